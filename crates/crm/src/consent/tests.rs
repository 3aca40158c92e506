//! Consent over a real file: what somebody said, what follows, and an objection that is lifted only visibly.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, only, school, texts};
use serde_json::json;

fn office() -> (Office, i64) {
    let office = Office::with(&[school(100_001, "Alder Hill", &[])]);
    let id = office.ours(&[100_001])[0];
    let added = office.act(
        "person_add",
        json!({
            "name": {"first": "Jo", "last": "Ames"}, "post": {"roleId": 9, "schoolId": id},
            "addresses": [{"medium": "email", "value": "jo.ames@gmail.com"}],
        }),
    );
    (office, added["id"].as_i64().unwrap())
}

#[test]
fn what_somebody_said_is_kept_with_when_how_and_what_they_were_told() {
    let (office, jo) = office();
    let of = || office.query("consents", json!({"personId": jo}));
    assert_eq!(of()["said"], "Has not been asked about mailings.");
    assert_eq!(
        of()["follows"],
        "No mailing goes to them: has only an address of their own, and has not agreed to mailings."
    );
    let said = office.act(
        "consent_record",
        json!({"personId": jo, "stand": "given", "how": "form", "on": "3 Sep 2026", "told": "May we send you news?"}),
    );
    assert_eq!(said["said"], "Jo Ames agrees to mailings.");
    let after = of();
    assert_eq!(after["said"], "Agreed to mailings on 3 Sep 2026.");
    assert_eq!(after["follows"], "Mailings go to jo.ames@gmail.com.");
    assert_eq!(after["entries"][0]["told"], "May we send you news?");
    office.act(
        "consent_record",
        json!({"personId": jo, "stand": "withdrawn", "how": "call"}),
    );
    assert_eq!(
        of()["said"],
        "Agreed to mailings once, and no longer since 10 Sep 2026."
    );
    assert_eq!(
        texts(&of()["entries"], "standLabel"),
        ["Agreed no longer", "Agreed"]
    );
}

#[test]
fn agreeing_lifts_an_objection_only_where_somebody_says_so() {
    let (office, jo) = office();
    let before = office.dump();
    office.act(
        "consent_record",
        json!({"personId": jo, "stand": "objected", "how": "email", "on": "3 Mar 2026"}),
    );
    let page = office.query("consents", json!({"personId": jo}));
    assert_eq!(page["objects"], true);
    assert_eq!(page["said"], "Objects to mailings since 3 Mar 2026.");
    let agree = json!({"personId": jo, "stand": "given", "how": "form"});
    assert_eq!(
        office.refused("consent_record", agree.clone()).message,
        "Jo Ames objects to mailings since 3 Mar 2026. Say that agreeing lifts the objection, or leave it as it is."
    );
    let mut lifts = agree;
    lifts["liftsObjection"] = json!(true);
    office.act("consent_record", lifts);
    assert_eq!(
        office.labels()[0],
        "Jo Ames agrees to mailings; the objection is lifted"
    );
    assert_eq!(
        office.query("consents", json!({"personId": jo}))["mailed"],
        true
    );
    office.act("undo", json!({}));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "both taken back");
}

#[test]
fn a_day_ahead_and_a_text_too_long_are_refused() {
    let (office, jo) = office();
    let ahead = json!({"personId": jo, "stand": "given", "how": "call", "on": "1 Dec 2026"});
    assert_eq!(
        office.refused("consent_record", ahead).message,
        "1 Dec 2026 lies ahead. Nobody has said anything then yet."
    );
    let long = json!({"personId": jo, "stand": "given", "how": "call", "told": "x".repeat(1_001)});
    assert!(
        office
            .refused("consent_record", long)
            .message
            .starts_with("What they were told has 1001 characters")
    );
}

/// Someone of the school with an e-mail; gives their person.
fn colleague(office: &Office, school: i64, last: &str, email: &str) -> i64 {
    let added = office.act(
        "person_add",
        json!({
            "name": {"first": "Jo", "last": last}, "post": {"roleId": 10, "schoolId": school},
            "addresses": [{"medium": "email", "value": email}],
        }),
    );
    added["id"].as_i64().unwrap()
}

#[test]
fn a_mailing_is_drafted_to_those_alone_who_may_have_it_and_says_whom_it_leaves_out() {
    let (office, jo) = office();
    let school = office.query("person_page", json!({"id": jo}))["posts"][0]["schoolId"]
        .as_i64()
        .unwrap();
    let birch = colleague(&office, school, "Birch", "birch@alder.example");
    let objecting = colleague(&office, school, "Cedar", "cedar@alder.example");
    let sharing = colleague(&office, school, "Dale", "Birch@alder.example");
    office.act(
        "consent_record",
        json!({"personId": objecting, "stand": "objected", "how": "call", "on": "3 Mar 2026"}),
    );
    let people = only(&[jo, birch, objecting, sharing]);
    let look = office.query("mailing_look", json!({"selection": people}));
    assert_eq!(
        look["said"],
        "It goes to 1 person. 3 people are left out, 1 of them because they want no mailings."
    );
    assert_eq!(
        texts(&look["leftOut"], "why"),
        [
            "Has only an address of their own, and has not agreed to mailings.",
            "Objects to mailings since 3 Mar 2026.",
            "Shares an address with someone to whom it goes already."
        ]
    );
    let request = |people: &serde_json::Value| {
        json!({
            "selection": people, "subject": "Webinar on ITaP", "text": "Dear {name},\n\nDo come.",
            "path": office.path("Mailing"), "markSent": true,
        })
    };
    let written = office.act("mailing_write", request(&people));
    assert_eq!(written["drafts"], 1);
    let drafts: Vec<_> = std::fs::read_dir(office.path("Mailing")).unwrap().collect();
    assert_eq!(drafts.len(), 1);
    let bytes = std::fs::read(office.path("Mailing").join("001 Jo Birch.eml")).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    let text = mail.body_text(0).unwrap().into_owned();
    assert!(text.starts_with("Dear Jo Birch,"), "{text}");
    assert!(text.contains("answer “no more mailings”"), "{text}");
    let timeline = office.query("timeline", json!({"of": {"personId": birch}}));
    assert_eq!(timeline["entries"][0]["title"], "Webinar on ITaP");
    let timeline = office.query("timeline", json!({"of": {"personId": objecting}}));
    assert_eq!(
        texts(&timeline["entries"], "title"),
        ["Objected to mailings"]
    );
    let refused = office.refused("mailing_write", request(&only(&[objecting])));
    assert_eq!(
        refused.message,
        "Nobody of these can be sent a mailing. 1 person is left out, 1 of them because they want no mailings."
    );
}
