//! The table that Microsoft Forms or Google Forms gives: a row an answer, a column a question.
//!
//! Which column is which question is remembered for the round; a heading that names a question of ours needs no telling.
//! What stands in a column that nobody has mapped is told with the answer, so that it is not lost.

use super::{Came, answer, called, problem};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::dates::{self, Date, Order, Read};
use crate::import::read::{Book, Cell, Row};
use crate::round::form::FormField;
use crate::round::{Channel, Said};
use crate::types::Day;
use std::collections::HashMap;

/// What a column can say of the school, beside the fields of the form: code and words.
pub(in crate::round::reply) const OF_THE_SCHOOL: &[(&str, &str)] = &[
    (URN, "URN of the school"),
    (NAME, "Name of the school"),
    (POSTCODE, "Postcode of the school"),
    (CHECK, "Check value"),
    (YEAR, "Academic year of the form"),
];
const URN: &str = "urn";
const NAME: &str = "name";
const POSTCODE: &str = "postcode";
const CHECK: &str = "check";
const YEAR: &str = "year";

/// What headings such forms bring of their own, folded: they answer no question.
const THEIR_OWN: &[&str] = &[
    "id",
    "start time",
    "completion time",
    "last modified time",
    "email",
    "name",
    "timestamp",
    "email address",
    "username",
    "total points",
    "quiz feedback",
    "score",
    "language",
];
/// Those of them that say who answered: whose address, whose name.
const THEIR_EMAIL: &[&str] = &["email", "email address", "username"];
const THEIR_NAME: &str = "name";

/// Those of them that say when it was sent, the surest first.
const THEIR_TIME: &[&str] = &["completion time", "timestamp"];

/// Headings that name the school, folded.
const CALLED: &[(&str, &[&str])] = &[
    (
        URN,
        &[
            "urn",
            "school urn",
            "urn of the school",
            "urn of your school",
            "your urn",
            "school number",
        ],
    ),
    (
        NAME,
        &[
            "school",
            "school name",
            "name of school",
            "name of the school",
            "your school",
            "name of your school",
        ],
    ),
    (
        POSTCODE,
        &[
            "postcode",
            "school postcode",
            "postcode of the school",
            "postcode of your school",
            "post code",
        ],
    ),
    (
        CHECK,
        &["check", "check value", "reference", "check code", "code"],
    ),
    (YEAR, &["year", "academic year", "school year"]),
];

/// A table before its columns are known.
#[derive(Debug)]
pub(in crate::round::reply) struct Table {
    /// The file's name.
    pub name: String,
    /// The headings, in order.
    pub headings: Vec<String>,
    rows: Vec<Row>,
    /// The times of the days in a workbook, in minutes, by row (from 1) and column (from 0).
    times: HashMap<(u32, usize), u32>,
}

impl Table {
    /// The first sheet in sight that holds anything.
    pub(super) fn open(name: &str, book: &mut Book) -> Result<Self> {
        let visible: Vec<String> = book
            .sheets()
            .into_iter()
            .filter(|sheet| !sheet.hidden)
            .map(|sheet| sheet.name)
            .collect();
        for sheet in visible {
            let mut rows = book.sheet(&sheet)?.rows.into_iter();
            let Some(first) = rows.next() else {
                continue;
            };
            let times = book.times(&sheet)?;
            return Ok(Self {
                times: times
                    .into_iter()
                    .map(|(row, column, time)| ((row, column), time))
                    .collect(),
                name: name.to_owned(),
                headings: first
                    .cells
                    .iter()
                    .map(|cell| cell.text().trim().to_owned())
                    .collect(),
                rows: rows.collect(),
            });
        }
        Err(Error::invalid(format!(
            "There is nothing in “{name}”. Choose another file."
        )))
    }

    /// How many answers it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The first few answers in a column.
    pub fn samples(&self, column: usize) -> Vec<String> {
        let filled = self
            .rows
            .iter()
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_blank());
        filled
            .take(3)
            .map(|cell| cell.text().trim().chars().take(80).collect())
            .collect()
    }

    /// What each column answers: as remembered, else as its heading says. `None`: nobody has said. Empty: left out.
    pub fn columns(
        &self,
        kept: &HashMap<String, String>,
        form: &[FormField],
    ) -> Vec<Option<String>> {
        let mut all: Vec<Option<String>> = self
            .headings
            .iter()
            .map(|heading| kept.get(&fold(heading)).cloned())
            .collect();
        for (column, heading) in self.headings.iter().enumerate() {
            let meant = meant(heading, form);
            let taken = meant.as_ref().is_some_and(|field| {
                !field.is_empty() && all.iter().flatten().any(|other| other == field)
            });
            if let Some(place) = all.get_mut(column).filter(|place| place.is_none())
                && !taken
            {
                *place = meant;
            }
        }
        all
    }

    /// Whether these columns say which school an answer is about.
    pub fn names_schools(columns: &[Option<String>]) -> bool {
        let has = |what: &str| columns.iter().flatten().any(|field| field == what);
        has(URN) || has(CHECK) || (has(NAME) && has(POSTCODE))
    }

    /// The answers, one a row that says anything.
    pub fn read(&self, columns: &[Option<String>], form: &[FormField], today: Day) -> Vec<Came> {
        let moments = self.moments(columns, today);
        let filled =
            |row: &&Row| !row.fault.is_empty() || row.cells.iter().any(|cell| !cell.is_blank());
        self.rows
            .iter()
            .filter(filled)
            .map(|row| {
                let file = format!("{}, row {}", self.name, row.number);
                if row.fault.is_empty() {
                    // The whole row with its number and time tells it from one that says the same later.
                    let whole: Vec<String> = row.cells.iter().map(Cell::text).collect();
                    let (from_name, from_email) = self.sender(row, columns);
                    Came {
                        from_name,
                        from_email,
                        sent: moments.get(&row.number).cloned().unwrap_or_default(),
                        ..Came::of(
                            Channel::Online,
                            &file,
                            whole.join("\n").as_bytes(),
                            self.row(row, columns, form, today),
                        )
                    }
                } else {
                    Came::refused(Channel::Online, &file, file.as_bytes(), row.fault)
                }
            })
            .collect()
    }

    /// When each row was sent, `2026-11-20 10:05`, by its number. None at all where one of them does not say so, or where
    /// nobody can tell the day from the month: the rows are then taken to be in their order.
    fn moments(&self, columns: &[Option<String>], today: Day) -> HashMap<u32, String> {
        let of = |called: &&&str| {
            let mut all = self.headings.iter().zip(columns);
            all.position(|(heading, field)| {
                field.as_deref() == Some("") && fold(heading) == **called
            })
        };
        let Some(column) = THEIR_TIME.iter().find_map(|called| of(&called)) else {
            return HashMap::new();
        };
        let cells = || self.rows.iter().map(|row| (row.number, row.cell(column)));
        let order = match dates::order(cells(), today) {
            Order::Proved(order, _) => Some(order),
            Order::NotNeeded => None,
            Order::Asked(_) | Order::Both(_) => return HashMap::new(),
        };
        let moment = |(row, cell): (u32, &Cell)| {
            let Read::Date(Date::Day(day)) = dates::read(cell, order, today) else {
                return None;
            };
            let minutes = match cell {
                Cell::Text(text) => time_in(text),
                _ => self.times.get(&(row, column)).copied(),
            }
            .unwrap_or_default();
            Some((
                row,
                format!("{day} {:02}:{:02}", minutes / 60, minutes % 60),
            ))
        };
        let told = cells().filter(|(_, cell)| !cell.is_blank());
        told.map(moment).collect::<Option<_>>().unwrap_or_default()
    }

    /// Who answered, as the form itself knows: their name and address; empty: it does not ask who they are.
    fn sender(&self, row: &Row, columns: &[Option<String>]) -> (String, String) {
        let own = |called: &[&str]| {
            let at = self
                .headings
                .iter()
                .zip(columns)
                .position(|(heading, field)| {
                    field.as_deref() == Some("") && called.contains(&fold(heading).as_str())
                });
            at.map(|at| row.cell(at).text().trim().to_owned())
                .unwrap_or_default()
        };
        let email = own(THEIR_EMAIL).to_lowercase();
        if email.contains('@') {
            (own(&[THEIR_NAME]), email)
        } else {
            // “anonymous” stands in both.
            (String::new(), String::new())
        }
    }

    fn row(&self, row: &Row, columns: &[Option<String>], form: &[FormField], today: Day) -> Said {
        let mut said = Said::default();
        for (column, cell) in row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_blank())
        {
            let text = cell.text().trim().to_owned();
            let heading = self.headings.get(column).map_or("", String::as_str);
            let Some(field) = columns.get(column).and_then(Option::as_deref) else {
                let sentence = format!(
                    "Nobody has said which question the column “{heading}” answers. It says “{text}”."
                );
                said.problems.push(problem("", &text, sentence));
                continue;
            };
            match field {
                "" => {}
                URN => match text.parse() {
                    Ok(urn) => said.urn = Some(urn),
                    Err(_) => {
                        said.problems
                            .push(problem("", &text, format!("“{text}” is not a URN.")));
                    }
                },
                NAME => said.school = text,
                POSTCODE => said.postcode = text,
                CHECK => said.check = text.to_uppercase(),
                YEAR => said.year = text,
                key => {
                    let Some(field) = form.iter().find(|field| field.key == key) else {
                        let sentence =
                            format!("This round does not ask “{heading}”. It says “{text}”.");
                        said.problems.push(problem("", &text, sentence));
                        continue;
                    };
                    match answer::take(field, cell, today) {
                        Ok(Some(value)) => {
                            said.answers.insert(field.key.clone(), value);
                        }
                        Ok(None) => {}
                        Err(why) => {
                            let sentence = format!("{}: {why}", called(field));
                            said.problems.push(problem(key, &text, sentence));
                        }
                    }
                }
            }
        }
        said
    }
}

/// The time of day in a text, in minutes: `20/11/2026 10:05:00`, `11/20/26 9:05 PM`; `None`: it has none.
fn time_in(text: &str) -> Option<u32> {
    let (before, after) = text.split_once(':')?;
    let number = |digits: &str| digits.parse::<u32>().ok();
    let hour = number(before.rsplit(|c: char| !c.is_ascii_digit()).next()?)?;
    let minute = number(after.split(|c: char| !c.is_ascii_digit()).next()?)?;
    let small = after.to_lowercase();
    let hour = match hour {
        12 if small.contains("am") => 0,
        1..=11 if small.contains("pm") => hour + 12,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// What a heading says by itself. `None`: nothing that is known; empty: what such forms bring of their own.
fn meant(heading: &str, form: &[FormField]) -> Option<String> {
    let folded = fold(heading);
    let of_the_school = CALLED
        .iter()
        .find(|(_, called)| called.contains(&folded.as_str()));
    if let Some((field, _)) = of_the_school {
        return Some((*field).to_owned());
    }
    let alone = |field: &FormField| {
        form.iter()
            .filter(|other| other.block == field.block)
            .count()
            == 1
    };
    let one_label = |field: &FormField| {
        form.iter()
            .filter(|other| fold(&other.label) == fold(&field.label))
            .count()
            == 1
    };
    let found = form.iter().find(|field| {
        folded == fold(&field.key)
            || folded == fold(&format!("{} {}", field.heading, field.label))
            || (folded == fold(&field.label) && one_label(field))
            || (folded == fold(&field.heading) && alone(field))
    });
    match found {
        Some(field) => Some(field.key.clone()),
        None => THEIR_OWN.contains(&folded.as_str()).then(String::new),
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may fail at once"
    )]

    use super::*;
    use crate::import::read::{AsTold, from_bytes};
    use crate::round::form::{Question, fields};

    fn table(text: &str) -> Table {
        Table::open(
            "answers.csv",
            &mut from_bytes("answers.csv", text.into(), AsTold::default()).unwrap(),
        )
        .unwrap()
    }

    #[test]
    fn columns_are_known_by_their_headings_or_as_they_were_mapped() {
        let form = fields(
            &[Question::HeadTeacher, Question::Itap],
            &["Do you have a car park?".to_owned()],
        );
        let table = table(
            "ID,URN,Who is your head?,itap,Do you have a car park?,Head's name again\n1,123456,Ada Brook,Yes,No,Bo\n",
        );
        let columns = table.columns(&HashMap::new(), &form);
        let said: Vec<Option<&str>> = columns.iter().map(Option::as_deref).collect();
        assert_eq!(
            said,
            [
                Some(""),
                Some("urn"),
                None,
                Some("itap"),
                Some("own1"),
                None
            ]
        );
        assert!(Table::names_schools(&columns));

        let kept = HashMap::from([
            (fold("Who is your head?"), "headTeacher.name".to_owned()),
            (fold("Head's name again"), String::new()),
        ]);
        let columns = table.columns(&kept, &form);
        let came = table.read(&columns, &form, "2026-09-10".parse().unwrap());
        assert_eq!(came.len(), 1);
        let said = &came[0].said;
        assert_eq!(said.urn, Some(123_456));
        assert_eq!(said.answers["headTeacher.name"], "Ada Brook");
        assert_eq!(said.answers["itap"], "yes");
        assert!(said.problems.is_empty(), "{:?}", said.problems);
        assert_eq!(came[0].file, "answers.csv, row 2");
    }

    #[test]
    fn a_row_says_when_it_was_sent_where_its_column_proves_the_order_of_its_dates() {
        let form = fields(&[Question::HeadTeacher], &[]);
        let sent = |text: &str| -> Vec<String> {
            let table = table(text);
            let columns = table.columns(&HashMap::new(), &form);
            let came = table.read(&columns, &form, "2026-12-01".parse().unwrap());
            came.into_iter().map(|came| came.sent).collect()
        };
        for (text, expected) in [
            (
                "ID,Start time,Completion time,URN\n2,x,2026-11-20 10:05,1\n1,x,2026-11-19 09:00:30,1\n",
                ["2026-11-20 10:05", "2026-11-19 09:00"],
            ),
            (
                "Timestamp,URN\n03/11/2026 10:05:00,1\n20/11/2026 10:05:00,1\n",
                ["2026-11-03 10:05", "2026-11-20 10:05"],
            ),
            (
                "Completion time,URN\n11/3/26 9:05:00 PM,1\n11/20/26 12:30:00 AM,1\n",
                ["2026-11-03 21:05", "2026-11-20 00:30"],
            ),
            // Nobody can tell November from March, and one row that does not say when is no order.
            (
                "Timestamp,URN\n03/11/2026 10:05,1\n04/11/2026 10:05,1\n",
                ["", ""],
            ),
            ("Timestamp,URN\n13/11/2026 10:05,1\nlast week,1\n", ["", ""]),
            ("ID,URN\n2,1\n1,1\n", ["", ""]),
        ] {
            assert_eq!(sent(text), expected, "{text}");
        }
    }

    #[test]
    fn what_nobody_has_mapped_and_what_cannot_be_read_is_told() {
        let form = fields(&[Question::HeadTeacher], &[]);
        let table = table("urn,headTeacher.from,Anything else?\nabc,31/02/2026,Ring us\n");
        let columns = table.columns(&HashMap::new(), &form);
        let came = table.read(&columns, &form, "2026-09-10".parse().unwrap());
        let said = &came[0].said;
        assert!(said.answers.is_empty());
        let told: Vec<&str> = said
            .problems
            .iter()
            .map(|one| one.sentence.as_str())
            .collect();
        assert_eq!(told.len(), 3, "{told:?}");
        for part in ["abc", "31/02/2026", "Ring us"] {
            assert!(
                told.iter().any(|one| one.contains(part)),
                "{part}: {told:?}"
            );
        }
    }
}
