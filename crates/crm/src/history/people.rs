//! What a row about people is, where the history shows that it changed.
//!
//! A row that is there says it best. One that is gone is told from the image that the log has of all of it.

use crate::error::Result;
use crate::store::Db;
use rusqlite::OptionalExtension;

/// SQL for a person's name, as far as the file or its log knows it; `id` is SQL too.
fn person(id: &str) -> String {
    format!(
        "coalesce(
           (SELECT trim(coalesce(nullif(known_as, ''), nullif(first_name, ''), title) || ' ' || last_name) FROM person WHERE id = {id}),
           (SELECT trim(coalesce(nullif(json_extract(was, '$.known_as'), ''), json_extract(was, '$.first_name')) || ' '
                   || json_extract(was, '$.last_name'))
            FROM (SELECT coalesce(before, after) AS was FROM change WHERE tbl = 'person' AND row_id = {id}
                    AND (before IS NULL OR after IS NULL) ORDER BY operation_id DESC LIMIT 1)),
           'someone')"
    )
}

/// The name of the school or trust of a row image `i`, with a comma before it; empty: neither.
const AT: &str = "coalesce(', ' || coalesce(
    (SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = json_extract(i, '$.school_id')),
    (SELECT coalesce(g.name, u.name) FROM trust u LEFT JOIN establishment_group g ON g.id = u.uid WHERE u.id = json_extract(i, '$.trust_id'))), '')";

/// What a row of a table about people is; `None`: the table is not about people.
pub(super) fn what(db: &Db, table: &str, id: i64) -> Result<Option<String>> {
    let whose = person("json_extract(i, '$.person_id')");
    let role = "(SELECT name FROM role WHERE id = json_extract(i, '$.role_id'))";
    let words = match table {
        "person" => person("?2"),
        "person_tag" => format!("'the tag ' || json_extract(i, '$.tag') || ' on ' || {whose}"),
        "tenure" => format!("{whose} || ' as ' || {role} || {AT}"),
        "address" => format!(
            "json_extract(i, '$.value') || ' of ' || CASE WHEN json_extract(i, '$.person_id') IS NULL
               THEN trim(coalesce({role}, '') || {AT}, ', ') ELSE {whose} END"
        ),
        "trust" => "'the trust ' || json_extract(i, '$.name')".to_owned(),
        "role" => "'the post ' || json_extract(i, '$.name')".to_owned(),
        _ => return Ok(None),
    };
    // The whole row: as it is, or as the log last had all of it.
    let columns = crate::store::log::columns(db, table)?;
    let pairs: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {column}"))
        .collect();
    let sql = format!(
        "SELECT {words} FROM (SELECT coalesce(
           (SELECT json_object({}) FROM {table} WHERE id = ?2),
           (SELECT coalesce(before, after) FROM change WHERE tbl = ?1 AND row_id = ?2
              AND (before IS NULL OR after IS NULL) ORDER BY operation_id DESC LIMIT 1)) AS i)",
        pairs.join(", ")
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row(rusqlite::params![table, id], |row| {
            row.get::<_, Option<String>>(0)
        })
        .optional()?
        .flatten())
}
