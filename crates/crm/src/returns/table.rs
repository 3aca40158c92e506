//! From bytes to a header and rows, as strictly as the DfE's services read them.
//!
//! The import of the office's own sheets (`import/read`) makes the best of what it is given. A service does not: it takes
//! commas alone, and one quotation mark too many makes the whole file none. So the check reads by this module.

mod records;

use crate::error::{Error, Kind};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use records::Records;

/// A file as the services see it: a header and the rows below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings, as they stand there.
    pub header: Vec<String>,
    /// All rows below the header, blank ones too.
    pub rows: Vec<Row>,
    /// How its letters are written.
    pub letters: Letters,
}

/// A row below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet numbers it: the header is 1, and a cell of several lines is one row.
    pub number: u32,
    /// Its cells, as they stand there; it may have fewer or more than the header.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell at `at`; empty where the row ends before it.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    /// Whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// How letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// UTF-8, with or without a byte order mark; plain ASCII too.
    Utf8,
    /// ISO-8859-1: a byte a letter.
    Latin1,
    /// Windows-1252: as [`Self::Latin1`], with curled quotation marks, dashes and the euro.
    Windows1252,
    /// UTF-16, either byte order.
    Utf16,
}

impl Letters {
    /// As an office may know it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Latin1 => "ISO-8859-1",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16 => "UTF-16",
        }
    }
}

/// Why bytes are no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is not one byte.
    Empty,
    /// They are no text: a workbook, a picture, something packed. In words what it is.
    Foreign(&'static str),
    /// The quotation marks of a row do not go together; its number.
    Quoting(u32),
    /// A row ends in another way than those before it; its number.
    Ending(u32),
    /// There is no heading.
    NoHeader,
}

impl Unreadable {
    /// Which rule, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "emptyFile",
            Self::Foreign(_) | Self::Quoting(_) | Self::Ending(_) => "notCsv",
            Self::NoHeader => "noHeader",
        }
    }

    /// The row; 0: the file as a whole.
    pub const fn row(&self) -> u32 {
        match self {
            Self::Quoting(row) | Self::Ending(row) => *row,
            Self::NoHeader => 1,
            Self::Empty | Self::Foreign(_) => 0,
        }
    }

    /// What is wrong and how it is mended.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => {
                "There is nothing in the file. Choose the one that holds the rows.".to_owned()
            }
            Self::Foreign(what) => format!(
                "This is no CSV file: it is {what}. Open it in a spreadsheet and save it as “CSV UTF-8 (comma delimited)”."
            ),
            Self::Quoting(row) => format!(
                "This cannot be read as CSV: a quotation mark in row {row} is not closed, or stands in the middle of a cell. Take it out, or save the file from a spreadsheet as “CSV UTF-8 (comma delimited)”."
            ),
            Self::Ending(row) => format!(
                "This cannot be read as CSV: a line in row {row} ends in another way than the first. Save the file from a spreadsheet as “CSV UTF-8 (comma delimited)”."
            ),
            Self::NoHeader => {
                "The first row holds no headings. Put the DfE’s headings into it.".to_owned()
            }
        }
    }
}

impl From<Unreadable> for Error {
    fn from(why: Unreadable) -> Self {
        Self::new(Kind::Invalid, why.message())
    }
}

/// Reads a file.
///
/// # Errors
/// Why no service would find a table in it.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(what) = foreign(bytes) {
        return Err(Unreadable::Foreign(what));
    }
    let (text, letters) = decode(bytes);
    if text.contains('\0') {
        return Err(Unreadable::Foreign("not text"));
    }
    let mut records = Records::new(&text);
    let header = match records.next() {
        None => return Err(Unreadable::NoHeader),
        Some(header) => header?,
    };
    if header.iter().all(|cell| cell.trim().is_empty()) {
        return Err(Unreadable::NoHeader);
    }
    let mut rows = Vec::new();
    while let Some(cells) = records.next() {
        rows.push(Row {
            cells: cells?,
            number: records.number,
        });
    }
    Ok(Table {
        header,
        rows,
        letters,
    })
}

/// What bytes are that hold no text.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let known: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a workbook, or something packed"),
        (b"\xD0\xCF\x11\xE0", "a workbook of an old kind"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"{\\rtf", "a text document"),
        (b"\x1F\x8B", "packed"),
        (b"SQLite format 3", "a database"),
    ];
    known
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, what)| *what)
}

fn decode(bytes: &[u8]) -> (String, Letters) {
    let wide = |big: bool| {
        let encoding = if big { UTF_16BE } else { UTF_16LE };
        let text = encoding.decode_without_bom_handling(bytes).0;
        (
            text.trim_start_matches('\u{feff}').to_owned(),
            Letters::Utf16,
        )
    };
    // Without a mark: every other byte of plain letters is nought.
    match bytes {
        [0xFF, 0xFE, ..] => return wide(false),
        [0xFE, 0xFF, ..] => return wide(true),
        [a, 0, b, 0, ..] if *a > 0 && *b > 0 => return wide(false),
        [0, a, 0, b, ..] if *a > 0 && *b > 0 => return wide(true),
        _ => {}
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(marked) {
        Ok(text) => (text.to_owned(), Letters::Utf8),
        Err(_) => {
            let curled = bytes.iter().any(|byte| (0x80..=0x9F).contains(byte));
            let letters = if curled {
                Letters::Windows1252
            } else {
                Letters::Latin1
            };
            let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
            (text.into_owned(), letters)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may fail at once"
    )]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let table =
            read(b"a, \"b\" \r\n\"one\r\ntwo\",\"say \"\"yes\"\"\"\r\n\r\n3\r\n,4,5").unwrap();
        let rows: Vec<(u32, usize)> = table
            .rows
            .iter()
            .map(|row| (row.number, row.cells.len()))
            .collect();
        assert_eq!(rows, [(2, 2), (3, 1), (4, 1), (5, 3)]);
        assert_eq!(table.rows[0].cells, ["one\r\ntwo", "say \"yes\""]);
        assert!(table.rows[1].is_blank());
        assert_eq!(table.rows[2].cell(7), "");
    }

    #[test]
    fn letters_are_told_apart() {
        let wide: Vec<u8> = "Zoë,b\n1,2"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = [&[0xFF, 0xFE], wide.as_slice()].concat();
        let cases: [(&[u8], Letters); 6] = [
            ("Zoë,b\n1,2".as_bytes(), Letters::Utf8),
            ("\u{feff}Zoë,b\n1,2".as_bytes(), Letters::Utf8),
            (b"Zo\xEB,b\n1,2", Letters::Latin1),
            (b"Zo\xEB,O\x92Neil\n1,2", Letters::Windows1252),
            (&wide, Letters::Utf16),
            (&marked, Letters::Utf16),
        ];
        for (bytes, letters) in cases {
            let table = read(bytes).unwrap();
            assert_eq!((table.letters, table.header[0].as_str()), (letters, "Zoë"));
        }
    }

    #[test]
    fn what_is_no_table_is_told_with_its_place() {
        let cases: [(&[u8], Unreadable); 9] = [
            (b"", Unreadable::Empty),
            (
                b"PK\x03\x04more",
                Unreadable::Foreign("a workbook, or something packed"),
            ),
            (b"a,b\n1,\x002", Unreadable::Foreign("not text")),
            (b"a,b\n1,\"2\n3,4\n", Unreadable::Quoting(2)),
            (b"a,b\n1,\"2\" 3\n", Unreadable::Quoting(2)),
            (b"a,b\n1,2\"3\n", Unreadable::Quoting(2)),
            (b"a,b\r\n1,2\n3,4\r\n", Unreadable::Ending(2)),
            (b"\r\n\r\n1,2\r\n", Unreadable::NoHeader),
            (b",,\n1,2,3\n", Unreadable::NoHeader),
        ];
        for (bytes, why) in cases {
            assert_eq!(read(bytes).unwrap_err(), why);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }
    }
}
