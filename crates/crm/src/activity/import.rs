//! Calls, visits and notes out of the office's own sheet: the column “last contact” of a spreadsheet, or a log of its own.
//!
//! An entry is about the school or trust and the person that the row names. A person is found and never made: a log is no
//! list of people, and a name that nobody here has stays in the words. What is on the timeline already, of the same day, kind and
//! words, is unchanged.

use super::{ActivityKind, NewActivity, actions, store};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::adapter::{Adapter, Entry, Judged};
use crate::import::field::{Choice, Field, Kind, of_row};
use crate::person::import::fields::FIELDS as OF_PEOPLE;
use crate::person::import::{Met, People};
use crate::session::Read;
use crate::store::{Db, Write};
use crate::types::{Day, Source, written};
use std::collections::HashSet;
use std::sync::LazyLock;

/// What an entry has beside whom it is about.
const OWN: [Field; 4] = [
    of_row(
        "on",
        "Day",
        Kind::Day,
        &[
            "date",
            "day",
            "on",
            "when",
            "contact date",
            "date of contact",
            "last contact",
        ],
    ),
    of_row(
        "kind",
        "What it was",
        Kind::Choice,
        &[
            "type",
            "kind",
            "activity",
            "contact type",
            "type of contact",
            "method",
            "how",
        ],
    ),
    of_row(
        "subject",
        "A line",
        Kind::Text,
        &["subject", "title", "about", "topic", "regarding"],
    ),
    of_row(
        "text",
        "What was said",
        Kind::LongText,
        &[
            "notes",
            "note",
            "text",
            "comments",
            "comment",
            "details",
            "summary",
            "outcome",
            "discussion",
        ],
    ),
];

/// Letters of an entry that its line in the preview shows.
const LINE: usize = 80;

/// What of people says whom it was with.
const WHOM: [&str; 11] = [
    "name",
    "firstName",
    "lastName",
    "email",
    "urn",
    "laestab",
    "school",
    "postcode",
    "town",
    "la",
    "trust",
];

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let theirs = OF_PEOPLE.iter().filter(|field| WHOM.contains(&field.id));
    OWN.iter().chain(theirs).copied().collect()
});

/// All fields.
pub(crate) fn fields() -> &'static [Field] {
    &FIELDS
}

/// An entry to log.
#[derive(Debug, Clone)]
struct Work {
    kind: ActivityKind,
    on: Day,
    title: String,
    text: String,
    met: Met,
}

impl Work {
    /// What it was, in a line.
    fn line(&self) -> String {
        let text = if self.title.is_empty() {
            &self.text
        } else {
            &self.title
        };
        let mut letters = text.chars();
        let line: String = letters.by_ref().take(LINE).collect();
        if letters.next().is_some() {
            format!("{line} …")
        } else {
            line
        }
    }
}

/// Imports entries of timelines.
pub(crate) struct Activities<'a> {
    db: &'a Db,
    people: People<'a>,
    today: Day,
    kinds: Vec<Choice>,
    /// What the sheet itself has said: day, kind, words, with whom.
    seen: HashSet<(Day, &'static str, String, Met)>,
    works: Vec<Option<Work>>,
}

impl<'a> Activities<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        let words = |kind: ActivityKind| -> &[&str] {
            match kind {
                ActivityKind::Call => &[
                    "phone",
                    "phone call",
                    "telephone",
                    "tel",
                    "telephone call",
                    "teams",
                    "zoom",
                    "video call",
                ],
                ActivityKind::Visit => &["school visit", "visited", "in person"],
                ActivityKind::Email => &["email", "mail", "emailed"],
                ActivityKind::Letter => &["post", "posted"],
                ActivityKind::Meeting => &["met", "meet"],
                ActivityKind::Note => &["notes", "comment", "memo"],
                ActivityKind::Form => &["survey", "reply", "response"],
            }
        };
        let kinds = ActivityKind::ALL
            .into_iter()
            .map(|kind| Choice {
                id: kind.code().to_owned(),
                label: kind.label().to_owned(),
                synonyms: words(kind).iter().map(|word| (*word).to_owned()).collect(),
            })
            .collect();
        Ok(Self {
            db: read.db,
            people: People::new(read, today)?,
            today,
            kinds,
            seen: HashSet::new(),
            works: Vec::new(),
        })
    }

    fn settled(&mut self, entry: &Entry) -> Result<std::result::Result<Work, Judged>> {
        let refuse = |why: String| Ok(Err(Judged::Rejected(why)));
        let Some(on) = entry.date("on").first() else {
            return refuse("It does not say on which day. Add the day.".to_owned());
        };
        if on > self.today {
            return refuse(format!(
                "{} lies ahead. Write it down as a task, or correct the day.",
                written(on)
            ));
        }
        let (title, text) = (entry.text("subject").trim(), entry.text("text").trim());
        if title.is_empty() && text.is_empty() {
            return refuse("It does not say what happened. Add a note.".to_owned());
        }
        let met = match self.people.meet(entry)? {
            Ok(met) => met,
            Err(judged) => return Ok(Err(judged)),
        };
        if met.is_nobody() {
            return refuse(
                "It does not say with which school, trust or person. Add one of them.".to_owned(),
            );
        }
        let text = match met.stranger.as_str() {
            "" => text.to_owned(),
            name => format!("With {name}. {text}").trim().to_owned(),
        };
        Ok(Ok(Work {
            kind: ActivityKind::parse(entry.text("kind")).unwrap_or(ActivityKind::Note),
            on,
            title: title.to_owned(),
            text,
            met,
        }))
    }

    /// Whether the timeline has it.
    fn is_known(&self, work: &Work, words: &str) -> Result<bool> {
        let there = store::of_day(self.db, &work.met, work.on, work.kind)?;
        Ok(there.iter().any(|said| fold(said) == words))
    }
}

impl Adapter for Activities<'_> {
    fn fields(&self) -> &'static [Field] {
        fields()
    }

    fn choices(&self, field: &str) -> &[Choice] {
        if field == "kind" {
            &self.kinds
        } else {
            self.people.choices(field)
        }
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        let has = |fields: &[&str]| fields.iter().any(|field| filled.contains(field));
        if !has(&["on"]) {
            return Err(Error::invalid(
                "No column says on which day it was. Choose the column of the day.",
            ));
        }
        if !has(&[
            "urn", "laestab", "school", "trust", "email", "name", "lastName",
        ]) {
            return Err(Error::invalid(
                "No column says with whom it was. Choose the column of the school or of the person.",
            ));
        }
        Ok("Schools are found by URN, LAESTAB, or name with postcode or town; people by e-mail, or by name at that school. \
            What is on the timeline already is left as it is."
            .to_owned())
    }

    fn title(&self, entry: &Entry) -> String {
        let whom = [
            entry.text("school"),
            entry.text("trust"),
            entry.text("name"),
        ]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default();
        let day = entry.date("on").written();
        [day.as_str(), whom]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = match self.settled(entry)? {
            Err(judged) => (judged, None),
            Ok(work) => {
                let words = fold(&format!("{} {}", work.title, work.text));
                let again =
                    !self
                        .seen
                        .insert((work.on, work.kind.code(), words.clone(), work.met.clone()));
                if again || self.is_known(&work, &words)? {
                    (Judged::Unchanged, None)
                } else {
                    let says = format!(
                        "{} on {}: {}",
                        work.kind.label(),
                        written(work.on),
                        work.line()
                    );
                    (Judged::Create(vec![says]), Some(work))
                }
            }
        };
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(work) = self.works.get_mut(nth).and_then(Option::take) else {
            return Ok(());
        };
        let about = self.people.about_met(w, &work.met)?;
        let new = NewActivity {
            kind: work.kind,
            on: work.on,
            at_time: String::new(),
            direction: String::new(),
            title: work.title,
            text: work.text,
            message_id: String::new(),
            source: Source::Import,
            about: vec![about],
        };
        actions::log(w, &new)?;
        Ok(())
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("entry", "entries")
    }
}
