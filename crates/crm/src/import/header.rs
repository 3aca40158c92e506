//! Where a sheet's headings are: below its title, in one row or in two, or nowhere.

use super::dates;
use super::read::{Cell, Row, Sheet};
use crate::fold::fold;
use crate::register::cells;
use crate::types::Day;

/// How many rows at the top may hold the headings.
const LOOKED_AT: usize = 25;

/// The headings of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// The number of the first row of headings; 0: there is none.
    pub row: u32,
    /// In how many rows the headings stand, 0 to 2.
    pub rows: u32,
    /// What each column is called; a column without a heading by its letter, `Column C`.
    pub columns: Vec<String>,
    /// Which of them have no heading of their own.
    pub unnamed: Vec<bool>,
    /// How many rows that hold something stand above.
    pub above: usize,
    /// Where the data begin among the sheet's rows.
    pub data: usize,
}

/// Where somebody said that the headings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// The number of their first row; 0: there are none.
    pub row: u32,
    /// How many rows, 1 or 2.
    pub rows: u32,
}

/// Finds the headings; `known` says whether a text is one that the import understands.
pub(crate) fn find(
    sheet: &Sheet,
    told: Option<Told>,
    known: &dyn Fn(&str) -> bool,
    today: Day,
) -> Header {
    match told {
        Some(Told { row: 0, .. }) => at(sheet, None, 0),
        Some(Told { row, rows }) => {
            let index = sheet.rows.iter().position(|found| found.number >= row);
            at(sheet, index, if rows == 2 { 2 } else { 1 })
        }
        None => {
            let (index, rows) = look(sheet, known, today);
            at(sheet, index, rows)
        }
    }
}

/// The index of the first row of headings, and how many there are.
fn look(sheet: &Sheet, known: &dyn Fn(&str) -> bool, today: Day) -> (Option<usize>, usize) {
    let known_in = |texts: &[String]| texts.iter().filter(|text| known(text)).count();
    let own = |row: &Row| row.cells.iter().map(heading_text).collect::<Vec<_>>();
    let top: Vec<(usize, &Row)> = sheet
        .rows
        .iter()
        .enumerate()
        .take(LOOKED_AT)
        .filter(|(_, row)| row.fault.is_empty() && !holds_data(row, today))
        .collect();
    let scored = |row: &Row| known_in(&own(row));
    let best = top
        .iter()
        .rev()
        .map(|(index, row)| (scored(row), *index))
        .max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)))
        .filter(|(score, _)| *score > 0);
    let Some((score, index)) = best else {
        // None that is understood: the first row of words that is as wide as the sheet.
        let width = sheet.width();
        let words = top
            .iter()
            .find(|(_, row)| filled(row) >= 2 && filled(row) * 2 >= width)
            .map(|(index, _)| *index);
        return (words, usize::from(words.is_some()));
    };
    let free = |at: usize| top.iter().any(|(index, _)| *index == at);
    // "School | Head | Deputy" above "Name | Name | E-mail": together they say more, or as much.
    if index > 0 && free(index - 1) && sheet.rows.get(index - 1).is_some_and(|row| filled(row) > 1)
    {
        let together = known_in(&combined(sheet, index - 1));
        if together >= score {
            return (Some(index - 1), 2);
        }
    }
    if free(index + 1) && known_in(&combined(sheet, index)) > score {
        return (Some(index), 2);
    }
    (Some(index), 1)
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_blank()).count()
}

fn heading_text(cell: &Cell) -> String {
    cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a row holds what no heading holds: an e-mail address, a postcode, a URN, a date.
fn holds_data(row: &Row, today: Day) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Blank => false,
        Cell::Day(_) | Cell::Number(_) => true,
        Cell::Broken(_) => false,
        Cell::Text(text) => {
            let text = text.trim();
            text.contains('@')
                || cells::urn(text.as_bytes()).is_some()
                || crate::school::matching::postcode_in(text)
                    .is_some_and(|(_, rest)| rest.is_empty())
                || (text.bytes().any(|b| b.is_ascii_digit())
                    && text.len() > 4
                    && dates::read(cell, None, today) != dates::Read::Unreadable)
        }
    })
}

/// The headings of two rows as one: what stands above several columns counts for each of them.
fn combined(sheet: &Sheet, index: usize) -> Vec<String> {
    let (Some(upper), Some(lower)) = (sheet.rows.get(index), sheet.rows.get(index + 1)) else {
        return Vec::new();
    };
    let merged: Vec<_> = sheet
        .merged
        .iter()
        .filter(|merged| merged.rows.0 == upper.number)
        .collect();
    let width = upper.cells.len().max(lower.cells.len());
    let mut above = String::new();
    (0..width)
        .map(|at| {
            let own = heading_text(upper.cell(at));
            let below = heading_text(lower.cell(at));
            if !own.is_empty() {
                above.clone_from(&own);
            } else {
                let reaches = merged.is_empty()
                    || merged
                        .iter()
                        .any(|merged| merged.columns.0 <= at && at <= merged.columns.1);
                if !reaches {
                    above.clear();
                }
            }
            match (above.is_empty(), below.is_empty()) {
                (_, true) => own,
                (true, false) => below,
                // A heading that was merged downwards stands in both rows.
                (false, false) if fold(&above) == fold(&below) => below,
                (false, false) => format!("{above} {below}"),
            }
        })
        .collect()
}

/// The header with its first row at `index` of the sheet's rows.
fn at(sheet: &Sheet, index: Option<usize>, rows: usize) -> Header {
    let width = sheet.width();
    let texts = match (index, rows) {
        (Some(index), 2) => combined(sheet, index),
        (Some(index), _) => sheet
            .rows
            .get(index)
            .map(|row| row.cells.iter().map(heading_text).collect())
            .unwrap_or_default(),
        (None, _) => Vec::new(),
    };
    let mut header = Header {
        row: index
            .and_then(|index| sheet.rows.get(index))
            .map_or(0, |row| row.number),
        rows: if index.is_some() {
            u32::try_from(rows).unwrap_or(1)
        } else {
            0
        },
        above: index.unwrap_or(0),
        data: index.map_or(0, |index| index + rows),
        ..Header::default()
    };
    for column in 0..width {
        let text = texts.get(column).cloned().unwrap_or_default();
        header.unnamed.push(text.is_empty());
        header.columns.push(if text.is_empty() {
            format!("Column {}", letters(column))
        } else {
            text
        });
    }
    header
}

/// `A`, `B` … `Z`, `AA`: a column as a spreadsheet program names it.
pub(crate) fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    out.iter().rev().collect()
}

impl Header {
    /// Whether a row of data says the headings again, as the second page of a printed sheet does.
    pub(crate) fn is_repeated_by(&self, row: &Row) -> bool {
        let mut same = 0;
        for (at, cell) in row.cells.iter().enumerate() {
            if cell.is_blank() {
                continue;
            }
            let heading = self.columns.get(at).map(String::as_str).unwrap_or_default();
            if fold(&cell.text()) != fold(heading) {
                return false;
            }
            same += 1;
        }
        self.rows > 0 && same >= 2
    }
}

#[cfg(test)]
mod tests;
