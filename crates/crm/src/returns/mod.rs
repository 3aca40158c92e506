//! The files of the DfE's services: what they look like, what the services make of them, what the office sends.
//!
//! `columns` says how they are laid out, `table` reads them as the services do, `check` gives the verdict that a service
//! would give before a file leaves the office, `write` puts one together from what the office knows.
//!
//! The rules are those of *Register trainee teachers* as of August 2026. Words are our own throughout.

pub mod check;
pub mod columns;
pub mod entry;
pub mod facts;
pub mod funding;
pub(crate) mod held;
pub mod lists;
pub mod minima;
pub mod result;
pub mod rules;
pub mod sampling;
pub mod sign_off;
pub mod specialism;
pub(crate) mod store;
pub mod switches;
pub mod table;
pub(crate) mod today;
pub mod windows;
pub mod write;
pub mod year;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which file of Register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReturnKind {
    /// Bulk placements: the schools where trainees were placed.
    Placements,
    /// Bulk change of status: trainees who are recommended for QTS or EYTS.
    Status,
    /// Bulk add trainees: new trainees, for an accredited HEI.
    Trainees,
}

impl ReturnKind {
    /// All, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Placements, Self::Status, Self::Trainees];

    /// As it is stored and typed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Placements => "placements",
            Self::Status => "status",
            Self::Trainees => "trainees",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Placements => "Placements",
            Self::Status => "Change of status",
            Self::Trainees => "Add trainees",
        }
    }

    /// The kind that is stored or typed as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is wrong at a place of a file, or to be minded there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ReturnProblem")]
pub struct Problem {
    /// The row as a spreadsheet numbers it: the header is 1; 0: the file as a whole.
    pub row: u32,
    /// The heading of the column, as the DfE writes it; empty: the row or the file as a whole.
    pub column: String,
    /// Which rule, for programs: it stays the same when the words change.
    pub code: String,
    /// What is wrong, with the value, and how it is mended.
    pub message: String,
}

/// What the service would say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ReturnVerdict")]
pub enum Verdict {
    /// It would take the file.
    Accepted,
    /// It would not.
    Rejected,
}

/// The verdict on a file, with every reason at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckVerdict {
    /// What the service would say.
    pub verdict: Verdict,
    /// Why it would not take the file; by row, then by column.
    pub problems: Vec<Problem>,
    /// What it would take, and what is still to be minded: rules that could not be asked among it.
    pub warnings: Vec<Problem>,
}

impl CheckVerdict {
    /// The verdict that follows from what was found.
    pub fn of(mut problems: Vec<Problem>, warnings: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| problem.row);
        Self {
            verdict: if problems.is_empty() {
                Verdict::Accepted
            } else {
                Verdict::Rejected
            },
            problems,
            warnings,
        }
    }
}
