//! The SQL that writes saved views and view state.

use crate::error::Result;
use crate::store::{Db, Write};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The view of a list with this name, letters' case ignored.
pub(crate) fn by_name(db: &Db, list: &str, name: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM saved_view WHERE list = ?1 AND name = ?2 COLLATE NOCASE")?
        .query_row([list, name], |row| row.get(0))
        .optional()?)
}

/// A view's name.
pub(crate) fn name(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM saved_view WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

pub(crate) fn insert(
    w: &Write<'_>,
    id: i64,
    list: &str,
    name: &str,
    definition: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO saved_view (id, list, name, definition) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id, list, name, definition])?;
    Ok(())
}

pub(crate) fn update(
    w: &Write<'_>,
    id: i64,
    list: &str,
    name: &str,
    definition: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE saved_view SET list = ?2, name = ?3, definition = ?4
         WHERE id = ?1 AND (list, name, definition) IS NOT (?2, ?3, ?4)",
    )?
    .execute(params![id, list, name, definition])?;
    Ok(())
}

pub(crate) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM saved_view WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// What someone left under a name; the default where there is nothing, or nothing that this version reads.
pub(crate) fn state<T: DeserializeOwned + Default>(
    db: &Db,
    staff: Option<i64>,
    name: &str,
) -> Result<T> {
    let text: Option<String> = db
        .prepare_cached("SELECT value FROM view_state WHERE staff_id IS ?1 AND name = ?2")?
        .query_row(params![staff, name], |row| row.get(0))
        .optional()?;
    Ok(text
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

/// Keeps what the present member of staff left under a name.
pub(crate) fn keep(w: &Write<'_>, name: &str, value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string(value)?;
    let known =
        w.db.prepare_cached("UPDATE view_state SET value = ?3 WHERE staff_id IS ?1 AND name = ?2")?
            .execute(params![w.staff_id, name, text])?;
    if known == 0 {
        w.db.prepare_cached(
            "INSERT INTO view_state (id, staff_id, name, value) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![w.id("view_state")?, w.staff_id, name, text])?;
    }
    w.keep("view_state");
    Ok(())
}
