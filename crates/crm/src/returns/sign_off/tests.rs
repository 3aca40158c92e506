//! Sign-offs over a real file: who is in, what is missing, the counts against last year, and who checked what, undone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, only, texts};
use serde_json::{Value, json};

/// Trainees of this cycle and the last; the day is 10 September 2026.
fn office() -> Office {
    let office = Office::new();
    for last in ["Ames", "Bell"] {
        office.trainee("Ada", last);
    }
    let earlier = office.trainee("Cai", "Coyle");
    for (field, value) in [("startsOn", "1 Sep 2025"), ("endsOn", "3 Jul 2026")] {
        set(&office, earlier, field, value);
    }
    office
}

fn set(office: &Office, trainee: i64, field: &str, value: &str) {
    office.act(
        "trainees_set",
        json!({"selection": only(&[trainee]), "field": field, "value": value}),
    );
}

fn page(office: &Office, what: &str, year: &str) -> Value {
    office.query("sign_off_page", json!({"what": what, "year": year}))
}

fn count<'a>(page: &'a Value, by: &str, value: &str) -> &'a Value {
    let counts = page["counts"].as_array().unwrap();
    let rows = counts.iter().find(|one| one["by"] == by).unwrap();
    let mut rows = rows["rows"].as_array().unwrap().iter();
    rows.find(|row| row["value"] == value)
        .unwrap_or_else(|| panic!("no {value} in {rows:?}"))
}

#[test]
fn a_census_says_who_is_in_what_is_missing_and_how_last_year_was() {
    let office = office();
    let census = page(&office, "census", "2026/27");
    assert_eq!(census["title"], "Census 2026/27");
    assert_eq!(
        census["dates"],
        "Census day is Wed 14 Oct 2026. It is signed off from 1 Sep 2026 to 31 Oct 2026."
    );
    assert_eq!(census["trainees"], 2);
    assert_eq!(texts(&census["leftOut"], "name"), ["Cai Coyle"]);
    // Neither has a TRN or a study mode, and both were to start on 1 September.
    assert_eq!(
        texts(&census["problems"], "part"),
        [
            "numbers", "numbers", "courses", "courses", "statuses", "statuses"
        ]
    );
    assert_eq!(
        census["said"],
        "2 trainees are in it. 6 things are to be put right before it can be signed off."
    );
    let row = count(&census, "Route", "Postgraduate, fee-funded");
    assert_eq!(
        (&row["now"], &row["before"], &row["change"]),
        (&json!(2), &json!(1), &json!("1 more"))
    );
    assert_eq!(count(&census, "Phase", "Primary")["now"], 2);
}

#[test]
fn whoever_begins_late_is_left_out_by_their_own_first_day() {
    let office = office();
    set(&office, 1, "beginsOn", "2 Nov 2026");
    let census = page(&office, "census", "2026/27");
    assert_eq!(census["trainees"], 1);
    assert_eq!(texts(&census["leftOut"], "name"), ["Ada Ames", "Cai Coyle"]);
    assert_eq!(
        census["leftOut"][0]["why"],
        "Starts on 2 Nov 2026, after census day."
    );
}

#[test]
fn what_is_put_right_leaves_the_problems() {
    let office = office();
    for (at, trainee) in [1_i64, 2].into_iter().enumerate() {
        set(&office, trainee, "trn", &format!("123456{at}"));
        set(&office, trainee, "studyMode", "01");
        office.act(
            "trainees_state",
            json!({"selection": only(&[trainee]), "state": "inTraining"}),
        );
    }
    let census = page(&office, "census", "2026/27");
    assert_eq!(census["problems"], json!([]));
    assert_eq!(
        census["said"],
        "2 trainees are in it. Nothing is missing; 5 parts are not checked yet."
    );
    assert_eq!(count(&census, "Status", "In training")["now"], 2);
}

#[test]
fn somebody_elses_trainees_are_in_somebody_elses_census() {
    let office = office();
    set(&office, 1, "accreditedProvider", "Teesway");
    let census = page(&office, "census", "2026/27");
    assert_eq!(census["trainees"], 1);
    let why = texts(&census["leftOut"], "why");
    assert!(
        why.contains(&"Is in the census of Teesway.".to_owned()),
        "{why:?}"
    );
    // A training partner looks at what its provider will sign off.
    office.act(
        "office_set",
        json!({"role": "trainingPartner", "partnerOf": "Teesway"}),
    );
    let census = page(&office, "census", "2026/27");
    assert_eq!(census["trainees"], 2);
    assert!(
        census["note"]
            .as_str()
            .unwrap()
            .starts_with("Teesway signs this off")
    );
}

#[test]
fn who_checked_what_is_written_down_and_undone() {
    let office = office();
    let before = office.dump();
    office.act(
        "sign_off_record",
        json!({"what": "census", "year": "2026/27", "part": "starts", "note": " against  the  timetable "}),
    );
    let census = page(&office, "census", "2026/27");
    let starts = &census["parts"][2];
    assert_eq!(starts["label"], "Start dates");
    assert_eq!(
        starts["checks"][0]["said"],
        "Wilhelmina Thrupp, 10 Sep 2026"
    );
    assert_eq!(starts["checks"][0]["note"], "against the timetable");
    assert_eq!(office.labels()[0], "Census 2026/27: start dates checked");
    assert_eq!(
        page(&office, "census", "2025/26")["parts"][2]["checks"],
        json!([])
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undone");
}

#[test]
fn a_record_is_taken_away_and_comes_back() {
    let office = office();
    let made = office.act(
        "sign_off_record",
        json!({"what": "performanceProfile", "year": "2025/26", "part": "signedOff", "on": "9 Sep 2026"}),
    );
    assert_eq!(
        page(&office, "performanceProfile", "2025/26")["signedOff"],
        true
    );
    let with = office.dump();
    office.act("sign_off_remove", made.clone());
    assert_eq!(
        office.labels()[0],
        "Taken back: Performance profile 2025/26 signed off"
    );
    assert_eq!(
        page(&office, "performanceProfile", "2025/26")["signedOff"],
        false
    );
    office.refused("sign_off_remove", made);
    office.act("undo", json!({}));
    assert_same(&with, &office.dump(), "undone");
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let office = office();
    for (request, says) in [
        (
            json!({"what": "census", "year": "2026/27", "part": "placements"}),
            "“Placements of those who gained QTS or EYTS” is no part of the census. Choose another.",
        ),
        (
            json!({"what": "census", "year": "2026/27", "part": "starts", "on": "11 Sep 2026"}),
            "11 Sep 2026 lies ahead. Write a check down once it was made.",
        ),
        (
            json!({"what": "census", "year": "2026/27", "part": "starts", "note": "x".repeat(201)}),
            "The note has more than 200 characters. Shorten it.",
        ),
    ] {
        assert_eq!(office.refused("sign_off_record", request).message, says);
    }
}

#[test]
fn the_profile_asks_for_the_placements_of_those_who_gained_an_award() {
    let office = office();
    for state in ["inTraining", "completed"] {
        office.act(
            "trainees_state",
            json!({"selection": only(&[3]), "state": state, "on": "3 Jul 2026"}),
        );
    }
    let profile = page(&office, "performanceProfile", "2025/26");
    assert_eq!(profile["trainees"], 1);
    let problems = profile["problems"].as_array().unwrap();
    let placements = problems
        .iter()
        .find(|problem| problem["part"] == "placements")
        .unwrap();
    assert_eq!(
        (&placements["name"], &placements["says"]),
        (
            &json!("Cai Coyle"),
            &json!("Has no placement; at least 2 different schools are asked for before an award.")
        )
    );
}

#[test]
fn the_first_screen_tells_of_a_census_that_is_open() {
    let office = office();
    let line = |office: &Office| {
        let today = office.query("today", json!({}));
        let items = today["items"].as_array().unwrap().clone();
        items
            .into_iter()
            .find(|item| item["id"] == "signOff-census")
    };
    let told = line(&office).unwrap();
    assert_eq!(
        told["text"],
        "Census 2026/27 is to be signed off by 31 Oct 2026"
    );
    assert_eq!(told["route"], "/returns/sign-off?what=census&year=2026/27");
    assert_eq!(told["tone"], "warn");
    office.act(
        "sign_off_record",
        json!({"what": "census", "year": "2026/27", "part": "signedOff"}),
    );
    assert_eq!(line(&office), None);
}
