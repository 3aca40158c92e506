//! Register's words for what somebody trains to teach, and the subjects of Publish that the office knows them by.
//!
//! Register has 72 specialisms with a code, and three words without one, for which its files take the code of a neighbour
//! (dfe.md 1.3, 2026/27). Each belongs to one subject; a subject stands for its usual one. A primary course has
//! `primary teaching` first and what it specialises in after that; an early years course has `early years teaching`.

use super::rules::Rules;
use super::rules::routes::{EARLY_YEARS, PRIMARY};
use crate::fold::fold;
use crate::register::codes;
use std::collections::HashMap;
use std::sync::LazyLock;

const SHIPPED: &str = include_str!("../../../../assets/rules/specialisms-2026-27.csv");

/// Age ranges whose oldest pupil is at most 11, less that of early years (`ageRange` codes).
const PRIMARY_AGES: [&str; 6] = ["13909", "13911", "13912", "13913", "13914", "13915"];
/// What the primary subjects of Publish specialise in, by the subject.
const IN_PRIMARY: [(&str, &[&str]); 6] = [
    ("01", &["100320"]),
    ("02", &["100409", "100302"]),
    ("03", &["100403"]),
    ("04", &["100329"]),
    ("06", &["100433"]),
    ("07", &["100390"]),
];

/// A specialism of Register's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Specialism {
    /// `courseSubject` code; empty: Register has the word and its files no code.
    pub code: &'static str,
    /// Register's word.
    pub word: &'static str,
    /// The subject that it belongs to.
    pub subject: &'static str,
    /// Whether the subject stands for it.
    pub is_usual: bool,
}

impl Specialism {
    /// By which it is kept: the code, or the word where Register has no code for it.
    pub fn id(&self) -> &'static str {
        if self.code.is_empty() {
            self.word
        } else {
            self.code
        }
    }

    /// The code that bulk add takes for it: its own, or that of its subject's usual one (dfe.md 1.3, 2026/27).
    pub fn code_in_files(&self) -> &'static str {
        if self.code.is_empty() {
            usual(self.subject).map_or("", |usual| usual.code)
        } else {
            self.code
        }
    }
}

static ALL: LazyLock<Vec<Specialism>> = LazyLock::new(|| {
    SHIPPED
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',');
            let mut cell = || cells.next().unwrap_or_default();
            Specialism {
                code: cell(),
                word: cell(),
                subject: cell(),
                is_usual: cell() == "yes",
            }
        })
        .collect()
});

static BY_WORD: LazyLock<HashMap<String, &'static Specialism>> = LazyLock::new(|| {
    let mut by_word = HashMap::new();
    for one in ALL.iter() {
        by_word.insert(fold(one.word), one);
        if !one.code.is_empty() {
            by_word.insert(one.code.to_owned(), one);
            if let Some(name) = codes::name("courseSubject", one.code) {
                by_word.entry(fold(name)).or_insert(one);
            }
        }
    }
    by_word
});

/// All, in the DfE's order.
pub fn all() -> &'static [Specialism] {
    &ALL
}

/// The specialism that a text is: a code, Register's word, or the DfE's name.
pub fn meant(text: &str) -> Option<&'static Specialism> {
    BY_WORD.get(&fold(text)).copied()
}

/// What a subject stands for; `None`: Register has nothing for it.
pub fn usual(subject: &str) -> Option<&'static Specialism> {
    ALL.iter()
        .find(|one| one.is_usual && one.subject == subject)
}

/// Whether a course is primary by its ages, or where they are not known by its subject.
pub fn is_primary(age_range: &str, subject: &str) -> bool {
    PRIMARY_AGES.contains(&age_range)
        || age_range.is_empty()
            && (subject == "00" || IN_PRIMARY.iter().any(|(known, _)| *known == subject))
}

/// The specialisms of a course in Register's order, each once and at most three: the id of one that is known, else the code
/// of a newer list. `subjects`: the office's subjects (empty: none), each with the specialism that was chosen for it (empty:
/// the usual one).
pub fn of_course<'a, Text: AsRef<str>>(
    rules: &Rules,
    route: &str,
    age_range: &str,
    subjects: &'a [(Text, Text)],
) -> Vec<&'a str> {
    let subjects: Vec<(&str, &'a str)> = subjects
        .iter()
        .map(|(subject, chosen)| (subject.as_ref(), chosen.as_ref()))
        .filter(|(subject, _)| !subject.is_empty())
        .collect();
    let mut all: Vec<&'a str> = Vec::new();
    let early_years = rules.routes.of(route);
    if early_years.is_some_and(|route| route.early_years) {
        all.push(EARLY_YEARS);
    } else if is_primary(
        age_range,
        subjects.first().map_or("", |(subject, _)| subject),
    ) {
        all.push(PRIMARY);
    }
    let led = !all.is_empty();
    for (subject, chosen) in subjects {
        let chosen = match meant(chosen) {
            // What was chosen for another subject counts no more.
            Some(one) => (one.subject == subject).then(|| one.id()),
            // Newer than this program: of which subject it is, it does not know.
            None => rules.codes.has("courseSubject", chosen).then_some(chosen),
        };
        let within = IN_PRIMARY.iter().find(|(known, _)| *known == subject);
        match (chosen, within) {
            (Some(chosen), _) => all.push(chosen),
            (None, Some((_, within))) => all.extend(within.iter()),
            // Primary and early years are there already.
            (None, None) if led && subject == "00" => {}
            (None, None) => all.extend(usual(subject).map(Specialism::id)),
        }
    }
    first_three(all)
}

/// The same as the codes that bulk add takes.
pub fn codes_in_files<'a>(specialisms: &[&'a str]) -> Vec<&'a str> {
    first_three(
        specialisms
            .iter()
            .map(|id| meant(id).map_or(*id, |one| one.code_in_files()))
            .filter(|code| !code.is_empty()),
    )
}

/// Each once, at most three: so many a course has.
fn first_three<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once.truncate(3);
    once
}

/// The same in Register's words, as its lists have them: `Mathematics with physics and chemistry`.
pub fn said(rules: &Rules, codes: &[&str]) -> String {
    let word = |code: &str| match meant(code) {
        Some(one) => Some(one.word.to_owned()),
        None => rules
            .codes
            .name("courseSubject", code)
            .map(str::to_lowercase),
    };
    let words: Vec<String> = codes.iter().filter_map(|code| word(code)).collect();
    let Some((first, others)) = words.split_first() else {
        return String::new();
    };
    let mut letters = first.chars();
    let first: String = letters
        .next()
        .map(|letter| letter.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    if others.is_empty() {
        first
    } else {
        format!("{first} with {}", others.join(" and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_specialism_has_a_code_of_the_list_and_a_subject_that_there_is() {
        assert_eq!(ALL.len(), codes::training("courseSubject").count() + 3);
        for one in ALL.iter() {
            let known = one.code.is_empty() || codes::name("courseSubject", one.code).is_some();
            assert!(known, "{}", one.word);
            assert!(
                codes::training("subject").any(|code| code.code == one.subject),
                "{}",
                one.word
            );
            assert_eq!(meant(one.word), Some(one));
        }
        for code in codes::training("courseSubject") {
            assert_eq!(meant(code.name).map(|one| one.code), Some(code.code));
        }
        // Those without one have no code in Register's files: engineering and the like are asked of nobody alone.
        let without: Vec<&str> = codes::training("subject")
            .filter(|code| {
                usual(code.code).is_none()
                    && IN_PRIMARY.iter().all(|(known, _)| *known != code.code)
            })
            .map(|code| code.name)
            .collect();
        assert_eq!(
            without,
            [
                "Physical education with an EBacc subject",
                "Modern languages (other)",
                "Electronics",
                "Further education"
            ]
        );
        for subject in codes::training("subject") {
            let usual = ALL
                .iter()
                .filter(|one| one.is_usual && one.subject == subject.code);
            assert!(usual.count() <= 1, "{}", subject.name);
        }
    }

    #[test]
    fn a_course_has_registers_codes_in_registers_order() {
        // (route, ages, subjects with what was chosen, codes, words)
        type Case = (
            &'static str,
            &'static str,
            &'static [(&'static str, &'static str)],
            &'static [&'static str],
            &'static str,
        );
        let cases: &[Case] = &[
            ("12", "13918", &[("G1", "")], &["100403"], "Mathematics"),
            (
                "12",
                "13918",
                &[("G1", "100406")],
                &["100406"],
                "Statistics",
            ),
            ("12", "13918", &[("F3", "100406")], &["100425"], "Physics"),
            (
                "12",
                "13919",
                &[("F3", ""), ("G1", ""), ("F1", "")],
                &["100425", "100403", "100417"],
                "Physics with mathematics and chemistry",
            ),
            (
                "12",
                "13914",
                &[("00", "")],
                &["100511"],
                "Primary teaching",
            ),
            (
                "12",
                "13914",
                &[("03", "")],
                &["100511", "100403"],
                "Primary teaching with mathematics",
            ),
            (
                "12",
                "",
                &[("02", "")],
                &["100511", "100409", "100302"],
                "Primary teaching with geography and history",
            ),
            (
                "12",
                "13914",
                &[("00", ""), ("G1", "")],
                &["100511", "100403"],
                "Primary teaching with mathematics",
            ),
            (
                "19",
                "13920",
                &[("00", "")],
                &["100510"],
                "Early years teaching",
            ),
            (
                "12",
                "13918",
                &[("C6", "")],
                &["100433"],
                "Sport and exercise sciences",
            ),
            // Register has words that no code of its files stands for: bulk add takes the neighbour's.
            (
                "12",
                "13918",
                &[("C6", "Physical education")],
                &["100433"],
                "Physical education",
            ),
            (
                "12",
                "13918",
                &[("DT", "Design and technology"), ("09", "Citizenship")],
                &["100048", "100610"],
                "Design and technology with Citizenship",
            ),
            ("12", "13918", &[], &[], ""),
        ];
        for (route, ages, subjects, codes, words) in cases {
            let got = of_course(Rules::shipped(), route, ages, subjects);
            assert_eq!(codes_in_files(&got), *codes, "{subjects:?}");
            assert_eq!(said(Rules::shipped(), &got), *words);
        }
    }
}
