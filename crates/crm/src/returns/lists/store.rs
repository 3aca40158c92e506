//! The SQL of the lists that the office loaded.

use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::AcademicYear;
use rusqlite::{OptionalExtension, Row, params};

/// A list as it is kept.
pub(super) struct Kept {
    pub id: i64,
    pub list: String,
    pub year: i32,
    /// CSV with the header of our own asset.
    pub content: String,
    pub source: String,
    pub file: String,
    pub loaded_on: String,
}

const KEPT: &str = "SELECT id, list, year, content, source, file, loaded_on FROM code_list";

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        id: row.get(0)?,
        list: row.get(1)?,
        year: row.get(2)?,
        content: row.get(3)?,
        source: row.get(4)?,
        file: row.get(5)?,
        loaded_on: row.get(6)?,
    })
}

/// All, the latest year of each list first.
pub(super) fn all(db: &Db) -> Result<Vec<Kept>> {
    let mut statement = db.prepare_cached(&format!("{KEPT} ORDER BY list, year DESC"))?;
    let rows = statement.query_map([], kept)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of one list, the latest year first.
pub(super) fn of(db: &Db, list: &str) -> Result<Vec<Kept>> {
    let mut statement = db.prepare_cached(&format!("{KEPT} WHERE list = ?1 ORDER BY year DESC"))?;
    let rows = statement.query_map([list], kept)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One of them.
pub(super) fn find(db: &Db, id: i64) -> Result<Option<Kept>> {
    Ok(db
        .prepare_cached(&format!("{KEPT} WHERE id = ?1"))?
        .query_row([id], kept)
        .optional()?)
}

/// Keeps a list, in the place of the one that was loaded for its year before.
pub(super) fn put(
    w: &Write<'_>,
    (list, year): (&str, AcademicYear),
    content: &str,
    (source, file): (&str, &str),
) -> Result<()> {
    let known: Option<i64> =
        w.db.prepare_cached("SELECT id FROM code_list WHERE list = ?1 AND year = ?2")?
            .query_row(params![list, year.start_year()], |row| row.get(0))
            .optional()?;
    let today = w.clock.today().to_string();
    match known {
        Some(id) => w
            .db
            .prepare_cached(
                "UPDATE code_list SET content = ?2, source = ?3, file = ?4, loaded_on = ?5 WHERE id = ?1",
            )?
            .execute(params![id, content, source, file, today])?,
        None => w
            .db
            .prepare_cached(
                "INSERT INTO code_list (id, list, year, content, source, file, loaded_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                w.id("code_list")?,
                list,
                year.start_year(),
                content,
                source,
                file,
                today
            ])?,
    };
    Ok(())
}

/// Takes a loaded list away.
pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM code_list WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
