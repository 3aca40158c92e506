//! Trainees at schools: blocks, days, states, and the checks that a placement has to pass.
//!
//! A [`block`] is a named span of the year. A placement is a trainee at a school from a day until a day, with a
//! [`PlacementState`] that says how far it has come; which steps it may take stands in [`PlacementState::may_become`].
//! How many days it has is counted from the calendar unless the office says otherwise, less what was missed: [`days`].
//! What is wrong with placements is said by the rule table of [`checks`]; it is never written down, so it is right at once
//! after any change. A school that drops out is [`withdrawal`]; what a school is sent is its [`pack`]; what is known of it
//! as a place to train at is its [`setting`]; a year of all of them is [`year`].

pub mod actions;
pub mod block;
pub mod checks;
pub mod counting;
pub mod days;
pub mod ics;
pub mod jigsaw;
pub mod list;
pub mod pack;
pub mod papers;
pub mod queries;
pub mod setting;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;
pub mod withdrawal;
pub mod year;

use crate::list::Selection;
use crate::types::{Day, KeyStage, YearGroup, written};
use days::DaysSaid;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far a placement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlacementState {
    /// We mean it; the school does not know yet.
    Planned,
    /// The school was asked.
    Sent,
    /// The school said yes.
    Accepted,
    /// The school said no.
    Declined,
    /// All is settled: school, trainee, mentor.
    Confirmed,
    /// The trainee is there.
    UnderWay,
    /// It is over as it was meant to be.
    Completed,
    /// The school took it back.
    WithdrawnBySchool,
    /// The trainee took it back, or left.
    WithdrawnByTrainee,
    /// We took it back.
    WithdrawnByUs,
}

impl PlacementState {
    /// All, in order.
    pub const ALL: [Self; 10] = [
        Self::Planned,
        Self::Sent,
        Self::Accepted,
        Self::Declined,
        Self::Confirmed,
        Self::UnderWay,
        Self::Completed,
        Self::WithdrawnBySchool,
        Self::WithdrawnByTrainee,
        Self::WithdrawnByUs,
    ];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Confirmed => "confirmed",
            Self::UnderWay => "underWay",
            Self::Completed => "completed",
            Self::WithdrawnBySchool => "withdrawnBySchool",
            Self::WithdrawnByTrainee => "withdrawnByTrainee",
            Self::WithdrawnByUs => "withdrawnByUs",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Sent => "Sent to school",
            Self::Accepted => "Accepted",
            Self::Declined => "Declined",
            Self::Confirmed => "Confirmed",
            Self::UnderWay => "Under way",
            Self::Completed => "Completed",
            Self::WithdrawnBySchool => "Withdrawn by school",
            Self::WithdrawnByTrainee => "Withdrawn by trainee",
            Self::WithdrawnByUs => "Withdrawn by us",
        }
    }

    /// Code and name, as lists want them.
    pub const fn named(self) -> (&'static str, &'static str) {
        (self.code(), self.label())
    }

    /// The state with this code; `None`: there is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|state| state.code().eq_ignore_ascii_case(text))
    }

    /// Whether the trainee has, or is to have, a place at the school: all but what was declined or withdrawn. A completed
    /// one held its place too.
    pub const fn holds_a_place(self) -> bool {
        !matches!(
            self,
            Self::Declined
                | Self::WithdrawnBySchool
                | Self::WithdrawnByTrainee
                | Self::WithdrawnByUs
        )
    }

    /// Whether the school has settled it: from then on, to its end.
    pub const fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed | Self::UnderWay | Self::Completed)
    }

    /// Whether somebody took it back after it was made.
    pub const fn is_withdrawn(self) -> bool {
        matches!(
            self,
            Self::WithdrawnBySchool | Self::WithdrawnByTrainee | Self::WithdrawnByUs
        )
    }

    /// Whether it may still change: it holds a place and is not over.
    pub const fn is_open(self) -> bool {
        self.holds_a_place() && !matches!(self, Self::Completed)
    }

    /// The states that may follow, in the order of a menu.
    pub const fn next(self) -> &'static [Self] {
        use PlacementState::{
            Accepted, Completed, Confirmed, Declined, Planned, Sent, UnderWay, WithdrawnBySchool,
            WithdrawnByTrainee, WithdrawnByUs,
        };
        match self {
            Planned => &[
                Sent,
                Accepted,
                Declined,
                Confirmed,
                WithdrawnBySchool,
                WithdrawnByTrainee,
                WithdrawnByUs,
            ],
            Sent => &[
                Accepted,
                Declined,
                Confirmed,
                Planned,
                WithdrawnBySchool,
                WithdrawnByTrainee,
                WithdrawnByUs,
            ],
            Accepted => &[
                Confirmed,
                Declined,
                Planned,
                WithdrawnBySchool,
                WithdrawnByTrainee,
                WithdrawnByUs,
            ],
            Declined => &[Planned, Sent, Accepted],
            Confirmed => &[
                UnderWay,
                Accepted,
                WithdrawnBySchool,
                WithdrawnByTrainee,
                WithdrawnByUs,
            ],
            UnderWay => &[
                Completed,
                Confirmed,
                WithdrawnBySchool,
                WithdrawnByTrainee,
                WithdrawnByUs,
            ],
            Completed => &[UnderWay],
            WithdrawnBySchool | WithdrawnByTrainee | WithdrawnByUs => &[Planned],
        }
    }

    /// Whether a placement at this state may take the step to another.
    pub fn may_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }

    /// Whether the step to it wants a reason: the office will be asked why.
    pub const fn wants_reason(self) -> bool {
        matches!(self, Self::Declined) || self.is_withdrawn()
    }
}

/// What a placement is for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum PlacementKind {
    /// The trainee's main school.
    #[default]
    Main,
    /// A second school, as unlike the first as it can be.
    Contrasting,
    /// The school that employs the trainee.
    Employing,
    /// Intensive training and practice.
    Itap,
}

impl PlacementKind {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Main, Self::Contrasting, Self::Employing, Self::Itap];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Contrasting => "contrasting",
            Self::Employing => "employing",
            Self::Itap => "itap",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Main => "Main",
            Self::Contrasting => "Contrasting",
            Self::Employing => "Employing school",
            Self::Itap => "ITaP",
        }
    }

    /// Code and name, as lists want them.
    pub const fn named(self) -> (&'static str, &'static str) {
        (self.code(), self.label())
    }

    /// The kind that is stored as `code`; what is not known is a main one.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
            .unwrap_or_default()
    }
}

/// A placement as the rules and the jigsaw see it: who, where, when, how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingPlacement {
    /// Its id.
    pub id: i64,
    /// `trainee.id`.
    pub trainee_id: i64,
    /// `school.id`.
    pub school_id: i64,
    /// In which block; `None`: in none.
    pub block_id: Option<i64>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// How far it has come.
    pub state: PlacementState,
    /// What it is for.
    pub kind: PlacementKind,
}

impl StandingPlacement {
    /// Whether it has a day in common with `from` to `until`.
    pub fn meets(&self, from: Day, until: Day) -> bool {
        self.from <= until && self.until >= from
    }
}

/// A placement that is to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPlacement {
    /// `trainee.id`.
    pub trainee_id: i64,
    /// `school.id`.
    pub school_id: i64,
    /// In which block; `None`: in none, so both days must be given.
    pub block_id: Option<i64>,
    /// What it is for.
    pub kind: PlacementKind,
    /// Subject code; empty: the trainee's.
    pub subject: String,
    /// The year group; `None`: not said.
    pub year_group: Option<YearGroup>,
    /// The key stage; `None`: the year group's, or not said.
    pub key_stage: Option<KeyStage>,
    /// The first day; `None`: the block's.
    pub from: Option<Day>,
    /// The last day; `None`: the block's.
    pub until: Option<Day>,
    /// Half days as the office says; `None`: counted from the calendar.
    pub planned_half_days: Option<u32>,
    /// Who mentors: people's ids.
    pub mentors: Vec<i64>,
    /// A line about it.
    pub note: String,
}

impl NewPlacement {
    /// A trainee at a school for a whole block.
    pub fn in_block(trainee_id: i64, school_id: i64, block_id: i64) -> Self {
        Self {
            trainee_id,
            school_id,
            block_id: Some(block_id),
            ..Self::default()
        }
    }
}

/// One placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePlacement {
    /// Its id.
    pub id: i64,
}

/// Whose placements: exactly one is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PlacementsRequest {
    /// A trainee.
    pub trainee_id: Option<i64>,
    /// A school of ours.
    pub school_id: Option<i64>,
    /// A mentor, by the person.
    pub mentor_id: Option<i64>,
}

/// Someone who mentors in a placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementMentor {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
}

/// Days that a trainee missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Absence {
    /// Its id.
    pub id: i64,
    /// The first day, ISO.
    pub from_on: String,
    /// The last day, ISO.
    pub until_on: String,
    /// How much was lost, in half days.
    pub half_days: u32,
    /// When and how much, in words: `Thu 5 Nov 2026, half a day`.
    pub said: String,
    /// Why, in words; empty: not said.
    pub reason: String,
}

/// A step that a placement may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementStep {
    /// To which state.
    pub state: PlacementState,
    /// The same in words.
    pub label: &'static str,
    /// Whether it wants a reason.
    pub wants_reason: bool,
}

/// A placement.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Placement {
    /// Its id.
    pub id: i64,
    /// The trainee.
    pub trainee_id: i64,
    /// The trainee's person.
    pub person_id: i64,
    /// Their name.
    pub trainee: String,
    /// Our school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// In which block; `null`: in none.
    pub block_id: Option<i64>,
    /// The block's name; empty: in none.
    pub block: String,
    /// What it is for.
    pub kind: PlacementKind,
    /// The same in words.
    pub kind_label: &'static str,
    /// Subject code as written down; empty: the trainee's.
    pub subject: String,
    /// The subject's name, the trainee's where the placement has none of its own; empty: not known.
    pub subject_name: String,
    /// The year group; `null`: not said.
    pub year_group: Option<YearGroup>,
    /// The key stage; `null`: not said.
    pub key_stage: Option<KeyStage>,
    /// Year group or key stage in words; empty: not said.
    pub stage_label: String,
    /// The first day, ISO.
    pub from_on: String,
    /// The last day, ISO.
    pub until_on: String,
    /// Both in words: `7 Sep to 18 Dec 2026`.
    pub dates: String,
    /// How far it has come.
    pub state: PlacementState,
    /// The same in words.
    pub state_label: &'static str,
    /// The day of that, ISO.
    pub state_on: String,
    /// What has become of it, a sentence: `Sent to school on 3 Sep 2026, no answer yet.`
    pub said: String,
    /// Why it was declined or withdrawn; empty: it was not, or nobody said.
    pub reason: String,
    /// A line about it.
    pub note: String,
    /// Which steps it may take.
    pub steps: Vec<PlacementStep>,
    /// Who mentors.
    pub mentors: Vec<PlacementMentor>,
    /// Half days as the office says; `null`: counted from the calendar.
    pub planned_half_days: Option<u32>,
    /// Its days, counted and in words.
    pub days: DaysSaid,
    /// How far it is from where the trainee lives, in miles; approximate, `null`: not known.
    pub miles: Option<f64>,
    /// The same in words: `About 6 miles from home`; empty: not known.
    pub travel: String,
}

/// The placements of a trainee, a school or a mentor.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementsOf {
    /// Whose they are, by name.
    pub name: String,
    /// The earliest first.
    pub placements: Vec<Placement>,
    /// For a trainee: how their days stand against the route's figure; `null`: for others.
    pub days: Option<days::Outlook>,
}

/// A placement with its absences and what its fields may choose from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementPage {
    /// The placement.
    pub placement: Placement,
    /// What was missed, the latest first.
    pub absences: Vec<Absence>,
    /// How the trainee's days stand in all.
    pub outlook: days::Outlook,
    /// What its fields may choose from.
    pub choices: PlacementChoices,
}

/// What a new placement may choose from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PlacementChoicesRequest {
    /// The school, where it is known: its mentors.
    pub school_id: Option<i64>,
    /// The trainee, where they are known: their blocks.
    pub trainee_id: Option<i64>,
}

/// What the fields of a placement may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementChoices {
    /// Blocks of the present and the next academic year.
    pub blocks: Vec<block::Block>,
    /// People who may mentor at the school, those who do already first.
    pub mentors: Vec<PlacementMentor>,
    /// Subjects: code and name.
    pub subjects: Vec<(&'static str, &'static str)>,
    /// Year groups: code and name.
    pub year_groups: Vec<(&'static str, &'static str)>,
    /// Key stages: code and name.
    pub key_stages: Vec<(&'static str, &'static str)>,
    /// Kinds: code and name.
    pub kinds: Vec<(&'static str, &'static str)>,
}

/// A placement as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PlacementFields {
    /// What it is for; missing: main.
    pub kind: PlacementKind,
    /// In which block.
    pub block_id: Option<i64>,
    /// Subject, code or name; empty: the trainee's.
    pub subject: String,
    /// Year group, code or words; empty: not said.
    pub year_group: String,
    /// Key stage, code or words; empty: not said.
    pub key_stage: String,
    /// The first day, as typed; empty: the block's.
    pub from_on: String,
    /// The last day, as typed; empty: the block's.
    pub until_on: String,
    /// Half days as the office says; missing: counted from the calendar.
    pub planned_half_days: Option<u32>,
    /// Who mentors: people's ids.
    pub mentors: Vec<i64>,
    /// A line about it.
    pub note: String,
}

/// Places trainees at a school, each with the same fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlaceTrainees {
    /// Who: trainees' ids.
    pub trainees: Vec<i64>,
    /// Where: our school.
    pub school_id: i64,
    /// When and for what.
    #[serde(default)]
    pub fields: PlacementFields,
}

/// Changes what is known of a placement; who and where stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPlacement {
    /// Which.
    pub id: i64,
    /// All its fields.
    pub fields: PlacementFields,
}

/// A step that placements take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MovePlacements {
    /// Rows of the list of placements.
    pub selection: Selection,
    /// To which state.
    pub state: PlacementState,
    /// The day, as typed; blank or missing: today.
    #[serde(default)]
    pub on: String,
    /// Why; for what is declined or withdrawn.
    #[serde(default)]
    pub reason: String,
    /// Under way although checks of suitability are not cleared: somebody has looked and says so.
    #[serde(default)]
    pub although_unchecked: bool,
}

/// Some placements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomePlacements {
    /// Rows of the list of placements.
    pub selection: Selection,
}

/// What became of some placements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementsTouched {
    /// Those that were made or changed.
    pub ids: Vec<i64>,
    /// All of it as a sentence, with those that were left and why.
    pub said: String,
}

/// Logs days that a trainee missed, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddAbsence {
    /// In which placement.
    pub placement_id: i64,
    /// The first day, as typed.
    pub from_on: String,
    /// The last day, as typed; blank or missing: the first.
    #[serde(default)]
    pub until_on: String,
    /// How much was lost, in half days; missing: all days of it that the trainee would have been there.
    #[serde(default)]
    pub half_days: Option<u32>,
    /// Why, in words, none of health.
    #[serde(default)]
    pub reason: String,
}

/// One logged absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneAbsence {
    /// Its id.
    pub id: i64,
}

/// A span of days in words, its year said once where it can be: `7 Sep to 18 Dec 2026`.
pub fn span(from: Day, until: Day) -> String {
    use chrono::Datelike;
    if from == until {
        written(from)
    } else if from.year() == until.year() {
        format!("{} to {}", from.format("%-d %b"), written(until))
    } else {
        format!("{} to {}", written(from), written(until))
    }
}
