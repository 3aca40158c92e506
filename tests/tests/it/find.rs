//! A school is found by a few letters, a number or a postcode, and Back leads to the same place.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, rows, text};

fn wait_for_focus_in_list(window: &Window) -> Tried {
    window
        .wait_for(
            "The focus in the list",
            "return document.activeElement?.getAttribute('role') === 'grid'",
            &[],
        )
        .map(drop)
}

#[test]
fn three_letters_a_urn_and_a_postcode_find_a_school() -> Tried {
    let office = Office::sample("find")?;
    let school = office.list(
        "england",
        &["--search", "quillmoor primary", "--limit", "1"],
    )?;
    let school = rows(&school)?.first().cloned().unwrap_or_default();
    let name = text(&school, "name")?.to_owned();
    let urn = school.get("urn").map(Value::to_string).unwrap_or_default();
    let postcode = text(&school, "postcode")?.to_owned();
    let window = office.open()?;
    window.heading("Today")?;

    // From anywhere, by three letters: the first that matches stands below, and Enter opens it.
    window.keys("Control+k")?;
    window.wait_for(
        "The focus in Find",
        "return document.activeElement?.getAttribute('aria-label') === 'Find a school or person'",
        &[],
    )?;
    window.type_keys("qui")?;
    let found = office.ask("schools_find", &json!({ "text": "qui", "limit": 8 }))?;
    let first = text(&found, "rows.0.name")?.to_owned();
    window.wait_for(
        "The first that matches",
        "return document.querySelector('#find-results [aria-selected=true]')?.textContent.includes(arguments[0]) ?? false",
        &[json!(first)],
    )?;
    window.sound()?;
    window.keys("Enter")?;
    window.heading(&first)?;
    window.sound()?;

    // By its number and by its postcode, here too and in the list's own search.
    for words in [&urn, &postcode] {
        window.keys("Control+k")?;
        window.type_keys(words)?;
        window.keys("Enter")?;
        window.heading(&name)?;
    }
    window.menu("Schools")?;
    window.menu("England")?;
    window.holds(1510)?;
    let grid = window.css("[role=grid]")?;
    window.focus(&grid)?;
    for words in [&urn, &postcode, &postcode.to_lowercase().replace(' ', "")] {
        wait_for_focus_in_list(&window)?;
        window.keys("/")?;
        window.wait_for("The focus in the search", "return document.activeElement?.type === 'search' && document.activeElement.id !== 'find'", &[])?;
        // What was searched for before would show the same school.
        window.keys("Escape")?;
        window.holds(1510)?;
        window.type_keys(words)?;
        window.shows(std::slice::from_ref(&name))?;
        window.keys("Enter")?;
        wait_for_focus_in_list(&window)?;
        window.keys("Enter")?;
        window.heading(&name)?;
        window.keys("Alt+ArrowLeft")?;
        window.heading("Schools")?;
        assert_eq!(window.value(&window.search_field()?)?, **words);
    }
    window.end()
}

#[test]
fn back_leads_to_the_same_row_scroll_and_search() -> Tried {
    let office = Office::sample("find-back")?;
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("England")?;
    window.holds(1510)?;
    let search = window.search_field()?;
    window.type_into(&search, "school")?;
    let found = office.list("england", &["--search", "school", "--limit", "0"])?;
    window.holds(crate::support::number(&found, "count")?)?;
    window.keys("ArrowDown")?;
    wait_for_focus_in_list(&window)?;
    for _ in 0..3 {
        window.keys("PageDown")?;
    }
    window.keys("ArrowDown")?;
    let place = "const grid = document.querySelector('[role=grid]');
        const row = grid && document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
        return row && !row.ariaBusy ? { row: row.getAttribute('aria-rowindex'), name: row.querySelector('th').textContent.trim(), scroll: grid.parentElement.scrollTop } : null";
    let before = window.wait_for("A row far down", place, &[])?;
    assert!(
        before.get("scroll").and_then(Value::as_f64).unwrap_or(0.0) > 500.0,
        "{before}"
    );
    window.keys("Enter")?;
    window.heading(text(&before, "name")?)?;
    window.press(
        "button",
        &format!(
            "Schools, {} of {}",
            crate::support::thousands(text(&before, "row")?.parse::<u64>()? - 1),
            crate::support::thousands(crate::support::number(&found, "count")?),
        ),
    )?;
    window.heading("Schools")?;
    let after = window.wait_for("The list again", place, &[])?;
    assert_eq!(after, before);
    assert_eq!(window.value(&window.search_field()?)?, "school");
    wait_for_focus_in_list(&window)?;
    window.keys("ArrowDown")?;
    let next = text(&before, "row")?.parse::<u64>()?;
    window.at_row(next)?;
    assert_ne!(json!(before), window.run(place)?);
    window.end()
}
