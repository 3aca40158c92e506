//! The rows that were not imported, as a file: their original columns and what to correct.
//!
//! Such a file is imported again after correction. A row that names several people comes back once; those of them that
//! were imported are then unchanged. The column with the reasons is known to the import and left out.

use super::look::{Begun, Opened};
use super::{ImportLeft, ImportOutcome, ImportProblems, ImportProblemsRequest, ImportRequest};
use super::{noun, plan};
use crate::error::{Error, Result};
use crate::list::export::{Line, write_file};
use crate::session::{Job, Read};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::path::Path;

/// The heading of the column with the reasons.
pub(crate) const REASONS: &str = "What to correct";

/// Writes the problem rows of an import: before it, those that it would leave; after it, those that it said it left.
///
/// # Errors
/// As [`plan::preview`]; a sentence where there is no such row, or the file cannot be written.
pub fn run(job: &Job<'_>, request: ImportProblemsRequest) -> Result<ImportProblems> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let rows = match &request.left {
        Some(left) => problem_rows(&opened(job, &read, &request.import)?, left),
        None => would_be_left(job, &read, &request.import)?,
    };
    if rows.len() == 1 {
        return Err(Error::not_found(
            "Every row can be imported, so there is nothing to save.",
        ));
    }
    let path = Path::new(&request.path);
    if request.import.source.path == request.path {
        return Err(Error::invalid(
            "This is the sheet itself. Choose another name for the problem rows.",
        ));
    }
    job.signals().last_step("Saving the problem rows");
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    {
        write_workbook(path, &rows)?;
    } else {
        write_csv(path, &rows)?;
    }
    Ok(ImportProblems {
        path: request.path,
        rows: u32::try_from(rows.len() - 1).unwrap_or(u32::MAX),
    })
}

/// The sheet as it was imported. What an import left cannot be found out by trying it again: what it wrote is there now,
/// and every judgement another.
fn opened(job: &Job<'_>, read: &Read<'_>, import: &ImportRequest) -> Result<Opened> {
    let words = noun::words(import.noun, read.db)?;
    let today = job.session.clock().today();
    let opened = Begun::of(&import.source)?.opened(&import.source, &words, today)?;
    opened.refuse_another(import.fingerprint.as_deref())?;
    Ok(opened)
}

/// The problem rows of an import that has not run.
fn would_be_left(
    job: &Job<'_>,
    read: &Read<'_>,
    import: &ImportRequest,
) -> Result<Vec<Vec<String>>> {
    let today = job.session.clock().today();
    let plan = plan::plan(read, import, today, job.signals())?;
    let left: Vec<ImportLeft> = plan
        .rows
        .iter()
        .filter(|row| {
            matches!(
                row.outcome,
                ImportOutcome::Rejected | ImportOutcome::Duplicate
            )
        })
        .map(|row| ImportLeft {
            number: row.number,
            says: row.says.clone(),
        })
        .collect();
    Ok(problem_rows(&plan.opened, &left))
}

/// The heading and the rows as they stood, each with its reasons behind it.
fn problem_rows(opened: &Opened, left: &[ImportLeft]) -> Vec<Vec<String>> {
    let mut reasons: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for row in left {
        let says = row.says.iter().map(String::as_str);
        reasons.entry(row.number).or_default().extend(says);
    }
    let header = &opened.header;
    // A file of problem rows that was corrected only in part has that column already.
    let kept: Vec<usize> = (0..header.columns.len())
        .filter(|at| header.columns.get(*at).is_some_and(|text| text != REASONS))
        .collect();
    let mut heading: Vec<String> = kept
        .iter()
        .filter_map(|at| header.columns.get(*at).cloned())
        .collect();
    heading.push(REASONS.to_owned());
    let mut out = vec![heading];
    for row in opened.sheet.rows.iter().skip(header.data) {
        let Some(reasons) = reasons.get(&row.number) else {
            continue;
        };
        let mut cells: Vec<String> = kept.iter().map(|at| row.cell(*at).text()).collect();
        cells.push(reasons.join(" "));
        out.push(cells);
    }
    out
}

fn write_csv(path: &Path, rows: &[Vec<String>]) -> Result<()> {
    write_file(path, |out| {
        let mut text = "\u{feff}".as_bytes().to_vec();
        for row in rows {
            let mut line = Line::of(&mut text, b',');
            for cell in row {
                line.cell(cell);
            }
            line.end();
        }
        out.write_all(&text)
            .map_err(|error| Error::io(path.display(), &error))
    })
}

fn write_workbook(path: &Path, rows: &[Vec<String>]) -> Result<()> {
    let failed = |error: rust_xlsxwriter::XlsxError| {
        Error::invalid(format!("The workbook cannot be written: {error}."))
    };
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(row) {
            sheet.write_string(at, column, cell).map_err(failed)?;
        }
    }
    let bytes = workbook.save_to_buffer().map_err(failed)?;
    write_file(path, |out| {
        out.write_all(&bytes)
            .map_err(|error| Error::io(path.display(), &error))
    })
}
