#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::{TaskState, week_ends};
use crate::testkit::{Office, assert_same, only, texts};
use crate::types::Day;
use serde_json::{Value, json};

#[test]
fn a_task_stands_by_its_day_and_a_week_ends_on_sunday() {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    // A Thursday.
    let today = day("2026-09-10");
    let check = |due: &str, done: bool, want: TaskState| {
        assert_eq!(TaskState::of(due.parse().ok(), done, today), want, "{due}");
    };
    check("2026-09-09", false, TaskState::Overdue);
    check("2026-09-10", false, TaskState::ThisWeek);
    check("2026-09-13", false, TaskState::ThisWeek);
    check("2026-09-14", false, TaskState::Later);
    check("", false, TaskState::NoDay);
    check("2026-09-09", true, TaskState::Done);
    assert_eq!(week_ends(day("2026-09-13")), day("2026-09-13"));
    assert_eq!(week_ends(day("2026-09-14")), day("2026-09-20"));
}

#[test]
fn a_page_and_the_list_say_the_same_of_a_task() {
    let office = Office::new();
    for due in ["yesterday", "today", "+3d", "+4d", "", "+1y"] {
        office.act(
            "task_add",
            json!({"title": format!("Due {due}"), "due": due}),
        );
    }
    let view = json!({"list": "tasks"});
    let list = office.query(
        "list_page",
        json!({"view": view, "limit": 100, "columns": ["name", "state"]}),
    );
    let page = office.query("tasks", json!({}));
    for row in list["rows"].as_array().unwrap() {
        let own = page["rows"].as_array().unwrap().iter();
        let own = own
            .clone()
            .find(|task| task["title"] == row["name"])
            .unwrap();
        assert_eq!(own["stateLabel"], row["state"], "{}", row["name"]);
    }
}

#[test]
fn tasks_are_written_changed_ticked_and_taken_away_each_undoable() {
    let office = Office::new();
    let check = |name: &str, request: Value, label: &str| {
        let before = office.dump();
        let done = office.done(name, request);
        assert_eq!(done.operation.unwrap().label, label);
        let after = office.dump();
        office.act("undo", json!({}));
        assert_same(&before, &office.dump(), label);
        office.act("redo", json!({}));
        assert_same(&after, &office.dump(), label);
        done.value
    };
    let add = |title: &str| json!({"title": title, "due": "+1w"});
    let one = check(
        "task_add",
        add("Ring Jo back"),
        "Added the task “Ring Jo back”",
    )["id"]
        .as_i64()
        .unwrap();
    let two = office.act("task_add", add("Send the pack"))["id"]
        .as_i64()
        .unwrap();
    let set = |ids: &[i64], field: &str, value: Value| json!({"selection": only(ids), "change": {"field": field, "value": value}});
    check(
        "task_set",
        set(&[one], "title", json!("Ring Jo again")),
        "Renamed “Ring Jo again”",
    );
    check(
        "task_set",
        set(&[one, two], "due", json!("1/10/26")),
        "Moved the day of 2 tasks",
    );
    check(
        "task_set",
        set(&[one], "owner", Value::Null),
        "Gave another owner to “Ring Jo again”",
    );
    check(
        "task_set",
        set(&[one], "note", json!("Mornings")),
        "Changed the note of “Ring Jo again”",
    );
    check(
        "task_done",
        json!({"selection": only(&[one]), "done": true}),
        "Done: “Ring Jo again”",
    );
    let open = office.query("tasks", json!({}));
    assert_eq!(texts(&open["rows"], "title"), ["Send the pack"]);
    let all = office.query("tasks", json!({"done": true}));
    assert_eq!(texts(&all["rows"], "stateLabel"), ["Later", "Done"]);
    check(
        "task_done",
        json!({"selection": only(&[one, two]), "done": false}),
        "To do again: “Ring Jo again”",
    );
    check(
        "task_remove",
        json!({"selection": only(&[one, two])}),
        "Took away 2 tasks",
    );
}

#[test]
fn what_cannot_be_a_task_is_told() {
    let office = Office::new();
    office.refused("task_add", json!({"title": " "}));
    office.refused("task_add", json!({"title": "Ring", "due": "Sep 2026"}));
    let id = office.act("task_add", json!({"title": "Ring"}))["id"]
        .as_i64()
        .unwrap();
    for (field, value) in [
        ("title", json!("")),
        ("due", json!("32/1/26")),
        ("owner", json!(4_000)),
    ] {
        office.refused(
            "task_set",
            json!({"selection": only(&[id]), "change": {"field": field, "value": value}}),
        );
    }
}
