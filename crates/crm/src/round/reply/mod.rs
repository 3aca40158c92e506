//! Replies of the yearly check: read, matched to the school that was asked, compared, reviewed and accepted.
//!
//! [`read`] makes one [`Said`](super::Said) a school of whatever came, by pure rules; [`matching`] says which school it is
//! from, [`belonging`] which round what was dropped elsewhere is for; [`compare`] holds it against what stood on the form and what we hold. The [`job`] keeps all of them, so that
//! nothing is lost: as unchanged, to review, or set aside with a reason. [`review`] shows one field by field, and
//! [`accept`] writes what was taken as one operation.

pub mod accept;
pub mod belonging;
mod compare;
pub mod job;
mod matching;
mod overtaken;
mod places;
pub mod queries;
mod read;
pub mod review;
pub mod settle;
mod store;
#[cfg(test)]
mod tests;

pub use compare::SaidOf;

use super::ask::Held;
use super::{Answers, Channel, ReplyState};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The values of what we hold.
fn answers_of(held: &BTreeMap<String, Held>) -> Answers {
    held.iter()
        .map(|(key, held)| (key.clone(), held.value.clone()))
        .collect()
}

/// Replies to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ReadReplies {
    /// The round; `null`: the one that was made last.
    pub round_id: Option<i64>,
    /// Files, or folders of them.
    pub paths: Vec<String>,
    /// What columns of an online form answer, where their headings do not say so. Remembered for the round.
    pub columns: Vec<ColumnMeans>,
}

/// What a column of an online form answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnMeans {
    /// Its heading.
    pub heading: String,
    /// The field that it answers; `urn`, `name`, `postcode`, `check`: which school; empty: it is left out.
    pub field: String,
}

/// What became of what was read. `read` is the sum of the four after it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepliesRead {
    /// The round.
    pub round_id: i64,
    /// Replies, one a school; a file that cannot be read is one.
    pub read: u32,
    /// Those that say what we hold.
    pub unchanged: u32,
    /// Those to review.
    pub changed: u32,
    /// Those set aside with a reason.
    pub set_aside: u32,
    /// Those that were here already.
    pub duplicate: u32,
    /// Addresses that were marked as bounced.
    pub bounced: u32,
    /// Files in a folder that we wrote ourselves, which were passed over: drafts, pages, the file for mail merge.
    pub own: u32,
    /// Tables of which somebody has to say what their columns answer, by path: it is asked of each, and read again.
    pub to_map: Vec<String>,
    /// All of it in a sentence.
    pub words: String,
}

/// To which rounds dropped files belong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundsOfFiles {
    /// The rounds, each with its files.
    pub rounds: Vec<RoundOfFiles>,
    /// Files that are no answers to a round.
    pub others: Vec<String>,
    /// Answers for which there is no round, a sentence each.
    pub problems: Vec<String>,
}

/// A round and the files that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundOfFiles {
    /// The round.
    pub round_id: i64,
    /// Its title.
    pub round: String,
    /// The files.
    pub paths: Vec<String>,
}

/// The columns of online forms to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct LookAtColumns {
    /// The round; `null`: the one that was made last.
    pub round_id: Option<i64>,
    /// The files; those that are no tables are passed over.
    pub paths: Vec<String>,
    /// What columns are to answer, before what was remembered or their headings say; nothing of it is kept.
    pub columns: Vec<ColumnMeans>,
}

/// What the columns of online forms answer, and what they may.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OnlineColumns {
    /// The columns of all files, each heading once.
    pub columns: Vec<OnlineColumn>,
    /// What a column may answer.
    pub fields: Vec<OnlineField>,
    /// Whether it is known which school each answer is from.
    pub names_schools: bool,
}

/// A column of an online form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OnlineColumn {
    /// Its heading.
    pub heading: String,
    /// What it answers; `null`: nobody has said; empty: it is left out.
    pub field: Option<String>,
    /// The first answers in it.
    pub samples: Vec<String>,
}

/// What a column may answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OnlineField {
    /// As in [`ColumnMeans`].
    pub field: String,
    /// In words.
    pub label: String,
}

/// The replies of a round to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct RepliesRequest {
    /// The round; `null`: the one that was made last.
    pub round_id: Option<i64>,
    /// Only these; `null`: all.
    pub state: Option<ReplyState>,
}

/// The replies of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Replies {
    /// The round.
    pub round_id: i64,
    /// Its title.
    pub round: String,
    /// How many there are in each state, whatever is asked for.
    pub counts: RepliesCount,
    /// Those that were asked for: to review first, then set aside, then unchanged, then settled.
    pub rows: Vec<ReplyRow>,
}

/// How many replies are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepliesCount {
    /// They say what we hold.
    pub unchanged: u32,
    /// To review.
    pub changed: u32,
    /// Set aside.
    pub set_aside: u32,
    /// Accepted.
    pub accepted: u32,
    /// A later one came before they were settled.
    pub superseded: u32,
    /// Dismissed.
    pub dismissed: u32,
}

/// A reply in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyRow {
    /// Its id.
    pub id: i64,
    /// Where it stands.
    pub state: ReplyState,
    /// In words.
    pub state_label: String,
    /// Our school; `null`: not known.
    pub school_id: Option<i64>,
    /// Its URN.
    pub urn: Option<i64>,
    /// Its name; empty: not known.
    pub school: String,
    /// The name of a school that stands on it.
    pub said_school: String,
    /// How it came.
    pub channel: Channel,
    /// In words.
    pub channel_label: String,
    /// The file's name.
    pub file: String,
    /// Who sent it, or else who filled it in; empty: not known.
    pub from: String,
    /// When it was read, `3 Sep 2026`.
    pub received_on: String,
    /// Why it was set aside, a sentence; empty: it was not.
    pub reason: String,
    /// When it was accepted or dismissed; empty: not yet.
    pub settled_on: String,
    /// By whom of us; empty: by nobody.
    pub settled_by: String,
}

/// A reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneReply {
    /// Its id.
    pub id: i64,
}

/// Some replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeReplies {
    /// Their ids.
    pub ids: Vec<i64>,
}

/// A reply that was set aside, and the school that it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssignReply {
    /// The reply.
    pub id: i64,
    /// Our school, one that was asked in the round.
    pub school_id: i64,
}

/// What became of replies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepliesSettled {
    /// How many.
    pub count: u32,
    /// What was not taken, a sentence each.
    pub left: Vec<String>,
    /// All of it in a sentence.
    pub said: String,
}
