//! Settling the changes of the register: accepted, dismissed, back to do. One operation, however many changes.

use super::offer::{self, Offer};
use super::{Outcome, RegisterChange, Seen, Settle, Settled, SomeChanges, heads, queries, store};
use crate::error::Result;
use crate::list::Selection;
use crate::list::queries::Names;
use crate::school::{Field, Follow, MakeOurs, SetField, Stage, actions as school};
use crate::session::Act;
use crate::store::Write;
use crate::tenure::change::ChangedPost;
use crate::types::counted;
use std::collections::HashMap;

/// Settles some changes: an accepted one is done as its kind offers, and left with the reason where that cannot be.
///
/// # Errors
/// As [`queries::changes`], and what the offered acts say.
pub fn settle(act: &Act<'_>, request: Settle) -> Result<Settled> {
    let db = act.write.db;
    let names = Names::read(db)?;
    let mut settled = Settled::default();
    let mut done: HashMap<Offer, u32> = HashMap::new();
    let mut last: Option<(RegisterChange, Option<Offer>)> = None;
    let chosen = queries::selected(db, &names, &request.selection)?;
    let alone = chosen.len() == 1;
    for found in chosen {
        if found.outcome == request.outcome {
            continue;
        }
        // What was accepted a moment ago may have moved its school on: each change is looked at as it stands now.
        let Some(change) = queries::one(db, &names, found.id)? else {
            continue;
        };
        let deed = if request.outcome == Outcome::Accepted {
            let outcome = if request.same_person {
                heads::same_person(act.write, &change)?
            } else {
                accept(act, &change, alone)?
            };
            match outcome {
                Ok(deed) => Some(deed),
                Err(reason) => {
                    settled.left.push(reason);
                    continue;
                }
            }
        } else {
            None
        };
        store::settle(act.write, change.id, request.outcome, deed)?;
        settled.settled += 1;
        if let Some(deed) = deed {
            *done.entry(deed).or_default() += 1;
        }
        last = Some((change, deed));
    }
    let of = |offer: Offer| done.get(&offer).copied().unwrap_or_default();
    settled.followed = of(Offer::Follow);
    settled.former = of(Offer::Former);
    settled.made_ours = of(Offer::MakeOurs);
    settled.heads_changed = of(Offer::ChangeHead);
    settled.heads_ended = of(Offer::EndHead);
    settled.heads_added = of(Offer::OpenHead);
    settled.same_person = of(Offer::SamePerson);
    // The acts on schools have said what they do; the operation as a whole is this.
    act.write.label(match &last {
        Some((change, deed)) if settled.settled == 1 => {
            one_in_words(request.outcome, change, *deed)
        }
        _ => many_in_words(request.outcome, settled.settled, &offer::in_words(of)),
    });
    Ok(settled)
}

/// Notes that the change of a post-holder which someone has just made is what a change of the register told of.
///
/// # Errors
/// What SQLite says.
pub fn settled_by_change_of_post(w: &Write<'_>, id: i64, done: &ChangedPost) -> Result<()> {
    store::settle(w, id, Outcome::Accepted, Some(Offer::of_change(done)))
}

/// Does what a change offers. The inner error is the reason, a sentence, why it is left. What has to be decided is
/// decided only where it is accepted `alone`.
fn accept(
    act: &Act<'_>,
    change: &RegisterChange,
    alone: bool,
) -> Result<std::result::Result<Offer, String>> {
    let ids = |id: i64| Selection::Ids { ids: vec![id] };
    match (change.offer, change.school_id) {
        (Offer::Follow | Offer::Choose, Some(school_id)) => {
            let request = Follow {
                selection: ids(school_id),
                successor: None,
            };
            let outcome = school::follow_successor(act, request)?;
            if let Some(reason) = outcome.left.into_iter().next() {
                return Ok(Err(reason));
            }
            Ok(Ok(Offer::Follow))
        }
        (Offer::Former, Some(school_id)) => {
            let request = SetField {
                selection: ids(school_id),
                field: Field::Stage,
                value: Stage::Former.code().into(),
            };
            school::set_field(act, request)?;
            Ok(Ok(Offer::Former))
        }
        (Offer::MakeOurs, _) => {
            let request = MakeOurs {
                selection: ids(change.urn),
                stage: None,
            };
            school::make_ours(act, request)?;
            Ok(Ok(Offer::MakeOurs))
        }
        (Offer::ChangeHead | Offer::EndHead | Offer::OpenHead | Offer::Decide, Some(school_id)) => {
            heads::accept(act.write, change, school_id, alone)
        }
        _ => Ok(Ok(Offer::Note)),
    }
}

fn one_in_words(outcome: Outcome, change: &RegisterChange, deed: Option<Offer>) -> String {
    let what = format!("{} ({})", change.name, change.label.to_lowercase());
    match (outcome, deed) {
        (Outcome::Accepted, Some(deed)) => {
            format!("Accepted a change of the register: {what} {}", deed.done())
        }
        (Outcome::Accepted, None) => format!("Accepted a change of the register: {what}"),
        (Outcome::Dismissed, _) => format!("Dismissed a change of the register: {what}"),
        (Outcome::Open, _) => format!("Put a change of the register back to do: {what}"),
    }
}

fn many_in_words(outcome: Outcome, count: u32, deeds: &str) -> String {
    let changes = counted(u64::from(count), "change", "changes");
    match outcome {
        Outcome::Accepted => format!("Accepted {changes} of the register: {deeds}"),
        Outcome::Dismissed => format!("Dismissed {changes} of the register"),
        Outcome::Open => format!("Put {changes} of the register back to do"),
    }
}

/// Notes that some changes were looked at.
///
/// # Errors
/// As [`queries::changes`].
pub fn seen(act: &Act<'_>, request: SomeChanges) -> Result<Seen> {
    let db = act.write.db;
    let names = Names::read(db)?;
    let mut changes = 0;
    for change in queries::selected(db, &names, &request.selection)? {
        changes += u32::from(store::see(act.write, change.id)?);
    }
    if changes > 0 {
        act.write.keep("register_seen");
    }
    Ok(Seen { changes })
}
