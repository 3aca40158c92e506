//! Bulk add trainees, template v2026.1 (dfe.md 1.1 to 1.3). All or nothing: one bad row and nobody is added.

mod cells;
mod course;
mod dates;
mod degree;
mod email;
mod funding;
mod header;
mod line;
mod twice;
mod urns;

use super::{Asked, Findings, WHOLE};
use crate::returns::table::Table;
use line::{Facts, Line};

pub(super) fn check(table: &Table, asked: &Asked<'_>, found: &mut Findings) {
    let Some(places) = header::places(table, found) else {
        return;
    };
    let lines: Vec<Line<'_>> = table
        .rows
        .iter()
        .filter(|row| !row.is_blank())
        .map(|row| Line::new(row, &places))
        .collect();
    if lines.is_empty() {
        found.problem(
            WHOLE,
            "noTrainees",
            "There is no trainee below the header. Put in a row for each.",
        );
        return;
    }
    if asked.known.is_none() {
        found.not_asked("whether a trainee is in Register already, whether each training partner and employing school is known");
    }
    let mut twice = twice::Twice::new(asked);
    for line in &lines {
        let facts = Facts::of(line, asked);
        cells::check(line, asked, found);
        dates::check(line, &facts, asked, found);
        urns::check(line, asked, found);
        course::check(line, &facts, found);
        funding::check(line, &facts, asked, found);
        degree::check(line, &facts, asked, found);
        twice.check(line, &facts, found);
    }
}
