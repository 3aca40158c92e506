//! Champions: the senior leader who champions ITT in a school, how far we have come with them, and what is at risk when
//! they go.
//!
//! A school has one champion who is not stepped down, as a rule. A successor may be identified, approached or agreed while
//! the active one still is; two active ones are shown, not forbidden.
//! Every stage that a champion went through stays as a step, with its day and who wrote it down.
//! [`risk`] says in words what threatens a school's link with us; it knows no SQL.

pub mod actions;
pub mod brief;
mod coverage;
pub(crate) mod import;
pub mod list;
pub mod queries;
pub mod risk;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;

use crate::person::PersonName;
use risk::SuccessionRisk;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far we have come with a champion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ChampionStage {
    /// We think of asking them.
    Identified,
    /// We have asked.
    Approached,
    /// They said yes and have not begun.
    Agreed,
    /// They champion ITT in their school.
    Active,
    /// They do so no longer.
    SteppedDown,
}

impl ChampionStage {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Identified,
        Self::Approached,
        Self::Agreed,
        Self::Active,
        Self::SteppedDown,
    ];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identified => "identified",
            Self::Approached => "approached",
            Self::Agreed => "agreed",
            Self::Active => "active",
            Self::SteppedDown => "steppedDown",
        }
    }

    /// Code and name, as lists want them.
    pub const fn named(self) -> (&'static str, &'static str) {
        (self.code(), self.label())
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Identified => "Identified",
            Self::Approached => "Approached",
            Self::Agreed => "Agreed",
            Self::Active => "Active",
            Self::SteppedDown => "Stepped down",
        }
    }

    /// The stage with this code or label, letters' case ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|stage| {
            stage.code().eq_ignore_ascii_case(text) || stage.label().eq_ignore_ascii_case(text)
        })
    }

    /// Whether they are to champion ITT, or do.
    pub fn stands(self) -> bool {
        self != Self::SteppedDown
    }
}

/// A champion to name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct NameChampion {
    /// Our school.
    pub school_id: i64,
    /// A person of the file.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// Someone who is not in the file yet.
    #[serde(default)]
    pub new_person: Option<PersonName>,
    /// The post in which they are at the school: it is added where they hold none there. Someone new needs one.
    #[serde(default)]
    pub role_id: Option<i64>,
    /// The e-mail of someone new; blank or missing: not known.
    #[serde(default)]
    pub email: Option<String>,
    /// How far we have come with them; missing: identified.
    #[serde(default)]
    pub stage: Option<ChampionStage>,
    /// Since when, as typed; blank or missing: today.
    #[serde(default)]
    pub since: Option<String>,
    /// A line about it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A champion's next stage, or another day, reason or note of the one that they are at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MoveChampion {
    /// The champion.
    pub id: i64,
    /// The stage.
    pub stage: ChampionStage,
    /// Since when, as typed; blank or missing: today, or for the stage that they are at the day that it has.
    #[serde(default)]
    pub since: Option<String>,
    /// Why they stepped down; missing: as it is.
    #[serde(default)]
    pub reason: Option<String>,
    /// A line about them; missing: as it is.
    #[serde(default)]
    pub note: Option<String>,
}

/// One champion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneChampion {
    /// Their id as champion, not as person.
    pub id: i64,
}

/// What became of a champion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChampionMoved {
    /// The champion.
    pub id: i64,
    /// The person.
    pub person_id: i64,
    /// Where they are now.
    pub stage: ChampionStage,
    /// The same as a sentence, to be read aloud.
    pub said: String,
}

/// What the board of champions shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BoardRequest {
    /// Words that the name of the school or of the champion contains; blank or missing: all.
    pub search: Option<String>,
    /// The code of a local authority; missing: all.
    pub la: Option<String>,
    /// The most cards of a column, 1 to 1,000; missing: 200.
    pub limit: Option<u32>,
}

/// The champions of our schools by stage. Former schools are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChampionBoard {
    /// The stages in order. Those who stepped down more than a year ago are not shown.
    pub columns: Vec<ChampionColumn>,
    /// The local authorities that have champions, by name: code and name.
    pub las: Vec<(String, String)>,
}

/// A stage on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChampionColumn {
    /// The stage.
    pub stage: ChampionStage,
    /// Its name.
    pub label: String,
    /// How many champions are there, shown or not.
    pub count: u32,
    /// They, by school.
    pub cards: Vec<ChampionCard>,
}

/// A champion on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChampionCard {
    /// The champion.
    pub id: i64,
    /// Our school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub person: String,
    /// Their posts at the school, in words; empty: none that we know of.
    pub post: String,
    /// Where they are.
    pub stage: ChampionStage,
    /// Since when, ISO day.
    pub since: String,
    /// The same in words: `since 3 Sep 2026`.
    pub since_said: String,
    /// The local authority; empty: not known.
    pub la: String,
    /// Why they stepped down; empty: they have not, or it was not said.
    pub reason: String,
    /// A line about them.
    pub note: String,
    /// What wants a look, sentences: they leave, they lead the school too, two are active.
    pub warnings: Vec<String>,
}

/// Some of our schools, counted by one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoverageRequest {
    /// By what.
    pub by: CoverageBy,
}

/// What schools are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CoverageBy {
    /// Local authority.
    La,
    /// Phase.
    Phase,
    /// Trust.
    Trust,
}

/// Where our schools have champions and where not. Former schools are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// A row a local authority, phase or trust, by name; schools without one last.
    pub rows: Vec<CoverageRow>,
    /// All of them together.
    pub all: CoverageRow,
}

/// The schools of one local authority, phase or trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverageRow {
    /// Its name.
    pub label: String,
    /// Schools of ours.
    pub schools: CoverageCount,
    /// Of them with an active champion.
    pub active: CoverageCount,
    /// Of them without one, but with someone identified, approached or agreed.
    pub on_the_way: CoverageCount,
    /// Of them with nobody.
    pub without: CoverageCount,
    /// Of all, those with a succession risk.
    pub at_risk: CoverageCount,
}

/// A number and the list that holds exactly those schools.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverageCount {
    /// How many schools.
    pub count: u32,
    /// Where they are listed: a route of the window.
    pub route: String,
}

/// Which schools with a succession risk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct RisksRequest {
    /// Only these kinds; empty: all.
    pub kinds: Vec<risk::RiskKind>,
    /// The code of a local authority; `none`: schools without one; missing: all.
    pub la: Option<String>,
    /// The code of a phase; `none`: schools without one; missing: all.
    pub phase: Option<String>,
    /// The name of a trust; empty: schools without one; missing: all.
    pub trust: Option<String>,
    /// The first school, from 0.
    pub offset: u32,
    /// How many schools, at most 1,000; missing: 100.
    pub limit: Option<u32>,
}

/// Schools with a succession risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RisksPage {
    /// How many schools match.
    pub count: u32,
    /// How many schools have each kind, whichever kinds are asked for.
    pub kinds: Vec<RiskCount>,
    /// What the list is narrowed to, in words; empty: nothing.
    pub about: String,
    /// The schools, those whose champion has left first, then by name.
    pub rows: Vec<SchoolAtRisk>,
}

/// How many schools have a kind of risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskCount {
    /// The kind.
    pub kind: risk::RiskKind,
    /// What it is called.
    pub label: String,
    /// How many schools.
    pub count: u32,
}

/// A school with a succession risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolAtRisk {
    /// Our school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// Its local authority; empty: not known.
    pub la: String,
    /// Its risks, the most pressing first.
    pub risks: Vec<SuccessionRisk>,
}

/// One of our schools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuccessionRequest {
    /// Our school.
    pub school_id: i64,
}

/// The champions of a school and what is at risk there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Succession {
    /// The school's name.
    pub school: String,
    /// Those who stand first, the furthest before the others; then those who stepped down, the latest first.
    pub champions: Vec<Champion>,
    /// What wants saying of them as a whole, a sentence: that two are active; empty: nothing.
    pub notice: String,
    /// The risks, the most pressing first.
    pub risks: Vec<SuccessionRisk>,
    /// Who could be named: the people of the school, senior leaders first, without those who stand already.
    pub candidates: Vec<Candidate>,
    /// The posts at schools, senior leaders' first: id and name.
    pub posts: Vec<(i64, String)>,
}

/// A champion of a school with all that they went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Champion {
    /// The champion and where they are.
    pub card: ChampionCard,
    /// The name of that stage.
    pub stage_label: String,
    /// Their stages, the first first.
    pub steps: Vec<ChampionStep>,
}

/// A stage that a champion went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChampionStep {
    /// The stage.
    pub stage: ChampionStage,
    /// Its name.
    pub label: String,
    /// Since when, in words: `3 Sep 2026`.
    pub since: String,
    /// Why, where it was said.
    pub reason: String,
    /// Who of us wrote that down; empty: nobody.
    pub by: String,
}

/// Someone who could be named champion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Their posts at the school, in words, and what speaks against them: `Deputy head`, `Head teacher, leads the school`.
    pub about: String,
}

/// Which risk becomes a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RiskTask {
    /// Our school.
    pub school_id: i64,
    /// The risk.
    pub kind: risk::RiskKind,
}

/// A task that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskTaskMade {
    /// Its id.
    pub task_id: i64,
    /// What became of it, a sentence.
    pub said: String,
}

/// What to print for a champion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ChampionBrief {
    /// For which champion; missing: for nobody by name.
    pub id: Option<i64>,
    /// Where to write it; empty: among this computer's prints.
    pub path: String,
}
