//! The SQL of what the rules look at: a few queries whatever the number of placements.

use super::facts::{Facts, Mentor, Placed, School, Trainee};
use crate::agreement::AgreementState;
use crate::capacity;
use crate::distance::Point;
use crate::error::Result;
use crate::figure;
use crate::list::sql::person_name;
use crate::placement::PlacementKind;
use crate::placement::counting::{ForCounting, counting};
use crate::placement::store::{day, lost, state, text};
use crate::register::codes;
use crate::school;
use crate::store::Db;
use crate::trainee;
use crate::trainee::{ConstraintRule, Placing, TraineeState};
use crate::types::{AcademicYear, Day, KeyStage};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Reads all that the rules look at.
///
/// # Errors
/// What SQLite says.
pub(super) fn read(db: &Db, today: Day) -> Result<Facts> {
    let trainees = trainees(db)?;
    let mut facts = Facts {
        today,
        placements: placements(db, today, &trainees.weekdays)?,
        trainees: trainees.by_id,
        figures: figure::queries::figures(db)?,
        ..Facts::default()
    };
    let mut at: HashMap<i64, usize> = HashMap::new();
    for (index, placed) in facts.placements.iter().enumerate() {
        at.insert(placed.id, index);
    }
    let mut statement = db.prepare_cached(
        "SELECT m.placement_id, m.person_id FROM placement_mentor m JOIN person p ON p.id = m.person_id
         WHERE p.merged_into IS NULL ORDER BY m.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let index = at.get(&row.get::<_, i64>(0)?);
        if let Some(placed) = index.and_then(|index| facts.placements.get_mut(*index)) {
            placed.mentors.push(row.get(1)?);
        }
    }
    facts.mentors = mentors(db)?;
    facts.schools = schools(db)?;
    safe(db, today, &facts.placements, &mut facts.schools)?;
    Ok(facts)
}

/// The trainees, and on which weekdays each is in school.
struct Trainees {
    by_id: BTreeMap<i64, Trainee>,
    weekdays: HashMap<i64, String>,
}

fn trainees(db: &Db) -> Result<Trainees> {
    let mut all = Trainees {
        by_id: BTreeMap::new(),
        weekdays: HashMap::new(),
    };
    let on_course = |one: &Placing| {
        matches!(
            one.state,
            TraineeState::NotStarted | TraineeState::InTraining
        )
    };
    for one in trainee::queries::placing(db)?.into_iter().filter(on_course) {
        all.weekdays.insert(one.id, one.weekdays.clone());
        all.by_id.insert(one.id, known(one));
    }
    itap(db, &mut all.by_id)?;
    Ok(all)
}

/// What the rules look at of a trainee.
fn known(one: Placing) -> Trainee {
    let mut trainee = Trainee {
        ages: codes::name("ageRange", &one.age_range).and_then(ages),
        name: one.name,
        route: one.route,
        starts: one.starts_on.parse().ok(),
        ends: one.ends_on.parse().ok(),
        employing_school: one.employing_school_id,
        home: one
            .home
            .map(|(easting, northing)| Point { easting, northing }),
        missing_checks: one.checks_missing,
        ..Trainee::default()
    };
    let least = |known: Option<u32>, most: u32| Some(known.map_or(most, |known| known.min(most)));
    for rule in one.rules {
        match rule {
            ConstraintRule::NotSchool(school) => {
                trainee.not_schools.insert(school);
            }
            ConstraintRule::Miles(most) => {
                trainee.miles_at_most = least(trainee.miles_at_most, most)
            }
            ConstraintRule::Minutes(most) => {
                trainee.minutes_at_most = least(trainee.minutes_at_most, most);
            }
            ConstraintRule::StepFree => trainee.step_free = true,
        }
    }
    trainee
}

/// The ages of a range of the DfE's: `5 to 11`.
fn ages(name: &str) -> Option<(u8, u8)> {
    let (low, high) = name.split_once(" to ")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

/// Half days of ITaP that trainees take part in: what was attended, where that is known, else all of it.
fn itap(db: &Db, trainees: &mut BTreeMap<i64, Trainee>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT x.trainee_id, sum(coalesce(x.half_days, i.half_days)) FROM itap_trainee x JOIN itap i ON i.id = x.itap_id
         GROUP BY x.trainee_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(trainee) = trainees.get_mut(&row.get::<_, i64>(0)?) {
            trainee.itap_half_days = row.get(1)?;
        }
    }
    Ok(())
}

fn placements(db: &Db, today: Day, weekdays: &HashMap<i64, String>) -> Result<Vec<Placed>> {
    let counting = counting(db)?;
    let missed = lost(db)?;
    let mut statement = db.prepare_cached(
        "SELECT id, trainee_id, school_id, kind, state, from_on, until_on, key_stage, planned_half_days, state_on
         FROM placement ORDER BY trainee_id, from_on, id",
    )?;
    let mut rows = statement.query([])?;
    let mut placements = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, trainee_id, school_id): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let state = state(row, 4)?;
        let Some(weekdays) = weekdays.get(&trainee_id) else {
            continue;
        };
        // What was withdrawn has its days, though it holds no place.
        if !state.holds_a_place() && !state.is_withdrawn() {
            continue;
        }
        let (from, until) = (day(row, 5)?, day(row, 6)?);
        let kind = PlacementKind::from_code(text(row, 3)?);
        let counted = counting.of(
            &ForCounting {
                trainee_id,
                school_id,
                kind,
                weekdays,
                from,
                until,
                state,
                state_on: day(row, 9)?,
                said: row.get(8)?,
                lost: missed.get(&id).copied().unwrap_or_default(),
            },
            today,
        );
        placements.push(Placed {
            id,
            trainee_id,
            school_id,
            kind,
            state,
            from,
            until,
            key_stage: KeyStage::parse(text(row, 7)?),
            mentors: Vec::new(),
            half_days: counted.half_days(),
        });
    }
    Ok(placements)
}

fn mentors(db: &Db) -> Result<HashMap<i64, Mentor>> {
    let mut mentors: HashMap<i64, Mentor> = HashMap::new();
    let mut statement = db.prepare_cached(concat!(
        "SELECT p.id, ",
        person_name!("p"),
        " FROM person p WHERE p.id IN (SELECT person_id FROM placement_mentor)"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        mentors.entry(row.get(0)?).or_default().name = row.get(1)?;
    }
    let mut statement = db.prepare_cached("SELECT person_id, on_day FROM mentor_training")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(mentor) = mentors.get_mut(&row.get::<_, i64>(0)?) {
            mentor
                .trained
                .insert(AcademicYear::of(day(row, 1)?).start_year());
        }
    }
    Ok(mentors)
}

fn schools(db: &Db) -> Result<BTreeMap<i64, School>> {
    let mut schools = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.name, s.name), e.status_code, e.closed_on, e.reason_closed_code, e.easting, e.northing
         FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id IN (SELECT school_id FROM placement UNION SELECT employing_school_id FROM trainee)",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let status: Option<String> = row.get(2)?;
        let closed_on: Option<String> = row.get(3)?;
        let reason: Option<String> = row.get(4)?;
        let point = row
            .get::<_, Option<i64>>(5)?
            .zip(row.get::<_, Option<i64>>(6)?);
        schools.insert(
            row.get(0)?,
            School {
                name: row.get(1)?,
                closed: status.as_deref() == Some("2"),
                closed_on: closed_on.and_then(|text| text.parse().ok()),
                closed_why: reason
                    .as_deref()
                    .and_then(|code| codes::name("reasonClosed", code))
                    .filter(|name| *name != "Not applicable")
                    .unwrap_or_default()
                    .to_owned(),
                point: point.map(|(easting, northing)| Point { easting, northing }),
                ..School::default()
            },
        );
    }
    for id in school::queries::step_free(db)? {
        if let Some(school) = schools.get_mut(&id) {
            school.step_free = true;
        }
    }
    agreements(db, &mut schools)?;
    not_to_place(db, &mut schools)?;
    Ok(schools)
}

fn agreements(db: &Db, schools: &mut BTreeMap<i64, School>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT a.school_id, a.first_year, a.last_year FROM agreement a WHERE a.state = ?1 AND a.school_id IS NOT NULL
         UNION ALL SELECT m.school_id, a.first_year, a.last_year FROM agreement a
         JOIN agreement_named m ON m.agreement_id = a.id WHERE a.state = ?1",
    )?;
    let mut rows = statement.query([AgreementState::Signed.code()])?;
    while let Some(row) = rows.next()? {
        if let Some(school) = schools.get_mut(&row.get::<_, i64>(0)?) {
            school.signed.push((row.get(1)?, row.get(2)?));
        }
    }
    Ok(())
}

fn not_to_place(db: &Db, schools: &mut BTreeMap<i64, School>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT school_id, from_on, until_on, reason FROM not_to_place ORDER BY from_on",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(school) = schools.get_mut(&row.get::<_, i64>(0)?) {
            let until = text(row, 2)?.parse().ok();
            school.not_to_place.push((day(row, 1)?, until, row.get(3)?));
        }
    }
    Ok(())
}

/// How many trainees at once are safe at each school, in the years of placements that are not over.
fn safe(
    db: &Db,
    today: Day,
    placements: &[Placed],
    schools: &mut BTreeMap<i64, School>,
) -> Result<()> {
    let years: BTreeSet<AcademicYear> = placements
        .iter()
        .filter(|placed| placed.until >= today)
        .map(Placed::year)
        .collect();
    for year in years {
        for (id, safe) in capacity::queries::safe(db, year, today)? {
            if let Some(school) = schools.get_mut(&id) {
                school
                    .safe
                    .insert(year.start_year(), (safe.safe, safe.words));
            }
        }
    }
    Ok(())
}
