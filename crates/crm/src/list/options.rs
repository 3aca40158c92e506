//! The columns of a list, and the values of those that have a few, with counts: what a filter offers.
//!
//! Counting the values of twenty coded columns one after the other would read all of England twenty times, so all are
//! counted in one pass; and since only a register load changes them, England's are kept.

use super::columns::{self, Column, Scope};
use super::queries::{Names, base};
use super::{CodeOption, ColumnInfo, ColumnKind, Columns, ColumnsRequest, List};
use crate::error::Result;
use crate::register::queries::version;
use crate::school::Stage;
use crate::session::Read;
use crate::store::Db;
use rusqlite::types::ValueRef;
use std::collections::HashMap;

/// The columns of a list with the values of coded ones, or without them where only the columns are asked for.
pub fn columns(read: &Read<'_>, request: ColumnsRequest) -> Result<Columns> {
    let list = request.list;
    let mut columns = match list {
        _ if request.bare => bare(list),
        List::England => read
            .desk
            .lists
            .england(version(read.db)?, || counted(read.db, List::England))?,
        List::Schools => counted(read.db, list)?,
    };
    // Whether a school is ours changes without the register.
    for (info, column) in columns.columns.iter_mut().zip(columns::of(list)) {
        if column.kind == ColumnKind::Flag {
            info.options = flag_options(read.db, list, column, request.bare)?;
        }
    }
    Ok(columns)
}

fn bare(list: List) -> Columns {
    let columns = columns::of(list).map(|column| ColumnInfo {
        id: column.id.to_owned(),
        label: column.label.to_owned(),
        kind: column.kind,
        shown: column.shown.contains(&list),
        editable: column.editable,
        options: Vec::new(),
    });
    Columns {
        columns: columns.collect(),
    }
}

/// Whether the values of a column are few enough to be listed, and are one a row.
fn is_listed(column: &Column) -> bool {
    column.kind == ColumnKind::Code || matches!(column.id, "owner" | "successor")
}

fn counted(db: &Db, list: List) -> Result<Columns> {
    let names = Names::read(db)?;
    let listed: Vec<&Column> = columns::of(list)
        .filter(|column| is_listed(column))
        .collect();
    let mut counts = count(db, list, &listed)?.into_iter();
    let mut all = bare(list);
    for (info, column) in all.columns.iter_mut().zip(columns::of(list)) {
        info.options = match (column.codes, column.kind) {
            _ if is_listed(column) => options(column, counts.next().unwrap_or_default(), &names),
            (_, ColumnKind::Tags) => tag_options(db)?,
            _ => Vec::new(),
        };
    }
    Ok(all)
}

/// For each column its values with how many rows have them, the most frequent first.
fn count(db: &Db, list: List, columns: &[&Column]) -> Result<Vec<Vec<(String, u32)>>> {
    let values: Vec<_> = columns
        .iter()
        .map(|column| column.sql_in(Scope::of(list)))
        .collect();
    let mut statement =
        db.prepare_cached(&format!("SELECT {} {}", values.join(", "), base(list)))?;
    let mut found = statement.query([])?;
    let mut counts: Vec<HashMap<Vec<u8>, u32>> = vec![HashMap::new(); columns.len()];
    while let Some(row) = found.next()? {
        for (at, counts) in counts.iter_mut().enumerate() {
            let ValueRef::Text(value) = row.get_ref(at)? else {
                continue;
            };
            if let Some(count) = counts.get_mut(value) {
                *count += 1;
            } else if !value.is_empty() {
                counts.insert(value.to_vec(), 1);
            }
        }
    }
    let in_order = |counts: HashMap<Vec<u8>, u32>| {
        let mut counts: Vec<(String, u32)> = counts
            .into_iter()
            .map(|(value, count)| (String::from_utf8_lossy(&value).into_owned(), count))
            .collect();
        counts.sort_by(|(a, few), (b, many)| many.cmp(few).then_with(|| a.cmp(b)));
        counts
    };
    Ok(counts.into_iter().map(in_order).collect())
}

fn options(column: &Column, counts: Vec<(String, u32)>, names: &Names) -> Vec<CodeOption> {
    let codes = column.codes.unwrap_or_default();
    if codes == "stage" {
        // Every stage, in its own order: also one that no school has reached.
        let count = |stage: &Stage| {
            let known = counts.iter().find(|(code, _)| code == stage.code());
            known.map_or(0, |(_, count)| *count)
        };
        let option = |stage: &Stage| CodeOption {
            code: stage.code().to_owned(),
            name: stage.label().to_owned(),
            count: count(stage),
        };
        return Stage::ALL.iter().map(option).collect();
    }
    let option = |(code, count): (String, u32)| CodeOption {
        name: names.name(codes, &code).to_owned(),
        code,
        count,
    };
    counts.into_iter().map(option).collect()
}

fn flag_options(db: &Db, list: List, column: &Column, bare: bool) -> Result<Vec<CodeOption>> {
    let (yes, all): (u32, u32) = if bare {
        (0, 0)
    } else {
        db.prepare_cached(&format!(
            "SELECT coalesce(sum({}), 0), count(*) {}",
            column.sql,
            base(list)
        ))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?
    };
    let option = |name: &str, count| CodeOption {
        code: name.to_lowercase(),
        name: name.to_owned(),
        count,
    };
    Ok(vec![option("Yes", yes), option("No", all - yes)])
}

fn tag_options(db: &Db) -> Result<Vec<CodeOption>> {
    let mut statement =
        db.prepare_cached("SELECT tag, count(*) FROM school_tag GROUP BY tag ORDER BY 2 DESC, 1")?;
    let rows = statement.query_map([], |row| {
        let tag: String = row.get(0)?;
        Ok(CodeOption {
            code: tag.clone(),
            name: tag,
            count: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
