//! A returned workbook, for one school or for several, as [`crate::round::layout`] says it stands on paper.
//!
//! Rows and columns are found by their hidden keys, so that moving them does no harm. Whatever is not as it went out (a
//! key twice, a label beside another key, text beside the form, a formula) is told, and the answer beside it is not taken.

use super::around::{Around, beside, quoted};
use super::columns::{Columns, text};
use super::{ALL, answer, called, known, problem};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::header::letters;
use crate::import::read::{Book, Row, Sheet};
use crate::round::form::FormField;
use crate::round::layout::{
    ANSWER_HEADING, BLOCK, CHECK_KEY, CHECK_NAME_COLUMN, CHECK_POSTCODE_COLUMN, CHECK_SHEET,
    CHECK_URN_COLUMN, CHECK_VALUE_COLUMN, FIRST_CHECK_ROW, FORM_SHEET, FORMAT, NAME_KEY, NO_CHANGE,
    SAME_FOR_ALL, SCHOOL_KEY, SCHOOLS_SHEET, URN_HEADING, URN_KEY,
};
use crate::round::{Problem, Said};
use crate::types::Day;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Whether a sheet has the hidden keys of a form.
pub(super) fn has_keys(sheet: &Sheet) -> bool {
    sheet.rows.iter().any(|row| {
        row.cells.iter().any(|cell| {
            let text = cell.text();
            known(&text).is_some() || text == CHECK_KEY || text.starts_with(BLOCK)
        })
    })
}

/// Reads a form: one reply a school.
pub(super) fn read(book: &mut Book, today: Day) -> Result<Vec<Said>> {
    let names: Vec<String> = book.sheets().into_iter().map(|sheet| sheet.name).collect();
    let (schools, around) = if names.iter().any(|name| name == CHECK_SHEET) {
        let check = book.sheet(CHECK_SHEET)?;
        (schools(&check)?, Around::of(&check))
    } else {
        (Vec::new(), Around::default())
    };
    let wanted = [FORM_SHEET, SCHOOLS_SHEET]
        .into_iter()
        .find(|wanted| names.iter().any(|name| name == wanted));
    let Some(wanted) = wanted else {
        return Err(Error::invalid(
            "The sheet that is filled in is no longer in this form. Ask the school to send it again as it was.",
        ));
    };
    let sheet = book.sheet(wanted)?;
    let formulas = book
        .formulas(wanted)?
        .into_iter()
        .map(|(row, column, formula)| ((row, column), formula))
        .collect();
    let further = around.further_sheets(book, wanted);
    let reader = Reader {
        today,
        formulas,
        around,
    };
    let mut all = if wanted == FORM_SHEET {
        let mut all = schools.into_iter();
        let of = all.next().unwrap_or_default();
        vec![reader.one(&sheet, of)]
    } else {
        reader.several(&sheet, schools)
    };
    // Nobody can say which of several schools they are about, so each of them is looked at.
    for said in &mut all {
        said.problems.extend(further.iter().cloned());
    }
    Ok(all)
}

/// The schools that the hidden sheet names.
fn schools(check: &Sheet) -> Result<Vec<Said>> {
    let at = |row: &Row, column: u16| row.cell(usize::from(column)).text().trim().to_owned();
    let format = check
        .rows
        .iter()
        .find(|row| row.number == 2)
        .map(|row| at(row, 0));
    if format
        .as_deref()
        .and_then(|text| text.parse::<u32>().ok())
        .is_some_and(|format| format > FORMAT)
    {
        return Err(Error::invalid(
            "This form was made by a newer Partnership Desk. Update this one, then read it again.",
        ));
    }
    Ok(check
        .rows
        .iter()
        .filter(|row| row.number > FIRST_CHECK_ROW)
        // Further down stand words of choices alone.
        .filter(|row| {
            (0..=usize::from(CHECK_POSTCODE_COLUMN)).any(|column| !row.cell(column).is_blank())
        })
        .map(|row| Said {
            check: at(row, CHECK_VALUE_COLUMN),
            urn: at(row, CHECK_URN_COLUMN).parse().ok(),
            school: at(row, CHECK_NAME_COLUMN),
            postcode: at(row, CHECK_POSTCODE_COLUMN),
            ..Said::default()
        })
        .collect())
}

struct Reader {
    today: Day,
    /// By row (from 1) and column (from 0).
    formulas: HashMap<(u32, usize), String>,
    /// The words that went out around the questions.
    around: Around,
}

impl Reader {
    /// What a cell that may be filled in says; what cannot be taken is told in `said`.
    fn answer(
        &self,
        said: &mut Said,
        field: &FormField,
        row: &Row,
        column: usize,
    ) -> Option<String> {
        let cell = row.cell(column);
        let place = format!("{}{}", letters(column), row.number);
        if let Some(formula) = self.formulas.get(&(row.number, column)) {
            let sentence = format!(
                "{} (cell {place}) holds a formula, {}, which came to {}. Its value may not be what the school meant.",
                called(field),
                quoted(&format!("={formula}")),
                quoted(&cell.text())
            );
            said.problems
                .push(problem(&field.key, &format!("={formula}"), sentence));
            return None;
        }
        match answer::take(field, cell, self.today) {
            Ok(value) => value,
            Err(why) => {
                let sentence = format!("{} (cell {place}): {why}", called(field));
                said.problems
                    .push(problem(&field.key, &cell.text(), sentence));
                None
            }
        }
    }

    /// Whether the *No change* beside a block is chosen.
    fn ticked(&self, said: &mut Said, block: &str, row: &Row, column: usize) -> bool {
        let text = row.cell(column).text();
        let formula = self.formulas.contains_key(&(row.number, column));
        let folded = fold(&text);
        if folded.is_empty() {
            return false;
        }
        if !formula
            && (folded == fold(NO_CHANGE) || ["x", "yes", "true"].contains(&folded.as_str()))
        {
            return true;
        }
        let heading = ALL
            .iter()
            .find(|field| field.block == block)
            .map_or(block, |field| {
                if field.heading.is_empty() {
                    "Our own question"
                } else {
                    &field.heading
                }
            });
        said.problems.push(problem(
            "",
            &text,
            format!(
                "{heading}: where “{NO_CHANGE}” can be chosen (cell {}{}) there is {}.",
                letters(column),
                row.number,
                quoted(&text)
            ),
        ));
        false
    }

    /// The sheet of one school: a row a field.
    fn one(&self, sheet: &Sheet, mut said: Said) -> Said {
        let columns = Columns::of(sheet);
        let Columns {
            labels,
            held,
            answers: Some(answers),
            keys: Some(keys),
        } = columns
        else {
            said.problems.extend(unreadable(sheet, columns));
            return said;
        };
        let mut twice: HashMap<String, u32> = HashMap::new();
        for row in &sheet.rows {
            *twice.entry(text(row, Some(keys))).or_default() += 1;
        }
        if held.is_none() {
            let sentence = "The column of what we hold is no longer in this form, so it cannot be told whether it was changed.";
            said.problems.push(problem("", "", sentence.to_owned()));
        }
        let opened = self.around.opened(sheet, keys);
        for row in &sheet.rows {
            let key = text(row, Some(keys));
            let key = key.as_str();
            let typed = row.cell(answers).text();
            for column in columns.others(row) {
                said.problems.extend(beside(row, column));
            }
            if key.is_empty() {
                for column in [labels, held].into_iter().flatten() {
                    if row.number > opened {
                        said.problems.extend(self.around.written_there(row, column));
                    }
                }
                if fold(&typed) != fold(ANSWER_HEADING) {
                    said.problems.extend(beside(row, answers));
                }
                continue;
            }
            if key == SCHOOL_KEY {
                said.problems.extend(beside(row, answers));
                if held.is_some() {
                    named(&mut said, &text(row, held));
                }
                continue;
            }
            if twice.get(key).is_some_and(|times| *times > 1) {
                if !typed.trim().is_empty() {
                    said.problems.push(problem(
                        key,
                        &typed,
                        format!(
                            "Row {} stands there more than once. It says {}.",
                            row.number,
                            quoted(&typed)
                        ),
                    ));
                }
                continue;
            }
            if let Some(block) = key.strip_prefix(BLOCK) {
                if self.ticked(&mut said, block, row, answers) {
                    said.unchanged.push(block.to_owned());
                }
                if self.around.is_known() {
                    for column in [labels, held].into_iter().flatten() {
                        said.problems.extend(self.around.written_there(row, column));
                    }
                }
                continue;
            }
            let Some(field) = known(key) else {
                if !typed.trim().is_empty() {
                    said.problems.push(problem(
                        "",
                        &typed,
                        format!(
                            "Row {} is none that this program wrote. It says {}.",
                            row.number,
                            quoted(&typed)
                        ),
                    ));
                }
                for column in [labels, held, Some(keys)].into_iter().flatten() {
                    said.problems.extend(self.around.written_there(row, column));
                }
                continue;
            };
            if let Some(held) = held {
                self.held(&mut said, field, row, held);
            }
            let label = text(row, labels);
            if fold(&label) != fold(&field.label) {
                // The hidden keys did not move with what is in sight, or someone wrote a question of their own there.
                if !typed.trim().is_empty() {
                    said.problems.push(problem(
                        key,
                        &typed,
                        format!(
                            "Row {} asked “{}” when it went out and now reads {}. The answer is {}.",
                            row.number,
                            field.label,
                            quoted(&label),
                            quoted(&typed)
                        ),
                    ));
                } else if self.is_typed_over(&label) {
                    said.problems.push(problem(
                        "",
                        &label,
                        format!(
                            "{} (row {}): the question itself was typed over, and now reads {}.",
                            called(field),
                            row.number,
                            quoted(&label)
                        ),
                    ));
                }
                continue;
            }
            if let Some(value) = self.answer(&mut said, field, row, answers) {
                said.answers.insert(field.key.clone(), value);
            }
        }
        said
    }

    /// Whether somebody wrote over a question, and did not only move another one there.
    fn is_typed_over(&self, label: &str) -> bool {
        let label = fold(label);
        !label.is_empty()
            && !ALL.iter().any(|field| fold(&field.label) == label)
            && !self.around.has(&label)
    }

    /// What stands beside a question: it is locked, and somebody may have typed there all the same.
    fn held(&self, said: &mut Said, field: &FormField, row: &Row, column: usize) {
        let cell = row.cell(column);
        let value = match answer::take(field, cell, self.today) {
            Ok(value) => value.unwrap_or_default(),
            Err(_) => cell.text().trim().to_owned(),
        };
        said.shown.insert(field.key.clone(), value);
    }

    /// The sheet of several schools: a row a school.
    fn several(&self, sheet: &Sheet, mut schools: Vec<Said>) -> Vec<Said> {
        let Some(keys) = sheet
            .rows
            .iter()
            .find(|row| row.cells.iter().any(|cell| cell.text().trim() == CHECK_KEY))
        else {
            for said in &mut schools {
                said.problems.push(problem(
                    "",
                    "",
                    "The hidden row of keys is no longer in this form, so nothing could be read from it.".to_owned(),
                ));
            }
            return schools;
        };
        let columns: Vec<(usize, String)> = keys
            .cells
            .iter()
            .enumerate()
            .map(|(column, cell)| (column, cell.text().trim().to_owned()))
            .collect();
        let column = |key: &str| {
            columns
                .iter()
                .find(|(_, own)| own == key)
                .map(|(column, _)| *column)
        };
        let text = |row: &Row, key: &str| text(row, column(key));
        let mut for_all = Said::default();
        let mut found: BTreeMap<String, Said> = BTreeMap::new();
        let mut strangers = Vec::new();
        // What is written around the rows of the schools is said of all of them.
        let mut loose: Vec<Problem> = Vec::new();
        for row in sheet.rows.iter().filter(|row| row.number != keys.number) {
            let check = text(row, CHECK_KEY);
            if check.is_empty() && text(row, NAME_KEY) == SAME_FOR_ALL {
                for_all = self.row(row, &columns, Said::default());
                continue;
            }
            if check.is_empty() && text(row, URN_KEY) == URN_HEADING {
                if self.around.is_known() {
                    let cells = 0..row.cells.len();
                    loose.extend(cells.filter_map(|column| self.around.written_there(row, column)));
                }
                continue;
            }
            let urn = text(row, URN_KEY);
            let mut filled = (0..row.cells.len()).filter(|column| !row.cell(*column).is_blank());
            if let (true, Some(only), None) = (
                check.is_empty() && urn.is_empty(),
                filled.next(),
                filled.next(),
            ) {
                loose.extend(beside(row, only));
                continue;
            }
            let told = schools
                .iter()
                .find(|said| said.check == check && !check.is_empty());
            let mut said = Said {
                check: check.clone(),
                urn: urn.parse().ok(),
                school: told.map_or_else(|| text(row, NAME_KEY), |told| told.school.clone()),
                postcode: told.map(|told| told.postcode.clone()).unwrap_or_default(),
                ..Said::default()
            };
            named(&mut said, &text(row, NAME_KEY));
            let said = self.row(row, &columns, said);
            if check.is_empty() || found.contains_key(&check) {
                strangers.push(said);
            } else {
                found.insert(check, said);
            }
        }
        // In the order in which they were asked; what stands there besides comes last and is set aside by its reader.
        let mut all: Vec<Said> = Vec::new();
        for school in schools {
            match found.remove(&school.check) {
                Some(said) => all.push(said),
                None => all.push(Said {
                    problems: vec![problem(
                        "",
                        "",
                        "The row of this school is no longer in the form.".to_owned(),
                    )],
                    ..school
                }),
            }
        }
        all.extend(found.into_values());
        for said in &mut all {
            said.for_all.clone_from(&for_all.answers);
            said.problems.extend(for_all.problems.iter().cloned());
            said.problems.extend(loose.iter().cloned());
            let own: HashSet<String> = said.unchanged.iter().cloned().collect();
            let more = for_all
                .unchanged
                .iter()
                .filter(|block| !own.contains(*block));
            said.unchanged.extend(more.cloned().collect::<Vec<_>>());
        }
        all.extend(strangers);
        all
    }

    /// One row of that sheet.
    fn row(&self, row: &Row, columns: &[(usize, String)], mut said: Said) -> Said {
        for (column, key) in columns {
            if let Some(block) = key.strip_prefix(BLOCK) {
                if self.ticked(&mut said, block, row, *column) {
                    said.unchanged.push(block.to_owned());
                }
            } else if let Some(field) = known(key) {
                if columns.iter().filter(|(_, own)| own == key).count() > 1 {
                    if !row.cell(*column).is_blank() {
                        let text = row.cell(*column).text();
                        let sentence = format!(
                            "{} stands there in two columns. Column {} says {}.",
                            called(field),
                            letters(*column),
                            quoted(&text)
                        );
                        said.problems.push(problem(key, &text, sentence));
                    }
                } else if let Some(value) = self.answer(&mut said, field, row, *column) {
                    said.answers.insert(field.key.clone(), value);
                }
            } else if ![NAME_KEY, URN_KEY, CHECK_KEY].contains(&key.as_str()) {
                said.problems.extend(beside(row, *column));
            }
        }
        for column in columns.len()..row.cells.len() {
            said.problems.extend(beside(row, column));
        }
        said
    }
}

/// Tells of a form whose keys or answers are gone, with the text of each cell that is in the way of an answer.
fn unreadable(sheet: &Sheet, columns: Columns) -> Vec<Problem> {
    let what = if columns.keys.is_none() {
        "The hidden column that says which row is which question is no longer in this form"
    } else {
        "The column of the answers is no longer in this form"
    };
    let sentence = format!(
        "{what}, so nothing could be read from it. Ask the school to send the form again as it was, or take over by hand what it \
         says."
    );
    let mut told = vec![problem("", "", sentence)];
    for row in &sheet.rows {
        let typed = text(row, columns.answers);
        if !typed.is_empty() && fold(&typed) != fold(ANSWER_HEADING) {
            let sentence = format!(
                "Row {} ({}) says {}.",
                row.number,
                quoted(&text(row, columns.labels)),
                quoted(&typed)
            );
            told.push(problem("", &typed, sentence));
        }
        told.extend(columns.others(row).filter_map(|column| beside(row, column)));
    }
    told
}

/// Tells of a school's name that does not stand there any more as it went out, where that is known.
fn named(said: &mut Said, now: &str) {
    if said.school.is_empty() || fold(now) == fold(&said.school) {
        return;
    }
    let sentence = format!(
        "The form of {} now has {} in the locked place of the school’s name. Make sure which school the answers are about.",
        said.school,
        quoted(now)
    );
    said.problems.push(problem("", now, sentence));
}
