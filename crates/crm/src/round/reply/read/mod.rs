//! From the bytes of whatever a school sent back to what it says, without a look into the file of the office.
//!
//! A dropped file may be a returned **workbook**, an **answer file** that the page saved, an **e-mail** with either of them
//! attached or with `OK` as its whole text, or the table of an **online form**. [`file`] tells which, and answers with one
//! [`Came`] a school. What cannot be taken is a [`Came`], too, with the reason, so that nothing is lost on the way.

mod answer;
mod around;
mod columns;
mod letter;
mod mail;
pub(super) mod online;
mod packed;
mod page;
mod workbook;

use super::super::ask::job::MERGE;
use super::super::form::{FormField, MOST_OWN, Question, fields};
use super::super::layout;
use super::super::{Channel, Problem, Said};
use crate::error::{Error, Result};
use crate::import::read::{self as rows, AsTold, Book, Cell};
use crate::types::{Day, counted};
use online::Table;
use std::path::Path;
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_128;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 60 << 20;

/// What a form of any round may ask: its keys never change, so a reply is read before its round is known.
static ALL: LazyLock<Vec<FormField>> =
    LazyLock::new(|| fields(Question::ALL, &vec![String::new(); MOST_OWN]));

/// The field with this key.
fn known(key: &str) -> Option<&'static FormField> {
    ALL.iter().find(|field| field.key == key)
}

/// How a field is called in a sentence: `Deputy heads, Deputy 1: name`.
pub(super) fn called(field: &FormField) -> String {
    if field.heading.is_empty() {
        format!("Our own question {}", field.block.trim_start_matches("own"))
    } else {
        format!("{}, {}", field.heading, field.label)
    }
}

/// What came for one school, or a file that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Came {
    /// How.
    pub channel: Channel,
    /// The file's name; of an attached one with that of its e-mail.
    pub file: String,
    /// The e-mail's own id; empty: it came in none.
    pub message_id: String,
    /// Who sent it, as the e-mail says; empty: not known.
    pub from_name: String,
    /// From which address.
    pub from_email: String,
    /// When it was sent, `2026-09-03 14:05` in the sender's own time; empty: not known.
    pub sent: String,
    /// What it says.
    pub said: Said,
    /// Why it cannot be taken, a sentence; empty: it can.
    pub refused: String,
    /// The check values that the e-mail names in which a form came; empty: none, or it came in none.
    pub named: Vec<String>,
    /// Addresses to which something could not be delivered.
    pub bounced: Vec<String>,
    /// Of the bytes, for what says nothing that could be told from something else.
    pub bytes: u128,
}

impl Came {
    pub(super) fn of(channel: Channel, file: &str, bytes: &[u8], said: Said) -> Self {
        Self {
            channel,
            file: file.to_owned(),
            message_id: String::new(),
            from_name: String::new(),
            from_email: String::new(),
            sent: String::new(),
            said,
            refused: String::new(),
            named: Vec::new(),
            bounced: Vec::new(),
            // An empty file is told from another empty one by its name alone.
            bytes: xxh3_128(if bytes.is_empty() {
                file.as_bytes()
            } else {
                bytes
            }),
        }
    }

    fn refused(channel: Channel, file: &str, bytes: &[u8], why: impl Into<String>) -> Self {
        Self {
            refused: why.into(),
            ..Self::of(channel, file, bytes, Said::default())
        }
    }

    /// What this program wrote itself, and somebody chose by its name.
    pub(super) fn own(path: &Path) -> Self {
        let name = rows::file_name(path);
        let bytes = std::fs::read(path).unwrap_or_default();
        let why = if is_page(&name) {
            format!(
                "“{name}” is the form itself. The school's answers are in the small file (.json) that the page saves."
            )
        } else {
            format!("“{name}” was written by this program and is no reply.")
        };
        Self::refused(Channel::Email, &name, &bytes, why)
    }

    /// A table of which nobody has said which column names the school.
    pub(super) fn unmapped(table: &Table) -> Self {
        let why = format!(
            "“{}” is a table of {}, and no column of it says which school an answer is from. Say which columns are the URN, \
             or the name and the postcode, then read it again.",
            table.name,
            counted(table.len() as u64, "row", "rows")
        );
        let said = format!("{}{:?}", table.name, table.headings);
        Self::refused(Channel::Online, &table.name, said.as_bytes(), why)
    }

    /// What tells the same answer when it comes again: what was said, else the bytes.
    pub(super) fn digest(&self) -> String {
        let said = Said {
            note: String::new(),
            ..self.said.clone()
        };
        let of = if said == Said::default() {
            self.bytes
        } else {
            xxh3_128(serde_json::to_string(&said).unwrap_or_default().as_bytes())
        };
        format!("{of:032x}")
    }
}

/// What a file turned out to be.
#[derive(Debug)]
pub(super) enum Found {
    /// Replies, one a school, or why there are none.
    Replies(Vec<Came>),
    /// A table of an online form, whose columns are to be mapped.
    Table(Table),
    /// What this program wrote and nobody answered by: a draft that has not been sent, the page itself, the file for mail
    /// merge.
    Own,
    /// Several files in one.
    Packed(Vec<Found>),
}

impl Found {
    /// What was found in each file, where it was several in one.
    pub(super) fn each(self) -> Vec<Self> {
        match self {
            Self::Packed(all) => all,
            one => vec![one],
        }
    }
}

/// Reads a file.
pub(super) fn file(path: &Path, today: Day) -> Found {
    let name = rows::file_name(path);
    let too_large = std::fs::metadata(path).is_ok_and(|about| about.len() > LARGEST);
    let bytes = if too_large {
        Err(format!(
            "“{name}” is over {} MB, which is more than a reply.",
            LARGEST >> 20
        ))
    } else {
        std::fs::read(path)
            .map_err(|error| Error::io(format!("“{name}” cannot be read"), &error).message)
    };
    match bytes {
        Ok(bytes) => of_bytes(&name, bytes, today),
        Err(why) => Found::Replies(vec![Came::refused(
            Channel::Workbook,
            &name,
            name.as_bytes(),
            why,
        )]),
    }
}

/// The same for bytes at hand.
pub(super) fn of_bytes(name: &str, bytes: Vec<u8>, today: Day) -> Found {
    if is_page(name) || is_merge_file(name) {
        return Found::Own;
    }
    if looks_like_mail(name, &bytes) {
        return mail::read(name, &bytes, today);
    }
    if packed::is_packed(&bytes) {
        return packed::read(name, &bytes, today);
    }
    form(name, bytes, today)
}

/// The check values on a form that came back, or on an e-mail that answers by one; `None`: the file is neither, or cannot be
/// read. Whether the answers in it can be taken is not asked here.
pub(super) fn check_values(path: &Path, today: Day) -> Option<Vec<String>> {
    let name = rows::file_name(path);
    if !may_be_a_form(path) || std::fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let bytes = std::fs::read(path).ok()?;
    if looks_like_mail(&name, &bytes) {
        let Found::Replies(replies) = mail::read(&name, &bytes, today) else {
            return None;
        };
        // An e-mail that only quotes the form is a conversation, and one that came back is no answer.
        let values: Vec<String> = replies
            .into_iter()
            .filter(|came| came.refused.is_empty() && !came.said.check.is_empty())
            .map(|came| came.said.check)
            .collect();
        return (!values.is_empty()).then_some(values);
    }
    if page::is_answer_file(&name, &bytes) {
        return Some(vec![page::read(&name, &bytes, today).said.check]);
    }
    let mut book = rows::from_bytes(&name, bytes, AsTold::default()).ok()?;
    let is_form = is_form(&mut book).ok()?;
    is_form.then(|| {
        let all = workbook::read(&mut book, today).unwrap_or_default();
        all.into_iter().map(|said| said.check).collect()
    })
}

/// A table as text is never a form of ours, and the register is one of sixty megabytes.
fn may_be_a_form(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            ["xlsx", "xlsm", "ods", "json", "eml"]
                .iter()
                .any(|one| ending.eq_ignore_ascii_case(one))
        })
}

/// A file that is no e-mail: dropped, or attached to one.
fn form(name: &str, bytes: Vec<u8>, today: Day) -> Found {
    if page::is_answer_file(name, &bytes) {
        return Found::Replies(vec![page::read(name, &bytes, today)]);
    }
    let digest = Came::of(Channel::Workbook, name, &bytes, Said::default()).bytes;
    let refused = |why: String| {
        let mut came = Came::refused(Channel::Workbook, name, &[], why);
        came.bytes = digest;
        Found::Replies(vec![came])
    };
    let mut book = match rows::from_bytes(name, bytes, AsTold::default()) {
        Ok(book) => book,
        Err(error) => return refused(error.message),
    };
    match is_form(&mut book) {
        Ok(true) => match workbook::read(&mut book, today) {
            Ok(all) if all.is_empty() => refused(format!(
                "“{name}” is a form of ours without a row for any school."
            )),
            Ok(all) => Found::Replies(
                all.into_iter()
                    .map(|said| Came {
                        bytes: digest,
                        ..Came::of(Channel::Workbook, name, &[], said)
                    })
                    .collect(),
            ),
            Err(error) => refused(error.message),
        },
        Ok(false) => match Table::open(name, &mut book) {
            Ok(table) if table.len() == 0 => refused(format!(
                "“{name}” is no form of ours and no table of answers: it says only “{}”.",
                table
                    .headings
                    .join(" ")
                    .chars()
                    .take(200)
                    .collect::<String>()
            )),
            Ok(table) => Found::Table(table),
            Err(error) => refused(error.message),
        },
        Err(error) => refused(error.message),
    }
}

/// Whether a book is a form of ours: by its hidden sheet, or by the sheet that is filled in where somebody took that out.
fn is_form(book: &mut Book) -> Result<bool> {
    let names: Vec<String> = book.sheets().into_iter().map(|sheet| sheet.name).collect();
    if names.iter().any(|name| name == layout::CHECK_SHEET) {
        let check = book.sheet(layout::CHECK_SHEET)?;
        return Ok(check
            .rows
            .first()
            .is_some_and(|row| row.cell(0).text().trim() == layout::MARK));
    }
    Ok(
        match names
            .iter()
            .find(|name| [layout::FORM_SHEET, layout::SCHOOLS_SHEET].contains(&name.as_str()))
        {
            Some(name) => workbook::has_keys(&book.sheet(name)?),
            None => false,
        },
    )
}

/// Whether a file is a page: those that schools fill in save their answers elsewhere.
fn is_page(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".html") || name.ends_with(".htm")
}

/// Whether a file is the one that is written for mail merge beside the forms.
fn is_merge_file(name: &str) -> bool {
    Path::new(name)
        .file_stem()
        .is_some_and(|stem| stem == MERGE)
}

fn looks_like_mail(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".eml") || name.ends_with(".msg") || {
        let start = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
        let start = String::from_utf8_lossy(start).to_lowercase();
        let says =
            |header: &str| start.starts_with(header) || start.contains(&format!("\n{header}"));
        says("from:") && (says("message-id:") || says("mime-version:") || says("received:"))
    }
}

/// What one of us typed in place of an answer, as it is stored; empty: nothing.
pub(super) fn typed(field: &FormField, text: &str, today: Day) -> Result<String> {
    answer::take(field, &Cell::Text(text.to_owned()), today)
        .map(Option::unwrap_or_default)
        .map_err(|why| Error::invalid(format!("{}: {why}", called(field))))
}

/// Something that could not be taken of a field.
fn problem(key: &str, text: &str, sentence: String) -> Problem {
    Problem {
        key: key.to_owned(),
        text: text.chars().take(2_000).collect(),
        sentence,
    }
}
