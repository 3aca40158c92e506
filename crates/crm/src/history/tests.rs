#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::error::Kind;
use crate::testkit::{
    Dump, FIRST, Office, SECOND, assert_same, csv, first_month, groups, links, only, school,
    second_month, texts,
};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value, json};

fn rows() -> Vec<Vec<String>> {
    vec![
        school(800_001, "Alder School", &[("PercentageFSM", "12.1")]),
        school(800_002, "Birch School", &[]),
        school(800_003, "Cedar School", &[]),
        school(800_004, "Damson School", &[]),
        school(800_005, "Elder School", &[]),
    ]
}

/// The month after: a new head, a conversion by link, a closure, a new school.
fn later() -> Vec<Vec<String>> {
    let closed = [
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
        ("CloseDate", "31-07-2026"),
    ];
    vec![
        school(
            800_001,
            "Alder School",
            &[
                ("PercentageFSM", "7.3"),
                ("HeadFirstName", "Ada"),
                ("HeadLastName", "Amblewood"),
            ],
        ),
        school(800_002, "Birch School", &closed),
        school(800_003, "Cedar School", &closed),
        school(800_004, "Damson School", &[]),
        school(800_005, "Elder School", &[]),
        school(800_012, "Birch Academy", &[]),
        school(800_020, "Fern School", &[]),
    ]
}

/// A file with two schools of ours, with tags, a past URN and staff.
fn office() -> Office {
    let office = Office::with(&rows());
    office.load(&[(
        "links_edubasealldata20260801.csv",
        &links(&[
            (800_002, 800_012, "Successor"),
            (800_003, 800_004, "Successor"),
        ]),
    )]);
    let ids = office.ours(&[800_001, 800_002, 800_003]);
    office.act(
        "schools_tag",
        json!({"selection": only(&ids), "add": ["Rural"]}),
    );
    office.act(
        "schools_follow_successor",
        json!({"selection": only(&ids[2..])}),
    );
    office.act("staff_set", json!({"name": "Perpetua Lindqvist"}));
    office.reopened()
}

fn ids(office: &Office) -> Vec<i64> {
    let page = office.query(
        "list_page",
        json!({"view": {"list": "schools"}, "limit": 100}),
    );
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect()
}

fn staff(office: &Office) -> Value {
    office.query("office", json!({}))["staff"][0]["id"].clone()
}

fn undo(office: &Office) -> Value {
    office.act("undo", json!({}))
}

fn redo(office: &Office) -> Value {
    office.act("redo", json!({}))
}

fn load_request(office: &Office, files: &[(&str, &[u8])]) -> Value {
    let paths: Vec<_> = files
        .iter()
        .map(|(name, bytes)| office.put(name, bytes))
        .collect();
    json!({"paths": paths, "yes": true})
}

#[test]
fn every_action_is_undone_redone_and_reverted() {
    let check = |name: &str, request: &dyn Fn(&Office) -> Value| {
        let office = office();
        let before = office.dump();
        let request = request(&office);
        let done = office.done(name, request);
        let operation = done
            .operation
            .unwrap_or_else(|| panic!("{name} did nothing"));
        let after = office.dump();
        assert_ne!(before, after, "{name}");
        let undone = undo(&office);
        assert_eq!(undone["operation"]["id"], operation.id);
        assert_eq!(undone["left"], json!([]));
        assert_same(&before, &office.dump(), &format!("undo of {name}"));
        redo(&office);
        assert_same(&after, &office.dump(), &format!("redo of {name}"));
        office.act("revert", json!({"id": operation.id}));
        assert_same(&before, &office.dump(), &format!("revert of {name}"));
        undo(&office);
        assert_same(
            &after,
            &office.dump(),
            &format!("undo of the revert of {name}"),
        );
        assert_eq!(office.query("check", json!({}))["sound"], true);
    };
    let all = |office: &Office| only(&ids(office));
    let one = |office: &Office| only(&ids(office)[..1]);
    check(
        "schools_make_ours",
        &|_| json!({"selection": only(&[800_003, 800_005]), "stage": "paused"}),
    );
    for (field, value) in [
        ("stage", json!("former")),
        ("notes", json!("Zoë’s note:\t“\u{1F33F}”\r\n\u{0}\u{1f}end")),
        ("parking", json!("Behind")),
        ("dress", json!("Smart")),
        ("access", json!("Gate")),
    ] {
        check(
            "schools_set",
            &|office| json!({"selection": all(office), "field": field, "value": value}),
        );
    }
    check(
        "schools_set",
        &|office| json!({"selection": one(office), "field": "owner", "value": staff(office)}),
    );
    check(
        "schools_tag",
        &|office| json!({"selection": all(office), "add": ["New"], "remove": ["rural"]}),
    );
    check(
        "schools_remove",
        &|office| json!({"selection": all(office)}),
    );
    check(
        "schools_follow_successor",
        &|office| json!({"selection": all(office), "successor": 800_005}),
    );
    check(
        "office_set",
        &|_| json!({"name": "Northfold", "lockAfterMinutes": 3}),
    );
    check("staff_set", &|_| json!({"name": "Rafferty Ames"}));
    check(
        "staff_set",
        &|office| json!({"id": staff(office), "active": false, "login": "x"}),
    );
    check("register_load", &|office| {
        load_request(office, &[(SECOND, &csv(&later()))])
    });
    check("register_load", &|office| {
        load_request(
            office,
            &[(
                "allgroupsdata20260901.csv",
                &groups(&[(20_001, "Coppermoor")]),
            )],
        )
    });
    check("register_load", &|office| {
        load_request(
            office,
            &[(
                "links_edubasealldata20260901.csv",
                &links(&[(800_005, 800_004, "Successor")]),
            )],
        )
    });
}

#[test]
fn an_action_that_changes_nothing_leaves_no_operation() {
    let office = office();
    let check = |name: &str, request: Value| {
        let before = office.whole_dump();
        let done = office.done(name, request);
        assert_eq!((done.operation, done.changed), (None, vec![]), "{name}");
        assert_same(&before, &office.whole_dump(), name);
    };
    let some = ids(&office);
    check("schools_make_ours", json!({"selection": only(&[800_001])}));
    check("schools_make_ours", json!({"selection": only(&[])}));
    check(
        "schools_set",
        json!({"selection": only(&some), "field": "stage", "value": "prospect"}),
    );
    check(
        "schools_set",
        json!({"selection": only(&[]), "field": "stage", "value": "former"}),
    );
    check(
        "schools_tag",
        json!({"selection": only(&some), "add": ["RURAL"], "remove": ["Gone"]}),
    );
    check("schools_remove", json!({"selection": only(&[4_000])}));
    check(
        "schools_follow_successor",
        json!({"selection": only(&some[..1])}),
    );
    check("office_set", json!({}));
    check("staff_set", json!({"id": staff(&office)}));
    check(
        "register_load",
        load_request(&office, &[(FIRST, &csv(&rows()))]),
    );
}

/// The refusal of a command in words; nothing was changed.
fn refused(office: &Office, name: &str, request: Value, kind: Kind, want: Expect) {
    let error = office.refused(name, request);
    assert_eq!(error.kind, kind, "{}", error.message);
    want.assert_eq(&error.message);
}

#[test]
fn an_undo_that_would_lose_later_work_is_refused_in_words() {
    let office = office();
    let id = ids(&office)[0];
    let set = |value: &str| {
        office.set(id, "notes", value);
        office.query("history_page", json!({"limit": 1}))["entries"][0]["id"].clone()
    };
    let first = set("one");
    set("two");
    refused(
        &office,
        "revert",
        json!({"id": first}),
        Kind::Conflict,
        expect![
            "This cannot be taken back as a whole, because Alder School was changed since. Take back the later change first, or open History and revert the rest."
        ],
    );
    // Back at what the operation left, it can be taken back.
    undo(&office);
    office.act("revert", json!({"id": first}));
    assert_eq!(
        office.query("school_page", json!({"id": id}))["ours"]["notes"],
        ""
    );
}

#[test]
fn an_undo_of_one_column_is_not_blocked_by_another() {
    let office = office();
    let id = ids(&office)[0];
    office.set(id, "notes", "Ring first");
    let notes = office.operation("Notes on Alder School changed");
    office.set(id, "parking", "Behind the hall");
    office.set(id, "stage", "former");
    office.act("revert", json!({"id": notes}));
    let ours = office.query("school_page", json!({"id": id}))["ours"].clone();
    assert_eq!(
        [&ours["notes"], &ours["parking"], &ours["stage"]],
        ["", "Behind the hall", "former"]
    );
}

#[test]
fn a_revert_may_leave_what_was_changed_since_and_lists_it() {
    let office = office();
    let some = ids(&office);
    office.act(
        "schools_set",
        json!({"selection": only(&some), "field": "dress", "value": "Smart"}),
    );
    let all = office.operation("Dress at 3 schools changed");
    office.set(some[1], "dress", "Boots");
    refused(
        &office,
        "revert",
        json!({"id": all}),
        Kind::Conflict,
        expect![
            "This cannot be taken back as a whole, because Birch School was changed since. Take back the later change first, or open History and revert the rest."
        ],
    );
    let done = office.done("revert", json!({"id": all, "skipChanged": true}));
    assert_eq!(
        done.value["left"],
        json!(["Birch School was changed since"])
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Reverted: Dress at 3 schools changed"
    );
    let view = json!({"list": "schools"});
    let page = office.query(
        "list_page",
        json!({"view": view, "limit": 9, "columns": ["dress"]}),
    );
    assert_eq!(texts(&page["rows"], "dress"), ["", "Boots", ""]);
}

#[test]
fn many_rows_in_the_way_are_counted_and_the_first_three_named() {
    let office = Office::generated(40, 1);
    let some = office.ours(&(800_000..800_010).collect::<Vec<_>>());
    for field in [only(&some), only(&some[1..])] {
        office.act(
            "schools_set",
            json!({"selection": field, "field": "dress", "value": field.to_string()}),
        );
    }
    let all = office.operation("Dress at 10 schools changed");
    let error = office.refused("revert", json!({"id": all}));
    assert!(error.message.contains(" and 6 more. "), "{}", error.message);
    assert_eq!(error.message.matches("was changed since").count(), 3);
}

#[test]
fn an_undo_beyond_this_session_asks_who_did_it_and_when() {
    let office = office();
    let state = office.query("undo_state", json!({}));
    assert_eq!(
        state["undo"]["label"],
        "Added Perpetua Lindqvist to our staff"
    );
    let question = "“Added Perpetua Lindqvist to our staff” was done by Wilhelmina Thrupp on 10 Sep 2026, before this session. Undo it?";
    assert_eq!(state["undoAsks"], question);
    let error = office.refused("undo", json!({}));
    assert_eq!(
        (error.kind, error.message.as_str()),
        (Kind::Question, question)
    );
    office.act("undo", json!({"beyond": true}));
    assert_eq!(
        office.query("undo_state", json!({}))["undo"]["label"],
        "Damson School followed its successor"
    );
    // What was undone in this session is done again without a question.
    redo(&office);
    office.act("office_set", json!({"name": "Northfold"}));
    assert_eq!(
        office.query("undo_state", json!({}))["undoAsks"],
        Value::Null
    );
    undo(&office);
}

#[test]
fn a_new_operation_clears_redo() {
    let office = office();
    let id = ids(&office)[0];
    office.set(id, "notes", "one");
    office.set(id, "notes", "two");
    undo(&office);
    let state = office.query("undo_state", json!({}));
    assert_eq!(state["redo"]["label"], "Notes on Alder School changed");
    office.set(id, "dress", "Smart");
    assert_eq!(office.query("undo_state", json!({}))["redo"], Value::Null);
    refused(
        &office,
        "redo",
        json!({}),
        Kind::NotFound,
        expect!["There is nothing to redo."],
    );
    // An action that changed nothing does not.
    undo(&office);
    office.set(id, "dress", "");
    assert_eq!(
        office.query("undo_state", json!({}))["redo"]["label"],
        "Dress at Alder School changed"
    );
}

#[test]
fn an_empty_file_has_nothing_to_undo() {
    let office = Office::new();
    assert_eq!(
        office.query("undo_state", json!({})),
        json!({"undo": null, "undoAsks": null, "redo": null})
    );
    refused(
        &office,
        "undo",
        json!({}),
        Kind::NotFound,
        expect!["There is nothing to undo."],
    );
    refused(
        &office,
        "redo",
        json!({}),
        Kind::NotFound,
        expect!["There is nothing to redo."],
    );
    refused(
        &office,
        "revert",
        json!({"id": 4_000}),
        Kind::NotFound,
        expect!["This operation is not in the file's history."],
    );
}

#[test]
fn a_revert_is_reverted() {
    let office = office();
    let id = ids(&office)[0];
    office.set(id, "notes", "one");
    let done = office.operation("Notes on Alder School changed");
    let after = office.dump();
    office.act("revert", json!({"id": done}));
    let reverted = office.operation("Reverted: Notes on Alder School changed");
    refused(
        &office,
        "revert",
        json!({"id": done}),
        Kind::Conflict,
        expect!["It was taken back already."],
    );
    office.act("revert", json!({"id": reverted}));
    assert_same(&after, &office.dump(), "the revert of a revert");
    // The first operation stands again.
    office.act("revert", json!({"id": done}));
    undo(&office);
    assert_same(&after, &office.dump(), "undo of the second revert");
    let undone = office.operation("Undid: Reverted: Notes on Alder School changed");
    refused(
        &office,
        "revert",
        json!({"id": undone}),
        Kind::Conflict,
        expect!["An undo or redo is taken back by redo or undo."],
    );
    let new = office.operation("Made the file");
    refused(
        &office,
        "revert",
        json!({"id": new}),
        Kind::Conflict,
        expect!["The program did this by itself."],
    );
}

#[test]
fn a_school_taken_off_comes_back_with_its_tags_and_its_past() {
    let office = office();
    let id = ids(&office)[2];
    let before = office.query("school_page", json!({"id": id}));
    assert_eq!(before["ours"]["pastUrns"][0]["urn"], 800_003);
    assert_eq!(before["ours"]["tags"], json!(["Rural"]));
    office.act("schools_remove", json!({"selection": only(&[id])}));
    office.refused("school_page", json!({"id": id}));
    undo(&office);
    let after = office.query("school_page", json!({"id": id}));
    assert_eq!(before["ours"], after["ours"]);
}

#[test]
fn what_was_added_since_keeps_its_school() {
    let office = office();
    office.ours(&[800_005]);
    let made = office.operation("Made Elder School ours");
    let id = *ids(&office).last().unwrap();
    office.act(
        "schools_tag",
        json!({"selection": only(&[id]), "add": ["Rural"]}),
    );
    refused(
        &office,
        "revert",
        json!({"id": made}),
        Kind::Conflict,
        expect![
            "This cannot be taken back as a whole, because Elder School has tags that were added since. Take back the later change first, or open History and revert the rest."
        ],
    );
    office.act(
        "schools_tag",
        json!({"selection": only(&[id]), "remove": ["Rural"]}),
    );
    office.act("revert", json!({"id": made}));
}

#[test]
fn a_school_made_ours_again_stands_in_the_way_of_the_one_taken_off() {
    let office = office();
    let id = ids(&office)[0];
    office.act("schools_remove", json!({"selection": only(&[id])}));
    let off = office.operation("Took Alder School off our schools");
    office.ours(&[800_001]);
    refused(
        &office,
        "revert",
        json!({"id": off}),
        Kind::Conflict,
        expect![
            "This cannot be taken back as a whole, because Alder School was added again since. Take back the later change first, or open History and revert the rest."
        ],
    );
}

#[test]
fn a_member_of_staff_who_looks_after_a_school_is_not_taken_back() {
    let office = office();
    let who = office.act("staff_set", json!({"name": "Rafferty Ames"}))["id"].clone();
    office.set(ids(&office)[0], "owner", who);
    let added = office.operation("Added Rafferty Ames to our staff");
    refused(
        &office,
        "revert",
        json!({"id": added}),
        Kind::Conflict,
        expect![
            "This cannot be taken back as a whole, because Rafferty Ames has schools that were added since. Take back the later change first, or open History and revert the rest."
        ],
    );
}

#[test]
fn the_first_load_is_taken_back_by_emptying_the_register_while_no_school_is_ours() {
    let office = Office::new();
    let empty = office.dump();
    office.load(&[
        (FIRST, &csv(&rows())),
        (
            "links_edubasealldata20260801.csv",
            &links(&[(800_001, 800_002, "Successor")]),
        ),
        (
            "allgroupsdata20260801.csv",
            &groups(&[(20_001, "Coppermoor")]),
        ),
    ]);
    let loaded = office.query("history_page", json!({"limit": 1}))["entries"][0]["id"].clone();
    let made = office.ours(&[800_001]);
    refused(
        &office,
        "revert",
        json!({"id": loaded}),
        Kind::Conflict,
        expect![
            "The register cannot be emptied while a school of ours is in it. Take them off our schools first."
        ],
    );
    office.act("schools_remove", json!({"selection": only(&made)}));
    office.act("revert", json!({"id": loaded}));
    assert_same(&empty, &office.dump(), "the register is empty");
    assert_eq!(
        office.query("register_state", json!({}))["establishments"],
        0
    );
    // As an undo, and redo says what to do.
    let office = Office::with(&rows());
    undo(&office);
    assert_eq!(office.query("undo_state", json!({}))["redo"], Value::Null);
    refused(
        &office,
        "redo",
        json!({}),
        Kind::Conflict,
        expect!["The register was emptied by that undo. Load its file again instead."],
    );
    let report = office.load(&[(FIRST, &csv(&rows()))]);
    assert_eq!(
        (&report["new"], &report["first"]),
        (&json!(5), &json!(true))
    );
    // The log works again after a load without it.
    office.ours(&[800_001]);
    undo(&office);
}

#[test]
fn only_the_latest_refresh_can_be_taken_back() {
    let office = office();
    let before = office.dump();
    office.load(&[(SECOND, &csv(&later()))]);
    let second = office.query("history_page", json!({"limit": 1}))["entries"][0]["id"].clone();
    let mut third = later();
    third[4] = school(800_005, "Elder School renamed", &[]);
    office.load(&[("edubasealldata20261001.csv", &csv(&third))]);
    let latest = office.query("history_page", json!({"limit": 1}))["entries"][0]["id"].clone();
    refused(
        &office,
        "revert",
        json!({"id": second}),
        Kind::Conflict,
        expect!["Only the latest load of the register can be taken back."],
    );
    office.act("revert", json!({"id": latest}));
    office.act("revert", json!({"id": second}));
    assert_same(&before, &office.dump(), "both refreshes were taken back");
}

#[test]
fn a_refresh_that_is_taken_back_keeps_the_successor_that_was_followed_and_says_so() {
    let office = office();
    let some = ids(&office);
    office.load(&[(SECOND, &csv(&later()))]);
    let refresh = office.query("history_page", json!({"limit": 1}))["entries"][0]["id"].clone();
    office.act(
        "schools_follow_successor",
        json!({"selection": only(&some[1..2])}),
    );
    let page = office.query("school_page", json!({"id": some[1]}));
    assert_eq!(page["name"], "Birch Academy");
    let undone = office.act("revert", json!({"id": refresh}));
    expect![[r#"["Birch Academy (URN 800012) in the register is a school of ours since"]"#]]
        .assert_eq(&undone["left"].to_string());
    let page = office.query("school_page", json!({"id": some[1]}));
    assert_eq!(
        (&page["urn"], &page["name"]),
        (&json!(800_012), &json!("Birch Academy"))
    );
    assert_eq!(
        office.query("school_page", json!({"urn": 800_001}))["head"],
        ""
    );
    office.refused("school_page", json!({"urn": 800_020}));
    assert_eq!(office.query("check", json!({}))["sound"], true);
}

#[test]
fn a_generated_refresh_is_taken_back_row_by_row_and_done_again() {
    for seed in 0..3 {
        let office = Office::generated(300, seed);
        let before = office.dump();
        let (next, next_links, _) = second_month(300, seed);
        office.load(&[
            (SECOND, &next),
            ("links_edubasealldata20260901.csv", &next_links),
        ]);
        let after = office.dump();
        undo(&office);
        assert_same(&before, &office.dump(), "undo of the refresh");
        redo(&office);
        assert_same(&after, &office.dump(), "redo of the refresh");
        undo(&office);
        office.load(&[(FIRST, &first_month(300, seed))]);
        assert_same(&before, &office.dump(), "the first month again");
    }
}

#[test]
fn history_tells_what_an_operation_changed() {
    let office = office();
    let some = ids(&office);
    office.act(
        "schools_set",
        json!({"selection": only(&some[..1]), "field": "stage", "value": "former"}),
    );
    office.act(
        "schools_set",
        json!({"selection": only(&some[..1]), "field": "owner", "value": staff(&office)}),
    );
    office.act(
        "schools_tag",
        json!({"selection": only(&some[..1]), "add": ["New"]}),
    );
    office.act("schools_remove", json!({"selection": only(&some[..1])}));
    office.act("office_set", json!({"name": "Northfold"}));
    office.load(&[(SECOND, &csv(&later()))]);
    let page = office.query("history_page", json!({"limit": 1000}));
    let mut told = String::new();
    for entry in page["entries"].as_array().unwrap().iter().rev() {
        let detail = office.query("history_operation", json!({"id": entry["id"]}));
        told += &format!("{} ({})\n", entry["label"].as_str().unwrap(), entry["rows"]);
        for row in detail["rows"].as_array().unwrap() {
            told += &format!(
                "  {} {}",
                row["how"].as_str().unwrap(),
                row["what"].as_str().unwrap()
            );
            for value in row["values"].as_array().unwrap() {
                told += &format!(
                    " [{}: “{}” → “{}”]",
                    value["column"].as_str().unwrap(),
                    value["before"].as_str().unwrap(),
                    value["after"].as_str().unwrap()
                );
            }
            told.push('\n');
        }
    }
    expect![[r#"
        Made the file (1)
          added Wilhelmina Thrupp
        Loaded the register of 1 Aug 2026: 5 schools (0)
        2 links loaded (3)
          added a link of the register
          added a link of the register
          added the register file links_edubasealldata20260801.csv
        Made 3 schools ours (3)
          added Alder School
          added Birch School
          added Cedar School
        Tag Rural put on 3 schools (3)
          added the tag Rural on Alder School
          added the tag Rural on Birch School
          added the tag Rural on Damson School
        Damson School followed its successor (2)
          added the earlier URN 800003 of Damson School
          changed Damson School [URN: “800003” → “800004”]
        Added Perpetua Lindqvist to our staff (1)
          added Perpetua Lindqvist
        Stage of Alder School set to Former (1)
          changed Alder School [Stage: “Prospect” → “Former”]
        Owner of Alder School set to Perpetua Lindqvist (1)
          changed Alder School [Owner: “” → “Perpetua Lindqvist”]
        Tag New put on Alder School (1)
          added the tag New on Alder School
        Took Alder School off our schools (3)
          removed the tag Rural on Alder School
          removed the tag New on Alder School
          removed Alder School
        Set our name (1)
          added the setting Office name
        Refreshed the register of 1 Sep 2026: 2 new, 3 changed (10)
          changed Alder School (URN 800001) in the register [Free school meals %: “12.1” → “7.3”] [Head's first name: “” → “Ada”] [Head's last name: “” → “Amblewood”]
          changed Birch School (URN 800002) in the register [Status: “Open” → “Closed”] [Closed: “” → “31 Jul 2026”]
          changed Cedar School (URN 800003) in the register [Status: “Open” → “Closed”] [Closed: “” → “31 Jul 2026”]
          added Birch Academy (URN 800012) in the register
          added Fern School (URN 800020) in the register
          added the register file edubasealldata20260901.csv
          added the register watch's note on Alder School (URN 800001)
          added the register watch's note on Birch School (URN 800002)
          added the register watch's note on Cedar School (URN 800003)
          added the register watch's note on Fern School (URN 800020)
    "#]].assert_eq(&told);
    office.refused("history_operation", json!({"id": 4_000}));
    office.refused("history_page", json!({"limit": 1_001}));
}

/// One thing that somebody might do, with its choices as small numbers.
type Step = (u8, u8, u8);

fn text(choice: u8) -> &'static str {
    [
        "",
        "one",
        "Zoë’s “two”",
        "\u{0}\t\\\"{}",
        "12.0",
        "null",
        "\u{1F33F}",
    ][usize::from(choice % 7)]
}

/// Does a step; says whether it was an operation.
fn step(office: &Office, month: &mut u8, (what, which, choice): Step) -> bool {
    let some = ids(office);
    let picked: Vec<i64> = some
        .iter()
        .enumerate()
        .filter(|(at, _)| which >> (at % 8) & 1 == 1)
        .map(|(_, id)| *id)
        .collect();
    let urns: Vec<i64> = (0..8)
        .filter(|at| which >> at & 1 == 1)
        .map(|at| 800_001 + at)
        .collect();
    let (name, request) = match what % 9 {
        0 => ("schools_make_ours", json!({"selection": only(&urns)})),
        1 => {
            let field = ["notes", "parking", "dress", "access"][usize::from(choice % 4)];
            (
                "schools_set",
                json!({"selection": only(&picked), "field": field, "value": text(choice)}),
            )
        }
        2 => {
            let stage = ["prospect", "approached", "paused"][usize::from(choice % 3)];
            (
                "schools_set",
                json!({"selection": only(&picked), "field": "stage", "value": stage}),
            )
        }
        3 => {
            let value = if choice % 2 == 0 {
                staff(office)
            } else {
                Value::Null
            };
            (
                "schools_set",
                json!({"selection": only(&picked), "field": "owner", "value": value}),
            )
        }
        4 => {
            let tag = ["Rural", "rural", "New", "ITaP host"][usize::from(choice % 4)];
            let key = if choice > 127 { "add" } else { "remove" };
            (
                "schools_tag",
                json!({"selection": only(&picked), key: [tag]}),
            )
        }
        5 => ("schools_remove", json!({"selection": only(&picked)})),
        6 => (
            "schools_follow_successor",
            if choice % 2 == 0 {
                json!({"selection": only(&picked)})
            } else {
                json!({"selection": only(&picked), "successor": 800_001 + i64::from(choice % 20)})
            },
        ),
        7 => match choice % 4 {
            0 => ("office_set", json!({"name": text(which)})),
            1 => ("office_set", json!({"lockAfterMinutes": which})),
            2 => ("staff_set", json!({"name": format!("Rafferty {which}")})),
            _ => (
                "staff_set",
                json!({"id": staff(office), "active": which % 2 == 0}),
            ),
        },
        _ => {
            *month += 1;
            let mut rows = if choice % 2 == 0 { rows() } else { later() };
            rows.push(school(
                800_030 + i64::from(which % 4),
                "Gorse School",
                &[
                    ("HeadLastName", text(choice)),
                    ("PercentageFSM", ["", "0.1", "33.3"][usize::from(which % 3)]),
                ],
            ));
            let name = format!(
                "edubasealldata2026{:02}{:02}.csv",
                9 + *month / 28,
                1 + *month % 28
            );
            (
                "register_load",
                load_request(office, &[(&name, &csv(&rows))]),
            )
        }
    };
    // Some of it is refused, such as a URN that the register lacks; that is no operation either.
    crate::commands::act(&office.session, name, request).is_ok_and(|done| done.operation.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_goes_back_through_every_state_and_redoing_all_forward_again(
        steps in prop::collection::vec(any::<Step>(), 1..12),
    ) {
        let office = office();
        let mut month = 0;
        let mut states: Vec<Dump> = vec![office.dump()];
        for one in steps {
            let made = step(&office, &mut month, one);
            let now = office.dump();
            prop_assert_eq!(made, &now != states.last().unwrap(), "an operation is a change and a change an operation: {:?}", one);
            if made {
                states.push(now);
            }
        }
        for state in states.iter().rev().skip(1) {
            undo(&office);
            assert_same(state, &office.dump(), "undo");
        }
        prop_assert_eq!(office.refused("undo", json!({})).kind, Kind::Question);
        for state in states.iter().skip(1) {
            redo(&office);
            assert_same(state, &office.dump(), "redo");
        }
        prop_assert_eq!(office.refused("redo", json!({})).kind, Kind::NotFound);
        prop_assert_eq!(&office.query("check", json!({}))["sound"], &json!(true));
    }
}
