//! What we say of the claims that we are asked about.

use super::answer::{self, Asked, Said};
use super::store::{self, Kept};
use super::{ClaimAnswer, ClaimSample, ClaimSamples, ClaimSamplesRequest};
use crate::error::Result;
use crate::figure::queries::figures;
use crate::returns::funding::lines;
use crate::returns::funding::queries::training_window;
use crate::returns::funding::shares;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, counted};
use std::collections::HashMap;

/// What our ledger says of rows of the service's file, in its order.
pub(super) fn by_ledger(db: &Db, asked: &[Asked]) -> Result<Vec<Said>> {
    let lines = lines(db)?;
    let figures = figures(db)?;
    let mut had = HashMap::new();
    for year in asked.iter().filter_map(|row| row.year) {
        had.entry(year)
            .or_insert_with(|| shares::shares(&lines, year, &figures));
    }
    Ok(answer::answers(
        asked,
        &store::known(db)?,
        &had,
        training_window,
    ))
}

pub(super) fn asked(kept: &Kept) -> Asked {
    Asked {
        year: kept.academic_year(),
        school_urn: kept.school_urn.clone(),
        trn: kept.mentor_trn.clone(),
        name: kept.mentor_name.clone(),
        hours: kept.hours,
    }
}

/// What goes back: what the office decided, else what the ledger says.
pub(super) fn decided(kept: &Kept, said: Said) -> Said {
    match kept.answer {
        None => said,
        Some(answer) => Said {
            answer,
            reason: match answer {
                ClaimAnswer::Accepted => String::new(),
                ClaimAnswer::Rejected => kept.reason.clone(),
            },
            ..said
        },
    }
}

/// The rows of a year, each with what goes back.
pub(super) struct Answered {
    /// The year; `None`: nothing was loaded.
    pub year: Option<AcademicYear>,
    /// The years of which there is any, newest first.
    pub years: Vec<AcademicYear>,
    pub rows: Vec<(Kept, Said)>,
}

/// The rows of a year; `None`: of the latest of which there is any.
pub(super) fn answered(db: &Db, year: Option<AcademicYear>) -> Result<Answered> {
    let every = store::every(db)?;
    let mut years: Vec<AcademicYear> = every.iter().filter_map(Kept::academic_year).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let year = year.or_else(|| years.first().copied());
    let kept: Vec<Kept> = every
        .into_iter()
        .filter(|one| one.academic_year() == year)
        .collect();
    let asked: Vec<Asked> = kept.iter().map(asked).collect();
    let said = by_ledger(db, &asked)?;
    let rows = kept
        .into_iter()
        .zip(said)
        .map(|(kept, said)| {
            let said = decided(&kept, said);
            (kept, said)
        })
        .collect();
    Ok(Answered { year, years, rows })
}

/// The claims of a year that we are asked about, with what goes back.
///
/// # Errors
/// What SQLite says.
pub fn samples(read: &Read<'_>, request: ClaimSamplesRequest) -> Result<ClaimSamples> {
    let Answered { year, years, rows } = answered(read.db, request.year)?;
    let said = said(&rows);
    Ok(ClaimSamples {
        year,
        years,
        said,
        rows: rows
            .into_iter()
            .map(|(kept, said)| ClaimSample {
                id: kept.id,
                reference: kept.reference,
                school: kept.school_name,
                mentor: kept.mentor_name,
                person_id: said.person_id,
                trn: kept.mentor_trn,
                hours: kept.hours,
                confirmed: said.confirmed,
                answer: said.answer,
                answer_label: said.answer.label().to_owned(),
                reason: said.reason,
                own: kept.answer.is_some(),
                ledger: said.ledger,
            })
            .collect(),
    })
}

/// `12 mentors are claimed for: 10 are accepted, 2 rejected.`
pub(super) fn said(rows: &[(Kept, Said)]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let rejected = rows
        .iter()
        .filter(|(_, said)| said.answer == ClaimAnswer::Rejected)
        .count();
    format!(
        "{} claimed for: {} accepted, {} rejected.",
        counted(rows.len() as u64, "mentor is", "mentors are"),
        rows.len() - rejected,
        rejected
    )
}
