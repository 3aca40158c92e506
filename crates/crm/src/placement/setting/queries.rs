//! What the school's page reads of it as a place to train at.

use super::store::{self, KeptNotToPlace, KeptReview};
use super::{NotToPlace, ReviewKind, ReviewOutcome, SchoolSetting, SettingRequest, SettingReview};
use crate::error::{Error, Result};
use crate::placement;
use crate::session::Read;
use crate::types::{Day, written};

/// A school as a place to train at: visits, evaluations, and when nobody is to be placed there.
///
/// # Errors
/// A sentence where the school is not there.
pub fn of(read: &Read<'_>, request: SettingRequest) -> Result<SchoolSetting> {
    let (db, today) = (read.db, read.desk.store.clock().today());
    let name = placement::store::school(db, request.school_id)?.ok_or_else(|| {
        Error::not_found("This school is not in the file any more. Undo may bring it back.")
    })?;
    Ok(SchoolSetting {
        name,
        reviews: store::reviews(db, request.school_id)?
            .into_iter()
            .map(shown)
            .collect(),
        not_to_place: store::not_to_place(db, request.school_id)?
            .into_iter()
            .map(|kept| paused(kept, today))
            .collect(),
        kinds: ReviewKind::ALL
            .iter()
            .map(|kind| (*kind, kind.label()))
            .collect(),
        outcomes: ReviewOutcome::ALL
            .iter()
            .map(|outcome| (*outcome, outcome.label()))
            .collect(),
    })
}

fn shown(kept: KeptReview) -> SettingReview {
    let by = if kept.by_whom.is_empty() {
        String::new()
    } else {
        format!(" by {}", kept.by_whom)
    };
    SettingReview {
        id: kept.id,
        kind: kept.kind,
        kind_label: kept.kind.label(),
        on_day: kept.on.to_string(),
        said: format!("{} on {}{by}", kept.kind.label(), written(kept.on)),
        by_whom: kept.by_whom,
        areas: kept.areas,
        outcome: kept.outcome,
        outcome_label: kept.outcome.label(),
        text: kept.text,
        actions: kept.actions,
        placement_id: kept.placement_id,
    }
}

fn paused(kept: KeptNotToPlace, today: Day) -> NotToPlace {
    let holds = kept.from <= today && kept.until.is_none_or(|until| until >= today);
    let begins = if kept.from > today {
        format!(" from {}", written(kept.from))
    } else {
        String::new()
    };
    let ends = match kept.until {
        Some(until) if until < today => {
            format!("Nobody was to be placed here until {}", written(until))
        }
        Some(until) => format!(
            "Nobody is to be placed here{begins} until {}",
            written(until)
        ),
        None => format!("Nobody is to be placed here{begins} until further notice"),
    };
    NotToPlace {
        id: kept.id,
        from_on: kept.from.to_string(),
        until_on: kept.until.map(|day| day.to_string()).unwrap_or_default(),
        said: format!("{ends}: {}.", kept.reason.trim_end_matches('.')),
        reason: kept.reason,
        holds,
    }
}
