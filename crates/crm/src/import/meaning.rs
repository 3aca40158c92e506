//! What a heading means: a field, and whose.
//!
//! A heading is first looked for whole among the synonyms that the fields declare. Where a row names several people their
//! headings carry a post or a number (`Head e-mail`, `Mentor 2`, `Deputy`), so it is then looked for without them.

use super::field::{About, Choice, Field, Kind};
use crate::fold::fold;

/// Whose a column is: the post in its heading, and the number where there are several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Whose {
    /// Which of the choices names the person.
    pub choice: Option<usize>,
    /// The first, second … of those; the first is 0.
    pub number: u32,
}

/// What a heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Meaning {
    /// The index of the field.
    pub field: usize,
    /// Whose it is; the same for everything that is about the row.
    pub whose: Whose,
}

/// The fields and posts of a noun, as headings name them.
pub(crate) struct Dictionary<'a> {
    pub fields: &'a [Field],
    /// What tells the people of a row apart; empty: a row is about one thing.
    pub posts: &'a [Choice],
}

/// Words that only number: `Contact 2`, `2nd contact`.
const NUMBERS: &[(&str, u32)] = &[
    ("1", 0),
    ("1st", 0),
    ("first", 0),
    ("one", 0),
    ("2", 1),
    ("2nd", 1),
    ("second", 1),
    ("two", 1),
    ("3", 2),
    ("3rd", 2),
    ("third", 2),
    ("three", 2),
    ("4", 3),
    ("4th", 3),
    ("5", 4),
    ("5th", 4),
    ("6", 5),
    ("7", 6),
    ("8", 7),
];

/// Words that say nothing beside others.
const FILLERS: &[&str] = &[
    "the", "of", "s", "required", "optional", "current", "main", "please", "if", "known",
];

impl Dictionary<'_> {
    /// What `heading` means.
    pub(crate) fn meaning(&self, heading: &str) -> Option<Meaning> {
        let folded = fold(heading);
        if folded.is_empty() {
            return None;
        }
        let words: Vec<&str> = folded.split(' ').collect();
        self.of_words(&words).or_else(|| {
            // "E-mail (work)", "Name*"
            let bare = heading.split(['(', '[', ':']).next().unwrap_or_default();
            let folded = fold(bare);
            let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
            self.of_words(&words)
        })
    }

    fn of_words(&self, words: &[&str]) -> Option<Meaning> {
        if words.is_empty() {
            return None;
        }
        let found = |field, whose| Meaning { field, whose };
        if let Some(field) = self.field(words, false) {
            return Some(found(field, Whose::default()));
        }
        let (rest, number) = without_number(words);
        if self.posts.is_empty() {
            return None;
        }
        if let Some(number) = number
            && let Some(field) = self.field(&rest, true)
        {
            return Some(found(
                field,
                Whose {
                    choice: None,
                    number,
                },
            ));
        }
        let (post, rest) = self.without_post(&rest)?;
        let whose = Whose {
            choice: Some(post),
            number: number.unwrap_or(0),
        };
        let rest: Vec<&str> = rest
            .into_iter()
            .filter(|word| !FILLERS.contains(word))
            .collect();
        if rest.is_empty() {
            let name = self
                .fields
                .iter()
                .position(|field| field.kind == Kind::FullName)?;
            return Some(found(name, whose));
        }
        self.field(&rest, true).map(|field| found(field, whose))
    }

    /// The field that some words name; `of_a_person` only those about one person.
    fn field(&self, words: &[&str], of_a_person: bool) -> Option<usize> {
        let position = |matches: &dyn Fn(&str) -> bool| {
            self.fields.iter().position(|field| {
                (!of_a_person || field.about == About::Person)
                    && (field.synonyms.iter().any(|synonym| matches(synonym))
                        || matches(&fold(field.label))
                        || words.concat() == field.id.to_lowercase())
            })
        };
        // To the letter first: “Posts” is a field, and “Post” another.
        let as_written = words.join(" ");
        position(&|synonym| synonym == as_written)
            .or_else(|| position(&|synonym| same_words(words, synonym)))
    }

    /// Takes the longest post out of some words.
    fn without_post<'w>(&self, words: &[&'w str]) -> Option<(usize, Vec<&'w str>)> {
        let mut best: Option<(usize, usize, usize)> = None;
        for (index, post) in self.posts.iter().enumerate() {
            let label = fold(&post.label);
            for name in std::iter::once(&label).chain(&post.synonyms) {
                let length = name.split(' ').count();
                let at = words
                    .windows(length)
                    .position(|window| same_words(window, name));
                if let Some(at) = at
                    && best.is_none_or(|(_, _, known)| length > known)
                {
                    best = Some((index, at, length));
                }
            }
        }
        let (index, at, length) = best?;
        let rest = words
            .iter()
            .enumerate()
            .filter(|(place, _)| *place < at || *place >= at + length)
            .map(|(_, word)| *word)
            .collect();
        Some((index, rest))
    }
}

/// Whether some words are those of a folded text, plural or possessive alike.
fn same_words(words: &[&str], text: &str) -> bool {
    let mut others = text.split(' ');
    words.iter().all(|word| {
        others
            .next()
            .is_some_and(|other| singular(word) == singular(other))
    }) && others.next().is_none()
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// Takes a number out of some words: `mentor 2 email`, `email2`.
fn without_number<'w>(words: &[&'w str]) -> (Vec<&'w str>, Option<u32>) {
    let number_of = |word: &str| {
        NUMBERS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, number)| *number)
    };
    let mut rest = words.to_vec();
    if rest.len() > 1
        && let Some(at) = rest.iter().position(|word| number_of(word).is_some())
    {
        let number = number_of(rest.remove(at));
        return (rest, number);
    }
    // "email2", "mentor2 email"
    for word in &mut rest {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(bare.len()..).unwrap_or_default();
        if !bare.is_empty()
            && let Some(number) = number_of(digits)
        {
            *word = bare;
            return (rest, Some(number));
        }
    }
    (rest, None)
}

#[cfg(test)]
mod tests;
