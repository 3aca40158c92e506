//! `desk returns`: verdicts on files for the DfE, and what is no verdict.

use super::{Desk, answer, texts};
use serde_json::Value;

const PLACEMENTS: &str = "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n";
const STATUS: &str = "TRN,Date QTS or EYTS requirements met\r\n";

fn put(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(desk.path(name), bytes).unwrap();
}

/// The verdict on a file, and the codes of its problems and warnings.
fn verdict(desk: &Desk, arguments: &[&str]) -> (String, Vec<String>, Vec<String>) {
    let all = [&["returns", "check"], arguments].concat();
    let value = desk.json(&all);
    assert_eq!(value.as_object().unwrap().len(), 3, "{value}");
    let plain = desk.run(&all);
    assert_eq!(plain.status.code(), Some(0));
    let printed: Value = serde_json::from_slice(&plain.stdout).unwrap();
    assert_eq!(printed, value, "the answer is JSON either way");
    (
        value["verdict"].as_str().unwrap().to_owned(),
        texts(&value["problems"], "code"),
        texts(&value["warnings"], "code"),
    )
}

#[test]
fn a_verdict_is_an_answer_whatever_the_file_holds() {
    let desk = Desk::new();
    put(
        &desk,
        "good.csv",
        format!("{PLACEMENTS}1234567,,123456,\r\n"),
    );
    put(&desk, "bad.csv", format!("{PLACEMENTS},,123456,12345\r\n"));
    put(&desk, "empty.csv", "");
    put(&desk, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0");
    put(&desk, "huge.csv", vec![b'x'; (1 << 20) + 1]);
    for kind in ["placements", "status", "trainees"] {
        for (name, code) in [
            ("empty.csv", "emptyFile"),
            ("picture.csv", "notCsv"),
            ("huge.csv", "tooLarge"),
        ] {
            let (said, problems, _) = verdict(&desk, &[kind, name]);
            assert_eq!(
                (said.as_str(), problems),
                ("rejected", vec![code.to_owned()])
            );
        }
    }
    let (said, problems, warnings) = verdict(&desk, &["placements", "good.csv"]);
    assert_eq!((said.as_str(), problems.len()), ("accepted", 0));
    assert_eq!(warnings, ["notAsked", "replaces"]);
    let (said, problems, _) = verdict(&desk, &["placements", "bad.csv"]);
    assert_eq!(said, "rejected");
    assert_eq!(problems, ["trnBlank", "urn"]);
    let value = desk.json(&["returns", "check", "placements", "bad.csv"]);
    assert_eq!(value["problems"][1]["row"], 2);
    assert_eq!(value["problems"][1]["column"], "Placement 2 URN");
}

#[test]
fn the_day_of_the_rules_can_be_given() {
    let desk = Desk::new();
    put(
        &desk,
        "status.csv",
        format!("{STATUS}1234567,20/7/2026\r\n"),
    );
    for (on, said) in [
        ("2026-07-19", "rejected"),
        ("2026-07-20", "accepted"),
        ("2027-07-20", "accepted"),
        ("2027-07-21", "rejected"),
    ] {
        let (found, ..) = verdict(&desk, &["status", "status.csv", "--on", on]);
        assert_eq!(found, said, "{on}");
    }
}

#[test]
fn a_file_of_the_office_is_asked_where_it_is_given() {
    let desk = Desk::new();
    desk.sample();
    put(
        &desk,
        "places.csv",
        format!("{PLACEMENTS}0000001,,999999,\r\n"),
    );
    let (said, ..) = verdict(&desk, &["placements", "places.csv"]);
    assert_eq!(said, "accepted");
    let (said, problems, warnings) =
        verdict(&desk, &["placements", "places.csv", "--file", "a.desk"]);
    assert_eq!(said, "rejected");
    assert_eq!(problems, ["noTrainee", "schoolUnknown"]);
    assert_eq!(warnings, ["replaces"]);
}

#[test]
fn what_cannot_be_read_from_the_disk_is_refused() {
    let desk = Desk::new();
    put(&desk, "status.csv", STATUS);
    let (_, said) = desk.refused(&["returns", "check", "status", "missing.csv"]);
    assert!(said.contains("missing.csv"), "{said}");
    desk.refused(&["returns", "check", "status", "."]);
    desk.refused(&[
        "returns",
        "check",
        "status",
        "status.csv",
        "--file",
        "missing.desk",
    ]);
    for wrong in [
        &["returns", "check", "claims", "status.csv"][..],
        &["returns", "check", "status", "status.csv", "--on", "soon"],
    ] {
        let output = desk.run(&[wrong, &["--json"]].concat());
        assert_eq!(answer(&output).0, 2);
    }
}

#[test]
fn a_newer_list_is_written_out_looked_at_taken_and_shown() {
    let desk = Desk::new();
    desk.sample();
    desk.json(&[
        "codes",
        "write",
        "a.desk",
        "country",
        "--out",
        "countries.csv",
    ]);
    let text = std::fs::read_to_string(desk.path("countries.csv")).unwrap();
    put(
        &desk,
        "countries.csv",
        format!("{text}country,QX,Quorndale,2026/27\r\n"),
    );
    let look = desk.json(&["codes", "load", "a.desk", "countries.csv", "--dry-run"]);
    assert_eq!(look["changes"][0]["new"], 1);
    assert_eq!(
        desk.json(&["codes", "show", "a.desk"])["lists"][1]["own"],
        serde_json::json!([])
    );
    desk.json(&[
        "codes",
        "load",
        "a.desk",
        "countries.csv",
        "--source",
        "The DfE’s page",
    ]);
    let own = &desk.json(&["codes", "show", "a.desk"])["lists"][1]["own"][0];
    assert_eq!(own["rows"], 264);
    put(
        &desk,
        "bad.csv",
        "list,code,name,academic year\r\ncountry,,Quorndale,2026/27\r\n",
    );
    let (_, said) = desk.refused(&["codes", "load", "a.desk", "bad.csv"]);
    assert!(said.contains("Row 2: “code” is empty."), "{said}");
}
