//! Whom the addresses of an e-mail lead to.

use super::draft::Mailbox;
use crate::activity::queries::places_of;
use crate::error::Result;
use crate::list::sql::{current, of_standing, person_name};
use crate::store::Db;
use crate::types::About;
use rusqlite::{OptionalExtension, params};

/// Where anyone can have an address, so that sharing one means nothing.
const PUBLIC: [&str; 16] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "live.com",
    "live.co.uk",
    "msn.com",
    "yahoo.com",
    "yahoo.co.uk",
    "icloud.com",
    "me.com",
    "btinternet.com",
    "aol.com",
    "sky.com",
    "talktalk.net",
];

/// Whether anyone can have an address at the domain of this one (in small letters), so that it is nobody's work address.
pub fn is_anyones(address: &str) -> bool {
    PUBLIC.contains(&address.rsplit('@').next().unwrap_or_default())
}

/// Whether anyone can have an address at this domain, which is in small letters.
#[must_use]
pub fn is_public(domain: &str) -> bool {
    PUBLIC.contains(&domain)
}

/// The most schools that a domain may lead to: an authority's own leads to all of its schools and so to none.
const MOST_BY_DOMAIN: usize = 8;

/// Whom a draft to a school goes to, and who would have had it but objects to our e-mails.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// To whom; `None`: the file has no e-mail for them.
    pub mailbox: Option<Mailbox>,
    /// What they are called in the greeting; empty: the school as a whole.
    pub greeted: String,
    /// Those who were passed over because they object, by name.
    pub objecting: Vec<String>,
}

/// Whoever holds a post at a school now (`tenure t`, `role r`): name, whether they object to our e-mails, a good e-mail.
const HOLDERS: &str = concat!(
    "SELECT ",
    person_name!("p"),
    ", p.objects, (SELECT d.value FROM address d WHERE d.person_id = p.id AND d.medium = 'email' AND d.state = 'good'
        ORDER BY d.kind = 'personal', d.is_main DESC, d.id LIMIT 1)
     FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
     WHERE t.school_id = ?1 AND p.merged_into IS NULL AND ",
    current!("t")
);

/// The first of the [`HOLDERS`] `wanted` at a school who has an e-mail and does not object to ours.
fn first(db: &Db, school_id: i64, wanted: &str) -> Result<Addressee> {
    let mut found = Addressee::default();
    let mut statement = db.prepare_cached(&format!("{HOLDERS} AND {wanted}"))?;
    let mut rows = statement.query([school_id])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if row.get(1)? {
            if !found.objecting.contains(&name) {
                found.objecting.push(name);
            }
        } else if let Some(email) = row.get(2)? {
            found.greeted.clone_from(&name);
            found.mailbox = Some(Mailbox { name, email });
            break;
        }
    }
    Ok(found)
}

/// Whom a draft to a school of ours goes to: our main contact there, else the professional tutor, else whoever leads it;
/// where none of them has a good e-mail, the school's own. Nobody who objects to our e-mails is written to.
///
/// # Errors
/// What SQLite says.
pub fn addressee(db: &Db, school_id: i64) -> Result<Addressee> {
    let mut found = first(
        db,
        school_id,
        "(t.main_contact OR r.is_leader OR r.code = 'professionalTutor')
         ORDER BY t.main_contact DESC, r.code = 'professionalTutor' DESC, r.is_head DESC, r.rank, t.id",
    )?;
    if found.mailbox.is_some() {
        return Ok(found);
    }
    found.mailbox = db
        .prepare_cached(
            "SELECT value FROM address WHERE school_id = ?1 AND person_id IS NULL AND medium = 'email' AND state = 'good'
             ORDER BY role_id IS NOT NULL, is_main DESC, id LIMIT 1",
        )?
        .query_row([school_id], |row| row.get(0))
        .optional()?
        .map(|email| Mailbox {
            name: String::new(),
            email,
        });
    Ok(found)
}

/// Whom a draft about money goes to: the business manager of a school of ours, else the post's own address there.
/// `None` as mailbox: the file has neither, and whoever asks has to fall back on [`addressee`] and say so.
///
/// # Errors
/// What SQLite says.
pub fn business_manager(db: &Db, school_id: i64) -> Result<Addressee> {
    let mut found = first(
        db,
        school_id,
        "r.code = 'businessManager' ORDER BY t.main_contact DESC, t.id",
    )?;
    if found.mailbox.is_some() {
        return Ok(found);
    }
    found.mailbox = db
        .prepare_cached(
            "SELECT d.value FROM address d JOIN role r ON r.id = d.role_id
             WHERE d.school_id = ?1 AND d.person_id IS NULL AND d.medium = 'email' AND d.state = 'good'
               AND r.code = 'businessManager' ORDER BY d.is_main DESC, d.id LIMIT 1",
        )?
        .query_row([school_id], |row| row.get(0))
        .optional()?
        .map(|email| Mailbox {
            name: String::new(),
            email,
        });
    Ok(found)
}

/// What an address belongs to: a person with the places where they hold a post now, a post's place, or a school or trust.
pub(super) fn of_address(db: &Db, folded: &str) -> Result<Vec<About>> {
    let mut statement = db.prepare_cached(
        "SELECT person_id, school_id, trust_id FROM address
         WHERE folded = ?1 AND medium = 'email'
           AND (person_id IS NULL OR person_id NOT IN (SELECT id FROM person WHERE merged_into IS NOT NULL))
         ORDER BY id",
    )?;
    let rows = statement.query_map([folded], |row| {
        Ok(About {
            person_id: row.get(0)?,
            school_id: row.get(1)?,
            trust_id: row.get(2)?,
            group_id: None,
        })
    })?;
    let mut found = Vec::new();
    for about in rows {
        let about = about?;
        found.push(about);
        if let Some(person) = about.person_id {
            found.extend(places_of(db, person)?);
        }
    }
    Ok(found)
}

/// The schools of ours that have an address or a website with the domain of an address.
pub(super) fn by_domain(db: &Db, address: &str) -> Result<Vec<About>> {
    let domain = address.rsplit('@').next().unwrap_or_default();
    if !domain.contains('.') || is_public(domain) {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(concat!(
        "SELECT a.school_id FROM address a
           WHERE a.medium = 'email' AND a.school_id IS NOT NULL AND substr(a.folded, instr(a.folded, '@') + 1) = ?1
         UNION SELECT t.school_id FROM address a JOIN ",
        of_standing!("tenure"),
        " t ON t.person_id = a.person_id
           WHERE a.medium = 'email' AND a.kind = 'school' AND t.school_id IS NOT NULL
             AND substr(a.folded, instr(a.folded, '@') + 1) = ?1
         UNION SELECT s.id FROM school s JOIN establishment e ON e.id = s.urn
           WHERE e.website <> '' AND ('.' || rtrim(replace(replace(lower(e.website), 'https://', ''), 'http://', ''), '/') || '/')
             LIKE '%.' || ?1 || '/%'
         ORDER BY 1 LIMIT ?2"
    ))?;
    let limit = i64::try_from(MOST_BY_DOMAIN + 1).unwrap_or(i64::MAX);
    let schools: Vec<i64> = statement
        .query_map(params![domain, limit], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if schools.len() > MOST_BY_DOMAIN {
        return Ok(Vec::new());
    }
    Ok(schools
        .into_iter()
        .map(|school| About {
            school_id: Some(school),
            ..About::default()
        })
        .collect())
}

/// Whether an e-mail with this Message-ID is on a timeline already.
pub(super) fn is_logged(db: &Db, message_id: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM activity WHERE message_id = ?1 AND message_id <> '')",
        )?
        .query_row([message_id], |row| row.get(0))?)
}

/// The post that a person holds now at a place, `head teacher`; empty: none.
pub(super) fn post(db: &Db, person: i64) -> Result<String> {
    Ok(db
        .prepare_cached(
            "SELECT r.name FROM tenure t JOIN role r ON r.id = t.role_id
             WHERE t.person_id = ?1 AND stands(t.from_on, t.until_on, t.ended) = 'current' ORDER BY r.rank LIMIT 1",
        )?
        .query_row([person], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}
