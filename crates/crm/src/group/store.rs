//! The SQL that writes working groups.

use super::import::Term;
use super::{Seat, SetChallenge, SetGroup, SetSolution};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::PartDay;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.trim().to_owned())
}

pub(super) fn reference(id: Option<i64>) -> Value {
    id.map_or(Value::Null, Value::Integer)
}

/// Adds a row to one of the tables here and answers with its id.
pub(super) fn insert(w: &Write<'_>, table: &'static str, columns: &[(&str, Value)]) -> Result<i64> {
    let id = w.id(table)?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let marks: Vec<&str> = columns.iter().map(|_| "?").collect();
    let sql = format!(
        "INSERT INTO {table} ({}, id) VALUES ({}, ?)",
        names.join(", "),
        marks.join(", ")
    );
    let id_value = Value::Integer(id);
    let values = columns.iter().map(|(_, value)| value).chain([&id_value]);
    w.db.prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(id)
}

/// Changes a row of one of the tables here. `false`: it is not there.
pub(super) fn update(
    w: &Write<'_>,
    table: &'static str,
    id: i64,
    columns: &[(&str, Value)],
) -> Result<bool> {
    let sets: Vec<String> = columns
        .iter()
        .map(|(name, _)| format!("{name} = ?"))
        .collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = ?", sets.join(", "));
    let id = Value::Integer(id);
    let values = columns.iter().map(|(_, value)| value).chain([&id]);
    Ok(w.db
        .prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(values))?
        > 0)
}

/// Takes a row of one of the tables here away, with what hangs on it. `false`: it is not there.
pub(super) fn delete(w: &Write<'_>, table: &'static str, id: i64) -> Result<bool> {
    Ok(w.db
        .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
        .execute([id])?
        > 0)
}

/// The name of a group; `None`: it is not there.
pub(super) fn name(db: &Db, group: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM working_group WHERE id = ?1")?
        .query_row([group], |row| row.get(0))
        .optional()?)
}

/// Whether another group has this name, letters' case ignored.
pub(super) fn is_taken(db: &Db, group: &SetGroup) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM working_group WHERE name = ?1 COLLATE NOCASE AND id IS NOT ?2)",
        )?
        .query_row(params![group.name.trim(), group.id], |row| row.get(0))?)
}

/// The group, day and title of a meeting; `None`: it is not there.
pub(super) fn meeting(db: &Db, id: i64) -> Result<Option<(i64, String, String)>> {
    Ok(db
        .prepare_cached("SELECT group_id, on_day, title FROM group_meeting WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?)
}

/// The group and the theme of a challenge, and its state; `None`: it is not there.
pub(super) fn challenge(db: &Db, id: i64) -> Result<Option<(i64, String, String)>> {
    Ok(db
        .prepare_cached("SELECT group_id, theme, state FROM challenge WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?)
}

/// The challenge of a solution; `None`: it is not there.
pub(super) fn challenge_of(db: &Db, solution: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT challenge_id FROM solution WHERE id = ?1")?
        .query_row([solution], |row| row.get(0))
        .optional()?)
}

/// Group and person of a member's term; `None`: it is not there.
pub(super) fn member(db: &Db, id: i64) -> Result<Option<(i64, i64)>> {
    Ok(db
        .prepare_cached("SELECT group_id, person_id FROM group_member WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Whether someone holds a seat in a group today, or will, beside the term `except`.
pub(super) fn is_member(db: &Db, group: i64, person: i64, except: Option<i64>) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM group_member WHERE group_id = ?1 AND person_id = ?2 AND id IS NOT ?3
               AND stands(from_on, until_on, 0) <> 'former')",
        )?
        .query_row(params![group, person, except], |row| row.get(0))?)
}

/// The school or trust of someone's present post, where they have one place only.
pub(super) fn place_of(db: &Db, person: i64) -> Result<(Option<i64>, Option<i64>)> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT school_id, trust_id FROM tenure WHERE person_id = ?1
           AND (school_id IS NOT NULL OR trust_id IS NOT NULL) AND stands(from_on, until_on, ended) = 'current'",
    )?;
    let rows = statement.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let places: Vec<(Option<i64>, Option<i64>)> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(match places.as_slice() {
        [only] => *only,
        _ => (None, None),
    })
}

/// The school for which someone sits in a group, the latest term first.
pub(super) fn school_in_group(db: &Db, group: i64, person: Option<i64>) -> Result<Option<i64>> {
    let found: Option<Option<i64>> = db
        .prepare_cached(
            "SELECT school_id FROM group_member WHERE group_id = ?1 AND person_id = ?2 AND school_id IS NOT NULL
             ORDER BY from_on DESC, id DESC LIMIT 1",
        )?
        .query_row(params![group, person], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// Says whether someone came to a meeting, or that nothing is known.
pub(super) fn attend(
    w: &Write<'_>,
    meeting: i64,
    person: i64,
    state: Option<&'static str>,
) -> Result<()> {
    let row: Option<i64> = w
        .db
        .prepare_cached("SELECT id FROM group_attendance WHERE meeting_id = ?1 AND person_id = ?2")?
        .query_row([meeting, person], |row| row.get(0))
        .optional()?;
    match (row, state) {
        (None, None) => {}
        (Some(row), None) => {
            delete(w, "group_attendance", row)?;
        }
        (Some(row), Some(state)) => {
            update(w, "group_attendance", row, &[("state", text(state))])?;
        }
        (None, Some(state)) => {
            let columns = [
                ("meeting_id", Value::Integer(meeting)),
                ("person_id", Value::Integer(person)),
                ("state", text(state)),
            ];
            insert(w, "group_attendance", &columns)?;
        }
    }
    Ok(())
}

/// The columns of a challenge but its state and its day.
pub(super) fn challenge_columns(
    request: &SetChallenge,
    school: Option<i64>,
) -> Vec<(&'static str, Value)> {
    vec![
        ("group_id", Value::Integer(request.group_id)),
        ("meeting_id", reference(request.meeting_id)),
        ("person_id", reference(request.person_id)),
        ("school_id", reference(school)),
        ("theme", text(&request.theme)),
        ("description", text(&request.description)),
    ]
}

/// The columns of a solution but its day.
pub(super) fn solution_columns(
    request: &SetSolution,
    school: Option<i64>,
) -> Vec<(&'static str, Value)> {
    vec![
        ("challenge_id", Value::Integer(request.challenge_id)),
        ("person_id", reference(request.person_id)),
        ("school_id", reference(school)),
        ("description", text(&request.description)),
    ]
}

/// Every term of every group: the group, the person, the term.
pub(super) fn terms(db: &Db) -> Result<Vec<(i64, i64, Term)>> {
    let mut statement = db.prepare_cached(
        "SELECT m.group_id, m.person_id, m.id, m.office, m.from_on, m.until_on
         FROM group_member m JOIN person p ON p.id = m.person_id WHERE p.merged_into IS NULL ORDER BY m.id",
    )?;
    let rows = statement.query_map([], |row| {
        let (seat, from, until): (String, String, String) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let term = Term {
            id: row.get(2)?,
            seat: Seat::from_code(&seat),
            from: PartDay::stored(&from),
            until: PartDay::stored(&until),
        };
        Ok((row.get(0)?, row.get(1)?, term))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The groups by name.
pub(super) fn groups(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached("SELECT id, name FROM working_group ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
