//! Champions on their board, a succession risk and its act, and agreements, by the keyboard alone.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

/// Four partnership schools of a register. At the first two someone is champion: Jo Ames, identified, who is deputy; and
/// Kit Bell, active, who holds no post there.
fn office(name: &str) -> Tried<(Office, Vec<u64>)> {
    let office = Office::with_register(name, 300)?;
    let open = office.list(
        "england",
        &["--where", r#"{"status":"Open"}"#, "--limit", "4"],
    )?;
    let urns: Vec<u64> = crate::support::rows(&open)?
        .iter()
        .filter_map(|row| row.get("urn").and_then(Value::as_u64))
        .collect();
    let made = act(
        &office,
        "schools_make_ours",
        &json!({"selection": {"kind": "ids", "ids": urns}, "stage": "partnership"}),
    )?;
    let schools: Vec<u64> = made
        .get("made")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    let [first, second, ..] = schools.as_slice() else {
        return Err(Trouble::new(format!("no schools in {made}")));
    };
    act(
        &office,
        "champion_name",
        &json!({"schoolId": first, "newPerson": {"first": "Jo", "last": "Ames"}, "roleId": 5, "since": "2026-09-01"}),
    )?;
    let kit = act(
        &office,
        "person_add",
        &json!({"name": {"first": "Kit", "last": "Bell"}}),
    )?;
    act(
        &office,
        "champion_name",
        &json!({"schoolId": second, "personId": number(&kit, "id")?, "stage": "active", "since": "2026-09-01"}),
    )?;
    Ok((office, schools))
}

/// Runs an action without the window and gives its answer.
fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    let done = office.desk(&["act", &office.file(), name, &request.to_string()])?;
    Ok(done.get("value").cloned().unwrap_or_default())
}

/// Waits until the card of that person is in that stage's column and has the focus.
fn card_at(window: &Window, person: &str, stage: &str) -> Tried {
    window
        .wait_for(
            &format!("The card of {person} under the keys at {stage}"),
            "const here = document.activeElement;
             return here?.dataset.card !== undefined && here.textContent.includes(arguments[0])
               && here.closest('[data-stage]')?.dataset.stage === arguments[1]",
            &[json!(person), json!(stage)],
        )
        .map(drop)
}

#[test]
fn a_champion_is_moved_on_the_board_by_keys_and_moved_back_by_undo() -> Tried {
    let (office, _) = office("champion_board")?;
    let window = office.open()?;
    window.enter("link", "Champions")?;
    window.heading("Champions")?;
    // Tab comes to one card; the arrows lead to the others.
    for _ in 0..40 {
        if window.run("return document.activeElement?.dataset.card !== undefined")?
            == Value::Bool(true)
        {
            break;
        }
        window.keys("Tab")?;
    }
    card_at(&window, "Jo Ames", "identified")?;
    window.sound()?;
    window.keys("ArrowRight")?;
    card_at(&window, "Kit Bell", "active")?;
    window.keys("ArrowLeft")?;
    card_at(&window, "Jo Ames", "identified")?;
    window.keys("Shift+ArrowRight")?;
    card_at(&window, "Jo Ames", "approached")?;
    window.with_text("is now approached, since")?;
    window.keys("Control+ArrowRight")?;
    card_at(&window, "Jo Ames", "agreed")?;
    window.keys("Control+z")?;
    card_at(&window, "Jo Ames", "approached")?;
    window.keys("Control+z")?;
    card_at(&window, "Jo Ames", "identified")?;
    // Stepping down asks why.
    window.keys("ArrowRight")?;
    card_at(&window, "Kit Bell", "active")?;
    window.keys("Shift+ArrowRight")?;
    window.role("textbox", "Why they stepped down")?;
    window.sound()?;
    window.tab_to("textbox", "Why they stepped down")?;
    window.type_keys("Moved to another school")?;
    window.enter("button", "Save")?;
    window.closed()?;
    card_at(&window, "Kit Bell", "steppedDown")?;
    let board = office.ask("champions_board", &json!({}))?;
    let down = board
        .pointer("/columns/4/cards/0")
        .cloned()
        .unwrap_or_default();
    assert_eq!(text(&down, "reason")?, "Moved to another school");
    window.end()
}

#[test]
fn a_succession_risk_is_seen_and_its_act_is_followed() -> Tried {
    let (office, schools) = office("champion_risk")?;
    let window = office.open()?;
    window.enter("link", "1 of our schools has lost its champion")?;
    window.heading("Champions")?;
    window.with_text("Kit Bell, the champion, holds no post at the school that we know of.")?;
    window.sound()?;
    window.enter("button", "Name a successor")?;
    window.role("combobox", "Who")?;
    window.sound()?;
    window.tab_to("combobox", "Who")?;
    window.type_keys("New")?;
    window.tab_to("textbox", "First names")?;
    window.type_keys("Remy")?;
    window.tab_to("textbox", "Surname")?;
    window.type_keys("Cole")?;
    window.enter("button", "Name champion")?;
    window.closed()?;
    window.with_text("Remy Cole is identified.")?;
    window.keys("Control+z")?;
    window.with_text("Nobody follows yet.")?;
    let second = schools.get(1).copied().unwrap_or_default();
    let succession = office.ask("school_succession", &json!({"schoolId": second}))?;
    let champions = succession.get("champions").and_then(Value::as_array);
    assert_eq!(champions.map(Vec::len), Some(1));
    // Coverage counts the same schools.
    window.enter("link", "Coverage")?;
    window.with_text("All our schools")?;
    window.end()
}

#[test]
fn agreements_are_made_due_in_bulk_and_one_is_signed_and_undone() -> Tried {
    let (office, schools) = office("agreements")?;
    let first = schools.first().copied().unwrap_or_default();
    let state = || -> Tried<String> {
        let of = office.ask("agreements_of", &json!({"schoolId": first}))?;
        let one = of.pointer("/agreements/0").cloned().unwrap_or_default();
        Ok(text(&one, "state")?.to_owned())
    };
    let window = office.open()?;
    window.enter("link", "Schools")?;
    window.holds(4)?;
    window.tab_to("grid", "Our schools")?;
    window.keys("Control+a")?;
    window.tab_to("button", "More")?;
    window.keys("ArrowDown")?;
    window.role("menuitem", "Make agreements due")?;
    window.keys("Enter")?;
    window.role("textbox", "Version")?;
    window.sound()?;
    window.tab_to("textbox", "Version")?;
    window.type_keys("2026 v2")?;
    window.enter("button", "Make them due")?;
    window.closed()?;
    window.with_text("4 agreements are due for")?;
    assert_eq!(state()?, "due");
    // On the page of a school one is signed.
    window.tab_to("grid", "Our schools")?;
    window.keys("Home")?;
    window.keys("Enter")?;
    window.with_text("Not sent yet.")?;
    window.sound()?;
    window.enter("button", "Edit the agreement of")?;
    window.role("combobox", "State")?;
    window.tab_to("combobox", "State")?;
    window.type_keys("Si")?;
    window.role("combobox", "Signed by")?;
    window.sound()?;
    window.enter("button", "Save")?;
    window.closed()?;
    window.with_text("Signed.")?;
    window.keys("Control+z")?;
    window.with_text("Not sent yet.")?;
    window.end()
}
