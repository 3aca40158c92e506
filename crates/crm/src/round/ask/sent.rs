//! Marking the e-mails of a round as sent: they land on the timelines of whom they were about.

use super::store::{self, RoundSchoolRow};
use crate::activity::{ActivityKind, NewActivity, actions as activity};
use crate::error::{Error, Result};
use crate::round::RoundSchoolsTouched;
use crate::round::queries::one;
use crate::session::Act;
use crate::types::{About, PartDay, Source, counted, written};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// E-mails that went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkRoundSent {
    /// The round.
    pub id: i64,
    /// Which batch; missing: every one that is not marked yet.
    #[serde(default)]
    pub batch: Option<u32>,
    /// The day, as typed; blank: today.
    #[serde(default)]
    pub on: String,
}

/// Marks the e-mails of a batch as sent, and logs each on the timelines of its person and schools.
///
/// # Errors
/// A sentence where the round is not there, nothing of it is left to mark, or the day is none or lies ahead.
pub fn mark(act: &Act<'_>, request: MarkRoundSent) -> Result<RoundSchoolsTouched> {
    let w = act.write;
    let round = one(w.db, request.id)?;
    let today = w.clock.today();
    let on = PartDay::read_whole(&request.on, today)?.unwrap_or(today);
    if on > today {
        return Err(Error::invalid(format!(
            "Nothing can have been sent on {}, a day that is still to come.",
            written(on)
        )));
    }
    let mut letters: BTreeMap<(u32, String), Vec<RoundSchoolRow>> = BTreeMap::new();
    for row in store::round_schools(w.db, round.id)? {
        let wanted = request.batch.is_none_or(|batch| batch == row.batch);
        if wanted && row.batch > 0 && !row.email.is_empty() && row.sent_on.is_empty() {
            let key = (row.batch, row.email.to_lowercase());
            letters.entry(key).or_default().push(row);
        }
    }
    if letters.is_empty() {
        return Err(Error::invalid(
            "No written e-mail of this round is left to be marked as sent. Write the forms first.",
        ));
    }
    let mut schools = 0_u32;
    for rows in letters.values() {
        let mut about: Vec<About> = Vec::new();
        let first = rows.first();
        about.extend(first.and_then(|row| row.person_id).map(|person| About {
            person_id: Some(person),
            ..About::default()
        }));
        for row in rows {
            store::set_sent(w, row.id, &on.to_string())?;
            schools += 1;
            about.push(About {
                school_id: Some(row.school_id),
                ..About::default()
            });
        }
        activity::log(
            w,
            &NewActivity {
                kind: ActivityKind::Email,
                on,
                at_time: String::new(),
                direction: "out".to_owned(),
                title: round.title.clone(),
                text: first
                    .map(|row| format!("The form went to {}.", row.email))
                    .unwrap_or_default(),
                message_id: String::new(),
                source: Source::Form,
                about,
            },
        )?;
    }
    let e_mails = counted(letters.len() as u64, "e-mail", "e-mails");
    w.label(format!("{}: {e_mails} marked as sent", round.title));
    Ok(RoundSchoolsTouched {
        schools,
        said: format!(
            "{e_mails} to {} marked as sent on {}.",
            counted(u64::from(schools), "school", "schools"),
            written(on)
        ),
    })
}
