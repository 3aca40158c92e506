//! Heads who leave and come: by the dialog, and as the register tells it, by the keyboard alone.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text};

/// Fills the field that has the focus, whatever stands in it.
fn fill(window: &Window, words: &str) -> Tried {
    window.keys("Control+a")?;
    window.type_keys(words)
}

/// The posts of a school in the order of the file: who, from, until, whether the last day is only the latest.
fn tenures(office: &Office) -> Tried<Value> {
    office.list("tenures", &[])
}

#[test]
fn a_head_is_changed_by_the_keyboard_alone_and_undone_as_a_whole() -> Tried {
    let office = Office::sample("head")?;
    let schools = office.list("schools", &["--where", r#"{"stage": ["partnership"]}"#])?;
    let about =
        |school: &Value| office.ask("change_of_post", &json!({ "schoolId": school.get("id") }));
    // One head, whose last day nobody knows yet.
    let mut found = None;
    for school in rows(&schools)? {
        let proposed = about(school)?;
        let holders = proposed.get("holders").and_then(Value::as_array);
        if holders.is_some_and(|all| all.len() == 1)
            && text(&proposed, "holders.0.until")?.is_empty()
        {
            found = Some((school.clone(), proposed));
            break;
        }
    }
    let (school, before) = found.ok_or_else(|| Trouble::new("no school has a head to change"))?;
    let proposed = || about(&school);
    let leaver = text(&before, "holders.0.name")?.to_owned();
    let window = office.open()?;
    window.keys("Control+k")?;
    window.type_keys(text(&school, "name")?)?;
    window.keys("Enter")?;
    window.heading(text(&school, "name")?)?;

    // Three fields: who leaves and when, who comes, in which post.
    window.keys("h")?;
    window.with_text("Change of post-holder")?;
    window.tab_to("combobox", "Who leaves")?;
    window.tab_to("textbox", "Last day")?;
    fill(&window, "31 dec")?;
    window.with_text("31 Dec")?;
    window.tab_to("textbox", "Who comes")?;
    fill(&window, "Mrs Ada Thimbleby-Brook")?;
    window.with_text("Written down as Mrs · Ada · Thimbleby-Brook")?;
    window.sound()?;
    window.enter("button", "Change the post-holder")?;
    window.closed()?;
    window.wait_for(
        "The operation told with its undo",
        "return document.body.textContent.includes('Ada Thimbleby-Brook is head teacher of')",
        &[],
    )?;
    window.sound()?;
    let after = office.list("tenures", &["--search", "Thimbleby-Brook"])?;
    assert_eq!(number(&after, "count")?, 1, "{after}");
    let tasks = office.list("tasks", &["--search", "ITT reform briefing"])?;
    assert!(number(&tasks, "count")? >= 1, "{tasks}");

    window.keys("Control+z")?;
    window.wait_for(
        "The undo told",
        "return document.body.textContent.includes('Undone')",
        &[],
    )?;
    let back = proposed()?;
    assert_eq!(text(&back, "holders.0.name")?, leaver);
    assert_eq!(
        text(&back, "holders.0.until")?,
        text(&before, "holders.0.until")?
    );
    let after = office.list("tenures", &["--search", "Thimbleby-Brook"])?;
    assert_eq!(number(&after, "count")?, 0, "{after}");
    window.end()
}

/// An office with 60 schools of a register of 3,000, and the month after it: of each the URNs of schools with another head.
fn month(name: &str) -> Tried<(Office, Vec<u64>)> {
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
        "3000",
        "--seed",
        "21",
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
    let mut urns: Vec<u64> = told
        .get("changes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|change| {
            let kind = change.get("kind").and_then(Value::as_str);
            matches!(kind, Some("headChanged" | "headVacated"))
        })
        .filter_map(|change| change.get("urn").and_then(Value::as_u64))
        .take(30)
        .collect();
    urns.sort_unstable();
    urns.dedup();
    let file = office.file();
    let act = |name: &str, request: Value| office.desk(&["act", &file, name, &request.to_string()]);
    act(
        "schools_make_ours",
        json!({ "selection": { "kind": "ids", "ids": urns } }),
    )?;
    Ok((office, urns))
}

#[test]
fn all_head_changes_of_a_month_are_accepted_in_one_operation_and_undone_as_one() -> Tried {
    let (office, _) = month("heads")?;
    let file = office.file();
    let first = tenures(&office)?;
    let main = number(
        rows(&first)?
            .first()
            .ok_or_else(|| Trouble::new("no head came with its school"))?,
        "id",
    )?;
    // One head is our main contact; whoever follows them will be.
    office.desk(&[
        "act",
        &file,
        "tenure_set",
        &json!({ "id": main, "mainContact": true }).to_string(),
    ])?;
    office.desk(&[
        "register",
        "load",
        &file,
        &office.path("edubasealldata20260901.csv"),
        &office.path("links_edubasealldata20260901.csv"),
    ])?;
    let before = tenures(&office)?;

    let window = office.open()?;
    window.tab_to("link", "Register watch")?;
    window.keys("Enter")?;
    window.heading("Register watch")?;
    for kind in ["New head teacher", "Head's name gone"] {
        window.tab_to("button", kind)?;
        window.keys("Enter")?;
    }
    window.tab_to("grid", "Changes of the register")?;
    window.keys("Control+a")?;
    window.with_text("heads changed")?;
    window.sound()?;
    window.keys("a")?;
    window.wait_for(
        "The operation told with its undo",
        "return document.body.textContent.includes('of the register:')",
        &[],
    )?;
    window.sound()?;

    let after = tenures(&office)?;
    let main_contacts = |list: &Value| -> Tried<Vec<String>> {
        rows(list)?
            .iter()
            .filter(|row| row.get("mainContact") == Some(&Value::Bool(true)))
            .map(|row| text(row, "school").map(str::to_owned))
            .collect()
    };
    assert!(
        number(&after, "count")? > number(&before, "count")?,
        "heads came"
    );
    assert_eq!(
        main_contacts(&after)?,
        main_contacts(&before)?,
        "the mark moved and was not copied"
    );
    let ended = |list: &Value| -> Tried<usize> {
        Ok(rows(list)?
            .iter()
            .filter(|row| row.get("until").and_then(Value::as_str) == Some("2026-08-31"))
            .count())
    };
    assert!(
        ended(&after)? > ended(&before)?,
        "leavers' posts are closed"
    );

    window.keys("Control+z")?;
    window.wait_for(
        "Everything back to do",
        "return document.body.textContent.includes('Undone')",
        &[],
    )?;
    assert_eq!(tenures(&office)?, before, "undo brings all back");
    window.end()
}
