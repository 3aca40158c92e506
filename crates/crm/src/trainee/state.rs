//! How far trainees have come, and the steps from one state to another.
//!
//! The words are those of the DfE's Register (dfe.md 1.7, 2026/27). Many at once only ever go on: whoever cannot take a
//! step is left and told. Back goes one at a time, so that no withdrawal or award is lost by a slip.

use super::field::{self, TraineeField};
use super::{TraineesTouched, WithdrawnBy, actions, no_trainee, number, store};
use crate::error::{Error, Result};
use crate::list::Selection;
use crate::register::codes;
use crate::session::Act;
use crate::types::{Day, PartDay, coded, counted, written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// How far a trainee has come.
    TraineeState {
        NotStarted = "notStarted", "Course not started", "not started", "submitted for TRN", "pending TRN", "TRN received", "draft", "recruited", "accepted";
        InTraining = "inTraining", "In training", "current", "active", "training", "enrolled";
        Deferred = "deferred", "Deferred", "currently deferred";
        Withdrawn = "withdrawn", "Withdrawn", "left";
        Completed = "completed", "Completed", "QTS awarded", "EYTS awarded", "awarded", "QTS recommended", "EYTS recommended", "qualified", "gained QTS";
    }
}

impl TraineeState {
    /// Whether somebody who is in this state may take the step to another.
    pub fn may_become(self, to: Self) -> bool {
        use TraineeState::{Completed, Deferred, InTraining, NotStarted, Withdrawn};
        match (self, to) {
            (from, to) if from == to => false,
            // Put right, one at a time: a course that had not begun after all, one who came back.
            (NotStarted | Deferred | Withdrawn | Completed, InTraining)
            | (InTraining, NotStarted) => true,
            (NotStarted | InTraining, Deferred)
            | (NotStarted | InTraining | Deferred, Withdrawn) => true,
            (InTraining, Completed) => true,
            _ => false,
        }
    }

    /// Whether the step is back, and so only ever taken by one.
    fn is_back(self, to: Self) -> bool {
        matches!(
            (self, to),
            (Self::Withdrawn | Self::Completed, Self::InTraining)
                | (Self::InTraining, Self::NotStarted)
        )
    }

    /// Whether it is one that the DfE wants a day of: deferred, withdrawn, completed.
    pub fn is_an_outcome(self) -> bool {
        matches!(self, Self::Deferred | Self::Withdrawn | Self::Completed)
    }

    /// Whether somebody in this state is, or will be, placed.
    pub fn is_placed(self) -> bool {
        matches!(self, Self::NotStarted | Self::InTraining)
    }
}

/// The reasons that go with each trigger (`withdrawalReason` codes), as Register offers them in 2026/27.
const OF_THE_PROVIDER: [&str; 9] = [
    "record_added_in_error",
    "mandatory_reasons",
    "stopped_responding_to_messages",
    "unacceptable_behaviour",
    "lack_of_progress_during_placements",
    "did_not_make_progress",
    "not_meeting_qts_standards",
    "safeguarding_concerns",
    "had_to_withdraw_trainee_another_reason",
];
const OF_THE_TRAINEE: [&str; 11] = [
    "unacceptable_behaviour",
    "did_not_make_progress",
    "lack_of_progress_during_placements",
    "trainee_workload_issues",
    "not_meeting_qts_standards",
    "change_in_personal_or_health_circumstances",
    "does_not_want_to_become_a_teacher",
    "never_intended_to_obtain_qts",
    "moved_to_different_itt_course",
    "safeguarding_concerns",
    "trainee_chose_to_withdraw_another_reason",
];

/// The reasons that a withdrawal by `who` may have: code and words.
pub fn reasons(who: WithdrawnBy) -> Vec<(String, String)> {
    let codes: &[&str] = match who {
        WithdrawnBy::Provider => &OF_THE_PROVIDER,
        WithdrawnBy::Trainee => &OF_THE_TRAINEE,
    };
    codes
        .iter()
        .map(|code| {
            let name = codes::name("withdrawalReason", code).unwrap_or(code);
            ((*code).to_owned(), name.to_owned())
        })
        .collect()
}

/// A step that trainees take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetTraineeState {
    /// Rows of the list of trainees.
    pub selection: Selection,
    /// Where to.
    pub state: TraineeState,
    /// The day, as typed; blank or missing: today.
    #[serde(default)]
    pub on: Option<String>,
    /// Withdrawn: whose decision it was.
    #[serde(default)]
    pub withdrawn_by: Option<WithdrawnBy>,
    /// Withdrawn: why, `withdrawalReason` codes. Restricted.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>")]
    pub reasons: Vec<String>,
    /// Completed: where they go on to.
    #[serde(default)]
    pub destination: Option<Destination>,
}

/// Where someone teaches after the course.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Destination {
    /// A school of ours.
    pub school_id: Option<i64>,
    /// Its URN, where it is none of ours; as typed.
    #[ts(as = "Option<String>")]
    pub urn: String,
    /// As what.
    #[ts(as = "Option<String>")]
    pub post: String,
    /// The appropriate body of the induction as an ECT.
    #[ts(as = "Option<String>")]
    pub appropriate_body: String,
}

/// The day of a step: never one that is still to come.
fn day_of(act: &Act<'_>, typed: Option<&str>) -> Result<Day> {
    let today = act.write.clock.today();
    let day = PartDay::read_whole(typed.unwrap_or_default(), today)?.unwrap_or(today);
    if day > today {
        return Err(Error::invalid(format!(
            "{} is still to come. Write it down on the day, or put a task for it.",
            written(day)
        )));
    }
    Ok(day)
}

/// What is said of a withdrawal, checked.
fn withdrawal(request: &SetTraineeState) -> Result<(&'static str, String)> {
    if request.state != TraineeState::Withdrawn {
        return Ok(("", String::new()));
    }
    let who = request.withdrawn_by.ok_or_else(|| {
        Error::invalid("Say whose decision the withdrawal was: the provider’s or the trainee’s.")
    })?;
    let known = reasons(who);
    for reason in &request.reasons {
        if !known.iter().any(|(code, _)| code == reason) {
            return Err(Error::invalid(format!(
                "“{}” is no reason for a withdrawal by {}. Choose one of the list.",
                codes::name("withdrawalReason", reason).unwrap_or(reason),
                who.label().to_lowercase()
            )));
        }
    }
    Ok((who.code(), request.reasons.join(";")))
}

/// Moves trainees to another state. Of many, those who cannot take the step are left and told; one trainee may also be
/// put right.
///
/// # Errors
/// A sentence where the day is not one or still to come, a withdrawal has no trigger, or the one trainee cannot take the
/// step.
pub fn set(act: &Act<'_>, request: SetTraineeState) -> Result<TraineesTouched> {
    let w = act.write;
    let day = day_of(act, request.on.as_deref())?;
    let (by, reasons) = withdrawal(&request)?;
    let ids = actions::selected(act, &request.selection)?;
    let alone = ids.len() == 1;
    let (mut moved, mut left) = (Vec::new(), 0_u64);
    for id in ids {
        let facts = store::facts(w.db, id)?.ok_or_else(no_trainee)?;
        let corrected = facts.state == request.state;
        let may = if alone {
            corrected || facts.state.may_become(request.state)
        } else {
            facts.state.may_become(request.state) && !facts.state.is_back(request.state)
        };
        let early = early(&facts, request.state, day);
        match (may, alone, early) {
            (true, _, None) => {
                store::set_state(w, id, request.state, day, by, &reasons)?;
                if let Some(destination) = &request.destination
                    && request.state == TraineeState::Completed
                {
                    set_destination(act, id, destination)?;
                }
                moved.push(facts.name);
            }
            (true, true, Some(why)) => return Err(Error::invalid(why)),
            (false, true, _) => {
                return Err(Error::invalid(format!(
                    "{} is “{}”, and nobody goes from there to “{}” in one step.",
                    facts.name,
                    facts.state.label(),
                    request.state.label()
                )));
            }
            _ => left += 1,
        }
    }
    let word = request.state.label().to_lowercase();
    w.label(match moved.as_slice() {
        [one] => format!("{one}: {word}"),
        many => format!(
            "{} marked as {word}",
            counted(many.len() as u64, "trainee", "trainees")
        ),
    });
    let mut said = match moved.as_slice() {
        [] => format!("Nobody was marked as {word}."),
        [one] => format!("{one} is marked as {word}."),
        many => format!(
            "{} marked as {word}.",
            counted(many.len() as u64, "trainee is", "trainees are")
        ),
    };
    if left > 0 {
        said += &format!(
            " {} left as they were: nobody goes there from their state, or the day is too early.",
            counted(left, "trainee was", "trainees were")
        );
    }
    Ok(TraineesTouched {
        trainees: number(moved.len()),
        said,
    })
}

/// Why a state cannot have begun on a day: a course that has not begun is not completed.
fn early(facts: &store::Facts, to: TraineeState, day: Day) -> Option<String> {
    let starts: Day = facts.get(TraineeField::StartsOn).parse().ok()?;
    (to == TraineeState::Completed && day < starts).then(|| {
        format!(
            "{} cannot have completed the course on {}: it starts on {}.",
            facts.name,
            written(day),
            written(starts)
        )
    })
}

fn set_destination(act: &Act<'_>, id: i64, to: &Destination) -> Result<()> {
    let school = to.school_id.map(|id| id.to_string()).unwrap_or_default();
    for (field, typed) in [
        (TraineeField::NextSchool, school.as_str()),
        (TraineeField::NextUrn, &to.urn),
        (TraineeField::NextPost, &to.post),
        (TraineeField::AppropriateBody, &to.appropriate_body),
    ] {
        if !typed.trim().is_empty() {
            field::set(act.write, id, field, typed)?;
        }
    }
    Ok(())
}
