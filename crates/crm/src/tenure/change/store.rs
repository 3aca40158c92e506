//! The SQL of what a leaver does for us besides their post.

use crate::error::Result;
use crate::store::{Db, Write};
use rusqlite::params;

/// Someone who sits in a working group.
pub struct MemberOf {
    pub id: i64,
    pub group_id: i64,
    pub group: String,
    pub school_id: Option<i64>,
    pub trust_id: Option<i64>,
    pub office: String,
}

/// The terms of a person in working groups that have not ended.
pub fn memberships(db: &Db, person: i64) -> Result<Vec<MemberOf>> {
    let mut statement = db.prepare_cached(
        "SELECT m.id, m.group_id, g.name, m.school_id, m.trust_id, m.office FROM group_member m
         JOIN working_group g ON g.id = m.group_id
         WHERE m.person_id = ?1 AND stands(m.from_on, m.until_on, 0) <> 'former' ORDER BY g.name, m.id",
    )?;
    let rows = statement.query_map([person], |row| {
        Ok(MemberOf {
            id: row.get(0)?,
            group_id: row.get(1)?,
            group: row.get(2)?,
            school_id: row.get(3)?,
            trust_id: row.get(4)?,
            office: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ends a term in a working group; a last day that is known stays.
pub fn end_membership(w: &Write<'_>, id: i64, until: &str) -> Result<()> {
    w.db.prepare_cached("UPDATE group_member SET until_on = ?2 WHERE id = ?1 AND until_on = ''")?
        .execute(params![id, until])?;
    Ok(())
}

/// Gives a person the same seat.
pub fn seat(w: &Write<'_>, member: &MemberOf, person: i64, from: &str) -> Result<()> {
    let id = w.id("group_member")?;
    w.db.prepare_cached(
        "INSERT INTO group_member (id, group_id, person_id, school_id, trust_id, office, from_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        member.group_id,
        person,
        member.school_id,
        member.trust_id,
        member.office,
        from
    ])?;
    Ok(())
}

/// Whether an e-mail reaches a person, or the post that they hold there.
pub fn has_email(
    db: &Db,
    person: i64,
    role: i64,
    school: Option<i64>,
    trust: Option<i64>,
) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM address WHERE medium = 'email' AND state = 'good' AND (person_id = ?1
               OR (person_id IS NULL AND role_id = ?2 AND school_id IS ?3 AND trust_id IS ?4)))",
        )?
        .query_row(params![person, role, school, trust], |row| row.get(0))?)
}

/// People who stand for themselves and whose name is like this: the same surname and first letter, or found by it.
pub fn like_name(db: &Db, last: &str, first: &str) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM person WHERE merged_into IS NULL AND plain(last_name) = plain(?1)
           AND (?2 = '' OR plain(substr(first_name, 1, 1)) = plain(substr(?2, 1, 1)) OR plain(known_as) = plain(?2))
         ORDER BY plain(first_name) <> plain(?2), id LIMIT 20",
    )?;
    let rows = statement.query_map([last, first], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
