//! Writing tasks down.

use super::{NewTask, store};
use crate::error::{Error, Result};
use crate::store::Write;

/// Adds a task and answers with its id.
///
/// # Errors
/// A sentence where it does not say what is to do.
pub fn add(w: &Write<'_>, task: &NewTask) -> Result<i64> {
    if task.title.trim().is_empty() {
        return Err(Error::invalid("Say what is to do."));
    }
    store::insert(w, task)
}
