//! kill -9 at random moments of a load and of a refresh: the file is wholly as before or wholly as after.

use super::Desk;
use crm::commands;
use crm::session::{Session, Setting};
use crm::types::Clock;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const ROWS: u32 = 5_000;
const KILLS: u32 = 50;

/// Everything of the register that a user sees, and the history.
fn seen(desk: &Desk, file: &Path) -> String {
    let session = Session::new(Setting {
        data_dir: desk.path("other data"),
        documents: desk.path(""),
        user: "Perpetua Lindqvist".to_owned(),
        clock: Clock::System,
        stays_open: false,
    });
    let opened = json!({"path": file, "readOnly": true});
    commands::act(&session, "file_open", opened).unwrap();
    let query = |name: &str, request: Value| commands::query(&session, name, request).unwrap();
    let mut state = query("register_state", json!({}));
    for load in state["loads"].as_array_mut().unwrap() {
        load["loadedAt"] = Value::Null;
    }
    let mut all = state.to_string();
    let path = desk.path("seen.csv");
    let columns = [
        "urn",
        "name",
        "head",
        "status",
        "trust",
        "street",
        "telephone",
        "pupils",
        "easting",
    ];
    let view = json!({"list": "england", "sort": {"column": "urn"}});
    commands::act(
        &session,
        "list_export",
        json!({"view": view, "columns": columns, "path": path}),
    )
    .unwrap();
    all += &std::fs::read_to_string(path).unwrap();
    all += &query("register_changes", json!({"limit": 1_000})).to_string();
    let history = query("history_page", json!({"limit": 100}));
    let labels: Vec<_> = history["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["label"].to_string())
        .collect();
    all + &labels.concat()
}

/// Loads `paths` into copies of `base` and kills each at another moment.
fn killed(desk: &Desk, base: &Path, paths: &[&str]) {
    let file = desk.path("killed.desk");
    let copy = || {
        for entry in std::fs::read_dir(desk.dir.path()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with("killed.desk") {
                std::fs::remove_file(path).unwrap();
            }
        }
        std::fs::copy(base, &file).unwrap();
    };
    let arguments = [&["register", "load", "killed.desk"], paths].concat();
    copy();
    let before = seen(desk, &file);
    let started = Instant::now();
    desk.json(&arguments);
    let whole = started.elapsed();
    let after = seen(desk, &file);
    assert_ne!(before, after);
    let (mut none, mut all) = (0, 0);
    let mut dice = 0x9E37_79B9_7F4A_7C15u64;
    for at in 0..KILLS {
        copy();
        let mut child = desk
            .command(&arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // One of the first 51 fiftieths of a whole run, and within it at random.
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let within = Duration::from_nanos(
            u64::try_from(whole.as_nanos()).unwrap() / u64::from(KILLS) * (dice >> 54) / 1024,
        );
        std::thread::sleep(whole * at / KILLS + within);
        let _ = child.kill();
        child.wait().unwrap();
        let now = seen(desk, &file);
        assert_eq!(
            desk.json(&["check", "killed.desk"])["sound"],
            true,
            "kill {at}"
        );
        if now == before {
            none += 1;
            if at % 10 == 0 {
                // The next run works.
                desk.json(&arguments);
                assert_eq!(seen(desk, &file), after, "the load after kill {at}");
            }
        } else {
            all += 1;
            assert!(
                now == after,
                "kill {at} left neither the file of before nor the one of after"
            );
        }
    }
    assert!(
        none > 0,
        "no kill came before the end: {all} of {KILLS} after it"
    );
}

#[test]
fn a_load_that_is_killed_is_wholly_there_or_not_at_all() {
    let desk = Desk::new();
    let rows = ROWS.to_string();
    desk.json(&[
        "sample-register",
        "first20260801.csv",
        "--rows",
        &rows,
        "--seed",
        "4",
    ]);
    desk.json(&["new", "base.desk"]);
    killed(&desk, &desk.path("base.desk"), &["first20260801.csv"]);
}

#[test]
fn a_refresh_that_is_killed_is_wholly_there_or_not_at_all() {
    let desk = Desk::new();
    let rows = ROWS.to_string();
    desk.json(&[
        "sample-register",
        "first20260801.csv",
        "--rows",
        &rows,
        "--seed",
        "4",
        "--next",
        "next20260901.csv",
        "--links",
        "links20260901.csv",
    ]);
    desk.json(&["new", "base.desk"]);
    desk.json(&["register", "load", "base.desk", "first20260801.csv"]);
    killed(
        &desk,
        &desk.path("base.desk"),
        &["next20260901.csv", "links20260901.csv"],
    );
}
