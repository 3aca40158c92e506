//! The SQL of ITaP.

use super::{ItapHost, ItapSpan, days_said};
use crate::error::Result;
use crate::list::sql::person_name;
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day};
use rusqlite::{OptionalExtension, Row, params};

/// The name of `person p`.
const FULL_NAME: &str = person_name!("p");

/// A week or some days, as it is stored, with what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub id: i64,
    pub year: AcademicYear,
    pub name: String,
    pub theme: String,
    pub cohort_id: Option<i64>,
    pub cohort: String,
    pub from: Day,
    pub until: Day,
    pub half_days: u32,
    pub hosts: u32,
    pub places: u32,
    pub trainees: u32,
    pub unplaced: u32,
    pub unsaid: u32,
}

const HELD: &str = "SELECT i.id, i.year, i.name, i.theme, i.cohort_id, coalesce(c.name, ''), i.from_on, i.until_on, i.half_days,
    (SELECT count(*) FROM itap_host WHERE itap_id = i.id),
    (SELECT coalesce(sum(places), 0) FROM itap_host WHERE itap_id = i.id),
    (SELECT count(*) FROM itap_trainee WHERE itap_id = i.id),
    (SELECT count(*) FROM itap_trainee WHERE itap_id = i.id AND host_id IS NULL),
    (SELECT count(*) FROM itap_trainee WHERE itap_id = i.id AND half_days IS NULL)
  FROM itap i LEFT JOIN cohort c ON c.id = i.cohort_id";

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Day> {
    Ok(row.get_ref(at)?.as_str()?.parse().unwrap_or_default())
}

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    let from = day(row, 6)?;
    let year: i32 = row.get(1)?;
    Ok(Held {
        id: row.get(0)?,
        year: AcademicYear::parse(&year.to_string()).unwrap_or_else(|_| AcademicYear::of(from)),
        name: row.get(2)?,
        theme: row.get(3)?,
        cohort_id: row.get(4)?,
        cohort: row.get(5)?,
        from,
        until: day(row, 7)?,
        half_days: row.get(8)?,
        hosts: row.get(9)?,
        places: row.get(10)?,
        trainees: row.get(11)?,
        unplaced: row.get(12)?,
        unsaid: row.get(13)?,
    })
}

/// The weeks and days of a year, the first first.
pub(super) fn of_year(db: &Db, year: AcademicYear) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!(
        "{HELD} WHERE i.year = ?1 ORDER BY i.from_on, i.until_on, i.id"
    ))?;
    let rows = statement.query_map([year.start_year()], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn find(db: &Db, id: i64) -> Result<Option<Held>> {
    Ok(db
        .prepare_cached(&format!("{HELD} WHERE i.id = ?1"))?
        .query_row([id], held)
        .optional()?)
}

pub(super) fn insert(w: &Write<'_>, one: &Held) -> Result<i64> {
    let id = w.id("itap")?;
    w.db.prepare_cached(
        "INSERT INTO itap (id, year, name, theme, cohort_id, from_on, until_on, half_days) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        one.year.start_year(),
        one.name,
        one.theme,
        one.cohort_id,
        one.from.to_string(),
        one.until.to_string(),
        one.half_days
    ])?;
    Ok(id)
}

pub(super) fn update(w: &Write<'_>, one: &Held) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE itap SET year = ?2, name = ?3, theme = ?4, cohort_id = ?5, from_on = ?6, until_on = ?7, half_days = ?8
         WHERE id = ?1",
    )?
    .execute(params![
        one.id,
        one.year.start_year(),
        one.name,
        one.theme,
        one.cohort_id,
        one.from.to_string(),
        one.until.to_string(),
        one.half_days
    ])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM itap WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// The cohorts, the latest first: id, and name with its year.
pub(super) fn cohorts(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement =
        db.prepare_cached("SELECT id, name FROM cohort ORDER BY year DESC, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const HOST: &str = "SELECT h.id, h.school_id, coalesce(e.name, s.name), h.places,
    (SELECT count(*) FROM itap_trainee t WHERE t.host_id = h.id), h.leader_id, h.itap_id
  FROM itap_host h JOIN school s ON s.id = h.school_id LEFT JOIN establishment e ON e.id = s.urn";

fn host(db: &Db, row: &Row<'_>) -> Result<(i64, ItapHost)> {
    let leader_id: Option<i64> = row.get(5)?;
    let leader = match leader_id {
        Some(id) => person(db, id)?.unwrap_or_default(),
        None => String::new(),
    };
    let (places, taken): (u32, u32) = (row.get(3)?, row.get(4)?);
    let mut said = format!("{taken} of {places} places taken");
    if !leader.is_empty() {
        said += &format!("; led by {leader}");
    }
    Ok((
        row.get(6)?,
        ItapHost {
            id: row.get(0)?,
            school_id: row.get(1)?,
            school: row.get(2)?,
            places,
            taken,
            leader_id,
            leader,
            said: format!("{said}."),
        },
    ))
}

/// Someone's name, where they stand for themselves.
pub(super) fn person(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(&format!("SELECT {FULL_NAME} FROM person p WHERE p.id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The hosts of a week or some days, by name.
pub(super) fn hosts(db: &Db, itap: i64) -> Result<Vec<ItapHost>> {
    let mut statement = db.prepare_cached(&format!(
        "{HOST} WHERE h.itap_id = ?1 ORDER BY coalesce(e.name, s.name) COLLATE NOCASE, h.id"
    ))?;
    let mut rows = statement.query([itap])?;
    let mut hosts = Vec::new();
    while let Some(row) = rows.next()? {
        hosts.push(host(db, row)?.1);
    }
    Ok(hosts)
}

/// One host, and what it hosts.
pub(super) fn one_host(db: &Db, id: i64) -> Result<Option<(i64, ItapHost)>> {
    let mut statement = db.prepare_cached(&format!("{HOST} WHERE h.id = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(|row| host(db, row)).transpose()
}

/// The name of a school of ours.
pub(super) fn school(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Writes a host down: of one school there is one.
pub(super) fn put_host(
    w: &Write<'_>,
    itap: i64,
    school: i64,
    places: u32,
    leader: Option<i64>,
) -> Result<()> {
    let changed = w
        .db
        .prepare_cached(
            "UPDATE itap_host SET places = ?3, leader_id = ?4 WHERE itap_id = ?1 AND school_id = ?2",
        )?
        .execute(params![itap, school, places, leader])?;
    if changed == 0 {
        let id = w.id("itap_host")?;
        w.db.prepare_cached(
            "INSERT INTO itap_host (id, itap_id, school_id, places, leader_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, itap, school, places, leader])?;
    }
    Ok(())
}

pub(super) fn delete_host(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM itap_host WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Someone who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taking {
    pub trainee_id: i64,
    pub person_id: i64,
    pub name: String,
    pub host_id: Option<i64>,
    pub half_days: Option<u32>,
}

impl Taking {
    /// `4½ of 5 days`, or that it is not said.
    pub(super) fn said(&self, of: u32) -> String {
        match self.half_days {
            None => "Not said yet".to_owned(),
            Some(half_days) => format!("{} of {}", super::days_text(half_days), days_said(of)),
        }
    }
}

/// Who takes part: those without a host first, then by host and name.
pub(super) fn taking(db: &Db, itap: i64) -> Result<Vec<Taking>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.id, t.person_id, {FULL_NAME}, x.host_id, x.half_days
         FROM itap_trainee x JOIN trainee t ON t.id = x.trainee_id JOIN person p ON p.id = t.person_id
           LEFT JOIN itap_host h ON h.id = x.host_id LEFT JOIN school s ON s.id = h.school_id
           LEFT JOIN establishment e ON e.id = s.urn
         WHERE x.itap_id = ?1
         ORDER BY coalesce(e.name, s.name, '') COLLATE NOCASE, p.last_name COLLATE NOCASE, p.first_name, t.id"
    ))?;
    let rows = statement.query_map([itap], |row| {
        Ok(Taking {
            trainee_id: row.get(0)?,
            person_id: row.get(1)?,
            name: row.get(2)?,
            host_id: row.get(3)?,
            half_days: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who may still take part: trainees who have not left and are not in it, of its cohort where it has one.
pub(super) fn may_join(db: &Db, itap: i64, cohort: Option<i64>) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.id, {FULL_NAME} FROM trainee t JOIN person p ON p.id = t.person_id
         WHERE p.merged_into IS NULL AND t.state IN ('notStarted', 'inTraining') AND (?2 IS NULL OR t.cohort_id = ?2)
           AND NOT EXISTS (SELECT 1 FROM itap_trainee x WHERE x.itap_id = ?1 AND x.trainee_id = t.id)
         ORDER BY p.last_name COLLATE NOCASE, p.first_name, t.id"
    ))?;
    let rows = statement.query_map(params![itap, cohort], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn join(w: &Write<'_>, itap: i64, trainee: i64) -> Result<()> {
    let id = w.id("itap_trainee")?;
    w.db.prepare_cached("INSERT INTO itap_trainee (id, itap_id, trainee_id) VALUES (?1, ?2, ?3)")?
        .execute([id, itap, trainee])?;
    Ok(())
}

pub(super) fn leave(w: &Write<'_>, itap: i64, trainee: i64) -> Result<bool> {
    Ok(w.db
        .prepare_cached("DELETE FROM itap_trainee WHERE itap_id = ?1 AND trainee_id = ?2")?
        .execute([itap, trainee])?
        > 0)
}

pub(super) fn set_host(w: &Write<'_>, itap: i64, trainee: i64, host: Option<i64>) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE itap_trainee SET host_id = ?3 WHERE itap_id = ?1 AND trainee_id = ?2",
    )?
    .execute(params![itap, trainee, host])?;
    Ok(())
}

pub(super) fn set_half_days(
    w: &Write<'_>,
    itap: i64,
    trainee: i64,
    half_days: Option<u32>,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE itap_trainee SET half_days = ?3 WHERE itap_id = ?1 AND trainee_id = ?2",
    )?
    .execute(params![itap, trainee, half_days])?;
    Ok(())
}

/// What is planned and done of ITaP in half days, by `trainee.id`, whenever it was.
pub(super) fn counted(db: &Db) -> Result<Vec<(i64, u32, u32)>> {
    let mut statement = db.prepare_cached(
        "SELECT x.trainee_id, sum(i.half_days), sum(coalesce(x.half_days, 0))
         FROM itap_trainee x JOIN itap i ON i.id = x.itap_id GROUP BY x.trainee_id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When each trainee is at ITaP, whenever it was.
pub(super) fn spans(db: &Db) -> Result<Vec<(i64, ItapSpan)>> {
    let mut statement = db.prepare_cached(
        "SELECT x.trainee_id, i.from_on, i.until_on, i.half_days FROM itap_trainee x JOIN itap i ON i.id = x.itap_id",
    )?;
    let rows = statement.query_map([], |row| {
        let span = ItapSpan {
            from: day(row, 1)?,
            until: day(row, 2)?,
            half_days: row.get(3)?,
        };
        Ok((row.get(0)?, span))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A trainee who takes part in anything of a year.
pub(super) struct Partaker {
    pub trainee_id: i64,
    pub person_id: i64,
    pub name: String,
    pub cohort: String,
    pub route: String,
}

pub(super) fn partakers(db: &Db, year: AcademicYear) -> Result<Vec<Partaker>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.id, t.person_id, {FULL_NAME}, coalesce(c.name, ''), t.route
         FROM trainee t JOIN person p ON p.id = t.person_id LEFT JOIN cohort c ON c.id = t.cohort_id
         WHERE t.id IN (SELECT x.trainee_id FROM itap_trainee x JOIN itap i ON i.id = x.itap_id WHERE i.year = ?1)
         ORDER BY p.last_name COLLATE NOCASE, p.first_name, t.id"
    ))?;
    let rows = statement.query_map([year.start_year()], |row| {
        Ok(Partaker {
            trainee_id: row.get(0)?,
            person_id: row.get(1)?,
            name: row.get(2)?,
            cohort: row.get(3)?,
            route: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
