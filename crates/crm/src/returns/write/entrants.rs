//! Bulk add trainees v2026.1: new trainees, their 51 columns in the template's order (dfe.md 1.2, 2026/27), for an accredited
//! HEI. Whoever has a TRN is in Register already. The whole is held against the rules of the check; whom it would refuse is
//! left out, because one bad row refuses all.

use super::placements;
use super::store::{self, Degree, Listed};
use super::text::iso;
use super::{FileProblem, Filled, OutRow};
use crate::error::Result;
use crate::returns::ReturnKind;
use crate::returns::columns::TRAINEES;
use crate::returns::specialism;
use crate::session::Read;
use crate::types::AcademicYear;

/// Codes of countries that are the United Kingdom: a degree from there is a UK degree.
const UNITED_KINGDOM: [&str; 6] = ["XF", "XG", "XH", "XI", "XK", "GB"];
/// How many disabilities the file holds.
const MOST_DISABILITIES: usize = 9;

/// Puts the file together.
pub(super) fn fill(read: &Read<'_>, year: AcademicYear, equality: bool) -> Result<Filled> {
    let db = read.db;
    let kept_apart = if equality {
        store::equality(db)?
    } else {
        std::collections::HashMap::new()
    };
    let placed = store::placed(db, None)?;
    let mut filled = Filled {
        headings: TRAINEES
            .iter()
            .map(|column| column.name.to_owned())
            .collect(),
        ..Filled::default()
    };
    for one in store::of_year(db, year)? {
        if !one.trn.is_empty() || !one.register_id.is_empty() {
            continue;
        }
        let none = Vec::new();
        let schools = placements::schools(placed.get(&one.id).unwrap_or(&none), one.employer);
        let urns: Vec<i64> = schools.iter().filter_map(|school| school.urn).collect();
        let apart = kept_apart.get(&one.id).cloned().unwrap_or_default();
        let values = values(&one, &apart, &urns);
        filled.rows.push(OutRow {
            trainee: Some(one.id),
            cells: guarded(values),
            is_guidance: false,
        });
        if let Some(more) = urns.get(3..).filter(|more| !more.is_empty()) {
            let says = format!(
                "{} has {} schools and this file holds three; the placements file takes all of them.",
                one.name(),
                more.len() + 3
            );
            filled.says.push(FileProblem {
                kind: ReturnKind::Trainees,
                trainee_id: Some(one.id),
                who: one.name(),
                field: "placements".to_owned(),
                says,
                is_warning: true,
                by_register: false,
            });
        }
    }
    Ok(filled)
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
pub(super) fn values(one: &Listed, apart: &[String; 3], urns: &[i64]) -> Vec<String> {
    let [sex, ethnicity, disabilities] = apart;
    let mut disabled: Vec<String> = disabilities
        .split(';')
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    disabled.resize(MOST_DISABILITIES, String::new());
    let subjects: Vec<(&str, &str)> = one
        .subjects
        .iter()
        .map(|(subject, chosen)| (subject.as_str(), chosen.as_str()))
        .filter(|(subject, _)| !subject.is_empty())
        .collect();
    let mut courses: Vec<String> = specialism::of_course(&one.route, &one.age_range, &subjects)
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
