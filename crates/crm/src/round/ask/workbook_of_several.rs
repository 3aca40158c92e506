//! The form as a workbook for several schools, for whoever answers for all of them: a row a school, filled in with what we
//! hold, under a row for what is the same everywhere.

use super::workbook::{Choices, Look, begun, check_sheet, failed, no_change, protect};
use super::{Asked, Form};
use crate::error::Result;
use crate::round::form::FormField;
use crate::round::layout::{
    CHECK_KEY, FIRST_SCHOOL_ROW, GUIDE_SHEET, HEADINGS_ROW, KEYS_ROW, NAME_KEY, NO_CHANGE,
    SAME_FOR_ALL, SAME_ROW, SCHOOLS_SHEET, URN_HEADING, URN_KEY, block_key, in_words,
};
use rust_xlsxwriter::{DataValidation, Workbook, Worksheet, XlsxError};

/// The columns of names and URNs; what is asked begins after them.
const NAME_COLUMN: u16 = 0;
const URN_COLUMN: u16 = 1;
const FIRST_ASKED_COLUMN: u16 = 2;
/// What stands over the column of names.
const NAME_HEADING: &str = "School";

/// A column of the sheet.
struct Column<'a> {
    key: String,
    heading: String,
    width: f64,
    rule: Option<DataValidation>,
    /// The field whose value stands there at first; `None`: it is a block's *no change*.
    field: Option<&'a FormField>,
}

/// The workbook of several schools.
///
/// # Errors
/// [`crate::error::Kind::Bug`]; a form always fits a workbook.
pub(super) fn of_several(form: &Form, schools: &[Asked]) -> Result<Vec<u8>> {
    let mut book = begun(form);
    written(&mut book, form, schools).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

fn written(
    book: &mut Workbook,
    form: &Form,
    schools: &[Asked],
) -> std::result::Result<(), XlsxError> {
    sheet(book.add_worksheet(), form, schools)?;
    guide(book.add_worksheet(), form)?;
    check_sheet(book, form, schools, &words_around(form)?)
}

/// All that stands on both sheets and is neither a school nor what we hold.
fn words_around(form: &Form) -> std::result::Result<Vec<String>, XlsxError> {
    let mut words = vec![form.round.title.clone()];
    words.extend(guide_lines(form));
    words.extend([NAME_HEADING, URN_HEADING, SAME_FOR_ALL].map(str::to_owned));
    words.extend(columns(form)?.into_iter().map(|column| column.heading));
    Ok(words)
}

/// What is asked, in order: each block's *no change*, then its fields.
fn columns(form: &Form) -> std::result::Result<Vec<Column<'_>>, XlsxError> {
    let mut choices = Choices::default();
    let mut columns = Vec::new();
    for block in form.blocks() {
        let Some(first) = block.first() else { continue };
        columns.push(Column {
            key: block_key(&first.block),
            heading: format!("{}: no change?", first.heading),
            width: 14.0,
            rule: Some(no_change()?),
            field: None,
        });
        for field in block {
            columns.push(Column {
                key: field.key.clone(),
                heading: format!("{}: {}", field.heading, field.label),
                width: 26.0,
                rule: choices.rule(field)?,
                field: Some(field),
            });
        }
    }
    Ok(columns)
}

fn sheet(
    sheet: &mut Worksheet,
    form: &Form,
    schools: &[Asked],
) -> std::result::Result<(), XlsxError> {
    let look = Look::new();
    sheet.set_name(SCHOOLS_SHEET)?;
    sheet.set_row_hidden(KEYS_ROW)?;
    sheet.set_row_height(HEADINGS_ROW, 60)?;
    sheet.set_freeze_panes(FIRST_SCHOOL_ROW, FIRST_ASKED_COLUMN)?;
    for (column, key, heading, width) in [
        (NAME_COLUMN, NAME_KEY, NAME_HEADING, 34.0),
        (URN_COLUMN, URN_KEY, URN_HEADING, 9.0),
    ] {
        sheet.write_string(KEYS_ROW, column, key)?;
        sheet.write_string_with_format(HEADINGS_ROW, column, heading, &look.heading)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(SAME_ROW, NAME_COLUMN, SAME_FOR_ALL, &look.heading)?;
    sheet.write_blank(SAME_ROW, URN_COLUMN, &look.heading)?;
    let rows = || (FIRST_SCHOOL_ROW..).zip(schools);
    for (row, school) in rows() {
        sheet.write_string_with_format(row, NAME_COLUMN, &school.name, &look.label)?;
        let urn = school.urn.map(|urn| urn.to_string()).unwrap_or_default();
        sheet.write_string_with_format(row, URN_COLUMN, &urn, &look.label)?;
    }
    let last_row = rows().last().map_or(SAME_ROW, |(row, _)| row);
    let mut at = FIRST_ASKED_COLUMN;
    for column in columns(form)? {
        sheet.write_string(KEYS_ROW, at, &column.key)?;
        sheet.write_string_with_format(HEADINGS_ROW, at, &column.heading, &look.block)?;
        sheet.set_column_width(at, column.width)?;
        let cell = if column.field.is_some() {
            &look.answer
        } else {
            &look.tick
        };
        sheet.write_blank(SAME_ROW, at, cell)?;
        for (row, school) in rows() {
            match column
                .field
                .map(|field| in_words(field, school.holds(&field.key)))
            {
                Some(held) if !held.is_empty() => {
                    sheet.write_string_with_format(row, at, &held, cell)?;
                }
                _ => {
                    sheet.write_blank(row, at, cell)?;
                }
            }
        }
        if let Some(rule) = &column.rule {
            sheet.add_data_validation(SAME_ROW, at, last_row, at, rule)?;
        }
        at += 1;
    }
    sheet.write_string(KEYS_ROW, at, CHECK_KEY)?;
    for (row, school) in rows() {
        sheet.write_string(row, at, &school.check)?;
    }
    sheet.set_column_hidden(at)?;
    sheet.set_selection(SAME_ROW, FIRST_ASKED_COLUMN, SAME_ROW, FIRST_ASKED_COLUMN)?;
    protect(sheet);
    sheet.set_landscape();
    Ok(())
}

fn guide(sheet: &mut Worksheet, form: &Form) -> std::result::Result<(), XlsxError> {
    let look = Look::new();
    sheet.set_name(GUIDE_SHEET)?;
    sheet.set_column_width(0, 100)?;
    sheet.write_string_with_format(0, 0, &form.round.title, &look.title)?;
    for (line, row) in guide_lines(form).iter().zip(2..) {
        sheet.write_string_with_format(row, 0, line, &look.words)?;
    }
    sheet.protect();
    Ok(())
}

/// What the sheet of the guide says, a line a row.
fn guide_lines(form: &Form) -> Vec<String> {
    let due = match form.due().as_str() {
        "" => "Send the workbook back when you are done.".to_owned(),
        due => format!("Send the workbook back by {due}."),
    };
    vec![
        format!(
            "{} asks about each school that you answer for, a row a school.",
            form.office
        ),
        "The cells show what we hold. Write over what is wrong, and fill in what is missing."
            .to_owned(),
        format!("Choose “{NO_CHANGE}” where all of a heading is right for a school."),
        format!(
            "What you write in the row “{SAME_FOR_ALL}” counts for every school whose own cell you leave as it is."
        ),
        "Where nobody is in post, write “none” as the name. Dates with the day first: 3/9/2026."
            .to_owned(),
        due,
    ]
}
