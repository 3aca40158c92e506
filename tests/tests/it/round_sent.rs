//! What becomes of a round once its forms are out: what schools say of people, tables of an online form, reminders, and the
//! round of the year after.

use std::collections::BTreeSet;

use e2e::{Tried, Trouble, Window};
use mail_parser::MessageParser;
use serde_json::{Value, json};

use crate::round::{act, choose_folder, find_reply, of_one_school, replies, sent, written};
use crate::support::{Journey, Office, number, rows, text};
use crate::workbook::{beside, fill};

const ROUND: &str = "Leadership check 2026/27";

/// Opens a part of the round.
fn open_at(office: &Office, round: u64, part: &str) -> Tried<Window> {
    let window = office.open()?;
    window.heading("Today")?;
    window.follow(&format!("/round?id={round}&part={part}"))?;
    window.heading(ROUND)?;
    Ok(window)
}

/// The stage of a champion, by name.
fn stage(office: &Office, champion: &str) -> Tried<String> {
    let found = office.list("champions", &["--search", champion])?;
    text(&found, "rows.0.stage").map(str::to_owned)
}

/// Where someone stands with mailings.
fn stands(office: &Office, name: &str) -> Tried<Value> {
    let found = office.list("people", &["--search", name])?;
    let id = number(&found, "rows.0.id")?;
    office.ask("consents", &json!({ "personId": id }))
}

#[test]
fn a_left_champion_a_personal_address_and_an_objection_are_taken_and_one_is_taken_back() -> Tried {
    let office = Office::sample("round-people")?;
    let (round, books) = sent(&office)?;
    let singles = of_one_school(&books)?;
    let (mut championed, mut others) = (None, Vec::new());
    for (book, school) in singles {
        let champion = beside(&book, "champion.name", 1)?;
        if championed.is_none() && !champion.is_empty() {
            championed = Some((book, school, champion));
        } else if !beside(&book, "headTeacher.name", 1)?.is_empty() {
            others.push((book, school));
        }
    }
    let (led, school, champion) =
        championed.ok_or_else(|| Trouble::new("no school of the sample has a champion"))?;
    let [(headed, personal), (refused, objecting), ..] = others.as_slice() else {
        return Err(Trouble::new("the sample has too few schools with a head"));
    };
    let back = ["left.xlsx", "personal.xlsx", "objects.xlsx"].map(|name| office.path(name));
    let [left, own, objects] = &back;
    fill(&led, left, &[("champion.name", "None")])?;
    fill(
        headed,
        own,
        &[("headTeacher.email", "orla.whinfell@gmail.com")],
    )?;
    fill(
        refused,
        objects,
        &[
            ("replier.name", "Quilla Farrowby"),
            ("replier.email", "q.farrowby@school.example"),
            ("consent", "No, please do not"),
        ],
    )?;
    assert_eq!(stage(&office, &champion)?, "Active");

    // Dropped on the first screen, they are read into their round.
    let window = office.open()?;
    window.heading("Today")?;
    window.drop_files(&[left, own, objects])?;
    window.heading(ROUND)?;
    window.with_text("3 replies read")?;
    assert_eq!(replies(&office, round, "changed")?, 3);
    window.enter("link", "Review")?;
    window.with_text("What they said")?;
    find_reply(&window, &school.name)?;
    window.with_text("Nobody is in post")?;
    window.keys("a")?;
    find_reply(&window, &personal.name)?;
    window.with_text("This is a personal address")?;
    window.sound()?;
    window.keys("a")?;
    find_reply(&window, &objecting.name)?;
    window.with_text("No, please do not")?;
    window.keys("a")?;
    window.with_text("No reply waits for you")?;
    window.focused("The way back to the replies", "main button")?;
    assert_eq!(stage(&office, &champion)?, "Stepped down");
    let objection = stands(&office, "Farrowby")?;
    assert_eq!(
        [&objection["objects"], &objection["mailed"]],
        [&json!(true), &json!(false)]
    );

    // The first answer alone is taken back, the other two stay.
    window.follow("/history")?;
    window.heading("History")?;
    let label = format!("Accepted the answer of {} to {ROUND}", school.name);
    window.with_text(&label)?;
    let revert = window.css(&format!("button[title='Revert “{label}”']"))?;
    window.click(&revert)?;
    window.with_text("Taken back")?;
    window.sound()?;
    assert_eq!(stage(&office, &champion)?, "Active");
    assert_eq!(replies(&office, round, "changed")?, 1);
    assert_eq!(replies(&office, round, "accepted")?, 2);
    assert_eq!(stands(&office, "Farrowby")?["objects"], json!(true));
    window.end()
}

#[test]
fn the_columns_of_an_online_form_are_asked_for_once() -> Tried {
    let office = Office::sample("round-columns")?;
    let (round, books) = sent(&office)?;
    let singles = of_one_school(&books)?;
    let [(_, first), (_, second), ..] = singles.as_slice() else {
        return Err(Trouble::new("the sample has too few schools of their own"));
    };
    let table = |name: &str, urn: u64, senco: &str| -> Tried<String> {
        let path = office.path(name);
        let lines = format!(
            "ID,Completion time,Which school are you?,Who leads on special needs?\r\n1,21/09/2026 10:05,{urn},{senco}\r\n"
        );
        std::fs::write(&path, lines)?;
        Ok(path)
    };
    let window = open_at(&office, round, "replies")?;
    window.drop_files(&[&table("Autumn.csv", first.urn, "Ada Thornbeck")?])?;
    window.with_text("What do the columns of your form answer?")?;
    window.sound()?;
    let choose = |column: &str, words: &str| -> Tried {
        window.choose(
            &window.role("combobox", &format!("What “{column}” answers"))?,
            words,
        )
    };
    choose("Which school are you?", "URN of the school")?;
    choose("Who leads on special needs?", "SENCO: Name")?;
    window.enter("button", "Read the answers")?;
    window.closed()?;
    window.with_text("1 reply read")?;
    assert_eq!(replies(&office, round, "changed")?, 1);
    // The next sheet of that form is read without a word.
    window.drop_files(&[&table("Later.csv", second.urn, "Bo Larkrise")?])?;
    window.with_text(&second.name)?;
    assert_eq!(replies(&office, round, "changed")?, 2);
    window.end()
}

#[test]
fn reminders_go_to_everyone_who_is_waited_for_and_to_nobody_who_objected() -> Tried {
    let office = Office::sample("round-reminders")?;
    let (round, _) = sent(&office)?;
    let waiting = office.ask("round_chase", &json!({ "id": round }))?;
    let objector = rows(&waiting)?
        .iter()
        .find(|row| {
            row["personId"].is_u64() && row["email"].as_str().is_some_and(|to| !to.is_empty())
        })
        .ok_or_else(|| Trouble::new("nobody in particular was asked"))?;
    let (address, name) = (text(objector, "email")?, text(objector, "person")?);
    act(
        &office,
        "consent_record",
        &json!({ "personId": objector["personId"], "stand": "objected", "how": "call" }),
    )?;
    let window = open_at(&office, round, "chase")?;
    window.with_text("have not answered")?;
    window.sound()?;
    let folder = office.path("reminders");
    window.enter("button", "Write ")?;
    choose_folder(&window, "Choose a folder for the reminders", &folder)?;
    window.with_text("Open the folder")?;
    window.sound()?;
    let mut reminded = BTreeSet::new();
    for draft in written(&window, &folder, "eml")? {
        let bytes = std::fs::read(&draft)?;
        let mail = MessageParser::default()
            .parse(&bytes)
            .ok_or_else(|| Trouble::new(format!("{} is no e-mail", draft.display())))?;
        let to: Vec<String> = mail
            .to()
            .into_iter()
            .flat_map(mail_parser::Address::iter)
            .filter_map(|one| one.address().map(str::to_owned))
            .collect();
        let [to] = to.as_slice() else {
            return Err(Trouble::new(format!("{} is to {to:?}", draft.display())));
        };
        let subject = mail.subject().unwrap_or_default();
        assert!(
            subject.starts_with(&format!("Reminder: {ROUND}")),
            "{subject}"
        );
        let words = mail.body_text(0).unwrap_or_default();
        assert!(!words.contains("Dear ,"), "{words}");
        assert!(mail.attachment_count() > 0, "{to} gets no form");
        assert_ne!(to, address, "{name} objects");
        assert!(reminded.insert(to.clone()), "{to} is reminded twice");
    }
    let asked: BTreeSet<String> = rows(&waiting)?
        .iter()
        .filter_map(|row| row["email"].as_str())
        .filter(|to| !to.is_empty() && *to != address)
        .map(str::to_owned)
        .collect();
    let missing: Vec<_> = asked.difference(&reminded).collect();
    assert!(missing.is_empty(), "not reminded: {missing:?}");
    window.end()
}

#[test]
fn next_years_round_starts_from_this_one() -> Tried {
    let office = Office::sample("round-roll-over")?;
    let (round, _) = sent(&office)?;
    act(
        &office,
        "round_edit",
        &json!({ "id": round, "intro": "Good morning from all of us.", "due": "30 Sep 2026" }),
    )?;
    let window = open_at(&office, round, "response")?;
    window.enter("button", "Round")?;
    window.press("menuitem", "Next year’s round")?;
    window.with_text("Next year’s round from")?;
    window.sound()?;
    // Enter in its only field makes it.
    window.focused("The day", "[role=dialog] input")?;
    window.keys("Enter")?;
    window.heading("Leadership check 2027/28")?;
    window.sound()?;
    let rounds = office.ask("rounds", &json!({}))?;
    assert_eq!(
        text(&rounds, "rounds.0.intro")?,
        "Good morning from all of us."
    );
    assert_eq!(text(&rounds, "rounds.0.dueOn")?, "2027-09-30");
    assert_eq!(number(&rounds, "rounds.0.sent")?, 0);
    assert_eq!(number(&rounds, "rounds.1.id")?, round);
    // What comes first is gone through part by part.
    window.enter("link", "Go on to whom you ask")?;
    window.enter("link", "Then write the drafts")?;
    window.with_text("Write the drafts into a folder.")?;
    window.end()
}
