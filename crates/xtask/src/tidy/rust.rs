//! Rules about the Rust code: where SQL stands, who opens a file, which doors the window has.

use super::lex::{Parts, take_apart};
use super::{Finding, Source};

/// The doors of the shell that anyone may add to: they show a native dialog or the file manager.
const PICKER: [&str; 4] = ["pick_", "save_", "reveal", "open_"];
const DOORS: [&str; 3] = ["query", "act", "signal"];

/// Every rule for one Rust or SQL file.
pub fn rules(source: &Source) -> Vec<Finding> {
    if source.has_extension("sql") {
        return replacing(source, source.lines());
    }
    if !source.has_extension("rs") || source.is_under("crates/xtask") {
        return Vec::new();
    }
    let parts = take_apart(&source.text);
    let mut findings = Vec::new();
    findings.extend(replacing(
        source,
        parts
            .texts
            .iter()
            .map(|(line, text)| (*line, text.as_str())),
    ));
    if source.is_under("tests") {
        return findings;
    }
    findings.extend(sql_elsewhere(source, &parts));
    findings.extend(reaching_across(source, &parts));
    findings.extend(calls(source, &parts));
    findings
}

/// Tests lay their own tables and open files by every means.
fn is_test(source: &Source) -> bool {
    source.file_name() == "tests.rs"
        || source
            .path
            .split('/')
            .any(|part| part == "tests" || part == "testkit.rs")
}

/// The line from which a file is its own tests; by custom they come last.
fn tests_begin(parts: &Parts) -> usize {
    parts
        .code
        .lines()
        .position(|line| line.trim().starts_with("#[cfg(test)]"))
        .map_or(usize::MAX, |at| at + 1)
}

/// It deletes without firing triggers, so the log would miss it.
fn replacing<'a>(source: &Source, texts: impl Iterator<Item = (usize, &'a str)>) -> Vec<Finding> {
    texts
        .filter(|(_, text)| !text.trim_start().starts_with("--"))
        .filter(|(_, text)| {
            let words: Vec<&str> = text.split_whitespace().collect();
            words
                .windows(3)
                .any(|three| matches!(three, ["INSERT", "OR", "REPLACE"]))
                || words
                    .windows(2)
                    .any(|two| matches!(two, ["REPLACE", "INTO"]))
        })
        .map(|(line, _)| {
            source.finding(
                line,
                "INSERT OR REPLACE deletes behind the log's back: use ON CONFLICT … DO UPDATE",
            )
        })
        .collect()
}

fn sql_elsewhere(source: &Source, parts: &Parts) -> Vec<Finding> {
    let at_home = matches!(source.file_name(), "store.rs" | "queries.rs" | "list.rs")
        && source.is_under("crates/crm/src")
        || source.is_under("crates/crm/src/store")
        || source.is_under("crates/crm/src/history")
        // The list engine turns what a list shows into SQL; it is all about that.
        || source.is_under("crates/crm/src/list")
        || is_test(source);
    if at_home {
        return Vec::new();
    }
    let end = tests_begin(parts);
    let strays = parts
        .texts
        .iter()
        .filter(|(line, text)| *line < end && is_sql(text));
    strays
        .map(|(line, _)| {
            source.finding(*line, "SQL stands in store.rs, queries.rs and list.rs only")
        })
        .collect()
}

fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let pair = |one: &str, two: &str| {
        words
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if *a == one && *b == two))
    };
    let begins = |word: &str| words.first() == Some(&word);
    (words.contains(&"SELECT") && (begins("SELECT") || words.contains(&"FROM")))
        || pair("INSERT", "INTO")
        || pair("INSERT", "OR")
        || pair("DELETE", "FROM")
        || (words.contains(&"UPDATE") && words.contains(&"SET"))
}

/// A noun may use another noun's types and functions, never its SQL.
fn reaching_across(source: &Source, parts: &Parts) -> Vec<Finding> {
    let Some(inside) = source.path.strip_prefix("crates/crm/src/") else {
        return Vec::new();
    };
    let Some((noun, _)) = inside.split_once('/') else {
        return Vec::new();
    };
    if is_test(source) || matches!(noun, "store") {
        return Vec::new();
    }
    let end = tests_begin(parts);
    let mut findings = Vec::new();
    for (at, line) in parts.code.lines().enumerate() {
        for (position, _) in line.match_indices("::store") {
            let after = line
                .get(position + "::store".len()..)
                .and_then(|rest| rest.chars().next());
            let whole = after.is_none_or(|next| !next.is_alphanumeric() && next != '_');
            let before = line.get(..position).unwrap_or_default();
            let start = before
                .rfind(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .map_or(0, |at| at + 1);
            let owner = before.get(start..).unwrap_or_default();
            if whole
                && at + 1 < end
                && !matches!(owner, "" | "crate" | "self" | "super")
                && owner != noun
            {
                findings.push(source.finding(
                    at + 1,
                    format!(
                        "{noun} reaches into {owner}'s store: ask {owner} by a function of its own"
                    ),
                ));
            }
        }
    }
    findings
}

fn calls(source: &Source, parts: &Parts) -> Vec<Finding> {
    if is_test(source) {
        return Vec::new();
    }
    let end = tests_begin(parts);
    let opens = !source.is_under("crates/crm/src/store");
    let mut findings = Vec::new();
    for (at, line) in parts
        .code
        .lines()
        .enumerate()
        .take_while(|(at, _)| at + 1 < end)
    {
        let squeezed: String = line.split_whitespace().collect();
        let mut found = |rule: &str| findings.push(source.finding(at + 1, rule));
        if squeezed.contains(".transaction()") || squeezed.contains(".unchecked_transaction()") {
            found(
                "a transaction names its behaviour: a deferred one that turns into a write fails at once",
            );
        }
        if opens && squeezed.contains("Connection::open") {
            found(
                "only crates/crm/src/store opens a file, after a look at its lock, kind and version",
            );
        }
        for name in [
            "reqwest",
            "ureq",
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "std::net",
            "ToSocketAddrs",
        ] {
            if squeezed.contains(name) {
                found("the program uses no network");
                break;
            }
        }
    }
    findings
}

/// The window has exactly the doors that are listed, each off the main thread.
pub fn shell_commands(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources
        .iter()
        .filter(|source| source.has_extension("rs") && !source.is_under("crates/xtask"))
    {
        let parts = take_apart(&source.text);
        let mut marked = false;
        for (at, line) in parts.code.lines().enumerate() {
            let line = line.trim();
            if line.starts_with("#[tauri::command") || line.starts_with("#[command") {
                marked = true;
            }
            let Some((before, after)) = line.split_once("fn ").filter(|_| marked) else {
                continue;
            };
            marked = false;
            let name = after
                .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .next()
                .unwrap_or_default();
            if !DOORS.contains(&name) && !PICKER.iter().any(|start| name.starts_with(start)) {
                findings.push(source.finding(at + 1, format!("{name} is no door of the window: query, act, signal and the native pickers are; add to the command table")));
            }
            if !before.contains("async") {
                findings.push(source.finding(
                    at + 1,
                    format!("{name} is not async, so it would run on the window's own thread"),
                ));
            }
            if !source.is_under("src-tauri") {
                findings.push(source.finding(at + 1, "only src-tauri has doors"));
            }
        }
    }
    findings
}
