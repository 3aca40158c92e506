//! The days until which teachers give notice. After each of them an office rings its schools: who is leaving?
//!
//! A head who leaves at Easter has said so by 31 January, at the end of the summer by 30 April, at Christmas by
//! 30 September; other teachers a month later. The office can change the days.

use crate::error::{Error, Result};
use crate::types::Day;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The setting that holds the days, where the office changed them.
pub const SETTING: &str = "noticeDays";

/// For so many days after a deadline an office rings round; then the next one is near enough.
pub const RING_FOR: u64 = 42;

/// Whose notice a deadline is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum NoticeOf {
    /// Head teachers.
    Heads,
    /// Everyone else.
    Others,
}

/// The days of a year until which notice is given, each as month and day (`09-30`). A day beyond the end of its month
/// is its last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeDays {
    /// Of head teachers.
    pub heads: Vec<String>,
    /// Of everyone else.
    pub others: Vec<String>,
}

impl Default for NoticeDays {
    fn default() -> Self {
        let of = |days: [&str; 3]| days.map(str::to_owned).to_vec();
        Self {
            heads: of(["09-30", "01-31", "04-30"]),
            others: of(["10-31", "02-29", "05-31"]),
        }
    }
}

/// A deadline that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// Its day.
    pub day: Day,
    /// Whose notice it was.
    pub of: NoticeOf,
}

impl NoticeDays {
    /// The latest deadline before `today`, where it is not too long ago to ring about.
    pub fn passed(&self, today: Day) -> Option<Passed> {
        let earliest = today.checked_sub_days(Days::new(RING_FOR))?;
        let all = [
            (NoticeOf::Heads, &self.heads),
            (NoticeOf::Others, &self.others),
        ];
        all.into_iter()
            .flat_map(|(of, days)| days.iter().map(move |day| (of, day)))
            .flat_map(|(of, day)| {
                [today.year(), today.year() - 1]
                    .into_iter()
                    .filter_map(move |year| {
                        Some(Passed {
                            day: in_year(day, year)?,
                            of,
                        })
                    })
            })
            .filter(|passed| passed.day < today && passed.day >= earliest)
            // Of two on one day the heads' is the weightier.
            .max_by_key(|passed| (passed.day, passed.of == NoticeOf::Heads))
    }
}

/// `09-30` in a year; a day beyond the end of its month is its last.
fn in_year(day: &str, year: i32) -> Option<Day> {
    let (month, day) = day.split_once('-')?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    (28..=day)
        .rev()
        .chain([day])
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

/// `30 Sep`, `end of Feb`: one of the days as an office writes it.
fn one_written(day: &str) -> String {
    match (day, in_year(day, 2024)) {
        ("02-28" | "02-29", _) => "end of Feb".to_owned(),
        (_, Some(day)) => day.format("%-d %b").to_string(),
        (other, None) => other.to_owned(),
    }
}

/// `30 Sep, 31 Jan, 30 Apr`.
pub fn days_written(days: &[String]) -> String {
    days.iter()
        .map(|day| one_written(day))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Reads `30 Sep, 31 January, end of February`, with commas between.
///
/// # Errors
/// A sentence that names the one that is no day of a year.
pub fn read_days(text: &str) -> Result<Vec<String>> {
    text.split([',', ';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .map(|one| {
            read_one(one).ok_or_else(|| {
                Error::invalid(format!(
                    "“{one}” is not a day of the year. Write the days like 30 Sep, 31 Jan, end of Feb, with commas between them."
                ))
            })
        })
        .collect()
}

fn read_one(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let end = ["the end of ", "end of ", "end "]
        .into_iter()
        .find_map(|before| text.strip_prefix(before));
    // The year of a leap day, so that every day of any year is one.
    if let Some(month) = end {
        let first = crate::types::PartDay::read(
            &format!("{month} 2024"),
            NaiveDate::from_ymd_opt(2024, 1, 1)?,
        )
        .ok()?;
        return Some(first.last()?.format("%m-%d").to_string());
    }
    let (day, month) = text.split_once([' ', '/', '.'])?;
    let whole = crate::types::PartDay::read(
        &format!("{day} {} 2024", month.trim()),
        NaiveDate::from_ymd_opt(2024, 1, 1)?,
    )
    .ok()?;
    Some(whole.first()?.format("%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::{NoticeDays, NoticeOf, days_written, read_days};
    use crate::types::Day;

    #[test]
    fn the_latest_deadline_is_rung_about_for_six_weeks() {
        let days = NoticeDays::default();
        let day = |text: &str| -> Day { text.parse().unwrap() };
        for (today, deadline, of) in [
            ("2026-10-01", Some("2026-09-30"), NoticeOf::Heads),
            // On the day itself notice may still come.
            ("2026-09-30", None, NoticeOf::Heads),
            ("2026-11-01", Some("2026-10-31"), NoticeOf::Others),
            ("2026-12-13", None, NoticeOf::Heads),
            ("2027-03-01", Some("2027-02-28"), NoticeOf::Others),
            ("2028-03-01", Some("2028-02-29"), NoticeOf::Others),
            ("2027-05-31", Some("2027-04-30"), NoticeOf::Heads),
            ("2027-06-01", Some("2027-05-31"), NoticeOf::Others),
            ("2027-02-03", Some("2027-01-31"), NoticeOf::Heads),
        ] {
            let passed = days.passed(day(today));
            assert_eq!(
                passed.map(|passed| (passed.day, passed.of)),
                deadline.map(|deadline| (day(deadline), of)),
                "{today}"
            );
        }
    }

    #[test]
    fn days_of_the_year_are_read_and_written() {
        let read = read_days("30 September, 31 Jan; end of February, 5/6").unwrap();
        assert_eq!(read, ["09-30", "01-31", "02-29", "06-05"]);
        assert_eq!(days_written(&read), "30 Sep, 31 Jan, end of Feb, 5 Jun");
        for wrong in ["31 June", "soon", "2026", "30"] {
            let refused = read_days(wrong).unwrap_err();
            assert!(refused.message.contains(wrong), "{refused}");
        }
    }
}
