//! Making groups, their members, meetings and challenges.

use super::store::{self, reference, text};
use super::{
    AddMeetingAction, ChallengeState, GroupKept, OneGroup, OneOfGroup, SetAttendance, SetChallenge,
    SetGroup, SetGroupMeeting, SetGroupMember, SetSolution,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::person::actions::name as person_name;
use crate::session::Act;
use crate::store::{Db, Write};
use crate::task::{self, NewTask};
use crate::tenure::actions::check_term;
use crate::types::{About, Day, PartDay, counted, written};
use rusqlite::types::Value;

fn gone(what: &str) -> Error {
    Error::not_found(format!(
        "{what} is not in the file any more. Undo may bring it back."
    ))
}

fn group_name(db: &Db, id: i64) -> Result<String> {
    store::name(db, id)?.ok_or_else(|| gone("This working group"))
}

fn name_of(db: &Db, person: i64) -> Result<String> {
    person_name(db, person)?.ok_or_else(|| gone("This person"))
}

fn not_blank(text: &str, sentence: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Error::invalid(sentence));
    }
    Ok(())
}

/// Makes a working group, or changes one.
///
/// # Errors
/// A sentence where it has no name, or another has it.
pub fn set(act: &Act<'_>, request: SetGroup) -> Result<GroupKept> {
    let w = act.write;
    not_blank(&request.name, "A working group needs a name.")?;
    let name = request.name.trim();
    if store::is_taken(w.db, &request)? {
        return Err(Error::conflict(format!(
            "There is a working group called “{name}” already."
        )));
    }
    let mut columns = vec![
        ("name", text(name)),
        ("purpose", text(&request.purpose)),
        ("active", Value::Integer(i64::from(request.active))),
    ];
    let id = match request.id {
        Some(id) => {
            let was = group_name(w.db, id)?;
            store::update(w, "working_group", id, &columns)?;
            w.label(format!("Changed the working group {was}"));
            id
        }
        None => {
            columns.push(("added_on", text(&w.clock.today().to_string())));
            w.label(format!("Made the working group {name}"));
            store::insert(w, "working_group", &columns)?
        }
    };
    Ok(GroupKept { id })
}

/// Takes a working group away, with its members, meetings and challenges.
///
/// # Errors
/// Where it is not there.
pub fn remove(act: &Act<'_>, request: OneGroup) -> Result<Nothing> {
    let w = act.write;
    let name = group_name(w.db, request.id)?;
    store::delete(w, "working_group", request.id)?;
    w.label(format!("Removed the working group {name}"));
    Ok(Nothing {})
}

/// Adds a member to a group, or changes their term.
///
/// # Errors
/// A sentence where the term ends before it begins, a day cannot be read, or they sit in the group already.
pub fn set_member(act: &Act<'_>, request: SetGroupMember) -> Result<GroupKept> {
    let w = act.write;
    let (group, name) = (
        group_name(w.db, request.group_id)?,
        name_of(w.db, request.person_id)?,
    );
    let today = w.clock.today();
    let from = PartDay::read(&request.from, today)?;
    let until = PartDay::read(&request.until, today)?;
    check_term(&from, &until)?;
    if request.school_id.is_some() && request.trust_id.is_some() {
        return Err(Error::invalid(
            "A member sits for a school or for a trust, not for both. Choose one.",
        ));
    }
    let over = until.last().is_some_and(|last| last < today);
    if !over && store::is_member(w.db, request.group_id, request.person_id, request.id)? {
        return Err(Error::conflict(format!(
            "{name} is a member of {group} already. Change that term instead."
        )));
    }
    let (school, trust) = match (request.id, request.school_id, request.trust_id) {
        (None, None, None) => store::place_of(w.db, request.person_id)?,
        (_, school, trust) => (school, trust),
    };
    let columns = [
        ("group_id", Value::Integer(request.group_id)),
        ("person_id", Value::Integer(request.person_id)),
        ("school_id", reference(school)),
        ("trust_id", reference(trust)),
        ("office", text(request.seat.code())),
        ("from_on", text(from.as_str())),
        ("until_on", text(until.as_str())),
    ];
    let id = match request.id {
        Some(id) => {
            if !store::update(w, "group_member", id, &columns)? {
                return Err(gone("This term"));
            }
            w.label(format!("Changed the term of {name} in {group}"));
            id
        }
        None => {
            w.label(format!("{name} joined {group}"));
            store::insert(w, "group_member", &columns)?
        }
    };
    Ok(GroupKept { id })
}

/// Takes a term off a group, as if it had never been. Who leaves is given a last day instead.
///
/// # Errors
/// Where it is not there.
pub fn remove_member(act: &Act<'_>, request: OneOfGroup) -> Result<Nothing> {
    let w = act.write;
    let (group, person) = store::member(w.db, request.id)?.ok_or_else(|| gone("This term"))?;
    store::delete(w, "group_member", request.id)?;
    w.label(format!(
        "Took {} off {}",
        name_of(w.db, person)?,
        group_name(w.db, group)?
    ));
    Ok(Nothing {})
}

/// Writes a meeting down, or changes one.
///
/// # Errors
/// A sentence where the day is missing or cannot be read.
pub fn set_meeting(act: &Act<'_>, request: SetGroupMeeting) -> Result<GroupKept> {
    let w = act.write;
    let group = group_name(w.db, request.group_id)?;
    let day = PartDay::read_whole(&request.on, w.clock.today())?
        .ok_or_else(|| Error::invalid("A meeting needs a day."))?;
    let columns = [
        ("group_id", Value::Integer(request.group_id)),
        ("on_day", text(&day.to_string())),
        ("title", text(&request.title)),
        ("place", text(&request.place)),
        ("note", text(&request.note)),
    ];
    let said = format!("the meeting of {group} on {}", written(day));
    let id = match request.id {
        Some(id) => {
            if !store::update(w, "group_meeting", id, &columns)? {
                return Err(gone("This meeting"));
            }
            w.label(format!("Changed {said}"));
            id
        }
        None => {
            w.label(format!("Wrote down {said}"));
            store::insert(w, "group_meeting", &columns)?
        }
    };
    Ok(GroupKept { id })
}

/// A meeting in words: `the meeting of Mentor time on 3 Sep 2026`, with its group.
fn meeting_in_words(db: &Db, id: i64) -> Result<(i64, String)> {
    let (group, on, _) = store::meeting(db, id)?.ok_or_else(|| gone("This meeting"))?;
    let on = on.parse::<Day>().map_or(on, written);
    Ok((
        group,
        format!("the meeting of {} on {on}", group_name(db, group)?),
    ))
}

/// Takes a meeting away, with its attendance. Its tasks and challenges stay.
///
/// # Errors
/// Where it is not there.
pub fn remove_meeting(act: &Act<'_>, request: OneOfGroup) -> Result<Nothing> {
    let w = act.write;
    let (_, said) = meeting_in_words(w.db, request.id)?;
    store::delete(w, "group_meeting", request.id)?;
    w.label(format!("Removed {said}"));
    Ok(Nothing {})
}

/// Says who came to a meeting.
///
/// # Errors
/// Where the meeting or someone is not there.
pub fn attend(act: &Act<'_>, request: SetAttendance) -> Result<Nothing> {
    let w = act.write;
    let (_, said) = meeting_in_words(w.db, request.meeting_id)?;
    let mut names = Vec::new();
    for person in &request.people {
        names.push(name_of(w.db, *person)?);
        let state = request.attended.map(super::Attended::code);
        store::attend(w, request.meeting_id, *person, state)?;
    }
    let who = match names.as_slice() {
        [only] => only.clone(),
        many => counted(many.len() as u64, "person", "people"),
    };
    let how = request
        .attended
        .map_or("not noted".to_owned(), |one| one.label().to_lowercase());
    w.label(format!("{who} at {said}: {how}"));
    Ok(Nothing {})
}

/// Writes down what a meeting asked for, as a task.
///
/// # Errors
/// A sentence where it does not say what is to do, or its day cannot be read.
pub fn add_action(act: &Act<'_>, request: AddMeetingAction) -> Result<GroupKept> {
    let w = act.write;
    let (group, said) = meeting_in_words(w.db, request.meeting_id)?;
    let id = task::actions::add(
        w,
        &NewTask {
            title: request.title.clone(),
            due: PartDay::read_whole(&request.due, w.clock.today())?,
            owner_id: request.owner_id,
            about: About {
                group_id: Some(group),
                person_id: request.person_id,
                ..About::default()
            },
            meeting_id: Some(request.meeting_id),
            origin: "meeting".to_owned(),
            ..NewTask::default()
        },
    )?;
    w.label(format!("Added “{}” from {said}", request.title.trim()));
    Ok(GroupKept { id })
}

/// Raises a challenge, or changes one.
///
/// # Errors
/// A sentence where it has no theme or does not say what is hard.
pub fn set_challenge(act: &Act<'_>, request: SetChallenge) -> Result<GroupKept> {
    let w = act.write;
    group_name(w.db, request.group_id)?;
    not_blank(
        &request.theme,
        "Give the challenge a theme, such as mentor time.",
    )?;
    not_blank(&request.description, "Say what is hard.")?;
    let school = match (request.id, request.school_id) {
        (None, None) => store::school_in_group(w.db, request.group_id, request.person_id)?,
        (_, school) => school,
    };
    let mut columns = store::challenge_columns(&request, school);
    let theme = request.theme.trim();
    let id = match request.id {
        Some(id) => {
            columns.extend(request.state.map(|state| ("state", text(state.code()))));
            if !store::update(w, "challenge", id, &columns)? {
                return Err(gone("This challenge"));
            }
            w.label(format!("Changed the challenge {theme}"));
            id
        }
        None => {
            let state = request.state.unwrap_or_default();
            columns.push(("state", text(state.code())));
            columns.push(("raised_on", text(&w.clock.today().to_string())));
            w.label(format!("Raised the challenge {theme}"));
            store::insert(w, "challenge", &columns)?
        }
    };
    Ok(GroupKept { id })
}

/// Takes a challenge away, with its solutions.
///
/// # Errors
/// Where it is not there.
pub fn remove_challenge(act: &Act<'_>, request: OneOfGroup) -> Result<Nothing> {
    let w = act.write;
    let (_, theme, _) =
        store::challenge(w.db, request.id)?.ok_or_else(|| gone("This challenge"))?;
    store::delete(w, "challenge", request.id)?;
    w.label(format!("Removed the challenge {theme}"));
    Ok(Nothing {})
}

/// Shares what helped against a challenge, or changes that. The first one makes an open challenge a shared one.
///
/// # Errors
/// A sentence where it does not say what was done.
pub fn set_solution(act: &Act<'_>, request: SetSolution) -> Result<GroupKept> {
    let w = act.write;
    let (group, theme, state) =
        store::challenge(w.db, request.challenge_id)?.ok_or_else(|| gone("This challenge"))?;
    not_blank(&request.description, "Say what helped.")?;
    let school = match (request.id, request.school_id) {
        (None, None) => store::school_in_group(w.db, group, request.person_id)?,
        (_, school) => school,
    };
    let mut columns = store::solution_columns(&request, school);
    let id = match request.id {
        Some(id) => {
            if !store::update(w, "solution", id, &columns)? {
                return Err(gone("This solution"));
            }
            w.label(format!("Changed a solution to {theme}"));
            id
        }
        None => {
            columns.push(("shared_on", text(&w.clock.today().to_string())));
            let id = store::insert(w, "solution", &columns)?;
            if ChallengeState::from_code(&state) == ChallengeState::Open {
                state_of(w, request.challenge_id, ChallengeState::Shared)?;
            }
            w.label(format!("Shared a solution to {theme}"));
            id
        }
    };
    Ok(GroupKept { id })
}

fn state_of(w: &Write<'_>, challenge: i64, state: ChallengeState) -> Result<()> {
    store::update(w, "challenge", challenge, &[("state", text(state.code()))])?;
    Ok(())
}

/// Takes a solution away.
///
/// # Errors
/// Where it is not there.
pub fn remove_solution(act: &Act<'_>, request: OneOfGroup) -> Result<Nothing> {
    let w = act.write;
    let challenge = store::challenge_of(w.db, request.id)?.ok_or_else(|| gone("This solution"))?;
    let theme = store::challenge(w.db, challenge)?.map(|(_, theme, _)| theme);
    store::delete(w, "solution", request.id)?;
    w.label(format!(
        "Removed a solution to {}",
        theme.unwrap_or_default()
    ));
    Ok(Nothing {})
}
