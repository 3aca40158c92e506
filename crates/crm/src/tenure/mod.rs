//! Tenures: a person in a post at a school or a trust, since when, until when, and who told us.
//!
//! A tenure is *current*, *announced* (it begins later; until then whoever leaves is still there) or *former*
//! ([`Standing`]). A last day that is known is never overwritten, and one that is missing is only suggested.
//! Overlaps and gaps are shown, not forbidden.

pub mod actions;
pub mod change;
pub mod freshness;
pub mod heads;
pub mod leaving;
pub mod letter;
pub mod list;
pub mod notice;
pub mod posts;
pub mod queries;
pub mod said;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::person::PersonName;
pub use crate::types::Standing;
use crate::types::{PartDay, Source};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The id of the post *Head teacher*, which came with the desk.
pub const HEAD_TEACHER: i64 = 1;

/// Where a post is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RolePlace {
    /// At a school.
    School,
    /// At a trust.
    Trust,
    /// With us.
    Us,
}

impl RolePlace {
    /// All, in the order of the list of posts.
    pub const ALL: [Self; 3] = [Self::School, Self::Trust, Self::Us];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Trust => "trust",
            Self::Us => "us",
        }
    }

    /// The place that is stored as `code`.
    pub fn from_code(code: &str) -> Self {
        match code {
            "trust" => Self::Trust,
            "us" => Self::Us,
            _ => Self::School,
        }
    }
}

/// A post of the office's list. (What *we* are to the DfE is [`crate::office::Role`].)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    /// Its id.
    pub id: i64,
    /// The desk's own name for it, such as `headTeacher`; empty: the office added it.
    pub code: String,
    /// As shown.
    pub name: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Where it is held.
    pub place: RolePlace,
    /// Whether it leads the school.
    pub is_head: bool,
    /// Whether it is one of the senior leaders.
    pub is_leader: bool,
    /// Whether it is still offered.
    pub active: bool,
}

/// A tenure to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTenure {
    /// Who.
    pub person_id: i64,
    /// The post.
    pub role_id: i64,
    /// At which school.
    pub school_id: Option<i64>,
    /// At which trust; neither: with us.
    pub trust_id: Option<i64>,
    /// The first day.
    pub from: PartDay,
    /// The last day.
    pub until: PartDay,
    /// Whether the last day is only the latest that it can be.
    pub until_by: bool,
    /// Whether it is over, though nobody knows since when.
    pub ended: bool,
    /// Whether for the time being.
    pub acting: bool,
    /// Whether the post is shared.
    pub job_share: bool,
    /// Whether they are our main contact for ITT there.
    pub main_contact: bool,
    /// Who told us.
    pub source: Source,
    /// The day on which it was known to be right, ISO; empty: never.
    pub confirmed_on: String,
    /// A line about it.
    pub note: String,
}

impl NewTenure {
    /// `person_id` in the post `role_id`, of which nothing else is known yet.
    pub fn of(person_id: i64, role_id: i64) -> Self {
        Self {
            person_id,
            role_id,
            school_id: None,
            trust_id: None,
            from: PartDay::default(),
            until: PartDay::default(),
            until_by: false,
            ended: false,
            acting: false,
            job_share: false,
            main_contact: false,
            source: Source::Typed,
            confirmed_on: String::new(),
            note: String::new(),
        }
    }
}

/// Someone who is to hold a post: found, or typed new.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Who {
    /// A person of the file.
    pub person_id: Option<i64>,
    /// Else the names of someone new.
    pub name: Option<PersonName>,
}

/// A tenure to add. At a school, at a trust, or with us where neither is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddTenure {
    /// Who.
    pub who: Who,
    /// The post.
    pub role_id: i64,
    /// At which school of ours.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// At which trust, by its Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// The first day; empty: not known.
    #[serde(default)]
    pub from: PartDay,
    /// The last day; empty: none, or not known.
    #[serde(default)]
    pub until: PartDay,
    /// Whether the last day is only the latest that it can be.
    #[serde(default)]
    pub until_by: bool,
    /// Whether it is over, though nobody knows since when.
    #[serde(default)]
    pub ended: bool,
    /// Whether for the time being.
    #[serde(default)]
    pub acting: bool,
    /// Whether the post is shared.
    #[serde(default)]
    pub job_share: bool,
    /// Whether they are our main contact for ITT there; whoever was it then no longer is.
    #[serde(default)]
    pub main_contact: bool,
    /// Who told us.
    #[serde(default)]
    pub source: Source,
    /// Whether it is known to be right today.
    #[serde(default)]
    pub confirmed: bool,
    /// A line about it.
    #[serde(default)]
    pub note: String,
    /// Yes to a second head.
    #[serde(default)]
    pub yes: bool,
}

/// What to change of a tenure; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetTenure {
    /// Which.
    pub id: i64,
    /// The post.
    pub role_id: Option<i64>,
    /// The first day; empty: not known.
    pub from: Option<PartDay>,
    /// The last day; empty: none, or not known.
    pub until: Option<PartDay>,
    /// Whether the last day is only the latest that it can be.
    pub until_by: Option<bool>,
    /// Whether it is over, though nobody knows since when.
    pub ended: Option<bool>,
    /// Whether for the time being.
    pub acting: Option<bool>,
    /// Whether the post is shared.
    pub job_share: Option<bool>,
    /// Whether they are our main contact for ITT there; whoever was it then no longer is.
    pub main_contact: Option<bool>,
    /// Who told us.
    pub source: Option<Source>,
    /// A line about it.
    pub note: Option<String>,
    /// Yes to a second head.
    pub yes: bool,
}

/// Tenures that end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndTenures {
    /// Which.
    pub ids: Vec<i64>,
    /// The last day; empty: they are over, and nobody knows since when.
    pub until: PartDay,
    /// Whether that is only the latest that it can be.
    #[serde(default)]
    pub until_by: bool,
}

/// Tenures that are known to be right today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmTenures {
    /// Which.
    pub ids: Vec<i64>,
    /// Who told us.
    #[serde(default)]
    pub source: Source,
}

/// Some tenures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeTenures {
    /// Their ids.
    pub ids: Vec<i64>,
}

/// What became of some tenures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TenuresDone {
    /// Those that changed.
    pub ids: Vec<i64>,
    /// Those that were left, each with the reason as a sentence.
    pub left: Vec<String>,
}
