//! When two names are the same name.
//!
//! One office writes "St Josephs RC Prim", another "Saint Joseph's Catholic Primary School", the register "St. Joseph’s
//! Roman Catholic Primary School, Northfold". A [`Name`] keeps of each what tells schools apart, in one spelling:
//!
//! - its **own** words: "joseph", "st", sorted, without the `s` at the end, which hardly anybody writes where it belongs;
//! - its **kind**: infant, junior, primary, secondary, Church of England, Catholic …: often left out, rarely wrong.
//!
//! Words that come and go when a school becomes an academy or that many leave out (school, academy, community, voluntary
//! aided, the, and, of) count for nothing.

use crate::fold::fold;
use crate::search::words::one_slip;

/// What tells one school's name from another's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// Its own words in one spelling, sorted, each once.
    pub own: Vec<String>,
    /// Its kind, sorted, each once.
    pub kind: Vec<&'static str>,
}

/// How near two names are, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The same own words and the same kind.
    Same,
    /// The same own words, and one of them says more of the kind.
    Close,
    /// The same own words but for a slip of the pen.
    Slip,
    /// One has more own words than the other.
    Part,
    /// The same own words of another kind: the junior school beside the infant school.
    OtherKind,
    /// They share a word.
    Some,
    /// They share nothing.
    None,
}

/// What a word of a name is.
enum Word {
    /// One of its own.
    Own(&'static str),
    /// Its kind.
    Kind(&'static str),
    /// It counts for nothing.
    Nothing,
    /// One of its own, as it stands.
    AsItStands,
}

/// Several words that stand for one, folded; the longest first.
const PHRASES: &[(&[&str], &str)] = &[
    (&["church", "of", "england"], "ce"),
    (&["c", "of", "e"], "ce"),
    (&["c", "o", "e"], "ce"),
    (&["cof", "e"], "ce"),
    (&["c", "e"], "ce"),
    (&["roman", "catholic"], "rc"),
    (&["r", "c"], "rc"),
    (&["v", "a"], "va"),
    (&["v", "c"], "vc"),
    (&["sixth", "form"], "sixth"),
    (&["6th", "form"], "sixth"),
];

/// The spellings of one word: what stands first is the one that is kept.
const SPELLINGS: &[&[&str]] = &[
    // "St" is Saint or Street, as the register itself has it.
    &["st", "saint", "saints", "ss", "sts", "street", "str"],
    &["road", "rd"],
    &["lane", "ln"],
    &["avenue", "ave", "av"],
    &["park", "pk"],
    &["green", "grn"],
    &["house", "hse"],
    &["great", "gt"],
    &["mount", "mt"],
    &["bishop", "bp"],
];

/// The spellings of each kind.
const KINDS: &[&[&str]] = &[
    &["primary", "prim", "pri", "cp"],
    &["junior", "jnr", "jun", "jr"],
    &["infant", "inf"],
    &["nursery", "nurs"],
    &["secondary", "sec"],
    &["high", "hs"],
    &["middle", "mid"],
    &["first"],
    &["lower"],
    &["upper"],
    &["grammar", "gram"],
    &["college", "coll"],
    &["special", "spec"],
    &["preparatory", "prep"],
    &["sixth", "6th"],
    &["girl"],
    &["boy"],
    &["ce", "cofe", "coe", "anglican"],
    &["rc", "catholic"],
];

/// The words that hardly any name has as its own, so that a slip in one of them is seen as one.
const LONG_KINDS: &[&str] = &[
    "primary",
    "junior",
    "infant",
    "nursery",
    "secondary",
    "grammar",
    "college",
    "preparatory",
    "catholic",
    "school",
    "academy",
    "community",
    "voluntary",
    "controlled",
];

/// Words that count for nothing.
const NOTHING: &[&str] = &[
    "school",
    "sch",
    "schl",
    "academy",
    "acad",
    "the",
    "and",
    "of",
    "at",
    "for",
    "in",
    "a",
    "community",
    "comm",
    "county",
    "voluntary",
    "aided",
    "controlled",
    "va",
    "vc",
    "foundation",
];

/// Without the `s` of a plural or a possessive: "marys", "mary".
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

fn word_of(word: &str) -> Word {
    let among = |lists: &[&'static [&'static str]]| -> Option<&'static str> {
        let one = singular(word);
        lists
            .iter()
            .find(|spellings| spellings.iter().any(|own| *own == word || *own == one))
            .and_then(|spellings| spellings.first().copied())
    };
    if NOTHING.contains(&word) || NOTHING.contains(&singular(word)) {
        return Word::Nothing;
    }
    if let Some(kind) = among(KINDS) {
        return Word::Kind(kind);
    }
    if let Some(own) = among(SPELLINGS) {
        return Word::Own(own);
    }
    if word.len() >= 5
        && let Some(kind) = LONG_KINDS.iter().find(|kind| one_slip(kind, word))
    {
        return word_of(kind);
    }
    Word::AsItStands
}

/// The words of a folded text, phrases as one word.
fn words(folded: &str) -> Vec<&str> {
    let raw: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw.as_slice();
    while let [word, after @ ..] = rest {
        match PHRASES.iter().find(|(phrase, _)| rest.starts_with(phrase)) {
            Some((phrase, short)) => {
                out.push(*short);
                rest = rest.get(phrase.len()..).unwrap_or(&[]);
            }
            None => {
                out.push(*word);
                rest = after;
            }
        }
    }
    out
}

impl Name {
    /// Of a name as somebody wrote it.
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let mut name = Self::default();
        let words = words(&folded);
        for word in &words {
            match word_of(word) {
                Word::Own(own) => name.own.push(own.to_owned()),
                Word::AsItStands => name.own.push(singular(word).to_owned()),
                Word::Kind(kind) => name.kind.push(kind),
                Word::Nothing => {}
            }
        }
        // "The Academy" has no word of its own: then all count but the smallest.
        if name.own.is_empty() {
            name.own = words
                .iter()
                .filter(|word| !matches!(**word, "the" | "of" | "and"))
                .map(|word| (*word).to_owned())
                .collect();
        }
        name.own.sort_unstable();
        name.own.dedup();
        name.kind.sort_unstable();
        name.kind.dedup();
        name
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// How near `other` is, a name of the register in `place` (the words of its town, authority and the like), and
    /// whether this name itself says that place: "St Luke's, Larkham" for the St Luke's in Larkham. A place that only
    /// one of the two names says does not tell them apart.
    pub fn nearness(&self, other: &Self, place: &[String]) -> (Nearness, bool) {
        let slip = |word: &String, among: &[String]| {
            word.len() >= 4 && among.iter().any(|other| one_slip(word, other))
        };
        let mut slips = false;
        let mut lacking = |from: &Self, in_: &Self, other_words: &[String]| -> bool {
            from.own
                .iter()
                .filter(|word| !in_.own.contains(word) && !other_words.contains(word))
                .any(|word| {
                    let slipped = slip(word, &in_.own) || slip(word, other_words);
                    slips |= slipped;
                    !slipped
                })
        };
        let (mine, theirs) = (lacking(self, other, place), lacking(other, self, place));
        // Where a place makes up for a word, the others must say more than the place: Kent Hill is not Temple Hill, in
        // the locality Temple Hill of Kent.
        let all_said = self.own == other.own;
        let common = self.own.iter().any(|word| {
            (other.own.contains(word) || slip(word, &other.own))
                && (all_said || !place.contains(word) || self.own.len() == 1)
        });
        let shares = self.own.iter().any(|word| other.own.contains(word));
        let placed = self
            .own
            .iter()
            .any(|word| !other.own.contains(word) && place.contains(word));
        let nearness = match (common, mine, theirs) {
            (false, ..) if shares => Nearness::Some,
            (false, ..) => Nearness::None,
            (true, true, true) => Nearness::Some,
            (true, false, false) if slips => Nearness::Slip,
            (true, false, false) => match (
                self.kind == other.kind,
                self.kind.iter().all(|kind| other.kind.contains(kind)),
                other.kind.iter().all(|kind| self.kind.contains(kind)),
            ) {
                (true, ..) => Nearness::Same,
                (_, false, false) => Nearness::OtherKind,
                _ => Nearness::Close,
            },
            _ => Nearness::Part,
        };
        (nearness, placed)
    }

    /// How the own words may be spelled in the register, for the search: each with all its spellings, folded.
    pub fn spellings(&self) -> Vec<Vec<String>> {
        self.own.iter().map(|word| spellings(word)).collect()
    }
}

/// How a word of a name may be spelled.
pub(super) fn spellings(word: &str) -> Vec<String> {
    let listed = SPELLINGS
        .iter()
        .find(|spellings| spellings.first() == Some(&word));
    match listed {
        Some(spellings) => spellings.iter().map(|&word| word.to_owned()).collect(),
        None => vec![word.to_owned(), format!("{word}s")],
    }
}

/// Whether a text says that it names a school: "school", "academy", "primary", "St".
pub(super) fn sounds_like_a_school(text: &str) -> bool {
    let folded = fold(text);
    words(&folded).iter().any(|word| match word_of(word) {
        Word::Kind(_) => true,
        Word::Own(own) => own == "st",
        Word::Nothing => matches!(
            singular(word),
            "school" | "sch" | "schl" | "academy" | "acad"
        ),
        Word::AsItStands => false,
    })
}
