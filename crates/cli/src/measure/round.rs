//! What is measured of the yearly check: the forms of a round, its replies, and accepting them.

use super::{milliseconds, outcome, query, timed};
use crate::output::Outcome;
use crate::run::Program;
use crm::commands;
use crm::round::check_value;
use crm::round::layout::{AnswerFile, FORMAT, MARK, answer_file_name};
use crm::{Error, Result};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// How many schools the round of a measurement asks.
const ASKED: u32 = 300;

/// Writes a round's forms, reads its workbooks as if each school had sent its own back, and accepts one by one what says that nothing
/// changed.
pub(super) fn round(program: &Program, file: &Path) -> Result<Outcome> {
    let folder = file.with_extension("round");
    let _ = std::fs::remove_dir_all(&folder);
    let folder =
        std::path::absolute(&folder).map_err(|error| Error::io(folder.display(), &error))?;
    let act = |name: &str, request: Value| commands::act(&program.session, name, request);
    let request = json!({"view": {"list": "schools"}, "columns": ["name"], "limit": ASKED});
    let page = query(program, "list_page", request)?;
    let schools = page["rows"].as_array().into_iter().flatten();
    let ids: Vec<&Value> = schools.map(|school| &school["id"]).collect();
    let selection = json!({"kind": "ids", "ids": ids});
    let new = json!({"year": "2026/27", "selection": selection, "anyAddress": true});
    let made = act("round_new", new)?.value;
    let mut spans = Vec::new();
    let written = timed(&mut spans, || {
        act("round_write", json!({"id": made["id"], "folder": folder}))
    })?;
    let mut workbooks = Vec::new();
    found(&folder, &mut workbooks)?;
    let mut reading = Vec::new();
    let read = timed(&mut reading, || {
        act(
            "round_read",
            json!({"roundId": made["id"], "paths": workbooks}),
        )
    })?;
    // A workbook that comes back as it went out says nothing; these say that nothing changed.
    let answers = unchanged(program, &folder, &made["id"], &ids)?;
    act(
        "round_read",
        json!({"roundId": made["id"], "paths": answers}),
    )?;
    let replies = query(
        program,
        "round_replies",
        json!({"roundId": made["id"], "state": "unchanged"}),
    )?;
    let mut accepting = Vec::new();
    for reply in replies["rows"].as_array().into_iter().flatten() {
        timed(&mut accepting, || {
            act(
                "round_accept_unchanged",
                json!({"roundId": made["id"], "ids": [reply["id"]]}),
            )
        })?;
    }
    if accepting.is_empty() {
        return Err(Error::invalid(
            "No reply was unchanged, so there is none to accept.",
        ));
    }
    accepting.sort();
    let at = |part: usize| {
        let place = accepting.len().saturating_sub(1) * part / 100;
        accepting.get(place).copied().map_or(0.0, milliseconds)
    };
    let _ = std::fs::remove_dir_all(&folder);
    Ok(outcome(
        spans,
        json!({
            "schools": made["schools"], "drafts": written.value["drafts"],
            "read": reading.first().copied().map_or(0.0, milliseconds), "replies": read.value["read"],
            "unchanged": accepting.len(), "accept": at(50), "acceptSlow": at(99),
        }),
    ))
}

/// An answer file of each school which says that nothing changed.
fn unchanged(
    program: &Program,
    folder: &Path,
    round: &Value,
    schools: &[&Value],
) -> Result<Vec<PathBuf>> {
    let desk = program.session.desk()?;
    let mut paths = Vec::new();
    for school in schools {
        let (Some(round), Some(school)) = (round.as_i64(), school.as_i64()) else {
            continue;
        };
        let check = check_value(desk.store.file_id(), round, school);
        let answer = AnswerFile {
            form: MARK.to_owned(),
            version: FORMAT,
            check,
            all_unchanged: true,
            ..AnswerFile::default()
        };
        let path = folder.join(answer_file_name(None, &answer.check));
        std::fs::write(&path, json!(answer).to_string())
            .map_err(|error| Error::io(path.display(), &error))?;
        paths.push(path);
    }
    Ok(paths)
}

/// The workbooks in a folder and those in it, but for the file for mail merge.
fn found(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |error| Error::io(folder.display(), &error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            found(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "xlsx") {
            into.push(path);
        }
    }
    Ok(())
}
