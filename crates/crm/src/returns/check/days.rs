//! Days as the services read them, and days as a spreadsheet leaves them behind.

use crate::import::dates::{self, Date, DateOrder, Read};
use crate::import::read::Cell;
use crate::types::Day;
use chrono::Months;

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDay {
    /// It is not written in the form that is asked for.
    Form,
    /// There is no such day.
    Calendar,
}

/// Reads `YYYY-MM-DD`.
pub(super) fn iso(text: &str) -> Result<Day, NoDay> {
    let mut parts = text.split('-');
    let lengths = [4, 2, 2];
    let has_form = lengths.iter().all(|length| {
        parts
            .next()
            .is_some_and(|part| super::is_digits(part, *length))
    }) && parts.next().is_none();
    if !has_form {
        return Err(NoDay::Form);
    }
    text.parse().map_err(|_| NoDay::Calendar)
}

/// Reads `d/m/yyyy`. Dashes pass the service's pattern, but then are no day (dfe.md 1.6).
pub(super) fn slashed(text: &str) -> Result<Day, NoDay> {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let &[day, month, year] = parts.as_slice() else {
        return Err(NoDay::Form);
    };
    if !digits(day, 2) || !digits(month, 2) || !super::is_digits(year, 4) {
        return Err(NoDay::Form);
    }
    if text.contains('-') {
        return Err(NoDay::Calendar);
    }
    let (day, month) = (day.parse().ok(), month.parse().ok());
    match (year.parse().ok(), month, day) {
        (Some(year), Some(month), Some(day)) => {
            Day::from_ymd_opt(year, month, day).ok_or(NoDay::Calendar)
        }
        _ => Err(NoDay::Calendar),
    }
}

/// The day that was meant where a spreadsheet has rewritten it, the day before the month: `01/09/2026 00:00`, `1-Sep-26`,
/// `2026-9-1`, or the number of the day. `today` tells which century a year of two digits is of.
pub(super) fn rewritten(text: &str, today: Day) -> Option<Day> {
    let cell = match text.parse() {
        Ok(number) => Cell::Number(number),
        Err(_) => Cell::Text(text.to_owned()),
    };
    match dates::read(&cell, Some(DateOrder::DayFirst), today) {
        Read::Date(Date::Day(day)) => Some(day),
        _ => None,
    }
}

/// Whether the parts of `m/d/yyyy` would be a day in the American order, and are none in ours.
pub(super) fn is_month_first(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let &[month, day, year] = parts.as_slice() else {
        return false;
    };
    slashed(&format!("{day}/{month}/{year}")).is_ok()
}

/// The day so many years ago; 28 February for 29 February.
pub(super) fn years_before(day: Day, years: u32) -> Day {
    day.checked_sub_months(Months::new(12 * years))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    #[test]
    fn only_the_form_that_is_asked_for_is_read() {
        for (text, read) in [
            ("2026-09-01", Ok("2026-09-01")),
            ("2026-02-30", Err(NoDay::Calendar)),
            ("2026-9-1", Err(NoDay::Form)),
            ("01/09/2026", Err(NoDay::Form)),
            ("2026-09-01-", Err(NoDay::Form)),
            ("20260901", Err(NoDay::Form)),
            ("", Err(NoDay::Form)),
        ] {
            assert_eq!(iso(text), read.map(|day| day.parse().unwrap()), "{text}");
        }
        for (text, read) in [
            ("20/7/2026", Ok("2026-07-20")),
            ("01/02/2026", Ok("2026-02-01")),
            ("31/2/2026", Err(NoDay::Calendar)),
            ("1-2-2026", Err(NoDay::Calendar)),
            ("1/2/26", Err(NoDay::Form)),
            ("2026-07-20", Err(NoDay::Form)),
            ("1/2/2026 00:00", Err(NoDay::Form)),
        ] {
            assert_eq!(
                slashed(text),
                read.map(|day| day.parse().unwrap()),
                "{text}"
            );
        }
        assert!(is_month_first("7/20/2026") && !is_month_first("31/2/2026"));
        let today: Day = "2026-10-01".parse().unwrap();
        for text in [
            "01/09/2026 00:00",
            "01/09/2026",
            "1/9/26",
            "01-Sep-26",
            "2026-09-01 00:00:00",
            "2026-9-1",
            "46266",
        ] {
            assert_eq!(rewritten(text, today), "2026-09-01".parse().ok(), "{text}");
        }
        assert_eq!(
            rewritten("04-Mar-02", today),
            "2002-03-04".parse().ok(),
            "nobody starts in a hundred years"
        );
        for text in ["soon", "=TODAY()", "9/2026", "2026", "31/2/2026", "#######"] {
            assert_eq!(rewritten(text, today), None, "{text}");
        }
    }
}
