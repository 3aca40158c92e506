//! Tasks: something to do, by whom, until when, about whom, and what made it.

pub mod actions;
pub mod list;
pub(crate) mod store;

use crate::types::{About, Day};

/// A task to write down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewTask {
    /// What; not blank.
    pub title: String,
    /// More about it.
    pub note: String,
    /// Until when.
    pub due: Option<Day>,
    /// Who of us; `None`: whoever writes it down.
    pub owner_id: Option<i64>,
    /// About whom.
    pub about: About,
    /// The activity that it came from.
    pub activity_id: Option<i64>,
    /// The meeting that asked for it.
    pub meeting_id: Option<i64>,
    /// What made it, in the office's words: `change of post`, `call`; empty: someone typed it.
    pub origin: String,
}
