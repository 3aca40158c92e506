//! Workbooks (.xlsx), read by calamine: the values that formulas had when the file was saved, dates as days.
//!
//! Cells are streamed, so that a sheet which was formatted down to its last row costs no memory. What the packed file
//! would come to is measured before anything is parsed.

use super::{Cell, Merged, Row, Sheet, SheetName};
use crate::error::{Error, Result};
use crate::types::Day;
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use zip::ZipArchive;

/// The most bytes that a workbook may come to when it is unpacked.
const LARGEST_UNPACKED: u64 = 256 << 20;
/// The most merged cells that are looked at.
const MOST_MERGED: usize = 20_000;

type Parser = Xlsx<Cursor<Vec<u8>>>;

/// An open workbook.
pub(crate) struct Workbook {
    name: String,
    parser: Parser,
    sheets: Vec<SheetName>,
}

impl Workbook {
    /// Opens a workbook, or says what the packed file is instead.
    pub(super) fn open(name: &str, bytes: Vec<u8>) -> Result<Self> {
        if let Some(why) = other_than_a_workbook(name, &bytes)? {
            return Err(Error::invalid(format!("“{name}” {why}")));
        }
        let parser: Parser = guarded(name, || calamine::Reader::new(Cursor::new(bytes)))?;
        let sheets: Vec<SheetName> = parser
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| SheetName {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect();
        if sheets.is_empty() {
            return Err(Error::invalid(format!(
                "There is no sheet with cells in “{name}”. Choose another file."
            )));
        }
        Ok(Self {
            name: name.to_owned(),
            parser,
            sheets,
        })
    }

    /// Its sheets in order.
    pub(super) fn sheets(&self) -> Vec<SheetName> {
        self.sheets.clone()
    }

    /// Reads the sheet `name`.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Sheet> {
        let known = self.sheets.iter().any(|sheet| sheet.name == name);
        if !known {
            let names: Vec<String> = self
                .sheets
                .iter()
                .map(|sheet| format!("“{}”", sheet.name))
                .collect();
            return Err(Error::invalid(format!(
                "There is no sheet “{name}” in “{}”. It has {}.",
                self.name,
                names.join(", ")
            )));
        }
        let label = format!("Sheet “{name}” of “{}”", self.name);
        let (own, parser) = (&self.name, &mut self.parser);
        let mut sheet = guarded_in_words(own, || rows(parser, name, &label))?;
        // Merged cells are an ornament: a workbook that lies about them is still read.
        sheet.merged = guarded(own, || parser.merge_cells_by_sheet_name(name))
            .unwrap_or_default()
            .into_iter()
            .take(MOST_MERGED)
            .map(|cells| Merged {
                rows: (cells.start.0 + 1, cells.end.0 + 1),
                columns: (cells.start.1 as usize, cells.end.1 as usize),
            })
            .collect();
        Ok(sheet)
    }

    /// The formulas of the sheet `name`.
    pub(super) fn formulas(&mut self, name: &str) -> Result<Vec<(u32, usize, String)>> {
        let (own, parser) = (&self.name, &mut self.parser);
        guarded_in_words(own, || formulas(parser, name))
    }

    /// The times of day of the sheet `name`.
    pub(super) fn times(&mut self, name: &str) -> Result<Vec<(u32, usize, u32)>> {
        let (own, parser) = (&self.name, &mut self.parser);
        guarded_in_words(own, || times(parser, name))
    }
}

/// The times of day of a sheet, in minutes.
fn times(parser: &mut Parser, name: &str) -> std::result::Result<Vec<(u32, usize, u32)>, Failed> {
    let mut cells = parser.worksheet_cells_reader(name)?;
    let mut found = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let time = match Data::from(cell.get_value().clone()) {
            Data::DateTime(moment) if moment.is_datetime() => {
                let (_, _, _, hour, minute, ..) = moment.to_ymd_hms_milli();
                u32::from(hour) * 60 + u32::from(minute)
            }
            _ => continue,
        };
        let (row, column) = cell.get_position();
        found.push((row.saturating_add(1), column as usize, time));
    }
    Ok(found)
}

/// The formulas of a sheet.
fn formulas(
    parser: &mut Parser,
    name: &str,
) -> std::result::Result<Vec<(u32, usize, String)>, Failed> {
    let mut cells = parser.worksheet_cells_reader(name)?;
    let mut found = Vec::new();
    while let Some(cell) = cells.next_formula()? {
        if !cell.get_value().is_empty() {
            let (row, column) = cell.get_position();
            found.push((
                row.saturating_add(1),
                column as usize,
                cell.get_value().clone(),
            ));
        }
    }
    Ok(found)
}

/// The rows of a sheet.
fn rows(parser: &mut Parser, name: &str, label: &str) -> std::result::Result<Sheet, Failed> {
    let mut sheet = Sheet::default();
    let mut cells = parser.worksheet_cells_reader(name)?;
    let mut row = Row::default();
    while let Some(cell) = cells.next_cell()? {
        let (at_row, at_column) = cell.get_position();
        let number = at_row.saturating_add(1);
        if number != row.number {
            if number < row.number {
                return Err(Failed::Damaged);
            }
            sheet.push(std::mem::take(&mut row), label)?;
            row.number = number;
        }
        let value = value_of(cell.get_value());
        if value.is_blank() {
            continue;
        }
        let at = at_column as usize;
        // The sheet says no more than 16,384 columns; the row's own limit is checked when it is complete.
        if at > 16_384 {
            return Err(Failed::Damaged);
        }
        if row.cells.len() <= at {
            row.cells.resize(at + 1, Cell::Blank);
        }
        if let Some(place) = row.cells.get_mut(at) {
            *place = value;
        }
    }
    sheet.push(row, label)?;
    Ok(sheet)
}

/// A formula counts with the value that it had when the workbook was saved.
fn value_of(value: &DataRef<'_>) -> Cell {
    match Data::from(value.clone()) {
        Data::Empty => Cell::Blank,
        Data::String(text) => Cell::Text(text),
        Data::Int(number) => Cell::Text(number.to_string()),
        Data::Float(number) => Cell::Number(number),
        Data::Bool(yes) => Cell::Text(if yes { "Yes" } else { "No" }.to_owned()),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            match Day::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
                // A time of day without a date has the day nought.
                Some(day) if moment.is_datetime() && moment.as_f64() >= 1.0 => Cell::Day(day),
                _ => Cell::Number(moment.as_f64()),
            }
        }
        Data::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse::<Day>().ok()) {
            Some(day) => Cell::Day(day),
            None => Cell::Text(text),
        },
        Data::DurationIso(text) => Cell::Text(text),
        Data::Error(error) => Cell::Broken(error.to_string()),
    }
}

/// Why a sheet was not read.
enum Failed {
    /// The parser's own word.
    Parser(XlsxError),
    /// What no spreadsheet program writes.
    Damaged,
    /// A finished sentence.
    Said(Error),
}

impl From<XlsxError> for Failed {
    fn from(error: XlsxError) -> Self {
        Self::Parser(error)
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Said(error)
    }
}

/// Runs the parser; a panic in it is a damaged workbook.
fn guarded<T>(name: &str, body: impl FnOnce() -> std::result::Result<T, XlsxError>) -> Result<T> {
    guarded_in_words(name, || body().map_err(Failed::from))
}

fn guarded_in_words<T>(
    name: &str,
    body: impl FnOnce() -> std::result::Result<T, Failed>,
) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(Failed::Said(error))) => Err(error),
        Ok(Err(Failed::Parser(XlsxError::Password))) => Err(Error::invalid(format!(
            "“{name}” has a password. Open it in Excel, take the password off, save it and choose it again."
        ))),
        _ => Err(damaged(name)),
    }
}

fn damaged(name: &str) -> Error {
    Error::invalid(format!(
        "“{name}” is damaged and cannot be read as a workbook. Open it in Excel, save it again and choose the new file."
    ))
}

/// What a packed file is where it is no workbook of today, and the way out. It is measured, not believed.
fn other_than_a_workbook(name: &str, bytes: &[u8]) -> Result<Option<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let has = |archive: &ZipArchive<_>, wanted: &str| {
        archive
            .file_names()
            .any(|found| found.is_ok_and(|found| found.eq_ignore_ascii_case(wanted)))
    };
    if has(&archive, "xl/workbook.bin") {
        return Ok(Some("is a binary workbook (.xlsb). Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose that file.".to_owned()));
    }
    if has(&archive, "content.xml") && has(&archive, "mimetype") {
        return Ok(Some("is an OpenDocument file. Open it in LibreOffice or Excel, save it as .xlsx and choose that file.".to_owned()));
    }
    if has(&archive, "word/document.xml") {
        return Ok(Some("is a Word document. Copy its table into a spreadsheet, save that as .xlsx and choose it.".to_owned()));
    }
    if !has(&archive, "xl/workbook.xml") && !has(&archive, "[Content_Types].xml") {
        return Ok(Some(
            "is a packed file without a workbook. Unpack it first and choose the sheet from it."
                .to_owned(),
        ));
    }
    let mut left = LARGEST_UNPACKED;
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(|_| damaged(name))?;
        let ours = member
            .enclosed_name()
            .is_some_and(|path| path.extension().is_some_and(|kind| kind == "xml"));
        if !ours {
            continue;
        }
        let read = std::io::copy(&mut member.take(left + 1), &mut std::io::sink())
            .map_err(|_| damaged(name))?;
        left = match left.checked_sub(read) {
            Some(left) => left,
            None => {
                return Err(Error::invalid(format!(
                    "“{name}” is over {} MB unpacked, which is more than an office’s sheet. Copy the rows that are needed into a new workbook and choose that.",
                    LARGEST_UNPACKED >> 20
                )));
            }
        };
    }
    Ok(None)
}
