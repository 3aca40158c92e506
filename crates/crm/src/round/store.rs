//! The SQL of rounds: what they ask, and whom.

use super::form::{Ask, Question};
use super::{Round, RoundBatch};
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::AcademicYear;
use rusqlite::{OptionalExtension, Row, params};

/// The columns of a round and how far it has come. A reply that was superseded or dismissed is no answer.
const ROUND: &str = "SELECT r.id, r.year, r.ask, r.title, r.due_on, r.audience, r.form_link, r.any_address, r.html, r.intro,
    r.made_on, r.after_id,
    (SELECT count(*) FROM round_school s WHERE s.round_id = r.id),
    (SELECT count(*) FROM round_school s WHERE s.round_id = r.id AND s.written_on <> ''),
    (SELECT count(*) FROM round_school s WHERE s.round_id = r.id AND s.sent_on <> ''),
    (SELECT count(DISTINCT a.round_school_id) FROM round_reply a
       WHERE a.round_id = r.id AND a.state IN ('unchanged', 'changed', 'accepted')),
    (SELECT count(*) FROM round_reply a WHERE a.round_id = r.id AND a.state IN ('unchanged', 'changed', 'setAside')),
    (SELECT count(*) FROM round_reply a WHERE a.round_id = r.id AND a.state = 'setAside'),
    (SELECT count(*) FROM round_reply a WHERE a.round_id = r.id)
  FROM round r";

/// A round before it has an id.
pub(super) struct RoundRow<'a> {
    pub year: AcademicYear,
    pub ask: Ask,
    pub title: &'a str,
    pub due_on: &'a str,
    pub audience: &'a str,
    pub form_link: &'a str,
    pub any_address: bool,
    pub html: bool,
    pub intro: &'a str,
    pub after_id: Option<i64>,
}

fn year(start: i32) -> rusqlite::Result<AcademicYear> {
    AcademicYear::parse(&start.to_string()).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Integer, error.into())
    })
}

fn round(row: &Row<'_>) -> rusqlite::Result<Round> {
    let ask: String = row.get(2)?;
    let ask = Ask::parse(&ask).unwrap_or(Ask::Own);
    Ok(Round {
        id: row.get(0)?,
        year: year(row.get(1)?)?,
        ask,
        ask_label: ask.label().to_owned(),
        title: row.get(3)?,
        due_on: row.get(4)?,
        audience: row.get(5)?,
        form_link: row.get(6)?,
        any_address: row.get(7)?,
        html: row.get(8)?,
        intro: row.get(9)?,
        made_on: row.get(10)?,
        after_id: row.get(11)?,
        questions: Vec::new(),
        own: Vec::new(),
        schools: row.get(12)?,
        written: row.get(13)?,
        sent: row.get(14)?,
        answered: row.get(15)?,
        waiting: row.get(16)?,
        set_aside: row.get(17)?,
        replies: row.get(18)?,
        warning: String::new(),
    })
}

/// All rounds, the latest first, without their questions.
pub(super) fn all(db: &Db) -> Result<Vec<Round>> {
    let mut statement =
        db.prepare_cached(&format!("{ROUND} ORDER BY r.made_on DESC, r.id DESC"))?;
    let rows = statement.query_map([], round)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One round, without its questions.
pub(super) fn find(db: &Db, id: i64) -> Result<Option<Round>> {
    Ok(db
        .prepare_cached(&format!("{ROUND} WHERE r.id = ?1"))?
        .query_row([id], round)
        .optional()?)
}

/// The round that was made last.
pub(super) fn latest(db: &Db) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT id FROM round ORDER BY made_on DESC, id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// What a round asks: standard questions and the office's own, each in order.
pub(super) fn questions(db: &Db, round_id: i64) -> Result<(Vec<Question>, Vec<String>)> {
    let mut statement = db.prepare_cached(
        "SELECT code, text FROM round_question WHERE round_id = ?1 ORDER BY rank",
    )?;
    let mut rows = statement.query([round_id])?;
    let (mut standard, mut own) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (code, text): (String, String) = (row.get(0)?, row.get(1)?);
        match Question::parse(&code) {
            Some(question) => standard.push(question),
            None => own.push(text),
        }
    }
    Ok((standard, own))
}

/// Adds a round.
pub(super) fn insert(w: &Write<'_>, of: &RoundRow<'_>) -> Result<i64> {
    let id = w.id("round")?;
    w.db.prepare_cached(
        "INSERT INTO round (id, year, ask, title, due_on, audience, form_link, any_address, html, intro, made_on, after_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        id,
        of.year.start_year(),
        of.ask.code(),
        of.title,
        of.due_on,
        of.audience,
        of.form_link,
        of.any_address,
        of.html,
        of.intro,
        w.clock.today().to_string(),
        of.after_id,
    ])?;
    Ok(id)
}

/// Writes what the office may change of a round.
pub(super) fn update(w: &Write<'_>, round: &Round) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE round SET title = ?2, due_on = ?3, form_link = ?4, any_address = ?5, html = ?6, intro = ?7 WHERE id = ?1",
    )?
    .execute(params![
        round.id,
        round.title,
        round.due_on,
        round.form_link,
        round.any_address,
        round.html,
        round.intro,
    ])?;
    Ok(())
}

/// Takes a round off, with all that hangs on it.
pub(super) fn delete(w: &Write<'_>, id: i64) -> Result<()> {
    w.db.prepare_cached("DELETE FROM round WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Writes what a round asks, in place of what it asked.
pub(super) fn set_questions(
    w: &Write<'_>,
    round_id: i64,
    questions: &[Question],
    own: &[String],
) -> Result<()> {
    w.db.prepare_cached("DELETE FROM round_question WHERE round_id = ?1")?
        .execute([round_id])?;
    let standard = questions.iter().map(|one| (one.code().to_owned(), ""));
    let own = own
        .iter()
        .zip(1..)
        .map(|(text, number)| (format!("own{number}"), text.as_str()));
    let mut insert = w.db.prepare_cached(
        "INSERT INTO round_question (id, round_id, code, text, rank) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for ((code, text), rank) in standard.chain(own).zip(0_u32..) {
        insert.execute(params![w.id("round_question")?, round_id, code, text, rank])?;
    }
    Ok(())
}

/// Forms of a round that were written.
pub(super) struct Forms {
    /// How many, one a school.
    pub schools: u32,
    /// In how many drafts; the others go nowhere by e-mail.
    pub drafts: u32,
}

/// Forms that were written and have not gone out are as if they had not been written; says which these were.
pub(super) fn take_back_unsent(w: &Write<'_>, round_id: i64) -> Result<Forms> {
    let forms = w
        .db
        .prepare_cached(
            "SELECT count(*), count(DISTINCT CASE WHEN batch > 0 THEN batch || ' ' || lower(email) END)
             FROM round_school WHERE round_id = ?1 AND sent_on = '' AND asked <> ''",
        )?
        .query_row([round_id], |row| {
            Ok(Forms {
                schools: row.get(0)?,
                drafts: row.get(1)?,
            })
        })?;
    w.db.prepare_cached(
        "UPDATE round_school SET person_id = NULL, email = '', asked = '', batch = 0, written_on = ''
         WHERE round_id = ?1 AND sent_on = '' AND asked <> ''",
    )?
    .execute([round_id])?;
    Ok(forms)
}

/// Every school of ours but the former ones.
pub(super) fn ours(db: &Db) -> Result<Vec<i64>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM school WHERE stage <> 'former' ORDER BY id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a school to a round with its check value; says whether it was not there yet. One that is not ours is passed over.
pub(super) fn add_school(
    w: &Write<'_>,
    round_id: i64,
    school_id: i64,
    check: &str,
) -> Result<bool> {
    let id = w.id("round_school")?;
    let added =
        w.db.prepare_cached(
            "INSERT INTO round_school (id, round_id, school_id, check_value)
             SELECT ?1, ?2, id, ?4 FROM school WHERE id = ?3
               AND NOT EXISTS (SELECT 1 FROM round_school WHERE round_id = ?2 AND school_id = ?3)",
        )?
        .execute(params![id, round_id, school_id, check])?;
    Ok(added > 0)
}

/// Takes a school out of a round to which nothing was sent and from which nothing came; says whether it did.
pub(super) fn remove_school(w: &Write<'_>, round_id: i64, school_id: i64) -> Result<bool> {
    let gone = w
        .db
        .prepare_cached(
            "DELETE FROM round_school WHERE round_id = ?1 AND school_id = ?2 AND sent_on = ''
               AND NOT EXISTS (SELECT 1 FROM round_reply a WHERE a.round_school_id = round_school.id)",
        )?
        .execute([round_id, school_id])?;
    Ok(gone > 0)
}

/// The batches of drafts of a round.
pub(super) fn batches(db: &Db, round_id: i64) -> Result<Vec<RoundBatch>> {
    let mut statement = db.prepare_cached(
        "SELECT batch, count(DISTINCT CASE WHEN email = '' THEN id ELSE email END), count(*), max(written_on),
           CASE WHEN min(sent_on) = '' THEN '' ELSE max(sent_on) END
         FROM round_school WHERE round_id = ?1 AND batch > 0 GROUP BY batch ORDER BY batch",
    )?;
    let rows = statement.query_map([round_id], |row| {
        Ok(RoundBatch {
            number: row.get(0)?,
            letters: row.get(1)?,
            schools: row.get(2)?,
            written_on: row.get(3)?,
            sent_on: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
