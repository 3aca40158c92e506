//! The columns of a list, and the values of those that have a few, with counts: what a filter offers.
//!
//! Counting the values of twenty coded columns one after the other would read all of England twenty times, so all are
//! counted in one pass, and all columns of yes and no in another. What was counted is kept until the list changes;
//! England's, until another register comes.

use super::columns::{self, Codes, Column, Scope};
use super::queries::Names;
use super::{CodeOption, ColumnInfo, ColumnKind, Columns, ColumnsRequest, List};
use crate::error::Result;
use crate::session::Read;
use crate::store::Db;
use rusqlite::types::ValueRef;
use std::collections::HashMap;

/// The columns of a list with the values of coded ones, or without them where only the columns are asked for.
pub fn columns(read: &Read<'_>, request: ColumnsRequest) -> Result<Columns> {
    let list = request.list;
    if request.bare {
        return Ok(bare(list));
    }
    let count = || counted(read.db, list);
    let mut columns = read.desk.lists.counted(read, list, count)?;
    if list.definition().of_the_register {
        // Whether a school is ours changes without the register.
        count_flags(read.db, list, &mut columns)?;
    }
    Ok(columns)
}

fn bare(list: List) -> Columns {
    let shown = list.definition().shown;
    let columns = columns::of(list).into_iter().map(|column| ColumnInfo {
        id: column.id.to_owned(),
        label: column.label.to_owned(),
        kind: column.kind,
        shown: shown.contains(&column.id),
        editable: column.editable,
        options: match column.kind {
            ColumnKind::Flag => flag_options(0, 0),
            _ => Vec::new(),
        },
    });
    Columns {
        columns: columns.collect(),
        reads: list.definition().reads,
    }
}

fn counted(db: &Db, list: List) -> Result<Columns> {
    let names = Names::read(db)?;
    let is_counted = |column: &&Column| column.is_listed() || column.kind == ColumnKind::Tags;
    let listed: Vec<&Column> = columns::of(list).into_iter().filter(is_counted).collect();
    let mut counts = count(db, list, &listed)?.into_iter();
    let mut all = bare(list);
    for (info, column) in all.columns.iter_mut().zip(columns::of(list)) {
        if is_counted(&column) {
            info.options = options(column, counts.next().unwrap_or_default(), &names);
        }
    }
    if !list.definition().of_the_register {
        count_flags(db, list, &mut all)?;
    }
    Ok(all)
}

/// For each column its values with how many rows have them, the most frequent first.
fn count(db: &Db, list: List, columns: &[&Column]) -> Result<Vec<Vec<(String, u32)>>> {
    let values: Vec<_> = columns
        .iter()
        .map(|column| column.sql_in(Scope::of(list)))
        .collect();
    let from = list.definition().from;
    let mut statement = db.prepare_cached(&format!("SELECT {} {from}", values.join(", ")))?;
    let mut found = statement.query([])?;
    let mut counts: Vec<HashMap<Vec<u8>, u32>> = vec![HashMap::new(); columns.len()];
    while let Some(row) = found.next()? {
        for (at, counts) in counts.iter_mut().enumerate() {
            let ValueRef::Text(value) = row.get_ref(at)? else {
                continue;
            };
            // Tags lie side by side in one text.
            for word in value.split(|byte| *byte == 0x1f) {
                if let Some(count) = counts.get_mut(word) {
                    *count += 1;
                } else if !word.is_empty() {
                    counts.insert(word.to_vec(), 1);
                }
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
    if let Some(Codes::Fixed(codes)) = column.codes {
        // Every one, in their own order: also one that no row has.
        let count = |code: &str| {
            let known = counts.iter().find(|(known, _)| known == code);
            known.map_or(0, |(_, count)| *count)
        };
        let option = |(code, name): &(&str, &str)| CodeOption {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            count: count(code),
        };
        return codes.iter().map(option).collect();
    }
    let option = |(code, count): (String, u32)| CodeOption {
        name: match column.codes {
            Some(codes) => names.of(codes, &code).to_owned(),
            None => code.clone(),
        },
        code,
        count,
    };
    counts.into_iter().map(option).collect()
}

/// Counts the rows of every column of yes and no, in one pass.
fn count_flags(db: &Db, list: List, columns: &mut Columns) -> Result<()> {
    let is_flag = |column: &&Column| column.kind == ColumnKind::Flag;
    let sums: String = columns::of(list)
        .into_iter()
        .filter(is_flag)
        .map(|column| format!(", coalesce(sum({}), 0)", column.sql))
        .collect();
    let from = list.definition().from_for(&[&sums]);
    let mut statement = db.prepare_cached(&format!("SELECT count(*){sums} {from}"))?;
    let mut found = statement.query([])?;
    let Some(row) = found.next()? else {
        return Ok(());
    };
    let all: u32 = row.get(0)?;
    let flags = columns.columns.iter_mut();
    for (at, info) in (1..).zip(flags.filter(|info| info.kind == ColumnKind::Flag)) {
        let yes: u32 = row.get(at)?;
        info.options = flag_options(yes, all - yes);
    }
    Ok(())
}

fn flag_options(yes: u32, no: u32) -> Vec<CodeOption> {
    let option = |name: &str, count| CodeOption {
        code: name.to_lowercase(),
        name: name.to_owned(),
        count,
    };
    vec![option("Yes", yes), option("No", no)]
}
