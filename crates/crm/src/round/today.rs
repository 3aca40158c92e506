//! What the first screen says of the yearly check.

use super::chase::{ChaseBy, RoundState};
use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use serde_json::json;

/// Answers that wait, and schools that are late or were never reached.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let waited_for = [RoundState::Sent.code(), RoundState::Reminded.code()];
    told(
        read,
        &[
            Exception {
                list: List::RoundSchools,
                id: "roundToReview",
                filters: json!({"state": [RoundState::Changed.code()]}),
                said: [
                    "answer to a round is to be reviewed",
                    "answers to rounds are to be reviewed",
                ],
                tone: Tone::Warn,
            },
            Exception {
                list: List::RoundSchools,
                id: "roundUnchanged",
                filters: json!({"state": [RoundState::Unchanged.code()]}),
                said: [
                    "answer to a round that changes nothing is to be accepted",
                    "answers to rounds that change nothing are to be accepted",
                ],
                tone: Tone::Info,
            },
            Exception {
                list: List::RoundSchools,
                id: "roundBounced",
                filters: json!({"state": waited_for, "reach": [ChaseBy::Bounced.code()]}),
                said: [
                    "form of a round came back: ring the school",
                    "forms of rounds came back: ring the schools",
                ],
                tone: Tone::Warn,
            },
            Exception {
                list: List::RoundSchools,
                id: "roundOverdue",
                filters: json!({"overdue": ["yes"]}),
                said: [
                    "school has not answered a round in time",
                    "schools have not answered a round in time",
                ],
                tone: Tone::Warn,
            },
        ],
    )
}
