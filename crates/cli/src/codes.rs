//! `codes`: the DfE's code lists and rules.

use crate::arguments::Codes;
use crate::output::Outcome;
use crate::run::{Program, absolute};
use crm::{Result, commands};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Does what was asked for.
pub fn run(program: &Program, request: Codes) -> Result<Outcome> {
    match request {
        Codes::Show { file } => {
            program.open(&file, true)?;
            let value = commands::query(&program.session, "code_lists", json!({}))?;
            let text = shown(&value);
            Ok(Outcome::new(json!({"lists": value}), text))
        }
        Codes::Load {
            file,
            path,
            source,
            most_go,
            dry_run,
        } => {
            program.open(&file, dry_run)?;
            let path = absolute(&path)?;
            let value = if dry_run {
                commands::query(&program.session, "code_list_look", json!({"path": path}))?
            } else {
                let request = json!({"path": path, "source": source, "mostGo": most_go});
                commands::act(&program.session, "code_list_take", request)?.value
            };
            let mut text = value["said"].as_str().unwrap_or_default().to_owned();
            for line in said(&value["changes"], "said").chain(said(&value["problems"], "says")) {
                let _ = write!(text, "\n{line}");
            }
            Ok(Outcome::new(value, text))
        }
        Codes::Write { file, list, out } => {
            program.open(&file, true)?;
            let request = json!({"list": list, "out": absolute(&out)?});
            let value = commands::act(&program.session, "code_list_write", request)?.value;
            let text = format!(
                "{} {}",
                value["said"].as_str().unwrap_or_default(),
                value["path"].as_str().unwrap_or_default()
            );
            Ok(Outcome::new(value, text))
        }
    }
}

/// A line for each list, and one for each that the office loaded.
fn shown(lists: &Value) -> String {
    let mut lines = Vec::new();
    for list in lists.as_array().into_iter().flatten() {
        let word = |name: &str| list[name].as_str().unwrap_or_default();
        let rows = &list["rows"];
        lines.push(format!(
            "{} ({}), {rows} rows: {}",
            word("list"),
            word("label"),
            word("said")
        ));
        for own in list["own"].as_array().into_iter().flatten() {
            lines.push(format!(
                "  your own for {}: {}",
                own["year"].as_str().unwrap_or_default(),
                own["said"].as_str().unwrap_or_default()
            ));
        }
    }
    lines.join("\n")
}

/// The sentences of a list of things.
fn said<'a>(list: &'a Value, name: &'a str) -> impl Iterator<Item = &'a str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(move |one| one[name].as_str())
}
