//! A list as a file or as text to paste: what is seen, in its order.
//!
//! CSV is UTF-8 with a byte order mark, so that Excel reads it right, and CRLF. A cell that a spreadsheet would take for a
//! formula gets a leading apostrophe, as the DfE's Register does it (2026); an import takes it off again. A workbook
//! ([`super::workbook`]) needs none, since its cells say that they are text.

use super::columns::{self, Column, Scope};
use super::definition::Past;
use super::queries::{self, Cells};
use super::{Copied, ExportRequest, Exported, Extract, ExtractLook, List, sheet, workbook};
use crate::error::{Error, Result};
use crate::session::{Job, Read};
use crate::store::not_over_ours;
use crate::types::{counted, thousands};
use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

/// The most rows that are copied at once: more belong into a file.
const MOST_COPIED: usize = 20_000;

/// What an extract comes to.
pub(super) struct Chosen {
    pub scope: Scope,
    pub columns: Vec<&'static Column>,
    /// Ids of its rows, in their order.
    pub ids: Vec<i64>,
    /// How many of them no longer count.
    pub closed: u32,
}

impl Chosen {
    /// `2 closed schools`; empty: there are none.
    pub fn closed_rows(&self) -> String {
        let list = self.scope.list.definition();
        match (self.closed, list.past) {
            (1.., Some(past)) => {
                let [one, many] = list.rows.map(|rows| format!("{} {rows}", past.is));
                counted(self.closed.into(), &one, &many)
            }
            _ => String::new(),
        }
    }

    /// `2 of the 30 schools have closed.`; empty: there are none.
    fn closed_said(&self) -> String {
        let list = self.scope.list.definition();
        let [one, many] = list.rows;
        match (self.closed, list.past) {
            (1.., Some(Past { said, .. })) => format!(
                "{} of the {} {}.",
                thousands(self.closed.into()),
                counted(self.ids.len() as u64, one, many),
                if self.closed == 1 { said[0] } else { said[1] }
            ),
            _ => String::new(),
        }
    }
}

/// `2 of these schools are chosen but not in sight: …`; empty: there are none.
fn unseen_said(list: List, unseen: u32) -> String {
    let [_, many] = list.definition().rows;
    match unseen {
        0 => String::new(),
        1 => format!(
            "1 of these {many} is chosen but not in sight: search or filters hold it back. It is exported too."
        ),
        more => format!(
            "{} of these {many} are chosen but not in sight: search or filters hold them back. They are exported too.",
            thousands(more.into())
        ),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn choose(read: &Read<'_>, extract: &Extract) -> Result<Chosen> {
    let view = &extract.view;
    let lists = &read.desk.lists;
    let mut ids = match &extract.only {
        None => lists.ids(read, view)?.as_ref().clone(),
        Some(only) => lists.arranged(read, view, &lists.selected(read, view.list, only)?)?,
    };
    let closed = queries::past(read.db, view.list)?;
    if extract.leave_closed {
        ids.retain(|id| !closed.contains(id));
    }
    Ok(Chosen {
        scope: lists.scope(read, view)?,
        columns: columns::chosen(view.list, &extract.columns)?,
        closed: count(ids.iter().filter(|id| closed.contains(id)).count()),
        ids,
    })
}

/// What an extract would hold that may surprise.
pub fn look(read: &Read<'_>, request: Extract) -> Result<ExtractLook> {
    let chosen = choose(read, &request)?;
    let seen: HashSet<i64> = read
        .desk
        .lists
        .ids(read, &request.view)?
        .iter()
        .copied()
        .collect();
    let unseen = count(chosen.ids.iter().filter(|id| !seen.contains(id)).count());
    Ok(ExtractLook {
        rows: count(chosen.ids.len()),
        closed: chosen.closed,
        closed_said: chosen.closed_said(),
        closed_rows: chosen.closed_rows(),
        unseen,
        unseen_said: unseen_said(request.view.list, unseen),
    })
}

/// Rows as text with tabs, for another program's cells.
pub fn copied(read: &Read<'_>, request: Extract) -> Result<Copied> {
    let chosen = choose(read, &request)?;
    if chosen.ids.len() > MOST_COPIED {
        return Err(Error::invalid(format!(
            "At most {} rows are copied at once; these are {}. Export them to a file instead.",
            thousands(MOST_COPIED as u64),
            thousands(chosen.ids.len() as u64)
        )));
    }
    let mut text = Vec::new();
    heading_line(Line::of(&mut text, b'\t'), &chosen);
    one_by_one(read, &chosen, |cells, row| {
        row_line(Line::of(&mut text, b'\t'), cells, row, 0)
    })?;
    Ok(Copied {
        text: String::from_utf8_lossy(&text).into_owned(),
        rows: count(chosen.ids.len()),
    })
}

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

/// Writes a list into a file.
pub fn run(job: &Job<'_>, request: ExportRequest) -> Result<Exported> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let ExportRequest {
        view,
        columns,
        only,
        leave_closed,
        path,
        title,
        about,
    } = request;
    let extract = Extract {
        view,
        columns,
        only,
        leave_closed,
    };
    let chosen = choose(&read, &extract)?;
    let ending = Path::new(&path).extension().unwrap_or_default();
    let is_page = ["html", "htm"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    if path.is_empty() || is_page {
        let heads = sheet::Heads { title, about };
        let printed = sheet::write(job, &read, &extract.view, &chosen, &heads, &path)?;
        return Ok(Exported {
            path: printed.path,
            rows: count(chosen.ids.len()),
            closed: chosen.closed,
            closed_rows: chosen.closed_rows(),
        });
    }
    write_file(Path::new(&path), |out| {
        if ending.eq_ignore_ascii_case("xlsx") {
            workbook::write(job, &read, &chosen, out)
        } else {
            write_csv(job, &read, &chosen, out)
        }
    })?;
    Ok(Exported {
        path,
        rows: count(chosen.ids.len()),
        closed: chosen.closed,
        closed_rows: chosen.closed_rows(),
    })
}

/// Hands each row to `each` in the extract's order, looked up one by one.
pub(super) fn one_by_one(
    read: &Read<'_>,
    chosen: &Chosen,
    mut each: impl FnMut(&Cells<'_>, &rusqlite::Row<'_>) -> Result<()>,
) -> Result<()> {
    let cells = Cells::new(read.db, &chosen.columns)?;
    let list = chosen.scope.list.definition();
    let mut statement = read.db.prepare_cached(&format!(
        "SELECT {} {} WHERE {} = ?1",
        cells.sql(chosen.scope),
        list.from,
        list.id_sql
    ))?;
    for id in &chosen.ids {
        let mut found = statement.query([id])?;
        if let Some(row) = found.next()? {
            each(&cells, row)?;
        }
    }
    Ok(())
}

/// Writes a file under another name first, so that an older one is replaced only by a whole one; never over an office's data.
pub(crate) fn write_file<T>(
    path: &Path,
    body: impl FnOnce(&mut dyn Write) -> Result<T>,
) -> Result<T> {
    not_over_ours(path)?;
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

fn write_csv(job: &Job<'_>, read: &Read<'_>, chosen: &Chosen, out: &mut dyn Write) -> Result<()> {
    let failed = |error: std::io::Error| Error::io("The export", &error);
    let total = chosen.ids.len() as u64;
    let mut text = Vec::with_capacity(512);
    text.extend_from_slice("\u{feff}".as_bytes());
    heading_line(Line::of(&mut text, b','), chosen);
    out.write_all(&text).map_err(failed)?;

    // A short list is looked up row by row; a long one is read in one pass, each line kept until its turn.
    if chosen.ids.len() < 2_000 {
        return one_by_one(read, chosen, |cells, row| {
            text.clear();
            row_line(Line::of(&mut text, b','), cells, row, 0)?;
            out.write_all(&text).map_err(failed)
        });
    }
    let list = chosen.scope.list.definition();
    let cells = Cells::new(read.db, &chosen.columns)?;
    let mut places: Vec<(i64, usize)> = chosen.ids.iter().copied().zip(0..).collect();
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
    let mut lines: Vec<(u32, u32)> = vec![(0, 0); chosen.ids.len()];
    let mut text = Vec::with_capacity(chosen.ids.len() * 100);
    let mut statement = read.db.prepare_cached(&format!(
        "SELECT {}, {} {}",
        list.id_sql,
        cells.sql(chosen.scope),
        list.from
    ))?;
    let mut found = statement.query([])?;
    let mut done = 0u64;
    while let Some(row) = found.next()? {
        let id: i64 = row.get(0)?;
        if let Some(slot) = place_of(id).and_then(|at| lines.get_mut(at)) {
            let from = u32::try_from(text.len())
                .map_err(|_| Error::invalid("The export would be over 4 GB."))?;
            row_line(Line::of(&mut text, b','), &cells, row, 1)?;
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
    Ok(())
}

/// Adds the headings of the columns.
fn heading_line(mut line: Line<'_>, chosen: &Chosen) {
    for column in &chosen.columns {
        line.cell(column.label);
    }
    line.end();
}

/// Adds a row of the database, whose cells begin at column `from`.
fn row_line(
    mut line: Line<'_>,
    cells: &Cells<'_>,
    row: &rusqlite::Row<'_>,
    from: usize,
) -> Result<()> {
    for at in 0..cells.len() {
        let value = row.get_ref(at + from)?;
        let is_number = matches!(
            value,
            rusqlite::types::ValueRef::Integer(_) | rusqlite::types::ValueRef::Real(_)
        );
        match cells.text(at, value) {
            Some(text) if is_number => line.number(&text),
            Some(text) => line.cell(&text),
            None => line.cell(""),
        }
    }
    line.end();
    Ok(())
}

/// A line of cells under way.
pub(crate) struct Line<'a> {
    text: &'a mut Vec<u8>,
    delimiter: u8,
    begun: bool,
}

impl<'a> Line<'a> {
    /// Begins a line at the end of `text`.
    pub(crate) fn of(text: &'a mut Vec<u8>, delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            begun: false,
        }
    }

    fn next(&mut self) {
        if self.begun {
            self.text.push(self.delimiter);
        }
        self.begun = true;
    }

    fn number(&mut self, text: &str) {
        self.next();
        self.text.extend_from_slice(text.as_bytes());
    }

    /// Adds one cell, guarded and quoted where it must be.
    pub(crate) fn cell(&mut self, text: &str) {
        self.next();
        // What looks guarded already gets a second apostrophe, so that taking one off always gives the text back.
        let guard = starts_formula(text.trim_start_matches('\''));
        // Programs guess a file's delimiter, so each that it could be is quoted; pasted text has tabs alone.
        let parts = if self.delimiter == b'\t' {
            &b"\t"[..]
        } else {
            b",;\t"
        };
        let quoted = (guard && self.delimiter != b'\t')
            || text
                .bytes()
                .any(|b| matches!(b, b'"' | b'\n' | b'\r') || parts.contains(&b));
        if quoted {
            self.text.push(b'"');
        }
        if guard {
            self.text.push(b'\'');
        }
        for byte in text.bytes() {
            if quoted && byte == b'"' {
                self.text.push(b'"');
            }
            self.text.push(byte);
        }
        if quoted {
            self.text.push(b'"');
        }
    }

    /// Ends the line.
    pub(crate) fn end(self) {
        self.text.extend_from_slice(b"\r\n");
    }
}
