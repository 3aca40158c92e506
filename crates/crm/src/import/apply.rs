//! The plan written: one operation, all or nothing.

use super::plan::{self, Plan};
use super::{ImportOutcome, ImportRequest, Imported, store};
use crate::error::Result;
use crate::session::{Job, Read};

/// How often progress is told, in entries.
const STEP: usize = 64;

/// Imports a sheet. What is judged is judged inside the operation, so that nothing can change between the two.
///
/// # Errors
/// As [`plan::preview`]; [`crate::Kind::Cancelled`] where it was stopped. Nothing is then changed.
pub fn run(job: &Job<'_>, request: ImportRequest) -> Result<Imported> {
    let desk = job.desk()?;
    let today = job.session.clock().today();
    let finished = desk.store.operate("import", |w| {
        let read = Read {
            db: w.db,
            desk: &desk,
        };
        let mut plan = plan::plan(&read, &request, today, job.signals())?;
        let total = plan.to_write.len() as u64;
        for (done, (_, nth)) in plan.to_write.clone().into_iter().enumerate() {
            if done % STEP == 0 {
                job.signals().step("Importing", done as u64, total)?;
            }
            plan.adapter.write(w, nth)?;
        }
        job.signals().last_step("Saving");
        let learned = plan
            .mapping
            .to_remember(plan.adapter.as_ref(), plan.header());
        store::remember(w, request.noun, &learned, &plan.mapping.values)?;
        w.label(plan.operation_label());
        Ok(imported(plan))
    })?;
    Ok(job.finished(finished))
}

fn imported(plan: Plan<'_>) -> Imported {
    Imported {
        counts: plan.counts,
        proposals: plan.adapter.proposals(),
        notes: plan.notes(),
        ignored: plan.ignored(),
        problems: plan
            .rows
            .into_iter()
            .filter(|row| {
                matches!(
                    row.outcome,
                    ImportOutcome::Rejected | ImportOutcome::Duplicate
                )
            })
            .collect(),
    }
}
