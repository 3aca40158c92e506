//! The password of a file.
//!
//! A file with a password is encrypted whole by SQLCipher, with its own default settings, so that other tools open it
//! with `PRAGMA key = 'the password'` too. We derive the key once (PBKDF2-HMAC-SHA512, 256,000 rounds) and hand every
//! connection the raw key, so that each costs nothing.
//!
//! The *recovery key* is that raw key in letters and digits, to print and keep. It opens the file like the password,
//! and is another one after each change of the password.
//!
//! What setting a password cannot do: the bytes of the file as it was before are given back to the disk, not
//! overwritten (an SSD, a synchroniser or the system's own backups may still hold them), and copies that someone made
//! elsewhere stay as they are. [`rekey`] says nothing of backups; [`super::backup::protect`] brings them along.

use super::files;
use super::lock::{self, Taken};
use super::open::{self, How};
use crate::error::{Error, Kind, Result};
use crate::types::Clock;
use openssl::hash::{MessageDigest, hash};
use openssl::pkey::PKey;
use openssl::sign::Signer;
use rusqlite::{Connection, params};
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// SQLCipher's number of rounds since version 4.
const ROUNDS: usize = 256_000;
/// SQLCipher's size of a page.
const PAGE: usize = 4096;
/// The shortest password that may be set.
const SHORTEST: usize = 8;
/// Crockford's 32 letters and digits: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 52 letters of key, three to check them: eleven groups of five.
const RECOVERY_LETTERS: usize = 55;

/// The first 16 bytes of an encrypted file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

/// The raw key of an encrypted file, and its salt.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    raw: [u8; 32],
    salt: Salt,
}

impl Key {
    /// The key that `password` gives with `salt`.
    ///
    /// # Errors
    /// [`Kind::Bug`] where the library refuses.
    pub fn derive(password: &str, salt: Salt) -> Result<Self> {
        let mut raw = [0; 32];
        openssl::pkcs5::pbkdf2_hmac(
            password.as_bytes(),
            &salt.0,
            ROUNDS,
            MessageDigest::sha512(),
            &mut raw,
        )
        .map_err(|error| {
            Error::bug(format!(
                "The key could not be made from the password: {error}."
            ))
        })?;
        Ok(Self { raw, salt })
    }

    /// The key that a person's words give for a file that begins with `salt`: the recovery key, else the password.
    ///
    /// # Errors
    /// [`Kind::Bug`] where the library refuses.
    pub fn from_secret(text: &str, salt: Salt) -> Result<Self> {
        match parse_recovery_key(text) {
            Some(raw) => Ok(Self { raw, salt }),
            None => Self::derive(text, salt),
        }
    }

    /// A new key for `password`, with a salt of its own.
    ///
    /// # Errors
    /// [`Kind::Invalid`] where the password is too short.
    pub fn new(password: &str) -> Result<Self> {
        check_new(password)?;
        Self::derive(password, Salt(files::random()?))
    }

    /// The salt.
    pub fn salt(&self) -> Salt {
        self.salt
    }

    /// The key and the salt as SQLCipher takes them: `x'…96 hex digits…'`. Never to be logged.
    pub(super) fn words(&self) -> String {
        let mut words = String::with_capacity(99);
        words.push_str("x'");
        for byte in self.raw.iter().chain(&self.salt.0) {
            for half in [byte >> 4, byte & 15] {
                words.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        words.push('\'');
        words
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(hidden)")
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.raw.fill(0);
        // Keeps the compiler from leaving the line above out.
        std::hint::black_box(&self.raw);
    }
}

/// Whether every page of the encrypted file at `path` is as SQLCipher wrote it, at its own place: each carries an
/// authentication code, which we compute again. On two threads that is a fifth of the time that `quick_check` takes.
///
/// # Errors
/// The operating system's.
pub(super) fn pages_are_sound(path: &Path, key: &Key) -> Result<bool> {
    const THREADS: u64 = 2;
    let refused = |error| {
        Error::bug(format!(
            "The check of the pages could not be made: {error}."
        ))
    };
    let length = files::length(path);
    let whole = PAGE as u64;
    if length == 0 || !length.is_multiple_of(whole) {
        return Ok(false);
    }
    let mut secret = [0; 32];
    let salt = key.salt.0.map(|byte| byte ^ 0x3A);
    openssl::pkcs5::pbkdf2_hmac(&key.raw, &salt, 2, MessageDigest::sha512(), &mut secret)
        .map_err(refused)?;
    let secret = PKey::hmac(&secret).map_err(refused)?;
    let pages = length / whole;
    let share = pages.div_ceil(THREADS);
    let said = |error| Error::io(path.display(), &error);
    let look = |from: u64, to: u64| -> Result<bool> {
        let mut file = File::open(path).map_err(said)?;
        file.seek(SeekFrom::Start(from * whole)).map_err(said)?;
        let mut file = BufReader::with_capacity(64 * PAGE, file);
        let mut page = [0; PAGE];
        for number in from..to {
            file.read_exact(&mut page).map_err(said)?;
            // SQLite keeps its locks in the page at 1 GB and never writes there.
            if number == 0x4000_0000 / whole {
                continue;
            }
            let Some((content, code)) = page.split_last_chunk::<64>() else {
                return Ok(false);
            };
            // The first page begins with the salt.
            let content = if number == 0 {
                content.get(16..).unwrap_or_default()
            } else {
                content
            };
            let number = u32::try_from(number + 1).unwrap_or(0).to_le_bytes();
            let mut signer = Signer::new(MessageDigest::sha512(), &secret).map_err(refused)?;
            let mut own = [0; 64];
            signer
                .update(content)
                .and_then(|()| signer.update(&number))
                .map_err(refused)?;
            signer.sign(&mut own).map_err(refused)?;
            if own != *code {
                return Ok(false);
            }
        }
        Ok(true)
    };
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..THREADS)
            .map(|part| {
                scope
                    .spawn(move || look((part * share).min(pages), ((part + 1) * share).min(pages)))
            })
            .collect();
        let mut sound = true;
        for part in parts {
            let part = part
                .join()
                .map_err(|_| Error::bug("The check of the pages ended early."))?;
            sound &= part?;
        }
        Ok(sound)
    })
}

/// Refuses a password that may not be set.
///
/// # Errors
/// [`Kind::Invalid`] with what to do.
pub fn check_new(password: &str) -> Result<()> {
    if password.chars().count() < SHORTEST {
        return Err(Error::invalid(format!(
            "The password is too short: it needs at least {SHORTEST} characters. Three or four words are easy to keep."
        )));
    }
    if password.contains('\0') {
        return Err(Error::invalid(
            "The password has a character that cannot be typed again. Choose another.",
        ));
    }
    if parse_recovery_key(password).is_some() {
        return Err(Error::invalid(
            "This is a recovery key, not a password. Choose a password of your own.",
        ));
    }
    Ok(())
}

/// The key to print and keep: eleven groups of five letters and digits.
pub fn recovery_key(key: &Key) -> String {
    let letters = letters(&key.raw);
    let groups: Vec<String> = letters
        .chunks(5)
        .map(|group| group.iter().map(|&byte| char::from(byte)).collect())
        .collect();
    groups.join("-")
}

/// Reads a typed recovery key: small letters, spaces, dashes, O for 0, I and L for 1 are all right.
/// `None`: it is none, or a letter is wrong.
pub fn parse_recovery_key(text: &str) -> Option<[u8; 32]> {
    let mut values = Vec::with_capacity(RECOVERY_LETTERS);
    for letter in text.chars() {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        // Any dash or space that a text program may have put there.
        if letter.is_whitespace()
            || matches!(
                letter,
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}' | '.'
            )
        {
            continue;
        }
        let value = LETTERS
            .iter()
            .position(|&known| char::from(known) == letter)?;
        values.push(u8::try_from(value).ok()?);
        if values.len() > RECOVERY_LETTERS {
            return None;
        }
    }
    if values.len() != RECOVERY_LETTERS {
        return None;
    }
    let mut raw = [0_u8; 32];
    for (place, byte) in raw.iter_mut().enumerate() {
        for bit in 0..8 {
            let at = place * 8 + bit;
            let value = values.get(at / 5)?;
            *byte = *byte << 1 | (value >> (4 - at % 5) & 1);
        }
    }
    let again: Vec<u8> = values
        .iter()
        .filter_map(|&value| LETTERS.get(usize::from(value)).copied())
        .collect();
    (letters(&raw) == again).then_some(raw)
}

/// The 52 letters of a key and their three check letters.
fn letters(raw: &[u8; 32]) -> Vec<u8> {
    let mut bits = raw.to_vec();
    // Four bits fill the 52nd letter; fifteen bits of a hash check all.
    let check = hash(MessageDigest::sha256(), raw).map_or(0, |digest| {
        let pair: [u8; 2] = digest.first_chunk().copied().unwrap_or_default();
        u16::from_be_bytes(pair) >> 1
    });
    bits.push((check >> 11) as u8 & 15);
    bits.extend([(check >> 3) as u8, ((check << 5) & 0xFF) as u8]);
    let bit = |at: usize| bits.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..RECOVERY_LETTERS)
        .map(|letter| {
            let value = (0..5).fold(0, |value, place| value << 1 | bit(letter * 5 + place));
            LETTERS.get(usize::from(value)).copied().unwrap_or(b'0')
        })
        .collect()
}

/// Sets (`old` is `None`), changes, or removes (`new` is `None`) the password of the closed file at `path`.
///
/// The content goes into a new file beside it, which is checked and takes the old one's place in one step: kill -9 and
/// power cuts leave the old or the new one whole. Returns the new key.
///
/// # Errors
/// [`Kind::Busy`] where anyone has the file open, [`Kind::PasswordWrong`], [`Kind::DiskFull`], …; the file is then as it
/// was.
pub fn rekey(path: &Path, old: Option<&Key>, new: Option<&str>) -> Result<Option<Key>> {
    rekey_to(path, old, new.map(Key::new).transpose()?)
}

pub(super) fn rekey_to(path: &Path, old: Option<&Key>, key: Option<Key>) -> Result<Option<Key>> {
    let path = &files::real(path)?;
    if old.is_none() && key.is_none() {
        return Ok(None);
    }
    let me = lock::me(
        "Partnership Desk, setting its password",
        Clock::System.stamp(),
    );
    let lock = match lock::take(path, &me)? {
        Taken::Ours(lock) => lock,
        Taken::Theirs(owner) => return Err(open::held(path, owner.as_ref())),
        Taken::NotWritable => {
            return Err(Error::new(
                Kind::ReadOnly,
                format!(
                    "This account may not write in {}, so the password cannot be changed there.",
                    files::folder(path).display()
                ),
            ));
        }
    };
    let next = leftover(path);
    files::remove(&next);
    alone(path, old)?;
    files::room_for(
        files::folder(path),
        files::length(path),
        "the file with its new password",
    )?;
    let work = || -> Result<()> {
        export(path, old, &next, key.as_ref())?;
        open::verify(&next, key.as_ref())?;
        // The snapshot that other computers read has the old protection.
        files::remove(&super::backup::snapshot_path(path));
        files::publish(&next, path)
    };
    work().inspect_err(|_| files::remove(&next))?;
    drop(lock);
    Ok(key)
}

/// Where the next file is made before it takes the place of the one at `path`.
pub(super) fn leftover(path: &Path) -> PathBuf {
    lock::beside(path, "new")
}

/// Moves everything into the file itself, and makes sure that no other connection of any process is open.
fn alone(path: &Path, key: Option<&Key>) -> Result<()> {
    let db = open::connect(path, key, How::Write)?;
    super::migrate::version(&db)?;
    // Leaving the write-ahead log needs the file for ourselves.
    let mode = db.query_row("PRAGMA journal_mode = DELETE", [], |row| {
        row.get::<_, String>(0)
    });
    let mode = mode.map_err(|error| open::trouble(path, key.is_some(), error));
    match mode {
        Ok(mode) if mode.eq_ignore_ascii_case("delete") => Ok(()),
        Err(error) if error.kind != Kind::Busy => Err(error),
        _ => Err(Error::new(
            Kind::Busy,
            format!(
                "{} is open for reading in another window. Close it there and try again.",
                files::name(path)
            ),
        )),
    }
}

/// Copies the content of the file at `from` into a new file at `to` under another key, and compares the counts.
pub(super) fn export(
    from: &Path,
    from_key: Option<&Key>,
    to: &Path,
    to_key: Option<&Key>,
) -> Result<()> {
    let trouble = |error| open::trouble(from, from_key.is_some(), error);
    let db = open::connect(to, to_key, How::New)?;
    let words = from_key.map(Key::words).unwrap_or_default();
    // Nobody writes to it meanwhile; immutable, so that a folder that cannot be written to is fine as well.
    db.execute(
        "ATTACH ?1 AS source KEY ?2",
        params![open::uri(from, "mode=ro&immutable=1")?, words],
    )
    .map_err(trouble)?;
    db.query_row("SELECT sqlcipher_export('main', 'source')", [], |_| Ok(()))
        .map_err(trouble)?;
    for pragma in ["user_version", "application_id"] {
        let value: i32 = db
            .query_row(&format!("PRAGMA source.{pragma}"), [], |row| row.get(0))
            .map_err(trouble)?;
        db.pragma_update(Some("main"), pragma, value)?;
    }
    same_counts(&db)?;
    db.execute("DETACH source", [])?;
    db.close().map_err(|(_, error)| Error::from(error))
}

fn same_counts(db: &Connection) -> Result<()> {
    let names: Vec<String> = db
        .prepare("SELECT name FROM source.sqlite_schema WHERE type = 'table' AND rootpage > 0")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for name in names {
        let quoted = name.replace('"', "\"\"");
        let same: bool = db.query_row(
            &format!("SELECT (SELECT count(*) FROM main.\"{quoted}\") = (SELECT count(*) FROM source.\"{quoted}\")"),
            [],
            |row| row.get(0),
        )?;
        if !same {
            return Err(Error::bug(format!(
                "The new file has other rows of {name}. The file is as it was."
            )));
        }
    }
    Ok(())
}
