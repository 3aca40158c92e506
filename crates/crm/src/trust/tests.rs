//! Trusts over a real file: with and without the groups file, and what the office writes about them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::error::Kind;
use crate::testkit::{Office, assert_same, groups, school, texts};
use serde_json::json;

/// A file with three schools of one trust, the second of them closed and ours, the first ours.
fn office() -> Office {
    let trust = [
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "Coppermoor Trust"),
        ("TrustSchoolFlag (code)", "3"),
    ];
    let closed = [
        trust[0],
        trust[1],
        trust[2],
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
    ];
    let office = Office::with(&[
        school(100_001, "Alder Hill Primary School", &trust),
        school(100_002, "Bramble Lane Academy", &closed),
        school(100_003, "Candle Street School", &trust),
    ]);
    office.ours(&[100_001, 100_002]);
    office
}

#[test]
fn a_trust_that_the_groups_file_does_not_have_still_has_its_name_and_schools() {
    let office = office();
    let page = office.query("trust_page", json!({"uid": 20_001}));
    assert_eq!(page["name"], "Coppermoor Trust");
    assert_eq!(page["facts"], json!([]));
    assert_eq!(page["summary"], "Group UID 20001 · 2 open schools · 2 ours");
    assert_eq!(
        texts(&page["ours"], "name"),
        ["Alder Hill Primary School", "Bramble Lane Academy"]
    );
    assert_eq!(texts(&page["others"], "name"), ["Candle Street School"]);
    assert_eq!(
        listed(&office, json!({"search": "coppermoor"}))["count"],
        1,
        "by the name that only its schools have"
    );
    office.load(&[(
        "allgroupsdata20260901.csv",
        &groups(&[(20_001, "Coppermoor Learning Trust")]),
    )]);
    let page = office.query("trust_page", json!({"uid": 20_001}));
    assert_eq!(page["name"], "Coppermoor Learning Trust");
    assert_eq!(page["status"], "Open");
    assert_eq!(page["facts"][0]["value"], "Multi-academy trust");
    let error = office.refused("trust_page", json!({"uid": 7}));
    assert_eq!(error.kind, Kind::NotFound);
}

/// The list of trusts.
fn listed(office: &Office, view: serde_json::Value) -> serde_json::Value {
    let mut view = view;
    view["list"] = json!("trusts");
    let columns = ["name", "ourSchools", "agreement", "status"];
    office.query(
        "list_page",
        json!({"view": view, "limit": 10, "columns": columns}),
    )
}

#[test]
fn the_list_and_the_page_say_the_same_of_a_trust() {
    let office = office();
    office.load(&[(
        "allgroupsdata20260901.csv",
        &groups(&[(20_001, "Coppermoor Trust")]),
    )]);
    let ours = office.ours(&[100_003]);
    let page = office.query("trust_page", json!({"uid": 20_001}));
    assert!(page["summary"].as_str().unwrap().ends_with("3 ours"));
    office.set(ours[0], "stage", "former");
    let page = office.query("trust_page", json!({"uid": 20_001}));
    assert!(page["summary"].as_str().unwrap().ends_with("2 ours"));
    let row = listed(&office, json!({}))["rows"][0].clone();
    assert_eq!(row["ourSchools"], 2);
    assert_eq!(row["status"], page["status"]);
}

#[test]
fn a_trusts_agreement_that_is_over_shows_as_lapsed_in_the_list() {
    let office = office();
    let school = office.ours(&[100_003])[0];
    office.act(
        "agreement_save",
        json!({"trustUid": 20_001, "named": [school], "firstYear": "2024/25", "lastYear": "2025/26", "state": "signed"}),
    );
    assert_eq!(listed(&office, json!({}))["rows"][0]["agreement"], "Lapsed");
    let of_state =
        |state: &str| listed(&office, json!({"where": {"agreement": [state]}}))["count"].clone();
    assert_eq!(
        (of_state("lapsed"), of_state("signed")),
        (json!(1), json!(0))
    );
}

#[test]
fn notes_and_owner_of_a_trust_are_set_said_and_taken_back() {
    let office = office();
    let before = office.dump();
    let set = |field: &str, value: serde_json::Value| {
        office.act(
            "trust_set",
            json!({"uid": 20_001, "field": field, "value": value}),
        )
    };
    assert_eq!(set("notes", json!(" Ask in June. "))["changed"], true);
    assert_eq!(office.labels()[0], "Notes on Coppermoor Trust changed");
    assert_eq!(set("owner", json!(1))["changed"], true);
    assert_eq!(
        office.labels()[0],
        "Owner of Coppermoor Trust set to Wilhelmina Thrupp"
    );
    let page = office.query("trust_page", json!({"uid": 20_001}));
    assert_eq!(page["notes"], "Ask in June.");
    assert_eq!(page["owner"], "Wilhelmina Thrupp");
    assert_eq!(page["history"].as_array().unwrap().len(), 2);
    let operations = office.operations();
    assert_eq!(set("notes", json!("Ask in June."))["changed"], false);
    assert_eq!(office.operations(), operations);
    for (field, value) in [("owner", json!(77)), ("owner", json!("me"))] {
        let request = json!({"uid": 20_001, "field": field, "value": value});
        assert_eq!(office.refused("trust_set", request).kind, Kind::NotFound);
    }
    let elsewhere = json!({"uid": 7, "field": "notes", "value": "x"});
    assert_eq!(office.refused("trust_set", elsewhere).kind, Kind::NotFound);
    office.act("undo", json!({}));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "two steps and undo");
}
