//! The same file in a second window is for reading, and says why.

use e2e::Tried;
use serde_json::json;

use crate::support::{Journey, Office, rows, text};

#[test]
fn a_second_window_only_reads_and_follows_the_first() -> Tried {
    let office = Office::sample("reading")?;
    let first = office.open()?;
    first.heading("Today")?;
    let second = office
        .start()
        .data_dir(office.path("second"))
        .argument(office.file())
        .open()?;
    second.heading("Today")?;
    second.with_text("For reading only.")?;
    let banner = second.css("section[aria-label='About this file']")?;
    let banner = second.text(&banner)?;
    assert!(
        banner.contains("changes are made there"),
        "the banner does not say that another window holds the file: {banner}"
    );
    second.sound()?;
    for gone in ["Undo", "Redo"] {
        assert!(!second.has("button", gone)?, "{gone} is offered");
    }
    second.menu("Schools")?;
    second.menu("Ours")?;
    second.holds(60)?;
    assert!(!second.has("button", "Add schools")?);
    let grid = second.css("[role=grid]")?;
    second.focus(&grid)?;
    second.keys("ArrowDown")?;
    second.at_row(2)?;
    second.keys("Enter")?;
    let listed = office.list("schools", &["--limit", "2"])?;
    let school = rows(&listed)?.get(1).cloned().unwrap_or_default();
    second.heading(text(&school, "name")?)?;
    for field in ["Stage", "Owner"] {
        let field = second.role("combobox", field)?;
        assert_eq!(
            second.run_on(&field, "return arguments[0].disabled")?,
            json!(true)
        );
    }
    assert_eq!(second.count("main button[title='Click to edit']")?, 0);
    second.sound()?;

    // What the first window writes shows in the second by itself.
    first.menu("Schools")?;
    first.menu("Ours")?;
    first.holds(60)?;
    let grid = first.css("[role=grid]")?;
    first.focus(&grid)?;
    first.keys("ArrowDown")?;
    first.at_row(2)?;
    first.keys("Enter")?;
    first.heading(text(&school, "name")?)?;
    let notes = first.begins("button", "Notes: ")?;
    first.click(&notes)?;
    first.role("textbox", "Notes")?;
    first.keys("Control+a")?;
    first.type_keys("Ring the bell twice")?;
    first.keys("Control+Enter")?;
    first.role("button", "Notes: Ring the bell twice. Edit")?;
    second.with_text("Ring the bell twice")?;
    first.end()?;
    second.end()
}
