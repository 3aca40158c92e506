//! Opening a file: what it is, who has it, which version it is, and only then the first write.
//!
//! 1. The first bytes tell plain, encrypted or something else; they are read before SQLite opens the file.
//! 2. The lock tells whether it is ours. Held on this computer: we read along. Held on another: the live file is never
//!    opened, the holder's snapshot is.
//! 3. Version and kind are read through a read-only connection; a file that is too new is refused untouched.
//! 4. After an unclean close (the last owner's words or a write-ahead log are still there) SQLite's `quick_check` looks
//!    at every page, 0.2 s for 200 MB. After a clean one it doesn't: every backup is checked whole, so rot is found within
//!    the hour, and a file that was cut off is found by SQLite at the first read.
//! 5. A verified backup before an upgrade, the upgrade, the settings, the log's triggers, who we are.

use super::files::{self, Head, OpenHere, Scratch};
use super::lock::{self, Lock, Owner, Taken};
use super::password::{self, Key};
use super::place::{self, Place};
use super::{Readers, Store, backup, damage, ids, log, migrate, operate_on};
use crate::error::{Error, Kind, Result};
use crate::types::Clock;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

/// How long a connection waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
/// How many readers there are.
const READERS: usize = 3;
/// Statements that a connection keeps prepared.
const STATEMENTS: usize = 200;

/// A password or recovery key, as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential(pub String);

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(hidden)")
    }
}

/// What is needed to open a file.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Where it is.
    pub path: PathBuf,
    /// Its password or recovery key; for a new file the password that it gets.
    pub credential: Option<Credential>,
    /// The system user's name: who we are in the file.
    pub user: String,
    /// The source of time.
    pub clock: Clock,
    /// Where this computer's backups lie.
    pub data_dir: PathBuf,
    /// Open it for reading only, and hold no lock.
    pub read_only: bool,
}

/// Whether a file may be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Yes.
    ReadWrite,
    /// No.
    ReadOnly {
        /// Why, in a sentence or two.
        reason: String,
    },
}

impl Access {
    /// What a change is told.
    pub fn refusal(&self) -> Error {
        match self {
            Self::ReadWrite => Error::bug("The file was closed while it was being changed."),
            Self::ReadOnly { reason } => {
                Error::new(Kind::ReadOnly, format!("{reason} Nothing was changed."))
            }
        }
    }
}

/// Notices commits of another process.
pub(super) struct Watch {
    db: Connection,
    seen: i64,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// A file that is made now.
    New,
    /// Reading and writing.
    Write,
    /// Reading, while others may write.
    Read,
    /// Reading beside the process that holds the file.
    ///
    /// The memory that all processes share over the write-ahead log (`-shm`) is then only read. SQLite has whoever finds no
    /// lock on it empty it and begin anew, and on Linux and macOS the holder may have lost its own without knowing: a
    /// process that closes any handle of a file lets go of all its locks there, and a system's file dialog opens what it
    /// lists, to see what kind of file it is. Emptied under the holder, that memory ends its program.
    Along,
    /// Reading a file that nobody changes, in a folder that may not be written to.
    Still,
}

/// Opens a connection to the file at `path`, and reads once, so that a wrong key shows.
#[allow(clippy::disallowed_methods)] // The one place that opens connections.
pub(super) fn connect(path: &Path, key: Option<&Key>, how: How) -> Result<Connection> {
    let said = |error| trouble(path, key.is_some(), error);
    let access = match how {
        How::New => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        How::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        How::Read | How::Along | How::Still => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let query = match how {
        How::Still => "immutable=1",
        How::Along => "readonly_shm=1",
        How::New | How::Write | How::Read => "cache=private",
    };
    let db = Connection::open_with_flags(uri(path, query)?, flags).map_err(said)?;
    db.busy_timeout(PATIENCE).map_err(said)?;
    // Before the key: SQLCipher would otherwise write to standard error, and only words that tell nobody anything.
    db.execute_batch("PRAGMA cipher_log_level = NONE")
        .map_err(said)?;
    if let Some(key) = key {
        let mut words = format!("PRAGMA key = \"{}\"", key.words());
        let outcome = db.execute_batch(&words);
        words.replace_range(.., &"-".repeat(words.len()));
        std::hint::black_box(&words);
        // The error could carry the statement, and with it the key.
        outcome.map_err(|_| Error::bug("The key could not be given to the database."))?;
    }
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(said)?;
    db.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON",
    )
    .map_err(said)?;
    super::functions::install(&db)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(db)
}

/// A path as a `file:` address for SQLite.
pub(super) fn uri(path: &Path, query: &str) -> Result<String> {
    let mut out = String::from("file:");
    let text = files::text(path)?;
    let text = if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.to_owned()
    };
    if cfg!(windows) {
        // file:///C:/… and file:////server/share/…
        out.push_str(if text.starts_with("//") { "//" } else { "///" });
    }
    for letter in text.chars() {
        match letter {
            '%' => out.push_str("%25"),
            '?' => out.push_str("%3f"),
            '#' => out.push_str("%23"),
            other => out.push(other),
        }
    }
    out.push('?');
    out.push_str(query);
    Ok(out)
}

/// What SQLite said about the file at `path`, as a finished sentence.
pub(super) fn trouble(path: &Path, encrypted: bool, error: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Code;
    let name = files::name(path);
    match error.sqlite_error_code() {
        Some(Code::NotADatabase) if encrypted => Error::new(
            Kind::PasswordWrong,
            format!(
                "The password or recovery key does not open {name}, or the file is damaged. \
                 Check Caps Lock, and try again."
            ),
        ),
        Some(Code::DatabaseCorrupt | Code::NotADatabase) => {
            damaged(path, "some of its pages cannot be read")
        }
        Some(Code::CannotOpen | Code::PermissionDenied) => Error::new(
            Kind::Io,
            format!(
                "{} cannot be opened. Check that it is there and that this account may use its folder.",
                path.display()
            ),
        ),
        // An export reports only its own failure, with SQLite's words.
        _ if error.to_string().contains("disk is full") => Error::disk_full(),
        _ if error.to_string().contains("malformed") => {
            damaged(path, "some of its pages cannot be read")
        }
        _ => Error::from(error),
    }
}

/// The sentence about a damaged file, to which [`damage::advise`] adds the way on.
pub(super) fn damaged(path: &Path, why: &str) -> Error {
    Error::new(
        Kind::Damaged,
        format!("{} is damaged: {why}.", path.display()),
    )
}

/// The refusal where another process has the file.
pub(super) fn held(path: &Path, owner: Option<&Owner>) -> Error {
    Error::new(
        Kind::Busy,
        format!(
            "{} Close it there and try again.",
            holder_words(path, owner)
        ),
    )
}

fn holder_words(path: &Path, owner: Option<&Owner>) -> String {
    let name = files::name(path);
    match owner {
        Some(owner) if owner.computer == lock::computer() => format!(
            "{} has {name} open in another window on this computer, since {}.",
            owner.user,
            files::moment_in_words(&owner.since)
        ),
        Some(owner) => format!(
            "{} has {name} open on the computer {}, since {}.",
            owner.user,
            owner.computer,
            files::moment_in_words(&owner.since)
        ),
        None => format!("Another window or person has {name} open."),
    }
}

/// The key of the file at `path`, which begins with `head`; refuses what is no file of ours.
///
/// # Errors
/// [`Kind::PasswordNeeded`], [`Kind::Invalid`], [`Kind::Damaged`].
pub(super) fn key_for(
    path: &Path,
    head: &Head,
    credential: Option<&Credential>,
    known_plain: bool,
) -> Result<Option<Key>> {
    let name = files::name(path);
    match head {
        Head::Plain => Ok(None),
        Head::Encrypted(_) if known_plain && credential.is_none() => Err(damaged(
            path,
            "it had no password, and its beginning cannot be read",
        )),
        Head::Encrypted(salt) => match credential {
            Some(credential) => Key::from_secret(&credential.0, *salt).map(Some),
            None => Err(Error::new(
                Kind::PasswordNeeded,
                format!("{name} has a password. Type it, or the recovery key."),
            )),
        },
        Head::Empty => Err(damaged(path, "it is empty (0 bytes)")),
        Head::Broken => Err(damaged(
            path,
            "its beginning is broken, or most of it is missing",
        )),
        Head::Other(what) => Err(Error::invalid(format!(
            "{name} is {what}, not a Partnership Desk file. Choose a file that ends in .desk; \
             a register from the DfE is loaded into one that is open."
        ))),
    }
}

/// Opens the file at `path` once more and checks all of it: every page, every index against its table, version, kind.
///
/// # Errors
/// [`Kind::Damaged`], [`Kind::PasswordWrong`], [`Kind::FileTooNew`].
pub(super) fn verify(path: &Path, key: Option<&Key>) -> Result<()> {
    checked(path, key, "integrity_check")
}

/// The same for a copy that was made just now, at a fraction of the time: every page, but not every index entry.
/// Pages with a password carry an authentication code, so there nothing else needs a look.
///
/// # Errors
/// The same.
pub(super) fn verify_copy(path: &Path, key: Option<&Key>) -> Result<()> {
    let Some(key) = key else {
        return checked(path, None, "quick_check");
    };
    let db = connect(path, Some(key), How::Still)?;
    if migrate::version(&db)? == 0 || !password::pages_are_sound(path, key)? {
        return Err(damaged(path, "its pages do not fit together"));
    }
    Ok(())
}

fn checked(path: &Path, key: Option<&Key>, check: &str) -> Result<()> {
    let db = connect(path, key, How::Still)?;
    if migrate::version(&db)? == 0 {
        return Err(damaged(path, "there is nothing in it"));
    }
    let said: String = db
        .query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))
        .map_err(|error| trouble(path, key.is_some(), error))?;
    if said == "ok" {
        Ok(())
    } else {
        Err(damaged(path, "its pages do not fit together"))
    }
}

impl Store {
    /// Makes a new file and opens it. With a credential it is encrypted from its first byte.
    ///
    /// # Errors
    /// [`Kind::Conflict`] where there is a file already, [`Kind::Invalid`] for a short password, [`Kind::NotFound`] for a
    /// missing folder, [`Kind::DiskFull`], …; nothing is then left behind.
    pub fn create(opening: Opening) -> Result<Self> {
        let path = files::real_new(&opening.path)?;
        let taken_name = || {
            Error::conflict(format!(
                "There is already a file at {}. Choose another name, or open it.",
                path.display()
            ))
        };
        if path.symlink_metadata().is_ok() {
            return Err(taken_name());
        }
        let key = opening
            .credential
            .as_ref()
            .map(|typed| Key::new(&typed.0))
            .transpose()?;
        let lock = match lock::take(&path, &me(&opening))? {
            Taken::Ours(lock) => lock,
            Taken::Theirs(owner) => return Err(held(&path, owner.as_ref())),
            Taken::NotWritable => {
                return Err(Error::new(
                    Kind::Io,
                    format!(
                        "This account may not write in {}. Choose another folder for the new file.",
                        files::folder(&path).display()
                    ),
                ));
            }
        };
        let next = password::leftover(&path);
        files::remove(&next);
        files::room_for(files::folder(&path), 1 << 20, "a new file")?;
        seed(&next, key.as_ref(), &opening).inspect_err(|_| files::remove(&next))?;
        if path.symlink_metadata().is_ok() {
            files::remove(&next);
            return Err(taken_name());
        }
        // A log that a deleted file left behind would be read into this one.
        for ending in ["-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(files::companion(&path, ending));
        }
        files::publish(&next, &path)?;
        let head = key
            .as_ref()
            .map_or(Head::Plain, |key| Head::Encrypted(key.salt()));
        open_ours(opening, path, &head, key, lock, false)
    }

    /// Opens a file. Where it cannot be written (held by someone, a folder that may not be written to) it is open for
    /// reading only, and [`Store::access`] says why.
    ///
    /// # Errors
    /// [`Kind::NotFound`], [`Kind::PasswordNeeded`], [`Kind::PasswordWrong`], [`Kind::Damaged`], [`Kind::FileTooNew`],
    /// [`Kind::Invalid`] for what is no file of ours, [`Kind::Busy`] where another computer holds it and has left no
    /// snapshot yet; the file is then untouched.
    pub fn open(opening: Opening) -> Result<Self> {
        let path = files::real(&opening.path)?;
        let data_dir = opening.data_dir.clone();
        open_at(opening, &path).map_err(|error| damage::advise(error, &path, &data_dir))
    }

    /// A new file that goes with the store: for tests. It lies in memory where the system has a disk there.
    ///
    /// # Errors
    /// What [`Store::create`] says.
    pub fn in_memory(clock: Clock) -> Result<Self> {
        let memory = Path::new("/dev/shm");
        let scratch = Scratch::new(&if memory.is_dir() {
            memory.to_owned()
        } else {
            std::env::temp_dir()
        })?;
        let folder = scratch.folder().to_owned();
        let mut store = Self::create(Opening {
            path: folder.join("memory.desk"),
            credential: None,
            user: "Test".to_owned(),
            clock,
            data_dir: folder.join("data"),
            read_only: false,
        })?;
        if let Some(db) = store.writer()?.as_ref() {
            db.pragma_update(None, "synchronous", "OFF")?;
        }
        store._scratch = Some(scratch);
        Ok(store)
    }

    /// Whether another process has committed since this was asked last; every cache is then stale.
    /// Always `false` where this process is the one that writes.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn changed_elsewhere(&self) -> Result<bool> {
        let Some(watch) = &self.watch else {
            return Ok(false);
        };
        let mut watch = watch.lock().unwrap_or_else(PoisonError::into_inner);
        let now = data_version(&watch.db)?;
        if now == watch.seen {
            return Ok(false);
        }
        watch.seen = now;
        self.touch();
        Ok(true)
    }

    /// What is not sound in the file, in sentences; none: every page, index and reference is. For `desk check`.
    ///
    /// # Errors
    /// What the operating system says; damage is an answer.
    pub fn problems(&self) -> Result<Vec<String>> {
        let reader = self.read()?;
        let look = || -> rusqlite::Result<Vec<String>> {
            let mut found: Vec<String> = reader
                .prepare("PRAGMA integrity_check(20)")?
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<rusqlite::Result<_>>()?;
            found.retain(|said| said != "ok");
            for said in &mut found {
                *said = format!("The file is damaged: {said}.");
            }
            let sql =
                "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2";
            let mut broken = reader.prepare(sql)?;
            let broken = broken.query_map([], |row| {
                let (table, parent, count): (String, String, i64) =
                    (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(format!(
                    "Rows of {table} that refer to rows of {parent} that are not there: {count}."
                ))
            })?;
            for sentence in broken {
                found.push(sentence?);
            }
            Ok(found)
        };
        match look().map_err(|error| trouble(&self.path, self.key.is_some(), error)) {
            Err(error) if matches!(error.kind, Kind::Damaged | Kind::PasswordWrong) => Ok(vec![
                damaged(&self.path, "some of its pages cannot be read").message,
            ]),
            other => other,
        }
    }

    /// Closes the file: what the write-ahead log holds goes into it, and where other computers see the file they get a
    /// fresh snapshot. Dropping the store does the first, too; this one says what went wrong.
    ///
    /// # Errors
    /// What SQLite says. The file is closed all the same, and nothing that was saved is lost.
    pub fn close(self) -> Result<()> {
        if self.access != Access::ReadWrite {
            return Ok(());
        }
        let snapshot = backup::snapshot(&self);
        self.checkpoint()?;
        snapshot.map(|_| ())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.access == Access::ReadWrite {
            let _ = self.checkpoint();
        }
    }
}

fn data_version(db: &Connection) -> Result<i64> {
    Ok(db.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

fn me(opening: &Opening) -> Owner {
    lock::me(&opening.user, opening.clock.stamp())
}

/// Writes the schema and the file's own row into a new file.
fn seed(path: &Path, key: Option<&Key>, opening: &Opening) -> Result<()> {
    let mut db = connect(path, key, How::New)?;
    migrate::migrate(&mut db, migrate::newest())?;
    db.execute(
        "INSERT INTO file (id, file_id, desk, made_at) VALUES (1, ?1, 0, ?2)",
        params![files::random_hex::<16>()?, opening.clock.stamp()],
    )?;
    db.close().map_err(|(_, error)| Error::from(error))
}

fn open_at(opening: Opening, path: &Path) -> Result<Store> {
    let head = files::head(path)?;
    let known_plain = backup::known_plain(&opening.data_dir, path);
    let key = key_for(path, &head, opening.credential.as_ref(), known_plain)?;
    let name = files::name(path);
    if opening.read_only {
        return match lock::holder(path) {
            Some(owner) => open_held(&opening, path, &head, key, owner),
            None => {
                let reason = format!("{name} was opened for reading only.");
                let half_written = files::length(&files::companion(path, "-journal")) > 0;
                let source = if folder_writable(path) && !half_written {
                    Source::Live
                } else {
                    still(path)
                };
                open_reading(&opening, path, &head, key, source, reason)
            }
        };
    }
    let unclean = files::length(&files::companion(path, "-wal")) > 0
        || files::length(&files::companion(path, "-journal")) > 0
        || lock::left_behind(path);
    let mut taken = lock::take(path, &me(&opening))?;
    // The last one may be just closing, or someone only looking.
    for _ in 0..5 {
        if !matches!(taken, Taken::Theirs(_)) {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
        taken = lock::take(path, &me(&opening))?;
    }
    match taken {
        Taken::Ours(lock) => open_ours(opening, path.to_owned(), &head, key, lock, unclean),
        Taken::Theirs(owner) => open_held(&opening, path, &head, key, owner),
        Taken::NotWritable => match lock::holder(path) {
            Some(owner) => open_held(&opening, path, &head, key, owner),
            None => {
                let reason = format!(
                    "This account may not write in {}, so {name} is open for reading only. \
                     Copy the file to a folder of your own to work in it.",
                    files::folder(path).display()
                );
                open_reading(&opening, path, &head, key, still(path), reason)
            }
        },
    }
}

/// Another process has the file.
fn open_held(
    opening: &Opening,
    path: &Path,
    head: &Head,
    key: Option<Key>,
    owner: Option<Owner>,
) -> Result<Store> {
    let here = match &owner {
        Some(owner) => owner.computer == lock::computer(),
        None => place::look(path) == Place::Local,
    };
    let words = holder_words(path, owner.as_ref());
    if here {
        let reason = format!("{words} Here it is open for reading only; changes are made there.");
        return open_reading(opening, path, head, key, Source::Held, reason);
    }
    let snapshot = backup::snapshot_path(path);
    if !snapshot.is_file() {
        return Err(Error::new(
            Kind::Busy,
            format!(
                "{words} Two computers never write one file, so it was not opened. \
                 Ask for it to be closed there, or open a copy or a backup."
            ),
        ));
    }
    let made = backup::describe(&snapshot)?.made_at;
    let head = files::head(&snapshot)?;
    let key = key_for(&snapshot, &head, opening.credential.as_ref(), false)?;
    let reason = format!(
        "{words} This is the copy that was kept there on {}; it does not change while you look.",
        files::moment_in_words(&made)
    );
    open_reading(opening, &snapshot, &head, key, Source::Copy, reason)
}

/// How a file is read that we don't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// As it is; whoever comes may write.
    Live,
    /// As it is, with whatever the process that holds it is writing.
    Held,
    /// As it is; nobody writes.
    Still,
    /// Through a copy of our own.
    Copy,
}

fn still(path: &Path) -> Source {
    let quiet = |ending| files::length(&files::companion(path, ending)) == 0;
    if quiet("-wal") && quiet("-journal") {
        Source::Still
    } else {
        Source::Copy
    }
}

fn folder_writable(path: &Path) -> bool {
    // Permissions say little (network drives, access lists); making a file says it.
    let Ok(name) = files::random_hex::<8>() else {
        return false;
    };
    let probe = files::folder(path).join(format!(".{name}.tmp"));
    let made = std::fs::OpenOptions::new()
        .create_new(true)
        .write(true)
        .open(&probe)
        .is_ok();
    let _ = std::fs::remove_file(probe);
    made
}

fn open_reading(
    opening: &Opening,
    path: &Path,
    head: &Head,
    key: Option<Key>,
    source: Source,
    reason: String,
) -> Result<Store> {
    let key_ref = key.as_ref();
    let mut scratch = None;
    let (mut at, mut how) = match source {
        Source::Live => (path.to_owned(), How::Read),
        // Without a write-ahead log (a network drive, or nobody has read yet) there is no such memory.
        Source::Held if !files::companion(path, "-shm").exists() => (path.to_owned(), How::Read),
        Source::Held => (path.to_owned(), How::Along),
        Source::Still => (path.to_owned(), How::Still),
        Source::Copy => {
            let own = Scratch::new(&opening.data_dir)?;
            let copy = copy_raw(path, key_ref, own.folder())?;
            scratch = Some(own);
            (copy, How::Still)
        }
    };
    let db = connect(&at, key_ref, how)?;
    if migrate::version(&db)? < migrate::newest() {
        // It cannot be brought up to date where it is, so a copy is.
        let own = match scratch.take() {
            Some(own) => own,
            None => Scratch::new(&opening.data_dir)?,
        };
        let copy = own.folder().join("upgraded.desk");
        db.execute("VACUUM INTO ?1", [files::text(&copy)?])
            .map_err(|error| trouble(path, key_ref.is_some(), error))?;
        let mut upgraded = connect(&copy, key_ref, How::Write)?;
        migrate::migrate(&mut upgraded, migrate::newest())?;
        upgraded.close().map_err(|(_, error)| Error::from(error))?;
        (at, how) = (copy, How::Still);
        scratch = Some(own);
    }
    drop(db);
    let readers = readers(&at, key_ref, how, opening.clock)?;
    let db = connect(&at, key_ref, how)?;
    let facts = Facts::read(&db, path, key_ref.is_some())?;
    let staff_id = None;
    let watch = if matches!(how, How::Read | How::Along) {
        let seen = data_version(&db)?;
        Some(Mutex::new(Watch { db, seen }))
    } else {
        None
    };
    Ok(Store {
        path: files::real(&opening.path)?,
        access: Access::ReadOnly { reason },
        clock: opening.clock,
        readers,
        watch,
        writer: Mutex::new(None),
        key,
        file_id: facts.file_id,
        staff_id,
        session_start: facts.last_operation,
        generation: AtomicU64::new(1),
        changed: Mutex::default(),
        unknown: AtomicU64::new(1),
        warnings: Vec::new(),
        data_dir: opening.data_dir.clone(),
        place: Place::Local,
        kept: backup::Kept::default(),
        raw: None,
        _open_here: OpenHere::new(&at, head),
        _lock: None,
        _scratch: scratch,
    })
}

/// A copy of a file that nobody holds, with what its write-ahead log holds in it.
fn copy_raw(path: &Path, key: Option<&Key>, folder: &Path) -> Result<PathBuf> {
    let copy = folder.join("copy.desk");
    let bytes = files::length(path) + files::length(&files::companion(path, "-wal"));
    files::room_for(folder, bytes, "a copy to read")?;
    for ending in ["", "-wal", "-journal"] {
        let (from, to) = (
            files::companion(path, ending),
            files::companion(&copy, ending),
        );
        match std::fs::copy(&from, &to) {
            Err(error) if ending.is_empty() || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::io(from.display(), &error));
            }
            _ => {}
        }
    }
    let db = connect(&copy, key, How::Write)?;
    db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .map_err(|error| trouble(path, key.is_some(), error))?;
    db.close()
        .map_err(|(_, error)| trouble(path, key.is_some(), error))?;
    Ok(copy)
}

fn readers(path: &Path, key: Option<&Key>, how: How, clock: Clock) -> Result<Readers> {
    let (give, take) = mpsc::sync_channel(READERS);
    for _ in 0..READERS {
        let db = connect(path, key, how)?;
        super::functions::tell_the_day(&db, clock)?;
        // 4 MB each: pages that are read again lie in the system's own cache, and three readers fill theirs in turn.
        db.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -4000")?;
        let _ = give.send(db);
    }
    Ok(Readers {
        give,
        take: Mutex::new(take),
    })
}

/// What the file says of itself.
struct Facts {
    file_id: String,
    last_operation: i64,
}

impl Facts {
    fn read(db: &Connection, path: &Path, encrypted: bool) -> Result<Self> {
        let file_id: Option<String> = db
            .query_row("SELECT file_id FROM file", [], |row| row.get(0))
            .optional()
            .map_err(|error| trouble(path, encrypted, error))?;
        let file_id = file_id.ok_or_else(|| damaged(path, "it does not say which file it is"))?;
        let last_operation = db
            .query_row("SELECT coalesce(max(id), 0) FROM operation", [], |row| {
                row.get(0)
            })
            .map_err(|error| trouble(path, encrypted, error))?;
        Ok(Self {
            file_id,
            last_operation,
        })
    }
}

/// The lock is ours.
fn open_ours(
    opening: Opening,
    path: PathBuf,
    head: &Head,
    key: Option<Key>,
    lock: Lock,
    unclean: bool,
) -> Result<Store> {
    let key_ref = key.as_ref();
    let said = |error| trouble(&path, key_ref.is_some(), error);
    // An interrupted change of the password leaves its unfinished file behind.
    files::remove(&password::leftover(&path));
    // What a crash left half-written in a rollback journal has to be taken back before anything can be read.
    let half_written = files::length(&files::companion(&path, "-journal")) > 0;
    let peek = connect(
        &path,
        key_ref,
        if half_written { How::Write } else { How::Read },
    )?;
    let from = migrate::version(&peek)?;
    if from == 0 {
        return Err(damaged(&path, "there is nothing in it"));
    }
    drop(peek);
    // Opened before and closed after every connection of this store: see the field.
    let raw = std::fs::File::open(&path).map_err(|error| Error::io(path.display(), &error))?;
    let mut db = connect(&path, key_ref, How::Write)?;
    if db.is_readonly("main")? {
        drop((db, lock));
        let reason = format!(
            "This account may not change {}, so it is open for reading only. Copy it to work in it.",
            files::name(&path)
        );
        return open_reading(&opening, &path, head, key, Source::Live, reason);
    }
    if unclean {
        let answer: String = db
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
            .map_err(said)?;
        if answer != "ok" {
            return Err(damaged(&path, "some of its pages do not fit together"));
        }
    }
    let place = place::look(&path);
    let mut warnings: Vec<String> = place.warning(&files::name(&path)).into_iter().collect();
    warnings.extend(set_journal(&db, &path, key_ref.is_some(), &place)?);
    if from < migrate::newest() {
        let file_id = Facts::read(&db, &path, key_ref.is_some())?.file_id;
        backup::before_upgrade(&db, key_ref, &opening, &file_id)?;
        migrate::migrate(&mut db, migrate::newest())?;
    }
    db.execute_batch(
        // An edit pays for no checkpoint: they run when idle and on close; 64 MB of log is the stop for a bulk load.
        // 32 MB of cache hold what a bulk load of 25 MB touches. No memory map: it does nothing with a password, and a
        // file that is cut off under it ends the program.
        "PRAGMA synchronous = FULL;
         PRAGMA recursive_triggers = ON;
         PRAGMA wal_autocheckpoint = 16384;
         PRAGMA journal_size_limit = 16777216;
         PRAGMA cache_size = -32000;",
    )
    .map_err(said)?;
    super::functions::tell_the_day(&db, opening.clock)?;
    log::install(&db)?;
    let staff_id = staff(&mut db, &opening)?;
    let facts = Facts::read(&db, &path, key_ref.is_some())?;
    let readers = readers(&path, key_ref, How::Read, opening.clock)?;
    let kept = backup::opened(
        &opening.data_dir,
        &path,
        &facts.file_id,
        key_ref.is_some(),
        &opening.clock,
    );
    Ok(Store {
        access: Access::ReadWrite,
        clock: opening.clock,
        readers,
        watch: None,
        writer: Mutex::new(Some(db)),
        key,
        file_id: facts.file_id,
        staff_id: Some(staff_id),
        session_start: facts.last_operation,
        generation: AtomicU64::new(1),
        changed: Mutex::default(),
        unknown: AtomicU64::new(1),
        warnings,
        data_dir: opening.data_dir,
        place,
        kept,
        raw: Some(Mutex::new(raw)),
        _open_here: OpenHere::new(&path, head),
        _lock: Some(lock),
        _scratch: None,
        path,
    })
}

/// Sets the journal that suits the place, and reads back which it is. A sentence where it is not the one we want.
pub(super) fn set_journal(
    db: &Connection,
    path: &Path,
    encrypted: bool,
    place: &Place,
) -> Result<Option<String>> {
    let wanted = if matches!(place, Place::Network(_)) {
        "delete"
    } else {
        "wal"
    };
    let set = |mode: &str| {
        db.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| {
            row.get::<_, String>(0)
        })
    };
    let is = match set(wanted) {
        Ok(mode) => mode,
        // A disk without shared memory.
        Err(error)
            if wanted == "wal"
                && error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) =>
        {
            set("delete").map_err(|error| trouble(path, encrypted, error))?
        }
        Err(error) => return Err(trouble(path, encrypted, error)),
    };
    Ok((!is.eq_ignore_ascii_case(wanted)).then(|| match wanted {
        "wal" => format!(
            "The disk that {} lies on has no shared memory, so saving is slower and nobody can read along. \
             Keep the file on a disk of this computer.",
            files::name(path)
        ),
        _ => format!("{} is being read by another program on this network drive. Close it there.", files::name(path)),
    }))
}

/// The member of staff who uses this computer account; added where there is none yet.
fn staff(db: &mut Connection, opening: &Opening) -> Result<i64> {
    let login = match opening.user.trim() {
        "" => "office",
        user => user,
    };
    let known: Option<i64> = db
        .query_row(
            "SELECT id FROM staff WHERE lower(login) = lower(?1) ORDER BY active DESC, id",
            [login],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let first: bool = db.query_row("SELECT NOT EXISTS (SELECT 1 FROM operation)", [], |row| {
        row.get(0)
    })?;
    let kind = if first { "file_new" } else { "staff_add" };
    let added = operate_on(db, opening.clock, None, kind, |write| {
        let id = ids::block(write.db, "staff", 1)?;
        write.db.execute(
            "INSERT INTO staff (id, name, login) VALUES (?1, ?2, ?2)",
            params![id, login],
        )?;
        write.label(if first {
            "Made the file".to_owned()
        } else {
            format!("Added {login} to the staff")
        });
        Ok(id)
    })?;
    Ok(added.value)
}
