//! Which file is open: making, opening, closing and locking one.

use super::{
    FileState, Job, NewFile, NewFileDone, Notices, OnePath, OpenFile, Paths, PathsLook,
    RegisterFile, SampleFile, Session, State, recent,
};
use crate::commands::Nothing;
use crate::desk::Desk;
use crate::error::{Error, Kind, Result};
use crate::office::queries as office;
use crate::register::read;
use crate::sample::partnership;
use crate::store::{Access, Credential, Opening, backup, password, setting};
use crate::types::AcademicYear;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

/// What is open and what the first screen should offer.
pub fn state(session: &Session, _: Nothing) -> Result<State> {
    let documents = session.setting.documents.to_string_lossy().into_owned();
    let waiting = session
        .waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    Ok(State {
        version: crate::store::APP_VERSION.to_owned(),
        file: session
            .desk()
            .ok()
            .map(|desk| file_state(session, &desk))
            .transpose()?,
        waiting: waiting.map(|path| path.to_string_lossy().into_owned()),
        recent: recent::read(&session.setting),
        documents,
        user: session.setting.user.clone(),
    })
}

fn file_state(session: &Session, desk: &Desk) -> Result<FileState> {
    let reader = desk.store.read()?;
    let path = desk.store.path();
    let (writable, read_only_because) = match desk.store.access() {
        Access::ReadWrite => (true, String::new()),
        Access::ReadOnly { reason } => (false, reason.clone()),
    };
    let facts = office::file_facts(&reader)?;
    let backups = backup::list(&session.setting.data_dir, desk.store.file_id())?;
    let today = session.clock().today();
    Ok(FileState {
        path: path.to_string_lossy().into_owned(),
        name: path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default(),
        office: setting(&reader, "officeName")?.unwrap_or_default(),
        writable,
        read_only_because,
        encrypted: desk.store.key().is_some(),
        lock_after_minutes: setting(&reader, "lockAfterMinutes")?.unwrap_or(15),
        saved_at: facts.saved_at,
        backed_up_at: backups.first().map(|backup| backup.made_at.clone()),
        warnings: desk.store.warnings().to_vec(),
        academic_year: office::academic_year(&reader, today)?.to_string(),
        establishments: facts.establishments,
        schools: facts.schools,
        sample: facts.sample,
    })
}

fn opening(session: &Session, path: &Path, password: Option<&str>, read_only: bool) -> Opening {
    Opening {
        path: path.to_owned(),
        credential: password.map(|text| Credential(text.to_owned())),
        user: session.setting.user.clone(),
        clock: session.clock(),
        data_dir: session.setting.data_dir.clone(),
        read_only,
    }
}

/// Makes `desk` the open file, after closing the one before.
fn put(job: &Job<'_>, desk: Desk) -> Result<State> {
    let session = job.session;
    recent::remember(&session.setting, desk.store.path());
    let desk = Arc::new(desk);
    session.warm(&desk);
    *session.open.write().unwrap_or_else(PoisonError::into_inner) = Some(desk);
    *session
        .waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = None;
    job.all_changed();
    state(session, Nothing {})
}

/// Closes the open file, with a backup where something changed since the last.
pub(super) fn take(job: &Job<'_>) -> Result<Option<PathBuf>> {
    let session = job.session;
    let desk = session
        .open
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    let Some(desk) = desk else { return Ok(None) };
    job.all_changed();
    let path = desk.store.path().to_owned();
    job.signals().last_step("Closing");
    if session.setting.stays_open {
        crate::print::forget(&session.setting.data_dir);
    }
    if let Err(error) = backup::automatic(&desk.store, session.setting.stays_open) {
        tracing::warn!(kind = ?error.kind, "no backup on closing");
    }
    // A query that still runs holds the desk for a moment; the file closes with the last of them.
    let mut desk = desk;
    for _ in 0..200 {
        match Arc::try_unwrap(desk) {
            Ok(alone) => {
                drop(alone);
                return Ok(Some(path));
            }
            Err(shared) => {
                desk = shared;
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
        }
    }
    Err(Error::new(
        Kind::Busy,
        "The file is still being read. Wait a moment and close it again.",
    ))
}

/// `NAME` → `NAME.desk`
fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path.trim());
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("desk"))
    {
        path
    } else {
        let mut name = path.into_os_string();
        name.push(".desk");
        PathBuf::from(name)
    }
}

/// Makes a new file and opens it.
pub fn new_file(job: &Job<'_>, request: NewFile) -> Result<NewFileDone> {
    if request.path.trim().is_empty() {
        return Err(Error::invalid("A new file needs a name and a folder."));
    }
    let path = with_ending(&request.path);
    let password = request
        .password
        .as_deref()
        .filter(|password| !password.is_empty());
    let desk = Desk::create(opening(job.session, &path, password, false))?;
    if let Some(office) = request
        .office
        .as_deref()
        .map(str::trim)
        .filter(|office| !office.is_empty())
    {
        desk.store.operate("office_set", |w| {
            w.label(format!("Set our name to {office}"));
            crate::store::set_setting(w, "officeName", &office)
        })?;
    }
    let recovery_key = desk.store.key().map(password::recovery_key);
    take(job)?;
    Ok(NewFileDone {
        state: put(job, desk)?,
        recovery_key,
    })
}

/// Makes a file with an invented partnership, and opens it.
pub fn sample(job: &Job<'_>, request: SampleFile) -> Result<State> {
    let path = match &request.path {
        Some(path) => with_ending(path),
        None => job.session.setting.data_dir.join("Sample partnership.desk"),
    };
    let year = match &request.year {
        Some(year) => AcademicYear::parse(year)?,
        None => AcademicYear::of(job.session.clock().today()),
    };
    let schools = request.schools.unwrap_or(250);
    if !(1..=25_000).contains(&schools) {
        return Err(Error::invalid(format!(
            "A sample has 1 to 25,000 schools, not {schools}."
        )));
    }
    take(job)?;
    if request.path.is_none() {
        // The program's own sample is made anew each time; nobody's work is in it.
        for ending in ["", "-wal", "-shm", ".lock", ".owner"] {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            let _ = std::fs::remove_file(name);
        }
        std::fs::create_dir_all(&job.session.setting.data_dir)
            .map_err(|error| Error::io(job.session.setting.data_dir.display(), &error))?;
    }
    let desk = Desk::create(opening(job.session, &path, None, false))?;
    let made = partnership::fill(
        &desk.store,
        job.signals(),
        schools,
        request.seed.unwrap_or(1),
        year,
    );
    if let Err(error) = made {
        // A file that holds half a sample is no use to anyone.
        drop(desk);
        let _ = std::fs::remove_file(&path);
        return Err(error);
    }
    put(job, desk)
}

/// Opens a file; the one before is closed once that worked.
pub fn open_file(job: &Job<'_>, request: OpenFile) -> Result<State> {
    let path = PathBuf::from(request.path.trim());
    let same = job
        .session
        .desk()
        .is_ok_and(|desk| desk.store.path() == path);
    if same {
        return state(job.session, Nothing {});
    }
    let password = request
        .password
        .as_deref()
        .filter(|password| !password.is_empty());
    match Desk::open(opening(job.session, &path, password, request.read_only)) {
        Ok(desk) => {
            take(job)?;
            put(job, desk)
        }
        Err(error) => {
            if error.kind == Kind::PasswordNeeded {
                take(job)?;
                *job.session
                    .waiting
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner) = Some(path);
                job.all_changed();
                return state(job.session, Nothing {});
            }
            Err(error)
        }
    }
}

/// Closes the file.
pub fn close(job: &Job<'_>, _: Nothing) -> Result<State> {
    take(job)?;
    *job.session
        .waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = None;
    job.all_changed();
    state(job.session, Nothing {})
}

/// Closes a file with a password, so that only the password is asked for. One without stays open.
pub fn lock(job: &Job<'_>, _: Nothing) -> Result<State> {
    let encrypted = job
        .session
        .desk()
        .is_ok_and(|desk| desk.store.key().is_some());
    if encrypted {
        let path = take(job)?;
        *job.session
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = path;
    }
    state(job.session, Nothing {})
}

/// Takes a file off the list of recent files.
pub fn forget(job: &Job<'_>, request: OnePath) -> Result<State> {
    recent::forget(&job.session.setting, &request.path);
    job.all_changed();
    state(job.session, Nothing {})
}

/// What dropped or chosen paths are.
pub fn look(_: &Session, request: Paths) -> Result<PathsLook> {
    let mut look = PathsLook {
        desk: None,
        register: Vec::new(),
        sheets: Vec::new(),
        mails: Vec::new(),
        problems: Vec::new(),
    };
    for path in request.paths {
        if path.to_lowercase().ends_with(".desk") {
            look.desk = Some(path);
            continue;
        }
        // Outlook's own format as well: what to do with it is said where the e-mails are shown.
        if [".eml", ".msg"]
            .iter()
            .any(|ending| path.to_lowercase().ends_with(ending))
        {
            look.mails.push(path);
            continue;
        }
        match read::inspect(Path::new(&path)) {
            Ok(sources) => look
                .register
                .extend(sources.into_iter().map(|source| RegisterFile {
                    path: path.clone(),
                    name: source.name,
                    kind: source.kind.word().to_owned(),
                    date: source.file_date.map(|day| day.to_string()),
                })),
            Err(_) if is_sheet(&path) => look.sheets.push(path),
            Err(error) => look.problems.push(error.message),
        }
    }
    Ok(look)
}

/// Whether a file may be a sheet of the office's own: the import says what it is not.
fn is_sheet(path: &str) -> bool {
    let path = Path::new(path);
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    // One of the DfE's own names is meant as such, and what is wrong with it is said.
    if ["edubase", "allgroups", "links_edubase"]
        .iter()
        .any(|own| name.starts_with(own))
    {
        return false;
    }
    let ending = path.extension().unwrap_or_default();
    let endings = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];
    path.is_file()
        && endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
}

/// The licences of what is shipped.
pub fn notices(_: &Session, _: Nothing) -> Result<Notices> {
    Ok(Notices {
        text: include_str!("../../../../assets/notices.txt").to_owned(),
    })
}
