//! What the office decides of a claim.

use super::{AnswerClaim, ClaimAnswer, store};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Act;

/// The longest reason, in characters.
const LONGEST: usize = 500;

/// Decides on a claim, or leaves it to the ledger again.
///
/// # Errors
/// A sentence where the row is gone, it is rejected without a reason, or the reason is too long.
pub fn answer(act: &Act<'_>, request: AnswerClaim) -> Result<Nothing> {
    let w = act.write;
    let mut kept = store::find(w.db, request.id)?.ok_or_else(|| {
        Error::not_found("This claim is not in the file any more. Undo may bring it back.")
    })?;
    let reason = request
        .reason
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if request.answer == Some(ClaimAnswer::Rejected) && reason.is_empty() {
        return Err(Error::invalid(
            "The service wants a reason for each claim that is rejected. Write it in a sentence.",
        ));
    }
    if reason.chars().count() > LONGEST {
        return Err(Error::invalid(format!(
            "The reason has more than {LONGEST} characters. Shorten it."
        )));
    }
    kept.answer = request.answer;
    kept.reason = match request.answer {
        Some(ClaimAnswer::Rejected) => reason,
        _ => String::new(),
    };
    store::put(w, &kept)?;
    w.label(format!(
        "Claim {} for {}: {}",
        kept.reference,
        kept.mentor_name,
        match request.answer {
            Some(answer) => answer.label().to_lowercase(),
            None => "as our ledger says".to_owned(),
        }
    ));
    Ok(Nothing {})
}
