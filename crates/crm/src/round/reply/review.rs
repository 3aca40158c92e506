//! The three-way review of a reply: for each field what we hold, with source and day, what they said, what the register
//! says; and for each post that changes hands what the change would meet.

use super::compare::{Compared, FieldSaid, compare, is_of_replier, same_name};
use super::read::called;
use super::store::{self, AskedSchool, Kept};
use super::{OneReply, ReplyRow, SaidOf, answers_of};
use crate::error::{Error, Result};
use crate::mail::queries::is_anyones;
use crate::register::queries as register;
use crate::round::ask::{Held, held};
use crate::round::form::{FormChoice, FormField, FormKind, Question, fields};
use crate::round::layout::{in_words, says_nobody};
use crate::round::queries::one;
use crate::round::{Answers, Round};
use crate::session::Read;
use crate::store::Db;
use crate::tenure::actions as tenures;
use crate::tenure::change::queries::propose;
use crate::tenure::change::{ProposeChange, ProposedChange};
use crate::types::{AcademicYear, PartDay, Source, counted};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What is suggested for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Suggested {
    /// What they said.
    Take,
    /// What we hold.
    Keep,
}

/// A reply to review.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyReview {
    /// The reply.
    pub reply: ReplyRow,
    /// The round.
    pub round_id: i64,
    /// Its title.
    pub round: String,
    /// Who answered, as far as it is said: `Zoe Finch, Office manager`; empty: not known.
    pub confirmer: String,
    /// Whether it can be accepted: it waits.
    pub waits: bool,
    /// What else was written: the text of the e-mail.
    pub note: String,
    /// What could not be taken as it stands, and what is not as it went out.
    pub problems: Vec<String>,
    /// What else came from the school in this round, a sentence each.
    pub others: Vec<String>,
    /// The blocks of the form.
    pub blocks: Vec<ReviewBlock>,
    /// The posts that change hands.
    pub posts: Vec<ReviewPost>,
    /// What becomes of the places that the school offers, with the fields as suggested, a sentence each.
    pub places: Vec<String>,
    /// How much differs, a sentence.
    pub words: String,
    /// The next reply to review; `null`: none.
    pub next_id: Option<i64>,
}

/// A block of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewBlock {
    /// Its key.
    pub block: String,
    /// Its heading.
    pub heading: String,
    /// Whether anything in it differs.
    pub differs: bool,
    /// Its fields.
    pub fields: Vec<ReviewField>,
}

/// A field, three ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewField {
    /// Its key.
    pub key: String,
    /// What it asks.
    pub label: String,
    /// What can stand in it.
    pub kind: FormKind,
    /// Its choices.
    pub choices: Vec<FormChoice>,
    /// What we hold, in words; empty: nothing.
    pub held: String,
    /// Who told us and when: `Form, 3 Sep 2025`; empty: not known.
    pub held_from: String,
    /// What they said, as it is stored; `null`: nothing.
    pub said: Option<String>,
    /// The same in words.
    pub said_words: String,
    /// Whether that was said by a tick and not written there.
    pub ticked: bool,
    /// What the register says, in words; empty: nothing.
    pub register: String,
    /// How what was said stands against what we hold.
    pub of: SaidOf,
    /// What is suggested.
    pub suggested: Suggested,
    /// What to think of before it is taken, a sentence; empty: nothing.
    pub warning: String,
}

/// A post that changes hands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewPost {
    /// Which: `headTeacher`, `deputies.2`, `mentors.1`.
    pub post: String,
    /// In words: `Eve Frost instead of Ada Brook`.
    pub words: String,
    /// Whether somebody comes; else whoever holds it only leaves.
    pub comes: bool,
    /// Whom we know of that name at the school, or by that e-mail; `null`: nobody.
    pub person_id: Option<i64>,
    /// Who that is, in words; empty: nobody.
    pub person: String,
    /// What the change would meet.
    pub change: ProposedChange,
}

/// A reply with all that it is compared with.
pub(super) struct Looked {
    pub reply: Kept,
    pub round: Round,
    pub form: Vec<FormField>,
    pub school: AskedSchool,
    pub held: BTreeMap<String, Held>,
    pub compared: Compared,
    /// The one who answered, where they are in the file.
    pub replier: Option<store::KnownAs>,
}

impl Looked {
    /// What was said in a field by writing it there, or ticking; `None`: nothing.
    pub fn said(&self, key: &str) -> Option<&str> {
        self.compared.fields.get(key)?.said.as_deref()
    }

    /// Who answered: name and post.
    pub fn confirmer(&self) -> String {
        let name = self.said("replier.name").unwrap_or(&self.reply.from_name);
        let post = self.said("replier.post").unwrap_or_default();
        match (name, post) {
            ("", _) => self.reply.from_email.clone(),
            (name, "") => name.to_owned(),
            (name, post) => format!("{name}, {post}"),
        }
    }
}

/// Looks at a reply.
///
/// # Errors
/// A sentence where it is gone, or nobody has said which school it is from.
pub(super) fn look(db: &Db, id: i64) -> Result<Looked> {
    let reply = store::reply(db, id)?.ok_or_else(gone)?;
    let round = one(db, reply.round_id)?;
    let school = match reply.round_school_id {
        Some(id) => store::asked_school(db, id)?.ok_or_else(gone)?,
        None => {
            return Err(Error::invalid(
                "Nobody has said which school this answer is from. Choose the school first, or dismiss the answer.",
            ));
        }
    };
    let mut held = held(
        db,
        &round.questions,
        &round.own,
        &[school.school_id],
        round.year,
    )?;
    let held = held.remove(&school.school_id).unwrap_or_default();
    looked(db, reply, round, school, held)
}

/// The same with what is known already.
pub(super) fn looked(
    db: &Db,
    reply: Kept,
    round: Round,
    school: AskedSchool,
    held: BTreeMap<String, Held>,
) -> Result<Looked> {
    let form = fields(&round.questions, &round.own);
    let mut compared = compare(
        &form,
        &reply.said,
        school.asked.as_ref(),
        &answers_of(&held),
    );
    let replier = replier(db, &reply, &school, &compared)?;
    if let (Some(replier), Some(field)) =
        (&replier, compared.fields.get_mut(Question::Consent.code()))
        && let Some(said) = &field.said
        && replier.stand == *said
    {
        field.of = SaidOf::Same;
    }
    Ok(Looked {
        reply,
        round,
        form,
        school,
        held,
        compared,
        replier,
    })
}

pub(super) fn gone() -> Error {
    Error::not_found("This answer is not in the file any more. Undo may bring it back.")
}

/// Who answered, where they are in the file: by the e-mail that they wrote or sent it from, else by their name at the
/// school.
fn replier(
    db: &Db,
    reply: &Kept,
    school: &AskedSchool,
    compared: &Compared,
) -> Result<Option<store::KnownAs>> {
    let said = |key: &str| {
        compared
            .fields
            .get(key)
            .and_then(|field| field.said.clone())
            .unwrap_or_default()
    };
    let (name, email) = (said("replier.name"), said("replier.email"));
    let here = store::people_near(db, school.school_id)?;
    for email in [&email, &reply.from_email] {
        let mut found = store::people_of_email(db, email)?;
        // An address that several share says of none of them that they answered.
        found.retain(|known| name.is_empty() || same_name(&known.name, &name));
        if let [only] = found.as_slice() {
            return Ok(Some(only.clone()));
        }
    }
    let name = if name.is_empty() {
        &reply.from_name
    } else {
        &name
    };
    let mut named = here
        .into_iter()
        .filter(|known| same_name(&known.name, name));
    Ok(match (named.next(), named.next()) {
        (Some(only), None) if !name.is_empty() => Some(only),
        _ => None,
    })
}

/// Shows a reply for review.
///
/// # Errors
/// A sentence where it is gone, or nobody has said which school it is from.
pub fn review(read: &Read<'_>, request: OneReply) -> Result<ReplyReview> {
    let db = read.db;
    let looked = look(db, request.id)?;
    let all = store::replies(db, looked.round.id)?;
    let reply = all
        .iter()
        .find(|row| row.id == request.id)
        .cloned()
        .ok_or_else(gone)?;
    let waits = is_waiting(&looked.reply);
    let register = register_says(db, &looked.school)?;
    let blocks = looked
        .form
        .chunk_by(|one, next| one.block == next.block)
        .filter_map(|block| block.first().map(|first| (first, block)))
        .map(|(first, block)| {
            let fields: Vec<ReviewField> = block
                .iter()
                .filter_map(|field| shown(&looked, field, &register))
                .collect();
            ReviewBlock {
                block: first.block.clone(),
                heading: first.heading.clone(),
                differs: fields.iter().any(|field| differs(field.of)),
                fields,
            }
        })
        .collect();
    let posts = if waits {
        posts(read, &looked)?
    } else {
        Vec::new()
    };
    let places = if waits {
        super::places::review(db, &looked)?
    } else {
        Vec::new()
    };
    let differ = looked
        .compared
        .fields
        .iter()
        .filter(|(key, field)| differs(field.of) && !is_of_replier(key))
        .count();
    let next_id = all
        .iter()
        .find(|row| row.id != request.id && row.state == crate::round::ReplyState::Changed)
        .map(|row| row.id);
    Ok(ReplyReview {
        round_id: looked.round.id,
        round: looked.round.title.clone(),
        confirmer: looked.confirmer(),
        waits,
        note: looked.reply.said.note.clone(),
        problems: looked
            .compared
            .problems
            .iter()
            .map(|one| one.sentence.clone())
            .collect(),
        others: others(&all, &reply),
        words: match differ {
            0 if looked.reply.said.is_silent() => "It answers nothing of the form.".to_owned(),
            0 if looked.compared.problems.is_empty() => "Everything is as we hold it.".to_owned(),
            0 => "Nothing that could be read differs from what we hold.".to_owned(),
            many => format!(
                "{} from what we hold.",
                counted(many as u64, "answer differs", "answers differ")
            ),
        },
        blocks,
        posts,
        places,
        next_id,
        reply,
    })
}

/// Whether a reply waits for one of us.
pub(super) fn is_waiting(reply: &Kept) -> bool {
    use crate::round::ReplyState::{Changed, SetAside, Unchanged};
    matches!(reply.state, Changed | SetAside | Unchanged)
}

/// Whether what was said is another thing than what we hold.
pub(super) fn differs(of: SaidOf) -> bool {
    !matches!(of, SaidOf::Nothing | SaidOf::Same)
}

/// What else came from the school.
fn others(all: &[ReplyRow], of: &ReplyRow) -> Vec<String> {
    let same_school = all
        .iter()
        .filter(|row| row.id != of.id && row.school_id.is_some() && row.school_id == of.school_id);
    same_school
        .map(|row| {
            let when = if row.settled_on.is_empty() {
                &row.received_on
            } else {
                &row.settled_on
            };
            let order = if row.id > of.id {
                "A later"
            } else {
                "An earlier"
            };
            format!(
                "{order} answer ({}) is {}, {when}.",
                row.file,
                row.state_label.to_lowercase()
            )
        })
        .collect()
}

/// What the register says, by field.
fn register_says(db: &Db, school: &AskedSchool) -> Result<Answers> {
    let mut says = Answers::new();
    let Some(urn) = school.urn else {
        return Ok(says);
    };
    if let Some(head) = register::head_of(db, urn)? {
        says.insert("headTeacher.name".to_owned(), head.name.full());
    }
    let telephone = store::telephone_of(db, urn)?;
    if !telephone.is_empty() {
        says.insert(
            "headTeacher.telephone".to_owned(),
            format!("{telephone} (the school)"),
        );
    }
    Ok(says)
}

fn shown(looked: &Looked, field: &FormField, register: &Answers) -> Option<ReviewField> {
    let FieldSaid { said, ticked, of } = looked.compared.fields.get(&field.key)?.clone();
    let held = looked.held.get(&field.key);
    let warning = warning(looked, field, said.as_deref(), of);
    Some(ReviewField {
        key: field.key.clone(),
        label: field.label.clone(),
        kind: field.kind,
        choices: field.choices.clone(),
        held: held
            .map(|held| in_words(field, &held.value))
            .unwrap_or_default(),
        held_from: held.map(from).unwrap_or_default(),
        said_words: match (&said, of) {
            (_, SaidOf::Emptied) => "Taken out".to_owned(),
            (_, SaidOf::Nobody) => "Nobody is in post".to_owned(),
            (Some(said), _) => in_words(field, said),
            (None, _) => String::new(),
        },
        said,
        ticked,
        register: register.get(&field.key).cloned().unwrap_or_default(),
        suggested: suggested(looked, field, of),
        of,
        warning,
    })
}

/// Who told us and when: `Form, 3 Sep 2025`.
fn from(held: &Held) -> String {
    let day = PartDay::stored(&held.on).written();
    match (held.source, day.as_str()) {
        (Source::Typed, "") => String::new(),
        (source, "") => source.label().to_owned(),
        (source, day) => format!("{}, {day}", source.label()),
    }
}

/// What is suggested: what they said, unless they took something out, agree after an objection, or it is doubtful.
pub(super) fn suggested(looked: &Looked, field: &FormField, of: SaidOf) -> Suggested {
    match of {
        SaidOf::New | SaidOf::Changed | SaidOf::Nobody
            if !lifts_objection(looked, field) && doubt(looked, field).is_empty() =>
        {
            Suggested::Take
        }
        _ => Suggested::Keep,
    }
}

/// Why what was said in a field is not to be taken without a look, a sentence; empty: nothing speaks against it.
fn doubt(looked: &Looked, field: &FormField) -> String {
    let has_marks = |key: &str| {
        looked
            .said(key)
            .is_some_and(|name| name.contains(['<', '>']))
    };
    if field.kind == FormKind::Name && has_marks(&field.key) {
        return "This name holds marks of a web page. Correct it before you take it.".to_owned();
    }
    // Else somebody's address would be taken for whoever holds the post.
    if let Some((person, _)) = field.key.rsplit_once('.')
        && has_marks(&format!("{person}.name"))
    {
        return "The name that it belongs to holds marks of a web page. Correct that first."
            .to_owned();
    }
    if field.kind == FormKind::Day
        && let Some(day) = looked.said(&field.key)
        && is_far_ahead(day, looked.round.year)
    {
        return format!(
            "{} is more than a school year after the one that was asked about, which may be a slip. Ask the school before you \
             take it.",
            PartDay::stored(day).written()
        );
    }
    String::new()
}

/// Whether a day, month or year as stored lies after the school year that follows `year`.
fn is_far_ahead(day: &str, year: AcademicYear) -> bool {
    day > format!("{:04}-08-31", year.start_year() + 2).as_str()
}

/// Whether taking a field would lift an objection that stands: only somebody of us who says so does that.
pub(super) fn lifts_objection(looked: &Looked, field: &FormField) -> bool {
    field.block == Question::Consent.code()
        && looked.said(&field.key) == Some("given")
        && looked
            .replier
            .as_ref()
            .is_some_and(|replier| replier.objects)
}

fn warning(looked: &Looked, field: &FormField, said: Option<&str>, of: SaidOf) -> String {
    let said = said.unwrap_or_default();
    if !differs(of) {
        return String::new();
    }
    if lifts_objection(looked, field)
        && let Some(replier) = &looked.replier
    {
        let since = match PartDay::stored(&replier.objected_on).written() {
            day if day.is_empty() => String::new(),
            day => format!(" since {day}"),
        };
        return format!(
            "{} objects to mailings{since}. Take this only if you are sure that they agree again.",
            replier.name
        );
    }
    if field.block == Question::Consent.code() && looked.replier.is_none() {
        return match looked.said("replier.name") {
            Some(name) => format!("{name} is not in the file yet, and is written down with this."),
            None => {
                "It is not said who agreed or objected, so it cannot be written down.".to_owned()
            }
        };
    }
    if field.kind == FormKind::Email && is_anyones(&said.to_lowercase()) {
        return "This is a personal address. It is kept as such, beside what we hold.".to_owned();
    }
    if of == SaidOf::Emptied {
        return "What stood there was taken out, which may be a slip.".to_owned();
    }
    doubt(looked, field)
}

/// The posts that change hands with the fields as suggested.
fn posts(read: &Read<'_>, looked: &Looked) -> Result<Vec<ReviewPost>> {
    let mut found = Vec::new();
    for slot in slots(looked) {
        let name_key = format!("{}.name", slot.post);
        let Some(field) = looked.compared.fields.get(&name_key) else {
            continue;
        };
        if !differs(field.of) {
            continue;
        }
        let said = field.said.clone().unwrap_or_default();
        let comes = !said.is_empty() && !says_nobody(&said);
        let known = if comes {
            matched(read.db, looked, &slot.post, &said)?
        } else {
            None
        };
        let role_id = tenures::posts(read.db)?
            .into_iter()
            .find(|post| post.code == slot.role)
            .map(|post| post.id);
        let trust_uid = match (slot.at_trust, looked.school.urn) {
            (true, Some(urn)) => register::trust_of(read.db, urn)?,
            _ => None,
        };
        if slot.at_trust && trust_uid.is_none() {
            continue;
        }
        let held = looked.held.get(&name_key);
        let change = propose(
            read,
            ProposeChange {
                school_id: (!slot.at_trust).then_some(looked.school.school_id),
                trust_uid,
                role_id,
                leaver_id: held.and_then(|held| held.tenure_id),
                nobody_leaves: held.is_none(),
                person_id: known.as_ref().map(|known| known.id),
                name: comes.then(|| said.clone()),
                ..ProposeChange::default()
            },
        )?;
        let words = match (held, comes) {
            (Some(held), true) => format!("{said} instead of {}", held.value),
            (Some(held), false) => format!("{} is no longer in post", held.value),
            (None, _) => format!("{said} is new"),
        };
        found.push(ReviewPost {
            post: slot.post,
            words,
            comes,
            person_id: known.as_ref().map(|known| known.id),
            person: known.map(|known| known.name).unwrap_or_default(),
            change,
        });
    }
    Ok(found)
}

/// A person of the form who holds a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// What its fields begin with: `headTeacher`, `deputies.2`.
    pub post: String,
    /// The post's code.
    pub role: &'static str,
    pub at_trust: bool,
    /// The block's heading.
    pub heading: String,
}

/// The people of a round's form who hold a post, in order.
pub(super) fn slots(looked: &Looked) -> Vec<Slot> {
    let names = looked
        .form
        .iter()
        .filter(|field| field.kind == FormKind::Name);
    names
        .filter_map(|field| {
            let (role, at_trust) = match Question::parse(&field.block)? {
                Question::HeadTeacher => ("headTeacher", false),
                Question::Deputies => ("deputyHead", false),
                Question::Senco => ("senco", false),
                Question::ProfessionalTutor => ("professionalTutor", false),
                Question::MentoringLead => ("mentoringLead", false),
                Question::TrustContact => ("trustIttLead", true),
                Question::Mentors => ("mentor", false),
                _ => return None,
            };
            Some(Slot {
                post: field.key.strip_suffix(".name")?.to_owned(),
                role,
                at_trust,
                heading: field.heading.clone(),
            })
        })
        .collect()
}

/// Whom we know of a name that stands on a form: at the school or its trust, else by the e-mail beside it.
pub(super) fn matched(
    db: &Db,
    looked: &Looked,
    post: &str,
    name: &str,
) -> Result<Option<store::KnownAs>> {
    let mut near = store::people_near(db, looked.school.school_id)?;
    near.retain(|known| same_name(&known.name, name));
    if let [only] = near.as_slice() {
        return Ok(Some(only.clone()));
    }
    let email = looked.said(&format!("{post}.email")).unwrap_or_default();
    let mut by_email = store::people_of_email(db, email)?;
    by_email.retain(|known| same_name(&known.name, name));
    Ok(match by_email.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    })
}

/// How a field is called in a sentence.
pub(super) fn name_of(looked: &Looked, key: &str) -> String {
    looked
        .form
        .iter()
        .find(|field| field.key == key)
        .map_or_else(|| key.to_owned(), called)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    #[test]
    fn a_start_may_be_announced_a_school_year_ahead_and_no_later() {
        let year = AcademicYear::parse("2026").unwrap();
        for (day, expected) in [
            ("2027-09-01", false),
            ("2028-08-31", false),
            ("2028", false),
            ("2028-09", true),
            ("2062-09-01", true),
            ("2062", true),
        ] {
            assert_eq!(is_far_ahead(day, year), expected, "{day}");
        }
    }
}
