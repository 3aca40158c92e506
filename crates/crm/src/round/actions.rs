//! Making rounds and changing them. Each is one operation.

use super::form::{Ask, MOST_OWN, Question};
use super::queries::{one, warning};
use super::store::{self, Forms, RoundRow};
use super::{
    EditRound, NewRound, OneRound, Round, RoundMade, RoundSchools, RoundSchoolsTouched, check_value,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::List;
use crate::session::{Act, Read};
use crate::store::Write;
use crate::types::{Day, PartDay, counted};
use std::collections::HashSet;

/// Whom a round asks where nobody was chosen.
pub(super) const ALL_OURS: &str = "All our schools but former ones";
/// What a link to an online form begins with.
const SECURE: &str = "https://";

/// A round as it would be made.
pub(super) struct Planned {
    ask: Ask,
    title: String,
    due_on: String,
    audience: String,
    questions: Vec<Question>,
    own: Vec<String>,
    form_link: String,
    school_ids: Vec<i64>,
}

impl Planned {
    /// What it comes to.
    pub fn made(&self, id: i64) -> RoundMade {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        RoundMade {
            id,
            title: self.title.clone(),
            schools: count(self.school_ids.len()),
            questions: count(self.questions.len() + self.own.len()),
            warning: warning(&self.questions, &self.own),
        }
    }
}

/// What a request for a new round means.
pub(super) fn planned(read: &Read<'_>, request: &NewRound) -> Result<Planned> {
    let ask = request.ask.unwrap_or(Ask::Leadership);
    let today = read.desk.store.clock().today();
    let title = match request.title.trim() {
        "" => format!("{} {}", ask.label(), request.year),
        title => title.to_owned(),
    };
    let questions = match &request.questions {
        None => ask.questions().to_vec(),
        Some(questions) => once(questions),
    };
    let own = own_questions(&request.own)?;
    asks_something(&questions, &own)?;
    let (school_ids, named) = match &request.selection {
        None => (store::ours(read.db)?, ALL_OURS),
        Some(selection) => {
            let ids = read.desk.lists.selected(read, List::Schools, selection)?;
            (ids, "Chosen schools")
        }
    };
    if school_ids.is_empty() {
        return Err(Error::invalid(
            "There is no school to ask. Choose another view of schools, or make schools yours first.",
        ));
    }
    let audience = match request.audience.trim() {
        "" => named.to_owned(),
        audience => audience.to_owned(),
    };
    Ok(Planned {
        ask,
        title,
        due_on: due(&request.due, today)?,
        audience,
        questions,
        own,
        form_link: link(&request.form_link)?,
        school_ids,
    })
}

/// Makes a round: who is asked is fixed from now on, so that a response rate means something.
///
/// # Errors
/// A sentence where there is no school to ask, nothing is asked, the day is not one, or the link is none.
pub fn new(act: &Act<'_>, request: NewRound) -> Result<RoundMade> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    let plan = planned(&read, &request)?;
    let id = make(act, &request, &plan, None)?;
    act.write.label(format!(
        "Made the round {} for {}",
        plan.title,
        counted(plan.school_ids.len() as u64, "school", "schools")
    ));
    Ok(plan.made(id))
}

/// Writes a round as planned; the operation is named by whoever calls. `after`: the round that it is rolled over from.
pub(super) fn make(
    act: &Act<'_>,
    request: &NewRound,
    plan: &Planned,
    after: Option<i64>,
) -> Result<i64> {
    let w = act.write;
    let id = store::insert(
        w,
        &RoundRow {
            year: request.year,
            ask: plan.ask,
            title: &plan.title,
            due_on: &plan.due_on,
            audience: &plan.audience,
            form_link: &plan.form_link,
            any_address: request.any_address,
            html: request.html,
            intro: request.intro.trim(),
            after_id: after,
        },
    )?;
    store::set_questions(w, id, &plan.questions, &plan.own)?;
    let file = act.desk.store.file_id();
    for school in &plan.school_ids {
        store::add_school(w, id, *school, &check_value(file, id, *school))?;
    }
    Ok(id)
}

/// Changes a round. What it asks stays once a form went out, since answers come back by its fields; drafts that ask something
/// else and have not gone out are to be written again.
///
/// # Errors
/// A sentence where it is not there, nothing would be asked, a form went out or an answer came already, the day is not one,
/// or the link is none.
pub fn edit(act: &Act<'_>, request: EditRound) -> Result<RoundSchoolsTouched> {
    let w = act.write;
    let before = one(w.db, request.id)?;
    let mut round = before.clone();
    if let Some(title) = request.title {
        title.trim().clone_into(&mut round.title);
        if round.title.is_empty() {
            return Err(Error::invalid(
                "The round needs a title: schools read it in the subject of the e-mail.",
            ));
        }
    }
    if let Some(typed) = request.due {
        round.due_on = due(&typed, w.clock.today())?;
    }
    if let Some(typed) = request.form_link {
        round.form_link = link(&typed)?;
    }
    if let Some(questions) = request.questions {
        round.questions = once(&questions);
    }
    if let Some(own) = request.own {
        round.own = own_questions(&own)?;
    }
    if let Some(intro) = request.intro {
        intro.trim().clone_into(&mut round.intro);
    }
    round.any_address = request.any_address.unwrap_or(round.any_address);
    round.html = request.html.unwrap_or(round.html);
    let mut touched = RoundSchoolsTouched::default();
    let mut label = format!("Changed the round {}", round.title);
    if (&round.questions, &round.own) != (&before.questions, &before.own) {
        let forms = set_questions(w, &round)?;
        if let Some((again, old)) = to_write_again(&forms) {
            label += &format!(": {again}");
            touched.schools = forms.schools;
            touched.said = format!("{again}. {old}");
        }
    }
    store::update(w, &round)?;
    w.label(label);
    Ok(touched)
}

/// That forms have to be written again, and what is to become of those that lie in a folder.
fn to_write_again(forms: &Forms) -> Option<(String, &'static str)> {
    let (count, one, more) = match (forms.drafts, forms.schools) {
        (0, 0) => return None,
        (0, schools) => (schools, "form is", "forms are"),
        (drafts, _) => (drafts, "draft is", "drafts are"),
    };
    let again = format!(
        "{} to be written again",
        counted(u64::from(count), one, more)
    );
    let old = if count == 1 {
        "The one that lies in your folder asks what you asked before: do not send it."
    } else {
        "Those that lie in your folder ask what you asked before: do not send them."
    };
    Some((again, old))
}

fn set_questions(w: &Write<'_>, round: &Round) -> Result<Forms> {
    if round.sent > 0 {
        return Err(Error::invalid(format!(
            "{} of this round went out already, so what it asks stays as it is. Ask the rest in a round of its own.",
            counted(u64::from(round.sent), "form", "forms")
        )));
    }
    // Drafts can go out without being marked as sent.
    if round.answered > 0 {
        return Err(Error::invalid(format!(
            "{} this round already, so what it asks stays as it is. Ask the rest in a round of its own.",
            counted(
                u64::from(round.answered),
                "school has answered",
                "schools have answered"
            )
        )));
    }
    asks_something(&round.questions, &round.own)?;
    store::set_questions(w, round.id, &round.questions, &round.own)?;
    store::take_back_unsent(w, round.id)
}

/// Takes a round off, with its forms and answers. What was accepted from answers stays.
///
/// # Errors
/// A sentence where it is not there.
pub fn delete(act: &Act<'_>, request: OneRound) -> Result<Nothing> {
    let round = one(act.write.db, request.id)?;
    store::delete(act.write, round.id)?;
    act.write
        .label(format!("Took off the round {}", round.title));
    Ok(Nothing {})
}

/// Asks more schools in a round.
///
/// # Errors
/// A sentence where it is not there, or the rows are of another list.
pub fn add_schools(act: &Act<'_>, request: RoundSchools) -> Result<RoundSchoolsTouched> {
    let round = one(act.write.db, request.id)?;
    let file = act.desk.store.file_id();
    touched(act, &round, &request, "asked", |school| {
        let check = check_value(file, round.id, school);
        store::add_school(act.write, round.id, school, &check)
    })
}

/// Asks some schools no more. Those to which a form went out, or which answered, stay.
///
/// # Errors
/// As [`add_schools`].
pub fn remove_schools(act: &Act<'_>, request: RoundSchools) -> Result<RoundSchoolsTouched> {
    let round = one(act.write.db, request.id)?;
    touched(act, &round, &request, "taken out", |school| {
        store::remove_school(act.write, round.id, school)
    })
}

fn touched(
    act: &Act<'_>,
    round: &Round,
    request: &RoundSchools,
    word: &str,
    each: impl Fn(i64) -> Result<bool>,
) -> Result<RoundSchoolsTouched> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    let ids = act
        .desk
        .lists
        .selected(&read, List::Schools, &request.selection)?;
    let mut done = 0_u32;
    for school in &ids {
        done += u32::from(each(*school)?);
    }
    let schools = counted(u64::from(done), "school", "schools");
    act.write
        .label(format!("{}: {schools} {word}", round.title));
    let left = ids.len() as u64 - u64::from(done);
    let mut said = format!("{schools} {word}.");
    if left > 0 {
        let why = if word == "asked" {
            "asked in this round already"
        } else {
            "left, as a form went out to them or they answered"
        };
        said += &format!(" {} {why}.", counted(left, "was", "were"));
    }
    Ok(RoundSchoolsTouched {
        schools: done,
        said,
    })
}

/// Each question once, in the order given.
fn once(questions: &[Question]) -> Vec<Question> {
    let mut seen = HashSet::new();
    questions
        .iter()
        .copied()
        .filter(|question| seen.insert(*question))
        .collect()
}

/// The office's own questions as they are kept: without blank ones.
fn own_questions(typed: &[String]) -> Result<Vec<String>> {
    let own: Vec<String> = typed
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect();
    if own.len() > MOST_OWN {
        return Err(Error::invalid(format!(
            "These are {} questions of your own; a form has room for {MOST_OWN}.",
            own.len()
        )));
    }
    Ok(own)
}

/// Who fills in the form and what they agree to is asked of everyone, but is no question to a school.
fn asks_something(questions: &[Question], own: &[String]) -> Result<()> {
    let about_the_school =
        |question: &Question| !matches!(question, Question::Replier | Question::Consent);
    if own.is_empty() && !questions.iter().any(about_the_school) {
        return Err(Error::invalid(
            "This form would ask nothing about the school. Choose a question, or write one of your own.",
        ));
    }
    Ok(())
}

/// The day by which answers are wanted, as it is kept.
fn due(typed: &str, today: Day) -> Result<String> {
    let day = PartDay::read_whole(typed, today)?;
    Ok(day.map(|day| day.to_string()).unwrap_or_default())
}

/// The link to an online form, as it is kept.
fn link(typed: &str) -> Result<String> {
    let link = typed.trim();
    if link.is_empty() {
        return Ok(String::new());
    }
    if !link.to_lowercase().starts_with(SECURE) || link.contains(char::is_whitespace) {
        return Err(Error::invalid(format!(
            "“{link}” is not the link to a form. Open your form in the browser, choose “Get pre-filled link”, and paste what \
             begins with {SECURE} here."
        )));
    }
    Ok(link.to_owned())
}
