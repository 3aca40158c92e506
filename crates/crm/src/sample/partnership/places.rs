//! Trainees, places and placements of the sample: two cohorts, what a third of the partners host, who mentors, who is where.
//!
//! How far placements have come follows from the day: those of last year are over, this year's first block is under way or
//! still being settled. About six of ten trainees of this year are placed, so that the jigsaw has something left to do.

use super::people::invented;
use super::{Dice, people};
use crate::error::Result;
use crate::person::{NewPerson, actions as person};
use crate::register::codes;
use crate::store::Write;
use crate::types::{AcademicYear, Day};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::HashMap;

mod store;

/// At most so many trainees, whatever the number of schools.
const TRAINEES: usize = 500;

/// Subjects of secondary trainees and offers; those that are common stand more than once.
const SECONDARY: [&str; 20] = [
    "G1", "G1", "G1", "Q3", "Q3", "Q3", "F0", "F3", "C1", "F1", "V1", "F8", "15", "22", "11", "C6",
    "DT", "W1", "W3", "V6",
];
const PRIMARY: [&str; 6] = ["00", "00", "00", "03", "06", "01"];
const PRIMARY_AGES: [&str; 4] = ["13914", "13914", "13914", "13909"];
const SECONDARY_AGES: [&str; 3] = ["13918", "13918", "13919"];
const YEARS: [&str; 8] = [
    "reception",
    "year1",
    "year2",
    "year3",
    "year4",
    "year5",
    "",
    "",
];
/// School Direct salaried, the postgraduate and the degree apprenticeship.
const SALARIED: [&str; 3] = ["03", "10", "14"];

const CHECKS: [&str; 5] = ["dbs", "prohibition", "identity", "rightToWork", "fitness"];
const TOPICS: [&str; 5] = [
    "How trainees learn",
    "Feedback after a lesson",
    "SEND and inclusion",
    "Behaviour and routines",
    "Subject mentoring",
];
const PROFILES: [&str; 4] = [
    "Was a teaching assistant for two years and leads a choir.",
    "Comes from laboratory work and wants to run a science club.",
    "Speaks two languages at home, and plays hockey.",
    "Has taught swimming; would like to see mixed-age classes.",
];
const REASONS: [&str; 3] = [
    "The mentor has left.",
    "The class has a new teacher.",
    "Numbers fell, and the classes are merged.",
];

/// A trainee of the sample, as placing needs it.
struct SampleTrainee {
    id: i64,
    subject: &'static str,
    primary: bool,
    salaried: bool,
    employer: Option<i64>,
    this_year: bool,
    placed: bool,
}

/// A line of an offer, with what is left in each block.
struct SampleLine {
    school: i64,
    this_year: bool,
    primary: bool,
    subject: &'static str,
    year_group: &'static str,
    most: usize,
}

/// A block of the sample.
struct SampleBlock {
    id: i64,
    days: (Day, Day),
    this_year: bool,
    first: bool,
}

/// Invents all of it. `schools` says how large the partnership is.
pub(super) fn places(
    w: &Write<'_>,
    dice: &mut Dice,
    schools: u32,
    year: AcademicYear,
) -> Result<()> {
    let partners = store::partners(w.db)?;
    if partners.is_empty() {
        return Ok(());
    }
    let now = year.start_year();
    let count = usize::try_from(schools * 2 / 5)
        .unwrap_or(TRAINEES)
        .clamp(4, TRAINEES);
    calendar(w, now)?;
    let mut blocks = Vec::new();
    for (start, this_year) in [(now - 1, false), (now, true)] {
        let first = (monday(start, 10, 5), friday(start, 12, 18));
        let second = (monday(start + 1, 1, 11), friday(start + 1, 4, 1));
        for (name, days, target) in [("Placement 1", first, 50), ("Placement 2", second, 55)] {
            blocks.push(SampleBlock {
                id: store::block(w, start, name, days, target)?,
                days,
                this_year,
                first: name == "Placement 1",
            });
        }
    }
    let mut mentors = HashMap::new();
    let mut lines = Vec::new();
    for partner in &partners {
        // Last year fewer hosted; what they said is kept beside this year's.
        if dice.below(4) == 0 {
            lines.extend(hosting(w, dice, partner, now - 1, year)?);
        }
        // Secondary schools are few, and host more often.
        let one_in = if is_primary(partner) { 3 } else { 2 };
        if dice.below(one_in) == 0 {
            lines.extend(hosting(w, dice, partner, now, year)?);
            mentors.insert(partner.id, mentoring(w, dice, partner.id, year)?);
        } else if dice.below(4) == 0 {
            declined_hosting(w, dice, partner.id, now)?;
        }
    }
    for (phase, subject, of) in [
        ("primary", "00", 5),
        ("secondary", "G1", 12),
        ("secondary", "F3", 20),
    ] {
        store::need(w, now, phase, subject, count / of + 1)?;
    }
    let mut trainees = Vec::new();
    for (start, of, this_year) in [
        (now - 1, count * 2 / 5, false),
        (now, count - count * 2 / 5, true),
    ] {
        let cohort = store::cohort(w, &format!("Autumn {start}"), start)?;
        let mut ids = Vec::new();
        for number in 0..of {
            let one = trainee(w, dice, &partners, (cohort, start, number), this_year)?;
            ids.push(one.id);
            trainees.push(one);
        }
        intensive(w, dice, &partners, (cohort, start), &ids)?;
    }
    for block in &blocks {
        placements(w, dice, block, &trainees, &lines, &mentors)?;
    }
    if let Some(partner) = partners.get(partners.len() / 2) {
        let from = w.clock.today() - Days::new(60);
        store::not_to_place(
            w,
            partner.id,
            from,
            "The school asked for a year without trainees.",
        )?;
    }
    Ok(())
}

fn day(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Whether a school takes primary trainees in the sample: all but secondary schools and colleges.
fn is_primary(partner: &store::Partner) -> bool {
    !matches!(partner.phase.as_str(), "4" | "5" | "6")
}

/// The Monday of a day's week.
fn monday(year: i32, month: u32, of: u32) -> Day {
    let day = day(year, month, of);
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// The Friday of a day's week.
fn friday(year: i32, month: u32, of: u32) -> Day {
    monday(year, month, of) + Days::new(4)
}

/// Terms and holidays of two years, for everyone.
fn calendar(w: &Write<'_>, now: i32) -> Result<()> {
    for year in [now - 1, now] {
        for (name, from, until) in [
            ("Autumn term", day(year, 9, 2), day(year, 12, 18)),
            ("Spring term", day(year + 1, 1, 4), day(year + 1, 4, 1)),
            ("Summer term", day(year + 1, 4, 19), day(year + 1, 7, 20)),
        ] {
            store::calendar(w, "term", name, (from, until))?;
        }
        for (name, from) in [
            ("Autumn half term", monday(year, 10, 27)),
            ("Spring half term", monday(year + 1, 2, 16)),
            ("Summer half term", monday(year + 1, 5, 31)),
        ] {
            store::calendar(w, "holiday", name, (from, from + Days::new(4)))?;
        }
    }
    Ok(())
}

/// What a school hosts in a year: its lines.
fn hosting(
    w: &Write<'_>,
    dice: &mut Dice,
    partner: &store::Partner,
    start: i32,
    year: AcademicYear,
) -> Result<Vec<SampleLine>> {
    let this_year = start == year.start_year();
    let primary = is_primary(partner);
    let cap = (dice.below(3) == 0).then(|| 2 + dice.below(4));
    let id = store::hosting(
        w,
        &store::SampleHosting {
            school: partner.id,
            year: start,
            interest: dice.pick(&["looking", "looking", "interested"]),
            reasons: "",
            cap,
            others: dice.below(2),
            ects: dice.below(3),
            source: dice.pick(&["form", "call", "email"]),
            confirmed_on: if this_year && dice.below(5) == 0 {
                String::new()
            } else {
                day(start, 3 + u32::try_from(dice.below(5)).unwrap_or(0), 12).to_string()
            },
        },
    )?;
    let mut lines = Vec::new();
    for _ in 0..=if primary {
        dice.below(2)
    } else {
        2 + dice.below(3)
    } {
        let line = SampleLine {
            school: partner.id,
            this_year,
            primary,
            subject: if primary {
                ""
            } else {
                one_of(dice, &SECONDARY)
            },
            year_group: if primary { one_of(dice, &YEARS) } else { "" },
            most: 1 + dice.below(3),
        };
        store::offer(
            w,
            &store::SampleOffer {
                hosting: id,
                least: dice.below(2).min(line.most),
                most: line.most,
                phase: if primary { "primary" } else { "secondary" },
                subject: line.subject,
                year_group: line.year_group,
                study: if dice.below(12) == 0 { "fullTime" } else { "" },
            },
        )?;
        lines.push(line);
    }
    Ok(lines)
}

fn one_of(dice: &mut Dice, from: &[&'static str]) -> &'static str {
    from.get(dice.below(from.len()))
        .copied()
        .unwrap_or_default()
}

/// A school that hosts nobody this year, and why.
fn declined_hosting(w: &Write<'_>, dice: &mut Dice, school: i64, start: i32) -> Result<()> {
    let reasons: Vec<&str> = codes::training("hostingReason")
        .map(|code| code.code)
        .collect();
    store::hosting(
        w,
        &store::SampleHosting {
            school,
            year: start,
            interest: "notThisYear",
            reasons: dice.pick(&reasons),
            cap: None,
            others: 0,
            ects: dice.below(3),
            source: "call",
            confirmed_on: day(start, 6, 20).to_string(),
        },
    )?;
    Ok(())
}

/// Who mentors at a school, and their training: most had some, a few this year.
fn mentoring(w: &Write<'_>, dice: &mut Dice, school: i64, year: AcademicYear) -> Result<Vec<i64>> {
    let mut people = Vec::new();
    for (tenure, mentor) in store::mentor_posts(w.db, school)? {
        store::mentor(w, tenure, 1 + dice.below(2), "")?;
        if mentor % 5 != 0 {
            store::trn(w, mentor, &format!("98{:05}", mentor % 100_000))?;
        }
        people.push(mentor);
        let (first, _) = year.days();
        for (kind, day, chance) in [
            (
                "initial",
                first - Days::new(150 + dice.below(300) as u64),
                8,
            ),
            ("refresher", first + Days::new(dice.below(9) as u64), 6),
        ] {
            if dice.below(10) < chance {
                let minutes = if kind == "initial" {
                    300 + 60 * dice.below(8)
                } else {
                    60 * (1 + dice.below(3))
                };
                let mode = dice.pick(&["inPerson", "onlineLive", "selfAccess", "hybrid"]);
                let topic = dice.pick(&TOPICS);
                store::training(w, (mentor, school), day, minutes, (kind, topic, mode))?;
            }
        }
    }
    Ok(people)
}

/// A trainee with what has to be minded and the checks that were made.
fn trainee(
    w: &Write<'_>,
    dice: &mut Dice,
    partners: &[store::Partner],
    (cohort, start, number): (i64, i32, usize),
    this_year: bool,
) -> Result<SampleTrainee> {
    let primary = dice.below(100) < 70;
    let salaried = dice.below(100) < 15;
    let part_time = dice.below(100) < 8;
    let name = invented(dice);
    let email = people::email(&name, "trainees.example");
    let person = person::add(
        w,
        &NewPerson {
            name,
            notes: String::new(),
        },
    )?;
    people::own_email(w, person, email)?;
    // Register gives the number; of this year's trainees some still wait for theirs.
    if !this_year || number % 9 != 4 {
        let trn = format!("99{}{:04}", start % 10, (number + 1) % 10_000);
        store::trn(w, person, &trn)?;
    }
    let at = dice.below(partners.len());
    let subject = one_of(dice, if primary { &PRIMARY } else { &SECONDARY });
    let phase_of = |partner: &&store::Partner| primary == is_primary(partner);
    let employer = partners
        .iter()
        .cycle()
        .skip(at)
        .take(partners.len())
        .find(phase_of);
    let employer = employer.filter(|_| salaried).map(|partner| partner.id);
    let (state, state_on, by, reasons) = state(dice, start, this_year);
    let added = day(start, 6, 1) + Days::new(dice.below(60) as u64);
    let id = store::trainee(
        w,
        &store::SampleTrainee {
            person,
            cohort,
            provider_ref: format!("{start}-{:04}", number + 1),
            postcode: partners
                .get(dice.below(partners.len()))
                .map_or("", |partner| partner.postcode.as_str()),
            route: if salaried { dice.pick(&SALARIED) } else { "12" },
            subject,
            second_subject: if subject == "22" { "15" } else { "" },
            age_range: dice.pick(if primary {
                &PRIMARY_AGES
            } else {
                &SECONDARY_AGES
            }),
            study_mode: if part_time { "31" } else { "01" },
            weekdays: if part_time { "123" } else { "12345" },
            course: if primary {
                "Primary PGCE with QTS"
            } else {
                "Secondary PGCE with QTS"
            },
            starts_on: day(start, 9, 7).to_string(),
            ends_on: day(start + if part_time { 2 } else { 1 }, 7, 9).to_string(),
            employer,
            state,
            state_on,
            withdrawn_by: by,
            withdrawal_reasons: reasons,
            profile: if dice.below(2) == 0 {
                dice.pick(&PROFILES)
            } else {
                ""
            },
            added_on: added.to_string(),
        },
    )?;
    checks(w, dice, id, salaried, this_year, start)?;
    minded(w, dice, id, partners, start)?;
    Ok(SampleTrainee {
        id,
        subject,
        primary,
        salaried,
        employer,
        this_year,
        placed: matches!(state, "inTraining" | "notStarted" | "completed"),
    })
}

/// State, its day, who withdrew and why.
fn state(
    dice: &mut Dice,
    start: i32,
    this_year: bool,
) -> (&'static str, String, &'static str, &'static str) {
    let begun = day(start, 9, 7).to_string();
    match (this_year, dice.below(40)) {
        (_, 0) => (
            "withdrawn",
            day(start, 11, 20).to_string(),
            "trainee",
            "trainee_workload_issues",
        ),
        (_, 1) => ("deferred", day(start, 10, 2).to_string(), "", ""),
        (false, 2) => (
            "withdrawn",
            day(start + 1, 2, 12).to_string(),
            "provider",
            "did_not_make_progress",
        ),
        (false, _) => ("completed", day(start + 1, 7, 9).to_string(), "", ""),
        (true, _) => ("inTraining", begun, "", ""),
    }
}

fn checks(
    w: &Write<'_>,
    dice: &mut Dice,
    trainee: i64,
    salaried: bool,
    this_year: bool,
    start: i32,
) -> Result<()> {
    let by = if salaried {
        "Employing school"
    } else {
        "Northfold Partnership"
    };
    for kind in CHECKS {
        // A few of this year's are not through yet.
        if this_year && dice.below(25) == 0 {
            store::check(w, trainee, kind, by, "", "")?;
            continue;
        }
        let on = day(start, 7, 1) + Days::new(dice.below(50) as u64);
        store::check(w, trainee, kind, by, &on.to_string(), "cleared")?;
    }
    for kind in ["overseas", "childcare"] {
        store::check(
            w,
            trainee,
            kind,
            by,
            &day(start, 7, 1).to_string(),
            "notNeeded",
        )?;
    }
    Ok(())
}

fn minded(
    w: &Write<'_>,
    dice: &mut Dice,
    trainee: i64,
    partners: &[store::Partner],
    start: i32,
) -> Result<()> {
    let none = (None, 0);
    if dice.below(10) == 0 {
        let minutes = 30 + 15 * dice.below(4);
        store::constraint(w, trainee, ("rule", "minutes", ""), (None, minutes), "")?;
    }
    if dice.below(25) == 0 {
        let school = partners
            .get(dice.below(partners.len()))
            .map(|partner| partner.id);
        store::constraint(
            w,
            trainee,
            ("rule", "notSchool", "Own children go there"),
            (school, 0),
            "",
        )?;
    }
    if dice.below(50) == 0 {
        store::constraint(w, trainee, ("rule", "stepFree", ""), none, "")?;
    }
    if dice.below(20) == 0 {
        let text = "Uses a hearing aid; a seat near the front helps in meetings.";
        let agreed = day(start, 8, 20).to_string();
        store::constraint(w, trainee, ("text", "", text), none, &agreed)?;
    }
    if dice.below(40) == 0 {
        store::constraint(
            w,
            trainee,
            ("private", "", "Told us in confidence; ask Imogen."),
            none,
            "",
        )?;
    }
    Ok(())
}

/// A week of intensive training for a cohort, in its third week, at two schools.
fn intensive(
    w: &Write<'_>,
    dice: &mut Dice,
    partners: &[store::Partner],
    (cohort, start): (i64, i32),
    trainees: &[i64],
) -> Result<()> {
    let days = (monday(start, 9, 21), friday(start, 9, 21));
    let itap = store::itap(
        w,
        (start, cohort),
        ("ITaP 1", "Routines that let pupils learn"),
        days,
        10,
    )?;
    let over = days.1 < w.clock.today();
    let mut hosts = Vec::new();
    for _ in 0..2 {
        let at = dice.below(partners.len());
        if let Some(partner) = partners.get(at)
            && !hosts.iter().any(|(school, _)| *school == partner.id)
        {
            let places = trainees.len() / 2 + 5;
            hosts.push((partner.id, store::itap_host(w, itap, partner.id, places)?));
        }
    }
    for (at, trainee) in trainees.iter().enumerate() {
        if let Some((_, host)) = hosts.get(at % hosts.len().max(1)) {
            let there = over.then(|| if dice.below(15) == 0 { 8 } else { 10 });
            store::itap_trainee(w, itap, *trainee, *host, there)?;
        }
    }
    Ok(())
}

/// The placements of a block. Whoever trains is put where there is room for the subject; this year's later block is open.
fn placements(
    w: &Write<'_>,
    dice: &mut Dice,
    block: &SampleBlock,
    trainees: &[SampleTrainee],
    lines: &[SampleLine],
    mentors: &HashMap<i64, Vec<i64>>,
) -> Result<()> {
    let today = w.clock.today();
    let lines: Vec<&SampleLine> = lines
        .iter()
        .filter(|line| line.this_year == block.this_year)
        .collect();
    let mut left: Vec<usize> = lines.iter().map(|line| line.most).collect();
    for trainee in trainees {
        let chance = match (block.this_year, block.first) {
            (false, _) => 90,
            (true, true) => 62,
            (true, false) => 6,
        };
        if trainee.this_year != block.this_year || !trainee.placed || dice.below(100) >= chance {
            continue;
        }
        let suits = |line: &SampleLine| {
            line.primary == trainee.primary
                && (line.subject.is_empty() || line.subject == trainee.subject)
                // Below the ages of most.
                && line.year_group != "reception"
        };
        let begin = dice.below(lines.len());
        let at = (0..lines.len())
            .map(|step| (begin + step) % lines.len())
            .find(|at| {
                left.get(*at).is_some_and(|left| *left > 0)
                    && lines.get(*at).is_some_and(|line| suits(line))
            });
        let employed = trainee.employer.filter(|_| block.first && trainee.salaried);
        let line = at.and_then(|at| lines.get(at));
        let (school, year_group) = match (employed, line) {
            (Some(school), _) => (school, ""),
            (None, Some(line)) => (line.school, line.year_group),
            (None, None) => continue,
        };
        if let (None, Some(at)) = (employed, at)
            && let Some(left) = left.get_mut(at)
        {
            *left -= 1;
        }
        let (state, state_on, reason) = stage(dice, block, today);
        let placement = store::placement(
            w,
            &store::SamplePlacement {
                trainee: trainee.id,
                school,
                block: block.id,
                kind: match (employed, block.first) {
                    (Some(_), _) => "employing",
                    (None, true) => "main",
                    (None, false) => "contrasting",
                },
                subject: "",
                year_group,
                days: block.days,
                state,
                state_on,
                sent_on: (state != "planned").then(|| state_on.min(today) - Days::new(12)),
                reason,
            },
        )?;
        let there = mentors.get(&school).map_or(&[][..], Vec::as_slice);
        if let (false, Some(mentor)) = (
            state == "planned",
            there.get(dice.below(there.len().max(1))),
        ) {
            store::placement_mentor(w, placement, *mentor)?;
        }
        if matches!(state, "completed" | "underWay") {
            attended(w, dice, (school, placement), block)?;
        }
    }
    Ok(())
}

/// How far a placement has come by today: state, its day, and why where somebody said no.
fn stage(dice: &mut Dice, block: &SampleBlock, today: Day) -> (&'static str, Day, &'static str) {
    let (from, until) = block.days;
    let before = today.min(from) - Days::new(3 + dice.below(20) as u64);
    let reason = one_of(dice, &REASONS);
    match dice.below(30) {
        0 => ("withdrawnBySchool", before, reason),
        1 => ("withdrawnByTrainee", before, "Moved away."),
        2 => ("withdrawnByUs", before, "A school nearer home was found."),
        3 => ("declined", before, reason),
        _ if until < today => ("completed", until, ""),
        _ if from <= today => ("underWay", from, ""),
        4..=10 => ("planned", before, ""),
        11..=16 => ("sent", before, ""),
        17..=20 => ("accepted", before, ""),
        _ => ("confirmed", before, ""),
    }
}

/// Days that were missed, and what was said of the setting.
fn attended(
    w: &Write<'_>,
    dice: &mut Dice,
    (school, placement): (i64, i64),
    block: &SampleBlock,
) -> Result<()> {
    if dice.below(4) == 0 {
        let mut on = block.days.0 + Days::new(7 + dice.below(30) as u64);
        if matches!(on.weekday(), Weekday::Sat | Weekday::Sun) {
            on = on + Days::new(2);
        }
        store::absence(w, placement, on, 2, "Away, told the school in the morning")?;
    }
    if dice.below(6) == 0 {
        let on = block.days.0 + Days::new(20);
        let said = [
            (
                ("visit", "Imogen Thackwray", "good"),
                "Clear routines, and the mentor has the hour each week.",
            ),
            (
                ("evaluation", "", "adequate"),
                "Welcomed from the first day; feedback came late at times.",
            ),
            (
                ("visit", "Rafferty Ames", "concern"),
                "The mentor hour is taken for cover; to be settled with the head.",
            ),
        ];
        if let Some((what, text)) = said.get(dice.below(said.len())) {
            store::review(w, (school, placement), on, *what, text)?;
        }
    }
    Ok(())
}
