//! The SQL of importing trainees: who is known, read at once.

use super::known::{Known, Someone};
use crate::error::Result;
use crate::store::Db;
use std::collections::HashMap;

/// Everyone with a TRN, an e-mail of their own, or an entry as a trainee.
pub(super) fn known(db: &Db) -> Result<Known> {
    let mut people: HashMap<i64, Someone> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT id, first_name, last_name, known_as, trn FROM person WHERE merged_into IS NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        people.insert(
            id,
            Someone {
                person_id: id,
                first: row.get(1)?,
                last: row.get(2)?,
                known_as: row.get(3)?,
                trn: row.get(4)?,
                ..Someone::default()
            },
        );
    }
    let mut statement = db.prepare_cached(
        "SELECT person_id, folded FROM address WHERE person_id IS NOT NULL AND medium = 'email'",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(one) = people.get_mut(&row.get(0)?) {
            one.emails.push(row.get(1)?);
        }
    }
    // The latest entry of each counts.
    let mut statement = db.prepare_cached(
        "SELECT id, person_id, provider_ref, born_on, register_id FROM trainee ORDER BY starts_on, id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(one) = people.get_mut(&row.get(1)?) {
            one.trainee_id = Some(row.get(0)?);
            one.provider_ref = row.get(2)?;
            one.born_on = row.get(3)?;
            one.register_id = row.get(4)?;
        }
    }
    let mut people: Vec<Someone> = people.into_values().collect();
    people.sort_by_key(|one| one.person_id);
    Ok(Known::of(people))
}

/// The ids and names of people who are called so, current link tutors first.
pub(super) fn tutors(db: &Db) -> Result<Vec<(i64, String, bool)>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT p.id, ",
        crate::list::sql::person_name!("p"),
        ", EXISTS (SELECT 1 FROM tenure t JOIN role r ON r.id = t.role_id
             WHERE t.person_id = p.id AND r.code = 'linkTutor' AND stands(t.from_on, t.until_on, t.ended) <> 'former') AS tutors
         FROM person p WHERE p.merged_into IS NULL ORDER BY tutors DESC, p.last_name COLLATE NOCASE, p.id"
    ))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
