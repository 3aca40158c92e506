//! A packed folder of replies (.zip), as mail programs and shared drives hand over many attachments at once.

use super::{Came, Found, LARGEST, of_bytes};
use crate::round::Channel;
use crate::types::Day;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most files in it.
const MOST: usize = 1_000;
/// The most bytes that all of them may come to when they are unpacked.
const LARGEST_UNPACKED: u64 = 256 << 20;

/// Whether a file is packed, and neither a workbook nor a document, which are packed themselves.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
            !archive.file_names().any(|name| {
                name.is_ok_and(|name| matches!(&*name, "[Content_Types].xml" | "mimetype"))
            })
        })
}

/// Reads every file in it; one that cannot be unpacked is set aside under its name.
pub(super) fn read(name: &str, bytes: &[u8], today: Day) -> Found {
    let refused =
        |why: String| Found::Replies(vec![Came::refused(Channel::Workbook, name, bytes, why)]);
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return refused(format!("“{name}” is damaged and cannot be unpacked."));
    };
    if archive.len() > MOST {
        return refused(format!(
            "“{name}” holds more than {MOST} files. Unpack it and drop them in parts."
        ));
    }
    let mut found = Vec::new();
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let inner = match archive.by_index(at) {
            Ok(member) if member.is_dir() => continue,
            Ok(member) => {
                let inner = member
                    .name()
                    .map(|name| name.to_string())
                    .unwrap_or_default();
                let mut bytes = Vec::new();
                let most = LARGEST.min(left);
                let whole = member.take(most + 1).read_to_end(&mut bytes);
                match whole {
                    Ok(read) if read as u64 <= most => {
                        left -= read as u64;
                        Ok((inner, bytes))
                    }
                    Ok(_) => Err(format!(
                        "“{inner}” in “{name}” is over {} MB unpacked, which is more than a reply.",
                        most >> 20
                    )),
                    Err(_) => Err(format!(
                        "“{inner}” in “{name}” is damaged and cannot be unpacked."
                    )),
                }
            }
            Err(_) => Err(format!(
                "File {} in “{name}” cannot be unpacked; it may have a password. Unpack it and drop it by itself.",
                at + 1
            )),
        };
        match inner {
            Ok((inner, bytes)) => {
                let own = inner.rsplit('/').next().unwrap_or_default();
                if own.starts_with('.') || inner.starts_with("__MACOSX/") {
                    continue;
                }
                found.push(if is_packed(&bytes) {
                    let why =
                        format!("“{own}” is packed once more. Unpack it and drop what it holds.");
                    Found::Replies(vec![Came::refused(Channel::Workbook, own, &bytes, why)])
                } else {
                    of_bytes(own, bytes, today)
                });
            }
            Err(why) => {
                let own = format!("{name}, file {}", at + 1);
                found.push(Found::Replies(vec![Came::refused(
                    Channel::Workbook,
                    &own,
                    &[],
                    why,
                )]));
            }
        }
    }
    if found.is_empty() {
        return refused(format!("“{name}” is packed and holds no file."));
    }
    Found::Packed(found)
}
