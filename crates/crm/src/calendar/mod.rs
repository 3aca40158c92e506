//! Term dates, INSET days and holidays, and how many days of a placement they leave.
//!
//! An entry is a span of days with a kind, for all schools, those of a local authority, those of a trust, or one school.
//! [`days`] says by them which days count; [`paste`] reads a table of them out of another program.

pub mod actions;
pub mod days;
mod paste;
pub mod queries;
mod store;
#[cfg(test)]
mod tests;

use crate::types::{AcademicYear, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a span of days is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CalendarKind {
    /// School is open.
    Term,
    /// School is closed.
    Holiday,
    /// Staff only: no day in school is counted.
    Inset,
    /// A bank holiday.
    Bank,
}

impl CalendarKind {
    /// All, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Term, Self::Holiday, Self::Inset, Self::Bank];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Holiday => "holiday",
            Self::Inset => "inset",
            Self::Bank => "bank",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Term => "Term",
            Self::Holiday => "Holiday",
            Self::Inset => "INSET day",
            Self::Bank => "Bank holiday",
        }
    }

    /// The kind that is stored as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// For whom an entry holds. One of the three, or none: for all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct CalendarPlace {
    /// The schools of a local authority, by its code.
    pub la_code: Option<String>,
    /// Those of a trust, by its Group UID.
    pub trust_uid: Option<i64>,
    /// One school of ours.
    pub school_id: Option<i64>,
}

/// Asks for the calendar of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarRequest {
    /// The academic year.
    pub year: AcademicYear,
    /// As which place sees it.
    #[serde(default)]
    pub place: CalendarPlace,
}

/// The calendar of a year, as a place sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarPage {
    /// The academic year.
    pub year: AcademicYear,
    /// The place: a name, or “All schools”.
    pub place_name: String,
    /// Days on which school is open there.
    pub open_days: u32,
    /// What that counts, as a sentence.
    pub said: String,
    /// The months from September on.
    pub months: Vec<CalendarMonth>,
    /// What was entered for the year, for whomever.
    pub entries: Vec<CalendarEntry>,
    /// The local authorities of our schools, by code.
    pub authorities: Vec<(String, String)>,
    /// The trusts of our schools, by Group UID.
    pub trusts: Vec<(i64, String)>,
    /// The kinds, with their names.
    pub kinds: Vec<(CalendarKind, String)>,
}

/// A month of the year at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarMonth {
    /// `September 2026`.
    pub name: String,
    /// Days on which school is open.
    pub open_days: u32,
    /// How many cells stand empty before the first day, in weeks from Monday.
    pub blanks: u32,
    /// Its days.
    pub days: Vec<CalendarDay>,
}

/// A day of the year at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    /// The day of the month.
    pub number: u32,
    /// What it is.
    pub is: CalendarDayIs,
    /// The same in words: `Mon 26 Oct 2026: Half term`.
    pub words: String,
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CalendarDayIs {
    /// School is open.
    Open,
    /// Saturday or Sunday.
    Weekend,
    /// A holiday, or before, between or after terms.
    Holiday,
    /// An INSET day.
    Inset,
    /// A bank holiday.
    Bank,
}

/// Something that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarEntry {
    /// Its id.
    pub id: i64,
    /// What it is.
    pub kind: CalendarKind,
    /// The same in words.
    pub kind_label: String,
    /// As it is called; empty: by its kind.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// `3 Sep 2026 to 23 Oct 2026`.
    pub written: String,
    /// For whom it holds.
    pub place: CalendarPlace,
    /// The same by name.
    pub whose: String,
    /// Whether it is among those that are asked for the place on show.
    pub applies: bool,
}

/// Adds an entry, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetCalendar {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// For whom it holds.
    #[serde(default)]
    pub place: CalendarPlace,
    /// What it is.
    pub kind: CalendarKind,
    /// As it is called.
    #[serde(default)]
    pub name: String,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed; empty: the first.
    #[serde(default)]
    pub until: String,
}

/// Some entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeCalendar {
    /// Their ids.
    pub ids: Vec<i64>,
}

/// What became of some entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarTouched {
    /// Those that changed.
    pub ids: Vec<i64>,
}

/// A table out of another program: name, from, to, kind, and whose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PasteCalendar {
    /// The text of its cells.
    pub text: String,
    /// The academic year in which days without a year lie.
    pub year: AcademicYear,
    /// For whom rows hold that do not say.
    #[serde(default)]
    pub place: CalendarPlace,
}

/// What a pasted table says, before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarRead {
    /// The rows that can be entered.
    pub rows: Vec<CalendarRow>,
    /// Those that cannot.
    pub rejected: Vec<CalendarRejected>,
    /// Both in a sentence; empty: nothing was pasted.
    pub said: String,
}

/// A row that can be entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarRow {
    /// The number of its line.
    pub line: u32,
    /// As it is called.
    pub name: String,
    /// What it is, in words.
    pub kind_label: String,
    /// `3 Sep 2026 to 23 Oct 2026`.
    pub written: String,
    /// For whom it holds, by name.
    pub whose: String,
    /// Whether it was entered before.
    pub already: bool,
}

/// A row that cannot be entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarRejected {
    /// The number of its line.
    pub line: u32,
    /// The line as it was pasted.
    pub text: String,
    /// Why, and what to do: a sentence.
    pub why: String,
}

/// What became of a pasted table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarPasted {
    /// How many entries are new.
    pub added: u32,
    /// The rows that were not entered.
    pub rejected: Vec<CalendarRejected>,
    /// What became of it, as a sentence.
    pub said: String,
}
