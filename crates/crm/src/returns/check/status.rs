//! Bulk change of status: who is recommended for QTS or EYTS (dfe.md 1.6).

mod ours;

use super::days::{self, NoDay};
use super::{Asked, Findings, WHOLE, file, is_digits};
use crate::returns::columns::{STATUS, STATUS_DATE, STATUS_IDS, STATUS_MARK};
use crate::returns::table::{Row, Table};
use crate::types::{Day, written};
use ours::Ours;
use std::collections::HashMap;

const TRN: &str = "TRN";
const HESA_ID: &str = "HESA ID";
const PROVIDER_ID: &str = "Provider trainee ID";

pub(super) fn check(table: &Table, asked: &Asked<'_>, found: &mut Findings) {
    let places = places(table);
    let rows: Vec<Line<'_>> = table
        .rows
        .iter()
        .filter(|row| !row.is_blank() && !is_guidance(row))
        .map(|row| Line {
            row,
            places: &places,
        })
        .collect();
    if !header(&places, &rows, found) {
        return;
    }
    let ours = asked.known.map(Ours::of);
    if ours.is_none() {
        found.not_asked("whether each row is one of your trainees, whether its columns are Register’s, whether the day is before the course began, whether enough placements are recorded");
    }
    for line in rows {
        // A row without a day changes nothing.
        if line.cell(STATUS_DATE).is_empty() {
            continue;
        }
        ids(&line, found);
        let day = day(&line, asked.today, found);
        if let Some(ours) = &ours {
            ours::check(&line, day, ours, asked, found);
        }
    }
}

/// A row with the places of its columns.
struct Line<'a> {
    row: &'a Row,
    places: &'a HashMap<&'static str, usize>,
}

impl Line<'_> {
    fn cell(&self, name: &str) -> &str {
        let at = self.places.get(name);
        at.map_or("", |at| self.row.cell(*at).trim())
    }

    fn at<'b>(&self, name: &'b str) -> (u32, &'b str) {
        (self.row.number, name)
    }
}

/// Where each column stands. Columns that are not known are passed over, so that older files load.
fn places(table: &Table) -> HashMap<&'static str, usize> {
    let mut places = HashMap::new();
    for (at, heading) in file::headings(table).iter().enumerate() {
        let known = STATUS.iter().find(|name| name.to_lowercase() == *heading);
        if let Some(name) = known {
            places.entry(*name).or_insert(at);
        }
    }
    places
}

fn is_guidance(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.contains(STATUS_MARK))
}

/// Whether there is anything to go by.
fn header(places: &HashMap<&'static str, usize>, rows: &[Line<'_>], found: &mut Findings) -> bool {
    let before = found.problems.len();
    if !STATUS_IDS.iter().any(|id| places.contains_key(id)) {
        found.problem(
            (1, ""),
            "noIdColumn",
            format!(
                "Nothing tells which trainee is meant: there is no column {}. Put in at least one.",
                STATUS_IDS.join(" or ")
            ),
        );
    }
    if !places.contains_key(STATUS_DATE) {
        found.problem(
            (1, STATUS_DATE),
            "noDateColumn",
            format!("There is no column “{STATUS_DATE}”. Put it in, with a day for each trainee who is recommended."),
        );
    }
    if rows.is_empty() {
        found.problem(
            WHOLE,
            "noTrainees",
            "There is no trainee below the header. Put in a row for each.",
        );
    } else if places.contains_key(STATUS_DATE)
        && rows.iter().all(|line| line.cell(STATUS_DATE).is_empty())
    {
        found.problem(
            (0, STATUS_DATE),
            "noDates",
            "No row has a day on which the requirements were met. Put in at least one, like 20/7/2026.",
        );
    }
    found.problems.len() == before
}

/// The ids by themselves.
fn ids(line: &Line<'_>, found: &mut Findings) {
    let trn = line.cell(TRN);
    if !trn.is_empty() && !is_digits(trn, 7) {
        found.problem(
            line.at(TRN),
            "trn",
            format!("“{trn}” is no TRN: a TRN has seven digits. A spreadsheet may have taken zeros off its front."),
        );
    }
    let hesa = line.cell(HESA_ID);
    let bare = unquoted(hesa);
    if !hesa.is_empty() && !is_digits(bare, 13) && !is_digits(bare, 17) {
        found.problem(
            line.at(HESA_ID),
            "hesaId",
            format!(
                "“{hesa}” is no HESA ID: it has 13 or 17 digits. A spreadsheet may have rounded it."
            ),
        );
    }
    if STATUS_IDS.iter().all(|id| line.cell(id).is_empty()) {
        found.problem(
            line.at(""),
            "noId",
            format!(
                "The row has a day, and nothing that tells whose it is. Put in a {}.",
                STATUS_IDS.join(", ")
            ),
        );
    }
}

/// A HESA ID without the quotation mark that a spreadsheet needs before and behind it: one of each is allowed.
fn unquoted(hesa: &str) -> &str {
    let marks = ['"', '\''];
    let front = hesa.strip_prefix(marks).unwrap_or(hesa);
    front.strip_suffix(marks).unwrap_or(front)
}

/// The day, where it is one.
fn day(line: &Line<'_>, today: Day, found: &mut Findings) -> Option<Day> {
    let text = line.cell(STATUS_DATE);
    let place = line.at(STATUS_DATE);
    let day = match days::slashed(text) {
        Ok(day) => day,
        Err(NoDay::Form) => {
            let meant = days::iso(text)
                .ok()
                .or_else(|| days::rewritten(text, today));
            let so = meant.map_or_else(
                || "27/2/2026".to_owned(),
                |day| day.format("%-d/%-m/%Y").to_string(),
            );
            found.problem(
                place,
                "dateForm",
                format!("“{text}” is not written as day/month/year. Write it like {so}."),
            );
            return None;
        }
        Err(NoDay::Calendar) => {
            let why = if text.contains('-') {
                "is written with dashes, which the service cannot read. Write slashes"
            } else if days::is_month_first(text) {
                "has the month before the day. Write the day first"
            } else {
                "is not in the calendar. Check it"
            };
            found.problem(place, "dateReal", format!("“{text}” {why}."));
            return None;
        }
    };
    let earliest = days::years_before(today, 1);
    if day > today {
        found.problem(
            place,
            "dateInFuture",
            format!(
                "{} is still to come (today is {}). Send the file when the requirements are met.",
                written(day),
                written(today)
            ),
        );
    } else if day < earliest {
        found.problem(place, "dateTooOld", format!("{} is over twelve months ago; the service takes days from {} on. Ask the DfE about older awards.", written(day), written(earliest)));
    }
    Some(day)
}
