//! What accepting a change does, decided from what the desk knows of the school: pure, so that it can be read as a table.

use crate::register::diff::ChangeKind;
use crate::school::Stage;
use crate::tenure::change::ChangedPost;
use crate::tenure::heads::HeadNow;
use crate::types::counted;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What accepting a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Offer {
    /// Our school follows its successor.
    Follow,
    /// Our school may follow one of several, or its successor stands in the way: the school's page asks.
    Choose,
    /// Our school becomes Former.
    Former,
    /// The establishment becomes ours, as a prospect.
    MakeOurs,
    /// The head's tenure ends and the other's begins.
    ChangeHead,
    /// The head's tenure ends, and nobody follows yet.
    EndHead,
    /// The head's tenure begins where we have none.
    OpenHead,
    /// Our head has the new name: it is the same person.
    SamePerson,
    /// Whether it is another person, or who leaves, someone has to say.
    Decide,
    /// Nothing but that the office knows.
    Note,
}

/// What follows the establishment of a school of ours that closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Successor {
    /// Nothing that is known.
    None,
    /// One, and our school can have it.
    Free,
    /// Several, or one that is not in the register or is ours already.
    Asks,
}

/// What the desk knows of a change's school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What changed.
    pub kind: ChangeKind,
    /// The stage of our school that stands on this URN now; `None`: there is none.
    pub stage: Option<Stage>,
    /// Whether the register has it open now.
    pub open: bool,
    /// What follows it.
    pub successor: Successor,
    /// For a change of the head: what our records say of them.
    pub head: HeadNow,
    /// For another head: whether it may be the same person under a new name.
    pub perhaps_same: bool,
}

/// What accepting the change does.
pub fn offer(facts: Facts) -> Offer {
    use ChangeKind as Kind;
    let Some(stage) = facts.stage else {
        // An old change of a school that has closed since is no invitation.
        return if facts.kind == Kind::Opened && facts.open {
            Offer::MakeOurs
        } else {
            Offer::Note
        };
    };
    match facts.kind {
        Kind::Closed | Kind::Converted if !facts.open => match facts.successor {
            Successor::Free => Offer::Follow,
            Successor::Asks => Offer::Choose,
            Successor::None if stage == Stage::Former => Offer::Note,
            Successor::None => Offer::Former,
        },
        Kind::HeadChanged => match facts.head {
            HeadNow::Known => Offer::Note,
            HeadNow::Nobody => Offer::OpenHead,
            HeadNow::Leaver(_) if !facts.perhaps_same => Offer::ChangeHead,
            HeadNow::Leaver(_) | HeadNow::Other => Offer::Decide,
        },
        Kind::HeadVacated => match facts.head {
            HeadNow::Leaver(_) => Offer::EndHead,
            HeadNow::Known | HeadNow::Nobody | HeadNow::Other => Offer::Note,
        },
        Kind::HeadFilled => match facts.head {
            HeadNow::Known => Offer::Note,
            HeadNow::Nobody => Offer::OpenHead,
            HeadNow::Leaver(_) | HeadNow::Other => Offer::Decide,
        },
        Kind::Closed
        | Kind::Converted
        | Kind::Opened
        | Kind::ProposedToClose
        | Kind::TrustJoined
        | Kind::TrustLeft
        | Kind::TrustChanged
        | Kind::Name
        | Kind::PhaseOrAges
        | Kind::Address
        | Kind::Contact
        | Kind::Coordinates => Offer::Note,
    }
}

impl Offer {
    /// What a change of the head has done.
    pub const fn of_change(done: &ChangedPost) -> Self {
        match (done.closed, done.opened) {
            (Some(_), Some(_)) => Self::ChangeHead,
            (Some(_), None) => Self::EndHead,
            (None, Some(_)) => Self::OpenHead,
            (None, None) => Self::Note,
        }
    }

    /// All, the weightiest first.
    pub const ALL: [Self; 10] = [
        Self::Follow,
        Self::Former,
        Self::MakeOurs,
        Self::ChangeHead,
        Self::EndHead,
        Self::OpenHead,
        Self::SamePerson,
        Self::Note,
        Self::Choose,
        Self::Decide,
    ];

    /// Whether someone has to choose before anything can be done.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Choose | Self::Decide)
    }

    /// As it is stored once it was done.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Follow => "follow",
            Self::Choose => "choose",
            Self::Former => "former",
            Self::MakeOurs => "makeOurs",
            Self::ChangeHead => "changeHead",
            Self::EndHead => "endHead",
            Self::OpenHead => "openHead",
            Self::SamePerson => "samePerson",
            Self::Decide => "decide",
            Self::Note => "note",
        }
    }

    /// The offer that is stored as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// On a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Follow => "Follow the successor",
            Self::Choose => "Choose on its page",
            Self::Former => "Set to Former",
            Self::MakeOurs => "Make ours",
            Self::ChangeHead => "Change the head",
            Self::EndHead => "End the head's post",
            Self::OpenHead => "Add the head",
            Self::SamePerson => "Same person",
            Self::Decide => "Say who it is",
            Self::Note => "Note it",
        }
    }

    /// Of one change, once it was done.
    pub const fn done(self) -> &'static str {
        match self {
            Self::Follow => "follows its successor",
            Self::Choose => "chosen on its page",
            Self::Former => "set to Former",
            Self::MakeOurs => "made ours",
            Self::ChangeHead => "has another head",
            Self::EndHead => "has no head for now",
            Self::OpenHead => "has its head",
            Self::SamePerson => "has the same head under a new name",
            Self::Decide => "decided by hand",
            Self::Note => "noted",
        }
    }

    /// Of `count` changes: `3 schools follow their successors`.
    pub fn done_to(self, count: u32) -> String {
        let count = u64::from(count);
        match self {
            Self::Follow => counted(
                count,
                "school follows its successor",
                "schools follow their successors",
            ),
            Self::Choose => counted(
                count,
                "school waits on its page",
                "schools wait on their pages",
            ),
            Self::Former => counted(count, "school set to Former", "schools set to Former"),
            Self::MakeOurs => counted(count, "school made ours", "schools made ours"),
            Self::ChangeHead => counted(count, "head changed", "heads changed"),
            Self::EndHead => counted(count, "head's post ended", "heads' posts ended"),
            Self::OpenHead => counted(count, "head added", "heads added"),
            Self::SamePerson => counted(count, "head renamed", "heads renamed"),
            Self::Decide => counted(count, "head to decide", "heads to decide"),
            Self::Note => counted(count, "noted", "noted"),
        }
    }
}

/// `3 schools follow their successors, 2 schools set to Former, 7 noted`, from counts by offer.
pub fn in_words(counts: impl Fn(Offer) -> u32) -> String {
    Offer::ALL
        .into_iter()
        .filter(|offer| !offer.waits())
        .map(|offer| (offer, counts(offer)))
        .filter(|(_, count)| *count > 0)
        .map(|(offer, count)| offer.done_to(count))
        .collect::<Vec<_>>()
        .join(", ")
}
