//! What the first screen says of briefings.

use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use serde_json::json;

/// Schools that asked for a briefing and have had none since.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    told(
        read,
        &[Exception {
            list: List::Schools,
            id: "briefingsWanted",
            filters: json!({"briefingWanted": ["yes"]}),
            said: [
                "school asked for a briefing on the reforms and has had none",
                "schools asked for a briefing on the reforms and have had none",
            ],
            tone: Tone::Info,
        }],
    )
}
