//! What the DfE's files need to know of trainees, read at once; and the files that were written.

use super::held::AwardInRegister;
use super::write::placements::{InRegister, Placed};
use crate::error::Result;
use crate::list::sql::holds_a_place;
use crate::placement::{PlacementKind, PlacementState};
use crate::store::{Db, Write};
use crate::trainee::TraineeState;
use crate::types::{AcademicYear, Day};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// A trainee as the DfE's files name them. Codes are those of the lists of teacher training; what is empty is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    /// `trainee.id`.
    pub id: i64,
    pub first: String,
    pub last: String,
    pub trn: String,
    pub email: String,
    pub provider_ref: String,
    pub application_id: String,
    pub hesa_id: String,
    pub previous_last_name: String,
    pub born_on: Option<Day>,
    pub ni_number: String,
    pub nationality: String,
    pub route: String,
    pub aim: String,
    pub qualification: String,
    /// Subjects with their specialisms, the first, second and third.
    pub subjects: [(String, String); 3],
    pub age_range: String,
    pub study_mode: String,
    pub starts_on: Option<Day>,
    pub ends_on: Option<Day>,
    pub begins_on: Option<Day>,
    pub apprentice_on: Option<Day>,
    pub course_year: String,
    pub course: String,
    pub fund_code: String,
    pub funding_method: String,
    pub initiatives: [String; 2],
    pub accredited_provider: String,
    pub training_partner: String,
    pub partner_urn: Option<i64>,
    pub employer: Option<i64>,
    pub employer_name: String,
    pub employer_urn: Option<i64>,
    pub degree: Degree,
    pub iqts_country: String,
    pub register_id: String,
    pub standards_met_on: Option<Day>,
    pub state: Option<TraineeState>,
    /// How far Register is with the award.
    pub award: Option<AwardInRegister>,
}

/// The highest degree of a trainee, in codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Degree {
    pub kind: String,
    pub subject: String,
    pub grade: String,
    pub year: String,
    pub institution: String,
    pub country: String,
}

impl Listed {
    /// `Ada Brook`
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }
}

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Day>> {
    Ok(row.get_ref(at)?.as_str()?.parse().ok())
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    Ok(Listed {
        id: row.get(0)?,
        first: row.get(1)?,
        last: row.get(2)?,
        trn: row.get(3)?,
        provider_ref: row.get(4)?,
        application_id: row.get(5)?,
        hesa_id: row.get(6)?,
        previous_last_name: row.get(7)?,
        born_on: day(row, 8)?,
        ni_number: row.get(9)?,
        nationality: row.get(10)?,
        route: row.get(11)?,
        aim: row.get(12)?,
        qualification: row.get(13)?,
        subjects: [
            (row.get(14)?, row.get(15)?),
            (row.get(16)?, row.get(17)?),
            (row.get(18)?, row.get(19)?),
        ],
        age_range: row.get(20)?,
        study_mode: row.get(21)?,
        starts_on: day(row, 22)?,
        ends_on: day(row, 23)?,
        begins_on: day(row, 24)?,
        apprentice_on: day(row, 25)?,
        course_year: row.get(26)?,
        course: row.get(27)?,
        fund_code: row.get(28)?,
        funding_method: row.get(29)?,
        initiatives: [row.get(30)?, row.get(31)?],
        accredited_provider: row.get(32)?,
        training_partner: row.get(33)?,
        partner_urn: row.get(34)?,
        employer: row.get(35)?,
        employer_name: row.get(36)?,
        employer_urn: row.get(37)?,
        degree: Degree {
            kind: row.get(38)?,
            subject: row.get(39)?,
            grade: row.get(40)?,
            year: row.get(41)?,
            institution: row.get(42)?,
            country: row.get(43)?,
        },
        iqts_country: row.get(44)?,
        standards_met_on: day(row, 45)?,
        state: TraineeState::parse(row.get_ref(46)?.as_str()?),
        email: row.get(47)?,
        register_id: row.get(48)?,
        award: AwardInRegister::parse(row.get_ref(49)?.as_str()?),
    })
}

/// Everyone who trains in a year of Register's, which begins in August, less those who withdrew; and those whose days are
/// not known. By surname.
pub(crate) fn of_year(db: &Db, year: AcademicYear) -> Result<Vec<Listed>> {
    let first = format!("{:04}-08-01", year.start_year());
    let last = format!("{:04}-07-31", year.start_year() + 1);
    some(
        db,
        "tr.state <> 'withdrawn' AND tr.starts_on <= ?2 AND (tr.ends_on = '' OR tr.ends_on >= ?1)",
        &[&first, &last],
    )
}

/// One trainee.
pub(crate) fn one(db: &Db, id: i64) -> Result<Option<Listed>> {
    Ok(some(db, "tr.id = ?1", &[&id])?.pop())
}

/// Everyone who is marked as having met the standards, less those who withdrew.
pub(crate) fn who_met(db: &Db) -> Result<Vec<Listed>> {
    some(
        db,
        "tr.state <> 'withdrawn' AND tr.standards_met_on <> ''",
        &[],
    )
}

fn some(db: &Db, condition: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT tr.id, p.first_name, p.last_name, p.trn, tr.provider_ref, tr.application_id, tr.hesa_id,
           tr.previous_last_name, tr.born_on, tr.ni_number, tr.nationality, tr.route, tr.aim, tr.qualification,
           tr.subject, tr.specialism, tr.second_subject, tr.second_specialism, tr.third_subject, tr.third_specialism,
           tr.age_range, tr.study_mode, tr.starts_on, tr.ends_on, tr.begins_on, tr.apprentice_on, tr.course_year,
           tr.course, tr.fund_code, tr.funding_method, tr.initiative, tr.second_initiative, tr.accredited_provider,
           tr.training_partner, tr.partner_urn, tr.employing_school_id, coalesce(e.name, s.name, ''), s.urn,
           tr.degree_type, tr.degree_subject, tr.degree_grade, tr.degree_year, tr.degree_institution,
           tr.degree_country, tr.iqts_country, tr.standards_met_on, tr.state,
           coalesce((SELECT a.value FROM address a WHERE a.person_id = p.id AND a.medium = 'email'
                     ORDER BY a.state = 'bounced', a.kind = 'personal' DESC, a.is_main DESC, a.id LIMIT 1), ''), tr.register_id,
           tr.register_award
         FROM trainee tr JOIN person p ON p.id = tr.person_id
         LEFT JOIN school s ON s.id = tr.employing_school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE p.merged_into IS NULL AND {condition}
         ORDER BY p.last_name COLLATE NOCASE, p.first_name COLLATE NOCASE, tr.id"
    ))?;
    let rows = statement.query_map(values, listed)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is kept for equality monitoring, by trainee: sex, ethnicity, disabilities joined by ";". For the one file that
/// asks for it, and for nothing else.
pub(crate) fn equality(db: &Db) -> Result<HashMap<i64, [String; 3]>> {
    let mut statement =
        db.prepare_cached("SELECT trainee_id, sex, ethnicity, disabilities FROM trainee_equality")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which rows of a table that names trainees: those of the one that `?1` is, found by its index, or all.
pub(in crate::returns) fn of_one_or_all(trainee: Option<i64>, alias: &str) -> String {
    match trainee {
        Some(_) => format!("{alias}.trainee_id = ?1"),
        None => "?1 IS NULL".to_owned(),
    }
}

/// The placements that hold a place, by trainee; of one, or of all. The earliest first.
pub(crate) fn placed(db: &Db, trainee: Option<i64>) -> Result<HashMap<i64, Vec<Placed>>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT x.trainee_id, x.school_id, coalesce(e.name, s.name), s.urn, x.kind, x.state, x.from_on, x.until_on,
           coalesce(e.opened_on, ''), coalesce(e.closed_on, ''), e.id IS NOT NULL
         FROM placement x JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE {} AND {} ORDER BY x.from_on, x.until_on, x.id",
        of_one_or_all(trainee, "x"),
        holds_a_place!("x"),
    ))?;
    let mut rows = statement.query([trainee])?;
    let mut placed: HashMap<i64, Vec<Placed>> = HashMap::new();
    while let Some(row) = rows.next()? {
        placed.entry(row.get(0)?).or_default().push(Placed {
            school_id: row.get(1)?,
            school: row.get(2)?,
            urn: row.get(3)?,
            kind: PlacementKind::from_code(row.get_ref(4)?.as_str().unwrap_or_default()),
            state: PlacementState::parse(row.get_ref(5)?.as_str().unwrap_or_default())
                .unwrap_or(PlacementState::Planned),
            from: day(row, 6)?.unwrap_or_default(),
            until: day(row, 7)?.unwrap_or_default(),
            opened: day(row, 8)?,
            closed: day(row, 9)?,
            is_in_register: row.get(10)?,
        });
    }
    Ok(placed)
}

/// What Register holds of placements, by trainee, as its export told it last; of one, or of all.
pub(crate) fn in_register(db: &Db, trainee: Option<i64>) -> Result<HashMap<i64, Vec<InRegister>>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT r.trainee_id, r.urn, coalesce(e.name, r.name) FROM register_placement r
         LEFT JOIN establishment e ON e.id = r.urn WHERE {} ORDER BY r.trainee_id, r.place",
        of_one_or_all(trainee, "r"),
    ))?;
    let mut rows = statement.query([trainee])?;
    let mut held: HashMap<i64, Vec<InRegister>> = HashMap::new();
    while let Some(row) = rows.next()? {
        held.entry(row.get(0)?).or_default().push(InRegister {
            urn: row.get(1)?,
            name: row.get(2)?,
        });
    }
    Ok(held)
}

/// Sets what Register holds of a trainee's placements; says whether that was something else.
pub(crate) fn set_in_register(w: &Write<'_>, trainee: i64, held: &[InRegister]) -> Result<bool> {
    let known = in_register(w.db, Some(trainee))?
        .remove(&trainee)
        .unwrap_or_default();
    if crate::returns::held::same(&known, held) {
        return Ok(false);
    }
    w.db.prepare_cached("DELETE FROM register_placement WHERE trainee_id = ?1")?
        .execute([trainee])?;
    for (place, one) in (1_i64..).zip(held) {
        let id = w.id("register_placement")?;
        let name = if one.urn.is_some() { "" } else { &one.name };
        w.db.prepare_cached(
            "INSERT INTO register_placement (id, trainee_id, place, urn, name) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, trainee, place, one.urn, name])?;
    }
    Ok(true)
}

/// How far Register is with the award of a trainee.
pub(crate) fn award_in_register(db: &Db, trainee: i64) -> Result<Option<AwardInRegister>> {
    let award = db
        .prepare_cached("SELECT register_award FROM trainee WHERE id = ?1")?
        .query_row([trainee], |row| {
            Ok(AwardInRegister::parse(row.get_ref(0)?.as_str()?))
        })
        .optional()?;
    Ok(award.flatten())
}

/// Sets how far Register is with the award of a trainee.
pub(crate) fn set_award_in_register(
    w: &Write<'_>,
    trainee: i64,
    award: Option<AwardInRegister>,
) -> Result<()> {
    w.db.prepare_cached("UPDATE trainee SET register_award = ?2 WHERE id = ?1")?
        .execute(params![trainee, award.map_or("", AwardInRegister::code)])?;
    Ok(())
}

/// Whether a schools register was loaded.
pub(crate) fn has_register(db: &Db) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM establishment)")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// The name of an establishment of the register; `None`: it has none with this URN.
pub(crate) fn establishment(db: &Db, urn: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM establishment WHERE id = ?1")?
        .query_row([urn], |row| row.get(0))
        .optional()?)
}

/// The URNs that schools of ours had before, by school, the latest first.
pub(crate) fn past_urns(db: &Db) -> Result<HashMap<i64, Vec<i64>>> {
    let mut statement =
        db.prepare_cached("SELECT school_id, urn FROM school_urn ORDER BY until_on DESC, id DESC")?;
    let mut rows = statement.query([])?;
    let mut past: HashMap<i64, Vec<i64>> = HashMap::new();
    while let Some(row) = rows.next()? {
        past.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(past)
}

/// A file that was written, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub id: i64,
    pub name: String,
    pub rows: u32,
    pub left_out: u32,
    pub written_on: String,
    pub sent_on: String,
    pub result_on: String,
}

/// The file of a kind and year that was written last.
pub(crate) fn last_written(db: &Db, kind: &str, year: AcademicYear) -> Result<Option<Written>> {
    Ok(db
        .prepare_cached(
            "SELECT id, name, rows, left_out, written_on, sent_on, result_on FROM return_file
             WHERE kind = ?1 AND year = ?2 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![kind, year.start_year()], |row| {
            Ok(Written {
                id: row.get(0)?,
                name: row.get(1)?,
                rows: row.get(2)?,
                left_out: row.get(3)?,
                written_on: row.get(4)?,
                sent_on: row.get(5)?,
                result_on: row.get(6)?,
            })
        })
        .optional()?)
}

/// Writes down that a file was written.
pub(crate) fn insert_file(
    w: &Write<'_>,
    (kind, year): (&str, AcademicYear),
    name: &str,
    (rows, left_out): (u32, u32),
    special: bool,
) -> Result<i64> {
    let id = w.id("return_file")?;
    w.db.prepare_cached(
        "INSERT INTO return_file (id, kind, year, name, rows, left_out, special, written_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        kind,
        year.start_year(),
        name,
        rows,
        left_out,
        special,
        w.clock.today().to_string()
    ])?;
    Ok(id)
}

/// What a file that was written is called; `None`: there is no such file.
pub(crate) fn file_name(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM return_file WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Sets the day on which a file was given to the DfE; empty: it was not.
pub(crate) fn set_sent(w: &Write<'_>, id: i64, on: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE return_file SET sent_on = ?2 WHERE id = ?1 AND sent_on <> ?2")?
        .execute(params![id, on])?;
    Ok(())
}
