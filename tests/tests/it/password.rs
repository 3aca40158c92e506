//! A password: set, asked for, wrong, right, forgotten, removed.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office};

const PASSWORD: &str = "brambles and tea";

/// Whether the file lies open for anyone on the disk.
fn is_plain(office: &Office) -> Tried<bool> {
    Ok(std::fs::read(office.file())?.starts_with(b"SQLite format 3"))
}

fn lock(window: &Window) -> Tried {
    let file = window.css("nav button")?;
    window.click(&file)?;
    window.press("menuitem", "Lock now")?;
    window.heading("Fernway is locked")
}

fn unlock(window: &Window, field: &str, words: &str) -> Tried {
    let field = window.role("textbox", field)?;
    window.fill(&field, words)?;
    window.keys("Enter")
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
fn a_password_is_set_asked_for_and_removed() -> Tried {
    let office = Office::sample("password")?;
    assert!(is_plain(&office)?);
    let window = office.open()?;
    window.menu("Settings")?;
    window.with_text("No password")?;
    window.press("button", "Set a password…")?;
    window.role("dialog", "Set a password")?;
    let first = window.role("textbox", "New password")?;
    window.type_into(&first, PASSWORD)?;
    let second = window.role("textbox", "The same again")?;
    window.type_into(&second, "brambles and jam")?;
    window.with_text("The two are not the same.")?;
    window.fill(&second, PASSWORD)?;
    window.sound()?;
    window.press("button", "Set the password")?;
    window.role("dialog", "Keep this recovery key")?;
    let key = window.run("return [...document.querySelectorAll('[aria-label=\"Recovery key\"] span')].map((e) => e.textContent).join('-')")?;
    let key = key.as_str().unwrap_or_default().to_owned();
    assert!(key.len() > 20, "{key}");
    window.sound()?;
    window.press("button", "I have kept it")?;
    no_dialog(&window)?;
    window.with_text("Has a password")?;
    assert!(!is_plain(&office)?);

    lock(&window)?;
    window.sound()?;
    unlock(&window, "Password", "brambles and coffee")?;
    window.wait_for(
        "A complaint",
        "return document.querySelector('[aria-invalid=true]') !== null",
        &[],
    )?;
    window.heading("Fernway is locked")?;
    window.sound()?;
    unlock(&window, "Password", PASSWORD)?;
    // It goes on where it was.
    window.heading("Settings")?;
    lock(&window)?;
    window.press("button", "Use the recovery key")?;
    unlock(&window, "Recovery key", &key)?;
    window.heading("Settings")?;
    window.end()?;

    // Another start asks for it; without it nothing is shown.
    assert!(
        office.ours().is_err(),
        "the file opened without its password"
    );
    let window = office.start().argument(office.file()).open()?;
    window.heading("Fernway is locked")?;
    assert_eq!(
        window.run("return document.querySelector('nav')")?,
        Value::Null
    );
    unlock(&window, "Password", PASSWORD)?;
    window.heading("Today")?;
    window.menu("Settings")?;
    // What comes late moves what stands below it.
    window.with_text("Days in schools before the course ends")?;
    window.press("button", "Remove…")?;
    window.role("dialog", "Remove the password")?;
    let present = window.role("textbox", "Present password")?;
    window.type_into(&present, "not this one")?;
    window.press("button", "Remove the password")?;
    window.css("[role=alert]")?;
    window.fill(&present, PASSWORD)?;
    window.press("button", "Remove the password")?;
    no_dialog(&window)?;
    window.with_text("No password")?;
    window.end()?;
    assert!(is_plain(&office)?);
    assert_eq!(office.ours()?, 60);
    assert_eq!(
        office.ask("check", &json!({}))?.get("problems"),
        Some(&json!([]))
    );
    Ok(())
}
