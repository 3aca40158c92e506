//! Lists by keyboard alone: a view built and saved, many schools changed and put back, the nearest ones exported.

use calamine::Reader;
use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::export::save_as;
use crate::support::{Journey, Office, column, number, rows, text};

/// Adds a filter of one value, from the chips' own button.
fn filter_by_keys(window: &Window, label: &str, value: &str) -> Tried {
    window.enter("button", "Add filter")?;
    window.focused("The field of columns", "[role=combobox]")?;
    window.type_keys(label)?;
    window.role("option", label)?;
    window.keys("ArrowDown")?;
    window.keys("Enter")?;
    window.role("dialog", &format!("Filter by {label}"))?;
    enter_value(window, label, value)?;
    window.keys("Escape")?;
    window.closed()?;
    window
        .begins("button", &format!("{label} is {value}"))
        .map(drop)
}

fn enter_value(window: &Window, label: &str, value: &str) -> Tried {
    let values = format!("Values of {label}");
    window.wait_for(
        "The values of the filter",
        "const at = document.activeElement; return at?.getAttribute('role') === 'combobox' && at.labels?.[0]?.textContent.trim() === arguments[0]",
        &[json!(values)],
    )
    .map(drop)
    .or_else(|_| window.tab_to("combobox", &values))?;
    window.type_keys(value)?;
    window.begins("option", value)?;
    window.keys("ArrowDown")?;
    window.keys("Enter")
}

fn to_list(window: &Window, place: &str) -> Tried {
    window.enter("link", place)
}

#[test]
fn a_view_is_built_saved_and_found_again() -> Tried {
    let office = Office::sample("views")?;
    let window = office.open()?;
    to_list(&window, "Schools")?;
    window.holds(60)?;
    filter_by_keys(&window, "Phase", "Primary")?;
    let expected = office.list("schools", &["--where", r#"{"phase":"Primary"}"#])?;
    let primaries = number(&expected, "count")?;
    window.holds(primaries)?;
    window.sound()?;

    window.enter("button", "View: All our schools")?;
    window.role("menuitem", "Save as a new view…")?;
    window.sound()?;
    window.keys("End")?;
    window.keys("Enter")?;
    window.role("dialog", "Save as a new view")?;
    window.focused("The field of the name", "[role=dialog] input")?;
    window.sound()?;
    window.type_keys("Our primaries")?;
    window.keys("Enter")?;
    window.closed()?;
    window.begins("button", "View: Our primaries")?;
    window.with_text("View “Our primaries” saved")?;

    // Another search is no longer the view; it is put back by one button.
    window.keys("Control+f")?;
    window.type_keys("st")?;
    window.with_text("changed, not saved")?;
    window.sound()?;
    window.enter("button", "Put back")?;
    window.without_text("changed, not saved")?;
    window.holds(primaries)?;

    // A column comes and goes, and the view is saved with it.
    window.enter("button", "Columns")?;
    window.role("dialog", "Columns")?;
    window.tab_to("searchbox", "Find a column")?;
    window.type_keys("pupils")?;
    window.keys("Tab")?;
    window.keys(" ")?;
    window.sound()?;
    window.keys("Escape")?;
    window.closed()?;
    window.role("columnheader", "Pupils")?;
    window.enter("button", "Save")?;
    window.without_text("changed, not saved")?;
    window.end()?;

    let views = office.desk(&["views", &office.file()])?;
    let view = views.pointer("/views/0").unwrap_or(&Value::Null);
    assert_eq!(text(view, "name")?, "Our primaries");
    let columns = view
        .pointer("/definition/columns")
        .and_then(Value::as_array);
    assert!(columns.is_some_and(|columns| columns.contains(&json!("pupils"))));
    let path = office.path("primaries.xlsx");
    office.list("schools", &["--view", "our primaries", "--out", &path])?;
    let written = sheet(&path, "Our schools")?;
    assert_eq!(written.len() as u64, primaries + 1);
    assert!(
        written
            .first()
            .is_some_and(|head| head.contains(&"Pupils".to_owned()))
    );

    // The list is as it was left, also after another start.
    let window = office.open()?;
    to_list(&window, "Schools")?;
    window.holds(primaries)?;
    window.begins("button", "View: Our primaries")?;
    window.role("columnheader", "Pupils")?;
    window.end()
}

#[test]
fn many_schools_get_a_stage_and_lose_it_again() -> Tried {
    let office = Office::sample("bulk")?;
    let former = || -> Tried<u64> {
        let list = office.list(
            "schools",
            &["--where", r#"{"stage":"former"}"#, "--limit", "0"],
        )?;
        number(&list, "count")
    };
    let before = former()?;
    let window = office.open()?;
    to_list(&window, "Schools")?;
    window.holds(60)?;
    window.keys("ArrowDown")?;
    window.focused("The list", "[role=grid]")?;
    window.at_row(1)?;
    for _ in 0..11 {
        window.keys("Shift+ArrowDown")?;
    }
    window.with_text("12 schools chosen")?;
    window.sound()?;
    window.enter("button", "Set stage")?;
    window.role("dialog", "Set the stage")?;
    window.focused("The stages", "[role=dialog] select")?;
    window.type_keys("Former")?;
    window.with_text("will change.")?;
    window.sound()?;
    window.enter("button", "Change")?;
    window.closed()?;
    window.with_text("set to Former")?;
    assert!(former()? > before);
    window.keys("Control+z")?;
    window.with_text("Undone: ")?;
    assert_eq!(former()?, before);
    window.end()
}

#[test]
fn the_ten_nearest_that_are_not_ours_go_into_a_workbook() -> Tried {
    let office = Office::sample("nearest")?;
    let first = office.list("schools", &["--limit", "1", "--columns", "postcode"])?;
    let postcode = text(rows(&first)?.first().unwrap_or(&Value::Null), "postcode")?.to_owned();
    let window = office.open()?;
    to_list(&window, "Schools")?;
    window.holds(60)?;
    to_list(&window, "England")?;
    window.holds(1510)?;
    filter_by_keys(&window, "Ours", "No")?;
    window.holds(1450)?;
    window.enter("button", "Distance")?;
    window.role("dialog", "Distance")?;
    window.focused("The field of the place", "[role=dialog] input")?;
    window.type_keys(&postcode)?;
    window.with_text("Measured from")?;
    window.sound()?;
    window.keys("Enter")?;
    window.closed()?;
    let nearest = office.list(
        "england",
        &[
            "--near",
            &postcode,
            "--where",
            r#"{"ours":"no"}"#,
            "--sort",
            "distance",
            "--limit",
            "10",
        ],
    )?;
    let names = column(&nearest, "name")?;
    window.shows(&names)?;
    window.sound()?;
    window.keys("Control+f")?;
    window.keys("ArrowDown")?;
    window.keys("Home")?;
    window.at_row(1)?;
    for _ in 0..9 {
        window.keys("Shift+ArrowDown")?;
    }
    window.with_text("10 schools chosen")?;
    window.enter("button", "Export 10")?;
    window.role("dialog", "Export or print what is chosen")?;
    window.sound()?;
    window.enter("button", "Export 10 schools")?;
    let path = office.path("Nearest.xlsx");
    save_as(&window, "Export", &path)?;
    window.with_text("10 schools written to Nearest.xlsx")?;
    window.end()?;
    let written = sheet(&path, "Schools in England")?;
    let exported: Vec<_> = written
        .iter()
        .skip(1)
        .filter_map(|row| row.first().cloned())
        .collect();
    assert_eq!(exported, names);
    assert!(
        written
            .first()
            .is_some_and(|head| head.contains(&"Miles away".to_owned()))
    );
    Ok(())
}

/// The cells of a workbook's sheet as texts, read by another program's library.
fn sheet(path: &str, name: &str) -> Tried<Vec<Vec<String>>> {
    let said = |error: calamine::XlsxError| Trouble::new(format!("{path}: {error}"));
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(path).map_err(said)?;
    let range = workbook.worksheet_range(name).map_err(said)?;
    let cells = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect();
    Ok(range.rows().map(cells).collect())
}

#[test]
fn stale_heads_are_filtered_saved_as_a_view_and_exported() -> Tried {
    let office = Office::sample("people")?;
    let wanted = r#"{"roles":["Head teacher"],"freshness":["stale"]}"#;
    let stale = office.list("people", &["--where", wanted])?;
    let count = number(&stale, "count")?;
    assert!(
        count > 1,
        "the sample has heads whom nobody has confirmed for long"
    );
    let window = office.open()?;
    to_list(&window, "People")?;
    let all = number(&office.list("people", &["--limit", "1"])?, "count")?;
    window.holds(all)?;
    window.sound()?;
    filter_by_keys(&window, "Posts", "Head teacher")?;
    filter_by_keys(&window, "Freshness", "Stale")?;
    window.holds(count)?;
    window.shows(
        &column(&stale, "name")?
            .into_iter()
            .take(8)
            .collect::<Vec<_>>(),
    )?;
    window.sound()?;

    window.enter("button", "View: All people")?;
    window.role("menuitem", "Save as a new view…")?;
    window.keys("End")?;
    window.keys("Enter")?;
    window.role("dialog", "Save as a new view")?;
    window.focused("The field of the name", "[role=dialog] input")?;
    window.type_keys("Heads to ring")?;
    window.keys("Enter")?;
    window.closed()?;
    window.begins("button", "View: Heads to ring")?;

    window.enter("button", "Export")?;
    window.role("dialog", "Export or print this list")?;
    window.sound()?;
    window.enter("button", &format!("Export {count} people"))?;
    let path = office.path("Heads to ring.xlsx");
    save_as(&window, "Export", &path)?;
    window.with_text(&format!("{count} people written to Heads to ring.xlsx"))?;
    window.end()?;
    assert_eq!(sheet(&path, "People")?.len() as u64, count + 1);

    // The command line finds the view by its name.
    let listed = office.list("people", &["--view", "heads to ring"])?;
    assert_eq!(column(&listed, "name")?, column(&stale, "name")?);
    Ok(())
}
