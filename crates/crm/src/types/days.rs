//! Days as an office types and knows them: in whole or in part.
//!
//! What someone remembers of a change is often a month or a year. A [`PartDay`] keeps exactly what is known: `2026-09-03`,
//! `2026-09`, `2026`, or nothing. It is its own beginning for "since" and its own end for "until": whoever left in
//! `2026-08` was there for all of August.

use super::{Day, written};
use crate::error::{Error, Result};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A day that may be known only in part: ISO text of a day, a month or a year; empty: not known.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct PartDay(String);

/// Whether something with a first and a last day stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// It has begun and not ended.
    Current,
    /// It begins later.
    Announced,
    /// It has ended.
    Former,
}

impl Standing {
    /// Whether what lasts from `from` until `until` stands on `day`. A last day still counts as within. `ended`: it is
    /// over, though nobody knows since when.
    pub fn of(from: &PartDay, until: &PartDay, ended: bool, day: Day) -> Self {
        if ended || until.last().is_some_and(|last| last < day) {
            Self::Former
        } else if from.first().is_some_and(|first| first > day) {
            Self::Announced
        } else {
            Self::Current
        }
    }

    /// As SQL's `stands` says it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Announced => "announced",
            Self::Former => "former",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Current => "Current",
            Self::Announced => "Announced",
            Self::Former => "Former",
        }
    }

    /// The standing that SQL says as `code`; what it does not know is current.
    pub fn from_code(code: &str) -> Self {
        match code {
            "announced" => Self::Announced,
            "former" => Self::Former,
            _ => Self::Current,
        }
    }
}

impl PartDay {
    /// What is kept in the file, taken as it is.
    pub fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// A whole day.
    pub fn of(day: Day) -> Self {
        Self(day.to_string())
    }

    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        self.0.is_empty()
    }

    /// The first day that it can mean; `None`: not known.
    pub fn first(&self) -> Option<Day> {
        match self.0.len() {
            4 => format!("{}-01-01", self.0).parse().ok(),
            7 => format!("{}-01", self.0).parse().ok(),
            _ => self.0.parse().ok(),
        }
    }

    /// The last day that it can mean; `None`: not known.
    pub fn last(&self) -> Option<Day> {
        let first = self.first()?;
        let months = match self.0.len() {
            4 => 12,
            7 => 1,
            _ => return Some(first),
        };
        first
            .checked_add_months(Months::new(months))
            .and_then(|next| next.pred_opt())
    }

    /// As an office writes it: `3 Sep 2026`, `Sep 2026`, `2026`; empty: not known.
    pub fn written(&self) -> String {
        match (self.0.len(), self.first()) {
            (4, Some(_)) => self.0.clone(),
            (7, Some(first)) => first.format("%b %Y").to_string(),
            (_, Some(day)) => written(day),
            (_, None) => String::new(),
        }
    }

    /// Reads a day, a month or a year as an office types it, day before month: `3/9/26`, `3 Sep`, `Sep 2026`, `9/2026`,
    /// `2026`, `today`, `tomorrow`, `yesterday`, `+2w`, `-3d`, `+1m`, or ISO. Without a year the nearest one to `today`
    /// is meant. Blank is unknown.
    ///
    /// # Errors
    /// A sentence that shows the ways to write it.
    pub fn read(text: &str, today: Day) -> Result<Self> {
        let typed = text.trim().to_lowercase();
        if typed.is_empty() {
            return Ok(Self::default());
        }
        relative(&typed, today)
            .map(Self::of)
            .or_else(|| parts(&typed, today))
            .ok_or_else(|| {
                Error::invalid(format!(
                    "“{}” is not a day. Write it like 3/9/26, 3 Sep 2026, Sep 2026, 2026, today or +2w, the day before the month.",
                    text.trim()
                ))
            })
    }

    /// The same, where a month or a year is not enough.
    ///
    /// # Errors
    /// As [`PartDay::read`], and where the day itself is missing. Blank is `None`.
    pub fn read_whole(text: &str, today: Day) -> Result<Option<Day>> {
        let day = Self::read(text, today)?;
        match day.0.len() {
            0 => Ok(None),
            10 => Ok(day.first()),
            _ => Err(Error::invalid(format!(
                "“{}” does not say which day. Write it like 3/9/26 or 3 Sep 2026.",
                text.trim()
            ))),
        }
    }
}

impl From<PartDay> for String {
    fn from(day: PartDay) -> Self {
        day.0
    }
}

impl TryFrom<String> for PartDay {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        let day = Self(text);
        let shaped = matches!(day.0.len(), 0 | 4 | 7 | 10)
            && day.0.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if day.0.is_empty() || (shaped && day.first().is_some()) {
            Ok(day)
        } else {
            Err(Error::invalid(format!(
                "“{}” is not a day, a month or a year such as 2026-09-03, 2026-09 or 2026.",
                day.0
            )))
        }
    }
}

/// `today`, `+2w`, `-3d`, `+1m`, `+1y`.
fn relative(typed: &str, today: Day) -> Option<Day> {
    match typed {
        "today" | "now" => return Some(today),
        "tomorrow" => return today.succ_opt(),
        "yesterday" => return today.pred_opt(),
        _ => {}
    }
    let ahead = typed.strip_prefix('+');
    let rest = ahead.or_else(|| typed.strip_prefix('-'))?;
    let unit = rest.chars().last()?;
    let (digits, unit) = if unit.is_ascii_digit() {
        (rest, 'd')
    } else {
        (rest.get(..rest.len() - unit.len_utf8())?, unit)
    };
    let count: u32 = digits.trim().parse().ok().filter(|count| *count < 10_000)?;
    let days = |count: u32| Days::new(u64::from(count));
    let months = |count: u32| Months::new(count);
    match (unit, ahead.is_some()) {
        ('d', true) => today.checked_add_days(days(count)),
        ('d', false) => today.checked_sub_days(days(count)),
        ('w', true) => today.checked_add_days(days(count * 7)),
        ('w', false) => today.checked_sub_days(days(count * 7)),
        ('m', true) => today.checked_add_months(months(count)),
        ('m', false) => today.checked_sub_months(months(count)),
        ('y', true) => today.checked_add_months(months(count * 12)),
        ('y', false) => today.checked_sub_months(months(count * 12)),
        _ => None,
    }
}

/// The month that a word begins, 1 to 12.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < 3 {
        return None;
    }
    let word = if word == "sept" { "sep" } else { word };
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| name.starts_with(word))
        .map(|(number, _)| number)
}

fn year(text: &str) -> Option<i32> {
    let number: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(if number < 70 {
            2000 + number
        } else {
            1900 + number
        }),
        4 => Some(number).filter(|year| (1900..=2100).contains(year)),
        _ => None,
    }
}

/// Written out in two or three parts.
fn parts(typed: &str, today: Day) -> Option<PartDay> {
    let whole = |year: i32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(year, month, day).map(PartDay::of)
    };
    let month_of = |year: i32, month: u32| {
        NaiveDate::from_ymd_opt(year, month, 1).map(|day| PartDay(day.format("%Y-%m").to_string()))
    };
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let mut words: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|word| !word.is_empty())
        .collect();
    // The day of the week is said by the day.
    if words.len() > 1
        && words.first().is_some_and(|word| {
            WEEKDAYS.iter().any(|name| word.starts_with(name))
                && !word.starts_with(|c: char| c.is_ascii_digit())
        })
    {
        words.remove(0);
    }
    let day = |word: &str| -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = word.get(digits.len()..)?;
        let known = ["", "st", "nd", "rd", "th"].contains(&ending);
        digits
            .parse()
            .ok()
            .filter(|day| known && (1..=31).contains(day))
    };
    let number_of_month = |word: &str| {
        month(word).or_else(|| {
            word.parse()
                .ok()
                .filter(|m| word.len() <= 2 && (1..=12).contains(m))
        })
    };
    match words.as_slice() {
        [only] if only.len() == 4 => year(only).map(|year| PartDay(year.to_string())),
        [first, second] => {
            // A day and a month; else a month and a year, either way round.
            if let (Some(day), Some(month)) = (day(first), number_of_month(second)) {
                // The year in which it lies nearest to today.
                let near = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
                return [today.year() - 1, today.year(), today.year() + 1]
                    .into_iter()
                    .filter_map(near)
                    .min_by_key(|near| (*near - today).num_days().abs())
                    .map(PartDay::of);
            }
            if first.len() == 4 {
                return month_of(year(first)?, number_of_month(second)?);
            }
            month_of(year(second)?, number_of_month(first)?)
        }
        [first, second, third] if first.len() == 4 => {
            whole(year(first)?, number_of_month(second)?, day(third)?)
        }
        [first, second, third] => whole(year(third)?, number_of_month(second)?, day(first)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PartDay, Standing};
    use crate::types::Day;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn days_are_read_as_an_office_types_them_and_never_month_first() {
        let today = day("2026-09-10");
        for (typed, kept) in [
            ("3/9/26", "2026-09-03"),
            ("3.9.2026", "2026-09-03"),
            ("03-09-2026", "2026-09-03"),
            ("2026-09-03", "2026-09-03"),
            ("2026-9-3", "2026-09-03"),
            ("3 Sep", "2026-09-03"),
            ("3 sept 26", "2026-09-03"),
            ("Thu 3 Sep 2026", "2026-09-03"),
            ("Thursday, 3rd September 2026", "2026-09-03"),
            ("3 Feb", "2027-02-03"),
            ("28/4", "2026-04-28"),
            ("Sep 2026", "2026-09"),
            ("9/2026", "2026-09"),
            ("2026-09", "2026-09"),
            ("2026", "2026"),
            ("today", "2026-09-10"),
            ("Tomorrow", "2026-09-11"),
            ("+2w", "2026-09-24"),
            ("-3d", "2026-09-07"),
            ("+1m", "2026-10-10"),
            ("  ", ""),
        ] {
            let read = PartDay::read(typed, today);
            assert_eq!(read.map(String::from), Ok(kept.to_owned()), "{typed}");
        }
        for typed in [
            "9/13/2026",
            "31/2/26",
            "soon",
            "13",
            "0/0/00",
            "3 Foo 2026",
            "+2q",
            "1/2/3/4",
        ] {
            assert!(PartDay::read(typed, today).is_err(), "{typed}");
        }
        assert!(PartDay::read_whole("Sep 2026", today).is_err());
        assert_eq!(PartDay::read_whole("", today), Ok(None));
    }

    #[test]
    fn a_term_stands_from_its_first_possible_day_to_its_last() {
        let on = |from: &str, until: &str, at: &str| {
            Standing::of(
                &PartDay::stored(from),
                &PartDay::stored(until),
                false,
                day(at),
            )
        };
        for (from, until, at, standing) in [
            ("", "", "2026-09-10", Standing::Current),
            ("2026-09-10", "", "2026-09-10", Standing::Current),
            ("2026-09-11", "", "2026-09-10", Standing::Announced),
            ("2026", "", "2026-01-01", Standing::Current),
            ("2027", "", "2026-12-31", Standing::Announced),
            ("", "2026-08", "2026-08-31", Standing::Current),
            ("", "2026-08", "2026-09-01", Standing::Former),
            ("", "2026", "2026-12-31", Standing::Current),
            ("2020", "2026-09-10", "2026-09-10", Standing::Current),
        ] {
            assert_eq!(on(from, until, at), standing, "{from} to {until} on {at}");
        }
        let unknown = PartDay::default();
        assert_eq!(
            Standing::of(&unknown, &unknown, true, day("2026-09-10")),
            Standing::Former
        );
    }

    #[test]
    fn what_is_stored_is_written_as_far_as_it_is_known() {
        for (stored, written) in [
            ("2026-09-03", "3 Sep 2026"),
            ("2026-09", "Sep 2026"),
            ("2026", "2026"),
            ("", ""),
        ] {
            assert_eq!(PartDay::stored(stored).written(), written);
        }
        assert!(PartDay::try_from("2026-13".to_owned()).is_err());
        assert!(PartDay::try_from("next year".to_owned()).is_err());
    }
}
