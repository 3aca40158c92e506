//! The SQL of mentors, and what is decided by it.
//!
//! The conditions name the post `t`, its role `r`, what is known of it as a mentoring one `m` and the register's
//! establishment `e`, so that the list of mentors can have them as its columns.

use super::funding::Had;
use super::{MentorTraining, MentorTrainingKind, MentorTrainingMode};
use crate::error::Result;
use crate::list::sql::{academic_year, figure, person_name, placement_open};
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day, Standing, written};
use rusqlite::{OptionalExtension, Row, ToSql, params};

/// The name of `person p`.
const FULL_NAME: &str = person_name!("p");

/// Whether the post `t`, whose role is `r`, is one of mentoring.
macro_rules! mentoring {
    () => {
        concat!(
            "(r.code IN ",
            $crate::mentor::store::codes!(),
            " OR EXISTS (SELECT 1 FROM mentor n WHERE n.tenure_id = t.id))"
        )
    };
}

/// The same without a join, so that SQLite finds the posts by their indexes.
macro_rules! mentoring_post {
    () => {
        concat!(
            "(t.role_id IN (SELECT id FROM role WHERE code IN ",
            $crate::mentor::store::codes!(),
            ") OR t.id IN (SELECT tenure_id FROM mentor))"
        )
    };
}

/// The posts of mentoring, by the desk's own names for them.
macro_rules! codes {
    () => {
        "('mentor', 'professionalTutor', 'leadMentor')"
    };
}

/// Trainees at once: a general mentor of whom nothing more is known has one, whoever holds another post has none.
macro_rules! at_once {
    () => {
        "coalesce(m.at_once, r.code = 'mentor')"
    };
}

/// Whether the mentor may have trainees at all.
macro_rules! carries {
    () => {
        "(coalesce(m.at_once, r.code = 'mentor') > 0)"
    };
}

/// The trainees whom they mentor at this school today.
macro_rules! now {
    () => {
        concat!(
            "(SELECT count(*) FROM placement_mentor x JOIN placement y ON y.id = x.placement_id
              WHERE x.person_id = t.person_id AND y.school_id = t.school_id AND ",
            placement_open!("y"),
            " AND y.from_on <= (SELECT today()) AND y.until_on >= (SELECT today()))"
        )
    };
}

/// Whether today is among the days on which they are free.
macro_rules! available {
    () => {
        "(stands(t.from_on, t.until_on, t.ended) = 'current' AND (coalesce(m.from_on, '') = '' OR m.from_on <= (SELECT today()))
          AND (coalesce(m.until_on, '') = '' OR m.until_on >= (SELECT today())))"
    };
}

/// Whether a line `x` of the ledger lies in this academic year.
macro_rules! this_year {
    () => {
        concat!(
            "(x.on_day >= ",
            $crate::list::sql::academic_year!(),
            " || '-09-01' AND x.on_day < (",
            $crate::list::sql::academic_year!(),
            " + 1) || '-09-01')"
        )
    };
}

/// Whether they had any training this academic year.
macro_rules! trained {
    () => {
        concat!(
            "EXISTS (SELECT 1 FROM mentor_training x WHERE x.person_id = t.person_id AND ",
            this_year!(),
            ")"
        )
    };
}

/// What of a mentor's training with us is funded this academic year, in minutes: [`super::funding::funded`] as SQL.
macro_rules! cap {
    () => {
        concat!(
            "(SELECT ",
            figure!("k.key"),
            " FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM mentor_training x WHERE x.person_id = t.person_id
                AND x.provider = '' AND x.kind = 'initial' AND x.on_day < ",
            academic_year!(),
            " || '-09-01') THEN 'mentorFundedRefresher' ELSE 'mentorFundedInitial' END AS key) k)"
        )
    };
}

/// The whole hours of training with us that count this academic year.
macro_rules! counted_hours {
    () => {
        concat!(
            "(min(coalesce((SELECT sum(x.minutes) FROM mentor_training x WHERE x.person_id = t.person_id AND x.provider = '' AND ",
            this_year!(),
            "), 0), ",
            cap!(),
            ") / 60)"
        )
    };
}

pub(crate) use {codes, mentoring_post};

const MENTORING: &str = mentoring!();
/// See [`at_once!`].
pub(crate) const AT_ONCE: &str = at_once!();
/// See [`now!`].
pub(crate) const NOW: &str = now!();
/// How many more trainees they may have today.
pub(crate) const FREE: &str = concat!(
    "CASE WHEN ",
    available!(),
    " THEN max(",
    at_once!(),
    " - ",
    now!(),
    ", 0) ELSE 0 END"
);
/// See [`trained!`].
pub(crate) const TRAINED: &str = trained!();
/// Whether they may have trainees and had no training this academic year.
pub(crate) const UNTRAINED: &str = concat!("(", carries!(), " AND NOT ", trained!(), ")");
/// Whether they have more trainees than they may: of those of whom the office knows how many.
pub(crate) const OVER: &str = concat!(
    "((r.code = 'mentor' OR m.id IS NOT NULL) AND ",
    now!(),
    " > ",
    at_once!(),
    ")"
);
/// See [`counted_hours!`].
pub(crate) const COUNTED_HOURS: &str = counted_hours!();
/// The whole hours that are left of those that are funded.
pub(crate) const LEFT_HOURS: &str = concat!("(", cap!(), " / 60 - ", counted_hours!(), ")");
/// What the hours that count are worth, in pounds.
pub(crate) const AMOUNT: &str = concat!(
    "(",
    counted_hours!(),
    " * mentor_rate(coalesce(e.district_code, '')) / 100.0)"
);
/// The single subjects of a mentor, by name.
pub(crate) const SUBJECTS: &str = "SELECT coalesce(c.name, j.value) AS word
    FROM json_each('[\"' || replace(coalesce(m.subjects, ''), ';', '\",\"') || '\"]') j
    LEFT JOIN code c ON c.list = 'subject' AND c.code = j.value WHERE j.value <> '' ORDER BY j.key";

/// A mentoring post as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub tenure_id: i64,
    pub person_id: i64,
    pub name: String,
    pub role: String,
    pub school_id: Option<i64>,
    pub place: String,
    pub standing: Standing,
    pub at_once: u32,
    /// Subject codes joined by `;`.
    pub subjects: String,
    pub from_on: String,
    pub until_on: String,
    pub note: String,
    pub trainees_now: u32,
    pub free: u32,
    pub trained: bool,
    /// Whether there are more trainees than agreed.
    pub over_full: bool,
    /// The last day of the post as it is kept; empty: none, or not known.
    pub last_day: String,
}

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        tenure_id: row.get(0)?,
        person_id: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        school_id: row.get(4)?,
        place: row.get(5)?,
        standing: Standing::from_code(row.get_ref(6)?.as_str()?),
        at_once: row.get(7)?,
        subjects: row.get(8)?,
        from_on: row.get(9)?,
        until_on: row.get(10)?,
        note: row.get(11)?,
        trainees_now: row.get(12)?,
        free: row.get(13)?,
        trained: row.get(14)?,
        last_day: row.get(15)?,
        over_full: row.get(16)?,
    })
}

/// Mentoring posts of people who stand for themselves, where `wanted`.
fn posts(db: &Db, wanted: &str, values: impl rusqlite::Params) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.id, t.person_id, {FULL_NAME}, r.name, t.school_id, coalesce(e.name, s.name, g.name, u.name, ''),
           stands(t.from_on, t.until_on, t.ended), {AT_ONCE}, coalesce(m.subjects, ''), coalesce(m.from_on, ''),
           coalesce(m.until_on, ''), coalesce(m.note, ''), {NOW}, {FREE}, {TRAINED}, t.until_on, {OVER}
         FROM tenure t JOIN role r ON r.id = t.role_id JOIN person p ON p.id = t.person_id
           LEFT JOIN mentor m ON m.tenure_id = t.id LEFT JOIN school s ON s.id = t.school_id
           LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN trust u ON u.id = t.trust_id
           LEFT JOIN establishment_group g ON g.id = u.uid
         WHERE p.merged_into IS NULL AND {wanted}
         ORDER BY stands(t.from_on, t.until_on, t.ended) = 'former', r.rank, p.last_name COLLATE NOCASE, t.id"
    ))?;
    let rows = statement.query_map(values, held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The mentoring posts of a person, those that stand first.
pub(super) fn of_person(db: &Db, person: i64) -> Result<Vec<Held>> {
    posts(db, &format!("t.person_id = ?1 AND {MENTORING}"), [person])
}

/// The mentoring posts of a school that stand or are announced.
pub(super) fn of_school(db: &Db, school: i64) -> Result<Vec<Held>> {
    posts(
        db,
        &format!(
            "t.school_id = ?1 AND {MENTORING} AND stands(t.from_on, t.until_on, t.ended) <> 'former'"
        ),
        [school],
    )
}

/// Every mentoring post.
pub(super) fn every(db: &Db) -> Result<Vec<Held>> {
    posts(db, MENTORING, [])
}

/// One post, whether of mentoring or not.
pub(super) fn one(db: &Db, tenure: i64) -> Result<Option<Held>> {
    Ok(posts(db, "t.id = ?1", [tenure])?.pop())
}

/// Whether something was written down of a post as a mentoring one.
pub(super) fn is_written(db: &Db, tenure: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM mentor WHERE tenure_id = ?1)")?
        .query_row([tenure], |row| row.get(0))?)
}

/// The posts of a person at schools that stand and are none of mentoring: id, and `Class teacher at Alder Hill`.
pub(super) fn other_posts(db: &Db, person: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.id, r.name || ' at ' || coalesce(e.name, s.name)
         FROM tenure t JOIN role r ON r.id = t.role_id JOIN school s ON s.id = t.school_id
           LEFT JOIN establishment e ON e.id = s.urn
         WHERE t.person_id = ?1 AND NOT {MENTORING} AND stands(t.from_on, t.until_on, t.ended) <> 'former'
         ORDER BY r.rank, t.id"
    ))?;
    let rows = statement.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes what is known of a mentoring post.
pub(super) fn put(w: &Write<'_>, held: &Held) -> Result<bool> {
    let values = params![
        held.tenure_id,
        held.at_once,
        held.subjects,
        held.from_on,
        held.until_on,
        held.note
    ];
    if is_written(w.db, held.tenure_id)? {
        return Ok(w
            .db
            .prepare_cached(
                "UPDATE mentor SET at_once = ?2, subjects = ?3, from_on = ?4, until_on = ?5, note = ?6
                 WHERE tenure_id = ?1 AND (at_once, subjects, from_on, until_on, note) IS NOT (?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(values)?
            > 0);
    }
    let id = w.id("mentor")?;
    w.db.prepare_cached(
        "INSERT INTO mentor (id, tenure_id, at_once, subjects, from_on, until_on, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        held.tenure_id,
        held.at_once,
        held.subjects,
        held.from_on,
        held.until_on,
        held.note
    ])?;
    Ok(true)
}

/// A person's name and teacher reference number, where they are there and stand for themselves.
pub(super) fn person(db: &Db, id: i64) -> Result<Option<(String, String)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {FULL_NAME}, p.trn FROM person p WHERE p.id = ?1 AND p.merged_into IS NULL"
        ))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Who has a teacher reference number.
pub(super) fn with_trn(db: &Db, trn: &str) -> Result<Option<(i64, String)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT p.id, {FULL_NAME} FROM person p WHERE p.trn = ?1 AND p.merged_into IS NULL LIMIT 1"
        ))?
        .query_row([trn], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The person of a post.
pub(super) fn person_of(db: &Db, tenure: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT person_id FROM tenure WHERE id = ?1")?
        .query_row([tenure], |row| row.get(0))
        .optional()?)
}

/// The school where a person mentors, else where they work, and its district: of posts that stand the first.
pub(super) fn works_at(db: &Db, person: i64) -> Result<Option<(i64, String)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT s.id, coalesce(e.district_code, '') FROM tenure t JOIN role r ON r.id = t.role_id
               JOIN school s ON s.id = t.school_id LEFT JOIN establishment e ON e.id = s.urn
             WHERE t.person_id = ?1 AND stands(t.from_on, t.until_on, t.ended) <> 'former'
             ORDER BY {MENTORING} DESC, stands(t.from_on, t.until_on, t.ended) = 'current' DESC, r.rank, t.id LIMIT 1"
        ))?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The code of the district in which a school of ours lies; empty: not known.
pub(super) fn district(db: &Db, school: i64) -> Result<String> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.district_code, '') FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([school], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

const TRAINING: &str = "SELECT x.id, x.person_id, x.school_id, coalesce(e.name, s.name, ''), x.on_day, x.minutes, x.kind,
    x.provider, x.trainer_id, coalesce((SELECT trim(p.first_name || ' ' || p.last_name) FROM person p WHERE p.id = x.trainer_id), ''),
    x.topic, x.mode, x.note
  FROM mentor_training x LEFT JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn";

fn training(row: &Row<'_>) -> rusqlite::Result<MentorTraining> {
    let on_day: Day = row.get_ref(4)?.as_str()?.parse().unwrap_or_default();
    let kind = MentorTrainingKind::from_code(row.get_ref(6)?.as_str()?)
        .unwrap_or(MentorTrainingKind::Initial);
    let mode = MentorTrainingMode::from_code(row.get_ref(11)?.as_str()?);
    let minutes = row.get(5)?;
    Ok(MentorTraining {
        id: row.get(0)?,
        person_id: row.get(1)?,
        school_id: row.get(2)?,
        school: row.get(3)?,
        on_day,
        day: written(on_day),
        year: AcademicYear::of(on_day),
        minutes,
        hours: super::hours::written(minutes),
        kind,
        kind_label: kind.label().to_owned(),
        provider: row.get(7)?,
        trainer_id: row.get(8)?,
        trainer: row.get(9)?,
        topic: row.get(10)?,
        mode,
        mode_label: mode.map_or_else(String::new, |mode| mode.label().to_owned()),
        note: row.get(12)?,
    })
}

/// A person's ledger, the latest first.
pub(super) fn ledger(db: &Db, person: i64) -> Result<Vec<MentorTraining>> {
    let mut statement = db.prepare_cached(&format!(
        "{TRAINING} WHERE x.person_id = ?1 ORDER BY x.on_day DESC, x.id DESC"
    ))?;
    let rows = statement.query_map([person], training)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One line of the ledger.
pub(super) fn line(db: &Db, id: i64) -> Result<Option<MentorTraining>> {
    Ok(db
        .prepare_cached(&format!("{TRAINING} WHERE x.id = ?1"))?
        .query_row([id], training)
        .optional()?)
}

/// A person's ledger, as the rule of funding wants it.
pub(super) fn had(db: &Db, person: i64) -> Result<Vec<Had>> {
    let lines = ledger(db, person)?.into_iter();
    Ok(lines
        .map(|line| Had {
            year: line.year,
            provider: line.provider,
            minutes: line.minutes,
            initial: line.kind == MentorTrainingKind::Initial,
        })
        .collect())
}

pub(super) fn insert_training(w: &Write<'_>, line: &MentorTraining) -> Result<i64> {
    let id = w.id("mentor_training")?;
    w.db.prepare_cached(
        "INSERT INTO mentor_training (id, person_id, school_id, on_day, minutes, kind, provider, trainer_id, topic, mode, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        id,
        line.person_id,
        line.school_id,
        line.on_day.to_string(),
        line.minutes,
        line.kind.code(),
        line.provider,
        line.trainer_id,
        line.topic,
        line.mode.map_or("", MentorTrainingMode::code),
        line.note
    ])?;
    Ok(id)
}

pub(super) fn update_training(w: &Write<'_>, line: &MentorTraining) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE mentor_training SET on_day = ?2, minutes = ?3, kind = ?4, provider = ?5, topic = ?6, note = ?7 WHERE id = ?1",
    )?
    .execute(params![
        line.id,
        line.on_day.to_string(),
        line.minutes,
        line.kind.code(),
        line.provider,
        line.topic,
        line.note
    ])?;
    Ok(())
}

pub(super) fn delete_training(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM mentor_training WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Who may have delivered training: our lead mentors, and those who did.
pub(super) fn trainers(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT p.id, {FULL_NAME} FROM person p WHERE p.merged_into IS NULL AND (
           EXISTS (SELECT 1 FROM tenure t JOIN role r ON r.id = t.role_id
             WHERE t.person_id = p.id AND r.code = 'leadMentor' AND stands(t.from_on, t.until_on, t.ended) <> 'former')
           OR EXISTS (SELECT 1 FROM mentor_training x WHERE x.trainer_id = p.id))
         ORDER BY p.last_name COLLATE NOCASE, p.id"
    ))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The providers and topics that were written down, those used last first: `column` is one of the two.
pub(super) fn used(db: &Db, column: &'static str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {column} FROM mentor_training WHERE {column} <> '' GROUP BY {column} ORDER BY max(id) DESC LIMIT 50"
    ))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of some people who had training between two days.
pub(super) fn trained_between(db: &Db, (from, until): (Day, Day)) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT person_id FROM mentor_training WHERE on_day BETWEEN ?1 AND ?2",
    )?;
    let rows = statement.query_map(params![from.to_string(), until.to_string()], |row| {
        row.get(0)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Somebody at a school who may have trainees on a day.
pub(super) struct Free {
    pub school_id: i64,
    pub person_id: i64,
    pub name: String,
    /// Of several posts at the school the one that allows most.
    pub at_once: u32,
    pub subjects: String,
}

/// Who may have trainees on a day at some schools, or at all, by school and surname. The `+` keeps SQLite from beginning
/// with everyone who was not merged, which is nearly everyone.
pub(super) fn free(db: &Db, day: Day, schools: Option<&[i64]>) -> Result<Vec<Free>> {
    let of_schools = match schools {
        Some(_) => "t.school_id IN (SELECT value FROM json_each(?2))",
        None => "t.school_id IS NOT NULL",
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.school_id, t.person_id, {FULL_NAME}, max({AT_ONCE}), coalesce(m.subjects, '')
         FROM tenure t JOIN role r ON r.id = t.role_id JOIN person p ON p.id = t.person_id
           LEFT JOIN mentor m ON m.tenure_id = t.id
         WHERE {of_schools} AND +p.merged_into IS NULL AND NOT t.ended AND {}
           AND t.from_on <= ?1 AND coalesce(m.from_on, '') <= ?1
           AND (t.until_on = '' OR t.until_on >= substr(?1, 1, length(t.until_on)))
           AND (coalesce(m.until_on, '') = '' OR m.until_on >= substr(?1, 1, length(m.until_on)))
         GROUP BY t.school_id, t.person_id ORDER BY t.school_id, p.last_name COLLATE NOCASE, t.person_id",
        carries!()
    ))?;
    let day = day.to_string();
    let ids = schools.map(serde_json::to_string).transpose()?;
    let mut values: Vec<&dyn ToSql> = vec![&day];
    if let Some(ids) = &ids {
        values.push(ids);
    }
    let rows = statement.query_map(values.as_slice(), |row| {
        Ok(Free {
            school_id: row.get(0)?,
            person_id: row.get(1)?,
            name: row.get(2)?,
            at_once: row.get(3)?,
            subjects: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many trainees are or will be at a school.
pub(super) fn placed(db: &Db, school: i64) -> Result<u32> {
    Ok(db
        .prepare_cached(concat!(
            "SELECT count(DISTINCT y.trainee_id) FROM placement y WHERE y.school_id = ?1 AND y.until_on >= today() AND ",
            placement_open!("y")
        ))?
        .query_row([school], |row| row.get(0))?)
}

/// Our schools that count: all but former ones.
pub(super) fn our_schools(db: &Db) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM school WHERE stage <> 'former'")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
