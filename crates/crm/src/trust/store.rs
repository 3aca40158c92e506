//! The SQL that writes trusts.

use crate::error::Result;
use crate::store::{Db, Write};
use rusqlite::{OptionalExtension, params};

pub(super) fn by_uid(db: &Db, uid: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM trust WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// The name of a trust in the groups file, or else at its schools.
pub(super) fn name_in_register(db: &Db, uid: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT name FROM establishment_group WHERE id = ?1
             UNION ALL SELECT trust_name FROM establishment WHERE trust_uid = ?1 LIMIT 1",
        )?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert(w: &Write<'_>, uid: i64, name: &str) -> Result<i64> {
    let id = w.id("trust")?;
    w.db.prepare_cached("INSERT INTO trust (id, uid, name, added_on) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, uid, name, w.clock.today().to_string()])?;
    Ok(id)
}

/// The name of a trust that was written about: the register's, or the one it had when that has none.
pub(super) fn name(db: &Db, id: i64) -> Result<String> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(g.name, u.name) FROM trust u LEFT JOIN establishment_group g ON g.id = u.uid WHERE u.id = ?1",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// Sets one column; says whether it had another value.
pub(super) fn set(
    w: &Write<'_>,
    id: i64,
    column: &'static str,
    value: &rusqlite::types::Value,
) -> Result<bool> {
    let sql = format!("UPDATE trust SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2");
    Ok(w.db.prepare_cached(&sql)?.execute(params![id, value])? > 0)
}

pub(super) fn staff_name(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM staff WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
