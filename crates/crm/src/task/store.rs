//! The SQL that writes tasks.

use super::NewTask;
use crate::error::Result;
use crate::store::{Db, Write};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};

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

/// Sets one column of one task; says whether it had another value.
pub(super) fn set(w: &Write<'_>, id: i64, column: &'static str, value: &Value) -> Result<bool> {
    let sql = format!("UPDATE task SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2");
    Ok(w.db.prepare_cached(&sql)?.execute(params![id, value])? > 0)
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<bool> {
    Ok(w.db
        .prepare_cached("DELETE FROM task WHERE id = ?1")?
        .execute([id])?
        > 0)
}

pub(super) fn title(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT title FROM task WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Whether it is done; `None`: it is not there.
pub(super) fn is_done(db: &Db, id: i64) -> Result<Option<bool>> {
    Ok(db
        .prepare_cached("SELECT done_on <> '' FROM task WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

pub(super) fn is_staff(db: &Db, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM staff WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?)
}
