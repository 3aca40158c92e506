//! A typed day, read for the page: what it means, written out, so that whoever typed `3/9` sees which day that is.

use crate::error::Result;
use crate::session::Read;
use crate::types::{Day, PartDay};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A day as someone typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DayText {
    /// What was typed.
    pub text: String,
    /// Whether a month or a year will do.
    pub part: bool,
}

/// What a typed day means. What is no day is no error: most texts are none while they are being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayMeant {
    /// The day as it is kept: `2026-09-03`, `2026-09`, `2026`; empty: blank, or no day.
    pub iso: String,
    /// Written out: `Thu 3 Sep 2026`, `Sep 2026`, `2026`; empty: blank, or no day.
    pub written: String,
    /// Why it is no day; empty: it is one, or blank.
    pub problem: String,
}

/// Reads a typed day.
///
/// # Errors
/// None of its own.
pub fn read(read: &Read<'_>, request: DayText) -> Result<DayMeant> {
    Ok(meant(&request, read.desk.store.clock().today()))
}

fn meant(request: &DayText, today: Day) -> DayMeant {
    let day = if request.part {
        PartDay::read(&request.text, today)
    } else {
        PartDay::read_whole(&request.text, today)
            .map(|day| day.map(PartDay::of).unwrap_or_default())
    };
    match day {
        Ok(day) => DayMeant {
            written: match day.first() {
                Some(whole) if day == PartDay::of(whole) => {
                    whole.format("%a %-d %b %Y").to_string()
                }
                _ => day.written(),
            },
            iso: day.into(),
            problem: String::new(),
        },
        Err(error) => DayMeant {
            problem: error.message,
            ..DayMeant::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{DayText, meant};

    #[test]
    fn a_typed_day_is_written_out_or_refused_in_words() {
        let today = "2026-09-10".parse().expect("a day");
        for (text, part, iso, written, refused) in [
            ("3/9", false, "2026-09-03", "Thu 3 Sep 2026", ""),
            ("+2w", true, "2026-09-24", "Thu 24 Sep 2026", ""),
            ("Sep 2026", true, "2026-09", "Sep 2026", ""),
            ("2026", true, "2026", "2026", ""),
            (" ", false, "", "", ""),
            ("Sep 2026", false, "", "", "does not say which day"),
            ("soon", true, "", "", "“soon” is not a day"),
        ] {
            let text = text.to_owned();
            let read = meant(&DayText { text, part }, today);
            assert_eq!(
                (read.iso.as_str(), read.written.as_str()),
                (iso, written),
                "{read:?}"
            );
            assert!(read.problem.contains(refused), "{read:?}");
            assert_eq!(read.problem.is_empty(), refused.is_empty(), "{read:?}");
        }
    }
}
