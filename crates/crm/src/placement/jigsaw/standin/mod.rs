//! What capacity is to say of places, until it does: the same shapes, read with plain SQL.

pub(super) mod store;

use crate::types::{KeyStage, Phase, YearGroup};

/// A line of an offer of placements: to become `capacity::queries::OpenPlace`.
pub(super) struct OpenPlace {
    pub offer_id: i64,
    pub school_id: i64,
    pub block_id: Option<i64>,
    pub phase: Option<Phase>,
    pub subject: String,
    pub year_group: Option<YearGroup>,
    pub key_stage: Option<KeyStage>,
    pub term: String,
    pub study: String,
    pub funding: String,
    pub most: u32,
}

/// What a school can carry: to become `capacity::safe::SafeCapacity`.
pub(super) struct SafeCapacity {
    pub cap: Option<u32>,
    pub safe: u32,
}
