//! The SQL that writes people and their addresses.

use super::{NewAddress, NewPerson, PersonName};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::Source;
use rusqlite::{OptionalExtension, params};

/// The name of `person p` in SQL, as [`PersonName::full`] makes it.
pub(crate) const FULL_NAME: &str = "trim(CASE WHEN p.known_as <> '' THEN p.known_as WHEN p.first_name <> '' THEN p.first_name ELSE p.title END || ' ' || p.last_name)";

pub(super) fn insert(w: &Write<'_>, person: &NewPerson) -> Result<i64> {
    let id = w.id("person")?;
    let PersonName {
        title,
        first,
        last,
        known_as,
    } = &person.name;
    w.db.prepare_cached(
        "INSERT INTO person (id, title, first_name, last_name, known_as, notes, added_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        title.trim(),
        first.trim(),
        last.trim(),
        known_as.trim(),
        person.notes.trim(),
        w.clock.today().to_string()
    ])?;
    Ok(id)
}

pub(super) fn insert_address(w: &Write<'_>, address: &NewAddress, folded: &str) -> Result<i64> {
    let there: Option<i64> = w
        .db
        .prepare_cached(
            "SELECT id FROM address WHERE folded = ?1 AND medium = ?2 AND person_id IS ?3 AND role_id IS ?4
             AND school_id IS ?5 AND trust_id IS ?6",
        )?
        .query_row(
            params![
                folded,
                address.medium.code(),
                address.person_id,
                address.role_id,
                address.school_id,
                address.trust_id
            ],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = there {
        return Ok(id);
    }
    let id = w.id("address")?;
    let confirmed_by = w.staff_id.filter(|_| !address.confirmed_on.is_empty());
    w.db.prepare_cached(
        "INSERT INTO address (id, person_id, role_id, school_id, trust_id, medium, value, folded, kind, is_main, source,
           confirmed_on, confirmed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
        address.person_id,
        address.role_id,
        address.school_id,
        address.trust_id,
        address.medium.code(),
        address.value.trim(),
        folded,
        address.kind.code(),
        address.is_main,
        address.source.code(),
        address.confirmed_on,
        confirmed_by
    ])?;
    Ok(id)
}

pub(super) fn confirm_emails(w: &Write<'_>, person: i64, source: Source) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE address SET confirmed_on = today(), confirmed_by = ?2, source = ?3
         WHERE person_id = ?1 AND medium = 'email' AND state = 'good'",
    )?
    .execute(params![person, w.staff_id, source.code()])?;
    Ok(())
}

pub(super) fn mark_bounced(w: &Write<'_>, folded: &str) -> Result<u32> {
    let marked = w
        .db
        .prepare_cached(
            "UPDATE address SET state = 'bounced' WHERE folded = ?1 AND medium = 'email' AND state <> 'bounced'",
        )?
        .execute([folded])?;
    Ok(u32::try_from(marked).unwrap_or(u32::MAX))
}

pub(super) fn name(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(&format!("SELECT {FULL_NAME} FROM person p WHERE p.id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
