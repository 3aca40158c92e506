//! The places that a reply offers: what its words mean as codes, and what becomes of the school's offer by them.

use super::review::{Looked, Suggested, suggested};
use crate::capacity::OfferTerm;
use crate::capacity::as_said::{OfferSaid, propose};
use crate::capacity::said::{SaidPlaces, subjects};
use crate::error::Result;
use crate::round::form::Question;
use crate::store::Db;
use crate::types::{AcademicYear, Phase};

/// The fields that say something of places.
pub(super) const OF_PLACES: [&str; 7] = [
    "hosting.interest",
    "places",
    "subjects",
    "phases",
    "terms",
    "study.partTime",
    "study.jobShare",
];

/// Places as a reply says them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PlacesSaid {
    /// As codes.
    pub places: SaidPlaces,
    /// Subjects that are none of the list, as written.
    pub unknown: Vec<String>,
}

/// What the fields of a reply say of places. `value`: what stands in a field; `None`: nothing.
pub(super) fn said<'a>(value: impl Fn(&str) -> Option<&'a str>) -> PlacesSaid {
    let value = |key: &str| value(key).filter(|value| !value.is_empty());
    let yes = |key: &str| value(key).map(|said| said == "yes");
    let (found, unknown) = value(Question::Subjects.code())
        .map(subjects)
        .unwrap_or_default();
    PlacesSaid {
        places: SaidPlaces {
            hosts: value("hosting.interest").map(|interest| interest != "notThisYear"),
            at_once: value("places").and_then(|count| count.parse().ok()),
            subjects: value("subjects").map(|_| found),
            phases: value("phases").map(|codes| all(codes, Phase::parse)),
            terms: value("terms").map(|codes| all(codes, OfferTerm::parse)),
            part_time: yes("study.partTime"),
            job_share: yes("study.jobShare"),
        },
        unknown,
    }
}

fn all<T>(codes: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
    codes
        .split(';')
        .filter_map(|code| parse(code.trim()))
        .collect()
}

/// What would become of the school's offer with the fields as suggested, a sentence each.
pub(super) fn review(db: &Db, looked: &Looked) -> Result<Vec<String>> {
    let stands = |key: &str| {
        let field = looked.form.iter().find(|field| field.key == key)?;
        let of = looked.compared.fields.get(key)?;
        let take = suggested(looked, field, of.of) == Suggested::Take;
        of.said.as_deref().filter(|_| take)
    };
    let held = |key: &str| looked.held.get(key).map(|held| held.value.as_str());
    let taken = said(stands);
    if taken.places.is_empty() {
        return Ok(Vec::new());
    }
    let known = said(|key| stands(key).or_else(|| held(key)));
    let year = looked.round.year;
    let offer = propose(
        db,
        looked.school.school_id,
        year,
        &taken.places,
        &known.places,
    )?;
    Ok(sentences(&offer, &taken.unknown, year))
}

/// What becomes of an offer in sentences.
pub(super) fn sentences(offer: &OfferSaid, unknown: &[String], year: AcademicYear) -> Vec<String> {
    let mut all = Vec::new();
    if !offer.new.is_empty() {
        all.push(format!("Offered in {year}: {}.", offer.new.join("; ")));
    }
    if !offer.gone.is_empty() {
        all.push(format!(
            "No longer offered as before: {}.",
            offer.gone.join("; ")
        ));
    }
    all.extend(left(offer, unknown));
    all
}

/// What makes no places, a sentence each.
pub(super) fn left(offer: &OfferSaid, unknown: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.iter().map(|one| format!("“{one}”")).collect();
        all.push(format!(
            "{} {} of the list of subjects, so it stays in the school’s words and no places are counted for it.",
            names.join(", "),
            if unknown.len() == 1 { "is none" } else { "are none" }
        ));
    }
    if offer.no_number {
        all.push(
            "How many trainees is not said, so no places are counted. Ask the school, then write them down on its page."
                .to_owned(),
        );
    }
    all
}
