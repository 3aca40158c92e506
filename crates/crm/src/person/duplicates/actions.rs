//! Merging two records, telling two people apart, and what a merge that is taken back still needs.

use super::store::{self, Record, SAMENESS, Sameness};
use super::{MergeField, MergeFrom, MergePeople, MergedPeople, TwoPeople, queries};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Act;
use crate::store::{Db, Write};
use std::collections::BTreeMap;

/// Merges two records of one person.
///
/// # Errors
/// A sentence where they are one record already, or one of them is not there or went into another.
pub fn merge(act: &Act<'_>, request: MergePeople) -> Result<MergedPeople> {
    let w = act.write;
    let (kept, gone) = both(w.db, request.kept, request.gone)?;
    for field in MergeField::ALL {
        let from = request
            .choices
            .iter()
            .find(|choice| choice.field == field)
            .map(|choice| choice.from);
        let value = chosen(field, from, &kept, &gone)?;
        store::set_text(w, kept.id, field.column(), &value)?;
    }
    if kept.trn.is_empty() {
        store::set_text(w, kept.id, "trn", &gone.trn)?;
    }
    if gone.objects {
        let on = earlier(&kept.objected_on, &gone.objected_on);
        store::set_objects(w, kept.id, true, on)?;
    }
    store::set_text(
        w,
        kept.id,
        "added_on",
        earlier(&kept.added_on, &gone.added_on),
    )?;
    let moved = gather(w, gone.id, kept.id)?;
    store::lead_on(w, gone.id, kept.id)?;
    let name = crate::person::actions::name(w.db, kept.id)?.unwrap_or_default();
    let gone_name = gone.name.full();
    w.label(if gone_name == name {
        format!("Merged two records of {name}")
    } else {
        format!("Merged {gone_name} into {name}")
    });
    Ok(MergedPeople {
        kept: kept.id,
        name,
        moved: queries::in_words(&moved),
    })
}

/// The two records, if they can be merged.
pub(super) fn both(db: &Db, kept: i64, gone: i64) -> Result<(Record, Record)> {
    if kept == gone {
        return Err(Error::invalid(
            "A person cannot be merged with themselves. Choose two records.",
        ));
    }
    let standing = |id: i64| -> Result<Record> {
        let record = store::record(db, id)?
            .ok_or_else(|| Error::not_found("One of these two people is not in the file."))?;
        let Some(into) = record.merged_into else {
            return Ok(record);
        };
        let into = crate::person::actions::name(db, into)?.unwrap_or_default();
        Err(Error::conflict(format!(
            "{} was merged into {into} already. Merge {into} instead, or take that merge back first.",
            record.name.full()
        )))
    };
    Ok((standing(kept)?, standing(gone)?))
}

/// The value that a field has after the merge.
fn chosen(
    field: MergeField,
    from: Option<MergeFrom>,
    kept: &Record,
    gone: &Record,
) -> Result<String> {
    let (ours, theirs) = (kept.value(field), gone.value(field));
    let together = || {
        if theirs.is_empty() || ours.contains(theirs) {
            ours.to_owned()
        } else if ours.is_empty() {
            theirs.to_owned()
        } else {
            format!("{ours}\n\n{theirs}")
        }
    };
    let value = match from {
        Some(MergeFrom::Kept) => ours.to_owned(),
        Some(MergeFrom::Gone) => theirs.to_owned(),
        Some(MergeFrom::Both) if field == MergeField::Notes => together(),
        Some(MergeFrom::Both) => {
            return Err(Error::invalid(format!(
                "{} can be taken from one of the two records only.",
                field.label()
            )));
        }
        None if field == MergeField::Notes => together(),
        None if ours.is_empty() => theirs.to_owned(),
        None => ours.to_owned(),
    };
    if field == MergeField::Last && value.is_empty() {
        return Err(Error::invalid("A person needs a surname."));
    }
    Ok(value)
}

/// The earlier of two days; one that is not known is no day.
fn earlier<'a>(a: &'a str, b: &'a str) -> &'a str {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b,
        (_, true) => a,
        _ => a.min(b),
    }
}

fn sameness(table: &str) -> Option<&'static Sameness> {
    SAMENESS.iter().find(|by| by.table == table)
}

/// Moves all that refers to `gone` to `kept`. What `kept` has already stays, and gives what it knows beyond it.
/// Answers with how many rows went, by table.
fn gather(w: &Write<'_>, gone: i64, kept: i64) -> Result<BTreeMap<&'static str, u32>> {
    let mut moved = BTreeMap::new();
    for of in store::references(w.db)? {
        for row in store::rows(w.db, &of, gone)? {
            if let Some(by) = sameness(of.table)
                && let Some(same) = store::counterpart(w.db, by, row, kept)?
            {
                store::fill(w, by, row, same)?;
            } else if store::give(w, &of, row, kept)? && of.table != "person" {
                *moved.entry(of.table).or_default() += 1;
            }
        }
    }
    Ok(moved)
}

/// What a merge that was just taken back, column by column, still needs, because other merges stand: what it had in
/// common with them stays with the one who is kept, and so does an objection that is theirs too.
///
/// # Errors
/// What SQLite says.
pub(crate) fn taken_back(w: &Write<'_>, operation: i64) -> Result<()> {
    let Some((gone, kept)) = store::merged_by(w.db, operation)? else {
        return Ok(());
    };
    let Some(kept) = store::standing_id(w.db, kept)? else {
        return Ok(());
    };
    let references = store::references(w.db)?;
    let of = |table: &str| {
        references
            .iter()
            .find(|of| of.table == table && of.column == "person_id")
    };
    // What a revert lent to the kept one goes home as well.
    for (table, row) in store::moved_by_reverts(w.db, operation, gone)? {
        if let Some(of) = of(&table).filter(|_| sameness(&table).is_some())
            && store::rows(w.db, of, kept)?.contains(&row)
        {
            store::give(w, of, row, gone)?;
        }
    }
    let merged = store::merged_into(w.db, kept)?;
    for by in &SAMENESS {
        let Some(of) = of(by.table) else { continue };
        for &other in &merged {
            for row in store::rows(w.db, of, other)? {
                let went_home = store::counterpart(w.db, by, row, gone)?.is_some();
                if went_home && store::counterpart(w.db, by, row, kept)?.is_none() {
                    store::give(w, of, row, kept)?;
                }
            }
        }
    }
    objection_stands(w, kept, &merged)
}

/// An objection of any record that went into a person is theirs; one that only came by a merge goes with it.
fn objection_stands(w: &Write<'_>, kept: i64, merged: &[i64]) -> Result<()> {
    let Some(person) = store::record(w.db, kept)? else {
        return Ok(());
    };
    let mut objection: Option<String> = None;
    for &other in merged {
        if let Some(other) = store::record(w.db, other)?.filter(|other| other.objects) {
            let on = earlier(objection.as_deref().unwrap_or_default(), &other.objected_on);
            objection = Some(on.to_owned());
        }
    }
    match objection {
        Some(on) if !person.objects => store::set_objects(w, kept, true, &on),
        None if person.objects && store::merge_said_objects(w, kept)? => {
            store::set_objects(w, kept, false, "")
        }
        _ => Ok(()),
    }
}

/// Remembers that two records are two people, so that they are not asked about again.
///
/// # Errors
/// A sentence where they are one record, or one of them is not there.
pub fn tell_apart(act: &Act<'_>, request: TwoPeople) -> Result<Nothing> {
    let w = act.write;
    let (one, other) = both(w.db, request.one, request.other)?;
    if store::tell_apart(w, one.id, other.id)? {
        w.label(format!(
            "{} and {} are different people",
            one.name.full(),
            other.name.full()
        ));
    }
    Ok(Nothing {})
}
