//! The register watch: ours first, and a school that converted is followed.

use e2e::Tried;
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text};

#[test]
fn the_watch_shows_ours_first_and_follows_a_successor() -> Tried {
    let office = Office::sample("watch")?;
    let request = json!({ "ours": true, "latest": false, "kinds": [], "urn": null, "offset": 0, "limit": 100 });
    let ours = office.ask("register_changes", &request)?;
    let ours = rows(&ours)?;
    let converted = ours
        .iter()
        .find(|row| row.get("canFollow") == Some(&Value::Bool(true)))
        .cloned()
        .ok_or_else(|| e2e::Trouble::new("none of the sample's schools converted"))?;
    let (urn, successor) = (
        number(&converted, "urn")?,
        number(&converted, "relatedUrn")?,
    );
    let school = json!({ "id": converted.get("schoolId"), "urn": null });

    let window = office.open()?;
    window.menu("Register watch")?;
    window.heading("Register watch")?;
    // Only rows in sight are drawn; how many there are the list says itself.
    let shown = "return [...document.querySelectorAll('main tbody tr')].map((row) => ({
        name: row.querySelector('th a').textContent.trim(), ours: [...row.querySelectorAll('span')].some((e) => e.textContent.trim() === 'Ours') }))";
    let listed = "return Number(document.querySelector('main [role=grid]')?.getAttribute('aria-rowcount') ?? 0) - 1";
    window.wait_for(
        "As many changes as ours have",
        &format!("{listed} === arguments[0]"),
        &[json!(ours.len())],
    )?;
    window.sound()?;
    // All of England: ours still come first.
    let only = window.role("checkbox", "Only ours")?;
    window.click(&only)?;
    window.wait_for(
        "More changes than ours",
        &format!("{listed} > arguments[0]"),
        &[json!(ours.len())],
    )?;
    let all = window.run(shown)?;
    let marks: Vec<bool> = all
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| row.get("ours") == Some(&Value::Bool(true)))
        .collect();
    let first_other = marks.iter().position(|mine| !mine).unwrap_or(marks.len());
    assert_eq!(first_other, ours.len().min(marks.len()), "{all}");
    assert!(marks.iter().skip(first_other).all(|mine| !mine), "{all}");
    window.sound()?;

    // By kind.
    let kind = window.begins("button", text(&converted, "label")?)?;
    window.click(&kind)?;
    window.wait_for(
        "Only that kind",
        "const kinds = [...document.querySelectorAll('main tbody tr')]; return kinds.length > 0 && kinds.every((row) => row.textContent.includes(arguments[0]))",
        &[json!(text(&converted, "label")?)],
    )?;

    // Follow one, and take it back.
    let follow = window.css(&format!(
        "button[title='Follow the successor of {}']",
        text(&converted, "name")?
    ))?;
    window.click(&follow)?;
    window.wait_for(
        "Nothing to follow any more",
        "return !document.querySelector(`button[title='Follow the successor of ${arguments[0]}']`)",
        &[json!(text(&converted, "name")?)],
    )?;
    assert_eq!(
        number(&office.ask("school_page", &school)?, "urn")?,
        successor
    );
    window.sound()?;
    window.keys("Control+z")?;
    window.css(&format!(
        "button[title='Follow the successor of {}']",
        text(&converted, "name")?
    ))?;
    window.end()?;
    assert_eq!(number(&office.ask("school_page", &school)?, "urn")?, urn);
    Ok(())
}
