//! The SQL that settles changes and marks them as seen.

use super::Outcome;
use super::offer::Offer;
use crate::error::Result;
use crate::store::Write;
use rusqlite::params;

/// Gives a change its outcome; `done` is what accepting it did.
pub(super) fn settle(w: &Write<'_>, id: i64, outcome: Outcome, done: Option<Offer>) -> Result<()> {
    let at = if outcome == Outcome::Open {
        String::new()
    } else {
        w.clock.stamp()
    };
    w.db.prepare_cached(
        "UPDATE register_change SET outcome = ?2, done = ?3, settled_at = ?4 WHERE id = ?1",
    )?
    .execute(params![
        id,
        outcome.code(),
        done.map_or("", Offer::code),
        at
    ])?;
    Ok(())
}

/// Marks a change as seen; says whether it was not before.
pub(super) fn see(w: &Write<'_>, id: i64) -> Result<bool> {
    let new =
        w.db.prepare_cached(
            "INSERT INTO register_seen (id, seen_at) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![id, w.clock.stamp()])?;
    Ok(new > 0)
}
