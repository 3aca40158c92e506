//! Placing and taking off. Each is one operation.

use super::board::{Board, Rows, Seated, new_placement};
use super::fit::{Bearing, Fit, Verdict, fit};
use super::queries::{no_place, no_trainee};
use super::{JigsawDone, JigsawPair, PlacePairs, TakeOff, WhatIf, number};
use crate::error::{Error, Result};
use crate::placement::{NewPlacement, PlacementState, actions as placement, store};
use crate::session::Act;
use crate::types::counted;

/// Places trainees in a block, all of them or none. One who is planned elsewhere in it is moved.
///
/// # Errors
/// A sentence where a pairing is blocked, with the reason; where a trainee is placed twice, or is at a school that knows of
/// it; where trainee or place are not of this block.
pub fn place(act: &Act<'_>, request: PlacePairs) -> Result<JigsawDone> {
    let w = act.write;
    let rows = Rows::read(w.db, request.block_id, w.clock.today())?;
    let before = Board::of(&rows, &WhatIf::default());
    let gone: Vec<i64> = request
        .taken_off
        .iter()
        .filter(|id| !request.pairs.iter().any(|pair| pair.trainee_id == **id))
        .copied()
        .collect();
    // Those who are moved or taken off leave before anyone comes.
    for id in &gone {
        leave(act, &before, *id)?;
    }
    let mut what_if = WhatIf {
        taken_off: gone,
        ..WhatIf::default()
    };
    let mut minded = 0;
    let (mut news, mut told) = (Vec::new(), Vec::new());
    for pair in &request.pairs {
        if what_if.taken_off.contains(&pair.trainee_id) {
            return Err(Error::invalid(
                "A trainee can be placed once in a block, and one of these is placed twice.",
            ));
        }
        // Seen with those before it, so that two do not take one place.
        what_if.taken_off.push(pair.trainee_id);
        let (new, fit, trainee, school) = checked(&rows, &what_if, *pair)?;
        news.push(new);
        if fit.verdict == Verdict::Warns {
            minded += 1;
        }
        told.push((trainee, school, fit));
        what_if.placed.push(*pair);
    }
    let mut moved = 0;
    for pair in &request.pairs {
        let seat = before
            .trainee(pair.trainee_id)
            .and_then(|one| before.seat(one));
        if let Some(id) = seat.and_then(|seat| seat.placement_id) {
            store::delete(w, id)?;
            moved += 1;
        }
    }
    for new in &news {
        placement::place(w, new)?;
    }
    let block = &rows.block.name;
    let verb = if moved == request.pairs.len() {
        "Moved"
    } else {
        "Placed"
    };
    let what = match told.as_slice() {
        [(trainee, school, _)] if moved == 1 => format!("{trainee} to {school}"),
        [(trainee, school, _)] => format!("{trainee} at {school}"),
        many => counted(many.len() as u64, "trainee", "trainees"),
    };
    w.label(format!("{verb} {what} in {block}"));
    Ok(JigsawDone {
        trainees: number(told.len()),
        said: match told.as_slice() {
            [(_, _, fit)] => {
                let warnings: Vec<&str> = fit
                    .reasons
                    .iter()
                    .filter(|reason| reason.bearing == Bearing::Warns)
                    .map(|reason| reason.says.as_str())
                    .collect();
                [format!("{verb} {what}."), warnings.join(" ")]
                    .join(" ")
                    .trim_end()
                    .to_owned()
            }
            _ if minded > 0 => format!(
                "{verb} {what}. {} with something to mind.",
                counted(minded, "is", "are")
            ),
            _ => format!("{verb} {what}."),
        },
    })
}

/// The placement that is to be made, how it fits, which is not blocked, and the names of the two.
fn checked(
    rows: &Rows,
    what_if: &WhatIf,
    pair: JigsawPair,
) -> Result<(NewPlacement, Fit, String, String)> {
    let now = Board::of(
        rows,
        &WhatIf {
            taken_off: Vec::new(),
            ..what_if.clone()
        },
    );
    if let Some(seat) = now.trainee(pair.trainee_id).and_then(|one| now.seat(one)) {
        may_leave(&now, seat)?;
    }
    let board = Board::of(rows, what_if);
    let trainee = board.trainee(pair.trainee_id).ok_or_else(no_trainee)?;
    let place = board
        .place(pair.place(), Some(trainee))
        .ok_or_else(no_place)?;
    let fit = fit(&trainee.facts, place, board.span);
    if fit.verdict == Verdict::Blocked {
        let because = fit
            .reasons
            .first()
            .map_or("", |reason| reason.says.as_str());
        return Err(Error::conflict(format!(
            "{} cannot be placed at {}. {because}",
            trainee.row.name, place.school
        )));
    }
    let new = new_placement(&board, trainee, place);
    Ok((new, fit, trainee.row.name.clone(), place.school.clone()))
}

/// Whether somebody may be taken from where they are without telling the school.
///
/// # Errors
/// A sentence where the school knows of it, or it is another block's.
fn may_leave(board: &Board<'_>, seat: &Seated) -> Result<()> {
    let school = board
        .rows
        .schools
        .get(&seat.school_id)
        .map_or("the school", |school| school.name.as_str());
    if seat.state != PlacementState::Planned {
        return Err(Error::conflict(format!(
            "{} is at {school}, and that is {} already. Withdraw that placement first, so that the school is told.",
            seat.trainee,
            seat.state.label().to_lowercase()
        )));
    }
    if seat.block_id != Some(board.rows.block.id) {
        return Err(Error::conflict(format!(
            "{} is at {school} in these days, in another block or in none. Change that placement first.",
            seat.trainee
        )));
    }
    Ok(())
}

/// Takes trainees off the places that are planned for them in a block.
///
/// # Errors
/// A sentence where one is not placed in it, or the school knows of it.
pub fn take_off(act: &Act<'_>, request: TakeOff) -> Result<JigsawDone> {
    let w = act.write;
    let rows = Rows::read(w.db, request.block_id, w.clock.today())?;
    let board = Board::of(&rows, &WhatIf::default());
    let mut told = Vec::new();
    for id in &request.trainee_ids {
        told.push(leave(act, &board, *id)?);
    }
    let what = match told.as_slice() {
        [one] => one.clone(),
        many => counted(many.len() as u64, "trainee", "trainees"),
    };
    w.label(format!("Took {what} off {}", rows.block.name));
    Ok(JigsawDone {
        trainees: number(told.len()),
        said: format!("Took {what} off."),
    })
}

/// Takes one off; the answer is who from where.
fn leave(act: &Act<'_>, board: &Board<'_>, trainee_id: i64) -> Result<String> {
    let trainee = board.trainee(trainee_id).ok_or_else(no_trainee)?;
    let seat = board.seat(trainee).ok_or_else(|| {
        Error::conflict(format!(
            "{} is not placed in {}, so there is nothing to take off.",
            trainee.row.name, board.rows.block.name
        ))
    })?;
    may_leave(board, seat)?;
    if let Some(placement) = seat.placement_id {
        store::delete(act.write, placement)?;
    }
    let school = board
        .rows
        .schools
        .get(&seat.school_id)
        .map_or("the school", |school| school.name.as_str());
    Ok(format!("{} from {school}", trainee.row.name))
}
