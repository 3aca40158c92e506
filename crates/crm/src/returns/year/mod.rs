//! The year of the DfE's windows, with the office's own beside it: its yearly checks, blocks, mentor training, ITaP, terms
//! and holidays.

pub mod queries;
mod store;
#[cfg(test)]
mod tests;

use crate::types::{AcademicYear, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose a span of days is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReturnsWhose {
    /// The DfE's.
    Dfe,
    /// The office's own.
    Office,
}

/// Asks for the windows of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ReturnsYearRequest {
    /// The academic year; missing: the one that the office works in.
    pub year: Option<AcademicYear>,
}

/// The windows of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnsYear {
    /// The academic year.
    pub year: AcademicYear,
    /// The years that can be chosen, newest first.
    pub years: Vec<AcademicYear>,
    /// Its months from September on; each has what begins in it.
    pub months: Vec<ReturnsMonth>,
}

/// A month of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnsMonth {
    /// `September 2026`.
    pub name: String,
    /// Whether today lies in it.
    pub present: bool,
    /// What begins in it, the first first.
    pub entries: Vec<ReturnsEntry>,
}

/// Some days of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnsEntry {
    /// Stable among the entries of an answer.
    pub key: String,
    /// Whose.
    pub whose: ReturnsWhose,
    /// What.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// `1 Sep to 31 Oct 2026`.
    pub written: String,
    /// Whether today lies in it.
    pub now: bool,
    /// How near it is: `until 31 Oct, 12 days left`, `in 3 days`, `over`.
    pub near: String,
    /// Where the days are from, or what is to be known of them; empty: nothing.
    pub note: String,
    /// Where it leads: a route of the window; empty: nowhere.
    pub route: String,
}

/// What lies in the present month, for the first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnsThisMonth {
    /// `September 2026`.
    pub name: String,
    /// What is not over, the first that ends first.
    pub entries: Vec<ReturnsEntry>,
}
