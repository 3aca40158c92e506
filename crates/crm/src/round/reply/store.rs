//! The SQL of replies: whom they may be from, what came, and what the office made of it.

use super::{RepliesCount, ReplyRow};
use crate::error::Result;
use crate::fold::fold;
use crate::list::sql::person_name;
use crate::person::Medium;
use crate::round::{Answers, Channel, ReplyState, Said};
use crate::store::{Db, Write};
use crate::types::{Day, written};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// A school that was asked in a round.
#[derive(Debug, Clone)]
pub(super) struct AskedSchool {
    /// `round_school.id`.
    pub id: i64,
    pub school_id: i64,
    pub check: String,
    pub urn: Option<i64>,
    pub name: String,
    pub postcode: String,
    /// Where the form went; empty: nowhere yet.
    pub email: String,
    /// The batch in which it went; 0: none yet.
    pub batch: u32,
    /// What stood on the form; `None`: it was not written, or nobody knows.
    pub asked: Option<Answers>,
}

const ASKED: &str = "SELECT a.id, a.school_id, a.check_value, s.urn, coalesce(e.name, s.name),
    coalesce(e.postcode, ''), a.email, a.batch, a.asked
  FROM round_school a JOIN school s ON s.id = a.school_id LEFT JOIN establishment e ON e.id = s.urn";

fn asked(row: &Row<'_>) -> rusqlite::Result<AskedSchool> {
    let asked: String = row.get(8)?;
    Ok(AskedSchool {
        id: row.get(0)?,
        school_id: row.get(1)?,
        check: row.get(2)?,
        urn: row.get(3)?,
        name: row.get(4)?,
        postcode: row.get(5)?,
        email: row.get(6)?,
        batch: row.get(7)?,
        asked: serde_json::from_str(&asked).ok(),
    })
}

/// The schools that were asked in a round.
pub(super) fn asked_in(db: &Db, round_id: i64) -> Result<Vec<AskedSchool>> {
    let mut statement =
        db.prepare_cached(&format!("{ASKED} WHERE a.round_id = ?1 ORDER BY a.id"))?;
    let rows = statement.query_map([round_id], asked)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One of them.
pub(super) fn asked_school(db: &Db, id: i64) -> Result<Option<AskedSchool>> {
    Ok(db
        .prepare_cached(&format!("{ASKED} WHERE a.id = ?1"))?
        .query_row([id], asked)
        .optional()?)
}

/// The round in which a check value was given, by title, and the school that it was given to.
pub(super) fn round_of_check(db: &Db, check: &str) -> Result<Option<(String, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT r.title, coalesce(e.name, s.name) FROM round_school a JOIN round r ON r.id = a.round_id
             JOIN school s ON s.id = a.school_id LEFT JOIN establishment e ON e.id = s.urn WHERE a.check_value = ?1",
        )?
        .query_row([check], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The round in which a check value was given, by id and title.
pub(super) fn round_that_gave(db: &Db, check: &str) -> Result<Option<(i64, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT r.id, r.title FROM round_school a JOIN round r ON r.id = a.round_id WHERE a.check_value = ?1",
        )?
        .query_row([check], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The URNs that a school had before, each with its `school.id`.
pub(super) fn former_urns(db: &Db) -> Result<HashMap<i64, i64>> {
    let mut statement = db.prepare_cached("SELECT urn, school_id FROM school_urn ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A reply to write down.
pub(super) struct NewReply<'a> {
    pub round_id: i64,
    pub round_school_id: Option<i64>,
    pub channel: Channel,
    pub file: &'a str,
    pub message_id: &'a str,
    pub digest: &'a str,
    /// Of the file or row itself.
    pub source: &'a str,
    pub sent: &'a str,
    pub from_name: &'a str,
    pub from_email: &'a str,
    pub said: &'a Said,
    pub state: ReplyState,
    pub reason: &'a str,
}

/// Writes a reply down.
pub(super) fn insert(w: &Write<'_>, reply: &NewReply<'_>) -> Result<i64> {
    let id = w.id("round_reply")?;
    w.db.prepare_cached(
        "INSERT INTO round_reply (id, round_id, round_school_id, channel, file, message_id, digest, from_name, from_email,
           received_on, said, state, reason, source, sent_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        id,
        reply.round_id,
        reply.round_school_id,
        reply.channel.code(),
        reply.file,
        reply.message_id,
        reply.digest,
        reply.from_name,
        reply.from_email,
        w.clock.today().to_string(),
        serde_json::to_string(reply.said)?,
        reply.state.code(),
        reply.reason,
        reply.source,
        reply.sent,
    ])?;
    Ok(id)
}

/// Whether a reply was here before, in the same round and of the same school: it came in the same e-mail, file or row, or it
/// says only what the last that came says. What was said before another answer and is said again is a later answer, and so
/// is one whose first was dismissed. As long as nobody knows which school they are from, two that say the same are two.
pub(super) fn is_known(db: &Db, reply: &NewReply<'_>) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM round_reply a WHERE a.digest = ?3 AND a.round_id = ?1 AND a.round_school_id IS ?2
               AND (CASE WHEN a.message_id <> '' AND ?4 <> '' THEN a.message_id = ?4 ELSE a.source = ?5 END
                 OR (a.state <> 'dismissed' AND ?2 IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM round_reply b WHERE b.round_school_id = ?2 AND b.id > a.id))))",
        )?
        .query_row(
            params![reply.round_id, reply.round_school_id, reply.digest, reply.message_id, reply.source],
            |row| row.get(0),
        )?)
}

/// An answer of a school that came after another.
pub(super) struct Later {
    /// When it was sent; empty: not known.
    pub sent: String,
    /// The day on which it was read, ISO.
    pub received_on: String,
}

/// The answer of a school that counts although this one is there: it was sent after it, or, where that is not known of both,
/// read after it.
pub(super) fn later_answer(
    db: &Db,
    round_school_id: i64,
    id: i64,
    sent: &str,
) -> Result<Option<Later>> {
    Ok(db
        .prepare_cached(
            "SELECT sent_at, received_on FROM round_reply
             WHERE round_school_id = ?1 AND id <> ?2 AND state IN ('unchanged', 'changed', 'accepted')
               AND CASE WHEN sent_at <> '' AND ?3 <> '' THEN sent_at > ?3 ELSE id > ?2 END
             ORDER BY sent_at DESC, id DESC LIMIT 1",
        )?
        .query_row(params![round_school_id, id, sent], |row| {
            Ok(Later {
                sent: row.get(0)?,
                received_on: row.get(1)?,
            })
        })
        .optional()?)
}

/// What waits of a school is superseded by the reply that came now; says how many were.
pub(super) fn supersede(w: &Write<'_>, round_school_id: i64, by: i64) -> Result<usize> {
    Ok(w.db
        .prepare_cached(
            "UPDATE round_reply SET state = 'superseded' WHERE round_school_id = ?1 AND id <> ?2
               AND state IN ('unchanged', 'changed')",
        )?
        .execute([round_school_id, by])?)
}

/// A reply as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub id: i64,
    pub round_id: i64,
    pub round_school_id: Option<i64>,
    pub channel: Channel,
    pub file: String,
    pub from_name: String,
    pub from_email: String,
    pub said: Said,
    pub state: ReplyState,
    /// When it was sent; empty: not known.
    pub sent: String,
}

const KEPT: &str = "SELECT id, round_id, round_school_id, channel, file, from_name, from_email, said, state, sent_at FROM round_reply";

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let said: String = row.get(7)?;
    Ok(Kept {
        id: row.get(0)?,
        round_id: row.get::<_, Option<i64>>(1)?.unwrap_or_default(),
        round_school_id: row.get(2)?,
        channel: Channel::parse(&row.get::<_, String>(3)?).unwrap_or(Channel::Email),
        file: row.get(4)?,
        from_name: row.get(5)?,
        from_email: row.get(6)?,
        said: serde_json::from_str(&said).unwrap_or_default(),
        state: ReplyState::parse(&row.get::<_, String>(8)?).unwrap_or(ReplyState::SetAside),
        sent: row.get(9)?,
    })
}

/// One reply.
pub(super) fn reply(db: &Db, id: i64) -> Result<Option<Kept>> {
    Ok(db
        .prepare_cached(&format!("{KEPT} WHERE id = ?1"))?
        .query_row([id], kept)
        .optional()?)
}

/// The replies of a round that wait as unchanged.
pub(super) fn unchanged_in(db: &Db, round_id: i64) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM round_reply WHERE round_id = ?1 AND state = 'unchanged' ORDER BY id",
    )?;
    let rows = statement.query_map([round_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a reply its state; `settled`: on this day, by whoever works.
pub(super) fn set_state(w: &Write<'_>, id: i64, state: ReplyState, settled: bool) -> Result<()> {
    let (day, by) = if settled {
        (w.clock.today().to_string(), w.staff_id)
    } else {
        (String::new(), None)
    };
    w.db.prepare_cached(
        "UPDATE round_reply SET state = ?2, settled_on = ?3, settled_by = ?4 WHERE id = ?1",
    )?
    .execute(params![id, state.code(), day, by])?;
    Ok(())
}

/// Gives a reply that was set aside its school; why it was, is then over.
pub(super) fn assign(
    w: &Write<'_>,
    id: i64,
    round_school_id: i64,
    state: ReplyState,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE round_reply SET round_school_id = ?2, state = ?3, reason = '' WHERE id = ?1",
    )?
    .execute(params![id, round_school_id, state.code()])?;
    Ok(())
}

/// The replies of a round, those that wait first.
pub(super) fn replies(db: &Db, round_id: i64) -> Result<Vec<ReplyRow>> {
    let mut statement = db.prepare_cached(
        "SELECT a.id, a.state, a.round_school_id, q.school_id, s.urn, coalesce(e.name, s.name, ''), a.channel, a.file,
           a.from_name, a.from_email, a.received_on, a.reason, a.settled_on, coalesce(f.name, ''), a.said
         FROM round_reply a LEFT JOIN round_school q ON q.id = a.round_school_id LEFT JOIN school s ON s.id = q.school_id
           LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN staff f ON f.id = a.settled_by
         WHERE a.round_id = ?1
         ORDER BY CASE a.state WHEN 'changed' THEN 0 WHEN 'setAside' THEN 1 WHEN 'unchanged' THEN 2 ELSE 3 END,
           coalesce(e.name, s.name, ''), a.id DESC",
    )?;
    let day = |text: String| text.parse::<Day>().map(written).unwrap_or_default();
    let rows = statement.query_map([round_id], |row| {
        let state = ReplyState::parse(&row.get::<_, String>(1)?).unwrap_or(ReplyState::SetAside);
        let channel = Channel::parse(&row.get::<_, String>(6)?).unwrap_or(Channel::Email);
        let (name, email): (String, String) = (row.get(8)?, row.get(9)?);
        let said: Said = serde_json::from_str(&row.get::<_, String>(14)?).unwrap_or_default();
        Ok(ReplyRow {
            id: row.get(0)?,
            state,
            state_label: state.label().to_owned(),
            school_id: row.get(3)?,
            urn: row.get(4)?,
            school: row.get(5)?,
            said_school: said.school,
            channel,
            channel_label: channel.label().to_owned(),
            file: row.get(7)?,
            from: [name, email]
                .into_iter()
                .find(|from| !from.is_empty())
                .or_else(|| said.answers.get("replier.name").cloned())
                .unwrap_or_default(),
            received_on: day(row.get(10)?),
            reason: row.get(11)?,
            settled_on: day(row.get(12)?),
            settled_by: row.get(13)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many replies of a round are in each state.
pub(super) fn counts(db: &Db, round_id: i64) -> Result<RepliesCount> {
    let mut statement = db.prepare_cached(
        "SELECT state, count(*) FROM round_reply WHERE round_id = ?1 GROUP BY state",
    )?;
    let mut rows = statement.query([round_id])?;
    let mut counts = RepliesCount::default();
    while let Some(row) = rows.next()? {
        let (state, count): (String, u32) = (row.get(0)?, row.get(1)?);
        match ReplyState::parse(&state) {
            Some(ReplyState::Unchanged) => counts.unchanged = count,
            Some(ReplyState::Changed) => counts.changed = count,
            Some(ReplyState::SetAside) => counts.set_aside = count,
            Some(ReplyState::Accepted) => counts.accepted = count,
            Some(ReplyState::Superseded) => counts.superseded = count,
            Some(ReplyState::Dismissed) => counts.dismissed = count,
            None => {}
        }
    }
    Ok(counts)
}

/// What the columns of a round's online form answer, by folded heading.
pub(super) fn columns(db: &Db, round_id: i64) -> Result<HashMap<String, String>> {
    let mut statement =
        db.prepare_cached("SELECT heading, field FROM round_column WHERE round_id = ?1")?;
    let rows = statement.query_map([round_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Remembers what a column answers.
pub(super) fn keep_column(w: &Write<'_>, round_id: i64, heading: &str, field: &str) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO round_column (round_id, heading, field) VALUES (?1, ?2, ?3)
         ON CONFLICT (round_id, heading) DO UPDATE SET field = excluded.field",
    )?
    .execute(params![round_id, fold(heading), field])?;
    Ok(())
}

/// Someone of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownAs {
    pub id: i64,
    pub name: String,
    /// Whether an objection to mailings stands.
    pub objects: bool,
    /// Since when; empty: not known.
    pub objected_on: String,
    /// What they said last of mailings; empty: nothing.
    pub stand: String,
}

const KNOWN: &str = concat!(
    "SELECT DISTINCT p.id, ",
    person_name!("p"),
    ", p.objects, p.objected_on, coalesce((SELECT c.stand FROM consent c WHERE c.person_id = p.id
        ORDER BY c.on_day DESC, c.id DESC LIMIT 1), CASE p.objects WHEN 1 THEN 'objected' ELSE '' END)
     FROM person p"
);

fn known_as(row: &Row<'_>) -> rusqlite::Result<KnownAs> {
    Ok(KnownAs {
        id: row.get(0)?,
        name: row.get(1)?,
        objects: row.get(2)?,
        objected_on: row.get(3)?,
        stand: row.get(4)?,
    })
}

/// Everyone who holds, held or will hold a post at a school or its trust, or is or was its champion.
pub(super) fn people_near(db: &Db, school_id: i64) -> Result<Vec<KnownAs>> {
    let mut statement = db.prepare_cached(&format!(
        "{KNOWN} WHERE p.merged_into IS NULL AND (
           p.id IN (SELECT t.person_id FROM tenure t WHERE t.school_id = ?1)
           OR p.id IN (SELECT c.person_id FROM champion c WHERE c.school_id = ?1)
           OR p.id IN (SELECT a.person_id FROM school_answer a WHERE a.school_id = ?1)
           OR p.id IN (SELECT t.person_id FROM tenure t JOIN trust u ON u.id = t.trust_id JOIN establishment e ON e.trust_uid = u.uid
                       JOIN school s ON s.urn = e.id WHERE s.id = ?1))
         ORDER BY p.id"
    ))?;
    let rows = statement.query_map([school_id], known_as)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Everyone who has an e-mail.
pub(super) fn people_of_email(db: &Db, email: &str) -> Result<Vec<KnownAs>> {
    if email.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(&format!(
        "{KNOWN} WHERE p.merged_into IS NULL
           AND p.id IN (SELECT a.person_id FROM address a WHERE a.folded = ?1 AND a.medium = 'email')
         ORDER BY p.id"
    ))?;
    let rows = statement.query_map([email.to_lowercase()], known_as)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The telephone of an establishment, as the register has it.
pub(super) fn telephone_of(db: &Db, urn: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT telephone FROM establishment WHERE id = ?1")?
        .query_row([urn], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

/// An e-mail or telephone of a person: its id and whether it is their own.
pub(super) fn address_of(
    db: &Db,
    person_id: i64,
    medium: Medium,
    folded: &str,
) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM address WHERE person_id = ?1 AND medium = ?2 AND folded = ?3 ORDER BY id LIMIT 1")?
        .query_row(params![person_id, medium.code(), folded], |row| row.get(0))
        .optional()?)
}

/// The champions of a school who are or are to be it: the champion's id, the person's, and their name.
pub(super) fn champions(db: &Db, school_id: i64) -> Result<Vec<(i64, i64, String)>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT c.id, c.person_id, ",
        person_name!("p"),
        " FROM champion c JOIN person p ON p.id = c.person_id
         WHERE c.school_id = ?1 AND c.stage <> 'steppedDown' AND p.merged_into IS NULL ORDER BY c.id"
    ))?;
    let rows = statement.query_map([school_id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes down what a school says of itself in a year; with who would do it, where somebody is named.
pub(super) fn put_answer(
    w: &Write<'_>,
    school_id: i64,
    (code, question): (&str, &str),
    year: i32,
    value: &str,
    person_id: Option<i64>,
) -> Result<()> {
    let there: Option<i64> = w
        .db
        .prepare_cached("SELECT id FROM school_answer WHERE school_id = ?1 AND code = ?2 AND question = ?3 AND year = ?4")?
        .query_row(params![school_id, code, question, year], |row| row.get(0))
        .optional()?;
    let day = w.clock.today().to_string();
    match there {
        Some(id) => {
            w.db.prepare_cached(
                "UPDATE school_answer SET value = ?2, person_id = coalesce(?3, person_id), source = 'form', confirmed_on = ?4,
                   confirmed_by = ?5, said_by = ?6 WHERE id = ?1",
            )?
            .execute(params![id, value, person_id, day, w.staff_id, w.said_by()])?;
        }
        None => {
            w.db.prepare_cached(
                "INSERT INTO school_answer (id, school_id, person_id, code, question, year, value, source, confirmed_on, confirmed_by,
                   said_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'form', ?8, ?9, ?10)",
            )?
            .execute(params![
                w.id("school_answer")?,
                school_id,
                person_id,
                code,
                question,
                year,
                value,
                day,
                w.staff_id,
                w.said_by()
            ])?;
        }
    }
    Ok(())
}

/// Takes out who would do what a school says of itself in a year.
pub(super) fn name_nobody(
    w: &Write<'_>,
    school_id: i64,
    (code, question): (&str, &str),
    year: i32,
) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE school_answer SET person_id = NULL WHERE school_id = ?1 AND code = ?2 AND question = ?3 AND year = ?4",
    )?
    .execute(params![school_id, code, question, year])?;
    Ok(())
}

/// What a school said of itself, most lately: the value and whom it named.
pub(super) fn answer(
    db: &Db,
    school_id: i64,
    (code, question): (&str, &str),
) -> Result<Option<(String, Option<i64>)>> {
    Ok(db
        .prepare_cached(
            "SELECT value, person_id FROM school_answer WHERE school_id = ?1 AND code = ?2 AND question = ?3
             ORDER BY year DESC LIMIT 1",
        )?
        .query_row(params![school_id, code, question], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// A table that could not be read until its columns were mapped is settled by having been read.
pub(super) fn settle_unmapped(w: &Write<'_>, round_id: i64, file: &str) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE round_reply SET state = 'dismissed', settled_on = ?3, settled_by = ?4
         WHERE round_id = ?1 AND file = ?2 AND channel = 'online' AND state = 'setAside' AND round_school_id IS NULL",
    )?
    .execute(params![round_id, file, w.clock.today().to_string(), w.staff_id])?;
    Ok(())
}
