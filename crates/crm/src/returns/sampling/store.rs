//! The SQL of claims that we are asked about.

use super::ClaimAnswer;
use super::answer::Known;
use crate::error::Result;
use crate::list::sql::person_name;
use crate::store::{Db, Write};
use crate::types::AcademicYear;
use rusqlite::{OptionalExtension, Row, params};

/// A row as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub id: i64,
    /// The calendar year in which the year that is claimed for begins.
    pub year: i32,
    /// The columns of the service's file, as it has them: up to the hours.
    pub reference: String,
    pub school_urn: String,
    pub school_name: String,
    pub local_authority: String,
    pub establishment_type: String,
    pub school_group: String,
    pub provider_name: String,
    pub submitted_at: String,
    pub mentor_trn: String,
    pub mentor_name: String,
    pub hours: u32,
    /// What the office decided; `None`: nothing.
    pub answer: Option<ClaimAnswer>,
    pub reason: String,
}

impl Kept {
    pub(super) fn academic_year(&self) -> Option<AcademicYear> {
        AcademicYear::parse(&self.year.to_string()).ok()
    }
}

const COLUMNS: &str =
    "id, year, claim_reference, school_urn, school_name, local_authority, establishment_type,
    school_group, provider_name, submitted_at, mentor_trn, mentor_name, hours, answer, reason";

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        id: row.get(0)?,
        year: row.get(1)?,
        reference: row.get(2)?,
        school_urn: row.get(3)?,
        school_name: row.get(4)?,
        local_authority: row.get(5)?,
        establishment_type: row.get(6)?,
        school_group: row.get(7)?,
        provider_name: row.get(8)?,
        submitted_at: row.get(9)?,
        mentor_trn: row.get(10)?,
        mentor_name: row.get(11)?,
        hours: row.get(12)?,
        answer: ClaimAnswer::parse(row.get_ref(13)?.as_str()?),
        reason: row.get(14)?,
    })
}

/// Every row, in the order in which it was loaded.
pub(super) fn every(db: &Db) -> Result<Vec<Kept>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM claim_sample ORDER BY id"))?;
    let rows = statement.query_map([], kept)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One row.
pub(super) fn find(db: &Db, id: i64) -> Result<Option<Kept>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM claim_sample WHERE id = ?1"))?
        .query_row([id], kept)
        .optional()?)
}

/// Writes a row: a new one where it has no id.
pub(super) fn put(w: &Write<'_>, one: &Kept) -> Result<()> {
    let id = if one.id == 0 {
        w.id("claim_sample")?
    } else {
        one.id
    };
    w.db.prepare_cached(
        "INSERT INTO claim_sample (id, year, claim_reference, school_urn, school_name, local_authority, establishment_type,
           school_group, provider_name, submitted_at, mentor_trn, mentor_name, hours, answer, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
         ON CONFLICT (id) DO UPDATE SET year = ?2, claim_reference = ?3, school_urn = ?4, school_name = ?5,
           local_authority = ?6, establishment_type = ?7, school_group = ?8, provider_name = ?9, submitted_at = ?10,
           mentor_trn = ?11, mentor_name = ?12, hours = ?13, answer = ?14, reason = ?15",
    )?
    .execute(params![
        id,
        one.year,
        one.reference,
        one.school_urn,
        one.school_name,
        one.local_authority,
        one.establishment_type,
        one.school_group,
        one.provider_name,
        one.submitted_at,
        one.mentor_trn,
        one.mentor_name,
        one.hours,
        one.answer.map_or("", ClaimAnswer::code),
        one.reason
    ])?;
    Ok(())
}

/// Everyone who had mentor training, or holds a post at a school: whom a claim may mean.
pub(super) fn known(db: &Db) -> Result<Vec<Known>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT p.id, ",
        person_name!("p"),
        ", trim(p.first_name || ' ' || p.last_name), p.trn,
           (SELECT group_concat(s.urn, ';') FROM school s WHERE s.urn IS NOT NULL AND s.id IN (
              SELECT t.school_id FROM tenure t WHERE t.person_id = p.id
              UNION SELECT x.school_id FROM mentor_training x WHERE x.person_id = p.id))
         FROM person p WHERE p.merged_into IS NULL
           AND (EXISTS (SELECT 1 FROM mentor_training x WHERE x.person_id = p.id)
             OR EXISTS (SELECT 1 FROM tenure t WHERE t.person_id = p.id AND t.school_id IS NOT NULL))
         ORDER BY p.id"
    ))?;
    let rows = statement.query_map([], |row| {
        let urns: Option<String> = row.get(4)?;
        Ok(Known {
            person_id: row.get(0)?,
            name: row.get(1)?,
            written_name: row.get(2)?,
            trn: row.get(3)?,
            urns: urns
                .unwrap_or_default()
                .split(';')
                .map(str::to_owned)
                .collect(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
