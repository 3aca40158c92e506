//! Accepting a reply: everything that was taken, and the word that the rest is right, as one operation.
//!
//! What was said and is as we hold it is confirmed, by the source *form*. Of the rest, what somebody chose is done; where
//! nobody chose, what the review suggests: what they said is taken, what they took out is kept, and agreeing to mailings
//! never lifts an objection by itself.

mod answers;
mod champion;
mod hosting;
mod people;
mod posts;

use super::compare::{is_of_replier, same};
use super::read;
use super::review::{Looked, Suggested, differs, gone, is_waiting, look, looked, suggested};
use super::{RepliesSettled, SaidOf, store};
use crate::activity::{self, ActivityKind, NewActivity};
use crate::error::{Error, Result};
use crate::round::ask::held;
use crate::round::form::{FormField, FormKind};
use crate::round::layout::{in_words, says_nobody};
use crate::round::queries::{named_or_latest, one};
use crate::round::{Channel, ReplyState};
use crate::session::Act;
use crate::store::{Db, Write};
use crate::tenure::change::DutyChoice;
use crate::types::{About, PartDay, Source, counted};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use ts_rs::TS;

/// A reply to accept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AcceptReply {
    /// Which.
    pub id: i64,
    /// What was chosen for some fields; for the others what is suggested is done.
    pub choices: Vec<ReplyChoice>,
    /// What was chosen for posts that change hands.
    pub posts: Vec<PostChoice>,
}

/// What was chosen for a field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReplyChoice {
    /// The field.
    pub key: String,
    /// Whether what they said is taken; else what we hold is kept.
    pub take: bool,
    /// What to take in its place, as typed; `null`: what they said.
    #[serde(default)]
    pub value: Option<String>,
}

/// What was chosen for a post that changes hands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PostChoice {
    /// Which, as in the review: `headTeacher`, `deputies.2`.
    pub post: String,
    /// Who comes, of the file; `null`: whom the review matched, else someone new.
    pub person_id: Option<i64>,
    /// Someone new comes, whoever was matched.
    pub new_person: bool,
    /// It is the one who holds the post, under another name.
    pub same_person: bool,
    /// The leaver's last day; empty: the day before the other's first, else nobody knows.
    pub last_day: PartDay,
    /// Whether that is only the latest that it can be.
    pub last_day_by: bool,
    /// Whether the one who comes stands in.
    pub acting: bool,
    /// What becomes of the leaver's duties; one that is not named stays.
    pub duties: Vec<DutyChoice>,
    /// Whether a leader who comes is to be briefed; `null`: yes.
    pub briefing: Option<bool>,
}

/// Unchanged replies to accept at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AcceptUnchanged {
    /// The round; `null`: the one that was made last.
    pub round_id: Option<i64>,
    /// Only these replies; `null`: all that are unchanged.
    pub ids: Option<Vec<i64>>,
}

/// Accepts a reply.
///
/// # Errors
/// A sentence where it does not wait any more, nobody has said which school it is from, a value that was typed cannot be,
/// or a change cannot be made; nothing is then done.
pub fn accept(act: &Act<'_>, request: AcceptReply) -> Result<RepliesSettled> {
    let looked = look(act.write.db, request.id)?;
    if !is_waiting(&looked.reply) {
        return Err(Error::invalid(format!(
            "This answer is {} already. Undo that first.",
            looked.reply.state.label().to_lowercase()
        )));
    }
    let acceptance = Acceptance::new(act, looked, &request.choices, &request.posts)?;
    let (school, round) = (
        acceptance.looked.school.name.clone(),
        acceptance.looked.round.title.clone(),
    );
    let left = acceptance.run()?;
    act.write
        .label(format!("Accepted the answer of {school} to {round}"));
    Ok(RepliesSettled {
        count: 1,
        said: format!("Accepted the answer of {school}."),
        left,
    })
}

/// Accepts replies that say what we hold: all of it is confirmed.
///
/// # Errors
/// A sentence where the round or one of them is gone.
pub fn accept_unchanged(act: &Act<'_>, request: AcceptUnchanged) -> Result<RepliesSettled> {
    let w = act.write;
    let round = named_or_latest(w.db, request.round_id)?;
    let ids = match request.ids {
        Some(ids) => ids,
        None => store::unchanged_in(w.db, round.id)?,
    };
    let mut waiting = Vec::new();
    let mut done = RepliesSettled::default();
    for id in ids {
        let reply = store::reply(w.db, id)?.ok_or_else(gone)?;
        let school = match reply.round_school_id {
            Some(id) => store::asked_school(w.db, id)?,
            None => None,
        };
        match school.filter(|_| reply.state == ReplyState::Unchanged) {
            Some(school) => waiting.push((reply, school)),
            None => done
                .left
                .push(format!("{} is not unchanged and was left.", reply.file)),
        }
    }
    let mut by_round: HashMap<i64, Vec<i64>> = HashMap::new();
    for (reply, school) in &waiting {
        by_round
            .entry(reply.round_id)
            .or_default()
            .push(school.school_id);
    }
    let mut holding = HashMap::new();
    for (id, schools) in by_round {
        let round = one(w.db, id)?;
        let held = held(w.db, &round.questions, &round.own, &schools, round.year)?;
        holding.insert(id, (round, held));
    }
    for (reply, school) in waiting {
        let Some((round, held)) = holding.get_mut(&reply.round_id) else {
            continue;
        };
        let held = held.remove(&school.school_id).unwrap_or_default();
        let (id, name) = (reply.id, school.name.clone());
        let looked = looked(w.db, reply, round.clone(), school, held)?;
        if looked.compared.is_unchanged() {
            done.left
                .extend(Acceptance::new(act, looked, &[], &[])?.run()?);
            done.count += 1;
        } else {
            // We have learned something else since it was read.
            store::set_state(w, id, ReplyState::Changed, false)?;
            done.left.push(format!(
                "{name} was left to review: we hold something else since the answer was read."
            ));
        }
    }
    let answers = counted(
        u64::from(done.count),
        "unchanged answer",
        "unchanged answers",
    );
    w.label(format!("Accepted {answers} to {}", round.title));
    done.said = format!("Accepted {answers}.");
    Ok(done)
}

/// A reply while it is accepted.
struct Acceptance<'a> {
    act: &'a Act<'a>,
    looked: Looked,
    posts: &'a [PostChoice],
    /// By field, what is to be written.
    taken: BTreeMap<String, String>,
    /// The fields that were said and are as we hold them.
    right: BTreeSet<String>,
    /// The fields that somebody took in so many words.
    explicit: BTreeSet<String>,
    /// What was done, in words.
    done: RefCell<Vec<String>>,
    /// What was not, a sentence each.
    left: RefCell<Vec<String>>,
}

impl<'a> Acceptance<'a> {
    fn new(
        act: &'a Act<'a>,
        looked: Looked,
        choices: &[ReplyChoice],
        posts: &'a [PostChoice],
    ) -> Result<Self> {
        let today = act.write.clock.today();
        let mut taken = BTreeMap::new();
        let mut right = BTreeSet::new();
        let mut explicit = BTreeSet::new();
        if let Some(stranger) = choices
            .iter()
            .find(|choice| !looked.form.iter().any(|field| field.key == choice.key))
        {
            return Err(Error::invalid(format!(
                "This round does not ask “{}”.",
                stranger.key
            )));
        }
        for field in &looked.form {
            let Some(said) = looked.compared.fields.get(&field.key) else {
                continue;
            };
            let choice = choices.iter().find(|choice| choice.key == field.key);
            let value = match choice {
                Some(ReplyChoice { take: false, .. }) => continue,
                Some(ReplyChoice {
                    value: Some(typed), ..
                }) => {
                    explicit.insert(field.key.clone());
                    Some(read::typed(field, typed, today)?)
                }
                Some(_) => {
                    explicit.insert(field.key.clone());
                    said.said.clone()
                }
                None if said.of == SaidOf::Same => said.said.clone(),
                None => said
                    .said
                    .clone()
                    .filter(|_| suggested(&looked, field, said.of) == Suggested::Take),
            };
            let Some(value) = value else {
                continue;
            };
            let held = looked
                .held
                .get(&field.key)
                .map_or("", |held| held.value.as_str());
            if is_same(field, &value, held) || (choice.is_none() && !differs(said.of)) {
                right.insert(field.key.clone());
            } else {
                taken.insert(field.key.clone(), value);
            }
        }
        Ok(Self {
            act,
            looked,
            posts,
            taken,
            right,
            explicit,
            done: RefCell::default(),
            left: RefCell::default(),
        })
    }

    /// Does all of it; answers with what was left.
    fn run(self) -> Result<Vec<String>> {
        self.w().on_the_word_of(self.looked.confirmer());
        self.posts()?;
        self.champion()?;
        self.hosting()?;
        self.answers()?;
        let replier = self.replier()?;
        self.log(replier)?;
        self.w().on_the_word_of("");
        store::set_state(self.w(), self.looked.reply.id, ReplyState::Accepted, true)?;
        Ok(self.left.into_inner())
    }

    fn w(&self) -> &'a Write<'a> {
        self.act.write
    }

    fn db(&self) -> &'a Db {
        self.act.write.db
    }

    fn school_id(&self) -> i64 {
        self.looked.school.school_id
    }

    fn taken(&self, key: &str) -> Option<&str> {
        self.taken.get(key).map(String::as_str)
    }

    fn field(&self, key: &str) -> Option<&FormField> {
        self.looked.form.iter().find(|field| field.key == key)
    }

    /// Who said it, for whoever reads it later: `Zoe Finch, in Leadership check 2026/27`.
    fn told_by(&self) -> String {
        let round = &self.looked.round.title;
        match self.looked.confirmer().as_str() {
            "" => format!("{}, in {round}", self.looked.school.name),
            who => format!("{who}, in {round}"),
        }
    }

    fn did(&self, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.done.borrow_mut().push(words);
        }
    }

    /// Notes that a field got a value.
    fn wrote(&self, key: &str, value: &str) {
        let name = super::review::name_of(&self.looked, key);
        let words = self
            .field(key)
            .map_or_else(|| value.to_owned(), |field| in_words(field, value));
        self.did(if words.is_empty() {
            format!("{name}: taken out")
        } else {
            format!("{name}: {words}")
        });
    }

    fn leave(&self, sentence: impl Into<String>) {
        self.left.borrow_mut().push(sentence.into());
    }

    /// Puts the answer on the timeline of the school and of whoever answered.
    fn log(&self, replier: Option<i64>) -> Result<()> {
        let looked = &self.looked;
        let done = self.done.borrow();
        let what = match done.len() {
            0 => "nothing has changed".to_owned(),
            many => counted(many as u64, "change", "changes"),
        };
        let mut text: Vec<String> = Vec::new();
        match looked.confirmer().as_str() {
            "" => {}
            who => text.push(format!("Answered by {who}.")),
        }
        text.extend(done.iter().cloned());
        if !looked.reply.said.note.trim().is_empty() && looked.reply.channel == Channel::Email {
            text.push(looked.reply.said.note.clone());
        }
        let w = self.w();
        activity::actions::log(
            w,
            &NewActivity {
                kind: ActivityKind::Form,
                on: w.clock.today(),
                at_time: String::new(),
                direction: "in".to_owned(),
                title: format!("Answered {}: {what}", looked.round.title),
                text: text.join("\n"),
                message_id: String::new(),
                source: Source::Form,
                about: vec![About {
                    person_id: replier,
                    school_id: Some(self.school_id()),
                    ..About::default()
                }],
            },
        )?;
        Ok(())
    }
}

/// Whether a value is what we hold.
fn is_same(field: &FormField, value: &str, held: &str) -> bool {
    let nobody = field.kind == FormKind::Name && says_nobody(value);
    match (value.is_empty() || nobody, held.is_empty()) {
        (true, true) => true,
        (false, false) => !is_of_replier(&field.key) && same(field, value, held),
        _ => false,
    }
}
