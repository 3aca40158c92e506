//! The office's own sheet of three thousand rows, two people in each and forty of them wrong: imported by the keyboard,
//! the forty brought back as a file, corrected and imported, all imported again without a change, all taken back.

use std::fmt::Write as _;

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::export::save_as;
use crate::support::{Journey, Office, number, rows, text};

/// Rows of the sheet, each with two people.
const ROWS: usize = 3_000;
/// Rows in which the second person is wrong.
const WRONG: usize = 40;

/// Where one row of many stands wrong.
fn is_wrong(row: usize) -> bool {
    row % (ROWS / WRONG) == 7
}

/// A sheet as an office keeps it: a title above, dates in four ways, accents, surnames first.
fn sheet(schools: &[Value], corrected: bool) -> Tried<String> {
    let mut out = "\u{feff}Partnership contacts,,,,,,,\r\n\
        School,URN,Mentor 1,Mentor 1 e-mail,Mentor 1 since,Mentor 2,Mentor 2 e-mail,Mentor 2 since\r\n"
        .to_owned();
    for row in 0..ROWS {
        let Some(school) = schools.get(row % schools.len().max(1)) else {
            break;
        };
        let since = match row % 4 {
            0 => "13/09/2019".to_owned(),
            1 => "2020-09-01".to_owned(),
            2 => "1 Sep 2021".to_owned(),
            _ => "Sep 2022".to_owned(),
        };
        let (email, until) = match (is_wrong(row) && !corrected, row % 2) {
            (true, 0) => (format!("odo{row}.second.example"), "2023".to_owned()),
            (true, _) => (format!("odo{row}@second.example"), "32/13/2023".to_owned()),
            (false, _) => (format!("odo{row}@second.example"), "2023".to_owned()),
        };
        let _ = write!(
            out,
            "\"{}\",{},Mrs Zoë Ångström{row},zoe{row}@first.example,{since},\"O’Vexley-Lint{row}, Odo (Mr)\",{email},{until}\r\n",
            text(school, "name")?,
            number(school, "urn")?,
        );
    }
    Ok(out)
}

/// Waits longer than for a click: thousands of rows are compared.
fn waits(window: &Window, words: &str) -> Tried {
    window
        .with_text(words)
        .or_else(|_| window.with_text(words))
        .or_else(|_| window.with_text(words))
        .map(drop)
}

/// Presses a button by the keyboard.
fn presses(window: &Window, button: &str) -> Tried {
    window.tab_to("button", button)?;
    window.keys("Enter")
}

/// Previews the sheet that the window shows.
fn preview(window: &Window, told: &str) -> Tried {
    presses(window, "Preview")?;
    waits(window, told)
}

fn people(office: &Office) -> Tried<u64> {
    number(&office.list("people", &["--limit", "0"])?, "count")
}

#[test]
fn the_offices_own_sheet_is_imported_corrected_and_taken_back() -> Tried {
    let office = Office::with_register("import", 600)?;
    let ours = json!({"selection": {"kind": "all", "view": {"list": "england", "where": {"status": "Open"}}}});
    office.desk(&[
        "act",
        &office.file(),
        "schools_make_ours",
        &ours.to_string(),
    ])?;
    let before = people(&office)?;
    let listed = office.list("schools", &["--columns", "name,urn"])?;
    let wrong = office.path("Contacts.csv");
    std::fs::write(&wrong, sheet(rows(&listed)?, false)?)?;

    let window = office
        .start()
        .argument(office.file())
        .argument(&wrong)
        .open()?;
    window.heading("Import a sheet")?;
    waits(&window, "Contacts.csv: 3,000 rows")?;
    waits(
        &window,
        "“13/09/2019” in row 3 shows that the day comes first.",
    )?;
    window.sound()?;
    preview(
        &window,
        "6,000 read: 5,960 new, 0 changed, 0 unchanged, 0 possibly there already, 40 can’t be imported",
    )?;
    window.sound()?;
    presses(&window, "Import 5,960 rows")?;
    waits(&window, "Imported 5,960 people from Contacts.csv")?;
    window.sound()?;
    assert_eq!(people(&office)?, before + 5_960);

    // The forty come back with their own columns and a reason, and import after correction.
    let problems = office.path("Problems.csv");
    presses(&window, "Save 40 problem rows")?;
    save_as(&window, "Save the problem rows", &problems)?;
    waits(&window, "40 rows saved with what to correct")?;
    let saved = std::fs::read_to_string(&problems)?;
    assert_eq!(saved.lines().count(), 41, "{saved}");
    assert!(saved.contains("What to correct") && saved.contains("An e-mail address has an @."));
    let mended = saved
        .replace(".second.example,", "@second.example,")
        .replace(",32/13/2023,", ",2023,");
    let corrected = office.path("Corrected.csv");
    std::fs::write(&corrected, mended)?;
    window.drop_files(&[&corrected])?;
    waits(&window, "Corrected.csv: 40 rows")?;
    preview(&window, "80 read: 40 new, 0 changed, 40 unchanged")?;
    presses(&window, "Import 40 rows")?;
    waits(&window, "Imported 40 people from Corrected.csv")?;
    assert_eq!(people(&office)?, before + 6_000);

    // All of it once more: nothing to do.
    let whole = office.path("All.csv");
    std::fs::write(&whole, sheet(rows(&listed)?, true)?)?;
    window.drop_files(&[&whole])?;
    waits(&window, "All.csv: 3,000 rows")?;
    preview(&window, "6,000 read: 0 new, 0 changed, 6,000 unchanged")?;
    waits(&window, "Import 0 rows")?;
    window.sound()?;

    // Both imports are taken back, one after the other.
    window.keys("Control+z")?;
    waits(&window, "Undone: Imported 40 people from Corrected.csv")?;
    window.keys("Control+z")?;
    waits(&window, "Undone: Imported 5,960 people from Contacts.csv")?;
    window.end()?;
    assert_eq!(people(&office)?, before);
    Ok(())
}
