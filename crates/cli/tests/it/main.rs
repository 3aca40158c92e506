//! `desk` as its user meets it: a process with arguments, an exit code, what it prints, and the files it leaves.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail at once"
)]

mod chase;
mod import;
mod kill;
mod list;
mod password;
mod register;
mod returns;
mod writing;

use crm::commands::COMMANDS;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder in which `desk` is run.
struct Desk {
    dir: TempDir,
    variables: Vec<(&'static str, String)>,
}

impl Desk {
    fn new() -> Self {
        Self {
            dir: TempDir::new().unwrap(),
            variables: Vec::new(),
        }
    }

    /// The same with an environment variable.
    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.retain(|(other, _)| *other != name);
        self.variables.push((name, value.to_owned()));
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_desk"));
        command
            .current_dir(self.dir.path())
            .env_remove("DESK_PASSWORD")
            .env_remove("DESK_NEW_PASSWORD")
            .env("DESK_DATA_DIR", "never used")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .args(arguments)
            .arg("--data-dir")
            .arg(self.path("data"))
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The one JSON object of a command that does what it should.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let (code, value) = answer(&output);
        assert_eq!(
            code,
            0,
            "desk {arguments:?}: {value} {}",
            text(&output.stderr)
        );
        value
    }

    /// The kind and sentence of a refusal; the sentence stands on standard error too.
    fn refused(&self, arguments: &[&str]) -> (String, String) {
        let output = self.run(&[arguments, &["--json"]].concat());
        let (code, value) = answer(&output);
        assert_eq!(code, 1, "desk {arguments:?}: {value}");
        let message = value["error"]["message"].as_str().unwrap().to_owned();
        assert_eq!(text(&output.stderr).trim_end(), message);
        let plain = self.run(arguments);
        assert_eq!(plain.status.code(), Some(1));
        assert_eq!(text(&plain.stdout), "", "nothing but the sentence");
        assert_eq!(text(&plain.stderr).trim_end(), message);
        assert_eq!(value.as_object().unwrap().len(), 1);
        assert_eq!(value["error"].as_object().unwrap().len(), 2);
        (value["error"]["kind"].as_str().unwrap().to_owned(), message)
    }

    /// With a file, `office.desk`, that may hold trainees: the disk is said to be encrypted.
    fn with_office() -> Self {
        let desk = Self::new();
        desk.json(&["new", "office.desk"]);
        desk.json(&[
            "act",
            "office.desk",
            "office_set",
            "{\"diskEncrypted\":true}",
        ]);
        desk
    }

    /// A file with an invented partnership of 20 schools.
    fn sample(&self) {
        self.json(&[
            "sample",
            "a.desk",
            "--schools",
            "20",
            "--seed",
            "3",
            "--year",
            "2026",
        ]);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The exit code and the one JSON object on standard output.
fn answer(output: &Output) -> (i32, Value) {
    let printed = text(&output.stdout);
    let value: Value = serde_json::from_str(&printed).unwrap_or_else(|error| {
        panic!(
            "not one JSON object ({error}): {printed} {}",
            text(&output.stderr)
        )
    });
    assert!(value.is_object(), "{value}");
    (output.status.code().unwrap(), value)
}

/// The texts under `key` of a list of objects.
fn texts(list: &Value, key: &str) -> Vec<String> {
    let list = list.as_array().unwrap();
    list.iter()
        .map(|one| one[key].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_exit_code_tells_done_from_refused_from_wrong_use() {
    let desk = Desk::new();
    desk.sample();
    let check = |arguments: &[&str], code: i32| {
        let output = desk.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        let quiet = if code == 0 {
            &output.stderr
        } else {
            &output.stdout
        };
        assert_eq!(text(quiet), "", "{arguments:?}");
    };
    check(&["--help"], 0);
    check(&["--version"], 0);
    check(&["list", "--help"], 0);
    check(&["commands"], 0);
    check(&["check", "a.desk"], 0);
    check(&["history", "a.desk"], 0);
    check(&["list", "a.desk", "schools", "--limit", "1"], 0);
    check(&["check", "missing.desk"], 1);
    check(&["undo", "missing.desk"], 1);
    check(&["query", "a.desk", "weather"], 1);
    check(&["query", "a.desk", "today", "not json"], 1);
    check(&["new", "a.desk"], 1);
    check(
        &[
            "list",
            "a.desk",
            "england",
            "--where",
            "{\"phase\":\"Lunar\"}",
        ],
        1,
    );
    check(&["restore", "a.desk", "missing.desk"], 1);
    check(&["weather"], 2);
    check(&["list", "a.desk", "mars"], 2);
    check(&["list", "a.desk"], 2);
    check(&["register", "load", "a.desk"], 2);
    check(&["sample-register", "x.csv"], 2);
    check(
        &[
            "sample-register",
            "x.csv",
            "--rows",
            "5",
            "--from",
            "a.desk",
        ],
        2,
    );
    check(
        &[
            "sample-register",
            "x.csv",
            "--rows",
            "5",
            "--truth",
            "t.json",
        ],
        2,
    );
    check(&["sample", "b.desk", "--schools", "many"], 2);
}

#[test]
fn a_refusal_is_one_object_with_kind_and_sentence() {
    let desk = Desk::new();
    desk.sample();
    std::fs::write(
        desk.path("letter.desk"),
        "Dear all, please find attached a letter.",
    )
    .unwrap();
    let check = |arguments: &[&str], kind: &str, begins: &str| {
        let (found, message) = desk.refused(arguments);
        assert_eq!(found, kind, "{message}");
        assert!(message.starts_with(begins), "{message}");
        assert!(message.ends_with(['.', '?']), "{message}");
    };
    check(
        &["query", "a.desk", "weather"],
        "invalid",
        "There is no query called “weather”.",
    );
    check(
        &["act", "a.desk", "weather"],
        "invalid",
        "There is no action called “weather”.",
    );
    check(
        &["act", "a.desk", "office_set", "{"],
        "invalid",
        "“{” is not JSON",
    );
    check(
        &["query", "a.desk", "history_page", "{}"],
        "invalid",
        "The request for history_page",
    );
    check(
        &["query", "a.desk", "school_page", "{\"urn\":1}"],
        "notFound",
        "URN 1 is not in the register.",
    );
    check(&["redo", "a.desk"], "notFound", "There is nothing to redo.");
    check(&["check", "missing.desk"], "notFound", "");
    check(
        &["check", "letter.desk"],
        "invalid",
        "letter.desk is a text or CSV file",
    );
    check(
        &["sample", "b.desk", "--schools", "0"],
        "invalid",
        "A sample has 1 to 25,000 schools, not 0.",
    );
    check(
        &["sample-register", "b.csv", "--rows", "0"],
        "invalid",
        "A sample has 1 to 150,000 rows, not 0.",
    );
    check(
        &["sample", "b.desk", "--year", "2026/28"],
        "invalid",
        "“2026/28” is not an academic year.",
    );
    check(
        &["list", "a.desk", "england", "--out", "no/x.csv"],
        "invalid",
        "There is no folder",
    );
    check(
        &["register", "load", "a.desk", "no.csv"],
        "notFound",
        "“no.csv” cannot be read",
    );
    check(
        &["list", "a.desk", "schools", "--sort", "colour"],
        "invalid",
        "This list has no column “colour”.",
    );
    assert!(!desk.path("b.desk").exists());
}

#[test]
fn wrong_use_is_one_object_too() {
    let desk = Desk::new();
    let check = |arguments: &[&str], want: &str| {
        let output = desk.run(&[arguments, &["--json"]].concat());
        let (code, value) = answer(&output);
        assert_eq!(code, 2, "{value}");
        let wanted = json!({"error": {"kind": "invalid", "message": want}});
        assert_eq!(value, wanted);
        let said = text(&output.stderr);
        assert!(said.starts_with("error: "), "{said}");
        // A reader gets the usage, and nothing on standard output.
        let plain = desk.run(arguments);
        assert_eq!((plain.status.code(), plain.stdout), (Some(2), Vec::new()));
    };
    check(
        &["weather"],
        "Unrecognized subcommand 'weather'. `desk help` tells what can be asked.",
    );
    check(
        &["list", "a.desk"],
        "The following required arguments were not provided: <LIST>. `desk help` tells what can be asked.",
    );
    check(
        &["list", "a.desk", "mars"],
        "Invalid value 'mars' for '<LIST>' [possible values: england, schools, people, tenures, trusts, champions, tasks, groups, agreements, mentors, trainees, placements, blocks, offers, notices, roundSchools, hostings, checks, supply]. `desk help` tells what can be asked.",
    );
    check(
        &["list", "a.desk", "schools", "--leave-closed"],
        "The following required arguments were not provided: --out <FILE>. `desk help` tells what can be asked.",
    );
    // Help is an answer.
    let (code, value) = answer(&desk.run(&["list", "--help", "--json"]));
    assert_eq!(code, 0);
    assert!(value["text"].as_str().unwrap().contains("--view"));
    // Behind `--` it is a value like any other.
    let output = desk.command(&["weather", "--"]).arg("--json").output();
    assert_eq!(output.unwrap().stdout, Vec::<u8>::new());
}

#[test]
fn every_command_of_the_table_is_told() {
    let desk = Desk::new();
    let told = desk.json(&["commands"]);
    let names: Vec<String> = COMMANDS
        .iter()
        .map(|command| command.name.to_owned())
        .collect();
    assert_eq!(texts(&told["commands"], "name"), names);
    let plain = text(&desk.run(&["commands"]).stdout);
    assert_eq!(plain.lines().count(), names.len());
}

#[test]
fn a_list_is_asked_for_with_search_filters_sort_limit_and_columns() {
    let desk = Desk::new();
    desk.sample();
    let ours = desk.json(&["list", "a.desk", "schools"]);
    assert_eq!(
        (&ours["count"], ours["rows"].as_array().unwrap().len()),
        (&json!(20), 20)
    );
    for row in ours["rows"].as_array().unwrap() {
        assert!(
            row["id"].is_i64() && row["urn"].is_i64() && row["name"].is_string(),
            "{row}"
        );
    }
    let england = desk.json(&["list", "a.desk", "england", "--columns", "urn"]);
    let all = england["rows"].as_array().unwrap().len();
    assert!(all > 1_500, "more than one page of {all} rows");
    assert_eq!(england["count"], all);
    let first = desk.json(&[
        "list",
        "a.desk",
        "england",
        "--limit",
        "3",
        "--columns",
        "pupils",
        "--sort",
        "-pupils",
    ]);
    assert_eq!(
        (&first["count"], first["rows"].as_array().unwrap().len()),
        (&json!(all), 3)
    );
    let pupils: Vec<i64> = first["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["pupils"].as_i64().unwrap())
        .collect();
    assert!(pupils.is_sorted_by(|a, b| a >= b), "{pupils:?}");
    let none = desk.json(&["list", "a.desk", "england", "--limit", "0"]);
    assert_eq!((&none["count"], &none["rows"]), (&json!(all), &json!([])));
    let long = desk.json(&[
        "list",
        "a.desk",
        "england",
        "--limit",
        "1200",
        "--columns",
        "urn",
    ]);
    assert_eq!(
        long["rows"],
        json!(england["rows"].as_array().unwrap()[..1200])
    );
    let name = ours["rows"][0]["name"].as_str().unwrap();
    let found = desk.json(&["list", "a.desk", "schools", "--search", name]);
    assert!(texts(&found["rows"], "name").contains(&name.to_owned()));
    let open = desk.json(&[
        "list",
        "a.desk",
        "england",
        "--where",
        "{\"status\":[\"Open\"]}",
        "--limit",
        "1",
    ]);
    let closed = desk.json(&[
        "list",
        "a.desk",
        "england",
        "--where",
        "{\"status\":{\"not\":\"1\"}}",
        "--limit",
        "1",
    ]);
    assert_eq!(
        open["count"].as_u64().unwrap() + closed["count"].as_u64().unwrap(),
        all as u64
    );
    let plain = text(
        &desk
            .run(&["list", "a.desk", "schools", "--limit", "2"])
            .stdout,
    );
    assert_eq!(plain.lines().last(), Some("2 of 20"));
    // Written as CSV it is the same, and an answer says where.
    let written = desk.json(&[
        "list",
        "a.desk",
        "schools",
        "--out",
        "ours.csv",
        "--columns",
        "urn",
    ]);
    assert_eq!(written["rows"], 20);
    let csv = std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap();
    let urns: Vec<String> = ours["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["urn"].to_string())
        .collect();
    assert_eq!(csv, format!("\u{feff}URN\r\n{}\r\n", urns.join("\r\n")));
}

#[test]
fn what_was_done_is_in_the_history_is_undone_and_done_again() {
    let desk = Desk::new();
    desk.sample();
    let row = desk.json(&["list", "a.desk", "schools", "--limit", "1"])["rows"][0].clone();
    let request = json!({"selection": {"kind": "ids", "ids": [row["id"]]}, "field": "dress", "value": "Boots"}).to_string();
    let dress = || {
        let page = desk.json(&[
            "query",
            "a.desk",
            "school_page",
            &json!({"id": row["id"]}).to_string(),
        ]);
        page["value"]["ours"]["dress"].as_str().unwrap().to_owned()
    };
    let done = desk.json(&[
        "act",
        "a.desk",
        "schools_set",
        &request,
        "--as",
        "Perpetua Lindqvist",
    ]);
    assert_eq!(done, json!({"value": {"schools": 1}}));
    assert_eq!(dress(), "Boots");
    let history = desk.json(&["history", "a.desk", "--limit", "2"]);
    let label = format!("Dress at {} changed", row["name"].as_str().unwrap());
    let newest = &history["entries"][0];
    assert_eq!(
        (&newest["label"], &newest["by"]),
        (&json!(label), &json!("Perpetua Lindqvist"))
    );
    assert_eq!(history["entries"].as_array().unwrap().len(), 2);
    // The command line is another session each time, and typing undo is the answer to the question.
    let undone = desk.json(&["undo", "a.desk"]);
    assert_eq!(undone["operation"]["label"], label);
    assert_eq!(dress(), "");
    assert_eq!(
        desk.json(&["history", "a.desk"])["entries"][1]["undone"],
        true
    );
    assert_eq!(desk.json(&["redo", "a.desk"])["operation"]["label"], label);
    assert_eq!(dress(), "Boots");
    desk.refused(&["redo", "a.desk"]);
    let plain = text(&desk.run(&["undo", "a.desk"]).stdout);
    assert_eq!(plain, format!("Undid: {label}\n"));
}

#[test]
fn a_backup_is_made_and_restored() {
    let desk = Desk::new();
    desk.json(&["new", "a", "--office", "Northfold Partnership"]);
    let name = || desk.json(&["query", "a.desk", "office"])["value"]["name"].clone();
    assert_eq!(name(), "Northfold Partnership");
    let made = desk.json(&["backup", "a.desk", "--to", "kept.desk"]);
    assert_eq!(
        Path::new(made["path"].as_str().unwrap()),
        desk.path("kept.desk")
    );
    let automatic = desk.json(&["backup", "a.desk"]);
    assert!(Path::new(automatic["path"].as_str().unwrap()).starts_with(desk.path("data")));
    desk.json(&["act", "a.desk", "office_set", "{\"name\":\"Another\"}"]);
    let restored = desk.json(&["restore", "a.desk", "kept.desk"]);
    assert_eq!(name(), "Northfold Partnership");
    // What there was before is kept, and can come back.
    desk.json(&[
        "restore",
        "a.desk",
        restored["kept"]["path"].as_str().unwrap(),
    ]);
    assert_eq!(name(), "Another");
    let report = desk.json(&["check", "a.desk"]);
    assert_eq!(
        (&report["sound"], &report["problems"]),
        (&json!(true), &json!([]))
    );
}

#[test]
fn a_file_that_is_not_sound_is_told_and_exits_one() {
    let desk = Desk::new();
    desk.sample();
    let path = desk.path("a.desk");
    let mut bytes = std::fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 20_000].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    let output = desk.run(&["check", "a.desk", "--json"]);
    let (code, value) = answer(&output);
    assert_eq!(code, 1, "{value}");
    // Either it opens and is found wanting, or it does not open.
    assert!(
        value["sound"] == false || value["error"]["kind"] == "damaged",
        "{value}"
    );
}

#[test]
fn the_same_seed_gives_the_same_sample() {
    let desk = Desk::new();
    let make = |name: &str, seed: &str| {
        desk.json(&[
            "sample",
            name,
            "--schools",
            "15",
            "--seed",
            seed,
            "--year",
            "2026-27",
        ]);
        let lists = ["schools", "england"].map(|list| desk.json(&["list", name, list]));
        let changes = desk.json(&["register", "changes", name]);
        (lists, changes)
    };
    let one = make("one.desk", "7");
    assert_eq!(one, make("two.desk", "7"));
    assert_ne!(one, make("three.desk", "8"));
    assert_eq!(one.0[0]["count"], 15);
    assert_ne!(one.1["count"], 0);
}

#[test]
fn a_year_is_written_in_three_ways() {
    let desk = Desk::new();
    for (at, year) in ["2027", "2027/28", "2027-28"].iter().enumerate() {
        let file = format!("{at}.desk");
        desk.json(&["sample", &file, "--schools", "2", "--year", year]);
        let office = desk.json(&["query", &file, "office"]);
        assert_eq!(office["value"]["academicYear"], "2027/28", "{year}");
    }
    for year in ["27", "2027/29", "2027/28/29", "next"] {
        desk.refused(&["sample", "x.desk", "--schools", "2", "--year", year]);
    }
}

#[test]
fn supply_says_by_what_it_is_counted_and_takes_no_option_of_a_list() {
    let desk = Desk::new();
    desk.sample();
    let by_la = desk.json(&["list", "a.desk", "supply", "--where", "{\"by\":\"la\"}"]);
    assert_eq!(by_la["by"], "la");
    let (_, message) = desk.refused(&["list", "a.desk", "supply", "--out", "x.csv"]);
    assert!(message.contains("--out"), "{message}");
    assert!(!desk.path("x.csv").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_no_utf8_is_refused_with_a_sentence() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let path = std::ffi::OsStr::from_bytes(b"caf\xe9.desk");
    let output = desk.command(&["--json", "new"]).arg(path).output().unwrap();
    let (code, value) = answer(&output);
    assert_eq!(code, 1);
    assert!(
        value["error"]["message"]
            .as_str()
            .unwrap()
            .contains("another name")
    );
}

#[test]
fn nothing_is_ever_written_over_an_offices_file() {
    let desk = Desk::new();
    desk.sample();
    desk.json(&["new", "other.desk"]);
    let files =
        ["a.desk", "other.desk"].map(|name| (name, std::fs::read(desk.path(name)).unwrap()));
    for (to, _) in &files {
        for to in [(*to).to_owned(), format!("./{to}"), format!("{to}-wal")] {
            for arguments in [
                &["list", "a.desk", "schools", "--out", &to][..],
                &["returns", "write", "a.desk", "placements", "--out", &to],
                &["sample-register", &to, "--rows", "5"],
            ] {
                let (kind, message) = desk.refused(arguments);
                assert_eq!(kind, "invalid", "{message}");
                assert!(message.contains("Choose another name."), "{message}");
            }
        }
    }
    for (name, before) in files {
        assert!(std::fs::read(desk.path(name)).unwrap() == before, "{name}");
    }
    desk.json(&["list", "a.desk", "schools", "--out", "schools.csv"]);
}

#[test]
fn while_another_program_has_the_file_it_is_read_and_not_written() {
    let desk = Desk::new();
    desk.sample();
    let path = desk.path("a.desk");
    let held = std::fs::File::create(crm::store::lock::beside(&path, "lock")).unwrap();
    held.try_lock().unwrap();
    let owner = crm::store::lock::me("Rafferty Ames", "2026-09-10T10:00:00Z".to_owned());
    let words = format!("{}\n{}\n{}\n", owner.user, owner.computer, owner.since);
    std::fs::write(crm::store::lock::beside(&path, "owner"), words).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(desk.json(&["list", "a.desk", "schools"])["count"], 20);
    desk.json(&["history", "a.desk"]);
    desk.json(&["check", "a.desk"]);
    desk.json(&["query", "a.desk", "today"]);
    desk.json(&["list", "a.desk", "schools", "--out", "ours.csv"]);
    for arguments in [
        &["undo", "a.desk"][..],
        &["act", "a.desk", "office_set", "{\"name\":\"Another\"}"],
        &["register", "load", "a.desk", "ours.csv"],
        &["restore", "a.desk", "a.desk"],
    ] {
        let (kind, message) = desk.refused(arguments);
        assert!(kind == "readOnly" || kind == "busy", "{kind}");
        assert!(message.contains("Rafferty Ames"), "{message}");
    }
    assert_eq!(before, std::fs::read(&path).unwrap());
    drop(held);
    desk.json(&["act", "a.desk", "office_set", "{\"name\":\"Another\"}"]);
}
