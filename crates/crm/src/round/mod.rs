//! The yearly check: schools are asked, chased, answer, and what they say is merged, without a server.
//!
//! A **round** asks the schools of its audience, which is fixed when it is made so that a response rate means something.
//! [`form`] says what a form asks; a form carries the school's URN and a **check value** ([`check_value`]) of its own, so
//! that no answer lands on another school or another round. What stood on the form is kept (`round_school.asked`), so a
//! reply is compared with what the school saw *and* with what we hold by then.
//!
//! A **reply** is what came back, for one school. It changes nothing by itself: it waits as unchanged or changed, or set
//! aside with a reason, until one of us settles it. Accepting one is one operation.

pub mod actions;
pub mod ask;
pub mod chase;
pub mod form;
pub mod layout;
pub mod list;
pub mod queries;
pub mod reply;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;

use crate::list::Selection;
use crate::types::{AcademicYear, coded};
use form::{Ask, FormField, Question};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use xxhash_rust::xxh3::xxh3_64;

/// From the key of a field to what stands there. Fields where nothing stands are left out.
pub type Answers = BTreeMap<String, String>;

coded! {
    /// How a reply came.
    Channel {
        Workbook = "workbook", "Workbook";
        Page = "page", "Page";
        Email = "email", "E-mail";
        Online = "online", "Online form";
    }

    /// Where a reply stands.
    ReplyState {
        Unchanged = "unchanged", "Unchanged";
        Changed = "changed", "To review";
        SetAside = "setAside", "Set aside";
        Accepted = "accepted", "Accepted";
        Superseded = "superseded", "Superseded";
        Dismissed = "dismissed", "Dismissed";
    }
}

/// One round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneRound {
    /// Its id.
    pub id: i64,
}

/// A round to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct NewRound {
    /// The academic year that it asks about.
    pub year: AcademicYear,
    /// Which of the ready-made asks; missing: the leadership check.
    #[serde(default)]
    pub ask: Option<Ask>,
    /// As the office calls it and schools read it; blank: the ask's name and the year.
    #[serde(default)]
    pub title: String,
    /// The day by which answers are wanted, as typed; blank: none.
    #[serde(default)]
    pub due: String,
    /// Rows of the list of our schools; missing: all of ours of every stage but former.
    #[serde(default)]
    pub selection: Option<Selection>,
    /// Who that is, in words: the saved view's name.
    #[serde(default)]
    pub audience: String,
    /// The standard questions in order; missing: those of the ask.
    #[serde(default)]
    pub questions: Option<Vec<Question>>,
    /// The office's own questions, up to five.
    #[serde(default)]
    pub own: Vec<String>,
    /// The office's own online form, as its pre-filled link; blank: none.
    #[serde(default)]
    pub form_link: String,
    /// Whether it goes also to addresses outside the school's and trust's own domains.
    #[serde(default)]
    pub any_address: bool,
    /// Whether the form goes out as a page (HTML), too.
    #[serde(default)]
    pub html: bool,
    /// The office's own words at the head of the e-mail; blank: the usual ones.
    #[serde(default)]
    pub intro: String,
}

/// What making a round came to, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundMade {
    /// Its id; 0: it is not made yet.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// How many schools it asks.
    pub schools: u32,
    /// How many questions it asks each.
    pub questions: u32,
    /// What to think of before it goes out; empty: nothing.
    pub warning: String,
}

/// What to change of a round; what is missing stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EditRound {
    /// Its id.
    pub id: i64,
    /// The title.
    #[serde(default)]
    pub title: Option<String>,
    /// The day by which answers are wanted, as typed; blank: none.
    #[serde(default)]
    pub due: Option<String>,
    /// The standard questions in order. They stay once a form went out or an answer came.
    #[serde(default)]
    pub questions: Option<Vec<Question>>,
    /// The office's own questions. They stay once a form went out or an answer came.
    #[serde(default)]
    pub own: Option<Vec<String>>,
    /// The office's own online form; blank: none.
    #[serde(default)]
    pub form_link: Option<String>,
    /// Whether it goes also to addresses outside the school's and trust's own domains.
    #[serde(default)]
    pub any_address: Option<bool>,
    /// Whether the form goes out as a page (HTML), too.
    #[serde(default)]
    pub html: Option<bool>,
    /// The office's own words at the head of the e-mail; blank: the usual ones.
    #[serde(default)]
    pub intro: Option<String>,
}

/// Schools to ask in a round, or no more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoundSchools {
    /// The round.
    pub id: i64,
    /// Rows of the list of our schools.
    pub selection: Selection,
}

/// A round and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Round {
    /// Its id.
    pub id: i64,
    /// The academic year that it asks about.
    pub year: AcademicYear,
    /// Which ask.
    pub ask: Ask,
    /// The same in words.
    pub ask_label: String,
    /// As the office calls it and schools read it.
    pub title: String,
    /// The day by which answers are wanted, ISO; empty: none.
    pub due_on: String,
    /// Who is asked, in words.
    pub audience: String,
    /// The office's own online form; empty: none.
    pub form_link: String,
    /// Whether it goes also to addresses outside the school's and trust's own domains.
    pub any_address: bool,
    /// Whether the form goes out as a page (HTML), too.
    pub html: bool,
    /// The office's own words at the head of the e-mail; empty: the usual ones.
    pub intro: String,
    /// The day on which it was made, ISO.
    pub made_on: String,
    /// The round that it was rolled over from.
    pub after_id: Option<i64>,
    /// The standard questions, in order.
    pub questions: Vec<Question>,
    /// The office's own questions, in order.
    pub own: Vec<String>,
    /// How many schools it asks.
    pub schools: u32,
    /// For how many of them a draft is written.
    pub written: u32,
    /// For how many of them it went out.
    pub sent: u32,
    /// How many of them answered.
    pub answered: u32,
    /// How many answers wait for one of us, those that were set aside among them.
    pub waiting: u32,
    /// How many of those that wait were set aside, each with a reason.
    pub set_aside: u32,
    /// How many replies came, whatever became of them.
    pub replies: u32,
    /// What to think of before it goes out; empty: nothing.
    pub warning: String,
}

/// All rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rounds {
    /// The latest first.
    pub rounds: Vec<Round>,
}

/// A round with its form and its batches of drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundPage {
    /// The round.
    pub round: Round,
    /// The fields of its form, in order.
    pub fields: Vec<FormField>,
    /// Its batches of drafts, the first first.
    pub batches: Vec<RoundBatch>,
}

/// Drafts that were written together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundBatch {
    /// Its number, from 1.
    pub number: u32,
    /// How many e-mails.
    pub letters: u32,
    /// For how many schools.
    pub schools: u32,
    /// The day on which they were written, ISO.
    pub written_on: String,
    /// The day on which they went out, ISO; empty: not all of them did.
    pub sent_on: String,
}

/// What a new round is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundChoices {
    /// The ready-made asks, the one of this time of the year first.
    pub asks: Vec<AskChoice>,
    /// Every standard question.
    pub questions: Vec<QuestionChoice>,
    /// Academic years, from the last to three ahead.
    pub years: Vec<AcademicYear>,
    /// The present one.
    pub year: AcademicYear,
    /// More questions than this make a form that schools put aside.
    pub most_questions: u32,
    /// The most questions of the office's own.
    pub most_own: u32,
}

/// A ready-made ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskChoice {
    /// Which.
    pub ask: Ask,
    /// Its name.
    pub label: String,
    /// The month in which its answers are known, by name.
    pub month: String,
    /// The academic year that it would be about if it were asked today.
    pub year: AcademicYear,
    /// The questions that it begins with.
    pub questions: Vec<Question>,
}

/// A standard question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionChoice {
    /// Which.
    pub question: Question,
    /// Its name.
    pub label: String,
}

/// How many schools a change touched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundSchoolsTouched {
    /// How many.
    pub schools: u32,
    /// What became of it, a sentence; empty: nothing but what was asked for.
    pub said: String,
}

/// The letters of a check value: none that is easily taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them.
pub const CHECK_LENGTH: usize = 8;

/// The check value of a school in a round of a file.
#[must_use]
pub fn check_value(file_id: &str, round_id: i64, school_id: i64) -> String {
    let mut left = xxh3_64(format!("{file_id}/{round_id}/{school_id}").as_bytes());
    let mut value = String::with_capacity(CHECK_LENGTH);
    for _ in 0..CHECK_LENGTH {
        let letter = usize::try_from(left % 32).unwrap_or_default();
        value.push(LETTERS.get(letter).map_or('0', |byte| char::from(*byte)));
        left /= 32;
    }
    value
}

/// Whether a text has the shape of a check value.
#[must_use]
pub fn is_check_value(text: &str) -> bool {
    text.len() == CHECK_LENGTH && text.bytes().all(|byte| LETTERS.contains(&byte))
}

/// What one file or one line of it says for one school, before it is known which that is. Kept as it came, so that a
/// review later sees what the school wrote and not what we made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Said {
    /// The URN that stands there; `None`: none, or none that can be read.
    pub urn: Option<i64>,
    /// The school's name that stands there; empty: none.
    pub school: String,
    /// The school's postcode that stands there; empty: none.
    pub postcode: String,
    /// The check value that stands there; empty: none.
    pub check: String,
    /// The academic year that stands there, as written; empty: none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub year: String,
    /// For how many further schools the same letter was, where it names only the first.
    pub further: u32,
    /// What was answered, as it is stored. An empty text: what stood there was taken out.
    pub answers: Answers,
    /// What was answered once for all schools of a workbook: it goes before an unchanged cell of this one.
    pub for_all: Answers,
    /// The blocks that are ticked as unchanged.
    pub unchanged: Vec<String>,
    /// Whether all is said to be as we hold it: the whole reply is `OK` or `no change`.
    pub all_unchanged: bool,
    /// What stands in the locked cells of a form beside the questions, by field; it should be what stood there when it
    /// went out. Empty where there are no such cells.
    pub shown: Answers,
    /// What could not be taken as it stands; such a field is not among the answers.
    pub problems: Vec<Problem>,
    /// What the one who answered wrote beside the form: the text of the e-mail.
    pub note: String,
}

impl Said {
    /// Whether it says nothing at all: a form that came back as it went out.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.answers.is_empty()
            && self.for_all.is_empty()
            && self.unchanged.is_empty()
            && self.problems.is_empty()
            && !self.all_unchanged
    }
}

/// Something in a reply that could not be taken as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Problem {
    /// The field that it is about; empty: none of the form.
    pub key: String,
    /// What stands there, as written.
    pub text: String,
    /// What is wrong, where, in a sentence.
    pub sentence: String,
}
