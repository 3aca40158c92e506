//! The queue of duplicates, two records side by side, and who is there already while someone types.

use super::actions::both;
use super::find::{self, Someone, common};
use super::names::Name;
use super::rules::{TOLD_FROM, is_shared_mailbox, likelihood, reason};
use super::store::{self, Record};
use super::{
    ComparedFacts, ComparedField, ComparedLine, Comparison, ComparisonRequest, DuplicatePair,
    Duplicates, DuplicatesRequest, Known, LikePerson, MERGE, MergeField, MergeFrom,
    PeopleLikeRequest, StandingMerge,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::person::actions::{folded, name};
use crate::person::{Medium, PersonName};
use crate::session::Read;
use crate::store::Db;
use crate::types::{PartDay, counted, written};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most pairs of one answer.
const MOST_PAIRS: u32 = 500;
/// The most people that are told of while one types.
const MOST_ALIKE: usize = 5;
/// The most merges that are listed.
const MOST_MERGES: u32 = 200;

/// What the rows of a table are, of one and of many.
const WORDS: [(&str, &str, &str); 12] = [
    ("tenure", "post", "posts"),
    ("address", "e-mail or telephone", "e-mails and telephones"),
    ("person_tag", "tag", "tags"),
    ("champion", "time as champion", "times as champion"),
    (
        "group_member",
        "place in a working group",
        "places in working groups",
    ),
    (
        "group_attendance",
        "meeting of a working group",
        "meetings of working groups",
    ),
    ("challenge", "challenge", "challenges"),
    ("solution", "solution", "solutions"),
    ("agreement", "signed agreement", "signed agreements"),
    (
        "activity_about",
        "entry in the timeline",
        "entries in the timeline",
    ),
    ("task", "task", "tasks"),
    ("trainee", "entry as trainee", "entries as trainee"),
];

/// Some rows by table, in words; empty: none.
pub(super) fn in_words(counts: &BTreeMap<&'static str, u32>) -> String {
    let mut other: u32 = counts.values().sum();
    let mut said = Vec::new();
    for (table, one, many) in WORDS {
        if let Some(count) = counts.get(table).filter(|count| **count > 0) {
            other -= count;
            said.push(counted(u64::from(*count), one, many));
        }
    }
    if other > 0 {
        said.push(counted(u64::from(other), "other entry", "other entries"));
    }
    said.join(", ")
}

fn known(read: &Read<'_>) -> Result<Arc<Known>> {
    read.desk
        .duplicates
        .known(read.db, read.desk.store.generation())
}

/// How many pairs may be one person.
///
/// # Errors
/// What SQLite says.
pub fn waiting(read: &Read<'_>) -> Result<u32> {
    Ok(u32::try_from(known(read)?.pairs().len()).unwrap_or(u32::MAX))
}

/// A window of the queue.
///
/// # Errors
/// Where more than 500 pairs are asked for.
pub fn queue(read: &Read<'_>, request: DuplicatesRequest) -> Result<Duplicates> {
    if request.limit > MOST_PAIRS {
        return Err(Error::invalid(
            "The queue is read at most 500 pairs at a time.",
        ));
    }
    let known = known(read)?;
    let window = known
        .pairs()
        .iter()
        .skip(request.offset as usize)
        .take(request.limit as usize);
    let mut pairs = Vec::new();
    for pair in window {
        let place = place(read.db, known.person(pair.one), known.person(pair.other))?;
        let (kept, gone) =
            if store::weight(read.db, pair.other)? > store::weight(read.db, pair.one)? {
                (pair.other, pair.one)
            } else {
                (pair.one, pair.other)
            };
        pairs.push(DuplicatePair {
            kept,
            gone,
            kept_name: name(read.db, kept)?.unwrap_or_default(),
            gone_name: name(read.db, gone)?.unwrap_or_default(),
            why: reason(pair.alike, pair.shared, place.as_deref()),
            likelihood: likelihood(pair.score).to_owned(),
        });
    }
    Ok(Duplicates {
        count: u32::try_from(known.pairs().len()).unwrap_or(u32::MAX),
        pairs,
    })
}

/// The school that two people share, or else the trust.
fn place(db: &Db, one: Option<&Someone>, other: Option<&Someone>) -> Result<Option<String>> {
    let Some((one, other)) = one.zip(other) else {
        return Ok(None);
    };
    let named = |sql: &str, id: i64| -> Result<Option<String>> {
        Ok(db
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))
            .optional()?)
    };
    if let Some(school) = common(&one.schools, &other.schools) {
        return named(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
            *school,
        );
    }
    match common(&one.trusts, &other.trusts) {
        Some(trust) => named(
            "SELECT name FROM establishment_group WHERE id = ?1 UNION ALL SELECT trust_name FROM establishment
             WHERE trust_uid = ?1 UNION ALL SELECT name FROM trust WHERE uid = ?1 LIMIT 1",
            *trust,
        ),
        None => Ok(None),
    }
}

/// Two records side by side.
///
/// # Errors
/// Where one of them is not in the file.
pub fn compare(read: &Read<'_>, request: ComparisonRequest) -> Result<Comparison> {
    let db = read.db;
    let record = |id: i64| -> Result<Record> {
        store::record(db, id)?
            .ok_or_else(|| Error::not_found("One of these two people is not in the file."))
    };
    let (kept, gone) = (record(request.kept)?, record(request.gone)?);
    let known = known(read)?;
    let (one, other) = (known.person(kept.id), known.person(gone.id));
    let (why, likelihood) = match one.zip(other) {
        Some((one, other)) => {
            let (alike, shared, score) = find::judge(one, other, &known.names, 0);
            let place = place(db, Some(one), Some(other))?;
            (
                reason(alike, shared, place.as_deref()),
                likelihood(score).to_owned(),
            )
        }
        None => (String::new(), String::new()),
    };
    let mut facts = Vec::new();
    for (label, lines) in FACTS {
        let (ours, theirs) = (lines(db, &kept)?, lines(db, &gone)?);
        let marked = |of: &[String], other: &[String]| -> Vec<ComparedLine> {
            of.iter()
                .map(|text| ComparedLine {
                    text: text.clone(),
                    both: other.contains(text),
                })
                .collect()
        };
        if !ours.is_empty() || !theirs.is_empty() {
            facts.push(ComparedFacts {
                label: label.to_owned(),
                kept: marked(&ours, &theirs),
                gone: marked(&theirs, &ours),
            });
        }
    }
    Ok(Comparison {
        kept: kept.id,
        gone: gone.id,
        kept_name: kept.name.full(),
        gone_name: gone.name.full(),
        why,
        likelihood,
        fields: fields(&kept, &gone),
        facts,
        moves: in_words(&store::counts(db, gone.id)?),
        refusal: both(db, kept.id, gone.id)
            .err()
            .map(|error| error.message)
            .unwrap_or_default(),
    })
}

fn fields(kept: &Record, gone: &Record) -> Vec<ComparedField> {
    MergeField::ALL
        .into_iter()
        .map(|field| {
            let (ours, theirs) = (kept.value(field), gone.value(field));
            let differs = !ours.is_empty() && !theirs.is_empty() && ours != theirs;
            ComparedField {
                field,
                label: field.label().to_owned(),
                kept: ours.to_owned(),
                gone: theirs.to_owned(),
                differs,
                proposed: if field == MergeField::Notes && differs {
                    MergeFrom::Both
                } else if ours.is_empty() && !theirs.is_empty() {
                    MergeFrom::Gone
                } else {
                    MergeFrom::Kept
                },
            }
        })
        .filter(|field| !field.kept.is_empty() || !field.gone.is_empty())
        .collect()
}

type Lines = fn(&Db, &Record) -> Result<Vec<String>>;

/// What is shown of two people beside their fields, in the order of the page.
const FACTS: [(&str, Lines); 7] = [
    ("Posts", |db, record| posts(db, record.id)),
    ("E-mails", |db, record| {
        addresses(db, record.id, Medium::Email)
    }),
    ("Telephones", |db, record| {
        addresses(db, record.id, Medium::Telephone)
    }),
    ("Tags", |db, record| {
        texts(
            db,
            "SELECT tag FROM person_tag WHERE person_id = ?1 ORDER BY tag",
            record.id,
        )
    }),
    ("Mailings", |_, record| {
        Ok(match (record.objects, day(&record.objected_on)) {
            (false, _) => Vec::new(),
            (true, on) if on.is_empty() => vec!["Objects to mailings".to_owned()],
            (true, on) => vec![format!("Objects to mailings since {on}")],
        })
    }),
    ("Also has", |db, record| {
        let mut counts = store::counts(db, record.id)?;
        counts.retain(|table, _| !["tenure", "address", "person_tag"].contains(table));
        Ok(Some(in_words(&counts))
            .filter(|said| !said.is_empty())
            .into_iter()
            .collect())
    }),
    ("Written down", |_, record| Ok(vec![day(&record.added_on)])),
];

fn day(stored: &str) -> String {
    stored.parse().map_or_else(|_| stored.to_owned(), written)
}

fn texts(db: &Db, sql: &str, person: i64) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([person], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The posts of a person in words, those that stand first: `Head teacher at Alder Hill, since Sep 2024`.
fn posts(db: &Db, person: i64) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT r.name, coalesce(e.name, s.name, g.name, tr.name), t.from_on, t.until_on, t.ended
         FROM tenure t JOIN role r ON r.id = t.role_id
              LEFT JOIN school s ON s.id = t.school_id LEFT JOIN establishment e ON e.id = s.urn
              LEFT JOIN trust tr ON tr.id = t.trust_id LEFT JOIN establishment_group g ON g.id = tr.uid
         WHERE t.person_id = ?1 ORDER BY stands(t.from_on, t.until_on, t.ended), t.from_on DESC, t.id",
    )?;
    let rows = statement.query_map([person], |row| {
        let role: String = row.get(0)?;
        let place: Option<String> = row.get(1)?;
        let (from, until): (String, String) = (row.get(2)?, row.get(3)?);
        let (from, until) = (PartDay::stored(&from), PartDay::stored(&until));
        let ended: bool = row.get(4)?;
        let place = place.map_or_else(|| "with us".to_owned(), |place| format!("at {place}"));
        let term = match (from.is_unknown(), until.is_unknown()) {
            (true, true) if ended => ", no longer".to_owned(),
            (true, true) => String::new(),
            (false, true) => format!(", since {}", from.written()),
            (true, false) => format!(", until {}", until.written()),
            (false, false) => format!(", {} to {}", from.written(), until.written()),
        };
        Ok(format!("{role} {place}{term}"))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn addresses(db: &Db, person: i64, medium: Medium) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT value || CASE WHEN state = 'bounced' THEN ' (bounced)' ELSE '' END FROM address
         WHERE person_id = ?1 AND medium = ?2 ORDER BY is_main DESC, folded",
    )?;
    let rows = statement.query_map(params![person, medium.code()], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who is there already and may be meant by what is being typed, the likeliest first.
///
/// # Errors
/// What SQLite says.
pub fn people_like(read: &Read<'_>, request: PeopleLikeRequest) -> Result<Vec<LikePerson>> {
    let known = known(read)?;
    let own = |medium: Medium, text: &str| -> Vec<Box<str>> {
        folded(medium, text)
            .ok()
            .filter(|folded| medium == Medium::Telephone || !is_shared_mailbox(folded))
            .map(Box::from)
            .into_iter()
            .collect()
    };
    let typed = Someone {
        id: 0,
        name: Name::new(&request.name),
        emails: own(Medium::Email, &request.email),
        telephones: own(Medium::Telephone, &request.telephone),
        schools: request.school_id.into_iter().collect(),
        trusts: trust(read.db, &request)?.into_iter().collect(),
    };
    let nothing = PersonName::default() == request.name || request.name.last.trim().is_empty();
    if nothing && typed.emails.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<_> = known
        .people
        .iter()
        .filter(|person| Some(person.id) != request.except)
        .filter_map(|person| {
            let (alike, shared, score) = find::judge(&typed, person, &known.names, 1);
            (score >= TOLD_FROM).then_some((score, person, alike, shared))
        })
        .collect();
    found.sort_by_key(|(score, person, ..)| (std::cmp::Reverse(*score), person.id));
    found.truncate(MOST_ALIKE);
    let mut out = Vec::new();
    for (score, person, alike, shared) in found {
        let place = place(read.db, Some(&typed), Some(person))?;
        out.push(LikePerson {
            id: person.id,
            name: name(read.db, person.id)?.unwrap_or_default(),
            posts: posts(read.db, person.id)?.join("; "),
            why: reason(alike, shared, place.as_deref()),
            likelihood: likelihood(score).to_owned(),
        });
    }
    Ok(out)
}

/// The trust where someone is to be, or that of their school.
fn trust(db: &Db, request: &PeopleLikeRequest) -> Result<Option<i64>> {
    if request.trust_uid.is_some() {
        return Ok(request.trust_uid);
    }
    let found: Option<Option<i64>> = db
        .prepare_cached(
            "SELECT e.trust_uid FROM school s JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([request.school_id], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// The record that an id stands for now: itself, or the one that it went into. `None`: there is no such record.
///
/// # Errors
/// What SQLite says.
pub fn standing_id(db: &Db, id: i64) -> Result<Option<i64>> {
    store::standing_id(db, id)
}

/// The merges that stand, newest first: each can be taken back by itself.
///
/// # Errors
/// What SQLite says.
pub fn merges(read: &Read<'_>, _: Nothing) -> Result<Vec<StandingMerge>> {
    let mut statement = read.db.prepare_cached(
        "SELECT o.id, o.label, o.at, s.name FROM operation o LEFT JOIN staff s ON s.id = o.by
         WHERE o.kind = ?1 AND o.undone_by IS NULL ORDER BY o.id DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![MERGE, MOST_MERGES], |row| {
        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (operation, label, at, by) = row?;
        let Some((_, kept)) = store::merged_by(read.db, operation)? else {
            continue;
        };
        found.push(StandingMerge {
            operation,
            label,
            at,
            by,
            person_id: standing_id(read.db, kept)?.unwrap_or(kept),
        });
    }
    Ok(found)
}
