//! Teacher reference numbers.

use super::store;
use crate::error::{Error, Result};
use crate::store::Write;

/// How many digits a teacher reference number has (DfE, 2025/26).
const DIGITS: usize = 7;

/// Reads a teacher reference number as an office types it: `1234567`, `12/34567`, `RP 12/34567`. Blank is none.
///
/// # Errors
/// A sentence where it has not seven digits.
pub fn read(text: &str) -> Result<String> {
    let typed = text.trim();
    if typed.is_empty() {
        return Ok(String::new());
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '-');
    let bare = typed
        .strip_prefix("RP")
        .or_else(|| typed.strip_prefix("TRN"))
        .unwrap_or(typed);
    if digits.len() == DIGITS && bare.chars().all(known) {
        return Ok(digits);
    }
    let why = match digits.len() {
        DIGITS => "has other letters in it".to_owned(),
        0 => "has no digits".to_owned(),
        1 => "has one digit".to_owned(),
        many => format!("has {many} digits"),
    };
    Err(Error::invalid(format!(
        "A TRN has seven digits; “{typed}” {why}. Correct it, or leave it empty."
    )))
}

/// Writes someone's teacher reference number down; says whether it is another than before.
///
/// # Errors
/// A sentence where someone else has it.
pub fn set(w: &Write<'_>, person: i64, trn: &str) -> Result<bool> {
    if !trn.is_empty()
        && let Some(other) = store::with_trn(w.db, trn, person)?
    {
        return Err(Error::invalid(format!(
            "The TRN {trn} is {other}’s already. Check the number, or merge the two records."
        )));
    }
    store::set_trn(w, person, trn)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_number_has_seven_digits() {
        for (typed, kept) in [
            ("1234567", "1234567"),
            (" 12/34567 ", "1234567"),
            ("RP 12/34567", "1234567"),
            ("", ""),
        ] {
            assert_eq!(read(typed), Ok(kept.to_owned()), "{typed}");
        }
        for (typed, why) in [
            ("123456", "has 6 digits"),
            ("12345678", "has 8 digits"),
            ("1", "has one digit"),
            ("later", "has no digits"),
            ("1234567 (old)", "has other letters"),
        ] {
            let refused = read(typed).map_err(|error| error.message);
            assert!(
                refused.as_ref().is_err_and(|said| said.contains(why)),
                "{typed}: {refused:?}"
            );
        }
    }
}
