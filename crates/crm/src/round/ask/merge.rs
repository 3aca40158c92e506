//! The e-mails as rows, for mail merge in Word or Outlook: as CSV and as a workbook.

use super::letter::Letter;
use super::workbook::failed;
use super::{Form, link};
use crate::error::Result;
use crate::list::export::Line;
use rust_xlsxwriter::{Format, Workbook};

/// The headings of both files.
const HEADINGS: [&str; 11] = [
    "E-mail",
    "Name",
    "Greeting",
    "Subject",
    "Schools",
    "URN",
    "Check value",
    "Due",
    "Link",
    "Attachment",
    "Batch",
];

/// An e-mail as a row, and what goes with it.
pub(super) fn row(form: &Form, letter: &Letter, attachment: &str, batch: u32) -> Vec<String> {
    let each = |of: &dyn Fn(&super::Asked) -> String| {
        let parts: Vec<String> = letter.schools.iter().map(of).collect();
        parts.join("; ")
    };
    vec![
        letter.to.email.clone(),
        letter.to.name.clone(),
        format!("Dear {},", letter.greeted()),
        letter.subject(form),
        each(&|school| school.name.clone()),
        each(&|school| school.urn.map(|urn| urn.to_string()).unwrap_or_default()),
        each(&|school| school.check.clone()),
        form.due(),
        each(&|school| link::of(form, school)),
        attachment.to_owned(),
        batch.to_string(),
    ]
}

/// The rows as CSV, guarded against formulas.
pub(super) fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = "\u{feff}".as_bytes().to_vec();
    let headings = HEADINGS.map(str::to_owned).to_vec();
    for row in std::iter::once(&headings).chain(rows) {
        let mut line = Line::of(&mut text, b',');
        for cell in row {
            line.cell(cell);
        }
        line.end();
    }
    text
}

/// The rows as a workbook, every cell a text.
///
/// # Errors
/// [`crate::error::Kind::Bug`]; rows of texts always fit.
pub(super) fn workbook(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    for (heading, column) in HEADINGS.iter().zip(0..) {
        sheet
            .write_string_with_format(0, column, *heading, &bold)
            .map_err(failed)?;
        sheet.set_column_width(column, 24).map_err(failed)?;
    }
    for (cells, row) in rows.iter().zip(1..) {
        for (cell, column) in cells.iter().zip(0..) {
            sheet.write_string(row, column, cell).map_err(failed)?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}
