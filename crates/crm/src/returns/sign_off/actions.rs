//! Writing down who checked what. Each is one operation.

use super::store::{self, Kept};
use super::{OneSignOff, RecordSignOff, SignOffPart, SignOffWhat};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Act;
use crate::types::{AcademicYear, PartDay, written};

/// The longest note, in characters.
const LONGEST: usize = 200;

/// `Census 2026/27: start dates checked`, `Census 2026/27 signed off`.
fn said(what: SignOffWhat, year: AcademicYear, part: SignOffPart) -> String {
    let what = what.label();
    match part {
        SignOffPart::SignedOff => format!("{what} {year} signed off"),
        SignOffPart::Outcomes => format!("{what} {year}: dates of outcomes checked"),
        SignOffPart::Placements => format!("{what} {year}: placements checked"),
        part => format!("{what} {year}: {} checked", part.label().to_lowercase()),
    }
}

/// Writes down that a part of a return was checked, or that it was signed off in the service.
///
/// # Errors
/// A sentence where the part is none of this return, the day is not one or lies ahead, or the note is too long.
pub fn record(act: &Act<'_>, mut request: RecordSignOff) -> Result<OneSignOff> {
    let w = act.write;
    let today = w.clock.today();
    if !request.what.parts().any(|part| part == request.part) {
        return Err(Error::invalid(format!(
            "“{}” is no part of the {}. Choose another.",
            request.part.label(),
            request.what.label().to_lowercase()
        )));
    }
    let on =
        PartDay::read_whole(request.on.as_deref().unwrap_or_default(), today)?.unwrap_or(today);
    if on > today {
        return Err(Error::invalid(format!(
            "{} lies ahead. Write a check down once it was made.",
            written(on)
        )));
    }
    request.note = request
        .note
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if request.note.chars().count() > LONGEST {
        return Err(Error::invalid(format!(
            "The note has more than {LONGEST} characters. Shorten it."
        )));
    }
    let id = store::insert(w, &request, on)?;
    w.label(said(request.what, request.year, request.part));
    Ok(OneSignOff { id })
}

/// Takes a record away that was written down by mistake.
///
/// # Errors
/// A sentence where it is gone.
pub fn remove(act: &Act<'_>, request: OneSignOff) -> Result<Nothing> {
    let w = act.write;
    let Kept {
        what, year, part, ..
    } = store::find(w.db, request.id)?.ok_or_else(|| {
        Error::not_found("This record is not in the file any more. Undo may bring it back.")
    })?;
    store::delete(w, request.id)?;
    w.label(format!("Taken back: {}", said(what, year, part)));
    Ok(Nothing {})
}
