//! Replies as lists show them, and the columns of online forms.

use super::read::online::{OF_THE_SCHOOL, Table};
use super::read::{self, Found};
use super::{
    ColumnMeans, LookAtColumns, OnlineColumn, OnlineColumns, OnlineField, Replies, RepliesRequest,
    store,
};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::round::form::{FormField, fields};
use crate::round::queries::named_or_latest;
use crate::session::{Read, Session};
use std::collections::HashMap;
use std::path::Path;

/// The replies of a round.
///
/// # Errors
/// A sentence where there is no such round.
pub fn replies(read: &Read<'_>, request: RepliesRequest) -> Result<Replies> {
    let round = named_or_latest(read.db, request.round_id)?;
    let mut rows = store::replies(read.db, round.id)?;
    rows.retain(|row| request.state.is_none_or(|state| row.state == state));
    Ok(Replies {
        round_id: round.id,
        round: round.title,
        counts: store::counts(read.db, round.id)?,
        rows,
    })
}

/// What the columns of dropped tables answer, as they were mapped for the round or as their headings say.
///
/// # Errors
/// A sentence where there is no such round.
pub fn columns(session: &Session, request: LookAtColumns) -> Result<OnlineColumns> {
    session.read(|reading| {
        let round = named_or_latest(reading.db, request.round_id)?;
        let kept = told(store::columns(reading.db, round.id)?, &request.columns);
        let today = reading.desk.store.clock().today();
        let form = fields(&round.questions, &round.own);
        let mut found = OnlineColumns {
            fields: choices(&form),
            names_schools: true,
            ..OnlineColumns::default()
        };
        let found_in = |path: &String| read::file(Path::new(path), today).each();
        for table in request.paths.iter().flat_map(found_in) {
            let Found::Table(table) = table else {
                continue;
            };
            let columns = table.columns(&kept, &form);
            found.names_schools &= Table::names_schools(&columns);
            for (at, (heading, field)) in table.headings.iter().zip(columns).enumerate() {
                let is_there = found
                    .columns
                    .iter()
                    .any(|one| fold(&one.heading) == fold(heading));
                if !heading.is_empty() && !is_there {
                    found.columns.push(OnlineColumn {
                        heading: heading.clone(),
                        field,
                        samples: table.samples(at),
                    });
                }
            }
        }
        Ok(found)
    })
}

/// What columns answer, by folded heading: as somebody says now, else as it was remembered.
pub(super) fn told(
    mut remembered: HashMap<String, String>,
    now: &[ColumnMeans],
) -> HashMap<String, String> {
    remembered.extend(
        now.iter()
            .map(|one| (fold(&one.heading), one.field.clone())),
    );
    remembered
}

/// What a column may answer.
fn choices(form: &[FormField]) -> Vec<OnlineField> {
    let of_the_school = OF_THE_SCHOOL.iter().map(|(field, label)| OnlineField {
        field: (*field).to_owned(),
        label: (*label).to_owned(),
    });
    let of_the_form = form.iter().map(|field| OnlineField {
        field: field.key.clone(),
        label: format!("{}: {}", field.heading, field.label),
    });
    of_the_school.chain(of_the_form).collect()
}

/// Refuses a column that is to answer what the round does not ask.
pub(super) fn check_columns(columns: &[ColumnMeans], form: &[FormField]) -> Result<()> {
    let known = |field: &str| {
        field.is_empty()
            || OF_THE_SCHOOL.iter().any(|(own, _)| *own == field)
            || form.iter().any(|one| one.key == field)
    };
    match columns.iter().find(|column| !known(&column.field)) {
        Some(column) => Err(Error::invalid(format!(
            "The column “{}” cannot answer “{}”: this round does not ask that. Choose one of its questions.",
            column.heading, column.field
        ))),
        None => Ok(()),
    }
}
