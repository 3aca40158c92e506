//! Cohorts: trainees who began together, under the office's own name for them.

use super::store;
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::office;
use crate::session::{Act, Read};
use crate::types::{AcademicYear, counted};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest name, in characters.
const LONGEST: usize = 80;

/// Trainees who began together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cohort {
    /// Its id.
    pub id: i64,
    /// As the office calls it.
    pub name: String,
    /// The academic year in which it began.
    pub year: AcademicYear,
    /// How many trainees began in it.
    pub trainees: u32,
}

impl Cohort {
    /// `Primary PGCE, 2026/27`; a name that says the year stands alone.
    pub fn said(&self) -> String {
        let year = self.year.to_string();
        if self.name.contains(&year) {
            self.name.clone()
        } else {
            format!("{}, {year}", self.name)
        }
    }
}

/// All cohorts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cohorts {
    /// The latest first.
    pub cohorts: Vec<Cohort>,
    /// The academic year that a new one is offered for.
    pub year: AcademicYear,
}

/// A cohort as it is typed: new without an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveCohort {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// As the office calls it.
    pub name: String,
    /// The academic year in which it began; missing: that in which the office works.
    #[serde(default)]
    pub year: Option<AcademicYear>,
}

/// One cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneCohort {
    /// Its id.
    pub id: i64,
}

fn no_cohort() -> Error {
    Error::not_found("This cohort is not in the file any more. Undo may bring it back.")
}

/// All cohorts, the latest first.
///
/// # Errors
/// What SQLite says.
pub fn all(read: &Read<'_>, _: Nothing) -> Result<Cohorts> {
    let today = read.desk.store.clock().today();
    Ok(Cohorts {
        cohorts: store::cohorts(read.db, None)?,
        year: office::queries::academic_year(read.db, today)?,
    })
}

/// Adds a cohort, or changes one.
///
/// # Errors
/// A sentence where it has no name, or another of that name began in that year.
pub fn save(act: &Act<'_>, request: SaveCohort) -> Result<OneCohort> {
    let w = act.write;
    let name = request
        .name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if name.is_empty() {
        return Err(Error::invalid(
            "A cohort needs a name, such as Primary PGCE.",
        ));
    }
    if name.chars().count() > LONGEST {
        return Err(Error::invalid(format!(
            "The name of a cohort has at most {LONGEST} characters. Shorten it."
        )));
    }
    let before = request
        .id
        .map(|id| store::cohort(w.db, id)?.ok_or_else(no_cohort))
        .transpose()?;
    let year = match (request.year, &before) {
        (Some(year), _) => year,
        (None, Some(before)) => before.year,
        (None, None) => office::queries::academic_year(w.db, w.clock.today())?,
    };
    if let Some(other) = store::cohort_named(w.db, &name, year)?
        && request.id != Some(other)
    {
        return Err(Error::invalid(format!(
            "There is a cohort {name} in {year} already. Give this one another name."
        )));
    }
    let id = match request.id {
        Some(id) => {
            store::update_cohort(w, id, &name, year)?;
            id
        }
        None => store::insert_cohort(w, &name, year)?,
    };
    w.label(match before {
        Some(before) if before.name != name => format!("Cohort {} renamed {name}", before.name),
        Some(_) => format!("Cohort {name} changed"),
        None => format!("Added the cohort {name}"),
    });
    Ok(OneCohort { id })
}

/// Takes a cohort off. Its trainees stay, without it.
///
/// # Errors
/// A sentence where it is gone already.
pub fn remove(act: &Act<'_>, request: OneCohort) -> Result<Nothing> {
    let cohort = store::cohort(act.write.db, request.id)?.ok_or_else(no_cohort)?;
    store::delete_cohort(act.write, request.id)?;
    act.write.label(match cohort.trainees {
        0 => format!("Took off the cohort {}", cohort.name),
        many => format!(
            "Took off the cohort {} of {}",
            cohort.name,
            counted(u64::from(many), "trainee", "trainees")
        ),
    });
    Ok(Nothing {})
}
