//! What would follow if a school dropped out. Nothing is changed.

use super::{AffectedPlacement, DropOut, DropOutAlternative, DropOutRequest};
use crate::error::{Error, Kind, Result};
use crate::placement::days::in_days;
use crate::placement::{Placement, PlacementsRequest, jigsaw, queries};
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, capital, counted};

/// Alternatives that are shown of each trainee; whoever wants another finds the school by its name.
const SHOWN: usize = 12;

/// Who would be affected if a school dropped out, and where each could go instead.
///
/// # Errors
/// A sentence where the school is not there.
pub fn what_if(read: &Read<'_>, request: DropOutRequest) -> Result<DropOut> {
    let today = read.desk.store.clock().today();
    let of = queries::of(
        read,
        PlacementsRequest {
            school_id: Some(request.school_id),
            ..PlacementsRequest::default()
        },
    )?;
    let mut affected = Vec::new();
    for placement in of.placements {
        if falls_away(&placement, &request, today) {
            affected.push(AffectedPlacement {
                said: lost(&placement),
                alternatives: alternatives(read.db, today, &placement)?,
                placement,
            });
        }
    }
    let said = match affected.len() {
        0 => format!(
            "Nobody is to be at {} any more, so nothing falls away.",
            of.name
        ),
        some => format!(
            "If {} drops out, {} away. Nothing is changed until you say so.",
            of.name,
            counted(some as u64, "placement falls", "placements fall")
        ),
    };
    Ok(DropOut {
        school: of.name,
        affected,
        said,
    })
}

/// Whether a placement would fall away: it holds a place, is not over, and is among those that were named.
pub(super) fn falls_away(placement: &Placement, request: &DropOutRequest, today: Day) -> bool {
    let is_over = placement
        .until_on
        .parse::<Day>()
        .is_ok_and(|until| until < today);
    let named = request
        .placements
        .as_ref()
        .is_none_or(|named| named.contains(&placement.id));
    placement.state.is_open() && !is_over && named
}

fn lost(placement: &Placement) -> String {
    let days = placement.days.half_days;
    let left = days.projected.saturating_sub(days.done);
    match (left, days.done) {
        (0, _) => "No day would be lost.".to_owned(),
        (left, 0) => format!("{} would be lost.", capital(&in_days(left))),
        (left, done) => format!(
            "{} of {} would be lost; {} done stay.",
            capital(&in_days(left)),
            in_days(days.projected),
            in_days(done)
        ),
    }
}

/// Where a trainee could go instead, the best first: the jigsaw's ranking. A placement in no block has none, since what
/// schools offer is offered for blocks; nor has a trainee who is to be placed in none.
fn alternatives(db: &Db, today: Day, placement: &Placement) -> Result<Vec<DropOutAlternative>> {
    let Some(block) = placement.block_id else {
        return Ok(Vec::new());
    };
    let found =
        jigsaw::queries::alternatives(db, today, placement.trainee_id, block, placement.school_id);
    let ranked = match found {
        Ok(ranked) => ranked,
        Err(error) if error.kind == Kind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    Ok(ranked
        .into_iter()
        .take(SHOWN)
        .map(|one| DropOutAlternative {
            school_id: one.school_id,
            school: one.school,
            wants: one.wants,
            reasons: one
                .fit
                .reasons
                .into_iter()
                .map(|reason| reason.says)
                .collect(),
        })
        .collect())
}

/// The placements that fall away.
///
/// # Errors
/// A sentence where one that was named is not there, is over or is not at this school.
pub(super) fn affected(read: &Read<'_>, request: &DropOutRequest) -> Result<Vec<Placement>> {
    let today = read.desk.store.clock().today();
    let of = queries::of(
        read,
        PlacementsRequest {
            school_id: Some(request.school_id),
            ..PlacementsRequest::default()
        },
    )?;
    let affected: Vec<Placement> = of
        .placements
        .into_iter()
        .filter(|placement| falls_away(placement, request, today))
        .collect();
    let missing = request
        .placements
        .iter()
        .flatten()
        .any(|id| !affected.iter().any(|placement| placement.id == *id));
    if missing {
        return Err(Error::invalid(format!(
            "One of these placements is not at {}, is over, or is withdrawn already. Look at them again.",
            of.name
        )));
    }
    if affected.is_empty() {
        return Err(Error::invalid(format!(
            "Nobody is to be at {} any more, so there is nothing that it could withdraw.",
            of.name
        )));
    }
    Ok(affected)
}
