//! Passwords: from the environment or a file, set, changed, taken off, and the recovery key.

use super::{Desk, text};
use serde_json::json;

const SECRET: &str = "larkby under the hill";

fn office(desk: &Desk) -> String {
    let answer = desk.json(&["query", "a.desk", "office"]);
    answer["value"]["name"].as_str().unwrap().to_owned()
}

#[test]
fn a_file_with_a_password_opens_with_it_or_its_recovery_key_and_with_nothing_else() {
    let desk = Desk::new().with("DESK_PASSWORD", SECRET);
    let made = desk.json(&["new", "a.desk", "--office", "Northfold", "--password"]);
    let key = made["recoveryKey"].as_str().unwrap().to_owned();
    assert_eq!(office(&desk), "Northfold");
    let bytes = std::fs::read(desk.path("a.desk")).unwrap();
    assert!(
        !bytes.starts_with(b"SQLite format 3"),
        "the file is encrypted"
    );
    let shown = desk.json(&["password", "a.desk", "recovery-key"]);
    assert_eq!(shown["key"], json!(key));
    let desk = desk.with("DESK_PASSWORD", "something else");
    let (kind, _) = desk.refused(&["query", "a.desk", "office"]);
    assert_eq!(kind, "passwordWrong");
    let desk = desk.with("DESK_PASSWORD", "");
    let (kind, message) = desk.refused(&["query", "a.desk", "office"]);
    assert_eq!(kind, "passwordNeeded");
    assert_eq!(
        message,
        "This file has a password. Give it by --password-file or in DESK_PASSWORD."
    );
    // In a file, whose first line it is.
    std::fs::write(desk.path("secret.txt"), format!("{SECRET}\r\nnot this\n")).unwrap();
    let answer = desk.json(&["--password-file", "secret.txt", "query", "a.desk", "office"]);
    assert_eq!(answer["value"]["name"], "Northfold");
    let (kind, _) = desk.refused(&[
        "--password-file",
        "missing.txt",
        "query",
        "a.desk",
        "office",
    ]);
    assert_eq!(kind, "notFound");
    let desk = desk.with("DESK_PASSWORD", &key);
    assert_eq!(office(&desk), "Northfold");
}

#[test]
fn a_password_is_set_changed_and_taken_off() {
    let desk = Desk::new();
    desk.json(&["new", "a.desk", "--office", "Northfold"]);
    let (kind, _) = desk.refused(&["password", "a.desk", "remove"]);
    assert_eq!(kind, "invalid");
    let desk = desk.with("DESK_NEW_PASSWORD", "short");
    desk.refused(&["password", "a.desk", "set"]);
    assert_eq!(office(&desk), "Northfold");
    let desk = desk.with("DESK_NEW_PASSWORD", SECRET);
    let first = desk.json(&["password", "a.desk", "set"])["key"].clone();
    let (kind, _) = desk.refused(&["query", "a.desk", "office"]);
    assert_eq!(kind, "passwordNeeded");
    let desk = desk.with("DESK_PASSWORD", SECRET);
    assert_eq!(office(&desk), "Northfold");
    // Another one, from a file.
    std::fs::write(desk.path("new.txt"), "thornham over the water\n").unwrap();
    let second = desk.json(&[
        "password",
        "a.desk",
        "set",
        "--new-password-file",
        "new.txt",
    ])["key"]
        .clone();
    assert_ne!(first, second);
    assert_eq!(
        desk.refused(&["query", "a.desk", "office"]).0,
        "passwordWrong"
    );
    let desk = desk.with("DESK_PASSWORD", first.as_str().unwrap());
    assert_eq!(
        desk.refused(&["query", "a.desk", "office"]).0,
        "passwordWrong"
    );
    let desk = desk.with("DESK_PASSWORD", "thornham over the water");
    assert_eq!(office(&desk), "Northfold");
    let said = text(&desk.run(&["password", "a.desk", "remove"]).stdout);
    assert_eq!(said, "The file has no password any more.\n");
    let desk = desk.with("DESK_PASSWORD", "");
    assert_eq!(office(&desk), "Northfold");
    assert_eq!(desk.json(&["check", "a.desk"])["sound"], true);
}

#[test]
fn a_backup_has_the_same_protection() {
    let desk = Desk::new().with("DESK_PASSWORD", SECRET);
    desk.json(&["new", "a.desk", "--office", "Northfold", "--password"]);
    desk.json(&["backup", "a.desk", "--to", "kept.desk"]);
    let bytes = std::fs::read(desk.path("kept.desk")).unwrap();
    assert!(!bytes.windows(9).any(|nine| nine == b"Northfold"));
    assert!(!bytes.starts_with(b"SQLite format 3"));
    desk.json(&["act", "a.desk", "office_set", "{\"name\":\"Another\"}"]);
    desk.json(&["restore", "a.desk", "kept.desk"]);
    assert_eq!(office(&desk), "Northfold");
}
