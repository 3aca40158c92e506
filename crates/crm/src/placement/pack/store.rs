//! The SQL of packs: what of a trainee a school may know beside the placement itself.

use crate::error::Result;
use crate::list::sql::person_name;
use crate::store::Db;
use rusqlite::OptionalExtension;

/// What a trainee shares with a school.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shared {
    pub weekdays: String,
    pub profile: String,
    pub texts: Vec<String>,
    pub tutor: String,
}

/// What a trainee shares with schools: the profile, and those texts that they agreed to.
pub(super) fn shared(db: &Db, trainee_id: i64) -> Result<Shared> {
    let found: Option<(String, String, Option<i64>)> = db
        .prepare_cached("SELECT weekdays, profile, link_tutor_id FROM trainee WHERE id = ?1")?
        .query_row([trainee_id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((weekdays, profile, tutor)) = found else {
        return Ok(Shared::default());
    };
    let texts = db
        .prepare_cached(
            "SELECT text FROM trainee_constraint WHERE trainee_id = ?1 AND kind = 'text' AND agreed_on <> '' AND text <> ''
             ORDER BY id",
        )?
        .query_map([trainee_id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Shared {
        weekdays,
        profile: profile.trim().to_owned(),
        texts,
        tutor: match tutor {
            Some(id) => with_email(db, id)?,
            None => String::new(),
        },
    })
}

/// `Cy Dunn (cy@office.example)`; an e-mail of their own stays theirs.
fn with_email(db: &Db, person_id: i64) -> Result<String> {
    let found: Option<(String, Option<String>)> = db
        .prepare_cached(concat!(
            "SELECT ",
            person_name!("p"),
            ", (SELECT value FROM address WHERE person_id = p.id AND medium = 'email' AND state = 'good' AND kind <> 'personal'
                ORDER BY is_main DESC, id LIMIT 1) FROM person p WHERE p.id = ?1"
        ))?
        .query_row([person_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match found {
        Some((name, Some(email))) => format!("{name} ({email})"),
        Some((name, None)) => name,
        None => String::new(),
    })
}
