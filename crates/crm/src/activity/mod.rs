//! The timeline: calls, visits, e-mails, letters, meetings and notes, each about schools, people, trusts and groups.
//!
//! Register changes, posts that began or ended, champions, agreements and meetings of groups are not copied here: a
//! timeline ([`queries::timeline`]) shows them beside what was logged. `activity_about` keeps the day of each activity, so
//! that a page of a timeline is read from an index and costs the same however much the file holds. Its texts are searched
//! record by record in that order, which needs no index of words.

pub mod actions;
pub(crate) mod import;
pub mod log_box;
pub mod queries;
mod spoken;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod timeline;

pub use timeline::{
    Cursor, EntryKind, KeptFile, Linked, Subject, TimelineEntry, TimelinePage, TimelineRequest,
};

use crate::types::{About, Day, Source};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an activity was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActivityKind {
    /// A telephone or video call.
    Call,
    /// A visit.
    Visit,
    /// An e-mail.
    Email,
    /// A letter.
    Letter,
    /// A meeting.
    Meeting,
    /// A note.
    Note,
    /// The answer to a form.
    Form,
}

impl ActivityKind {
    /// All, in the order of a menu.
    pub const ALL: [Self; 7] = [
        Self::Call,
        Self::Visit,
        Self::Email,
        Self::Letter,
        Self::Meeting,
        Self::Note,
        Self::Form,
    ];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Meeting => "meeting",
            Self::Note => "note",
            Self::Form => "form",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Call => "Call",
            Self::Visit => "Visit",
            Self::Email => "E-mail",
            Self::Letter => "Letter",
            Self::Meeting => "Meeting",
            Self::Note => "Note",
            Self::Form => "Form",
        }
    }

    /// Whether somebody was in touch: a note reaches nobody.
    pub const fn is_contact(self) -> bool {
        !matches!(self, Self::Note)
    }

    /// With its article, in a sentence: `a call`, `an e-mail`.
    pub const fn with_article(self) -> &'static str {
        match self {
            Self::Call => "a call",
            Self::Visit => "a visit",
            Self::Email => "an e-mail",
            Self::Letter => "a letter",
            Self::Meeting => "a meeting",
            Self::Note => "a note",
            Self::Form => "a form",
        }
    }

    /// What told us, where a fact came up in it.
    pub const fn source(self) -> Source {
        match self {
            Self::Call => Source::Call,
            Self::Visit | Self::Meeting => Source::Meeting,
            Self::Email | Self::Letter => Source::Email,
            Self::Form => Source::Form,
            Self::Note => Source::Typed,
        }
    }

    /// The kind with this code or label, letters' case ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|kind| {
            kind.code().eq_ignore_ascii_case(text) || kind.label().eq_ignore_ascii_case(text)
        })
    }
}

/// An activity to log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// What it was.
    pub kind: ActivityKind,
    /// The day.
    pub on: Day,
    /// Hours and minutes; empty: not said.
    pub at_time: String,
    /// `in`, `out`; empty: neither.
    pub direction: String,
    /// A line.
    pub title: String,
    /// What was said.
    pub text: String,
    /// An e-mail's Message-ID; empty: none.
    pub message_id: String,
    /// Where it comes from.
    pub source: Source,
    /// Whom it was about.
    pub about: Vec<About>,
}

/// A file that came with an e-mail, to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFileKept {
    /// Its name.
    pub name: String,
    /// Such as `application/pdf`.
    pub media_type: String,
    /// Its bytes in letters.
    pub base64: String,
}

/// What to do next, written down together with what was logged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NextAction {
    /// What is to do; blank: nothing.
    pub title: String,
    /// Until when, as typed: `3/9/26`, `+2w`; blank: no day.
    pub due: String,
    /// Who of us; `null`: whoever logs it.
    pub owner_id: Option<i64>,
}

/// Something to log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct LogActivity {
    /// What it was; `null`: what the first word of the text says, else a note.
    pub kind: Option<ActivityKind>,
    /// The day, as typed; blank: today.
    pub on: String,
    /// What was said.
    pub text: String,
    /// Whom it was about: a school with the people spoken to, say.
    pub about: Vec<About>,
    /// Whether the people named there said that their post and e-mail are still right.
    pub still_right: bool,
    /// What to do next.
    pub next: Option<NextAction>,
}

/// What was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Logged {
    /// The activity.
    pub id: i64,
    /// The task, where there is something to do next.
    pub task_id: Option<i64>,
}

/// What to change of an activity; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetActivity {
    /// Which.
    pub id: i64,
    /// What it was.
    pub kind: Option<ActivityKind>,
    /// The day, as typed.
    pub on: Option<String>,
    /// Its line.
    pub title: Option<String>,
    /// What was said.
    pub text: Option<String>,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneActivity {
    /// Its id.
    pub id: i64,
}

/// A file that was kept, and where to write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveKeptFile {
    /// Which.
    pub id: i64,
    /// Where.
    pub path: String,
}
