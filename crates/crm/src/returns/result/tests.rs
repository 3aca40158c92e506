//! Register's answers over a real file: each error beside its field, until it is mended or answered anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, only, texts};
use serde_json::{Value, json};

fn office() -> (Office, i64, i64) {
    let office = Office::new();
    let ada = office.trainee("Ada Jane", "Brook");
    let bo = office.trainee("Bo", "Cole");
    set(&office, ada, "providerRef", "NF-1");
    set(&office, bo, "bornOn", "5 Jun 2000");
    (office, ada, bo)
}

fn set(office: &Office, id: i64, field: &str, value: &str) {
    office.act(
        "trainees_set",
        json!({"selection": only(&[id]), "field": field, "value": value}),
    );
}

const RESULT: &str = "provider_trainee_id,first_names,last_name,date_of_birth,training_route,Validation results,Errors\r\n\
    NF-1,Ada,Brook,,'12,2 errors found,\"hesa_id must be entered;\nsex must be entered\"\r\n\
    ,Bo,Cole,'2000-06-05,'12,1 error found,Date of birth is too early\r\n\
    NF-9,Una,Vale,,'12,1 error found,email is not one\r\n\
    NF-1,Ada,Brook,,'12,Validation passed,\r\n";

fn said(office: &Office, id: i64) -> Value {
    office.query("trainee_page", json!({"id": id}))["registerSaid"].clone()
}

#[test]
fn each_error_stands_beside_its_field_until_that_is_changed() {
    let (office, ada, bo) = office();
    let path = office.put("Result.csv", RESULT.as_bytes());
    let before = office.dump();
    let look = office.act("returns_result_look", json!({"path": path}));
    assert_eq!(office.dump(), before, "looking changes nothing");
    assert_eq!(
        ["read", "applied", "rejected", "trainees"].map(|name| look[name].as_u64().unwrap()),
        [4, 3, 1, 2]
    );
    assert_eq!(
        texts(&look["problems"], "says"),
        [
            "“Result.csv”, row 4: nobody here has the numbers, or name and birth date, of this row. Type the TRN at the trainee who is meant, and load the file again."
        ]
    );
    let loaded = office.act("returns_result_load", json!({"path": path}));
    assert_eq!(
        loaded["said"],
        "Register found 3 errors of 2 trainees. Each stands beside the field that mends it. Register found errors in 1 row that is about nobody here."
    );
    assert_eq!(
        office.labels()[0],
        "Loaded Register’s result of “Add trainees”: 3 errors"
    );
    assert_eq!(texts(&said(&office, ada), "field"), ["hesaId", "equality"]);
    assert_eq!(
        texts(&said(&office, ada), "says")[0],
        "Register says: hesa_id must be entered."
    );
    assert_eq!(texts(&said(&office, bo), "field"), ["bornOn"]);
    let all = office.query("returns_problems", json!({}));
    let by_register = all.as_array().unwrap().iter();
    assert_eq!(
        by_register.filter(|one| one["byRegister"] == true).count(),
        3
    );
    set(&office, ada, "hesaId", "1234567890123");
    assert_eq!(texts(&said(&office, ada), "field"), ["equality"]);
    office.act("undo", json!({}));
    assert_eq!(texts(&said(&office, ada), "field"), ["hesaId", "equality"]);
    // The next answer stands in the place of this one, and undo brings it back.
    let next = office.put(
        "Next.csv",
        b"provider_trainee_id,training_route,Errors\nNF-1,12,\n",
    );
    office.act("returns_result_load", json!({"path": next}));
    assert_eq!(said(&office, ada), json!([]));
    assert_eq!(said(&office, bo), json!([]));
    office.act("undo", json!({}));
    assert_eq!(texts(&said(&office, bo), "field"), ["bornOn"]);
}

#[test]
fn an_error_that_was_put_right_elsewhere_is_marked_as_mended() {
    let (office, ada, _) = office();
    let path = office.put("Result.csv", RESULT.as_bytes());
    office.act("returns_result_load", json!({"path": path}));
    let id = said(&office, ada)[1]["saidId"].clone();
    office.act("returns_said_mended", json!({"ids": [id]}));
    assert_eq!(
        office.labels()[0],
        "1 error of Register’s about Ada Jane Brook marked as mended"
    );
    assert_eq!(texts(&said(&office, ada), "field"), ["hesaId"]);
    let refused = office.refused("returns_said_mended", json!({"ids": [id]}));
    assert!(
        refused.message.contains("Undo may bring it back"),
        "{refused}"
    );
    office.act("undo", json!({}));
    assert_eq!(texts(&said(&office, ada), "field"), ["hesaId", "equality"]);
}

#[test]
fn only_a_result_of_registers_is_taken() {
    let (office, _, _) = office();
    for (text, words) in [
        (
            "TRN,Placement 1 URN\n1234567,100001\n",
            "has no column “Errors”",
        ),
        ("Name,Errors\nAda,none\n", "not the columns of new trainees"),
        ("", "is empty"),
    ] {
        let path = office.put("Other.csv", text.as_bytes());
        for command in ["returns_result_look", "returns_result_load"] {
            let refused = office.refused(command, json!({"path": path}));
            assert!(refused.message.contains(words), "{refused}");
        }
    }
}
