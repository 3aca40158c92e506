//! People over a real file: added, reached, confirmed, found, removed, and all of it taken back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::error::Kind;
use crate::testkit::{Office, assert_same, groups, school, texts};
use serde_json::{Value, json};

const URN: i64 = 100_001;
const UID: i64 = 20_001;

/// A file with two schools of ours in one trust, of which the groups file was not loaded.
fn office() -> (Office, i64, i64) {
    let trust = [
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "Coppermoor Trust"),
        ("TrustSchoolFlag (code)", "3"),
    ];
    let office = Office::with(&[
        school(URN, "Alder Hill Primary School", &trust),
        school(URN + 1, "Bramble Lane Academy", &trust),
        school(URN + 2, "Candle Street School", &trust),
    ]);
    let ids = office.ours(&[URN, URN + 1]);
    (office, ids[0], ids[1])
}

fn add(office: &Office, first: &str, last: &str, post: Value, email: &str) -> i64 {
    let request = json!({
        "name": {"first": first, "last": last}, "post": post,
        "addresses": [{"medium": "email", "value": email}],
    });
    office.act("person_add", request)["id"].as_i64().unwrap()
}

fn page(office: &Office, id: i64) -> Value {
    office.query("person_page", json!({ "id": id }))
}

fn found(office: &Office, text: &str) -> Vec<String> {
    let found = office.query("people_find", json!({"text": text, "limit": 10}));
    texts(&found["people"], "name")
}

#[test]
fn someone_is_added_with_post_and_addresses_in_one_operation_and_taken_back_whole() {
    let (office, alder, _) = office();
    let before = office.dump();
    let post = json!({"roleId": 1, "schoolId": alder, "from": "2023-09", "mainContact": true});
    let request = json!({
        "name": {"title": " Ms ", "first": "Josephine", "last": " Ames", "knownAs": "Jo"},
        "notes": "Prefers a call.", "tags": ["Governor", " Host  school "], "post": post, "source": "call",
        "addresses": [
            {"medium": "email", "value": " Jo.Ames@school.example "},
            {"medium": "telephone", "value": "01632 960123", "kind": "personal"},
            {"medium": "email", "value": "  "},
        ],
    });
    let id = office.act("person_add", request)["id"].as_i64().unwrap();
    assert_eq!(
        office.labels()[0],
        "Added Jo Ames, Head teacher at Alder Hill Primary School"
    );
    let page = page(&office, id);
    assert_eq!(page["full"], "Jo Ames");
    assert_eq!(page["now"], "Head teacher, Alder Hill Primary School");
    assert_eq!(page["tags"], json!(["Governor", "Host school"]));
    assert_eq!(
        texts(&page["addresses"], "value"),
        ["Jo.Ames@school.example", "01632 960123"]
    );
    assert_eq!(page["posts"][0]["term"], "since Sep 2023");
    assert_eq!(page["posts"][0]["first"], "2023-09-01");
    assert_eq!(page["posts"][0]["fresh"]["state"], "confirmed");
    assert_eq!(
        page["posts"][0]["fresh"]["words"],
        "Last confirmed on 10 Sep 2026 by Wilhelmina Thrupp, from: call."
    );
    assert_eq!(page["history"].as_array().unwrap().len(), 1);
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "adding and undo");
}

#[test]
fn what_is_wrong_is_refused_in_words_and_nothing_is_half_done() {
    let (office, alder, _) = office();
    let id = add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    let page = page(&office, id);
    let telephone = office.act(
        "address_add",
        json!({"personId": id, "medium": "telephone", "value": "01632 960123"}),
    );
    assert_eq!(telephone["addresses"], 1);
    let phone = office.query("person_page", json!({"id": id}))["addresses"][1]["id"].clone();
    for (name, request, says) in [
        (
            "person_add",
            json!({"name": {"first": "Jo", "last": " "}}),
            "needs a surname",
        ),
        (
            "person_add",
            json!({"name": {"last": "Ames"}, "addresses": [{"medium": "email", "value": "jo at school"}]}),
            "is not an e-mail address",
        ),
        (
            "person_add",
            json!({"name": {"last": "Ames"}, "post": {"roleId": 999}}),
            "not in the office’s list",
        ),
        (
            "person_add",
            json!({"name": {"last": "Ames"}, "post": {"roleId": 1, "schoolId": alder, "from": "soon"}}),
            "not a day",
        ),
        (
            "person_set",
            json!({"id": id, "name": {"last": ""}}),
            "needs a surname",
        ),
        (
            "person_set",
            json!({"id": 99, "notes": "x"}),
            "not in the file any more",
        ),
        (
            "address_add",
            json!({"medium": "email", "value": "a@b.example"}),
            "belongs to a person",
        ),
        (
            "address_set",
            json!({"id": page["addresses"][0]["id"], "value": "no"}),
            "is not an e-mail address",
        ),
        (
            "address_bounced",
            json!({"ids": [phone], "bounced": true}),
            "Only an e-mail can bounce",
        ),
        (
            "address_remove",
            json!({"ids": [77]}),
            "not in the file any more",
        ),
        ("person_page", json!({"id": 99}), "not in the file any more"),
        (
            "place_people",
            json!({}),
            "need a school of ours or a trust",
        ),
    ] {
        let error = office.refused(name, request);
        assert!(error.message.contains(says), "{name}: {}", error.message);
    }
}

#[test]
fn a_school_shows_who_is_there_who_comes_who_left_and_who_is_missing() {
    let (office, alder, _) = office();
    let place = || office.query("place_people", json!({"schoolId": alder}));
    assert_eq!(
        texts(&place()["vacancies"], "what"),
        ["Head teacher", "Professional tutor", "Main contact for ITT"]
    );
    add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder, "from": "2027-01-04"}),
        "jo@school.example",
    );
    let missing = place();
    assert_eq!(
        missing["vacancies"][0]["words"],
        "Nobody now; Jo Ames from 4 Jan 2027."
    );
    // Whoever acts for the time being is head enough.
    add(
        &office,
        "Ray",
        "Quell",
        json!({"roleId": 4, "schoolId": alder}),
        "ray@school.example",
    );
    add(
        &office,
        "Una",
        "Moss",
        json!({"roleId": 9, "schoolId": alder, "mainContact": true}),
        "una@school.example",
    );
    let place = place();
    assert_eq!(place["vacancies"], json!([]));
    let posts: Vec<String> = place["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let post = &one["post"];
            format!(
                "{} {} {} {}",
                post["person"].as_str().unwrap(),
                post["role"].as_str().unwrap(),
                post["standing"].as_str().unwrap(),
                one["email"]["value"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        posts,
        [
            "Ray Quell Acting head current ray@school.example",
            "Una Moss Professional tutor current una@school.example",
            "Jo Ames Head teacher announced jo@school.example",
        ]
    );
}

#[test]
fn a_second_head_is_asked_about_and_there_is_one_main_contact() {
    let (office, alder, _) = office();
    let post = |main: bool| json!({"roleId": 1, "schoolId": alder, "mainContact": main});
    add(&office, "Jo", "Ames", post(true), "jo@school.example");
    let mut second = json!({"name": {"first": "Ned", "last": "Fry"}, "post": post(true)});
    let error = office.refused("person_add", second.clone());
    assert_eq!(error.kind, Kind::Question);
    second["yes"] = json!(true);
    office.act("person_add", second);
    let place = office.query("place_people", json!({"schoolId": alder}));
    let main: Vec<bool> = place["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["post"]["mainContact"].as_bool().unwrap())
        .collect();
    assert_eq!(main, [false, true]);
}

#[test]
fn a_post_without_a_persons_own_address_is_reached_through_the_post() {
    let (office, alder, bramble) = office();
    let id = office.act(
        "person_add",
        json!({"name": {"first": "Jo", "last": "Ames"}, "post": {"roleId": 1, "schoolId": alder}}),
    )["id"]
        .as_i64()
        .unwrap();
    for request in [
        json!({"schoolId": alder, "medium": "telephone", "value": "01632 960100"}),
        json!({"schoolId": alder, "roleId": 1, "medium": "email", "value": "head@alder.example"}),
        json!({"schoolId": alder, "roleId": 9, "medium": "email", "value": "tutor@alder.example"}),
        json!({"schoolId": bramble, "roleId": 1, "medium": "email", "value": "head@bramble.example"}),
    ] {
        office.act("address_add", request);
    }
    assert_eq!(
        office.labels()[1],
        "E-mail of Professional tutor, Alder Hill Primary School added"
    );
    let reach = page(&office, id)["reach"].clone();
    assert_eq!(
        texts(&reach, "value"),
        ["head@alder.example", "01632 960100"]
    );
    assert_eq!(
        texts(&reach, "of"),
        [
            "Head teacher, Alder Hill Primary School",
            "Alder Hill Primary School"
        ]
    );
    let place = office.query("place_people", json!({"schoolId": alder}));
    assert_eq!(place["people"][0]["email"]["value"], "head@alder.example");
    assert_eq!(place["addresses"].as_array().unwrap().len(), 3);
    // Removed, the post keeps its address.
    office.act("person_remove", json!({"id": id}));
    let place = office.query("place_people", json!({"schoolId": alder}));
    assert_eq!(place["people"], json!([]));
    assert_eq!(place["addresses"].as_array().unwrap().len(), 3);
}

#[test]
fn an_address_bounces_is_corrected_and_confirmed_and_each_is_undone() {
    let (office, alder, _) = office();
    let id = add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    office.act(
        "address_add",
        json!({"personId": id, "medium": "email", "value": "jo@home.example", "kind": "personal"}),
    );
    let address = |at: usize| page(&office, id)["addresses"][at].clone();
    let (first, second) = (address(0)["id"].clone(), address(1)["id"].clone());
    let as_it_was = office.dump();
    office.act("address_bounced", json!({"ids": [first], "bounced": true}));
    assert_eq!(office.labels()[0], "E-mail of Jo Ames marked as bounced");
    // The other one is used now.
    assert_eq!(page(&office, id)["reach"][0]["value"], "jo@home.example");
    assert_eq!(address(1)["fresh"]["state"], "bounced");
    // Confirming the person leaves what bounces.
    let done = office.act("people_confirm", json!({"ids": [id], "source": "call"}));
    assert_eq!(done, json!({"posts": 1, "addresses": 1}));
    assert_eq!(office.labels()[0], "Jo Ames confirmed");
    office.act(
        "address_set",
        json!({"id": first, "value": "j.ames@school.example"}),
    );
    assert_eq!(address(0)["value"], "j.ames@school.example");
    assert_eq!(address(0)["fresh"]["state"], "confirmed");
    office.act("address_set", json!({"id": second, "isMain": true}));
    assert_eq!(address(0)["value"], "jo@home.example");
    office.act("address_set", json!({"id": first, "isMain": true}));
    assert_eq!(address(1)["isMain"], false);
    for _ in 0..5 {
        office.act("undo", json!({}));
    }
    assert_same(&as_it_was, &office.dump(), "five steps and undo");
}

#[test]
fn everyone_at_a_school_is_confirmed_at_once_and_those_who_left_are_not() {
    let (office, alder, bramble) = office();
    add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    add(
        &office,
        "Ray",
        "Quell",
        json!({"roleId": 9, "schoolId": alder}),
        "ray@school.example",
    );
    add(
        &office,
        "Una",
        "Moss",
        json!({"roleId": 1, "schoolId": bramble}),
        "una@school.example",
    );
    add(
        &office,
        "Ned",
        "Fry",
        json!({"roleId": 1, "schoolId": alder, "from": "2027"}),
        "ned@school.example",
    );
    office.act(
        "address_add",
        json!({"schoolId": alder, "medium": "telephone", "value": "01632 960100"}),
    );
    let done = office.act(
        "people_confirm",
        json!({"schoolId": alder, "source": "form"}),
    );
    assert_eq!(done, json!({"posts": 2, "addresses": 3}));
    assert_eq!(
        office.labels()[0],
        "Everyone at Alder Hill Primary School confirmed"
    );
    // Once more the same day changes nothing and leaves nothing behind.
    let operations = office.operations();
    let done = office.act(
        "people_confirm",
        json!({"schoolId": alder, "source": "form"}),
    );
    assert_eq!(done, json!({"posts": 0, "addresses": 0}));
    assert_eq!(office.operations(), operations);
}

#[test]
fn names_notes_tags_and_the_objection_are_set_and_said() {
    let (office, alder, _) = office();
    let id = add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    office.act(
        "person_set",
        json!({"id": id, "name": {"first": "Jo", "last": "Ames-Quell"}}),
    );
    assert_eq!(office.labels()[0], "Jo Ames renamed Jo Ames-Quell");
    office.act("person_set", json!({"id": id, "objects": true}));
    assert_eq!(office.labels()[0], "Jo Ames-Quell objects to mailings");
    assert_eq!(page(&office, id)["objectedOn"], "2026-09-10");
    office.act("people_tag", json!({"ids": [id], "add": ["Host"]}));
    office.act("people_tag", json!({"ids": [id], "add": ["host"]}));
    assert_eq!(page(&office, id)["tags"], json!(["Host"]));
    office.act("people_tag", json!({"ids": [id], "remove": ["host"]}));
    assert_eq!(office.query("person_tags", json!({})), json!([]));
    let entry = office.operation("Jo Ames renamed Jo Ames-Quell");
    let told = office.query("history_operation", json!({"id": entry}));
    assert_eq!(told["rows"][0]["what"], "Jo Ames-Quell");
    assert_eq!(told["rows"][0]["values"][0]["column"], "Surname");
}

#[test]
fn a_person_who_is_removed_comes_back_with_everything() {
    let (office, alder, _) = office();
    let id = add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    assert_eq!(
        page(&office, id)["removal"],
        "This takes Jo Ames off the file with 1 post and 1 address. What was logged and the tasks stay, without the name. Ctrl+Z brings all of it back."
    );
    let before = office.dump();
    office.act("person_remove", json!({"id": id}));
    assert_eq!(
        office.refused("person_page", json!({"id": id})).kind,
        Kind::NotFound
    );
    assert_eq!(found(&office, "ames"), Vec::<String>::new());
    // The log says of whom the rows were.
    let told = office.query(
        "history_operation",
        json!({"id": office.operation("Removed Jo Ames")}),
    );
    let rows = texts(&told["rows"], "what");
    for what in [
        "Jo Ames",
        "Jo Ames as head teacher of Alder Hill Primary School",
        "the e-mail jo@school.example of Jo Ames",
    ] {
        assert!(rows.iter().any(|row| row == what), "{what} in {rows:?}");
    }
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "removal and undo");
    assert_eq!(found(&office, "ames"), ["Jo Ames"]);
}

#[test]
fn people_are_found_by_name_place_post_and_address_best_first() {
    let (office, alder, bramble) = office();
    add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo.ames@school.example",
    );
    add(
        &office,
        "Amesbury",
        "Fry",
        json!({"roleId": 9, "schoolId": bramble}),
        "fry@school.example",
    );
    office.act(
        "person_add",
        json!({"name": {"first": "Jo", "last": "Ameson"}}),
    );
    add(
        &office,
        "Zoë",
        "O’Neill",
        json!({"roleId": 9, "schoolId": alder}),
        "zoe@ames.example",
    );
    for (text, names) in [
        // The beginning of the name, then in the name, then elsewhere; who holds a post before who holds none.
        (
            "ames",
            vec!["Amesbury Fry", "Jo Ames", "Jo Ameson", "Zoë O’Neill"],
        ),
        ("jo ames", vec!["Jo Ames", "Jo Ameson"]),
        ("ames jo", vec!["Jo Ames", "Jo Ameson"]),
        ("zoe oneill", vec!["Zoë O’Neill"]),
        ("head alder", vec!["Jo Ames"]),
        ("bramble tutor", vec!["Amesbury Fry"]),
        ("jo.ames@school", vec!["Jo Ames"]),
        ("lder", vec![]),
        ("  ", vec![]),
    ] {
        assert_eq!(found(&office, text), names, "{text}");
    }
    let one =
        office.query("people_find", json!({"text": "jo ames", "limit": 1}))["people"][0].clone();
    assert_eq!(one["about"], "Head teacher, Alder Hill Primary School");
    assert_eq!(one["email"], "jo.ames@school.example");
    assert_eq!(one["byName"], true);
}

#[test]
fn the_lines_that_are_searched_follow_every_operation() {
    let (office, alder, _) = office();
    let id = add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    assert_eq!(found(&office, "ames"), ["Jo Ames"]);
    office.act(
        "person_set",
        json!({"id": id, "name": {"first": "Jo", "last": "Brand"}}),
    );
    assert_eq!(found(&office, "ames"), Vec::<String>::new());
    assert_eq!(found(&office, "brand"), ["Jo Brand"]);
    office.act("undo", json!({}));
    assert_eq!(found(&office, "ames"), ["Jo Ames"]);
    let address = page(&office, id)["addresses"][0]["id"].clone();
    office.act(
        "address_set",
        json!({"id": address, "value": "other@place.example"}),
    );
    assert_eq!(found(&office, "place"), ["Jo Ames"]);
    office.act("address_remove", json!({"ids": [address]}));
    assert_eq!(found(&office, "place"), Vec::<String>::new());
    // A school that gets another name is found by that.
    let hand = office.act(
        "schools_add",
        json!({"byHand": [{"name": "Larkham Studio"}]}),
    )["made"][0]
        .clone();
    add(
        &office,
        "Una",
        "Moss",
        json!({"roleId": 1, "schoolId": hand}),
        "una@school.example",
    );
    assert_eq!(found(&office, "larkham"), ["Una Moss"]);
    office.set(hand.as_i64().unwrap(), "name", "Merrow Studio");
    assert_eq!(found(&office, "merrow"), ["Una Moss"]);
    // A school that is taken off takes its posts along.
    office.act(
        "schools_remove",
        json!({"selection": {"kind": "ids", "ids": [alder]}}),
    );
    assert_eq!(found(&office, "alder"), Vec::<String>::new());
    office.act("undo", json!({}));
    assert_eq!(found(&office, "alder"), ["Jo Ames"]);
}

#[test]
fn who_was_opened_last_stands_first_and_leaves_no_operation() {
    let (office, alder, _) = office();
    let jo = add(
        &office,
        "Jo",
        "Ames",
        json!({"roleId": 1, "schoolId": alder}),
        "jo@school.example",
    );
    let ray = add(
        &office,
        "Ray",
        "Quell",
        json!({"roleId": 9, "schoolId": alder}),
        "ray@school.example",
    );
    let operations = office.operations();
    for id in [jo, ray, jo] {
        office.act("person_opened", json!({"id": id}));
    }
    assert_eq!(office.operations(), operations);
    let recent = || texts(&office.query("recent_people", json!({}))["people"], "name");
    assert_eq!(recent(), ["Jo Ames", "Ray Quell"]);
    office.act("person_remove", json!({"id": jo}));
    assert_eq!(recent(), ["Ray Quell"]);
}

#[test]
fn people_of_a_trust_stand_at_the_trust() {
    let (office, ..) = office();
    office.load(&[(
        "allgroupsdata20260901.csv",
        &groups(&[(UID, "Coppermoor Learning Trust")]),
    )]);
    let id = add(
        &office,
        "Ida",
        "Crane",
        json!({"roleId": 21, "trustUid": UID}),
        "ida@trust.example",
    );
    assert_eq!(
        office.labels()[0],
        "Added Ida Crane, CEO at Coppermoor Learning Trust"
    );
    office.act(
        "address_add",
        json!({"trustUid": UID, "medium": "telephone", "value": "01632 960555"}),
    );
    let place = office.query("place_people", json!({"trustUid": UID}));
    assert_eq!(place["people"][0]["post"]["person"], "Ida Crane");
    assert_eq!(place["addresses"][0]["of"], "Coppermoor Learning Trust");
    assert_eq!(place["vacancies"], json!([]));
    assert_eq!(page(&office, id)["posts"][0]["trustUid"], UID);
    let done = office.act(
        "people_confirm",
        json!({"trustUid": UID, "source": "meeting"}),
    );
    assert_eq!(done, json!({"posts": 1, "addresses": 2}));
}
