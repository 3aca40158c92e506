//! Who has the file: `F.lock` is locked and empty, `F.owner` says who in plain text.
//!
//! Two files, because Windows does not let another program read a locked one.
//! The lock is the operating system's, so it goes with the process, however that ends; the owner file is only words.

use crate::error::{Error, Kind, Result};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Who holds a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Owner {
    /// The person, as the computer knows them.
    pub user: String,
    /// The computer.
    pub computer: String,
    /// Since when (moment).
    pub since: String,
}

/// A held lock. Dropping it lets go.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    owner_file: PathBuf,
}

/// What became of the attempt to take the lock.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Ours(Lock),
    /// Another process holds it; the owner where the words beside it could be read.
    Theirs(Option<Owner>),
    /// The folder cannot be written to, so nobody can hold a lock there.
    NotWritable,
}

/// `NAME.desk` → `NAME.desk.lock` and the like.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Tries to take the lock of the file at `path`.
///
/// # Errors
/// Only what the operating system says beyond "no permission" and "held".
pub fn take(path: &Path, me: &Owner) -> Result<Taken> {
    let lock_path = beside(path, "lock");
    let owner_file = beside(path, "owner");
    let file = match OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&lock_path)
    {
        Ok(file) => file,
        Err(error) if not_writable(&error) => return Ok(Taken::NotWritable),
        Err(error) => {
            return Err(Error::io(
                format!("The lock file {}", lock_path.display()),
                &error,
            ));
        }
    };
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Taken::Theirs(read_owner(&owner_file))),
        Err(TryLockError::Error(error)) => {
            return Err(Error::new(
                Kind::Io,
                format!(
                    "The folder of {} does not support locks ({error}). Copy the file to a folder on this computer.",
                    path.display()
                ),
            ));
        }
    }
    let words = format!("{}\n{}\n{}\n", me.user, me.computer, me.since);
    if let Err(error) = std::fs::write(&owner_file, words) {
        tracing::warn!(%error, "the owner file could not be written");
    }
    Ok(Taken::Ours(Lock {
        _file: file,
        owner_file,
    }))
}

/// Who holds the file, without trying to take it: `None` nobody, `Some(None)` someone whose words could not be read.
pub fn holder(path: &Path) -> Option<Option<Owner>> {
    let file = File::open(beside(path, "lock")).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Some(read_owner(&beside(path, "owner"))),
        _ => None,
    }
}

/// Whether the words of an owner lie beside the file. Where nobody holds it, the last one did not close it in order.
pub fn left_behind(path: &Path) -> bool {
    beside(path, "owner").exists()
}

fn not_writable(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem
    )
}

fn read_owner(path: &Path) -> Option<Owner> {
    let words = std::fs::read_to_string(path).ok()?;
    let mut lines = words.lines().map(str::to_owned);
    Some(Owner {
        user: lines.next()?,
        computer: lines.next()?,
        since: lines.next()?,
    })
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The empty lock file stays: deleting it would race with the next opener.
        let _ = std::fs::remove_file(&self.owner_file);
    }
}

/// This process as an owner.
pub fn me(user: &str, since: String) -> Owner {
    Owner {
        user: user.to_owned(),
        computer: computer(),
        since,
    }
}

/// The computer's name, or `this computer`.
pub fn computer() -> String {
    // The system's own word first: HOSTNAME is set in some shells only, and two programs must agree.
    let from_windows = || std::env::var("COMPUTERNAME").ok();
    let from_environment = || std::env::var("HOSTNAME").ok();
    let from_system = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let from_command = || {
        let output = std::process::Command::new("hostname").output().ok()?;
        String::from_utf8(output.stdout).ok()
    };
    from_windows()
        .or_else(from_system)
        .or_else(from_command)
        .or_else(from_environment)
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}
