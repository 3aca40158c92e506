//! The SQL that writes tenures and posts.

use super::{NewTenure, Post, RolePlace};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::Source;
use rusqlite::params;

pub(super) fn insert(w: &Write<'_>, tenure: &NewTenure) -> Result<i64> {
    let id = w.id("tenure")?;
    let confirmed_by = w.staff_id.filter(|_| !tenure.confirmed_on.is_empty());
    w.db.prepare_cached(
        "INSERT INTO tenure (id, person_id, role_id, school_id, trust_id, from_on, until_on, until_by, ended, acting,
           job_share, main_contact, source, confirmed_on, confirmed_by, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        id,
        tenure.person_id,
        tenure.role_id,
        tenure.school_id,
        tenure.trust_id,
        tenure.from.as_str(),
        tenure.until.as_str(),
        tenure.until_by,
        tenure.ended,
        tenure.acting,
        tenure.job_share,
        tenure.main_contact,
        tenure.source.code(),
        tenure.confirmed_on,
        confirmed_by,
        tenure.note
    ])?;
    Ok(id)
}

pub(super) fn posts(db: &Db) -> Result<Vec<Post>> {
    let mut statement = db.prepare_cached(
        "SELECT id, code, name, synonyms, place, is_head, is_leader, active FROM role ORDER BY rank, name",
    )?;
    let rows = statement.query_map([], |row| {
        let synonyms: String = row.get(3)?;
        let place: String = row.get(4)?;
        Ok(Post {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            synonyms: synonyms
                .split(';')
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
            place: RolePlace::from_code(&place),
            is_head: row.get(5)?,
            is_leader: row.get(6)?,
            active: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn current_at(
    db: &Db,
    school_id: Option<i64>,
    trust_id: Option<i64>,
) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, person_id FROM tenure WHERE (school_id = ?1 OR trust_id = ?2) AND stands(from_on, until_on, ended) = 'current'",
    )?;
    let rows = statement.query_map(params![school_id, trust_id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn current_of(db: &Db, person_id: i64) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, person_id FROM tenure WHERE person_id = ?1 AND stands(from_on, until_on, ended) = 'current'",
    )?;
    let rows = statement.query_map([person_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn still_right(w: &Write<'_>, id: i64, source: Source) -> Result<bool> {
    Ok(w.db
        .prepare_cached(
            "UPDATE tenure SET source = ?2, confirmed_on = today(), confirmed_by = ?3
             WHERE id = ?1 AND (source, confirmed_on, confirmed_by) IS NOT (?2, today(), ?3)",
        )?
        .execute(params![id, source.code(), w.staff_id])?
        > 0)
}
