//! The office's own figures.

use super::Key;
use crate::error::Result;
use crate::store::Write;
use crate::types::AcademicYear;
use rusqlite::{OptionalExtension, params};

/// Sets a figure from a year on.
pub(super) fn put(
    w: &Write<'_>,
    (key, route, from): (Key, &str, AcademicYear),
    value: i64,
    source: &str,
) -> Result<()> {
    let known: Option<i64> = w
        .db
        .prepare_cached("SELECT id FROM figure WHERE key = ?1 AND route = ?2 AND from_year = ?3")?
        .query_row(params![key.code(), route, from.start_year()], |row| {
            row.get(0)
        })
        .optional()?;
    match known {
        Some(id) => {
            w.db.prepare_cached("UPDATE figure SET value = ?2, source = ?3 WHERE id = ?1")?
                .execute(params![id, value, source])?;
        }
        None => {
            let id = w.id("figure")?;
            w.db.prepare_cached(
                "INSERT INTO figure (id, key, route, from_year, value, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![id, key.code(), route, from.start_year(), value, source])?;
        }
    }
    Ok(())
}

/// Takes the office’s own figures of a key and route away.
pub(super) fn clear(w: &Write<'_>, key: Key, route: &str) -> Result<()> {
    w.db.prepare_cached("DELETE FROM figure WHERE key = ?1 AND route = ?2")?
        .execute(params![key.code(), route])?;
    Ok(())
}
