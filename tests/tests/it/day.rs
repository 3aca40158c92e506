//! By the keyboard alone, the working day: a call is logged in two steps, dropped e-mails find their people, tasks are
//! ticked off on Today; and each is taken back.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

/// A sample with a professional tutor, our main contact, at one of its schools: the school's id and name.
fn with_a_tutor(name: &str) -> Tried<(Office, u64, String)> {
    let office = Office::sample(name)?;
    let schools = office.list("schools", &["--limit", "1"])?;
    let school = number(&schools, "rows.0.id")?;
    let called = text(&schools, "rows.0.name")?.to_owned();
    act(
        &office,
        "person_add",
        &json!({
            "name": {"first": "Ottoline", "last": "Quennell"},
            "post": {"roleId": 9, "schoolId": school, "mainContact": true},
            "addresses": [{"medium": "email", "value": "o.quennell@quennell.example"}],
        }),
    )?;
    Ok((office, school, called))
}

fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    office.desk(&["act", &office.file(), name, &request.to_string()])
}

/// Goes to a school by the palette.
fn go_to(window: &Window, school: &str) -> Tried {
    window.keys("Control+k")?;
    window.focused("The palette", "#find")?;
    window.type_keys(school)?;
    window.wait_for(
        &format!("{school} under the keys"),
        "const field = document.querySelector('#find');
         const line = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
         return line?.textContent.includes(arguments[0])",
        &[json!(school)],
    )?;
    window.keys("Enter")?;
    window.heading(school)
}

/// How many entries the timeline of a school has of a kind.
fn entries(office: &Office, school: u64, kind: &str) -> Tried<usize> {
    let page = office.ask(
        "timeline",
        &json!({"of": {"schoolId": school}, "kinds": [kind]}),
    )?;
    Ok(page
        .get("entries")
        .and_then(Value::as_array)
        .map_or(0, Vec::len))
}

/// Waits until the page no longer says this.
fn without(window: &Window, words: &str) -> Tried {
    window
        .wait_for(
            &format!("No “{words}”"),
            "return !document.querySelector('main').innerText.includes(arguments[0])",
            &[json!(words)],
        )
        .map(drop)
}

#[test]
fn a_call_is_logged_in_two_steps_and_taken_back() -> Tried {
    let (office, school, called) = with_a_tutor("day-call")?;
    let before = entries(&office, school, "call")?;
    let window = office.open()?;
    window.heading("Today")?;
    go_to(&window, &called)?;
    window.keys("n")?;
    window.focused("The box for logging", "textarea")?;
    window.type_keys("Rang about autumn places, two if a mentor is trained.")?;
    window.sound()?;
    window.tab_to("textbox", "What to do next")?;
    window.type_keys("Send the mentor dates")?;
    window.tab_to("textbox", "By")?;
    window.type_keys("+2w")?;
    window.keys("Control+Enter")?;
    window.with_text("Rang about autumn places")?;
    window.with_text("Send the mentor dates")?;
    window.sound()?;
    assert_eq!(entries(&office, school, "call")?, before + 1);

    window.keys("Control+z")?;
    without(&window, "Rang about autumn places")?;
    without(&window, "Send the mentor dates")?;
    assert_eq!(entries(&office, school, "call")?, before);
    window.end()
}

#[test]
fn dropped_e_mails_find_their_people_and_a_bounce_marks_the_address() -> Tried {
    let (office, school, _) = with_a_tutor("day-mail")?;
    let (emails, notes) = (
        entries(&office, school, "email")?,
        entries(&office, school, "note")?,
    );
    let put = |name: &str, mail: &str| -> Tried<String> {
        let path = office.path(name);
        std::fs::write(&path, mail)?;
        Ok(path)
    };
    let letter = put(
        "letter.eml",
        "From: Ottoline Quennell <O.Quennell@quennell.example>\r\nTo: desk@northfold.example\r\nSubject: Two places\r\nMessage-ID: <1@quennell.example>\r\n\r\nTwo in autumn.\r\n",
    )?;
    let back = put(
        "back.eml",
        "From: postmaster@mx.example\r\nTo: desk@northfold.example\r\nSubject: Undeliverable: Dates\r\nMessage-ID: <2@mx.example>\r\n\r\no.quennell@quennell.example: unknown user\r\n",
    )?;
    let outlook = put("old.msg", "whatever")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.drop_files(&[&letter, &back, &outlook])?;
    window.heading("E-mails")?;
    window.with_text("Two places")?;
    window.with_text("old.msg is in Outlook's own format")?;
    window.sound()?;
    window.enter("button", "Log 2 e-mails")?;
    window.with_text("2 e-mails logged, 1 address marked as bounced.")?;
    window.sound()?;
    assert_eq!(entries(&office, school, "email")?, emails + 1);
    assert_eq!(entries(&office, school, "note")?, notes + 1);

    window.keys("Control+z")?;
    window.with_text("Undone: Logged 2 e-mails")?;
    assert_eq!(entries(&office, school, "email")?, emails);
    window.end()
}

#[test]
fn a_task_is_done_from_today_and_brought_back() -> Tried {
    let office = Office::sample("day-task")?;
    let title = "Ring the governors";
    act(
        &office,
        "task_add",
        &json!({"title": title, "due": "today"}),
    )?;
    let open = || -> Tried<bool> {
        let tasks = office.ask("tasks", &json!({"pressing": true, "limit": 1000}))?;
        Ok(tasks.to_string().contains(title))
    };
    let window = office.open()?;
    window.heading("Today")?;
    window.tab_to("checkbox", &format!("Done: {title}"))?;
    window.keys(" ")?;
    window.with_text(&format!("Done: “{title}”"))?;
    without(&window, title)?;
    assert!(!open()?);
    window.sound()?;
    window.keys("Control+z")?;
    window.with_text(title)?;
    assert!(open()?);
    window.end()
}
