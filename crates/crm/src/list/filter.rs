//! Filters: from what a person or the page wrote to a condition in SQL.

use super::columns::{self, Codes, Column, DISTANCE, Scope};
use super::{ColumnKind, Filter};
use crate::error::{Error, Result};
use crate::fold::unaccented;
use crate::store::Db;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads filters in their full form, or a plain value or list as `in`.
pub fn lenient<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<BTreeMap<String, Filter>, D::Error> {
    use serde::de::Error as _;
    let raw: Option<BTreeMap<String, Value>> = Option::deserialize(deserializer)?;
    raw.unwrap_or_default()
        .into_iter()
        .map(|(column, value)| {
            let filter = match value {
                Value::Object(_) => serde_json::from_value(listed(value)).map_err(|error| {
                    D::Error::custom(format!("the filter of {column} has to be a value, a list, or an object with in, not, min, max, blank or contains ({error})"))
                })?,
                Value::Array(values) => Filter { any_of: values.iter().map(plain).collect(), ..Filter::default() },
                Value::Null => Filter { blank: Some(true), ..Filter::default() },
                value => Filter { any_of: vec![plain(&value)], ..Filter::default() },
            };
            Ok((column, filter))
        })
        .collect()
}

/// `{"in": "x"}` and `{"in": [1]}` read like `{"in": ["x"]}`.
fn listed(mut value: Value) -> Value {
    for key in ["in", "not"] {
        if let Some(held) = value.get_mut(key) {
            let values = match held.take() {
                Value::Array(values) => values,
                one => vec![one],
            };
            *held = values.iter().map(|v| Value::String(plain(v))).collect();
        }
    }
    value
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A condition with its values.
#[derive(Debug, Default)]
pub(super) struct Condition {
    pub sql: String,
    pub values: Vec<rusqlite::types::Value>,
}

impl Condition {
    fn and(&mut self, sql: &str) {
        self.sql
            .push_str(if self.sql.is_empty() { "" } else { " AND " });
        self.sql.push('(');
        self.sql.push_str(sql);
        self.sql.push(')');
    }

    fn value(&mut self, value: impl Into<rusqlite::types::Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// Texts to be compared with what SQL's `plain` makes of a column.
    fn plain(&mut self, texts: &[String]) -> Vec<String> {
        let texts = texts.iter().map(|text| unaccented(text));
        texts.map(|text| self.value(text)).collect()
    }
}

/// The condition of all filters of a list together; empty text where there are none.
pub(super) fn condition(
    db: &Db,
    scope: Scope,
    filters: &BTreeMap<String, Filter>,
) -> Result<Condition> {
    let mut condition = Condition::default();
    for (id, filter) in filters {
        let column = columns::find(scope.list, id)?;
        if id == DISTANCE && scope.from.is_none() {
            return Err(Error::invalid(
                "Say from where the miles are measured: a postcode, or a school.",
            ));
        }
        one(db, &mut condition, scope, column, filter)?;
    }
    Ok(condition)
}

fn one(
    db: &Db,
    condition: &mut Condition,
    scope: Scope,
    column: &Column,
    filter: &Filter,
) -> Result<()> {
    let sql = &*column.sql_in(scope);
    // A filter on a range, as that of a school's ages, means "reaches into it".
    let (low, high) = column.range.unwrap_or((sql, sql));
    for (values, negate) in [(&filter.any_of, false), (&filter.none_of, true)] {
        if values.is_empty() {
            continue;
        }
        let test = match column.kind {
            ColumnKind::Tags => {
                let values = condition.plain(values);
                format!(
                    "EXISTS (SELECT 1 FROM ({}) WHERE plain(word) IN ({}))",
                    column.sql,
                    values.join(", ")
                )
            }
            ColumnKind::Code => {
                let mut codes = Vec::new();
                for value in values {
                    codes.extend(codes_of(db, column, value)?);
                }
                let values: Vec<_> = codes
                    .into_iter()
                    .map(|code| condition.value(code))
                    .collect();
                format!("{sql} IN ({})", values.join(", "))
            }
            ColumnKind::Number | ColumnKind::Flag => {
                let numbers = values
                    .iter()
                    .map(|value| Ok(condition.value(number(column, value)?)))
                    .collect::<Result<Vec<_>>>()?;
                format!("{sql} IN ({})", numbers.join(", "))
            }
            ColumnKind::Text | ColumnKind::Date => {
                let values = condition.plain(values);
                format!("plain({sql}) IN ({})", values.join(", "))
            }
        };
        condition.and(&if negate {
            format!("NOT coalesce({test}, 0)")
        } else {
            test
        });
    }
    if let Some(min) = &filter.min {
        let at = condition.value(bound(column, min)?);
        condition.and(&format!("{high} >= {at}"));
    }
    if let Some(max) = &filter.max {
        let at = condition.value(bound(column, max)?);
        condition.and(&format!("{low} <= {at}"));
    }
    if let Some(part) = &filter.contains {
        let parts = condition.plain(std::slice::from_ref(part));
        let holds = |text: &str| {
            let tests: Vec<_> = parts
                .iter()
                .map(|part| format!("instr(plain({text}), {part}) > 0"))
                .collect();
            tests.join(" OR ")
        };
        match column.codes {
            Some(Codes::Register(list)) => {
                let list = condition.value(list.to_owned());
                condition.and(&format!(
                    "{sql} IN (SELECT code FROM code WHERE list = {list} AND ({}))",
                    holds("name")
                ));
            }
            Some(Codes::Fixed(codes)) => {
                let part = unaccented(part);
                let named = codes
                    .iter()
                    .filter(|(_, name)| unaccented(name).contains(&part));
                let named: Vec<_> = named
                    .map(|(code, _)| condition.value((*code).to_owned()))
                    .collect();
                condition.and(&format!("{sql} IN ({})", named.join(", ")));
            }
            None => condition.and(&holds(sql)),
        }
    }
    match filter.blank {
        Some(true) => condition.and(&format!("coalesce({sql}, '') = ''")),
        Some(false) => condition.and(&format!("coalesce({sql}, '') <> ''")),
        None => {}
    }
    Ok(())
}

/// The codes that `value` names: a code as it is (leading zeros don't count) or a name.
fn codes_of(db: &Db, column: &Column, value: &str) -> Result<Vec<String>> {
    let trimmed = value.trim();
    let code = if !trimmed.is_empty() && trimmed.bytes().all(|b| b.is_ascii_digit()) {
        let short = trimmed.trim_start_matches('0');
        if short.is_empty() { "0" } else { short }.to_owned()
    } else {
        trimmed.to_owned()
    };
    let mut found = match column.codes {
        Some(codes) => super::queries::codes_by_name(db, codes, &code, trimmed)?,
        None => Vec::new(),
    };
    // Codes of teacher training keep their leading zeros.
    if found.is_empty()
        && let Some(codes) = column.codes
    {
        found = super::queries::codes_by_name(db, codes, trimmed, trimmed)?;
    }
    if found.is_empty() {
        return Err(Error::invalid(format!(
            "{} has no value “{value}”. Use a name or a code that the list shows.",
            column.label
        )));
    }
    Ok(found)
}

fn number(column: &Column, value: &str) -> Result<rusqlite::types::Value> {
    let value = value.trim();
    if column.kind == ColumnKind::Flag {
        return match value.to_lowercase().as_str() {
            "true" | "yes" | "1" => Ok(1.into()),
            "false" | "no" | "0" => Ok(0.into()),
            _ => Err(Error::invalid(format!(
                "{} is yes or no, not “{value}”.",
                column.label
            ))),
        };
    }
    if let Ok(whole) = value.parse::<i64>() {
        return Ok(whole.into());
    }
    match value.parse::<f64>() {
        Ok(real) if real.is_finite() => Ok(real.into()),
        _ => Err(Error::invalid(format!(
            "{} is a number, not “{value}”.",
            column.label
        ))),
    }
}

fn bound(column: &Column, value: &Value) -> Result<rusqlite::types::Value> {
    let text = plain(value);
    match column.kind {
        ColumnKind::Date => {
            let day: chrono::NaiveDate = text.trim().parse().map_err(|_| {
                Error::invalid(format!(
                    "{} is a day written as 2026-09-03, not “{text}”.",
                    column.label
                ))
            })?;
            Ok(day.to_string().into())
        }
        ColumnKind::Number => number(column, &text),
        _ if column.range.is_some() => number(column, &text),
        _ => Err(Error::invalid(format!(
            "{} has no least and greatest value to filter by.",
            column.label
        ))),
    }
}
