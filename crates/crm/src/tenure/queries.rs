//! What pages and lists read of posts and tenures.

use super::freshness::{AGEING, Limits, STALE};
use super::notice::{NoticeDays, SETTING, days_written};
pub(crate) use super::store::Held;
use super::{Post, store};
use crate::commands::Nothing;
use crate::error::Result;
use crate::session::Read;
use crate::store::{Db, setting};
use serde::Serialize;
use ts_rs::TS;

/// A post of the list with how many hold or held it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostInUse {
    /// The post.
    pub post: Post,
    /// Tenures in it, whenever.
    pub tenures: u32,
}

/// What the office chose for posts and tenures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleSettings {
    /// After how many months something ages.
    pub ageing_months: u32,
    /// After how many it is stale.
    pub stale_months: u32,
    /// The days until which heads give notice: `30 Sep, 31 Jan, 30 Apr`.
    pub notice_heads: String,
    /// The days until which everyone else does.
    pub notice_others: String,
}

/// The posts of the office's list, in its order.
///
/// # Errors
/// What SQLite says.
pub fn posts(read: &Read<'_>, _: Nothing) -> Result<Vec<PostInUse>> {
    let held = store::held_by_post(read.db)?;
    let count = |id: i64| {
        held.iter()
            .find(|(post, _)| *post == id)
            .map_or(0, |(_, count)| *count)
    };
    Ok(store::posts(read.db)?
        .into_iter()
        .map(|post| PostInUse {
            tenures: count(post.id),
            post,
        })
        .collect())
}

/// Someone in a post; `None`: it is gone.
///
/// # Errors
/// What SQLite says.
pub(crate) fn held(db: &Db, id: i64) -> Result<Option<Held>> {
    store::one(db, id)
}

/// After how many months something ages and is stale, as the office has it.
///
/// # Errors
/// What SQLite says.
pub fn limits(db: &Db) -> Result<Limits> {
    Ok(Limits {
        ageing: setting(db, AGEING.0)?.unwrap_or(AGEING.1),
        stale: setting(db, STALE.0)?.unwrap_or(STALE.1),
    })
}

/// The days of notice, as the office has them.
///
/// # Errors
/// What SQLite says.
pub fn notice_days(db: &Db) -> Result<NoticeDays> {
    Ok(setting(db, SETTING)?.unwrap_or_default())
}

/// What the office chose for posts and tenures.
///
/// # Errors
/// What SQLite says.
pub fn people_settings(read: &Read<'_>, _: Nothing) -> Result<PeopleSettings> {
    let limits = limits(read.db)?;
    let notice = notice_days(read.db)?;
    Ok(PeopleSettings {
        ageing_months: limits.ageing,
        stale_months: limits.stale,
        notice_heads: days_written(&notice.heads),
        notice_others: days_written(&notice.others),
    })
}

/// The name of a member of our staff.
///
/// # Errors
/// What SQLite says.
pub(crate) fn staff_name(db: &Db, id: i64) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached("SELECT name FROM staff WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The lines of a school's postal address: street, locality, town, postcode. One that is not known is empty.
///
/// # Errors
/// What SQLite says.
pub(crate) fn postal_address(db: &Db, school: i64) -> Result<Vec<String>> {
    super::store::postal_address(db, school)
}
