//! What the first screen says of mentors: two lines lead to the list of mentors, filtered by one column, and one to where
//! mentoring falls short.

use super::gaps;
use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use crate::types::counted;
use serde_json::json;

/// Where the schools stand that lost their mentors.
const GAPS: &str = "/mentors/gaps";

/// The lines of mentors.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let mut items = told(
        read,
        &[
            Exception {
                list: List::Mentors,
                id: "mentorsOverFull",
                filters: json!({"overFull": ["yes"], "standing": ["current"]}),
                said: [
                    "mentor has more trainees than agreed",
                    "mentors have more trainees than agreed",
                ],
                tone: Tone::Warn,
            },
            Exception {
                list: List::Mentors,
                id: "mentorsUntrained",
                filters: json!({"untrained": ["yes"], "standing": ["current"]}),
                said: [
                    "mentor has had no training this academic year",
                    "mentors have had no training this academic year",
                ],
                tone: Tone::Info,
            },
        ],
    )?;
    let lost = gaps::lost_schools(read.db, read.desk.store.clock().today())?;
    if lost > 0 {
        items.push(TodayItem {
            id: "mentorsLost".to_owned(),
            count: u32::try_from(lost).unwrap_or(u32::MAX),
            text: counted(
                lost as u64,
                "school has lost its last mentor",
                "schools have lost their last mentor",
            ),
            route: GAPS.to_owned(),
            tone: Tone::Warn,
        });
    }
    Ok(items)
}
