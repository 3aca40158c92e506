//! How ready a return is, and what was written down of it.

use super::missing::missing;
use super::rules::{self, Facts, Place};
use super::store::{self, Kept};
use super::{
    SignOffCheck, SignOffCount, SignOffCounts, SignOffLeftOut, SignOffPage, SignOffPart,
    SignOffPartShown, SignOffProblem, SignOffRequest, SignOffWhat,
};
use crate::capacity::supply::phase_of;
use crate::error::Result;
use crate::figure::queries::figures;
use crate::office::Role;
use crate::register::codes;
use crate::returns::minima::Minimum;
use crate::returns::windows::{self, Window};
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::{AcademicYear, Day, counted, written};
use std::collections::BTreeMap;

/// How many years can be chosen.
const YEARS: i32 = 4;

fn year_of(start: i32) -> Option<AcademicYear> {
    AcademicYear::parse(&start.to_string()).ok()
}

fn window_key(what: SignOffWhat) -> &'static str {
    match what {
        SignOffWhat::Census => windows::CENSUS,
        SignOffWhat::PerformanceProfile => windows::PERFORMANCE_PROFILE,
    }
}

/// The year whose sign-off is open on a day, or comes next.
pub fn next(what: SignOffWhat, today: Day) -> AcademicYear {
    let present = AcademicYear::of(today);
    (present.start_year() - 2..=present.start_year())
        .filter_map(year_of)
        .find(|year| {
            windows::about(window_key(what), *year).is_some_and(|open| open.closes >= today)
        })
        .unwrap_or(present)
}

/// Whether somebody wrote down that a return was signed off.
///
/// # Errors
/// What SQLite says.
pub fn is_signed_off(db: &Db, what: SignOffWhat, year: AcademicYear) -> Result<bool> {
    store::is_signed_off(db, what, year)
}

/// How ready a return is.
///
/// # Errors
/// What SQLite says.
pub fn page(read: &Read<'_>, request: SignOffRequest) -> Result<SignOffPage> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let what = request.what;
    let newest = next(what, today);
    let year = request.year.unwrap_or(newest);
    let before = year_of(year.start_year() - 1).unwrap_or(year);
    let role: Role = setting(db, "officeRole")?.unwrap_or_default();
    let partner_of: String = setting(db, "partnerOf")?.unwrap_or_default();
    let all = store::facts(
        db,
        if role == Role::TrainingPartner {
            &partner_of
        } else {
            ""
        },
    )?;
    let figures = figures(db)?;

    let (mut within, mut left_out, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for facts in &all {
        match rules::place(what, facts, year) {
            Place::In => {
                let minimum = Minimum::of(&figures, year, &facts.route);
                problems.extend(missing(what, facts, minimum, today));
                within.push(facts);
            }
            Place::Out(why) => left_out.push(SignOffLeftOut {
                trainee_id: facts.id,
                name: facts.name.clone(),
                why,
            }),
            Place::Elsewhere => {}
        }
    }
    problems.sort_by_key(|problem| problem.part);
    let earlier: Vec<&Facts> = all
        .iter()
        .filter(|facts| rules::place(what, facts, before) == Place::In)
        .collect();
    let kept = store::of(db, what, year)?;
    let signed_off = kept.iter().any(|one| one.part == SignOffPart::SignedOff);
    let parts = parts(what, &kept, &problems);
    Ok(SignOffPage {
        what,
        year,
        title: format!("{} {year}", what.label()),
        dates: dates(what, year),
        said: said(within.len(), &problems, &parts, signed_off),
        note: note(role, &partner_of),
        signed_off,
        trainees: number(within.len()),
        counts: counts(
            (&within, looked_at(what, year, today)),
            (&earlier, looked_at(what, before, today)),
        ),
        parts,
        problems,
        left_out,
        before,
        years: (newest.start_year() - YEARS + 1..=newest.start_year() + 1)
            .rev()
            .filter_map(year_of)
            .collect(),
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The day as which a return knows the states of its trainees, at most today.
fn looked_at(what: SignOffWhat, year: AcademicYear, today: Day) -> Day {
    let day = match what {
        SignOffWhat::Census => windows::census_day(year),
        SignOffWhat::PerformanceProfile => {
            windows::about(windows::PERFORMANCE_PROFILE, year).map_or(today, |window| window.closes)
        }
    };
    day.min(today)
}

fn dates(what: SignOffWhat, year: AcademicYear) -> String {
    let Some(Window { opens, closes, .. }) = windows::about(window_key(what), year) else {
        return String::new();
    };
    let open = format!(
        "It is signed off from {} to {}.",
        written(opens),
        written(closes)
    );
    match what {
        SignOffWhat::Census => {
            let day = windows::census_day(year).format("%a %-d %b %Y");
            format!("Census day is {day}. {open}")
        }
        SignOffWhat::PerformanceProfile => {
            let (first, last) = windows::cycle(year);
            format!(
                "It is about the cycle from {} to {}. {open}",
                written(first),
                written(last)
            )
        }
    }
}

fn note(role: Role, partner_of: &str) -> String {
    if role == Role::AccreditedProvider {
        return String::new();
    }
    let provider = if partner_of.is_empty() {
        "The accredited provider"
    } else {
        partner_of
    };
    format!(
        "{provider} signs this off in Register. Here you see whether what they have from us is right."
    )
}

fn said(
    trainees: usize,
    problems: &[SignOffProblem],
    parts: &[SignOffPartShown],
    signed_off: bool,
) -> String {
    let who = counted(trainees as u64, "trainee is", "trainees are");
    let open = parts
        .iter()
        .filter(|part| part.part != SignOffPart::SignedOff && part.checks.is_empty())
        .count();
    let rest = match (problems.len(), open) {
        _ if signed_off => "It was signed off.".to_owned(),
        (0, 0) => "Everything was checked and nothing is missing: it can be signed off.".to_owned(),
        (0, open) => format!(
            "Nothing is missing; {} not checked yet.",
            counted(open as u64, "part is", "parts are")
        ),
        (missing, _) => format!(
            "{} before it can be signed off.",
            counted(
                missing as u64,
                "thing is to be put right",
                "things are to be put right"
            )
        ),
    };
    format!("{who} in it. {rest}")
}

/// What to do with a part.
fn to_do(what: SignOffWhat, part: SignOffPart) -> &'static str {
    match part {
        SignOffPart::Numbers => "Does Register show as many trainees as are counted here?",
        SignOffPart::Courses => {
            "Are route, subject, age range, study mode and end date right for all of them?"
        }
        SignOffPart::Starts => "Did they start on the day that is entered?",
        SignOffPart::Statuses => {
            "Is everyone who is in training, deferred, withdrawn or awarded shown so?"
        }
        SignOffPart::Outcomes => {
            "Are the days right on which somebody gained QTS or EYTS, deferred or withdrew?"
        }
        SignOffPart::Placements => {
            "Does everyone who gained QTS or EYTS have the placements that their route asks for?"
        }
        SignOffPart::SignedOff => match what {
            SignOffWhat::Census => {
                "One person ticks the confirmation in Register. Write it down here once that is done."
            }
            SignOffWhat::PerformanceProfile => {
                "Sign it off in Register, and write it down here once that is done."
            }
        },
    }
}

fn parts(what: SignOffWhat, kept: &[Kept], problems: &[SignOffProblem]) -> Vec<SignOffPartShown> {
    what.parts()
        .map(|part| SignOffPartShown {
            part,
            label: part.label().to_owned(),
            says: to_do(what, part).to_owned(),
            problems: number(
                problems
                    .iter()
                    .filter(|problem| problem.part == part)
                    .count(),
            ),
            checks: kept
                .iter()
                .filter(|one| one.part == part)
                .map(|one| SignOffCheck {
                    id: one.id,
                    said: match one.by.as_str() {
                        "" => written(one.on),
                        by => format!("{by}, {}", written(one.on)),
                    },
                    note: one.note.clone(),
                })
                .collect(),
        })
        .collect()
}

/// The trainees of a return, and the day as which their states are known.
type Counted<'a> = (&'a [&'a Facts], Day);

fn counts(now: Counted<'_>, before: Counted<'_>) -> Vec<SignOffCounts> {
    let named = |list: &str, code: &str| match code {
        "" => "Not entered".to_owned(),
        code => codes::name(list, code).unwrap_or(code).to_owned(),
    };
    let by = |label: &str, value: &dyn Fn(&Facts, Day) -> String| {
        let mut rows: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for facts in now.0 {
            rows.entry(value(facts, now.1)).or_default().0 += 1;
        }
        for facts in before.0 {
            rows.entry(value(facts, before.1)).or_default().1 += 1;
        }
        let mut rows: Vec<SignOffCount> = rows
            .into_iter()
            .map(|(value, (now, before))| SignOffCount {
                value,
                now,
                before,
                change: change(now, before),
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.now, row.before)));
        SignOffCounts {
            by: label.to_owned(),
            rows,
        }
    };
    vec![
        by("Route", &|facts, _| named("trainingRoute", &facts.route)),
        by("Subject", &|facts, _| named("subject", &facts.subject)),
        by("Phase", &|facts, _| phase(facts).to_owned()),
        by("Status", &|facts, day| {
            facts.state_on(day).label().to_owned()
        }),
    ]
}

/// `3 more`, `2 fewer`, `the same`.
fn change(now: u32, before: u32) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("{} more", now - before),
        std::cmp::Ordering::Less => format!("{} fewer", before - now),
        std::cmp::Ordering::Equal => "the same".to_owned(),
    }
}

/// The age range of early years teacher status (`ageRange` code): 0 to 5.
const EARLY_YEARS: &str = "13920";

fn phase(facts: &Facts) -> &'static str {
    if facts.age_range == EARLY_YEARS {
        return "Early years";
    }
    match phase_of(&facts.subject, &facts.age_range) {
        Some(phase) => phase.label(),
        None if facts.age_range.is_empty() => "Not known",
        None => "Across phases",
    }
}
