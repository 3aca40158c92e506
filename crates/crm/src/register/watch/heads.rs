//! Accepting a change of the head: as a change of the post-holder, or as the same person under a new name.

use super::offer::Offer;
use super::{RegisterChange, queries};
use crate::error::Result;
use crate::store::Write;
use crate::tenure::heads::{self, Accepting};
use crate::types::written;

/// What was done, or why it is left.
type Outcome = Result<std::result::Result<Offer, String>>;

/// Changes the head of a school as the register tells it: the leaver's tenure ends with the term before the file's day at
/// the latest, a known last day stays. What has to be decided is decided only where it is accepted `alone`.
pub(super) fn accept(
    w: &Write<'_>,
    change: &RegisterChange,
    school_id: i64,
    alone: bool,
) -> Outcome {
    let found = queries::head_change(w.db, change.id)?;
    if change.offer == Offer::Decide && !(alone && change.perhaps_same) {
        return Ok(Err(format!(
            "{}: {} Decide it by itself.",
            change.name,
            if change.perhaps_same {
                format!(
                    "{} may be {} under a new name.",
                    change.after, change.before
                )
            } else {
                format!(
                    "the register names {} after {}, and we have somebody else.",
                    change.after,
                    if change.before.is_empty() {
                        "nobody"
                    } else {
                        &change.before
                    }
                )
            }
        )));
    }
    let done = heads::accept(
        w,
        Accepting {
            school_id,
            before: found.before,
            after: found.after,
            day: found.day,
            note: format!("As the register of {} tells it.", written(found.day)),
        },
    )?;
    Ok(Ok(match (done.closed, done.opened) {
        (Some(_), Some(_)) => Offer::ChangeHead,
        (Some(_), None) => Offer::EndHead,
        (None, Some(_)) => Offer::OpenHead,
        (None, None) => Offer::Note,
    }))
}

/// Takes another name of the head as a new name of the same person.
pub(super) fn same_person(w: &Write<'_>, change: &RegisterChange) -> Outcome {
    let found = match change.kind {
        crate::register::diff::ChangeKind::HeadChanged => queries::head_change(w.db, change.id)?,
        _ => return Ok(Err(format!("{}: this is not another head.", change.name))),
    };
    let (Some(school), Some(after)) = (change.school_id, &found.after) else {
        return Ok(Err(format!("{} is not a school of ours.", change.name)));
    };
    let renamed = heads::same_person(w, school, found.before.as_ref(), after, found.day)?;
    Ok(if renamed {
        Ok(Offer::SamePerson)
    } else {
        Err(format!("{}: we have no head there to rename.", change.name))
    })
}
