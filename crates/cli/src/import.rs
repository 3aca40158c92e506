//! `import`: the office's own sheet, without a window. Nothing is asked: what would be asked is counted and said.

use crate::arguments::{ImportArguments, ImportName};
use crate::output::Outcome;
use crate::run::{Program, absolute};
use crm::{Error, Result};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// The parts of a mapping that say how the sheet is read.
const OF_THE_SOURCE: [&str; 4] = ["sheet", "header", "encoding", "delimiter"];
/// The parts that say what becomes of it.
const OF_THE_MAPPING: [&str; 3] = ["columns", "people", "values"];

/// How many columns that were not used are named in words.
const MOST_NAMED: usize = 12;

/// Imports a sheet, or says what importing it would do.
pub fn run(program: &Program, arguments: &ImportArguments) -> Result<Outcome> {
    if arguments.noun == ImportName::Result {
        let ImportArguments {
            file,
            path,
            dry_run,
            ..
        } = arguments;
        return crate::returns::result(program, file, path, *dry_run);
    }
    program.open(&arguments.file, arguments.dry_run)?;
    let path = absolute(&arguments.path)?;
    let mut source = json!({"path": path});
    let mut mapping = Value::Null;
    if let Some(map) = &arguments.map {
        let given = read_map(map)?;
        for (name, value) in given.source {
            set(&mut source, &name, value);
        }
        mapping = given.mapping;
    }
    if let Some(sheet) = &arguments.sheet {
        set(&mut source, "sheet", json!(sheet));
    }
    let noun = match arguments.noun {
        ImportName::People => "people",
        ImportName::Schools => "schools",
        ImportName::Champions => "champions",
        ImportName::Members => "members",
        ImportName::Activities => "activities",
        ImportName::Mentors => "mentors",
        ImportName::Offers => "offers",
        ImportName::Trainees | ImportName::TraineeExport | ImportName::Result => "trainees",
        ImportName::Claims => "claims",
    };
    let request = json!({"noun": noun, "source": source, "mapping": mapping});
    let door = if arguments.dry_run {
        "import_preview"
    } else {
        "import_run"
    };
    let answer = program.act(door, request.clone())?;
    let mut value = answer.get("counts").cloned().unwrap_or_default();
    if let Some(counts) = value.as_object_mut() {
        // Nothing can be switched off here.
        counts.remove("leftOut");
    }
    let left = left(&answer);
    if let Some(to) = &arguments.problems
        && !left.is_empty()
    {
        let to = absolute(to)?;
        program.act(
            "import_problems",
            json!({"import": request, "path": to, "left": reasons(&left)}),
        )?;
    }
    let problems: Vec<Value> = left.into_iter().map(problem).collect();
    let text = in_words(&value, &answer, &problems, arguments.dry_run);
    if matches!(
        arguments.noun,
        ImportName::TraineeExport | ImportName::Claims
    ) {
        let count = |name: &str| value.get(name).and_then(Value::as_u64).unwrap_or(0);
        let applied = count("create") + count("update") + count("unchanged");
        let rejected = count("duplicate") + count("rejected");
        set(&mut value, "applied", json!(applied));
        set(&mut value, "rejected", json!(rejected));
    }
    set(&mut value, "problems", Value::Array(problems));
    for name in ["proposals", "notes", "ignored"] {
        set(
            &mut value,
            name,
            answer.get(name).cloned().unwrap_or_default(),
        );
    }
    Ok(Outcome::new(value, text))
}

fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}

/// What a mapping file says.
struct Given {
    source: Map<String, Value>,
    mapping: Value,
}

/// Reads a mapping: the request's own form, or the short one, `{"Heading": "field"}`.
fn read_map(path: &Path) -> Result<Given> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::io(path.display(), &error))?;
    let wrong = |why: String| {
        Error::invalid(format!(
            "{} is not a mapping: {why}. It is JSON such as {{\"columns\": {{\"Head e-mail\": \"email\"}}, \"values\": {{\"role\": {{\"HT\": \"headTeacher\"}}}}}}.",
            path.display()
        ))
    };
    let value: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let Value::Object(mut all) = value else {
        return Err(wrong("it is no object".to_owned()));
    };
    let known = |name: &String| {
        OF_THE_SOURCE.contains(&name.as_str()) || OF_THE_MAPPING.contains(&name.as_str())
    };
    if !all.keys().any(known) && all.values().all(Value::is_string) {
        all = Map::from_iter([("columns".to_owned(), Value::Object(all))]);
    }
    if let Some(unknown) = all.keys().find(|name| !known(name)) {
        return Err(wrong(format!("nothing is called “{unknown}” in one")));
    }
    let mut source = Map::new();
    for name in OF_THE_SOURCE {
        if let Some(value) = all.remove(name) {
            source.insert(name.to_owned(), value);
        }
    }
    if let Some(Value::Object(columns)) = all.get("columns").cloned() {
        let columns = columns.into_iter().map(|(header, to)| match to {
            Value::Object(mut column) => {
                column.insert("header".to_owned(), json!(header));
                Value::Object(column)
            }
            field => json!({"header": header, "field": field}),
        });
        all.insert("columns".to_owned(), columns.collect());
    }
    if let Some(Value::Object(values)) = all.get("values").cloned() {
        let mut list = Vec::new();
        for (field, meanings) in values {
            for (from, to) in meanings.as_object().into_iter().flatten() {
                list.push(json!({"field": field, "from": from, "to": to}));
            }
        }
        all.insert("values".to_owned(), list.into());
    }
    Ok(Given {
        source,
        mapping: Value::Object(all),
    })
}

/// The rows that were, or would be, left.
fn left(answer: &Value) -> Vec<&Value> {
    let rows = answer
        .get("problems")
        .or_else(|| answer.get("rows"))
        .and_then(Value::as_array);
    rows.into_iter()
        .flatten()
        .filter(|row| {
            let outcome = row.get("outcome").and_then(Value::as_str);
            matches!(outcome, Some("rejected" | "duplicate"))
        })
        .collect()
}

/// The rows that were left with why, for the file of them.
fn reasons(left: &[&Value]) -> Vec<Value> {
    let part = |row: &Value, name: &str| row.get(name).cloned().unwrap_or_default();
    left.iter()
        .map(|row| json!({"number": part(row, "number"), "says": part(row, "says")}))
        .collect()
}

/// A row that was left, as it is printed.
fn problem(row: &Value) -> Value {
    let part = |name: &str| row.get(name).cloned().unwrap_or_default();
    json!({"row": part("number"), "who": part("who"), "outcome": part("outcome"),
           "says": sentences(row), "candidates": part("candidates")})
}

fn sentences(row: &Value) -> String {
    let says = row.get("says").and_then(Value::as_array);
    says.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Which columns were not used: of many the first, since an export of the DfE's has dozens.
fn not_used(answer: &Value) -> Option<String> {
    let all = answer.get("ignored").and_then(Value::as_array)?;
    let named: Vec<String> = all
        .iter()
        .filter_map(Value::as_str)
        .take(MOST_NAMED)
        .map(|heading| format!("“{heading}”"))
        .collect();
    if named.is_empty() {
        return None;
    }
    let more = match all.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!(
        "Columns that were not used: {}{more}. To use one, name its field in a file for --map.",
        named.join(", ")
    ))
}

fn in_words(counts: &Value, answer: &Value, problems: &[Value], dry_run: bool) -> String {
    let count = |name: &str| counts.get(name).and_then(Value::as_u64).unwrap_or(0);
    let mut text = format!(
        "{} read: {} {}, {} {}, {} unchanged, {} possibly there already, {} not importable.",
        count("read"),
        count("create"),
        if dry_run { "to create" } else { "created" },
        count("update"),
        if dry_run { "to update" } else { "updated" },
        count("unchanged"),
        count("duplicate"),
        count("rejected"),
    );
    for note in answer
        .get("notes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let _ = write!(text, "\n{}", note.as_str().unwrap_or_default());
    }
    if let Some(ignored) = not_used(answer) {
        let _ = write!(text, "\n{ignored}");
    }
    for problem in problems {
        let row = problem.get("row").and_then(Value::as_u64).unwrap_or(0);
        let part = |name: &str| {
            problem
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let says = part("says");
        // A rejected row says its place itself.
        let place = if part("outcome") == "duplicate" {
            format!("Row {row}, {}: ", part("who"))
        } else {
            String::new()
        };
        let _ = write!(text, "\n{place}{says}");
    }
    for proposal in answer
        .get("proposals")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let says = proposal
            .get("says")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let _ = write!(text, "\n{says}");
    }
    text
}
