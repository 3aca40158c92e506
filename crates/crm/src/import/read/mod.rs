//! From a file, or a pasted block, to rows of cells.
//!
//! An office's sheet comes as whatever its program saved last: a workbook, "CSV UTF-8", plain "CSV" (which Excel writes in
//! Windows-1252), "Unicode text", something with semicolons. [`open`] tells which it is and gives its sheets;
//! [`Book::sheet`] reads one of them whole, since people's sheets are small ([`MOST_ROWS`]). What cannot be read is refused
//! with one sentence that says what it is and what to do. A row that alone cannot be read becomes a row with a
//! [`fault`](Row::fault), so that no row is lost.

#[cfg(test)]
mod tests;
mod text;
mod workbook;

pub use text::Encoding;

use crate::error::{Error, Result};
use crate::types::{Day, thousands};
use std::path::Path;

/// The most rows of a sheet that hold anything.
pub(crate) const MOST_ROWS: usize = 50_000;
/// The most columns of a sheet.
const MOST_COLUMNS: usize = 500;
/// The largest file, in bytes.
const LARGEST: u64 = 100 << 20;

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// A text, as it stands.
    Text(String),
    /// A number of a workbook, which knows neither leading zeros nor that it may be a date.
    Number(f64),
    /// A day of a workbook, which leaves no doubt about day and month.
    Day(Day),
    /// A formula of a workbook that came to nothing, such as `#REF!`.
    Broken(String),
}

impl Cell {
    /// As an office would see it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Broken(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// Whether there is nothing to see in it.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A row that holds anything, or cannot be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Row {
    /// Its number in the sheet, from 1, as a spreadsheet program shows it.
    pub number: u32,
    /// Its cells, those behind the last filled one left out.
    pub cells: Vec<Cell>,
    /// Why it cannot be read, a sentence without its place; empty: it can.
    pub fault: &'static str,
}

impl Row {
    /// The cell at `at`; blank where the row ends before it.
    pub(crate) fn cell(&self, at: usize) -> &Cell {
        self.cells.get(at).unwrap_or(&Cell::Blank)
    }
}

/// Cells that are one: from row and column to row and column, rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merged {
    pub rows: (u32, u32),
    pub columns: (usize, usize),
}

/// A sheet read whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet {
    /// The rows that hold anything.
    pub rows: Vec<Row>,
    /// Its merged cells.
    pub merged: Vec<Merged>,
}

impl Sheet {
    /// How many columns the widest row has.
    pub(crate) fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// Cells that were merged downwards hold their value in each of their rows: three people of one school.
    fn fill_down(&mut self) {
        for merged in &self.merged {
            let (first, last) = merged.rows;
            if first == last || merged.columns.0 != merged.columns.1 {
                continue;
            }
            let at = merged.columns.0;
            let from = self.rows.partition_point(|row| row.number < first);
            let Some(value) = self
                .rows
                .get(from)
                .filter(|row| row.number == first)
                .map(|row| row.cell(at).clone())
                .filter(|value| !value.is_blank())
            else {
                continue;
            };
            for row in self.rows.iter_mut().skip(from + 1) {
                if row.number > last {
                    break;
                }
                if row.cells.len() <= at {
                    row.cells.resize(at + 1, Cell::Blank);
                }
                if let Some(cell) = row.cells.get_mut(at)
                    && cell.is_blank()
                {
                    *cell = value.clone();
                }
            }
        }
    }

    /// Adds a row unless it is blank.
    fn push(&mut self, mut row: Row, label: &str) -> Result<()> {
        while row.cells.last().is_some_and(Cell::is_blank) {
            row.cells.pop();
        }
        if row.cells.len() > MOST_COLUMNS {
            return Err(Error::invalid(format!(
                "{label} has {} columns in row {}, and {MOST_COLUMNS} are read. Take out the columns that are not needed.",
                thousands(row.cells.len() as u64),
                row.number
            )));
        }
        if row.cells.is_empty() && row.fault.is_empty() {
            return Ok(());
        }
        if self.rows.len() >= MOST_ROWS {
            return Err(Error::invalid(format!(
                "{label} has more than {} rows, which is more than an office’s sheet. Split it and import the parts one after another.",
                thousands(MOST_ROWS as u64)
            )));
        }
        self.rows.push(row);
        Ok(())
    }
}

/// A sheet before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetName {
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// A file, or pasted text, that turned out to be readable.
pub(crate) enum Book {
    /// Text with a delimiter.
    Text(text::Text),
    /// A workbook.
    Workbook(Box<workbook::Workbook>),
}

/// How a text is to be read where the program's own finding is not wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AsTold {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<u8>,
}

/// Opens a file.
///
/// # Errors
/// One sentence: not there, empty, too large, no sheet at all, a workbook with a password, an old or damaged workbook.
pub(crate) fn open(path: &Path, told: AsTold) -> Result<Book> {
    let name = file_name(path);
    let about = std::fs::metadata(path)
        .map_err(|error| Error::io(format!("“{name}” cannot be read"), &error))?;
    if about.is_dir() {
        return Err(Error::invalid(format!(
            "“{name}” is a folder. Choose a file in it."
        )));
    }
    if about.len() > LARGEST {
        return Err(Error::invalid(format!(
            "“{name}” is over {} MB, which is more than an office’s sheet. Split it and import the parts one after another.",
            LARGEST >> 20
        )));
    }
    let bytes = std::fs::read(path)
        .map_err(|error| Error::io(format!("“{name}” cannot be read"), &error))?;
    from_bytes(&name, bytes, told)
}

/// The same for bytes that are at hand; `name` is the file's own.
///
/// # Errors
/// As [`open`].
pub(crate) fn from_bytes(name: &str, bytes: Vec<u8>, told: AsTold) -> Result<Book> {
    if bytes.is_empty() {
        return Err(Error::invalid(format!(
            "“{name}” is empty. Choose another file."
        )));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Book::Workbook(Box::new(workbook::Workbook::open(
            name, bytes,
        )?)));
    }
    if let Some(why) = foreign(&bytes) {
        return Err(Error::invalid(format!("“{name}” {why}")));
    }
    text::Text::open(&format!("“{name}”"), &bytes, told).map(Book::Text)
}

/// A pasted block.
///
/// # Errors
/// A sentence where it is blank.
pub(crate) fn pasted(text: &str, told: AsTold) -> Result<Book> {
    if text.trim().is_empty() {
        return Err(Error::invalid(
            "Nothing was pasted. Copy the rows in the spreadsheet, with their headings, and paste them.",
        ));
    }
    let told = AsTold {
        encoding: Some(Encoding::Utf8),
        ..told
    };
    text::Text::open("What was pasted", text.as_bytes(), told).map(Book::Text)
}

/// What a file is that holds neither text nor a workbook of today, and the way out.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(OLE) {
        // An encrypted workbook lies in a container with this stream; its name is UTF-16.
        let stream: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        return Some(if memchr::memmem::find(bytes, &stream).is_some() {
            "is a workbook with a password. Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with Password), save it and choose it again."
        } else {
            "is an old Excel or Office file (.xls). Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose that file."
        });
    }
    let known: &[(&[u8], &str)] = &[
        (
            b"%PDF",
            "is a PDF. Save the sheet itself as .xlsx or CSV and choose that file.",
        ),
        (b"\x89PNG", "is a picture. Choose the spreadsheet itself."),
        (
            b"\xFF\xD8\xFF",
            "is a picture. Choose the spreadsheet itself.",
        ),
        (
            b"{\\rtf",
            "is a text document. Copy its table into a spreadsheet, save that and choose it.",
        ),
        (
            b"\x1F\x8B",
            "is packed. Unpack it first and choose the file from it.",
        ),
        (
            b"SQLite format 3",
            "is a database. Save the sheet as .xlsx or CSV and choose that file.",
        ),
    ];
    known
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, why)| *why)
}

/// A file's name without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

impl Book {
    /// Its sheets in order; text has one without a name.
    pub(crate) fn sheets(&self) -> Vec<SheetName> {
        match self {
            Self::Text(_) => vec![SheetName {
                name: String::new(),
                hidden: false,
            }],
            Self::Workbook(workbook) => workbook.sheets(),
        }
    }

    /// How its letters and cells are written, where it is text.
    pub(crate) fn written(&self) -> Option<(Encoding, u8)> {
        match self {
            Self::Text(text) => Some((text.encoding, text.delimiter)),
            Self::Workbook(_) => None,
        }
    }

    /// The formulas of a sheet with their rows (from 1) and columns (from 0). Text has none.
    ///
    /// # Errors
    /// One sentence: no such sheet, a damaged workbook.
    pub(crate) fn formulas(&mut self, name: &str) -> Result<Vec<(u32, usize, String)>> {
        match self {
            Self::Text(_) => Ok(Vec::new()),
            Self::Workbook(workbook) => workbook.formulas(name),
        }
    }

    /// The times of the days of a sheet, in minutes, with their rows (from 1) and columns (from 0): a [`Cell::Day`] has none.
    /// Text has them in its words.
    ///
    /// # Errors
    /// One sentence: no such sheet, a damaged workbook.
    pub(crate) fn times(&mut self, name: &str) -> Result<Vec<(u32, usize, u32)>> {
        match self {
            Self::Text(_) => Ok(Vec::new()),
            Self::Workbook(workbook) => workbook.times(name),
        }
    }

    /// Reads a sheet whole.
    ///
    /// # Errors
    /// One sentence: no such sheet, too many rows or columns, a damaged workbook.
    pub(crate) fn sheet(&mut self, name: &str) -> Result<Sheet> {
        let mut sheet = match self {
            Self::Text(text) => text.sheet()?,
            Self::Workbook(workbook) => workbook.sheet(name)?,
        };
        sheet.fill_down();
        Ok(sheet)
    }
}
