//! Find a school in one step: search as you type over the whole register, in memory.
//!
//! Sorting FTS5 matches by rank takes 60 ms and more on 50,000 schools, since "school" and "primary" match half of them,
//! and building the index costs half of a register load. So the words of every name, town, head, trust and postcode are
//! kept folded in memory, 5 MB in all, and matched here with an order of our own that needs no statistics:
//! exact matches first, then our schools, then those whose name begins so, then by name; ours come first among exact ones too.
//!
//! A query is cut into words; each must occur as the beginning of a word of the school's text, in any order.
//! - All words are kept once, sorted, each with the schools it occurs in, so a prefix is a range of that list.
//! - Where the rarest prefix is in few schools, those are looked at; where every prefix is common, each is a set of
//!   bits over all schools, and what the sets share is dealt out in the order of the answer.

mod making;
pub mod queries;
mod store;
#[cfg(test)]
mod tests;
mod texts;
pub(crate) mod words;

use crate::error::Result;
use crate::fold::fold;
use crate::store::Db;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use texts::Texts;
use ts_rs::TS;

/// Words to find schools by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindRequest {
    /// As typed.
    pub text: String,
    /// How many schools, at most 50.
    pub limit: u32,
}

/// The first schools that match, best first. Each row carries `id` (the URN), `schoolId`, `name`, `urn`, `town`,
/// `postcode`, `la`, `status`, `ours`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The schools.
    #[ts(type = "Row[]")]
    pub rows: Vec<Map<String, Value>>,
}

/// The searchable text of one establishment.
pub(crate) struct Entry<'a> {
    pub urn: i64,
    pub name: &'a str,
    pub rest: &'a str,
}

/// The words of all establishments. Immutable: a register refresh makes a new one.
pub struct Index {
    /// In the order of the folded name.
    urns: Vec<i64>,
    /// Folded name of each, same order.
    names: Texts,
    /// All words of all texts, sorted.
    words: Texts,
    /// Where the establishments of word `i` begin in `places`; one more than words.
    starts: Vec<u32>,
    /// Positions (in the order of `urns`), ascending within a word.
    places: Vec<u32>,
    /// Words of each position, ascending word numbers; offsets in `word_starts`.
    place_words: Vec<u32>,
    word_starts: Vec<u32>,
    /// Positions in the order of their URNs.
    by_urn: Vec<u32>,
}

/// The order classes of an answer, best first.
const CLASSES: usize = 6;

/// From this many schools with the rarest prefix on, all schools are sifted at once.
const COMMON: usize = 1_000;

impl Index {
    /// The range of words that begin with `prefix`.
    fn range(&self, prefix: &str) -> (u32, u32) {
        let from = self.words.first_not(0, |word| word < prefix);
        let to = self.words.first_not(from, |word| word.starts_with(prefix));
        (
            u32::try_from(from).unwrap_or(u32::MAX),
            u32::try_from(to).unwrap_or(u32::MAX),
        )
    }

    fn postings(&self, (from, to): (u32, u32)) -> &[u32] {
        let start = self.starts.get(from as usize).copied().unwrap_or(0) as usize;
        let end = self.starts.get(to as usize).copied().unwrap_or(0) as usize;
        self.places.get(start..end).unwrap_or(&[])
    }

    /// Whether the text at `place` has a word of each range.
    fn has_all(&self, place: u32, ranges: &[(u32, u32)]) -> bool {
        let start = self.word_starts.get(place as usize).copied().unwrap_or(0) as usize;
        let end = self
            .word_starts
            .get(place as usize + 1)
            .copied()
            .unwrap_or(0) as usize;
        let own = self.place_words.get(start..end).unwrap_or(&[]);
        ranges
            .iter()
            .all(|&(from, to)| own.iter().any(|&word| word >= from && word < to))
    }

    fn class(
        &self,
        place: u32,
        ours: &HashMap<i64, i64>,
        query: &str,
        whole: Option<(u32, u32)>,
    ) -> usize {
        let name = self.names.get(place as usize);
        let is_ours = self
            .urns
            .get(place as usize)
            .is_some_and(|urn| ours.contains_key(urn));
        let exact = name == query || whole.is_some_and(|range| self.has_all(place, &[range]));
        match (exact, is_ours, name.starts_with(query)) {
            (true, true, _) => 0,
            (true, false, _) => 1,
            (_, true, true) => 2,
            (_, true, false) => 3,
            (_, false, true) => 4,
            (_, false, false) => 5,
        }
    }

    /// The URNs that match `text`, best first; at most `limit` of them, `None`: all.
    pub fn find(&self, text: &str, ours: &HashMap<i64, i64>, limit: Option<usize>) -> Vec<i64> {
        self.find_by(text, ours, limit, COMMON)
    }

    /// As [`Index::find`]; it sifts where the rarest prefix is in `common` places or more.
    fn find_by(
        &self,
        text: &str,
        ours: &HashMap<i64, i64>,
        limit: Option<usize>,
        common: usize,
    ) -> Vec<i64> {
        let query = fold(text);
        let tokens: Vec<&str> = query.split(' ').filter(|token| !token.is_empty()).collect();
        if tokens.is_empty() {
            return Vec::new();
        }
        let mut ranges: Vec<(u32, u32)> = tokens.iter().map(|token| self.range(token)).collect();
        ranges.sort_unstable_by_key(|range| self.postings(*range).len());
        ranges.dedup();
        let Some(rarest) = ranges.first().map(|range| self.postings(*range)) else {
            return Vec::new();
        };
        if rarest.is_empty() {
            return Vec::new();
        }
        // A whole number or postcode typed in full is an exact match of that word.
        let whole = match tokens.as_slice() {
            [one] if one.bytes().any(|b| b.is_ascii_digit()) && one.len() >= 5 => self
                .words
                .number_of(one)
                .and_then(|at| u32::try_from(at).ok())
                .map(|at| (at, at + 1)),
            _ => None,
        };
        let mut classes: [Vec<u32>; CLASSES] = Default::default();
        if rarest.len() < common {
            let mut candidates = rarest.to_vec();
            candidates.sort_unstable();
            candidates.dedup();
            for place in candidates {
                if ranges.len() == 1 || self.has_all(place, ranges.get(1..).unwrap_or(&[])) {
                    let class = self.class(place, ours, &query, whole);
                    if let Some(list) = classes.get_mut(class) {
                        list.push(place);
                    }
                }
            }
        } else {
            self.sift(&query, &ranges, ours, whole, &mut classes);
        }
        let found = classes
            .iter()
            .flatten()
            .filter_map(|place| self.urns.get(*place as usize).copied());
        match limit {
            Some(limit) => found.take(limit).collect(),
            None => found.collect(),
        }
    }

    /// Every prefix is common: a bit for each school, so that half of England costs no more than its letters do.
    fn sift(
        &self,
        query: &str,
        ranges: &[(u32, u32)],
        ours: &HashMap<i64, i64>,
        whole: Option<(u32, u32)>,
        classes: &mut [Vec<u32>; CLASSES],
    ) {
        let mut matching = Bits::new(self.urns.len());
        for (at, range) in ranges.iter().enumerate() {
            let mut bits = Bits::new(self.urns.len());
            self.postings(*range)
                .iter()
                .for_each(|place| bits.set(*place));
            if at > 0 {
                bits.keep(&matching);
            }
            matching = bits;
        }
        let mut our_places = Bits::new(self.urns.len());
        for urn in ours.keys() {
            if let Some(place) = self.place_of(*urn) {
                our_places.set(place);
            }
        }
        let mut wholly = Bits::new(self.urns.len());
        if let Some(range) = whole {
            self.postings(range)
                .iter()
                .for_each(|place| wholly.set(*place));
        }
        // Names that begin with the query lie side by side, those that are the query first.
        let from = self.names.first_not(0, |name| name < query);
        let exact = from..self.names.first_not(from, |name| name == query);
        let begin = from..self.names.first_not(from, |name| name.starts_with(query));
        matching.each(|place| {
            let at = place as usize;
            let class = match (
                exact.contains(&at) || wholly.has(place),
                our_places.has(place),
            ) {
                (true, is_ours) => usize::from(!is_ours),
                (false, true) => 3 - usize::from(begin.contains(&at)),
                (false, false) => 5 - usize::from(begin.contains(&at)),
            };
            if let Some(list) = classes.get_mut(class) {
                list.push(place);
            }
        });
    }

    fn place_of(&self, urn: i64) -> Option<u32> {
        let urn_at = |place: &u32| self.urns.get(*place as usize).copied();
        self.by_urn
            .binary_search_by(|place| urn_at(place).cmp(&Some(urn)))
            .ok()
            .and_then(|at| self.by_urn.get(at).copied())
    }
}

/// A bit for each place.
struct Bits(Vec<u64>);

impl Bits {
    fn new(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    fn set(&mut self, place: u32) {
        if let Some(word) = self.0.get_mut(place as usize / 64) {
            *word |= 1 << (place % 64);
        }
    }

    fn has(&self, place: u32) -> bool {
        self.0
            .get(place as usize / 64)
            .is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// Keeps those that `other` has too.
    fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Gives every place to `work`, ascending.
    fn each(&self, mut work: impl FnMut(u32)) {
        for (start, word) in (0u32..).step_by(64).zip(&self.0) {
            let mut rest = *word;
            while rest != 0 {
                work(start + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}

/// URN → `school.id`.
pub type Ours = Arc<HashMap<i64, i64>>;

/// The index of the open file and our schools' URNs, each made anew when it is stale.
#[derive(Default)]
pub struct Memory {
    index: Mutex<Option<(u64, Arc<Index>)>>,
    ours: Mutex<Option<(u64, Ours)>>,
}

impl Memory {
    /// Makes the next search read everything anew.
    pub fn forget(&self) {
        *self.index.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.ours.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The index, made now if the register changed since it was made.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn index(&self, db: &Db) -> Result<Arc<Index>> {
        let version = crate::register::queries::version(db)?;
        let mut held = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, index)) = held.as_ref().filter(|(at, _)| *at == version) {
            return Ok(index.clone());
        }
        let index = Arc::new(store::index(db)?);
        *held = Some((version, index.clone()));
        Ok(index)
    }

    /// URN → `school.id` of our schools; `generation` is the store's.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn ours(&self, db: &Db, generation: u64) -> Result<Ours> {
        let mut held = self.ours.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, ours)) = held.as_ref().filter(|(at, _)| *at == generation) {
            return Ok(ours.clone());
        }
        let ours = Arc::new(store::ours(db)?);
        *held = Some((generation, ours.clone()));
        Ok(ours)
    }
}
