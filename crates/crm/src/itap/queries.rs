//! What the screens and other nouns read of ITaP.

use super::store::{self, Held};
use super::{
    ItapDays, ItapPage, ItapRequest, ItapSet, ItapSpan, ItapTrainee, ItapYear, OneItap, days_said,
    days_text,
};
use crate::error::{Error, Result};
use crate::figure::Key;
use crate::figure::queries::figures;
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, counted, written};
use std::collections::HashMap;

pub(super) fn gone() -> Error {
    Error::not_found("This ITaP is not in the file any more. Undo may bring it back.")
}

/// Half days of ITaP by `trainee.id`: planned, and those that they were there.
///
/// # Errors
/// What SQLite says.
pub fn half_days(db: &Db) -> Result<HashMap<i64, (u32, u32)>> {
    let rows = store::counted(db)?.into_iter();
    Ok(rows
        .map(|(trainee, planned, done)| (trainee, (planned, done)))
        .collect())
}

/// When trainees are at ITaP, by `trainee.id`: so much of it as is planned, whoever was there.
///
/// # Errors
/// What SQLite says.
pub fn spans(db: &Db) -> Result<HashMap<i64, Vec<ItapSpan>>> {
    let mut spans: HashMap<i64, Vec<ItapSpan>> = HashMap::new();
    for (trainee, span) in store::spans(db)? {
        spans.entry(trainee).or_default().push(span);
    }
    Ok(spans)
}

fn span(from: Day, until: Day) -> String {
    if from == until {
        written(from)
    } else {
        format!("{} to {}", written(from), written(until))
    }
}

fn days(half_days: u32) -> f64 {
    f64::from(half_days) / 2.0
}

pub(super) fn shown(held: Held, today: Day) -> ItapSet {
    let mut to_do = Vec::new();
    let many = |count: u32, one: &str, many: &str| counted(u64::from(count), one, many);
    if held.trainees == 0 {
        to_do.push("Nobody takes part yet.".to_owned());
    }
    if held.unplaced > 0 {
        to_do.push(format!(
            "{} no host yet.",
            many(held.unplaced, "trainee has", "trainees have")
        ));
    }
    if held.places < held.trainees {
        to_do.push(format!(
            "{} short.",
            many(held.trainees - held.places, "place", "places")
        ));
    }
    if held.until < today && held.unsaid > 0 {
        to_do.push(format!(
            "Attendance of {} is not said.",
            many(held.unsaid, "trainee", "trainees")
        ));
    }
    ItapSet {
        id: held.id,
        year: held.year,
        name: held.name,
        theme: held.theme,
        cohort_id: held.cohort_id,
        cohort: held.cohort,
        from: held.from,
        until: held.until,
        written: span(held.from, held.until),
        days: days(held.half_days),
        days_said: days_said(held.half_days),
        hosts: held.hosts,
        places: held.places,
        trainees: held.trainees,
        unplaced: held.unplaced,
        unsaid: held.unsaid,
        said: to_do.join(" "),
    }
}

/// The ITaP of an academic year, with the days of every trainee who takes part.
///
/// # Errors
/// What SQLite says.
pub fn year(read: &Read<'_>, request: ItapRequest) -> Result<ItapYear> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let counted = half_days(db)?;
    let figures = figures(db)?;
    let trainees = store::partakers(db, request.year)?
        .into_iter()
        .map(|one| {
            let (planned, done) = counted.get(&one.trainee_id).copied().unwrap_or_default();
            let figure = figures.of(Key::ItapDays, request.year, &one.route);
            let asked = figure.map_or(0, |figure| u32::try_from(figure.value).unwrap_or(0));
            let source = figure.map_or("", |figure| figure.source.as_str());
            let short = planned < asked * 2;
            let mut words = format!("{} had, {} planned", days_said(done), days_text(planned));
            if asked > 0 {
                words += &format!(", {asked} asked for ({source})");
            }
            ItapDays {
                trainee_id: one.trainee_id,
                person_id: one.person_id,
                name: one.name,
                cohort: one.cohort,
                planned: days(planned),
                done: days(done),
                asked,
                short,
                words: format!("{words}."),
            }
        })
        .collect();
    Ok(ItapYear {
        year: request.year,
        sets: store::of_year(db, request.year)?
            .into_iter()
            .map(|held| shown(held, today))
            .collect(),
        cohorts: store::cohorts(db)?,
        trainees,
    })
}

/// A week or some days with hosts and trainees.
///
/// # Errors
/// A sentence where it is gone.
pub fn page(read: &Read<'_>, request: OneItap) -> Result<ItapPage> {
    let db = read.db;
    let held = store::find(db, request.id)?.ok_or_else(gone)?;
    let trainees = store::taking(db, held.id)?
        .into_iter()
        .map(|one| ItapTrainee {
            days_said: one.said(held.half_days),
            trainee_id: one.trainee_id,
            person_id: one.person_id,
            host_id: one.host_id,
            days: one.half_days.map(days),
            name: one.name,
        })
        .collect();
    Ok(ItapPage {
        hosts: store::hosts(db, held.id)?,
        may_join: store::may_join(db, held.id, held.cohort_id)?,
        trainees,
        set: shown(held, read.desk.store.clock().today()),
    })
}
