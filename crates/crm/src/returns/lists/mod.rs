//! Newer code lists and rules of the DfE's, loaded by the office in the place of those that are shipped.
//!
//! A file has the columns of our own asset. It is read whole ([`read`]): one bad row and nothing is taken. It is taken list by
//! list and year by year ([`compare`]: what is new, gone and changed), as one operation, so that it can be undone. A list
//! counts from its academic year on until a later one; of funding and initiatives each cycle has its own. What counts in a
//! year is [`queries::in_force`], which the checks, the files that are written and the pickers ask.

pub mod actions;
mod compare;
mod kinds;
pub mod queries;
mod read;
mod store;
#[cfg(test)]
mod tests;

use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file of codes or rules to look at before it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookCodeList {
    /// Where it is.
    pub path: String,
}

/// Takes a file of codes or rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TakeCodeList {
    /// Where it is.
    pub path: String,
    /// Where the office has it from.
    #[serde(default)]
    pub source: String,
    /// That most rows of a list go is meant, and no mistake.
    #[serde(default)]
    pub most_go: bool,
}

/// A row of such a file that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeListRow {
    /// Its number as a spreadsheet shows it.
    pub row: u32,
    /// What is wrong and how it is mended, a sentence.
    pub says: String,
}

/// What a file would change of one list in one academic year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeListChange {
    /// Which list: `courseSubject`, `funding` …
    pub list: String,
    /// As it is called.
    pub label: String,
    /// The academic year.
    pub year: AcademicYear,
    /// How many rows it has.
    pub rows: u32,
    /// How many are new.
    pub new: u32,
    /// How many go.
    pub gone: u32,
    /// How many say something else.
    pub changed: u32,
    /// The first of them, in words: `New: 100999 Robotics`.
    pub examples: Vec<String>,
    /// Whether most of what there was goes: then it is to be said that this is meant.
    pub most_go: bool,
    /// The whole of it, a sentence.
    pub said: String,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeListLook {
    /// The file's name.
    pub file: String,
    /// How many rows it has.
    pub rows: u32,
    /// List by list, those that say nothing new too.
    pub changes: Vec<CodeListChange>,
    /// Rows that stand in the way. Nothing is taken while there is one.
    pub problems: Vec<CodeListRow>,
    /// Whether it can be taken.
    pub ready: bool,
    /// The whole of it, a sentence.
    pub said: String,
}

/// A list that the office loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnCodeList {
    /// `code_list.id`.
    pub id: i64,
    /// The academic year from which it counts.
    pub year: AcademicYear,
    /// How many rows it has.
    pub rows: u32,
    /// Whether it counts today.
    pub counts: bool,
    /// Where it is from and since when it is here, a sentence.
    pub said: String,
}

/// A list of codes or a table of rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeListShown {
    /// Which: `courseSubject`, `funding` …
    pub list: String,
    /// As it is called.
    pub label: String,
    /// How many rows count today.
    pub rows: u32,
    /// Where they are from, a sentence.
    pub said: String,
    /// What the office loaded, the latest year first.
    pub own: Vec<OwnCodeList>,
}

/// One list that the office loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneCodeList {
    /// `code_list.id`.
    pub id: i64,
}

/// Asks for the codes of a list, to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodesOf {
    /// Which list: `country`, `institution` …
    pub list: String,
}

/// Writes a list down as a file to edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WriteCodeList {
    /// Which; missing or empty: all lists of codes.
    #[serde(default)]
    pub list: String,
    /// Where to write it: a file, or a folder, in which it gets its own name.
    pub out: String,
}

/// A list that was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeListWritten {
    /// Where it is.
    pub path: String,
    /// How many rows it has.
    pub rows: u32,
    /// The whole of it, a sentence.
    pub said: String,
}

/// A list as an office knows it.
pub(crate) fn label(list: &str) -> &str {
    kinds::label(list)
}
