//! From pasted names, postcodes and numbers to schools.
//!
//! Offices keep their partner schools in a spreadsheet, by the names that they say on the telephone. Each pasted line is
//! [read](lines) into what it says, the search memory gives the few schools that it could mean, and the [rules] decide:
//! one school for sure, some to choose from, or none. What is surer comes first: a URN, then a LAESTAB, then a name at
//! its postcode, a postcode alone, a name in its town or authority, and last a name that only one open school has.
//!
//! The rules know neither the file nor the register; they get lines and schools, and are tested as data.

mod lines;
mod names;
pub mod queries;
mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use lines::postcode_in;
pub(crate) use queries::{Finder, Found, Said};

/// Pasted text with a school on each line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MatchRequest {
    /// As pasted: names, postcodes, URNs, or rows of a spreadsheet; at most 5,000 lines.
    pub text: String,
}

/// What pasted lines are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Matches {
    /// In pasted order; blank lines are left out.
    pub lines: Vec<MatchedLine>,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LineOutcome {
    /// It is this school.
    Matched,
    /// It may be one of some.
    Ambiguous,
    /// The register and our own list have nothing like it.
    Unmatched,
    /// It is the heading of the columns below it.
    Heading,
}

/// One pasted line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatchedLine {
    /// Its number in what was pasted, from 1. Several URNs on one line share it.
    pub number: u32,
    /// As pasted.
    pub text: String,
    /// What became of it.
    pub outcome: LineOutcome,
    /// The school that it is; only where it is matched.
    pub school: Option<MatchCandidate>,
    /// Those that it may be, the likeliest first, at most 8; only where it is ambiguous.
    pub candidates: Vec<MatchCandidate>,
    /// Why, in a few words.
    pub reason: String,
    /// The number of an earlier line that is the same school.
    pub same_as: Option<u32>,
    /// What the line says of the school, to add it by hand; `null`: it does not even say a name.
    pub by_hand: Option<ByHand>,
}

/// A school that a line may mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatchCandidate {
    /// Its URN; `null`: a school of ours that is not in the register.
    pub urn: Option<i64>,
    /// Our school, where it is ours already.
    pub school_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Its postcode.
    pub postcode: String,
    /// Its local authority.
    pub la: String,
    /// Its status in words; empty where it is not in the register.
    pub status: String,
    /// Whether it is open, or proposed to close.
    pub open: bool,
}

/// What the office itself says of a school that is not in the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ByHand {
    /// Its name.
    pub name: String,
    /// Its postcode; empty: not known.
    #[serde(default)]
    pub postcode: String,
    /// Its town; empty: not known.
    #[serde(default)]
    pub town: String,
    /// Its telephone; empty: not known.
    #[serde(default)]
    pub telephone: String,
}
