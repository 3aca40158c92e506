//! A list as an Excel workbook: one sheet, a frozen heading with filters, numbers and days as such.

use super::ColumnKind;
use super::export::{Chosen, one_by_one};
use super::queries::Cells;
use crate::error::{Error, Result};
use crate::session::{Job, Read};
use rusqlite::types::ValueRef;
use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::io::Write;

/// The most rows that Excel has, its heading among them.
const MOST_ROWS: usize = 1_048_576;

/// Writes an extract.
///
/// # Errors
/// A sentence where it does not fit a sheet, or the disk does not take it.
pub(super) fn write(
    job: &Job<'_>,
    read: &Read<'_>,
    chosen: &Chosen,
    out: &mut dyn Write,
) -> Result<()> {
    if chosen.ids.len() >= MOST_ROWS {
        return Err(Error::invalid(
            "An Excel sheet does not hold so many rows. Export to CSV instead.",
        ));
    }
    let total = chosen.ids.len() as u64;
    let mut workbook = Workbook::new();
    // Rows go to the disk as they are written: a sheet of 50,000 rows would otherwise take some hundred megabytes.
    let sheet = workbook
        .add_worksheet_with_constant_memory()
        .map_err(failed)?;
    heading(sheet, chosen).map_err(failed)?;
    let day = Format::new()
        .set_num_format("d mmm yyyy")
        .set_align(FormatAlign::Left);
    let miles = Format::new().set_num_format("0.0");
    let mut at = 0;
    one_by_one(read, chosen, |cells, row| {
        at += 1;
        for column in 0..cells.len() {
            let place = (at, u16::try_from(column).unwrap_or(u16::MAX));
            cell(sheet, place, cells, row.get_ref(column)?, &day, &miles).map_err(failed)?;
        }
        if at.is_multiple_of(1_024) {
            job.signals()
                .step("Writing the workbook", u64::from(at), total)?;
        }
        Ok(())
    })?;
    job.signals().step("Packing the workbook", total, total)?;
    let bytes = workbook.save_to_buffer().map_err(failed)?;
    out.write_all(&bytes)
        .map_err(|error| Error::io("The workbook", &error))
}

fn heading(sheet: &mut Worksheet, chosen: &Chosen) -> std::result::Result<(), XlsxError> {
    sheet.set_name(chosen.scope.list.definition().title)?;
    sheet.set_freeze_panes(1, 1)?;
    let bold = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    let last = u16::try_from(chosen.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (at, column) in (0..).zip(&chosen.columns) {
        let width = match (column.id, column.kind) {
            ("name", _) => 42.0,
            (_, ColumnKind::Number | ColumnKind::Flag) => 10.0,
            (_, ColumnKind::Date) => 13.0,
            _ => 22.0,
        };
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, column.label, &bold)?;
    }
    let rows = u32::try_from(chosen.ids.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, rows, last)?;
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cells: &Cells<'_>,
    value: ValueRef<'_>,
    day: &Format,
    miles: &Format,
) -> std::result::Result<(), XlsxError> {
    let at = usize::from(column);
    let kind = cells.column(at).map(|column| column.kind);
    match (value, kind) {
        (ValueRef::Integer(number), Some(ColumnKind::Number)) => {
            #[allow(clippy::cast_precision_loss, reason = "counts, URNs and metres")]
            sheet.write_number(row, column, number as f64)?;
        }
        (ValueRef::Real(number), Some(ColumnKind::Number)) => {
            if cells
                .column(at)
                .is_some_and(|c| c.id == super::columns::DISTANCE)
            {
                sheet.write_number_with_format(row, column, number, miles)?;
            } else {
                sheet.write_number(row, column, number)?;
            }
        }
        (ValueRef::Text(text), Some(ColumnKind::Date)) => {
            let text = std::str::from_utf8(text).unwrap_or_default();
            match ExcelDateTime::parse_from_str(text) {
                Ok(date) => sheet.write_datetime_with_format(row, column, &date, day)?,
                Err(_) => sheet.write_string(row, column, text)?,
            };
        }
        _ => {
            if let Some(text) = cells.text(at, value).filter(|text| !text.is_empty()) {
                sheet.write_string(row, column, text)?;
            }
        }
    }
    Ok(())
}

fn failed(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => Error::io("The workbook", &error),
        other => Error::bug(format!("The workbook could not be written ({other}).")),
    }
}
