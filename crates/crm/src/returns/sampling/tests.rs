//! The sampling file over a real file: in, answered from the ledger, decided otherwise, out again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::COLUMNS;
use crate::testkit::{Office, assert_same, school, texts};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Ada Brook had 12 hours with us in the window of 2025/26; Ben Dale had none. The day is 10 September 2026.
fn office() -> Office {
    let office = Office::with(&[school(100_001, "Alder Hill", &[])]);
    let ids = office.ours(&[100_001]);
    for (first, last) in [("Ada", "Brook"), ("Ben", "Dale")] {
        office.act(
            "person_add",
            json!({"name": {"first": first, "last": last}, "post": {"roleId": 10, "schoolId": ids[0]}}),
        );
    }
    office.act("mentor_set", json!({"tenureId": 1, "trn": "1234567"}));
    office.act(
        "mentor_training_add",
        json!({"people": [1], "onDay": "1 Oct 2025", "hours": "12"}),
    );
    office
}

fn row(reference: &str, trn: &str, name: &str, hours: &str) -> String {
    format!(
        "{reference},100001,Alder Hill,Camden,Community school,,Northfold SCITT,2026-06-10T09:30:00+01:00,{trn},{name},{hours},,"
    )
}

fn sheet(rows: &[String]) -> String {
    format!("{}\r\n{}\r\n", COLUMNS.join(","), rows.join("\r\n"))
}

fn three() -> String {
    sheet(&[
        row("4711", "1234567", "Ada Brook", "12"),
        row("4711", "2345678", "Ben Dale", "6"),
        row("815", "9999999", "Cy Ewan", "4"),
    ])
}

fn put(office: &Office, text: &str) -> PathBuf {
    office.put("quality_assurance_for_northfold.csv", text.as_bytes())
}

fn import(office: &Office, path: &PathBuf) -> Value {
    office.act(
        "import_run",
        json!({"noun": "claims", "source": {"path": path}}),
    )
}

fn counts(answer: &Value) -> [u64; 5] {
    ["read", "create", "update", "unchanged", "rejected"]
        .map(|name| answer["counts"][name].as_u64().unwrap())
}

fn written(office: &Office, from: Option<&PathBuf>) -> Vec<Vec<String>> {
    let out = office.path("answered.csv");
    office.act("claim_answers_write", json!({"from": from, "out": out}));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(&out)
        .unwrap();
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

const NOT_OURS: &str =
    "Not ours: we gave no mentor training to Cy Ewan from 6 Apr 2025 to 31 May 2026.";

#[test]
fn a_file_comes_in_is_answered_and_goes_back_whole() {
    let office = office();
    let path = put(&office, &three());
    assert_eq!(counts(&import(&office, &path)), [3, 3, 0, 0, 0]);
    assert_eq!(counts(&import(&office, &path)), [3, 0, 0, 3, 0], "again");
    let samples = office.query("claim_samples", json!({}));
    assert_eq!(samples["year"], "2025/26");
    assert_eq!(
        samples["said"],
        "3 mentors are claimed for: 1 accepted, 2 rejected."
    );
    assert_eq!(
        texts(&samples["rows"], "answer"),
        ["accepted", "rejected", "rejected"]
    );
    assert_eq!(samples["rows"][2]["reason"], NOT_OURS);

    let lines = written(&office, None);
    assert_eq!(lines[0], COLUMNS);
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[1][11..], ["yes", ""]);
    assert_eq!(lines[2][11], "no");
    assert_eq!(lines[3][11..], ["no", NOT_OURS]);
    // What they sent stands as they sent it.
    assert_eq!(
        lines[1][..11].join(","),
        row("4711", "1234567", "Ada Brook", "12").trim_end_matches(',')
    );
    assert_eq!(
        office.labels()[0],
        "Wrote the answered quality assurance file of 2025/26 (3 rows) to answered.csv"
    );
}

#[test]
fn their_own_file_is_filled_and_keeps_its_columns() {
    let office = office();
    let theirs = "mentor_full_name,claim_reference,a_new_column,claim_accepted,mentor_hours_of_training,mentor_trn,rejection_reason\n\
                  Ada Brook,4711,as it is,,16,1234567,\n";
    let path = put(&office, theirs);
    assert_eq!(
        written(&office, Some(&path)),
        [
            vec![
                "mentor_full_name",
                "claim_reference",
                "a_new_column",
                "claim_accepted",
                "mentor_hours_of_training",
                "mentor_trn",
                "rejection_reason"
            ],
            vec![
                "Ada Brook",
                "4711",
                "as it is",
                "no",
                "16",
                "1234567",
                "We can confirm 12 hours of mentor training of Ada Brook from 6 Apr 2025 to 31 May 2026, not 16."
            ],
        ]
    );
}

#[test]
fn what_the_office_decides_goes_before_the_ledger_and_is_undone() {
    let office = office();
    let path = put(&office, &three());
    import(&office, &path);
    let before = office.dump();
    office.act("claim_answer", json!({"id": 2, "answer": "accepted"}));
    office.act(
        "claim_answer",
        json!({"id": 1, "answer": "rejected", "reason": " Left before  training. "}),
    );
    assert_eq!(office.labels()[0], "Claim 4711 for Ada Brook: rejected");
    for lines in [written(&office, None), written(&office, Some(&path))] {
        assert_eq!(lines[1][11..], ["no", "Left before training."]);
        assert_eq!(lines[2][11..], ["yes", ""]);
    }
    // A file that is loaded again leaves what was decided.
    import(&office, &path);
    assert_eq!(
        office.query("claim_samples", json!({}))["rows"][0]["own"],
        true
    );
    for _ in 0..4 {
        office.act("undo", json!({}));
    }
    assert_same(&before, &office.dump(), "undone");
    assert_eq!(
        office
            .refused("claim_answer", json!({"id": 1, "answer": "rejected"}))
            .message,
        "The service wants a reason for each claim that is rejected. Write it in a sentence."
    );
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_the_others_come_in() {
    let office = office();
    let path = put(
        &office,
        &sheet(&[
            row("4711", "1234567", "Ada Brook", "12"),
            row("", "1234567", "Ada Brook", "12"),
            row("4712", "1234567", "", "12"),
            row("4713", "1234567", "Ada Brook", "many"),
            row("4711", "1234567", "ADA BROOK", "3"),
            row("4711", "1234567", "Ada Brook", "12"),
            row("4714", "1234567", "Ada Brook", "4.0")
                .replace("2026-06-10T09:30:00+01:00", "10/06/2026 09:30"),
        ]),
    );
    let answer = import(&office, &path);
    assert_eq!(counts(&answer), [7, 2, 0, 1, 4]);
    assert_eq!(answer["problems"].as_array().unwrap().len(), 4);
}

#[test]
fn another_file_is_refused_in_words() {
    let office = office();
    let path = put(&office, "claim_reference,claim_status\n4711,paid\n");
    for error in [
        office.refused(
            "import_run",
            json!({"noun": "claims", "source": {"path": path}}),
        ),
        office.refused(
            "claim_answers_write",
            json!({"from": path, "out": office.path("x.csv")}),
        ),
        office.refused("claim_answers_write", json!({"out": office.path("x.csv")})),
    ] {
        assert!(
            error.message.contains("that the claims service sent"),
            "{}",
            error.message
        );
    }
    assert!(!office.path("x.csv").exists());
}

#[test]
fn a_name_with_an_accent_goes_back_as_the_service_reads_it() {
    let office = office();
    let path = put(&office, &sheet(&[row("4711", "", "Zoë Árpád", "2")]));
    let out = office.path("answered.csv");
    office.act("claim_answers_write", json!({"from": path, "out": out}));
    let bytes = std::fs::read(&out).unwrap();
    assert!(bytes.windows(3).any(|letters| letters == b"Zo\xEB"));
}

/// Whatever a file holds: every row of it is imported, unchanged, or told.
#[test]
fn no_file_loses_a_row() {
    let office = office();
    let rows = proptest::collection::vec(("[0-9]{0,4}", "\\PC{0,12}", "[0-9.x-]{0,3}"), 0..8);
    proptest!(ProptestConfig::with_cases(64), |(cells in rows)| {
        let rows: Vec<String> = cells
            .iter()
            .map(|(reference, name, hours)| row(reference, "", &format!("\"{}\"", name.replace('"', "\"\"")), hours))
            .collect();
        let path = put(&office, &sheet(&rows));
        let outcome = crate::commands::act(
            &office.session,
            "import_run",
            json!({"noun": "claims", "source": {"path": path}}),
        );
        if let Ok(done) = outcome {
            let [read, create, update, unchanged, rejected] = counts(&done.value);
            prop_assert_eq!(read, create + update + unchanged + rejected);
            prop_assert_eq!(read, cells.len() as u64);
        }
    });
}
