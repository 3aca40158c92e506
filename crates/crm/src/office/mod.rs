//! The office itself: who we are, our staff, the academic year, and the first screen.

pub mod actions;
pub mod queries;
#[cfg(test)]
mod tests;
pub mod today;

use crate::school::Stage;
use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What we are to the DfE.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// An accredited provider: a SCITT or a university.
    #[default]
    AccreditedProvider,
    /// A training partner (formerly lead partner) of one.
    TrainingPartner,
}

/// A member of our staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaffMember {
    /// Their id.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// The computer account that is this person; empty: none.
    pub login: String,
    /// Whether they still work here.
    pub active: bool,
    /// Whether they are the one at this computer.
    pub me: bool,
}

/// Who we are and what we chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Office {
    /// Our name, as on a letter.
    pub name: String,
    /// What we are.
    pub role: Role,
    /// For a training partner: of whom.
    pub partner_of: String,
    /// The academic year that lists and forms are about.
    pub academic_year: AcademicYear,
    /// The years that can be chosen, newest first.
    pub academic_years: Vec<AcademicYear>,
    /// Minutes without a key or mouse after which a file with a password locks; 0: never.
    pub lock_after_minutes: u32,
    /// After how many months without contact a school is told of, by its stage; 0: never.
    pub contact_months: Vec<(Stage, u32)>,
    /// After how many days a school that was approached is told of; 0: never.
    pub approached_days: u32,
    /// What our own e-mail addresses end in, such as `northfold.ac.uk`.
    pub mail_domains: Vec<String>,
    /// Whether the office has recorded that the disk on which the file lies is encrypted.
    pub disk_encrypted: bool,
    /// Our staff, those who left last.
    pub staff: Vec<StaffMember>,
    /// Whether everything in the file is invented.
    pub sample: bool,
}

/// What to set; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetOffice {
    /// Our name.
    pub name: Option<String>,
    /// What we are.
    pub role: Option<Role>,
    /// Of whom.
    pub partner_of: Option<String>,
    /// The academic year.
    pub academic_year: Option<AcademicYear>,
    /// Minutes until the lock; 0: never.
    pub lock_after_minutes: Option<u32>,
    /// Months without contact, for these stages; 0: never.
    pub contact_months: Option<Vec<(Stage, u32)>>,
    /// Days after which a school that was approached is told of; 0: never.
    pub approached_days: Option<u32>,
    /// What our own e-mail addresses end in.
    pub mail_domains: Option<Vec<String>>,
    /// Whether the disk on which the file lies is encrypted.
    pub disk_encrypted: Option<bool>,
}

/// A member of staff to add (no id) or to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetStaff {
    /// Who, `null`: someone new.
    #[serde(default)]
    pub id: Option<i64>,
    /// Their name.
    #[serde(default)]
    pub name: Option<String>,
    /// Their computer account.
    #[serde(default)]
    pub login: Option<String>,
    /// Whether they still work here.
    #[serde(default)]
    pub active: Option<bool>,
}

/// How much something on the first screen presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// It wants doing.
    Bad,
    /// It wants a look.
    Warn,
    /// It is good to know.
    Info,
}

/// One thing on the first screen that leads to a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayItem {
    /// Stable id: registerOld, headChanged, toFollow, noOwner, …
    pub id: String,
    /// How many rows the list holds to which it leads; for the register's age, days.
    pub count: u32,
    /// The whole sentence: `3 of our schools have a successor to follow`.
    pub text: String,
    /// Where it leads: a route of the window.
    pub route: String,
    /// How much it presses.
    pub tone: Tone,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The present day, ISO.
    pub day: String,
    /// Our name.
    pub office: String,
    /// Schools of ours.
    pub schools: u32,
    /// Of them by stage: code and count.
    pub stages: Vec<(String, u32)>,
    /// Establishments in the register.
    pub establishments: u32,
    /// The day that the register's file tells of, ISO.
    pub register_date: Option<String>,
    /// Where a newer register is, a sentence; `null`: it is not time for one.
    pub register_reminder: Option<String>,
    /// The address of the DfE's page for it, to copy.
    pub register_address: String,
    /// What wants doing, the most pressing first.
    pub items: Vec<TodayItem>,
    /// The latest register changes of our schools, newest first, at most 8.
    pub changes: Vec<crate::register::watch::RegisterChange>,
}
