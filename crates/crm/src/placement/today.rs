//! What the first screen says of placements: each line leads to the list of placements, filtered by one column.

use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use serde_json::json;

/// A column of the list of placements, the line's id, the words of one and of many, and how much it presses.
type Line = (&'static str, &'static str, [&'static str; 2], Tone);

const LINES: [Line; 4] = [
    (
        "unchecked",
        "placementsUnchecked",
        [
            "trainee is in a school without all suitability checks cleared",
            "trainees are in a school without all suitability checks cleared",
        ],
        Tone::Bad,
    ),
    (
        "unanswered",
        "placementsUnanswered",
        [
            "placement was sent to a school that has not answered",
            "placements were sent to schools that have not answered",
        ],
        Tone::Warn,
    ),
    (
        "toBegin",
        "placementsToBegin",
        [
            "placement should be under way by its dates",
            "placements should be under way by their dates",
        ],
        Tone::Warn,
    ),
    (
        "toEnd",
        "placementsToEnd",
        [
            "placement is over by its dates and not marked as completed",
            "placements are over by their dates and not marked as completed",
        ],
        Tone::Info,
    ),
];

/// The lines of placements.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    told(
        read,
        &LINES.map(|(column, id, said, tone)| Exception {
            list: List::Placements,
            id,
            filters: json!({column: ["yes"]}),
            said,
            tone,
        }),
    )
}
