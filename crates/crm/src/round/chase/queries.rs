//! What is read to chase a round.

use super::store::{self, Chased, Counts};
use super::{ChaseBy, ChaseGroup, ChaseRow, RoundChase, RoundState, RoundStatus, WhichRound};
use crate::error::Result;
use crate::list::{List, Selection};
use crate::round::Round;
use crate::round::ask::remind::WaitedFor;
use crate::round::queries::named_or_latest;
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, counted, written};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};

/// How long is waited, in days from the first; each up to the next.
const WAITS: [(i64, &str); 4] = [
    (0, "Up to a week"),
    (8, "Up to two weeks"),
    (15, "Up to four weeks"),
    (29, "Longer than four weeks"),
];
/// What stands for schools of which the authority, phase or trust is not known.
const NOT_KNOWN: &str = "Not known, or none";
/// How much of the last conversation is shown, in letters.
const PREVIEW: usize = 240;

/// How many of a hundred.
pub(super) fn rate(some: u32, of: u32) -> u32 {
    if of == 0 {
        return 0;
    }
    let rounded = (u64::from(some) * 200 + u64::from(of)) / (u64::from(of) * 2);
    u32::try_from(rounded).unwrap_or(100)
}

/// How far a round has come.
///
/// # Errors
/// A sentence where there is none.
pub fn status(read: &Read<'_>, request: WhichRound) -> Result<RoundStatus> {
    let round = named_or_latest(read.db, request.id)?;
    let counts = store::counts(read.db, round.id)?;
    Ok(status_of(round, counts))
}

fn status_of(round: Round, counts: Counts) -> RoundStatus {
    let answered = counts.unchanged + counts.changed + counts.accepted;
    let outstanding = counts.asked.saturating_sub(answered);
    let rate = rate(answered, counts.asked);
    let mut said = format!(
        "{}: {} of {} answered ({rate}%), {outstanding} did not yet.",
        round.title,
        answered,
        counted(u64::from(counts.asked), "school", "schools")
    );
    let waiting = counts.unchanged + counts.changed;
    if waiting > 0 {
        said += &format!(
            " {} to be accepted, {} of them with changes.",
            counted(u64::from(waiting), "answer waits", "answers wait"),
            counts.changed
        );
    }
    if counts.set_aside > 0 {
        said += &format!(
            " {} set aside.",
            counted(u64::from(counts.set_aside), "reply is", "replies are")
        );
    }
    RoundStatus {
        id: round.id,
        title: round.title,
        asked: counts.asked,
        written: counts.written,
        sent: counts.sent,
        answered,
        unchanged: counts.unchanged,
        changed: counts.changed,
        accepted: counts.accepted,
        set_aside: counts.set_aside,
        outstanding,
        rate,
        said,
    }
}

/// Who has not answered, with what is needed to ask again.
///
/// # Errors
/// A sentence where there is no round.
pub fn chase(read: &Read<'_>, request: WhichRound) -> Result<RoundChase> {
    let round = named_or_latest(read.db, request.id)?;
    let outstanding = store::outstanding(read.db, round.id)?;
    let today = read.desk.store.clock().today();
    let rows = outstanding
        .iter()
        .map(|school| row(read.db, school))
        .collect::<Result<_>>()?;
    Ok(RoundChase {
        id: round.id,
        said: said(&round, outstanding.len(), today),
        by_days: by_days(round.id, &outstanding),
        by_channel: by_channel(round.id, &outstanding),
        by_la: by_la(round.id, &outstanding),
        title: round.title,
        rows,
    })
}

/// A school with the last that was said there.
pub(super) fn row(db: &Db, school: &Chased) -> Result<ChaseRow> {
    let (last_contact, last_said) =
        store::last_conversation(db, school.school_id)?.unwrap_or_default();
    Ok(ChaseRow {
        id: school.id,
        school_id: school.school_id,
        school: school.school.clone(),
        la: school.la.clone(),
        state: school.state,
        state_label: school.state.label().to_owned(),
        days: school.days,
        by: school.by,
        person_id: school.person_id,
        person: school.person.clone(),
        email: school.email.clone(),
        telephone: school.telephone.clone(),
        last_contact,
        last_said: short(&last_said),
        set_aside: school.set_aside.clone(),
    })
}

fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= PREVIEW {
        return text;
    }
    let cut: String = text.chars().take(PREVIEW).collect();
    format!("{}…", cut.trim_end())
}

fn said(round: &Round, outstanding: usize, today: Day) -> String {
    if outstanding == 0 {
        return format!("Every school has answered {}.", round.title);
    }
    let whom = counted(
        outstanding as u64,
        "school has not answered",
        "schools have not answered",
    );
    match round.due_on.parse::<Day>() {
        Ok(due) if due < today => {
            let late = (today - due).num_days().unsigned_abs();
            format!(
                "{whom}. Answers were wanted by {}, {} ago.",
                written(due),
                counted(late, "day", "days")
            )
        }
        Ok(due) => format!("{whom}. Answers are wanted by {}.", written(due)),
        Err(_) => format!("{whom}."),
    }
}

/// The list of a round's schools that have not answered, narrowed further.
pub(super) fn route(round_id: i64, more: &[(&str, Value)]) -> String {
    let mut filters = Map::new();
    filters.insert(
        "roundId".to_owned(),
        json!({"min": round_id, "max": round_id}),
    );
    filters.insert("answered".to_owned(), json!(["no"]));
    for (column, filter) in more {
        filters.insert((*column).to_owned(), filter.clone());
    }
    List::RoundSchools
        .definition()
        .route_to(&Value::Object(filters))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn by_days(round_id: i64, schools: &[Chased]) -> Vec<ChaseGroup> {
    let mut groups: Vec<ChaseGroup> = WAITS
        .iter()
        .zip(1..)
        .map(|((from, label), next)| {
            let before = WAITS.get(next).map(|(first, _)| *first);
            let is_in = |days: i64| days >= *from && before.is_none_or(|before| days < before);
            let filter = match before {
                Some(before) => json!({"min": from, "max": before - 1}),
                None => json!({"min": from}),
            };
            ChaseGroup {
                label: (*label).to_owned(),
                count: number(
                    schools
                        .iter()
                        .filter(|school| school.days.is_some_and(is_in))
                        .count(),
                ),
                route: route(round_id, &[("days", filter)]),
            }
        })
        .collect();
    groups.push(ChaseGroup {
        label: "Not sent".to_owned(),
        count: number(
            schools
                .iter()
                .filter(|school| school.days.is_none())
                .count(),
        ),
        route: route(round_id, &[("days", json!({"blank": true}))]),
    });
    groups
}

fn by_channel(round_id: i64, schools: &[Chased]) -> Vec<ChaseGroup> {
    ChaseBy::ALL
        .iter()
        .map(|by| ChaseGroup {
            label: by.label().to_owned(),
            count: number(schools.iter().filter(|school| school.by == *by).count()),
            route: route(round_id, &[("reach", json!([by.code()]))]),
        })
        .collect()
}

fn by_la(round_id: i64, schools: &[Chased]) -> Vec<ChaseGroup> {
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for school in schools {
        *counts.entry((&school.la, &school.la_code)).or_default() += 1;
    }
    let mut groups: Vec<ChaseGroup> = counts
        .into_iter()
        .map(|((label, code), count)| ChaseGroup {
            label: named(label, code),
            count,
            route: route(round_id, &[("la", is(code))]),
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    groups
}

/// A code without a name is shown as it is.
pub(super) fn named(label: &str, code: &str) -> String {
    [label, code, NOT_KNOWN]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned()
}

pub(super) fn is(code: &str) -> Value {
    if code.is_empty() {
        json!({"blank": true})
    } else {
        json!([code])
    }
}

/// The schools of a round that have not answered, of those that are chosen where some are.
pub(super) fn to_ring(
    read: &Read<'_>,
    round: &Round,
    chosen: Option<&Selection>,
) -> Result<Vec<Chased>> {
    let mut schools = store::outstanding(read.db, round.id)?;
    if let Some(selection) = chosen {
        let ids = read
            .desk
            .lists
            .selected(read, List::RoundSchools, selection)?;
        schools.retain(|school| ids.contains(&school.id));
    }
    Ok(schools)
}

/// The schools of a round that were sent the form and have not answered, of those that are chosen where some are.
///
/// # Errors
/// A sentence where the rows are of another list.
pub(in crate::round) fn waited_for(
    read: &Read<'_>,
    round: &Round,
    chosen: Option<&Selection>,
) -> Result<BTreeMap<i64, WaitedFor>> {
    let mut waiting = store::asked(read.db, round.id)?;
    let sent: HashSet<i64> = to_ring(read, round, chosen)?
        .into_iter()
        .filter(|school| matches!(school.state, RoundState::Sent | RoundState::Reminded))
        .map(|school| school.school_id)
        .collect();
    waiting.retain(|school, _| sent.contains(school));
    Ok(waiting)
}

#[cfg(test)]
mod pure_tests {
    use super::rate;

    #[test]
    fn a_rate_is_rounded_and_none_of_none_is_none() {
        for (some, of, want) in [
            (0, 0, 0),
            (0, 3, 0),
            (1, 3, 33),
            (2, 3, 67),
            (3, 3, 100),
            (1, 200, 1),
        ] {
            assert_eq!(rate(some, of), want, "{some} of {of}");
        }
    }
}
