//! Finding the pairs that may be one person, without comparing everyone with everyone.
//!
//! Each person is filed under a few keys: their e-mails, their telephones, their surname at each of their schools (with
//! each letter left out in turn, so that one mistaken letter still meets), their whole name. Only those who share a key
//! are compared. The work grows with the people, not with their square.

use super::names::{Alike, Name, alike};
use super::rules::{QUEUED_FROM, Shared, score};
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// An e-mail or telephone that more people than this have is nobody's own.
pub const MOST_WITH_ONE_ADDRESS: usize = 4;
/// A key that more people than this share says nothing; so many of them are compared.
const MOST_OF_ONE_KEY: usize = 60;
/// A surname that no more people than this have is rare.
const RARE: u32 = 3;

/// A person as duplicates are looked for. The lists are sorted.
#[derive(Debug, Clone, Default)]
pub struct Someone {
    /// Their id.
    pub id: i64,
    /// Their names.
    pub name: Name,
    /// Their own e-mails, folded.
    pub emails: Vec<Box<str>>,
    /// Their own telephones, folded.
    pub telephones: Vec<Box<str>>,
    /// The schools where they ever held a post.
    pub schools: Vec<i64>,
    /// The trusts (Group UID) of those schools, and where they ever held a post.
    pub trusts: Vec<i64>,
}

/// Two records that may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The smaller id.
    pub one: i64,
    /// The other.
    pub other: i64,
    /// How alike the names are.
    pub alike: Alike,
    /// What else they share.
    pub shared: Shared,
    /// How likely, in points.
    pub score: u32,
}

/// How many people have each surname, and each whole name.
#[derive(Debug, Default)]
pub struct Names {
    last: HashMap<Box<str>, u32>,
    whole: HashMap<(Box<str>, Box<str>), u32>,
}

impl Names {
    /// Counts the names of some people.
    pub fn count(people: &[Someone]) -> Self {
        let mut names = Self::default();
        for person in people {
            let (first, last) = (person.name.first(), person.name.last());
            *names.last.entry(last.into()).or_default() += 1;
            *names.whole.entry((first.into(), last.into())).or_default() += 1;
        }
        names
    }

    /// Whether hardly anyone has the name of `person`, who is one of those counted or comes as another (`more` of them).
    pub fn is_rare(&self, name: &Name, more: u32) -> bool {
        let last = self.last.get(name.last()).copied().unwrap_or_default();
        let key = (name.first().into(), name.last().into());
        let whole = self.whole.get(&key).copied().unwrap_or_default();
        last + more <= RARE && whole + more <= 2
    }
}

/// Compares two people.
pub fn judge(a: &Someone, b: &Someone, names: &Names, more: u32) -> (Alike, Shared, u32) {
    let alike = alike(&a.name, &b.name);
    let shared = Shared {
        email: share(&a.emails, &b.emails),
        telephone: share(&a.telephones, &b.telephones),
        school: share(&a.schools, &b.schools),
        trust: share(&a.trusts, &b.trusts),
        rare_name: alike == Alike::Same && names.is_rare(&b.name, more),
        titles_differ: a.name.titles_differ(&b.name),
    };
    (alike, shared, score(alike, shared))
}

/// What two sorted lists have in common.
pub fn common<'a, T: Ord>(a: &'a [T], b: &[T]) -> Option<&'a T> {
    a.iter().find(|one| b.binary_search(one).is_ok())
}

fn share<T: Ord>(a: &[T], b: &[T]) -> bool {
    common(a, b).is_some()
}

/// The pairs that may be one person, the likeliest first; but those that were said to be two (`different`, the smaller
/// id first).
pub fn pairs(people: &[Someone], different: &HashSet<(i64, i64)>) -> Vec<Pair> {
    let mut filed: Vec<(u64, u32)> = Vec::with_capacity(people.len() * 16);
    for (at, person) in (0..).zip(people) {
        keys(person, |key| filed.push((key, at)));
    }
    filed.sort_unstable();
    filed.dedup();
    let mut met: Vec<(u32, u32)> = Vec::new();
    for together in filed.chunk_by(|a, b| a.0 == b.0) {
        let together = together.get(..MOST_OF_ONE_KEY).unwrap_or(together);
        for (index, (_, one)) in together.iter().enumerate() {
            met.extend(
                together
                    .iter()
                    .skip(index + 1)
                    .map(|(_, other)| (*one, *other)),
            );
        }
    }
    met.sort_unstable();
    met.dedup();
    let names = Names::count(people);
    let mut found: Vec<Pair> = met
        .into_iter()
        .filter_map(|(one, other)| {
            let (a, b) = (people.get(one as usize)?, people.get(other as usize)?);
            let ids = (a.id.min(b.id), a.id.max(b.id));
            let (alike, shared, score) = judge(a, b, &names, 0);
            (score >= QUEUED_FROM && !different.contains(&ids)).then_some(Pair {
                one: ids.0,
                other: ids.1,
                alike,
                shared,
                score,
            })
        })
        .collect();
    found.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.score), pair.one, pair.other));
    found
}

/// What a person is filed under.
fn keys(person: &Someone, mut file: impl FnMut(u64)) {
    for email in &person.emails {
        file(key("email", 0, email));
    }
    for telephone in &person.telephones {
        file(key("telephone", 0, telephone));
    }
    let name = &person.name;
    let whole = format!("{} {}", name.first(), name.last());
    file(key("name", 0, &whole));
    // A person with one name may have it as surname here and as first name there, and any surname may miss a letter.
    let mut surnames: Vec<String> = vec![name.last().to_owned(), name.first().replace(' ', "")];
    surnames.extend(name.parts().iter().map(ToString::to_string));
    surnames.extend(name.last().char_indices().map(|(at, letter)| {
        let (before, after) = (
            name.last().get(..at),
            name.last().get(at + letter.len_utf8()..),
        );
        [before.unwrap_or_default(), after.unwrap_or_default()].concat()
    }));
    for surname in surnames.iter().filter(|surname| !surname.is_empty()) {
        for school in &person.schools {
            file(key("school", *school, surname));
        }
    }
}

fn key(kind: &str, place: i64, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, place, text).hash(&mut hasher);
    hasher.finish()
}
