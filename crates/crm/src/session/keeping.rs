//! Keeping the file safe: password, backups, restore, check.

use super::files::take;
use super::{
    BackupTo, BackupsRequest, CheckReport, CurrentPassword, Job, OpenFile, RecoveryKey, Rescue,
    RestoreRequest, Session, SetPassword, State,
};
use crate::commands::Nothing;
use crate::desk::Desk;
use crate::error::{Error, Kind, Result};
use crate::store::backup::{self, Backup, Preview, Restored};
use crate::store::{Credential, Opening, check, damage, password};
use crate::types::written;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

/// The backups of the open file, or of one that cannot be opened.
pub fn backups(session: &Session, request: BackupsRequest) -> Result<Vec<Backup>> {
    let data_dir = &session.setting.data_dir;
    match request.path {
        None => backup::list(data_dir, session.desk()?.store.file_id()),
        Some(path) => backup::of_path(data_dir, Path::new(&path)),
    }
}

/// What a restore would bring back and lose.
pub fn restore_preview(session: &Session, request: RestoreRequest) -> Result<Preview> {
    backup::preview(
        &session.desk()?.store,
        Path::new(&request.path),
        request.password.map(Credential).as_ref(),
    )
}

/// Makes a verified backup now.
pub fn backup_now(job: &Job<'_>, request: BackupTo) -> Result<Backup> {
    job.signals().last_step("Making a backup");
    let made = backup::backup(
        &job.desk()?.store,
        request.path.as_deref().map(Path::new),
        "by hand",
    )?;
    job.all_changed();
    Ok(made)
}

/// Puts a backup's content into the open file, after a backup of now.
pub fn restore(job: &Job<'_>, request: RestoreRequest) -> Result<Restored> {
    job.signals().last_step("Restoring");
    let desk = job.desk()?;
    let restored = backup::restore(
        &desk.store,
        Path::new(&request.path),
        request.password.map(Credential).as_ref(),
    )?;
    // The history says so too. No undo is offered: what was there before is the backup of the moment, not row images.
    let day = restored
        .from
        .made_at
        .get(..10)
        .and_then(|day| day.parse().ok());
    let day = day.map_or_else(|| restored.from.made_at.clone(), written);
    desk.store.operate("restore", |w| {
        w.unlogged();
        w.label(format!("Restored the backup of {day}"));
        Ok(())
    })?;
    desk.forget();
    job.all_changed();
    Ok(restored)
}

/// Opens a backup in the place of a file that does not open; that file is set aside beside it, never deleted.
pub fn rescue(job: &Job<'_>, request: Rescue) -> Result<State> {
    job.signals().last_step("Opening the backup");
    let credential = request.password.clone().map(Credential);
    damage::restore_as(
        Path::new(&request.path),
        Path::new(&request.backup),
        credential.as_ref(),
        job.session.clock(),
    )?;
    let open = OpenFile {
        path: request.path,
        password: request.password,
        read_only: false,
    };
    super::files::open_file(job, open)
}

/// Checks a password against the open file.
fn prove(desk: &Desk, current: &str) -> Result<()> {
    let Some(key) = desk.store.key() else {
        return Err(Error::invalid("This file has no password."));
    };
    if password::Key::from_secret(current, key.salt())? == *key {
        Ok(())
    } else {
        Err(Error::new(
            Kind::PasswordWrong,
            "This is not the file's password. Type it again, or use the recovery key.",
        ))
    }
}

/// Closes the file, gives it another key or none, and opens it again.
fn rekey(job: &Job<'_>, new: Option<&str>) -> Result<Option<String>> {
    let session = job.session;
    let old = {
        let desk = job.desk()?;
        if let crate::store::Access::ReadOnly { .. } = desk.store.access() {
            return Err(desk.store.access().refusal());
        }
        backup::backup(&desk.store, None, "before password")?;
        desk.store.key().cloned()
    };
    let path: PathBuf = take(job)?.ok_or_else(|| Error::new(Kind::NoFile, "No file is open."))?;
    job.signals().last_step("Writing the file anew");
    let outcome = password::rekey(&path, old.as_ref(), new);
    if let (Ok(Some(key)), Some(file_id)) = (
        &outcome,
        backup::find_file_id_for(&session.setting.data_dir, &path),
    ) {
        // Backups from before the password would give away what it protects.
        if let Err(error) = backup::protect(&session.setting.data_dir, &file_id, key) {
            tracing::warn!(kind = ?error.kind, "older backups could not all be brought under the password");
        }
    }
    let key = match &outcome {
        Ok(key) => key.clone(),
        // The file is as it was, so it opens with the key it had.
        Err(_) => old,
    };
    let desk = Desk::open(Opening {
        path,
        credential: key
            .as_ref()
            .map(|key| Credential(password::recovery_key(key))),
        user: session.setting.user.clone(),
        clock: session.clock(),
        data_dir: session.setting.data_dir.clone(),
        read_only: false,
    })?;
    *session.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(desk));
    job.all_changed();
    outcome.map(|key| key.as_ref().map(password::recovery_key))
}

/// Sets the first password, or changes it.
pub fn password_set(job: &Job<'_>, request: SetPassword) -> Result<RecoveryKey> {
    password::check_new(&request.new)?;
    let desk = job.desk()?;
    if desk.store.key().is_some() {
        prove(&desk, request.current.as_deref().unwrap_or_default())?;
    }
    drop(desk);
    let key = rekey(job, Some(&request.new))?
        .ok_or_else(|| Error::bug("The file got no key although a password was set."))?;
    Ok(RecoveryKey { key })
}

/// Takes the password off.
pub fn password_remove(job: &Job<'_>, request: CurrentPassword) -> Result<Nothing> {
    prove(&*job.desk()?, &request.current)?;
    rekey(job, None)?;
    Ok(Nothing {})
}

/// Shows the recovery key again.
pub fn recovery_key(job: &Job<'_>, request: CurrentPassword) -> Result<RecoveryKey> {
    let desk = job.desk()?;
    prove(&desk, &request.current)?;
    let key = desk
        .store
        .key()
        .ok_or_else(|| Error::invalid("This file has no password."))?;
    Ok(RecoveryKey {
        key: password::recovery_key(key),
    })
}

/// Whether everything in the file is sound.
pub fn check(session: &Session, _: Nothing) -> Result<CheckReport> {
    let desk = session.desk()?;
    let reader = desk.store.read()?;
    let problems = check::problems(&reader)?;
    Ok(CheckReport {
        sound: problems.is_empty(),
        problems,
        rows: check::rows(&reader)?,
    })
}
