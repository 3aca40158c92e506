//! What the office does with its calendar. Each is one operation.

use super::days::{Entry, Whose};
use super::queries::{Known, Meant, ready, span_written};
use super::{
    CalendarPasted, CalendarTouched, PasteCalendar, SetCalendar, SomeCalendar, paste, store,
};
use crate::error::{Error, Result};
use crate::session::Act;
use crate::store::Write;
use crate::trust;
use crate::types::counted;

fn gone() -> Error {
    Error::not_found("This entry is not in the calendar any more. Undo may bring it back.")
}

/// For whom an entry is written; a trust is written down where nobody has written about it yet.
fn settled(w: &Write<'_>, meant: Meant) -> Result<Whose> {
    match meant {
        Meant::Known(whose) => Ok(whose),
        Meant::NewTrust(uid) => Ok(Whose::Trust(trust::actions::of_uid(w, uid)?)),
    }
}

fn called(entry: &Entry) -> &str {
    match entry.name.as_str() {
        "" => entry.kind.label(),
        name => name,
    }
}

/// Adds an entry, or changes one.
///
/// # Errors
/// A sentence where a day cannot be, the place is not there, or the entry is gone.
pub fn set(act: &Act<'_>, request: SetCalendar) -> Result<CalendarTouched> {
    let w = act.write;
    let entry = paste::span(
        request.kind,
        &request.name,
        (&request.from, &request.until),
        w.clock.today(),
    )
    .map_err(Error::invalid)?;
    let known = Known::read(w.db)?;
    let meant = known.meant(&request.place)?;
    let place = known.called(&meant);
    let whose = settled(w, meant)?;
    let said = format!("{}, {}, for {place}", called(&entry), span_written(&entry));
    let id = match request.id {
        Some(id) => {
            store::find(w.db, id)?.ok_or_else(gone)?;
            store::update(w, id, &whose, &entry)?;
            w.label(format!("Changed in the calendar: {said}"));
            id
        }
        None => {
            w.label(format!("Entered in the calendar: {said}"));
            store::insert(w, &whose, &entry)?
        }
    };
    Ok(CalendarTouched { ids: vec![id] })
}

/// Takes entries out of the calendar.
///
/// # Errors
/// A sentence where none of them is there.
pub fn remove(act: &Act<'_>, request: SomeCalendar) -> Result<CalendarTouched> {
    let w = act.write;
    let mut gone_now = Vec::new();
    for id in request.ids {
        if let Some(held) = store::find(w.db, id)? {
            store::delete(w, id)?;
            gone_now.push((id, held.entry));
        }
    }
    match gone_now.as_slice() {
        [] => return Err(gone()),
        [(_, one)] => w.label(format!(
            "Took {} ({}) out of the calendar",
            called(one),
            span_written(one)
        )),
        many => w.label(format!(
            "Took {} out of the calendar",
            counted(many.len() as u64, "entry", "entries")
        )),
    }
    Ok(CalendarTouched {
        ids: gone_now.into_iter().map(|(id, _)| id).collect(),
    })
}

/// Enters what a pasted table says; rows that cannot be read are handed back, each with its reason.
///
/// # Errors
/// A sentence where no row can be entered.
pub fn paste(act: &Act<'_>, request: PasteCalendar) -> Result<CalendarPasted> {
    let w = act.write;
    let known = Known::read(w.db)?;
    let (rows, rejected) = ready(w.db, &known, &request)?;
    if rows.is_empty() {
        return Err(Error::invalid(match rejected.first() {
            None => {
                "There is no row to enter. Copy a table with names and days, and paste it here."
                    .to_owned()
            }
            Some(first) => format!(
                "No row of this table can be entered. Line {}: {}",
                first.line, first.why
            ),
        }));
    }
    let mut added = 0;
    for row in rows.into_iter().filter(|row| !row.already) {
        let whose = settled(w, row.meant)?;
        store::insert(w, &whose, &row.entry)?;
        added += 1;
    }
    w.label(format!(
        "Entered {} of {} in the calendar",
        counted(u64::from(added), "date", "dates"),
        request.year
    ));
    let mut said = match added {
        0 => "All of these are in the calendar already.".to_owned(),
        _ => format!(
            "{} in the calendar now.",
            counted(u64::from(added), "row is", "rows are")
        ),
    };
    if !rejected.is_empty() {
        said += &format!(
            " {} left out.",
            counted(rejected.len() as u64, "row was", "rows were")
        );
    }
    Ok(CalendarPasted {
        added,
        rejected,
        said,
    })
}
