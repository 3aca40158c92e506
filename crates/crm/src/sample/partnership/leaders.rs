//! Champions, working groups and agreements of the sample.

use super::people::SamplePerson;
use super::{Dice, SampleOurs, store};
use crate::error::Result;
use crate::school::Stage;
use crate::store::Write;
use crate::types::AcademicYear;
use chrono::Days;

/// Stages of a champion, in order.
const STAGES: [&str; 5] = [
    "identified",
    "approached",
    "agreed",
    "active",
    "steppedDown",
];

const GROUPS: [(&str, &str); 3] = [
    (
        "Partnership board",
        "Heads who steer the partnership, once a half term",
    ),
    (
        "Mentor development",
        "What mentors need, and how schools find the time",
    ),
    (
        "ITaP design",
        "Who hosts intensive training and practice, and on what",
    ),
];

const CHALLENGES: [(&str, &str, &str); 6] = [
    (
        "Mentor time",
        "Mentors lose their weekly hour to cover",
        "The hour stands on the cover sheet as a lesson, so it is not taken",
    ),
    (
        "Mentor time",
        "No mentor in the year group",
        "Two schools share a mentor, a day each",
    ),
    (
        "Rural travel",
        "Trainees cannot reach us by bus before nine",
        "A lift share with the school along the road, and a later start once a week",
    ),
    (
        "New leaders",
        "The new head has not hosted before",
        "A head of the group rings in the first fortnight",
    ),
    (
        "Part-time places",
        "Three-day trainees do not fit the timetable",
        "Two trainees share one class over the week",
    ),
    (
        "SEND",
        "Trainees do not see specialist provision",
        "A visit day at the special school, run by its deputy",
    ),
];

/// The champion of a school that is a partner, for six of ten.
pub(super) fn champion(
    w: &Write<'_>,
    dice: &mut Dice,
    school: &SampleOurs,
    people: &[SamplePerson],
) -> Result<()> {
    if school.stage != Stage::Partnership || dice.below(10) > 5 {
        return Ok(());
    }
    // A senior leader; in a small school the head themselves.
    let leader = |roles: &[i64]| people.iter().find(|person| roles.contains(&person.role));
    let Some(who) = leader(&[6, 5, 7])
        .filter(|_| dice.below(5) > 0)
        .or(leader(&[1]))
    else {
        return Ok(());
    };
    let reached = [0, 1, 1, 2, 3, 3, 3, 3, 3, 4]
        .get(dice.below(10))
        .copied()
        .unwrap_or(3);
    let mut day = w.clock.today() - Days::new(900);
    let champion = w.id("champion")?;
    let mut steps = Vec::new();
    for stage in STAGES.iter().take(reached + 1) {
        day = day + Days::new(20 + dice.below(120) as u64);
        steps.push((*stage, day.to_string()));
    }
    store::add_champion(w, champion, school.id, who.id, &steps)
}

/// Three groups whose members come from the schools that are partners.
pub(super) fn groups(
    w: &Write<'_>,
    dice: &mut Dice,
    schools: &[(SampleOurs, Vec<SamplePerson>)],
) -> Result<()> {
    let today = w.clock.today();
    let candidates: Vec<(i64, i64)> = schools
        .iter()
        .filter(|(school, _)| school.stage == Stage::Partnership)
        .filter_map(|(school, people)| {
            let leader = people
                .iter()
                .find(|person| [1, 5, 9].contains(&person.role))?;
            Some((leader.id, school.id))
        })
        .collect();
    for (number, (name, purpose)) in GROUPS.into_iter().enumerate() {
        let group = store::add_group(w, name, purpose, &(today - Days::new(700)).to_string())?;
        let members: Vec<(i64, i64)> = candidates
            .iter()
            .skip(number * 9)
            .take(7 + dice.below(6))
            .copied()
            .collect();
        for (at, (person, school)) in members.iter().enumerate() {
            let office = if at == 0 { "chair" } else { "member" };
            store::add_member(
                w,
                group,
                *person,
                *school,
                office,
                &(today - Days::new(500)).to_string(),
            )?;
        }
        let mut last_meeting = None;
        for back in [340_u64, 220, 110, 30] {
            let day = (today - Days::new(back)).to_string();
            let meeting = store::add_meeting(w, group, &day, "Half-termly meeting", "Online")?;
            for (person, _) in &members {
                let state = ["present", "present", "present", "apologies", "absent"];
                store::add_attendance(w, meeting, *person, dice.pick(&state))?;
            }
            last_meeting = Some(meeting);
        }
        for (theme, challenge, solution) in CHALLENGES.iter().skip(number * 2).take(2) {
            let (Some(&(person, school)), Some(&(other, other_school))) =
                (members.get(1), members.get(2))
            else {
                continue;
            };
            let day = (today - Days::new(30)).to_string();
            let state = if dice.below(2) == 0 { "shared" } else { "open" };
            let challenge = store::add_challenge(
                w,
                (group, last_meeting),
                (person, school),
                (theme, challenge, state),
                &day,
            )?;
            if state == "shared" {
                store::add_solution(w, challenge, (other, other_school), solution, &day)?;
            }
        }
    }
    Ok(())
}

/// Agreements for the year with the schools that are partners: most signed, some not yet.
pub(super) fn agreement(
    w: &Write<'_>,
    dice: &mut Dice,
    school: &SampleOurs,
    people: &[SamplePerson],
    year: AcademicYear,
) -> Result<()> {
    if school.stage != Stage::Partnership {
        return Ok(());
    }
    let (first_day, _) = year.days();
    let sent = (first_day - Days::new(70)).to_string();
    let signed = (first_day - Days::new(20 + dice.below(45) as u64)).to_string();
    let head = people.iter().find(|person| person.role == 1);
    let state = match (dice.below(10), head) {
        (0, _) => "due",
        (1 | 2, _) | (_, None) => "sent",
        _ => "signed",
    };
    let agreement = store::SampleAgreement {
        school: school.id,
        first_year: year.start_year(),
        last_year: year.start_year() + i32::from(dice.below(3) == 0),
        state,
        due: (first_day - Days::new(31)).to_string(),
        sent: if state == "due" { String::new() } else { sent },
        signed: if state == "signed" {
            signed
        } else {
            String::new()
        },
        person: head.filter(|_| state == "signed").map(|head| head.id),
    };
    store::add_agreement(w, &agreement)
}
