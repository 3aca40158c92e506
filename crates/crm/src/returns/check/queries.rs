//! Reading a file and what the office's own file knows, for the check.

use super::known::{Known, KnownTrainee, Urns};
use super::{Asked, LARGEST, check};
use crate::error::{Error, Result};
use crate::figure;
use crate::list::sql::holds_a_place;
use crate::returns::held::AwardInRegister;
use crate::returns::lists;
use crate::returns::minima::Minimum;
use crate::returns::rules::Rules;
use crate::returns::specialism;
use crate::returns::{CheckVerdict, ReturnKind};
use crate::session::Session;
use crate::store::Db;
use crate::trainee::TraineeState;
use crate::types::{AcademicYear, Day};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read as _;
use ts_rs::TS;

/// The type of establishment of universities (`TypeOfEstablishment`).
const UNIVERSITY: &str = "29";

/// Asks for the verdict on a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckReturn {
    /// Which file of the service it is meant to be.
    pub kind: ReturnKind,
    /// Where it is.
    pub path: String,
    /// The day that the rules take for today; missing: today.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<Day>,
}

/// The verdict that the service would give on a file. Where a file of the office is open, what it knows is asked too.
/// Nothing is written.
///
/// # Errors
/// A sentence where the file cannot be read from the disk. Whatever it holds is a verdict.
pub fn verdict(session: &Session, request: CheckReturn) -> Result<CheckVerdict> {
    let failed = |error: std::io::Error| Error::io(&request.path, &error);
    let mut bytes = Vec::new();
    // One byte more than the service takes tells that there are too many.
    File::open(&request.path)
        .map_err(failed)?
        .take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let today = request.on.unwrap_or_else(|| session.clock().today());
    let (rules, known) = match session.desk() {
        Ok(_) => session.read(|read| {
            let rules = lists::queries::on(read.db, today)?;
            let known = known(read.db, &rules, today)?;
            Ok((rules, Some(known)))
        })?,
        Err(_) => (Cow::Borrowed(Rules::shipped()), None),
    };
    let asked = Asked {
        today,
        rules: &rules,
        known: known.as_ref(),
    };
    Ok(check(request.kind, &bytes, &asked))
}

/// What the file knows, as it stood on `today`.
///
/// # Errors
/// What SQLite says.
pub fn known(db: &Db, rules: &Rules, today: Day) -> Result<Known> {
    Ok(Known {
        trainees: trainees(db, rules, today)?,
        partners: partners(db)?,
        register: register(db)?,
    })
}

fn trainees(db: &Db, rules: &Rules, today: Day) -> Result<Vec<KnownTrainee>> {
    let figures = figure::queries::figures(db)?;
    let year = AcademicYear::of(today);
    let placed = placed(db, today)?;
    let mut emails = emails(db)?;
    let mut statement = db.prepare_cached(
        "SELECT tr.id, p.id, p.trn, tr.provider_ref, tr.hesa_id, p.first_name, p.last_name, tr.born_on, tr.route,
           tr.age_range, tr.starts_on, tr.begins_on, tr.training_partner, tr.state, tr.register_id,
           tr.subject, tr.specialism, tr.second_subject, tr.second_specialism, tr.third_subject, tr.third_specialism,
           tr.register_award
         FROM trainee tr JOIN person p ON p.id = tr.person_id WHERE p.merged_into IS NULL ORDER BY tr.id",
    )?;
    let mut rows = statement.query([])?;
    let mut trainees = Vec::new();
    while let Some(row) = rows.next()? {
        let day = |at: usize| -> Result<Option<Day>> {
            Ok(row.get_ref(at)?.as_str().unwrap_or_default().parse().ok())
        };
        let (id, person): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (trn, route): (String, String) = (row.get(2)?, row.get(8)?);
        let register_id: String = row.get(14)?;
        let age_range: String = row.get(9)?;
        let subjects: [(String, String); 3] = [
            (row.get(15)?, row.get(16)?),
            (row.get(17)?, row.get(18)?),
            (row.get(19)?, row.get(20)?),
        ];
        let specialisms = specialism::of_course(rules, &route, &age_range, &subjects);
        trainees.push(KnownTrainee {
            in_register: !register_id.is_empty() || !trn.is_empty(),
            provider_ref: row.get(3)?,
            hesa_id: row.get(4)?,
            first_names: row.get(5)?,
            last_name: row.get(6)?,
            emails: emails.remove(&person).unwrap_or_default(),
            born_on: day(7)?,
            starts_on: day(10)?,
            begins_on: day(11)?,
            training_partner: row.get(12)?,
            subject: specialism::said(rules, &specialisms),
            age_range,
            state: TraineeState::parse(&row.get::<_, String>(13)?)
                .unwrap_or(TraineeState::NotStarted),
            award: AwardInRegister::parse(row.get_ref(21)?.as_str().unwrap_or_default()),
            placements: placed.get(&id).copied().unwrap_or(0),
            placements_needed: Minimum::of(&figures, year, &route).schools,
            trn,
            route,
        });
    }
    Ok(trainees)
}

/// How many placements each trainee has: those that Register told of, or the schools where ours have begun, whichever are
/// more.
fn placed(db: &Db, today: Day) -> Result<HashMap<i64, u32>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT trainee_id, max(count) FROM (
           SELECT x.trainee_id, count(DISTINCT x.school_id) AS count FROM placement x
           WHERE x.kind <> 'itap' AND x.from_on <= ?1 AND ",
        holds_a_place!("x"),
        " GROUP BY x.trainee_id
           UNION ALL SELECT trainee_id, count(*) FROM register_placement GROUP BY trainee_id)
         GROUP BY trainee_id"
    ))?;
    let rows = statement.query_map([today.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn emails(db: &Db) -> Result<HashMap<i64, Vec<String>>> {
    let mut statement = db.prepare_cached(
        "SELECT a.person_id, a.value FROM address a
         WHERE a.medium = 'email' AND a.person_id IN (SELECT person_id FROM trainee)",
    )?;
    let mut rows = statement.query([])?;
    let mut emails: HashMap<i64, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        emails.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(emails)
}

fn partners(db: &Db) -> Result<HashSet<u32>> {
    let mut statement = db
        .prepare_cached("SELECT DISTINCT partner_urn FROM trainee WHERE partner_urn IS NOT NULL")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn register(db: &Db) -> Result<Option<Urns>> {
    let mut statement = db.prepare_cached("SELECT id, type_code FROM establishment")?;
    let mut rows = statement.query([])?;
    let mut urns = Urns::default();
    while let Some(row) = rows.next()? {
        let urn: u32 = row.get(0)?;
        let is_university = row.get_ref(1)?.as_str() == Ok(UNIVERSITY);
        if is_university {
            urns.universities.insert(urn);
        } else {
            urns.schools.insert(urn);
        }
    }
    let is_empty = urns.schools.is_empty() && urns.universities.is_empty();
    Ok((!is_empty).then_some(urns))
}
