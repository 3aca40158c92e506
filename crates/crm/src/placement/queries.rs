//! What reads placements: the rules and the jigsaw, the pages, and the fields of a new one.

use super::block::{self, BlocksRequest};
use super::counting::{Counting, ForCounting, counting};
use super::days::{self, DaysSaid, HalfDays, Outlook};
use super::store;
use super::{
    Absence, OnePlacement, Placement, PlacementChoices, PlacementChoicesRequest, PlacementKind,
    PlacementMentor, PlacementPage, PlacementState, PlacementStep, PlacementsOf, PlacementsRequest,
    StandingPlacement, span,
};
use crate::distance::{Point, miles};
use crate::error::{Error, Result};
use crate::figure;
use crate::figure::Key;
use crate::list::place::locate;
use crate::list::sql::{current, person_name};
use crate::office;
use crate::register::codes;
use crate::session::Read;
use crate::store::Db;
use crate::trainee;
use crate::types::{AcademicYear, Day, KeyStage, YearGroup, counted, written};
use rusqlite::{OptionalExtension, Row, ToSql, params};
use std::collections::HashMap;

/// All placements, whatever their state, by trainee and first day.
///
/// # Errors
/// What SQLite says.
pub fn standing(db: &Db) -> Result<Vec<StandingPlacement>> {
    store::standing(db)
}

/// Of these placements those whose trainee's checks of suitability are not all cleared, with the trainee's name.
pub(super) fn unchecked(db: &Db, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    let mut unchecked = Vec::new();
    for &id in ids {
        if let Some(held) = store::held(db, id)?
            && !trainee::queries::checks_missing(db, held.trainee_id)?.is_empty()
        {
            unchecked.push((id, held.trainee));
        }
    }
    Ok(unchecked)
}

/// Everything about the placements of a condition on `x`, the earliest first.
fn found(read: &Read<'_>, condition: &str, value: &dyn ToSql) -> Result<Vec<Placement>> {
    let (db, today) = (read.db, read.desk.store.clock().today());
    let counting = counting(db)?;
    let sql = format!(
        "SELECT x.id, x.trainee_id, t.person_id, {trainee}, x.school_id, coalesce(e.name, s.name), x.block_id,
           coalesce(b.name, ''), x.kind, x.subject, coalesce(nullif(x.subject, ''), t.subject), x.year_group, x.key_stage,
           x.from_on, x.until_on, x.planned_half_days, x.state, x.state_on, x.sent_on, x.reason, x.note, t.weekdays,
           (SELECT coalesce(sum(half_days), 0) FROM absence WHERE placement_id = x.id), t.postcode, e.easting, e.northing
         FROM placement x JOIN trainee t ON t.id = x.trainee_id JOIN person p ON p.id = t.person_id
         JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn
         LEFT JOIN block b ON b.id = x.block_id
         WHERE {condition} ORDER BY x.from_on, x.until_on, p.last_name COLLATE NOCASE, x.id",
        trainee = person_name!("p")
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([value])?;
    let mut homes: HashMap<String, Option<Point>> = HashMap::new();
    let mut placements = Vec::new();
    while let Some(row) = rows.next()? {
        let mut placement = placement(row, &counting, today)?;
        let postcode: String = row.get(23)?;
        let at: Option<(i64, i64)> = row
            .get::<_, Option<i64>>(24)?
            .zip(row.get::<_, Option<i64>>(25)?);
        if let Some((easting, northing)) = at {
            let home = *homes
                .entry(postcode)
                .or_insert_with_key(|postcode| home(db, postcode));
            placement.miles = home.map(|home| miles(home, Point { easting, northing }));
            placement.travel = placement.miles.map(travel).unwrap_or_default();
        }
        placements.push(placement);
    }
    for placement in &mut placements {
        placement.mentors = mentors(db, placement.id)?;
    }
    Ok(placements)
}

/// Where a postcode is, as near as the register knows; `None`: it is empty, or the register has no school near it.
fn home(db: &Db, postcode: &str) -> Option<Point> {
    if postcode.is_empty() {
        return None;
    }
    locate(db, postcode).ok().map(|located| located.point)
}

/// `About 6 miles from home`: never nearer than a mile, since the place of a home is approximate.
fn travel(miles: f64) -> String {
    match miles.round() {
        whole if whole < 1.0 => "Less than a mile from home".to_owned(),
        whole if whole < 2.0 => "About a mile from home".to_owned(),
        whole => format!("About {whole} miles from home"),
    }
}

fn placement(row: &Row<'_>, counting: &Counting, today: Day) -> rusqlite::Result<Placement> {
    let (from, until) = (store::day(row, 13)?, store::day(row, 14)?);
    let (state, state_on) = (store::state(row, 16)?, store::day(row, 17)?);
    let kind = PlacementKind::from_code(row.get_ref(8)?.as_str()?);
    let school_id = row.get(4)?;
    let planned_half_days = row.get(15)?;
    let weekdays = row.get_ref(21)?.as_str()?;
    let counted = counting.of(
        &ForCounting {
            trainee_id: row.get(1)?,
            school_id,
            kind,
            weekdays,
            from,
            until,
            state,
            state_on,
            said: planned_half_days,
            lost: row.get(22)?,
        },
        today,
    );
    let (year_group, key_stage) = (
        YearGroup::parse(row.get_ref(11)?.as_str()?),
        KeyStage::parse(row.get_ref(12)?.as_str()?),
    );
    let sent_on: String = row.get(18)?;
    let reason: String = row.get(19)?;
    Ok(Placement {
        id: row.get(0)?,
        trainee_id: row.get(1)?,
        person_id: row.get(2)?,
        trainee: row.get(3)?,
        school_id,
        school: row.get(5)?,
        block_id: row.get(6)?,
        block: row.get(7)?,
        kind,
        kind_label: kind.label(),
        subject: row.get(9)?,
        subject_name: codes::name("subject", row.get_ref(10)?.as_str()?)
            .unwrap_or_default()
            .to_owned(),
        year_group,
        key_stage,
        stage_label: year_group
            .map(YearGroup::label)
            .or(key_stage.map(KeyStage::label))
            .unwrap_or_default()
            .to_owned(),
        from_on: from.to_string(),
        until_on: until.to_string(),
        dates: span(from, until),
        state,
        state_label: state.label(),
        state_on: state_on.to_string(),
        said: said(state, state_on, &sent_on, &reason, today),
        reason,
        note: row.get(20)?,
        steps: state
            .next()
            .iter()
            .map(|&next| PlacementStep {
                state: next,
                label: next.label(),
                wants_reason: next.wants_reason(),
            })
            .collect(),
        mentors: Vec::new(),
        planned_half_days,
        days: DaysSaid::of(counted.half_days()),
        miles: None,
        travel: String::new(),
    })
}

/// What has become of a placement, a sentence.
fn said(state: PlacementState, on: Day, sent_on: &str, reason: &str, today: Day) -> String {
    let day = written(on);
    let mut said = match state {
        PlacementState::Planned => format!("Planned on {day}; the school has not been asked yet."),
        PlacementState::Sent => match (today - on).num_days() {
            0 => "Sent to the school today.".to_owned(),
            days => format!(
                "Sent to the school on {day}; no answer for {}.",
                counted(days.unsigned_abs(), "day", "days")
            ),
        },
        PlacementState::Declined => format!("Declined by the school on {day}."),
        PlacementState::Accepted if sent_on.is_empty() => format!("Accepted on {day}."),
        PlacementState::Accepted => format!("Accepted by the school on {day}."),
        other => format!("{} since {day}.", other.label()),
    };
    if state.is_withdrawn() || state == PlacementState::Completed {
        said = format!("{} on {day}.", state.label());
    }
    if !reason.is_empty() {
        said += &format!(" Reason: {}.", reason.trim_end_matches('.'));
    }
    said
}

/// Who mentors in a placement, by name.
pub(super) fn mentors(db: &Db, placement_id: i64) -> Result<Vec<PlacementMentor>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT p.id, ",
        person_name!("p"),
        " FROM placement_mentor m JOIN person p ON p.id = m.person_id
         WHERE m.placement_id = ?1 AND p.merged_into IS NULL ORDER BY p.last_name COLLATE NOCASE, p.id"
    ))?;
    let rows = statement.query_map([placement_id], mentor)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn mentor(row: &Row<'_>) -> rusqlite::Result<PlacementMentor> {
    Ok(PlacementMentor {
        person_id: row.get(0)?,
        name: row.get(1)?,
    })
}

/// The placements of a trainee, a school or a mentor.
///
/// # Errors
/// A sentence where none or more than one of them is named, or it is not there.
pub fn of(read: &Read<'_>, request: PlacementsRequest) -> Result<PlacementsOf> {
    let db = read.db;
    let gone = |what: &str| {
        Error::not_found(format!(
            "This {what} is not in the file any more. Undo may bring it back."
        ))
    };
    match (request.trainee_id, request.school_id, request.mentor_id) {
        (Some(id), None, None) => {
            let placements = found(read, "x.trainee_id = ?1", &id)?;
            Ok(PlacementsOf {
                name: store::trainee(db, id)?.ok_or_else(|| gone("trainee"))?,
                days: Some(outlook(read, id, &placements)?),
                placements,
            })
        }
        (None, Some(id), None) => Ok(PlacementsOf {
            name: store::school(db, id)?.ok_or_else(|| gone("school"))?,
            placements: found(read, "x.school_id = ?1", &id)?,
            days: None,
        }),
        (None, None, Some(id)) => Ok(PlacementsOf {
            name: person_called(db, id)?.ok_or_else(|| gone("person"))?,
            placements: found(
                read,
                "x.id IN (SELECT placement_id FROM placement_mentor WHERE person_id = ?1)",
                &id,
            )?,
            days: None,
        }),
        _ => Err(Error::invalid(
            "Placements are read for a trainee, for a school or for a mentor. Name one of the three.",
        )),
    }
}

fn person_called(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(concat!(
            "SELECT ",
            person_name!("p"),
            " FROM person p WHERE p.id = ?1"
        ))?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// How a trainee's days stand, all placements together. Days of ITaP come on top of those in schools and count for
/// themselves (ITT criteria 2024/25).
fn outlook(read: &Read<'_>, trainee_id: i64, placements: &[Placement]) -> Result<Outlook> {
    let all: HalfDays = placements
        .iter()
        .filter(|placement| placement.kind != PlacementKind::Itap)
        .map(|placement| placement.days.half_days)
        .sum();
    Ok(Outlook::of(all, needed(read, trainee_id)?))
}

/// Half days in schools that a trainee's route asks for.
fn needed(read: &Read<'_>, trainee_id: i64) -> Result<u32> {
    let today = read.desk.store.clock().today();
    let (route, starts_on): (String, String) = read
        .db
        .prepare_cached("SELECT route, starts_on FROM trainee WHERE id = ?1")?
        .query_row([trainee_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let year = AcademicYear::of(starts_on.parse().unwrap_or(today));
    let days = figure::queries::figures(read.db)?.value(Key::PlacementDays, year, &route);
    Ok(u32::try_from(days * 2).unwrap_or_default())
}

/// One placement with its absences and what its fields may choose from.
///
/// # Errors
/// A sentence where it is not there.
pub fn page(read: &Read<'_>, request: OnePlacement) -> Result<PlacementPage> {
    let placement = one(read, request.id)?;
    let whole = found(read, "x.trainee_id = ?1", &placement.trainee_id)?;
    Ok(PlacementPage {
        absences: absences(read.db, request.id)?,
        outlook: outlook(read, placement.trainee_id, &whole)?,
        choices: choices(
            read,
            PlacementChoicesRequest {
                school_id: Some(placement.school_id),
                trainee_id: Some(placement.trainee_id),
            },
        )?,
        placement,
    })
}

/// One placement.
///
/// # Errors
/// A sentence where it is not there.
pub(super) fn one(read: &Read<'_>, id: i64) -> Result<Placement> {
    found(read, "x.id = ?1", &id)?
        .pop()
        .ok_or_else(super::actions::no_placement)
}

fn absences(db: &Db, placement_id: i64) -> Result<Vec<Absence>> {
    let absences = store::absences(db, placement_id)?;
    Ok(absences
        .into_iter()
        .map(|absence| Absence {
            id: absence.id,
            from_on: absence.from.to_string(),
            until_on: absence.until.to_string(),
            half_days: absence.half_days,
            said: format!(
                "{}, {}",
                span(absence.from, absence.until),
                days::in_days(absence.half_days)
            ),
            reason: absence.reason,
        })
        .collect())
}

/// What the fields of a placement may choose from.
///
/// # Errors
/// What SQLite says.
pub fn choices(read: &Read<'_>, request: PlacementChoicesRequest) -> Result<PlacementChoices> {
    let db = read.db;
    let year = office::queries::academic_year(db, read.desk.store.clock().today())?;
    let cohort: Option<i64> = match request.trainee_id {
        Some(id) => db
            .prepare_cached("SELECT cohort_id FROM trainee WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .flatten(),
        None => None,
    };
    let mut blocks = block::queries::all(db, BlocksRequest::default())?;
    blocks.retain(|block| {
        let ours = cohort.is_none() || block.cohort_id.is_none() || block.cohort_id == cohort;
        ours && block.year.start_year() >= year.start_year() - 1
    });
    Ok(PlacementChoices {
        blocks,
        mentors: match request.school_id {
            Some(id) => may_mentor(db, id)?,
            None => Vec::new(),
        },
        subjects: codes::training("subject")
            .map(|code| (code.code, code.name))
            .collect(),
        year_groups: YearGroup::NAMED.to_vec(),
        key_stages: KeyStage::NAMED.to_vec(),
        kinds: PlacementKind::ALL.map(PlacementKind::named).to_vec(),
    })
}

/// Who may mentor at a school: those who mentor there, then everyone else in a post there.
fn may_mentor(db: &Db, school_id: i64) -> Result<Vec<PlacementMentor>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT p.id, ",
        person_name!("p"),
        " FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
         WHERE t.school_id = ?1 AND p.merged_into IS NULL AND ",
        current!("t"),
        " GROUP BY p.id
         ORDER BY max(r.code IN ('mentor', 'leadMentor') OR EXISTS (SELECT 1 FROM mentor m WHERE m.tenure_id = t.id)) DESC,
           p.last_name COLLATE NOCASE, p.id"
    ))?;
    let rows = statement.query_map(params![school_id], mentor)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// On which weekdays a trainee is in school.
pub(super) fn weekdays(db: &Db, trainee_id: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT weekdays FROM trainee WHERE id = ?1")?
        .query_row([trainee_id], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}
