//! What a list is: declared once, in the folder of the noun that it shows.

use super::Sort;
use super::columns::Column;
use serde_json::Value;
use std::fmt::Write as _;

/// How the words of a search find rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// By the register's search memory, best match first. Row ids are URNs.
    Register,
    /// By the same memory and by the names of those that the register does not have. Row ids are those of our schools.
    Ours,
    /// By a text of the row: each word must begin a word of it. The list's own order stays.
    Words {
        /// The SQL of the text.
        text: &'static str,
        /// The tables that it is read from, few of the list's: a change of none of them leaves the words as they are.
        reads: &'static [&'static str],
    },
}

/// The rows of a list that no longer count, such as closed schools: an export says that it holds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// The SQL of whether a row is one.
    pub sql: &'static str,
    /// What such a row is, before its noun: `closed`.
    pub is: &'static str,
    /// After the number, of one and of many: `has closed`.
    pub said: [&'static str; 2],
}

/// One list: where its rows come from, what is known of each, and how it is spoken of.
#[derive(Debug)]
pub struct Definition {
    /// Its id on the wire, in routes and in saved views.
    pub id: &'static str,
    /// The page of the window that shows it: `/schools`.
    pub route: &'static str,
    /// What stands over it, on a sheet and on paper.
    pub title: &'static str,
    /// What a row is called, one and many.
    pub rows: [&'static str; 2],
    /// What the rows are read from: `FROM …`. The SQL of every column uses the names of tables that it gives.
    pub from: &'static str,
    /// The same without tables that many questions do not need, and what those are called in `from`. SQLite leaves out
    /// only the last of several joined tables by itself.
    pub lean: Option<(&'static str, &'static [&'static str])>,
    /// The query of how many rows there are in all: a count of one table is quicker than one of all that `from` joins.
    pub total: &'static str,
    /// The SQL of a row's id.
    pub id_sql: &'static str,
    /// The SQL of the text by which rows stand that are equal otherwise.
    pub name_sql: &'static str,
    /// The columns, by where they are declared; another noun's may be among them.
    pub columns: &'static [&'static [Column]],
    /// The columns on show unless told otherwise, in order.
    pub shown: &'static [&'static str],
    /// Columns that a row carries whether they are on show or not.
    pub carried: &'static [&'static str],
    /// What a row carries that is no column, for those who open it: key and SQL.
    pub keys: &'static [(&'static str, &'static str)],
    /// By what it is sorted where nobody said; `None`: by [`Definition::name_sql`].
    pub sort: Option<(&'static str, Direction)>,
    /// How words find rows.
    pub search: Search,
    /// Which rows no longer count; `None`: all do.
    pub past: Option<Past>,
    /// Whether its rows are the register's own. Much of it then stays until another register comes, and its filters are
    /// about the table that SQLite should begin with.
    pub of_the_register: bool,
    /// The tables that it reads; an operation that changes none of them leaves the list as it is.
    pub reads: &'static [&'static str],
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From small to large.
    Up,
    /// From large to small.
    Down,
}

impl Definition {
    /// What a question is read from whose SQL is made of `parts`.
    pub fn from_for(&self, parts: &[&str]) -> &'static str {
        let names = |alias: &str| parts.iter().any(|part| names_table(part, alias));
        match self.lean {
            Some((lean, others)) if !others.iter().any(|alias| names(alias)) => lean,
            _ => self.from,
        }
    }

    /// By what it is sorted where nobody said.
    pub fn own_sort(&self) -> Option<Sort> {
        self.sort.map(|(column, direction)| Sort {
            column: column.to_owned(),
            descending: direction == Direction::Down,
        })
    }

    /// The page of the window that shows it with some filters, as they stand in a view's `where`.
    pub fn route_to(&self, filters: &Value) -> String {
        format!("{}?where={}", self.route, in_route(&filters.to_string()))
    }
}

/// Whether some SQL names a column of the table that is called `alias`.
fn names_table(sql: &str, alias: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    sql.match_indices(alias).any(|(at, _)| {
        let (before, after) = sql.split_at(at);
        let rest = after.strip_prefix(alias).unwrap_or_default();
        !before.ends_with(is_word) && rest.starts_with('.')
    })
}

/// A text as the value of a route's query.
pub(crate) fn in_route(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~:,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::names_table;

    #[test]
    fn a_table_is_named_where_its_alias_stands_alone() {
        for (sql, alias, is) in [
            ("s.stage", "s", true),
            ("coalesce(e.name,s.name)", "s", true),
            ("staff.name", "s", false),
            ("(SELECT name FROM staff WHERE id = s.owner_id)", "s", true),
            ("rows.id = is.id", "s", false),
            ("'s' || p.name", "s", false),
            ("p.notes", "p", true),
            ("", "p", false),
        ] {
            assert_eq!(names_table(sql, alias), is, "{sql}");
        }
    }
}
