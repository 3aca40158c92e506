//! Reading the DfE's files: what a file is, and its rows one by one.
//!
//! [`inspect`] looks at a file and tells what it is from its header alone, so that the caller can order several files, date them and ask its questions before any row is read.
//! [`Source::read`] then streams: the file is never in memory, whatever its size, and each row is lent to the caller while it lies in the reader's buffer.
//! A row of the register is lent raw. Most rows of a refresh are as they were a month ago, and [`RawEstablishment::hash`] tells so without decoding anything; only the others are parsed.
//!
//! **Encoding.** The DfE writes Windows-1252, Excel's "CSV UTF-8" has a BOM, other tools write UTF-8 without one.
//! The rule is about the whole file: a BOM; else valid UTF-8 with something in it that is not ASCII; else Windows-1252.
//! A pre-pass over 62 MB (and a second inflation, for a zip) would cost more than all the parsing, and eleven names in 49,000 rows have such a letter.
//! So the question is put only when the first such row comes. In the DfE's own files that row is no valid UTF-8, which settles it; only where it is does one scan of the file follow.
//! ASCII rows need no answer. UTF-16 (Excel's "Unicode text") is translated on the way in.
//!
//! **Nothing is lost.** Every row is either lent or handed back as [`Rejected`] with a sentence, whatever the bytes; `accepted + rejected = read`.
//! A file that cannot be right as a whole is refused with one sentence before its first row.
//!
//! **Zips.** A member is inflated while it is read. Its size is measured, not believed: more than 1 GiB, or hundreds of times its packed size, ends the reading.

use super::cells::{self, Found};
use super::columns::{self, Column, Places, plain};
use super::rows::{Fault, Row, Rows};
use super::{Establishment, Group, Link, codes};
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::store::not_over_ours;
use crate::types::{Day, counted, thousands};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest file that is read, unpacked.
const LARGEST: u64 = 1 << 30;
/// A zip may hold this many CSV files.
const MOST_FILES: usize = 20;
/// How much smaller than its content a packed file may be, once [`RATIO_FROM`] bytes came out of it. The register packs about 15 times.
const RATIO: u64 = 150;
const RATIO_FROM: u64 = 16 << 20;
/// How much of a file is looked at to tell what it is.
const GLANCE: u64 = 1 << 18;
/// How many names of a list a warning gives.
const NAMED: usize = 8;

/// Which of the DfE's files a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// `edubasealldata`: the establishments.
    Establishments,
    /// `allgroupsdata`: trusts, federations, sponsors.
    Groups,
    /// `links_edubasealldata`: predecessors and successors.
    Links,
}

impl Kind {
    /// The word for it, as the table `register_load` has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Establishments => "establishments",
            Self::Groups => "groups",
            Self::Links => "links",
        }
    }
}

/// How a file's letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// Nothing but ASCII, so the question does not arise.
    #[serde(rename = "ASCII")]
    Ascii,
    /// UTF-8, with or without a BOM.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, either byte order.
    #[serde(rename = "UTF-16")]
    Utf16,
    /// Windows-1252, as the DfE writes.
    #[serde(rename = "Windows-1252")]
    Windows1252,
}

/// The header of a file, as it stood there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The names of the columns in order.
    pub columns: Vec<String>,
}

/// One register file: a CSV, or one of those in a zip.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file that was chosen.
    pub path: PathBuf,
    /// The member's full name, where `path` is a zip.
    pub member: Option<String>,
    /// The CSV's own name, without any folder.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// The day that its own name tells.
    pub file_date: Option<Day>,
    /// What the office should know before the rows are read.
    pub warnings: Vec<String>,
    /// Its size in bytes, unpacked (as a zip's own directory says it): for progress.
    pub size: u64,
    /// The byte between cells: comma, semicolon or tab.
    pub delimiter: u8,
    /// Its header.
    pub header: Header,
    /// The encoding where it shows from the first bytes, see [`Counts::encoding`].
    declared: Option<Encoding>,
    place: Place,
    /// The line of the header.
    header_line: u64,
}

/// Where the bytes of a source are.
#[derive(Debug, Clone, Copy)]
enum Place {
    File,
    Member(usize),
}

/// What a row of a source turned out to be.
#[derive(Debug)]
pub enum Item<'a> {
    /// A usable row of the establishments file, not yet parsed.
    Establishment(RawEstablishment<'a>),
    /// A row of the groups file.
    Group(Group),
    /// A row of the links file.
    Link(Link),
    /// A row that cannot be used.
    Rejected(Rejected),
}

/// A row that cannot be used, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The line of the file in which the row begins, the header being line 1.
    pub line: u64,
    /// What is wrong, where, and what to do.
    pub reason: String,
    /// Its cells as they stood in the file.
    pub original: Vec<String>,
}

/// What reading a source came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Rows of data in the file.
    pub read: u64,
    /// Rows that were usable.
    pub accepted: u64,
    /// Rows that were not.
    pub rejected: u64,
    /// The newest LastChangedDate: dates a file whose name has no date.
    pub newest_change_date: Option<Day>,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// What the office should know.
    pub warnings: Vec<String>,
}

/// Tells what the file at `path` holds: a CSV, or a zip of several.
///
/// # Errors
/// One sentence where it is not there or may not be read, is empty, is no CSV, or is none of the DfE's register files; where a required column is missing or there is no row; for a zip also where it is damaged, has a password, has no CSV or too many.
pub fn inspect(path: &Path) -> Result<Vec<Source>> {
    let name = file_name(path);
    let size = std::fs::metadata(path)
        .map_err(|error| Error::io(format!("“{name}” cannot be read"), &error))?;
    if size.is_dir() {
        return Err(Error::invalid(format!(
            "“{name}” is a folder. Choose a CSV or zip file in it."
        )));
    }
    let mut first = [0; 4];
    let read = File::open(path)
        .and_then(|mut file| read_up_to(&mut file, &mut first))
        .map_err(|error| Error::io(format!("“{name}” cannot be read"), &error))?;
    match first.get(..read) {
        Some(b"PK\x03\x04" | b"PK\x05\x06") => inspect_zip(path, &name),
        _ => {
            let found = look(path, Place::File, &name, None, size.len())?;
            match found {
                Look::Register(source) => Ok(vec![*source]),
                Look::Other(why) => Err(Error::invalid(why)),
            }
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn inspect_zip(path: &Path, name: &str) -> Result<Vec<Source>> {
    let mut archive = open_zip(path, name)?;
    let mut members = Vec::new();
    let mut office = false;
    for index in 0..archive.len() {
        let member = archive
            .by_index_raw(index)
            .map_err(|error| zip_trouble(name, &error))?;
        let member_name = member
            .name()
            .map_err(|error| zip_trouble(name, &error))?
            .into_owned();
        office |= member_name == "[Content_Types].xml";
        let own = member_name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let csv = own.len() > 4
            && own
                .get(own.len() - 4..)
                .is_some_and(|end| end.eq_ignore_ascii_case(".csv"));
        if member.is_dir() || !csv || own.starts_with("._") {
            continue;
        }
        if member.encrypted() {
            return Err(Error::invalid(format!(
                "“{name}” has a password. Unpack it first and choose the CSV file from it."
            )));
        }
        members.push((index, member_name, own, member.size()));
    }
    if office {
        return Err(Error::invalid(format!(
            "“{name}” is an Excel or Office file. Open it there, save it as “CSV UTF-8” and choose that file."
        )));
    }
    if members.is_empty() {
        return Err(Error::invalid(format!(
            "There is no CSV file in “{name}”. Choose the zip that the DfE's download page gave, or a CSV file."
        )));
    }
    if members.len() > MOST_FILES {
        return Err(Error::invalid(format!(
            "“{name}” holds {} CSV files, more than the {MOST_FILES} that are read at once. Unpack it and choose the register files from it.",
            members.len()
        )));
    }
    let whole = members
        .iter()
        .fold(0u64, |sum, member| sum.saturating_add(member.3));
    if whole > LARGEST {
        return Err(too_large(name));
    }
    drop(archive);
    let mut sources: Vec<Source> = Vec::new();
    let mut ignored = Vec::new();
    for (index, member, own, size) in members {
        let label = format!("{own}” in “{name}");
        match look(
            path,
            Place::Member(index),
            &label,
            Some((member, own)),
            size,
        )? {
            Look::Register(source) => sources.push(*source),
            Look::Other(why) => ignored.push(why),
        }
    }
    let Some(first) = sources.first_mut() else {
        return Err(Error::invalid(match ignored.as_slice() {
            [only] => only.clone(),
            _ => format!(
                "None of the {} CSV files in “{name}” is a register file. Choose edubasealldata, allgroupsdata or links_edubasealldata from the DfE's download page.",
                ignored.len()
            ),
        }));
    };
    first
        .warnings
        .extend(ignored.into_iter().map(|why| format!("Ignored: {why}")));
    Ok(sources)
}

fn open_zip(path: &Path, name: &str) -> Result<ZipArchive<BufReader<File>>> {
    let file =
        File::open(path).map_err(|error| Error::io(format!("“{name}” cannot be read"), &error))?;
    ZipArchive::new(BufReader::with_capacity(1 << 16, file))
        .map_err(|error| zip_trouble(name, &error))
}

fn zip_trouble(name: &str, error: &ZipError) -> Error {
    match error {
        ZipError::Io(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
            ) =>
        {
            Error::io(format!("“{name}” cannot be read"), error)
        }
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::invalid(format!(
                "“{name}” has a password. Unpack it first and choose the CSV file from it."
            ))
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Error::invalid(format!(
                "“{name}” is packed in a way that the desk does not know. Unpack it first and choose the CSV file from it."
            ))
        }
        _ => damaged_zip(name),
    }
}

fn damaged_zip(name: &str) -> Error {
    Error::invalid(format!(
        "“{name}” is damaged and cannot be unpacked. Download it again."
    ))
}

fn too_large(name: &str) -> Error {
    Error::invalid(format!(
        "“{name}” is over 1 GB unpacked, and the register is about 60 MB. Choose the file that the DfE's download page gave."
    ))
}

/// What a look at one CSV gave.
enum Look {
    /// A register file.
    Register(Box<Source>),
    /// Something else, and the sentence that says so.
    Other(String),
}

/// Looks at the first bytes of one CSV. `label` is its name in sentences.
fn look(
    path: &Path,
    place: Place,
    label: &str,
    member: Option<(String, String)>,
    size: u64,
) -> Result<Look> {
    let (member, name) = match member {
        Some((member, own)) => (Some(member), own),
        None => (None, label.to_owned()),
    };
    let mut source = Source {
        path: path.to_owned(),
        member,
        file_date: date_in(&name),
        name,
        kind: Kind::Establishments,
        warnings: Vec::new(),
        size,
        delimiter: b',',
        header: Header::default(),
        declared: None,
        place,
        header_line: 1,
    };
    let mut head = Vec::new();
    source.with_raw_bytes(|input| {
        input
            .take(GLANCE)
            .read_to_end(&mut head)
            .map_err(|error| source.trouble(error))?;
        Ok(())
    })?;
    if head.is_empty() {
        return Ok(Look::Other(format!(
            "“{label}” is empty. Download it again."
        )));
    }
    source.declared = match head.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(Encoding::Utf16),
        _ => None,
    };
    if source.declared.is_none()
        && let Some(what) = foreign(&head)
    {
        return Ok(Look::Other(format!(
            "“{label}” is not a CSV file: it is {what}. Choose the CSV or zip file that the DfE's download page gave."
        )));
    }
    let found = source.with_bytes(|input| {
        let mut start = Vec::new();
        input
            .take(GLANCE)
            .read_to_end(&mut start)
            .map_err(|error| source.trouble(error))?;
        let (delimiter, skip, line) = delimiter(&start);
        let mut rows = Rows::new(
            Cursor::new(start.get(skip..).unwrap_or_default()).chain(input),
            delimiter,
            line,
        );
        let header = match rows.next().map_err(|error| source.trouble(error))? {
            Some(row) => (
                row.line,
                row.fault,
                row.cells().map(decode_guess).collect::<Vec<_>>(),
            ),
            None => return Ok(None),
        };
        let mut data = false;
        while let Some(row) = rows.next().map_err(|error| source.trouble(error))? {
            if !row.is_blank() {
                data = true;
                break;
            }
        }
        Ok(Some((delimiter, header, data)))
    })?;
    let Some((delimiter, (line, fault, cells), data)) = found else {
        return Ok(Look::Other(format!(
            "“{label}” is empty. Download it again."
        )));
    };
    source.delimiter = delimiter;
    source.header_line = line;
    source.header.columns = cells;
    let plain_names: Vec<String> = source
        .header
        .columns
        .iter()
        .map(|name| plain(name))
        .collect();
    let has = |name: &str| plain_names.contains(&plain(name));
    let status = has(Column::StatusCode.name()) || has(Column::StatusName.name());
    let required = [
        ("URN", has("URN")),
        ("EstablishmentName", has("EstablishmentName")),
        ("EstablishmentStatus (code)", status),
    ];
    let known = source
        .header
        .columns
        .iter()
        .filter(|name| columns::known(name))
        .count();
    source.kind = if fault.is_some() {
        return Ok(Look::Other(format!(
            "“{label}” is not a register file: its first line is no row of column names. Choose the CSV or zip file that the DfE's download page gave."
        )));
    } else if has("URN") && has("LinkURN") && has("LinkType") {
        Kind::Links
    } else if has("Group UID") && has("URN") {
        return Ok(Look::Other(format!(
            "“{label}” lists which school is in which group, which the desk takes from the establishments file. Choose edubasealldata, allgroupsdata or links_edubasealldata."
        )));
    } else if has("Group UID") && has("Group Name") {
        Kind::Groups
    } else if required.iter().all(|(_, there)| *there) {
        Kind::Establishments
    } else if required.iter().filter(|(_, there)| *there).count() == 2 || known >= 5 {
        let missing: Vec<&str> = required
            .iter()
            .filter(|(_, there)| !there)
            .map(|(name, _)| *name)
            .collect();
        return Err(Error::invalid(format!(
            "“{label}” has no column {}, without which a school cannot be told. Download it again with all fields.",
            missing.join(" and no column ")
        )));
    } else {
        return Ok(Look::Other(format!(
            "“{label}” is not a register file: its first line names none of URN, EstablishmentName and EstablishmentStatus together. Choose edubasealldata, allgroupsdata or links_edubasealldata from the DfE's download page."
        )));
    };
    if !data {
        return Err(Error::invalid(format!(
            "“{label}” has a header and no rows. Download it again."
        )));
    }
    source.warnings = header_warnings(&source);
    Ok(Look::Register(Box::new(source)))
}

/// A name of a header, whose encoding nobody told: UTF-8 where it can be.
fn decode_guess(cell: &[u8]) -> String {
    let text = match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => windows_1252(cell),
    };
    text.trim().trim_start_matches('\u{FEFF}').to_owned()
}

fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
}

/// What a file is that is plainly no CSV.
fn foreign(head: &[u8]) -> Option<&'static str> {
    let text = head.trim_ascii_start();
    let starts = |with: &[u8]| {
        text.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    if starts(b"%PDF") {
        Some("a PDF")
    } else if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Some("an old Excel or Word file")
    } else if head.starts_with(&[0x1F, 0x8B])
        || head.starts_with(b"7z\xBC\xAF")
        || head.starts_with(b"Rar!")
    {
        Some("an archive of another kind than zip")
    } else if head.starts_with(b"SQLite format 3") {
        Some("a database")
    } else if starts(b"<!doctype html") || starts(b"<html") {
        Some("a web page")
    } else if starts(b"<") {
        Some("XML or a web page")
    } else if starts(b"{") || starts(b"[{") {
        Some("JSON")
    } else if memchr::memchr(0, head).is_some() {
        Some(
            "no text (in “UTF-16” without its mark it would have to be saved as “CSV UTF-8” first)",
        )
    } else {
        None
    }
}

/// The delimiter, how many bytes come before the header, and the header's line.
///
/// Excel writes a first line `sep=;` where it means to be clear.
fn delimiter(start: &[u8]) -> (u8, usize, u64) {
    let mut skip = 0;
    let mut line = 1;
    if let [a, b, c, b'=', sep, rest @ ..] = start
        && [*a, *b, *c].eq_ignore_ascii_case(b"sep")
        && matches!(sep, b',' | b';' | b'\t')
    {
        let end = match rest {
            [b'\r', b'\n', ..] => Some(2),
            [b'\n' | b'\r', ..] => Some(1),
            _ => None,
        };
        if let Some(end) = end {
            return (*sep, 5 + end, 2);
        }
    }
    while let Some(b'\r' | b'\n') = start.get(skip) {
        line += u64::from(start.get(skip) == Some(&b'\n'));
        skip += 1;
    }
    let header = start.get(skip..).unwrap_or_default();
    let mut counts = [(b',', 0u32), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in header {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (delimiter, count) in &mut counts {
                    *count += u32::from(byte == *delimiter);
                }
            }
        }
    }
    // The first of equals: a header of one column is read as comma.
    let best = counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(delimiter, _)| *delimiter);
    (best, skip, line)
}

/// The day in a file's name: eight digits, or year, month and day with a stroke or a line between.
pub(super) fn date_in(name: &str) -> Option<Day> {
    let bytes = name.as_bytes();
    let number = |from: usize, len: usize| -> Option<u32> {
        let digits = bytes.get(from..from + len)?;
        digits.iter().all(u8::is_ascii_digit).then(|| {
            digits
                .iter()
                .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
        })
    };
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find_map(|at| {
        if at > 0 && digit(at - 1) {
            return None;
        }
        let year = number(at, 4).filter(|year| (1990..=2100).contains(year))?;
        let gap = usize::from(matches!(bytes.get(at + 4), Some(b'-' | b'_' | b'.')));
        let month = number(at + 4 + gap, 2)?;
        if gap == 1 && bytes.get(at + 7) != bytes.get(at + 4) {
            return None;
        }
        let last = at + 6 + 2 * gap;
        if digit(last + 2) {
            return None;
        }
        Day::from_ymd_opt(i32::try_from(year).ok()?, month, number(last, 2)?)
    })
}

fn header_warnings(source: &Source) -> Vec<String> {
    let header = &source.header.columns;
    let plain_names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let has = |name: &str| plain_names.contains(&plain(name));
    let (missing, unknown): (Vec<&str>, Vec<&str>) = match source.kind {
        Kind::Establishments => (
            Column::ALL
                .iter()
                .filter(|column| !has(column.name()))
                // A code's name stands in for it, and nobody misses a name whose code is there.
                .filter(|column| {
                    column.coded_by_name().is_none()
                        && !column.coded().is_some_and(|coded| has(coded.name.name()))
                })
                .map(|column| column.name())
                .collect(),
            header
                .iter()
                .map(String::as_str)
                .filter(|name| !name.is_empty() && !columns::known(name))
                .collect(),
        ),
        Kind::Groups | Kind::Links => {
            let ours: &[&str] = if source.kind == Kind::Groups {
                &columns::GROUPS
            } else {
                &columns::LINKS
            };
            (
                ours.iter().copied().filter(|name| !has(name)).collect(),
                header
                    .iter()
                    .map(String::as_str)
                    .filter(|name| {
                        !name.is_empty() && !ours.iter().any(|own| plain(own) == plain(name))
                    })
                    .collect(),
            )
        }
    };
    let mut warnings = Vec::new();
    let name = &source.name;
    if !missing.is_empty() {
        warnings.push(format!(
            "“{name}” lacks {} that the desk uses, left blank: {}.",
            counted(missing.len() as u64, "column", "columns"),
            list(&missing)
        ));
    }
    if !unknown.is_empty() {
        warnings.push(format!(
            "“{name}” has {} that the desk does not know, ignored: {}.",
            counted(unknown.len() as u64, "column", "columns"),
            list(&unknown)
        ));
    }
    warnings
}

/// A list of names, cut where it is long.
fn list(names: &[&str]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| {
            if name.chars().count() > 60 {
                shorten(name)
            } else {
                (*name).to_owned()
            }
        })
        .collect();
    let mut text = shown.join(", ");
    if names.len() > NAMED {
        text.push_str(&format!(
            " and {} more",
            thousands((names.len() - NAMED) as u64)
        ));
    }
    text
}

/// A text for a sentence: its first 60 characters, in one line.
fn shorten(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(60)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}

fn read_up_to(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Measures what comes out of a file and stops at what no register is.
struct Guard<R> {
    input: R,
    out: u64,
    /// Packed and declared size, for a member of a zip.
    packed: Option<(u64, u64)>,
    name: String,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.out += read as u64;
        let bomb = self.packed.is_some_and(|(packed, declared)| {
            self.out > declared || self.out > RATIO_FROM && self.out / packed.max(1) > RATIO
        });
        if self.out > LARGEST {
            return Err(io::Error::other(too_large(&self.name)));
        }
        if bomb {
            return Err(io::Error::other(Error::invalid(format!(
                "“{}” unpacks to far more than its zip says or than a register could, so reading was stopped. Download it again from the DfE.",
                self.name
            ))));
        }
        Ok(read)
    }
}

/// Translates UTF-16 into UTF-8 on the way.
struct FromUtf16<R> {
    input: R,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
}

impl<R: Read> FromUtf16<R> {
    fn new(input: R, first: &[u8]) -> Self {
        let encoding = if first == [0xFE, 0xFF] {
            encoding_rs::UTF_16BE
        } else {
            encoding_rs::UTF_16LE
        };
        Self {
            input,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; 1 << 14],
            text: vec![0; 1 << 16],
            from: 0,
            to: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for FromUtf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.from == self.to && !self.ended {
            let read = self.input.read(&mut self.raw)?;
            self.ended = read == 0;
            // `text` holds the translation of the whole of `raw` (three bytes for two), so nothing is left over.
            let raw = self.raw.get(..read).unwrap_or_default();
            let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
            (self.from, self.to) = (0, written);
        }
        let ready = self.text.get(self.from..self.to).unwrap_or_default();
        let len = ready.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..len), ready.get(..len)) {
            to.copy_from_slice(from);
        }
        self.from += len;
        Ok(len)
    }
}

impl Source {
    /// The file's name for sentences, without quotation marks at its ends.
    fn label(&self) -> String {
        match self.member {
            Some(_) => format!("{}” in “{}", self.name, file_name(&self.path)),
            None => self.name.clone(),
        }
    }

    /// A failure to read, with the file named.
    fn trouble(&self, error: io::Error) -> Error {
        if let Some(own) = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Error>())
        {
            return own.clone();
        }
        let packed = matches!(self.place, Place::Member(_));
        match error.kind() {
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof
                if packed =>
            {
                damaged_zip(&file_name(&self.path))
            }
            _ => Error::io(format!("“{}” cannot be read", self.label()), &error),
        }
    }

    /// Lends the file's bytes as they are, unpacked.
    fn with_raw_bytes<T>(&self, work: impl FnOnce(&mut dyn Read) -> Result<T>) -> Result<T> {
        match self.place {
            Place::File => {
                let file = File::open(&self.path).map_err(|error| self.trouble(error))?;
                work(&mut Guard {
                    input: file,
                    out: 0,
                    packed: None,
                    name: self.label(),
                })
            }
            Place::Member(index) => {
                let name = file_name(&self.path);
                let mut archive = open_zip(&self.path, &name)?;
                let member = archive
                    .by_index(index)
                    .map_err(|error| zip_trouble(&name, &error))?;
                let packed = Some((member.compressed_size(), member.size()));
                work(&mut Guard {
                    input: member,
                    out: 0,
                    packed,
                    name: self.label(),
                })
            }
        }
    }

    /// Lends the file's bytes without its BOM, translated where they are UTF-16.
    fn with_bytes<T>(&self, work: impl FnOnce(&mut dyn Read) -> Result<T>) -> Result<T> {
        self.with_raw_bytes(|input| {
            let mut mark = [0; 3];
            let len = match self.declared {
                Some(Encoding::Utf8) => 3,
                Some(Encoding::Utf16) => 2,
                _ => 0,
            };
            let mark = mark.get_mut(..len).unwrap_or_default();
            read_up_to(input, mark).map_err(|error| self.trouble(error))?;
            match self.declared {
                Some(Encoding::Utf16) => work(&mut FromUtf16::new(input, mark)),
                _ => work(input),
            }
        })
    }

    /// Whether the whole file is UTF-8. Asked only where a row that is not ASCII is.
    fn is_utf8(&self) -> Result<bool> {
        self.with_bytes(|input| {
            let mut buffer = vec![0; 1 << 16];
            let mut kept = 0;
            loop {
                let free = buffer.get_mut(kept..).unwrap_or_default();
                let read = read_up_to(input, free).map_err(|error| self.trouble(error))?;
                let filled = kept + read;
                match std::str::from_utf8(buffer.get(..filled).unwrap_or_default()) {
                    Ok(_) => kept = 0,
                    // A letter that goes on in the next block.
                    Err(error) if error.error_len().is_none() && read > 0 => {
                        let from = error.valid_up_to();
                        buffer.copy_within(from..filled, 0);
                        kept = filled - from;
                    }
                    Err(_) => return Ok(false),
                }
                if read == 0 {
                    return Ok(true);
                }
            }
        })
    }

    /// Reads the file and gives each of its rows to `each`.
    ///
    /// # Errors
    /// Where the file cannot be read to its end, or is no longer the one that was inspected; and whatever `each` returns, which ends the reading.
    pub fn read(&self, each: &mut dyn FnMut(Item<'_>) -> Result<()>) -> Result<Counts> {
        self.with_bytes(|input| {
            let mut start = Vec::new();
            input
                .take(64)
                .read_to_end(&mut start)
                .map_err(|error| self.trouble(error))?;
            // The delimiter is known; only what stands before the header matters here.
            let (_, skip, line) = delimiter(&start);
            let rest = start.get(skip..).unwrap_or_default();
            let mut rows = Rows::new(Cursor::new(rest).chain(input), self.delimiter, line);
            let same = match rows.next().map_err(|error| self.trouble(error))? {
                Some(row) => row
                    .cells()
                    .map(decode_guess)
                    .eq(self.header.columns.iter().cloned()),
                None => false,
            };
            if !same {
                return Err(Error::new(
                    ErrorKind::Conflict,
                    format!(
                        "“{}” was changed while it was being read. Load it again.",
                        self.label()
                    ),
                ));
            }
            rows.expect_width(self.header.columns.len());
            self.read_rows(rows, each)
        })
    }

    fn read_rows<R: Read>(
        &self,
        mut rows: Rows<R>,
        each: &mut dyn FnMut(Item<'_>) -> Result<()>,
    ) -> Result<Counts> {
        let mut reading = Reading {
            places: Places::find(&self.header.columns),
            hashed: Vec::new(),
            scratch: RefCell::new(Vec::new()),
            text: match self.declared {
                Some(Encoding::Utf8 | Encoding::Utf16) => Some(Encoding::Utf8),
                _ => None,
            },
            tally: Tally::default(),
        };
        reading.find_hashed();
        let mut rules = match self.kind {
            Kind::Establishments => Rules::Establishments {
                seen: Urns::default(),
            },
            Kind::Groups => Rules::Groups {
                at: find(&self.header.columns, &columns::GROUPS),
                seen: HashSet::new(),
            },
            Kind::Links => Rules::Links {
                at: find(&self.header.columns, &columns::LINKS),
                seen: HashSet::new(),
            },
        };
        let (mut read, mut rejected) = (0, 0);
        let mut newest = None;
        let mut damaged = 0;
        while let Some(row) = rows.next().map_err(|error| self.trouble(error))? {
            let ascii = row.bytes.is_ascii();
            if !ascii && reading.text.is_none() {
                let utf8 = std::str::from_utf8(row.bytes).is_ok() && self.is_utf8()?;
                reading.text = Some(if utf8 {
                    Encoding::Utf8
                } else {
                    Encoding::Windows1252
                });
            }
            if row.fault.is_none() && row.len() != self.header.columns.len() && row.is_blank() {
                continue; // what Excel leaves below a table
            }
            let raw = RawEstablishment {
                row,
                reading: &reading,
                ascii,
                urn: 0,
            };
            let judged = self.judge(&raw, &mut rules);
            if matches!(judged, Err(Refusal::Nothing)) {
                continue;
            }
            read += 1;
            match judged {
                Ok(item) => {
                    if let Item::Establishment(raw) = &item {
                        let changed = cells::date(&raw.text(Column::LastChangedDate)).value();
                        newest = newest.max(changed);
                        if !ascii {
                            damaged += raw.damaged_names();
                        }
                    }
                    each(item)?;
                }
                Err(Refusal::Because(reason)) => {
                    rejected += 1;
                    let original = (0..row.len()).map(|at| raw.cell(at).into_owned()).collect();
                    each(Item::Rejected(Rejected {
                        line: row.line,
                        reason,
                        original,
                    }))?;
                }
                Err(Refusal::Nothing) => {}
            }
        }
        let mut warnings = reading.tally.warnings();
        if damaged > 0 {
            warnings.push(format!(
                "{} in “{}” {} letters that were already damaged before the desk read the file. Download it again from the DfE, without opening it in another program.",
                counted(damaged, "name", "names"),
                self.name,
                if damaged == 1 { "contains" } else { "contain" },
            ));
        }
        let encoding = match (self.declared, reading.text) {
            (Some(declared), _) => declared,
            (None, Some(found)) => found,
            (None, None) => Encoding::Ascii,
        };
        Ok(Counts {
            read,
            accepted: read - rejected,
            rejected,
            newest_change_date: newest,
            encoding,
            warnings,
        })
    }

    /// Tells what a row is. Only a row that is taken is remembered among those seen, so that a good row after a bad one of the same URN counts.
    fn judge<'a>(
        &self,
        raw: &RawEstablishment<'a>,
        rules: &mut Rules,
    ) -> std::result::Result<Item<'a>, Refusal> {
        let (row, line) = (&raw.row, raw.row.line);
        let width = self.header.columns.len();
        match row.fault {
            Some(Fault::Quoting) => {
                return refuse(format!(
                    "Row {line}: the quotation marks do not pair, so its columns cannot be told apart: “{}”. Write a quotation mark inside a cell twice, or take it out, and load this row again.",
                    shorten(raw.cell(0).trim())
                ));
            }
            Some(Fault::TooLong) => {
                return refuse(format!(
                    "Row {line} is over 1 MB long, so it is no row of the register. Download the file again."
                ));
            }
            None => {}
        }
        if row.len() < width
            || row
                .cells()
                .skip(width)
                .any(|cell| !cell.trim_ascii().is_empty())
        {
            return refuse(format!(
                "Row {line} has {}, and the header has {width}: it begins with “{}”. Add or take out what is wrong and load this row again.",
                counted(row.len() as u64, "cell", "cells"),
                shorten(raw.cell(0).trim())
            ));
        }
        match rules {
            Rules::Establishments { seen } => {
                let text = raw.text(Column::Urn);
                let Some(urn) = cells::urn(text.as_bytes()) else {
                    if text.trim().is_empty() && row.is_blank() {
                        return Err(Refusal::Nothing);
                    }
                    return refuse(bad_urn(line, "URN", &text));
                };
                if raw.bytes(Column::Name).trim_ascii().is_empty() {
                    return refuse(format!(
                        "Row {line} (URN {urn}): column EstablishmentName is empty. Fill it in and load this row again."
                    ));
                }
                let code = raw.text(Column::StatusCode);
                if code.trim().is_empty() {
                    let name = raw.text(Column::StatusName);
                    if name.trim().is_empty() {
                        return refuse(format!(
                            "Row {line} (URN {urn}): column EstablishmentStatus is empty, so nobody can tell whether it is open. Fill it in and load this row again."
                        ));
                    }
                    if codes::code("status", &name).is_none() {
                        return refuse(format!(
                            "Row {line} (URN {urn}): column EstablishmentStatus (name) says “{}”, which is no status of the DfE's. Write Open, Closed, Open, but proposed to close or Proposed to open and load this row again.",
                            shorten(name.trim())
                        ));
                    }
                }
                if !seen.add(urn) {
                    return refuse(format!(
                        "Row {line}: URN {urn} is in the file already, and the first row with it was taken. Take one of the two out."
                    ));
                }
                Ok(Item::Establishment(RawEstablishment { urn, ..*raw }))
            }
            Rules::Groups { at, seen } => raw.group(at, seen).map(Item::Group),
            Rules::Links { at, seen } => raw.link(at, seen).map(Item::Link),
        }
    }
}

fn bad_urn(line: u64, column: &str, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        format!(
            "Row {line}: column {column} is empty. Fill in the six digits and load this row again."
        )
    } else {
        format!(
            "Row {line}: column {column} says “{}”, and a URN has six digits. Correct it and load this row again.",
            shorten(text)
        )
    }
}

/// Why a row is not taken.
enum Refusal {
    /// There is nothing in it: no row at all.
    Nothing,
    /// The sentence.
    Because(String),
}

fn refuse<T>(reason: String) -> std::result::Result<T, Refusal> {
    Err(Refusal::Because(reason))
}

/// What the rows of a kind are judged by, with what was seen of them.
enum Rules {
    Establishments {
        seen: Urns,
    },
    Groups {
        at: Vec<Option<usize>>,
        seen: HashSet<i64>,
    },
    Links {
        at: Vec<Option<usize>>,
        seen: HashSet<(i64, i64, u64)>,
    },
}

/// The URNs seen so far, a bit each: 125 kB for all there can be.
#[derive(Default)]
struct Urns(Vec<u64>);

impl Urns {
    /// Notes `urn`; false where it was there.
    fn add(&mut self, urn: i64) -> bool {
        let Ok(urn) = usize::try_from(urn) else {
            return false;
        };
        if self.0.len() <= urn / 64 {
            self.0.resize(1_000_000 / 64 + 1, 0);
        }
        let Some(word) = self.0.get_mut(urn / 64) else {
            return false;
        };
        let bit = 1 << (urn % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }
}

/// Where each of `names` stands in the header.
fn find(header: &[String], names: &[&str]) -> Vec<Option<usize>> {
    let plain_names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    names
        .iter()
        .map(|name| plain_names.iter().position(|own| *own == plain(name)))
        .collect()
}

/// What all rows of one reading share.
#[derive(Debug)]
struct Reading {
    places: Places,
    /// Places of the columns that the hash covers, in canonical order: the column and, for a code, its name's place, which counts where the code is empty.
    hashed: Vec<(usize, usize)>,
    scratch: RefCell<Vec<u8>>,
    /// How rows that are not ASCII are written; unknown until the first comes.
    text: Option<Encoding>,
    tally: Tally,
}

impl Reading {
    fn find_hashed(&mut self) {
        let place = |column: Column| self.places.of(column).unwrap_or(usize::MAX);
        self.hashed = Column::ALL
            .iter()
            .filter(|&&column| {
                column != Column::LastChangedDate && column.coded_by_name().is_none()
            })
            .map(|&column| {
                (
                    place(column),
                    column.coded().map_or(usize::MAX, |coded| place(coded.name)),
                )
            })
            .collect();
    }
}

/// What was odd in the rows that were parsed.
#[derive(Debug, Default)]
struct Tally {
    dates: Oddities,
    numbers: Oddities,
    names: Oddities,
}

/// A count, and the first of them in words.
#[derive(Debug, Default)]
struct Oddities {
    count: Cell<u64>,
    first: RefCell<String>,
}

impl Oddities {
    fn add(&self, line: u64, column: Column, text: &str) {
        if self.count.get() == 0 {
            *self.first.borrow_mut() = format!(
                "the first in row {line}, column {}: “{}”",
                column.name(),
                shorten(text.trim())
            );
        }
        self.count.set(self.count.get() + 1);
    }
}

impl Tally {
    fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        let mut say = |odd: &Oddities, one: &str, many: &str, what: &str| {
            if odd.count.get() > 0 {
                warnings.push(format!(
                    "{} {what} ({}).",
                    counted(odd.count.get(), one, many),
                    odd.first.borrow()
                ));
            }
        };
        say(
            &self.dates,
            "date",
            "dates",
            "could not be read and stayed blank; years need four digits",
        );
        say(
            &self.numbers,
            "number",
            "numbers",
            "could not be read and stayed blank",
        );
        say(
            &self.names,
            "name",
            "names",
            "without a code could not be matched to the DfE's lists and stayed blank",
        );
        warnings
    }
}

/// A row of the establishments file, usable and not yet parsed.
#[derive(Debug, Clone, Copy)]
pub struct RawEstablishment<'a> {
    row: Row<'a>,
    reading: &'a Reading,
    ascii: bool,
    urn: i64,
}

impl<'a> RawEstablishment<'a> {
    /// Its URN.
    pub fn urn(&self) -> i64 {
        self.urn
    }

    /// How many bytes of the (unpacked) file are read with it, for progress against [`Source::size`].
    pub fn position(&self) -> u64 {
        self.row.end
    }

    /// XXH3 of the kept columns as they stand in the file, in canonical order.
    ///
    /// Equal hashes mean that nothing kept has changed, whatever the order of the columns and whatever new columns there are. LastChangedDate is left out: by itself it changes nothing.
    /// Different hashes mean only that the row is to be parsed and compared: the same school in another encoding, or with lost zeros, hashes differently.
    pub fn hash(&self) -> i64 {
        let mut scratch = self.reading.scratch.borrow_mut();
        scratch.clear();
        for &(place, name) in &self.reading.hashed {
            let mut cell = self.row.cell(place);
            if cell.is_empty() && name != usize::MAX {
                cell = self.row.cell(name);
            }
            scratch.extend_from_slice(cell);
            scratch.push(0x1F);
        }
        let hash = match self.reading.text {
            Some(Encoding::Utf8) if !self.ascii => xxh3_64_with_seed(&scratch, 8),
            _ => xxh3_64(&scratch),
        };
        hash.cast_signed()
    }

    fn bytes(&self, column: Column) -> &'a [u8] {
        self.reading
            .places
            .of(column)
            .map_or(&[], |at| self.row.cell(at))
    }

    /// The cell of `column`, decoded and not trimmed; empty where the file has no such column.
    pub fn text(&self, column: Column) -> Cow<'a, str> {
        self.reading
            .places
            .of(column)
            .map_or(Cow::Borrowed(""), |at| self.cell(at))
    }

    /// All cells of the row, decoded, in the order of the file.
    pub fn cells(&self) -> Vec<String> {
        (0..self.row.len())
            .map(|at| self.cell(at).into_owned())
            .collect()
    }

    fn cell(&self, at: usize) -> Cow<'a, str> {
        let bytes = self.row.cell(at);
        match self.reading.text {
            Some(Encoding::Windows1252) if !self.ascii => windows_1252(bytes),
            _ => match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => String::from_utf8_lossy(bytes),
            },
        }
    }

    /// How many of its names (the school's, the head's) were damaged before they reached us.
    fn damaged_names(&self) -> u64 {
        let head = [Column::HeadFirst, Column::HeadLast]
            .iter()
            .any(|&column| cells::damaged(&self.text(column)));
        u64::from(cells::damaged(&self.text(Column::Name))) + u64::from(head)
    }

    fn own(&self, column: Column) -> String {
        let text = self.text(column);
        cells::clean(&text).to_owned()
    }

    /// The code of an attribute; where only its name is there, the code that the DfE's lists give for it.
    fn code(&self, code: Column, list: &str, name: Column) -> String {
        let text = self.text(code);
        if !text.trim().is_empty() {
            return cells::code(&text);
        }
        let name_text = self.text(name);
        if name_text.trim().is_empty() {
            return String::new();
        }
        match codes::code(list, &name_text) {
            Some(code) => code.to_owned(),
            None => {
                // Dioceses and districts are not shipped; the DfE itself leaves their codes out here and there.
                if codes::is_shipped(list) || !self.reading.places.has(code) {
                    self.reading
                        .tally
                        .names
                        .add(self.row.line, name, &name_text);
                }
                String::new()
            }
        }
    }

    fn date(&self, column: Column) -> Option<Day> {
        let text = self.text(column);
        let found = cells::date(&text);
        if found == Found::Unreadable {
            self.reading.tally.dates.add(self.row.line, column, &text);
        }
        found.value()
    }

    fn number<T: PartialEq>(&self, column: Column, read: fn(&str) -> Found<T>) -> Option<T> {
        let text = self.text(column);
        let found = read(&text);
        if found == Found::Unreadable {
            self.reading.tally.numbers.add(self.row.line, column, &text);
        }
        found.value()
    }

    /// The row as the desk keeps it. What cannot be read in it stays blank and is counted in [`Counts::warnings`].
    pub fn parse(&self) -> Establishment {
        self.parse_as(self.hash())
    }

    /// As [`Self::parse`], where [`Self::hash`] is known already.
    pub fn parse_as(&self, hash: i64) -> Establishment {
        use Column as C;
        let trust_flag_code = self.code(C::TrustFlagCode, "trustFlag", C::TrustFlagName);
        let flagged =
            self.reading.places.has(C::TrustFlagCode) || self.reading.places.has(C::TrustFlagName);
        let in_trust = !flagged || matches!(trust_flag_code.as_str(), "1" | "3" | "5");
        let number = |column| self.number(column, cells::number);
        let easting = self.number(C::Easting, cells::metres);
        let northing = self.number(C::Northing, cells::metres);
        let placed = easting.is_some() && northing.is_some();
        Establishment {
            id: self.urn,
            name: self.own(C::Name),
            la_code: self.code(C::LaCode, "la", C::LaName),
            number: cells::establishment_number(&self.text(C::Number)),
            type_code: self.code(C::TypeCode, "type", C::TypeName),
            type_group_code: self.code(C::TypeGroupCode, "typeGroup", C::TypeGroupName),
            status_code: self.code(C::StatusCode, "status", C::StatusName),
            reason_opened_code: self.code(C::ReasonOpenedCode, "reasonOpened", C::ReasonOpenedName),
            opened_on: self.date(C::OpenDate),
            reason_closed_code: self.code(C::ReasonClosedCode, "reasonClosed", C::ReasonClosedName),
            closed_on: self.date(C::CloseDate),
            phase_code: self.code(C::PhaseCode, "phase", C::PhaseName),
            low_age: number(C::LowAge),
            high_age: number(C::HighAge),
            boarders_code: self.code(C::BoardersCode, "boarders", C::BoardersName),
            nursery: self.own(C::Nursery),
            sixth_form_code: self.code(C::SixthFormCode, "sixthForm", C::SixthFormName),
            gender_code: self.code(C::GenderCode, "gender", C::GenderName),
            religious_character_code: self.code(
                C::ReligiousCharacterCode,
                "religiousCharacter",
                C::ReligiousCharacterName,
            ),
            diocese_code: self.code(C::DioceseCode, "diocese", C::DioceseName),
            admissions_code: self.code(C::AdmissionsCode, "admissions", C::AdmissionsName),
            capacity: number(C::Capacity),
            special_classes_code: self.code(
                C::SpecialClassesCode,
                "specialClasses",
                C::SpecialClassesName,
            ),
            census_on: self.date(C::CensusDate),
            pupils: number(C::Pupils),
            fsm_percent: self.number(C::FsmPercent, cells::percent),
            trust_uid: if in_trust { number(C::TrustCode) } else { None },
            trust_name: if in_trust {
                self.own(C::TrustName)
            } else {
                String::new()
            },
            trust_flag_code,
            sponsor: self.own(C::Sponsor),
            federation_uid: number(C::FederationCode),
            federation: self.own(C::FederationName),
            ukprn: cells::digits(&self.text(C::Ukprn)),
            last_changed_on: self.date(C::LastChangedDate),
            street: self.own(C::Street),
            locality: self.own(C::Locality),
            address3: self.own(C::Address3),
            town: self.own(C::Town),
            county: self.own(C::County),
            postcode: cells::postcode(&self.text(C::Postcode)),
            website: self.own(C::Website),
            telephone: cells::telephone(&self.text(C::Telephone)),
            head_title: self.own(C::HeadTitle),
            head_first: self.own(C::HeadFirst),
            head_last: self.own(C::HeadLast),
            head_job: self.own(C::HeadJob),
            sen: self.sen(),
            resourced_provision: self.own(C::ResourcedProvision),
            region_code: self.code(C::RegionCode, "region", C::RegionName),
            district_code: self.code(C::DistrictCode, "district", C::DistrictName),
            constituency: self.own(C::Constituency),
            urban_rural_code: self.code(C::UrbanRuralCode, "urbanRural", C::UrbanRuralName),
            ons_la_code: self.own(C::OnsLaCode),
            easting: easting.filter(|_| placed),
            northing: northing.filter(|_| placed),
            proprietor: self.own(C::Proprietor),
            previous_la_code: self.code(C::PreviousLaCode, "la", C::PreviousLaName),
            previous_number: cells::establishment_number(&self.text(C::PreviousNumber)),
            row_hash: hash,
        }
    }

    fn sen(&self) -> String {
        let mut out = String::new();
        for column in columns::SEN {
            let text = self.text(column);
            let need = cells::clean(&text);
            if need.is_empty() || need.eq_ignore_ascii_case("not applicable") {
                continue;
            }
            if !out.is_empty() {
                out.push_str("; ");
            }
            out.push_str(need);
        }
        out
    }

    fn at(&self, at: &[Option<usize>], index: usize) -> String {
        let text = at
            .get(index)
            .copied()
            .flatten()
            .map_or(Cow::Borrowed(""), |at| self.cell(at));
        cells::clean(&text).to_owned()
    }

    fn group(
        &self,
        at: &[Option<usize>],
        seen: &mut HashSet<i64>,
    ) -> std::result::Result<Group, Refusal> {
        let line = self.row.line;
        let cell = |index| self.at(at, index);
        let recorded = |index| {
            Some(cell(index))
                .filter(|text| !text.eq_ignore_ascii_case("not recorded"))
                .unwrap_or_default()
        };
        let uid = cell(0);
        let Found::Value(id) = cells::number(&uid) else {
            if uid.is_empty() && self.row.is_blank() {
                return Err(Refusal::Nothing);
            }
            return refuse(format!(
                "Row {line}: column Group UID says “{}”, and a Group UID is a number. Correct it and load this row again.",
                shorten(&uid)
            ));
        };
        let name = cell(2);
        if name.is_empty() {
            return refuse(format!(
                "Row {line} (Group UID {id}): column Group Name is empty. Fill it in and load this row again."
            ));
        }
        if !seen.insert(id) {
            return refuse(format!(
                "Row {line}: Group UID {id} is in the file already, and the first row with it was taken. Take one of the two out."
            ));
        }
        let address: Vec<String> = (11..=15)
            .map(recorded)
            .filter(|part| !part.is_empty())
            .collect();
        let head: Vec<String> = (17..=19)
            .map(recorded)
            .filter(|part| !part.is_empty())
            .collect();
        let type_name = cell(5);
        let type_code = match cells::code(&cell(4)) {
            code if code.is_empty() => codes::code("groupType", &type_name)
                .unwrap_or_default()
                .to_owned(),
            code => code,
        };
        let status = match cell(9) {
            code if code.is_empty() => cell(10),
            code => code,
        };
        let day = |index: usize| cells::date(&cell(index)).value();
        Ok(Group {
            id,
            group_id: cell(1),
            name,
            companies_house: cell(3),
            type_code,
            type_name,
            status: status.to_uppercase().replace(' ', "_"),
            opened_on: day(8).or_else(|| day(7)),
            closed_on: day(6),
            address: address.join("\n"),
            postcode: cells::postcode(&cell(16)),
            head: head.join(" "),
            ukprn: cells::digits(&cell(20)),
        })
    }

    fn link(
        &self,
        at: &[Option<usize>],
        seen: &mut HashSet<(i64, i64, u64)>,
    ) -> std::result::Result<Link, Refusal> {
        let line = self.row.line;
        let cell = |index| self.at(at, index);
        let (from, to) = (cell(0), cell(1));
        if from.is_empty() && to.is_empty() && self.row.is_blank() {
            return Err(Refusal::Nothing);
        }
        let Some(urn) = cells::urn(from.as_bytes()) else {
            return refuse(bad_urn(line, "URN", &from));
        };
        let Some(link_urn) = cells::urn(to.as_bytes()) else {
            return refuse(bad_urn(line, "LinkURN", &to));
        };
        let link_type = cell(3);
        if link_type.is_empty() {
            return refuse(format!(
                "Row {line} (URN {urn}, LinkURN {link_urn}): column LinkType is empty. Write what the link is, for example Successor, and load this row again."
            ));
        }
        if !seen.insert((urn, link_urn, xxh3_64(link_type.as_bytes()))) {
            return refuse(format!(
                "Row {line}: the link from URN {urn} to {link_urn} ({}) is in the file already. Take one of the two out.",
                shorten(&link_type)
            ));
        }
        Ok(Link {
            urn,
            link_urn,
            link_name: cell(2),
            link_type,
            since: cells::date(&cell(4)).value(),
        })
    }
}

/// Collects the names that the register itself gives to its codes.
///
/// Nearly every row repeats what earlier rows said, so a pair is first looked up by a hash of its two cells and decoded only when it is new.
#[derive(Debug, Default)]
pub struct CodeNames {
    met: HashSet<u64, std::hash::BuildHasherDefault<Already>>,
    have: HashSet<(&'static str, String)>,
    found: Vec<(&'static str, String, String)>,
}

/// A hasher for what is a hash already.
#[derive(Debug, Default, Clone, Copy)]
struct Already(u64);

impl std::hash::Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl CodeNames {
    /// Notes the names in `row`.
    pub fn note(&mut self, row: &RawEstablishment<'_>) {
        for (index, coded) in columns::CODED.iter().enumerate() {
            let (code, name) = (row.bytes(coded.code), row.bytes(coded.name));
            if code.is_empty() || name.is_empty() {
                continue;
            }
            let seed = (index as u64) << 32 | code.len() as u64;
            let met = xxh3_64_with_seed(code, seed) ^ xxh3_64_with_seed(name, !seed);
            if !self.met.insert(met) {
                continue;
            }
            let (code, name) = (cells::code(&row.text(coded.code)), row.own(coded.name));
            if !code.is_empty() && !name.is_empty() && self.have.insert((coded.list, code.clone()))
            {
                self.found.push((coded.list, code, name));
            }
        }
    }

    /// List, code and name of everything seen, each code once, in the order of the file.
    pub fn found(&self) -> &[(&'static str, String, String)] {
        &self.found
    }

    /// The name of a code: as seen, else as shipped.
    pub fn name<'a>(&'a self, list: &str, code: &str) -> Option<&'a str> {
        let seen = self
            .found
            .iter()
            .find(|(l, c, _)| *l == list && c == code)
            .map(|(_, _, name)| name.as_str());
        seen.or_else(|| codes::name(list, code))
    }
}

/// Writes rejected rows to `path`: the original columns, then `Reason`, as CSV in UTF-8 with a BOM so that Excel shows every letter.
///
/// A row with more cells than the header keeps the surplus after its reason. A cell that a spreadsheet would take for a formula gets an apostrophe, which reading takes off again.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_rejects(path: &Path, header: &Header, rejects: &[Rejected]) -> Result<()> {
    let trouble =
        |error: &io::Error| Error::io(format!("“{}” cannot be written", file_name(path)), error);
    not_over_ours(path)?;
    let mut file = File::create(path).map_err(|error| trouble(&error))?;
    write_rejects_to(&mut file, header, rejects)
        .and_then(|()| file.sync_all())
        .map_err(|error| trouble(&error))
}

fn write_rejects_to(out: &mut impl Write, header: &Header, rejects: &[Rejected]) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    let width = header.columns.len();
    let guarded = |cell: &str| guarded(cell).into_owned();
    csv.write_record(
        header
            .columns
            .iter()
            .map(|name| guarded(name))
            .chain(["Reason".to_owned()]),
    )?;
    for reject in rejects {
        let cells = reject.original.iter().map(String::as_str);
        let own = cells
            .clone()
            .chain(std::iter::repeat(""))
            .take(width)
            .map(guarded);
        csv.write_record(
            own.chain([guarded(&reject.reason)])
                .chain(cells.skip(width).map(guarded)),
        )?;
    }
    csv.flush()
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() {
        return Cow::Owned(format!("'{cell}"));
    }
    Cow::Borrowed(cell)
}
