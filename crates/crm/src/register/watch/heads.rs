//! Accepting a change of the head: as a change of the post-holder, or as the same person under a new name.

use super::offer::Offer;
use super::{RegisterChange, queries};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::tenure::heads::{self, Accepting, HeadNow};
use crate::types::written;

/// What was done, or why it is left.
type Outcome = Result<std::result::Result<Offer, String>>;

/// Changes the head of a school as the register tells it: the leaver's tenure ends with the term before the file's day at
/// the latest, a known last day stays. What has to be decided is decided only where it is accepted `alone` and our records
/// say who leaves.
pub(super) fn accept(
    w: &Write<'_>,
    change: &RegisterChange,
    school_id: i64,
    alone: bool,
) -> Outcome {
    if change.offer == Offer::Decide {
        let decidable = decidable(w.db, change)?;
        if !(alone && decidable) {
            return Ok(Err(why_left(change, alone, decidable)));
        }
    }
    let found = queries::head_change(w.db, change.id)?;
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
    Ok(Ok(Offer::of_change(&done)))
}

/// Whether accepting a change by itself decides it. Who leaves is the head whom the register no longer names, and
/// accepting says that the other is not the same person; where we have somebody else, nobody has said who leaves.
pub(super) fn decidable(db: &Db, change: &RegisterChange) -> Result<bool> {
    let Some(school) = change.school_id.filter(|_| change.perhaps_same) else {
        return Ok(false);
    };
    let head = queries::head(db, school, change.kind, &change.before, &change.after)?;
    Ok(matches!(head, HeadNow::Leaver(_)))
}

/// Why a change that has to be decided is left, a sentence with the way on.
fn why_left(change: &RegisterChange, alone: bool, decidable: bool) -> String {
    let RegisterChange { name, after, .. } = change;
    if decidable {
        return format!(
            "{name}: {after} may be {} under a new name. Decide it by itself.",
            change.before
        );
    }
    let before = match change.before.as_str() {
        "" => "nobody",
        before => before,
    };
    let way_on = if alone {
        "Use Change… to say who leaves."
    } else {
        "Decide it by itself."
    };
    format!(
        "{name}: the register names {after} after {before}, and we have somebody else. {way_on}"
    )
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
