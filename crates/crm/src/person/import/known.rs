//! Everyone in the file, in memory while a sheet is imported, and who a row may mean.
//!
//! People whom the sheet itself brings are added as they come, so that a second row about one adds to the first.

use crate::fold::fold;
use crate::school::import::SchoolRef;
use crate::types::{Day, PartDay, Standing};
use std::collections::{HashMap, HashSet};

/// Where a post is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// At a school.
    School(SchoolRef),
    /// At a trust, by its Group UID.
    Trust(i64),
    /// With us.
    Us,
}

/// An e-mail or telephone as it is matched.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Address {
    pub is_email: bool,
    pub folded: String,
}

/// A post that someone holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tenure {
    /// `None`: this import makes it.
    pub id: Option<i64>,
    pub role: i64,
    pub place: Place,
    pub from: PartDay,
    pub until: PartDay,
    pub until_by: bool,
    pub ended: bool,
    pub acting: bool,
    pub job_share: bool,
    pub main_contact: bool,
    pub confirmed_on: String,
    pub note: String,
}

impl Tenure {
    /// Whether it stands on `day`.
    pub(crate) fn standing(&self, day: Day) -> Standing {
        Standing::of(&self.from, &self.until, self.ended, day)
    }
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Person {
    /// `None`: this import makes them.
    pub id: Option<i64>,
    pub title: String,
    pub first: String,
    pub last: String,
    pub known_as: String,
    pub notes: String,
    pub addresses: Vec<Address>,
    pub tenures: Vec<Tenure>,
    pub tags: Vec<String>,
}

impl Person {
    /// `Jo Ames`, as everywhere.
    pub(crate) fn full(&self) -> String {
        super::super::PersonName {
            title: self.title.clone(),
            first: self.first.clone(),
            last: self.last.clone(),
            known_as: self.known_as.clone(),
        }
        .full()
    }

    /// All that they may be called, folded: `jane smith`, `jo smith`. Where one part ends and the next begins counts for
    /// nothing, since a sheet has it in one cell.
    pub(crate) fn calls(&self) -> Vec<String> {
        let mut calls = vec![fold(&format!("{} {}", self.first, self.last))];
        if !self.known_as.is_empty() {
            calls.push(fold(&format!("{} {}", self.known_as, self.last)));
        }
        calls
    }

    /// Whether someone of this first and last name is called like them.
    pub(crate) fn is_called(&self, first: &str, last: &str) -> bool {
        self.calls().contains(&fold(&format!("{first} {last}")))
    }

    /// Whether a first name may be short for theirs, or theirs for it: `J`, `J A`, nothing.
    pub(crate) fn may_be_called(&self, first: &str) -> bool {
        let (one, other) = (fold(first), fold(&self.first));
        let (Some(a), Some(b)) = (one.chars().next(), other.chars().next()) else {
            return true;
        };
        let initial = |text: &str| {
            text.split(' ')
                .next()
                .is_some_and(|word| word.chars().count() == 1)
        };
        a == b
            && (initial(&one)
                || initial(&other)
                || one.starts_with(&other)
                || other.starts_with(&one))
    }
}

/// Everyone.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub people: Vec<Person>,
    /// Addresses of posts, schools and trusts: never evidence of who somebody is.
    pub of_places: HashSet<(Place, Address)>,
    /// Group UID and name.
    pub trusts: Vec<(i64, String)>,
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_place: HashMap<Place, Vec<usize>>,
    by_trust: HashMap<String, Vec<i64>>,
    shared: HashSet<String>,
}

impl Known {
    /// Makes the people findable.
    pub(super) fn index(&mut self) {
        for (_, address) in &self.of_places {
            if address.is_email {
                self.shared.insert(address.folded.clone());
            }
        }
        for at in 0..self.people.len() {
            self.index_person(at);
        }
        for (uid, name) in &self.trusts {
            for key in [fold(name), loose(name)] {
                let uids = self.by_trust.entry(key).or_default();
                if !uids.contains(uid) {
                    uids.push(*uid);
                }
            }
        }
    }

    /// Makes one person findable under all that is known of them by now.
    pub(crate) fn index_person(&mut self, at: usize) {
        let Some(person) = self.people.get(at) else {
            return;
        };
        fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<usize>>, key: K, at: usize) {
            let list = map.entry(key).or_default();
            if !list.contains(&at) {
                list.push(at);
            }
        }
        for call in person.calls() {
            put(&mut self.by_name, call, at);
        }
        for address in person.addresses.iter().filter(|address| address.is_email) {
            put(&mut self.by_email, address.folded.clone(), at);
        }
        for tenure in &person.tenures {
            put(&mut self.by_place, tenure.place, at);
        }
    }

    /// Adds a person whom the sheet brings.
    pub(crate) fn add(&mut self, person: Person) -> usize {
        self.people.push(person);
        let at = self.people.len() - 1;
        self.index_person(at);
        at
    }

    /// Those with this e-mail of their own.
    pub(crate) fn with_email(&self, folded: &str) -> &[usize] {
        if self.shared.contains(folded) {
            return &[];
        }
        self.by_email.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Notes that an e-mail is a post's or a school's.
    pub(crate) fn share(&mut self, place: Place, address: Address) {
        self.shared.insert(address.folded.clone());
        self.of_places.insert((place, address));
    }

    /// Those of this first and last name.
    pub(crate) fn named(&self, first: &str, last: &str) -> &[usize] {
        self.by_name
            .get(&fold(&format!("{first} {last}")))
            .map_or(&[], Vec::as_slice)
    }

    /// Everyone who is or was at this place.
    pub(crate) fn at_place(&self, place: Place) -> &[usize] {
        self.by_place.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The trusts of this name: by all of it, else without "Academy Trust" and the like.
    pub(crate) fn trusts_named(&self, name: &str) -> Vec<(i64, String)> {
        let uids = self.by_trust.get(&fold(name)).or_else(|| {
            self.by_trust
                .get(&loose(name))
                .filter(|_| !loose(name).is_empty())
        });
        uids.into_iter()
            .flatten()
            .filter_map(|uid| self.trusts.iter().find(|(known, _)| known == uid).cloned())
            .collect()
    }
}

/// A trust's name without the words that come and go.
fn loose(name: &str) -> String {
    const COMMON: [&str; 9] = [
        "the",
        "multi",
        "academy",
        "academies",
        "trust",
        "mat",
        "ltd",
        "limited",
        "schools",
    ];
    fold(name)
        .split(' ')
        .filter(|word| !COMMON.contains(word))
        .collect::<Vec<_>>()
        .join(" ")
}
