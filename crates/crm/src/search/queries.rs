//! What the find box asks on every key.

use super::{FindRequest, Found};
use crate::error::Result;
use crate::list::List;
use crate::list::queries::{rows, unregistered};
use crate::session::Read;

/// The most that one answer carries.
const MOST: u32 = 50;

/// What a find box shows of a school: names repeat, so its place and numbers stand beside it.
pub(crate) const COLUMNS: [&str; 7] = ["name", "urn", "town", "postcode", "la", "status", "ours"];

/// The first schools that match, best first, without a count.
pub fn find(read: &Read<'_>, request: FindRequest) -> Result<Found> {
    let ours = read
        .desk
        .search
        .ours(read.db, read.desk.store.generation())?;
    let limit = request.limit.clamp(1, MOST) as usize;
    let urns = read
        .desk
        .search
        .index(read.db)?
        .find(&request.text, &ours, Some(limit));
    let columns: Vec<String> = COLUMNS.iter().map(|&column| column.to_owned()).collect();
    // Ours that the register does not have are few, and nowhere else to be found: they come first.
    let mut by_hand = unregistered(read.db, &request.text)?;
    by_hand.truncate(limit);
    let mut found = rows(read.db, List::Schools, &by_hand, &columns)?;
    found.extend(rows(read.db, List::England, &urns, &columns)?);
    found.truncate(limit);
    Ok(Found { rows: found })
}
