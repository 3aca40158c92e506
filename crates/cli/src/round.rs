//! `round`: the yearly check, without a window.

use crate::arguments::{AskName, Round};
use crate::output::Outcome;
use crate::run::{Program, absolute, plain};
use crm::Result;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Does what was asked of a round.
pub fn run(program: &Program, asked: Round) -> Result<Outcome> {
    match asked {
        Round::New {
            file,
            year,
            view,
            ask,
            title,
            due,
            link,
            any_address,
        } => {
            program.open(&file, false)?;
            let mut request = json!({
                "year": year, "ask": ask.map(ask_code), "title": title.unwrap_or_default(),
                "due": due.unwrap_or_default(), "formLink": link.unwrap_or_default(), "anyAddress": any_address,
            });
            if let Some(name) = view {
                let view = program.saved_view("schools", &name)?;
                request["selection"] = json!({"kind": "all", "view": view["definition"]["view"]});
                request["audience"] = view["name"].clone();
            }
            let value = program.act("round_new", request)?;
            let schools = value["schools"].as_u64().unwrap_or_default();
            let mut text = format!(
                "Made the round {} for {}.",
                plain(&value["title"]),
                crm::types::counted(schools, "school", "schools")
            );
            line(&mut text, &value["warning"]);
            Ok(Outcome::new(value, text))
        }
        Round::Write {
            file,
            out,
            round,
            html,
            batch,
        } => {
            program.open(&file, false)?;
            let request = json!({
                "id": round, "folder": absolute(&out)?, "html": html.then_some(true), "batch": batch,
            });
            let value = program.act("round_write", request)?;
            let mut text = plain(&value["said"]);
            for left in value["leftOut"].as_array().into_iter().flatten() {
                let _ = write!(
                    text,
                    "\nNo e-mail: {}, {} {}",
                    plain(&left["school"]),
                    plain(&left["why"]),
                    plain(&left["telephone"])
                );
            }
            Ok(Outcome::new(value, text.trim_end()))
        }
        Round::Status { file, round } => {
            program.open(&file, true)?;
            let value = program.query("round_status", json!({"id": round}))?;
            let text = plain(&value["said"]);
            Ok(Outcome::new(value, text))
        }
        Round::Import { file, paths, round } => {
            program.open(&file, false)?;
            let paths: Vec<String> = paths
                .iter()
                .map(|path| absolute(path))
                .collect::<Result<_>>()?;
            let value = program.act("round_read", json!({"roundId": round, "paths": paths}))?;
            let mut text = plain(&value["words"]);
            let set_aside = program.query(
                "round_replies",
                json!({"roundId": value["roundId"], "state": "setAside"}),
            )?;
            for reply in set_aside["rows"].as_array().into_iter().flatten() {
                let _ = write!(
                    text,
                    "\nSet aside: {}. {}",
                    plain(&reply["file"]),
                    plain(&reply["reason"])
                );
            }
            let counts = ["read", "unchanged", "changed", "setAside", "duplicate"];
            let counts: serde_json::Map<String, Value> = counts
                .into_iter()
                .map(|name| (name.to_owned(), value[name].clone()))
                .collect();
            Ok(Outcome::new(Value::Object(counts), text))
        }
    }
}

/// As a request has it.
fn ask_code(ask: AskName) -> &'static str {
    match ask {
        AskName::Leadership => "leadership",
        AskName::Hosting => "hosting",
        AskName::Mentors => "mentors",
    }
}

/// Adds a sentence on a line of its own, where there is one.
fn line(text: &mut String, sentence: &Value) {
    let sentence = plain(sentence);
    if !sentence.is_empty() {
        let _ = write!(text, "\n{sentence}");
    }
}
