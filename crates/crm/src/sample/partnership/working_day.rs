//! Calls, visits, e-mails and tasks of the sample.

use super::people::SamplePerson;
use super::{Dice, SampleOurs, store};
use crate::activity::{ActivityKind, NewActivity, actions as activity};
use crate::error::Result;
use crate::school::Stage;
use crate::store::Write;
use crate::task::{NewTask, actions as task};
use crate::types::{About, Source};
use chrono::Days;

const SAID: [(ActivityKind, &str, &str); 8] = [
    (
        ActivityKind::Call,
        "Places for spring",
        "Would take two in Year 4 if the mentor's training is in the autumn.",
    ),
    (
        ActivityKind::Call,
        "Who leads mentoring",
        "The deputy takes it over from September; wants the dates by e-mail.",
    ),
    (
        ActivityKind::Visit,
        "Saw the trainee teach",
        "Good routines. Mentor asked for more on assessment.",
    ),
    (
        ActivityKind::Email,
        "Partnership agreement",
        "Sent for signature, with the dates of the year.",
    ),
    (
        ActivityKind::Email,
        "Re: mentor training",
        "Two can come on the second date, one online.",
    ),
    (
        ActivityKind::Meeting,
        "Reform briefing",
        "Went through what changes in September; they would host ITaP on phonics.",
    ),
    (
        ActivityKind::Letter,
        "Thanks for hosting",
        "With the certificate for the mentor.",
    ),
    (
        ActivityKind::Note,
        "Small school",
        "Three classes, one mentor. Ask for observation days rather than placements.",
    ),
];

const TO_DO: [&str; 6] = [
    "Ring about places for the spring",
    "Send the mentor training dates",
    "Ask who follows the deputy",
    "Invite to lead a session",
    "Chase the agreement",
    "Thank for hosting ITaP",
];

/// What was said with a school, and what is to do there.
pub(super) fn of_school(
    w: &Write<'_>,
    dice: &mut Dice,
    school: &SampleOurs,
    people: &[SamplePerson],
    staff: &[i64],
) -> Result<()> {
    let today = w.clock.today();
    let entries = match school.stage {
        Stage::Partnership => 2 + dice.below(5),
        Stage::Prospect => dice.below(2),
        _ => dice.below(4),
    };
    let contact = people
        .iter()
        .find(|person| person.main_contact)
        .or(people.first())
        .map(|person| person.id);
    for _ in 0..entries {
        let Some((kind, title, text)) = SAID.get(dice.below(SAID.len())).copied() else {
            continue;
        };
        let about = About {
            person_id: contact,
            school_id: Some(school.id),
            ..About::default()
        };
        let id = activity::log(
            w,
            &NewActivity {
                kind,
                on: today - Days::new(dice.below(700) as u64),
                at_time: String::new(),
                direction: String::new(),
                title: title.to_owned(),
                text: text.to_owned(),
                message_id: String::new(),
                source: Source::Typed,
                about: vec![about],
            },
        )?;
        if let Some(who) = staff.get(dice.below(staff.len())) {
            store::by(w, id, *who)?;
        }
    }
    if school.stage != Stage::Former && dice.below(5) == 0 {
        let due = today + Days::new(dice.below(40) as u64) - Days::new(12);
        let id = task::add(
            w,
            &NewTask {
                title: dice.pick(&TO_DO).to_owned(),
                due: Some(due),
                owner_id: staff.get(dice.below(staff.len())).copied(),
                about: About {
                    person_id: contact,
                    school_id: Some(school.id),
                    ..About::default()
                },
                origin: "call".to_owned(),
                ..NewTask::default()
            },
        )?;
        if dice.below(4) == 0 {
            store::done(w, id, &today.to_string())?;
        }
    }
    Ok(())
}
