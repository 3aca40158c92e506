//! Find a person in one step: by name, school, post, e-mail or telephone, as you type.
//!
//! The words of all people are kept folded in memory, a line each in the order of their names, and every word that was
//! typed must begin a word of the line. 25,000 lines are gone through in two milliseconds, which an index would not
//! make worth its upkeep; an operation re-reads only the lines of the people it changed, by the log.

use super::store;
use crate::error::Result;
use crate::fold::fold;
use crate::store::Db;
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// Words to find people by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindPeople {
    /// As typed.
    pub text: String,
    /// How many people, at most 50.
    pub limit: u32,
}

/// Someone who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundPerson {
    /// Their id.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their post and place, which tell two of one name apart.
    pub about: String,
    /// Their e-mail.
    pub email: Option<String>,
    /// Whether they object to mailings.
    pub objects: bool,
    /// Whether all the words are of their own name.
    pub by_name: bool,
    /// Their entry as a trainee, which has a page of its own; `null`: they are none.
    pub trainee_id: Option<i64>,
}

/// The first people that match, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundPeople {
    /// The people.
    pub people: Vec<FoundPerson>,
}

/// What someone is found by.
pub(super) struct Words {
    pub id: i64,
    /// First and last name.
    pub name: String,
    /// Everything else: other names, places, posts, e-mails, telephones.
    pub rest: String,
    /// Whether they hold a post today, or will.
    pub current: bool,
}

/// A line to look through: every word has a space before it.
struct Line {
    name: Box<str>,
    id: i64,
    rest: Box<str>,
    current: bool,
}

impl Line {
    fn of(words: &Words) -> Self {
        let spaced = |text: &str| format!(" {}", fold(text)).into_boxed_str();
        Self {
            name: spaced(&words.name),
            id: words.id,
            rest: spaced(&words.rest),
            current: words.current,
        }
    }

    /// In the order of names.
    fn key(&self) -> (&str, i64) {
        (&self.name, self.id)
    }
}

/// All lines, in the order of names.
#[derive(Default)]
pub(super) struct Lines(Vec<Line>);

/// From the most wanted to the least: the whole name, its beginning, in the name, anywhere; of each those with a post
/// before those without.
const CLASSES: usize = 8;

impl Lines {
    /// The lines of all people.
    pub(super) fn of(people: &[Words]) -> Self {
        let mut lines: Vec<Line> = people.iter().map(Line::of).collect();
        lines.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
        Self(lines)
    }

    /// Takes the lines of `gone` out and puts those of `now` in.
    fn renew(&mut self, gone: &[i64], now: &[Words]) {
        self.0.retain(|line| !gone.contains(&line.id));
        for words in now {
            let line = Line::of(words);
            let at = self.0.partition_point(|known| known.key() < line.key());
            self.0.insert(at, line);
        }
    }

    /// The ids of those who match `text`, best first, and whether by their own name alone.
    pub(super) fn find(&self, text: &str, limit: usize) -> Vec<(i64, bool)> {
        let query = fold(text);
        let typed: Vec<String> = query
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| format!(" {word}"))
            .collect();
        if typed.is_empty() {
            return Vec::new();
        }
        let begins = format!(" {query}");
        let mut classes: [Vec<(i64, bool)>; CLASSES] = Default::default();
        for line in &self.0 {
            let mut by_name = true;
            let matches = typed.iter().all(|word| {
                let in_name = line.name.contains(word.as_str());
                by_name &= in_name;
                in_name || line.rest.contains(word.as_str())
            });
            if !matches {
                continue;
            }
            let wanted = match by_name {
                true if line.name.as_ref() == begins => 0,
                true if line.name.starts_with(&begins) => 1,
                true => 2,
                false => 3,
            };
            if let Some(class) = classes.get_mut(wanted * 2 + usize::from(!line.current)) {
                class.push((line.id, by_name));
            }
        }
        classes.into_iter().flatten().take(limit).collect()
    }
}

/// What the lines were made at.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Made {
    generation: u64,
    operation: i64,
    register: u64,
}

/// The lines of the open file, kept up with its operations.
#[derive(Default)]
pub struct Memory {
    held: Mutex<Option<(Made, Lines)>>,
}

/// With more people changed than this, all lines are made anew.
const MANY: usize = 500;

impl Memory {
    /// Makes the next search read everything anew.
    pub fn forget(&self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The ids of those who match `text`, best first, and whether by their own name alone. `generation` is the store's.
    ///
    /// # Errors
    /// What SQLite says.
    pub(super) fn find(
        &self,
        db: &Db,
        generation: u64,
        text: &str,
        limit: usize,
    ) -> Result<Vec<(i64, bool)>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = match held.take() {
            Some((made, lines)) if made.generation == generation => (made, lines),
            before => renewed(db, generation, before)?,
        };
        let found = fresh.1.find(text, limit);
        *held = Some(fresh);
        Ok(found)
    }
}

/// The lines as they are now: only those that an operation changed are read again, where that can be told.
fn renewed(db: &Db, generation: u64, before: Option<(Made, Lines)>) -> Result<(Made, Lines)> {
    let now = Made {
        generation,
        operation: store::newest_operation(db)?,
        register: crate::register::queries::version(db)?,
    };
    if let Some((made, mut lines)) = before.filter(|(made, _)| made.register == now.register)
        && let Some(changed) = store::people_changed_since(db, made.operation)?
        && changed.len() <= MANY
    {
        let mut read = Vec::with_capacity(changed.len());
        for id in &changed {
            read.extend(store::words_of(db, Some(*id))?);
        }
        lines.renew(&changed, &read);
        return Ok((now, lines));
    }
    Ok((now, Lines::of(&store::words_of(db, None)?)))
}
