//! The SQL that writes people and their addresses.

use super::find::Words;
use super::{AddressKind, Medium, NewAddress, NewPerson, PersonName};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::Source;
use rusqlite::{OptionalExtension, ToSql, params};

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
           confirmed_on, confirmed_by, said_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
        confirmed_by,
        w.said_by()
    ])?;
    Ok(id)
}

pub(super) fn confirm_emails(w: &Write<'_>, person: i64, source: Source) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE address SET confirmed_on = today(), confirmed_by = ?2, source = ?3, said_by = ?4
         WHERE person_id = ?1 AND medium = 'email' AND state = 'good'",
    )?
    .execute(params![person, w.staff_id, source.code(), w.said_by()])?;
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

/// Sets one column of a person; says whether it had another value.
pub(super) fn set(w: &Write<'_>, id: i64, column: &'static str, value: &dyn ToSql) -> Result<bool> {
    let sql = format!("UPDATE person SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2");
    Ok(w.db.prepare_cached(&sql)?.execute(params![id, value])? > 0)
}

/// The name of someone else with this TRN, who stands for themselves.
pub(super) fn other_with_trn(db: &Db, id: i64, trn: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {FULL_NAME} FROM person p WHERE p.trn = ?2 AND p.id <> ?1 AND p.merged_into IS NULL LIMIT 1"
        ))?
        .query_row(params![id, trn], |row| row.get(0))
        .optional()?)
}

/// A person's names.
pub(super) fn names(db: &Db, id: i64) -> Result<Option<PersonName>> {
    Ok(db
        .prepare_cached("SELECT title, first_name, last_name, known_as FROM person WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(PersonName {
                title: row.get(0)?,
                first: row.get(1)?,
                last: row.get(2)?,
                known_as: row.get(3)?,
            })
        })
        .optional()?)
}

/// Removes a person, and the records that were merged into them: they are the same person.
pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM person WHERE merged_into = ?1")?
        .execute([id])?;
    w.db.prepare_cached("DELETE FROM person WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(super) fn add_tag(w: &Write<'_>, person: i64, tag: &str) -> Result<bool> {
    let there: bool = w
        .db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM person_tag WHERE person_id = ?1 AND tag = ?2 COLLATE NOCASE)")?
        .query_row(params![person, tag], |row| row.get(0))?;
    if there {
        return Ok(false);
    }
    let id = w.id("person_tag")?;
    w.db.prepare_cached("INSERT INTO person_tag (id, person_id, tag) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, tag])?;
    Ok(true)
}

pub(super) fn remove_tag(w: &Write<'_>, person: i64, tag: &str) -> Result<bool> {
    let gone = w
        .db
        .prepare_cached("DELETE FROM person_tag WHERE person_id = ?1 AND tag = ?2 COLLATE NOCASE")?
        .execute(params![person, tag])?;
    Ok(gone > 0)
}

/// An address as actions need it.
pub(super) struct AddressRow {
    pub id: i64,
    pub person_id: Option<i64>,
    pub role_id: Option<i64>,
    pub school_id: Option<i64>,
    pub trust_id: Option<i64>,
    pub medium: Medium,
    pub value: String,
}

pub(super) fn address(db: &Db, id: i64) -> Result<Option<AddressRow>> {
    Ok(db
        .prepare_cached(
            "SELECT id, person_id, role_id, school_id, trust_id, medium, value FROM address WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(AddressRow {
                id: row.get(0)?,
                person_id: row.get(1)?,
                role_id: row.get(2)?,
                school_id: row.get(3)?,
                trust_id: row.get(4)?,
                medium: Medium::from_code(&row.get::<_, String>(5)?),
                value: row.get(6)?,
            })
        })
        .optional()?)
}

/// Gives an address another value, which is known to be right on `day`.
pub(super) fn set_value(
    w: &Write<'_>,
    id: i64,
    value: &str,
    folded: &str,
    source: Source,
    day: &str,
) -> Result<bool> {
    Ok(w.db
        .prepare_cached(
            "UPDATE address SET value = ?2, folded = ?3, state = 'good', source = ?4, confirmed_on = ?5, confirmed_by = ?6,
               said_by = ?7 WHERE id = ?1 AND value <> ?2",
        )?
        .execute(params![
            id,
            value.trim(),
            folded,
            source.code(),
            day,
            w.staff_id,
            w.said_by()
        ])?
        > 0)
}

pub(super) fn set_kind(w: &Write<'_>, id: i64, kind: AddressKind) -> Result<bool> {
    Ok(w.db
        .prepare_cached("UPDATE address SET kind = ?2 WHERE id = ?1 AND kind <> ?2")?
        .execute(params![id, kind.code()])?
        > 0)
}

/// Makes an address the one to use first of its owner and medium, or no longer that.
pub(super) fn set_main(w: &Write<'_>, address: &AddressRow, is_main: bool) -> Result<bool> {
    if is_main {
        w.db.prepare_cached(
            "UPDATE address SET is_main = 0 WHERE is_main = 1 AND id <> ?1 AND medium = ?2 AND person_id IS ?3
               AND role_id IS ?4 AND school_id IS ?5 AND trust_id IS ?6",
        )?
        .execute(params![
            address.id,
            address.medium.code(),
            address.person_id,
            address.role_id,
            address.school_id,
            address.trust_id
        ])?;
    }
    Ok(w.db
        .prepare_cached("UPDATE address SET is_main = ?2 WHERE id = ?1 AND is_main <> ?2")?
        .execute(params![address.id, is_main])?
        > 0)
}

/// Notes that an address is right on `day`; mail no longer comes back.
pub(super) fn confirm_address(w: &Write<'_>, id: i64, source: Source, day: &str) -> Result<bool> {
    Ok(w.db
        .prepare_cached(
            "UPDATE address SET state = 'good', source = ?2, confirmed_on = ?3, confirmed_by = ?4, said_by = ?5
             WHERE id = ?1 AND (state, source, confirmed_on, confirmed_by, said_by) IS NOT ('good', ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, source.code(), day, w.staff_id, w.said_by()])?
        > 0)
}

pub(super) fn set_state(w: &Write<'_>, id: i64, bounced: bool) -> Result<bool> {
    let state = if bounced { "bounced" } else { "good" };
    Ok(w.db
        .prepare_cached("UPDATE address SET state = ?2 WHERE id = ?1 AND state <> ?2")?
        .execute(params![id, state])?
        > 0)
}

pub(super) fn delete_address(w: &Write<'_>, id: i64) -> Result<bool> {
    Ok(w.db
        .prepare_cached("DELETE FROM address WHERE id = ?1")?
        .execute([id])?
        > 0)
}

/// The addresses of a person at which mail does not come back.
pub(super) fn sound_addresses_of(db: &Db, person: i64) -> Result<Vec<i64>> {
    ids(
        db,
        "SELECT id FROM address WHERE person_id = ?1 AND state <> 'bounced'",
        params![person],
    )
}

/// The addresses of a place and of its posts at which mail does not come back.
pub(super) fn sound_addresses_at(
    db: &Db,
    school: Option<i64>,
    trust: Option<i64>,
) -> Result<Vec<i64>> {
    ids(
        db,
        "SELECT id FROM address WHERE person_id IS NULL AND school_id IS ?1 AND trust_id IS ?2 AND state <> 'bounced'",
        params![school, trust],
    )
}

fn ids(db: &Db, sql: &str, values: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What people are found by: one, or all who stand for themselves.
pub(super) fn words_of(db: &Db, person: Option<i64>) -> Result<Vec<Words>> {
    let one = if person.is_some() {
        "AND p.id = ?1"
    } else {
        "AND ?1 IS NULL"
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT p.id, {FULL_NAME}, p.title || ' ' || p.first_name || ' ' || p.last_name || ' ' || p.trn,
           (SELECT group_concat(r.name || ' ' || coalesce(e.name || ' ' || e.town, s.name, g.name, u.name, ''), ' ')
            FROM tenure x JOIN role r ON r.id = x.role_id LEFT JOIN school s ON s.id = x.school_id
            LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN trust u ON u.id = x.trust_id
            LEFT JOIN establishment_group g ON g.id = u.uid WHERE x.person_id = p.id),
           (SELECT group_concat(CASE a.medium WHEN 'telephone' THEN a.value || ' ' || a.folded ELSE a.value END, ' ')
            FROM address a WHERE a.person_id = p.id),
           EXISTS (SELECT 1 FROM tenure x WHERE x.person_id = p.id AND stands(x.from_on, x.until_on, x.ended) <> 'former')
             OR EXISTS (SELECT 1 FROM trainee x WHERE x.person_id = p.id AND x.state NOT IN ('withdrawn', 'completed'))
         FROM person p WHERE p.merged_into IS NULL {one}"
    ))?;
    let rows = statement.query_map([person], |row| {
        let text = |at: usize| -> rusqlite::Result<String> {
            Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
        };
        Ok(Words {
            id: row.get(0)?,
            name: text(1)?,
            rest: format!("{} {} {}", text(2)?, text(3)?, text(4)?),
            current: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The id of the newest operation.
pub(super) fn newest_operation(db: &Db) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(id), 0) FROM operation")?
        .query_row([], |row| row.get(0))?)
}

/// Who was changed by operations after `operation`, with their posts and addresses; `None`: a school, a trust or a post
/// got another name, so it may be anyone, or something was done that the log leaves out.
pub(super) fn people_changed_since(db: &Db, operation: i64) -> Result<Option<Vec<i64>>> {
    let anyone: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE id > ?1 AND logged = 0)
               OR EXISTS (SELECT 1 FROM change WHERE operation_id > ?1 AND before IS NOT NULL AND after IS NOT NULL
                          AND (tbl IN ('role', 'trust', 'establishment', 'establishment_group')
                               OR tbl = 'school' AND (json_type(after, '$.urn') IS NOT NULL
                                                      OR json_type(after, '$.name') IS NOT NULL)))",
        )?
        .query_row([operation], |row| row.get(0))?;
    if anyone {
        return Ok(None);
    }
    ids(
        db,
        // What moved from one person to another changed both.
        "SELECT person_id FROM change WHERE operation_id > ?1 AND person_id IS NOT NULL AND tbl IN ('person', 'tenure', 'address', 'trainee')
         UNION SELECT json_extract(before, '$.person_id') FROM change
           WHERE operation_id > ?1 AND tbl IN ('tenure', 'address', 'trainee') AND json_type(before, '$.person_id') = 'integer'",
        params![operation],
    )
    .map(Some)
}
