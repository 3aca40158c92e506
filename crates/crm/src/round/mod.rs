//! The yearly check: schools are asked, chased, answer, and what they say is merged, without a server.
//!
//! A **round** asks the schools of its audience, which is fixed when it is made so that a response rate means something.
//! [`form`] says what a form asks; a form carries the school's URN and a **check value** ([`check_value`]) of its own, so
//! that no answer lands on another school or another round. What stood on the form is kept (`round_school.asked`), so a
//! reply is compared with what the school saw *and* with what we hold by then.
//!
//! A **reply** is what came back, for one school. It changes nothing by itself: it waits as unchanged or changed, or set
//! aside with a reason, until one of us settles it. Accepting one is one operation.

pub mod form;
pub mod layout;

use crate::types::coded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use xxhash_rust::xxh3::xxh3_64;

/// From the key of a field to what stands there. Fields where nothing stands are left out.
pub type Answers = BTreeMap<String, String>;

coded! {
    /// How a reply came.
    Channel {
        Workbook = "workbook", "Workbook";
        Page = "page", "Page";
        Email = "email", "E-mail";
        Online = "online", "Online form";
    }

    /// Where a reply stands.
    ReplyState {
        Unchanged = "unchanged", "Unchanged";
        Changed = "changed", "To review";
        SetAside = "setAside", "Set aside";
        Accepted = "accepted", "Accepted";
        Superseded = "superseded", "Superseded";
        Dismissed = "dismissed", "Dismissed";
    }
}

/// The letters of a check value: none that is easily taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them.
pub const CHECK_LENGTH: usize = 8;

/// The check value of a school in a round of a file.
#[must_use]
pub fn check_value(file_id: &str, round_id: i64, school_id: i64) -> String {
    let mut left = xxh3_64(format!("{file_id}/{round_id}/{school_id}").as_bytes());
    let mut value = String::with_capacity(CHECK_LENGTH);
    for _ in 0..CHECK_LENGTH {
        let letter = usize::try_from(left % 32).unwrap_or_default();
        value.push(LETTERS.get(letter).map_or('0', |byte| char::from(*byte)));
        left /= 32;
    }
    value
}

/// What one file or one line of it says for one school, before it is known which that is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The URN that stands there; `None`: none, or none that can be read.
    pub urn: Option<i64>,
    /// The school's name that stands there; empty: none.
    pub school: String,
    /// The school's postcode that stands there; empty: none.
    pub postcode: String,
    /// The check value that stands there; empty: none.
    pub check: String,
    /// What was answered.
    pub answers: Answers,
    /// The blocks that are ticked as unchanged.
    pub unchanged: Vec<String>,
    /// Whether all is said to be as we hold it: the whole reply is `OK` or `no change`.
    pub all_unchanged: bool,
    /// What could not be taken as it stands, a sentence with its place each; such a field is not among the answers.
    pub problems: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn check_values_stay_and_differ_by_file_round_and_school() {
        let one = check_value("file", 1, 1);
        assert_eq!(one, check_value("file", 1, 1));
        assert_eq!(one.len(), CHECK_LENGTH);
        let mut all = HashSet::new();
        for file in ["file", "other"] {
            for round in 0..20 {
                for school in 0..100 {
                    assert!(all.insert(check_value(file, round, school)));
                }
            }
        }
    }
}
