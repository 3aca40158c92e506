//! By the keyboard alone: training is ticked off for many after a session, the hours left are shown, and it is undone;
//! term dates are pasted, with a row that cannot be.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text};

fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    office.desk(&["act", &office.file(), name, &request.to_string()])
}

/// A sample with three general mentors whom nobody else is called like.
fn with_mentors(name: &str) -> Tried<Office> {
    let office = Office::sample(name)?;
    let schools = office.list("schools", &["--limit", "3"])?;
    for (at, first) in ["Ottoline", "Perdita", "Quill"].into_iter().enumerate() {
        let school = number(&schools, &format!("rows.{at}.id"))?;
        act(
            &office,
            "person_add",
            &json!({"name": {"first": first, "last": "Umberleigh"}, "post": {"roleId": 10, "schoolId": school}}),
        )?;
    }
    Ok(office)
}

/// The hours that are left for the mentors of [`with_mentors`].
fn hours_left(office: &Office) -> Tried<Vec<u64>> {
    let listed = office.list(
        "mentors",
        &["--search", "Umberleigh", "--columns", "name,hoursLeft"],
    )?;
    rows(&listed)?
        .iter()
        .map(|row| number(row, "hoursLeft"))
        .collect()
}

fn says(window: &Window, words: &str) -> Tried {
    window.with_text(words).map(drop)
}

#[test]
fn training_is_ticked_off_for_many_and_undone() -> Tried {
    let office = with_mentors("mentors-training")?;
    let before = hours_left(&office)?;
    assert_eq!(before.len(), 3);
    let window = office.open()?;
    window.heading("Today")?;
    window.follow("/mentors")?;
    window.heading("Mentors")?;
    window.sound()?;
    window.focused("The search", "input[type=search]")?;
    window.type_keys("Umberleigh")?;
    window.holds(3)?;
    window.keys("ArrowDown")?;
    window.keys("Control+a")?;
    says(&window, "3 mentors chosen")?;
    window.sound()?;

    window.enter("button", "Tick off training…")?;
    window.focused("The day", "[role=dialog] input")?;
    window.type_keys("today")?;
    window.tab_to("textbox", "Hours")?;
    window.type_keys("2:30")?;
    says(&window, "2 hours 30 minutes for 3 people")?;
    says(&window, "each has 14 funded hours left")?;
    window.sound()?;
    window.enter("button", "Tick off")?;
    window.closed()?;
    says(&window, "Each has 14 funded hours left.")?;
    assert_eq!(hours_left(&office)?, [14, 14, 14]);
    window.sound()?;

    window.keys("Control+z")?;
    says(&window, "Undone: ")?;
    assert_eq!(hours_left(&office)?, before);
    window.end()
}

#[test]
fn term_dates_are_pasted_and_a_row_that_cannot_be_is_told() -> Tried {
    let office = Office::sample("mentors-calendar")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.follow("/calendar")?;
    window.heading("Calendar")?;
    says(&window, "school days in the year")?;
    window.sound()?;
    window.enter("button", "Paste a table")?;
    window.focused("The table", "[role=dialog] textarea")?;
    window.type_keys("INSET,1 Sep")?;
    window.keys("Enter")?;
    window.type_keys("Sports,2 Sep")?;
    says(&window, "1 row to enter. 1 row cannot be read")?;
    says(&window, "does not say what it is")?;
    window.sound()?;
    window.enter("button", "Enter 1 row")?;
    window.closed()?;
    says(&window, "1 row is in the calendar now.")?;
    says(&window, "Entered for the year")?;
    window.sound()?;
    window.keys("Control+z")?;
    says(&window, "Undone: ")?;
    window.end()
}

#[test]
fn gaps_are_seen_and_a_week_of_itap_is_set_up() -> Tried {
    let office = with_mentors("mentors-itap")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.follow("/mentors/gaps")?;
    window.heading("Training gaps")?;
    says(&window, "No training in")?;
    window.sound()?;
    window.follow("/itap")?;
    window.heading("ITaP")?;
    window.sound()?;
    window.enter("button", "Add a week or days")?;
    window.focused("The name", "[role=dialog] input")?;
    window.type_keys("Practice week")?;
    window.tab_to("textbox", "From")?;
    window.type_keys("4 Jan 2027")?;
    window.tab_to("textbox", "Until")?;
    window.type_keys("8 Jan 2027")?;
    window.sound()?;
    window.enter("button", "Save")?;
    window.closed()?;
    says(&window, "4 Jan 2027 to 8 Jan 2027")?;
    says(&window, "5 days")?;
    window.enter("button", "Add a host")?;
    window.focused("The school", "[role=dialog] input")?;
    let schools = office.list("schools", &["--limit", "1"])?;
    window.type_keys(text(&schools, "rows.0.name")?)?;
    window.enter("button", text(&schools, "rows.0.name")?)?;
    window.tab_to("textbox", "Places for trainees")?;
    window.type_keys("4")?;
    window.enter("button", "Save")?;
    window.closed()?;
    says(&window, "0 of 4 places taken")?;
    window.sound()?;
    // Her page says what is funded.
    let mentors = office.list("mentors", &["--search", "Ottoline Umberleigh"])?;
    window.follow(&format!(
        "/person?id={}",
        number(&mentors, "rows.0.personId")?
    ))?;
    window.heading("Ottoline Umberleigh")?;
    says(&window, "up to 16 hours of initial training count")?;
    window.sound()?;
    window.end()
}
