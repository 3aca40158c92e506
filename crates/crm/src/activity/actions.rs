//! Logging what happened.

use super::{
    ActivityKind, LogActivity, Logged, NewActivity, NewFileKept, OneActivity, SaveKeptFile,
    SetActivity, Subject, spoken, store,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::session::{Act, Job};
use crate::store::Write;
use crate::task::NewTask;
use crate::types::{About, Clock, Day, PartDay, Source};
use crate::{person, task, tenure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use std::path::Path;

/// The longest text that is kept, in characters.
pub(crate) const LONGEST: usize = 100_000;

/// Logs an activity and answers with its id.
///
/// # Errors
/// What SQLite says.
pub fn log(w: &Write<'_>, activity: &NewActivity) -> Result<i64> {
    let id = store::insert(w, activity)?;
    for about in &activity.about {
        store::insert_about(w, id, activity.on, activity.kind, about)?;
    }
    Ok(id)
}

/// Keeps a file that came with an activity.
///
/// # Errors
/// What SQLite says.
pub fn keep_file(w: &Write<'_>, activity: i64, file: &NewFileKept) -> Result<()> {
    store::insert_file(w, activity, file)
}

/// Logs what someone of us typed, with what to do next, as one operation.
///
/// # Errors
/// A sentence where nothing was typed, it is about nobody, a day cannot be read, or the day lies ahead.
pub fn log_typed(act: &Act<'_>, request: LogActivity) -> Result<Logged> {
    let w = act.write;
    let text = checked_text(&request.text)?;
    if text.is_empty() {
        return Err(Error::invalid("Type what happened first."));
    }
    let names = names(act, &request.about)?;
    let kind = request
        .kind
        .or_else(|| spoken::kind(&text))
        .unwrap_or(ActivityKind::Note);
    let id = log(
        w,
        &NewActivity {
            kind,
            on: day(&request.on, w.clock)?,
            at_time: String::new(),
            direction: String::new(),
            title: String::new(),
            text,
            message_id: String::new(),
            source: Source::Typed,
            about: request.about.clone(),
        },
    )?;
    if request.still_right {
        confirm(w, &request.about, kind.source())?;
    }
    let next = request.next.filter(|next| !next.title.trim().is_empty());
    let task_id = match next {
        Some(next) => Some(task::actions::add(
            w,
            &NewTask {
                title: next.title,
                due: PartDay::read_whole(&next.due, w.clock.today())?,
                owner_id: next.owner_id,
                about: all_in_one(&request.about),
                activity_id: Some(id),
                origin: kind.label().to_lowercase(),
                ..NewTask::default()
            },
        )?),
        None => None,
    };
    let then = match task_id {
        Some(_) => ", and what to do next",
        None => "",
    };
    w.label(format!("Logged {} with {names}{then}", kind.with_article()));
    Ok(Logged { id, task_id })
}

/// Changes an activity.
///
/// # Errors
/// A sentence where it is not there, or a day cannot be read.
pub fn set(act: &Act<'_>, request: SetActivity) -> Result<Nothing> {
    let w = act.write;
    let mut row = store::find(w.db, request.id)?.ok_or_else(gone)?;
    if let Some(kind) = request.kind {
        row.kind = kind;
    }
    if let Some(on) = &request.on {
        row.on = day(on, w.clock)?;
    }
    if let Some(title) = request.title {
        row.title = title;
    }
    if let Some(text) = &request.text {
        row.text = checked_text(text)?;
    }
    if row.text.is_empty() && row.title.trim().is_empty() {
        return Err(Error::invalid(
            "Nothing would be left of this entry. Take it away instead.",
        ));
    }
    store::update(w, request.id, &row)?;
    w.label(format!("Changed {}", row.kind.with_article()));
    Ok(Nothing {})
}

/// Takes an activity off every timeline.
///
/// # Errors
/// What SQLite says.
pub fn remove(act: &Act<'_>, request: OneActivity) -> Result<Nothing> {
    let kind = store::find(act.write.db, request.id)?.map(|row| row.kind);
    if store::delete(act.write, request.id)? {
        let what = kind.unwrap_or(ActivityKind::Note).with_article();
        act.write.label(format!("Took {what} off the timeline"));
    }
    Ok(Nothing {})
}

/// Writes a file that came with an e-mail and was kept.
///
/// # Errors
/// A sentence where it is not there or cannot be written.
pub fn save_file(job: &Job<'_>, request: SaveKeptFile) -> Result<Nothing> {
    let desk = job.desk()?;
    let (name, base64) = store::file(&*desk.store.read()?, request.id)?.ok_or_else(gone)?;
    let bytes = STANDARD
        .decode(base64)
        .map_err(|_| Error::bug(format!("What was kept of {name} cannot be read.")))?;
    let path = Path::new(&request.path);
    write_file(path, |out| {
        out.write_all(&bytes)
            .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
    })?;
    Ok(Nothing {})
}

/// The people's posts at those places, and their e-mails, are right as of today.
fn confirm(w: &Write<'_>, about: &[About], source: Source) -> Result<()> {
    let places: Vec<&About> = about
        .iter()
        .filter(|about| about.school_id.is_some() || about.trust_id.is_some())
        .collect();
    for person in about.iter().filter_map(|about| about.person_id) {
        for place in &places {
            for (id, whose) in tenure::actions::current_at(w.db, place.school_id, place.trust_id)? {
                if whose == person {
                    tenure::actions::still_right(w, id, source)?;
                }
            }
        }
        person::actions::confirm_emails(w, person, source)?;
    }
    Ok(())
}

/// What the parts name together, so that a task hangs on the school and on the person.
fn all_in_one(about: &[About]) -> About {
    about.iter().fold(About::default(), |all, one| About {
        person_id: all.person_id.or(one.person_id),
        school_id: all.school_id.or(one.school_id),
        trust_id: all.trust_id.or(one.trust_id),
        group_id: all.group_id.or(one.group_id),
    })
}

/// `Alder School`, `Jo Ames at Alder School`, `Alder School and 2 more`: what a label says of whom it was about.
fn names(act: &Act<'_>, about: &[About]) -> Result<String> {
    let linked = super::queries::linked(act.write.db, about)?;
    let person = linked.iter().find(|one| one.kind == Subject::Person);
    let place = linked.iter().find(|one| one.kind != Subject::Person);
    let more = linked.len().saturating_sub(2);
    let said = match (person, place) {
        (Some(person), Some(place)) => format!("{} at {}", person.name, place.name),
        (Some(one), None) | (None, Some(one)) => one.name.clone(),
        (None, None) => {
            return Err(Error::invalid(
                "Say whom it was about: a school, a person, a trust or a group.",
            ));
        }
    };
    Ok(match more {
        0 => said,
        more => format!("{said} and {more} more"),
    })
}

/// The day that was typed, today where it was not.
fn day(typed: &str, clock: Clock) -> Result<Day> {
    let today = clock.today();
    let day = PartDay::read_whole(typed, today)?.unwrap_or(today);
    if day > today {
        return Err(Error::invalid(format!(
            "{} lies ahead. What happened is logged; what is still to do is a task.",
            crate::types::written(day)
        )));
    }
    Ok(day)
}

fn checked_text(text: &str) -> Result<String> {
    let text = text.trim();
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Error::invalid(format!(
            "This text has {length} characters; an entry holds {LONGEST}. Shorten it, or keep it in a file."
        )));
    }
    Ok(text.to_owned())
}

fn gone() -> Error {
    Error::not_found("This entry is not in the file any more. Undo may bring it back.")
}
