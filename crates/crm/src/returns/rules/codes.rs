//! The code lists of Register: those that the desk has of trainees anyway, and those that only the files need.

use super::{cells, rows};
use crate::fold::fold;
use crate::register::codes as shared;
use std::collections::HashMap;

const FILES_ONLY: &str = include_str!("../../../../../assets/codes/register-2026-27.csv");

/// Of several codes with one name the one that is meant: the islands' people are British too.
const USUAL: [(&str, &str); 1] = [("nationality", "GB")];

/// Lists of codes by their names.
#[derive(Debug, Clone, Default)]
pub struct CodeLists(HashMap<String, List>);

#[derive(Debug, Clone, Default)]
struct List {
    /// Codes and names, in the DfE's order.
    all: Vec<(String, String)>,
    by_code: HashMap<String, usize>,
}

impl List {
    fn put(&mut self, code: String, name: String) {
        self.by_code.insert(code.clone(), self.all.len());
        self.all.push((code, name));
    }
}

impl CodeLists {
    /// As shipped: the lists of teacher training, and those of the files.
    pub fn shipped() -> Self {
        let mut lists = Self::read(FILES_ONLY);
        for code in shared::of_training() {
            let list = lists.0.entry(code.list.to_owned()).or_default();
            list.put(code.code.to_owned(), code.name.to_owned());
        }
        lists
    }

    /// From a table with the columns list, code, name.
    pub fn read(text: &str) -> Self {
        let mut lists = Self::default();
        for [list, code, name] in rows(text).filter_map(cells) {
            lists.0.entry(list).or_default().put(code, name);
        }
        lists
    }

    /// Puts a newer list in the place of one; `text` has the columns of [`Self::read`].
    pub(super) fn replace(&mut self, list: &str, text: &str) {
        let newer = Self::read(text).0.remove(list).unwrap_or_default();
        self.0.insert(list.to_owned(), newer);
    }

    /// The codes and names of a list, in the DfE's order; empty: there is no such list.
    pub fn list(&self, list: &str) -> &[(String, String)] {
        self.0.get(list).map_or(&[], |list| list.all.as_slice())
    }

    /// Whether `code` is in the list, letter by letter.
    pub fn has(&self, list: &str, code: &str) -> bool {
        self.name(list, code).is_some()
    }

    /// The name of a code.
    pub fn name(&self, list: &str, code: &str) -> Option<&str> {
        let list = self.0.get(list)?;
        let at = *list.by_code.get(code)?;
        list.all.get(at).map(|(_, name)| name.as_str())
    }

    /// The code that somebody meant who wrote `text`: a code in other letters or without its zeros, or a name.
    pub fn meant(&self, list: &str, text: &str) -> Option<(&str, &str)> {
        let (wanted, name) = (text.trim_start_matches('0'), fold(text));
        let all = self.list(list).iter().filter(|(code, called)| {
            code.trim_start_matches('0').eq_ignore_ascii_case(wanted) || fold(called) == name
        });
        let is_usual = |code: &str| USUAL.contains(&(list, code));
        all.min_by_key(|(code, _)| !is_usual(code))
            .map(|(code, name)| (code.as_str(), name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rules;

    #[test]
    fn what_was_meant_is_found() {
        let codes = &Rules::shipped().codes;
        for (list, text, code) in [
            ("studyMode", "1", Some("01")),
            ("trainingRoute", "3", Some("03")),
            ("nationality", "gb", Some("GB")),
            ("nationality", "British", Some("GB")),
            ("degreeGrade", "first class honours", Some("01")),
            ("sex", "Female", Some("10")),
            ("sex", "7", None),
            ("no such list", "7", None),
        ] {
            assert_eq!(
                codes.meant(list, text).map(|(code, _)| code),
                code,
                "{text}"
            );
        }
        assert!(codes.has("studyMode", "01") && !codes.has("studyMode", "1"));
    }
}
