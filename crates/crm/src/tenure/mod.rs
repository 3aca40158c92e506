//! Tenures: a person in a post at a school or a trust, since when, until when, and who told us.
//!
//! A tenure is *current*, *announced* (it begins later; until then whoever leaves is still there) or *former*
//! ([`Standing`]). A last day that is known is never overwritten, and one that is missing is only suggested.
//! Overlaps and gaps are shown, not forbidden.

pub mod actions;
pub mod list;
pub(crate) mod store;

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
