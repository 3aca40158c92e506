//! Which lists and rules count, and what the office loaded.

use super::kinds::{self, SHIPPED_FROM, SHIPPED_YEAR, Table};
use super::store::{self, Kept};
use super::{
    CodeListChange, CodeListLook, CodeListShown, CodesOf, LookCodeList, OwnCodeList, compare, read,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::register::codes;
use crate::returns::rules::{Rules, cycle_of};
use crate::returns::specialism;
use crate::returns::write::theirs::Theirs;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day, written};
use std::borrow::Cow;
use std::path::Path;

/// The rules as they count in the academic cycle that begins in `year`.
///
/// # Errors
/// What SQLite says.
pub(crate) fn in_force(db: &Db, year: i32) -> Result<Cow<'static, Rules>> {
    let own = store::all(db)?;
    if own.is_empty() {
        return Ok(Cow::Borrowed(Rules::shipped()));
    }
    let mut rules = Rules::shipped().clone();
    for (table, list, _) in kinds::all() {
        let of_list: Vec<&Kept> = own.iter().filter(|kept| kept.list == list).collect();
        if table.is_by_cycle() {
            for kept in of_list {
                rules.replace_cycle(table.name(), kept.year, &kept.content);
            }
        } else if let Some(kept) = counting(&of_list, year) {
            rules.replace(list, &kept.content);
        }
    }
    Ok(Cow::Owned(rules))
}

/// The rules as they count on a day.
///
/// # Errors
/// What SQLite says.
pub(crate) fn on(db: &Db, day: Day) -> Result<Cow<'static, Rules>> {
    in_force(db, cycle_of(day))
}

/// Of the lists that were loaded, the latest first, the one that counts in a cycle; `None`: the shipped one does.
fn counting<'a>(own: &[&'a Kept], year: i32) -> Option<&'a Kept> {
    let latest = own.iter().find(|kept| kept.year <= year)?;
    // What was loaded for an earlier year does not hold back what is shipped for a later one.
    let shipped_is_later = year >= SHIPPED_YEAR && latest.year < SHIPPED_YEAR;
    (!shipped_is_later).then_some(*latest)
}

/// The codes of a list with their names, as they count on a day.
///
/// # Errors
/// What SQLite says.
pub(crate) fn codes_on(db: &Db, list: &str, day: Day) -> Result<Vec<(String, String)>> {
    let own = store::of(db, list)?;
    let own: Vec<&Kept> = own.iter().collect();
    Ok(match counting(&own, cycle_of(day)) {
        Some(kept) => rows_of(&kept.content)
            .into_iter()
            .filter_map(|row| Some((row.get(1)?.clone(), row.get(2)?.clone())))
            .collect(),
        None => codes::training(list)
            .map(|code| (code.code.to_owned(), code.name.to_owned()))
            .collect(),
    })
}

/// The name of a code in whatever list has it, the latest first; `None`: none has.
///
/// # Errors
/// What SQLite says.
pub(crate) fn name(db: &Db, list: &str, code: &str) -> Result<Option<String>> {
    for kept in store::of(db, list)? {
        let row = rows_of(&kept.content)
            .into_iter()
            .find(|row| row.get(1).is_some_and(|known| known == code));
        if let Some(name) = row.and_then(|row| row.into_iter().nth(2)) {
            return Ok(Some(name));
        }
    }
    Ok(codes::name(list, code).map(str::to_owned))
}

/// The code of a list that a text is, or names, on a day; `None`: there is none.
///
/// # Errors
/// What SQLite says.
pub(crate) fn code(db: &Db, list: &str, text: &str, day: Day) -> Result<Option<String>> {
    if store::of(db, list)?.is_empty() {
        let mut all = codes::training(list);
        let same = all.find(|code| code.code.eq_ignore_ascii_case(text));
        let found = same
            .map(|code| code.code)
            .or_else(|| codes::code(list, text));
        return Ok(found.map(str::to_owned));
    }
    let all = codes_on(db, list, day)?;
    if let Some((code, _)) = all.iter().find(|(code, _)| code.eq_ignore_ascii_case(text)) {
        return Ok(Some(code.clone()));
    }
    let folded = crate::fold::fold(text);
    let named = all
        .iter()
        .find(|(_, name)| crate::fold::fold(name) == folded);
    Ok(named.map(|(code, _)| code.clone()))
}

/// The rows of a kept list, below its header.
pub(super) fn rows_of(content: &str) -> Vec<Vec<String>> {
    let reader = csv::Reader::from_reader(content.as_bytes());
    reader
        .into_records()
        .flatten()
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// The rows of a list as they count in a year, and from which year on: of a table by cycles those of the cycle alone.
pub(super) fn counting_rows(
    db: &Db,
    table: Table,
    list: &str,
    year: AcademicYear,
) -> Result<(Vec<Vec<String>>, AcademicYear)> {
    let own = store::of(db, list)?;
    let own: Vec<&Kept> = own.iter().collect();
    let kept = if table.is_by_cycle() {
        own.iter()
            .find(|kept| kept.year == year.start_year())
            .copied()
    } else {
        counting(&own, year.start_year())
    };
    if let Some(kept) = kept {
        let since = AcademicYear::parse(&kept.year.to_string()).unwrap_or(year);
        return Ok((rows_of(&kept.content), since));
    }
    let written = year.to_string();
    let shipped = table.shipped().iter().flat_map(|text| rows_of(text));
    let rows = shipped.filter(|row| {
        let is_of_year = row
            .get(table.year_at())
            .is_some_and(|cell| *cell == written);
        table.list_of(row) == list && (is_of_year || !table.is_by_cycle())
    });
    let since = AcademicYear::parse(&SHIPPED_YEAR.to_string()).unwrap_or(year);
    Ok((
        rows.collect(),
        if table.is_by_cycle() { year } else { since },
    ))
}

/// What a file would change. Nothing is taken.
///
/// # Errors
/// A sentence where it cannot be read, or is of no list.
pub fn look(read: &Read<'_>, request: LookCodeList) -> Result<CodeListLook> {
    let today = read.desk.store.clock().today();
    Ok(looked(read.db, &request.path, today)?.1)
}

/// Reads a file and compares it with what counts.
pub(super) fn looked(db: &Db, path: &str, today: Day) -> Result<(read::Held, CodeListLook)> {
    let file = Theirs::read(Path::new(path))?;
    let mut held = read::read(&file, &on(db, today)?.codes)?;
    let mut changes: Vec<CodeListChange> = Vec::new();
    for ((list, year), rows) in &held.units {
        let (before, _) = counting_rows(db, held.table, list, *year)?;
        changes.push(compare::compare(
            held.table,
            (list, *year),
            rows,
            &before,
            cycle_of(today),
        ));
    }
    let problems = std::mem::take(&mut held.problems);
    let look = compare::look(&file.name, held.rows, changes, problems);
    Ok((held, look))
}

/// Every list and table of rules: of which year it is, and from where.
///
/// # Errors
/// What SQLite says.
pub fn shown(read: &Read<'_>, _: Nothing) -> Result<Vec<CodeListShown>> {
    let cycle = cycle_of(read.desk.store.clock().today());
    let own = store::all(read.db)?;
    let shipped_codes = &Rules::shipped().codes;
    let mut shown = Vec::new();
    for (table, list, label) in kinds::all() {
        let of_list: Vec<&Kept> = own.iter().filter(|kept| kept.list == list).collect();
        let counts = counting(&of_list, cycle).map(|kept| kept.id);
        let counts = |kept: &Kept| table.is_by_cycle() || counts == Some(kept.id);
        let shipped = match table {
            Table::Codes => shipped_codes.list(list).len(),
            _ => table.shipped().iter().map(|text| rows_of(text).len()).sum(),
        };
        let own: Vec<OwnCodeList> = of_list
            .iter()
            .filter_map(|kept| {
                Some(OwnCodeList {
                    id: kept.id,
                    year: AcademicYear::parse(&kept.year.to_string()).ok()?,
                    rows: compare::number(rows_of(&kept.content).len()),
                    counts: counts(kept),
                    said: own_said(kept),
                })
            })
            .collect();
        let in_its_place = own.iter().find(|kept| kept.counts && !table.is_by_cycle());
        shown.push(CodeListShown {
            list: list.to_owned(),
            label: label.to_owned(),
            rows: in_its_place.map_or(compare::number(shipped), |kept| kept.rows),
            said: in_its_place.map_or_else(
                || {
                    format!(
                        "{SHIPPED_FROM}, for {}.",
                        crate::returns::rules::cycle_written(SHIPPED_YEAR)
                    )
                },
                |_| {
                    "Your own stands in the place of the list that comes with the program."
                        .to_owned()
                },
            ),
            own,
        });
    }
    Ok(shown)
}

fn own_said(kept: &Kept) -> String {
    let on = kept
        .loaded_on
        .parse()
        .map_or_else(|_| kept.loaded_on.clone(), written);
    match kept.source.as_str() {
        "" => format!("Loaded from {} on {on}.", kept.file),
        source => format!("{source}; loaded from {} on {on}.", kept.file),
    }
}

/// The codes of a list, to choose from.
///
/// # Errors
/// A sentence where there is no such list.
pub fn options(read: &Read<'_>, request: CodesOf) -> Result<Vec<(String, String)>> {
    let mut all = codes_on(read.db, &request.list, read.desk.store.clock().today())?;
    if request.list == "courseSubject" {
        // Those that Register has only a word for, as its own screens offer them.
        let of_a_word = specialism::all().iter().filter(|one| one.code.is_empty());
        all.extend(of_a_word.map(|one| (one.id().to_owned(), one.word.to_owned())));
    }
    if all.is_empty() {
        return Err(Error::invalid(format!(
            "There is no list of codes called “{}”.",
            request.list
        )));
    }
    Ok(all)
}
