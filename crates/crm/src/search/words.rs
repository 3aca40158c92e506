//! Whole words of the search memory, for the matching of pasted names: there every word is written out, or with a slip.

use super::Index;

impl Index {
    /// The URNs of establishments whose text has, for each of `wanted`, at least one of its spellings as a whole word,
    /// in the order of their names. Spellings are folded.
    pub(crate) fn with_words(&self, wanted: &[Vec<String>]) -> Vec<i64> {
        let mut spelled: Vec<(usize, Vec<(u32, u32)>)> = wanted
            .iter()
            .map(|spellings| {
                let words: Vec<(u32, u32)> = spellings
                    .iter()
                    .filter_map(|word| self.number(word))
                    .map(|at| (at, at + 1))
                    .collect();
                let places = words.iter().map(|word| self.postings(*word).len()).sum();
                (places, words)
            })
            .collect();
        spelled.sort_by_key(|(places, _)| *places);
        let Some(((_, rarest), others)) = spelled.split_first() else {
            return Vec::new();
        };
        let mut places: Vec<u32> = rarest
            .iter()
            .flat_map(|word| self.postings(*word))
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        places
            .into_iter()
            .filter(|place| {
                others
                    .iter()
                    .all(|(_, words)| words.iter().any(|word| self.has_all(*place, &[*word])))
            })
            .filter_map(|place| self.urns.get(place as usize).copied())
            .collect()
    }

    /// The URNs of establishments whose folded name is `name`.
    pub(crate) fn named(&self, name: &str) -> Vec<i64> {
        let from = self.names.first_not(0, |known| known < name);
        let to = self.names.first_not(from, |known| known == name);
        self.urns.get(from..to).unwrap_or(&[]).to_vec()
    }

    /// Whether some text has this folded word.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.number(word).is_some()
    }

    /// The words that are one slip away from `word`. The first letter counts as right: few slip there, and the words of
    /// one letter are a twentieth of all.
    pub(crate) fn near(&self, word: &str) -> Vec<String> {
        let Some(first) = word.chars().next() else {
            return Vec::new();
        };
        let (from, to) = self.range(first.encode_utf8(&mut [0; 4]));
        (from..to)
            .map(|at| self.words.get(at as usize))
            .filter(|known| one_slip(known, word))
            .map(str::to_owned)
            .collect()
    }

    fn number(&self, word: &str) -> Option<u32> {
        self.words
            .number_of(word)
            .and_then(|at| u32::try_from(at).ok())
    }
}

/// What stands in `word` from a place on.
fn rest(word: &[u8], from: usize) -> &[u8] {
    word.get(from..).unwrap_or(&[])
}

/// Whether two words differ by one letter: one too many, one too few, another one, or two that changed places.
pub(crate) fn one_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one == other {
        return false;
    }
    let same = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (one.as_bytes(), other.as_bytes());
    if a.len() == b.len() {
        let swapped = a.get(same).is_some()
            && a.get(same) == b.get(same + 1)
            && a.get(same + 1) == b.get(same)
            && rest(a, same + 2) == rest(b, same + 2);
        return swapped || rest(a, same + 1) == rest(b, same + 1);
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    rest(long, same + 1) == rest(short, same)
}
