//! `sample-register`: an invented file in the shape of the DfE's register, and the month after it.

use crate::arguments::SampleRegister;
use crate::output::Outcome;
use crate::run::Program;
use crm::register::read::{Item, Kind};
use crm::sample::register::{self as sample, NextOptions, Options};
use crm::store::not_over_ours;
use crm::{Error, Result};
use serde_json::json;
use std::collections::HashSet;
use std::fs::File;
use std::io::sink;
use std::path::Path;

/// A first month: its header and its rows.
type Month = (Vec<String>, Vec<Vec<String>>);

fn create(path: &Path) -> Result<File> {
    not_over_ours(path)?;
    File::create(path).map_err(|error| Error::io(format!("The file {}", path.display()), &error))
}

/// Reads the first month from one of the DfE's files.
fn of_register(path: &Path) -> Result<Month> {
    let source = crm::register::read::inspect(path)?
        .into_iter()
        .find(|source| source.kind == Kind::Establishments)
        .ok_or_else(|| {
            Error::invalid(format!(
                "{} has no establishments file in it.",
                path.display()
            ))
        })?;
    let mut rows = Vec::new();
    source.read(&mut |item| {
        if let Item::Establishment(raw) = item {
            rows.push(raw.cells());
        }
        Ok(())
    })?;
    Ok((source.header.columns.clone(), rows))
}

/// Writes it.
pub fn run(program: &Program, request: &SampleRegister) -> Result<Outcome> {
    let mut keep_open = HashSet::new();
    let (header, rows) = match &request.from {
        None => {
            let rows = request.rows.unwrap_or_default();
            if !(1..=150_000).contains(&rows) {
                return Err(Error::invalid(format!(
                    "A sample has 1 to 150,000 rows, not {rows}."
                )));
            }
            (
                sample::header(),
                sample::rows(Options {
                    rows,
                    seed: request.seed,
                })
                .collect(),
            )
        }
        Some(from)
            if from
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("desk")) =>
        {
            program.open(from, true)?;
            let desk = program.session.desk()?;
            let reader = desk.store.read()?;
            keep_open = crm::register::queries::followed(&reader)?;
            crm::register::queries::as_file(&reader)?
        }
        Some(from) => of_register(from)?,
    };
    let count = sample::write(&header, rows.iter().cloned(), create(&request.out)?)?;
    let mut value = json!({"path": request.out, "rows": count});
    let mut text = format!("Wrote {count} establishments to {}.", request.out.display());
    if let Some(next) = &request.next {
        let options = NextOptions {
            seed: request.seed,
            rows: u32::try_from(rows.len()).ok(),
            keep_open,
        };
        let truth = match &request.links {
            Some(links) => sample::write_next(
                &header,
                rows.into_iter(),
                options,
                create(next)?,
                create(links)?,
            )?,
            None => sample::write_next(&header, rows.into_iter(), options, create(next)?, sink())?,
        };
        let truth = serde_json::to_value(truth)?;
        if let Some(path) = &request.truth {
            let written = serde_json::to_vec_pretty(&truth)?;
            std::fs::write(path, written).map_err(|error| Error::io(path.display(), &error))?;
        }
        text.push_str(&format!(
            "\nWrote the month after it to {}.",
            next.display()
        ));
        value["next"] = json!(next);
        value["truth"] = truth;
        if let Some(object) = value["truth"].as_object_mut() {
            object.remove("changes");
        }
    }
    Ok(Outcome::new(value, text))
}
