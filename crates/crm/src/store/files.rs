//! What the store does with files beside SQLite: reads their first bytes, moves them whole, looks for room.

use super::password::Salt;
use crate::error::{Error, Kind, Result};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The size of a page, which is also the size of the smallest file of ours.
const PAGE: u64 = 4096;

/// What a file is, as far as its first bytes tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// There is nothing in it.
    Empty,
    /// SQLite without a password.
    Plain,
    /// It was one of the two below, but its beginning is broken or most of it is missing.
    Broken,
    /// SQLCipher with a password, or junk: the two look alike.
    Encrypted(Salt),
    /// Something else, in words: `a zip archive or an Excel workbook`.
    Other(&'static str),
}

/// The first bytes of the files that this process has open, with how often.
///
/// On Linux and macOS closing any raw handle to a file lets go of the locks that SQLite holds on it in this process, so
/// a file that is open here is never opened raw again.
static OPEN_HERE: Mutex<BTreeMap<PathBuf, (Head, usize)>> = Mutex::new(BTreeMap::new());

/// Says that this process has a file open, until it is dropped.
#[derive(Debug)]
pub struct OpenHere(PathBuf);

impl OpenHere {
    /// `path` is open from now on, and begins with `head`.
    pub fn new(path: &Path, head: &Head) -> Self {
        let mut open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
        open.entry(path.to_owned())
            .or_insert_with(|| (head.clone(), 0))
            .1 += 1;
        Self(path.to_owned())
    }
}

impl Drop for OpenHere {
    fn drop(&mut self) {
        let mut open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = open.get_mut(&self.0) {
            entry.1 -= 1;
            if entry.1 == 0 {
                open.remove(&self.0);
            }
        }
    }
}

/// What the file at `path` is.
///
/// # Errors
/// What the operating system says, with the path in the sentence.
pub fn head(path: &Path) -> Result<Head> {
    let open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((head, _)) = open.get(path) {
        return Ok(head.clone());
    }
    let read = || -> io::Result<(Vec<u8>, u64)> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut bytes = Vec::new();
        file.take(512).read_to_end(&mut bytes)?;
        Ok((bytes, length))
    };
    if path.is_dir() {
        return Err(Error::io(
            path.display(),
            &io::ErrorKind::IsADirectory.into(),
        ));
    }
    let (bytes, length) = read().map_err(|error| Error::io(path.display(), &error))?;
    Ok(tell(&bytes, length))
}

/// What begins with `bytes` and is `length` long.
pub fn tell(bytes: &[u8], length: u64) -> Head {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a zip archive or an Excel workbook"),
        (b"PK\x05\x06", "a zip archive"),
        (b"%PDF", "a PDF"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "an old Excel or Word file, or an Outlook message",
        ),
        (b"\x1F\x8B", "a gzip archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"\xFF\xFE", "a text or CSV file"),
        (b"\xFE\xFF", "a text or CSV file"),
        (b"\xEF\xBB\xBF", "a text or CSV file"),
    ];
    if bytes.is_empty() {
        return Head::Empty;
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return if length < PAGE {
            Head::Broken
        } else {
            Head::Plain
        };
    }
    // The bytes 21 to 23 of a SQLite file never change; its first bytes were overwritten.
    if bytes.get(21..24) == Some(&[64, 32, 32]) {
        return Head::Broken;
    }
    // By chance an encrypted file may begin like a picture, but then it is a whole number of pages long.
    let whole_pages = length >= PAGE && length.is_multiple_of(PAGE);
    if let Some((magic, what)) = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic))
        && (magic.len() > 3 || !whole_pages)
    {
        return Head::Other(what);
    }
    let text = |byte: &u8| matches!(byte, b'\t' | b'\r' | b'\n' | 0x20..=0x7E | 0x80..);
    let plain = bytes
        .iter()
        .filter(|byte| matches!(byte, b'\t' | b'\r' | b'\n' | 0x20..=0x7E))
        .count();
    if bytes.iter().all(text) && plain * 10 >= bytes.len() * 7 && bytes.len() >= 8 {
        let start = String::from_utf8_lossy(bytes)
            .trim_start()
            .to_ascii_lowercase();
        let page = start.starts_with("<!doctype html") || start.starts_with("<html");
        return Head::Other(if page {
            "a web page"
        } else {
            "a text or CSV file"
        });
    }
    match bytes.first_chunk::<16>() {
        Some(salt) if length >= PAGE && bytes.iter().any(|&byte| byte != 0) => {
            Head::Encrypted(Salt(*salt))
        }
        _ => Head::Broken,
    }
}

/// What the names of our files and of those beside them end with.
const OURS: [&str; 6] = [
    ".desk",
    ".desk-wal",
    ".desk-shm",
    ".desk-journal",
    ".desk.lock",
    ".desk.owner",
];

/// Refuses `path` for an export, a draft or a print where an office's data lie there, or would be looked for.
///
/// # Errors
/// [`Kind::Invalid`].
pub fn not_over_ours(path: &Path) -> Result<()> {
    let there = real(path).unwrap_or_else(|_| path.to_owned());
    let called = name(&there).to_lowercase();
    let ours = OURS.iter().any(|ending| called.ends_with(ending))
        || (there.is_file() && matches!(head(&there), Ok(Head::Plain)));
    if ours {
        return Err(Error::invalid(format!(
            "{} is where a file of Partnership Desk lies or would lie, so nothing was written there. Choose another name.",
            name(path)
        )));
    }
    Ok(())
}

/// Moves `from` to `to` in one step, over what is there.
///
/// On Windows a virus scanner or a synchroniser may hold either of them for a moment, so it is tried for a second.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let mut wait = Duration::from_millis(10);
    for _ in 0..12 {
        match std::fs::rename(from, to) {
            Err(error) if cfg!(windows) && held(&error) => {
                std::thread::sleep(wait);
                wait = (wait * 2).min(Duration::from_millis(100));
            }
            outcome => return outcome,
        }
    }
    std::fs::rename(from, to)
}

fn held(error: &io::Error) -> bool {
    // 32: ERROR_SHARING_VIOLATION, 33: ERROR_LOCK_VIOLATION.
    error.kind() == io::ErrorKind::PermissionDenied || matches!(error.raw_os_error(), Some(32 | 33))
}

/// Moves the finished file `from` to `to` so that a power cut leaves one or the other: flushed, renamed, folder flushed.
///
/// # Errors
/// What the operating system says, with `to` in the sentence; `from` is then removed.
pub fn publish(from: &Path, to: &Path) -> Result<()> {
    let work = || -> io::Result<()> {
        flush(from)?;
        rename(from, to)?;
        flush_folder(to);
        Ok(())
    };
    work().map_err(|error| {
        remove(from);
        if error.kind() == io::ErrorKind::StorageFull {
            return Error::disk_full();
        }
        Error::new(
            Kind::Io,
            format!(
                "{} could not be put in place ({error}), so everything is as it was. \
                 Close other programs that may be using it, and try again.",
                to.display()
            ),
        )
    })
}

/// Waits until what was written to `path` is on the disk.
pub fn flush(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Waits until the names in the folder of `path` are on the disk. Windows does so by itself.
pub fn flush_folder(path: &Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// Removes a file that may be there, with what SQLite left beside it.
pub fn remove(path: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}

/// `NAME.desk` → `NAME.desk-wal` and the like.
pub fn companion(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// How long a file is; 0 where it is not there.
pub fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |known| known.len())
}

/// Refuses where the disk that `folder` is on has no room for `bytes` more.
///
/// A disk whose room cannot be read is tried: SQLite then says when it is full.
///
/// # Errors
/// [`Kind::DiskFull`] with both figures.
pub fn room_for(folder: &Path, bytes: u64, what: &str) -> Result<()> {
    /// What stays free, so that the file itself can still be saved.
    const SPARE: u64 = 4 << 20;
    let Ok(free) = fs4::available_space(folder) else {
        return Ok(());
    };
    if free >= bytes + SPARE {
        return Ok(());
    }
    Err(Error::new(
        Kind::DiskFull,
        format!(
            "The disk has no room for {what}: {} MB are needed in {}, {} MB are free. Nothing was changed. \
             Free some space and try again.",
            (bytes + SPARE).div_ceil(1 << 20),
            folder.display(),
            free >> 20
        ),
    ))
}

/// Makes a folder that only this account may look into.
///
/// # Errors
/// What the operating system says.
pub fn private_folder(path: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(|error| Error::io(format!("The folder {}", path.display()), &error))
}

/// The name of a file without its folder, for sentences.
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The folder that a file lies in.
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The path as SQLite takes it.
///
/// # Errors
/// [`Kind::Invalid`] where it is not text.
pub fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| {
        Error::invalid(format!(
            "The name {} has letters that this computer cannot read. Rename the file or its folder.",
            path.display()
        ))
    })
}

/// The one true name of a file, so that two names of it meet at one lock: absolute, without links.
///
/// # Errors
/// [`Kind::NotFound`] and the like, with the path in the sentence.
pub fn real(path: &Path) -> Result<PathBuf> {
    let real = std::fs::canonicalize(path).map_err(|error| Error::io(path.display(), &error))?;
    Ok(plain_windows(&real))
}

/// The same for a file that is not there yet.
///
/// # Errors
/// [`Kind::NotFound`] where its folder is not there either.
pub fn real_new(path: &Path) -> Result<PathBuf> {
    let Some(file) = path.file_name() else {
        return Err(Error::invalid(format!(
            "{} is not the name of a file.",
            path.display()
        )));
    };
    let parent = folder(path);
    let parent = std::fs::canonicalize(parent)
        .map_err(|error| Error::io(format!("The folder {}", parent.display()), &error))?;
    Ok(plain_windows(&parent).join(file))
}

/// Windows' long form `\\?\C:\…` in its plain one, which SQLite and people read.
fn plain_windows(path: &Path) -> PathBuf {
    if !cfg!(windows) {
        return path.to_owned();
    }
    match path.to_str() {
        Some(text) => PathBuf::from(super::place::without_verbatim(text)),
        None => path.to_owned(),
    }
}

/// So many random hex digits, two a byte.
///
/// # Errors
/// [`Kind::Io`] where the computer has no random numbers.
pub fn random_hex<const BYTES: usize>() -> Result<String> {
    let bytes: [u8; BYTES] = random()?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Random bytes.
///
/// # Errors
/// [`Kind::Io`] where the computer has none.
pub fn random<const BYTES: usize>() -> Result<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| {
        Error::new(
            Kind::Io,
            format!("The computer gave no random numbers ({error}). Restart it."),
        )
    })?;
    Ok(bytes)
}

/// A folder of our own for copies that are only read; it goes when dropped.
///
/// One that a killed process left is swept by the next: its lock is free.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    lock: Option<File>,
}

impl Scratch {
    const PREFIX: &'static str = "partnership-desk-";

    /// Makes one in `parent`.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn new(parent: &Path) -> Result<Self> {
        private_folder(parent)?;
        Self::sweep(parent);
        let folder = parent.join(format!("{}{}", Self::PREFIX, random_hex::<8>()?));
        private_folder(&folder)?;
        let said = |error: io::Error| Error::io(format!("The folder {}", folder.display()), &error);
        let lock = File::create(folder.join("lock")).map_err(said)?;
        lock.lock().map_err(said)?;
        Ok(Self {
            folder,
            lock: Some(lock),
        })
    }

    /// Where.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn sweep(parent: &Path) {
        for entry in std::fs::read_dir(parent).into_iter().flatten().flatten() {
            if entry
                .file_name()
                .to_string_lossy()
                .starts_with(Self::PREFIX)
                && let Ok(lock) = File::open(entry.path().join("lock"))
                && lock.try_lock().is_ok()
            {
                drop(lock);
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Windows removes no file that is open.
        self.lock = None;
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A moment of the file (`2026-09-03T10:42:07Z`) as an office writes it: `3 Sep 2026 at 11:42`.
pub fn moment_in_words(stamp: &str) -> String {
    match chrono::DateTime::parse_from_rfc3339(stamp) {
        Ok(moment) => moment
            .with_timezone(&chrono::Local)
            .format("%-d %b %Y at %H:%M")
            .to_string(),
        Err(_) => stamp.to_owned(),
    }
}
