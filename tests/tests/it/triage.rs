//! A month's watch triaged, by the keyboard alone.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text, thousands};

/// An office with 40 schools of a register of 1,200, some of which converted or closed in the month after.
fn office(name: &str) -> Tried<Office> {
    let office = Office::new(name)?;
    let paths = [
        "edubasealldata20260801.csv",
        "edubasealldata20260901.csv",
        "links_edubasealldata20260901.csv",
        "truth.json",
    ]
    .map(|path| office.path(path));
    let [first, next, links, truth] = &paths;
    office.desk(&[
        "sample-register",
        first,
        "--rows",
        "1200",
        "--seed",
        "11",
        "--next",
        next,
        "--links",
        links,
        "--truth",
        truth,
    ])?;
    office.desk(&["register", "load", &office.file(), first])?;
    let told: Value = serde_json::from_slice(&std::fs::read(truth)?)
        .map_err(|error| Trouble::new(error.to_string()))?;
    let of_kind = |kind: &'static str, most: usize| -> Vec<u64> {
        told.get("changes")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter(|change| change.get("kind").and_then(Value::as_str) == Some(kind))
            .filter_map(|change| change.get("urn").and_then(Value::as_u64))
            .take(most)
            .collect()
    };
    let mut urns: Vec<u64> = [
        of_kind("converted", 2),
        of_kind("closed", 2),
        of_kind("headChanged", 6),
        of_kind("name", 2),
    ]
    .concat();
    urns.sort_unstable();
    urns.dedup();
    office.desk(&[
        "act",
        &office.file(),
        "schools_make_ours",
        &json!({ "selection": { "kind": "ids", "ids": urns } }).to_string(),
    ])?;
    office.desk(&["register", "load", &office.file(), next, links])?;
    Ok(office)
}

/// How many changes `desk register changes` lists.
fn changes(office: &Office, more: &[&str]) -> Tried<u64> {
    let file = office.file();
    let mut all = vec!["register", "changes", file.as_str()];
    all.extend(more);
    number(&office.desk(&all)?, "count")
}

/// Waits until the list of changes holds so many.
fn lists(window: &Window, count: u64) -> Tried {
    let words = match count {
        1 => "1 change".to_owned(),
        _ => format!("{} changes", thousands(count)),
    };
    window
        .wait_for(
            &format!("A list of {words}"),
            "return [...document.querySelectorAll('[role=status]')].some((e) => e.textContent.trim().split(', ')[0] === arguments[0])
               && (arguments[1] === 0 || document.querySelector('[role=grid] tbody tr')?.ariaBusy !== 'true')",
            &[json!(words), json!(count)],
        )
        .map(drop)
}

fn bar_says(window: &Window, words: &str) -> Tried {
    window
        .wait_for(
            words,
            "return document.querySelector('[aria-label=\"What is chosen\"]')?.textContent.includes(arguments[0]) ?? false",
            &[json!(words)],
        )
        .map(drop)
}

#[test]
fn a_months_watch_is_triaged_by_the_keyboard_alone() -> Tried {
    let office = office("triage")?;
    let all = changes(&office, &[])?;
    let ours = changes(&office, &["--ours"])?;
    let converted = office.desk(&[
        "register",
        "changes",
        &office.file(),
        "--ours",
        "--kind",
        "converted",
    ])?;
    let follows: Vec<Value> = rows(&converted)?
        .iter()
        .filter(|row| row.get("offer").and_then(Value::as_str) == Some("follow"))
        .cloned()
        .collect();
    let followed = follows
        .first()
        .ok_or_else(|| Trouble::new("no school of ours converted"))?;
    let school = json!({ "id": followed.get("schoolId"), "urn": null });
    let (old, new) = (number(followed, "urn")?, number(followed, "relatedUrn")?);

    let window = office.open()?;
    window.heading("Today")?;
    window.tab_to("link", "Register watch")?;
    window.keys("Enter")?;
    window.heading("Register watch")?;
    // Ours come without being asked for; what nobody has looked at is marked.
    lists(&window, ours)?;
    window.with_text("New")?;
    window.sound()?;

    // Only the conversions: by their chip.
    window.tab_to("button", "Converted")?;
    window.keys("Enter")?;
    lists(&window, number(&converted, "count")?)?;
    window.tab_to("grid", "Changes of the register")?;
    bar_says(&window, "Accept:")?;
    window.keys("Control+a")?;
    bar_says(&window, "Accepting:")?;
    bar_says(&window, "follow")?;
    window.sound()?;
    window.keys("a")?;
    window.wait_for(
        "An operation told with its undo",
        "return [...document.querySelectorAll('button')].some((button) => button.textContent.trim().startsWith('Undo'))",
        &[],
    )?;
    window
        .with_text("Nothing to do")
        .or_else(|_| window.with_text("left"))?;
    assert_eq!(
        number(&office.ask("school_page", &school)?, "urn")?,
        new,
        "the school follows"
    );
    window.sound()?;

    // It is taken back as a whole, and done again.
    window.keys("Control+z")?;
    lists(&window, number(&converted, "count")?)?;
    assert_eq!(number(&office.ask("school_page", &school)?, "urn")?, old);
    window.keys("Control+Shift+z")?;
    lists(&window, number(&converted, "count")? - follows.len() as u64)?;
    assert_eq!(number(&office.ask("school_page", &school)?, "urn")?, new);

    // The rest of ours: one accepted by its own, one opened and come back from, all others dismissed.
    window.keys("Control+k")?;
    window.tab_to("button", "All kinds")?;
    window.keys("Enter")?;
    let to_do = ours - follows.len() as u64;
    lists(&window, to_do)?;
    window.tab_to("grid", "Changes of the register")?;
    window.keys("a")?;
    lists(&window, to_do - 1)?;
    window.keys("ArrowDown")?;
    window.keys("Enter")?;
    window.wait_for(
        "The school's page",
        "return location.hash.startsWith('#/school/')",
        &[],
    )?;
    window.keys("Alt+ArrowLeft")?;
    window.heading("Register watch")?;
    lists(&window, to_do - 1)?;
    window.wait_for(
        "The list under the keys again, at the row that was left",
        "const grid = document.querySelector('[role=grid]');
         return document.activeElement === grid
           && document.getElementById(grid.getAttribute('aria-activedescendant'))?.getAttribute('aria-rowindex') === '3'",
        &[],
    )?;
    window.keys("Home")?;
    window.keys("Space")?;
    window.keys("Shift+ArrowDown")?;
    bar_says(&window, "2 changes chosen")?;
    window.keys("Control+a")?;
    window.keys("d")?;
    lists(&window, 0)?;
    window.with_text("Nothing to do")?;
    window.wait_for(
        "The keys where it is said that nothing is left",
        "return document.activeElement.id === 'changes'",
        &[],
    )?;
    window.sound()?;
    assert_eq!(changes(&office, &["--ours", "--state", "open"])?, 0);
    assert_eq!(
        changes(&office, &["--ours", "--state", "dismissed"])?,
        to_do - 1
    );

    // What was dismissed is found under its tab, and comes back to do.
    window.tab_to("tab", "To do")?;
    window.keys("ArrowRight")?;
    lists(&window, follows.len() as u64 + 1)?;
    // A list that appears under another tab does not take the keys from it.
    window.keys("ArrowRight")?;
    lists(&window, to_do - 1)?;
    window.tab_to("grid", "Changes of the register")?;
    window.keys("u")?;
    lists(&window, to_do - 2)?;
    window.sound()?;
    assert_eq!(changes(&office, &["--ours", "--state", "open"])?, 1);

    // All of England is there too, and one mark says that it was looked at.
    window.tab_to("tab", "Dismissed")?;
    window.keys("Home")?;
    window.tab_to("checkbox", "Only ours")?;
    window.keys("Space")?;
    lists(&window, all - ours + 1)?;
    window.tab_to("button", "Mark all as seen")?;
    window.keys("Enter")?;
    window.wait_for(
        "Nothing new",
        "return ![...document.querySelectorAll('[role=grid] td')].some((cell) => cell.textContent.trim() === 'New')",
        &[],
    )?;
    let page = office.ask("register_changes", &json!({ "state": "all" }))?;
    assert_eq!(number(&page, "fresh")?, 0);
    window.end()
}

#[test]
fn changes_are_narrowed_to_a_local_authority() -> Tried {
    let office = office("triage-la")?;
    let page = office.ask("register_changes", &json!({}))?;
    let la = page
        .pointer("/las/0")
        .cloned()
        .ok_or_else(|| Trouble::new("no local authority has a change"))?;
    let (name, count) = (text(&la, "name")?, number(&la, "count")?);
    let window = office.open()?;
    window.heading("Today")?;
    window.tab_to("link", "Register watch")?;
    window.keys("Enter")?;
    window.heading("Register watch")?;
    window.tab_to("checkbox", "Only ours")?;
    window.keys("Space")?;
    lists(&window, changes(&office, &[])?)?;
    window.tab_to("button", "Local authority")?;
    window.keys("Enter")?;
    window.role("dialog", "Filter by local authority")?;
    window.type_keys(name)?;
    window.begins("option", name)?;
    window.keys("ArrowDown")?;
    window.keys("Enter")?;
    lists(&window, count)?;
    window.sound()?;
    window.tab_to("button", "Done")?;
    window.keys("Enter")?;
    window.begins("button", &format!("Local authority: {name}"))?;
    window.end()
}
