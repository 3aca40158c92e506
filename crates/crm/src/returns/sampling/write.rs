//! The answered file: the service's own with its two columns filled, or made whole from the rows that were loaded.
//!
//! The claims service reads what comes back as ISO-8859-1 and finds a mentor by the name as it sent it (dfe.md 2.4,
//! 2025/26), so the file is written so wherever its letters allow.

use super::answer::{Asked, Said};
use super::queries::{answered, by_ledger, decided};
use super::store::{self, Kept};
use super::{COLUMNS, ClaimAnswer, WriteClaimAnswers, import};
use crate::error::{Error, Result};
use crate::import::read::file_name;
use crate::list::export::write_file;
use crate::returns::funding::ClaimsWritten;
use crate::returns::funding::write::place;
use crate::returns::store as files;
use crate::returns::write::text;
use crate::returns::write::theirs::Theirs;
use crate::session::Job;
use crate::store::Db;
use crate::types::{AcademicYear, counted};
use std::collections::HashMap;
use std::path::Path;

/// What the two columns hold.
const ANSWER: &str = "claim_accepted";
const REASON: &str = "rejection_reason";

/// A file put together.
struct Answered {
    year: AcademicYear,
    lines: Vec<Vec<String>>,
    rows: u32,
    notes: Vec<String>,
}

/// `yes` or `no`, as the service reads it.
fn said_so(answer: ClaimAnswer) -> &'static str {
    match answer {
        ClaimAnswer::Accepted => "yes",
        ClaimAnswer::Rejected => "no",
    }
}

/// Writes the answered file, and writes down that it was.
///
/// # Errors
/// A sentence where no rows were loaded, the service's file is another or cannot be read, or ours cannot be written.
pub fn run(job: &Job<'_>, request: WriteClaimAnswers) -> Result<ClaimsWritten> {
    let desk = job.desk()?;
    let finished = desk.store.operate("claim_answers_write", |w| {
        let today = w.clock.today();
        let from = request.from.as_deref().map(str::trim).unwrap_or_default();
        let mut answered = if from.is_empty() {
            whole(w.db, request.year)?
        } else {
            filled(w.db, &Theirs::read(Path::new(from))?, request.year, today)?
        };
        let year = answered.year;
        let guarded: Vec<Vec<String>> = answered
            .lines
            .iter()
            .map(|line| line.iter().map(|cell| text::guarded(cell)).collect())
            .collect();
        let bytes = text::csv(guarded.iter().map(Vec::as_slice))?;
        let bytes = match as_the_service_reads(&bytes) {
            Some(bytes) => bytes,
            None => {
                answered.notes.push(
                    "A name has letters that ISO-8859-1, in which the service reads, does not know: check its row there."
                        .to_owned(),
                );
                bytes
            }
        };
        let path = place(&request.out, &text::name("Claims", "quality-assurance", year, today, "csv"));
        let name = file_name(&path);
        files::insert_file(w, ("qa", year), &name, (answered.rows, 0), false)?;
        w.label(format!(
            "Wrote the answered quality assurance file of {year} ({}) to {name}",
            counted(u64::from(answered.rows), "row", "rows")
        ));
        // Last, so that a file that cannot be written leaves no word of it in the history.
        write_file(&path, |file| {
            file.write_all(&bytes)
                .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
        })?;
        Ok(ClaimsWritten {
            path: path.to_string_lossy().into_owned(),
            rows: answered.rows,
            notes: answered.notes,
        })
    })?;
    Ok(job.finished(finished))
}

/// UTF-8 as ISO-8859-1; `None`: it has a letter that is none there.
fn as_the_service_reads(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter)).ok())
        .collect()
}

/// The file made whole from what was loaded.
fn whole(db: &Db, year: Option<AcademicYear>) -> Result<Answered> {
    let found = answered(db, year)?;
    let rows = found.rows;
    let Some(year) = found.year.filter(|_| !rows.is_empty()) else {
        return Err(Error::invalid(match year {
            Some(year) => format!(
                "No quality assurance file for {year} was loaded. Load the one that the claims service sent first."
            ),
            None => "No quality assurance file was loaded. Load the one that the claims service sent first.".to_owned(),
        }));
    };
    let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
    lines.extend(rows.iter().map(|(kept, said)| {
        vec![
            kept.reference.clone(),
            kept.school_urn.clone(),
            kept.school_name.clone(),
            kept.local_authority.clone(),
            kept.establishment_type.clone(),
            kept.school_group.clone(),
            kept.provider_name.clone(),
            kept.submitted_at.clone(),
            kept.mentor_trn.clone(),
            kept.mentor_name.clone(),
            kept.hours.to_string(),
            said_so(said.answer).to_owned(),
            said.reason.clone(),
        ]
    }));
    let said: Vec<&Said> = rows.iter().map(|(_, said)| said).collect();
    Ok(Answered {
        year,
        rows: count(rows.len()),
        notes: notes(&said),
        lines,
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// `10 rows are accepted, 2 rejected`, and why.
fn notes(said: &[&Said]) -> Vec<String> {
    let rejected: Vec<&&Said> = said
        .iter()
        .filter(|one| one.answer == ClaimAnswer::Rejected)
        .collect();
    let mut notes = vec![format!(
        "{} accepted, {} rejected.",
        counted((said.len() - rejected.len()) as u64, "row is", "rows are"),
        rejected.len()
    )];
    notes.extend(rejected.iter().map(|one| one.reason.clone()));
    notes
}

/// The service's own file with its two columns filled: all else stays as it came.
fn filled(
    db: &Db,
    theirs: &Theirs,
    year: Option<AcademicYear>,
    today: crate::types::Day,
) -> Result<Answered> {
    let at = |name: &str| {
        theirs
            .headings
            .iter()
            .position(|heading| heading.trim().eq_ignore_ascii_case(name))
    };
    let needed = |name: &str| {
        at(name).ok_or_else(|| {
            Error::invalid(format!(
                "“{}” has no column {name}. Choose the quality assurance file that the claims service sent.",
                theirs.name
            ))
        })
    };
    let reference = needed("claim_reference")?;
    let mentor = needed("mentor_full_name")?;
    let hours = needed("mentor_hours_of_training")?;
    let (urn, trn, submitted) = (
        at("school_urn"),
        at("mentor_trn"),
        at("claim_submission_date"),
    );
    let mut headings = theirs.headings.clone();
    let mut column = |name: &str| {
        at(name).unwrap_or_else(|| {
            headings.push(name.to_owned());
            headings.len() - 1
        })
    };
    let (answer_at, reason_at) = (column(ANSWER), column(REASON));

    let rows: Vec<_> = theirs.rows.iter().filter(|row| !row.is_blank()).collect();
    if rows.is_empty() {
        return Err(Error::invalid(format!(
            "“{}” has no row to answer. Choose the quality assurance file that the claims service sent.",
            theirs.name
        )));
    }
    let mut asked = Vec::with_capacity(rows.len());
    for row in &rows {
        let claimed = row.cell(Some(hours));
        let whole = claimed.strip_suffix(".0").unwrap_or(claimed);
        let claimed = whole.parse().map_err(|_| {
            Error::invalid(format!(
                "“{}”, row {}: “{claimed}” as mentor_hours_of_training is no whole number of hours. Ask for the file again, or correct it.",
                theirs.name, row.number
            ))
        })?;
        let of_day = import::year_of(row.cell(submitted), today)
            .and_then(|year| AcademicYear::parse(&year.to_string()).ok());
        asked.push(Asked {
            year: year.or(of_day),
            school_urn: row.cell(urn).to_owned(),
            trn: row.cell(trn).to_owned(),
            name: row.cell(Some(mentor)).to_owned(),
            hours: claimed,
        });
    }
    let about = asked
        .iter()
        .filter_map(|row| row.year)
        .max()
        .unwrap_or_else(|| AcademicYear::of(today));
    // What the office decided of a row that was loaded counts here too.
    let kept: HashMap<(String, String), Kept> = store::every(db)?
        .into_iter()
        .map(|kept| {
            (
                (kept.reference.clone(), kept.mentor_name.to_lowercase()),
                kept,
            )
        })
        .collect();
    let said: Vec<Said> = by_ledger(db, &asked)?
        .into_iter()
        .zip(&rows)
        .map(|(said, row)| {
            let key = (
                row.cell(Some(reference)).to_owned(),
                row.cell(Some(mentor)).to_lowercase(),
            );
            match kept.get(&key) {
                Some(kept) => decided(kept, said),
                None => said,
            }
        })
        .collect();
    let width = headings.len();
    let mut lines = vec![headings];
    for (row, said) in rows.iter().zip(&said) {
        let mut cells = row.cells.clone();
        cells.resize(width.max(cells.len()), String::new());
        for (at, text) in [(answer_at, said_so(said.answer)), (reason_at, &said.reason)] {
            if let Some(cell) = cells.get_mut(at) {
                text.clone_into(cell);
            }
        }
        lines.push(cells);
    }
    Ok(Answered {
        year: about,
        rows: count(rows.len()),
        notes: notes(&said.iter().collect::<Vec<_>>()),
        lines,
    })
}

#[cfg(test)]
mod tests {
    use super::as_the_service_reads;

    #[test]
    fn letters_are_written_as_the_service_reads_them() {
        assert_eq!(
            as_the_service_reads("Zoë".as_bytes()),
            Some(b"Zo\xEB".to_vec())
        );
        assert_eq!(as_the_service_reads("O’Neill".as_bytes()), None);
    }
}
