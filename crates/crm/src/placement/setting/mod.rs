//! What is known of a school as a place to train at: visits, what trainees said, and why nobody is to be placed there.

pub mod actions;
pub mod queries;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    ($( #[doc = $about:literal] $kind:ident { $( #[doc = $doc:literal] $name:ident = $code:literal, $label:literal; )* } )*) => { $(
        #[doc = $about]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $kind {
            $( #[doc = $doc] $name, )*
        }

        impl $kind {
            /// All, in order.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// As it is stored.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }

            /// As the office says it.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$name => $label, )* }
            }

            /// The one that is stored as `code`; `None`: this version does not know it.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )* };
}

words! {
    /// What a review of a setting is.
    ReviewKind {
        /// One of us was there.
        Visit = "visit", "Visit";
        /// A trainee said how it was.
        Evaluation = "evaluation", "Trainee’s evaluation";
    }

    /// What a review came to.
    ReviewOutcome {
        /// A good place to train at.
        Good = "good", "Good";
        /// It will do.
        Adequate = "adequate", "Adequate";
        /// Somebody has to see to it.
        Concern = "concern", "Of concern";
    }
}

/// A visit to a setting, or what a trainee said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingReview {
    /// Its id.
    pub id: i64,
    /// What it is.
    pub kind: ReviewKind,
    /// The same in words.
    pub kind_label: &'static str,
    /// The day, ISO.
    pub on_day: String,
    /// The day and who visited, in words.
    pub said: String,
    /// Who visited; empty: not said.
    pub by_whom: String,
    /// What was looked at; empty: not said.
    pub areas: String,
    /// What it came to.
    pub outcome: ReviewOutcome,
    /// The same in words.
    pub outcome_label: &'static str,
    /// What was found or said.
    pub text: String,
    /// What is to follow; empty: nothing.
    pub actions: String,
    /// In which placement; `null`: in none.
    pub placement_id: Option<i64>,
}

/// A span in which nobody is to be placed at a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotToPlace {
    /// Its id.
    pub id: i64,
    /// The first day, ISO.
    pub from_on: String,
    /// The last day, ISO; empty: until further notice.
    pub until_on: String,
    /// Why.
    pub reason: String,
    /// Whether it holds today.
    pub holds: bool,
    /// All of it in words: `Nobody is to be placed here until further notice: Ofsted is expected.`
    pub said: String,
}

/// A school as a place to train at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingRequest {
    /// Our school.
    pub school_id: i64,
}

/// What is known of a school as a place to train at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolSetting {
    /// Its name.
    pub name: String,
    /// Visits and evaluations, the latest first.
    pub reviews: Vec<SettingReview>,
    /// When nobody is to be placed there, the latest first.
    pub not_to_place: Vec<NotToPlace>,
    /// Kinds of reviews: code and name.
    pub kinds: Vec<(ReviewKind, &'static str)>,
    /// Outcomes: code and name.
    pub outcomes: Vec<(ReviewOutcome, &'static str)>,
}

/// A review as it is typed: new without an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetReview {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// Of which school.
    pub school_id: i64,
    /// What it is.
    pub kind: ReviewKind,
    /// The day, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
    /// Who visited.
    #[serde(default)]
    pub by_whom: String,
    /// What was looked at.
    #[serde(default)]
    pub areas: String,
    /// What it came to.
    pub outcome: ReviewOutcome,
    /// What was found or said.
    #[serde(default)]
    pub text: String,
    /// What is to follow.
    #[serde(default)]
    pub actions: String,
    /// In which placement.
    #[serde(default)]
    pub placement_id: Option<i64>,
}

/// One review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneReview {
    /// Its id.
    pub id: i64,
}

/// A school where nobody is to be placed, as it is typed: new without an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetNotToPlace {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// Which school.
    pub school_id: i64,
    /// The first day, as typed; blank or missing: today.
    #[serde(default)]
    pub from_on: String,
    /// The last day, as typed; blank or missing: until further notice.
    #[serde(default)]
    pub until_on: String,
    /// Why.
    pub reason: String,
}

/// One entry of the schools not to place at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneNotToPlace {
    /// Its id.
    pub id: i64,
}
