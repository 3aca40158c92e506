//! What an import can fill: the fields that a noun declares, and what a cell of each kind says.

use super::dates::{self, Date, DateOrder};
use super::names;
use super::read::Cell;
use crate::fold::fold;
use crate::person::Medium;
use crate::person::actions::folded;
use crate::register::cells;
use crate::types::Day;

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One line of text.
    Text,
    /// One line of text, of which “not applicable” says something too.
    MayNotApply,
    /// Text that may have several lines.
    LongText,
    /// A whole name in one cell, to be taken apart by the noun.
    FullName,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A postcode.
    Postcode,
    /// A school's URN.
    Urn,
    /// A school's LAESTAB: authority and number.
    Laestab,
    /// A day.
    Day,
    /// A day, a month or a year.
    Date,
    /// Yes or no.
    YesNo,
    /// One of the noun's choices for this field.
    Choice,
    /// Labels, between commas or semicolons.
    Tags,
}

/// Whom a field is about where a row names several people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// All of the row: the school.
    Row,
    /// One person of the row.
    Person,
}

/// A field that an import can fill.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Its name in a mapping.
    pub id: &'static str,
    /// As it is shown.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whom it is about.
    pub about: About,
    /// What sheets call it, folded.
    pub synonyms: &'static [&'static str],
}

/// A field about one person of the row.
pub(crate) const fn of_person(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    synonyms: &'static [&'static str],
) -> Field {
    Field {
        id,
        label,
        kind,
        about: About::Person,
        synonyms,
    }
}

/// A field about all of the row.
pub(crate) const fn of_row(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    synonyms: &'static [&'static str],
) -> Field {
    Field {
        about: About::Row,
        ..of_person(id, label, kind, synonyms)
    }
}

/// One of the values that a field of choices may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// As it is kept.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// What else it is called, folded.
    pub synonyms: Vec<String>,
}

impl Choice {
    /// Whether a text means this choice.
    pub(crate) fn is(&self, folded: &str) -> bool {
        !folded.is_empty()
            && (fold(&self.id) == folded
                || fold(&self.label) == folded
                || self.synonyms.iter().any(|synonym| synonym == folded))
    }
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A text, tidied as its kind asks for.
    Text(String),
    /// A number: a URN.
    Number(i64),
    /// A date.
    Date(Date),
    /// Yes or no.
    Yes(bool),
    /// The id of a choice.
    Choice(String),
    /// Labels.
    Tags(Vec<String>),
}

/// What became of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Parsed {
    /// Nothing: what is there stays.
    Blank,
    /// A value.
    Value(Value),
    /// Something that the field cannot hold: what is wrong and what to do, a sentence.
    Wrong(String),
    /// A text that is none of the choices; it can be mapped in place.
    Unknown(String),
}

/// The longest text that a cell may hold, in characters.
const LONGEST: usize = 20_000;
/// The longest text of one line.
const LONGEST_LINE: usize = 200;
/// The most digits that one telephone number has, its extension included.
const MOST_DIGITS: usize = 20;
/// What stands for nothing.
const NOTHINGS: [&str; 9] = [
    "-",
    "–",
    "n/a",
    "na",
    "none",
    "tbc",
    "?",
    "#n/a",
    NOT_APPLICABLE,
];
/// Nothing as a value, and of some fields what the DfE has to be told.
const NOT_APPLICABLE: &str = "not applicable";
/// What the DfE's Register writes where it has no day: `Not required by HESA so no data available in Register`.
const NO_DATA: &str = "no data available in register";

/// What stands where a name would, of a post that nobody holds.
const NOBODY: [&str; 7] = [
    "vacant",
    "vacancy",
    "vacant post",
    "to be confirmed",
    "tba",
    "unknown",
    "nobody",
];

/// What says yes, and what no, in small letters.
const YES: [&str; 8] = ["yes", "y", "true", "1", "x", "✓", "✔", "☑"];
const NO: [&str; 7] = ["no", "n", "false", "0", "✗", "✘", "☐"];

/// Whether a cell says nothing as a value of `kind`: it is blank, or has a word for it.
pub(crate) fn says_nothing(cell: &Cell, kind: Kind) -> bool {
    let Cell::Text(text) = cell else {
        return cell.is_blank();
    };
    let line = text.trim();
    let among = |words: &[&str]| words.iter().any(|word| line.eq_ignore_ascii_case(word));
    line.is_empty()
        || (kind == Kind::Day && line.to_lowercase().ends_with(NO_DATA))
        || (kind != Kind::LongText
            && kind != Kind::Choice
            && !(kind == Kind::MayNotApply && among(&[NOT_APPLICABLE]))
            && among(&NOTHINGS))
        || (kind == Kind::FullName && (among(&NOBODY) || among(&NO)))
}

/// Reads a cell as a value of `kind`.
pub(crate) fn parse(
    cell: &Cell,
    kind: Kind,
    order: Option<DateOrder>,
    choices: &[Choice],
    today: Day,
) -> Parsed {
    let text = match cell {
        Cell::Blank => return Parsed::Blank,
        Cell::Broken(text) if text == "#N/A" => return Parsed::Blank,
        Cell::Broken(text) => {
            return Parsed::Wrong(format!(
                "The formula came to {text}. Put its value there instead."
            ));
        }
        other => other.text(),
    };
    if says_nothing(cell, kind) {
        return Parsed::Blank;
    }
    let line = names::tidy(&text.replace(['\r', '\n'], " "));
    let longest = if kind == Kind::LongText {
        LONGEST
    } else {
        LONGEST_LINE
    };
    if text.chars().count() > longest {
        return Parsed::Wrong(format!(
            "It is longer than {longest} characters. Shorten it."
        ));
    }
    match kind {
        // “Lead mentor: Yes” tells that there is one, or that it is whoever the row is about; it names nobody.
        Kind::FullName if YES.contains(&line.to_lowercase().as_str()) => Parsed::Wrong(
            "This says yes, and the column is read as names. Write who it is; or leave the column out, and write the role in a column “Role”."
                .to_owned(),
        ),
        Kind::Text | Kind::MayNotApply | Kind::FullName => Parsed::Value(Value::Text(line)),
        Kind::LongText => Parsed::Value(Value::Text(text.trim().replace("\r\n", "\n"))),
        Kind::Email => email(&line),
        Kind::Telephone => telephone(&line),
        Kind::Postcode => Parsed::Value(Value::Text(cells::postcode(unquoted(&line)))),
        Kind::Urn => match cells::urn(unquoted(&line).as_bytes()) {
            Some(urn) => Parsed::Value(Value::Number(urn)),
            None => {
                Parsed::Wrong("A URN has six digits. Correct it, or leave it empty.".to_owned())
            }
        },
        Kind::Laestab => laestab(unquoted(&line)),
        Kind::Day | Kind::Date => date(cell, kind, order, today),
        Kind::YesNo => yes_or_no(&line),
        Kind::Choice => choice(&line, choices),
        Kind::Tags => Parsed::Value(Value::Tags(
            line.split([',', ';'])
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
        )),
    }
}

/// Without the apostrophe that somebody typed to keep a leading zero.
fn unquoted(text: &str) -> &str {
    text.trim_start_matches(['\'', '’']).trim()
}

fn email(line: &str) -> Parsed {
    // "Jane Smith <jane@…>", "mailto:jane@…"
    let inner = match (line.find('<'), line.rfind('>')) {
        (Some(from), Some(to)) if from < to => line.get(from + 1..to).unwrap_or(line),
        _ => line,
    };
    let inner = inner.trim();
    let address = inner
        .strip_prefix("mailto:")
        .unwrap_or(inner)
        .trim_matches(|c: char| c == '\'' || c == '.' || c == ',' || c == ';' || c.is_whitespace());
    if address.matches('@').count() > 1 {
        return Parsed::Wrong(
            "There is more than one e-mail address. Leave one of them there.".to_owned(),
        );
    }
    if !address.contains('@') {
        return Parsed::Wrong(
            "An e-mail address has an @. Correct it, or leave it empty.".to_owned(),
        );
    }
    if folded(Medium::Email, address).is_err() {
        return Parsed::Wrong(
            "This is not a whole e-mail address. Correct it, or leave it empty.".to_owned(),
        );
    }
    Parsed::Value(Value::Text(address.to_owned()))
}

fn telephone(line: &str) -> Parsed {
    let text = unquoted(line);
    if text.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
        return Parsed::Wrong(
            "There is more than one telephone number. Leave one of them there.".to_owned(),
        );
    }
    if folded(Medium::Telephone, text).is_err() {
        return Parsed::Wrong(
            "This is not a telephone number. Correct it, or leave it empty.".to_owned(),
        );
    }
    let text = text.strip_suffix(".0").unwrap_or(text);
    let plain = cells::telephone(text);
    // "+44 (0)20 …" and the like stay as somebody wrote them.
    Parsed::Value(Value::Text(plain))
}

fn laestab(text: &str) -> Parsed {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let shape = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | ' '));
    if digits.len() != 7 || !shape {
        return Parsed::Wrong(
            "A LAESTAB has seven digits, such as 202/2775. Correct it, or leave it empty."
                .to_owned(),
        );
    }
    Parsed::Value(Value::Text(digits))
}

fn date(cell: &Cell, kind: Kind, order: Option<DateOrder>, today: Day) -> Parsed {
    match dates::read(cell, order, today) {
        dates::Read::Date(Date::Day(day)) => Parsed::Value(Value::Date(Date::Day(day))),
        dates::Read::Date(date) if kind == Kind::Date => Parsed::Value(Value::Date(date)),
        dates::Read::Date(_) => {
            Parsed::Wrong("The day is missing. Write it as 3 Sep 2025.".to_owned())
        }
        dates::Read::Either => Parsed::Wrong(
            "It does not say which number is the day. Say for its column whether the day or the month comes first, or write it as 3 Sep 2025."
                .to_owned(),
        ),
        dates::Read::Unreadable => Parsed::Wrong(match order {
            Some(DateOrder::DayFirst) => {
                "This is not a date with the day first. Write it as 3 Sep 2025.".to_owned()
            }
            Some(DateOrder::MonthFirst) => {
                "This is not a date with the month first. Write it as 3 Sep 2025.".to_owned()
            }
            None => "This is not a date. Write it as 3 Sep 2025, or leave it empty.".to_owned(),
        }),
    }
}

fn yes_or_no(line: &str) -> Parsed {
    let word = line.to_lowercase();
    if YES.contains(&word.as_str()) {
        Parsed::Value(Value::Yes(true))
    } else if NO.contains(&word.as_str()) {
        Parsed::Value(Value::Yes(false))
    } else {
        Parsed::Wrong("This says neither yes nor no. Write Yes or No.".to_owned())
    }
}

fn choice(line: &str, choices: &[Choice]) -> Parsed {
    let folded = fold(line);
    match choices.iter().find(|choice| choice.is(&folded)) {
        Some(choice) => Parsed::Value(Value::Choice(choice.id.clone())),
        None => Parsed::Unknown(line.to_owned()),
    }
}

#[cfg(test)]
mod tests;
