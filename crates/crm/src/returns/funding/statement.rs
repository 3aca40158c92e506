//! The statement of hours: what a school may claim for and we will confirm, before its window opens. Printed, a sheet each
//! school, or as drafts to the business managers. Whether we hold a TRN is said, the number itself is not.

use super::queries::{self, Row, mailbox_said, training_window, year_of};
use super::{HoursDraft, HoursDrafted, HoursStatements};
use crate::error::{Error, Result};
use crate::mail::draft::{Attachment, Draft};
use crate::mail::folder::{self, Unfinished};
use crate::mentor::funding::pounds;
use crate::print::{self, Page, Printed, filled};
use crate::session::{Job, Read};
use crate::store::setting;
use crate::types::{AcademicYear, counted};
use std::path::{Path, PathBuf};

const TEXT: &str = include_str!("../../../../../assets/texts/hours-statement.txt");

/// What one school is told.
struct Statement {
    school_id: i64,
    school: String,
    year: AcademicYear,
    rows: Vec<Row>,
}

/// The statements of a request, by the school's name: of our own training only.
fn statements(read: &Read<'_>, request: &HoursStatements) -> Result<Vec<Statement>> {
    let year = year_of(read, request.year)?;
    let mut statements: Vec<Statement> = Vec::new();
    for row in queries::rows(read, year, true)? {
        let (Some(school_id), Some(school)) = (row.share.school_id, &row.school) else {
            continue;
        };
        let wanted = request.school_ids.is_empty() || request.school_ids.contains(&school_id);
        if !wanted || !row.share.provider.is_empty() {
            continue;
        }
        match statements.last_mut() {
            Some(last) if last.school_id == school_id => last.rows.push(row),
            _ => statements.push(Statement {
                school_id,
                school: school.name.clone(),
                year,
                rows: vec![row],
            }),
        }
    }
    if statements.is_empty() {
        return Err(Error::invalid(format!(
            "None of these schools has a mentor for {year}, so there are no hours to tell of."
        )));
    }
    Ok(statements)
}

impl Statement {
    fn total(&self) -> String {
        let hours: u32 = self.rows.iter().map(|row| row.share.hours).sum();
        let pence: u32 = self.rows.iter().map(Row::pence).sum();
        match self.rows.first() {
            Some(row) if hours > 0 => format!(
                "Together {}; at {} an hour ({}) that is {}.",
                counted(u64::from(hours), "hour", "hours"),
                pounds(row.rate),
                row.area,
                pounds(pence)
            ),
            _ => "We have given no training that you can claim for yet.".to_owned(),
        }
    }

    /// Asks for the TRNs that are missing; empty: none is.
    fn missing(&self) -> String {
        let names: Vec<&str> = self
            .rows
            .iter()
            .filter(|row| row.mentor.trn.is_empty())
            .map(|row| row.mentor.name.as_str())
            .collect();
        if names.is_empty() {
            return String::new();
        }
        format!(
            "A claim asks for each mentor’s teacher reference number (TRN). Please have it ready, and send it to us, for: {}.",
            names.join(", ")
        )
    }

    /// A line for each mentor, for an e-mail.
    fn lines(&self) -> String {
        let line = |row: &Row| {
            let trn = if row.mentor.trn.is_empty() {
                "TRN missing"
            } else {
                "TRN held"
            };
            format!(
                "- {} ({}, {trn}): {} confirmed, {} left of {}",
                row.mentor.name,
                row.kind().label().to_lowercase(),
                counted(u64::from(row.share.hours), "hour", "hours"),
                row.share.left_hours,
                row.share.cap_hours
            )
        };
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn put_on(&self, page: &mut Page) {
        page.heading(&self.school);
        page.paragraph(&format!(
            "Hours of mentor training that we will confirm for {}: training from {}.",
            self.year,
            training_window(self.year)
        ));
        let rows: Vec<[String; 7]> = self
            .rows
            .iter()
            .map(|row| {
                let shown = queries::shown(row);
                let trn = if shown.trn.is_empty() {
                    "Missing"
                } else {
                    "Held"
                };
                [
                    shown.name,
                    trn.to_owned(),
                    shown.kind,
                    shown.had,
                    shown.hours.to_string(),
                    format!("{} of {}", shown.left_hours, shown.cap_hours),
                    shown.amount,
                ]
            })
            .collect();
        page.table(
            &[
                "Mentor",
                "TRN",
                "Training",
                "Had",
                "Hours we confirm",
                "Left of the cap",
                "Worth",
            ],
            &rows,
        );
        page.paragraph(&self.total());
        let missing = self.missing();
        if !missing.is_empty() {
            page.paragraph(&missing);
        }
    }
}

/// Writes the statements as a page to print, a sheet each school.
///
/// # Errors
/// A sentence where there is nobody to tell of, or the page cannot be written.
pub fn print(job: &Job<'_>, request: HoursStatements) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let statements = statements(&read, &request)?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let title = match statements.as_slice() {
        [one] => format!("Mentor hours at {}, {}", one.school, one.year),
        _ => "Mentor hours by school".to_owned(),
    };
    let mut page = Page::new(&title, office, true);
    for (at, statement) in statements.iter().enumerate() {
        if at > 0 {
            page.new_sheet();
        }
        statement.put_on(&mut page);
    }
    let path = print::place(
        job.session,
        request.path.as_deref().unwrap_or_default(),
        &title,
    )?;
    page.write(&path, job.session.clock().today())
}

/// Writes the statements as drafts of e-mails, one a school.
///
/// # Errors
/// A sentence where there is nobody to tell of, or a draft cannot be written.
pub fn drafts(job: &Job<'_>, request: HoursStatements) -> Result<HoursDrafted> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let clock = job.session.clock();
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let statements = statements(&read, &request)?;
    let several = statements.len() > 1;
    let mut drafts = Vec::new();
    let mut unfinished = Unfinished::default();
    for (statement, number) in statements.iter().zip(1..) {
        let (to, notes) = queries::whom(&reader, statement.school_id, &statement.school)?;
        let draft = draft(statement, to, &office, clock.today());
        let number = several.then_some(number);
        let path = place(job, request.path.as_deref(), &statement.school, number)?;
        draft.write(&path, clock, &format!("hours-{}", statement.school_id))?;
        unfinished.add(path.clone());
        drafts.push(HoursDraft {
            school_id: statement.school_id,
            school: statement.school.clone(),
            path: path.to_string_lossy().into_owned(),
            to: draft.to.first().map(mailbox_said).unwrap_or_default(),
            notes,
        });
    }
    unfinished.keep();
    let unknown = drafts.iter().filter(|draft| draft.to.is_empty()).count();
    let mut said = format!(
        "{} written.",
        counted(drafts.len() as u64, "draft is", "drafts are")
    );
    if unknown > 0 {
        said += &format!(
            " {} no e-mail in this file.",
            counted(unknown as u64, "school has", "schools have")
        );
    }
    Ok(HoursDrafted { drafts, said })
}

fn draft(
    statement: &Statement,
    to: Option<crate::mail::draft::Mailbox>,
    office: &str,
    today: crate::types::Day,
) -> Draft {
    let name = to.as_ref().map_or("", |to| to.name.as_str());
    let text = filled(
        TEXT,
        &[
            ("{name}", if name.is_empty() { "colleague" } else { name }),
            ("{school}", &statement.school),
            ("{year}", &statement.year.to_string()),
            ("{window}", &training_window(statement.year)),
            ("{total}", &statement.total()),
            ("{missing}", &statement.missing()),
            (
                "{office}",
                if office.is_empty() {
                    "The partnership office"
                } else {
                    office
                },
            ),
            // Last: a mentor's name may hold anything.
            ("{each}", &statement.lines()),
        ],
    );
    let title = format!("Mentor hours at {}, {}", statement.school, statement.year);
    let mut page = Page::new(&title, office, true);
    statement.put_on(&mut page);
    Draft {
        to: to.into_iter().collect(),
        subject: format!(
            "Mentor training: hours you can claim for, {}",
            statement.year
        ),
        text,
        attachments: vec![Attachment {
            name: print::file_name(&title, "html"),
            media_type: "text/html",
            bytes: page.html(today).into_bytes(),
        }],
    }
}

/// Where a draft goes: the file or the folder that was named, or among the prints of this computer. One of several has
/// its number in its name, since two schools can be called the same.
fn place(
    job: &Job<'_>,
    path: Option<&str>,
    school: &str,
    number: Option<usize>,
) -> Result<PathBuf> {
    let name = format!("Mentor hours at {school}");
    let path = path.map(str::trim).unwrap_or_default();
    match number {
        Some(number) => Ok(folder::place(job.session, path, "Mentor hours")?
            .join(folder::file_name(number, &name))),
        None if path.is_empty() || Path::new(path).is_dir() => {
            let folder = folder::place(job.session, path, &name)?;
            Ok(folder.join(print::file_name(&name, "eml")))
        }
        None => Ok(PathBuf::from(path)),
    }
}
