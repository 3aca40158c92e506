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

/// Says that the current posts of a person at a school or a trust are right as of today.
///
/// # Errors
/// What SQLite says.
pub fn confirm_at(
    w: &Write<'_>,
    person: i64,
    school: Option<i64>,
    trust: Option<i64>,
    source: Source,
) -> Result<()> {
    store::confirm_at(w, person, school, trust, source)
}
