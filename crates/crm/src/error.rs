//! One error type for two readers.
//!
//! The program gets a [`Kind`], a stable code that it may branch on.
//! The person gets [`Error::message`]: a finished English sentence that says what is wrong, where, and what to do next.
//! A kind exists only where something branches on it; everything else is a message.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The result of everything in the core that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What sort of failure it is: the stable code that the window, the command line and tests branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The request itself cannot be right: a missing field, an unknown column, a file that is not what it should be.
    Invalid,
    /// What was asked for is not in the file.
    NotFound,
    /// What is there now stands in the way, for example an undo of something that was changed since.
    Conflict,
    /// Nothing was done: the question in the message has to be answered with yes first.
    Question,
    /// Another program or person holds the file.
    Busy,
    /// The file is open for reading only.
    ReadOnly,
    /// The file has a password and none was given.
    PasswordNeeded,
    /// The password (or the recovery key) is wrong, or the file is damaged; the two cannot be told apart.
    PasswordWrong,
    /// The file was made by a newer version of Partnership Desk.
    FileTooNew,
    /// The file is damaged, or is not a Partnership Desk file.
    Damaged,
    /// No file is open.
    NoFile,
    /// The disk is full.
    DiskFull,
    /// The user stopped it; the file is as it was.
    Cancelled,
    /// The operating system refused: no permission, a missing folder, a device error.
    Io,
    /// Our own fault. The message is for a report.
    Bug,
}

/// A failure with its code and its finished sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// The stable code.
    pub kind: Kind,
    /// What is wrong, where, and what to do next.
    pub message: String,
}

impl Error {
    /// An error of `kind` with a finished sentence.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// The request cannot be right.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Kind::Invalid, message)
    }

    /// What was asked for is not there.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(Kind::NotFound, message)
    }

    /// Something in the file stands in the way.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(Kind::Conflict, message)
    }

    /// A question that must be answered with yes before anything is done.
    pub fn question(message: impl Into<String>) -> Self {
        Self::new(Kind::Question, message)
    }

    /// Our own fault.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(Kind::Bug, message)
    }

    /// The user stopped the work.
    pub fn cancelled() -> Self {
        Self::new(Kind::Cancelled, "Stopped. Nothing was changed.")
    }

    /// A refusal of the operating system, with the thing it was about (`what`, such as a path) named.
    pub fn io(what: impl std::fmt::Display, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Io;
        let (kind, why) = match error.kind() {
            Io::NotFound => (
                Kind::NotFound,
                "it is not there. Check the name and the folder.".to_owned(),
            ),
            Io::PermissionDenied => (
                Kind::Io,
                "this account may not use it. Choose another folder, or ask for access.".to_owned(),
            ),
            Io::StorageFull => return Self::disk_full(),
            Io::IsADirectory => (
                Kind::Invalid,
                "it is a folder. Choose a file in it.".to_owned(),
            ),
            _ => (Kind::Io, format!("the system said: {error}.")),
        };
        Self::new(kind, format!("{what}: {why}"))
    }

    /// No room on the disk.
    pub fn disk_full() -> Self {
        Self::new(
            Kind::DiskFull,
            "The disk is full, so nothing was saved and the file is as it was. Free some space and try again.",
        )
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::disk_full(),
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::new(
                Kind::Busy,
                "Another program is using the file. Close it there and try again.",
            ),
            Some(Code::ReadOnly) => Self::new(
                Kind::ReadOnly,
                "The file is open for reading only, so nothing can be changed in it.",
            ),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::new(
                Kind::Damaged,
                "The file is damaged. Open the last backup instead; the damaged file is kept beside it.",
            ),
            Some(Code::CannotOpen | Code::PermissionDenied) => Self::new(
                Kind::Io,
                "The file cannot be opened. Check that it is there and that this account may use its folder.",
            ),
            Some(Code::SystemIoFailure) => Self::new(
                Kind::Io,
                format!(
                    "The disk reported an error while the file was in use ({error}). Nothing half-done was kept."
                ),
            ),
            Some(Code::OperationInterrupted) => Self::cancelled(),
            _ => Self::bug(format!("The file's database refused a command: {error}.")),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::invalid(format!("The request was not understood: {error}."))
    }
}
