//! A school drops out, as one operation.

use super::{DropOutRequest, SchoolWithdrawn, WithdrawSchool, queries};
use crate::error::{Error, Result};
use crate::placement::actions::{day_or_today, place, set_state};
use crate::placement::{NewPlacement, Placement, PlacementState, store};
use crate::session::{Act, Read};
use crate::types::{Day, counted};

/// Marks a school's placements as withdrawn by it, and places those elsewhere for whom somebody chose another school:
/// from the day of the withdrawal on, with the same block, kind and subject, without a mentor yet.
///
/// # Errors
/// A sentence where nothing falls away, a placement is not the school's, or another school is not there or the same.
pub fn withdraw(act: &Act<'_>, request: WithdrawSchool) -> Result<SchoolWithdrawn> {
    let w = act.write;
    let read = Read {
        db: w.db,
        desk: act.desk,
    };
    let on = day_or_today(&request.on, w.clock.today())?;
    let affected = queries::affected(
        &read,
        &DropOutRequest {
            school_id: request.school_id,
            placements: request.placements.clone(),
        },
    )?;
    let school = affected
        .first()
        .map(|placement| placement.school.clone())
        .unwrap_or_default();
    let ids: Vec<i64> = affected.iter().map(|placement| placement.id).collect();
    let withdrawn = set_state(
        w,
        &ids,
        PlacementState::WithdrawnBySchool,
        on,
        &request.reason,
    )?;
    let mut placed = Vec::new();
    for elsewhere in &request.elsewhere {
        let before = affected
            .iter()
            .find(|placement| placement.id == elsewhere.placement_id)
            .ok_or_else(|| {
                Error::invalid(format!(
                    "Somebody is to go elsewhere whose placement at {school} does not fall away. Look at them again."
                ))
            })?;
        if elsewhere.school_id == request.school_id {
            return Err(Error::invalid(format!(
                "{} cannot go to {school} instead: it is the school that drops out. Choose another.",
                before.trainee
            )));
        }
        placed.push(place(w, &instead(before, elsewhere.school_id, on)?)?);
    }
    let to_place: Vec<String> = affected
        .iter()
        .filter(|placement| {
            !request
                .elsewhere
                .iter()
                .any(|elsewhere| elsewhere.placement_id == placement.id)
        })
        .map(|placement| placement.trainee.clone())
        .collect();
    w.label(label(&school, withdrawn.len(), placed.len()));
    Ok(SchoolWithdrawn {
        said: said(act, &school, &withdrawn, &placed, &to_place)?,
        withdrawn,
        placed,
        to_place,
    })
}

/// The placement that takes the place of one that fell away.
fn instead(before: &Placement, school_id: i64, on: Day) -> Result<NewPlacement> {
    let day = |text: &str| {
        text.parse::<Day>()
            .map_err(|_| Error::bug("A placement has a day that is none."))
    };
    let (from, until) = (day(&before.from_on)?, day(&before.until_on)?);
    Ok(NewPlacement {
        trainee_id: before.trainee_id,
        school_id,
        block_id: before.block_id,
        kind: before.kind,
        subject: before.subject.clone(),
        year_group: before.year_group,
        key_stage: before.key_stage,
        // Days that were had at the school that drops out stay there.
        from: Some(from.max(on.min(until))),
        until: Some(until),
        ..NewPlacement::default()
    })
}

fn label(school: &str, withdrawn: usize, placed: usize) -> String {
    let all = counted(withdrawn as u64, "placement", "placements");
    match placed {
        0 => format!("{school} withdrew {all}"),
        some => format!(
            "{school} withdrew {all}; {} placed elsewhere",
            counted(some as u64, "trainee", "trainees")
        ),
    }
}

fn said(
    act: &Act<'_>,
    school: &str,
    withdrawn: &[i64],
    placed: &[i64],
    to_place: &[String],
) -> Result<String> {
    let mut said = format!(
        "{school} withdrew {}.",
        counted(withdrawn.len() as u64, "placement", "placements")
    );
    match placed {
        [] => {}
        [one] => {
            if let Some(held) = store::held(act.write.db, *one)? {
                said += &format!(" {} is planned at {} instead.", held.trainee, held.school);
            }
        }
        many => said += &format!(" {} trainees are planned elsewhere.", many.len()),
    }
    match to_place {
        [] => {}
        [one] => said += &format!(" {one} is still to be placed."),
        many => said += &format!(" {} trainees are still to be placed.", many.len()),
    }
    Ok(said)
}
