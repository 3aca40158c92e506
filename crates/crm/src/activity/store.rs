//! The SQL that writes the timeline.

use super::{ActivityKind, NewActivity, NewFileKept};
use crate::error::Result;
use crate::person::import::Met;
use crate::store::{Db, Write};
use crate::types::{About, Day};
use rusqlite::{OptionalExtension, params};

pub(super) fn insert(w: &Write<'_>, activity: &NewActivity) -> Result<i64> {
    let id = w.id("activity")?;
    w.db.prepare_cached(
        "INSERT INTO activity (id, kind, on_day, at_time, direction, title, text, staff_id, message_id, source)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        id,
        activity.kind.code(),
        activity.on.to_string(),
        activity.at_time,
        activity.direction,
        activity.title.trim(),
        activity.text.trim(),
        w.staff_id,
        activity.message_id,
        activity.source.code()
    ])?;
    Ok(id)
}

/// A row for each thing that `about` names; one that is there already stays the only one.
pub(super) fn insert_about(
    w: &Write<'_>,
    activity: i64,
    on: Day,
    kind: ActivityKind,
    about: &About,
) -> Result<()> {
    for (column, id) in [
        ("person_id", about.person_id),
        ("school_id", about.school_id),
        ("trust_id", about.trust_id),
        ("group_id", about.group_id),
    ] {
        let Some(of) = id else { continue };
        let there = format!(
            "SELECT EXISTS (SELECT 1 FROM activity_about WHERE activity_id = ?1 AND {column} = ?2)"
        );
        let there: bool =
            w.db.prepare_cached(&there)?
                .query_row([activity, of], |row| row.get(0))?;
        if there {
            continue;
        }
        w.db.prepare_cached(&format!(
            "INSERT INTO activity_about (id, activity_id, {column}, on_day, contact) VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?
        .execute(params![
            w.id("activity_about")?,
            activity,
            of,
            on.to_string(),
            kind.is_contact()
        ])?;
    }
    Ok(())
}

/// Title and text of what was logged with somebody on a day, of one kind.
pub(super) fn of_day(db: &Db, met: &Met, on: Day, kind: ActivityKind) -> Result<Vec<String>> {
    let (school, trust) = met.place();
    let mut statement = db.prepare_cached(
        "SELECT v.title || ' ' || v.text FROM activity v WHERE v.on_day = ?1 AND v.kind = ?2
           AND (?3 IS NULL OR EXISTS (SELECT 1 FROM activity_about a WHERE a.activity_id = v.id AND a.person_id = ?3))
           AND (?4 IS NULL OR EXISTS (SELECT 1 FROM activity_about a WHERE a.activity_id = v.id AND a.school_id = ?4))
           AND (?5 IS NULL OR EXISTS (SELECT 1 FROM activity_about a JOIN trust t ON t.id = a.trust_id
                 WHERE a.activity_id = v.id AND t.uid = ?5))",
    )?;
    let rows = statement.query_map(
        params![on.to_string(), kind.code(), met.person_id, school, trust],
        |row| row.get(0),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An activity as a change of it needs to see it.
pub(super) struct ActivityRow {
    pub kind: ActivityKind,
    pub on: Day,
    pub title: String,
    pub text: String,
}

pub(super) fn find(db: &Db, id: i64) -> Result<Option<ActivityRow>> {
    Ok(db
        .prepare_cached("SELECT kind, on_day, title, text FROM activity WHERE id = ?1")?
        .query_row([id], |row| {
            let (kind, on): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(ActivityRow {
                kind: ActivityKind::parse(&kind).unwrap_or(ActivityKind::Note),
                on: on.parse().unwrap_or_default(),
                title: row.get(2)?,
                text: row.get(3)?,
            })
        })
        .optional()?)
}

/// Writes what was changed of an activity. What it is about follows its day and kind.
pub(super) fn update(w: &Write<'_>, id: i64, row: &ActivityRow) -> Result<()> {
    let on = row.on.to_string();
    w.db.prepare_cached(
        "UPDATE activity SET kind = ?2, on_day = ?3, title = ?4, text = ?5 WHERE id = ?1",
    )?
    .execute(params![
        id,
        row.kind.code(),
        on,
        row.title.trim(),
        row.text.trim()
    ])?;
    w.db.prepare_cached(
        "UPDATE activity_about SET on_day = ?2, contact = ?3 WHERE activity_id = ?1",
    )?
    .execute(params![id, on, row.kind.is_contact()])?;
    Ok(())
}

/// Takes an activity away, with what it was about and the files that came with it; says whether it was there.
pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<bool> {
    Ok(w.db
        .prepare_cached("DELETE FROM activity WHERE id = ?1")?
        .execute([id])?
        > 0)
}

pub(super) fn insert_file(w: &Write<'_>, activity: i64, file: &NewFileKept) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO activity_file (id, activity_id, name, media_type, base64) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        w.id("activity_file")?,
        activity,
        file.name,
        file.media_type,
        file.base64
    ])?;
    Ok(())
}

/// The name and content of a file that was kept.
pub(super) fn file(db: &Db, id: i64) -> Result<Option<(String, String)>> {
    Ok(db
        .prepare_cached("SELECT name, base64 FROM activity_file WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}
