//! The schema law, and bringing files up to date.

use super::*;
use crate::error::Kind;
use crate::store::{backup, log, migrate};
use std::collections::BTreeSet;

/// The columns that may be NULL. Each says in the schema what that means.
const MAY_BE_NULL: &[&str] = &[
    "operation.by",
    "operation.undoes",
    "operation.undone_by",
    "change.before",
    "change.after",
    "change.person_id",
    "establishment.opened_on",
    "establishment.closed_on",
    "establishment.low_age",
    "establishment.high_age",
    "establishment.capacity",
    "establishment.census_on",
    "establishment.pupils",
    "establishment.fsm_percent",
    "establishment.trust_uid",
    "establishment.federation_uid",
    "establishment.last_changed_on",
    "establishment.easting",
    "establishment.northing",
    "establishment_group.opened_on",
    "establishment_group.closed_on",
    "establishment_link.since",
    "register_load.file_date",
    "register_change.related_urn",
    "school.urn",
    "school.owner_id",
    "view_state.staff_id",
    "trust.owner_id",
    "person.merged_into",
    "address.person_id",
    "address.role_id",
    "address.school_id",
    "address.trust_id",
    "address.confirmed_by",
    "tenure.school_id",
    "tenure.trust_id",
    "tenure.confirmed_by",
    "champion_step.by",
    "group_member.school_id",
    "group_member.trust_id",
    "challenge.meeting_id",
    "challenge.person_id",
    "challenge.school_id",
    "solution.person_id",
    "solution.school_id",
    "agreement.school_id",
    "agreement.trust_id",
    "agreement.person_id",
    "agreement.role_id",
    "activity.staff_id",
    "activity_about.person_id",
    "activity_about.school_id",
    "activity_about.trust_id",
    "activity_about.group_id",
    "task.owner_id",
    "task.person_id",
    "task.school_id",
    "task.trust_id",
    "task.group_id",
    "task.activity_id",
    "task.meeting_id",
    "hosting.school_id",
    "hosting.trust_id",
    "hosting.cap",
    "hosting.other_trainees",
    "hosting.ects",
    "hosting.confirmed_by",
    "block.cohort_id",
    "placement_offer.block_id",
    "placement_offer.joint_school_id",
    "place_need.block_id",
    "mentor_training.school_id",
    "mentor_training.trainer_id",
    "trainee.cohort_id",
    "trainee.employing_school_id",
    "trainee.link_tutor_id",
    "trainee.next_school_id",
    "trainee.next_urn",
    "trainee.partner_urn",
    "trainee_constraint.school_id",
    "placement.block_id",
    "placement.planned_half_days",
    "calendar_entry.trust_id",
    "calendar_entry.school_id",
    "setting_review.placement_id",
    "itap.cohort_id",
    "itap_host.leader_id",
    "itap_trainee.host_id",
    "itap_trainee.half_days",
    "round.after_id",
    "round_school.person_id",
    "round_reply.round_id",
    "round_reply.round_school_id",
    "round_reply.settled_by",
    "school_answer.person_id",
    "school_answer.confirmed_by",
    "consent.round_reply_id",
    "privacy_notice.round_reply_id",
    "briefing.person_id",
    "register_placement.urn",
    "sign_off.staff_id",
];

fn strings(db: &Connection, sql: &str, table: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).unwrap();
    statement
        .query_map([table], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

/// Our tables; virtual ones and their shadows follow their own law.
fn tables(db: &Connection) -> Vec<String> {
    strings(
        db,
        "SELECT name FROM pragma_table_list
         WHERE schema = ?1 AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        "main",
    )
}

#[test]
fn every_table_keeps_the_law() {
    let store = Store::in_memory(Clock::System).unwrap();
    let db = store.read().unwrap();
    let mut nullable = BTreeSet::new();
    for table in tables(&db) {
        let strict: bool = db
            .query_row(
                "SELECT strict FROM pragma_table_list WHERE name = ?1",
                [&table],
                |row| row.get(0),
            )
            .unwrap();
        assert!(strict, "{table} is not STRICT");
        let open = "SELECT name FROM pragma_table_info(?1) WHERE \"notnull\" = 0 AND pk = 0";
        nullable.extend(
            strings(&db, open, &table)
                .iter()
                .map(|column| format!("{table}.{column}")),
        );
        // A primary key alone needs no index beside it.
        let firsts = strings(
            &db,
            "SELECT i.name FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i WHERE i.seqno = 0
             AND l.partial = 0
             UNION SELECT name FROM pragma_table_info(?1) WHERE pk = 1 AND type = 'INTEGER'",
            &table,
        );
        let mut keys = db
            .prepare("SELECT \"from\", on_delete FROM pragma_foreign_key_list(?1)")
            .unwrap();
        let keys = keys
            .query_map([&table], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })
            .unwrap()
            .collect::<rusqlite::Result<Vec<_>>>()
            .unwrap();
        for (column, on_delete) in keys {
            assert_ne!(
                on_delete, "NO ACTION",
                "{table}.{column} does not say what a deletion does"
            );
            assert!(firsts.contains(&column), "{table}.{column} has no index");
        }
    }
    let listed: BTreeSet<String> = MAY_BE_NULL.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(nullable, listed);
}

#[test]
fn every_column_has_its_comment() {
    let store = Store::in_memory(Clock::System).unwrap();
    let db = store.read().unwrap();
    let steps = migrate::STEPS.concat();
    for table in tables(&db) {
        let start = steps
            .find(&format!("CREATE TABLE {table} ("))
            .unwrap_or_else(|| panic!("{table}"));
        let text = &steps[start..];
        let text = &text[..text.find("\n) STRICT").unwrap()];
        for column in strings(&db, "SELECT name FROM pragma_table_info(?1)", &table) {
            // A column that a later step added stands on a line of its own there.
            let added = format!("ALTER TABLE {table} ADD COLUMN {column} ");
            let line = text
                .lines()
                .find(|line| line.trim_start().starts_with(&format!("{column} ")))
                .or_else(|| steps.lines().find(|line| line.starts_with(&added)));
            let comment = line
                .and_then(|line| line.split_once("--"))
                .map(|(_, comment)| comment.trim());
            assert!(
                comment.is_some_and(|comment| comment.len() > 2),
                "{table}.{column} has no comment"
            );
        }
    }
}

#[test]
fn every_table_is_logged_or_says_why_not() {
    let store = Store::in_memory(Clock::System).unwrap();
    let all: BTreeSet<String> = tables(&store.read().unwrap()).into_iter().collect();
    let unlogged = log::UNLOGGED.iter().map(|(table, why)| {
        assert!(why.len() > 5);
        *table
    });
    let listed: Vec<String> = log::LOGGED
        .iter()
        .copied()
        .chain(unlogged)
        .map(str::to_owned)
        .collect();
    assert_eq!(listed.len(), all.len());
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), all);
}

#[test]
fn a_file_says_that_it_is_ours() {
    let store = Store::in_memory(Clock::System).unwrap();
    let db = store.read().unwrap();
    let pragma = |name: &str| -> i32 {
        db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(pragma("application_id"), migrate::APPLICATION_ID);
    assert_eq!(pragma("user_version"), migrate::newest());
    assert_eq!(store.file_id().len(), 32);
}

#[test]
fn a_newer_file_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    raw(&ask.path)
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = (
        std::fs::read(&ask.path).unwrap(),
        std::fs::metadata(&ask.path).unwrap().modified().unwrap(),
    );
    for read_only in [false, true] {
        let error = refused(Store::open(Opening {
            read_only,
            ..ask.clone()
        }));
        assert_eq!(error.kind, Kind::FileTooNew);
        assert!(
            error.message.contains("Install the newer version"),
            "{}",
            error.message
        );
    }
    let after = (
        std::fs::read(&ask.path).unwrap(),
        std::fs::metadata(&ask.path).unwrap().modified().unwrap(),
    );
    assert!(before == after, "the file was touched");
    assert!(!folder.path().join("office.desk.owner").exists());
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    raw(&ask.path)
        .execute_batch("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
        .unwrap();
    let before = std::fs::read(&ask.path).unwrap();
    let error = refused(Store::open(ask.clone()));
    assert_eq!(error.kind, Kind::Damaged);
    assert!(
        error.message.contains("another program"),
        "{}",
        error.message
    );
    assert_eq!(std::fs::read(&ask.path).unwrap(), before);
}

/// A newer program, on this thread.
struct Newer;

impl Newer {
    fn new(step: &'static str) -> Self {
        migrate::NEXT_STEP.set(Some(step));
        Self
    }
}

impl Drop for Newer {
    fn drop(&mut self) {
        migrate::NEXT_STEP.set(None);
    }
}

#[test]
fn an_upgrade_starts_from_a_verified_backup() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    let file_id = store.file_id().to_owned();
    store.close().unwrap();
    let newer = Newer::new("ALTER TABLE school ADD COLUMN motto TEXT NOT NULL DEFAULT ''");
    let store = Store::open(ask.clone()).unwrap();
    assert_eq!(names(&store), ["St Joseph's"]);
    // The log knows the new column.
    let id = add_school(&store, "St Mary's");
    store
        .operate("school_set", |write| {
            write.label("Set the motto");
            Ok(write
                .db
                .execute("UPDATE school SET motto = 'Semper' WHERE id = ?1", [id])?)
        })
        .unwrap();
    let logged: String = store
        .read()
        .unwrap()
        .query_row(
            "SELECT after FROM change ORDER BY operation_id DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(logged, r#"{"motto":"Semper"}"#);
    let backups = backup::list(&ask.data_dir, &file_id).unwrap();
    assert_eq!(backups.len(), 1);
    assert_eq!(backups[0].reason, "before upgrade");
    // Restoring the old content into the new file brings it up to date again.
    let done = backup::restore(&store, Path::new(&backups[0].path), None).unwrap();
    assert_eq!(done.kept.reason, "before restore");
    assert_eq!(names(&store), ["St Joseph's"]);
    let motto: String = store
        .read()
        .unwrap()
        .query_row("SELECT motto FROM school", [], |row| row.get(0))
        .unwrap();
    assert_eq!(motto, "");
    store.close().unwrap();
    drop(newer);
    // The old program opens the backup, and refuses the upgraded file.
    let copy = Opening {
        path: backups[0].path.clone().into(),
        ..ask.clone()
    };
    assert_eq!(names(&Store::open(copy).unwrap()), ["St Joseph's"]);
    assert_eq!(refused(Store::open(ask)).kind, Kind::FileTooNew);
}

#[test]
fn a_failed_upgrade_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    store.close().unwrap();
    {
        let _newer =
            Newer::new("ALTER TABLE school ADD COLUMN motto TEXT; INSERT INTO nowhere VALUES (1)");
        let error = refused_any(Store::open(ask.clone()));
        assert_eq!(error.kind, Kind::Bug);
    }
    {
        let _newer = Newer::new("PRAGMA defer_foreign_keys = ON; UPDATE school SET owner_id = 99");
        refused_any(Store::open(ask.clone()));
    }
    let store = Store::open(ask).unwrap();
    assert_eq!(names(&store), ["St Joseph's"]);
    sound(&store);
}

#[test]
fn a_file_of_an_older_format_can_be_read_without_being_touched() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    store.close().unwrap();
    let before = std::fs::read(&ask.path).unwrap();
    let _newer = Newer::new("ALTER TABLE school ADD COLUMN motto TEXT NOT NULL DEFAULT ''");
    let store = Store::open(Opening {
        read_only: true,
        ..ask.clone()
    })
    .unwrap();
    assert_eq!(names(&store), ["St Joseph's"]);
    assert_eq!(std::fs::read(&ask.path).unwrap(), before);
}

/// An error whose words are for a report, so they may be the database's.
fn refused_any<T>(outcome: crate::error::Result<T>) -> Error {
    let Err(error) = outcome else {
        panic!("this should have been refused")
    };
    error
}

/// The file as another program opens it.
#[allow(clippy::disallowed_methods)]
fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}
