//! By the keyboard alone: a year is pasted into the grid, a wrong cell is told, all of it is undone and done again; supply
//! against demand is read and printed.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, rows, text};

/// Pastes a block as a spreadsheet puts it on the clipboard, where the focus is.
fn paste(window: &Window, block: &str) -> Tried {
    window
        .run_with(
            "const data = new DataTransfer();
             data.setData('text/plain', arguments[0]);
             document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
             return true",
            &[json!(block)],
        )
        .map(drop)
}

/// Waits until the cell in hand is this one: `Alder Hill, Cap: 4`.
fn in_hand(window: &Window, says: &str) -> Tried {
    window
        .wait_for(
            &format!("The cell “{says}”"),
            "const name = document.activeElement?.getAttribute('aria-label') ?? '';
             return name.endsWith(arguments[0])",
            &[json!(says)],
        )
        .map(drop)
}

/// The first rows of the year's grid, as the file has them: interest, cap, primary.
fn entered(office: &Office, year: &str) -> Tried<Vec<String>> {
    let grid = office.ask(
        "capacity_grid",
        &json!({"year": year, "columns": ["interest", "cap", "offer.primary..."], "limit": 3}),
    )?;
    Ok(rows(&grid)?
        .iter()
        .map(|row| row["cells"].to_string())
        .collect())
}

/// Waits until the first rows are these.
fn holds(window: &Window, office: &Office, year: &str, wanted: [&str; 3]) -> Tried {
    for _ in 0..100 {
        if entered(office, year)? == wanted {
            return Ok(());
        }
        window.settle()?;
    }
    assert_eq!(entered(office, year)?, wanted);
    Ok(())
}

const EMPTY: &str = r#"["","",""]"#;

#[test]
fn a_year_is_pasted_told_undone_and_stands_against_what_is_needed() -> Tried {
    let office = Office::sample("capacity-year")?;
    // A year of which the sample says nothing.
    let year = "2028/29";
    let window = office.open()?;
    window.heading("Today")?;
    window.tab_to("link", "Capacity")?;
    window.keys("Enter")?;
    window.heading("Capacity")?;
    window.follow("/capacity?year=2028%2F29")?;
    window.focused("The first cell", "main input.field")?;
    in_hand(&window, "Interest: empty")?;
    window.sound()?;

    paste(&window, "Yes\t4\t2-3\nMaybe\t\t5-2\nNo\tlots\t\n")?;
    window.with_text("Nothing of the 9 cells was set, as 2 cannot be.")?;
    holds(&window, &office, year, [EMPTY; 3])?;
    window.keys("ArrowDown")?;
    window.keys("ArrowRight")?;
    window.keys("ArrowRight")?;
    in_hand(&window, "Primary: 5-2")?;
    window.with_text("5-2 runs backwards. Write the smaller number first: 2-5.")?;
    window.sound()?;
    window.keys("Escape")?;
    in_hand(&window, "Primary: empty")?;

    window.keys("Control+Home")?;
    in_hand(&window, "Interest: empty")?;
    paste(&window, "Yes\t4\t2-3\nMaybe\t\t2-5\nNo\t2\t\n")?;
    in_hand(&window, "Interest: Looking for trainees")?;
    let pasted = [
        r#"["Looking for trainees","4","2–3"]"#,
        r#"["Interested","","2–5"]"#,
        r#"["Not this year","2",""]"#,
    ];
    holds(&window, &office, year, pasted)?;
    window.keys("Control+z")?;
    in_hand(&window, "Interest: empty")?;
    window.with_text("Undone")?;
    holds(&window, &office, year, [EMPTY; 3])?;
    window.keys("Control+Shift+z")?;
    in_hand(&window, "Interest: Looking for trainees")?;
    holds(&window, &office, year, pasted)?;

    // A cell is typed over, and filled down.
    window.keys("Control+Home")?;
    window.keys("ArrowRight")?;
    in_hand(&window, "Cap: 4")?;
    window.type_keys("6")?;
    window.keys("Enter")?;
    window.keys("ArrowUp")?;
    in_hand(&window, "Cap: 6")?;
    window.keys("Shift+ArrowDown")?;
    window.keys("Shift+ArrowDown")?;
    window.keys("Control+d")?;
    let filled = [
        r#"["Looking for trainees","6","2–3"]"#,
        r#"["Interested","6","2–5"]"#,
        r#"["Not this year","6",""]"#,
    ];
    holds(&window, &office, year, filled)?;
    window.sound()?;

    window.follow("/supply?year=2028%2F29")?;
    window.heading("Supply against demand")?;
    window.with_text("For 2028/29 8 places are offered at once")?;
    window.sound()?;
    window.enter("button", "Say how many")?;
    window.focused("How many", "[role=dialog] input")?;
    window.type_keys("12")?;
    window.tab_to("combobox", "Phase")?;
    window.type_keys("Primary")?;
    window.sound()?;
    window.enter("button", "Save")?;
    window.closed()?;
    window.with_text("12 in Primary")?;
    window.sound()?;
    let supply = office.ask("supply", &json!({"year": year, "by": "phase"}))?;
    assert_eq!(text(&supply, "rows.0.label")?, "Primary");
    assert_eq!(supply["rows"][0]["offered"]["count"], Value::from(8));
    // A number leads to its list.
    window.enter("link", "All, Offered: 8")?;
    window.heading("Placement offers")?;
    window.with_text("2 offers")?;
    window.end()?;

    let page = office.path("Supply.html");
    office.desk(&[
        "act",
        &office.file(),
        "supply_print",
        &json!({"year": year, "path": page}).to_string(),
    ])?;
    assert!(std::fs::read_to_string(&page)?.contains("Placements offered and needed in 2028/29"));
    Ok(())
}
