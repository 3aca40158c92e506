//! By the keyboard alone: the palette finds schools and runs commands, `?` shows every key, F1 helps on the screen that
//! stands, and each gives the focus back.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, text};

/// Waits until what has the focus has this name, or begins with this text.
fn focused(window: &Window, name: &str) -> Tried {
    window
        .wait_for(
            &format!("The focus on “{name}”"),
            "const here = document.activeElement;
             const name = here?.getAttribute('aria-label') ?? here?.textContent ?? '';
             return here !== document.body && name.trim().startsWith(arguments[0])",
            &[json!(name)],
        )
        .map(drop)
}

/// Opens the palette from wherever one is.
fn open_palette(window: &Window) -> Tried {
    window.keys("Control+k")?;
    focused(window, "Find a school or person")?;
    window
        .wait_for(
            "The palette",
            "return document.querySelector('#find')?.getAttribute('aria-expanded') === 'true'
               && document.querySelector('#find-results [aria-selected=true]') !== null",
            &[],
        )
        .map(drop)
}

/// What the palette's groups are called, in order.
fn groups(window: &Window) -> Tried<Value> {
    window.run(
        "return [...document.querySelectorAll('#find-results [role=group]')].map((group) => group.getAttribute('aria-label'))",
    )
}

/// Waits until the chosen line says this somewhere.
fn chosen(window: &Window, says: &str) -> Tried {
    window
        .wait_for(
            &format!("The chosen line “{says}”"),
            "const field = document.querySelector('#find');
             const line = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
             return line?.getAttribute('aria-selected') === 'true' && line.textContent.includes(arguments[0])",
            &[json!(says)],
        )
        .map(drop)
}

fn no_dialog(window: &Window) -> Tried {
    window
        .wait_for(
            "No dialog",
            "return !document.querySelector('[role=dialog]')",
            &[],
        )
        .map(drop)
}

#[test]
fn a_school_is_one_step_away() -> Tried {
    let office = Office::sample("palette-school")?;
    let window = office.open()?;
    window.heading("Today")?;
    open_palette(&window)?;
    window.sound()?;

    let found = office.ask("schools_find", &json!({ "text": "qui", "limit": 8 }))?;
    let first = text(&found, "rows.0.name")?.to_owned();
    let second = text(&found, "rows.1.name")?.to_owned();
    window.type_keys("qui")?;
    chosen(&window, &first)?;
    assert_eq!(
        groups(&window)?.get(0),
        Some(&json!("Schools")),
        "schools stand first"
    );
    // The arrows go through all lines and round.
    window.keys("ArrowDown")?;
    chosen(&window, &second)?;
    window.keys("ArrowUp")?;
    window.keys("ArrowUp")?;
    window.wait_for(
        "The last line",
        "return [...document.querySelectorAll('#find-results [role=option]')].at(-1).getAttribute('aria-selected') === 'true'",
        &[],
    )?;
    window.keys("ArrowDown")?;
    chosen(&window, &first)?;
    window.sound()?;
    window.keys("Enter")?;
    window.heading(&first)?;
    focused(&window, &first)?;

    // In a narrow window, where the menu at the left shows icons only.
    window.resize(900, 700)?;
    window.wait_for("A narrow window", "return innerWidth <= 900", &[])?;
    open_palette(&window)?;
    window.type_keys("qui")?;
    chosen(&window, &first)?;
    window.wait_for(
        "All of the palette in the window",
        "const box = document.querySelector('#find-results').getBoundingClientRect();
         return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight",
        &[],
    )?;
    window.sound()?;
    window.keys("Escape")?;
    focused(&window, &first)?;
    window.resize(1280, 800)?;

    // Back and forward again.
    window.keys("Alt+ArrowLeft")?;
    window.heading("Today")?;
    window.keys("Alt+ArrowRight")?;
    window.heading(&first)?;
    window.end()
}

#[test]
fn commands_are_found_by_their_words_and_run() -> Tried {
    let office = Office::sample("palette-commands")?;
    let window = office.open()?;
    window.heading("Today")?;

    // Without words every command that can be run stands there, with its keys.
    open_palette(&window)?;
    assert_eq!(groups(&window)?, json!(["Commands"]));
    window.type_keys("> histo")?;
    chosen(&window, "Go to History")?;
    chosen(&window, "Ctrl")?;
    assert_eq!(groups(&window)?, json!(["Commands"]));
    window.sound()?;
    window.keys("Enter")?;
    window.heading("History")?;
    focused(&window, "History")?;

    // What is found by a further word, and no school has: first without the sign too.
    open_palette(&window)?;
    window.type_keys("recovery key")?;
    chosen(&window, "Help: ")?;
    window.keys("Enter")?;
    focused(&window, "Settings")?;
    window.css("aside[aria-label=Help]")?;
    window.sound()?;
    window.keys("Escape")?;

    // The same command by its own key.
    window.keys("Control+2")?;
    window.heading("Schools")?;
    window.holds(60)?;
    window.keys("Control+1")?;
    window.heading("Today")?;

    // Esc gives the focus back and leaves nothing behind.
    focused(&window, "Today")?;
    open_palette(&window)?;
    window.type_keys("xyzzy")?;
    window.with_text("No school and no person matches “xyzzy”.")?;
    window.sound()?;
    window.keys("Escape")?;
    focused(&window, "Today")?;
    let find = window.css("#find")?;
    assert_eq!(window.value(&find)?, "");
    window.end()
}

#[test]
fn a_question_mark_shows_every_key() -> Tried {
    let office = Office::sample("palette-sheet")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.keys("Control+2")?;
    window.holds(60)?;

    // In a field it is a question mark.
    focused(&window, "Search this list")?;
    window.keys("?")?;
    let search = window.search_field()?;
    assert_eq!(window.value(&search)?, "?");
    window.keys("Escape")?;
    window.holds(60)?;
    window.keys("ArrowDown")?;
    window.at_row(1)?;
    focused(&window, "Our schools")?;
    window.keys("?")?;
    window.role("dialog", "Keyboard shortcuts")?;
    for said in [
        "Find a school, a person, a view or a command",
        "Next in the list",
    ] {
        window.with_text(said)?;
    }
    window.sound()?;
    // A dialog is answered first.
    window.keys("Control+1")?;
    window.role("dialog", "Keyboard shortcuts")?;
    window.keys("Escape")?;
    no_dialog(&window)?;
    focused(&window, "Our schools")?;
    window.heading("Schools")?;
    window.end()
}

#[test]
fn f1_helps_on_the_screen_that_stands() -> Tried {
    let office = Office::sample("palette-help")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.keys("Control+1")?;
    focused(&window, "Today")?;
    window.keys("F1")?;
    window.with_text("Work through what wants doing")?;
    window.wait_for(
        "The focus in the help",
        "return document.activeElement?.closest('aside[aria-label=Help]') !== null",
        &[],
    )?;
    window.sound()?;

    // It follows to the next screen, and leaves the focus to it.
    window.keys("Control+2")?;
    window.heading("Schools")?;
    window.with_text("Keep a view under a name")?;
    focused(&window, "Search this list")?;
    window.sound()?;
    window.keys("F1")?;
    window.without_text("Keep a view under a name")?;
    focused(&window, "Search this list")?;

    // Opened there by the key, closed by Esc: back in the field.
    window.keys("F1")?;
    window.with_text("Keep a view under a name")?;
    focused(&window, "Schools")?;
    window.keys("Escape")?;
    window.without_text("Keep a view under a name")?;
    focused(&window, "Search this list")?;
    window.end()
}
