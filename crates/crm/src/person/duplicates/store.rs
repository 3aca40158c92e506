//! The SQL of duplicates: reading everyone, and moving what refers to a person.

use super::find::{MOST_WITH_ONE_ADDRESS, Someone};
use super::names::Name;
use super::rules::is_shared_mailbox;
use super::{MERGE, MergeField};
use crate::error::Result;
use crate::person::actions::folded;
use crate::person::{Medium, PersonName};
use crate::store::{Db, Write, log};
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Everyone who stands for themselves, by id.
pub(super) fn people(db: &Db) -> Result<Vec<Someone>> {
    let mut statement = db.prepare_cached(
        "SELECT id, title, first_name, last_name, known_as FROM person WHERE merged_into IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        let name = PersonName {
            title: row.get(1)?,
            first: row.get(2)?,
            last: row.get(3)?,
            known_as: row.get(4)?,
        };
        Ok(Someone {
            id: row.get(0)?,
            name: Name::new(&name),
            ..Someone::default()
        })
    })?;
    let mut people: Vec<Someone> = rows.collect::<rusqlite::Result<_>>()?;
    let at: HashMap<i64, usize> = people
        .iter()
        .zip(0..)
        .map(|(one, at)| (one.id, at))
        .collect();
    own_addresses(db, &mut people, &at)?;
    places(db, &mut people, &at)?;
    for person in &mut people {
        person.emails.sort_unstable();
        person.telephones.sort_unstable();
        for places in [&mut person.schools, &mut person.trusts] {
            places.sort_unstable();
            places.dedup();
        }
    }
    Ok(people)
}

/// Adds the addresses that are people's own: not those that are also a post's, a school's or a trust's, nor those that
/// many have.
fn own_addresses(db: &Db, people: &mut [Someone], at: &HashMap<i64, usize>) -> Result<()> {
    let mut statement =
        db.prepare_cached("SELECT person_id, medium = 'email', folded FROM address")?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, Option<i64>>(0)?,
            row.get::<_, bool>(1)?,
            row.get::<_, Box<str>>(2)?,
        ))
    })?;
    let rows: Vec<(Option<i64>, bool, Box<str>)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut holders: HashMap<&str, usize> = HashMap::new();
    for (person, _, folded) in &rows {
        let held = holders.entry(folded).or_default();
        *held = held.saturating_add(if person.is_some() { 1 } else { usize::MAX });
    }
    let switchboards = switchboards(db)?;
    for (person, is_email, folded) in &rows {
        let nobodys = holders
            .get(&**folded)
            .is_some_and(|held| *held > MOST_WITH_ONE_ADDRESS)
            || (*is_email && is_shared_mailbox(folded))
            || switchboards.contains(&**folded);
        let found = person.and_then(|id| people.get_mut(*at.get(&id)?));
        if let (Some(person), false) = (found, nobodys) {
            let of = if *is_email {
                &mut person.emails
            } else {
                &mut person.telephones
            };
            of.push(folded.clone());
        }
    }
    Ok(())
}

/// The telephones of our schools in the register, folded.
fn switchboards(db: &Db) -> Result<HashSet<String>> {
    let mut statement = db.prepare_cached(
        "SELECT e.telephone FROM school s JOIN establishment e ON e.id = s.urn WHERE e.telephone <> ''
         UNION ALL SELECT telephone FROM school WHERE telephone <> ''",
    )?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut found = HashSet::new();
    for row in rows {
        found.extend(folded(Medium::Telephone, &row?).ok());
    }
    Ok(found)
}

/// Adds the schools and trusts where people ever held a post.
fn places(db: &Db, people: &mut [Someone], at: &HashMap<i64, usize>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT t.person_id, t.school_id, coalesce(tr.uid, e.trust_uid)
         FROM tenure t LEFT JOIN trust tr ON tr.id = t.trust_id
              LEFT JOIN school s ON s.id = t.school_id LEFT JOIN establishment e ON e.id = s.urn",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, Option<i64>>(1)?,
            row.get::<_, Option<i64>>(2)?,
        ))
    })?;
    for row in rows {
        let (person, school, trust) = row?;
        if let Some(person) = at.get(&person).and_then(|at| people.get_mut(*at)) {
            person.schools.extend(school);
            person.trusts.extend(trust);
        }
    }
    Ok(())
}

/// The pairs that are two people, as the records now stand, the smaller id first.
pub(super) fn different(db: &Db) -> Result<HashSet<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)
         FROM different_people d JOIN person a ON a.id = d.person_id JOIN person b ON b.id = d.other_id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
    let mut found = HashSet::new();
    for row in rows {
        let (one, other) = row?;
        found.insert((one.min(other), one.max(other)));
    }
    Ok(found)
}

/// Remembers that two records are two people. `false`: that was known.
pub(super) fn tell_apart(w: &Write<'_>, one: i64, other: i64) -> Result<bool> {
    let (one, other) = (one.min(other), one.max(other));
    let known: bool =
        w.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM different_people WHERE person_id = ?1 AND other_id = ?2)",
        )?
        .query_row([one, other], |row| row.get(0))?;
    if !known {
        w.db.prepare_cached(
            "INSERT INTO different_people (id, person_id, other_id, decided_on) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            w.id("different_people")?,
            one,
            other,
            w.clock.today().to_string()
        ])?;
    }
    Ok(!known)
}

/// A record as a merge needs it.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub id: i64,
    pub name: PersonName,
    pub notes: String,
    pub objects: bool,
    pub objected_on: String,
    pub added_on: String,
    pub merged_into: Option<i64>,
    pub trn: String,
}

impl Record {
    /// The value of a field.
    pub(super) fn value(&self, field: MergeField) -> &str {
        match field {
            MergeField::Title => &self.name.title,
            MergeField::First => &self.name.first,
            MergeField::Last => &self.name.last,
            MergeField::KnownAs => &self.name.known_as,
            MergeField::Trn => &self.trn,
            MergeField::Notes => &self.notes,
        }
    }
}

/// The columns of a person that a merge deals with one by one. The test of the schema holds this against the table.
#[cfg(test)]
pub(super) const DEALT_WITH: [&str; 11] = [
    "id",
    "title",
    "first_name",
    "last_name",
    "known_as",
    "notes",
    "objects",
    "objected_on",
    "added_on",
    "merged_into",
    "trn",
];

pub(super) fn record(db: &Db, id: i64) -> Result<Option<Record>> {
    Ok(db
        .prepare_cached(
            "SELECT id, title, first_name, last_name, known_as, notes, objects, objected_on, added_on, merged_into, trn
             FROM person WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Record {
                id: row.get(0)?,
                name: PersonName {
                    title: row.get(1)?,
                    first: row.get(2)?,
                    last: row.get(3)?,
                    known_as: row.get(4)?,
                },
                notes: row.get(5)?,
                objects: row.get(6)?,
                objected_on: row.get(7)?,
                added_on: row.get(8)?,
                merged_into: row.get(9)?,
                trn: row.get(10)?,
            })
        })
        .optional()?)
}

pub(super) fn set_text(
    w: &Write<'_>,
    person: i64,
    column: &'static str,
    value: &str,
) -> Result<()> {
    w.db.prepare_cached(&format!(
        "UPDATE person SET {column} = ?2 WHERE id = ?1 AND {column} <> ?2"
    ))?
    .execute(params![person, value])?;
    Ok(())
}

pub(super) fn set_objects(w: &Write<'_>, person: i64, objects: bool, on: &str) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE person SET objects = ?2, objected_on = ?3 WHERE id = ?1 AND (objects <> ?2 OR objected_on <> ?3)",
    )?
    .execute(params![person, objects, on])?;
    Ok(())
}

pub(super) fn lead_on(w: &Write<'_>, gone: i64, kept: i64) -> Result<()> {
    w.db.prepare_cached("UPDATE person SET merged_into = ?2 WHERE id = ?1")?
        .execute([gone, kept])?;
    Ok(())
}

/// A column that refers to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub table: &'static str,
    pub column: String,
}

/// What is kept of the records themselves, so that nothing of it is moved.
const STAYS: [&str; 1] = ["different_people"];

/// All columns of logged tables that refer to a person.
pub(super) fn references(db: &Db) -> Result<Vec<Reference>> {
    let mut statement = db.prepare_cached(
        "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'person' ORDER BY id",
    )?;
    let mut found = Vec::new();
    for &table in log::LOGGED.iter().filter(|table| !STAYS.contains(table)) {
        for column in statement.query_map([table], |row| row.get(0))? {
            found.push(Reference {
                table,
                column: column?,
            });
        }
    }
    Ok(found)
}

/// When two rows of a table, of two records of one person, say the same, so that one is enough.
pub(super) struct Sameness {
    pub table: &'static str,
    /// What must be the same.
    equal: &'static [&'static str],
    /// Texts that must be the same, or one of them empty; the row that is kept takes what it lacks.
    fills: &'static [&'static str],
    /// Marks that hold where they hold in one of the two.
    either: &'static [&'static str],
    /// What goes with the later day on which the row was confirmed.
    confirmed: &'static [&'static str],
}

/// By table. A row of any other table is always moved.
pub(super) const SAMENESS: [Sameness; 9] = [
    Sameness {
        table: "tenure",
        equal: &[
            "role_id",
            "school_id",
            "trust_id",
            "until_on",
            "until_by",
            "ended",
            "acting",
            "job_share",
        ],
        fills: &["from_on", "note"],
        either: &["main_contact"],
        confirmed: &["confirmed_on", "confirmed_by", "said_by", "source"],
    },
    Sameness {
        table: "address",
        equal: &["medium", "folded"],
        fills: &[],
        either: &[],
        confirmed: &["confirmed_on", "confirmed_by", "said_by", "source", "state"],
    },
    Sameness {
        table: "group_member",
        equal: &["group_id", "school_id", "trust_id", "office", "until_on"],
        fills: &["from_on"],
        either: &[],
        confirmed: &[],
    },
    Sameness {
        table: "champion",
        equal: &["school_id", "stage"],
        fills: &["reason", "note"],
        either: &[],
        confirmed: &[],
    },
    Sameness {
        table: "person_tag",
        equal: &["tag"],
        fills: &[],
        either: &[],
        confirmed: &[],
    },
    Sameness {
        table: "group_attendance",
        equal: &["meeting_id"],
        fills: &[],
        either: &[],
        confirmed: &[],
    },
    Sameness {
        table: "placement_mentor",
        equal: &["placement_id"],
        fills: &[],
        either: &[],
        confirmed: &[],
    },
    Sameness {
        table: "privacy_notice",
        equal: &[],
        fills: &["given_on"],
        either: &[],
        confirmed: &[],
    },
    Sameness {
        table: "activity_about",
        equal: &["activity_id"],
        fills: &[],
        either: &[],
        confirmed: &[],
    },
];

/// The rows that refer to a person, oldest first.
pub(super) fn rows(db: &Db, of: &Reference, person: i64) -> Result<Vec<i64>> {
    let Reference { table, column } = of;
    let mut statement = db.prepare_cached(&format!(
        "SELECT id FROM {table} WHERE {column} = ?1 ORDER BY id"
    ))?;
    let ids = statement.query_map([person], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The row of `person` that says the same as the row `row`, of someone else.
pub(super) fn counterpart(db: &Db, by: &Sameness, row: i64, person: i64) -> Result<Option<i64>> {
    let mut tests: Vec<String> = by.equal.iter().map(|c| format!("k.{c} IS g.{c}")).collect();
    tests.extend(
        by.fills
            .iter()
            .map(|c| format!("(k.{c} = g.{c} OR k.{c} = '' OR g.{c} = '')")),
    );
    let sql = format!(
        "SELECT k.id FROM {table} g JOIN {table} k ON k.person_id = ?2 AND {tests} WHERE g.id = ?1 ORDER BY k.id LIMIT 1",
        table = by.table,
        tests = tests.join(" AND ")
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row([row, person], |row| row.get(0))
        .optional()?)
}

/// Gives the row `into` what the row `from`, which says the same, knows beyond it.
pub(super) fn fill(w: &Write<'_>, by: &Sameness, from: i64, into: i64) -> Result<()> {
    let table = by.table;
    let mut acts: Vec<String> = Vec::new();
    for column in by.fills {
        acts.push(format!(
            "UPDATE {table} SET {column} = g.{column} FROM (SELECT {column} FROM {table} WHERE id = ?1) AS g
             WHERE id = ?2 AND {table}.{column} = '' AND g.{column} <> ''"
        ));
    }
    for column in by.either {
        acts.push(format!(
            "UPDATE {table} SET {column} = 1 WHERE id = ?2 AND {column} = 0
               AND EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND {column} = 1)"
        ));
    }
    if !by.confirmed.is_empty() {
        let columns = by.confirmed.join(", ");
        let sets: Vec<String> = by
            .confirmed
            .iter()
            .map(|c| format!("{c} = g.{c}"))
            .collect();
        acts.push(format!(
            "UPDATE {table} SET {} FROM (SELECT {columns} FROM {table} WHERE id = ?1) AS g
             WHERE id = ?2 AND {table}.confirmed_on < g.confirmed_on",
            sets.join(", ")
        ));
    }
    for sql in acts {
        w.db.prepare_cached(&sql)?.execute([from, into])?;
    }
    Ok(())
}

/// Makes the row refer to `person`. `false`: the table holds the same of them and refuses; the row stays where it is.
pub(super) fn give(w: &Write<'_>, of: &Reference, row: i64, person: i64) -> Result<bool> {
    let Reference { table, column } = of;
    let outcome =
        w.db.prepare_cached(&format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1"))?
            .execute([row, person]);
    match outcome {
        Ok(_) => {}
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            return Ok(false);
        }
        Err(error) => return Err(error.into()),
    }
    if *table == "address" {
        // Of two main addresses the kept record's stays the main one.
        w.db.prepare_cached(
            "UPDATE address SET is_main = 0 WHERE id = ?1 AND is_main = 1 AND EXISTS (
               SELECT 1 FROM address o WHERE o.person_id = ?2 AND o.medium = address.medium AND o.is_main = 1 AND o.id <> ?1)",
        )?
        .execute([row, person])?;
    }
    Ok(true)
}

/// Of the merge `operation`: the record that went, and the one it went into.
pub(super) fn merged_by(db: &Db, operation: i64) -> Result<Option<(i64, i64)>> {
    Ok(db
        .prepare_cached(
            "SELECT row_id, json_extract(after, '$.merged_into') FROM change
             WHERE operation_id = ?1 AND tbl = 'person' AND json_type(before, '$.merged_into') = 'null'
               AND json_type(after, '$.merged_into') = 'integer'",
        )?
        .query_row([operation], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The record that an id stands for now; `None`: there is no such record.
pub(crate) fn standing_id(db: &Db, id: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT coalesce(merged_into, id) FROM person WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The records that went into a person.
pub(super) fn merged_into(db: &Db, person: i64) -> Result<Vec<i64>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM person WHERE merged_into = ?1 ORDER BY id")?;
    let ids = statement.query_map([person], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Rows of `gone` that a revert after the merge `operation` moved to those who kept them: table and row.
pub(super) fn moved_by_reverts(db: &Db, operation: i64, gone: i64) -> Result<Vec<(String, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT c.tbl, c.row_id FROM operation o CROSS JOIN change c ON c.operation_id = o.id
         WHERE o.kind = 'revert' AND o.id > ?1 AND json_extract(c.before, '$.person_id') = ?2
           AND json_extract(c.after, '$.person_id') <> ?2",
    )?;
    let rows = statement.query_map([operation, gone], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether it was a merge, or one taken back, that last said whether a person objects to mailings. The operation under
/// way takes one back.
pub(super) fn merge_said_objects(w: &Write<'_>, person: i64) -> Result<bool> {
    let said: Option<bool> = w
        .db
        .prepare_cached(
            "SELECT o.id = ?2 OR o.kind = ?3 OR o.kind = 'revert' AND u.kind = ?3
             FROM change c JOIN operation o ON o.id = c.operation_id LEFT JOIN operation u ON u.id = o.undoes
             WHERE c.tbl = 'person' AND c.row_id = ?1 AND c.before IS NOT NULL
               AND json_type(c.after, '$.objects') IS NOT NULL
             ORDER BY c.operation_id DESC, c.seq DESC LIMIT 1",
        )?
        .query_row(params![person, w.operation, MERGE], |row| {
            Ok(row.get::<_, Option<bool>>(0)?.unwrap_or_default())
        })
        .optional()?;
    Ok(said.unwrap_or_default())
}

/// How many rows refer to a person, by table.
pub(super) fn counts(db: &Db, person: i64) -> Result<BTreeMap<&'static str, u32>> {
    let mut counts = BTreeMap::new();
    for of in references(db)?.iter().filter(|of| of.table != "person") {
        let Reference { table, column } = of;
        let count: u32 = db
            .prepare_cached(&format!("SELECT count(*) FROM {table} WHERE {column} = ?1"))?
            .query_row([person], |row| row.get(0))?;
        *counts.entry(*table).or_default() += count;
    }
    Ok(counts)
}

/// How much is known of a person: of two, the one with more is kept.
pub(super) fn weight(db: &Db, person: i64) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT (SELECT count(*) FROM tenure WHERE person_id = ?1) + (SELECT count(*) FROM address WHERE person_id = ?1)",
        )?
        .query_row([person], |row| row.get(0))?)
}

#[cfg(test)]
impl Sameness {
    /// All columns that it names.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        [self.equal, self.fills, self.either, self.confirmed]
            .into_iter()
            .flatten()
            .copied()
    }
}
