//! The letter that confirms to a school that the checks of its trainees were made: all of them in one act.
//!
//! It says which checks, on which day and by whom, and nothing of what they held. Whoever has a check missing is left
//! out and told; so is a trainee whom the school itself employs, because it makes their checks.

use super::checks::{self, SuitabilityKind, SuitabilityMark};
use super::store::{self, Facts};
use super::{TraineeField, no_trainee, number};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::print::{self, letter};
use crate::session::{Job, Read};
use crate::store::{Db, setting};
use crate::tenure;
use crate::types::{PartDay, counted};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The text of the letter; its fields stand in braces.
const TEXT: &str = include_str!("../../../../assets/letters/checks.txt");

/// A school where trainees are, or will be, placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacedSchool {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub name: String,
    /// How many trainees.
    pub trainees: u32,
}

/// A letter to a school about its trainees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChecksLetter {
    /// To which school of ours.
    pub school_id: i64,
    /// About these rows of the list of trainees; missing: all who are, or will be, placed there.
    #[serde(default)]
    pub selection: Option<Selection>,
    /// Where to write it; missing: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: Option<String>,
}

/// What a letter confirms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecksConfirmed {
    /// The school's name.
    pub school: String,
    /// Whose checks it confirms, by name.
    pub confirmed: Vec<String>,
    /// Whom it leaves out and why, sentences.
    pub left: Vec<String>,
}

/// A letter that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecksPrinted {
    /// Where it is.
    pub path: String,
    /// How many trainees it confirms.
    pub trainees: u32,
    /// Whom it leaves out and why, sentences.
    pub left: Vec<String>,
}

/// The schools where trainees are, or will be, placed.
///
/// # Errors
/// What SQLite says.
pub fn schools(read: &Read<'_>, _: Nothing) -> Result<Vec<PlacedSchool>> {
    let schools = store::schools_of_placed(read.db, read.desk.store.clock().today())?;
    Ok(schools
        .into_iter()
        .map(|(school_id, name, trainees)| PlacedSchool {
            school_id,
            name,
            trainees,
        })
        .collect())
}

/// What goes into a letter, and what does not.
struct Gathered {
    school: String,
    cleared: Vec<Facts>,
    left: Vec<String>,
}

/// About whom a letter is asked for.
fn asked(read: &Read<'_>, request: &ChecksLetter) -> Result<Vec<i64>> {
    match &request.selection {
        Some(selection) => read.desk.lists.selected(read, List::Trainees, selection),
        None => store::placed_at(read.db, request.school_id, read.desk.store.clock().today()),
    }
}

fn gather(read: &Read<'_>, school_id: i64, trainees: &[i64]) -> Result<Gathered> {
    let db = read.db;
    let school = store::school_name(db, school_id)?.ok_or_else(|| {
        Error::not_found("This school is not in the file any more. Undo may bring it back.")
    })?;
    let mut gathered = Gathered {
        school,
        cleared: Vec::new(),
        left: Vec::new(),
    };
    for &id in trainees {
        let facts = store::facts(db, id)?.ok_or_else(no_trainee)?;
        let employer = facts.get(TraineeField::EmployingSchool);
        let missing = store::missing(db, Some(id))?
            .remove(&id)
            .unwrap_or_default();
        if employer == school_id.to_string() {
            gathered.left.push(format!(
                "{} employs {} and makes the checks itself.",
                gathered.school, facts.name
            ));
        } else if missing.is_empty() {
            gathered.cleared.push(facts);
        } else {
            gathered.left.push(format!(
                "{} is left out: {} missing.",
                facts.name,
                counted(missing.len() as u64, "check is", "checks are")
            ));
        }
    }
    Ok(gathered)
}

/// What a letter would confirm.
///
/// # Errors
/// A sentence where the school is gone.
pub fn look(read: &Read<'_>, request: ChecksLetter) -> Result<ChecksConfirmed> {
    let gathered = gather(read, request.school_id, &asked(read, &request)?)?;
    Ok(ChecksConfirmed {
        school: gathered.school,
        confirmed: gathered
            .cleared
            .into_iter()
            .map(|facts| facts.name)
            .collect(),
        left: gathered.left,
    })
}

/// Writes the letter as a page to print.
///
/// # Errors
/// A sentence where nobody is left whom it could confirm, the school is gone, or the page cannot be written.
pub fn write(job: &Job<'_>, request: ChecksLetter) -> Result<ChecksPrinted> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let gathered = gather(&read, request.school_id, &asked(&read, &request)?)?;
    if gathered.cleared.is_empty() {
        return Err(Error::invalid(match gathered.left.as_slice() {
            [] => format!(
                "No trainee is, or will be, placed at {}, so there is nothing to confirm. Choose trainees in the list first.",
                gathered.school
            ),
            left => format!(
                "There is nothing to confirm to {} yet. {}",
                gathered.school,
                left.join(" ")
            ),
        }));
    }
    let html = page(&read, request.school_id, &gathered)?;
    let name = format!("Checks of trainees at {}", gathered.school);
    let path = request.path.as_deref().unwrap_or_default();
    let printed = letter::write(&print::place(job.session, path, &name)?, &html)?;
    Ok(ChecksPrinted {
        path: printed.path,
        trainees: number(gathered.cleared.len()),
        left: gathered.left,
    })
}

/// The page of a letter.
fn page(read: &Read<'_>, school_id: i64, gathered: &Gathered) -> Result<String> {
    let office: String = setting(read.db, "officeName")?.unwrap_or_default();
    let staff = match read.desk.store.staff_id() {
        Some(id) => tenure::queries::staff_name(read.db, id)?.unwrap_or_default(),
        None => String::new(),
    };
    let table = Table::of(read.db, &gathered.cleared, school_id, &office)?;
    let text = letter::filled(
        TEXT,
        &[
            ("place", &gathered.school),
            (
                "office",
                if office.is_empty() {
                    "Our partnership"
                } else {
                    &office
                },
            ),
            ("staff", &staff),
        ],
    );
    let mut address = vec![gathered.school.clone()];
    address.extend(tenure::queries::postal_address(read.db, school_id)?);
    Ok(letter::html_with_table(
        &address,
        read.desk.store.clock().today(),
        &text,
        &table.headings,
        &table.rows,
    ))
}

/// The letter about some trainees, to go with another paper, and whom it leaves out and why; no page where it would
/// confirm nobody.
///
/// # Errors
/// A sentence where the school or a trainee is gone.
pub(crate) fn of_trainees(
    read: &Read<'_>,
    school_id: i64,
    trainees: &[i64],
) -> Result<(Option<String>, Vec<String>)> {
    let gathered = gather(read, school_id, trainees)?;
    let page = match gathered.cleared.as_slice() {
        [] => None,
        _ => Some(page(read, school_id, &gathered)?),
    };
    Ok((page, gathered.left))
}

/// The table of the letter: a row for each trainee, a column for each check that any of them has.
struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(db: &Db, trainees: &[Facts], school: i64, office: &str) -> Result<Self> {
        let mut made = Vec::new();
        for facts in trainees {
            made.push(store::checks(db, facts.id)?);
        }
        let kinds: Vec<SuitabilityKind> = SuitabilityKind::ALL
            .iter()
            .copied()
            .filter(|kind| made.iter().flatten().any(|check| check.kind == *kind))
            .collect();
        let mut headings = vec!["Trainee".to_owned()];
        headings.extend(kinds.iter().map(|kind| kind.label().to_owned()));
        headings.push("Made by".to_owned());
        let mut rows = Vec::new();
        for (facts, made) in trainees.iter().zip(&made) {
            let mut row = vec![match store::term_at(db, facts.id, school)? {
                Some(term) => format!("{}\n{term}", facts.name),
                None => facts.name.clone(),
            }];
            for kind in &kinds {
                let check = made.iter().find(|check| check.kind == *kind);
                row.push(match check {
                    Some(check) if check.mark == SuitabilityMark::NotNeeded => {
                        "not needed".to_owned()
                    }
                    Some(check) => PartDay::stored(&check.on).written(),
                    None => "not asked for".to_owned(),
                });
            }
            let mut by: Vec<&str> = made
                .iter()
                .map(|check| check.done_by.as_str())
                .filter(|by| !by.is_empty())
                .collect();
            by.sort_unstable();
            by.dedup();
            if by.is_empty() {
                let employer = checks::employer(db, facts)?;
                row.push(checks::who_checks(facts, &employer, office).to_owned());
            } else {
                row.push(by.join(", "));
            }
            rows.push(row);
        }
        Ok(Self { headings, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::TEXT;
    use crate::print::letter::filled;

    #[test]
    fn every_field_of_the_letter_is_known() {
        let fields = ["place", "office", "staff", "table"].map(|name| (name, "x"));
        let text = filled(TEXT, &fields);
        assert!(!text.contains(['{', '}']), "{text}");
    }
}
