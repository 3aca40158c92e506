//! Starting next year's round from this one.

use super::{RollOverRound, store};
use crate::error::{Error, Result};
use crate::list::Selection;
use crate::round::actions::{self, ALL_OURS};
use crate::round::queries::one;
use crate::round::{NewRound, Round, RoundMade};
use crate::session::{Act, Read};
use crate::types::{AcademicYear, Day, counted};
use chrono::Months;

/// Makes next year's round: the same ask, questions and ways, for those schools that are still ours. A round that asked all
/// of ours asks all of ours again.
///
/// # Errors
/// A sentence where the round is not there, the year does not follow it, or none of its schools is ours still.
pub fn roll_over(act: &Act<'_>, request: RollOverRound) -> Result<RoundMade> {
    let round = one(act.write.db, request.id)?;
    let year = match request.year {
        Some(year) => year,
        None => AcademicYear::parse(&(round.year.start_year() + 1).to_string())?,
    };
    if year <= round.year {
        return Err(Error::invalid(format!(
            "{year} does not follow {}, the year of {}. Choose a later one.",
            round.year, round.title
        )));
    }
    let selection = if round.audience == ALL_OURS {
        None
    } else {
        let ids = store::still_ours(act.write.db, round.id)?;
        Some(Selection::Ids { ids })
    };
    let new = NewRound {
        year,
        ask: Some(round.ask),
        title: title(&round, year),
        due: due(&round, year, &request.due),
        selection,
        audience: round.audience.clone(),
        questions: Some(round.questions.clone()),
        own: round.own.clone(),
        form_link: round.form_link.clone(),
        any_address: round.any_address,
        html: round.html,
        intro: round.intro.clone(),
    };
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    let plan = actions::planned(&read, &new)?;
    let id = actions::make(act, &new, &plan, Some(round.id))?;
    let made = plan.made(id);
    act.write.label(format!(
        "Made the round {} from {} for {}",
        made.title,
        round.title,
        counted(u64::from(made.schools), "school", "schools")
    ));
    Ok(made)
}

/// The title with the new year in the old one's place; empty, so that it is named anew, where no year stands in it.
fn title(round: &Round, year: AcademicYear) -> String {
    let (old, new) = (round.year.to_string(), year.to_string());
    if round.title.contains(&old) {
        round.title.replace(&old, &new)
    } else {
        String::new()
    }
}

/// What was typed, else the same day as many years later as the new round is.
fn due(round: &Round, year: AcademicYear, typed: &str) -> String {
    let years = year.start_year() - round.year.start_year();
    let later = || {
        let day: Day = round.due_on.parse().ok()?;
        let months = Months::new(u32::try_from(years).ok()?.checked_mul(12)?);
        day.checked_add_months(months)
    };
    match typed.trim() {
        "" => later().map(|day| day.to_string()).unwrap_or_default(),
        typed => typed.to_owned(),
    }
}
