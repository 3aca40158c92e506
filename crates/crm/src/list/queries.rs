//! The SQL of the lists.

use super::columns::{self, Codes, Column, DISTANCE, Scope};
use super::order::Order;
use super::{
    ColumnKind, Group, Groups, GroupsRequest, List, Page, PageRequest, Place, PlaceRequest,
    Position, PositionRequest, Sort, View, filter,
};
use crate::distance::Point;
use crate::error::{Error, Result};
use crate::fold::{fold, has_words};
use crate::session::Read;
use crate::store::Db;
use crate::types::PartDay;
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, params, params_from_iter};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most rows that one page may carry.
const MOST_ROWS: u32 = 1_000;

/// The ids of the rows that pass the filters, in no order.
pub(super) fn passing(db: &Db, view: &View, scope: Scope) -> Result<Vec<i64>> {
    let list = view.list.definition();
    let condition = filter::condition(db, scope, &view.filters)?;
    let wanted = match (condition.sql.as_str(), list.of_the_register) {
        ("", _) => String::new(),
        (sql, true) => format!("WHERE {sql}"),
        // A bare condition on the register would make SQLite begin there, with all of England.
        (sql, false) => format!("WHERE coalesce({sql}, 0)"),
    };
    let from = list.from_for(&[&wanted]);
    let mut statement = db.prepare_cached(&format!("SELECT {} {from} {wanted}", list.id_sql))?;
    let rows = statement.query_map(params_from_iter(condition.values), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many rows pass a view's filters: what its list holds where nothing is searched.
///
/// # Errors
/// A sentence where a column or a value is not known.
pub(crate) fn count_passing(db: &Db, view: &View) -> Result<u32> {
    let ids = passing(db, view, Scope::of(view.list))?;
    Ok(u32::try_from(ids.len()).unwrap_or(u32::MAX))
}

/// The SQL of what a list is sorted by; blank where it is the name alone.
fn sorted_by(scope: Scope, column: Option<&str>) -> Result<String> {
    let sorted = match column {
        Some(id) => columns::find(scope.list, id)?.sorted,
        None => None,
    };
    sorted.map_or_else(|| grouped_by(scope, column), |sql| Ok(sql.to_owned()))
}

/// The SQL of what a list is grouped by: a value that its heading can be written from, so never [`Column::sorted`].
fn grouped_by(scope: Scope, column: Option<&str>) -> Result<String> {
    let Some(id) = column else {
        return Ok("NULL".to_owned());
    };
    let column = columns::find(scope.list, id)?;
    let value = column.sql_in(scope);
    Ok(match (column.range, column.codes) {
        // Ages sort by number, not by letters.
        (Some((least, greatest)), _) => format!("{least} * {RANGE} + {greatest}"),
        (_, Some(Codes::Register(codes))) => format!(
            "coalesce((SELECT name FROM code WHERE list = '{codes}' AND code = {value}), {value})"
        ),
        (_, Some(Codes::Fixed(codes))) => {
            let cases: Vec<_> = (0..)
                .zip(codes)
                .map(|(at, (code, _))| format!("WHEN '{code}' THEN {at}"))
                .collect();
            format!("CASE {value} {} END", cases.join(" "))
        }
        (None, None) => value.into_owned(),
    })
}

/// What the least of a range is multiplied by, so that one number sorts by both of its ends.
const RANGE: i64 = 1_000;

/// How the rows of a list stand: by what they are grouped, by what sorted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Arrangement {
    pub scope: Scope,
    pub sort: Option<Sort>,
    pub group: Option<String>,
}

impl Arrangement {
    fn sort_sql(&self) -> Result<String> {
        sorted_by(
            self.scope,
            self.sort.as_ref().map(|sort| sort.column.as_str()),
        )
    }

    fn group_sql(&self) -> Result<String> {
        grouped_by(self.scope, self.group.as_deref())
    }

    /// Whether only the register decides it: then it stays until another register comes.
    pub(super) fn is_the_registers(&self) -> Result<bool> {
        let ours = |sql: String| sql.contains("s.");
        let of_the_register = self.scope.list.definition().of_the_register;
        Ok(of_the_register && !ours(self.sort_sql()?) && !ours(self.group_sql()?))
    }
}

/// All rows of a list, in order.
pub(super) fn order(db: &Db, by: &Arrangement) -> Result<Order> {
    let list = by.scope.list.definition();
    let (sort, group) = (by.sort_sql()?, by.group_sql()?);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, {}, {sort}, {group} {}",
        list.id_sql,
        list.name_sql,
        list.from_for(&[list.name_sql, &sort, &group])
    ))?;
    let mut found = statement.query([])?;
    let mut rows = match by.group {
        Some(_) => super::order::Rows::grouped(),
        None => super::order::Rows::default(),
    };
    while let Some(row) = found.next()? {
        rows.add(row)?;
    }
    Ok(rows.sorted(by.sort.as_ref().is_some_and(|sort| sort.descending)))
}

/// Our schools without an establishment whose name, postcode and town together hold all words of `search`, by name.
pub(crate) fn unregistered(db: &Db, search: &str) -> Result<Vec<i64>> {
    let words = fold(search);
    let mut statement = db.prepare_cached(
        "SELECT id, name || ' ' || postcode || ' ' || replace(postcode, ' ', '') || ' ' || town
         FROM school WHERE urn IS NULL ORDER BY name COLLATE NOCASE",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (id, text) = row?;
        if has_words(&fold(&text), &words) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The rows that no longer count, such as those of schools that have closed.
pub(super) fn past(db: &Db, list: List) -> Result<HashSet<i64>> {
    let list = list.definition();
    let Some(past) = list.past else {
        return Ok(HashSet::new());
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT {} {} WHERE {}",
        list.id_sql, list.from, past.sql
    ))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many rows the list has in all.
pub(super) fn total(db: &Db, list: List) -> Result<u32> {
    Ok(db
        .prepare_cached(list.definition().total)?
        .query_row([], |row| row.get(0))?)
}

/// The text of every row that its words are searched in.
pub(super) fn searched(
    db: &Db,
    list: List,
    sql: &str,
    mut each: impl FnMut(i64, &str),
) -> Result<()> {
    let list = list.definition();
    let from = list.from_for(&[sql]);
    let mut statement = db.prepare_cached(&format!("SELECT {}, {sql} {from}", list.id_sql))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        each(row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
    }
    Ok(())
}

/// The codes whose code or name is the given one.
pub(super) fn codes_by_name(db: &Db, codes: Codes, code: &str, name: &str) -> Result<Vec<String>> {
    match codes {
        Codes::Fixed(all) => {
            let is = |text: &str| name.trim().eq_ignore_ascii_case(text);
            let found = all.iter().filter(|(code, name)| is(code) || is(name));
            Ok(found.map(|(code, _)| (*code).to_owned()).collect())
        }
        Codes::Register(list) => {
            let mut statement =
                db.prepare_cached("SELECT code FROM code WHERE list = ?1 AND (code = ?2 COLLATE NOCASE OR name = ?3 COLLATE NOCASE)")?;
            let rows = statement.query_map(params![list, code, name], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        }
    }
}

/// The names of all codes, by list and code.
pub(crate) struct Names(BTreeMap<(String, String), String>);

impl Names {
    /// Reads them; there are a few hundred.
    pub(crate) fn read(db: &Db) -> Result<Self> {
        let mut statement = db.prepare_cached("SELECT list, code, name FROM code")?;
        let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// The name of a code, or the code itself where it has none.
    pub(crate) fn name<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        if code.is_empty() {
            return "";
        }
        self.0
            .get(&(list.to_owned(), code.to_owned()))
            .map_or(code, String::as_str)
    }

    /// The name of a code of a column, or the code itself where it has none.
    pub(crate) fn of<'a>(&'a self, codes: Codes, code: &'a str) -> &'a str {
        match codes {
            Codes::Register(list) => self.name(list, code),
            Codes::Fixed(all) => all
                .iter()
                .find(|(known, _)| *known == code)
                .map_or(code, |(_, name)| *name),
        }
    }
}

/// The names of some codes.
fn names_of(db: &Db, codes: Codes) -> Result<HashMap<String, String>> {
    let list = match codes {
        Codes::Register(list) => list,
        Codes::Fixed(all) => {
            let named = all.iter().map(|(code, name)| (*code, *name));
            return Ok(named
                .map(|(code, name)| (code.to_owned(), name.to_owned()))
                .collect());
        }
    };
    let mut statement = db.prepare_cached("SELECT code, name FROM code WHERE list = ?1")?;
    let rows = statement.query_map([list], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The names of the codes of one column, for rows of a page or an export.
pub(super) struct Cells<'a> {
    columns: &'a [&'static Column],
    names: Vec<Option<HashMap<String, String>>>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(db: &Db, columns: &'a [&'static Column]) -> Result<Self> {
        let names = columns
            .iter()
            .map(|column| column.codes.map(|codes| names_of(db, codes)).transpose())
            .collect::<Result<_>>()?;
        Ok(Self { columns, names })
    }

    /// The SQL of the columns, with commas.
    pub(super) fn sql(&self, scope: Scope) -> String {
        let parts: Vec<_> = self
            .columns
            .iter()
            .map(|column| column.sql_in(scope))
            .collect();
        parts.join(", ")
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Column `at`.
    pub(super) fn column(&self, at: usize) -> Option<&'static Column> {
        self.columns.get(at).copied()
    }

    /// What column `at` shows for a raw value, as text; `None`: nothing.
    pub(super) fn text<'v>(
        &'v self,
        at: usize,
        value: ValueRef<'v>,
    ) -> Option<std::borrow::Cow<'v, str>> {
        use std::borrow::Cow;
        match value {
            ValueRef::Null | ValueRef::Blob(_) => None,
            ValueRef::Integer(number) => match self.columns.get(at).map(|column| column.kind) {
                Some(ColumnKind::Flag) => {
                    Some(Cow::Borrowed(if number == 0 { "no" } else { "yes" }))
                }
                _ => Some(Cow::Owned(number.to_string())),
            },
            ValueRef::Real(number) => Some(Cow::Owned(match self.columns.get(at) {
                Some(column) if column.id == DISTANCE => format!("{number:.1}"),
                _ => number.to_string(),
            })),
            ValueRef::Text(bytes) => {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                match self.names.get(at) {
                    Some(Some(names)) => {
                        Some(Cow::Borrowed(names.get(text).map_or(text, String::as_str)))
                    }
                    _ if text.contains('\u{1f}') => Some(Cow::Owned(text.replace('\u{1f}', ", "))),
                    _ => Some(Cow::Borrowed(text)),
                }
            }
        }
    }

    fn json(&self, at: usize, value: ValueRef<'_>) -> Value {
        match (value, self.columns.get(at).map(|column| column.kind)) {
            (ValueRef::Integer(number), Some(ColumnKind::Flag)) => Value::Bool(number != 0),
            (ValueRef::Integer(number), _) => Value::from(number),
            (ValueRef::Real(number), _) => Value::from(number),
            (ValueRef::Text(bytes), Some(ColumnKind::Tags)) => {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                text.split('\u{1f}').collect()
            }
            (ValueRef::Null, Some(ColumnKind::Tags)) => Value::Array(Vec::new()),
            _ => self
                .text(at, value)
                .map_or(Value::Null, |text| Value::String(text.into_owned())),
        }
    }
}

/// A window of rows.
pub fn page(read: &Read<'_>, request: PageRequest) -> Result<Page> {
    if request.limit > MOST_ROWS {
        return Err(Error::invalid(format!(
            "A page has at most {MOST_ROWS} rows; {} were asked for.",
            request.limit
        )));
    }
    let scope = read.desk.lists.scope(read, &request.view)?;
    let ids = read.desk.lists.ids(read, &request.view)?;
    let from = (request.offset as usize).min(ids.len());
    let to = (from + request.limit as usize).min(ids.len());
    let rows = rows_in(
        read.db,
        scope,
        ids.get(from..to).unwrap_or(&[]),
        &request.columns,
    )?;
    Ok(Page {
        count: u32::try_from(ids.len()).unwrap_or(u32::MAX),
        total: total(read.db, request.view.list)?,
        rows,
    })
}

/// The rows with these ids, in this order.
pub(crate) fn rows(
    db: &Db,
    list: List,
    ids: &[i64],
    columns: &[String],
) -> Result<Vec<Map<String, Value>>> {
    rows_in(db, Scope::of(list), ids, columns)
}

fn rows_in(
    db: &Db,
    scope: Scope,
    ids: &[i64],
    columns: &[String],
) -> Result<Vec<Map<String, Value>>> {
    let list = scope.list.definition();
    let mut chosen = list
        .carried
        .iter()
        .map(|id| columns::find(scope.list, id))
        .collect::<Result<Vec<_>>>()?;
    for column in columns::chosen(scope.list, columns)? {
        if !chosen.iter().any(|have| have.id == column.id) {
            chosen.push(column);
        }
    }
    let cells = Cells::new(db, &chosen)?;
    let keys: String = list
        .keys
        .iter()
        .map(|(_, sql)| format!("{sql}, "))
        .collect();
    let mut statement = db.prepare_cached(&format!(
        "SELECT {keys}{} {} WHERE {} = ?1",
        cells.sql(scope),
        list.from,
        list.id_sql
    ))?;
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        let mut found = statement.query([id])?;
        if let Some(row) = found.next()? {
            let mut object = Map::with_capacity(chosen.len() + list.keys.len() + 1);
            object.insert("id".to_owned(), Value::from(*id));
            for (at, column) in (list.keys.len()..).zip(&chosen) {
                let value = cells.json(at - list.keys.len(), row.get_ref(at)?);
                object.insert(column.id.to_owned(), value);
            }
            for (at, (key, _)) in list.keys.iter().enumerate() {
                let key_value = row.get::<_, Option<i64>>(at)?;
                object.insert(
                    (*key).to_owned(),
                    key_value.map_or(Value::Null, Value::from),
                );
            }
            out.push(object);
        }
    }
    Ok(out)
}

/// The groups of a list, in the order of its rows.
pub fn groups(read: &Read<'_>, request: GroupsRequest) -> Result<Groups> {
    let ids = read.desk.lists.ids(read, &request.view)?;
    Ok(Groups {
        groups: groups_of(read, &request.view, &ids)?,
    })
}

/// The groups that some rows of a view fall into; none where it has no groups.
pub(super) fn groups_of(read: &Read<'_>, view: &View, ids: &[i64]) -> Result<Vec<Group>> {
    let Some(column) = &view.group else {
        return Ok(Vec::new());
    };
    let column = columns::find(view.list, column)?;
    let order = read.desk.lists.order(read, view)?;
    let groups = order.groups(ids).into_iter().map(|(value, count)| Group {
        label: group_label(column, value),
        count,
    });
    Ok(groups.collect())
}

/// What stands over the rows with this value. Orders hold codes by name or by their place, ranges by number.
fn group_label(column: &Column, value: &rusqlite::types::Value) -> String {
    use rusqlite::types::Value;
    match (value, column.kind) {
        (Value::Integer(at), ColumnKind::Code) => {
            let Some(Codes::Fixed(codes)) = column.codes else {
                return at.to_string();
            };
            let named = usize::try_from(*at).ok().and_then(|at| codes.get(at));
            named.map_or_else(String::new, |(_, name)| (*name).to_owned())
        }
        (Value::Integer(both), _) if column.range.is_some() => {
            format!("{}–{}", both / RANGE, both % RANGE)
        }
        (Value::Integer(flag), ColumnKind::Flag) => {
            let said = if *flag == 0 { "no" } else { "yes" };
            format!("{}: {said}", column.label)
        }
        (Value::Integer(number), _) => number.to_string(),
        (Value::Real(number), _) => number.to_string(),
        (Value::Text(text), ColumnKind::Date) => PartDay::stored(text).written(),
        (Value::Text(text), ColumnKind::Tags) => text.replace('\u{1f}', ", "),
        (Value::Text(text), _) => text.clone(),
        (Value::Null | Value::Blob(_), _) => String::new(),
    }
}

/// The place that distances are measured from.
pub fn place(read: &Read<'_>, request: PlaceRequest) -> Result<Place> {
    Ok(super::place::locate(read.db, &request.near)?.place)
}

/// Where a row stands in a list.
pub fn position(read: &Read<'_>, request: PositionRequest) -> Result<Position> {
    let ids = read.desk.lists.ids(read, &request.view)?;
    let index = ids.iter().position(|id| *id == request.id);
    let beside = |step: isize| {
        index
            .and_then(|at| at.checked_add_signed(step))
            .and_then(|at| ids.get(at))
            .copied()
    };
    Ok(Position {
        index: index.and_then(|at| u32::try_from(at).ok()),
        count: u32::try_from(ids.len()).unwrap_or(u32::MAX),
        previous: beside(-1),
        next: beside(1),
    })
}

/// The middle of the schools whose postcode begins so, and how many there are; `None`: no school has one.
pub(super) fn middle(db: &Db, postcode: &str) -> Result<Option<(Point, u32)>> {
    // Letters and digits only, so nothing in it means anything to GLOB.
    let found: (Option<f64>, Option<f64>, u32) = db
        .prepare_cached(
            "SELECT avg(easting), avg(northing), count(*) FROM establishment
             WHERE postcode GLOB ?1 || '*' AND easting IS NOT NULL AND northing IS NOT NULL",
        )?
        .query_row([postcode], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the grid ends at 1,300,000 metres"
    )]
    let metres = |middle: f64| middle.round() as i64;
    Ok(match found {
        (Some(easting), Some(northing), count) => Some((
            Point {
                easting: metres(easting),
                northing: metres(northing),
            },
            count,
        )),
        _ => None,
    })
}

/// The middles of the schools whose postcodes begin with each of these, in one pass over the register; as [`middle`].
pub(super) fn middles<'a>(db: &Db, starts: &HashSet<&'a str>) -> Result<HashMap<&'a str, Point>> {
    let mut sums: HashMap<&'a str, (i64, i64, i64)> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT postcode, easting, northing FROM establishment
         WHERE postcode <> '' AND easting IS NOT NULL AND northing IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let postcode = row.get_ref(0)?.as_str().unwrap_or_default();
        let (easting, northing): (i64, i64) = (row.get(1)?, row.get(2)?);
        let district = postcode.find(' ').map(|space| space + 1);
        let parts = [
            Some(postcode),
            district.and_then(|end| postcode.get(..end + 1)),
            district.and_then(|end| postcode.get(..end)),
        ];
        for part in parts.into_iter().flatten() {
            if let Some(start) = starts.get(part) {
                let sum = sums.entry(start).or_default();
                *sum = (sum.0 + easting, sum.1 + northing, sum.2 + 1);
            }
        }
    }
    let metres = |sum: i64, count: i64| (2 * sum + count).div_euclid(2 * count);
    Ok(sums
        .into_iter()
        .map(|(start, (easting, northing, count))| {
            let point = Point {
                easting: metres(easting, count),
                northing: metres(northing, count),
            };
            (start, point)
        })
        .collect())
}

/// An establishment's name, and where it is if the register says so.
pub(super) fn school_place(db: &Db, urn: i64) -> Result<Option<(String, Option<Point>)>> {
    Ok(db
        .prepare_cached("SELECT name, easting, northing FROM establishment WHERE id = ?1")?
        .query_row([urn], |row| {
            let point = row
                .get::<_, Option<i64>>(1)?
                .zip(row.get::<_, Option<i64>>(2)?);
            let point = point.map(|(easting, northing)| Point { easting, northing });
            Ok((row.get(0)?, point))
        })
        .optional()?)
}
