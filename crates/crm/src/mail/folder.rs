//! Where drafts go: a folder that somebody chose, or one among the prints of this computer, which go when the file is
//! closed, since a draft is a copy of what the password guards.

use crate::error::{Error, Result};
use crate::print;
use crate::session::Session;
use std::path::{Path, PathBuf};

/// The folder for drafts: `path`, or where that is empty the folder of the prints. It is there afterwards.
///
/// # Errors
/// A sentence where it cannot be made.
pub fn place(session: &Session, path: &str, name: &str) -> Result<PathBuf> {
    let folder = match path.trim() {
        "" => print::place(session, "", name)?
            .parent()
            .map(Path::to_owned)
            .unwrap_or_default(),
        path => PathBuf::from(path),
    };
    std::fs::create_dir_all(&folder).map_err(|error| Error::io(folder.display(), &error))?;
    Ok(folder)
}

/// The name of a draft: its number, so that no two are alike, and whom it is to: `007 Jo Ames.eml`.
pub fn file_name(number: usize, to: &str) -> String {
    let to: String = to
        .chars()
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            letter if letter.is_control() => '-',
            letter => letter,
        })
        .take(80)
        .collect();
    format!("{number:03} {}.eml", to.trim().trim_end_matches('.'))
}

/// Drafts that are being written. Unless they are all there, those that are go again: nobody sends half a mailing.
#[derive(Debug, Default)]
pub struct Unfinished(Vec<PathBuf>);

impl Unfinished {
    /// One more is written.
    pub fn add(&mut self, path: PathBuf) {
        self.0.push(path);
    }

    /// All are written.
    pub fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for path in &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_such_as_every_system_takes() {
        for (number, to, want) in [
            (7, "Jo Ames", "007 Jo Ames.eml"),
            (
                1_000,
                "St Mary’s / Infants.",
                "1000 St Mary’s - Infants.eml",
            ),
        ] {
            assert_eq!(file_name(number, to), want);
        }
        assert!(file_name(1, &"x".repeat(500)).len() < 100);
    }
}
