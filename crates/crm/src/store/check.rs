//! Whether a file is sound: SQLite's own check, and ours of the log and the ids.

use super::{Db, log};
use crate::error::Result;

/// What is wrong, in sentences; empty: nothing.
pub fn problems(db: &Db) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            problems.push(format!("The database says: {line}."));
        }
    }
    let broken: i64 = db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
        row.get(0)
    })?;
    if broken > 0 {
        problems.push(format!("{broken} rows refer to rows that are not there."));
    }
    for table in log::LOGGED {
        let late: i64 = db.query_row(
            &format!(
                "SELECT count(*) FROM {table}, id_range WHERE tbl = '{table}' AND id >= next
                 AND id >> {shift} = (SELECT desk FROM file)",
                shift = super::ids::DESK_SHIFT
            ),
            [],
            |row| row.get(0),
        )?;
        if late > 0 {
            problems.push(format!(
                "{late} rows of {table} have ids that were not given yet."
            ));
        }
    }
    Ok(problems)
}

/// Rows by table.
pub fn rows(db: &Db) -> Result<Vec<(String, u32)>> {
    let mut statement = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names
        .into_iter()
        .map(|name| {
            let count = db.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
                row.get(0)
            })?;
            Ok((name, count))
        })
        .collect()
}
