//! How a form stands on paper: the one contract between [`super::ask`], which writes forms, and the reader of replies.
//!
//! Nothing here touches a file. A form goes out as a **workbook** (for one school: a row a field; for several: a row a
//! school), as a **page** that saves an **answer file**, or as the text of an e-mail. Whichever it is, it carries the
//! school's URN and check value, and it is read by keys that the reader of the form does not see, so that rows may be moved
//! and words changed without an answer landing in another field.

use super::Answers;
use super::form::{FormField, FormKind};
use crate::fold::fold;
use crate::types::PartDay;
use serde::{Deserialize, Serialize};

/// What marks a workbook or an answer file as a form of ours: the first cell of the hidden sheet, the file's `form`.
pub const MARK: &str = "partnership-desk";
/// Which layout: raised when a reader of today could not read what is written tomorrow.
pub const FORMAT: u32 = 1;

/// The sheet that is filled in, in a workbook for one school.
pub const FORM_SHEET: &str = "Form";
/// The sheet that is filled in, in a workbook for several schools.
pub const SCHOOLS_SHEET: &str = "Schools";
/// The sheet of a workbook for several schools that says how it is filled in.
pub const GUIDE_SHEET: &str = "How to fill this in";
/// The hidden sheet that says which schools the workbook is for.
pub const CHECK_SHEET: &str = "Check";

/// What the drop-down beside a block says when all of it is as we hold it.
pub const NO_CHANGE: &str = "No change";
/// Words in a name's answer that say that nobody is in post. Read without regard to case.
pub const NOBODY: &[&str] = &["none", "left", "nobody", "vacant"];
/// What parts the choices of an answer that may have several, and subjects.
pub const SEPARATOR: &str = "; ";

/// Columns of the one school's sheet: what is asked.
pub const LABEL_COLUMN: u16 = 0;
/// What we hold, in words.
pub const HELD_COLUMN: u16 = 1;
/// The school's answer; in a block's heading row the *No change* drop-down. The only cells that are not locked.
pub const ANSWER_COLUMN: u16 = 2;
/// The key, hidden and locked: a field's own, or [`block_key`].
pub const KEY_COLUMN: u16 = 3;

/// What stands over the questions.
pub const ASKED_HEADING: &str = "What we ask";
/// What stands over what we hold.
pub const HELD_HEADING: &str = "What we hold";
/// What stands over the answers.
pub const ANSWER_HEADING: &str = "Your answer, where it differs";

/// The key of the row that names the school, on the one school's sheet.
pub const SCHOOL_KEY: &str = "school";
/// What the key of a block's *No change* begins with: `block:headTeacher`.
pub const BLOCK: &str = "block:";

/// The several schools' sheet: its hidden row of keys, the row of headings, *Same for all our schools*, the first school.
pub const KEYS_ROW: u32 = 0;
/// The row of headings.
pub const HEADINGS_ROW: u32 = 1;
/// The row of answers that hold for every school: an answer there goes before an unchanged cell of a school.
pub const SAME_ROW: u32 = 2;
/// The row of the first school.
pub const FIRST_SCHOOL_ROW: u32 = 3;
/// What stands over the column of URNs.
pub const URN_HEADING: &str = "URN";
/// What stands before that row's answers.
pub const SAME_FOR_ALL: &str = "Same for all our schools";
/// The key of the locked column of names.
pub const NAME_KEY: &str = "school.name";
/// The key of the locked column of URNs.
pub const URN_KEY: &str = "school.urn";
/// The key of the hidden, locked column of check values, the last.
pub const CHECK_KEY: &str = "school.check";

/// The hidden sheet's first row that names a school. Above it, in the first column: [`MARK`] and [`FORMAT`].
pub const FIRST_CHECK_ROW: u32 = 3;
/// Columns of the hidden sheet: the check value.
pub const CHECK_VALUE_COLUMN: u16 = 0;
/// The URN; empty: the school has none.
pub const CHECK_URN_COLUMN: u16 = 1;
/// The school's name.
pub const CHECK_NAME_COLUMN: u16 = 2;
/// Its postcode.
pub const CHECK_POSTCODE_COLUMN: u16 = 3;
/// From the first row on, the words that went out around the questions: title, guide, headings. Whatever else stands there
/// when the form comes back was written by the school.
pub const WORDS_COLUMN: u16 = 4;

/// What the last lines of an e-mail's text begin with, one a school: `Reference: 123456 ABCD2345`.
pub const REFERENCE: &str = "Reference:";

/// The key of a block's *No change*.
#[must_use]
pub fn block_key(block: &str) -> String {
    format!("{BLOCK}{block}")
}

/// What a subject ends with: `[ABCD2345]`; for several schools the first one's with how many more: `[ABCD2345 +2]`, which
/// stands for every school that was asked in the same letter. Empty where there is no school.
#[must_use]
pub fn subject_mark<'a>(mut checks: impl Iterator<Item = &'a str>) -> String {
    let Some(first) = checks.next() else {
        return String::new();
    };
    match checks.count() {
        0 => format!("[{first}]"),
        more => format!("[{first} +{more}]"),
    }
}

/// A last line of an e-mail's text. A school without a URN has a dash in its place.
#[must_use]
pub fn reference_line(urn: Option<i64>, check: &str) -> String {
    match urn {
        Some(urn) => format!("{REFERENCE} {urn} {check}"),
        None => format!("{REFERENCE} - {check}"),
    }
}

/// What the page saves and sends back. A field that is not answered is left out; one that was emptied is an empty text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AnswerFile {
    /// [`MARK`].
    pub form: String,
    /// [`FORMAT`].
    pub version: u32,
    /// The check value.
    pub check: String,
    /// The URN; `null`: the school has none.
    pub urn: Option<i64>,
    /// The school's name.
    pub school: String,
    /// What was answered, choices as codes.
    pub answers: Answers,
    /// The blocks that are ticked as unchanged.
    pub unchanged: Vec<String>,
    /// Whether everything is.
    pub all_unchanged: bool,
}

/// The name of an answer file: `answers-123456-ABCD2345.json`.
#[must_use]
pub fn answer_file_name(urn: Option<i64>, check: &str) -> String {
    let urn = urn.map_or_else(|| "school".to_owned(), |urn| urn.to_string());
    format!("answers-{urn}-{check}.json")
}

/// A stored value as schools read it: choices in words, days as they are written, anything else as it is. A code that no choice has stays.
#[must_use]
pub fn in_words(field: &FormField, value: &str) -> String {
    let word = |code: &str| {
        field
            .choices
            .iter()
            .find(|choice| choice.code == code)
            .map_or_else(|| code.to_owned(), |choice| choice.label.clone())
    };
    match field.kind {
        FormKind::One => word(value),
        FormKind::Many => parts(value).map(word).collect::<Vec<_>>().join(SEPARATOR),
        FormKind::Day => match PartDay::stored(value).written() {
            unknown if unknown.is_empty() => value.to_owned(),
            written => written,
        },
        _ => value.to_owned(),
    }
}

/// What a school chose as it is stored: words of a choice, or its code, as the code; several are parted by `;` or new
/// lines. Anything else is given back as written: what a day or a number means is for the reader to say.
///
/// # Errors
/// The part that is none of the choices, as written.
pub fn in_codes(field: &FormField, written: &str) -> Result<String, String> {
    let written = written.trim();
    let code = |part: &str| {
        let wanted = fold(part);
        field
            .choices
            .iter()
            .find(|choice| fold(&choice.label) == wanted || fold(&choice.code) == wanted)
            .map(|choice| choice.code.as_str())
            .ok_or_else(|| part.to_owned())
    };
    match field.kind {
        FormKind::One if !written.is_empty() => code(written).map(str::to_owned),
        FormKind::Many => {
            let mut codes: Vec<&str> = parts(written).map(code).collect::<Result<_, _>>()?;
            let place = |code: &str| field.choices.iter().position(|one| one.code == code);
            codes.sort_by_key(|code| place(code));
            codes.dedup();
            Ok(codes.join(";"))
        }
        _ => Ok(written.to_owned()),
    }
}

/// The parts of a text that holds several.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Whether an answer in a name's field says that nobody is in post.
#[must_use]
pub fn says_nobody(answer: &str) -> bool {
    let answer = fold(answer);
    NOBODY.iter().any(|word| *word == answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round::form::{Question, fields};

    #[test]
    fn every_choice_comes_back_from_its_words_and_other_words_are_named() {
        for field in fields(Question::ALL, &[]) {
            let codes: Vec<&str> = field.choices.iter().map(|one| one.code.as_str()).collect();
            for code in &codes {
                assert_eq!(in_codes(&field, &in_words(&field, code)).unwrap(), *code);
            }
            if field.kind == FormKind::Many {
                let all = codes.join(";");
                assert_eq!(in_codes(&field, &in_words(&field, &all)).unwrap(), all);
                assert_eq!(
                    in_codes(&field, "Sometimes; perhaps"),
                    Err("Sometimes".to_owned())
                );
            }
        }
    }

    #[test]
    fn a_letter_names_its_schools() {
        assert_eq!(subject_mark(["ABCD2345"].into_iter()), "[ABCD2345]");
        assert_eq!(subject_mark(["A", "B", "C"].into_iter()), "[A +2]");
        assert_eq!(subject_mark(std::iter::empty()), "");
        assert_eq!(reference_line(Some(123_456), "A"), "Reference: 123456 A");
        assert_eq!(reference_line(None, "A"), "Reference: - A");
        assert_eq!(answer_file_name(None, "A"), "answers-school-A.json");
    }

    #[test]
    fn nobody_is_said_in_words() {
        assert!(says_nobody(" None "));
        assert!(says_nobody("LEFT"));
        assert!(!says_nobody("Nina Nonet"));
        assert!(!says_nobody(""));
    }
}
