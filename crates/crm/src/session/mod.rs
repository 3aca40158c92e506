//! One running program: which file is open, what it is doing, and whether it was told to stop.
//!
//! The window and the command line each hold one [`Session`] and reach everything through [`crate::commands`].
//! Progress and cancel are *signals*: they touch neither a reader nor the writer, so they answer while a load runs.

pub mod files;
pub mod keeping;
mod recent;

use crate::commands::Done;
use crate::desk::Desk;
use crate::error::{Error, Kind, Result};
use crate::store::{Access, Db, Write, backup};
use crate::types::Clock;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, TryLockError};
use std::time::{Duration, Instant};
use ts_rs::TS;

/// What a program must know before it opens anything.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Where backups, the list of recent files and snapshots of this computer lie.
    pub data_dir: PathBuf,
    /// The folder where a new file is offered to go.
    pub documents: PathBuf,
    /// The system user's name.
    pub user: String,
    /// The source of time.
    pub clock: Clock,
    /// Whether a file stays open for long, as in the window: then the search is made ready beside the first screen,
    /// and closing a changed file makes a backup. The command line opens and closes all the time; it reads only what it
    /// needs, and leaves backups at the hourly ones.
    pub stays_open: bool,
}

/// How far a long job is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done, in words.
    pub what: String,
    /// How many are done.
    pub done: u64,
    /// Of how many; 0: unknown.
    pub total: u64,
    /// Whether it can be stopped now.
    pub can_cancel: bool,
}

/// Progress out, cancel in.
#[derive(Debug, Default)]
pub struct Signals {
    progress: Mutex<Option<Progress>>,
    cancel: AtomicBool,
}

impl Signals {
    /// Says how far the job is, and stops it where that was asked for.
    ///
    /// # Errors
    /// [`Kind::Cancelled`].
    pub fn step(&self, what: &str, done: u64, total: u64) -> Result<()> {
        self.show(Progress {
            what: what.to_owned(),
            done,
            total,
            can_cancel: true,
        });
        if self.cancel.load(Ordering::Acquire) {
            Err(Error::cancelled())
        } else {
            Ok(())
        }
    }

    /// Says what the job is at where it can no longer be stopped.
    pub fn last_step(&self, what: &str) {
        self.show(Progress {
            what: what.to_owned(),
            done: 0,
            total: 0,
            can_cancel: false,
        });
    }

    fn show(&self, progress: Progress) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    }

    /// How far the job is; `None`: there is none.
    pub fn progress(&self) -> Option<Progress> {
        self.progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Asks the job to stop at its next step.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Release);
    }

    /// Whether the job was asked to stop.
    pub fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Acquire)
    }

    fn reset(&self) {
        self.cancel.store(false, Ordering::Release);
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Takes the progress of a job off the screen, however the job ends.
struct Over<'a>(&'a Signals);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.reset();
    }
}

/// What a query gets: a read-only connection and the desk around it.
pub struct Read<'a> {
    /// The connection.
    pub db: &'a Db,
    /// The open file's caches and facts.
    pub desk: &'a Desk,
}

/// What a job gets.
pub struct Job<'a> {
    /// The running program.
    pub session: &'a Session,
    changed: Mutex<Vec<String>>,
    operation: Mutex<Option<crate::store::OperationLabel>>,
}

impl Job<'_> {
    /// Progress and cancel.
    pub fn signals(&self) -> &Signals {
        &self.session.signals
    }

    /// The open file.
    ///
    /// # Errors
    /// [`Kind::NoFile`].
    pub fn desk(&self) -> Result<Arc<Desk>> {
        self.session.desk()
    }

    /// Notes the outcome of an operation for the answer, and returns its value.
    pub fn finished<T>(&self, finished: crate::store::Finished<T>) -> T {
        self.changed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(finished.changed);
        if let Some(operation) = finished.operation {
            *self
                .operation
                .lock()
                .unwrap_or_else(PoisonError::into_inner) = Some(operation);
        }
        finished.value
    }

    /// Notes that another file is open now, or the whole of it changed.
    pub fn all_changed(&self) {
        self.changed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push("file".to_owned());
    }
}

/// A running program.
pub struct Session {
    pub(crate) setting: Setting,
    pub(crate) open: RwLock<Option<Arc<Desk>>>,
    /// A file that was locked after idle, or waits for its password.
    pub(crate) waiting: Mutex<Option<PathBuf>>,
    /// Progress and cancel of the job under way.
    pub signals: Signals,
    job: Mutex<()>,
    cared: Mutex<Cared>,
    /// Whether the first screen stands.
    stands: AtomicBool,
}

/// When the open file was last looked after.
#[derive(Default)]
struct Cared {
    /// The store's generation that the last checkpoint covered.
    checkpoint: u64,
    /// The store's generation at the look before, to see that nobody edits just now.
    seen: u64,
    snapshot: Option<Instant>,
}

/// How often the snapshot for other computers is written.
const SNAPSHOT: Duration = Duration::from_secs(600);

impl Session {
    /// A program without a file. Prints that the last one has left are taken away.
    pub fn new(setting: Setting) -> Self {
        if setting.stays_open {
            crate::print::forget(&setting.data_dir);
        }
        Self {
            setting,
            open: RwLock::new(None),
            waiting: Mutex::new(None),
            signals: Signals::default(),
            job: Mutex::new(()),
            cared: Mutex::default(),
            stands: AtomicBool::new(false),
        }
    }

    /// The first screen stands: from now on there is time for what later steps want.
    pub fn first_screen_stands(&self) {
        self.stands.store(true, Ordering::Release);
        if let Ok(desk) = self.desk() {
            self.warm(&desk);
        }
    }

    /// The open file.
    ///
    /// # Errors
    /// [`Kind::NoFile`].
    pub fn desk(&self) -> Result<Arc<Desk>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone().ok_or_else(|| {
            Error::new(
                Kind::NoFile,
                "No file is open. Open one, or make a new one.",
            )
        })
    }

    /// The source of time.
    pub fn clock(&self) -> Clock {
        self.setting.clock
    }

    /// Makes the search ready beside whatever is done next, where the file stays open; but not beside a start, which
    /// wants every processor for its first screen. A failure shows at the search.
    pub(crate) fn warm(&self, desk: &Arc<Desk>) {
        if self.setting.stays_open && self.stands.load(Ordering::Acquire) {
            let desk = desk.clone();
            std::thread::spawn(move || {
                desk.store
                    .read()
                    .and_then(|reader| desk.search.index(&reader).map(drop))
            });
        }
    }

    pub(crate) fn read<T>(&self, body: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let desk = self.desk()?;
        let reader = desk.store.read()?;
        body(&Read {
            db: &reader,
            desk: &desk,
        })
    }

    pub(crate) fn act(&self, kind: &str, body: Acting<'_>) -> Result<Done> {
        let desk = self.desk()?;
        let finished = desk
            .store
            .operate(kind, |write| body(&Act { write, desk: &desk }))?;
        Ok(Done {
            value: finished.value,
            changed: match finished.operation {
                Some(_) => with_operation(finished.changed),
                None => finished.changed,
            },
            operation: finished.operation,
        })
    }

    pub(crate) fn job(&self, body: Working<'_>) -> Result<Done> {
        // A job that ended in a bug leaves nothing behind that the next one could trip over.
        let _one_at_a_time = match self.job.try_lock() {
            Ok(free) => free,
            Err(TryLockError::Poisoned(free)) => free.into_inner(),
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(
                    Kind::Busy,
                    "Something else is still being done. Wait until it is finished, or stop it.",
                ));
            }
        };
        self.signals.reset();
        let job = Job {
            session: self,
            changed: Mutex::default(),
            operation: Mutex::default(),
        };
        let outcome = {
            let _when_over = Over(&self.signals);
            body(&job)
        };
        let value = outcome?;
        let changed = job
            .changed
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let operation = job
            .operation
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(Done {
            value,
            changed: with_operation(changed),
            operation,
        })
    }
}

/// What an action does, and its answer as JSON.
pub(crate) type Acting<'a> = Box<dyn FnOnce(&Act<'_>) -> Result<Value> + 'a>;
/// What a job does, and its answer as JSON.
pub(crate) type Working<'a> = Box<dyn FnOnce(&Job<'_>) -> Result<Value> + 'a>;

/// What an action gets: the operation under way and the desk around it.
pub struct Act<'a> {
    /// The operation under way.
    pub write: &'a Write<'a>,
    /// The open file's caches and facts.
    pub desk: &'a Desk,
}

/// Whatever changes rows also adds to the history.
fn with_operation(mut changed: Vec<String>) -> Vec<String> {
    if !changed.is_empty() {
        changed.push("operation".to_owned());
    }
    changed.sort();
    changed.dedup();
    changed
}

/// A file that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentFile {
    /// Where it is.
    pub path: String,
    /// Its name without folder and ending.
    pub name: String,
    /// When it was last open (moment).
    pub opened_at: String,
    /// Whether it is there now.
    #[serde(default)]
    pub there: bool,
}

/// The open file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileState {
    /// Where it is.
    pub path: String,
    /// Its name without folder and ending.
    pub name: String,
    /// The office's own name; empty: not said yet.
    pub office: String,
    /// Whether it can be written.
    pub writable: bool,
    /// Why it cannot, a sentence; empty: it can.
    pub read_only_because: String,
    /// Whether it has a password.
    pub encrypted: bool,
    /// Minutes without a key or mouse after which it locks; 0: never.
    pub lock_after_minutes: u32,
    /// When something was last saved (moment); `null`: nothing yet.
    pub saved_at: Option<String>,
    /// When the last verified backup was made (moment); `null`: none.
    pub backed_up_at: Option<String>,
    /// Sentences to read once: a network folder, a synced folder.
    pub warnings: Vec<String>,
    /// The academic year that lists and forms are about.
    pub academic_year: String,
    /// Establishments in the register.
    pub establishments: u32,
    /// Schools of ours.
    pub schools: u32,
    /// Whether everything in it is invented.
    pub sample: bool,
}

/// What the program has open and what its first screen should offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// The program's version.
    pub version: String,
    /// The open file.
    pub file: Option<FileState>,
    /// A file that waits for its password.
    pub waiting: Option<String>,
    /// Files that were open before, newest first.
    pub recent: Vec<RecentFile>,
    /// The folder where a new file would go.
    pub documents: String,
    /// The system user's name.
    pub user: String,
}

/// A path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePath {
    /// Where.
    pub path: String,
}

/// Some paths: dropped, chosen, or given on the command line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Paths {
    /// Where.
    pub paths: Vec<String>,
}

/// What some paths are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PathsLook {
    /// A Partnership Desk file among them.
    pub desk: Option<String>,
    /// Register files among them (csv or zip), by path.
    pub register: Vec<RegisterFile>,
    /// Sheets that the office may want to import, by path.
    pub sheets: Vec<String>,
    /// E-mails among them, by path.
    pub mails: Vec<String>,
    /// Sentences about the rest.
    pub problems: Vec<String>,
}

/// A register file before it is loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterFile {
    /// Where it is.
    pub path: String,
    /// The CSV's own name.
    pub name: String,
    /// `establishments`, `groups` or `links`.
    pub kind: String,
    /// The day that its name tells of, ISO.
    pub date: Option<String>,
}

/// A new file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct NewFile {
    /// Where; `.desk` is added where it is missing.
    pub path: String,
    /// Its password, `null`: none.
    pub password: Option<String>,
    /// The office's own name.
    pub office: Option<String>,
}

/// A new file that is open now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewFileDone {
    /// What is open now.
    pub state: State,
    /// To print and keep, where it has a password.
    pub recovery_key: Option<String>,
}

/// A sample to make.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SampleFile {
    /// Where; `null`: in the program's own folder, replacing the sample that is there.
    pub path: Option<String>,
    /// Schools of ours, 1 to 25,000; `null`: 250.
    pub schools: Option<u32>,
    /// Seed; the same gives the same file.
    pub seed: Option<u64>,
    /// Academic year; `null`: the present one.
    pub year: Option<String>,
}

/// A file to open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct OpenFile {
    /// Where.
    pub path: String,
    /// Its password or recovery key.
    pub password: Option<String>,
    /// Open it for reading only.
    pub read_only: bool,
}

/// A password to set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetPassword {
    /// The password (or recovery key) that it has now, `null`: none.
    pub current: Option<String>,
    /// The new one, at least eight characters.
    pub new: String,
}

/// The password of now, against which something is done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CurrentPassword {
    /// The password or recovery key.
    pub current: String,
}

/// The recovery key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryKey {
    /// In groups of letters and digits, to print and keep. It opens the file like the password.
    pub key: String,
}

/// Whose backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BackupsRequest {
    /// A file that is not open (a damaged one, say), `null`: the open one.
    pub path: Option<String>,
}

/// Where to put a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BackupTo {
    /// A file or folder; `null`: among the automatic ones.
    pub path: Option<String>,
}

/// Which backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct RestoreRequest {
    /// Where it is.
    pub path: String,
    /// Its password, where it is another than the open file's.
    pub password: Option<String>,
}

/// A backup to open in the place of a file that does not open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Rescue {
    /// The file that does not open.
    pub path: String,
    /// Its backup.
    pub backup: String,
    /// The backup's password or recovery key.
    pub password: Option<String>,
}

/// Whether the file is sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// Whether nothing was found.
    pub sound: bool,
    /// What was found, sentences.
    pub problems: Vec<String>,
    /// Rows by table.
    pub rows: Vec<(String, u32)>,
}

/// The licences of what is shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notices {
    /// Plain text.
    pub text: String,
}

/// The system user's name, or `Someone`.
pub fn system_user() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|variable| std::env::var(variable).ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Someone".to_owned())
}

impl Session {
    /// What an open file needs from time to time: moves the write-ahead log into it while nobody edits, makes the
    /// hourly backup and the snapshot for others, and tells which tables another process changed.
    ///
    /// # Errors
    /// What SQLite or the disk says.
    pub fn care(&self) -> Result<Vec<String>> {
        let Ok(desk) = self.desk() else {
            return Ok(Vec::new());
        };
        // A job holds the writer anyway; it is looked after next time.
        let _idle = match self.job.try_lock() {
            Ok(idle) => idle,
            Err(TryLockError::Poisoned(idle)) => idle.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(Vec::new()),
        };
        if desk.store.changed_elsewhere()? {
            desk.forget();
            return Ok(vec!["file".to_owned()]);
        }
        if *desk.store.access() != Access::ReadWrite {
            return Ok(Vec::new());
        }
        let mut cared = self.cared.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = desk.store.generation();
        let idle = cared.seen == generation;
        cared.seen = generation;
        if idle && cared.checkpoint != generation {
            desk.store.checkpoint()?;
            cared.checkpoint = generation;
        }
        let made = backup::automatic(&desk.store, false)?;
        if cared.snapshot.is_none_or(|last| last.elapsed() >= SNAPSHOT) {
            cared.snapshot = Some(Instant::now());
            backup::snapshot(&desk.store)?;
        }
        // A new backup changes only what the frame says of the file.
        Ok(if made.is_some() {
            vec!["file".to_owned()]
        } else {
            Vec::new()
        })
    }
}
