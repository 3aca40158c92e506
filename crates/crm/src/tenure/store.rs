//! The SQL that writes tenures and posts.

use super::{NewTenure, Post, RolePlace};
use crate::error::Result;
use crate::list::sql::of_standing;
use crate::person::PersonName;
use crate::store::{Db, Write};
use crate::types::{PartDay, Source};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params};

/// A tenure with the names of whom and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub id: i64,
    pub person_id: i64,
    /// `Ada Brook`.
    pub person: String,
    pub name: PersonName,
    pub role_id: i64,
    /// The post's name.
    pub role: String,
    pub role_code: String,
    pub is_head: bool,
    pub is_leader: bool,
    pub school_id: Option<i64>,
    pub trust_id: Option<i64>,
    /// The name of the school or trust; empty: with us.
    pub place: String,
    pub from: PartDay,
    pub until: PartDay,
    pub until_by: bool,
    pub ended: bool,
    pub acting: bool,
    pub job_share: bool,
    pub main_contact: bool,
    pub source: Source,
    pub confirmed_on: String,
}

const HELD: &str = "SELECT t.id, t.person_id, p.title, p.first_name, p.last_name, p.known_as, t.role_id, r.name, r.code,
    r.is_head, r.is_leader, t.school_id, t.trust_id, coalesce(e.name, s.name, g.name, tr.name, ''), t.from_on,
    t.until_on, t.until_by, t.ended, t.acting, t.job_share, t.main_contact, t.source, t.confirmed_on
  FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
    LEFT JOIN school s ON s.id = t.school_id LEFT JOIN establishment e ON e.id = s.urn
    LEFT JOIN trust tr ON tr.id = t.trust_id LEFT JOIN establishment_group g ON g.id = tr.uid";

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    let name = PersonName {
        title: row.get(2)?,
        first: row.get(3)?,
        last: row.get(4)?,
        known_as: row.get(5)?,
    };
    let part = |at| -> rusqlite::Result<_> { Ok(PartDay::stored(&row.get::<_, String>(at)?)) };
    Ok(Held {
        id: row.get(0)?,
        person_id: row.get(1)?,
        person: name.full(),
        name,
        role_id: row.get(6)?,
        role: row.get(7)?,
        role_code: row.get(8)?,
        is_head: row.get(9)?,
        is_leader: row.get(10)?,
        school_id: row.get(11)?,
        trust_id: row.get(12)?,
        place: row.get(13)?,
        from: part(14)?,
        until: part(15)?,
        until_by: row.get(16)?,
        ended: row.get(17)?,
        acting: row.get(18)?,
        job_share: row.get(19)?,
        main_contact: row.get(20)?,
        source: Source::from_code(&row.get::<_, String>(21)?),
        confirmed_on: row.get(22)?,
    })
}

/// One tenure.
pub(super) fn one(db: &Db, id: i64) -> Result<Option<Held>> {
    Ok(db
        .prepare_cached(&format!("{HELD} WHERE t.id = ?1"))?
        .query_row([id], held)
        .optional()?)
}

/// The tenures at a school, by the order of their posts.
pub(super) fn at_school(db: &Db, school: i64) -> Result<Vec<Held>> {
    let sql =
        format!("{HELD} WHERE t.school_id = ?1 AND p.merged_into IS NULL ORDER BY r.rank, t.id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([school], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tenures at a trust, by the order of their posts.
pub(super) fn at_trust(db: &Db, trust: i64) -> Result<Vec<Held>> {
    let sql =
        format!("{HELD} WHERE t.trust_id = ?1 AND p.merged_into IS NULL ORDER BY r.rank, t.id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([trust], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The name of a school of ours; `None`: it is not there.
pub(super) fn school_name(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The `trust.id` of a Group UID, where the office has written about it, and the trust's name.
pub(super) fn trust(db: &Db, uid: i64) -> Result<Option<(Option<i64>, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT (SELECT id FROM trust WHERE uid = ?1), coalesce(
               (SELECT name FROM establishment_group WHERE id = ?1),
               (SELECT trust_name FROM establishment WHERE trust_uid = ?1 LIMIT 1),
               (SELECT name FROM trust WHERE uid = ?1))",
        )?
        .query_row([uid], |row| {
            Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))
        })
        .optional()?
        .and_then(|(id, name)| Some((id, name?))))
}

/// Sets one column of a tenure; says whether it had another value.
pub(super) fn set(
    w: &Write<'_>,
    id: i64,
    column: &'static str,
    value: impl Into<Value>,
) -> Result<bool> {
    let value: Value = value.into();
    let sql = format!("UPDATE tenure SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2");
    Ok(w.db.prepare_cached(&sql)?.execute(params![id, value])? > 0)
}

/// Gives a tenure its last day (empty: it is over, and nobody knows since when); `by`: that is only the latest.
pub(super) fn close(w: &Write<'_>, id: i64, until: &PartDay, by: bool) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE tenure SET until_on = ?2, until_by = ?3, ended = ?4 WHERE id = ?1",
    )?
    .execute(params![
        id,
        until.as_str(),
        by && !until.is_unknown(),
        until.is_unknown()
    ])?;
    Ok(())
}

/// Notes that a tenure was known to be right on a day, by whoever works.
pub(super) fn confirm(
    w: &Write<'_>,
    id: i64,
    day: &str,
    by: Option<i64>,
    source: Source,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE tenure SET confirmed_on = ?2, confirmed_by = ?3, source = ?4, said_by = ?5 WHERE id = ?1",
    )?
    .execute(params![id, day, by, source.code(), w.said_by()])?;
    Ok(())
}

pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM tenure WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(super) fn insert_post(w: &Write<'_>, post: &Post) -> Result<i64> {
    let id = w.id("role")?;
    w.db.prepare_cached(
        "INSERT INTO role (id, code, name, synonyms, place, rank, is_head, is_leader)
         VALUES (?1, '', ?2, ?3, ?4, coalesce((SELECT max(rank) FROM role), 0) + 10, ?5, ?6)",
    )?
    .execute(params![
        id,
        post.name,
        post.synonyms.join("; "),
        post.place.code(),
        post.is_head,
        post.is_leader
    ])?;
    Ok(id)
}

pub(super) fn update_post(w: &Write<'_>, post: &Post) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE role SET name = ?2, synonyms = ?3, place = ?4, is_head = ?5, is_leader = ?6, active = ?7 WHERE id = ?1",
    )?
    .execute(params![
        post.id,
        post.name,
        post.synonyms.join("; "),
        post.place.code(),
        post.is_head,
        post.is_leader,
        post.active
    ])?;
    Ok(())
}

/// Gives the posts the order of `ids`.
pub(super) fn order_posts(w: &Write<'_>, ids: &[i64]) -> Result<()> {
    let mut statement =
        w.db.prepare_cached("UPDATE role SET rank = ?2 WHERE id = ?1 AND rank <> ?2")?;
    for (id, rank) in ids.iter().zip((10_i64..).step_by(10)) {
        statement.execute(params![id, rank])?;
    }
    Ok(())
}

/// How many tenures each post has, by its id.
pub(super) fn held_by_post(db: &Db) -> Result<Vec<(i64, u32)>> {
    let mut statement =
        db.prepare_cached("SELECT role_id, count(*) FROM tenure GROUP BY role_id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(w: &Write<'_>, tenure: &NewTenure) -> Result<i64> {
    let id = w.id("tenure")?;
    // What the register says nobody of us has confirmed.
    let confirmed_by = w
        .staff_id
        .filter(|_| !tenure.confirmed_on.is_empty() && tenure.source != Source::Register);
    w.db.prepare_cached(
        "INSERT INTO tenure (id, person_id, role_id, school_id, trust_id, from_on, until_on, until_by, ended, acting,
           job_share, main_contact, source, confirmed_on, confirmed_by, note, said_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        id,
        tenure.person_id,
        tenure.role_id,
        tenure.school_id,
        tenure.trust_id,
        tenure.from.as_str(),
        tenure.until.as_str(),
        tenure.until_by,
        tenure.ended,
        tenure.acting,
        tenure.job_share,
        tenure.main_contact,
        tenure.source.code(),
        tenure.confirmed_on,
        confirmed_by,
        tenure.note,
        w.said_by()
    ])?;
    Ok(id)
}

pub(super) fn posts(db: &Db) -> Result<Vec<Post>> {
    let mut statement = db.prepare_cached(
        "SELECT id, code, name, synonyms, place, is_head, is_leader, active FROM role ORDER BY rank, name",
    )?;
    let rows = statement.query_map([], |row| {
        let synonyms: String = row.get(3)?;
        let place: String = row.get(4)?;
        Ok(Post {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            synonyms: synonyms
                .split(';')
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
            place: RolePlace::from_code(&place),
            is_head: row.get(5)?,
            is_leader: row.get(6)?,
            active: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The people who stand for themselves and have exactly this first name and surname.
pub(super) fn of_name(db: &Db, name: &PersonName) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM person WHERE last_name = ?1 AND (first_name = ?2 OR known_as = ?2) AND merged_into IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([&name.last, &name.first], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where someone holds or held a post.
pub(super) struct PlaceOf {
    pub school_id: Option<i64>,
    pub urn: Option<i64>,
    /// The trust, or that of the school.
    pub trust_uid: Option<i64>,
}

pub(super) fn places_of(db: &Db, person: i64) -> Result<Vec<PlaceOf>> {
    let mut statement = db.prepare_cached(
        "SELECT t.school_id, s.urn, coalesce(e.trust_uid, tr.uid) FROM tenure t LEFT JOIN school s ON s.id = t.school_id
           LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN trust tr ON tr.id = t.trust_id WHERE t.person_id = ?1",
    )?;
    let rows = statement.query_map([person], |row| {
        Ok(PlaceOf {
            school_id: row.get(0)?,
            urn: row.get(1)?,
            trust_uid: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tenures of a person, whenever, in the order of the posts.
pub(super) fn of_person(db: &Db, person: i64) -> Result<Vec<Held>> {
    let sql = format!("{HELD} WHERE t.person_id = ?1 ORDER BY r.rank, t.id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([person], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Our open schools of the register (id and URN) without a head who leads or is announced.
pub(super) fn schools_without_head(db: &Db) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.urn FROM school s JOIN establishment e ON e.id = s.urn
         WHERE s.stage <> 'former' AND e.status_code IN ('1', '3') AND NOT EXISTS (
           SELECT 1 FROM tenure t JOIN role r ON r.id = t.role_id
           WHERE t.school_id = s.id AND r.is_head = 1 AND stands(t.from_on, t.until_on, t.ended) <> 'former')
         ORDER BY s.id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The URN of a school of ours.
pub(super) fn urn_of(db: &Db, school: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT urn FROM school WHERE id = ?1")?
        .query_row([school], |row| row.get(0))
        .optional()?
        .flatten())
}

/// Gives a person other names.
pub(super) fn rename(w: &Write<'_>, person: i64, name: &PersonName) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE person SET title = CASE WHEN ?2 = '' THEN title ELSE ?2 END, first_name = ?3, last_name = ?4 WHERE id = ?1",
    )?
    .execute(params![person, name.title, name.first, name.last])?;
    Ok(())
}

/// The Group UID of a trust that the office has written about.
pub(super) fn uid_of(db: &Db, trust: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT uid FROM trust WHERE id = ?1")?
        .query_row([trust], |row| row.get(0))
        .optional()?)
}

/// A person's names.
pub(super) fn person_name(db: &Db, id: i64) -> Result<PersonName> {
    Ok(db
        .prepare_cached("SELECT title, first_name, last_name, known_as FROM person WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(PersonName {
                title: row.get(0)?,
                first: row.get(1)?,
                last: row.get(2)?,
                known_as: row.get(3)?,
            })
        })?)
}

/// Our approached and partnership schools that nobody of us has asked after a day, those heard of longest ago first.
/// Whom to ask is left empty.
pub(super) fn not_asked_since(db: &Db, day: &str) -> Result<Vec<super::leaving::SchoolToRing>> {
    let mut statement = db.prepare_cached(
        "WITH asked AS (
           SELECT s.id, max(
             coalesce((SELECT max(a.on_day) FROM activity_about o JOIN activity a ON a.id = o.activity_id
                       WHERE o.school_id = s.id AND a.kind IN ('call', 'visit', 'meeting')), ''),
             coalesce((SELECT max(t.confirmed_on) FROM tenure t
                       WHERE t.school_id = s.id AND t.confirmed_by IS NOT NULL), '')) AS heard
           FROM school s WHERE s.stage IN ('approached', 'partnership'))
         SELECT s.id, coalesce(e.name, s.name), coalesce(e.town, s.town), coalesce(e.telephone, s.telephone),
           coalesce(f.name, ''), k.heard
         FROM asked k JOIN school s ON s.id = k.id LEFT JOIN establishment e ON e.id = s.urn
           LEFT JOIN staff f ON f.id = s.owner_id
         WHERE k.heard <= ?1 ORDER BY k.heard, 2, s.id",
    )?;
    let rows = statement.query_map([day], |row| {
        Ok(super::leaving::SchoolToRing {
            school_id: row.get(0)?,
            name: row.get(1)?,
            town: row.get(2)?,
            telephone: row.get(3)?,
            owner: row.get(4)?,
            heard_on: row.get(5)?,
            who: String::new(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lines of a school's address, without its name.
pub(super) fn postal_address(db: &Db, school: i64) -> Result<Vec<String>> {
    let lines: Option<Vec<String>> = db
        .prepare_cached(
            "SELECT coalesce(e.street, ''), coalesce(e.locality, ''), coalesce(e.town, s.town), coalesce(e.postcode, s.postcode)
             FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([school], |row| (0..4).map(|at| row.get(at)).collect())
        .optional()?;
    Ok(lines.unwrap_or_default())
}

pub(super) fn current_at(
    db: &Db,
    school_id: Option<i64>,
    trust_id: Option<i64>,
) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT id, person_id FROM ",
        of_standing!("tenure"),
        " WHERE (school_id = ?1 OR trust_id = ?2) AND stands(from_on, until_on, ended) = 'current'"
    ))?;
    let rows = statement.query_map(params![school_id, trust_id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn current_of(db: &Db, person_id: i64) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, person_id FROM tenure WHERE person_id = ?1 AND stands(from_on, until_on, ended) = 'current'",
    )?;
    let rows = statement.query_map([person_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn still_right(w: &Write<'_>, id: i64, source: Source) -> Result<bool> {
    Ok(w.db
        .prepare_cached(
            "UPDATE tenure SET source = ?2, confirmed_on = today(), confirmed_by = ?3, said_by = ?4
             WHERE id = ?1 AND (source, confirmed_on, confirmed_by, said_by) IS NOT (?2, today(), ?3, ?4)",
        )?
        .execute(params![id, source.code(), w.staff_id, w.said_by()])?
        > 0)
}
