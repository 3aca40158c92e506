//! The URNs of a trainee (dfe.md 1.2): six digits, and known where the office's file can tell.

use super::line::Line;
use crate::returns::check::{Asked, Findings, WHOLE, urn};
use crate::returns::rules::routes::no_school;

pub(super) fn check(line: &Line<'_>, asked: &Asked<'_>, found: &mut Findings) {
    let columns = [
        "training_partner_urn",
        "employing_school_urn",
        "placement_1_urn",
        "placement_2_urn",
        "placement_3_urn",
    ];
    for column in columns {
        let text = line.get(column);
        if text.is_empty() {
            continue;
        }
        let place = line.at(column);
        let Some(number) = urn(text) else {
            found.problem(
                place,
                "urn",
                format!(
                    "“{text}” is no URN: a URN has six digits. Look it up, or leave the cell blank."
                ),
            );
            continue;
        };
        let Some(known) = asked.known else { continue };
        let stands_for_none = no_school(i64::from(number)).is_some();
        match column {
            _ if stands_for_none => {}
            "training_partner_urn" => {
                if known.is_partner(number) == Some(false) {
                    found.problem(place, "partnerUnknown", format!("The schools register has nothing with URN {text}, so it is no training partner. Check it, or write 900010 for not applicable."));
                }
                if !found.warnings.iter().any(|said| said.code == "partners") {
                    found.warning(WHOLE, "partners", "Register’s own list of training partners is not published; the URNs were asked of the schools register.");
                }
            }
            "employing_school_urn" => {
                if known.is_school(number) == Some(false) {
                    found.problem(place, "schoolUnknown", format!("The schools register has no school with URN {text}. Check it, or write 900020 for an establishment without a URN."));
                }
            }
            _ => {
                if known.is_school(number) == Some(false) {
                    found.warning(place, "placementUnknown", format!("The schools register has no school with URN {text}. The service takes it and writes down a placement without a school; check it."));
                }
            }
        }
    }
}
