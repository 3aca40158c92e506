//! What the first screen says of hosting: each line leads to the grid of the office's year, narrowed to what it counts.

use super::grid::{CapacityOnly, CapacityView, rows_of};
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
    let mut items = Vec::new();
    for (id, only, code, [one, many], tone) in [
        (
            "hostingToConfirm",
            CapacityOnly::ToConfirm,
            "toConfirm",
            [
                "school has not confirmed what it hosts",
                "schools have not confirmed what they host",
            ],
            Tone::Info,
        ),
        (
            "overSafe",
            CapacityOnly::OverSafe,
            "overSafe",
            [
                "school offers more places than are safe",
                "schools offer more places than are safe",
            ],
            Tone::Info,
        ),
    ] {
        let view = CapacityView {
            only: Some(only),
            ..CapacityView::default()
        };
        let count = u32::try_from(rows_of(read, year, &view)?.len()).unwrap_or(u32::MAX);
        if count > 0 {
            items.push(TodayItem {
                id: id.to_owned(),
                count,
                text: format!("{} in {year}", counted(u64::from(count), one, many)),
                route: format!("/capacity?year={}&only={code}", in_route(&year.to_string())),
                tone,
            });
        }
    }
    Ok(items)
}
