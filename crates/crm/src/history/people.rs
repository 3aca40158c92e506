//! What a row about people is called where the history names it.

use crate::error::Result;
use crate::person::store::FULL_NAME;
use crate::store::Db;
use rusqlite::OptionalExtension;

/// By table, what its row `?1` is called. `{name}` is the name of person `p`.
const CALLED: [(&str, &str); 12] = [
    ("person", "SELECT {name} FROM person p WHERE p.id = ?1"),
    (
        "tenure",
        "SELECT 'the post ' || r.name || ' of ' || {name} FROM tenure t JOIN role r ON r.id = t.role_id
         JOIN person p ON p.id = t.person_id WHERE t.id = ?1",
    ),
    ("address", "SELECT value FROM address WHERE id = ?1"),
    (
        "person_tag",
        "SELECT 'the tag ' || t.tag || ' on ' || {name} FROM person_tag t JOIN person p ON p.id = t.person_id
         WHERE t.id = ?1",
    ),
    (
        "champion",
        "SELECT {name} || ' as champion' FROM champion c JOIN person p ON p.id = c.person_id WHERE c.id = ?1",
    ),
    (
        "group_member",
        "SELECT {name} || ' in ' || g.name FROM group_member m JOIN working_group g ON g.id = m.group_id
         JOIN person p ON p.id = m.person_id WHERE m.id = ?1",
    ),
    ("working_group", "SELECT name FROM working_group WHERE id = ?1"),
    (
        "group_meeting",
        "SELECT 'the meeting of ' || g.name || ' on ' || m.on_day FROM group_meeting m
         JOIN working_group g ON g.id = m.group_id WHERE m.id = ?1",
    ),
    (
        "group_attendance",
        "SELECT {name} || ' at a meeting' FROM group_attendance a JOIN person p ON p.id = a.person_id WHERE a.id = ?1",
    ),
    ("challenge", "SELECT 'the challenge ' || theme FROM challenge WHERE id = ?1"),
    (
        "solution",
        "SELECT 'a solution to ' || c.theme FROM solution s JOIN challenge c ON c.id = s.challenge_id WHERE s.id = ?1",
    ),
    ("task", "SELECT 'the task ' || title FROM task WHERE id = ?1"),
];

/// What a row is called; `None`: it is of no table here, or is not there any more.
pub(super) fn called(db: &Db, table: &str, id: i64) -> Result<Option<String>> {
    let Some((_, sql)) = CALLED.iter().find(|(of, _)| *of == table) else {
        return Ok(None);
    };
    Ok(db
        .prepare_cached(&sql.replace("{name}", FULL_NAME))?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
