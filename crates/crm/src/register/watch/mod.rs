//! The register watch: what refreshes found changed, and what became of each change.
//!
//! A change is **to do** until someone *accepts* it, which does what its kind offers ([`offer`]), or *dismisses* it.
//! Both are logged and undone like any work. That someone has *looked* at a change is not: a change is new until it was
//! on someone's screen or is settled.

pub mod actions;
pub(super) mod facets;
mod heads;
pub mod offer;
pub mod queries;
pub(super) mod store;
pub mod summary;
#[cfg(test)]
mod tests;

use super::diff::ChangeKind;
use offer::Offer;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// After this many days an office is reminded to fetch a newer register. The DfE makes one every day.
pub const REMIND_AFTER_DAYS: i64 = 35;

/// Where the DfE offers its files. It is shown and copied, never opened: the desk has no network.
pub const DOWNLOAD_ADDRESS: &str = "https://get-information-schools.service.gov.uk/Downloads";

/// What became of a change.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Nothing yet: it is to do.
    #[default]
    Open,
    /// What its kind offers was done.
    Accepted,
    /// It was put aside.
    Dismissed,
}

impl Outcome {
    /// All, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Open, Self::Accepted, Self::Dismissed];

    /// As it is stored: empty for what is to do.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Accepted => "accepted",
            Self::Dismissed => "dismissed",
        }
    }

    /// The outcome that is stored as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "To do",
            Self::Accepted => "Accepted",
            Self::Dismissed => "Dismissed",
        }
    }
}

/// Which changes, by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Shown {
    /// Those to do.
    #[default]
    Open,
    /// Those that were accepted.
    Accepted,
    /// Those that were dismissed.
    Dismissed,
    /// Whatever became of them.
    All,
}

impl Shown {
    /// Whether it shows what became `outcome`.
    pub fn shows(self, outcome: Outcome) -> bool {
        self.only().is_none_or(|only| only == outcome)
    }

    /// The one outcome that it shows; `None`: all.
    pub fn only(self) -> Option<Outcome> {
        match self {
            Self::Open => Some(Outcome::Open),
            Self::Accepted => Some(Outcome::Accepted),
            Self::Dismissed => Some(Outcome::Dismissed),
            Self::All => None,
        }
    }
}

/// One change that a refresh found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterChange {
    /// Its id.
    pub id: i64,
    /// The establishment.
    pub urn: i64,
    /// Its name now.
    pub name: String,
    /// Its local authority.
    pub la: String,
    /// Our school of that URN, or the one that had it before it followed its successor.
    pub school_id: Option<i64>,
    /// What changed.
    pub kind: ChangeKind,
    /// The kind in words.
    pub label: String,
    /// What the register said; empty: nothing.
    pub before: String,
    /// What it says now; empty: nothing.
    pub after: String,
    /// For a conversion the successor's URN.
    pub related_urn: Option<i64>,
    /// For a conversion: whether our school can follow the successor now.
    pub can_follow: bool,
    /// Whether a new head may be the same person under a new name.
    pub perhaps_same: bool,
    /// The day that the refresh's file tells of, ISO; empty: unknown.
    pub file_date: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The same in words: `To do`, `Accepted: follows its successor`, `Dismissed`.
    pub outcome_label: String,
    /// When it was settled (moment); empty: it is to do.
    pub settled_at: String,
    /// Whether it is to do and nobody has looked at it.
    pub is_new: bool,
    /// What accepting it does.
    pub offer: Offer,
    /// The same on a button.
    pub offer_label: String,
}

/// A request for a window of changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ChangesRequest {
    /// Only these kinds; empty: all.
    pub kinds: Vec<ChangeKind>,
    /// Only in these local authorities, by code or name; empty: all.
    pub las: Vec<String>,
    /// By what became of them.
    pub state: Shown,
    /// Only schools of ours.
    pub ours: bool,
    /// Only this establishment.
    pub urn: Option<i64>,
    /// Only changes that the latest refresh found.
    pub latest: bool,
    /// The first, from 0.
    pub offset: u32,
    /// How many; 0: 100.
    pub limit: u32,
}

/// How many changes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The kind.
    pub kind: ChangeKind,
    /// In words.
    pub label: String,
    /// How many of our schools.
    pub ours: u32,
    /// How many of those that were asked for, whatever kinds.
    pub count: u32,
}

/// How many changes in one local authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaCount {
    /// Its code; empty: the register names none.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many of our schools.
    pub ours: u32,
    /// How many of those that were asked for, whatever local authorities.
    pub count: u32,
}

/// How many changes with one outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeCount {
    /// The outcome.
    pub outcome: Outcome,
    /// In words.
    pub label: String,
    /// How many of those that were asked for, whatever outcome.
    pub count: u32,
}

/// A window of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangesPage {
    /// How many there are.
    pub count: u32,
    /// How many of them nobody has looked at.
    pub fresh: u32,
    /// By kind, whatever kinds were asked for.
    pub kinds: Vec<KindCount>,
    /// By local authority and name, whatever local authorities were asked for.
    pub las: Vec<LaCount>,
    /// By outcome, whatever outcome was asked for.
    pub outcomes: Vec<OutcomeCount>,
    /// The window: newest refresh first, ours first in it.
    pub rows: Vec<RegisterChange>,
}

/// Some changes, named without loading them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ChangeSelection {
    /// These changes.
    #[serde(rename_all = "camelCase")]
    Ids {
        /// Their ids.
        ids: Vec<i64>,
    },
    /// Every change that a request shows, whatever its window, but some.
    #[serde(rename_all = "camelCase")]
    All {
        /// What is shown.
        of: ChangesRequest,
        /// Ids that were taken out of the selection.
        #[serde(default)]
        except: Vec<i64>,
    },
}

/// Which changes are looked at or asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeChanges {
    /// The changes.
    pub selection: ChangeSelection,
}

/// Which changes are settled, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settle {
    /// The changes.
    pub selection: ChangeSelection,
    /// What becomes of them; `open` puts them back to do and leaves what accepting them did.
    pub outcome: Outcome,
    /// Accepts another head as the same person under a new name.
    #[serde(default)]
    pub same_person: bool,
}

/// What accepting some changes would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Accepting {
    /// How many changes would be accepted.
    pub count: u32,
    /// What that does, such as `3 schools follow their successors, 9 noted`; empty: nothing would be.
    pub words: String,
    /// What has to be settled elsewhere first, a sentence; empty: nothing.
    pub left: String,
}

/// What became of the changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// How many have another outcome now.
    pub settled: u32,
    /// Of them, schools of ours that follow their successor now.
    pub followed: u32,
    /// Of them, schools of ours that are Former now.
    pub former: u32,
    /// Of them, schools that are ours now.
    pub made_ours: u32,
    /// Of them, schools of ours with another head now.
    pub heads_changed: u32,
    /// Of them, schools of ours whose head's post has ended.
    pub heads_ended: u32,
    /// Of them, schools of ours that had no head here and have one now.
    pub heads_added: u32,
    /// Of them, heads who are the same person under a new name.
    pub same_person: u32,
    /// Changes that were left, each with the reason as a sentence.
    pub left: Vec<String>,
}

/// How many changes are no longer new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// How many.
    pub changes: u32,
}

/// A summary to write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SummaryRequest {
    /// The refresh, by the id of its load; `null`: the latest.
    pub load: Option<i64>,
    /// Only our schools in full; the rest as counts by local authority.
    pub ours: bool,
    /// Where to write it; empty: among the prints, which go when the file is closed.
    pub path: String,
}

/// One file of the register that was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoadedFile {
    /// `establishments`, `groups` or `links`.
    pub kind: String,
    /// The file's name.
    pub file_name: String,
    /// The day it tells of, ISO.
    pub file_date: Option<String>,
    /// When it was loaded (moment).
    pub loaded_at: String,
    /// Rows read.
    pub read: u32,
    /// Of them new.
    pub new: u32,
    /// Of them changed.
    pub changed: u32,
    /// Of them not usable.
    pub rejected: u32,
}

/// What the register holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterState {
    /// Establishments.
    pub establishments: u32,
    /// Of them open.
    pub open: u32,
    /// Trusts, federations, sponsors.
    pub groups: u32,
    /// Predecessors and successors.
    pub links: u32,
    /// The day that the establishments file tells of, ISO.
    pub date: Option<String>,
    /// Days since then; `null`: not loaded.
    pub days_old: Option<i64>,
    /// How old that is, in words; empty: unknown.
    pub age: String,
    /// Where a newer one is, a sentence; `null`: it is not time for one.
    pub reminder: Option<String>,
    /// The address of the DfE's page, to copy.
    pub address: String,
    /// The files that were loaded, newest first, at most 50.
    pub loads: Vec<LoadedFile>,
}

/// Which files to load.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LoadRequest {
    /// Where they are: csv or zip.
    pub paths: Vec<String>,
    /// The day that the establishments file tells of, where neither its name nor its rows say.
    pub date: Option<String>,
    /// Yes to what would be asked (an older file, many schools missing).
    pub yes: bool,
    /// Where to write the rows that were rejected, as CSV; `null`: beside nothing, they are only counted.
    pub rejects: Option<String>,
}

/// What became of one kind of file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartReport {
    /// Rows read. `read = new + changed + unchanged + rejected`.
    pub read: u32,
    /// Of them new.
    pub new: u32,
    /// Of them changed.
    pub changed: u32,
    /// Of them as before.
    pub unchanged: u32,
    /// Of them not usable.
    pub rejected: u32,
}

/// What a load did. The figures outside `groups` and `links` are of establishments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoadReport {
    /// Rows read. `read = new + changed + unchanged + rejected`.
    pub read: u32,
    /// Of them URNs that the register did not have.
    pub new: u32,
    /// Of them with another value in a column that is kept; LastChangedDate alone does not count.
    pub changed: u32,
    /// Of them as before.
    pub unchanged: u32,
    /// Of them not usable.
    pub rejected: u32,
    /// Establishments with another head, those marked *perhaps the same person* among them.
    pub head_changes: u32,
    /// Establishments whose head's name is gone.
    pub head_vacated: u32,
    /// Establishments that have a head's name now and had none.
    pub head_filled: u32,
    /// New establishments that are not a conversion's successor.
    pub opened: u32,
    /// Closed without a successor.
    pub closed: u32,
    /// Closed with a successor.
    pub converted: u32,
    /// Trust joined, left or changed.
    pub trust_changes: u32,
    /// Sentences about the files and what was found in them.
    pub warnings: Vec<String>,
    /// The groups files.
    pub groups: PartReport,
    /// The links files.
    pub links: PartReport,
    /// The day that the establishments file tells of, ISO.
    pub date: Option<String>,
    /// Whether this was the first load, which has nothing to compare with.
    pub first: bool,
    /// Where the rejected rows were written.
    pub rejects: Option<String>,
}
