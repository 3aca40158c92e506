//! The yearly check from end to end: a round is made and written by the keyboard, answered as schools answer (a workbook,
//! the page in a browser, an e-mail), dropped, reviewed, accepted, and one answer taken back.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use e2e::{PATIENCE, Start, Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::client::browser;
use crate::support::{Journey, Office, number, rows, text};
use crate::workbook::{self, beside, fill, schools};

/// How a school that only says so answers.
const OK: &str = "OK";

pub fn act(office: &Office, name: &str, request: &Value) -> Tried<Value> {
    let done = office.desk(&["act", &office.file(), name, &request.to_string()])?;
    Ok(done.get("value").cloned().unwrap_or_default())
}

/// Makes the Leadership check without the window, writes its forms into `forms` and marks them as sent.
pub fn sent(office: &Office) -> Tried<(u64, Vec<PathBuf>)> {
    let file = office.file();
    let made = office.desk(&["round", "new", &file, "--year", "2026/27"])?;
    let round = number(&made, "id")?;
    let forms = office.path("forms");
    office.desk(&["round", "write", &file, "--out", &forms, "--html"])?;
    act(office, "round_mark_sent", &json!({ "id": round }))?;
    Ok((round, files(&forms, "xlsx")?))
}

/// The files of a kind in a folder and below it, by name.
pub fn files(folder: impl AsRef<Path>, ending: &str) -> Tried<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.as_ref().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The workbooks that are for one school, with its check value.
pub fn of_one_school(books: &[PathBuf]) -> Tried<Vec<(String, workbook::School)>> {
    let mut found = Vec::new();
    for book in books {
        let path = book.to_string_lossy().into_owned();
        let mut of = schools(&path)?;
        if let (1, Some(school)) = (of.len(), of.pop()) {
            found.push((path, school));
        }
    }
    Ok(found)
}

/// An e-mail that answers the draft of a school in so many words.
fn answer(school: &workbook::School, words: &str) -> String {
    format!(
        "From: Office <office@school.example>\r\nTo: desk@northfold.example\r\nSubject: Re: Leadership check [{check}]\r\n\
         Message-ID: <{check}@school.example>\r\nDate: Mon, 21 Sep 2026 10:00:00 +0100\r\n\r\n{words}\r\n\r\n\
         > Reference: {urn} {check}\r\n",
        check = school.check,
        urn = school.urn,
    )
}

/// How a round stands, by the number of replies in a state.
pub fn replies(office: &Office, round: u64, state: &str) -> Tried<usize> {
    let answer = office.ask(
        "round_replies",
        &json!({ "roundId": round, "state": state }),
    )?;
    Ok(rows(&answer)?.len())
}

/// Fills the page of a school in a browser and gives the answer file that it saves.
fn filled_page(page: &Path, field: &str, value: &str) -> Tried<(String, String)> {
    let window = Start::program("round-page", browser()?)
        .argument("--automation")
        .open()?;
    window.go(&format!("file://{}", page.display()))?;
    window.css("form")?;
    window.axe()?;
    // What a browser would put among the downloads is kept, so that the test finds it wherever downloads go.
    window.run(
        "window.saved = [];
         const make = URL.createObjectURL.bind(URL);
         URL.createObjectURL = (blob) => (window.saved.push(blob), make(blob));
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
    )?;
    let input = window.css(&format!("[data-key='{field}'] input"))?;
    window.fill(&input, value)?;
    window.tab_to("button", "Save")?;
    window.keys("Enter")?;
    window.wait_for("The answer file", "return window.savedAs", &[])?;
    let name = window.run("return window.savedAs")?;
    let words = window.run_later(
        "const done = arguments[0]; window.saved[0].text().then(done);",
        &[],
    )?;
    window.close()?;
    let owned = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok((owned(&name), owned(&words)))
}

/// Answers the system's dialog that asks for a folder.
pub fn choose_folder(window: &Window, title: &str, folder: &str) -> Tried {
    std::fs::create_dir_all(folder)?;
    let dialog = window.xdotool(&["search", "--sync", "--onlyvisible", "--name", title])?;
    let dialog = dialog.lines().last().unwrap_or_default().to_owned();
    window.xdotool(&["windowfocus", "--sync", &dialog])?;
    // A slash begins a path, whichever part of the dialog has the keys. Its field takes a moment to stand, and loses what is
    // typed meanwhile. The first Return may only go into the folder.
    window.xdotool(&["type", "/"])?;
    sleep(Duration::from_millis(700));
    window.xdotool(&["type", "--delay", "20", folder.trim_start_matches('/')])?;
    for _ in 0..3 {
        sleep(Duration::from_millis(700));
        if window
            .xdotool(&["search", "--onlyvisible", "--name", title])
            .is_err()
        {
            return Ok(());
        }
        window.xdotool(&["key", "Return"])?;
    }
    Ok(())
}

/// Waits until a folder holds files of a kind.
pub fn written(window: &Window, folder: &str, ending: &str) -> Tried<Vec<PathBuf>> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let found = files(folder, ending)?;
        if !found.is_empty() {
            return Ok(found);
        }
        if Instant::now() > deadline {
            return Err(window.trouble(&format!("no {ending} was written to {folder}")));
        }
        sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_round_is_made_and_its_drafts_are_written_and_marked_as_sent() -> Tried {
    let office = Office::sample("round-ask")?;
    let window = office.open()?;
    window.heading("Today")?;
    window.enter("link", "Yearly check")?;
    window.heading("Yearly check")?;
    window.sound()?;
    window.enter("button", "Ask this: Leadership check")?;
    window.with_text("New round")?;
    window.with_text("It asks")?;
    window.sound()?;
    window.enter("button", "Make the round")?;
    window.heading("Leadership check 2026/27")?;
    window.sound()?;
    // A question less, and one of the office's own.
    window.tab_to("checkbox", "SENCO")?;
    window.keys("Space")?;
    window.tab_to("textbox", "Ask something of your own")?;
    window.type_keys("Do you have a car park?")?;
    window.keys("Enter")?;
    window.with_text("Do you have a car park?")?;
    window.enter("link", "Schools 58")?;
    window.with_text("58 schools are asked")?;
    window.sound()?;
    // Past the links of every school, so by the mouse.
    window.press("link", "Write and send")?;
    window.with_text("Who gets it")?;
    window.sound()?;
    let drafts = office.path("drafts");
    window.enter("button", "Write ")?;
    choose_folder(&window, "Choose a folder for the drafts", &drafts)?;
    let mails = written(&window, &drafts, "eml")?;
    let draft = std::fs::read_to_string(mails.first().ok_or_else(|| Trouble::new("no draft"))?)?;
    assert!(draft.contains("X-Unsent: 1"), "{draft}");
    let page = office.ask("round_page", &json!({ "id": 1 }))?;
    let asked = page["round"]["questions"].to_string();
    assert!(
        asked.contains("headTeacher") && !asked.contains("senco"),
        "{asked}"
    );
    assert_eq!(page["round"]["own"], json!(["Do you have a car park?"]));
    window.with_text("Mark as sent")?;
    window.sound()?;
    window.enter("button", "Mark as sent: batch 1")?;
    window.without_text("Mark as sent")?;
    let rounds = office.ask("rounds", &json!({}))?;
    assert!(number(&rounds, "rounds.0.sent")? > 0, "{rounds}");
    window.keys("Control+z")?;
    window.with_text("Mark as sent")?;
    window.end()
}

#[test]
fn replies_are_dropped_reviewed_by_keys_accepted_and_one_is_taken_back() -> Tried {
    let office = Office::sample("round-review")?;
    let (round, books) = sent(&office)?;
    let singles = of_one_school(&books)?;
    let [(book, corrected), (_, agreeing), (_, paged), ..] = singles.as_slice() else {
        return Err(Trouble::new("the sample has too few schools of their own"));
    };
    let held = beside(book, "deputies.1.name", 1)?;
    // A workbook with a new deputy and another head, an e-mail that says OK, and the page with another telephone of the head.
    let returned = office.path("returned.xlsx");
    fill(
        book,
        &returned,
        &[
            ("deputies.1.name", "Dr Isolde Marchbanks"),
            ("deputies.1.email", "i.marchbanks@school.example"),
            ("headTeacher.name", "Una Thornbury"),
            ("briefing", "Yes"),
        ],
    )?;
    let mail = office.path("agreeing.eml");
    std::fs::write(&mail, answer(agreeing, OK))?;
    let page = files(office.path("forms"), "html")?
        .into_iter()
        .find(|page| std::fs::read_to_string(page).is_ok_and(|text| text.contains(&paged.check)))
        .ok_or_else(|| Trouble::new("no page for the third school"))?;
    let (name, words) = filled_page(&page, "headTeacher.telephone", "01632 960999")?;
    assert!(name.contains(&paged.check), "{name}");
    let saved = office.path(&name);
    std::fs::write(&saved, words)?;

    let window = office.open()?;
    window.heading("Today")?;
    window.follow(&format!("/round?id={round}"))?;
    window.heading("Leadership check 2026/27")?;
    window.drop_files(&[&returned, &mail, &saved])?;
    window.with_text("3 replies read")?;
    window.sound()?;
    assert_eq!(replies(&office, round, "changed")?, 2);
    assert_eq!(replies(&office, round, "unchanged")?, 1);
    // The same again is told apart.
    window.drop_files(&[&returned])?;
    window.with_text("1 here already")?;
    assert_eq!(replies(&office, round, "changed")?, 2);

    window.enter("link", "Review")?;
    window.with_text("What they said")?;
    window.sound()?;
    find_reply(&window, &corrected.name)?;
    window.with_text("Dr Isolde Marchbanks")?;
    // In a choice a letter finds an answer; it does not accept the reply, dismiss it or go on.
    window.keys("End")?;
    window.keys("e")?;
    window.focused("The choice", "main table select")?;
    for letter in ["n", "a", "d"] {
        window.keys(letter)?;
    }
    window.keys("Escape")?;
    window.focused("The fields", "main section table")?;
    assert_eq!(replies(&office, round, "changed")?, 2);
    // Nor is it accepted with a last day that is none.
    window.tab_to("textbox", "Last day of who leaves")?;
    window.type_keys("32/13/2026")?;
    window.enter("button", "Accept")?;
    window.with_text("is not a day")?;
    assert_eq!(replies(&office, round, "changed")?, 2);
    window.keys("Control+a")?;
    window.keys("Delete")?;
    window.tab_to("grid", "What ")?;
    window.keys("Home")?;
    // Keep what we hold, then take what they said after all.
    window.keys("k")?;
    window.keys("t")?;
    window.keys("a")?;
    window.without_text("Dr Isolde Marchbanks")?;
    assert_eq!(replies(&office, round, "accepted")?, 1);
    let named = office.list("people", &["--search", "Marchbanks"])?;
    assert_eq!(number(&named, "count")?, 1, "{named}");
    find_reply(&window, &agreeing.name)?;
    window.with_text("Everything is as we hold it")?;
    window.sound()?;
    window.keys("a")?;
    find_reply(&window, &paged.name)?;
    window.with_text("01632 960999")?;
    // Written otherwise than they did, and accepted from there.
    window.keys("e")?;
    window.focused("The field", "main table input[type=text]")?;
    window.keys("Control+a")?;
    window.type_keys("01632 960998")?;
    window.click(&window.begins("button", "Accept")?)?;
    window.with_text("No reply waits for you")?;
    window.sound()?;
    assert_eq!(replies(&office, round, "accepted")?, 3);
    let reached = office.list("people", &["--search", "01632 960998"])?;
    assert_eq!(number(&reached, "count")?, 1, "{reached}");

    // The first one is taken back by itself; the others stay.
    let history = office.ask("history_page", &json!({ "offset": 0, "limit": 20 }))?;
    let entry = history
        .get("entries")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|entry| text(entry, "label").is_ok_and(|label| label.contains(&corrected.name)))
        .cloned()
        .ok_or_else(|| Trouble::new(format!("no operation for {}: {history}", corrected.name)))?;
    window.close()?;
    act(
        &office,
        "revert",
        &json!({ "id": number(&entry, "id")?, "skipChanged": false }),
    )?;
    assert_eq!(replies(&office, round, "accepted")?, 2);
    let named = office.list("people", &["--search", "Marchbanks"])?;
    assert_eq!(number(&named, "count")?, 0, "{named}");
    let back = office.ask(
        "round_replies",
        &json!({ "roundId": round, "state": "changed" }),
    )?;
    let review = office.ask(
        "round_review",
        &json!({ "id": number(&back, "rows.0.id")? }),
    )?;
    let holds = review
        .get("blocks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|block| block.get("fields").and_then(Value::as_array))
        .flatten()
        .find(|field| text(field, "key").is_ok_and(|key| key == "deputies.1.name"))
        .ok_or_else(|| Trouble::new("the form asks for no deputy"))?;
    assert_eq!(text(holds, "held")?, held);
    Ok(())
}

/// Goes with N and P until the reply of a school is looked at.
pub fn find_reply(window: &Window, school: &str) -> Tried {
    for key in ["p", "p", "p", "n", "n", "n"] {
        let here = window.run_with(
            "return document.querySelector('main section h2')?.textContent.trim() === arguments[0]",
            &[json!(school)],
        )?;
        if here == Value::Bool(true) {
            return window.focused("The fields", "main section table");
        }
        window.keys(key)?;
        window.settle()?;
    }
    Err(window.trouble(&format!("no reply of {school}")))
}

#[test]
fn two_hundred_unchanged_replies_are_accepted_by_one_key() -> Tried {
    const MANY: usize = 200;
    let office = Office::without_file("round-many")?;
    office.desk(&["sample", &office.file(), "--schools", "300", "--seed", "1"])?;
    let (round, books) = sent(&office)?;
    let mut paths = Vec::new();
    'all: for book in &books {
        for school in schools(&book.to_string_lossy())? {
            if paths.len() == MANY {
                break 'all;
            }
            let path = office.path(&format!("{}.eml", school.check));
            std::fs::write(&path, answer(&school, OK))?;
            paths.push(path);
        }
    }
    assert_eq!(paths.len(), MANY);
    let window = office.open()?;
    window.heading("Today")?;
    window.follow(&format!("/round?id={round}&part=review"))?;
    window.heading("Leadership check 2026/27")?;
    let dropped: Vec<&str> = paths.iter().map(String::as_str).collect();
    window.drop_files(&dropped)?;
    window.with_text("200 replies read")?;
    assert_eq!(replies(&office, round, "unchanged")?, MANY);
    window.enter("link", "Review")?;
    window.with_text("Accept 200 unchanged")?;
    window.sound()?;
    window.focused("The fields", "main section table")?;
    window.keys("Shift+A")?;
    window.with_text("No reply waits for you")?;
    assert_eq!(replies(&office, round, "accepted")?, MANY);
    window.enter("link", "Chase")?;
    window.with_text("Telephone")?;
    window.sound()?;
    window.enter("link", "Response")?;
    window.with_text("Answered")?;
    window.sound()?;
    // All of them were one step.
    window.keys("Control+z")?;
    window.with_text("Undone")?;
    assert_eq!(replies(&office, round, "unchanged")?, MANY);
    window.end()
}
