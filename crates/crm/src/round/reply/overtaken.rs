//! Which of two answers of a school counts: the one that it sent later, whatever the order in which they came here.

use super::store::{self, AskedSchool};
use crate::error::Result;
use crate::store::Db;
use crate::types::written;

/// The place of a reply that is not kept yet: after all that are.
pub(super) const LAST: i64 = i64::MAX;

/// Why a reply that could be taken is none to take any more: the school sent another after it, which is here already. Where
/// one of the two does not say when it was sent, the one that was read later is the later. `id`: of the reply, or [`LAST`];
/// `sent`: when it was, `2026-09-03 14:05`; empty: not known.
pub(super) fn overtaken(
    db: &Db,
    school: &AskedSchool,
    id: i64,
    sent: &str,
) -> Result<Option<String>> {
    Ok(store::later_answer(db, school.id, id, sent)?.map(|later| {
        let order = if sent.is_empty() || later.sent.is_empty() {
            format!(
                "{} answered again after it, which was read on {}.",
                school.name,
                moment(&later.received_on)
            )
        } else {
            format!(
                "{} sent it on {}, before its answer of {} that is here already.",
                school.name,
                moment(sent),
                moment(&later.sent)
            )
        };
        format!("{order} Look at both, then dismiss one.")
    }))
}

/// `2026-09-03 14:05` as `3 Sep 2026 14:05`.
fn moment(sent: &str) -> String {
    let (day, time) = sent.split_once(' ').unwrap_or((sent, ""));
    let day = day.parse().map_or_else(|_| day.to_owned(), written);
    format!("{day} {time}").trim().to_owned()
}
