//! How fresh something is that we know of a post, an e-mail or a telephone: one rule for pages and lists.
//!
//! The lists have the same rule as SQL (`list::sql::freshness`), since they ask it of thousands of rows; a test holds the two
//! together.

use crate::error::{Error, Result};
use crate::types::{Day, Source, written};
use chrono::Months;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The setting of the months after which something ages, and what it is unless the office sets it.
pub const AGEING: (&str, u32) = ("ageingMonths", 6);
/// The setting of the months after which it is stale.
pub const STALE: (&str, u32) = ("staleMonths", 12);

/// How fresh something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Freshness {
    /// Mail came back.
    Bounced,
    /// Nobody ever said that it is right.
    Never,
    /// Confirmed longer ago than the office lets it be (twelve months).
    Stale,
    /// Confirmed a while ago (six months).
    Ageing,
    /// Confirmed lately.
    Confirmed,
}

impl Freshness {
    /// All, what wants doing first.
    pub const ALL: [Self; 5] = [
        Self::Bounced,
        Self::Never,
        Self::Stale,
        Self::Ageing,
        Self::Confirmed,
    ];

    /// How fresh what was confirmed on `confirmed_on` (ISO; empty: never) is, where what was confirmed before
    /// `ageing_since` ages and before `stale_since` is stale (ISO).
    pub fn of(confirmed_on: &str, bounced: bool, ageing_since: &str, stale_since: &str) -> Self {
        if bounced {
            Self::Bounced
        } else if confirmed_on.is_empty() {
            Self::Never
        } else if confirmed_on < stale_since {
            Self::Stale
        } else if confirmed_on < ageing_since {
            Self::Ageing
        } else {
            Self::Confirmed
        }
    }

    /// As SQL says it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bounced => "bounced",
            Self::Never => "never",
            Self::Stale => "stale",
            Self::Ageing => "ageing",
            Self::Confirmed => "confirmed",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Bounced => "Bounced",
            Self::Never => "Never confirmed",
            Self::Stale => "Stale",
            Self::Ageing => "Ageing",
            Self::Confirmed => "Confirmed",
        }
    }
}

/// After how many months something ages, and after how many it is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Months until it ages.
    pub ageing: u32,
    /// Months until it is stale.
    pub stale: u32,
}

impl Limits {
    /// Refuses limits that no file could be read by.
    ///
    /// # Errors
    /// A sentence.
    pub fn check(self) -> Result<Self> {
        if self.ageing == 0 || self.stale <= self.ageing || self.stale > 120 {
            return Err(Error::invalid(format!(
                "Something ages after at least a month and is stale later than that, within 120 months. {} and {} months are not.",
                self.ageing, self.stale
            )));
        }
        Ok(self)
    }

    /// The days before which something ages and is stale, as of `today`, ISO.
    pub fn since(self, today: Day) -> (String, String) {
        let back = |months| {
            let day = today.checked_sub_months(Months::new(months));
            day.unwrap_or(Day::MIN).to_string()
        };
        (back(self.ageing), back(self.stale))
    }
}

/// How fresh something is, with its words: what `Freshness.svelte` shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fresh {
    /// How fresh.
    pub state: Freshness,
    /// In a word or two.
    pub label: String,
    /// Since when, by whom and from whom we know: a whole sentence.
    pub words: String,
}

impl Fresh {
    /// Of something that was confirmed on a day (ISO; empty: never) by one of us, and told by `source`.
    pub fn of(
        confirmed_on: &str,
        by: Option<&str>,
        source: Source,
        bounced: bool,
        limits: Limits,
        today: Day,
    ) -> Self {
        let (ageing, stale) = limits.since(today);
        let state = Freshness::of(confirmed_on, bounced, &ageing, &stale);
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

    use super::{Fresh, Freshness, Limits};
    use crate::types::Source;

    const LIMITS: Limits = Limits {
        ageing: 6,
        stale: 12,
    };

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
            let fresh = Fresh::of(confirmed, None, Source::Typed, bounced, LIMITS, today);
            assert_eq!(fresh.state, state, "{confirmed}");
        }
    }

    #[test]
    fn it_is_said_when_who_and_from_whom() {
        let today = "2026-09-10".parse().unwrap();
        let said = |confirmed, by, source, bounced| {
            Fresh::of(confirmed, by, source, bounced, LIMITS, today).words
        };
        assert_eq!(
            said("2026-09-03", Some("Rafferty Ames"), Source::Call, false),
            "Last confirmed on 3 Sep 2026 by Rafferty Ames, from: call."
        );
        assert_eq!(
            said("", None, Source::Typed, true),
            "Mail came back. Never confirmed."
        );
    }

    #[test]
    fn limits_come_one_after_the_other() {
        for (ageing, stale, sound) in [
            (6, 12, true),
            (1, 2, true),
            (0, 12, false),
            (12, 12, false),
            (6, 121, false),
        ] {
            assert_eq!(
                Limits { ageing, stale }.check().is_ok(),
                sound,
                "{ageing} {stale}"
            );
        }
    }
}
