//! Ready for sign-off: the census and the performance profile, as Register will show them (dfe.md 1.7, 2026/27).
//!
//! Who is in a return and who is not, with the reason, is a pure rule ([`rules`]); what is missing in the records of those
//! who are in is one too ([`missing`]). Both look at our own file, so that the office can put things right before the
//! service shows its numbers. Who of us checked what, and when, is written down and undone like any work.

pub mod actions;
pub mod missing;
pub mod queries;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use crate::trainee::TraineeField;
use crate::types::{AcademicYear, coded};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// What is signed off.
    SignOffWhat {
        Census = "census", "Census";
        PerformanceProfile = "performanceProfile", "Performance profile";
    }

    /// A part of what is checked before a sign-off, in the order of the DfE's guidance (2026/27).
    SignOffPart {
        Numbers = "numbers", "Number of trainees";
        Courses = "courses", "Course details";
        Starts = "starts", "Start dates";
        Statuses = "statuses", "Status";
        Outcomes = "outcomes", "Dates of QTS or EYTS, deferral and withdrawal";
        Placements = "placements", "Placements of those who gained QTS or EYTS";
        SignedOff = "signedOff", "Signed off in Register";
    }
}

impl SignOffWhat {
    /// The parts that are checked for it.
    pub fn parts(self) -> impl Iterator<Item = SignOffPart> {
        SignOffPart::ALL.iter().copied().filter(move |part| {
            self == Self::PerformanceProfile || *part != SignOffPart::Placements
        })
    }
}

/// Asks how ready a return is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SignOffRequest {
    /// Which.
    pub what: SignOffWhat,
    /// The academic year that it is about; missing: the one whose sign-off comes next, or is open.
    #[serde(default)]
    pub year: Option<AcademicYear>,
}

/// How ready a return is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffPage {
    /// Which.
    pub what: SignOffWhat,
    /// The academic year that it is about.
    pub year: AcademicYear,
    /// `Census 2026/27`.
    pub title: String,
    /// When it is and when it is signed off, sentences.
    pub dates: String,
    /// How ready it is, a sentence.
    pub said: String,
    /// What the office should know of it; empty: nothing.
    pub note: String,
    /// Whether somebody wrote down that it was signed off.
    pub signed_off: bool,
    /// How many trainees are in it.
    pub trainees: u32,
    /// What is checked, with who did.
    pub parts: Vec<SignOffPartShown>,
    /// What is missing in the records of those who are in it.
    pub problems: Vec<SignOffProblem>,
    /// Those who are not in it though one may expect them, each with the reason.
    pub left_out: Vec<SignOffLeftOut>,
    /// How many trainees by route, subject, phase and status.
    pub counts: Vec<SignOffCounts>,
    /// The year that the counts are held against.
    pub before: AcademicYear,
    /// The years that can be chosen, newest first.
    pub years: Vec<AcademicYear>,
}

/// A part of what is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffPartShown {
    /// Which.
    pub part: SignOffPart,
    /// The same in words.
    pub label: String,
    /// What to do with it, a sentence.
    pub says: String,
    /// How many problems it has.
    pub problems: u32,
    /// Who checked it, the latest first.
    pub checks: Vec<SignOffCheck>,
}

/// That somebody checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffCheck {
    /// Its id.
    pub id: i64,
    /// `Perpetua Lindqvist, 12 Oct 2026`.
    pub said: String,
    /// A line about it.
    pub note: String,
}

/// Something that is missing or cannot be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffProblem {
    /// The part that it belongs to.
    pub part: SignOffPart,
    /// Whose: `trainee.id`.
    pub trainee_id: i64,
    /// Their name.
    pub name: String,
    /// The field to put right; `null`: their state or their placements.
    pub field: Option<TraineeField>,
    /// What is missing and what to do, sentences.
    pub says: String,
}

/// Somebody who is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffLeftOut {
    /// Who: `trainee.id`.
    pub trainee_id: i64,
    /// Their name.
    pub name: String,
    /// Why, a sentence.
    pub why: String,
}

/// How many trainees by one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffCounts {
    /// `Route`.
    pub by: String,
    /// By its value, the most first.
    pub rows: Vec<SignOffCount>,
}

/// How many trainees have one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffCount {
    /// The value, in words.
    pub value: String,
    /// How many in this return.
    pub now: u32,
    /// How many in that of the year before.
    pub before: u32,
    /// `3 more`, `2 fewer`, `the same`.
    pub change: String,
}

/// Writes down that a part was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RecordSignOff {
    /// Of which return.
    pub what: SignOffWhat,
    /// The academic year that it is about.
    pub year: AcademicYear,
    /// Which part.
    pub part: SignOffPart,
    /// The day, as typed; missing or empty: today.
    #[serde(default)]
    pub on: Option<String>,
    /// A line about it.
    #[serde(default)]
    pub note: String,
}

/// One record of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneSignOff {
    /// Its id.
    pub id: i64,
}
