//! Writing trusts down.

use super::{SetTrust, TrustField, TrustTouched, store};
use crate::error::{Error, Result};
use crate::session::Act;
use crate::store::Write;
use rusqlite::types::Value;

/// The longest note, in characters.
const LONGEST: usize = 20_000;

/// The `trust.id` of a Group UID; made where the office has not written about that trust yet.
///
/// # Errors
/// A sentence where the register has no such trust.
pub fn of_uid(w: &Write<'_>, uid: i64) -> Result<i64> {
    if let Some(id) = store::by_uid(w.db, uid)? {
        return Ok(id);
    }
    let name = store::name_in_register(w.db, uid)?.ok_or_else(|| unknown(uid))?;
    store::insert(w, uid, &name)
}

pub(super) fn unknown(uid: i64) -> Error {
    Error::not_found(format!(
        "The register has no trust with the Group UID {uid}. Load the register's groups file, or check the number."
    ))
}

/// Sets what the office writes of a trust.
pub fn set(act: &Act<'_>, request: SetTrust) -> Result<TrustTouched> {
    let w = act.write;
    let id = of_uid(w, request.uid)?;
    let name = store::name(w.db, id)?;
    let (column, value, said) = match (request.field, &request.value) {
        (TrustField::Notes, value) => {
            let text = match value {
                serde_json::Value::String(text) => text.trim().to_owned(),
                _ => String::new(),
            };
            let length = text.chars().count();
            if length > LONGEST {
                return Err(Error::invalid(format!(
                    "These notes have {length} characters; a field holds {LONGEST}. Shorten them, or put them in a file."
                )));
            }
            (
                "notes",
                Value::Text(text),
                format!("Notes on {name} changed"),
            )
        }
        (TrustField::Owner, serde_json::Value::Null) => (
            "owner_id",
            Value::Null,
            format!("Owner of {name} taken off"),
        ),
        (TrustField::Owner, value) => {
            let staff = value
                .as_i64()
                .map(|id| store::staff_name(w.db, id))
                .transpose()?
                .flatten();
            let staff = staff.ok_or_else(|| {
                Error::not_found("This member of staff is not in the file any more.")
            })?;
            (
                "owner_id",
                Value::Integer(value.as_i64().unwrap_or_default()),
                format!("Owner of {name} set to {staff}"),
            )
        }
    };
    let changed = store::set(w, id, column, &value)?;
    w.label(said);
    Ok(TrustTouched { changed })
}
