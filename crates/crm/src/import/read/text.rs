//! Text with a delimiter: csv, tsv, what Excel calls "Unicode text", a pasted block.

use super::{AsTold, Cell, Row, Sheet};
use crate::error::{Error, Result};
use crate::list::export::starts_formula;
use crate::register::rows::{Fault, Rows};
use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a text's letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ImportEncoding")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, either byte order.
    Utf16,
    /// Windows-1252, Excel's plain "CSV".
    Windows1252,
    /// Mac Roman, the plain "CSV" of Excel on an old Mac.
    MacRoman,
}

impl Encoding {
    /// All, in the order in which they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Utf8, Self::Utf16, Self::Windows1252, Self::MacRoman];

    /// As an office may know it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::MacRoman => "Mac Roman",
        }
    }
}

/// The bytes that may stand between cells.
pub(crate) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are looked at to find the delimiter.
const LOOKED_AT: usize = 60;

/// A text and how it is written.
pub(crate) struct Text {
    /// What it is called in sentences, quoted where it is a file's name.
    label: String,
    text: String,
    pub encoding: Encoding,
    pub delimiter: u8,
}

impl Text {
    /// Finds out how it is written.
    ///
    /// # Errors
    /// A sentence where the bytes are no text.
    pub(super) fn open(label: &str, bytes: &[u8], told: AsTold) -> Result<Self> {
        let encoding = told.encoding.unwrap_or_else(|| encoding_of(bytes));
        let mut text = decode(bytes, encoding);
        if told.encoding.is_none() && looks_binary(&text) {
            return Err(Error::invalid(format!(
                "{label} is not a sheet: it holds no text. Save the sheet as .xlsx or CSV and choose that file."
            )));
        }
        // Excel's own line about the delimiter. The row goes, its number stays.
        let line = text.lines().next().unwrap_or_default().trim();
        let mut said = None;
        if let Some(delimiter) = line.strip_prefix("sep=") {
            said = delimiter.bytes().next().or(Some(b'\t'));
            let end = text.find('\n').unwrap_or(text.len());
            text.replace_range(..end, "");
        }
        let delimiter = told
            .delimiter
            .or(said)
            .unwrap_or_else(|| delimiter_of(&text));
        Ok(Self {
            label: label.to_owned(),
            text,
            encoding,
            delimiter,
        })
    }

    /// Its rows, numbered as a spreadsheet program numbers them: a cell of several lines is one row.
    pub(super) fn sheet(&self) -> Result<Sheet> {
        let mut sheet = Sheet::default();
        let mut rows = Rows::new(self.text.as_bytes(), self.delimiter, 1);
        // Lines that belong to the row before them.
        let mut within = 0u64;
        let failed = |error: std::io::Error| Error::io(&self.label, &error);
        while let Some(row) = rows.next().map_err(failed)? {
            let number = row.line.saturating_sub(within);
            let lines = memchr::memchr_iter(b'\n', row.bytes).count() as u64;
            within += lines.saturating_sub(1);
            let fault = match row.fault {
                None => "",
                Some(Fault::Quoting) => {
                    "A quotation mark in it is not closed. Take it out, or close it"
                }
                Some(Fault::TooLong) => "It is over a million characters long. Shorten it",
            };
            let cells = row
                .cells()
                .map(|cell| cell_of(&String::from_utf8_lossy(cell)))
                .collect();
            let row = Row {
                number: u32::try_from(number).unwrap_or(u32::MAX),
                cells,
                fault,
            };
            sheet.push(row, &self.label)?;
        }
        Ok(sheet)
    }
}

/// A cell without the apostrophe that guards a formula in our own exports, and without the guard of the DfE's Register:
/// an apostrophe within literal quotation marks, those of the text doubled (dfe.md 1.8, 2026/27).
fn cell_of(text: &str) -> Cell {
    let registers = text
        .strip_prefix("\"'")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| starts_formula(inner));
    let unguarded = match registers {
        Some(inner) => inner.replace("\"\"", "\""),
        None => text
            .strip_prefix('\'')
            .filter(|_| starts_formula(text.trim_start_matches('\'')))
            .unwrap_or(text)
            .to_owned(),
    };
    if unguarded.trim().is_empty() {
        Cell::Blank
    } else {
        Cell::Text(unguarded)
    }
}

fn encoding_of(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Encoding::Utf8,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Encoding::Utf16,
        // Without a mark: every other byte of plain letters is nought.
        [_, 0, _, 0, ..] | [0, _, 0, _, ..] => Encoding::Utf16,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Windows1252,
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes),
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        Encoding::MacRoman => MACINTOSH.decode_without_bom_handling(bytes).0,
        Encoding::Utf16 => {
            let big = bytes.starts_with(&[0xFE, 0xFF]) || bytes.first() == Some(&0);
            let encoding = if big { UTF_16BE } else { UTF_16LE };
            encoding.decode_without_bom_handling(bytes).0
        }
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

/// Whether a "text" has so many unprintable characters that nobody wrote it.
fn looks_binary(text: &str) -> bool {
    let looked_at = text.chars().take(4_096);
    let (mut all, mut odd) = (0usize, 0usize);
    for letter in looked_at {
        all += 1;
        odd += usize::from(letter.is_control() && !matches!(letter, '\t' | '\r' | '\n' | '\u{85}'));
    }
    odd * 50 > all
}

/// The delimiter that cuts the first rows most evenly into the most cells.
fn delimiter_of(text: &str) -> u8 {
    let score = |delimiter: u8| -> (usize, usize) {
        let mut rows = Rows::new(text.as_bytes(), delimiter, 1);
        let mut widths = Vec::new();
        while widths.len() < LOOKED_AT {
            match rows.next() {
                Ok(Some(row)) if row.fault.is_none() => widths.push(row.len()),
                Ok(Some(_)) => {}
                _ => break,
            }
        }
        // Rows of one cell say nothing for a delimiter.
        let usual = widths
            .iter()
            .copied()
            .filter(|width| *width > 1)
            .max_by_key(|width| widths.iter().filter(|other| *other == width).count());
        match usual {
            Some(width) => (
                widths.iter().filter(|other| **other == width).count(),
                width,
            ),
            None => (0, 0),
        }
    };
    // A tab hardly ever stands in a cell, so it wins wherever it divides at all.
    let found: Vec<(u8, (usize, usize))> = DELIMITERS
        .into_iter()
        .map(|delimiter| (delimiter, score(delimiter)))
        .collect();
    let best = found
        .iter()
        .max_by_key(|(delimiter, (rows, width))| {
            (
                rows * (*width).min(4),
                *delimiter == b'\t',
                *delimiter == b',',
            )
        })
        .filter(|(_, (rows, _))| *rows > 0);
    best.map_or(b',', |(delimiter, _)| *delimiter)
}
