//! The first screen: what wants doing, each a sentence that leads to the list of what it is about.
//!
//! Every noun says its own lines; [`NOUNS`] has one row for each of them. A line that leads to a list is an
//! [`Exception`]: a filter of that list and nothing else, so that its count is the list's own.

mod people;
mod register;
mod safety;
mod schools;
mod tasks;

use super::{Today, TodayItem, Tone, queries};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::queries::count_passing;
use crate::list::{List, View};
use crate::register::queries::state;
use crate::register::watch::Shown;
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::counted;
use serde_json::{Value, json};

/// The latest changes that the first screen shows.
const LATEST: u32 = 8;

/// The lines of one noun; none where nothing wants doing there.
type Lines = fn(&Read<'_>) -> Result<Vec<TodayItem>>;

/// Who says something on the first screen, in its order (within what presses equally). What a noun reads for it stands
/// beside the query `today` in the table of commands.
const NOUNS: &[Lines] = &[
    register::age,
    schools::lines,
    crate::tenure::leaving::lines,
    crate::champion::today::lines,
    crate::agreement::today::lines,
    crate::mentor::today::lines,
    crate::trainee::today::lines,
    crate::returns::today::lines,
    crate::capacity::today::lines,
    crate::placement::today::lines,
    people::duplicates,
    crate::round::today::lines,
    crate::privacy::today::lines,
    crate::briefing::today::lines,
    tasks::lines,
    register::to_do,
    schools::out_of_touch,
    safety::no_backup,
    safety::no_password,
];

/// The first screen.
///
/// # Errors
/// What SQLite says.
pub fn today(read: &Read<'_>, _: Nothing) -> Result<Today> {
    let db = read.db;
    let register = state(read, Nothing {})?;
    let stages = queries::stages(db)?;
    let mut items = Vec::new();
    for lines in NOUNS {
        items.extend(lines(read)?);
    }
    items.sort_by_key(|item| item.tone);
    Ok(Today {
        day: read.desk.store.clock().today().to_string(),
        office: setting(db, "officeName")?.unwrap_or_default(),
        schools: stages.iter().map(|(_, count)| count).sum(),
        stages,
        establishments: register.establishments,
        register_date: register.date,
        register_reminder: register.reminder,
        register_address: register.address,
        items,
        changes: register::our_changes(read, Shown::All, LATEST)?.rows,
    })
}

/// Something that is told where a list with these filters holds any row.
pub(crate) struct Exception {
    /// Which list.
    pub list: List,
    /// Stable id of the line.
    pub id: &'static str,
    /// The list's filters, as its route carries them.
    pub filters: Value,
    /// After the number, of one row and of many.
    pub said: [&'static str; 2],
    /// How much it presses.
    pub tone: Tone,
}

/// The lines of those exceptions that there are, in their order.
///
/// # Errors
/// What SQLite says.
pub(crate) fn told(read: &Read<'_>, exceptions: &[Exception]) -> Result<Vec<TodayItem>> {
    let mut items = Vec::new();
    for exception in exceptions {
        let count = count(read.db, exception.list, &exception.filters)?;
        if count > 0 {
            let [one, many] = exception.said;
            items.push(TodayItem {
                id: exception.id.to_owned(),
                count,
                text: counted(u64::from(count), one, many),
                route: exception.list.definition().route_to(&exception.filters),
                tone: exception.tone,
            });
        }
    }
    Ok(items)
}

/// How many rows a list holds with these filters.
pub(crate) fn count(db: &Db, list: List, filters: &Value) -> Result<u32> {
    let view: View = serde_json::from_value(json!({"list": list, "where": filters}))
        .map_err(|error| Error::bug(format!("The first screen asks for no list: {error}")))?;
    count_passing(db, &view)
}
