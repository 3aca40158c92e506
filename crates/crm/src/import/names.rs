//! A full name in one cell, taken apart: title, first names, last name.
//!
//! `Mrs Jane Smith-Jones`, `Smith-Jones, Jane (Mrs)`, `Dr J van der Berg`, `SMITH Jane`, `MCDONALD`. What names two people
//! (`Mr & Mrs Smith`, `Jane Smith / Tom Brown`) is not taken apart but asked, since only the office knows who is meant.

use crate::person::PersonName;

/// What a cell with a full name held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Split {
    /// One person.
    One(PersonName),
    /// More than one person.
    Several,
    /// Nothing that could be a name.
    Unreadable,
}

/// Titles as they are written, and how they are found.
const TITLES: &[(&str, &[&str])] = &[
    ("Mr", &["mr", "mister"]),
    ("Mrs", &["mrs"]),
    ("Ms", &["ms"]),
    ("Miss", &["miss"]),
    ("Mx", &["mx"]),
    ("Dr", &["dr", "doctor"]),
    ("Prof", &["prof", "professor"]),
    ("Rev", &["rev", "revd", "reverend"]),
    ("Fr", &["fr", "father"]),
    ("Sr", &["sr", "sister"]),
    ("Canon", &["canon"]),
    ("Sir", &["sir"]),
    ("Dame", &["dame"]),
    ("Lady", &["lady"]),
    ("Lord", &["lord"]),
    ("Cllr", &["cllr", "councillor"]),
];

/// What stands before a last name and belongs to it.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "da", "do", "dos", "du", "del", "della", "di", "la", "le",
    "el", "al", "bin", "ibn", "ap", "ab", "st", "saint", "mc", "mac", "ter", "ten", "zu",
];

/// Letters behind a name that are no part of it.
const AFTER: &[&str] = &[
    "obe", "mbe", "cbe", "npqh", "npq", "ba", "bsc", "ma", "msc", "med", "phd", "pgce", "qts",
    "jr", "hons",
];

/// A title as it is kept; `None`: it is none.
pub(crate) fn title(word: &str) -> Option<&'static str> {
    let bare = word.trim_end_matches('.').to_lowercase();
    TITLES
        .iter()
        .find(|(_, spellings)| spellings.contains(&bare.as_str()))
        .map(|(title, _)| *title)
}

/// Takes a full name apart.
pub(crate) fn split(text: &str) -> Split {
    let text = tidy(text);
    if !text.chars().any(char::is_alphabetic) || text.contains('@') {
        return Split::Unreadable;
    }
    if names_several(&text) {
        return Split::Several;
    }
    let (text, aside) = without_brackets(&text);
    let mut name = PersonName::default();
    // "Smith, Jane (Mrs)": the title may stand in brackets.
    if let Some(found) = aside.as_deref().and_then(title) {
        found.clone_into(&mut name.title);
    }
    let rest = match text.split_once(',') {
        Some((before, behind)) if only_letters_after(behind) => before.to_owned(),
        Some((one, other)) if are_two_names(one, other) => return Split::Several,
        Some((last, first)) => return surname_first(name, last, first),
        None => text,
    };
    let mut words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    take_titles(&mut words, &mut name);
    while words.len() > 1 && words.last().is_some_and(|word| is_after(word)) {
        words.pop();
    }
    // "SMITH Jane", "Jane SMITH": the last name in capitals.
    let shouted = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let leading = words.iter().take_while(|word| shouted(word)).count();
    let (first, last): (Vec<&str>, Vec<&str>) = match words.as_slice() {
        [] => return Split::Unreadable,
        [one] => (Vec::new(), vec![one]),
        words
            if leading > 0 && leading < words.len() && !words.iter().skip(leading).any(shouted) =>
        {
            let (last, first) = words.split_at(leading);
            (first.to_vec(), last.to_vec())
        }
        words => {
            let at = words
                .iter()
                .skip(1)
                .position(|word| {
                    PARTICLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
                })
                .map(|at| at + 1)
                .filter(|at| at + 1 < words.len())
                .unwrap_or(words.len() - 1);
            let (first, last) = words.split_at(at);
            (first.to_vec(), last.to_vec())
        }
    };
    name.first = cased(&first.join(" "));
    name.last = cased(&last.join(" "));
    Split::One(name)
}

fn surname_first(mut name: PersonName, last: &str, first: &str) -> Split {
    let mut words: Vec<&str> = first
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    take_titles(&mut words, &mut name);
    // "Smith, Jane Mrs"
    if name.title.is_empty()
        && let Some(found) = words.last().copied().and_then(title)
    {
        found.clone_into(&mut name.title);
        words.pop();
    }
    let mut surname: Vec<&str> = last.split(' ').filter(|word| !word.is_empty()).collect();
    take_titles(&mut surname, &mut name);
    name.first = cased(&words.join(" "));
    name.last = cased(&surname.join(" "));
    if name.last.is_empty() {
        return Split::Unreadable;
    }
    Split::One(name)
}

fn take_titles(words: &mut Vec<&str>, name: &mut PersonName) {
    while words.len() > 1
        && let Some(found) = words.first().copied().and_then(title)
    {
        // "Rev Dr Smith" keeps the first.
        if name.title.is_empty() {
            found.clone_into(&mut name.title);
        }
        words.remove(0);
    }
}

fn is_after(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    AFTER.contains(&bare.to_lowercase().as_str())
}

fn only_letters_after(text: &str) -> bool {
    let mut words = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(is_after)
}

/// Without what stands in brackets at the end, which is given apart.
fn without_brackets(text: &str) -> (String, Option<String>) {
    match (text.find('('), text.rfind(')')) {
        (Some(from), Some(to)) if from < to => {
            let inside = text.get(from + 1..to).unwrap_or_default().trim().to_owned();
            let around = format!(
                "{} {}",
                text.get(..from).unwrap_or_default(),
                text.get(to + 1..).unwrap_or_default()
            );
            (tidy(&around), Some(inside))
        }
        _ => (text.to_owned(), None),
    }
}

fn names_several(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains(['&', '/', ';', '+', '\n'])
        || lower.split(' ').any(|word| word == "and")
        || lower
            .split(',')
            .filter(|part| !part.trim().is_empty())
            .count()
            > 2
}

/// `Mary Jones, Pat Kay`: a whole name on either side of the comma, where `Smith-Jones, Mary Ann` has a surname on one. A
/// title on one side alone, or a particle, speaks for a surname of several words: `van der Berg, Mary Ann`.
fn are_two_names(one: &str, other: &str) -> bool {
    let has_title = |side: &str| side.split(' ').any(|word| title(word).is_some());
    let is_whole = |side: &str| {
        let words = || side.split(' ').filter(|word| title(word).is_none());
        let is_particle =
            |word: &str| PARTICLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
        // An initial is no name of its own: "O Brien, Mary A."
        let is_name = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
        words().filter(is_name).count() > 1 && !words().any(is_particle)
    };
    has_title(one) == has_title(other) && is_whole(one) && is_whole(other)
}

/// Single spaces, and apostrophes of one kind.
pub(crate) fn tidy(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() && c != '\n')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A name all in capitals, or all in small letters, as a name is written: `MCDONALD` is `McDonald`. Others stay.
pub(crate) fn cased(text: &str) -> String {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    if letters().count() < 2
        || (letters().any(char::is_lowercase) && letters().any(char::is_uppercase))
    {
        return text.to_owned();
    }
    // Initials: "JP".
    if letters().all(char::is_uppercase) && letters().count() == 2 && !text.contains(' ') {
        return text.to_owned();
    }
    let words: Vec<String> = text.split(' ').map(word_cased).collect();
    words.join(" ")
}

fn word_cased(word: &str) -> String {
    let lower = word.to_lowercase();
    if PARTICLES.contains(&lower.as_str())
        && !matches!(lower.as_str(), "st" | "saint" | "mc" | "mac")
    {
        return lower;
    }
    let mut out = String::with_capacity(word.len());
    let mut upper = true;
    for (at, c) in lower.char_indices() {
        if upper {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        let so_far = lower.get(..at + c.len_utf8()).unwrap_or_default();
        upper = matches!(c, '-' | '\'' | '’' | '.')
            || ((so_far == "mc" || so_far.ends_with("-mc")) && lower.len() > so_far.len() + 1);
    }
    out
}

#[cfg(test)]
mod tests;
