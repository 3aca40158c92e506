//! The SQL of briefings.

use super::{AddBriefings, BriefedHow, Briefing};
use crate::error::Result;
use crate::list::sql::person_name;
use crate::store::{Db, Write};
use crate::types::PartDay;
use rusqlite::{OptionalExtension, params};

pub(super) fn insert(w: &Write<'_>, school_id: i64, new: &AddBriefings, on: &str) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO briefing (id, school_id, person_id, topic, on_day, how, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        w.id("briefing")?,
        school_id,
        new.person_id,
        new.topic,
        on,
        new.how.code(),
        new.note
    ])?;
    Ok(())
}

/// Whether this very briefing is written down already.
pub(super) fn is_known(db: &Db, school_id: i64, new: &AddBriefings, on: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM briefing WHERE school_id = ?1 AND person_id IS ?2 AND topic = ?3 AND on_day = ?4)",
        )?
        .query_row(params![school_id, new.person_id, new.topic, on], |row| {
            row.get(0)
        })?)
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<bool> {
    let gone =
        w.db.prepare_cached("DELETE FROM briefing WHERE id = ?1")?
            .execute([id])?;
    Ok(gone > 0)
}

/// A school's name; `None`: it is none of ours.
pub(super) fn school(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The briefings of a school, the latest first.
pub(super) fn of_school(db: &Db, school_id: i64) -> Result<Vec<Briefing>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT b.id, b.topic, b.on_day, b.how, b.note, p.id, coalesce(",
        person_name!("p"),
        ", '') FROM briefing b LEFT JOIN person p ON p.id = b.person_id AND p.merged_into IS NULL
         WHERE b.school_id = ?1 ORDER BY b.on_day DESC, b.id DESC"
    ))?;
    let rows = statement.query_map([school_id], |row| {
        let (on, how): (String, String) = (row.get(2)?, row.get(3)?);
        Ok(Briefing {
            id: row.get(0)?,
            topic: row.get(1)?,
            when: PartDay::stored(&on).written(),
            on,
            how: BriefedHow::parse(&how).map_or(how, |how| how.label().to_owned()),
            note: row.get(4)?,
            person_id: row.get(5)?,
            person: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What briefings were about so far, the latest used first.
pub(super) fn topics(db: &Db) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT topic FROM briefing GROUP BY topic ORDER BY max(on_day) DESC, topic LIMIT 50",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The day on which a school asked for a briefing that it has not had since; `None`: it did not.
pub(super) fn wanted_since(db: &Db, school_id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT w.confirmed_on FROM school_answer w WHERE w.school_id = ?1 AND w.code = 'briefing' AND w.value = 'yes'
               AND NOT EXISTS (SELECT 1 FROM briefing b WHERE b.school_id = ?1 AND b.on_day >= w.confirmed_on)
             ORDER BY w.year DESC LIMIT 1",
        )?
        .query_row([school_id], |row| row.get(0))
        .optional()?)
}
