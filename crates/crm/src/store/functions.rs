//! The SQL functions that our queries use beyond SQLite's own.
//!
//! They belong to a connection and never to the file: no table, index or trigger of it names one, so every other program
//! can still open it.

use crate::distance::{Point, miles};
use crate::fold::unaccented;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

/// Adds them to a connection.
///
/// - `plain(text)`: in small letters and without accents, so that "élan" finds "Élan" and "Elan". NULL stays NULL.
/// - `miles(easting, northing, easting, northing)`: how far two points of the National Grid lie apart; NULL where a
///   point is not known.
pub(super) fn install(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("plain", 1, flags, |context| {
        Ok(match context.get_raw(0) {
            ValueRef::Text(bytes) => {
                Some(unaccented(std::str::from_utf8(bytes).unwrap_or_default()))
            }
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Null | ValueRef::Blob(_) => None,
        })
    })?;
    db.create_scalar_function("miles", 4, flags, |context| {
        let point = |context: &Context<'_>, at: usize| -> Result<Option<Point>> {
            let number = |at| context.get::<Option<i64>>(at);
            Ok(number(at)?
                .zip(number(at + 1)?)
                .map(|(easting, northing)| Point { easting, northing }))
        };
        let (from, to) = (point(context, 0)?, point(context, 2)?);
        Ok(from.zip(to).map(|(from, to)| miles(from, to)))
    })
}
