//! Funding and initiatives by cycle, route and subject (dfe.md 1.3).
//!
//! A cycle of which no rules are known is not judged: a warning says so, once.

use super::line::{Facts, Line};
use crate::returns::check::{Asked, Findings, WHOLE};
use crate::returns::rules::{Paid, cycle_written};

/// The `fundCode` of those who may have student finance.
const ELIGIBLE: &str = "7";
/// The `fundingMethod` of a veteran's bursary, which sets its own initiative.
const VETERANS: &str = "C";

pub(super) fn check(line: &Line<'_>, facts: &Facts<'_>, asked: &Asked<'_>, found: &mut Findings) {
    let Some(cycle) = facts.cycle else { return };
    fund_code(line, facts, cycle, asked, found);
    method(line, facts, cycle, asked, found);
    initiatives(line, cycle, asked, found);
}

/// Whether rules of the cycle are known; says once where not.
fn is_known(cycle: i32, asked: &Asked<'_>, found: &mut Findings) -> bool {
    let known = asked.rules.funding.years().contains(&cycle);
    if !known {
        let year = cycle_written(cycle);
        let message = format!(
            "The funding rules of {year} are not known here, so they were not asked. The service may know them."
        );
        if !found.warnings.iter().any(|said| said.message == message) {
            found.warning(WHOLE, "fundingUnknownYear", message);
        }
    }
    known
}

/// Fund code 7 needs a route that is funded in the cycle.
fn fund_code(
    line: &Line<'_>,
    facts: &Facts<'_>,
    cycle: i32,
    asked: &Asked<'_>,
    found: &mut Findings,
) {
    let route = line.get("training_route");
    let applies = line.get("fund_code") == ELIGIBLE && facts.route.is_some();
    if applies && is_known(cycle, asked, found) && !asked.rules.funding.pays_route(cycle, route) {
        found.problem(
            line.at("fund_code"),
            "fundCode",
            format!("Fund code 7 does not go with route {route}: nobody on it is funded in {}. Write 2.", cycle_written(cycle)),
        );
    }
}

/// A bursary, grant or scholarship needs fund code 7 (some subjects do not) and a rule that pays it.
fn method(line: &Line<'_>, facts: &Facts<'_>, cycle: i32, asked: &Asked<'_>, found: &mut Findings) {
    let method = line.get("funding_method");
    let (Some(paid), Some(_), Some(subject)) = (Paid::of(method), facts.route, facts.subject)
    else {
        return;
    };
    let funding = &asked.rules.funding;
    let place = line.at("funding_method");
    let fund_code = line.get("fund_code");
    if asked.rules.codes.has("fundCode", fund_code)
        && fund_code != ELIGIBLE
        && !funding.is_exempt(cycle, subject)
    {
        found.problem(
            place,
            "fundingNeedsFundCode",
            format!("A {} (funding method {method}) needs fund code 7, and it is {fund_code}; subject {subject} is no exception in {}. Write fund code 7, or funding method 6 for none.", paid.word(), cycle_written(cycle)),
        );
        return;
    }
    if !is_known(cycle, asked, found) {
        return;
    }
    let route = line.get("training_route");
    match funding.rule(cycle, route, paid, subject) {
        None => found.problem(
            place,
            "fundingNone",
            format!("There is no {} for subject {subject} on route {route} in {}. Write funding method 6 for none, or correct the subject.", paid.word(), cycle_written(cycle)),
        ),
        Some("") => {}
        Some(note) => found.warning(
            place,
            "fundingDoubt",
            format!("The service pays a {} for subject {subject} on route {route} in {}; that is {note}.", paid.word(), cycle_written(cycle)),
        ),
    }
}

fn initiatives(line: &Line<'_>, cycle: i32, asked: &Asked<'_>, found: &mut Findings) {
    let is_veteran = line.get("funding_method") == VETERANS;
    for column in ["training_initiative", "additional_training_initiative"] {
        let code = line.get(column);
        if !asked.rules.codes.has("trainingInitiative", code) {
            continue;
        }
        let place = line.at(column);
        if is_veteran && column == "training_initiative" {
            found.warning(
                place,
                "veterans",
                format!(
                    "Funding method C makes the initiative that of veterans, so {code} is not kept."
                ),
            );
            continue;
        }
        let year = cycle_written(cycle);
        match asked.rules.funding.initiatives(cycle) {
            None => found.warning(
                place,
                "initiativeUnknownYear",
                format!("The initiatives of {year} are not known here, so {code} was not asked."),
            ),
            Some(all) => match all.iter().find(|(known, _)| known == code) {
                None => found.problem(
                    place,
                    "initiativeYear",
                    format!("There is no initiative {code} in {year}. Clear the cell, or write one of {}.", all.iter().map(|(known, _)| known.as_str()).collect::<Vec<_>>().join(", ")),
                ),
                Some((_, note)) if !note.is_empty() => found.warning(
                    place,
                    "initiativeDoubt",
                    format!("Initiative {code} in {year} is {note}."),
                ),
                Some(_) => {}
            },
        }
    }
}
