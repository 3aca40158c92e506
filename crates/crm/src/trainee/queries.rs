//! What other nouns read of trainees.

use super::checks::SuitabilityKind;
use super::constraint::ConstraintKind;
use super::{ConstraintRule, Placing, TraineeState, store};
use crate::error::Result;
use crate::list::place;
use crate::list::sql::person_name;
use crate::register::codes;
use crate::store::Db;
use std::collections::{HashMap, HashSet};

/// Everyone who is, was or will be a trainee, as whoever places them needs to know them. Those whom a merge left behind
/// are not among them.
///
/// # Errors
/// What SQLite says.
pub fn placing(db: &Db) -> Result<Vec<Placing>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT tr.id, tr.person_id, ",
        person_name!("p"),
        ", tr.cohort_id, tr.route, tr.subject, tr.second_subject, tr.age_range, tr.study_mode, tr.weekdays, tr.starts_on,
           tr.ends_on, tr.employing_school_id, tr.state, tr.postcode
         FROM trainee tr JOIN person p ON p.id = tr.person_id WHERE p.merged_into IS NULL
         ORDER BY p.last_name COLLATE NOCASE, p.first_name COLLATE NOCASE, tr.id"
    ))?;
    let mut rows = statement.query([])?;
    let mut trainees = Vec::new();
    let mut homes = Vec::new();
    while let Some(row) = rows.next()? {
        trainees.push(Placing {
            id: row.get(0)?,
            person_id: row.get(1)?,
            name: row.get(2)?,
            cohort_id: row.get(3)?,
            route: row.get(4)?,
            subject: row.get(5)?,
            second_subject: row.get(6)?,
            age_range: row.get(7)?,
            study_mode: row.get(8)?,
            weekdays: row.get(9)?,
            starts_on: row.get(10)?,
            ends_on: row.get(11)?,
            employing_school_id: row.get(12)?,
            state: TraineeState::parse(&row.get::<_, String>(13)?)
                .unwrap_or(TraineeState::NotStarted),
            home: None,
            rules: Vec::new(),
            text_for_school: Vec::new(),
            checks_missing: Vec::new(),
        });
        homes.push(row.get::<_, String>(14)?);
    }
    let points = place::points(
        db,
        &homes.iter().map(String::as_str).collect::<HashSet<_>>(),
    )?;
    let mut minded = minded(db)?;
    let mut missing = store::missing(db, None)?;
    for (trainee, home) in trainees.iter_mut().zip(&homes) {
        trainee.home = points
            .get(home)
            .map(|point| (point.easting, point.northing));
        if let Some((rules, texts)) = minded.remove(&trainee.id) {
            (trainee.rules, trainee.text_for_school) = (rules, texts);
        }
        let kinds = missing.remove(&trainee.id).unwrap_or_default();
        trainee.checks_missing = kinds.into_iter().map(SuitabilityKind::label).collect();
    }
    Ok(trainees)
}

/// The checks of suitability that are not cleared for a trainee, in words; none: all are.
///
/// # Errors
/// What SQLite says.
pub fn checks_missing(db: &Db, trainee_id: i64) -> Result<Vec<&'static str>> {
    let kinds = store::missing(db, Some(trainee_id))?
        .remove(&trainee_id)
        .unwrap_or_default();
    Ok(kinds.into_iter().map(SuitabilityKind::label).collect())
}

/// The rules of each trainee, and what schools may read.
type Minded = HashMap<i64, (Vec<ConstraintRule>, Vec<String>)>;

fn minded(db: &Db) -> Result<Minded> {
    let mut minded = Minded::new();
    for row in store::all_constraints(db)? {
        let (rules, texts) = minded.entry(row.trainee_id).or_default();
        match row.kind {
            ConstraintKind::Rule => rules.extend(row.rule()),
            ConstraintKind::Text if !row.agreed_on.is_empty() => texts.push(row.text),
            ConstraintKind::Text | ConstraintKind::Private => {}
        }
    }
    Ok(minded)
}

/// What a field of a trainee holds, as it is kept; empty: nothing.
///
/// # Errors
/// What SQLite says.
pub fn value(db: &Db, trainee_id: i64, field: super::TraineeField) -> Result<String> {
    Ok(store::facts(db, trainee_id)?
        .map(|facts| facts.get(field).to_owned())
        .unwrap_or_default())
}

/// A person's entry as a trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraineeOf {
    /// `trainee.id`.
    pub id: i64,
    /// What they train for, in words: `Trainee, Mathematics, Autumn 2026`.
    pub words: String,
    /// Whether that is over: they withdrew, or have completed.
    pub is_over: bool,
}

/// The trainee that someone is, or was last.
///
/// # Errors
/// What SQLite says.
pub fn of_person(db: &Db, person: i64) -> Result<Option<TraineeOf>> {
    use super::TraineeField::{Cohort, Subject};
    let Some(id) = store::of_person(db, person)?.into_iter().next() else {
        return Ok(None);
    };
    let Some(facts) = store::facts(db, id)? else {
        return Ok(None);
    };
    let subject = facts.get(Subject);
    let cohort = facts.get(Cohort).parse().ok();
    let cohort = cohort
        .map(|id| store::cohort(db, id))
        .transpose()?
        .flatten();
    let mut said = vec!["Trainee".to_owned()];
    if !subject.is_empty() {
        said.push(
            codes::name("subject", subject)
                .unwrap_or(subject)
                .to_owned(),
        );
    }
    said.extend(cohort.map(|cohort| cohort.said()));
    if !facts.state.is_placed() {
        said.push(facts.state.label().to_lowercase());
    }
    Ok(Some(TraineeOf {
        id,
        words: said.join(", "),
        is_over: matches!(
            facts.state,
            TraineeState::Withdrawn | TraineeState::Completed
        ),
    }))
}
