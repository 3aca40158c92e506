//! Two hundred schools are made ours by pasted URNs, taken back, brought again, and are there after a restart.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows};

fn no_schools(window: &Window) -> Tried {
    window.with_text("No schools of yours yet").map(drop)
}

#[test]
fn two_hundred_pasted_urns_become_ours() -> Tried {
    let office = Office::with_register("ours", 1500)?;
    let listed = office.list("england", &["--limit", "200"])?;
    let urns: Vec<String> = rows(&listed)?
        .iter()
        .filter_map(|row| row.get("urn").map(Value::to_string))
        .collect();
    assert_eq!(urns.len(), 200);
    let pasted = format!("{}\n100001\nnot a number\n", urns.join("\n"));

    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    no_schools(&window)?;
    window.sound()?;
    window.press("button", "Add schools")?;
    window.role("dialog", "Add schools")?;
    window.wait_for(
        "The focus in the field",
        "return document.activeElement?.localName === 'textarea'",
        &[],
    )?;
    window.paste(&pasted)?;
    for found in [
        "200 schools to add",
        "2 to settle",
        "URN 100001 is not in the register",
        "No school of this name",
        "Copy the 2 left out",
    ] {
        window.with_text(found)?;
    }
    window.sound()?;
    window.press("button", "Add 200 schools")?;
    window.holds(200)?;
    window.sound()?;

    // By the toast's button and by keys, also from the empty search that has the focus.
    let toast = window.css("[role=status] button:not([aria-label])")?;
    assert_eq!(window.text(&toast)?, "Undo");
    window.click(&toast)?;
    no_schools(&window)?;
    window.keys("Control+Shift+z")?;
    window.holds(200)?;
    window.focus(&window.search_field()?)?;
    window.keys("Control+z")?;
    no_schools(&window)?;
    window.keys("Control+Shift+z")?;
    window.holds(200)?;

    window.menu("History")?;
    window.heading("History")?;
    let entry = window.wait_for(
        "The operation in the history",
        "return [...document.querySelectorAll('main button[aria-expanded]')].map((e) => e.textContent.trim()).find((words) => words.includes('200')) ?? null",
        &[],
    )?;
    assert!(
        entry
            .as_str()
            .is_some_and(|words| words.contains("schools")),
        "{entry}"
    );
    window.click(&window.css("main button[aria-expanded]")?)?;
    window.role("table", "What changed")?;
    window.end()?;

    // Another start: they are kept, and taking back what an earlier session did is asked about.
    assert_eq!(office.ours()?, 200);
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(200)?;
    window.press("button", "Undo")?;
    window.role("dialog", "Undo earlier work?")?;
    window.sound()?;
    window.press("button", "Cancel")?;
    window.wait_for(
        "No question",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    window.holds(200)?;
    window.press("button", "Undo")?;
    window.press("button", "Undo it")?;
    no_schools(&window)?;
    window.press("button", "Redo")?;
    window.holds(200)?;
    window.end()?;
    assert_eq!(office.ours()?, 200);
    assert_eq!(number(&office.ask("today", &json!({}))?, "schools")?, 200);
    Ok(())
}
