//! One office, one SQLite file.
//!
//! [`Store`] owns every connection to the file: one writer behind a mutex and three read-only readers handed out by a
//! channel, so that a long read never blocks an edit and an edit never blocks a read.
//! Nothing outside this folder names a connection's settings, and nothing outside `store.rs` and `queries.rs` files
//! contains SQL.
//!
//! Every write is an operation ([`Store::operate`]): one `BEGIN IMMEDIATE` transaction, logged row by row by the
//! triggers of [`log`].

pub mod backup;
pub mod check;
pub mod damage;
mod files;
mod functions;
pub mod ids;
pub mod lock;
pub mod log;
pub mod migrate;
pub mod open;
pub mod password;
pub mod place;
#[cfg(test)]
mod tests;

use crate::error::{Error, Kind, Result};
use crate::types::Clock;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use ts_rs::TS;

pub use files::not_over_ours;
pub use open::{Access, Credential, Opening};

/// A connection, as nouns see it: something to run SQL on.
pub type Db = Connection;

/// The version of the program, written beside every operation.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// An open file.
pub struct Store {
    path: PathBuf,
    access: Access,
    clock: Clock,
    // The readers close before the writer, and the lock goes last: fields drop in this order.
    readers: Readers,
    /// Sees commits of another process, where that one has the file.
    watch: Option<Mutex<open::Watch>>,
    writer: Mutex<Option<Connection>>,
    key: Option<password::Key>,
    file_id: String,
    staff_id: Option<i64>,
    session_start: i64,
    /// Bumped by every committed operation; caches compare it.
    generation: AtomicU64,
    /// The generation at which each table changed last.
    changed: Mutex<HashMap<String, u64>>,
    /// The generation up to which nobody knows which tables changed.
    unknown: AtomicU64,
    warnings: Vec<String>,
    /// Where backups of this computer lie.
    data_dir: PathBuf,
    place: place::Place,
    kept: backup::Kept,
    /// The file's bytes, for backups. Open from before the connections until after them: closing it any earlier would
    /// let go of their locks.
    raw: Option<Mutex<std::fs::File>>,
    _open_here: files::OpenHere,
    _lock: Option<lock::Lock>,
    _scratch: Option<files::Scratch>,
}

struct Readers {
    give: mpsc::SyncSender<Connection>,
    take: Mutex<mpsc::Receiver<Connection>>,
}

/// A reader on loan; it goes back when dropped.
pub struct Reader<'a> {
    home: &'a mpsc::SyncSender<Connection>,
    connection: Option<Connection>,
}

impl std::ops::Deref for Reader<'_> {
    type Target = Connection;
    #[allow(clippy::expect_used)]
    fn deref(&self) -> &Connection {
        self.connection
            .as_ref()
            .expect("a reader holds its connection until it is dropped")
    }
}

/// Tests listen to what a reader is asked.
#[cfg(test)]
impl std::ops::DerefMut for Reader<'_> {
    #[allow(clippy::expect_used)]
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection
            .as_mut()
            .expect("a reader holds its connection until it is dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let _ = self.home.send(connection);
        }
    }
}

/// An operation under way: the writer inside its transaction.
pub struct Write<'a> {
    /// The writer, inside the transaction.
    pub db: &'a Connection,
    /// The operation's id.
    pub operation: i64,
    /// Who does it.
    pub staff_id: Option<i64>,
    /// The source of time.
    pub clock: Clock,
    label: RefCell<String>,
    said_by: RefCell<String>,
    logged: RefCell<bool>,
    kept: RefCell<Vec<String>>,
}

impl Write<'_> {
    /// Says on whose word, outside of us, facts are confirmed from here on: `Zoe Finch, Office manager`; empty: nobody's.
    pub fn on_the_word_of(&self, who: impl Into<String>) {
        *self.said_by.borrow_mut() = who.into();
    }

    /// On whose word facts are confirmed; empty: on that of whoever works.
    pub fn said_by(&self) -> String {
        self.said_by.borrow().clone()
    }

    /// Says in the office's words what this operation does; the last call counts.
    pub fn label(&self, label: impl Into<String>) {
        *self.label.borrow_mut() = label.into();
    }

    /// Marks the operation as one without row images (the first register load), so that undo treats it apart.
    pub fn unlogged(&self) {
        *self.logged.borrow_mut() = false;
    }

    /// Says that a table outside the log was written (what someone has seen, how they left a list). It is kept even
    /// where the operation changed nothing else and so leaves no trace.
    pub fn keep(&self, table: &str) {
        self.kept.borrow_mut().push(table.to_owned());
    }

    /// The next id of `table`.
    pub fn id(&self, table: &str) -> Result<i64> {
        ids::block(self.db, table, 1)
    }
}

/// An operation in two words, for an undo toast or menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationLabel {
    /// Its id.
    pub id: i64,
    /// What it did, in the office's words.
    pub label: String,
}

/// What a finished operation left behind.
#[derive(Debug)]
pub struct Finished<T> {
    /// What the body returned.
    pub value: T,
    /// The operation, `None` where nothing changed.
    pub operation: Option<OperationLabel>,
    /// The tables that changed.
    pub changed: Vec<String>,
}

impl Store {
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's own random name, the same on every computer.
    pub fn file_id(&self) -> &str {
        &self.file_id
    }

    /// Whether and why the file is open for reading only.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// The key that the file is encrypted with, `None`: it has no password.
    pub fn key(&self) -> Option<&password::Key> {
        self.key.as_ref()
    }

    /// Sentences that the office should read once on opening (a network folder, a synced folder).
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The member of staff at this computer, `None` in a file that is open for reading only.
    pub fn staff_id(&self) -> Option<i64> {
        self.staff_id
    }

    /// The newest operation when this session opened the file: Ctrl+Z asks before it goes beyond.
    pub fn session_start(&self) -> i64 {
        self.session_start
    }

    /// Counts committed operations of this session; a cache made at another count is stale.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// Makes every cache stale, after a restore or a change by another process.
    pub fn touch(&self) {
        let now = self.generation.fetch_add(1, Ordering::AcqRel) + 1;
        self.unknown.store(now, Ordering::Release);
    }

    /// The generation at which one of these tables changed last; a cache of them made at another is stale.
    pub fn changed_at(&self, tables: &[&str]) -> u64 {
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        let of_tables = tables
            .iter()
            .filter_map(|table| changed.get(*table).copied());
        let unknown = self.unknown.load(Ordering::Acquire);
        of_tables.fold(unknown, u64::max)
    }

    /// Makes the caches of some tables stale.
    fn touch_tables(&self, tables: &[String]) {
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.generation.fetch_add(1, Ordering::AcqRel) + 1;
        for table in tables {
            changed.insert(table.clone(), now);
        }
    }

    /// Borrows a reader; waits where all three are out.
    ///
    /// # Errors
    /// [`Kind::Bug`] only where the store is closing.
    pub fn read(&self) -> Result<Reader<'_>> {
        let take = self
            .readers
            .take
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let connection = take
            .recv()
            .map_err(|_| Error::bug("The file was closed while it was being read."))?;
        Ok(Reader {
            home: &self.readers.give,
            connection: Some(connection),
        })
    }

    /// The writer, for work that is not an operation: checkpoints, backup, restore.
    ///
    /// # Errors
    /// [`Kind::ReadOnly`] where the file is open for reading only.
    pub fn writer(&self) -> Result<MutexGuard<'_, Option<Connection>>> {
        let guard = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if guard.is_none() {
            Err(self.access.refusal())
        } else {
            Ok(guard)
        }
    }

    /// Runs `body` as one operation of `kind`: one `BEGIN IMMEDIATE` transaction, all or nothing.
    /// An operation that changed no row leaves nothing behind.
    ///
    /// # Errors
    /// What `body` or SQLite says; the file is then as it was.
    pub fn operate<T>(
        &self,
        kind: &str,
        body: impl FnOnce(&Write<'_>) -> Result<T>,
    ) -> Result<Finished<T>> {
        let mut guard = self.writer()?;
        let Some(db) = guard.as_mut() else {
            return Err(self.access.refusal());
        };
        let finished = operate_on(db, self.clock, self.staff_id, kind, body)?;
        if finished.operation.is_some() {
            self.touch_tables(&finished.changed);
        }
        Ok(finished)
    }

    /// Moves what the write-ahead log holds into the file. Called when idle, so that no edit pays for it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn checkpoint(&self) -> Result<()> {
        if let Some(db) = self.writer()?.as_ref() {
            // Never waits for a reader: the writer is held meanwhile, and an edit would wait with it.
            db.busy_timeout(std::time::Duration::ZERO)?;
            let outcome = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            db.busy_timeout(open::PATIENCE)?;
            // What a bulk load needed is given back.
            db.execute_batch("PRAGMA shrink_memory")?;
            outcome?;
        }
        Ok(())
    }
}

/// The body of [`Store::operate`] on a bare connection.
pub(crate) fn operate_on<T>(
    db: &mut Connection,
    clock: Clock,
    staff_id: Option<i64>,
    kind: &str,
    body: impl FnOnce(&Write<'_>) -> Result<T>,
) -> Result<Finished<T>> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let id = ids::block(&tx, "operation", 1)?;
    tx.prepare_cached(
        "INSERT INTO operation (id, kind, label, at, by, app_version) VALUES (?1, ?2, '', ?3, ?4, ?5)",
    )?
    .execute(params![id, kind, clock.stamp(), staff_id, APP_VERSION])?;
    tx.execute("DELETE FROM current_operation", [])?;
    tx.execute("INSERT INTO current_operation (id) VALUES (?1)", [id])?;
    let write = Write {
        db: &tx,
        operation: id,
        staff_id,
        clock,
        said_by: RefCell::default(),
        label: RefCell::default(),
        logged: RefCell::new(true),
        kept: RefCell::default(),
    };
    let value = body(&write)?;
    let label = write.label.into_inner();
    let logged = write.logged.into_inner();
    let kept = write.kept.into_inner();
    tx.execute("DELETE FROM current_operation", [])?;
    let changed: Vec<String> = tx
        .prepare_cached("SELECT DISTINCT tbl FROM change WHERE operation_id = ?1")?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if changed.is_empty() && logged {
        if kept.is_empty() {
            tx.rollback()?;
        } else {
            tx.execute("DELETE FROM operation WHERE id = ?1", [id])?;
            tx.commit()?;
        }
        return Ok(Finished {
            value,
            operation: None,
            changed: kept,
        });
    }
    if label.is_empty() {
        return Err(Error::bug(format!(
            "The operation {kind} did not say what it does."
        )));
    }
    tx.prepare_cached("UPDATE operation SET label = ?2, logged = ?3 WHERE id = ?1")?
        .execute(params![id, label, logged])?;
    tx.commit()?;
    let changed = if logged {
        [changed, kept].concat()
    } else {
        log::LOGGED.iter().map(|&t| t.to_owned()).collect()
    };
    Ok(Finished {
        value,
        operation: Some(OperationLabel { id, label }),
        changed,
    })
}

/// One value of the `setting` table, parsed; `None` where it was never set.
pub fn setting<T: serde::de::DeserializeOwned>(db: &Db, name: &str) -> Result<Option<T>> {
    let text: Option<String> = db
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    text.map(|text| {
        serde_json::from_str(&text).map_err(|error| {
            Error::new(
                Kind::Damaged,
                format!("The setting {name} cannot be read: {error}."),
            )
        })
    })
    .transpose()
}

/// Sets one value of the `setting` table.
pub fn set_setting(w: &Write<'_>, name: &str, value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string(value)?;
    let known: Option<i64> =
        w.db.prepare_cached("SELECT id FROM setting WHERE name = ?1")?
            .query_row([name], |r| r.get(0))
            .optional()?;
    match known {
        Some(id) => w.db.execute(
            "UPDATE setting SET value = ?2 WHERE id = ?1 AND value <> ?2",
            params![id, text],
        )?,
        None => w.db.execute(
            "INSERT INTO setting (id, name, value) VALUES (?1, ?2, ?3)",
            params![w.id("setting")?, name, text],
        )?,
    };
    Ok(())
}
