//! The change of status: who met the standards and on which day, with each column as Register has it, so that it takes
//! the row (dfe.md 1.6, 2026/27). Register looks a trainee up by the numbers and refuses a row that differs anywhere.

use super::placements::Placed;
use super::text::guarded;
use super::theirs::Theirs;
use super::{FileProblem, Filled, OutRow};
use crate::error::Result;
use crate::figure;
use crate::returns::ReturnKind;
use crate::returns::columns::{STATUS, STATUS_DATE, STATUS_EXAMPLE, STATUS_MARK};
use crate::returns::lists;
use crate::returns::minima::Minimum;
use crate::returns::rules::Rules;
use crate::returns::rules::routes::NOT_APPLICABLE;
use crate::returns::specialism;
use crate::returns::store::{self, Listed};
use crate::session::Read;
use crate::types::{AcademicYear, Day, counted, written};
use chrono::Months;
use std::collections::HashMap;

/// The headings of the column for the day, today's first.
const DATES: [&str; 2] = [STATUS_DATE, "Date QTS or EYTS standards met"];

/// Puts the file together: made whole, of those who met the standards; or Register's own, its last column filled.
pub(super) fn fill(read: &Read<'_>, year: AcademicYear, theirs: Option<Theirs>) -> Result<Filled> {
    let today = read.desk.store.clock().today();
    let figures = figure::queries::figures(read.db)?;
    let placed = store::placed(read.db, None)?;
    let held = store::in_register(read.db, None)?;
    let mut says = Vec::new();
    let mut going = Vec::new();
    let mut left_out = 0;
    let (already, who_met): (Vec<Listed>, Vec<Listed>) = store::who_met(read.db)?
        .into_iter()
        .partition(|one| one.award.is_some());
    if !already.is_empty() {
        says.push(about_already(already.len()));
    }
    for one in who_met {
        let none = Vec::new();
        let placed = placed.get(&one.id).unwrap_or(&none);
        let there = held.get(&one.id).map_or(0, Vec::len);
        let minimum = Minimum::of(&figures, year, &one.route);
        let wrong = refused(&one, (placed, there), minimum, today);
        if wrong.is_empty() {
            going.push(one);
        } else {
            left_out += 1;
            says.extend(wrong);
        }
    }
    let rules = lists::queries::on(read.db, today)?;
    let mut filled = match theirs {
        None => whole(&going, &rules),
        Some(theirs) => into_theirs(&going, theirs, &mut says)?,
    };
    filled.says = says;
    filled.left_out = left_out;
    Ok(filled)
}

/// Those whom Register has recommended or awarded need no file: it takes a change of status of those in training alone.
fn about_already(count: usize) -> FileProblem {
    let many = counted(count as u64, "trainee is", "trainees are");
    FileProblem {
        kind: ReturnKind::Status,
        trainee_id: None,
        said_id: None,
        who: String::new(),
        field: String::new(),
        says: format!(
            "{many} recommended or awarded in Register already, says its export, and not in the file."
        ),
        is_warning: true,
        by_register: false,
    }
}

fn problem(one: &Listed, field: &str, says: String) -> FileProblem {
    FileProblem {
        kind: ReturnKind::Status,
        trainee_id: Some(one.id),
        who: one.name(),
        field: field.to_owned(),
        says,
        is_warning: false,
        by_register: false,
        said_id: None,
    }
}

/// Why Register would refuse the row of a trainee; none: it would not. Placements are ours, and how many Register told of.
fn refused(
    one: &Listed,
    (placed, there): (&[Placed], usize),
    minimum: Minimum,
    today: Day,
) -> Vec<FileProblem> {
    let name = one.name();
    let mut wrong = Vec::new();
    if one.trn.is_empty() && one.hesa_id.is_empty() && one.provider_ref.is_empty() {
        wrong.push(problem(
            one,
            "trn",
            format!("{name} has no TRN, HESA id or provider’s id, so Register cannot tell who it is. Type the TRN."),
        ));
    }
    if let Some(met) = one.standards_met_on {
        let too_early = one.starts_on.filter(|starts| met < *starts);
        let oldest = today
            .checked_sub_months(Months::new(12))
            .filter(|oldest| met < *oldest);
        let why = match (met > today, too_early, oldest) {
            (true, _, _) => Some("in the future".to_owned()),
            (_, Some(starts), _) => Some(format!("before the course began on {}", written(starts))),
            (_, _, Some(_)) => Some(
                "more than twelve months ago, which Register does not take in a file".to_owned(),
            ),
            _ => None,
        };
        wrong.extend(why.map(|why| {
            let says = format!(
                "{name} met the standards on {}, which is {why}. Correct the day, or change the status in Register by hand.",
                written(met)
            );
            problem(one, "standardsMetOn", says)
        }));
    }
    let schools: Vec<i64> = placed
        .iter()
        .filter(|place| place.counts() && place.from <= today)
        .map(|place| place.school_id)
        .collect();
    // Register counts its own, whatever is written down here.
    let is_enough = there >= minimum.schools as usize;
    if let Some(lacks) = minimum.lacks(&schools, one.employer).filter(|_| !is_enough) {
        wrong.push(problem(one, "placements", format!("{name}: {lacks}")));
    }
    wrong
}

/// The columns of a trainee in the words of Register's own download.
fn cells(one: &Listed, rules: &Rules) -> [String; 12] {
    let route = rules.routes.of(&one.route);
    let early_years = route.is_some_and(|route| route.early_years);
    let first = one.subjects.iter().find(|(subject, _)| !subject.is_empty());
    let first = first.map_or("", |(subject, _)| subject);
    let specialisms = specialism::of_course(rules, &one.route, &one.age_range, &one.subjects);
    let phase = if early_years {
        "Early years"
    } else if specialism::is_primary(&one.age_range, first) {
        "Primary"
    } else if specialisms.is_empty() && one.age_range.is_empty() {
        ""
    } else {
        "Secondary"
    };
    [
        one.trn.clone(),
        one.provider_ref.clone(),
        one.hesa_id.clone(),
        one.first.clone(),
        one.last.clone(),
        partner(one),
        route.map_or("", |route| route.award()).to_owned(),
        route.map(|route| route.label.clone()).unwrap_or_default(),
        phase.to_owned(),
        rules
            .codes
            .name("ageRange", &one.age_range)
            .unwrap_or_default()
            .to_owned(),
        specialism::said(rules, &specialisms),
        day(one.standards_met_on),
    ]
}

/// The training partner as Register's download has it: its name, or that there is none.
fn partner(one: &Listed) -> String {
    let is_none = one.training_partner.is_empty() && one.partner_urn == Some(NOT_APPLICABLE);
    if is_none {
        "Not applicable".to_owned()
    } else {
        one.training_partner.clone()
    }
}

/// A day as the file's own example has it: `20/7/2022`.
fn day(day: Option<Day>) -> String {
    day.map(|day| day.format("%-d/%-m/%Y").to_string())
        .unwrap_or_default()
}

/// The file made whole. Its column of HESA ids is left out where nobody has one, as Register does it.
fn whole(going: &[Listed], rules: &Rules) -> Filled {
    let has_hesa = going.iter().any(|one| !one.hesa_id.is_empty());
    let kept = |cells: [String; 12]| -> Vec<String> {
        cells
            .into_iter()
            .zip(STATUS)
            .filter(|(_, heading)| has_hesa || *heading != "HESA ID")
            .map(|(cell, _)| cell)
            .collect()
    };
    let guidance = STATUS.map(|heading| {
        if heading == STATUS_DATE {
            STATUS_EXAMPLE.to_owned()
        } else {
            STATUS_MARK.to_owned()
        }
    });
    let mut rows = vec![OutRow {
        trainee: None,
        cells: kept(guidance),
        is_guidance: true,
    }];
    rows.extend(going.iter().map(|one| OutRow {
        trainee: Some(one.id),
        cells: kept(cells(one, rules).map(|cell| guarded(&cell))),
        is_guidance: false,
    }));
    Filled {
        headings: kept(STATUS.map(str::to_owned)),
        rows,
        ..Filled::default()
    }
}

/// Register's own file, with the days of those who met the standards. Every other cell stays as Register wrote it, and so
/// does a day that is there already: it is told where ours is another.
fn into_theirs(going: &[Listed], theirs: Theirs, says: &mut Vec<FileProblem>) -> Result<Filled> {
    let date = match theirs.column(&DATES) {
        Some(at) => at,
        None => theirs.needed(&DATES)?,
    };
    let (trn, hesa, provider) = (
        theirs.column(&["TRN"]),
        theirs.column(&["HESA ID"]),
        theirs.column(&["Provider trainee ID"]),
    );
    let by = |value: fn(&Listed) -> &str| -> HashMap<&str, &Listed> {
        going
            .iter()
            .filter(|one| !value(one).is_empty())
            .map(|one| (value(one), one))
            .collect()
    };
    let (trns, hesas, refs) = (
        by(|one| &one.trn),
        by(|one| &one.hesa_id),
        by(|one| &one.provider_ref),
    );
    let mut filled = Filled {
        headings: theirs.headings.clone(),
        ..Filled::default()
    };
    let mut found = std::collections::HashSet::new();
    for line in &theirs.rows {
        let mut cells = line.cells.clone();
        let one = trns
            .get(line.cell(trn))
            .or_else(|| hesas.get(line.cell(hesa)))
            .or_else(|| refs.get(line.cell(provider)))
            .copied()
            .filter(|_| !line.is_guidance && !line.is_blank());
        if let Some(one) = one {
            found.insert(one.id);
            let ours = day(one.standards_met_on);
            match line.cell(Some(date)) {
                "" => {
                    if let Some(cell) = cells.get_mut(date) {
                        *cell = ours;
                    }
                }
                there if there != ours => {
                    let mut said = problem(
                        one,
                        "standardsMetOn",
                        format!(
                            "Row {} of “{}” has {there} for {}, and it is {ours} here. What is in the file stays.",
                            line.number,
                            theirs.name,
                            one.name()
                        ),
                    );
                    said.is_warning = true;
                    says.push(said);
                }
                _ => {}
            }
        }
        let is_filled = one.is_some() || !line.cell(Some(date)).is_empty();
        filled.rows.push(OutRow {
            trainee: one.map(|one| one.id),
            cells,
            is_guidance: line.is_guidance || line.is_blank() || !is_filled,
        });
    }
    for one in going.iter().filter(|one| !found.contains(&one.id)) {
        let mut said = problem(
            one,
            "trn",
            format!(
                "{} is not in “{}”: Register lists those whose course ends within six months of today. Change this status in Register by hand, or check the TRN.",
                one.name(),
                theirs.name
            ),
        );
        said.is_warning = true;
        says.push(said);
    }
    Ok(filled)
}
