//! Bringing an older file up to date: numbered steps, one transaction, additive only.
//!
//! `PRAGMA user_version` says how far a file has come. A file that is ahead of this program is refused before any write.
//! Until the tag `format-1` a step may be rewritten; from it on each is frozen.

use crate::error::{Error, Kind, Result};
use rusqlite::{Connection, TransactionBehavior};

/// `PRAGMA application_id` of our files: the bytes `PDsk`.
pub const APPLICATION_ID: i32 = 0x5044_736B;

/// The steps, in order. Step `n` (from 1) brings a file from version `n - 1` to `n`.
pub(super) const STEPS: &[&str] = &[
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_views.sql"),
    include_str!("migrations/0003_by_hand.sql"),
    include_str!("migrations/0004_watch.sql"),
    include_str!("migrations/0005_people.sql"),
    include_str!("migrations/0007_import.sql"),
    include_str!("migrations/0008_places.sql"),
    include_str!("migrations/0009_round.sql"),
    include_str!("migrations/0010_returns.sql"),
    include_str!("migrations/0011_sign_off.sql"),
    include_str!("migrations/0012_code_list.sql"),
    include_str!("migrations/0013_replies.sql"),
];

#[cfg(test)]
thread_local! {
    /// A step that this program does not have yet, so that tests of one thread can upgrade.
    pub(super) static NEXT_STEP: std::cell::Cell<Option<&'static str>> = const { std::cell::Cell::new(None) };
}

fn steps() -> Vec<&'static str> {
    #[cfg(test)]
    return STEPS.iter().copied().chain(NEXT_STEP.get()).collect();
    #[cfg(not(test))]
    STEPS.to_vec()
}

/// The version that this program writes.
pub fn newest() -> i32 {
    i32::try_from(steps().len()).unwrap_or(i32::MAX)
}

/// The version of an open file. 0: a new, empty one.
///
/// # Errors
/// [`Kind::Damaged`] where it is some other program's database, [`Kind::FileTooNew`] where a newer version wrote it.
pub fn version(db: &Connection) -> Result<i32> {
    let version: i32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 && version == 0 {
        return Ok(0);
    }
    if application != APPLICATION_ID {
        return Err(Error::new(
            Kind::Damaged,
            "This is a database of another program, not a Partnership Desk file. Choose a file that ends in .desk.",
        ));
    }
    if version < 1 {
        return Err(Error::new(
            Kind::Damaged,
            "This file does not say which format it has, so its beginning is damaged. Open the last backup instead.",
        ));
    }
    if version > newest() {
        return Err(Error::new(
            Kind::FileTooNew,
            format!(
                "This file was saved by a newer Partnership Desk (format {version}; this one reads up to {}). \
                 Install the newer version on this computer. The file was not touched.",
                newest()
            ),
        ));
    }
    Ok(version)
}

/// Runs the steps that `db` lacks, up to `to`, in one transaction.
///
/// # Errors
/// Whatever SQLite says; the file is then as it was.
pub fn migrate(db: &mut Connection, to: i32) -> Result<()> {
    let from = version(db)?;
    if from >= to {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let range = usize::try_from(from).unwrap_or(0)..usize::try_from(to).unwrap_or(0);
    for sql in steps().get(range).unwrap_or(&[]) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", to)?;
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
        row.get(0)
    })?;
    if broken > 0 {
        return Err(Error::new(
            Kind::Damaged,
            format!(
                "{broken} rows of this file refer to rows that are not there. Open the last backup instead."
            ),
        ));
    }
    tx.commit()?;
    Ok(())
}
