//! What the office does with ITaP. Each is one operation.

use super::queries::gone;
use super::store::{self, Held};
use super::{
    AttendItap, ItapDone, JoinItap, LeaveItap, OneItap, OneItapHost, PlaceItap, SetItap,
    SetItapHost, days_said,
};
use crate::error::{Error, Result};
use crate::session::Act;
use crate::store::Db;
use crate::types::{AcademicYear, Day, PartDay, counted, written};
use chrono::Datelike;

/// The longest name or theme, in characters.
const LONGEST: usize = 120;
/// The most trainees that one school hosts.
const MOST_PLACES: u32 = 500;
/// The longest that one week or set of days lasts, in days.
const LONGEST_SPAN: i64 = 100;

fn find(db: &Db, id: i64) -> Result<Held> {
    store::find(db, id)?.ok_or_else(gone)
}

fn done(id: i64, said: impl Into<String>) -> Result<ItapDone> {
    Ok(ItapDone {
        id,
        said: said.into(),
    })
}

fn trainees(count: usize) -> String {
    counted(count as u64, "trainee", "trainees")
}

/// The weekdays from a day until another, in half days.
fn weekdays(from: Day, until: Day) -> u32 {
    let days = from.iter_days().take_while(|day| *day <= until);
    let weekdays = days.filter(|day| day.weekday().number_from_monday() <= 5);
    u32::try_from(weekdays.count() * 2).unwrap_or(u32::MAX)
}

/// A number of days as typed, in half days.
///
/// # Errors
/// A sentence where it is no number of whole or half days, or more than `most`.
fn half_days(typed: &str, most: u32) -> Result<u32> {
    let number = typed.trim().replace(',', ".").replace('½', ".5");
    let days: f64 = number.parse().map_err(|_| {
        Error::invalid(format!(
            "“{}” is not a number of days. Write it like 5 or 4.5.",
            typed.trim()
        ))
    })?;
    let halves = days * 2.0;
    if !(0.0..=10_000.0).contains(&halves) || halves.fract() != 0.0 {
        return Err(Error::invalid(format!(
            "“{}” is not a number of whole or half days. Write it like 5 or 4.5.",
            typed.trim()
        )));
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 0 and 10,000"
    )]
    let halves = halves as u32;
    if halves > most {
        return Err(Error::invalid(format!(
            "{} are more than it has ({}). Correct the number.",
            days_said(halves),
            days_said(most)
        )));
    }
    Ok(halves)
}

fn short(text: &str, what: &str) -> Result<String> {
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidy.chars().count() > LONGEST {
        return Err(Error::invalid(format!(
            "The {what} has more than {LONGEST} characters. Shorten it."
        )));
    }
    Ok(tidy)
}

/// Adds a week or some days of ITaP, or changes it.
///
/// # Errors
/// A sentence where it has no name, its days or their number cannot be, or it is gone.
pub fn set(act: &Act<'_>, request: SetItap) -> Result<ItapDone> {
    let w = act.write;
    let today = w.clock.today();
    let name = short(&request.name, "name")?;
    if name.is_empty() {
        return Err(Error::invalid(
            "It needs a name, such as ITaP week 1. Type one.",
        ));
    }
    let from = PartDay::read_whole(&request.from, today)?
        .ok_or_else(|| Error::invalid("It needs a first day. Write it like 5 Oct 2026."))?;
    let until = PartDay::read_whole(&request.until, today)?.unwrap_or(from);
    if until < from {
        return Err(Error::invalid(format!(
            "It ends ({}) before it begins ({}). Check the two days.",
            written(until),
            written(from)
        )));
    }
    if (until - from).num_days() > LONGEST_SPAN {
        return Err(Error::invalid(format!(
            "It lasts from {} until {}, longer than a term. Make an entry for each week or set of days.",
            written(from),
            written(until)
        )));
    }
    let most = weekdays(from, until);
    let half_days = match request.days.trim() {
        "" => most,
        typed => half_days(typed, most)?,
    };
    if half_days == 0 {
        return Err(Error::invalid(
            "It has no day that counts: these are weekends. Check the two days.",
        ));
    }
    if let Some(cohort) = request.cohort_id
        && !store::cohorts(w.db)?.iter().any(|(id, _)| *id == cohort)
    {
        return Err(Error::not_found(
            "This cohort is not in the file any more. Choose another.",
        ));
    }
    let before = request.id.map(|id| find(w.db, id)).transpose()?;
    if let Some(before) = &before
        && let Some(one) = store::taking(w.db, before.id)?
            .into_iter()
            .find(|one| one.half_days.is_some_and(|there| there > half_days))
    {
        return Err(Error::invalid(format!(
            "{} was there {}, more than the {} that it would have. Correct their attendance first.",
            one.name,
            days_said(one.half_days.unwrap_or_default()),
            days_said(half_days)
        )));
    }
    let held = Held {
        id: before.as_ref().map_or(0, |before| before.id),
        year: AcademicYear::of(from),
        theme: short(&request.theme, "theme")?,
        cohort_id: request.cohort_id,
        cohort: String::new(),
        from,
        until,
        half_days,
        hosts: 0,
        places: 0,
        trainees: 0,
        unplaced: 0,
        unsaid: 0,
        name,
    };
    let said = format!("{}, {}", held.name, days_said(held.half_days));
    let id = if before.is_some() {
        w.label(format!("Changed ITaP: {said}"));
        store::update(w, &held)?;
        held.id
    } else {
        w.label(format!("Added ITaP: {said}"));
        store::insert(w, &held)?
    };
    done(id, said)
}

/// Takes a week or some days of ITaP off, with its hosts and attendance.
///
/// # Errors
/// A sentence where it is gone.
pub fn remove(act: &Act<'_>, request: OneItap) -> Result<ItapDone> {
    let held = find(act.write.db, request.id)?;
    store::delete(act.write, held.id)?;
    let said = format!("Took {} off", held.name);
    act.write.label(&said);
    done(held.id, said)
}

/// Adds a school that hosts some of it, or changes how.
///
/// # Errors
/// A sentence where the school is none of ours, or has more trainees already than it would have places.
pub fn host_set(act: &Act<'_>, request: SetItapHost) -> Result<ItapDone> {
    let w = act.write;
    let held = find(w.db, request.itap_id)?;
    let school = store::school(w.db, request.school_id)?.ok_or_else(|| {
        Error::not_found("This school is not in the file any more. Undo may bring it back.")
    })?;
    if request.places > MOST_PLACES {
        return Err(Error::invalid(format!(
            "{} places at one school are too many ({MOST_PLACES} at most). Check the number.",
            request.places
        )));
    }
    let before = store::hosts(w.db, held.id)?
        .into_iter()
        .find(|host| host.school_id == request.school_id);
    if let Some(before) = before
        && before.taken > request.places
    {
        return Err(Error::invalid(format!(
            "{} are with {school} already, more than {}. Move some to another host first.",
            trainees(before.taken as usize),
            counted(u64::from(request.places), "place", "places")
        )));
    }
    if let Some(leader) = request.leader_id
        && store::person(w.db, leader)?.is_none()
    {
        return Err(Error::not_found(
            "This person is not in the file any more. Choose another leader.",
        ));
    }
    store::put_host(
        w,
        held.id,
        request.school_id,
        request.places,
        request.leader_id,
    )?;
    let said = format!(
        "{school} hosts {} of {}",
        counted(u64::from(request.places), "place", "places"),
        held.name
    );
    w.label(&said);
    done(held.id, said)
}

/// Takes a host off; its trainees have none then.
///
/// # Errors
/// A sentence where it is gone.
pub fn host_remove(act: &Act<'_>, request: OneItapHost) -> Result<ItapDone> {
    let w = act.write;
    let (itap, host) = store::one_host(w.db, request.id)?.ok_or_else(|| {
        Error::not_found("This host is not in the file any more. Undo may bring it back.")
    })?;
    store::delete_host(w, host.id)?;
    let mut said = format!("Took {} off as a host", host.school);
    if host.taken > 0 {
        said += &format!("; {} without a host", trainees(host.taken as usize));
    }
    w.label(&said);
    done(itap, said)
}

/// Lets trainees take part.
///
/// # Errors
/// A sentence where nobody may.
pub fn join(act: &Act<'_>, request: JoinItap) -> Result<ItapDone> {
    let w = act.write;
    let held = find(w.db, request.itap_id)?;
    // Somebody who was asked for by name may be of another cohort.
    let cohort = if request.trainees.is_empty() {
        held.cohort_id
    } else {
        None
    };
    let mut joining: Vec<i64> = store::may_join(w.db, held.id, cohort)?
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    if !request.trainees.is_empty() {
        joining.retain(|id| request.trainees.contains(id));
    }
    if joining.is_empty() {
        return Err(Error::invalid(if held.cohort.is_empty() {
            "Nobody else can take part: all trainees who are in training are in it.".to_owned()
        } else {
            format!(
                "Nobody else can take part: all trainees of {} who are in training are in it.",
                held.cohort
            )
        }));
    }
    for trainee in &joining {
        store::join(w, held.id, *trainee)?;
    }
    let said = format!("{} in {}", trainees(joining.len()), held.name);
    w.label(&said);
    done(held.id, said)
}

/// Trainees no longer take part.
///
/// # Errors
/// A sentence where none of them did.
pub fn leave(act: &Act<'_>, request: LeaveItap) -> Result<ItapDone> {
    let w = act.write;
    let held = find(w.db, request.itap_id)?;
    let mut left = 0;
    for trainee in request.trainees {
        left += usize::from(store::leave(w, held.id, trainee)?);
    }
    if left == 0 {
        return Err(not_in_it());
    }
    let said = format!("{} taken out of {}", trainees(left), held.name);
    w.label(&said);
    done(held.id, said)
}

fn not_in_it() -> Error {
    Error::not_found("None of them takes part any more. Undo may bring them back.")
}

/// Places trainees with a host, or shares those without one among the hosts by their free places.
///
/// # Errors
/// A sentence where the host has not so many places, or there is nobody to place.
pub fn place(act: &Act<'_>, request: PlaceItap) -> Result<ItapDone> {
    let w = act.write;
    let held = find(w.db, request.itap_id)?;
    let taking = store::taking(w.db, held.id)?;
    if request.trainees.is_empty() {
        return share(act, &held, &taking);
    }
    let chosen: Vec<_> = taking
        .iter()
        .filter(|one| request.trainees.contains(&one.trainee_id))
        .collect();
    if chosen.is_empty() {
        return Err(not_in_it());
    }
    let whom = match chosen.as_slice() {
        [one] => one.name.clone(),
        many => trainees(many.len()),
    };
    let said = match request.host_id {
        None => format!("{whom} without a host in {}", held.name),
        Some(id) => {
            let host = store::hosts(w.db, held.id)?
                .into_iter()
                .find(|host| host.id == id)
                .ok_or_else(|| {
                    Error::not_found("This school no longer hosts it. Choose another.")
                })?;
            let new = chosen
                .iter()
                .filter(|one| one.host_id != Some(host.id))
                .count();
            let free = host.places.saturating_sub(host.taken) as usize;
            if new > free {
                return Err(Error::invalid(format!(
                    "{} has {} left, not {new}. Give it more places, or choose another host.",
                    host.school,
                    counted(free as u64, "place", "places")
                )));
            }
            format!("{whom} with {} in {}", host.school, held.name)
        }
    };
    for one in &chosen {
        store::set_host(w, held.id, one.trainee_id, request.host_id)?;
    }
    w.label(&said);
    done(held.id, said)
}

/// Shares those without a host among the hosts, each time to the one with most places left.
fn share(act: &Act<'_>, held: &Held, taking: &[store::Taking]) -> Result<ItapDone> {
    let w = act.write;
    let mut free: Vec<(u32, i64)> = store::hosts(w.db, held.id)?
        .into_iter()
        .map(|host| (host.places.saturating_sub(host.taken), host.id))
        .collect();
    let (mut placed, mut left) = (0, 0);
    for one in taking.iter().filter(|one| one.host_id.is_none()) {
        // Of equal ones the first by name.
        let most = free.iter().map(|(free, _)| *free).max().unwrap_or(0);
        match free.iter_mut().find(|(free, _)| *free == most && most > 0) {
            Some((free, host)) => {
                *free -= 1;
                store::set_host(w, held.id, one.trainee_id, Some(*host))?;
                placed += 1;
            }
            None => left += 1,
        }
    }
    if placed == 0 {
        return Err(Error::invalid(if left == 0 {
            "Everybody who takes part has a host.".to_owned()
        } else {
            format!(
                "No place is left for {}. Add a host, or give one more places.",
                trainees(left)
            )
        }));
    }
    let mut said = format!(
        "{} shared among the hosts of {}",
        trainees(placed),
        held.name
    );
    w.label(&said);
    if left > 0 {
        said += &format!("; no place for {}", trainees(left));
    }
    done(held.id, said)
}

/// Says how much of it trainees were there.
///
/// # Errors
/// A sentence where the days cannot be, or nobody is meant.
pub fn attend(act: &Act<'_>, request: AttendItap) -> Result<ItapDone> {
    let w = act.write;
    let held = find(w.db, request.itap_id)?;
    let there = match request.days.trim() {
        "" => None,
        all if all.eq_ignore_ascii_case("all") => Some(held.half_days),
        typed => Some(half_days(typed, held.half_days)?),
    };
    let chosen: Vec<_> = store::taking(w.db, held.id)?
        .into_iter()
        .filter(|one| {
            if request.trainees.is_empty() {
                one.half_days.is_none()
            } else {
                request.trainees.contains(&one.trainee_id)
            }
        })
        .collect();
    let whom = match chosen.as_slice() {
        [] if request.trainees.is_empty() => {
            return Err(Error::invalid(
                "The attendance of everybody who takes part is said already.",
            ));
        }
        [] => return Err(not_in_it()),
        [one] => one.name.clone(),
        many => trainees(many.len()),
    };
    for one in &chosen {
        store::set_half_days(w, held.id, one.trainee_id, there)?;
    }
    let said = match there {
        Some(half_days) => format!("{whom}: {} of {}", days_said(half_days), held.name),
        None => format!("{whom}: attendance of {} not said", held.name),
    };
    w.label(&said);
    done(held.id, said)
}
