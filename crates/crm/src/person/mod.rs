//! People: anyone at a school, at a trust or with us, and the e-mails and telephones through which they are reached.
//!
//! A person has a name and nothing else that could be wrong by tomorrow: what they are, and where, are their tenures
//! ([`crate::tenure`]), each with its own beginning, end and source.
//! An **address** is a person's, a post's or the place's; only a person's goes with them.
//! Two records that turn out to be one person are merged: the one that goes keeps its row with `merged_into`, and
//! everything that hung on it is moved, so that the merge is nothing but changed columns and can be taken back alone.

pub mod actions;
pub mod list;
pub(crate) mod store;

use crate::types::Source;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person's names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PersonName {
    /// Mr, Ms, Dr …; may be empty.
    pub title: String,
    /// First names; may be empty.
    pub first: String,
    /// Surname; never empty where a person is kept.
    pub last: String,
    /// The first name that is used, where it is another.
    pub known_as: String,
}

impl PersonName {
    /// `Jo Ames`: as lists show it.
    pub fn full(&self) -> String {
        let first = if self.known_as.is_empty() {
            &self.first
        } else {
            &self.known_as
        };
        if first.is_empty() {
            format!("{} {}", self.title, self.last).trim().to_owned()
        } else {
            format!("{first} {}", self.last)
        }
    }
}

/// What reaches a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Medium {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
}

impl Medium {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Telephone => "telephone",
        }
    }
}

/// Whose an address is by its nature: only the person's own needs their consent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AddressKind {
    /// The school gave it.
    #[default]
    School,
    /// It is private.
    Personal,
}

impl AddressKind {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Personal => "personal",
        }
    }
}

/// A person to write down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// Their names; the surname must not be blank.
    pub name: PersonName,
    /// Candid notes.
    pub notes: String,
}

/// An address to write down. Without a person it belongs to the post, and without a post to the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAddress {
    /// Whose.
    pub person_id: Option<i64>,
    /// Of which post, where it is not a person's.
    pub role_id: Option<i64>,
    /// At which school.
    pub school_id: Option<i64>,
    /// At which trust.
    pub trust_id: Option<i64>,
    /// E-mail or telephone.
    pub medium: Medium,
    /// As written; checked.
    pub value: String,
    /// The school's or their own.
    pub kind: AddressKind,
    /// Whether it is the one to use first.
    pub is_main: bool,
    /// Who told us.
    pub source: Source,
    /// The day on which it was known to be right, ISO; empty: never.
    pub confirmed_on: String,
}
