//! The SQL that writes our schools.

use crate::error::Result;
use crate::store::{Db, Write};
use rusqlite::{OptionalExtension, params};

/// A school as actions need it.
pub(crate) struct SchoolRow {
    pub id: i64,
    pub urn: Option<i64>,
    pub name: String,
}

pub(crate) fn find(db: &Db, id: i64) -> Result<Option<SchoolRow>> {
    Ok(db
        .prepare_cached(
            "SELECT s.id, s.urn, coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
        )?
        .query_row([id], |row| Ok(SchoolRow { id: row.get(0)?, urn: row.get(1)?, name: row.get(2)? }))
        .optional()?)
}

pub(crate) fn by_urn(db: &Db, urn: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM school WHERE urn = ?1")?
        .query_row([urn], |row| row.get(0))
        .optional()?)
}

/// The name and status code of an establishment.
pub(crate) fn establishment(db: &Db, urn: i64) -> Result<Option<(String, String)>> {
    Ok(db
        .prepare_cached("SELECT name, status_code FROM establishment WHERE id = ?1")?
        .query_row([urn], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

pub(crate) fn insert(
    w: &Write<'_>,
    id: i64,
    urn: Option<i64>,
    name: &str,
    stage: &str,
    day: &str,
) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO school (id, urn, name, stage, stage_on, added_on) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
    )?
    .execute(params![id, urn, name, stage, day])?;
    Ok(())
}

/// A school that is not in the register, and whether there is one of that name and postcode already.
pub(crate) fn insert_by_hand(
    w: &Write<'_>,
    school: &super::matching::ByHand,
    stage: &str,
    day: &str,
) -> Result<Option<i64>> {
    let there: bool = w
        .db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM school WHERE urn IS NULL AND name = ?1 COLLATE NOCASE AND postcode = ?2)",
        )?
        .query_row(params![school.name, school.postcode], |row| row.get(0))?;
    if there {
        return Ok(None);
    }
    let id = w.id("school")?;
    insert(w, id, None, &school.name, stage, day)?;
    w.db.prepare_cached(
        "UPDATE school SET postcode = ?2, town = ?3, telephone = ?4 WHERE id = ?1",
    )?
    .execute(params![id, school.postcode, school.town, school.telephone])?;
    Ok(Some(id))
}

/// What was typed of a school that is not in the register; `None`: it is, or it is not there.
pub(crate) fn by_hand(db: &Db, id: i64) -> Result<Option<super::matching::ByHand>> {
    Ok(db
        .prepare_cached(
            "SELECT name, postcode, town, telephone FROM school WHERE id = ?1 AND urn IS NULL",
        )?
        .query_row([id], |row| {
            Ok(super::matching::ByHand {
                name: row.get(0)?,
                postcode: row.get(1)?,
                town: row.get(2)?,
                telephone: row.get(3)?,
            })
        })
        .optional()?)
}

/// Gives a school that had none its establishment.
pub(crate) fn link(w: &Write<'_>, id: i64, urn: i64) -> Result<()> {
    w.db.prepare_cached("UPDATE school SET urn = ?2 WHERE id = ?1")?
        .execute(params![id, urn])?;
    Ok(())
}

/// Sets one column of one school; says whether it had another value.
pub(crate) fn set(
    w: &Write<'_>,
    id: i64,
    column: &'static str,
    value: &rusqlite::types::Value,
) -> Result<bool> {
    let since = match column {
        "stage" => ", stage_on = today()",
        _ => "",
    };
    let sql =
        format!("UPDATE school SET {column} = ?2{since} WHERE id = ?1 AND {column} IS NOT ?2");
    Ok(w.db.prepare_cached(&sql)?.execute(params![id, value])? > 0)
}

pub(crate) fn add_tag(w: &Write<'_>, school: i64, tag: &str) -> Result<bool> {
    let there: bool = w
        .db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM school_tag WHERE school_id = ?1 AND tag = ?2 COLLATE NOCASE)")?
        .query_row(params![school, tag], |row| row.get(0))?;
    if there {
        return Ok(false);
    }
    let id = w.id("school_tag")?;
    w.db.prepare_cached("INSERT INTO school_tag (id, school_id, tag) VALUES (?1, ?2, ?3)")?
        .execute(params![id, school, tag])?;
    Ok(true)
}

pub(crate) fn remove_tag(w: &Write<'_>, school: i64, tag: &str) -> Result<bool> {
    let gone = w
        .db
        .prepare_cached("DELETE FROM school_tag WHERE school_id = ?1 AND tag = ?2 COLLATE NOCASE")?
        .execute(params![school, tag])?;
    Ok(gone > 0)
}

pub(crate) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM school WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Gives a school a new URN and keeps the old one as its past.
pub(crate) fn follow(w: &Write<'_>, id: i64, old: i64, new: i64, day: &str) -> Result<()> {
    let past = w.id("school_urn")?;
    w.db.prepare_cached(
        "INSERT INTO school_urn (id, school_id, urn, until_on) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![past, id, old, day])?;
    w.db.prepare_cached("UPDATE school SET urn = ?2 WHERE id = ?1")?
        .execute(params![id, new])?;
    Ok(())
}

pub(crate) fn staff_name(db: &Db, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM staff WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// What the office knows of one of its schools, as an import compares it.
pub(super) struct Kept {
    pub name: String,
    pub postcode: String,
    pub telephone: String,
    pub stage: String,
    pub owner_id: Option<i64>,
    pub notes: String,
    pub parking: String,
    pub dress: String,
    pub access: String,
    /// Whether it is in the register.
    pub registered: bool,
    pub tags: Vec<String>,
}

impl Kept {
    /// The text of a column.
    pub(super) fn text(&self, column: &str) -> &str {
        match column {
            "notes" => &self.notes,
            "parking" => &self.parking,
            "dress" => &self.dress,
            "access" => &self.access,
            "telephone" => &self.telephone,
            _ => "",
        }
    }
}

/// What the office knows of all its schools, by id.
pub(super) fn kept(db: &Db) -> Result<std::collections::HashMap<i64, Kept>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, postcode, telephone, stage, owner_id, notes, parking, dress, access, urn IS NOT NULL FROM school",
    )?;
    let mut schools: std::collections::HashMap<i64, Kept> = statement
        .query_map([], |row| {
            let kept = Kept {
                name: row.get(1)?,
                postcode: row.get(2)?,
                telephone: row.get(3)?,
                stage: row.get(4)?,
                owner_id: row.get(5)?,
                notes: row.get(6)?,
                parking: row.get(7)?,
                dress: row.get(8)?,
                access: row.get(9)?,
                registered: row.get(10)?,
                tags: Vec::new(),
            };
            Ok((row.get(0)?, kept))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached("SELECT school_id, tag FROM school_tag ORDER BY tag")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(kept) = schools.get_mut(&row.get(0)?) {
            kept.tags.push(row.get(1)?);
        }
    }
    Ok(schools)
}

/// The staff, by id.
pub(super) fn staff(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement =
        db.prepare_cached("SELECT id, name FROM staff ORDER BY active DESC, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
