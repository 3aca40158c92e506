//! Taking a newer list, going back to the one before, and writing one down to edit.

use super::kinds::{self, Table};
use super::{
    CodeListLook, CodeListWritten, OneCodeList, TakeCodeList, WriteCodeList, compare, queries,
    store,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::register;
use crate::returns::write::text;
use crate::session::{Act, Job};
use crate::types::{AcademicYear, counted};
use std::path::PathBuf;

/// The longest word on where a list is from, in characters.
const LONGEST_SOURCE: usize = 200;

/// Takes a file of codes or rules: the whole of it or nothing. Lists that say nothing new are left as they are.
///
/// # Errors
/// A sentence where the file cannot be read, a row is wrong, nothing is new, or most of a list would go and nobody said so.
pub fn take(act: &Act<'_>, request: TakeCodeList) -> Result<CodeListLook> {
    let w = act.write;
    let source = request.source.trim();
    if source.chars().count() > LONGEST_SOURCE {
        return Err(Error::invalid(format!(
            "Where a list is from has at most {LONGEST_SOURCE} characters. Shorten it."
        )));
    }
    let (held, look) = queries::looked(w.db, &request.path, w.clock.today())?;
    if let Some(first) = look.problems.first() {
        return Err(Error::invalid(format!("{} {}", look.said, first.says)));
    }
    let differ: Vec<_> = look
        .changes
        .iter()
        .filter(|change| change.new + change.gone + change.changed > 0)
        .collect();
    if differ.is_empty() {
        return Err(Error::invalid(look.said));
    }
    let mostly_gone = differ
        .iter()
        .find(|change| change.most_go && !request.most_go);
    if let Some(change) = mostly_gone {
        return Err(Error::invalid(format!(
            "{} A file stands in the place of the whole list, so a file of what is new alone takes the rest away. Add the new rows to the list that “Write out” gives, or say that most of it goes.",
            change.said
        )));
    }
    for change in &differ {
        let key = (change.list.clone(), change.year);
        let Some(rows) = held.units.get(&key) else {
            continue;
        };
        let content = csv(held.table, rows)?;
        store::put(
            w,
            (&change.list, change.year),
            &content,
            (source, &look.file),
        )?;
        if held.table == Table::Codes {
            // Lists of trainees read names from there; they only grow.
            for row in rows {
                if let [list, code, name, ..] = row.as_slice() {
                    register::queries::learn_code(w.db, list, code, name)?;
                }
            }
        }
    }
    let labels: Vec<String> = differ
        .iter()
        .map(|change| format!("{} {}", change.label, change.year))
        .collect();
    w.label(match labels.as_slice() {
        [one] => format!("Loaded a newer list: {one}"),
        [first, others @ ..] => format!(
            "Loaded newer lists: {first} and {}",
            counted(others.len() as u64, "other", "others")
        ),
        [] => String::new(),
    });
    Ok(look)
}

/// Takes a loaded list away, so that the one before it counts again.
///
/// # Errors
/// A sentence where it is not there any more.
pub fn drop(act: &Act<'_>, request: OneCodeList) -> Result<Nothing> {
    let w = act.write;
    let kept = store::find(w.db, request.id)?.ok_or_else(|| {
        Error::not_found("This list is not in the file any more. Undo may bring it back.")
    })?;
    store::delete(w, kept.id)?;
    let year = AcademicYear::parse(&kept.year.to_string())?;
    w.label(format!(
        "{} {year}: back to the list before",
        kinds::label(&kept.list)
    ));
    Ok(Nothing {})
}

/// Rows as CSV with the header of our own asset.
fn csv(table: Table, rows: &[Vec<String>]) -> Result<String> {
    let header: Vec<String> = table
        .columns()
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let lines = std::iter::once(header.as_slice()).chain(rows.iter().map(Vec::as_slice));
    let bytes = text::csv(lines)?;
    String::from_utf8(bytes).map_err(|error| Error::bug(format!("A list is no text: {error}.")))
}

/// Writes a list down as it counts today, for editing: with the right header, and an apostrophe before what a spreadsheet
/// would eat the zeros of. Loading takes it off again.
///
/// # Errors
/// A sentence where there is no such list, or the file cannot be written.
pub fn write(job: &Job<'_>, request: WriteCodeList) -> Result<CodeListWritten> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let today = job.session.clock().today();
    let year = AcademicYear::parse(&crate::returns::rules::cycle_of(today).to_string())?;
    let wanted = request.list.trim();
    let (table, lists, label) = if wanted.is_empty() {
        let all = kinds::CODES.iter().map(|(list, _)| *list).collect();
        (Table::Codes, all, "All code lists")
    } else {
        let (table, list, label) = kinds::find(wanted).ok_or_else(|| {
            Error::invalid(format!(
                "There is no list called “{wanted}”. Choose one of the list."
            ))
        })?;
        (table, vec![list], label)
    };
    let mut rows = Vec::new();
    for list in lists {
        if table.is_by_cycle() {
            for cycle in cycles(table, year) {
                rows.extend(queries::counting_rows(&reader, table, list, cycle)?.0);
            }
        } else {
            rows.extend(queries::counting_rows(&reader, table, list, year)?.0);
        }
    }
    let count = compare::number(rows.len());
    for row in &mut rows {
        for cell in row.iter_mut() {
            let is_eaten = cell.len() > 1
                && cell.starts_with('0')
                && cell.bytes().all(|byte| byte.is_ascii_digit());
            if is_eaten {
                cell.insert(0, '\'');
            }
        }
    }
    let name = format!(
        "{}-{}.csv",
        label.to_lowercase().replace([' ', ','], "-"),
        year.to_string().replace('/', "-")
    );
    let path = PathBuf::from(request.out.trim());
    let path = if path.is_dir() { path.join(name) } else { path };
    let content = csv(table, &rows)?;
    write_file(&path, |file| {
        // People open it in a spreadsheet, so it says that it is UTF-8.
        file.write_all("\u{feff}".as_bytes())
            .and_then(|()| file.write_all(content.as_bytes()))
            .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
    })?;
    Ok(CodeListWritten {
        said: format!(
            "{label}: {} written down.",
            counted(u64::from(count), "row is", "rows are")
        ),
        path: path.to_string_lossy().into_owned(),
        rows: count,
    })
}

/// The cycles that a table may have rows of: from the first that is shipped to some years ahead.
fn cycles(table: Table, present: AcademicYear) -> Vec<AcademicYear> {
    let shipped = table
        .shipped()
        .iter()
        .flat_map(|text| queries::rows_of(text));
    let first = shipped
        .filter_map(|row| AcademicYear::parse(row.get(table.year_at())?).ok())
        .min()
        .unwrap_or(present);
    (first.start_year()..=present.start_year() + 5)
        .filter_map(|year| AcademicYear::parse(&year.to_string()).ok())
        .collect()
}
