//! What the office writes down of mentors. Each is one operation.

use super::{MentorSet, SetMentor, store};
use crate::error::{Error, Result};
use crate::person::actions::{read_trn, set_trn};
use crate::register::codes;
use crate::session::Act;
use crate::store::Write;
use crate::types::{Day, PartDay, written};

/// The most trainees that one person mentors at once.
const MOST_AT_ONCE: u32 = 20;

/// A day as typed, as it is kept; empty: none.
fn kept(typed: &str, today: Day) -> Result<String> {
    let day = PartDay::read_whole(typed, today)?;
    Ok(day.map(|day| day.to_string()).unwrap_or_default())
}

fn check_at_once(at_once: u32) -> Result<()> {
    if at_once > MOST_AT_ONCE {
        return Err(Error::invalid(format!(
            "{at_once} trainees at once are more than one person mentors ({MOST_AT_ONCE} at most). Check the number."
        )));
    }
    Ok(())
}

/// Writes down what is known of a mentor: how many at once, subjects, when they are free, their TRN. A post that was none
/// of mentoring becomes one.
///
/// # Errors
/// A sentence where the post is gone, or a number, subject, day or TRN cannot be.
pub fn set(act: &Act<'_>, request: SetMentor) -> Result<MentorSet> {
    let w = act.write;
    let mut held = store::one(w.db, request.tenure_id)?.ok_or_else(|| {
        Error::not_found("This post-holder is not in the file any more. Undo may bring them back.")
    })?;
    let today = w.clock.today();
    if let Some(at_once) = request.at_once {
        check_at_once(at_once)?;
        held.at_once = at_once;
    }
    if let Some(subjects) = &request.subjects {
        for code in subjects {
            if codes::name("subject", code).is_none() {
                return Err(Error::invalid(format!(
                    "“{code}” is no subject code. Choose one of the list."
                )));
            }
        }
        held.subjects = subjects.join(";");
    }
    if let Some(from) = &request.from_on {
        held.from_on = kept(from, today)?;
    }
    if let Some(until) = &request.until_on {
        held.until_on = kept(until, today)?;
    }
    if !held.from_on.is_empty() && !held.until_on.is_empty() && held.until_on < held.from_on {
        let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), written);
        return Err(Error::invalid(format!(
            "This ends ({}) before it begins ({}). Check the two days.",
            day(&held.until_on),
            day(&held.from_on)
        )));
    }
    if let Some(note) = &request.note {
        held.note = note.trim().to_owned();
    }
    let mut changed = false;
    // A TRN alone makes nobody a mentor.
    let of_the_post = request.at_once.is_some()
        || request.subjects.is_some()
        || request.from_on.is_some()
        || request.until_on.is_some()
        || request.note.is_some();
    if of_the_post {
        changed |= store::put(w, &held)?;
    }
    if let Some(text) = &request.trn {
        changed |= set_trn(w, held.person_id, &read_trn(text)?)?;
    }
    w.label(if of_the_post {
        format!("Mentoring of {} changed", held.name)
    } else {
        format!("TRN of {} changed", held.name)
    });
    Ok(MentorSet {
        tenure_id: held.tenure_id,
        changed,
    })
}

/// Writes down, for an import, how many trainees and which subjects a mentor may have; what is missing stays.
pub(super) fn note(
    w: &Write<'_>,
    tenure: i64,
    at_once: Option<u32>,
    subjects: Option<&[String]>,
    note: &str,
) -> Result<()> {
    let Some(mut held) = store::one(w.db, tenure)? else {
        return Ok(());
    };
    held.at_once = at_once.unwrap_or(held.at_once);
    if let Some(subjects) = subjects {
        held.subjects = subjects.join(";");
    }
    if !note.is_empty() {
        note.clone_into(&mut held.note);
    }
    store::put(w, &held)?;
    Ok(())
}
