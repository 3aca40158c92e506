//! Which noun has which adapter.

use super::ImportNoun;
use super::adapter::Adapter;
use crate::champion;
use crate::error::Result;
use crate::person;
use crate::school;
use crate::session::Read;
use crate::types::Day;

/// The adapter of a noun, with what it has to know of the file read.
///
/// # Errors
/// What SQLite says.
pub(crate) fn adapter<'a>(
    noun: ImportNoun,
    read: &Read<'a>,
    today: Day,
) -> Result<Box<dyn Adapter + 'a>> {
    Ok(match noun {
        ImportNoun::Champions => Box::new(champion::import::Champions::new(read, today)?),
        ImportNoun::People => Box::new(person::import::People::new(read, today)?),
        ImportNoun::Schools => Box::new(school::import::Schools::new(read)?),
    })
}
