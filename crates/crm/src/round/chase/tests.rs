//! Chasing over a real file: how far a round has come, who has not answered, the response, next year's round.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, only, school, texts};
use serde_json::{Value, json};

/// Five schools of ours in two authorities, all but one asked on 1 September, and a round of the year before in which two
/// of them answered. The day is 10 September 2026.
struct Asked {
    office: Office,
    schools: Vec<i64>,
    round: i64,
    before: i64,
}

fn asked() -> Asked {
    let kent = [("LA (code)", "886"), ("LA (name)", "Kent")];
    let office = Office::with(&[
        school(100_001, "Alder Hill", &[("TelephoneNum", "01632960001")]),
        school(100_002, "Birch Lane", &[]),
        school(100_003, "Cedar Grove", &kent),
        school(100_004, "Dale End", &kent),
        school(100_005, "Elm Tree", &kent),
    ]);
    let schools = office.ours(&[100_001, 100_002, 100_003, 100_004, 100_005]);
    office.act(
        "person_add",
        json!({
            "name": {"first": "Jo", "last": "Ames"}, "post": {"roleId": 9, "schoolId": schools[1], "mainContact": true},
            "addresses": [
                {"medium": "email", "value": "jo@birch.example"},
                {"medium": "telephone", "value": "01632 960002"},
            ],
        }),
    );
    let new = |year: &str, due: &str| {
        let made = office.act("round_new", json!({"year": year, "due": due}));
        made["id"].as_i64().unwrap()
    };
    let (before, round) = (new("2025/26", "2025-09-30"), new("2026/27", "2026-09-08"));
    let asked = Asked {
        office,
        schools,
        round,
        before,
    };
    asked.sent(round, &[0, 1, 2, 3], "2026-09-01");
    asked.replied(before, 0, "accepted");
    asked.replied(before, 2, "accepted");
    asked
}

impl Asked {
    fn write(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) {
        let desk = self.office.session.desk().unwrap();
        desk.store
            .operate("test", |w| {
                let sql = sql.replace("NEW", &w.id("round_reply")?.to_string());
                w.db.execute(&sql, values)?;
                w.label("Test");
                Ok(())
            })
            .unwrap();
    }

    fn sent(&self, round: i64, schools: &[usize], on: &str) {
        for at in schools {
            self.write(
                "UPDATE round_school SET written_on = ?1, sent_on = ?1, batch = 1, email = 'jo@birch.example',
                   person_id = (SELECT person_id FROM tenure WHERE school_id = round_school.school_id)
                 WHERE round_id = ?2 AND school_id = ?3",
                &[&on, &round, &self.schools[*at]],
            );
        }
    }

    fn replied(&self, round: i64, at: usize, state: &str) {
        self.write(
            "INSERT INTO round_reply (id, round_id, round_school_id, channel, file, digest, received_on, said, state, reason)
             SELECT NEW, ?1, id, 'workbook', 'Form.xlsx', ?3 || school_id, '2026-09-09', '{}', ?3,
               CASE ?3 WHEN 'setAside' THEN 'It is another round’s form.' ELSE '' END
             FROM round_school WHERE round_id = ?1 AND school_id = ?2",
            &[&round, &self.schools[at], &state],
        );
    }

    fn status(&self) -> Value {
        self.office.query("round_status", json!({}))
    }
}

#[test]
fn a_status_counts_every_school_once() {
    let asked = asked();
    asked.replied(asked.round, 0, "unchanged");
    asked.replied(asked.round, 1, "superseded");
    asked.replied(asked.round, 1, "changed");
    asked.replied(asked.round, 2, "setAside");
    asked.replied(asked.round, 3, "dismissed");
    let status = asked.status();
    let count = |key: &str| status[key].as_u64().unwrap();
    assert_eq!(count("asked"), 5);
    assert_eq!((count("written"), count("sent")), (4, 4));
    assert_eq!(
        (count("unchanged"), count("changed"), count("accepted")),
        (1, 1, 0)
    );
    assert_eq!((count("answered"), count("outstanding")), (2, 3));
    assert_eq!((count("setAside"), count("rate")), (1, 40));
    assert_eq!(
        status["said"],
        "Leadership check 2026/27: 2 of 5 schools answered (40%), 3 did not yet. 2 answers wait to be accepted, 1 of them with changes. 1 reply is set aside."
    );
    asked.replied(asked.round, 0, "accepted");
    assert_eq!(asked.status()["accepted"], 1, "the latest counts");
    let other = asked
        .office
        .query("round_status", json!({"id": asked.before}));
    assert_eq!(other["accepted"], 2);
}

#[test]
fn whoever_has_not_answered_stands_with_telephone_and_last_conversation() {
    let asked = asked();
    let office = &asked.office;
    asked.replied(asked.round, 0, "accepted");
    asked.replied(asked.round, 2, "setAside");
    office.act(
        "activity_log",
        json!({"text": "Rang. They want the form again.", "about": [{"schoolId": asked.schools[1]}]}),
    );
    let chase = office.query("round_chase", json!({}));
    assert_eq!(
        chase["said"],
        "4 schools have not answered. Answers were wanted by 8 Sep 2026, 2 days ago."
    );
    let rows = &chase["rows"];
    assert_eq!(
        texts(rows, "school"),
        ["Birch Lane", "Cedar Grove", "Dale End", "Elm Tree"]
    );
    assert_eq!(texts(rows, "days"), ["9", "9", "9", ""]);
    assert_eq!(rows[0]["person"], "Jo Ames");
    assert_eq!(rows[0]["telephone"], "01632 960002");
    assert_eq!(rows[0]["lastContact"], "10 Sep 2026");
    assert_eq!(rows[0]["lastSaid"], "Rang. They want the form again.");
    assert_eq!(rows[1]["setAside"], "It is another round’s form.");
    let counts = |key: &str| texts(&chase[key], "count");
    assert_eq!(counts("byDays"), ["0", "3", "0", "0", "1"]);
    assert_eq!(counts("byChannel"), ["3", "0", "1"]);
    assert_eq!(texts(&chase["byLa"], "label"), ["Kent", "Camden"]);
    assert_eq!(counts("byLa"), ["3", "1"]);
    // Every count is the count of the list that it leads to.
    for group in ["byDays", "byChannel", "byLa"] {
        for one in chase[group].as_array().unwrap() {
            let route = one["route"].as_str().unwrap();
            let filters = route.split_once("?where=").unwrap().1;
            let filters = percent(filters);
            let view = json!({"list": "roundSchools", "where": filters});
            let page = office.query("list_page", json!({"view": view, "limit": 9}));
            assert_eq!(page["count"], one["count"], "{one}");
        }
    }
}

/// The filters of a route.
fn percent(text: &str) -> Value {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap().to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn an_address_that_came_back_is_shown_and_today_tells_of_it() {
    let asked = asked();
    let office = &asked.office;
    let jo =
        office.query("people_find", json!({"text": "ames", "limit": 1}))["people"][0]["id"].clone();
    let mail = office.query("person_page", json!({"id": jo}))["addresses"][0]["id"].clone();
    office.act("address_bounced", json!({"ids": [mail], "bounced": true}));
    let chase = office.query("round_chase", json!({}));
    assert_eq!(texts(&chase["byChannel"], "count"), ["0", "4", "1"]);
    let said = texts(&office.query("today", json!({}))["items"], "text");
    for line in [
        "4 forms of rounds came back: ring the schools",
        "4 schools have not answered a round in time",
    ] {
        assert!(said.iter().any(|text| text == line), "{said:#?}");
    }
}

#[test]
fn the_response_stands_beside_that_of_the_year_before() {
    let asked = asked();
    for at in [0, 1, 2] {
        asked.replied(asked.round, at, "accepted");
    }
    let of = |by: &str| asked.office.query("round_response", json!({"by": by}));
    let by_la = of("la");
    assert_eq!(texts(&by_la["rows"], "label"), ["Camden", "Kent"]);
    assert_eq!(texts(&by_la["rows"], "rate"), ["100", "33"]);
    assert_eq!(texts(&by_la["rows"], "before"), ["50", "33"]);
    assert_eq!(
        by_la["said"],
        "3 of 5 schools answered (60%); 40% did in Leadership check 2025/26."
    );
    assert_eq!(texts(&of("phase")["rows"], "label"), ["Primary"]);
    assert_eq!(texts(&of("trust")["rows"], "label"), ["Not known, or none"]);
    let first = asked
        .office
        .query("round_response", json!({"by": "la", "id": asked.before}));
    assert_eq!(first["before"], "");
    assert_eq!(first["all"]["before"], Value::Null);
}

#[test]
fn a_round_rolls_over_with_its_questions_to_schools_that_are_still_ours() {
    let asked = asked();
    let office = &asked.office;
    let chosen = office.act(
        "round_new",
        json!({
            "year": "2026/27", "title": "Checks 2026/27 in Kent", "due": "2026-09-30", "own": ["Is there a car park?"],
            "selection": only(&asked.schools[2..]), "audience": "Kent", "intro": "It is that time again.",
        }),
    );
    office.set(asked.schools[4], "stage", "former");
    let before = office.dump();
    let made = office.act("round_roll_over", json!({"id": chosen["id"]}));
    assert_eq!(made["title"], "Checks 2027/28 in Kent");
    assert_eq!(made["schools"], 2);
    let page = office.query("round_page", json!({"id": made["id"]}));
    let round = &page["round"];
    assert_eq!(round["dueOn"], "2027-09-30");
    assert_eq!(round["own"], json!(["Is there a car park?"]));
    assert_eq!(round["intro"], "It is that time again.");
    assert_eq!(round["afterId"], chosen["id"]);
    assert_eq!(round["sent"], 0);
    assert_eq!(
        office.labels()[0],
        "Made the round Checks 2027/28 in Kent from Checks 2026/27 in Kent for 2 schools"
    );
    let error = office.refused(
        "round_roll_over",
        json!({"id": chosen["id"], "year": "2026/27"}),
    );
    assert_eq!(
        error.message,
        "2026/27 does not follow 2026/27, the year of Checks 2026/27 in Kent. Choose a later one."
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "taken back");
    // Whoever was asked as all of ours is asked as all of ours.
    let all = office.act("round_roll_over", json!({"id": asked.round}));
    assert_eq!(all["schools"], 4);
}

#[test]
fn the_call_list_says_whom_to_ring_and_what_was_said() {
    let asked = asked();
    let office = &asked.office;
    let path = office.path("Call list.html");
    office.act("round_call_list", json!({"path": path}));
    let page = std::fs::read_to_string(&path).unwrap();
    for words in [
        "Kent",
        "Birch Lane",
        "Jo Ames",
        "01632 960002",
        "9 days ago",
        "Contains personal data",
    ] {
        assert!(page.contains(words), "{words}");
    }
    for at in 0..5 {
        asked.replied(asked.round, at, "unchanged");
    }
    let error = office.refused("round_call_list", json!({"path": path}));
    assert_eq!(
        error.message,
        "Each of these schools has answered, so there is nobody to ring."
    );
}

#[test]
fn without_a_round_it_says_what_to_do() {
    let office = Office::with(&[school(100_001, "Alder Hill", &[])]);
    let error = office.refused("round_status", json!({}));
    assert_eq!(
        error.message,
        "The file has no round of the yearly check yet. Make one first."
    );
}

#[test]
fn whoever_was_sent_the_form_and_has_not_answered_is_reminded_at_an_address_that_works() {
    let asked = asked();
    let office = &asked.office;
    let email = |at: usize, email: &str| {
        let address = json!({"schoolId": asked.schools[at], "medium": "email", "value": email});
        office.act("address_add", address);
    };
    email(0, "office@alder.example");
    email(1, "office@birch.example");
    email(2, "office@cedar.example");
    email(3, "office@dale.example");
    asked.replied(asked.round, 0, "accepted");
    asked.write(
        "UPDATE address SET state = 'bounced' WHERE value = 'office@dale.example'",
        &[],
    );
    asked.write(
        "UPDATE round_school SET asked = '{\"headTeacher.name\":\"Ada Brook\"}' WHERE round_id = ?1",
        &[&asked.round],
    );
    let before = office.dump();
    let folder = office.path("Reminders");
    let done = office.act("round_remind", json!({"folder": folder, "mark": true}));
    assert_eq!(
        done["said"],
        "2 reminders to 2 schools written. 1 school has no e-mail that works: ring them."
    );
    assert_eq!(texts(&done["leftOut"], "school"), ["Dale End"]);
    let bytes = std::fs::read(folder.join("001 Birch Lane.eml")).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    let subject = mail.subject().unwrap();
    assert!(
        subject.starts_with("Reminder: Leadership check 2026/27: Birch Lane ["),
        "{subject}"
    );
    let text = mail.body_text(0).unwrap().replace("\r\n", "\n");
    assert!(text.contains("On 1 Sep 2026 we asked you"), "{text}");
    assert!(text.contains("Ada Brook"), "what stood on the form: {text}");
    assert_eq!(mail.attachment_count(), 1);
    let chase = office.query("round_chase", json!({}));
    assert_eq!(
        texts(&chase["rows"], "stateLabel"),
        ["Reminded", "Reminded", "Waiting", "Not written to"]
    );
    let timeline = office.query("timeline", json!({"of": {"schoolId": asked.schools[2]}}));
    assert_eq!(
        timeline["entries"][0]["title"],
        "Reminder: Leadership check 2026/27"
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "taken back");
    let error = office.refused(
        "round_remind",
        json!({"selection": {"kind": "ids", "ids": []}, "folder": folder}),
    );
    assert_eq!(
        error.message,
        "None of these schools was sent the form and has still to answer, so there is nobody to remind."
    );
}
