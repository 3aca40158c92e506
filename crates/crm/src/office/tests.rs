#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::testkit::{Office, SECOND, csv, school, texts};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

#[test]
fn an_office_says_who_it_is_and_only_what_is_new_is_an_operation() {
    let office = Office::new();
    let check = |request: Value, label: &str| {
        let done = office.done("office_set", request);
        let said = done.operation.map(|operation| operation.label);
        assert_eq!(said.unwrap_or_default(), label);
    };
    check(json!({"name": "  Northfold Partnership "}), "Set our name");
    check(json!({"name": "Northfold Partnership"}), "");
    check(json!({}), "");
    check(
        json!({"role": "trainingPartner", "partnerOf": "Eastmarsh SCITT"}),
        "Set what we are, our accredited provider",
    );
    check(
        json!({"academicYear": "2027-28"}),
        "Set the academic year (2027/28)",
    );
    check(json!({"academicYear": "2027"}), "");
    check(json!({"lockAfterMinutes": 0}), "Set when the file locks");
    let said = office.query("office", json!({}));
    assert_eq!(
        [
            &said["name"],
            &said["role"],
            &said["partnerOf"],
            &said["academicYear"]
        ],
        [
            "Northfold Partnership",
            "trainingPartner",
            "Eastmarsh SCITT",
            "2027/28"
        ]
    );
    assert_eq!(said["lockAfterMinutes"], 0);
    let error = office.refused("office_set", json!({"lockAfterMinutes": 1441}));
    expect!["The file can lock after at most 1,440 minutes (a day), or never (0)."]
        .assert_eq(&error.message);
    office.refused("office_set", json!({"academicYear": "2027/29"}));
}

#[test]
fn staff_come_and_go_and_stay_in_the_list() {
    let office = Office::new();
    let check = |request: Value, label: &str| {
        let done = office.done("staff_set", request);
        let said = done.operation.map(|operation| operation.label);
        assert_eq!(said.unwrap_or_default(), label);
        done.value
    };
    let id = check(
        json!({"name": " Perpetua Lindqvist "}),
        "Added Perpetua Lindqvist to our staff",
    )["id"]
        .clone();
    check(
        json!({"id": id, "login": "plq"}),
        "Changed Perpetua Lindqvist in our staff",
    );
    check(json!({"id": id, "login": "plq"}), "");
    check(
        json!({"id": id, "active": false}),
        "Perpetua Lindqvist left our staff",
    );
    check(
        json!({"id": id, "active": true}),
        "Perpetua Lindqvist is back in our staff",
    );
    check(
        json!({"id": id, "active": false}),
        "Perpetua Lindqvist left our staff",
    );
    let said = office.query("office", json!({}));
    assert_eq!(
        texts(&said["staff"], "name"),
        ["Wilhelmina Thrupp", "Perpetua Lindqvist"]
    );
    assert_eq!(texts(&said["staff"], "me"), ["true", "false"]);
    let check = |request: Value, want: Expect| {
        want.assert_eq(&office.refused("staff_set", request).message);
    };
    check(
        json!({"name": " "}),
        expect!["A member of staff needs a name."],
    );
    check(json!({}), expect!["A member of staff needs a name."]);
    check(
        json!({"id": 4_000, "name": "Nobody"}),
        expect!["This member of staff is not in the file any more."],
    );
}

#[test]
fn today_counts_what_wants_doing_and_falls_silent_once_it_is_done() {
    let head = |last: &'static str| [("HeadFirstName", "Ada"), ("HeadLastName", last)];
    let office = Office::with(&[
        school(800_001, "Alder School", &head("Amblewood")),
        school(800_002, "Birch School", &[]),
    ]);
    let items = || -> Vec<String> {
        let today = office.query("today", json!({}));
        today["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| format!("{} {}: {}", item["count"], item["id"], item["text"]))
            .collect()
    };
    let ids = office.ours(&[800_001, 800_002]);
    office.set(ids[0], "stage", "partnership");
    expect![[r#"
        [
            "40 \"registerOld\": \"days old: the register. Time for a new one\"",
            "1 \"noOwner\": \"partnership school has nobody of us looking after it\"",
        ]
    "#]]
    .assert_debug_eq(&items());
    let closed = [
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
    ];
    office.load(&[(
        SECOND,
        &csv(&[
            school(800_001, "Alder School", &head("Thimbleby")),
            school(800_002, "Birch School", &closed),
        ]),
    )]);
    expect![[r#"
        [
            "1 \"headChanged\": \"school of ours has a new head\"",
            "1 \"closed\": \"school of ours has closed\"",
            "1 \"oursClosed\": \"school of ours is closed in the register\"",
            "1 \"noOwner\": \"partnership school has nobody of us looking after it\"",
        ]
    "#]]
    .assert_debug_eq(&items());
    let today = office.query("today", json!({}));
    assert_eq!(
        (&today["schools"], &today["day"]),
        (&json!(2), &json!("2026-09-10"))
    );
    assert_eq!(
        today["stages"],
        json!([
            ["prospect", 1],
            ["approached", 0],
            ["partnership", 1],
            ["paused", 0],
            ["former", 0]
        ])
    );
    assert_eq!(today["changes"].as_array().unwrap().len(), 2);
}
