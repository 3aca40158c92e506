#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::testkit::{FIRST, Office, SECOND, csv, links, only, school, texts};
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
        school(800_002, "Birch School", &head("Birkett")),
    ]);
    let ids = office.ours(&[800_001, 800_002]);
    office.set(ids[0], "stage", "partnership");
    // Nobody is missed as owner before any school has one.
    expect![[r#"
        The register is 40 days old: time for a new one
        1 of our schools hangs on few people, or on people who may have changed
        This file has no password: whoever can open the folder can read it"#]]
    .assert_eq(&told(&office));
    office.set(ids[1], "owner", 1);
    let closed = [
        &head("Birkett")[..],
        &[
            ("EstablishmentStatus (code)", "2"),
            ("EstablishmentStatus (name)", "Closed"),
        ],
    ]
    .concat();
    office.load(&[(
        SECOND,
        &csv(&[
            school(800_001, "Alder School", &head("Thimbleby")),
            school(800_002, "Birch School", &closed),
        ]),
    )]);
    expect![[r#"
        1 of our schools has closed, and no other follows it
        1 approached or partnership school has nobody of us looking after it
        The register names 1 new head at our schools
        2 changes at our schools are to do in the register watch, all of them new
        1 of our schools hangs on few people, or on people who may have changed
        This file has no password: whoever can open the folder can read it"#]]
    .assert_eq(&told(&office));
    office.set(ids[1], "stage", "former");
    office.set(ids[0], "owner", 1);
    office.act(
        "register_settle",
        json!({"selection": {"kind": "all", "of": {}}, "outcome": "dismissed"}),
    );
    expect![[r#"
        1 of our schools hangs on few people, or on people who may have changed
        This file has no password: whoever can open the folder can read it"#]]
    .assert_eq(&told(&office));
    let today = office.query("today", json!({}));
    assert_eq!(
        (&today["schools"], &today["day"]),
        (&json!(2), &json!("2026-09-10"))
    );
    assert_eq!(
        today["stages"],
        json!([
            ["prospect", 0],
            ["approached", 0],
            ["partnership", 1],
            ["paused", 0],
            ["former", 1]
        ])
    );
    assert_eq!(today["changes"].as_array().unwrap().len(), 2);
}

#[test]
fn every_line_of_today_counts_what_the_list_behind_it_holds() {
    let office = eventful();
    expect![[r#"
        1 of our schools has closed, and no other follows it
        2 of our schools have become other schools: follow them
        2 of our schools have closed, and you have to choose what they go on as
        The register is 40 days old: time for a new one
        1 of our schools is looked after by someone who has left
        1 of our schools has no head named in the register
        2 of our schools have the name and postcode of another
        1 school added by hand is in the register now: link it
        1 approached or partnership school has nobody of us looking after it
        The register names 1 new head at our schools
        The register says that 1 of our schools may close
        The register tells of 1 change of trust at our schools
        9 changes at our schools are to do in the register watch, 8 of them new
        1 of our schools hangs on few people, or on people who may have changed
        This file has no password: whoever can open the folder can read it"#]]
    .assert_eq(&told(&office));
    let today = office.query("today", json!({}));
    let mut lists = 0;
    for item in today["items"].as_array().unwrap() {
        let (path, query) = route(item["route"].as_str().unwrap());
        let held = match path.as_str() {
            "/schools" => {
                let filters: Value = serde_json::from_str(&query[0].1).unwrap();
                let view = json!({"list": "schools", "where": filters});
                office.query("list_page", json!({"view": view, "limit": 1}))["count"].clone()
            }
            "/register/changes" => {
                let kinds = query.iter().filter(|(key, _)| key == "kind");
                let kinds: Vec<&str> = kinds.map(|(_, kind)| kind.as_str()).collect();
                assert_eq!(query.last().unwrap(), &("ours".to_owned(), "1".to_owned()));
                let asked = json!({"ours": true, "kinds": kinds});
                office.query("register_changes", asked)["count"].clone()
            }
            "/champions/risks" => {
                let kinds: Vec<&str> = query.iter().map(|(_, kind)| kind.as_str()).collect();
                office.query("succession_risks", json!({"kinds": kinds}))["count"].clone()
            }
            _ => continue,
        };
        assert_eq!(item["count"], held, "{}", item["text"]);
        lists += 1;
    }
    assert_eq!(lists, 13);
}

#[test]
fn a_school_that_followed_its_successor_is_told_of_no_more() {
    let office = eventful();
    let page = office.query(
        "list_page",
        json!({"view": {"list": "schools", "where": {"successor": "To follow"}}, "limit": 10}),
    );
    let ids: Vec<i64> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    office.act("schools_follow_successor", json!({"selection": only(&ids)}));
    let ids = texts(&office.query("today", json!({}))["items"], "id");
    assert!(!ids.contains(&"toFollow".to_owned()), "{ids:?}");
}

#[test]
fn a_sample_is_never_asked_for_a_password() {
    let office = Office::closed();
    let path = office.path("Sample");
    office.act(
        "file_sample",
        json!({"path": path, "schools": 5, "year": "2026/27"}),
    );
    let ids = texts(&office.query("today", json!({}))["items"], "id");
    assert!(!ids.contains(&"noPassword".to_owned()), "{ids:?}");
}

#[test]
fn tasks_that_press_are_told_of_and_lead_to_their_list() {
    let office = Office::new();
    for (title, due) in [("Ring", "yesterday"), ("Write", "today"), ("Plan", "+1m")] {
        office.act("task_add", json!({"title": title, "due": due}));
    }
    let today = office.query("today", json!({}));
    let mut said = Vec::new();
    for item in today["items"].as_array().unwrap() {
        let (path, query) = route(item["route"].as_str().unwrap());
        if path == "/tasks" {
            let filters: Value = serde_json::from_str(&query[0].1).unwrap();
            let view = json!({"list": "tasks", "where": filters});
            let held = office.query("list_page", json!({"view": view, "limit": 1}));
            assert_eq!(item["count"], held["count"], "{}", item["text"]);
            said.push(item["text"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(
        said,
        [
            "1 task is overdue",
            "1 task is due this week",
            "2 tasks that press are yours"
        ]
    );
}

#[test]
fn a_school_that_stays_approached_and_a_file_without_backups_are_told_of() {
    let office = Office::with(&[school(800_001, "Alder School", &[])]);
    let id = office.ours(&[800_001])[0];
    office.set(id, "stage", "approached");
    let ids = || texts(&office.query("today", json!({}))["items"], "id");
    assert!(!ids().contains(&"approachedLong".to_owned()));
    assert!(!ids().contains(&"noBackup".to_owned()));
    office
        .session
        .desk()
        .unwrap()
        .store
        .operate("test", |w| {
            w.label("Long ago");
            w.db.execute("UPDATE school SET stage_on = '2026-07-11'", [])?;
            w.db.execute("UPDATE operation SET at = '2026-09-01T10:00:00Z'", [])?;
            Ok(())
        })
        .unwrap();
    let said = told(&office);
    assert!(
        said.contains("1 school was approached more than 60 days ago"),
        "{said}"
    );
    assert!(
        said.contains("This file has no backup, and it is 9 days old"),
        "{said}"
    );
    office.act("office_set", json!({"approachedDays": 90}));
    assert!(!ids().contains(&"approachedLong".to_owned()));
}

/// What the first screen says, a line each.
fn told(office: &Office) -> String {
    texts(&office.query("today", json!({}))["items"], "text").join("\n")
}

/// A route's path, and its query as the window reads it.
fn route(route: &str) -> (String, Vec<(String, String)>) {
    let (path, query) = route.split_once('?').unwrap_or((route, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(key, value)| (key.to_owned(), decoded(value)));
    (path.to_owned(), pairs.collect())
}

fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// A file in which everything occurs that the first screen tells of, and beside each something that it must not count.
fn eventful() -> Office {
    let head = [("HeadFirstName", "Ada"), ("HeadLastName", "Amblewood")];
    let with = |urn, name, cells: &[(&str, &str)]| school(urn, name, &[&head, cells].concat());
    let fir = [("Postcode", "LB1 2AB")];
    let mut first = vec![
        with(800_001, "Alder School", &[]),
        with(800_002, "Birch School", &[]),
        with(800_003, "Cedar School", &[]),
        with(800_004, "Damson & Elm School", &[]),
        school(800_005, "Elder School", &[]),
        with(800_006, "Fir School", &fir),
        with(800_007, "FIR SCHOOL", &fir),
        with(800_008, "Fir School", &fir),
        with(800_009, "Fir School", &[("Postcode", "LB9 9ZZ")]),
        with(800_010, "Gorse School", &[]),
        with(800_011, "Hazel School", &[]),
        with(800_012, "Ivy School", &[("Postcode", "LB4 4AB")]),
        with(800_013, "Juniper School", &[]),
        with(800_014, "Larch School", &[]),
        with(800_021, "Maple School", &[]),
    ];
    let office = Office::new();
    office.load(&[("edubasealldata20260701.csv", &csv(&first))]);
    let ids = office.ours(&(800_001..=800_014).collect::<Vec<_>>());
    let id = |urn: i64| ids[usize::try_from(urn - 800_001).unwrap()];
    for urn in [800_008, 800_014] {
        office.set(id(urn), "stage", "former");
    }
    office.set(id(800_009), "stage", "partnership");
    let staff = office.act("staff_set", json!({"name": "Perpetua Lindqvist"}))["id"].clone();
    office.set(id(800_010), "owner", staff.clone());
    office.set(id(800_011), "owner", 1);
    office.act("staff_set", json!({"id": staff, "active": false}));
    let typed = json!([{"name": "Zebra, Yew & Co. School+", "postcode": "LB7 4ZZ"}, {"name": "Nowhere House"}]);
    office.act("schools_add", json!({"byHand": typed}));

    let end = [
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
        ("CloseDate", "31-07-2026"),
    ];
    // By the links plainly followed (1), by the register's reason and the postcode (12), merged (2), followed by one that
    // the register does not have (13), by nothing (3), and one that we have left (14).
    for (urn, name) in [
        (800_001, "Alder School"),
        (800_002, "Birch School"),
        (800_003, "Cedar School"),
        (800_013, "Juniper School"),
        (800_014, "Larch School"),
    ] {
        first[usize::try_from(urn - 800_001).unwrap()] = with(urn, name, &end);
    }
    let converted = [
        ("Postcode", "LB4 4AB"),
        ("ReasonEstablishmentClosed (code)", "10"),
        ("ReasonEstablishmentClosed (name)", "Academy Converter"),
    ];
    first[11] = with(800_012, "Ivy School", &[&end[..], &converted].concat());
    first[8] = school(
        800_009,
        "Fir School",
        &[
            ("Postcode", "LB9 9ZZ"),
            ("HeadFirstName", "Bea"),
            ("HeadLastName", "Thimbleby"),
        ],
    );
    first[9] = with(
        800_010,
        "Gorse School",
        &[
            ("EstablishmentStatus (code)", "3"),
            ("EstablishmentStatus (name)", "Open, but proposed to close"),
        ],
    );
    first[10] = with(
        800_011,
        "Hazel School",
        &[
            ("TrustSchoolFlag (code)", "3"),
            (
                "TrustSchoolFlag (name)",
                "Supported by a multi-academy trust",
            ),
            ("Trusts (code)", "20001"),
            ("Trusts (name)", "Coppermoor Trust"),
        ],
    );
    let opened = [("OpenDate", "01-08-2026"), ("Postcode", "LB4 4AB")];
    first.push(with(800_022, "Ivy Academy", &opened));
    first.push(with(
        800_023,
        "Zebra, Yew & Co. School+",
        &[("Postcode", "LB7 4ZZ")],
    ));
    let followed = links(&[
        (800_001, 800_021, "Successor"),
        (800_002, 800_021, "Successor - merged"),
        (800_013, 800_099, "Successor"),
    ]);
    office.load(&[
        (FIRST, &csv(&first)),
        ("links_edubasealldata20260801.csv", &followed),
    ]);
    let seen = office.query("register_changes", json!({"ours": true, "limit": 1}))["rows"][0]["id"]
        .clone();
    office.act(
        "register_seen",
        json!({"selection": {"kind": "ids", "ids": [seen]}}),
    );
    office
}
