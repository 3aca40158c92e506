//! A list as a CSV file: what is seen, in its order.
//!
//! UTF-8 with a byte order mark, so that Excel reads it right, and CRLF. A cell that a spreadsheet would take for a
//! formula gets a leading apostrophe, as the DfE's Register does it (2026); an import takes it off again.

use super::columns;
use super::queries::{self, Cells};
use super::{ExportRequest, Exported, List, Selection, View};
use crate::error::{Error, Result};
use crate::session::{Job, Read};
use std::io::Write;
use std::path::Path;

/// Whether a spreadsheet would take this text for a formula. A plain number is not one, whatever its sign.
pub fn starts_formula(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | 0) => true,
        // Excel also runs formulas behind blanks and full-width signs.
        Some(b' ') => starts_formula(text.trim_start_matches(' ')),
        Some(0xEF) => text.starts_with(['＝', '＋', '－', '＠']),
        _ => false,
    }
}

/// Writes `request`'s list.
pub fn run(job: &Job<'_>, request: ExportRequest) -> Result<Exported> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let columns = columns::chosen(request.view.list, &request.columns)?;
    let path = Path::new(&request.path);
    let rows = write_file(path, |out| {
        write(
            job,
            &read,
            &request.view,
            request.only.as_ref(),
            &columns,
            out,
        )
    })?;
    Ok(Exported {
        path: request.path,
        rows,
    })
}

/// Writes a file under another name first, so that an older one is replaced only by a whole one.
pub(crate) fn write_file<T>(
    path: &Path,
    body: impl FnOnce(&mut dyn Write) -> Result<T>,
) -> Result<T> {
    let what = || format!("The file {}", path.display());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Error::invalid(format!(
            "There is no folder {}. Choose another place.",
            folder.display()
        )));
    }
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let part = folder.join(format!(".{name}.part"));
    let outcome = (|| {
        let file = std::fs::File::create(&part).map_err(|error| Error::io(what(), &error))?;
        let mut out = std::io::BufWriter::with_capacity(1 << 18, file);
        let value = body(&mut out)?;
        out.flush().map_err(|error| Error::io(what(), &error))?;
        out.get_ref()
            .sync_all()
            .map_err(|error| Error::io(what(), &error))?;
        std::fs::rename(&part, path).map_err(|error| Error::io(what(), &error))?;
        Ok(value)
    })();
    if outcome.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    outcome
}

fn write(
    job: &Job<'_>,
    read: &Read<'_>,
    view: &View,
    only: Option<&Selection>,
    columns: &[&'static columns::Column],
    out: &mut dyn Write,
) -> Result<u32> {
    let failed = |error: std::io::Error| Error::io("The export", &error);
    let mut ids = read.desk.lists.ids(read, view)?.as_ref().clone();
    if let Some(only) = only {
        let wanted: std::collections::HashSet<i64> =
            read.desk.lists.selected(read, only)?.into_iter().collect();
        ids.retain(|id| wanted.contains(id));
    }
    let total = ids.len() as u64;
    out.write_all("\u{feff}".as_bytes()).map_err(failed)?;
    let mut line = Vec::with_capacity(512);
    for (at, column) in columns.iter().enumerate() {
        cell(&mut line, at, column.label);
    }
    line.extend_from_slice(b"\r\n");
    out.write_all(&line).map_err(failed)?;

    let cells = Cells::new(read.db, columns)?;
    // A short list is looked up row by row; a long one is read in one pass, each line kept until its turn.
    if ids.len() < 2_000 {
        let mut statement = read.db.prepare_cached(&format!(
            "SELECT {} {} WHERE {} = ?1",
            cells.sql(view.list),
            queries::base(view.list),
            id_column(view.list)
        ))?;
        for id in &ids {
            let mut found = statement.query([id])?;
            if let Some(row) = found.next()? {
                line.clear();
                row_line(&mut line, &cells, row, columns.len(), 0)?;
                out.write_all(&line).map_err(failed)?;
            }
        }
    } else {
        let mut places: Vec<(i64, usize)> =
            ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        places.sort_unstable();
        // Rows come by id as a rule, so the next one is where the last one was.
        let mut next = 0;
        let mut place_of = |id: i64| {
            if places.get(next).is_none_or(|(at, _)| *at != id) {
                next = places.partition_point(|(at, _)| *at < id);
            }
            let found = places.get(next).filter(|(at, _)| *at == id);
            next += usize::from(found.is_some());
            found.map(|(_, at)| *at)
        };
        let mut lines: Vec<(u32, u32)> = vec![(0, 0); ids.len()];
        let mut text = Vec::with_capacity(ids.len() * 100);
        let mut statement = read.db.prepare_cached(&format!(
            "SELECT {}, {} {}",
            id_column(view.list),
            cells.sql(view.list),
            queries::base(view.list)
        ))?;
        let mut found = statement.query([])?;
        let mut done = 0u64;
        while let Some(row) = found.next()? {
            let id: i64 = row.get(0)?;
            if let Some(slot) = place_of(id).and_then(|at| lines.get_mut(at)) {
                let from = u32::try_from(text.len())
                    .map_err(|_| Error::invalid("The export would be over 4 GB."))?;
                row_line(&mut text, &cells, row, columns.len(), 1)?;
                *slot = (from, u32::try_from(text.len()).unwrap_or(u32::MAX));
                done += 1;
                if done.is_multiple_of(4_096) {
                    job.signals().step("Writing the export", done, total)?;
                }
            }
        }
        for (from, to) in lines {
            out.write_all(text.get(from as usize..to as usize).unwrap_or(&[]))
                .map_err(failed)?;
        }
    }
    Ok(u32::try_from(ids.len()).unwrap_or(u32::MAX))
}

fn id_column(list: List) -> &'static str {
    match list {
        List::England => "e.id",
        List::Schools => "s.id",
    }
}

fn row_line(
    line: &mut Vec<u8>,
    cells: &Cells<'_>,
    row: &rusqlite::Row<'_>,
    count: usize,
    from: usize,
) -> Result<()> {
    for at in 0..count {
        let value = row.get_ref(at + from)?;
        let is_number = matches!(
            value,
            rusqlite::types::ValueRef::Integer(_) | rusqlite::types::ValueRef::Real(_)
        );
        match cells.text(at, value) {
            Some(text) if is_number => number_cell(line, at, &text),
            Some(text) => cell(line, at, &text),
            None => cell(line, at, ""),
        }
    }
    line.extend_from_slice(b"\r\n");
    Ok(())
}

fn number_cell(line: &mut Vec<u8>, at: usize, text: &str) {
    if at > 0 {
        line.push(b',');
    }
    line.extend_from_slice(text.as_bytes());
}

/// Adds one cell, guarded and quoted where it must be.
pub(crate) fn cell(line: &mut Vec<u8>, at: usize, text: &str) {
    if at > 0 {
        line.push(b',');
    }
    // What looks guarded already gets a second apostrophe, so that taking one off always gives the text back.
    let guard = starts_formula(text.trim_start_matches('\''));
    let quoted = guard
        || text
            .bytes()
            .any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r' | b';' | b'\t'));
    if !quoted {
        line.extend_from_slice(text.as_bytes());
        return;
    }
    line.push(b'"');
    if guard {
        line.push(b'\'');
    }
    for byte in text.bytes() {
        if byte == b'"' {
            line.push(b'"');
        }
        line.push(byte);
    }
    line.push(b'"');
}
