//! What is missing, or cannot be right, in the record of somebody who is in a return: a pure rule.

use super::rules::Facts;
use super::{SignOffPart, SignOffProblem, SignOffWhat};
use crate::returns::minima::Minimum;
use crate::trainee::{TraineeField, TraineeState};
use crate::types::{Day, written};

/// All that is missing, in the order of the parts. `today`: what should have happened by then; `minimum`: the schools that
/// the trainee's route asks for.
pub fn missing(
    what: SignOffWhat,
    facts: &Facts,
    minimum: Minimum,
    today: Day,
) -> Vec<SignOffProblem> {
    let mut found = Vec::new();
    let mut say = |part: SignOffPart, field: Option<TraineeField>, says: String| {
        found.push(SignOffProblem {
            part,
            trainee_id: facts.id,
            name: facts.name.clone(),
            field,
            says,
        });
    };
    if facts.trn.is_empty() {
        say(
            SignOffPart::Numbers,
            Some(TraineeField::Trn),
            "No TRN is entered. Without one Register has not taken the trainee yet.".to_owned(),
        );
    }
    let course = [
        (TraineeField::Route, &facts.route),
        (TraineeField::Subject, &facts.subject),
        (TraineeField::AgeRange, &facts.age_range),
        (TraineeField::StudyMode, &facts.study_mode),
    ];
    for (field, value) in course {
        // Assessment only has no course to study full- or part-time (dfe.md 1.2, column 28).
        let asked = field != TraineeField::StudyMode || !facts.is_assessment_only();
        if asked && value.is_empty() {
            let label = field.label().to_lowercase();
            say(
                SignOffPart::Courses,
                Some(field),
                format!("The {label} is not entered."),
            );
        }
    }
    if facts.ends.is_none() {
        say(
            SignOffPart::Courses,
            Some(TraineeField::EndsOn),
            "The day on which the course is expected to end is not entered.".to_owned(),
        );
    }
    if facts.starts.is_none() {
        // Register asks for the course's, whatever the trainee's own is.
        say(
            SignOffPart::Starts,
            Some(TraineeField::StartsOn),
            "The first day is not entered.".to_owned(),
        );
    }
    match facts.first_day() {
        Some(starts) if starts <= today && facts.state == TraineeState::NotStarted => say(
            SignOffPart::Statuses,
            None,
            format!(
                "Was to start on {} and is still “course not started”.",
                written(starts)
            ),
        ),
        _ => {}
    }
    if let Some(ends) = facts.ends.filter(|ends| *ends < today)
        && facts.state == TraineeState::InTraining
    {
        say(
            SignOffPart::Statuses,
            None,
            format!(
                "Was to end on {} and is still in training: is an outcome missing?",
                written(ends)
            ),
        );
    }
    if facts.since.is_none() && facts.state.is_an_outcome() {
        say(
            SignOffPart::Outcomes,
            None,
            format!(
                "{} without a day. Enter when that was.",
                facts.state.label()
            ),
        );
    }
    if what == SignOffWhat::PerformanceProfile
        && facts.state == TraineeState::Completed
        && let Some(lacks) = minimum.lacks(&facts.schools, facts.employer)
    {
        say(SignOffPart::Placements, None, lacks);
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    fn whole(state: TraineeState) -> Facts {
        Facts {
            id: 1,
            name: "Ada Brook".to_owned(),
            cohort: None,
            route: "12".to_owned(),
            subject: "100403".to_owned(),
            age_range: "13918".to_owned(),
            study_mode: "01".to_owned(),
            starts: "2026-09-01".parse().ok(),
            begins: None,
            ends: "2027-07-02".parse().ok(),
            state,
            since: "2026-09-01".parse().ok(),
            trn: "1234567".to_owned(),
            elsewhere: String::new(),
            employer: None,
            schools: vec![1, 2],
        }
    }

    fn parts(
        what: SignOffWhat,
        facts: &Facts,
        today: &str,
    ) -> Vec<(SignOffPart, Option<TraineeField>)> {
        let minimum = Minimum {
            schools: 2,
            employing: false,
        };
        missing(what, facts, minimum, today.parse().unwrap())
            .into_iter()
            .map(|problem| (problem.part, problem.field))
            .collect()
    }

    #[test]
    fn a_whole_record_lacks_nothing() {
        let facts = whole(TraineeState::InTraining);
        for what in SignOffWhat::ALL {
            assert_eq!(parts(*what, &facts, "2026-10-14"), []);
        }
    }

    #[test]
    fn each_thing_that_is_missing_is_said_with_its_field() {
        use SignOffPart::{Courses, Numbers, Outcomes, Placements, Starts, Statuses};
        use TraineeField::{AgeRange, EndsOn, Route, StartsOn, StudyMode, Subject, Trn};
        type Change = fn(&mut Facts);
        let cases: [(Change, SignOffPart, Option<TraineeField>); 11] = [
            (|one| one.trn.clear(), Numbers, Some(Trn)),
            (|one| one.route.clear(), Courses, Some(Route)),
            (|one| one.subject.clear(), Courses, Some(Subject)),
            (|one| one.age_range.clear(), Courses, Some(AgeRange)),
            (|one| one.study_mode.clear(), Courses, Some(StudyMode)),
            (|one| one.ends = None, Courses, Some(EndsOn)),
            (|one| one.starts = None, Starts, Some(StartsOn)),
            (|one| one.state = TraineeState::NotStarted, Statuses, None),
            (|one| one.ends = "2026-10-01".parse().ok(), Statuses, None),
            (
                |one| {
                    one.state = TraineeState::Deferred;
                    one.since = None;
                },
                Outcomes,
                None,
            ),
            (
                |one| {
                    one.state = TraineeState::Completed;
                    one.schools = vec![1];
                },
                Placements,
                None,
            ),
        ];
        for (change, part, field) in cases {
            let mut facts = whole(TraineeState::InTraining);
            change(&mut facts);
            assert_eq!(
                parts(SignOffWhat::PerformanceProfile, &facts, "2026-10-14"),
                [(part, field)]
            );
        }
    }

    #[test]
    fn assessment_only_has_no_study_mode_and_the_census_asks_for_no_placements() {
        let mut facts = whole(TraineeState::Completed);
        facts.study_mode.clear();
        facts.route = "16".to_owned();
        facts.schools.clear();
        assert_eq!(parts(SignOffWhat::Census, &facts, "2026-10-14"), []);
    }
}
