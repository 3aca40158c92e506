//! The SQL of the lists.

use super::columns::{self, Column};
use super::order::Order;
use super::{
    CodeOption, ColumnInfo, ColumnKind, Columns, ColumnsRequest, List, Page, PageRequest, Position,
    PositionRequest, Sort, View, filter,
};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::school::Stage;
use crate::session::Read;
use crate::store::Db;
use rusqlite::types::ValueRef;
use rusqlite::{params, params_from_iter};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// The most rows that one page may carry.
const MOST_ROWS: u32 = 1_000;

/// What the rows of a list are read from. Every column's SQL uses these names.
pub(super) fn base(list: List) -> &'static str {
    match list {
        List::England => {
            "FROM establishment e LEFT JOIN school s ON s.urn = e.id LEFT JOIN establishment_group g ON g.id = e.trust_uid"
        }
        List::Schools => {
            "FROM school s LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid"
        }
    }
}

fn row_id(list: List) -> &'static str {
    match list {
        List::England => "e.id",
        List::Schools => "s.id",
    }
}

/// The name of a row. England needs nothing of ours for it, and SQLite then leaves our tables alone.
fn name(list: List) -> &'static str {
    match list {
        List::England => "e.name",
        List::Schools => "coalesce(e.name, s.name)",
    }
}

/// The ids of the rows that pass the filters, in no order.
pub(super) fn passing(db: &Db, view: &View) -> Result<Vec<i64>> {
    let condition = filter::condition(db, view.list, &view.filters)?;
    let wanted = match (condition.sql.as_str(), view.list) {
        ("", _) => String::new(),
        (sql, List::England) => format!("WHERE {sql}"),
        // A bare condition on the register would make SQLite begin there, with all of England.
        (sql, List::Schools) => format!("WHERE coalesce({sql}, 0)"),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT {} {} {wanted}",
        row_id(view.list),
        base(view.list)
    ))?;
    let rows = statement.query_map(params_from_iter(condition.values), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The SQL of what a list is sorted by; blank where it is the name alone.
fn sorted_by(list: List, sort: Option<&Sort>) -> Result<String> {
    let Some(sort) = sort else {
        return Ok("NULL".to_owned());
    };
    let column = columns::find(list, &sort.column)?;
    Ok(match (column.kind, column.codes) {
        // Ages sort by number, not by letters.
        _ if column.id == "ages" => "e.low_age * 100 + e.high_age".to_owned(),
        (ColumnKind::Code, Some("stage")) => stage_order(),
        (ColumnKind::Code, Some(codes)) => {
            let code = column.sql;
            format!(
                "coalesce((SELECT name FROM code WHERE list = '{codes}' AND code = {code}), {code})"
            )
        }
        _ => column.sql_in(list).to_owned(),
    })
}

/// Whether only the register decides how a list is sorted so: then it stays until another register comes.
pub(super) fn sorted_by_register(list: List, sort: Option<&Sort>) -> Result<bool> {
    Ok(list == List::England && !sorted_by(list, sort)?.contains("s."))
}

/// All rows of a list, in order.
pub(super) fn order(db: &Db, list: List, sort: Option<&Sort>) -> Result<Order> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, {}, {} {}",
        row_id(list),
        name(list),
        sorted_by(list, sort)?,
        base(list)
    ))?;
    let mut found = statement.query([])?;
    let mut rows = super::order::Rows::default();
    while let Some(row) = found.next()? {
        rows.add(row)?;
    }
    Ok(rows.sorted(sort.is_some_and(|sort| sort.descending)))
}

fn stage_order() -> String {
    let cases: Vec<_> = Stage::ALL
        .iter()
        .enumerate()
        .map(|(at, s)| format!("WHEN '{}' THEN {at}", s.code()))
        .collect();
    format!("CASE s.stage {} END", cases.join(" "))
}

/// Our schools without an establishment whose name holds all words of `search`.
pub(super) fn unregistered(db: &Db, search: &str) -> Result<Vec<i64>> {
    let words = fold(search);
    let mut statement =
        db.prepare_cached("SELECT id, name FROM school WHERE urn IS NULL ORDER BY name")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (id, name) = row?;
        let name = fold(&name);
        if words
            .split(' ')
            .all(|word| name.split(' ').any(|own| own.starts_with(word)))
        {
            found.push(id);
        }
    }
    Ok(found)
}

/// How many rows the list has in all.
pub(super) fn total(db: &Db, list: List) -> Result<u32> {
    let table = match list {
        List::England => "establishment",
        List::Schools => "school",
    };
    Ok(db
        .prepare_cached(&format!("SELECT count(*) FROM {table}"))?
        .query_row([], |row| row.get(0))?)
}

/// The codes of `list` whose code or name is the given one.
pub(super) fn codes_by_name(db: &Db, list: &str, code: &str, name: &str) -> Result<Vec<String>> {
    if list == "stage" {
        return Ok(Stage::parse(name)
            .map(|stage| stage.code().to_owned())
            .into_iter()
            .collect());
    }
    let mut statement =
        db.prepare_cached("SELECT code FROM code WHERE list = ?1 AND (code = ?2 COLLATE NOCASE OR name = ?3 COLLATE NOCASE)")?;
    let rows = statement.query_map(params![list, code, name], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The names of all codes, by list and code.
pub(crate) struct Names(BTreeMap<(String, String), String>);

impl Names {
    /// Reads them; there are a few hundred.
    pub(crate) fn read(db: &Db) -> Result<Self> {
        let mut statement = db.prepare_cached("SELECT list, code, name FROM code")?;
        let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        let mut names: BTreeMap<(String, String), String> =
            rows.collect::<rusqlite::Result<_>>()?;
        for stage in Stage::ALL {
            names.insert(
                ("stage".to_owned(), stage.code().to_owned()),
                stage.label().to_owned(),
            );
        }
        Ok(Self(names))
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
}

/// The names of the codes of one list.
fn names_of(db: &Db, list: &str) -> Result<HashMap<String, String>> {
    if list == "stage" {
        return Ok(Stage::ALL
            .iter()
            .map(|stage| (stage.code().to_owned(), stage.label().to_owned()))
            .collect());
    }
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
            .map(|column| column.codes.map(|list| names_of(db, list)).transpose())
            .collect::<Result<_>>()?;
        Ok(Self { columns, names })
    }

    /// The SQL of the columns, with commas.
    pub(super) fn sql(&self, list: List) -> String {
        let parts: Vec<_> = self
            .columns
            .iter()
            .map(|column| column.sql_in(list))
            .collect();
        parts.join(", ")
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
            ValueRef::Real(number) => Some(Cow::Owned(number.to_string())),
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
    let ids = read.desk.lists.ids(read, &request.view)?;
    let from = (request.offset as usize).min(ids.len());
    let to = (from + request.limit as usize).min(ids.len());
    let rows = rows(
        read.db,
        request.view.list,
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
    let mut chosen = vec![columns::find(list, "urn")?, columns::find(list, "name")?];
    for column in columns::chosen(list, columns)? {
        if !chosen.iter().any(|have| have.id == column.id) {
            chosen.push(column);
        }
    }
    // A row always says whether it is ours, so that the page can lead to the right screen.
    if list == List::England && !chosen.iter().any(|have| have.id == "ours") {
        chosen.push(columns::find(list, "ours")?);
    }
    let cells = Cells::new(db, &chosen)?;
    let id = row_id(list);
    let mut statement = db.prepare_cached(&format!(
        "SELECT s.id, s.owner_id, {} {} WHERE {id} = ?1",
        cells.sql(list),
        base(list)
    ))?;
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        let mut found = statement.query([id])?;
        if let Some(row) = found.next()? {
            let mut object = Map::with_capacity(chosen.len() + 2);
            object.insert("id".to_owned(), Value::from(*id));
            for (at, column) in chosen.iter().enumerate() {
                object.insert(column.id.to_owned(), cells.json(at, row.get_ref(at + 2)?));
            }
            object.insert(
                "schoolId".to_owned(),
                row.get::<_, Option<i64>>(0)?
                    .map_or(Value::Null, Value::from),
            );
            out.push(object);
        }
    }
    Ok(out)
}

/// The columns of a list with the values of coded ones.
pub fn columns(read: &Read<'_>, request: ColumnsRequest) -> Result<Columns> {
    match request.list {
        List::England => {
            let version = crate::register::queries::version(read.db)?;
            read.desk
                .lists
                .england(version, || counted_columns(read, List::England))
        }
        list => counted_columns(read, list),
    }
}

fn counted_columns(read: &Read<'_>, list: List) -> Result<Columns> {
    let names = Names::read(read.db)?;
    let mut columns = Vec::new();
    for column in columns::of(list) {
        let options = match column.kind {
            ColumnKind::Code => options(read.db, list, column, &names)?,
            ColumnKind::Text if column.id == "owner" => plain_options(read.db, list, column)?,
            ColumnKind::Tags => tag_options(read.db)?,
            _ => Vec::new(),
        };
        columns.push(ColumnInfo {
            id: column.id.to_owned(),
            label: column.label.to_owned(),
            kind: column.kind,
            shown: column.shown.contains(&list),
            editable: column.editable,
            options,
        });
    }
    Ok(Columns { columns })
}

fn counted(db: &Db, list: List, column: &Column) -> Result<Vec<(String, u32)>> {
    let sql = format!(
        "SELECT {0}, count(*) {1} WHERE coalesce({0}, '') <> '' GROUP BY 1 ORDER BY 2 DESC, 1",
        column.sql,
        base(list)
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn options(db: &Db, list: List, column: &Column, names: &Names) -> Result<Vec<CodeOption>> {
    let codes = column.codes.unwrap_or_default();
    let counts = counted(db, list, column)?;
    if codes == "stage" {
        let count = |code: &str| {
            counts
                .iter()
                .find(|(c, _)| c == code)
                .map_or(0, |(_, n)| *n)
        };
        return Ok(Stage::ALL
            .iter()
            .map(|s| CodeOption {
                code: s.code().to_owned(),
                name: s.label().to_owned(),
                count: count(s.code()),
            })
            .collect());
    }
    Ok(counts
        .into_iter()
        .map(|(code, count)| CodeOption {
            name: names.name(codes, &code).to_owned(),
            code,
            count,
        })
        .collect())
}

fn plain_options(db: &Db, list: List, column: &Column) -> Result<Vec<CodeOption>> {
    let counts = counted(db, list, column)?;
    Ok(counts
        .into_iter()
        .map(|(name, count)| CodeOption {
            code: name.clone(),
            name,
            count,
        })
        .collect())
}

fn tag_options(db: &Db) -> Result<Vec<CodeOption>> {
    let mut statement =
        db.prepare_cached("SELECT tag, count(*) FROM school_tag GROUP BY tag ORDER BY 2 DESC, 1")?;
    let rows = statement.query_map([], |row| {
        let tag: String = row.get(0)?;
        Ok(CodeOption {
            code: tag.clone(),
            name: tag,
            count: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
