//! `measure`: how long the core takes, for `cargo xtask bench`. Every figure goes through the command table, so what is
//! measured is what the product does.

mod placing;
mod returns;
mod round;

use crate::output::Outcome;
use crate::run::Program;
use clap::ValueEnum;
use crm::commands;
use crm::list::List;
use crm::{Error, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// A search as you type over England, the first 20, 1 to 12 letters of what the register holds.
    Search,
    /// Our schools with computed columns: another filter and sort every time.
    List,
    /// One view of our schools, window after window.
    Scroll,
    /// The first window of every list in turn, as it opens: no search, no filter.
    Opening,
    /// The first window of the people that a search as you type finds, 1 to 6 letters of a name.
    People,
    /// The first window of the people that a filter leaves: another filter and sort every time.
    Filtered,
    /// The first of the queue of records that may be one person, with nothing in memory.
    Duplicates,
    /// Windows of the grid of what schools host in a year.
    Grid,
    /// A block of 500 cells pasted into it.
    Paste,
    /// The checks of 5,000 placements, which are made first.
    Checks,
    /// The jigsaw of a block with 500 trainees and 1,500 places, which are made first.
    Jigsaw,
    /// 5,000 new trainees against every rule of the DfE's Register, in two files of less than 1 MB each.
    Returns,
    /// One field of one school, saved durably.
    Edit,
    /// England as CSV, 11 columns.
    Export,
    /// A verified backup while a school is edited all the time.
    Backup,
    /// A sheet of 5,000 people at our schools: matched and previewed, then applied.
    Import,
    /// Register's export of 10,000 trainees: matched and previewed; then the placements file of 5,000 of them.
    TraineeExport,
    /// The forms of a round for 300 schools written, the workbooks read as they went out, and all accepted one by one.
    Round,
}

/// A small fixed random sequence (SplitMix64): the same questions every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % (limit.max(1) as u64)).unwrap_or(0)
    }
}

/// The sorts that the list is asked for, in turn.
const SORTS: [&str; 5] = ["changedOn", "name", "owner", "head", "pupils"];
/// The columns of the list, four of them computed row by row.
const COLUMNS: [&str; 9] = [
    "name",
    "la",
    "phase",
    "status",
    "head",
    "trust",
    "owner",
    "tags",
    "changedOn",
];

/// Filters of the list of people, in turn.
const FILTERED: [(&str, &str); 4] = [
    ("freshness", "stale"),
    ("mainContact", "yes"),
    ("phase", "2"),
    ("state", "current"),
];

/// How often the queue of duplicates is made.
const QUEUES: usize = 3;

/// The one whose turn it is; there is at least one.
fn turn<T, const N: usize>(of: &[T; N], at: u32) -> &T {
    #[allow(clippy::indexing_slicing, reason = "below the length")]
    &of[at as usize % N]
}

/// Another early day every time, so that no view was asked for before and every row still passes.
fn day(at: u32) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        1900 + at / 336,
        at / 28 % 12 + 1,
        at % 28 + 1
    )
}

/// Measures `what` on `file`, `times` over.
pub fn run(program: &Program, file: &Path, what: What, times: u32) -> Result<Outcome> {
    let writes = matches!(
        what,
        What::Edit
            | What::Paste
            | What::Checks
            | What::Jigsaw
            | What::Backup
            | What::Import
            | What::Returns
            | What::TraineeExport
            | What::Round
    );
    program.open(file, !writes)?;
    match what {
        What::Search => search(program, times),
        What::List => list(program, times, |at| {
            // Another least number of pupils, so that no view was asked for before.
            (
                json!({"list": "schools", "where": {"status": ["1"], "pupils": {"min": at + 1}},
                       "sort": {"column": sort(at), "descending": sort(at) == "changedOn"}}),
                0,
            )
        }),
        What::Scroll => list(program, times, |at| {
            (
                json!({"list": "schools", "where": {"status": ["1"]}, "sort": {"column": "changedOn", "descending": true}}),
                at * 60 % 1_200,
            )
        }),
        What::Opening => opening(program, times),
        What::People => people(program, times),
        What::Filtered => windows(program, times, |at| {
            let (column, code) = *turn(&FILTERED, at);
            let sort = turn(&["name", "school", "confirmedOn"], at / 4);
            json!({"list": "people", "where": {column: code, "addedOn": {"min": day(at)}}, "sort": {"column": sort}})
        }),
        What::Duplicates => duplicates(program),
        What::Grid => grid(program, times),
        What::Paste => paste(program, times),
        What::Checks => placing::checks(program, file),
        What::Jigsaw => placing::jigsaw(program, file),
        What::Returns => returns::check(program, file),
        What::Edit => edit(program, times),
        What::Export => export(program, file),
        What::Backup => backup(program, file),
        What::Import => import(program, file),
        What::TraineeExport => returns::export(program, file),
        What::Round => round::round(program, file),
    }
}

fn sort(at: u32) -> &'static str {
    SORTS
        .get(at as usize % SORTS.len())
        .copied()
        .unwrap_or("name")
}

fn query(program: &Program, name: &str, request: Value) -> Result<Value> {
    commands::query(&program.session, name, request)
}

/// Runs `work` and notes how long it took.
fn timed<T>(spans: &mut Vec<Duration>, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let value = work()?;
    spans.push(start.elapsed());
    Ok(value)
}

fn milliseconds(span: Duration) -> f64 {
    span.as_secs_f64() * 1_000.0
}

/// The figures of some spans, with what else there is to say.
fn outcome(mut spans: Vec<Duration>, also: Value) -> Outcome {
    spans.sort_unstable();
    let at = |share: f64| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a short list"
        )]
        let place = ((spans.len() as f64 - 1.0) * share).round() as usize;
        spans.get(place).copied().map_or(0.0, milliseconds)
    };
    let mut value = json!({"times": spans.len(), "p50": at(0.5), "p99": at(0.99), "max": at(1.0)});
    let mut text = String::new();
    let _ = write!(
        text,
        "{} times: median {:.3} ms, 99th of 100 {:.3} ms, longest {:.3} ms",
        spans.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    if let (Value::Object(value), Value::Object(also)) = (&mut value, also) {
        value.extend(also);
    }
    Outcome::new(value, text)
}

/// Beginnings of what the register holds, in the form that somebody types.
fn queries(program: &Program, times: u32) -> Result<Vec<String>> {
    let columns = ["name", "town", "head", "trust", "postcode", "urn"];
    let mut dice = Dice(7);
    let view = json!({"list": "england", "sort": {"column": "urn"}});
    let total = query(program, "list_page", json!({"view": view, "limit": 1}))?;
    let total = usize::try_from(total["count"].as_u64().unwrap_or(0)).unwrap_or(0);
    let mut texts = Vec::new();
    for _ in 0..(times / 50 + 1) {
        let request = json!({"view": view, "columns": columns, "offset": dice.below(total.saturating_sub(50)), "limit": 50});
        let page = query(program, "list_page", request)?;
        for row in page["rows"].as_array().into_iter().flatten() {
            // Names twice, as people look for them most.
            let column = [
                "name", "name", "name", "town", "head", "trust", "postcode", "urn",
            ];
            let column = column
                .get(dice.below(column.len()))
                .copied()
                .unwrap_or("name");
            let text = match &row[column] {
                Value::String(text) if !text.is_empty() => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => row["name"].as_str().unwrap_or_default().to_owned(),
            };
            // From some word on, 1 to 12 letters.
            let words: Vec<&str> = text.split(' ').collect();
            let from = words.get(dice.below(words.len())..).unwrap_or_default();
            let letters = dice.below(12) + 1;
            let typed: String = from.join(" ").chars().take(letters).collect();
            texts.push(typed.trim().to_owned());
        }
    }
    texts.retain(|text| text.chars().any(char::is_alphanumeric));
    texts.truncate(times as usize);
    Ok(texts)
}

fn search(program: &Program, times: u32) -> Result<Outcome> {
    let texts = queries(program, times)?;
    let ask = |text: &str| {
        let view = json!({"list": "england", "search": text});
        query(program, "list_page", json!({"view": view, "limit": 20}))
    };
    let mut first = Vec::new();
    timed(&mut first, || ask("oak hill"))?;
    for letter in ["pri", "sch", "w"] {
        ask(letter)?;
    }
    let mut spans = Vec::new();
    let mut found = 0;
    for text in &texts {
        let page = timed(&mut spans, || ask(text))?;
        found += page["rows"].as_array().map_or(0, Vec::len);
    }
    let first = first.first().copied().map_or(0.0, milliseconds);
    Ok(outcome(
        spans,
        json!({"first": first, "rows": found, "queries": texts}),
    ))
}

fn list(program: &Program, times: u32, view: impl Fn(u32) -> (Value, u32)) -> Result<Outcome> {
    let ask = |at: u32| {
        let (view, offset) = view(at);
        let request = json!({"view": view, "columns": COLUMNS, "offset": offset, "limit": 60});
        query(program, "list_page", request)
    };
    // Statements and pages are warm in a program that is in use.
    for at in 0..10 {
        ask(at)?;
    }
    let mut spans = Vec::new();
    let mut count = 0;
    for at in 10..times + 10 {
        let page = timed(&mut spans, || ask(at))?;
        count = page["count"].as_u64().unwrap_or(0);
    }
    Ok(outcome(spans, json!({"count": count})))
}

/// The first window of some views with the list's own columns.
fn windows(program: &Program, times: u32, view: impl Fn(u32) -> Value) -> Result<Outcome> {
    let mut spans = Vec::new();
    let mut count = 0;
    for at in 0..times + 10 {
        let request = json!({"view": view(at), "limit": 60});
        // Statements and pages are warm in a program that is in use.
        let mut warm = Vec::new();
        let spans = if at < 10 { &mut warm } else { &mut spans };
        let page = timed(spans, || query(program, "list_page", request))?;
        count = page["count"].as_u64().unwrap_or(0);
    }
    Ok(outcome(spans, json!({"count": count})))
}

/// Every list in turn, each made anew: what is kept in memory is forgotten before, as after a change of all its tables.
fn opening(program: &Program, times: u32) -> Result<Outcome> {
    let mut totals = serde_json::Map::new();
    for list in List::ALL {
        let request = json!({"view": {"list": list}, "limit": 60});
        let page = query(program, "list_page", request)?;
        totals.insert(list.definition().id.to_owned(), page["total"].clone());
    }
    let mut spans = Vec::new();
    for at in 0..times as usize {
        let list = List::ALL.get(at % List::ALL.len()).copied();
        let Some(list) = list else { break };
        let request = json!({"view": {"list": list}, "limit": 60});
        program.session.desk()?.forget();
        timed(&mut spans, || query(program, "list_page", request))?;
    }
    Ok(outcome(spans, Value::Object(totals)))
}

/// A search as you type over all people.
fn people(program: &Program, times: u32) -> Result<Outcome> {
    let mut dice = Dice(11);
    let view = json!({"list": "people"});
    let page = query(program, "list_page", json!({"view": view, "limit": 1}))?;
    let total = usize::try_from(page["count"].as_u64().unwrap_or(0)).unwrap_or(0);
    let mut texts = Vec::new();
    for _ in 0..(times / 50 + 1) {
        let offset = dice.below(total.saturating_sub(50));
        let request = json!({"view": view, "offset": offset, "limit": 50});
        let page = query(program, "list_page", request)?;
        for row in page["rows"].as_array().into_iter().flatten() {
            let name = row["name"].as_str().unwrap_or_default();
            let words: Vec<&str> = name.split(' ').collect();
            let word = words
                .get(dice.below(words.len()))
                .copied()
                .unwrap_or_default();
            texts.push(word.chars().take(dice.below(6) + 1).collect::<String>());
        }
    }
    texts.truncate(times as usize);
    let ask = |text: &str| {
        let view = json!({"list": "people", "search": text});
        query(program, "list_page", json!({"view": view, "limit": 60}))
    };
    let mut first = Vec::new();
    timed(&mut first, || ask("oak"))?;
    let mut spans = Vec::new();
    for text in &texts {
        timed(&mut spans, || ask(text))?;
    }
    let first = first.first().copied().map_or(0.0, milliseconds);
    Ok(outcome(spans, json!({"first": first, "people": total})))
}

/// The queue of possible duplicates, read and compared from scratch.
fn duplicates(program: &Program) -> Result<Outcome> {
    let mut spans = Vec::new();
    let mut pairs = Value::Null;
    for _ in 0..QUEUES {
        program.session.desk()?.forget();
        let queue = timed(&mut spans, || {
            query(program, "duplicates", json!({"limit": 20}))
        })?;
        pairs = queue["count"].clone();
    }
    Ok(outcome(spans, json!({ "pairs": pairs })))
}

/// The id of a school of ours to edit.
fn one_school(program: &Program) -> Result<i64> {
    let page = query(
        program,
        "list_page",
        json!({"view": {"list": "schools"}, "limit": 1}),
    )?;
    page["rows"][0]["id"]
        .as_i64()
        .ok_or_else(|| Error::not_found("There is no school of ours in this file."))
}

fn set_notes(program: &Program, id: i64, at: u32) -> Result<()> {
    let request = json!({"selection": {"kind": "ids", "ids": [id]}, "field": "notes",
                         "value": format!("Rang at {at}; the head answers e-mail on Fridays.")});
    commands::act(&program.session, "schools_set", request).map(|_| ())
}

fn edit(program: &Program, times: u32) -> Result<Outcome> {
    let id = one_school(program)?;
    for at in 0..10 {
        set_notes(program, id, at)?;
    }
    let mut spans = Vec::new();
    for at in 10..times + 10 {
        timed(&mut spans, || set_notes(program, id, at))?;
    }
    Ok(outcome(spans, json!({})))
}

/// Windows of the grid, from its top on.
fn grid(program: &Program, times: u32) -> Result<Outcome> {
    let columns = query(program, "capacity_columns", json!({}))?;
    let ids: Vec<Value> = columns["columns"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|column| column["id"].clone())
        .collect();
    let ask = |at: u32| {
        let request = json!({"columns": ids, "offset": at * 60 % 1_200, "limit": 60});
        query(program, "capacity_grid", request)
    };
    for at in 0..10 {
        ask(at)?;
    }
    let mut spans = Vec::new();
    let mut count = 0;
    for at in 10..times + 10 {
        let grid = timed(&mut spans, || ask(at))?;
        count = grid["count"].as_u64().unwrap_or(0);
    }
    Ok(outcome(spans, json!({"count": count})))
}

/// The columns that a block of 500 cells goes into, with 100 rows.
const PASTED: [&str; 5] = [
    "cap",
    "offer.primary...",
    "offer.secondary.G1..",
    "otherTrainees",
    "ects",
];

/// Blocks of 500 cells, each with other numbers than the one before.
fn paste(program: &Program, times: u32) -> Result<Outcome> {
    let grid = query(program, "capacity_grid", json!({"limit": 1}))?;
    let mut spans = Vec::new();
    for at in 0..times.min(30) {
        let rows: Vec<String> = (0..100)
            .map(|row| {
                let most = 2 + (row + at) % 7;
                format!("20\t1-{most}\t{most}\t{}\t{}", at % 3, (at + row) % 4)
            })
            .collect();
        let request = json!({
            "year": grid["year"], "schoolId": grid["rows"][0]["schoolId"], "columns": PASTED, "text": rows.join("\n"),
        });
        timed(&mut spans, || {
            commands::act(&program.session, "capacity_paste", request)
        })?;
    }
    Ok(outcome(spans, json!({"count": grid["count"]})))
}

/// A file beside the measured one.
fn beside(file: &Path, ending: &str) -> Result<std::path::PathBuf> {
    let path = file.with_extension(ending);
    let path = std::path::absolute(&path).map_err(|error| Error::io(path.display(), &error))?;
    let _ = std::fs::remove_file(&path);
    Ok(path)
}

fn export(program: &Program, file: &Path) -> Result<Outcome> {
    let path = beside(file, "export.csv")?;
    let mut spans = Vec::new();
    let done = timed(&mut spans, || {
        let request = json!({"view": {"list": "england"}, "path": path});
        commands::act(&program.session, "list_export", request)
    })?;
    let bytes = std::fs::metadata(&path).map_or(0, |known| known.len());
    Ok(outcome(
        spans,
        json!({"rows": done.value["rows"], "bytes": bytes}),
    ))
}

fn backup(program: &Program, file: &Path) -> Result<Outcome> {
    let path = beside(file, "backup.desk")?;
    let id = one_school(program)?;
    let over = AtomicBool::new(false);
    let mut spans = Vec::new();
    let (waits, made) = std::thread::scope(|scope| {
        let editor = scope.spawn(|| {
            let mut waits = Vec::new();
            let mut at = 0;
            while !over.load(Ordering::Acquire) {
                timed(&mut waits, || set_notes(program, id, at))?;
                at += 1;
                // A person is slower still.
                std::thread::sleep(Duration::from_millis(5));
            }
            Ok::<_, Error>(waits)
        });
        std::thread::sleep(Duration::from_millis(50));
        let made = timed(&mut spans, || {
            commands::act(&program.session, "backup_now", json!({"path": path}))
        });
        over.store(true, Ordering::Release);
        let waits = editor
            .join()
            .unwrap_or_else(|_| Err(Error::bug("The editing thread stopped.")));
        (waits, made)
    });
    made?;
    let waits = waits?;
    let longest = waits.iter().max().copied().map_or(0.0, milliseconds);
    let bytes = std::fs::metadata(&path).map_or(0, |known| known.len());
    Ok(outcome(
        spans,
        json!({"edits": waits.len(), "longestWait": longest, "bytes": bytes}),
    ))
}

/// How many people the sheet of [`What::Import`] has, two in a row.
const PEOPLE: u32 = 5_000;

/// Previews a sheet of people and applies it. Every other school is named by its URN, the rest by name and postcode.
fn import(program: &Program, file: &Path) -> Result<Outcome> {
    let request = json!({"view": {"list": "schools"}, "columns": ["postcode"], "limit": 1_000});
    let page = query(program, "list_page", request)?;
    let schools: Vec<&Value> = page["rows"].as_array().into_iter().flatten().collect();
    let mut text =
        "School,Postcode,URN,Head,Head e-mail,Head since,Deputy,Deputy e-mail\r\n".to_owned();
    let part = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().replace('"', "");
    for at in 0..PEOPLE / 2 {
        let Some(school) = schools.get(at as usize % schools.len().max(1)) else {
            return Err(Error::invalid(
                "The file has no schools of ours to import people at.",
            ));
        };
        let urn = if at % 2 == 0 {
            school["urn"].to_string()
        } else {
            String::new()
        };
        let _ = write!(
            text,
            "\"{}\",{},{},Mrs Una Quillan{at}x,una{at}@import.example,{}/09/2019,\"Vexley{at}y, Odo\",odo{at}@import.example\r\n",
            part(school, "name"),
            part(school, "postcode"),
            urn,
            at % 28 + 1
        );
    }
    let path = file.with_extension("people.csv");
    std::fs::write(&path, text).map_err(|error| Error::io(path.display(), &error))?;
    let request = json!({"noun": "people", "source": {"path": path}});
    let mut preview = Vec::new();
    timed(&mut preview, || {
        commands::act(&program.session, "import_preview", request.clone())
    })?;
    let mut spans = Vec::new();
    let done = timed(&mut spans, || {
        commands::act(&program.session, "import_run", request.clone())
    })?;
    let preview = preview.first().copied().map_or(0.0, milliseconds);
    Ok(outcome(
        spans,
        json!({"preview": preview, "counts": done.value["counts"]}),
    ))
}
