//! Logging what happened.

use super::{NewActivity, store};
use crate::error::Result;
use crate::store::Write;

/// Logs an activity and answers with its id.
///
/// # Errors
/// What SQLite says.
pub fn log(w: &Write<'_>, activity: &NewActivity) -> Result<i64> {
    let id = store::insert(w, activity)?;
    for about in &activity.about {
        store::insert_about(w, id, about)?;
    }
    Ok(id)
}
