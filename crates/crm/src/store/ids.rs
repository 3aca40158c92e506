//! Ids: given by the store, in blocks, never used twice.
//!
//! A desk's ids start at `desk << 42`, so two copies of a file that were worked on apart can be merged without clashes,
//! and 2,048 desks stay inside the 2^53 that JavaScript can count.

use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};

/// How many bits an id has below its desk number.
pub const DESK_SHIFT: u32 = 42;

/// Takes `count` ids of `table` and returns the first; they follow one another.
///
/// # Errors
/// [`crate::error::Kind::Bug`] where the desk's range is used up (4 million million rows).
pub fn block(db: &Connection, table: &str, count: i64) -> Result<i64> {
    let next: Option<i64> = db
        .prepare_cached("UPDATE id_range SET next = next + ?2 WHERE tbl = ?1 RETURNING next - ?2")?
        .query_row(params![table, count], |row| row.get(0))
        .optional()?;
    let desk: i64 = db
        .prepare_cached("SELECT desk FROM file")?
        .query_row([], |row| row.get(0))?;
    let first = desk << DESK_SHIFT;
    let id = match next {
        Some(id) => id,
        None => {
            // Id 0 is left out, so that an id is never mistaken for "none".
            let id = first + 1;
            db.execute(
                "INSERT INTO id_range (tbl, next) VALUES (?1, ?2)",
                params![table, id + count],
            )?;
            id
        }
    };
    if id + count > (desk + 1) << DESK_SHIFT {
        return Err(Error::bug(format!(
            "This desk has given out all its ids of {table}."
        )));
    }
    Ok(id)
}
