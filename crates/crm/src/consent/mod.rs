//! Whether we may write to somebody beside what a partnership needs: what they said, and the rule that is made of it.
//!
//! **Service messages** (placements, agreements, the yearly check, the privacy notice) are what the partnership runs on: they
//! go to whoever is concerned and hold no promotion. **Mailings** (newsletters, brochures, invitations) go only to those
//! whom [`rule`] lets through, and every draft of one asks it first.
//!
//! `person.objects` is the last word on an objection; the rows here are the evidence: who, when, how, what they were told.
//! Agreeing never lifts an objection by itself: somebody of us has to say that it does.

pub mod actions;
pub mod queries;
pub mod rule;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::types::coded;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What evidence of consent is about, as it is stored: newsletters, brochures, invitations.
pub const MAILINGS: &str = "mailings";

/// The longest line that is kept of what somebody was told, in characters.
pub const LONGEST: usize = 1_000;

coded! {
    /// What somebody said about mailings.
    ConsentStand {
        Given = "given", "Agreed", "yes";
        Withdrawn = "withdrawn", "Agreed no longer";
        Objected = "objected", "Objected", "no";
    }

    /// How they said it.
    ConsentHow {
        Form = "form", "Form";
        Call = "call", "Call";
        Email = "email", "E-mail";
        Meeting = "meeting", "Meeting or visit";
        Letter = "letter", "Letter";
    }
}

/// What somebody said, to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConsent {
    /// Who.
    pub person_id: i64,
    /// What.
    pub stand: ConsentStand,
    /// When.
    pub on: crate::types::Day,
    /// How.
    pub how: ConsentHow,
    /// What they were told, word for word; empty: not kept.
    pub told: String,
    /// A line about it.
    pub note: String,
    /// The reply to a round that said so.
    pub reply_id: Option<i64>,
    /// Whether agreeing lifts an objection that stands.
    pub lifts_objection: bool,
}

/// What somebody said about mailings, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RecordConsent {
    /// Who.
    pub person_id: i64,
    /// What.
    pub stand: ConsentStand,
    /// How.
    pub how: ConsentHow,
    /// When, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
    /// What they were told, word for word.
    #[serde(default)]
    pub told: String,
    /// A line about it.
    #[serde(default)]
    pub note: String,
    /// Whether agreeing lifts an objection that stands. Without it, agreeing is refused where one does.
    #[serde(default)]
    pub lifts_objection: bool,
}

/// Whose consents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConsentsRequest {
    /// The person.
    pub person_id: i64,
}

/// What a person said about mailings, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentsOf {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Whether an objection stands.
    pub objects: bool,
    /// Where they stand, a sentence: `Objects to mailings since 3 Mar 2026.`
    pub said: String,
    /// Whether a mailing goes to them.
    pub mailed: bool,
    /// Where it goes to, or why none does, a sentence.
    pub follows: String,
    /// What they said, the latest first.
    pub entries: Vec<ConsentEntry>,
}

/// One thing that somebody said about mailings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentEntry {
    /// Its id.
    pub id: i64,
    /// What.
    pub stand: ConsentStand,
    /// The same in words.
    pub stand_label: String,
    /// When, ISO.
    pub on: String,
    /// When, in words.
    pub when: String,
    /// How, in words.
    pub how: String,
    /// What they were told, word for word; empty: not kept.
    pub told: String,
    /// A line about it.
    pub note: String,
}

/// What was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentRecorded {
    /// The person.
    pub person_id: i64,
    /// All of it as a sentence.
    pub said: String,
}
