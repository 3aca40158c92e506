//! What has to be minded when a trainee is placed, in three kinds that are shown to different people.
//!
//! A *rule* is kept by the jigsaw and its reasons. A *text* is for the school, once the trainee has agreed that it reads
//! it. A *private reason* is the office's alone: it is read by [`private`], which the trainee's own page asks when
//! somebody wants to see it, and by nothing else. The reasons for a withdrawal are kept the same way.

use super::store::{self, ConstraintRow};
use super::{ConstraintRule, OneTrainee, TraineesTouched, no_trainee};
use crate::error::{Error, Result};
use crate::register::codes;
use crate::session::{Act, Read};
use crate::types::{PartDay, coded, counted, written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest text, in characters.
const LONGEST: usize = 2_000;
/// The most minutes and miles that a limit may have.
const MOST_MINUTES: u32 = 240;
const MOST_MILES: u32 = 200;

coded! {
    /// Who may read what has to be minded.
    ConstraintKind {
        Rule = "rule", "A rule";
        Text = "text", "For the school";
        Private = "private", "Private";
    }

    /// A rule that a place has to keep.
    PlacingRule {
        NotSchool = "notSchool", "Not at this school";
        Minutes = "minutes", "At most so many minutes from home";
        Miles = "miles", "At most so many miles from home";
        StepFree = "stepFree", "Step-free access";
    }
}

/// What has to be minded: a rule, or a text for the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineeConstraint {
    /// Its id.
    pub id: i64,
    /// Who may read it.
    pub kind: ConstraintKind,
    /// The rule; `null`: it is a text.
    pub rule: Option<PlacingRule>,
    /// The school that a rule names.
    pub school_id: Option<i64>,
    /// Minutes or miles; 0: the rule has none.
    pub amount: u32,
    /// The text.
    pub text: String,
    /// The day on which the trainee agreed, ISO; empty: not yet.
    pub agreed_on: String,
    /// All of it as a sentence: `Not at Alder Hill.`
    pub said: String,
    /// For a text: whether schools may read it, and since when, a sentence; empty: it is a rule.
    pub agreement: String,
}

/// What has to be minded, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveConstraint {
    /// Which; missing: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// Whose.
    pub trainee_id: i64,
    /// Who may read it.
    pub kind: ConstraintKind,
    /// The rule.
    #[serde(default)]
    pub rule: Option<PlacingRule>,
    /// Which school, for a rule that names one.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// Minutes or miles.
    #[serde(default)]
    #[ts(as = "Option<u32>")]
    pub amount: u32,
    /// In words.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub text: String,
    /// The day on which the trainee agreed that the school reads it, as typed; blank: not yet.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub agreed_on: String,
}

/// Something to be minded no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneConstraint {
    /// Its id.
    pub id: i64,
}

/// What is kept apart of a trainee and shown only when it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineePrivate {
    /// Private reasons: id and text.
    pub reasons: Vec<PrivateReason>,
    /// The reasons for a withdrawal, in words.
    pub withdrawal: Vec<String>,
    /// The same as codes, for putting them right.
    pub withdrawal_codes: Vec<String>,
}

/// A private reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrivateReason {
    /// Its id.
    pub id: i64,
    /// In words.
    pub text: String,
}

impl ConstraintRow {
    /// The rule that whoever places has to keep; `None`: it is a text, or says nothing.
    pub(super) fn rule(&self) -> Option<ConstraintRule> {
        Some(match self.rule? {
            PlacingRule::NotSchool => ConstraintRule::NotSchool(self.school_id?),
            PlacingRule::Minutes => ConstraintRule::Minutes(self.amount),
            PlacingRule::Miles => ConstraintRule::Miles(self.amount),
            PlacingRule::StepFree => ConstraintRule::StepFree,
        })
    }

    /// As the page shows it.
    pub(super) fn shown(self) -> TraineeConstraint {
        let amount = u64::from(self.amount);
        let said = match self.rule {
            Some(PlacingRule::NotSchool) if self.school.is_empty() => {
                "Not at a school that is not in the file any more.".to_owned()
            }
            Some(PlacingRule::NotSchool) => format!("Not at {}.", self.school),
            Some(PlacingRule::Minutes) => {
                format!(
                    "At most {} from home.",
                    counted(amount, "minute", "minutes")
                )
            }
            Some(PlacingRule::Miles) => {
                format!("At most {} from home.", counted(amount, "mile", "miles"))
            }
            Some(PlacingRule::StepFree) => "Step-free access.".to_owned(),
            None => self.text.clone(),
        };
        let agreement = match (self.kind, self.agreed_on.as_str()) {
            (ConstraintKind::Text, "") => {
                "The trainee has not agreed yet, so no school reads it.".to_owned()
            }
            (ConstraintKind::Text, day) => format!(
                "Schools may read it: agreed on {}.",
                day.parse().map_or_else(|_| day.to_owned(), written)
            ),
            _ => String::new(),
        };
        TraineeConstraint {
            id: self.id,
            kind: self.kind,
            rule: self.rule,
            school_id: self.school_id,
            amount: self.amount,
            text: self.text,
            agreed_on: self.agreed_on,
            said,
            agreement,
        }
    }
}

/// The private reasons of a trainee, and why they withdrew: for their own page, when somebody asks to see them.
///
/// # Errors
/// A sentence where the trainee is gone.
pub fn private(read: &Read<'_>, request: OneTrainee) -> Result<TraineePrivate> {
    store::facts(read.db, request.id)?.ok_or_else(no_trainee)?;
    let rows = store::constraints(read.db, request.id, ConstraintKind::Private)?;
    let codes_of: Vec<String> = store::withdrawal_reasons(read.db, request.id)?
        .split(';')
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    Ok(TraineePrivate {
        reasons: rows
            .into_iter()
            .map(|row| PrivateReason {
                id: row.id,
                text: row.text,
            })
            .collect(),
        withdrawal: codes_of
            .iter()
            .map(|code| {
                codes::name("withdrawalReason", code)
                    .unwrap_or(code)
                    .to_owned()
            })
            .collect(),
        withdrawal_codes: codes_of,
    })
}

/// What was typed, with nothing in it that its kind has no use for; and the day of the agreement.
fn checked(act: &Act<'_>, mut request: SaveConstraint) -> Result<(SaveConstraint, String)> {
    request.text = request.text.trim().to_owned();
    let mut agreed = None;
    match (request.kind, request.rule) {
        (ConstraintKind::Rule, None) => {
            return Err(Error::invalid("Choose a rule."));
        }
        (ConstraintKind::Rule, Some(rule)) => {
            request.text = String::new();
            let most = match rule {
                PlacingRule::Minutes => MOST_MINUTES,
                PlacingRule::Miles => MOST_MILES,
                PlacingRule::NotSchool | PlacingRule::StepFree => 0,
            };
            if most == 0 {
                request.amount = 0;
            } else if !(1..=most).contains(&request.amount) {
                return Err(Error::invalid(format!(
                    "A limit is a whole number from 1 to {most} {}.",
                    rule.code()
                )));
            }
            if rule == PlacingRule::NotSchool {
                let school = request.school_id.ok_or_else(|| {
                    Error::invalid("Choose the school where they are not placed.")
                })?;
                store::school_name(act.write.db, school)?.ok_or_else(|| {
                    Error::not_found("This school is not in the file any more. Choose again.")
                })?;
            } else {
                request.school_id = None;
            }
        }
        (kind, _) => {
            (request.rule, request.school_id, request.amount) = (None, None, 0);
            if request.text.is_empty() {
                return Err(Error::invalid(
                    "There is nothing written. Type what is to be minded.",
                ));
            }
            let length = request.text.chars().count();
            if length > LONGEST {
                return Err(Error::invalid(format!(
                    "This has {length} characters; it holds {LONGEST}. Shorten it."
                )));
            }
            let today = act.write.clock.today();
            if kind == ConstraintKind::Text {
                agreed = PartDay::read_whole(&request.agreed_on, today)?;
            }
            if let Some(day) = agreed.filter(|day| *day > today) {
                return Err(Error::invalid(format!(
                    "The trainee cannot have agreed on {}, a day that is still to come.",
                    written(day)
                )));
            }
        }
    }
    Ok((
        request,
        agreed.map(|day| day.to_string()).unwrap_or_default(),
    ))
}

/// What the label of an operation calls it; a private reason is never told.
fn called(kind: ConstraintKind, whom: &str) -> String {
    match kind {
        ConstraintKind::Rule => format!("a rule for placing {whom}"),
        ConstraintKind::Text => format!("a text for schools about {whom}"),
        ConstraintKind::Private => format!("a private reason of {whom}"),
    }
}

/// Writes down what has to be minded, or changes it.
///
/// # Errors
/// A sentence where something is missing, or there is the same rule already.
pub fn save(act: &Act<'_>, request: SaveConstraint) -> Result<TraineesTouched> {
    let w = act.write;
    let facts = store::facts(w.db, request.trainee_id)?.ok_or_else(no_trainee)?;
    if let Some(id) = request.id {
        let row = store::constraint(w.db, id)?.ok_or_else(no_constraint)?;
        if (row.trainee_id, row.kind) != (request.trainee_id, request.kind) {
            return Err(Error::invalid(
                "What is to be minded keeps its kind. Take it off and write it down anew.",
            ));
        }
    }
    let (request, agreed_on) = checked(act, request)?;
    if request.kind == ConstraintKind::Rule {
        let same = store::constraints(w.db, request.trainee_id, ConstraintKind::Rule)?
            .into_iter()
            .any(|row| {
                Some(row.id) != request.id
                    && row.rule == request.rule
                    && row.school_id == request.school_id
            });
        if same {
            return Err(Error::invalid(
                "There is such a rule already. Change that one.",
            ));
        }
    }
    store::save_constraint(w, &request, &agreed_on)?;
    let what = called(request.kind, &facts.name);
    let said = if request.id.is_some() {
        format!("Changed {what}")
    } else {
        format!("Added {what}")
    };
    w.label(said.clone());
    Ok(TraineesTouched {
        trainees: 1,
        said: format!("{said}."),
    })
}

fn no_constraint() -> Error {
    Error::not_found("This is not in the file any more. Undo may bring it back.")
}

/// Takes something off that is to be minded no more.
///
/// # Errors
/// A sentence where it is gone already.
pub fn remove(act: &Act<'_>, request: OneConstraint) -> Result<TraineesTouched> {
    let w = act.write;
    let row = store::constraint(w.db, request.id)?.ok_or_else(no_constraint)?;
    let facts = store::facts(w.db, row.trainee_id)?.ok_or_else(no_trainee)?;
    store::delete_constraint(w, request.id)?;
    let said = format!("Took off {}", called(row.kind, &facts.name));
    w.label(said.clone());
    Ok(TraineesTouched {
        trainees: 1,
        said: format!("{said}."),
    })
}
