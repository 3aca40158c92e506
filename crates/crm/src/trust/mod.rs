//! Trusts: single- and multi-academy trusts, with their own people, notes and agreements.
//!
//! The DfE's register says what a trust is and which schools it has. What the office says of one hangs on a row of
//! `trust`, which is made when there is first something to say.

pub mod actions;
pub mod list;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::history::Entry;
use crate::school::{Fact, Neighbour};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request for a trust's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrustRequest {
    /// Its Group UID.
    pub uid: i64,
}

/// Everything the trust page shows, less its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrustPage {
    /// Group UID.
    pub uid: i64,
    /// The row of the office's own words about it; `null`: it has said nothing yet.
    pub id: Option<i64>,
    /// Its name.
    pub name: String,
    /// One line under the name: its kind, its numbers, how many schools.
    pub summary: String,
    /// Its status in words; empty: the groups file does not have it.
    pub status: String,
    /// Whether that status is open.
    pub open: bool,
    /// The register's facts; empty: the groups file was not loaded, or does not have it.
    pub facts: Vec<Fact>,
    /// The office's notes.
    pub notes: String,
    /// Who of us looks after it.
    pub owner_id: Option<i64>,
    /// Their name.
    pub owner: Option<String>,
    /// Its schools that are ours, open or not.
    pub ours: Vec<Neighbour>,
    /// Its other open schools, at most 200.
    pub others: Vec<Neighbour>,
    /// The operations that changed it, its people or its addresses, newest first, at most 100.
    pub history: Vec<Entry>,
}

/// A field of trusts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TrustField {
    /// Text.
    Notes,
    /// A `staff.id`, or `null`.
    Owner,
}

/// What is set of a trust.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTrust {
    /// Its Group UID.
    pub uid: i64,
    /// The field.
    pub field: TrustField,
    /// A text, or `null` for none; for `owner` the staff id.
    #[ts(type = "string | number | null")]
    pub value: serde_json::Value,
}

/// Whether an action changed a trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrustTouched {
    /// Whether anything is another than before.
    pub changed: bool,
}
