//! Doing a change of a post-holder.

use super::store::{self, MemberOf};
use super::{Arriving, ChangePost, ChangedPost, DutyChoice, DutyEnd, DutyKind};
use crate::champion::{self as champions, ChampionStage};
use crate::error::{Error, Result};
use crate::person::{self, AddressKind, Medium, NewAddress};
use crate::register::watch::actions as watch;
use crate::session::Act;
use crate::store::Write;
use crate::task::{self, NewTask};
use crate::tenure::actions::{self as tenures, ends_for_sure};
use crate::tenure::store::{self as held_store, Held};
use crate::tenure::{NewTenure, Post, Standing, said};
use crate::types::{About, Day, PartDay, Source};
use chrono::Days;

/// What the task of a new leader is called.
pub const BRIEFING: &str = "ITT reform briefing, invite to lead a session or host ITaP";
/// So many days after they begin it is due: six weeks.
pub(super) const BRIEFING_IN: Days = Days::new(42);
/// So many days after the change an e-mail should be found.
const EMAIL_IN: Days = Days::new(14);
/// What made these tasks.
const ORIGIN: &str = "change of post";

/// A change of a post-holder in the rows that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// At which school of ours.
    pub school_id: Option<i64>,
    /// At which trust that the office has written about.
    pub trust_id: Option<i64>,
    /// In which post.
    pub post: Post,
    /// Whose tenure ends.
    pub leaver: Option<Held>,
    /// As in [`ChangePost`].
    pub last_day: PartDay,
    /// As in [`ChangePost`].
    pub last_day_by: bool,
    /// Who comes.
    pub arriving: Option<Arriving>,
    /// Who told us.
    pub source: Source,
    /// The day on which the source said so, ISO; empty: today.
    pub confirmed_on: String,
    /// A line about the tenure that begins.
    pub note: String,
    /// What becomes of the duties; one that is not named stays.
    pub duties: Vec<DutyChoice>,
    /// Whether a leader who comes is to be briefed.
    pub briefing: bool,
}

/// Changes a post-holder, as the office asks for it.
///
/// # Errors
/// A sentence where nobody leaves and nobody comes, a known last day would be overwritten, a term ends before it begins,
/// or something named is gone.
pub fn change(act: &Act<'_>, request: ChangePost) -> Result<ChangedPost> {
    let w = act.write;
    let leaver = request
        .leaver_id
        .map(|id| tenures::find(w.db, id))
        .transpose()?;
    let (school_id, trust_id) = match (&leaver, request.school_id, request.trust_uid) {
        (Some(leaver), ..) => (leaver.school_id, leaver.trust_id),
        (None, Some(school), _) => (Some(school), None),
        (None, None, Some(uid)) => (None, Some(crate::trust::actions::of_uid(w, uid)?)),
        (None, None, None) => (None, None),
    };
    let done = apply(
        w,
        Change {
            school_id,
            trust_id,
            post: tenures::post(w.db, request.role_id)?,
            leaver,
            last_day: request.last_day,
            last_day_by: request.last_day_by,
            arriving: request.arriving,
            source: request.source,
            confirmed_on: String::new(),
            note: String::new(),
            duties: request.duties,
            briefing: request.briefing,
        },
    )?;
    if let Some(id) = request.register_change_id {
        watch::settled_by_change_of_post(w, id, &done)?;
    }
    w.label(done.words.clone());
    Ok(done)
}

/// Changes a post-holder: closes and opens tenures and does what follows. The label is the caller's.
///
/// # Errors
/// As [`change`].
pub fn apply(w: &Write<'_>, change: Change) -> Result<ChangedPost> {
    if change.leaver.is_none() && change.arriving.is_none() {
        return Err(Error::invalid("Say who leaves, or who comes."));
    }
    let today = w.clock.today();
    let (last_day, last_day_by) = last_day(&change)?;
    if let Some(leaver) = &change.leaver
        && !ends_for_sure(leaver)
    {
        tenures::close(w, leaver, &last_day, last_day_by)?;
    }
    let mut done = ChangedPost {
        closed: change.leaver.as_ref().map(|leaver| leaver.id),
        opened: None,
        person_id: None,
        tasks: 0,
        main_contact_moved: false,
        words: String::new(),
    };
    if let Some(arriving) = &change.arriving {
        let from = if arriving.from.is_unknown() {
            // The day after, where the last day is a whole one.
            next_day(&last_day)
        } else {
            arriving.from.clone()
        };
        open(w, &change, arriving, &from, &mut done)?;
    }
    for duty in &change.duties {
        settle_duty(w, &change, duty, done.person_id, &last_day)?;
    }
    done.words = match (done.opened, &change.leaver) {
        (Some(opened), _) => tenures::find(w.db, opened)?.sentence(today),
        (None, Some(leaver)) => {
            let days = said::term(&PartDay::default(), &last_day, last_day_by);
            format!("{} is no longer {} {days}", leaver.person, leaver.post_at())
                .trim_end()
                .to_owned()
        }
        (None, None) => String::new(),
    };
    Ok(done)
}

/// The leaver's last day: the one that is known, else the one that was given, else the day before the other's first.
fn last_day(change: &Change) -> Result<(PartDay, bool)> {
    let given = (change.last_day.clone(), change.last_day_by);
    let Some(leaver) = &change.leaver else {
        return Ok((PartDay::default(), false));
    };
    if ends_for_sure(leaver) {
        if !given.0.is_unknown() && given.0 != leaver.until {
            return Err(Error::invalid(format!(
                "The last day of {} is known: {}. Change it at their post, if it is wrong; it is not overwritten here.",
                leaver.person,
                leaver.until.written()
            )));
        }
        return Ok((leaver.until.clone(), false));
    }
    if !given.0.is_unknown() {
        return Ok(given);
    }
    let before = change.arriving.as_ref().and_then(|arriving| {
        let whole = arriving.from.as_str().len() == 10;
        arriving.from.first().filter(|_| whole)?.pred_opt()
    });
    Ok((before.map(PartDay::of).unwrap_or_default(), false))
}

/// The day after a whole day; of anything else nothing is known.
fn next_day(day: &PartDay) -> PartDay {
    let whole = day.as_str().len() == 10;
    day.first()
        .filter(|_| whole)
        .and_then(|day| day.succ_opt())
        .map(PartDay::of)
        .unwrap_or_default()
}

fn open(
    w: &Write<'_>,
    change: &Change,
    arriving: &Arriving,
    from: &PartDay,
    done: &mut ChangedPost,
) -> Result<()> {
    let today = w.clock.today();
    let person_id = tenures::person_of(w, &arriving.who)?;
    let there = tenures::at_place(w.db, change.school_id, change.trust_id)?;
    if let Some(known) = there.iter().find(|held| {
        held.person_id == person_id
            && held.role_id == change.post.id
            && held.standing(today) != Standing::Former
    }) {
        return Err(Error::invalid(format!(
            "{} already.",
            known.sentence(today)
        )));
    }
    let main_contact = change
        .leaver
        .as_ref()
        .is_some_and(|leaver| leaver.main_contact);
    let opened = tenures::add(
        w,
        &NewTenure {
            school_id: change.school_id,
            trust_id: change.trust_id,
            from: from.clone(),
            acting: arriving.acting,
            job_share: arriving.job_share,
            main_contact,
            source: change.source,
            confirmed_on: if change.confirmed_on.is_empty() {
                today.to_string()
            } else {
                change.confirmed_on.clone()
            },
            note: change.note.clone(),
            ..NewTenure::of(person_id, change.post.id)
        },
    )?;
    if let Some(leaver) = change.leaver.as_ref().filter(|_| main_contact) {
        held_store::set(w, leaver.id, "main_contact", false)?;
        done.main_contact_moved = true;
    }
    if !arriving.email.trim().is_empty() {
        person::actions::add_address(
            w,
            &NewAddress {
                person_id: Some(person_id),
                role_id: None,
                school_id: None,
                trust_id: None,
                medium: Medium::Email,
                value: arriving.email.clone(),
                kind: AddressKind::School,
                is_main: true,
                source: change.source,
                confirmed_on: today.to_string(),
            },
        )?;
    }
    done.opened = Some(opened);
    done.person_id = Some(person_id);
    done.tasks = leave_tasks(w, change, opened, from)?;
    Ok(())
}

/// The day on which the briefing of someone who begins on `from` is due.
pub(super) fn briefing_due(from: &PartDay, today: Day) -> Day {
    let begins = from.first().unwrap_or(today).max(today);
    begins.checked_add_days(BRIEFING_IN).unwrap_or(begins)
}

/// The tasks that follow when someone comes; says how many.
fn leave_tasks(w: &Write<'_>, change: &Change, opened: i64, from: &PartDay) -> Result<u32> {
    let today = w.clock.today();
    let held = tenures::find(w.db, opened)?;
    let about = About {
        person_id: Some(held.person_id),
        school_id: change.school_id,
        trust_id: change.trust_id,
        group_id: None,
    };
    let mut tasks = 0;
    let mut leave = |title: String, note: String, due: Option<Day>| -> Result<()> {
        tasks += 1;
        let task = NewTask {
            title,
            note,
            due,
            about,
            origin: ORIGIN.to_owned(),
            ..NewTask::default()
        };
        task::actions::add(w, &task).map(drop)
    };
    if change.briefing && change.post.is_leader {
        leave(
            BRIEFING.to_owned(),
            held.sentence(today) + ".",
            Some(briefing_due(from, today)),
        )?;
    }
    let reached = store::has_email(
        w.db,
        held.person_id,
        change.post.id,
        change.school_id,
        change.trust_id,
    )?;
    if change.post.is_head && !reached {
        leave(
            format!("Find an e-mail for {}", held.person),
            held.sentence(today) + ", and no e-mail reaches them.",
            today.checked_add_days(EMAIL_IN),
        )?;
    }
    Ok(tasks)
}

/// Does with one duty what was chosen.
fn settle_duty(
    w: &Write<'_>,
    change: &Change,
    duty: &DutyChoice,
    arriving: Option<i64>,
    last_day: &PartDay,
) -> Result<()> {
    let successor = match (duty.end, arriving) {
        (DutyEnd::Keep, _) => return Ok(()),
        (DutyEnd::End, _) => None,
        (DutyEnd::HandOver, Some(person)) => Some(person),
        (DutyEnd::HandOver, None) => {
            return Err(Error::invalid(
                "Nobody comes who could take it over. Say who comes, or let it end.",
            ));
        }
    };
    let today = w.clock.today();
    let end_day = last_day.last().unwrap_or(today);
    match duty.kind {
        DutyKind::Champion => {
            let leaver = change.leaver.as_ref().ok_or_else(gone)?;
            settle_champion(w, leaver, duty.id, successor, end_day)?;
        }
        DutyKind::Post | DutyKind::Before => {
            let held = tenures::find(w.db, duty.id)?;
            if !ends_for_sure(&held) {
                tenures::close(w, &held, last_day, change.last_day_by)?;
            }
            if let Some(person) = successor {
                tenures::add(
                    w,
                    &NewTenure {
                        school_id: held.school_id,
                        trust_id: held.trust_id,
                        from: next_day(last_day),
                        main_contact: false,
                        source: change.source,
                        confirmed_on: today.to_string(),
                        ..NewTenure::of(person, held.role_id)
                    },
                )?;
                if held.main_contact {
                    hand_on_main_contact(w, &held, person)?;
                }
            }
        }
        DutyKind::WorkingGroup => {
            let leaver = change.leaver.as_ref().ok_or_else(gone)?;
            let member: MemberOf = store::memberships(w.db, leaver.person_id)?
                .into_iter()
                .find(|member| member.id == duty.id)
                .ok_or_else(gone)?;
            store::end_membership(w, member.id, &end_day.to_string())?;
            if let Some(person) = successor
                && !sits_in(w, member.group_id, person)?
            {
                store::seat(w, &member, person, next_day(last_day).as_str())?;
            }
        }
    }
    Ok(())
}

/// The leaver steps down as champion, and a successor is identified who does not stand there already.
fn settle_champion(
    w: &Write<'_>,
    leaver: &Held,
    id: i64,
    successor: Option<i64>,
    end_day: Day,
) -> Result<()> {
    let champion = champions::queries::standing_of(w.db, leaver.person_id)?
        .into_iter()
        .find(|one| one.id == id)
        .ok_or_else(gone)?;
    champions::actions::step(
        w,
        champion.id,
        ChampionStage::SteppedDown,
        // Who came this far after their last day still did.
        Some(end_day.max(champion.since)),
        Some("Left the post"),
    )?;
    let Some(person) = successor else {
        return Ok(());
    };
    let stands = champions::queries::standing_of(w.db, person)?
        .iter()
        .any(|one| one.school_id == champion.school_id);
    if !stands {
        champions::actions::appoint(
            w,
            champion.school_id,
            person,
            ChampionStage::Identified,
            w.clock.today(),
            &format!("Taken over from {}", leaver.person),
        )?;
    }
    Ok(())
}

/// Whether a person has a seat in a group already, or will have.
fn sits_in(w: &Write<'_>, group: i64, person: i64) -> Result<bool> {
    let seats = store::memberships(w.db, person)?;
    Ok(seats.iter().any(|seat| seat.group_id == group))
}

/// The mark of the main contact goes from a post that is handed over to the one who takes it.
fn hand_on_main_contact(w: &Write<'_>, held: &Held, person: i64) -> Result<()> {
    held_store::set(w, held.id, "main_contact", false)?;
    let taken = tenures::at_place(w.db, held.school_id, held.trust_id)?;
    if let Some(new) = taken
        .iter()
        .rfind(|other| other.person_id == person && other.role_id == held.role_id)
    {
        held_store::set(w, new.id, "main_contact", true)?;
    }
    Ok(())
}

fn gone() -> Error {
    Error::not_found(
        "What was to be handed over is not in the file any more. Open the change anew.",
    )
}
