//! The SQL of hosting, offers and needs.

use super::cells::OfferColumn;
use super::held::{Block, Held, Names, Offer, Place};
use super::{HostingInterest, OfferFunding, OfferJoint, OfferKind, OfferStudy, OfferTerm};
use crate::error::Result;
use crate::list::sql::holds_a_place;
use crate::placement::PlacementState;
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day, KeyStage, Phase, Source, YearGroup};
use rusqlite::{OptionalExtension, Row, ToSql, params};
use std::collections::HashMap;

/// Which hostings of a year.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of<'a> {
    /// All.
    All,
    /// Those of these schools.
    Schools(&'a [i64]),
    /// One school's or trust's.
    Place(Place),
}

impl Of<'_> {
    /// The condition on `hosting h`, and its value as the second parameter.
    fn condition(self) -> Result<(&'static str, Option<Box<dyn ToSql>>)> {
        Ok(match self {
            Self::All => ("", None),
            Self::Schools(ids) => (
                "AND h.school_id IN (SELECT value FROM json_each(?2))",
                Some(Box::new(serde_json::to_string(ids)?)),
            ),
            Self::Place(Place::School(id)) => ("AND h.school_id = ?2", Some(Box::new(id))),
            Self::Place(Place::Trust(id)) => ("AND h.trust_id = ?2", Some(Box::new(id))),
        })
    }
}

/// The one of some coded values that is stored as `text`: quicker than to read what someone typed.
fn coded<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str, text: &str) -> Option<T> {
    all.iter().copied().find(|one| code(*one) == text)
}

fn year(start: i32) -> rusqlite::Result<AcademicYear> {
    AcademicYear::parse(&start.to_string()).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Integer, error.into())
    })
}

/// Codes between semicolons.
fn codes(text: &str) -> Vec<String> {
    text.split(';')
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whose hosting a row is, by its second and third column.
fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(match row.get::<_, Option<i64>>(1)? {
        Some(school) => Place::School(school),
        None => Place::Trust(row.get(2)?),
    })
}

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    let place = place(row)?;
    Ok(Held {
        id: Some(row.get(0)?),
        place,
        year: year(row.get(3)?)?,
        interest: coded(
            HostingInterest::ALL,
            HostingInterest::code,
            row.get_ref(4)?.as_str()?,
        ),
        reasons: codes(row.get_ref(5)?.as_str()?),
        reason_text: row.get(6)?,
        cap: row.get(7)?,
        others: row.get(8)?,
        ects: row.get(9)?,
        note: row.get(10)?,
        source: Source::from_code(row.get_ref(11)?.as_str()?),
        confirmed_on: row.get(12)?,
        confirmed_by: row.get(13)?,
        said_by: row.get(14)?,
        confirmer: row.get(15)?,
        offers: Vec::new(),
    })
}

const OFFER: &str = "o.hosting_id, o.id, o.kind, o.least, o.most, o.phase, o.subject, o.year_group, o.key_stage, o.term,
  o.block_id, o.send_setting, o.study, o.funding, o.joint, o.joint_school_id, o.days_here, o.days_there, o.note";

fn offer(row: &Row<'_>) -> rusqlite::Result<Offer> {
    let text = |at: usize| -> rusqlite::Result<&str> { Ok(row.get_ref(at)?.as_str()?) };
    let kind = coded(OfferKind::ALL, OfferKind::code, text(2)?);
    Ok(Offer {
        id: Some(row.get(1)?),
        kind: kind.filter(|kind| *kind != OfferKind::Placement),
        least: row.get(3)?,
        most: row.get(4)?,
        phase: coded(Phase::ALL, Phase::code, text(5)?),
        subject: row.get(6)?,
        year_group: coded(YearGroup::ALL, YearGroup::code, text(7)?),
        key_stage: coded(KeyStage::ALL, KeyStage::code, text(8)?),
        term: coded(OfferTerm::ALL, OfferTerm::code, text(9)?),
        block_id: row.get(10)?,
        send_setting: row.get(11)?,
        study: coded(OfferStudy::ALL, OfferStudy::code, text(12)?),
        funding: coded(OfferFunding::ALL, OfferFunding::code, text(13)?),
        joint: coded(OfferJoint::ALL, OfferJoint::code, text(14)?),
        joint_school_id: row.get(15)?,
        days_here: row.get(16)?,
        days_there: row.get(17)?,
        note: row.get(18)?,
    })
}

/// Hostings of a year with their offers, in two passes however many there are.
pub(super) fn hostings(db: &Db, year: AcademicYear, of: Of<'_>) -> Result<Vec<Held>> {
    let (condition, value) = of.condition()?;
    let start = year.start_year();
    let mut values: Vec<&dyn ToSql> = vec![&start];
    values.extend(value.as_deref());
    let mut statement = db.prepare_cached(&format!(
        "SELECT h.id, h.school_id, h.trust_id, h.year, h.interest, h.reasons, h.reason_text, h.cap, h.other_trainees, h.ects,
           h.note, h.source, h.confirmed_on, h.confirmed_by, h.said_by,
           coalesce(nullif(h.said_by, ''), f.name, '')
         FROM hosting h LEFT JOIN staff f ON f.id = h.confirmed_by WHERE h.year = ?1 {condition} ORDER BY h.id"
    ))?;
    let rows = statement.query_map(values.as_slice(), held)?;
    let mut all: Vec<Held> = rows.collect::<rusqlite::Result<_>>()?;
    let at: HashMap<i64, usize> = all
        .iter()
        .enumerate()
        .filter_map(|(at, held)| Some((held.id?, at)))
        .collect();
    let mut statement = db.prepare_cached(&format!(
        "SELECT {OFFER} FROM hosting h JOIN placement_offer o ON o.hosting_id = h.id
         WHERE h.year = ?1 {condition} ORDER BY o.hosting_id, o.id"
    ))?;
    let mut rows = statement.query(values.as_slice())?;
    while let Some(row) = rows.next()? {
        let whose = at.get(&row.get(0)?).and_then(|at| all.get_mut(*at));
        if let Some(held) = whose {
            held.offers.push(offer(row)?);
        }
    }
    Ok(all)
}

/// What is known of a school or trust in all years.
pub(super) fn years_of(db: &Db, place: Place) -> Result<Vec<AcademicYear>> {
    let (column, id) = match place {
        Place::School(id) => ("school_id", id),
        Place::Trust(id) => ("trust_id", id),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT year FROM hosting WHERE {column} = ?1 ORDER BY year DESC"
    ))?;
    let rows = statement.query_map([id], |row| year(row.get(0)?))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The years of which anything is known, the latest first.
pub(super) fn years(db: &Db) -> Result<Vec<AcademicYear>> {
    let mut statement =
        db.prepare_cached("SELECT DISTINCT year FROM hosting ORDER BY year DESC")?;
    let rows = statement.query_map([], |row| year(row.get(0)?))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The hosting that a line of an offer belongs to.
pub(super) fn of_offer(db: &Db, id: i64) -> Result<Option<Held>> {
    let found = db
        .prepare_cached(
            "SELECT h.year, h.school_id, h.trust_id FROM placement_offer o JOIN hosting h ON h.id = o.hosting_id WHERE o.id = ?1",
        )?
        .query_row([id], |row| {
            Ok((year(row.get(0)?)?, place(row)?))
        })
        .optional()?;
    match found {
        Some((year, place)) => Ok(hostings(db, year, Of::Place(place))?.pop()),
        None => Ok(None),
    }
}

/// The blocks of all years, the earliest first. A block without days that can be read is left out.
pub(super) fn blocks(db: &Db) -> Result<Vec<Block>> {
    let mut statement = db.prepare_cached(
        "SELECT id, year, name, cohort_id, from_on, until_on FROM block ORDER BY from_on, id",
    )?;
    let mut rows = statement.query([])?;
    let mut blocks = Vec::new();
    while let Some(row) = rows.next()? {
        let days: (Option<Day>, Option<Day>) = (
            row.get_ref(4)?.as_str().unwrap_or_default().parse().ok(),
            row.get_ref(5)?.as_str().unwrap_or_default().parse().ok(),
        );
        if let (Some(from), Some(until)) = days {
            blocks.push(Block {
                id: row.get(0)?,
                year: year(row.get(1)?)?,
                name: row.get(2)?,
                cohort_id: row.get(3)?,
                from,
                until,
            });
        }
    }
    Ok(blocks)
}

/// The plain kinds of places that are offered in a year or were in the year before.
pub(super) fn plain_kinds(db: &Db, year: AcademicYear) -> Result<Vec<OfferColumn>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT o.phase, o.subject, o.term, o.block_id FROM hosting h JOIN placement_offer o ON o.hosting_id = h.id
         WHERE h.year BETWEEN ?1 - 1 AND ?1 AND h.school_id IS NOT NULL AND o.kind = 'placement' AND o.year_group = ''
           AND o.key_stage = '' AND o.send_setting = '' AND o.study = '' AND o.funding = '' AND o.joint = '' AND o.note = ''",
    )?;
    let rows = statement.query_map([year.start_year()], |row| {
        Ok(OfferColumn {
            phase: coded(Phase::ALL, Phase::code, row.get_ref(0)?.as_str()?),
            subject: row.get(1)?,
            term: coded(OfferTerm::ALL, OfferTerm::code, row.get_ref(2)?.as_str()?),
            block_id: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What offers name: blocks, and schools that share a trainee.
pub(super) fn names(db: &Db) -> Result<Names> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn
         WHERE s.id IN (SELECT joint_school_id FROM placement_offer)",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Names {
        blocks: blocks(db)?,
        schools: rows.collect::<rusqlite::Result<_>>()?,
    })
}

/// A school as the grid heads its row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SchoolName {
    pub name: String,
    /// The town, else the local authority's name: what tells two of one name apart.
    pub town: String,
    pub phase: String,
}

/// Our schools by id.
pub(super) fn schools(db: &Db, ids: &[i64]) -> Result<HashMap<i64, SchoolName>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.name, s.name), coalesce(nullif(e.town, ''), s.town), coalesce(e.phase_code, '')
         FROM json_each(?1) j JOIN school s ON s.id = j.value LEFT JOIN establishment e ON e.id = s.urn",
    )?;
    let rows = statement.query_map([serde_json::to_string(ids)?], |row| {
        Ok((
            row.get(0)?,
            SchoolName {
                name: row.get(1)?,
                town: row.get(2)?,
                phase: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The name of a school or trust.
pub(super) fn name(db: &Db, place: Place) -> Result<Option<String>> {
    let (sql, id) = match place {
        Place::School(id) => (
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
            id,
        ),
        Place::Trust(id) => (
            "SELECT coalesce(g.name, u.name) FROM trust u LEFT JOIN establishment_group g ON g.id = u.uid WHERE u.id = ?1",
            id,
        ),
    };
    Ok(db
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// A trust that the office has written about.
pub(super) fn trust(db: &Db, uid: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM trust WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// The name of a trust that the register has, or that we have written about.
pub(super) fn trust_name(db: &Db, uid: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT name FROM establishment_group WHERE id = ?1 UNION ALL SELECT name FROM trust WHERE uid = ?1
             UNION ALL SELECT trust_name FROM establishment WHERE trust_uid = ?1 LIMIT 1",
        )?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// Offers of other schools that share a trainee with this one in a year: whose, and which.
pub(super) fn shared_with(
    db: &Db,
    school: i64,
    year: AcademicYear,
) -> Result<Vec<(String, Offer)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {OFFER}, coalesce(e.name, s.name, '') FROM placement_offer o JOIN hosting h ON h.id = o.hosting_id
         LEFT JOIN school s ON s.id = h.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE o.joint_school_id = ?1 AND h.year = ?2 ORDER BY o.id"
    ))?;
    let rows = statement.query_map(params![school, year.start_year()], |row| {
        Ok((row.get(19)?, offer(row)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Our schools of a trust that have not answered themselves for a year.
pub(super) fn silent_schools(db: &Db, trust: i64, year: AcademicYear) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id FROM trust u JOIN establishment e ON e.trust_uid = u.uid JOIN school s ON s.urn = e.id
         WHERE u.id = ?1 AND s.stage <> 'former'
           AND NOT EXISTS (SELECT 1 FROM hosting h WHERE h.school_id = s.id AND h.year = ?2) ORDER BY s.id",
    )?;
    let rows = statement.query_map([trust, i64::from(year.start_year())], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where a school or trust is, as supply is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Whereabouts {
    pub la_code: String,
    pub la: String,
    /// The trust's name; empty: none.
    pub trust: String,
}

/// Where all our schools and trusts are.
pub(super) fn whereabouts(db: &Db) -> Result<HashMap<Place, Whereabouts>> {
    let mut all = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.la_code, ''), coalesce((SELECT name FROM code WHERE list = 'la' AND code = e.la_code), ''),
           coalesce(g.name, e.trust_name, '')
         FROM school s LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whereabouts = Whereabouts {
            la_code: row.get(1)?,
            la: row.get(2)?,
            trust: row.get(3)?,
        };
        all.insert(Place::School(row.get(0)?), whereabouts);
    }
    let mut statement = db.prepare_cached(
        "SELECT u.id, coalesce(g.name, u.name) FROM trust u LEFT JOIN establishment_group g ON g.id = u.uid",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whereabouts = Whereabouts {
            trust: row.get(1)?,
            ..Whereabouts::default()
        };
        all.insert(Place::Trust(row.get(0)?), whereabouts);
    }
    Ok(all)
}

/// A trainee who is to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trainee {
    pub id: i64,
    pub cohort_id: Option<i64>,
    pub subject: String,
    pub age_range: String,
}

/// The trainees who are on their course in a year, or will be. One without days goes by the year of their cohort.
pub(super) fn trainees(db: &Db, year: AcademicYear) -> Result<Vec<Trainee>> {
    let (first, last) = year.days();
    let mut statement = db.prepare_cached(
        "SELECT x.id, x.cohort_id, x.subject, x.age_range FROM trainee x JOIN person p ON p.id = x.person_id
         LEFT JOIN cohort c ON c.id = x.cohort_id
         WHERE +p.merged_into IS NULL AND x.state IN ('notStarted', 'inTraining')
           AND CASE WHEN x.starts_on = '' AND x.ends_on = '' THEN coalesce(c.year = ?3, 1)
             ELSE x.starts_on <= ?2 AND (x.ends_on = '' OR x.ends_on >= ?1) END
         ORDER BY x.id",
    )?;
    let values = params![first.to_string(), last.to_string(), year.start_year()];
    let rows = statement.query_map(values, |row| {
        Ok(Trainee {
            id: row.get(0)?,
            cohort_id: row.get(1)?,
            subject: row.get(2)?,
            age_range: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A place that a trainee holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seat {
    pub trainee_id: i64,
    pub school_id: i64,
    pub block_id: Option<i64>,
    /// The placement's subject, else the trainee's.
    pub subject: String,
    pub age_range: String,
    /// Whether the school has confirmed it.
    pub confirmed: bool,
}

/// The places that trainees hold in a year, those of ITaP left out.
pub(super) fn seats(db: &Db, year: AcademicYear) -> Result<Vec<Seat>> {
    let (first, last) = year.days();
    let mut statement = db.prepare_cached(concat!(
        "SELECT l.trainee_id, l.school_id, l.block_id, coalesce(nullif(l.subject, ''), x.subject), x.age_range,
           l.state
         FROM placement l JOIN trainee x ON x.id = l.trainee_id JOIN person p ON p.id = x.person_id
         LEFT JOIN block b ON b.id = l.block_id
         WHERE +p.merged_into IS NULL AND l.kind <> 'itap' AND ",
        holds_a_place!("l"),
        " AND CASE WHEN b.id IS NULL THEN l.from_on <= ?2 AND l.until_on >= ?1 ELSE b.year = ?3 END
         ORDER BY l.id",
    ))?;
    let values = params![first.to_string(), last.to_string(), year.start_year()];
    let rows = statement.query_map(values, |row| {
        let state: String = row.get(5)?;
        Ok(Seat {
            trainee_id: row.get(0)?,
            school_id: row.get(1)?,
            block_id: row.get(2)?,
            subject: row.get(3)?,
            age_range: row.get(4)?,
            confirmed: PlacementState::parse(&state).is_some_and(PlacementState::is_confirmed),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Places that the office needs beside those of its trainees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Need {
    pub phase: Option<Phase>,
    pub subject: String,
    pub block_id: Option<i64>,
    pub places: u32,
}

/// What the office needs in a year.
pub(super) fn needs(db: &Db, year: AcademicYear) -> Result<Vec<Need>> {
    let mut statement = db.prepare_cached(
        "SELECT phase, subject, block_id, places FROM place_need WHERE year = ?1 ORDER BY phase, subject, block_id, id",
    )?;
    let rows = statement.query_map([year.start_year()], |row| {
        Ok(Need {
            phase: coded(Phase::ALL, Phase::code, row.get_ref(0)?.as_str()?),
            subject: row.get(1)?,
            block_id: row.get(2)?,
            places: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sets a need, or takes it away where no place is needed; gives how many rows changed.
pub(super) fn set_need(w: &Write<'_>, year: AcademicYear, need: &Need) -> Result<u32> {
    let phase = need.phase.map_or("", Phase::code);
    let known: Option<(i64, u32)> = w
        .db
        .prepare_cached(
            "SELECT id, places FROM place_need WHERE year = ?1 AND phase = ?2 AND subject = ?3 AND block_id IS ?4",
        )?
        .query_row(
            params![year.start_year(), phase, need.subject, need.block_id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    match known {
        Some((_, places)) if places == need.places => return Ok(0),
        None if need.places == 0 => return Ok(0),
        Some((id, _)) if need.places == 0 => {
            w.db.prepare_cached("DELETE FROM place_need WHERE id = ?1")?
                .execute([id])?;
        }
        Some((id, _)) => {
            w.db.prepare_cached("UPDATE place_need SET places = ?2 WHERE id = ?1")?
                .execute(params![id, need.places])?;
        }
        None => {
            w.db.prepare_cached(
                "INSERT INTO place_need (id, year, phase, subject, block_id, places) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                w.id("place_need")?,
                year.start_year(),
                phase,
                need.subject,
                need.block_id,
                need.places
            ])?;
        }
    }
    Ok(1)
}

/// Writes what changed from `before` to `after`; one that is new and says nothing leaves nothing behind.
pub(super) fn save(w: &Write<'_>, before: &Held, after: &Held) -> Result<()> {
    let id = match after.id {
        Some(id) => {
            if !same_row(before, after) {
                update(w, id, after)?;
            }
            id
        }
        None if after.says_nothing() => return Ok(()),
        None => insert(w, after)?,
    };
    for gone in before.offers.iter().filter_map(|offer| offer.id) {
        if !after.offers.iter().any(|offer| offer.id == Some(gone)) {
            w.db.prepare_cached("DELETE FROM placement_offer WHERE id = ?1")?
                .execute([gone])?;
        }
    }
    for offer in &after.offers {
        if !before.offers.contains(offer) {
            put_offer(w, id, offer)?;
        }
    }
    Ok(())
}

/// Writes a hosting that was carried over from the year before, whether it says anything or not.
pub(super) fn carry(w: &Write<'_>, held: &Held) -> Result<()> {
    let id = insert(w, held)?;
    for offer in &held.offers {
        put_offer(w, id, offer)?;
    }
    Ok(())
}

/// Our former schools.
pub(super) fn former(db: &Db) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM school WHERE stage = 'former'")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether the two are the same but for their offers.
fn same_row(before: &Held, after: &Held) -> bool {
    let bare = |held: &Held| Held {
        offers: Vec::new(),
        ..held.clone()
    };
    bare(before) == bare(after)
}

fn insert(w: &Write<'_>, held: &Held) -> Result<i64> {
    let id = w.id("hosting")?;
    let (school, trust) = match held.place {
        Place::School(id) => (Some(id), None),
        Place::Trust(id) => (None, Some(id)),
    };
    w.db.prepare_cached(
        "INSERT INTO hosting (id, school_id, trust_id, year, interest, reasons, reason_text, cap, other_trainees, ects, note,
           source, confirmed_on, confirmed_by, said_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        id,
        school,
        trust,
        held.year.start_year(),
        held.interest.map_or("", HostingInterest::code),
        held.reasons.join(";"),
        held.reason_text,
        held.cap,
        held.others,
        held.ects,
        held.note,
        held.source.code(),
        held.confirmed_on,
        held.confirmed_by,
        held.said_by
    ])?;
    Ok(id)
}

fn update(w: &Write<'_>, id: i64, held: &Held) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE hosting SET interest = ?2, reasons = ?3, reason_text = ?4, cap = ?5, other_trainees = ?6, ects = ?7, note = ?8,
           source = ?9, confirmed_on = ?10, confirmed_by = ?11, said_by = ?12 WHERE id = ?1",
    )?
    .execute(params![
        id,
        held.interest.map_or("", HostingInterest::code),
        held.reasons.join(";"),
        held.reason_text,
        held.cap,
        held.others,
        held.ects,
        held.note,
        held.source.code(),
        held.confirmed_on,
        held.confirmed_by,
        held.said_by
    ])?;
    Ok(())
}

fn put_offer(w: &Write<'_>, hosting: i64, offer: &Offer) -> Result<()> {
    let (id, sql) = match offer.id {
        Some(id) => (
            id,
            "UPDATE placement_offer SET hosting_id = ?2, kind = ?3, least = ?4, most = ?5, phase = ?6, subject = ?7,
               year_group = ?8, key_stage = ?9, term = ?10, block_id = ?11, send_setting = ?12, study = ?13, funding = ?14,
               joint = ?15, joint_school_id = ?16, days_here = ?17, days_there = ?18, note = ?19 WHERE id = ?1",
        ),
        None => (
            w.id("placement_offer")?,
            "INSERT INTO placement_offer (id, hosting_id, kind, least, most, phase, subject, year_group, key_stage, term,
               block_id, send_setting, study, funding, joint, joint_school_id, days_here, days_there, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        ),
    };
    w.db.prepare_cached(sql)?.execute(params![
        id,
        hosting,
        offer.kind().code(),
        offer.least,
        offer.most,
        offer.phase.map_or("", Phase::code),
        offer.subject,
        offer.year_group.map_or("", YearGroup::code),
        offer.key_stage.map_or("", KeyStage::code),
        offer.term.map_or("", OfferTerm::code),
        offer.block_id,
        offer.send_setting,
        offer.study.map_or("", OfferStudy::code),
        offer.funding.map_or("", OfferFunding::code),
        offer.joint.map_or("", OfferJoint::code),
        offer.joint_school_id,
        offer.days_here,
        offer.days_there,
        offer.note
    ])?;
    Ok(())
}

/// Takes lines of offers away.
pub(super) fn delete_offers(w: &Write<'_>, ids: &[i64]) -> Result<u32> {
    let gone =
        w.db.prepare_cached(
            "DELETE FROM placement_offer WHERE id IN (SELECT value FROM json_each(?1))",
        )?
        .execute([serde_json::to_string(ids)?])?;
    Ok(u32::try_from(gone).unwrap_or(u32::MAX))
}

/// The name of the member of staff with this id.
pub(super) fn staff(db: &Db, id: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT name FROM staff WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}
