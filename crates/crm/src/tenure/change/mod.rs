//! The change of a post-holder: who leaves and when, who comes, in which post. All of it is one operation.
//!
//! [`queries::propose`] says what a change would meet: who holds the post, what else the leaver does for us, who of that
//! name we know. [`actions::apply`] does it: it closes the leaver's tenure and opens the other, moves the mark of the main
//! contact only where the leaver had it, does with every further duty what was chosen, and leaves the tasks that follow.
//!
//! A last day that is known is never overwritten; one that is only the latest possible may become exact. Addresses of the
//! post and of the place are not touched: they stay when people go.

pub mod actions;
pub mod queries;
pub(super) mod store;

use super::{Post, Who};
use crate::person::PersonName;
use crate::types::{PartDay, Source};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a change would be about; whatever is given narrows what is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ProposeChange {
    /// At which school of ours.
    pub school_id: Option<i64>,
    /// At which trust, by its Group UID.
    pub trust_uid: Option<i64>,
    /// In which post; `null`: head teacher, or CEO at a trust.
    pub role_id: Option<i64>,
    /// Whose tenure ends; `null`: whoever alone holds the post. It names place and post, too.
    pub leaver_id: Option<i64>,
    /// Who leaves, where only the person is known: the first of their posts at that place.
    pub leaver_person_id: Option<i64>,
    /// Nobody's tenure ends, whoever holds the post.
    pub nobody_leaves: bool,
    /// Who comes, of the file.
    pub person_id: Option<i64>,
    /// Who comes, as typed: it is taken apart, and people of that name are looked for.
    pub name: Option<String>,
    /// The change of the register that says so.
    pub register_change_id: Option<i64>,
}

/// Someone who holds the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    /// The tenure.
    pub tenure_id: i64,
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Since when until when and how, in words: `from 1 Sep 2020, acting`; empty: nothing is known.
    pub words: String,
    /// Their last day where it is known for sure; it stays.
    pub until: PartDay,
}

/// Someone of the file who may be the one who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnownPerson {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Their posts, in words; empty: none.
    pub words: String,
    /// Whether it is the same name, or only a like one.
    pub same_name: bool,
}

/// Something that someone does for us besides the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DutyKind {
    /// They champion ITT at the school.
    Champion,
    /// They hold another post there: a mentor, a professional tutor.
    Post,
    /// They sit in a working group for it.
    WorkingGroup,
    /// The one who comes holds another post there so far.
    Before,
}

/// What becomes of a duty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DutyEnd {
    /// It stays as it is.
    #[default]
    Keep,
    /// It ends with the post.
    End,
    /// Whoever comes takes it over.
    HandOver,
}

/// A duty to ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Duty {
    /// Which.
    pub kind: DutyKind,
    /// The row of that: champion, tenure, member of a group.
    pub id: i64,
    /// In words: `Bo Crane champions ITT here (active)`.
    pub words: String,
    /// What can be chosen, the suggested one first.
    pub choices: Vec<DutyEnd>,
}

/// What a change would meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposedChange {
    /// The school's or trust's name.
    pub place: String,
    /// At which school of ours.
    pub school_id: Option<i64>,
    /// At which trust, by its Group UID.
    pub trust_uid: Option<i64>,
    /// The posts that can be held there.
    pub posts: Vec<Post>,
    /// In which post.
    pub role_id: i64,
    /// Who holds it.
    pub holders: Vec<Holder>,
    /// Whose tenure ends; `null`: nobody's.
    pub leaver_id: Option<i64>,
    /// The last day to suggest; empty: none.
    pub last_day: PartDay,
    /// Whether that is only the latest that it can be.
    pub last_day_by: bool,
    /// Whether the leaver is our main contact for ITT there, so that the one who comes would be.
    pub moves_main_contact: bool,
    /// The one who comes, taken apart as they would be written down; `null`: nobody is named, or they are in the file.
    pub arriving: Option<PersonName>,
    /// Whether they stand in.
    pub arriving_acting: bool,
    /// People of the file who may be the one who comes, the likeliest first.
    pub known: Vec<KnownPerson>,
    /// What else is to be asked.
    pub duties: Vec<Duty>,
    /// The day by which the briefing would be due, in words; empty: the post gets none.
    pub briefing: String,
    /// Who told us.
    pub source: Source,
}

/// What was chosen for a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DutyChoice {
    /// Which.
    pub kind: DutyKind,
    /// Its row.
    pub id: i64,
    /// What becomes of it.
    pub end: DutyEnd,
}

/// Who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Arriving {
    /// Who.
    pub who: Who,
    /// The first day; empty: the day after the leaver's last, or not known.
    #[serde(default)]
    pub from: PartDay,
    /// Whether for the time being.
    #[serde(default)]
    pub acting: bool,
    /// Whether the post is shared.
    #[serde(default)]
    pub job_share: bool,
    /// Their e-mail, where we know it; empty: not yet.
    #[serde(default)]
    pub email: String,
}

/// A change of a post-holder. Someone leaves, or someone comes, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangePost {
    /// At which school of ours.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// At which trust, by its Group UID.
    #[serde(default)]
    pub trust_uid: Option<i64>,
    /// In which post.
    pub role_id: i64,
    /// Whose tenure ends; `null`: nobody's.
    #[serde(default)]
    pub leaver_id: Option<i64>,
    /// Their last day; empty: the day before the other's first, else they have left and nobody knows when.
    #[serde(default)]
    pub last_day: PartDay,
    /// Whether that is only the latest that it can be.
    #[serde(default)]
    pub last_day_by: bool,
    /// Who comes; `null`: nobody yet.
    #[serde(default)]
    pub arriving: Option<Arriving>,
    /// Who told us.
    #[serde(default)]
    pub source: Source,
    /// What becomes of the duties; one that is not named stays.
    #[serde(default)]
    pub duties: Vec<DutyChoice>,
    /// Whether a leader who comes is to be briefed on the ITT reforms: makes the task.
    #[serde(default)]
    pub briefing: bool,
    /// The change of the register that says so: it is settled with this.
    #[serde(default)]
    pub register_change_id: Option<i64>,
}

/// What a change of a post-holder did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedPost {
    /// The tenure that ends.
    pub closed: Option<i64>,
    /// The tenure that begins.
    pub opened: Option<i64>,
    /// Who comes.
    pub person_id: Option<i64>,
    /// Tasks that were made.
    pub tasks: u32,
    /// Whether the mark of the main contact went on.
    pub main_contact_moved: bool,
    /// In words.
    pub words: String,
}
