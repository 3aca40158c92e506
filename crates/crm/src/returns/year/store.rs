//! The SQL of the office's own year.

use crate::error::Result;
use crate::store::Db;
use crate::types::Day;
use rusqlite::params;

/// A session of mentor training: the day, what it was about (empty: not said), how many were there.
pub(super) struct Session {
    pub on: Day,
    pub topic: String,
    pub people: u32,
}

/// The sessions of mentor training that we gave between two days.
pub(super) fn sessions(db: &Db, first: Day, last: Day) -> Result<Vec<Session>> {
    let mut statement = db.prepare_cached(
        "SELECT x.on_day, x.topic, count(DISTINCT x.person_id) FROM mentor_training x JOIN person p ON p.id = x.person_id
         WHERE p.merged_into IS NULL AND x.provider = '' AND x.on_day BETWEEN ?1 AND ?2
         GROUP BY x.on_day, x.topic ORDER BY x.on_day, x.topic",
    )?;
    let rows = statement.query_map(params![first.to_string(), last.to_string()], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))
    })?;
    let mut sessions = Vec::new();
    for row in rows {
        let (on, topic, people) = row?;
        if let Ok(on) = on.parse() {
            sessions.push(Session { on, topic, people });
        }
    }
    Ok(sessions)
}
