//! The entry sheet of a SCITT, which may not upload new trainees: what to type into Register, screen by screen in Register's
//! order, one printed page a trainee (dfe.md 1.7, 2026/27).
//!
//! Sex, ethnicity and disability stand on it after a clear word only. Who declined to tell them at application is not asked
//! again.

use super::lists;
use super::rules::Rules;
use super::rules::routes::no_school;
use super::specialism;
use super::store::{self, Listed};
use super::write::placements::{self, Placed};
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::print::{self, Page, Printed};
use crate::session::{Job, Read};
use crate::store::setting;
use crate::trainee::is_salaried;
use crate::types::{Day, written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands where Register asks for something that is not known here.
const MISSING: &str = "— not known here";
/// The code of iQTS.
const IQTS: &str = "15";

/// Entry sheets of some trainees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntrySheets {
    /// Rows of the list of trainees.
    pub selection: Selection,
    /// Whether sex, ethnicity and disability stand on them.
    #[serde(default)]
    pub equality: bool,
    /// Where to write them; missing or empty: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: Option<String>,
}

/// Writes the sheets as a page to print, a sheet of paper for each trainee.
///
/// # Errors
/// A sentence where nobody is selected, or the page cannot be written.
pub fn write(job: &Job<'_>, request: EntrySheets) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let ids = desk
        .lists
        .selected(&read, List::Trainees, &request.selection)?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let apart = if request.equality {
        store::equality(&reader)?
    } else {
        std::collections::HashMap::new()
    };
    let rules = lists::queries::on(&reader, job.session.clock().today())?;
    let mut page = Page::new("What to type into Register", office, true);
    let mut sheets = 0;
    let mut name = String::new();
    for id in ids {
        let Some(one) = store::one(&reader, id)? else {
            continue;
        };
        let placed = store::placed(&reader, Some(id))?
            .remove(&id)
            .unwrap_or_default();
        if sheets > 0 {
            page.new_sheet();
        }
        sheets += 1;
        name = one.name();
        page.heading(&name);
        for (screen, rows) in screens(&one, &placed, apart.get(&id), request.equality, &rules) {
            page.subheading(screen);
            page.table(&["Register asks", "Type"], &rows);
        }
    }
    let title = match sheets {
        0 => {
            return Err(Error::invalid(
                "Nobody is selected. Choose the trainees whose sheets are wanted.",
            ));
        }
        1 => format!("Entry sheet {name}"),
        many => format!("Entry sheets of {many} trainees"),
    };
    let path = print::place(
        job.session,
        request.path.as_deref().unwrap_or_default(),
        &title,
    )?;
    page.write(&path, job.session.clock().today())
}

/// A screen of Register: its title, what it asks and what to type.
type Screen = (&'static str, Vec<Vec<String>>);

/// The screens in Register's order.
fn screens(
    one: &Listed,
    placed: &[Placed],
    apart: Option<&[String; 3]>,
    equality: bool,
    rules: &Rules,
) -> Vec<Screen> {
    let mut screens = vec![("Personal details", personal(one, apart, equality, rules))];
    if equality {
        screens.push(("Diversity information", diversity(apart, rules)));
    }
    screens.push(("Degree", degree(one, rules)));
    screens.push(("Course details", course(one, rules)));
    screens.push(("Trainee start and schools", schools(one)));
    screens.push(("Funding", funding(one, rules)));
    screens.push(("Placements", placements(one, placed)));
    screens
}

fn asked(question: &str, answer: impl Into<String>) -> Vec<String> {
    let answer = answer.into();
    let answer = if answer.is_empty() {
        MISSING.to_owned()
    } else {
        answer
    };
    vec![question.to_owned(), answer]
}

fn named(rules: &Rules, list: &str, code: &str) -> String {
    rules.codes.name(list, code).unwrap_or(code).to_owned()
}

fn day(day: Option<Day>) -> String {
    day.map(written).unwrap_or_default()
}

fn personal(
    one: &Listed,
    apart: Option<&[String; 3]>,
    equality: bool,
    rules: &Rules,
) -> Vec<Vec<String>> {
    // Register has a field for middle names, and we keep all first names in one.
    let mut names = one.first.split_whitespace();
    let first = names.next().unwrap_or_default();
    let middle = names.collect::<Vec<_>>().join(" ");
    let mut rows = vec![
        asked("First name", first),
        asked(
            "Middle names",
            if middle.is_empty() {
                "none".to_owned()
            } else {
                middle
            },
        ),
        asked("Last name", one.last.clone()),
        asked("Date of birth", day(one.born_on)),
    ];
    if equality {
        let sex = apart.map_or("", |[sex, _, _]| sex);
        rows.push(asked("Sex", named(rules, "sex", sex)));
    } else {
        rows.push(asked("Sex", "See the trainee’s equality data"));
    }
    rows.push(asked(
        "Nationality",
        named(rules, "nationality", &one.nationality),
    ));
    rows.push(asked("E-mail", one.email.clone()));
    rows.push(asked("Provider’s trainee ID", one.provider_ref.clone()));
    rows
}

fn diversity(apart: Option<&[String; 3]>, rules: &Rules) -> Vec<Vec<String>> {
    let declined = "Not provided (do not ask again if declined at application)";
    let [_, ethnicity, disabilities] = apart.cloned().unwrap_or_default();
    let or_declined = |said: String| {
        if said.is_empty() {
            declined.to_owned()
        } else {
            said
        }
    };
    let disabilities: Vec<String> = disabilities
        .split(';')
        .filter(|code| !code.is_empty())
        .map(|code| named(rules, "disability", code))
        .collect();
    vec![
        asked(
            "Ethnicity",
            or_declined(named(rules, "ethnicity", &ethnicity)),
        ),
        asked("Disability", or_declined(disabilities.join(", "))),
    ]
}

fn degree(one: &Listed, rules: &Rules) -> Vec<Vec<String>> {
    let degree = &one.degree;
    let mut rows = vec![
        asked("Type", named(rules, "degreeType", &degree.kind)),
        asked("Subject", named(rules, "degreeSubject", &degree.subject)),
    ];
    if degree.country.is_empty() {
        rows.push(asked(
            "Awarding institution",
            named(rules, "institution", &degree.institution),
        ));
        rows.push(asked("Grade", named(rules, "degreeGrade", &degree.grade)));
    } else {
        rows.push(asked("Country", named(rules, "country", &degree.country)));
        rows.push(asked("Comparison by UK ENIC", "As on the ENIC statement"));
    }
    rows.push(asked("Year", degree.year.clone()));
    rows
}

fn course(one: &Listed, rules: &Rules) -> Vec<Vec<String>> {
    let specialisms = specialism::of_course(rules, &one.route, &one.age_range, &one.subjects);
    let mut rows = vec![
        asked("Training route", named(rules, "trainingRoute", &one.route)),
        asked("Course", one.course.clone()),
        asked(
            "Subject and specialisms",
            specialism::said(rules, &specialisms),
        ),
        asked("Age range", named(rules, "ageRange", &one.age_range)),
        asked(
            "Full-time or part-time",
            named(rules, "studyMode", &one.study_mode),
        ),
        asked("ITT start date", day(one.starts_on)),
        asked("Expected end date", day(one.ends_on)),
    ];
    if one.route == IQTS {
        rows.push(asked(
            "Country of iQTS",
            named(rules, "country", &one.iqts_country),
        ));
    }
    rows
}

fn schools(one: &Listed) -> Vec<Vec<String>> {
    let mut rows = vec![asked(
        "Trainee start date",
        day(one.begins_on.or(one.starts_on)),
    )];
    let partner = match one.partner_urn.filter(|urn| no_school(*urn).is_none()) {
        Some(urn) => format!("{} (URN {urn})", one.training_partner),
        None => one.training_partner.clone(),
    };
    rows.push(asked(
        "Training partner",
        if partner.is_empty() {
            "Not applicable".to_owned()
        } else {
            partner
        },
    ));
    if is_salaried(&one.route) {
        let employer = match one.employer_urn {
            Some(urn) => format!("{} (URN {urn})", one.employer_name),
            None => one.employer_name.clone(),
        };
        rows.push(asked("Employing school", employer));
    }
    rows
}

fn funding(one: &Listed, rules: &Rules) -> Vec<Vec<String>> {
    let initiatives: Vec<String> = one
        .initiatives
        .iter()
        .filter(|code| !code.is_empty())
        .map(|code| named(rules, "trainingInitiative", code))
        .collect();
    vec![
        asked(
            "Training initiative",
            if initiatives.is_empty() {
                "Not on a training initiative".to_owned()
            } else {
                initiatives.join(", ")
            },
        ),
        asked(
            "Bursary, scholarship or grant",
            named(rules, "fundingMethod", &one.funding_method),
        ),
    ]
}

fn placements(one: &Listed, placed: &[Placed]) -> Vec<Vec<String>> {
    let schools = placements::schools(placed, one.employer);
    if schools.is_empty() {
        return vec![asked("Placement", "")];
    }
    schools
        .iter()
        .zip(1..)
        .map(|(place, nth)| {
            let school = match place.urn {
                Some(urn) => format!("{} (URN {urn})", place.school),
                None => format!("{}: no URN, so by name and postcode", place.school),
            };
            asked(&format!("Placement {nth}"), school)
        })
        .collect()
}
