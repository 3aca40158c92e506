//! Passwords, recovery keys, and nothing in the clear.

use super::*;
use crate::error::Kind;
use crate::store::backup;
use crate::store::files::{self, Head};
use crate::store::password::{Key, Salt, leftover, parse_recovery_key, recovery_key, rekey};

/// The key of a closed file.
pub fn key_of(path: &Path, secret: &str) -> Key {
    let Head::Encrypted(salt) = files::head(path).unwrap() else {
        panic!("it has no password")
    };
    Key::from_secret(secret, salt).unwrap()
}

/// Fails where a file under `folder` has the canary in it.
fn nothing_in_the_clear(folder: &Path) {
    let files = all_files(folder);
    assert!(files.len() > 2);
    for (path, bytes) in files {
        assert!(
            !holds(&bytes, "Canary"),
            "{} shows what is in the file",
            path.display()
        );
    }
}

#[test]
fn a_file_is_encrypted_from_its_first_byte() {
    let folder = tempfile::tempdir().unwrap();
    let ask = with(&opening(folder.path()), PASSWORD);
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 50);
    assert_eq!(names(&store).len(), 50);
    backup::backup(&store, None, "by hand").unwrap();
    // While it is open, with its log …
    assert!(files::length(&folder.path().join("office.desk-wal")) > 0);
    nothing_in_the_clear(folder.path());
    store.close().unwrap();
    // … and closed.
    nothing_in_the_clear(folder.path());
    let store = Store::open(ask.clone()).unwrap();
    assert!(store.key().is_some());
    assert_eq!(names(&store).len(), 50);
    sound(&store);
    let error = refused(Store::open(opening(folder.path())));
    assert_eq!(error.kind, Kind::PasswordNeeded, "asked before the lock is");
}

#[test]
fn a_wrong_password_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ask = with(&opening(folder.path()), PASSWORD);
    let store = Store::create(ask.clone()).unwrap();
    backup::backup(&store, None, "by hand").unwrap();
    store.close().unwrap();
    let before = std::fs::read(&ask.path).unwrap();
    let error = refused(Store::open(opening(folder.path())));
    assert_eq!(error.kind, Kind::PasswordNeeded);
    assert!(
        error.message.contains("office.desk has a password"),
        "{}",
        error.message
    );
    for wrong in ["Correct horse battery", "", "x", "00000-00000"] {
        let error = refused(Store::open(with(&ask, wrong)));
        assert_eq!(error.kind, Kind::PasswordWrong);
        assert!(
            error
                .message
                .contains("office.desk, or the file is damaged"),
            "{}",
            error.message
        );
        assert!(
            error.message.contains("The last backup is of 3 Sep 2026"),
            "{}",
            error.message
        );
    }
    assert!(std::fs::read(&ask.path).unwrap() == before);
    assert!(!folder.path().join("office.desk.owner").exists());
}

#[test]
fn other_tools_open_it_with_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let ask = with(&opening(folder.path()), PASSWORD);
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, CANARY);
    let copy = backup::backup(&store, None, "by hand").unwrap();
    let key = store.key().unwrap().clone();
    store.close().unwrap();
    for path in [ask.path.as_path(), Path::new(&copy.path)] {
        #[allow(clippy::disallowed_methods)]
        let db = Connection::open(path).unwrap();
        db.pragma_update(None, "key", PASSWORD).unwrap();
        assert_eq!(names_in(&db), [CANARY]);
        // A backup has the same key and salt.
        assert_eq!(files::head(path).unwrap(), Head::Encrypted(key.salt()));
    }
}

#[test]
fn a_password_is_set_changed_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    fill(&store, 200);
    let file_id = store.file_id().to_owned();
    let made = backup::backup(&store, None, "by hand").unwrap();
    std::fs::copy(&made.path, backup::snapshot_path(&ask.path)).unwrap();
    store.close().unwrap();

    let key = rekey(&ask.path, None, Some(PASSWORD)).unwrap().unwrap();
    assert_eq!(backup::protect(&ask.data_dir, &file_id, &key).unwrap(), 1);
    assert_eq!(backup::protect(&ask.data_dir, &file_id, &key).unwrap(), 0);
    nothing_in_the_clear(folder.path());
    assert_eq!(key_of(&ask.path, PASSWORD), key);
    let store = Store::open(with(&ask, PASSWORD)).unwrap();
    assert_eq!(
        (names(&store).len(), store.file_id()),
        (200, file_id.as_str())
    );
    sound(&store);
    let shown = backup::preview(
        &store,
        Path::new(&made.path),
        Some(&Credential(PASSWORD.to_owned())),
    )
    .unwrap();
    assert_eq!(shown.nouns[0].then, 200);
    add_school(&store, "added under the first password");
    store.close().unwrap();

    let error = refused(rekey(&ask.path, None, Some("another password")));
    assert_eq!(error.kind, Kind::Damaged);
    let wrong = Key::derive("wrong password", key.salt()).unwrap();
    let error = refused(rekey(&ask.path, Some(&wrong), Some("another password")));
    assert_eq!(error.kind, Kind::PasswordWrong);
    let error = refused(rekey(&ask.path, Some(&key), Some("seven 7")));
    assert_eq!(error.kind, Kind::Invalid);
    assert!(
        error.message.contains("at least 8 characters"),
        "{}",
        error.message
    );

    let second = rekey(&ask.path, Some(&key), Some("another password"))
        .unwrap()
        .unwrap();
    assert_ne!(second.salt(), key.salt());
    assert_eq!(
        refused(Store::open(with(&ask, PASSWORD))).kind,
        Kind::PasswordWrong
    );
    assert_eq!(
        refused(Store::open(with(&ask, &recovery_key(&key)))).kind,
        Kind::PasswordWrong
    );
    let store = Store::open(with(&ask, "another password")).unwrap();
    assert_eq!(names(&store).len(), 201);
    store.close().unwrap();
    nothing_in_the_clear(folder.path());

    assert_eq!(rekey(&ask.path, Some(&second), None).unwrap(), None);
    let store = Store::open(ask.clone()).unwrap();
    assert_eq!(names(&store).len(), 201);
    assert!(store.key().is_none());
    sound(&store);
    // Undo data and versions came along.
    let logged: i64 = store
        .read()
        .unwrap()
        .query_row("SELECT count(*) FROM change", [], |row| row.get(0))
        .unwrap();
    assert_eq!(logged, 202);
    assert_eq!(rekey(&ask.path, None, None).unwrap(), None);
    assert!(!leftover(&ask.path).exists());
}

#[test]
fn an_open_file_keeps_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    let store = Store::create(ask.clone()).unwrap();
    let error = refused(rekey(&ask.path, None, Some(PASSWORD)));
    assert_eq!(error.kind, Kind::Busy);
    assert!(
        error.message.contains("ann has office.desk open"),
        "{}",
        error.message
    );
    store.close().unwrap();
    let reader = Store::open(Opening {
        read_only: true,
        ..ask.clone()
    })
    .unwrap();
    let error = refused(rekey(&ask.path, None, Some(PASSWORD)));
    assert_eq!(error.kind, Kind::Busy);
    assert!(
        error.message.contains("open for reading in another window"),
        "{}",
        error.message
    );
    drop(reader);
    rekey(&ask.path, None, Some(PASSWORD)).unwrap();
}

#[test]
fn what_an_interrupted_change_left_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let ask = opening(folder.path());
    Store::create(ask.clone()).unwrap().close().unwrap();
    std::fs::write(leftover(&ask.path), CANARY).unwrap();
    Store::open(ask.clone()).unwrap().close().unwrap();
    assert!(!leftover(&ask.path).exists());
}

#[test]
fn the_recovery_key_opens_the_file_however_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let ask = with(&opening(folder.path()), PASSWORD);
    let store = Store::create(ask.clone()).unwrap();
    add_school(&store, CANARY);
    let words = recovery_key(store.key().unwrap());
    store.close().unwrap();
    let groups: Vec<&str> = words.split('-').collect();
    assert_eq!(groups.len(), 11);
    assert!(groups.iter().all(|group| group.len() == 5));
    let typed = [
        words.clone(),
        words.to_lowercase(),
        words.replace('-', ""),
        words.replace('-', " \u{2013} "),
        words.replace('0', "o").replace('1', "l"),
        words.replace('0', "O").replace('1', "I"),
        format!("  {words}\n"),
    ];
    for typed in typed {
        assert_eq!(
            names(&Store::open(with(&ask, &typed)).unwrap()),
            [CANARY],
            "{typed}"
        );
    }
}

#[test]
fn a_mistyped_recovery_key_is_none() {
    let mut dice = Dice(7);
    for _ in 0..200 {
        let raw: [u8; 32] = std::array::from_fn(|_| dice.next() as u8);
        let words = format!(
            "x'{}'",
            raw.iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
        );
        let key = Key::from_secret(&recovery_key_of(&raw), Salt([9; 16])).unwrap();
        assert_eq!(key.words()[..66], words[..66]);
        let typed: Vec<char> = recovery_key(&key)
            .chars()
            .filter(|letter| *letter != '-')
            .collect();
        assert_eq!(typed.len(), 55);
        assert_eq!(
            parse_recovery_key(&typed.iter().collect::<String>()),
            Some(raw)
        );
        // One letter wrong, two swapped, one missing, one too many.
        let at = dice.below(54) as usize;
        let mut one = typed.clone();
        one[at] = if one[at] == 'Z' { 'Y' } else { 'Z' };
        let mut swapped = typed.clone();
        swapped.swap(at, at + 1);
        let mut missing = typed.clone();
        missing.remove(at);
        let mut more = typed.clone();
        more.push('0');
        for wrong in [one, swapped, missing, more] {
            if wrong != typed {
                assert_eq!(parse_recovery_key(&wrong.iter().collect::<String>()), None);
            }
        }
    }
    assert_eq!(parse_recovery_key(""), None);
    assert_eq!(parse_recovery_key(PASSWORD), None);
    assert_eq!(parse_recovery_key("ÄÖÜ"), None);
}

/// The recovery key of raw bytes, by another road: a big number in base 32.
pub fn recovery_key_of(raw: &[u8; 32]) -> String {
    let digest = openssl::hash::hash(openssl::hash::MessageDigest::sha256(), raw).unwrap();
    let check = u16::from_be_bytes([digest[0], digest[1]]) >> 1;
    let mut bits: Vec<bool> = raw
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    bits.extend([false; 4]);
    bits.extend((0..15).rev().map(|bit| check >> bit & 1 == 1));
    bits.chunks(5)
        .map(|five| {
            let value = five
                .iter()
                .fold(0, |value, &bit| value * 2 + usize::from(bit));
            char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value])
        })
        .collect()
}

#[test]
fn keys_never_show() {
    let key = Key::derive(PASSWORD, Salt([1; 16])).unwrap();
    assert_eq!(format!("{key:?}"), "Key(hidden)");
    assert_eq!(key.words().len(), 99);
}
