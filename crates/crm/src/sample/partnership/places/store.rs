//! The SQL that writes trainees and places of the sample.

use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::Day;
use rusqlite::params;

/// Adds a row of `table`, whose id the store gives; `sql` has it as its first value.
fn insert(
    w: &Write<'_>,
    table: &str,
    sql: &str,
    values: impl FnOnce(&mut rusqlite::Statement<'_>, i64) -> rusqlite::Result<usize>,
) -> Result<i64> {
    let id = w.id(table)?;
    values(&mut *w.db.prepare_cached(sql)?, id)?;
    Ok(id)
}

/// A count as SQLite takes it.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A school of ours that is a partner, with what of the register its places hang on.
pub(super) struct Partner {
    pub id: i64,
    pub phase: String,
    pub postcode: String,
}

/// The schools that are partners, by id.
pub(super) fn partners(db: &Db) -> Result<Vec<Partner>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, e.phase_code, e.postcode FROM school s JOIN establishment e ON e.id = s.urn
         WHERE s.stage = 'partnership' ORDER BY s.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Partner {
            id: row.get(0)?,
            phase: row.get(1)?,
            postcode: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The posts of general mentors at a school: tenure and person.
pub(super) fn mentor_posts(db: &Db, school: i64) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.person_id FROM tenure t JOIN role r ON r.id = t.role_id
         WHERE t.school_id = ?1 AND t.role_id = 10 AND NOT t.ended ORDER BY t.id",
    )?;
    let rows = statement.query_map([school], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn cohort(w: &Write<'_>, name: &str, year: i32) -> Result<i64> {
    insert(
        w,
        "cohort",
        "INSERT INTO cohort (id, name, year) VALUES (?1, ?2, ?3)",
        |statement, id| statement.execute(params![id, name, year]),
    )
}

pub(super) fn block(
    w: &Write<'_>,
    year: i32,
    name: &str,
    (from, until): (Day, Day),
    days: u32,
) -> Result<i64> {
    insert(
        w,
        "block",
        "INSERT INTO block (id, year, name, from_on, until_on, target_days) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        |statement, id| {
            statement.execute(params![
                id,
                year,
                name,
                from.to_string(),
                until.to_string(),
                days
            ])
        },
    )
}

pub(super) struct SampleHosting<'a> {
    pub school: i64,
    pub year: i32,
    pub interest: &'a str,
    pub reasons: &'a str,
    pub cap: Option<usize>,
    pub others: usize,
    pub ects: usize,
    pub source: &'a str,
    pub confirmed_on: String,
}

pub(super) fn hosting(w: &Write<'_>, hosting: &SampleHosting<'_>) -> Result<i64> {
    insert(
        w,
        "hosting",
        "INSERT INTO hosting (id, school_id, year, interest, reasons, cap, other_trainees, ects, source, confirmed_on, confirmed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        |statement, id| {
            statement.execute(params![
                id,
                hosting.school,
                hosting.year,
                hosting.interest,
                hosting.reasons,
                hosting.cap.map(number),
                number(hosting.others),
                number(hosting.ects),
                hosting.source,
                hosting.confirmed_on,
                w.staff_id.filter(|_| !hosting.confirmed_on.is_empty()),
            ])
        },
    )
}

pub(super) struct SampleOffer<'a> {
    pub hosting: i64,
    pub least: usize,
    pub most: usize,
    pub phase: &'a str,
    pub subject: &'a str,
    pub year_group: &'a str,
    pub study: &'a str,
}

pub(super) fn offer(w: &Write<'_>, offer: &SampleOffer<'_>) -> Result<i64> {
    insert(
        w,
        "placement_offer",
        "INSERT INTO placement_offer (id, hosting_id, least, most, phase, subject, year_group, study)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        |statement, id| {
            statement.execute(params![
                id,
                offer.hosting,
                number(offer.least),
                number(offer.most),
                offer.phase,
                offer.subject,
                offer.year_group,
                offer.study
            ])
        },
    )
}

pub(super) fn need(
    w: &Write<'_>,
    year: i32,
    phase: &str,
    subject: &str,
    places: usize,
) -> Result<i64> {
    insert(
        w,
        "place_need",
        "INSERT INTO place_need (id, year, phase, subject, places) VALUES (?1, ?2, ?3, ?4, ?5)",
        |statement, id| statement.execute(params![id, year, phase, subject, number(places)]),
    )
}

pub(super) fn mentor(w: &Write<'_>, tenure: i64, at_once: usize, subject: &str) -> Result<i64> {
    insert(
        w,
        "mentor",
        "INSERT INTO mentor (id, tenure_id, at_once, subjects) VALUES (?1, ?2, ?3, ?4)",
        |statement, id| statement.execute(params![id, tenure, number(at_once), subject]),
    )
}

pub(super) fn trn(w: &Write<'_>, person: i64, trn: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE person SET trn = ?2 WHERE id = ?1")?
        .execute(params![person, trn])?;
    Ok(())
}

pub(super) fn training(
    w: &Write<'_>,
    (person, school): (i64, i64),
    day: Day,
    minutes: usize,
    (kind, topic, mode): (&str, &str, &str),
) -> Result<i64> {
    insert(
        w,
        "mentor_training",
        "INSERT INTO mentor_training (id, person_id, school_id, on_day, minutes, kind, topic, mode)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        |statement, id| {
            statement.execute(params![
                id,
                person,
                school,
                day.to_string(),
                number(minutes),
                kind,
                topic,
                mode
            ])
        },
    )
}

#[derive(Default)]
pub(super) struct SampleTrainee<'a> {
    pub person: i64,
    pub cohort: i64,
    pub provider_ref: String,
    pub postcode: &'a str,
    pub route: &'a str,
    pub subject: &'a str,
    pub second_subject: &'a str,
    pub age_range: &'a str,
    pub study_mode: &'a str,
    pub weekdays: &'a str,
    pub course: &'a str,
    pub starts_on: String,
    pub ends_on: String,
    pub employer: Option<i64>,
    pub state: &'a str,
    pub state_on: String,
    pub withdrawn_by: &'a str,
    pub withdrawal_reasons: &'a str,
    pub profile: &'a str,
    pub added_on: String,
}

pub(super) fn trainee(w: &Write<'_>, one: &SampleTrainee<'_>) -> Result<i64> {
    insert(
        w,
        "trainee",
        "INSERT INTO trainee (id, person_id, cohort_id, provider_ref, postcode, route, aim, subject, second_subject, age_range,
           study_mode, weekdays, course, starts_on, ends_on, employing_school_id, state, state_on, withdrawn_by,
           withdrawal_reasons, profile, added_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        |statement, id| {
            statement.execute(params![
                id,
                one.person,
                one.cohort,
                one.provider_ref,
                one.postcode,
                one.route,
                one.subject,
                one.second_subject,
                one.age_range,
                one.study_mode,
                one.weekdays,
                one.course,
                one.starts_on,
                one.ends_on,
                one.employer,
                one.state,
                one.state_on,
                one.withdrawn_by,
                one.withdrawal_reasons,
                one.profile,
                one.added_on,
            ])
        },
    )
}

pub(super) fn constraint(
    w: &Write<'_>,
    trainee: i64,
    (kind, rule, text): (&str, &str, &str),
    (school, amount): (Option<i64>, usize),
    agreed_on: &str,
) -> Result<i64> {
    insert(
        w,
        "trainee_constraint",
        "INSERT INTO trainee_constraint (id, trainee_id, kind, rule, text, school_id, amount, agreed_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        |statement, id| {
            statement.execute(params![
                id, trainee, kind, rule, text, school, number(amount), agreed_on
            ])
        },
    )
}

pub(super) fn check(
    w: &Write<'_>,
    trainee: i64,
    kind: &str,
    done_by: &str,
    day: &str,
    outcome: &str,
) -> Result<i64> {
    insert(
        w,
        "suitability_check",
        "INSERT INTO suitability_check (id, trainee_id, kind, done_by, on_day, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        |statement, id| statement.execute(params![id, trainee, kind, done_by, day, outcome]),
    )
}

pub(super) struct SamplePlacement<'a> {
    pub trainee: i64,
    pub school: i64,
    pub block: i64,
    pub kind: &'a str,
    pub subject: &'a str,
    pub year_group: &'a str,
    pub days: (Day, Day),
    pub state: &'a str,
    pub state_on: Day,
    pub sent_on: Option<Day>,
    pub reason: &'a str,
}

pub(super) fn placement(w: &Write<'_>, one: &SamplePlacement<'_>) -> Result<i64> {
    insert(
        w,
        "placement",
        "INSERT INTO placement (id, trainee_id, school_id, block_id, kind, subject, year_group, from_on, until_on, state,
           state_on, sent_on, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        |statement, id| {
            statement.execute(params![
                id,
                one.trainee,
                one.school,
                one.block,
                one.kind,
                one.subject,
                one.year_group,
                one.days.0.to_string(),
                one.days.1.to_string(),
                one.state,
                one.state_on.to_string(),
                one.sent_on.map(|day| day.to_string()).unwrap_or_default(),
                one.reason,
            ])
        },
    )
}

pub(super) fn placement_mentor(w: &Write<'_>, placement: i64, person: i64) -> Result<i64> {
    insert(
        w,
        "placement_mentor",
        "INSERT INTO placement_mentor (id, placement_id, person_id) VALUES (?1, ?2, ?3)",
        |statement, id| statement.execute([id, placement, person]),
    )
}

pub(super) fn absence(
    w: &Write<'_>,
    placement: i64,
    day: Day,
    half_days: u32,
    reason: &str,
) -> Result<i64> {
    let day = day.to_string();
    insert(
        w,
        "absence",
        "INSERT INTO absence (id, placement_id, from_on, until_on, half_days, reason) VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
        |statement, id| statement.execute(params![id, placement, day, half_days, reason]),
    )
}

pub(super) fn calendar(
    w: &Write<'_>,
    kind: &str,
    name: &str,
    (from, until): (Day, Day),
) -> Result<i64> {
    insert(
        w,
        "calendar_entry",
        "INSERT INTO calendar_entry (id, kind, name, from_on, until_on) VALUES (?1, ?2, ?3, ?4, ?5)",
        |statement, id| {
            statement.execute(params![id, kind, name, from.to_string(), until.to_string()])
        },
    )
}

pub(super) fn review(
    w: &Write<'_>,
    (school, placement): (i64, i64),
    day: Day,
    (kind, by, outcome): (&str, &str, &str),
    text: &str,
) -> Result<i64> {
    insert(
        w,
        "setting_review",
        "INSERT INTO setting_review (id, school_id, placement_id, kind, on_day, by_whom, outcome, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        |statement, id| {
            statement.execute(params![
                id,
                school,
                placement,
                kind,
                day.to_string(),
                by,
                outcome,
                text
            ])
        },
    )
}

pub(super) fn not_to_place(w: &Write<'_>, school: i64, from: Day, reason: &str) -> Result<i64> {
    insert(
        w,
        "not_to_place",
        "INSERT INTO not_to_place (id, school_id, from_on, reason) VALUES (?1, ?2, ?3, ?4)",
        |statement, id| statement.execute(params![id, school, from.to_string(), reason]),
    )
}

pub(super) fn itap(
    w: &Write<'_>,
    (year, cohort): (i32, i64),
    (name, theme): (&str, &str),
    (from, until): (Day, Day),
    half_days: u32,
) -> Result<i64> {
    insert(
        w,
        "itap",
        "INSERT INTO itap (id, year, name, theme, cohort_id, from_on, until_on, half_days)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        |statement, id| {
            statement.execute(params![
                id,
                year,
                name,
                theme,
                cohort,
                from.to_string(),
                until.to_string(),
                half_days
            ])
        },
    )
}

pub(super) fn itap_host(w: &Write<'_>, itap: i64, school: i64, places: usize) -> Result<i64> {
    insert(
        w,
        "itap_host",
        "INSERT INTO itap_host (id, itap_id, school_id, places) VALUES (?1, ?2, ?3, ?4)",
        |statement, id| statement.execute(params![id, itap, school, number(places)]),
    )
}

pub(super) fn itap_trainee(
    w: &Write<'_>,
    itap: i64,
    trainee: i64,
    host: i64,
    half_days: Option<u32>,
) -> Result<i64> {
    insert(
        w,
        "itap_trainee",
        "INSERT INTO itap_trainee (id, itap_id, trainee_id, host_id, half_days) VALUES (?1, ?2, ?3, ?4, ?5)",
        |statement, id| statement.execute(params![id, itap, trainee, host, half_days]),
    )
}
