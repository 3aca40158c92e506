//! What is said of members and meetings, and how words find challenges. Rules without a file.

use super::{Attended, Challenge};
use crate::fold::{fold, fold_into, has_words};
use crate::types::counted;

/// `5 present, 2 apologies`; empty: nothing is known.
pub(super) fn attendance(of: impl Iterator<Item = Option<Attended>> + Clone) -> String {
    let said: Vec<String> = Attended::ALL
        .into_iter()
        .filter_map(|one| {
            let count = of
                .clone()
                .flatten()
                .filter(|attended| *attended == one)
                .count();
            (count > 0).then(|| format!("{count} {}", one.label().to_lowercase()))
        })
        .collect();
    said.join(", ")
}

/// `3 of 4 meetings`; empty: there was none.
pub(super) fn came(present: usize, held: usize) -> String {
    if held == 0 {
        return String::new();
    }
    format!(
        "{present} of {}",
        counted(held as u64, "meeting", "meetings")
    )
}

/// Whether every one of the folded `words` begins a word of the challenge, of its solutions or of whoever spoke.
pub(super) fn says(challenge: &Challenge, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = fold(&challenge.theme);
    for more in [
        &challenge.description,
        &challenge.group,
        &challenge.school,
        &challenge.person,
    ] {
        fold_into(&mut text, more);
    }
    for solution in &challenge.solutions {
        for more in [&solution.description, &solution.school, &solution.person] {
            fold_into(&mut text, more);
        }
    }
    has_words(&text, words)
}
