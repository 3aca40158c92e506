//! The month's changes as a page to print: counts by kind, our schools in full, the others in full or as counts.

use super::{RegisterChange, SummaryRequest, queries};
use crate::error::{Error, Result};
use crate::list::queries::Names;
use crate::print::{self, Page, Printed};
use crate::register::diff::ChangeKind;
use crate::session::Job;
use crate::store::setting;
use crate::types::{Day, counted, thousands, written};
use std::collections::BTreeMap;

/// Writes the summary of one refresh.
///
/// # Errors
/// A sentence where there is no such refresh, or the file cannot be written.
pub fn run(job: &Job<'_>, request: SummaryRequest) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let names = Names::read(&reader)?;
    let refresh = queries::refresh(&reader, request.load)?.ok_or_else(|| {
        Error::not_found("The register has not been loaded yet, so there is nothing to sum up.")
    })?;
    if !refresh.compared {
        return Err(Error::not_found(
            "The register was loaded once only, so there is nothing to compare it with yet. Load a newer file first.",
        ));
    }
    let day = refresh
        .file_date
        .as_deref()
        .and_then(|day| day.parse::<Day>().ok())
        .map(written);
    let of = day.as_deref().unwrap_or("a file without a date");
    let changes = queries::of_load(&reader, &names, refresh.load)?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let title = format!("What changed in the register of {of}");
    let mut page = Page::new(&title, office, true);
    page.fact("Register of", day.clone().unwrap_or_default());
    page.fact(
        "Changes",
        format!(
            "{}, {} of them at our schools",
            thousands(changes.len() as u64),
            thousands(changes.iter().filter(is_ours).count() as u64)
        ),
    );
    fill(&mut page, &changes, request.ours);
    let path = print::place(job.session, &request.path, &title)?;
    page.write(&path, job.session.clock().today())
}

fn is_ours(change: &&RegisterChange) -> bool {
    change.school_id.is_some()
}

fn fill(page: &mut Page, changes: &[RegisterChange], only_ours: bool) {
    if changes.is_empty() {
        page.paragraph("No change that the watch tells of was found.");
        return;
    }
    let (ours, others): (Vec<&RegisterChange>, Vec<&RegisterChange>) =
        changes.iter().partition(is_ours);
    page.heading("By kind");
    let rows: Vec<[String; 3]> = kinds(changes.iter())
        .into_iter()
        .map(|(kind, found)| {
            let mine = found.iter().filter(|change| is_ours(change)).count();
            [
                kind.label().to_owned(),
                thousands(mine as u64),
                thousands((found.len() - mine) as u64),
            ]
        })
        .collect();
    page.table(&["Change", "Our schools", "Others in England"], &rows);

    page.heading("Our schools");
    if ours.is_empty() {
        page.paragraph("Nothing changed at our schools.");
    }
    in_full(page, &ours);

    page.heading("Other schools by local authority");
    let mut by_la: BTreeMap<&str, u64> = BTreeMap::new();
    for change in &others {
        *by_la.entry(change.la.as_str()).or_default() += 1;
    }
    let rows: Vec<[String; 2]> = by_la
        .into_iter()
        .map(|(la, count)| {
            let la = if la.is_empty() { "None named" } else { la };
            [la.to_owned(), thousands(count)]
        })
        .collect();
    page.table(&["Local authority", "Changes"], &rows);
    if !only_ours {
        page.heading("Other schools");
        in_full(page, &others);
    }
}

/// The changes by kind, each kind in a table of its own.
fn in_full(page: &mut Page, changes: &[&RegisterChange]) {
    for (kind, found) in kinds(changes.iter().copied()) {
        page.subheading(&format!(
            "{}: {}",
            kind.label(),
            counted(found.len() as u64, "change", "changes")
        ));
        let rows: Vec<[String; 5]> = found
            .into_iter()
            .map(|change| {
                let same = if change.perhaps_same {
                    " (perhaps the same person)"
                } else {
                    ""
                };
                [
                    format!("{} (URN {})", change.name, change.urn),
                    change.la.clone(),
                    change.before.clone(),
                    format!("{}{same}", change.after),
                    change.outcome_label.clone(),
                ]
            })
            .collect();
        page.table(
            &["School", "Local authority", "Before", "Now", "State"],
            &rows,
        );
    }
}

/// Changes by kind, in the order in which an office wants them.
fn kinds<'a>(
    changes: impl Iterator<Item = &'a RegisterChange>,
) -> Vec<(ChangeKind, Vec<&'a RegisterChange>)> {
    let mut by_kind: Vec<(ChangeKind, Vec<&RegisterChange>)> = ChangeKind::ALL
        .into_iter()
        .map(|kind| (kind, Vec::new()))
        .collect();
    for change in changes {
        if let Some((_, found)) = by_kind.iter_mut().find(|(kind, _)| *kind == change.kind) {
            found.push(change);
        }
    }
    by_kind.retain(|(_, found)| !found.is_empty());
    by_kind
}
