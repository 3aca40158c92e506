//! The hours of a year of claims as a file: what a provider has to keep and what a school needs to claim (mentor, workplace,
//! hours, conditions of grant 2025/26). Columns that the DfE's claim files have are called as there (dfe.md 2.4); amounts are
//! plain numbers with two decimals.

use super::queries::{self, Row, count, our_name, year_of};
use super::{ClaimsWritten, WriteClaims};
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::mentor::hours::HOUR;
use crate::register::codes;
use crate::returns::store;
use crate::returns::write::text;
use crate::session::{Job, Read};
use crate::types::{AcademicYear, counted};
use std::path::PathBuf;

/// The columns of the file.
pub const COLUMNS: [&str; 16] = [
    "academic_year",
    "school_urn",
    "school_name",
    "school_local_authority",
    "school_type_of_establishment",
    "school_group",
    "provider_name",
    "mentor_trn",
    "mentor_full_name",
    "training_type",
    "hours_attended",
    "mentor_hours_of_training",
    "hours_cap",
    "hours_left",
    "hourly_rate",
    "claim_amount",
];

/// `1234.50`: pence as the DfE's files have money.
pub(crate) fn plain(pence: u32) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}

/// Hours with at most two decimals: `12.5`.
fn decimal(minutes: u32) -> String {
    let hundredths = minutes * 100 / HOUR;
    let text = plain(hundredths);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn cells(row: &Row, year: AcademicYear, ours: &str) -> [String; 16] {
    let school = row.school.clone().unwrap_or_default();
    let named = |list: &str, code: &str| codes::name(list, code).unwrap_or(code).to_owned();
    let share = &row.share;
    [
        year.to_string(),
        school.urn,
        school.name,
        named("la", &school.la_code),
        named("type", &school.type_code),
        school.group,
        if share.provider.is_empty() {
            ours.to_owned()
        } else {
            share.provider.clone()
        },
        row.mentor.trn.clone(),
        row.mentor.name.clone(),
        row.kind().code().to_owned(),
        decimal(share.minutes),
        share.hours.to_string(),
        share.cap_hours.to_string(),
        share.left_hours.to_string(),
        plain(row.rate),
        plain(row.pence()),
    ]
    .map(|cell| text::guarded(&cell))
}

/// Writes the hours of a year, a row for each mentor, school and provider, and writes down that it was.
///
/// # Errors
/// A sentence where there are none, or the file cannot be written.
pub fn run(job: &Job<'_>, request: WriteClaims) -> Result<ClaimsWritten> {
    let desk = job.desk()?;
    let finished = desk.store.operate("claims_write", |w| {
        let read = Read {
            db: w.db,
            desk: &desk,
        };
        let year = year_of(&read, request.year)?;
        let rows = queries::rows(&read, year, false)?;
        if rows.is_empty() {
            return Err(Error::invalid(format!(
                "Nobody had mentor training that counts for {year}, so there are no hours to write down."
            )));
        }
        let ours = our_name(w.db)?;
        let mut lines = vec![COLUMNS.map(str::to_owned)];
        lines.extend(rows.iter().map(|row| cells(row, year, &ours)));
        let bytes = text::csv(lines.iter().map(<[String; 16]>::as_slice))?;
        let today = w.clock.today();
        let path = place(&request.out, &text::name("Claims", "mentor-hours", year, today, "csv"));
        let name = crate::import::read::file_name(&path);
        let written = count(rows.len());
        store::insert_file(w, ("claims", year), &name, (written, 0), false)?;
        w.label(format!(
            "Wrote the mentor hours of {year} ({}) to {name}",
            counted(u64::from(written), "row", "rows")
        ));
        // Last, so that a file that cannot be written leaves no word of it in the history.
        write_file(&path, |file| {
            file.write_all(&bytes)
                .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
        })?;
        Ok(ClaimsWritten {
            path: path.to_string_lossy().into_owned(),
            rows: written,
            notes: notes(&rows),
        })
    })?;
    Ok(job.finished(finished))
}

/// Where a file goes: the place that was said; in a folder under its own name.
pub(crate) fn place(out: &str, name: &str) -> PathBuf {
    let path = PathBuf::from(out.trim());
    if path.is_dir() { path.join(name) } else { path }
}

fn notes(rows: &[Row]) -> Vec<String> {
    let mut notes = Vec::new();
    let without = rows.iter().filter(|row| row.mentor.trn.is_empty()).count();
    if without > 0 {
        notes.push(format!(
            "{} no TRN. A school cannot claim without it.",
            counted(without as u64, "row has", "rows have")
        ));
    }
    let nowhere = rows.iter().filter(|row| row.school.is_none()).count();
    if nowhere > 0 {
        notes.push(format!(
            "{} no school. Enter where the mentor worked.",
            counted(nowhere as u64, "row has", "rows have")
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::{decimal, plain};

    #[test]
    fn numbers_stand_plain() {
        for (pence, is) in [
            (0, "0.00"),
            (4_380, "43.80"),
            (70_080, "700.80"),
            (123_456_789, "1234567.89"),
        ] {
            assert_eq!(plain(pence), is);
        }
        for (minutes, is) in [
            (0, "0"),
            (60, "1"),
            (90, "1.5"),
            (100, "1.66"),
            (600, "10"),
            (1_200, "20"),
        ] {
            assert_eq!(decimal(minutes), is, "{minutes}");
        }
    }
}
