//! The register watch: what refreshes found changed, as the office reads it.

use super::diff::ChangeKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One change that a refresh found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterChange {
    /// Its id.
    pub id: i64,
    /// The establishment.
    pub urn: i64,
    /// Its name now.
    pub name: String,
    /// Its local authority.
    pub la: String,
    /// Our school of that URN.
    pub school_id: Option<i64>,
    /// What changed.
    pub kind: ChangeKind,
    /// The kind in words.
    pub label: String,
    /// What the register said; empty: nothing.
    pub before: String,
    /// What it says now; empty: nothing.
    pub after: String,
    /// For a conversion the successor's URN.
    pub related_urn: Option<i64>,
    /// For a conversion: whether our school can follow the successor now.
    pub can_follow: bool,
    /// Whether a new head may be the same person under a new name.
    pub perhaps_same: bool,
    /// The day that the refresh's file tells of, ISO; empty: unknown.
    pub file_date: String,
}

/// A request for a window of changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ChangesRequest {
    /// Only these kinds; empty: all.
    pub kinds: Vec<ChangeKind>,
    /// Only schools of ours.
    pub ours: bool,
    /// Only this establishment.
    pub urn: Option<i64>,
    /// Only changes that the latest refresh found.
    pub latest: bool,
    /// The first, from 0.
    pub offset: u32,
    /// How many; 0: 100.
    pub limit: u32,
}

/// How many changes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The kind.
    pub kind: ChangeKind,
    /// In words.
    pub label: String,
    /// How many of our schools.
    pub ours: u32,
    /// How many of those that were asked for, whatever kinds.
    pub count: u32,
}

/// A window of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangesPage {
    /// How many there are.
    pub count: u32,
    /// By kind, whatever kinds were asked for.
    pub kinds: Vec<KindCount>,
    /// The window: newest refresh first, ours first in it.
    pub rows: Vec<RegisterChange>,
}

/// One file of the register that was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoadedFile {
    /// `establishments`, `groups` or `links`.
    pub kind: String,
    /// The file's name.
    pub file_name: String,
    /// The day it tells of, ISO.
    pub file_date: Option<String>,
    /// When it was loaded (moment).
    pub loaded_at: String,
    /// Rows read.
    pub read: u32,
    /// Of them new.
    pub new: u32,
    /// Of them changed.
    pub changed: u32,
    /// Of them not usable.
    pub rejected: u32,
}

/// What the register holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterState {
    /// Establishments.
    pub establishments: u32,
    /// Of them open.
    pub open: u32,
    /// Trusts, federations, sponsors.
    pub groups: u32,
    /// Predecessors and successors.
    pub links: u32,
    /// The day that the establishments file tells of, ISO.
    pub date: Option<String>,
    /// Days since then; `null`: not loaded.
    pub days_old: Option<i64>,
    /// The files that were loaded, newest first, at most 50.
    pub loads: Vec<LoadedFile>,
}

/// Which files to load.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LoadRequest {
    /// Where they are: csv or zip.
    pub paths: Vec<String>,
    /// The day that the establishments file tells of, where neither its name nor its rows say.
    pub date: Option<String>,
    /// Yes to what would be asked (an older file, many schools missing).
    pub yes: bool,
    /// Where to write the rows that were rejected, as CSV; `null`: beside nothing, they are only counted.
    pub rejects: Option<String>,
}

/// What became of one kind of file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartReport {
    /// Rows read. `read = new + changed + unchanged + rejected`.
    pub read: u32,
    /// Of them new.
    pub new: u32,
    /// Of them changed.
    pub changed: u32,
    /// Of them as before.
    pub unchanged: u32,
    /// Of them not usable.
    pub rejected: u32,
}

/// What a load did. The figures outside `groups` and `links` are of establishments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoadReport {
    /// Rows read. `read = new + changed + unchanged + rejected`.
    pub read: u32,
    /// Of them URNs that the register did not have.
    pub new: u32,
    /// Of them with another value in a column that is kept; LastChangedDate alone does not count.
    pub changed: u32,
    /// Of them as before.
    pub unchanged: u32,
    /// Of them not usable.
    pub rejected: u32,
    /// Establishments with another head, those marked *perhaps the same person* among them.
    pub head_changes: u32,
    /// Establishments whose head's name is gone.
    pub head_vacated: u32,
    /// Establishments that have a head's name now and had none.
    pub head_filled: u32,
    /// New establishments that are not a conversion's successor.
    pub opened: u32,
    /// Closed without a successor.
    pub closed: u32,
    /// Closed with a successor.
    pub converted: u32,
    /// Trust joined, left or changed.
    pub trust_changes: u32,
    /// Sentences about the files and what was found in them.
    pub warnings: Vec<String>,
    /// The groups files.
    pub groups: PartReport,
    /// The links files.
    pub links: PartReport,
    /// The day that the establishments file tells of, ISO.
    pub date: Option<String>,
    /// Whether this was the first load, which has nothing to compare with.
    pub first: bool,
    /// Where the rejected rows were written.
    pub rejects: Option<String>,
}
