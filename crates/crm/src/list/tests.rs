#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod people;

use super::export::{Line, starts_formula, write_file};
use super::{ColumnKind, List, columns};
use crate::error::{Error, Kind};
use crate::register::links;
use crate::testkit::{Office, SECOND, only, school, second_month, texts, urns};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Schools that differ in what filters and sorts look at.
fn office() -> Office {
    Office::with(&[
        school(
            800_001,
            "Alder Hill Primary School",
            &[
                ("StatutoryLowAge", "3"),
                ("StatutoryHighAge", "11"),
                ("NumberOfPupils", "100"),
                ("PercentageFSM", "12.5"),
                ("HeadTitle (name)", "Mrs"),
                ("HeadFirstName", "Ada"),
                ("HeadLastName", "Amblewood"),
                ("OpenDate", "01-09-1990"),
                ("TypeOfEstablishment (code)", "02"),
                ("TypeOfEstablishment (name)", "Voluntary aided school"),
                ("EstablishmentNumber", "2775"),
            ],
        ),
        school(
            800_002,
            "Birch Hill School",
            &[
                ("LA (code)", "886"),
                ("LA (name)", "Kent"),
                ("PhaseOfEducation (code)", "4"),
                ("PhaseOfEducation (name)", "Secondary"),
                ("StatutoryLowAge", "11"),
                ("StatutoryHighAge", "18"),
                ("NumberOfPupils", "1200"),
                ("PercentageFSM", "9"),
                ("HeadFirstName", "Bruno"),
                ("HeadLastName", "Birchcroft"),
                ("OpenDate", "15-01-2001"),
                ("Town", "Thornham"),
            ],
        ),
        school(
            800_003,
            "Cedar School",
            &[
                ("PhaseOfEducation (code)", "0"),
                ("PhaseOfEducation (name)", "Not applicable"),
            ],
        ),
        school(
            800_004,
            "Damson Nursery",
            &[
                ("PhaseOfEducation (code)", "1"),
                ("PhaseOfEducation (name)", "Nursery"),
                ("StatutoryLowAge", "2"),
                ("StatutoryHighAge", "5"),
                ("NumberOfPupils", "30"),
                ("HeadLastName", "Damsonby"),
                ("Town", "Larkby"),
            ],
        ),
        school(
            800_005,
            "Élan School",
            &[
                ("EstablishmentStatus (code)", "2"),
                ("EstablishmentStatus (name)", "Closed"),
                ("NumberOfPupils", "0"),
            ],
        ),
    ])
}

const ALL: [i64; 5] = [800_001, 800_002, 800_003, 800_004, 800_005];

#[test]
fn every_form_of_a_filter_is_understood() {
    let office = office();
    office.ours(&[800_004, 800_001]);
    let check = |filters: Value, want: &[i64]| {
        let mut found = office.england("", filters.clone());
        found.sort_unstable();
        assert_eq!(found, want, "{filters}");
    };
    let primary = [800_001, 800_005];
    // A value, a list, an object; a code or its name.
    for form in [
        json!("Primary"),
        json!("primary"),
        json!(" Primary "),
        json!("2"),
        json!("02"),
        json!("0002"),
        json!(2),
        json!(["Primary"]),
        json!([2]),
        json!({"in": "Primary"}),
        json!({"in": 2}),
        json!({"in": ["2"]}),
        json!({"in": ["Primary", "2", "002"]}),
        json!({"contains": "prim"}),
        json!({"contains": "PRIMARY"}),
        json!({"not": ["Secondary", "Nursery", 0]}),
        json!({"in": ["Primary", "Nursery"], "not": "Nursery"}),
    ] {
        check(json!({"phase": form}), &primary);
    }
    check(json!({"phase": 0}), &[800_003]);
    check(json!({"phase": "000"}), &[800_003]);
    check(json!({"phase": []}), &ALL);
    check(json!({"phase": {}}), &ALL);
    check(json!({}), &ALL);
    check(Value::Null, &ALL);
    check(json!({"la": ["886", "Camden"]}), &ALL);
    check(json!({"la": "Kent"}), &[800_002]);
    check(json!({"type": "02"}), &[800_001]);
    check(json!({"type": 2}), &[800_001]);
    check(
        json!({"type": {"blank": true}}),
        &[800_002, 800_003, 800_004, 800_005],
    );
    check(json!({"type": null}), &[800_002, 800_003, 800_004, 800_005]);
    check(
        json!({"type": {"not": "02"}}),
        &[800_002, 800_003, 800_004, 800_005],
    );
    // Numbers.
    check(json!({"pupils": 100}), &[800_001]);
    check(json!({"pupils": "100"}), &[800_001]);
    check(json!({"pupils": [30, "1200"]}), &[800_002, 800_004]);
    check(json!({"pupils": {"min": 100}}), &[800_001, 800_002]);
    check(
        json!({"pupils": {"max": "100"}}),
        &[800_001, 800_004, 800_005],
    );
    check(json!({"pupils": {"min": 31, "max": 99.5}}), &[]);
    check(json!({"pupils": {"blank": true}}), &[800_003]);
    check(
        json!({"pupils": {"blank": false}}),
        &[800_001, 800_002, 800_004, 800_005],
    );
    check(
        json!({"pupils": {"not": [0]}}),
        &[800_001, 800_002, 800_003, 800_004],
    );
    check(json!({"fsm": 12.5}), &[800_001]);
    check(json!({"fsm": {"max": 9}}), &[800_002]);
    check(json!({"urn": [800_002, "800003"]}), &[800_002, 800_003]);
    // Texts, letters' case ignored.
    check(json!({"name": "alder hill PRIMARY school"}), &[800_001]);
    check(json!({"name": {"contains": "HILL"}}), &[800_001, 800_002]);
    check(json!({"name": "Élan School"}), &[800_005]);
    check(json!({"name": "élan school"}), &[800_005]);
    check(json!({"name": "ÉLAN SCHOOL"}), &[800_005]);
    check(json!({"name": {"contains": "él"}}), &[800_005]);
    check(json!({"name": {"contains": "ÉLAN"}}), &[800_005]);
    check(json!({"name": {"not": "élan school"}}), &ALL[..4]);
    check(json!({"name": {"contains": "%"}}), &[]);
    check(json!({"head": {"blank": true}}), &[800_003, 800_005]);
    check(json!({"head": "mrs ada amblewood"}), &[800_001]);
    check(
        json!({"town": {"in": ["larkby", "THORNHAM"]}}),
        &[800_002, 800_004],
    );
    check(json!({"laestab": "202/2775"}), &[800_001]);
    // Days.
    check(json!({"openedOn": "1990-09-01"}), &[800_001]);
    check(json!({"openedOn": {"min": "1990-09-02"}}), &[800_002]);
    check(json!({"openedOn": {"max": "1990-09-01"}}), &[800_001]);
    check(
        json!({"openedOn": {"min": "1980-01-01", "max": "2020-01-01"}}),
        &[800_001, 800_002],
    );
    // Yes or no.
    for yes in [
        json!(true),
        json!("yes"),
        json!("True"),
        json!(1),
        json!("1"),
    ] {
        check(json!({"ours": yes}), &[800_001, 800_004]);
    }
    check(json!({"ours": false}), &[800_002, 800_003, 800_005]);
    check(
        json!({"ours": {"not": "yes"}}),
        &[800_002, 800_003, 800_005],
    );
    // Ages: who teaches pupils of these ages.
    check(json!({"ages": {"min": 11}}), &[800_001, 800_002]);
    check(json!({"ages": {"max": 3}}), &[800_001, 800_004]);
    check(json!({"ages": {"min": 5, "max": 6}}), &[800_001, 800_004]);
    check(json!({"ages": {"min": "12", "max": 16}}), &[800_002]);
    check(json!({"ages": "3–11"}), &[800_001]);
    check(json!({"ages": {"blank": true}}), &[800_003, 800_005]);
    check(
        json!({"ages": {"min": 5, "not": "2–5"}}),
        &[800_001, 800_002],
    );
    // Several are all meant.
    check(json!({"phase": "Primary", "status": "Open"}), &[800_001]);
    check(json!({"phase": "Primary", "la": "Kent"}), &[]);
}

#[test]
fn filters_of_our_schools_know_what_the_office_wrote() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002, 800_003]);
    let staff = office.act("staff_set", json!({"name": "Perpetua Lindqvist"}));
    office.set(ids[0], "stage", "partnership");
    office.set(ids[1], "owner", staff["id"].clone());
    office.set(ids[2], "notes", "Wants trainees who drive");
    let tag = |id: i64, tags: &[&str]| {
        office.act(
            "schools_tag",
            json!({"selection": only(&[id]), "add": tags}),
        );
    };
    tag(ids[0], &["Rural", "ITaP host"]);
    tag(ids[1], &["rural"]);
    let check = |filters: Value, want: &[i64]| {
        let view = json!({"list": "schools", "where": filters});
        let mut found = urns(&office.query("list_page", json!({"view": view, "limit": 10})));
        found.sort_unstable();
        assert_eq!(found, want, "{filters}");
    };
    check(json!({"stage": "Partnership school"}), &[800_001]);
    check(json!({"stage": "partnership"}), &[800_001]);
    check(
        json!({"stage": ["Prospect", "former"]}),
        &[800_002, 800_003],
    );
    check(json!({"stage": {"not": "prospect"}}), &[800_001]);
    check(json!({"owner": "perpetua lindqvist"}), &[800_002]);
    check(json!({"owner": {"blank": true}}), &[800_001, 800_003]);
    check(json!({"owner": null}), &[800_001, 800_003]);
    check(json!({"notes": {"contains": "DRIVE"}}), &[800_003]);
    check(json!({"tags": "RURAL"}), &[800_001, 800_002]);
    check(json!({"tags": ["itap host"]}), &[800_001]);
    check(json!({"tags": {"not": "Rural"}}), &[800_003]);
    check(json!({"tags": {"contains": "host"}}), &[800_001]);
    check(json!({"tags": {"blank": true}}), &[800_003]);
    check(
        json!({"addedOn": "2026-09-10"}),
        &[800_001, 800_002, 800_003],
    );
    check(
        json!({"changedOn": {"blank": true}}),
        &[800_001, 800_002, 800_003],
    );
}

#[test]
fn a_filter_that_cannot_be_right_is_refused_in_words() {
    let office = office();
    let check = |list: &str, filters: Value, want: Expect| {
        let view = json!({"list": list, "where": filters});
        let error = office.refused("list_page", json!({"view": view, "limit": 1}));
        assert_eq!(error.kind, Kind::Invalid);
        want.assert_eq(&error.message);
    };
    check(
        "england",
        json!({"phase": "Lunar"}),
        expect!["Phase has no value “Lunar”. Use a name or a code that the list shows."],
    );
    check(
        "schools",
        json!({"stage": "engaged"}),
        expect!["Stage has no value “engaged”. Use a name or a code that the list shows."],
    );
    check(
        "england",
        json!({"pupils": "many"}),
        expect!["Pupils is a number, not “many”."],
    );
    check(
        "england",
        json!({"pupils": {"min": "NaN"}}),
        expect!["Pupils is a number, not “NaN”."],
    );
    check(
        "england",
        json!({"ours": "maybe"}),
        expect!["Ours is yes or no, not “maybe”."],
    );
    check(
        "england",
        json!({"openedOn": {"min": "1/9/26"}}),
        expect!["Opened is a day written as 2026-09-03, not “1/9/26”."],
    );
    check(
        "england",
        json!({"name": {"min": "A"}}),
        expect!["School has no least and greatest value to filter by."],
    );
    check(
        "england",
        json!({"phase": {"within": 1}}),
        expect![
            "The request for list_page was not understood: the filter of phase has to be a value, a list, or an object with in, not, min, max, blank or contains (unknown field `within`, expected one of `in`, `not`, `min`, `max`, `blank`, `contains`)."
        ],
    );
    for unknown in ["colour", "stage", "notes"] {
        let view = json!({"list": "england", "where": {unknown: "x"}});
        let error = office.refused("list_page", json!({"view": view, "limit": 1}));
        assert!(error.message.starts_with(&format!(
            "This list has no column “{unknown}”. Its columns are name, urn, la, "
        )));
    }
}

#[test]
fn sorting_puts_blanks_last_both_ways() {
    let office = office();
    let check = |list: &str, column: &str, up: &[i64], down: &[i64]| {
        for (descending, want) in [(false, up), (true, down)] {
            let view = json!({"list": list, "sort": {"column": column, "descending": descending}});
            let page = office.query("list_page", json!({"view": view, "limit": 10}));
            assert_eq!(urns(&page), want, "{column} descending {descending}");
        }
    };
    check(
        "england",
        "pupils",
        &[800_005, 800_004, 800_001, 800_002, 800_003],
        &[800_002, 800_001, 800_004, 800_005, 800_003],
    );
    // By number: 2–5 before 3–11 before 11–18.
    check(
        "england",
        "ages",
        &[800_004, 800_001, 800_002, 800_003, 800_005],
        &[800_002, 800_001, 800_004, 800_003, 800_005],
    );
    // A coded column by what it shows; equal ones by name.
    check(
        "england",
        "phase",
        &[800_003, 800_004, 800_001, 800_005, 800_002],
        &[800_002, 800_001, 800_005, 800_004, 800_003],
    );
    check(
        "england",
        "town",
        &[800_004, 800_002, 800_001, 800_003, 800_005],
        &[800_002, 800_004, 800_001, 800_003, 800_005],
    );
    check(
        "england",
        "openedOn",
        &[800_001, 800_002, 800_003, 800_004, 800_005],
        &[800_002, 800_001, 800_003, 800_004, 800_005],
    );
    let ids = office.ours(&[800_001, 800_002, 800_003, 800_004]);
    for (id, stage) in ids
        .iter()
        .zip(["former", "approached", "partnership", "prospect"])
    {
        office.set(*id, "stage", stage);
    }
    // In the order of the relationship, not of the letters.
    check(
        "schools",
        "stage",
        &[800_004, 800_002, 800_003, 800_001],
        &[800_001, 800_003, 800_002, 800_004],
    );
    let view = json!({"list": "england", "sort": {"column": "colour"}});
    let error = office.refused("list_page", json!({"view": view, "limit": 1}));
    assert_eq!(error.kind, Kind::Invalid);
}

#[test]
fn a_code_without_a_name_sorts_by_what_it_shows() {
    let office = Office::with(&[
        school(800_001, "Alder School", &[("Diocese (code)", "CE99")]),
        school(800_002, "Birch School", &[("Diocese (code)", "AA01")]),
        school(800_003, "Cedar School", &[]),
    ]);
    let view = json!({"list": "england", "sort": {"column": "diocese"}});
    let page = office.query(
        "list_page",
        json!({"view": view, "limit": 10, "columns": ["diocese"]}),
    );
    assert_eq!(texts(&page["rows"], "diocese"), ["AA01", "CE99", ""]);
}

#[test]
fn search_filters_sort_and_count_work_on_one_another() {
    let office = office();
    office.ours(&[800_002]);
    let check = |view: Value, want: &[i64]| {
        let page = office.query("list_page", json!({"view": view, "limit": 10}));
        assert_eq!(urns(&page), want, "{view}");
        assert_eq!(page["count"], want.len(), "{view}");
        let one = office.query("list_page", json!({"view": view, "limit": 1}));
        assert_eq!(one["count"], want.len(), "the count is of all that match");
        assert_eq!(urns(&one), &want[..want.len().min(1)]);
    };
    check(
        json!({"list": "england", "search": "school"}),
        &[800_002, 800_001, 800_003, 800_005],
    );
    check(
        json!({"list": "england", "search": "school", "sort": {"column": "name"}}),
        &[800_001, 800_002, 800_003, 800_005],
    );
    check(
        json!({"list": "england", "search": "school", "sort": {"column": "name", "descending": true}}),
        &[800_005, 800_003, 800_002, 800_001],
    );
    check(
        json!({"list": "england", "search": "school", "where": {"status": "Open"}}),
        &[800_002, 800_001, 800_003],
    );
    check(
        json!({"list": "england", "search": "hill", "where": {"la": "Kent"}}),
        &[800_002],
    );
    check(
        json!({"list": "england", "search": "hill", "where": {"la": "Kent", "phase": 2}}),
        &[],
    );
    check(json!({"list": "schools", "search": "school"}), &[800_002]);
    check(json!({"list": "schools", "search": "alder"}), &[]);
    let page = office.query(
        "list_page",
        json!({"view": {"list": "schools"}, "limit": 10}),
    );
    assert_eq!((&page["count"], &page["total"]), (&json!(1), &json!(1)));
    let page = office.query(
        "list_page",
        json!({"view": {"list": "england", "search": "hill"}, "limit": 10}),
    );
    assert_eq!((&page["count"], &page["total"]), (&json!(2), &json!(5)));
}

#[test]
fn a_page_has_its_window_and_its_limit() {
    let office = office();
    let check = |offset: u32, limit: u32, want: &[i64]| {
        let page = office.query(
            "list_page",
            json!({"view": {"list": "england"}, "offset": offset, "limit": limit}),
        );
        assert_eq!(urns(&page), want);
        assert_eq!(page["count"], 5);
    };
    check(0, 2, &[800_001, 800_002]);
    check(2, 2, &[800_003, 800_004]);
    check(4, 2, &[800_005]);
    check(5, 2, &[]);
    check(4_000_000_000, 1_000, &[]);
    check(0, 0, &[]);
    check(0, 1_000, &ALL);
    let error = office.refused(
        "list_page",
        json!({"view": {"list": "england"}, "limit": 1_001}),
    );
    expect!["A page has at most 1000 rows; 1001 were asked for."].assert_eq(&error.message);
}

#[test]
fn a_row_carries_id_urn_and_name_whatever_columns_are_asked_for() {
    let office = office();
    office.ours(&[800_001]);
    let check = |list: &str, columns: Value, want: Expect| {
        let page = office.query(
            "list_page",
            json!({"view": {"list": list, "search": "alder"}, "limit": 1, "columns": columns}),
        );
        want.assert_eq(&page["rows"][0].to_string());
    };
    check(
        "england",
        json!(["pupils"]),
        expect![[
            r#"{"id":800001,"urn":800001,"name":"Alder Hill Primary School","ours":true,"pupils":100,"schoolId":1}"#
        ]],
    );
    check(
        "schools",
        json!(["tags", "stage", "fsm", "laestab"]),
        expect![[
            r#"{"id":1,"urn":800001,"name":"Alder Hill Primary School","tags":[],"stage":"Prospect","fsm":12.5,"laestab":"202/2775","schoolId":1}"#
        ]],
    );
    let error = office.refused(
        "list_page",
        json!({"view": {"list": "england"}, "limit": 1, "columns": ["colour"]}),
    );
    assert!(
        error
            .message
            .starts_with("This list has no column “colour”.")
    );
}

#[test]
fn a_row_knows_its_place_and_its_neighbours() {
    let office = office();
    let check = |view: Value, id: i64, want: Value| {
        let place = office.query("list_position", json!({"view": view, "id": id}));
        assert_eq!(place, want, "{view} {id}");
    };
    let england = json!({"list": "england"});
    check(
        england.clone(),
        800_001,
        json!({"index": 0, "count": 5, "previous": null, "next": 800_002}),
    );
    check(
        england.clone(),
        800_003,
        json!({"index": 2, "count": 5, "previous": 800_002, "next": 800_004}),
    );
    check(
        england.clone(),
        800_005,
        json!({"index": 4, "count": 5, "previous": 800_004, "next": null}),
    );
    check(
        england,
        1,
        json!({"index": null, "count": 5, "previous": null, "next": null}),
    );
    check(
        json!({"list": "england", "where": {"phase": 2}}),
        800_005,
        json!({"index": 1, "count": 2, "previous": 800_001, "next": null}),
    );
    check(
        json!({"list": "england", "search": "hill"}),
        800_003,
        json!({"index": null, "count": 2, "previous": null, "next": null}),
    );
}

#[test]
fn the_columns_count_the_values_of_the_whole_list() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002]);
    office.set(ids[0], "stage", "paused");
    office.act(
        "schools_tag",
        json!({"selection": only(&ids), "add": ["Rural"]}),
    );
    let options = |list: &str, column: &str| -> Vec<String> {
        let answer = office.query("list_columns", json!({"list": list}));
        let found = answer["columns"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == column);
        found.unwrap()["options"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| format!("{} {} {}", one["code"], one["name"], one["count"]))
            .collect()
    };
    assert_eq!(
        options("england", "phase"),
        [
            r#""2" "Primary" 2"#,
            r#""0" "Not applicable" 1"#,
            r#""1" "Nursery" 1"#,
            r#""4" "Secondary" 1"#
        ]
    );
    assert_eq!(
        options("schools", "stage"),
        [
            r#""prospect" "Prospect" 1"#,
            r#""approached" "Approached" 0"#,
            r#""partnership" "Partnership school" 0"#,
            r#""paused" "Paused" 1"#,
            r#""former" "Former" 0"#
        ]
    );
    assert_eq!(options("schools", "tags"), [r#""Rural" "Rural" 2"#]);
    assert_eq!(options("schools", "pupils"), Vec::<String>::new());
}

#[test]
fn all_but_some_can_be_selected_without_loading_them() {
    let office = office();
    let made = office.act(
        "schools_make_ours",
        json!({"selection": {"kind": "all", "view": {"list": "england", "where": {"status": "Open"}}, "except": [800_002, 800_005]}}),
    );
    assert_eq!(made["made"].as_array().unwrap().len(), 3);
    let view = json!({"list": "schools"});
    assert_eq!(
        urns(&office.query("list_page", json!({"view": view, "limit": 10}))),
        [800_001, 800_003, 800_004]
    );
    let touched = office.act(
        "schools_set",
        json!({"selection": {"kind": "all", "view": {"list": "schools", "search": "d"}}, "field": "dress", "value": "Smart"}),
    );
    assert_eq!(touched["schools"], 1);
    // The same row twice is one.
    let touched = office.act(
        "schools_tag",
        json!({"selection": only(&[made["made"][0].as_i64().unwrap(); 2]), "add": ["Rural"]}),
    );
    assert_eq!(touched["schools"], 1);
}

#[test]
fn an_edit_shows_in_the_next_page() {
    let office = office();
    let ids = office.ours(&[800_001]);
    let view = json!({"list": "schools", "where": {"stage": "former"}});
    let count = || office.query("list_page", json!({"view": view, "limit": 1}))["count"].clone();
    assert_eq!(count(), 0);
    office.set(ids[0], "stage", "former");
    assert_eq!(count(), 1);
    office.act("undo", json!({}));
    assert_eq!(count(), 0);
}

/// A written file's rows, its heading first; the form of the file is checked on the way.
fn written(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn an_export_is_what_is_seen() {
    let office = office();
    let ids = office.ours(&[800_001, 800_002]);
    office.act(
        "schools_tag",
        json!({"selection": only(&[ids[0]]), "add": ["Rural", "ITaP host"]}),
    );
    let path = office.path("schools.csv");
    let answer = office.act(
        "list_export",
        json!({
            "view": {"list": "england", "sort": {"column": "pupils", "descending": true}},
            "columns": ["name", "urn", "phase", "pupils", "fsm", "ours", "openedOn", "ages"],
            "path": path,
        }),
    );
    assert_eq!(answer["rows"], 5);
    let bytes = std::fs::read(&path).unwrap();
    expect![[r#"
        ﻿School,URN,Phase,Pupils,Free school meals %,Ours,Opened,Ages⏎
        Birch Hill School,800002,Secondary,1200,9,yes,2001-01-15,11–18⏎
        Alder Hill Primary School,800001,Primary,100,12.5,yes,1990-09-01,3–11⏎
        Damson Nursery,800004,Nursery,30,,no,,2–5⏎
        Élan School,800005,Primary,0,,no,,⏎
        Cedar School,800003,Not applicable,,,no,,⏎
    "#]]
    .assert_eq(&String::from_utf8(bytes).unwrap().replace("\r\n", "⏎\n"));
    office.act(
        "list_export",
        json!({"view": {"list": "schools"}, "columns": ["name", "tags", "stage"], "path": path}),
    );
    assert_eq!(
        written(&std::fs::read(&path).unwrap()),
        [
            ["School", "Tags", "Stage"],
            ["Alder Hill Primary School", "ITaP host, Rural", "Prospect"],
            ["Birch Hill School", "", "Prospect"],
        ]
    );
}

#[test]
fn an_export_has_the_order_of_its_view_however_long_it_is() {
    let office = Office::generated(2_300, 3);
    let check = |view: Value| {
        let path = office.path("england.csv");
        office.act(
            "list_export",
            json!({"view": view, "columns": ["urn", "name"], "path": path}),
        );
        let mut seen = Vec::new();
        for offset in [0, 1_000, 2_000] {
            let page = office.query(
                "list_page",
                json!({"view": view, "offset": offset, "limit": 1_000}),
            );
            seen.extend(urns(&page));
        }
        let rows = written(&std::fs::read(&path).unwrap());
        let exported: Vec<i64> = rows[1..]
            .iter()
            .map(|row| row[0].parse().unwrap())
            .collect();
        assert_eq!(exported, seen, "{view}");
    };
    check(json!({"list": "england"}));
    check(json!({"list": "england", "sort": {"column": "pupils", "descending": true}}));
    check(json!({"list": "england", "search": "school"}));
    check(json!({"list": "england", "where": {"status": "Open"}, "sort": {"column": "head"}}));
}

#[test]
fn an_export_of_some_rows_keeps_the_order_of_the_view() {
    let office = office();
    let path = office.path("some.csv");
    let answer = office.act(
        "list_export",
        json!({
            "view": {"list": "england", "sort": {"column": "name", "descending": true}},
            "columns": ["urn"],
            "only": only(&[800_001, 800_004, 900_000]),
            "path": path,
        }),
    );
    assert_eq!(answer["rows"], 2);
    assert_eq!(
        written(&std::fs::read(&path).unwrap()),
        [["URN"], ["800004"], ["800001"]]
    );
}

#[test]
fn no_text_of_the_register_or_the_office_starts_a_formula() {
    let texts = [
        "=1+1",
        "+44 20",
        "-2",
        "@sum",
        "  =1",
        "＝1",
        "\t=1",
        "'=1",
        "'plain",
        "plain=1",
        "-",
        "a\r\nb",
        "semi;colon",
    ];
    let rows: Vec<_> = (800_001..)
        .zip(texts)
        .map(|(urn, _)| {
            school(
                urn,
                "A School",
                &[("Easting", "528515"), ("Northing", "184869")],
            )
        })
        .collect();
    let office = Office::with(&rows);
    let ids = office.ours(&(800_001..).take(texts.len()).collect::<Vec<_>>());
    for (id, text) in ids.iter().zip(texts) {
        office.set(*id, "notes", text);
    }
    let path = office.path("notes.csv");
    office.act(
        "list_export",
        json!({"view": {"list": "schools"}, "columns": ["notes", "easting"], "path": path}),
    );
    let bytes = std::fs::read(&path).unwrap();
    expect![[r#"
        ﻿Notes,Easting (m)⏎
        "'=1+1",528515⏎
        "'+44 20",528515⏎
        "'-2",528515⏎
        "'@sum",528515⏎
        "'=1",528515⏎
        "'＝1",528515⏎
        "'=1",528515⏎
        "''=1",528515⏎
        'plain,528515⏎
        plain=1,528515⏎
        "'-",528515⏎
        "a⏎
        b",528515⏎
        "semi;colon",528515⏎
    "#]]
    .assert_eq(&String::from_utf8(bytes).unwrap().replace("\r\n", "⏎\n"));
}

#[test]
fn an_older_file_is_replaced_only_by_a_whole_one() {
    let office = office();
    let path = office.put("old.csv", b"as it was");
    let error = write_file(&path, |out| {
        out.write_all(b"half").unwrap();
        Err::<(), _>(Error::cancelled())
    })
    .unwrap_err();
    assert_eq!(error.kind, Kind::Cancelled);
    assert_eq!(std::fs::read(&path).unwrap(), b"as it was");
    let left: Vec<_> = std::fs::read_dir(office.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("old"))
        .collect();
    assert_eq!(left, ["old.csv"]);
    office.act(
        "list_export",
        json!({"view": {"list": "england"}, "path": path}),
    );
    assert_eq!(written(&std::fs::read(&path).unwrap()).len(), 6);
}

#[test]
fn a_place_that_cannot_be_written_is_told_in_a_sentence() {
    let office = office();
    let path = office.path("missing").join("x.csv");
    let error = office.refused(
        "list_export",
        json!({"view": {"list": "england"}, "path": path}),
    );
    assert_eq!(
        error.message,
        format!(
            "There is no folder {}. Choose another place.",
            office.path("missing").display()
        )
    );
    let folder = office.path("folder.csv");
    std::fs::create_dir(&folder).unwrap();
    office.refused(
        "list_export",
        json!({"view": {"list": "england"}, "path": folder}),
    );
    assert!(folder.is_dir());
}

/// What a spreadsheet runs, told in another way than the code under test does.
fn runs(text: &str) -> bool {
    let begin = text.trim_start_matches([' ', '\t', '\r', '\n', '\0']);
    begin.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cells_come_back_from_a_reader_and_none_starts_a_formula(
        cells in prop::collection::vec(prop_oneof![".*", "[ \t\r\n'=+@\",;＝-]{0,4}[a1=]?", "'?[=+@-].?"], 1..5),
    ) {
        let mut line = b"heading\r\n".to_vec();
        let mut under_way = Line::of(&mut line, b',');
        for text in &cells {
            under_way.cell(text);
        }
        under_way.end();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().collect::<std::result::Result<_, _>>().unwrap();
        // One empty cell alone is an empty line, which a reader passes over.
        prop_assume!(cells != [""]);
        prop_assert_eq!(rows.len(), 2);
        let read: Vec<&str> = rows[1].iter().collect();
        prop_assert_eq!(read.len(), cells.len());
        for (read, cell) in read.iter().zip(&cells) {
            prop_assert!(!runs(read), "{:?}", read);
            let back = match read.strip_prefix('\'') {
                Some(rest) if starts_formula(rest.trim_start_matches('\'')) => rest,
                _ => read,
            };
            prop_assert_eq!(back, cell);
        }
    }
}

#[test]
fn an_accented_letter_sorts_with_its_own() {
    for (text, sorted_as) in [
        ("École Otter", "ecole otter"),
        ("ÉLAN", "elan"),
        ("St Æthel’s – Infants", "st aethel’s – infants"),
        ("Plain", "plain"),
    ] {
        assert_eq!(crate::fold::unaccented(text), sorted_as);
    }
}

/// Schools two, five and ten miles east of the first, one without a place.
fn spread() -> Office {
    let at = |urn: i64, name: &str, east: i64, postcode: &str| {
        let easting = (530_000 + east * 1_609).to_string();
        let status = if east == 5 {
            ("2", "Closed")
        } else {
            ("1", "Open")
        };
        school(
            urn,
            name,
            &[
                ("Easting", &easting),
                ("Northing", "180000"),
                ("Postcode", postcode),
                ("Town", if east < 5 { "Larkby" } else { "LARKBY" }),
                ("EstablishmentStatus (code)", status.0),
                ("EstablishmentStatus (name)", status.1),
            ],
        )
    };
    Office::with(&[
        at(800_001, "Alder School", 0, "LK14 2AB"),
        at(800_002, "Birch School", 2, "LK14 2CD"),
        at(800_003, "Cedar School", 5, "LK14 9XY"),
        at(800_004, "Damson School", 10, "TH1 1AA"),
        school(800_005, "Elm School", &[("Town", "Thornham")]),
    ])
}

fn distances(office: &Office, view: Value) -> Vec<(i64, Option<f64>)> {
    let page = office.query(
        "list_page",
        json!({"view": view, "limit": 100, "columns": ["name", "distance"]}),
    );
    let miles = page["rows"].as_array().unwrap().iter();
    urns(&page)
        .into_iter()
        .zip(miles.map(|row| row["distance"].as_f64()))
        .collect()
}

#[test]
fn distances_are_miles_from_a_school_or_a_postcode() {
    let office = spread();
    let nearest = json!({"column": "distance"});
    let from_school = json!({"list": "england", "near": "800001", "sort": nearest});
    assert_eq!(
        distances(&office, from_school),
        [
            (800_001, Some(0.0)),
            (800_002, Some(2.0)),
            (800_003, Some(5.0)),
            (800_004, Some(10.0)),
            (800_005, None),
        ]
    );
    // A postcode without a school is in the middle of its sector: here a mile east of the first school.
    let from_sector = json!({"list": "england", "near": "lk142zz", "sort": nearest, "where": {"distance": {"max": 5}, "status": "Open"}});
    assert_eq!(
        distances(&office, from_sector),
        [(800_001, Some(1.0)), (800_002, Some(1.0))]
    );
    let place = |near: &str| office.query("list_place", json!({ "near": near }));
    assert_eq!(place("800002")["name"], "Birch School");
    for (near, note) in [
        ("LK14 2AB", "Measured from the school at this postcode."),
        (
            "LK14 2ZZ",
            "Approximate: measured from the middle of the 2 schools in LK14 2.",
        ),
        (
            "LK14 3ZZ",
            "Approximate: measured from the middle of the 3 schools in LK14.",
        ),
        (
            "LK14",
            "Approximate: measured from the middle of the 3 schools in LK14.",
        ),
    ] {
        assert_eq!(place(near)["note"], note);
    }
    for near in ["LK1 1AA", "800005", "800099", "Larkby"] {
        office.refused("list_place", json!({ "near": near }));
    }
    // Without a place there is nothing to measure from.
    let view = json!({"list": "england", "where": {"distance": {"max": 5}}});
    let error = office.refused("list_page", json!({"view": view, "limit": 1}));
    assert!(error.message.contains("miles"), "{error}");
    let ids = office.ours(&[800_002, 800_004]);
    assert_eq!(ids.len(), 2);
    let ours = json!({"list": "schools", "near": "LK14 2AB", "sort": {"column": "distance", "descending": true}});
    assert_eq!(
        distances(&office, ours),
        [(800_004, Some(10.0)), (800_002, Some(2.0))]
    );
}

#[test]
fn rows_stand_in_groups_and_the_counts_are_theirs() {
    let office = spread();
    let ids = office.ours(&[800_001, 800_002, 800_004]);
    office.set(ids[0], "stage", "former");
    office.set(ids[2], "stage", "approached");
    let check = |view: Value, order: &[i64], groups: &[(&str, u64)]| {
        let page = office.query("list_page", json!({"view": view, "limit": 100}));
        assert_eq!(urns(&page), order, "{view}");
        let found = office.query("list_groups", json!({ "view": view }));
        let found: Vec<(&str, u64)> = found["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| {
                (
                    group["label"].as_str().unwrap(),
                    group["count"].as_u64().unwrap(),
                )
            })
            .collect();
        assert_eq!(found, groups, "{view}");
        let rows: u64 = found.iter().map(|(_, count)| count).sum();
        assert!(view["group"].is_null() || rows == order.len() as u64);
    };
    // Towns in other letters are one town; blanks come last.
    check(
        json!({"list": "england", "group": "town", "sort": {"column": "name", "descending": true}}),
        &[800_004, 800_003, 800_002, 800_001, 800_005],
        &[("Larkby", 4), ("Thornham", 1)],
    );
    check(
        json!({"list": "england", "group": "town", "search": "school", "where": {"status": "Open"}}),
        &[800_001, 800_002, 800_004, 800_005],
        &[("Larkby", 3), ("Thornham", 1)],
    );
    check(
        json!({"list": "schools", "group": "stage"}),
        &[800_002, 800_004, 800_001],
        &[("Prospect", 1), ("Approached", 1), ("Former", 1)],
    );
    check(
        json!({"list": "england", "group": "ours"}),
        &[800_003, 800_005, 800_001, 800_002, 800_004],
        &[("Ours: no", 2), ("Ours: yes", 3)],
    );
    check(
        json!({"list": "england", "group": "postcode", "where": {"town": {"contains": "thorn"}}}),
        &[800_005],
        &[("", 1)],
    );
    check(
        json!({"list": "england"}),
        &[800_001, 800_002, 800_003, 800_004, 800_005],
        &[],
    );
}

#[test]
fn rows_are_copied_with_tabs_and_headings() {
    let office = spread();
    let ids = office.ours(&[800_001]);
    office.set(ids[0], "notes", "=1+1\tand \"more\",\nbelow");
    let copied = office.query(
        "list_copy",
        json!({"view": {"list": "schools", "near": "800002"}, "columns": ["urn", "name", "notes", "distance"]}),
    );
    assert_eq!(copied["rows"], 1);
    assert_eq!(
        copied["text"],
        "URN\tSchool\tNotes\tMiles away\r\n800001\tAlder School\t\"'=1+1\tand \"\"more\"\",\nbelow\"\t2.0\r\n"
    );
}

#[test]
fn what_may_surprise_in_an_export_is_told_before() {
    let office = spread();
    let view = json!({"list": "england", "search": "birch"});
    let look = |request: Value| office.query("list_export_look", request);
    assert_eq!(
        look(json!({"view": view})),
        json!({"rows": 1, "closed": 0, "closedSaid": "", "closedRows": "", "unseen": 0, "unseenSaid": ""})
    );
    let only = only(&[800_003, 800_002, 800_001]);
    assert_eq!(
        look(json!({"view": view, "only": only})),
        json!({
            "rows": 3, "closed": 1, "closedSaid": "1 of the 3 schools has closed.", "closedRows": "1 closed school",
            "unseen": 2, "unseenSaid": "2 of these schools are chosen but not in sight: search or filters hold them back. They are exported too.",
        })
    );
    assert_eq!(
        look(json!({"view": view, "only": only, "leaveClosed": true})),
        json!({
            "rows": 2, "closed": 0, "closedSaid": "", "closedRows": "",
            "unseen": 1, "unseenSaid": "1 of these schools is chosen but not in sight: search or filters hold it back. It is exported too.",
        })
    );
    let path = office.path("some.csv");
    let exported = office.act(
        "list_export",
        json!({"view": view, "only": only, "columns": ["urn"], "path": path}),
    );
    assert_eq!(
        (&exported["rows"], &exported["closed"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        written(&std::fs::read(&path).unwrap())[1..],
        [["800001"], ["800002"], ["800003"]]
    );
}

#[test]
fn a_workbook_holds_what_is_seen_as_numbers_days_and_texts() {
    use calamine::{Data, Reader};
    let office = office();
    let ids = office.ours(&[800_001]);
    office.set(ids[0], "notes", "=HYPERLINK(\"x\")");
    let path = office.path("schools.xlsx");
    let columns = ["name", "urn", "openedOn", "fsm", "notes", "ages"];
    let exported = office.act(
        "list_export",
        json!({"view": {"list": "schools"}, "columns": columns, "path": path}),
    );
    assert_eq!(exported["rows"], 1);
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    assert_eq!(workbook.sheet_names(), ["Our schools"]);
    let sheet = workbook.worksheet_range("Our schools").unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert_eq!(rows.len(), 2);
    let heading: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(
        heading,
        [
            "School",
            "URN",
            "Opened",
            "Free school meals %",
            "Notes",
            "Ages"
        ]
    );
    assert_eq!(
        rows[1][0],
        Data::String("Alder Hill Primary School".to_owned())
    );
    assert_eq!(rows[1][1], Data::Float(800_001.0));
    let Data::DateTime(opened) = &rows[1][2] else {
        panic!("a day is a day, not {:?}", rows[1][2])
    };
    assert_eq!(opened.to_ymd_hms_milli(), (1990, 9, 1, 0, 0, 0, 0));
    assert_eq!(rows[1][3], Data::Float(12.5));
    assert_eq!(rows[1][4], Data::String("=HYPERLINK(\"x\")".to_owned()));
    assert!(
        workbook
            .worksheet_formula("Our schools")
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_list_is_printed_in_its_groups_with_what_it_shows() {
    let office = spread();
    let view = json!({"list": "england", "group": "town", "near": "800001", "where": {"name": {"contains": "school"}}});
    let request = json!({
        "view": view, "columns": ["name", "distance", "status"], "path": "",
        "title": "Near <us>", "about": "Name contains school",
    });
    let printed = office.act("list_export", request);
    let path = printed["path"].as_str().unwrap();
    assert!(path.ends_with("Near -us-.html"), "{path}");
    let html = std::fs::read_to_string(path).unwrap();
    for part in [
        "<h1>Near &lt;us&gt;</h1>",
        "Shown: Name contains school",
        "Rows: 5 schools, 1 closed",
        "Contains personal data",
        "<h2>Larkby (4)</h2>",
        "<h2>Thornham (1)</h2>",
        "<td>Birch School</td><td>2.0</td><td>Open</td>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(html.find("Alder School") < html.find("Thornham (1)"));
    assert!(html.find("Elm School") > html.find("Thornham (1)"));
    let generated = Office::generated(5_200, 1);
    let error = generated.refused(
        "list_export",
        json!({"view": {"list": "england"}, "path": ""}),
    );
    assert!(
        error.message.starts_with("At most 5,000 schools"),
        "{error}"
    );
}

#[test]
fn the_successor_column_says_what_the_register_itself_would() {
    use crate::register::diff::Following;
    let office = Office::generated(400, 3);
    office.act(
        "schools_make_ours",
        json!({"selection": {"kind": "all", "view": {"list": "england"}}}),
    );
    let (next, mut links, _) = second_month(400, 3);
    let urns_of = |status: &str| office.england("", json!({"status": status}));
    let (closed, open) = (urns_of("Closed"), urns_of("Open"));
    // What the invented months lack: mergers, splits, links from the other end only, successors that the register lacks,
    // links that are no succession, and several that agree.
    for (at, (from, to, kind)) in [
        (closed[0], open[0], "Successor - merged"),
        (closed[1], open[0], "Merged - change of age range"),
        (closed[2], open[1], "Successor - split school"),
        (closed[2], open[2], "Successor - split school"),
        (open[3], closed[3], "Predecessor"),
        (closed[4], 899_999, "Successor"),
        (closed[5], open[4], "Closure"),
        (closed[6], closed[6], "Successor"),
        (closed[7], open[5], "Successor"),
        (open[5], closed[7], "Predecessor"),
    ]
    .into_iter()
    .enumerate()
    {
        let since = if at % 2 == 0 { "" } else { "01-01-1950" };
        links.extend(format!("{from},{to},\"Linked School\",\"{kind}\",\"{since}\"\r\n").bytes());
    }
    office.load(&[
        (SECOND, &next),
        ("links_edubasealldata20260901.csv", &links),
    ]);
    let page = office.query(
        "list_page",
        json!({"view": {"list": "schools"}, "limit": 1000, "columns": ["urn", "status", "successor"]}),
    );
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    let free = |urn: i64| -> bool {
        db.query_row(
            "SELECT EXISTS (SELECT 1 FROM establishment WHERE id = ?1) AND NOT EXISTS (SELECT 1 FROM school WHERE urn = ?1)",
            [urn],
            |row| row.get(0),
        )
        .unwrap()
    };
    let mut kinds = std::collections::BTreeMap::<&str, u32>::new();
    for row in page["rows"].as_array().unwrap() {
        let want = match links::following(&db, row["urn"].as_i64().unwrap()).unwrap() {
            _ if row["status"] != "Closed" => "",
            Following::Nothing => "None known",
            Following::Plain { successor } if free(successor) => "To follow",
            Following::Plain { .. } | Following::Ask { .. } => "To choose",
        };
        assert_eq!(row["successor"].as_str().unwrap_or_default(), want, "{row}");
        *kinds.entry(want).or_default() += 1;
    }
    assert_eq!(kinds.len(), 4, "{kinds:?}");
}

#[test]
fn every_list_is_declared_whole() {
    for list in List::ALL {
        let own = list.definition();
        assert_eq!(json!(list), own.id, "the id is the one of the wire");
        let mut ids = BTreeSet::new();
        for column in columns::of(*list) {
            assert!(
                ids.insert(column.id),
                "{} stands twice in {}",
                column.id,
                own.id
            );
            assert_eq!(
                column.codes.is_some(),
                column.kind == ColumnKind::Code,
                "{}",
                column.id
            );
        }
        let sorted = own.sort.iter().map(|(id, _)| id);
        for id in own.shown.iter().chain(own.carried).chain(sorted) {
            assert!(ids.contains(id), "{} has no column {id}", own.id);
        }
        let shown: Vec<_> = columns::shown_in(*list).iter().map(|c| c.id).collect();
        assert_eq!(shown, own.shown);
    }
    let read: BTreeSet<&str> = List::ALL
        .iter()
        .flat_map(|list| list.definition().reads)
        .copied()
        .collect();
    let all: BTreeSet<&str> = super::TABLES.iter().copied().collect();
    assert_eq!(read, all);
}

#[test]
fn rows_chosen_in_one_list_are_not_taken_for_those_of_another() {
    let office = office();
    office.ours(&[800_001]);
    let all = json!({"kind": "all", "view": {"list": "england"}});
    let error = office.refused(
        "schools_set",
        json!({"selection": all, "field": "dress", "value": "Smart"}),
    );
    assert_eq!(
        error.message,
        "What is chosen are rows of the list “Schools in England”, and this is about “Our schools”."
    );
}

#[test]
fn a_list_stays_in_memory_until_one_of_its_tables_changes() {
    let office = office();
    let id = office.ours(&[800_001])[0];
    let desk = office.session.desk().unwrap();
    let [england, schools] = [List::England, List::Schools].map(|list| list.definition().reads);
    let at = || [england, schools].map(|tables| desk.store.changed_at(tables));
    let before = at();
    let kent = json!({"name": "Kent", "definition": {"view": {"list": "england", "where": {"la": "Kent"}}}});
    office.act("view_save", kent);
    assert_eq!(at(), before, "no list shows the saved views");
    office.act(
        "schools_tag",
        json!({"selection": only(&[id]), "add": ["Rural"]}),
    );
    let tagged = at();
    assert_eq!(tagged[0], before[0], "England shows no tags");
    assert_ne!(tagged[1], before[1]);
    desk.store.touch();
    assert!(at().iter().zip(tagged).all(|(now, then)| *now > then));
}
