//! The order of all rows of a list by one column, kept in memory.
//!
//! Rows are sorted here and not by SQLite: its sorter takes five times as long for 50,000 names. The order is the same:
//! blanks last either way, numbers before texts, letters' case ignored as `NOCASE` does (and accents, as it does not), then by
//! name, then by id.
//! A view with a filter then takes its rows out of the order that is there.
//!
//! Where rows are grouped, they are sorted as if they were not, and then dealt out to their groups in that order.

use crate::fold::unaccented;
use rusqlite::Row;
use rusqlite::types::{Value, ValueRef};
use std::cmp::Ordering;
use std::collections::HashMap;

/// A value to sort by. Texts lie in small letters in one buffer.
#[derive(Clone, Copy)]
enum Key {
    Whole(i64),
    Real(f64),
    Text(Text),
    Blank,
}

/// A text in the buffer, with its first eight bytes, which nearly always decide.
#[derive(Clone, Copy, Default)]
struct Text {
    head: u64,
    from: u32,
    to: u32,
}

/// Rows on their way into an order.
#[derive(Default)]
pub(super) struct Rows {
    buffer: Vec<u8>,
    rows: Vec<(Key, Text, i64)>,
    groups: Option<Groups>,
}

/// The groups of some rows: each value once, and which of them a row has.
#[derive(Default)]
struct Groups {
    values: Vec<Value>,
    numbers: HashMap<Vec<u8>, u32>,
    of: HashMap<i64, u32>,
}

impl Groups {
    fn add(&mut self, id: i64, value: ValueRef<'_>) {
        let value = match value {
            ValueRef::Text([]) => ValueRef::Null,
            value => value,
        };
        // Of values that are one word in other letters ("Larkby", "LARKBY"), the first stands for all.
        let key = match value {
            ValueRef::Text(bytes) => unaccented(&String::from_utf8_lossy(bytes)).into_bytes(),
            other => format!("{other:?}").into_bytes(),
        };
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(key).or_insert_with(|| {
            self.values.push(match value {
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
                ValueRef::Null | ValueRef::Blob(_) => Value::Null,
            });
            next
        });
        self.of.insert(id, number);
    }

    /// Deals `ids` out to the groups, each keeping its order; the groups stand by their value, blanks last.
    fn deal(self, ids: &[i64]) -> (Vec<i64>, Vec<Value>, Vec<u32>) {
        let mut values: Vec<(u32, Value)> = (0..).zip(self.values).collect();
        values.sort_by(|(_, a), (_, b)| by_value(a, b));
        let mut dealt: Vec<Vec<i64>> = vec![Vec::new(); values.len()];
        let mut place_of = vec![0; values.len()];
        for (place, (number, _)) in values.iter().enumerate() {
            if let Some(slot) = place_of.get_mut(*number as usize) {
                *slot = place;
            }
        }
        for id in ids {
            let number = self.of.get(id).copied().unwrap_or_default();
            let place = place_of.get(number as usize).copied().unwrap_or_default();
            if let Some(group) = dealt.get_mut(place) {
                group.push(*id);
            }
        }
        let group_of = (0..)
            .zip(&dealt)
            .flat_map(|(number, group)| group.iter().map(move |_| number));
        let group_of = group_of.collect();
        let values = values.into_iter().map(|(_, value)| value).collect();
        (dealt.concat(), values, group_of)
    }
}

fn by_value(a: &Value, b: &Value) -> Ordering {
    #[allow(
        clippy::cast_precision_loss,
        reason = "as SQLite compares them, nearly"
    )]
    match (a, b) {
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        (Value::Real(a), Value::Real(b)) => a.total_cmp(b),
        (Value::Integer(a), Value::Real(b)) => (*a as f64).total_cmp(b),
        (Value::Real(a), Value::Integer(b)) => a.total_cmp(&(*b as f64)),
        (Value::Text(a), Value::Text(b)) => unaccented(a).cmp(&unaccented(b)),
        (Value::Null | Value::Blob(_), Value::Null | Value::Blob(_)) => Ordering::Equal,
        (Value::Null | Value::Blob(_), _)
        | (Value::Text(_), Value::Integer(_) | Value::Real(_)) => Ordering::Greater,
        _ => Ordering::Less,
    }
}

impl Rows {
    /// Rows that will stand in groups.
    pub(super) fn grouped() -> Self {
        Self {
            groups: Some(Groups::default()),
            ..Self::default()
        }
    }

    /// Adds a row of id, name, value and group.
    pub(super) fn add(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let name = match row.get_ref(1)? {
            ValueRef::Text(bytes) => self.text(bytes),
            _ => Text::default(),
        };
        let key = match row.get_ref(2)? {
            ValueRef::Integer(number) => Key::Whole(number),
            ValueRef::Real(number) => Key::Real(number),
            ValueRef::Text(bytes) if !bytes.is_empty() => Key::Text(self.text(bytes)),
            ValueRef::Text(_) | ValueRef::Null | ValueRef::Blob(_) => Key::Blank,
        };
        let id = row.get(0)?;
        self.rows.push((key, name, id));
        if let Some(groups) = &mut self.groups {
            groups.add(id, row.get_ref(3)?);
        }
        Ok(())
    }

    fn text(&mut self, bytes: &[u8]) -> Text {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let from = self.buffer.len();
        match std::str::from_utf8(bytes) {
            // É sorts with E, and not after Z.
            Ok(text) if !text.is_ascii() => self.buffer.extend(unaccented(text).bytes()),
            _ => self.buffer.extend(bytes.iter().map(u8::to_ascii_lowercase)),
        }
        let mut head = [0; 8];
        for (head, byte) in head.iter_mut().zip(self.buffer.iter().skip(from)) {
            *head = *byte;
        }
        Text {
            head: u64::from_be_bytes(head),
            from: place(from),
            to: place(self.buffer.len()),
        }
    }

    fn compare(&self, a: Text, b: Text) -> Ordering {
        let whole = |text: Text| {
            self.buffer
                .get(text.from as usize..text.to as usize)
                .unwrap_or_default()
        };
        a.head.cmp(&b.head).then_with(|| whole(a).cmp(whole(b)))
    }

    /// The order of the rows.
    pub(super) fn sorted(mut self, descending: bool) -> Order {
        let mut rows = std::mem::take(&mut self.rows);
        #[allow(
            clippy::cast_precision_loss,
            reason = "as SQLite compares them, nearly"
        )]
        let value = |a: Key, b: Key| match (a, b) {
            (Key::Whole(a), Key::Whole(b)) => a.cmp(&b),
            (Key::Whole(a), Key::Real(b)) => (a as f64).total_cmp(&b),
            (Key::Real(a), Key::Whole(b)) => a.total_cmp(&(b as f64)),
            (Key::Real(a), Key::Real(b)) => a.total_cmp(&b),
            (Key::Text(a), Key::Text(b)) => self.compare(a, b),
            (Key::Text(_), _) => Ordering::Greater,
            (_, Key::Text(_)) => Ordering::Less,
            (Key::Blank, _) | (_, Key::Blank) => Ordering::Equal,
        };
        rows.sort_unstable_by(|(a, a_name, a_id), (b, b_name, b_id)| {
            let blank = matches!(a, Key::Blank).cmp(&matches!(b, Key::Blank));
            let by_value = || {
                let by_value = value(*a, *b);
                if descending {
                    by_value.reverse()
                } else {
                    by_value
                }
            };
            blank
                .then_with(by_value)
                .then_with(|| self.compare(*a_name, *b_name))
                .then(a_id.cmp(b_id))
        });
        let ids: Vec<i64> = rows.into_iter().map(|(_, _, id)| id).collect();
        match self.groups.take() {
            None => Order::new(ids),
            Some(groups) => {
                let (ids, groups, group_of) = groups.deal(&ids);
                Order {
                    groups,
                    group_of,
                    ..Order::new(ids)
                }
            }
        }
    }
}

/// All rows of a list, in the order of one column.
pub(super) struct Order {
    ids: Vec<i64>,
    /// Positions in `ids`, by id.
    by_id: Vec<u32>,
    /// The values that rows are grouped by, in order; none where they are not.
    groups: Vec<Value>,
    /// Which of them each of `ids` has.
    group_of: Vec<u32>,
}

impl Order {
    fn new(ids: Vec<i64>) -> Self {
        let mut by_id: Vec<u32> = (0..).take(ids.len()).collect();
        by_id.sort_unstable_by_key(|at| ids.get(*at as usize).copied());
        Self {
            ids,
            by_id,
            groups: Vec::new(),
            group_of: Vec::new(),
        }
    }

    /// Every row.
    pub(super) fn all(&self) -> &[i64] {
        &self.ids
    }

    /// Those of `wanted` that there are, in this order.
    pub(super) fn of(&self, wanted: &[i64]) -> Vec<i64> {
        let chosen = self.chosen(wanted);
        let ids = self.ids.iter().zip(&chosen);
        ids.filter(|(_, chosen)| **chosen)
            .map(|(id, _)| *id)
            .collect()
    }

    /// The groups that `wanted` falls into, in this order, with how many of it each has.
    pub(super) fn groups(&self, wanted: &[i64]) -> Vec<(&Value, u32)> {
        let mut counts = vec![0; self.groups.len()];
        for (group, _) in self
            .group_of
            .iter()
            .zip(self.chosen(wanted))
            .filter(|(_, c)| *c)
        {
            if let Some(count) = counts.get_mut(*group as usize) {
                *count += 1;
            }
        }
        let groups = self.groups.iter().zip(counts);
        groups.filter(|(_, count)| *count > 0).collect()
    }

    /// Which of all rows are wanted.
    fn chosen(&self, wanted: &[i64]) -> Vec<bool> {
        let mut chosen = vec![false; self.ids.len()];
        let id_at = |at: &u32| self.ids.get(*at as usize).copied();
        for id in wanted {
            let found = self
                .by_id
                .binary_search_by(|at| id_at(at).cmp(&Some(*id)))
                .ok()
                .and_then(|at| self.by_id.get(at));
            if let Some(chosen) = found.and_then(|at| chosen.get_mut(*at as usize)) {
                *chosen = true;
            }
        }
        chosen
    }
}
