#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::error::Kind;
use crate::testkit::{FIRST, Office, SECOND, csv, groups, links, only, school, texts};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

fn closed<'a>(reason: &'a str, postcode: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
        ("CloseDate", "31-07-2026"),
        (
            "ReasonEstablishmentClosed (code)",
            if reason == "Closure" { "2" } else { "10" },
        ),
        ("ReasonEstablishmentClosed (name)", reason),
        ("Postcode", postcode),
    ]
}

/// A register in which schools were followed in every way there is.
fn office() -> Office {
    let office = Office::new();
    let rows = [
        school(
            800_001,
            "Alder School",
            &closed("Academy Converter", "LB1 2AB"),
        ),
        school(800_002, "Birch School", &closed("Closure", "")),
        school(800_003, "Cedar School", &closed("Closure", "")),
        school(800_004, "Damson School", &closed("Closure", "")),
        school(800_005, "Elder School", &closed("Closure", "")),
        school(800_006, "Fern School", &[]),
        school(800_011, "Alder Academy", &[]),
        school(800_013, "Cedar North", &[]),
        school(800_014, "Cedar South", &[]),
        school(800_015, "Elder Academy", &[]),
    ];
    office.load(&[
        (FIRST, &csv(&rows)),
        (
            "links_edubasealldata20260801.csv",
            &links(&[
                (800_001, 800_011, "Successor"),
                (800_013, 800_003, "Predecessor - Split School"),
                (800_014, 800_003, "Predecessor - Split School"),
                (800_004, 800_099, "Successor"),
                (800_005, 800_015, "Successor"),
            ]),
        ),
    ]);
    office
}

#[test]
fn a_school_is_made_ours_once() {
    let office = office();
    let request = json!({"selection": only(&[800_001, 800_002]), "stage": "approached"});
    let done = office.done("schools_make_ours", request.clone());
    assert_eq!(done.value["made"].as_array().unwrap().len(), 2);
    assert_eq!(done.operation.unwrap().label, "Made 2 schools ours");
    assert_eq!(done.changed, ["operation", "school"]);
    let before = office.whole_dump();
    let done = office.done("schools_make_ours", request);
    assert_eq!(
        done.value,
        json!({"made": [], "already": 2, "unknown": [], "heads": 0})
    );
    assert_eq!((done.operation, done.changed.len()), (None, 0));
    assert_eq!(before, office.whole_dump());
    let done = office.done(
        "schools_make_ours",
        json!({"selection": only(&[800_002, 800_003, 799_999])}),
    );
    assert_eq!(done.value["made"].as_array().unwrap().len(), 1);
    assert_eq!(done.value["already"], 1);
    assert_eq!(done.value["unknown"], json!([799_999]));
    assert_eq!(done.operation.unwrap().label, "Made Cedar School ours");
}

#[test]
fn urns_that_nobody_has_are_refused_in_words() {
    let office = office();
    let check = |urns: &[i64], want: Expect| {
        let error = office.refused("schools_make_ours", json!({"selection": only(urns)}));
        assert_eq!(error.kind, Kind::NotFound);
        want.assert_eq(&error.message);
    };
    check(
        &[799_999],
        expect!["URN 799999 is not in the register. Check the numbers, or load a newer register."],
    );
    check(
        &[1, 2, 3],
        expect![
            "None of the 3 URNs is in the register. Check the numbers, or load a newer register."
        ],
    );
}

#[test]
fn pasted_urns_are_told_apart_before_anything_is_done() {
    let office = office();
    office.ours(&[800_006]);
    let check = |text: &str, want: Value| {
        let before = office.whole_dump();
        assert_eq!(
            office.query("schools_check_urns", json!({"text": text})),
            want,
            "{text:?}"
        );
        assert_eq!(before, office.whole_dump());
    };
    let nothing = json!({"fresh": [], "already": 0, "unknown": [], "closed": 0, "unread": []});
    check("", nothing.clone());
    check(" \r\n\t\n", nothing);
    check(
        "800011\r\n800001, 800002;800006\t800013\n800011",
        json!({"fresh": [800_011, 800_001, 800_002, 800_013], "already": 1, "unknown": [], "closed": 2, "unread": []}),
    );
    check(
        "URN,School,LAESTAB\n800011,Alder Academy,202/2775\n799999,\"Nowhere\"\n80001\n8000111",
        json!({"fresh": [800_011], "already": 0, "unknown": [799_999], "closed": 0,
               "unread": ["URN,School,LAESTAB", "80001", "8000111"]}),
    );
    let many = "no number\n".repeat(50);
    let answer = office.query("schools_check_urns", json!({"text": many}));
    assert_eq!(answer["unread"].as_array().unwrap().len(), 20);
    let long = "x".repeat(500);
    let answer = office.query("schools_check_urns", json!({"text": long}));
    assert_eq!(answer["unread"][0].as_str().unwrap().len(), 80);
}

#[test]
fn a_field_is_set_and_the_operation_says_so() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002, 800_003]);
    let staff = office.act("staff_set", json!({"name": "Tobias Okonjo-Bell"}))["id"].clone();
    let check = |ids: &[i64], field: &str, value: Value, schools: u32, label: &str| {
        let done = office.done(
            "schools_set",
            json!({"selection": only(ids), "field": field, "value": value}),
        );
        assert_eq!(done.value["schools"], schools);
        let said = done.operation.map(|operation| operation.label);
        assert_eq!(said.unwrap_or_default(), label);
    };
    check(
        &ids,
        "stage",
        json!("partnership"),
        3,
        "Stage of 3 schools set to Partnership school",
    );
    check(&ids, "stage", json!("Partnership school"), 0, "");
    check(
        &ids[..1],
        "stage",
        json!(" PAUSED "),
        1,
        "Stage of Alder School set to Paused",
    );
    check(
        &ids,
        "stage",
        json!("paused"),
        2,
        "Stage of 2 schools set to Paused",
    );
    check(
        &ids[..2],
        "owner",
        staff.clone(),
        2,
        "Owner of 2 schools set to Tobias Okonjo-Bell",
    );
    check(
        &ids,
        "owner",
        staff,
        1,
        "Owner of Cedar School set to Tobias Okonjo-Bell",
    );
    check(
        &ids[1..2],
        "owner",
        Value::Null,
        1,
        "Owner of Birch School taken off",
    );
    check(
        &ids[..1],
        "notes",
        json!("  Ring first. \n"),
        1,
        "Notes on Alder School changed",
    );
    check(&ids[..1], "notes", json!("Ring first."), 0, "");
    check(
        &ids[..1],
        "notes",
        Value::Null,
        1,
        "Notes on Alder School changed",
    );
    check(
        &ids[..1],
        "parking",
        json!("Behind the hall"),
        1,
        "Parking at Alder School changed",
    );
    check(
        &ids[..1],
        "dress",
        json!("Smart"),
        1,
        "Dress at Alder School changed",
    );
    check(
        &ids[..1],
        "access",
        json!("Side gate"),
        1,
        "Access to Alder School changed",
    );
    check(&[4_000], "access", json!("Side gate"), 0, "");
    let page = office.query("school_page", json!({"id": ids[0]}));
    let ours = &page["ours"];
    assert_eq!(
        [
            &ours["stage"],
            &ours["notes"],
            &ours["parking"],
            &ours["dress"],
            &ours["access"]
        ],
        ["paused", "", "Behind the hall", "Smart", "Side gate"]
    );
    assert_eq!(ours["owner"], "Tobias Okonjo-Bell");
}

#[test]
fn a_value_that_a_field_cannot_hold_is_refused() {
    let office = office();
    let ids = office.ours(&[800_001]);
    let staff = office.act("staff_set", json!({"name": "Rafferty Ames"}))["id"].clone();
    office.set(ids[0], "owner", staff);
    let check = |field: &str, value: Value, want: Expect| {
        let error = office.refused(
            "schools_set",
            json!({"selection": only(&ids), "field": field, "value": value}),
        );
        want.assert_eq(&error.message);
    };
    check(
        "stage",
        json!("engaged"),
        expect![
            "“engaged” is not a stage. The stages are Prospect, Approached, Partnership school, Paused, Former."
        ],
    );
    check(
        "owner",
        json!(4_000),
        expect!["This member of staff is not in the file any more."],
    );
    check(
        "owner",
        json!("Rafferty Ames"),
        expect![[r#"An owner is a member of staff by number, or nobody, not "Rafferty Ames"."#]],
    );
    check(
        "notes",
        json!("é".repeat(20_001)),
        expect![
            "This text has 20001 characters; a field holds 20000. Shorten it, or put it in a file."
        ],
    );
    office.set(ids[0], "notes", "é".repeat(20_000));
}

#[test]
fn tags_are_put_on_and_taken_off_once_whatever_their_letters() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002]);
    let check = |add: &[&str], remove: &[&str], schools: u32, label: &str| {
        let done = office.done(
            "schools_tag",
            json!({"selection": only(&ids), "add": add, "remove": remove}),
        );
        let said = done.operation.map(|operation| operation.label);
        assert_eq!(
            (&done.value["schools"], said.unwrap_or_default().as_str()),
            (&json!(schools), label)
        );
    };
    let tags = |id: i64| {
        let page = office.query("school_page", json!({"id": id}));
        page["ours"]["tags"].clone()
    };
    check(
        &["  ITaP   host "],
        &[],
        2,
        "Tag ITaP host put on 2 schools",
    );
    check(&["itap HOST"], &[], 0, "");
    check(&["", "  "], &[], 0, "");
    assert_eq!(tags(ids[0]), json!(["ITaP host"]));
    office.act(
        "schools_tag",
        json!({"selection": only(&ids[..1]), "add": ["Rural", "alpha"]}),
    );
    assert_eq!(tags(ids[0]), json!(["alpha", "ITaP host", "Rural"]));
    assert_eq!(
        office.query("school_tags", json!({})),
        json!([{"tag": "alpha", "count": 1}, {"tag": "ITaP host", "count": 2}, {"tag": "Rural", "count": 1}])
    );
    check(&[], &["RURAL"], 1, "Tag RURAL taken off Alder School");
    check(&["New"], &["alpha"], 2, "Tags of 2 schools changed");
    check(&[], &["gone"], 0, "");
    check(&["A", "B"], &[], 2, "Tags A, B put on 2 schools");
    let error = office.refused(
        "schools_tag",
        json!({"selection": only(&ids), "add": ["x".repeat(61)]}),
    );
    assert!(
        error
            .message
            .ends_with("is too long. A tag has at most 60 characters.")
    );
}

#[test]
fn schools_are_taken_off_and_only_those_that_were_there_count() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002]);
    let done = office.done(
        "schools_remove",
        json!({"selection": only(&[ids[0], 4_000])}),
    );
    assert_eq!(done.value["schools"], 1);
    assert_eq!(
        done.operation.unwrap().label,
        "Took Alder School off our schools"
    );
    let done = office.done("schools_remove", json!({"selection": only(&ids)}));
    assert_eq!(
        done.operation.unwrap().label,
        "Took Birch School off our schools"
    );
    let done = office.done("schools_remove", json!({"selection": only(&ids)}));
    assert_eq!((&done.value["schools"], done.operation), (&json!(0), None));
}

#[test]
fn a_successor_is_followed_where_there_is_one_and_asked_for_where_there_are_several() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002, 800_003, 800_004, 800_005, 800_015]);
    office.act(
        "schools_tag",
        json!({"selection": only(&ids[..1]), "add": ["Rural"]}),
    );
    let done = office.done("schools_follow_successor", json!({"selection": only(&ids)}));
    assert_eq!(
        done.operation.unwrap().label,
        "Alder Academy followed its successor"
    );
    assert_eq!(done.value["followed"], 1);
    expect![[r#"
        [
          "Birch School: the register names no successor.",
          "Cedar School: it was merged or split (URN 800013, 800014). Open the school and choose which one to follow.",
          "Damson School: its successor, URN 800099, is not in the register yet. Load a newer register first.",
          "Elder School: its successor, URN 800015, is a school of ours already. Keep that one and take this one off.",
          "Elder Academy: the register names no successor."
        ]"#]].assert_eq(&serde_json::to_string_pretty(&done.value["left"]).unwrap());
    let page = office.query("school_page", json!({"id": ids[0]}));
    assert_eq!(
        (&page["urn"], &page["name"]),
        (&json!(800_011), &json!("Alder Academy"))
    );
    assert_eq!(page["ours"]["tags"], json!(["Rural"]));
    assert_eq!(
        page["ours"]["pastUrns"],
        json!([{"urn": 800_001, "until": "2026-09-10"}])
    );
    // Which one to follow is said.
    let done = office.done(
        "schools_follow_successor",
        json!({"selection": only(&ids[2..3]), "successor": 800_014}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Cedar South followed its successor"
    );
    let again = office.done(
        "schools_follow_successor",
        json!({"selection": only(&ids[2..3]), "successor": 800_014}),
    );
    assert_eq!(again.operation, None);
    assert_eq!(
        again.value["left"],
        json!(["Cedar South has this URN already."])
    );
}

#[test]
fn one_successor_cannot_be_followed_by_two_schools() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002]);
    let done = office.done(
        "schools_follow_successor",
        json!({"selection": only(&ids), "successor": 800_011}),
    );
    assert_eq!(done.value["followed"], 1);
    assert_eq!(done.value["left"].as_array().unwrap().len(), 1);
}

#[test]
fn a_school_that_converted_by_its_reason_alone_follows_too() {
    let before = [school(800_001, "Alder School", &[("Postcode", "LB1 2AB")])];
    let office = Office::with(&before);
    let ids = office.ours(&[800_001]);
    let report = office.load(&[(
        SECOND,
        &csv(&[
            school(
                800_001,
                "Alder School",
                &closed("Academy Converter", "LB1 2AB"),
            ),
            school(800_011, "Alder Academy", &[("Postcode", "LB1 2AB")]),
        ]),
    )]);
    assert_eq!(
        (&report["converted"], &report["opened"]),
        (&json!(1), &json!(0))
    );
    let changes = office.query("register_changes", json!({"ours": true}));
    assert_eq!(changes["rows"][0]["canFollow"], true);
    office.act("schools_follow_successor", json!({"selection": only(&ids)}));
    let page = office.query("school_page", json!({"urn": 800_011}));
    assert_eq!(page["ours"]["id"], ids[0]);
}

/// The page in short: what differs between the cases.
fn short(page: &Value) -> String {
    format!(
        "urn {} · {} · {} · {} · open {} · ours {} · facts {} · before {:?} · after {:?} · history {:?}",
        page["urn"],
        page["name"],
        page["summary"],
        page["status"],
        page["open"],
        !page["ours"].is_null(),
        page["facts"].as_array().unwrap().len(),
        texts(&page["predecessors"], "name"),
        texts(&page["successors"], "name"),
        texts(&page["history"], "label"),
    )
}

#[test]
fn the_page_shows_a_school_of_ours_one_that_is_not_and_one_that_left_the_register() {
    let office = office();
    let ids = office.ours(&[800_001]);
    let check = |request: Value, want: Expect| {
        want.assert_eq(&short(&office.query("school_page", request)));
    };
    check(
        json!({"id": ids[0]}),
        expect![[
            r#"urn 800001 · "Alder School" · "Camden · Primary" · "Closed" · open false · ours true · facts 7 · before [] · after ["Alder Academy"] · history ["Made Alder School ours"]"#
        ]],
    );
    check(
        json!({"urn": 800_001}),
        expect![[
            r#"urn 800001 · "Alder School" · "Camden · Primary" · "Closed" · open false · ours true · facts 7 · before [] · after ["Alder Academy"] · history ["Made Alder School ours"]"#
        ]],
    );
    check(
        json!({"urn": 800_011}),
        expect![[
            r#"urn 800011 · "Alder Academy" · "Camden · Primary" · "Open" · open true · ours false · facts 7 · before ["Alder School"] · after [] · history []"#
        ]],
    );
    check(
        json!({"urn": 800_004}),
        expect![[
            r#"urn 800004 · "Damson School" · "Camden · Primary" · "Closed" · open false · ours false · facts 7 · before [] · after ["Linked School"] · history []"#
        ]],
    );
    let check = |request: Value, want: Expect| {
        want.assert_eq(&office.refused("school_page", request).message);
    };
    check(
        json!({}),
        expect!["A school page needs a URN or one of our schools."],
    );
    check(
        json!({"urn": 799_999}),
        expect!["URN 799999 is not in the register. Check the number, or load a newer register."],
    );
    check(
        json!({"id": 4_000}),
        expect!["This school is not in the file any more. Undo may bring it back."],
    );
}

#[test]
fn the_page_names_the_trust_and_its_schools_ours_first() {
    let trust = [
        ("TrustSchoolFlag (code)", "3"),
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "COPPERMOOR TRUST"),
    ];
    let office = Office::new();
    office.load(&[
        (
            FIRST,
            &csv(&[
                school(800_001, "Alder School", &trust),
                school(800_002, "Birch School", &trust),
                school(800_003, "Cedar School", &[]),
            ]),
        ),
        (
            "allgroupsdata20260801.csv",
            &groups(&[(20_001, "Coppermoor Trust")]),
        ),
    ]);
    office.ours(&[800_002]);
    let page = office.query("school_page", json!({"urn": 800_001}));
    assert_eq!(page["trust"]["name"], "Coppermoor Trust");
    assert_eq!(page["trust"]["groupId"], "TR20001");
    assert_eq!(
        texts(&page["trust"]["schools"], "name"),
        ["Birch School", "Alder School"]
    );
    let page = office.query("school_page", json!({"urn": 800_003}));
    assert_eq!(page["trust"], Value::Null);
}

#[test]
fn the_page_tells_what_changed_and_with_which_file() {
    let head = |first: &'static str, last: &'static str| {
        [("HeadFirstName", first), ("HeadLastName", last)]
    };
    let office = Office::with(&[school(800_001, "Alder School", &head("Ada", "Amblewood"))]);
    office.load(&[(
        SECOND,
        &csv(&[school(800_001, "Alder School", &head("Bruno", "Thimbleby"))]),
    )]);
    let page = office.query("school_page", json!({"urn": 800_001}));
    assert_eq!(
        (&page["head"], &page["registerDate"]),
        (&json!("Bruno Thimbleby"), &json!("2026-09-01"))
    );
    let change = &page["changes"][0];
    assert_eq!(
        [
            &change["kind"],
            &change["before"],
            &change["after"],
            &change["fileDate"]
        ],
        [
            "headChanged",
            "Ada Amblewood",
            "Bruno Thimbleby",
            "2026-09-01"
        ]
    );
}
