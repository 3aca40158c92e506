//! Taking back a merge of two people column by column, whatever was done since.
//!
//! A column that is still what the merge left gets its value of before; one that someone has changed since stays, and is
//! listed. Each of several merges of one person can be taken back by itself, in any order:
//! - a reference to a person counts as unchanged where it went on with that person into a third record;
//! - what a later merge left stays for as long as that merge does, and when it goes too, what was before both comes back.

use super::super::queries::what;
use super::super::words;
use super::{Change, columns_in, table};
use crate::error::Result;
use crate::person::duplicates::MERGE;
use crate::store::Db;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};

/// Puts back what can be put back of one row that the merge `operation` changed. Returns in words what was left.
pub(super) fn restore(
    db: &Db,
    operation: i64,
    change: &Change,
    before: &str,
    after: &str,
) -> Result<Vec<String>> {
    let table = table(change)?;
    let mut left = Vec::new();
    for column in columns_in(db, table, after)? {
        let cell = Cell {
            db,
            table,
            column: &column,
            row: change.row,
        };
        match cell.standing(operation, after)? {
            Standing::AsLeft => {
                let value = cell.of_before(operation, before)?;
                if !cell.set(&value)? {
                    left.push((column, "would clash with a row that was added since"));
                }
            }
            Standing::OfAnotherMerge => {}
            Standing::Changed => left.push((column, "was changed since")),
            Standing::Removed => {
                let what = what(db, table, change.row, after)?;
                return Ok(vec![format!("{what} was removed since")]);
            }
        }
    }
    left.into_iter()
        .map(|(column, why)| {
            let what = what(db, table, change.row, after)?;
            Ok(format!("{what}: {} {why}", words::column(table, &column)))
        })
        .collect()
}

/// How a cell stands that the merge changed.
enum Standing {
    /// As the merge left it, or gone on with the person to whom it refers.
    AsLeft,
    /// As another merge left it, or put back when another one was taken back.
    OfAnotherMerge,
    /// Changed since.
    Changed,
    /// The row is not there.
    Removed,
}

/// One column of one row.
struct Cell<'a> {
    db: &'a Db,
    table: &'static str,
    column: &'a str,
    row: i64,
}

impl Cell<'_> {
    fn standing(&self, operation: i64, after: &str) -> Result<Standing> {
        let Self {
            db,
            table,
            column,
            row,
        } = *self;
        let same: Option<bool> = db
            .prepare_cached(&format!(
                "SELECT {column} IS json_extract(?2, '$.{column}') FROM {table} WHERE id = ?1"
            ))?
            .query_row(params![row, after], |row| row.get(0))
            .optional()?;
        match same {
            None => return Ok(Standing::Removed),
            Some(true) => return Ok(Standing::AsLeft),
            Some(false) => {}
        }
        let refers_to_a_person = self.refers_to_a_person()?;
        if refers_to_a_person && self.went_on(after)? {
            return Ok(Standing::AsLeft);
        }
        // Notes of several records are one text, so that whoever takes one back has to look at it.
        let of_another = if refers_to_a_person {
            self.went_home()?
        } else {
            self.column != "notes" && self.said_by_a_later_merge(operation)?
        };
        Ok(if of_another {
            Standing::OfAnotherMerge
        } else {
            Standing::Changed
        })
    }

    fn refers_to_a_person(&self) -> Result<bool> {
        self.holds(
            "SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'person' AND \"from\" = ?2)",
            params![self.table, self.column],
        )
    }

    /// Whether the person to whom the merge let it refer went into the one to whom it refers now.
    fn went_on(&self, after: &str) -> Result<bool> {
        let Self { table, column, .. } = self;
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {table} t JOIN person p ON p.id = json_extract(?2, '$.{column}')
             WHERE t.id = ?1 AND t.{column} = p.merged_into)"
        );
        self.holds(&sql, params![self.row, after])
    }

    /// Whether it is back where it was before a merge that was taken back.
    fn went_home(&self) -> Result<bool> {
        let Self { table, column, .. } = self;
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {table} t JOIN change c ON c.tbl = ?2 AND c.row_id = t.id
               JOIN operation o ON o.id = c.operation_id
             WHERE t.id = ?1 AND o.kind = ?3 AND o.undone_by IS NOT NULL
               AND t.{column} IS json_extract(c.before, '$.{column}'))"
        );
        self.holds(&sql, params![self.row, table, MERGE])
    }

    /// Whether it is what a later merge, which stands, left.
    fn said_by_a_later_merge(&self, operation: i64) -> Result<bool> {
        let Self { table, column, .. } = self;
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {table} t JOIN change c ON c.tbl = ?2 AND c.row_id = t.id
               JOIN operation o ON o.id = c.operation_id
             WHERE t.id = ?1 AND o.kind = ?3 AND o.undone_by IS NULL AND o.id > ?4
               AND json_type(c.after, '$.{column}') IS NOT NULL
               AND t.{column} IS json_extract(c.after, '$.{column}'))"
        );
        self.holds(&sql, params![self.row, table, MERGE, operation])
    }

    fn holds(&self, sql: &str, values: impl rusqlite::Params) -> Result<bool> {
        Ok(self
            .db
            .prepare_cached(sql)?
            .query_row(values, |row| row.get(0))?)
    }

    /// The value of before; where an earlier merge left that one and was taken back itself, what was before it.
    fn of_before(&self, operation: i64, before: &str) -> Result<Value> {
        let Self {
            db,
            table,
            column,
            row,
        } = *self;
        let mut value: Value = db
            .prepare_cached(&format!("SELECT json_extract(?1, '$.{column}')"))?
            .query_row([before], |row| row.get(0))?;
        if self.refers_to_a_person()? {
            return Ok(value);
        }
        let mut earlier = db.prepare_cached(&format!(
            "SELECT c.operation_id, json_extract(c.before, '$.{column}')
             FROM change c JOIN operation o ON o.id = c.operation_id
             WHERE c.tbl = ?1 AND c.row_id = ?2 AND o.kind = ?3 AND o.undone_by IS NOT NULL AND o.id < ?4
               AND json_type(c.after, '$.{column}') IS NOT NULL AND json_extract(c.after, '$.{column}') IS ?5
             ORDER BY o.id DESC LIMIT 1"
        ))?;
        let mut of = operation;
        while let Some((id, old)) = earlier
            .query_row(params![table, row, MERGE, of, value], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?
        {
            (of, value) = (id, old);
        }
        Ok(value)
    }

    /// `false`: another row stands where this one would.
    fn set(&self, value: &Value) -> Result<bool> {
        let Self {
            db,
            table,
            column,
            row,
        } = *self;
        let sql = format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1");
        match db.prepare_cached(&sql)?.execute(params![row, value]) {
            Ok(_) => Ok(true),
            Err(error)
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}
