//! What the program may be started with: files, and for tests a data folder of its own.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The arguments of one start.
#[derive(Debug, Default)]
pub struct Arguments {
    /// Files to open: a `.desk` file, or the DfE's register.
    pub files: Vec<String>,
    /// Where backups and the list of recent files lie, where not in the usual place. Such a start stands alone: it
    /// never hands its files to another window.
    pub data_dir: Option<PathBuf>,
    /// Draw without the graphics card.
    pub safe_graphics: bool,
}

impl Arguments {
    /// Reads them; what is not an option is a file.
    pub fn read(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut read = Self::default();
        let mut arguments = arguments.peekable();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--data-dir") => read.data_dir = arguments.next().map(PathBuf::from),
                Some("--safe-graphics") => read.safe_graphics = true,
                _ => read.files.push(absolute(Path::new(&argument))),
            }
        }
        read
    }

    /// The files in the arguments of a second start, whose folder was `folder`.
    pub fn files_of(arguments: &[String], folder: &str) -> Vec<String> {
        Self::read(arguments.iter().skip(1).map(OsString::from))
            .files
            .iter()
            .map(|file| Path::new(folder).join(file).to_string_lossy().into_owned())
            .collect()
    }
}

fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .to_string_lossy()
        .into_owned()
}
