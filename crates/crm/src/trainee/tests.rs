//! Trainees over a real file: added, checked, moved on, placed, merged, and all of it undone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod importing;

use super::queries;
use super::{ConstraintRule, Placing};
use crate::figure::{self, Key};
use crate::testkit::{Office, assert_same, only, school, texts};
use crate::types::AcademicYear;
use rusqlite::params;
use serde_json::{Value, json};

/// Three of our schools; the day is 10 September 2026.
pub(super) fn office() -> (Office, Vec<i64>) {
    let at = |easting: &'static str, postcode: &'static str| {
        [
            ("Easting", easting),
            ("Northing", "180000"),
            ("Postcode", postcode),
        ]
    };
    let office = Office::with(&[
        school(100_001, "Alder Hill", &at("530000", "RK1 1AA")),
        school(100_002, "Birch Lane", &at("531000", "RK1 2BB")),
        school(100_003, "Cedar Grove", &at("540000", "LK2 2CC")),
    ]);
    let ids = office.ours(&[100_001, 100_002, 100_003]);
    office.act("office_set", json!({"name": "Northfold Partnership"}));
    (office, ids)
}

/// A new trainee with some values; gives their id.
pub(super) fn add(office: &Office, first: &str, last: &str, values: &[(&str, &str)]) -> i64 {
    let values: Vec<Value> = values
        .iter()
        .map(|(field, value)| json!({"field": field, "value": value}))
        .collect();
    let added = office.act(
        "trainee_add",
        json!({"name": {"first": first, "last": last}, "values": values}),
    );
    added["id"].as_i64().unwrap()
}

fn set(office: &Office, id: i64, field: &str, value: &str) -> Value {
    office.act(
        "trainees_set",
        json!({"selection": only(&[id]), "field": field, "value": value}),
    )
}

fn refused(office: &Office, id: i64, field: &str, value: &str) -> String {
    office
        .refused(
            "trainees_set",
            json!({"selection": only(&[id]), "field": field, "value": value}),
        )
        .message
}

pub(super) fn page(office: &Office, id: i64) -> Value {
    office.query("trainee_page", json!({"id": id}))
}

/// What the page shows of a field.
pub(super) fn shown(office: &Office, id: i64, field: &str) -> Value {
    let page = page(office, id);
    let facts = page["parts"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|part| part["facts"].as_array().unwrap());
    facts
        .clone()
        .find(|fact| fact["field"] == field)
        .map_or(Value::Null, |fact| fact["shown"].clone())
}

fn placing(office: &Office) -> Vec<Placing> {
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    queries::placing(&db).unwrap()
}

/// A placement, as its own noun will write it down.
fn place(office: &Office, trainee: i64, school: i64, state: &str, until: &str) {
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("placement", |w| {
            w.label("Placed");
            w.db.execute(
                "INSERT INTO placement (id, trainee_id, school_id, from_on, until_on, state, state_on)
                 VALUES (?1, ?2, ?3, '2026-09-14', ?4, ?5, '2026-09-10')",
                params![w.id("placement")?, trainee, school, until, state],
            )?;
            Ok(())
        })
        .unwrap();
}

fn listed(office: &Office, filters: Value) -> Vec<String> {
    let view = json!({"list": "trainees", "where": filters});
    texts(
        &office.query("list_page", json!({"view": view, "limit": 100}))["rows"],
        "name",
    )
}

/// Everything that is needed for a secondary trainee.
const ALL: [&str; 6] = [
    "dbs",
    "prohibition",
    "identity",
    "rightToWork",
    "overseas",
    "fitness",
];

fn tick(office: &Office, ids: &[i64], kinds: &[&str], mark: &str) -> Value {
    office.act(
        "trainees_checks",
        json!({"selection": only(ids), "kinds": kinds, "mark": mark}),
    )
}

#[test]
fn a_trainee_is_added_changed_and_taken_off_and_the_person_stays() {
    let (office, ids) = office();
    let before = office.dump();
    let cohort = office.act(
        "cohort_save",
        json!({"name": "Secondary", "year": "2026/27"}),
    );
    let ada = office.act(
        "trainee_add",
        json!({
            "name": {"first": "Ada", "last": "Brook"}, "email": "ada@home.example", "telephone": "01632 960001",
            "values": [
                {"field": "cohort", "value": cohort["id"].to_string()}, {"field": "trn", "value": "12/34567"},
                {"field": "route", "value": "12"}, {"field": "subject", "value": "Mathematics"},
                {"field": "startsOn", "value": "7 Sep 2026"}, {"field": "endsOn", "value": "2027-07-16"},
                {"field": "studyMode", "value": "31"}, {"field": "weekdays", "value": "Mon, Tue, Wed"},
            ],
        }),
    )["id"]
        .as_i64()
        .unwrap();
    assert_eq!(office.labels()[0], "Added the trainee Ada Brook");
    let one = page(&office, ada);
    assert_eq!(
        one["about"],
        "Mathematics · Postgraduate, fee-funded · Secondary, 2026/27"
    );
    assert_eq!(one["stateSaid"], "Course not started.");
    for (field, words) in [
        ("trn", "1234567"),
        ("startsOn", "7 Sep 2026"),
        ("weekdays", "Mon, Tue, Wed"),
        ("studyMode", "Part-time"),
    ] {
        assert_eq!(shown(&office, ada, field), words, "{field}");
    }
    assert_eq!(
        shown(&office, ada, "employingSchool"),
        Value::Null,
        "a fee is paid on this route"
    );
    let person = office.query("person_page", json!({"id": one["personId"]}));
    assert_eq!(
        person["trainee"]["words"],
        "Trainee, Mathematics, Secondary, 2026/27"
    );
    assert_eq!(person["addresses"].as_array().unwrap().len(), 2);
    let found = office.query("people_find", json!({"text": "ada bro", "limit": 5}));
    assert_eq!(found["people"][0]["traineeId"], ada);
    assert_eq!(
        found["people"][0]["about"],
        "Trainee, Mathematics, Secondary, 2026/27"
    );

    // On a salaried route a school employs, and it goes with the route.
    assert!(
        refused(&office, ada, "employingSchool", &ids[0].to_string())
            .contains("no school employs a trainee")
    );
    set(&office, ada, "route", "03");
    set(&office, ada, "employingSchool", &ids[0].to_string());
    assert_eq!(
        office.labels()[0],
        "Employing school of Ada Brook: Alder Hill"
    );
    assert_eq!(shown(&office, ada, "employingSchool"), "Alder Hill");
    set(&office, ada, "route", "12");
    assert_eq!(shown(&office, ada, "employingSchool"), Value::Null);

    let taken = office.act("trainees_remove", json!({"selection": only(&[ada])}));
    assert_eq!(
        taken["said"],
        "Took off the trainee Ada Brook. The people stay."
    );
    let person = office.query("person_page", json!({"id": one["personId"]}));
    assert_eq!(person["trainee"], Value::Null);
    for _ in 0..6 {
        office.act("undo", json!({}));
    }
    assert_same(&before, &office.dump(), "undo");
}

#[test]
fn what_cannot_be_is_refused_with_what_to_do() {
    let (office, _) = office();
    let ada = add(
        &office,
        "Ada",
        "Brook",
        &[("startsOn", "2026-09-07"), ("subject", "G1")],
    );
    let bo = add(&office, "Bo", "Cole", &[("trn", "7654321")]);
    for (field, value, why) in [
        ("trn", "123456", "seven digits"),
        ("trn", "7654321", "Bo Cole’s already"),
        ("endsOn", "2026-09-07", "not after it starts on 7 Sep 2026"),
        ("endsOn", "32 Sep", "is not a day"),
        ("secondSubject", "Mathematics", "twice among the subjects"),
        ("route", "PhD", "not one of the DfE’s words"),
        ("hesaId", "12345", "13 or 17"),
        ("niNumber", "QQ12", "two letters, six digits"),
        ("postcode", "ME14", "not a whole postcode"),
        ("bornOn", "1 Sep 2015", "16 to 100 years old"),
        ("weekdays", "sometimes", "no days of the week"),
        ("nextUrn", "1234", "six digits"),
        ("linkTutor", "99", "is not in the file any more"),
        ("providerRef", &"x".repeat(51), "at most 50 characters"),
    ] {
        let said = refused(&office, ada, field, value);
        assert!(said.contains(why), "{field} {value}: {said}");
    }
    let both = office.refused(
        "trainees_set",
        json!({"selection": only(&[ada, bo]), "field": "trn", "value": "1111111"}),
    );
    assert!(both.message.contains("one trainee’s own"), "{both}");
    let person = page(&office, ada)["personId"].clone();
    let again = office.refused("trainee_add", json!({"personId": person}));
    assert!(again.message.contains("is a trainee already"), "{again}");
    office.refused("trainee_add", json!({}));
}

#[test]
fn checks_are_asked_for_by_age_and_ticked_for_many_at_once() {
    let (office, ids) = office();
    let ada = add(
        &office,
        "Ada",
        "Brook",
        &[("route", "12"), ("ageRange", "11 to 16")],
    );
    let bo = add(
        &office,
        "Bo",
        "Cole",
        &[
            ("route", "12"),
            ("subject", "00"),
            ("startsOn", "2026-10-01"),
        ],
    );
    let missing = |id: i64| page(&office, id)["checks"]["missing"].clone();
    let kinds = |id: i64| texts(&page(&office, id)["checks"]["checks"], "kind");
    assert_eq!(kinds(ada), ALL);
    assert_eq!(kinds(bo).len(), 7, "primary has children under 8");
    assert_eq!(
        page(&office, ada)["checks"]["who"],
        "Northfold Partnership makes the checks, because Ada Brook is on a fee-funded route, and confirms them to the school."
    );
    let ticked = tick(&office, &[ada, bo], &ALL, "cleared");
    assert_eq!(ticked["said"], "6 checks of 2 trainees: cleared.");
    assert_eq!(missing(ada), "");
    assert_eq!(
        missing(bo),
        "1 check is missing: Childcare disqualification."
    );
    assert_eq!(listed(&office, json!({"unchecked": ["yes"]})), ["Bo Cole"]);
    let today = office.query("today", json!({}));
    let line = today["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["id"] == "traineesUnchecked")
        .unwrap();
    assert_eq!(
        line["text"],
        "1 trainee has started, or starts within 30 days, with checks missing"
    );
    tick(&office, &[bo], &["childcare"], "notNeeded");
    assert_eq!(missing(bo), "");
    tick(&office, &[bo], &["dbs"], "made");
    assert_eq!(
        missing(bo),
        "1 check is missing: Enhanced DBS with barred list."
    );
    office.act("undo", json!({}));
    assert_eq!(missing(bo), "");
    tick(&office, &[bo], &["dbs"], "open");
    assert!(missing(bo).as_str().unwrap().contains("DBS"));
    // Who makes them.
    let cy = add(
        &office,
        "Cy",
        "Dale",
        &[("route", "10"), ("employingSchool", &ids[1].to_string())],
    );
    assert_eq!(page(&office, cy)["checks"]["by"], "Birch Lane");
    tick(&office, &[cy], &["identity"], "cleared");
    let identity = page(&office, cy)["checks"]["checks"][2].clone();
    assert_eq!(
        (&identity["doneBy"], &identity["on"]),
        (&json!("Birch Lane"), &json!("2026-09-10"))
    );
    for (kinds, mark, on, why) in [
        (json!(["dbs"]), "notNeeded", "", "needed for every trainee"),
        (json!(["dbs"]), "cleared", "+1w", "still to come"),
        (json!([]), "cleared", "", "at least one"),
    ] {
        let refused = office.refused(
            "trainees_checks",
            json!({"selection": only(&[cy]), "kinds": kinds, "mark": mark, "on": on}),
        );
        assert!(refused.message.contains(why), "{refused}");
    }
}

#[test]
fn states_go_on_for_many_and_back_for_one() {
    let (office, ids) = office();
    let ada = add(&office, "Ada", "Brook", &[("startsOn", "2026-09-07")]);
    let bo = add(&office, "Bo", "Cole", &[]);
    let state = |ids: &[i64], state: &str, more: Value| {
        let mut request = json!({"selection": only(ids), "state": state});
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    let moved = office.act(
        "trainees_state",
        state(&[ada, bo], "inTraining", json!({"on": "7/9/26"})),
    );
    assert_eq!(moved["said"], "2 trainees are marked as in training.");
    assert_eq!(
        page(&office, ada)["stateSaid"],
        "In training since 7 Sep 2026."
    );
    let nobody = office.act("trainees_state", state(&[ada, bo], "notStarted", json!({})));
    assert_eq!(nobody["trainees"], 0, "many never go back");
    for (to, more, why) in [
        ("withdrawn", json!({}), "whose decision"),
        (
            "withdrawn",
            json!({"withdrawnBy": "provider", "reasons": ["trainee_workload_issues"]}),
            "no reason for a withdrawal",
        ),
        (
            "withdrawn",
            json!({"withdrawnBy": "trainee", "on": "+1d"}),
            "still to come",
        ),
        (
            "completed",
            json!({"on": "1/9/26"}),
            "it starts on 7 Sep 2026",
        ),
    ] {
        let refused = office.refused("trainees_state", state(&[ada], to, more));
        assert!(refused.message.contains(why), "{to}: {refused}");
    }
    office.act(
        "trainees_state",
        state(
            &[ada],
            "withdrawn",
            json!({"withdrawnBy": "trainee", "reasons": ["trainee_workload_issues"]}),
        ),
    );
    assert_eq!(
        office.labels()[0],
        "Ada Brook: withdrawn",
        "the reason is never told"
    );
    let one = page(&office, ada);
    assert_eq!(
        one["stateSaid"],
        "Withdrawn since 10 Sep 2026 (decided by the trainee)."
    );
    assert_eq!(one["keptApart"], 1);
    assert!(
        !one.to_string().contains("\"withdrawal"),
        "the page does not carry the reasons"
    );
    let apart = office.query("trainee_private", json!({"id": ada}));
    assert_eq!(apart["withdrawal"], json!(["Workload"]));
    let back = office.refused("trainees_state", state(&[ada], "completed", json!({})));
    assert!(back.message.contains("in one step"), "{back}");
    office.act("trainees_state", state(&[ada], "inTraining", json!({})));
    assert_eq!(
        office.query("trainee_private", json!({"id": ada}))["withdrawal"],
        json!([])
    );
    office.act(
        "trainees_state",
        state(
            &[ada],
            "completed",
            json!({"destination": {"urn": "100003", "post": "Teacher of mathematics"}}),
        ),
    );
    assert_eq!(
        shown(&office, ada, "nextSchool"),
        "Cedar Grove",
        "the URN is one of ours"
    );
    assert_eq!(shown(&office, ada, "nextPost"), "Teacher of mathematics");
    set(&office, ada, "nextUrn", "123456");
    assert_eq!(shown(&office, ada, "nextSchool"), "");
    assert_eq!(shown(&office, ada, "nextUrn"), "URN 123456");
    set(&office, ada, "nextSchool", &ids[0].to_string());
    assert_eq!(shown(&office, ada, "nextUrn"), Value::Null);
}

#[test]
fn private_reasons_homes_and_equality_data_stay_where_they_are() {
    let (office, ids) = office();
    let ada = add(
        &office,
        "Ada",
        "Brook",
        &[("postcode", "rk1 1aa"), ("profile", "Plays the cello")],
    );
    let minded = |kind: &str, more: Value| {
        let mut request = json!({"traineeId": ada, "kind": kind});
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    office.act(
        "trainee_constraint_save",
        minded("rule", json!({"rule": "notSchool", "schoolId": ids[1]})),
    );
    office.act(
        "trainee_constraint_save",
        minded("rule", json!({"rule": "minutes", "amount": 30})),
    );
    office.act(
        "trainee_constraint_save",
        minded("rule", json!({"rule": "stepFree"})),
    );
    office.act(
        "trainee_constraint_save",
        minded("text", json!({"text": "Needs a lift", "agreedOn": "1 Sep"})),
    );
    office.act(
        "trainee_constraint_save",
        minded("text", json!({"text": "Unagreed words"})),
    );
    office.act(
        "trainee_constraint_save",
        minded("private", json!({"text": "Secretwords"})),
    );
    office.act(
        "trainee_equality_set",
        json!({"traineeId": ada, "sex": "10", "ethnicity": "999", "disabilities": ["95"]}),
    );
    let one = page(&office, ada);
    assert_eq!(
        texts(&one["constraints"], "said"),
        [
            "Not at Birch Lane.",
            "At most 30 minutes from home.",
            "Step-free access.",
            "Needs a lift",
            "Unagreed words"
        ]
    );
    assert_eq!(
        one["constraints"][3]["agreement"],
        "Schools may read it: agreed on 1 Sep 2026."
    );
    assert_eq!(one["keptApart"], 1);
    let apart = office.query("trainee_private", json!({"id": ada}));
    assert_eq!(texts(&apart["reasons"], "text"), ["Secretwords"]);
    assert_eq!(
        office.query("trainee_equality", json!({"id": ada}))["sex"],
        "10"
    );

    // As whoever places sees them.
    let trainee = placing(&office).pop().unwrap();
    assert_eq!(
        trainee.rules,
        [
            ConstraintRule::NotSchool(ids[1]),
            ConstraintRule::Minutes(30),
            ConstraintRule::StepFree
        ]
    );
    assert_eq!(
        trainee.text_for_school,
        ["Needs a lift"],
        "what was not agreed is not for schools"
    );
    assert_eq!(trainee.home, Some((530_000, 180_000)));
    assert_eq!(trainee.checks_missing.len(), ALL.len());

    // Nowhere else: not in the page, the list, its exports or the words of the history.
    let view = json!({"list": "trainees"});
    let columns: Vec<String> = texts(
        &office.query("list_columns", json!({"list": "trainees"}))["columns"],
        "id",
    );
    let copied = office.query("list_copy", json!({"view": view, "columns": columns}));
    let mut told = vec![one.to_string(), copied.to_string()];
    told.push(office.labels().join("\n"));
    office.act(
        "trainee_constraint_save",
        json!({"id": 6, "traineeId": ada, "kind": "private", "text": "Other Secretwords"}),
    );
    office.act(
        "trainee_equality_set",
        json!({"traineeId": ada, "sex": "11", "ethnicity": "120", "disabilities": []}),
    );
    set(&office, ada, "postcode", "LK2 2CC");
    let history = office.query("history_page", json!({"limit": 100}));
    for entry in history["entries"].as_array().unwrap() {
        told.push(
            office
                .query("history_operation", json!({"id": entry["id"]}))
                .to_string(),
        );
    }
    for text in &told {
        assert!(!text.contains("Secretwords"), "{text}");
    }
    for text in &told[1..] {
        assert!(
            !text.contains("RK1 1AA") && !text.contains("LK2 2CC"),
            "{text}"
        );
        assert!(
            !text.contains("\"11\"") && !text.contains("\"120\""),
            "{text}"
        );
    }
    for (request, why) in [
        (
            minded("rule", json!({"rule": "minutes", "amount": 20})),
            "such a rule already",
        ),
        (
            minded("rule", json!({"rule": "miles", "amount": 0})),
            "from 1 to 200",
        ),
        (minded("rule", json!({})), "Choose a rule"),
        (
            minded("rule", json!({"rule": "notSchool"})),
            "Choose the school",
        ),
        (minded("private", json!({"text": " "})), "nothing written"),
        (
            minded("text", json!({"text": "x", "agreedOn": "+1w"})),
            "still to come",
        ),
    ] {
        let refused = office.refused("trainee_constraint_save", request);
        assert!(refused.message.contains(why), "{refused}");
    }
}

#[test]
fn a_home_is_placed_by_the_schools_near_it_and_said_to_be_approximate() {
    let (office, _) = office();
    let note = |id: i64| {
        page(&office, id)["parts"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|part| part["facts"].as_array().unwrap().clone())
            .find(|fact| fact["field"] == "postcode")
            .unwrap()["note"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    for (last, postcode, home, words) in [
        (
            "Ash",
            "RK1 1AA",
            Some((530_000, 180_000)),
            "measured from the school at this postcode",
        ),
        (
            "Beech",
            "RK1 2ZZ",
            Some((531_000, 180_000)),
            "the one school in RK1 2",
        ),
        (
            "Cedar",
            "RK1 9ZZ",
            Some((530_500, 180_000)),
            "the middle of the 2 schools in RK1",
        ),
        ("Drey", "ZZ9 9ZZ", None, "has no school in ZZ9"),
    ] {
        let id = add(&office, "Ada", last, &[("postcode", postcode)]);
        let trainee = placing(&office)
            .into_iter()
            .find(|one| one.id == id)
            .unwrap();
        assert_eq!(trainee.home, home, "{postcode}");
        assert!(note(id).contains(words), "{}", note(id));
        assert_eq!(note(id).starts_with("Approximate: "), home.is_some());
    }
}

#[test]
fn placements_are_counted_and_the_letter_confirms_all_at_once() {
    let (office, ids) = office();
    let ada = add(
        &office,
        "Ada",
        "Brook",
        &[("route", "12"), ("ageRange", "13918")],
    );
    let bo = add(
        &office,
        "Bo",
        "Cole",
        &[("route", "12"), ("ageRange", "13918")],
    );
    let cy = add(
        &office,
        "Cy",
        "Dale",
        &[("route", "03"), ("employingSchool", &ids[0].to_string())],
    );
    assert_eq!(listed(&office, json!({"unplaced": ["yes"]})).len(), 3);
    let refused = office.refused("checks_letter", json!({"schoolId": ids[0]}));
    assert!(
        refused
            .message
            .starts_with("No trainee is, or will be, placed at Alder Hill"),
        "{refused}"
    );
    for id in [ada, bo, cy] {
        place(&office, id, ids[0], "confirmed", "2026-12-18");
    }
    place(&office, ada, ids[1], "declined", "2026-12-18");
    place(&office, bo, ids[2], "completed", "2026-09-09");
    assert!(listed(&office, json!({"unplaced": ["yes"]})).is_empty());
    let one = page(&office, ada);
    assert_eq!(one["placementsSaid"], "1 school so far; 2 are needed.");
    assert_eq!(one["placements"].as_array().unwrap().len(), 2);
    assert_eq!(
        page(&office, bo)["placementsSaid"],
        "2 schools so far; 2 are needed."
    );
    let schools = office.query("checks_schools", json!({}));
    assert_eq!(texts(&schools, "name"), ["Alder Hill"]);
    assert_eq!(schools[0]["trainees"], 3);

    let refused = office.refused("checks_letter", json!({"schoolId": ids[0]}));
    assert!(
        refused
            .message
            .contains("nothing to confirm to Alder Hill yet"),
        "{refused}"
    );
    tick(&office, &[ada, cy], &ALL, "cleared");
    let path = office.path("letter.html");
    let printed = office.act("checks_letter", json!({"schoolId": ids[0], "path": path}));
    assert_eq!(printed["trainees"], 1);
    assert_eq!(
        printed["left"],
        json!([
            "Bo Cole is left out: 6 checks are missing.",
            "Alder Hill employs Cy Dale and makes the checks itself."
        ])
    );
    let letter = std::fs::read_to_string(path).unwrap();
    for held in [
        "Ada Brook<br>14 Sep 2026 to 18 Dec 2026",
        "Northfold Partnership",
        "10 Sep 2026",
        "Keeping children safe",
    ] {
        assert!(letter.contains(held), "{held} in {letter}");
    }
    assert!(!letter.contains("Bo Cole") && !letter.contains("{table}"));
    // Of those who were chosen, placed there or not.
    let look = office.query(
        "checks_letter_look",
        json!({"schoolId": ids[2], "selection": only(&[ada, cy])}),
    );
    assert_eq!(look["confirmed"], json!(["Ada Brook", "Cy Dale"]));
}

/// The list counts by SQL what [`Figures`] says: on every route, with the office's own figures too.
#[test]
fn the_schools_that_are_needed_are_those_of_the_rules() {
    let (office, _) = office();
    for (route, starts) in [
        ("", ""),
        ("12", "2026-09-07"),
        ("15", "2027-09-06"),
        ("16", "2020-09-01"),
        ("03", "2026-08-31"),
    ] {
        add(
            &office,
            "Ada",
            &format!("On {route}"),
            &[("route", route), ("startsOn", starts)],
        );
    }
    let holds = |office: &Office| {
        let view = json!({"list": "trainees"});
        let columns = ["name", "route", "startsOn", "placementsNeeded"];
        let page = office.query(
            "list_page",
            json!({"view": view, "limit": 100, "columns": columns}),
        );
        let desk = office.session.desk().unwrap();
        let figures = figure::queries::figures(&desk.store.read().unwrap()).unwrap();
        for trainee in placing(office) {
            let row = page["rows"]
                .as_array()
                .unwrap()
                .iter()
                .find(|row| row["id"] == trainee.id)
                .unwrap();
            let year = AcademicYear::of(
                trainee
                    .starts_on
                    .parse()
                    .unwrap_or(desk.store.clock().today()),
            );
            let needed = figures.value(Key::PlacementSchools, year, &trainee.route);
            assert_eq!(row["placementsNeeded"], needed, "{row}");
        }
        page["rows"].clone()
    };
    let before = holds(&office);
    for (route, value) in [("12", 3), ("", 4)] {
        office.act(
            "figure_set",
            json!({"key": "placementSchools", "route": route, "from": "2026/27", "value": value, "source": "Ours"}),
        );
    }
    assert_ne!(before, holds(&office));
}

#[test]
fn cohorts_are_made_renamed_and_taken_off_without_their_trainees() {
    let (office, _) = office();
    let cohort = office.act("cohort_save", json!({"name": " Primary  PGCE "}))["id"].clone();
    let ada = add(&office, "Ada", "Brook", &[("cohort", &cohort.to_string())]);
    assert_eq!(shown(&office, ada, "cohort"), "Primary PGCE, 2026/27");
    let refused = office.refused("cohort_save", json!({"name": "primary pgce"}));
    assert!(refused.message.contains("already"), "{refused}");
    office.refused("cohort_save", json!({"name": " "}));
    office.act("cohort_save", json!({"id": cohort, "name": "Primary"}));
    let all = office.query("cohorts", json!({}));
    assert_eq!(
        (&all["cohorts"][0]["name"], &all["cohorts"][0]["trainees"]),
        (&json!("Primary"), &json!(1))
    );
    office.act("cohort_remove", json!({"id": cohort}));
    assert_eq!(shown(&office, ada, "cohort"), "");
    office.act("undo", json!({}));
    assert_eq!(shown(&office, ada, "cohort"), "Primary, 2026/27");
}

#[test]
fn a_merge_keeps_the_trainee_and_is_taken_back_alone() {
    let (office, _) = office();
    let ada = add(&office, "Ada", "Brook", &[("trn", "1234567")]);
    let trainee = page(&office, ada)["personId"].clone();
    let kept = office.act(
        "person_add",
        json!({"name": {"first": "Ada", "last": "Brook"}}),
    )["id"]
        .clone();
    let tutored = add(
        &office,
        "Bo",
        "Cole",
        &[("linkTutor", &trainee.to_string())],
    );
    let before = office.dump();
    office.act("people_merge", json!({"kept": kept, "gone": trainee}));
    assert_eq!(page(&office, ada)["personId"], kept);
    assert_eq!(shown(&office, ada, "trn"), "1234567");
    assert_eq!(shown(&office, tutored, "linkTutor"), "Ada Brook");
    assert_eq!(listed(&office, json!({})), ["Ada Brook", "Bo Cole"]);
    assert_eq!(placing(&office).len(), 2);
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo");
    // Whoever is removed goes as a trainee too, and it is said.
    let person = office.query("person_page", json!({"id": trainee}));
    assert!(
        person["removal"]
            .as_str()
            .unwrap()
            .contains("1 entry as trainee"),
        "{person}"
    );
    office.act("person_remove", json!({"id": trainee}));
    assert_eq!(listed(&office, json!({})), ["Bo Cole"]);
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of the removal");
}
