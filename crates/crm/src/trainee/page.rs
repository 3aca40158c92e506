//! What the page of a trainee shows, but for what is kept apart and what is the person's.

use super::checks::{self, SuitabilityChecks};
use super::constraint::{ConstraintKind, TraineeConstraint};
use super::field::{self, Kind, TraineeField};
use super::store::{self, Facts};
use super::{OneTrainee, TraineeState, WithdrawnBy, is_salaried, no_trainee, state};
use crate::commands::Nothing;
use crate::error::Result;
use crate::history::{self, Entry};
use crate::list::place;
use crate::returns::{self, lists, write::FileProblem};
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, coded, counted, written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many operations are shown.
const HISTORY: u32 = 100;

coded! {
    /// How a field is edited.
    FactEdit {
        Line = "line", "A line";
        Text = "text", "Several lines";
        Day = "day", "A day";
        Choice = "choice", "One of a list";
        Code = "code", "One of a long list of codes";
        Weekdays = "weekdays", "Days of the week";
        School = "school", "A school of ours";
        Person = "person", "A person";
    }
}

/// A field with what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineeFact {
    /// Which.
    pub field: TraineeField,
    /// As it is called.
    pub label: String,
    /// As it is kept: a code, an ISO day, an id; empty: nothing.
    pub value: String,
    /// As a reader sees it; empty: nothing.
    pub shown: String,
    /// How it is edited.
    pub edit: FactEdit,
    /// For one of a list: code and name.
    pub options: Vec<(String, String)>,
    /// For one of a long list: which, for `codes_of`; else empty.
    pub list: String,
    /// What the office should know of it, a sentence; empty: nothing.
    pub note: String,
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineePart {
    /// What stands over them.
    pub title: String,
    /// The fields.
    pub facts: Vec<TraineeFact>,
}

/// A placement, as the page of its trainee shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacementOfTrainee {
    /// Its id: `placement.id`.
    pub id: i64,
    /// Where.
    pub school_id: i64,
    /// The school's name.
    pub school: String,
    /// The block; empty: none.
    pub block: String,
    /// Main, contrasting …, in words.
    pub kind: String,
    /// How far it is, in words.
    pub state: String,
    /// Whether it keeps a place: it was neither declined nor withdrawn.
    pub holds: bool,
    /// From and until, in words.
    pub when: String,
}

/// A state that somebody may go on to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NextState {
    /// The state.
    pub state: TraineeState,
    /// In words.
    pub label: String,
}

/// The page of a trainee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineePage {
    /// `trainee.id`.
    pub id: i64,
    /// `person.id`: names, e-mails, telephones, tags, tasks and the timeline are the person's.
    pub person_id: i64,
    /// The name.
    pub name: String,
    /// What they train for, in a line: `Mathematics, Postgraduate, fee-funded, Autumn 2026`.
    pub about: String,
    /// How far they have come.
    pub state: TraineeState,
    /// The same in words.
    pub state_label: String,
    /// The same as a sentence: `In training since 7 Sep 2026.`
    pub state_said: String,
    /// The day of that, ISO; empty: not known.
    pub state_on: String,
    /// Whose decision a withdrawal was; `null`: not withdrawn, or not known.
    pub withdrawn_by: Option<WithdrawnBy>,
    /// Where they may go on to.
    pub next_states: Vec<NextState>,
    /// Reasons that a withdrawal by the provider may have: code and name.
    pub provider_reasons: Vec<(String, String)>,
    /// Reasons that a withdrawal by the trainee may have.
    pub trainee_reasons: Vec<(String, String)>,
    /// The fields, part by part.
    pub parts: Vec<TraineePart>,
    /// What has to be minded: rules, then texts for the school.
    pub constraints: Vec<TraineeConstraint>,
    /// How many private reasons there are, and whether a withdrawal has reasons: what [`super::constraint::private`]
    /// tells when it is asked.
    pub kept_apart: u32,
    /// The checks of suitability.
    pub checks: SuitabilityChecks,
    /// The placements, the latest first.
    pub placements: Vec<PlacementOfTrainee>,
    /// How many schools there are and how many are needed, a sentence.
    pub placements_said: String,
    /// Where Register has them placed, a sentence; empty: not known.
    pub in_register: String,
    /// What Register said of them in its answer to a file, and still stands.
    pub register_said: Vec<FileProblem>,
    /// What goes with the trainee when they are taken off, a sentence.
    pub removal: String,
    /// The operations about them, newest first, at most 100.
    pub history: Vec<Entry>,
}

/// What a new trainee, or many at once, may be given: code or id, and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineeChoices {
    /// Cohorts, the latest first.
    pub cohorts: Vec<(String, String)>,
    /// Training routes.
    pub routes: Vec<(String, String)>,
    /// Subjects.
    pub subjects: Vec<(String, String)>,
    /// Age ranges.
    pub age_ranges: Vec<(String, String)>,
    /// Study modes.
    pub study_modes: Vec<(String, String)>,
}

/// What a new trainee, or many at once, may be given.
///
/// # Errors
/// What SQLite says.
pub fn choices(read: &Read<'_>, _: Nothing) -> Result<TraineeChoices> {
    let today = read.desk.store.clock().today();
    let named = |list| lists::queries::codes_on(read.db, list, today);
    Ok(TraineeChoices {
        cohorts: cohorts(read.db)?,
        routes: named("trainingRoute")?,
        subjects: named("subject")?,
        age_ranges: named("ageRange")?,
        study_modes: named("studyMode")?,
    })
}

/// The cohorts by id, as they are said.
fn cohorts(db: &Db) -> Result<Vec<(String, String)>> {
    let all = store::cohorts(db, None)?;
    Ok(all
        .iter()
        .map(|cohort| (cohort.id.to_string(), cohort.said()))
        .collect())
}

/// The fields of the page, part by part.
const PARTS: [(&str, &[TraineeField]); 9] = [
    (
        "Course",
        &[
            TraineeField::Cohort,
            TraineeField::Route,
            TraineeField::Course,
            TraineeField::Subject,
            TraineeField::SecondSubject,
            TraineeField::ThirdSubject,
            TraineeField::AgeRange,
            TraineeField::Aim,
            TraineeField::Qualification,
        ],
    ),
    (
        "When",
        &[
            TraineeField::StartsOn,
            TraineeField::EndsOn,
            TraineeField::StudyMode,
            TraineeField::Weekdays,
        ],
    ),
    (
        "With whom",
        &[
            TraineeField::LinkTutor,
            TraineeField::EmployingSchool,
            TraineeField::AccreditedProvider,
            TraineeField::TrainingPartner,
        ],
    ),
    ("After the course", AFTER),
    (
        "Numbers and funding",
        &[
            TraineeField::Trn,
            TraineeField::ProviderRef,
            TraineeField::ApplicationId,
            TraineeField::HesaId,
            TraineeField::FundCode,
            TraineeField::FundingMethod,
        ],
    ),
    (
        "Person",
        &[
            TraineeField::Postcode,
            TraineeField::BornOn,
            TraineeField::PreviousLastName,
            TraineeField::Nationality,
            TraineeField::NiNumber,
        ],
    ),
    (
        "For the DfE’s files",
        &[
            TraineeField::StandardsMetOn,
            TraineeField::BeginsOn,
            TraineeField::ApprenticeOn,
            TraineeField::CourseYear,
            TraineeField::Specialism,
            TraineeField::SecondSpecialism,
            TraineeField::ThirdSpecialism,
            TraineeField::PartnerUrn,
            TraineeField::Initiative,
            TraineeField::SecondInitiative,
            TraineeField::IqtsCountry,
            TraineeField::RegisterId,
        ],
    ),
    (
        "Highest degree",
        &[
            TraineeField::DegreeType,
            TraineeField::DegreeSubject,
            TraineeField::DegreeGrade,
            TraineeField::DegreeYear,
            TraineeField::DegreeInstitution,
            TraineeField::DegreeCountry,
        ],
    ),
    ("In words", &[TraineeField::Profile, TraineeField::Notes]),
];

/// The most codes that a field offers in its answer; of a longer list they are asked for when somebody begins to type.
const MOST_OFFERED: usize = 15;

/// The list that a country in two letters is chosen from.
const NATIONALITIES: &str = "nationality";

/// Where someone goes on to.
const AFTER: &[TraineeField] = &[
    TraineeField::NextSchool,
    TraineeField::NextUrn,
    TraineeField::NextPost,
    TraineeField::AppropriateBody,
];

/// The page of a trainee.
///
/// # Errors
/// A sentence where they are gone.
pub fn page(read: &Read<'_>, request: OneTrainee) -> Result<TraineePage> {
    let db = read.db;
    let facts = store::facts(db, request.id)?.ok_or_else(no_trainee)?;
    let mut constraints = Vec::new();
    for kind in [ConstraintKind::Rule, ConstraintKind::Text] {
        let rows = store::constraints(db, facts.id, kind)?;
        constraints.extend(rows.into_iter().map(|row| row.shown()));
    }
    let (schools, needed) = store::schools_needed(db, facts.id)?;
    Ok(TraineePage {
        id: facts.id,
        person_id: facts.person_id,
        about: about(db, &facts)?,
        state: facts.state,
        state_label: facts.state.label().to_owned(),
        state_said: state_said(&facts),
        state_on: facts.state_on.clone(),
        withdrawn_by: facts.withdrawn_by,
        next_states: TraineeState::ALL
            .iter()
            .filter(|state| facts.state.may_become(**state))
            .map(|state| NextState {
                state: *state,
                label: state.label().to_owned(),
            })
            .collect(),
        provider_reasons: state::reasons(WithdrawnBy::Provider),
        trainee_reasons: state::reasons(WithdrawnBy::Trainee),
        parts: parts(db, &facts, read.desk.store.clock().today())?,
        constraints,
        kept_apart: store::private_reasons(db, facts.id)? + u32::from(facts.has_reasons),
        checks: checks::of(db, &facts)?,
        placements: store::placements(db, facts.id)?,
        placements_said: placements_said(schools, needed),
        in_register: in_register(db, facts.id)?,
        register_said: returns::result::standing(db, Some(facts.id))?,
        removal: format!(
            "This takes {} off as a trainee, with checks, what is to be minded, equality data and placements. The person stays, with the timeline and tasks. Ctrl+Z brings all of it back.",
            facts.name
        ),
        history: history::queries::of_person(read, facts.person_id, HISTORY)?,
        name: facts.name,
    })
}

/// `Mathematics, Postgraduate, fee-funded, Autumn 2026`
fn about(db: &Db, facts: &Facts) -> Result<String> {
    let mut said = Vec::new();
    for field in [
        TraineeField::Subject,
        TraineeField::Route,
        TraineeField::Cohort,
    ] {
        let shown = field::shown(db, field, facts.get(field))?;
        if !shown.is_empty() {
            said.push(shown);
        }
    }
    Ok(said.join(" · "))
}

/// `Register has: Alder Hill (URN 100001), Mere School; QTS or EYTS awarded.`
fn in_register(db: &Db, id: i64) -> Result<String> {
    let held = returns::held::of(db, id)?;
    let award = returns::held::award(db, id)?.map(|award| award.label().to_owned());
    let schools: Vec<String> = held
        .into_iter()
        .map(|one| match one.urn {
            Some(urn) if one.name.is_empty() => format!("URN {urn}"),
            Some(urn) => format!("{} (URN {urn})", one.name),
            None => one.name,
        })
        .collect();
    let schools = (!schools.is_empty()).then(|| schools.join(", "));
    let all: Vec<String> = schools.into_iter().chain(award).collect();
    Ok(match all.as_slice() {
        [] => String::new(),
        some => format!("Register has: {}.", some.join("; ")),
    })
}

fn state_said(facts: &Facts) -> String {
    let since = match facts.state_on.parse() {
        Ok(day) => format!(" since {}", written(day)),
        Err(_) => String::new(),
    };
    let by = match (facts.state, facts.withdrawn_by) {
        (TraineeState::Withdrawn, Some(who)) => {
            format!(" (decided by {})", who.label().to_lowercase())
        }
        _ => String::new(),
    };
    format!("{}{since}{by}.", facts.state.label())
}

/// `1 school so far; 2 are needed.`
fn placements_said(schools: u32, needed: u32) -> String {
    let so_far = match schools {
        0 => "No school yet".to_owned(),
        many => format!("{} so far", counted(u64::from(many), "school", "schools")),
    };
    match needed {
        0 => format!("{so_far}; this route asks for none."),
        1 => format!("{so_far}; 1 is needed."),
        many => format!("{so_far}; {many} are needed."),
    }
}

fn parts(db: &Db, facts: &Facts, today: Day) -> Result<Vec<TraineePart>> {
    let route = facts.get(TraineeField::Route);
    let is_shown = |field: TraineeField| {
        let holds = !facts.get(field).is_empty();
        match field {
            // Only where somebody may be employed.
            TraineeField::EmployingSchool => holds || route.is_empty() || is_salaried(route),
            // A school that is ours needs no URN beside it.
            TraineeField::NextUrn => {
                holds
                    || facts.state == TraineeState::Completed
                        && facts.get(TraineeField::NextSchool).is_empty()
            }
            field if AFTER.contains(&field) => holds || facts.state == TraineeState::Completed,
            _ => true,
        }
    };
    let mut parts = Vec::new();
    for (title, fields) in PARTS {
        let mut shown = Vec::new();
        for field in fields.iter().filter(|field| is_shown(**field)) {
            shown.push(fact(db, facts, *field, today)?);
        }
        if !shown.is_empty() {
            parts.push(TraineePart {
                title: title.to_owned(),
                facts: shown,
            });
        }
    }
    Ok(parts)
}

fn fact(db: &Db, facts: &Facts, field: TraineeField, today: Day) -> Result<TraineeFact> {
    let value = facts.get(field);
    let mut list = String::new();
    let (edit, options) = match field.kind() {
        Kind::Code(name) => match lists::queries::codes_on(db, name, today)? {
            few if few.len() <= MOST_OFFERED => (FactEdit::Choice, few),
            _ => {
                name.clone_into(&mut list);
                (FactEdit::Code, Vec::new())
            }
        },
        Kind::Country => {
            NATIONALITIES.clone_into(&mut list);
            (FactEdit::Code, Vec::new())
        }
        Kind::Specialism => {
            field::SPECIALISMS.clone_into(&mut list);
            (FactEdit::Code, Vec::new())
        }
        Kind::Cohort => (FactEdit::Choice, cohorts(db)?),
        Kind::Text => (FactEdit::Text, Vec::new()),
        Kind::Day | Kind::Birth | Kind::Met => (FactEdit::Day, Vec::new()),
        Kind::Weekdays => (FactEdit::Weekdays, Vec::new()),
        Kind::School => (FactEdit::School, Vec::new()),
        Kind::Person => (FactEdit::Person, Vec::new()),
        _ => (FactEdit::Line, Vec::new()),
    };
    Ok(TraineeFact {
        field,
        label: field.label().to_owned(),
        value: value.to_owned(),
        shown: field::shown(db, field, value)?,
        edit,
        options,
        list,
        note: note(db, field, value),
    })
}

/// What the office should know of a field.
fn note(db: &Db, field: TraineeField, value: &str) -> String {
    match field {
        TraineeField::Postcode if value.is_empty() => {
            "For travel alone: no school and no list ever sees it.".to_owned()
        }
        TraineeField::Postcode => match place::locate(db, value) {
            Ok(located) => approximately(&located.place.note),
            Err(error) => error.message,
        },
        TraineeField::Profile => "What schools may read before they meet the trainee.".to_owned(),
        TraineeField::StandardsMetOn => {
            "Those with a day go into the change of status, for QTS or EYTS.".to_owned()
        }
        TraineeField::BeginsOn => "Only where it is not the first day of the course.".to_owned(),
        TraineeField::Specialism
        | TraineeField::SecondSpecialism
        | TraineeField::ThirdSpecialism => {
            "Only where Register has another word than the subject’s own.".to_owned()
        }
        TraineeField::DegreeCountry => {
            "Only for a degree from outside the United Kingdom.".to_owned()
        }
        TraineeField::Notes => "Candid; never in anything that goes outside.".to_owned(),
        _ => String::new(),
    }
}

/// `Approximate: measured from the middle of the 14 schools in ME14.`: every home is.
fn approximately(note: &str) -> String {
    match note.strip_prefix("Measured") {
        Some(rest) => format!("Approximate: measured{rest}"),
        None => note.to_owned(),
    }
}
