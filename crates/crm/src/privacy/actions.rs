//! Putting people on the list of privacy notices, and marking notices as given.

use super::{AddNotices, MarkNotices, NewNotice, NoticesTouched, store};
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::person;
use crate::session::{Act, Read};
use crate::store::Write;
use crate::types::{PartDay, counted, written};

/// Puts somebody on the list, since today. `false`: they stood there, given or not. The operation is named by whoever calls.
///
/// # Errors
/// What SQLite says.
pub fn need(w: &Write<'_>, new: &NewNotice) -> Result<bool> {
    store::insert(w, new, &w.clock.today().to_string())
}

/// Puts people on the list by hand.
///
/// # Errors
/// A sentence where the rows are of another list.
pub fn add(act: &Act<'_>, request: AddNotices) -> Result<NoticesTouched> {
    let mut added = Vec::new();
    for person_id in selected(act, List::People, &request.selection)? {
        let Some(name) = person::actions::name(act.write.db, person_id)? else {
            continue;
        };
        let new = NewNotice {
            person_id,
            told_by: request.told_by.trim().to_owned(),
            reply_id: None,
        };
        if need(act.write, &new)? {
            added.push(name);
        }
    }
    let said = match added.as_slice() {
        [] => "Nobody was added: each has a notice, given or to give.".to_owned(),
        [one] => format!("A privacy notice is to be given to {one}."),
        many => format!("Privacy notices are to be given to {} people.", many.len()),
    };
    act.write.label(said.trim_end_matches('.').to_owned());
    Ok(touched(added.len(), said))
}

/// Marks notices as given.
///
/// # Errors
/// A sentence where the day cannot be read or lies ahead, or the rows are of another list.
pub fn mark(act: &Act<'_>, request: MarkNotices) -> Result<NoticesTouched> {
    let today = act.write.clock.today();
    let on = PartDay::read_whole(&request.on, today)?.unwrap_or(today);
    if on > today {
        return Err(Error::invalid(format!(
            "{} lies ahead. A notice is marked once it is given.",
            written(on)
        )));
    }
    let ids = selected(act, List::Notices, &request.selection)?;
    let given = give(act.write, &ids, &on.to_string())?;
    let said = match given {
        0 => "No notice was marked: they are given already.".to_owned(),
        some => format!(
            "{} given.",
            counted(some as u64, "privacy notice is", "privacy notices are")
        ),
    };
    Ok(touched(given, said))
}

/// Marks those of some notices that are still to give, names the operation, and says how many.
pub(super) fn give(w: &Write<'_>, ids: &[i64], on: &str) -> Result<usize> {
    let mut names = Vec::new();
    for id in ids {
        if let Some(one) = store::to_give(w.db, *id)?
            && store::give(w, *id, on)?
        {
            names.push(one.name);
        }
    }
    w.label(match names.as_slice() {
        [one] => format!("Privacy notice given to {one}"),
        many => format!("Privacy notices given to {} people", many.len()),
    });
    Ok(names.len())
}

fn touched(count: usize, said: String) -> NoticesTouched {
    NoticesTouched {
        notices: u32::try_from(count).unwrap_or(u32::MAX),
        said,
    }
}

fn selected(act: &Act<'_>, list: List, selection: &Selection) -> Result<Vec<i64>> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    act.desk.lists.selected(&read, list, selection)
}
