//! Asking: what stands on a school's form, who gets it, and the files that carry it.
//!
//! [`store`] reads what the file holds about all schools of a round in a handful of questions; everything after it is
//! pure. [`prefill`] says what a form shows as held: work details only, nothing of another school, nothing that the office
//! wrote for itself. [`recipients`] says who answers for which schools and who cannot be written to. [`workbook`],
//! [`page`] and [`paper`] are the same form in three ways, [`letter`] the words around it, [`job`] writes them all.

mod domain;
pub mod job;
mod letter;
mod link;
mod merge;
pub mod page;
pub mod paper;
pub mod prefill;
pub mod queries;
pub mod recipients;
pub mod remind;
pub mod sent;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod workbook;
mod workbook_of_several;

pub use prefill::{Held, held};

use super::Answers;
use super::Round;
use super::form::{FormField, fields};
use crate::types::{PartDay, written};
use std::collections::BTreeMap;

/// What all forms of a round share.
#[derive(Debug, Clone)]
pub struct Form {
    /// The round.
    pub round: Round,
    /// Its fields in order.
    pub fields: Vec<FormField>,
    /// Who asks; never empty.
    pub office: String,
}

/// A school that is asked, with what its form carries.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Our school.
    pub school_id: i64,
    /// Its URN; `None`: it has none.
    pub urn: Option<i64>,
    /// Its name.
    pub name: String,
    /// Its postcode; empty: not known.
    pub postcode: String,
    /// The check value.
    pub check: String,
    /// What we hold, by field.
    pub held: BTreeMap<String, Held>,
}

impl Form {
    /// The form of a round, asked by `office` (empty: it has not said its name).
    #[must_use]
    pub fn of(round: Round, office: &str) -> Self {
        Self {
            fields: fields(&round.questions, &round.own),
            office: match office.trim() {
                "" => "The partnership office".to_owned(),
                office => office.to_owned(),
            },
            round,
        }
    }

    /// The blocks in order, each with its fields.
    pub fn blocks(&self) -> impl Iterator<Item = &[FormField]> {
        self.fields
            .chunk_by(|one, next| one.block == next.block)
            .filter(|block| !block.is_empty())
    }

    /// The day by which answers are wanted, `30 Sep 2026`; empty: none.
    #[must_use]
    pub fn due(&self) -> String {
        PartDay::stored(&self.round.due_on)
            .first()
            .map(written)
            .unwrap_or_default()
    }
}

impl Asked {
    /// What we hold in a field; empty: nothing.
    #[must_use]
    pub fn holds(&self, key: &str) -> &str {
        self.held.get(key).map_or("", |held| held.value.as_str())
    }

    /// What stands on the form, as it is kept beside the school.
    #[must_use]
    pub fn stood(&self) -> Answers {
        self.held
            .iter()
            .map(|(key, held)| (key.clone(), held.value.clone()))
            .collect()
    }
}
