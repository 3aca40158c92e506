//! Papers about placements: a printed sheet of a school or a trainee, and a calendar file.
//!
//! Sheets go outside, so they say where nobody lives, nothing of private reasons and no notes.

use super::counting::counting;
use super::ics::{self, Event};
use super::{Placement, PlacementState, PlacementsOf, PlacementsRequest, queries};
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::print::{self, Page, Printed};
use crate::session::{Job, Read, Session};
use crate::store::setting;
use crate::types::Day;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A paper about the placements of a trainee, a school or a mentor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlacementPaper {
    /// Whose placements.
    pub of: PlacementsRequest,
    /// Where to write it; missing or empty: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: Option<String>,
}

/// Writes who comes to a school, or where a trainee goes, as a page to print.
///
/// # Errors
/// A sentence where it is about nobody, or the page cannot be written.
pub fn sheet(job: &Job<'_>, request: PlacementPaper) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let of = still_held(queries::of(&read, request.of)?)?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let title = format!("Placements: {}", of.name);
    let mut page = Page::new(&title, office, true);
    if let Some(days) = &of.days {
        page.fact("Days in schools", &days.said);
    }
    let by_trainee = request.of.trainee_id.is_some();
    let first = if by_trainee { "School" } else { "Trainee" };
    let rows: Vec<Vec<String>> = of
        .placements
        .iter()
        .map(|placement| row(placement, by_trainee))
        .collect();
    page.table(
        &[first, "When", "Block", "Teaches", "Mentor", "Days", "State"],
        &rows,
    );
    let path = print::place(
        job.session,
        request.path.as_deref().unwrap_or_default(),
        &title,
    )?;
    page.write(&path, job.session.clock().today())
}

/// Only those that hold a place.
fn still_held(mut of: PlacementsOf) -> Result<PlacementsOf> {
    of.placements
        .retain(|placement| placement.state.holds_a_place());
    if of.placements.is_empty() {
        return Err(Error::invalid(format!(
            "{} has no placement, so there is nothing to write.",
            of.name
        )));
    }
    Ok(of)
}

fn row(placement: &Placement, by_trainee: bool) -> Vec<String> {
    let teaches: Vec<&str> = [placement.subject_name.as_str(), &placement.stage_label]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let mentors: Vec<&str> = placement
        .mentors
        .iter()
        .map(|mentor| mentor.name.as_str())
        .collect();
    vec![
        if by_trainee {
            placement.school.clone()
        } else {
            placement.trainee.clone()
        },
        placement.dates.clone(),
        placement.block.clone(),
        teaches.join(", "),
        mentors.join(", "),
        placement.days.said.clone(),
        placement.state_label.to_owned(),
    ]
}

/// Writes the placements of a trainee, a school or a mentor as a calendar file.
///
/// # Errors
/// A sentence where there is none, or the file cannot be written.
pub fn calendar(job: &Job<'_>, request: PlacementPaper) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let of = still_held(queries::of(&read, request.of)?)?;
    let text = ics::calendar(
        &format!("Placements: {}", of.name),
        desk.store.file_id(),
        job.session.clock().now(),
        &events(&read, &of.placements)?,
    );
    let name = print::file_name(&format!("Placements {}", of.name), "ics");
    let path = match request.path.as_deref().map(str::trim) {
        None | Some("") => among_prints(job.session, &name)?,
        Some(path) => PathBuf::from(path),
    };
    write_file(&path, |out| {
        out.write_all(text.as_bytes())
            .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
    })?;
    Ok(Printed {
        path: path.to_string_lossy().into_owned(),
    })
}

/// The events of placements: on which days the trainee is there.
pub(super) fn events(read: &Read<'_>, placements: &[Placement]) -> Result<Vec<Event>> {
    let counting = counting(read.db)?;
    placements
        .iter()
        .filter(|placement| placement.state != PlacementState::Declined)
        .map(|placement| {
            let weekdays = queries::weekdays(read.db, placement.trainee_id)?;
            let day = |text: &str| text.parse::<Day>().unwrap_or_default();
            let (from, until) = (day(&placement.from_on), day(&placement.until_on));
            let mentors: Vec<&str> = placement
                .mentors
                .iter()
                .map(|mentor| mentor.name.as_str())
                .collect();
            let about: Vec<String> = [
                placement.block.clone(),
                placement.stage_label.clone(),
                match mentors.as_slice() {
                    [] => String::new(),
                    some => format!("Mentor: {}", some.join(", ")),
                },
            ]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
            Ok(Event {
                id: placement.id,
                title: format!("{} at {}", placement.trainee, placement.school),
                place: placement.school.clone(),
                about: about.join("\n"),
                days: from
                    .iter_days()
                    .take_while(|day| *day <= until)
                    .filter(|day| {
                        counting.half_days(placement.school_id, *day, *day, &weekdays) > 0
                    })
                    .collect(),
            })
        })
        .collect()
}

/// A place among the prints of this computer, which go when the file is closed.
pub(super) fn among_prints(session: &Session, name: &str) -> Result<PathBuf> {
    let page = print::place(session, "", name)?;
    Ok(page
        .parent()
        .map_or_else(|| PathBuf::from(name), |folder: &Path| folder.join(name)))
}
