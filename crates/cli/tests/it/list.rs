//! Lists as saved views have them, and as files that other programs open.

use super::{Desk, text, texts};
use calamine::{Data, Reader};
use serde_json::{Value, json};
use std::path::Path;

/// A sample with two saved views of our schools and one of England.
fn with_views() -> Desk {
    let desk = Desk::new();
    desk.sample();
    let save = |name: &str, definition: Value| {
        let request = json!({"name": name, "definition": definition}).to_string();
        desk.json(&["act", "a.desk", "view_save", &request]);
    };
    save(
        "Partners by size",
        json!({
            "view": {
                "list": "schools",
                "where": {"stage": ["partnership"]},
                "sort": {"column": "pupils", "descending": true},
            },
            "columns": ["name", "pupils", "stage"],
        }),
    );
    save(
        "Closed",
        json!({"view": {"list": "schools", "where": {"status": "2"}}}),
    );
    save(
        "Primaries",
        json!({"view": {"list": "england", "where": {"phase": "2"}}}),
    );
    desk
}

fn list(desk: &Desk, more: &[&str]) -> Value {
    desk.json(&[&["list", "a.desk", "schools"], more].concat())
}

/// The cells of a workbook's only sheet, read by another library, headings first.
fn workbook(path: &Path) -> Vec<Vec<Data>> {
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheets = workbook.sheet_names();
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    let range = workbook.worksheet_range(&sheets[0]).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn saved_views_are_listed_and_begun_with() {
    let desk = with_views();
    let views = desk.json(&["views", "a.desk"]);
    let mut names = texts(&views["views"], "name");
    names.sort();
    assert_eq!(names, ["Closed", "Partners by size", "Primaries"]);
    let plain = text(&desk.run(&["views", "a.desk"]).stdout);
    assert!(plain.contains("england\tPrimaries"), "{plain}");
    assert!(plain.ends_with("3 saved views\n"), "{plain}");

    // As it was saved, whatever the letters' case.
    let page = list(&desk, &["--view", "partners BY size"]);
    let rows = page["rows"].as_array().unwrap();
    let partners = list(&desk, &["--where", r#"{"stage":"partnership"}"#]);
    assert_eq!(page["count"], partners["count"]);
    assert!(rows.len() > 1 && rows.len() < 20, "{}", rows.len());
    let sizes: Vec<u64> = rows
        .iter()
        .filter_map(|row| row["pupils"].as_u64())
        .collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
    assert!(rows[0].get("head").is_none(), "{}", rows[0]);

    // What else is said counts instead of the view's own.
    let changed = list(
        &desk,
        &[
            "--view",
            "Partners by size",
            "--sort",
            "pupils",
            "--columns",
            "head,urn",
            "--limit",
            "1",
        ],
    );
    let (first, last) = (&changed["rows"][0], rows.last().unwrap());
    assert_eq!(changed["count"], page["count"]);
    assert_eq!(changed["rows"].as_array().unwrap().len(), 1);
    assert!(
        first["head"].is_string() && first.get("stage").is_none(),
        "{first}"
    );
    let blank = rows.iter().filter(|row| row["pupils"].is_null()).count();
    if blank == 0 {
        assert_eq!(first["id"], last["id"]);
    }
}

#[test]
fn a_view_that_is_not_there_is_told_by_its_list() {
    let desk = with_views();
    // Of England there is one, and of our schools there is not.
    for name in ["Primaries", "Weather"] {
        let (kind, said) = desk.refused(&["list", "a.desk", "schools", "--view", name]);
        assert_eq!(kind, "notFound");
        assert_eq!(
            said,
            format!("This list has no saved view “{name}”. `desk views` lists them.")
        );
    }
}

#[test]
fn a_view_is_written_as_a_workbook_that_other_programs_open() {
    let desk = with_views();
    let first = list(&desk, &["--limit", "1"])["rows"][0]["urn"].to_string();
    let asked = [
        "--view",
        "Partners by size",
        "--columns",
        "name,urn,distance,la",
        "--near",
        &first,
        "--sort",
        "distance",
        "--group",
        "la",
        "--limit",
        "4",
    ];
    let shown = list(&desk, &asked);
    let written = list(&desk, &[&asked[..], &["--out", "near.xlsx"]].concat());
    assert_eq!(written["rows"], 4);
    let cells = workbook(&desk.path("near.xlsx"));
    let headings: Vec<String> = cells[0].iter().map(ToString::to_string).collect();
    assert_eq!(headings, ["School", "URN", "Miles away", "Local authority"]);
    let rows = shown["rows"].as_array().unwrap();
    assert_eq!(cells.len(), 1 + rows.len());
    for (row, cells) in rows.iter().zip(&cells[1..]) {
        assert_eq!(cells[0].to_string(), row["name"].as_str().unwrap());
        assert_eq!(cells[1].to_string(), row["urn"].to_string());
        assert_eq!(cells[3].to_string(), row["la"].as_str().unwrap());
        let miles = row["distance"].as_f64().unwrap();
        assert!(
            matches!(cells[2], Data::Float(told) if (told - miles).abs() < 0.051),
            "{row} {cells:?}"
        );
    }
    // The groups stand together, and within each the nearest is first.
    let places: Vec<(&str, f64)> = rows
        .iter()
        .map(|row| {
            (
                row["la"].as_str().unwrap(),
                row["distance"].as_f64().unwrap(),
            )
        })
        .collect();
    assert!(
        places.is_sorted_by(|a, b| a.0 < b.0 || (a.0 == b.0 && a.1 <= b.1)),
        "{places:?}"
    );
}

#[test]
fn all_columns_and_no_closed_schools_where_that_is_said() {
    let desk = with_views();
    let wanted = r#"{"status":"2","ours":false}"#;
    let found = desk.json(&[
        "list", "a.desk", "england", "--where", wanted, "--limit", "2",
    ]);
    let ids: Vec<&Value> = (0..2).map(|at| &found["rows"][at]["id"]).collect();
    let request = json!({"selection": {"kind": "ids", "ids": ids}}).to_string();
    desk.json(&["act", "a.desk", "schools_make_ours", &request]);
    let page = list(&desk, &["--view", "Closed"]);
    let closed = page["count"].as_u64().unwrap();
    assert!(closed >= 2, "{page}");
    let columns = desk.json(&["query", "a.desk", "list_columns", r#"{"list":"schools"}"#]);
    let known = texts(&columns["value"]["columns"], "label");
    let written = list(&desk, &["--columns", "all", "--out", "all.xlsx"]);
    assert_eq!(
        (&written["rows"], &written["closed"]),
        (&json!(22), &json!(closed))
    );
    let cells = workbook(&desk.path("all.xlsx"));
    assert_eq!((cells.len(), cells[0].len()), (23, known.len()));
    let told = text(
        &desk
            .run(&["list", "a.desk", "schools", "--out", "told.csv"])
            .stdout,
    );
    assert!(told.contains("--leave-closed leaves them out."), "{told}");

    let written = list(
        &desk,
        &[
            "--columns",
            "name,status",
            "--leave-closed",
            "--out",
            "open.xlsx",
        ],
    );
    assert_eq!(written["rows"], 22 - closed);
    let cells = workbook(&desk.path("open.xlsx"));
    assert_eq!(cells.len() as u64, 1 + 22 - closed);
    assert!(cells.iter().all(|row| row[1] != "Closed"));

    let (kind, said) = desk.refused(&["list", "a.desk", "schools", "--columns", "name,colour"]);
    assert_eq!(kind, "invalid");
    assert!(
        said.starts_with("This list has no column “colour”."),
        "{said}"
    );
}
