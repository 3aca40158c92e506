//! Making the index. Establishments come one by one, and of each only its folded name and the numbers of its words are
//! kept: the texts of all of them at once would be many times what is wanted of them, and such memory stays with the
//! program.

use super::texts::Texts;
use super::{Entry, Index};
use crate::fold::{fold, fold_into};
use std::collections::HashMap;

/// An index under way.
#[derive(Default)]
pub(crate) struct Making {
    urns: Vec<i64>,
    names: Texts,
    /// Each word that came, and its number in the order in which they came.
    numbers: HashMap<Box<str>, u32>,
    /// The words of each establishment, all in one; where those of each begin, and where the last end.
    words: Vec<u32>,
    starts: Vec<u32>,
    /// Of the one that is being taken: its folded rest, and its words.
    rest: String,
    own: Vec<u32>,
}

impl Making {
    /// Takes one establishment.
    pub(crate) fn take(&mut self, entry: &Entry<'_>) {
        let name = fold(entry.name);
        self.rest.clear();
        fold_into(&mut self.rest, entry.rest);
        self.starts.push(number(self.words.len()));
        self.own.clear();
        for word in name.split(' ').chain(self.rest.split(' ')) {
            if word.is_empty() {
                continue;
            }
            let next = number(self.numbers.len());
            let known = self.numbers.get(word).copied();
            self.own.push(known.unwrap_or_else(|| {
                self.numbers.insert(word.into(), next);
                next
            }));
        }
        self.own.sort_unstable();
        self.own.dedup();
        self.words.extend(&self.own);
        self.urns.push(entry.urn);
        self.names.push(&name);
    }

    /// The index of what was taken.
    pub(crate) fn finish(self) -> Index {
        let (words, renumbered) = sorted(self.numbers);
        let places = self.urns.len();
        let name_of = |place: &u32| self.names.get(*place as usize);
        let urn_of = |place: &u32| self.urns.get(*place as usize).copied().unwrap_or(0);
        let words_of = |place: u32| {
            let at = |place: usize| {
                self.starts
                    .get(place)
                    .map_or(self.words.len(), |at| *at as usize)
            };
            self.words
                .get(at(place as usize)..at(place as usize + 1))
                .unwrap_or(&[])
        };
        let mut order: Vec<u32> = (0..).take(places).collect();
        order.sort_unstable_by(|a, b| (name_of(a), urn_of(a)).cmp(&(name_of(b), urn_of(b))));

        let mut names = Texts::default();
        let mut place_words = Vec::with_capacity(self.words.len());
        let mut word_starts = Vec::with_capacity(places + 1);
        word_starts.push(0);
        for came in &order {
            names.push(name_of(came));
            let begin = place_words.len();
            let own = words_of(*came).iter();
            place_words
                .extend(own.map(|word| renumbered.get(*word as usize).copied().unwrap_or(0)));
            if let Some(own) = place_words.get_mut(begin..) {
                own.sort_unstable();
            }
            word_starts.push(number(place_words.len()));
        }
        names.shrink();
        let urns: Vec<i64> = order.iter().map(urn_of).collect();
        let mut by_urn: Vec<u32> = (0..).take(places).collect();
        by_urn.sort_unstable_by_key(|place| urns.get(*place as usize).copied());
        let (starts, places) = turned_round(words.len(), &place_words, &word_starts);
        Index {
            urns,
            names,
            words,
            starts,
            places,
            place_words,
            word_starts,
            by_urn,
        }
    }
}

/// The words sorted, and by the number that each had the one that it has now.
fn sorted(numbers: HashMap<Box<str>, u32>) -> (Texts, Vec<u32>) {
    let mut sorted: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
    sorted.sort_unstable();
    let mut words = Texts::default();
    let mut renumbered = vec![0; sorted.len()];
    for (new, (word, old)) in sorted.iter().enumerate() {
        words.push(word);
        if let Some(slot) = renumbered.get_mut(*old as usize) {
            *slot = number(new);
        }
    }
    words.shrink();
    (words, renumbered)
}

/// From the words of each place to the places of each word: where those of each begin, and all of them.
fn turned_round(words: usize, place_words: &[u32], word_starts: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; words + 1];
    for word in place_words {
        if let Some(count) = starts.get_mut(*word as usize + 1) {
            *count += 1;
        }
    }
    let mut total = 0;
    for count in &mut starts {
        total += *count;
        *count = total;
    }
    let mut next = starts.clone();
    let mut places = vec![0u32; place_words.len()];
    for (place, (from, to)) in (0u32..).zip(word_starts.iter().zip(word_starts.iter().skip(1))) {
        let own = place_words.get(*from as usize..*to as usize);
        for word in own.unwrap_or(&[]) {
            if let Some(slot) = next.get_mut(*word as usize) {
                if let Some(home) = places.get_mut(*slot as usize) {
                    *home = place;
                }
                *slot += 1;
            }
        }
    }
    (starts, places)
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
