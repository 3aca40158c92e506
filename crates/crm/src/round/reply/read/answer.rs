//! One cell, or one text of an answer file, as a value of its field. What cannot be taken is told in a sentence and never
//! made into something near it.

use crate::fold::fold;
use crate::import::field::{self, Kind, Parsed, Value};
use crate::import::names::{self, Split};
use crate::import::read::Cell;
use crate::round::form::{FormField, FormKind};
use crate::round::layout::{in_codes, says_nobody};
use crate::types::{Day, PartDay};

/// The longest name that is taken, in characters.
const LONGEST_NAME: usize = 100;
/// The longest text.
const LONGEST_TEXT: usize = 2_000;
/// More trainees than this are a slip of the keys.
const MOST_TRAINEES: u32 = 500;

/// What a cell says as a value of `field`; `None`: nothing.
///
/// # Errors
/// What is wrong and what to write instead, a sentence that quotes what stands there.
pub(super) fn take(field: &FormField, cell: &Cell, today: Day) -> Result<Option<String>, String> {
    if let Cell::Broken(text) = cell {
        return Err(format!(
            "The formula there came to {text}, so nothing is known of the answer."
        ));
    }
    if cell.is_blank() {
        return Ok(None);
    }
    let text = cell.text();
    let text = text.trim();
    match field.kind {
        FormKind::Text => limited(text, LONGEST_TEXT).map(Some),
        FormKind::Name => name(text).map(Some),
        FormKind::Email => address(cell, Kind::Email, text, today),
        FormKind::Telephone => address(cell, Kind::Telephone, text, today),
        FormKind::Day => match cell {
            Cell::Number(_) => Err(format!("“{text}” is a number and not a day.")),
            _ => PartDay::read(text, today)
                .map(|day| Some(String::from(day)))
                .map_err(|error| error.message),
        },
        FormKind::Number => number(text).map(Some),
        FormKind::One | FormKind::Many => chosen(field, text).map(Some),
    }
}

fn limited(text: &str, longest: usize) -> Result<String, String> {
    let length = text.chars().count();
    if length > longest {
        return Err(format!(
            "The text has {length} characters, and {longest} are kept. It begins “{}”.",
            text.chars().take(60).collect::<String>()
        ));
    }
    Ok(text.replace("\r\n", "\n"))
}

/// A name as it stands there, in one line. It is taken apart only when it is accepted.
fn name(text: &str) -> Result<String, String> {
    let line = names::tidy(&text.replace(['\r', '\n'], " "));
    if says_nobody(&line) {
        return Ok(line);
    }
    let line = limited(&line, LONGEST_NAME)?;
    // Marks of a web page are no part of any name; whoever reviews it sees them as they were written.
    if line.contains(['<', '>']) {
        return Ok(line);
    }
    match names::split(&line) {
        Split::Unreadable => Err(format!("“{line}” is not a name.")),
        Split::Several => Err(format!(
            "“{line}” are several names. Write each of them down on the school’s page."
        )),
        _ => Ok(line),
    }
}

fn address(cell: &Cell, kind: Kind, text: &str, today: Day) -> Result<Option<String>, String> {
    // A number cell has lost the zero that every British telephone number begins with.
    let zero = match cell {
        Cell::Number(_) if kind == Kind::Telephone && matches!(text.len(), 9 | 10) => {
            Cell::Text(format!("0{text}"))
        }
        other => other.clone(),
    };
    match field::parse(&zero, kind, None, &[], today) {
        Parsed::Value(Value::Text(value)) => Ok(Some(value)),
        Parsed::Blank => Ok(None),
        Parsed::Wrong(why) => Err(format!("“{text}”: {why}")),
        _ => Err(format!("“{text}” cannot be read.")),
    }
}

fn number(text: &str) -> Result<String, String> {
    match text.parse::<u32>() {
        Ok(count) if count <= MOST_TRAINEES => Ok(count.to_string()),
        Ok(count) => Err(format!("{count} is more than any school takes.")),
        Err(_) => Err(format!("“{text}” is not a whole number such as 3.")),
    }
}

fn chosen(field: &FormField, text: &str) -> Result<String, String> {
    in_codes(field, text)
        .or_else(|other| all_of_them(field, text).ok_or(other))
        .map_err(|other| {
            let labels: Vec<String> = field
                .choices
                .iter()
                .map(|choice| format!("“{}”", choice.label))
                .collect();
            format!("“{other}” is none of the choices {}.", labels.join(", "))
        })
}

/// Choices with commas between them, as online forms write them, though some choices have a comma of their own.
fn all_of_them(field: &FormField, text: &str) -> Option<String> {
    if field.kind != FormKind::Many {
        return None;
    }
    let mut choices: Vec<(String, &str)> = field
        .choices
        .iter()
        .map(|choice| (fold(&choice.label), choice.code.as_str()))
        .collect();
    choices.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (label, code) = choices.iter().find(|(label, _)| {
            rest.strip_prefix(label.as_str())
                .is_some_and(|after| after.is_empty() || after.starts_with(' '))
        })?;
        found.push(*code);
        rest = rest.get(label.len()..)?.trim_start();
    }
    in_codes(field, &found.join(";")).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;
    use crate::round::form::{Question, fields};

    fn of(key: &str, cell: Cell) -> Result<Option<String>, String> {
        let field = fields(Question::ALL, &[])
            .into_iter()
            .find(|field| field.key == key)
            .unwrap();
        take(&field, &cell, "2026-09-10".parse().unwrap())
    }

    fn text(key: &str, text: &str) -> Result<Option<String>, String> {
        of(key, Cell::Text(text.to_owned()))
    }

    #[test]
    fn what_can_be_read_is_taken_as_it_is_stored() {
        for (key, typed, stored) in [
            ("headTeacher.name", "  Ada   Brook ", "Ada Brook"),
            ("headTeacher.name", "<b>Ada</b> Brook", "<b>Ada</b> Brook"),
            ("headTeacher.name", "LEFT", "LEFT"),
            (
                "headTeacher.email",
                "Ada Brook <a.brook@alder.example>",
                "a.brook@alder.example",
            ),
            ("headTeacher.from", "3/9/2026", "2026-09-03"),
            ("headTeacher.from", "Sep 2026", "2026-09"),
            ("places", "3", "3"),
            ("hosting.interest", "Not this year", "notThisYear"),
            ("hosting.interest", "notThisYear", "notThisYear"),
            ("cpd", "Hybrid;In person;", "inPerson;hybrid"),
            ("cpd", "Online, live, In person", "inPerson;onlineLive"),
            ("itap", "yes", "yes"),
        ] {
            assert_eq!(
                text(key, typed),
                Ok(Some(stored.to_owned())),
                "{key} {typed}"
            );
        }
        assert_eq!(text("headTeacher.email", " n/a "), Ok(None));
        assert_eq!(text("headTeacher.name", "  "), Ok(None));
        let day = Cell::Day("2026-09-03".parse().unwrap());
        assert_eq!(
            of("headTeacher.from", day),
            Ok(Some("2026-09-03".to_owned()))
        );
        let telephone = of("headTeacher.telephone", Cell::Number(1_632_960_123.0))
            .unwrap()
            .unwrap();
        assert_eq!(telephone.replace(' ', ""), "01632960123");
    }

    #[test]
    fn what_cannot_be_read_is_quoted_and_not_made_into_something_near() {
        for (key, typed) in [
            ("headTeacher.from", "31/02/2026"),
            ("headTeacher.from", "soon"),
            ("headTeacher.name", "a.brook@alder.example"),
            ("headTeacher.name", "Ada Brook and Bo Crane"),
            ("headTeacher.email", "ask the office"),
            ("places", "about 3"),
            ("places", "-1"),
            ("places", "9000"),
            ("hosting.interest", "Maybe"),
            ("cpd", "Hybrid;By carrier pigeon"),
        ] {
            let why = text(key, typed).unwrap_err();
            let part = typed.rsplit(';').next().unwrap();
            assert!(why.contains(part), "{key}: {why}");
            assert!(why.ends_with('.'), "{why}");
        }
        assert!(of("headTeacher.from", Cell::Number(46_000.0)).is_err());
        assert!(of("headTeacher.name", Cell::Broken("#REF!".to_owned())).is_err());
    }
}
