//! Writing down what is known of a school as a place to train at.

use super::store;
use super::{OneNotToPlace, OneReview, SetNotToPlace, SetReview};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::placement;
use crate::placement::actions::day_or_today;
use crate::session::Act;
use crate::store::Db;
use crate::types::{PartDay, written};

fn school(db: &Db, id: i64) -> Result<String> {
    placement::store::school(db, id)?.ok_or_else(|| {
        Error::not_found("This school is not in the file any more. Undo may bring it back.")
    })
}

fn no_review() -> Error {
    Error::not_found("This review is not in the file any more. Undo may bring it back.")
}

/// Adds a visit or an evaluation of a school, or changes one.
///
/// # Errors
/// A sentence where the school or the review is not there, the day is none or still to come, or nothing is said.
pub fn set_review(act: &Act<'_>, request: SetReview) -> Result<OneReview> {
    let w = act.write;
    let mut one = request;
    if let Some(id) = one.id {
        one.school_id = store::one_review(w.db, id)?
            .ok_or_else(no_review)?
            .school_id;
    }
    let school = school(w.db, one.school_id)?;
    let today = w.clock.today();
    let on = day_or_today(&one.on, today)?;
    if on > today {
        return Err(Error::invalid(format!(
            "{} is still to come, so nothing was seen then yet. A visit that is planned is a task.",
            written(on)
        )));
    }
    if one.text.trim().is_empty() && one.areas.trim().is_empty() && one.actions.trim().is_empty() {
        return Err(Error::invalid(
            "Write down what was found or said, in a line at least.",
        ));
    }
    let id = store::put_review(w, &one, on)?;
    let what = one.kind.label().to_lowercase();
    w.label(match one.id {
        None => format!(
            "Wrote down a {what} of {school}: {}",
            one.outcome.label().to_lowercase()
        ),
        Some(_) => format!("Changed a {what} of {school}"),
    });
    Ok(OneReview { id })
}

/// Takes a review away.
///
/// # Errors
/// A sentence where it is not there.
pub fn remove_review(act: &Act<'_>, request: OneReview) -> Result<Nothing> {
    let w = act.write;
    let review = store::one_review(w.db, request.id)?.ok_or_else(no_review)?;
    let school = school(w.db, review.school_id)?;
    store::delete_review(w, review.id)?;
    w.label(format!(
        "Took off a {} of {school}",
        review.kind.label().to_lowercase()
    ));
    Ok(Nothing {})
}

/// Puts a school on the list of those not to place at, or changes its entry. Placements that are there stay; the checks
/// tell of them.
///
/// # Errors
/// A sentence where the school is not there, no reason is given, a day is none, or it ends before it begins.
pub fn set_not_to_place(act: &Act<'_>, request: SetNotToPlace) -> Result<OneNotToPlace> {
    let w = act.write;
    let school_id = match request.id {
        Some(id) => {
            store::one_not_to_place(w.db, id)?
                .ok_or_else(no_entry)?
                .school_id
        }
        None => request.school_id,
    };
    let school = school(w.db, school_id)?;
    let today = w.clock.today();
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid(format!(
            "Say why nobody is to be placed at {school}, so that a colleague knows when it is over."
        )));
    }
    let from = day_or_today(&request.from_on, today)?;
    let until = PartDay::read_whole(&request.until_on, today)?;
    if let Some(until) = until.filter(|until| *until < from) {
        return Err(Error::invalid(format!(
            "This ends on {}, before it begins on {}. Check the two days.",
            written(until),
            written(from)
        )));
    }
    let id = store::put_not_to_place(w, request.id, school_id, (from, until), reason)?;
    w.label(match until {
        Some(until) => format!(
            "Nobody is to be placed at {school} until {}",
            written(until)
        ),
        None => format!("Nobody is to be placed at {school} until further notice"),
    });
    Ok(OneNotToPlace { id })
}

fn no_entry() -> Error {
    Error::not_found("This entry is not in the file any more. Undo may bring it back.")
}

/// Takes a school off the list of those not to place at.
///
/// # Errors
/// A sentence where the entry is not there.
pub fn remove_not_to_place(act: &Act<'_>, request: OneNotToPlace) -> Result<Nothing> {
    let w = act.write;
    let entry = store::one_not_to_place(w.db, request.id)?.ok_or_else(no_entry)?;
    let school = school(w.db, entry.school_id)?;
    store::delete_not_to_place(w, entry.id)?;
    w.label(format!("Trainees may be placed at {school} again"));
    Ok(Nothing {})
}
