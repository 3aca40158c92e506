//! The header: all 51 columns and no others, in any order and any letters (dfe.md 1.1).

use crate::returns::check::{Findings, file};
use crate::returns::columns::{RESULTS, TEMPLATE, TRAINEES, of_older_template};
use crate::returns::table::Table;
use std::collections::HashMap;

/// So many headings of the template v2025.0 make a file one of last year's.
const OLDER: usize = 10;

/// Where each column stands; `None`: the service would look no further.
pub(super) fn places(table: &Table, found: &mut Findings) -> Option<HashMap<&'static str, usize>> {
    let before = found.problems.len();
    structure(table, found);
    if found.problems.len() > before {
        return None;
    }
    let headings = file::headings(table);
    let mut places: HashMap<&'static str, usize> = HashMap::new();
    let mut extra = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let said = table
            .header
            .get(at)
            .map_or_else(String::new, |cell| file::legible(cell));
        if RESULTS
            .iter()
            .any(|name| name.eq_ignore_ascii_case(heading))
        {
            continue;
        }
        match TRAINEES.iter().find(|column| column.name == *heading) {
            None => extra.push(said),
            Some(column) => {
                if places.insert(column.name, at).is_some() {
                    found.problem(
                        (1, column.name),
                        "repeatedColumn",
                        format!("The column “{}” is there twice. Take one out.", column.name),
                    );
                }
            }
        }
    }
    if is_older(&extra) {
        found.problem(
            (1, ""),
            "olderTemplate",
            format!("This is the template v2025.0 of last year, which the service no longer takes. Put the rows into the template {TEMPLATE}: its headings are like “training_partner_urn”, and there is a new last column “iqts_country”."),
        );
    }
    for column in TRAINEES {
        if !places.contains_key(column.name) {
            found.problem(
                (1, column.name),
                "missingColumn",
                format!("The column “{}” is missing. Put it in; where nobody has a value, leave its cells blank.", column.name),
            );
        }
    }
    for heading in extra {
        let today = of_older_template(&heading);
        let so = today.map_or_else(
            || "Take the column out".to_owned(),
            |today| format!("It is called “{today}” now"),
        );
        found.problem(
            (1, &heading),
            "extraColumn",
            format!("“{heading}” is none of the columns of the template {TEMPLATE}. {so}."),
        );
    }
    (found.problems.len() == before).then_some(places)
}

/// Blank headings, and rows with more cells than there are headings.
fn structure(table: &Table, found: &mut Findings) {
    for (at, heading) in table.header.iter().enumerate() {
        if heading.trim().is_empty() {
            found.problem(
                (1, ""),
                "structure",
                format!("Column {} has no heading. Take the column out, or a comma too many at the end of the header.", at + 1),
            );
        }
    }
    for row in &table.rows {
        if row.cells.len() > table.header.len() && !row.is_blank() {
            found.problem(
                (row.number, ""),
                "structure",
                format!("The row has {} cells and the header {}. Take out a comma too many, or put quotation marks around a cell with a comma in it.", row.cells.len(), table.header.len()),
            );
        }
    }
}

/// Whether columns that are none of today's are those of the template before.
fn is_older(extra: &[String]) -> bool {
    let known = extra
        .iter()
        .filter(|heading| of_older_template(heading).is_some());
    known.count() >= OLDER
}
