//! Figures by year and route.

use super::{Figures, Key};
use crate::testkit::Office;
use crate::types::AcademicYear;
use serde_json::json;

fn year(text: &str) -> AcademicYear {
    AcademicYear::parse(text).unwrap()
}

#[test]
fn what_is_shipped_goes_by_year_and_route() {
    let figures = Figures::with(Vec::new());
    let value = |key, of: &str, route| figures.value(key, year(of), route);
    assert_eq!(value(Key::MentorFundedInitial, "2024/25", ""), 1200);
    assert_eq!(value(Key::MentorFundedInitial, "2026/27", ""), 960);
    assert_eq!(
        value(Key::MentorFundedInitial, "2019/20", ""),
        1200,
        "the first that is known"
    );
    assert_eq!(value(Key::PlacementDays, "2026/27", "12"), 120);
    assert_eq!(value(Key::PlacementDays, "2026/27", "11"), 160);
    assert_eq!(value(Key::EmployingSchool, "2026/27", "12"), 0);
    assert_eq!(value(Key::EmployingSchool, "2026/27", "10"), 1);
    for key in Key::ALL {
        assert!(
            super::shipped().iter().any(|figure| figure.key == *key),
            "{key:?}"
        );
    }
}

#[test]
fn a_figure_is_said_with_its_unit() {
    let office = Office::new();
    let all = office.query("figures", json!({ "year": "2026/27" }));
    let said = |key: &str, route: &str| {
        let mut all = all.as_array().unwrap().iter();
        let found = all.find(|one| one["key"] == key && one["route"] == route);
        found.unwrap()["said"].clone()
    };
    assert_eq!(said("placementDays", "11"), "160 days");
    assert_eq!(said("employingSchool", "10"), "Yes");
    assert_eq!(said("mentorFundedInitial", ""), "960 minutes (16 hours)");
}

#[test]
fn the_offices_own_counts_from_its_year_and_goes_again() {
    let office = Office::new();
    let of = |of: &str, route: &str| {
        let all = office.query("figures", json!({ "year": of }));
        let mut all = all.as_array().unwrap().iter();
        let found = all.find(|one| one["key"] == "placementDays" && one["route"] == route);
        (
            found.unwrap()["value"].as_i64().unwrap(),
            found.unwrap()["own"].as_bool().unwrap(),
        )
    };
    office.act(
        "figure_set",
        json!({"key": "placementDays", "from": "2026/27", "value": 125, "source": "Handbook"}),
    );
    assert_eq!(of("2025/26", ""), (120, false));
    assert_eq!(of("2026/27", ""), (125, true));
    assert_eq!(
        of("2026/27", "11"),
        (160, false),
        "a route's own figure stays"
    );
    office.act(
        "figure_set",
        json!({"key": "placementDays", "from": "2026/27"}),
    );
    assert_eq!(of("2026/27", ""), (120, false));
    office.act("undo", json!({}));
    assert_eq!(of("2026/27", ""), (125, true));
    let refused = office.refused(
        "figure_set",
        json!({"key": "placementDays", "route": "99", "from": "2026/27", "value": 1}),
    );
    assert!(refused.message.contains("no training route"), "{refused}");
}
