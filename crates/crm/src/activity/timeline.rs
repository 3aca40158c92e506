//! What a timeline shows.

use crate::types::About;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an entry of a timeline is: an activity by its kind, or what the other tables say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EntryKind {
    /// A telephone or video call.
    Call,
    /// A visit.
    Visit,
    /// An e-mail.
    Email,
    /// A letter.
    Letter,
    /// A meeting that was logged, or one of a working group.
    Meeting,
    /// A note.
    Note,
    /// The answer to a form.
    Form,
    /// What a refresh of the register found changed.
    Register,
    /// A post that began or ended.
    Post,
    /// A stage of a champion.
    Champion,
    /// An agreement that was sent or signed.
    Agreement,
}

impl EntryKind {
    /// All, in the order of a menu.
    pub const ALL: [Self; 11] = [
        Self::Call,
        Self::Visit,
        Self::Email,
        Self::Letter,
        Self::Meeting,
        Self::Note,
        Self::Form,
        Self::Register,
        Self::Post,
        Self::Champion,
        Self::Agreement,
    ];

    /// As the queries say it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Meeting => "meeting",
            Self::Note => "note",
            Self::Form => "form",
            Self::Register => "register",
            Self::Post => "post",
            Self::Champion => "champion",
            Self::Agreement => "agreement",
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
            Self::Register => "Register",
            Self::Post => "Post",
            Self::Champion => "Champion",
            Self::Agreement => "Agreement",
        }
    }

    pub(super) fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
            .unwrap_or(Self::Note)
    }
}

/// Where a page of a timeline ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cursor {
    /// The day of the last entry.
    pub day: String,
    /// Which table it came from.
    pub from: i64,
    /// Its id there.
    pub id: i64,
}

/// A timeline to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct TimelineRequest {
    /// Whose: a school, a person, a trust or a group; the first that is given.
    pub of: About,
    /// Words that must occur, together, in an entry.
    pub search: String,
    /// Only these kinds; none: all.
    pub kinds: Vec<EntryKind>,
    /// Where the page before ended; `null`: from the newest.
    pub after: Option<Cursor>,
    /// How many, at most 1,000; 0: 30.
    pub limit: u32,
}

/// What an entry can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// A school of ours.
    School,
    /// A person.
    Person,
    /// A trust.
    Trust,
    /// A working group.
    Group,
}

/// Somebody or something that an entry or a task is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Linked {
    /// What it is.
    pub kind: Subject,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its page: a route of the window.
    pub route: String,
}

/// A file that was kept with an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptFile {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// An entry of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// Tells it from every other entry of the timeline.
    pub key: String,
    /// The activity, which can be changed and taken away; `null`: the entry comes from another table.
    pub activity_id: Option<i64>,
    /// What it is.
    pub kind: EntryKind,
    /// The same in words, with the direction: `E-mail from them`.
    pub label: String,
    /// The day, ISO; perhaps only its month or year.
    pub on: String,
    /// The day as written: `Thu 3 Sep 2026`, with its time where that is known.
    pub when: String,
    /// A line; may be empty.
    pub title: String,
    /// What was said; may be empty.
    pub text: String,
    /// Who of us; empty: nobody.
    pub by: String,
    /// Whom it was about as well.
    pub about: Vec<Linked>,
    /// Files that were kept.
    pub files: Vec<KeptFile>,
}

/// A page of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelinePage {
    /// The entries, newest first.
    pub entries: Vec<TimelineEntry>,
    /// Where the next page begins; `null`: this is the last.
    pub next: Option<Cursor>,
}
