//! Trainees: who they are, what they train for, what has to be minded when they are placed, which checks they passed.
//!
//! A trainee hangs on a person: names, e-mails, telephones, tags, tasks and the timeline are the person's, so that
//! someone who mentors later, or works in a school, is one record. What an office writes down of their training are
//! [`field`]s, each with its own rule; `state` says how far they have come.
//!
//! Four things are kept apart from the rest, because they are nobody's business but the office's: private reasons,
//! reasons for a withdrawal, equality data and the home. None of them is in a list, a reason of the jigsaw, a print or
//! the words of the history. The first three have queries of their own, that are asked when somebody wants to see them;
//! of the home only about where it lies goes anywhere, and the screen says how exact that is.

pub mod actions;
pub mod checks;
pub mod cohort;
pub mod constraint;
pub mod equality;
pub mod field;
pub(crate) mod import;
pub mod letter;
pub mod list;
pub mod page;
pub mod queries;
pub mod state;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;

pub use field::TraineeField;
pub use state::TraineeState;

use crate::list::Selection;
use crate::types::coded;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Routes of trainees whom a school employs (`trainingRoute` codes): School Direct salaried, postgraduate teaching
/// apprenticeship, teacher degree apprenticeship, early years salaried, HPITT. On the others the trainee pays a fee.
const SALARIED: [&str; 5] = ["03", "10", "14", "20", "21"];

/// Whether a school employs the trainees of this route.
pub fn is_salaried(route: &str) -> bool {
    SALARIED.contains(&route)
}

coded! {
    /// Whose decision a withdrawal was: the two triggers of the DfE's Register.
    WithdrawnBy {
        Provider = "provider", "The provider";
        Trainee = "trainee", "The trainee";
    }
}

/// One trainee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneTrainee {
    /// Their id: `trainee.id`.
    pub id: i64,
}

/// Some trainees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeTrainees {
    /// Rows of the list of trainees.
    pub selection: Selection,
}

/// What an action did to trainees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineesTouched {
    /// Trainees that changed.
    pub trainees: u32,
    /// The whole of it, a sentence.
    pub said: String,
}

/// A value of one field, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TraineeValue {
    /// The field.
    pub field: TraineeField,
    /// As typed; a code, or the id of a school, a person or a cohort, where the field wants one; empty: none.
    pub value: String,
}

/// A trainee as whoever places them needs to know them: all but what is kept apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Placing {
    /// `trainee.id`.
    pub id: i64,
    /// `person.id`.
    pub person_id: i64,
    /// The name.
    pub name: String,
    /// With whom they began.
    pub cohort_id: Option<i64>,
    /// `trainingRoute` code; empty: not known.
    pub route: String,
    /// Subject code; empty: not known.
    pub subject: String,
    /// Subject code; empty: none.
    pub second_subject: String,
    /// `ageRange` code; empty: not known.
    pub age_range: String,
    /// `studyMode` code; empty: not known.
    pub study_mode: String,
    /// The days in school, 1 is Monday: `12345`.
    pub weekdays: String,
    /// First day of the course, ISO; empty: not known.
    pub starts_on: String,
    /// Last day expected, ISO; empty: not known.
    pub ends_on: String,
    /// Who employs them; `None`: nobody, or not known.
    pub employing_school_id: Option<i64>,
    /// How far they have come.
    pub state: TraineeState,
    /// About where they live: easting and northing in metres, from the schools near their postcode. `None`: not known.
    pub home: Option<(i64, i64)>,
    /// Rules that a place has to keep.
    pub rules: Vec<ConstraintRule>,
    /// What the school may read, with the trainee's agreement.
    pub text_for_school: Vec<String>,
    /// Checks that are neither cleared nor said not to be needed, in words.
    pub checks_missing: Vec<&'static str>,
}

/// A rule that a place has to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConstraintRule {
    /// Not at this school (`school.id`).
    NotSchool(i64),
    /// At most so many minutes from home.
    Minutes(u32),
    /// At most so many miles from home.
    Miles(u32),
    /// A school without steps.
    StepFree,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn no_trainee() -> crate::Error {
    crate::Error::not_found("This trainee is not in the file any more. Undo may bring them back.")
}
