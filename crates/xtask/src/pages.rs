//! The pages that the window shows: built by Vite when they have changed.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::{Doing, Outcome, fail};
use crate::program::{npm, run};

/// Builds `ui/dist` unless it was built from exactly these sources.
pub fn build(root: &Path) -> Outcome {
    let stamp = root.join("target/xtask/pages.stamp");
    let sources = fingerprint(root)?;
    if root.join("ui/dist/index.html").is_file()
        && fs::read_to_string(&stamp).is_ok_and(|built| built == sources)
    {
        return Ok(());
    }
    build_anew(root)
}

/// Builds `ui/dist` in any case.
pub fn build_anew(root: &Path) -> Outcome {
    let sources = fingerprint(root)?;
    run(npm(root).args(["run", "--silent", "build"]))?;
    if !root.join("ui/dist/index.html").is_file() {
        fail!("`npm run build` left no ui/dist/index.html.");
    }
    // The window holds the pages inside itself, and Cargo doesn't look at them: a newer source makes it look.
    let shell = root.join("src-tauri/src/main.rs");
    let touched = fs::File::options()
        .append(true)
        .open(&shell)
        .and_then(|file| file.set_modified(SystemTime::now()));
    touched.doing("mark the window as out of date")?;
    let folder = root.join("target/xtask");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("pages.stamp"), sources))
        .doing("keep the stamp of the pages")
}

/// One number for every byte that the build reads. Times are no guide: switching branches renews them all.
fn fingerprint(root: &Path) -> Outcome<String> {
    let mut files = BTreeSet::new();
    for start in ["ui", "assets"] {
        collect(&root.join(start), &mut files)?;
    }
    if !files.contains(&root.join("ui/package.json")) {
        fail!("ui/package.json is missing: there are no pages to build.");
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)
            .doing(format!("read {}", file.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn collect(folder: &Path, files: &mut BTreeSet<PathBuf>) -> Outcome {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry.doing(format!("read {}", folder.display()))?;
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" || name.to_string_lossy().ends_with(".test.ts")
        {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), files)?,
            Ok(kind) if kind.is_file() => {
                files.insert(entry.path());
            }
            _ => {}
        }
    }
    Ok(())
}
