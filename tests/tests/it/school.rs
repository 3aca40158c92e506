//! A school's page: everything edited in place by the keyboard, saved at once, undone, and its neighbours.

use e2e::{Tried, Window};
use serde_json::json;

use crate::support::{Journey, Office, column, number, rows, text};

/// Opens a field that is edited in place.
fn edit(window: &Window, label: &str, key: &str) -> Tried {
    let shown = window.begins("button", &format!("{label}: "))?;
    window.focus(&shown)?;
    window.keys(key)?;
    window.role("textbox", label)?;
    window
        .wait_for(
            "The focus in the field",
            "return document.activeElement?.getAttribute('aria-label') === arguments[0] && document.activeElement.localName !== 'button'",
            &[json!(label)],
        )
        .map(drop)
}

#[test]
fn a_school_is_edited_in_place_by_the_keyboard() -> Tried {
    let office = Office::sample("school")?;
    let listed = office.list("schools", &["--limit", "3"])?;
    let names = column(&listed, "name")?;
    let [one, two, _] = names.as_slice() else {
        return Err(e2e::Trouble::new("the sample has too few schools"));
    };
    let id = number(rows(&listed)?.first().unwrap_or(&json!(null)), "id")?;
    let request = json!({ "id": id, "urn": null });
    let before = office.ask("school_page", &request)?;
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(60)?;
    let search = window.search_field()?;
    window.focus(&search)?;
    window.keys("ArrowDown")?;
    window.at_row(1)?;
    window.keys("Enter")?;
    window.heading(one)?;
    window.with_text("1 of 60")?;
    window.sound()?;

    let stage = window.role("combobox", "Stage")?;
    window.choose(&stage, "Paused")?;
    window.wait_for("The new stage beside the name", "return document.querySelector('header .title, article header').textContent.includes('Paused')", &[])?;
    let owner = window.role("combobox", "Owner")?;
    window.choose(&owner, "Rafferty Ames")?;
    let tag = window.role("textbox", "Add a tag")?;
    window.focus(&tag)?;
    window.type_keys("lambing hub")?;
    window.keys("Enter")?;
    window.role("button", "Remove the tag lambing hub")?;
    edit(&window, "Notes", "Enter")?;
    window.keys("Control+a")?;
    window.type_keys("Gate code at the office")?;
    window.keys("Control+Enter")?;
    window.role("button", "Notes: Gate code at the office. Edit")?;
    edit(&window, "Dress", "F2")?;
    window.keys("Control+a")?;
    window.type_keys("Wellingtons")?;
    window.keys("Enter")?;
    window.role("button", "Dress: Wellingtons. Edit")?;

    // Esc leaves it as it was.
    let parking = window.begins("button", "Parking: ")?;
    let parked = window.run_on(&parking, "return arguments[0].getAttribute('aria-label')")?;
    edit(&window, "Parking", "Enter")?;
    window.keys("Control+a")?;
    window.type_keys("On the roof")?;
    window.keys("Escape")?;
    window.role("button", parked.as_str().unwrap_or_default())?;
    window.sound()?;

    // The other parts of the page.
    let overview = window.role("tab", "Overview")?;
    window.focus(&overview)?;
    window.keys("ArrowRight")?;
    window.with_text("nothing here is edited by hand")?;
    window.sound()?;
    window.keys("ArrowRight")?;
    window.wait_for(
        "Five operations on this school",
        "return document.querySelectorAll('main button[aria-expanded]').length >= 5",
        &[],
    )?;
    window.sound()?;

    // Undo takes back the latest of them, wherever one is.
    window.keys("Control+z")?;
    window.with_text("Taken back")?;
    window
        .begins("tab", "Overview")
        .and_then(|tab| window.click(&tab))?;
    window.wait_for(
        "The dress as it was",
        "return ![...document.querySelectorAll('main button')].some((e) => e.textContent.includes('Wellingtons'))",
        &[],
    )?;

    // Neighbours in the list that one came from.
    window.keys("Control+ArrowDown")?;
    window.heading(two)?;
    window.with_text("2 of 60")?;
    window.keys("Control+ArrowUp")?;
    window.heading(one)?;
    window.end()?;

    let after = office.ask("school_page", &request)?;
    assert_eq!(text(&after, "ours.stage")?, "paused");
    assert_eq!(text(&after, "ours.owner")?, "Rafferty Ames");
    assert_eq!(text(&after, "ours.notes")?, "Gate code at the office");
    assert_eq!(text(&after, "ours.dress")?, text(&before, "ours.dress")?);
    assert_eq!(
        text(&after, "ours.parking")?,
        text(&before, "ours.parking")?
    );
    let tags = after.pointer("/ours/tags").cloned().unwrap_or_default();
    assert!(
        tags.as_array()
            .is_some_and(|tags| tags.contains(&json!("lambing hub"))),
        "{tags}"
    );
    Ok(())
}
