//! Trainees are placed in the jigsaw, by the keyboard alone.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, rows};

/// So many trainees are to be placed.
const TRAINEES: u64 = 10;

/// Four primary schools that offer three places each in a block, and ten trainees for them.
fn office(name: &str) -> Tried<Office> {
    let office = Office::with_register(name, 300)?;
    let open = office.list(
        "england",
        &[
            "--where",
            r#"{"status":"Open","phase":"Primary"}"#,
            "--limit",
            "4",
        ],
    )?;
    let urns: Vec<u64> = rows(&open)?
        .iter()
        .filter_map(|row| row.get("urn").and_then(Value::as_u64))
        .collect();
    let made = act(
        &office,
        "schools_make_ours",
        &json!({"selection": {"kind": "ids", "ids": urns}, "stage": "partnership"}),
    )?;
    let schools = made.get("made").and_then(Value::as_array);
    for school in schools.into_iter().flatten() {
        act(
            &office,
            "offer_set",
            &json!({"schoolId": school, "year": "2026/27", "places": "3", "phase": "primary"}),
        )?;
    }
    act(
        &office,
        "block_set",
        &json!({"name": "Placement 1", "fromOn": "11 Jan 2027", "untilOn": "26 Mar 2027"}),
    )?;
    for first in [
        "Ada", "Bea", "Cas", "Dot", "Eli", "Flo", "Gus", "Hal", "Ivy", "Jon",
    ] {
        let values = json!([
            {"field": "route", "value": "12"}, {"field": "subject", "value": "00"}, {"field": "ageRange", "value": "13914"},
        ]);
        act(
            &office,
            "trainee_add",
            &json!({"name": {"first": first, "last": "Brook"}, "values": values}),
        )?;
    }
    Ok(office)
}

/// Runs an action without the window and gives its answer.
fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    let done = office.desk(&["act", &office.file(), name, &request.to_string()])?;
    Ok(done.get("value").cloned().unwrap_or_default())
}

/// Waits until the board says that so many are placed.
fn placed(window: &Window, count: u64) -> Tried {
    let says = format!("{count} of {TRAINEES} placed");
    window
        .wait_for(
            &format!("“{says}”"),
            "return document.querySelector('[role=\"progressbar\"][aria-label=\"Trainees placed\"]')
               ?.getAttribute('aria-valuetext') === arguments[0]",
            &[json!(says)],
        )
        .map(drop)
}

/// Waits until the keys are in a list and on a row of it.
fn keys_in(window: &Window, list: &str) -> Tried {
    window
        .wait_for(
            &format!("The keys in {list}"),
            "const here = document.activeElement;
             return here?.id === arguments[0] && document.getElementById(here.getAttribute('aria-activedescendant')) !== null",
            &[json!(list)],
        )
        .map(drop)
}

/// Goes on with Tab until the keys are in a list.
fn tab_into(window: &Window, list: &str) -> Tried {
    for _ in 0..60 {
        let here = window.run("return document.activeElement?.id ?? ''")?;
        if here == json!(list) {
            return keys_in(window, list);
        }
        window.keys("Tab")?;
    }
    Err(Trouble::new(format!("Tab never came to {list}")))
}

#[test]
fn ten_are_placed_by_keys_one_is_taken_off_and_that_is_undone() -> Tried {
    let office = office("jigsaw")?;
    let window = office.open()?;
    window.enter("link", "Jigsaw")?;
    window.heading("Jigsaw")?;
    placed(&window, 0)?;
    window.sound()?;
    tab_into(&window, "jigsaw-trainees")?;
    for done in 0..TRAINEES {
        keys_in(&window, "jigsaw-trainees")?;
        window.keys("Enter")?;
        keys_in(&window, "jigsaw-places")?;
        if done == 0 {
            window.sound()?;
            // Another place, and back to the best; put back and picked up again.
            window.keys("ArrowDown")?;
            window.keys("ArrowUp")?;
            window.keys("Escape")?;
            keys_in(&window, "jigsaw-trainees")?;
            window.keys("Enter")?;
            keys_in(&window, "jigsaw-places")?;
        }
        window.keys("Enter")?;
        placed(&window, done + 1)?;
    }
    window.with_text("Everyone is placed")?;
    window.sound()?;
    // Among those who are placed one is taken off, and comes back.
    window.tab_to("combobox", "Which trainees")?;
    window.type_keys("Pl")?;
    tab_into(&window, "jigsaw-trainees")?;
    window.keys("Delete")?;
    placed(&window, TRAINEES - 1)?;
    window.keys("Control+z")?;
    placed(&window, TRAINEES)?;
    window.sound()?;
    let board = office.ask("jigsaw", &json!({"trainees": "taken"}))?;
    assert_eq!(board.get("placed"), Some(&json!(TRAINEES)));
    window.close()
}
