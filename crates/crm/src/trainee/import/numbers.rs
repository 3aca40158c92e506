//! Whose each number is: Register's id, the TRN, the provider's own id. No two people have the same one.
//!
//! Rows are judged in the order in which they are written, and each row that is taken gives its numbers to whom it means
//! ([`Numbers::give`]). So what is judged here is what a row meets when it is written: the preview and the import agree.

use super::known::Someone;
use crate::fold::fold;
use std::collections::HashMap;

/// A number that names one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Number {
    Register,
    Trn,
    Provider,
}

impl Number {
    /// `The TRN 1234567`
    pub(super) fn said(self, value: &str) -> String {
        match self {
            Self::Register => format!("Register’s id {value}"),
            Self::Trn => format!("The TRN {value}"),
            Self::Provider => format!("The provider’s id {value}"),
        }
    }

    /// Letters of an office's own ids are typed large and small.
    fn key(self, value: &str) -> (Self, String) {
        match self {
            Self::Provider => (self, fold(value)),
            Self::Register | Self::Trn => (self, value.to_owned()),
        }
    }
}

/// The numbers that a row says; blank: none.
pub(super) type InRow<'a> = [(Number, &'a str); 3];

/// Whose the numbers are, as the file has them and the rows so far leave them.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The people of the file who have one, by their ids.
    holders: HashMap<(Number, String), Vec<i64>>,
    /// What each of them has.
    held: HashMap<(Number, i64), String>,
    /// In which row of the sheet one stood.
    rows: HashMap<(Number, String), u32>,
}

impl Numbers {
    /// Those of everyone in the file.
    pub(super) fn of(people: &[Someone]) -> Self {
        let mut numbers = Self::default();
        for one in people {
            let theirs = [
                (Number::Register, one.register_id.as_str()),
                (Number::Trn, one.trn.as_str()),
                (Number::Provider, one.provider_ref.as_str()),
            ];
            numbers.hold(one.person_id, &theirs);
        }
        numbers
    }

    fn hold(&mut self, person: i64, numbers: &InRow<'_>) {
        for (number, value) in said(numbers) {
            let key = number.key(value);
            if let Some(before) = self.held.insert((number, person), key.1.clone())
                && let Some(holders) = self.holders.get_mut(&(number, before))
            {
                holders.retain(|holder| *holder != person);
            }
            self.holders.entry(key).or_default().push(person);
        }
    }

    /// Why a row cannot say these, whoever it means: a row before it does.
    pub(super) fn said_before(&self, numbers: &InRow<'_>) -> Option<String> {
        said(numbers).find_map(|(number, value)| {
            let row = self.rows.get(&number.key(value))?;
            Some(format!(
                "{} stands in row {row} too. Correct one, or make the two rows one.",
                number.said(value)
            ))
        })
    }

    /// Which of these is somebody else's than `person`'s, and whose; `None` as `person`: somebody new.
    pub(super) fn of_another<'a>(
        &self,
        person: Option<i64>,
        numbers: &InRow<'a>,
    ) -> Option<(Number, &'a str, i64)> {
        said(numbers).find_map(|(number, value)| {
            let holders = self.holders.get(&number.key(value))?;
            let is_theirs = person.is_some_and(|id| holders.contains(&id));
            let other = holders.first().filter(|_| !is_theirs)?;
            Some((number, value, *other))
        })
    }

    /// Gives the numbers of a row that is taken to whom it means; what they had before is free.
    pub(super) fn give(&mut self, person: Option<i64>, row: u32, numbers: &InRow<'_>) {
        for (number, value) in said(numbers) {
            self.rows.insert(number.key(value), row);
        }
        if let Some(id) = person {
            self.hold(id, numbers);
        }
    }
}

fn said<'a>(numbers: &InRow<'a>) -> impl Iterator<Item = (Number, &'a str)> {
    numbers
        .iter()
        .copied()
        .filter(|(_, value)| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trn(value: &str) -> InRow<'_> {
        [
            (Number::Register, ""),
            (Number::Trn, value),
            (Number::Provider, ""),
        ]
    }

    fn someone(person_id: i64, trn: &str, provider_ref: &str) -> Someone {
        Someone {
            person_id,
            trn: trn.to_owned(),
            provider_ref: provider_ref.to_owned(),
            ..Someone::default()
        }
    }

    #[test]
    fn a_number_is_free_once_a_row_gave_its_holder_another() {
        let mut numbers = Numbers::of(&[someone(1, "1111111", ""), someone(2, "2222222", "")]);
        let other = |numbers: &Numbers, person, value| {
            let found = numbers.of_another(person, &trn(value));
            found.map(|(_, _, id)| id)
        };
        assert_eq!(other(&numbers, Some(1), "1111111"), None);
        assert_eq!(other(&numbers, Some(2), "1111111"), Some(1));
        assert_eq!(other(&numbers, None, "1111111"), Some(1), "somebody new");
        numbers.give(Some(1), 2, &trn("3333333"));
        assert_eq!(other(&numbers, Some(2), "1111111"), None);
        assert_eq!(other(&numbers, Some(2), "3333333"), Some(1));
        numbers.give(Some(2), 3, &trn(""));
        assert_eq!(
            other(&numbers, Some(1), "2222222"),
            Some(2),
            "a blank frees nothing"
        );
    }

    #[test]
    fn a_number_that_stood_in_a_row_is_named_with_that_row() {
        let mut numbers = Numbers::of(&[]);
        numbers.give(None, 7, &trn("1111111"));
        assert_eq!(
            numbers.said_before(&trn("1111111")).as_deref(),
            Some("The TRN 1111111 stands in row 7 too. Correct one, or make the two rows one.")
        );
        assert_eq!(numbers.said_before(&trn("")), None);
    }

    #[test]
    fn an_id_of_the_offices_own_is_the_same_in_other_letters_and_may_be_shared_already() {
        let numbers = Numbers::of(&[someone(1, "", "nf-1"), someone(2, "", "NF-1")]);
        let said = [
            (Number::Register, ""),
            (Number::Trn, ""),
            (Number::Provider, "Nf-1"),
        ];
        for (person, other) in [(Some(1), None), (Some(2), None), (Some(3), Some(1))] {
            let found = numbers.of_another(person, &said).map(|(_, _, id)| id);
            assert_eq!(found, other);
        }
    }
}
