//! Two records of one person: found, warned of while typing, merged or told apart, and the merge taken back.
//!
//! **Found.** [`names`] says how alike two names are, [`rules`] what each sign is worth and how it is said, [`find`]
//! which pairs to compare at all. The addresses of posts and schools are never evidence.
//!
//! **Merged.** Everything that refers to the record that goes is moved to the one that is kept, whatever noun it belongs
//! to: the tables are found from the schema. What the kept one has already stays on the record that goes, whose row
//! stays too and leads on (`merged_into`). So a merge is nothing but changed columns, each in the log. All pages and
//! lists leave out people with `merged_into`, and with them the rows that stayed there.
//! `merged_into` always leads to a record that stands: one that goes takes along those that went into it.
//!
//! **Taken back**, whatever was done since: column by column, and what was changed since stays as it is. A row that went
//! on with its holder into a third record comes back from there, and what two merged records had in common stays with the
//! kept one for as long as one of them does.
//!
//! That two records are *different people* is kept of the records themselves and not of those they went into: it needs
//! no moving, and a merge that is taken back finds it as it was.

pub mod actions;
pub mod find;
pub mod names;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use super::PersonName;
use crate::error::Result;
use crate::store::Db;
use find::{Pair, Someone};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use ts_rs::TS;

/// The kind of the operation of a merge.
pub const MERGE: &str = "people_merge";

/// A request for a window of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DuplicatesRequest {
    /// The first, from 0 (the likeliest).
    #[serde(default)]
    pub offset: u32,
    /// How many, at most 500.
    pub limit: u32,
}

/// Two records that may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatePair {
    /// The record to keep, as proposed: the one of which more is known.
    pub kept: i64,
    /// The other.
    pub gone: i64,
    /// The name of the first.
    pub kept_name: String,
    /// The name of the other.
    pub gone_name: String,
    /// Why, in words: `same e-mail; both at Alder Hill`.
    pub why: String,
    /// How likely, in words.
    pub likelihood: String,
}

/// A window of the queue of pairs that may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Duplicates {
    /// How many there are.
    pub count: u32,
    /// The window, the likeliest first.
    pub pairs: Vec<DuplicatePair>,
}

/// A request for two records side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ComparisonRequest {
    /// The record to keep.
    pub kept: i64,
    /// The record that would go into it.
    pub gone: i64,
}

/// A field of a person that a merge chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MergeField {
    /// Mr, Ms, Dr …
    Title,
    /// First names.
    First,
    /// Surname.
    Last,
    /// The first name that is used.
    KnownAs,
    /// The teacher reference number.
    Trn,
    /// Candid notes. Where none of the two is chosen, both are kept.
    Notes,
}

impl MergeField {
    /// All, in the order of a page.
    pub const ALL: [Self; 6] = [
        Self::Title,
        Self::First,
        Self::Last,
        Self::KnownAs,
        Self::Trn,
        Self::Notes,
    ];

    /// Its column.
    pub(crate) const fn column(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::First => "first_name",
            Self::Last => "last_name",
            Self::KnownAs => "known_as",
            Self::Trn => "trn",
            Self::Notes => "notes",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::First => "First names",
            Self::Last => "Surname",
            Self::KnownAs => "Known as",
            Self::Trn => "TRN",
            Self::Notes => "Notes",
        }
    }
}

/// Where the value of a field comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MergeFrom {
    /// From the record that is kept.
    Kept,
    /// From the record that goes.
    Gone,
    /// From both, one after the other: notes only.
    Both,
}

/// The choice of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeChoice {
    /// The field.
    pub field: MergeField,
    /// Whose value.
    pub from: MergeFrom,
}

/// A field of two records side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedField {
    /// The field.
    pub field: MergeField,
    /// Its name.
    pub label: String,
    /// The value of the record to keep.
    pub kept: String,
    /// The value of the other.
    pub gone: String,
    /// Whether both have a value, and not the same: then there is something to choose.
    pub differs: bool,
    /// What a merge takes that is not told otherwise.
    pub proposed: MergeFrom,
}

/// A line of what is known of someone beside their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedLine {
    /// The line.
    pub text: String,
    /// Whether the other record has the same.
    pub both: bool,
}

/// What is known of two people, of one kind: their posts, their e-mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedFacts {
    /// What kind.
    pub label: String,
    /// Of the record to keep.
    pub kept: Vec<ComparedLine>,
    /// Of the other.
    pub gone: Vec<ComparedLine>,
}

/// Two records side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The record to keep.
    pub kept: i64,
    /// The other.
    pub gone: i64,
    /// The name of the first.
    pub kept_name: String,
    /// The name of the other.
    pub gone_name: String,
    /// Why they may be one person, in words.
    pub why: String,
    /// How likely, in words.
    pub likelihood: String,
    /// The fields of a person.
    pub fields: Vec<ComparedField>,
    /// Everything else that is shown.
    pub facts: Vec<ComparedFacts>,
    /// What a merge would move, in words: `2 posts, 1 e-mail or telephone`; empty: nothing.
    pub moves: String,
    /// Why they cannot be merged, a sentence; empty: they can.
    pub refusal: String,
}

/// A request to merge two records of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergePeople {
    /// The record that is kept.
    pub kept: i64,
    /// The record that goes into it.
    pub gone: i64,
    /// Choices of fields; a field that is not named keeps the kept record's value, or the other's where that is empty;
    /// notes keep both.
    #[serde(default)]
    pub choices: Vec<MergeChoice>,
}

/// What a merge did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergedPeople {
    /// The record that was kept.
    pub kept: i64,
    /// Their name now.
    pub name: String,
    /// What was moved, in words; empty: nothing.
    pub moved: String,
}

/// A request to remember that two records are two people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TwoPeople {
    /// One.
    pub one: i64,
    /// The other.
    pub other: i64,
}

/// What is known of someone who is being typed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PeopleLikeRequest {
    /// Their names, as far as they are typed.
    pub name: PersonName,
    /// An e-mail, or a part of one; empty: not known.
    pub email: String,
    /// A telephone; empty: not known.
    pub telephone: String,
    /// The school where they are to be.
    pub school_id: Option<i64>,
    /// The trust (Group UID) where they are to be.
    pub trust_uid: Option<i64>,
    /// The record that is being edited, which is not like itself.
    pub except: Option<i64>,
}

/// Someone who is there already and may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LikePerson {
    /// Their id.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their posts, in words; empty: none is known.
    pub posts: String,
    /// Why they may be meant, in words.
    pub why: String,
    /// How likely, in words.
    pub likelihood: String,
}

/// A merge that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StandingMerge {
    /// The operation: what `revert` takes.
    pub operation: i64,
    /// What it did, in words.
    pub label: String,
    /// When (moment).
    pub at: String,
    /// Who; `null`: the program itself.
    pub by: Option<String>,
    /// The record that was kept.
    pub person_id: i64,
}

/// Everyone as duplicates are looked for, and the pairs that were found.
pub struct Known {
    people: Vec<Someone>,
    names: find::Names,
    by_id: HashMap<i64, usize>,
    different: HashSet<(i64, i64)>,
    pairs: OnceLock<Vec<Pair>>,
}

impl Known {
    fn read(db: &Db) -> Result<Self> {
        let people = store::people(db)?;
        Ok(Self {
            names: find::Names::count(&people),
            by_id: people
                .iter()
                .zip(0..)
                .map(|(one, at)| (one.id, at))
                .collect(),
            different: store::different(db)?,
            people,
            pairs: OnceLock::new(),
        })
    }

    /// The pairs that may be one person, the likeliest first.
    pub fn pairs(&self) -> &[Pair] {
        self.pairs
            .get_or_init(|| find::pairs(&self.people, &self.different))
    }

    fn person(&self, id: i64) -> Option<&Someone> {
        self.people.get(*self.by_id.get(&id)?)
    }
}

/// What is kept in memory of an open file's people, until the next operation.
#[derive(Default)]
pub struct Memory(Mutex<Option<(u64, Arc<Known>)>>);

impl Memory {
    /// Everyone; `generation` is the store's.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn known(&self, db: &Db, generation: u64) -> Result<Arc<Known>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = held.as_ref().filter(|(at, _)| *at == generation) {
            return Ok(known.clone());
        }
        let known = Arc::new(Known::read(db)?);
        *held = Some((generation, known.clone()));
        Ok(known)
    }

    /// Forgets it.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
