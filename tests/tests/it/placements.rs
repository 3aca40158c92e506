//! A school drops out: its trainees are re-planned and all of it is undone, by the keyboard alone.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

/// Runs an action without the window and gives its answer.
fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    let done = office.desk(&["act", &office.file(), name, &request.to_string()])?;
    Ok(done.get("value").cloned().unwrap_or_default())
}

/// Two trainees at a school, and another school for one of them; gives the schools and the trainees.
fn with_placements(name: &str) -> Tried<(Office, [u64; 2], [u64; 2])> {
    let office = Office::with_register(name, 300)?;
    let schools = act(
        &office,
        "schools_add",
        &json!({"byHand": [{"name": "Quillfeather Studio"}, {"name": "Rookhope Studio"}]}),
    )?;
    let schools = [number(&schools, "made.0")?, number(&schools, "made.1")?];
    let block = act(
        &office,
        "block_set",
        &json!({"name": "Placement 2", "fromOn": "11 Jan 2027", "untilOn": "26 Mar 2027"}),
    )?;
    let mut trainees = [0; 2];
    for (place, first) in trainees.iter_mut().zip(["Ottoline", "Perdita"]) {
        let added = act(
            &office,
            "trainee_add",
            &json!({"name": {"first": first, "last": "Umberleigh"}, "values": [{"field": "route", "value": "12"}]}),
        )?;
        *place = number(&added, "id")?;
    }
    act(
        &office,
        "placement_place",
        &json!({"trainees": trainees, "schoolId": schools[0], "fields": {"blockId": number(&block, "id")?}}),
    )?;
    Ok((office, schools, trainees))
}

/// At which schools a trainee is, was or was to be, each with how far that has come.
fn at(office: &Office, trainee: u64) -> Tried<Vec<(String, String)>> {
    let of = office.ask("placements_of", &json!({"traineeId": trainee}))?;
    let placements = of.get("placements").and_then(serde_json::Value::as_array);
    placements
        .into_iter()
        .flatten()
        .map(|one| {
            Ok((
                text(one, "school")?.to_owned(),
                text(one, "state")?.to_owned(),
            ))
        })
        .collect()
}

fn says(window: &Window, words: &str) -> Tried {
    window.with_text(words).map(drop)
}

#[test]
fn a_school_drops_out_its_trainees_are_re_planned_and_it_is_undone() -> Tried {
    let (office, schools, [ottoline, perdita]) = with_placements("placements-drop-out")?;
    let pair = |school: &str, state: &str| (school.to_owned(), state.to_owned());
    let window = office.open()?;
    window.heading("Today")?;
    window.follow(&format!("/school/{}", schools[0]))?;
    window.heading("Quillfeather Studio")?;
    says(&window, "Ottoline Umberleigh")?;
    window.sound()?;

    window.enter("button", "This school drops out")?;
    says(
        &window,
        "2 placements fall away. Nothing is changed until you say so.",
    )?;
    window.focused("Why", "[role=dialog] input")?;
    window.type_keys("Ofsted is coming")?;
    window.tab_to("combobox", "Ottoline Umberleigh goes to")?;
    window.type_keys("Another")?;
    window.tab_to("textbox", "School for Ottoline Umberleigh")?;
    window.type_keys("Rookhope")?;
    says(&window, "Rookhope Studio")?;
    window.sound()?;
    assert_eq!(
        at(&office, ottoline)?,
        [pair("Quillfeather Studio", "planned")],
        "nothing has changed yet"
    );

    window.enter("button", "Withdraw and re-plan")?;
    window.closed()?;
    says(&window, "Nobody is or will be here.")?;
    assert_eq!(
        at(&office, ottoline)?,
        [
            pair("Quillfeather Studio", "withdrawnBySchool"),
            pair("Rookhope Studio", "planned")
        ]
    );
    assert_eq!(
        at(&office, perdita)?,
        [pair("Quillfeather Studio", "withdrawnBySchool")]
    );
    window.sound()?;

    window.keys("Control+z")?;
    says(&window, "Undone: ")?;
    assert_eq!(
        at(&office, ottoline)?,
        [pair("Quillfeather Studio", "planned")]
    );
    window.end()
}
