//! What the register screens and the register watch read.

use super::diff::ChangeKind;
use super::store;
use super::watch::{
    ChangesPage, ChangesRequest, KindCount, LoadedFile, RegisterChange, RegisterState,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::queries::Names;
use crate::session::Read;
use crate::store::Db;
use rusqlite::params;

/// The day that the establishments file tells of, ISO.
pub(crate) fn date(db: &Db) -> Result<Option<String>> {
    Ok(store::newest_date(db, "establishments")?.map(|day| day.to_string()))
}

/// Changes whenever the register does: from the newest logged operation that touched it and the newest load.
///
/// Loads, undo and revert of loads all leave a row in `register_load` or take one away, in an operation of their own.
/// The first load and its undo are not logged, but the ids of loads are never used twice.
pub(crate) fn version(db: &Db) -> Result<u64> {
    let (operation, load): (i64, i64) = db
        .prepare_cached(
            "SELECT coalesce((SELECT max(operation_id) FROM change WHERE tbl = 'register_load'), 0),
                    coalesce((SELECT max(id) FROM register_load), 0)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(operation
        .unsigned_abs()
        .wrapping_mul(1_000_003)
        .wrapping_add(load.unsigned_abs()))
}

/// What the register holds.
pub fn state(read: &Read<'_>, _: Nothing) -> Result<RegisterState> {
    let db = read.db;
    let date = store::newest_date(db, "establishments")?;
    let today = read.desk.store.clock().today();
    let mut statement = db.prepare_cached(
        "SELECT kind, file_name, file_date, loaded_at, read, new, changed, rejected FROM register_load ORDER BY id DESC LIMIT 50",
    )?;
    let loads = statement
        .query_map([], |row| {
            Ok(LoadedFile {
                kind: row.get(0)?,
                file_name: row.get(1)?,
                file_date: row.get(2)?,
                loaded_at: row.get(3)?,
                read: row.get(4)?,
                new: row.get(5)?,
                changed: row.get(6)?,
                rejected: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let open = db
        .prepare_cached("SELECT count(*) FROM establishment WHERE status_code IN ('1', '3')")?
        .query_row([], |row| row.get(0))?;
    Ok(RegisterState {
        establishments: store::count(db, "establishment")?,
        open,
        groups: store::count(db, "establishment_group")?,
        links: store::count(db, "establishment_link")?,
        date: date.map(|day| day.to_string()),
        days_old: date.map(|day| (today - day).num_days()),
        loads,
    })
}

/// What refreshes found changed: newest refresh first, ours first in it.
pub fn changes(read: &Read<'_>, request: ChangesRequest) -> Result<ChangesPage> {
    let db = read.db;
    if request.limit > 1_000 {
        return Err(Error::invalid("Changes are read at most 1,000 at a time."));
    }
    let mut wanted = vec!["1".to_owned()];
    if let Some(urn) = request.urn {
        wanted.push(format!("c.urn = {urn}"));
    }
    if request.latest {
        wanted.push(
            "c.load_id = (SELECT max(id) FROM register_load WHERE kind = 'establishments')"
                .to_owned(),
        );
    }
    if request.ours {
        wanted.push("s.id IS NOT NULL".to_owned());
    }
    let base = "FROM register_change c JOIN register_load l ON l.id = c.load_id
                LEFT JOIN establishment e ON e.id = c.urn LEFT JOIN school s ON s.urn = c.urn";
    let everything = wanted.join(" AND ");
    let mut kinds = Vec::new();
    {
        let mut statement = db.prepare_cached(&format!(
            "SELECT c.kind, count(*), count(s.id) {base} WHERE {everything} GROUP BY c.kind"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            let kind = kind_of(&text)?;
            kinds.push(KindCount {
                kind,
                label: kind.label().to_owned(),
                ours: row.get(2)?,
                count: row.get(1)?,
            });
        }
    }
    kinds.sort_by_key(|kind| ChangeKind::ALL.iter().position(|known| *known == kind.kind));
    if !request.kinds.is_empty() {
        let list: Vec<_> = request
            .kinds
            .iter()
            .map(|kind| format!("'{}'", kind.word()))
            .collect();
        wanted.push(format!("c.kind IN ({})", list.join(", ")));
    }
    let wanted = wanted.join(" AND ");
    let count = db
        .prepare_cached(&format!("SELECT count(*) {base} WHERE {wanted}"))?
        .query_row([], |row| row.get(0))?;
    let limit = if request.limit == 0 {
        100
    } else {
        request.limit
    };
    let names = Names::read(db)?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.id, c.urn, coalesce(e.name, s.name, 'URN ' || c.urn), coalesce(e.la_code, ''), s.id, c.kind, c.before,
                c.after, c.related_urn, c.perhaps_same, coalesce(l.file_date, ''),
                c.related_urn IS NOT NULL AND s.id IS NOT NULL
                  AND EXISTS (SELECT 1 FROM establishment WHERE id = c.related_urn)
                  AND NOT EXISTS (SELECT 1 FROM school WHERE urn = c.related_urn)
         {base} WHERE {wanted}
         ORDER BY c.load_id DESC, s.id IS NULL, c.id LIMIT ?1 OFFSET ?2"
    ))?;
    let mut found = statement.query(params![limit, request.offset])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let (la, kind): (String, String) = (row.get(3)?, row.get(5)?);
        let kind = kind_of(&kind)?;
        rows.push(RegisterChange {
            id: row.get(0)?,
            urn: row.get(1)?,
            name: row.get(2)?,
            la: names.name("la", &la).to_owned(),
            school_id: row.get(4)?,
            kind,
            label: kind.label().to_owned(),
            before: row.get(6)?,
            after: row.get(7)?,
            related_urn: row.get(8)?,
            can_follow: row.get(11)?,
            perhaps_same: row.get(9)?,
            file_date: row.get(10)?,
        });
    }
    Ok(ChangesPage { count, kinds, rows })
}

fn kind_of(text: &str) -> Result<ChangeKind> {
    ChangeKind::from_word(text).ok_or_else(|| {
        Error::bug(format!(
            "The register watch holds a kind of change “{text}” that is not known."
        ))
    })
}

/// The register in the DfE's own form: header and rows.
///
/// # Errors
/// What SQLite says.
pub fn as_file(db: &Db) -> Result<(Vec<String>, Vec<Vec<String>>)> {
    let names = Names::read(db)?;
    let name_of = |list: &str, code: &str| names.name(list, code).to_owned();
    let mut rows = Vec::new();
    store::each_establishment(db, |row| rows.push(super::as_file::cells(row, &name_of)))?;
    Ok((super::as_file::header(), rows))
}

/// The open establishments that a link says another follows: their closure would be a conversion.
///
/// # Errors
/// What SQLite says.
pub fn followed(db: &Db) -> Result<std::collections::HashSet<i64>> {
    let mut found = std::collections::HashSet::new();
    for urn in store::open_urns(db)? {
        if super::links::following(db, urn)? != super::diff::Following::Nothing {
            found.insert(urn);
        }
    }
    Ok(found)
}
