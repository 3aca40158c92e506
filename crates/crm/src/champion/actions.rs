//! What the office does with champions. Each command is one operation; the functions that take a [`Write`] serve other
//! nouns inside theirs.

use super::store::{self, Held};
use super::{
    ChampionMoved, ChampionStage, MoveChampion, NameChampion, OneChampion, RiskTask, RiskTaskMade,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::person::{self, AddressKind, Medium, NewAddress, NewPerson};
use crate::session::Act;
use crate::store::Write;
use crate::task::{self, NewTask};
use crate::tenure::{self, NewTenure};
use crate::types::{About, Day, PartDay, Source, written};
use chrono::Days;

/// A risk's task is due in so many days.
const TASK_DUE_DAYS: u64 = 14;

/// Names a champion of a school.
///
/// # Errors
/// A sentence where the school or the person is not there, the person stands already, someone new has no name or post, or
/// the day is not one.
pub fn name(act: &Act<'_>, request: NameChampion) -> Result<ChampionMoved> {
    let w = act.write;
    if !store::has_school(w.db, request.school_id)? {
        return Err(no_school());
    }
    let since = PartDay::read_whole(text(&request.since), w.clock.today())?
        .unwrap_or_else(|| w.clock.today());
    let stage = request.stage.unwrap_or(ChampionStage::Identified);
    let person_id = person(w, &request)?;
    let id = appoint(
        w,
        request.school_id,
        person_id,
        stage,
        since,
        text(&request.note),
    )?;
    let champion = held(w, id)?;
    w.label(format!(
        "Named {} champion at {}{}",
        champion.person,
        champion.school,
        match stage {
            ChampionStage::Identified => String::new(),
            further => format!(" ({})", further.label().to_lowercase()),
        }
    ));
    Ok(moved(&champion))
}

/// Makes a person champion of a school and gives the id of that.
///
/// # Errors
/// A sentence where they stand there already.
pub fn appoint(
    w: &Write<'_>,
    school_id: i64,
    person_id: i64,
    stage: ChampionStage,
    since: Day,
    note: &str,
) -> Result<i64> {
    let standing = store::of_school(w.db, school_id)?
        .into_iter()
        .find(|one| one.person_id == person_id && one.stage.stands());
    if let Some(one) = standing {
        return Err(Error::invalid(format!(
            "{} is on the board for {} already, as {}. Move them to another stage instead.",
            one.person,
            one.school,
            one.stage.label().to_lowercase()
        )));
    }
    store::insert(w, school_id, person_id, stage, since, note.trim())
}

/// The person who is named: one of the file, or someone new with a post and perhaps an e-mail.
fn person(w: &Write<'_>, request: &NameChampion) -> Result<i64> {
    let person_id = match (request.person_id, &request.new_person) {
        (Some(id), None) => {
            person::actions::name(w.db, id)?.ok_or_else(|| {
                Error::not_found(
                    "This person is not in the file any more. Undo may bring them back.",
                )
            })?;
            id
        }
        (None, Some(name)) => {
            if request.role_id.is_none() {
                return Err(Error::invalid(
                    "Choose the post that they hold at the school.",
                ));
            }
            let new = NewPerson {
                name: name.clone(),
                ..NewPerson::default()
            };
            let id = person::actions::add(w, &new)?;
            add_email(w, id, text(&request.email))?;
            id
        }
        _ => {
            return Err(Error::invalid(
                "Choose who is to be champion, or type the name of someone new.",
            ));
        }
    };
    if let Some(role_id) = request.role_id {
        let there =
            super::queries::holds_post(w.db, request.school_id, person_id, w.clock.today())?;
        if !there {
            tenure::actions::add(
                w,
                &NewTenure {
                    school_id: Some(request.school_id),
                    confirmed_on: w.clock.today().to_string(),
                    ..NewTenure::of(person_id, role_id)
                },
            )?;
        }
    }
    Ok(person_id)
}

fn add_email(w: &Write<'_>, person_id: i64, email: &str) -> Result<()> {
    if email.is_empty() {
        return Ok(());
    }
    person::actions::add_address(
        w,
        &NewAddress {
            person_id: Some(person_id),
            role_id: None,
            school_id: None,
            trust_id: None,
            medium: Medium::Email,
            value: email.to_owned(),
            kind: AddressKind::School,
            is_main: true,
            source: Source::Typed,
            confirmed_on: w.clock.today().to_string(),
        },
    )?;
    Ok(())
}

fn text(given: &Option<String>) -> &str {
    given.as_deref().unwrap_or_default().trim()
}

fn no_school() -> Error {
    Error::not_found("This school is not in the file any more. Undo may bring it back.")
}

fn held(w: &Write<'_>, id: i64) -> Result<Held> {
    store::find(w.db, id)?.ok_or_else(|| {
        Error::not_found("This champion is not in the file any more. Undo may bring them back.")
    })
}

/// Moves a champion to a stage, or corrects the one that they are at.
///
/// # Errors
/// A sentence where the champion is not there, or the day is not one or lies before the last stage.
pub fn move_to(act: &Act<'_>, request: MoveChampion) -> Result<ChampionMoved> {
    let w = act.write;
    let before = held(w, request.id)?;
    let since = PartDay::read_whole(text(&request.since), w.clock.today())?;
    let reason = request.reason.as_deref().map(str::trim);
    step(w, request.id, request.stage, since, reason)?;
    if let Some(note) = &request.note {
        store::set_note(w, request.id, note.trim())?;
    }
    let champion = held(w, request.id)?;
    w.label(if champion.stage == before.stage {
        format!("Changed what is said of {} as champion", champion.person)
    } else if champion.stage == ChampionStage::SteppedDown {
        format!(
            "{} stepped down as champion at {}",
            champion.person, champion.school
        )
    } else {
        format!(
            "{} at {}: {} as champion",
            champion.person,
            champion.school,
            champion.stage.label().to_lowercase()
        )
    });
    Ok(moved(&champion))
}

/// Puts a champion at a stage since a day (`None`: today, or the day of the stage that they are at). At the stage that they
/// are at already, its day and reason are corrected.
///
/// # Errors
/// A sentence where the champion is not there, or the day lies before the last stage.
pub fn step(
    w: &Write<'_>,
    id: i64,
    stage: ChampionStage,
    since: Option<Day>,
    reason: Option<&str>,
) -> Result<()> {
    let champion = held(w, id)?;
    // Why someone stepped down says nothing of them once they are back.
    let kept = if stage == champion.stage {
        champion.reason.as_str()
    } else {
        ""
    };
    let reason = match stage {
        ChampionStage::SteppedDown => reason.unwrap_or(kept),
        _ => "",
    };
    let steps = store::steps(w.db, id)?;
    if stage == champion.stage {
        let since = since.unwrap_or(champion.since);
        let before = steps.len().checked_sub(2).and_then(|at| steps.get(at));
        check_order(
            &champion,
            before.map(|(stage, day, ..)| (*stage, *day)),
            since,
        )?;
        return store::correct(w, id, stage, since, reason);
    }
    // A stage that begins in the future can be left at once, and not before it has begun.
    let since = since.unwrap_or_else(|| w.clock.today().max(champion.since));
    check_order(&champion, Some((champion.stage, champion.since)), since)?;
    store::step(w, id, stage, since, reason)
}

/// A stage does not begin before the one that it follows.
fn check_order(champion: &Held, before: Option<(ChampionStage, Day)>, since: Day) -> Result<()> {
    match before {
        Some((stage, day)) if since < day => Err(Error::invalid(format!(
            "{} is {} since {}, so the next stage cannot begin on {}. Give a later day.",
            champion.person,
            stage.label().to_lowercase(),
            written(day),
            written(since)
        ))),
        _ => Ok(()),
    }
}

fn moved(champion: &Held) -> ChampionMoved {
    ChampionMoved {
        id: champion.id,
        person_id: champion.person_id,
        stage: champion.stage,
        said: format!(
            "{} at {} is now {}, since {}.",
            champion.person,
            champion.school,
            match champion.stage {
                ChampionStage::SteppedDown => "stepped down".to_owned(),
                other => other.label().to_lowercase(),
            },
            written(champion.since)
        ),
    }
}

/// Takes a champion off, with the stages that they went through. The person stays.
///
/// # Errors
/// A sentence where the champion is not there.
pub fn remove(act: &Act<'_>, request: OneChampion) -> Result<Nothing> {
    let champion = held(act.write, request.id)?;
    store::delete(act.write, champion.id)?;
    act.write.label(format!(
        "Took {} off the champions of {}",
        champion.person, champion.school
    ));
    Ok(Nothing {})
}

/// Makes a task of a risk.
///
/// # Errors
/// A sentence where the school is not there, or the risk no longer is.
pub fn risk_task(act: &Act<'_>, request: RiskTask) -> Result<RiskTaskMade> {
    let w = act.write;
    let today = w.clock.today();
    let (school, risks) =
        super::queries::risks_of(w.db, request.school_id, today)?.ok_or_else(no_school)?;
    let risk = risks
        .into_iter()
        .find(|risk| risk.kind == request.kind)
        .ok_or_else(|| {
            Error::not_found(format!(
                "{school} has no such risk any more: “{}” was settled meanwhile.",
                request.kind.label()
            ))
        })?;
    let due = today.checked_add_days(Days::new(TASK_DUE_DAYS));
    let title = format!("{}: {school}", request.kind.task());
    let task_id = task::actions::add(
        w,
        &NewTask {
            title: title.clone(),
            note: risk.text,
            due,
            about: About {
                school_id: Some(request.school_id),
                ..About::default()
            },
            origin: "succession risk".to_owned(),
            ..NewTask::default()
        },
    )?;
    w.label(format!("Made the task “{title}”"));
    Ok(RiskTaskMade {
        task_id,
        said: format!(
            "“{title}” is a task now{}.",
            due.map_or_else(String::new, |due| format!(", due {}", written(due)))
        ),
    })
}
