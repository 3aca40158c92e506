//! By the keyboard alone: someone is found and rung, added with post and e-mail, an address bounces and is confirmed,
//! and a trust has its people.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text};

/// Opens what Find shows first for some words, once that is what it should be.
fn find(window: &Window, words: &str, first: &str) -> Tried {
    window.keys("Control+k")?;
    window.focused("The palette", "#find")?;
    window.type_keys(words)?;
    window.wait_for(
        &format!("“{first}” first"),
        "return document.querySelector('#find-results [aria-selected=true]')?.textContent.includes(arguments[0]) ?? false",
        &[json!(first)],
    )?;
    window.sound()?;
    window.keys("Enter")
}

/// Opens the menu of a button and chooses a line of it, by the arrows.
fn choose(window: &Window, button: &str, line: &str) -> Tried {
    window.enter("button", button)?;
    for _ in 0..12 {
        let here = window.run_with(
            "const here = document.activeElement;
             return here?.getAttribute('role') === 'menuitem' && here.textContent.includes(arguments[0])",
            &[json!(line)],
        )?;
        if here == Value::Bool(true) {
            return window.keys("Enter");
        }
        window.keys("ArrowDown")?;
    }
    Err(window.trouble(&format!("The menu “{button}” has no “{line}”.")))
}

/// Someone of the sample who is reached by e-mail and whose name is typed on any keyboard: the id, the name.
fn someone(office: &Office) -> Tried<(u64, String)> {
    let found = office.ask("people_find", &json!({"text": "head teacher", "limit": 50}))?;
    for person in found
        .get("people")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let name = text(person, "name")?;
        let same = office.ask("people_find", &json!({"text": name, "limit": 5}))?;
        let alone = same.get("people").and_then(Value::as_array).map(Vec::len) == Some(1);
        if alone && name.is_ascii() && person.get("email").is_some_and(Value::is_string) {
            return Ok((number(person, "id")?, name.to_owned()));
        }
    }
    Err(Trouble::new("The sample has nobody who can be found."))
}

/// The page's heading of a person.
fn headed(page: &Value) -> Tried<String> {
    let parts = [text(page, "name.title")?, text(page, "full")?];
    Ok(parts.join(" ").trim().to_owned())
}

#[test]
fn someone_is_found_by_name_and_it_is_seen_how_to_ring_them() -> Tried {
    let office = Office::sample("person-find")?;
    let (id, name) = someone(&office)?;
    let page = office.ask("person_page", &json!({ "id": id }))?;
    let window = office.open()?;
    window.heading("Today")?;
    find(&window, &name, &name)?;
    window.heading(&headed(&page)?)?;
    window.with_text(text(&page, "reach.0.value")?)?;
    window.sound()?;

    // The bars are on the way of Tab, and Enter opens the place of one.
    for _ in 0..40 {
        window.keys("Tab")?;
        if window.run("return document.activeElement?.closest('figure a') !== null")?
            == Value::Bool(true)
        {
            break;
        }
    }
    window.focused("A bar of the timeline", "figure a[tabindex='0']")?;
    window.sound()?;

    // One key says that all is right today, and it is taken back.
    window.keys("c")?;
    window.with_text(&format!("{name} confirmed"))?;
    let now = office.ask("person_page", &json!({ "id": id }))?;
    assert_eq!(text(&now, "posts.0.fresh.state")?, "confirmed");
    window.keys("Control+z")?;
    window.with_text("Undone: ")?;
    let now = office.ask("person_page", &json!({ "id": id }))?;
    assert_eq!(now.get("posts"), page.get("posts"));

    // Back, and found again among those who were opened last.
    window.keys("Alt+ArrowLeft")?;
    window.heading("Today")?;
    window.keys("Control+k")?;
    window.wait_for(
        "Those who were opened last",
        "return [...document.querySelectorAll('#find-results [role=group]')]
           .some((group) => group.getAttribute('aria-label') === 'Recent people' && group.textContent.includes(arguments[0]))",
        &[json!(name)],
    )?;
    window.keys("Escape")?;
    window.end()
}

#[test]
fn someone_is_added_an_address_bounces_is_confirmed_and_all_is_taken_back() -> Tried {
    let office = Office::sample("person-add")?;
    let listed = office.list("schools", &["--limit", "1"])?;
    let school = rows(&listed)?.first().cloned().unwrap_or_default();
    let (id, name) = (number(&school, "id")?, text(&school, "name")?.to_owned());
    let place = json!({ "schoolId": id, "trustUid": null });
    let before = office.ask("place_people", &place)?;
    let window = office.open()?;
    window.heading("Today")?;
    find(&window, &name, &name)?;
    window.heading(&name)?;
    window.with_text("Confirm all")?;
    window.sound()?;

    window.keys("p")?;
    window.focused("The first name", "[role=dialog] input")?;
    window.type_keys("Perpetua")?;
    window.keys("Tab")?;
    window.type_keys("Larkspur")?;
    window.tab_to("combobox", "Post")?;
    window.type_keys("Business")?;
    window.tab_to("textbox", "Since")?;
    window.type_keys("3 Sep 2025")?;
    window.with_text("Wed 3 Sep 2025")?;
    window.tab_to("textbox", "E-mail")?;
    window.type_keys("p.larkspur@school.example")?;
    window.keys("Tab")?;
    window.type_keys("01632 960771")?;
    window.sound()?;
    window.keys("Control+Enter")?;
    window.closed()?;
    window.with_text("Added Perpetua Larkspur, Business manager")?;
    window.enter("link", "Perpetua Larkspur")?;
    window.heading("Perpetua Larkspur")?;
    window.with_text("since 3 Sep 2025")?;
    window.sound()?;

    let found = office.ask("people_find", &json!({"text": "larkspur", "limit": 1}))?;
    let person = number(&found, "people.0.id")?;
    let state = |office: &Office| -> Tried<String> {
        let page = office.ask("person_page", &json!({ "id": person }))?;
        Ok(text(&page, "addresses.0.fresh.state")?.to_owned())
    };
    assert_eq!(state(&office)?, "confirmed");
    choose(
        &window,
        "More about p.larkspur@school.example",
        "Mail came back",
    )?;
    window.with_text("marked as bounced")?;
    assert_eq!(state(&office)?, "bounced");
    window.sound()?;
    window.enter("button", "Confirm p.larkspur@school.example")?;
    window.with_text("E-mail of Perpetua Larkspur confirmed")?;
    assert_eq!(state(&office)?, "confirmed");

    // Three steps back, and the school is as it was.
    window.keys("Control+z")?;
    window.with_text("Undone: E-mail of Perpetua Larkspur confirmed")?;
    assert_eq!(state(&office)?, "bounced");
    window.keys("Control+z")?;
    window.with_text("Undone: E-mail of Perpetua Larkspur marked as bounced")?;
    window.keys("Control+z")?;
    window.with_text("This person is not here")?;
    window.sound()?;
    window.keys("Alt+ArrowLeft")?;
    window.heading(&name)?;
    assert_eq!(office.ask("place_people", &place)?, before);
    window.end()
}

#[test]
fn a_trust_has_its_schools_an_owner_notes_and_people() -> Tried {
    let office = Office::sample("trust")?;
    let listed = office.list("schools", &["--limit", "60"])?;
    let mut of_trust = None;
    for school in rows(&listed)? {
        let page = office.ask(
            "school_page",
            &json!({ "id": number(school, "id")?, "urn": null }),
        )?;
        if page.get("trust").is_some_and(Value::is_object) {
            of_trust = Some(page);
            break;
        }
    }
    let school = of_trust.ok_or_else(|| Trouble::new("No school of the sample is in a trust."))?;
    let (name, trust) = (text(&school, "name")?, text(&school, "trust.name")?);
    let uid = number(&school, "trust.uid")?;
    let window = office.open()?;
    window.heading("Today")?;
    find(&window, name, name)?;
    window.heading(name)?;
    window.enter("link", trust)?;
    window.heading(trust)?;
    window.with_text(name)?;
    window.sound()?;

    window.keys("p")?;
    window.focused("The first name", "[role=dialog] input")?;
    window.type_keys("Ignatius")?;
    window.keys("Tab")?;
    window.type_keys("Pell")?;
    window.tab_to("combobox", "Post")?;
    window.type_keys("CEO")?;
    window.sound()?;
    window.keys("Control+Enter")?;
    window.closed()?;
    window.role("link", "Ignatius Pell")?;
    window.tab_to("combobox", "Owner")?;
    window.type_keys("Rafferty")?;
    window.with_text("set to Rafferty Ames")?;
    window.enter("button", "Notes: ")?;
    window.type_keys("Asks to be rung in June")?;
    window.keys("Control+Enter")?;
    window.role("button", "Notes: Asks to be rung in June. Edit")?;
    let page = office.ask("trust_page", &json!({ "uid": uid }))?;
    assert_eq!(text(&page, "owner")?, "Rafferty Ames");
    let people = office.ask(
        "place_people",
        &json!({ "schoolId": null, "trustUid": uid }),
    )?;
    assert!(people.to_string().contains("Ignatius Pell"));
    window.sound()?;
    window.keys("Alt+ArrowLeft")?;
    window.heading(name)?;
    window.end()
}
