//! Three hundred pasted lines, settled and added by the keyboard alone; one school typed, found and linked.

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows, text};

fn waits(window: &Window, words: &str) -> Tried {
    window.with_text(words).map(drop)
}

/// As an office writes it.
fn shortened(name: &str) -> String {
    name.replace("Catholic", "RC")
        .replace("CofE", "C of E")
        .replace(" School", "")
        .replace(['\'', '’'], "")
}

/// Goes to the empty list of our schools by the menu.
fn open_ours(window: &Window) -> Tried {
    window.tab_to("link", "Schools")?;
    window.keys("Enter")?;
    window.heading("Schools")?;
    window.tab_to("link", "Ours")?;
    window.keys("Enter")?;
    waits(window, "No schools of yours yet")
}

/// Opens the dialog from the list of our schools.
fn open_dialog(window: &Window) -> Tried {
    window.tab_to("button", "Add schools")?;
    window.keys("Enter")?;
    window.role("dialog", "Add schools")?;
    window
        .wait_for(
            "The focus in the field",
            "return document.activeElement?.localName === 'textarea'",
            &[],
        )
        .map(drop)
}

#[test]
fn three_hundred_pasted_names_are_settled_and_added() -> Tried {
    let office = Office::with_register("paste", 1500)?;
    let request = json!({"view": {"list": "england", "where": {"status": "Open"}}, "limit": 400, "columns": ["postcode", "town"]});
    let listed = office.ask("list_page", &request)?;
    let mut lines = vec!["School\tPostcode".to_owned()];
    for (at, row) in rows(&listed)?.iter().take(290).enumerate() {
        let (name, postcode) = (text(row, "name")?, text(row, "postcode")?);
        lines.push(match at % 3 {
            0 => format!("{name}\t{postcode}"),
            1 => format!("{}\t{postcode}", shortened(name)),
            _ => format!("\t{postcode}"),
        });
    }
    // A name that many have, a slip, and what no register has.
    let saints = json!({"view": {"list": "england", "search": "st", "where": {"status": "Open"}}, "limit": 1});
    let saints = office.ask("list_page", &saints)?;
    let common = text(rows(&saints)?.first().unwrap_or(&Value::Null), "name")?;
    lines.push(
        shortened(common)
            .split(' ')
            .take(2)
            .collect::<Vec<_>>()
            .join(" "),
    );
    for number in 1..=9 {
        lines.push(format!(
            "Zzyzx Studio {}\tZZ{number} 1ZZ",
            "x".repeat(number)
        ));
    }
    let pasted = lines.join("\n");
    let answer = office.ask("schools_match", &json!({ "text": pasted }))?;
    let of = |outcome: &str| -> usize {
        answer["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|line| line["outcome"] == outcome)
            .count()
    };
    let (matched, ambiguous, unmatched) = (of("matched"), of("ambiguous"), of("unmatched"));
    assert!(matched > 250 && ambiguous > 0, "{matched} {ambiguous}");
    assert_eq!((of("heading"), unmatched), (1, 9));

    let window = office.open()?;
    open_ours(&window)?;
    open_dialog(&window)?;
    window.sound()?;
    window.paste(&pasted)?;
    waits(&window, &format!("{} to settle", ambiguous + 9))?;
    waits(&window, &format!("Add {matched} schools"))?;
    window.sound()?;

    // The first suggestion for those that have some, the second of the others by hand, one found, the rest left out.
    if ambiguous > 1 {
        window.tab_to("button", "Take the first suggestion")?;
        window.keys("Enter")?;
    } else {
        window.tab_to("combobox", "What “")?;
        window.keys("ArrowDown")?;
    }
    waits(&window, "9 to settle")?;
    window.tab_to("combobox", "What “Zzyzx Studio x ")?;
    window.type_keys("Add")?;
    waits(&window, "(1 by hand)")?;
    waits(&window, "8 to settle")?;
    window.tab_to("combobox", "What “Zzyzx Studio xx ")?;
    window.keys("Tab")?;
    let unused = rows(&listed)?
        .get(350)
        .and_then(|row| row.get("urn"))
        .map(Value::to_string)
        .unwrap_or_default();
    window.type_keys(&unused)?;
    window.wait_for(
        "The school that was looked for",
        "return [...document.querySelectorAll('[role=option].chosen')].some((e) => e.textContent.includes(arguments[0]))",
        &[json!(unused)],
    )?;
    window.sound()?;
    window.keys("Enter")?;
    waits(&window, "7 to settle")?;
    waits(&window, "Copy the 7 left out")?;
    window.sound()?;
    window.keys("Control+Enter")?;
    window.wait_for(
        "No dialog",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    let added = window
        .wait_for(
            "The schools in the list",
            "const told = [...document.querySelectorAll('main [role=status]')].map((e) => /^([\\d,]+) schools/.exec(e.textContent.trim()));
             return Number(told.find(Boolean)?.[1].replace(',', '') ?? 0) || null",
            &[],
        )?
        .as_u64()
        .unwrap_or(0);
    assert!(added > 250, "{added}");
    waits(&window, "Copy the 7 left out")?;
    window.sound()?;

    // One operation, taken back by one key and brought again.
    window.keys("Control+z")?;
    waits(&window, "No schools of yours yet")?;
    window.keys("Control+Shift+z")?;
    window.holds(added)?;
    window.end()?;
    let history = office.ask("history_page", &json!({"limit": 1}))?;
    assert!(number(&history, "count")? > 0);
    assert_eq!(office.ours()?, added);
    Ok(())
}

#[test]
fn a_school_is_typed_by_hand_and_linked_when_the_register_has_it() -> Tried {
    let office = Office::with_register("by-hand", 300)?;
    // The school of the register that will bear the name next month.
    let open = json!({"view": {"list": "england", "where": {"status": "Open"}}, "limit": 50, "columns": ["town", "postcode"]});
    let listed = office.ask("list_page", &open)?;
    let row = rows(&listed)?
        .iter()
        .find(|row| {
            row.get("name")
                .and_then(Value::as_str)
                .is_some_and(str::is_ascii)
        })
        .ok_or_else(|| Trouble::new("no plain name in the register"))?;
    let (name, town, postcode) = (
        text(row, "name")?,
        text(row, "town")?,
        text(row, "postcode")?,
    );
    let urn = number(row, "urn")?.to_string();
    let window = office.open()?;
    open_ours(&window)?;
    open_dialog(&window)?;
    window.tab_to("button", "Add one by hand")?;
    window.keys("Enter")?;
    window.role("dialog", "Add a school by hand")?;
    window.tab_to("textbox", "Name")?;
    window.type_keys("Zzyzx Free School")?;
    window.tab_to("textbox", "Town")?;
    window.type_keys(town)?;
    window.sound()?;
    window.keys("Control+Enter")?;
    window.heading("Zzyzx Free School")?;
    waits(&window, "Not in the DfE’s register.")?;
    window.sound()?;
    window.tab_to("button", "Postcode: ")?;
    window.keys("Enter")?;
    window.type_keys(&postcode.to_lowercase())?;
    window.keys("Enter")?;
    window.role("button", &format!("Postcode: {postcode}. Edit"))?;
    window.end()?;

    // The next register has a school of that name.
    let path = office.path("edubasealldata20260901.csv");
    let register = std::fs::read(&path)?;
    // The file is no UTF-8, but what is replaced is plain.
    let next: Vec<Vec<u8>> = register
        .split(|byte| *byte == b'\n')
        .map(|line| match std::str::from_utf8(line) {
            Ok(text) if text.starts_with(&urn) => {
                text.replacen(name, "Zzyzx Free School", 1).into_bytes()
            }
            _ => line.to_vec(),
        })
        .collect();
    let newer = office.path("edubasealldata20261001.csv");
    std::fs::write(&newer, next.join(&b'\n'))?;
    office.desk(&["register", "load", &office.file(), &newer])?;

    let window = office.open()?;
    waits(&window, "school added by hand is in the register now")?;
    window.sound()?;
    window.tab_to("link", "1 school added by hand")?;
    window.keys("Enter")?;
    window.holds(1)?;
    window.tab_to("grid", "")?;
    window.at_row(1)?;
    window.keys("Enter")?;
    window.heading("Zzyzx Free School")?;
    window.begins("button", "Link to Zzyzx Free School")?;
    window.sound()?;
    window.keys("Alt+l")?;
    waits(&window, &format!("URN {urn}"))?;
    window.end()?;
    let school = office.list("schools", &["--limit", "1"])?;
    let id = number(rows(&school)?.first().unwrap_or(&Value::Null), "id")?;
    let page = office.ask("school_page", &json!({ "id": id }))?;
    assert_eq!(page["urn"].to_string(), urn);
    Ok(())
}
