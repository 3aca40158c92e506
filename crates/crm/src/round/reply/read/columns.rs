//! Where the columns of a one-school form stand by now: columns may have been put in or moved, and one may be gone.

use super::known;
use crate::fold::fold;
use crate::import::read::{Cell, Row, Sheet};
use crate::round::layout::{
    ANSWER_COLUMN, ANSWER_HEADING, ASKED_HEADING, BLOCK, HELD_COLUMN, HELD_HEADING, KEY_COLUMN,
    LABEL_COLUMN, SCHOOL_KEY,
};
use std::collections::BTreeMap;

/// The columns, each from 0; `None`: it is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub labels: Option<usize>,
    pub held: Option<usize>,
    pub answers: Option<usize>,
    pub keys: Option<usize>,
}

impl Columns {
    /// By the hidden keys and the headings over the others. A heading that was typed over is missed in its old place, as far
    /// from the keys as it stood, unless another heading stands there.
    pub fn of(sheet: &Sheet) -> Self {
        let keys = keys(sheet);
        let heading = |wanted: &str| {
            let wanted = fold(wanted);
            let rows = sheet.rows.iter().filter(|row| text(row, keys).is_empty());
            rows.flat_map(|row| row.cells.iter().enumerate())
                .find(|(_, cell)| fold(&cell.text()) == wanted)
                .map(|(column, _)| column)
        };
        let (labels, held, answers) = (
            heading(ASKED_HEADING),
            heading(HELD_HEADING),
            heading(ANSWER_HEADING),
        );
        let is_taken = |column: usize| [labels, held, answers, keys].contains(&Some(column));
        let stood = |column: u16| {
            keys.unwrap_or(usize::from(KEY_COLUMN))
                .checked_sub(usize::from(KEY_COLUMN - column))
                .filter(|column| !is_taken(*column))
        };
        Self {
            labels: labels.or_else(|| stood(LABEL_COLUMN)),
            held: held.or_else(|| stood(HELD_COLUMN)),
            answers: answers.or_else(|| stood(ANSWER_COLUMN)),
            keys,
        }
    }

    /// Those of a row's columns that are none of the form's.
    pub fn others(self, row: &Row) -> impl Iterator<Item = usize> {
        let own = [self.labels, self.held, self.answers, self.keys];
        (0..row.cells.len()).filter(move |column| !own.contains(&Some(*column)))
    }
}

/// The column in which most keys stand.
fn keys(sheet: &Sheet) -> Option<usize> {
    let is_key = |cell: &Cell| {
        let text = cell.text();
        let text = text.trim();
        text == SCHOOL_KEY || text.starts_with(BLOCK) || known(text).is_some()
    };
    let mut count: BTreeMap<usize, u32> = BTreeMap::new();
    for row in &sheet.rows {
        for (column, _) in row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| is_key(cell))
        {
            *count.entry(column).or_default() += 1;
        }
    }
    count
        .into_iter()
        .max_by_key(|(_, keys)| *keys)
        .map(|(column, _)| column)
}

/// What stands in a column of a row; empty: nothing, or there is no such column.
pub(super) fn text(row: &Row, column: Option<usize>) -> String {
    column
        .map(|column| row.cell(column).text().trim().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found of a sheet with these columns.
    fn of(columns: &[&str]) -> [Option<usize>; 4] {
        let row = |number: u32, cells: Vec<&str>| Row {
            number,
            cells: cells
                .into_iter()
                .map(|text| Cell::Text(text.to_owned()))
                .collect(),
            fault: "",
        };
        let pick = |heading: &str, key: &str| {
            columns
                .iter()
                .map(|column| match (*column, key) {
                    ("key", key) => key.to_owned(),
                    (_, "") => match *column {
                        "asked" => ASKED_HEADING.to_owned(),
                        "held" => HELD_HEADING.to_owned(),
                        "answer" => ANSWER_HEADING.to_owned(),
                        other => other.to_owned(),
                    },
                    _ => heading.to_owned(),
                })
                .collect::<Vec<String>>()
        };
        let rows = [("", ""), ("x", "school"), ("x", "headTeacher.name")];
        let rows: Vec<Vec<String>> = rows.iter().map(|(text, key)| pick(text, key)).collect();
        let sheet = Sheet {
            rows: (1..)
                .zip(&rows)
                .map(|(number, cells)| row(number, cells.iter().map(String::as_str).collect()))
                .collect(),
            merged: Vec::new(),
        };
        let found = Columns::of(&sheet);
        [found.labels, found.held, found.answers, found.keys]
    }

    #[test]
    fn columns_are_found_wherever_they_stand() {
        for (columns, found) in [
            (
                &["asked", "held", "answer", "key"][..],
                [Some(0), Some(1), Some(2), Some(3)],
            ),
            (
                &["asked", "held", "", "answer", "key"],
                [Some(0), Some(1), Some(3), Some(4)],
            ),
            (
                &["", "asked", "held", "answer", "key"],
                [Some(1), Some(2), Some(3), Some(4)],
            ),
            (
                &["answer", "asked", "key", "held"],
                [Some(1), Some(3), Some(0), Some(2)],
            ),
            (
                &["asked", "held", "Our head is leaving", "key"],
                [Some(0), Some(1), Some(2), Some(3)],
            ),
            (
                &["asked", "held", "answer"],
                [Some(0), Some(1), Some(2), None],
            ),
            (&["asked", "held", "key"], [Some(0), Some(1), None, Some(2)]),
            (
                &["asked", "answer", "key"],
                [Some(0), None, Some(1), Some(2)],
            ),
            (
                &["held", "answer", "key"],
                [None, Some(0), Some(1), Some(2)],
            ),
        ] {
            assert_eq!(of(columns), found, "{columns:?}");
        }
    }
}
