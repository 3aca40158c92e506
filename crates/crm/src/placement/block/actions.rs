//! Setting the blocks of a year.

use super::queries::one;
use super::store::{self, Kept};
use super::{OneBlock, SetBlock};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Act;
use crate::types::{AcademicYear, Day, PartDay, counted, written};

/// Adds a block, or changes one. Placements that are in it already keep their own days.
///
/// # Errors
/// A sentence where it has no name or one that is taken, a day is none, it ends before it begins, or it lies outside its
/// year.
pub fn set(act: &Act<'_>, request: SetBlock) -> Result<OneBlock> {
    let w = act.write;
    let before = request.id.map(|id| one(w.db, id)).transpose()?;
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Error::invalid(
            "Give the block a name, such as Placement 1 or School A.",
        ));
    }
    let today = w.clock.today();
    let from = whole(&request.from_on, "first", today)?;
    let until = whole(&request.until_on, "last", today)?;
    let year = request.year.unwrap_or_else(|| AcademicYear::of(from));
    check_span(name, year, from, until)?;
    if let Some(id) = request.cohort_id
        && !store::has_cohort(w.db, id)?
    {
        return Err(Error::not_found(
            "This cohort is not in the file any more. Undo may bring it back.",
        ));
    }
    let kept = Kept {
        year,
        name,
        cohort_id: request.cohort_id,
        from,
        until,
        target_days: request.target_days,
    };
    if store::is_taken(w.db, &kept, request.id)? {
        return Err(Error::invalid(format!(
            "{year} has a block called “{name}” already. Choose another name, or change that one."
        )));
    }
    let id = match before {
        Some(before) => {
            store::update(w, before.id, &kept)?;
            w.label(format!("Changed the block {name} of {year}"));
            before.id
        }
        None => {
            w.label(format!("Added the block {name} to {year}"));
            store::insert(w, &kept)?
        }
    };
    Ok(OneBlock { id })
}

fn whole(typed: &str, which: &str, today: Day) -> Result<Day> {
    PartDay::read_whole(typed, today)?.ok_or_else(|| {
        Error::invalid(format!(
            "Say the {which} day of the block, such as 7 Sep 2026."
        ))
    })
}

/// A block lies within its academic year.
fn check_span(name: &str, year: AcademicYear, from: Day, until: Day) -> Result<()> {
    if until < from {
        return Err(Error::invalid(format!(
            "{name} ends on {}, before it begins on {}. Check the two days.",
            written(until),
            written(from)
        )));
    }
    let (first, last) = year.days();
    if let Some(outside) = [from, until]
        .into_iter()
        .find(|day| *day < first || *day > last)
    {
        return Err(Error::invalid(format!(
            "{} lies outside {year}, which runs from {} to {}. Change the day or the year.",
            written(outside),
            written(first),
            written(last)
        )));
    }
    Ok(())
}

/// Takes a block away. Placements that were in it stay, in no block.
///
/// # Errors
/// A sentence where it is not there.
pub fn remove(act: &Act<'_>, request: OneBlock) -> Result<Nothing> {
    let block = one(act.write.db, request.id)?;
    store::delete(act.write, block.id)?;
    let left = match block.placements {
        0 => String::new(),
        some => format!(
            "; {} in no block",
            counted(u64::from(some), "placement is now", "placements are now")
        ),
    };
    act.write.label(format!(
        "Took off the block {} of {}{left}",
        block.name, block.year
    ));
    Ok(Nothing {})
}
