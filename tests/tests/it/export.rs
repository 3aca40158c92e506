//! A list is written as it is seen, by the system's own dialog.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use e2e::{PATIENCE, Tried, Window};

use crate::list::filter;
use crate::support::{Journey, Office, column};

/// Answers the system's dialog of that title: types a path and presses Enter.
pub fn save_as(window: &Window, title: &str, path: &str) -> Tried {
    let dialog = window.xdotool(&["search", "--sync", "--onlyvisible", "--name", title])?;
    let dialog = dialog.lines().last().unwrap_or_default().to_owned();
    // No window manager hands the focus on.
    window.xdotool(&["windowfocus", "--sync", &dialog])?;
    window.xdotool(&["key", "--clearmodifiers", "ctrl+a"])?;
    window.xdotool(&["type", "--delay", "5", path])?;
    window.xdotool(&["key", "Return"])?;
    let deadline = Instant::now() + PATIENCE;
    while !Path::new(path).exists() {
        if Instant::now() > deadline {
            return Err(window.trouble(&format!("{path} was not written")));
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

#[test]
fn a_list_is_exported_as_it_is_seen() -> Tried {
    let office = Office::sample("export")?;
    let window = office.open()?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(60)?;
    filter(&window, "Phase", "Primary")?;
    window.press("button", "Town")?;
    window.press("button", "Town")?;
    let sorted = office.list(
        "schools",
        &["--where", r#"{"phase":"Primary"}"#, "--sort", "-town"],
    )?;
    let names = column(&sorted, "name")?;
    window.shows(&names.iter().take(8).cloned().collect::<Vec<_>>())?;
    window.press("button", "Export")?;
    window.role("dialog", "Export or print this list")?;
    window.press("radio", "CSV, for any program")?;
    window.sound()?;
    window.press("button", &format!("Export {} schools", names.len()))?;
    let path = office.path("As seen.csv");
    save_as(&window, "Export", &path)?;
    window.with_text(&format!("{} schools written to As seen.csv", names.len()))?;
    window.end()?;

    let headings = office.ask("list_columns", &serde_json::json!({ "list": "schools" }))?;
    let shown: Vec<_> = headings
        .get("columns")
        .and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten()
        .filter(|column| column.get("shown") == Some(&serde_json::Value::Bool(true)))
        .filter_map(|column| column.get("label").and_then(serde_json::Value::as_str))
        .map(str::to_owned)
        .collect();
    let written = read_csv(&std::fs::read_to_string(&path)?);
    let (head, body) = written
        .split_first()
        .ok_or_else(|| e2e::Trouble::new("the file is empty"))?;
    assert_eq!(
        head.iter()
            .map(|cell| cell.trim_start_matches('\u{feff}').to_owned())
            .collect::<Vec<_>>(),
        shown
    );
    let at = shown.iter().position(|label| label == "Name").unwrap_or(0);
    let firsts: Vec<_> = body.iter().filter_map(|row| row.get(at).cloned()).collect();
    assert_eq!(firsts, names);
    Ok(())
}

/// The cells of a CSV file.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(row) = rows.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                if let Some(cell) = row.last_mut() {
                    cell.push('"');
                }
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => {
                if let Some(cell) = row.last_mut() {
                    cell.push(letter);
                }
            }
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    rows
}
