//! The register comes in: by arguments, by a drop; with a bar that can be stopped, with questions, with numbers.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, england, number, thousands, zipped};

/// What the table of a load says of one kind of file: read, new, changed, as before, can't be read.
fn figures(window: &Window, kind: &str) -> Tried<Vec<String>> {
    let told = window.wait_for(
        &format!("The figures of {kind}"),
        "const row = [...document.querySelectorAll('tr')].find((row) => row.querySelector('th[scope=row]')?.textContent.trim() === arguments[0]);
         return row ? [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()) : null",
        &[json!(kind)],
    )?;
    Ok(told
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|cell| cell.as_str().map(str::to_owned))
        .collect())
}

fn expected(report: &Value) -> Tried<Vec<String>> {
    ["read", "new", "changed", "unchanged", "rejected"]
        .iter()
        .map(|key| Ok(thousands(number(report, key)?)))
        .collect()
}

/// Loads what has been chosen and waits until the report of `read` establishments stands.
fn load(window: &Window) -> Tried {
    window.press("button", "Load")?;
    window.role("heading", "Loaded").map(drop)
}

#[test]
fn files_of_the_register_given_at_the_start_are_loaded_and_compared() -> Tried {
    let office = Office::new("load")?;
    let first = office.path("edubasealldata20260901.csv");
    let later = office.path("edubasealldata20261001.csv");
    let links = office.path("links_edubasealldata20261001.csv");
    let truth = office.path("truth.json");
    office.desk(&[
        "sample-register",
        &first,
        "--rows",
        "2000",
        "--seed",
        "3",
        "--next",
        &later,
        "--links",
        &links,
        "--truth",
        &truth,
    ])?;
    let zip = office.path("links.zip");
    zipped(&links, &zip)?;
    // What `desk` says of the same files in another file.
    let other = office.path("Other.desk");
    office.desk(&["new", &other])?;
    let told = office.desk(&["register", "load", &other, &first, &zip])?;
    let told_later = office.desk(&["register", "load", &other, &later])?;

    let before = done(&office)?;
    let window = office
        .start()
        .argument(office.file())
        .argument(&first)
        .argument(&zip)
        .open()?;
    window.heading("Schools register")?;
    window.role("table", "Chosen files")?;
    for shown in [
        "edubasealldata20260901.csv",
        "Establishments",
        "1 Sep 2026",
        "Links (predecessors, successors)",
    ] {
        window.with_text(shown)?;
    }
    window.sound()?;
    load(&window)?;
    assert_eq!(figures(&window, "Establishments")?, expected(&told)?);
    assert_eq!(number(&told, "read")?, 2000);
    assert_eq!(
        figures(&window, "Links")?,
        expected(told.get("links").unwrap_or(&Value::Null))?
    );
    window.sound()?;

    // The same once more, dropped on the window: nothing in it is new.
    window.drop_files(&[&first, &zip])?;
    window.role("table", "Chosen files")?;
    load(&window)?;
    window.with_text("Nothing in it differs from what was loaded before.")?;
    assert_eq!(
        figures(&window, "Establishments")?,
        ["2,000", "0", "0", "2,000", "0"]
    );

    // A file of an earlier day is asked about, and a no leaves everything as it is.
    let older = office.path("edubasealldata20260801.csv");
    std::fs::copy(&later, &older)?;
    window.drop_files(&[&older])?;
    window.with_text("1 Aug 2026")?;
    window.press("button", "Load")?;
    window.role("dialog", "Load all the same?")?;
    window.sound()?;
    let no = window.css("[role=dialog] button:not(.main):not([aria-label])")?;
    assert_eq!(window.text(&no)?, "Don’t load");
    window.click(&no)?;
    window.wait_for(
        "No question",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    window.with_text("The file of Tue 1 Sep 2026")?;

    // The month after: the same changes as `desk` found.
    window.drop_files(&[&later])?;
    window.with_text("1 Oct 2026")?;
    load(&window)?;
    window.role("heading", "What changed")?;
    assert_eq!(figures(&window, "Establishments")?, expected(&told_later)?);
    for (key, words) in [
        ("headChanges", "have another head"),
        ("closed", "closed"),
        ("converted", "closed and were followed by another"),
        ("opened", "opened"),
    ] {
        let link = window.role("link", words)?;
        let count = window.run_on(
            &link,
            "return arguments[0].closest('li').querySelector('b').textContent",
        )?;
        assert_eq!(count, json!(thousands(number(&told_later, key)?)), "{key}");
    }
    window.end()?;
    // The first load and the month after; neither the same files again nor the older one.
    assert_eq!(done(&office)?, before + 2);
    Ok(())
}

/// How many operations the file knows.
fn done(office: &Office) -> Tried<u64> {
    let history = office.ask("history_page", &json!({ "offset": 0, "limit": 1 }))?;
    number(&history, "count")
}

#[test]
fn a_large_register_shows_its_bar_and_can_be_stopped() -> Tried {
    let office = Office::new("load-large")?;
    let register = england()?;
    let before = done(&office)?;
    let window = office
        .start()
        .argument(office.file())
        .argument(register)
        .open()?;
    window.role("table", "Chosen files")?;
    window.press("button", "Load")?;
    // A bar that grows, and how many rows were read.
    window.wait_for(
        "A bar that counts",
        "const bar = document.querySelector('[role=progressbar]');
         return Number(bar?.ariaValueNow) > 0 && / [1-9][0-9,]* rows/.test(bar.ariaLabel) && /[1-9] %/.test(bar.getAttribute('aria-valuetext'))",
        &[],
    )?;
    window.press("button", "Stop")?;
    window.wait_for(
        "No bar",
        "return !document.querySelector('[role=progressbar]')",
        &[],
    )?;
    window.with_text("Load the register")?;
    window.sound()?;
    assert!(
        !window.has("heading", "Loaded")?,
        "it was loaded all the same"
    );
    assert_eq!(done(&office)?, before, "half a load was kept");
    assert_eq!(
        number(&office.list("england", &["--limit", "0"])?, "count")?,
        0
    );
    // The files are still chosen; now they are let through.
    load(&window)?;
    assert_eq!(
        figures(&window, "Establishments")?,
        ["50,000", "50,000", "0", "0", "0"]
    );
    // What the register holds now pushes the button down; a press before that would miss it.
    window.with_text("Files that were loaded")?;
    window.press("button", "Find your schools")?;
    window.holds(50_000)?;
    window.end()
}
