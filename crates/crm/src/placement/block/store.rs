//! The SQL of blocks.

use super::{Block, BlocksRequest};
use crate::error::Result;
use crate::list::sql::holds_a_place;
use crate::placement::span;
use crate::placement::store::{day, year};
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day};
use rusqlite::{Row, ToSql, params};

/// A block as it is kept.
pub(super) struct Kept<'a> {
    pub year: AcademicYear,
    pub name: &'a str,
    pub cohort_id: Option<i64>,
    pub from: Day,
    pub until: Day,
    pub target_days: u32,
}

fn block(row: &Row<'_>) -> rusqlite::Result<Block> {
    let (from, until) = (day(row, 5)?, day(row, 6)?);
    Ok(Block {
        id: row.get(0)?,
        year: year(row, 1)?,
        name: row.get(2)?,
        cohort_id: row.get(3)?,
        cohort: row.get(4)?,
        from_on: from.to_string(),
        until_on: until.to_string(),
        dates: span(from, until),
        target_days: row.get(7)?,
        placements: row.get(8)?,
    })
}

fn found(db: &Db, condition: &str, value: &dyn ToSql) -> Result<Vec<Block>> {
    let holds_a_place = holds_a_place!("x");
    let mut statement = db.prepare_cached(&format!(
        "SELECT b.id, b.year, b.name, b.cohort_id, coalesce(c.name, ''), b.from_on, b.until_on, b.target_days,
           (SELECT count(*) FROM placement x WHERE x.block_id = b.id AND {holds_a_place})
         FROM block b LEFT JOIN cohort c ON c.id = b.cohort_id
         WHERE {condition} ORDER BY b.year, b.from_on, b.name COLLATE NOCASE, b.id"
    ))?;
    let rows = statement.query_map([value], block)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn all(db: &Db, request: BlocksRequest) -> Result<Vec<Block>> {
    let year = request.year.map(AcademicYear::start_year);
    found(db, "?1 IS NULL OR b.year = ?1", &year)
}

pub(super) fn find(db: &Db, id: i64) -> Result<Option<Block>> {
    Ok(found(db, "b.id = ?1", &id)?.pop())
}

/// Cohorts, the latest first: id and `Primary PGCE (2026/27)`.
pub(super) fn cohorts(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, year FROM cohort ORDER BY year DESC, name COLLATE NOCASE",
    )?;
    let rows = statement.query_map([], |row| {
        let name: String = row.get(1)?;
        Ok((row.get(0)?, format!("{name} ({})", year(row, 2)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn has_cohort(db: &Db, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM cohort WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?)
}

/// Whether another block of the year has this label, for the same cohort.
pub(super) fn is_taken(db: &Db, kept: &Kept<'_>, but: Option<i64>) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM block WHERE year = ?1 AND name = ?2 COLLATE NOCASE AND cohort_id IS ?3 AND id IS NOT ?4)",
        )?
        .query_row(
            params![kept.year.start_year(), kept.name, kept.cohort_id, but],
            |row| row.get(0),
        )?)
}

pub(super) fn insert(w: &Write<'_>, kept: &Kept<'_>) -> Result<i64> {
    let id = w.id("block")?;
    w.db.prepare_cached(
        "INSERT INTO block (id, year, name, cohort_id, from_on, until_on, target_days) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        kept.year.start_year(),
        kept.name,
        kept.cohort_id,
        kept.from.to_string(),
        kept.until.to_string(),
        kept.target_days
    ])?;
    Ok(id)
}

pub(super) fn update(w: &Write<'_>, id: i64, kept: &Kept<'_>) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE block SET year = ?2, name = ?3, cohort_id = ?4, from_on = ?5, until_on = ?6, target_days = ?7 WHERE id = ?1",
    )?
    .execute(params![
        id,
        kept.year.start_year(),
        kept.name,
        kept.cohort_id,
        kept.from.to_string(),
        kept.until.to_string(),
        kept.target_days
    ])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM block WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
