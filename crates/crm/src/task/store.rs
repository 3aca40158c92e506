//! The SQL that writes tasks.

use super::NewTask;
use crate::error::Result;
use crate::store::Write;
use rusqlite::params;

pub(super) fn insert(w: &Write<'_>, task: &NewTask) -> Result<i64> {
    let id = w.id("task")?;
    w.db.prepare_cached(
        "INSERT INTO task (id, title, note, due_on, owner_id, person_id, school_id, trust_id, group_id, activity_id,
           meeting_id, origin, made_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
        task.title.trim(),
        task.note.trim(),
        task.due.map(|day| day.to_string()).unwrap_or_default(),
        task.owner_id.or(w.staff_id),
        task.about.person_id,
        task.about.school_id,
        task.about.trust_id,
        task.about.group_id,
        task.activity_id,
        task.meeting_id,
        task.origin,
        w.clock.today().to_string()
    ])?;
    Ok(id)
}
