//! What the search memory is made from.

use super::making::Making;
use super::{Entry, Index};
use crate::error::Result;
use crate::store::Db;
use std::collections::HashMap;

pub(super) fn index(db: &Db) -> Result<Index> {
    let mut making = Making::default();
    each(db, |entry| making.take(&entry))?;
    Ok(making.finish())
}

/// Gives every establishment to `work`.
pub(super) fn each(db: &Db, mut work: impl FnMut(Entry<'_>)) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.name, e.la_code, e.number, e.town, e.postcode, e.head_first, e.head_last,
                coalesce(g.name, e.trust_name)
         FROM establishment e LEFT JOIN establishment_group g ON g.id = e.trust_uid",
    )?;
    let mut rows = statement.query([])?;
    let mut rest = String::new();
    while let Some(row) = rows.next()? {
        let text =
            |at: usize| -> rusqlite::Result<&str> { Ok(row.get_ref(at)?.as_str().unwrap_or("")) };
        let urn: i64 = row.get(0)?;
        let (la, number, postcode) = (text(2)?, text(3)?, text(5)?);
        rest.clear();
        for part in [text(4)?, text(6)?, text(7)?, text(8)?, postcode] {
            rest.push_str(part);
            rest.push(' ');
        }
        // The postcode without its space, the URN, and the LAESTAB with and without its slash.
        rest.extend(postcode.chars().filter(|c| *c != ' '));
        rest.push_str(&format!(" {urn}"));
        if !number.is_empty() {
            rest.push_str(&format!(" {la}{number}"));
        }
        work(Entry {
            urn,
            name: text(1)?,
            rest: &rest,
        });
    }
    Ok(())
}

pub(super) fn ours(db: &Db) -> Result<HashMap<i64, i64>> {
    let mut statement = db.prepare_cached("SELECT urn, id FROM school WHERE urn IS NOT NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
