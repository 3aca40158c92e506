//! When the DfE asks for what: its windows, and the office's own days that go with them, as rules of the calendar.
//!
//! The rules ship as data with their source (`assets/rules/windows-2026-27.csv`) and are anchored in the academic year that
//! a window is *about*: the performance profile of 2025/26 is signed off in January and February 2027. A rule that the DfE
//! has published for some years only still gives the days of a later year, marked as not confirmed.
//!
//! `2nd Wednesday of October` is what it says in every year. The DfE's own date code gives the first one where 1 October is
//! a Sunday (2023, 2028), which its guidance does not mean (dfe.md 1.7).

use crate::types::{AcademicYear, Day};
use chrono::{Datelike, Months, NaiveDate, Weekday};
use std::sync::LazyLock;

const SHIPPED: &str = include_str!("../../../../assets/rules/windows-2026-27.csv");

/// The day on which the census looks at who trains.
pub const CENSUS_DAY: &str = "censusDay";
/// When the census is signed off.
pub const CENSUS: &str = "censusSignOff";
/// When the performance profile is signed off.
pub const PERFORMANCE_PROFILE: &str = "performanceProfile";
/// When mentors were trained for whom schools claim.
pub const MENTOR_TRAINING: &str = "mentorTraining";
/// When schools claim.
pub const CLAIMS: &str = "claims";
/// When schools claim that did not.
pub const CLAIMS_AGAIN: &str = "claimsAgain";

/// When the office tells schools how many hours they can claim for.
pub const STATEMENTS: &str = "statements";
/// When the office asks schools who leads them.
pub const LEADERSHIP: &str = "leadership";
/// When it asks what they host next year.
pub const HOSTING: &str = "hosting";
/// When it asks who mentors.
pub const MENTORS: &str = "mentors";

/// Who set the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sets {
    /// The DfE.
    Dfe,
    /// The office.
    Office,
}

/// A window as it lies in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Which.
    pub key: &'static str,
    /// Who set it.
    pub sets: Sets,
    /// What it is, in words.
    pub is: &'static str,
    /// The first day.
    pub opens: Day,
    /// The last day.
    pub closes: Day,
    /// The academic year that it is about.
    pub about: AcademicYear,
    /// The last academic year for which the DfE has published it, where `about` is a later one.
    pub not_known_since: Option<AcademicYear>,
    /// Where the rule is from.
    pub source: &'static str,
}

/// A day of every year: which, and how many calendar years after the one in which the academic year begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rule {
    day: On,
    years_later: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    Date {
        day: u32,
        month: u32,
    },
    Nth {
        nth: u8,
        weekday: Weekday,
        month: u32,
    },
    Last {
        month: u32,
    },
}

/// What stands behind a day, with the years that it means.
const LATER: [(&str, i32); 2] = [(" the year after", 2), (" next year", 1)];

impl Rule {
    fn parse(text: &str) -> Option<Self> {
        let (words, years_later) = LATER
            .into_iter()
            .find_map(|(words, years)| Some((text.strip_suffix(words)?, years)))
            .unwrap_or((text, 0));
        let month = |name: &str| Some(name.parse::<chrono::Month>().ok()?.number_from_month());
        let day = match words.split(' ').collect::<Vec<_>>().as_slice() {
            ["last", "day", "of", name] => On::Last {
                month: month(name)?,
            },
            [nth, weekday, "of", name] => On::Nth {
                nth: nth.trim_end_matches(char::is_alphabetic).parse().ok()?,
                weekday: weekday.parse().ok()?,
                month: month(name)?,
            },
            [day, name] => On::Date {
                day: day.parse().ok()?,
                month: month(name)?,
            },
            _ => return None,
        };
        Some(Self { day, years_later })
    }

    fn in_year(self, about: AcademicYear) -> Option<Day> {
        let year = about.start_year() + self.years_later;
        match self.day {
            On::Date { day, month } => NaiveDate::from_ymd_opt(year, month, day),
            On::Nth {
                nth,
                weekday,
                month,
            } => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
            On::Last { month } => NaiveDate::from_ymd_opt(year, month, 1)?
                .checked_add_months(Months::new(1))?
                .pred_opt(),
        }
    }
}

struct Shipped {
    key: &'static str,
    sets: Sets,
    is: &'static str,
    opens: Rule,
    closes: Rule,
    from: AcademicYear,
    known_until: Option<AcademicYear>,
    source: &'static str,
}

static RULES: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(SHIPPED.as_bytes());
    let rule = |cells: csv::StringRecord| {
        // Read once and kept for as long as the program runs.
        let cell = |at: usize| -> &'static str {
            Box::leak(
                cells
                    .get(at)
                    .unwrap_or_default()
                    .to_owned()
                    .into_boxed_str(),
            )
        };
        Some(Shipped {
            key: cell(0),
            sets: if cell(1) == "dfe" {
                Sets::Dfe
            } else {
                Sets::Office
            },
            is: cell(2),
            opens: Rule::parse(cell(3))?,
            closes: Rule::parse(cell(4))?,
            from: AcademicYear::parse(cell(5)).ok()?,
            known_until: AcademicYear::parse(cell(6)).ok(),
            source: cell(7),
        })
    };
    reader.records().flatten().filter_map(rule).collect()
});

fn lies(rule: &Shipped, about: AcademicYear) -> Option<Window> {
    if about < rule.from {
        return None;
    }
    Some(Window {
        key: rule.key,
        sets: rule.sets,
        is: rule.is,
        opens: rule.opens.in_year(about)?,
        closes: rule.closes.in_year(about)?,
        about,
        not_known_since: rule.known_until.filter(|until| about > *until),
        source: rule.source,
    })
}

/// The window `key` that is about an academic year; `None`: there was none yet.
pub fn about(key: &str, year: AcademicYear) -> Option<Window> {
    let rule = RULES.iter().find(|rule| rule.key == key)?;
    lies(rule, year)
}

/// All windows of which a day lies between two days, the first that opens first.
pub fn between(first: Day, last: Day) -> Vec<Window> {
    let years = first.year() - 3..=last.year();
    let mut windows: Vec<Window> = years
        .filter_map(|year| AcademicYear::parse(&year.to_string()).ok())
        .flat_map(|about| RULES.iter().filter_map(move |rule| lies(rule, about)))
        .filter(|window| window.opens <= last && window.closes >= first)
        .collect();
    windows.sort_by_key(|window| (window.opens, window.closes));
    windows
}

/// The census day of an academic year.
pub fn census_day(year: AcademicYear) -> Day {
    about(CENSUS_DAY, year).map_or_else(|| year.days().0, |window| window.opens)
}

/// First and last day of an academic cycle of Register: 1 August to 31 July, a month before the office's own year.
pub fn cycle(year: AcademicYear) -> (Day, Day) {
    let (first, last) = year.days();
    let month = Months::new(1);
    (
        first.checked_sub_months(month).unwrap_or(first),
        // The day before 1 August: a month before 31 August would be it too, but not by intention.
        last.with_day(1)
            .and_then(|august| august.pred_opt())
            .unwrap_or(last),
    )
}

/// The year of claims in which training on a day counts: the first whose window holds it. Before there were windows it is
/// the academic year of the day.
pub fn claim_year(day: Day) -> AcademicYear {
    let of_day = AcademicYear::of(day);
    (of_day.start_year() - 1..=of_day.start_year() + 1)
        .filter_map(|year| AcademicYear::parse(&year.to_string()).ok())
        .find(|year| {
            about(MENTOR_TRAINING, *year)
                .is_some_and(|window| (window.opens..=window.closes).contains(&day))
        })
        .unwrap_or(of_day)
}

/// The year of claims that a claim handed in on a day is about: claims open in May for the year that ends, and what comes
/// later is still about it.
pub fn claimed_year(day: Day) -> AcademicYear {
    let year = AcademicYear::of(day);
    let open = about(CLAIMS, year).is_some_and(|window| window.opens <= day);
    if open {
        return year;
    }
    AcademicYear::parse(&(year.start_year() - 1).to_string()).unwrap_or(year)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    fn year(text: &str) -> AcademicYear {
        AcademicYear::parse(text).unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_rule_of_the_table_is_read() {
        assert_eq!(RULES.len(), SHIPPED.lines().count() - 1);
    }

    #[test]
    fn census_day_is_the_second_wednesday_of_october() {
        for (of, is) in [
            ("2022/23", "2022-10-12"),
            // 1 October 2023 and 2028 are Sundays.
            ("2023/24", "2023-10-11"),
            ("2024/25", "2024-10-09"),
            ("2025/26", "2025-10-08"),
            ("2026/27", "2026-10-14"),
            ("2027/28", "2027-10-13"),
            ("2028/29", "2028-10-11"),
        ] {
            assert_eq!(census_day(year(of)), day(is), "{of}");
        }
    }

    #[test]
    fn the_performance_profile_of_a_year_is_signed_off_after_the_next_christmas() {
        for (of, opens, closes) in [
            ("2025/26", "2027-01-11", "2027-02-28"),
            // 2028 is a leap year.
            ("2026/27", "2028-01-10", "2028-02-29"),
            // 1 January 2023 was a Sunday.
            ("2021/22", "2023-01-09", "2023-02-28"),
        ] {
            let window = about(PERFORMANCE_PROFILE, year(of)).unwrap();
            assert_eq!(
                (window.opens, window.closes),
                (day(opens), day(closes)),
                "{of}"
            );
        }
    }

    #[test]
    fn what_the_dfe_has_not_published_for_a_year_is_marked() {
        let known = about(CLAIMS, year("2025/26")).unwrap();
        assert_eq!(
            (known.opens, known.closes, known.not_known_since),
            (day("2026-05-01"), day("2026-07-31"), None)
        );
        let later = about(CLAIMS, year("2026/27")).unwrap();
        assert_eq!(later.not_known_since, Some(year("2025/26")));
        assert_eq!(about(CLAIMS, year("2024/25")), None);
    }

    #[test]
    fn a_year_has_the_windows_that_lie_in_it() {
        let (first, last) = year("2026/27").days();
        let windows = between(first, last);
        let has = |key: &str, about: &str| {
            windows
                .iter()
                .any(|window| window.key == key && window.about == year(about))
        };
        assert!(has(CENSUS, "2026/27") && has(PERFORMANCE_PROFILE, "2025/26"));
        assert!(has(CLAIMS, "2026/27") && has(CLAIMS_AGAIN, "2025/26"));
        assert!(!has(PERFORMANCE_PROFILE, "2026/27") && !has(CENSUS, "2025/26"));
    }

    #[test]
    fn training_counts_in_the_first_window_that_holds_it() {
        for (on, counts_in) in [
            ("2025-04-05", "2024/25"),
            ("2025-04-06", "2025/26"),
            ("2026-05-31", "2025/26"),
            ("2026-06-01", "2026/27"),
            ("2026-10-01", "2026/27"),
            ("2027-06-01", "2027/28"),
        ] {
            assert_eq!(claim_year(day(on)), year(counts_in), "{on}");
        }
    }

    #[test]
    fn a_claim_is_about_the_year_whose_window_opened_last() {
        for (on, of) in [
            ("2026-05-01", "2025/26"),
            ("2026-07-31", "2025/26"),
            ("2026-09-15", "2025/26"),
            ("2027-04-30", "2025/26"),
            ("2027-05-01", "2026/27"),
        ] {
            assert_eq!(claimed_year(day(on)), year(of), "{on}");
        }
    }

    #[test]
    fn a_cycle_of_register_begins_in_august() {
        assert_eq!(
            cycle(year("2026/27")),
            (day("2026-08-01"), day("2027-07-31"))
        );
    }
}
