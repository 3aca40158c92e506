//! Privacy notices over a real file: who is to be told, drafts, and marking as given.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, only, school, texts};
use mail_parser::MessageParser;
use serde_json::json;

/// Two people of a school; the second has no e-mail.
fn office() -> (Office, [i64; 2]) {
    let office = Office::with(&[school(100_001, "Alder Hill", &[])]);
    let id = office.ours(&[100_001])[0];
    let add = |last: &str, addresses: serde_json::Value| {
        let added = office.act(
            "person_add",
            json!({"name": {"first": "Jo", "last": last}, "post": {"roleId": 10, "schoolId": id}, "addresses": addresses}),
        );
        added["id"].as_i64().unwrap()
    };
    let people = [
        add(
            "Ames",
            json!([{"medium": "email", "value": "jo@alder.example"}]),
        ),
        add("Birch", json!([])),
    ];
    (office, people)
}

#[test]
fn people_of_whom_others_told_us_are_drafted_to_and_marked() {
    let (office, people) = office();
    let before = office.dump();
    let added = office.act(
        "notices_add",
        json!({"selection": only(&people), "toldBy": "Ada Brook (head teacher of Alder Hill)"}),
    );
    assert_eq!(
        added["said"],
        "Privacy notices are to be given to 2 people."
    );
    let again = office.act("notices_add", json!({"selection": only(&people)}));
    assert_eq!(again["notices"], 0);
    let page = |state: &str| {
        let view = json!({"list": "notices", "where": {"state": [state]}});
        office.query("list_page", json!({"view": view, "limit": 9}))
    };
    let rows = page("toGive");
    assert_eq!(texts(&rows["rows"], "name"), ["Jo Ames", "Jo Birch"]);
    assert_eq!(
        rows["rows"][0]["posts"].to_string(),
        "[\"General mentor at Alder Hill\"]"
    );
    let all = json!({"kind": "all", "view": {"list": "notices"}});
    let written = office.act(
        "notices_draft",
        json!({"selection": all, "path": office.path("Notices"), "mark": true}),
    );
    assert_eq!(
        written["said"],
        "1 notice is written. 1 is marked as given."
    );
    assert_eq!(
        texts(&written["left"], "").len(),
        1,
        "who has no e-mail is told of"
    );
    let draft = std::fs::read(office.path("Notices").join("001 Jo Ames.eml")).unwrap();
    let mail = MessageParser::default().parse(&draft).unwrap();
    let to = mail.to().unwrap().first().unwrap();
    assert_eq!(to.address(), Some("jo@alder.example"));
    let text = mail.body_text(0).unwrap().into_owned();
    assert!(
        text.contains("Ada Brook (head teacher of Alder Hill) gave us your name"),
        "{text}"
    );
    assert!(text.contains("general mentor at Alder Hill"), "{text}");
    assert_eq!(page("given")["count"], 1);
    assert_eq!(office.labels()[0], "Privacy notice given to Jo Ames");
    let marked = office.act(
        "notices_mark",
        json!({"selection": all, "on": "9 Sep 2026"}),
    );
    assert_eq!(marked["said"], "1 privacy notice is given.");
    let error = office.refused("notices_draft", json!({"selection": all}));
    assert_eq!(
        error.message,
        "All of these notices are given, so there is nothing to write."
    );
    for _ in 0..3 {
        office.act("undo", json!({}));
    }
    assert_same(&before, &office.dump(), "all taken back");
}

#[test]
fn a_notice_is_late_after_a_month_and_today_says_so() {
    let (office, people) = office();
    office.act("notices_add", json!({"selection": only(&people)}));
    let said = |office: &Office| texts(&office.query("today", json!({}))["items"], "text");
    let to_give = "2 people are to be told that we hold their details";
    assert!(said(&office).iter().any(|line| line == to_give));
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            w.db.execute("UPDATE privacy_notice SET since_on = '2026-08-09'", [])?;
            w.label("Earlier");
            Ok(())
        })
        .unwrap();
    let late = "2 people have not been told within a month that we hold their details";
    assert!(said(&office).iter().any(|line| line == late));
}
