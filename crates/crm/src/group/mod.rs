//! Working groups: leaders who meet, the challenges that they raise and what helped.
//!
//! A **member** is a person for a school or a trust, chair or member, from and until: a term, which stands, is over or lies
//! ahead like that of a post. A **meeting** has its attendance and a note; what it asks for becomes a task
//! ([`crate::task`]) that names the meeting. A **challenge** is raised by a member and *open*; with the first
//! **solution** against it it is *shared*; the office says when it is *solved*. Challenges are searched across groups.
//!
//! Meetings are part of the timelines of the group and of those who came; they are not logged a second time.

pub mod actions;
pub(crate) mod import;
pub mod list;
pub mod queries;
mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::types::{Day, PartDay, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a member is in the group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Seat {
    /// Leads it.
    Chair,
    /// Belongs to it.
    #[default]
    Member,
}

impl Seat {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Member => "member",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Chair => "Chair",
            Self::Member => "Member",
        }
    }

    /// The seat that is stored as `code`.
    pub fn from_code(code: &str) -> Self {
        if code == "chair" {
            Self::Chair
        } else {
            Self::Member
        }
    }
}

/// Whether someone came to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Attended {
    /// They came.
    Present,
    /// They said that they would not.
    Apologies,
    /// They did not come.
    Absent,
}

impl Attended {
    /// All, in the order of a page.
    pub const ALL: [Self; 3] = [Self::Present, Self::Apologies, Self::Absent];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Apologies => "apologies",
            Self::Absent => "absent",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Present => "Present",
            Self::Apologies => "Apologies",
            Self::Absent => "Absent",
        }
    }

    /// What is stored as `code`.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or(Self::Absent)
    }
}

/// How far a challenge has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ChallengeState {
    /// Nobody has said yet what helps.
    #[default]
    Open,
    /// Someone has shared what helped them.
    Shared,
    /// It is solved.
    Solved,
}

impl ChallengeState {
    /// All, in the order of a page.
    pub const ALL: [Self; 3] = [Self::Open, Self::Shared, Self::Solved];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Shared => "shared",
            Self::Solved => "solved",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Shared => "Solution shared",
            Self::Solved => "Solved",
        }
    }

    /// What is stored as `code`.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or_default()
    }
}

/// A request for a working group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneGroup {
    /// Its id.
    pub id: i64,
}

/// Something of a group, by its own id: a member's term, a meeting, a challenge, a solution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneOfGroup {
    /// Its id.
    pub id: i64,
}

/// What was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupKept {
    /// Its id.
    pub id: i64,
}

/// Makes a working group, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetGroup {
    /// Which; none: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// As the office calls it.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub purpose: String,
    /// Whether it still meets.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

/// Adds a member to a group, or changes their term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetGroupMember {
    /// Which term; none: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The group.
    pub group_id: i64,
    /// Who.
    pub person_id: i64,
    /// For which school; neither: the place of their present post, where they have one only.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// For which trust (`trust.id`).
    #[serde(default)]
    pub trust_id: Option<i64>,
    /// Chair or member.
    #[serde(default)]
    pub seat: Seat,
    /// The first day, as typed: a day, a month or a year; blank: not known.
    #[serde(default)]
    pub from: String,
    /// The last day, as typed; blank: none, or not known.
    #[serde(default)]
    pub until: String,
}

/// Writes a meeting down, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetGroupMeeting {
    /// Which; none: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The group.
    pub group_id: i64,
    /// The day, as typed.
    pub on: String,
    /// What it is called; blank: just a meeting.
    #[serde(default)]
    pub title: String,
    /// Where, or online.
    #[serde(default)]
    pub place: String,
    /// What was said.
    #[serde(default)]
    pub note: String,
}

/// Says who came to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetAttendance {
    /// The meeting.
    pub meeting_id: i64,
    /// Whom it is about.
    pub people: Vec<i64>,
    /// Whether they came; none: nothing is known.
    pub attended: Option<Attended>,
}

/// Writes down what a meeting asked for, as a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddMeetingAction {
    /// The meeting.
    pub meeting_id: i64,
    /// What is to do.
    pub title: String,
    /// Until when, as typed; blank: no day.
    #[serde(default)]
    pub due: String,
    /// Who of us; none: whoever writes it down.
    #[serde(default)]
    pub owner_id: Option<i64>,
    /// About whom.
    #[serde(default)]
    pub person_id: Option<i64>,
}

/// Raises a challenge, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetChallenge {
    /// Which; none: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The group in which it was raised.
    pub group_id: i64,
    /// The meeting.
    #[serde(default)]
    pub meeting_id: Option<i64>,
    /// Who raised it.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// The school; none: that of whoever raised it, as a member of the group.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// A word for it, such as mentor time.
    pub theme: String,
    /// What is hard.
    pub description: String,
    /// How far it has come; none: open, or as it is.
    #[serde(default)]
    pub state: Option<ChallengeState>,
}

/// Shares what helped against a challenge, or changes that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetSolution {
    /// Which; none: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The challenge.
    pub challenge_id: i64,
    /// Who shared it.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// Where it helped; none: at the school of whoever shared it, as a member of the group.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// What was done.
    pub description: String,
}

/// A member of a group, or who was or will be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupMember {
    /// The id of the term.
    pub id: i64,
    /// Who.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// For which school.
    pub school_id: Option<i64>,
    /// For which trust (`trust.id`).
    pub trust_id: Option<i64>,
    /// The name of the school or trust; empty: for none.
    pub place: String,
    /// Chair or member.
    pub seat: Seat,
    /// The same in words.
    pub seat_label: String,
    /// The first day.
    pub from: PartDay,
    /// The last day.
    pub until: PartDay,
    /// The term in words; empty: nothing is known of it.
    pub term: String,
    /// Whether it stands.
    pub standing: Standing,
    /// The same in words.
    pub standing_label: String,
    /// `3 of 4 meetings`; empty: none was held in the term.
    pub came: String,
}

/// Whether someone came to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingPerson {
    /// Who.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Whether they came; `null`: nothing is known.
    pub attended: Option<Attended>,
    /// The same in words; empty: nothing is known.
    pub label: String,
    /// No member on the day, but they came.
    pub guest: bool,
}

/// A meeting of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupMeeting {
    /// Its id.
    pub id: i64,
    /// The day.
    pub on: Day,
    /// The day in words.
    pub day: String,
    /// What it is called; empty: just a meeting.
    pub title: String,
    /// Where; empty: not said.
    pub place: String,
    /// What was said.
    pub note: String,
    /// The members of that day, and who else came.
    pub people: Vec<MeetingPerson>,
    /// `5 present, 2 apologies`; empty: nothing is known.
    pub attendance: String,
    /// What it asked for.
    pub actions: Vec<MeetingTask>,
}

/// A task that a meeting asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingTask {
    /// Its id.
    pub id: i64,
    /// What is to do.
    pub title: String,
    /// Until when, in words; empty: no day.
    pub due: String,
    /// Who of us; empty: nobody.
    pub owner: String,
    /// Whether it is done.
    pub done: bool,
}

/// What helped against a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Solution {
    /// Its id.
    pub id: i64,
    /// What was done.
    pub description: String,
    /// Who shared it.
    pub person_id: Option<i64>,
    /// Their name; empty: not known.
    pub person: String,
    /// Where it helped.
    pub school_id: Option<i64>,
    /// That school's name; empty: not said.
    pub school: String,
    /// The day, in words.
    pub day: String,
}

/// Something that is hard in a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    /// Its id.
    pub id: i64,
    /// The group in which it was raised.
    pub group_id: i64,
    /// That group's name.
    pub group: String,
    /// The meeting.
    pub meeting_id: Option<i64>,
    /// A word for it.
    pub theme: String,
    /// What is hard.
    pub description: String,
    /// How far it has come.
    pub state: ChallengeState,
    /// The same in words.
    pub state_label: String,
    /// Who raised it.
    pub person_id: Option<i64>,
    /// Their name; empty: not known.
    pub person: String,
    /// The school.
    pub school_id: Option<i64>,
    /// That school's name; empty: all.
    pub school: String,
    /// The day, in words.
    pub day: String,
    /// What helped, oldest first.
    pub solutions: Vec<Solution>,
}

/// A working group with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupPage {
    /// Its id.
    pub id: i64,
    /// As the office calls it.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Whether it still meets.
    pub active: bool,
    /// Its members: current ones, those to come, former ones; chairs first.
    pub members: Vec<GroupMember>,
    /// Its meetings, newest first.
    pub meetings: Vec<GroupMeeting>,
    /// Its challenges: open ones, shared ones, solved ones; newest first.
    pub challenges: Vec<Challenge>,
    /// The themes of all groups, for typing.
    pub themes: Vec<String>,
}

/// A search for challenges across groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ChallengesRequest {
    /// Words that must all occur, as beginnings, in the challenge, its solutions, its school, its group or who spoke.
    pub words: String,
    /// Only of this state.
    pub state: Option<ChallengeState>,
    /// Only of this theme; empty: of any.
    pub theme: String,
    /// The first, from 0.
    pub offset: u32,
}

/// How many challenges of all groups have a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThemeCount {
    /// The theme.
    pub theme: String,
    /// How many.
    pub count: u32,
}

/// Challenges that were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChallengesFound {
    /// How many there are.
    pub count: u32,
    /// A hundred of them at most: open ones first, newest first.
    pub challenges: Vec<Challenge>,
    /// The themes of all challenges, the commonest first.
    pub themes: Vec<ThemeCount>,
}
