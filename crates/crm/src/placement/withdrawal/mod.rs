//! A school drops out: its placements are withdrawn, and whoever was to be there goes elsewhere, as one operation.
//!
//! What it would do is a query that changes nothing: who is affected, and for each the schools that would fit, best
//! first, with their reasons. The ranking is the jigsaw's.

pub mod actions;
pub mod queries;

use super::Placement;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A school that may drop out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DropOutRequest {
    /// Our school.
    pub school_id: i64,
    /// Only these of its placements; missing: all that are not over.
    #[serde(default)]
    pub placements: Option<Vec<i64>>,
}

/// A school where a trainee could go instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DropOutAlternative {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// What the place is for, in words: `Mathematics, Year 7`; empty: not said.
    pub wants: String,
    /// Why it fits and what is to be minded, finished sentences.
    pub reasons: Vec<String>,
}

/// A placement that would fall away.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AffectedPlacement {
    /// The placement.
    pub placement: Placement,
    /// What falls away with it, a sentence: `48 days from 14 Sep to 18 Dec 2026 would be lost.`
    pub said: String,
    /// Where the trainee could go instead, the best first.
    pub alternatives: Vec<DropOutAlternative>,
}

/// What would follow if a school dropped out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DropOut {
    /// The school's name.
    pub school: String,
    /// Its placements that would fall away, the earliest first.
    pub affected: Vec<AffectedPlacement>,
    /// All of it as a sentence.
    pub said: String,
}

/// Where a trainee goes instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Elsewhere {
    /// The placement that falls away.
    pub placement_id: i64,
    /// The other school.
    pub school_id: i64,
}

/// A school drops out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WithdrawSchool {
    /// Our school.
    pub school_id: i64,
    /// Only these of its placements; missing: all that are not over.
    #[serde(default)]
    pub placements: Option<Vec<i64>>,
    /// The day of that, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Who goes where instead; whoever is not named is to be placed later.
    #[serde(default)]
    pub elsewhere: Vec<Elsewhere>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolWithdrawn {
    /// Placements that the school took back.
    pub withdrawn: Vec<i64>,
    /// Placements that were made instead.
    pub placed: Vec<i64>,
    /// Trainees who are still to be placed, by name.
    pub to_place: Vec<String>,
    /// All of it as a sentence.
    pub said: String,
}
