//! The timeline: calls, visits, e-mails, letters, meetings and notes, each about schools, people, trusts and groups.
//!
//! Register changes, form answers and placements are not copied here; a timeline shows them beside what was logged.

pub mod actions;
pub(crate) mod store;

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
