//! Whether two rows name the same head teacher.
//!
//! The register has a name and a job title, no person. The office wants to hear of a new *person*, and of nothing else:
//! schools re-type the same head every year with other capitals, a title in the wrong column, another apostrophe, a first name moved into the surname.
//! So names are compared as the whole, folded ([`crate::fold`]), without titles, points and spaces; the title column counts for nothing and the job title neither.
//!
//! What cannot be told is said: a first name that stays while the surname changes is often a marriage, so such a change is marked *perhaps the same person* and a human decides.
//! A vacancy written as a name ("TBC", "Vacant") is no head.

use crate::fold::fold;
use crate::person::PersonName;
use crate::register::Establishment;

/// A head teacher as a row of the register has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head<'a> {
    /// HeadTitle (name), which may also be a job.
    pub title: &'a str,
    /// HeadFirstName.
    pub first: &'a str,
    /// HeadLastName.
    pub last: &'a str,
    /// HeadPreferredJobTitle.
    pub job: &'a str,
}

/// A head as a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedHead {
    /// Their names.
    pub name: PersonName,
    /// Whether they stand in.
    pub acting: bool,
}

/// What became of a school's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadChange {
    /// The same person, or none both times.
    Same,
    /// Another person.
    Changed {
        /// The same first name, or its initial, with a new surname; or the same surname where one first name is only the initial of the other.
        perhaps_same: bool,
    },
    /// There was one and there is none.
    Vacated,
    /// There was none and there is one.
    Filled,
}

/// Whether two names are one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sameness {
    /// They are the same name.
    Same,
    /// A name that was shortened, or a new surname.
    Perhaps,
    /// They are two people's.
    Other,
}

/// Titles that stand before a name. "Dean" and others that are first names too are left out.
const TITLES: [&str; 38] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "rev",
    "revd",
    "reverend",
    "the",
    "rt",
    "hon",
    "rthon",
    "sir",
    "dame",
    "sister",
    "sr",
    "br",
    "bro",
    "brother",
    "fr",
    "father",
    "canon",
    "lady",
    "lord",
    "rabbi",
    "imam",
    "madam",
    "mme",
    "mlle",
    "messrs",
    "mesdames",
    "venerable",
    "headteacher",
    "principal",
];

/// What is written where there is no head, without spaces.
const VACANT: [&str; 21] = [
    "vacant",
    "vacancy",
    "tbc",
    "tba",
    "tbd",
    "na",
    "none",
    "notknown",
    "unknown",
    "notrecorded",
    "notapplicable",
    "notavailable",
    "notyetappointed",
    "tobeconfirmed",
    "tobeappointed",
    "tobeadvised",
    "tobeannounced",
    "tobedetermined",
    "postvacant",
    "vacantpost",
    "noheadteacher",
];

/// A name taken apart for comparing.
struct Name {
    /// The folded words of the first name, without titles.
    first: Vec<String>,
    /// The folded words of the surname.
    last: Vec<String>,
}

impl Name {
    /// The name of `head`; none where the post is vacant.
    fn of(head: &Head<'_>) -> Option<Self> {
        let words = |text: &str| {
            fold(text)
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let mut first: Vec<String> = words(head.first);
        let mut last: Vec<String> = words(head.last);
        let title = |word: &String| TITLES.contains(&word.as_str());
        let titles = first.iter().take_while(|word| title(word)).count();
        first.drain(..titles);
        if first.is_empty() {
            // "Mrs Doe" in the surname. The last word is the name even where it looks like a title.
            let titles = last
                .iter()
                .take_while(|word| title(word))
                .count()
                .min(last.len().saturating_sub(1));
            last.drain(..titles);
        }
        let name = Self { first, last };
        let part_vacant =
            |part: &[String]| part.is_empty() || VACANT.contains(&part.concat().as_str());
        let vacant = (part_vacant(&name.first) && part_vacant(&name.last))
            || VACANT.contains(&name.whole().as_str())
            || name
                .first
                .iter()
                .chain(&name.last)
                .any(|word| word == "vacant" || word == "vacancy");
        (!vacant).then_some(name)
    }

    /// The whole name in one word, so that neither its split nor its spaces matter.
    fn whole(&self) -> String {
        self.first
            .iter()
            .chain(&self.last)
            .map(String::as_str)
            .collect()
    }

    /// Whether a human may take the two for one person whose name changed or was shortened.
    fn perhaps(&self, other: &Self) -> bool {
        let (Some(mine), Some(theirs)) = (self.first.first(), other.first.first()) else {
            return false;
        };
        let initial =
            |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
        let same_first = self.first.concat() == other.first.concat()
            || mine == theirs && mine.chars().count() > 1;
        let initials = initial(mine, theirs) || initial(theirs, mine);
        // Whether the surname is the same or new: with the first name or its initial the same, both are a "perhaps".
        same_first || initials
    }
}

/// Compares a school's head before and after.
pub fn compare(before: &Head<'_>, after: &Head<'_>) -> HeadChange {
    // Nearly always nothing changed at all.
    if before.first == after.first && before.last == after.last {
        return HeadChange::Same;
    }
    match (Name::of(before), Name::of(after)) {
        (None, None) => HeadChange::Same,
        (Some(_), None) => HeadChange::Vacated,
        (None, Some(_)) => HeadChange::Filled,
        (Some(before), Some(after)) if before.whole() == after.whole() => HeadChange::Same,
        (Some(before), Some(after)) => HeadChange::Changed {
            perhaps_same: before.perhaps(&after),
        },
    }
}

/// Whether words before a name are a title of a person, and not a job.
fn is_title(words: &str) -> bool {
    let words = fold(words);
    !words.is_empty()
        && words.split(' ').all(|word| TITLES.contains(&word))
        && !["headteacher", "principal"].contains(&words.as_str())
}

/// What stands before a surname and belongs to it.
const PARTICLES: [&str; 14] = [
    "van", "von", "der", "den", "de", "da", "del", "della", "di", "du", "la", "le", "st", "bin",
];

/// A name in words taken apart: `Mrs Jane Doe`, `Dr Mary van der Berg (acting)`; `None`: nobody is named.
///
/// The last word is the surname, with the small words before it that belong to it.
pub fn named_in(words: &str) -> Option<NamedHead> {
    let (words, acting) = ["(acting)", "(interim)"]
        .into_iter()
        .find_map(|end| Some((words.trim().strip_suffix(end)?, true)))
        .unwrap_or((words, false));
    let mut rest: Vec<&str> = words.split_whitespace().collect();
    let titles = rest
        .iter()
        .take_while(|word| is_title(word))
        .count()
        .min(rest.len().saturating_sub(1));
    let title = rest.drain(..titles).next().unwrap_or_default().to_owned();
    let surname = (1..rest.len())
        .find(|at| {
            rest.get(*at)
                .is_some_and(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
        })
        .unwrap_or(rest.len().saturating_sub(1));
    let (first, last) = rest.split_at_checked(surname)?;
    let name = PersonName {
        title,
        first: first.join(" "),
        last: last.join(" "),
        known_as: String::new(),
    };
    (!name.last.is_empty()).then_some(NamedHead { name, acting })
}

/// Whether two names in words may be one person: the same, or *perhaps the same*.
pub fn may_be_same(one: &PersonName, other: &PersonName) -> Sameness {
    fn of(name: &PersonName) -> Head<'_> {
        Head {
            first: &name.first,
            last: &name.last,
            ..Head::default()
        }
    }
    match compare(&of(one), &of(other)) {
        HeadChange::Same => Sameness::Same,
        HeadChange::Changed { perhaps_same: true } => Sameness::Perhaps,
        HeadChange::Changed { .. } | HeadChange::Vacated | HeadChange::Filled => Sameness::Other,
    }
}

impl<'a> Head<'a> {
    /// The head of a row.
    pub fn of(row: &'a Establishment) -> Self {
        Self {
            title: &row.head_title,
            first: &row.head_first,
            last: &row.head_last,
            job: &row.head_job,
        }
    }

    /// Whether there is nobody in the post.
    pub fn is_vacant(&self) -> bool {
        Name::of(self).is_none()
    }

    /// The head as a person, names split as the register's columns have them; `None`: the post is vacant.
    pub fn named(&self) -> Option<NamedHead> {
        if self.is_vacant() {
            return None;
        }
        let recorded = |part: &str| !part.is_empty() && !part.eq_ignore_ascii_case("not recorded");
        let tidy = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
        let (mut title, mut first, mut last) =
            (tidy(self.title), tidy(self.first), tidy(self.last));
        if !recorded(&title) || !is_title(&title) {
            title.clear();
        }
        // A title in the wrong column is still one.
        for part in [&mut first, &mut last] {
            if !recorded(part) {
                part.clear();
            }
            while let Some((word, rest)) = part.split_once(' ') {
                if !is_title(word) {
                    break;
                }
                if title.is_empty() {
                    word.clone_into(&mut title);
                }
                *part = rest.to_owned();
            }
        }
        if last.is_empty() {
            last = std::mem::take(&mut first);
        }
        Some(NamedHead {
            name: PersonName {
                title,
                first,
                last,
                known_as: String::new(),
            },
            acting: self.standing_in().is_some(),
        })
    }

    /// `acting` or `interim`, where the job title says so.
    fn standing_in(&self) -> Option<&'static str> {
        let job = fold(self.job);
        ["acting", "interim"]
            .into_iter()
            .find(|word| job.split(' ').any(|own| own == *word))
    }

    /// The head in words: `Mrs Jane Doe`, `Mr John Doe (acting)`; empty where the post is vacant.
    pub fn display(&self) -> String {
        if self.is_vacant() {
            return String::new();
        }
        let recorded = |part: &&str| !part.is_empty() && !part.eq_ignore_ascii_case("not recorded");
        let title = Some(self.title.trim()).filter(|title| recorded(title) && is_title(title));
        let parts = [
            title.unwrap_or_default(),
            self.first.trim(),
            self.last.trim(),
        ];
        let mut words = parts
            .into_iter()
            .filter(recorded)
            .flat_map(str::split_whitespace)
            .collect::<Vec<_>>()
            .join(" ");
        if let Some(word) = self.standing_in() {
            words.push_str(&format!(" ({word})"));
        }
        words
    }
}
