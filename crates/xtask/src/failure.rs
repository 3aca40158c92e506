//! Why a task stopped.
//!
//! A task has one reader, the person at the terminal, so a failure is a finished sentence and nothing more.

use std::fmt;

/// A sentence that says what went wrong and, where there is one, what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(pub String);

/// What every step of a task answers.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that says `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Adds what was being done to an error that only knows its own cause.
pub trait Doing<T> {
    /// `doing` completes "could not …".
    fn doing(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|cause| Failure::new(format!("Could not {doing}: {cause}.")))
    }
}

/// Stops the task with a sentence.
macro_rules! fail {
    ($($sentence:tt)*) => {
        return Err($crate::failure::Failure::new(format!($($sentence)*)))
    };
}
pub(crate) use fail;
