//! The list of operations, and what one changed in words.

use super::words;
use super::{
    ChangedRow, ChangedValue, Entry, HistoryPage, HistoryRequest, OperationDetail,
    OperationRequest, UndoState,
};
use super::{people, places, round};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::queries::Names;
use crate::register::watch::{Outcome, offer::Offer};
use crate::session::Read;
use crate::store::{Db, OperationLabel, Write};
use crate::types::written;
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value};

/// A row image of the log.
pub(crate) type Image = Map<String, Value>;

/// The most rows of one operation that are put into words.
const MOST_ROWS: u32 = 200;

/// An operation as undo needs it.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub id: i64,
    pub kind: String,
    pub label: String,
    pub undoes: Option<i64>,
    pub undone: bool,
    pub logged: bool,
}

const STORED: &str = "SELECT id, kind, label, undoes, undone_by IS NOT NULL, logged FROM operation";

fn stored_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: row.get(0)?,
        kind: row.get(1)?,
        label: row.get(2)?,
        undoes: row.get(3)?,
        undone: row.get(4)?,
        logged: row.get(5)?,
    })
}

pub(super) fn stored(db: &Db, id: i64) -> Result<Option<Stored>> {
    Ok(db
        .prepare_cached(&format!("{STORED} WHERE id = ?1"))?
        .query_row([id], stored_row)
        .optional()?)
}

/// The kinds that the program does by itself; Ctrl+Z passes over them.
const OWN: &str = "('undo', 'redo', 'file_new', 'file_sample', 'staff_seen', 'migrate', 'restore')";

/// The latest operation that stands.
pub(super) fn next_undo(db: &Db) -> Result<Option<Stored>> {
    let sql =
        format!("{STORED} WHERE undone_by IS NULL AND kind NOT IN {OWN} ORDER BY id DESC LIMIT 1");
    Ok(db
        .prepare_cached(&sql)?
        .query_row([], stored_row)
        .optional()?)
}

/// The latest undo that was not done again, with what it took back, unless something new was done since.
pub(super) fn next_redo(db: &Db) -> Result<Option<(Stored, Stored)>> {
    let sql = format!(
        "{STORED} AS u WHERE kind = 'undo' AND undone_by IS NULL
           AND NOT EXISTS (SELECT 1 FROM operation n WHERE n.id > u.id AND n.kind NOT IN {OWN})
         ORDER BY id DESC LIMIT 1"
    );
    let Some(undo) = db
        .prepare_cached(&sql)?
        .query_row([], stored_row)
        .optional()?
    else {
        return Ok(None);
    };
    let Some(target) = undo.undoes.map(|id| stored(db, id)).transpose()?.flatten() else {
        return Ok(None);
    };
    Ok(Some((undo, target)))
}

/// Notes that the operation under way took `target` back.
pub(super) fn mark_undone(w: &Write<'_>, target: &Stored) -> Result<()> {
    w.db.execute(
        "UPDATE operation SET undoes = ?2 WHERE id = ?1",
        params![w.operation, target.id],
    )?;
    w.db.execute(
        "UPDATE operation SET undone_by = ?2 WHERE id = ?1",
        params![target.id, w.operation],
    )?;
    if let Some(reverted) = target.undoes.filter(|_| target.kind == "revert") {
        // A revert that is taken back: what it had reverted stands again.
        w.db.execute(
            "UPDATE operation SET undone_by = NULL WHERE id = ?1",
            [reverted],
        )?;
    }
    Ok(())
}

/// Notes that the operation under way took `undo` back, so that `target` stands again.
pub(super) fn mark_redone(w: &Write<'_>, undo: &Stored, target: &Stored) -> Result<()> {
    w.db.execute(
        "UPDATE operation SET undoes = ?2 WHERE id = ?1",
        params![w.operation, undo.id],
    )?;
    w.db.execute(
        "UPDATE operation SET undone_by = ?2 WHERE id = ?1",
        params![undo.id, w.operation],
    )?;
    w.db.execute(
        "UPDATE operation SET undone_by = NULL WHERE id = ?1",
        [target.id],
    )?;
    if let Some(reverted) = target.undoes.filter(|_| target.kind == "revert") {
        w.db.execute(
            "UPDATE operation SET undone_by = ?2 WHERE id = ?1",
            params![reverted, target.id],
        )?;
    }
    Ok(())
}

/// Why an operation cannot be taken back by itself; empty: it can.
pub(super) fn not_revertible(db: &Db, operation: &Stored) -> Result<String> {
    if operation.undone {
        return Ok("It was taken back already.".to_owned());
    }
    if matches!(operation.kind.as_str(), "undo" | "redo") {
        return Ok("An undo or redo is taken back by redo or undo.".to_owned());
    }
    if matches!(
        operation.kind.as_str(),
        "file_new" | "file_sample" | "migrate" | "restore" | "staff_seen"
    ) {
        return Ok("The program did this by itself.".to_owned());
    }
    if operation.kind == "register_load" {
        let later: bool = db
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM operation WHERE id > ?1 AND kind = 'register_load' AND undone_by IS NULL)",
            )?
            .query_row([operation.id], |row| row.get(0))?;
        if later {
            return Ok("Only the latest load of the register can be taken back.".to_owned());
        }
    }
    Ok(String::new())
}

/// The question that undo asks before it goes beyond this session.
pub(super) fn asks(db: &Db, target: &Stored) -> Result<String> {
    let (at, by): (String, Option<String>) = db
        .prepare_cached(
            "SELECT o.at, s.name FROM operation o LEFT JOIN staff s ON s.id = o.by WHERE o.id = ?1",
        )?
        .query_row([target.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let day = at
        .get(..10)
        .and_then(|day| day.parse().ok())
        .map_or(at.clone(), written);
    let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
    Ok(format!(
        "“{}” was done{by} on {day}, before this session. Undo it?",
        target.label
    ))
}

/// What undo and redo would do next.
pub fn undo_state(read: &Read<'_>, _: Nothing) -> Result<UndoState> {
    let undo = next_undo(read.db)?;
    let undo_asks = match &undo {
        Some(target) if target.id <= read.desk.store.session_start() => {
            Some(asks(read.db, target)?)
        }
        _ => None,
    };
    let redo = next_redo(read.db)?.filter(|(undo, _)| undo.logged);
    Ok(UndoState {
        undo: undo.map(|o| OperationLabel {
            id: o.id,
            label: o.label,
        }),
        undo_asks,
        redo: redo.map(|(_, o)| OperationLabel {
            id: o.id,
            label: o.label,
        }),
    })
}

const ENTRIES: &str = "SELECT o.id, o.kind, o.label, o.at, s.name, (SELECT count(*) FROM change WHERE operation_id = o.id),
        o.undone_by IS NOT NULL, o.undoes, o.logged
 FROM operation o LEFT JOIN staff s ON s.id = o.by";

fn entries(db: &Db, sql: &str, values: impl rusqlite::Params) -> Result<Vec<Entry>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| {
        let stored = Stored {
            id: row.get(0)?,
            kind: row.get(1)?,
            label: row.get(2)?,
            undoes: row.get(7)?,
            undone: row.get(6)?,
            logged: row.get(8)?,
        };
        Ok((
            stored,
            row.get::<_, String>(3)?,
            row.get::<_, Option<String>>(4)?,
            row.get::<_, u32>(5)?,
        ))
    })?;
    let mut out = Vec::new();
    for row in rows {
        let (stored, at, by, rows) = row?;
        let reason = not_revertible(db, &stored)?;
        out.push(Entry {
            id: stored.id,
            kind: stored.kind,
            label: stored.label,
            at,
            by,
            rows,
            undone: stored.undone,
            revertible: reason.is_empty(),
            reason,
        });
    }
    Ok(out)
}

/// The operations, newest first.
pub fn page(read: &Read<'_>, request: HistoryRequest) -> Result<HistoryPage> {
    if request.limit > 1_000 {
        return Err(Error::invalid(
            "History is read at most 1,000 operations at a time.",
        ));
    }
    let count = read
        .db
        .prepare_cached("SELECT count(*) FROM operation")?
        .query_row([], |row| row.get(0))?;
    let sql = format!("{ENTRIES} ORDER BY o.id DESC LIMIT ?1 OFFSET ?2");
    Ok(HistoryPage {
        count,
        entries: entries(read.db, &sql, params![request.limit, request.offset])?,
    })
}

/// The operations that changed one row or what hangs on it, newest first.
pub(crate) fn of_row(read: &Read<'_>, table: &str, id: i64, limit: u32) -> Result<Vec<Entry>> {
    let sql = format!(
        "{ENTRIES} WHERE o.id IN (
            SELECT operation_id FROM change WHERE tbl = ?1 AND row_id = ?2
            UNION SELECT operation_id FROM change WHERE tbl IN ('school_tag', 'school_urn') AND ?1 = 'school'
                  AND coalesce(json_extract(after, '$.school_id'), json_extract(before, '$.school_id')) = ?2
            UNION SELECT operation_id FROM change WHERE tbl = 'tenure' AND row_id IN
                  (SELECT id FROM tenure WHERE ?1 = 'school' AND school_id = ?2 OR ?1 = 'trust' AND trust_id = ?2)
            UNION SELECT operation_id FROM change WHERE tbl = 'address' AND row_id IN
                  (SELECT id FROM address WHERE ?1 = 'school' AND school_id = ?2 OR ?1 = 'trust' AND trust_id = ?2))
         ORDER BY o.id DESC LIMIT ?3"
    );
    entries(read.db, &sql, params![table, id, limit])
}

/// The operations about one person, newest first.
pub(crate) fn of_person(read: &Read<'_>, id: i64, limit: u32) -> Result<Vec<Entry>> {
    let sql = format!(
        "{ENTRIES} WHERE o.id IN (SELECT operation_id FROM change WHERE person_id = ?1)
         ORDER BY o.id DESC LIMIT ?2"
    );
    entries(read.db, &sql, params![id, limit])
}

/// One operation with its rows in words.
pub fn operation(read: &Read<'_>, request: OperationRequest) -> Result<OperationDetail> {
    let db = read.db;
    let entry = entries(db, &format!("{ENTRIES} WHERE o.id = ?1"), [request.id])?
        .pop()
        .ok_or_else(|| Error::not_found("This operation is not in the file's history."))?;
    let names = Names::read(db)?;
    let mut statement = db.prepare_cached(
        "SELECT tbl, row_id, before, after FROM change WHERE operation_id = ?1 ORDER BY seq LIMIT ?2",
    )?;
    let mut found = statement.query(params![request.id, MOST_ROWS])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let (table, id): (String, i64) = (row.get(0)?, row.get(1)?);
        let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        rows.push(changed_row(
            db,
            &names,
            &table,
            id,
            before.as_deref(),
            after.as_deref(),
        )?);
    }
    Ok(OperationDetail { entry, rows })
}

fn changed_row(
    db: &Db,
    names: &Names,
    table: &str,
    id: i64,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<ChangedRow> {
    let image =
        |text: Option<&str>| -> Result<Image> { Ok(serde_json::from_str(text.unwrap_or("{}"))?) };
    let (old, new) = (image(before)?, image(after)?);
    let how = match (before, after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    };
    let mut values = Vec::new();
    if how == "changed" {
        for column in new
            .keys()
            .chain(old.keys().filter(|key| !new.contains_key(*key)))
        {
            // Neither says anything that another column does not.
            if matches!(column.as_str(), "row_hash" | "settled_at") {
                continue;
            }
            values.push(ChangedValue {
                column: words::column(table, column),
                before: in_words(db, names, table, column, old.get(column))?,
                after: in_words(db, names, table, column, new.get(column))?,
            });
        }
    }
    let what = what(db, table, id, after.or(before).unwrap_or("{}"))?;
    Ok(ChangedRow {
        what,
        how: how.to_owned(),
        values,
    })
}

/// What a row is, for a reader: a school's name, a setting's, "the tag X on Y".
pub(super) fn what(db: &Db, table: &str, id: i64, image: &str) -> Result<String> {
    let image: Image = serde_json::from_str(image)?;
    let held = |column: &str| image.get(column).and_then(Value::as_str).map(str::to_owned);
    let number = |column: &str| image.get(column).and_then(Value::as_i64);
    let named = |sql: &str, id: i64| -> Result<Option<String>> {
        Ok(db
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))
            .optional()?)
    };
    let school = |id: i64| -> Result<String> {
        let name = named(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
            id,
        )?;
        // One that was taken off is known by the log.
        let name = match name {
            Some(name) => Some(name),
            None => named(
                "SELECT json_extract(coalesce(before, after), '$.name') FROM change
                 WHERE tbl = 'school' AND row_id = ?1 AND (before IS NULL OR after IS NULL) ORDER BY operation_id DESC LIMIT 1",
                id,
            )?,
        };
        Ok(name.unwrap_or_else(|| "a school".to_owned()))
    };
    Ok(match table {
        "school" => match held("name") {
            Some(name) => name,
            None => school(id)?,
        },
        "school_tag" => format!(
            "the tag {} on {}",
            held("tag").unwrap_or_default(),
            number("school_id").map_or(Ok("a school".to_owned()), school)?
        ),
        "school_urn" => format!(
            "the earlier URN {} of {}",
            number("urn").unwrap_or_default(),
            number("school_id").map_or(Ok("a school".to_owned()), school)?
        ),
        "establishment" => match held("name").map_or_else(
            || named("SELECT name FROM establishment WHERE id = ?1", id),
            |name| Ok(Some(name)),
        )? {
            Some(name) => format!("{name} (URN {id}) in the register"),
            None => format!("URN {id} in the register"),
        },
        "establishment_group" => {
            let name = named("SELECT name FROM establishment_group WHERE id = ?1", id)?;
            format!(
                "the group {}",
                held("name").or(name).unwrap_or_else(|| id.to_string())
            )
        }
        "establishment_link" => "a link of the register".to_owned(),
        "register_load" => format!(
            "the register file {}",
            held("file_name").unwrap_or_default()
        ),
        "register_change" => {
            // An image of what became of it does not say of whom it is.
            let urn = match number("urn") {
                Some(urn) => urn,
                None => db
                    .prepare_cached("SELECT urn FROM register_change WHERE id = ?1")?
                    .query_row([id], |row| row.get(0))
                    .optional()?
                    .unwrap_or_default(),
            };
            let name =
                named("SELECT name FROM establishment WHERE id = ?1", urn)?.unwrap_or_default();
            format!("the register watch's note on {name} (URN {urn})")
        }
        "staff" => {
            let name = named("SELECT name FROM staff WHERE id = ?1", id)?;
            held("name")
                .or(name)
                .unwrap_or_else(|| "a member of staff".to_owned())
        }
        "setting" => {
            let name = named("SELECT name FROM setting WHERE id = ?1", id)?;
            format!(
                "the setting {}",
                held("name")
                    .or(name)
                    .map(|name| words::column(table, &name))
                    .unwrap_or_default()
            )
        }
        other => {
            let row = people::Row {
                db,
                table: other,
                id,
                image: &image,
            };
            match people::what(&row)? {
                Some(words) => words,
                None => match places::what(&row)? {
                    Some(words) => words,
                    None => round::what(&row)?.unwrap_or_else(|| format!("{other} {id}")),
                },
            }
        }
    })
}

fn in_words(
    db: &Db,
    names: &Names,
    table: &str,
    column: &str,
    value: Option<&Value>,
) -> Result<String> {
    let text = match value {
        Some(Value::String(code)) if table == "register_change" && column == "outcome" => {
            return Ok(
                Outcome::from_code(code).map_or_else(|| code.clone(), |one| one.label().to_owned())
            );
        }
        Some(Value::String(code)) if table == "register_change" && column == "done" => {
            return Ok(Offer::from_code(code).map_or_else(String::new, |one| one.done().to_owned()));
        }
        None | Some(Value::Null) => return Ok(String::new()),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    if words::is_flag(table, column) {
        return Ok(if text == "1" { "Yes" } else { "No" }.to_owned());
    }
    if let Some(named) = people::named(db, table, column, &text)? {
        return Ok(named);
    }
    if let Some(named) = places::named(db, table, column, &text)? {
        return Ok(named);
    }
    if let Some(codes) = words::codes(table, column) {
        return Ok(names.of(codes, &text).to_owned());
    }
    if column == "owner_id" {
        let name: Option<String> = db
            .prepare_cached("SELECT name FROM staff WHERE id = ?1")?
            .query_row([value.and_then(Value::as_i64)], |row| row.get(0))
            .optional()?;
        return Ok(name.unwrap_or_default());
    }
    let is_day = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-');
    Ok(if is_day {
        text.parse().map_or(text, written)
    } else {
        text
    })
}
