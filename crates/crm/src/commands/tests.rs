//! The table itself: every command is run, answers what it says it reads, and fails in words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::{COMMANDS, guarded};
use crate::commands;
use crate::error::{Kind, Result};
use crate::list::columns::DISTANCE;
use crate::list::{List, columns};
use crate::testkit::{FIRST, Office, SECOND, assert_same, groups, only, second_month, texts};
use expect_test::{Expect, expect};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// A file in which everything occurs: two months, groups, links, schools of ours with an owner, tags and a past URN.
fn office() -> Office {
    let office = Office::generated(300, 1);
    let (next, links, truth) = second_month(300, 1);
    let one_that = |kind: &str| {
        let told = truth.changes.iter().find(|told| told.kind.word() == kind);
        told.unwrap().urn
    };
    let converted = one_that("converted");
    let mut urns: Vec<i64> = (800_000..800_020).collect();
    urns.push(converted);
    urns.sort_unstable();
    urns.dedup();
    let ids = office.ours(&urns);
    let staff = office.act("staff_set", json!({"name": "Perpetua Lindqvist"}))["id"].clone();
    office.set(ids[0], "owner", staff);
    office.act(
        "schools_tag",
        json!({"selection": only(&ids), "add": ["Rural"]}),
    );
    office.load(&[
        (SECOND, &next),
        ("links_edubasealldata20260901.csv", &links),
        (
            "allgroupsdata20260901.csv",
            &groups(&[(20_001, "Coppermoor Trust")]),
        ),
    ]);
    let view = json!({"list": "schools", "where": {"tags": "Rural"}});
    office.act(
        "view_save",
        json!({"name": "Rural", "definition": {"view": view}}),
    );
    office.act(
        "layout_keep",
        json!({"list": "schools", "layout": {"dense": true}}),
    );
    office.act("school_opened", json!({"urn": 800_000, "id": ids[0]}));
    office.act(
        "schools_add",
        json!({"byHand": [{"name": "Larkham Studio"}]}),
    );
    let followed = office.act("schools_follow_successor", json!({"selection": only(&ids)}));
    assert_ne!(followed["followed"], 0);
    // A school to ring, now that a day of notice has passed.
    office.act("people_settings_set", json!({"noticeHeads": "1 Sep"}));
    office.set(ids[1], "stage", "partnership");
    let person = office.act(
        "person_add",
        json!({
            "name": {"first": "Jo", "last": "Ames"}, "tags": ["Governor"],
            "post": {"roleId": 1, "schoolId": ids[0], "from": "2023-09", "mainContact": true},
            "addresses": [{"medium": "email", "value": "jo.ames@school.example"}],
        }),
    )["id"]
        .clone();
    office.act(
        "address_add",
        json!({"schoolId": ids[0], "roleId": 1, "medium": "email", "value": "head@school.example"}),
    );
    office.act("person_opened", json!({"id": person}));
    office.act(
        "trust_set",
        json!({"uid": 20_001, "field": "notes", "value": "Asks for a call in June."}),
    );
    office.act(
        "champion_name",
        json!({"schoolId": ids[4], "personId": person, "stage": "active"}),
    );
    office.act(
        "agreements_make_due",
        json!({"selection": only(&ids[4..6]), "firstYear": "2026/27", "dueOn": "2026-09-01"}),
    );
    office.act(
        "agreement_save",
        json!({"trustUid": 20_001, "named": [ids[3]], "firstYear": "2026/27", "state": "signed", "personId": person}),
    );
    office.act(
        "offer_set",
        json!({"schoolId": ids[5], "places": "2-3", "phase": "primary", "joint": "shared", "jointSchoolId": ids[6]}),
    );
    office.act("offer_set", json!({"trustUid": 20_001, "places": "4"}));
    trainee(&office, &person, ids[4]);
    twice_and_together(&office, &person);
    timelines(&office, &person);
    mentors_and_days(&office, &ids);
    answered(&office, &ids);
    to_place(&office);
    at_schools(&office, &person, ids[5]);
    told(&office, &person, ids[5]);
    chased(&office);
    office.act("round_new", json!({"year": "2026", "anyAddress": true}));
    // One of ours that closed is still to be settled.
    let closed = office.ours(&[one_that("closed")])[0];
    for_the_dfe(&office, closed);
    office
}

/// Someone whose placement is at a school that has closed, and what Register said of somebody.
fn for_the_dfe(office: &Office, closed: i64) {
    let trainee = office.trainee("Cal", "Ford");
    for (id, field, value) in [
        (trainee, "trn", "7654321"),
        (trainee, "standardsMetOn", "9 Sep 2026"),
        (1, "providerRef", "P-1"),
    ] {
        office.act(
            "trainees_set",
            json!({"selection": only(&[id]), "field": field, "value": value}),
        );
    }
    office.act(
        "placement_place",
        json!({"trainees": [trainee], "schoolId": closed, "fields": {"fromOn": "5 Oct 2026", "untilOn": "18 Dec 2026"}}),
    );
    let result = office.put("Result.csv", RESULT.as_bytes());
    office.act("returns_result_load", json!({"path": result}));
    let newer = office.put(
        "Newer.csv",
        b"academic year,initiative,note\n2028/29,026,\n",
    );
    office.act("code_list_take", json!({"path": newer}));
    office.act("returns_switch", json!({"file": "trainees", "on": true}));
}

/// What Register answers to new trainees.
const RESULT: &str = "provider_trainee_id,training_route,Validation results,Errors\r\n\
    P-1,12,3 errors found,\"email is not one;\nplacement_1_urn is unknown;\nhesa_id must be entered\"\r\n";

/// What is asked about files for the DfE.
fn of_returns(office: &Office) -> Vec<(&'static str, Value)> {
    let mut all = vec![
        ("returns_files", json!({})),
        ("returns_problems", json!({})),
        ("returns_switches", json!({})),
        ("code_lists", json!({})),
        ("codes_of", json!({"list": "country"})),
        ("code_list_look", json!({"path": office.path("Newer.csv")})),
        ("returns_facts_look", json!({})),
    ];
    for kind in ["placements", "status", "trainees"] {
        all.push(("returns_preview", json!({"kind": kind, "equality": true})));
    }
    all
}

/// What somebody said about mailings, that they are to be told of their details, and what a school was told.
fn told(office: &Office, person: &Value, school: i64) {
    office.act(
        "consent_record",
        json!({"personId": person, "stand": "given", "how": "call"}),
    );
    let people = json!({"kind": "ids", "ids": [person]});
    office.act("notices_add", json!({"selection": people}));
    office.act(
        "briefings_add",
        json!({"selection": only(&[school]), "personId": person, "topic": "ITaP", "how": "call"}),
    );
}

/// A round that has been sent to one school, and nothing came back.
fn chased(office: &Office) {
    office.act(
        "round_new",
        json!({"year": "2026/27", "title": CHASED, "due": "2026-09-05"}),
    );
    let round = chased_round(office);
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            w.db.execute(
                "UPDATE round_school SET written_on = '2026-09-01', sent_on = '2026-09-01', email = 'a@b.example' WHERE id =
                   (SELECT min(id) FROM round_school WHERE round_id = ?1)",
                [round.as_i64()],
            )?;
            w.label("Sent");
            Ok(())
        })
        .unwrap();
}

/// What a round is called that schools have still to answer.
const CHASED: &str = "Chased check";

/// That round.
fn chased_round(office: &Office) -> Value {
    round_called(office, CHASED)
}

fn round_called(office: &Office, title: &str) -> Value {
    let rounds = office.query("rounds", json!({}));
    let mut all = rounds["rounds"].as_array().unwrap().iter();
    all.find(|round| round["title"] == title).unwrap()["id"].clone()
}

/// What is done to chase a round.
fn to_chase(office: &Office) -> Vec<(&'static str, Value)> {
    let round = chased_round(office);
    vec![
        (
            "round_call_list",
            json!({"id": round, "path": office.path("Call list.html")}),
        ),
        (
            "round_remind",
            json!({"id": round, "folder": office.path("Reminders"), "mark": true}),
        ),
        ("round_roll_over", json!({"id": round})),
    ]
}

/// What is done about mailings, privacy notices and briefings, in an order that works.
fn to_told(office: &Office) -> Vec<(&'static str, Value)> {
    let people = json!({"kind": "ids", "ids": [person(office)]});
    let all = json!({"kind": "all", "view": {"list": "notices"}});
    vec![
        (
            "mailing_write",
            json!({
                "selection": {"kind": "all", "view": {"list": "people"}}, "subject": "News", "text": "Dear {name}",
                "path": office.path("Mailing"),
            }),
        ),
        (
            "consent_record",
            json!({"personId": person(office), "stand": "withdrawn", "how": "email"}),
        ),
        ("notices_add", json!({"selection": people})),
        (
            "notices_draft",
            json!({"selection": all, "path": office.path("Notices")}),
        ),
        ("notices_mark", json!({"selection": all})),
        (
            "briefings_add",
            json!({"selection": only(&[5]), "topic": "Mentors", "how": "letter"}),
        ),
        ("briefings_remove", json!({"ids": [1]})),
    ]
}

/// What a round is called that schools have answered.
const ANSWERED: &str = "Answered check";

/// That round.
fn answered_round(office: &Office) -> Value {
    round_called(office, ANSWERED)
}

/// The reply to it that came in a file.
fn reply(office: &Office, file: &str) -> Value {
    let replies = office.query("round_replies", json!({"roundId": answered_round(office)}));
    let mut rows = replies["rows"].as_array().unwrap().iter();
    rows.find(|row| row["file"] == file).unwrap()["id"].clone()
}

/// An answer file of a school.
fn answer_file(office: &Office, round: &Value, school: i64, name: &str, answers: Value) -> Value {
    let file_id = office.session.desk().unwrap().store.file_id().to_owned();
    let check = crate::round::check_value(&file_id, round.as_i64().unwrap(), school);
    let all = answers == json!({});
    let file = json!({
        "form": "partnership-desk", "version": 1, "check": check, "answers": answers, "allUnchanged": all,
    });
    json!(office.put(name, file.to_string().as_bytes()))
}

/// A round that two schools have answered, beside two files that cannot be read.
fn answered(office: &Office, ids: &[i64]) {
    let questions = [
        "headTeacher",
        "deputies",
        "senco",
        "trustContact",
        "mentors",
        "champion",
        "workingGroup",
        "places",
        "replier",
        "consent",
    ];
    let made = office.act(
        "round_new",
        json!({"year": "2026/27", "title": ANSWERED, "selection": only(&[ids[0], ids[4]]), "questions": questions}),
    );
    let round = &made["id"];
    let answers = json!({"headTeacher.name": "Ira Kelso", "places": "3", "replier.email": "ira@school.example"});
    let paths = [
        answer_file(office, round, ids[0], "Changed.json", answers),
        answer_file(office, round, ids[4], "Unchanged.json", json!({})),
        json!(office.put("Broken.json", b"{")),
        json!(office.put("Lost.json", b"{}")),
    ];
    office.act("round_read", json!({"roundId": round, "paths": paths}));
}

/// What is done with answers, in an order that works.
fn to_answers(office: &Office) -> Vec<(&'static str, Value)> {
    let round = answered_round(office);
    let table = office.put("Online.csv", b"URN,SENCO: name\n1,Ada Brook\n");
    let review = office.query("round_review", json!({"id": reply(office, "Changed.json")}));
    let school = &review["reply"]["schoolId"];
    vec![
        ("round_columns", json!({"roundId": round, "paths": [table]})),
        ("round_of_files", json!({"paths": [table]})),
        ("round_read", json!({"roundId": round, "paths": [table]})),
        ("round_accept", json!({"id": reply(office, "Changed.json")})),
        ("round_accept_unchanged", json!({"roundId": round})),
        (
            "round_assign",
            json!({"id": reply(office, "Broken.json"), "schoolId": school}),
        ),
        (
            "round_dismiss",
            json!({"ids": [reply(office, "Lost.json")]}),
        ),
    ]
}

/// A block, and someone to be placed in it at a school that offers a place.
fn to_place(office: &Office) {
    office.act(
        "block_set",
        json!({"name": "Placement 1", "fromOn": "5 Oct 2026", "untilOn": "18 Dec 2026"}),
    );
    office.act(
        "trainee_add",
        json!({"name": {"first": "Ada", "last": "Brook"}, "values": [{"field": "route", "value": "12"}]}),
    );
    let open = office.england("", json!({"status": "Open"}));
    let school = office.ours(&open[open.len() - 1..])[0];
    office.act(
        "offer_set",
        json!({"schoolId": school, "year": "2026/27", "places": "2"}),
    );
}

/// The round that was made last.
fn asking(office: &Office) -> Value {
    office.query("rounds", json!({}))["rounds"][0]["id"].clone()
}

/// What is done to ask schools, in an order that works.
fn to_ask(office: &Office) -> Vec<(&'static str, Value)> {
    let round = asking(office);
    let schools = only(&[1]);
    let path = |name: &str| office.path(name);
    vec![
        ("round_edit", json!({"id": round, "due": "30 Sep 2026"})),
        (
            "round_schools_remove",
            json!({"id": round, "selection": schools}),
        ),
        (
            "round_schools_add",
            json!({"id": round, "selection": schools}),
        ),
        (
            "round_test",
            json!({"id": round, "to": "me@northfold.example", "path": path("Test.eml")}),
        ),
        (
            "round_print",
            json!({"id": round, "path": path("Forms.html")}),
        ),
        ("round_write", json!({"id": round, "folder": path("Forms")})),
        ("round_mark_sent", json!({"id": round})),
        ("round_delete", json!({"id": round})),
        ("round_new", json!({"year": "2026/27", "ask": "hosting"})),
    ]
}

/// The placement that [`at_schools`] makes, as its row in the list stands: its own id, `traineeId`, `schoolId`.
fn placed(office: &Office) -> Value {
    let view = json!({"list": "placements", "search": "Ben Dale"});
    office.query("list_page", json!({"view": view, "limit": 1}))["rows"][0].clone()
}

/// A trainee at a school, mentored by `person`, with days missed; and what is known of that school.
fn at_schools(office: &Office, person: &Value, school: i64) {
    let trainee = office.trainee("Ben", "Dale");
    let rule = json!({"traineeId": trainee, "kind": "rule", "rule": "miles", "amount": 1});
    office.act("trainee_constraint_save", rule);
    office.act(
        "placement_place",
        json!({"trainees": [trainee], "schoolId": school, "fields": {"blockId": 1, "mentors": [person]}}),
    );
    office.act(
        "absence_add",
        json!({"placementId": placed(office)["id"], "fromOn": "12 Oct 2026"}),
    );
    office.act(
        "setting_review_set",
        json!({"schoolId": school, "kind": "visit", "outcome": "good", "text": "Well prepared"}),
    );
    office.act(
        "not_to_place_set",
        json!({"schoolId": school, "reason": "Ofsted is expected"}),
    );
}

/// What is done with placements, in an order that works.
fn to_placements(office: &Office) -> Vec<(&'static str, Value)> {
    let row = placed(office);
    let (id, trainee, school) = (&row["id"], &row["traineeId"], &row["schoolId"]);
    let placement = json!({"selection": {"kind": "ids", "ids": [id]}});
    let blocks = office.query("blocks", json!({}))["blocks"]
        .as_array()
        .unwrap()
        .len();
    let of = json!({"schoolId": school});
    vec![
        (
            "block_set",
            json!({"name": "Placement 2", "fromOn": "4 Jan 2027", "untilOn": "26 Mar 2027"}),
        ),
        ("block_remove", json!({"id": blocks + 1})),
        (
            "placement_place",
            json!({"trainees": [trainee], "schoolId": school, "fields": {"fromOn": "4 Jan 2027", "untilOn": "8 Jan 2027"}}),
        ),
        (
            "placement_pack",
            json!({"selection": placement["selection"], "path": office.path("Pack.eml")}),
        ),
        (
            "placement_sheet",
            json!({"of": of, "path": office.path("Sheet.html")}),
        ),
        (
            "placement_calendar",
            json!({"of": of, "path": office.path("Days.ics")}),
        ),
        (
            "placement_set",
            json!({"id": id, "fields": {"blockId": 1, "yearGroup": "Y4"}}),
        ),
        (
            "placement_state",
            json!({"selection": placement["selection"], "state": "accepted"}),
        ),
        (
            "absence_add",
            json!({"placementId": id, "fromOn": "13 Oct 2026"}),
        ),
        ("absence_remove", json!({"id": 1})),
        ("school_withdraws", of.clone()),
        ("placement_remove", placement),
        (
            "setting_review_set",
            json!({"id": 1, "schoolId": school, "kind": "visit", "outcome": "concern", "text": "No room"}),
        ),
        ("setting_review_remove", json!({"id": 1})),
        (
            "not_to_place_set",
            json!({"id": 1, "schoolId": school, "reason": "A new head"}),
        ),
        ("not_to_place_remove", json!({"id": 1})),
    ]
}

/// What is asked about placements.
fn of_placements(office: &Office) -> Vec<(&'static str, Value)> {
    let row = placed(office);
    let (id, trainee, school) = (&row["id"], &row["traineeId"], &row["schoolId"]);
    let page = office.query("placement_page", json!({"id": id}));
    let mentor = &page["placement"]["mentors"][0]["personId"];
    let mut all = vec![
        ("blocks", json!({"year": "2026/27"})),
        ("placement_page", json!({"id": id})),
        (
            "placement_choices",
            json!({"schoolId": school, "traineeId": trainee}),
        ),
        ("placement_checks", json!({})),
        ("placement_checks", json!({"placementId": id})),
        ("school_withdrawal", json!({"schoolId": school})),
        ("school_setting", json!({"schoolId": school})),
    ];
    for of in [
        json!({"schoolId": school}),
        json!({"traineeId": trainee}),
        json!({"mentorId": mentor}),
    ] {
        all.push(("placements_of", of));
    }
    for by in ["school", "trainee", "mentor"] {
        all.push(("placement_year", json!({"by": by})));
    }
    all
}

/// An e-mail with something attached, from somebody whom the file knows.
const LETTER: &str = "From: A <a@b.example>
Subject: Places
Content-Type: multipart/mixed; boundary=x

--x

Three, please.
--x
Content-Type: application/pdf; name=Plan.pdf
Content-Disposition: attachment; filename=Plan.pdf

%PDF
--x--
";

/// Somebody who trains, with a cohort, a check and something to mind.
fn trainee(office: &Office, person: &Value, school: i64) {
    office.act("cohort_save", json!({"name": "Autumn"}));
    office.act(
        "trainee_add",
        json!({"personId": person, "values": [{"field": "cohort", "value": "1"}, {"field": "subject", "value": "G1"}]}),
    );
    office.act(
        "trainees_checks",
        json!({"selection": only(&[1]), "kinds": ["identity"], "mark": "cleared"}),
    );
    office.act(
        "trainee_constraint_save",
        json!({"traineeId": 1, "kind": "rule", "rule": "notSchool", "schoolId": school}),
    );
}

/// Something on every timeline, and something to do about each record; `person` writes the letter.
fn timelines(office: &Office, person: &Value) {
    office.act(
        "address_add",
        json!({"personId": person, "medium": "email", "value": "a@b.example"}),
    );
    for of in ["schoolId", "personId", "trustId", "groupId"] {
        office.act(
            "activity_log",
            json!({"text": "Rang about places", "about": [{of: 1}], "next": {"title": "Ring again", "due": "+2w"}}),
        );
    }
}

/// Someone who mentors, with training, and days in the calendar of each kind of place.
fn mentors_and_days(office: &Office, schools: &[i64]) {
    let mentor = office.act(
        "person_add",
        json!({"name": {"first": "Minna", "last": "Torrow"}, "post": {"roleId": 10, "schoolId": schools[6]}}),
    )["id"]
        .clone();
    office.act(
        "mentor_training_add",
        json!({"people": [mentor], "onDay": "2026-09-01", "hours": "2", "trainerId": mentor}),
    );
    for place in [
        json!({"schoolId": schools[6]}),
        json!({"trustUid": 20_001}),
        json!({"laCode": "202"}),
    ] {
        office.act(
            "calendar_set",
            json!({"kind": "inset", "from": "2026-09-01", "place": place}),
        );
    }
    practice(office, schools[6]);
    office.act(
        "sign_off_record",
        json!({"what": "census", "year": "2026/27", "part": "numbers"}),
    );
    let claims = "claim_reference,mentor_full_name,mentor_hours_of_training\n4711,Minna Torrow,2\n";
    let claims = office.put("claims-asked.csv", claims.as_bytes());
    office.act(
        "import_run",
        json!({"noun": "claims", "source": {"path": claims}}),
    );
}

/// A week of ITaP with a host, and trainees of a cohort who may take part.
fn practice(office: &Office, school: i64) {
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            let cohort = w.id("cohort")?;
            w.db.execute(
                "INSERT INTO cohort (id, name, year) VALUES (?1, 'Larches', 2026)",
                [cohort],
            )?;
            for last in ["Larch", "Rowan"] {
                let (person, trainee) = (w.id("person")?, w.id("trainee")?);
                w.db.execute(
                    "INSERT INTO person (id, first_name, last_name, added_on) VALUES (?1, 'Quentin', ?2, '2026-09-01')",
                    rusqlite::params![person, last],
                )?;
                w.db.execute(
                    "INSERT INTO trainee (id, person_id, cohort_id, state, added_on)
                     VALUES (?1, ?2, ?3, 'inTraining', '2026-09-01')",
                    [trainee, person, cohort],
                )?;
            }
            w.label("Trainees");
            Ok(())
        })
        .unwrap();
    let cohort = office.query("itap", json!({"year": "2026/27"}))["cohorts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|cohort| cohort[1] == "Larches")
        .unwrap()[0]
        .clone();
    let itap = office.act(
        "itap_set",
        json!({"name": "Week 1", "from": "2026-09-01", "until": "2026-09-04", "cohortId": cohort}),
    )["id"]
        .clone();
    office.act("itap_join", json!({"itapId": itap}));
    office.act(
        "itap_host_set",
        json!({"itapId": itap, "schoolId": school, "places": 5, "leaderId": mentor(office)["personId"]}),
    );
}

/// The week of ITaP.
fn week(office: &Office) -> Value {
    let year = office.query("itap", json!({"year": "2026/27"}));
    office.query("itap_page", json!({"id": year["sets"][0]["id"]}))
}

/// The one who mentors.
fn mentor(office: &Office) -> Value {
    let view = json!({"list": "mentors", "search": "Torrow"});
    office.query("list_page", json!({"view": view, "limit": 1}))["rows"][0].clone()
}

/// Requests of what is read of mentors, the calendar and the figures of the rules.
fn of_mentors(office: &Office) -> Vec<(&'static str, Value)> {
    let row = mentor(office);
    let (person, school) = (&row["personId"], &row["schoolId"]);
    let dates = json!({"text": "INSET,1 Sep", "year": "2026/27", "place": {"schoolId": school}});
    vec![
        ("mentor_page", json!({"personId": person})),
        ("school_mentors", json!({"schoolId": school})),
        ("mentor_choices", json!({})),
        ("mentor_gaps", json!({})),
        (
            "mentor_training_look",
            json!({"selection": only(&[row["id"].as_i64().unwrap()]), "onDay": "today", "hours": "1"}),
        ),
        (
            "calendar",
            json!({"year": "2026/27", "place": {"schoolId": school}}),
        ),
        ("calendar_read", dates),
        ("figures", json!({"year": "2026/27"})),
        ("returns_year", json!({})),
        ("returns_month", json!({})),
        ("funding_hours", json!({})),
        ("claim_samples", json!({})),
        ("sign_off_page", json!({"what": "census"})),
        ("sign_off_page", json!({"what": "performanceProfile"})),
        ("itap", json!({"year": "2026/27"})),
        ("itap_page", json!({"id": week(office)["set"]["id"]})),
    ]
}

/// What is written down of mentors, the calendar and the figures of the rules.
fn to_mentors(office: &Office) -> Vec<(&'static str, Value)> {
    let row = mentor(office);
    let week = week(office);
    let (itap, host) = (&week["set"]["id"], &week["hosts"][0]);
    let trainee = &week["trainees"][0]["traineeId"];
    vec![
        (
            "sign_off_record",
            json!({"what": "census", "year": "2026/27", "part": "courses"}),
        ),
        ("sign_off_remove", json!({"id": 1})),
        ("claim_answer", json!({"id": 1, "answer": "accepted"})),
        (
            "claims_write",
            json!({"year": "2026/27", "out": office.path("claims.csv")}),
        ),
        (
            "claim_answers_write",
            json!({"out": office.path("answered.csv")}),
        ),
        ("hours_print", json!({"path": office.path("hours.html")})),
        ("hours_drafts", json!({"path": office.path("hours")})),
        ("itap_leave", json!({"itapId": itap, "trainees": [trainee]})),
        ("itap_join", json!({"itapId": itap})),
        ("itap_place", json!({"itapId": itap})),
        ("itap_attend", json!({"itapId": itap, "days": "all"})),
        (
            "itap_host_set",
            json!({"itapId": itap, "schoolId": host["schoolId"], "places": 9}),
        ),
        ("itap_host_remove", json!({"id": host["id"]})),
        (
            "itap_set",
            json!({"id": itap, "name": "Week 2", "from": "2026-09-01", "until": "2026-09-04"}),
        ),
        ("itap_remove", json!({"id": itap})),
        ("mentor_set", json!({"tenureId": row["id"], "atOnce": 2})),
        (
            "mentor_training_add",
            json!({"people": [row["personId"]], "onDay": "2026-09-02", "hours": "1"}),
        ),
        ("mentor_training_set", json!({"id": 1, "hours": "3"})),
        ("mentor_training_remove", json!({"ids": [1]})),
        (
            "calendar_set",
            json!({"kind": "bank", "from": "2026-09-08"}),
        ),
        (
            "calendar_paste",
            json!({"text": "INSET,3 Sep", "year": "2026/27"}),
        ),
        ("calendar_remove", json!({"ids": [1]})),
        (
            "figure_set",
            json!({"key": "placementDays", "from": "2026/27", "value": 125}),
        ),
    ]
}

/// Someone written down twice at a trust, and a working group in which everything occurs.
fn twice_and_together(office: &Office, person: &Value) {
    for _ in 0..2 {
        office.act(
            "person_add",
            json!({"name": {"first": "Wilfred", "last": "Stone"}, "post": {"roleId": 21, "trustUid": 20_001}}),
        );
    }
    office.act("group_set", json!({"name": "Mentor time"}));
    office.act(
        "group_member_set",
        json!({"groupId": 1, "personId": person}),
    );
    office.act(
        "group_meeting_set",
        json!({"groupId": 1, "on": "1 Sep 2026"}),
    );
    office.act(
        "group_attend",
        json!({"meetingId": 1, "people": [person], "attended": "present"}),
    );
    office.act(
        "group_action_add",
        json!({"meetingId": 1, "title": "Send the rota"}),
    );
    office.act(
        "challenge_set",
        json!({"groupId": 1, "personId": person, "theme": "Time", "description": "No cover"}),
    );
    office.act(
        "solution_set",
        json!({"challengeId": 1, "personId": person, "description": "A shared cover list"}),
    );
}

/// The two records of one person.
fn twice(office: &Office) -> (Value, Value) {
    let found = office.query("duplicates", json!({"limit": 1}));
    let pair = &found["pairs"][0];
    (pair["kept"].clone(), pair["gone"].clone())
}

/// The school that was added by hand.
fn by_hand(office: &Office) -> Value {
    let view = json!({"list": "schools", "search": "Larkham Studio"});
    office.query("list_page", json!({"view": view, "limit": 1}))["rows"][0]["id"].clone()
}

/// Requests of every query that takes any list, for one of them: every column of it is read and filtered by.
fn of_list(list: List, near: &str) -> Vec<(&'static str, Value)> {
    let ids: Vec<&str> = columns::of(list).iter().map(|column| column.id).collect();
    let filters: BTreeMap<&str, Value> = ids
        .iter()
        .map(|id| (*id, json!({"blank": false})))
        .collect();
    let group = list.definition().shown[1];
    let near = ids.contains(&DISTANCE).then_some(near);
    let searched = json!({"list": list, "search": "s", "near": near, "group": group});
    let filtered = json!({"list": list, "where": filters, "near": near, "group": group});
    let mut all = vec![("list_columns", json!({"list": list}))];
    for view in [searched, filtered] {
        all.extend([
            (
                "list_page",
                json!({"view": view, "limit": 1, "columns": ids}),
            ),
            ("list_groups", json!({"view": view})),
            ("list_copy", json!({"view": view, "columns": ids})),
            ("list_export_look", json!({"view": view, "columns": ids})),
            ("list_position", json!({"view": view, "id": 1})),
        ]);
    }
    all
}

/// The school that has a champion and an agreement; no test takes it off.
fn championed(office: &Office) -> Value {
    office.query("champions_board", json!({}))["columns"][3]["cards"][0]["schoolId"].clone()
}

/// Someone who holds a post.
fn person(office: &Office) -> Value {
    office.query("people_find", json!({"text": "ames", "limit": 1}))["people"][0]["id"].clone()
}

/// Requests of every query of the open file, enough of each to reach all that it may read.
fn queries(office: &Office) -> Vec<(&'static str, Value)> {
    let page = office.query(
        "list_page",
        json!({"view": {"list": "schools"}, "limit": 1000}),
    );
    let first = &page["rows"][0];
    // A school that the register says the place of.
    let placed = office.england("", json!({"easting": {"blank": false}}));
    let near = placed[0].to_string();
    let operation = office.query("undo_state", json!({}))["undo"]["id"].clone();
    let mut all = Vec::new();
    for list in List::ALL {
        all.extend(of_list(*list, &near));
    }
    // A view may be filtered and sorted by any column, also where only a position is asked for.
    for column in columns::of(List::Schools) {
        let view = json!({
            "list": "schools", "where": {column.id: {"blank": false}}, "sort": {"column": column.id},
            "near": near, "group": column.id,
        });
        all.push(("list_page", json!({"view": view, "limit": 1})));
        all.push(("list_groups", json!({"view": view})));
        all.push(("list_copy", json!({"view": view})));
        all.push(("list_export_look", json!({"view": view})));
        let selection = json!({"kind": "all", "view": view});
        all.push((
            "schools_check_set",
            json!({"selection": selection, "field": "owner", "value": 1}),
        ));
        all.push((
            "schools_check_tag",
            json!({"selection": selection, "add": ["Rural"]}),
        ));
        all.push(("list_position", json!({"view": view, "id": 1})));
    }
    let view = json!({"list": "schools", "where": {"tags": "Rural"}});
    all.push(("list_position", json!({"view": view, "id": 1})));
    for row in page["rows"].as_array().unwrap() {
        if row["urn"].is_i64() {
            all.push(("school_page", json!({"urn": row["urn"]})));
        }
    }
    all.push(("school_page", json!({"id": first["id"]})));
    all.push(("school_page", json!({"id": by_hand(office)})));
    all.push(("schools_check_urns", json!({"text": "800000 800100"})));
    // Closed schools lead to those that followed them, by the links or by what a refresh saw.
    let closed = json!({"list": "england", "where": {"status": "Closed"}});
    let closed = office.query("list_page", json!({"view": closed, "limit": 1000}));
    let urns = texts(&closed["rows"], "urn").join("\n");
    all.push((
        "schools_match",
        json!({"text": format!("St Mary's Primary\nVanished School\nLB1 2AB\n{urns}")}),
    ));
    all.push(("school_tags", json!({})));
    all.push(("list_place", json!({"near": near})));
    for query in ["saved_views", "layouts", "recent_schools"] {
        all.push((query, json!({})));
    }
    all.push(("register_state", json!({})));
    all.push((
        "register_changes",
        json!({"ours": true, "latest": true, "kinds": ["closed"]}),
    ));
    all.push(("register_changes", json!({"state": "all", "las": ["Kent"]})));
    all.push((
        "register_accepting",
        json!({"selection": {"kind": "all", "of": {}}}),
    ));
    all.push(("schools_find", json!({"text": "s", "limit": 5})));
    for query in [
        "posts",
        "people_settings",
        "heads_missing",
        "who_is_leaving",
    ] {
        all.push((query, json!({})));
    }
    // Schools that no test takes off.
    let stays = |id: &Value| id.as_i64().is_some_and(|id| id > 3);
    for row in page["rows"].as_array().unwrap() {
        if stays(&row["id"]) {
            all.push((
                "change_of_post",
                json!({"schoolId": row["id"], "name": "Ada Brook"}),
            ));
        }
    }
    all.push(("change_of_post", json!({"trustUid": 20_001})));
    let heads = json!({"ours": true, "state": "all", "kinds": ["headChanged", "headVacated"]});
    let heads = office.query("register_changes", heads);
    for row in heads["rows"].as_array().unwrap() {
        if stays(&row["schoolId"]) {
            all.push(("change_of_post", json!({"registerChangeId": row["id"]})));
        }
    }
    let person = person(office);
    all.push(("person_page", json!({"id": person})));
    for text in ["jo", "head", "school example"] {
        all.push(("people_find", json!({"text": text, "limit": 5})));
    }
    all.push(("recent_people", json!({})));
    all.push(("person_tags", json!({})));
    let school = office.query("person_page", json!({"id": person}))["posts"][0]["schoolId"].clone();
    all.push(("place_people", json!({"schoolId": school})));
    all.push(("place_people", json!({"trustUid": 20_001})));
    all.push(("trust_page", json!({"uid": 20_001})));
    all.push(("champions_board", json!({"search": "s", "la": "202"})));
    for by in ["la", "phase", "trust"] {
        all.push(("champions_coverage", json!({"by": by})));
    }
    all.push(("succession_risks", json!({"la": "202", "phase": "2"})));
    let led = championed(office);
    all.push(("school_succession", json!({"schoolId": led})));
    all.push(("agreements_of", json!({"schoolId": led})));
    all.push(("agreements_of", json!({"trustUid": 20_001})));
    all.push(("agreement_page", json!({"id": 1})));
    all.push(("agreement_page", json!({"id": 3})));
    all.push(("agreement_chase", json!({"id": 1})));
    let round = asking(office);
    for query in ["rounds", "round_choices"] {
        all.push((query, json!({})));
    }
    for query in ["round_page", "round_recipients", "round_preview"] {
        all.push((query, json!({"id": round})));
    }
    all.push(("round_look", json!({"year": "2026/27"})));
    all.push(("round_replies", json!({"roundId": answered_round(office)})));
    for file in ["Changed.json", "Unchanged.json"] {
        all.push(("round_review", json!({"id": reply(office, file)})));
    }
    all.push(("capacity_columns", json!({"also": ["offer.send..."]})));
    for only in [json!(null), json!("overSafe")] {
        all.push(("capacity_grid", json!({"view": {"only": only}})));
    }
    all.push(("school_hosting", json!({"schoolId": 6})));
    all.push(("school_hosting", json!({"trustUid": 20_001})));
    all.push(("supply", json!({"by": "trust"})));
    all.push(("capacity_roll_over_look", json!({})));
    for query in ["trainee_page", "trainee_private", "trainee_equality"] {
        all.push((query, json!({"id": 1})));
    }
    all.push(("cohorts", json!({})));
    all.push(("trainee_choices", json!({})));
    all.push(("checks_schools", json!({})));
    all.push(("checks_letter_look", json!({"schoolId": led})));
    all.push((
        "checks_letter_look",
        json!({"schoolId": led, "selection": only(&[1])}),
    ));
    let (kept, gone) = twice(office);
    all.push(("duplicates", json!({"limit": 5})));
    all.push(("people_compare", json!({"kept": kept, "gone": gone})));
    let name = json!({"first": "Jo", "last": "Ames"});
    all.push(("people_like", json!({"name": name, "schoolId": school})));
    let name = json!({"first": "Wilf", "last": "Stone"});
    all.push(("people_like", json!({"name": name, "trustUid": 20_001})));
    all.push(("log_box", json!({"of": {"personId": kept}})));
    all.push(("people_merges", json!({})));
    all.push(("jigsaw", json!({"blockId": 1, "trainees": "all"})));
    all.push(("jigsaw_fits", json!({"blockId": 1, "traineeId": 1})));
    all.extend(of_placements(office));
    all.extend(of_returns(office));
    all.push(("round_status", json!({})));
    all.push(("round_chase", json!({"id": chased_round(office)})));
    for by in ["la", "phase", "trust"] {
        all.push(("round_response", json!({"by": by})));
    }
    all.push(("consents", json!({"personId": person})));
    all.push((
        "mailing_look",
        json!({"selection": {"kind": "all", "view": {"list": "people"}}}),
    ));
    all.push(("briefings_of", json!({"schoolId": 6})));
    all.push(("group_page", json!({"id": 1})));
    all.push(("challenges_find", json!({"words": "cover"})));
    all.push(("figures", json!({"year": "2026/27"})));
    all.push(("office", json!({})));
    for of in ["schoolId", "personId", "trustId", "groupId"] {
        for query in ["timeline", "log_box", "tasks"] {
            all.push((query, json!({"of": {of: 1}})));
        }
    }
    all.push(("log_reading", json!({"text": "rang"})));
    all.push(("today", json!({})));
    all.push(("history_page", json!({"limit": 100})));
    all.push(("history_operation", json!({"id": operation})));
    all.extend(of_mentors(office));
    all.push(("undo_state", json!({})));
    all.push(("day_read", json!({"text": "Sep 2026", "part": true})));
    all
}

/// Everything else, in an order that works: name and request.
fn others(office: &Office) -> Vec<(&'static str, Value)> {
    let path = office.path("Office.desk");
    let register = office.put("edubasealldata20261001.csv", &second_month(300, 1).0);
    let backup = office.path("Backup.desk");
    let damaged = office.put("Damaged.desk", &[0x5a; 20_000]);
    let mail = office.put("Note.eml", LETTER.as_bytes());
    let sheet = office.put(
        "Sheet.csv",
        b"Name,Role,URN\nJo Amblewood,Head,800100\nSomeone,Head,1\n",
    );
    let import = json!({"noun": "people", "source": {"path": sheet}});
    let ids = only(&[1]);
    let (kept, gone) = twice(office);
    let board = office.query("jigsaw", json!({"blockId": 1, "trainees": "all"}));
    let mut trainees = board["trainees"].as_array().unwrap().iter();
    let brook = trainees.find(|one| one["name"] == "Ada Brook").unwrap()["id"].clone();
    let fits = office.query(
        "jigsaw_fits",
        json!({"blockId": 1, "traineeId": brook, "onlyPossible": true}),
    );
    let fit = &fits["pairings"][0];
    let pair = json!({"traineeId": brook, "schoolId": fit["schoolId"], "offerId": fit["offerId"]});
    let mut all = to_mentors(office);
    all.extend(to_placements(office));
    all.extend(to_answers(office));
    all.extend(to_told(office));
    all.extend(to_chase(office));
    all.extend(to_ask(office));
    all.extend(vec![
        ("session_state", json!({})),
        (
            "paths_look",
            json!({"paths": [path, register, "nowhere.csv"]}),
        ),
        ("notices", json!({})),
        ("import_look", json!({"source": {"path": sheet}})),
        ("import_preview", import.clone()),
        ("import_run", import.clone()),
        (
            "import_problems",
            json!({"import": import, "path": office.path("Problems.csv")}),
        ),
        ("mail_look", json!({"paths": [mail]})),
        (
            "returns_check",
            json!({"kind": "placements", "path": sheet, "on": "2026-11-02"}),
        ),
        ("mail_log", json!({"paths": [mail], "keepFiles": true})),
        (
            "activity_file_save",
            json!({"id": 1, "path": office.path("Plan.pdf")}),
        ),
        (
            "activity_log",
            json!({"text": "Rang", "about": [{"schoolId": 1}]}),
        ),
        ("activity_set", json!({"id": 1, "text": "Rang twice"})),
        ("task_add", json!({"title": "Ring back"})),
        (
            "task_set",
            json!({"selection": ids, "change": {"field": "title", "value": "Ring again"}}),
        ),
        ("task_done", json!({"selection": ids, "done": true})),
        ("task_remove", json!({"selection": ids})),
        (
            "jigsaw_place",
            json!({"blockId": 1, "pairs": [pair]}),
        ),
        (
            "jigsaw_take_off",
            json!({"blockId": 1, "traineeIds": [brook]}),
        ),
        ("activity_remove", json!({"id": 1})),
        ("check", json!({})),
        ("backup_now", json!({"path": backup})),
        ("backups", json!({})),
        ("restore_preview", json!({"path": backup})),
        ("schools_make_ours", json!({"selection": only(&[800_100])})),
        (
            "schools_set",
            json!({"selection": ids, "field": "dress", "value": "Smart"}),
        ),
        (
            "schools_add",
            json!({"urns": [800_101], "byHand": [{"name": "Zebra Studio"}]}),
        ),
        (
            "schools_link",
            json!({"id": by_hand(office), "urn": 800_102}),
        ),
        ("schools_tag", json!({"selection": ids, "add": ["New"]})),
        ("post_set", json!({"name": "Phonics lead"})),
        ("post_move", json!({"id": 2, "up": true})),
        ("people_settings_set", json!({"ageingMonths": 3})),
        (
            "tenure_add",
            json!({"who": {"name": {"first": "Ada", "last": "Brook"}}, "roleId": 1, "schoolId": 2, "yes": true}),
        ),
        ("tenure_set", json!({"id": 1, "mainContact": true})),
        ("tenures_confirm", json!({"ids": [1], "source": "call"})),
        ("letter_welcome", json!({"tenureId": 1})),
        (
            "post_holder_change",
            json!({"roleId": 1, "leaverId": 1, "lastDay": "2026-08-31"}),
        ),
        ("tenures_end", json!({"ids": [2], "until": "2026-08"})),
        ("tenures_remove", json!({"ids": [3]})),
        ("heads_bring", json!({})),
        ("nobody_leaves", json!({"schoolIds": [1]})),
        ("schools_follow_successor", json!({"selection": ids})),
        (
            "register_seen",
            json!({"selection": {"kind": "all", "of": {"ours": true}}}),
        ),
        (
            "register_settle",
            json!({"selection": {"kind": "all", "of": {"ours": true}}, "outcome": "accepted"}),
        ),
        (
            "register_summary",
            json!({"path": office.path("summary.html")}),
        ),
        (
            "champion_name",
            json!({"schoolId": 2, "newPerson": {"last": "Bell"}, "roleId": 1}),
        ),
        ("champion_move", json!({"id": 1, "stage": "steppedDown"})),
        (
            "risk_task",
            json!({"schoolId": 2, "kind": "championIsHead"}),
        ),
        (
            "champion_brief",
            json!({"id": 1, "path": office.path("brief.html")}),
        ),
        ("champion_remove", json!({"id": 1})),
        (
            "agreement_letters",
            json!({"selection": ids, "path": office.path("letters.html")}),
        ),
        (
            "agreements_make_due",
            json!({"selection": ids, "firstYear": "2027/28"}),
        ),
        (
            "agreement_save",
            json!({"schoolId": 1, "firstYear": "2028/29", "state": "due"}),
        ),
        (
            "agreements_mark",
            json!({"selection": ids, "state": "signed"}),
        ),
        ("agreements_remove", json!({"selection": ids})),
        (
            "hosting_set",
            json!({"schoolId": 6, "year": "2026/27", "cap": "3"}),
        ),
        (
            "hosting_confirm",
            json!({"schoolIds": [6], "year": "2026/27", "source": "call"}),
        ),
        (
            "offer_set",
            json!({"schoolId": 6, "places": "1", "kind": "itap"}),
        ),
        ("offer_remove", json!({"selection": ids})),
        (
            "capacity_set_cells",
            json!({"year": "2026/27", "cells": [{"schoolId": 6, "column": "ects", "text": "1"}]}),
        ),
        (
            "capacity_paste",
            json!({"year": "2026/27", "schoolId": 6, "columns": ["cap"], "text": "4"}),
        ),
        (
            "need_set",
            json!({"year": "2026/27", "phase": "primary", "places": "9"}),
        ),
        ("supply_print", json!({"path": office.path("supply.html")})),
        (
            "capacity_roll_over",
            json!({"from": "2026/27", "offers": true, "agreements": true}),
        ),
        (
            "trainee_add",
            json!({"name": {"first": "Ada", "last": "Trayne"}, "email": "ada@home.example"}),
        ),
        (
            "trainees_set",
            json!({"selection": only(&[2]), "field": "route", "value": "12"}),
        ),
        (
            "trainees_state",
            json!({"selection": only(&[2]), "state": "inTraining"}),
        ),
        (
            "returns_write",
            json!({"kind": "placements", "out": office.path("Placements.csv")}),
        ),
        ("returns_sent", json!({"fileId": 1})),
        ("returns_switch", json!({"file": "census", "on": false})),
        ("returns_said_mended", json!({"ids": [1]})),
        (
            "code_list_take",
            json!({"path": office.put("Later.csv", b"academic year,initiative,note\n2029/30,026,\n")}),
        ),
        ("code_list_drop", json!({"id": 1})),
        (
            "code_list_write",
            json!({"list": "country", "out": office.path("Countries.csv")}),
        ),
        (
            "returns_entry",
            json!({"selection": only(&[2]), "equality": true, "path": office.path("Entry.html")}),
        ),
        ("returns_facts", json!({"out": office.path("Facts.csv")})),
        ("returns_result_look", json!({"path": office.path("Result.csv")})),
        ("returns_result_load", json!({"path": office.path("Result.csv")})),
        (
            "trainees_checks",
            json!({"selection": only(&[2]), "kinds": ["dbs", "prohibition", "identity", "rightToWork", "overseas", "fitness"], "mark": "cleared"}),
        ),
        (
            "checks_letter",
            json!({"schoolId": championed(office), "selection": only(&[2]), "path": office.path("checks.html")}),
        ),
        (
            "trainee_constraint_save",
            json!({"traineeId": 2, "kind": "private", "text": "Cares for a parent"}),
        ),
        ("trainee_constraint_remove", json!({"id": 2})),
        (
            "trainee_equality_set",
            json!({"traineeId": 2, "sex": "10", "ethnicity": "", "disabilities": []}),
        ),
        ("cohort_save", json!({"id": 1, "name": "Autumn intake"})),
        ("cohort_remove", json!({"id": 1})),
        ("trainees_remove", json!({"selection": only(&[1])})),
        ("schools_remove", json!({"selection": ids})),
        (
            "person_add",
            json!({"name": {"last": "Quell"}, "addresses": [{"medium": "email", "value": "q@school.example"}]}),
        ),
        (
            "person_set",
            json!({"id": person(office), "notes": "Prefers a call"}),
        ),
        (
            "people_tag",
            json!({"ids": [person(office)], "add": ["Host"]}),
        ),
        (
            "people_confirm",
            json!({"ids": [person(office)], "source": "call"}),
        ),
        ("person_opened", json!({"id": person(office)})),
        (
            "address_add",
            json!({"personId": person(office), "medium": "telephone", "value": "01632 960001"}),
        ),
        ("address_set", json!({"id": 1, "isMain": true})),
        ("address_bounced", json!({"ids": [1], "bounced": true})),
        ("address_confirm", json!({"ids": [1]})),
        ("address_remove", json!({"ids": [1]})),
        ("group_set", json!({"id": 1, "name": "Time for mentors"})),
        (
            "group_member_set",
            json!({"id": 1, "groupId": 1, "personId": kept, "seat": "chair"}),
        ),
        (
            "group_meeting_set",
            json!({"groupId": 1, "on": "+2w", "title": "Autumn"}),
        ),
        (
            "group_attend",
            json!({"meetingId": 1, "people": [kept, gone], "attended": "apologies"}),
        ),
        (
            "group_action_add",
            json!({"meetingId": 1, "title": "Ring the office", "due": "+1w"}),
        ),
        (
            "challenge_set",
            json!({"id": 1, "groupId": 1, "theme": "Time", "description": "No cover at all", "state": "solved"}),
        ),
        (
            "solution_set",
            json!({"id": 1, "challengeId": 1, "description": "Swap days"}),
        ),
        ("people_merge", json!({"kept": kept, "gone": gone})),
        (
            "people_different",
            json!({"one": kept, "other": person(office)}),
        ),
        ("solution_remove", json!({"id": 1})),
        ("challenge_remove", json!({"id": 1})),
        ("group_member_remove", json!({"id": 1})),
        ("group_meeting_remove", json!({"id": 1})),
        ("group_remove", json!({"id": 1})),
        ("person_remove", json!({"id": person(office)})),
        (
            "trust_set",
            json!({"uid": 20_001, "field": "owner", "value": 1}),
        ),
        (
            "figure_set",
            json!({"key": "distanceMiles", "from": "2026/27", "value": 30}),
        ),
        ("office_set", json!({"name": "Northfold Partnership"})),
        (
            "view_save",
            json!({"name": "Kent", "definition": {"view": {"list": "england"}}}),
        ),
        ("view_delete", json!({"id": 1})),
        ("layout_keep", json!({"list": "england", "layout": {}})),
        ("school_opened", json!({"urn": 800_100})),
        ("staff_set", json!({"name": "Rafferty Ames"})),
        ("register_load", json!({"paths": [register], "yes": true})),
        (
            "list_export",
            json!({"view": {"list": "england"}, "path": office.path("england.csv")}),
        ),
        ("undo", json!({})),
        ("redo", json!({})),
        (
            "revert",
            json!({"id": office.operation("Tag Rural put on 21 schools"), "skipChanged": true}),
        ),
        ("restore", json!({"path": backup})),
        ("password_set", json!({"new": "larkby under the hill"})),
        ("recovery_key", json!({"current": "larkby under the hill"})),
        ("file_lock", json!({})),
        (
            "file_open",
            json!({"path": path, "password": "larkby under the hill"}),
        ),
        (
            "password_remove",
            json!({"current": "larkby under the hill"}),
        ),
        ("file_close", json!({})),
        ("file_new", json!({"path": office.path("Another")})),
        (
            "file_sample",
            json!({"path": office.path("Sample"), "schools": 5, "year": "2026/27"}),
        ),
        ("recent_forget", json!({"path": path})),
        ("file_rescue", json!({"path": damaged, "backup": backup})),
    ]);
    all
}

#[test]
fn every_command_is_run_by_a_test() {
    let office = office();
    let mut run = BTreeSet::new();
    for (name, request) in queries(&office).into_iter().chain(others(&office)) {
        let door = COMMANDS.iter().find(|command| command.name == name);
        match door.unwrap_or_else(|| panic!("there is no {name}")).door {
            "query" => office.query(name, request),
            _ => office.act(name, request),
        };
        run.insert(name);
    }
    let all: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
    assert_eq!(
        all.difference(&run).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "add new commands to the lists of this test"
    );
    assert_eq!(all.len(), COMMANDS.len(), "no name stands twice");
}

/// Every operation that changes a table says so, and a page that shows the log is stale after each of them.
const TOLD_BY_OPERATION: &[&str] = &["operation", "change"];

/// The tables that one question reads.
fn tables_read(office: &Office, name: &str, request: Value) -> BTreeSet<String> {
    let seen: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let listen = |on: bool| {
        let desk = office.session.desk().unwrap();
        let mut readers: Vec<_> = (0..3).map(|_| desk.store.read().unwrap()).collect();
        for reader in &mut readers {
            // A statement that is kept asks nobody again.
            reader.flush_prepared_statement_cache();
            let seen = seen.clone();
            let hook = move |context: AuthContext<'_>| {
                if let AuthAction::Read { table_name, .. } = context.action {
                    seen.lock().unwrap().insert(table_name.to_owned());
                }
                Authorization::Allow
            };
            reader.authorizer(on.then_some(hook)).unwrap();
        }
    };
    office.session.desk().unwrap().forget();
    listen(true);
    office.query(name, request);
    listen(false);
    let seen = std::mem::take(&mut *seen.lock().unwrap());
    let is_ours = |table: &String| {
        !table.is_empty()
            && !table.starts_with("sqlite_")
            && !table.contains("json_")
            && !table.starts_with("pragma_")
            && !["code", "file", "id_range"].contains(&table.as_str())
    };
    seen.into_iter().filter(is_ours).collect()
}

#[test]
fn a_list_says_which_tables_it_reads() {
    let office = office();
    let near = office.england("", json!({"easting": {"blank": false}}))[0].to_string();
    for list in List::ALL {
        let mut read = BTreeSet::new();
        for (name, request) in of_list(*list, &near) {
            read.extend(tables_read(&office, name, request));
        }
        for told in TOLD_BY_OPERATION {
            read.remove(*told);
        }
        let said: BTreeSet<String> = list
            .definition()
            .reads
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(read, said, "{list:?}");
    }
}

#[test]
fn a_query_says_which_tables_it_reads() {
    let office = office();
    let mut read: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, request) in queries(&office) {
        read.entry(name)
            .or_default()
            .extend(tables_read(&office, name, request));
    }
    let mut wrong = Vec::new();
    for command in COMMANDS
        .iter()
        .filter(|command| command.door == "query" && command.reads != ["file"])
    {
        let declared: BTreeSet<&str> = command.reads.iter().copied().collect();
        let Some(seen) = read.get(command.name) else {
            wrong.push(format!("{}: nothing here asks it", command.name));
            continue;
        };
        let seen: BTreeSet<&str> = seen.iter().map(String::as_str).collect();
        if declared.contains("operation") {
            assert!(seen.contains("operation"), "{}", command.name);
            continue;
        }
        let seen: BTreeSet<&str> = seen
            .into_iter()
            .filter(|table| !TOLD_BY_OPERATION.contains(table))
            .collect();
        // Not each of them reads every table of every list; that the lists say theirs is tested above.
        let takes_any_list = command.reads == crate::list::TABLES;
        if !(seen == declared || takes_any_list && seen.is_subset(&declared)) {
            wrong.push(format!(
                "{}: reads {seen:?} and says {declared:?}",
                command.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_answer_is_stale_after_every_action_that_changes_what_it_shows() {
    let office = office();
    let (kept, gone) = twice(&office);
    let requests = queries(&office);
    // That something is gone is an answer too.
    let answer = |office: &Office, name: &str, request: &Value| {
        commands::query(&office.session, name, request.clone())
            .unwrap_or_else(|error| json!(error.message))
    };
    let answers = |office: &Office| -> Vec<Value> {
        requests
            .iter()
            .map(|(name, request)| answer(office, name, request))
            .collect()
    };
    let mut before = answers(&office);
    let ids = only(&[1, 2, 3]);
    let placement = json!({"kind": "ids", "ids": [placed(&office)["id"]]});
    for (name, request) in [
        ("champion_move", json!({"id": 1, "stage": "agreed"})),
        (
            "placement_state",
            json!({"selection": placement, "state": "accepted"}),
        ),
        ("absence_remove", json!({"id": 1})),
        (
            "block_set",
            json!({"id": 1, "name": "School A", "fromOn": "5 Oct 2026", "untilOn": "11 Dec 2026"}),
        ),
        ("setting_review_remove", json!({"id": 1})),
        ("not_to_place_remove", json!({"id": 1})),
        ("placement_remove", json!({"selection": placement})),
        ("undo", json!({})),
        (
            "risk_task",
            json!({"schoolId": championed(&office), "kind": "championLeft"}),
        ),
        (
            "agreements_mark",
            json!({"selection": only(&[2]), "state": "lapsed"}),
        ),
        ("champion_remove", json!({"id": 1})),
        (
            "mentor_set",
            json!({"tenureId": mentor(&office)["id"], "atOnce": 2}),
        ),
        ("mentor_training_set", json!({"id": 1, "hours": "3"})),
        ("calendar_remove", json!({"ids": [1]})),
        (
            "itap_attend",
            json!({"itapId": week(&office)["set"]["id"], "days": "all"}),
        ),
        (
            "figure_set",
            json!({"key": "mentorFundedInitial", "from": "2026/27", "value": 60}),
        ),
        (
            "trainees_checks",
            json!({"selection": only(&[1]), "kinds": ["dbs"], "mark": "made"}),
        ),
        (
            "trainee_equality_set",
            json!({"traineeId": 1, "sex": "11", "ethnicity": "", "disabilities": []}),
        ),
        ("cohort_remove", json!({"id": 1})),
        ("briefings_remove", json!({"ids": [1]})),
        (
            "consent_record",
            json!({"personId": person(&office), "stand": "objected", "how": "call"}),
        ),
        ("notices_mark", json!({"selection": only(&[1])})),
        ("undo", json!({})),
        ("schools_make_ours", json!({"selection": only(&[800_100])})),
        (
            "schools_add",
            json!({"urns": [800_103], "byHand": [{"name": "Zebra Studio"}]}),
        ),
        (
            "schools_set",
            json!({"selection": ids, "field": "stage", "value": "former"}),
        ),
        ("schools_tag", json!({"selection": ids, "add": ["New"]})),
        ("schools_remove", json!({"selection": ids})),
        ("undo", json!({})),
        (
            "register_seen",
            json!({"selection": {"kind": "all", "of": {"ours": true}}}),
        ),
        (
            "register_settle",
            json!({"selection": {"kind": "all", "of": {"ours": true}}, "outcome": "accepted"}),
        ),
        ("undo", json!({})),
        ("staff_set", json!({"id": 2, "name": "Another Name"})),
        ("post_set", json!({"id": 1, "name": "Head"})),
        ("tenures_confirm", json!({"ids": [1]})),
        ("post_holder_change", json!({"roleId": 1, "leaverId": 1})),
        ("nobody_leaves", json!({"schoolIds": [2]})),
        ("undo", json!({})),
        ("people_settings_set", json!({"noticeHeads": ""})),
        ("view_delete", json!({"id": 1})),
        (
            "layout_keep",
            json!({"list": "england", "layout": {"view": 1}}),
        ),
        ("school_opened", json!({"urn": 800_003})),
        ("person_opened", json!({"id": 2})),
        (
            "group_attend",
            json!({"meetingId": 1, "people": [1], "attended": "absent"}),
        ),
        ("solution_remove", json!({"id": 1})),
        ("group_remove", json!({"id": 1})),
        ("undo", json!({})),
        ("people_merge", json!({"kept": kept, "gone": gone})),
        ("undo", json!({})),
        ("people_different", json!({"one": kept, "other": gone})),
        ("person_add", json!({"name": {"last": "Ameson"}})),
        ("address_bounced", json!({"ids": [1], "bounced": true})),
        ("people_confirm", json!({"ids": [1]})),
        ("person_remove", json!({"id": 2})),
        ("undo", json!({})),
        ("office_set", json!({"name": "Northfold"})),
        ("undo", json!({})),
        ("redo", json!({})),
        (
            "register_load",
            json!({"paths": [office.put("allgroupsdata20261001.csv", &groups(&[(20_001, "Silverwold")]))]}),
        ),
        ("undo", json!({})),
    ] {
        let done = office.done(name, request);
        let after = answers(&office);
        for ((query, request), (old, new)) in requests.iter().zip(before.iter().zip(&after)) {
            let command = COMMANDS
                .iter()
                .find(|command| command.name == *query)
                .unwrap();
            let stale = command
                .reads
                .iter()
                .any(|table| done.changed.iter().any(|changed| changed == table));
            assert!(
                stale || old == new,
                "{query} {request} is another after {name}, which changed {:?}: {old} then {new}",
                done.changed
            );
        }
        before = after;
    }
}

#[test]
fn what_was_not_understood_is_told_with_the_commands_name() {
    let office = Office::new();
    let check = |door: &str, name: &str, request: Value, want: Expect| {
        let outcome: Result<Value> = if door == "query" {
            commands::query(&office.session, name, request)
        } else {
            commands::act(&office.session, name, request).map(|done| done.value)
        };
        let error = outcome.unwrap_err();
        assert_eq!(error.kind, Kind::Invalid);
        want.assert_eq(&error.message);
    };
    check(
        "query",
        "weather",
        json!({}),
        expect!["There is no query called “weather”. `desk commands` lists them all."],
    );
    check(
        "action",
        "weather",
        json!({}),
        expect!["There is no action called “weather”. `desk commands` lists them all."],
    );
    // Each through its own door only.
    check(
        "query",
        "undo",
        json!({}),
        expect!["There is no query called “undo”. `desk commands` lists them all."],
    );
    check(
        "action",
        "today",
        json!({}),
        expect!["There is no action called “today”. `desk commands` lists them all."],
    );
    check(
        "query",
        "list_page",
        json!({"view": {"list": "mars"}, "limit": 1}),
        expect![
            "The request for list_page was not understood: unknown variant `mars`, expected one of `england`, `schools`, `people`, `tenures`, `trusts`, `champions`, `tasks`, `groups`, `agreements`, `mentors`, `trainees`, `placements`, `blocks`, `offers`, `notices`, `roundSchools`, `hostings`."
        ],
    );
    check(
        "query",
        "history_page",
        json!({}),
        expect!["The request for history_page was not understood: missing field `limit`."],
    );
    check(
        "query",
        "today",
        json!({"colour": 1}),
        expect![
            "The request for today was not understood: unknown field `colour`, there are no fields."
        ],
    );
    check(
        "action",
        "schools_set",
        json!([1]),
        expect![
            "The request for schools_set was not understood: invalid type: integer `1`, expected internally tagged enum Selection."
        ],
    );
    check(
        "action",
        "schools_set",
        json!({"selection": only(&[1]), "field": "age", "value": 1}),
        expect![
            "The request for schools_set was not understood: unknown variant `age`, expected one of `stage`, `owner`, `notes`, `parking`, `dress`, `access`, `name`, `postcode`, `town`, `telephone`."
        ],
    );
    check(
        "action",
        "office_set",
        json!("x"),
        expect![[
            r#"The request for office_set was not understood: invalid type: string "x", expected struct SetOffice."#
        ]],
    );
    // Nothing at all is an empty request.
    office.query("today", Value::Null);
}

#[test]
fn without_a_file_everything_about_one_says_so() {
    let office = Office::closed();
    for (name, request) in [
        ("today", json!({})),
        (
            "list_page",
            json!({"view": {"list": "england"}, "limit": 1}),
        ),
        ("check", json!({})),
        ("undo", json!({})),
        ("office_set", json!({"name": "Northfold"})),
        ("register_load", json!({"paths": ["x.csv"]})),
        ("backup_now", json!({})),
    ] {
        let error = office.refused(name, request);
        assert_eq!(error.kind, Kind::NoFile, "{name}");
        assert_eq!(
            error.message,
            "No file is open. Open one, or make a new one."
        );
    }
}

#[test]
fn a_panic_is_told_as_a_bug_and_leaves_nothing_half_done() {
    let office = Office::generated(20, 1);
    let before = office.whole_dump();
    let check = |panics: fn(), want: &str| {
        let error = guarded("schools_set", || {
            office.session.act(
                "schools_set",
                Box::new(|act| {
                    act.write.id("school")?;
                    crate::school::store::insert(
                        act.write,
                        77,
                        None,
                        "Half School",
                        "prospect",
                        "2026-09-10",
                    )?;
                    panics();
                    Ok(Value::Null)
                }),
            )
        })
        .unwrap_err();
        assert_eq!(error.kind, Kind::Bug);
        assert!(error.message.contains(want), "{}", error.message);
        assert!(error.message.contains("schools_set"));
        assert_same(&before, &office.whole_dump(), "a panic");
    };
    check(|| panic!("a fixed text"), "a fixed text");
    check(|| panic!("a text with {}", 12), "a text with 12");
    check(|| std::panic::panic_any(12), "no further words");
    // And the next one works.
    office.ours(&[800_000]);
    assert_eq!(office.query("check", json!({}))["sound"], true);
    let error = guarded("today", || {
        office
            .session
            .read(|_| -> Result<()> { panic!("while reading") })
    })
    .unwrap_err();
    assert_eq!(error.kind, Kind::Bug);
    for _ in 0..4 {
        office.query("today", json!({}));
    }
    // A job lets the next one in.
    let error = guarded("undo", || {
        office.session.job(Box::new(|_| panic!("in a job")))
    })
    .unwrap_err();
    assert_eq!(error.kind, Kind::Bug);
    office.act("undo", json!({}));
}

#[test]
fn one_job_at_a_time() {
    let office = Office::generated(20, 1);
    let error = office
        .session
        .job(Box::new(|_| {
            let nothing = office.session.job(Box::new(|_| Ok(Value::Null)))?;
            Ok(nothing.value)
        }))
        .unwrap_err();
    assert_eq!(error.kind, Kind::Busy);
    office.load(&[(FIRST, &crate::testkit::first_month(20, 1))]);
}

#[test]
fn every_type_has_a_name_of_its_own_in_typescript() {
    // Two types of one name would panic.
    let text = commands::typescript();
    let mut names = BTreeSet::new();
    for line in text.lines().filter(|line| line.starts_with("export ")) {
        let name: String = line
            .split(' ')
            .nth(2)
            .unwrap()
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        assert!(names.insert(name.clone()), "{name} stands twice");
    }
    for command in COMMANDS {
        assert_eq!(
            text.matches(&format!("  {}: [", command.name)).count(),
            if command.door == "query" { 2 } else { 1 }
        );
        assert!(!command.about.trim().is_empty());
    }
}
