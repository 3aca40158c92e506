//! What the first screen says of agreements: each line leads to the list of agreements, without those of former
//! schools, filtered by one column.

use super::AgreementWant;
use crate::error::Result;
use crate::list::List;
use crate::office::today::{Exception, told};
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use serde_json::json;

/// What is said of what an agreement wants: the line's id, the words of one and of many, how much it presses.
const fn line(want: AgreementWant) -> (&'static str, [&'static str; 2], Tone) {
    match want {
        AgreementWant::Overdue => (
            "agreementsOverdue",
            [
                "agreement should have been signed by now",
                "agreements should have been signed by now",
            ],
            Tone::Bad,
        ),
        AgreementWant::Waiting => (
            "agreementsWaiting",
            [
                "agreement went out more than a month ago and is not signed",
                "agreements went out more than a month ago and are not signed",
            ],
            Tone::Warn,
        ),
        AgreementWant::Ended => (
            "agreementsEnded",
            [
                "agreement has lapsed, and none holds in its place",
                "agreements have lapsed, and none holds in their place",
            ],
            Tone::Warn,
        ),
        AgreementWant::Ends => (
            "agreementsEnd",
            [
                "agreement ends with this academic year",
                "agreements end with this academic year",
            ],
            Tone::Info,
        ),
        AgreementWant::SignatoryLeft => (
            "agreementsSignatoryLeft",
            [
                "agreement was signed by someone who has left",
                "agreements were signed by someone who has left",
            ],
            Tone::Info,
        ),
    }
}

/// The lines of agreements.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let exception = |want: AgreementWant| {
        let (id, said, tone) = line(want);
        Exception {
            list: List::Agreements,
            id,
            filters: json!({want.column(): ["yes"], "schoolStage": {"not": ["former"]}}),
            said,
            tone,
        }
    };
    told(read, &AgreementWant::ALL.map(exception))
}
