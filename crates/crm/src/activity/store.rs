//! The SQL that writes the timeline.

use super::NewActivity;
use crate::error::Result;
use crate::store::Write;
use crate::types::About;
use rusqlite::params;

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

/// A row for each thing that `about` names.
pub(super) fn insert_about(w: &Write<'_>, activity: i64, about: &About) -> Result<()> {
    for (column, id) in [
        ("person_id", about.person_id),
        ("school_id", about.school_id),
        ("trust_id", about.trust_id),
        ("group_id", about.group_id),
    ] {
        if let Some(of) = id {
            let row = w.id("activity_about")?;
            w.db.prepare_cached(&format!(
                "INSERT INTO activity_about (id, activity_id, {column}) VALUES (?1, ?2, ?3)"
            ))?
            .execute(params![row, activity, of])?;
        }
    }
    Ok(())
}
