//! A damaged file: told in words, set aside, replaced by a backup, never deleted.

use super::backup;
use super::files;
use super::lock::{self, Taken};
use super::open::{self, Credential};
use crate::error::{Error, Kind, Result};
use crate::types::Clock;
use std::path::{Path, PathBuf};

/// Adds to a sentence about a damaged file what can be done: which backup there is.
pub(super) fn advise(error: Error, path: &Path, data_dir: &Path) -> Error {
    if !matches!(error.kind, Kind::Damaged | Kind::PasswordWrong) {
        return error;
    }
    let newest = backup::of_path(data_dir, path)
        .unwrap_or_default()
        .into_iter()
        .next();
    let next = match (newest, error.kind) {
        (Some(backup), Kind::Damaged) => format!(
            " Open the last backup, of {}: the damaged file is then set aside beside it, not deleted.",
            files::moment_in_words(&backup.made_at)
        ),
        (Some(backup), _) => {
            format!(" The last backup is of {}.", files::moment_in_words(&backup.made_at))
        }
        (None, Kind::Damaged) => {
            " There is no backup of it on this computer: look for a copy elsewhere, and keep this file.".to_owned()
        }
        (None, _) => String::new(),
    };
    Error::new(error.kind, error.message + &next)
}

/// Puts the damaged file at `path` aside, as `NAME.damaged-2026-09-03.desk`, and says where it is now.
///
/// # Errors
/// [`Kind::Busy`] where someone has it open; the operating system's.
pub fn set_aside_damaged(path: &Path, clock: Clock) -> Result<PathBuf> {
    let path = &files::real(path)?;
    let _lock = ours(path, clock)?;
    let aside = free_name(path, clock);
    let said = |error| Error::io(format!("{} could not be set aside", path.display()), &error);
    // The log first: without it the file is what it was at its last checkpoint, and a log never meets another file.
    move_log(path, &aside).map_err(said)?;
    files::rename(path, &aside).map_err(said)?;
    files::flush_folder(&aside);
    Ok(aside)
}

/// Puts the damaged file at `path` aside and a copy of the backup in its place; the caller then opens `path`.
///
/// `credential` is needed where the backup has a password, which is then the file's. Says where the damaged file is now.
///
/// # Errors
/// [`Kind::Busy`] where someone has the file open, [`Kind::PasswordNeeded`], [`Kind::PasswordWrong`],
/// [`Kind::Damaged`] where the backup is damaged itself, [`Kind::DiskFull`]; everything is then as it was.
pub fn restore_as(
    path: &Path,
    backup: &Path,
    credential: Option<&Credential>,
    clock: Clock,
) -> Result<PathBuf> {
    let path = &files::real(path)?;
    let backup = &files::real(backup)?;
    let key = open::key_for(backup, &files::head(backup)?, credential, false)?;
    open::verify(backup, key.as_ref())?;
    let _lock = ours(path, clock)?;
    files::room_for(
        files::folder(path),
        files::length(backup),
        "the copy of the backup",
    )?;
    let next = super::password::leftover(path);
    files::remove(&next);
    let copied = |error: std::io::Error| {
        files::remove(&next);
        if error.kind() == std::io::ErrorKind::StorageFull {
            return Error::disk_full();
        }
        Error::io(
            format!("The backup could not be copied to {}", path.display()),
            &error,
        )
    };
    std::fs::copy(backup, &next).map_err(copied)?;
    // The backup may have been made read-only by someone careful; the file must not be.
    writable(&next).map_err(copied)?;
    open::verify(&next, key.as_ref()).inspect_err(|_| files::remove(&next))?;
    let aside = free_name(path, clock);
    // A second name for the same bytes where the disk can, so that `path` is never missing.
    std::fs::hard_link(path, &aside)
        .or_else(|_| std::fs::copy(path, &aside).map(|_| ()))
        .map_err(copied)?;
    files::flush(&aside)
        .or_else(|error| if cfg!(windows) { Ok(()) } else { Err(error) })
        .map_err(copied)?;
    move_log(path, &aside).map_err(copied)?;
    files::publish(&next, path)?;
    Ok(aside)
}

fn writable(path: &Path) -> std::io::Result<()> {
    let mut permissions = std::fs::metadata(path)?.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        permissions.set_mode(permissions.mode() | 0o600);
    }
    #[cfg(not(unix))]
    permissions.set_readonly(false);
    std::fs::set_permissions(path, permissions)
}

fn ours(path: &Path, clock: Clock) -> Result<lock::Lock> {
    match lock::take(path, &lock::me("Partnership Desk", clock.stamp()))? {
        Taken::Ours(lock) => Ok(lock),
        Taken::Theirs(owner) => Err(open::held(path, owner.as_ref())),
        Taken::NotWritable => Err(Error::new(
            Kind::ReadOnly,
            format!(
                "This account may not write in {}, so the damaged file stays where it is. Open the backup itself instead.",
                files::folder(path).display()
            ),
        )),
    }
}

fn move_log(path: &Path, aside: &Path) -> std::io::Result<()> {
    for ending in ["-wal", "-journal"] {
        match files::rename(
            &files::companion(path, ending),
            &files::companion(aside, ending),
        ) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    // Shared memory only: it is made again from the log.
    let _ = std::fs::remove_file(files::companion(path, "-shm"));
    Ok(())
}

fn free_name(path: &Path, clock: Clock) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let day = clock.today().format("%Y-%m-%d");
    let name = |count: u32| {
        let count = if count == 1 {
            String::new()
        } else {
            format!("-{count}")
        };
        path.with_file_name(format!("{stem}.damaged-{day}{count}.desk"))
    };
    (1..)
        .map(name)
        .find(|name| !name.exists())
        .unwrap_or_else(|| name(1))
}
