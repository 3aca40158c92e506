//! The verdict that a service would give on a file, before it leaves the office. Pure rules: bytes in, reasons out.
//!
//! What the service can see and we cannot (who is in Register already, which schools it knows) is asked of what the office's
//! own file knows ([`Known`]). Without one those rules are left out, and a warning says so.
//!
//! Where the DfE's guidance says one thing and the service does another, the service counts and a warning tells of it.

mod days;
mod file;
pub mod known;
mod placements;
pub mod queries;
mod status;
mod trainees;

#[cfg(test)]
mod tests;

pub use known::{Known, KnownTrainee};

use super::rules::Rules;
use super::{CheckVerdict, Problem, ReturnKind};
use crate::types::Day;

/// The most bytes of a file: 1 MB (dfe.md 1.1, 1.5, 1.6).
const LARGEST: usize = 1 << 20;

/// What a check goes by, beside the file itself.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Today, for rules about days.
    pub today: Day,
    /// The DfE's lists and rules.
    pub rules: &'a Rules,
    /// What the office's own file knows; `None`: nothing was given.
    pub known: Option<&'a Known>,
}

/// The verdict on a file of which these are the bytes.
pub fn check(kind: ReturnKind, bytes: &[u8], asked: &Asked<'_>) -> CheckVerdict {
    let mut found = Findings::default();
    if asked.known.is_some_and(|known| known.register.is_none()) && kind != ReturnKind::Status {
        found.warning(
            WHOLE,
            "noRegister",
            "The office’s file holds no schools register, so it was not asked whether each URN is a school.",
        );
    }
    if let Some(table) = file::table(kind, bytes, &mut found) {
        match kind {
            ReturnKind::Placements => placements::check(&table, asked, &mut found),
            ReturnKind::Status => status::check(&table, asked, &mut found),
            ReturnKind::Trainees => trainees::check(&table, asked, &mut found),
        }
    }
    CheckVerdict::of(found.problems, found.warnings)
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings {
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

/// Where something was found: the row as a spreadsheet numbers it, and the heading.
type Place<'a> = (u32, &'a str);

/// The file as a whole.
const WHOLE: Place<'static> = (0, "");

impl Findings {
    /// Something for which the service would not take the file.
    fn problem(&mut self, place: Place<'_>, code: &str, message: impl Into<String>) {
        self.problems.push(made(place, code, message.into()));
    }

    /// Something that is to be minded, though the service would take it.
    fn warning(&mut self, place: Place<'_>, code: &str, message: impl Into<String>) {
        self.warnings.push(made(place, code, message.into()));
    }

    /// Says which rules were left out because no file of the office was given.
    fn not_asked(&mut self, rules: &str) {
        self.warning(
            WHOLE,
            "notAsked",
            format!("No file of the office was given, so these rules were left out: {rules}."),
        );
    }
}

fn made((row, column): Place<'_>, code: &str, message: String) -> Problem {
    Problem {
        row,
        column: column.to_owned(),
        code: code.to_owned(),
        message,
    }
}

/// Whether `text` is `count` digits and nothing else.
fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A URN as a number, where it is six digits.
fn urn(text: &str) -> Option<u32> {
    is_digits(text, 6).then(|| text.parse().ok()).flatten()
}
