//! Schools that are not in the register: what may be typed of them.

use super::matching::{ByHand, postcode_in};
use crate::error::{Error, Result};

/// The longest name, town or telephone, in characters.
const LONGEST: usize = 200;

/// What was typed, tidied: single spaces, the postcode as the DfE writes it.
///
/// # Errors
/// A sentence where there is no name or something is too long.
pub(super) fn typed(school: &ByHand) -> Result<ByHand> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let school = ByHand {
        name: tidy(&school.name),
        postcode: postcode(&school.postcode),
        town: tidy(&school.town),
        telephone: tidy(&school.telephone),
    };
    if school.name.is_empty() {
        return Err(Error::invalid("A school needs a name. Type one."));
    }
    let texts = [
        &school.name,
        &school.postcode,
        &school.town,
        &school.telephone,
    ];
    if let Some(long) = texts.iter().find(|text| text.chars().count() > LONGEST) {
        return Err(Error::invalid(format!(
            "“{}…” is too long: a name, postcode, town or telephone has at most {LONGEST} characters.",
            long.chars().take(40).collect::<String>()
        )));
    }
    Ok(school)
}

/// A postcode with its capitals and its space; what is none stays as it was typed.
pub(super) fn postcode(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match postcode_in(&text) {
        Some((postcode, rest)) if rest.is_empty() => postcode,
        _ => text,
    }
}
