//! The SQL of consent.

use super::rule::{Known, KnownEmail};
use super::{ConsentEntry, ConsentHow, ConsentStand, MAILINGS, NewConsent};
use crate::error::Result;
use crate::list::sql::person_name;
use crate::mail::queries::is_anyones;
use crate::store::{Db, Write};
use crate::types::PartDay;
use rusqlite::{OptionalExtension, params};

pub(super) fn insert(w: &Write<'_>, new: &NewConsent) -> Result<()> {
    w.db.prepare_cached(
        "INSERT INTO consent (id, person_id, purpose, stand, on_day, how, told, note, round_reply_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        w.id("consent")?,
        new.person_id,
        MAILINGS,
        new.stand.code(),
        new.on.to_string(),
        new.how.code(),
        new.told,
        new.note,
        new.reply_id
    ])?;
    Ok(())
}

/// What a person said, the latest first.
pub(super) fn entries(db: &Db, person_id: i64) -> Result<Vec<ConsentEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT id, stand, on_day, how, told, note FROM consent WHERE person_id = ?1 AND purpose = ?2
         ORDER BY on_day DESC, id DESC",
    )?;
    let rows = statement.query_map(params![person_id, MAILINGS], |row| {
        let (stand, on, how): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let stand = ConsentStand::parse(&stand).unwrap_or(ConsentStand::Objected);
        Ok(ConsentEntry {
            id: row.get(0)?,
            stand,
            stand_label: stand.label().to_owned(),
            when: PartDay::stored(&on).written(),
            on,
            how: ConsentHow::parse(&how).map_or(how, |how| how.label().to_owned()),
            told: row.get(4)?,
            note: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is known of a person before a mailing; `None`: they are not in the file, or stand for another record.
pub(super) fn known(db: &Db, person_id: i64) -> Result<Option<Known>> {
    let found = db
        .prepare_cached(concat!(
            "SELECT ",
            person_name!("p"),
            ", p.objects, p.objected_on FROM person p WHERE p.id = ?1 AND p.merged_into IS NULL"
        ))?
        .query_row([person_id], |row| {
            Ok(Known {
                name: row.get(0)?,
                objects: row.get(1)?,
                objected_on: row.get(2)?,
                ..Known::default()
            })
        })
        .optional()?;
    let Some(mut known) = found else {
        return Ok(None);
    };
    let last: Option<(String, String)> = db
        .prepare_cached(
            "SELECT stand, on_day FROM consent WHERE person_id = ?1 AND purpose = ?2 ORDER BY on_day DESC, id DESC LIMIT 1",
        )?
        .query_row(params![person_id, MAILINGS], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    known.last = last.and_then(|(stand, on)| Some((ConsentStand::parse(&stand)?, on)));
    let mut statement = db.prepare_cached(
        "SELECT value, kind = 'personal', state = 'bounced', folded FROM address
         WHERE person_id = ?1 AND medium = 'email' ORDER BY is_main DESC, id",
    )?;
    let emails = statement.query_map([person_id], |row| {
        let folded: String = row.get(3)?;
        Ok(KnownEmail {
            value: row.get(0)?,
            personal: row.get::<_, bool>(1)? || is_anyones(&folded),
            bounced: row.get(2)?,
        })
    })?;
    known.emails = emails.collect::<rusqlite::Result<_>>()?;
    Ok(Some(known))
}
