//! What the trust page reads.

use super::{TrustPage, TrustRequest, store};
use crate::error::Result;
use crate::history;
use crate::list::queries::Names;
use crate::school::{Fact, Neighbour};
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, counted, written};
use rusqlite::{OptionalExtension, Row};

/// The most of its other schools that are shown.
const MOST: u32 = 200;

/// What the DfE's groups file says of a trust.
struct Group {
    kind: String,
    group_id: String,
    status: String,
    facts: Vec<Fact>,
}

/// The trust page. A trust that the groups file does not have still has its name and its schools.
pub fn page(read: &Read<'_>, request: TrustRequest) -> Result<TrustPage> {
    let (db, uid) = (read.db, request.uid);
    let office = office_words(db, uid)?;
    let name = store::name_in_register(db, uid)?
        .or_else(|| office.as_ref().map(|office| office.name.clone()))
        .ok_or_else(|| super::actions::unknown(uid))?;
    let group = group(db, uid)?;
    let names = Names::read(db)?;
    let ours = schools(db, &names, uid, "s.id IS NOT NULL")?;
    let others = schools(
        db,
        &names,
        uid,
        "s.id IS NULL AND e.status_code IN ('1', '3')",
    )?;
    let open: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM establishment WHERE trust_uid = ?1 AND status_code IN ('1', '3')",
        )?
        .query_row([uid], |row| row.get(0))?;
    // As the list of trusts counts them.
    let counted_ours: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM establishment e JOIN school s ON s.urn = e.id WHERE e.trust_uid = ?1 AND s.stage <> 'former'",
        )?
        .query_row([uid], |row| row.get(0))?;
    let (kind, group_id, status, facts) = match group {
        Some(group) => (group.kind, group.group_id, group.status, group.facts),
        None => Default::default(),
    };
    let summary = [
        kind,
        format!("Group UID {uid}"),
        group_id,
        counted(open.unsigned_abs(), "open school", "open schools"),
        match counted_ours {
            0 => "none ours".to_owned(),
            many => format!("{many} ours"),
        },
    ];
    let id = office.as_ref().map(|office| office.id);
    let history = match id {
        Some(id) => history::queries::of_row(read, "trust", id, 100)?,
        None => Vec::new(),
    };
    let office = office.unwrap_or_default();
    Ok(TrustPage {
        uid,
        id,
        name,
        summary: summary
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        open: status.is_empty() || status == "Open",
        status,
        facts,
        notes: office.notes,
        owner_id: office.owner_id,
        owner: office.owner,
        ours,
        others,
        history,
    })
}

/// What the office itself has written about a trust.
#[derive(Default)]
struct OfficeWords {
    id: i64,
    name: String,
    notes: String,
    owner_id: Option<i64>,
    owner: Option<String>,
}

fn office_words(db: &Db, uid: i64) -> Result<Option<OfficeWords>> {
    Ok(db
        .prepare_cached(
            "SELECT u.id, u.name, u.notes, u.owner_id, t.name FROM trust u LEFT JOIN staff t ON t.id = u.owner_id
             WHERE u.uid = ?1",
        )?
        .query_row([uid], |row| {
            Ok(OfficeWords {
                id: row.get(0)?,
                name: row.get(1)?,
                notes: row.get(2)?,
                owner_id: row.get(3)?,
                owner: row.get(4)?,
            })
        })
        .optional()?)
}

fn group(db: &Db, uid: i64) -> Result<Option<Group>> {
    Ok(db
        .prepare_cached(
            "SELECT type_name, group_id, status, companies_house, ukprn, head, address, postcode, opened_on, closed_on
             FROM establishment_group WHERE id = ?1",
        )?
        .query_row([uid], |row| {
            let status = status(&row.get::<_, String>(2)?);
            let address: String = row.get(6)?;
            let postcode: String = row.get(7)?;
            let lines = address.lines().chain([postcode.as_str()]);
            let address: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
            let fact = |label: &str, value: String| Fact {
                label: label.to_owned(),
                value,
            };
            let facts = vec![
                fact("Kind", row.get(0)?),
                fact("Group ID", row.get(1)?),
                fact("Companies House number", row.get(3)?),
                fact("UKPRN", row.get(4)?),
                fact("Head of the group", row.get(5)?),
                fact("Address", address.join(", ")),
                fact("Opened", day(row, 8)?),
                fact("Closed", day(row, 9)?),
            ];
            Ok(Group {
                kind: row.get(0)?,
                group_id: row.get(1)?,
                status,
                facts: facts
                    .into_iter()
                    .filter(|fact| !fact.value.is_empty())
                    .collect(),
            })
        })
        .optional()?)
}

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    let day: Option<String> = row.get(at)?;
    let day = day.and_then(|day| day.parse::<Day>().ok());
    Ok(day.map(written).unwrap_or_default())
}

/// `PROPOSED_TO_OPEN` → `Proposed to open`.
fn status(code: &str) -> String {
    let words = code.replace('_', " ").to_lowercase();
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The establishments of a trust that meet a condition, by name.
fn schools(db: &Db, names: &Names, uid: i64, condition: &str) -> Result<Vec<Neighbour>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT e.id, e.name, e.status_code, s.id, e.la_code
         FROM establishment e LEFT JOIN school s ON s.urn = e.id
         WHERE e.trust_uid = ?1 AND {condition} ORDER BY e.name COLLATE NOCASE LIMIT {MOST}"
    ))?;
    let rows = statement.query_map([uid], |row| {
        let (status, la): (String, String) = (row.get(2)?, row.get(4)?);
        Ok(Neighbour {
            urn: row.get(0)?,
            name: row.get(1)?,
            status: names.name("status", &status).to_owned(),
            school_id: row.get(3)?,
            relation: names.name("la", &la).to_owned(),
            since: None,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
