//! `returns`: the files of the DfE's services.

use crate::arguments::{ReturnName, Returns, WrittenName};
use crate::output::Outcome;
use crate::run::{Program, absolute, pretty};
use crm::returns::ReturnKind;
use crm::types::counted;
use crm::{Result, commands};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::Path;

impl From<ReturnName> for ReturnKind {
    fn from(name: ReturnName) -> Self {
        match name {
            ReturnName::Placements => Self::Placements,
            ReturnName::Status => Self::Status,
            ReturnName::Trainees => Self::Trainees,
        }
    }
}

/// Does what was asked for.
pub fn run(program: &Program, request: Returns) -> Result<Outcome> {
    match request {
        Returns::Check {
            kind,
            path,
            file,
            on,
        } => {
            if let Some(file) = file {
                program.open(&file, true)?;
            }
            let path = absolute(&path)?;
            let request = json!({"kind": ReturnKind::from(kind), "path": path, "on": on});
            let value = commands::query(&program.session, "returns_check", request)?;
            // Programs read the verdict with and without `--json`; whoever sits before it reads sentences.
            let text = if std::io::stdout().is_terminal() {
                verdict(&value)
            } else {
                pretty(&value)
            };
            Ok(Outcome::new(value, text))
        }
        Returns::Write {
            file,
            kind,
            year,
            from,
            out,
            equality,
        } => {
            program.open(&file, false)?;
            let out = absolute(&out)?;
            let from = from.as_deref().map(absolute).transpose()?;
            let of_trainees = |kind: ReturnKind| {
                let request = json!({"kind": kind, "year": year, "from": from, "out": out, "equality": equality});
                ("returns_write", request)
            };
            let (name, request) = match kind {
                WrittenName::Placements => of_trainees(ReturnKind::Placements),
                WrittenName::Status => of_trainees(ReturnKind::Status),
                WrittenName::Trainees => of_trainees(ReturnKind::Trainees),
                WrittenName::Claims => ("claims_write", json!({"year": year, "out": out})),
                WrittenName::Qa => (
                    "claim_answers_write",
                    json!({"year": year, "from": from, "out": out}),
                ),
            };
            let value = program.act(name, request)?;
            let text = written(&value);
            Ok(Outcome::new(value, text))
        }
    }
}

/// Reads what Register answered to a file, or says what it would tell.
pub fn result(program: &Program, file: &Path, path: &Path, dry_run: bool) -> Result<Outcome> {
    program.open(file, dry_run)?;
    let door = if dry_run {
        "returns_result_look"
    } else {
        "returns_result_load"
    };
    let value = program.act(door, json!({"path": absolute(path)?}))?;
    let count = |name: &str| value[name].as_u64().unwrap_or(0);
    let mut text = format!(
        "{} read: {} applied, {} rejected. {}",
        count("read"),
        count("applied"),
        count("rejected"),
        value["said"].as_str().unwrap_or_default()
    );
    says(&mut text, &value, &["errors", "problems"]);
    Ok(Outcome::new(value, text))
}

/// Where the file is, how many rows it has, and what is to be minded of it.
fn written(value: &Value) -> String {
    let rows = value["rows"].as_u64().unwrap_or(0);
    let mut text = format!(
        "Wrote {} to {}.",
        counted(rows, "row", "rows"),
        text_of(value, "path")
    );
    says(&mut text, value, &["problems", "warnings", "notes"]);
    text
}

/// The verdict in sentences, each with its place.
fn verdict(value: &Value) -> String {
    let list = |name: &str| value[name].as_array().map_or(&[][..], Vec::as_slice);
    let problems = list("problems");
    let mut text = match problems.len() {
        0 => "Accepted: the service would take this file.".to_owned(),
        count => format!(
            "Rejected: {}.",
            counted(count as u64, "problem", "problems")
        ),
    };
    for said in problems.iter().chain(list("warnings")) {
        let place = match (said["row"].as_u64().unwrap_or(0), text_of(said, "column")) {
            (0, "") => String::new(),
            (0, column) => format!("{column}: "),
            (row, "") => format!("Row {row}: "),
            (row, column) => format!("Row {row}, {column}: "),
        };
        let _ = write!(text, "\n{place}{}", text_of(said, "message"));
    }
    text
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// Adds the sentences of some lists, a line each: a note is one, what stands in the way has the name before it where it
/// does not say it.
fn says(text: &mut String, value: &Value, lists: &[&str]) {
    for one in lists
        .iter()
        .filter_map(|list| value[list].as_array())
        .flatten()
    {
        let (who, said) = match one.as_str() {
            Some(note) => ("", note),
            None => (text_of(one, "who"), text_of(one, "says")),
        };
        let _ = if said.contains(who) {
            write!(text, "\n{said}")
        } else {
            write!(text, "\n{who}: {said}")
        };
    }
}

#[cfg(test)]
mod tests {
    use super::verdict;
    use serde_json::json;

    #[test]
    fn a_verdict_says_each_place_in_words() {
        let said = |row, column: &str, message: &str| json!({"row": row, "column": column, "code": "x", "message": message});
        assert_eq!(
            verdict(&json!({
                "verdict": "rejected",
                "problems": [said(2, "sex", "It is blank."), said(3, "", "It is there twice."), said(0, "", "Too large.")],
                "warnings": [said(0, "Met", "Nobody.")],
            })),
            "Rejected: 3 problems.\nRow 2, sex: It is blank.\nRow 3: It is there twice.\nToo large.\nMet: Nobody."
        );
        assert_eq!(
            verdict(&json!({"verdict": "accepted", "problems": [], "warnings": []})),
            "Accepted: the service would take this file."
        );
    }
}
