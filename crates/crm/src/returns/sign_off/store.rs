//! The SQL of sign-offs.

use super::rules::Facts;
use super::{RecordSignOff, SignOffPart, SignOffWhat};
use crate::error::Result;
use crate::list::sql::{holds_a_place, person_name};
use crate::store::{Db, Write};
use crate::trainee::TraineeState;
use crate::types::{AcademicYear, Day};
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

/// Everyone who is, was or will be a trainee, by name. `ours`: the provider whose trainees are ours too, beside those of
/// whom none is said.
pub(super) fn facts(db: &Db, ours: &str) -> Result<Vec<Facts>> {
    let mut placed: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut statement = db.prepare_cached(concat!(
        "SELECT y.trainee_id, y.school_id FROM placement y WHERE y.kind <> 'itap' AND ",
        holds_a_place!("y"),
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        placed.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut statement = db.prepare_cached(concat!(
        "SELECT tr.id, ",
        person_name!("p"),
        ", c.year, tr.route, tr.subject, tr.age_range, tr.study_mode, tr.starts_on, tr.ends_on, tr.state, tr.state_on,
           p.trn, tr.accredited_provider, tr.employing_school_id, tr.begins_on
         FROM trainee tr JOIN person p ON p.id = tr.person_id LEFT JOIN cohort c ON c.id = tr.cohort_id
         WHERE p.merged_into IS NULL
         ORDER BY p.last_name COLLATE NOCASE, p.first_name COLLATE NOCASE, tr.id"
    ))?;
    let rows = statement.query_map([], |row| {
        let id = row.get(0)?;
        let provider: String = row.get(12)?;
        let year: Option<i64> = row.get(2)?;
        Ok(Facts {
            id,
            name: row.get(1)?,
            cohort: year.and_then(|year| AcademicYear::parse(&year.to_string()).ok()),
            route: row.get(3)?,
            subject: row.get(4)?,
            age_range: row.get(5)?,
            study_mode: row.get(6)?,
            starts: day(row.get_ref(7)?.as_str()?),
            begins: day(row.get_ref(14)?.as_str()?),
            ends: day(row.get_ref(8)?.as_str()?),
            state: TraineeState::parse(row.get_ref(9)?.as_str()?)
                .unwrap_or(TraineeState::NotStarted),
            since: day(row.get_ref(10)?.as_str()?),
            trn: row.get(11)?,
            elsewhere: if provider.eq_ignore_ascii_case(ours) {
                String::new()
            } else {
                provider
            },
            employer: row.get(13)?,
            schools: placed.remove(&id).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A record as it is kept.
pub(super) struct Kept {
    pub id: i64,
    pub what: SignOffWhat,
    pub year: AcademicYear,
    pub part: SignOffPart,
    /// Who, by name; empty: somebody who is not in the file any more.
    pub by: String,
    pub on: Day,
    pub note: String,
}

const KEPT: &str = "SELECT o.id, o.what, o.year, o.part, coalesce(s.name, ''), o.on_day, o.note
    FROM sign_off o LEFT JOIN staff s ON s.id = o.staff_id";

/// A row of [`KEPT`]; `None`: a later program wrote a word that this one does not know.
fn kept(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Kept>> {
    let what = SignOffWhat::parse(row.get_ref(1)?.as_str()?);
    let year = AcademicYear::parse(&row.get::<_, i64>(2)?.to_string()).ok();
    let part = SignOffPart::parse(row.get_ref(3)?.as_str()?);
    let (id, by, on, note) = (
        row.get(0)?,
        row.get(4)?,
        day(row.get_ref(5)?.as_str()?),
        row.get(6)?,
    );
    Ok(what
        .zip(year)
        .zip(part)
        .zip(on)
        .map(|(((what, year), part), on)| Kept {
            id,
            what,
            year,
            part,
            by,
            on,
            note,
        }))
}

/// What was written down of a return, the latest first.
pub(super) fn of(db: &Db, what: SignOffWhat, year: AcademicYear) -> Result<Vec<Kept>> {
    let mut statement = db.prepare_cached(&format!(
        "{KEPT} WHERE o.what = ?1 AND o.year = ?2 ORDER BY o.on_day DESC, o.id DESC"
    ))?;
    let rows = statement.query_map(params![what.code(), year.start_year()], kept)?;
    Ok(rows
        .collect::<rusqlite::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// One record.
pub(super) fn find(db: &Db, id: i64) -> Result<Option<Kept>> {
    Ok(db
        .prepare_cached(&format!("{KEPT} WHERE o.id = ?1"))?
        .query_row([id], kept)
        .optional()?
        .flatten())
}

/// Whether somebody wrote down that a return was signed off.
pub(super) fn is_signed_off(db: &Db, what: SignOffWhat, year: AcademicYear) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM sign_off WHERE what = ?1 AND year = ?2 AND part = 'signedOff')",
        )?
        .query_row(params![what.code(), year.start_year()], |row| row.get(0))?)
}

pub(super) fn insert(w: &Write<'_>, record: &RecordSignOff, on: Day) -> Result<i64> {
    let id = w.id("sign_off")?;
    w.db.prepare_cached(
        "INSERT INTO sign_off (id, what, year, part, staff_id, on_day, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        record.what.code(),
        record.year.start_year(),
        record.part.code(),
        w.staff_id,
        on.to_string(),
        record.note
    ])?;
    Ok(id)
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM sign_off WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
