//! Register's own file, opened to be filled: its columns, their order and its line of guidance stay as they are.

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::read::{self, AsTold, Cell};
use std::path::Path;

/// What marks a line of guidance (dfe.md 1.5 and 1.6, 2026/27).
const GUIDANCE: [&str; 2] = ["do not change this column", "do not edit"];

/// A file as Register gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Theirs {
    /// The file's name.
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Line>,
}

/// A line below the headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number as a spreadsheet program shows it.
    pub number: u32,
    /// As many as there are headings.
    pub cells: Vec<String>,
    /// Whether it tells how to fill the file, and is about nobody.
    pub is_guidance: bool,
}

impl Line {
    /// The cell at `at`, without blanks around it and without Excel's apostrophe.
    pub(crate) fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at))
            .map_or("", |cell| cell.trim().trim_start_matches('\''))
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Theirs {
    /// Reads the file; `kind` is what it should be, in words.
    ///
    /// # Errors
    /// A sentence where it cannot be read or has no headings.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let name = read::file_name(path);
        let mut book = read::open(path, AsTold::default())?;
        let first = book.sheets().into_iter().find(|sheet| !sheet.hidden);
        let sheet = book.sheet(&first.map(|sheet| sheet.name).unwrap_or_default())?;
        let mut rows = sheet.rows.into_iter();
        let headings: Vec<String> = match rows.next() {
            Some(row) => row
                .cells
                .iter()
                .map(|cell| text(cell).trim().to_owned())
                .collect(),
            None => {
                return Err(Error::invalid(format!(
                    "“{name}” is empty. Choose the file that Register gave."
                )));
            }
        };
        let mut lines = Vec::new();
        for row in rows {
            if !row.fault.is_empty() {
                return Err(Error::invalid(format!(
                    "“{name}”, row {}: {}.",
                    row.number, row.fault
                )));
            }
            let mut cells: Vec<String> = row.cells.iter().map(text).collect();
            cells.resize(headings.len().max(cells.len()), String::new());
            let is_guidance = cells.iter().any(|cell| {
                let cell = cell.to_lowercase();
                GUIDANCE.iter().any(|mark| cell.contains(mark))
            });
            lines.push(Line {
                number: row.number,
                cells,
                is_guidance,
            });
        }
        Ok(Self {
            name,
            headings,
            rows: lines,
        })
    }

    /// Where the column is that is called one of these; letters' case and signs ignored.
    pub(crate) fn column(&self, names: &[&str]) -> Option<usize> {
        self.headings
            .iter()
            .position(|heading| names.iter().any(|name| fold(heading) == fold(name)))
    }

    /// The same of a column that has to be there.
    ///
    /// # Errors
    /// A sentence that names what is missing.
    pub(crate) fn needed(&self, names: &[&str]) -> Result<usize> {
        self.column(names).ok_or_else(|| {
            Error::invalid(format!(
                "“{}” has no column “{}”, so it is not the file that Register gives for this. Download it again and choose it.",
                self.name,
                names.first().copied().unwrap_or_default()
            ))
        })
    }
}

/// A cell as it stands in a text file: the days of a workbook as Register writes them.
fn text(cell: &Cell) -> String {
    match cell {
        Cell::Day(day) => day.format("%d/%m/%Y").to_string(),
        other => other.text(),
    }
}
