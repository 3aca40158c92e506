//! The SQL of agreements, and what is decided by it.
//!
//! The conditions name the agreement `a`, so that the list of agreements can have them as its columns.

use super::{
    Agreement, AgreementPrompt, AgreementState, AgreementWant, NamedSchool, SaveAgreement,
    Signatory,
};
use crate::error::Result;
use crate::list::sql::{academic_year, agreement_state, agreement_years, person_name};
use crate::store::{Db, Write};
use crate::types::{AcademicYear, written};
use rusqlite::{OptionalExtension, Row, params};

/// The name of `person p`.
const FULL_NAME: &str = person_name!("p");

/// Whether another agreement holds, or is to hold, after this one: the same school's, a trust's that names it, or the same
/// trust's.
macro_rules! followed {
    () => {
        "EXISTS (SELECT 1 FROM agreement n WHERE n.id <> a.id AND n.state <> 'lapsed' AND n.last_year > a.last_year
           AND (n.school_id = a.school_id OR n.trust_id = a.trust_id
             OR n.id IN (SELECT m.agreement_id FROM agreement_named m WHERE m.school_id = a.school_id)))"
    };
}

/// The code of the state that shows.
pub(crate) const STATE: &str = agreement_state!("a");

/// Whether it shows as lapsed.
pub(crate) const LAPSED: &str = concat!(
    "(a.state = 'lapsed' OR a.last_year < ",
    academic_year!(),
    ")"
);

/// The academic years in words.
pub(crate) const YEARS: &str = agreement_years!("a");

/// With whom, by name.
const WITH: &str = "coalesce(
    (SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = a.school_id),
    (SELECT coalesce(g.name, t.name) FROM trust t LEFT JOIN establishment_group g ON g.id = t.uid WHERE t.id = a.trust_id))";

/// See [`AgreementWant::Overdue`].
pub(crate) const OVERDUE: &str = concat!(
    "(a.state IN ('due', 'sent') AND a.due_on <> '' AND a.due_on < (SELECT today()) AND a.last_year >= ",
    academic_year!(),
    ")"
);

/// See [`AgreementWant::Waiting`].
pub(crate) const WAITING: &str = concat!(
    "(a.state = 'sent' AND a.sent_on <> '' AND a.sent_on < (SELECT months_ago(1)) AND a.last_year >= ",
    academic_year!(),
    ")"
);

/// See [`AgreementWant::Ends`].
pub(crate) const ENDS: &str = concat!(
    "(a.state = 'signed' AND a.last_year = ",
    academic_year!(),
    " AND NOT ",
    followed!(),
    ")"
);

/// See [`AgreementWant::Ended`].
pub(crate) const ENDED: &str = concat!(
    "((a.state = 'lapsed' OR a.last_year < ",
    academic_year!(),
    ") AND NOT EXISTS (SELECT 1 FROM agreement n WHERE n.id <> a.id
       AND (n.school_id = a.school_id OR n.trust_id = a.trust_id
         OR n.id IN (SELECT m.agreement_id FROM agreement_named m WHERE m.school_id = a.school_id))
       AND (n.last_year > a.last_year OR n.last_year = a.last_year AND (n.state <> 'lapsed' OR n.id > a.id))))"
);

/// See [`AgreementWant::SignatoryLeft`]. Whoever signs for a trust may sit in one of the schools that it names.
pub(crate) const SIGNATORY_LEFT: &str = concat!(
    "(a.state = 'signed' AND a.person_id IS NOT NULL AND a.last_year >= ",
    academic_year!(),
    " AND NOT EXISTS (SELECT 1 FROM tenure t WHERE t.person_id = a.person_id
       AND stands(t.from_on, t.until_on, t.ended) <> 'former'
       AND (t.school_id = a.school_id OR t.trust_id = a.trust_id
         OR t.school_id IN (SELECT m.school_id FROM agreement_named m WHERE m.agreement_id = a.id))))"
);

/// The SQL of what an agreement may want.
const fn want(want: AgreementWant) -> &'static str {
    match want {
        AgreementWant::Overdue => OVERDUE,
        AgreementWant::Waiting => WAITING,
        AgreementWant::Ends => ENDS,
        AgreementWant::Ended => ENDED,
        AgreementWant::SignatoryLeft => SIGNATORY_LEFT,
    }
}

fn all(wanted: &str) -> String {
    let wants: Vec<&str> = AgreementWant::ALL.into_iter().map(want).collect();
    format!(
        "SELECT a.id, a.school_id, (SELECT t.uid FROM trust t WHERE t.id = a.trust_id), coalesce({WITH}, ''), a.first_year,
           a.last_year, {YEARS}, a.version, {STATE}, a.state, a.due_on, a.sent_on, a.signed_on, a.person_id,
           coalesce((SELECT {FULL_NAME} FROM person p WHERE p.id = a.person_id), ''), a.role_id,
           coalesce((SELECT r.name FROM role r WHERE r.id = a.role_id), ''), a.file_reference, a.note, {}
         FROM agreement a {wanted} ORDER BY a.last_year DESC, a.first_year DESC, a.id DESC",
        wants.join(", ")
    )
}

fn year(start: i32) -> rusqlite::Result<AcademicYear> {
    AcademicYear::parse(&start.to_string()).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Integer, error.into())
    })
}

fn state(code: &str) -> AgreementState {
    AgreementState::parse(code).unwrap_or(AgreementState::Due)
}

fn agreement(row: &Row<'_>) -> rusqlite::Result<Agreement> {
    let shown = state(row.get_ref(8)?.as_str()?);
    let mut agreement = Agreement {
        id: row.get(0)?,
        school_id: row.get(1)?,
        trust_uid: row.get(2)?,
        with: row.get(3)?,
        named: Vec::new(),
        first_year: year(row.get(4)?)?,
        last_year: year(row.get(5)?)?,
        years: row.get(6)?,
        version: row.get(7)?,
        state: shown,
        state_label: shown.label().to_owned(),
        kept_state: state(row.get_ref(9)?.as_str()?),
        due_on: row.get(10)?,
        sent_on: row.get(11)?,
        signed_on: row.get(12)?,
        person_id: row.get(13)?,
        person: row.get(14)?,
        role_id: row.get(15)?,
        post: row.get(16)?,
        file_reference: row.get(17)?,
        note: row.get(18)?,
        said: String::new(),
        prompts: Vec::new(),
    };
    agreement.said = said(&agreement);
    for (at, want) in (19..).zip(AgreementWant::ALL) {
        if row.get(at)? {
            let text = prompt(&agreement, want);
            agreement.prompts.push(AgreementPrompt { want, text });
        }
    }
    Ok(agreement)
}

/// A stored day in words; empty: none.
fn day(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), written)
}

/// ` on 3 Sep 2026`; empty: not known.
fn on(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(" on {}", day(text))
    }
}

/// What has become of it.
fn said(agreement: &Agreement) -> String {
    let signed = || {
        let by = match (agreement.person.as_str(), agreement.post.as_str()) {
            ("", "") => String::new(),
            ("", post) => format!(" by the {}", post.to_lowercase()),
            (person, "") => format!(" by {person}"),
            (person, post) => format!(" by {person} ({post})"),
        };
        format!("Signed{by}{}.", on(&agreement.signed_on))
    };
    let over = agreement.state != agreement.kept_state;
    match agreement.kept_state {
        AgreementState::Due if over => "Never sent; its last year is over.".to_owned(),
        AgreementState::Due if agreement.due_on.is_empty() => "Not sent yet.".to_owned(),
        AgreementState::Due => format!("Not sent yet; to be signed by {}.", day(&agreement.due_on)),
        AgreementState::Sent if over => "Never signed; its last year is over.".to_owned(),
        AgreementState::Sent => format!("Sent{} and not signed yet.", on(&agreement.sent_on)),
        AgreementState::Signed if over => format!("{} Its last year is over.", signed()),
        AgreementState::Signed => signed(),
        AgreementState::Lapsed => "Marked as lapsed.".to_owned(),
    }
}

fn prompt(agreement: &Agreement, want: AgreementWant) -> String {
    match want {
        AgreementWant::Overdue => {
            format!("It should have been signed by {}.", day(&agreement.due_on))
        }
        AgreementWant::Waiting => {
            format!(
                "It went out{} and is not signed yet.",
                on(&agreement.sent_on)
            )
        }
        AgreementWant::Ends => format!("It ends with {}, and none follows.", agreement.last_year),
        AgreementWant::Ended => "It has lapsed, and none holds in its place.".to_owned(),
        AgreementWant::SignatoryLeft => format!(
            "{}, who signed, holds no post there any more. It still holds; ask whether the successor should sign.",
            agreement.person
        ),
    }
}

fn found(db: &Db, wanted: &str, values: impl rusqlite::Params) -> Result<Vec<Agreement>> {
    let mut statement = db.prepare_cached(&all(wanted))?;
    let rows = statement.query_map(values, agreement)?;
    let mut agreements: Vec<Agreement> = rows.collect::<rusqlite::Result<_>>()?;
    for agreement in &mut agreements {
        if agreement.trust_uid.is_some() {
            agreement.named = named(db, agreement.id)?;
        }
    }
    Ok(agreements)
}

fn named(db: &Db, id: i64) -> Result<Vec<NamedSchool>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.name, s.name) FROM agreement_named m JOIN school s ON s.id = m.school_id
         LEFT JOIN establishment e ON e.id = s.urn WHERE m.agreement_id = ?1 ORDER BY 2 COLLATE NOCASE, 1",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(NamedSchool {
            id: row.get(0)?,
            name: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn find(db: &Db, id: i64) -> Result<Option<Agreement>> {
    Ok(found(db, "WHERE a.id = ?1", [id])?.pop())
}

/// A school's own, and those of trusts that name it; the latest first.
pub(super) fn of_school(db: &Db, school_id: i64) -> Result<Vec<Agreement>> {
    found(
        db,
        "WHERE a.school_id = ?1 OR a.id IN (SELECT agreement_id FROM agreement_named WHERE school_id = ?1)",
        [school_id],
    )
}

/// A trust's; the latest first.
pub(super) fn of_trust(db: &Db, uid: i64) -> Result<Vec<Agreement>> {
    found(
        db,
        "WHERE a.trust_id = (SELECT id FROM trust WHERE uid = ?1)",
        [uid],
    )
}

/// Agreements that end with a year and that none follows, those of former schools left out: one for each school and trust.
pub(super) fn ending(db: &Db, year: AcademicYear) -> Result<Vec<Agreement>> {
    let mut ending = found(
        db,
        concat!(
            "WHERE a.last_year = ?1 AND a.state <> 'lapsed' AND NOT ",
            followed!(),
            " AND NOT EXISTS (SELECT 1 FROM school s WHERE s.id = a.school_id AND s.stage = 'former')"
        ),
        [year.start_year()],
    )?;
    let mut with = std::collections::HashSet::new();
    ending.retain(|one| with.insert((one.school_id, one.trust_uid)));
    Ok(ending)
}

/// Whether a school has an agreement that has not lapsed for a year, its own or its trust's.
pub(super) fn is_covered(db: &Db, school_id: i64, year: AcademicYear) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM agreement a WHERE a.state <> 'lapsed' AND ?2 BETWEEN a.first_year AND a.last_year
               AND (a.school_id = ?1 OR a.id IN (SELECT agreement_id FROM agreement_named WHERE school_id = ?1)))",
        )?
        .query_row(params![school_id, year.start_year()], |row| row.get(0))?)
}

/// The name and stage code of one of our schools.
pub(super) fn school(db: &Db, id: i64) -> Result<Option<(String, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.name, s.name), s.stage FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The name of a trust that we have written about, or that the register has.
pub(super) fn trust(db: &Db, uid: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT name FROM establishment_group WHERE id = ?1 UNION ALL SELECT name FROM trust WHERE uid = ?1
             UNION ALL SELECT trust_name FROM establishment WHERE trust_uid = ?1 LIMIT 1",
        )?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// Our schools that belong to a trust.
pub(super) fn schools_of_trust(db: &Db, uid: i64) -> Result<Vec<NamedSchool>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, e.name FROM establishment e JOIN school s ON s.urn = e.id
         WHERE e.trust_uid = ?1 AND s.stage <> 'former' ORDER BY 2 COLLATE NOCASE, 1",
    )?;
    let rows = statement.query_map([uid], |row| {
        Ok(NamedSchool {
            id: row.get(0)?,
            name: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The people of a school or trust who are there or will be, leaders first, each with their first post.
pub(super) fn signatories(
    db: &Db,
    school_id: Option<i64>,
    trust_uid: Option<i64>,
) -> Result<Vec<Signatory>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.person_id, {FULL_NAME}, r.id, r.name
         FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
         WHERE (t.school_id = ?1 OR t.trust_id = (SELECT id FROM trust WHERE uid = ?2))
           AND stands(t.from_on, t.until_on, t.ended) <> 'former' AND p.merged_into IS NULL
         ORDER BY r.is_head DESC, r.is_leader DESC, r.rank, p.last_name COLLATE NOCASE, t.id"
    ))?;
    let rows = statement.query_map(params![school_id, trust_uid], |row| {
        Ok(Signatory {
            person_id: row.get(0)?,
            name: row.get(1)?,
            role_id: row.get(2)?,
            post: row.get(3)?,
        })
    })?;
    let mut found: Vec<Signatory> = Vec::new();
    for row in rows {
        let one = row?;
        if !found.iter().any(|known| known.person_id == one.person_id) {
            found.push(one);
        }
    }
    Ok(found)
}

/// The versions in use, the latest used first.
pub(super) fn versions(db: &Db) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT version FROM agreement WHERE version <> '' GROUP BY version ORDER BY max(id) DESC LIMIT 20",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes an agreement down and gives its id. The days are ISO by now.
pub(super) fn insert(w: &Write<'_>, one: &SaveAgreement, trust_id: Option<i64>) -> Result<i64> {
    let id = w.id("agreement")?;
    w.db.prepare_cached(
        "INSERT INTO agreement (id, first_year, last_year, version, state, due_on, sent_on, signed_on, person_id, role_id,
           file_reference, note, school_id, trust_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        id,
        one.first_year.start_year(),
        one.last_year.unwrap_or(one.first_year).start_year(),
        one.version.trim(),
        one.state.code(),
        one.due_on,
        one.sent_on,
        one.signed_on,
        one.person_id,
        one.role_id,
        one.file_reference.trim(),
        one.note.trim(),
        one.school_id,
        trust_id
    ])?;
    Ok(id)
}

/// Writes the fields of an agreement. With whom it is stays.
pub(super) fn update(w: &Write<'_>, id: i64, one: &SaveAgreement) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE agreement SET first_year = ?2, last_year = ?3, version = ?4, state = ?5, due_on = ?6, sent_on = ?7,
           signed_on = ?8, person_id = ?9, role_id = ?10, file_reference = ?11, note = ?12 WHERE id = ?1",
    )?
    .execute(params![
        id,
        one.first_year.start_year(),
        one.last_year.unwrap_or(one.first_year).start_year(),
        one.version.trim(),
        one.state.code(),
        one.due_on,
        one.sent_on,
        one.signed_on,
        one.person_id,
        one.role_id,
        one.file_reference.trim(),
        one.note.trim()
    ])?;
    Ok(())
}

/// Makes the schools that a trust's agreement names exactly these.
pub(super) fn set_named(w: &Write<'_>, id: i64, schools: &[i64]) -> Result<()> {
    let before: Vec<i64> = named(w.db, id)?
        .into_iter()
        .map(|school| school.id)
        .collect();
    for gone in before.iter().filter(|school| !schools.contains(school)) {
        w.db.prepare_cached(
            "DELETE FROM agreement_named WHERE agreement_id = ?1 AND school_id = ?2",
        )?
        .execute([id, *gone])?;
    }
    for new in schools.iter().filter(|school| !before.contains(school)) {
        w.db.prepare_cached(
            "INSERT INTO agreement_named (id, agreement_id, school_id) VALUES (?1, ?2, ?3)",
        )?
        .execute([w.id("agreement_named")?, id, *new])?;
    }
    Ok(())
}

/// An agreement takes a step: its state and, where one is kept, the day of that.
pub(super) fn mark(w: &Write<'_>, id: i64, state: AgreementState, day: &str) -> Result<()> {
    let sql = match state {
        AgreementState::Sent => "UPDATE agreement SET state = ?2, sent_on = ?3 WHERE id = ?1",
        AgreementState::Signed => "UPDATE agreement SET state = ?2, signed_on = ?3 WHERE id = ?1",
        AgreementState::Due | AgreementState::Lapsed => {
            w.db.prepare_cached("UPDATE agreement SET state = ?2 WHERE id = ?1")?
                .execute(params![id, state.code()])?;
            return Ok(());
        }
    };
    w.db.prepare_cached(sql)?
        .execute(params![id, state.code(), day])?;
    Ok(())
}

/// Who signed, in which post, and where the paper lies; what is missing stays as it is. Another signatory's post goes with
/// them.
pub(super) fn set_signature(
    w: &Write<'_>,
    id: i64,
    person_id: Option<i64>,
    role_id: Option<i64>,
    file_reference: Option<&str>,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE agreement SET person_id = coalesce(?2, person_id),
           role_id = CASE WHEN ?2 IS NULL THEN coalesce(?3, role_id) ELSE ?3 END, file_reference = coalesce(?4, file_reference)
         WHERE id = ?1",
    )?
    .execute(params![id, person_id, role_id, file_reference])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM agreement WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Who is asked for an agreement: our main contact there, else whoever leads it.
pub(super) fn addressee(db: &Db, id: i64) -> Result<Option<(i64, String)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT t.person_id, {FULL_NAME} FROM agreement a JOIN tenure t ON t.school_id = a.school_id OR t.trust_id = a.trust_id
             JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
             WHERE a.id = ?1 AND stands(t.from_on, t.until_on, t.ended) = 'current' AND (t.main_contact OR r.is_leader)
               AND p.merged_into IS NULL
             ORDER BY t.main_contact DESC, r.is_head DESC, r.rank, t.id LIMIT 1"
        ))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The e-mails at which someone is asked for an agreement: their own, then the place's. What bounced is left out.
pub(super) fn emails(db: &Db, id: i64, person_id: Option<i64>) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT d.value FROM address d, agreement a
         WHERE a.id = ?1 AND d.medium = 'email' AND d.state = 'good'
           AND (d.person_id = ?2 OR d.person_id IS NULL AND (d.school_id = a.school_id OR d.trust_id = a.trust_id))
         ORDER BY d.person_id IS NULL, d.is_main DESC, d.kind = 'personal', d.role_id IS NULL, d.id",
    )?;
    let rows = statement.query_map(params![id, person_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
