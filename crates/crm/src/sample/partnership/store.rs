//! The SQL that writes the sample.

use crate::error::Result;
use crate::person::PersonName;
use crate::school::Stage;
use crate::store::{Db, Write};
use crate::tenure::HEAD_TEACHER;
use rusqlite::{OptionalExtension, params};

pub(super) struct SampleSchool<'a> {
    pub id: i64,
    pub urn: i64,
    pub name: &'a str,
    pub stage: Stage,
    pub owner: Option<i64>,
    pub notes: &'a str,
    pub parking: &'a str,
    pub access: &'a str,
    pub added_on: String,
}

pub(super) fn mark_sample(db: &Db) -> Result<()> {
    db.execute("UPDATE file SET sample = 1", [])?;
    Ok(())
}

pub(super) fn add_staff(db: &Db, id: i64, name: &str) -> Result<()> {
    db.execute(
        "INSERT INTO staff (id, name, login) VALUES (?1, ?2, '')",
        params![id, name],
    )?;
    Ok(())
}

/// Open schools that take trainees, in some authorities that follow one another; which ones, `seed` says.
pub(super) fn neighbouring(db: &Db, count: u32, seed: u64) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name FROM establishment WHERE status_code IN ('1', '3') AND phase_code IN ('1', '2', '4', '7', '0', '3', '5')
         ORDER BY (unicode(region_code) + ?2) % 13, la_code, id LIMIT ?1",
    )?;
    let seed = i64::try_from(seed % 1_000_000).unwrap_or(0);
    let rows = statement.query_map(params![count, seed], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_school(db: &Db, school: &SampleSchool<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO school (id, urn, name, stage, owner_id, notes, parking, access, added_on, stage_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
    )?
    .execute(params![
        school.id,
        school.urn,
        school.name,
        school.stage.code(),
        school.owner,
        school.notes,
        school.parking,
        school.access,
        school.added_on
    ])?;
    Ok(())
}

pub(super) fn add_tag(db: &Db, id: i64, school: i64, tag: &str) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO school_tag (id, school_id, tag) VALUES (?1, ?2, ?3)")?
        .execute(params![id, school, tag])?;
    Ok(())
}

/// The head of an establishment as the register names them, split as it splits them; `None`: it names none.
pub(super) fn head(db: &Db, urn: i64) -> Result<Option<PersonName>> {
    Ok(db
        .prepare_cached(
            "SELECT head_title, head_first, head_last FROM establishment WHERE id = ?1 AND head_last <> ''",
        )?
        .query_row([urn], |row| {
            Ok(PersonName {
                title: row.get(0)?,
                first: row.get(1)?,
                last: row.get(2)?,
                known_as: String::new(),
            })
        })
        .optional()?)
}

/// The website of an establishment as the register writes it; empty: it has none.
pub(super) fn website(db: &Db, urn: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT website FROM establishment WHERE id = ?1")?
        .query_row([urn], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

/// What someone is called who has no e-mail; `None`: they have one.
pub(super) fn without_email(db: &Db, person: i64) -> Result<Option<PersonName>> {
    Ok(db
        .prepare_cached(
            "SELECT title, first_name, last_name, known_as FROM person WHERE id = ?1
               AND NOT EXISTS (SELECT 1 FROM address WHERE person_id = ?1 AND medium = 'email')",
        )?
        .query_row([person], |row| {
            Ok(PersonName {
                title: row.get(0)?,
                first: row.get(1)?,
                last: row.get(2)?,
                known_as: row.get(3)?,
            })
        })
        .optional()?)
}

/// The trusts that have at least two schools of ours: Group UID and name.
pub(super) fn larger_trusts(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT e.trust_uid, max(e.trust_name) FROM school s JOIN establishment e ON e.id = s.urn
         WHERE e.trust_uid IS NOT NULL GROUP BY 1 HAVING count(*) >= 2 ORDER BY 1",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A champion with the stages that they went through, the last one now.
pub(super) fn add_champion(
    w: &Write<'_>,
    id: i64,
    school: i64,
    person: i64,
    steps: &[(&str, String)],
) -> Result<()> {
    let Some((stage, since)) = steps.last() else {
        return Ok(());
    };
    w.db.prepare_cached(
        "INSERT INTO champion (id, school_id, person_id, stage, since_on) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![id, school, person, stage, since])?;
    for (stage, since) in steps {
        w.db.prepare_cached(
            "INSERT INTO champion_step (id, champion_id, stage, since_on, by) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![w.id("champion_step")?, id, stage, since, w.staff_id])?;
    }
    Ok(())
}

pub(super) fn add_group(w: &Write<'_>, name: &str, purpose: &str, day: &str) -> Result<i64> {
    let id = w.id("working_group")?;
    w.db.prepare_cached(
        "INSERT INTO working_group (id, name, purpose, added_on) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id, name, purpose, day])?;
    Ok(id)
}

pub(super) fn add_member(
    w: &Write<'_>,
    group: i64,
    person: i64,
    school: i64,
    office: &str,
    from: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO group_member (id, group_id, person_id, school_id, office, from_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![w.id("group_member")?, group, person, school, office, from])?;
    Ok(())
}

pub(super) fn add_meeting(
    w: &Write<'_>,
    group: i64,
    day: &str,
    title: &str,
    place: &str,
) -> Result<i64> {
    let id = w.id("group_meeting")?;
    w.db.prepare_cached(
        "INSERT INTO group_meeting (id, group_id, on_day, title, place) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![id, group, day, title, place])?;
    Ok(id)
}

pub(super) fn add_attendance(w: &Write<'_>, meeting: i64, person: i64, state: &str) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO group_attendance (id, meeting_id, person_id, state) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![w.id("group_attendance")?, meeting, person, state])?;
    Ok(())
}

/// A challenge: of which group and meeting, raised by whom for which school, its theme, description and state.
pub(super) fn add_challenge(
    w: &Write<'_>,
    (group, meeting): (i64, Option<i64>),
    (person, school): (i64, i64),
    (theme, description, state): (&str, &str, &str),
    day: &str,
) -> Result<i64> {
    let id = w.id("challenge")?;
    w.db.prepare_cached(
        "INSERT INTO challenge (id, group_id, meeting_id, person_id, school_id, theme, description, state, raised_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![id, group, meeting, person, school, theme, description, state, day])?;
    Ok(id)
}

pub(super) fn add_solution(
    w: &Write<'_>,
    challenge: i64,
    (person, school): (i64, i64),
    description: &str,
    day: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO solution (id, challenge_id, person_id, school_id, description, shared_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        w.id("solution")?,
        challenge,
        person,
        school,
        description,
        day
    ])?;
    Ok(())
}

pub(super) struct SampleAgreement {
    pub school: i64,
    pub first_year: i32,
    pub last_year: i32,
    pub state: &'static str,
    pub due: String,
    pub sent: String,
    pub signed: String,
    /// The head who signed.
    pub person: Option<i64>,
}

pub(super) fn add_agreement(w: &Write<'_>, agreement: &SampleAgreement) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO agreement (id, school_id, first_year, last_year, version, state, due_on, sent_on, signed_on,
           person_id, role_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        w.id("agreement")?,
        agreement.school,
        agreement.first_year,
        agreement.last_year,
        format!("{} v1", agreement.first_year),
        agreement.state,
        agreement.due,
        agreement.sent,
        agreement.signed,
        agreement.person,
        agreement.person.map(|_| HEAD_TEACHER),
    ])?;
    Ok(())
}

/// Says who of us an activity was with.
pub(super) fn by(w: &Write<'_>, activity: i64, staff: i64) -> Result<()> {
    w.db.prepare_cached("UPDATE activity SET staff_id = ?2 WHERE id = ?1")?
        .execute([activity, staff])?;
    Ok(())
}

/// Ticks a task.
pub(super) fn done(w: &Write<'_>, task: i64, day: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE task SET done_on = ?2 WHERE id = ?1")?
        .execute(params![task, day])?;
    Ok(())
}

/// A briefing of a school as a whole.
pub(super) fn add_briefing(
    w: &Write<'_>,
    school: i64,
    topic: &str,
    on: &str,
    how: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO briefing (id, school_id, topic, on_day, how) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![w.id("briefing")?, school, topic, on, how])?;
    Ok(())
}
