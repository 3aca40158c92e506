//! The SQL of the jigsaw: each question is asked once for all, whatever the number of trainees and places.

use super::fit::{KeptOut, Span};
use super::subjects::Phases;
use crate::distance::Point;
use crate::error::Result;
use crate::placement::PlacementState;
use crate::register::codes;
use crate::store::Db;
use crate::types::{AcademicYear, Day, KeyStage, YearGroup};
use rusqlite::{OptionalExtension, Row};
use std::collections::HashMap;

/// A block, as the board needs it.
#[derive(Debug, Clone)]
pub(super) struct BlockRow {
    pub id: i64,
    pub year: AcademicYear,
    pub name: String,
    pub cohort_id: Option<i64>,
    pub cohort: String,
    pub span: Span,
}

fn block(row: &Row<'_>) -> rusqlite::Result<Option<BlockRow>> {
    let year: i32 = row.get(1)?;
    let (from, until) = (day(row, 5)?, day(row, 6)?);
    let (Ok(year), Some(from), Some(until)) = (AcademicYear::parse(&year.to_string()), from, until)
    else {
        return Ok(None);
    };
    Ok(Some(BlockRow {
        id: row.get(0)?,
        year,
        name: row.get(2)?,
        cohort_id: row.get(3)?,
        cohort: row.get(4)?,
        span: Span { from, until },
    }))
}

const BLOCK: &str =
    "SELECT b.id, b.year, b.name, b.cohort_id, coalesce(c.name, ''), b.from_on, b.until_on
    FROM block b LEFT JOIN cohort c ON c.id = b.cohort_id";

/// All blocks, the earliest first.
pub(super) fn blocks(db: &Db) -> Result<Vec<BlockRow>> {
    let sql = format!("{BLOCK} ORDER BY b.from_on, b.until_on, b.name, b.id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([], block)?;
    let found: Vec<Option<BlockRow>> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().flatten().collect())
}

pub(super) fn one_block(db: &Db, id: i64) -> Result<Option<BlockRow>> {
    let found = db
        .prepare_cached(&format!("{BLOCK} WHERE b.id = ?1"))?
        .query_row([id], block)
        .optional()?;
    Ok(found.flatten())
}

/// A day of a column; `None`: empty or none.
fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Day>> {
    let text: Option<String> = row.get(at)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// A school of ours, as far as places go.
#[derive(Debug, Clone)]
pub(super) struct SchoolRow {
    pub name: String,
    pub at: Option<Point>,
    pub phases: Phases,
    pub closes_on: Option<Day>,
    pub area: String,
}

/// Our schools by id.
pub(super) fn schools(db: &Db) -> Result<HashMap<i64, SchoolRow>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.name, s.name), e.easting, e.northing, coalesce(e.phase_code, ''), e.closed_on,
           coalesce(e.status_code, '') = '2', coalesce(e.town, s.town), coalesce(e.la_code, '')
         FROM school s LEFT JOIN establishment e ON e.id = s.urn",
    )?;
    let rows = statement.query_map([], |row| {
        let (easting, northing): (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
        let closed: bool = row.get(6)?;
        let (town, la): (String, String) = (row.get(7)?, row.get(8)?);
        let la = codes::name("la", &la).unwrap_or_default();
        Ok((
            row.get(0)?,
            SchoolRow {
                name: row.get(1)?,
                at: easting
                    .zip(northing)
                    .map(|(easting, northing)| Point { easting, northing }),
                phases: Phases::of_school(row.get_ref(4)?.as_str()?),
                // One that is closed on a day that nobody knows has always been closed.
                closes_on: day(row, 5)?.or(closed.then_some(Day::MIN)),
                area: [town.as_str(), la]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A placement that holds a place or is completed, as the board needs it. ITaP is apart: it takes a few days out of a
/// placement and no place of a school's offer.
#[derive(Debug, Clone)]
pub(super) struct PlacementRow {
    pub id: i64,
    pub trainee_id: i64,
    pub school_id: i64,
    pub block_id: Option<i64>,
    pub subject: String,
    pub year_group: Option<YearGroup>,
    pub key_stage: Option<KeyStage>,
    pub span: Span,
    pub state: PlacementState,
    pub trainee: String,
}

pub(super) fn placements(db: &Db) -> Result<Vec<PlacementRow>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT l.id, l.trainee_id, l.school_id, l.block_id, coalesce(nullif(l.subject, ''), t.subject), l.year_group,
           l.key_stage, l.from_on, l.until_on, l.state, ",
        crate::list::sql::person_name!("p"),
        " FROM placement l JOIN trainee t ON t.id = l.trainee_id JOIN person p ON p.id = t.person_id
         WHERE l.kind <> 'itap' AND ",
        crate::list::sql::holds_a_place!("l"),
        " ORDER BY l.from_on, l.id",
    ))?;
    let rows = statement.query_map([], |row| {
        let (Some(from), Some(until)) = (day(row, 7)?, day(row, 8)?) else {
            return Ok(None);
        };
        Ok(Some(PlacementRow {
            id: row.get(0)?,
            trainee_id: row.get(1)?,
            school_id: row.get(2)?,
            block_id: row.get(3)?,
            subject: row.get(4)?,
            year_group: YearGroup::parse(row.get_ref(5)?.as_str()?),
            key_stage: KeyStage::parse(row.get_ref(6)?.as_str()?),
            span: Span { from, until },
            state: PlacementState::parse(row.get_ref(9)?.as_str()?)
                .unwrap_or(PlacementState::Planned),
            trainee: row.get(10)?,
        }))
    })?;
    let found: Vec<Option<PlacementRow>> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// From when until when nobody is to be placed at schools, by school.
pub(super) fn not_to_place(db: &Db) -> Result<HashMap<i64, Vec<KeptOut>>> {
    let mut statement =
        db.prepare_cached("SELECT school_id, from_on, until_on FROM not_to_place ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<i64, Vec<KeptOut>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let from = day(row, 1)?.unwrap_or(Day::MIN);
        found
            .entry(row.get(0)?)
            .or_default()
            .push((from, day(row, 2)?));
    }
    Ok(found)
}
