//! Facts for the accredited provider: what a training partner's office knows of its trainees, in one sheet. The provider
//! types or loads them into Register; the partner may not.

use super::lists;
use super::rules::Rules;
use super::store::{self, Listed};
use super::write::{self, ReturnsRequest, placements, text};
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::office;
use crate::session::{Job, Read};
use crate::types::{AcademicYear, Day, counted};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Writes the facts of a year's trainees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WriteFacts {
    /// Of which academic year; missing: the office's.
    #[serde(default)]
    pub year: Option<AcademicYear>,
    /// Where to write it: a file, or a folder, in which it gets its own name.
    pub out: String,
}

/// The facts that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactsWritten {
    /// Where they are.
    pub path: String,
    /// Of how many trainees.
    pub rows: u32,
    /// The whole of it, a sentence.
    pub said: String,
}

/// The facts as they would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactsLook {
    /// What the file would be called.
    pub name: String,
    /// To whom it goes, in words: the accredited provider.
    pub to: String,
    /// Of how many trainees.
    pub count: u32,
    /// The headings.
    pub columns: Vec<String>,
    /// The first rows, at most [`MOST_SHOWN`].
    pub rows: Vec<Vec<String>>,
}

/// How many rows a look at the facts shows.
const MOST_SHOWN: usize = 50;

/// The columns. Nothing of equality data, of the home or of what is candid.
const HEADINGS: [&str; 24] = [
    "TRN",
    "Provider’s id",
    "Application id",
    "HESA id",
    "First names",
    "Surname",
    "Date of birth",
    "E-mail",
    "State",
    "Route",
    "Subject",
    "Second subject",
    "Third subject",
    "Age range",
    "Study mode",
    "Course starts",
    "Course ends",
    "Trainee starts",
    "Employing school",
    "Employing school’s URN",
    "Bursary, scholarship or grant",
    "Standards met on",
    "Placements (URN, school, from, until)",
    "Placements without a URN",
];

/// The facts of a year as they would be written.
///
/// # Errors
/// What SQLite says.
pub fn look(read: &Read<'_>, request: ReturnsRequest) -> Result<FactsLook> {
    let today = read.desk.store.clock().today();
    let year = of_year(read, request.year)?;
    let mut rows = lines(read, year)?;
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    rows.truncate(MOST_SHOWN);
    Ok(FactsLook {
        name: name(year, today),
        to: write::provider(read)?,
        count,
        columns: HEADINGS.map(str::to_owned).to_vec(),
        rows,
    })
}

fn of_year(read: &Read<'_>, year: Option<AcademicYear>) -> Result<AcademicYear> {
    match year {
        Some(year) => Ok(year),
        None => office::queries::academic_year(read.db, read.desk.store.clock().today()),
    }
}

fn name(year: AcademicYear, today: Day) -> String {
    text::name("Facts", "for-the-accredited-provider", year, today, "csv")
}

/// Writes the facts, and says in the history that it did.
///
/// # Errors
/// A sentence where there is nobody, or the file cannot be written.
pub fn write(job: &Job<'_>, request: WriteFacts) -> Result<FactsWritten> {
    let desk = job.desk()?;
    let finished = desk.store.operate("returns_facts", |w| {
        let read = Read {
            db: w.db,
            desk: &desk,
        };
        let today = w.clock.today();
        let year = of_year(&read, request.year)?;
        let lines = lines(&read, year)?;
        let rows = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        if rows == 0 {
            return Err(Error::invalid(format!(
                "There is no trainee of {year} to write down."
            )));
        }
        let name = name(year, today);
        let path = PathBuf::from(request.out.trim());
        let path = if path.is_dir() { path.join(name) } else { path };
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        store::insert_file(w, ("facts", year), &name, (rows, 0), false)?;
        let said = format!(
            "Wrote the facts of {} for the accredited provider to {name}",
            counted(u64::from(rows), "trainee", "trainees")
        );
        w.label(said.clone());
        let headings = HEADINGS.map(str::to_owned);
        let bytes =
            text::csv(std::iter::once(headings.as_slice()).chain(lines.iter().map(Vec::as_slice)))?;
        write_file(&path, |file| {
            // People open it, so it says that it is UTF-8.
            file.write_all("\u{feff}".as_bytes())
                .and_then(|()| file.write_all(&bytes))
                .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
        })?;
        Ok(FactsWritten {
            path: path.to_string_lossy().into_owned(),
            rows,
            said: format!("{said}."),
        })
    })?;
    Ok(job.finished(finished))
}

fn lines(read: &Read<'_>, year: AcademicYear) -> Result<Vec<Vec<String>>> {
    let placed = store::placed(read.db, None)?;
    let rules = lists::queries::on(read.db, read.desk.store.clock().today())?;
    Ok(store::of_year(read.db, year)?
        .iter()
        .map(|one| {
            let none = Vec::new();
            line(one, placed.get(&one.id).unwrap_or(&none), &rules)
        })
        .collect())
}

fn line(one: &Listed, placed: &[placements::Placed], rules: &Rules) -> Vec<String> {
    let named = |list: &str, code: &str| rules.codes.name(list, code).unwrap_or(code).to_owned();
    let subject = |at: usize| {
        one.subjects
            .get(at)
            .map(|(code, _)| named("subject", code))
            .unwrap_or_default()
    };
    let at = |with_urn: bool| {
        let places: Vec<String> = placed
            .iter()
            .filter(|place| place.counts() && place.urn.is_some() == with_urn)
            .map(|place| {
                let urn = place.urn.map(|urn| format!("{urn} ")).unwrap_or_default();
                format!(
                    "{urn}{}, {} to {}",
                    place.school,
                    text::slashed(Some(place.from)),
                    text::slashed(Some(place.until))
                )
            })
            .collect();
        places.join("; ")
    };
    let cells = [
        one.trn.clone(),
        one.provider_ref.clone(),
        one.application_id.clone(),
        one.hesa_id.clone(),
        one.first.clone(),
        one.last.clone(),
        text::slashed(one.born_on),
        one.email.clone(),
        one.state
            .map(|state| state.label().to_owned())
            .unwrap_or_default(),
        named("trainingRoute", &one.route),
        subject(0),
        subject(1),
        subject(2),
        named("ageRange", &one.age_range),
        named("studyMode", &one.study_mode),
        text::slashed(one.starts_on),
        text::slashed(one.ends_on),
        text::slashed(one.begins_on.or(one.starts_on)),
        one.employer_name.clone(),
        one.employer_urn
            .map(|urn| urn.to_string())
            .unwrap_or_default(),
        named("fundingMethod", &one.funding_method),
        text::slashed(one.standards_met_on),
        at(true),
        at(false),
    ];
    cells.iter().map(|cell| text::guarded(cell)).collect()
}
