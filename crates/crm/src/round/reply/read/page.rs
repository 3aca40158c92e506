//! An answer file: what the page saved (JSON), perhaps edited by hand on the way.

use super::{ALL, Came, answer, called, known, problem};
use crate::import::read::Cell;
use crate::round::form::FormField;
use crate::round::layout::{FORMAT, MARK};
use crate::round::{Channel, Problem, Said};
use crate::types::Day;
use serde_json::{Map, Value};

/// The keys of an answer file beside those that name the school.
const KEYS: [&str; 8] = [
    "form",
    "version",
    "check",
    "urn",
    "school",
    "answers",
    "unchanged",
    "allUnchanged",
];

/// Whether a file is one: by its name, or because it begins as JSON does.
pub(super) fn is_answer_file(name: &str, bytes: &[u8]) -> bool {
    let start = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    name.to_lowercase().ends_with(".json") || start.starts_with(b"{")
}

/// Reads one.
pub(super) fn read(name: &str, bytes: &[u8], today: Day) -> Came {
    match said(name, bytes, today) {
        Ok(said) => Came::of(Channel::Page, name, bytes, said),
        Err(why) => Came::refused(Channel::Page, name, bytes, why),
    }
}

fn said(name: &str, bytes: &[u8], today: Day) -> Result<Said, String> {
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let file: Value = serde_json::from_slice(plain).map_err(|error| {
        format!(
            "“{name}” is damaged and cannot be read as an answer file (line {}). Ask the school to save its answers again.",
            error.line()
        )
    })?;
    let no_form = || format!("“{name}” is no answer file of a form of ours.");
    let file = file.as_object().ok_or_else(no_form)?;
    if file.get("form").and_then(Value::as_str) != Some(MARK) {
        return Err(no_form());
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(version) if version <= u64::from(FORMAT) => {}
        Some(_) => {
            return Err(format!(
                "“{name}” was made by a newer Partnership Desk. Update this one, then read it again."
            ));
        }
        None => {
            return Err(format!(
                "“{name}” does not say which version of the form it is, so it may have been edited by hand."
            ));
        }
    }
    let mut reader = Reader {
        today,
        said: Said::default(),
    };
    reader.school(file);
    match file.get("answers") {
        None | Some(Value::Null) => {}
        Some(Value::Object(answers)) => reader.answers(answers),
        Some(other) => reader.told(
            "",
            other,
            "The answers are not written as the form writes them.",
        ),
    }
    reader.unchanged(file);
    for (key, value) in file {
        if !KEYS.contains(&key.as_str()) {
            reader.told(
                "",
                value,
                &format!("“{key}” is nothing that a form of ours says."),
            );
        }
    }
    Ok(reader.said)
}

struct Reader {
    today: Day,
    said: Said,
}

impl Reader {
    fn told(&mut self, key: &str, value: &Value, what: &str) {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let sentence = format!(
            "{what} It says “{}”.",
            text.chars().take(200).collect::<String>()
        );
        self.said.problems.push(problem(key, &text, sentence));
    }

    fn school(&mut self, file: &Map<String, Value>) {
        for (key, place) in [("check", 0), ("school", 1)] {
            match file.get(key) {
                Some(Value::String(text)) if place == 0 => {
                    text.trim().clone_into(&mut self.said.check)
                }
                Some(Value::String(text)) => text.trim().clone_into(&mut self.said.school),
                None | Some(Value::Null) => {}
                Some(other) => self.told("", other, &format!("“{key}” is not a text.")),
            }
        }
        match file.get("urn") {
            None | Some(Value::Null) => {}
            Some(value) => match value.as_i64() {
                Some(urn) => self.said.urn = Some(urn),
                None => self.told("", value, "The URN is not a number."),
            },
        }
    }

    fn answers(&mut self, answers: &Map<String, Value>) {
        for (key, value) in answers {
            let Some(field) = known(key) else {
                self.told(
                    "",
                    value,
                    &format!("“{key}” is no question of a form of ours."),
                );
                continue;
            };
            match value {
                Value::String(text) if text.trim().is_empty() => {
                    self.said.answers.insert(key.clone(), String::new());
                }
                Value::String(text) => self.answer(field, text),
                Value::Null => {}
                other => self.told(
                    key,
                    other,
                    &format!(
                        "{}: the answer is not written as the form writes it.",
                        called(field)
                    ),
                ),
            }
        }
    }

    fn answer(&mut self, field: &FormField, text: &str) {
        match answer::take(field, &Cell::Text(text.to_owned()), self.today) {
            Ok(Some(value)) => {
                self.said.answers.insert(field.key.clone(), value);
            }
            Ok(None) => {}
            Err(why) => self.said.problems.push(Problem {
                key: field.key.clone(),
                text: text.to_owned(),
                sentence: format!("{}: {why}", called(field)),
            }),
        }
    }

    fn unchanged(&mut self, file: &Map<String, Value>) {
        match file.get("allUnchanged") {
            None | Some(Value::Null) => {}
            Some(Value::Bool(all)) => self.said.all_unchanged = *all,
            Some(other) => self.told("", other, "“allUnchanged” is neither yes nor no."),
        }
        match file.get("unchanged") {
            None | Some(Value::Null) => {}
            Some(Value::Array(blocks)) => {
                for block in blocks {
                    match block.as_str() {
                        Some(code) if ALL.iter().any(|field| field.block == code) => {
                            self.said.unchanged.push(code.to_owned());
                        }
                        _ => self.told(
                            "",
                            block,
                            "A part that is ticked as unchanged is none of the form.",
                        ),
                    }
                }
            }
            Some(other) => self.told("", other, "“unchanged” is not a list."),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;
    use serde_json::json;

    fn of(file: Value) -> Came {
        read(
            "answers.json",
            file.to_string().as_bytes(),
            "2026-09-10".parse().unwrap(),
        )
    }

    #[test]
    fn an_answer_file_is_read_as_the_page_saved_it() {
        let came = of(json!({
            "form": MARK, "version": FORMAT, "check": "ABCD2345", "urn": 123_456, "school": "Alder Hill",
            "answers": { "headTeacher.name": "Ada Brook", "hosting.interest": "looking", "senco.email": "" },
            "unchanged": ["deputies"], "allUnchanged": false,
        }));
        let Said {
            urn,
            school,
            check,
            answers,
            unchanged,
            problems,
            ..
        } = came.said;
        assert_eq!((came.refused.as_str(), came.channel), ("", Channel::Page));
        assert_eq!(
            (urn, school.as_str(), check.as_str()),
            (Some(123_456), "Alder Hill", "ABCD2345")
        );
        assert_eq!(answers["headTeacher.name"], "Ada Brook");
        assert_eq!(answers["hosting.interest"], "looking");
        assert_eq!(answers["senco.email"], "");
        assert_eq!(unchanged, ["deputies"]);
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn what_was_edited_by_hand_is_told_and_nothing_of_it_is_guessed() {
        let came = of(json!({
            "form": MARK, "version": FORMAT, "check": "ABCD2345", "urn": "123456", "extra": "hello",
            "answers": {
                "headTeacher.name": 5, "hosting.interest": "perhaps", "shoeSize": "44", "cpd": ["hybrid"],
                "headTeacher.from": "31/02/2026", "senco.name": "Bo Crane",
            },
            "unchanged": ["deputies", "garden"], "allUnchanged": "yes",
        }));
        let said = came.said;
        assert_eq!(came.refused, "");
        assert_eq!(said.answers.keys().collect::<Vec<_>>(), ["senco.name"]);
        assert_eq!((said.urn, said.all_unchanged), (None, false));
        let all: Vec<&str> = said
            .problems
            .iter()
            .map(|one| one.sentence.as_str())
            .collect();
        assert_eq!(all.len(), 9, "{all:#?}");
        for part in [
            "123456",
            "hello",
            "5",
            "perhaps",
            "44",
            "hybrid",
            "31/02/2026",
            "garden",
            "yes",
        ] {
            assert!(
                all.iter().any(|one| one.contains(part)),
                "{part} is told of: {all:#?}"
            );
        }
    }

    #[test]
    fn a_file_that_is_no_answer_file_is_refused_with_its_name() {
        for (file, part) in [
            ("{", "damaged"),
            ("[]", "no answer file"),
            (r#"{"form":"other"}"#, "no answer file"),
            (r#"{"form":"partnership-desk"}"#, "which version"),
            (r#"{"form":"partnership-desk","version":99}"#, "newer"),
        ] {
            let came = read("a.json", file.as_bytes(), "2026-09-10".parse().unwrap());
            assert!(
                came.refused.contains(part) && came.refused.contains("a.json"),
                "{}",
                came.refused
            );
        }
    }
}
