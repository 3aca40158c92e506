//! Rounds as they are shown.

use super::form::{Ask, MOST_OWN, MOST_QUESTIONS, Question, fields};
use super::{
    AskChoice, NewRound, OneRound, QuestionChoice, Round, RoundChoices, RoundMade, RoundPage,
    Rounds, actions, store,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day};
use chrono::{Datelike, Month};

/// How many academic years ahead a round may be chosen for.
const YEARS_AHEAD: i32 = 3;

/// All rounds, the latest first.
///
/// # Errors
/// What SQLite says.
pub fn all(read: &Read<'_>, _: Nothing) -> Result<Rounds> {
    let rounds = store::all(read.db)?
        .into_iter()
        .map(|round| with_questions(read.db, round))
        .collect::<Result<_>>()?;
    Ok(Rounds { rounds })
}

/// A round with its form and its batches of drafts.
///
/// # Errors
/// A sentence where it is not there.
pub fn page(read: &Read<'_>, request: OneRound) -> Result<RoundPage> {
    let round = one(read.db, request.id)?;
    Ok(RoundPage {
        fields: fields(&round.questions, &round.own),
        batches: store::batches(read.db, round.id)?,
        round,
    })
}

/// One round with its questions.
///
/// # Errors
/// A sentence where it is not there.
pub fn one(db: &Db, id: i64) -> Result<Round> {
    let round = store::find(db, id)?.ok_or_else(|| {
        Error::not_found("This round is not in the file any more. Undo may bring it back.")
    })?;
    with_questions(db, round)
}

/// The round with this id; without one the round that was made last.
///
/// # Errors
/// A sentence where there is none.
pub fn named_or_latest(db: &Db, id: Option<i64>) -> Result<Round> {
    match id {
        Some(id) => one(db, id),
        None => match store::latest(db)? {
            Some(id) => one(db, id),
            None => Err(Error::not_found(
                "The file has no round of the yearly check yet. Make one first.",
            )),
        },
    }
}

fn with_questions(db: &Db, mut round: Round) -> Result<Round> {
    (round.questions, round.own) = store::questions(db, round.id)?;
    round.warning = warning(&round.questions, &round.own);
    Ok(round)
}

/// What to think of before a form with these questions goes out; empty: nothing.
#[must_use]
pub fn warning(questions: &[Question], own: &[String]) -> String {
    let many = questions.len() + own.len();
    if many > MOST_QUESTIONS {
        format!(
            "This asks {many} questions. With more than {MOST_QUESTIONS} a form no longer fits a page, and fewer schools answer. \
             Leave some for another time of the year."
        )
    } else {
        String::new()
    }
}

/// What making a round would come to.
///
/// # Errors
/// As [`actions::new`].
pub fn look(read: &Read<'_>, request: NewRound) -> Result<RoundMade> {
    let plan = actions::planned(read, &request)?;
    Ok(plan.made(0))
}

/// What a new round is made from.
///
/// # Errors
/// None of its own.
pub fn choices(read: &Read<'_>, _: Nothing) -> Result<RoundChoices> {
    let today = read.desk.store.clock().today();
    let year = AcademicYear::of(today);
    let first = year.start_year() - 1;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(RoundChoices {
        asks: asks(today),
        questions: Question::ALL
            .iter()
            .map(|question| QuestionChoice {
                question: *question,
                label: question.label().to_owned(),
            })
            .collect(),
        years: (first..=first + 1 + YEARS_AHEAD)
            .filter_map(|start| AcademicYear::parse(&start.to_string()).ok())
            .collect(),
        year,
        most_questions: count(MOST_QUESTIONS),
        most_own: count(MOST_OWN),
    })
}

/// The asks, the one whose month is next or now first; the office's own last.
fn asks(today: Day) -> Vec<AskChoice> {
    let mut asks = Ask::ALL.to_vec();
    asks.sort_by_key(|ask| (*ask == Ask::Own, (ask.month() + 12 - today.month()) % 12));
    asks.into_iter()
        .map(|ask| AskChoice {
            ask,
            label: ask.label().to_owned(),
            month: u8::try_from(ask.month())
                .ok()
                .and_then(|month| Month::try_from(month).ok())
                .map(|month| month.name().to_owned())
                .unwrap_or_default(),
            year: about(ask, AcademicYear::of(today)),
            questions: ask.questions().to_vec(),
        })
        .collect()
}

/// The year that an ask is about in this one: whether a school hosts *next year* is asked in the year before.
fn about(ask: Ask, now: AcademicYear) -> AcademicYear {
    let next = || AcademicYear::parse(&(now.start_year() + 1).to_string());
    match ask {
        Ask::Hosting => next().unwrap_or(now),
        Ask::Leadership | Ask::Mentors | Ask::Own => now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ask_of_the_time_of_the_year_comes_first_and_a_long_form_warns() {
        let first = |day: &str| asks(day.parse().unwrap())[0].ask;
        assert_eq!(first("2026-09-10"), Ask::Leadership);
        assert_eq!(first("2026-11-01"), Ask::Hosting);
        assert_eq!(first("2027-05-01"), Ask::Mentors);
        let hosting = asks("2027-02-10".parse().unwrap());
        assert_eq!(
            hosting
                .iter()
                .map(|one| one.year.to_string())
                .collect::<Vec<_>>(),
            ["2027/28", "2026/27", "2026/27", "2026/27"]
        );
        let all = asks("2026-09-10".parse().unwrap());
        assert_eq!(all.last().map(|one| one.ask), Some(Ask::Own));
        assert_eq!(warning(&Question::ALL[..12], &[]), "");
        assert!(warning(&Question::ALL[..12], &["Parking?".to_owned()]).contains("13 questions"));
    }
}
