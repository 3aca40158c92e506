//! What the sample's people said about mailings, who is to be told that we hold their details, and which schools were told
//! about the reforms. Its dice are its own, so that everybody else of a seed stays who they are.

use super::people::SamplePerson;
use super::{Dice, SampleOurs, store};
use crate::consent::{ConsentHow, ConsentStand, NewConsent, actions as consent};
use crate::error::Result;
use crate::privacy::{NewNotice, actions as privacy};
use crate::school::Stage;
use crate::store::Write;
use chrono::Days;

/// What somebody was told who agreed on the telephone.
const TOLD: &str = "May we send you our newsletter and invitations to webinars?";

const TOPICS: [&str; 3] = [
    "ITT reforms in short",
    "Mentors: training and time",
    "Intensive training and practice (ITaP)",
];

const HOWS: [&str; 4] = ["webinar", "meeting", "call", "brochure"];

/// The post of a general mentor, by the id that came with the desk.
const MENTOR: i64 = 10;

/// What was said at one school, and what it was told.
pub(super) fn of_school(w: &Write<'_>, school: &SampleOurs, people: &[SamplePerson]) -> Result<()> {
    if school.stage != Stage::Partnership {
        return Ok(());
    }
    let mut dice = Dice(u64::try_from(school.urn).unwrap_or_default() ^ 0x0000_701D);
    let today = w.clock.today();
    let mut ago = |most: usize| today - Days::new(5 + dice.below(most) as u64);
    let (briefed_on, said_on) = (ago(500), ago(700));
    if dice.below(2) == 0 {
        let (topic, how) = (dice.pick(&TOPICS), dice.pick(&HOWS));
        store::add_briefing(w, school.id, topic, &briefed_on.to_string(), how)?;
    }
    let mut mentors = people.iter().filter(|person| person.role == MENTOR);
    if let Some(mentor) = mentors.next() {
        // Most were never asked; a few agreed, fewer object.
        let stand = match dice.below(20) {
            0..=2 => Some(ConsentStand::Given),
            3 => Some(ConsentStand::Objected),
            _ => None,
        };
        if let Some(stand) = stand {
            let new = NewConsent {
                person_id: mentor.id,
                stand,
                on: said_on,
                how: ConsentHow::Call,
                told: TOLD.to_owned(),
                note: String::new(),
                reply_id: None,
                lifts_objection: false,
            };
            consent::keep(w, &new)?;
        }
    }
    if let Some(mentor) = mentors.next()
        && dice.below(30) == 0
    {
        let new = NewNotice {
            person_id: mentor.id,
            told_by: format!("{}’s office", school.name),
            reply_id: None,
        };
        privacy::need(w, &new)?;
    }
    Ok(())
}
