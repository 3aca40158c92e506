//! The jigsaw: trainees and places of a block side by side, and why each pairing fits or not.
//!
//! [`fit`] holds the rules, pure and without a word; `says` has the sentences; [`subjects`] and [`seats`] what they stand
//! on. [`board`] makes the facts of a block out of what was read, with what is only pretended. A what-if is nothing more
//! than such pretending: it is part of a question, so it cannot change anything.
//!
//! Nothing is placed by itself. The jigsaw ranks and explains; somebody decides.

pub mod actions;
pub mod board;
pub mod fit;
pub mod queries;
mod says;
pub mod seats;
mod store;
pub mod subjects;
#[cfg(test)]
mod tests;

use crate::types::AcademicYear;
use fit::{Fit, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A place: a line of a school's offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct JigsawPlaceKey {
    /// The school.
    pub school_id: i64,
    /// The line of its offer; missing: it made none, and employs the trainee.
    #[serde(default)]
    pub offer_id: Option<i64>,
}

/// A trainee at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct JigsawPair {
    /// The trainee: `trainee.id`.
    pub trainee_id: i64,
    /// The school.
    pub school_id: i64,
    /// The line of its offer; missing: it made none, and employs the trainee.
    #[serde(default)]
    pub offer_id: Option<i64>,
}

impl JigsawPair {
    /// Its place.
    pub const fn place(self) -> JigsawPlaceKey {
        JigsawPlaceKey {
            school_id: self.school_id,
            offer_id: self.offer_id,
        }
    }
}

/// What is pretended, on top of what is so. Nothing of it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct WhatIf {
    /// Trainees who are not where they are in this block.
    #[ts(as = "Option<Vec<i64>>")]
    pub taken_off: Vec<i64>,
    /// Schools that drop out: their places are gone, and nobody is there in this block.
    #[ts(as = "Option<Vec<i64>>")]
    pub dropped_out: Vec<i64>,
    /// Trainees who are placed.
    #[ts(as = "Option<Vec<JigsawPair>>")]
    pub placed: Vec<JigsawPair>,
}

impl WhatIf {
    /// Whether nothing is pretended.
    pub fn is_empty(&self) -> bool {
        self.taken_off.is_empty() && self.dropped_out.is_empty() && self.placed.is_empty()
    }
}

/// Which trainees or places are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JigsawShow {
    /// Trainees who are still to be placed; places that are left.
    #[default]
    Open,
    /// Trainees who are placed; places that are taken.
    Taken,
    /// All of them.
    All,
}

/// How the trainees stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JigsawOrder {
    /// Those with the fewest places that fit first: they are hardest to place later. Whom none fits comes after them.
    #[default]
    Fewest,
    /// By name.
    Name,
    /// By subject, then by name.
    Subject,
}

/// How the places stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlaceOrder {
    /// By school.
    #[default]
    School,
    /// Those with most places left first.
    Free,
    /// By subject, then by school.
    Subject,
}

/// Asks for the board.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct JigsawRequest {
    /// The block; missing: the one of the year that begins next.
    pub block_id: Option<i64>,
    /// The academic year, where no block is named; missing: the present one.
    pub year: Option<AcademicYear>,
    /// Only those in whose words these are: names, subjects, routes, schools, towns.
    #[ts(as = "Option<String>")]
    pub trainee_search: String,
    /// Which trainees.
    #[ts(as = "Option<JigsawShow>")]
    pub trainees: JigsawShow,
    /// Only trainees of this subject's code; empty: of any.
    #[ts(as = "Option<String>")]
    pub subject: String,
    /// How the trainees stand.
    #[ts(as = "Option<JigsawOrder>")]
    pub trainee_order: JigsawOrder,
    /// How many trainees are passed over.
    #[ts(as = "Option<usize>")]
    pub trainee_offset: usize,
    /// Only places in whose words these are.
    #[ts(as = "Option<String>")]
    pub place_search: String,
    /// Which places.
    #[ts(as = "Option<JigsawShow>")]
    pub places: JigsawShow,
    /// How the places stand.
    #[ts(as = "Option<PlaceOrder>")]
    pub place_order: PlaceOrder,
    /// How many places are passed over.
    #[ts(as = "Option<usize>")]
    pub place_offset: usize,
    /// Rows of each at most; missing or 0: 200.
    #[ts(as = "Option<usize>")]
    pub limit: usize,
    /// What is pretended.
    #[ts(as = "Option<WhatIf>")]
    pub what_if: WhatIf,
}

/// A block that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawBlock {
    /// Its id.
    pub id: i64,
    /// The office's label, with the cohort where it is for one: `Placement 1 (2026 primary)`.
    pub name: String,
    /// Its days in words: `7 Sep 2026 to 18 Dec 2026`.
    pub dates: String,
}

/// Where a trainee is in this block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawPlaced {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// How far it has come, in words: `Planned`.
    pub state: String,
    /// Whether it can be moved or taken off here: it is planned, or only pretended.
    pub movable: bool,
    /// Whether it is only pretended.
    pub pretended: bool,
}

/// A trainee on the board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawTrainee {
    /// `trainee.id`.
    pub id: i64,
    /// The person.
    pub person_id: i64,
    /// The name.
    pub name: String,
    /// What they train for, in words: `Mathematics, 11 to 16`.
    pub trains: String,
    /// The route, and part-time where it is, in words.
    pub route: String,
    /// What is to be minded, a few words each: limits, the employing school, checks that are missing.
    pub minded: Vec<String>,
    /// Where they are in this block; `null`: still to be placed.
    pub placed: Option<JigsawPlaced>,
    /// The best that there is for them; `null`: there is no place, or they are placed.
    pub best: Option<Verdict>,
    /// Places that fit.
    pub fitting: u32,
    /// Places that could be had with a warning.
    pub warned: u32,
    /// The last three in words: `12 places fit, 3 with a warning`; empty: they are placed.
    pub chances: String,
    /// The most that can be said of them in two words: `12 fit`; empty: they are placed.
    pub chances_short: String,
}

/// A place on the board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawPlace {
    /// The school.
    pub school_id: i64,
    /// The line of its offer.
    pub offer_id: Option<i64>,
    /// The school's name.
    pub school: String,
    /// Its town and local authority.
    pub area: String,
    /// What it is for, in words: `Mathematics, Year 7`.
    pub wants: String,
    /// Places in this line.
    pub most: u32,
    /// Places that are left, the whole school's limit minded.
    pub free: u32,
    /// The same in words, with what is safe: `1 of 2 left, over safe capacity`.
    pub left: String,
    /// Whether one more is over what the mentors can carry.
    pub over_safe: bool,
    /// Who is there in these days, by name.
    pub trainees: Vec<String>,
}

/// Why a board is empty, and so where to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JigsawLacks {
    /// The year has no block.
    Blocks,
    /// No trainee is to be placed in the block.
    Trainees,
    /// No school offers a place for the block.
    Places,
}

/// The board of a block.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawBoard {
    /// The academic year.
    pub year: AcademicYear,
    /// The years that have blocks, the present one among them.
    pub years: Vec<AcademicYear>,
    /// The blocks of the year, the earliest first.
    pub blocks: Vec<JigsawBlock>,
    /// The block that this is; `null`: the year has none.
    pub block_id: Option<i64>,
    /// What is missing before anything can be done; `null`: nothing.
    pub lacks: Option<JigsawLacks>,
    /// Trainees of the block who are placed.
    pub placed: u32,
    /// Trainees of the block.
    pub of: u32,
    /// Both in words: `63 of 100 placed`.
    pub said: String,
    /// The trainees from the offset on.
    pub trainees: Vec<JigsawTrainee>,
    /// How many match.
    pub trainee_count: u32,
    /// The places from the offset on.
    pub places: Vec<JigsawPlace>,
    /// How many match.
    pub place_count: u32,
    /// Subjects of the trainees, with their codes.
    pub subjects: Vec<(String, String)>,
}

/// Asks for the places of a trainee, or the trainees for a place: exactly one of the two is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct JigsawFitsRequest {
    /// The block.
    pub block_id: i64,
    /// The trainee. One who is placed and can be moved is judged as if they were not.
    pub trainee_id: Option<i64>,
    /// The place.
    pub place: Option<JigsawPlaceKey>,
    /// Only what is not blocked.
    #[ts(as = "Option<bool>")]
    pub only_possible: bool,
    /// Only those in whose words these are.
    #[ts(as = "Option<String>")]
    pub search: String,
    /// How many are passed over.
    #[ts(as = "Option<usize>")]
    pub offset: usize,
    /// Rows at most; missing or 0: 100.
    #[ts(as = "Option<usize>")]
    pub limit: usize,
    /// What is pretended.
    #[ts(as = "Option<WhatIf>")]
    pub what_if: WhatIf,
}

/// A trainee against a place.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawPairing {
    /// The trainee.
    pub trainee_id: i64,
    /// The school.
    pub school_id: i64,
    /// The line of its offer; `null`: it made none, and employs the trainee.
    pub offer_id: Option<i64>,
    /// Of the two, the one that was asked for: the school's or the trainee's name.
    pub name: String,
    /// What the place is for, or what the trainee trains for; in words.
    pub detail: String,
    /// What is left of the place, in words; empty: a trainee.
    pub left: String,
    /// Whether the trainee is there now.
    pub here: bool,
    /// How it fits.
    pub fit: Fit,
}

/// Ranked pairings, the best first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawFits {
    /// For whom or what, by name.
    pub of: String,
    /// Those that fit.
    pub fitting: u32,
    /// Those with a warning.
    pub warned: u32,
    /// Those that are blocked.
    pub blocked: u32,
    /// The three in words.
    pub said: String,
    /// How many match.
    pub count: u32,
    /// Those from the offset on.
    pub pairings: Vec<JigsawPairing>,
}

/// Places trainees. All or none: one that is blocked refuses them all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlacePairs {
    /// The block.
    pub block_id: i64,
    /// Who goes where. A trainee who is planned elsewhere in this block is moved.
    pub pairs: Vec<JigsawPair>,
    /// Who is taken off first, as a what-if has it.
    #[serde(default)]
    #[ts(as = "Option<Vec<i64>>")]
    pub taken_off: Vec<i64>,
}

/// Takes trainees off their places in a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeOff {
    /// The block.
    pub block_id: i64,
    /// Whom.
    pub trainee_ids: Vec<i64>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JigsawDone {
    /// Trainees who were placed or taken off.
    pub trainees: u32,
    /// The whole of it, a sentence, with what is to be minded.
    pub said: String,
}

/// Another place for a trainee whose school drops out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The school.
    pub school_id: i64,
    /// The line of its offer.
    pub offer_id: Option<i64>,
    /// The school's name.
    pub school: String,
    /// What the place is for, in words.
    pub wants: String,
    /// How it fits.
    pub fit: Fit,
}

/// A count as the page takes it.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
