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
