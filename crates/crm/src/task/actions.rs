//! Writing tasks down, changing them, ticking them off.

use super::{
    AddTask, AddedTask, NewTask, SetTasks, SomeTasks, TaskChange, TickTasks, TouchedTasks, store,
};
use crate::error::{Error, Result};
use crate::list::Selection;
use crate::session::{Act, Read};
use crate::store::Write;
use crate::types::{PartDay, counted};
use rusqlite::types::Value;

/// Adds a task and answers with its id.
///
/// # Errors
/// A sentence where it does not say what is to do.
pub fn add(w: &Write<'_>, task: &NewTask) -> Result<i64> {
    checked_title(&task.title)?;
    store::insert(w, task)
}

/// Writes a task down as it was typed.
///
/// # Errors
/// A sentence where it does not say what is to do, or its day cannot be read.
pub fn add_typed(act: &Act<'_>, request: AddTask) -> Result<AddedTask> {
    let w = act.write;
    let id = add(
        w,
        &NewTask {
            title: request.title.clone(),
            note: request.note,
            due: PartDay::read_whole(&request.due, w.clock.today())?,
            owner_id: request.owner_id,
            about: request.about,
            ..NewTask::default()
        },
    )?;
    w.label(format!("Added the task “{}”", request.title.trim()));
    Ok(AddedTask { id })
}

/// Sets something of one or many tasks.
///
/// # Errors
/// A sentence where the title would be blank, the day cannot be read or the owner is not one of us.
pub fn set(act: &Act<'_>, request: SetTasks) -> Result<TouchedTasks> {
    let w = act.write;
    let text = |text: &str| Value::Text(text.trim().to_owned());
    let id = |id: Option<i64>| id.map_or(Value::Null, Value::Integer);
    let columns: Vec<(&'static str, Value)> = match &request.change {
        TaskChange::Title(title) => {
            checked_title(title)?;
            vec![("title", text(title))]
        }
        TaskChange::Note(note) => vec![("note", text(note))],
        TaskChange::Due(due) => {
            let due = PartDay::read_whole(due, w.clock.today())?;
            vec![(
                "due_on",
                text(&due.map(|day| day.to_string()).unwrap_or_default()),
            )]
        }
        TaskChange::Owner(owner) => {
            if let Some(owner) = owner
                && !store::is_staff(w.db, *owner)?
            {
                return Err(Error::not_found(
                    "This member of staff is not in the file any more.",
                ));
            }
            vec![("owner_id", id(*owner))]
        }
        TaskChange::About(about) => vec![
            ("person_id", id(about.person_id)),
            ("school_id", id(about.school_id)),
            ("trust_id", id(about.trust_id)),
            ("group_id", id(about.group_id)),
        ],
    };
    let mut touched = Vec::new();
    for task in selected(act, &request.selection)? {
        let mut changed = false;
        for (column, value) in &columns {
            changed |= store::set(w, task, column, value)?;
        }
        if changed {
            touched.push(task);
        }
    }
    let what = match request.change {
        TaskChange::Title(_) => "Renamed",
        TaskChange::Note(_) => "Changed the note of",
        TaskChange::Due(_) => "Moved the day of",
        TaskChange::Owner(_) => "Gave another owner to",
        TaskChange::About(_) => "Changed whom it is about:",
    };
    w.label(format!("{what} {}", named(act, &touched)?));
    Ok(counted_as(&touched))
}

/// Ticks tasks off, or puts them back to do.
///
/// # Errors
/// What SQLite says.
pub fn tick(act: &Act<'_>, request: TickTasks) -> Result<TouchedTasks> {
    let w = act.write;
    let done_on = if request.done {
        w.clock.today().to_string()
    } else {
        String::new()
    };
    let mut touched = Vec::new();
    for task in selected(act, &request.selection)? {
        // One that was done already keeps its day.
        if store::is_done(w.db, task)? != Some(request.done)
            && store::set(w, task, "done_on", &Value::Text(done_on.clone()))?
        {
            touched.push(task);
        }
    }
    let name = named(act, &touched)?;
    w.label(if request.done {
        format!("Done: {name}")
    } else {
        format!("To do again: {name}")
    });
    Ok(counted_as(&touched))
}

/// Takes tasks away.
///
/// # Errors
/// What SQLite says.
pub fn remove(act: &Act<'_>, request: SomeTasks) -> Result<TouchedTasks> {
    let tasks = selected(act, &request.selection)?;
    let name = named(act, &tasks)?;
    let mut touched = Vec::new();
    for task in tasks {
        if store::delete(act.write, task)? {
            touched.push(task);
        }
    }
    act.write.label(format!("Took away {name}"));
    Ok(counted_as(&touched))
}

fn selected(act: &Act<'_>, selection: &Selection) -> Result<Vec<i64>> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    act.desk
        .lists
        .selected(&read, crate::list::List::Tasks, selection)
}

/// `“Ring Jo back”`, or `12 tasks`: what a label says of some tasks.
fn named(act: &Act<'_>, tasks: &[i64]) -> Result<String> {
    Ok(match tasks {
        [one] => store::title(act.write.db, *one)?
            .map_or_else(|| "1 task".to_owned(), |title| format!("“{title}”")),
        many => counted(many.len() as u64, "task", "tasks"),
    })
}

fn counted_as(tasks: &[i64]) -> TouchedTasks {
    TouchedTasks {
        tasks: u32::try_from(tasks.len()).unwrap_or(u32::MAX),
    }
}

fn checked_title(title: &str) -> Result<()> {
    if title.trim().is_empty() {
        return Err(Error::invalid("Say what is to do."));
    }
    Ok(())
}
