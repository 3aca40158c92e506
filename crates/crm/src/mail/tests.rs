#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::testkit::{Office, assert_same, school, texts};
use expect_test::expect;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Two schools of ours; the head of the first has an e-mail, and an office e-mail is the second's. Our addresses end in
/// `northfold.example`.
fn office() -> (Office, Vec<i64>) {
    let office = Office::with(&[
        school(
            800_001,
            "Alder School",
            &[("SchoolWebsite", "www.alder.example")],
        ),
        school(800_002, "Birch School", &[]),
    ]);
    let ours = office.ours(&[800_001, 800_002]);
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            w.label("People");
            let (alder, birch) = (ours[0], ours[1]);
            w.db.execute_batch(&format!(
                "INSERT INTO person (id, first_name, last_name, added_on) VALUES (1, 'Jo', 'Ames', '2026-01-01');
                 INSERT INTO tenure (id, person_id, role_id, school_id) VALUES (1, 1, 1, {alder});
                 INSERT INTO address (id, person_id, medium, value, folded, kind)
                   VALUES (1, 1, 'email', 'Jo.Ames@alder.example', 'jo.ames@alder.example', 'school');
                 INSERT INTO address (id, school_id, medium, value, folded, kind)
                   VALUES (2, {birch}, 'email', 'office@birch.example', 'office@birch.example', 'school');"
            ))?;
            Ok(())
        })
        .unwrap();
    office.act("office_set", json!({"mailDomains": ["@Northfold.example"]}));
    (office, ours)
}

fn letter(from: &str, to: &str, id: &str, text: &str) -> String {
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: Places\r\nDate: Tue, 8 Sep 2026 14:05:00 +0100\r\nMessage-ID: <{id}>\r\n\r\n{text}\r\n"
    )
}

fn put(office: &Office, name: &str, text: &str) -> PathBuf {
    office.put(name, text.as_bytes())
}

/// A timeline, a line each: when, label, title.
fn told(office: &Office, of: Value) -> Vec<String> {
    let page = office.query("timeline", json!({"of": of}));
    let entries = page["entries"].as_array().unwrap();
    let line = |entry: &Value| {
        let parts = ["when", "label", "title"].map(|key| entry[key].as_str().unwrap().to_owned());
        parts.join(" | ")
    };
    entries.iter().map(line).collect()
}

#[test]
fn e_mails_are_logged_by_their_addresses_once_and_undone_together() {
    let (office, ours) = office();
    let jo = "Jo Ames <Jo.Ames@Alder.example>";
    let us = "Desk <desk@northfold.example>";
    let paths = [
        put(
            &office,
            "in.eml",
            &letter(jo, us, "1@x", "Three places, please."),
        ),
        put(
            &office,
            "out.eml",
            &letter(us, "office@birch.example", "2@x", "The form again."),
        ),
        put(
            &office,
            "again.eml",
            &letter(jo, us, "1@x", "Three places, please."),
        ),
        put(
            &office,
            "who.eml",
            &letter("nobody@elsewhere.example", us, "3@x", "Hello"),
        ),
        put(&office, "old.msg", "whatever"),
    ];
    let look = office.query("mail_look", json!({"paths": paths}));
    assert_eq!(
        texts(&look["mails"], "label"),
        ["From them", "From us", "From them", "From them"]
    );
    assert_eq!(
        texts(&look["mails"], "asks"),
        ["false", "false", "false", "true"]
    );
    assert_eq!(look["problems"].as_array().unwrap().len(), 1);
    let before = office.dump();
    let done = office.done("mail_log", json!({"paths": paths}));
    assert_eq!(done.operation.unwrap().label, "Logged 2 e-mails");
    expect!["2 e-mails logged, 1 was on the timeline already, 1 left."]
        .assert_eq(done.value["words"].as_str().unwrap());
    assert_eq!(
        told(&office, json!({"schoolId": ours[0]})),
        ["8 Sep 2026 14:05 | E-mail from them | Places"]
    );
    assert_eq!(
        told(&office, json!({"personId": 1})),
        ["8 Sep 2026 14:05 | E-mail from them | Places"]
    );
    assert_eq!(
        told(&office, json!({"schoolId": ours[1]})),
        ["8 Sep 2026 14:05 | E-mail from us | Places"]
    );
    let again = office.done("mail_log", json!({"paths": paths}));
    assert!(again.operation.is_none(), "nothing is logged twice");
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of dropped e-mails");
}

#[test]
fn an_unknown_sender_is_asked_for_and_offered_by_domain() {
    let (office, ours) = office();
    let path = put(
        &office,
        "new.eml",
        &letter(
            "pat@alder.example",
            "desk@northfold.example",
            "9@x",
            "Hello",
        ),
    );
    let look = office.query("mail_look", json!({"paths": [path]}));
    assert_eq!(
        texts(&look["mails"][0]["byDomain"], "name"),
        ["Alder School"]
    );
    let logged = office.act(
        "mail_log",
        json!({"paths": [path], "choices": [{"path": path, "about": [{"schoolId": ours[0]}]}]}),
    );
    assert_eq!(logged["logged"], 1);
    let other = put(
        &office,
        "left.eml",
        &letter(
            "pat@alder.example",
            "desk@northfold.example",
            "10@x",
            "Hello",
        ),
    );
    let logged = office.act(
        "mail_log",
        json!({"paths": [other], "choices": [{"path": other, "skip": true}]}),
    );
    assert_eq!(
        (&logged["logged"], logged["left"].as_array().unwrap().len()),
        (&json!(0), 1)
    );
}

const BOUNCE: &str = "From: Mail Delivery <mailer-daemon@mx.example>\r
To: desk@northfold.example\r
Subject: Undeliverable: Places\r
Message-ID: <b@x>\r
Content-Type: multipart/report; report-type=delivery-status; boundary=x\r
\r
--x\r
Content-Type: text/plain\r
\r
It did not arrive.\r
--x\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; jo.ames@alder.example\r
Action: failed\r
Status: 5.1.1\r
--x--\r
";

#[test]
fn a_message_that_came_back_marks_the_address_and_is_no_contact() {
    let (office, ours) = office();
    let path = put(&office, "back.eml", BOUNCE);
    let look = office.query("mail_look", json!({"paths": [path]}));
    expect!["The address is marked as bounced, and noted for Jo Ames, Alder School."]
        .assert_eq(look["mails"][0]["plan"].as_str().unwrap());
    let before = office.dump();
    let logged = office.act("mail_log", json!({"paths": [path]}));
    assert_eq!(logged["bounced"], 1);
    assert!(office.dump()["address"][0].contains(&format!("{:?}", b"bounced")));
    assert_eq!(
        told(&office, json!({"schoolId": ours[0]})),
        ["10 Sep 2026 | Note | E-mail came back: jo.ames@alder.example"]
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of a bounce");
    // Without a report by its subject and text alone.
    let plain = letter(
        "postmaster@mx.example",
        "desk@northfold.example",
        "c@x",
        "jo.ames@alder.example: unknown user",
    );
    let path = put(
        &office,
        "plain.eml",
        &plain.replace(
            "Subject: Places",
            "Subject: Undelivered Mail Returned to Sender",
        ),
    );
    assert_eq!(
        office.act("mail_log", json!({"paths": [path]}))["bounced"],
        1
    );
}

#[test]
fn an_automatic_reply_proposes_a_successor_and_changes_nobody() {
    let (office, _) = office();
    let text = "I have left Alder School. Please contact the new head teacher, Ms Ada Pell, on a.pell@alder.example.";
    let reply = letter(
        "jo.ames@alder.example",
        "desk@northfold.example",
        "d@x",
        text,
    );
    let path = put(
        &office,
        "auto.eml",
        &reply.replace("Subject: Places", "Subject: Automatic reply: Places"),
    );
    let before = office.dump();
    let logged = office.act("mail_log", json!({"paths": [path]}));
    assert_eq!(logged["proposed"], 1);
    let tasks = office.query("tasks", json!({}));
    assert_eq!(
        texts(&tasks["rows"], "title"),
        ["Check whether Ms Ada Pell follows Jo Ames as head teacher"]
    );
    assert!(
        tasks["rows"][0]["note"]
            .as_str()
            .unwrap()
            .contains("a.pell@alder.example")
    );
    for table in ["tenure", "person", "address"] {
        assert_eq!(before[table], office.dump()[table], "{table}");
    }
}

#[test]
fn attached_files_are_kept_only_when_asked_for() {
    let (office, ours) = office();
    let mail = |id: &str| {
        format!(
            "From: jo.ames@alder.example\r\nSubject: Plan\r\nMessage-ID: <{id}>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>See the <b>plan</b>.</p>\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../Plan.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nUGxhbg==\r\n--x--\r\n"
        )
    };
    let (bare, kept) = (
        put(&office, "a.eml", &mail("e@x")),
        put(&office, "b.eml", &mail("f@x")),
    );
    assert_eq!(office.act("mail_log", json!({"paths": [bare]}))["files"], 0);
    assert_eq!(
        office.act("mail_log", json!({"paths": [kept], "keepFiles": true}))["files"],
        1
    );
    let page = office.query("timeline", json!({"of": {"schoolId": ours[0]}}));
    let entry = &page["entries"][0];
    assert_eq!(entry["text"], "See the plan.");
    assert_eq!(texts(&entry["files"], "name"), ["Plan.pdf"]);
    let path = office.path("Plan.pdf");
    office.act(
        "activity_file_save",
        json!({"id": entry["files"][0]["id"], "path": path}),
    );
    assert_eq!(std::fs::read(path).unwrap(), b"Plan");
}

#[test]
fn our_own_addresses_end_in_what_settings_say() {
    let office = Office::new();
    let said = |typed: &str| {
        office.act("office_set", json!({"mailDomains": [typed]}));
        office.query("office", json!({}))["mailDomains"][0].clone()
    };
    assert_eq!(said(" Northfold.ac.uk "), "northfold.ac.uk");
    assert_eq!(said("jo@northfold.example"), "northfold.example");
    for wrong in ["northfold", "", "a b.example"] {
        office.refused("office_set", json!({"mailDomains": [wrong]}));
    }
}
