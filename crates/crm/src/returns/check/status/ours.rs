//! Whom a row means among our trainees, and what has to be true of them (dfe.md 1.6).

use super::{HESA_ID, Line, PROVIDER_ID, TRN};
use crate::fold::unaccented;
use crate::returns::check::{Asked, Findings, Known, KnownTrainee};
use crate::returns::columns::{STATUS_DATE, STATUS_IDS};
use crate::returns::held::AwardInRegister;
use crate::returns::rules::routes;
use crate::trainee::TraineeState;
use crate::types::{Day, counted, written};
use std::collections::HashMap;

/// Our trainees by their ids.
pub(super) struct Ours<'a> {
    trn: HashMap<String, Vec<&'a KnownTrainee>>,
    hesa: HashMap<String, Vec<&'a KnownTrainee>>,
    provider: HashMap<String, Vec<&'a KnownTrainee>>,
}

impl<'a> Ours<'a> {
    pub(super) fn of(known: &'a Known) -> Self {
        Self {
            trn: known.by(|trainee| trainee.trn.clone()),
            hesa: known.by(|trainee| digits(&trainee.hesa_id)),
            provider: known.by(|trainee| trainee.provider_ref.clone()),
        }
    }

    /// Who is meant: by TRN, else HESA ID, else the provider's own id; and by which.
    fn find(&self, line: &Line<'_>) -> (&'static str, &[&'a KnownTrainee]) {
        let ids = [
            (TRN, &self.trn, line.cell(TRN).to_owned()),
            (HESA_ID, &self.hesa, digits(line.cell(HESA_ID))),
            (
                PROVIDER_ID,
                &self.provider,
                line.cell(PROVIDER_ID).to_lowercase(),
            ),
        ];
        for (column, by, id) in ids {
            if let Some(found) = by.get(&id) {
                return (column, found);
            }
        }
        ("", &[])
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The rules that ask who the trainee is.
pub(super) fn check(
    line: &Line<'_>,
    day: Option<Day>,
    ours: &Ours<'_>,
    asked: &Asked<'_>,
    found: &mut Findings,
) {
    let (column, all) = ours.find(line);
    let able: Vec<&KnownTrainee> = all.iter().copied().filter(|one| may_change(one)).collect();
    let trainee = match (able.as_slice(), all) {
        ([one], _) => one,
        ([], []) => {
            if STATUS_IDS.iter().any(|id| !line.cell(id).is_empty()) {
                found.problem(line.at(""), "noTrainee", "None of your trainees has these ids. Check the TRN, the HESA ID and your own id.");
            }
            return;
        }
        ([], [one]) => {
            let state = match one.award {
                Some(AwardInRegister::Recommended) => {
                    "is recommended in Register already".to_owned()
                }
                Some(AwardInRegister::Awarded) => "has the award in Register already".to_owned(),
                None if one.trn.is_empty() => "has no TRN yet".to_owned(),
                None => format!("is {}", one.state.label().to_lowercase()),
            };
            found.problem(line.at(column), "wrongState", format!("This trainee {state}, so the status cannot change. Take the row out, or put the record right first."));
            return;
        }
        (several, _) => {
            let count = several.len().max(all.len());
            found.problem(
                line.at(column),
                "severalTrainees",
                format!(
                    "{count} of your trainees have the {column} “{}”. Put in another id as well.",
                    line.cell(column)
                ),
            );
            return;
        }
    };
    compare(line, trainee, asked, found);
    if let (Some(day), Some(start)) = (day, trainee.starts_on)
        && day < start
    {
        found.problem(
            line.at(STATUS_DATE),
            "dateBeforeStart",
            format!(
                "{} is before the course began ({}). Check the day.",
                written(day),
                written(start)
            ),
        );
    }
    if trainee.placements < trainee.placements_needed {
        let has = counted(u64::from(trainee.placements), "placement", "placements");
        let needed = trainee.placements_needed;
        found.problem(line.at(""), "placements", format!("This trainee has {has}, and the route asks for {needed} before an award. Send the placements first."));
    }
}

/// Whether the service would change the status: they have a TRN, did not leave, and have no award there. Whom the office has marked as having met
/// the requirements is among them: that is what the file is to tell.
fn may_change(trainee: &KnownTrainee) -> bool {
    let has_left = matches!(
        trainee.state,
        TraineeState::Withdrawn | TraineeState::Deferred
    );
    !trainee.trn.is_empty() && !has_left && trainee.award.is_none()
}

/// Every column that is there has to say what Register says. What our file does not know is not compared.
fn compare(line: &Line<'_>, trainee: &KnownTrainee, asked: &Asked<'_>, found: &mut Findings) {
    let route = asked.rules.routes.of(&trainee.route);
    let ages = asked.rules.codes.name("ageRange", &trainee.age_range);
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.to_lowercase();
    let same_name = |a: &str, b: &str| unaccented(a.trim()) == unaccented(b);
    let same_id = |a: &str, b: &str| digits(a) == digits(b);
    type Same<'a> = &'a dyn Fn(&str, &str) -> bool;
    let columns: [(&str, &str, Same<'_>); 11] = [
        (TRN, &trainee.trn, &same),
        (HESA_ID, &trainee.hesa_id, &same_id),
        (PROVIDER_ID, &trainee.provider_ref, &same),
        ("First names", &trainee.first_names, &same_name),
        ("Last names", &trainee.last_name, &same_name),
        ("Training partner", &trainee.training_partner, &same),
        (
            "QTS or EYTS",
            route.map_or("", |route| route.award()),
            &same,
        ),
        (
            "Route",
            route.map_or("", |route| route.label.as_str()),
            &same,
        ),
        (
            "Phase",
            routes::phase(route, ages.unwrap_or_default()),
            &same,
        ),
        ("Age range", ages.unwrap_or_default(), &same),
        ("Subject", &trainee.subject, &same),
    ];
    for (column, ours, same) in columns {
        let theirs = line.cell(column);
        if line.places.contains_key(column) && !ours.is_empty() && !same(ours, theirs) {
            found.problem(line.at(column), "notRegisters", format!("{column} is “{theirs}” here and “{ours}” in your file. It has to be what Register has; put it right, or take the column out."));
        }
    }
}
