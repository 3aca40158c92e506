//! Claims that the DfE asks us about: its sampling (quality assurance) file, answered from our ledger of training.
//!
//! The service sends one row for each mentor of each claim and wants two columns filled (dfe.md 2.4, 2025/26): whether we
//! accept the claim, and where not, why. [`import`] keeps the rows, [`answer`] decides as a pure rule, the office may
//! decide otherwise, and [`write`] gives the file back: theirs with the two columns filled, or made whole.

pub mod actions;
pub mod answer;
pub(crate) mod import;
pub mod queries;
mod store;
#[cfg(test)]
mod tests;
pub mod write;

use crate::types::{AcademicYear, coded};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The columns of the file, in its order (dfe.md 2.4, 2025/26).
pub const COLUMNS: [&str; 13] = [
    "claim_reference",
    "school_urn",
    "school_name",
    "school_local_authority",
    "school_type_of_establishment",
    "school_group",
    "provider_name",
    "claim_submission_date",
    "mentor_trn",
    "mentor_full_name",
    "mentor_hours_of_training",
    "claim_accepted",
    "rejection_reason",
];

coded! {
    /// What we say of a claim.
    ClaimAnswer {
        Accepted = "accepted", "Accepted", "yes", "true";
        Rejected = "rejected", "Rejected", "no", "false";
    }
}

/// Asks for the claims of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ClaimSamplesRequest {
    /// The year that is claimed for; missing: the latest of which there is any.
    pub year: Option<AcademicYear>,
}

/// The claims of a year that we are asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimSamples {
    /// The year that is claimed for; `null`: no file was loaded.
    pub year: Option<AcademicYear>,
    /// The years of which there is any, newest first.
    pub years: Vec<AcademicYear>,
    /// All answers in a sentence; empty: no file was loaded.
    pub said: String,
    /// By claim.
    pub rows: Vec<ClaimSample>,
}

/// A mentor of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimSample {
    /// Its id.
    pub id: i64,
    /// The claim.
    pub reference: String,
    /// The school, as the file has it.
    pub school: String,
    /// The mentor, as the file has it.
    pub mentor: String,
    /// Who that is here; `null`: nobody whom we know.
    pub person_id: Option<i64>,
    /// The teacher reference number, as the file has it.
    pub trn: String,
    /// The hours that are claimed.
    pub hours: u32,
    /// The hours that our ledger has.
    pub confirmed: u32,
    /// What goes back.
    pub answer: ClaimAnswer,
    /// The same in words.
    pub answer_label: String,
    /// Why it is rejected; empty: it is not.
    pub reason: String,
    /// Whether the office decided so, and not the ledger.
    pub own: bool,
    /// What our ledger says, a sentence.
    pub ledger: String,
}

/// Decides on a claim, or leaves it to the ledger again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AnswerClaim {
    /// Which row.
    pub id: i64,
    /// What goes back; missing: as the ledger says.
    #[serde(default)]
    pub answer: Option<ClaimAnswer>,
    /// Why it is rejected.
    #[serde(default)]
    pub reason: String,
}

/// The answered file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct WriteClaimAnswers {
    /// The year that is claimed for; missing: the latest of which there is any.
    pub year: Option<AcademicYear>,
    /// The service's own file, to be filled; missing: the rows that were loaded.
    pub from: Option<String>,
    /// Where to write it: a file, or a folder, in which it gets its own name.
    pub out: String,
}
