//! What was chosen for a heading and a value the last time. It stands outside the history: an import that is taken back
//! was still mapped rightly.

use super::ImportNoun;
use super::dates::DateOrder;
use super::mapping::{Remembered, RememberedColumn};
use crate::error::Result;
use crate::store::{Db, Write};
use rusqlite::params;
use std::collections::HashMap;

/// What was chosen for the headings and values of a noun.
pub(super) fn remembered(db: &Db, noun: ImportNoun) -> Result<Remembered> {
    let mut remembered = Remembered::default();
    let mut columns = db.prepare_cached(
        "SELECT heading, field, post, number, date_order FROM import_column WHERE noun = ?1",
    )?;
    let mut rows = columns.query([noun.code()])?;
    while let Some(row) = rows.next()? {
        let order: String = row.get(4)?;
        remembered.columns.insert(
            row.get(0)?,
            RememberedColumn {
                field: row.get(1)?,
                post: row.get(2)?,
                number: row.get(3)?,
                order: match order.as_str() {
                    "dayFirst" => Some(DateOrder::DayFirst),
                    "monthFirst" => Some(DateOrder::MonthFirst),
                    _ => None,
                },
            },
        );
    }
    let mut values =
        db.prepare_cached("SELECT field, said, means FROM import_value WHERE noun = ?1")?;
    let mut rows = values.query([noun.code()])?;
    while let Some(row) = rows.next()? {
        remembered
            .values
            .insert((row.get(0)?, row.get(1)?), row.get(2)?);
    }
    Ok(remembered)
}

/// Keeps what was chosen, over what was chosen for the same headings and values before.
pub(super) fn remember(
    w: &Write<'_>,
    noun: ImportNoun,
    columns: &[(String, RememberedColumn)],
    values: &HashMap<(String, String), String>,
) -> Result<()> {
    let known = remembered(w.db, noun)?;
    for (heading, column) in columns {
        if known.columns.get(heading) == Some(column) {
            continue;
        }
        let order = match column.order {
            Some(DateOrder::DayFirst) => "dayFirst",
            Some(DateOrder::MonthFirst) => "monthFirst",
            None => "",
        };
        w.db.prepare_cached(
            "INSERT INTO import_column (noun, heading, field, post, number, date_order) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (noun, heading) DO UPDATE SET field = ?3, post = ?4, number = ?5, date_order = ?6",
        )?
        .execute(params![noun.code(), heading, column.field, column.post, column.number, order])?;
        w.keep("import_column");
    }
    for ((field, said), means) in values {
        if known.values.get(&(field.clone(), said.clone())) == Some(means) {
            continue;
        }
        w.db.prepare_cached(
            "INSERT INTO import_value (noun, field, said, means) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (noun, field, said) DO UPDATE SET means = ?4",
        )?
        .execute(params![noun.code(), field, said, means])?;
        w.keep("import_value");
    }
    Ok(())
}
