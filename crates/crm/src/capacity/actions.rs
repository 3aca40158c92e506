//! What the office writes down of hosting, offers and needs. Each is one operation.

use super::block;
use super::cells::{self, Column};
use super::grid::{
    self, CellWrong, CellsSet, Entered, PasteCapacity, SetCapacityCells, of_the_year,
};
use super::held::{Held, Offer, Place};
use super::store::{self, Of};
use super::{
    CapacityTouched, ConfirmHosting, OfferJoint, OfferKind, OneOffer, SetHosting, SetOffer,
    SomeOffers, queries,
};
use crate::error::{Error, Result};
use crate::list::List;
use crate::office::queries::academic_year;
use crate::register::codes;
use crate::session::{Act, Read};
use crate::store::Write;
use crate::trust;
use crate::types::{AcademicYear, Phase, Source, counted};

/// The most cells that are pasted at once.
const MOST_CELLS: usize = 100_000;

fn reading<'a>(act: &'a Act<'_>) -> Read<'a> {
    Read {
        db: act.write.db,
        desk: act.desk,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What is known of a school or trust in a year.
pub(super) fn held(act: &Act<'_>, place: Place, year: AcademicYear) -> Result<Held> {
    let found = store::hostings(act.write.db, year, Of::Place(place))?.pop();
    Ok(found.unwrap_or_else(|| Held::empty(place, year)))
}

/// Whose hosting a request names, with its name. A trust gets its row where nothing was written about it yet.
fn place(act: &Act<'_>, school_id: Option<i64>, trust_uid: Option<i64>) -> Result<(Place, String)> {
    let (place, name) = queries::place(act.write.db, school_id, trust_uid)?;
    let place = match (place, trust_uid) {
        (Some(place), _) => place,
        (None, Some(uid)) => Place::Trust(trust::actions::of_uid(act.write, uid)?),
        (None, None) => return Err(queries::no_place()),
    };
    Ok((place, name))
}

/// What someone has just answered was right today: whoever types it down confirms it.
pub(super) fn confirm(w: &Write<'_>, held: &mut Held, source: Option<Source>) -> Result<()> {
    held.confirmed_on = w.clock.today().to_string();
    held.confirmed_by = w.staff_id;
    held.said_by = w.said_by();
    held.confirmer = match w.staff_id {
        _ if !held.said_by.is_empty() => held.said_by.clone(),
        Some(id) => store::staff(w.db, id)?,
        None => String::new(),
    };
    if let Some(source) = source {
        held.source = source;
    }
    Ok(())
}

/// Refuses what does not fit together, unless it was so before.
pub(super) fn agrees(before: &Held, after: &Held) -> Result<()> {
    let old = cells::contradictions(before);
    match cells::contradictions(after)
        .into_iter()
        .find(|one| !old.contains(one))
    {
        Some((_, why)) => Err(Error::invalid(why)),
        None => Ok(()),
    }
}

/// What a request makes of what is known of a hosting.
///
/// # Errors
/// A sentence where a number is none, or a reason is none of the list.
pub(super) fn answered(before: &Held, request: &SetHosting) -> Result<Held> {
    let mut after = before.clone();
    for (column, typed) in [
        (Column::Interest, &request.interest),
        (Column::Cap, &request.cap),
        (Column::OtherTrainees, &request.other_trainees),
        (Column::Ects, &request.ects),
        (Column::Note, &request.note),
    ] {
        if let Some(typed) = typed {
            column
                .put(&mut after, typed)
                .map_err(|why| Error::invalid(format!("{}: {why}", column.label(&[]))))?;
        }
    }
    if let Some(reasons) = &request.reasons {
        after.reasons.clear();
        for code in reasons {
            let code = cells::reason(code).ok_or_else(|| {
                Error::invalid(format!(
                    "“{code}” is no reason that is known. Choose one of the list, or write it as another reason."
                ))
            })?;
            if !after.reasons.iter().any(|known| known == code) {
                after.reasons.push(code.to_owned());
            }
        }
    }
    if let Some(text) = &request.reason_text {
        text.trim().clone_into(&mut after.reason_text);
    }
    Ok(after)
}

/// Writes what is known of a hosting. A new answer counts as confirmed today; a note alone does not.
///
/// # Errors
/// A sentence where a number is none, or the answer does not fit its offers.
pub fn set_hosting(act: &Act<'_>, request: SetHosting) -> Result<CapacityTouched> {
    let w = act.write;
    let (place, name) = place(act, request.school_id, request.trust_uid)?;
    let before = held(act, place, request.year)?;
    let mut after = answered(&before, &request)?;
    agrees(&before, &after)?;
    if !after.answers_as(&before) || request.source.is_some_and(|source| source != after.source) {
        confirm(w, &mut after, request.source)?;
    }
    let changed = before != after;
    store::save(w, &before, &after)?;
    w.label(format!("What {name} hosts in {}", request.year));
    Ok(CapacityTouched {
        count: u32::from(changed),
        said: format!("What {name} hosts in {} is written down.", request.year),
    })
}

/// A text of a request as one of some coded values; blank: any.
fn coded<T>(text: &str, what: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    parse(text).map(Some).ok_or_else(|| {
        Error::invalid(format!(
            "“{text}” is no {what} that is known. Choose one of the list."
        ))
    })
}

/// The line that a request describes.
fn offer(act: &Act<'_>, request: &SetOffer, of: &Held) -> Result<Offer> {
    let db = act.write.db;
    let kind = coded(
        request.kind.as_deref().unwrap_or_default(),
        "kind of offer",
        OfferKind::parse,
    )?;
    let (least, most) = cells::places(request.places.trim())
        .map_err(Error::invalid)?
        .ok_or_else(|| {
            Error::invalid("Say how many are offered, such as 3, or a range such as 2-4.")
        })?;
    let subject = coded(&request.subject, "subject", |text| {
        codes::name("subject", text).map_or_else(
            || codes::code("subject", text).map(str::to_owned),
            |_| Some(text.to_owned()),
        )
    })?;
    if let Some(id) = request.block_id {
        of_the_year(&store::blocks(db)?, id, of.year)?;
    }
    let line = Offer {
        id: request.id,
        kind: kind.filter(|kind| *kind != OfferKind::Placement),
        least,
        most,
        phase: coded(&request.phase, "phase", Phase::parse)?,
        subject: subject.unwrap_or_default(),
        year_group: coded(&request.year_group, "year group", super::YearGroup::parse)?,
        key_stage: coded(&request.key_stage, "key stage", super::KeyStage::parse)?,
        term: coded(&request.term, "term", super::OfferTerm::parse)?,
        block_id: request.block_id,
        send_setting: request.send_setting.trim().to_owned(),
        study: coded(&request.study, "study mode", super::OfferStudy::parse)?,
        funding: coded(
            &request.funding,
            "kind of funding",
            super::OfferFunding::parse,
        )?,
        joint: coded(&request.joint, "way to share a place", OfferJoint::parse)?,
        joint_school_id: request.joint_school_id,
        days_here: request.days_here,
        days_there: request.days_there,
        note: request.note.trim().to_owned(),
    };
    shared(act, &line, of.place)?;
    if let (Some(group), Some(stage)) = (line.year_group, line.key_stage) {
        let own = group.key_stage();
        if own != stage && own != super::KeyStage::Mixed && stage != super::KeyStage::Mixed {
            return Err(Error::invalid(format!(
                "{} is in {}, not in {}. Say one of the two.",
                group.label(),
                own.label().to_lowercase(),
                stage.label().to_lowercase()
            )));
        }
    }
    Ok(line)
}

/// Refuses what cannot be of places that several share.
fn shared(act: &Act<'_>, line: &Offer, of: Place) -> Result<()> {
    match line.joint {
        Some(OfferJoint::Shared) => {
            if line.days_here + line.days_there > 5 {
                return Err(Error::invalid(format!(
                    "{} days here and {} there are more than a week of school. Make them five at most.",
                    line.days_here, line.days_there
                )));
            }
            match line.joint_school_id {
                Some(id) if Place::School(id) == of => Err(Error::invalid(
                    "A school cannot share a place with itself. Choose the other school.",
                )),
                Some(id) => store::name(act.write.db, Place::School(id))?
                    .map(|_| ())
                    .ok_or_else(queries::no_place),
                None => Ok(()),
            }
        }
        Some(OfferJoint::Pair) if line.most % 2 == 1 || line.least % 2 == 1 => {
            Err(Error::invalid(format!(
                "A pair is two trainees in one class, and {} is an odd number. Write an even one.",
                line.places()
            )))
        }
        Some(OfferJoint::Pair) | None if line.joint_school_id.is_some() => Err(Error::invalid(
            "Another school is named, but the place is not shared with one. Choose “Shared with another school”, or name none.",
        )),
        Some(OfferJoint::Pair) | None => Ok(()),
    }
}

/// Adds a line to an offer, or changes one.
///
/// # Errors
/// A sentence where the places are none, run backwards, are more than the cap, or a block is another year's.
pub fn set_offer(act: &Act<'_>, request: SetOffer) -> Result<OneOffer> {
    let w = act.write;
    let (before, name) = match request.id {
        Some(id) => {
            let held = store::of_offer(w.db, id)?.ok_or_else(no_offer)?;
            let name = store::name(w.db, held.place)?.unwrap_or_default();
            (held, name)
        }
        None => {
            let (place, name) = place(act, request.school_id, request.trust_uid)?;
            let year = match request.year {
                Some(year) => year,
                None => academic_year(w.db, w.clock.today())?,
            };
            (held(act, place, year)?, name)
        }
    };
    let mut after = before.clone();
    let mut line = offer(act, &request, &before)?;
    let year = before.year;
    match after
        .offers
        .iter_mut()
        .find(|one| request.id.is_some() && one.id == request.id)
    {
        Some(one) => *one = line.clone(),
        None => after.offers.push(line.clone()),
    }
    agrees(&before, &after)?;
    if before != after {
        confirm(w, &mut after, None)?;
    }
    store::save(w, &before, &after)?;
    // A new line has its id only now; it is the last of its hosting.
    let kept = held(act, before.place, year)?;
    if line.id.is_none() {
        line.id = kept.offers.iter().filter_map(|offer| offer.id).max();
    }
    let said = line.said(&store::names(w.db)?);
    w.label(format!("{name} offers {said} for {year}"));
    Ok(OneOffer {
        id: line.id.unwrap_or_default(),
    })
}

fn no_offer() -> Error {
    Error::not_found("This offer is not in the file any more. Undo may bring it back.")
}

/// Takes lines of offers away.
///
/// # Errors
/// A sentence where what is chosen are rows of another list.
pub fn remove_offers(act: &Act<'_>, request: SomeOffers) -> Result<CapacityTouched> {
    let w = act.write;
    let read = reading(act);
    let ids = act
        .desk
        .lists
        .selected(&read, List::Offers, &request.selection)?;
    let what = match ids.as_slice() {
        [one] => {
            let held = store::of_offer(w.db, *one)?.ok_or_else(no_offer)?;
            let names = store::names(w.db)?;
            let line = held.offers.iter().find(|offer| offer.id == Some(*one));
            let said = line.map(|line| line.said(&names)).unwrap_or_default();
            let name = store::name(w.db, held.place)?.unwrap_or_default();
            format!("the offer of {name} for {}: {said}", held.year)
        }
        many => counted(many.len() as u64, "offer", "offers"),
    };
    let count = store::delete_offers(w, &ids)?;
    w.label(format!("Took off {what}"));
    Ok(CapacityTouched {
        count,
        said: format!("Took off {what}."),
    })
}

/// Says that what schools and trusts host is right as it stands. One of which nothing is known is left, and told.
///
/// # Errors
/// What SQLite says.
pub fn confirm_hosting(act: &Act<'_>, request: ConfirmHosting) -> Result<CapacityTouched> {
    let w = act.write;
    let mut places: Vec<Place> = request
        .school_ids
        .iter()
        .copied()
        .map(Place::School)
        .collect();
    for uid in &request.trust_uids {
        places.extend(store::trust(w.db, *uid)?.map(Place::Trust));
    }
    let asked = places.len();
    let mut names = Vec::new();
    for place in places {
        let Some(before) = store::hostings(w.db, request.year, Of::Place(place))?.pop() else {
            continue;
        };
        let mut after = before.clone();
        confirm(w, &mut after, request.source)?;
        store::save(w, &before, &after)?;
        names.push(store::name(w.db, place)?.unwrap_or_default());
    }
    let who = match names.as_slice() {
        [one] => one.clone(),
        many => counted(many.len() as u64, "school", "schools"),
    };
    w.label(format!(
        "Confirmed what {who} host{} in {}",
        if names.len() == 1 { "s" } else { "" },
        request.year
    ));
    let mut said = match names.len() {
        0 => "Nothing was confirmed.".to_owned(),
        _ => format!("Confirmed for {who}."),
    };
    let left = asked - names.len();
    if left > 0 {
        said += &format!(
            " Nothing is known of {} for {}: write their answer down first.",
            counted(left as u64, "school", "schools"),
            request.year
        );
    }
    Ok(CapacityTouched {
        count: number(names.len()),
        said,
    })
}

/// Sets cells of the grid, all or none.
///
/// # Errors
/// A sentence where a column is none or a school is not in the file. Cells that cannot be come back with the answer.
pub fn set_cells(act: &Act<'_>, request: SetCapacityCells) -> Result<CellsSet> {
    let ids: Vec<String> = request
        .cells
        .iter()
        .map(|cell| cell.column.clone())
        .collect();
    if ids.is_empty() {
        return Ok(CellsSet {
            cells: 0,
            schools: 0,
            wrong: Vec::new(),
            said: "No cell was given.".to_owned(),
        });
    }
    let blocks = store::blocks(act.write.db)?;
    let columns = grid::asked(act.write.db, request.year, &blocks, &ids)?;
    let cells: Vec<(i64, &Column, &str)> = request
        .cells
        .iter()
        .zip(&columns)
        .map(|(cell, column)| (cell.school_id, column, cell.text.as_str()))
        .collect();
    let label = match cells.as_slice() {
        [(_, column, text)] => {
            let text = if text.trim().is_empty() {
                "nothing"
            } else {
                text.trim()
            };
            Some(format!("{}: {text}", column.label(&blocks)))
        }
        _ => None,
    };
    write(act, request.year, &cells, "Set", label)
}

/// Pastes a block of cells into the grid, all or none. A block that is lower than the rows to fill is repeated.
///
/// # Errors
/// A sentence where the block is larger than the grid, or its first row is not in it any more.
pub fn paste(act: &Act<'_>, request: PasteCapacity) -> Result<CellsSet> {
    let read = reading(act);
    let db = act.write.db;
    let ids = grid::rows_of(&read, request.year, &request.view)?;
    let first = ids
        .iter()
        .position(|id| *id == request.school_id)
        .ok_or_else(|| {
            Error::not_found(
                "The row to paste into is not in the grid any more. Choose the first cell again.",
            )
        })?;
    let block = block::cells(&request.text);
    let width = block.first().map(Vec::len).unwrap_or_default();
    let height = block
        .len()
        .max(request.rows.map(|rows| rows as usize).unwrap_or_default());
    let room = ids.len() - first;
    if width > request.columns.len() || height > room {
        return Err(Error::invalid(format!(
            "The block has {} and {}, and from here the grid has only {} and {}. Paste it further up or to the left, or copy less.",
            counted(height as u64, "row", "rows"),
            counted(width as u64, "column", "columns"),
            counted(room as u64, "row", "rows"),
            counted(request.columns.len() as u64, "column", "columns"),
        )));
    }
    if height.saturating_mul(width) > MOST_CELLS {
        return Err(Error::invalid(
            "The block has more than 100,000 cells. Paste it in parts.",
        ));
    }
    let blocks = store::blocks(db)?;
    let wanted: Vec<String> = request.columns.iter().take(width).cloned().collect();
    let columns = grid::asked(db, request.year, &blocks, &wanted)?;
    let mut cells = Vec::with_capacity(height * width);
    for (school, row) in ids
        .iter()
        .skip(first)
        .zip(block.iter().cycle().take(height))
    {
        for (column, text) in columns.iter().zip(row) {
            cells.push((*school, column, text.as_str()));
        }
    }
    let did = if cells.iter().all(|(_, _, text)| text.trim().is_empty()) {
        "Cleared"
    } else if request.rows.is_some() {
        "Filled"
    } else {
        "Pasted"
    };
    write(act, request.year, &cells, did, None)
}

/// Writes cells, or says which cannot be.
fn write(
    act: &Act<'_>,
    year: AcademicYear,
    cells: &[(i64, &Column, &str)],
    did: &str,
    label: Option<String>,
) -> Result<CellsSet> {
    let w = act.write;
    let Entered { changed, wrong } = grid::enter(w.db, year, cells)?;
    if !wrong.is_empty() {
        return Ok(refused(cells.len(), wrong));
    }
    for (before, after) in &changed {
        let mut after = after.clone();
        if !after.answers_as(before) {
            confirm(w, &mut after, None)?;
        }
        store::save(w, before, &after)?;
    }
    let schools = match changed.as_slice() {
        [(_, one)] => store::name(w.db, one.place)?.unwrap_or_default(),
        many => counted(many.len() as u64, "school", "schools"),
    };
    let said = counted(cells.len() as u64, "cell", "cells");
    w.label(match label {
        Some(label) => format!("{schools} in {year}: {label}"),
        None => format!("{did} {said} for {year}: {schools}"),
    });
    Ok(CellsSet {
        cells: number(cells.len()),
        schools: number(changed.len()),
        wrong: Vec::new(),
        said: match changed.len() {
            0 => format!("{said} hold what they held before."),
            _ => format!("{said} set; {schools} changed."),
        },
    })
}

fn refused(cells: usize, wrong: Vec<CellWrong>) -> CellsSet {
    let of = counted(cells as u64, "cell", "cells");
    CellsSet {
        cells: number(cells),
        schools: 0,
        said: match wrong.as_slice() {
            [one] if cells == 1 => one.why.clone(),
            [one] => format!(
                "Nothing of the {of} was set, as one cannot be: {}, {}. {}",
                one.school, one.label, one.why
            ),
            many => format!(
                "Nothing of the {of} was set, as {} cannot be. Correct them and paste again.",
                many.len()
            ),
        },
        wrong,
    }
}
