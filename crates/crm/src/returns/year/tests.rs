//! The year of windows over a real file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, texts};
use serde_json::{Value, json};

/// The day is 10 September 2026.
fn office() -> Office {
    let office = Office::new();
    office.act(
        "calendar_set",
        json!({"kind": "holiday", "name": "Half term", "from": "26 Oct 2026", "until": "30 Oct 2026"}),
    );
    office.act(
        "block_set",
        json!({"name": "Placement 1", "fromOn": "21 Sep 2026", "untilOn": "18 Dec 2026"}),
    );
    office.act(
        "itap_set",
        json!({"name": "Behaviour", "from": "14 Sep 2026", "until": "18 Sep 2026"}),
    );
    let mentor = office.act(
        "person_add",
        json!({"name": {"first": "Minna", "last": "Torrow"}}),
    )["id"]
        .clone();
    office.act(
        "mentor_training_add",
        json!({"people": [mentor], "onDay": "9 Sep 2026", "hours": "2", "topic": "Assessment"}),
    );
    office
}

fn month<'a>(year: &'a Value, name: &str) -> &'a Value {
    let mut months = year["months"].as_array().unwrap().iter();
    months.find(|month| month["name"] == name).unwrap()
}

#[test]
fn a_year_has_the_dfes_windows_and_the_offices_days() {
    let year = office().query("returns_year", json!({}));
    assert_eq!(year["year"], "2026/27");
    assert_eq!(year["months"].as_array().unwrap().len(), 12);
    let september = month(&year, "September 2026");
    assert_eq!(september["present"], true);
    let titles = texts(&september["entries"], "title");
    for title in [
        "Census: check and sign off (2026/27)",
        "Schools claim for mentor training, second chance (2025/26)",
        "Ask schools who leads them",
        "Mentor training: Assessment (1 mentor)",
        "ITaP: Behaviour",
        "Placement 1",
        // It began in April, before this year.
        "Mentor training that schools may claim for (2026/27)",
    ] {
        assert!(titles.contains(&title.to_owned()), "{title} in {titles:?}");
    }
    let october = texts(&month(&year, "October 2026")["entries"], "title");
    assert_eq!(october, ["Census day (2026/27)", "Half term"]);
    let january = month(&year, "January 2027");
    assert!(
        texts(&january["entries"], "title")
            .contains(&"Performance profile: check and sign off (2025/26)".to_owned())
    );
    let claims = &month(&year, "May 2027")["entries"];
    let claims = claims.as_array().unwrap().iter();
    let claims: Vec<_> = claims.filter(|one| one["whose"] == "dfe").collect();
    assert_eq!(
        claims[0]["note"],
        "As in 2025/26: the DfE’s days for 2026/27 are not known yet (Conditions of grant for mentor training 2025/26)."
    );
}

#[test]
fn this_month_has_what_is_open_or_turns() {
    let month = office().query("returns_month", json!({}));
    assert_eq!(month["name"], "September 2026");
    assert_eq!(
        texts(&month["entries"], "title"),
        [
            "ITaP: Behaviour",
            "Ask schools who leads them",
            "Schools claim for mentor training, second chance (2025/26)",
            "Census: check and sign off (2026/27)",
            "Placement 1",
        ]
    );
}

#[test]
fn a_file_that_is_off_is_in_no_month_and_the_yearly_check_is_asked_where_it_stands() {
    let office = office();
    let titles = |office: &Office| -> Vec<String> {
        let year = office.query("returns_year", json!({}));
        let months = year["months"].as_array().unwrap().iter();
        months
            .flat_map(|month| texts(&month["entries"], "title"))
            .collect()
    };
    let of_census = |title: &String| title.starts_with("Census");
    assert_eq!(
        titles(&office).iter().filter(|one| of_census(one)).count(),
        2
    );
    office.act("returns_switch", json!({"file": "census", "on": false}));
    assert_eq!(
        titles(&office).iter().filter(|one| of_census(one)).count(),
        0
    );
    let year = office.query("returns_year", json!({}));
    let asked = month(&year, "September 2026")["entries"]
        .as_array()
        .unwrap();
    let asked = asked
        .iter()
        .find(|entry| entry["title"] == "Ask schools who leads them");
    assert_eq!(asked.unwrap()["route"], "/rounds");
}
