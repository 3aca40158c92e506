//! What the office does with tenures. Each is one operation with a sentence for a label.

use super::store::{self, Held};
use super::{
    AddTenure, ConfirmTenures, EndTenures, NewTenure, Post, SetTenure, SomeTenures, Standing,
    TenuresDone, Who, said,
};
use crate::error::{Error, Result};
use crate::person::{self, NewPerson};
use crate::session::Act;
use crate::store::{Db, Write};
use crate::types::{PartDay, Source, counted};

/// Adds a tenure and answers with its id.
///
/// # Errors
/// A sentence where it ends before it begins, or is at a school and a trust at once.
pub fn add(w: &Write<'_>, tenure: &NewTenure) -> Result<i64> {
    check_term(&tenure.from, &tenure.until)?;
    if tenure.school_id.is_some() && tenure.trust_id.is_some() {
        return Err(both_places());
    }
    store::insert(w, tenure)
}

fn both_places() -> Error {
    Error::invalid("A post is held at a school or at a trust, not at both. Make it two.")
}

/// Refuses a term that ends before it begins.
///
/// # Errors
/// A sentence with both days.
pub fn check_term(from: &PartDay, until: &PartDay) -> Result<()> {
    match (from.first(), until.last()) {
        (Some(first), Some(last)) if last < first => Err(Error::invalid(format!(
            "This ends ({}) before it begins ({}). Check the two days.",
            until.written(),
            from.written()
        ))),
        _ => Ok(()),
    }
}

/// The posts of the office's list, in its order.
///
/// # Errors
/// What SQLite says.
pub fn posts(db: &Db) -> Result<Vec<Post>> {
    store::posts(db)
}

/// One post of the list.
///
/// # Errors
/// A sentence where it is not in the list.
pub fn post(db: &Db, id: i64) -> Result<Post> {
    let found = store::posts(db)?.into_iter().find(|post| post.id == id);
    found.ok_or_else(|| {
        Error::not_found(
            "This post is not in the office's list. Choose another, or add it in Settings.",
        )
    })
}

/// One tenure.
///
/// # Errors
/// A sentence where it is gone.
pub(super) fn find(db: &Db, id: i64) -> Result<Held> {
    store::one(db, id)?.ok_or_else(|| {
        Error::not_found("This post-holder is not in the file any more. Undo may bring them back.")
    })
}

/// The person of `who`, made where they are new.
///
/// # Errors
/// A sentence where nobody is named, or the one that is named is gone.
pub(super) fn person_of(w: &Write<'_>, who: &Who) -> Result<i64> {
    match (who.person_id, &who.name) {
        (Some(id), _) => match person::actions::name(w.db, id)? {
            Some(_) => Ok(id),
            None => Err(Error::not_found(
                "This person is not in the file any more. Undo may bring them back.",
            )),
        },
        (None, Some(name)) => {
            let new = NewPerson {
                name: name.clone(),
                ..NewPerson::default()
            };
            person::actions::add(w, &new)
        }
        (None, None) => Err(Error::invalid("Say who. Type a name, or choose a person.")),
    }
}

/// Adds a tenure, and the person where they are new.
///
/// # Errors
/// As [`add`]; a question where the school has another head.
pub fn add_tenure(act: &Act<'_>, request: AddTenure) -> Result<TenuresDone> {
    let w = act.write;
    let today = w.clock.today();
    post(w.db, request.role_id)?;
    if request.school_id.is_some() && request.trust_uid.is_some() {
        return Err(both_places());
    }
    let trust_id = match request.trust_uid {
        Some(uid) => Some(crate::trust::actions::of_uid(w, uid)?),
        None => None,
    };
    let tenure = NewTenure {
        school_id: request.school_id,
        trust_id,
        from: request.from,
        until: request.until,
        until_by: request.until_by,
        ended: request.ended,
        acting: request.acting,
        job_share: request.job_share,
        main_contact: request.main_contact,
        source: request.source,
        confirmed_on: if request.confirmed {
            today.to_string()
        } else {
            String::new()
        },
        note: request.note.trim().to_owned(),
        ..NewTenure::of(person_of(w, &request.who)?, request.role_id)
    };
    let id = add(w, &tenure)?;
    let held = beside_others(w, id, request.yes)?;
    w.label(held.sentence(today));
    Ok(TenuresDone {
        ids: vec![id],
        left: Vec::new(),
    })
}

/// Adds a tenure that an office types: as [`add`], and what it means for the others at that place. `yes`: to a second head.
///
/// # Errors
/// As [`add`]; a question where the school has another head.
pub fn add_beside(w: &Write<'_>, tenure: &NewTenure, yes: bool) -> Result<i64> {
    let id = add(w, tenure)?;
    beside_others(w, id, yes)?;
    Ok(id)
}

/// Asks about a second head, and leaves one main contact at the place.
fn beside_others(w: &Write<'_>, id: i64, yes: bool) -> Result<Held> {
    let held = find(w.db, id)?;
    if !yes {
        ask_about_second_head(w, &held)?;
    }
    if held.main_contact {
        alone_main_contact(w, &held)?;
    }
    Ok(held)
}

/// A school has one head who is neither acting nor sharing the job. A second one is not forbidden, but asked about.
fn ask_about_second_head(w: &Write<'_>, new: &Held) -> Result<()> {
    let Some(school) = new.school_id else {
        return Ok(());
    };
    let today = w.clock.today();
    if !is_the_head(new) || new.standing(today) != Standing::Current {
        return Ok(());
    }
    let other = store::at_school(w.db, school)?.into_iter().find(|other| {
        other.id != new.id && is_the_head(other) && other.standing(today) == Standing::Current
    });
    match other {
        Some(other) => Err(Error::question(format!(
            "{} is {} already{}. A school has one head, unless one is acting or they share the job. Change the post-holder instead, or add {} beside them?",
            other.person,
            other.post_at(),
            match said::term(&other.from, &other.until, other.until_by).as_str() {
                "" => String::new(),
                term => format!(", {term}"),
            },
            new.person
        ))),
        None => Ok(()),
    }
}

/// Whether it is the one post that leads the school, held in full.
pub(super) fn is_the_head(held: &Held) -> bool {
    held.is_head && !held.acting && !held.job_share
}

/// Takes the mark of the main contact off everyone else at the place of `held`.
pub(super) fn alone_main_contact(w: &Write<'_>, held: &Held) -> Result<()> {
    for other in at_place(w.db, held.school_id, held.trust_id)? {
        if other.id != held.id && other.main_contact {
            store::set(w, other.id, "main_contact", false)?;
        }
    }
    Ok(())
}

/// The tenures at a school or trust.
pub(super) fn at_place(db: &Db, school: Option<i64>, trust: Option<i64>) -> Result<Vec<Held>> {
    match (school, trust) {
        (Some(school), _) => store::at_school(db, school),
        (None, Some(trust)) => store::at_trust(db, trust),
        (None, None) => Ok(Vec::new()),
    }
}

/// Changes a tenure.
///
/// # Errors
/// As [`add_tenure`].
pub fn set_tenure(act: &Act<'_>, request: SetTenure) -> Result<TenuresDone> {
    let w = act.write;
    let before = find(w.db, request.id)?;
    let id = before.id;
    if let Some(role) = request.role_id {
        post(w.db, role)?;
        store::set(w, id, "role_id", role)?;
    }
    for (column, day) in [("from_on", &request.from), ("until_on", &request.until)] {
        if let Some(day) = day {
            store::set(w, id, column, day.as_str().to_owned())?;
        }
    }
    for (column, flag) in [
        ("until_by", request.until_by),
        ("ended", request.ended),
        ("acting", request.acting),
        ("job_share", request.job_share),
        ("main_contact", request.main_contact),
    ] {
        if let Some(flag) = flag {
            store::set(w, id, column, flag)?;
        }
    }
    if let Some(source) = request.source {
        store::set(w, id, "source", source.code().to_owned())?;
    }
    if let Some(note) = &request.note {
        store::set(w, id, "note", note.trim().to_owned())?;
    }
    let after = find(w.db, id)?;
    check_term(&after.from, &after.until)?;
    let was_head = is_the_head(&before) && before.standing(w.clock.today()) == Standing::Current;
    if !request.yes && !was_head {
        ask_about_second_head(w, &after)?;
    }
    if after.main_contact && !before.main_contact {
        alone_main_contact(w, &after)?;
    }
    w.label(match (before.main_contact, after.main_contact) {
        (false, true) => format!(
            "{} is our main contact for ITT at {}",
            after.person, after.place
        ),
        (true, false) => format!(
            "{} is no longer our main contact for ITT at {}",
            after.person, after.place
        ),
        _ if before.sentence(w.clock.today()) == after.sentence(w.clock.today()) => {
            format!(
                "Changed what we know of {} as {}",
                after.person,
                after.post_at()
            )
        }
        _ => after.sentence(w.clock.today()),
    });
    Ok(TenuresDone {
        ids: vec![id],
        left: Vec::new(),
    })
}

/// Whether the last day is known, and not only the latest that it can be.
pub(super) fn ends_for_sure(held: &Held) -> bool {
    !held.until.is_unknown() && !held.until_by
}

/// Gives a tenure its last day (empty: it is over, and nobody knows since when).
pub(super) fn close(w: &Write<'_>, held: &Held, until: &PartDay, until_by: bool) -> Result<()> {
    check_term(&held.from, until)?;
    store::close(w, held.id, until, until_by)
}

/// Ends tenures. A last day that is known stays.
///
/// # Errors
/// A sentence where it would end before it begins, or one is gone.
pub fn end(act: &Act<'_>, request: EndTenures) -> Result<TenuresDone> {
    let w = act.write;
    let mut done = TenuresDone::default();
    for id in request.ids {
        let held = find(w.db, id)?;
        if ends_for_sure(&held) {
            done.left.push(format!(
                "{} is {} until {}, and that is known. Change the day there, if it is wrong.",
                held.person,
                held.post_at(),
                held.until.written()
            ));
            continue;
        }
        close(w, &held, &request.until, request.until_by)?;
        done.ids.push(id);
    }
    let days = said::term(&PartDay::default(), &request.until, request.until_by);
    w.label(match done.ids.as_slice() {
        [one] => {
            let held = find(w.db, *one)?;
            format!("{} is no longer {} {days}", held.person, held.post_at())
                .trim_end()
                .to_owned()
        }
        many => format!(
            "Ended {} {days}",
            counted(many.len() as u64, "post", "posts")
        )
        .trim_end()
        .to_owned(),
    });
    Ok(done)
}

/// Notes that tenures are right today, by whoever works.
///
/// # Errors
/// A sentence where one is gone.
pub fn confirm(act: &Act<'_>, request: ConfirmTenures) -> Result<TenuresDone> {
    let w = act.write;
    let today = w.clock.today().to_string();
    for &id in &request.ids {
        let held = find(w.db, id)?;
        // Who says nothing about the source leaves the one that is known.
        let source = match request.source {
            Source::Typed => held.source,
            told => told,
        };
        store::confirm(w, id, &today, w.staff_id, source)?;
    }
    w.label(match request.ids.as_slice() {
        [one] => {
            let held = find(w.db, *one)?;
            format!("Confirmed that {} is {}", held.person, held.post_at())
        }
        many => format!("Confirmed {}", counted(many.len() as u64, "post", "posts")),
    });
    Ok(TenuresDone {
        ids: request.ids,
        left: Vec::new(),
    })
}

/// Takes tenures away, as if they had never been written down. The people stay.
///
/// # Errors
/// A sentence where one is gone.
pub fn remove(act: &Act<'_>, request: SomeTenures) -> Result<TenuresDone> {
    let w = act.write;
    let held: Vec<Held> = request
        .ids
        .iter()
        .map(|id| find(w.db, *id))
        .collect::<Result<_>>()?;
    for one in &held {
        store::delete(w, one.id)?;
    }
    w.label(match held.as_slice() {
        [one] => format!("Removed the post of {} as {}", one.person, one.post_at()),
        many => format!("Removed {}", counted(many.len() as u64, "post", "posts")),
    });
    Ok(TenuresDone {
        ids: request.ids,
        left: Vec::new(),
    })
}

/// The tenures that stand today at a school or trust, each with whose it is.
///
/// # Errors
/// What SQLite says.
pub fn current_at(
    db: &Db,
    school_id: Option<i64>,
    trust_id: Option<i64>,
) -> Result<Vec<(i64, i64)>> {
    store::current_at(db, school_id, trust_id)
}

/// The tenures that a person holds today, each with whose it is.
///
/// # Errors
/// What SQLite says.
pub fn current_of(db: &Db, person_id: i64) -> Result<Vec<(i64, i64)>> {
    store::current_of(db, person_id)
}

/// Notes that a tenure is still right today; says whether that was not known yet.
///
/// # Errors
/// What SQLite says.
pub fn still_right(w: &Write<'_>, id: i64, source: Source) -> Result<bool> {
    store::still_right(w, id, source)
}
