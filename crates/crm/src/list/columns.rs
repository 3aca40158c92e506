//! What a column is: what a row shows in it, how it sorts, how it filters. The columns themselves are declared by the nouns.

use super::{ColumnKind as Kind, List};
use crate::distance::Point;
use crate::error::{Error, Result};
use std::borrow::Cow;

/// The column of distances, in miles. Blank until a view says from where.
pub const DISTANCE: &str = "distance";

/// Where the codes of a column have their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// In the register's list of this name.
    Register(&'static str),
    /// Here: code and name, in their own order, by which rows sort.
    Fixed(&'static [(&'static str, &'static str)]),
}

/// One declared column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its id on the wire.
    pub id: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The SQL of its value. For a coded column the code; for tags a query of its single words, in order, called `word`.
    pub sql: &'static str,
    /// For a coded column its codes.
    pub codes: Option<Codes>,
    /// The SQL of what it sorts by, where that is another than its value.
    pub sorted: Option<&'static str>,
    /// Where its text is a range of numbers, the SQL of the least and the greatest: it sorts by them, and a filter means
    /// the rows that reach into it.
    pub range: Option<(&'static str, &'static str)>,
    /// Whether its texts are few enough to be listed.
    pub listed: bool,
    /// Whether the office can edit it in place.
    pub editable: bool,
}

/// What a list is read from: which list, and from where its distances are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Which list.
    pub list: List,
    /// From where; `None`: the distance column is blank.
    pub from: Option<Point>,
}

impl Scope {
    /// A list without distances.
    pub fn of(list: List) -> Self {
        Self { list, from: None }
    }
}

impl Column {
    /// The SQL of its value in `scope`.
    pub fn sql_in(&self, scope: Scope) -> Cow<'static, str> {
        match (self.id, scope.from, self.kind) {
            (DISTANCE, Some(Point { easting, northing }), _) => Cow::Owned(format!(
                "miles(e.easting, e.northing, {easting}, {northing})"
            )),
            (_, _, Kind::Tags) => Cow::Owned(format!(
                "(SELECT group_concat(word, char(31)) FROM ({}))",
                self.sql
            )),
            _ => Cow::Borrowed(self.sql),
        }
    }

    /// Whether its values are few enough to be listed with how often each occurs.
    pub fn is_listed(&self) -> bool {
        self.listed || self.kind == Kind::Code
    }

    /// The same column under another id and heading, for a list whose own columns have these already.
    pub const fn called(self, id: &'static str, label: &'static str) -> Self {
        Self { id, label, ..self }
    }

    /// The same, and the office can edit it in place.
    pub const fn edited(self) -> Self {
        Self {
            editable: true,
            ..self
        }
    }

    /// The same, its texts being few.
    pub const fn listed(self) -> Self {
        Self {
            listed: true,
            ..self
        }
    }

    /// The same, sorted by this SQL.
    pub const fn sorted(self, sql: &'static str) -> Self {
        Self {
            sorted: Some(sql),
            ..self
        }
    }

    /// The same, for a text that is a range between two numbers.
    pub const fn range(self, least: &'static str, greatest: &'static str) -> Self {
        Self {
            range: Some((least, greatest)),
            ..self
        }
    }
}

/// A column of free text.
pub const fn text(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Text, sql)
}

/// A column of numbers.
pub const fn number(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Number, sql)
}

/// A column of days, ISO text; an empty text or NULL: none.
pub const fn date(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Date, sql)
}

/// A column of yes and no: 1 or 0.
pub const fn flag(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Flag, sql)
}

/// A column of several words: `sql` is a query of its single words, in order, called `word`.
pub const fn tags(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Tags, sql)
}

/// A column of the register's codes of the list `codes`.
pub const fn code(
    id: &'static str,
    label: &'static str,
    sql: &'static str,
    codes: &'static str,
) -> Column {
    Column {
        codes: Some(Codes::Register(codes)),
        ..column(id, label, Kind::Code, sql)
    }
}

/// A column of codes that are named here, in their own order.
pub const fn fixed(
    id: &'static str,
    label: &'static str,
    sql: &'static str,
    codes: &'static [(&'static str, &'static str)],
) -> Column {
    Column {
        codes: Some(Codes::Fixed(codes)),
        ..column(id, label, Kind::Code, sql)
    }
}

const fn column(id: &'static str, label: &'static str, kind: Kind, sql: &'static str) -> Column {
    Column {
        id,
        label,
        kind,
        sql,
        codes: None,
        sorted: None,
        range: None,
        listed: false,
        editable: false,
    }
}

/// The columns of `list`: those on show unless told otherwise, then the others as they are declared.
pub fn of(list: List) -> Vec<&'static Column> {
    let shown = shown_in(list);
    let is_shown = |column: &&Column| list.definition().shown.contains(&column.id);
    let others = declared(list).filter(|column| !is_shown(column));
    shown.iter().copied().chain(others).collect()
}

fn declared(list: List) -> impl Iterator<Item = &'static Column> {
    list.definition().columns.iter().copied().flatten()
}

/// The columns that `list` shows unless told otherwise, in order.
pub fn shown_in(list: List) -> Vec<&'static Column> {
    let by_id = |id: &&str| declared(list).find(|column| column.id == *id);
    list.definition().shown.iter().filter_map(by_id).collect()
}

/// The column of `list` with this id.
///
/// # Errors
/// A sentence that names the columns there are.
pub fn find(list: List, id: &str) -> Result<&'static Column> {
    declared(list)
        .find(|column| column.id == id)
        .ok_or_else(|| {
            let known: Vec<_> = of(list).iter().map(|column| column.id).collect();
            Error::invalid(format!(
                "This list has no column “{id}”. Its columns are {}.",
                known.join(", ")
            ))
        })
}

/// The columns with these ids, or the list's own where there are none.
///
/// # Errors
/// As [`find`].
pub fn chosen(list: List, ids: &[String]) -> Result<Vec<&'static Column>> {
    if ids.is_empty() {
        Ok(shown_in(list))
    } else {
        ids.iter().map(|id| find(list, id)).collect()
    }
}

/// The column of any list whose value is exactly `column` of `table`, for the history: it calls the column as lists do.
pub(crate) fn plain_column(table: &str, column: &str) -> Option<&'static Column> {
    let (_, alias) = ALIASES.iter().find(|(known, _)| *known == table)?;
    let is_it = |listed: &&Column| {
        let rest = listed.sql.strip_prefix(alias);
        rest.and_then(|rest| rest.strip_prefix('.')) == Some(column)
    };
    List::ALL
        .iter()
        .flat_map(|list| declared(*list))
        .find(is_it)
}

/// What the tables are called in the SQL of every column, so that one noun's columns serve in another's list.
const ALIASES: &[(&str, &str)] = &[
    ("establishment", "e"),
    ("school", "s"),
    ("establishment_group", "g"),
    ("trust", "u"),
    ("person", "p"),
    ("tenure", "t"),
    ("role", "r"),
    ("champion", "c"),
    ("task", "k"),
    ("working_group", "w"),
    ("agreement", "a"),
    ("mentor", "m"),
    ("trainee", "tr"),
    ("placement", "pl"),
    ("block", "bl"),
    ("privacy_notice", "n"),
    ("round", "rd"),
    ("round_school", "rs"),
];
