//! Rules between the columns of the course (dfe.md 1.3): aims, subjects, ages, route, study mode, disabilities.

use super::line::{Facts, Line};
use crate::returns::check::Findings;
use crate::returns::rules::cycle_written;
use crate::returns::rules::routes::{AGES_0_TO_5, EARLY_YEARS, IQTS, PRIMARY, TOP_OF_PRIMARY};

/// The `ittAim` of somebody who trains for a status and an academic award.
const BOTH: &str = "202";

const SUBJECTS: [&str; 3] = ["course_subject_1", "course_subject_2", "course_subject_3"];
const DISABILITIES: [&str; 9] = [
    "disability1",
    "disability2",
    "disability3",
    "disability4",
    "disability5",
    "disability6",
    "disability7",
    "disability8",
    "disability9",
];

pub(super) fn check(line: &Line<'_>, facts: &Facts<'_>, found: &mut Findings) {
    repeated(line, &SUBJECTS, "repeatedSubject", "subject", found);
    repeated(
        line,
        &DISABILITIES,
        "repeatedDisability",
        "disability",
        found,
    );
    aims(line, facts, found);
    subject_and_ages(line, facts, found);
    route(line, facts, found);
}

/// No two of the columns may hold the same.
fn repeated(line: &Line<'_>, columns: &[&str], code: &str, what: &str, found: &mut Findings) {
    let mut seen: Vec<&str> = Vec::new();
    for column in columns {
        let value = line.get(column);
        if value.is_empty() {
            continue;
        }
        if seen.contains(&value) {
            found.problem(
                line.at(column),
                code,
                format!("The {what} {value} is there twice. Take one off."),
            );
        }
        seen.push(value);
    }
}

fn aims(line: &Line<'_>, facts: &Facts<'_>, found: &mut Findings) {
    let aim = line.get("itt_aim");
    if (aim.is_empty() || aim == BOTH) && line.get("itt_qualification_aim").is_empty() {
        found.problem(
            line.at("itt_qualification_aim"),
            "qualificationNeeded",
            "“itt_qualification_aim” is blank, though the aim is a status and an academic award (202). Put in which, such as 020 for a PGCE.",
        );
    }
    let asks = facts.route.is_none_or(|route| route.study_mode);
    if asks && line.get("study_mode").is_empty() {
        found.problem(
            line.at("study_mode"),
            "studyModeNeeded",
            "“study_mode” is blank, and every route but assessment only needs it. Put in 01 for full-time, 31 for part-time.",
        );
    }
}

/// Primary courses and those of early years have a first subject of their own; ages 0 to 5 are for early years.
fn subject_and_ages(line: &Line<'_>, facts: &Facts<'_>, found: &mut Findings) {
    let ages = line.get("course_age_range");
    let early_years = facts.route.map(|route| route.early_years);
    if early_years == Some(true) {
        if let Some(subject) = facts.subject
            && subject != EARLY_YEARS
        {
            found.problem(
                line.at("course_subject_1"),
                "earlyYearsSubject",
                format!(
                    "On a route of early years the first subject is {EARLY_YEARS}, not {subject}."
                ),
            );
        }
        if facts.top_age.is_some() && ages != AGES_0_TO_5 {
            found.problem(
                line.at("course_age_range"),
                "earlyYearsAges",
                format!(
                    "On a route of early years the ages are {AGES_0_TO_5} (0 to 5), not {ages}."
                ),
            );
        }
        return;
    }
    if ages == AGES_0_TO_5 {
        if early_years == Some(false) {
            found.problem(
                line.at("course_age_range"),
                "agesOfEarlyYears",
                format!(
                    "Ages {AGES_0_TO_5} (0 to 5) are for the routes of early years, 17 to 20, only."
                ),
            );
        }
        return;
    }
    if facts.top_age.is_some_and(|top| top <= TOP_OF_PRIMARY)
        && let Some(subject) = facts.subject
        && subject != PRIMARY
    {
        found.problem(
            line.at("course_subject_1"),
            "primarySubject",
            format!("A course up to age 11 has {PRIMARY} (primary teaching) as its first subject. Put {subject} into course_subject_2."),
        );
    }
}

fn route(line: &Line<'_>, facts: &Facts<'_>, found: &mut Findings) {
    let code = line.get("training_route");
    if let (Some(route), Some(cycle)) = (facts.route, facts.cycle)
        && let Some(first) = route.from
        && cycle < first
    {
        found.problem(
            line.at("training_route"),
            "routeYear",
            format!(
                "Route {code} takes those who start from {} on; this trainee started in {}.",
                cycle_written(first),
                cycle_written(cycle)
            ),
        );
    }
    if facts.route.is_none() {
        return;
    }
    let country = line.get("iqts_country");
    if code == IQTS && country.is_empty() {
        found.problem(
            line.at("iqts_country"),
            "iqtsCountryNeeded",
            "“iqts_country” is blank, and route 15 (iQTS) needs it. Put in the country in two letters.",
        );
    } else if code != IQTS && !country.is_empty() {
        found.problem(
            line.at("iqts_country"),
            "iqtsCountryExtra",
            format!("“iqts_country” is {country}, but the route is {code}. Only route 15 (iQTS) has a country; clear the cell."),
        );
    }
}
