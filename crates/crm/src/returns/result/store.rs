//! The SQL of what Register said.

use super::Said;
use crate::error::Result;
use crate::returns::ReturnKind;
use crate::returns::store::of_one_or_all;
use crate::store::{Db, Write};
use rusqlite::params;

/// Who a row may be about: id, name, TRN, HESA id, provider's id, surname, first names and date of birth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Who {
    pub id: i64,
    pub name: String,
    pub trn: String,
    pub hesa_id: String,
    pub provider_ref: String,
    pub last: String,
    pub first: String,
    pub born_on: String,
}

/// Everyone who is or was a trainee, the latest entry of each person last.
pub(super) fn everyone(db: &Db) -> Result<Vec<Who>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT tr.id, ",
        crate::list::sql::person_name!("p"),
        ", p.trn, tr.hesa_id, tr.provider_ref, p.last_name, p.first_name, tr.born_on
         FROM trainee tr JOIN person p ON p.id = tr.person_id WHERE p.merged_into IS NULL ORDER BY tr.starts_on, tr.id"
    ))?;
    let rows = statement.query_map([], |row| {
        Ok(Who {
            id: row.get(0)?,
            name: row.get(1)?,
            trn: row.get(2)?,
            hesa_id: row.get(3)?,
            provider_ref: row.get(4)?,
            last: row.get(5)?,
            first: row.get(6)?,
            born_on: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes off what was said of the files of a kind before: the next answer stands in its place.
pub(super) fn clear(w: &Write<'_>, kind: ReturnKind) -> Result<()> {
    w.db.prepare_cached("DELETE FROM return_problem WHERE kind = ?1")?
        .execute([kind.code()])?;
    Ok(())
}

/// Writes down what was said.
pub(super) fn insert(w: &Write<'_>, said: &Said, held: &str) -> Result<()> {
    let id = w.id("return_problem")?;
    w.db.prepare_cached(
        "INSERT INTO return_problem (id, trainee_id, kind, field, heading, held, message, on_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        said.trainee,
        said.kind.code(),
        said.field,
        said.heading,
        held,
        said.message,
        w.clock.today().to_string()
    ])?;
    Ok(())
}

/// Marks the file of a kind that was written last as answered today.
pub(super) fn answered(w: &Write<'_>, kind: ReturnKind) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE return_file SET result_on = ?2
         WHERE id = (SELECT id FROM return_file WHERE kind = ?1 ORDER BY id DESC LIMIT 1)",
    )?
    .execute(params![kind.code(), w.clock.today().to_string()])?;
    Ok(())
}

/// Takes off one that is mended.
pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM return_problem WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// What was written down.
pub(super) struct Held {
    /// `return_problem.id`.
    pub id: i64,
    pub said: Said,
    /// What the field held then.
    pub held: String,
    /// The trainee's name.
    pub who: String,
}

/// What was written down, with what the field held then: of one trainee, or of all.
pub(super) fn all(db: &Db, trainee: Option<i64>) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT x.trainee_id, x.kind, x.field, x.heading, x.message, x.held, {}, x.id
         FROM return_problem x JOIN trainee tr ON tr.id = x.trainee_id JOIN person p ON p.id = tr.person_id
         WHERE {} ORDER BY p.last_name COLLATE NOCASE, x.trainee_id, x.id",
        crate::list::sql::person_name!("p"),
        of_one_or_all(trainee, "x"),
    ))?;
    let mut rows = statement.query([trainee])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = ReturnKind::from_code(row.get_ref(1)?.as_str().unwrap_or_default()) else {
            continue;
        };
        let said = Said {
            trainee: row.get(0)?,
            kind,
            field: row.get(2)?,
            heading: row.get(3)?,
            message: row.get(4)?,
        };
        all.push(Held {
            id: row.get(7)?,
            said,
            held: row.get(5)?,
            who: row.get(6)?,
        });
    }
    Ok(all)
}
