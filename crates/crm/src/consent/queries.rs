//! What is read of consent: a person's panel, and what a mailing has to know.

use super::rule::{self, Known};
use super::{ConsentStand, ConsentsOf, ConsentsRequest, store};
use crate::error::{Error, Result};
use crate::session::Read;
use crate::store::Db;
use crate::types::PartDay;

pub(super) fn gone() -> Error {
    Error::not_found("This person is not in the file any more. Undo may bring them back.")
}

/// What is known of somebody before a mailing; `None`: they are not in the file.
///
/// # Errors
/// What SQLite says.
pub fn known(db: &Db, person_id: i64) -> Result<Option<Known>> {
    store::known(db, person_id)
}

/// What a person said about mailings, and what follows from it.
///
/// # Errors
/// A sentence where they are not in the file.
pub fn of(read: &Read<'_>, request: ConsentsRequest) -> Result<ConsentsOf> {
    let known = store::known(read.db, request.person_id)?.ok_or_else(gone)?;
    let (mailed, follows) = match rule::address(&known) {
        Ok(address) => (true, format!("Mailings go to {address}.")),
        Err(why) => (
            false,
            format!(
                "No mailing goes to them: {}",
                lower(&rule::words(why, &known))
            ),
        ),
    };
    Ok(ConsentsOf {
        person_id: request.person_id,
        said: standing(&known),
        objects: known.objects,
        mailed,
        follows,
        entries: store::entries(read.db, request.person_id)?,
        name: known.name,
    })
}

/// Where somebody stands, a sentence.
fn standing(known: &Known) -> String {
    if known.objects {
        return rule::words(rule::LeftOutBecause::Objects, known);
    }
    let Some((stand, on)) = &known.last else {
        return "Has not been asked about mailings.".to_owned();
    };
    let on = PartDay::stored(on).written();
    match stand {
        ConsentStand::Given => format!("Agreed to mailings on {on}."),
        ConsentStand::Withdrawn => format!("Agreed to mailings once, and no longer since {on}."),
        ConsentStand::Objected => {
            format!("Objected to mailings on {on}; the objection was lifted since.")
        }
    }
}

/// With a small letter, inside another sentence.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
