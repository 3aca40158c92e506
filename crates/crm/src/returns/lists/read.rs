//! From a file to lists by year: a pure rule over its rows. One bad row and none is taken.

use super::CodeListRow;
use super::kinds::{self, Table};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::returns::rules::CodeLists;
use crate::returns::write::theirs::Theirs;
use crate::types::AcademicYear;
use std::collections::{BTreeMap, HashMap};

/// The rows of one list in one academic year, each with the cells of its table's columns.
pub(super) type Units = BTreeMap<(String, AcademicYear), Vec<Vec<String>>>;

/// What a file holds.
#[derive(Debug)]
pub(super) struct Held {
    pub table: Table,
    pub units: Units,
    pub rows: u32,
    pub problems: Vec<CodeListRow>,
}

/// Reads the rows of a file.
///
/// # Errors
/// A sentence where its columns are those of no list.
pub(super) fn read(file: &Theirs, known: &CodeLists) -> Result<Held> {
    let table = table_of(file)?;
    let columns: Vec<Option<usize>> = table
        .columns()
        .iter()
        .map(|name| file.column(&[name]))
        .collect();
    let mut held = Held {
        table,
        units: Units::new(),
        rows: 0,
        problems: Vec::new(),
    };
    let mut seen: HashMap<Vec<String>, u32> = HashMap::new();
    for line in file.rows.iter().filter(|line| !line.is_blank()) {
        held.rows += 1;
        let row: Vec<String> = columns
            .iter()
            .map(|at| line.cell(*at).trim().to_owned())
            .collect();
        let mut say = |says: String| {
            held.problems.push(CodeListRow {
                row: line.number,
                says: format!("Row {}: {says}", line.number),
            });
        };
        if let Some(why) = kinds::wrong(table, &row, known) {
            say(why);
            continue;
        }
        let year = row
            .get(table.year_at())
            .map(|year| AcademicYear::parse(year));
        let Some(Ok(year)) = year else { continue };
        let list = table.list_of(&row);
        let mut key = vec![list.clone(), year.to_string()];
        key.extend(told(table, &row));
        if let Some(before) = seen.insert(key, line.number) {
            say(format!(
                "“{}” stands in row {before} too. Take one of the two out.",
                told(table, &row).join(", ")
            ));
            continue;
        }
        held.units.entry((list, year)).or_default().push(row);
    }
    if held.rows == 0 {
        return Err(Error::invalid(format!(
            "“{}” has no rows. Choose the file that holds the list.",
            file.name
        )));
    }
    Ok(held)
}

/// The cells that tell a row from the others of its list and year.
pub(super) fn told(table: Table, row: &[String]) -> Vec<String> {
    let cells = table.told_by().iter();
    cells.filter_map(|at| row.get(*at).cloned()).collect()
}

/// The table that a file's headings are of.
fn table_of(file: &Theirs) -> Result<Table> {
    let has = |name: &&str| {
        *name == "note"
            || file
                .headings
                .iter()
                .any(|heading| fold(heading) == fold(name))
    };
    // The one with most columns, since those of another may be among them.
    let fits = Table::ALL
        .into_iter()
        .filter(|table| table.columns().iter().all(&has));
    fits.max_by_key(|table| table.columns().len()).ok_or_else(|| {
        let columns: Vec<String> =
            Table::ALL.iter().map(|table| table.columns().join(", ")).collect();
        Error::invalid(format!(
            "The columns of “{}” are those of no list. A file has one of these headers: {}. “Write out” gives a file with the right one.",
            file.name,
            columns.join("; ")
        ))
    })
}
