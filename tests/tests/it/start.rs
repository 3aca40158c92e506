//! The first start: the window opens, offers three acts, and a file opens on Today.

use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use e2e::{PATIENCE, Start, Tried, Trouble};
use serde_json::json;

use crate::support::{Journey, Office, text};

#[test]
fn the_first_start_offers_three_acts() -> Tried {
    let window = Start::desk("start").open()?;
    window.heading("Partnership Desk")?;
    assert_eq!(window.run("return document.documentElement.lang")?, "en-GB");
    for act in [
        "Set up your office’s file",
        "Explore a sample partnership",
        "Open a file",
    ] {
        window.begins("button", act)?;
    }
    window.sound()?;
    let set_up = window.begins("button", "Set up your office’s file")?;
    window.click(&set_up)?;
    window.role("dialog", "Set up your office’s file")?;
    // Without a name there is nothing to call the file after.
    window.press("button", "Choose the place…")?;
    window.with_text("Write the name first")?;
    window.sound()?;
    window.keys("Escape")?;
    window.without_text("Write the name first")?;
    window.end()
}

#[test]
fn the_sample_opens_with_its_schools() -> Tried {
    let office = Office::without_file("start-sample")?;
    let window = office.start().open()?;
    let sample = window.begins("button", "Explore a sample partnership")?;
    window.click(&sample)?;
    window.heading("Today")?;
    window.with_text("Every school and person here is invented.")?;
    window.sound()?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(250)?;
    window.end()?;
    // It lies with the program's own data, not among anybody's documents.
    let made = office.path("data/Sample partnership.desk");
    assert!(std::path::Path::new(&made).is_file(), "{made}");
    Ok(())
}

#[test]
fn a_new_file_asks_who_we_are() -> Tried {
    let office = Office::without_file("start-new")?;
    office.desk(&["new", &office.file()])?;
    let window = office.open()?;
    window.heading("Today")?;
    window.with_text("First steps")?;
    window.sound()?;
    window.with_text("Say who you are")?;
    window.menu("Settings")?;
    window.heading("Settings")?;
    let name = window.role("textbox", "Our name")?;
    window.fill(&name, "Hedgerow Teaching Partnership")?;
    window.keys("Enter")?;
    window.wait_for(
        "The name beside the menu",
        "return document.querySelector('nav').textContent.includes('Hedgerow Teaching Partnership')",
        &[],
    )?;
    let partner = window.begins("radio", "Training partner")?;
    window.click(&partner)?;
    let of = window.role("textbox", "Partner of")?;
    window.type_into(&of, "Uplands SCITT")?;
    window.keys("Tab")?;
    let staff = window.role("textbox", "Name of someone new")?;
    window.type_into(&staff, "Odile Marchbanks")?;
    window.keys("Enter")?;
    window.begins("button", "Name: Odile Marchbanks")?;
    window.sound()?;
    window.menu("Today")?;
    window.heading("Today")?;
    window.with_text("Hedgerow Teaching Partnership")?;
    window.end()?;
    let told = office.ask("office", &json!({}))?;
    assert_eq!(text(&told, "name")?, "Hedgerow Teaching Partnership");
    assert_eq!(text(&told, "role")?, "trainingPartner");
    assert_eq!(text(&told, "partnerOf")?, "Uplands SCITT");
    assert_eq!(text(&told, "staff.0.name")?, "Odile Marchbanks");
    Ok(())
}

#[test]
fn a_page_whose_process_ended_comes_back() -> Tried {
    let office = Office::sample("start-again")?;
    let window = office.open()?;
    window.heading("Today")?;
    let first = window.page_process()?;
    let killed = Command::new("kill")
        .args(["-9", &first.to_string()])
        .status()?;
    assert!(killed.success());
    // The driver goes with the page that it drove, so what came instead is seen from outside.
    let deadline = Instant::now() + PATIENCE;
    while window.page_process().map_or(true, |now| now == first) {
        if Instant::now() > deadline {
            return Err(Trouble::new("nothing draws the page again"));
        }
        sleep(Duration::from_millis(100));
    }
    Ok(())
}
