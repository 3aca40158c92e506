#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::person::{self, AddressKind, Medium, NewAddress, NewPerson, PersonName};
use crate::tenure::{self, HEAD_TEACHER, NewTenure};
use crate::testkit::{Office, assert_same, school, texts};
use crate::types::{PartDay, Source};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

/// A school of ours with a head who is our main contact: the school's and the person's id.
fn office() -> (Office, i64, i64) {
    let office = Office::with(&[
        school(800_001, "Alder School", &[]),
        school(800_002, "Birch School", &[]),
    ]);
    let ours = office.ours(&[800_001])[0];
    let person = with_head(&office, ours, "Jo", "Ames", "jo.ames@alder.example");
    (office, ours, person)
}

/// Somebody who leads a school since September 2024, with an e-mail.
fn with_head(office: &Office, school: i64, first: &str, last: &str, email: &str) -> i64 {
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            w.label(format!("Added {first} {last}"));
            let person = person::actions::add(
                w,
                &NewPerson {
                    name: PersonName {
                        first: first.to_owned(),
                        last: last.to_owned(),
                        ..PersonName::default()
                    },
                    ..NewPerson::default()
                },
            )?;
            tenure::actions::add(
                w,
                &NewTenure {
                    school_id: Some(school),
                    from: PartDay::stored("2024-09"),
                    main_contact: true,
                    ..NewTenure::of(person, HEAD_TEACHER)
                },
            )?;
            person::actions::add_address(
                w,
                &NewAddress {
                    person_id: Some(person),
                    role_id: None,
                    school_id: None,
                    trust_id: None,
                    medium: Medium::Email,
                    value: email.to_owned(),
                    kind: AddressKind::School,
                    is_main: true,
                    source: Source::Typed,
                    confirmed_on: String::new(),
                },
            )?;
            Ok(person)
        })
        .unwrap()
        .value
}

/// A timeline, a line each.
fn told(office: &Office, of: Value) -> String {
    let page = office.query("timeline", json!({"of": of}));
    page["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let parts = [
                &entry["when"],
                &entry["label"],
                &entry["title"],
                &entry["text"],
            ];
            let parts = parts.map(|part| part.as_str().unwrap().to_owned());
            let about = texts(&entry["about"], "name").join(", ");
            format!("{} [{about}]", parts.join(" | "))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_call_is_logged_with_what_to_do_next_and_one_undo_takes_both_back() {
    let (office, school, person) = office();
    let before = office.dump();
    let done = office.done(
        "activity_log",
        json!({
            "text": "Rang about places: two for autumn.",
            "about": [{"schoolId": school}, {"personId": person}],
            "stillRight": true,
            "next": {"title": "Send the agreement", "due": "+2w"},
        }),
    );
    expect!["Logged a call with Jo Ames at Alder School, and what to do next"]
        .assert_eq(&done.operation.unwrap().label);
    expect![[r#"
        10 Sep 2026 | Call |  | Rang about places: two for autumn. [Jo Ames]
        Sep 2024 | Post | Jo Ames began: Head teacher |  [Jo Ames]"#]]
    .assert_eq(&told(&office, json!({"schoolId": school})));
    expect![[r#"
        10 Sep 2026 | Call |  | Rang about places: two for autumn. [Alder School]
        Sep 2024 | Post | Began: Head teacher at Alder School |  []"#]]
    .assert_eq(&told(&office, json!({"personId": person})));
    let tasks = office.query("tasks", json!({"of": {"schoolId": school}}));
    assert_eq!(texts(&tasks["rows"], "title"), ["Send the agreement"]);
    assert_eq!(tasks["rows"][0]["dueOn"], "Thu 24 Sep 2026");
    assert_eq!(
        texts(&tasks["rows"][0]["about"], "name"),
        ["Jo Ames", "Alder School"]
    );
    // What the head confirmed in passing.
    let after = office.dump();
    let today = format!("{:?}", b"2026-09-10");
    for table in ["tenure", "address"] {
        assert!(after[table][0].contains(&today), "{:?}", after[table]);
    }
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of a logged call");
}

#[test]
fn the_kind_is_what_was_chosen_else_the_first_word_else_a_note() {
    let (office, school, _) = office();
    let kind = |request: Value| {
        let mut request = request;
        request["about"] = json!([{"schoolId": school}]);
        let id = office.act("activity_log", request)["id"].clone();
        let page = office.query("timeline", json!({"of": {"schoolId": school}}));
        let entries = page["entries"].as_array().unwrap().clone();
        let entry = entries.into_iter().find(|entry| entry["activityId"] == id);
        entry.unwrap()["kind"].as_str().unwrap().to_owned()
    };
    assert_eq!(kind(json!({"text": "Visited the mentors"})), "visit");
    assert_eq!(kind(json!({"text": "Visited", "kind": "call"})), "call");
    assert_eq!(kind(json!({"text": "New signs at the gate"})), "note");
    assert_eq!(
        office.query("log_reading", json!({"text": "phoned Jo"}))["kind"],
        "call"
    );
}

#[test]
fn a_timeline_is_read_page_by_page_with_nothing_twice_and_nothing_missing() {
    let (office, school, person) = office();
    // Many on one day, and some on others.
    for number in 0..25 {
        let on = if number % 3 == 0 { "9/9/26" } else { "today" };
        let request = json!({"text": format!("Call {number}"), "on": on, "about": [{"schoolId": school}, {"personId": person}]});
        office.act("activity_log", request);
    }
    let all = office.query(
        "timeline",
        json!({"of": {"schoolId": school}, "limit": 200}),
    );
    let all = texts(&all["entries"], "key");
    assert_eq!(all.len(), 26);
    let (mut pages, mut after) = (Vec::new(), Value::Null);
    loop {
        let request = json!({"of": {"schoolId": school}, "limit": 4, "after": after});
        let page = office.query("timeline", request);
        pages.extend(texts(&page["entries"], "key"));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(pages, all);
}

#[test]
fn a_timeline_is_searched_by_words_and_by_kind() {
    let (office, school, _) = office();
    for text in ["Rang: no reply from the élan team", "Visited the nursery"] {
        office.act(
            "activity_log",
            json!({"text": text, "about": [{"schoolId": school}]}),
        );
    }
    let found = |request: Value| {
        let mut request = request;
        request["of"] = json!({"schoolId": school});
        texts(&office.query("timeline", request)["entries"], "label")
    };
    assert_eq!(found(json!({"search": "ELAN team"})), ["Call"]);
    assert_eq!(found(json!({"search": "head"})), ["Post"]);
    assert_eq!(
        found(json!({"kinds": ["visit", "post"]})),
        ["Visit", "Post"]
    );
    assert_eq!(
        found(json!({"search": "nobody said this"})),
        Vec::<String>::new()
    );
}

#[test]
fn what_was_logged_is_changed_and_taken_away_and_comes_back() {
    let (office, school, _) = office();
    let about = json!([{"schoolId": school}]);
    let id = office.act("activity_log", json!({"text": "Rang", "about": about}))["id"].clone();
    let done = office.done(
        "activity_set",
        json!({"id": id, "kind": "meeting", "on": "1/9/26", "text": "Met at the gate"}),
    );
    assert_eq!(done.operation.unwrap().label, "Changed a meeting");
    let before = office.dump();
    assert!(
        told(&office, json!({"schoolId": school}))
            .starts_with("1 Sep 2026 | Meeting |  | Met at the gate")
    );
    let done = office.done("activity_remove", json!({"id": id}));
    assert_eq!(
        done.operation.unwrap().label,
        "Took a meeting off the timeline"
    );
    assert!(!told(&office, json!({"schoolId": school})).contains("Met at the gate"));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of taking an entry away");
}

#[test]
fn only_contact_keeps_a_school_from_being_told_of() {
    let (office, school, _) = office();
    let quiet = || {
        let view = json!({"list": "schools", "where": {"quiet": ["yes"]}});
        office.query("list_page", json!({"view": view, "limit": 1}))["count"].clone()
    };
    office.set(school, "stage", "partnership");
    let log = |text: &str, on: &str| {
        let request = json!({"text": text, "on": on, "about": [{"schoolId": school}]});
        office.act("activity_log", request)
    };
    // It is ours since today, so nobody is late yet.
    assert_eq!(quiet(), 0);
    log("Rang", "1/3/26");
    assert_eq!(quiet(), 1, "the last call is more than six months ago");
    log("Note: parking is tight", "today");
    assert_eq!(quiet(), 1, "a note reaches nobody");
    office.act(
        "office_set",
        json!({"contactMonths": [["partnership", 12]]}),
    );
    assert_eq!(quiet(), 0, "a year was set");
    office.act("office_set", json!({"contactMonths": [["partnership", 1]]}));
    assert_eq!(quiet(), 1);
    log("E-mailed the form", "today");
    assert_eq!(quiet(), 0);
}

#[test]
fn the_months_of_each_stage_are_the_lists_own() {
    let (office, school, _) = office();
    let said = office.query("office", json!({}))["contactMonths"].clone();
    for stage in said.as_array().unwrap() {
        let (stage, months) = (stage[0].as_str().unwrap(), stage[1].as_u64().unwrap());
        office.set(school, "stage", stage);
        let day = |months: u64| {
            let today = crate::types::Day::from_ymd_opt(2026, 9, 10).unwrap();
            let months = chrono::Months::new(u32::try_from(months).unwrap());
            (today - months).pred_opt().unwrap().to_string()
        };
        let id = office.act(
            "activity_log",
            json!({"text": "Rang", "on": day(months), "about": [{"schoolId": school}]}),
        )["id"]
            .clone();
        let view = json!({"list": "schools", "where": {"quiet": ["yes"]}});
        let late = office.query("list_page", json!({"view": view, "limit": 1}))["count"].clone();
        assert_eq!(late, u64::from(months > 0), "{stage}");
        office.act("activity_remove", json!({"id": id}));
    }
}

#[test]
fn what_cannot_be_logged_is_told_in_a_sentence() {
    let (office, school, _) = office();
    let check = |request: Value, want: Expect| {
        want.assert_eq(&office.refused("activity_log", request).message);
    };
    let about = json!([{"schoolId": school}]);
    check(
        json!({"text": " ", "about": about}),
        expect!["Type what happened first."],
    );
    check(
        json!({"text": "Rang"}),
        expect!["Say whom it was about: a school, a person, a trust or a group."],
    );
    check(
        json!({"text": "Rang", "about": about, "on": "tomorrow"}),
        expect!["11 Sep 2026 lies ahead. What happened is logged; what is still to do is a task."],
    );
    office.refused(
        "activity_log",
        json!({"text": "Rang", "about": about, "next": {"title": "Ring", "due": "soonish"}}),
    );
    office.refused("activity_set", json!({"id": 4_000, "text": "Rang"}));
    office.refused("timeline", json!({}));
}

#[test]
fn the_box_offers_the_main_contact_first() {
    let (office, school, person) = office();
    let said = office.query("log_box", json!({"of": {"schoolId": school}}));
    assert_eq!(
        said["people"],
        json!([{"personId": person, "name": "Jo Ames", "post": "Head teacher", "email": "jo.ames@alder.example", "main": true}])
    );
    let said = office.query("log_box", json!({"of": {"personId": person}}));
    assert_eq!(texts(&said["people"], "post"), ["Head teacher"]);
    let group = office.act("group_set", json!({"name": "Mentors"}))["id"].clone();
    office.act(
        "group_member_set",
        json!({"groupId": group, "personId": person, "seat": "chair"}),
    );
    let said = office.query("log_box", json!({"of": {"groupId": group}}));
    assert_eq!(texts(&said["people"], "post"), ["Chair"]);
}
