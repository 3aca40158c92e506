//! The text of a file for the DfE, and what it is called.

use crate::error::{Error, Result};
use crate::list::export::starts_formula;
use crate::types::{AcademicYear, Day};

/// Lines of cells as CSV: commas, CRLF, quoted only where a cell needs it, no mark before the first heading, because
/// Register takes one for a part of it.
///
/// # Errors
/// What the writer says.
pub(crate) fn csv<'a>(lines: impl Iterator<Item = &'a [String]>) -> Result<Vec<u8>> {
    let failed =
        |error: csv::Error| Error::bug(format!("A file could not be put together: {error}."));
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for line in lines {
        writer.write_record(line).map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::bug(format!("A file could not be put together: {error}.")))
}

/// `Register-placements-2026-27-on-2026-09-10.csv`: service, what, year and day.
pub(crate) fn name(
    service: &str,
    what: &str,
    year: AcademicYear,
    today: Day,
    ending: &str,
) -> String {
    format!(
        "{service}-{what}-{}-on-{today}.{ending}",
        year.to_string().replace('/', "-")
    )
}

/// A text that a spreadsheet would take for a formula, guarded as Register guards it in its own files (dfe.md 1.8, 2026/27).
pub(crate) fn guarded(text: &str) -> String {
    if text != "-" && starts_formula(text) {
        format!("\"'{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A day with slashes: `05/10/2026`.
pub(crate) fn slashed(day: Option<Day>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string())
        .unwrap_or_default()
}

/// A day as the bulk add file has it: `2026-10-05`.
pub(crate) fn iso(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
