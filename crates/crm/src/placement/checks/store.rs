//! The SQL of what the rules look at: a few queries whatever the number of placements.

use super::facts::{Facts, Mentor, Placed, School, Trainee};
use crate::agreement::AgreementState;
use crate::distance::Point;
use crate::error::Result;
use crate::figure;
use crate::list::sql::person_name;
use crate::placement::PlacementKind;
use crate::placement::queries::{self, ForCounting};
use crate::placement::store::{day, lost, state, text};
use crate::register::codes;
use crate::store::Db;
use crate::types::{AcademicYear, Day, KeyStage};
use std::collections::{BTreeMap, HashMap};

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
    Ok(facts)
}

/// The trainees, and on which weekdays each is in school.
struct Trainees {
    by_id: BTreeMap<i64, Trainee>,
    weekdays: HashMap<i64, String>,
}

fn trainees(db: &Db) -> Result<Trainees> {
    let mut missing = queries::missing_checks(db)?;
    let mut all = Trainees {
        by_id: BTreeMap::new(),
        weekdays: HashMap::new(),
    };
    let mut statement = db.prepare_cached(concat!(
        "SELECT t.id, ",
        person_name!("p"),
        ", t.route, t.age_range, t.starts_on, t.ends_on, t.employing_school_id, t.weekdays
         FROM trainee t JOIN person p ON p.id = t.person_id
         WHERE t.state IN ('notStarted', 'inTraining') AND p.merged_into IS NULL"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let known =
            |at| -> rusqlite::Result<Option<Day>> { Ok(row.get_ref(at)?.as_str()?.parse().ok()) };
        all.by_id.insert(
            id,
            Trainee {
                name: row.get(1)?,
                route: row.get(2)?,
                ages: codes::name("ageRange", text(row, 3)?).and_then(ages),
                starts: known(4)?,
                ends: known(5)?,
                employing_school: row.get(6)?,
                missing_checks: missing.remove(&id).unwrap_or_default(),
                ..Trainee::default()
            },
        );
        all.weekdays.insert(id, row.get(7)?);
    }
    for (id, home) in homes(db)? {
        if let Some(trainee) = all.by_id.get_mut(&id) {
            trainee.home = Some(home);
        }
    }
    limits(db, &mut all.by_id)?;
    itap(db, &mut all.by_id)?;
    Ok(all)
}

/// The ages of a range of the DfE's: `5 to 11`.
fn ages(name: &str) -> Option<(u8, u8)> {
    let (low, high) = name.split_once(" to ")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

/// About where trainees live: where the schools of the same postcode are.
fn homes(db: &Db) -> Result<Vec<(i64, Point)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, CAST(avg(e.easting) AS INTEGER), CAST(avg(e.northing) AS INTEGER)
         FROM trainee t JOIN establishment e ON e.postcode = t.postcode
         WHERE t.postcode <> '' AND e.easting IS NOT NULL AND e.northing IS NOT NULL GROUP BY t.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            Point {
                easting: row.get(1)?,
                northing: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the rules of trainees say of schools and of travel.
fn limits(db: &Db, trainees: &mut BTreeMap<i64, Trainee>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT trainee_id, rule, school_id, amount FROM trainee_constraint WHERE kind = 'rule'",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(trainee) = trainees.get_mut(&row.get::<_, i64>(0)?) else {
            continue;
        };
        let least =
            |known: Option<u32>, amount: u32| Some(known.map_or(amount, |known| known.min(amount)));
        match text(row, 1)? {
            "notSchool" => trainee.not_schools.extend(row.get::<_, Option<i64>>(2)?),
            "miles" => trainee.miles_at_most = least(trainee.miles_at_most, row.get(3)?),
            "minutes" => trainee.minutes_at_most = least(trainee.minutes_at_most, row.get(3)?),
            _ => {}
        }
    }
    Ok(())
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
    let counting = queries::counting(db)?;
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
        let counted = counting.of(
            &ForCounting {
                school_id,
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
            kind: PlacementKind::from_code(text(row, 3)?),
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
    agreements(db, &mut schools)?;
    not_to_place(db, &mut schools)?;
    safe(db, &mut schools)?;
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

/// How many trainees at once are safe at each school and in each year: the lesser of what it offers and its cap.
fn safe(db: &Db, schools: &mut BTreeMap<i64, School>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT h.school_id, h.year, h.cap,
           (SELECT sum(most) FROM placement_offer o WHERE o.hosting_id = h.id AND o.kind = 'placement')
         FROM hosting h WHERE h.school_id IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (cap, offered): (Option<u32>, Option<u32>) = (row.get(2)?, row.get(3)?);
        let Some(school) = schools.get_mut(&row.get::<_, i64>(0)?) else {
            continue;
        };
        let (safe, words) = match (cap, offered) {
            (Some(cap), Some(offered)) if cap < offered => (
                cap,
                format!("{offered} offered, {cap} at once in the whole school"),
            ),
            (_, Some(offered)) => (offered, format!("{offered} offered")),
            (Some(cap), None) => (cap, format!("{cap} at once in the whole school")),
            (None, None) => continue,
        };
        school.safe.insert(row.get(1)?, (safe, words));
    }
    Ok(())
}
