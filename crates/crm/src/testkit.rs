//! What the tests of the core share: a running program over a real file in a folder of its own, reached through the
//! command table as the window and the command line reach it, and registers to load into it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail at once"
)]

use crate::commands::{self, COMMANDS, Done};
use crate::error::Error;
use crate::register::columns::CURRENT;
use crate::sample::register::{self as sample, NextOptions, Options, Truth};
use crate::session::{Session, Setting};
use crate::types::Clock;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use tempfile::TempDir;

/// Rows of all tables as text that tells types apart, by table.
pub(crate) type Dump = BTreeMap<String, Vec<String>>;

/// The day of every first register.
pub(crate) const FIRST: &str = "edubasealldata20260801.csv";
/// The day of every second one.
pub(crate) const SECOND: &str = "edubasealldata20260901.csv";

/// A running program with an open file, in a folder that goes with it.
pub(crate) struct Office {
    pub session: Session,
    pub dir: TempDir,
}

fn session(dir: &TempDir) -> Session {
    let now: DateTime<Utc> = "2026-09-10T10:00:00Z".parse().unwrap();
    Session::new(Setting {
        data_dir: dir.path().join("data"),
        documents: dir.path().to_owned(),
        user: "Wilhelmina Thrupp".to_owned(),
        clock: Clock::Fixed(now),
        stays_open: false,
    })
}

impl Office {
    /// A program without a file.
    pub fn closed() -> Self {
        let dir = TempDir::new().unwrap();
        Self {
            session: session(&dir),
            dir,
        }
    }

    /// An empty new file.
    pub fn new() -> Self {
        let office = Self::closed();
        let path = office.path("Office.desk");
        office.act("file_new", json!({ "path": path }));
        office
    }

    /// A file with a generated register of `rows` establishments.
    pub fn generated(rows: u32, seed: u64) -> Self {
        let office = Self::new();
        office.load(&[(FIRST, &first_month(rows, seed))]);
        office
    }

    /// A file with these establishments.
    pub fn with(rows: &[Vec<String>]) -> Self {
        let office = Self::new();
        office.load(&[(FIRST, &csv(rows))]);
        office
    }

    /// Closes the file and opens it in another program: a new session.
    pub fn reopened(self) -> Self {
        self.act("file_close", Value::Null);
        let again = Self {
            session: session(&self.dir),
            dir: self.dir,
        };
        let path = again.path("Office.desk");
        again.act("file_open", json!({ "path": path }));
        again
    }

    /// A place in the office's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file into the office's folder.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Loads files of the register; yes to what is asked.
    pub fn load(&self, files: &[(&str, &[u8])]) -> Value {
        let paths: Vec<_> = files
            .iter()
            .map(|(name, bytes)| self.put(name, bytes))
            .collect();
        self.act("register_load", json!({ "paths": paths, "yes": true }))
    }

    /// The answer of an action with all that comes with it.
    pub fn done(&self, name: &str, request: Value) -> Done {
        commands::act(&self.session, name, request.clone())
            .unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    /// The answer of an action.
    pub fn act(&self, name: &str, request: Value) -> Value {
        self.done(name, request).value
    }

    /// The answer of a query.
    pub fn query(&self, name: &str, request: Value) -> Value {
        commands::query(&self.session, name, request.clone())
            .unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    /// The refusal of a command, and the file is as it was.
    pub fn refused(&self, name: &str, request: Value) -> Error {
        let before = self.session.desk().is_ok().then(|| self.whole_dump());
        let door = COMMANDS.iter().find(|command| command.name == name);
        let outcome = match door.map(|command| command.door) {
            Some("query") => commands::query(&self.session, name, request.clone()),
            _ => commands::act(&self.session, name, request.clone()).map(|done| done.value),
        };
        let error = outcome
            .err()
            .unwrap_or_else(|| panic!("{name} {request} was not refused"));
        assert!(
            error.message.ends_with(['.', '?']),
            "a finished sentence: {}",
            error.message
        );
        if let Some(before) = before {
            assert_same(&before, &self.whole_dump(), name);
        }
        error
    }

    /// What the file holds for its user: all tables but the log, the ids and the names of codes.
    pub fn dump(&self) -> Dump {
        let mut dump = self.whole_dump();
        for table in ["operation", "change", "id_range", "code"] {
            dump.remove(table);
        }
        dump
    }

    /// All that the file holds.
    pub fn whole_dump(&self) -> Dump {
        let desk = self.session.desk().unwrap();
        let db = desk.store.read().unwrap();
        let tables: Vec<String> = db
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        tables
            .into_iter()
            .map(|table| {
                let mut statement = db
                    .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))
                    .unwrap();
                let columns = statement.column_count();
                let rows = statement
                    .query_map([], |row| {
                        (0..columns)
                            .map(|at| row.get_ref(at).map(|value| format!("{value:?}")))
                            .collect::<rusqlite::Result<Vec<_>>>()
                            .map(|cells| cells.join(" "))
                    })
                    .unwrap()
                    .collect::<rusqlite::Result<_>>()
                    .unwrap();
                (table, rows)
            })
            .collect()
    }

    /// How many operations the file has.
    pub fn operations(&self) -> usize {
        self.whole_dump()["operation"].len()
    }

    /// The labels of the operations, newest first.
    pub fn labels(&self) -> Vec<String> {
        let history = self.query("history_page", json!({"limit": 1000}));
        texts(&history["entries"], "label")
    }

    /// The id of the newest operation with this label.
    pub fn operation(&self, label: &str) -> i64 {
        let history = self.query("history_page", json!({"limit": 1000}));
        history["entries"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["label"] == label)
            .unwrap_or_else(|| panic!("no “{label}” in {:#?}", self.labels()))["id"]
            .as_i64()
            .unwrap()
    }

    /// Makes establishments ours and gives the schools' ids.
    pub fn ours(&self, urns: &[i64]) -> Vec<i64> {
        let made = self.act(
            "schools_make_ours",
            json!({"selection": {"kind": "ids", "ids": urns}}),
        );
        made["made"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_i64().unwrap())
            .collect()
    }

    /// Sets a field of one school.
    pub fn set(&self, id: i64, field: &str, value: impl Into<Value>) -> Value {
        let value: Value = value.into();
        self.act(
            "schools_set",
            json!({"selection": only(&[id]), "field": field, "value": value}),
        )
    }

    /// Writes a trainee down and gives their id: fee-funded, primary, ages 5 to 11, from 1 September 2026.
    pub fn trainee(&self, first: &str, last: &str) -> i64 {
        let values = [
            ("route", "12"),
            ("subject", "00"),
            ("ageRange", "13914"),
            ("postcode", "NW1 1AA"),
            ("startsOn", "1 Sep 2026"),
            ("endsOn", "2 Jul 2027"),
        ]
        .map(|(field, value)| json!({"field": field, "value": value}));
        let added = self.act(
            "trainee_add",
            json!({"name": {"first": first, "last": last}, "values": values}),
        );
        added["id"].as_i64().unwrap()
    }

    /// Clears a trainee's checks of suitability.
    pub fn cleared(&self, trainee: i64) {
        let kinds = [
            "dbs",
            "prohibition",
            "identity",
            "rightToWork",
            "overseas",
            "fitness",
            "childcare",
        ];
        self.act(
            "trainees_checks",
            json!({"selection": only(&[trainee]), "kinds": kinds, "mark": "cleared"}),
        );
    }

    /// Writes down what a trainee shares, what they have not agreed to share, and what is private.
    pub fn private(&self, trainee: i64) {
        for (field, value) in [
            ("profile", "Sings in a choir"),
            ("notes", "a private matter"),
        ] {
            self.act(
                "trainees_set",
                json!({"selection": only(&[trainee]), "field": field, "value": value}),
            );
        }
        for (kind, text, agreed) in [
            ("text", "Uses a hearing aid", "1 Sep 2026"),
            ("text", "not agreed yet", ""),
            ("private", "a private matter", ""),
        ] {
            self.act(
                "trainee_constraint_save",
                json!({"traineeId": trainee, "kind": kind, "text": text, "agreedOn": agreed}),
            );
        }
    }

    /// The URNs that a view of the list of England shows, in its order.
    pub fn england(&self, search: &str, filters: Value) -> Vec<i64> {
        let view = json!({"list": "england", "search": search, "where": filters});
        urns(&self.query("list_page", json!({"view": view, "limit": 1000})))
    }
}

/// A selection of some rows.
pub(crate) fn only(ids: &[i64]) -> Value {
    json!({"kind": "ids", "ids": ids})
}

/// The URNs of a page of a list.
pub(crate) fn urns(page: &Value) -> Vec<i64> {
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["urn"].as_i64().unwrap_or_default())
        .collect()
}

/// The texts under `key` of a list of objects.
pub(crate) fn texts(list: &Value, key: &str) -> Vec<String> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|one| match &one[key] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        })
        .collect()
}

/// Holds two dumps against each other and says which rows differ.
#[track_caller]
pub(crate) fn assert_same(before: &Dump, after: &Dump, when: &str) {
    if before == after {
        return;
    }
    let mut told = String::new();
    for (table, rows) in before {
        let now = &after[table];
        let lost: Vec<_> = rows
            .iter()
            .filter(|row| !now.contains(row))
            .take(3)
            .collect();
        let new: Vec<_> = now
            .iter()
            .filter(|row| !rows.contains(row))
            .take(3)
            .collect();
        if !lost.is_empty() || !new.is_empty() {
            told += &format!("\n{table}: before {lost:#?}, after {new:#?}");
        }
    }
    panic!("{when}: the file is not as it was{told}");
}

/// A first month in the DfE's form.
pub(crate) fn first_month(rows: u32, seed: u64) -> Vec<u8> {
    csv(&sample::rows(Options { rows, seed }).collect::<Vec<_>>())
}

/// The month after [`first_month`], its links, and what changed.
pub(crate) fn second_month(rows: u32, seed: u64) -> (Vec<u8>, Vec<u8>, Truth) {
    let (mut out, mut links) = (Vec::new(), Vec::new());
    let options = NextOptions {
        seed,
        rows: Some(rows),
        ..NextOptions::default()
    };
    let truth = sample::write_next(
        &sample::header(),
        sample::rows(Options { rows, seed }),
        options,
        &mut out,
        &mut links,
    )
    .unwrap();
    (out, links, truth)
}

/// Rows in the DfE's form.
pub(crate) fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = Vec::new();
    sample::write(&sample::header(), rows.iter().cloned(), &mut out).unwrap();
    out
}

/// An open primary school in Camden, with other cells as given.
pub(crate) fn school(urn: i64, name: &str, cells: &[(&str, &str)]) -> Vec<String> {
    let urn = urn.to_string();
    let plain = [
        ("URN", urn.as_str()),
        ("EstablishmentName", name),
        ("LA (code)", "202"),
        ("LA (name)", "Camden"),
        ("EstablishmentStatus (code)", "1"),
        ("EstablishmentStatus (name)", "Open"),
        ("PhaseOfEducation (code)", "2"),
        ("PhaseOfEducation (name)", "Primary"),
        ("LastChangedDate", "01-07-2026"),
    ];
    let mut row = vec![String::new(); CURRENT.len()];
    for (column, value) in plain.iter().chain(cells) {
        let at = CURRENT
            .iter()
            .position(|name| name == column)
            .unwrap_or_else(|| panic!("the register has no column {column}"));
        row[at] = (*value).to_owned();
    }
    row
}

/// A links file.
pub(crate) fn links(rows: &[(i64, i64, &str)]) -> Vec<u8> {
    let mut text = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n".to_owned();
    for (urn, other, kind) in rows {
        text += &format!("{urn},{other},\"Linked School\",\"{kind}\",\"01-08-2026\"\r\n");
    }
    text.into_bytes()
}

/// A groups file.
pub(crate) fn groups(rows: &[(i64, &str)]) -> Vec<u8> {
    let mut text = "\"Group UID\",\"Group ID\",\"Group Name\",\"Group Type (code)\",\"Group Type\",\"Group Status (code)\"\r\n".to_owned();
    for (uid, name) in rows {
        text +=
            &format!("{uid},\"TR{uid:05}\",\"{name}\",\"06\",\"Multi-academy trust\",\"OPEN\"\r\n");
    }
    text.into_bytes()
}
