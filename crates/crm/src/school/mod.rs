//! Our schools: the establishments that the office deals with, and what it knows about them.
//!
//! A school refers to its establishment by URN and has an id of its own, so that it stays the same school when it
//! becomes an academy and gets a new URN: it then *follows its successor*, one undoable operation, and `school_urn`
//! keeps the past.

pub mod actions;
mod by_hand;
pub(crate) mod import;
pub mod list;
pub mod matching;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::list::Selection;
use crate::register::watch::RegisterChange;
use matching::{ByHand, MatchCandidate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far the relationship with a school has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// We might ask it.
    Prospect,
    /// We have asked it.
    Approached,
    /// It is one of our partnership schools.
    Partnership,
    /// It takes a break.
    Paused,
    /// It was one of ours.
    Former,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Prospect,
        Self::Approached,
        Self::Partnership,
        Self::Paused,
        Self::Former,
    ];

    /// As it is stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prospect => "prospect",
            Self::Approached => "approached",
            Self::Partnership => "partnership",
            Self::Paused => "paused",
            Self::Former => "former",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Prospect => "Prospect",
            Self::Approached => "Approached",
            Self::Partnership => "Partnership school",
            Self::Paused => "Paused",
            Self::Former => "Former",
        }
    }

    /// Its code and label.
    pub const fn named(self) -> (&'static str, &'static str) {
        (self.code(), self.label())
    }

    /// The stage with this code or label, letters' case ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|s| s.code().eq_ignore_ascii_case(text) || s.label().eq_ignore_ascii_case(text))
    }
}

/// A request for a school's page, by one of the two numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SchoolRequest {
    /// The establishment.
    pub urn: Option<i64>,
    /// Our school.
    pub id: Option<i64>,
}

/// A labelled fact of the register, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value in words; empty: the register has none.
    pub value: String,
}

/// A group of facts under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactGroup {
    /// The heading.
    pub title: String,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// Another establishment, named on this one's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// Its URN.
    pub urn: i64,
    /// Its name.
    pub name: String,
    /// Its status in words; empty: it is not in the register.
    pub status: String,
    /// Our school of that URN.
    pub school_id: Option<i64>,
    /// How it is related, in the DfE's words.
    pub relation: String,
    /// Since when, ISO day.
    pub since: Option<String>,
}

/// What the office itself knows about a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeFacts {
    /// Our school.
    pub id: i64,
    /// How far the relationship has come.
    pub stage: Stage,
    /// Who of us looks after it.
    pub owner_id: Option<i64>,
    /// Their name.
    pub owner: Option<String>,
    /// Free labels, in alphabetical order.
    pub tags: Vec<String>,
    /// Notes.
    pub notes: String,
    /// Where to park.
    pub parking: String,
    /// How to dress.
    pub dress: String,
    /// How to get in.
    pub access: String,
    /// Since when it is ours, ISO day.
    pub added_on: String,
    /// The URNs that it had before, newest first, each with the ISO day until which it had it.
    pub past_urns: Vec<PastUrn>,
}

/// A URN that a school had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastUrn {
    /// The URN.
    pub urn: i64,
    /// Until when, ISO day.
    pub until: String,
}

/// Everything the school page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolPage {
    /// The establishment; `null`: a school that is not in the register.
    pub urn: Option<i64>,
    /// Its name.
    pub name: String,
    /// One line under the name: LA, phase, ages, pupils, trust.
    pub summary: String,
    /// Its status in words.
    pub status: String,
    /// Whether that status is open (or proposed to close).
    pub open: bool,
    /// The head as the register names them, with title; empty: none.
    pub head: String,
    /// The head's job title.
    pub head_job: String,
    /// Address lines.
    pub address: Vec<String>,
    /// Telephone.
    pub telephone: String,
    /// Website, with its scheme.
    pub website: String,
    /// What the office knows; `null`: not ours.
    pub ours: Option<OfficeFacts>,
    /// The register's facts.
    pub facts: Vec<FactGroup>,
    /// The day that the register's file tells of, ISO.
    pub register_date: Option<String>,
    /// What refreshes found changed here, newest first.
    pub changes: Vec<RegisterChange>,
    /// The trust, with its Group UID and how many of its schools the register has open.
    pub trust: Option<Trust>,
    /// What came before.
    pub predecessors: Vec<Neighbour>,
    /// What followed.
    pub successors: Vec<Neighbour>,
    /// Other links.
    pub other_links: Vec<Neighbour>,
    /// The operations that changed this school, newest first, at most 100.
    pub history: Vec<crate::history::Entry>,
    /// What the office typed of a school that is not in the register; `null`: it is.
    pub by_hand: Option<ByHand>,
    /// The schools of the register that a school added by hand may be, the likeliest first, at most 8.
    pub link_candidates: Vec<MatchCandidate>,
}

/// A trust on a school's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Trust {
    /// Group UID.
    pub uid: i64,
    /// Group ID, such as TR01234; empty where the groups file was not loaded.
    pub group_id: String,
    /// Its name.
    pub name: String,
    /// Its kind in words.
    pub kind: String,
    /// Its open schools in the register, ours first, at most 200.
    pub schools: Vec<Neighbour>,
}

/// Which establishments to make ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MakeOurs {
    /// URNs, or rows of the England list.
    pub selection: Selection,
    /// The stage that they start at.
    #[serde(default)]
    pub stage: Option<Stage>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MadeOurs {
    /// The new schools' ids.
    pub made: Vec<i64>,
    /// How many were ours already.
    pub already: u32,
    /// URNs that the register does not have.
    pub unknown: Vec<i64>,
    /// How many of the new schools have the head that the register names.
    pub heads: u32,
}

/// Schools to add, of the register and by hand, as one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddSchools {
    /// Establishments to make ours.
    #[serde(default)]
    pub urns: Vec<i64>,
    /// Schools that the register does not have.
    #[serde(default)]
    pub by_hand: Vec<ByHand>,
    /// The stage that they start at; `null`: prospect.
    #[serde(default)]
    pub stage: Option<Stage>,
}

/// A school that was added by hand, and the establishment that it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkSchool {
    /// Our school.
    pub id: i64,
    /// The establishment.
    pub urn: i64,
}

/// Pasted text with URNs in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UrnText {
    /// As pasted: one a line, or with commas, spaces, tabs, other columns.
    pub text: String,
}

/// What pasted URNs are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UrnCheck {
    /// URNs of the register that are not yet ours, each once, in pasted order.
    pub fresh: Vec<i64>,
    /// How many are ours already.
    pub already: u32,
    /// Six-digit numbers that the register does not have.
    pub unknown: Vec<i64>,
    /// Of the fresh ones, how many have closed.
    pub closed: u32,
    /// Lines without any six-digit number, at most 20, as pasted.
    pub unread: Vec<String>,
}

/// A field of our schools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// A [`Stage`] code.
    Stage,
    /// A `staff.id`, or `null`.
    Owner,
    /// Text.
    Notes,
    /// Text.
    Parking,
    /// Text.
    Dress,
    /// Text.
    Access,
    /// Text, not blank. This and what follows only of a school that is not in the register.
    Name,
    /// Text; a postcode gets its capitals and its space.
    Postcode,
    /// Text.
    Town,
    /// Text.
    Telephone,
}

/// Which schools get which value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetField {
    /// Rows of the Schools list.
    pub selection: Selection,
    /// The field.
    pub field: Field,
    /// A text, or `null` for none; for `owner` the staff id.
    #[ts(type = "string | number | null")]
    pub value: serde_json::Value,
}

/// Which schools get and lose which tags.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTags {
    /// Rows of the Schools list.
    pub selection: Selection,
    /// Tags to put on.
    #[serde(default)]
    pub add: Vec<String>,
    /// Tags to take off.
    #[serde(default)]
    pub remove: Vec<String>,
}

/// Some of our schools.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ids {
    /// Rows of the Schools list.
    pub selection: Selection,
}

/// How many schools an action changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    /// Schools that changed; those that had the value already are not counted.
    pub schools: u32,
}

/// Which schools follow their successors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Follow {
    /// Rows of the Schools list.
    pub selection: Selection,
    /// For one school with several successors: the URN to follow.
    #[serde(default)]
    pub successor: Option<i64>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Followed {
    /// How many schools follow their successor now.
    pub followed: u32,
    /// Schools that were left, each with the reason as a sentence.
    pub left: Vec<String>,
}

/// A tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// How many schools have it.
    pub count: u32,
}
