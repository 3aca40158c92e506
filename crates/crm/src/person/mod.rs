//! People: anyone at a school, at a trust or with us, and the e-mails and telephones through which they are reached.
//!
//! A person has a name and nothing else that could be wrong by tomorrow: what they are, and where, are their tenures
//! ([`crate::tenure`]), each with its own beginning, end and source.
//! An **address** is a person's, a post's or the place's; only a person's goes with them.
//! Two records that turn out to be one person are merged: the one that goes keeps its row with `merged_into`, and
//! everything that hung on it is moved, so that the merge is nothing but changed columns and can be taken back alone.

pub mod actions;
pub mod duplicates;
pub mod find;
pub(crate) mod import;
pub mod list;
pub mod queries;
pub mod shown;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod vacancy;

use crate::types::{PartDay, Source};
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

    /// The medium that is stored as `code`.
    pub fn from_code(code: &str) -> Self {
        if code == Self::Telephone.code() {
            Self::Telephone
        } else {
            Self::Email
        }
    }

    /// As a label says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "E-mail",
            Self::Telephone => "Telephone",
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

    /// The kind that is stored as `code`.
    pub fn from_code(code: &str) -> Self {
        if code == Self::Personal.code() {
            Self::Personal
        } else {
            Self::School
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

/// A request for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePerson {
    /// Their id.
    pub id: i64,
}

/// A person to add, with the first post and the addresses that are known: one operation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AddPerson {
    /// Their names; the surname must not be blank.
    pub name: PersonName,
    /// Candid notes.
    pub notes: String,
    /// Free labels.
    pub tags: Vec<String>,
    /// The post that they hold or will hold; `null`: none is known.
    pub post: Option<FirstPost>,
    /// How they are reached. Blank ones are left out.
    pub addresses: Vec<TypedAddress>,
    /// Who told us.
    pub source: Source,
    /// Yes to a second head of a school.
    pub yes: bool,
}

/// The post of someone who is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FirstPost {
    /// The post, by its number in the office's list.
    pub role_id: i64,
    /// At which school of ours.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// At which trust, by Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// The first day, perhaps in part. Ahead: announced.
    #[serde(default)]
    pub from: PartDay,
    /// Whether for the time being.
    #[serde(default)]
    pub acting: bool,
    /// Whether the post is shared.
    #[serde(default)]
    pub job_share: bool,
    /// Whether they are our main contact for ITT there.
    #[serde(default)]
    pub main_contact: bool,
}

/// An e-mail or telephone of someone who is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedAddress {
    /// E-mail or telephone.
    pub medium: Medium,
    /// As typed.
    pub value: String,
    /// The school's or their own.
    #[serde(default)]
    pub kind: AddressKind,
}

/// The person that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonAdded {
    /// Their id.
    pub id: i64,
}

/// What is set of a person; what is left out stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPerson {
    /// Who.
    pub id: i64,
    /// Their names, all of them.
    #[serde(default)]
    pub name: Option<PersonName>,
    /// Candid notes.
    #[serde(default)]
    pub notes: Option<String>,
    /// Whether they object to mailings.
    #[serde(default)]
    pub objects: Option<bool>,
}

/// Tags to put on people and to take off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TagPeople {
    /// Whom.
    pub ids: Vec<i64>,
    /// Tags to put on.
    #[serde(default)]
    pub add: Vec<String>,
    /// Tags to take off.
    #[serde(default)]
    pub remove: Vec<String>,
}

/// How many people an action changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleTouched {
    /// People that changed.
    pub people: u32,
}

/// An address to add: of a person; or of a post at a place; or of the place itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddAddress {
    /// Whose.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// Of which post.
    #[serde(default)]
    pub role_id: Option<i64>,
    /// At which school of ours.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// At which trust, by Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// E-mail or telephone.
    pub medium: Medium,
    /// As typed.
    pub value: String,
    /// The school's or their own.
    #[serde(default)]
    pub kind: AddressKind,
    /// Who told us.
    #[serde(default)]
    pub source: Source,
}

/// What is set of an address; what is left out stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetAddress {
    /// The address.
    pub id: i64,
    /// As typed. Another one is known to be right today.
    #[serde(default)]
    pub value: Option<String>,
    /// The school's or their own.
    #[serde(default)]
    pub kind: Option<AddressKind>,
    /// Whether it is the one to use first; of the others of its kind that is taken off.
    #[serde(default)]
    pub is_main: Option<bool>,
    /// Who told us.
    #[serde(default)]
    pub source: Source,
}

/// Some addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeAddresses {
    /// Their ids.
    pub ids: Vec<i64>,
}

/// Addresses that are still right today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmAddresses {
    /// Their ids.
    pub ids: Vec<i64>,
    /// Who told us.
    #[serde(default)]
    pub source: Source,
}

/// Addresses at which mail came back, or no longer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MarkBounced {
    /// Their ids.
    pub ids: Vec<i64>,
    /// Whether they bounce.
    pub bounced: bool,
}

/// How many addresses an action changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressesTouched {
    /// Addresses that changed.
    pub addresses: u32,
}

/// Whose posts and addresses are still right today: some people's, or everyone's at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ConfirmPeople {
    /// These people: all their current posts, and their addresses that do not bounce.
    pub ids: Vec<i64>,
    /// Everyone who holds a post at this school now, their addresses, and those of the school and its posts.
    pub school_id: Option<i64>,
    /// The same of a trust, by Group UID.
    pub trust_uid: Option<i64>,
    /// Who told us.
    pub source: Source,
}

/// What was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleConfirmed {
    /// Posts.
    pub posts: u32,
    /// Addresses.
    pub addresses: u32,
}
