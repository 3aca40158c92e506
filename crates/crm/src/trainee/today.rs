//! What the first screen says of trainees: each line leads to the list of trainees, filtered by one column.

use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use serde_json::json;

/// The lines of trainees.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    told(
        read,
        &[
            Exception {
                list: List::Trainees,
                id: "traineesUnchecked",
                filters: json!({"unchecked": ["yes"]}),
                said: [
                    "trainee has started, or starts within 30 days, with checks missing",
                    "trainees have started, or start within 30 days, with checks missing",
                ],
                tone: Tone::Bad,
            },
            Exception {
                list: List::Trainees,
                id: "traineesUnplaced",
                filters: json!({"unplaced": ["yes"]}),
                said: [
                    "trainee is without any placement",
                    "trainees are without any placement",
                ],
                tone: Tone::Warn,
            },
        ],
    )
}
