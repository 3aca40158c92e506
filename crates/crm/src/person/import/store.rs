//! The SQL of importing people: all that is known of them, read at once, and the changes that a sheet brings.

use super::known::{Address, Known, Person, Place, Tenure};
use crate::error::Result;
use crate::school::import::SchoolRef;
use crate::store::{Db, Write};
use crate::types::PartDay;
use rusqlite::params;
use rusqlite::types::Value;
use std::collections::HashMap;

/// Everyone in the file, with addresses, posts and tags.
pub(super) fn known(db: &Db) -> Result<Known> {
    let mut known = Known::default();
    let mut at: HashMap<i64, usize> = HashMap::new();
    let mut merged: Vec<(i64, i64)> = Vec::new();
    let mut statement = db.prepare_cached(
        "SELECT id, title, first_name, last_name, known_as, notes, merged_into FROM person ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if let Some(into) = row.get::<_, Option<i64>>(6)? {
            merged.push((id, into));
            continue;
        }
        at.insert(id, known.people.len());
        known.people.push(Person {
            id: Some(id),
            title: row.get(1)?,
            first: row.get(2)?,
            last: row.get(3)?,
            known_as: row.get(4)?,
            notes: row.get(5)?,
            ..Person::default()
        });
    }
    let person =
        |known: &mut Known, id: i64| at.get(&id).copied().filter(|at| *at < known.people.len());
    let mut statement = db.prepare_cached(
        "SELECT a.person_id, a.medium, a.folded, a.school_id, t.uid FROM address a LEFT JOIN trust t ON t.id = a.trust_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let folded: String = row.get(2)?;
        let is_email = row
            .get_ref(1)?
            .as_str()
            .is_ok_and(|medium| medium == "email");
        let address = Address { is_email, folded };
        match row.get::<_, Option<i64>>(0)? {
            Some(id) => {
                if let Some(person) = person(&mut known, id).and_then(|at| known.people.get_mut(at))
                {
                    person.addresses.push(address);
                }
            }
            None => {
                let place = match (row.get(3)?, row.get(4)?) {
                    (Some(school), _) => Place::School(SchoolRef::Ours(school)),
                    (None, Some(uid)) => Place::Trust(uid),
                    (None, None) => Place::Us,
                };
                known.of_places.insert((place, address));
            }
        }
    }
    let mut statement = db.prepare_cached(
        "SELECT n.id, n.person_id, n.role_id, n.school_id, t.uid, n.from_on, n.until_on, n.until_by, n.ended, n.acting,
           n.job_share, n.main_contact, n.confirmed_on, n.note
         FROM tenure n LEFT JOIN trust t ON t.id = n.trust_id ORDER BY n.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = match (row.get(3)?, row.get(4)?) {
            (Some(school), _) => Place::School(SchoolRef::Ours(school)),
            (None, Some(uid)) => Place::Trust(uid),
            (None, None) => Place::Us,
        };
        let text = |column: usize| {
            row.get::<_, String>(column)
                .map(|text| PartDay::stored(&text))
        };
        let tenure = Tenure {
            id: Some(row.get(0)?),
            role: row.get(2)?,
            place,
            from: text(5)?,
            until: text(6)?,
            until_by: row.get(7)?,
            ended: row.get(8)?,
            acting: row.get(9)?,
            job_share: row.get(10)?,
            main_contact: row.get(11)?,
            confirmed_on: row.get(12)?,
            note: row.get(13)?,
        };
        if let Some(person) =
            person(&mut known, row.get(1)?).and_then(|at| known.people.get_mut(at))
        {
            person.tenures.push(tenure);
        }
    }
    let mut statement = db.prepare_cached("SELECT person_id, tag FROM person_tag ORDER BY tag")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(person) =
            person(&mut known, row.get(0)?).and_then(|at| known.people.get_mut(at))
        {
            person.tags.push(row.get(1)?);
        }
    }
    known.trusts = trusts(db)?;
    known.index();
    Ok(known)
}

/// The trusts of the register that are open: Group UID and name.
fn trusts(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name FROM establishment_group WHERE type_code IN ('6', '10') AND status <> 'CLOSED'
         UNION SELECT trust_uid, trust_name FROM establishment WHERE trust_uid IS NOT NULL AND trust_name <> ''
         UNION SELECT uid, name FROM trust",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sets one column of a person.
pub(super) fn set(w: &Write<'_>, id: i64, column: &'static str, value: &str) -> Result<()> {
    w.db.prepare_cached(&format!(
        "UPDATE person SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2"
    ))?
    .execute(params![id, value])?;
    Ok(())
}

/// Sets one column of a tenure; who confirmed it is set with the day.
pub(super) fn set_tenure(
    w: &Write<'_>,
    id: i64,
    column: &'static str,
    value: &Value,
) -> Result<()> {
    w.db.prepare_cached(&format!(
        "UPDATE tenure SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2"
    ))?
    .execute(params![id, value])?;
    if column == "confirmed_on" {
        w.db.prepare_cached("UPDATE tenure SET confirmed_by = ?2, said_by = '' WHERE id = ?1")?
            .execute(params![id, w.staff_id])?;
    }
    Ok(())
}

/// Puts a tag on a person who has not got it.
pub(super) fn add_tag(w: &Write<'_>, person: i64, tag: &str) -> Result<()> {
    let id = w.id("person_tag")?;
    w.db.prepare_cached("INSERT INTO person_tag (id, person_id, tag) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, tag])?;
    Ok(())
}
