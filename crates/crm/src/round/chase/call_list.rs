//! The call list: who has not answered, whom to ring, and what was said last, as a page to print and write on.

use super::queries::{row, to_ring};
use super::{CallListRequest, ChaseBy, ChaseRow};
use crate::error::{Error, Result};
use crate::print::{self, Page, Printed};
use crate::round::queries::named_or_latest;
use crate::session::{Job, Read};
use crate::store::setting;
use crate::types::counted;

/// Writes the call list of a round.
///
/// # Errors
/// A sentence where there is no round, every school has answered, or the page cannot be written.
pub fn print(job: &Job<'_>, request: CallListRequest) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let round = named_or_latest(&reader, request.id)?;
    let rows = to_ring(&read, &round, request.selection.as_ref())?
        .iter()
        .map(|school| row(&reader, school))
        .collect::<Result<Vec<_>>>()?;
    if rows.is_empty() {
        return Err(Error::invalid(
            "Each of these schools has answered, so there is nobody to ring.",
        ));
    }
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let title = format!("Call list: {}", round.title);
    let mut page = Page::new(&title, office, true);
    page.fact("To ring", counted(rows.len() as u64, "school", "schools"));
    let mut groups: Vec<(&str, Vec<&ChaseRow>)> = Vec::new();
    for row in &rows {
        let la = if row.la.is_empty() {
            "Elsewhere"
        } else {
            &row.la
        };
        match groups.iter_mut().find(|(name, _)| *name == la) {
            Some((_, some)) => some.push(row),
            None => groups.push((la, vec![row])),
        }
    }
    groups.sort_by_key(|(name, _)| name.to_lowercase());
    for (la, some) in groups {
        page.heading(la);
        let cells: Vec<Vec<String>> = some.iter().map(|row| cells(row)).collect();
        page.table(
            &[
                "School",
                "Ask for",
                "Telephone",
                "Asked",
                "Last conversation",
                "Answer",
            ],
            &cells,
        );
    }
    let path = print::place(job.session, &request.path, &title)?;
    page.write(&path, job.session.clock().today())
}

fn cells(row: &ChaseRow) -> Vec<String> {
    let or = |text: &str, plain: &str| {
        if text.is_empty() {
            plain.to_owned()
        } else {
            text.to_owned()
        }
    };
    let asked = match (row.days, row.by) {
        (_, ChaseBy::Bounced) => "The e-mail came back".to_owned(),
        (Some(0), _) => "Today".to_owned(),
        (Some(days), _) => format!("{} ago", counted(days.unsigned_abs(), "day", "days")),
        (None, ChaseBy::Telephone) => "No e-mail".to_owned(),
        (None, ChaseBy::Email) => "Not sent".to_owned(),
    };
    let last = match (row.last_contact.as_str(), row.last_said.as_str()) {
        ("", _) => "None".to_owned(),
        (day, "") => day.to_owned(),
        (day, said) => format!("{day}: {said}"),
    };
    vec![
        row.school.clone(),
        or(&row.person, "The office"),
        or(&row.telephone, "Not known"),
        asked,
        last,
        // Room to write.
        String::new(),
    ]
}
