//! What schools will host in a year, what of it is safe, and how that stands against what is needed.
//!
//! A *hosting* is the answer of a school, or of a trust for its schools, for one academic year: whether it looks for
//! trainees, how many it takes at most, what else its mentors carry. Its *offers* are lines, each a range of places of one
//! kind. The answer was confirmed on a day by one of us; one that was carried over from the year before was not, yet.
//!
//! - [`safe`]: the pure rule of how many trainees a school can take, with its reasoning in words.
//! - [`cells`] and [`block`]: what a column of the year's grid holds, how a typed cell is read, how a pasted block is.
//! - [`said`]: what a school says on a form as lines of its offer; [`as_said`] writes it down.
//! - [`grid`]: the grid itself. [`supply`]: offered, safe and needed side by side. [`roll_over`]: the next year's beginning.

pub mod actions;
pub(crate) mod as_said;
mod block;
mod cells;
pub mod grid;
mod held;
pub mod import;
pub mod list;
pub mod queries;
pub mod roll_over;
pub mod safe;
pub(crate) mod said;
mod store;
pub mod supply;
#[cfg(test)]
mod tests;
pub(crate) mod today;

use crate::types::{AcademicYear, KeyStage, Phase, Source, YearGroup, coded};
use safe::SafeCapacity;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// Whether a school wants trainees in a year.
    HostingInterest {
        Looking = "looking", "Looking for trainees", "looking", "yes", "y", "actively looking", "open";
        Interested = "interested", "Interested", "maybe", "perhaps", "possibly", "not sure";
        NotThisYear = "notThisYear", "Not this year", "no", "n", "not open", "closed";
    }

    /// What an offered place is for.
    OfferKind {
        Placement = "placement", "Placement", "placements", "trainee";
        Itap = "itap", "ITaP only", "ITaP", "intensive training and practice";
        Observation = "observation", "Observation days", "observation", "observe", "school experience";
    }

    /// A term.
    OfferTerm {
        Autumn = "autumn", "Autumn", "autumn term", "aut", "term 1";
        Spring = "spring", "Spring", "spring term", "spr", "term 2";
        Summer = "summer", "Summer", "summer term", "sum", "term 3";
    }

    /// How much of the week a trainee is there.
    OfferStudy {
        FullTime = "fullTime", "Full-time", "full time", "ft";
        PartTime = "partTime", "Part-time", "part time", "pt";
        JobShare = "jobShare", "Job-share", "job share";
    }

    /// How the trainee is paid for.
    OfferFunding {
        Fee = "fee", "Fee-funded", "fee funded", "fee paying", "unsalaried";
        Salaried = "salaried", "Salaried", "salary", "apprenticeship", "apprentice";
    }

    /// Whether several share a place.
    OfferJoint {
        Shared = "shared", "Shared with another school", "two schools";
        Pair = "pair", "A pair in one class", "paired";
    }
}

/// Whose hosting, of which year: a school's or a trust's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct HostingRequest {
    /// A school of ours.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// A trust, by Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// The academic year; missing: the office's own.
    #[serde(default)]
    pub year: Option<AcademicYear>,
}

/// A code and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityChoice {
    /// As requests take it.
    pub code: String,
    /// As it is shown.
    pub name: String,
}

/// A line of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementOffer {
    /// Its id.
    pub id: i64,
    /// What the place is for.
    pub kind: OfferKind,
    /// Trainees, or days of observation, at least.
    pub least: u32,
    /// At most.
    pub most: u32,
    /// The same as it is typed: `2–4`.
    pub places: String,
    /// Its phase; `null`: any.
    pub phase: Option<Phase>,
    /// Its subject's code; empty: any.
    pub subject: String,
    /// Its year group; `null`: any.
    pub year_group: Option<YearGroup>,
    /// Its key stage; `null`: any.
    pub key_stage: Option<KeyStage>,
    /// In which term; `null`: any.
    pub term: Option<OfferTerm>,
    /// In which block; `null`: any.
    pub block_id: Option<i64>,
    /// The SEND setting, in words; empty: none.
    pub send_setting: String,
    /// How much of the week; `null`: any.
    pub study: Option<OfferStudy>,
    /// How it is paid for; `null`: any.
    pub funding: Option<OfferFunding>,
    /// Whether several share it; `null`: no.
    pub joint: Option<OfferJoint>,
    /// The other school that shares; `null`: none.
    pub joint_school_id: Option<i64>,
    /// Its name; empty: none.
    pub joint_school: String,
    /// Days a week here, where shared; 0: not said.
    pub days_here: u32,
    /// Days a week at the other; 0: not said.
    pub days_there: u32,
    /// A line about it.
    pub note: String,
    /// All of it in words: `2–4 in Secondary, Mathematics, autumn`.
    pub said: String,
}

/// What a school, or a trust for its schools, hosts in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hosting {
    /// The academic year.
    pub year: AcademicYear,
    /// Whether anything is known of it.
    pub known: bool,
    /// Whether it wants trainees; `null`: not asked, or no answer.
    pub interest: Option<HostingInterest>,
    /// Why not: codes of the list `hostingReason`.
    pub reasons: Vec<String>,
    /// The other reason, in words.
    pub reason_text: String,
    /// Trainees at once in the whole school, at most; `null`: not said.
    pub cap: Option<u32>,
    /// Trainees of other providers; `null`: not said.
    pub other_trainees: Option<u32>,
    /// Early career teachers; `null`: not said.
    pub ects: Option<u32>,
    /// A line about it.
    pub note: String,
    /// Who told us.
    pub source: Source,
    /// When it was last known to be right, by whom and from where, as a sentence.
    pub confirmed: String,
    /// Whether it was.
    pub is_confirmed: bool,
    /// Its offers.
    pub offers: Vec<PlacementOffer>,
    /// The answer in a line: `Looking for trainees. 2–4 in Primary. At most 3 at once.`; empty: nothing is known.
    pub said: String,
}

/// The panel *Hosting* of a school or a trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostingPanel {
    /// The school's or trust's name.
    pub name: String,
    /// The year that was asked for.
    pub now: Hosting,
    /// How many trainees are safe then.
    pub safe: SafeCapacity,
    /// Earlier and later years of which something is known, the latest first.
    pub others: Vec<Hosting>,
    /// Offers of other schools that share a trainee with this one, in words.
    pub shared_here: Vec<String>,
    /// The years that can be chosen, the latest first.
    pub years: Vec<AcademicYear>,
    /// What the fields may choose from.
    pub choices: CapacityChoices,
}

/// What the fields of hosting and its offers may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityChoices {
    /// Whether a school wants trainees.
    pub interests: Vec<CapacityChoice>,
    /// Why not.
    pub reasons: Vec<CapacityChoice>,
    /// What a place is for.
    pub kinds: Vec<CapacityChoice>,
    /// Phases.
    pub phases: Vec<CapacityChoice>,
    /// Subjects.
    pub subjects: Vec<CapacityChoice>,
    /// Year groups.
    pub year_groups: Vec<CapacityChoice>,
    /// Key stages.
    pub key_stages: Vec<CapacityChoice>,
    /// Terms.
    pub terms: Vec<CapacityChoice>,
    /// Blocks of the year, by id.
    pub blocks: Vec<CapacityChoice>,
    /// How much of the week.
    pub studies: Vec<CapacityChoice>,
    /// How it is paid for.
    pub fundings: Vec<CapacityChoice>,
    /// Whether several share it.
    pub joints: Vec<CapacityChoice>,
    /// Who may have told us.
    pub sources: Vec<CapacityChoice>,
}

/// Sets what is known of a hosting; a missing field stays. Numbers are as typed, so that a slip can be told in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetHosting {
    /// A school of ours.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// A trust, by Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// The academic year.
    pub year: AcademicYear,
    /// Whether it wants trainees: a code or words; blank: not known.
    #[serde(default)]
    pub interest: Option<String>,
    /// Why not: codes of `hostingReason`.
    #[serde(default)]
    pub reasons: Option<Vec<String>>,
    /// The other reason.
    #[serde(default)]
    pub reason_text: Option<String>,
    /// Trainees at once, at most; blank: not said.
    #[serde(default)]
    pub cap: Option<String>,
    /// Trainees of other providers; blank: not said.
    #[serde(default)]
    pub other_trainees: Option<String>,
    /// Early career teachers; blank: not said.
    #[serde(default)]
    pub ects: Option<String>,
    /// A line about it.
    #[serde(default)]
    pub note: Option<String>,
    /// Who told us; missing: as it is.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A line of an offer as it is typed: new without an id. Blank: any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetOffer {
    /// Which; missing: a new one, of the school or trust below.
    pub id: Option<i64>,
    /// A school of ours.
    pub school_id: Option<i64>,
    /// A trust, by Group UID.
    pub trust_uid: Option<i64>,
    /// The academic year of a new one; missing: the office's own.
    pub year: Option<AcademicYear>,
    /// What the place is for: a code; missing: a placement.
    pub kind: Option<String>,
    /// How many, as typed: `3`, `2–4`.
    pub places: String,
    /// Phase: a code or words.
    pub phase: String,
    /// Subject: a code or its name.
    pub subject: String,
    /// Year group.
    pub year_group: String,
    /// Key stage.
    pub key_stage: String,
    /// Term.
    pub term: String,
    /// Block.
    pub block_id: Option<i64>,
    /// The SEND setting, in words.
    pub send_setting: String,
    /// How much of the week.
    pub study: String,
    /// How it is paid for.
    pub funding: String,
    /// Whether several share it.
    pub joint: String,
    /// The other school that shares.
    pub joint_school_id: Option<i64>,
    /// Days a week here.
    pub days_here: u32,
    /// Days a week at the other.
    pub days_there: u32,
    /// A line about it.
    pub note: String,
}

/// A line of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneOffer {
    /// Its id.
    pub id: i64,
}

/// Lines of offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeOffers {
    /// Rows of the list of offers.
    pub selection: crate::list::Selection,
}

/// Says that what schools host is right as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ConfirmHosting {
    /// Schools of ours.
    #[serde(default)]
    pub school_ids: Vec<i64>,
    /// Trusts, by Group UID.
    #[serde(default)]
    pub trust_uids: Vec<i64>,
    /// The academic year.
    pub year: AcademicYear,
    /// Who told us; missing: as it is.
    #[serde(default)]
    pub source: Option<Source>,
}

/// What became of it, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityTouched {
    /// How many hostings or offers.
    pub count: u32,
    /// The sentence.
    pub said: String,
}

/// Places that are offered on the same terms: a line of an offer, for whoever fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlace {
    /// The line.
    pub offer_id: i64,
    /// The school.
    pub school_id: i64,
    /// Its block; `None`: any.
    pub block_id: Option<i64>,
    /// Its phase; `None`: any.
    pub phase: Option<Phase>,
    /// Its subject's code; empty: any.
    pub subject: String,
    /// Its year group; `None`: any.
    pub year_group: Option<YearGroup>,
    /// Its key stage; `None`: any.
    pub key_stage: Option<KeyStage>,
    /// Its term; `None`: any.
    pub term: Option<OfferTerm>,
    /// How much of the week; `None`: any.
    pub study: Option<OfferStudy>,
    /// How it is paid for; `None`: any.
    pub funding: Option<OfferFunding>,
    /// Trainees at least.
    pub least: u32,
    /// Trainees at most.
    pub most: u32,
}
