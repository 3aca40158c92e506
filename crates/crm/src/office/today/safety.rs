//! What the first screen says of the file itself: its backups and its password.

use crate::error::Result;
use crate::office::{TodayItem, Tone, queries};
use crate::session::Read;
use crate::store::{Access, backup};
use crate::types::counted;
use chrono::DateTime;

/// After how many days without a backup that is told of.
const BACKUP_AFTER_DAYS: i64 = 7;

/// A file whose backups have stopped: they are made by the hour, so something stands in their way.
pub(super) fn no_backup(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let store = &read.desk.store;
    if *store.access() != Access::ReadWrite || queries::is_sample(read.db)? {
        return Ok(Vec::new());
    }
    let made = backup::last_made(store)?;
    let said = match made {
        Some(_) => "The last backup of this file is",
        None => "This file has no backup, and it is",
    };
    // A file that never had one counts from its first day.
    let since = match made {
        Some(made) => Some(made),
        None => queries::first_saved(read.db)?,
    };
    let since = since.and_then(|moment| DateTime::parse_from_rfc3339(&moment).ok());
    let days = since.map_or(0, |since| (store.clock().now() - since.to_utc()).num_days());
    let line = |days: u32| TodayItem {
        id: "noBackup".to_owned(),
        count: days,
        text: format!("{said} {} old", counted(u64::from(days), "day", "days")),
        route: "/backups".to_owned(),
        tone: Tone::Warn,
    };
    let late = (days > BACKUP_AFTER_DAYS).then_some(days);
    Ok(late
        .and_then(|days| u32::try_from(days).ok())
        .map(line)
        .into_iter()
        .collect())
}

/// What lies in a file without a password can be read by whoever gets at it. A sample holds nobody.
pub(super) fn no_password(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let schools = queries::stages(read.db)?
        .iter()
        .map(|(_, count)| count)
        .sum();
    let bare = read.desk.store.key().is_none() && schools > 0 && !queries::is_sample(read.db)?;
    let line = || TodayItem {
        id: "noPassword".to_owned(),
        count: schools,
        text: "This file has no password: whoever can open the folder can read it".to_owned(),
        route: "/settings".to_owned(),
        tone: Tone::Info,
    };
    Ok(bare.then(line).into_iter().collect())
}
