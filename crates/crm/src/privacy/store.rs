//! The SQL of privacy notices.

use super::NewNotice;
use crate::error::Result;
use crate::list::sql::person_name;
use crate::store::{Db, Write};
use rusqlite::{OptionalExtension, params};

/// Where a notice stands, of the row `n`.
pub(super) const STATE: &str = "CASE WHEN n.given_on <> '' THEN 'given'
    WHEN n.since_on < (SELECT months_ago(1)) THEN 'late' ELSE 'toGive' END";

/// The e-mail that reaches a person, their work address before their own.
pub(super) const EMAIL: &str =
    "(SELECT d.value FROM address d WHERE d.person_id = p.id AND d.medium = 'email' AND d.state = 'good'
      ORDER BY d.kind = 'personal', d.is_main DESC, d.id LIMIT 1)";

/// Puts somebody on the list. `false`: they stood there.
pub(super) fn insert(w: &Write<'_>, new: &NewNotice, since: &str) -> Result<bool> {
    let known: bool =
        w.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM privacy_notice WHERE person_id = ?1)")?
            .query_row([new.person_id], |row| row.get(0))?;
    if !known {
        w.db.prepare_cached(
            "INSERT INTO privacy_notice (id, person_id, told_by, since_on, round_reply_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            w.id("privacy_notice")?,
            new.person_id,
            new.told_by,
            since,
            new.reply_id
        ])?;
    }
    Ok(!known)
}

/// Marks a notice as given. `false`: it was, or is not in the file.
pub(super) fn give(w: &Write<'_>, id: i64, on: &str) -> Result<bool> {
    let changed = w
        .db
        .prepare_cached("UPDATE privacy_notice SET given_on = ?2 WHERE id = ?1 AND given_on = ''")?
        .execute(params![id, on])?;
    Ok(changed > 0)
}

/// A notice that is to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToGive {
    pub id: i64,
    pub name: String,
    /// Empty: the file has none that works.
    pub email: String,
    pub told_by: String,
    pub since_on: String,
    /// The posts that they hold, in words; empty: none.
    pub posts: String,
}

/// A notice, if it is still to be given.
pub(super) fn to_give(db: &Db, id: i64) -> Result<Option<ToGive>> {
    let sql = format!(
        "SELECT n.id, {name}, coalesce({EMAIL}, ''), n.told_by, n.since_on,
            coalesce((SELECT group_concat(said, ', ') FROM (
              SELECT lower(substr(r.name, 1, 1)) || substr(r.name, 2) || coalesce(' at ' || coalesce(e.name, s.name), '') AS said
              FROM tenure t JOIN role r ON r.id = t.role_id LEFT JOIN school s ON s.id = t.school_id
              LEFT JOIN establishment e ON e.id = s.urn
              WHERE t.person_id = p.id AND stands(t.from_on, t.until_on, t.ended) = 'current' ORDER BY r.rank, t.id)), '')
         FROM privacy_notice n JOIN person p ON p.id = n.person_id
         WHERE n.id = ?1 AND n.given_on = '' AND p.merged_into IS NULL",
        name = person_name!("p")
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row([id], |row| {
            Ok(ToGive {
                id: row.get(0)?,
                name: row.get(1)?,
                email: row.get(2)?,
                told_by: row.get(3)?,
                since_on: row.get(4)?,
                posts: row.get(5)?,
            })
        })
        .optional()?)
}
