//! Which column fills which field: suggested, then as told.
//!
//! What was chosen for a heading the last time comes first, then the heading itself, then what the column holds. A guess
//! that would fill one field from two columns is not made: the second column is left out in sight, for the office to
//! place.

mod orders;

use super::adapter::Adapter;
use super::dates::{self, DateOrder, Order};
use super::field::{About, Choice, Field, Kind};
use super::header::Header;
use super::meaning::{Dictionary, Meaning, Whose};
use super::read::{Cell, Row, Sheet};
use super::{ImportBecause, ImportMapping, ImportPerson, rejects};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::register::cells;
use crate::types::Day;
use std::collections::HashMap;

/// How many cells of a column tell what it holds.
const LOOKED_AT: usize = 200;

/// What was chosen the last time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remembered {
    /// By heading, folded and numbered: the field (empty: left out), the post, the number among those of the post, the order.
    pub columns: HashMap<String, RememberedColumn>,
    /// Field, folded text, id.
    pub values: HashMap<(String, String), String>,
}

/// What was chosen for a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RememberedColumn {
    pub field: String,
    pub post: String,
    pub number: u32,
    pub order: Option<DateOrder>,
}

/// What becomes of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// The index of its field; `None`: it is left out.
    pub field: Option<usize>,
    /// The index of its person.
    pub person: usize,
    pub because: ImportBecause,
    pub order: Option<DateOrder>,
    pub asks_order: bool,
    pub order_says: String,
}

/// A mapping that can be used.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Mapping {
    /// By column of the sheet.
    pub columns: Vec<Column>,
    /// Who is who in a row.
    pub people: Vec<ImportPerson>,
    /// Field, folded text, id.
    pub values: HashMap<(String, String), String>,
}

/// The headings as they are remembered: folded, and numbered where one comes again.
pub(crate) fn heading_keys(header: &Header) -> Vec<String> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    header
        .columns
        .iter()
        .map(|text| {
            let folded = fold(text);
            let nth = seen.entry(folded.clone()).or_insert(0);
            *nth += 1;
            if *nth == 1 {
                folded
            } else {
                format!("{folded} #{nth}")
            }
        })
        .collect()
}

/// Suggests a mapping.
pub(crate) fn suggest(
    adapter: &dyn Adapter,
    sheet: &Sheet,
    header: &Header,
    remembered: &Remembered,
    today: Day,
) -> Mapping {
    let fields = adapter.fields();
    let posts = adapter
        .posts()
        .map_or(&[][..], |field| adapter.choices(field));
    let dictionary = Dictionary { fields, posts };
    let rows = sheet.rows.get(header.data..).unwrap_or_default();

    let mut found: Vec<Option<(Meaning, ImportBecause)>> = Vec::new();
    let mut left_out = Vec::new();
    for ((text, key), unnamed) in header
        .columns
        .iter()
        .zip(heading_keys(header))
        .zip(&header.unnamed)
    {
        let last = remembered.columns.get(&key).filter(|_| !unnamed);
        let kept = last.and_then(|last| kept_meaning(last, fields, posts));
        let is_reasons = text == rejects::REASONS;
        left_out.push(is_reasons || last.is_some_and(|last| last.field.is_empty()));
        found.push(match (kept, last) {
            (Some(meaning), _) => Some((meaning, ImportBecause::LastTime)),
            (None, Some(_)) => None,
            (None, None) if *unnamed || is_reasons => None,
            (None, None) => dictionary
                .meaning(text)
                .map(|meaning| (meaning, ImportBecause::Heading)),
        });
    }
    if !posts.is_empty() {
        number_repeated(&mut found, fields);
        give_to_the_person_before(&mut found, fields);
    }
    drop_second_claims(&mut found);
    by_content(&mut found, &left_out, fields, rows);
    let people = people_of(&found, fields, posts);
    let mut columns: Vec<Column> = found
        .iter()
        .enumerate()
        .map(|(at, found)| {
            let (field, person, because) = match found {
                Some((meaning, because)) => (
                    Some(meaning.field),
                    person_of(meaning.whose, fields.get(meaning.field), &people),
                    *because,
                ),
                None if left_out.get(at).copied().unwrap_or(false) => {
                    (None, 0, ImportBecause::LastTime)
                }
                None => (None, 0, ImportBecause::Nothing),
            };
            // Which order a program wrote the last time says nothing of what Excel has made of it since.
            let key_order = heading_keys(header)
                .get(at)
                .and_then(|key| remembered.columns.get(key))
                .and_then(|last| last.order)
                .filter(|_| !adapter.writes_day_first(&header.columns));
            with_order(
                Column {
                    field,
                    person,
                    because,
                    order: None,
                    asks_order: false,
                    order_says: String::new(),
                },
                fields,
                rows,
                at,
                key_order,
                today,
            )
        })
        .collect();
    if adapter.writes_day_first(&header.columns) {
        orders::settle(&mut columns, fields, rows, today);
    }
    Mapping {
        columns,
        people: people.into_iter().map(|(_, person)| person).collect(),
        values: remembered.values.clone(),
    }
}

/// What was chosen the last time, where it still is something.
fn kept_meaning(last: &RememberedColumn, fields: &[Field], posts: &[Choice]) -> Option<Meaning> {
    let field = fields.iter().position(|field| field.id == last.field)?;
    let choice = match last.post.as_str() {
        "" => None,
        post => Some(posts.iter().position(|choice| choice.id == post)?),
    };
    Some(Meaning {
        field,
        whose: Whose {
            choice,
            number: last.number,
        },
    })
}

/// `Name, E-mail, Name, E-mail`: the second name begins a second person.
fn number_repeated(found: &mut [Option<(Meaning, ImportBecause)>], fields: &[Field]) {
    let mut taken: HashMap<(usize, Whose), u32> = HashMap::new();
    for (meaning, because) in found.iter_mut().flatten() {
        let of_person = fields
            .get(meaning.field)
            .is_some_and(|field| field.about == About::Person);
        if !of_person || *because == ImportBecause::LastTime {
            continue;
        }
        let times = taken.entry((meaning.field, meaning.whose)).or_insert(0);
        meaning.whose.number += *times;
        *times += 1;
    }
}

/// `Head, E-mail, Deputy, E-mail`: a column that names nobody belongs to whoever was named before it.
fn give_to_the_person_before(found: &mut [Option<(Meaning, ImportBecause)>], fields: &[Field]) {
    let names = |meaning: &Meaning| {
        fields.get(meaning.field).is_some_and(|field| {
            field.kind == Kind::FullName || matches!(field.id, "firstName" | "lastName")
        })
    };
    let named: Vec<Whose> = found
        .iter()
        .flatten()
        .filter(|(meaning, _)| names(meaning))
        .map(|(meaning, _)| meaning.whose)
        .collect();
    let mut before = None;
    for (meaning, because) in found.iter_mut().flatten() {
        if names(meaning) {
            before = Some(meaning.whose);
            continue;
        }
        let of_person = fields
            .get(meaning.field)
            .is_some_and(|field| field.about == About::Person);
        if of_person
            && *because == ImportBecause::Heading
            && !named.contains(&meaning.whose)
            && meaning.whose.choice.is_none()
            && let Some(before) = before
        {
            meaning.whose = before;
        }
    }
}

/// One field of one person is filled from one column: what was chosen last time, else the first.
fn drop_second_claims(found: &mut [Option<(Meaning, ImportBecause)>]) {
    let mut claimed: HashMap<Meaning, usize> = HashMap::new();
    for at in 0..found.len() {
        let Some(Some((meaning, because))) = found.get(at).copied() else {
            continue;
        };
        match claimed.get(&meaning).copied() {
            None => drop(claimed.insert(meaning, at)),
            Some(first) => {
                let first_is_weaker = because == ImportBecause::LastTime
                    && !matches!(found.get(first), Some(Some((_, ImportBecause::LastTime))));
                let loser = if first_is_weaker { first } else { at };
                if first_is_weaker {
                    claimed.insert(meaning, at);
                }
                if let Some(place) = found.get_mut(loser) {
                    *place = None;
                }
            }
        }
    }
}

/// Columns whose heading said nothing, by what they hold.
fn by_content(
    found: &mut [Option<(Meaning, ImportBecause)>],
    left_out: &[bool],
    fields: &[Field],
    rows: &[Row],
) {
    let only_person = {
        let mut whose: Vec<Whose> = found
            .iter()
            .flatten()
            .filter(|(meaning, _)| {
                fields
                    .get(meaning.field)
                    .is_some_and(|field| field.about == About::Person)
            })
            .map(|(meaning, _)| meaning.whose)
            .collect();
        whose.sort_unstable();
        whose.dedup();
        match whose.as_slice() {
            [] => Some(Whose::default()),
            [one] => Some(*one),
            _ => None,
        }
    };
    for at in 0..found.len() {
        if found.get(at).is_some_and(Option::is_some) || left_out.get(at).copied().unwrap_or(false)
        {
            continue;
        }
        let Some(kind) = kind_of(rows, at) else {
            continue;
        };
        // The first field of the kind or none: a column of e-mails beside the people's is anybody's.
        let free = fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.kind == kind)
            .filter(|(index, _)| {
                !found
                    .iter()
                    .flatten()
                    .any(|(meaning, _)| meaning.field == *index)
            });
        let Some((field, declared)) = free else {
            continue;
        };
        let whose = match declared.about {
            About::Row => Some(Whose::default()),
            About::Person => only_person,
        };
        if let (Some(whose), Some(place)) = (whose, found.get_mut(at)) {
            *place = Some((Meaning { field, whose }, ImportBecause::Content));
        }
    }
}

/// What nearly all cells of a column are, where that tells anything.
fn kind_of(rows: &[Row], at: usize) -> Option<Kind> {
    let texts: Vec<String> = rows
        .iter()
        .map(|row| row.cell(at))
        .filter(|cell| !cell.is_blank())
        .take(LOOKED_AT)
        .map(Cell::text)
        .collect();
    if texts.is_empty() {
        return None;
    }
    let nearly_all = |is: &dyn Fn(&str) -> bool| {
        texts.iter().filter(|text| is(text.trim())).count() * 10 >= texts.len() * 9
    };
    if nearly_all(&|text| text.contains('@')) {
        Some(Kind::Email)
    } else if nearly_all(&|text| cells::urn(text.as_bytes()).is_some()) {
        Some(Kind::Urn)
    } else if nearly_all(&|text| {
        crate::school::matching::postcode_in(text).is_some_and(|(_, rest)| rest.is_empty())
    }) {
        Some(Kind::Postcode)
    } else if nearly_all(&|text| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        (10..=13).contains(&digits)
            && text.starts_with(['0', '+', '(', '\''])
            && !text.chars().any(char::is_alphabetic)
    }) {
        Some(Kind::Telephone)
    } else {
        None
    }
}

/// The people of a row, in the order of their columns; always at least one.
fn people_of(
    found: &[Option<(Meaning, ImportBecause)>],
    fields: &[Field],
    posts: &[Choice],
) -> Vec<(Whose, ImportPerson)> {
    let mut people: Vec<Whose> = Vec::new();
    for (meaning, _) in found.iter().flatten() {
        let of_person = fields
            .get(meaning.field)
            .is_some_and(|field| field.about == About::Person);
        if of_person && !people.contains(&meaning.whose) {
            people.push(meaning.whose);
        }
    }
    if people.is_empty() || posts.is_empty() {
        people = vec![Whose::default()];
    }
    let several = people.len() > 1;
    people
        .into_iter()
        .map(|whose| {
            let post = whose.choice.and_then(|at| posts.get(at));
            let label = match (post, whose.number) {
                (Some(post), 0) => post.label.clone(),
                (Some(post), number) => format!("{} {}", post.label, number + 1),
                (None, number) if several => format!("Person {}", number + 1),
                (None, _) => "Each row".to_owned(),
            };
            let person = ImportPerson {
                label,
                post: post.map(|post| post.id.clone()).unwrap_or_default(),
            };
            (whose, person)
        })
        .collect()
}

fn person_of(whose: Whose, field: Option<&Field>, people: &[(Whose, ImportPerson)]) -> usize {
    if field.is_none_or(|field| field.about == About::Row) {
        return 0;
    }
    people
        .iter()
        .position(|(known, _)| *known == whose)
        .unwrap_or(0)
}

/// Whether a column fills a field of dates.
fn is_date(column: &Column, fields: &[Field]) -> bool {
    let field = column.field.and_then(|field| fields.get(field));
    field.is_some_and(|field| matches!(field.kind, Kind::Day | Kind::Date))
}

/// Adds what the dates of a column show of their order. A proof outdoes what was said the last time.
fn with_order(
    mut column: Column,
    fields: &[Field],
    rows: &[Row],
    at: usize,
    last_time: Option<DateOrder>,
    today: Day,
) -> Column {
    if !is_date(&column, fields) {
        return column;
    }
    match dates::order(rows.iter().map(|row| (row.number, row.cell(at))), today) {
        Order::NotNeeded => {}
        Order::Proved(order, says) => {
            column.order = Some(order);
            column.order_says = says;
        }
        Order::Asked(says) | Order::Both(says) => {
            column.order = last_time;
            column.asks_order = last_time.is_none();
            column.order_says = says;
        }
    }
    column
}

/// The suggested mapping with what somebody decided over it.
///
/// # Errors
/// A sentence where a heading, a field, a person or a value is named that there is not, or two columns fill one field.
pub(crate) fn as_told(
    mut mapping: Mapping,
    told: &ImportMapping,
    adapter: &dyn Adapter,
    sheet: &Sheet,
    header: &Header,
    today: Day,
) -> Result<Mapping> {
    let fields = adapter.fields();
    let rows = sheet.rows.get(header.data..).unwrap_or_default();
    if !told.people.is_empty() {
        mapping.people.clone_from(&told.people);
    }
    let mut used = vec![false; header.columns.len()];
    for wanted in &told.columns {
        let folded = fold(&wanted.header);
        let at = header
            .columns
            .iter()
            .enumerate()
            .position(|(at, text)| !used.get(at).copied().unwrap_or(true) && fold(text) == folded)
            .ok_or_else(|| {
                Error::invalid(format!(
                    "The sheet has no column “{}” (any more). Its columns are {}.",
                    wanted.header,
                    header.columns.join(", ")
                ))
            })?;
        if let Some(used) = used.get_mut(at) {
            *used = true;
        }
        let field = match wanted.field.as_str() {
            "" => None,
            id => Some(
                fields
                    .iter()
                    .position(|field| field.id == id)
                    .ok_or_else(|| {
                        let known: Vec<_> = fields.iter().map(|field| field.id).collect();
                        Error::invalid(format!(
                            "There is no field “{id}”. The fields are {}.",
                            known.join(", ")
                        ))
                    })?,
            ),
        };
        let person = wanted.person as usize;
        if person >= mapping.people.len() {
            return Err(Error::invalid(format!(
                "The column “{}” belongs to person {}, and a row names {}.",
                wanted.header,
                person + 1,
                mapping.people.len()
            )));
        }
        let column = with_order(
            Column {
                field,
                person,
                because: ImportBecause::Told,
                order: None,
                asks_order: false,
                order_says: String::new(),
            },
            fields,
            rows,
            at,
            wanted.date_order,
            today,
        );
        let column = Column {
            order: wanted.date_order.or(column.order),
            ..column
        };
        if let Some(place) = mapping.columns.get_mut(at) {
            *place = column;
        }
    }
    if adapter.writes_day_first(&header.columns) {
        orders::settle(&mut mapping.columns, fields, rows, today);
    }
    for value in &told.values {
        mapping
            .values
            .insert((value.field.clone(), fold(&value.from)), value.to.clone());
    }
    refuse_two_columns_for_one_field(&mapping, fields, header)?;
    Ok(mapping)
}

fn refuse_two_columns_for_one_field(
    mapping: &Mapping,
    fields: &[Field],
    header: &Header,
) -> Result<()> {
    let mut seen: HashMap<(usize, usize), usize> = HashMap::new();
    for (at, column) in mapping.columns.iter().enumerate() {
        let Some(index) = column.field else { continue };
        let Some(field) = fields.get(index) else {
            continue;
        };
        let person = match field.about {
            About::Row => 0,
            About::Person => column.person,
        };
        if let Some(first) = seen.insert((index, person), at) {
            let name = |at: usize| header.columns.get(at).cloned().unwrap_or_default();
            return Err(Error::invalid(format!(
                "“{}” and “{}” both fill {}. Leave one of them out.",
                name(first),
                name(at),
                field.label
            )));
        }
    }
    Ok(())
}

impl Mapping {
    /// The ids of the fields that any column fills, and of the post where people have one.
    pub(crate) fn filled(&self, adapter: &dyn Adapter) -> Vec<&'static str> {
        let fields = adapter.fields();
        let mut filled: Vec<&'static str> = self
            .columns
            .iter()
            .filter_map(|column| fields.get(column.field?))
            .map(|field| field.id)
            .collect();
        if let Some(post) = adapter.posts()
            && self.people.iter().any(|person| !person.post.is_empty())
        {
            filled.push(post);
        }
        filled.sort_unstable();
        filled.dedup();
        filled
    }

    /// What is to be remembered of it, by heading.
    pub(crate) fn to_remember(
        &self,
        adapter: &dyn Adapter,
        header: &Header,
    ) -> Vec<(String, RememberedColumn)> {
        let fields = adapter.fields();
        heading_keys(header)
            .into_iter()
            .zip(&self.columns)
            .zip(&header.unnamed)
            .filter(|((_, column), unnamed)| !**unnamed && column.because != ImportBecause::Nothing)
            .map(|((key, column), _)| {
                let person = self.people.get(column.person);
                let post = person.map(|person| person.post.clone()).unwrap_or_default();
                let number = self
                    .people
                    .iter()
                    .take(column.person)
                    .filter(|other| other.post == post)
                    .count();
                let field = column.field.and_then(|field| fields.get(field));
                let of_person = field.is_some_and(|field| field.about == About::Person);
                let remembered = RememberedColumn {
                    field: field.map(|field| field.id.to_owned()).unwrap_or_default(),
                    post: if of_person { post } else { String::new() },
                    number: if of_person {
                        u32::try_from(number).unwrap_or(0)
                    } else {
                        0
                    },
                    order: column.order,
                };
                (key, remembered)
            })
            .collect()
    }
}
