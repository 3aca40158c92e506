//! Dismissing replies, and saying which school one is from that was set aside.

use super::job::state_of;
use super::matching::Schools;
use super::overtaken::overtaken;
use super::review::{gone, is_waiting};
use super::{AssignReply, RepliesSettled, SomeReplies, answers_of, store};
use crate::error::{Error, Result};
use crate::round::ReplyState;
use crate::round::ask::held;
use crate::round::form::fields;
use crate::round::queries::one;
use crate::session::Act;
use crate::types::counted;
use std::collections::HashMap;

/// Dismisses replies: they are kept and change nothing.
///
/// # Errors
/// A sentence where one is gone.
pub fn dismiss(act: &Act<'_>, request: SomeReplies) -> Result<RepliesSettled> {
    let w = act.write;
    let mut done = RepliesSettled::default();
    for id in request.ids {
        let reply = store::reply(w.db, id)?.ok_or_else(gone)?;
        if is_waiting(&reply) {
            store::set_state(w, id, ReplyState::Dismissed, true)?;
            done.count += 1;
        } else {
            done.left.push(format!(
                "{} is {} already.",
                reply.file,
                reply.state.label().to_lowercase()
            ));
        }
    }
    let answers = counted(u64::from(done.count), "answer", "answers");
    w.label(format!("Dismissed {answers}"));
    done.said = format!("Dismissed {answers}.");
    Ok(done)
}

/// Says which school a reply is from that was set aside. It is then to review, or unchanged where all that it says is what
/// we hold.
///
/// # Errors
/// A sentence where it is gone or settled, the school was not asked in its round, or it answered again after this.
pub fn assign(act: &Act<'_>, request: AssignReply) -> Result<RepliesSettled> {
    let w = act.write;
    let reply = store::reply(w.db, request.id)?.ok_or_else(gone)?;
    if !is_waiting(&reply) {
        return Err(Error::invalid(format!(
            "This answer is {} already.",
            reply.state.label().to_lowercase()
        )));
    }
    let round = one(w.db, reply.round_id)?;
    let schools = Schools::new(store::asked_in(w.db, round.id)?, &HashMap::new());
    let school = schools.of_school(request.school_id).ok_or_else(|| {
        Error::invalid(format!(
            "This school was not asked in {}. Add it to the round first.",
            round.title
        ))
    })?;
    if let Some(why) = overtaken(w.db, school, reply.id, &reply.sent)? {
        return Err(Error::invalid(why));
    }
    let holding = held(
        w.db,
        &round.questions,
        &round.own,
        &[school.school_id],
        round.year,
    )?;
    let holding = holding.get(&school.school_id).map(answers_of);
    let form = fields(&round.questions, &round.own);
    // Whoever says which school it is has it before them, so nothing stays set aside.
    let state = match state_of(&form, &reply.said, school, holding.as_ref()) {
        (ReplyState::Unchanged, _) => ReplyState::Unchanged,
        _ => ReplyState::Changed,
    };
    store::assign(w, reply.id, school.id, state)?;
    store::supersede(w, school.id, reply.id)?;
    w.label(format!("The answer {} is from {}", reply.file, school.name));
    Ok(RepliesSettled {
        count: 1,
        left: Vec::new(),
        said: format!("The answer is from {}.", school.name),
    })
}
