//! A trainee is added, the checks are ticked, a letter confirms them to a school, and all of it is undone: by the
//! keyboard alone.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text};

/// A register, and one of its open schools ours; gives its name.
fn office(name: &str) -> Tried<(Office, String)> {
    let office = Office::with_register(name, 300)?;
    let open = office.list(
        "england",
        &["--where", r#"{"status":"Open"}"#, "--limit", "1"],
    )?;
    let school = rows(&open)?
        .first()
        .ok_or_else(|| Trouble::new("the register has no open school"))?;
    let request = json!({"selection": {"kind": "ids", "ids": [number(school, "urn")?]}});
    office.desk(&[
        "act",
        &office.file(),
        "schools_make_ours",
        &request.to_string(),
    ])?;
    let name = text(school, "name")?.to_owned();
    Ok((office, name))
}

/// The trainees that the file holds.
fn trainees(office: &Office) -> Tried<Vec<Value>> {
    Ok(rows(&office.list("trainees", &[])?)?.clone())
}

/// What the page of the first trainee says of missing checks.
fn missing(office: &Office) -> Tried<String> {
    let first = trainees(office)?;
    let id = number(first.first().unwrap_or(&Value::Null), "id")?;
    let page = office.ask("trainee_page", &json!({"id": id}))?;
    let checks = page.pointer("/checks").cloned().unwrap_or_default();
    Ok(text(&checks, "missing")?.to_owned())
}

/// Types into the field of that name, which Tab comes to.
fn fill(window: &Window, role: &str, name: &str, words: &str) -> Tried {
    window.tab_to(role, name)?;
    window.type_keys(words)
}

#[test]
fn a_trainee_is_added_checked_and_confirmed_to_a_school_and_undone() -> Tried {
    let (office, school) = office("trainees")?;
    let window = office.open()?;
    window.enter("link", "Trainees")?;
    window.heading("Trainees")?;
    window.with_text("No trainees yet")?;
    window.sound()?;

    window.enter("button", "Add a trainee")?;
    window.role("dialog", "Add a trainee")?;
    window.sound()?;
    fill(&window, "textbox", "First name", "Ada")?;
    fill(&window, "textbox", "Surname", "Brook")?;
    fill(&window, "combobox", "Route", "Postgraduate, fee")?;
    fill(&window, "combobox", "Age range", "11 to 16")?;
    window.enter("button", "Add")?;
    window.closed()?;
    window.heading("Ada Brook")?;
    window.with_text("6 checks are missing")?;
    window.sound()?;

    window.enter("button", "Write down those that are missing")?;
    window.role("dialog", "Suitability checks")?;
    window.sound()?;
    window.enter("button", "Write down")?;
    window.closed()?;
    window.with_text("6 checks of Ada Brook: cleared")?;
    assert_eq!(missing(&office)?, "");

    window.enter("button", "Confirm checks to a school")?;
    window.role("dialog", "Confirm checks to a school")?;
    fill(&window, "textbox", "School", &school)?;
    window.begins("button", &school)?;
    window.enter("button", &school)?;
    window.with_text("about Ada Brook")?;
    window.sound()?;
    window.enter("button", "Print the letter")?;
    window.with_text("The letter confirms the checks of 1 trainee")?;
    let printed = std::fs::read_dir(office.path("data/prints"))?
        .flatten()
        .filter_map(|print| std::fs::read_to_string(print.path()).ok())
        .any(|letter| letter.contains("Ada Brook") && letter.contains("Suitability checks"));
    assert!(printed, "the letter lies among the prints");
    // Where nothing can show the page the dialog says so and stays.
    if window.run("return document.querySelector('[role=dialog]') !== null")? == Value::Bool(true) {
        window.keys("Escape")?;
    }
    window.closed()?;

    // A letter is no change: the checks are the last one, then the trainee.
    window.keys("Control+z")?;
    window.with_text("6 checks are missing")?;
    assert!(missing(&office)?.starts_with("6 checks"));
    window.keys("Control+z")?;
    window.with_text("This trainee is not here")?;
    assert!(trainees(&office)?.is_empty());
    window.keys("Control+y")?;
    window.heading("Ada Brook")?;
    window.end()
}
