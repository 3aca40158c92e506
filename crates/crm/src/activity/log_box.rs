//! What the box for logging shows: the kinds, the people who can have been spoken to, and what the typed text means.

use super::{ActivityKind, Linked};
use crate::types::About;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where something is to be logged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LogBoxRequest {
    /// The record whose page it is.
    pub of: About,
}

/// Somebody who can have been spoken to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Spoken {
    /// Who.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Their posts there.
    pub post: String,
    /// Their e-mail; empty: none that works.
    pub email: String,
    /// Whether they are our main contact: chosen unless told otherwise.
    pub main: bool,
}

/// What the box offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogBox {
    /// The kinds with their names.
    pub kinds: Vec<(ActivityKind, String)>,
    /// The people, the main contact first.
    pub people: Vec<Spoken>,
    /// Of a person: the schools and trusts where they hold a post, which it may be about as well.
    pub places: Vec<Linked>,
}

/// What is typed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LogReading {
    /// The text.
    pub text: String,
}

/// What it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRead {
    /// The kind that the first word names; a note where it names none.
    pub kind: ActivityKind,
}
