//! Writing down what somebody said about mailings.

use super::{ConsentRecorded, ConsentStand, LONGEST, NewConsent, RecordConsent, queries, store};
use crate::error::{Error, Result};
use crate::person;
use crate::session::Act;
use crate::store::Write;
use crate::types::{PartDay, written};

/// Keeps what somebody said, and sets or lifts the objection accordingly. The operation is named by whoever calls.
///
/// # Errors
/// A sentence where they are not in the file, or agree while an objection stands that is not to be lifted.
pub fn keep(w: &Write<'_>, new: &NewConsent) -> Result<()> {
    let known = store::known(w.db, new.person_id)?.ok_or_else(queries::gone)?;
    match new.stand {
        ConsentStand::Given if known.objects && !new.lifts_objection => {
            let since = match known.objected_on.as_str() {
                "" => String::new(),
                on => format!(" since {}", PartDay::stored(on).written()),
            };
            return Err(Error::conflict(format!(
                "{} objects to mailings{since}. Say that agreeing lifts the objection, or leave it as it is.",
                known.name
            )));
        }
        ConsentStand::Given if known.objects => {
            person::actions::set_objection(w, new.person_id, None)?;
        }
        ConsentStand::Objected if !known.objects => {
            person::actions::set_objection(w, new.person_id, Some(new.on))?;
        }
        _ => {}
    }
    store::insert(w, new)
}

/// Writes down what somebody said about mailings, as one operation.
///
/// # Errors
/// A sentence where the day cannot be read or lies ahead; as [`keep`].
pub fn record(act: &Act<'_>, request: RecordConsent) -> Result<ConsentRecorded> {
    let w = act.write;
    let today = w.clock.today();
    let on = PartDay::read_whole(&request.on, today)?.unwrap_or(today);
    if on > today {
        return Err(Error::invalid(format!(
            "{} lies ahead. Nobody has said anything then yet.",
            written(on)
        )));
    }
    let before = store::known(w.db, request.person_id)?.ok_or_else(queries::gone)?;
    keep(
        w,
        &NewConsent {
            person_id: request.person_id,
            stand: request.stand,
            on,
            how: request.how,
            told: line(&request.told, "What they were told")?,
            note: line(&request.note, "This note")?,
            reply_id: None,
            lifts_objection: request.lifts_objection,
        },
    )?;
    let name = &before.name;
    let said = match request.stand {
        ConsentStand::Given if before.objects => {
            format!("{name} agrees to mailings; the objection is lifted")
        }
        ConsentStand::Given => format!("{name} agrees to mailings"),
        ConsentStand::Withdrawn => format!("{name} agrees to mailings no longer"),
        ConsentStand::Objected => format!("{name} objects to mailings"),
    };
    w.label(said.clone());
    Ok(ConsentRecorded {
        person_id: request.person_id,
        said: format!("{said}."),
    })
}

fn line(text: &str, what: &str) -> Result<String> {
    let text = text.trim();
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Error::invalid(format!(
            "{what} has {length} characters, and {LONGEST} are kept. Shorten it."
        )));
    }
    Ok(text.to_owned())
}
