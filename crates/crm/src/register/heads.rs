//! Whether two rows name the same head teacher.
//!
//! The register has a name and a job title, no person. The office wants to hear of a new *person*, and of nothing else:
//! schools re-type the same head every year with other capitals, a title in the wrong column, another apostrophe, a first name moved into the surname.
//! So names are compared as the whole, folded ([`crate::fold`]), without titles, points and spaces; the title column counts for nothing and the job title neither.
//!
//! What cannot be told is said: a first name that stays while the surname changes is often a marriage, so such a change is marked *perhaps the same person* and a human decides.
//! A vacancy written as a name ("TBC", "Vacant") is no head.

use crate::fold::fold;
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

    /// The head in words: `Mrs Jane Doe`, `Mr John Doe (acting)`; empty where the post is vacant.
    pub fn display(&self) -> String {
        if self.is_vacant() {
            return String::new();
        }
        let recorded = |part: &&str| !part.is_empty() && !part.eq_ignore_ascii_case("not recorded");
        let title = Some(self.title.trim()).filter(|title| {
            recorded(title)
                && fold(title).split(' ').all(|word| TITLES.contains(&word))
                && !["headteacher", "principal"].contains(&fold(title).as_str())
        });
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
        let job = fold(self.job);
        let standing_in = ["acting", "interim"]
            .into_iter()
            .find(|word| job.split(' ').any(|own| own == *word));
        if let Some(word) = standing_in {
            words.push_str(&format!(" ({word})"));
        }
        words
    }
}
