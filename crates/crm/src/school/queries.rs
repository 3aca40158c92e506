//! What the school page and the dialogs read.

use super::{
    Fact, FactGroup, Neighbour, OfficeFacts, PastUrn, SchoolPage, SchoolRequest, SetField, SetTags,
    Stage, TagCount, Touched, Trust, UrnCheck, UrnText, actions, matching, store,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::history;
use crate::list::queries::{Names, rows};
use crate::list::{List, columns};
use crate::register::links::{self, LinkRole};
use crate::register::queries as register;
use crate::register::watch::{self, ChangesRequest, Shown};
use crate::session::Read;
use crate::store::Db;
use crate::types::written;
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// The facts of the register on the school page, by group: the ids of list columns.
const FACTS: &[(&str, &[&str])] = &[
    (
        "Identity",
        &[
            "urn",
            "laestab",
            "ukprn",
            "status",
            "openedOn",
            "reasonOpened",
            "closedOn",
            "reasonClosed",
        ],
    ),
    (
        "Kind",
        &[
            "phase",
            "type",
            "typeGroup",
            "ages",
            "gender",
            "sixthForm",
            "nursery",
            "boarders",
            "admissions",
            "religiousCharacter",
            "diocese",
        ],
    ),
    ("Size", &["pupils", "capacity", "fsm", "censusOn"]),
    (
        "Leadership and contact",
        &["head", "headJob", "telephone", "website"],
    ),
    (
        "Place",
        &[
            "street",
            "locality",
            "town",
            "county",
            "postcode",
            "la",
            "region",
            "district",
            "constituency",
            "urbanRural",
            "easting",
            "northing",
        ],
    ),
    (
        "Belongs to",
        &["trust", "sponsor", "federation", "proprietor"],
    ),
    (
        "Special educational needs",
        &["sen", "resourcedProvision", "specialClasses"],
    ),
];

/// The school page.
pub fn page(read: &Read<'_>, request: SchoolRequest) -> Result<SchoolPage> {
    let school_id = match (request.id, request.urn) {
        (Some(id), _) => Some(id),
        (None, Some(urn)) => store::by_urn(read.db, urn)?,
        (None, None) => {
            return Err(Error::invalid(
                "A school page needs a URN or one of our schools.",
            ));
        }
    };
    let ours = school_id
        .map(|id| office_facts(read.db, id))
        .transpose()?
        .flatten();
    let found = school_id
        .map(|id| store::find(read.db, id))
        .transpose()?
        .flatten();
    let urn = found.as_ref().map_or(request.urn, |school| school.urn);
    let row = match urn {
        Some(urn) => all_columns(read.db, urn)?,
        None => None,
    };
    let Some(row) = row else {
        return match (ours, found) {
            (Some(ours), Some(school)) => unregistered(read, school, ours),
            _ => Err(Error::not_found(match urn {
                Some(urn) => format!(
                    "URN {urn} is not in the register. Check the number, or load a newer register."
                ),
                None => {
                    "This school is not in the file any more. Undo may bring it back.".to_owned()
                }
            })),
        };
    };
    let urn = urn.unwrap_or_default();
    let text = |id: &str| shown(&row, id);
    let mut page = empty(Some(urn), ours);
    page.name = text("name");
    page.status = text("status");
    page.open = page.status.starts_with("Open");
    page.summary = summary(&row);
    page.head = text("head");
    page.head_job = text("headJob");
    page.address = ["street", "locality", "town", "county", "postcode"]
        .iter()
        .map(|id| text(id))
        .filter(|line| !line.is_empty())
        .collect();
    page.telephone = text("telephone");
    page.website = text("website");
    if !page.website.is_empty() && !page.website.contains("://") {
        page.website = format!("https://{}", page.website);
    }
    page.facts = facts(&row)?;
    page.register_date = register::date(read.db)?;
    page.changes = watch::queries::changes(
        read,
        ChangesRequest {
            urn: Some(urn),
            state: Shown::All,
            ..ChangesRequest::default()
        },
    )?
    .rows;
    page.trust = trust(read.db, urn)?;
    for (neighbour, role) in neighbours(read.db, urn)? {
        match role {
            LinkRole::Predecessor | LinkRole::MergedFrom | LinkRole::SplitFrom => {
                page.predecessors.push(neighbour)
            }
            LinkRole::Successor | LinkRole::MergedInto | LinkRole::SplitInto => {
                page.successors.push(neighbour)
            }
            LinkRole::Merged | LinkRole::Other => page.other_links.push(neighbour),
        }
    }
    if let Some(ours) = &page.ours {
        page.history = history::queries::of_row(read, "school", ours.id, 100)?;
    }
    Ok(page)
}

/// The page of a school that the register does not have: what was typed of it, and which it may be by now.
fn unregistered(
    read: &Read<'_>,
    school: store::SchoolRow,
    ours: OfficeFacts,
) -> Result<SchoolPage> {
    let by_hand = store::by_hand(read.db, school.id)?;
    let history = history::queries::of_row(read, "school", school.id, 100)?;
    let mut page = SchoolPage {
        name: school.name,
        register_date: register::date(read.db)?,
        history,
        ..empty(school.urn, Some(ours))
    };
    if let Some(typed) = by_hand {
        page.telephone = typed.telephone.clone();
        page.address = [&typed.town, &typed.postcode]
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned()
            .collect();
        (page.link_candidates, _) = matching::queries::in_register(read, &typed)?;
        page.by_hand = Some(typed);
    } else {
        page.summary = "Not in the register".to_owned();
    }
    Ok(page)
}

fn empty(urn: Option<i64>, ours: Option<OfficeFacts>) -> SchoolPage {
    SchoolPage {
        urn,
        name: String::new(),
        summary: String::new(),
        status: String::new(),
        open: false,
        head: String::new(),
        head_job: String::new(),
        address: Vec::new(),
        telephone: String::new(),
        website: String::new(),
        ours,
        facts: Vec::new(),
        register_date: None,
        changes: Vec::new(),
        trust: None,
        predecessors: Vec::new(),
        successors: Vec::new(),
        other_links: Vec::new(),
        history: Vec::new(),
        by_hand: None,
        link_candidates: Vec::new(),
    }
}

fn all_columns(db: &Db, urn: i64) -> Result<Option<Map<String, Value>>> {
    let ids: Vec<String> = columns::of(List::England)
        .iter()
        .map(|column| column.id.to_owned())
        .collect();
    Ok(rows(db, List::England, &[urn], &ids)?.pop())
}

fn shown(row: &Map<String, Value>, id: &str) -> String {
    match row.get(id) {
        Some(Value::String(text)) if is_day(text) => {
            text.parse().map_or_else(|_| text.clone(), written)
        }
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| {
            if at == 4 || at == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        })
}

/// `Kent · Primary, 4–11 · 212 pupils · Saltmarsh Trust`
fn summary(row: &Map<String, Value>) -> String {
    let text = |id: &str| shown(row, id);
    let kind = [text("phase"), text("ages")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let pupils = text("pupils");
    let pupils = if pupils.is_empty() {
        pupils
    } else {
        format!("{pupils} pupils")
    };
    [text("la"), kind, pupils, text("trust")]
        .into_iter()
        .filter(|part| !part.is_empty() && part != "Not applicable")
        .collect::<Vec<_>>()
        .join(" · ")
}

fn facts(row: &Map<String, Value>) -> Result<Vec<FactGroup>> {
    FACTS
        .iter()
        .map(|(title, ids)| {
            let facts = ids
                .iter()
                .map(|id| {
                    Ok(Fact {
                        label: columns::find(List::England, id)?.label.to_owned(),
                        value: shown(row, id),
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            Ok(FactGroup {
                title: (*title).to_owned(),
                facts,
            })
        })
        .collect()
}

fn office_facts(db: &Db, id: i64) -> Result<Option<OfficeFacts>> {
    let found = db
        .prepare_cached(
            "SELECT s.stage, s.owner_id, t.name, s.notes, s.parking, s.dress, s.access, s.added_on
             FROM school s LEFT JOIN staff t ON t.id = s.owner_id WHERE s.id = ?1",
        )?
        .query_row([id], |row| {
            let stage: String = row.get(0)?;
            Ok(OfficeFacts {
                id,
                stage: Stage::parse(&stage).unwrap_or(Stage::Prospect),
                owner_id: row.get(1)?,
                owner: row.get(2)?,
                tags: Vec::new(),
                notes: row.get(3)?,
                parking: row.get(4)?,
                dress: row.get(5)?,
                access: row.get(6)?,
                added_on: row.get(7)?,
                past_urns: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut facts) = found else {
        return Ok(None);
    };
    facts.tags = db
        .prepare_cached(
            "SELECT tag FROM school_tag WHERE school_id = ?1 ORDER BY tag COLLATE NOCASE",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    facts.past_urns = db
        .prepare_cached("SELECT urn, until_on FROM school_urn WHERE school_id = ?1 ORDER BY until_on DESC, id DESC")?
        .query_map([id], |row| Ok(PastUrn { urn: row.get(0)?, until: row.get(1)? }))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(facts))
}

fn trust(db: &Db, urn: i64) -> Result<Option<Trust>> {
    let found = db
        .prepare_cached(
            "SELECT e.trust_uid, coalesce(g.group_id, ''), coalesce(g.name, e.trust_name), coalesce(g.type_name, '')
             FROM establishment e LEFT JOIN establishment_group g ON g.id = e.trust_uid
             WHERE e.id = ?1 AND e.trust_uid IS NOT NULL",
        )?
        .query_row([urn], |row| {
            Ok(Trust { uid: row.get(0)?, group_id: row.get(1)?, name: row.get(2)?, kind: row.get(3)?, schools: Vec::new() })
        })
        .optional()?;
    let Some(mut trust) = found else {
        return Ok(None);
    };
    let names = Names::read(db)?;
    trust.schools = db
        .prepare_cached(
            "SELECT e.id, e.name, e.status_code, s.id, e.la_code
             FROM establishment e LEFT JOIN school s ON s.urn = e.id
             WHERE e.trust_uid = ?1 AND e.status_code IN ('1', '3')
             ORDER BY s.id IS NULL, e.name COLLATE NOCASE LIMIT 200",
        )?
        .query_map([trust.uid], |row| {
            let (status, la): (String, String) = (row.get(2)?, row.get(4)?);
            Ok(Neighbour {
                urn: row.get(0)?,
                name: row.get(1)?,
                status: names.name("status", &status).to_owned(),
                school_id: row.get(3)?,
                relation: names.name("la", &la).to_owned(),
                since: None,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(trust))
}

/// The establishments linked to `urn`, each once, from both directions of the links file.
fn neighbours(db: &Db, urn: i64) -> Result<Vec<(Neighbour, LinkRole)>> {
    let names = Names::read(db)?;
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for link in links::of(db, urn)? {
        if !seen.insert(link.other) {
            continue;
        }
        let known: Option<(String, String, Option<i64>)> = db
            .prepare_cached(
                "SELECT e.name, e.status_code, s.id FROM establishment e LEFT JOIN school s ON s.urn = e.id WHERE e.id = ?1",
            )?
            .query_row(params![link.other], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let (name, status, school_id) = match known {
            Some((name, status, id)) => (name, names.name("status", &status).to_owned(), id),
            None => (link.name, String::new(), None),
        };
        let neighbour = Neighbour {
            urn: link.other,
            name,
            status,
            school_id,
            relation: link.words,
            since: link.since,
        };
        out.push((neighbour, link.role));
    }
    Ok(out)
}

/// What pasted URNs are.
pub fn check_urns(read: &Read<'_>, request: UrnText) -> Result<UrnCheck> {
    let mut check = UrnCheck {
        fresh: Vec::new(),
        already: 0,
        unknown: Vec::new(),
        closed: 0,
        unread: Vec::new(),
    };
    let mut seen = HashSet::new();
    for line in request.text.lines().filter(|line| !line.trim().is_empty()) {
        let urns: Vec<i64> = line
            .split(|c: char| !c.is_ascii_digit())
            .filter(|word| word.len() == 6)
            .filter_map(|word| word.parse().ok())
            .collect();
        if urns.is_empty() && check.unread.len() < 20 {
            check.unread.push(line.trim().chars().take(80).collect());
        }
        for urn in urns {
            if !seen.insert(urn) {
                continue;
            }
            if store::by_urn(read.db, urn)?.is_some() {
                check.already += 1;
            } else if let Some((_, status)) = store::establishment(read.db, urn)? {
                check.closed += u32::from(status == "2");
                check.fresh.push(urn);
            } else {
                check.unknown.push(urn);
            }
        }
    }
    Ok(check)
}

/// The tag of a school that can be reached and used without steps: nobody else keeps that for the office.
pub const STEP_FREE: &str = "Step-free";

/// The schools that are tagged as [`STEP_FREE`], letters' case and the hyphen ignored.
///
/// # Errors
/// What SQLite says.
pub fn step_free(db: &Db) -> Result<HashSet<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT school_id FROM school_tag WHERE replace(tag, '-', ' ') = replace(?1, '-', ' ') COLLATE NOCASE",
    )?;
    let rows = statement.query_map([STEP_FREE], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every tag in use.
pub fn tags(read: &Read<'_>, _: Nothing) -> Result<Vec<TagCount>> {
    let mut statement = read.db.prepare_cached(
        "SELECT tag, count(*) FROM school_tag GROUP BY tag ORDER BY tag COLLATE NOCASE",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(TagCount {
            tag: row.get(0)?,
            count: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many schools a change of a field would change.
pub fn check_set(read: &Read<'_>, request: SetField) -> Result<Touched> {
    let (column, value, _) = actions::wanted(read.db, &request)?;
    let mut statement = read.db.prepare_cached(&format!(
        "SELECT EXISTS (SELECT 1 FROM school WHERE id = ?1 AND {column} IS NOT ?2)"
    ))?;
    touched(read, &request.selection, |id| {
        Ok(statement.query_row(params![id, value], |row| row.get(0))?)
    })
}

/// How many schools a change of tags would change.
pub fn check_tags(read: &Read<'_>, request: SetTags) -> Result<Touched> {
    let (add, remove) = actions::tags(&request)?;
    let mut statement = read.db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM school_tag WHERE school_id = ?1 AND tag = ?2 COLLATE NOCASE)",
    )?;
    touched(read, &request.selection, |id| {
        let mut has = |tag: &String| -> Result<bool> {
            Ok(statement.query_row(params![id, tag], |row| row.get(0))?)
        };
        for tag in &add {
            if !has(tag)? {
                return Ok(true);
            }
        }
        for tag in &remove {
            if has(tag)? {
                return Ok(true);
            }
        }
        Ok(false)
    })
}

fn touched(
    read: &Read<'_>,
    selection: &crate::list::Selection,
    mut changes: impl FnMut(i64) -> Result<bool>,
) -> Result<Touched> {
    let mut schools = 0;
    for id in read.desk.lists.selected(read, List::Schools, selection)? {
        schools += u32::from(store::find(read.db, id)?.is_some() && changes(id)?);
    }
    Ok(Touched { schools })
}
