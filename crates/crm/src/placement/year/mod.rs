//! An academic year as bars: who is where when, by school, by trainee or by mentor.

pub mod queries;

use super::PlacementState;
use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a line of the year is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum YearBy {
    /// A school, with the trainees who are there.
    #[default]
    School,
    /// A trainee, with the schools where they are.
    Trainee,
    /// A mentor, with the trainees whom they mentor.
    Mentor,
}

/// Which year, and how it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PlacementYearRequest {
    /// The academic year; missing: the present one.
    pub year: Option<AcademicYear>,
    /// What a line is.
    #[ts(as = "Option<YearBy>")]
    pub by: YearBy,
    /// Only lines and bars in whose names this is.
    #[ts(as = "Option<String>")]
    pub search: String,
    /// Lines that are passed over.
    #[ts(as = "Option<u32>")]
    pub offset: u32,
    /// Lines at most; missing: 50.
    pub limit: Option<u32>,
}

/// A placement as a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearBar {
    /// The placement.
    pub placement_id: i64,
    /// What stands on it: the trainee, or the school.
    pub label: String,
    /// How far it has come.
    pub state: PlacementState,
    /// The same in words.
    pub state_label: &'static str,
    /// When, in words.
    pub dates: String,
    /// The block's name; empty: none.
    pub block: String,
    /// Its first day, counted from the first of the year, which is 0.
    pub from: u32,
    /// How many days of the year it covers.
    pub days: u32,
    /// In which row of its line it stands, from 0, so that no two lie on one another.
    pub row: u32,
}

/// A school, a trainee or a mentor over the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearLine {
    /// The school, the trainee or the mentor's person.
    pub id: i64,
    /// The person, where it is a trainee or a mentor; `null`: a school.
    pub person_id: Option<i64>,
    /// The name.
    pub name: String,
    /// How many rows its bars need.
    pub rows: u32,
    /// Its placements, the earliest first.
    pub bars: Vec<YearBar>,
}

/// A month of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearMonth {
    /// Its name: `Sep`.
    pub name: String,
    /// Its first day, counted from the first of the year.
    pub from: u32,
}

/// An academic year as bars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementYear {
    /// The year.
    pub year: AcademicYear,
    /// The years that have placements, and the present one, the latest first.
    pub years: Vec<AcademicYear>,
    /// How many days it has.
    pub days: u32,
    /// Today, counted from its first day; `null`: it lies outside.
    pub today: Option<u32>,
    /// Its months.
    pub months: Vec<YearMonth>,
    /// How many lines there are in all.
    pub count: u32,
    /// Lines by name.
    pub lines: Vec<YearLine>,
}
