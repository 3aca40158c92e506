//! The DfE's files: a bad one and its verdict, a check of the census written down and undone, a problem that leads to its
//! field; by the keyboard alone.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

fn says(window: &Window, words: &str) -> Tried {
    window.with_text(words).map(drop)
}

fn census(office: &Office) -> Tried<Value> {
    office.ask("sign_off_page", &json!({"what": "census"}))
}

/// How often the start dates were checked.
fn checks(office: &Office) -> Tried<usize> {
    let page = census(office)?;
    let parts = page.get("parts").and_then(Value::as_array);
    let starts = parts
        .into_iter()
        .flatten()
        .find(|part| part["part"] == "starts");
    let checks = starts.and_then(|part| part["checks"].as_array());
    Ok(checks.map_or(0, Vec::len))
}

#[test]
fn a_bad_file_is_told_a_check_is_written_down_and_a_problem_leads_to_its_field() -> Tried {
    let office = Office::with_register("returns", 300)?;
    // Of the cycle whose census comes next, whenever this runs.
    let year = text(&census(&office)?, "year")?.to_owned();
    let starts = format!("{}-09-01", year.split('/').next().unwrap_or_default());
    office.desk(&[
        "act",
        &office.file(),
        "trainee_add",
        &json!({"name": {"first": "Ottoline", "last": "Umberleigh"}, "values": [
            {"field": "route", "value": "12"}, {"field": "startsOn", "value": starts}]})
        .to_string(),
    ])?;
    let bad = office.path("Placements.csv");
    std::fs::write(
        &bad,
        "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n1234567,,12345,\r\n",
    )?;

    let window = office.open()?;
    window.heading("Today")?;
    window.enter("link", "DfE files")?;
    window.heading("DfE files")?;
    says(&window, "The year ")?;
    window.sound()?;

    window.drop_files(&[&bad])?;
    says(&window, "The service would reject this file: ")?;
    says(&window, "Placement 1 URN")?;
    window.sound()?;
    window.enter("button", "Close")?;
    window.closed()?;

    window.enter("link", "Sign-off")?;
    window.heading("Sign-off")?;
    says(&window, "1 trainee is in it.")?;
    window.sound()?;
    window.enter("button", "Write down: Start dates")?;
    window.focused("The note", "[role=dialog] input")?;
    window.type_keys("against the timetable")?;
    window.sound()?;
    window.enter("button", "I checked it")?;
    window.closed()?;
    says(&window, "against the timetable")?;
    assert_eq!(checks(&office)?, 1);
    window.sound()?;

    window.keys("Control+z")?;
    says(
        &window,
        &format!("Undone: Census {year}: start dates checked"),
    )?;
    assert_eq!(checks(&office)?, 0);

    assert!(number(&census(&office)?, "trainees")? == 1);
    window.enter("link", "Ottoline Umberleigh")?;
    window.heading("Ottoline Umberleigh")?;
    window.focused("The field that mends it", "[data-field] *")?;
    window.sound()?;
    window.end()
}
