//! Lengths of time as an office types and reads them. They are kept in minutes.

use crate::error::{Error, Result};

/// Minutes of an hour.
pub const HOUR: u32 = 60;
/// The longest session, in minutes: a hundred hours, so that minutes typed as hours are refused.
const LONGEST: u32 = 100 * HOUR;

/// Reads `2`, `1.5`, `1½`, `1:30`, `1h30`, `2 hours`, `90 min` as minutes. A bare number is hours.
///
/// # Errors
/// A sentence that shows the ways to write it, or that it is none or too long.
pub fn read(text: &str) -> Result<u32> {
    let typed = text.trim().to_lowercase().replace(',', ".");
    let minutes = minutes(&typed).ok_or_else(|| {
        Error::invalid(format!(
            "“{}” is not a number of hours. Write it like 2, 1.5, 1:30 or 90 min.",
            text.trim()
        ))
    })?;
    match minutes {
        0 => Err(Error::invalid(
            "Training takes longer than no time. Write the hours like 2, 1.5, 1:30 or 90 min.",
        )),
        minutes if minutes > LONGEST => Err(Error::invalid(format!(
            "{} is longer than one line can hold (100 hours). Check the number, or write it as minutes: 90 min.",
            written(minutes)
        ))),
        minutes => Ok(minutes),
    }
}

fn minutes(typed: &str) -> Option<u32> {
    let whole = |text: &str| text.trim().parse::<u32>().ok();
    let sixty = |hours: &str, minutes: &str| {
        let minutes = match minutes.trim() {
            "" => 0,
            minutes => whole(minutes).filter(|minutes| *minutes < HOUR)?,
        };
        whole(hours)?.checked_mul(HOUR)?.checked_add(minutes)
    };
    let is_word = |c: char| c.is_alphabetic();
    let number = typed.trim_end_matches(is_word).trim_end();
    let unit = typed.get(number.len()..)?.trim();
    match unit {
        "m" | "min" | "mins" | "minute" | "minutes" if !number.contains(is_word) => {
            return whole(number);
        }
        "" | "h" | "hr" | "hrs" | "hour" | "hours" | "m" | "min" | "mins" | "minutes" => {}
        _ => return None,
    }
    if let Some((hours, minutes)) = number.split_once(':') {
        return sixty(hours, minutes);
    }
    if let Some((hours, rest)) = number.split_once('h') {
        return sixty(hours, rest.trim_start_matches(is_word));
    }
    let halves = [("½", ".5"), ("¼", ".25"), ("¾", ".75")];
    let number = halves
        .iter()
        .fold(number.to_owned(), |text, (sign, digits)| {
            text.replace(sign, digits)
        });
    let hours: f64 = number.parse().ok()?;
    if !hours.is_finite() || !(0.0..=100_000.0).contains(&hours) {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 6,000,000"
    )]
    Some((hours * f64::from(HOUR)).round() as u32)
}

/// `1 hour 30 minutes`, `2 hours`, `45 minutes`.
pub fn written(minutes: u32) -> String {
    let said = |count: u32, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    match (minutes / HOUR, minutes % HOUR) {
        (0, minutes) => said(minutes, "minute"),
        (hours, 0) => said(hours, "hour"),
        (hours, minutes) => format!("{} {}", said(hours, "hour"), said(minutes, "minute")),
    }
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn hours_are_read_as_an_office_types_them() {
        for (typed, minutes) in [
            ("2", 120),
            (" 1.5 ", 90),
            ("1,5", 90),
            ("1½", 90),
            ("½", 30),
            ("1:30", 90),
            ("1h30", 90),
            ("1h", 60),
            ("1h 30m", 90),
            ("2 hours", 120),
            ("90 min", 90),
            ("90m", 90),
            ("0.25", 15),
        ] {
            assert_eq!(read(typed), Ok(minutes), "{typed}");
        }
        for typed in ["", "two", "1:75", "-1", "0", "120", "90 days", "1:2:3"] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn minutes_are_written_as_hours() {
        for (minutes, text) in [
            (0, "0 minutes"),
            (1, "1 minute"),
            (45, "45 minutes"),
            (60, "1 hour"),
            (150, "2 hours 30 minutes"),
        ] {
            assert_eq!(written(minutes), text);
        }
    }
}
