//! Who mentors, for how many at once, and what training they had.
//!
//! A mentor is a person's tenure in a mentoring post: general mentor, professional tutor, lead mentor, or any other post
//! of which the office wrote down that its holder mentors (a row of `mentor`). A general mentor of whom nothing more is
//! known has one trainee at once; a professional tutor or lead mentor has none until somebody says so.
//!
//! Training is a ledger of its own, by person: it goes with them to another school. What of it is funded is decided in
//! [`funding`].

pub mod actions;
pub mod funding;
pub mod gaps;
pub mod hours;
pub(crate) mod import;
pub mod list;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;
pub mod training;

use crate::list::Selection;
use crate::types::{AcademicYear, Day, Standing, written};
use funding::MentorFunding;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The code of the post *General mentor*, which came with the desk.
pub const GENERAL_MENTOR: &str = "mentor";

macro_rules! coded {
    ($( #[doc = $about:literal] $kind:ident { $( #[doc = $doc:literal] $name:ident = $code:literal, $label:literal; )* } )*) => { $(
        #[doc = $about]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $kind {
            $( #[doc = $doc] $name, )*
        }

        impl $kind {
            /// All, in the order of a menu.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// As it is stored.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }

            /// As the office says it.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$name => $label, )* }
            }

            /// The one that is stored as `code`.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )* };
}

coded! {
    /// What training it was.
    MentorTrainingKind {
        /// The first with a provider.
        Initial = "initial", "Initial";
        /// For those who were trained before.
        Refresher = "refresher", "Refresher";
    }

    /// How it was given.
    MentorTrainingMode {
        /// Face to face.
        InPerson = "inPerson", "In person";
        /// Together on a screen.
        OnlineLive = "onlineLive", "Online, live";
        /// On their own.
        SelfAccess = "selfAccess", "Online, in their own time";
        /// Some of each.
        Hybrid = "hybrid", "Hybrid";
    }
}

/// A mentoring post with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorPost {
    /// The post (`tenure.id`).
    pub tenure_id: i64,
    /// Who.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// The post's name.
    pub role: String,
    /// At which school; `null`: at none.
    pub school_id: Option<i64>,
    /// The school's, trust's name; empty: with us.
    pub place: String,
    /// Whether it stands.
    pub standing: Standing,
    /// Trainees at once, at most.
    pub at_once: u32,
    /// Subject codes.
    pub subjects: Vec<String>,
    /// The same by name.
    pub subject_names: Vec<String>,
    /// Free from this day, ISO; empty: as long as the post.
    pub from_on: String,
    /// Free until this day, ISO; empty: as long as the post.
    pub until_on: String,
    /// A line about it.
    pub note: String,
    /// Trainees today.
    pub trainees_now: u32,
    /// How many more there may be today.
    pub free: u32,
    /// Whether there was any training this academic year.
    pub trained: bool,
    /// All of this in a sentence.
    pub said: String,
}

/// Asks for a person's mentoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MentorRequest {
    /// Who.
    pub person_id: i64,
}

/// A person's mentoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorPage {
    /// Who.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// The teacher reference number; empty: not known.
    pub trn: String,
    /// Their mentoring posts, those that stand first.
    pub posts: Vec<MentorPost>,
    /// Their other posts at schools that stand, which can be made mentoring ones: id and name.
    pub other_posts: Vec<(i64, String)>,
    /// What is funded, by academic year and provider, the latest first.
    pub funding: Vec<MentorFunding>,
    /// The ledger, the latest first.
    pub training: Vec<MentorTraining>,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorTraining {
    /// Its id.
    pub id: i64,
    /// Who was trained.
    pub person_id: i64,
    /// Where they worked then; `null`: not known.
    pub school_id: Option<i64>,
    /// The same by name.
    pub school: String,
    /// The day.
    pub on_day: Day,
    /// `10 Sep 2026`.
    pub day: String,
    /// The academic year of the day.
    pub year: AcademicYear,
    /// How long, in minutes.
    pub minutes: u32,
    /// `1 hour 30 minutes`.
    pub hours: String,
    /// What training.
    pub kind: MentorTrainingKind,
    /// The same in words.
    pub kind_label: String,
    /// Which accredited provider's; empty: ours.
    pub provider: String,
    /// The lead mentor who delivered it; `null`: not said.
    pub trainer_id: Option<i64>,
    /// The same by name.
    pub trainer: String,
    /// What it was about.
    pub topic: String,
    /// How it was given; `null`: not said.
    pub mode: Option<MentorTrainingMode>,
    /// The same in words.
    pub mode_label: String,
    /// A line about it.
    pub note: String,
}

impl MentorTraining {
    /// Training with us on a day that somebody had while they worked at a school. It has no id until it is written.
    pub(crate) fn at(
        person_id: i64,
        school_id: i64,
        on_day: Day,
        minutes: u32,
        kind: MentorTrainingKind,
        topic: String,
    ) -> Self {
        Self {
            id: 0,
            person_id,
            school_id: Some(school_id),
            school: String::new(),
            on_day,
            day: written(on_day),
            year: AcademicYear::of(on_day),
            minutes,
            hours: hours::written(minutes),
            kind,
            kind_label: kind.label().to_owned(),
            provider: String::new(),
            trainer_id: None,
            trainer: String::new(),
            topic,
            mode: None,
            mode_label: String::new(),
            note: String::new(),
        }
    }
}

/// What the fields of mentoring may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorChoices {
    /// Subjects: code and name.
    pub subjects: Vec<(String, String)>,
    /// Other providers that were written down.
    pub providers: Vec<String>,
    /// Our lead mentors, and others who delivered training: id and name.
    pub trainers: Vec<(i64, String)>,
    /// Topics: the usual ones, then others that were written down.
    pub topics: Vec<String>,
    /// What training: code and name.
    pub kinds: Vec<(MentorTrainingKind, String)>,
    /// How it was given: code and name.
    pub modes: Vec<(MentorTrainingMode, String)>,
    /// The academic year of today.
    pub year: AcademicYear,
}

/// Asks for the mentors of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SchoolMentorsRequest {
    /// The school.
    pub school_id: i64,
}

/// The mentors of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolMentors {
    /// Those who stand or are announced.
    pub mentors: Vec<MentorPost>,
    /// All of them in a sentence.
    pub said: String,
}

/// Someone at a school who may have trainees on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeMentor {
    /// Who.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// Trainees at once, at most.
    pub at_once: u32,
    /// Subject codes; none: not said, so any.
    pub subjects: Vec<String>,
    /// Whether there was any training in the day's academic year.
    pub trained: bool,
}

/// What to write down of a mentor; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SetMentor {
    /// The post (`tenure.id`).
    pub tenure_id: i64,
    /// Trainees at once, at most.
    pub at_once: Option<u32>,
    /// Subject codes.
    pub subjects: Option<Vec<String>>,
    /// Free from this day, as typed; empty: as long as the post.
    pub from_on: Option<String>,
    /// Free until this day, as typed; empty: as long as the post.
    pub until_on: Option<String>,
    /// A line about it.
    pub note: Option<String>,
    /// Their teacher reference number, as typed; empty: not known.
    pub trn: Option<String>,
}

/// What became of a mentor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorSet {
    /// The post (`tenure.id`).
    pub tenure_id: i64,
    /// Whether anything is another than before.
    pub changed: bool,
}

/// A session that some mentors had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AddMentorTraining {
    /// Rows of the list of mentors.
    #[serde(default)]
    pub selection: Option<Selection>,
    /// Else people.
    #[serde(default)]
    pub people: Vec<i64>,
    /// The day, as typed.
    pub on_day: String,
    /// How long, as typed: `2`, `1.5`, `1:30`, `90 min`.
    pub hours: String,
    /// What training; missing: as each of them needs.
    #[serde(default)]
    pub kind: Option<MentorTrainingKind>,
    /// Which accredited provider's; empty: ours.
    #[serde(default)]
    pub provider: String,
    /// The lead mentor who delivered it.
    #[serde(default)]
    pub trainer_id: Option<i64>,
    /// What it was about.
    #[serde(default)]
    pub topic: String,
    /// How it was given.
    #[serde(default)]
    pub mode: Option<MentorTrainingMode>,
    /// A line about it.
    #[serde(default)]
    pub note: String,
}

/// What ticking off a session would do, before it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorTrainingLook {
    /// How many people.
    pub people: u32,
    /// What it comes to, in a sentence: how many hours are left.
    pub said: String,
    /// Why it cannot be; empty: it can.
    pub problem: String,
}

/// What became of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorTrainingDone {
    /// The new lines of the ledger.
    pub ids: Vec<i64>,
    /// What became of it, in a sentence.
    pub said: String,
}

/// What to change of a line of the ledger; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SetMentorTraining {
    /// Which.
    pub id: i64,
    /// The day, as typed.
    pub on_day: Option<String>,
    /// How long, as typed.
    pub hours: Option<String>,
    /// What training.
    pub kind: Option<MentorTrainingKind>,
    /// Which accredited provider's; empty: ours.
    pub provider: Option<String>,
    /// What it was about.
    pub topic: Option<String>,
    /// A line about it.
    pub note: Option<String>,
}

/// Some lines of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeMentorTraining {
    /// Their ids.
    pub ids: Vec<i64>,
}
