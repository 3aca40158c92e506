//! What the office does with placements. Each is one operation.

use super::counting::counting;
use super::store::{self, Fields, Held};
use super::{
    AddAbsence, MovePlacements, NewPlacement, OneAbsence, PlaceTrainees, PlacementFields,
    PlacementState, PlacementsTouched, SetPlacement, SomePlacements, days, span,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::register::codes;
use crate::session::{Act, Read};
use crate::store::{Db, Write};
use crate::types::{Day, KeyStage, PartDay, YearGroup, counted, written};

/// Makes a placement, planned, and gives its id. The caller names the operation.
///
/// # Errors
/// A sentence where trainee, school, block or a mentor is not in the file, a day is missing, or it ends before it begins.
pub fn place(w: &Write<'_>, new: &NewPlacement) -> Result<i64> {
    store::trainee(w.db, new.trainee_id)?.ok_or_else(no_trainee)?;
    store::school(w.db, new.school_id)?.ok_or_else(no_school)?;
    let fields = dated(w.db, new)?;
    store::insert(w, &fields, w.clock.today())
}

/// The placement with the block's days where it has none of its own, and with mentors who are there.
fn dated<'a>(db: &Db, new: &'a NewPlacement) -> Result<Fields<'a>> {
    let block = match new.block_id {
        Some(id) => Some(store::block_days(db, id)?.ok_or_else(|| {
            Error::not_found("This block is not in the file any more. Undo may bring it back.")
        })?),
        None => None,
    };
    let missing = || {
        Error::invalid(
            "Say the first and the last day of the placement, or choose a block whose days it has.",
        )
    };
    let from = new
        .from
        .or(block.map(|(from, _)| from))
        .ok_or_else(missing)?;
    let until = new
        .until
        .or(block.map(|(_, until)| until))
        .ok_or_else(missing)?;
    if until < from {
        return Err(Error::invalid(format!(
            "The placement ends on {}, before it begins on {}. Check the two days.",
            written(until),
            written(from)
        )));
    }
    for &person in &new.mentors {
        if !store::is_person(db, person)? {
            return Err(Error::not_found(
                "A mentor of this placement is not in the file any more. Choose another, or undo.",
            ));
        }
    }
    Ok(Fields {
        of: new,
        from,
        until,
    })
}

fn no_trainee() -> Error {
    Error::not_found("This trainee is not in the file any more. Undo may bring them back.")
}

fn no_school() -> Error {
    Error::not_found("This school is not in the file any more. Undo may bring it back.")
}

pub(super) fn no_placement() -> Error {
    Error::not_found("This placement is not in the file any more. Undo may bring it back.")
}

/// Moves placements to a state on a day. Those whose own state does not allow the step are left; the answer is the ids of
/// those that moved. The caller names the operation.
///
/// # Errors
/// What SQLite says.
pub fn set_state(
    w: &Write<'_>,
    ids: &[i64],
    state: PlacementState,
    on: Day,
    reason: &str,
) -> Result<Vec<i64>> {
    let reason = if state.wants_reason() {
        reason.trim()
    } else {
        ""
    };
    let mut moved = Vec::new();
    for &id in ids {
        let Some(held) = store::held(w.db, id)? else {
            continue;
        };
        if held.state.may_become(state) {
            store::set_state(w, id, state, on, reason)?;
            moved.push(id);
        }
    }
    Ok(moved)
}

fn selected(act: &Act<'_>, selection: &Selection) -> Result<Vec<i64>> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    act.desk.lists.selected(&read, List::Placements, selection)
}

/// A day as typed; blank: today.
pub(super) fn day_or_today(typed: &str, today: Day) -> Result<Day> {
    Ok(PartDay::read_whole(typed, today)?.unwrap_or(today))
}

/// Places trainees at a school, each with the same fields.
///
/// # Errors
/// A sentence where nobody is named, or as [`place`].
pub fn place_typed(act: &Act<'_>, request: PlaceTrainees) -> Result<PlacementsTouched> {
    let w = act.write;
    if request.trainees.is_empty() {
        return Err(Error::invalid(
            "Choose at least one trainee who goes to this school.",
        ));
    }
    let school = store::school(w.db, request.school_id)?.ok_or_else(no_school)?;
    let mut ids = Vec::new();
    let mut name = String::new();
    for &trainee_id in &request.trainees {
        name = store::trainee(w.db, trainee_id)?.ok_or_else(no_trainee)?;
        let new = NewPlacement {
            trainee_id,
            school_id: request.school_id,
            ..typed(&request.fields, w.clock.today())?
        };
        ids.push(place(w, &new)?);
    }
    let who = match ids.as_slice() {
        [_] => name,
        many => counted(many.len() as u64, "trainee", "trainees"),
    };
    w.label(format!("Placed {who} at {school}"));
    Ok(PlacementsTouched {
        ids,
        said: format!("{who} placed at {school}."),
    })
}

/// What was typed of a placement, read.
fn typed(fields: &PlacementFields, today: Day) -> Result<NewPlacement> {
    Ok(NewPlacement {
        kind: fields.kind,
        block_id: fields.block_id,
        subject: subject(&fields.subject)?,
        year_group: read_stage(&fields.year_group, "year group", YearGroup::parse)?,
        key_stage: read_stage(&fields.key_stage, "key stage", KeyStage::parse)?,
        from: PartDay::read_whole(&fields.from_on, today)?,
        until: PartDay::read_whole(&fields.until_on, today)?,
        planned_half_days: fields.planned_half_days,
        mentors: fields.mentors.clone(),
        note: fields.note.trim().to_owned(),
        ..NewPlacement::default()
    })
}

/// The code of a subject, given by code or name; blank: none.
fn subject(typed: &str) -> Result<String> {
    let text = typed.trim();
    if text.is_empty() || codes::name("subject", text).is_some() {
        return Ok(text.to_owned());
    }
    codes::code("subject", text)
        .map(str::to_owned)
        .ok_or_else(|| {
            Error::invalid(format!(
                "“{text}” is no subject of the list. Choose one of it, such as Mathematics."
            ))
        })
}

fn read_stage<T>(typed: &str, what: &str, parse: fn(&str) -> Option<T>) -> Result<Option<T>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match parse(typed) {
        Some(stage) => Ok(Some(stage)),
        None => Err(Error::invalid(format!(
            "“{}” is no {what}. Choose one of the list.",
            typed.trim()
        ))),
    }
}

/// Changes what is known of a placement; who and where stay.
///
/// # Errors
/// As [`place`].
pub fn set(act: &Act<'_>, request: SetPlacement) -> Result<PlacementsTouched> {
    let w = act.write;
    let held = store::held(w.db, request.id)?.ok_or_else(no_placement)?;
    let new = typed(&request.fields, w.clock.today())?;
    let fields = dated(w.db, &new)?;
    store::update(w, held.id, &fields)?;
    w.label(format!(
        "Changed the placement of {} at {}",
        held.trainee, held.school
    ));
    Ok(PlacementsTouched {
        ids: vec![held.id],
        said: format!(
            "{} is at {} from {}.",
            held.trainee,
            held.school,
            span(fields.from, fields.until)
        ),
    })
}

/// Moves placements to a state. Those whose own state does not allow the step are left, and told; so are those that would
/// begin although checks of suitability are not cleared, unless somebody has looked and says so.
///
/// # Errors
/// A sentence where the day is none, or lies ahead for something that has happened.
pub fn move_typed(act: &Act<'_>, request: MovePlacements) -> Result<PlacementsTouched> {
    let w = act.write;
    let today = w.clock.today();
    let on = day_or_today(&request.on, today)?;
    if on > today {
        return Err(Error::invalid(format!(
            "{} is still to come, so it is not known yet what becomes of a placement then. Leave the day empty for today.",
            written(on)
        )));
    }
    let ids = selected(act, &request.selection)?;
    let unchecked = if request.state == PlacementState::UnderWay && !request.although_unchecked {
        super::queries::unchecked(w.db, &ids)?
    } else {
        Vec::new()
    };
    let may: Vec<i64> = ids
        .iter()
        .copied()
        .filter(|id| !unchecked.iter().any(|(one, _)| one == id))
        .collect();
    let moved = set_state(w, &may, request.state, on, &request.reason)?;
    let word = request.state.label().to_lowercase();
    w.label(match moved.as_slice() {
        [one] => {
            let held = store::held(w.db, *one)?.ok_or_else(no_placement)?;
            format!("{} at {}: {word}", held.trainee, held.school)
        }
        many => format!(
            "{}: {word}",
            counted(many.len() as u64, "placement", "placements")
        ),
    });
    let mut said = match moved.len() {
        0 => format!("No placement is now {word}."),
        some => format!(
            "{} now {word}.",
            counted(some as u64, "placement is", "placements are")
        ),
    };
    let left = may.len() - moved.len();
    if left > 0 {
        said += &format!(
            " {} left: the state {} at does not lead there.",
            counted(left as u64, "was", "were"),
            if left == 1 { "it is" } else { "they are" }
        );
    }
    if let Some(names) = names_of(&unchecked) {
        said += &format!(
            " Not yet under way, because checks of suitability are not cleared: {names}. Clear them first, or say that somebody has looked."
        );
    }
    Ok(PlacementsTouched { ids: moved, said })
}

/// `Ada Brook, Ben Cole and 3 more`; `None`: there is nobody.
fn names_of(people: &[(i64, String)]) -> Option<String> {
    let shown: Vec<&str> = people
        .iter()
        .take(3)
        .map(|(_, name)| name.as_str())
        .collect();
    match people.len() {
        0 => None,
        few @ 1..=3 if few == shown.len() => Some(shown.join(", ")),
        many => Some(format!("{} and {} more", shown.join(", "), many - 3)),
    }
}

/// Takes placements away, as if they had never been.
///
/// # Errors
/// What SQLite says.
pub fn remove(act: &Act<'_>, request: SomePlacements) -> Result<PlacementsTouched> {
    let mut gone: Vec<Held> = Vec::new();
    for id in selected(act, &request.selection)? {
        if let Some(held) = store::held(act.write.db, id)? {
            store::delete(act.write, id)?;
            gone.push(held);
        }
    }
    let what = match gone.as_slice() {
        [one] => format!("the placement of {} at {}", one.trainee, one.school),
        many => counted(many.len() as u64, "placement", "placements"),
    };
    act.write.label(format!("Took off {what}"));
    Ok(PlacementsTouched {
        ids: gone.iter().map(|held| held.id).collect(),
        said: format!("Took off {what}."),
    })
}

/// Logs days that a trainee missed. Without an amount all days count on which the trainee would have been there.
///
/// # Errors
/// A sentence where a day is none or lies outside the placement, or more is lost than there was.
pub fn add_absence(act: &Act<'_>, request: AddAbsence) -> Result<OneAbsence> {
    let w = act.write;
    let held = store::held(w.db, request.placement_id)?.ok_or_else(no_placement)?;
    let today = w.clock.today();
    let from = PartDay::read_whole(&request.from_on, today)?
        .ok_or_else(|| Error::invalid("Say which day was missed, such as 5 Nov or today."))?;
    let until = PartDay::read_whole(&request.until_on, today)?.unwrap_or(from);
    if until < from {
        return Err(Error::invalid(format!(
            "The absence ends on {}, before it begins on {}. Check the two days.",
            written(until),
            written(from)
        )));
    }
    if from < held.from || until > held.until {
        return Err(Error::invalid(format!(
            "{} is at {} from {}, so days outside of that cannot be missed there.",
            held.trainee,
            held.school,
            span(held.from, held.until)
        )));
    }
    let there = counting(w.db)?.half_days(held.school_id, from, until, &held.weekdays);
    let half_days = request.half_days.unwrap_or(there);
    if half_days == 0 || half_days > there {
        return Err(Error::invalid(match there {
            0 => format!(
                "{} would not have been at {} on {}: those are no school days of theirs, so none is lost.",
                held.trainee,
                held.school,
                span(from, until)
            ),
            _ => format!(
                "{} would have been at {} for {} from {}. Give that or less.",
                held.trainee,
                held.school,
                days::in_days(there),
                span(from, until)
            ),
        }));
    }
    let id = store::insert_absence(w, held.id, (from, until), half_days, request.reason.trim())?;
    w.label(format!(
        "{} missed {} at {}",
        held.trainee,
        days::in_days(half_days),
        held.school
    ));
    Ok(OneAbsence { id })
}

/// Takes a logged absence away.
///
/// # Errors
/// A sentence where it is not there.
pub fn remove_absence(act: &Act<'_>, request: OneAbsence) -> Result<Nothing> {
    let w = act.write;
    let absence = store::one_absence(w.db, request.id)?.ok_or_else(|| {
        Error::not_found("This absence is not in the file any more. Undo may bring it back.")
    })?;
    let held = store::held(w.db, absence.placement_id)?.ok_or_else(no_placement)?;
    store::delete_absence(w, absence.id)?;
    w.label(format!(
        "Took off {} that {} missed at {}",
        days::in_days(absence.half_days),
        held.trainee,
        held.school
    ));
    Ok(Nothing {})
}
