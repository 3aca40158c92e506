//! What stands around the questions of a workbook: the words that went out with it, and whatever a school wrote beside
//! them, below them or on a sheet of its own. That is told, and never taken as an answer.

use super::{problem, workbook::has_keys};
use crate::fold::fold;
use crate::import::header::letters;
use crate::import::read::{Book, Row, Sheet};
use crate::round::Problem;
use crate::round::layout::{ANSWER_COLUMN, CHECK_SHEET, GUIDE_SHEET, SCHOOL_KEY, WORDS_COLUMN};
use std::collections::HashSet;

/// The most lines of a further sheet that are told one by one.
const MOST_LINES: usize = 40;

/// The words that went out around the questions, folded.
#[derive(Debug, Default)]
pub(super) struct Around {
    words: HashSet<String>,
}

impl Around {
    /// As the hidden sheet keeps them.
    pub fn of(check: &Sheet) -> Self {
        Self {
            words: check
                .rows
                .iter()
                .map(|row| fold(&row.cell(usize::from(WORDS_COLUMN)).text()))
                .filter(|word| !word.is_empty())
                .collect(),
        }
    }

    /// Whether they are known: somebody may have taken the hidden sheet out.
    pub fn is_known(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether this, folded, is one of them.
    pub fn has(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }

    /// The last row of which nobody can tell whose words stand there: where ours are not known, that of the headings, which
    /// follows the school's; `0`: there is none.
    pub fn opened(&self, sheet: &Sheet, keys: usize) -> u32 {
        let school = sheet
            .rows
            .iter()
            .find(|row| row.cell(keys).text().trim() == SCHOOL_KEY);
        match school {
            Some(row) if !self.is_known() => row.number + 1,
            _ => 0,
        }
    }

    /// What the school wrote into a cell that is not for answers; `None`: nothing.
    pub fn written_there(&self, row: &Row, column: usize) -> Option<Problem> {
        if self.has(&fold(&row.cell(column).text())) {
            return None;
        }
        beside(row, column)
    }

    /// What stands on sheets that did not go out with the form.
    pub fn further_sheets(&self, book: &mut Book, form: &str) -> Vec<Problem> {
        let sheets = book.sheets().into_iter().filter(|sheet| !sheet.hidden);
        let mut told = Vec::new();
        for name in sheets.map(|sheet| sheet.name) {
            if name == form || name == CHECK_SHEET || (name == GUIDE_SHEET && !self.is_known()) {
                continue;
            }
            match book.sheet(&name) {
                Ok(sheet) if has_keys(&sheet) => told.push(second_form(&sheet, &name)),
                Ok(sheet) => told.extend(self.lines_of(&sheet, &name)),
                Err(error) => told.push(problem("", &name, error.message)),
            }
        }
        told
    }

    fn lines_of(&self, sheet: &Sheet, name: &str) -> Vec<Problem> {
        let lines: Vec<(u32, String)> = sheet
            .rows
            .iter()
            .filter_map(|row| {
                let words = row.cells.iter().map(|cell| cell.text().trim().to_owned());
                let words: Vec<String> = words
                    .filter(|text| !text.is_empty() && !self.has(&fold(text)))
                    .collect();
                (!words.is_empty()).then(|| (row.number, words.join(" | ")))
            })
            .collect();
        let mut told: Vec<Problem> = lines
            .iter()
            .take(MOST_LINES)
            .map(|(number, text)| {
                let sentence = format!(
                    "On the sheet “{name}” (row {number}) there is {}.",
                    quoted(text)
                );
                problem("", text, sentence)
            })
            .collect();
        if lines.len() > MOST_LINES {
            told.push(problem(
                "",
                name,
                format!(
                    "On the sheet “{name}” there are {} more rows. Open the file and look at them.",
                    lines.len() - MOST_LINES
                ),
            ));
        }
        told
    }
}

/// Tells of a copy of the form on another sheet: which of the two the school means, nobody can say.
fn second_form(sheet: &Sheet, name: &str) -> Problem {
    let answers: Vec<String> = sheet
        .rows
        .iter()
        .map(|row| {
            row.cell(usize::from(ANSWER_COLUMN))
                .text()
                .trim()
                .to_owned()
        })
        .filter(|text| !text.is_empty())
        .collect();
    let text = answers.join(" | ");
    let mut sentence = format!(
        "The sheet “{name}” is a second form, and was not read. Open the file and look whether it says anything else than the first."
    );
    if !text.is_empty() {
        sentence += &format!(" Where answers stand there is {}.", quoted(&text));
    }
    problem("", &text, sentence)
}

/// Tells of text that stands where no answer is asked for; `None`: nothing stands there.
pub(super) fn beside(row: &Row, column: usize) -> Option<Problem> {
    let cell = row.cell(column);
    if cell.is_blank() {
        return None;
    }
    let text = cell.text();
    let sentence = format!(
        "Beside the form (cell {}{}) there is {}.",
        letters(column),
        row.number,
        quoted(&text)
    );
    Some(problem("", &text, sentence))
}

/// How a text begins, in quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", text.trim().chars().take(200).collect::<String>())
}
