//! Backups: made, kept by age, looked at, restored; a damaged file replaced by one.

use super::*;
use crate::error::Kind;
use crate::store::backup::{self, reason};
use crate::store::password::{recovery_key, rekey};
use crate::store::{damage, open};
use chrono::TimeDelta;

fn later(ask: &Opening, moment: &str) -> Opening {
    Opening {
        clock: Clock::Fixed(at(moment)),
        ..ask.clone()
    }
}

#[test]
fn a_backup_is_a_whole_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 100);
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    assert_eq!(made.made_at, "2026-09-03T10:42:07Z");
    assert_eq!((made.reason.as_str(), made.encrypted), ("by hand", false));
    assert!(
        made.path.ends_with("20260903-104207-by-hand.desk"),
        "{}",
        made.path
    );
    let again = backup::backup(&store, None, reason::BY_HAND).unwrap();
    assert_ne!(again.path, made.path);
    assert_eq!(again.reason, "by hand");
    let listed = backup::list(&ask.data_dir, store.file_id()).unwrap();
    assert_eq!(listed, [again, made.clone()]);
    assert_eq!(backup::of_path(&ask.data_dir, &ask.path).unwrap(), listed);
    let copy = Store::open(Opening {
        path: made.path.into(),
        read_only: true,
        ..ask
    })
    .unwrap();
    assert_eq!(names(&copy).len(), 100);
    assert_eq!(copy.file_id(), store.file_id());
}

#[test]
fn a_backup_goes_where_it_is_wanted_and_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let made = backup::backup(&store, Some(&stick), reason::BY_HAND).unwrap();
    assert!(made.path.contains("office 2026-09-03 "), "{}", made.path);
    let error = refused(backup::backup(
        &store,
        Some(Path::new(&made.path)),
        reason::BY_HAND,
    ));
    assert_eq!(error.kind, Kind::Conflict);
    let error = refused(backup::backup(
        &store,
        Some(&stick.join("no/x.desk")),
        reason::BY_HAND,
    ));
    assert_eq!(error.kind, Kind::NotFound);
    let error = refused(backup::backup(&store, Some(&ask.path), reason::BY_HAND));
    assert_eq!(error.kind, Kind::Conflict);
    // It does not count as the program's own.
    assert!(
        backup::list(&ask.data_dir, store.file_id())
            .unwrap()
            .is_empty()
    );
    assert!(backup::automatic(&store, true).unwrap().is_some());
}

#[test]
fn edits_and_checkpoints_go_on_while_a_backup_is_made() {
    use std::sync::atomic::{AtomicBool, Ordering};
    for secret in [None, Some(PASSWORD)] {
        let folder = tempfile::tempdir().unwrap();
        let ask = opening(folder.path());
        let store = Store::create(secret.map_or(ask.clone(), |secret| with(&ask, secret))).unwrap();
        fill(&store, 5_000);
        let done = AtomicBool::new(false);
        let edits = std::thread::scope(|scope| {
            let edits = scope.spawn(|| {
                let mut edits = 0;
                while !done.load(Ordering::Relaxed) {
                    // All over the file, so that a torn copy would show.
                    let edit = store.operate("school_touch", |write| {
                        write.label("Touched all");
                        let sql = "UPDATE school SET notes = ?1 WHERE id % 7 = ?2";
                        Ok(write
                            .db
                            .execute(sql, params![format!("edit {edits}"), edits % 7])?)
                    });
                    edit.unwrap();
                    edits += 1;
                }
                edits
            });
            let checkpoints = scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    store.checkpoint().unwrap();
                }
            });
            for _ in 0..5 {
                let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
                let path = Path::new(&made.path);
                open::verify(path, store.key()).unwrap();
                // It is one moment: as many edits as its own log says, and each of them whole.
                let copy = open::connect(path, store.key(), open::How::Still).unwrap();
                let text = |sql: &str| {
                    copy.query_row(sql, [], |row| row.get::<_, Option<String>>(0))
                        .unwrap()
                };
                let count =
                    "SELECT CAST(count(*) - 1 AS TEXT) FROM operation WHERE kind = 'school_touch'";
                let newest = "SELECT substr(max(CAST(substr(notes, 6) AS INTEGER)), 1) FROM school WHERE notes <> ''";
                if let Some(newest) = text(newest) {
                    assert_eq!(text(count), Some(newest));
                }
                let mixed = "SELECT CAST(count(*) AS TEXT) FROM
                             (SELECT id % 7 FROM school GROUP BY id % 7 HAVING count(DISTINCT notes) > 1)";
                assert_eq!(text(mixed).as_deref(), Some("0"));
            }
            done.store(true, Ordering::Relaxed);
            checkpoints.join().unwrap();
            edits.join().unwrap()
        });
        assert!(edits > 1, "{edits} edits");
        sound(&store);
    }
}

#[test]
fn a_long_query_does_not_keep_a_backup_from_being_made() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(opening(folder.path())).unwrap();
    add_school(&store, "St Joseph's");
    let reader = store.read().unwrap();
    reader.execute_batch("BEGIN").unwrap();
    assert_eq!(names_in(&reader).len(), 1);
    add_school(&store, "St Mary's");
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    assert_eq!(
        backup::preview(&store, Path::new(&made.path), None)
            .unwrap()
            .nouns[0]
            .then,
        2
    );
    reader.execute_batch("COMMIT").unwrap();
}

#[test]
fn a_backup_tells_a_changed_page_of_an_encrypted_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(with(&opening(folder.path()), PASSWORD)).unwrap();
    fill(&store, 300);
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    let path = Path::new(&made.path);
    let good = std::fs::read(path).unwrap();
    open::verify_copy(path, store.key()).unwrap();
    for at in [4096, 8191, good.len() / 2, good.len() - 1] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        std::fs::write(path, bytes).unwrap();
        assert_eq!(
            refused(open::verify_copy(path, store.key())).kind,
            Kind::Damaged
        );
    }
    // Two pages in each other's place are each sound, but not there.
    let mut bytes = good.clone();
    bytes.copy_within(8192..12_288, 4096);
    std::fs::write(path, bytes).unwrap();
    assert_eq!(
        refused(open::verify_copy(path, store.key())).kind,
        Kind::Damaged
    );
}

#[test]
fn automatic_backups_come_hourly_and_on_closing_where_something_changed() {
    let now = at("2026-09-03T12:00:00Z");
    let ago = |minutes| Some(now - TimeDelta::minutes(minutes));
    let table = [
        (None, true, false, Some("hourly")),
        (None, false, false, None),
        (None, false, true, None),
        (ago(59), true, false, None),
        (ago(60), true, false, Some("hourly")),
        (ago(60), false, false, None),
        (ago(1), true, true, Some("closing")),
        (ago(1), false, true, None),
        (ago(-30), true, false, Some("hourly")),
    ];
    for (newest, changed, closing, due) in table {
        assert_eq!(
            backup::due(newest, changed, now, closing),
            due,
            "{newest:?} {changed} {closing}"
        );
    }

    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let mut store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    assert_eq!(
        backup::automatic(&store, false).unwrap(),
        None,
        "a file that was just made waits its hour too"
    );
    store.clock = Clock::Fixed(at("2026-09-03T11:42:07Z"));
    assert_eq!(
        backup::automatic(&store, false).unwrap().unwrap().reason,
        "hourly"
    );
    add_school(&store, "St Anne's");
    assert_eq!(
        backup::automatic(&store, false).unwrap(),
        None,
        "an hour has not passed"
    );
    store.clock = Clock::Fixed(at("2026-09-03T12:42:07Z"));
    assert!(backup::automatic(&store, false).unwrap().is_some());
    store.clock = Clock::Fixed(at("2026-09-03T18:00:00Z"));
    assert_eq!(
        backup::automatic(&store, true).unwrap(),
        None,
        "nothing changed"
    );
    store.close().unwrap();
    let store = Store::open(later(&ask, "2026-09-04T08:00:00Z")).unwrap();
    assert_eq!(
        backup::automatic(&store, true).unwrap(),
        None,
        "nothing changed over night either"
    );
    add_school(&store, "St Mary's");
    assert_eq!(
        backup::automatic(&store, true).unwrap().unwrap().reason,
        "closing"
    );
}

#[test]
fn old_backups_are_thinned_out_by_age() {
    let now = at("2026-09-03T12:30:00Z");
    let kept = |ages: &[(i64, bool)]| {
        let made: Vec<_> = ages
            .iter()
            .map(|&(minutes, asked)| (now - TimeDelta::minutes(minutes), asked))
            .collect();
        backup::rotate(&made, now)
    };
    assert!(kept(&[]).is_empty());
    assert_eq!(kept(&[(0, false)]), [true]);
    // The newest of an hour stays, whatever the order.
    assert_eq!(
        kept(&[(5, false), (1, false), (20, false)]),
        [false, true, false]
    );
    // What was asked for stays for two weeks.
    assert_eq!(
        kept(&[(1, false), (5, true), (20, false)]),
        [true, true, false]
    );
    let day = 24 * 60;
    assert_eq!(
        kept(&[(0, false), (13 * day, true), (13 * day - 60, false)]),
        [true, true, true]
    );

    // Three years of an hourly backup: 12 hours, 14 days, 8 weeks, 24 months.
    let hourly: Vec<(i64, bool)> = (0..3 * 365 * 24).map(|hour| (hour * 60, false)).collect();
    let stays = kept(&hourly);
    let left: Vec<i64> = hourly
        .iter()
        .zip(&stays)
        .filter(|(_, stays)| **stays)
        .map(|((age, _), _)| *age)
        .collect();
    assert!(
        left[..12]
            .iter()
            .enumerate()
            .all(|(hour, &age)| age == hour as i64 * 60)
    );
    // The newest of a span may be kept by several tiers, so there are fewer than the sum.
    assert!((50..=58).contains(&left.len()), "{}", left.len());
    assert!(left.iter().filter(|&&age| age > 56 * day).count() >= 20);
    assert!(*left.last().unwrap() > 660 * day && *left.last().unwrap() < 740 * day);
    // Doing it again changes nothing.
    let again: Vec<(i64, bool)> = left.iter().map(|&age| (age, false)).collect();
    assert!(kept(&again).iter().all(|&stays| stays));
    // Day by day and thinned each time, the months are still there after two years.
    let mut made = Vec::new();
    for day in 0..800 {
        let today = now + TimeDelta::days(day);
        made.push((today, false));
        let stays = backup::rotate(&made, today);
        let mut stays = stays.into_iter();
        made.retain(|_| stays.next().unwrap());
    }
    assert!((40..=46).contains(&made.len()), "{}", made.len());

    // On the disk.
    let folder = tempfile::tempdir().unwrap();
    let own = backup::folder_of(folder.path(), "id");
    std::fs::create_dir_all(&own).unwrap();
    for name in [
        "20260903-120000-hourly",
        "20260903-121000-hourly",
        "20260903-120500-before-restore",
        "notes",
    ] {
        std::fs::write(own.join(format!("{name}.desk")), [1; 5000]).unwrap();
    }
    assert_eq!(backup::tidy(folder.path(), "id", now).unwrap(), 1);
    assert!(!own.join("20260903-120000-hourly.desk").exists());
    assert!(own.join("notes.desk").exists());
}

#[test]
fn a_restore_brings_back_and_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    let first = add_school(&store, "St Joseph's");
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    let second = add_school(&store, "St Mary's");
    add_school(&store, "St Anne's");
    store
        .operate("school_remove", |write| {
            write.label("Removed St Joseph's");
            Ok(write
                .db
                .execute("DELETE FROM school WHERE id = ?1", [first])?)
        })
        .unwrap();

    let shown = backup::preview(&store, Path::new(&made.path), None).unwrap();
    assert_eq!(shown.backup, made);
    assert_eq!(
        shown.lost,
        ["Removed St Joseph's", "Added St Anne's", "Added St Mary's"]
    );
    assert_eq!(shown.lost_count, 3);
    let schools = &shown.nouns[0];
    assert_eq!(
        (schools.noun.as_str(), schools.now, schools.then),
        ("schools", 2, 1)
    );
    assert_eq!(shown.nouns.len(), 7);

    let generation = store.generation();
    let done = backup::restore(&store, Path::new(&made.path), None).unwrap();
    assert_eq!(done.from, made);
    assert_eq!(done.kept.reason, "before restore");
    assert_ne!(store.generation(), generation);
    assert_eq!(names(&store), ["St Joseph's"]);
    sound(&store);
    // Ids that were given since are not given again, and the log still works.
    assert!(add_school(&store, "St Paul's") > second + 1);
    let logged: i64 = store
        .read()
        .unwrap()
        .query_row(
            "SELECT count(*) FROM change WHERE tbl = 'school'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(logged, 2);
    // A restore is taken back by another.
    backup::restore(&store, Path::new(&done.kept.path), None).unwrap();
    assert_eq!(names(&store), ["St Mary's", "St Anne's"]);
    store.close().unwrap();
    let store = Store::open(ask).unwrap();
    assert_eq!(names(&store), ["St Mary's", "St Anne's"]);
    sound(&store);
}

#[test]
fn a_reader_under_way_sees_its_own_moment_through_a_restore() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(opening(folder.path())).unwrap();
    add_school(&store, "St Joseph's");
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    add_school(&store, "St Mary's");
    let reader = store.read().unwrap();
    reader.execute_batch("BEGIN").unwrap();
    assert_eq!(names_in(&reader).len(), 2);
    backup::restore(&store, Path::new(&made.path), None).unwrap();
    assert_eq!(names_in(&reader).len(), 2);
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(names_in(&reader).len(), 1);
    drop(reader);
    assert_eq!(names(&store).len(), 1);
}

#[test]
fn whoever_joined_since_stays_on_the_staff() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    store.close().unwrap();
    let store = Store::open(Opening {
        user: "bea".to_owned(),
        ..ask
    })
    .unwrap();
    backup::restore(&store, Path::new(&made.path), None).unwrap();
    add_school(&store, "St Joseph's");
    let by: String = store
        .read()
        .unwrap()
        .query_row(
            "SELECT staff.login FROM operation JOIN staff ON staff.id = operation.by ORDER BY operation.id DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(by, "bea");
}

#[test]
fn a_restore_works_across_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, CANARY);
    let plain = backup::backup(&store, None, reason::BY_HAND).unwrap();
    store.close().unwrap();
    let first = rekey(&ask.path, None, Some("first password"))
        .unwrap()
        .unwrap();

    let store = Store::open(with(&ask, "first password")).unwrap();
    add_school(&store, "under the first");
    let encrypted = backup::backup(&store, None, reason::BY_HAND).unwrap();
    assert!(encrypted.encrypted && !plain.encrypted);
    backup::restore(&store, Path::new(&plain.path), None).unwrap();
    assert_eq!(names(&store), [CANARY]);
    let file = std::fs::read(&ask.path).unwrap();
    assert!(!holds(&file, "Canary"), "the file keeps its protection");
    backup::restore(&store, Path::new(&encrypted.path), None).unwrap();
    assert_eq!(names(&store), [CANARY, "under the first"]);
    store.close().unwrap();
    rekey(&ask.path, Some(&first), Some("second password")).unwrap();

    let store = Store::open(with(&ask, "second password")).unwrap();
    let old = Path::new(&encrypted.path);
    let error = refused(backup::preview(&store, old, None));
    assert_eq!(error.kind, Kind::PasswordNeeded);
    assert!(
        error.message.contains("another password than the file"),
        "{}",
        error.message
    );
    let wrong = Credential("third password".to_owned());
    assert_eq!(
        refused(backup::restore(&store, old, Some(&wrong))).kind,
        Kind::PasswordWrong
    );
    for secret in ["first password".to_owned(), recovery_key(&first)] {
        let secret = Credential(secret);
        assert_eq!(
            backup::preview(&store, old, Some(&secret)).unwrap().nouns[0].then,
            2
        );
        backup::restore(&store, old, Some(&secret)).unwrap();
        assert_eq!(names(&store), [CANARY, "under the first"]);
    }
    sound(&store);
    store.close().unwrap();
    // It still has its own password.
    Store::open(with(&ask, "second password")).unwrap();
}

#[test]
fn only_a_backup_of_this_file_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    let other = Opening {
        path: folder.path().join("other.desk"),
        ..ask.clone()
    };
    Store::create(other.clone()).unwrap().close().unwrap();
    let list = folder.path().join("list.desk");
    std::fs::write(&list, "URN,Name\n1,2\n").unwrap();
    let table = [
        (
            other.path.clone(),
            Kind::Invalid,
            "other.desk is not a backup of this file",
        ),
        (ask.path.clone(), Kind::Invalid, "the open file itself"),
        (list, Kind::Invalid, "a text or CSV file"),
        (folder.path().join("none.desk"), Kind::NotFound, "none.desk"),
    ];
    for (path, kind, words) in table {
        let error = refused(backup::restore(&store, &path, None));
        assert_eq!(error.kind, kind);
        assert!(error.message.contains(words), "{}", error.message);
    }
    assert_eq!(names(&store), ["St Joseph's"]);
    // Nothing was kept, because nothing was replaced.
    assert!(
        backup::list(&ask.data_dir, store.file_id())
            .unwrap()
            .is_empty()
    );
    // A second window may not.
    let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
    let second = Store::open(ask).unwrap();
    assert_eq!(
        refused(backup::restore(&second, Path::new(&made.path), None)).kind,
        Kind::ReadOnly
    );
}

#[test]
fn a_damaged_backup_is_never_restored() {
    let folder = tempfile::tempdir().unwrap();
    for secret in [None, Some(PASSWORD)] {
        let ask = opening(&folder.path().join(secret.unwrap_or("plain")));
        std::fs::create_dir(ask.path.parent().unwrap()).unwrap();
        let ask = secret.map_or(ask.clone(), |secret| with(&ask, secret));
        let store = Store::create(ask.clone()).unwrap();
        fill(&store, 500);
        let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
        add_school(&store, "since");
        let mut bytes = std::fs::read(&made.path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 4096].fill(0);
        std::fs::write(&made.path, bytes).unwrap();
        let error = refused(backup::restore(&store, Path::new(&made.path), None));
        assert_eq!(error.kind, Kind::Damaged);
        assert!(
            error
                .message
                .contains("is damaged itself. Choose an older one"),
            "{}",
            error.message
        );
        assert_eq!(names(&store).len(), 501);
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_its_last_backup_opened() {
    let folder = tempfile::tempdir().unwrap();
    let ask = with(&opening(folder.path()), PASSWORD);
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 300);
    backup::backup(&store, None, reason::BY_HAND).unwrap();
    let file_id = store.file_id().to_owned();
    store.close().unwrap();
    let length = files_cut(&ask.path, 3);
    let error = refused(Store::open(ask.clone()));
    assert!(
        matches!(error.kind, Kind::Damaged | Kind::PasswordWrong),
        "{error:?}"
    );
    assert!(error.message.contains("ast backup"), "{}", error.message);
    // The file cannot be opened, but what it was is known.
    assert_eq!(
        backup::find_file_id_for(&ask.data_dir, &ask.path),
        Some(file_id)
    );
    let backups = backup::of_path(&ask.data_dir, &ask.path).unwrap();
    let newest = Path::new(&backups[0].path);
    assert_eq!(
        refused(damage::restore_as(&ask.path, newest, None, ask.clock)).kind,
        Kind::PasswordNeeded
    );
    let aside = damage::restore_as(&ask.path, newest, ask.credential.as_ref(), ask.clock).unwrap();
    assert_eq!(aside.file_name().unwrap(), "office.damaged-2026-09-03.desk");
    assert_eq!(std::fs::metadata(&aside).unwrap().len(), length);
    let store = Store::open(ask.clone()).unwrap();
    assert_eq!(names(&store).len(), 300);
    sound(&store);
    assert_eq!(
        refused(damage::set_aside_damaged(&ask.path, ask.clock)).kind,
        Kind::Busy
    );
    store.close().unwrap();
    // Set aside alone, with its log; the first is not replaced.
    std::fs::write(folder.path().join("office.desk-wal"), "log").unwrap();
    let second = damage::set_aside_damaged(&ask.path, ask.clock).unwrap();
    assert_eq!(
        second.file_name().unwrap(),
        "office.damaged-2026-09-03-2.desk"
    );
    assert!(
        folder
            .path()
            .join("office.damaged-2026-09-03-2.desk-wal")
            .exists()
    );
    assert!(!ask.path.exists() && aside.exists());
}

/// Cuts a file to its first pages; returns its length then.
fn files_cut(path: &Path, pages: u64) -> u64 {
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_len(pages * 4096).unwrap();
    pages * 4096
}

#[test]
fn without_a_backup_the_sentence_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 300);
    store.close().unwrap();
    files_cut(&ask.path, 5);
    let error = refused(Store::open(ask.clone()));
    assert_eq!(error.kind, Kind::Damaged);
    assert!(
        error
            .message
            .contains("There is no backup of it on this computer"),
        "{}",
        error.message
    );
    // Its first bytes are gone, too: it had no password, so none is asked for.
    let mut bytes = std::fs::read(&ask.path).unwrap();
    bytes[..200].fill(0xA5);
    std::fs::write(&ask.path, bytes).unwrap();
    let error = refused(Store::open(ask));
    assert_eq!(error.kind, Kind::Damaged);
    assert!(
        error.message.contains("it had no password"),
        "{}",
        error.message
    );
}

#[test]
fn a_broken_index_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    std::fs::write(ask.data_dir.join("backups/index.json"), "{{{").unwrap();
    assert_eq!(backup::find_file_id_for(&ask.data_dir, &ask.path), None);
    let store = Store::open(ask.clone()).unwrap();
    assert_eq!(
        backup::find_file_id_for(&ask.data_dir, &ask.path).as_deref(),
        Some(store.file_id())
    );
}
