//! Mentor funding: schools claim for the training of their mentors, we confirm the hours that we gave.
//!
//! Hours count for a mentor with one provider in one year of claims, up to a cap that all schools of that mentor share
//! ([`shares`], a pure rule over [`crate::mentor::funding`]). Before the window each school's business manager is told what
//! we will confirm ([`statement`]); what we gave, by mentor, school and provider, is a file too ([`write`]): providers have
//! to keep it (conditions of grant for mentor training 2025/26).

pub mod queries;
pub mod shares;
pub mod statement;
mod store;
#[cfg(test)]
mod tests;
pub mod write;

pub(in crate::returns) use store::lines;

use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the hours of a year of claims.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FundingRequest {
    /// The year that is claimed for; missing: the one that the office works in.
    pub year: Option<AcademicYear>,
}

/// The hours of a year of claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FundingHours {
    /// The year that is claimed for.
    pub year: AcademicYear,
    /// The years that can be chosen, newest first.
    pub years: Vec<AcademicYear>,
    /// When training counts and when schools claim, sentences.
    pub windows: String,
    /// What of that is not known yet; empty: all is.
    pub note: String,
    /// All hours in a sentence.
    pub said: String,
    /// By school, by name.
    pub schools: Vec<FundingSchool>,
    /// By provider, ours first.
    pub providers: Vec<FundingProvider>,
}

/// What one school may claim for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FundingSchool {
    /// The school; `null`: mentors of whom no school is known.
    pub school_id: Option<i64>,
    /// Its URN; empty: none.
    pub urn: String,
    /// Its name.
    pub name: String,
    /// `Inner London`.
    pub area: String,
    /// What an hour is worth there: `£53.60`.
    pub rate: String,
    /// Its mentors.
    pub mentors: Vec<FundingMentor>,
    /// The whole hours of all of them.
    pub hours: u32,
    /// What they are worth, in pence.
    pub pence: u32,
    /// `£700.80`.
    pub amount: String,
    /// How many of them have no TRN here.
    pub without_trn: u32,
    /// To whom the statement goes: `Jo Ames (jo@school.example)`; empty: the file has no e-mail.
    pub to: String,
    /// What the sender should know of that, sentences.
    pub notes: Vec<String>,
}

/// The hours of one mentor at one school with one provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FundingMentor {
    /// Who.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// The teacher reference number; empty: not held.
    pub trn: String,
    /// Whose training; empty: ours.
    pub provider: String,
    /// `Initial` or `Refresher`.
    pub kind: String,
    /// What they had while at this school: `12 hours 30 minutes`.
    pub had: String,
    /// The whole hours that count.
    pub hours: u32,
    /// The cap that all of their schools share, in hours.
    pub cap_hours: u32,
    /// What is left of it.
    pub left_hours: u32,
    /// What the hours are worth, in pence.
    pub pence: u32,
    /// `£525.60`.
    pub amount: String,
}

/// The hours with one provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FundingProvider {
    /// Its name; ours has that of the office.
    pub name: String,
    /// How many mentors had any.
    pub mentors: u32,
    /// The whole hours that count.
    pub hours: u32,
    /// What they are worth: `£13,578.00`.
    pub amount: String,
}

/// Statements of hours for some schools.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct HoursStatements {
    /// The year that is claimed for; missing: the one that the office works in.
    pub year: Option<AcademicYear>,
    /// The schools; none: all that have a mentor.
    pub school_ids: Vec<i64>,
    /// Where to write: for the page a file, for drafts a folder or, for one school, a file; missing or empty: among the
    /// prints, which go when the file is closed.
    pub path: Option<String>,
}

/// A draft to one school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoursDraft {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// Where the draft is.
    pub path: String,
    /// To whom it goes: `Jo Ames (jo@school.example)`; empty: the file has no e-mail.
    pub to: String,
    /// What the sender should know before it goes out, sentences.
    pub notes: Vec<String>,
}

/// Drafts that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoursDrafted {
    /// One a school, by name.
    pub drafts: Vec<HoursDraft>,
    /// All of it as a sentence.
    pub said: String,
}

/// The hours of a year as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct WriteClaims {
    /// The year that is claimed for; missing: the one that the office works in.
    pub year: Option<AcademicYear>,
    /// Where to write it: a file, or a folder, in which it gets its own name.
    pub out: String,
}

/// A file about claims that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimsWritten {
    /// Where it is.
    pub path: String,
    /// How many rows it has.
    pub rows: u32,
    /// What is in it and what wants a look, sentences.
    pub notes: Vec<String>,
}
