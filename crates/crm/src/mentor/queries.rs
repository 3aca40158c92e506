//! What pages and other nouns read of mentors.

use super::store::{self, Held};
use super::{
    FreeMentor, MentorChoices, MentorPage, MentorPost, MentorRequest, MentorTrainingKind,
    MentorTrainingMode, SchoolMentors, SchoolMentorsRequest, funding, training,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::figure::queries::figures;
use crate::register::codes;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day, Standing, counted, written};
use std::collections::{HashMap, HashSet};

/// What training is usually about; the office adds its own by using them.
const TOPICS: [&str; 8] = [
    "Mentoring and coaching",
    "Observation and feedback",
    "Subject knowledge",
    "Behaviour",
    "Assessment",
    "SEND and inclusion",
    "The ITT curriculum",
    "Trainee wellbeing and workload",
];

pub(super) fn no_person() -> Error {
    Error::not_found("This person is not in the file any more. Undo may bring them back.")
}

/// Who may have trainees at our schools on a day, by `school.id`. Someone who holds two mentoring posts at a school
/// stands there once, with the post that allows more.
///
/// # Errors
/// What SQLite says.
pub fn free(db: &Db, day: Day) -> Result<HashMap<i64, Vec<FreeMentor>>> {
    let year = AcademicYear::of(day).days();
    let trained: HashSet<i64> = store::trained_between(db, year)?.into_iter().collect();
    let mut by_school: HashMap<i64, Vec<FreeMentor>> = HashMap::new();
    for free in store::free(db, day, None)? {
        by_school
            .entry(free.school_id)
            .or_default()
            .push(FreeMentor {
                trained: trained.contains(&free.person_id),
                person_id: free.person_id,
                name: free.name,
                at_once: free.at_once,
                subjects: codes_of(&free.subjects),
            });
    }
    Ok(by_school)
}

/// How many trainees each of those who are [`free`] may have at once, by `school.id`: of these schools, or of all.
///
/// # Errors
/// What SQLite says.
pub fn at_once(db: &Db, day: Day, schools: Option<&[i64]>) -> Result<HashMap<i64, Vec<u32>>> {
    let mut by_school: HashMap<i64, Vec<u32>> = HashMap::new();
    for free in store::free(db, day, schools)? {
        by_school
            .entry(free.school_id)
            .or_default()
            .push(free.at_once);
    }
    Ok(by_school)
}

/// The codes that are kept joined by `;`.
pub(super) fn codes_of(joined: &str) -> Vec<String> {
    joined
        .split(';')
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn subject_names(codes: &[String]) -> Vec<String> {
    codes
        .iter()
        .map(|code| codes::name("subject", code).unwrap_or(code).to_owned())
        .collect()
}

pub(super) fn shown(held: Held) -> MentorPost {
    let subjects = codes_of(&held.subjects);
    let mut post = MentorPost {
        tenure_id: held.tenure_id,
        person_id: held.person_id,
        name: held.name,
        role: held.role,
        school_id: held.school_id,
        place: held.place,
        standing: held.standing,
        at_once: held.at_once,
        subject_names: subject_names(&subjects),
        subjects,
        from_on: held.from_on,
        until_on: held.until_on,
        note: held.note,
        trainees_now: held.trainees_now,
        free: held.free,
        trained: held.trained,
        said: String::new(),
    };
    post.said = said(&post);
    post
}

/// `May have two trainees at once, one now; one place is free. Free until 31 Mar 2027.`
fn said(post: &MentorPost) -> String {
    if post.standing == Standing::Former {
        return "Mentors here no longer.".to_owned();
    }
    let trainees = |count: u32| counted(u64::from(count), "trainee", "trainees");
    let mut said = match (post.at_once, post.trainees_now) {
        (0, 0) => "Has no trainees of their own.".to_owned(),
        (0, now) => format!("Has {}, though none is agreed.", trainees(now)),
        (most, 0) => format!("May have {} at once, none now.", trainees(most)),
        (most, now) if now > most => {
            format!("Has {}, more than agreed ({most}).", trainees(now))
        }
        (most, now) => format!("May have {} at once, {now} now.", trainees(most)),
    };
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), written);
    let (from, until) = (day(&post.from_on), day(&post.until_on));
    match (from.as_str(), until.as_str()) {
        ("", "") => {}
        (from, "") => said += &format!(" Free from {from}."),
        ("", until) => said += &format!(" Free until {until}."),
        (from, until) => said += &format!(" Free from {from} until {until}."),
    }
    said
}

/// A person's mentoring: their posts, what is funded, the ledger.
///
/// # Errors
/// A sentence where the person is gone.
pub fn page(read: &Read<'_>, request: MentorRequest) -> Result<MentorPage> {
    let db = read.db;
    let person = request.person_id;
    let (name, trn) = store::person(db, person)?.ok_or_else(no_person)?;
    let ledger = store::ledger(db, person)?;
    let had = store::had(db, person)?;
    let figures = figures(db)?;
    let works_at = store::works_at(db, person)?;
    let today = AcademicYear::of(read.desk.store.clock().today());
    let posts: Vec<MentorPost> = store::of_person(db, person)?
        .into_iter()
        .map(shown)
        .collect();
    // This year with us is shown to every mentor; other years and providers where there was any training.
    let mut asked: Vec<(AcademicYear, String)> = ledger
        .iter()
        .map(|line| (line.year, line.provider.clone()))
        .collect();
    if posts.iter().any(|post| post.standing != Standing::Former) {
        asked.push((today, String::new()));
    }
    asked.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    asked.dedup();
    let mut funding = Vec::new();
    for (year, provider) in asked {
        let then = ledger
            .iter()
            .find(|line| line.year == year && line.provider == provider)
            .and_then(|line| line.school_id);
        let district = match then {
            Some(school) => store::district(db, school)?,
            None => works_at
                .as_ref()
                .map_or_else(String::new, |(_, district)| district.clone()),
        };
        funding.push(funding::funded(&had, &provider, year, &figures, &district));
    }
    Ok(MentorPage {
        person_id: person,
        name,
        trn,
        other_posts: store::other_posts(db, person)?,
        posts,
        funding,
        training: ledger,
    })
}

/// What the fields of mentoring may choose from.
///
/// # Errors
/// What SQLite says.
pub fn choices(read: &Read<'_>, _: Nothing) -> Result<MentorChoices> {
    let mut topics: Vec<String> = TOPICS.map(str::to_owned).to_vec();
    for topic in store::used(read.db, "topic")? {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    let mut subjects: Vec<(String, String)> = codes::training("subject")
        .map(|code| (code.code.to_owned(), code.name.to_owned()))
        .collect();
    subjects.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(MentorChoices {
        subjects,
        providers: store::used(read.db, "provider")?,
        trainers: store::trainers(read.db)?,
        topics,
        kinds: MentorTrainingKind::ALL
            .iter()
            .map(|kind| (*kind, kind.label().to_owned()))
            .collect(),
        modes: MentorTrainingMode::ALL
            .iter()
            .map(|mode| (*mode, mode.label().to_owned()))
            .collect(),
        year: AcademicYear::of(read.desk.store.clock().today()),
    })
}

/// The mentors of a school.
///
/// # Errors
/// What SQLite says.
pub fn of_school(read: &Read<'_>, request: SchoolMentorsRequest) -> Result<SchoolMentors> {
    let mentors: Vec<MentorPost> = store::of_school(read.db, request.school_id)?
        .into_iter()
        .map(shown)
        .collect();
    let carrying = mentors.iter().filter(|mentor| mentor.at_once > 0).count();
    let free: u32 = mentors.iter().map(|mentor| mentor.free).sum();
    let untrained = mentors
        .iter()
        .filter(|mentor| mentor.at_once > 0 && !mentor.trained)
        .count();
    let said = if carrying == 0 {
        String::new()
    } else {
        let mut said = format!(
            "{}, {} free.",
            counted(carrying as u64, "mentor", "mentors"),
            counted(u64::from(free), "place", "places")
        );
        if untrained > 0 {
            said += &format!(
                " {} no training this academic year.",
                counted(untrained as u64, "has had", "have had")
            );
        }
        said
    };
    Ok(SchoolMentors { mentors, said })
}

/// What ticking off a session would do, before it does.
///
/// # Errors
/// A sentence where the rows are of another list.
pub fn training_look(
    read: &Read<'_>,
    request: super::AddMentorTraining,
) -> Result<super::MentorTrainingLook> {
    training::look(read, &request)
}
