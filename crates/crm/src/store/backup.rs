//! Backups: verified copies of the file, kept by age, restored without ever losing the present one.
//!
//! A backup is a copy of what one reader sees, so edits go on meanwhile; with a password it keeps key and salt, so the
//! same password opens it. It is made under another name, flushed, opened again and checked page by page, and only then
//! gets its name. Backups lie in the program's data folder by the file's own id: `backups/FILE_ID/20260903-104207-hourly.desk`.
//! `backups/index.json` remembers which path had which id, for a file that can no longer be opened.

use super::files::{self, Head, Scratch};
use super::open::{self, Access, Credential, How, Opening};
use super::password::{self, Key};
use super::{Store, log, migrate};
use crate::error::{Error, Kind, Result};
use crate::types::Clock;
use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike, Utc};
use rusqlite::backup::StepResult;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// One verified copy of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// Where it is.
    pub path: String,
    /// When it was made (moment).
    pub made_at: String,
    /// Why: `hourly`, `closing`, `by hand`, `before restore`, `before upgrade`.
    pub reason: String,
    /// Its size.
    pub bytes: u64,
    /// Whether it has a password.
    pub encrypted: bool,
}

/// How many of a noun there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NounCount {
    /// In words: schools, establishments, tags, …
    pub noun: String,
    /// In the open file.
    pub now: u64,
    /// In the backup.
    pub then: u64,
}

/// What a restore would bring back and lose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The backup.
    pub backup: Backup,
    /// Counts by noun, those that differ and those that don't.
    pub nouns: Vec<NounCount>,
    /// The labels of the operations since then, newest first, at most 100.
    pub lost: Vec<String>,
    /// How many operations there are since then.
    pub lost_count: u64,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// The backup whose content the file has now.
    pub from: Backup,
    /// The backup of the moment before.
    pub kept: Backup,
}

/// Why a backup was made, as its name says.
pub mod reason {
    /// Every hour in which something changed.
    pub const HOURLY: &str = "hourly";
    /// On closing a file that changed.
    pub const CLOSING: &str = "closing";
    /// Asked for.
    pub const BY_HAND: &str = "by hand";
    /// What a restore replaced.
    pub const BEFORE_RESTORE: &str = "before restore";
    /// What an upgrade of the file's format started from.
    pub const BEFORE_UPGRADE: &str = "before upgrade";
}

/// The nouns that a preview counts, with their tables.
const NOUNS: &[(&str, &str)] = &[
    ("schools", "school"),
    ("establishments", "establishment"),
    ("groups", "establishment_group"),
    ("links", "establishment_link"),
    ("tags", "school_tag"),
    ("staff", "staff"),
    ("operations", "operation"),
];

/// How many labels of lost operations a preview has.
const LABELS: u32 = 100;

/// How backup times are written in names.
const NAME_TIME: &str = "%Y%m%d-%H%M%S";

/// The newest operation that the last backup and the last snapshot hold; -1: unknown.
#[derive(Debug)]
pub(super) struct Kept {
    backup: AtomicI64,
    snapshot: AtomicI64,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            backup: AtomicI64::new(-1),
            snapshot: AtomicI64::new(-1),
        }
    }
}

/// What the index remembers of a path.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Known {
    file_id: String,
    encrypted: bool,
    opened_at: String,
    backed_up: Option<i64>,
}

type Index = BTreeMap<String, Known>;

fn index_path(data_dir: &Path) -> PathBuf {
    data_dir.join("backups").join("index.json")
}

/// A missing or broken index is an empty one: it is made again by opening files.
fn index(data_dir: &Path) -> Index {
    let text = std::fs::read_to_string(index_path(data_dir)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Notes something of `path` in the index. A failure is only logged: no work may fail for it.
fn note(data_dir: &Path, path: &Path, change: impl FnOnce(&mut Known)) {
    let work = || -> Result<()> {
        let mut index = index(data_dir);
        change(
            index
                .entry(path.to_string_lossy().into_owned())
                .or_default(),
        );
        let at = index_path(data_dir);
        files::private_folder(files::folder(&at))?;
        let next = at.with_extension(format!("{}.part", files::random_hex::<4>()?));
        let said = |error| Error::io(at.display(), &error);
        std::fs::write(&next, serde_json::to_string_pretty(&index)?).map_err(said)?;
        files::rename(&next, &at)
            .inspect_err(|_| files::remove(&next))
            .map_err(said)
    };
    if let Err(error) = work() {
        tracing::warn!(kind = ?error.kind, "the index of backups could not be written");
    }
}

/// Whether the file at `path` had no password when it was last opened here.
pub(super) fn known_plain(data_dir: &Path, path: &Path) -> bool {
    index(data_dir)
        .get(&*path.to_string_lossy())
        .is_some_and(|known| !known.encrypted)
}

/// Notes that a file was opened, and says what its last backup holds.
pub(super) fn opened(
    data_dir: &Path,
    path: &Path,
    file_id: &str,
    encrypted: bool,
    clock: &Clock,
) -> Kept {
    let mut backed_up = None;
    note(data_dir, path, |known| {
        if known.file_id == file_id {
            backed_up = known.backed_up;
        } else {
            *known = Known {
                file_id: file_id.to_owned(),
                ..Known::default()
            };
        }
        known.encrypted = encrypted;
        known.opened_at = clock.stamp();
    });
    Kept {
        backup: AtomicI64::new(backed_up.unwrap_or(-1)),
        snapshot: AtomicI64::new(-1),
    }
}

/// The id that the file at `path` had when it was last opened on this computer, for one that cannot be opened now.
pub fn find_file_id_for(data_dir: &Path, path: &Path) -> Option<String> {
    let path = files::real(path).or_else(|_| files::real_new(path)).ok()?;
    index(data_dir)
        .get(&*path.to_string_lossy())
        .map(|known| known.file_id.clone())
}

/// Where the backups of a file lie.
pub fn folder_of(data_dir: &Path, file_id: &str) -> PathBuf {
    data_dir.join("backups").join(file_id)
}

/// The backups of the file with this id, newest first.
///
/// # Errors
/// The operating system's, where the folder is there and cannot be read.
pub fn list(data_dir: &Path, file_id: &str) -> Result<Vec<Backup>> {
    let folder = folder_of(data_dir, file_id);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(Error::io(
                format!("The folder of backups {}", folder.display()),
                &error,
            ));
        }
    };
    let mut backups: Vec<(Option<std::time::SystemTime>, Backup)> = entries
        .flatten()
        .filter(|entry| from_name(&entry.file_name().to_string_lossy()).is_some())
        .filter_map(|entry| {
            let written = entry.metadata().and_then(|known| known.modified()).ok();
            Some((written, describe(&entry.path()).ok()?))
        })
        .collect();
    // Two of one second in the order in which they were written.
    backups.sort_by(|(a_written, a), (b_written, b)| {
        (&b.made_at, b_written).cmp(&(&a.made_at, a_written))
    });
    Ok(backups.into_iter().map(|(_, backup)| backup).collect())
}

/// When the newest backup of an open file was made (moment); `None`: there is none.
///
/// # Errors
/// As [`list`].
pub fn last_made(store: &Store) -> Result<Option<String>> {
    let newest = list(&store.data_dir, &store.file_id)?.into_iter().next();
    Ok(newest.map(|backup| backup.made_at))
}

/// The backups of the file that was last open at `path`, newest first, whether it can be opened or not.
///
/// # Errors
/// The operating system's.
pub fn of_path(data_dir: &Path, path: &Path) -> Result<Vec<Backup>> {
    find_file_id_for(data_dir, path)
        .map_or_else(|| Ok(Vec::new()), |file_id| list(data_dir, &file_id))
}

/// What can be said of the backup at `path` without its password.
///
/// # Errors
/// The operating system's.
pub fn describe(path: &Path) -> Result<Backup> {
    let known = std::fs::metadata(path).map_err(|error| Error::io(path.display(), &error))?;
    let (made_at, reason) = match from_name(&files::name(path)) {
        Some((made_at, reason)) => (made_at, reason),
        None => (
            known
                .modified()
                .map(DateTime::<Utc>::from)
                .unwrap_or_default(),
            "a copy".to_owned(),
        ),
    };
    Ok(Backup {
        path: path.to_string_lossy().into_owned(),
        made_at: made_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        reason,
        bytes: known.len(),
        encrypted: matches!(files::head(path)?, Head::Encrypted(_)),
    })
}

/// `20260903-104207-by-hand.desk` → its moment and reason. A second one of the same second ends in `.2.desk`.
fn from_name(name: &str) -> Option<(DateTime<Utc>, String)> {
    let stem = name.strip_suffix(".desk")?;
    let stem = stem.split('.').next()?;
    let (time, reason) = (stem.get(..15)?, stem.get(16..)?);
    let time = NaiveDateTime::parse_from_str(time, NAME_TIME).ok()?;
    Some((time.and_utc(), reason.replace('-', " ")))
}

fn free_name(folder: &Path, moment: DateTime<Utc>, reason: &str) -> PathBuf {
    let start = format!("{}-{}", moment.format(NAME_TIME), reason.replace(' ', "-"));
    let name = |count: u32| {
        let count = if count == 1 {
            String::new()
        } else {
            format!(".{count}")
        };
        folder.join(format!("{start}{count}.desk"))
    };
    (1..)
        .map(name)
        .find(|name| !name.exists())
        .unwrap_or_else(|| name(1))
}

/// Copies what the open file holds into `to`, checked and flushed, while edits go on. Returns the newest operation in it.
///
/// In a file that is ours the bytes themselves are copied, encrypted as they are. SQLite changes the file only in a
/// checkpoint, so we make one, and begin to read while nothing is left in the log: as long as that reader reads, no
/// checkpoint changes a byte (SQLite holds its lock `WAL_READ_LOCK(0)` for exactly this). A long query of another reader
/// can keep the checkpoint from finishing; then, and in a file that is not ours, it is `VACUUM INTO`.
///
/// `writer` is the store's, where the caller holds it already.
fn copy_out(store: &Store, writer: Option<&Connection>, to: &Path, what: &str) -> Result<i64> {
    if let Some(raw) = &store.raw {
        // Most of the log goes into the file here, through a connection of its own, so that no edit waits for it.
        let helper = open::connect(store.path(), store.key(), How::Write)?;
        helper.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        let reader = store.read()?;
        let begin = |writer: &Connection| -> Result<Option<(i64, u64)>> {
            // Not in WAL mode both are -1, and a reader alone keeps the file as it is.
            let (log, moved): (i64, i64) =
                writer.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
                    Ok((row.get(1)?, row.get(2)?))
                })?;
            reader.execute_batch("BEGIN")?;
            let held = last_operation(&reader)?;
            Ok((log == moved).then_some((held, size(&reader)?)))
        };
        let begun = match writer {
            Some(writer) => begin(writer),
            None => match store.writer()?.as_ref() {
                Some(writer) => begin(writer),
                None => Err(store.access().refusal()),
            },
        };
        let copied = begun.and_then(|begun| match begun {
            None => Ok(None),
            Some((held, bytes)) => finish(store.key(), to, bytes, what, |part| {
                copy_bytes(raw, part, bytes)
            })
            .map(|()| Some(held)),
        });
        if !reader.is_autocommit() {
            reader.execute_batch("ROLLBACK")?;
        }
        drop(helper);
        if let Some(held) = copied? {
            return Ok(held);
        }
    }
    let reader = store.read()?;
    // Read first: an operation that slips in between is in the copy and makes the next one due all the same.
    let held = last_operation(&reader)?;
    reader.execute_batch("PRAGMA query_only = OFF")?;
    let outcome = vacuum_out(&reader, store.key(), to, what);
    reader.execute_batch("PRAGMA query_only = ON")?;
    outcome.map(|()| held)
}

/// The same by `VACUUM INTO`. `db` may be read-only but not `query_only`.
fn vacuum_out(db: &Connection, key: Option<&Key>, to: &Path, what: &str) -> Result<()> {
    finish(key, to, size(db)?, what, |part| {
        db.execute("VACUUM INTO ?1", [files::text(part)?])
            .map_err(|error| open::trouble(part, key.is_some(), error))?;
        Ok(())
    })
}

fn size(db: &Connection) -> Result<u64> {
    let bytes: i64 = db.query_row(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
        [],
        |row| row.get(0),
    )?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}

fn copy_bytes(raw: &Mutex<File>, part: &Path, bytes: u64) -> Result<()> {
    /// Flushed piece by piece, so that an edit's own flush never waits behind all of it.
    const PIECE: u64 = 8 << 20;
    let mut raw = raw.lock().unwrap_or_else(PoisonError::into_inner);
    let mut work = || -> std::io::Result<()> {
        raw.seek(SeekFrom::Start(0))?;
        let mut to = File::create(part)?;
        let mut left = bytes;
        while left > 0 {
            let copied = std::io::copy(&mut (&mut *raw).take(left.min(PIECE)), &mut to)?;
            if copied == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            to.sync_data()?;
            left -= copied;
        }
        Ok(())
    };
    work().map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => Error::disk_full(),
        _ => Error::io(part.display(), &error),
    })
}

/// Makes a file by `fill` under another name, and gives it its own after its check.
fn finish(
    key: Option<&Key>,
    to: &Path,
    bytes: u64,
    what: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    files::room_for(files::folder(to), bytes, what)?;
    let part = files::companion(to, ".part");
    files::remove(&part);
    let work = || -> Result<()> {
        fill(&part)?;
        let check = || -> Result<()> {
            // A copy of the bytes says that it has a write-ahead log; a file that lies by itself has none.
            let copy = open::connect(&part, key, How::Write)?;
            copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
                .map_err(|error| open::trouble(&part, key.is_some(), error))?;
            drop(copy);
            open::verify_copy(&part, key)
        };
        check().map_err(|error| match error.kind {
            Kind::Damaged | Kind::PasswordWrong => Error::new(
                Kind::Damaged,
                format!(
                    "{what} was made at {} but did not pass its check, so it was thrown away: the disk or the file may \
                     be damaged. Try another disk; the older backups are as they were.",
                    to.display()
                ),
            ),
            _ => error,
        })
    };
    work().inspect_err(|_| files::remove(&part))?;
    files::publish(&part, to)
}

fn last_operation(db: &Connection) -> Result<i64> {
    Ok(
        db.query_row("SELECT coalesce(max(id), 0) FROM operation", [], |row| {
            row.get(0)
        })?,
    )
}

/// Makes a verified backup; edits go on meanwhile.
///
/// Without `to` it goes into the program's data folder, where the older ones are thinned out by age. `to` is a folder
/// (the name is then the file's with the moment) or a name that is not taken yet.
///
/// # Errors
/// [`Kind::DiskFull`], [`Kind::Conflict`] where `to` is taken, [`Kind::Damaged`] where the file or the copy does not pass
/// its check, the operating system's. Nothing half-done is left, and no other backup is touched.
pub fn backup(store: &Store, to: Option<&Path>, reason: &str) -> Result<Backup> {
    backup_with(store, None, to, reason)
}

fn backup_with(
    store: &Store,
    writer: Option<&Connection>,
    to: Option<&Path>,
    reason: &str,
) -> Result<Backup> {
    let now = store.clock().now();
    let to_own = to.is_none();
    let to = match to {
        None => {
            let folder = folder_of(&store.data_dir, store.file_id());
            files::private_folder(&folder)?;
            free_name(&folder, now, reason)
        }
        Some(to) => {
            let to = if to.is_dir() {
                let stem = store
                    .path()
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy();
                let local = now.with_timezone(&chrono::Local);
                to.join(format!("{stem} {}.desk", local.format("%Y-%m-%d %H%M%S")))
            } else {
                to.to_owned()
            };
            let to = files::real_new(&to)?;
            if to.symlink_metadata().is_ok() {
                return Err(Error::conflict(format!(
                    "There is already a file at {}, so no backup was made there. Choose another name.",
                    to.display()
                )));
            }
            to
        }
    };
    let held = copy_out(store, writer, &to, "The backup")?;
    let mut made = describe(&to)?;
    made.made_at = now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    reason.clone_into(&mut made.reason);
    if to_own {
        store.kept.backup.store(held, Ordering::Release);
        if *store.access() == Access::ReadWrite {
            note(&store.data_dir, store.path(), |known| {
                store.file_id().clone_into(&mut known.file_id);
                known.encrypted = store.key().is_some();
                known.backed_up = Some(held);
            });
            // A restore must not lose the very backup that it is about.
            if reason != reason::BEFORE_RESTORE
                && let Err(error) = tidy(&store.data_dir, store.file_id(), now)
            {
                tracing::warn!(kind = ?error.kind, "old backups could not be thinned out");
            }
        }
    }
    Ok(made)
}

/// Why an automatic backup is due now, `None`: it isn't. Hourly while something changed, and on closing.
pub fn due(
    newest: Option<DateTime<Utc>>,
    changed: bool,
    now: DateTime<Utc>,
    closing: bool,
) -> Option<&'static str> {
    if !changed {
        return None;
    }
    if closing {
        return Some(reason::CLOSING);
    }
    // A newest one from the future: the clock was set back, so nothing can be said of its age.
    match newest {
        Some(newest) if newest <= now && now - newest < TimeDelta::hours(1) => None,
        _ => Some(reason::HOURLY),
    }
}

/// Makes a backup where one is due. To be called now and then, and before closing.
///
/// # Errors
/// See [`backup`].
pub fn automatic(store: &Store, closing: bool) -> Result<Option<Backup>> {
    if *store.access() != Access::ReadWrite {
        return Ok(None);
    }
    let changed = last_operation(&*store.read()?)? != store.kept.backup.load(Ordering::Acquire);
    if !changed {
        return Ok(None);
    }
    // A file without a backup yet is as young as it is: one that was just made waits its hour too.
    let newest = match list(&store.data_dir, store.file_id())?.first() {
        Some(backup) => moment(&backup.made_at),
        None => moment(&made_at(&*store.read()?)?),
    };
    due(newest, changed, store.clock().now(), closing)
        .map(|why| backup(store, None, why))
        .transpose()
}

fn made_at(db: &Connection) -> Result<String> {
    Ok(db.query_row("SELECT made_at FROM file", [], |row| row.get(0))?)
}

fn moment(stamp: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(stamp)
        .ok()
        .map(|moment| moment.to_utc())
}

/// Which of these backups stay: the newest of each of the last 12 hours, 14 days, 8 weeks and 24 months that have any,
/// and for 14 days every one that was asked for (`true`), because it keeps what something else replaced.
///
/// The same length and order as `made`.
pub fn rotate(made: &[(DateTime<Utc>, bool)], now: DateTime<Utc>) -> Vec<bool> {
    type Span = fn(&DateTime<Utc>) -> (i32, u32);
    let tiers: [(usize, Span); 4] = [
        (12, |time| (time.num_days_from_ce(), time.hour())),
        (14, |time| (time.num_days_from_ce(), 0)),
        (8, |time| (time.iso_week().year(), time.iso_week().week())),
        (24, |time| (time.year(), time.month())),
    ];
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    let time = |at: usize| made.get(at).map_or(DateTime::UNIX_EPOCH, |entry| entry.0);
    newest_first.sort_by_key(|&at| std::cmp::Reverse(time(at)));
    let mut stays: BTreeSet<usize> = BTreeSet::new();
    for (count, span) in tiers {
        let mut spans = BTreeSet::new();
        for &at in &newest_first {
            if spans.len() == count {
                break;
            }
            if spans.insert(span(&time(at))) {
                stays.insert(at);
            }
        }
    }
    made.iter()
        .enumerate()
        .map(|(at, &(time, asked))| {
            stays.contains(&at) || (asked && now - time < TimeDelta::days(14))
        })
        .collect()
}

/// Removes the backups that [`rotate`] lets go, and what an interrupted one left. Returns how many went.
///
/// # Errors
/// The operating system's.
pub fn tidy(data_dir: &Path, file_id: &str, now: DateTime<Utc>) -> Result<usize> {
    let backups = list(data_dir, file_id)?;
    let made: Vec<(DateTime<Utc>, bool)> = backups
        .iter()
        .map(|backup| {
            let asked = !matches!(backup.reason.as_str(), reason::HOURLY | reason::CLOSING);
            (moment(&backup.made_at).unwrap_or(now), asked)
        })
        .collect();
    let mut gone = 0;
    for (backup, stays) in backups.iter().zip(rotate(&made, now)) {
        if !stays && std::fs::remove_file(&backup.path).is_ok() {
            gone += 1;
        }
    }
    for entry in std::fs::read_dir(folder_of(data_dir, file_id))
        .into_iter()
        .flatten()
        .flatten()
    {
        let old = entry
            .metadata()
            .and_then(|known| known.modified())
            .is_ok_and(|at| {
                // Another copy of the same file may be making one just now.
                at.elapsed().is_ok_and(|age| age.as_secs() > 3600)
            });
        if old && entry.file_name().to_string_lossy().contains(".part") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    Ok(gone)
}

/// Brings every backup of a file that has no password under `key`, after the file got one. To be called again after an
/// interruption; those that are done are skipped. Backups under an older password keep that.
/// Returns how many were changed.
///
/// # Errors
/// [`Kind::DiskFull`] and the operating system's; each backup is whole, with or without the password.
pub fn protect(data_dir: &Path, file_id: &str, key: &Key) -> Result<usize> {
    let mut count = 0;
    // Unfinished ones are plain too.
    for entry in std::fs::read_dir(folder_of(data_dir, file_id))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.file_name().to_string_lossy().contains(".part") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    for backup in list(data_dir, file_id)?
        .iter()
        .filter(|backup| !backup.encrypted)
    {
        let path = PathBuf::from(&backup.path);
        files::room_for(
            files::folder(&path),
            backup.bytes,
            "the backup with its password",
        )?;
        let part = files::companion(&path, ".part");
        files::remove(&part);
        let work = || -> Result<()> {
            match password::export(&path, None, &part, Some(key))
                .and_then(|()| open::verify(&part, Some(key)))
            {
                // A plain file that is no backup any more would stay readable for ever.
                Err(error) if error.kind == Kind::Damaged => {
                    files::remove(&part);
                    files::remove(&path);
                    Ok(())
                }
                Err(error) => Err(error),
                Ok(()) => files::publish(&part, &path),
            }
        };
        work().inspect_err(|_| files::remove(&part))?;
        count += 1;
    }
    Ok(count)
}

/// Makes the verified backup from which an upgrade of the format starts.
pub(super) fn before_upgrade(
    db: &Connection,
    key: Option<&Key>,
    opening: &Opening,
    file_id: &str,
) -> Result<()> {
    let folder = folder_of(&opening.data_dir, file_id);
    files::private_folder(&folder)?;
    let to = free_name(&folder, opening.clock.now(), reason::BEFORE_UPGRADE);
    vacuum_out(db, key, &to, "The backup before the upgrade")
}

/// Where the snapshot lies that other computers read while this one holds the file: `NAME.snapshot.desk`.
pub fn snapshot_path(path: &Path) -> PathBuf {
    path.with_extension("snapshot.desk")
}

/// Writes the snapshot for other computers, where the file lies where they see it and something changed since the last.
/// To be called every ten minutes; closing does it too.
///
/// # Errors
/// See [`backup`].
pub fn snapshot(store: &Store) -> Result<Option<Backup>> {
    if *store.access() != Access::ReadWrite || !store.place.shared() {
        return Ok(None);
    }
    let to = snapshot_path(store.path());
    let newest = last_operation(&*store.read()?)?;
    if store.kept.snapshot.load(Ordering::Acquire) == newest && to.is_file() {
        return Ok(None);
    }
    let held = copy_out(store, None, &to, "The copy for other computers")?;
    store.kept.snapshot.store(held, Ordering::Release);
    describe(&to).map(Some)
}

/// The key of a backup: the open file's where it fits, else what was typed.
fn key_of(store: &Store, path: &Path, credential: Option<&Credential>) -> Result<Option<Key>> {
    let head = files::head(path)?;
    if let (Head::Encrypted(salt), Some(key)) = (&head, store.key())
        && key.salt() == *salt
    {
        return Ok(Some(key.clone()));
    }
    open::key_for(path, &head, credential, false).map_err(|error| match error.kind {
        Kind::PasswordNeeded => Error::new(
            Kind::PasswordNeeded,
            format!(
                "The backup {} has another password than the file: the one that the file had then. \
                 Type that, or its recovery key.",
                files::name(path)
            ),
        ),
        Kind::Damaged => broken(path),
        _ => error,
    })
}

fn broken(path: &Path) -> Error {
    Error::new(
        Kind::Damaged,
        format!(
            "The backup {} is damaged itself. Choose an older one; the open file is as it was.",
            path.display()
        ),
    )
}

/// A backup that is about to be looked at: of this file, and of a version that we read.
fn open_backup(store: &Store, path: &Path, key: Option<&Key>) -> Result<Connection> {
    let work = || -> Result<(Connection, Option<String>)> {
        let db = open::connect(path, key, How::Still)?;
        if migrate::version(&db)? == 0 {
            return Err(broken(path));
        }
        let file_id = db
            .query_row("SELECT file_id FROM file", [], |row| row.get(0))
            .optional()
            .map_err(|error| open::trouble(path, key.is_some(), error))?;
        Ok((db, file_id))
    };
    let (db, file_id) = work().map_err(|error| {
        if error.kind == Kind::Damaged {
            broken(path)
        } else {
            error
        }
    })?;
    if file_id.as_deref() != Some(store.file_id()) {
        return Err(Error::invalid(format!(
            "{} is not a backup of this file but of another one. Open it by itself instead.",
            files::name(path)
        )));
    }
    Ok(db)
}

/// What restoring the backup at `path` would bring back and lose. Changes nothing.
///
/// # Errors
/// [`Kind::NotFound`], [`Kind::PasswordNeeded`], [`Kind::PasswordWrong`], [`Kind::Damaged`], [`Kind::Invalid`] where it
/// is no backup of this file.
pub fn preview(store: &Store, path: &Path, credential: Option<&Credential>) -> Result<Preview> {
    let path = &files::real(path)?;
    let key = key_of(store, path, credential)?;
    let then = open_backup(store, path, key.as_ref())?;
    let now = store.read()?;
    let count = |db: &Connection, table: &str| -> Result<u64> {
        let there: bool = db.query_row(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)",
            [table],
            |row| row.get(0),
        )?;
        if !there {
            return Ok(0);
        }
        let count: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        })?;
        Ok(u64::try_from(count).unwrap_or(0))
    };
    let work = || -> Result<Preview> {
        let mut nouns = Vec::new();
        for &(noun, table) in NOUNS {
            nouns.push(NounCount {
                noun: noun.to_owned(),
                now: count(&now, table)?,
                then: count(&then, table)?,
            });
        }
        let last = last_operation(&then)?;
        let lost = now
            .prepare("SELECT label FROM operation WHERE id > ?1 ORDER BY id DESC LIMIT ?2")?
            .query_map(params![last, LABELS], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let lost_count: i64 = now.query_row(
            "SELECT count(*) FROM operation WHERE id > ?1",
            [last],
            |row| row.get(0),
        )?;
        Ok(Preview {
            backup: describe(path)?,
            nouns,
            lost,
            lost_count: u64::try_from(lost_count).unwrap_or(0),
        })
    };
    work().map_err(|error| {
        if error.kind == Kind::Damaged {
            broken(path)
        } else {
            error
        }
    })
}

/// Puts the content of the backup at `path` into the open file, after a verified backup of now.
///
/// The file keeps its password and its present one's protection; ids that were given since are not given again; whoever
/// works at this computer stays on the staff. All of it is one transaction: kill -9 leaves the old or the new content.
///
/// # Errors
/// See [`preview`], and [`Kind::ReadOnly`], [`Kind::DiskFull`], [`Kind::Busy`]; the file is then as it was.
pub fn restore(store: &Store, path: &Path, credential: Option<&Credential>) -> Result<Restored> {
    drop(store.writer()?);
    let path = &files::real(path)?;
    if path == store.path() {
        return Err(Error::invalid(
            "This is the open file itself. Choose one of its backups.",
        ));
    }
    let key = key_of(store, path, credential)?;
    drop(open_backup(store, path, key.as_ref())?);
    let from = describe(path)?;
    // A copy under the open file's key, brought up to date and checked, before anything is touched.
    let scratch = Scratch::new(&store.data_dir)?;
    let next = scratch.folder().join("restored.desk");
    files::room_for(
        scratch.folder(),
        from.bytes,
        "the copy that is restored from",
    )?;
    // The content goes through the log of the file and then into it.
    files::room_for(
        files::folder(store.path()),
        from.bytes * 2,
        "the restored content",
    )?;
    let prepared = || -> Result<Connection> {
        if key.as_ref() == store.key() {
            std::fs::copy(path, &next).map_err(|error| Error::io(path.display(), &error))?;
        } else {
            password::export(path, key.as_ref(), &next, store.key())?;
        }
        open::verify(&next, store.key())?;
        let mut db = open::connect(&next, store.key(), How::Write)?;
        db.pragma_update(None, "synchronous", "OFF")?;
        migrate::migrate(&mut db, migrate::newest())?;
        Ok(db)
    };
    let db = prepared().map_err(|error| {
        if error.kind == Kind::Damaged {
            broken(path)
        } else {
            error
        }
    })?;
    // Held from before the backup of now, so that no edit falls between the two.
    let mut guard = store.writer()?;
    let Some(writer) = guard.as_mut() else {
        return Err(store.access().refusal());
    };
    let kept = backup_with(store, Some(writer), None, reason::BEFORE_RESTORE)?;
    carry_over(writer, &db, store.staff_id())?;
    // The triggers belong to the tables as they are, which are about to be replaced.
    for table in log::LOGGED {
        log::remove_from(writer, table)?;
    }
    let replaced = replace(&db, writer);
    log::install(writer)?;
    replaced?;
    drop(guard);
    store.touch();
    // Whatever comes next, the backup of before does not hold it.
    store.kept.backup.store(-1, Ordering::Release);
    store.kept.snapshot.store(-1, Ordering::Release);
    note(&store.data_dir, store.path(), |known| {
        known.backed_up = None
    });
    if let Err(error) = store.checkpoint() {
        tracing::warn!(kind = ?error.kind, "the log could not be moved into the file after a restore");
    }
    Ok(Restored { from, kept })
}

/// What outlives a restore: how far ids were given, and who works at this computer.
fn carry_over(now: &Connection, then: &Connection, staff_id: Option<i64>) -> Result<()> {
    let ranges: Vec<(String, i64)> = now
        .prepare("SELECT tbl, next FROM id_range")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (table, next) in ranges {
        then.execute(
            "INSERT INTO id_range (tbl, next) VALUES (?1, ?2)
             ON CONFLICT (tbl) DO UPDATE SET next = max(next, excluded.next)",
            params![table, next],
        )?;
    }
    let Some(id) = staff_id else { return Ok(()) };
    let us: Option<(String, String)> = now
        .query_row("SELECT name, login FROM staff WHERE id = ?1", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    if let Some((name, login)) = us {
        then.execute(
            "INSERT INTO staff (id, name, login) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
            params![id, name, login],
        )?;
    }
    Ok(())
}

fn replace(from: &Connection, to: &mut Connection) -> Result<()> {
    let copy = rusqlite::backup::Backup::new(from, to)?;
    match copy.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::new(
            Kind::Busy,
            "Another program is reading the file, so nothing was restored. Close it there and try again.",
        )),
    }
}
