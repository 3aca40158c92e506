//! How fresh it is what we know of a post or an address.

use crate::types::{Day, Source, written};
use chrono::Months;
use serde::Serialize;
use ts_rs::TS;

/// After so many months without a word it ages.
const AGEING: Months = Months::new(6);
/// After so many it is stale.
const STALE: Months = Months::new(12);

/// How fresh something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Freshness {
    /// Known to be right within six months.
    Confirmed,
    /// More than six months ago.
    Ageing,
    /// More than twelve months ago.
    Stale,
    /// Never.
    Never,
    /// Mail came back.
    Bounced,
}

impl Freshness {
    /// What was confirmed on `confirmed_on` (ISO; empty: never) is on `today`.
    pub fn of(confirmed_on: &str, bounced: bool, today: Day) -> Self {
        let before = |months| today.checked_sub_months(months).unwrap_or(Day::MIN);
        match confirmed_on.parse::<Day>() {
            _ if bounced => Self::Bounced,
            Err(_) => Self::Never,
            Ok(day) if day < before(STALE) => Self::Stale,
            Ok(day) if day < before(AGEING) => Self::Ageing,
            Ok(_) => Self::Confirmed,
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Confirmed => "Confirmed",
            Self::Ageing => "Ageing",
            Self::Stale => "Stale",
            Self::Never => "Never confirmed",
            Self::Bounced => "Bounced",
        }
    }
}

/// How fresh something is, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fresh {
    /// Which.
    pub state: Freshness,
    /// One word for it.
    pub label: String,
    /// Since when, by whom and from whom we know: a whole sentence.
    pub words: String,
}

impl Fresh {
    /// Of something confirmed on a day by one of us, and told by `source`.
    pub fn of(
        confirmed_on: &str,
        by: Option<&str>,
        source: Source,
        bounced: bool,
        today: Day,
    ) -> Self {
        let state = Freshness::of(confirmed_on, bounced, today);
        let mut words = match confirmed_on.parse() {
            Ok(day) => format!("Last confirmed on {}", written(day)),
            Err(_) => "Never confirmed".to_owned(),
        };
        if let Some(by) = by {
            words += &format!(" by {by}");
        }
        if source != Source::Typed {
            words += &format!(", from: {}", source.label().to_lowercase());
        }
        if bounced {
            words = format!("Mail came back. {words}");
        }
        words.push('.');
        Self {
            state,
            label: state.label().to_owned(),
            words,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::{Fresh, Freshness};
    use crate::types::Source;

    #[test]
    fn what_was_confirmed_ages_after_six_months_and_is_stale_after_twelve() {
        let today = "2026-09-10".parse().unwrap();
        for (confirmed, bounced, state) in [
            ("2026-09-10", false, Freshness::Confirmed),
            ("2026-03-10", false, Freshness::Confirmed),
            ("2026-03-09", false, Freshness::Ageing),
            ("2025-09-10", false, Freshness::Ageing),
            ("2025-09-09", false, Freshness::Stale),
            ("", false, Freshness::Never),
            ("2026-09-10", true, Freshness::Bounced),
        ] {
            assert_eq!(
                Freshness::of(confirmed, bounced, today),
                state,
                "{confirmed}"
            );
        }
    }

    #[test]
    fn it_is_said_when_who_and_from_whom() {
        let today = "2026-09-10".parse().unwrap();
        let said =
            |confirmed, by, source, bounced| Fresh::of(confirmed, by, source, bounced, today).words;
        assert_eq!(
            said("2026-09-03", Some("Rafferty Ames"), Source::Call, false),
            "Last confirmed on 3 Sep 2026 by Rafferty Ames, from: call."
        );
        assert_eq!(
            said("", None, Source::Typed, true),
            "Mail came back. Never confirmed."
        );
    }
}
