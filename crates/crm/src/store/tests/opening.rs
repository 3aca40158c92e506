//! Making, opening, locking, reading along, closing.

use super::*;
use crate::error::Kind;
use crate::store::files::{self, Head};
use crate::store::place::Place;
use crate::store::{backup, lock, open};
use std::fs::File;
use std::time::Instant;

#[test]
fn a_new_file_opens_again_with_what_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    assert!(writable(&store) && store.warnings().is_empty());
    let id = store.file_id().to_owned();
    assert_eq!(add_school(&store, "St Joseph's"), 1);
    store.close().unwrap();
    let store = Store::open(ask.clone()).unwrap();
    assert_eq!(store.file_id(), id);
    assert_eq!(names(&store), ["St Joseph's"]);
    assert_eq!(store.staff_id(), Some(1));
    let last: i64 = store
        .read()
        .unwrap()
        .query_row("SELECT max(id) FROM operation", [], |row| row.get(0))
        .unwrap();
    assert_eq!(store.session_start(), last);
    store.close().unwrap();
    // Nothing but the file, its empty lock and the program's own folder.
    let mut left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["data", "office.desk", "office.desk.lock"]);
}

#[test]
fn opening_and_closing_again_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    let before = std::fs::read(&ask.path).unwrap();
    Store::open(ask.clone()).unwrap().close().unwrap();
    assert!(std::fs::read(&ask.path).unwrap() == before);
}

#[test]
fn the_settings_are_what_the_design_says() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(opening(folder.path())).unwrap();
    let writer = store.writer().unwrap();
    let db = writer.as_ref().unwrap();
    let text = |name: &str| {
        db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    let number = |name: &str| {
        db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(text("journal_mode"), "wal");
    for (name, value) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("busy_timeout", 5000),
    ] {
        assert_eq!(number(name), value, "{name}");
    }
    let reader = store.read().unwrap();
    let error = reader.execute("DELETE FROM school", []).unwrap_err();
    assert_eq!(Error::from(error).kind, Kind::ReadOnly);
}

#[test]
fn each_person_is_on_the_staff_once() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    let store = Store::open(Opening {
        user: "bea".to_owned(),
        ..ask.clone()
    })
    .unwrap();
    let bea = store.staff_id();
    assert_ne!(bea, Some(1));
    let last: i64 = store
        .read()
        .unwrap()
        .query_row("SELECT max(id) FROM operation", [], |row| row.get(0))
        .unwrap();
    assert_eq!(
        store.session_start(),
        last,
        "joining is no step of the session"
    );
    store.close().unwrap();
    assert_eq!(
        Store::open(Opening {
            user: "BEA".to_owned(),
            ..ask.clone()
        })
        .unwrap()
        .staff_id(),
        bea
    );
    assert_eq!(Store::open(ask).unwrap().staff_id(), Some(1));
}

#[test]
fn making_a_file_never_replaces_one() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    std::fs::write(&ask.path, "something else").unwrap();
    let error = refused(Store::create(ask.clone()));
    assert_eq!(error.kind, Kind::Conflict);
    assert!(error.message.contains("office.desk") && error.message.contains("Choose another name"));
    assert_eq!(std::fs::read(&ask.path).unwrap(), b"something else");
    let error = refused(Store::create(Opening {
        path: folder.path().join("nowhere/office.desk"),
        ..ask.clone()
    }));
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains("nowhere"), "{}", error.message);
    let error = refused(Store::create(with(
        &Opening {
            path: folder.path().join("b.desk"),
            ..ask
        },
        "short",
    )));
    assert_eq!(error.kind, Kind::Invalid);
    assert!(!folder.path().join("b.desk").exists() && !folder.path().join("b.desk.new").exists());
}

#[test]
fn a_log_of_a_deleted_file_is_not_read_into_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    let wal = std::fs::read(folder.path().join("office.desk-wal")).unwrap();
    drop(store);
    std::fs::remove_file(&ask.path).unwrap();
    std::fs::write(folder.path().join("office.desk-wal"), wal).unwrap();
    let store = Store::create(ask).unwrap();
    assert!(names(&store).is_empty());
    sound(&store);
}

#[test]
fn what_is_no_file_of_ours_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let zip = [b"PK\x03\x04".as_slice(), &[0; 60]].concat();
    let table: &[(&[u8], Kind, &str)] = &[
        (b"", Kind::Damaged, "is empty (0 bytes)"),
        (
            b"URN,LA (code),EstablishmentName\r\n100000,201,St Joseph\x92s\r\n",
            Kind::Invalid,
            "a text or CSV file",
        ),
        (b"\xFF\xFEU\0R\0N\0", Kind::Invalid, "a text or CSV file"),
        (
            b"<!DOCTYPE html><html><body>Error</body></html>",
            Kind::Invalid,
            "a web page",
        ),
        (b"%PDF-1.7\n%\xE2\xE3", Kind::Invalid, "a PDF"),
        (&zip, Kind::Invalid, "a zip archive or an Excel workbook"),
        (b"SQLite format 3\0", Kind::Damaged, "most of it is missing"),
        (&[0; 8192], Kind::Damaged, "its beginning is broken"),
        (&[7; 100], Kind::Damaged, "most of it is missing"),
    ];
    for (bytes, kind, words) in table {
        std::fs::write(&ask.path, bytes).unwrap();
        let error = refused(Store::open(ask.clone()));
        assert_eq!(error.kind, *kind, "{}", error.message);
        assert!(
            error.message.contains(words) && error.message.contains("office.desk"),
            "{}",
            error.message
        );
        assert_eq!(std::fs::read(&ask.path).unwrap(), *bytes);
    }
    std::fs::remove_file(&ask.path).unwrap();
    let error = refused(Store::open(ask.clone()));
    assert_eq!(error.kind, Kind::NotFound);
    let error = refused(Store::open(Opening {
        path: folder.path().to_owned(),
        ..ask
    }));
    assert_eq!(error.kind, Kind::Invalid);
    assert!(
        error.message.contains("it is a folder"),
        "{}",
        error.message
    );
}

#[test]
fn random_bytes_look_encrypted_and_never_like_text() {
    let mut dice = Dice(42);
    for _ in 0..2_000 {
        let bytes: Vec<u8> = (0..512).map(|_| dice.next() as u8).collect();
        assert!(matches!(files::tell(&bytes, 40_960), Head::Encrypted(_)));
    }
}

#[test]
fn a_second_opening_reads_along() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let first = Store::create(ask.clone()).unwrap();
    add_school(&first, "St Joseph's");
    let second = Store::open(Opening {
        user: "bea".to_owned(),
        ..ask.clone()
    })
    .unwrap();
    assert!(!writable(&second));
    assert!(
        reason(&second).starts_with(
            "ann has office.desk open in another window on this computer, since 3 Sep"
        )
    );
    assert_eq!(second.staff_id(), None);
    assert_eq!(names(&second), ["St Joseph's"]);
    assert!(!second.changed_elsewhere().unwrap());
    let generation = second.generation();
    add_school(&first, "St Mary's");
    assert!(second.changed_elsewhere().unwrap());
    assert!(!second.changed_elsewhere().unwrap());
    assert_ne!(second.generation(), generation);
    assert_eq!(names(&second), ["St Joseph's", "St Mary's"]);
    let error = refused(second.operate("x", |_| Ok(())));
    assert_eq!(error.kind, Kind::ReadOnly);
    assert!(
        error.message.contains("ann has office.desk open")
            && error.message.ends_with("Nothing was changed.")
    );
    second.close().unwrap();
    // The reader that came and went has not taken anything from the first.
    add_school(&first, "St Anne's");
    assert!(folder.path().join("office.desk.owner").exists());
    first.close().unwrap();
    assert!(writable(&Store::open(ask).unwrap()));
}

#[test]
fn another_process_reads_along_and_the_lock_goes_with_a_killed_one() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let (mut child, _lines) = started(again("opening::child_holds", folder.path()));
    let second = Store::open(Opening {
        user: "bea".to_owned(),
        ..ask.clone()
    })
    .unwrap();
    assert!(
        reason(&second).contains("ann has office.desk open"),
        "{}",
        reason(&second)
    );
    assert_eq!(names(&second), ["from the child"]);
    child.kill().unwrap();
    child.wait().unwrap();
    // Who it was is left behind, and so is the log with the school in it.
    assert!(lock::left_behind(&ask.path));
    drop(second);
    let now = Instant::now();
    let store = Store::open(ask).unwrap();
    assert!(now.elapsed().as_secs() < 1);
    assert!(writable(&store));
    assert_eq!(names(&store), ["from the child"]);
    sound(&store);
}

#[test]
#[ignore = "runs in a child process"]
fn child_holds() {
    let Some(folder) = my_folder() else { return };
    let store = Store::create(opening(&folder)).unwrap();
    add_school(&store, "from the child");
    println!("ready");
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[cfg(unix)]
#[test]
fn who_reads_along_leaves_the_holders_shared_memory_alone_also_where_its_lock_was_lost() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    let shared = files::companion(&ask.path, "-shm");
    // As a file dialog does: opened, looked at, closed, and every lock of this process on it is gone.
    drop(File::open(&shared).unwrap());
    drop(File::open(&ask.path).unwrap());
    let before = std::fs::read(&shared).unwrap();
    let stood = std::fs::metadata(&shared).unwrap().modified().unwrap();
    let child = again("opening::child_reads", folder.path())
        .output()
        .unwrap();
    assert!(child.status.success(), "{child:?}");
    assert!(std::fs::read(&shared).unwrap() == before);
    assert_eq!(
        std::fs::metadata(&shared).unwrap().modified().unwrap(),
        stood,
        "emptied and written anew"
    );
    add_school(&store, "St Mary's");
    assert_eq!(names(&store), ["St Joseph's", "St Mary's"]);
    sound(&store);
}

#[test]
#[ignore = "runs in a child process"]
fn child_reads() {
    let Some(folder) = my_folder() else { return };
    let store = Store::open(opening(&folder)).unwrap();
    assert!(!writable(&store));
    assert_eq!(names(&store), ["St Joseph's"]);
}

/// Another computer holds the file: its lock, and its words.
fn held_elsewhere(path: &Path) -> File {
    let lock = File::create(lock::beside(path, "lock")).unwrap();
    lock.lock().unwrap();
    std::fs::write(
        lock::beside(path, "owner"),
        "Bea\nOFFICE-2\n2026-09-03T09:00:00Z\n",
    )
    .unwrap();
    lock
}

#[test]
fn held_on_another_computer_only_its_snapshot_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let mut store = Store::create(with(&ask, PASSWORD)).unwrap();
    add_school(&store, "St Joseph's");
    assert_eq!(
        backup::snapshot(&store).unwrap(),
        None,
        "nobody else sees this folder"
    );
    store.place = Place::Network("cifs".to_owned());
    let snapshot = backup::snapshot(&store).unwrap().unwrap();
    assert!(snapshot.encrypted && snapshot.path.ends_with("office.snapshot.desk"));
    assert_eq!(
        backup::snapshot(&store).unwrap(),
        None,
        "nothing changed since"
    );
    add_school(&store, "St Mary's");
    assert!(backup::snapshot(&store).unwrap().is_some());
    store.place = Place::Local;
    add_school(&store, "not in the snapshot");
    store.close().unwrap();

    let lock = held_elsewhere(&ask.path);
    let before = std::fs::read(&ask.path).unwrap();
    for read_only in [false, true] {
        let store = Store::open(Opening {
            read_only,
            ..with(&ask, PASSWORD)
        })
        .unwrap();
        let words = reason(&store);
        assert!(
            words
                .starts_with("Bea has office.desk open on the computer OFFICE-2, since 3 Sep 2026"),
            "{words}"
        );
        assert!(words.contains("the copy that was kept there on"), "{words}");
        assert_eq!(names(&store), ["St Joseph's", "St Mary's"]);
        assert!(!store.changed_elsewhere().unwrap());
        // The holder can replace its snapshot meanwhile: we read a copy of our own.
        assert!(
            all_files(&ask.data_dir)
                .iter()
                .any(|(path, _)| path.ends_with("copy.desk"))
        );
        drop(store);
        assert!(
            !all_files(&ask.data_dir)
                .iter()
                .any(|(path, _)| path.ends_with("copy.desk"))
        );
    }
    std::fs::remove_file(backup::snapshot_path(&ask.path)).unwrap();
    let error = refused(Store::open(with(&ask, PASSWORD)));
    assert_eq!(error.kind, Kind::Busy);
    assert!(
        error.message.contains("OFFICE-2") && error.message.contains("Ask for it to be closed")
    );
    assert!(std::fs::read(&ask.path).unwrap() == before);
    drop(lock);
    assert!(writable(&Store::open(with(&ask, PASSWORD)).unwrap()));
}

#[test]
fn closing_on_a_network_drive_leaves_a_fresh_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let mut store = Store::create(ask.clone()).unwrap();
    store.place = Place::Synced("OneDrive");
    add_school(&store, "St Joseph's");
    store.close().unwrap();
    let copy = Opening {
        path: backup::snapshot_path(&ask.path),
        read_only: true,
        ..ask
    };
    assert_eq!(names(&Store::open(copy).unwrap()), ["St Joseph's"]);
}

#[test]
fn asked_for_reading_only_nothing_is_held() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    let reader = Store::open(Opening {
        read_only: true,
        ..ask.clone()
    })
    .unwrap();
    assert_eq!(reason(&reader), "office.desk was opened for reading only.");
    let writer = Store::open(ask).unwrap();
    assert!(writable(&writer));
    add_school(&writer, "St Joseph's");
    assert!(reader.changed_elsewhere().unwrap());
    assert_eq!(names(&reader), ["St Joseph's"]);
}

#[cfg(unix)]
#[test]
fn two_names_of_a_file_meet_at_one_lock() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let first = Store::create(ask.clone()).unwrap();
    let link = folder.path().join("link.desk");
    std::os::unix::fs::symlink(&ask.path, &link).unwrap();
    let second = Store::open(Opening { path: link, ..ask }).unwrap();
    assert!(!writable(&second));
    assert_eq!(second.path(), first.path());
}

#[test]
fn names_with_odd_letters_open() {
    let folder = tempfile::tempdir().unwrap();
    let everywhere = ["50% done #1 & é ’.desk", "a b.desk", "über%20.desk"];
    let elsewhere = ["done?.desk", "file:x.desk"];
    for name in everywhere
        .into_iter()
        .chain(elsewhere.into_iter().filter(|_| cfg!(unix)))
    {
        let ask = Opening {
            path: folder.path().join(name),
            ..opening(folder.path())
        };
        let store = Store::create(ask.clone()).unwrap();
        add_school(&store, name);
        backup::backup(&store, None, "by hand").unwrap();
        store.close().unwrap();
        assert!(ask.path.is_file(), "{name}");
        assert_eq!(
            names(
                &Store::open(Opening {
                    read_only: true,
                    ..ask
                })
                .unwrap()
            ),
            [name]
        );
    }
}

#[test]
fn a_network_drive_gets_a_rollback_journal() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    let db = open::connect(&ask.path, None, open::How::Write).unwrap();
    let mode = || {
        db.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    let network = Place::Network("nfs4".to_owned());
    assert_eq!(mode(), "wal");
    assert_eq!(
        open::set_journal(&db, &ask.path, false, &network).unwrap(),
        None
    );
    assert_eq!(mode(), "delete");
    assert_eq!(
        open::set_journal(&db, &ask.path, false, &Place::Local).unwrap(),
        None
    );
    assert_eq!(mode(), "wal");
}

#[test]
fn a_store_in_memory_leaves_nothing() {
    let store = Store::in_memory(Clock::System).unwrap();
    add_school(&store, "St Joseph's");
    let folder = store.path().parent().unwrap().to_owned();
    assert!(folder.is_dir());
    // Readers and the writer work side by side.
    let reader = store.read().unwrap();
    add_school(&store, "St Mary's");
    assert_eq!(names_in(&reader).len(), 2);
    drop(reader);
    drop(store);
    assert!(!folder.exists());
}

#[test]
fn a_scratch_folder_of_a_killed_process_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join("partnership-desk-0123");
    std::fs::create_dir(&left).unwrap();
    std::fs::write(left.join("lock"), "").unwrap();
    std::fs::write(left.join("copy.desk"), "x").unwrap();
    let one = files::Scratch::new(folder.path()).unwrap();
    assert!(!left.exists());
    let two = files::Scratch::new(folder.path()).unwrap();
    assert!(one.folder().is_dir() && two.folder().is_dir());
}

#[test]
fn a_checkpoint_waits_for_no_reader() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(opening(folder.path())).unwrap();
    let reader = store.read().unwrap();
    let mut statement = reader
        .prepare("SELECT id FROM staff UNION ALL SELECT id FROM operation")
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    assert!(rows.next().unwrap().is_some());
    add_school(&store, "St Joseph's");
    let now = Instant::now();
    store.checkpoint().unwrap();
    assert!(now.elapsed().as_millis() < 500);
}

#[test]
fn credentials_never_show() {
    let folder = tempfile::tempdir().unwrap();
    let ask = with(&opening(folder.path()), PASSWORD);
    assert!(!format!("{ask:?}").contains("horse"));
}
