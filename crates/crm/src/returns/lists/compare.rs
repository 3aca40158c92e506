//! What a newer list has that the one before has not: a pure rule.

use super::kinds::{self, Table};
use super::read::told;
use super::{CodeListChange, CodeListLook};
use crate::types::{AcademicYear, counted, thousands};
use std::collections::HashMap;

/// How many examples are told.
const EXAMPLES: usize = 60;

/// Compares the rows of a list with those that it stands in the place of. `today_in`: the cycle that it is now.
pub(super) fn compare(
    table: Table,
    (list, year): (&str, AcademicYear),
    rows: &[Vec<String>],
    before: &[Vec<String>],
    today_in: i32,
) -> CodeListChange {
    let by = |rows: &'_ [Vec<String>]| -> HashMap<Vec<String>, Vec<String>> {
        rows.iter()
            .map(|row| (told(table, row), says(table, row)))
            .collect()
    };
    let (was, is) = (by(before), by(rows));
    let mut examples = Vec::new();
    let (mut new, mut gone, mut changed) = (0_u32, 0_u32, 0_u32);
    for row in rows {
        let words = says(table, row).join(" ");
        let key = told(table, row);
        match was.get(&key) {
            None => {
                new += 1;
                examples.push(format!("New: {}", [key.join(" "), words].join(" ").trim()));
            }
            Some(old) if *old != says(table, row) => {
                changed += 1;
                examples.push(format!(
                    "Changed: {}, “{words}” in place of “{}”",
                    key.join(" "),
                    old.join(" ")
                ));
            }
            Some(_) => {}
        }
    }
    for row in before {
        let key = told(table, row);
        if !is.contains_key(&key) {
            gone += 1;
            let words = says(table, row).join(" ");
            examples.push(format!("Gone: {}", [key.join(" "), words].join(" ").trim()));
        }
    }
    examples.truncate(EXAMPLES);
    let label = kinds::label(list);
    let many = |count: u32, word: &str| match count {
        0 => None,
        many => Some(format!("{} {word}", thousands(u64::from(many)))),
    };
    let differs: Vec<String> = [
        many(new, "new"),
        many(gone, "gone"),
        many(changed, "changed"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let counts = match year.start_year() {
        _ if table.is_by_cycle() => format!(" It counts for the cycle {year}."),
        begins if begins > today_in => format!(" It counts from 1 Aug {begins}."),
        _ => " It counts at once.".to_owned(),
    };
    let said = if differs.is_empty() {
        format!("{label} {year}: nothing new.")
    } else {
        format!(
            "{label} {year}: {}, {}.{counts}",
            counted(rows.len() as u64, "row", "rows"),
            differs.join(", ")
        )
    };
    CodeListChange {
        list: list.to_owned(),
        label: label.to_owned(),
        year,
        rows: number(rows.len()),
        new,
        gone,
        changed,
        examples,
        most_go: gone as usize * 2 > before.len(),
        said,
    }
}

/// What a row says beside what tells it from the others, less its year and list.
fn says(table: Table, row: &[String]) -> Vec<String> {
    let told = table.told_by();
    let is_own = |at: &usize| {
        !told.contains(at) && *at != table.year_at() && !(table == Table::Codes && *at == 0)
    };
    let cells = row.iter().enumerate().filter(|(at, _)| is_own(at));
    cells.map(|(_, cell)| cell.clone()).collect()
}

/// The whole of a look, with what can be done next.
pub(super) fn look(
    file: &str,
    rows: u32,
    changes: Vec<CodeListChange>,
    problems: Vec<super::CodeListRow>,
) -> CodeListLook {
    let differ = |change: &&CodeListChange| change.new + change.gone + change.changed > 0;
    let lists = changes.iter().filter(differ).count();
    let said = match (problems.len(), lists) {
        (0, 0) => "Everything in the file is as it counts already.".to_owned(),
        (0, lists) => format!(
            "{} of {} would be taken.",
            counted(u64::from(rows), "row", "rows"),
            counted(lists as u64, "list", "lists")
        ),
        (bad, _) => format!(
            "{} of the file cannot be taken, so none is. Mend {} in the file and choose it again.",
            counted(bad as u64, "row", "rows"),
            if bad == 1 { "it" } else { "them" }
        ),
    };
    CodeListLook {
        file: file.to_owned(),
        rows,
        ready: problems.is_empty() && lists > 0,
        changes,
        problems,
        said,
    }
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
