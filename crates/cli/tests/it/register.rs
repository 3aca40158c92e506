//! The register: invented months from nothing, from a file, from a zip and from a desk file, loaded exactly.

use super::{Desk, text, texts};
use serde_json::{Value, json};
use std::io::Write as _;

const FIRST: &str = "edubasealldata20260801.csv";
const SECOND: &str = "edubasealldata20260901.csv";
const LINKS: &str = "links_edubasealldata20260901.csv";

/// What a refresh must answer, by the truth that the generator wrote.
fn exact(desk: &Desk, report: &Value, truth: &str) {
    let truth: Value = serde_json::from_slice(&std::fs::read(desk.path(truth)).unwrap()).unwrap();
    for key in [
        "headChanges",
        "headVacated",
        "headFilled",
        "opened",
        "closed",
        "converted",
        "trustChanges",
        "new",
        "changed",
        "unchanged",
    ] {
        assert_eq!(report[key], truth[key], "{key}: {report}");
    }
    assert_eq!(report["rejected"], 0);
    let changes = desk.json(&["register", "changes", "a.desk", "--latest"]);
    let by_urn = |list: &Value| {
        let mut all: Vec<String> = list
            .as_array()
            .unwrap()
            .iter()
            .map(|one| format!("{} {}", one["urn"], one["kind"].as_str().unwrap()))
            .collect();
        all.sort();
        all
    };
    assert_eq!(by_urn(&changes["rows"]), by_urn(&truth["changes"]));
    assert_eq!(changes["count"], truth["changes"].as_array().unwrap().len());
}

fn load(desk: &Desk, paths: &[&str]) -> Value {
    desk.json(&[&["register", "load", "a.desk"], paths].concat())
}

fn make(desk: &Desk, from: &[&str]) -> Value {
    let rest = [
        "--seed",
        "5",
        "--next",
        SECOND,
        "--links",
        LINKS,
        "--truth",
        "truth.json",
    ];
    desk.json(&[&["sample-register", FIRST][..], from, &rest].concat())
}

#[test]
fn an_invented_month_is_loaded_and_the_next_one_tells_exactly_what_changed() {
    let desk = Desk::new();
    desk.json(&["new", "a.desk"]);
    let made = make(&desk, &["--rows", "600"]);
    assert_eq!(made["rows"], 600);
    let report = load(&desk, &[FIRST]);
    assert_eq!(
        (&report["read"], &report["new"]),
        (&json!(600), &json!(600))
    );
    for key in ["groups", "links"] {
        assert_eq!(report[key]["read"], 0);
    }
    let report = load(&desk, &[SECOND, LINKS]);
    exact(&desk, &report, "truth.json");
    let again = load(&desk, &[SECOND, LINKS]);
    assert_eq!((&again["changed"], &again["new"]), (&json!(0), &json!(0)));
    // The same bytes again for the same seed.
    let bytes = std::fs::read(desk.path(SECOND)).unwrap();
    make(&desk, &["--rows", "600"]);
    assert_eq!(bytes, std::fs::read(desk.path(SECOND)).unwrap());
    let (kind, _) = desk.refused(&["register", "load", "a.desk", FIRST]);
    assert_eq!(kind, "question");
    let plain = text(
        &desk
            .run(&["register", "load", "a.desk", FIRST, "--yes"])
            .stdout,
    );
    assert!(
        plain.starts_with("600 establishments read: 0 new, "),
        "{plain}"
    );
}

#[test]
fn a_month_follows_a_csv_a_zip_and_a_desk_file() {
    let desk = Desk::new();
    desk.json(&[
        "sample-register",
        "first.csv",
        "--rows",
        "400",
        "--seed",
        "2",
    ]);
    let csv = std::fs::read(desk.path("first.csv")).unwrap();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(desk.path("first.zip")).unwrap());
    zip.start_file(
        "edubasealldata20260801.csv",
        zip::write::SimpleFileOptions::default(),
    )
    .unwrap();
    zip.write_all(&csv).unwrap();
    zip.finish().unwrap();
    for from in ["first.csv", "first.zip"] {
        let _ = std::fs::remove_file(desk.path("a.desk"));
        desk.json(&["new", "a.desk"]);
        make(&desk, &["--from", from]);
        assert_eq!(
            csv,
            std::fs::read(desk.path(FIRST)).unwrap(),
            "{from}: the first month is taken as it is"
        );
        load(&desk, &[FIRST]);
        let report = load(&desk, &[SECOND, LINKS]);
        exact(&desk, &report, "truth.json");
    }
    // The file now holds two months; a third follows it.
    let third = "edubasealldata20261001.csv";
    let third_links = "links_edubasealldata20261001.csv";
    desk.json(&[
        "sample-register",
        "same20260902.csv",
        "--from",
        "a.desk",
        "--seed",
        "9",
        "--next",
        third,
        "--links",
        third_links,
        "--truth",
        "third.json",
    ]);
    let report = load(&desk, &["same20260902.csv"]);
    assert_eq!(
        (&report["new"], &report["changed"]),
        (&json!(0), &json!(0)),
        "what is kept comes back as it is"
    );
    let report = load(&desk, &[third, third_links]);
    exact(&desk, &report, "third.json");
}

#[test]
fn rejected_rows_are_written_where_it_is_said() {
    let desk = Desk::new();
    desk.json(&["new", "a.desk"]);
    std::fs::write(
        desk.path("register20260801.csv"),
        "URN,EstablishmentName,EstablishmentStatus (code)\r\n800001,Alder School,1\r\n80002,Birch School,1\r\n",
    )
    .unwrap();
    let report = desk.json(&[
        "register",
        "load",
        "a.desk",
        "register20260801.csv",
        "--rejects",
        "bad.csv",
    ]);
    assert_eq!(
        (&report["read"], &report["rejected"]),
        (&json!(2), &json!(1))
    );
    let bad = std::fs::read_to_string(desk.path("bad.csv")).unwrap();
    assert!(
        bad.contains("Birch School") && bad.contains("a URN has six digits"),
        "{bad}"
    );
}

#[test]
fn a_question_is_answered_by_a_date_or_yes() {
    let desk = Desk::new();
    desk.json(&["new", "a.desk"]);
    let undated = "URN,EstablishmentName,EstablishmentStatus (code)\r\n800001,Alder School,1\r\n";
    std::fs::write(desk.path("register.csv"), undated).unwrap();
    let (kind, _) = desk.refused(&["register", "load", "a.desk", "register.csv"]);
    assert_eq!(kind, "question");
    assert_eq!(desk.json(&["list", "a.desk", "england"])["count"], 0);
    let report = desk.json(&[
        "register",
        "load",
        "a.desk",
        "register.csv",
        "--date",
        "2026-09-01",
    ]);
    assert_eq!(
        (&report["new"], &report["date"]),
        (&json!(1), &json!("2026-09-01"))
    );
}

#[test]
fn changes_are_listed_in_full_or_as_many_as_wanted() {
    let desk = Desk::new();
    desk.sample();
    let all = desk.json(&["register", "changes", "a.desk"]);
    let rows = all["rows"].as_array().unwrap();
    assert_eq!(all["count"], rows.len());
    let two = desk.json(&["register", "changes", "a.desk", "--limit", "2"]);
    assert_eq!(
        (&two["count"], &two["rows"]),
        (&all["count"], &json!(rows[..2]))
    );
    let ours = desk.json(&["register", "changes", "a.desk", "--ours"]);
    assert!(
        ours["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["schoolId"].is_i64())
    );
    let plain = text(
        &desk
            .run(&["register", "changes", "a.desk", "--limit", "1"])
            .stdout,
    );
    assert!(plain.contains(&texts(&all["rows"], "name")[0]), "{plain}");
}

#[test]
fn changes_are_settled_filtered_and_summed_up() {
    let desk = Desk::new();
    desk.sample();
    let changes = |more: &[&str]| {
        desk.json(&[&["register", "changes", "a.desk"], more].concat())["rows"]
            .as_array()
            .unwrap()
            .clone()
    };
    let all = changes(&[]);
    let (kind, la) = (
        all[0]["kind"].as_str().unwrap(),
        all[0]["la"].as_str().unwrap(),
    );
    let some = changes(&["--kind", kind, "--la", la]);
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(
        some.iter()
            .all(|row| row["kind"] == kind && row["la"] == la)
    );
    let request = json!({
        "selection": {"kind": "all", "of": {"kinds": [kind], "las": [la]}}, "outcome": "dismissed",
    });
    let done = desk.json(&["act", "a.desk", "register_settle", &request.to_string()]);
    assert_eq!(done["value"]["settled"], some.len());
    assert_eq!(changes(&["--state", "dismissed"]).len(), some.len());
    assert_eq!(changes(&["--state", "open"]).len(), all.len() - some.len());
    // Several, with commas between; a name or number that nobody knows is refused.
    let (other, place) = (
        &all[all.len() - 1],
        all[all.len() - 1]["la"].as_str().unwrap(),
    );
    let kinds = format!("{kind},{}", other["kind"].as_str().unwrap());
    let both = changes(&["--kind", &kinds, "--la", &format!("{la},{place}")]);
    assert!(both.len() >= some.len() && both.iter().any(|row| row["id"] == other["id"]));
    let (refusal, said) = desk.refused(&["register", "changes", "a.desk", "--la", "Atlantis"]);
    assert_eq!(refusal, "invalid");
    assert!(said.contains("no local authority “Atlantis”"), "{said}");
    desk.refused(&["register", "changes", "a.desk", "--kind", "weather"]);
    let plain = text(
        &desk
            .run(&["register", "changes", "a.desk", "--state", "dismissed"])
            .stdout,
    );
    assert!(plain.contains("[Dismissed]"), "{plain}");
    let written = desk.json(&["register", "summary", "a.desk", "--out", "month.html"]);
    assert!(written["path"].as_str().unwrap().ends_with("month.html"));
    let page = std::fs::read_to_string(desk.path("month.html")).unwrap();
    assert!(page.contains("Contains personal data") && page.contains("<td>Dismissed</td>"));
    desk.json(&[
        "register",
        "summary",
        "a.desk",
        "--ours",
        "--out",
        "ours.html",
    ]);
    let ours = std::fs::read_to_string(desk.path("ours.html")).unwrap();
    assert!(
        ours.len() < page.len(),
        "only our schools stand there in full"
    );
}

#[test]
fn head_changes_at_our_schools_are_accepted_at_once() {
    let desk = Desk::new();
    desk.sample();
    let heads = |state: &str| {
        desk.json(&[
            "register",
            "changes",
            "a.desk",
            "--ours",
            "--state",
            state,
            "--kind",
            "headChanged,headVacated,headFilled",
        ])["count"]
            .as_u64()
            .unwrap()
    };
    let to_do = heads("open");
    assert!(to_do > 0, "a head changed at a school of the sample");
    let done = desk.json(&["register", "accept", "a.desk", "--all-heads"]);
    let left = done["left"].as_array().unwrap().len() as u64;
    assert_eq!(done["settled"], to_do - left);
    assert_eq!(heads("open"), left);
    assert_eq!(
        done["followed"], 0,
        "nothing but heads was accepted: {done}"
    );
    let plain = text(
        &desk
            .run(&["register", "accept", "a.desk", "--all-heads"])
            .stdout,
    );
    assert!(plain.starts_with("Accepted 0 changes"), "{plain}");
}
