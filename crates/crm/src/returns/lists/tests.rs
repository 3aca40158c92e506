//! Newer lists over a real file: looked at, taken, counting, taken back; and each thing that is wrong with a file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::testkit::{Office, texts};
use serde_json::{Value, json};

/// The rows of a list as “Write out” gives them, with the header.
fn written(office: &Office, list: &str) -> String {
    let out = office.path(&format!("{list}-out.csv"));
    let done = office.act("code_list_write", json!({"list": list, "out": out}));
    assert!(done["rows"].as_u64().unwrap() > 0);
    let text = std::fs::read_to_string(out).unwrap();
    text.trim_start_matches('\u{feff}').to_owned()
}

fn take(office: &Office, name: &str, text: &str) -> Value {
    let path = office.put(name, text.as_bytes());
    office.act(
        "code_list_take",
        json!({"path": path, "source": "The DfE’s page of codes"}),
    )
}

fn refused(office: &Office, text: &str) -> String {
    let path = office.put("Bad.csv", text.as_bytes());
    office
        .refused("code_list_take", json!({"path": path}))
        .message
}

/// The codes of problems with a country of iQTS that is `code`, on a day.
fn of_country(office: &Office, code: &str, on: &str) -> Vec<String> {
    let columns: Vec<&str> = crate::returns::columns::TRAINEES
        .iter()
        .map(|column| column.name)
        .collect();
    let cells: Vec<&str> = columns
        .iter()
        .map(|name| match *name {
            "training_route" => "15",
            "iqts_country" => code,
            _ => "",
        })
        .collect();
    let text = format!("{}\r\n{}\r\n", columns.join(","), cells.join(","));
    let path = office.put("New.csv", text.as_bytes());
    let verdict = office.query(
        "returns_check",
        json!({"kind": "trainees", "path": path, "on": on}),
    );
    verdict["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["column"] == "iqts_country")
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_list_with_one_more_code_counts_once_it_is_taken_and_not_after_undo() {
    let office = Office::new();
    let before = office.dump();
    let text = format!(
        "{}country,QX,Quorndale,2026/27\r\n",
        written(&office, "country")
    );
    let path = office.put("Countries.csv", text.as_bytes());
    let look = office.query("code_list_look", json!({"path": path}));
    assert_eq!(look["said"], "264 rows of 1 list would be taken.");
    assert_eq!(
        look["changes"][0]["said"],
        "Countries 2026/27: 264 rows, 1 new. It counts at once."
    );
    assert_eq!(look["changes"][0]["examples"], json!(["New: QX Quorndale"]));
    assert_eq!(office.dump(), before, "a look changes nothing");
    assert_eq!(of_country(&office, "QX", "2026-09-10").len(), 1);

    take(&office, "Countries.csv", &text);
    assert_eq!(office.labels()[0], "Loaded a newer list: Countries 2026/27");
    assert_eq!(of_country(&office, "QX", "2026-09-10"), [""; 0]);
    // The list is of 2026/27: in the year before it did not count.
    assert_eq!(of_country(&office, "QX", "2026-05-10").len(), 1);
    // Whoever chooses a country is offered it, and the field takes it.
    let codes = office.query("codes_of", json!({"list": "country"}));
    assert!(
        codes
            .as_array()
            .unwrap()
            .contains(&json!(["QX", "Quorndale"]))
    );
    let trainee = office.trainee("Ada", "Brook");
    office.act(
        "trainees_set",
        json!({"selection": crate::testkit::only(&[trainee]), "field": "iqtsCountry", "value": "quorndale"}),
    );
    assert_eq!(
        office.labels()[0],
        "Country of iQTS training of Ada Brook: Quorndale"
    );
    office.act("undo", json!({}));
    office.act("undo", json!({}));
    let lists = office.query("code_lists", json!({}));
    let country = &lists.as_array().unwrap()[1];
    assert_eq!(country["label"], "Countries");
    assert_eq!(
        country["own"][0]["said"],
        "The DfE’s page of codes; loaded from Countries.csv on 10 Sep 2026."
    );

    office.act("undo", json!({}));
    assert_eq!(of_country(&office, "QX", "2026-09-10").len(), 1);
    office.act("redo", json!({}));
    assert_eq!(of_country(&office, "QX", "2026-09-10"), [""; 0]);
    let own = office.query("code_lists", json!({}))[1]["own"][0]["id"].clone();
    office.act("code_list_drop", json!({"id": own}));
    assert_eq!(
        office.labels()[0],
        "Countries 2026/27: back to the list before"
    );
    assert_eq!(of_country(&office, "QX", "2026-09-10").len(), 1);
    assert!(office.dump() == before, "it is as it was");
}

#[test]
fn what_is_written_out_says_nothing_new_when_it_is_loaded() {
    let office = Office::new();
    for list in [
        "",
        "degreeGrade",
        "funding",
        "allocations",
        "initiatives",
        "routes",
    ] {
        let text = written(&office, list);
        let path = office.put("Same.csv", text.as_bytes());
        let look = office.query("code_list_look", json!({"path": path}));
        assert_eq!(
            look["said"], "Everything in the file is as it counts already.",
            "{list}: {look:#}"
        );
    }
    // A spreadsheet eats zeros, so they are guarded.
    assert!(written(&office, "degreeGrade").contains("degreeGrade,'01,First Class Honours"));
}

#[test]
fn a_list_of_a_later_year_waits_for_it() {
    let office = Office::new();
    let text = written(&office, "country").replace("2026/27", "2027/28");
    take(
        &office,
        "Later.csv",
        &format!("{text}country,QX,Quorndale,2027/28\r\n"),
    );
    assert_eq!(of_country(&office, "QX", "2027-07-31").len(), 1);
    assert_eq!(of_country(&office, "QX", "2027-08-01"), [""; 0]);
}

#[test]
fn funding_is_taken_cycle_by_cycle() {
    let office = Office::new();
    let funding = "academic year,kind,route,pounds,allocation subject,note\r\n2027/28,bursary,12,29000,Mathematics,\r\n2027/28,scholarship,12,31000,Physics,new\r\n";
    let look = take(&office, "Funding.csv", funding);
    assert_eq!(
        texts(&look["changes"], "said"),
        ["Who is paid what 2027/28: 2 rows, 2 new. It counts for the cycle 2027/28."]
    );
    let desk = office.session.desk().unwrap();
    let reader = desk.store.read().unwrap();
    let rules = super::queries::in_force(&reader, 2026).unwrap();
    assert_eq!(rules.funding.years(), 2020..=2027);
    let pays = |year| {
        rules
            .funding
            .rule(
                year,
                "12",
                crate::returns::rules::Paid::Scholarship,
                "100425",
            )
            .map(str::to_owned)
    };
    assert_eq!(pays(2027).as_deref(), Some("new"));
    assert!(pays(2026).is_some(), "what is shipped stays");
}

#[test]
fn a_course_with_a_code_newer_than_the_program_keeps_it() {
    use crate::returns::{rules::Rules, specialism};
    let mut rules = Rules::shipped().clone();
    let text = "list,code,name,academic year\ncourseSubject,100999,Robotics,2027/28\n";
    rules.replace("courseSubject", text);
    let codes = specialism::of_course(&rules, "12", "13918", &[("11", "100999")]);
    assert_eq!(codes, ["100999"]);
    assert_eq!(specialism::said(&rules, &codes), "Robotics");
    let shipped = specialism::of_course(Rules::shipped(), "12", "13918", &[("11", "100999")]);
    assert_ne!(shipped, ["100999"]);
}

#[test]
fn a_bad_row_is_told_with_its_place_and_nothing_is_taken() {
    let office = Office::new();
    let before = office.dump();
    let codes = "list,code,name,academic year\r\n";
    let funding = "academic year,kind,route,pounds,allocation subject,note\r\n";
    let routes = "route,from,degree,early years,study mode,in exports,academic year\r\n";
    for (header, row, words) in [
        (
            codes,
            "country,,Quorndale,2026/27",
            "Row 2: “code” is empty.",
        ),
        (codes, "country,QX,,2026/27", "“name” is empty."),
        (
            codes,
            "country,QX,Quorndale,2026",
            "written like 2026/27, not “2026”",
        ),
        (codes, "country,QX,Quorndale,2026/28", "not “2026/28”"),
        (
            codes,
            "planet,QX,Quorndale,2026/27",
            "“planet” is none of the lists",
        ),
        (
            codes,
            "country,Q X,Quorndale,2026/27",
            "a code has letters and digits alone",
        ),
        (
            codes,
            "degreeGrade,1,First,2026/27",
            "“1” was 01 in the list degreeGrade",
        ),
        (
            codes,
            "country,QX,Quorndale,2026/27\r\ncountry,QX,Quornvale,2026/27",
            "Row 3: “QX” stands in row 2 too.",
        ),
        (funding, "2027/28,prize,12,1,Physics,", "not “prize”"),
        (funding, "2027/28,bursary,12,£1,Physics,", "not “£1”"),
        (
            funding,
            "2027/28,bursary,3,1,Physics,",
            "such as 03, not “3”",
        ),
        (
            routes,
            "12,,perhaps,no,yes,,2026/27",
            "“degree” is yes or no, not “perhaps”",
        ),
        (
            routes,
            "12,soon,yes,no,yes,,2026/27",
            "“from” is an academic year",
        ),
        (
            "course subject,allocation subject,academic year\r\n",
            "999999,Physics,2026/27",
            "“999999” is no code of the list courseSubject",
        ),
        (codes, "", "has no rows"),
        ("name,age\r\n", "Ada,7", "are those of no list"),
        // A file of what is new alone would take the rest away.
        (codes, "country,QX,Quorndale,2026/27", "263 gone"),
    ] {
        let message = refused(&office, &format!("{header}{row}\r\n"));
        assert!(message.contains(words), "{row}: {message}");
    }
    assert_eq!(office.dump(), before);
}
