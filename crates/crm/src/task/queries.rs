//! What pages read of tasks.

use super::{TaskRow, TaskState, Tasks, TasksRequest, week_ends};
use crate::activity::queries::linked;
use crate::error::Result;
use crate::session::Read;
use crate::types::{About, Day};
use rusqlite::ToSql;

/// Tasks on a page unless told otherwise.
const PAGE: u32 = 100;

/// The tasks of a record, or those that press: to do before done, and the earliest day first.
///
/// # Errors
/// What SQLite says.
pub fn tasks(read: &Read<'_>, request: TasksRequest) -> Result<Tasks> {
    let today = read.desk.store.clock().today();
    let limit = match request.limit {
        0 => PAGE,
        more => more.min(1_000),
    };
    let About {
        person_id,
        school_id,
        trust_id,
        group_id,
    } = request.of;
    let me = read.desk.store.staff_id();
    let until = week_ends(today).to_string();
    // Only what is asked for stands in the text, so that SQLite finds the index for it.
    let mut wanted = vec!["1"];
    let mut bound: Vec<(&str, &dyn ToSql)> = Vec::new();
    for (condition, name, id) in [
        ("t.person_id = :person", ":person", &person_id),
        ("t.school_id = :school", ":school", &school_id),
        ("t.trust_id = :trust", ":trust", &trust_id),
        ("t.group_id = :group", ":group", &group_id),
    ] {
        if id.is_some() {
            wanted.push(condition);
            bound.push((name, id));
        }
    }
    if request.mine {
        wanted.push("t.owner_id IS :me");
        bound.push((":me", &me));
    }
    if !request.done {
        wanted.push("t.done_on = ''");
    }
    if request.pressing {
        wanted.push("t.due_on <> '' AND t.due_on <= :until");
        bound.push((":until", &until));
    }
    let from = format!("FROM task t WHERE {}", wanted.join(" AND "));
    let count = read
        .db
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(bound.as_slice(), |row| row.get(0))?;
    let mut statement = read.db.prepare_cached(&format!(
        "SELECT t.id, t.title, t.note, t.due_on, t.owner_id, coalesce((SELECT name FROM staff WHERE id = t.owner_id), ''),
           t.done_on <> '', t.origin, t.person_id, t.school_id, t.trust_id, t.group_id
         {from} ORDER BY t.done_on <> '', t.done_on DESC, t.due_on = '', t.due_on, t.id LIMIT {limit}"
    ))?;
    let rows = statement.query_map(bound.as_slice(), |row| {
        let about = About {
            person_id: row.get(8)?,
            school_id: row.get(9)?,
            trust_id: row.get(10)?,
            group_id: row.get(11)?,
        };
        let due: String = row.get(3)?;
        let day: Option<Day> = due.parse().ok();
        let state = TaskState::of(day, row.get(6)?, today);
        let task = TaskRow {
            id: row.get(0)?,
            title: row.get(1)?,
            note: row.get(2)?,
            due,
            due_on: day
                .map(|day| day.format("%a %-d %b %Y").to_string())
                .unwrap_or_default(),
            state,
            state_label: state.label().to_owned(),
            owner_id: row.get(4)?,
            owner: row.get(5)?,
            about: Vec::new(),
            origin: row.get(7)?,
        };
        Ok((task, about))
    })?;
    let rows = rows
        .map(|row| {
            let (task, about) = row?;
            Ok(TaskRow {
                about: linked(read.db, &[about])?,
                ..task
            })
        })
        .collect::<Result<_>>()?;
    Ok(Tasks { rows, count })
}
