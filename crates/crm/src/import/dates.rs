//! Dates as sheets have them, and whether the day or the month comes first.
//!
//! `3/9/2025` is the third of September in this office and the ninth of March in a file that some American program wrote.
//! The order is a property of the column: one `13/9/2025` in it proves it, and without a proof it is asked, never guessed.
//! What needs no order (`2025-09-03`, `3 Sep 2025`, a day of a workbook, `3/3/2025`) is read without one.

use super::read::Cell;
use crate::types::{Day, written};
use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// `3/9/2025` is 3 September.
    DayFirst,
    /// `9/3/2025` is 3 September.
    MonthFirst,
}

/// A date as exact as somebody knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Date {
    /// The day.
    Day(Day),
    /// The month: year and month.
    Month(i32, u32),
    /// The year.
    Year(i32),
}

impl Date {
    /// ISO text: `2025-09-03`, `2025-09` or `2025`.
    pub(crate) fn iso(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Year(year) => format!("{year:04}"),
        }
    }
}

/// What a cell of a column of dates held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    /// A date.
    Date(Date),
    /// Two numbers of which each may be the day.
    Either,
    /// No date.
    Unreadable,
}

/// The first and last year that an office's sheet speaks of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Excel's day numbers from 1 January 1950 to 31 December 2079.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=65_744;
/// The months by their first three letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads a cell. `today` says which century a year of two digits belongs to: at most ten years ahead.
pub(crate) fn read(cell: &Cell, order: Option<DateOrder>, today: Day) -> Read {
    let text = match cell {
        Cell::Day(day) => return in_years(*day).map_or(Read::Unreadable, Read::Date),
        Cell::Number(number) => {
            // A date that lost its format, or a year.
            #[allow(clippy::cast_possible_truncation)]
            let whole = number.trunc() as i64;
            return serial(whole)
                .or_else(|| year_alone(whole))
                .map_or(Read::Unreadable, Read::Date);
        }
        Cell::Text(text) => text,
        Cell::Blank | Cell::Broken(_) => return Read::Unreadable,
    };
    words(text, order, today)
}

fn in_years(day: Day) -> Option<Date> {
    YEARS.contains(&day.year()).then_some(Date::Day(day))
}

fn serial(number: i64) -> Option<Date> {
    if !SERIALS.contains(&number) {
        return None;
    }
    // Day 60 is the 29 February 1900 that Excel invented, so all later ones count from the day before the year's eve.
    Day::from_ymd_opt(1899, 12, 30)?
        .checked_add_days(Days::new(u64::try_from(number).ok()?))
        .map(Date::Day)
}

fn year_alone(number: i64) -> Option<Date> {
    i32::try_from(number)
        .ok()
        .filter(|year| YEARS.contains(year))
        .map(Date::Year)
}

fn words(text: &str, order: Option<DateOrder>, today: Day) -> Read {
    let text = text.trim().trim_start_matches('\'').to_lowercase();
    // A time of day says nothing here: "2025-09-03 00:00:00", "2025-09-03T00:00:00Z".
    let before_time = match text.find(':') {
        Some(at) => text
            .get(..at)
            .and_then(|start| start.rfind([' ', 't']))
            .and_then(|end| text.get(..end))
            .unwrap_or(&text),
        None => &text,
    };
    let separators = |c: char| matches!(c, '/' | '-' | '.' | ' ' | ',' | '\u{a0}');
    let mut parts: Vec<&str> = before_time
        .split(separators)
        .filter(|part| !part.is_empty())
        .collect();
    // "Wed 3 Sep 2025", "3rd of September 2025"
    parts.retain(|part| *part != "of" && *part != "the");
    if parts.len() > 1 && parts.first().is_some_and(|part| is_weekday(part)) {
        parts.remove(0);
    }
    let found = match parts.as_slice() {
        [one] => one_part(one),
        [a, b] => two_parts(a, b, today),
        [a, b, c] => return three_parts(a, b, c, order, today),
        _ => None,
    };
    found.map_or(Read::Unreadable, Read::Date)
}

fn is_weekday(word: &str) -> bool {
    word.len() >= 3
        && [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]
        .iter()
        .any(|day| day.starts_with(word) || (word == "thurs") && *day == "thursday")
}

fn one_part(part: &str) -> Option<Date> {
    if part.len() == 8
        && let Some(number) = digits(part)
    {
        let (year, rest) = (number / 10_000, number % 10_000);
        let year = i32::try_from(year).ok()?;
        let day = Day::from_ymd_opt(
            year,
            u32::try_from(rest / 100).ok()?,
            u32::try_from(rest % 100).ok()?,
        )?;
        return in_years(day);
    }
    let number = digits(part)?;
    match part.len() {
        4 => year_alone(number),
        5 => serial(number),
        _ => None,
    }
}

fn two_parts(a: &str, b: &str, today: Day) -> Option<Date> {
    let (year, month) = match (month_named(a), month_named(b)) {
        (Some(month), None) => (year_of(b, today)?, month),
        (None, Some(month)) => (year_of(a, today)?, month),
        (None, None) => {
            // "09/2025", "2025-09"; "3/9" has no year.
            let (year, month) = if a.len() == 4 { (a, b) } else { (b, a) };
            if year.len() != 4 {
                return None;
            }
            (year_of(year, today)?, u32::try_from(digits(month)?).ok()?)
        }
        _ => return None,
    };
    (1..=12)
        .contains(&month)
        .then_some(Date::Month(year, month))
}

fn three_parts(a: &str, b: &str, c: &str, order: Option<DateOrder>, today: Day) -> Read {
    let day = |year: Option<i32>, month: Option<u32>, day: Option<u32>| -> Read {
        (|| in_years(Day::from_ymd_opt(year?, month?, day?)?))()
            .map_or(Read::Unreadable, Read::Date)
    };
    if let Some(month) = month_named(b) {
        if a.len() == 4 {
            return day(year_of(a, today), Some(month), day_number(c));
        }
        return day(year_of(c, today), Some(month), day_number(a));
    }
    if let Some(month) = month_named(a) {
        return day(year_of(c, today), Some(month), day_number(b));
    }
    if a.len() == 4 {
        return day(year_of(a, today), small(b), small(c));
    }
    let (Some(first), Some(second), Some(year)) = (small(a), small(b), year_of(c, today)) else {
        return Read::Unreadable;
    };
    if first == second {
        return day(Some(year), Some(second), Some(first));
    }
    match order {
        Some(DateOrder::DayFirst) => day(Some(year), Some(second), Some(first)),
        Some(DateOrder::MonthFirst) => day(Some(year), Some(first), Some(second)),
        None => match (first > 12, second > 12) {
            (true, false) => day(Some(year), Some(second), Some(first)),
            (false, true) => day(Some(year), Some(first), Some(second)),
            (true, true) => Read::Unreadable,
            (false, false) if (1..=12).contains(&first) && (1..=12).contains(&second) => {
                Read::Either
            }
            (false, false) => Read::Unreadable,
        },
    }
}

fn digits(part: &str) -> Option<i64> {
    (!part.is_empty() && part.len() <= 8 && part.bytes().all(|b| b.is_ascii_digit()))
        .then(|| part.parse().ok())
        .flatten()
}

fn small(part: &str) -> Option<u32> {
    digits(part)
        .filter(|_| part.len() <= 2)
        .and_then(|number| u32::try_from(number).ok())
}

/// "3", "3rd", "21st".
fn day_number(part: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| part.strip_suffix(end))
        .unwrap_or(part);
    small(bare)
}

fn month_named(part: &str) -> Option<u32> {
    let start = part.get(..3)?;
    let at = MONTHS.iter().position(|month| *month == start)?;
    let full = [
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
    let whole = full.get(at)?;
    (whole.starts_with(part) || part == "sept")
        .then(|| u32::try_from(at + 1).ok())
        .flatten()
}

fn year_of(part: &str, today: Day) -> Option<i32> {
    let number = i32::try_from(digits(part)?).ok()?;
    let year = match part.len() {
        4 => number,
        2 => {
            let this = today.year();
            let near = this - this % 100 + number;
            if near > this + 10 { near - 100 } else { near }
        }
        _ => return None,
    };
    YEARS.contains(&year).then_some(year)
}

/// What the dates of a column say of their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Order {
    /// None of them needs one.
    NotNeeded,
    /// One of them proves it: which order, and the proof as a sentence.
    Proved(DateOrder, String),
    /// Nothing proves it: asked, and why.
    Asked(String),
    /// Both are proved: asked, and why.
    Both(String),
}

/// Looks for a proof among the cells of a column, each with the number of its row.
pub(crate) fn order<'a>(cells: impl Iterator<Item = (u32, &'a Cell)>, today: Day) -> Order {
    let mut either: Option<(u32, String)> = None;
    let mut day_first: Option<(u32, String)> = None;
    let mut month_first: Option<(u32, String)> = None;
    for (row, cell) in cells {
        let Cell::Text(text) = cell else { continue };
        if read(cell, None, today) == Read::Either {
            either.get_or_insert_with(|| (row, text.trim().to_owned()));
            continue;
        }
        let parts: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).collect();
        let [a, b, _year, ..] = parts.as_slice() else {
            continue;
        };
        let fits = |order| matches!(read(cell, Some(order), today), Read::Date(Date::Day(_)));
        match (small(a), small(b)) {
            (Some(a), Some(b)) if a != b => {
                match (fits(DateOrder::DayFirst), fits(DateOrder::MonthFirst)) {
                    (true, false) => drop(day_first.get_or_insert((row, text.trim().to_owned()))),
                    (false, true) => drop(month_first.get_or_insert((row, text.trim().to_owned()))),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    match (day_first, month_first, either) {
        (Some((row, text)), Some((other, american)), _) => Order::Both(format!(
            "“{text}” in row {row} has the day first, “{american}” in row {other} the month. Say which it is; the other cannot be read."
        )),
        (Some((row, text)), None, _) => Order::Proved(
            DateOrder::DayFirst,
            format!("“{text}” in row {row} shows that the day comes first."),
        ),
        (None, Some((row, text)), _) => Order::Proved(
            DateOrder::MonthFirst,
            format!("“{text}” in row {row} shows that the month comes first."),
        ),
        (None, None, Some((row, text))) => Order::Asked(format!(
            "“{text}” in row {row} may be {}. No date in this column shows which.",
            both(&text, today)
        )),
        (None, None, None) => Order::NotNeeded,
    }
}

/// "3 Sep 2025 or 9 Mar 2025".
fn both(text: &str, today: Day) -> String {
    let cell = Cell::Text(text.to_owned());
    let in_words = |order| match read(&cell, Some(order), today) {
        Read::Date(Date::Day(day)) => written(day),
        _ => "no date".to_owned(),
    };
    format!(
        "{} or {}",
        in_words(DateOrder::DayFirst),
        in_words(DateOrder::MonthFirst)
    )
}

#[cfg(test)]
mod tests;
