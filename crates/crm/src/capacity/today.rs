//! What the first screen says of hosting: each line leads to the grid of the office's year, narrowed to what it counts.

use super::grid::{CapacityOnly, counts};
use crate::error::Result;
use crate::list::definition::in_route;
use crate::office::queries::academic_year;
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use crate::types::counted;

/// The lines of hosting.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let year = academic_year(read.db, read.desk.store.clock().today())?;
    let [to_confirm, over] = counts(
        read,
        year,
        [CapacityOnly::ToConfirm, CapacityOnly::OverSafe],
    )?;
    let line = |id: &str, count: u32, code: &str, [one, many]: [&str; 2]| TodayItem {
        id: id.to_owned(),
        count,
        text: format!("{} in {year}", counted(u64::from(count), one, many)),
        route: format!("/capacity?year={}&only={code}", in_route(&year.to_string())),
        tone: Tone::Info,
    };
    let mut items = vec![
        line(
            "hostingToConfirm",
            to_confirm,
            "toConfirm",
            [
                "school has not confirmed what it hosts",
                "schools have not confirmed what they host",
            ],
        ),
        line(
            "overSafe",
            over,
            "overSafe",
            [
                "school offers more places than are safe",
                "schools offer more places than are safe",
            ],
        ),
    ];
    items.retain(|item| item.count > 0);
    Ok(items)
}
