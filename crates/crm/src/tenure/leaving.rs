//! *Who is leaving?*: after each day of notice, the schools that nobody has asked yet.
//!
//! A school has been asked once there was a call, a visit or a meeting with it, or one of us has confirmed a post there,
//! after the deadline.

use super::notice::{NoticeOf, Passed};
use super::{Standing, queries, store};
use crate::activity::{self, ActivityKind, NewActivity};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::office::{TodayItem, Tone};
use crate::session::{Act, Read};
use crate::types::{About, Source, counted, written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A school to ring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolToRing {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Its telephone; empty: not known.
    pub telephone: String,
    /// Whom to ask: our main contact, else the head, with their post; empty: nobody is known.
    pub who: String,
    /// Who of us looks after it; empty: nobody.
    pub owner: String,
    /// When somebody of us last asked, ISO; empty: never.
    pub heard_on: String,
}

/// The calls that are due after a day of notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Leaving {
    /// Why they are due, a sentence; empty: none are.
    pub words: String,
    /// The day of notice that has passed, ISO; empty: none lately.
    pub deadline: String,
    /// The schools that nobody has asked since then, those heard of longest ago first.
    pub schools: Vec<SchoolToRing>,
}

/// Schools that say that nobody leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NobodyLeaves {
    /// Which.
    pub school_ids: Vec<i64>,
}

/// Which schools are to be asked who is leaving.
///
/// # Errors
/// What SQLite says.
pub fn leaving(read: &Read<'_>, _: Nothing) -> Result<Leaving> {
    let today = read.desk.store.clock().today();
    let Some(passed) = queries::notice_days(read.db)?.passed(today) else {
        return Ok(Leaving {
            words: String::new(),
            deadline: String::new(),
            schools: Vec::new(),
        });
    };
    let mut schools = store::not_asked_since(read.db, &passed.day.to_string())?;
    for school in &mut schools {
        let there = store::at_school(read.db, school.school_id)?;
        let mut current: Vec<_> = there
            .into_iter()
            .filter(|held| held.standing(today) == Standing::Current)
            .collect();
        current.sort_by_key(|held| (!held.main_contact, !held.is_head));
        if let Some(first) = current.first() {
            school.who = format!("{}, {}", first.person, super::said::within(&first.role));
        }
    }
    Ok(Leaving {
        words: why(passed),
        deadline: passed.day.to_string(),
        schools,
    })
}

fn why(passed: Passed) -> String {
    let (whose, who) = match passed.of {
        NoticeOf::Heads => ("Heads", "whether the head is leaving"),
        NoticeOf::Others => ("Teachers", "who is leaving"),
    };
    format!(
        "{whose} had to give notice by {}: ask {who}.",
        written(passed.day)
    )
}

/// The line of the first screen.
///
/// # Errors
/// What SQLite says.
pub fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let leaving = leaving(read, Nothing {})?;
    let count = u32::try_from(leaving.schools.len()).unwrap_or(u32::MAX);
    let line = (count > 0).then(|| TodayItem {
        id: "whoIsLeaving".to_owned(),
        count,
        text: format!(
            "{} to ring: who is leaving?",
            counted(u64::from(count), "school", "schools")
        ),
        route: "/leaving".to_owned(),
        tone: Tone::Warn,
    });
    Ok(line.into_iter().collect())
}

/// Logs that schools were rung and nobody leaves, and confirms the posts there.
///
/// # Errors
/// A sentence where a school is gone.
pub fn nobody_leaves(act: &Act<'_>, request: NobodyLeaves) -> Result<Nothing> {
    let w = act.write;
    let today = w.clock.today();
    let mut names = Vec::new();
    for &school in &request.school_ids {
        let name = store::school_name(w.db, school)?.ok_or_else(|| {
            Error::not_found("This school is not in the file any more. Undo may bring it back.")
        })?;
        activity::actions::log(
            w,
            &NewActivity {
                kind: ActivityKind::Call,
                on: today,
                at_time: String::new(),
                direction: "out".to_owned(),
                title: "Who is leaving? Nobody.".to_owned(),
                text: String::new(),
                message_id: String::new(),
                source: Source::Call,
                about: vec![About {
                    school_id: Some(school),
                    ..About::default()
                }],
            },
        )?;
        for held in store::at_school(w.db, school)? {
            if held.standing(today) == Standing::Current {
                store::confirm(w, held.id, &today.to_string(), w.staff_id, Source::Call)?;
            }
        }
        names.push(name);
    }
    w.label(match names.as_slice() {
        [one] => format!("Rang {one}: nobody is leaving"),
        many => format!(
            "Rang {}: nobody is leaving",
            counted(many.len() as u64, "school", "schools")
        ),
    });
    Ok(Nothing {})
}
