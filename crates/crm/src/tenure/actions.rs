//! Writing tenures down.

use super::{NewTenure, Post, store};
use crate::error::{Error, Result};
use crate::store::{Db, Write};
use crate::types::Source;

/// Adds a tenure and answers with its id.
///
/// # Errors
/// A sentence where it ends before it begins, or is at a school and a trust at once.
pub fn add(w: &Write<'_>, tenure: &NewTenure) -> Result<i64> {
    check_term(&tenure.from, &tenure.until)?;
    if tenure.school_id.is_some() && tenure.trust_id.is_some() {
        return Err(Error::invalid(
            "A post is held at a school or at a trust, not at both. Make it two.",
        ));
    }
    store::insert(w, tenure)
}

/// Refuses a term that ends before it begins.
///
/// # Errors
/// A sentence with both days.
pub fn check_term(from: &crate::types::PartDay, until: &crate::types::PartDay) -> Result<()> {
    match (from.first(), until.last()) {
        (Some(first), Some(last)) if last < first => Err(Error::invalid(format!(
            "This ends ({}) before it begins ({}). Check the two days.",
            until.written(),
            from.written()
        ))),
        _ => Ok(()),
    }
}

/// The posts of the office's list, in its order.
///
/// # Errors
/// What SQLite says.
pub fn posts(db: &Db) -> Result<Vec<Post>> {
    store::posts(db)
}

/// The tenures that stand today at a school or trust, each with whose it is.
///
/// # Errors
/// What SQLite says.
pub fn current_at(
    db: &Db,
    school_id: Option<i64>,
    trust_id: Option<i64>,
) -> Result<Vec<(i64, i64)>> {
    store::current_at(db, school_id, trust_id)
}

/// The tenures that a person holds today, each with whose it is.
///
/// # Errors
/// What SQLite says.
pub fn current_of(db: &Db, person_id: i64) -> Result<Vec<(i64, i64)>> {
    store::current_of(db, person_id)
}

/// Notes that a tenure is still right today; says whether that was not known yet.
///
/// # Errors
/// What SQLite says.
pub fn still_right(w: &Write<'_>, id: i64, source: Source) -> Result<bool> {
    store::still_right(w, id, source)
}
