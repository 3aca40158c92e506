//! Back up, change, look at what a restore would lose, restore.

use e2e::Tried;
use serde_json::json;

use crate::support::{Journey, Office, number};

#[test]
fn a_backup_brings_back_what_was_changed_since() -> Tried {
    let office = Office::sample("backups")?;
    let stage = ["--where", r#"{"stage":"former"}"#, "--limit", "0"];
    let before = number(&office.list("schools", &stage)?, "count")?;
    let window = office.open()?;
    window.menu("Backups")?;
    window.heading("Backups")?;
    let made = window.count("main tbody tr")?;
    window.press("button", "Back up now")?;
    window.with_text("Backed up and checked")?;
    window.wait_for(
        "One backup more",
        "return document.querySelectorAll('main tbody tr').length === arguments[0]",
        &[json!(made + 1)],
    )?;
    window.with_text("By hand")?;
    window.sound()?;

    // Everything changes.
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(60)?;
    let grid = window.css("[role=grid]")?;
    window.focus(&grid)?;
    window.keys("Control+a")?;
    window.press("button", "Set stage")?;
    let choice = window.role("combobox", "Stage")?;
    window.choose(&choice, "Former")?;
    // Some of the 60 are former ones already.
    let change = window.begins("button", "Change ")?;
    window.click(&change)?;
    window.wait_for(
        "No dialog",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    assert_eq!(number(&office.list("schools", &stage)?, "count")?, 60);

    // What would be lost is named before anything is done; and a no leaves it.
    window.menu("Backups")?;
    window.heading("Backups")?;
    window.press("button", "Restore…")?;
    window.with_text("Done since then, and lost (1)")?;
    window.sound()?;
    window.press("button", "Leave everything as it is")?;
    window.wait_for(
        "No dialog",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    assert_eq!(number(&office.list("schools", &stage)?, "count")?, 60);
    window.press("button", "Restore…")?;
    window.with_text("Done since then, and lost (1)")?;
    let lost =
        window.run("return document.querySelector('[role=dialog] li').textContent.trim()")?;
    assert!(
        lost.as_str().is_some_and(|label| label.contains("Former")),
        "{lost}"
    );
    window.press("button", "Restore, losing 1 operation")?;
    window.with_text("Restored from")?;
    window.wait_for(
        "No dialog",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    assert_eq!(number(&office.list("schools", &stage)?, "count")?, before);
    // The file as it was is a backup itself.
    window.with_text("Before a restore")?;
    window.sound()?;
    window.menu("History")?;
    window.heading("History")?;
    window.wait_for(
        "The history without what was lost",
        "const done = [...document.querySelectorAll('main button[aria-expanded]')].map((e) => e.textContent);
         return done.length > 0 && !done.some((words) => words.includes(arguments[0]))",
        &[lost],
    )?;
    window.end()?;
    assert_eq!(number(&office.list("schools", &stage)?, "count")?, before);
    Ok(())
}
