//! The SQL of the calendar.

use super::CalendarKind;
use super::days::{Entry, Place, Whose};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day};
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};

/// An entry with its id and for whom it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub id: i64,
    pub whose: Whose,
    pub entry: Entry,
}

const HELD: &str =
    "SELECT id, la_code, trust_id, school_id, kind, name, from_on, until_on FROM calendar_entry";

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Day> {
    let text = row.get_ref(at)?.as_str()?;
    text.parse().map_err(|error: chrono::ParseError| {
        rusqlite::Error::FromSqlConversionFailure(at, Type::Text, error.into())
    })
}

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    let la_code: String = row.get(1)?;
    let whose = match (row.get(3)?, row.get(2)?, la_code.is_empty()) {
        (Some(school), _, _) => Whose::School(school),
        (None, Some(trust), _) => Whose::Trust(trust),
        (None, None, false) => Whose::Authority(la_code),
        (None, None, true) => Whose::All,
    };
    let kind = CalendarKind::from_code(row.get_ref(4)?.as_str()?).unwrap_or(CalendarKind::Holiday);
    Ok(Held {
        id: row.get(0)?,
        whose,
        entry: Entry {
            kind,
            name: match row.get_ref(5)?.as_str()? {
                "" => kind.label().to_owned(),
                name => name.to_owned(),
            },
            from: day(row, 6)?,
            until: day(row, 7)?,
        },
    })
}

/// What was entered for a year, the first day first.
pub(super) fn of_year(db: &Db, year: AcademicYear) -> Result<Vec<Held>> {
    let (first, last) = year.days();
    let mut statement = db.prepare_cached(&format!(
        "{HELD} WHERE until_on >= ?1 AND from_on <= ?2 ORDER BY from_on, until_on, id"
    ))?;
    let rows = statement.query_map(params![first.to_string(), last.to_string()], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was entered, whenever.
pub(super) fn every(db: &Db) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!("{HELD} ORDER BY id"))?;
    let rows = statement.query_map([], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was entered for a year, as the rule of days wants it.
pub(super) fn spoken(db: &Db, year: AcademicYear) -> Result<Vec<(Whose, Entry)>> {
    let held = of_year(db, year)?;
    Ok(held.into_iter().map(|one| (one.whose, one.entry)).collect())
}

pub(super) fn find(db: &Db, id: i64) -> Result<Option<Held>> {
    Ok(db
        .prepare_cached(&format!("{HELD} WHERE id = ?1"))?
        .query_row([id], held)
        .optional()?)
}

/// The columns that say for whom an entry holds: authority, trust, school.
fn columns(whose: &Whose) -> (&str, Option<i64>, Option<i64>) {
    match whose {
        Whose::All => ("", None, None),
        Whose::Authority(code) => (code, None, None),
        Whose::Trust(id) => ("", Some(*id), None),
        Whose::School(id) => ("", None, Some(*id)),
    }
}

pub(super) fn insert(w: &Write<'_>, whose: &Whose, entry: &Entry) -> Result<i64> {
    let id = w.id("calendar_entry")?;
    let (la_code, trust_id, school_id) = columns(whose);
    w.db.prepare_cached(
        "INSERT INTO calendar_entry (id, la_code, trust_id, school_id, kind, name, from_on, until_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        la_code,
        trust_id,
        school_id,
        entry.kind.code(),
        entry.name,
        entry.from.to_string(),
        entry.until.to_string()
    ])?;
    Ok(id)
}

pub(super) fn update(w: &Write<'_>, id: i64, whose: &Whose, entry: &Entry) -> Result<()> {
    let (la_code, trust_id, school_id) = columns(whose);
    w.db.prepare_cached(
        "UPDATE calendar_entry SET la_code = ?2, trust_id = ?3, school_id = ?4, kind = ?5, name = ?6, from_on = ?7,
           until_on = ?8 WHERE id = ?1",
    )?
    .execute(params![
        id,
        la_code,
        trust_id,
        school_id,
        entry.kind.code(),
        entry.name,
        entry.from.to_string(),
        entry.until.to_string()
    ])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM calendar_entry WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// One of our schools: its id, URN, name, and where its days are counted.
pub(super) struct OurSchool {
    pub id: i64,
    pub urn: Option<i64>,
    pub name: String,
    pub place: Place,
}

fn our_school(row: &Row<'_>) -> rusqlite::Result<OurSchool> {
    let id = row.get(0)?;
    Ok(OurSchool {
        id,
        urn: row.get(1)?,
        name: row.get(2)?,
        place: Place {
            school_id: id,
            trust_id: row.get(3)?,
            la_code: row.get(4)?,
        },
    })
}

const OUR_SCHOOL: &str = "SELECT s.id, s.urn, coalesce(e.name, s.name), u.id, coalesce(e.la_code, '')
    FROM school s LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN trust u ON u.uid = e.trust_uid";

pub(super) fn our_schools(db: &Db) -> Result<Vec<OurSchool>> {
    let mut statement = db.prepare_cached(&format!("{OUR_SCHOOL} ORDER BY s.id"))?;
    let rows = statement.query_map([], our_school)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn our_school_of(db: &Db, id: i64) -> Result<Option<OurSchool>> {
    Ok(db
        .prepare_cached(&format!("{OUR_SCHOOL} WHERE s.id = ?1"))?
        .query_row([id], our_school)
        .optional()?)
}

/// The codes of the local authorities of our schools.
pub(super) fn authorities(db: &Db) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT e.la_code FROM school s JOIN establishment e ON e.id = s.urn
         WHERE s.stage <> 'former' AND e.la_code <> ''",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The trusts of our schools, and those that were written about: Group UID and name, by name.
pub(super) fn trusts(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.uid, coalesce(g.name, t.name) AS name FROM (
           SELECT e.trust_uid AS uid, max(e.trust_name) AS name FROM school s JOIN establishment e ON e.id = s.urn
             WHERE e.trust_uid IS NOT NULL GROUP BY e.trust_uid
           UNION SELECT uid, name FROM trust) t
         LEFT JOIN establishment_group g ON g.id = t.uid GROUP BY t.uid ORDER BY name COLLATE NOCASE, t.uid",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The `trust.id` of a Group UID, where the office has written about it.
pub(super) fn trust_id(db: &Db, uid: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM trust WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}
