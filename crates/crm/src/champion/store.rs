//! The SQL of champions: rows in, rows out, and the facts that the rules of succession look at.

use super::ChampionStage;
use super::risk::{Contact, Facts, Named};
use crate::error::Result;
use crate::list::sql::person_name;
use crate::school::Stage;
use crate::store::{Db, Write};
use crate::types::{Day, PartDay};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// The name of `person p`.
const FULL_NAME: &str = person_name!("p");

/// A champion as actions need them.
pub(super) struct Held {
    pub id: i64,
    pub school_id: i64,
    pub school: String,
    pub person_id: i64,
    pub person: String,
    pub stage: ChampionStage,
    pub since: Day,
    pub reason: String,
    pub note: String,
}

/// The columns of [`Held`].
fn held() -> String {
    format!(
        "SELECT c.id, c.school_id, coalesce(e.name, s.name), c.person_id, {FULL_NAME}, c.stage, c.since_on, c.reason, c.note
         FROM champion c JOIN school s ON s.id = c.school_id LEFT JOIN establishment e ON e.id = s.urn
         JOIN person p ON p.id = c.person_id"
    )
}

fn held_row(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        id: row.get(0)?,
        school_id: row.get(1)?,
        school: row.get(2)?,
        person_id: row.get(3)?,
        person: row.get(4)?,
        stage: stage(row.get_ref(5)?.as_str()?),
        since: day(row.get_ref(6)?.as_str()?).unwrap_or_default(),
        reason: row.get(7)?,
        note: row.get(8)?,
    })
}

fn stage(code: &str) -> ChampionStage {
    ChampionStage::parse(code).unwrap_or(ChampionStage::Identified)
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

pub(super) fn find(db: &Db, id: i64) -> Result<Option<Held>> {
    Ok(db
        .prepare_cached(&format!("{} WHERE c.id = ?1", held()))?
        .query_row([id], held_row)
        .optional()?)
}

/// Whether a school is one of ours.
pub(super) fn has_school(db: &Db, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM school WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?)
}

/// All champions of one school.
pub(super) fn of_school(db: &Db, school_id: i64) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!(
        "{} WHERE c.school_id = ?1 AND p.merged_into IS NULL",
        held()
    ))?;
    let rows = statement.query_map([school_id], held_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Everyone who is or was a champion.
pub(super) fn every(db: &Db) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!(
        "{} WHERE p.merged_into IS NULL ORDER BY c.id",
        held()
    ))?;
    let rows = statement.query_map([], held_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All champions of one person.
pub(super) fn of_person(db: &Db, person_id: i64) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!("{} WHERE c.person_id = ?1", held()))?;
    let rows = statement.query_map([person_id], held_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All champions of schools that are not former, by school; those who stepped down only since `down_since`.
pub(super) fn all(db: &Db, down_since: Day) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!(
        "{} WHERE p.merged_into IS NULL AND s.stage <> 'former' AND (c.stage <> 'steppedDown' OR c.since_on >= ?1)
         ORDER BY 3 COLLATE NOCASE, 2, p.last_name COLLATE NOCASE, 1",
        held()
    ))?;
    let rows = statement.query_map([down_since.to_string()], held_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A champion's stages, the first first: stage, since, reason, who wrote it down.
pub(super) fn steps(
    db: &Db,
    champion_id: i64,
) -> Result<Vec<(ChampionStage, Day, String, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.stage, t.since_on, t.reason, coalesce(f.name, '') FROM champion_step t LEFT JOIN staff f ON f.id = t.by
         WHERE t.champion_id = ?1 ORDER BY t.since_on, t.id",
    )?;
    let rows = statement.query_map([champion_id], |row| {
        Ok((
            stage(row.get_ref(0)?.as_str()?),
            day(row.get_ref(1)?.as_str()?).unwrap_or_default(),
            row.get(2)?,
            row.get(3)?,
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(
    w: &Write<'_>,
    school_id: i64,
    person_id: i64,
    stage: ChampionStage,
    since: Day,
    note: &str,
) -> Result<i64> {
    let id = w.id("champion")?;
    w.db.prepare_cached(
        "INSERT INTO champion (id, school_id, person_id, stage, since_on, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![id, school_id, person_id, stage.code(), since.to_string(), note])?;
    insert_step(w, id, stage, since, "")?;
    Ok(id)
}

/// Puts a champion at a stage and keeps the step.
pub(super) fn step(
    w: &Write<'_>,
    id: i64,
    stage: ChampionStage,
    since: Day,
    reason: &str,
) -> Result<()> {
    set(w, id, stage, since, reason)?;
    insert_step(w, id, stage, since, reason)
}

/// Corrects the stage at which a champion is: its day and reason, here and in the last step.
pub(super) fn correct(
    w: &Write<'_>,
    id: i64,
    stage: ChampionStage,
    since: Day,
    reason: &str,
) -> Result<()> {
    set(w, id, stage, since, reason)?;
    w.db.prepare_cached(
        "UPDATE champion_step SET since_on = ?2, reason = ?3
         WHERE id = (SELECT max(id) FROM champion_step WHERE champion_id = ?1) AND (since_on <> ?2 OR reason <> ?3)",
    )?
    .execute(params![id, since.to_string(), reason])?;
    Ok(())
}

fn set(w: &Write<'_>, id: i64, stage: ChampionStage, since: Day, reason: &str) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE champion SET stage = ?2, since_on = ?3, reason = ?4 WHERE id = ?1",
    )?
    .execute(params![id, stage.code(), since.to_string(), reason])?;
    Ok(())
}

fn insert_step(
    w: &Write<'_>,
    champion_id: i64,
    stage: ChampionStage,
    since: Day,
    reason: &str,
) -> Result<()> {
    let id = w.id("champion_step")?;
    w.db.prepare_cached(
        "INSERT INTO champion_step (id, champion_id, stage, since_on, reason, by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id,
        champion_id,
        stage.code(),
        since.to_string(),
        reason,
        w.staff_id
    ])?;
    Ok(())
}

pub(super) fn set_note(w: &Write<'_>, id: i64, note: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE champion SET note = ?2 WHERE id = ?1")?
        .execute(params![id, note])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM champion WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// One of our schools with what it is counted by.
pub(super) struct Place {
    pub name: String,
    pub la_code: String,
    pub la: String,
    pub phase_code: String,
    pub phase: String,
    pub trust: String,
    pub facts: Facts,
}

/// One school of ours, or all that are not former, by name, with what the rules of succession look at.
pub(super) fn places(db: &Db, only: Option<i64>) -> Result<Vec<Place>> {
    let mut places = schools(db, only)?;
    let mut at: HashMap<i64, usize> = HashMap::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        at.insert(place.facts.school_id, index);
    }
    for (school, named) in standing(db, only)? {
        if let Some(place) = at.get(&school).and_then(|index| places.get_mut(*index)) {
            place.facts.champions.push(named);
        }
    }
    for (school, contact) in contacts(db, only)? {
        if let Some(place) = at.get(&school).and_then(|index| places.get_mut(*index)) {
            place.facts.contacts.push(contact);
        }
    }
    Ok(places)
}

fn one_or_all(column: &str, only: Option<i64>) -> String {
    only.map_or_else(|| "1".to_owned(), |id| format!("{column} = {id}"))
}

fn schools(db: &Db, only: Option<i64>) -> Result<Vec<Place>> {
    let wanted = match only {
        Some(id) => format!("s.id = {id}"),
        None => "s.stage <> 'former'".to_owned(),
    };
    let name = |list: &str, column: &str| {
        format!("coalesce((SELECT name FROM code WHERE list = '{list}' AND code = {column}), '')")
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT s.id, s.stage, coalesce(e.name, s.name), coalesce(e.la_code, ''), {}, coalesce(e.phase_code, ''), {},
           coalesce(g.name, e.trust_name, '')
         FROM school s LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid
         WHERE {wanted} ORDER BY 3 COLLATE NOCASE, 1",
        name("la", "e.la_code"),
        name("phase", "e.phase_code"),
    ))?;
    let rows = statement.query_map([], |row| {
        Ok(Place {
            name: row.get(2)?,
            la_code: row.get(3)?,
            la: row.get(4)?,
            phase_code: row.get(5)?,
            phase: row.get(6)?,
            trust: row.get(7)?,
            facts: Facts {
                school_id: row.get(0)?,
                stage: Stage::parse(row.get_ref(1)?.as_str()?).unwrap_or(Stage::Prospect),
                champions: Vec::new(),
                contacts: Vec::new(),
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The champions who have not stepped down, by school; the furthest first.
fn standing(db: &Db, only: Option<i64>) -> Result<Vec<(i64, Named)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.school_id, c.id, c.person_id, {FULL_NAME}, c.stage FROM champion c JOIN person p ON p.id = c.person_id
         WHERE p.merged_into IS NULL AND c.stage <> 'steppedDown' AND {}
         ORDER BY instr('active agreed approached identified', c.stage), c.since_on, c.id",
        one_or_all("c.school_id", only)
    ))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            Named {
                id: row.get(1)?,
                person_id: row.get(2)?,
                name: row.get(3)?,
                stage: stage(row.get_ref(4)?.as_str()?),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Everyone's posts at schools, in the order of the posts.
fn contacts(db: &Db, only: Option<i64>) -> Result<Vec<(i64, Contact)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.school_id, t.person_id, {FULL_NAME}, r.name, r.is_head OR r.code = 'actingHead', r.is_leader,
           t.acting OR r.code = 'actingHead', t.from_on, t.until_on, t.until_by, t.ended, t.confirmed_on
         FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
         WHERE p.merged_into IS NULL AND t.school_id IS NOT NULL AND {}
         ORDER BY r.rank, p.last_name, t.id",
        one_or_all("t.school_id", only)
    ))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            Contact {
                person_id: row.get(1)?,
                name: row.get(2)?,
                post: row.get(3)?,
                leads: row.get(4)?,
                senior: row.get(5)?,
                acting: row.get(6)?,
                from: PartDay::stored(row.get_ref(7)?.as_str()?),
                until: PartDay::stored(row.get_ref(8)?.as_str()?),
                until_by: row.get(9)?,
                ended: row.get(10)?,
                confirmed: day(row.get_ref(11)?.as_str()?),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
