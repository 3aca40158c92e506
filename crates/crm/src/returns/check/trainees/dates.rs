//! The days of a trainee (dfe.md 1.2): how they are written, and how far from today they may be.

use super::line::{Facts, Line};
use crate::returns::check::days::{self, NoDay};
use crate::returns::check::{Asked, Findings};
use crate::types::{Day, written};
use chrono::Datelike;

/// The columns of days.
const DAYS: [&str; 5] = [
    "date_of_birth",
    "itt_start_date",
    "itt_end_date",
    "trainee_start_date",
    "pg_apprenticeship_start_date",
];
pub(super) fn check(line: &Line<'_>, facts: &Facts<'_>, asked: &Asked<'_>, found: &mut Findings) {
    for column in DAYS {
        form(line, column, asked.today, found);
    }
    born(line, asked.today, found);
    course_days(line, facts, asked.today, found);
}

/// Whether a column holds a day, written as the service reads it.
fn form(line: &Line<'_>, column: &str, today: Day, found: &mut Findings) {
    let text = line.get(column);
    if text.is_empty() {
        return;
    }
    match days::iso(text) {
        Ok(_) => {}
        Err(NoDay::Calendar) => found.problem(
            line.at(column),
            "dateReal",
            format!("“{text}” is not in the calendar. Check it."),
        ),
        Err(NoDay::Form) => {
            let so = days::rewritten(text, today).map_or_else(
                || "Write it as year-month-day, like 2026-09-01".to_owned(),
                |day| format!("A spreadsheet has rewritten it; write {day}, with an apostrophe before it so that it stays"),
            );
            found.problem(
                line.at(column),
                "dateForm",
                format!("“{text}” is not written as year-month-day. {so}."),
            );
        }
    }
}

fn born(line: &Line<'_>, today: Day, found: &mut Findings) {
    let place = line.at("date_of_birth");
    let Some(born) = line.day("date_of_birth") else {
        return;
    };
    if born > today {
        found.problem(
            place,
            "bornInFuture",
            format!(
                "The date of birth, {}, is still to come. Check the year.",
                written(born)
            ),
        );
    } else if born > days::years_before(today, 16) {
        found.problem(
            place,
            "tooYoung",
            format!(
                "Whoever was born on {} is not 16 yet. Check the year.",
                written(born)
            ),
        );
    } else if born < days::years_before(today, 100) {
        found.problem(
            place,
            "tooOld",
            format!(
                "Whoever was born on {} would be over a hundred. Check the year.",
                written(born)
            ),
        );
    }
}

fn course_days(line: &Line<'_>, facts: &Facts<'_>, today: Day, found: &mut Findings) {
    let (starts, ends) = (line.day("itt_start_date"), line.day("itt_end_date"));
    let ten_years_ago = days::years_before(today, 10);
    if let Some(starts) = starts
        && starts.year() > today.year() + 1
    {
        found.problem(
            line.at("itt_start_date"),
            "startTooLate",
            format!(
                "The course would begin on {}; the service takes years up to {}. Check the year.",
                written(starts),
                today.year() + 1
            ),
        );
    }
    if let Some(ends) = ends {
        let place = line.at("itt_end_date");
        if let Some(starts) = starts
            && ends <= starts
        {
            found.problem(place, "endNotAfterStart", format!("The course would end on {}, which is not after it begins ({}). Check the two days.", written(ends), written(starts)));
        }
        if ends < ten_years_ago {
            found.problem(
                place,
                "endTooOld",
                format!(
                    "The course would have ended on {}, over ten years ago. Check the year.",
                    written(ends)
                ),
            );
        }
        if ends.year() > today.year() + 5 {
            found.problem(
                place,
                "endTooLate",
                format!(
                    "The course would end on {}; the service takes years up to {}. Check the year.",
                    written(ends),
                    today.year() + 5
                ),
            );
        }
    }
    let Some(trainee_starts) = facts.starts else {
        return;
    };
    // A blank start of the trainee takes the course's.
    let column = if line.get("trainee_start_date").is_empty() {
        "itt_start_date"
    } else {
        "trainee_start_date"
    };
    if trainee_starts < ten_years_ago {
        found.problem(
            line.at(column),
            "startTooOld",
            format!(
                "The trainee would have started on {}, over ten years ago. Check the year.",
                written(trainee_starts)
            ),
        );
    } else if trainee_starts > today && Some(trainee_starts) != starts {
        found.problem(line.at(column), "startInFuture", format!("{} is still to come and is not the day on which the course begins. Leave “{column}” blank until the trainee has started.", written(trainee_starts)));
    }
}
