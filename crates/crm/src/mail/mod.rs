//! E-mails that are dropped on the window: read, matched by address to people and schools, and logged.
//!
//! There is no mailbox and no network here: an e-mail is a file (`.eml`) that somebody dropped or chose. [`read`] makes
//! plain facts of its bytes, [`bounce`] and [`successor`] are pure rules about what it says, and the job `mail_log` writes
//! it all down as one operation, each e-mail once by its Message-ID. Only text is kept unless somebody wants the attached
//! files. A message that came back marks the address; an automatic reply that names a successor becomes a task, because a
//! post changes hands only when one of us says so.

pub mod actions;
mod bounce;
pub mod draft;
pub mod folder;
mod html;
pub mod mailing;
pub mod queries;
pub(crate) mod read;
mod successor;
#[cfg(test)]
mod tests;

use crate::activity::Linked;
use crate::types::About;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The largest attached file that is kept, in bytes.
pub(crate) const LARGEST_FILE: usize = 5 * 1024 * 1024;

/// The largest e-mail that is read, in bytes.
pub(crate) const LARGEST_MAIL: u64 = 60 * 1024 * 1024;

/// What an e-mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MailKind {
    /// Somebody wrote it.
    Letter,
    /// It tells that another one could not be delivered.
    Bounce,
    /// A program answered in somebody's absence.
    AutomaticReply,
}

/// Somebody whom an automatic reply names in the sender's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Successor {
    /// Their name as written.
    pub name: String,
    /// Their e-mail; empty: not said.
    pub email: String,
    /// The sentence that says so.
    pub quote: String,
}

/// A file that is attached to an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachedFile {
    /// Its name.
    pub name: String,
    /// How large it is, in words: `1.2 MB`.
    pub size: String,
    /// Why it cannot be kept; empty: it can.
    pub refused: String,
}

/// An e-mail before it is logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailSeen {
    /// Where the file is.
    pub path: String,
    /// Its name.
    pub file: String,
    /// The subject.
    pub subject: String,
    /// Who sent it: name and address.
    pub from: String,
    /// To whom, the first three.
    pub to: String,
    /// The day and time as written.
    pub when: String,
    /// What it is.
    pub kind: MailKind,
    /// Whether it is from them, from us, what it tells: `From them`, `Came back`.
    pub label: String,
    /// How the text begins.
    pub preview: String,
    /// Whether it was logged before.
    pub already: bool,
    /// The people, schools and trusts that its addresses lead to.
    pub matched: Vec<Linked>,
    /// Schools whose addresses or website end like the unknown sender's.
    pub by_domain: Vec<Linked>,
    /// What happens to it unless told otherwise, a sentence.
    pub plan: String,
    /// Whether somebody has to say whom it is about.
    pub asks: bool,
    /// Whom an automatic reply names in the sender's place.
    pub successor: Option<Successor>,
    /// The files that are attached.
    pub files: Vec<AttachedFile>,
}

/// What some dropped e-mails are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailLook {
    /// The e-mails, in the order of the files.
    pub mails: Vec<MailSeen>,
    /// Sentences about files that cannot be read.
    pub problems: Vec<String>,
    /// Whether Settings say what our own addresses end in, without which every e-mail seems to be from them.
    pub own_domains_known: bool,
}

/// What to do with one e-mail, where it is not what it would be by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct MailChoice {
    /// Where the file is.
    pub path: String,
    /// Leave it.
    pub skip: bool,
    /// Whom it is about, beside what its addresses lead to.
    pub about: Vec<About>,
}

/// E-mails to log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct MailLogRequest {
    /// The files.
    pub paths: Vec<String>,
    /// What somebody chose for some of them.
    pub choices: Vec<MailChoice>,
    /// Whether attached files are kept.
    pub keep_files: bool,
}

/// What became of the e-mails. Each that could be read is logged, was there already, or was left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailLogged {
    /// How many files there were.
    pub read: u32,
    /// How many are on timelines now.
    pub logged: u32,
    /// How many had been logged before.
    pub already: u32,
    /// How many addresses were marked as bounced.
    pub bounced: u32,
    /// How many tasks propose a change of post-holder.
    pub proposed: u32,
    /// How many attached files were kept.
    pub files: u32,
    /// Sentences about what was left, and why.
    pub left: Vec<String>,
    /// Sentences about files that could not be read or kept.
    pub problems: Vec<String>,
    /// All of it in one sentence.
    pub words: String,
}
