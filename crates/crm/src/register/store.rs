//! The SQL that keeps the DfE's register.

use super::diff::ChangeKind;
use super::{Establishment, Group, Link};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::Day;
use chrono::Datelike;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, OptionalExtension, Row, ToSql, params};
use std::collections::HashMap;

/// A cell of the register on its way into the file.
enum Cell<'a> {
    Text(&'a str),
    Whole(Option<i64>),
    Real(Option<f64>),
    Day(Option<Day>),
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Whole(number) => ToSqlOutput::Owned(number.map_or(Value::Null, Value::Integer)),
            Cell::Real(number) => ToSqlOutput::Owned(number.map_or(Value::Null, Value::Real)),
            Cell::Day(day) => {
                ToSqlOutput::Owned(day.map_or(Value::Null, |day| Value::Text(iso(day))))
            }
        })
    }
}

/// A day as ISO text, for the years that the register has; four of them in every row are worth a way of their own.
fn iso(day: Day) -> String {
    let (year, month, of_month) = (day.year(), day.month(), day.day());
    if !(1000..=9999).contains(&year) {
        return day.to_string();
    }
    let mut text = String::with_capacity(10);
    for (number, first) in [(year.unsigned_abs(), 1000), (month, 10), (of_month, 10)] {
        if !text.is_empty() {
            text.push('-');
        }
        let mut place = first;
        while place > 0 {
            text.extend(char::from_digit(number / place % 10, 10));
            place /= 10;
        }
    }
    text
}

trait AsCell {
    fn cell(&self) -> Cell<'_>;
}
impl AsCell for String {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(self)
    }
}
impl AsCell for i64 {
    fn cell(&self) -> Cell<'_> {
        Cell::Whole(Some(*self))
    }
}
impl AsCell for Option<i64> {
    fn cell(&self) -> Cell<'_> {
        Cell::Whole(*self)
    }
}
impl AsCell for Option<f64> {
    fn cell(&self) -> Cell<'_> {
        Cell::Real(*self)
    }
}
impl AsCell for Option<Day> {
    fn cell(&self) -> Cell<'_> {
        Cell::Day(*self)
    }
}

trait FromCell: Sized {
    fn read(value: ValueRef<'_>) -> Self;
}
impl FromCell for String {
    fn read(value: ValueRef<'_>) -> Self {
        value.as_str().map(str::to_owned).unwrap_or_default()
    }
}
impl FromCell for i64 {
    fn read(value: ValueRef<'_>) -> Self {
        value.as_i64().unwrap_or_default()
    }
}
impl FromCell for Option<i64> {
    fn read(value: ValueRef<'_>) -> Self {
        value.as_i64().ok()
    }
}
impl FromCell for Option<f64> {
    fn read(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Real(number) => Some(number),
            #[allow(clippy::cast_precision_loss)]
            ValueRef::Integer(number) => Some(number as f64),
            _ => None,
        }
    }
}
impl FromCell for Option<Day> {
    fn read(value: ValueRef<'_>) -> Self {
        value.as_str().ok().and_then(|text| text.parse().ok())
    }
}

/// The establishments of the register, ready to be looked up and written.
pub(super) struct Establishments<'a> {
    insert: CachedStatement<'a>,
    update: CachedStatement<'a>,
    select: CachedStatement<'a>,
}

impl<'a> Establishments<'a> {
    pub(super) fn new(db: &'a Db) -> Result<Self> {
        let columns = Establishment::COLUMNS.join(", ");
        let marks: Vec<_> = (1..=Establishment::COLUMNS.len())
            .map(|n| format!("?{n}"))
            .collect();
        let sets: Vec<_> = Establishment::COLUMNS
            .iter()
            .enumerate()
            .skip(1)
            .map(|(n, c)| format!("{c} = ?{}", n + 1))
            .collect();
        Ok(Self {
            insert: db.prepare_cached(&format!(
                "INSERT INTO establishment ({columns}) VALUES ({})",
                marks.join(", ")
            ))?,
            update: db.prepare_cached(&format!(
                "UPDATE establishment SET {} WHERE id = ?1",
                sets.join(", ")
            ))?,
            select: db.prepare_cached(&format!(
                "SELECT {columns} FROM establishment WHERE id = ?1"
            ))?,
        })
    }

    pub(super) fn insert(&mut self, row: &Establishment) -> Result<()> {
        bind(&mut self.insert, row)?;
        self.insert.raw_execute()?;
        Ok(())
    }

    pub(super) fn update(&mut self, row: &Establishment) -> Result<()> {
        bind(&mut self.update, row)?;
        self.update.raw_execute()?;
        Ok(())
    }

    pub(super) fn find(&mut self, urn: i64) -> Result<Option<Establishment>> {
        Ok(self.select.query_row([urn], read).optional()?)
    }
}

macro_rules! each_column {
    ($($field:ident),* $(,)?) => {
        fn bind(statement: &mut CachedStatement<'_>, row: &Establishment) -> Result<()> {
            let mut at = 0;
            $( at += 1; statement.raw_bind_parameter(at, row.$field.cell())?; )*
            debug_assert_eq!(at, Establishment::COLUMNS.len(), "every column of the type is bound");
            Ok(())
        }

        fn read(row: &Row<'_>) -> rusqlite::Result<Establishment> {
            let mut at = 0;
            let mut next = || { at += 1; at - 1 };
            Ok(Establishment { $( $field: FromCell::read(row.get_ref(next())?), )* })
        }
    };
}

each_column!(
    id,
    name,
    la_code,
    number,
    type_code,
    type_group_code,
    status_code,
    reason_opened_code,
    opened_on,
    reason_closed_code,
    closed_on,
    phase_code,
    low_age,
    high_age,
    boarders_code,
    nursery,
    sixth_form_code,
    gender_code,
    religious_character_code,
    diocese_code,
    admissions_code,
    capacity,
    special_classes_code,
    census_on,
    pupils,
    fsm_percent,
    trust_flag_code,
    trust_uid,
    trust_name,
    sponsor,
    federation_uid,
    federation,
    ukprn,
    last_changed_on,
    street,
    locality,
    address3,
    town,
    county,
    postcode,
    website,
    telephone,
    head_title,
    head_first,
    head_last,
    head_job,
    sen,
    resourced_provision,
    region_code,
    district_code,
    constituency,
    urban_rural_code,
    ons_la_code,
    easting,
    northing,
    proprietor,
    previous_la_code,
    previous_number,
    row_hash,
);

/// Gives every establishment to `each`, by URN.
pub(super) fn each_establishment(db: &Db, mut each: impl FnMut(&Establishment)) -> Result<()> {
    let columns = Establishment::COLUMNS.join(", ");
    let mut statement =
        db.prepare_cached(&format!("SELECT {columns} FROM establishment ORDER BY id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(&read(row)?);
    }
    Ok(())
}

/// URN → hash of the row as it stood in the file.
pub(super) fn hashes(db: &Db) -> Result<HashMap<i64, i64>> {
    let mut statement = db.prepare_cached("SELECT id, row_hash FROM establishment")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The URNs that the register has open or proposed to close.
pub(super) fn open_urns(db: &Db) -> Result<Vec<i64>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM establishment WHERE status_code IN ('1', '3')")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many of some establishments are open or proposed to close.
pub(super) fn open_among(db: &Db, urns: impl Iterator<Item = i64>) -> Result<usize> {
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM establishment WHERE id = ?1 AND status_code IN ('1', '3')",
    )?;
    let mut open = 0;
    for urn in urns {
        open += usize::from(statement.exists([urn])?);
    }
    Ok(open)
}

pub(super) fn count(db: &Db, table: &'static str) -> Result<u32> {
    Ok(db
        .prepare_cached(&format!("SELECT count(*) FROM {table}"))?
        .query_row([], |row| row.get(0))?)
}

pub(super) fn save_code(db: &Db, list: &str, code: &str, name: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO code (list, code, name) VALUES (?1, ?2, ?3)
         ON CONFLICT (list, code) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
    )?
    .execute(params![list, code, name])?;
    Ok(())
}

/// Fills the names of codes from what is shipped, where the file has none yet.
pub(crate) fn seed_codes(db: &Db) -> Result<()> {
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO code (list, code, name) VALUES (?1, ?2, ?3)")?;
    for code in super::codes::all()
        .iter()
        .chain(super::codes::of_training())
    {
        statement.execute(params![code.list, code.code, code.name])?;
    }
    Ok(())
}

/// Fills the codes of teacher training in, where the file is from before they were shipped.
pub(crate) fn seed_training_codes(db: &Db) -> Result<()> {
    let known = db
        .prepare_cached("SELECT 1 FROM code WHERE list = 'trainingRoute' LIMIT 1")?
        .exists([])?;
    if known { Ok(()) } else { seed_codes(db) }
}

/// What became of one row of the groups or links file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saved {
    New,
    Changed,
    Unchanged,
}

pub(super) fn save_group(db: &Db, group: &Group) -> Result<Saved> {
    let values = params![
        group.id,
        group.group_id,
        group.name,
        group.companies_house,
        group.type_code,
        group.type_name,
        group.status,
        group.opened_on.map(|d| d.to_string()),
        group.closed_on.map(|d| d.to_string()),
        group.address,
        group.postcode,
        group.head,
        group.ukprn
    ];
    let known: Option<bool> = db
        .prepare_cached(
            "SELECT (group_id, name, companies_house, type_code, type_name, status, opened_on, closed_on, address, postcode, head, ukprn)
                 IS (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             FROM establishment_group WHERE id = ?1",
        )?
        .query_row(values, |row| row.get(0))
        .optional()?;
    match known {
        Some(true) => Ok(Saved::Unchanged),
        Some(false) => {
            db.prepare_cached(
                "UPDATE establishment_group SET group_id = ?2, name = ?3, companies_house = ?4, type_code = ?5,
                     type_name = ?6, status = ?7, opened_on = ?8, closed_on = ?9, address = ?10, postcode = ?11,
                     head = ?12, ukprn = ?13 WHERE id = ?1",
            )?
            .execute(values)?;
            Ok(Saved::Changed)
        }
        None => {
            db.prepare_cached(
                "INSERT INTO establishment_group (id, group_id, name, companies_house, type_code, type_name, status,
                     opened_on, closed_on, address, postcode, head, ukprn)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(values)?;
            Ok(Saved::New)
        }
    }
}

/// Saves a link; a new one takes the next of `ids`.
pub(super) fn save_link(db: &Db, link: &Link, id: impl FnOnce() -> Result<i64>) -> Result<Saved> {
    let since = link.since.map(|day| day.to_string());
    let known: Option<(i64, bool)> = db
        .prepare_cached(
            "SELECT id, (link_name, since) IS (?4, ?5) FROM establishment_link
             WHERE urn = ?1 AND link_urn = ?2 AND link_type = ?3",
        )?
        .query_row(
            params![
                link.urn,
                link.link_urn,
                link.link_type,
                link.link_name,
                since
            ],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    match known {
        Some((_, true)) => Ok(Saved::Unchanged),
        Some((id, false)) => {
            db.prepare_cached(
                "UPDATE establishment_link SET link_name = ?2, since = ?3 WHERE id = ?1",
            )?
            .execute(params![id, link.link_name, since])?;
            Ok(Saved::Changed)
        }
        None => {
            db.prepare_cached(
                "INSERT INTO establishment_link (id, urn, link_urn, link_name, link_type, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![id()?, link.urn, link.link_urn, link.link_name, link.link_type, since])?;
            Ok(Saved::New)
        }
    }
}

/// Links from or to an establishment that the register does not have.
pub(super) fn loose_links(db: &Db) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM establishment_link l
             WHERE NOT EXISTS (SELECT 1 FROM establishment WHERE id = l.urn)
                OR NOT EXISTS (SELECT 1 FROM establishment WHERE id = l.link_urn)",
        )?
        .query_row([], |row| row.get(0))?)
}

/// The links from and to an establishment, latest first.
pub(super) fn links_of(db: &Db, urn: i64) -> Result<Vec<Link>> {
    let mut statement = db.prepare_cached(
        "SELECT urn, link_urn, link_name, link_type, since FROM establishment_link
         WHERE urn = ?1 OR link_urn = ?1 ORDER BY urn <> ?1, since DESC, link_urn",
    )?;
    let rows = statement.query_map([urn], |row| {
        Ok(Link {
            urn: row.get(0)?,
            link_urn: row.get(1)?,
            link_name: row.get(2)?,
            link_type: row.get(3)?,
            since: FromCell::read(row.get_ref(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The successor that a refresh found for a closed establishment.
pub(super) fn conversion_of(db: &Db, urn: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT related_urn FROM register_change WHERE urn = ?1 AND kind = 'converted' AND related_urn IS NOT NULL
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([urn], |row| row.get(0))
        .optional()?)
}

/// A loaded file on its way into the file.
pub(super) struct NewLoad<'a> {
    pub kind: &'a str,
    pub file_name: &'a str,
    pub file_date: Option<Day>,
    pub loaded_at: &'a str,
    pub counts: [u32; 5],
}

pub(super) fn insert_load(w: &Write<'_>, id: i64, load: &NewLoad<'_>) -> Result<()> {
    let [read, new, changed, unchanged, rejected] = load.counts;
    w.db.execute(
        "INSERT INTO register_load (id, kind, file_name, file_date, loaded_at, read, new, changed, unchanged, rejected)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id, load.kind, load.file_name, load.file_date.map(|d| d.to_string()), load.loaded_at, read, new, changed,
            unchanged, rejected
        ],
    )?;
    Ok(())
}

/// A found change on its way into the file.
pub(super) struct NewChange<'a> {
    pub urn: i64,
    pub kind: ChangeKind,
    pub before: &'a str,
    pub after: &'a str,
    pub related_urn: Option<i64>,
    pub perhaps_same: bool,
}

pub(super) fn insert_change(
    w: &Write<'_>,
    id: i64,
    load: i64,
    change: &NewChange<'_>,
) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO register_change (id, load_id, urn, kind, before, after, related_urn, perhaps_same)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        load,
        change.urn,
        change.kind.word(),
        change.before,
        change.after,
        change.related_urn,
        change.perhaps_same
    ])?;
    Ok(())
}

/// The newest date of the loaded files of one kind.
pub(super) fn newest_date(db: &Db, kind: &str) -> Result<Option<Day>> {
    let text: Option<String> = db
        .prepare_cached(
            "SELECT max(file_date) FROM register_load WHERE kind = ?1 AND taken_back = 0",
        )?
        .query_row([kind], |row| row.get(0))?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// Whether a file of this kind was loaded before.
pub(super) fn loaded(db: &Db, kind: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM register_load WHERE kind = ?1 AND taken_back = 0)",
        )?
        .query_row([kind], |row| row.get(0))?)
}

/// Marks the loads that `operation` made and that still stand: what was accepted of them refers to them.
pub(super) fn mark_taken_back(w: &Write<'_>, operation: i64) -> Result<()> {
    w.db.execute(
        "UPDATE register_load SET taken_back = 1
         WHERE id IN (SELECT row_id FROM change WHERE operation_id = ?1 AND tbl = 'register_load' AND before IS NULL)",
        [operation],
    )?;
    Ok(())
}

/// How many schools of ours stand on an establishment.
pub(super) fn our_schools(db: &Db) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM school WHERE urn IS NOT NULL")?
        .query_row([], |row| row.get(0))?)
}

/// Takes every row of the register out.
pub(super) fn empty(db: &Db) -> Result<()> {
    for table in [
        "register_change",
        "register_load",
        "establishment_link",
        "establishment_group",
        "establishment",
    ] {
        db.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}
