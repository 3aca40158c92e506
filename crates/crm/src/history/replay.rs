//! Playing an operation's row images backwards.
//!
//! Column by column: a value is put back only where it still is what the operation left. Newest change first, foreign
//! keys checked at the end of the transaction. The triggers log what replay does, so an undo can itself be undone.

mod by_column;

use super::queries::{Image, what};
use crate::error::{Error, Result};
use crate::store::{Db, Write, log};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

/// What becomes of a row that was changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// It stands in the way of the whole.
    Refuse,
    /// It is left as it is, and listed.
    SkipRow,
    /// Those of its columns that were changed since are left, and listed; the others are put back.
    SkipColumn,
}

struct Change {
    table: String,
    row: i64,
    before: Option<String>,
    after: Option<String>,
}

/// A row that was changed since, with what stands in the way.
fn in_the_way(db: &Db, change: &Change, why: &str) -> Result<String> {
    let image = change
        .after
        .as_deref()
        .or(change.before.as_deref())
        .unwrap_or("{}");
    Ok(format!(
        "{} {why}",
        what(db, &change.table, change.row, image)?
    ))
}

/// Takes back `operation`. Returns, in words, the rows that were left because they were changed since.
///
/// # Errors
/// [`crate::Kind::Conflict`] where a row was changed since and [`Changed::Refuse`] was asked for; nothing is changed then.
pub(crate) fn take_back(w: &Write<'_>, operation: i64, changed: Changed) -> Result<Vec<String>> {
    w.db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let changes: Vec<Change> = w
        .db
        .prepare_cached("SELECT tbl, row_id, before, after FROM change WHERE operation_id = ?1 ORDER BY seq DESC")?
        .query_map([operation], |row| {
            Ok(Change { table: row.get(0)?, row: row.get(1)?, before: row.get(2)?, after: row.get(3)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    if changes.is_empty() {
        return Err(Error::conflict(
            "Nothing is kept of what this operation changed, so it cannot be taken back.",
        ));
    }
    let children = Children::read(w.db)?;
    let mut left = Vec::new();
    for change in &changes {
        if let (Changed::SkipColumn, Some(before), Some(after)) =
            (changed, &change.before, &change.after)
        {
            left.extend(by_column::restore(w.db, operation, change, before, after)?);
            continue;
        }
        let obstacle = match (&change.before, &change.after) {
            (None, Some(after)) => take_away(w.db, &children, change, after)?,
            (Some(before), None) => put_back(w.db, change, before)?,
            (Some(before), Some(after)) => restore(w.db, change, before, after)?,
            (None, None) => None,
        };
        if let Some(obstacle) = obstacle {
            left.push(obstacle);
        }
    }
    if !left.is_empty() && changed == Changed::Refuse {
        let first: Vec<_> = left.iter().take(3).cloned().collect();
        let more = if left.len() > 3 {
            format!(" and {} more", left.len() - 3)
        } else {
            String::new()
        };
        return Err(Error::conflict(format!(
            "This cannot be taken back as a whole, because {}{more}. Take back the later change first, or open History and revert the rest.",
            first.join("; ")
        )));
    }
    let broken: i64 =
        w.db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })?;
    if broken > 0 {
        return Err(Error::conflict(
            "This cannot be taken back, because something that was added since refers to it. Take that back first.",
        ));
    }
    Ok(left)
}

/// The operation added the row: it goes, if it is as it was and nothing hangs on it.
fn take_away(db: &Db, children: &Children, change: &Change, after: &str) -> Result<Option<String>> {
    if change.table == "register_change" {
        // What was dismissed had no effect and goes; what was accepted had one.
        if outcome(db, change.row)?.as_deref() == Some("accepted") {
            return in_the_way(db, change, "was accepted since").map(Some);
        }
    } else if !stands(db, change, after)? {
        return in_the_way(db, change, "was changed since").map(Some);
    }
    if change.table == "register_load" && has_changes(db, change.row)? {
        // Stays for the changes that were accepted, which are listed themselves.
        return Ok(None);
    }
    if change.table == "establishment" && is_ours(db, change.row)? {
        return in_the_way(db, change, "is a school of ours since").map(Some);
    }
    if let Some(child) = children.of(db, &change.table, change.row)? {
        return in_the_way(db, change, &format!("has {child} that were added since")).map(Some);
    }
    db.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", table(change)?))?
        .execute([change.row])?;
    Ok(None)
}

/// What became of a change of the register; `None`: it is not there.
fn outcome(db: &Db, change: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT outcome FROM register_change WHERE id = ?1")?
        .query_row([change], |row| row.get(0))
        .optional()?)
}

/// Whether changes of the register refer to a load.
fn has_changes(db: &Db, load: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM register_change WHERE load_id = ?1)")?
        .query_row([load], |row| row.get(0))?)
}

/// Whether a school of ours stands on an establishment. No foreign key says so: a school may outlive its establishment.
fn is_ours(db: &Db, urn: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM school WHERE urn = ?1)")?
        .query_row([urn], |row| row.get(0))?)
}

/// The operation removed the row: it comes back, if nothing took its place.
fn put_back(db: &Db, change: &Change, before: &str) -> Result<Option<String>> {
    let table = table(change)?;
    let columns = columns_in(db, table, before)?;
    let values: Vec<_> = columns
        .iter()
        .map(|column| format!("json_extract(?1, '$.{column}')"))
        .collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        values.join(", ")
    );
    match db.prepare_cached(&sql)?.execute([before]) {
        Ok(_) => Ok(None),
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            in_the_way(db, change, "was added again since").map(Some)
        }
        Err(error) => Err(error.into()),
    }
}

/// The operation changed columns: they get their values of before, if they are as it left them.
fn restore(db: &Db, change: &Change, before: &str, after: &str) -> Result<Option<String>> {
    if !stands(db, change, after)? {
        return in_the_way(db, change, "was changed since").map(Some);
    }
    let table = table(change)?;
    let columns = columns_in(db, table, before)?;
    let sets: Vec<_> = columns
        .iter()
        .map(|column| format!("{column} = json_extract(?2, '$.{column}')"))
        .collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = ?1", sets.join(", "));
    match db
        .prepare_cached(&sql)?
        .execute(params![change.row, before])
    {
        Ok(_) => Ok(None),
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            in_the_way(db, change, "would clash with a row that was added since").map(Some)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the row's columns are still what the operation left.
fn stands(db: &Db, change: &Change, after: &str) -> Result<bool> {
    let table = table(change)?;
    let tests: Vec<_> = columns_in(db, table, after)?
        .iter()
        .map(|column| format!("{column} IS json_extract(?2, '$.{column}')"))
        .collect();
    let sql = format!("SELECT {} FROM {table} WHERE id = ?1", tests.join(" AND "));
    let same: Option<bool> = db
        .prepare_cached(&sql)?
        .query_row(params![change.row, after], |row| row.get(0))
        .optional()?;
    Ok(same.unwrap_or(false))
}

/// The table's name, only if it is one of ours: it goes into SQL.
fn table(change: &Change) -> Result<&'static str> {
    log::LOGGED
        .iter()
        .copied()
        .find(|table| *table == change.table)
        .ok_or_else(|| {
            Error::conflict(
                "This was done by another version of Partnership Desk, which can take it back.",
            )
        })
}

/// The columns that both the image and the table have. A column that came later keeps its default.
fn columns_in(db: &Db, table: &str, image: &str) -> Result<Vec<String>> {
    let image: Image = serde_json::from_str(image)?;
    Ok(log::columns(db, table)?
        .into_iter()
        .filter(|column| image.contains_key(column))
        .collect())
}

/// Which tables refer to which.
struct Children(BTreeMap<String, Vec<(&'static str, String)>>);

impl Children {
    fn read(db: &Db) -> Result<Self> {
        let mut children: BTreeMap<String, Vec<(&'static str, String)>> = BTreeMap::new();
        for table in log::LOGGED {
            let mut statement =
                db.prepare_cached("SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?1)")?;
            let rows = statement.query_map([table], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?;
            for row in rows {
                let (parent, column) = row?;
                children.entry(parent).or_default().push((table, column));
            }
        }
        Ok(Self(children))
    }

    /// What hangs on a row, in words; `None`: nothing.
    fn of(&self, db: &Db, parent: &str, row: i64) -> Result<Option<&'static str>> {
        for (table, column) in self.0.get(parent).into_iter().flatten() {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = ?1)");
            if db
                .prepare_cached(&sql)?
                .query_row([row], |row| row.get::<_, bool>(0))?
            {
                return Ok(Some(match *table {
                    "school_tag" => "tags",
                    "school_urn" => "earlier URNs",
                    "school" => "schools",
                    _ => "entries",
                }));
            }
        }
        Ok(None)
    }
}
