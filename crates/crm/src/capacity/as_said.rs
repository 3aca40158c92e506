//! The hosting of a school in a year as it says it on a form: looked at before, and written down.

use super::SetHosting;
use super::actions::{agrees, answered, confirm, held};
use super::held::{Held, Names, Offer, Place};
use super::said::{SaidPlaces, lines};
use super::store::{self, Of};
use crate::error::Result;
use crate::session::Act;
use crate::store::Db;
use crate::types::AcademicYear;

/// What becomes of a school's offer by what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OfferSaid {
    /// The lines that are new, in words.
    pub new: Vec<String>,
    /// Those that go.
    pub gone: Vec<String>,
    /// Whether places are meant and how many is not known.
    pub no_number: bool,
}

/// What would become of the offer of a school by what it says: `taken` is new, `known` is that and what it said before.
pub(crate) fn propose(
    db: &Db,
    school_id: i64,
    year: AcademicYear,
    taken: &SaidPlaces,
    known: &SaidPlaces,
) -> Result<OfferSaid> {
    let place = Place::School(school_id);
    let before = store::hostings(db, year, Of::Place(place))?
        .pop()
        .unwrap_or_else(|| Held::empty(place, year));
    let after = offers(&before, before.cap, taken, known);
    Ok(told(&before.offers, after.as_deref(), &store::names(db)?))
}

/// Writes down what a school says of hosting: its answer, and its places as lines of its offer.
///
/// # Errors
/// A sentence where a number is none.
pub(crate) fn host(
    act: &Act<'_>,
    school_id: i64,
    request: &SetHosting,
    taken: &SaidPlaces,
    known: &SaidPlaces,
) -> Result<OfferSaid> {
    let w = act.write;
    let before = held(act, Place::School(school_id), request.year)?;
    let mut after = answered(&before, request)?;
    let offers = offers(&before, after.cap, taken, known);
    let told = told(&before.offers, offers.as_deref(), &store::names(w.db)?);
    if let Some(offers) = offers {
        after.offers = offers;
    }
    agrees(&before, &after)?;
    confirm(w, &mut after, request.source)?;
    store::save(w, &before, &after)?;
    Ok(told)
}

fn offers(
    before: &Held,
    cap: Option<u32>,
    taken: &SaidPlaces,
    known: &SaidPlaces,
) -> Option<Vec<Offer>> {
    // A cap that the form says goes before the one that was.
    lines(&before.offers, taken, known, taken.at_once.or(cap))
}

fn told(before: &[Offer], after: Option<&[Offer]>, names: &Names) -> OfferSaid {
    let Some(after) = after else {
        return OfferSaid {
            no_number: true,
            ..OfferSaid::default()
        };
    };
    let only_in = |these: &[Offer], those: &[Offer]| -> Vec<String> {
        these
            .iter()
            .filter(|line| !those.contains(line))
            .map(|line| line.said(names))
            .collect()
    };
    OfferSaid {
        new: only_in(after, before),
        gone: only_in(before, after),
        no_number: false,
    }
}
