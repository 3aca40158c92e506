//! How alike the names of two people are. Rules without a file, over names that were folded once.
//!
//! A school says Kate, the register Katherine and a spreadsheet "K. Ames": what is written is compared as people use it.
//! What is *not* alike is as much of the rule: an initial is only worth something beside the surname, and a surname that
//! differs altogether is nothing by itself.

use super::super::PersonName;
use crate::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Given names that stand for one another: a line each, the full forms and what they are shortened to.
const SHORT_FORMS: &str = include_str!("short_forms.txt");

/// The lines of [`SHORT_FORMS`] that hold a name. Two names stand for one another where they share a line: Alex is
/// short for Alexander and for Alexandra, which are not one name.
static LINES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (number, line) in SHORT_FORMS.lines().enumerate() {
        for name in line.split_whitespace() {
            lines.entry(name).or_default().push(number);
        }
    }
    lines
});

/// Titles that say of whom they are: 0 for men's, 1 for women's.
const TITLES: [(&str, u8); 14] = [
    ("mr", 0),
    ("sir", 0),
    ("lord", 0),
    ("father", 0),
    ("fr", 0),
    ("brother", 0),
    ("mrs", 1),
    ("ms", 1),
    ("miss", 1),
    ("dame", 1),
    ("lady", 1),
    ("mother", 1),
    ("sister", 1),
    ("sr", 1),
];

/// A surname or given name of fewer letters is another name when one of them differs: Lee and Lea.
const SHORTEST_WITH_TYPO: usize = 4;

/// How alike two names are, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alike {
    /// The same.
    Same,
    /// The same surname, and one goes by the other's first name or by a usual short form of it.
    ShortForm,
    /// The first name of each is the surname of the other.
    Swapped,
    /// One letter apart.
    Typo,
    /// The same first name, and one surname is part of the other: Ames and Ames-Bell.
    PartOfSurname,
    /// The same surname, and one has an initial only.
    Initial,
    /// The same surname, and one has no first name.
    NoFirst,
    /// The same first name, and another surname, as after a marriage.
    OtherSurname,
    /// Two names.
    Different,
}

/// A person's names as they are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// First names, folded.
    first: Box<str>,
    /// The first name that is used, folded; empty: the first.
    known_as: Box<str>,
    /// Surname, folded, without its spaces: Mc Donald is McDonald.
    last: Box<str>,
    /// The words of a surname of more than one.
    parts: Box<[Box<str>]>,
    /// Of whom the title is, where it says so.
    title: Option<u8>,
}

impl Name {
    /// A name, folded.
    pub fn new(name: &PersonName) -> Self {
        let title = fold(&name.title);
        let last = fold(&name.last);
        let parts: Vec<Box<str>> = last.split(' ').map(Box::from).collect();
        Self {
            first: fold(&name.first).into(),
            known_as: fold(&name.known_as).into(),
            last: last.replace(' ', "").into(),
            parts: if parts.len() > 1 {
                parts.into()
            } else {
                Box::default()
            },
            title: TITLES
                .iter()
                .find(|(word, _)| *word == title)
                .map(|(_, whose)| *whose),
        }
    }

    /// The surname as it is compared.
    pub fn last(&self) -> &str {
        &self.last
    }

    /// The words of a surname of more than one.
    pub fn parts(&self) -> &[Box<str>] {
        &self.parts
    }

    /// The first names, whole.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Whether one title is a man's and the other a woman's.
    pub fn titles_differ(&self, other: &Self) -> bool {
        matches!((self.title, other.title), (Some(a), Some(b)) if a != b)
    }

    /// What they may be called: the first names whole, the first of several, the name that is used.
    pub fn given(&self) -> impl Iterator<Item = &str> {
        let first_word = self.first.split(' ').next().filter(|word| {
            // The J of "J M" is an initial, not a name.
            word.len() > 1 && word.len() < self.first.len()
        });
        [Some(&*self.first), first_word, Some(&*self.known_as)]
            .into_iter()
            .flatten()
            .filter(|name| !name.is_empty())
    }

    fn is_initial(&self) -> bool {
        let initials = self.first.split(' ').all(|word| word.chars().count() == 1);
        self.known_as.is_empty() && initials
    }
}

/// How alike two given names are, the closest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Given {
    Same,
    ShortForm,
    Typo,
    Initial,
    Missing,
    Different,
}

/// How alike two names are.
pub fn alike(a: &Name, b: &Name) -> Alike {
    let given = given_alike(a, b);
    let swapped = || {
        !a.first.is_empty()
            && *a.first.replace(' ', "") == *b.last
            && *b.first.replace(' ', "") == *a.last
    };
    if a.last == b.last {
        return match given {
            Given::Same => Alike::Same,
            Given::ShortForm => Alike::ShortForm,
            Given::Typo => Alike::Typo,
            Given::Initial => Alike::Initial,
            Given::Missing => Alike::NoFirst,
            Given::Different => Alike::Different,
        };
    }
    if swapped() {
        return Alike::Swapped;
    }
    if !matches!(given, Given::Same | Given::ShortForm) {
        return Alike::Different;
    }
    if one_letter_apart(&a.last, &b.last) {
        Alike::Typo
    } else if is_part(a, b) || is_part(b, a) {
        Alike::PartOfSurname
    } else if a.is_initial() {
        // Two initials that are the same say nothing of two surnames.
        Alike::Different
    } else {
        Alike::OtherSurname
    }
}

/// Whether the surname of `short` is one of the words of `long`'s.
fn is_part(short: &Name, long: &Name) -> bool {
    long.parts.contains(&short.last)
}

fn given_alike(a: &Name, b: &Name) -> Given {
    if a.first.is_empty() && a.known_as.is_empty() || b.first.is_empty() && b.known_as.is_empty() {
        return Given::Missing;
    }
    if a.first == b.first {
        return Given::Same;
    }
    if a.is_initial() || b.is_initial() {
        let initial = |name: &Name| -> Vec<Option<char>> {
            name.given().map(|given| given.chars().next()).collect()
        };
        let (a, b) = (initial(a), initial(b));
        return if a.iter().any(|letter| b.contains(letter)) {
            Given::Initial
        } else {
            Given::Different
        };
    }
    let of = |one: &str, other: &str| -> Given {
        if one == other || stand_for_one_another(one, other) {
            Given::ShortForm
        } else if one_letter_apart(one, other) {
            Given::Typo
        } else {
            Given::Different
        }
    };
    a.given()
        .flat_map(|one| b.given().map(move |other| of(one, other)))
        .min()
        .unwrap_or(Given::Different)
}

fn stand_for_one_another(a: &str, b: &str) -> bool {
    match (LINES.get(a), LINES.get(b)) {
        (Some(a), Some(b)) => a.iter().any(|line| b.contains(line)),
        _ => false,
    }
}

/// Whether one letter was left out, put in, mistaken for another, or changed places with its neighbour.
pub fn one_letter_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < SHORTEST_WITH_TYPO || long.len() > short.len() + 4 {
        return false;
    }
    let short: Vec<char> = short.chars().collect();
    let long: Vec<char> = long.chars().collect();
    let same_first = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let rest = |letters: &'_ [char], skip: usize| -> Vec<char> {
        letters.iter().skip(same_first + skip).copied().collect()
    };
    match long.len() - short.len() {
        0 => {
            let (a, b) = (rest(&short, 0), rest(&long, 0));
            let changed_places = match (a.as_slice(), b.as_slice()) {
                ([a1, a2, a @ ..], [b1, b2, b @ ..]) => a1 == b2 && a2 == b1 && a == b,
                _ => false,
            };
            changed_places || (!a.is_empty() && rest(&short, 1) == rest(&long, 1))
        }
        1 => rest(&short, 0) == rest(&long, 1),
        _ => false,
    }
}
