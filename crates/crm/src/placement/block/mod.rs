//! Blocks: the named spans of an academic year in which trainees are placed, under the office's own labels.

pub mod actions;
pub mod queries;
mod store;

use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A named span of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Its id.
    pub id: i64,
    /// The academic year.
    pub year: AcademicYear,
    /// The office's label: `Placement 1`, `School A`.
    pub name: String,
    /// For which cohort; `null`: for all of the year.
    pub cohort_id: Option<i64>,
    /// The cohort's name; empty: for all.
    pub cohort: String,
    /// The first day, ISO.
    pub from_on: String,
    /// The last day, ISO.
    pub until_on: String,
    /// Both in words: `7 Sep to 18 Dec 2026`.
    pub dates: String,
    /// Days that each trainee is to spend there; 0: not said.
    pub target_days: u32,
    /// Placements in it that hold a place.
    pub placements: u32,
}

/// Which blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BlocksRequest {
    /// Of this academic year; missing: of all.
    pub year: Option<AcademicYear>,
}

/// Blocks, and what a new one is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Blocks {
    /// By year and first day.
    pub blocks: Vec<Block>,
    /// Cohorts: id and name with the year in which they began.
    pub cohorts: Vec<(i64, String)>,
    /// Academic years that a block may be in: last year's to three ahead.
    pub years: Vec<AcademicYear>,
    /// The present one.
    pub year: AcademicYear,
}

/// A block as it is typed: new without an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetBlock {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The academic year; missing: that of the first day.
    #[serde(default)]
    pub year: Option<AcademicYear>,
    /// The label.
    pub name: String,
    /// For which cohort; missing: for all.
    #[serde(default)]
    pub cohort_id: Option<i64>,
    /// The first day, as typed.
    pub from_on: String,
    /// The last day, as typed.
    pub until_on: String,
    /// Days that each trainee is to spend there; 0 or missing: not said.
    #[serde(default)]
    pub target_days: u32,
}

/// One block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneBlock {
    /// Its id.
    pub id: i64,
}
