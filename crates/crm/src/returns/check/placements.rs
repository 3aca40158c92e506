//! Bulk placements (dfe.md 1.5).

use super::{Asked, Findings, Known, WHOLE, file, is_digits, urn};
use crate::returns::columns::{ADDED_MANUALLY, PLACEMENTS, PLACEMENTS_MARK, PLACEMENTS_NEEDED};
use crate::returns::table::{Row, Table};
use std::collections::{HashMap, HashSet};

const TRN: &str = "TRN";

pub(super) fn check(table: &Table, asked: &Asked<'_>, found: &mut Findings) {
    let Some(places) = header(table, found) else {
        return;
    };
    if asked.known.is_none() {
        found.not_asked("whether each TRN is one of your trainees, whether each URN is a school");
    }
    let by_trn = asked
        .known
        .map(|known| known.by(|trainee| trainee.trn.clone()));
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut manual = 0u32;
    let mut changed = 0u32;
    for row in &table.rows {
        if is_guidance(row) {
            continue;
        }
        if row.cells.len() > table.header.len() {
            found.warning(
                (row.number, ""),
                "structure",
                "The row has more cells than there are headings; what stands beyond is not read.",
            );
        }
        let cell = |name: &str| places.get(name).map_or("", |at| row.cell(*at).trim());
        let mut urns = Vec::new();
        for name in PLACEMENTS.iter().skip(2).copied() {
            match cell(name) {
                "" => {}
                ADDED_MANUALLY => manual += 1,
                urn => urns.push((name, urn)),
            }
        }
        // Whoever has no URN in the file keeps what Register has.
        if urns.is_empty() {
            continue;
        }
        changed += 1;
        let trn = cell(TRN);
        trainee(row.number, trn, by_trn.as_ref(), found);
        if let Some(first) = seen.insert(trn, row.number)
            && !trn.is_empty()
        {
            found.warning(
                (row.number, TRN),
                "repeatedTrn",
                format!("The TRN {trn} is in row {first} too. Put all placements of a trainee into one row, so that none is lost."),
            );
        }
        schools(row.number, &urns, asked.known, found);
    }
    said(changed, manual, found);
}

/// Where each column stands; `None`: the service would not take the header.
fn header(table: &Table, found: &mut Findings) -> Option<HashMap<&'static str, usize>> {
    let headings = file::headings(table);
    let mut places = HashMap::new();
    let mut is_good = true;
    for (at, heading) in headings.iter().enumerate() {
        let name = PLACEMENTS
            .iter()
            .copied()
            .find(|name| name.to_lowercase() == *heading);
        match name {
            Some(name) => {
                places.entry(name).or_insert(at);
            }
            None => {
                is_good = false;
                let said = table
                    .header
                    .get(at)
                    .map_or_else(String::new, |cell| file::legible(cell));
                found.problem((1, &said), "extraColumn", if said.is_empty() {
                    format!("Column {} has no heading. Take the column out.", at + 1)
                } else {
                    format!("“{said}” is none of the columns of placements. Take it out; they are {}.", PLACEMENTS.join(", "))
                });
            }
        }
    }
    for name in PLACEMENTS.iter().take(PLACEMENTS_NEEDED) {
        if !places.contains_key(name) {
            is_good = false;
            found.problem(
                (1, name),
                "missingColumn",
                format!("The column “{name}” is missing. Put it in; its cells may be blank."),
            );
        }
    }
    // The service takes the headings from the first row below the header.
    if let Some(first) = table.rows.first()
        && first.cells.len() > table.header.len()
    {
        is_good = false;
        found.problem(
            (first.number, ""),
            "structure",
            "The first row has more cells than there are headings. Take out what stands beyond the last heading, commas among it.",
        );
    }
    is_good.then_some(places)
}

/// Whether the row is Register's own guidance.
fn is_guidance(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.contains(PLACEMENTS_MARK))
}

fn trainee<T>(row: u32, trn: &str, by_trn: Option<&HashMap<String, Vec<T>>>, found: &mut Findings) {
    let place = (row, TRN);
    if trn.is_empty() {
        found.problem(
            place,
            "trnBlank",
            "A row with a URN has no TRN, and the whole upload fails for it. Put the trainee’s TRN in, or take the row out.",
        );
    } else if !trn.bytes().all(|byte| byte.is_ascii_digit()) {
        found.warning(
            place,
            "trnNotNumber",
            format!("“{trn}” is no TRN, so the service will find no trainee for this row. A TRN has seven digits."),
        );
    } else if let Some(by_trn) = by_trn {
        match by_trn.get(trn).map_or(0, Vec::len) {
            1 => {}
            0 => found.problem(
                place,
                "noTrainee",
                format!("None of your trainees has the TRN {trn}. Check it; seven digits, with the zeros at the front."),
            ),
            many => found.problem(
                place,
                "severalTrainees",
                format!("{many} of your trainees have the TRN {trn}. Put right whose it is before you send the file."),
            ),
        }
    } else if !is_digits(trn, 7) {
        found.warning(
            place,
            "trnLength",
            format!("A TRN has seven digits, {trn} has {}. A spreadsheet may have taken zeros off its front.", trn.len()),
        );
    }
}

fn schools(row: u32, urns: &[(&str, &str)], known: Option<&Known>, found: &mut Findings) {
    let mut seen = HashSet::new();
    for &(column, text) in urns {
        let place = (row, column);
        let Some(urn) = urn(text) else {
            found.problem(
                place,
                "urn",
                format!("“{text}” is no URN: a URN has six digits. Where the school has none, write {ADDED_MANUALLY}, or leave the cell blank."),
            );
            continue;
        };
        if !seen.insert(urn) {
            found.warning(
                place,
                "repeatedUrn",
                format!("URN {urn} stands twice in the row; the service takes it once."),
            );
        }
        if known.and_then(|known| known.is_school(urn)) == Some(false) {
            found.problem(
                place,
                "schoolUnknown",
                format!("The schools register has no school with URN {urn}. The service would delete what the trainee has and add nothing; check the number."),
            );
        }
    }
}

/// What the file would do, as a whole.
fn said(changed: u32, manual: u32, found: &mut Findings) {
    if changed == 0 {
        found.warning(
            WHOLE,
            "nothingToDo",
            "No row has a URN, so the service would change nothing.",
        );
    } else {
        found.warning(
            WHOLE,
            "replaces",
            "The upload replaces: of each trainee with a URN here, every placement at a school that Register has is deleted first. A blank cell takes a placement away, whatever the guidance says.",
        );
    }
    if manual > 0 {
        found.warning(
            WHOLE,
            "addedManually",
            format!(
                "Cells with {ADDED_MANUALLY} are passed over; those placements stay as they are."
            ),
        );
    }
}
