//! The ledger of training: a session ticked off for many, as one operation.

use super::queries::no_person;
use super::{
    AddMentorTraining, MentorTraining, MentorTrainingDone, MentorTrainingKind, MentorTrainingLook,
    SetMentorTraining, SomeMentorTraining, funding, hours, store,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::figure::Figures;
use crate::figure::queries::figures;
use crate::list::List;
use crate::session::{Act, Read};
use crate::store::Db;
use crate::types::{AcademicYear, Day, PartDay, counted, written};

/// The longest text of a line, in characters.
const LONGEST: usize = 200;

fn gone() -> Error {
    Error::not_found("This training is not in the file any more. Undo may bring it back.")
}

/// The people of a request, each once.
fn people(read: &Read<'_>, request: &AddMentorTraining) -> Result<Vec<i64>> {
    let mut people = request.people.clone();
    if let Some(selection) = &request.selection {
        for tenure in read.desk.lists.selected(read, List::Mentors, selection)? {
            people.extend(store::person_of(read.db, tenure)?);
        }
    }
    let mut each: Vec<i64> = Vec::new();
    for person in people {
        if !each.contains(&person) {
            each.push(person);
        }
    }
    Ok(each)
}

/// A day of training as typed: none lies ahead.
fn day(text: &str, today: Day) -> Result<Day> {
    let day = PartDay::read_whole(text, today)?
        .ok_or_else(|| Error::invalid("Say on which day the training was, like 3 Sep 2026."))?;
    if day > today {
        return Err(Error::invalid(format!(
            "{} lies ahead. Tick training off once it was given.",
            written(day)
        )));
    }
    Ok(day)
}

/// A short text, tidied.
fn short(text: &str, what: &str) -> Result<String> {
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidy.chars().count() > LONGEST {
        return Err(Error::invalid(format!(
            "The {what} has more than {LONGEST} characters. Shorten it."
        )));
    }
    Ok(tidy)
}

/// The session of a request, for nobody yet.
fn session(db: &Db, request: &AddMentorTraining, today: Day) -> Result<MentorTraining> {
    let on_day = day(&request.on_day, today)?;
    let minutes = hours::read(&request.hours)?;
    let trainer = match request.trainer_id {
        Some(id) => store::person(db, id)?.ok_or_else(no_person)?.0,
        None => String::new(),
    };
    Ok(MentorTraining {
        id: 0,
        person_id: 0,
        school_id: None,
        school: String::new(),
        on_day,
        day: written(on_day),
        year: AcademicYear::of(on_day),
        minutes,
        hours: hours::written(minutes),
        kind: request.kind.unwrap_or(MentorTrainingKind::Initial),
        kind_label: String::new(),
        provider: short(&request.provider, "provider")?,
        trainer_id: request.trainer_id,
        trainer,
        topic: short(&request.topic, "topic")?,
        mode: request.mode,
        mode_label: String::new(),
        note: short(&request.note, "note")?,
    })
}

/// What a session is for somebody: what was said, else what they need.
fn kind_for(db: &Db, person: i64, one: &MentorTraining) -> Result<MentorTrainingKind> {
    let had = store::had(db, person)?;
    Ok(if funding::is_refresher(&had, &one.provider, one.year) {
        MentorTrainingKind::Refresher
    } else {
        MentorTrainingKind::Initial
    })
}

/// Whether somebody's ledger has this session already.
fn has(db: &Db, person: i64, one: &MentorTraining) -> Result<bool> {
    Ok(store::ledger(db, person)?.iter().any(|line| {
        line.on_day == one.on_day
            && line.minutes == one.minutes
            && line.provider == one.provider
            && line.topic == one.topic
    }))
}

/// The whole hours that are left for somebody in the session's year, with `more` minutes added to their ledger.
fn left(db: &Db, figures: &Figures, person: i64, one: &MentorTraining, more: u32) -> Result<u32> {
    let mut had = store::had(db, person)?;
    if more > 0 {
        had.push(funding::Had {
            year: one.year,
            provider: one.provider.clone(),
            minutes: more,
            initial: false,
        });
    }
    Ok(funding::funded(&had, &one.provider, one.year, figures, "").left_hours)
}

/// `9 have hours left (2 to 13), 3 have none.`
fn left_said(left: &[u32]) -> String {
    let with: Vec<u32> = left.iter().copied().filter(|hours| *hours > 0).collect();
    let none = left.len() - with.len();
    let have = |count: usize| if count == 1 { "has" } else { "have" };
    let range = match (with.iter().min(), with.iter().max()) {
        (Some(least), Some(most)) if least == most => {
            counted(u64::from(*least), "funded hour", "funded hours")
        }
        (Some(least), Some(most)) => format!("{least} to {most} funded hours"),
        _ => String::new(),
    };
    match (with.len(), none) {
        (0, 0) => String::new(),
        (0, 1) => "No funded hours are left.".to_owned(),
        (0, _) => "Nobody has funded hours left.".to_owned(),
        (1, 0) => format!("{range} left."),
        (_, 0) => format!("Each has {range} left."),
        (with, none) => format!(
            "{with} {} {range} left, {none} {} none.",
            have(with),
            have(none)
        ),
    }
}

/// What ticking off a session would do.
///
/// # Errors
/// A sentence where the rows are of another list.
pub(super) fn look(read: &Read<'_>, request: &AddMentorTraining) -> Result<MentorTrainingLook> {
    let db = read.db;
    let people = people(read, request)?;
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let one = match session(db, request, read.desk.store.clock().today()) {
        Ok(one) => one,
        Err(error) => {
            return Ok(MentorTrainingLook {
                people: count,
                said: String::new(),
                problem: error.message,
            });
        }
    };
    let figures = figures(db)?;
    let (mut after, mut already) = (Vec::new(), 0);
    for person in &people {
        if has(db, *person, &one)? {
            already += 1;
        } else {
            after.push(left(db, &figures, *person, &one, one.minutes)?);
        }
    }
    let mut said = format!(
        "{} for {} on {}.",
        one.hours,
        counted(after.len() as u64, "person", "people"),
        one.day
    );
    let left = left_said(&after);
    if !left.is_empty() {
        said += &format!(" After it, in {}: {}", one.year, lower_first(&left));
    }
    if already > 0 {
        said += &format!(
            " {} it already.",
            counted(already, "person has", "people have")
        );
    }
    Ok(MentorTrainingLook {
        people: count,
        said,
        problem: String::new(),
    })
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Ticks a session off for some people. Whoever has it already keeps what they have.
///
/// # Errors
/// A sentence where nobody is chosen, somebody is gone, or the day or the hours cannot be.
pub fn add(act: &Act<'_>, request: AddMentorTraining) -> Result<MentorTrainingDone> {
    let w = act.write;
    let read = Read {
        db: w.db,
        desk: act.desk,
    };
    let people = people(&read, &request)?;
    if people.is_empty() {
        return Err(Error::invalid(
            "Nobody is chosen. Choose the mentors who were there, and tick their training off again.",
        ));
    }
    let one = session(w.db, &request, w.clock.today())?;
    let figures = figures(w.db)?;
    let (mut ids, mut after, mut already, mut only) = (Vec::new(), Vec::new(), 0, String::new());
    for person in people {
        let (name, _) = store::person(w.db, person)?.ok_or_else(no_person)?;
        if has(w.db, person, &one)? {
            already += 1;
            continue;
        }
        let kind = match request.kind {
            Some(kind) => kind,
            None => kind_for(w.db, person, &one)?,
        };
        let line = MentorTraining {
            person_id: person,
            school_id: store::works_at(w.db, person)?.map(|(school, _)| school),
            kind,
            ..one.clone()
        };
        ids.push(store::insert_training(w, &line)?);
        after.push(left(w.db, &figures, person, &one, 0)?);
        only = name;
    }
    let whom = match ids.len() {
        1 => only,
        many => counted(many as u64, "mentor", "mentors"),
    };
    w.label(format!(
        "Ticked off {} of training on {} for {whom}",
        one.hours, one.day
    ));
    let mut said = match ids.len() {
        0 => "Nothing new: they have this session already.".to_owned(),
        _ => format!(
            "{} of training for {whom}. {}",
            one.hours,
            left_said(&after)
        ),
    };
    if already > 0 && !ids.is_empty() {
        said += &format!(
            " {} it already.",
            counted(already, "person had", "people had")
        );
    }
    Ok(MentorTrainingDone {
        ids,
        said: said.trim_end().to_owned(),
    })
}

/// Changes a line of the ledger.
///
/// # Errors
/// A sentence where it is gone, or the day or the hours cannot be.
pub fn set(act: &Act<'_>, request: SetMentorTraining) -> Result<Nothing> {
    let w = act.write;
    let mut line = store::line(w.db, request.id)?.ok_or_else(gone)?;
    if let Some(text) = &request.on_day {
        line.on_day = day(text, w.clock.today())?;
    }
    if let Some(text) = &request.hours {
        line.minutes = hours::read(text)?;
    }
    line.kind = request.kind.unwrap_or(line.kind);
    if let Some(text) = &request.provider {
        line.provider = short(text, "provider")?;
    }
    if let Some(text) = &request.topic {
        line.topic = short(text, "topic")?;
    }
    if let Some(text) = &request.note {
        line.note = short(text, "note")?;
    }
    store::update_training(w, &line)?;
    let name = store::person(w.db, line.person_id)?.map_or_else(String::new, |(name, _)| name);
    w.label(format!(
        "Changed the training of {name} on {}",
        written(line.on_day)
    ));
    Ok(Nothing {})
}

/// Takes lines out of the ledger.
///
/// # Errors
/// A sentence where none of them is there.
pub fn remove(act: &Act<'_>, request: SomeMentorTraining) -> Result<MentorTrainingDone> {
    let w = act.write;
    let mut ids = Vec::new();
    let mut label = String::new();
    for id in request.ids {
        let Some(line) = store::line(w.db, id)? else {
            continue;
        };
        let name = store::person(w.db, line.person_id)?.map_or_else(String::new, |(name, _)| name);
        label = format!("Took the training of {name} on {} off", line.day);
        store::delete_training(w, id)?;
        ids.push(id);
    }
    let said = match ids.len() {
        0 => return Err(gone()),
        1 => label,
        many => format!(
            "Took {} of training off",
            counted(many as u64, "line", "lines")
        ),
    };
    w.label(&said);
    Ok(MentorTrainingDone { ids, said })
}
