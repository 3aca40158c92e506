//! From a pasted table to spans of days, as a pure rule.
//!
//! Columns are told by their headings (name, from, to, kind, whose); without headings they stand in that order. What a row
//! does not say of its kind is read out of its name. Every row that cannot be read is handed back with its reason.

use super::CalendarKind;
use super::days::Entry;
use crate::fold::fold;
use crate::types::{AcademicYear, Day, PartDay};
use chrono::NaiveDate;

/// The most rows that are read.
pub(super) const MOST_ROWS: usize = 5_000;
/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 120;
/// The longest span, in days: no term is longer than a year.
const LONGEST_SPAN: i64 = 366;

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// As it was pasted.
    pub text: String,
    /// What it says, or why it cannot be read.
    pub says: std::result::Result<Says, String>,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Says {
    pub entry: Entry,
    /// For whom, as it is written; empty: it does not say.
    pub whose: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    From,
    Until,
    Kind,
    Whose,
}

const ORDER: [Column; 5] = [
    Column::Name,
    Column::From,
    Column::Until,
    Column::Kind,
    Column::Whose,
];

fn heading(cell: &str) -> Option<Column> {
    Some(match fold(cell).as_str() {
        "name" | "term" | "event" | "what" | "title" | "description" | "called" => Column::Name,
        "from" | "start" | "starts" | "begins" | "first day" | "start date" | "date" | "day"
        | "opens" => Column::From,
        "to" | "until" | "end" | "ends" | "last day" | "end date" | "closes" | "finish" => {
            Column::Until
        }
        "kind" | "type" | "is" => Column::Kind,
        "whose" | "for" | "who" | "school" | "place" | "authority" | "la" | "trust"
        | "local authority" => Column::Whose,
        _ => return None,
    })
}

/// The lines of a table; blank ones and the heading are left out.
pub(super) fn lines(text: &str, year: AcademicYear) -> Vec<Line> {
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut order = ORDER.map(Some).to_vec();
    let mut lines = Vec::new();
    for (at, record) in reader.records().enumerate() {
        // The text is UTF-8 and rows may have any length, so no record fails.
        let Ok(record) = record else { continue };
        let cells: Vec<&str> = record.iter().collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if lines.is_empty()
            && headings(&cells).is_some_and(|found| found.contains(&Some(Column::From)))
        {
            order = headings(&cells).unwrap_or_default();
            continue;
        }
        let number = record.position().map_or(at as u64 + 1, csv::Position::line);
        lines.push(Line {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            text: cells.join(" · "),
            says: says(&cells, &order, year),
        });
    }
    lines
}

/// The columns of a heading; `None`: it is a row like the others.
fn headings(cells: &[&str]) -> Option<Vec<Option<Column>>> {
    let found: Vec<Option<Column>> = cells.iter().map(|cell| heading(cell)).collect();
    (found.iter().flatten().count() >= 2).then_some(found)
}

fn says(
    cells: &[&str],
    order: &[Option<Column>],
    year: AcademicYear,
) -> std::result::Result<Says, String> {
    let cell = |column: Column| {
        let at = order.iter().position(|known| *known == Some(column));
        at.and_then(|at| cells.get(at)).copied().unwrap_or_default()
    };
    let name = cell(Column::Name);
    let (from, until) = match (cell(Column::From), cell(Column::Until)) {
        (both, "") => apart(both),
        (from, until) => (from, until),
    };
    let kind = kind(cell(Column::Kind), name)?;
    let entry = span(kind, name, (from, until), within(year))?;
    Ok(Says {
        entry,
        whose: cell(Column::Whose).to_owned(),
    })
}

/// The day by which days without a year are read: the nearest in the academic year, whose middle it is.
fn within(year: AcademicYear) -> Day {
    let (first, _) = year.days();
    NaiveDate::from_ymd_opt(year.start_year() + 1, 3, 2).unwrap_or(first)
}

/// `3 Sep to 23 Oct` in one cell.
fn apart(both: &str) -> (&str, &str) {
    for between in [" to ", " – ", " — ", " - ", " until "] {
        if let Some((from, until)) = both.split_once(between) {
            return (from, until);
        }
    }
    (both, "")
}

/// A span as typed. `near`: the day by which a day without a year is read.
///
/// # Errors
/// A sentence where a day is missing or none, the span ends before it begins, or is longer than a year.
pub(super) fn span(
    kind: CalendarKind,
    name: &str,
    (from, until): (&str, &str),
    near: Day,
) -> std::result::Result<Entry, String> {
    let day = |text: &str| PartDay::read_whole(text, near).map_err(|error| error.message);
    let Some(from) = day(from)? else {
        return Err("It has no first day. Write it like 3 Sep 2026.".to_owned());
    };
    let until = day(until)?.unwrap_or(from);
    if until < from {
        return Err(format!(
            "It ends ({}) before it begins ({}). Check the two days.",
            crate::types::written(until),
            crate::types::written(from)
        ));
    }
    if (until - from).num_days() > LONGEST_SPAN {
        return Err(format!(
            "It lasts from {} until {}, longer than a year. Check the two days.",
            crate::types::written(from),
            crate::types::written(until)
        ));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(format!(
            "Its name is longer than {LONGEST_NAME} characters. Shorten it."
        ));
    }
    Ok(Entry {
        kind,
        name: name.trim().to_owned(),
        from,
        until,
    })
}

/// The kind that a cell says, else the one that the name speaks of.
fn kind(cell: &str, name: &str) -> std::result::Result<CalendarKind, String> {
    if !cell.is_empty() {
        return spoken_of(cell).ok_or_else(|| {
            format!("“{cell}” is no kind of day. Write Term, Holiday, INSET or Bank holiday.")
        });
    }
    spoken_of(name).ok_or_else(|| {
        format!(
            "“{name}” does not say what it is. Add a column Kind with Term, Holiday, INSET or Bank holiday."
        )
    })
}

fn spoken_of(text: &str) -> Option<CalendarKind> {
    const WORDS: [(CalendarKind, &[&str]); 4] = [
        (
            CalendarKind::Bank,
            &[
                "bank",
                "public holiday",
                "good friday",
                "easter monday",
                "christmas day",
                "boxing day",
                "new years day",
            ],
        ),
        (
            CalendarKind::Inset,
            &[
                "inset",
                "training day",
                "staff day",
                "development day",
                "non pupil",
                "twilight",
            ],
        ),
        (
            CalendarKind::Holiday,
            &["half term", "holiday", "break", "vacation", "closed"],
        ),
        (
            CalendarKind::Term,
            &["term", "autumn", "spring", "summer", "open"],
        ),
    ];
    let folded = fold(text);
    WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| folded.contains(word)))
        .map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::{CalendarKind, Line, lines};
    use crate::types::AcademicYear;

    fn read(text: &str) -> Vec<Line> {
        lines(text, AcademicYear::parse("2026/27").unwrap())
    }

    #[test]
    fn a_table_is_read_with_its_headings_or_without() {
        let by_heading = read(
            "Start\tEnd\tTerm\tFor\n3 Sep\t23/10/26\tAutumn term\tKent\n\n26 Oct\t30 Oct\tAutumn half term\t\n1 Sep\t\tINSET\tAlder Hill",
        );
        let plain = read(
            "Autumn term,3 Sep 2026,23 Oct 2026,,Kent\nAutumn half term,26 Oct to 30 Oct\nINSET,1 Sep,,,Alder Hill",
        );
        for lines in [by_heading, plain] {
            let said: Vec<_> = lines
                .iter()
                .map(|line| {
                    let says = line.says.as_ref().unwrap();
                    let entry = &says.entry;
                    format!(
                        "{:?} {} {} {}",
                        entry.kind, entry.from, entry.until, says.whose
                    )
                })
                .collect();
            assert_eq!(
                said,
                [
                    "Term 2026-09-03 2026-10-23 Kent",
                    "Holiday 2026-10-26 2026-10-30 ",
                    "Inset 2026-09-01 2026-09-01 Alder Hill"
                ]
            );
        }
        assert_eq!(read("a,1 Sep\nSummer term,12 Apr,21 Jul")[1].number, 2);
    }

    #[test]
    fn a_row_that_cannot_be_says_why() {
        for (row, why) in [
            ("Autumn term,,", "has no first day"),
            ("Autumn term,soon", "is not a day"),
            ("Autumn term,5 Oct,1 Oct", "before it begins"),
            ("Autumn term,5 Oct 2026,5 Oct 2028", "longer than a year"),
            ("Sports,5 Oct", "does not say what it is"),
            ("Sports,5 Oct,,Fun", "“Fun” is no kind of day"),
        ] {
            let lines = read(row);
            let said = lines[0].says.clone().unwrap_err();
            assert!(said.contains(why), "{row}: {said}");
            assert!(said.ends_with('.'), "{said}");
        }
        assert!(read(" \n\n").is_empty());
    }

    #[test]
    fn a_name_says_its_kind() {
        for (name, kind) in [
            ("Spring term 1", CalendarKind::Term),
            ("Half-term", CalendarKind::Holiday),
            ("Christmas holiday", CalendarKind::Holiday),
            ("Early May bank holiday", CalendarKind::Bank),
            ("INSET day 2", CalendarKind::Inset),
        ] {
            assert_eq!(super::spoken_of(name), Some(kind), "{name}");
        }
    }
}
