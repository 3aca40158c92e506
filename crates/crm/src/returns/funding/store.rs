//! The SQL of mentor funding.

use super::shares::Line;
use crate::error::Result;
use crate::list::sql::{of_standing, person_name};
use crate::store::Db;
use rusqlite::OptionalExtension;
use std::collections::HashMap;

/// Every line of the ledger of mentor training. One that names no school stands at the school where they work now.
pub(crate) fn lines(db: &Db) -> Result<Vec<Line>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT x.person_id, coalesce(x.school_id,
             (SELECT t.school_id FROM tenure t JOIN role r ON r.id = t.role_id
              WHERE t.person_id = x.person_id AND t.school_id IS NOT NULL
                AND stands(t.from_on, t.until_on, t.ended) <> 'former'
              ORDER BY stands(t.from_on, t.until_on, t.ended) = 'current' DESC, r.rank, t.id LIMIT 1)),
           x.provider, x.on_day, x.minutes, x.kind = 'initial'
         FROM ",
        of_standing!("mentor_training"),
        " x ORDER BY x.on_day, x.id"
    ))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get_ref(3)?.as_str()?.parse(),
            Line {
                person_id: row.get(0)?,
                school_id: row.get(1)?,
                provider: row.get(2)?,
                on: chrono::NaiveDate::default(),
                minutes: row.get(4)?,
                initial: row.get(5)?,
            },
        ))
    })?;
    let mut lines = Vec::new();
    for row in rows {
        if let (Ok(on), line) = row? {
            lines.push(Line { on, ..line });
        }
    }
    Ok(lines)
}

/// Somebody as a claim names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mentor {
    /// `Ada Brook`.
    pub name: String,
    /// The surname, to sort by.
    pub last_name: String,
    /// The teacher reference number; empty: not known.
    pub trn: String,
}

/// A person as a claim names them; `None`: a merge took the record, or it is gone.
pub(crate) fn mentor(db: &Db, person: i64) -> Result<Option<Mentor>> {
    Ok(db
        .prepare_cached(concat!(
            "SELECT ",
            person_name!("p"),
            ", p.last_name, p.trn FROM person p WHERE p.id = ?1 AND p.merged_into IS NULL"
        ))?
        .query_row([person], |row| {
            Ok(Mentor {
                name: row.get(0)?,
                last_name: row.get(1)?,
                trn: row.get(2)?,
            })
        })
        .optional()?)
}

/// A school as a claim names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct School {
    pub name: String,
    /// Empty: none.
    pub urn: String,
    /// Codes; empty: not known.
    pub la_code: String,
    pub type_code: String,
    pub district_code: String,
    /// Its trust, or federation; empty: none.
    pub group: String,
    /// Whether it is one of ours that counts.
    pub is_former: bool,
}

/// Our schools by `school.id`.
pub(super) fn schools(db: &Db) -> Result<HashMap<i64, School>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, coalesce(e.name, s.name), coalesce(CAST(s.urn AS TEXT), ''), coalesce(e.la_code, ''),
           coalesce(e.type_code, ''), coalesce(e.district_code, ''), coalesce(nullif(e.trust_name, ''), e.federation, ''),
           s.stage = 'former'
         FROM school s LEFT JOIN establishment e ON e.id = s.urn",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            School {
                name: row.get(1)?,
                urn: row.get(2)?,
                la_code: row.get(3)?,
                type_code: row.get(4)?,
                district_code: row.get(5)?,
                group: row.get(6)?,
                is_former: row.get(7)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
