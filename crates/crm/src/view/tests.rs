#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::error::Kind;
use crate::testkit::{Office, only, texts, urns};
use serde_json::{Value, json};

fn kent() -> Value {
    json!({
        "view": {"list": "schools", "where": {"stage": "prospect"}, "sort": {"column": "la"}, "group": "phase"},
        "columns": ["name", "stage", "la"],
    })
}

#[test]
fn a_view_is_saved_changed_renamed_and_deleted_each_undoable() {
    let office = Office::generated(50, 1);
    let saved = office.act(
        "view_save",
        json!({"name": " Kent  prospects ", "definition": kent()}),
    );
    let id = saved["id"].clone();
    assert_eq!(saved["name"], "Kent prospects");
    let views = || office.query("saved_views", json!({}))["views"].clone();
    assert_eq!(
        views()[0]["definition"]["columns"],
        json!(["name", "stage", "la"])
    );
    assert_eq!(
        views()[0]["definition"]["view"]["where"]["stage"],
        json!({"in": ["prospect"]})
    );
    let mut wider = kent();
    wider["columns"] = json!(["name"]);
    office.act(
        "view_save",
        json!({"id": id, "name": "Kent prospects", "definition": wider}),
    );
    office.act(
        "view_save",
        json!({"id": id, "name": "Kent", "definition": wider}),
    );
    // The same again changes nothing and leaves no operation.
    let before = office.operations();
    office.act(
        "view_save",
        json!({"id": id, "name": "Kent", "definition": wider}),
    );
    assert_eq!(office.operations(), before);
    office.act("view_delete", json!({"id": id}));
    assert_eq!(views(), json!([]));
    assert_eq!(
        office.labels()[..4],
        [
            "View “Kent” deleted",
            "View “Kent prospects” renamed “Kent”",
            "View “Kent prospects” changed",
            "View “Kent prospects” saved",
        ]
    );
    for columns in [
        json!(["name"]),
        json!(["name"]),
        json!(["name", "stage", "la"]),
    ] {
        office.act("undo", json!({}));
        assert_eq!(views()[0]["definition"]["columns"], columns);
    }
    office.act("undo", json!({}));
    assert_eq!(views(), json!([]));
}

#[test]
fn a_view_that_cannot_be_shown_is_refused() {
    let office = Office::generated(50, 1);
    office.act("view_save", json!({"name": "Kent", "definition": kent()}));
    let england = json!({"view": {"list": "england"}});
    // Another list may use the name again.
    office.act("view_save", json!({"name": "Kent", "definition": england}));
    for (name, definition) in [
        ("kent", kent()),
        ("  ", england.clone()),
        (
            "x",
            json!({"view": {"list": "england"}, "columns": ["stage"]}),
        ),
        (
            "x",
            json!({"view": {"list": "england", "where": {"distance": {"max": 10}}}}),
        ),
        (
            "x",
            json!({"view": {"list": "england", "where": {"phase": "Kindergarten"}}}),
        ),
        (
            "x",
            json!({"view": {"list": "england", "group": "weather"}}),
        ),
        (
            "x",
            json!({"view": {"list": "england", "near": "ZZ99 9ZZ"}}),
        ),
    ] {
        office.refused("view_save", json!({"name": name, "definition": definition}));
    }
    let error = office.refused("view_delete", json!({"id": 77}));
    assert_eq!(error.kind, Kind::NotFound);
}

#[test]
fn how_someone_left_the_window_is_kept_without_an_operation() {
    let office = Office::generated(50, 1);
    let [first, second] = office.ours(&[800_001, 800_002])[..] else {
        unreachable!("two schools")
    };
    let before = office.operations();
    let layout = json!({"view": null, "columns": ["name"], "widths": {"name": 300}, "frozen": 2, "dense": true, "preview": false});
    let done = office.done("layout_keep", json!({"list": "schools", "layout": layout}));
    assert_eq!(
        (done.changed, done.operation),
        (vec!["view_state".to_owned()], None)
    );
    for opened in [
        json!({"urn": 800_001, "id": first}),
        json!({"urn": 800_009}),
        json!({"urn": 800_002, "id": second}),
        json!({"urn": 800_001, "id": first}),
    ] {
        office.act("school_opened", opened);
    }
    assert_eq!(office.operations(), before);
    assert_eq!(
        office.query("undo_state", json!({}))["undo"]["label"],
        "Made 2 schools ours"
    );

    let office = office.reopened();
    let layouts = office.query("layouts", json!({}));
    assert_eq!(layouts, json!({"lists": {"schools": layout}}));
    let recent = office.query("recent_schools", json!({}));
    assert_eq!(urns(&recent), [800_001, 800_002, 800_009]);
    assert_eq!(recent["rows"][0]["schoolId"], first);
    assert_eq!(texts(&recent["rows"], "ours"), ["true", "true", "false"]);
    // One that is ours no longer is still a school of England.
    office.act("schools_remove", json!({"selection": only(&[first])}));
    let recent = office.query("recent_schools", json!({}));
    assert_eq!(texts(&recent["rows"], "ours"), ["false", "true", "false"]);
}
