//! Partnership agreements: with a school, or with a trust for named schools, for one academic year or several.
//!
//! An agreement is due, sent, signed or lapsed. One whose last year is over shows as lapsed without anyone writing that
//! down, so that nothing has to run on 1 September; what the file says of it stays.
//! That whoever signed has left is a prompt to ask, and no lapse.
//! What an agreement wants (it is overdue, it waits, it ends …) is decided by the SQL of [`store`], so that a list can be
//! filtered by it and its count is the count on the first screen.

pub mod actions;
pub mod chase;
pub mod list;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;

use crate::list::Selection;
use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far an agreement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AgreementState {
    /// It is to be sent.
    Due,
    /// It went out.
    Sent,
    /// They signed.
    Signed,
    /// It holds no longer.
    Lapsed,
}

impl AgreementState {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Due, Self::Sent, Self::Signed, Self::Lapsed];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Sent => "sent",
            Self::Signed => "signed",
            Self::Lapsed => "lapsed",
        }
    }

    /// Code and name, as lists want them.
    pub const fn named(self) -> (&'static str, &'static str) {
        (self.code(), self.label())
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Due => "Due",
            Self::Sent => "Sent",
            Self::Signed => "Signed",
            Self::Lapsed => "Lapsed",
        }
    }

    /// The state with this code, letters' case ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|state| state.code().eq_ignore_ascii_case(text))
    }
}

/// Something about an agreement that wants a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AgreementWant {
    /// The day by which it should be signed is past.
    Overdue,
    /// It went out more than a month ago.
    Waiting,
    /// It ends with this academic year, and none follows.
    Ends,
    /// It has lapsed, and none holds in its place.
    Ended,
    /// Whoever signed holds no post there any more.
    SignatoryLeft,
}

impl AgreementWant {
    /// All, the most pressing first.
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::Waiting,
        Self::Ended,
        Self::Ends,
        Self::SignatoryLeft,
    ];

    /// The column of the list of agreements that says so, yes or no.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Ends => "ends",
            Self::Ended => "ended",
            Self::SignatoryLeft => "signatoryLeft",
        }
    }
}

/// A sentence about an agreement that wants a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementPrompt {
    /// What it is.
    pub want: AgreementWant,
    /// The sentence.
    pub text: String,
}

/// A school that a trust's agreement names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedSchool {
    /// Our school.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// Its id.
    pub id: i64,
    /// The school that it is with; `null`: it is with a trust.
    pub school_id: Option<i64>,
    /// The Group UID of the trust that it is with; `null`: it is with a school.
    pub trust_uid: Option<i64>,
    /// With whom, by name.
    pub with: String,
    /// For a trust's: the schools that it names, by name.
    pub named: Vec<NamedSchool>,
    /// The academic year in which it begins.
    pub first_year: AcademicYear,
    /// The last academic year that it covers.
    pub last_year: AcademicYear,
    /// Both in words: `2026/27`, `2026/27 to 2028/29`.
    pub years: String,
    /// Which text; empty: not said.
    pub version: String,
    /// As it shows today.
    pub state: AgreementState,
    /// The same in words.
    pub state_label: String,
    /// What the file says of it: another than what shows only where its last year is over.
    pub kept_state: AgreementState,
    /// The day by which it should be signed, ISO; empty: not said.
    pub due_on: String,
    /// The day on which it went out, ISO; empty: not known.
    pub sent_on: String,
    /// The day of the signature, ISO; empty: not known.
    pub signed_on: String,
    /// Who signed; `null`: not known.
    pub person_id: Option<i64>,
    /// Their name; empty: not known.
    pub person: String,
    /// In which post; `null`: not known.
    pub role_id: Option<i64>,
    /// The post's name; empty: not known.
    pub post: String,
    /// Where the paper lies; empty: not said.
    pub file_reference: String,
    /// A line about it.
    pub note: String,
    /// What has become of it, a sentence: `Signed by Jo Ames (Head teacher) on 3 Sep 2026.`
    pub said: String,
    /// What wants a look, the most pressing first.
    pub prompts: Vec<AgreementPrompt>,
}

/// Whose agreements: a school's or a trust's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AgreementsRequest {
    /// Our school: its own, and those of trusts that name it.
    pub school_id: Option<i64>,
    /// A trust, by Group UID.
    pub trust_uid: Option<i64>,
}

/// The agreements of a school or trust, and what a new one is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementsOf {
    /// The school's or trust's name.
    pub name: String,
    /// The latest first.
    pub agreements: Vec<Agreement>,
    /// What a new or edited one may choose from.
    pub choices: AgreementChoices,
}

/// What the fields of an agreement may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementChoices {
    /// Who may sign: the people of the school or trust, heads and leaders first.
    pub signatories: Vec<Signatory>,
    /// The posts in which someone may sign: id and name.
    pub posts: Vec<(i64, String)>,
    /// For a trust: schools of ours that belong to it.
    pub schools: Vec<NamedSchool>,
    /// The versions that agreements have, the latest used first.
    pub versions: Vec<String>,
    /// Academic years, from this year's last to three ahead.
    pub years: Vec<AcademicYear>,
    /// The present academic year.
    pub year: AcademicYear,
}

/// Someone who may sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Signatory {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// The post.
    pub role_id: i64,
    /// Its name.
    pub post: String,
}

/// One agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneAgreement {
    /// Its id.
    pub id: i64,
}

/// An agreement with what its fields may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementPage {
    /// The agreement.
    pub agreement: Agreement,
    /// What its fields may choose from.
    pub choices: AgreementChoices,
}

/// Schools with which agreements fall due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MakeDue {
    /// Rows of the list of our schools.
    pub selection: Selection,
    /// The academic year in which they begin.
    pub first_year: AcademicYear,
    /// The last that they cover; missing: the first.
    #[serde(default)]
    pub last_year: Option<AcademicYear>,
    /// Which text.
    #[serde(default)]
    pub version: Option<String>,
    /// The day by which they should be signed, as typed.
    #[serde(default)]
    pub due_on: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MadeDue {
    /// Agreements that were made.
    pub made: u32,
    /// Schools that have one for that year already, their own or their trust's.
    pub already: u32,
    /// Former schools, which were left.
    pub former: u32,
    /// All of it as a sentence.
    pub said: String,
}

/// An agreement as it is typed: new without an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveAgreement {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// With which school.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// With which trust, by Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// For a trust's: the schools that it names.
    #[serde(default)]
    pub named: Vec<i64>,
    /// The academic year in which it begins.
    pub first_year: AcademicYear,
    /// The last that it covers; missing: the first.
    #[serde(default)]
    pub last_year: Option<AcademicYear>,
    /// Which text.
    #[serde(default)]
    pub version: String,
    /// How far it has come.
    pub state: AgreementState,
    /// The day by which it should be signed, as typed.
    #[serde(default)]
    pub due_on: String,
    /// The day on which it went out, as typed.
    #[serde(default)]
    pub sent_on: String,
    /// The day of the signature, as typed.
    #[serde(default)]
    pub signed_on: String,
    /// Who signed.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// In which post.
    #[serde(default)]
    pub role_id: Option<i64>,
    /// Where the paper lies.
    #[serde(default)]
    pub file_reference: String,
    /// A line about it.
    #[serde(default)]
    pub note: String,
}

/// A step that agreements take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkAgreements {
    /// Rows of the list of agreements.
    pub selection: Selection,
    /// Sent, signed or lapsed.
    pub state: AgreementState,
    /// The day, as typed; blank or missing: today.
    #[serde(default)]
    pub on: Option<String>,
    /// Who signed; missing: as it is.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// In which post; missing: the first that they hold there, and as it is where nobody is named.
    #[serde(default)]
    pub role_id: Option<i64>,
    /// Where the paper lies; missing: as it is.
    #[serde(default)]
    pub file_reference: Option<String>,
}

/// Some agreements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeAgreements {
    /// Rows of the list of agreements.
    pub selection: Selection,
}

/// What became of some agreements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementsTouched {
    /// How many were changed.
    pub agreements: u32,
    /// All of it as a sentence, with those that were left and why.
    pub said: String,
}

/// A text that asks for an agreement, to copy into an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChaseDraft {
    /// E-mail addresses, the best first; none: not known.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Letters that ask for agreements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AgreementLetters {
    /// Rows of the list of agreements; those that are signed or lapsed are left out.
    pub selection: Selection,
    /// Where to write the page; missing or empty: among this computer's prints.
    #[serde(default)]
    pub path: Option<String>,
}
