//! What is wrong with placements: a table of rules, each a sentence with its source and year.
//!
//! [`facts`] reads what the rules look at in a few queries, whatever the number of placements; [`rules`] are pure
//! functions over them; nothing of it is written down, so a check clears the moment its cause does.
//! Only trainees who are on their course, or are to begin it, are looked at, and of their placements those that hold a
//! place. Rules about one placement leave those alone that are over: nothing can be done about them.

pub mod facts;
pub mod queries;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

impl ChecksRequest {
    /// Whether it leaves out findings of whoever it is about, so that no rule can be said to be clear.
    fn is_narrowed(&self) -> bool {
        self.rule.is_some() || self.severity.is_some() || !self.search.trim().is_empty()
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CheckSeverity {
    /// It must not go on like this.
    Blocks,
    /// Somebody should look at it.
    Warns,
}

impl CheckSeverity {
    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocks => "Must be put right",
            Self::Warns => "Worth a look",
        }
    }
}

macro_rules! check_rules {
    ($( #[doc = $doc:literal] $name:ident = $code:literal, $title:literal, $source:expr; )*) => {
        /// Which rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum CheckRule {
            $( #[doc = $doc] $name, )*
        }

        impl CheckRule {
            /// All, in the order of the screen.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// As it is called on the wire.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }

            /// Its heading.
            pub const fn title(self) -> &'static str {
                match self { $( Self::$name => $title, )* }
            }

            /// Where it is from, with its year; empty: with the figure that it goes by.
            pub const fn source(self) -> &'static str {
                match self { $( Self::$name => $source, )* }
            }
        }
    };
}

/// What the office decides for itself.
const OWN: &str = "The office’s own";
/// What stands in the register of schools.
const REGISTER: &str = "DfE register of schools (GIAS)";

check_rules! {
    /// A trainee is at two schools at once.
    DoubleBooked = "doubleBooked", "In two places at once", OWN;
    /// A placement begins before the course, or ends after it.
    OutsideCourse = "outsideCourse", "Outside the course", OWN;
    /// The school is closed by the placement's dates.
    SchoolClosed = "schoolClosed", "School closed or converted", REGISTER;
    /// The school is on the list of those not to place at.
    NotToPlace = "notToPlace", "School not to place at", OWN;
    /// The trainee is not to go to this school.
    NotThisSchool = "notThisSchool", "Not this school for this trainee", OWN;
    /// The trainee needs a school without steps, and it is not known whether this is one.
    StepFree = "stepFree", "Step-free access not known", OWN;
    /// Checks of suitability are not cleared.
    Unchecked = "unchecked", "Suitability checks not cleared", "Keeping children safe in education 2025, part three; ITT criteria 2024/25 (suitability)";
    /// More trainees at once than is safe.
    OverCapacity = "overCapacity", "More than the school can carry", OWN;
    /// The school has signed no agreement for the year.
    NoAgreement = "noAgreement", "No signed agreement", "ITT criteria 2024/25 (partnership agreements)";
    /// Nobody mentors.
    NoMentor = "noMentor", "No mentor", "ITT criteria 2024/25, C2.5";
    /// Who mentors has had no training this year.
    MentorUntrained = "mentorUntrained", "Mentor not trained this year", "ITT criteria 2024/25, C2.5";
    /// Fewer days in schools than the route asks for.
    DaysInSchools = "daysInSchools", "Days in schools", "";
    /// Fewer schools than the route asks for.
    SchoolsAtLeast = "schoolsAtLeast", "Number of schools", "";
    /// The route asks for the employing school and another.
    EmployingSchool = "employingSchool", "Employing school and another", "";
    /// A key stage outside of the age range, or too few of it.
    KeyStages = "keyStages", "Key stages", "ITT criteria 2024/25 (two consecutive key stages)";
    /// Fewer days of ITaP than the route asks for.
    ItapDays = "itapDays", "Days of ITaP", "";
    /// Farther than the limit, or than the trainee can travel.
    TooFar = "tooFar", "Too far", OWN;
    /// The same school in two blocks.
    SchoolTwice = "schoolTwice", "Same school twice", "ITT criteria 2024/25, C2.4";
}

/// One thing that a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which rule.
    pub rule: CheckRule,
    /// How much it weighs.
    pub severity: CheckSeverity,
    /// The sentence.
    pub text: String,
    /// Where the rule is from, with its year.
    pub source: String,
    /// The trainee; `null`: it is about a school.
    pub trainee_id: Option<i64>,
    /// Their name; empty: it is about a school.
    pub trainee: String,
    /// The school; `null`: it is about a trainee alone.
    pub school_id: Option<i64>,
    /// Its name; empty: it is about a trainee alone.
    pub school: String,
    /// The placement; `null`: it is about all of a trainee's or a school's.
    pub placement_id: Option<i64>,
}

/// Which findings; nothing given: all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ChecksRequest {
    /// Of a trainee.
    pub trainee_id: Option<i64>,
    /// Of a school.
    pub school_id: Option<i64>,
    /// Of one placement, with what concerns its trainee as a whole.
    pub placement_id: Option<i64>,
    /// Of one rule.
    pub rule: Option<CheckRule>,
    /// Of one weight.
    pub severity: Option<CheckSeverity>,
    /// Only those in whose words these are: sentences, trainees, schools.
    #[ts(as = "Option<String>")]
    pub search: String,
    /// Findings of each rule at most; missing: 200.
    pub limit: Option<u32>,
}

/// What one rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckGroup {
    /// Which rule.
    pub rule: CheckRule,
    /// Its heading.
    pub title: &'static str,
    /// How many it found; more than the findings where those were cut off.
    pub count: u32,
    /// Of them those that must be put right.
    pub blocking: u32,
    /// What it found, the most pressing first.
    pub findings: Vec<Finding>,
}

/// What all rules found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementChecks {
    /// By rule; those that found nothing are left out.
    pub groups: Vec<CheckGroup>,
    /// How many findings must be put right.
    pub blocking: u32,
    /// How many findings there are in all.
    pub count: u32,
    /// All of it as a sentence.
    pub said: String,
    /// The rules that found nothing, by heading; empty where only some findings are asked for.
    pub clear: Vec<&'static str>,
}
