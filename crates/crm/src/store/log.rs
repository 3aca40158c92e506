//! The log: what an operation did, row by row, written by temporary triggers.
//!
//! The triggers live on the writer's connection only, so no migration ever mentions them and a write outside an
//! operation fails: `change.operation_id` would be NULL.
//! An insert and a delete keep the row, an update only the columns that changed: on wide rows that is a thirtieth of the
//! size, and an undo of one field is not blocked by a later edit of another.

use crate::error::Result;
use rusqlite::Connection;

/// Tables whose changes are logged, undone and audited. Everything else is listed with its reason in `UNLOGGED`.
pub const LOGGED: &[&str] = &[
    "staff",
    "setting",
    "establishment",
    "establishment_group",
    "establishment_link",
    "register_load",
    "register_change",
    "school",
    "school_urn",
    "school_tag",
    "saved_view",
    "role",
    "trust",
    "person",
    "person_tag",
    "different_people",
    "address",
    "tenure",
    "champion",
    "champion_step",
    "working_group",
    "group_member",
    "group_meeting",
    "group_attendance",
    "challenge",
    "solution",
    "agreement",
    "agreement_named",
    "activity",
    "activity_about",
    "activity_file",
    "task",
    "figure",
    "hosting",
    "block",
    "placement_offer",
    "place_need",
    "mentor",
    "mentor_training",
    "cohort",
    "trainee",
    "trainee_equality",
    "trainee_constraint",
    "suitability_check",
    "placement",
    "placement_mentor",
    "absence",
    "calendar_entry",
    "setting_review",
    "not_to_place",
    "itap",
    "itap_host",
    "itap_trainee",
    "round",
    "round_question",
    "round_school",
    "round_reply",
    "school_answer",
    "consent",
    "privacy_notice",
    "briefing",
    "register_placement",
    "return_file",
    "return_problem",
    "sign_off",
    "claim_sample",
    "code_list",
];

/// Tables that the log leaves out, with the reason. A test holds both lists against the schema.
#[cfg(test)]
pub const UNLOGGED: &[(&str, &str)] = &[
    ("file", "made once, with the file"),
    ("id_range", "ids are never given back"),
    ("operation", "is the log"),
    ("change", "is the log"),
    (
        "view_state",
        "how someone left a list is no change of the file",
    ),
    (
        "register_seen",
        "who has looked at a change has not changed it",
    ),
    (
        "import_column",
        "how a sheet was mapped is right even where its import is taken back",
    ),
    (
        "import_value",
        "how a sheet was mapped is right even where its import is taken back",
    ),
    (
        "round_column",
        "how an online form was mapped is right even where its answers are taken back",
    ),
    (
        "code",
        "names of codes only grow, and a refresh that is taken back still needs them",
    ),
];

/// The columns of `table`, in order.
pub fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// Installs the triggers on the writer's connection.
pub fn install(db: &Connection) -> Result<()> {
    db.execute_batch("CREATE TEMP TABLE IF NOT EXISTS current_operation (id INTEGER NOT NULL)")?;
    for table in LOGGED {
        install_on(db, table)?;
    }
    Ok(())
}

/// Takes the triggers off one table, for work that the log leaves out (the first register load).
pub fn remove_from(db: &Connection, table: &str) -> Result<()> {
    db.execute_batch(&format!(
        "DROP TRIGGER IF EXISTS temp.log_{table}_insert;
         DROP TRIGGER IF EXISTS temp.log_{table}_update;
         DROP TRIGGER IF EXISTS temp.log_{table}_delete;"
    ))?;
    Ok(())
}

/// Puts the triggers on one table.
pub fn install_on(db: &Connection, table: &str) -> Result<()> {
    let columns = columns(db, table)?;
    let whole = |alias: &str| {
        let pairs: Vec<_> = columns
            .iter()
            .map(|c| format!("'{c}', {alias}.{c}"))
            .collect();
        format!("json_object({})", pairs.join(", "))
    };
    // SQLite takes at most 500 terms in a compound SELECT; our widest table has 60 columns.
    let changed = |alias: &str| {
        let terms: Vec<_> = columns
            .iter()
            .map(|c| format!("SELECT '{c}' AS k, {alias}.{c} AS v WHERE OLD.{c} IS NOT NEW.{c}"))
            .collect();
        format!(
            "(SELECT json_group_object(k, v) FROM ({}))",
            terms.join(" UNION ALL ")
        )
    };
    let differs: Vec<_> = columns
        .iter()
        .map(|c| format!("OLD.{c} IS NOT NEW.{c}"))
        .collect();
    let person = |alias: &str| {
        match table {
        "person" => format!("{alias}.id"),
        _ if columns.iter().any(|c| c == "person_id") => format!("{alias}.person_id"),
        // A trainee's own row may go just before those that hang on it: then the log says whose they were.
        _ if columns.iter().any(|c| c == "trainee_id") => format!(
            "coalesce((SELECT t.person_id FROM trainee t WHERE t.id = {alias}.trainee_id),
               (SELECT c.person_id FROM change c WHERE c.tbl = 'trainee' AND c.row_id = {alias}.trainee_id
                  AND c.person_id IS NOT NULL LIMIT 1))"
        ),
        _ => "NULL".to_owned(),
    }
    };
    let insert = |row: &str, before: &str, after: &str| {
        format!(
            "INSERT INTO change (operation_id, seq, tbl, row_id, before, after, person_id)
             SELECT o.id, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE operation_id = o.id),
                    '{table}', {row}.id, {before}, {after}, {person}
             FROM (SELECT (SELECT id FROM current_operation) AS id) AS o;",
            person = person(row)
        )
    };
    db.execute_batch(&format!(
        "CREATE TEMP TRIGGER IF NOT EXISTS log_{table}_insert AFTER INSERT ON main.{table} BEGIN {i} END;
         CREATE TEMP TRIGGER IF NOT EXISTS log_{table}_update AFTER UPDATE ON main.{table} WHEN {differs} BEGIN {u} END;
         CREATE TEMP TRIGGER IF NOT EXISTS log_{table}_delete AFTER DELETE ON main.{table} BEGIN {d} END;",
        i = insert("NEW", "NULL", &whole("NEW")),
        u = insert("NEW", &changed("OLD"), &changed("NEW")),
        d = insert("OLD", &whole("OLD"), "NULL"),
        differs = differs.join(" OR "),
    ))?;
    Ok(())
}
