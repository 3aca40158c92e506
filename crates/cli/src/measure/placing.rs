//! What is measured of placing: the checks of 5,000 placements, and a jigsaw of 500 trainees and 1,500 places.
//!
//! The sample places a few hundred trainees, as an office does. So that the goals are measured by what they name, the file
//! is filled up first, by the commands that an office would use; what that takes is not measured.

use super::{outcome, query, timed};
use crate::output::Outcome;
use crate::run::Program;
use crm::commands;
use crm::{Error, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// How often each is asked for.
const TIMES: u32 = 10;
/// How many placements are checked at least.
const PLACEMENTS: usize = 5_000;
/// How many of them are made at a school at once: a school has as many trainees.
const AT_A_SCHOOL: usize = 4;
/// How many trainees are to be placed in the jigsaw.
const TRAINEES: usize = 500;
/// How many lines of offers there are to place them in.
const PLACES: u64 = 1_500;

/// Subjects of trainees with their ages, as a sheet has them.
const TRAIN_FOR: [(&str, &str); 5] = [
    ("Primary", "5 to 11"),
    ("Primary", "5 to 11"),
    ("Mathematics", "11 to 16"),
    ("Physics", "11 to 16"),
    ("Biology", "11 to 16"),
];

/// The rules held against 5,000 placements, read anew each time.
pub(super) fn checks(program: &Program, file: &Path) -> Result<Outcome> {
    let blocks = blocks(program)?;
    let trainees = trainees(program, file, PLACEMENTS / blocks.len().max(1))?;
    let schools = ids(program, json!({"list": "schools"}))?;
    let mut placements = 0;
    for (at, block) in blocks.iter().enumerate() {
        for (group, some) in trainees.chunks(AT_A_SCHOOL).enumerate() {
            let Some(school) = schools.get((group + at * 7) % schools.len().max(1)) else {
                return Err(Error::invalid(
                    "The file has no schools of ours to place trainees at.",
                ));
            };
            let request =
                json!({"trainees": some, "schoolId": school, "fields": {"blockId": block}});
            commands::act(&program.session, "placement_place", request)?;
            placements += some.len();
        }
    }
    let mut spans = Vec::new();
    let mut count = 0;
    for _ in 0..TIMES {
        let found = timed(&mut spans, || query(program, "placement_checks", json!({})))?;
        count = found["count"].as_u64().unwrap_or(0);
    }
    Ok(outcome(
        spans,
        json!({"placements": placements, "count": count}),
    ))
}

/// The jigsaw of the later block, read anew each time, then what fits one trainee and who fits one place.
pub(super) fn jigsaw(program: &Program, file: &Path) -> Result<Outcome> {
    let open = |program: &Program| query(program, "jigsaw", json!({"places": "all"}));
    let before = open(program)?;
    let known = usize::try_from(before["of"].as_u64().unwrap_or(0)).unwrap_or(0);
    trainees(program, file, TRAINEES.saturating_sub(known))?;
    offers(
        program,
        PLACES.saturating_sub(before["placeCount"].as_u64().unwrap_or(0)),
    )?;
    let mut spans = Vec::new();
    let mut board = open(program)?;
    for _ in 0..TIMES {
        board = timed(&mut spans, || open(program))?;
    }
    let (trainee, place) = (&board["trainees"][0], &board["places"][0]);
    let mut fits = Vec::new();
    for asked in [
        json!({"traineeId": trainee["id"]}),
        json!({"place": {"schoolId": place["schoolId"], "offerId": place["offerId"]}}),
    ] {
        for _ in 0..TIMES {
            let mut request = json!({"blockId": board["blockId"]});
            if let (Value::Object(request), Value::Object(asked)) = (&mut request, asked.clone()) {
                request.extend(asked);
            }
            timed(&mut fits, || query(program, "jigsaw_fits", request))?;
        }
    }
    let fits = fits.into_iter().max().map_or(0.0, super::milliseconds);
    Ok(outcome(
        spans,
        json!({"trainees": board["of"], "places": board["placeCount"], "fits": fits}),
    ))
}

/// The blocks of the present year.
fn blocks(program: &Program) -> Result<Vec<Value>> {
    let all = query(program, "blocks", json!({}))?;
    let of_year = all["blocks"].as_array().into_iter().flatten();
    let blocks: Vec<Value> = of_year
        .filter(|block| block["year"] == all["year"])
        .map(|block| block["id"].clone())
        .collect();
    if blocks.is_empty() {
        return Err(Error::invalid(
            "The file has no block this year to place trainees in.",
        ));
    }
    Ok(blocks)
}

/// The ids of the rows of a view.
fn ids(program: &Program, view: Value) -> Result<Vec<Value>> {
    let mut ids = Vec::new();
    loop {
        let request = json!({"view": view, "offset": ids.len(), "limit": 1_000});
        let page = query(program, "list_page", request)?;
        let rows = page["rows"].as_array().into_iter().flatten();
        let before = ids.len();
        ids.extend(rows.map(|row| row["id"].clone()));
        if ids.len() == before {
            return Ok(ids);
        }
    }
}

/// Brings in a sheet of so many trainees who are on their course, and gives their ids.
fn trainees(program: &Program, file: &Path, count: usize) -> Result<Vec<Value>> {
    let request = json!({"view": {"list": "schools"}, "columns": ["postcode"], "limit": 1_000});
    let page = query(program, "list_page", request)?;
    let homes: Vec<&str> = page["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| row["postcode"].as_str())
        .collect();
    let year = query(program, "blocks", json!({}))?["year"].clone();
    let starts = year
        .as_str()
        .unwrap_or_default()
        .split('/')
        .next()
        .unwrap_or_default();
    let mut text = "First names,Surname,Provider’s id,Route,Subject,Age range,Start date,State,Home postcode\r\n".to_owned();
    for (at, (subject, ages)) in TRAIN_FOR.iter().cycle().take(count).enumerate() {
        let home = homes
            .get(at % homes.len().max(1))
            .copied()
            .unwrap_or_default();
        let _ = write!(
            text,
            "Una,Quillan{at}x,M{at},\"Postgraduate, fee-funded\",{subject},{ages},{starts}-09-07,In training,{home}\r\n"
        );
    }
    let path = file.with_extension("trainees.csv");
    std::fs::write(&path, text).map_err(|error| Error::io(path.display(), &error))?;
    // Personal data comes in only where the office has said how it is kept.
    commands::act(
        &program.session,
        "office_set",
        json!({"diskEncrypted": true}),
    )?;
    let request = json!({"noun": "trainees", "source": {"path": path}});
    commands::act(&program.session, "import_run", request)?;
    ids(program, json!({"list": "trainees", "search": "quillan"}))
}

/// Pastes lines of offers into the grid: two a school.
fn offers(program: &Program, lines: u64) -> Result<()> {
    // Some of the cells hold a line already.
    let rows = lines * 2 / 3;
    if rows == 0 {
        return Ok(());
    }
    // From below the schools that the sample lets offer most.
    let grid = query(program, "capacity_grid", json!({"limit": 1}))?;
    let text = vec!["1-2\t2"; usize::try_from(rows).unwrap_or_default()].join("\n");
    let request = json!({
        "year": grid["year"], "schoolId": grid["rows"][0]["schoolId"],
        "columns": ["offer.primary...", "offer.secondary.G1.."], "text": text,
    });
    commands::act(&program.session, "capacity_paste", request).map(|_| ())
}
