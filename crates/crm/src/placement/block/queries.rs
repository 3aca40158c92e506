//! What reads blocks.

use super::{Block, Blocks, BlocksRequest, store};
use crate::error::{Error, Result};
use crate::office;
use crate::session::Read;
use crate::store::Db;
use crate::types::AcademicYear;

/// Academic years that may be chosen: from one back to so many ahead.
const YEARS_AHEAD: i32 = 4;

/// Blocks of a year, or of all.
///
/// # Errors
/// What SQLite says.
pub fn blocks(read: &Read<'_>, request: BlocksRequest) -> Result<Blocks> {
    let year = office::queries::academic_year(read.db, read.desk.store.clock().today())?;
    let first = year.start_year() - 1;
    Ok(Blocks {
        blocks: all(read.db, request)?,
        cohorts: store::cohorts(read.db)?,
        years: (first..=first + YEARS_AHEAD)
            .filter_map(|start| AcademicYear::parse(&start.to_string()).ok())
            .collect(),
        year,
    })
}

/// Blocks of a year, or of all, by year and first day.
///
/// # Errors
/// What SQLite says.
pub fn all(db: &Db, request: BlocksRequest) -> Result<Vec<Block>> {
    store::all(db, request)
}

/// One block.
///
/// # Errors
/// A sentence where it is not there.
pub fn one(db: &Db, id: i64) -> Result<Block> {
    store::find(db, id)?.ok_or_else(|| {
        Error::not_found("This block is not in the file any more. Undo may bring it back.")
    })
}
