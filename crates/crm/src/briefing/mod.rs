//! Who was told what about the reforms of teacher training, and when.
//!
//! A briefing is of a school, and where it is known of somebody there. The list of our schools shows the latest and what it
//! was about, so that "who has not been told" is a filter of it; a school that asked for one in the yearly check stands out
//! until it has had it.

pub mod actions;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;

use crate::list::Selection;
use crate::types::coded;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest topic or note, in characters.
pub const LONGEST: usize = 300;

coded! {
    /// How a school was told.
    BriefedHow {
        Meeting = "meeting", "Meeting or visit";
        Call = "call", "Call";
        Webinar = "webinar", "Webinar";
        Email = "email", "E-mail";
        Letter = "letter", "Letter";
        Brochure = "brochure", "Brochure";
        Form = "form", "Form";
    }
}

/// What the office usually tells of: offered where no briefing has another topic yet.
pub const TOPICS: &[&str] = &[
    "ITT reforms in short",
    "Mentors: training and time",
    "Intensive training and practice (ITaP)",
    "Funding for mentors",
    "Partnership agreement and roles",
];

/// A briefing of some schools, to write down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddBriefings {
    /// Rows of the list of our schools.
    pub selection: Selection,
    /// Who there, where it is one school; missing: the school as a whole.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// What they were told about.
    pub topic: String,
    /// When, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
    /// How.
    pub how: BriefedHow,
    /// A line about it.
    #[serde(default)]
    pub note: String,
}

/// Briefings to take off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeBriefings {
    /// Their ids.
    pub ids: Vec<i64>,
}

/// What became of some briefings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingsTouched {
    /// How many.
    pub briefings: u32,
    /// All of it as a sentence.
    pub said: String,
}

/// Of which school; `null`: only what a new one may choose from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BriefingsRequest {
    /// A school of ours.
    pub school_id: Option<i64>,
}

/// The briefings of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingsOf {
    /// The latest first.
    pub briefings: Vec<Briefing>,
    /// What briefings were about so far, the latest used first, then what the office usually tells of.
    pub topics: Vec<String>,
    /// How one can be told: code and words.
    pub hows: Vec<(BriefedHow, String)>,
    /// Whether the school asked for a briefing and has had none since, a sentence; empty: no.
    pub wanted: String,
}

/// One briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Briefing {
    /// Its id.
    pub id: i64,
    /// What it was about.
    pub topic: String,
    /// When, ISO.
    pub on: String,
    /// When, in words.
    pub when: String,
    /// How, in words.
    pub how: String,
    /// Who there; `null`: the school as a whole.
    pub person_id: Option<i64>,
    /// Their name; empty: the school as a whole.
    pub person: String,
    /// A line about it.
    pub note: String,
}
