//! Tasks: something to do, by whom, until when, about whom, and what made it.

pub mod actions;
pub mod list;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::activity::Linked;
use crate::list::Selection;
use crate::types::{About, Day};
use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TaskState {
    /// Its day is over.
    Overdue,
    /// Its day lies in this week, up to Sunday.
    ThisWeek,
    /// Its day lies after this week.
    Later,
    /// It has no day.
    NoDay,
    /// It is done.
    Done,
}

impl TaskState {
    /// How a task stands on `today` that is due on `due` and done or not.
    pub fn of(due: Option<Day>, done: bool, today: Day) -> Self {
        match due {
            _ if done => Self::Done,
            None => Self::NoDay,
            Some(due) if due < today => Self::Overdue,
            Some(due) if due <= week_ends(today) => Self::ThisWeek,
            Some(_) => Self::Later,
        }
    }

    /// As lists have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ThisWeek => "thisWeek",
            Self::Later => "later",
            Self::NoDay => "noDay",
            Self::Done => "done",
        }
    }

    /// Code and name, as lists want them.
    pub const fn named(self) -> (&'static str, &'static str) {
        (self.code(), self.label())
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::ThisWeek => "This week",
            Self::Later => "Later",
            Self::NoDay => "No day",
            Self::Done => "Done",
        }
    }
}

/// The Sunday of a day's week.
pub fn week_ends(day: Day) -> Day {
    let left = 6 - u64::from(day.weekday().num_days_from_monday());
    day.checked_add_days(Days::new(left)).unwrap_or(day)
}

/// A task to write down, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AddTask {
    /// What.
    pub title: String,
    /// More about it.
    pub note: String,
    /// Until when, as typed: `3/9/26`, `+2w`; blank: no day.
    pub due: String,
    /// Who of us; `null`: whoever writes it down.
    pub owner_id: Option<i64>,
    /// About whom.
    pub about: About,
}

/// What can be set of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    tag = "field",
    content = "value"
)]
pub enum TaskChange {
    /// What is to do.
    Title(String),
    /// More about it.
    Note(String),
    /// Until when, as typed; blank: no day.
    Due(String),
    /// Who of us; `null`: nobody.
    Owner(Option<i64>),
    /// About whom.
    About(About),
}

/// A change of one or many tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTasks {
    /// Which.
    pub selection: Selection,
    /// What.
    pub change: TaskChange,
}

/// Tasks to tick off, or to do again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TickTasks {
    /// Which.
    pub selection: Selection,
    /// Whether they are done.
    pub done: bool,
}

/// Some tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeTasks {
    /// Which.
    pub selection: Selection,
}

/// A task that was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedTask {
    /// Its id.
    pub id: i64,
}

/// How many tasks an action changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TouchedTasks {
    /// How many.
    pub tasks: u32,
}

/// Tasks to read: those of a record, or those that press.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct TasksRequest {
    /// About whom; nobody: about anyone.
    pub of: About,
    /// Only those of whoever is at this computer.
    pub mine: bool,
    /// Only those that are overdue or due this week.
    pub pressing: bool,
    /// Those that are done as well.
    pub done: bool,
    /// How many at most; 0: 100.
    pub limit: u32,
}

/// A task on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskRow {
    /// Its id.
    pub id: i64,
    /// What.
    pub title: String,
    /// More about it.
    pub note: String,
    /// Until when, ISO; empty: no day.
    pub due: String,
    /// The same as written: `Thu 3 Sep 2026`; empty: no day.
    pub due_on: String,
    /// How it stands.
    pub state: TaskState,
    /// The same in words.
    pub state_label: String,
    /// Who of us.
    pub owner_id: Option<i64>,
    /// Their name; empty: nobody.
    pub owner: String,
    /// About whom.
    pub about: Vec<Linked>,
    /// What made it; empty: someone typed it.
    pub origin: String,
}

/// Tasks, those that press most first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Tasks {
    /// As many as were asked for.
    pub rows: Vec<TaskRow>,
    /// How many there are.
    pub count: u32,
}
