//! Undo, redo, revert.

use super::queries::{self, Stored};
use super::replay::{self, Changed};
use super::{RevertRequest, UndoRequest, Undone};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::person::duplicates;
use crate::register::load;
use crate::session::Job;
use crate::store::OperationLabel;

/// Takes back the latest operation that stands.
pub fn undo(job: &Job<'_>, request: UndoRequest) -> Result<Undone> {
    let desk = job.desk()?;
    let target = {
        let reader = desk.store.read()?;
        let target = queries::next_undo(&reader)?
            .ok_or_else(|| Error::not_found("There is nothing to undo."))?;
        if target.id <= desk.store.session_start() && !request.beyond {
            return Err(Error::question(queries::asks(&reader, &target)?));
        }
        target
    };
    take_back(
        job,
        "undo",
        &target,
        false,
        format!("Undid: {}", target.label),
    )
}

/// Does again what was last taken back.
pub fn redo(job: &Job<'_>, _: Nothing) -> Result<Undone> {
    let desk = job.desk()?;
    let (undo, target) = {
        let reader = desk.store.read()?;
        queries::next_redo(&reader)?.ok_or_else(|| Error::not_found("There is nothing to redo."))?
    };
    if !undo.logged {
        return Err(Error::conflict(
            "The register was emptied by that undo. Load its file again instead.",
        ));
    }
    let finished = desk.store.operate("redo", |w| {
        replay::take_back(w, undo.id, Changed::Refuse)?;
        w.label(format!("Did again: {}", target.label));
        queries::mark_redone(w, &undo, &target)
    })?;
    job.finished(finished);
    Ok(Undone {
        operation: OperationLabel {
            id: target.id,
            label: target.label,
        },
        left: Vec::new(),
    })
}

/// Takes back one operation, whenever it was.
pub fn revert(job: &Job<'_>, request: RevertRequest) -> Result<Undone> {
    let desk = job.desk()?;
    let target = {
        let reader = desk.store.read()?;
        let target = queries::stored(&reader, request.id)?
            .ok_or_else(|| Error::not_found("This operation is not in the file's history."))?;
        let reason = queries::not_revertible(&reader, &target)?;
        if !reason.is_empty() {
            return Err(Error::conflict(reason));
        }
        target
    };
    take_back(
        job,
        "revert",
        &target,
        request.skip_changed,
        format!("Reverted: {}", target.label),
    )
}

fn take_back(
    job: &Job<'_>,
    kind: &str,
    target: &Stored,
    skip_changed: bool,
    label: String,
) -> Result<Undone> {
    let desk = job.desk()?;
    job.signals().last_step(&label);
    let finished = desk.store.operate(kind, |w| {
        w.label(label);
        let left = if target.logged {
            // What a refresh changed at rows that were accepted or changed since stays and is listed.
            // Of a merge that is reverted, every other field stays.
            let merge = kind == "revert" && target.kind == duplicates::MERGE;
            let changed = match (merge, skip_changed || target.kind == "register_load") {
                (true, _) => Changed::SkipColumn,
                (false, true) => Changed::SkipRow,
                (false, false) => Changed::Refuse,
            };
            let left = replay::take_back(w, target.id, changed)?;
            if target.kind == "register_load" {
                load::taken_back(w, target.id)?;
            }
            if merge {
                duplicates::actions::taken_back(w, target.id)?;
            }
            left
        } else {
            load::empty(w)?;
            Vec::new()
        };
        queries::mark_undone(w, target)?;
        Ok(left)
    })?;
    let left = job.finished(finished);
    Ok(Undone {
        operation: OperationLabel {
            id: target.id,
            label: target.label.clone(),
        },
        left,
    })
}
