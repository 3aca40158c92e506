//! What the first screen says of privacy notices.

use super::NoticeState;
use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use serde_json::json;

/// Those that are late, and those that are to give.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    told(
        read,
        &[
            Exception {
                list: List::Notices,
                id: "noticesLate",
                filters: json!({"state": [NoticeState::Late.code()]}),
                said: [
                    "person has not been told within a month that we hold their details",
                    "people have not been told within a month that we hold their details",
                ],
                tone: Tone::Bad,
            },
            Exception {
                list: List::Notices,
                id: "noticesToGive",
                filters: json!({"state": [NoticeState::ToGive.code()]}),
                said: [
                    "person is to be told that we hold their details",
                    "people are to be told that we hold their details",
                ],
                tone: Tone::Info,
            },
        ],
    )
}
