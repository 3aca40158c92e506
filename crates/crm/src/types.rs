//! The small values that every noun uses: days, moments, academic years, URNs.

mod days;
mod stages;

pub use days::{PartDay, Standing};
pub(crate) use stages::coded;
pub use stages::{KeyStage, Phase, YearGroup};

use crate::error::{Error, Result};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A calendar day. ISO text (`2026-09-03`) in the file and on the wire.
pub type Day = NaiveDate;

/// The source of the present moment, passed in so that tests can stand still.
///
/// Nothing else in the core may ask for the time (`clippy.toml` bans it).
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The computer's clock.
    System,
    /// Always the same moment.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The present moment, UTC.
    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(moment) => *moment,
        }
    }

    /// The present day in the office's own time zone.
    pub fn today(&self) -> Day {
        match self {
            Self::System => self.now().with_timezone(&chrono::Local).date_naive(),
            Self::Fixed(moment) => moment.date_naive(),
        }
    }

    /// The present moment as it is stored: ISO text in UTC, to the second (`2026-09-03T10:42:07Z`).
    pub fn stamp(&self) -> String {
        self.now().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// An academic year, named by the calendar year in which it starts: `2026` is 2026/27.
///
/// For the office it runs from 1 September to 31 August.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct AcademicYear(i32);

impl AcademicYear {
    /// The academic year that `day` lies in.
    pub fn of(day: Day) -> Self {
        Self(if day.month() >= 9 {
            day.year()
        } else {
            day.year() - 1
        })
    }

    /// The calendar year in which it starts.
    pub fn start_year(self) -> i32 {
        self.0
    }

    /// Its first and last day.
    pub fn days(self) -> (Day, Day) {
        let first = NaiveDate::from_ymd_opt(self.0, 9, 1).unwrap_or_default();
        let last = first
            .checked_add_months(Months::new(12))
            .and_then(|d| d.pred_opt())
            .unwrap_or(first);
        (first, last)
    }

    /// Reads `2026`, `2026/27` or `2026-27`.
    ///
    /// # Errors
    /// A sentence that names the three forms, where `text` is none of them or its two years don't follow each other.
    pub fn parse(text: &str) -> Result<Self> {
        let refuse = || {
            Error::invalid(format!(
                "“{text}” is not an academic year. Write it as 2026, 2026/27 or 2026-27."
            ))
        };
        let (start, end) = match text.trim().split_once(['/', '-']) {
            Some((start, end)) => (start, Some(end)),
            None => (text.trim(), None),
        };
        if start.len() != 4 || !start.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refuse());
        }
        let start: i32 = start.parse().map_err(|_| refuse())?;
        if !(1990..=2100).contains(&start) {
            return Err(refuse());
        }
        if let Some(end) = end {
            let follows = match end.len() {
                2 => end.parse::<i32>().is_ok_and(|end| end == (start + 1) % 100),
                4 => end.parse::<i32>().is_ok_and(|end| end == start + 1),
                _ => false,
            };
            if !follows {
                return Err(refuse());
            }
        }
        Ok(Self(start))
    }
}

impl fmt::Display for AcademicYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1) % 100)
    }
}

impl From<AcademicYear> for String {
    fn from(year: AcademicYear) -> Self {
        year.to_string()
    }
}

impl TryFrom<String> for AcademicYear {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        Self::parse(&text)
    }
}

/// Who told us: where a fact about people comes from.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// Someone of us typed it and did not say.
    #[default]
    Typed,
    /// The DfE's register.
    Register,
    /// A form that the school sent back.
    Form,
    /// A call.
    Call,
    /// An e-mail.
    Email,
    /// A meeting or a visit.
    Meeting,
    /// The office's own sheet.
    Import,
}

impl Source {
    /// All, in the order of a menu.
    pub const ALL: [Self; 7] = [
        Self::Typed,
        Self::Call,
        Self::Email,
        Self::Meeting,
        Self::Form,
        Self::Import,
        Self::Register,
    ];

    /// As it is stored: empty for what was typed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Typed => "",
            Self::Register => "register",
            Self::Form => "form",
            Self::Call => "call",
            Self::Email => "email",
            Self::Meeting => "meeting",
            Self::Import => "import",
        }
    }

    /// As the office says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Typed => "Typed",
            Self::Register => "Register",
            Self::Form => "Form",
            Self::Call => "Call",
            Self::Email => "E-mail",
            Self::Meeting => "Meeting",
            Self::Import => "Import",
        }
    }

    /// The source that is stored as `code`; what is not known was typed.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|source| source.code() == code)
            .unwrap_or_default()
    }
}

/// What something is about. At least one is given, as a rule; each by its id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct About {
    /// A person.
    pub person_id: Option<i64>,
    /// A school of ours.
    pub school_id: Option<i64>,
    /// A trust that the office has written about (`trust.id`, not its Group UID).
    pub trust_id: Option<i64>,
    /// A working group.
    pub group_id: Option<i64>,
}

/// `1,234`: a count as a reader expects it.
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 school`, `1,234 schools`: a count with its noun.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        thousands(count),
        if count == 1 { one } else { many }
    )
}

/// A day as an office writes it: `3 Sep 2026`.
pub fn written(day: Day) -> String {
    day.format("%-d %b %Y").to_string()
}

/// A text as a sentence or a label begins: `half a day` is `Half a day`.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A code as a reader sees it: `withdrawnBySchool` is `Withdrawn by school`.
pub fn written_code(code: &str) -> String {
    let mut words = String::new();
    for (at, letter) in code.char_indices() {
        if at == 0 {
            words.extend(letter.to_uppercase());
        } else if letter.is_uppercase() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}
