//! Privacy notices: people of whom others told us have to be told that we hold their details, and why.
//!
//! Whoever gives us their own details can be told then and there. Whoever is named by somebody else is told within a month
//! (UK GDPR, Article 14(3)(a): "within a reasonable period …, but at the latest within one month", or with the first letter
//! to them). A reply to a round puts those whom it names on this list by itself; [`drafts`] writes what to send them.

pub mod actions;
pub mod drafts;
pub mod list;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;

use crate::list::Selection;
use crate::types::coded;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Within how many months the notice is given (UK GDPR, Article 14(3)(a)).
pub const MONTHS: u32 = 1;

coded! {
    /// Where a notice stands.
    NoticeState {
        Late = "late", "Late";
        ToGive = "toGive", "To give";
        Given = "given", "Given";
    }
}

/// Somebody whom others told us of, to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// Who.
    pub person_id: i64,
    /// Who told us of them, in words; empty: not known.
    pub told_by: String,
    /// The reply to a round that named them.
    pub reply_id: Option<i64>,
}

/// People to put on the list by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddNotices {
    /// Rows of the list of people.
    pub selection: Selection,
    /// Who told us of them, in words.
    #[serde(default)]
    pub told_by: String,
}

/// Notices to mark as given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkNotices {
    /// Rows of the list of privacy notices; those that are given already are left.
    pub selection: Selection,
    /// The day, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
}

/// What became of some notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticesTouched {
    /// How many were added or marked.
    pub notices: u32,
    /// All of it as a sentence.
    pub said: String,
}

/// Drafts of notices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DraftNotices {
    /// Rows of the list of privacy notices; those that are given already are left.
    pub selection: Selection,
    /// The folder to write them to; missing or empty: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: String,
    /// Whether those that are written count as given today.
    #[serde(default)]
    pub mark: bool,
}

/// Drafts of notices that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticesDrafted {
    /// The folder in which they are.
    pub path: String,
    /// How many.
    pub drafts: u32,
    /// Who has none and why, a sentence each.
    pub left: Vec<String>,
    /// All of it as a sentence.
    pub said: String,
}
