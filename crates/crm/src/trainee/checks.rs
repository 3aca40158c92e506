//! Checks of suitability: that they were made, by whom, on which day, and that they are cleared. Never a certificate, an
//! image, or what was disclosed.
//!
//! What is asked for follows "Keeping children safe in education" 2025, part three, and the ITT criteria 2025/26, C1.3.
//! Which checks are missing is decided by the SQL of [`super::store::MISSING`], so that the list filters by it.

use super::store::{self, Facts};
use super::{TraineeField, TraineesTouched, actions, is_salaried, no_trainee, number};
use crate::error::{Error, Result};
use crate::list::Selection;
use crate::session::Act;
use crate::store::{Db, setting};
use crate::types::{Day, PartDay, coded, counted, written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// A check of suitability.
    SuitabilityKind {
        Dbs = "dbs", "Enhanced DBS with barred list", "dbs", "enhanced dbs";
        Prohibition = "prohibition", "Prohibition from teaching", "prohibition order";
        Identity = "identity", "Identity", "id";
        RightToWork = "rightToWork", "Right to work or study", "right to work";
        Overseas = "overseas", "Overseas", "overseas check";
        Fitness = "fitness", "Fitness to train", "fitness to teach", "health";
        Childcare = "childcare", "Childcare disqualification", "disqualification";
    }

    /// What is written down of a check.
    SuitabilityMark {
        Cleared = "cleared", "Cleared";
        Made = "made", "Made, not cleared yet";
        NotNeeded = "notNeeded", "Not needed";
        Open = "open", "Not made";
    }
}

impl SuitabilityKind {
    /// What it is, a sentence: for whom it is needed and why.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Dbs => {
                "An enhanced DBS check with the children’s barred list, for every trainee."
            }
            Self::Prohibition => "That no order forbids them to teach, for every trainee.",
            Self::Identity => "That they are who they say they are, for every trainee.",
            Self::RightToWork => {
                "That they may work in the UK, or study here where they pay a fee, for every trainee."
            }
            Self::Overseas => {
                "Further checks of those who lived or worked abroad. Say so where it is not needed."
            }
            Self::Fitness => "That their health lets them train to teach, for every trainee.",
            Self::Childcare => {
                "Where they work in early years or later years with children under 8."
            }
        }
    }

    /// Whether the office may say of one trainee that it is not needed. The others are needed for all.
    pub const fn may_be_unneeded(self) -> bool {
        matches!(self, Self::Overseas | Self::Childcare)
    }
}

/// A check of a trainee, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuitabilityCheck {
    /// Which.
    pub kind: SuitabilityKind,
    /// As it is called.
    pub label: String,
    /// What it is and for whom, a sentence.
    pub about: String,
    /// How far it is.
    pub mark: SuitabilityMark,
    /// The same in words: `Cleared`.
    pub mark_label: String,
    /// Who made it; empty: not said.
    pub done_by: String,
    /// The day, ISO; empty: not made.
    pub on: String,
    /// Whether it is still to be cleared.
    pub missing: bool,
    /// Whether it may be said not to be needed.
    pub may_be_unneeded: bool,
}

/// The checks of a trainee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuitabilityChecks {
    /// Those that are asked for, and what was written down of others.
    pub checks: Vec<SuitabilityCheck>,
    /// Who makes them, a sentence.
    pub who: String,
    /// Who that is, as it is offered for a new entry.
    pub by: String,
    /// What is missing, a sentence; empty: nothing.
    pub missing: String,
}

/// Checks of some trainees that were made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkChecks {
    /// Rows of the list of trainees.
    pub selection: Selection,
    /// Which checks.
    pub kinds: Vec<SuitabilityKind>,
    /// How far they are.
    pub mark: SuitabilityMark,
    /// Who made them; missing or blank: who makes them for each trainee.
    #[serde(default)]
    pub done_by: Option<String>,
    /// The day, as typed; missing or blank: today.
    #[serde(default)]
    pub on: Option<String>,
}

/// Who makes the checks of a trainee: the employing school of one on a salaried route, else the provider.
///
/// Keeping children safe in education 2025, part three: the school where it employs the trainee; the provider where the
/// trainee pays a fee, and it then confirms to the school in writing that they were made.
pub(super) fn who_checks<'a>(facts: &'a Facts, employer: &'a str, office: &'a str) -> &'a str {
    let provider = facts.get(TraineeField::AccreditedProvider);
    match (is_salaried(facts.get(TraineeField::Route)), provider) {
        (true, _) if employer.is_empty() => "The employing school",
        (true, _) => employer,
        (false, "") if office.is_empty() => "The provider",
        (false, "") => office,
        (false, provider) => provider,
    }
}

/// The name of a trainee's employing school; empty: none.
pub(super) fn employer(db: &Db, facts: &Facts) -> Result<String> {
    let id = facts.get(TraineeField::EmployingSchool).parse::<i64>();
    Ok(match id {
        Ok(id) => store::school_name(db, id)?.unwrap_or_default(),
        Err(_) => String::new(),
    })
}

/// The checks of a trainee with what is missing.
pub(super) fn of(db: &Db, facts: &Facts) -> Result<SuitabilityChecks> {
    let office: String = setting(db, "officeName")?.unwrap_or_default();
    let employer = employer(db, facts)?;
    let by = who_checks(facts, &employer, &office);
    let missing = store::missing(db, Some(facts.id))?
        .remove(&facts.id)
        .unwrap_or_default();
    let held = store::checks(db, facts.id)?;
    let mut checks = Vec::new();
    for kind in SuitabilityKind::ALL {
        let made = held.iter().find(|check| check.kind == *kind);
        let is_missing = missing.contains(kind);
        // What is neither asked for nor was ever written down is left out: a secondary trainee has no childcare check.
        if made.is_none() && !is_missing {
            continue;
        }
        let mark = made.map_or(SuitabilityMark::Open, |check| check.mark);
        checks.push(SuitabilityCheck {
            kind: *kind,
            label: kind.label().to_owned(),
            about: kind.about().to_owned(),
            mark,
            mark_label: mark.label().to_owned(),
            done_by: made.map(|check| check.done_by.clone()).unwrap_or_default(),
            on: made.map(|check| check.on.clone()).unwrap_or_default(),
            missing: is_missing,
            may_be_unneeded: kind.may_be_unneeded(),
        });
    }
    let who = match (
        facts.get(TraineeField::Route),
        is_salaried(facts.get(TraineeField::Route)),
    ) {
        ("", _) => format!(
            "The provider makes the checks of trainees who pay a fee, the employing school of those on a salary. {} has no route yet.",
            facts.name
        ),
        (_, true) => format!("{by} makes the checks, because it employs {}.", facts.name),
        (_, false) => format!(
            "{by} makes the checks, because {} is on a fee-funded route, and confirms them to the school.",
            facts.name
        ),
    };
    Ok(SuitabilityChecks {
        checks,
        who,
        by: by.to_owned(),
        missing: said_of_missing(&missing),
    })
}

/// `2 checks are missing: Identity, Overseas.`
fn said_of_missing(missing: &[SuitabilityKind]) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = missing.iter().map(|kind| kind.label()).collect();
    format!(
        "{} missing: {}.",
        counted(names.len() as u64, "check is", "checks are"),
        names.join(", ")
    )
}

/// The day of a check: never one that is still to come.
fn day_of(act: &Act<'_>, typed: Option<&str>) -> Result<Day> {
    let today = act.write.clock.today();
    match PartDay::read_whole(typed.unwrap_or_default(), today)? {
        Some(day) if day > today => Err(Error::invalid(format!(
            "A check cannot have been made on {}, a day that is still to come.",
            written(day)
        ))),
        day => Ok(day.unwrap_or(today)),
    }
}

/// Writes down how far checks of some trainees are.
///
/// # Errors
/// A sentence where no check is named, one is needed for all, or the day is not one or still to come.
pub fn mark(act: &Act<'_>, request: MarkChecks) -> Result<TraineesTouched> {
    let w = act.write;
    let day = day_of(act, request.on.as_deref())?;
    if request.kinds.is_empty() {
        return Err(Error::invalid("Say which checks: choose at least one."));
    }
    if request.mark == SuitabilityMark::NotNeeded
        && let Some(kind) = request.kinds.iter().find(|kind| !kind.may_be_unneeded())
    {
        return Err(Error::invalid(format!(
            "“{}” is needed for every trainee, so it cannot be marked as not needed.",
            kind.label()
        )));
    }
    let office: String = setting(w.db, "officeName")?.unwrap_or_default();
    let told = request
        .done_by
        .as_deref()
        .map(str::trim)
        .unwrap_or_default();
    let mut names = Vec::new();
    for id in actions::selected(act, &request.selection)? {
        let facts = store::facts(w.db, id)?.ok_or_else(no_trainee)?;
        let employer = employer(w.db, &facts)?;
        let by = match (request.mark, told) {
            (SuitabilityMark::NotNeeded | SuitabilityMark::Open, _) => "",
            (_, "") => who_checks(&facts, &employer, &office),
            (_, told) => told,
        };
        let mut changed = false;
        for kind in &request.kinds {
            changed |= store::mark_check(w, id, *kind, request.mark, by, day)?;
        }
        if changed {
            names.push(facts.name);
        }
    }
    let what = match request.kinds.as_slice() {
        [one] => one.label().to_owned(),
        many => counted(many.len() as u64, "check", "checks"),
    };
    let whom = match names.as_slice() {
        [one] => one.clone(),
        many => counted(many.len() as u64, "trainee", "trainees"),
    };
    let said = format!("{what} of {whom}: {}", request.mark.label().to_lowercase());
    w.label(said.clone());
    Ok(TraineesTouched {
        trainees: number(names.len()),
        said: if names.is_empty() {
            "All of it was written down already.".to_owned()
        } else {
            format!("{said}.")
        },
    })
}
