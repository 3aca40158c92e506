//! What the pages of working groups and challenges read.

use super::rules::{attendance, came, says};
use super::{
    Attended, Challenge, ChallengeState, ChallengesFound, ChallengesRequest, GroupMeeting,
    GroupMember, GroupPage, MeetingPerson, MeetingTask, OneGroup, Seat, Solution, ThemeCount,
};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::list::sql::person_name;
use crate::person::shown::term;
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, PartDay, Standing, written};
use rusqlite::{OptionalExtension, ToSql};
use std::collections::{BTreeMap, HashMap};

/// The name of person `p`.
const NAME: &str = person_name!("p");

/// The most challenges of one answer.
const MOST_CHALLENGES: usize = 100;

/// A working group with all that belongs to it.
///
/// # Errors
/// Where it is not there.
pub fn page(read: &Read<'_>, request: OneGroup) -> Result<GroupPage> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let (name, purpose, active) = db
        .prepare_cached("SELECT name, purpose, active FROM working_group WHERE id = ?1")?
        .query_row([request.id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?
        .ok_or_else(|| {
            Error::not_found(
                "This working group is not in the file any more. Undo may bring it back.",
            )
        })?;
    let mut members = members(db, request.id, today)?;
    let meetings = meetings(db, request.id, &members)?;
    for member in &mut members {
        let held = meetings
            .iter()
            .filter(|meeting| meeting.on <= today && sits(member, meeting.on));
        let of_them = |meeting: &&GroupMeeting| {
            meeting.people.iter().any(|one| {
                one.person_id == member.person_id && one.attended == Some(Attended::Present)
            })
        };
        member.came = came(held.clone().filter(of_them).count(), held.count());
    }
    let mut themes: Vec<String> = themes(db)?.into_keys().collect();
    themes.sort_by_key(|theme| fold(theme));
    Ok(GroupPage {
        id: request.id,
        name,
        purpose,
        active,
        members,
        meetings,
        challenges: challenges(db, "c.group_id = ?1", &[&request.id])?,
        themes,
    })
}

fn sits(member: &GroupMember, day: Day) -> bool {
    Standing::of(&member.from, &member.until, false, day) == Standing::Current
}

fn members(db: &Db, group: i64, today: Day) -> Result<Vec<GroupMember>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT m.id, m.person_id, {NAME}, m.school_id, m.trust_id,
            coalesce(e.name, s.name, g.name, u.name, ''), m.office, m.from_on, m.until_on
         FROM group_member m JOIN person p ON p.id = m.person_id
              LEFT JOIN school s ON s.id = m.school_id LEFT JOIN establishment e ON e.id = s.urn
              LEFT JOIN trust u ON u.id = m.trust_id LEFT JOIN establishment_group g ON g.id = u.uid
         WHERE m.group_id = ?1 AND p.merged_into IS NULL
         ORDER BY m.office, p.last_name, p.first_name, m.id"
    ))?;
    let rows = statement.query_map([group], |row| {
        let (from, until): (String, String) = (row.get(7)?, row.get(8)?);
        let (from, until) = (PartDay::stored(&from), PartDay::stored(&until));
        let standing = Standing::of(&from, &until, false, today);
        let seat = Seat::from_code(&row.get::<_, String>(6)?);
        Ok(GroupMember {
            id: row.get(0)?,
            person_id: row.get(1)?,
            name: row.get(2)?,
            school_id: row.get(3)?,
            trust_id: row.get(4)?,
            place: row.get(5)?,
            seat,
            seat_label: seat.label().to_owned(),
            term: if from.is_unknown() && until.is_unknown() {
                String::new()
            } else {
                term(&from, &until, false, false, standing)
            },
            from,
            until,
            standing,
            standing_label: standing.label().to_owned(),
            came: String::new(),
        })
    })?;
    let mut members: Vec<GroupMember> = rows.collect::<rusqlite::Result<_>>()?;
    members.sort_by_key(|member| match member.standing {
        Standing::Current => 0,
        Standing::Announced => 1,
        Standing::Former => 2,
    });
    Ok(members)
}

fn meetings(db: &Db, group: i64, members: &[GroupMember]) -> Result<Vec<GroupMeeting>> {
    let mut statement = db.prepare_cached(
        "SELECT id, on_day, title, place, note FROM group_meeting WHERE group_id = ?1 ORDER BY on_day DESC, id DESC",
    )?;
    let rows = statement.query_map([group], |row| {
        let on: String = row.get(1)?;
        let on: Day = on.parse().unwrap_or_default();
        Ok(GroupMeeting {
            id: row.get(0)?,
            on,
            day: on.format("%a %-d %b %Y").to_string(),
            title: row.get(2)?,
            place: row.get(3)?,
            note: row.get(4)?,
            people: Vec::new(),
            attendance: String::new(),
            actions: Vec::new(),
        })
    })?;
    let mut meetings: Vec<GroupMeeting> = rows.collect::<rusqlite::Result<_>>()?;
    let mut came = attended(db, group)?;
    let mut actions = actions(db, group)?;
    for meeting in &mut meetings {
        let mut noted = came.remove(&meeting.id).unwrap_or_default();
        for member in members.iter().filter(|member| sits(member, meeting.on)) {
            if meeting
                .people
                .iter()
                .any(|one| one.person_id == member.person_id)
            {
                continue;
            }
            let found = noted
                .iter()
                .position(|one| one.person_id == member.person_id);
            meeting.people.push(match found {
                Some(at) => MeetingPerson {
                    guest: false,
                    ..noted.remove(at)
                },
                None => MeetingPerson {
                    person_id: member.person_id,
                    name: member.name.clone(),
                    attended: None,
                    label: String::new(),
                    guest: false,
                },
            });
        }
        meeting.people.extend(noted);
        meeting.attendance = attendance(meeting.people.iter().map(|one| one.attended));
        meeting.actions = actions.remove(&meeting.id).unwrap_or_default();
    }
    Ok(meetings)
}

/// Who is noted for each meeting of a group, as guests.
fn attended(db: &Db, group: i64) -> Result<HashMap<i64, Vec<MeetingPerson>>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT a.meeting_id, a.person_id, {NAME}, a.state
         FROM group_attendance a JOIN group_meeting m ON m.id = a.meeting_id JOIN person p ON p.id = a.person_id
         WHERE m.group_id = ?1 AND p.merged_into IS NULL ORDER BY p.last_name, p.first_name, p.id"
    ))?;
    let mut rows = statement.query([group])?;
    let mut found: HashMap<i64, Vec<MeetingPerson>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let attended = Attended::from_code(&row.get::<_, String>(3)?);
        found.entry(row.get(0)?).or_default().push(MeetingPerson {
            person_id: row.get(1)?,
            name: row.get(2)?,
            attended: Some(attended),
            label: attended.label().to_owned(),
            guest: true,
        });
    }
    Ok(found)
}

/// The tasks that each meeting of a group asked for, those to do first.
fn actions(db: &Db, group: i64) -> Result<HashMap<i64, Vec<MeetingTask>>> {
    let mut statement = db.prepare_cached(
        "SELECT t.meeting_id, t.id, t.title, t.due_on, coalesce(o.name, ''), t.done_on <> ''
         FROM task t JOIN group_meeting m ON m.id = t.meeting_id LEFT JOIN staff o ON o.id = t.owner_id
         WHERE m.group_id = ?1 ORDER BY t.done_on <> '', t.due_on = '', t.due_on, t.id",
    )?;
    let mut rows = statement.query([group])?;
    let mut found: HashMap<i64, Vec<MeetingTask>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let due: String = row.get(3)?;
        found.entry(row.get(0)?).or_default().push(MeetingTask {
            id: row.get(1)?,
            title: row.get(2)?,
            due: due.parse().map_or(due, written),
            owner: row.get(4)?,
            done: row.get(5)?,
        });
    }
    Ok(found)
}

/// The challenges that pass a condition: open ones, shared ones, solved ones; newest first.
fn challenges(db: &Db, condition: &str, values: &[&dyn ToSql]) -> Result<Vec<Challenge>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.id, c.group_id, w.name, c.meeting_id, c.theme, c.description, c.state, c.person_id,
            coalesce({NAME}, ''), c.school_id, coalesce(e.name, s.name, ''), c.raised_on
         FROM challenge c JOIN working_group w ON w.id = c.group_id LEFT JOIN person p ON p.id = c.person_id
              LEFT JOIN school s ON s.id = c.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE {condition}
         ORDER BY CASE c.state WHEN 'open' THEN 0 WHEN 'shared' THEN 1 ELSE 2 END, c.raised_on DESC, c.id DESC"
    ))?;
    let rows = statement.query_map(values, |row| {
        let state = ChallengeState::from_code(&row.get::<_, String>(6)?);
        let raised: String = row.get(11)?;
        Ok(Challenge {
            id: row.get(0)?,
            group_id: row.get(1)?,
            group: row.get(2)?,
            meeting_id: row.get(3)?,
            theme: row.get(4)?,
            description: row.get(5)?,
            state,
            state_label: state.label().to_owned(),
            person_id: row.get(7)?,
            person: row.get(8)?,
            school_id: row.get(9)?,
            school: row.get(10)?,
            day: raised.parse().map_or(raised, written),
            solutions: Vec::new(),
        })
    })?;
    let mut challenges: Vec<Challenge> = rows.collect::<rusqlite::Result<_>>()?;
    let mut solutions = solutions(db, condition, values)?;
    for challenge in &mut challenges {
        challenge.solutions = solutions.remove(&challenge.id).unwrap_or_default();
    }
    Ok(challenges)
}

/// The solutions to the challenges that pass a condition, oldest first.
fn solutions(
    db: &Db,
    condition: &str,
    values: &[&dyn ToSql],
) -> Result<HashMap<i64, Vec<Solution>>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT o.challenge_id, o.id, o.description, o.person_id, coalesce({NAME}, ''), o.school_id,
            coalesce(e.name, s.name, ''), o.shared_on
         FROM solution o JOIN challenge c ON c.id = o.challenge_id LEFT JOIN person p ON p.id = o.person_id
              LEFT JOIN school s ON s.id = o.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE {condition} ORDER BY o.shared_on, o.id"
    ))?;
    let mut rows = statement.query(values)?;
    let mut found: HashMap<i64, Vec<Solution>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let shared: String = row.get(7)?;
        found.entry(row.get(0)?).or_default().push(Solution {
            id: row.get(1)?,
            description: row.get(2)?,
            person_id: row.get(3)?,
            person: row.get(4)?,
            school_id: row.get(5)?,
            school: row.get(6)?,
            day: shared.parse().map_or(shared, written),
        });
    }
    Ok(found)
}

/// How many challenges each theme has.
fn themes(db: &Db) -> Result<BTreeMap<String, u32>> {
    let mut statement =
        db.prepare_cached("SELECT theme, count(*) FROM challenge GROUP BY theme")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The challenges of all groups that some words find.
///
/// # Errors
/// What SQLite says.
pub fn find(read: &Read<'_>, request: ChallengesRequest) -> Result<ChallengesFound> {
    let words = fold(&request.words);
    let mut found = challenges(read.db, "1", &[])?;
    found.retain(|challenge| {
        request.state.is_none_or(|state| challenge.state == state)
            && (request.theme.is_empty() || challenge.theme == request.theme)
            && says(challenge, &words)
    });
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut themes: Vec<ThemeCount> = themes(read.db)?
        .into_iter()
        .map(|(theme, count)| ThemeCount { theme, count })
        .collect();
    themes.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.theme.cmp(&b.theme)));
    Ok(ChallengesFound {
        count,
        challenges: found
            .into_iter()
            .skip(request.offset as usize)
            .take(MOST_CHALLENGES)
            .collect(),
        themes,
    })
}
