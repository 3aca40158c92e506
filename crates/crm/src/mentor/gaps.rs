//! Where mentoring falls short: who had no training this year, who has too many trainees, which schools lost their mentors.

use super::store::{self, Held};
use crate::commands::Nothing;
use crate::error::Result;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day, PartDay, Standing, counted};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use ts_rs::TS;

/// How long a school counts as one that lost its mentors, in months.
const LOST_MONTHS: u32 = 12;

/// Where mentoring falls short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorGaps {
    /// The academic year of today.
    pub year: AcademicYear,
    /// Mentors without training this academic year.
    pub untrained: Vec<MentorGap>,
    /// Mentors with more trainees than agreed.
    pub over: Vec<MentorGap>,
    /// Schools where the last mentor left within a year.
    pub lost: Vec<MentorGap>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorGap {
    /// Who: the mentor, or the last one of a school.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// At which school; `null`: at none.
    pub school_id: Option<i64>,
    /// The same by name.
    pub school: String,
    /// What falls short, as a sentence.
    pub why: String,
}

impl MentorGap {
    fn of(held: Held, why: String) -> Self {
        Self {
            person_id: held.person_id,
            name: held.name,
            school_id: held.school_id,
            school: held.place,
            why,
        }
    }
}

/// Where mentoring falls short.
///
/// # Errors
/// What SQLite says.
pub fn gaps(read: &Read<'_>, _: Nothing) -> Result<MentorGaps> {
    let today = read.desk.store.clock().today();
    let year = AcademicYear::of(today);
    let all = store::every(read.db)?;
    let lost = lost(read.db, &all, today)?;
    let stands = || {
        all.iter()
            .filter(|held| held.standing == Standing::Current)
            .cloned()
    };
    let untrained = stands()
        .filter(|held| held.at_once > 0 && !held.trained)
        .map(|held| {
            let why = match held.trainees_now {
                0 => format!("No training in {year}."),
                now => format!(
                    "No training in {year}, and {} now.",
                    counted(u64::from(now), "trainee", "trainees")
                ),
            };
            MentorGap::of(held, why)
        })
        .collect();
    let over = stands()
        .filter(|held| held.over_full)
        .map(|held| {
            let why = format!(
                "{} now, {} agreed.",
                counted(u64::from(held.trainees_now), "trainee", "trainees"),
                held.at_once
            );
            MentorGap::of(held, why)
        })
        .collect();
    Ok(MentorGaps {
        year,
        untrained,
        over,
        lost,
    })
}

/// The schools of ours where nobody mentors any more though somebody did within a year, with the last who did.
fn lost(db: &Db, all: &[Held], today: Day) -> Result<Vec<MentorGap>> {
    let since = today
        .checked_sub_months(chrono::Months::new(LOST_MONTHS))
        .unwrap_or(today);
    let ours: HashSet<i64> = store::our_schools(db)?.into_iter().collect();
    let mut last: BTreeMap<i64, &Held> = BTreeMap::new();
    let mut held_on: HashSet<i64> = HashSet::new();
    for held in all {
        let Some(school) = held.school_id.filter(|school| ours.contains(school)) else {
            continue;
        };
        if held.standing != Standing::Former {
            held_on.insert(school);
            continue;
        }
        let ended = PartDay::stored(&held.last_day).last();
        let recently = ended.is_some_and(|ended| ended >= since);
        let later = last
            .get(&school)
            .is_none_or(|known| known.last_day < held.last_day);
        if recently && later {
            last.insert(school, held);
        }
    }
    let mut lost = Vec::new();
    for (school, held) in last {
        if held_on.contains(&school) {
            continue;
        }
        let placed = match store::placed(db, school)? {
            0 => String::new(),
            placed => format!(
                " {} placed there.",
                counted(u64::from(placed), "trainee is", "trainees are")
            ),
        };
        let why = format!(
            "{} mentored there until {}, and nobody does now.{placed}",
            held.name,
            PartDay::stored(&held.last_day).written()
        );
        lost.push(MentorGap::of(held.clone(), why));
    }
    lost.sort_by(|one, other| one.school.cmp(&other.school));
    Ok(lost)
}

/// The schools that lost their mentors, for the first screen.
///
/// # Errors
/// What SQLite says.
pub(super) fn lost_schools(db: &Db, today: Day) -> Result<usize> {
    Ok(lost(db, &store::every(db)?, today)?.len())
}
