//! Briefings over a real file: written down for many, seen on the list of schools and the timeline.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, only, school, texts};
use serde_json::json;

#[test]
fn many_schools_are_told_at_once_and_the_list_of_schools_shows_who_was_not() {
    let office = Office::with(&[
        school(100_001, "Alder Hill", &[]),
        school(100_002, "Birch Lane", &[]),
        school(100_003, "Cedar Grove", &[]),
    ]);
    let ids = office.ours(&[100_001, 100_002, 100_003]);
    let before = office.dump();
    let done = office.act(
        "briefings_add",
        json!({"selection": only(&ids[..2]), "topic": "ITaP", "on": "3 Sep 2026", "how": "webinar"}),
    );
    assert_eq!(done["said"], "Written down for 2 schools.");
    let again = office.act(
        "briefings_add",
        json!({"selection": only(&ids), "topic": " ITaP ", "on": "3 Sep 2026", "how": "webinar"}),
    );
    assert_eq!(
        again["said"],
        "Written down for Cedar Grove. 2 schools have it already."
    );
    office.act("undo", json!({}));
    let view = json!({"list": "schools", "where": {"briefedOn": {"blank": true}}});
    let page = office.query("list_page", json!({"view": view, "limit": 9}));
    assert_eq!(texts(&page["rows"], "name"), ["Cedar Grove"]);
    let of = office.query("briefings_of", json!({"schoolId": ids[0]}));
    assert_eq!(of["briefings"][0]["how"], "Webinar");
    assert_eq!(of["topics"][0], "ITaP");
    let timeline = office.query("timeline", json!({"of": {"schoolId": ids[0]}}));
    assert_eq!(texts(&timeline["entries"], "title")[0], "Told about: ITaP");
    office.act(
        "briefings_remove",
        json!({"ids": [of["briefings"][0]["id"]]}),
    );
    office.act("undo", json!({}));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "all taken back");
}

#[test]
fn a_school_that_asked_stands_out_until_it_was_told() {
    let office = Office::with(&[school(100_001, "Alder Hill", &[])]);
    let id = office.ours(&[100_001])[0];
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            w.db.execute(
                "INSERT INTO school_answer (id, school_id, code, year, value, source, confirmed_on)
                 VALUES (?1, ?2, 'briefing', 2026, 'yes', 'form', '2026-09-07')",
                [w.id("school_answer")?, id],
            )?;
            w.label("Asked");
            Ok(())
        })
        .unwrap();
    let line = "1 school asked for a briefing on the reforms and has had none";
    let said = || texts(&office.query("today", json!({}))["items"], "text");
    assert!(said().iter().any(|text| text == line));
    let of = office.query("briefings_of", json!({"schoolId": id}));
    assert_eq!(
        of["wanted"],
        "The school asked for a briefing on 7 Sep 2026."
    );
    let told = json!({"selection": only(&[id]), "topic": "ITT reforms in short", "how": "call"});
    office.act("briefings_add", told);
    assert!(!said().iter().any(|text| text == line));
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let office = Office::with(&[school(100_001, "Alder Hill", &[])]);
    let id = office.ours(&[100_001])[0];
    let add = |topic: &str, on: &str| {
        let request = json!({"selection": only(&[id]), "topic": topic, "on": on, "how": "call"});
        office.refused("briefings_add", request).message
    };
    assert_eq!(add(" ", ""), "Say what the school was told about.");
    assert_eq!(
        add("ITaP", "1 Dec 2026"),
        "1 Dec 2026 lies ahead. A briefing is written down once it was held."
    );
    assert!(add(&"x".repeat(301), "").starts_with("The topic has 301 characters"));
}
