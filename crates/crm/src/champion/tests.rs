//! Champions over a real file: named, moved, counted, at risk, and all of it undone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, groups, only, school, texts};
use serde_json::{Value, json};

const DEPUTY: i64 = 5;
const HEAD: i64 = 1;

/// Three partnership schools: two of one trust in Camden, one in Kent without a trust.
fn office() -> (Office, Vec<i64>) {
    let office = Office::with(&[
        school(
            100_001,
            "Alder Hill",
            &[
                ("Trusts (code)", "9001"),
                ("Trusts (name)", "Coppermoor Trust"),
                ("TrustSchoolFlag (code)", "3"),
            ],
        ),
        school(
            100_002,
            "Birch Lane",
            &[
                ("Trusts (code)", "9001"),
                ("Trusts (name)", "Coppermoor Trust"),
                ("TrustSchoolFlag (code)", "3"),
            ],
        ),
        school(
            100_003,
            "Cedar Grove",
            &[("LA (code)", "886"), ("LA (name)", "Kent")],
        ),
    ]);
    office.load(&[(
        "allgroupsdata20260801.csv",
        &groups(&[(9001, "Coppermoor Trust")]),
    )]);
    let ids = office.ours(&[100_001, 100_002, 100_003]);
    office.act(
        "schools_set",
        json!({"selection": only(&ids), "field": "stage", "value": "partnership"}),
    );
    (office, ids)
}

fn named(office: &Office, school: i64, last: &str, role: i64) -> Value {
    office.act(
        "champion_name",
        json!({
            "schoolId": school, "newPerson": {"first": "Jo", "last": last}, "roleId": role,
            "email": "jo@school.example", "since": "1/9/26",
        }),
    )
}

fn moved(office: &Office, id: &Value, stage: &str) -> Value {
    office.act("champion_move", json!({"id": id, "stage": stage}))
}

fn at(office: &Office, stage: &str) -> Vec<String> {
    let board = office.query("champions_board", json!({}));
    let columns = board["columns"].as_array().unwrap();
    let column = columns
        .iter()
        .find(|column| column["stage"] == stage)
        .unwrap();
    assert_eq!(column["count"], column["cards"].as_array().unwrap().len());
    texts(&column["cards"], "person")
}

fn succession(office: &Office, school: i64) -> Value {
    office.query("school_succession", json!({"schoolId": school}))
}

#[test]
fn a_champion_goes_through_the_stages_and_each_is_kept() {
    let (office, ids) = office();
    let champion = named(&office, ids[0], "Ames", DEPUTY);
    assert_eq!(
        champion["said"],
        "Jo Ames at Alder Hill is now identified, since 1 Sep 2026."
    );
    assert_eq!(at(&office, "identified"), ["Jo Ames"]);
    let said = moved(&office, &champion["id"], "active");
    assert_eq!(
        said["said"],
        "Jo Ames at Alder Hill is now active, since 10 Sep 2026."
    );
    let down = json!({"id": champion["id"], "stage": "steppedDown", "since": "12/9/26", "reason": "Maternity leave"});
    office.act("champion_move", down);
    assert_eq!(at(&office, "active"), Vec::<String>::new());
    assert_eq!(at(&office, "steppedDown"), ["Jo Ames"]);
    let shown = &succession(&office, ids[0])["champions"][0];
    assert_eq!(
        texts(&shown["steps"], "label"),
        ["Identified", "Active", "Stepped down"]
    );
    assert_eq!(
        texts(&shown["steps"], "since"),
        ["1 Sep 2026", "10 Sep 2026", "12 Sep 2026"]
    );
    assert_eq!(
        texts(&shown["steps"], "reason"),
        ["", "", "Maternity leave"]
    );
    assert_eq!(shown["steps"][0]["by"], "Wilhelmina Thrupp");
    assert_eq!(shown["card"]["post"], "Deputy head");
    assert_eq!(
        office.labels()[..3],
        [
            "Jo Ames stepped down as champion at Alder Hill",
            "Jo Ames at Alder Hill: active as champion",
            "Named Jo Ames champion at Alder Hill",
        ]
    );
    // The reason is corrected where it stands, without another step; and goes once they are back.
    office.act(
        "champion_move",
        json!({"id": champion["id"], "stage": "steppedDown", "reason": "Moved abroad"}),
    );
    let steps = succession(&office, ids[0])["champions"][0]["steps"].clone();
    assert_eq!(texts(&steps, "reason"), ["", "", "Moved abroad"]);
    moved(&office, &champion["id"], "approached");
    assert_eq!(
        succession(&office, ids[0])["champions"][0]["card"]["reason"],
        ""
    );
    assert_eq!(
        succession(&office, ids[0])["champions"][0]["card"]["since"],
        "2026-09-12"
    );
}

#[test]
fn naming_moving_and_removing_are_undone_and_done_again() {
    let (office, ids) = office();
    let empty = office.dump();
    let champion = named(&office, ids[0], "Ames", DEPUTY);
    let there = office.dump();
    office.act("undo", json!({}));
    assert_same(&empty, &office.dump(), "undo of naming");
    office.act("redo", json!({}));
    assert_same(&there, &office.dump(), "redo of naming");
    moved(&office, &champion["id"], "agreed");
    office.act("undo", json!({}));
    assert_same(&there, &office.dump(), "undo of a move");
    office.act("champion_remove", json!({"id": champion["id"]}));
    assert!(at(&office, "identified").is_empty());
    office.act("undo", json!({}));
    assert_same(&there, &office.dump(), "undo of removing");
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let (office, ids) = office();
    let champion = named(&office, ids[0], "Ames", DEPUTY);
    moved(&office, &champion["id"], "agreed");
    for (name, request, want) in [
        (
            "champion_name",
            json!({"schoolId": 99, "personId": champion["personId"]}),
            "This school is not in the file any more.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[0]}),
            "Choose who is to be champion, or type the name of someone new.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[0], "personId": 99}),
            "This person is not in the file any more.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[0], "newPerson": {"last": "Bell"}}),
            "Choose the post that they hold at the school.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[0], "newPerson": {"last": " "}, "roleId": DEPUTY}),
            "A person needs a surname.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[0], "personId": champion["personId"]}),
            "Jo Ames is on the board for Alder Hill already, as agreed.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[1], "personId": champion["personId"], "since": "13/13/26"}),
            "“13/13/26” is not a day.",
        ),
        (
            "champion_name",
            json!({"schoolId": ids[1], "personId": champion["personId"], "since": "Sep 2026"}),
            "“Sep 2026” does not say which day.",
        ),
        (
            "champion_move",
            json!({"id": 99, "stage": "active"}),
            "This champion is not in the file any more.",
        ),
        (
            "champion_move",
            json!({"id": champion["id"], "stage": "active", "since": "9/9/26"}),
            "Jo Ames is agreed since 10 Sep 2026, so the next stage cannot begin on 9 Sep 2026.",
        ),
        (
            "champion_move",
            json!({"id": champion["id"], "stage": "agreed", "since": "31/8/26"}),
            "Jo Ames is identified since 1 Sep 2026, so the next stage cannot begin on 31 Aug 2026.",
        ),
        (
            "champion_remove",
            json!({"id": 99}),
            "This champion is not in the file any more.",
        ),
        (
            "champion_brief",
            json!({"id": 99}),
            "This champion is not in the file any more.",
        ),
        (
            "school_succession",
            json!({"schoolId": 99}),
            "This school is not in the file any more.",
        ),
        (
            "succession_risks",
            json!({"limit": 1001}),
            "Risks are read for at most 1,000 schools at a time.",
        ),
        (
            "risk_task",
            json!({"schoolId": ids[1], "kind": "headActing"}),
            "Birch Lane has no such risk any more",
        ),
    ] {
        let error = office.refused(name, request);
        assert!(error.message.starts_with(want), "{}", error.message);
    }
}

#[test]
fn a_successor_may_be_named_beside_the_active_one_and_two_active_ones_are_told() {
    let (office, ids) = office();
    let first = named(&office, ids[0], "Ames", DEPUTY);
    let second = named(&office, ids[0], "Bell", DEPUTY);
    moved(&office, &first["id"], "active");
    assert_eq!(succession(&office, ids[0])["notice"], "");
    moved(&office, &second["id"], "active");
    assert_eq!(
        succession(&office, ids[0])["notice"],
        "2 champions are active here. A school has one as a rule: let one step down, or leave it so."
    );
    let board = office.query("champions_board", json!({"search": "bell"}));
    let cards = &board["columns"][3]["cards"];
    assert_eq!(texts(cards, "person"), ["Jo Bell"]);
    assert_eq!(cards[0]["warnings"], json!(["Two are active here"]));
}

#[test]
fn those_who_could_be_named_are_offered_leaders_first() {
    let (office, ids) = office();
    let head = named(&office, ids[0], "Ames", HEAD);
    let mentor = named(&office, ids[0], "Bell", 10);
    named(&office, ids[0], "Cole", DEPUTY);
    for gone in [&head, &mentor] {
        office.act("champion_remove", json!({"id": gone["id"]}));
    }
    let candidates = succession(&office, ids[0])["candidates"].clone();
    assert_eq!(
        texts(&candidates, "name"),
        ["Jo Ames", "Jo Bell"],
        "whoever stands is not offered"
    );
    assert_eq!(
        texts(&candidates, "about"),
        ["Head teacher; leads the school", "General mentor"]
    );
    // Someone with a post there keeps it, and gets no second one.
    let before = office.dump()["tenure"].len();
    office.act(
        "champion_name",
        json!({"schoolId": ids[0], "personId": head["personId"], "roleId": DEPUTY}),
    );
    assert_eq!(office.dump()["tenure"].len(), before);
}

#[test]
fn the_board_is_narrowed_by_words_and_local_authority_and_keeps_its_counts() {
    let (office, ids) = office();
    for (at, last) in [(0, "Ames"), (1, "Bell"), (2, "Cole")] {
        named(&office, ids[at], last, DEPUTY);
    }
    let people = |request: Value| {
        let board = office.query("champions_board", request);
        texts(&board["columns"][0]["cards"], "person")
    };
    assert_eq!(people(json!({})), ["Jo Ames", "Jo Bell", "Jo Cole"]);
    assert_eq!(people(json!({"search": "birch"})), ["Jo Bell"]);
    assert_eq!(people(json!({"search": "jo cedar"})), ["Jo Cole"]);
    assert_eq!(people(json!({"la": "886"})), ["Jo Cole"]);
    let board = office.query("champions_board", json!({"limit": 1}));
    assert_eq!(board["columns"][0]["count"], 3);
    assert_eq!(texts(&board["columns"][0]["cards"], "person"), ["Jo Ames"]);
    assert_eq!(board["las"], json!([["202", "Camden"], ["886", "Kent"]]));
    // A former school is on no board, and who stepped down long ago is not either.
    office.set(ids[2], "stage", "former");
    assert_eq!(people(json!({})), ["Jo Ames", "Jo Bell"]);
}

/// The filters that a route carries.
fn read_route(route: &str) -> String {
    let text = route.strip_prefix("/schools?where=").unwrap();
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            let hex = std::str::from_utf8(&hex).unwrap();
            bytes.push(u8::from_str_radix(hex, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn coverage_counts_every_school_once_and_its_routes_say_which() {
    let (office, ids) = office();
    let active = named(&office, ids[0], "Ames", DEPUTY);
    moved(&office, &active["id"], "active");
    named(&office, ids[2], "Cole", DEPUTY);
    for (by, labels) in [
        ("la", vec!["Camden", "Kent"]),
        ("phase", vec!["Primary"]),
        ("trust", vec!["Coppermoor Trust", "Not known, or none"]),
    ] {
        let table = office.query("champions_coverage", json!({"by": by}));
        assert_eq!(texts(&table["rows"], "label"), labels);
        let sum = |key: &str| -> u64 {
            let rows = table["rows"].as_array().unwrap();
            rows.iter()
                .map(|row| row[key]["count"].as_u64().unwrap())
                .sum()
        };
        for (key, count) in [
            ("schools", 3),
            ("active", 1),
            ("onTheWay", 1),
            ("without", 1),
            ("atRisk", 3),
        ] {
            assert_eq!(sum(key), count, "{by} {key}");
            assert_eq!(table["all"][key]["count"], count, "{by} {key}");
        }
    }
    // A number that leads to the list of our schools is that list's own.
    let table = office.query("champions_coverage", json!({"by": "trust"}));
    for row in table["rows"].as_array().unwrap() {
        for key in ["schools", "active", "onTheWay", "without"] {
            let route = row[key]["route"].as_str().unwrap();
            let filters: Value = serde_json::from_str(&read_route(route)).unwrap();
            let view = json!({"list": "schools", "where": filters});
            let page = office.query("list_page", json!({"view": view, "limit": 1}));
            assert_eq!(page["count"], row[key]["count"], "{route}");
        }
    }
    let camden = &office.query("champions_coverage", json!({"by": "la"}))["rows"][0];
    assert_eq!(camden["atRisk"]["route"], "/champions/risks?la=202");
    // The list of risks to which a number leads holds as many.
    for (request, count) in [
        (json!({}), 3),
        (json!({"la": "202"}), 2),
        (json!({"la": "none"}), 0),
        (json!({"trust": ""}), 1),
        (json!({"trust": "Coppermoor Trust"}), 2),
        (json!({"phase": "2"}), 3),
        (json!({"kinds": ["oneContact"]}), 3),
        (json!({"kinds": ["championLeft"]}), 0),
    ] {
        let risks = office.query("succession_risks", request.clone());
        assert_eq!(risks["count"], count, "{request}");
        assert_eq!(risks["rows"].as_array().unwrap().len(), count);
    }
    let narrowed = office.query("succession_risks", json!({"la": "886", "trust": ""}));
    assert_eq!(narrowed["about"], "Kent, no trust");
}

#[test]
fn a_risk_is_on_the_first_screen_and_becomes_a_task() {
    let (office, ids) = office();
    let champion = named(&office, ids[0], "Ames", DEPUTY);
    moved(&office, &champion["id"], "active");
    let line = |id: &str| {
        let today = office.query("today", json!({}));
        let items = today["items"].as_array().unwrap().clone();
        items.into_iter().find(|item| item["id"] == id)
    };
    assert!(line("championLeft").is_none());
    assert_eq!(line("successionRisk").unwrap()["count"], 3);
    // Named at a school where they hold no post.
    office.act(
        "champion_name",
        json!({"schoolId": ids[1], "personId": champion["personId"]}),
    );
    let item = line("championLeft").unwrap();
    assert_eq!(
        item["text"],
        "1 of our schools has lost its champion: name a successor"
    );
    assert_eq!(item["route"], "/champions/risks?kind=championLeft");
    assert_eq!(item["tone"], "bad");
    let made = office.act(
        "risk_task",
        json!({"schoolId": ids[1], "kind": "championLeft"}),
    );
    assert_eq!(
        made["said"],
        "“Find the next champion: Birch Lane” is a task now, due 24 Sep 2026."
    );
    assert_eq!(
        office.labels()[0],
        "Made the task “Find the next champion: Birch Lane”"
    );
    let before = office.dump()["task"].len();
    office.act("undo", json!({}));
    assert_eq!(office.dump()["task"].len(), before - 1);
}

#[test]
fn the_brief_is_a_page_of_its_own() {
    let (office, ids) = office();
    office.act("office_set", json!({"name": "Northfold Partnership"}));
    let champion = named(&office, ids[0], "Ames <b>", DEPUTY);
    let path = office.path("brief.html");
    office.act(
        "champion_brief",
        json!({"id": champion["id"], "path": path}),
    );
    let html = std::fs::read_to_string(&path).unwrap();
    for part in [
        "<h2>What we ask</h2>",
        "<p>Jo Ames &lt;b&gt; is the senior leader at Alder Hill",
        "Contains personal data",
        "<li>One person of Northfold Partnership",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains('{') || !html.contains("{champion}"));
    office.act("champion_brief", json!({"path": path}));
    let plain = std::fs::read_to_string(&path).unwrap();
    assert!(plain.contains("The champion is the senior leader at your school"));
    assert!(!plain.contains("Contains personal data"));
}

#[test]
fn a_champion_who_is_still_to_come_has_not_left() {
    let (office, ids) = office();
    let has_left = |champion: &Value| {
        let of = json!({"list": "champions", "where": {"hasLeft": ["yes"]}});
        let page = office.query("list_page", json!({"view": of, "limit": 10}));
        let rows = page["rows"].as_array().unwrap();
        rows.iter().any(|row| row["id"] == champion["id"])
    };
    let champion = named(&office, ids[0], "Ames", DEPUTY);
    let tenure = |from: &str, until: &str| {
        let desk = office.session.desk().unwrap();
        desk.store
            .operate("test", |w| {
                w.label("Term");
                w.db.execute(
                    "UPDATE tenure SET from_on = ?1, until_on = ?2 WHERE person_id = ?3",
                    rusqlite::params![from, until, champion["personId"].as_i64()],
                )?;
                Ok(())
            })
            .unwrap();
    };
    tenure("2027-01-01", "");
    assert!(!has_left(&champion));
    tenure("2020-09-01", "2026-07");
    assert!(has_left(&champion));
}
