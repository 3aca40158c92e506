//! The store on real disks: every test has a folder of its own.

mod backups;
mod faults;
mod opening;
mod password;
mod schema;

use super::{Access, Credential, Opening, Store};
use crate::error::Error;
use crate::types::Clock;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What no file may hold in the clear once it has a password.
pub const CANARY: &str = "Canary Wharf Academy";
pub const PASSWORD: &str = "correct horse battery";

pub fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

pub fn opening(folder: &Path) -> Opening {
    Opening {
        path: folder.join("office.desk"),
        credential: None,
        user: "ann".to_owned(),
        clock: Clock::Fixed(at("2026-09-03T10:42:07Z")),
        data_dir: folder.join("data"),
        read_only: false,
    }
}

pub fn with(opening: &Opening, secret: &str) -> Opening {
    Opening {
        credential: Some(Credential(secret.to_owned())),
        ..opening.clone()
    }
}

/// The error of what should not have worked.
pub fn refused<T>(outcome: crate::error::Result<T>) -> Error {
    let Err(error) = outcome else {
        panic!("this should have been refused")
    };
    finished(&error);
    error
}

/// A sentence: it begins with something to read, ends with a full stop, and has no word of SQLite's own.
pub fn finished(error: &Error) {
    let words = &error.message;
    assert!(
        words.len() > 20 && words.ends_with(['.', '?']),
        "not a finished sentence: {words}"
    );
    for foreign in ["SQLITE_", "Error code", "malformed", "Os {", "sqlite"] {
        assert!(!words.contains(foreign), "{words}");
    }
}

pub fn add_school(store: &Store, name: &str) -> i64 {
    let done = store.operate("school_add", |write| {
        write.label(format!("Added {name}"));
        insert_school(write, name)
    });
    done.unwrap().value
}

pub fn insert_school(write: &super::Write<'_>, name: &str) -> crate::error::Result<i64> {
    let id = write.id("school")?;
    write.db.execute(
        "INSERT INTO school (id, name, added_on) VALUES (?1, ?2, '2026-09-03')",
        params![id, name],
    )?;
    Ok(id)
}

/// Many schools in one operation.
pub fn fill(store: &Store, count: usize) {
    let done = store.operate("school_fill", |write| {
        write.label(format!("Added {count} schools"));
        for number in 0..count {
            insert_school(write, &format!("{CANARY} {number:06} {}", "x".repeat(80)))?;
        }
        Ok(())
    });
    done.unwrap();
}

pub fn names(store: &Store) -> Vec<String> {
    names_in(&store.read().unwrap())
}

pub fn names_in(db: &Connection) -> Vec<String> {
    let mut statement = db.prepare("SELECT name FROM school ORDER BY id").unwrap();
    statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

pub fn sound(store: &Store) {
    let reader = store.read().unwrap();
    let said: String = reader
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(said, "ok");
}

pub fn writable(store: &Store) -> bool {
    *store.access() == Access::ReadWrite
}

pub fn reason(store: &Store) -> String {
    match store.access() {
        Access::ReadOnly { reason } => reason.clone(),
        Access::ReadWrite => panic!("it can be written"),
    }
}

/// Every file under `folder`, with its bytes.
pub fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            out.extend(all_files(&entry.path()));
        } else {
            out.push((entry.path(), std::fs::read(entry.path()).unwrap()));
        }
    }
    out
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// The variable that tells a child process where to work.
pub const FOLDER: &str = "DESK_TEST_FOLDER";

/// The folder of a child process; `None` where the test is run by hand.
pub fn my_folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

/// This test program once more, to run the ignored test `name` in `folder`.
pub fn again(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    prepared(&mut command, name, folder);
    command
}

/// The arguments and settings of [`again`] on another command.
pub fn prepared(command: &mut Command, name: &str, folder: &Path) {
    command
        .args([
            &format!("store::tests::{name}"),
            "--exact",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

/// Starts a child and waits until it says `ready`.
pub fn started(mut command: Command) -> (Child, std::io::BufReader<std::process::ChildStdout>) {
    use std::io::BufRead;
    let mut child = command.spawn().unwrap();
    let mut lines = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("ready") {
        line.clear();
        if lines.read_line(&mut line).unwrap() == 0 {
            let output = child.wait_with_output().unwrap();
            panic!(
                "the child ended: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    (child, lines)
}

/// Random numbers that are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}
