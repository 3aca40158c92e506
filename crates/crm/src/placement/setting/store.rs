//! The SQL of reviews and of schools not to place at.

use super::{ReviewKind, ReviewOutcome, SetReview};
use crate::error::Result;
use crate::placement::store::{day, text};
use crate::store::{Db, Write};
use crate::types::Day;
use rusqlite::{OptionalExtension, Row, params};

/// A review as it is kept.
pub(super) struct KeptReview {
    pub id: i64,
    pub school_id: i64,
    pub kind: ReviewKind,
    pub on: Day,
    pub by_whom: String,
    pub areas: String,
    pub outcome: ReviewOutcome,
    pub text: String,
    pub actions: String,
    pub placement_id: Option<i64>,
}

const REVIEW: &str = "SELECT id, school_id, kind, on_day, by_whom, areas, outcome, text, actions, placement_id FROM setting_review";

fn review(row: &Row<'_>) -> rusqlite::Result<KeptReview> {
    Ok(KeptReview {
        id: row.get(0)?,
        school_id: row.get(1)?,
        kind: ReviewKind::from_code(text(row, 2)?).unwrap_or(ReviewKind::Visit),
        on: day(row, 3)?,
        by_whom: row.get(4)?,
        areas: row.get(5)?,
        // What this version does not know is better looked at than passed over.
        outcome: ReviewOutcome::from_code(text(row, 6)?).unwrap_or(ReviewOutcome::Concern),
        text: row.get(7)?,
        actions: row.get(8)?,
        placement_id: row.get(9)?,
    })
}

pub(super) fn reviews(db: &Db, school_id: i64) -> Result<Vec<KeptReview>> {
    let mut statement = db.prepare_cached(&format!(
        "{REVIEW} WHERE school_id = ?1 ORDER BY on_day DESC, id DESC"
    ))?;
    let rows = statement.query_map([school_id], review)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one_review(db: &Db, id: i64) -> Result<Option<KeptReview>> {
    Ok(db
        .prepare_cached(&format!("{REVIEW} WHERE id = ?1"))?
        .query_row([id], review)
        .optional()?)
}

pub(super) fn put_review(w: &Write<'_>, one: &SetReview, on: Day) -> Result<i64> {
    let id = match one.id {
        Some(id) => id,
        None => w.id("setting_review")?,
    };
    w.db.prepare_cached(
        "INSERT INTO setting_review (id, school_id, placement_id, kind, on_day, by_whom, areas, outcome, text, actions)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET placement_id = ?3, kind = ?4, on_day = ?5, by_whom = ?6, areas = ?7, outcome = ?8,
           text = ?9, actions = ?10",
    )?
    .execute(params![
        id,
        one.school_id,
        one.placement_id,
        one.kind.code(),
        on.to_string(),
        one.by_whom.trim(),
        one.areas.trim(),
        one.outcome.code(),
        one.text.trim(),
        one.actions.trim()
    ])?;
    Ok(id)
}

pub(super) fn delete_review(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM setting_review WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// An entry of the schools not to place at, as it is kept.
pub(super) struct KeptNotToPlace {
    pub id: i64,
    pub school_id: i64,
    pub from: Day,
    pub until: Option<Day>,
    pub reason: String,
}

const NOT_TO_PLACE: &str = "SELECT id, school_id, from_on, until_on, reason FROM not_to_place";

fn not_to_place_row(row: &Row<'_>) -> rusqlite::Result<KeptNotToPlace> {
    Ok(KeptNotToPlace {
        id: row.get(0)?,
        school_id: row.get(1)?,
        from: day(row, 2)?,
        until: text(row, 3)?.parse().ok(),
        reason: row.get(4)?,
    })
}

pub(super) fn not_to_place(db: &Db, school_id: i64) -> Result<Vec<KeptNotToPlace>> {
    let mut statement = db.prepare_cached(&format!(
        "{NOT_TO_PLACE} WHERE school_id = ?1 ORDER BY from_on DESC, id DESC"
    ))?;
    let rows = statement.query_map([school_id], not_to_place_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one_not_to_place(db: &Db, id: i64) -> Result<Option<KeptNotToPlace>> {
    Ok(db
        .prepare_cached(&format!("{NOT_TO_PLACE} WHERE id = ?1"))?
        .query_row([id], not_to_place_row)
        .optional()?)
}

pub(super) fn put_not_to_place(
    w: &Write<'_>,
    id: Option<i64>,
    school_id: i64,
    (from, until): (Day, Option<Day>),
    reason: &str,
) -> Result<i64> {
    let id = match id {
        Some(id) => id,
        None => w.id("not_to_place")?,
    };
    w.db.prepare_cached(
        "INSERT INTO not_to_place (id, school_id, from_on, until_on, reason) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET from_on = ?3, until_on = ?4, reason = ?5",
    )?
    .execute(params![
        id,
        school_id,
        from.to_string(),
        until.map(|day| day.to_string()).unwrap_or_default(),
        reason
    ])?;
    Ok(id)
}

pub(super) fn delete_not_to_place(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM not_to_place WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
