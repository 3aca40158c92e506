//! What the first screen says of people.

use crate::error::Result;
use crate::office::{TodayItem, Tone};
use crate::person::duplicates::queries::waiting;
use crate::session::Read;
use crate::types::counted;

/// Pairs of records that may be one person.
pub(super) fn duplicates(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let count = waiting(read)?;
    let line = || TodayItem {
        id: "duplicatePeople".to_owned(),
        count,
        text: counted(
            u64::from(count),
            "pair of people may be one person: merge them, or tell them apart",
            "pairs of people may be one person each: merge them, or tell them apart",
        ),
        route: "/duplicates".to_owned(),
        tone: Tone::Warn,
    };
    Ok((count > 0).then(line).into_iter().collect())
}
