//! What a change of a post-holder would meet.

use super::actions::briefing_due;
use super::store;
use super::{Duty, DutyEnd, DutyKind, Holder, KnownPerson, ProposeChange, ProposedChange};
use crate::champion::queries as champions;
use crate::error::{Error, Result};
use crate::person::PersonName;
use crate::register::heads::{NamedHead, Sameness, may_be_same, named_in};
use crate::register::watch::queries as watch;
use crate::session::Read;
use crate::store::Db;
use crate::tenure::actions as tenures;
use crate::tenure::heads::{HeadNow, current, known_near, now, suggested_end};
use crate::tenure::store::{self as held_store, Held};
use crate::tenure::{HEAD_TEACHER, Post, RolePlace, Standing, said};
use crate::types::{Day, PartDay, Source, written};

/// The desk's own name for the post that leads a trust.
const CEO: &str = "ceo";
/// The most people that are offered as the one who comes.
const MOST_KNOWN: usize = 6;

/// Where a change happens.
struct Place {
    school_id: Option<i64>,
    trust_id: Option<i64>,
    trust_uid: Option<i64>,
    name: String,
}

/// Proposes a change of a post-holder.
///
/// # Errors
/// A sentence where the school, trust, tenure or change of the register is gone.
pub fn propose(read: &Read<'_>, request: ProposeChange) -> Result<ProposedChange> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let found = request
        .register_change_id
        .map(|id| watch::head_change(db, id))
        .transpose()?;
    let school_id = request
        .school_id
        .or(found.as_ref().and_then(|found| found.school_id));
    let leaver = match (request.leaver_id, request.leaver_person_id) {
        (Some(id), _) => Some(tenures::find(db, id)?),
        (None, Some(person)) => {
            let place = place(db, None, school_id, request.trust_uid)?;
            tenures::at_place(db, place.school_id, place.trust_id)?
                .into_iter()
                .find(|held| held.person_id == person && held.standing(today) == Standing::Current)
        }
        (None, None) => None,
    };
    let place = place(db, leaver.as_ref(), school_id, request.trust_uid)?;
    let posts = posts_at(db, &place)?;
    let post = chosen_post(&posts, &place, leaver.as_ref(), request.role_id)?;
    let there = tenures::at_place(db, place.school_id, place.trust_id)?;
    let holders: Vec<&Held> = there
        .iter()
        .filter(|held| {
            (held.role_id == post.id || (post.is_head && held.is_head))
                && held.standing(today) == Standing::Current
        })
        .collect();
    let leaver = match (leaver, &found) {
        _ if request.nobody_leaves => None,
        (Some(leaver), _) => Some(leaver),
        (None, Some(found)) => match place.school_id {
            Some(school) => leaver_of(db, school, found, today)?,
            None => None,
        },
        (None, None) => match holders.as_slice() {
            [only] => Some((*only).clone()),
            _ => None,
        },
    };
    let named = arriving(&request, found.as_ref());
    let (last_day, last_day_by) = match (&leaver, &found) {
        (Some(leaver), _) if tenures::ends_for_sure(leaver) => (leaver.until.clone(), false),
        (Some(leaver), Some(found)) => (suggested_end(found.day, &leaver.from), true),
        (Some(leaver), None) => (leaver.until.clone(), leaver.until_by),
        (None, _) => (PartDay::default(), false),
    };
    let known = match (&named, request.person_id) {
        (Some(named), None) => known(db, &named.name, &place, today)?,
        _ => Vec::new(),
    };
    let from = last_day
        .last()
        .and_then(|day| day.succ_opt())
        .map(PartDay::of)
        .unwrap_or_default();
    Ok(ProposedChange {
        moves_main_contact: leaver.as_ref().is_some_and(|leaver| leaver.main_contact),
        holders: holders.into_iter().map(holder).collect(),
        duties: duties(db, &there, leaver.as_ref(), request.person_id, &post, today)?,
        briefing: if post.is_leader {
            written(briefing_due(&from, today))
        } else {
            String::new()
        },
        role_id: post.id,
        posts,
        leaver_id: leaver.map(|leaver| leaver.id),
        last_day,
        last_day_by,
        arriving_acting: named.as_ref().is_some_and(|named| named.acting),
        arriving: named.map(|named| named.name),
        known,
        source: if found.is_some() {
            Source::Register
        } else {
            Source::Typed
        },
        place: place.name,
        school_id: place.school_id,
        trust_uid: place.trust_uid,
    })
}

fn place(
    db: &Db,
    leaver: Option<&Held>,
    school_id: Option<i64>,
    trust_uid: Option<i64>,
) -> Result<Place> {
    let of = |school_id, trust_id, trust_uid, name| Place {
        school_id,
        trust_id,
        trust_uid,
        name,
    };
    let us = || of(None, None, None, "our own staff".to_owned());
    if let Some(leaver) = leaver {
        return Ok(match (leaver.school_id, leaver.trust_id) {
            (None, None) => us(),
            (school, trust) => of(
                school,
                trust,
                trust
                    .map(|id| held_store::uid_of(db, id))
                    .transpose()?
                    .flatten(),
                leaver.place.clone(),
            ),
        });
    }
    match (school_id, trust_uid) {
        (Some(id), _) => {
            let name = held_store::school_name(db, id)?.ok_or_else(|| {
                Error::not_found("This school is not in the file any more. Undo may bring it back.")
            })?;
            Ok(of(Some(id), None, None, name))
        }
        (None, Some(uid)) => {
            let (id, name) = held_store::trust(db, uid)?.ok_or_else(|| {
                Error::not_found(format!(
                    "The register has no trust with the Group UID {uid}."
                ))
            })?;
            Ok(of(None, id, Some(uid), name))
        }
        (None, None) => Ok(us()),
    }
}

/// The posts that can be held at a place: those that are offered.
fn posts_at(db: &Db, place: &Place) -> Result<Vec<Post>> {
    let wanted = match (place.school_id, place.trust_uid.or(place.trust_id)) {
        (Some(_), _) => RolePlace::School,
        (None, Some(_)) => RolePlace::Trust,
        (None, None) => RolePlace::Us,
    };
    let mut posts = held_store::posts(db)?;
    posts.retain(|post| post.place == wanted);
    Ok(posts)
}

fn chosen_post(
    posts: &[Post],
    place: &Place,
    leaver: Option<&Held>,
    asked: Option<i64>,
) -> Result<Post> {
    let id = asked.or(leaver.map(|leaver| leaver.role_id));
    let found = posts.iter().find(|post| match id {
        Some(id) => post.id == id,
        None if place.school_id.is_some() => post.id == HEAD_TEACHER,
        None => post.code == CEO,
    });
    found
        .or_else(|| {
            posts
                .iter()
                .find(|post| post.active)
                .filter(|_| id.is_none())
        })
        .cloned()
        .ok_or_else(|| {
            Error::invalid(format!(
                "This post cannot be held at {}. Choose another.",
                place.name
            ))
        })
}

/// Whose tenure a change of the register ends, where our records say so plainly.
fn leaver_of(
    db: &Db,
    school: i64,
    found: &watch::HeadChangeFound,
    today: Day,
) -> Result<Option<Held>> {
    let state = now(
        db,
        school,
        found.before.as_ref(),
        found.after.as_ref(),
        today,
    )?;
    if let HeadNow::Leaver(id) = state {
        return Ok(Some(tenures::find(db, id)?));
    }
    let mut heads = current(db, school, today)?;
    Ok(match heads.len() {
        1 => heads.pop(),
        _ => None,
    })
}

/// Who comes, by the register or as typed.
fn arriving(request: &ProposeChange, found: Option<&watch::HeadChangeFound>) -> Option<NamedHead> {
    match &request.name {
        Some(text) => named_in(text),
        None if request.person_id.is_some() => None,
        None => found.and_then(|found| found.after.clone()),
    }
}

fn holder(held: &Held) -> Holder {
    let mut words: Vec<String> = vec![said::term(&held.from, &held.until, held.until_by)];
    for (is, word) in [
        (held.acting, "acting"),
        (held.job_share, "job share"),
        (held.main_contact, "main contact for ITT"),
    ] {
        if is {
            words.push(word.to_owned());
        }
    }
    words.retain(|word| !word.is_empty());
    Holder {
        tenure_id: held.id,
        person_id: held.person_id,
        name: held.person.clone(),
        words: words.join(", "),
        until: if tenures::ends_for_sure(held) {
            held.until.clone()
        } else {
            PartDay::default()
        },
    }
}

/// People of the file who may be the one who comes: first those of the same name nearby, then of the same name, then of
/// a like one.
fn known(db: &Db, name: &PersonName, place: &Place, today: Day) -> Result<Vec<KnownPerson>> {
    let urn = match place.school_id {
        Some(school) => held_store::urn_of(db, school)?,
        None => None,
    };
    let mut ids = known_near(db, name, place.school_id, urn)?;
    for id in store::like_name(db, &name.last, &name.first)? {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let mut known = Vec::new();
    for id in ids {
        let posts = held_store::of_person(db, id)?;
        let own = held_store::person_name(db, id)?;
        let same = may_be_same(&own, name);
        if same == Sameness::Other {
            continue;
        }
        known.push(KnownPerson {
            person_id: id,
            name: own.full(),
            words: posts
                .iter()
                .filter(|held| held.standing(today) != Standing::Former)
                .take(2)
                .map(Held::post_at)
                .collect::<Vec<_>>()
                .join("; "),
            same_name: same == Sameness::Same,
        });
    }
    known.sort_by_key(|person| !person.same_name);
    known.truncate(MOST_KNOWN);
    Ok(known)
}

/// What else the leaver does for us, and what the one who comes has done there so far.
fn duties(
    db: &Db,
    there: &[Held],
    leaver: Option<&Held>,
    arriving: Option<i64>,
    post: &Post,
    today: Day,
) -> Result<Vec<Duty>> {
    use DutyEnd::{End, HandOver, Keep};
    let mut duties = Vec::new();
    let standing = |held: &&Held| held.standing(today) == Standing::Current;
    if let Some(leaver) = leaver {
        let others: Vec<&Held> = there
            .iter()
            .filter(standing)
            .filter(|held| held.person_id == leaver.person_id && held.id != leaver.id)
            .collect();
        // Who stays in another post may well go on.
        let stays = others.iter().any(|held| held.is_leader);
        let choices = if stays {
            vec![Keep, End, HandOver]
        } else {
            vec![End, HandOver, Keep]
        };
        if let Some(school) = leaver.school_id
            && let Some(champion) = champions::standing_of(db, leaver.person_id)?
                .into_iter()
                .filter(|one| one.school_id == school)
                .max_by_key(|one| one.id)
        {
            duties.push(Duty {
                kind: DutyKind::Champion,
                id: champion.id,
                words: format!(
                    "{} champions ITT here ({})",
                    leaver.person,
                    champion.stage.label().to_lowercase()
                ),
                choices: choices.clone(),
            });
        }
        for held in others {
            duties.push(Duty {
                kind: DutyKind::Post,
                id: held.id,
                words: format!("{} is {} too", held.person, said::within(&held.role)),
                choices: choices.clone(),
            });
        }
        for member in store::memberships(db, leaver.person_id)? {
            let elsewhere = member
                .school_id
                .is_some_and(|id| Some(id) != leaver.school_id)
                || member
                    .trust_id
                    .is_some_and(|id| Some(id) != leaver.trust_id);
            if elsewhere {
                continue;
            }
            let office = if member.office == "chair" {
                "chairs"
            } else {
                "sits in"
            };
            duties.push(Duty {
                kind: DutyKind::WorkingGroup,
                id: member.id,
                words: format!(
                    "{} {office} the working group {}",
                    leaver.person, member.group
                ),
                choices: choices.clone(),
            });
        }
    }
    for held in there.iter().filter(standing) {
        if Some(held.person_id) == arriving && held.role_id != post.id {
            let ends = held.is_leader && post.is_leader;
            duties.push(Duty {
                kind: DutyKind::Before,
                id: held.id,
                words: format!("{} is {} so far", held.person, said::within(&held.role)),
                choices: if ends {
                    vec![End, Keep]
                } else {
                    vec![Keep, End]
                },
            });
        }
    }
    Ok(duties)
}
