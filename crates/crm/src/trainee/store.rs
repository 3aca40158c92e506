//! The SQL of trainees, and what is decided by it.
//!
//! The conditions name the trainee `tr`, so that the list of trainees can have them as its columns.

use super::checks::{SuitabilityKind, SuitabilityMark};
use super::cohort::Cohort;
use super::constraint::{ConstraintKind, PlacingRule, SaveConstraint};
use super::equality::SetEquality;
use super::page::PlacementOfTrainee;
use super::{TraineeField, TraineeState, WithdrawnBy};
use crate::error::Result;
use crate::list::sql::{academic_year, holds_a_place, person_name};
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day, PartDay, written_code};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// The name of `person p`.
const FULL_NAME: &str = person_name!("p");

/// Whether the childcare disqualification check is asked for: early years routes, and courses for children under 8. Where
/// no age range is known the subject says whether it is primary.
macro_rules! with_young_children {
    () => {
        "(tr.route IN ('17', '18', '19', '20')
          OR tr.age_range IN ('13909', '13911', '13912', '13913', '13914', '13915', '13916', '13920')
          OR tr.age_range = '' AND tr.subject IN ('00', '01', '02', '03', '04', '06', '07'))"
    };
}

/// The checks that are still to be cleared, a row each with its `kind` and `word`.
macro_rules! missing_checks {
    ($what:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM (SELECT 1 AS place, 'dbs' AS kind, 'Enhanced DBS with barred list' AS word
               UNION ALL SELECT 2, 'prohibition', 'Prohibition from teaching'
               UNION ALL SELECT 3, 'identity', 'Identity'
               UNION ALL SELECT 4, 'rightToWork', 'Right to work or study'
               UNION ALL SELECT 5, 'overseas', 'Overseas'
               UNION ALL SELECT 6, 'fitness', 'Fitness to train'
               UNION ALL SELECT 7, 'childcare', 'Childcare disqualification') k
             WHERE (k.kind <> 'childcare' OR ",
            $crate::trainee::store::with_young_children!(),
            ") AND NOT EXISTS (SELECT 1 FROM suitability_check x WHERE x.trainee_id = tr.id AND x.kind = k.kind
                               AND x.outcome <> '') ORDER BY k.place"
        )
    };
}

pub(crate) use {missing_checks, with_young_children};

/// The words of the checks that are still to be cleared, as a column of tags wants them.
pub(super) const MISSING: &str = missing_checks!("k.word AS word");
/// Their codes in one text.
const MISSING_KINDS: &str = concat!(
    "(SELECT group_concat(kind, ';') FROM (",
    missing_checks!("k.kind AS kind"),
    "))"
);
/// How many they are.
pub(super) const MISSING_COUNT: &str =
    concat!("(SELECT count(*) FROM (", missing_checks!("k.kind"), "))");

/// Whether somebody is, or will be, placed: before the course and in it.
macro_rules! is_placed {
    () => {
        "tr.state IN ('notStarted', 'inTraining')"
    };
}

/// In how many schools the trainee has a place, or had one.
pub(super) const PLACEMENTS: &str = concat!(
    "(SELECT count(DISTINCT x.school_id) FROM placement x WHERE x.trainee_id = tr.id AND ",
    holds_a_place!("x"),
    ")"
);

/// The academic year by whose rules the trainee goes: the one in which the course begins, else the present one.
macro_rules! rules_year {
    () => {
        concat!(
            "CASE WHEN tr.starts_on <> '' THEN CAST(substr(tr.starts_on, 1, 4) AS INTEGER) - (substr(tr.starts_on, 6, 2) < '09') ELSE ",
            academic_year!(),
            " END"
        )
    };
}

/// What the office set itself for a route, else NULL: see [`crate::figure::Figures::of`].
macro_rules! own_schools {
    ($route:literal) => {
        concat!(
            "(SELECT f.value FROM figure f WHERE f.key = 'placementSchools' AND f.route = ",
            $route,
            " AND f.from_year <= ",
            rules_year!(),
            " ORDER BY f.from_year DESC LIMIT 1)"
        )
    };
}

/// How many schools the rules ask for on the trainee's route.
pub(super) const NEEDED: &str = concat!(
    "coalesce(",
    own_schools!("tr.route"),
    ", shipped_figure('placementSchools', ",
    rules_year!(),
    ", tr.route), ",
    own_schools!("''"),
    ", shipped_figure('placementSchools', ",
    rules_year!(),
    ", ''))"
);

/// Whether somebody who is to be placed has no place anywhere. Assessment only asks for none.
pub(super) const UNPLACED: &str = concat!(
    "(",
    is_placed!(),
    " AND tr.route NOT IN ('16', '17') AND NOT EXISTS (SELECT 1 FROM placement x WHERE x.trainee_id = tr.id AND ",
    holds_a_place!("x"),
    "))"
);

/// Whether somebody has begun, or begins within 30 days, and checks are missing.
pub(super) const UNCHECKED: &str = concat!(
    "(",
    is_placed!(),
    " AND tr.starts_on <> '' AND tr.starts_on <= (SELECT date(today(), '+30 days')) AND EXISTS (",
    missing_checks!("1"),
    "))"
);

/// What is kept of a trainee, field by field.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub id: i64,
    pub person_id: i64,
    pub name: String,
    pub state: TraineeState,
    pub state_on: String,
    pub withdrawn_by: Option<WithdrawnBy>,
    /// Whether reasons for a withdrawal were written down; the reasons themselves are asked for alone.
    pub has_reasons: bool,
    values: HashMap<TraineeField, String>,
}

impl Facts {
    /// Those of a trainee who is not there yet, by name.
    pub(super) fn of(name: &str) -> Self {
        Self {
            id: 0,
            person_id: 0,
            name: name.to_owned(),
            state: TraineeState::NotStarted,
            state_on: String::new(),
            withdrawn_by: None,
            has_reasons: false,
            values: HashMap::from([(TraineeField::Weekdays, "12345".to_owned())]),
        }
    }

    /// Sets what a field would hold.
    pub(super) fn put(&mut self, field: TraineeField, value: String) {
        self.values.insert(field, value);
    }

    /// What a field holds, as text: a code, an ISO day, an id; empty: nothing.
    pub(super) fn get(&self, field: TraineeField) -> &str {
        self.values.get(&field).map_or("", String::as_str)
    }
}

fn state(code: &str) -> TraineeState {
    TraineeState::parse(code).unwrap_or(TraineeState::NotStarted)
}

/// What is kept of a trainee; `None`: there is none, or their person was merged into another and left it behind.
pub(super) fn facts(db: &Db, id: i64) -> Result<Option<Facts>> {
    let fields: Vec<String> = TraineeField::ALL
        .iter()
        .map(|field| format!("coalesce(CAST({} AS TEXT), '')", field.sql()))
        .collect();
    Ok(db
        .prepare_cached(&format!(
            "SELECT tr.id, tr.person_id, {FULL_NAME}, tr.state, tr.state_on, tr.withdrawn_by, tr.withdrawal_reasons <> '',
               {} FROM trainee tr JOIN person p ON p.id = tr.person_id WHERE tr.id = ?1",
            fields.join(", ")
        ))?
        .query_row([id], |row| {
            let mut values = HashMap::new();
            for (at, field) in (7..).zip(TraineeField::ALL) {
                values.insert(*field, row.get(at)?);
            }
            Ok(Facts {
                id: row.get(0)?,
                person_id: row.get(1)?,
                name: row.get(2)?,
                state: state(row.get_ref(3)?.as_str()?),
                state_on: row.get(4)?,
                withdrawn_by: WithdrawnBy::from_code(row.get_ref(5)?.as_str()?),
                has_reasons: row.get(6)?,
                values,
            })
        })
        .optional()?)
}

/// Makes somebody a trainee.
pub(super) fn insert(w: &Write<'_>, person: i64) -> Result<i64> {
    let id = w.id("trainee")?;
    w.db.prepare_cached("INSERT INTO trainee (id, person_id, added_on) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, w.clock.today().to_string()])?;
    Ok(id)
}

/// Sets one column; says whether it held another value.
pub(super) fn set(w: &Write<'_>, id: i64, column: &'static str, value: &Value) -> Result<bool> {
    let sql = format!("UPDATE trainee SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2");
    Ok(w.db.prepare_cached(&sql)?.execute(params![id, value])? > 0)
}

/// Sets the state. Of whoever is withdrawn no more, what was said of that goes.
pub(super) fn set_state(
    w: &Write<'_>,
    id: i64,
    state: TraineeState,
    on: Day,
    by: &str,
    reasons: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE trainee SET state = ?2, state_on = ?3, withdrawn_by = ?4, withdrawal_reasons = ?5 WHERE id = ?1",
    )?
    .execute(params![id, state.code(), on.to_string(), by, reasons])?;
    Ok(())
}

/// The codes of the reasons for a withdrawal. Restricted.
pub(super) fn withdrawal_reasons(db: &Db, id: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT withdrawal_reasons FROM trainee WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

/// Takes a trainee off with all that hangs on them. The person stays.
pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM trainee WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// The trainees that a person is or was, the latest first.
pub(super) fn of_person(db: &Db, person: i64) -> Result<Vec<i64>> {
    ids(
        db,
        "SELECT id FROM trainee WHERE person_id = ?1 ORDER BY starts_on DESC, id DESC",
        params![person],
    )
}

fn ids(db: &Db, sql: &str, values: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn text_by_id(db: &Db, sql: &str, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The name of a school of ours.
pub(super) fn school_name(db: &Db, id: i64) -> Result<Option<String>> {
    text_by_id(
        db,
        "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        id,
    )
}

/// The name of an establishment of the register.
pub(super) fn establishment_name(db: &Db, urn: i64) -> Result<Option<String>> {
    text_by_id(db, "SELECT name FROM establishment WHERE id = ?1", urn)
}

/// The school of ours with this URN.
pub(super) fn school_by_urn(db: &Db, urn: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM school WHERE urn = ?1")?
        .query_row([urn], |row| row.get(0))
        .optional()?)
}

/// In how many schools a trainee has a place, and how many the rules ask for.
pub(super) fn schools_needed(db: &Db, id: i64) -> Result<(u32, u32)> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {PLACEMENTS}, coalesce({NEEDED}, 0) FROM trainee tr WHERE tr.id = ?1"
        ))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The placements of a trainee, the latest first.
pub(super) fn placements(db: &Db, id: i64) -> Result<Vec<PlacementOfTrainee>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT x.id, x.school_id, coalesce(e.name, s.name), coalesce(b.name, ''), x.kind, x.state, ",
        holds_a_place!("x"),
        ", x.from_on, x.until_on
         FROM placement x JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn
         LEFT JOIN block b ON b.id = x.block_id WHERE x.trainee_id = ?1 ORDER BY x.from_on DESC, x.id DESC"
    ))?;
    let rows = statement.query_map([id], |row| {
        let words = |at: usize| -> rusqlite::Result<String> {
            Ok(written_code(row.get_ref(at)?.as_str()?))
        };
        Ok(PlacementOfTrainee {
            id: row.get(0)?,
            school_id: row.get(1)?,
            school: row.get(2)?,
            block: row.get(3)?,
            kind: words(4)?,
            state: words(5)?,
            holds: row.get(6)?,
            when: between(row.get_ref(7)?.as_str()?, row.get_ref(8)?.as_str()?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// `7 Sep 2026 to 18 Dec 2026`
pub(super) fn between(from: &str, until: &str) -> String {
    format!(
        "{} to {}",
        PartDay::stored(from).written(),
        PartDay::stored(until).written()
    )
}

/// The trainees who are, or will be, placed at a school on or after a day, by name.
pub(super) fn placed_at(db: &Db, school: i64, today: Day) -> Result<Vec<i64>> {
    ids(
        db,
        concat!(
            "SELECT tr.id FROM trainee tr JOIN person p ON p.id = tr.person_id
             WHERE p.merged_into IS NULL AND ",
            is_placed!(),
            " AND EXISTS (SELECT 1 FROM placement x WHERE x.trainee_id = tr.id AND x.school_id = ?1 AND x.until_on >= ?2
                          AND ",
            holds_a_place!("x"),
            ") ORDER BY p.last_name COLLATE NOCASE, p.first_name COLLATE NOCASE, tr.id"
        ),
        params![school, today.to_string()],
    )
}

/// When a trainee is at a school next, or was last; `None`: there is no such place.
pub(super) fn term_at(db: &Db, trainee: i64, school: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(concat!(
            "SELECT x.from_on, x.until_on FROM placement x WHERE x.trainee_id = ?1 AND x.school_id = ?2 AND ",
            holds_a_place!("x"),
            " ORDER BY x.until_on DESC LIMIT 1"
        ))?
        .query_row([trainee, school], |row| {
            Ok(between(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?))
        })
        .optional()?)
}

/// The schools where trainees are, or will be, placed on or after a day, with how many: id, name, count.
pub(super) fn schools_of_placed(db: &Db, today: Day) -> Result<Vec<(i64, String, u32)>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT s.id, coalesce(e.name, s.name), count(DISTINCT tr.id)
         FROM trainee tr JOIN person p ON p.id = tr.person_id JOIN placement x ON x.trainee_id = tr.id
         JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE p.merged_into IS NULL AND x.until_on >= ?1 AND ",
        is_placed!(),
        " AND ",
        holds_a_place!("x"),
        " GROUP BY s.id ORDER BY 2 COLLATE NOCASE"
    ))?;
    let rows = statement.query_map([today.to_string()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

// Cohorts.

fn cohort_of(row: &Row<'_>) -> rusqlite::Result<Cohort> {
    let start: i32 = row.get(2)?;
    Ok(Cohort {
        id: row.get(0)?,
        name: row.get(1)?,
        year: AcademicYear::parse(&start.to_string()).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                2,
                rusqlite::types::Type::Integer,
                error.into(),
            )
        })?,
        trainees: row.get(3)?,
    })
}

/// All cohorts with how many began in each, or the one with this id; the latest first.
pub(super) fn cohorts(db: &Db, id: Option<i64>) -> Result<Vec<Cohort>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id, c.name, c.year, (SELECT count(*) FROM trainee t WHERE t.cohort_id = c.id) FROM cohort c
         WHERE ?1 IS NULL OR c.id = ?1 ORDER BY c.year DESC, c.name COLLATE NOCASE",
    )?;
    let rows = statement.query_map([id], cohort_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One cohort.
pub(super) fn cohort(db: &Db, id: i64) -> Result<Option<Cohort>> {
    Ok(cohorts(db, Some(id))?.pop())
}

/// The cohort of this name that began in a year.
pub(super) fn cohort_named(db: &Db, name: &str, year: AcademicYear) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM cohort WHERE name = ?1 COLLATE NOCASE AND year = ?2")?
        .query_row(params![name, year.start_year()], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert_cohort(w: &Write<'_>, name: &str, year: AcademicYear) -> Result<i64> {
    let id = w.id("cohort")?;
    w.db.prepare_cached("INSERT INTO cohort (id, name, year) VALUES (?1, ?2, ?3)")?
        .execute(params![id, name, year.start_year()])?;
    Ok(id)
}

pub(super) fn update_cohort(w: &Write<'_>, id: i64, name: &str, year: AcademicYear) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE cohort SET name = ?2, year = ?3 WHERE id = ?1 AND (name <> ?2 OR year <> ?3)",
    )?
    .execute(params![id, name, year.start_year()])?;
    Ok(())
}

pub(super) fn delete_cohort(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM cohort WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

// What has to be minded.

/// A row of what has to be minded.
#[derive(Debug, Clone)]
pub(super) struct ConstraintRow {
    pub id: i64,
    pub trainee_id: i64,
    pub kind: ConstraintKind,
    pub rule: Option<PlacingRule>,
    pub school_id: Option<i64>,
    pub school: String,
    pub amount: u32,
    pub text: String,
    pub agreed_on: String,
}

const CONSTRAINT: &str = "SELECT x.id, x.trainee_id, x.kind, x.rule, x.school_id, coalesce(e.name, s.name, ''), x.amount,
    x.text, x.agreed_on FROM trainee_constraint x LEFT JOIN school s ON s.id = x.school_id
    LEFT JOIN establishment e ON e.id = s.urn";

fn constraint_of(row: &Row<'_>) -> rusqlite::Result<ConstraintRow> {
    Ok(ConstraintRow {
        id: row.get(0)?,
        trainee_id: row.get(1)?,
        // What cannot be read is the office's alone.
        kind: ConstraintKind::parse(row.get_ref(2)?.as_str()?).unwrap_or(ConstraintKind::Private),
        rule: PlacingRule::parse(row.get_ref(3)?.as_str()?),
        school_id: row.get(4)?,
        school: row.get(5)?,
        amount: row.get(6)?,
        text: row.get(7)?,
        agreed_on: row.get(8)?,
    })
}

/// What has to be minded of a trainee, of one kind, in the order in which it was written down.
pub(super) fn constraints(
    db: &Db,
    trainee: i64,
    kind: ConstraintKind,
) -> Result<Vec<ConstraintRow>> {
    let mut statement = db.prepare_cached(&format!(
        "{CONSTRAINT} WHERE x.trainee_id = ?1 AND x.kind = ?2 ORDER BY x.id"
    ))?;
    let rows = statement.query_map(params![trainee, kind.code()], constraint_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same of everyone, but for private reasons.
pub(super) fn all_constraints(db: &Db) -> Result<Vec<ConstraintRow>> {
    let mut statement = db.prepare_cached(&format!(
        "{CONSTRAINT} WHERE x.kind <> 'private' ORDER BY x.id"
    ))?;
    let rows = statement.query_map([], constraint_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn constraint(db: &Db, id: i64) -> Result<Option<ConstraintRow>> {
    Ok(db
        .prepare_cached(&format!("{CONSTRAINT} WHERE x.id = ?1"))?
        .query_row([id], constraint_of)
        .optional()?)
}

/// How many private reasons there are of a trainee; not what they say.
pub(super) fn private_reasons(db: &Db, trainee: i64) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM trainee_constraint WHERE trainee_id = ?1 AND kind = 'private'",
        )?
        .query_row([trainee], |row| row.get(0))?)
}

/// Writes down what has to be minded: anew, or in the place of `request.id`.
pub(super) fn save_constraint(
    w: &Write<'_>,
    request: &SaveConstraint,
    agreed_on: &str,
) -> Result<()> {
    let rule = request.rule.map_or("", PlacingRule::code);
    let Some(id) = request.id else {
        let id = w.id("trainee_constraint")?;
        w.db.prepare_cached(
            "INSERT INTO trainee_constraint (id, trainee_id, kind, rule, school_id, amount, text, agreed_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id,
            request.trainee_id,
            request.kind.code(),
            rule,
            request.school_id,
            request.amount,
            request.text,
            agreed_on
        ])?;
        return Ok(());
    };
    w.db.prepare_cached(
        "UPDATE trainee_constraint SET rule = ?2, school_id = ?3, amount = ?4, text = ?5, agreed_on = ?6
         WHERE id = ?1 AND (rule, school_id, amount, text, agreed_on) IS NOT (?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id,
        rule,
        request.school_id,
        request.amount,
        request.text,
        agreed_on
    ])?;
    Ok(())
}

pub(super) fn delete_constraint(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM trainee_constraint WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

// Checks of suitability.

/// A check that was written down.
#[derive(Debug, Clone)]
pub(super) struct CheckRow {
    pub kind: SuitabilityKind,
    pub mark: SuitabilityMark,
    pub done_by: String,
    pub on: String,
}

/// The checks of a trainee that were written down.
pub(super) fn checks(db: &Db, trainee: i64) -> Result<Vec<CheckRow>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, outcome, done_by, on_day FROM suitability_check WHERE trainee_id = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([trainee])?;
    let mut checks = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = SuitabilityKind::parse(row.get_ref(0)?.as_str().unwrap_or_default())
        else {
            continue;
        };
        checks.push(CheckRow {
            kind,
            mark: match row.get_ref(1)?.as_str().unwrap_or_default() {
                "cleared" => SuitabilityMark::Cleared,
                "notNeeded" => SuitabilityMark::NotNeeded,
                _ => SuitabilityMark::Made,
            },
            done_by: row.get(2)?,
            on: row.get(3)?,
        });
    }
    Ok(checks)
}

/// The checks that are still to be cleared, by trainee: of one, or of all.
pub(super) fn missing(db: &Db, trainee: Option<i64>) -> Result<HashMap<i64, Vec<SuitabilityKind>>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT tr.id, {MISSING_KINDS} FROM trainee tr WHERE ?1 IS NULL OR tr.id = ?1"
    ))?;
    let mut rows = statement.query([trainee])?;
    let mut missing = HashMap::new();
    while let Some(row) = rows.next()? {
        let kinds: Option<String> = row.get(1)?;
        let kinds = kinds.unwrap_or_default();
        missing.insert(
            row.get(0)?,
            kinds
                .split(';')
                .filter_map(SuitabilityKind::parse)
                .collect(),
        );
    }
    Ok(missing)
}

/// Writes down how far a check is; says whether that was known.
pub(super) fn mark_check(
    w: &Write<'_>,
    trainee: i64,
    kind: SuitabilityKind,
    mark: SuitabilityMark,
    by: &str,
    on: Day,
) -> Result<bool> {
    if mark == SuitabilityMark::Open {
        return Ok(w
            .db
            .prepare_cached("DELETE FROM suitability_check WHERE trainee_id = ?1 AND kind = ?2")?
            .execute(params![trainee, kind.code()])?
            > 0);
    }
    let outcome = match mark {
        SuitabilityMark::Cleared => "cleared",
        SuitabilityMark::NotNeeded => "notNeeded",
        SuitabilityMark::Made | SuitabilityMark::Open => "",
    };
    let known: Option<i64> = w
        .db
        .prepare_cached("SELECT id FROM suitability_check WHERE trainee_id = ?1 AND kind = ?2")?
        .query_row(params![trainee, kind.code()], |row| row.get(0))
        .optional()?;
    let changed = match known {
        Some(id) => {
            w.db.prepare_cached(
                "UPDATE suitability_check SET done_by = ?2, on_day = ?3, outcome = ?4
                 WHERE id = ?1 AND (done_by, on_day, outcome) IS NOT (?2, ?3, ?4)",
            )?
            .execute(params![id, by, on.to_string(), outcome])?
        }
        None => {
            let id = w.id("suitability_check")?;
            w.db.prepare_cached(
                "INSERT INTO suitability_check (id, trainee_id, kind, done_by, on_day, outcome)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                id,
                trainee,
                kind.code(),
                by,
                on.to_string(),
                outcome
            ])?
        }
    };
    Ok(changed > 0)
}

// Equality data.

/// The equality data of a trainee: sex, ethnicity, disabilities as they are stored.
pub(super) fn equality(db: &Db, trainee: i64) -> Result<Option<(String, String, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT sex, ethnicity, disabilities FROM trainee_equality WHERE trainee_id = ?1",
        )?
        .query_row([trainee], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?)
}

/// Sets the equality data of a trainee; nothing at all takes the row off.
pub(super) fn set_equality(w: &Write<'_>, request: &SetEquality) -> Result<()> {
    let disabilities = request.disabilities.join(";");
    let known = equality(w.db, request.trainee_id)?.is_some();
    if request.sex.is_empty() && request.ethnicity.is_empty() && disabilities.is_empty() {
        w.db.prepare_cached("DELETE FROM trainee_equality WHERE trainee_id = ?1")?
            .execute([request.trainee_id])?;
    } else if known {
        w.db.prepare_cached(
            "UPDATE trainee_equality SET sex = ?2, ethnicity = ?3, disabilities = ?4
             WHERE trainee_id = ?1 AND (sex, ethnicity, disabilities) IS NOT (?2, ?3, ?4)",
        )?
        .execute(params![
            request.trainee_id,
            request.sex,
            request.ethnicity,
            disabilities
        ])?;
    } else {
        let id = w.id("trainee_equality")?;
        w.db.prepare_cached(
            "INSERT INTO trainee_equality (id, trainee_id, sex, ethnicity, disabilities) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id,
            request.trainee_id,
            request.sex,
            request.ethnicity,
            disabilities
        ])?;
    }
    Ok(())
}
