//! Writing people and their addresses down.

use super::{Medium, NewAddress, NewPerson, store};
use crate::error::{Error, Result};
use crate::store::{Db, Write};
use crate::types::Source;

/// Adds a person and answers with their id.
///
/// # Errors
/// A sentence where the surname is blank.
pub fn add(w: &Write<'_>, person: &NewPerson) -> Result<i64> {
    if person.name.last.trim().is_empty() {
        return Err(Error::invalid(
            "A person needs a surname. Put the one name that you know there.",
        ));
    }
    store::insert(w, person)
}

/// Adds an address and answers with its id; the one that is there already, where it is the same of the same.
///
/// # Errors
/// A sentence where it cannot be an e-mail or a telephone number.
pub fn add_address(w: &Write<'_>, address: &NewAddress) -> Result<i64> {
    let folded = folded(address.medium, &address.value)?;
    store::insert_address(w, address, &folded)
}

/// Says that a person's own e-mails are right as of today. One that bounced stays so.
///
/// # Errors
/// What SQLite says.
pub fn confirm_emails(w: &Write<'_>, person: i64, source: Source) -> Result<()> {
    store::confirm_emails(w, person, source)
}

/// Marks every e-mail address that reads so as bounced and says how many were good until now.
///
/// # Errors
/// What SQLite says.
pub fn mark_bounced(w: &Write<'_>, folded: &str) -> Result<u32> {
    store::mark_bounced(w, folded)
}

/// `Jo Ames`; `None`: not in the file.
///
/// # Errors
/// What SQLite says.
pub fn name(db: &Db, id: i64) -> Result<Option<String>> {
    store::name(db, id)
}

/// An e-mail or telephone as it is matched: an e-mail in small letters, the digits of a telephone with its extension.
///
/// # Errors
/// A sentence where it cannot be one.
pub fn folded(medium: Medium, value: &str) -> Result<String> {
    let value = value.trim();
    match medium {
        Medium::Email => {
            let sound = value.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
                    && !host.contains('@')
            });
            if sound
                && !value
                    .contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
            {
                Ok(value.to_lowercase())
            } else {
                Err(Error::invalid(format!(
                    "“{value}” is not an e-mail address. It is written like office@school.example, without spaces."
                )))
            }
        }
        Medium::Telephone => {
            let digits: String = value.chars().filter(char::is_ascii_digit).collect();
            let digits = match digits.strip_prefix("44") {
                Some(rest) if value.starts_with('+') || value.starts_with("0044") => {
                    format!("0{}", rest.trim_start_matches('0'))
                }
                _ => digits,
            };
            if (5..=20).contains(&digits.len()) {
                Ok(digits)
            } else {
                Err(Error::invalid(format!(
                    "“{value}” is not a telephone number. It has at least five digits, such as 01632 960123."
                )))
            }
        }
    }
}
