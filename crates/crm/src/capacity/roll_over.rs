//! The beginning of the next year: schools and their offers are carried over to be confirmed again, agreements fall due.
//!
//! What a school said of a year holds for that year. Its interest is asked anew, and so is who else it has; its cap and its
//! offers are carried as what to ask about, not confirmed by anybody. Mentors hold their posts on and are not touched.

use super::grid::year_of;
use super::held::{Block, Held, Offer, Place};
use super::store::{self, Of};
use crate::agreement;
use crate::error::{Error, Result};
use crate::session::{Act, Read};
use crate::store::Db;
use crate::types::{AcademicYear, Source, counted};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

/// Asks what rolling a year over would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct RollOverRequest {
    /// The academic year that is carried over; missing: the office's own.
    pub from: Option<AcademicYear>,
}

/// What rolling a year over would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollOverLook {
    /// The academic year that is carried over.
    pub from: AcademicYear,
    /// The one that it is carried to.
    pub to: AcademicYear,
    /// Schools and trusts whose answers would be carried.
    pub schools: u32,
    /// Their offers.
    pub offers: u32,
    /// Agreements that would fall due.
    pub agreements: u32,
    /// What would happen, in sentences.
    pub said: Vec<String>,
}

/// Rolls a year over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RollOver {
    /// The academic year that is carried over.
    pub from: AcademicYear,
    /// Whether offers are carried, to be confirmed again.
    pub offers: bool,
    /// Whether agreements that end with the year are made due for the next.
    pub agreements: bool,
    /// The day by which those should be signed, as typed.
    #[serde(default)]
    pub due_on: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RolledOver {
    /// Schools and trusts whose answers were carried.
    pub schools: u32,
    /// Their offers.
    pub offers: u32,
    /// Agreements that fall due.
    pub agreements: u32,
    /// All of it as a sentence.
    pub said: String,
}

fn next(year: AcademicYear) -> Result<AcademicYear> {
    AcademicYear::parse(&(year.start_year() + 1).to_string())
}

/// An offer as it is asked about for the next year. Its block is the one of the same name there, if there is one.
fn carried_offer(offer: &Offer, blocks: &[Block], to: AcademicYear) -> Offer {
    let name = |id: i64| {
        blocks
            .iter()
            .find(|block| block.id == id)
            .map(|block| &block.name)
    };
    let block_id = offer.block_id.and_then(name).and_then(|name| {
        let same = |block: &&Block| block.year == to && block.name.eq_ignore_ascii_case(name);
        blocks.iter().find(same).map(|block| block.id)
    });
    Offer {
        id: None,
        block_id,
        ..offer.clone()
    }
}

/// The answers to carry: those of schools that are not former ones, where nothing is known of the next year.
fn carried(db: &Db, from: AcademicYear, offers: bool) -> Result<Vec<Held>> {
    let to = next(from)?;
    let blocks = store::blocks(db)?;
    let there: HashSet<Place> = store::hostings(db, to, Of::All)?
        .into_iter()
        .map(|held| held.place)
        .collect();
    let former: HashSet<i64> = store::former(db)?.into_iter().collect();
    Ok(store::hostings(db, from, Of::All)?
        .into_iter()
        .filter(|held| !there.contains(&held.place))
        .filter(|held| held.school_id().is_none_or(|id| !former.contains(&id)))
        .map(|held| Held {
            cap: held.cap,
            note: held.note.clone(),
            source: Source::Typed,
            offers: if offers {
                held.offers
                    .iter()
                    .map(|offer| carried_offer(offer, &blocks, to))
                    .collect()
            } else {
                Vec::new()
            },
            ..Held::empty(held.place, to)
        })
        .collect())
}

fn count_offers(all: &[Held]) -> u32 {
    let offers = all.iter().map(|held| held.offers.len()).sum::<usize>();
    u32::try_from(offers).unwrap_or(u32::MAX)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What rolling a year over would do.
///
/// # Errors
/// What SQLite says.
pub fn look(read: &Read<'_>, request: RollOverRequest) -> Result<RollOverLook> {
    let from = year_of(read, request.from)?;
    let to = next(from)?;
    let all = carried(read.db, from, true)?;
    let (schools, offers) = (number(all.len()), count_offers(&all));
    let agreements = agreement::queries::ending(read.db, from)?;
    let there = store::hostings(read.db, to, Of::All)?.len();
    let mut said = vec![
        format!(
            "The answers of {} for {from} are carried to {to}. Their interest is asked anew; their caps stay.",
            counted(u64::from(schools), "school", "schools")
        ),
        format!(
            "{} carried, to be confirmed again.",
            counted(u64::from(offers), "offer is", "offers are")
        ),
        format!(
            "{} with {from} and would be due again for {to}.",
            counted(u64::from(agreements), "agreement ends", "agreements end")
        ),
        "Mentors hold their posts on; nothing about them changes.".to_owned(),
    ];
    if there > 0 {
        said.push(format!(
            "{} something for {to} already and would be left as they are.",
            counted(there as u64, "school has said", "schools have said")
        ));
    }
    Ok(RollOverLook {
        from,
        to,
        schools,
        offers,
        agreements,
        said,
    })
}

/// Rolls a year over to the next, as one operation.
///
/// # Errors
/// A sentence where there is nothing to carry, or the day is none.
pub fn run(act: &Act<'_>, request: RollOver) -> Result<RolledOver> {
    let w = act.write;
    let (from, to) = (request.from, next(request.from)?);
    let all = carried(w.db, from, request.offers)?;
    for after in &all {
        store::carry(w, after)?;
    }
    let agreements = if request.agreements {
        let due_on = request.due_on.as_deref().unwrap_or_default();
        agreement::actions::renew(act, from, to, due_on)?
    } else {
        0
    };
    let (schools, offers) = (number(all.len()), count_offers(&all));
    if schools == 0 && agreements == 0 {
        return Err(Error::invalid(format!(
            "There is nothing of {from} to carry to {to}: every school of {from} has something in {to} already, or nothing was written down."
        )));
    }
    let mut parts = vec![counted(u64::from(schools), "school", "schools")];
    if request.offers {
        parts.push(counted(u64::from(offers), "offer", "offers"));
    }
    if request.agreements {
        parts.push(format!(
            "{} due",
            counted(u64::from(agreements), "agreement", "agreements")
        ));
    }
    w.label(format!("Rolled {from} over to {to}: {}", parts.join(", ")));
    Ok(RolledOver {
        schools,
        offers,
        agreements,
        said: format!("{from} is carried to {to}: {}.", parts.join(", ")),
    })
}
