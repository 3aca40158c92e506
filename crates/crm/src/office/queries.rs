//! What the settings and the first screen read.

use super::{Office, StaffMember, Today, TodayItem};
use crate::commands::Nothing;
use crate::error::Result;
use crate::register::diff::ChangeKind;
use crate::register::queries as register;
use crate::register::watch::{self, ChangesRequest, REMIND_AFTER_DAYS, Shown};
use crate::school::Stage;
use crate::school::matching::queries::waiting_to_be_linked;
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::AcademicYear;
use rusqlite::{OptionalExtension, params};

/// The kinds of register change that the first screen tells of, in words for one and for many, and their tone.
type Watched = (
    &'static [ChangeKind],
    &'static str,
    &'static str,
    &'static str,
);
const WATCHED: [Watched; 6] = [
    (
        &[ChangeKind::HeadChanged],
        "school of ours has a new head",
        "schools of ours have a new head",
        "warn",
    ),
    (
        &[ChangeKind::HeadVacated],
        "school of ours has no head named",
        "schools of ours have no head named",
        "warn",
    ),
    (
        &[ChangeKind::Converted],
        "school of ours became another school",
        "schools of ours became other schools",
        "warn",
    ),
    (
        &[ChangeKind::Closed],
        "school of ours has closed",
        "schools of ours have closed",
        "bad",
    ),
    (
        &[ChangeKind::ProposedToClose],
        "school of ours may close",
        "schools of ours may close",
        "warn",
    ),
    (
        &[
            ChangeKind::TrustJoined,
            ChangeKind::TrustLeft,
            ChangeKind::TrustChanged,
        ],
        "change of trust at our schools",
        "changes of trust at our schools",
        "warn",
    ),
];

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
        staff: all_staff(db, read.desk.store.staff_id())?,
        sample: is_sample(db)?,
    })
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

/// The first screen.
pub fn today(read: &Read<'_>, _: Nothing) -> Result<Today> {
    let db = read.db;
    let day = read.desk.store.clock().today();
    let state = register::state(read, Nothing {})?;
    let mut stages = Vec::new();
    let mut schools = 0;
    for stage in Stage::ALL {
        let count: u32 = db
            .prepare_cached("SELECT count(*) FROM school WHERE stage = ?1")?
            .query_row([stage.code()], |row| row.get(0))?;
        schools += count;
        stages.push((stage.code().to_owned(), count));
    }
    let changes = watch::queries::changes(
        read,
        ChangesRequest {
            ours: true,
            state: Shown::All,
            limit: 8,
            ..ChangesRequest::default()
        },
    )?;
    let to_do = watch::queries::changes(
        read,
        ChangesRequest {
            ours: true,
            limit: 1,
            ..ChangesRequest::default()
        },
    )?;
    let mut items = Vec::new();
    let mut item = |id: &str, count: u32, one: &str, many: &str, route: &str, tone: &str| {
        if count > 0 {
            let text = if count == 1 { one } else { many };
            items.push(TodayItem {
                id: id.to_owned(),
                count,
                text: text.to_owned(),
                route: route.to_owned(),
                tone: tone.to_owned(),
            });
        }
    };
    let old = state
        .days_old
        .filter(|days| *days > REMIND_AFTER_DAYS)
        .and_then(|days| u32::try_from(days).ok());
    item(
        "registerOld",
        old.unwrap_or(0),
        "day old: the register",
        "days old: the register. Time for a new one",
        "/register",
        "warn",
    );
    let of = |kinds: &[ChangeKind]| -> u32 {
        to_do
            .kinds
            .iter()
            .filter(|found| kinds.contains(&found.kind))
            .map(|found| found.ours)
            .sum()
    };
    for (kinds, one, many, tone) in WATCHED {
        let asked: String = kinds
            .iter()
            .map(|kind| format!("kind={}&", kind.word()))
            .collect();
        let route = format!("/register/changes?{asked}ours=1");
        item(
            kinds.first().map_or("", |kind| kind.word()),
            of(kinds),
            one,
            many,
            &route,
            tone,
        );
    }
    let closed: u32 = db
        .prepare_cached(
            "SELECT count(*) FROM school s JOIN establishment e ON e.id = s.urn WHERE e.status_code = '2' AND s.stage <> 'former'",
        )?
        .query_row([], |row| row.get(0))?;
    item(
        "oursClosed",
        closed,
        "school of ours is closed in the register",
        "schools of ours are closed in the register",
        "/schools?where=%7B%22status%22:%222%22%7D",
        "warn",
    );
    item(
        "byHandInRegister",
        waiting_to_be_linked(read)?,
        "school added by hand is in the register now",
        "schools added by hand are in the register now",
        "/schools?where=%7B%22urn%22:%7B%22blank%22:true%7D%7D",
        "warn",
    );
    let unowned: u32 = db
        .prepare_cached("SELECT count(*) FROM school WHERE owner_id IS NULL AND stage IN ('approached', 'partnership')")?
        .query_row([], |row| row.get(0))?;
    item(
        "noOwner",
        unowned,
        "partnership school has nobody of us looking after it",
        "approached or partnership schools have nobody of us looking after them",
        "/schools?where=%7B%22owner%22:%7B%22blank%22:true%7D,%22stage%22:%5B%22approached%22,%22partnership%22%5D%7D",
        "warn",
    );
    Ok(Today {
        day: day.to_string(),
        office: setting(db, "officeName")?.unwrap_or_default(),
        schools,
        stages,
        establishments: state.establishments,
        register_date: state.date,
        register_reminder: state.reminder,
        register_address: state.address,
        items,
        changes: changes.rows,
    })
}
