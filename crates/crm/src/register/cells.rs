//! What a cell says: the DfE's value forms and what Excel makes of them.
//!
//! Excel takes the zero off `02` and `02072831147`, turns `13-05-1982` into `13/05/1982` and writes `271` as `271.0` on a bad day.
//! Each function takes the cell's text and gives the one form that the desk keeps, so that a file from the DfE and the same file re-saved are equal.

use crate::types::Day;
use std::borrow::Cow;

/// A cell's text without the space around it, and without the apostrophe that guards a formula in our own exports.
pub(super) fn clean(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}

/// A code as it is kept: without leading zeros where it is all digits, else in capitals. `02` and `2` are one code.
pub(super) fn code(text: &str) -> String {
    let text = clean(text);
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        let short = text.trim_start_matches('0');
        return if short.is_empty() {
            "0".to_owned()
        } else {
            short.to_owned()
        };
    }
    text.to_uppercase()
}

/// What a cell that should hold a value of some kind held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Found<T> {
    /// Nothing.
    Blank,
    /// A value.
    Value(T),
    /// Something else, which is left out and counted.
    Unreadable,
}

impl<T> Found<T> {
    /// The value, if there is one.
    pub(super) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank | Self::Unreadable => None,
        }
    }
}

/// A date: `13-05-1982`, `13/05/1982`, `1/9/2026`, `1982-05-13`, with or without a time after it.
///
/// A year of two digits is refused: `1/9/26` does not say which century, and half of the register opened in the last one.
pub(super) fn date(text: &str) -> Found<Day> {
    let text = clean(text);
    if text.is_empty() {
        return Found::Blank;
    }
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let mut parts = day.split(['-', '/', '.']);
    let (Some(a), Some(b), Some(c), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Found::Unreadable;
    };
    let number = |part: &str, longest: usize| -> Option<u32> {
        (!part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 {
        return Found::Unreadable;
    }
    let found = (|| {
        let year = i32::try_from(number(year, 4)?)
            .ok()
            .filter(|year| (1000..=2999).contains(year))?;
        Day::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
    })();
    found.map_or(Found::Unreadable, Found::Value)
}

/// The DfE's words for a number that is not given.
fn withheld(text: &str) -> bool {
    matches!(
        text,
        "" | ".." | "." | "-" | ":" | "x" | "X" | "z" | "Z" | "c"
    ) || [
        "n/a",
        "na",
        "supp",
        "np",
        "ne",
        "not applicable",
        "not recorded",
    ]
    .iter()
    .any(|word| text.eq_ignore_ascii_case(word))
}

/// A whole number that is not negative: `271`, `271.0`, `1,271`.
pub(super) fn number(text: &str) -> Found<i64> {
    let text = clean(text);
    if withheld(text) {
        return Found::Blank;
    }
    let whole = text.split_once('.').map_or(text, |(whole, zeros)| {
        if zeros.bytes().all(|b| b == b'0') {
            whole
        } else {
            text
        }
    });
    let whole: Cow<'_, str> = if whole.contains(',') {
        whole.replace(',', "").into()
    } else {
        whole.into()
    };
    if whole.is_empty() || whole.len() > 12 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return Found::Unreadable;
    }
    whole.parse().map_or(Found::Unreadable, Found::Value)
}

/// A share in per cent: `18.1`, `18.1%`. `..` is the DfE's "not given".
pub(super) fn percent(text: &str) -> Found<f64> {
    let text = clean(text);
    if withheld(text) {
        return Found::Blank;
    }
    let digits = text.strip_suffix('%').unwrap_or(text).trim();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return Found::Unreadable;
    }
    match digits.parse::<f64>() {
        Ok(share) if (0.0..=100.0).contains(&share) => Found::Value(share),
        _ => Found::Unreadable,
    }
}

/// A metre of the National Grid. Nought is no place in England.
pub(super) fn metres(text: &str) -> Found<i64> {
    match number(text) {
        Found::Value(0) => Found::Blank,
        other => other,
    }
}

/// A URN: six digits, the first of them not 0.
pub(crate) fn urn(cell: &[u8]) -> Option<i64> {
    let cell = cell.trim_ascii();
    let six = cell.len() == 6 && cell.first() != Some(&b'0') && cell.iter().all(u8::is_ascii_digit);
    six.then(|| {
        cell.iter()
            .fold(0, |urn, digit| urn * 10 + i64::from(digit - b'0'))
    })
}

/// A telephone number, with the zero that Excel took from it.
pub(crate) fn telephone(text: &str) -> String {
    let text = clean(text);
    if text.len() == 10 && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) {
        return format!("0{text}");
    }
    text.to_owned()
}

/// A postcode in capitals with its one space: `nw32jb` is `NW3 2JB`.
pub(crate) fn postcode(text: &str) -> String {
    let text = clean(text).to_uppercase();
    let compact: String = text.split_whitespace().collect();
    if compact.is_ascii() && (5..=7).contains(&compact.len()) {
        let (outward, inward) = compact.split_at(compact.len() - 3);
        return format!("{outward} {inward}");
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An establishment number with the zeros that Excel took from it.
pub(super) fn establishment_number(text: &str) -> String {
    let text = clean(text);
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return format!("{text:0>4}");
    }
    text.to_owned()
}

/// An identifier that is digits: `10079319`, also `10079319.0`.
pub(super) fn digits(text: &str) -> String {
    let text = clean(text);
    text.strip_suffix(".0").unwrap_or(text).to_owned()
}

/// Whether a name was damaged before it reached us: replacement characters, Cyrillic in a Latin name, or UTF-8 that was read as Windows-1252 (`Ã©`).
pub(super) fn damaged(name: &str) -> bool {
    let mut before = ' ';
    name.chars().any(|c| {
        let pair = match before {
            'Ã' => ('\u{80}'..='\u{BF}').contains(&c) || FOLLOWERS.contains(c),
            'Â' => ('\u{A0}'..='\u{BF}').contains(&c),
            'â' => c == '€' || c == '\u{80}',
            _ => false,
        };
        before = c;
        pair || c == '\u{FFFD}' || ('\u{400}'..='\u{4FF}').contains(&c)
    })
}

/// The letters of Windows-1252 that the bytes 80 to 9F become.
const FOLLOWERS: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
