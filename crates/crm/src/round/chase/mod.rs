//! Chasing: how far a round has come, who has not answered, how many answered against last year.
//!
//! What a school's state in a round is, is decided once, by the SQL of [`store`], so that the list of a round's schools can
//! be filtered by it and every count leads to that list.

pub mod actions;
pub mod call_list;
pub mod queries;
pub mod response;
mod store;
#[cfg(test)]
mod tests;

pub(in crate::round) use store::{
    ANSWERED, ANSWERED_ON, BY, CHANNEL, DAYS, FROM, OVERDUE, SET_ASIDE, STATE, TELEPHONE,
    set_reminded,
};

use crate::list::Selection;
use crate::types::{AcademicYear, coded};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// Where a school stands in a round.
    RoundState {
        NotWritten = "notWritten", "Not written to";
        Written = "written", "Written, not sent";
        Sent = "sent", "Waiting";
        Reminded = "reminded", "Reminded";
        Unchanged = "unchanged", "Answered: no change";
        Changed = "changed", "Answered: to review";
        Accepted = "accepted", "Accepted";
    }

    /// How a school that has not answered can be reached.
    ChaseBy {
        Email = "email", "E-mail";
        Bounced = "bounced", "E-mail came back";
        Telephone = "telephone", "No e-mail";
    }

    /// By what the response to a round is counted.
    ResponseBy {
        La = "la", "Local authority";
        Phase = "phase", "Phase";
        Trust = "trust", "Trust";
    }
}

/// Which round; missing: the one that was made last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct WhichRound {
    /// Its id.
    pub id: Option<i64>,
}

/// How far a round has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundStatus {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// How many schools it asks.
    pub asked: u32,
    /// To how many of them something was written.
    pub written: u32,
    /// To how many of them it went out.
    pub sent: u32,
    /// How many of them answered, whatever became of it.
    pub answered: u32,
    /// How many answers that change nothing wait to be accepted.
    pub unchanged: u32,
    /// How many answers that change something wait to be reviewed.
    pub changed: u32,
    /// Of how many schools an answer was accepted.
    pub accepted: u32,
    /// How many replies were set aside, each with a reason.
    pub set_aside: u32,
    /// How many of the schools have not answered.
    pub outstanding: u32,
    /// How many of a hundred schools answered.
    pub rate: u32,
    /// All of it as a sentence.
    pub said: String,
}

/// Who has not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundChase {
    /// The round.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// How many schools have not answered, and whether the day is past, a sentence.
    pub said: String,
    /// How long they have been waited for: one is in one of these.
    pub by_days: Vec<ChaseGroup>,
    /// How they can be reached.
    pub by_channel: Vec<ChaseGroup>,
    /// Where they are, the most first.
    pub by_la: Vec<ChaseGroup>,
    /// Every school that has not answered, whoever has waited longest first.
    pub rows: Vec<ChaseRow>,
}

/// Some of those who have not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChaseGroup {
    /// What they have in common.
    pub label: String,
    /// How many schools.
    pub count: u32,
    /// The list of them.
    pub route: String,
}

/// A school that has not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChaseRow {
    /// Its row in the list of the round's schools.
    pub id: i64,
    /// Our school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// Its local authority; empty: not known.
    pub la: String,
    /// Where it stands.
    pub state: RoundState,
    /// The same in words.
    pub state_label: String,
    /// How many days ago it was asked; `null`: nothing went out.
    pub days: Option<i64>,
    /// How it can be reached.
    pub by: ChaseBy,
    /// Who was asked, else who would be; `null`: nobody in particular.
    pub person_id: Option<i64>,
    /// Their name; empty: nobody in particular.
    pub person: String,
    /// Where it went to; empty: nowhere yet.
    pub email: String,
    /// The telephone to ring; empty: not known.
    pub telephone: String,
    /// The day when somebody was last in touch with the school, in words; empty: never.
    pub last_contact: String,
    /// What was said then.
    pub last_said: String,
    /// The reason for which a reply of the school was set aside; empty: none was.
    pub set_aside: String,
}

/// How many schools answered, by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ResponseRequest {
    /// Which round; missing: the one that was made last.
    #[serde(default)]
    pub id: Option<i64>,
    /// By what.
    pub by: ResponseBy,
}

/// The response to a round, against the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundResponse {
    /// The round.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// The title of the round that it is held against; empty: there is none.
    pub before: String,
    /// A row each, by name; those of which it is not known last.
    pub rows: Vec<ResponseRow>,
    /// All schools of the round.
    pub all: ResponseRow,
    /// A sentence: `61 of 100 schools answered (61%); 55% did in Leadership check 2025/26.`
    pub said: String,
}

/// How many schools answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponseRow {
    /// Which schools.
    pub label: String,
    /// How many were asked.
    pub asked: u32,
    /// How many answered.
    pub answered: u32,
    /// How many of a hundred.
    pub rate: u32,
    /// The same in the round before; `null`: none was asked then.
    pub before: Option<u32>,
    /// The list of those that have not answered.
    pub route: String,
}

/// Next year's round, from this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RollOverRound {
    /// The round to start from.
    pub id: i64,
    /// The academic year to ask about; missing: the one after the round's.
    #[serde(default)]
    pub year: Option<AcademicYear>,
    /// The day by which answers are wanted, as typed; blank or missing: a year after the round's.
    #[serde(default)]
    pub due: String,
}

/// Whom to ring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CallListRequest {
    /// Which round; missing: the one that was made last.
    #[serde(default)]
    pub id: Option<i64>,
    /// Rows of the list of the round's schools; missing: all that have not answered.
    #[serde(default)]
    pub selection: Option<Selection>,
    /// Where to write the page; missing or empty: among this computer's prints.
    #[serde(default)]
    pub path: String,
}
