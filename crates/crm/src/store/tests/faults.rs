//! Full disks, damaged files, killed processes, folders that may not be written to.

use super::*;
use crate::error::{Kind, Result};
use crate::store::backup::{self, reason};
use crate::store::files;
use crate::store::open;
use crate::store::password::{Key, leftover, recovery_key, rekey, rekey_to};
use std::time::{Duration, Instant};

fn cap(store: &Store, pages: i64) {
    let writer = store.writer().unwrap();
    let db = writer.as_ref().unwrap();
    let _: i64 = db
        .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| {
            row.get(0)
        })
        .unwrap();
}

#[test]
fn a_full_disk_refuses_an_edit_and_a_restore_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, "St Joseph's");
    let small = backup::backup(&store, None, reason::BY_HAND).unwrap();
    fill(&store, 3_000);
    let big = backup::backup(&store, None, reason::BY_HAND).unwrap();
    backup::restore(&store, Path::new(&small.path), None).unwrap();
    assert_eq!(names(&store), ["St Joseph's"]);

    cap(&store, 1);
    for _ in 0..3 {
        let error = refused(store.operate("school_fill", |write| {
            write.label("Too much");
            for number in 0..3_000 {
                insert_school(write, &format!("{number} {}", "x".repeat(200)))?;
            }
            Ok(())
        }));
        assert_eq!(error.kind, Kind::DiskFull);
        assert!(
            error.message.contains("Free some space"),
            "{}",
            error.message
        );
    }
    let error = refused(backup::restore(&store, Path::new(&big.path), None));
    assert_eq!(error.kind, Kind::DiskFull);
    assert_eq!(names(&store), ["St Joseph's"]);
    sound(&store);
    // With room again everything works, the log as well.
    cap(&store, 1_000_000);
    add_school(&store, "St Mary's");
    backup::restore(&store, Path::new(&big.path), None).unwrap();
    assert_eq!(names(&store).len(), 3_001);
    store.close().unwrap();
    sound(&Store::open(ask).unwrap());
}

/// A disk of one's own that is small: only root may have it, and not everywhere.
#[cfg(target_os = "linux")]
fn on_a_small_disk(test: &str, megabytes: u32) {
    let folder = tempfile::tempdir().unwrap();
    let script = format!("mount -t tmpfs -o size={megabytes}m tmpfs \"$0\" && exec \"$@\"");
    let mut command = Command::new("unshare");
    command
        .args(["--mount", "sh", "-c", &script])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap());
    prepared(&mut command, test, folder.path());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    if !text.contains("running 1 test") {
        println!(
            "skipped: this account may not mount a small disk ({})",
            text.trim()
        );
        return;
    }
    assert!(
        output.status.success() && text.contains("all was well"),
        "{text}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_really_full_loses_nothing() {
    on_a_small_disk("faults::child_full_disk", 12);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "runs in a child process"]
fn child_full_disk() {
    let Some(folder) = my_folder() else { return };
    let ask = opening(&folder);
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 2_000);
    let good = backup::backup(&store, None, reason::BY_HAND).unwrap();
    store.checkpoint().unwrap();
    let whole = names(&store);
    let ballast = folder.join("ballast");
    let fill_up = |spare: u64| {
        let free = fs4::available_space(&folder).unwrap();
        std::fs::write(
            &ballast,
            vec![1_u8; usize::try_from(free.saturating_sub(spare)).unwrap()],
        )
        .unwrap();
    };
    // Down to the last byte: edits end with a sentence, and what was saved stays.
    fill_up(64 << 10);
    let error = loop {
        let outcome = store.operate("school_fill", |write| {
            write.label("More");
            for _ in 0..50 {
                insert_school(write, &"x".repeat(900))?;
            }
            Ok(())
        });
        if let Err(error) = outcome {
            break error;
        }
    };
    assert_eq!(error.kind, Kind::DiskFull, "{error}");
    finished(&error);
    let saved = names(&store);
    assert!(saved.len() >= whole.len());
    sound(&store);
    for error in [
        refused(backup::backup(&store, None, reason::BY_HAND)),
        refused(backup::restore(&store, Path::new(&good.path), None)),
        refused(Store::create(Opening {
            path: folder.join("new.desk"),
            ..ask.clone()
        })),
    ] {
        assert_eq!(error.kind, Kind::DiskFull, "{error}");
        assert!(error.message.contains("Free some space"), "{error}");
    }
    assert!(!folder.join("new.desk").exists());
    std::fs::remove_file(&ballast).unwrap();
    store.close().unwrap();
    // There is room when it starts, and none in the end: SQLite says so itself.
    let mut spare = files::length(&ask.path) + (4 << 20) + 1;
    let mut refusals = 0;
    while spare > 4 << 20 {
        fill_up(spare);
        // What the look at the disk found free is taken by someone else meanwhile.
        let hog = folder.join("hog");
        std::fs::write(&hog, vec![1_u8; (4 << 20) + 300_000]).unwrap();
        let outcome: Result<_> = password_export(&ask.path, &folder.join("copy.desk"));
        std::fs::remove_file(&hog).unwrap();
        files::remove(&folder.join("copy.desk"));
        let Err(error) = outcome else { break };
        assert_eq!(error.kind, Kind::DiskFull, "{error}");
        refusals += 1;
        spare -= 200_000;
    }
    assert!(refusals > 0);
    std::fs::remove_file(&ballast).unwrap();
    fill_up(files::length(&ask.path) / 2);
    let error = refused(rekey(&ask.path, None, Some(PASSWORD)));
    assert_eq!(error.kind, Kind::DiskFull);
    assert!(!leftover(&ask.path).exists());
    std::fs::remove_file(&ballast).unwrap();
    let store = Store::open(ask).unwrap();
    assert_eq!(names(&store), saved);
    sound(&store);
    assert_eq!(
        backup::preview(&store, Path::new(&good.path), None)
            .unwrap()
            .nouns[0]
            .then,
        2_000
    );
    println!("all was well");
}

fn password_export(from: &Path, to: &Path) -> Result<()> {
    crate::store::password::export(from, None, to, Some(&new_key()))
}

/// A file with some hundred pages, closed in order, and its backup.
fn sample(folder: &Path, secret: Option<&str>) -> Opening {
    let ask = opening(folder);
    let ask = secret.map_or(ask.clone(), |secret| with(&ask, secret));
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 800);
    backup::backup(&store, None, reason::BY_HAND).unwrap();
    store.close().unwrap();
    ask
}

#[test]
fn a_damaged_file_never_ends_the_program_and_never_lies() {
    for secret in [None, Some(PASSWORD)] {
        let folder = tempfile::tempdir().unwrap();
        let mut ask = sample(folder.path(), secret);
        if secret.is_some() {
            // Costs no derivation each time.
            let store = Store::open(ask.clone()).unwrap();
            ask = with(&ask, &recovery_key(store.key().unwrap()));
        }
        let good = std::fs::read(&ask.path).unwrap();
        let whole = {
            let store = Store::open(ask.clone()).unwrap();
            names(&store)
        };
        let mut dice = Dice(2026);
        let rounds = 150;
        let (mut refusals, mut opened) = (0, 0);
        for round in 0..rounds {
            let mut bytes = good.clone();
            let length = bytes.len() as u64;
            match round % 5 {
                0 => {
                    for _ in 0..=dice.below(20) {
                        bytes[dice.below(length) as usize] ^= 1 << dice.below(8);
                    }
                }
                1 => {
                    let page = (dice.below(length / 4096) * 4096) as usize;
                    bytes[page..page + 4096].fill(0);
                }
                2 => bytes.truncate(dice.below(length) as usize),
                3 => {
                    // The header, where it hurts most.
                    bytes[dice.below(100) as usize] = dice.next() as u8;
                }
                _ => {
                    let page = (dice.below(length / 4096) * 4096) as usize;
                    let other = (dice.below(length / 4096) * 4096) as usize;
                    bytes.copy_within(page..page + 4096, other);
                }
            }
            files::remove(&ask.path);
            std::fs::write(&ask.path, &bytes).unwrap();
            // As after an unclean close: then every page is looked at.
            std::fs::write(
                folder.path().join("office.desk.owner"),
                "ann\nx\n2026-09-03T09:00:00Z\n",
            )
            .unwrap();
            match Store::open(ask.clone()) {
                Err(error) => {
                    finished(&error);
                    assert!(
                        matches!(
                            error.kind,
                            Kind::Damaged
                                | Kind::PasswordWrong
                                | Kind::PasswordNeeded
                                | Kind::FileTooNew
                        ),
                        "round {round}: {error:?}"
                    );
                    if error.kind == Kind::Damaged {
                        assert!(
                            error.message.contains("ackup")
                                || error.message.contains("another program"),
                            "{error}"
                        );
                    }
                    refusals += 1;
                }
                Ok(store) => {
                    // It opened, so whatever is read is right, or an error is told; a backup never takes rot along.
                    let reader = store.read().unwrap();
                    let read = reader
                        .prepare("SELECT name FROM school ORDER BY id")
                        .and_then(|mut statement| {
                            statement
                                .query_map([], |row| row.get::<_, String>(0))?
                                .collect::<rusqlite::Result<Vec<_>>>()
                        });
                    drop(reader);
                    match read {
                        Ok(read) if read == whole => opened += 1,
                        // quick_check sees every page but not every letter: a flipped bit of text without a password.
                        Ok(read) => {
                            assert!(
                                secret.is_none(),
                                "round {round}: a changed page went unnoticed"
                            );
                            assert_eq!(read.len(), whole.len(), "round {round}");
                            opened += 1;
                        }
                        Err(error) => finished(&Error::from(error)),
                    }
                    if let Err(error) = backup::backup(&store, None, "by hand") {
                        finished(&error);
                    }
                }
            }
        }
        assert!(refusals > rounds / 3, "{refusals} of {rounds} were refused");
        assert!(refusals + opened > 0);
        // The backups of before are all there, and the way on works.
        std::fs::write(&ask.path, &good[..good.len() / 2]).unwrap();
        let first = backup::of_path(&ask.data_dir, &ask.path)
            .unwrap()
            .pop()
            .unwrap();
        crate::store::damage::restore_as(
            &ask.path,
            Path::new(&first.path),
            ask.credential.as_ref(),
            ask.clock,
        )
        .unwrap();
        assert_eq!(names(&Store::open(ask.clone()).unwrap()), whole);
    }
}

#[test]
fn a_damaged_log_loses_at_most_what_it_held() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    store.checkpoint().unwrap();
    for number in 0..40 {
        add_school(&store, &format!("School {number}"));
    }
    let file = std::fs::read(&ask.path).unwrap();
    let wal = std::fs::read(files::companion(&ask.path, "-wal")).unwrap();
    drop(store);
    let mut dice = Dice(11);
    for _ in 0..40 {
        files::remove(&ask.path);
        let mut log = wal.clone();
        if dice.below(2) == 0 {
            log.truncate(dice.below(wal.len() as u64) as usize);
        } else {
            log[dice.below(wal.len() as u64) as usize] ^= 4;
        }
        std::fs::write(&ask.path, &file).unwrap();
        std::fs::write(files::companion(&ask.path, "-wal"), log).unwrap();
        let store = Store::open(ask.clone()).unwrap();
        sound(&store);
        // Whole operations, in order, without a gap.
        for (number, name) in names(&store).iter().enumerate() {
            assert_eq!(*name, format!("School {number}"));
        }
    }
}

#[test]
fn a_check_says_what_is_not_sound() {
    for secret in [None, Some(PASSWORD)] {
        let folder = tempfile::tempdir().unwrap();
        let ask = sample(folder.path(), secret);
        let store = Store::open(ask.clone()).unwrap();
        assert_eq!(store.problems().unwrap(), Vec::<String>::new());
        {
            let writer = store.writer().unwrap();
            let db = writer.as_ref().unwrap();
            db.execute_batch(
                "PRAGMA foreign_keys = OFF;
                 INSERT INTO code VALUES ('la', '201', 'City of London');
                 INSERT INTO school_urn (id, school_id, urn, until_on) VALUES (1, 999999, 1, '2026-09-03');",
            )
            .unwrap_err();
            crate::store::log::remove_from(db, "school_urn").unwrap();
            db.execute_batch(
                "INSERT INTO school_urn (id, school_id, urn, until_on) VALUES (1, 999999, 1, '2026-09-03')",
            )
            .unwrap();
        }
        let said = store.problems().unwrap();
        assert_eq!(
            said,
            ["Rows of school_urn that refer to rows of school that are not there: 1."]
        );
        // The first page of a table that nothing reads on the way in.
        let page = {
            let writer = store.writer().unwrap();
            let db = writer.as_ref().unwrap();
            let first = "SELECT rootpage FROM sqlite_schema WHERE name = 'activity'";
            let number: u32 = db.query_row(first, [], |row| row.get(0)).unwrap();
            let number = number as usize;
            (number - 1) * 4096..number * 4096
        };
        store.close().unwrap();
        let mut bytes = std::fs::read(&ask.path).unwrap();
        bytes[page].fill(0x55);
        std::fs::write(&ask.path, bytes).unwrap();
        let store = Store::open(ask).unwrap();
        let said = store.problems().unwrap();
        assert!(
            said[0].contains("damaged") && said[0].ends_with('.'),
            "{said:?}"
        );
    }
}

#[test]
fn what_a_crash_left_in_a_rollback_journal_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let ask = sample(folder.path(), None);
    let db = open::connect(&ask.path, None, open::How::Write).unwrap();
    db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .unwrap();
    db.execute_batch(
        "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE school SET name = 'half', notes = name",
    )
    .unwrap();
    let crashed = tempfile::tempdir().unwrap();
    let there = opening(crashed.path());
    for ending in ["", "-journal"] {
        std::fs::copy(
            files::companion(&ask.path, ending),
            files::companion(&there.path, ending),
        )
        .unwrap();
    }
    assert!(holds(&std::fs::read(&there.path).unwrap(), "half"));
    drop(db);
    for read_only in [true, false] {
        let store = Store::open(Opening {
            read_only,
            ..there.clone()
        })
        .unwrap();
        assert!(names(&store).iter().all(|name| name.starts_with(CANARY)));
        sound(&store);
    }
}

/// What a child does until it is killed, `rounds` times at random moments of it; `after` looks at what is left.
fn killed(test: &str, rounds: u32, prepare: impl Fn(&Path), after: impl Fn(&Path, u32) -> bool) {
    let mut dice = Dice(99);
    let (mut done, mut undone) = (0, 0);
    let mut whole = Duration::ZERO;
    for round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let (mut child, mut lines) = started(again(test, folder.path()));
        if round == 0 {
            // The first runs to its end, to know how long that takes.
            let from = Instant::now();
            std::io::Read::read_to_end(&mut lines, &mut Vec::new()).unwrap();
            whole = from.elapsed();
            assert!(child.wait().unwrap().success());
        } else {
            std::thread::sleep(Duration::from_micros(dice.below(whole.as_micros() as u64)));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        if after(folder.path(), round) {
            done += 1
        } else {
            undone += 1
        }
    }
    println!(
        "{test}: {done} were done, {undone} not, {} ms each",
        whole.as_millis()
    );
    assert!(done > 0);
}

/// A key that costs no derivation, which would take most of the time that the child has.
fn new_key() -> Key {
    let words = super::password::recovery_key_of(&[7; 32]);
    Key::from_secret(&words, crate::store::password::Salt([3; 16])).unwrap()
}

#[test]
fn a_killed_change_of_password_leaves_the_old_or_the_new() {
    let model = tempfile::tempdir().unwrap();
    let ask = sample(model.path(), None);
    let whole = names(&Store::open(ask.clone()).unwrap());
    let prepare = |folder: &Path| {
        std::fs::copy(&ask.path, folder.join("office.desk")).unwrap();
    };
    let new = recovery_key(&new_key());
    killed("faults::child_rekeys", 25, prepare, |folder, _| {
        let here = opening(folder);
        let plain = std::fs::read(&here.path)
            .unwrap()
            .starts_with(b"SQLite format 3");
        let now = Instant::now();
        let store = Store::open(if plain {
            here.clone()
        } else {
            with(&here, &new)
        })
        .unwrap();
        assert!(now.elapsed() < Duration::from_secs(1));
        assert_eq!(names(&store), whole);
        sound(&store);
        store.close().unwrap();
        assert!(!leftover(&here.path).exists());
        if !plain {
            for (path, bytes) in all_files(folder) {
                assert!(!holds(&bytes, "Canary"), "{}", path.display());
            }
        }
        !plain
    });
}

#[test]
#[ignore = "runs in a child process"]
fn child_rekeys() {
    let Some(folder) = my_folder() else { return };
    let key = new_key();
    println!("ready");
    rekey_to(&folder.join("office.desk"), None, Some(key)).unwrap();
}

#[test]
fn a_killed_backup_leaves_no_half_one() {
    let model = tempfile::tempdir().unwrap();
    let ask = sample(model.path(), None);
    let prepare = |folder: &Path| {
        std::fs::copy(&ask.path, folder.join("office.desk")).unwrap();
    };
    killed("faults::child_backs_up", 12, prepare, |folder, _| {
        let here = opening(folder);
        let store = Store::open(here.clone()).unwrap();
        assert_eq!(names(&store).len(), 800);
        sound(&store);
        let listed = backup::list(&here.data_dir, store.file_id()).unwrap();
        for made in &listed {
            open::verify(Path::new(&made.path), None).unwrap();
        }
        !listed.is_empty()
    });
}

#[test]
#[ignore = "runs in a child process"]
fn child_backs_up() {
    let Some(folder) = my_folder() else { return };
    let store = Store::open(opening(&folder)).unwrap();
    println!("ready");
    for _ in 0..3 {
        backup::backup(&store, None, reason::BY_HAND).unwrap();
    }
}

#[test]
fn a_killed_restore_leaves_the_present_or_the_past() {
    let model = tempfile::tempdir().unwrap();
    let ask = sample(model.path(), None);
    let store = Store::open(ask.clone()).unwrap();
    let past = names(&store);
    for number in 0..30 {
        add_school(&store, &format!("School {number}"));
    }
    let present = names(&store);
    let made = backup::list(&ask.data_dir, store.file_id())
        .unwrap()
        .pop()
        .unwrap();
    store.close().unwrap();
    let prepare = |folder: &Path| {
        std::fs::copy(&ask.path, folder.join("office.desk")).unwrap();
        std::fs::copy(&made.path, folder.join("past.desk")).unwrap();
    };
    killed("faults::child_restores", 16, prepare, |folder, _| {
        let here = opening(folder);
        let now = Instant::now();
        let store = Store::open(here.clone()).unwrap();
        assert!(now.elapsed() < Duration::from_secs(1));
        sound(&store);
        let now = names(&store);
        assert!(
            now == past || now == present,
            "neither the one nor the other"
        );
        if now == past {
            // The present content is kept whole.
            let kept = backup::list(&here.data_dir, store.file_id()).unwrap();
            assert_eq!(
                backup::preview(&store, Path::new(&kept[0].path), None)
                    .unwrap()
                    .nouns[0]
                    .then,
                830
            );
        }
        // Swept with the next restore or copy.
        drop(files::Scratch::new(&here.data_dir).unwrap());
        assert!(
            !all_files(&here.data_dir)
                .iter()
                .any(|(path, _)| path.ends_with("restored.desk"))
        );
        now == past
    });
}

#[test]
#[ignore = "runs in a child process"]
fn child_restores() {
    let Some(folder) = my_folder() else { return };
    let store = Store::open(opening(&folder)).unwrap();
    println!("ready");
    backup::restore(&store, &folder.join("past.desk"), None).unwrap();
}

#[test]
fn a_killed_edit_is_wholly_there_or_not() {
    let prepare = |folder: &Path| Store::create(opening(folder)).unwrap().close().unwrap();
    killed("faults::child_edits", 10, prepare, |folder, _| {
        let store = Store::open(opening(folder)).unwrap();
        sound(&store);
        let count = names(&store).len();
        assert_eq!(count % 100, 0, "a half operation");
        let said = std::fs::read_to_string(folder.join("said"))
            .unwrap_or_default()
            .len()
            * 100;
        assert!(
            count == said || count == said + 100,
            "{count} schools, {said} were told as saved"
        );
        count > 0
    });
}

#[test]
#[ignore = "runs in a child process"]
fn child_edits() {
    use std::io::Write;
    let Some(folder) = my_folder() else { return };
    let store = Store::open(opening(&folder)).unwrap();
    let mut said = std::fs::File::create(folder.join("said")).unwrap();
    println!("ready");
    for _ in 0..20 {
        fill(&store, 100);
        said.write_all(b"x").unwrap();
    }
}

#[cfg(unix)]
mod read_only {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn allow(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    /// A child that may read `folder` but not write there: as root under another account, else by permission alone.
    fn as_another(test: &str, folder: &Path) {
        let mut command = Command::new("setpriv");
        let root = std::fs::metadata(folder).is_ok_and(|known| {
            use std::os::unix::fs::MetadataExt;
            known.uid() == 0
        });
        if root {
            command
                .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
                .arg(std::env::current_exe().unwrap());
        } else {
            command = Command::new(std::env::current_exe().unwrap());
        }
        prepared(&mut command, test, folder);
        let output = match command.output() {
            Ok(output) => output,
            Err(error) => return println!("skipped: no other account to be had ({error})"),
        };
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        if !text.contains("running 1 test") {
            return println!(
                "skipped: the test program may not run under another account ({})",
                text.trim()
            );
        }
        assert!(
            output.status.success() && text.contains("all was well"),
            "{text}"
        );
    }

    fn folder_for_others() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        allow(folder.path(), 0o777);
        let shared = folder.path().join("shared");
        std::fs::create_dir(&shared).unwrap();
        (folder, shared)
    }

    fn in_shared(folder: &Path) -> Opening {
        Opening {
            path: folder.join("shared/office.desk"),
            data_dir: folder.join("data-of-the-other"),
            ..opening(folder)
        }
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_is_read() {
        let (folder, shared) = folder_for_others();
        let ask = Opening {
            data_dir: folder.path().join("own"),
            ..in_shared(folder.path())
        };
        let store = Store::create(ask.clone()).unwrap();
        add_school(&store, "St Joseph's");
        store.close().unwrap();
        allow(&shared, 0o555);
        as_another("faults::read_only::child_reads", folder.path());
        // With a log that was left behind, through a copy.
        allow(&shared, 0o755);
        let store = Store::open(ask.clone()).unwrap();
        add_school(&store, "St Mary's");
        let (file, wal) = (
            std::fs::read(&ask.path).unwrap(),
            std::fs::read(files::companion(&ask.path, "-wal")).unwrap(),
        );
        // While it is held, the other account reads along, or is told who has it.
        allow(&shared, 0o555);
        as_another("faults::read_only::child_reads_along", folder.path());
        allow(&shared, 0o755);
        drop(store);
        std::fs::write(&ask.path, file).unwrap();
        std::fs::write(files::companion(&ask.path, "-wal"), wal).unwrap();
        allow(&shared, 0o555);
        as_another("faults::read_only::child_reads_a_copy", folder.path());
        assert!(
            files::length(&files::companion(&ask.path, "-wal")) > 0,
            "the log is as it was"
        );
        allow(&shared, 0o755);
    }

    #[test]
    #[ignore = "runs in a child process"]
    fn child_reads() {
        let Some(folder) = my_folder() else { return };
        let ask = in_shared(&folder);
        let before = all_files(&folder.join("shared"));
        let store = Store::open(ask.clone()).unwrap();
        assert!(
            reason(&store).contains("may not write in") && reason(&store).contains("Copy the file")
        );
        assert_eq!(names(&store), ["St Joseph's"]);
        assert_eq!(refused(store.operate("x", |_| Ok(()))).kind, Kind::ReadOnly);
        let made = backup::backup(&store, None, reason::BY_HAND).unwrap();
        assert!(made.bytes > 4096);
        assert_eq!(
            refused(backup::restore(&store, Path::new(&made.path), None)).kind,
            Kind::ReadOnly
        );
        assert_eq!(
            refused(rekey(&ask.path, None, Some(PASSWORD))).kind,
            Kind::ReadOnly
        );
        let new = Opening {
            path: folder.join("shared/new.desk"),
            ..ask.clone()
        };
        let error = refused(Store::create(new));
        assert_eq!(error.kind, Kind::Io);
        assert!(error.message.contains("Choose another folder"), "{error}");
        drop(store);
        let store = Store::open(Opening {
            read_only: true,
            ..ask
        })
        .unwrap();
        assert_eq!(names(&store), ["St Joseph's"]);
        assert!(before == all_files(&folder.join("shared")));
        println!("all was well");
    }

    #[test]
    #[ignore = "runs in a child process"]
    fn child_reads_along() {
        let Some(folder) = my_folder() else { return };
        let store = Store::open(in_shared(&folder)).unwrap();
        assert!(
            reason(&store).contains("ann has office.desk open in another window"),
            "{}",
            reason(&store)
        );
        assert_eq!(names(&store), ["St Joseph's", "St Mary's"]);
        println!("all was well");
    }

    #[test]
    #[ignore = "runs in a child process"]
    fn child_reads_a_copy() {
        let Some(folder) = my_folder() else { return };
        let ask = in_shared(&folder);
        let store = Store::open(ask.clone()).unwrap();
        assert_eq!(names(&store), ["St Joseph's", "St Mary's"]);
        drop(store);
        assert!(
            !all_files(&ask.data_dir)
                .iter()
                .any(|(path, _)| path.ends_with("copy.desk"))
        );
        println!("all was well");
    }

    #[test]
    fn a_file_that_may_not_be_changed_is_read() {
        let (folder, _) = folder_for_others();
        let ask = in_shared(folder.path());
        let own = Opening {
            data_dir: folder.path().join("own"),
            ..ask.clone()
        };
        let store = Store::create(own).unwrap();
        add_school(&store, "St Joseph's");
        store.close().unwrap();
        allow(&folder.path().join("shared"), 0o777);
        allow(&folder.path().join("shared/office.desk"), 0o444);
        allow(&folder.path().join("shared/office.desk.lock"), 0o666);
        as_another("faults::read_only::child_reads_a_file", folder.path());
    }

    #[test]
    #[ignore = "runs in a child process"]
    fn child_reads_a_file() {
        let Some(folder) = my_folder() else { return };
        let store = Store::open(in_shared(&folder)).unwrap();
        assert!(
            reason(&store).contains("may not change office.desk"),
            "{}",
            reason(&store)
        );
        assert_eq!(names(&store), ["St Joseph's"]);
        println!("all was well");
    }

    #[test]
    fn a_file_that_may_not_be_read_says_so() {
        let (folder, shared) = folder_for_others();
        let ask = in_shared(folder.path());
        Store::create(Opening {
            data_dir: folder.path().join("own"),
            ..ask
        })
        .unwrap()
        .close()
        .unwrap();
        allow(&shared.join("office.desk"), 0o600);
        allow(&shared, 0o755);
        as_another("faults::read_only::child_may_not_read", folder.path());
    }

    #[test]
    #[ignore = "runs in a child process"]
    fn child_may_not_read() {
        let Some(folder) = my_folder() else { return };
        let ask = in_shared(&folder);
        if std::fs::File::open(&ask.path).is_err() {
            let error = refused(Store::open(ask));
            assert_eq!(error.kind, Kind::Io);
            assert!(
                error.message.contains("this account may not use it"),
                "{error}"
            );
        }
        println!("all was well");
    }
}
