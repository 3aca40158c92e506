//! Operations after the fact: the list of them, undo, redo, revert, and what changed in words.
//!
//! Undo is an ordinary operation that replays row images backwards; redo is the undo of the undo. Both compare column by
//! column: where a value is no longer what the operation left, undo refuses and says which row stands in the way, while
//! *revert* may leave such rows as they are and list them.

pub mod actions;
mod people;
mod places;
pub mod queries;
pub(crate) mod replay;
mod round;
#[cfg(test)]
mod tests;
mod words;

use crate::store::OperationLabel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request for a window of operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HistoryRequest {
    /// The first, from 0 (the newest).
    #[serde(default)]
    pub offset: u32,
    /// How many, at most 1,000.
    pub limit: u32,
}

/// One operation in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its id.
    pub id: i64,
    /// The command, or undo, redo, revert.
    pub kind: String,
    /// What it did, in the office's words.
    pub label: String,
    /// When (moment).
    pub at: String,
    /// Who; `null`: the program itself.
    pub by: Option<String>,
    /// How many rows it changed.
    pub rows: u32,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it can be taken back now; what stands in the way is found only on trying.
    pub revertible: bool,
    /// Why it cannot; empty: it can.
    pub reason: String,
}

/// A window of operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// How many there are.
    pub count: u32,
    /// The window, newest first.
    pub entries: Vec<Entry>,
}

/// A request for one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OperationRequest {
    /// Its id.
    pub id: i64,
}

/// One changed value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedValue {
    /// The column in words.
    pub column: String,
    /// The value before, in words; empty: none.
    pub before: String,
    /// The value after.
    pub after: String,
}

/// One changed row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedRow {
    /// What it is, for example a school's name.
    pub what: String,
    /// `added`, `changed` or `removed`.
    pub how: String,
    /// The values that changed.
    pub values: Vec<ChangedValue>,
}

/// One operation with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationDetail {
    /// The operation.
    pub entry: Entry,
    /// Its rows, at most 200.
    pub rows: Vec<ChangedRow>,
}

/// What undo and redo would do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// The operation that undo would take back.
    pub undo: Option<OperationLabel>,
    /// Who did it and when, where it is from before this session; undo then asks.
    pub undo_asks: Option<String>,
    /// The operation that redo would do again.
    pub redo: Option<OperationLabel>,
}

/// A request to undo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UndoRequest {
    /// Yes to going beyond this session.
    pub beyond: bool,
}

/// A request to take back one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RevertRequest {
    /// The operation.
    pub id: i64,
    /// Leave rows that were changed since as they are, instead of refusing.
    #[serde(default)]
    pub skip_changed: bool,
}

/// What was taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The operation that was taken back or done again.
    pub operation: OperationLabel,
    /// Rows that were left because they were changed since, in words.
    pub left: Vec<String>,
}
