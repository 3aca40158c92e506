//! The placement pack: what a school is sent about the trainees who come to it, as one e-mail draft.
//!
//! In it: who comes when, the profile that the trainee shares, what they agreed that the school reads, the mentor who is
//! named or the one who is wanted, days, link tutor, and a calendar file. Never in it: where anybody lives, private
//! reasons, notes. A school with several placements has one draft for all of them.

pub mod job;
mod store;
pub mod words;

use crate::list::Selection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Packs for the schools of some placements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PackRequest {
    /// Rows of the list of placements; those that are declined, withdrawn or over are left out.
    pub selection: Selection,
    /// Whether what is planned counts as sent from now on.
    #[serde(default)]
    pub mark_sent: bool,
    /// Where to write: a folder, or for one school an `.eml` file; missing or empty: among the prints, which go when the
    /// file is closed.
    #[serde(default)]
    pub path: Option<String>,
}

/// A draft to one school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackDraft {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// Where the draft is.
    pub path: String,
    /// To whom it goes: `Jo Ames (jo@school.example)`; empty: the file has no e-mail for the school.
    pub to: String,
    /// How many trainees it is about.
    pub trainees: u32,
    /// What the sender should know before it goes out, sentences.
    pub notes: Vec<String>,
}

/// Drafts that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PacksDrafted {
    /// One a school, by name.
    pub drafts: Vec<PackDraft>,
    /// All of it as a sentence.
    pub said: String,
}
