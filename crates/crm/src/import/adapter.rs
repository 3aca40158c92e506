//! What a noun has to know to be imported.

use super::ImportProposal;
use super::field::{Choice, Field, Value};
use crate::error::Result;
use crate::store::Write;
use crate::types::PartDay;

/// One thing or person of the sheet: the values of its fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Entry {
    /// The number of its row in the sheet.
    pub number: u32,
    /// Its values by field; a blank cell has none, and what is there stays.
    values: Vec<(&'static str, Value)>,
    /// What someone said of it: the id of a candidate, or `new`; empty: nothing.
    pub answer: String,
    /// What values of the sheet were said to mean: field, folded text, id.
    pub meanings: std::rc::Rc<std::collections::HashMap<(String, String), String>>,
}

impl Entry {
    /// An entry of the row `number` without values.
    pub(crate) fn of(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Sets the value of a field.
    pub(crate) fn put(&mut self, field: &'static str, value: Value) {
        self.values.push((field, value));
    }

    /// The value of a field.
    pub(crate) fn value(&self, field: &str) -> Option<&Value> {
        self.values
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, value)| value)
    }

    /// The text of a field; empty: none.
    pub(crate) fn text(&self, field: &str) -> &str {
        match self.value(field) {
            Some(Value::Text(text) | Value::Choice(text)) => text,
            _ => "",
        }
    }

    /// The number of a field.
    pub(crate) fn number(&self, field: &str) -> Option<i64> {
        match self.value(field) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The date of a field; not known: none.
    pub(crate) fn date(&self, field: &str) -> PartDay {
        match self.value(field) {
            Some(Value::Date(date)) => PartDay::stored(&date.iso()),
            _ => PartDay::default(),
        }
    }

    /// Yes or no, where the sheet says either.
    pub(crate) fn yes(&self, field: &str) -> Option<bool> {
        match self.value(field) {
            Some(Value::Yes(yes)) => Some(*yes),
            _ => None,
        }
    }

    /// The labels of a field.
    pub(crate) fn tags(&self, field: &str) -> &[String] {
        match self.value(field) {
            Some(Value::Tags(tags)) => tags,
            _ => &[],
        }
    }

    /// What `text` of a field was said to mean.
    pub(crate) fn meaning(&self, field: &str, text: &str) -> Option<&str> {
        self.meanings
            .get(&(field.to_owned(), crate::fold::fold(text)))
            .map(String::as_str)
    }
}

/// A thing that an entry may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// As an answer names it.
    pub id: String,
    /// As it is shown.
    pub label: String,
}

/// What importing an entry would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Something new, and what in words.
    Create(Vec<String>),
    /// What would be different, in words.
    Update(Vec<String>),
    /// Nothing.
    Unchanged,
    /// It may be one of these.
    Duplicate {
        candidates: Vec<Candidate>,
        why: String,
    },
    /// It cannot be imported: why and what to do.
    Rejected(String),
    /// It cannot be imported until someone says what a text means.
    Ask(Question),
}

/// A text that someone has to say the meaning of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    /// The field.
    pub field: &'static str,
    /// As the sheet has it; several cells that name one thing as one text.
    pub from: String,
    /// Why it is asked, a sentence.
    pub why: String,
    /// What it may mean, the likeliest first.
    pub options: Vec<Candidate>,
}

/// A noun that can be imported.
///
/// An adapter is made for one run and remembers what it judged, so that a second row about the same new thing adds to it.
/// `judge` is called once for each entry in the order of the sheet, `write` afterwards for those that are to be written,
/// in the same order.
pub(crate) trait Adapter {
    /// The fields that a column may fill.
    fn fields(&self) -> &'static [Field];

    /// The values that a field of choices may have.
    fn choices(&self, field: &str) -> &[Choice];

    /// The field of choices that tells the people of a row apart: `Head`, `Deputy`. `None`: a row is about one thing.
    fn posts(&self) -> Option<&'static str> {
        None
    }

    /// How rows are matched with what is there where these fields are filled, in sentences.
    ///
    /// # Errors
    /// A sentence where these fields do not say enough to import anything.
    fn matched_by(&self, filled: &[&str]) -> Result<String>;

    /// Who or what an entry is, in a few words.
    fn title(&self, entry: &Entry) -> String;

    /// Says what importing an entry would do, and remembers it under the entry's number in order.
    ///
    /// # Errors
    /// What SQLite says.
    fn judge(&mut self, entry: &Entry) -> Result<Judged>;

    /// Writes what the entry that was judged as the `nth`, from 0, asks for.
    ///
    /// # Errors
    /// What SQLite says.
    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()>;

    /// Changes of post-holder that the entries speak for; nothing of them is written.
    fn proposals(&self) -> Vec<ImportProposal> {
        Vec::new()
    }

    /// What the office should know of what was judged, in sentences.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }

    /// Whether a sheet with these headings was made by a program that writes all dates alike, the day first.
    fn writes_day_first(&self, _headings: &[String]) -> bool {
        false
    }

    /// What columns with these headings hold that is left out on purpose, a sentence; `None`: nothing.
    fn left_out(&self, _headings: &[String]) -> Option<String> {
        None
    }

    /// What the entries are called: one, many.
    fn called(&self) -> (&'static str, &'static str);
}
