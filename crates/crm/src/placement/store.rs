//! The SQL of placements, their mentors and absences.

use super::{NewPlacement, PlacementKind, PlacementState};
use crate::calendar::days::Place;
use crate::error::Result;
use crate::itap::ItapSpan;
use crate::list::sql::{holds_a_place, person_name};
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day};
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// The text in a column that always holds one.
pub(super) fn text<'a>(row: &'a Row<'_>, at: usize) -> rusqlite::Result<&'a str> {
    Ok(row.get_ref(at)?.as_str()?)
}

/// The day in a column that always holds one.
pub(super) fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Day> {
    row.get_ref(at)?
        .as_str()?
        .parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error)))
}

/// The academic year in a column that holds the year in which it starts.
pub(super) fn year(row: &Row<'_>, at: usize) -> rusqlite::Result<AcademicYear> {
    let start: i32 = row.get(at)?;
    AcademicYear::parse(&start.to_string())
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Integer, error.into()))
}

/// The state in a column; what this version does not know is taken as planned.
pub(super) fn state(row: &Row<'_>, at: usize) -> rusqlite::Result<PlacementState> {
    let code = row.get_ref(at)?.as_str()?;
    Ok(PlacementState::parse(code).unwrap_or(PlacementState::Planned))
}

/// A placement as it is kept, with the names that a label wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub id: i64,
    pub trainee_id: i64,
    pub trainee: String,
    pub school_id: i64,
    pub school: String,
    pub state: PlacementState,
    pub from: Day,
    pub until: Day,
    pub weekdays: String,
}

pub(super) fn held(db: &Db, id: i64) -> Result<Option<Held>> {
    let sql = concat!(
        "SELECT x.id, x.trainee_id, ",
        person_name!("p"),
        ", x.school_id, coalesce(e.name, s.name), x.state, x.from_on, x.until_on, t.weekdays
         FROM placement x JOIN trainee t ON t.id = x.trainee_id JOIN person p ON p.id = t.person_id
         JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn WHERE x.id = ?1"
    );
    Ok(db
        .prepare_cached(sql)?
        .query_row([id], |row| {
            Ok(Held {
                id: row.get(0)?,
                trainee_id: row.get(1)?,
                trainee: row.get(2)?,
                school_id: row.get(3)?,
                school: row.get(4)?,
                state: state(row, 5)?,
                from: day(row, 6)?,
                until: day(row, 7)?,
                weekdays: row.get(8)?,
            })
        })
        .optional()?)
}

/// The name of a trainee, and the first day of their course as it is kept; `None`: the trainee is not there.
pub(super) fn trainee(db: &Db, id: i64) -> Result<Option<String>> {
    let sql = concat!(
        "SELECT ",
        person_name!("p"),
        " FROM trainee t JOIN person p ON p.id = t.person_id WHERE t.id = ?1"
    );
    Ok(db
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The name of one of our schools.
pub(super) fn school(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The days of a block.
pub(super) fn block_days(db: &Db, id: i64) -> Result<Option<(Day, Day)>> {
    Ok(db
        .prepare_cached("SELECT from_on, until_on FROM block WHERE id = ?1")?
        .query_row([id], |row| Ok((day(row, 0)?, day(row, 1)?)))
        .optional()?)
}

/// What of a placement its fields set: everything but who, where and how far.
pub(super) struct Fields<'a> {
    pub of: &'a NewPlacement,
    pub from: Day,
    pub until: Day,
}

impl Fields<'_> {
    fn year_group(&self) -> &'static str {
        self.of.year_group.map_or("", |group| group.code())
    }

    fn key_stage(&self) -> &'static str {
        let of_group = self.of.year_group.map(|group| group.key_stage());
        self.of
            .key_stage
            .or(of_group)
            .map_or("", |stage| stage.code())
    }
}

pub(super) fn insert(w: &Write<'_>, fields: &Fields<'_>, today: Day) -> Result<i64> {
    let id = w.id("placement")?;
    w.db.prepare_cached(
        "INSERT INTO placement (id, trainee_id, school_id, block_id, kind, subject, year_group, key_stage, from_on, until_on,
           planned_half_days, state, state_on, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'planned', ?12, ?13)",
    )?
    .execute(params![
        id,
        fields.of.trainee_id,
        fields.of.school_id,
        fields.of.block_id,
        fields.of.kind.code(),
        fields.of.subject,
        fields.year_group(),
        fields.key_stage(),
        fields.from.to_string(),
        fields.until.to_string(),
        fields.of.planned_half_days,
        today.to_string(),
        fields.of.note
    ])?;
    set_mentors(w, id, &fields.of.mentors)?;
    Ok(id)
}

pub(super) fn update(w: &Write<'_>, id: i64, fields: &Fields<'_>) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE placement SET block_id = ?2, kind = ?3, subject = ?4, year_group = ?5, key_stage = ?6, from_on = ?7,
           until_on = ?8, planned_half_days = ?9, note = ?10 WHERE id = ?1",
    )?
    .execute(params![
        id,
        fields.of.block_id,
        fields.of.kind.code(),
        fields.of.subject,
        fields.year_group(),
        fields.key_stage(),
        fields.from.to_string(),
        fields.until.to_string(),
        fields.of.planned_half_days,
        fields.of.note
    ])?;
    set_mentors(w, id, &fields.of.mentors)
}

/// Makes those who mentor in a placement exactly these.
fn set_mentors(w: &Write<'_>, id: i64, people: &[i64]) -> Result<()> {
    let before: Vec<i64> =
        w.db.prepare_cached("SELECT person_id FROM placement_mentor WHERE placement_id = ?1")?
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
    for gone in before.iter().filter(|person| !people.contains(person)) {
        w.db.prepare_cached(
            "DELETE FROM placement_mentor WHERE placement_id = ?1 AND person_id = ?2",
        )?
        .execute([id, *gone])?;
    }
    let mut known = before.clone();
    for &new in people {
        if !known.contains(&new) {
            w.db.prepare_cached(
                "INSERT INTO placement_mentor (id, placement_id, person_id) VALUES (?1, ?2, ?3)",
            )?
            .execute([w.id("placement_mentor")?, id, new])?;
            known.push(new);
        }
    }
    Ok(())
}

/// A placement takes a step: its state, the day of that, why. What was sent keeps the day of that.
pub(super) fn set_state(
    w: &Write<'_>,
    id: i64,
    state: PlacementState,
    on: Day,
    reason: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE placement SET state = ?2, state_on = ?3, reason = ?4,
           sent_on = CASE WHEN ?2 = 'sent' THEN ?3 ELSE sent_on END WHERE id = ?1",
    )?
    .execute(params![id, state.code(), on.to_string(), reason])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM placement WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// What of a person a mentor has to be: there, and not merged into another record.
pub(super) fn is_person(db: &Db, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND merged_into IS NULL)",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// An absence as it is kept.
pub(super) struct KeptAbsence {
    pub id: i64,
    pub placement_id: i64,
    pub from: Day,
    pub until: Day,
    pub half_days: u32,
    pub reason: String,
}

fn absence(row: &Row<'_>) -> rusqlite::Result<KeptAbsence> {
    Ok(KeptAbsence {
        id: row.get(0)?,
        placement_id: row.get(1)?,
        from: day(row, 2)?,
        until: day(row, 3)?,
        half_days: row.get(4)?,
        reason: row.get(5)?,
    })
}

/// The absences of a placement, the latest first.
pub(super) fn absences(db: &Db, placement_id: i64) -> Result<Vec<KeptAbsence>> {
    let mut statement = db.prepare_cached(
        "SELECT id, placement_id, from_on, until_on, half_days, reason FROM absence WHERE placement_id = ?1
         ORDER BY from_on DESC, id DESC",
    )?;
    let rows = statement.query_map([placement_id], absence)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one_absence(db: &Db, id: i64) -> Result<Option<KeptAbsence>> {
    Ok(db
        .prepare_cached(
            "SELECT id, placement_id, from_on, until_on, half_days, reason FROM absence WHERE id = ?1",
        )?
        .query_row([id], absence)
        .optional()?)
}

pub(super) fn insert_absence(
    w: &Write<'_>,
    placement_id: i64,
    (from, until): (Day, Day),
    half_days: u32,
    reason: &str,
) -> Result<i64> {
    let id = w.id("absence")?;
    w.db.prepare_cached(
        "INSERT INTO absence (id, placement_id, from_on, until_on, half_days, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id,
        placement_id,
        from.to_string(),
        until.to_string(),
        half_days,
        reason
    ])?;
    Ok(id)
}

pub(super) fn delete_absence(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM absence WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Half days that were missed, by placement.
pub(super) fn lost(db: &Db) -> Result<HashMap<i64, u32>> {
    let mut statement = db
        .prepare_cached("SELECT placement_id, sum(half_days) FROM absence GROUP BY placement_id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All placements, by trainee and first day.
pub(super) fn standing(db: &Db) -> Result<Vec<super::StandingPlacement>> {
    let mut statement = db.prepare_cached(
        "SELECT id, trainee_id, school_id, block_id, from_on, until_on, state, kind FROM placement
         ORDER BY trainee_id, from_on, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(super::StandingPlacement {
            id: row.get(0)?,
            trainee_id: row.get(1)?,
            school_id: row.get(2)?,
            block_id: row.get(3)?,
            from: day(row, 4)?,
            until: day(row, 5)?,
            state: state(row, 6)?,
            kind: PlacementKind::from_code(row.get_ref(7)?.as_str()?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When trainees are placed for ITaP. Where the office has not said how much of it counts, all of its days do.
pub(super) fn itap_spans(db: &Db) -> Result<Vec<(i64, ItapSpan)>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT trainee_id, from_on, until_on, planned_half_days FROM placement x WHERE kind = 'itap' AND ",
        holds_a_place!("x"),
    ))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            ItapSpan {
                from: day(row, 1)?,
                until: day(row, 2)?,
                half_days: row.get::<_, Option<u32>>(3)?.unwrap_or(u32::MAX),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first and the last day of all placements and blocks; `None`: there are none.
pub(super) fn whole_span(db: &Db) -> Result<Option<(Day, Day)>> {
    let day = |text: Option<String>| text.and_then(|text| text.parse::<Day>().ok());
    let (first, last): (Option<String>, Option<String>) = db
        .prepare_cached(
            "SELECT min(from_on), max(until_on) FROM
               (SELECT from_on, until_on FROM placement UNION ALL SELECT from_on, until_on FROM block)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(day(first).zip(day(last)))
}

/// The schools where anybody was ever placed, as a calendar knows places.
pub(super) fn places(db: &Db) -> Result<HashMap<i64, Place>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, u.id, coalesce(e.la_code, '') FROM school s LEFT JOIN establishment e ON e.id = s.urn
         LEFT JOIN trust u ON u.uid = e.trust_uid WHERE s.id IN (SELECT school_id FROM placement)",
    )?;
    let rows = statement.query_map([], |row| {
        let school_id = row.get(0)?;
        Ok((
            school_id,
            Place {
                school_id,
                trust_id: row.get(1)?,
                la_code: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
