//! What the file holds about the schools that are asked, read in a handful of questions however many they are; and what is
//! written down once they were asked.

use super::domain;
use crate::error::Result;
use crate::list::sql::{current, person_name};
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Source};
use rusqlite::{Row, params};
use std::collections::{BTreeMap, HashMap};

/// What the file holds.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// By school.
    pub schools: BTreeMap<i64, SchoolFacts>,
    /// The addresses of people, the one to use first first.
    pub addresses: HashMap<i64, Vec<AddressFact>>,
}

/// What the file holds about one school.
#[derive(Debug, Default)]
pub(super) struct SchoolFacts {
    pub urn: Option<i64>,
    pub name: String,
    pub postcode: String,
    pub telephone: String,
    pub trust_id: Option<i64>,
    /// Where the school's and its trust's own addresses end.
    pub domains: Vec<String>,
    /// Posts that people hold there now, main contacts first.
    pub posts: Vec<PostFact>,
    /// Posts that people hold at its trust now, main contacts first.
    pub at_trust: Vec<PostFact>,
    /// E-mails of the school itself and of its posts.
    pub emails: Vec<AddressFact>,
    pub champion: Option<ChampionFact>,
    pub hosting: Option<HostingFact>,
    pub offers: Vec<OfferFact>,
    /// What the school says of itself, the latest first.
    pub answers: Vec<AnswerFact>,
}

/// Who holds a post.
#[derive(Debug, Clone)]
pub(super) struct PostFact {
    pub role: String,
    pub is_leader: bool,
    pub tenure_id: i64,
    pub person_id: i64,
    pub name: String,
    pub objects: bool,
    pub main_contact: bool,
    /// Whether they hold a post at another school, too.
    pub elsewhere: bool,
    pub from_on: String,
    /// Subject codes joined by `;`, where they mentor.
    pub subjects: String,
    pub source: Source,
    pub confirmed_on: String,
}

/// An e-mail or telephone.
#[derive(Debug, Clone)]
pub(super) struct AddressFact {
    pub is_email: bool,
    pub value: String,
    pub is_personal: bool,
    pub is_good: bool,
    /// The post that it belongs to, by its code; empty: of none.
    pub role: String,
    pub source: Source,
    pub confirmed_on: String,
}

/// The school's champion.
#[derive(Debug, Clone)]
pub(super) struct ChampionFact {
    pub person_id: i64,
    pub name: String,
    pub since_on: String,
}

/// What the school says of hosting in the round's year.
#[derive(Debug, Clone)]
pub(super) struct HostingFact {
    pub interest: String,
    pub reasons: String,
    pub reason_text: String,
    pub cap: Option<i64>,
    pub source: Source,
    pub confirmed_on: String,
}

/// A kind of place that it offers.
#[derive(Debug, Clone)]
pub(super) struct OfferFact {
    pub kind: String,
    pub phase: String,
    pub subject: String,
    pub term: String,
    pub study: String,
}

/// What it says of itself.
#[derive(Debug, Clone)]
pub(super) struct AnswerFact {
    pub code: String,
    pub question: String,
    pub value: String,
    /// Whether it is about the round's own year.
    pub of_the_year: bool,
    pub person_id: Option<i64>,
    pub person: String,
    pub source: Source,
    pub confirmed_on: String,
}

/// Reads what the file holds about some schools of ours, in the academic year `year`.
pub(super) fn facts(db: &Db, school_ids: &[i64], year: AcademicYear) -> Result<Facts> {
    let ids = serde_json::to_string(school_ids)?;
    let mut facts = Facts {
        schools: schools(db, &ids)?,
        addresses: HashMap::new(),
    };
    posts(db, &ids, &mut facts)?;
    champions(db, &ids, &mut facts)?;
    hosting(db, &ids, year, &mut facts)?;
    answers(db, &ids, year, &mut facts)?;
    addresses(db, &mut facts)?;
    places(db, &ids, &mut facts)?;
    Ok(facts)
}

fn schools(db: &Db, ids: &str) -> Result<BTreeMap<i64, SchoolFacts>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.urn, coalesce(e.name, s.name), coalesce(e.postcode, s.postcode),
           coalesce(nullif(e.telephone, ''), nullif(s.telephone, ''),
             (SELECT a.value FROM address a WHERE a.school_id = s.id AND a.person_id IS NULL AND a.medium = 'telephone'
              ORDER BY a.role_id IS NOT NULL, a.is_main DESC, a.id LIMIT 1), ''),
           u.id, coalesce(e.website, '')
         FROM school s LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN trust u ON u.uid = e.trust_uid
         WHERE s.id IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = statement.query_map([ids], |row| {
        let website: String = row.get(6)?;
        let school = SchoolFacts {
            urn: row.get(1)?,
            name: row.get(2)?,
            postcode: row.get(3)?,
            telephone: row.get(4)?,
            trust_id: row.get(5)?,
            domains: domain::of_website(&website).into_iter().collect(),
            ..SchoolFacts::default()
        };
        Ok((row.get(0)?, school))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who holds a post, of `tenure t`, its `person p` and `role r`; the first column says at which school. `o`: a post that
/// they hold at another school; for whoever is of a trust, at any.
const POST: &str = concat!(
    " r.code, r.is_leader, t.id, p.id, ",
    person_name!("p"),
    ", p.objects, t.main_contact,
      EXISTS (SELECT 1 FROM tenure o WHERE o.person_id = p.id AND o.school_id IS NOT NULL AND o.school_id IS NOT t.school_id AND ",
    current!("o"),
    "), t.from_on, coalesce((SELECT m.subjects FROM mentor m WHERE m.tenure_id = t.id), ''), t.source, t.confirmed_on "
);

fn post(row: &Row<'_>) -> rusqlite::Result<(i64, PostFact)> {
    Ok((
        row.get(0)?,
        PostFact {
            role: row.get(1)?,
            is_leader: row.get(2)?,
            tenure_id: row.get(3)?,
            person_id: row.get(4)?,
            name: row.get(5)?,
            objects: row.get(6)?,
            main_contact: row.get(7)?,
            elsewhere: row.get(8)?,
            from_on: row.get(9)?,
            subjects: row.get(10)?,
            source: Source::from_code(row.get_ref(11)?.as_str()?),
            confirmed_on: row.get(12)?,
        },
    ))
}

fn posts(db: &Db, ids: &str, facts: &mut Facts) -> Result<()> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.school_id, {POST} FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
         WHERE t.school_id IN (SELECT value FROM json_each(?1)) AND p.merged_into IS NULL AND {}
         ORDER BY t.school_id, t.main_contact DESC, r.rank, t.acting, t.id",
        current!("t")
    ))?;
    for found in statement.query_map([ids], post)? {
        let (school, post) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.posts.push(post);
        }
    }
    let mut statement = db.prepare_cached(&format!(
        "SELECT s.id, {POST} FROM school s JOIN establishment e ON e.id = s.urn JOIN trust u ON u.uid = e.trust_uid
           JOIN tenure t ON t.trust_id = u.id JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
         WHERE s.id IN (SELECT value FROM json_each(?1)) AND p.merged_into IS NULL AND {}
         ORDER BY s.id, t.main_contact DESC, r.code = 'trustIttLead' DESC, r.rank, t.id",
        current!("t")
    ))?;
    for found in statement.query_map([ids], post)? {
        let (school, post) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.at_trust.push(post);
        }
    }
    Ok(())
}

/// Who has agreed to champion: whom the office has only in mind is its own business.
fn champions(db: &Db, ids: &str, facts: &mut Facts) -> Result<()> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT c.school_id, p.id, ",
        person_name!("p"),
        ", c.since_on FROM champion c JOIN person p ON p.id = c.person_id
         WHERE c.school_id IN (SELECT value FROM json_each(?1)) AND c.stage IN ('agreed', 'active') AND p.merged_into IS NULL
         ORDER BY c.school_id, c.stage = 'active', c.id"
    ))?;
    let rows = statement.query_map([ids], |row| {
        let champion = ChampionFact {
            person_id: row.get(1)?,
            name: row.get(2)?,
            since_on: row.get(3)?,
        };
        Ok((row.get::<_, i64>(0)?, champion))
    })?;
    for found in rows {
        let (school, champion) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.champion = Some(champion);
        }
    }
    Ok(())
}

fn hosting(db: &Db, ids: &str, year: AcademicYear, facts: &mut Facts) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT school_id, interest, reasons, reason_text, cap, source, confirmed_on FROM hosting
         WHERE year = ?2 AND school_id IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = statement.query_map(params![ids, year.start_year()], |row| {
        let hosting = HostingFact {
            interest: row.get(1)?,
            reasons: row.get(2)?,
            reason_text: row.get(3)?,
            cap: row.get(4)?,
            source: Source::from_code(row.get_ref(5)?.as_str()?),
            confirmed_on: row.get(6)?,
        };
        Ok((row.get::<_, i64>(0)?, hosting))
    })?;
    for found in rows {
        let (school, hosting) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.hosting = Some(hosting);
        }
    }
    let mut statement = db.prepare_cached(
        "SELECT h.school_id, o.kind, o.phase, o.subject, o.term, o.study
         FROM placement_offer o JOIN hosting h ON h.id = o.hosting_id
         WHERE h.year = ?2 AND h.school_id IN (SELECT value FROM json_each(?1)) ORDER BY o.id",
    )?;
    let rows = statement.query_map(params![ids, year.start_year()], |row| {
        let offer = OfferFact {
            kind: row.get(1)?,
            phase: row.get(2)?,
            subject: row.get(3)?,
            term: row.get(4)?,
            study: row.get(5)?,
        };
        Ok((row.get::<_, i64>(0)?, offer))
    })?;
    for found in rows {
        let (school, offer) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.offers.push(offer);
        }
    }
    Ok(())
}

/// What schools said of themselves up to a year, the latest first.
fn answers(db: &Db, ids: &str, year: AcademicYear, facts: &mut Facts) -> Result<()> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT a.school_id, a.code, a.question, a.value, p.id, coalesce(",
        person_name!("p"),
        ", ''), a.source, a.confirmed_on, a.year = ?2
         FROM school_answer a LEFT JOIN person p ON p.id = a.person_id AND p.merged_into IS NULL
         WHERE a.year <= ?2 AND a.school_id IN (SELECT value FROM json_each(?1)) ORDER BY a.school_id, a.year DESC, a.id"
    ))?;
    let rows = statement.query_map(params![ids, year.start_year()], |row| {
        let answer = AnswerFact {
            code: row.get(1)?,
            question: row.get(2)?,
            value: row.get(3)?,
            of_the_year: row.get(8)?,
            person_id: row.get(4)?,
            person: row.get(5)?,
            source: Source::from_code(row.get_ref(6)?.as_str()?),
            confirmed_on: row.get(7)?,
        };
        Ok((row.get::<_, i64>(0)?, answer))
    })?;
    for found in rows {
        let (school, answer) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.answers.push(answer);
        }
    }
    Ok(())
}

fn address(row: &Row<'_>) -> rusqlite::Result<AddressFact> {
    Ok(AddressFact {
        is_email: row.get_ref(1)?.as_str()? == "email",
        value: row.get(2)?,
        is_personal: row.get_ref(3)?.as_str()? != "school",
        is_good: row.get_ref(4)?.as_str()? == "good",
        source: Source::from_code(row.get_ref(5)?.as_str()?),
        confirmed_on: row.get(6)?,
        role: row.get(7)?,
    })
}

/// The addresses of everyone who is named so far.
fn addresses(db: &Db, facts: &mut Facts) -> Result<()> {
    let mut people: Vec<i64> = facts
        .schools
        .values()
        .flat_map(|school| {
            let posts = school.posts.iter().chain(&school.at_trust);
            let champion = school.champion.iter().map(|champion| champion.person_id);
            posts.map(|post| post.person_id).chain(champion)
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    let mut statement = db.prepare_cached(
        "SELECT a.person_id, a.medium, a.value, a.kind, a.state, a.source, a.confirmed_on, '' FROM address a
         WHERE a.person_id IN (SELECT value FROM json_each(?1)) ORDER BY a.person_id, a.is_main DESC, a.id",
    )?;
    let ids = serde_json::to_string(&people)?;
    for found in statement.query_map([ids], |row| Ok((row.get(0)?, address(row)?)))? {
        let (person, address) = found?;
        facts.addresses.entry(person).or_default().push(address);
    }
    Ok(())
}

/// The e-mails of the schools, of their posts and of their trusts: where forms may go, and whose domains are theirs.
fn places(db: &Db, ids: &str, facts: &mut Facts) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT a.school_id, a.medium, a.value, a.kind, a.state, a.source, a.confirmed_on, coalesce(r.code, '')
         FROM address a LEFT JOIN role r ON r.id = a.role_id
         WHERE a.school_id IN (SELECT value FROM json_each(?1)) AND a.person_id IS NULL AND a.medium = 'email'
         ORDER BY a.school_id, a.role_id IS NOT NULL, a.is_main DESC, a.id",
    )?;
    for found in statement.query_map([ids], |row| Ok((row.get::<_, i64>(0)?, address(row)?)))? {
        let (school, address) = found?;
        if let Some(school) = facts.schools.get_mut(&school) {
            school.domains.extend(domain::of_email(&address.value));
            school.emails.push(address);
        }
    }
    let mut statement = db.prepare_cached(
        "SELECT trust_id, value FROM address
         WHERE trust_id IS NOT NULL AND person_id IS NULL AND medium = 'email' ORDER BY id",
    )?;
    let mut of_trusts: HashMap<i64, Vec<String>> = HashMap::new();
    for found in statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))? {
        let (trust, email) = found?;
        let domains = of_trusts.entry(trust).or_default();
        domains.extend(domain::of_email(&email));
    }
    for school in facts.schools.values_mut() {
        if let Some(domains) = school.trust_id.and_then(|id| of_trusts.get(&id)) {
            school.domains.extend(domains.iter().cloned());
        }
        // The people of a trust have their work e-mails there.
        for post in school.at_trust.iter().filter(|post| !post.elsewhere) {
            let theirs = facts.addresses.get(&post.person_id).into_iter().flatten();
            let work = theirs.filter(|address| address.is_email && !address.is_personal);
            school
                .domains
                .extend(work.filter_map(|address| domain::of_email(&address.value)));
        }
        school.domains.sort_unstable();
        school.domains.dedup();
    }
    Ok(())
}

/// A school of a round, as it stands there.
#[derive(Debug, Clone)]
pub(crate) struct RoundSchoolRow {
    /// The row.
    pub id: i64,
    /// Our school.
    pub school_id: i64,
    /// The check value.
    pub check: String,
    /// Who was asked; `None`: not written yet, or the school as a whole.
    pub person_id: Option<i64>,
    /// Where the form went; empty: not written yet, or nowhere.
    pub email: String,
    /// The batch; 0: not written yet.
    pub batch: u32,
    /// The day on which it went out; empty: not yet.
    pub sent_on: String,
}

/// The schools of a round, by name.
pub(crate) fn round_schools(db: &Db, round_id: i64) -> Result<Vec<RoundSchoolRow>> {
    let mut statement = db.prepare_cached(
        "SELECT x.id, x.school_id, x.check_value, x.person_id, x.email, x.batch, x.sent_on
         FROM round_school x JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE x.round_id = ?1 ORDER BY coalesce(e.name, s.name) COLLATE NOCASE, x.school_id",
    )?;
    let rows = statement.query_map([round_id], |row| {
        Ok(RoundSchoolRow {
            id: row.get(0)?,
            school_id: row.get(1)?,
            check: row.get(2)?,
            person_id: row.get(3)?,
            email: row.get(4)?,
            batch: row.get(5)?,
            sent_on: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was written for a school of a round.
pub(super) struct Written<'a> {
    pub round_id: i64,
    pub school_id: i64,
    pub person_id: Option<i64>,
    /// Empty: it can go nowhere.
    pub email: &'a str,
    /// What stood on it, as JSON.
    pub asked: &'a str,
    /// 0: it can go nowhere.
    pub batch: u32,
}

/// Notes what stood on a form; that it is written counts only where it can go out.
pub(super) fn set_written(w: &Write<'_>, of: &Written<'_>) -> Result<()> {
    w.db.prepare_cached(
        "UPDATE round_school SET person_id = ?3, email = ?4, asked = ?5, batch = ?6, written_on = ?7
         WHERE round_id = ?1 AND school_id = ?2",
    )?
    .execute(params![
        of.round_id,
        of.school_id,
        of.person_id,
        of.email,
        of.asked,
        of.batch,
        if of.batch > 0 {
            w.clock.today().to_string()
        } else {
            String::new()
        },
    ])?;
    Ok(())
}

/// Notes that a form went out.
pub(super) fn set_sent(w: &Write<'_>, row_id: i64, on: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE round_school SET sent_on = ?2 WHERE id = ?1")?
        .execute(params![row_id, on])?;
    Ok(())
}
