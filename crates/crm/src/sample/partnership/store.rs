//! The SQL that writes the sample.

use crate::error::Result;
use crate::school::Stage;
use crate::store::Db;
use rusqlite::params;

pub(super) struct SampleSchool<'a> {
    pub id: i64,
    pub urn: i64,
    pub name: &'a str,
    pub stage: Stage,
    pub owner: Option<i64>,
    pub notes: &'a str,
    pub parking: &'a str,
    pub access: &'a str,
    pub added_on: String,
}

pub(super) fn mark_sample(db: &Db) -> Result<()> {
    db.execute("UPDATE file SET sample = 1", [])?;
    Ok(())
}

pub(super) fn add_staff(db: &Db, id: i64, name: &str) -> Result<()> {
    db.execute(
        "INSERT INTO staff (id, name, login) VALUES (?1, ?2, '')",
        params![id, name],
    )?;
    Ok(())
}

/// Open schools that take trainees, in some authorities that follow one another; which ones, `seed` says.
pub(super) fn neighbouring(db: &Db, count: u32, seed: u64) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name FROM establishment WHERE status_code IN ('1', '3') AND phase_code IN ('1', '2', '4', '7', '0', '3', '5')
         ORDER BY (unicode(region_code) + ?2) % 13, la_code, id LIMIT ?1",
    )?;
    let seed = i64::try_from(seed % 1_000_000).unwrap_or(0);
    let rows = statement.query_map(params![count, seed], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_school(db: &Db, school: &SampleSchool<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO school (id, urn, name, stage, owner_id, notes, parking, access, added_on, stage_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
    )?
    .execute(params![
        school.id,
        school.urn,
        school.name,
        school.stage.code(),
        school.owner,
        school.notes,
        school.parking,
        school.access,
        school.added_on
    ])?;
    Ok(())
}

pub(super) fn add_tag(db: &Db, id: i64, school: i64, tag: &str) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO school_tag (id, school_id, tag) VALUES (?1, ?2, ?3)")?
        .execute(params![id, school, tag])?;
    Ok(())
}
