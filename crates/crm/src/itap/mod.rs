//! Intensive training and practice: weeks or days with a theme, hosted by schools and led by their leaders.
//!
//! Days of ITaP are counted apart from those of placements. Parts of a day are kept as half days; the page sees days.

pub mod actions;
pub mod queries;
mod store;
#[cfg(test)]
mod tests;

use crate::types::{AcademicYear, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When a trainee is at ITaP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItapSpan {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// How much of it counts, in half days.
    pub half_days: u32,
}

/// Asks for the ITaP of an academic year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItapRequest {
    /// The academic year.
    pub year: AcademicYear,
}

/// The ITaP of an academic year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapYear {
    /// The academic year.
    pub year: AcademicYear,
    /// Its weeks and days, the first first.
    pub sets: Vec<ItapSet>,
    /// The cohorts: id and name.
    pub cohorts: Vec<(i64, String)>,
    /// Every trainee who takes part in any of it, with days counted.
    pub trainees: Vec<ItapDays>,
}

/// A week or some days of ITaP.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapSet {
    /// Its id.
    pub id: i64,
    /// The academic year.
    pub year: AcademicYear,
    /// As the office calls it.
    pub name: String,
    /// What is practised.
    pub theme: String,
    /// For whom; `null`: not said.
    pub cohort_id: Option<i64>,
    /// The same by name.
    pub cohort: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// `5 Oct 2026 to 9 Oct 2026`.
    pub written: String,
    /// How many days of it count: 4.5.
    pub days: f64,
    /// The same in words.
    pub days_said: String,
    /// How many schools host it.
    pub hosts: u32,
    /// For how many trainees.
    pub places: u32,
    /// How many take part.
    pub trainees: u32,
    /// How many of them have no host yet.
    pub unplaced: u32,
    /// Of how many it is not said yet whether they were there.
    pub unsaid: u32,
    /// What is still to do, as a sentence; empty: nothing.
    pub said: String,
}

/// A trainee with the days of ITaP that are planned and that they had.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapDays {
    /// The trainee.
    pub trainee_id: i64,
    /// Their record as a person.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// Their cohort.
    pub cohort: String,
    /// Days planned in all.
    pub planned: f64,
    /// Days that they were there.
    pub done: f64,
    /// Days that their route asks for.
    pub asked: u32,
    /// Whether what is planned falls short of that.
    pub short: bool,
    /// All of this as a sentence, with its source.
    pub words: String,
}

/// Names one week or some days of ITaP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneItap {
    /// Its id.
    pub id: i64,
}

/// A week or some days with hosts and trainees.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapPage {
    /// It.
    pub set: ItapSet,
    /// The schools that host it.
    pub hosts: Vec<ItapHost>,
    /// Who takes part: those without a host first, then by host and name.
    pub trainees: Vec<ItapTrainee>,
    /// Who may still take part: id and name; those of its cohort where it has one.
    pub may_join: Vec<(i64, String)>,
}

/// A school that hosts some of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapHost {
    /// Its id.
    pub id: i64,
    /// The school.
    pub school_id: i64,
    /// The same by name.
    pub school: String,
    /// For how many trainees.
    pub places: u32,
    /// How many are there.
    pub taken: u32,
    /// Who leads there; `null`: not said.
    pub leader_id: Option<i64>,
    /// The same by name.
    pub leader: String,
    /// `3 of 8 places taken; led by Ada Brook.`
    pub said: String,
}

/// Someone who takes part.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapTrainee {
    /// The trainee.
    pub trainee_id: i64,
    /// Their record as a person.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// Where; `null`: not placed yet.
    pub host_id: Option<i64>,
    /// How many days of it they were there; `null`: not said yet.
    pub days: Option<f64>,
    /// The same in words: `4½ of 5 days`, `Not said yet`.
    pub days_said: String,
}

/// Adds a week or some days of ITaP, or changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetItap {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// As the office calls it.
    pub name: String,
    /// What is practised.
    #[serde(default)]
    pub theme: String,
    /// For whom.
    #[serde(default)]
    pub cohort_id: Option<i64>,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed; empty: the first.
    #[serde(default)]
    pub until: String,
    /// How many days of it count, as typed; empty: every weekday.
    #[serde(default)]
    pub days: String,
}

/// Adds a host, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetItapHost {
    /// Of what.
    pub itap_id: i64,
    /// At which school of ours.
    pub school_id: i64,
    /// For how many trainees.
    pub places: u32,
    /// Who leads there.
    #[serde(default)]
    pub leader_id: Option<i64>,
}

/// Names a host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneItapHost {
    /// Its id.
    pub id: i64,
}

/// Lets trainees take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JoinItap {
    /// In what.
    pub itap_id: i64,
    /// Who; none: all who may.
    #[serde(default)]
    pub trainees: Vec<i64>,
}

/// Trainees who no longer take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeaveItap {
    /// In what.
    pub itap_id: i64,
    /// Who.
    pub trainees: Vec<i64>,
}

/// Places trainees with a host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceItap {
    /// In what.
    pub itap_id: i64,
    /// Who; none: all without a host, shared among the hosts by their free places.
    #[serde(default)]
    pub trainees: Vec<i64>,
    /// With which host; `null`: with none.
    #[serde(default)]
    pub host_id: Option<i64>,
}

/// Says how much of it trainees were there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttendItap {
    /// Of what.
    pub itap_id: i64,
    /// Who; none: all of whom it is not said yet.
    #[serde(default)]
    pub trainees: Vec<i64>,
    /// How many days, as typed: `5`, `4.5`, `0`; `all`: all of it; empty: not said yet.
    pub days: String,
}

/// What became of ITaP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItapDone {
    /// The week or days that it was about.
    pub id: i64,
    /// What became of it, as a sentence.
    pub said: String,
}

/// A number of half days in days: `4½`, `½`, `5`.
pub fn days_text(half_days: u32) -> String {
    match (half_days / 2, half_days % 2) {
        (0, 1) => "½".to_owned(),
        (days, 0) => days.to_string(),
        (days, _) => format!("{days}½"),
    }
}

/// The same with its noun: `4½ days`, `1 day`, `½ day`.
pub fn days_said(half_days: u32) -> String {
    let noun = if (1..=2).contains(&half_days) {
        "day"
    } else {
        "days"
    };
    format!("{} {noun}", days_text(half_days))
}
