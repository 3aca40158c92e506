//! The lists: chips, headings, keys, many at once, and all of England.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, column, england, number, rows, text};

/// Adds a filter of one value by the chips.
pub fn filter(window: &Window, label: &str, value: &str) -> Tried {
    window.press("button", "Add filter")?;
    let by = window.role("combobox", "Filter by")?;
    window.type_into(&by, label)?;
    window.press("option", label)?;
    window.role("dialog", &format!("Filter by {label}"))?;
    let values = window.role("combobox", &format!("Values of {label}"))?;
    window.type_into(&values, value)?;
    let option = window.begins("option", value)?;
    window.click(&option)?;
    window.press("button", "Done")?;
    window.wait_for(
        "No editor",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    window
        .begins("button", &format!("{label} is {value}"))
        .map(drop)
}

fn chosen(window: &Window, words: &str) -> Tried {
    window
        .wait_for(
            words,
            "return document.querySelector('[aria-label=\"What is chosen\"]')?.textContent.includes(arguments[0]) ?? false",
            &[json!(words)],
        )
        .map(drop)
}

fn focus_in_list(window: &Window) -> Tried {
    let grid = window.css("[role=grid]")?;
    window.focus(&grid)
}

#[test]
fn filters_and_sorting_show_what_the_file_holds() -> Tried {
    let office = Office::sample("list")?;
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("England")?;
    window.holds(1510)?;
    window.sound()?;
    let one = office.list(
        "england",
        &["--where", r#"{"phase":"Primary"}"#, "--limit", "1"],
    )?;
    let la = text(rows(&one)?.first().unwrap_or(&Value::Null), "la")?.to_owned();
    filter(&window, "Local authority", &la)?;
    filter(&window, "Phase", "Primary")?;
    window.sound()?;
    let narrowed = json!({ "la": [la], "phase": "Primary" }).to_string();
    let expected = office.list("england", &["--where", &narrowed])?;
    let count = number(&expected, "count")?;
    assert!(count > 3, "{la} has too few primary schools to sort");
    window.holds(count)?;
    window.shows(
        &column(&expected, "name")?
            .into_iter()
            .take(8)
            .collect::<Vec<_>>(),
    )?;

    // By a heading, up and down.
    for sort in ["town", "-town"] {
        window.press("button", "Town")?;
        let sorted = office.list("england", &["--where", &narrowed, "--sort", sort])?;
        window.shows(
            &column(&sorted, "name")?
                .into_iter()
                .take(8)
                .collect::<Vec<_>>(),
        )?;
    }
    assert_eq!(
        window
            .run("return document.querySelector('[aria-sort=descending]')?.textContent.trim()")?,
        "Town"
    );

    // Without its chip the filter is gone; and all of them at once.
    window.press("button", "Remove the filter Phase is Primary")?;
    let wider = office.list(
        "england",
        &[
            "--where",
            &json!({ "la": [la] }).to_string(),
            "--limit",
            "0",
        ],
    )?;
    window.holds(number(&wider, "count")?)?;
    window.press("button", "Clear all")?;
    window.holds(1510)?;
    window.end()
}

#[test]
fn what_wants_doing_leads_to_the_list_of_it() -> Tried {
    let office = Office::sample("list-today")?;
    let today = office.ask("today", &json!({}))?;
    let items = today.get("items").and_then(Value::as_array);
    let mut lists = 0;
    let window = office.open()?;
    for item in items.into_iter().flatten() {
        if !text(item, "route")?.starts_with("/schools") {
            continue;
        }
        lists += 1;
        let count = number(item, "count")?;
        window.menu("Today")?;
        window.heading("Today")?;
        let tile = window.begins("link", text(item, "text")?)?;
        window.click(&tile)?;
        window.heading("Schools")?;
        window.holds(count)?;
        window.begins("button", "Remove the filter")?;
    }
    assert!(
        lists > 0,
        "the sample has nothing that wants doing: {today}"
    );
    window.end()
}

#[test]
fn the_keyboard_alone_moves_chooses_and_changes_many() -> Tried {
    let office = Office::sample("list-keys")?;
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(60)?;
    // From the search down into the list.
    let search = window.search_field()?;
    window.focus(&search)?;
    window.keys("ArrowDown")?;
    window.at_row(1)?;
    window.keys("ArrowDown")?;
    window.keys("ArrowDown")?;
    window.at_row(3)?;
    window.keys("Space")?;
    chosen(&window, "1 school chosen")?;
    window.keys("Shift+ArrowDown")?;
    window.keys("Shift+ArrowDown")?;
    chosen(&window, "3 schools chosen")?;
    window.keys("PageDown")?;
    let paged = window.run(
        "return Number(document.getElementById(document.querySelector('[role=grid]').getAttribute('aria-activedescendant')).getAttribute('aria-rowindex')) - 1",
    )?;
    assert!(
        paged.as_u64().is_some_and(|row| (10..40).contains(&row)),
        "{paged}"
    );
    window.keys("End")?;
    window.at_row(60)?;
    window.keys("Home")?;
    window.at_row(1)?;
    window.keys("Escape")?;
    window.wait_for(
        "Nothing chosen",
        "return !document.querySelector('[aria-label=\"What is chosen\"]')",
        &[],
    )?;

    // All of the view, once it is narrowed; only those change.
    let town = office.list("schools", &["--limit", "1", "--columns", "town"])?;
    let words = text(rows(&town)?.first().unwrap_or(&Value::Null), "town")?.to_owned();
    let of_town = number(
        &office.list("schools", &["--search", &words, "--limit", "0"])?,
        "count",
    )?;
    window.keys("/")?;
    window.type_keys(&words)?;
    window.holds(of_town)?;
    window.keys("ArrowDown")?;
    window.keys("Control+a")?;
    let all = if of_town == 1 {
        "1 school".to_owned()
    } else {
        format!("{of_town} schools")
    };
    chosen(&window, &format!("{all} chosen"))?;
    let before = number(
        &office.list(
            "schools",
            &["--where", r#"{"stage":"former"}"#, "--limit", "0"],
        )?,
        "count",
    )?;
    window.press("button", "Set stage")?;
    window.role("dialog", "Set the stage")?;
    let stage = window.role("combobox", "Stage")?;
    window.choose(&stage, "Former")?;
    window.with_text(&format!("{all} will change."))?;
    window.sound()?;
    window.press("button", &format!("Change {all}"))?;
    window.wait_for(
        "No dialog",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    window.wait_for(
        "Every row says so",
        "const rows = [...document.querySelectorAll('[role=grid] tbody tr')]; return rows.length === arguments[0] && rows.every((row) => row.textContent.includes('Former'))",
        &[json!(of_town)],
    )?;
    window.sound()?;
    focus_in_list(&window)?;
    window.keys("Control+z")?;
    window.wait_for(
        "Not every row says so",
        "return ![...document.querySelectorAll('[role=grid] tbody tr')].every((row) => row.textContent.includes('Former'))",
        &[],
    )?;
    window.end()?;
    let after = number(
        &office.list(
            "schools",
            &["--where", r#"{"stage":"former"}"#, "--limit", "0"],
        )?,
        "count",
    )?;
    assert_eq!(after, before);
    Ok(())
}

#[test]
fn all_of_england_is_scrolled_to_its_end_and_chosen() -> Tried {
    let office = Office::new("list-england")?;
    office.desk(&[
        "register",
        "load",
        &office.file(),
        &england()?.to_string_lossy(),
    ])?;
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("England")?;
    window.holds(50_000)?;
    focus_in_list(&window)?;
    window.keys("End")?;
    window.at_row(50_000)?;
    let last = office.list("england", &["--sort", "-name", "--limit", "1"])?;
    let last = text(&last, "rows.0.name")?.to_owned();
    assert_eq!(window.names()?.pop().as_ref(), Some(&last));
    let drawn = window.count("[role=grid] tbody tr")?;
    assert!((10..200).contains(&drawn), "{drawn} rows are drawn");

    window.press("button", "Show the school beside the list")?;
    focus_in_list(&window)?;

    // Chosen as a whole: no row is fetched to name it.
    window.run(
        "const fetch = window.fetch; window.asked = [];
         window.fetch = (...call) => { window.asked.push(String(call[0])); return fetch(...call); }",
    )?;
    let asked = "return window.asked.filter((address) => address.endsWith('/query')).length";
    window.keys("PageUp")?;
    window.wait_for("A question to the core", asked, &[])?;
    window.keys("End")?;
    window.at_row(50_000)?;
    window.wait_for(
        "The last school beside the list",
        "return document.querySelector('aside h2')?.textContent.trim() === arguments[0]",
        &[json!(last)],
    )?;
    let before = window.run(asked)?;
    window.keys("Control+a")?;
    chosen(&window, "50,000 schools chosen")?;
    assert_eq!(window.run(asked)?, before);
    window.keys("Space")?;
    chosen(&window, "49,999 schools chosen")?;
    window.sound()?;
    window.keys("Escape")?;
    window.keys("Home")?;
    window.at_row(1)?;

    // By the wheel's way: somewhere in the middle rows are painted too.
    window.run("document.querySelector('[role=grid]').parentElement.scrollTop = 800_000")?;
    window.wait_for(
        "Rows in the middle",
        "const seen = [...document.querySelectorAll('[role=grid] tbody tr')];
         return seen.length > 10 && seen.every((row) => row.querySelector('th')?.textContent.trim()) && Number(seen[0].getAttribute('aria-rowindex')) > 20000",
        &[],
    )?;
    window.end()
}
