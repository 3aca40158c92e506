//! By the keyboard alone: a working group is made, its meeting has its attendance, a challenge its solution, and what the
//! meeting asks for is a task.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    office.desk(&["act", &office.file(), name, &request.to_string()])
}

/// A sample with two heads whom nobody else is called like.
fn with_two_heads(name: &str) -> Tried<Office> {
    let office = Office::sample(name)?;
    let schools = office.list("schools", &["--limit", "2"])?;
    for (at, last) in ["Quennell", "Umberleigh"].into_iter().enumerate() {
        let school = number(&schools, &format!("rows.{at}.id"))?;
        act(
            &office,
            "person_add",
            &json!({"name": {"first": "Ottoline", "last": last}, "post": {"roleId": 5, "schoolId": school}}),
        )?;
    }
    Ok(office)
}

fn join(window: &Window, name: &str, seat: &str) -> Tried {
    window.enter("button", "Add a member")?;
    window.focused("The name", "[role=dialog] input")?;
    window.type_keys(name)?;
    window.with_text(&format!("Ottoline {name}"))?;
    window.tab_to("combobox", "As")?;
    window.type_keys(seat)?;
    window.enter("button", "Add")?;
    window.closed()?;
    window.with_text(&format!("Ottoline {name}"))?;
    Ok(())
}

#[test]
fn a_meeting_has_its_attendance_a_challenge_its_solution_and_an_action_is_a_task() -> Tried {
    let office = with_two_heads("groups-meeting")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.follow("/groups")?;
    window.heading("Working groups")?;
    window.enter("button", "New working group")?;
    window.focused("The name", "[role=dialog] input")?;
    window.type_keys("Cover for mentors")?;
    window.sound()?;
    window.keys("Enter")?;
    window.heading("Cover for mentors")?;
    window.sound()?;
    join(&window, "Quennell", "Chair")?;
    join(&window, "Umberleigh", "Member")?;
    window.sound()?;

    window.tab_to("tab", "Members")?;
    window.keys("ArrowRight")?;
    window.enter("button", "Write down a meeting")?;
    window.focused("The day", "[role=dialog] input")?;
    window.type_keys("today")?;
    window.enter("button", "Save")?;
    window.closed()?;
    window.with_text("Who came")?;
    window.tab_to("listbox", "Who came")?;
    window.keys("p")?;
    window.with_text("Present")?;
    window.keys("a")?;
    window.with_text("1 present, 1 apologies")?;
    window.sound()?;
    window.tab_to("textbox", "A task from this meeting")?;
    window.type_keys("Send the rota of cover")?;
    window.keys("Enter")?;
    window.with_text("To do")?;
    window.sound()?;

    window.tab_to("tab", "Meetings")?;
    window.keys("ArrowRight")?;
    window.enter("button", "Raise a challenge")?;
    window.focused("The theme", "[role=dialog] input")?;
    window.type_keys("Mentor time")?;
    window.tab_to("textbox", "What is hard")?;
    window.type_keys("Nobody covers a lesson")?;
    window.enter("button", "Save")?;
    window.closed()?;
    window.with_text("Nobody covers a lesson")?;
    window.enter("button", "Share a solution")?;
    window.focused("What was done", "[role=dialog] textarea")?;
    window.type_keys("A shared list of supply teachers")?;
    window.sound()?;
    window.enter("button", "Save")?;
    window.closed()?;
    window.with_text("Solution shared")?;
    window.sound()?;

    // Another group finds it.
    window.follow("/challenges")?;
    window.heading("Challenges")?;
    window.focused("The search", "input[type=search]")?;
    window.type_keys("supply cover mentors")?;
    window.with_text("1 challenge")?;
    window.with_text("A shared list of supply teachers")?;
    window.sound()?;

    let groups = office.list("groups", &["--search", "Cover for mentors"])?;
    let group = number(&groups, "rows.0.id")?;
    let tasks = office.ask("tasks", &json!({"of": {"groupId": group}}))?;
    assert!(tasks.to_string().contains("Send the rota of cover"));
    let page = office.ask("group_page", &json!({"id": group}))?;
    assert_eq!(
        text(&page, "meetings.0.attendance")?,
        "1 present, 1 apologies"
    );
    window.end()
}
