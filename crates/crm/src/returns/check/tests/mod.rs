//! Each rule of dfe.md 1.1, 1.2, 1.3, 1.5 and 1.6 with a case that is accepted and one that is rejected.

mod files;
mod known;
mod trainees;

use super::known::{Known, KnownTrainee, Urns};
use super::{Asked, check};
use crate::returns::rules::Rules;
use crate::returns::{CheckVerdict, ReturnKind, Verdict};
use crate::trainee::TraineeState;
use crate::types::Day;

/// The day of all cases.
const TODAY: &str = "2026-10-01";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn judged(kind: ReturnKind, bytes: &[u8], known: Option<&Known>) -> CheckVerdict {
    let asked = Asked {
        today: day(TODAY),
        rules: Rules::shipped(),
        known,
    };
    let verdict = check(kind, bytes, &asked);
    assert_eq!(
        verdict.verdict == Verdict::Accepted,
        verdict.problems.is_empty()
    );
    for said in verdict.problems.iter().chain(&verdict.warnings) {
        let message = &said.message;
        assert!(message.ends_with(['.', '?']), "{message}");
        assert!(!said.code.is_empty());
    }
    verdict
}

/// The places and codes of the problems: row, column, code.
fn problems(verdict: &CheckVerdict) -> Vec<(u32, &str, &str)> {
    let places = verdict.problems.iter();
    places
        .map(|said| (said.row, said.column.as_str(), said.code.as_str()))
        .collect()
}

fn warned(verdict: &CheckVerdict) -> Vec<&str> {
    verdict
        .warnings
        .iter()
        .map(|said| said.code.as_str())
        .collect()
}
