//! What the first screen says of agreements: each line leads to the list of agreements with a filter of one column.

use super::{AgreementWant, queries};
use crate::error::Result;
use crate::list::definition::in_route;
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use crate::types::counted;
use serde_json::json;

/// What is said of what an agreement wants, of one and of many, and how much it presses.
const fn line(want: AgreementWant) -> ([&'static str; 2], Tone) {
    match want {
        AgreementWant::Overdue => (
            [
                "agreement should have been signed by now",
                "agreements should have been signed by now",
            ],
            Tone::Bad,
        ),
        AgreementWant::Waiting => (
            [
                "agreement went out more than a month ago and is not signed",
                "agreements went out more than a month ago and are not signed",
            ],
            Tone::Warn,
        ),
        AgreementWant::Ended => (
            [
                "agreement has lapsed, and none holds in its place",
                "agreements have lapsed, and none holds in their place",
            ],
            Tone::Warn,
        ),
        AgreementWant::Ends => (
            [
                "agreement ends with this academic year",
                "agreements end with this academic year",
            ],
            Tone::Info,
        ),
        AgreementWant::SignatoryLeft => (
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
    let mut items = Vec::new();
    for want in AgreementWant::ALL {
        let count = queries::count(read.db, want)?;
        if count > 0 {
            let ([one, many], tone) = line(want);
            let filters = json!({want.column(): ["yes"]});
            items.push(TodayItem {
                id: format!("agreements{}", in_words(want)),
                count,
                text: counted(u64::from(count), one, many),
                route: format!("/agreements?where={}", in_route(&filters.to_string())),
                tone,
            });
        }
    }
    Ok(items)
}

/// The end of the line's id.
const fn in_words(want: AgreementWant) -> &'static str {
    match want {
        AgreementWant::Overdue => "Overdue",
        AgreementWant::Waiting => "Waiting",
        AgreementWant::Ended => "Ended",
        AgreementWant::Ends => "End",
        AgreementWant::SignatoryLeft => "SignatoryLeft",
    }
}
