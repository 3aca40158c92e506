//! The sentences of the jigsaw: why a trainee fits a place or not. They may be read by anyone of the office, so they tell
//! miles and never a home, and nothing that is private.

use super::fit::{Bearing, FitRule, Judged, PlaceFacts, Span, StudyWanted, TraineeFacts};
use super::subjects::{self, SubjectMatch};
use crate::register::codes;
use crate::school::queries::STEP_FREE;
use crate::types::{KeyStage, YearGroup, counted, written};

/// What a rule says where it blocks or warns.
pub(super) fn against(
    rule: FitRule,
    bearing: Bearing,
    trainee: &TraineeFacts,
    place: &PlaceFacts,
    span: Span,
    miles: Option<f64>,
) -> String {
    let (name, school) = (&trainee.name, &place.school);
    match rule {
        FitRule::NotSchool => format!("{name} is not to be placed at {school}."),
        FitRule::NotToPlace => not_to_place(place, span),
        FitRule::Closed => closed(place, span),
        FitRule::DoubleBooked => double_booked(trainee, span),
        FitRule::Course => course(trainee, span),
        FitRule::Phase => format!(
            "The place is {}, and {name} trains for {}.",
            place.phases.words(),
            trainee.phases().words()
        ),
        FitRule::Subject => subject_against(bearing, trainee, place),
        FitRule::Ages => format!(
            "{} is outside {}, the ages that {name} trains for.",
            group(place),
            trainee.ages.map_or_else(String::new, |ages| format!(
                "{} to {}",
                ages.from, ages.until
            ))
        ),
        FitRule::Study => match place.study {
            Some(StudyWanted::FullTime) => {
                format!("{school} wants somebody full-time, and {name} trains part-time.")
            }
            _ => format!("{school} wants somebody part-time, and {name} trains full-time."),
        },
        FitRule::Funding if trainee.salaried => {
            format!("The place is for trainees who pay fees, and {name} is employed.")
        }
        FitRule::Funding => {
            format!("The place is for employed trainees, and {name} pays fees.")
        }
        FitRule::Line if place.offer_id.is_none() => format!("{school} has offered no place."),
        FitRule::Line => format!("No place is left in this line of {school}’s offer."),
        FitRule::Cap => format!("{school} has as many trainees in these days as it takes in all."),
        FitRule::Travel => travel(trainee, miles),
        FitRule::Safe => {
            format!("One more is over what the mentors of {school} can safely carry.")
        }
        FitRule::SameSchool => format!(
            "{school} is one of {name}’s schools already, and the route asks for {}.",
            counted(trainee.schools_wanted as u64, "school", "different schools")
        ),
        FitRule::Mentor => format!("No mentor is known to be free at {school}."),
        FitRule::Employing => format!(
            "{name} is still to be placed at {}, which employs them.",
            trainee
                .employer
                .as_ref()
                .map_or("the school", |(_, employer)| employer.as_str())
        ),
        FitRule::Distance => format!(
            "{} from home: farther than the {} that the office wants.",
            miles_said(miles),
            counted(
                u64::try_from(trainee.office_miles).unwrap_or_default(),
                "mile",
                "miles"
            )
        ),
        FitRule::DistanceUnknown if trainee.home.is_none() => {
            format!("Where {name} lives is not known, so the travel limit cannot be checked.")
        }
        FitRule::DistanceUnknown => {
            format!("Where {school} is is not known, so the travel limit cannot be checked.")
        }
        FitRule::KeyStages => format!(
            "{name} has been in {} before; another key stage is still wanted.",
            place.stage().map_or_else(String::new, said)
        ),
        FitRule::MentorTraining => {
            format!("No free mentor at {school} was trained this academic year.")
        }
        FitRule::Agreement => format!("No agreement with {school} is signed for the year."),
        FitRule::StepFree => format!(
            "{name} needs step-free access, and it is not known whether {school} has it: ask first. The tag “{STEP_FREE}” says so."
        ),
    }
}

/// What speaks for a pairing.
pub(super) fn in_favour(
    trainee: &TraineeFacts,
    place: &PlaceFacts,
    judged: Judged,
) -> Vec<(FitRule, String)> {
    let mut said = Vec::new();
    let silent = |rule| !judged.blocks.has(rule) && !judged.warns.has(rule);
    if silent(FitRule::Subject)
        && !place.subject.is_empty()
        && subjects::compare(&place.subject, &trainee.subject, "") == SubjectMatch::Same
    {
        said.push((
            FitRule::Subject,
            format!("The place is for {}.", subject(&place.subject)),
        ));
    }
    if silent(FitRule::Ages) && (place.year_group.is_some() || place.stage().is_some()) {
        said.push((
            FitRule::Ages,
            format!("{} is within the age range.", group(place)),
        ));
    }
    if let Some((id, _)) = &trainee.employer
        && *id == place.school_id
    {
        said.push((
            FitRule::Employing,
            format!("{} employs {}.", place.school, trainee.name),
        ));
    }
    if judged.miles.is_some() && silent(FitRule::Distance) && silent(FitRule::Travel) {
        said.push((
            FitRule::Distance,
            format!("{} from home.", miles_said(judged.miles)),
        ));
    }
    if let [first, rest @ ..] = place.trained.as_slice() {
        let more = match rest.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let verb = if rest.is_empty() { "is" } else { "are" };
        said.push((
            FitRule::Mentor,
            format!("{first}{more} {verb} free to mentor, trained this academic year."),
        ));
    }
    said
}

fn not_to_place(place: &PlaceFacts, span: Span) -> String {
    let until = place
        .not_to_place
        .iter()
        .filter(|(from, until)| *from <= span.until && until.is_none_or(|until| span.from <= until))
        .map(|(_, until)| *until)
        .max_by_key(|until| (until.is_none(), *until))
        .flatten();
    match until {
        Some(day) => format!(
            "{} is on the list of schools not to place at until {}.",
            place.school,
            written(day)
        ),
        None => format!(
            "{} is on the list of schools not to place at.",
            place.school
        ),
    }
}

fn closed(place: &PlaceFacts, span: Span) -> String {
    match place.closes_on {
        Some(day) if day < span.from => format!("{} is closed.", place.school),
        Some(day) => format!(
            "{} closes on {}, before the placement is over.",
            place.school,
            written(day)
        ),
        None => format!("{} is closed.", place.school),
    }
}

fn double_booked(trainee: &TraineeFacts, span: Span) -> String {
    let there = trainee.been.iter().find(|been| been.span.meets(span));
    let (school, from, until) = there.map_or(("another school", span.from, span.until), |been| {
        (been.school.as_str(), been.span.from, been.span.until)
    });
    format!(
        "{} is at {school} from {} to {}.",
        trainee.name,
        written(from),
        written(until)
    )
}

fn course(trainee: &TraineeFacts, span: Span) -> String {
    match (trainee.starts_on, trainee.ends_on) {
        (Some(day), _) if span.from < day => format!(
            "The placement begins on {}, before the course of {} does on {}.",
            written(span.from),
            trainee.name,
            written(day)
        ),
        (_, Some(day)) => format!(
            "The placement ends on {}, after the course of {} does on {}.",
            written(span.until),
            trainee.name,
            written(day)
        ),
        _ => format!("The placement lies outside the course of {}.", trainee.name),
    }
}

fn subject_against(bearing: Bearing, trainee: &TraineeFacts, place: &PlaceFacts) -> String {
    let wanted = subject(&place.subject);
    let name = &trainee.name;
    if bearing == Bearing::Blocks {
        return format!(
            "The place is for {wanted}, and {name} trains in {}.",
            subject(&trainee.subject)
        );
    }
    match subjects::compare(&place.subject, &trainee.subject, &trainee.second_subject) {
        SubjectMatch::Second => {
            format!("The place is for {wanted}, the second subject of {name}.")
        }
        SubjectMatch::Unknown => {
            format!("The place is for {wanted}, and nobody wrote down what {name} trains in.")
        }
        _ => format!(
            "The place is for {wanted}, which is only near {}, the subject of {name}.",
            subject(&trainee.subject)
        ),
    }
}

fn travel(trainee: &TraineeFacts, miles: Option<f64>) -> String {
    let by_minutes = trainee.most_minutes.filter(|minutes| {
        #[allow(clippy::cast_precision_loss, reason = "a speed of two digits")]
        let reach = f64::from(*minutes) * trainee.mph as f64 / 60.0;
        trainee
            .most_miles
            .is_none_or(|limit| reach <= f64::from(limit))
    });
    let far = miles_said(miles);
    match (by_minutes, trainee.most_miles) {
        (Some(minutes), _) => format!(
            "{far} from home: more than {}, reckoned at {} miles an hour in a straight line.",
            counted(u64::from(minutes), "minute", "minutes"),
            trainee.mph
        ),
        (None, Some(limit)) => format!(
            "{far} from home: more than the {} that {} travels at most.",
            counted(u64::from(limit), "mile", "miles"),
            trainee.name
        ),
        (None, None) => format!("{far} from home: too far."),
    }
}

fn miles_said(miles: Option<f64>) -> String {
    match miles {
        Some(miles) => format!("{miles:.1} miles"),
        None => "Not known how far".to_owned(),
    }
}

/// A subject as it stands in a sentence.
pub(super) fn subject(code: &str) -> String {
    codes::name("subject", code).unwrap_or(code).to_owned()
}

fn said(stage: KeyStage) -> String {
    stage.label().to_lowercase()
}

/// The year group of a place, else its key stage.
pub(super) fn group(place: &PlaceFacts) -> String {
    place
        .year_group
        .map(YearGroup::label)
        .or(place.key_stage.map(KeyStage::label))
        .unwrap_or_default()
        .to_owned()
}
