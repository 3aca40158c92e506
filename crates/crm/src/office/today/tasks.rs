//! What the first screen says of tasks.

use super::{Exception, told};
use crate::error::Result;
use crate::list::List;
use crate::office::{TodayItem, Tone, queries};
use crate::session::Read;
use serde_json::json;

/// Tasks whose day is over or lies in this week; and which of them are those of whoever is at this computer.
pub(super) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let mut all = vec![
        Exception {
            list: List::Tasks,
            id: "tasksOverdue",
            filters: json!({"state": ["overdue"]}),
            said: ["task is overdue", "tasks are overdue"],
            tone: Tone::Bad,
        },
        Exception {
            list: List::Tasks,
            id: "tasksThisWeek",
            filters: json!({"state": ["thisWeek"]}),
            said: ["task is due this week", "tasks are due this week"],
            tone: Tone::Warn,
        },
    ];
    let me = match read.desk.store.staff_id() {
        Some(me) => queries::staff(read.db, me, Some(me))?,
        None => None,
    };
    if let Some(me) = me {
        all.push(Exception {
            list: List::Tasks,
            id: "tasksMine",
            filters: json!({"state": ["overdue", "thisWeek"], "owner": [me.name]}),
            said: ["task that presses is yours", "tasks that press are yours"],
            tone: Tone::Warn,
        });
    }
    told(read, &all)
}
