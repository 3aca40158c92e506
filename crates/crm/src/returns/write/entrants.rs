//! Bulk add trainees v2026.1: new trainees, their 51 columns in the template's order (dfe.md 1.2, 2026/27), for an accredited
//! HEI. Whoever has a TRN is in Register already. The whole is held against the rules of the check; whom it would refuse is
//! left out, because one bad row refuses all.
//!
//! Register asks for the sex of everyone. Ethnicity and disability it takes without asking, so they go in after a clear
//! word only.

use super::placements;
use super::text::iso;
use super::{FileProblem, Filled, OutRow, text};
use crate::error::Result;
use crate::returns::check::{Asked, check, queries};
use crate::returns::columns::TRAINEES;
use crate::returns::lists;
use crate::returns::result::meant;
use crate::returns::rules::Rules;
use crate::returns::specialism;
use crate::returns::store::{self, Degree, Listed};
use crate::returns::{Problem, ReturnKind};
use crate::session::Read;
use crate::types::AcademicYear;
use std::collections::{BTreeMap, HashSet};

/// Codes of countries that are the United Kingdom: a degree from there is a UK degree.
const UNITED_KINGDOM: [&str; 6] = ["XF", "XG", "XH", "XI", "XK", "GB"];
/// How many disabilities the file holds.
const MOST_DISABILITIES: usize = 9;
/// How many rows are judged at once: so many stay below the size that Register takes.
const AT_ONCE: usize = 1_500;
/// The rule of the check that says a file is too large.
const TOO_LARGE: &str = "tooLarge";

/// Puts the file together.
pub(super) fn fill(read: &Read<'_>, year: AcademicYear, equality: bool) -> Result<Filled> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let rules = lists::queries::on(db, today)?;
    let kept_apart = store::equality(db)?;
    let placed = store::placed(db, None)?;
    let mut filled = Filled {
        headings: TRAINEES
            .iter()
            .map(|column| column.name.to_owned())
            .collect(),
        ..Filled::default()
    };
    let mut names = BTreeMap::new();
    for one in store::of_year(db, year)? {
        if !one.trn.is_empty() || !one.register_id.is_empty() {
            continue;
        }
        let none = Vec::new();
        let schools = placements::schools(placed.get(&one.id).unwrap_or(&none), one.employer);
        let urns: Vec<i64> = schools.iter().filter_map(|school| school.urn).collect();
        let [sex, ethnicity, disabilities] = kept_apart.get(&one.id).cloned().unwrap_or_default();
        let apart = if equality {
            [sex, ethnicity, disabilities]
        } else {
            [sex, String::new(), String::new()]
        };
        filled.rows.push(OutRow {
            trainee: Some(one.id),
            cells: guarded(values(&one, &apart, &urns, &rules)),
            is_guidance: false,
        });
        if urns.len() > 3 {
            let says = format!(
                "{} has {} schools and this file holds three; the placements file takes all of them.",
                one.name(),
                urns.len()
            );
            filled
                .says
                .push(about(&one.name(), one.id, "placements", says, true));
        }
        names.insert(one.id, one.name());
    }
    judge(read, &rules, &mut filled, &names)?;
    Ok(filled)
}

fn about(who: &str, trainee: i64, field: &str, says: String, is_warning: bool) -> FileProblem {
    FileProblem {
        kind: ReturnKind::Trainees,
        trainee_id: Some(trainee),
        who: who.to_owned(),
        field: field.to_owned(),
        says,
        is_warning,
        by_register: false,
        said_id: None,
    }
}

/// Holds the rows against the rules of the check, and leaves out those that it would refuse.
fn judge(
    read: &Read<'_>,
    rules: &Rules,
    filled: &mut Filled,
    names: &BTreeMap<i64, String>,
) -> Result<()> {
    let today = read.desk.store.clock().today();
    let known = queries::known(read.db, rules, today)?;
    let asked = Asked {
        today,
        rules,
        known: Some(&known),
    };
    let mut refused = HashSet::new();
    for rows in filled.rows.chunks(AT_ONCE) {
        let lines = rows.iter().map(|row| row.cells.as_slice());
        let bytes = text::csv(std::iter::once(filled.headings.as_slice()).chain(lines))?;
        let verdict = check(ReturnKind::Trainees, &bytes, &asked);
        let whose = |problem: &Problem| {
            let at = usize::try_from(problem.row).ok()?.checked_sub(2)?;
            rows.get(at)?.trainee
        };
        let found = verdict.problems.iter().map(|problem| (problem, false));
        for (problem, is_warning) in found.chain(verdict.warnings.iter().map(|said| (said, true))) {
            let Some(id) = whose(problem) else {
                continue;
            };
            let who = names.get(&id).map_or("", String::as_str);
            let field = meant::field(ReturnKind::Trainees, &problem.column)
                .map(|(_, mends)| mends.code())
                .unwrap_or_default();
            let says = format!("{who}, {}: {}", problem.column, problem.message);
            filled.says.push(about(who, id, &field, says, is_warning));
            if !is_warning {
                refused.insert(id);
            }
        }
    }
    filled
        .rows
        .retain(|row| row.trainee.is_none_or(|id| !refused.contains(&id)));
    filled.left_out = super::number(refused.len());
    let whole = check(ReturnKind::Trainees, &filled.bytes()?, &asked);
    for problem in whole
        .problems
        .iter()
        .filter(|problem| problem.code == TOO_LARGE)
    {
        let mut said = about("", 0, "", problem.message.clone(), false);
        said.trainee_id = None;
        filled.says.push(said);
    }
    Ok(())
}

/// The values with Register's apostrophes, which keep a spreadsheet from eating zeros and days.
fn guarded(values: Vec<String>) -> Vec<String> {
    values
        .into_iter()
        .zip(TRAINEES)
        .map(|(value, column)| {
            let formula = crate::list::export::starts_formula(&value);
            if (column.guarded || formula) && !value.is_empty() {
                format!("'{value}")
            } else {
                value
            }
        })
        .collect()
}

/// The highest degree in the columns of the file: type in the United Kingdom, type elsewhere, subject, grade, year,
/// institution, country.
fn degree(degree: &Degree) -> [String; 7] {
    let is_british = degree.country.is_empty()
        || UNITED_KINGDOM.contains(&degree.country.as_str())
        || !degree.institution.is_empty();
    let Degree {
        kind,
        subject,
        grade,
        year,
        institution,
        country,
    } = degree.clone();
    let empty = String::new;
    if is_british {
        [kind, empty(), subject, grade, year, institution, empty()]
    } else {
        [empty(), kind, subject, empty(), year, empty(), country]
    }
}

/// The 51 values of a trainee. `apart`: sex, ethnicity and disabilities, empty where they do not go in.
pub(super) fn values(
    one: &Listed,
    apart: &[String; 3],
    urns: &[i64],
    rules: &Rules,
) -> Vec<String> {
    let [sex, ethnicity, disabilities] = apart;
    let mut disabled: Vec<String> = disabilities
        .split(';')
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    disabled.resize(MOST_DISABILITIES, String::new());
    let specialisms = specialism::of_course(rules, &one.route, &one.age_range, &one.subjects);
    let mut courses: Vec<String> = specialism::codes_in_files(&specialisms)
        .into_iter()
        .map(str::to_owned)
        .collect();
    courses.resize(3, String::new());
    let mut placed: Vec<String> = urns.iter().take(3).map(i64::to_string).collect();
    placed.resize(3, String::new());
    let urn = |urn: Option<i64>| urn.map(|urn| urn.to_string()).unwrap_or_default();
    let mut values = vec![
        one.provider_ref.clone(),
        one.application_id.clone(),
        one.hesa_id.clone(),
        one.first.clone(),
        one.last.clone(),
        one.previous_last_name.clone(),
        iso(one.born_on),
        one.ni_number.clone(),
        sex.clone(),
        one.email.clone(),
        one.nationality.clone(),
        ethnicity.clone(),
    ];
    values.extend(disabled);
    values.extend([
        one.aim.clone(),
        one.route.clone(),
        one.qualification.clone(),
    ]);
    values.extend(courses);
    values.extend([
        one.study_mode.clone(),
        iso(one.starts_on),
        iso(one.ends_on),
        one.age_range.clone(),
        one.course_year.clone(),
        urn(one.partner_urn),
        urn(one.employer_urn),
        iso(one.begins_on),
        iso(one.apprentice_on),
        one.fund_code.clone(),
        one.funding_method.clone(),
    ]);
    values.extend(one.initiatives.clone());
    values.extend(placed);
    values.extend(degree(&one.degree));
    values.push(one.iqts_country.clone());
    values
}
