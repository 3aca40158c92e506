//! The words of a list's rows, folded and kept in memory, for lists that have no search of their own.
//!
//! All texts lie in one buffer, a line each, every word behind a space. A word of the search is looked for as it stands
//! there with its space, which goes through a few megabytes in a millisecond or two: no index is kept, and none is built.

use super::{List, queries};
use crate::error::Result;
use crate::fold::fold;
use crate::store::Db;

/// The words of all rows of a list.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// A line a row: ` ada larkby larkham primary\n`.
    text: String,
    /// The rows in the order of their lines, and where their line ends.
    rows: Vec<(i64, usize)>,
}

impl Words {
    /// Reads them: `sql` is the text of a row.
    pub(super) fn read(db: &Db, list: List, sql: &str) -> Result<Self> {
        let mut words = Self::default();
        queries::searched(db, list, sql, |id, text| words.add(id, text))?;
        Ok(words)
    }

    fn add(&mut self, id: i64, text: &str) {
        for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
            self.text.push(' ');
            self.text.push_str(word);
        }
        self.text.push('\n');
        self.rows.push((id, self.text.len()));
    }

    /// The rows in which every word of `search` begins a word.
    pub(super) fn find(&self, search: &str) -> Vec<i64> {
        let search = fold(search);
        let mut wanted: Vec<String> = search
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| format!(" {word}"))
            .collect();
        // The longest is the rarest as a rule.
        wanted.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
        let Some((rarest, others)) = wanted.split_first() else {
            return self.rows.iter().map(|(id, _)| *id).collect();
        };
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self
            .text
            .get(from..)
            .and_then(|rest| rest.find(rarest.as_str()))
        {
            let at = from + at;
            let line = self.rows.partition_point(|(_, end)| *end <= at);
            let Some((id, end)) = self.rows.get(line) else {
                break;
            };
            let begin = line
                .checked_sub(1)
                .and_then(|before| self.rows.get(before))
                .map_or(0, |(_, end)| *end);
            let text = self.text.get(begin..*end).unwrap_or_default();
            if others.iter().all(|word| text.contains(word.as_str())) {
                found.push(*id);
            }
            from = *end;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn some() -> Words {
        let mut words = Words::default();
        for (id, text) in [
            (7, "Dr Zoë Larkby-Ames  Larkham Primary"),
            (9, "Ada O'Larkin"),
            (3, ""),
            (5, "ada@larkham.example 01622 700100"),
        ] {
            words.add(id, text);
        }
        words
    }

    #[test]
    fn every_word_begins_a_word_of_the_row() {
        let words = some();
        for (search, found) in [
            ("", &[7, 9, 3, 5][..]),
            ("zoe", &[7]),
            ("LARK", &[7, 5]),
            ("prim lark", &[7]),
            ("ada", &[9, 5]),
            ("ada lark", &[5]),
            ("ark", &[]),
            ("ada ada", &[9, 5]),
            ("01622", &[5]),
            ("primary ada", &[]),
        ] {
            assert_eq!(words.find(search), found, "{search}");
        }
    }
}
