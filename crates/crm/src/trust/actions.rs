//! Writing trusts down.

use super::store;
use crate::error::{Error, Result};
use crate::store::Write;

/// The `trust.id` of a Group UID; made where the office has not written about that trust yet.
///
/// # Errors
/// A sentence where the register has no such trust.
pub fn of_uid(w: &Write<'_>, uid: i64) -> Result<i64> {
    if let Some(id) = store::by_uid(w.db, uid)? {
        return Ok(id);
    }
    let name = store::name_in_register(w.db, uid)?.ok_or_else(|| {
        Error::not_found(format!(
            "The register has no trust with the Group UID {uid}. Load the register's groups file, or check the number."
        ))
    })?;
    store::insert(w, uid, &name)
}
