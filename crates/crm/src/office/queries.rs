//! What the settings and the frame read.

use super::{Office, StaffMember};
use crate::commands::Nothing;
use crate::error::Result;
use crate::school::Stage;
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::AcademicYear;
use rusqlite::{OptionalExtension, params};

/// The academic year that the office works in.
pub fn academic_year(db: &Db, today: crate::types::Day) -> Result<AcademicYear> {
    Ok(setting(db, "academicYear")?.unwrap_or_else(|| AcademicYear::of(today)))
}

/// Who we are.
pub fn office(read: &Read<'_>, _: Nothing) -> Result<Office> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let present = AcademicYear::of(today).start_year();
    Ok(Office {
        name: setting(db, "officeName")?.unwrap_or_default(),
        role: setting(db, "officeRole")?.unwrap_or_default(),
        partner_of: setting(db, "partnerOf")?.unwrap_or_default(),
        academic_year: academic_year(db, today)?,
        academic_years: (present - 3..=present + 2)
            .rev()
            .filter_map(|year| AcademicYear::parse(&year.to_string()).ok())
            .collect(),
        lock_after_minutes: setting(db, "lockAfterMinutes")?.unwrap_or(15),
        contact_months: contact_months(db)?,
        approached_days: approached_days(db)?,
        mail_domains: mail_domains(db)?,
        staff: all_staff(db, read.desk.store.staff_id())?,
        disk_encrypted: disk_is_encrypted(db)?,
        sample: is_sample(db)?,
    })
}

/// Months without contact before a school is told of, unless the office says otherwise; 0: never.
const CONTACT_MONTHS: [(Stage, u32); 5] = [
    (Stage::Prospect, 0),
    (Stage::Approached, 2),
    (Stage::Partnership, 6),
    (Stage::Paused, 12),
    (Stage::Former, 0),
];

/// Days before a school that was approached is told of, unless the office says otherwise.
const APPROACHED_DAYS: u32 = 60;

/// After how many months without contact a school is told of, by stage, in the order of the stages. The list of our
/// schools asks the same of the settings for its column `quiet`.
pub(crate) fn contact_months(db: &Db) -> Result<Vec<(Stage, u32)>> {
    CONTACT_MONTHS
        .into_iter()
        .map(|(stage, usual)| {
            let own = setting(db, &contact_setting(stage))?;
            Ok((stage, own.unwrap_or(usual)))
        })
        .collect()
}

/// The name of the setting.
pub(super) fn contact_setting(stage: Stage) -> String {
    format!("{}ContactMonths", stage.code())
}

/// After how many days a school that was approached is told of.
pub(crate) fn approached_days(db: &Db) -> Result<u32> {
    Ok(setting(db, "approachedDays")?.unwrap_or(APPROACHED_DAYS))
}

/// What our own e-mail addresses end in, in small letters and without the @.
pub(crate) fn mail_domains(db: &Db) -> Result<Vec<String>> {
    Ok(setting(db, "mailDomains")?.unwrap_or_default())
}

/// Whether the office has recorded that the disk on which the file lies is encrypted.
pub(crate) fn disk_is_encrypted(db: &Db) -> Result<bool> {
    Ok(setting(db, "diskEncrypted")?.unwrap_or_default())
}

/// What the frame says of the open file.
pub(crate) struct FileFacts {
    pub saved_at: Option<String>,
    pub establishments: u32,
    pub schools: u32,
    pub sample: bool,
}

pub(crate) fn file_facts(db: &Db) -> Result<FileFacts> {
    let number =
        |sql: &str| -> Result<u32> { Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
    let saved_at = db
        .prepare_cached("SELECT at FROM operation ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(FileFacts {
        saved_at,
        establishments: number("SELECT count(*) FROM establishment")?,
        schools: number("SELECT count(*) FROM school")?,
        sample: is_sample(db)?,
    })
}

/// When the first operation of the file was (moment); `None`: there was none.
pub(super) fn first_saved(db: &Db) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT at FROM operation ORDER BY id LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

pub(crate) fn is_sample(db: &Db) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT sample FROM file")?
        .query_row([], |row| row.get(0))?)
}

fn all_staff(db: &Db, me: Option<i64>) -> Result<Vec<StaffMember>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, login, active FROM staff ORDER BY active DESC, name COLLATE NOCASE",
    )?;
    let rows = statement.query_map([], |row| member(row, me))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn member(row: &rusqlite::Row<'_>, me: Option<i64>) -> rusqlite::Result<StaffMember> {
    let id: i64 = row.get(0)?;
    Ok(StaffMember {
        id,
        name: row.get(1)?,
        login: row.get(2)?,
        active: row.get(3)?,
        me: me == Some(id),
    })
}

pub(super) fn staff(db: &Db, id: i64, me: Option<i64>) -> Result<Option<StaffMember>> {
    Ok(db
        .prepare_cached("SELECT id, name, login, active FROM staff WHERE id = ?1")?
        .query_row([id], |row| member(row, me))
        .optional()?)
}

pub(super) fn insert_staff(db: &Db, id: i64, name: &str, login: &str) -> Result<()> {
    db.execute(
        "INSERT INTO staff (id, name, login) VALUES (?1, ?2, ?3)",
        params![id, name, login],
    )?;
    Ok(())
}

pub(super) fn update_staff(db: &Db, staff: &StaffMember) -> Result<()> {
    db.execute(
        "UPDATE staff SET name = ?2, login = ?3, active = ?4 WHERE id = ?1",
        params![staff.id, staff.name, staff.login, staff.active],
    )?;
    Ok(())
}

/// Our schools by stage: code and count, in the order of the stages.
pub(super) fn stages(db: &Db) -> Result<Vec<(String, u32)>> {
    let mut statement = db.prepare_cached("SELECT count(*) FROM school WHERE stage = ?1")?;
    Stage::ALL
        .into_iter()
        .map(|stage| {
            let count = statement.query_row([stage.code()], |row| row.get(0))?;
            Ok((stage.code().to_owned(), count))
        })
        .collect()
}
