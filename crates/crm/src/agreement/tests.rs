//! Agreements over a real file: due in bulk, sent, signed, lapsed, chased, and all of it undone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, groups, only, school, texts};
use serde_json::{Value, json};

/// Four of our schools, the first two of one trust and the last one former; the day is 10 September 2026.
fn office() -> (Office, Vec<i64>) {
    let trust = [
        ("Trusts (code)", "9001"),
        ("Trusts (name)", "Coppermoor Trust"),
        ("TrustSchoolFlag (code)", "3"),
    ];
    let office = Office::with(&[
        school(100_001, "Alder Hill", &trust),
        school(100_002, "Birch Lane", &trust),
        school(100_003, "Cedar Grove", &[]),
        school(100_004, "Dale End", &[]),
    ]);
    office.load(&[(
        "allgroupsdata20260801.csv",
        &groups(&[(9001, "Coppermoor Trust")]),
    )]);
    let ids = office.ours(&[100_001, 100_002, 100_003, 100_004]);
    office.set(ids[3], "stage", "former");
    (office, ids)
}

/// Someone new at a school, as champion so that no other noun is needed; gives their person.
fn person(office: &Office, school: i64, last: &str, role: i64) -> i64 {
    let named = office.act(
        "champion_name",
        json!({"schoolId": school, "newPerson": {"first": "Jo", "last": last}, "roleId": role, "email": "jo@school.example"}),
    );
    named["personId"].as_i64().unwrap()
}

fn of(office: &Office, school: i64) -> Vec<Value> {
    let of = office.query("agreements_of", json!({"schoolId": school}));
    of["agreements"].as_array().unwrap().clone()
}

fn id(agreement: &Value) -> i64 {
    agreement["id"].as_i64().unwrap()
}

/// An agreement of one school with some fields.
fn saved(office: &Office, school: i64, fields: Value) -> i64 {
    let mut request = json!({"schoolId": school, "firstYear": "2026/27", "state": "due"});
    for (key, value) in fields.as_object().unwrap() {
        request[key] = value.clone();
    }
    id(&office.act("agreement_save", request))
}

fn wants(agreement: &Value) -> Vec<String> {
    texts(&agreement["prompts"], "want")
}

#[test]
fn agreements_are_made_due_in_bulk_once_a_year_and_never_with_former_schools() {
    let (office, ids) = office();
    let before = office.dump();
    let all = json!({"kind": "all", "view": {"list": "schools"}});
    let request =
        json!({"selection": all, "firstYear": "2026/27", "version": "2026 v2", "dueOn": "30 Sep"});
    let made = office.act("agreements_make_due", request.clone());
    assert_eq!(made["made"], 3);
    assert_eq!(
        made["said"],
        "3 agreements are due for 2026/27 now. 1 former school was left out."
    );
    assert_eq!(
        office.labels()[0],
        "Agreements for 2026/27 made due with 3 schools"
    );
    let one = &of(&office, ids[0])[0];
    assert_eq!(one["years"], "2026/27");
    assert_eq!(one["version"], "2026 v2");
    assert_eq!(one["said"], "Not sent yet; to be signed by 30 Sep 2026.");
    let again = office.act("agreements_make_due", request);
    assert_eq!(again["made"], 0);
    assert_eq!(
        again["said"],
        "No agreement for 2026/27 was made. 3 schools have one for that year already. 1 former school was left out."
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo");
    office.act("redo", json!({}));
    assert_eq!(of(&office, ids[2]).len(), 1);
    // As many at once as their list shows.
    let all = json!({"kind": "all", "view": {"list": "agreements", "where": {"state": ["due"]}}});
    let marked = office.act(
        "agreements_mark",
        json!({"selection": all, "state": "sent"}),
    );
    assert_eq!(marked["agreements"], 3);
}

#[test]
fn a_trusts_agreement_covers_the_schools_that_it_names() {
    let (office, ids) = office();
    let named = json!({"trustUid": 9001, "named": [ids[0], ids[1]], "firstYear": "2026/27", "lastYear": "2028/29", "state": "sent", "sentOn": "1/9/26"});
    let agreement = id(&office.act("agreement_save", named.clone()));
    assert_eq!(
        office.labels()[0],
        "Added the agreement with Coppermoor Trust for 2026/27 to 2028/29"
    );
    for school in [ids[0], ids[1]] {
        assert_eq!(of(&office, school)[0]["with"], "Coppermoor Trust");
    }
    assert!(of(&office, ids[2]).is_empty());
    let trust = office.query("agreements_of", json!({"trustUid": 9001}));
    assert_eq!(
        texts(&trust["agreements"][0]["named"], "name"),
        ["Alder Hill", "Birch Lane"]
    );
    assert_eq!(
        texts(&trust["choices"]["schools"], "name"),
        ["Alder Hill", "Birch Lane"]
    );
    let made = office.act(
        "agreements_make_due",
        json!({"selection": only(&ids), "firstYear": "2027/28"}),
    );
    assert_eq!((&made["made"], &made["already"]), (&json!(1), &json!(2)));
    // Fewer schools: what is taken off is no longer covered.
    let mut fewer = named;
    fewer["id"] = json!(agreement);
    fewer["named"] = json!([ids[1]]);
    office.act("agreement_save", fewer.clone());
    assert!(of(&office, ids[0]).is_empty());
    fewer["named"] = json!([]);
    let error = office.refused("agreement_save", fewer);
    assert_eq!(
        error.message,
        "Name the schools that the trust’s agreement covers: at least one."
    );
}

#[test]
fn an_agreement_is_sent_signed_and_lapsed_and_nothing_goes_back_by_itself() {
    let (office, ids) = office();
    let jo = person(&office, ids[0], "Ames", 1);
    let first = saved(&office, ids[0], json!({}));
    let second = saved(&office, ids[1], json!({}));
    let sent = office.act(
        "agreements_mark",
        json!({"selection": only(&[first, second]), "state": "sent", "on": "1/9/26"}),
    );
    assert_eq!(sent["said"], "2 agreements are marked as sent.");
    assert_eq!(office.labels()[0], "2 agreements marked as sent");
    let sent = office.dump();
    office.act(
        "agreements_mark",
        json!({"selection": only(&[first]), "state": "signed", "on": "9/9/26", "personId": jo, "fileReference": " Shelf 4 "}),
    );
    assert_eq!(
        office.labels()[0],
        "Agreement with Alder Hill for 2026/27: signed"
    );
    let one = &of(&office, ids[0])[0];
    assert_eq!(
        one["said"],
        "Signed by Jo Ames (Head teacher) on 9 Sep 2026."
    );
    assert_eq!(
        (&one["fileReference"], &one["sentOn"]),
        (&json!("Shelf 4"), &json!("2026-09-01"))
    );
    let again = office.act(
        "agreements_mark",
        json!({"selection": only(&[first, second]), "state": "sent"}),
    );
    assert_eq!(
        again["said"],
        "No agreement was marked as sent. 2 were left as they are further already."
    );
    office.act("undo", json!({}));
    assert_same(&sent, &office.dump(), "undo of the signature");
    let lapsed = office.act(
        "agreements_mark",
        json!({"selection": only(&[second]), "state": "lapsed"}),
    );
    assert_eq!(lapsed["said"], "1 agreement is marked as lapsed.");
    assert_eq!(of(&office, ids[1])[0]["said"], "Marked as lapsed.");
    let gone = office.act(
        "agreements_remove",
        json!({"selection": only(&[first, second])}),
    );
    assert_eq!(gone["said"], "Took off 2 agreements.");
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let (office, ids) = office();
    let one = saved(&office, ids[0], json!({}));
    let with = |fields: Value| {
        let mut request = json!({"schoolId": ids[0], "firstYear": "2026/27", "state": "due"});
        for (key, value) in fields.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    let marked = |fields: Value| {
        let mut request = json!({"selection": only(&[one]), "state": "signed"});
        for (key, value) in fields.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    for (name, request, want) in [
        (
            "agreement_save",
            with(json!({"schoolId": null})),
            "An agreement is with a school or with a trust.",
        ),
        (
            "agreement_save",
            with(json!({"trustUid": 9001})),
            "An agreement is with a school or with a trust.",
        ),
        (
            "agreement_save",
            with(json!({"schoolId": 99})),
            "This school is not in the file any more.",
        ),
        (
            "agreement_save",
            with(json!({"schoolId": null, "trustUid": 77, "named": [ids[0]]})),
            "The register has no trust with the Group UID 77.",
        ),
        (
            "agreement_save",
            with(json!({"lastYear": "2025/26"})),
            "This ends with 2025/26, before it begins in 2026/27.",
        ),
        (
            "agreement_save",
            with(json!({"dueOn": "soon"})),
            "“soon” is not a day.",
        ),
        (
            "agreement_save",
            with(json!({"state": "signed", "signedOn": "tomorrow"})),
            "An agreement cannot have been signed on 11 Sep 2026",
        ),
        (
            "agreement_save",
            with(json!({"personId": 99})),
            "Whoever is to have signed is not in the file any more.",
        ),
        (
            "agreement_save",
            with(json!({"id": 99})),
            "This agreement is not in the file any more.",
        ),
        (
            "agreements_mark",
            marked(json!({"on": "+1d"})),
            "An agreement cannot have been signed on 11 Sep 2026",
        ),
        (
            "agreements_mark",
            marked(json!({"state": "due"})),
            "Agreements are marked as sent, signed or lapsed.",
        ),
        (
            "agreements_mark",
            marked(json!({"personId": 99})),
            "Whoever is to have signed is not in the file any more.",
        ),
        (
            "agreements_make_due",
            json!({"selection": only(&ids), "firstYear": "2026/27", "lastYear": "2020/21"}),
            "This ends with 2020/21, before it begins in 2026/27.",
        ),
        (
            "agreements_make_due",
            json!({"selection": {"kind": "all", "view": {"list": "england"}}, "firstYear": "2026/27"}),
            "What is chosen are rows of the list “Schools in England”",
        ),
        (
            "agreements_of",
            json!({}),
            "Agreements are read for a school or for a trust.",
        ),
        (
            "agreements_of",
            json!({"schoolId": 99}),
            "This school or trust is not in the file any more.",
        ),
        (
            "agreement_page",
            json!({"id": 99}),
            "This agreement is not in the file any more.",
        ),
        (
            "agreement_letters",
            json!({"selection": only(&[])}),
            "None of these agreements is due",
        ),
    ] {
        let error = office.refused(name, request);
        assert!(error.message.starts_with(want), "{name}: {}", error.message);
    }
}

#[test]
fn what_an_agreement_wants_is_said_and_counted_on_the_first_screen() {
    for (fields, shown, want) in [
        (json!({}), "due", vec![]),
        (json!({"dueOn": "2026-09-10"}), "due", vec![]),
        (json!({"dueOn": "2026-09-09"}), "due", vec!["overdue"]),
        (
            json!({"state": "sent", "sentOn": "2026-08-10"}),
            "sent",
            vec![],
        ),
        (
            json!({"state": "sent", "sentOn": "2026-08-09"}),
            "sent",
            vec!["waiting"],
        ),
        (
            json!({"state": "sent", "sentOn": "2026-08-09", "dueOn": "2026-09-01"}),
            "sent",
            vec!["overdue", "waiting"],
        ),
        (
            json!({"state": "signed", "lastYear": "2027/28", "dueOn": "2026-09-01"}),
            "signed",
            vec![],
        ),
        (json!({"state": "signed"}), "signed", vec!["ends"]),
        (json!({"state": "lapsed"}), "lapsed", vec!["ended"]),
        // What is over lapses by itself, whatever was written down.
        (
            json!({"state": "signed", "firstYear": "2025/26"}),
            "lapsed",
            vec!["ended"],
        ),
        (
            json!({"state": "sent", "firstYear": "2025/26", "sentOn": "2025-09-01", "dueOn": "2025-10-01"}),
            "lapsed",
            vec!["ended"],
        ),
    ] {
        let (office, ids) = office();
        saved(&office, ids[0], fields.clone());
        let one = &of(&office, ids[0])[0];
        assert_eq!(one["state"], shown, "{fields}");
        assert_eq!(wants(one), want, "{fields}");
        let today = office.query("today", json!({}));
        let lines: Vec<&Value> = today["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item["route"].as_str().unwrap().starts_with("/agreements"))
            .collect();
        assert_eq!(lines.len(), want.len(), "{fields}");
        for line in lines {
            assert_eq!(line["count"], 1);
        }
        let of_state = json!({"list": "agreements", "where": {"state": [shown]}});
        let page = office.query("list_page", json!({"view": of_state, "limit": 1}));
        assert_eq!(page["count"], 1, "the list shows the same state: {fields}");
    }
}

#[test]
fn what_follows_settles_what_ends() {
    let (office, ids) = office();
    let wanted =
        |school: i64| -> Vec<Vec<String>> { of(&office, school).iter().map(wants).collect() };
    saved(
        &office,
        ids[0],
        json!({"state": "signed", "firstYear": "2025/26"}),
    );
    saved(&office, ids[0], json!({"state": "signed"}));
    assert_eq!(wanted(ids[0]), [vec!["ends".to_owned()], vec![]]);
    // A trust that names the school goes on for it.
    office.act(
        "agreement_save",
        json!({"trustUid": 9001, "named": [ids[0]], "firstYear": "2027/28", "state": "due"}),
    );
    assert_eq!(wanted(ids[0]), [vec![], Vec::<String>::new(), vec![]]);
    // One that was marked as lapsed and made anew for the same year.
    saved(&office, ids[2], json!({"state": "lapsed"}));
    saved(&office, ids[2], json!({}));
    assert_eq!(wanted(ids[2]), [Vec::<String>::new(), vec![]]);
}

#[test]
fn a_signatory_who_left_is_a_prompt_and_no_lapse() {
    let (office, ids) = office();
    let here = person(&office, ids[0], "Ames", 1);
    let elsewhere = person(&office, ids[2], "Bell", 1);
    saved(
        &office,
        ids[0],
        json!({"state": "signed", "lastYear": "2028/29", "personId": here, "roleId": 1}),
    );
    saved(
        &office,
        ids[1],
        json!({"state": "signed", "lastYear": "2028/29", "personId": elsewhere, "roleId": 1}),
    );
    assert!(wants(&of(&office, ids[0])[0]).is_empty());
    let one = &of(&office, ids[1])[0];
    assert_eq!(one["state"], "signed");
    assert_eq!(
        texts(&one["prompts"], "text"),
        [
            "Jo Bell, who signed, holds no post there any more. It still holds; ask whether the successor should sign."
        ]
    );
    // Who signs for a trust may sit in a school that it names.
    office.act(
        "agreement_save",
        json!({"trustUid": 9001, "named": [ids[0]], "firstYear": "2026/27", "lastYear": "2028/29", "state": "signed", "personId": here, "roleId": 1}),
    );
    let trust = office.query("agreements_of", json!({"trustUid": 9001}));
    assert!(wants(&trust["agreements"][0]).is_empty());
}

#[test]
fn an_agreement_is_asked_for_by_draft_and_letter() {
    let (office, ids) = office();
    office.act("office_set", json!({"name": "Northfold Partnership"}));
    person(&office, ids[0], "Ames", 1);
    let first = saved(
        &office,
        ids[0],
        json!({"dueOn": "2026-09-30", "version": "2026 v2"}),
    );
    let second = saved(
        &office,
        ids[1],
        json!({"state": "sent", "sentOn": "2026-09-01"}),
    );
    let third = saved(&office, ids[2], json!({"state": "signed"}));
    let draft = office.query("agreement_chase", json!({"id": first}));
    assert_eq!(draft["to"], json!(["jo@school.example"]));
    assert_eq!(
        draft["subject"],
        "Partnership agreement 2026/27: Alder Hill"
    );
    let text = draft["text"].as_str().unwrap();
    for part in [
        "Dear Jo Ames,",
        "Its text is version 2026 v2.",
        "by 30 Sep 2026.",
        "Northfold Partnership",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let reminder = office.query("agreement_chase", json!({"id": second}));
    let text = reminder["text"].as_str().unwrap();
    assert!(text.contains("Dear colleague,") && text.contains("We sent it on 1 Sep 2026."));
    assert!(
        !text.contains("hoped") && !text.contains('{'),
        "what is not known is not said: {text}"
    );
    assert_eq!(
        office
            .refused("agreement_chase", json!({"id": third}))
            .message,
        "The agreement with Cedar Grove for 2026/27 is signed, so there is nothing to ask for."
    );
    let path = office.path("letters.html");
    office.act(
        "agreement_letters",
        json!({"selection": only(&[first, second, third]), "path": path}),
    );
    let html = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        html.matches("<h2>").count(),
        2,
        "a signed one gets no letter"
    );
    assert_eq!(html.matches("class=\"sheet\"").count(), 1);
    assert!(html.contains("Contains personal data"));
}

#[test]
fn signing_many_at_once_keeps_a_signatory_who_was_typed_in_before() {
    let (office, ids) = office();
    let jo = person(&office, ids[0], "Ames", 1);
    let pat = person(&office, ids[0], "Bell", 5);
    let known = saved(
        &office,
        ids[0],
        json!({"state": "sent", "personId": jo, "roleId": 1, "fileReference": "Shelf 4"}),
    );
    let unknown = saved(&office, ids[1], json!({"state": "sent"}));
    let signed = |ids: &[i64], person: Value| {
        office.act(
            "agreements_mark",
            json!({"selection": only(ids), "state": "signed", "personId": person}),
        );
    };
    signed(&[known, unknown], Value::Null);
    let said = |school: i64| {
        let one = &of(&office, school)[0];
        (one["said"].clone(), one["fileReference"].clone())
    };
    assert_eq!(
        said(ids[0]),
        (
            json!("Signed by Jo Ames (Head teacher) on 10 Sep 2026."),
            json!("Shelf 4")
        )
    );
    assert_eq!(said(ids[1]).0, "Signed on 10 Sep 2026.");
    // Somebody else takes their own post along.
    office.act("undo", json!({}));
    signed(&[known], json!(pat));
    assert_eq!(
        said(ids[0]).0,
        "Signed by Jo Bell (Deputy head) on 10 Sep 2026."
    );
}

#[test]
fn agreements_with_former_schools_are_not_told_and_those_with_trusts_are() {
    let (office, ids) = office();
    for school in [ids[2], ids[3]] {
        saved(&office, school, json!({"dueOn": "2026-09-09"}));
    }
    office.act(
        "agreement_save",
        json!({"trustUid": 9001, "named": [ids[0]], "firstYear": "2026/27", "state": "due", "dueOn": "2026-09-09"}),
    );
    let today = office.query("today", json!({}));
    let mut lines = today["items"].as_array().unwrap().iter();
    let line = lines
        .find(|item| item["id"] == "agreementsOverdue")
        .unwrap();
    assert_eq!(line["text"], "2 agreements should have been signed by now");
}
