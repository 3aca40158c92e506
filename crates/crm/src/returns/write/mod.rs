//! Writing a file for the DfE: previewed first, from our own facts or into the file that the service gave, then counted in
//! the history.
//!
//! Whoever would be refused is left out of the file and named with the field to mend, because one bad row refuses a whole
//! upload. What only wants a look goes out and is named too. Each file is a set of rules of its own ([`placements`],
//! [`status`], [`entrants`]); what they know of trainees is read at once ([`store`]).

mod entrants;
mod placed;
pub(crate) mod placements;
mod status;
#[cfg(test)]
mod tests;
pub(crate) mod text;
pub(crate) mod theirs;

use super::{ReturnKind, result, switches};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::office;
use crate::returns::store;
use crate::session::{Act, Job, Read};
use crate::store::setting;
use crate::types::{AcademicYear, counted, written};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// The most rows that a preview shows.
const SHOWN: usize = 1_000;

/// A file to look at before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewReturn {
    /// Which.
    pub kind: ReturnKind,
    /// Of which academic year; missing: the office's.
    #[serde(default)]
    pub year: Option<AcademicYear>,
    /// The service's own file to fill; missing: it is made whole.
    #[serde(default)]
    pub from: Option<String>,
    /// Whether ethnicity and disability go in, where the file takes them.
    #[serde(default)]
    pub equality: bool,
}

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WriteReturn {
    /// Which.
    pub kind: ReturnKind,
    /// Of which academic year; missing: the office's.
    #[serde(default)]
    pub year: Option<AcademicYear>,
    /// The service's own file to fill; missing: it is made whole.
    #[serde(default)]
    pub from: Option<String>,
    /// Where to write it: a file, or a folder, in which it gets its own name.
    pub out: String,
    /// Whether ethnicity and disability go in, where the file takes them.
    #[serde(default)]
    pub equality: bool,
}

/// Something that stands in the way of a file, or wants a look before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileProblem {
    /// Of which file.
    pub kind: ReturnKind,
    /// About whom; `null`: about the file.
    pub trainee_id: Option<i64>,
    /// Their name; empty: about the file.
    pub who: String,
    /// The field that mends it: one of the trainee's, or placements, equality, name, email; empty: none.
    pub field: String,
    /// What is wrong and what to do, sentences.
    pub says: String,
    /// Whether it only wants a look: nobody is left out for it.
    pub is_warning: bool,
    /// Whether Register said so of a file that it was given.
    pub by_register: bool,
    /// What marks it as mended where Register said so: `return_problem.id`.
    pub said_id: Option<i64>,
}

/// A file as it would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnPreview {
    /// What it would be called.
    pub name: String,
    /// The academic year.
    pub year: AcademicYear,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its rows, at most 1,000.
    pub rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub count: u32,
    /// Whether it takes ethnicity and disability: they go in after a clear word only.
    pub asks_equality: bool,
    /// Whether the service gives a file of its own that it can be filled into.
    pub fills_theirs: bool,
    /// What leaves somebody out, or loses something.
    pub problems: Vec<FileProblem>,
    /// What wants a look.
    pub warnings: Vec<FileProblem>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnWritten {
    /// Where it is.
    pub path: String,
    /// How many rows it has.
    pub rows: u32,
    /// What left somebody out, or loses something.
    pub problems: Vec<FileProblem>,
    /// What wants a look.
    pub warnings: Vec<FileProblem>,
}

/// How far a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReturnState {
    /// There is nobody to tell of.
    Nothing,
    /// Something is missing.
    Missing,
    /// It can be written.
    Ready,
    /// It was written.
    Written,
    /// It was given to the DfE.
    Sent,
    /// What the DfE said of it is here.
    ResultLoaded,
}

/// A file for the DfE, as it stands in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnStanding {
    /// Which.
    pub kind: ReturnKind,
    /// As it is called.
    pub label: String,
    /// The academic year.
    pub year: AcademicYear,
    /// How far it is.
    pub state: ReturnState,
    /// The same as a sentence.
    pub said: String,
    /// Trainees that would go out.
    pub rows: u32,
    /// Trainees that something keeps out.
    pub missing: u32,
    /// What [`problems`] lists of this file to be put right: what keeps trainees out, and what Register told.
    pub problems: u32,
    /// What wants a look.
    pub warnings: u32,
    /// The file that was written last, for marking it as sent; `null`: none was.
    pub file_id: Option<i64>,
    /// Its name; empty: none was written.
    pub name: String,
}

/// The files of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ReturnsRequest {
    /// Which; missing: the office's.
    pub year: Option<AcademicYear>,
}

/// Marks a file as given to the DfE.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReturnSent {
    /// The file that was written.
    pub file_id: i64,
    /// The day, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
    /// Takes the mark off.
    #[serde(default)]
    pub not_sent: bool,
}

/// A row of a file, and whose it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OutRow {
    /// `trainee.id`; `None`: guidance, or a row of theirs that is none of ours.
    pub trainee: Option<i64>,
    pub cells: Vec<String>,
    pub is_guidance: bool,
}

/// A file put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub headings: Vec<String>,
    pub rows: Vec<OutRow>,
    /// What leaves somebody out, what loses something, and what wants a look, as they come.
    pub says: Vec<FileProblem>,
    /// How many trainees are left out.
    pub left_out: u32,
}

impl Filled {
    /// Rows that tell of somebody.
    fn count(&self) -> u32 {
        number(self.rows.iter().filter(|row| !row.is_guidance).count())
    }

    /// The whole as text.
    fn bytes(&self) -> Result<Vec<u8>> {
        let rows = self.rows.iter().map(|row| row.cells.as_slice());
        text::csv(std::iter::once(self.headings.as_slice()).chain(rows))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The academic year of a request.
fn year(read: &Read<'_>, asked: Option<AcademicYear>) -> Result<AcademicYear> {
    match asked {
        Some(year) => Ok(year),
        None => office::queries::academic_year(read.db, read.desk.store.clock().today()),
    }
}

/// Refuses where somebody else sends Register's files.
fn sent_by_us(read: &Read<'_>) -> Result<()> {
    let role: office::Role = setting(read.db, "officeRole")?.unwrap_or_default();
    if role == office::Role::AccreditedProvider {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "{} sends Register’s files. Write “Facts for the accredited provider” instead.",
        provider(read)?
    )))
}

/// Whose training partner we are, in words.
pub(super) fn provider(read: &Read<'_>) -> Result<String> {
    let name: String = setting(read.db, "partnerOf")?.unwrap_or_default();
    Ok(if name.is_empty() {
        "Your accredited provider".to_owned()
    } else {
        name
    })
}

/// Puts a file together.
fn fill(read: &Read<'_>, request: &PreviewReturn) -> Result<Filled> {
    let theirs = match request.from.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(path) => Some(theirs::Theirs::read(Path::new(path))?),
    };
    let year = year(read, request.year)?;
    match request.kind {
        ReturnKind::Placements => placed::fill(read, year, theirs),
        ReturnKind::Status => status::fill(read, year, theirs),
        ReturnKind::Trainees if theirs.is_some() => Err(Error::invalid(
            "New trainees are written into a file of their own: leave out the file to fill.",
        )),
        ReturnKind::Trainees => entrants::fill(read, year, request.equality),
    }
}

/// What a file is called where nobody says otherwise.
fn suggested(read: &Read<'_>, kind: ReturnKind, year: AcademicYear) -> String {
    let what = kind.label().to_lowercase().replace(' ', "-");
    text::name(
        "Register",
        &what,
        year,
        read.desk.store.clock().today(),
        "csv",
    )
}

/// What leaves somebody out, and what wants a look.
fn parted(says: Vec<FileProblem>) -> (Vec<FileProblem>, Vec<FileProblem>) {
    says.into_iter().partition(|said| !said.is_warning)
}

/// A file as it would be written. Nothing is changed.
///
/// # Errors
/// A sentence where the service's file cannot be read, or is another.
pub fn preview(read: &Read<'_>, request: PreviewReturn) -> Result<ReturnPreview> {
    sent_by_us(read)?;
    let filled = fill(read, &request)?;
    let year = year(read, request.year)?;
    let count = filled.count();
    let (problems, warnings) = parted(filled.says);
    Ok(ReturnPreview {
        name: suggested(read, request.kind, year),
        year,
        columns: filled.headings,
        rows: filled
            .rows
            .into_iter()
            .take(SHOWN)
            .map(|row| row.cells)
            .collect(),
        count,
        asks_equality: request.kind == ReturnKind::Trainees,
        // New trainees are in no file of Register's yet.
        fills_theirs: request.kind != ReturnKind::Trainees,
        problems,
        warnings,
    })
}

/// Writes a file, and writes down that it was written.
///
/// # Errors
/// As [`preview`]; a sentence where there is nobody to write down, or the file cannot be written.
pub fn run(job: &Job<'_>, request: WriteReturn) -> Result<ReturnWritten> {
    let WriteReturn {
        kind,
        year: asked,
        from,
        out,
        equality,
    } = request;
    let desk = job.desk()?;
    job.signals().step("Putting the file together", 0, 0)?;
    let finished = desk.store.operate("returns_write", |w| {
        let read = Read {
            db: w.db,
            desk: &desk,
        };
        sent_by_us(&read)?;
        let year = year(&read, asked)?;
        let ask = PreviewReturn {
            kind,
            year: Some(year),
            from,
            equality,
        };
        let filled = fill(&read, &ask)?;
        let rows = filled.count();
        if rows == 0 {
            return Err(nobody(kind, year, &filled));
        }
        let path = place(&out, &suggested(&read, kind, year));
        let bytes = filled.bytes()?;
        let special = equality && kind == ReturnKind::Trainees;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        store::insert_file(
            w,
            (kind.code(), year),
            &name,
            (rows, filled.left_out),
            special,
        )?;
        let with = if special {
            ", with ethnicity and disability"
        } else {
            ""
        };
        w.label(format!(
            "Wrote {} of “{}” for {year} to {name}{with}",
            counted(u64::from(rows), "row", "rows"),
            kind.label()
        ));
        // Last, so that a file that cannot be written leaves no word of it in the history.
        write_file(&path, |file| {
            file.write_all(&bytes)
                .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
        })?;
        let (problems, warnings) = parted(filled.says);
        Ok(ReturnWritten {
            path: path.to_string_lossy().into_owned(),
            rows,
            problems,
            warnings,
        })
    })?;
    Ok(job.finished(finished))
}

/// Where a file goes: the place that was said; in a folder under its own name.
fn place(out: &str, name: &str) -> PathBuf {
    let path = PathBuf::from(out.trim());
    if path.is_dir() { path.join(name) } else { path }
}

/// Why there is no file: how many are left out, and the first reason.
fn nobody(kind: ReturnKind, year: AcademicYear, filled: &Filled) -> Error {
    let left_out = match filled.left_out {
        0 | 1 => String::new(),
        many => format!(" All {many} are left out; the first:"),
    };
    let first = filled.says.first().map(|said| format!(" {}", said.says));
    Error::invalid(format!(
        "There is nobody to write down in “{}” for {year}.{left_out}{}",
        kind.label(),
        first.unwrap_or_default()
    ))
}

/// How the files of trainees stand in a year. None of a training partner's: its accredited provider sends them.
///
/// # Errors
/// What SQLite says.
pub fn files(read: &Read<'_>, request: ReturnsRequest) -> Result<Vec<ReturnStanding>> {
    let year = year(read, request.year)?;
    if sent_by_us(read).is_err() {
        return Ok(Vec::new());
    }
    let said = result::standing(read.db, None)?;
    switched_on(read)?
        .into_iter()
        .map(|kind| {
            let filled = fill(
                read,
                &PreviewReturn {
                    kind,
                    year: Some(year),
                    from: None,
                    equality: true,
                },
            )?;
            let rows = filled.count();
            let last = store::last_written(read.db, kind.code(), year)?;
            let of_file = said.iter().filter(|one| one.kind == kind);
            let problems = number(
                of_file
                    .chain(&filled.says)
                    .filter(|one| !one.is_warning)
                    .count(),
            );
            let state = match &last {
                Some(last) if !last.result_on.is_empty() => ReturnState::ResultLoaded,
                Some(last) if !last.sent_on.is_empty() => ReturnState::Sent,
                Some(_) => ReturnState::Written,
                None if filled.left_out > 0 => ReturnState::Missing,
                None if rows == 0 => ReturnState::Nothing,
                None => ReturnState::Ready,
            };
            Ok(ReturnStanding {
                kind,
                label: kind.label().to_owned(),
                year,
                state,
                said: standing_said(kind, state, rows, filled.left_out, last.as_ref()),
                rows,
                missing: filled.left_out,
                problems,
                warnings: number(filled.says.iter().filter(|one| one.is_warning).count()),
                file_id: last.as_ref().map(|last| last.id),
                name: last.map(|last| last.name).unwrap_or_default(),
            })
        })
        .collect()
}

/// The files about trainees that this office fills.
fn switched_on(read: &Read<'_>) -> Result<Vec<ReturnKind>> {
    let mut on = Vec::new();
    for kind in ReturnKind::ALL {
        if switches::is_on(read.db, kind.into())? {
            on.push(kind);
        }
    }
    Ok(on)
}

/// Why nobody is in a file, and what brings somebody in.
fn why_empty(kind: ReturnKind) -> &'static str {
    match kind {
        ReturnKind::Placements => {
            "Nobody trains in this year yet. Load Register’s trainee export, or add trainees."
        }
        ReturnKind::Status => {
            "Nobody has met the standards yet. Choose who has in the list of trainees, and set “Standards met on”."
        }
        ReturnKind::Trainees => "Nobody who trains in this year is missing from Register.",
    }
}

fn standing_said(
    kind: ReturnKind,
    state: ReturnState,
    rows: u32,
    left_out: u32,
    last: Option<&store::Written>,
) -> String {
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), written);
    let trainees = |many: u32| counted(u64::from(many), "trainee", "trainees");
    let missing = match left_out {
        0 => String::new(),
        many => format!(" Something is missing of {}.", trainees(many)),
    };
    match (state, last) {
        (ReturnState::Nothing, _) | (_, None) if rows == 0 && left_out == 0 => {
            why_empty(kind).to_owned()
        }
        (ReturnState::ResultLoaded, Some(last)) => {
            format!("Register’s answer was loaded on {}.", day(&last.result_on))
        }
        (ReturnState::Sent, Some(last)) => format!(
            "Sent on {} with {}.",
            day(&last.sent_on),
            counted(u64::from(last.rows), "row", "rows")
        ),
        (ReturnState::Written, Some(last)) => format!(
            "Written on {} with {}; not marked as sent.{missing}",
            day(&last.written_on),
            counted(u64::from(last.rows), "row", "rows")
        ),
        (_, _) if rows == 0 => missing.trim().to_owned(),
        _ => format!("{} can go out.{missing}", trainees(rows)),
    }
}

/// Everything that stands in the way of the files of trainees, or wants a look: what our own facts lack, and what
/// Register said of files that it was given.
///
/// # Errors
/// What SQLite says.
pub fn problems(read: &Read<'_>, request: ReturnsRequest) -> Result<Vec<FileProblem>> {
    let year = year(read, request.year)?;
    if sent_by_us(read).is_err() {
        return Ok(Vec::new());
    }
    // What Register answered stands here also where the file is off: somebody sent it.
    let mut all = result::standing(read.db, None)?;
    for kind in switched_on(read)? {
        let ask = PreviewReturn {
            kind,
            year: Some(year),
            from: None,
            equality: true,
        };
        all.extend(fill(read, &ask)?.says);
    }
    all.sort_by_key(|said| said.is_warning);
    Ok(all)
}

/// Marks a file as given to the DfE, or takes the mark off.
///
/// # Errors
/// A sentence where the file is not in the history any more, or the day cannot be.
pub fn sent(act: &Act<'_>, request: ReturnSent) -> Result<Nothing> {
    let w = act.write;
    let name = store::file_name(w.db, request.file_id)?.ok_or_else(|| {
        Error::not_found("This file is not in the history any more. Undo may bring it back.")
    })?;
    if request.not_sent {
        store::set_sent(w, request.file_id, "")?;
        w.label(format!("{name} is not marked as sent"));
        return Ok(Nothing {});
    }
    let today = w.clock.today();
    let on = crate::types::PartDay::read_whole(&request.on, today)?.unwrap_or(today);
    if on > today {
        return Err(Error::invalid(format!(
            "{} is in the future. Mark the file as sent when it was.",
            written(on)
        )));
    }
    store::set_sent(w, request.file_id, &on.to_string())?;
    w.label(format!("Marked {name} as sent on {}", written(on)));
    Ok(Nothing {})
}
