//! A list as a page to print: one table, or one for each group.

use super::export::{Chosen, one_by_one};
use super::{View, queries};
use crate::error::{Error, Result};
use crate::print::{self, Page, Printed};
use crate::session::{Job, Read};
use crate::store::setting;
use crate::types::{counted, thousands};

/// The most rows of a page: a browser takes minutes for more, and nobody reads them on paper.
const MOST_ROWS: usize = 5_000;

/// What stands over a page.
pub(super) struct Heads {
    /// Empty: the list's own name.
    pub title: String,
    /// What the list shows, in words; empty: nothing is said.
    pub about: String,
}

/// Writes an extract of `view`; an empty `path` is a place among this computer's prints.
///
/// # Errors
/// A sentence where it has too many rows, or the file cannot be written.
pub(super) fn write(
    job: &Job<'_>,
    read: &Read<'_>,
    view: &View,
    chosen: &Chosen,
    heads: &Heads,
    path: &str,
) -> Result<Printed> {
    let list = view.list.definition();
    let [one, many] = list.rows;
    if chosen.ids.len() > MOST_ROWS {
        return Err(Error::invalid(format!(
            "At most {} {many} are printed at once; these are {}. Filter the list, or export it.",
            thousands(MOST_ROWS as u64),
            thousands(chosen.ids.len() as u64)
        )));
    }
    let title = match heads.title.trim() {
        "" => list.title,
        title => title,
    };
    let office: String = setting(read.db, "officeName")?.unwrap_or_default();
    // The names of heads are in nearly every list, and notes may say anything.
    let mut page = Page::new(title, office, true);
    page.fact("Shown", heads.about.trim());
    let closed = match (chosen.closed, list.past) {
        (closed @ 1.., Some(past)) => format!(", {} {}", thousands(closed.into()), past.is),
        _ => String::new(),
    };
    let count = chosen.ids.len() as u64;
    page.fact("Rows", counted(count, one, many) + &closed);

    let headings: Vec<&str> = chosen.columns.iter().map(|column| column.label).collect();
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(chosen.ids.len());
    one_by_one(read, chosen, |cells, row| {
        let cells = (0..cells.len()).map(|at| {
            let text = cells.text(at, row.get_ref(at)?);
            Ok(text.map(std::borrow::Cow::into_owned).unwrap_or_default())
        });
        rows.push(cells.collect::<Result<_>>()?);
        Ok(())
    })?;
    let groups = queries::groups_of(read, view, &chosen.ids)?;
    let mut rest = rows.as_slice();
    for group in &groups {
        let (own, after) = rest
            .split_at_checked(group.count as usize)
            .unwrap_or((rest, &[]));
        let label = if group.label.is_empty() {
            "Without a value"
        } else {
            &group.label
        };
        page.heading(&format!("{label} ({})", thousands(group.count.into())));
        page.table(&headings, own);
        rest = after;
    }
    if !rest.is_empty() || groups.is_empty() {
        page.table(&headings, rest);
    }
    let path = print::place(job.session, path, title)?;
    page.write(&path, job.session.clock().today())
}
