//! What a service asks of the file as a whole (dfe.md 1.1, 1.5, 1.6), before it looks at a row.

use super::{Findings, LARGEST, WHOLE};
use crate::returns::ReturnKind;
use crate::returns::table::{self, Letters, Table, Unreadable};
use crate::types::thousands;

/// What may stand between cells instead of a comma, in words.
const SEPARATORS: [(char, &str); 3] = [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")];

/// Reads the file; `None`: the service would look no further.
pub(super) fn table(kind: ReturnKind, bytes: &[u8], found: &mut Findings) -> Option<Table> {
    if bytes.len() > LARGEST {
        found.problem(
            WHOLE,
            "tooLarge",
            format!(
                "The file is larger than 1 MB ({} bytes), which is the most that the service takes. Divide it into two files, each with the header.",
                thousands(LARGEST as u64)
            ),
        );
        return None;
    }
    let table = match table::read(bytes) {
        Ok(table) => table,
        Err(why) => {
            // The guidance row holds quotation marks, which fit nowhere once the cells are divided otherwise.
            match of_first_line(bytes) {
                Some(between) if matches!(why, Unreadable::Quoting(_)) => divided(between, found),
                _ => found.problem((why.row(), ""), why.code(), why.message()),
            }
            return None;
        }
    };
    letters(kind, table.letters, found);
    if let Some(between) = separator(&table) {
        divided(between, found);
        return None;
    }
    Some(table)
}

fn divided(between: &str, found: &mut Findings) {
    found.problem(
        (1, ""),
        "separator",
        format!("The cells are divided by {between}; the service reads commas only. Save the file from a spreadsheet as “CSV UTF-8 (comma delimited)”."),
    );
}

/// Bulk add converts letters to UTF-8 itself, a change of status takes ISO-8859-1 too, placements only UTF-8.
fn letters(kind: ReturnKind, letters: Letters, found: &mut Findings) {
    let is_taken = match kind {
        ReturnKind::Placements => letters == Letters::Utf8,
        ReturnKind::Status => matches!(letters, Letters::Utf8 | Letters::Latin1),
        ReturnKind::Trainees => true,
    };
    let written = letters.label();
    if !is_taken {
        found.problem(
            WHOLE,
            "encoding",
            format!("The letters of the file are written as {written}; the service reads UTF-8. Save it from a spreadsheet as “CSV UTF-8 (comma delimited)”."),
        );
    } else if letters != Letters::Utf8 {
        found.warning(
            WHOLE,
            "encoding",
            format!("The letters of the file are written as {written}; the service has to guess that. Save it as “CSV UTF-8 (comma delimited)” so that accents stay right."),
        );
    }
}

/// What divides the cells where it is not a comma.
fn separator(table: &Table) -> Option<&'static str> {
    let [only] = table.header.as_slice() else {
        return None;
    };
    dividing(only)
}

/// The same by the first line of a file that cannot be read as a whole.
fn of_first_line(bytes: &[u8]) -> Option<&'static str> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let line = String::from_utf8_lossy(line);
    (!line.contains(',')).then(|| dividing(&line))?
}

/// What stands in a line that commas should divide.
fn dividing(line: &str) -> Option<&'static str> {
    let mut all = SEPARATORS.iter();
    let found = all.find(|(letter, _)| line.contains(*letter));
    found.map(|(_, name)| *name)
}

/// A heading as it can be shown: whatever cannot be seen, such as half a letter, stands as a mark.
pub(super) fn legible(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .map(|letter| {
            if letter.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                letter
            }
        })
        .collect()
}

/// The headings as the services compare them: in small letters, without blanks around them.
pub(super) fn headings(table: &Table) -> Vec<String> {
    let heading = |cell: &String| cell.trim().to_lowercase();
    table.header.iter().map(heading).collect()
}
