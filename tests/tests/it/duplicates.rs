//! By the keyboard alone: twenty pairs of records are merged, the fifth is taken back while the others stay, and two
//! people who look alike are told apart.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

/// Twenty surnames that are not a letter apart.
const SURNAMES: [&str; 20] = [
    "Quennell",
    "Brackenbury",
    "Cottesloe",
    "Drummond",
    "Eversley",
    "Fothergill",
    "Garrowby",
    "Harkness",
    "Inglethorpe",
    "Jessamy",
    "Kestrel",
    "Larkham",
    "Mulholland",
    "Netherfield",
    "Ostrow",
    "Penhale",
    "Ridgewell",
    "Saltmarsh",
    "Thrupp",
    "Umberleigh",
];

fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    office.desk(&["act", &office.file(), name, &request.to_string()])
}

/// An office with twenty people, each written down twice at one school by the same e-mail.
fn written_down_twice(name: &str) -> Tried<Office> {
    let office = Office::with_register(name, 60)?;
    let england = office.list("england", &["--limit", "1"])?;
    let urn = number(&england, "rows.0.id")?;
    let made = act(
        &office,
        "schools_make_ours",
        &json!({"selection": {"kind": "ids", "ids": [urn]}}),
    )?;
    let school = number(&made, "value.made.0")?;
    for last in SURNAMES {
        for first in ["Ottoline", "Otty"] {
            act(
                &office,
                "person_add",
                &json!({
                    "name": {"first": first, "last": last},
                    "post": {"roleId": 10, "schoolId": school},
                    "addresses": [{"medium": "email", "value": format!("o.{last}@alder.example")}],
                }),
            )?;
        }
    }
    Ok(office)
}

fn pairs(office: &Office) -> Tried<u64> {
    number(&office.ask("duplicates", &json!({"limit": 0}))?, "count")
}

/// Waits until the head of the screen counts so many pairs.
fn counts(window: &Window, pairs: &str) -> Tried {
    window
        .wait_for(
            &format!("{pairs} in the head"),
            "return document.querySelector('h1')?.parentElement.textContent.includes(arguments[0])",
            &[json!(pairs)],
        )
        .map(drop)
}

#[test]
fn twenty_pairs_are_merged_and_the_fifth_is_taken_back_while_the_others_stay() -> Tried {
    let office = written_down_twice("duplicates-merge")?;
    assert_eq!(pairs(&office)?, 20);
    let window = office.open()?;
    window.heading("Today")?;
    window.sound()?;
    window.enter("link", "20 pairs of people")?;
    window.heading("Duplicates")?;
    counts(&window, "20 pairs")?;
    window.focused("The queue", "[role=listbox]")?;
    window.with_text("Is kept")?;
    window.with_text("Differs")?;
    window.sound()?;
    for left in (1..=19_u64).rev() {
        window.keys("m")?;
        let words = if left == 1 {
            "1 pair".to_owned()
        } else {
            format!("{left} pairs")
        };
        counts(&window, &words)?;
    }
    window.keys("m")?;
    window.with_text("No duplicates")?;
    window.sound()?;
    assert_eq!(pairs(&office)?, 0);

    // The fifth of them, as they stand there: newest first.
    let merges = office.ask("people_merges", &json!({}))?;
    let label = text(&merges, "15.label")?.to_owned();
    window.tab_to("tab", "To decide")?;
    window.keys("ArrowRight")?;
    window.with_text(&label)?;
    window.sound()?;
    window.enter("button", &format!("Take back: {label}"))?;
    window.without_text(&label)?;
    window.sound()?;
    assert_eq!(pairs(&office)?, 1);
    let merges = office.ask("people_merges", &json!({}))?;
    assert_eq!(merges.as_array().map_or(0, Vec::len), 19);

    // The pair stands in the queue again; they are different people after all.
    window.tab_to("tab", "Merged")?;
    window.keys("ArrowLeft")?;
    counts(&window, "1 pair")?;
    window.tab_to("listbox", "Pairs that may be one person")?;
    window.keys("d")?;
    window.with_text("No duplicates")?;
    assert_eq!(pairs(&office)?, 0);
    window.keys("Control+z")?;
    counts(&window, "1 pair")?;
    assert_eq!(pairs(&office)?, 1);
    window.end()
}
