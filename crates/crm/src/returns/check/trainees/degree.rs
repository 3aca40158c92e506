//! The degree (dfe.md 1.3): one, the highest; what belongs to it depends on where it is from.

use super::line::{Facts, Line};
use crate::returns::check::days;
use crate::returns::check::{Asked, Findings, is_digits};
use chrono::Datelike;

/// All columns of a degree.
const ALL: [&str; 7] = [
    "uk_degree",
    "non_uk_degree",
    "degree_subject",
    "degree_grade",
    "degree_graduation_year",
    "awarding_institution",
    "degree_country",
];
/// What belongs to a degree of the United Kingdom.
const OF_THE_UK: [&str; 5] = [
    "uk_degree",
    "degree_subject",
    "degree_grade",
    "degree_graduation_year",
    "awarding_institution",
];
/// What belongs to a degree from elsewhere; its country is there already.
const FROM_ELSEWHERE: [&str; 3] = ["non_uk_degree", "degree_subject", "degree_graduation_year"];
/// The `country` codes of the United Kingdom: England, Northern Ireland, Scotland, Wales, not specified.
const UK: [&str; 5] = ["XF", "XG", "XH", "XI", "XK"];
/// A degree is at most so many years old, counted from next year.
const OLDEST: i32 = 60;

pub(super) fn check(line: &Line<'_>, facts: &Facts<'_>, asked: &Asked<'_>, found: &mut Findings) {
    if ALL.iter().all(|column| line.get(column).is_empty()) {
        if facts.route.is_some_and(|route| route.degree) {
            found.problem(
                line.at("uk_degree"),
                "degreeNeeded",
                "There is no degree, and all but the undergraduate routes (09, 11, 14, 18) need one. Put in “uk_degree” or “non_uk_degree” with what belongs to it.",
            );
        }
        return;
    }
    let country = line.get("degree_country");
    let institution = line.get("awarding_institution");
    let is_uk = country.is_empty() || UK.contains(&country) || !institution.is_empty();
    let (needed, whence) = if is_uk {
        (
            OF_THE_UK.as_slice(),
            "of the United Kingdom (no country, or an institution, is given)",
        )
    } else {
        (FROM_ELSEWHERE.as_slice(), "from another country")
    };
    for column in needed {
        if line.get(column).is_empty() {
            found.problem(
                line.at(column),
                "degreePart",
                format!("“{column}” is blank, and a degree {whence} needs it. Put it in."),
            );
        }
    }
    year(line, asked, found);
    recoded(line, asked, found);
}

fn year(line: &Line<'_>, asked: &Asked<'_>, found: &mut Findings) {
    let text = line.get("degree_graduation_year");
    if text.is_empty() {
        return;
    }
    let place = line.at("degree_graduation_year");
    let year = if is_digits(text, 4) {
        text.parse().ok()
    } else {
        days::iso(text).ok().map(|day| day.year())
    };
    let next = asked.today.year() + 1;
    match year {
        None => found.problem(
            place,
            "degreeYear",
            format!("“{text}” is no year. Write it like 2014, or as a day like 2014-07-01."),
        ),
        Some(year) if year > next => found.problem(
            place,
            "degreeYearInFuture",
            format!(
                "The degree would be of {year}; the service takes years up to {next}. Check it."
            ),
        ),
        Some(year) if year < next - OLDEST => found.problem(
            place,
            "degreeYear",
            format!(
                "The degree would be of {year}; the service takes years from {} on. Check it.",
                next - OLDEST
            ),
        ),
        Some(_) => {}
    }
}

/// What the service makes something else of.
fn recoded(line: &Line<'_>, asked: &Asked<'_>, found: &mut Findings) {
    let institution = line.get("awarding_institution");
    let place = line.at("awarding_institution");
    if institution == "0133" {
        found.warning(
            place,
            "recoded",
            "Institution 0133 becomes 0149 (University College London).",
        );
    } else if !institution.is_empty() && !asked.rules.codes.has("institution", institution) {
        let so = match asked.rules.codes.meant("institution", institution) {
            Some((code, name)) => format!("Write {code} for {name}"),
            None => "Check the four digits".to_owned(),
        };
        found.warning(place, "recoded", format!("“{institution}” is no institution of the list and becomes “Other UK institution”. {so}."));
    }
    if line.get("degree_grade") == "09" {
        found.warning(
            line.at("degree_grade"),
            "recoded",
            "Grade 09 (pass without honours) becomes 14 (pass).",
        );
    }
}
