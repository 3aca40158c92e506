//! What the register screens and the register watch read.

use super::heads::{Head, NamedHead};
use super::store;
use super::watch::{DOWNLOAD_ADDRESS, LoadedFile, REMIND_AFTER_DAYS, RegisterState};
use crate::commands::Nothing;
use crate::error::Result;
use crate::list::queries::Names;
use crate::session::Read;
use crate::store::Db;
use crate::types::counted;
use rusqlite::OptionalExtension;

/// The day that the establishments file tells of, ISO.
pub(crate) fn date(db: &Db) -> Result<Option<String>> {
    Ok(store::newest_date(db, "establishments")?.map(|day| day.to_string()))
}

/// The head that the register names at an establishment.
pub(crate) fn head_of(db: &Db, urn: i64) -> Result<Option<NamedHead>> {
    let row: Option<[String; 4]> = db
        .prepare_cached(
            "SELECT head_title, head_first, head_last, head_job FROM establishment WHERE id = ?1",
        )?
        .query_row([urn], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        })
        .optional()?;
    Ok(row.and_then(|[title, first, last, job]| {
        Head {
            title: &title,
            first: &first,
            last: &last,
            job: &job,
        }
        .named()
    }))
}

/// The Group UID of the trust that an establishment belongs to.
pub(crate) fn trust_of(db: &Db, urn: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT trust_uid FROM establishment WHERE id = ?1")?
        .query_row([urn], |row| row.get(0))
        .optional()?
        .flatten())
}

/// Changes whenever the register does: from the newest logged operation that touched it and the newest load.
///
/// Loads, undo and revert of loads all leave a row in `register_load` or take one away, in an operation of their own.
/// The first load and its undo are not logged, but the ids of loads are never used twice.
pub(crate) fn version(db: &Db) -> Result<u64> {
    let (operation, load): (i64, i64) = db
        .prepare_cached(
            "SELECT coalesce((SELECT max(operation_id) FROM change WHERE tbl = 'register_load'), 0),
                    coalesce((SELECT max(id) FROM register_load), 0)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(operation
        .unsigned_abs()
        .wrapping_mul(1_000_003)
        .wrapping_add(load.unsigned_abs()))
}

/// What the register holds.
pub fn state(read: &Read<'_>, _: Nothing) -> Result<RegisterState> {
    let db = read.db;
    let date = store::newest_date(db, "establishments")?;
    let today = read.desk.store.clock().today();
    let mut statement = db.prepare_cached(
        "SELECT kind, file_name, file_date, loaded_at, read, new, changed, rejected FROM register_load WHERE taken_back = 0 ORDER BY id DESC LIMIT 50",
    )?;
    let loads = statement
        .query_map([], |row| {
            Ok(LoadedFile {
                kind: row.get(0)?,
                file_name: row.get(1)?,
                file_date: row.get(2)?,
                loaded_at: row.get(3)?,
                read: row.get(4)?,
                new: row.get(5)?,
                changed: row.get(6)?,
                rejected: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let open = db
        .prepare_cached("SELECT count(*) FROM establishment WHERE status_code IN ('1', '3')")?
        .query_row([], |row| row.get(0))?;
    let days_old = date.map(|day| (today - day).num_days());
    Ok(RegisterState {
        establishments: store::count(db, "establishment")?,
        open,
        groups: store::count(db, "establishment_group")?,
        links: store::count(db, "establishment_link")?,
        date: date.map(|day| day.to_string()),
        days_old,
        age: days_old.map(age).unwrap_or_default(),
        reminder: days_old.and_then(reminder),
        address: DOWNLOAD_ADDRESS.to_owned(),
        loads,
    })
}

/// How old a register of `days` ago is.
fn age(days: i64) -> String {
    match u64::try_from(days) {
        Err(_) | Ok(0) => "Today’s".to_owned(),
        Ok(days) => format!("{} old", counted(days, "day", "days")),
    }
}

/// Where a newer register is, once it is time for one. Words only: whoever wants it goes there with a browser.
fn reminder(days: i64) -> Option<String> {
    (days > REMIND_AFTER_DAYS).then(|| {
        format!(
            "The register is {}. The DfE makes a new one every day: in a browser open Get Information about Schools, \
             choose Downloads, and drop the zip file on this window.",
            age(days)
        )
    })
}

/// The register in the DfE's own form: header and rows.
///
/// # Errors
/// What SQLite says.
pub fn as_file(db: &Db) -> Result<(Vec<String>, Vec<Vec<String>>)> {
    let names = Names::read(db)?;
    let name_of = |list: &str, code: &str| names.name(list, code).to_owned();
    let mut rows = Vec::new();
    store::each_establishment(db, |row| rows.push(super::as_file::cells(row, &name_of)))?;
    Ok((super::as_file::header(), rows))
}

/// The open establishments that a link says another follows: their closure would be a conversion.
///
/// # Errors
/// What SQLite says.
pub fn followed(db: &Db) -> Result<std::collections::HashSet<i64>> {
    let mut found = std::collections::HashSet::new();
    for urn in store::open_urns(db)? {
        if super::links::following(db, urn)? != super::diff::Following::Nothing {
            found.insert(urn);
        }
    }
    Ok(found)
}

/// Keeps the name of a code that a newer list of the DfE's has, for lists to read; one that is known keeps its name.
///
/// # Errors
/// What SQLite says.
pub(crate) fn learn_code(db: &Db, list: &str, code: &str, name: &str) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO code (list, code, name) VALUES (?1, ?2, ?3)")?
        .execute([list, code, name])?;
    Ok(())
}
