//! What other nouns ask about people.

pub use super::duplicates::queries::standing_id;
