//! The SQL of chasing. Its conditions name the school of a round `rs` and the round `rd`, so that the list of a round's
//! schools has them as its columns.

use super::{ChaseBy, ResponseBy, RoundState};
use crate::error::Result;
use crate::list::sql::person_name;
use crate::round::ask::remind::WaitedFor;
use crate::store::{Db, Write};
use crate::types::PartDay;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// The reply of a school that counts: the latest that was neither set aside nor dismissed nor followed by another.
macro_rules! reply {
    ($column:literal) => {
        concat!(
            "(SELECT a.",
            $column,
            " FROM round_reply a WHERE a.round_school_id = rs.id AND a.state IN ('unchanged', 'changed', 'accepted')
              ORDER BY a.id DESC LIMIT 1)"
        )
    };
}

/// Whether a school has answered.
macro_rules! answered {
    () => {
        "EXISTS (SELECT 1 FROM round_reply a WHERE a.round_school_id = rs.id AND a.state IN ('unchanged', 'changed', 'accepted'))"
    };
}

/// Where a school stands: the code of a [`RoundState`].
macro_rules! state {
    () => {
        concat!(
            "coalesce(",
            reply!("state"),
            ", CASE WHEN rs.sent_on <> '' AND rs.reminded_on <> '' THEN 'reminded' WHEN rs.sent_on <> '' THEN 'sent'
               WHEN rs.written_on <> '' THEN 'written' ELSE 'notWritten' END)"
        )
    };
}

/// How a school can be reached: the code of a [`ChaseBy`]. An address that came back is told by the addresses themselves.
macro_rules! by {
    () => {
        "CASE WHEN rs.email = '' THEN 'telephone'
           WHEN EXISTS (SELECT 1 FROM address d WHERE d.folded = lower(rs.email) AND d.medium = 'email' AND d.state = 'bounced')
           THEN 'bounced' ELSE 'email' END"
    };
}

/// The telephone to ring: of whoever was asked, else the school's in the register, else one that the office wrote down.
macro_rules! telephone {
    () => {
        "coalesce((SELECT d.value FROM address d WHERE d.person_id = rs.person_id AND d.medium = 'telephone'
             AND d.state = 'good' AND d.kind = 'school' ORDER BY d.is_main DESC, d.id LIMIT 1),
           nullif(e.telephone, ''), nullif(s.telephone, ''),
           (SELECT d.value FROM address d WHERE d.school_id = s.id AND d.person_id IS NULL AND d.medium = 'telephone'
             ORDER BY d.role_id IS NOT NULL, d.is_main DESC, d.id LIMIT 1), '')"
    };
}

/// How many days ago the form went out; NULL: it did not, or the school has answered.
macro_rules! days {
    () => {
        concat!(
            "CASE WHEN rs.sent_on <> '' AND NOT ",
            answered!(),
            " THEN CAST(julianday((SELECT today())) - julianday(rs.sent_on) AS INTEGER) END"
        )
    };
}

pub(crate) const STATE: &str = state!();
pub(crate) const BY: &str = by!();
pub(crate) const TELEPHONE: &str = telephone!();
pub(crate) const DAYS: &str = days!();
pub(crate) const ANSWERED: &str = answered!();
pub(crate) const CHANNEL: &str = reply!("channel");
pub(crate) const ANSWERED_ON: &str = reply!("received_on");
/// Whether the day by which the answer was wanted is past without one.
pub(crate) const OVERDUE: &str = concat!(
    "(rd.due_on <> '' AND rd.due_on < (SELECT today()) AND rs.sent_on <> '' AND NOT ",
    answered!(),
    ")"
);
/// Why the latest reply that was set aside for a school was.
pub(crate) const SET_ASIDE: &str = "(SELECT a.reason FROM round_reply a WHERE a.round_school_id = rs.id AND a.state = 'setAside' ORDER BY a.id DESC LIMIT 1)";

/// The tables of a round's schools.
pub(crate) const FROM: &str =
    "FROM round_school rs JOIN round rd ON rd.id = rs.round_id LEFT JOIN school s ON s.id = rs.school_id
     LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid
     LEFT JOIN (SELECT * FROM person WHERE merged_into IS NULL) p ON p.id = rs.person_id";

/// A school of a round as chasing counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chased {
    pub id: i64,
    pub school_id: i64,
    pub school: String,
    pub la_code: String,
    pub la: String,
    pub state: RoundState,
    pub by: ChaseBy,
    pub days: Option<i64>,
    pub person_id: Option<i64>,
    pub person: String,
    pub email: String,
    pub telephone: String,
    pub set_aside: String,
}

fn chased(row: &Row<'_>) -> rusqlite::Result<Chased> {
    let (state, by): (String, String) = (row.get(5)?, row.get(6)?);
    Ok(Chased {
        id: row.get(0)?,
        school_id: row.get(1)?,
        school: row.get(2)?,
        la_code: row.get(3)?,
        la: row.get(4)?,
        state: RoundState::parse(&state).unwrap_or(RoundState::NotWritten),
        by: ChaseBy::parse(&by).unwrap_or(ChaseBy::Telephone),
        days: row.get(7)?,
        person_id: row.get(8)?,
        person: row.get(9)?,
        email: row.get(10)?,
        telephone: row.get(11)?,
        set_aside: row.get(12)?,
    })
}

/// The schools of a round that have not answered, whoever has waited longest first.
pub(super) fn outstanding(db: &Db, round_id: i64) -> Result<Vec<Chased>> {
    let sql = format!(
        "SELECT rs.id, rs.school_id, coalesce(e.name, s.name), coalesce(e.la_code, ''),
           coalesce((SELECT name FROM code WHERE list = 'la' AND code = e.la_code), ''), {STATE}, {BY}, {DAYS}, p.id,
           coalesce({name}, ''), rs.email, {TELEPHONE}, coalesce({SET_ASIDE}, '')
         {FROM} WHERE rs.round_id = ?1 AND NOT {ANSWERED}
         ORDER BY rs.sent_on = '', rs.sent_on, coalesce(e.name, s.name), rs.id",
        name = person_name!("p")
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([round_id], chased)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The schools of a round, a count by [`RoundState`], with how many were written to and went out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub asked: u32,
    pub written: u32,
    pub sent: u32,
    pub unchanged: u32,
    pub changed: u32,
    pub accepted: u32,
    pub set_aside: u32,
}

pub(super) fn counts(db: &Db, round_id: i64) -> Result<Counts> {
    let sql = format!(
        "SELECT count(*), coalesce(sum(written), 0), coalesce(sum(sent), 0), coalesce(sum(state = 'unchanged'), 0),
           coalesce(sum(state = 'changed'), 0), coalesce(sum(state = 'accepted'), 0),
           (SELECT count(*) FROM round_reply WHERE round_id = ?1 AND state = 'setAside')
         FROM (SELECT rs.written_on <> '' AS written, rs.sent_on <> '' AS sent, {STATE} AS state
               FROM round_school rs WHERE rs.round_id = ?1)"
    );
    Ok(db.prepare_cached(&sql)?.query_row([round_id], |row| {
        Ok(Counts {
            asked: row.get(0)?,
            written: row.get(1)?,
            sent: row.get(2)?,
            unchanged: row.get(3)?,
            changed: row.get(4)?,
            accepted: row.get(5)?,
            set_aside: row.get(6)?,
        })
    })?)
}

/// How many schools of a round were asked and answered, by code and name of their authority, phase or trust.
pub(super) fn response(
    db: &Db,
    round_id: i64,
    by: ResponseBy,
) -> Result<Vec<(String, String, u32, u32)>> {
    let (code, name) = match by {
        ResponseBy::La => (
            "coalesce(e.la_code, '')",
            "coalesce((SELECT name FROM code WHERE list = 'la' AND code = e.la_code), '')",
        ),
        ResponseBy::Phase => (
            "coalesce(e.phase_code, '')",
            "coalesce((SELECT name FROM code WHERE list = 'phase' AND code = e.phase_code), '')",
        ),
        ResponseBy::Trust => (
            "coalesce(g.name, e.trust_name, '')",
            "coalesce(g.name, e.trust_name, '')",
        ),
    };
    let sql = format!(
        "SELECT {code}, {name}, count(*), sum({ANSWERED}) FROM round_school rs LEFT JOIN school s ON s.id = rs.school_id
         LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid
         WHERE rs.round_id = ?1 GROUP BY 1 ORDER BY 2 = '', 2, 1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([round_id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The round that another is held against: the one that it was rolled over from, else the latest of an earlier year with the
/// same ask.
pub(super) fn before(db: &Db, round_id: i64) -> Result<Option<(i64, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT o.id, o.title FROM round r JOIN round o ON o.id = r.after_id OR (o.ask = r.ask AND o.year < r.year)
             WHERE r.id = ?1 ORDER BY o.id IS r.after_id DESC, o.year DESC, o.id DESC LIMIT 1",
        )?
        .query_row([round_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// When somebody was last in touch with a school, in words, and what was said.
pub(super) fn last_conversation(db: &Db, school_id: i64) -> Result<Option<(String, String)>> {
    let found: Option<(String, String, String)> = db
        .prepare_cached(
            "SELECT x.on_day, a.title, a.text FROM activity_about x JOIN activity a ON a.id = x.activity_id
             WHERE x.school_id = ?1 AND x.contact ORDER BY x.on_day DESC, x.activity_id DESC LIMIT 1",
        )?
        .query_row([school_id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    Ok(found.map(|(day, title, text)| {
        let said = match (title.trim(), text.trim()) {
            ("", text) => text.to_owned(),
            (title, "") => title.to_owned(),
            (title, text) => format!("{title}: {text}"),
        };
        (PartDay::stored(&day).written(), said)
    }))
}

/// The schools of a round that are ours still and not former.
pub(super) fn still_ours(db: &Db, round_id: i64) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id FROM round_school rs JOIN school s ON s.id = rs.school_id
         WHERE rs.round_id = ?1 AND s.stage <> 'former' ORDER BY rs.id",
    )?;
    let rows = statement.query_map([round_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What stood on the forms of a round that went out, by school.
pub(super) fn asked(db: &Db, round_id: i64) -> Result<BTreeMap<i64, WaitedFor>> {
    let mut statement = db.prepare_cached(
        "SELECT school_id, id, sent_on, asked FROM round_school WHERE round_id = ?1 AND sent_on <> ''",
    )?;
    let rows = statement.query_map([round_id], |row| {
        let asked: String = row.get(3)?;
        Ok((
            row.get(0)?,
            WaitedFor {
                id: row.get(1)?,
                sent_on: row.get(2)?,
                asked: serde_json::from_str(&asked).unwrap_or_default(),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Notes that a school was reminded.
pub(in crate::round) fn set_reminded(w: &Write<'_>, id: i64, on: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE round_school SET reminded_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}
