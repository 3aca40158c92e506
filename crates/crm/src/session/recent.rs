//! The files that were open before: a short list in the program's own folder, a convenience and never the truth.

use super::{RecentFile, Setting};
use std::path::{Path, PathBuf};

const MOST: usize = 12;

fn list_path(setting: &Setting) -> PathBuf {
    setting.data_dir.join("recent.json")
}

/// Newest first; what cannot be read is taken as empty.
pub(super) fn read(setting: &Setting) -> Vec<RecentFile> {
    let text = std::fs::read_to_string(list_path(setting)).unwrap_or_default();
    let mut files: Vec<RecentFile> = serde_json::from_str(&text).unwrap_or_default();
    for file in &mut files {
        file.there = Path::new(&file.path).is_file();
    }
    files
}

/// Puts `path` first.
pub(super) fn remember(setting: &Setting, path: &Path) {
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let path = path.to_string_lossy().into_owned();
    let mut files = read(setting);
    files.retain(|file| file.path != path);
    files.insert(
        0,
        RecentFile {
            path,
            name,
            opened_at: setting.clock.stamp(),
            there: true,
        },
    );
    files.truncate(MOST);
    write(setting, &files);
}

/// Takes `path` off.
pub(super) fn forget(setting: &Setting, path: &str) {
    let mut files = read(setting);
    files.retain(|file| file.path != path);
    write(setting, &files);
}

fn write(setting: &Setting, files: &[RecentFile]) {
    let outcome = std::fs::create_dir_all(&setting.data_dir).and_then(|()| {
        std::fs::write(
            list_path(setting),
            serde_json::to_string_pretty(files).unwrap_or_default(),
        )
    });
    if let Err(error) = outcome {
        tracing::warn!(%error, "the list of recent files could not be written");
    }
}
