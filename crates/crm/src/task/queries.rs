//! What pages read of tasks.

use super::{TaskRow, TaskState, Tasks, TasksRequest, week_ends};
use crate::activity::queries::linked;
use crate::error::Result;
use crate::session::Read;
use crate::types::{About, Day};
use rusqlite::named_params;

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
    const FROM: &str = "FROM task t WHERE (:person IS NULL OR t.person_id = :person)
       AND (:school IS NULL OR t.school_id = :school) AND (:trust IS NULL OR t.trust_id = :trust)
       AND (:group IS NULL OR t.group_id = :group) AND (NOT :mine OR t.owner_id IS :me)
       AND (:done OR t.done_on = '') AND (:until = '' OR (t.due_on <> '' AND t.due_on <= :until))";
    let until = if request.pressing {
        week_ends(today).to_string()
    } else {
        String::new()
    };
    let bound = named_params! {
        ":person": person_id, ":school": school_id, ":trust": trust_id, ":group": group_id,
        ":mine": request.mine, ":me": read.desk.store.staff_id(), ":done": request.done, ":until": until,
    };
    let count = read
        .db
        .prepare_cached(&format!("SELECT count(*) {FROM}"))?
        .query_row(bound, |row| row.get(0))?;
    let mut statement = read.db.prepare_cached(&format!(
        "SELECT t.id, t.title, t.note, t.due_on, t.owner_id, coalesce((SELECT name FROM staff WHERE id = t.owner_id), ''),
           t.done_on <> '', t.origin, t.person_id, t.school_id, t.trust_id, t.group_id
         {FROM} ORDER BY t.done_on <> '', t.done_on DESC, t.due_on = '', t.due_on, t.id LIMIT {limit}"
    ))?;
    let rows = statement.query_map(bound, |row| {
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
