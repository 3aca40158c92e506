//! Hosting, offers, the grid, supply and roll-over over a real file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, assert_same, groups, only, school, texts};
use serde_json::{Value, json};

const YEAR: &str = "2026/27";

/// Four of our schools: Alder Hill and Birch Lane of one trust, Cedar Grove, and Dale End, which is a former one.
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

/// Rows of other nouns, as their own actions would write them.
fn rows(office: &Office, table: &str, rows: &[Value]) -> Vec<i64> {
    let desk = office.session.desk().unwrap();
    let finished = desk.store.operate("test", |w| {
        w.label("Rows of a test");
        let mut ids = Vec::new();
        for row in rows {
            let id = w.id(table)?;
            let row = row.as_object().unwrap();
            let columns: Vec<&str> = row.keys().map(String::as_str).collect();
            let values: Vec<String> = row
                .values()
                .map(|value| match value {
                    Value::String(text) => format!("'{text}'"),
                    other => other.to_string(),
                })
                .collect();
            w.db.execute(
                &format!(
                    "INSERT INTO {table} (id, {}) VALUES ({id}, {})",
                    columns.join(", "),
                    values.join(", ")
                ),
                [],
            )?;
            ids.push(id);
        }
        Ok(ids)
    });
    finished.unwrap().value
}

/// Mentors of a school, each for so many trainees.
fn mentors(office: &Office, school: i64, at_once: &[u32]) {
    for (nth, most) in at_once.iter().enumerate() {
        let person = office.act(
            "person_add",
            json!({"name": {"first": "Jo", "last": format!("Ames {school} {nth}")}, "post": {"roleId": 5, "schoolId": school}}),
        )["id"]
            .as_i64()
            .unwrap();
        let desk = office.session.desk().unwrap();
        let tenure: i64 = desk
            .store
            .read()
            .unwrap()
            .query_row(
                "SELECT id FROM tenure WHERE person_id = ?1",
                [person],
                |row| row.get(0),
            )
            .unwrap();
        rows(
            office,
            "mentor",
            &[json!({"tenure_id": tenure, "at_once": most})],
        );
    }
}

fn set(office: &Office, cells: &[(i64, &str, &str)]) -> Value {
    let cells: Vec<Value> = cells
        .iter()
        .map(|(school, column, text)| json!({"schoolId": school, "column": column, "text": text}))
        .collect();
    office.act("capacity_set_cells", json!({"year": YEAR, "cells": cells}))
}

fn grid(office: &Office, columns: &[&str]) -> Value {
    office.query("capacity_grid", json!({"year": YEAR, "columns": columns}))
}

fn cells(grid: &Value) -> Vec<String> {
    grid["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cells: Vec<&str> = row["cells"]
                .as_array()
                .unwrap()
                .iter()
                .map(|cell| cell.as_str().unwrap())
                .collect();
            format!("{}: {}", row["name"].as_str().unwrap(), cells.join("|"))
        })
        .collect()
}

#[test]
fn a_year_is_pasted_as_one_operation_and_undone() {
    let (office, ids) = office();
    let before = office.dump();
    let columns = [
        "interest",
        "cap",
        "offer.primary...",
        "offer.secondary.G1..",
        "otherTrainees",
        "ects",
        "note",
    ];
    let pasted = office.act(
        "capacity_paste",
        json!({
            "year": YEAR, "schoolId": ids[0], "columns": columns,
            "text": "Yes\t4\t2-3\t\t1\t\nmaybe\t\t1\t2 to 4\t\t2\r\nNo\t\t\t\t\t\n",
        }),
    );
    assert_eq!(pasted["wrong"], json!([]));
    assert_eq!(pasted["said"], "18 cells set; 3 schools changed.");
    assert_eq!(office.labels()[0], "Pasted 18 cells for 2026/27: 3 schools");
    assert_eq!(
        cells(&grid(&office, &columns)),
        [
            "Alder Hill: Looking for trainees|4|2–3||1||",
            "Birch Lane: Interested||1|2–4||2|",
            "Cedar Grove: Not this year||||||",
        ]
    );
    let row = &grid(&office, &columns)["rows"][0];
    assert_eq!(
        row["confirmed"],
        "Confirmed on 10 Sep 2026 by Wilhelmina Thrupp."
    );
    assert_eq!(
        row["safe"]["words"],
        "Three offered, none safe: no mentor is known."
    );
    let again = office.operations();
    let same = office.act(
        "capacity_paste",
        json!({"year": YEAR, "schoolId": ids[0], "columns": columns, "text": "looking for trainees\t4"}),
    );
    assert_eq!(same["said"], "2 cells hold what they held before.");
    assert_eq!(office.operations(), again, "nothing changed");
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of the paste");
}

#[test]
fn a_wrong_cell_is_told_and_nothing_is_half_done() {
    let (office, ids) = office();
    let before = office.whole_dump();
    let columns = ["cap", "offer.primary...", "offer.secondary.G1.."];
    let pasted = office.act(
        "capacity_paste",
        json!({"year": YEAR, "schoolId": ids[0], "columns": columns, "text": "2\t0-0\t3\nlots\t5-2\t1\n4\t2\t4"}),
    );
    assert_eq!(
        texts(&pasted["wrong"], "why"),
        [
            "0-0 offers nothing. Write how many there are, or leave the cell empty.",
            "“lots” is not a whole number. Write one such as 4, or leave the cell empty.",
            "5-2 runs backwards. Write the smaller number first: 2-5.",
            "3 of one kind is more than the cap of the whole school, 2. Lower it, or raise the cap.",
        ]
    );
    assert_eq!(texts(&pasted["wrong"], "school")[1], "Birch Lane");
    assert_eq!(
        texts(&pasted["wrong"], "label")[3],
        "Secondary: Mathematics"
    );
    assert_eq!(
        pasted["said"],
        "Nothing of the 9 cells was set, as 4 cannot be. Correct them and paste again."
    );
    assert_same(&before, &office.whole_dump(), "a refused paste");
    // The cap is told where only the cap was typed.
    set(&office, &[(ids[0], "offer.primary...", "4")]);
    let cap = set(&office, &[(ids[0], "cap", "3")]);
    assert_eq!(cap["wrong"][0]["column"], "cap");
    assert_eq!(
        cap["said"],
        "4 of one kind is more than the cap of the whole school, 3. Lower it, or raise the cap."
    );
    for (request, why) in [
        (
            json!({"year": YEAR, "schoolId": ids[1], "columns": columns, "text": "1\n2\n3\n4"}),
            "The block has 4 rows and 1 column, and from here the grid has only 2 rows and 3 columns.",
        ),
        (
            json!({"year": YEAR, "schoolId": ids[1], "columns": ["cap"], "text": "1\t2"}),
            "from here the grid has only 2 rows and 1 column",
        ),
        (
            json!({"year": YEAR, "schoolId": ids[3], "columns": columns, "text": "1"}),
            "not in the grid any more",
        ),
        (
            json!({"year": YEAR, "schoolId": ids[0], "columns": ["shoe"], "text": "1"}),
            "no column “shoe”",
        ),
    ] {
        let error = office.refused("capacity_paste", request);
        assert!(error.message.contains(why), "{error}");
    }
}

#[test]
fn one_row_fills_down_and_blanks_clear() {
    let (office, ids) = office();
    let columns = ["cap", "offer.primary..."];
    let fill = |text: &str| {
        office.act(
            "capacity_paste",
            json!({"year": YEAR, "schoolId": ids[0], "columns": columns, "text": text, "rows": 3}),
        )
    };
    fill("3\t1-2");
    assert_eq!(
        cells(&grid(&office, &columns)),
        [
            "Alder Hill: 3|1–2",
            "Birch Lane: 3|1–2",
            "Cedar Grove: 3|1–2"
        ]
    );
    fill("\t");
    assert_eq!(
        cells(&grid(&office, &columns)),
        ["Alder Hill: |", "Birch Lane: |", "Cedar Grove: |"]
    );
    assert_eq!(
        set(&office, &[(ids[2], "note", "Ring in May")])["schools"],
        1
    );
    assert_eq!(
        office.labels()[0],
        "Cedar Grove in 2026/27: Note: Ring in May"
    );
}

#[test]
fn safe_capacity_is_told_with_its_reasons() {
    let (office, ids) = office();
    mentors(&office, ids[0], &[2, 2]);
    set(
        &office,
        &[(ids[0], "offer.primary...", "2-4"), (ids[0], "ects", "1")],
    );
    let panel = || office.query("school_hosting", json!({"schoolId": ids[0], "year": YEAR}));
    assert_eq!(
        panel()["safe"]["words"],
        "Four offered, three safe: two mentors, one with an ECT."
    );
    assert_eq!(panel()["now"]["said"], "2–4 in Primary. 1 ECT.");
    let today = office.query("today", json!({}));
    let line = today["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["id"] == "overSafe")
        .unwrap();
    assert_eq!(
        line["text"],
        "1 school offers more places than are safe in 2026/27"
    );
    assert_eq!(line["route"], "/capacity?year=2026%2F27&only=overSafe");
    let over = office.query(
        "capacity_grid",
        json!({"year": YEAR, "view": {"only": "overSafe"}}),
    );
    assert_eq!(over["count"], line["count"]);
    // The time that a mentor has is the office's to say.
    office.act(
        "figure_set",
        json!({"key": "mentorWeekly", "from": YEAR, "value": 270}),
    );
    assert_eq!(
        panel()["safe"]["words"],
        "Four offered, all safe: two mentors, one with an ECT."
    );
    office.act("undo", json!({}));
    office.act(
        "hosting_set",
        json!({"schoolId": ids[0], "year": YEAR, "ects": "", "otherTrainees": "2"}),
    );
    assert_eq!(
        panel()["safe"]["words"],
        "Four offered, two safe: two mentors with two trainees of other providers too."
    );
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    let year = crate::types::AcademicYear::parse(YEAR).unwrap();
    let safe = super::queries::safe(&db, year, "2026-09-10".parse().unwrap()).unwrap();
    assert_eq!((safe.len(), safe[&ids[0]].safe), (1, 2));
    let places = super::queries::open_places(&db, year).unwrap();
    assert_eq!(
        (places.len(), places[0].school_id, places[0].most),
        (1, ids[0], 4)
    );
}

#[test]
fn a_trusts_offer_is_carried_by_the_schools_that_say_nothing_themselves() {
    let (office, ids) = office();
    mentors(&office, ids[0], &[2]);
    mentors(&office, ids[1], &[2]);
    let line = json!({"trustUid": 9001, "year": YEAR, "places": "3-4", "phase": "primary"});
    office.act("offer_set", line);
    assert_eq!(
        office.labels()[0],
        "Coppermoor Trust offers 3–4 in Primary for 2026/27"
    );
    let panel = || office.query("school_hosting", json!({"trustUid": 9001, "year": YEAR}));
    assert_eq!(
        panel()["safe"]["words"],
        "Four offered, all safe: two mentors."
    );
    office.act("hosting_set", json!({"schoolId": ids[1], "year": YEAR, "interest": "notThisYear", "reasons": ["mentors"]}));
    assert_eq!(
        panel()["safe"]["words"],
        "Four offered, two safe: one mentor for two trainees."
    );
}

#[test]
fn the_panel_sets_offers_of_every_kind_and_refuses_what_cannot_be() {
    let (office, ids) = office();
    let blocks = rows(
        &office,
        "block",
        &[
            json!({"year": 2026, "name": "Placement 1", "from_on": "2026-10-05", "until_on": "2026-12-18"}),
            json!({"year": 2025, "name": "Placement 0", "from_on": "2025-10-06", "until_on": "2025-12-19"}),
        ],
    );
    let line = |fields: Value| {
        let mut request = json!({"schoolId": ids[0], "year": YEAR});
        for (key, value) in fields.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    for fields in [
        json!({"places": "1", "phase": "secondary", "subject": "Mathematics", "yearGroup": "year8", "study": "partTime", "funding": "salaried"}),
        json!({"places": "2-4", "joint": "pair", "phase": "primary", "blockId": blocks[0]}),
        json!({"places": "1", "joint": "shared", "jointSchoolId": ids[1], "daysHere": 3, "daysThere": 2, "term": "autumn"}),
        json!({"places": "6", "kind": "itap"}),
        json!({"places": "4", "kind": "observation", "sendSetting": "Resourced provision"}),
    ] {
        office.act("offer_set", line(fields));
    }
    let panel = office.query("school_hosting", json!({"schoolId": ids[0], "year": YEAR}));
    assert_eq!(
        texts(&panel["now"]["offers"], "said"),
        [
            "1 in Secondary, Mathematics, Year 8, part-time, salaried",
            "2–4 in Primary, Placement 1, a pair in one class",
            "1 in autumn, shared with Birch Lane (3 days a week here, 2 there)",
            "ITaP only: 6",
            "Observation days: 4 in Resourced provision",
        ]
    );
    assert_eq!(
        panel["safe"]["offered"], 6,
        "ITaP and observation need no mentor"
    );
    let other = office.query("school_hosting", json!({"schoolId": ids[1], "year": YEAR}));
    assert_eq!(
        other["sharedHere"],
        json!(["Alder Hill shares with this school: 1 in autumn, 3 days a week there and 2 here."])
    );
    for (fields, why) in [
        (json!({"places": ""}), "Say how many are offered"),
        (json!({"places": "0-0"}), "0-0 offers nothing"),
        (json!({"places": "5-2"}), "runs backwards"),
        (
            json!({"places": "2", "blockId": blocks[1]}),
            "The block “Placement 0” is in 2025/26, and this is about 2026/27.",
        ),
        (
            json!({"places": "2", "subject": "Alchemy"}),
            "“Alchemy” is no subject that is known.",
        ),
        (json!({"places": "1", "joint": "pair"}), "an odd number"),
        (
            json!({"places": "1", "joint": "shared", "jointSchoolId": ids[0]}),
            "with itself",
        ),
        (
            json!({"places": "1", "joint": "shared", "daysHere": 4, "daysThere": 2}),
            "more than a week of school",
        ),
        (
            json!({"places": "1", "jointSchoolId": ids[1]}),
            "not shared with one",
        ),
        (
            json!({"places": "1", "yearGroup": "year8", "keyStage": "ks1"}),
            "Year 8 is in key stage 3, not in key stage 1.",
        ),
    ] {
        let error = office.refused("offer_set", line(fields));
        assert!(error.message.contains(why), "{error}");
    }
    // A cell beside them shows and sets the plain line alone; the others are told beside it.
    set(&office, &[(ids[0], "offer.primary...", "3")]);
    let row = grid(&office, &["offer.primary..."])["rows"][0].clone();
    assert_eq!(row["cells"], json!(["3"]));
    assert!(
        row["more"]
            .as_str()
            .unwrap()
            .contains("Mathematics, Year 8")
    );
    let first = panel["now"]["offers"][0]["id"].as_i64().unwrap();
    let changed = office.act(
        "offer_set",
        json!({"id": first, "places": "2", "phase": "secondary"}),
    );
    assert_eq!(changed["id"], first);
    let gone = office.act("offer_remove", json!({"selection": only(&[first])}));
    assert_eq!(
        gone["said"],
        "Took off the offer of Alder Hill for 2026/27: 2 in Secondary."
    );
    let listed = office.query(
        "list_page",
        json!({"view": {"list": "offers", "where": {"subject": "Primary"}}, "limit": 10}),
    );
    assert_eq!(listed["count"], 2);
}

#[test]
fn who_said_no_and_why_is_one_list() {
    let (office, ids) = office();
    set(
        &office,
        &[
            (ids[0], "interest", "looking"),
            (ids[0], "offer.primary...", "2-3"),
            (ids[0], "ects", "1"),
        ],
    );
    for (school, year, reasons, text) in [
        (
            ids[1],
            YEAR,
            json!(["mentors", "other"]),
            "The hall is being rebuilt",
        ),
        (ids[2], YEAR, json!(["mentors"]), ""),
        (ids[2], "2025/26", json!(["ofsted"]), ""),
    ] {
        office.act(
            "hosting_set",
            json!({"schoolId": school, "year": year, "interest": "notThisYear", "reasons": reasons, "reasonText": text}),
        );
    }
    let listed = |narrowed: Value| {
        office.query(
            "list_page",
            json!({"view": {"list": "hostings", "where": narrowed, "sort": {"column": "name"}}, "limit": 10}),
        )
    };
    let no = listed(json!({"interest": "Not this year", "year": [YEAR]}));
    assert_eq!(texts(&no["rows"], "name"), ["Birch Lane", "Cedar Grove"]);
    assert_eq!(
        no["rows"][0]["reasons"],
        json!(["No mentors free", "The hall is being rebuilt"])
    );
    let ofsted = listed(json!({"reasons": ["Working on the Ofsted rating"]}));
    assert_eq!(texts(&ofsted["rows"], "year"), ["2025/26"]);
    let yes = listed(json!({"interest": ["looking"]}))["rows"][0].clone();
    assert_eq!(
        (
            &yes["name"],
            &yes["offered"],
            &yes["ects"],
            &yes["schoolId"]
        ),
        (&json!("Alder Hill"), &json!(3), &json!(1), &json!(ids[0]))
    );
    assert_eq!(listed(json!({}))["count"], 4);
}

#[test]
fn hosting_is_confirmed_and_a_note_confirms_nothing() {
    let (office, ids) = office();
    rows(
        &office,
        "hosting",
        &[json!({"school_id": ids[0], "year": 2026, "cap": 2})],
    );
    let state =
        || office.query("school_hosting", json!({"schoolId": ids[0]}))["now"]["confirmed"].clone();
    assert_eq!(state(), "Not confirmed yet.");
    office.act(
        "hosting_set",
        json!({"schoolId": ids[0], "year": YEAR, "note": "Rang"}),
    );
    assert_eq!(state(), "Not confirmed yet.");
    let done = office.act(
        "hosting_confirm",
        json!({"schoolIds": [ids[0], ids[1]], "year": YEAR, "source": "call"}),
    );
    assert_eq!(
        done["said"],
        "Confirmed for Alder Hill. Nothing is known of 1 school for 2026/27: write their answer down first."
    );
    assert_eq!(
        state(),
        "Confirmed on 10 Sep 2026 by Wilhelmina Thrupp, on a call."
    );
    let wrong = office.refused(
        "hosting_set",
        json!({"schoolId": ids[0], "year": YEAR, "cap": "many"}),
    );
    assert!(
        wrong
            .message
            .starts_with("Cap: “many” is not a whole number."),
        "{wrong}"
    );
    office.refused("hosting_set", json!({"year": YEAR, "cap": "1"}));
    office.refused(
        "hosting_set",
        json!({"schoolId": 999, "year": YEAR, "cap": "1"}),
    );
    office.refused(
        "hosting_set",
        json!({"schoolId": ids[0], "year": YEAR, "reasons": ["rain"]}),
    );
}

#[test]
fn supply_stands_against_demand() {
    let (office, ids) = office();
    mentors(&office, ids[0], &[2]);
    set(
        &office,
        &[
            (ids[0], "offer.primary...", "2-3"),
            (ids[0], "offer.secondary.G1..", "1"),
            (ids[1], "offer.secondary.G1..", "2"),
        ],
    );
    let people: Vec<i64> = ["Ash", "Bea", "Cal"]
        .iter()
        .map(|first| {
            office.act(
                "person_add",
                json!({"name": {"first": first, "last": "Orr"}}),
            )["id"]
                .as_i64()
                .unwrap()
        })
        .collect();
    let trainees: Vec<i64> = people
        .iter()
        .zip([("00", "13914"), ("G1", "13918"), ("G1", "13918")])
        .flat_map(|(person, (subject, ages))| {
            rows(
                &office,
                "trainee",
                &[json!({"person_id": person, "subject": subject, "age_range": ages, "state": "inTraining", "starts_on": "2026-09-01", "ends_on": "2027-07-31", "added_on": "2026-09-01"})],
            )
        })
        .collect();
    rows(
        &office,
        "placement",
        &[
            json!({"trainee_id": trainees[1], "school_id": ids[0], "from_on": "2026-10-05", "until_on": "2027-02-12", "state": "confirmed", "state_on": "2026-09-01"}),
        ],
    );
    office.act(
        "need_set",
        json!({"year": YEAR, "phase": "Secondary", "subject": "Mathematics", "places": "2"}),
    );
    assert_eq!(
        office.labels()[0],
        "Needed in 2026/27: 2 in Secondary, Mathematics"
    );
    let by = |by: &str| office.query("supply", json!({"year": YEAR, "by": by}));
    let lines = |supply: &Value| -> Vec<String> {
        let line = |row: &Value| {
            let count = |key: &str| row[key]["count"].to_string();
            format!(
                "{}: {} offered, {} safe, {} taken, {} confirmed, {} needed, {} short",
                row["label"].as_str().unwrap(),
                count("offered"),
                count("safe"),
                count("taken"),
                count("confirmed"),
                count("needed"),
                count("short")
            )
        };
        supply["rows"]
            .as_array()
            .unwrap()
            .iter()
            .chain([&supply["all"]])
            .map(line)
            .collect()
    };
    assert_eq!(
        lines(&by("subject")),
        [
            "Mathematics: 3 offered, 1 safe, 1 taken, 1 confirmed, 3 needed, 3 short",
            "Primary: 3 offered, 2 safe, 0 taken, 0 confirmed, 1 needed, 0 short",
            "All: 6 offered, 2 safe, 1 taken, 1 confirmed, 4 needed, 3 short",
        ]
    );
    assert_eq!(
        lines(&by("phase")),
        [
            "Primary: 3 offered, 2 safe, 0 taken, 0 confirmed, 1 needed, 0 short",
            "Secondary: 3 offered, 1 safe, 1 taken, 1 confirmed, 3 needed, 3 short",
            "All: 6 offered, 2 safe, 1 taken, 1 confirmed, 4 needed, 3 short",
        ]
    );
    assert_eq!(
        lines(&by("trust"))[0],
        "Coppermoor Trust: 6 offered, 2 safe, 1 taken, 1 confirmed, null needed, null short"
    );
    assert_eq!(
        by("subject")["said"],
        "For 2026/27 6 places are offered at once, 2 safe; 1 trainee has a place, 1 confirmed; 4 still needed, of which 3 cannot be placed safely."
    );
    // Each number leads to its list, and that can be asked.
    let supply = by("subject");
    let route = supply["rows"][0]["offered"]["route"].as_str().unwrap();
    assert_eq!(
        route,
        "/offers?where=%7B%22subject%22:%5B%22Mathematics%22%5D,%22year%22:%5B%222026%2F27%22%5D,%22kind%22:%5B%22placement%22%5D%7D"
    );
    let listed = office.query(
        "list_page",
        json!({"view": {"list": "offers", "where": {"kind": ["placement"], "subject": ["Mathematics"], "year": [YEAR]}}, "limit": 10, "columns": ["most"]}),
    );
    let most: i64 = listed["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["most"].as_i64().unwrap())
        .sum();
    assert_eq!(most, 3);
    // Blocks: one that names a block serves that one; trainees of another cohort need no place in it.
    let cohorts = rows(
        &office,
        "cohort",
        &[json!({"name": "Primary 2026", "year": 2026})],
    );
    let blocks = rows(
        &office,
        "block",
        &[
            json!({"year": 2026, "name": "Placement 1", "from_on": "2026-10-05", "until_on": "2026-12-18"}),
            json!({"year": 2026, "name": "Placement 2", "from_on": "2027-01-11", "until_on": "2027-03-26", "cohort_id": cohorts[0]}),
        ],
    );
    office.act(
        "offer_set",
        json!({"schoolId": ids[2], "year": YEAR, "places": "5", "blockId": blocks[1]}),
    );
    assert_eq!(
        lines(&by("block")),
        [
            "Placement 1: 6 offered, 2 safe, 0 taken, 0 confirmed, 5 needed, 3 short",
            "Placement 2: 11 offered, 2 safe, 0 taken, 0 confirmed, 2 needed, 0 short",
            "All: 11 offered, 2 safe, 1 taken, 1 confirmed, 4 needed, 3 short",
        ]
    );
    office.refused("supply", json!({"year": "2025/26", "blockId": blocks[0]}));
    let printed = office.act(
        "supply_print",
        json!({"year": YEAR, "path": office.path("supply.html")}),
    );
    let page = std::fs::read_to_string(printed["path"].as_str().unwrap()).unwrap();
    assert!(page.contains("<td>Mathematics</td>"), "{page}");
    office.act(
        "need_set",
        json!({"year": YEAR, "phase": "Secondary", "subject": "Mathematics", "places": "0"}),
    );
    assert_eq!(by("subject")["needs"], json!([]));
    office.refused(
        "need_set",
        json!({"year": YEAR, "phase": "Tertiary", "places": "2"}),
    );
    office.refused("need_set", json!({"year": YEAR, "places": "some"}));
}

#[test]
fn a_year_rolls_over_to_be_confirmed_again_and_that_is_undone() {
    let (office, ids) = office();
    let blocks = rows(
        &office,
        "block",
        &[
            json!({"year": 2026, "name": "Placement 1", "from_on": "2026-10-05", "until_on": "2026-12-18"}),
            json!({"year": 2027, "name": "placement 1", "from_on": "2027-10-04", "until_on": "2027-12-17"}),
        ],
    );
    set(
        &office,
        &[
            (ids[0], "interest", "yes"),
            (ids[0], "cap", "3"),
            (ids[0], "ects", "2"),
            (ids[0], "offer.primary...", "1-2"),
            (ids[1], "interest", "no"),
        ],
    );
    office.act(
        "offer_set",
        json!({"schoolId": ids[1], "year": YEAR, "places": "2", "blockId": blocks[0]}),
    );
    office.act(
        "agreement_save",
        json!({"schoolId": ids[0], "firstYear": YEAR, "state": "signed", "version": "v2"}),
    );
    office.act(
        "agreement_save",
        json!({"trustUid": 9001, "named": [ids[1]], "firstYear": YEAR, "state": "sent"}),
    );
    office.act(
        "agreement_save",
        json!({"schoolId": ids[2], "firstYear": YEAR, "lastYear": "2028/29", "state": "signed"}),
    );
    let look = office.query("capacity_roll_over_look", json!({"from": YEAR}));
    assert_eq!(
        (&look["schools"], &look["offers"], &look["agreements"]),
        (&json!(2), &json!(2), &json!(2))
    );
    let before = office.dump();
    let done = office.act(
        "capacity_roll_over",
        json!({"from": YEAR, "offers": true, "agreements": true, "dueOn": "30 Sep 2027"}),
    );
    assert_eq!(
        done["said"],
        "2026/27 is carried to 2027/28: 2 schools, 2 offers, 2 agreements due."
    );
    assert_eq!(
        office.labels()[0],
        "Rolled 2026/27 over to 2027/28: 2 schools, 2 offers, 2 agreements due"
    );
    let next = office.query(
        "school_hosting",
        json!({"schoolId": ids[0], "year": "2027/28"}),
    );
    assert_eq!(next["now"]["said"], "1–2 in Primary. At most 3 at once.");
    assert_eq!(next["now"]["confirmed"], "Not confirmed yet.");
    assert_eq!(next["others"][0]["year"], YEAR);
    let other = office.query(
        "school_hosting",
        json!({"schoolId": ids[1], "year": "2027/28"}),
    );
    assert_eq!(
        other["now"]["offers"][0]["blockId"], blocks[1],
        "the block of that name"
    );
    let trust = office.query("agreements_of", json!({"trustUid": 9001}));
    assert_eq!(
        trust["agreements"][0]["said"],
        "Not sent yet; to be signed by 30 Sep 2027."
    );
    assert_eq!(
        texts(&trust["agreements"][0]["named"], "name"),
        ["Birch Lane"]
    );
    let to_confirm = office.query(
        "capacity_grid",
        json!({"year": "2027/28", "view": {"only": "toConfirm"}}),
    );
    assert_eq!(to_confirm["count"], 2);
    office.refused(
        "capacity_roll_over",
        json!({"from": YEAR, "offers": true, "agreements": true}),
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of the roll-over");
}

#[test]
fn a_sheet_of_offers_is_imported_once() {
    let (office, ids) = office();
    let sheet = "School,Interest,Cap,Places,Subject,Phase,Primary,ECTs,Note\n\
        Alder Hill,Yes,4,2 to 3,Maths,Secondary,1,1,\n\
        Alder Hill,,4,1,English,Secondary,,,Ring first\n\
        Birch Lane,No,,,,,,,\n\
        Cedar Grove,Maybe,2,5-2,Maths,Secondary,,,\n\
        Cedar Grove,,2,3,Maths,Secondary,,,\n\
        Alder Hill,,5,,,,,,\n\
        Alder Hill,,,2,Maths,Secondary,,,\n";
    let path = office.put("offers.csv", sheet.as_bytes());
    let request = json!({"noun": "offers", "source": {"path": path}, "mapping": null});
    let before = office.dump();
    let done = office.act("import_run", request.clone());
    assert_eq!(
        (
            &done["counts"]["create"],
            &done["counts"]["update"],
            &done["counts"]["rejected"]
        ),
        (&json!(2), &json!(1), &json!(4)),
        "{done:#}"
    );
    let panel = office.query("school_hosting", json!({"schoolId": ids[0], "year": YEAR}));
    assert_eq!(
        panel["now"]["said"],
        "Looking for trainees. 1 in Primary; 2–3 in Secondary, Mathematics; 1 in Secondary, English. At most 4 at once. 1 ECT."
    );
    assert_eq!(panel["now"]["source"], "import");
    assert_eq!(panel["now"]["note"], "Ring first");
    let once = office.dump();
    office.act("import_run", request);
    assert_same(&once, &office.dump(), "the same sheet again");
    office.act("undo", json!({}));
    // Which column is which field stays remembered.
    let mut after = office.dump();
    after.insert("import_column".to_owned(), Vec::new());
    assert_same(&before, &after, "undo of the import");
}
