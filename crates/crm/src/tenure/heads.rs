//! The register's heads as tenures of ours.
//!
//! Where a school becomes ours, or stands on a URN for the first time, the head that the register names becomes a tenure
//! with the source *register*. Vacancies are no heads, and a head that we know already is left as they are.
//!
//! Someone of exactly the same name who holds or held a post in the same trust, or at what the school was or became, is
//! that person: executive heads lead several schools, and heads stay when their school converts. A name alone, elsewhere,
//! proves nothing: the duplicates are found later and decided by the office.

use super::change::actions::{self as change, Change};
use super::change::{Arriving, ChangedPost};
use super::store::{self, Held};
use super::{HEAD_TEACHER, NewTenure, Standing, Who, actions};
use crate::commands::Nothing;
use crate::error::Result;
use crate::person::{self, NewPerson, PersonName};
use crate::register::heads::{NamedHead, Sameness, may_be_same};
use crate::register::{links, queries as register};
use crate::session::{Act, Read};
use crate::store::{Db, Write};
use crate::task::{self, NewTask};
use crate::types::{About, Day, PartDay, Source, counted};
use serde::Serialize;
use ts_rs::TS;

/// What became of the register's head of one school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// The post is vacant in the register, or we know its head.
    Nothing,
    /// They are in the file now.
    New,
    /// Someone whom we knew elsewhere leads this school too.
    Known,
    /// We have another head: a task says so.
    Differs,
}

/// What our records say of the head whom a change of the register is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HeadNow {
    /// We have no current head.
    #[default]
    Nobody,
    /// This tenure is the one that the register says has ended.
    Leaver(i64),
    /// We know the head whom the register names now.
    Known,
    /// We have another head, or several.
    Other,
}

/// The heads of a school who stand today, those who share the post among them.
pub(super) fn current(db: &Db, school: i64, today: Day) -> Result<Vec<Held>> {
    let mut held = store::at_school(db, school)?;
    held.retain(|one| one.is_head && one.standing(today) == Standing::Current);
    Ok(held)
}

/// What our records say of the head, where the register said `before` and says `after`.
///
/// # Errors
/// What SQLite says.
pub fn now(
    db: &Db,
    school: i64,
    before: Option<&NamedHead>,
    after: Option<&NamedHead>,
    today: Day,
) -> Result<HeadNow> {
    let mut heads = store::at_school(db, school)?;
    heads.retain(|one| one.is_head && one.standing(today) != Standing::Former);
    let is = |held: &Held, named: Option<&NamedHead>, how: Sameness| {
        named.is_some_and(|named| may_be_same(&held.name, &named.name) == how)
    };
    if heads.iter().any(|held| is(held, after, Sameness::Same)) {
        return Ok(HeadNow::Known);
    }
    heads.retain(|one| one.standing(today) == Standing::Current);
    for how in [Sameness::Same, Sameness::Perhaps] {
        if let Some(leaver) = heads.iter().find(|held| is(held, before, how)) {
            return Ok(HeadNow::Leaver(leaver.id));
        }
    }
    Ok(if heads.is_empty() {
        HeadNow::Nobody
    } else {
        HeadNow::Other
    })
}

/// Writes down the head that the register names at a school of ours.
///
/// # Errors
/// What SQLite says.
pub fn bring(w: &Write<'_>, school: i64, urn: i64) -> Result<Brought> {
    let Some(head) = register::head_of(w.db, urn)? else {
        return Ok(Brought::Nothing);
    };
    let today = w.clock.today();
    let there = store::at_school(w.db, school)?;

    let mut standing = there
        .iter()
        .filter(|held| held.is_head)
        .filter(|held| held.standing(today) != Standing::Former);
    if let Some(ours) = standing.next() {
        let same = [ours]
            .into_iter()
            .chain(standing)
            .any(|held| may_be_same(&held.name, &head.name) == Sameness::Same);
        if same {
            return Ok(Brought::Nothing);
        }
        ask_who_leads(w, school, ours, &head.name)?;
        return Ok(Brought::Differs);
    }
    let known = known_near(w.db, &head.name, Some(school), Some(urn))?;
    let (person_id, brought) = match known.as_slice() {
        [only] => (*only, Brought::Known),
        _ => (
            person::actions::add(
                w,
                &NewPerson {
                    name: head.name.clone(),
                    ..NewPerson::default()
                },
            )?,
            Brought::New,
        ),
    };
    let said_on = register::date(w.db)?.unwrap_or_else(|| today.to_string());
    actions::add(
        w,
        &NewTenure {
            school_id: Some(school),
            acting: head.acting,
            source: Source::Register,
            confirmed_on: said_on,
            ..NewTenure::of(person_id, HEAD_TEACHER)
        },
    )?;
    Ok(brought)
}

/// A task where the register and we name two heads, since nobody but the school knows.
fn ask_who_leads(w: &Write<'_>, school: i64, ours: &Held, theirs: &PersonName) -> Result<()> {
    task::actions::add(
        w,
        &NewTask {
            title: format!("Ask who leads {}", ours.place),
            note: format!(
                "The register names {}; we have {} as {}.",
                theirs.full(),
                ours.person,
                ours.post_at()
            ),
            due: w.clock.today().checked_add_days(chrono::Days::new(14)),
            about: About {
                school_id: Some(school),
                ..About::default()
            },
            origin: "register".to_owned(),
            ..NewTask::default()
        },
    )?;
    Ok(())
}

/// People of exactly this name with a post in the trust of an establishment, or at what it was or became.
pub(super) fn known_near(
    db: &Db,
    name: &PersonName,
    school: Option<i64>,
    urn: Option<i64>,
) -> Result<Vec<i64>> {
    let Some(urn) = urn else {
        return Ok(Vec::new());
    };
    let linked: Vec<i64> = links::of(db, urn)?
        .into_iter()
        .map(|link| link.other)
        .collect();
    let trust = register::trust_of(db, urn)?;
    let mut found = Vec::new();
    for person in store::of_name(db, name)? {
        let near = store::places_of(db, person)?.into_iter().any(|place| {
            school.is_some_and(|school| place.school_id == Some(school))
                || place.urn.is_some_and(|own| linked.contains(&own))
                || trust.is_some_and(|trust| place.trust_uid == Some(trust))
        });
        if near {
            found.push(person);
        }
    }
    Ok(found)
}

/// How many of our schools have a head in the register and none here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeadsMissing {
    /// Schools of ours.
    pub schools: u32,
}

/// What became of the register's heads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeadsBrought {
    /// Heads that are in the file now.
    pub heads: u32,
    /// Of them people whom we knew elsewhere.
    pub known: u32,
}

/// How many of our schools have a head in the register and none here.
///
/// # Errors
/// What SQLite says.
pub fn missing(read: &Read<'_>, _: Nothing) -> Result<HeadsMissing> {
    let schools = missing_at(read.db)?.len();
    Ok(HeadsMissing {
        schools: u32::try_from(schools).unwrap_or(u32::MAX),
    })
}

/// Our schools (id and URN) with a head in the register and none here. One that has left us or is closed is not missed.
fn missing_at(db: &Db) -> Result<Vec<(i64, i64)>> {
    let mut found = Vec::new();
    for (school, urn) in store::schools_without_head(db)? {
        if register::head_of(db, urn)?.is_some() {
            found.push((school, urn));
        }
    }
    Ok(found)
}

/// Brings the register's heads to all our schools that have no head.
///
/// # Errors
/// What SQLite says.
pub fn bring_all(act: &Act<'_>, _: Nothing) -> Result<HeadsBrought> {
    let w = act.write;
    let mut done = HeadsBrought::default();
    for (school, urn) in missing_at(w.db)? {
        match bring(w, school, urn)? {
            Brought::New => done.heads += 1,
            Brought::Known => {
                done.heads += 1;
                done.known += 1;
            }
            Brought::Nothing | Brought::Differs => {}
        }
    }
    w.label(format!(
        "Brought {} from the register",
        counted(u64::from(done.heads), "head", "heads")
    ));
    Ok(done)
}

/// The last day that a teacher leaves on before `day`: 31 December, 30 April or 31 August.
pub fn term_end_before(day: Day) -> Day {
    use chrono::{Datelike, NaiveDate};
    let year = day.year();
    [(year, 8, 31), (year, 4, 30), (year - 1, 12, 31)]
        .into_iter()
        .filter_map(|(year, month, last)| NaiveDate::from_ymd_opt(year, month, last))
        .find(|end| *end < day)
        .unwrap_or(day)
}

/// The last day to suggest for a head whom a register of `day` no longer names: the end of the term before, else, where
/// they began after that, the day before the file's own.
pub fn suggested_end(day: Day, from: &PartDay) -> PartDay {
    let end = term_end_before(day);
    match from.first() {
        Some(first) if first > end => PartDay::of(day.pred_opt().unwrap_or(day).max(first)),
        _ => PartDay::of(end),
    }
}

/// A change of the head as the register tells it, to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepting {
    /// At which school of ours.
    pub school_id: i64,
    /// Who was head.
    pub before: Option<NamedHead>,
    /// Who is.
    pub after: Option<NamedHead>,
    /// The day that the register's file tells of.
    pub day: Day,
    /// A line about the tenure that begins.
    pub note: String,
}

/// Does a change of the head without asking: the leaver's last day is the end of the term before at the latest, their
/// other duties stay, whoever comes is a known person of that name nearby or a new one.
///
/// # Errors
/// What SQLite says.
pub fn accept(w: &Write<'_>, told: Accepting) -> Result<ChangedPost> {
    let today = w.clock.today();
    let (before, after) = (told.before.as_ref(), told.after.as_ref());
    let leaver = match now(w.db, told.school_id, before, after, today)? {
        HeadNow::Leaver(id) => Some(actions::find(w.db, id)?),
        HeadNow::Nobody | HeadNow::Known | HeadNow::Other => None,
    };
    let arriving = match &told.after {
        None => None,
        Some(head) => {
            let urn = store::urn_of(w.db, told.school_id)?;
            let known = known_near(w.db, &head.name, Some(told.school_id), urn)?;
            Some(Arriving {
                who: match known.as_slice() {
                    [only] => Who {
                        person_id: Some(*only),
                        name: None,
                    },
                    _ => Who {
                        person_id: None,
                        name: Some(head.name.clone()),
                    },
                },
                from: PartDay::default(),
                acting: head.acting,
                job_share: false,
                email: String::new(),
            })
        }
    };
    change::apply(
        w,
        Change {
            school_id: Some(told.school_id),
            trust_id: None,
            post: actions::post(w.db, HEAD_TEACHER)?,
            last_day: match &leaver {
                Some(leaver) if !actions::ends_for_sure(leaver) => {
                    suggested_end(told.day, &leaver.from)
                }
                _ => PartDay::default(),
            },
            last_day_by: true,
            leaver,
            arriving,
            source: Source::Register,
            confirmed_on: told.day.to_string(),
            note: told.note,
            duties: Vec::new(),
            briefing: true,
        },
    )
}

/// Takes `after` as a new name of the head whom we have; says whether we have one. A name that we know in full is not
/// shortened to its initials.
///
/// # Errors
/// What SQLite says.
pub fn same_person(
    w: &Write<'_>,
    school: i64,
    before: Option<&NamedHead>,
    after: &NamedHead,
    day: Day,
) -> Result<bool> {
    let today = w.clock.today();
    let held = match now(w.db, school, before, Some(after), today)? {
        HeadNow::Leaver(id) => actions::find(w.db, id)?,
        HeadNow::Known | HeadNow::Nobody | HeadNow::Other => {
            let mut heads = current(w.db, school, today)?;
            match (heads.pop(), heads.is_empty()) {
                (Some(only), true) => only,
                _ => return Ok(false),
            }
        }
    };
    if let Some(name) = renamed(&held.name, &after.name) {
        store::rename(w, held.person_id, &name)?;
    }
    store::confirm(w, held.id, &day.to_string(), None, Source::Register)?;
    Ok(true)
}

/// The name of a person who is called `new` now; `None`: it says nothing that we don't know.
fn renamed(known: &PersonName, new: &PersonName) -> Option<PersonName> {
    let initial = |text: &str| text.trim_end_matches('.').chars().count() == 1;
    let begins = |text: &str| crate::fold::fold(text).chars().next();
    let shortened = initial(&new.first)
        && !known.first.is_empty()
        && begins(&new.first) == begins(&known.first);
    let name = PersonName {
        title: new.title.clone(),
        first: if shortened {
            known.first.clone()
        } else {
            new.first.clone()
        },
        last: new.last.clone(),
        known_as: known.known_as.clone(),
    };
    (may_be_same(known, &name) != Sameness::Same).then_some(name)
}

#[cfg(test)]
mod rules {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::{renamed, suggested_end, term_end_before};
    use crate::person::PersonName;
    use crate::types::PartDay;

    fn name(first: &str, last: &str) -> PersonName {
        PersonName {
            first: first.to_owned(),
            last: last.to_owned(),
            ..PersonName::default()
        }
    }

    #[test]
    fn heads_leave_at_the_end_of_a_term() {
        for (day, end) in [
            ("2026-09-01", "2026-08-31"),
            ("2026-08-31", "2026-04-30"),
            ("2026-05-01", "2026-04-30"),
            ("2026-04-30", "2025-12-31"),
            ("2026-01-01", "2025-12-31"),
            ("2026-12-31", "2026-08-31"),
        ] {
            assert_eq!(
                term_end_before(day.parse().unwrap()).to_string(),
                end,
                "{day}"
            );
        }
        let suggested = |day: &str, from: &str| {
            String::from(suggested_end(day.parse().unwrap(), &PartDay::stored(from)))
        };
        assert_eq!(suggested("2026-09-10", "2020"), "2026-08-31");
        assert_eq!(suggested("2026-09-10", ""), "2026-08-31");
        // Who began after the end of the term was still there until the day before the file's.
        assert_eq!(suggested("2026-11-02", "2026-09-01"), "2026-11-01");
    }

    #[test]
    fn a_new_name_is_taken_and_a_shorter_one_is_not() {
        let ames = name("Jane", "Ames");
        for (new, kept) in [
            (name("Jane", "Brook"), Some(name("Jane", "Brook"))),
            (name("J.", "Brook"), Some(name("Jane", "Brook"))),
            (name("J", "Ames"), None),
            (name("Jane", "AMES"), None),
            (name("Jane Mary", "Ames"), Some(name("Jane Mary", "Ames"))),
        ] {
            assert_eq!(renamed(&ames, &new), kept, "{new:?}");
        }
    }
}
