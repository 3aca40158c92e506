//! What may be shipped, and what has to be said about it.
//!
//! Every package of both lock files must be under a licence of the list below; those that end up in the program are
//! named in `assets/notices.txt`, which the program shows under About. The file is committed, so that a build needs no
//! network, and a check keeps it fresh.

mod notices;
mod spdx;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::check::first_difference;
use crate::failure::{Doing, Failure, Outcome, fail};
use crate::program::{capture, cargo};

/// Licences that ask for no more than a notice, or only for changes to their own files, in the order in which we
/// choose where a package leaves a choice.
const ALLOWED: [&str; 19] = [
    "MIT",
    "Apache-2.0",
    "ISC",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Zlib",
    "0BSD",
    "MIT-0",
    "BSL-1.0",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
    "MPL-2.0",
    "OpenSSL",
    "CDLA-Permissive-2.0",
    "blessing",
    "WTFPL",
    "Apache-2.0 WITH LLVM-exception",
    "Unicode-DFS-2016",
];

/// Licences of tools that help to build the pages and are no part of them.
const ALLOWED_IN_TOOLS: [&str; 4] = ["BlueOak-1.0.0", "Python-2.0", "CC-BY-4.0", "CC-BY-3.0"];

/// Packages that forgot to name their licence and bring its text.
const TOLD_BY_THEIR_TEXT: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];

/// Where the notices are kept.
const NOTICES: &str = "assets/notices.txt";

/// A package of either registry.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    /// Whether it ends up in the program.
    shipped: bool,
    /// Where its files lie, for the names of those who hold the copyright.
    folder: PathBuf,
}

/// All licences are allowed, and the notices are those of what is shipped now.
pub fn check(root: &Path) -> Outcome {
    let fresh = fresh_notices(root)?;
    let committed = fs::read_to_string(root.join(NOTICES)).doing(format!("read {NOTICES}"))?;
    match first_difference(&committed, &fresh) {
        None => Ok(()),
        Some(line) => {
            fail!(
                "{NOTICES}:{line} is not what is shipped now. Run `cargo xtask notices` and commit it."
            )
        }
    }
}

/// Writes the notices anew.
pub fn write_notices(root: &Path) -> Outcome {
    let fresh = fresh_notices(root)?;
    let path = root.join(NOTICES);
    // The same text is left alone: a newer file would have the pages built again.
    if fs::read_to_string(&path).is_ok_and(|text| text == fresh) {
        return Ok(());
    }
    fs::write(path, fresh).doing(format!("write {NOTICES}"))
}

fn fresh_notices(root: &Path) -> Outcome<String> {
    let metadata = capture(cargo(root, "metadata").args(["--format-version", "1"]))?;
    let metadata: Value =
        serde_json::from_slice(&metadata).doing("read what cargo metadata wrote")?;
    let lock = fs::read(root.join("ui/package-lock.json")).doing("read ui/package-lock.json")?;
    let lock: Value = serde_json::from_slice(&lock).doing("read ui/package-lock.json")?;
    let rust = rust_packages(&metadata)?;
    let pages = page_packages(&lock, &root.join("ui"))?;
    let bad = not_allowed(&rust, &[])
        .into_iter()
        .chain(not_allowed(&pages, &ALLOWED_IN_TOOLS));
    let bad: Vec<String> = bad.collect();
    if !bad.is_empty() {
        fail!(
            "Not allowed, or not understood:\n  {}\nLook for another package, or discuss the list in crates/xtask/src/licences.rs.",
            bad.join("\n  ")
        );
    }
    let texts = root.join("crates/xtask/licences");
    notices::text(&rust, &pages, &texts)
}

fn not_allowed(packages: &[Package], for_tools: &[&str]) -> Vec<String> {
    let mut bad = Vec::new();
    for package in packages {
        let mut allowed = ALLOWED.to_vec();
        if !package.shipped {
            allowed.extend(for_tools);
        }
        if let Err(reason) = spdx::choose(&package.licence, &allowed) {
            bad.push(format!("{} {}: {reason}", package.name, package.version));
        }
    }
    bad
}

/// The packages that Cargo resolved, for all systems at once: the notices are the same wherever they are written.
fn rust_packages(metadata: &Value) -> Outcome<Vec<Package>> {
    let shipped = shipped_rust(metadata);
    let mut packages = Vec::new();
    for package in list(metadata, "/packages") {
        // Without a source it is our own.
        if package.get("source").is_none_or(Value::is_null) {
            continue;
        }
        let manifest = PathBuf::from(text(package, "manifest_path")?);
        packages.push(Package {
            name: text(package, "name")?.to_owned(),
            version: text(package, "version")?.to_owned(),
            licence: package
                .get("license")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
            shipped: shipped
                .iter()
                .any(|id| package.get("id").and_then(Value::as_str) == Some(id)),
            folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
        });
    }
    packages.sort();
    Ok(packages)
}

/// What the window and the command line are linked from: everything that they depend on in earnest. Macros and build
/// scripts run while compiling and stay behind; the C code that they build is named on its own.
fn shipped_rust(metadata: &Value) -> Vec<String> {
    let mut waiting: Vec<&str> = Vec::new();
    let mut macros: Vec<&str> = Vec::new();
    for package in list(metadata, "/packages") {
        let Some(id) = package.get("id").and_then(Value::as_str) else {
            continue;
        };
        let name = package
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let own = package.get("source").is_none_or(Value::is_null);
        if own && matches!(name, "partnership-desk" | "desk-cli") {
            waiting.push(id);
        }
        let is_macro = |target: &Value| {
            list(target, "/kind")
                .iter()
                .any(|kind| kind == "proc-macro")
        };
        if list(package, "/targets").iter().any(is_macro) {
            macros.push(id);
        }
    }
    let nodes = list(metadata, "/resolve/nodes");
    let mut shipped = Vec::new();
    while let Some(id) = waiting.pop() {
        if macros.contains(&id) || shipped.iter().any(|known| known == id) {
            continue;
        }
        shipped.push(id.to_owned());
        let Some(node) = nodes
            .iter()
            .find(|node| node.get("id").and_then(Value::as_str) == Some(id))
        else {
            continue;
        };
        for dependency in list(node, "/deps") {
            let in_earnest = list(dependency, "/dep_kinds")
                .iter()
                .any(|kind| kind.get("kind").is_none_or(Value::is_null));
            if in_earnest && let Some(id) = dependency.get("pkg").and_then(Value::as_str) {
                waiting.push(id);
            }
        }
    }
    shipped
}

/// The packages of the page's lock file.
fn page_packages(lock: &Value, ui: &Path) -> Outcome<Vec<Package>> {
    let Some(entries) = lock.get("packages").and_then(Value::as_object) else {
        fail!("ui/package-lock.json has no packages.")
    };
    let mut packages = Vec::new();
    for (place, entry) in entries {
        let Some((_, name)) = place.rsplit_once("node_modules/") else {
            continue;
        };
        let told = entry.get("license").and_then(Value::as_str);
        let known = TOLD_BY_THEIR_TEXT
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, licence)| *licence);
        let is = |key: &str| entry.get(key).and_then(Value::as_bool) == Some(true);
        packages.push(Package {
            name: name.to_owned(),
            version: text(entry, "version")?.to_owned(),
            licence: told.or(known).unwrap_or_default().to_owned(),
            shipped: !is("dev") && !is("devOptional"),
            folder: ui.join(place),
        });
    }
    packages.sort();
    packages.dedup();
    Ok(packages)
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> Outcome<&'a str> {
    value
        .get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| Failure::new(format!("A package without {key}.")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_package_under_another_licence_is_named() {
        let lock = json!({ "packages": {
            "": { "name": "pages" },
            "node_modules/good": { "version": "1.0.0", "license": "MIT" },
            "node_modules/a/node_modules/@b/copyleft": { "version": "2.0.0", "license": "GPL-3.0-only" },
            "node_modules/silent": { "version": "3.0.0" },
            "node_modules/tool": { "version": "4.0.0", "license": "CC-BY-4.0", "dev": true },
        }});
        let packages = page_packages(&lock, Path::new("ui")).unwrap();
        let told = not_allowed(&packages, &ALLOWED_IN_TOOLS).join("\n");
        assert!(told.contains("@b/copyleft 2.0.0: GPL-3.0-only"), "{told}");
        assert!(told.contains("silent 3.0.0: "), "{told}");
        assert!(!told.contains("tool") && !told.contains("good"), "{told}");
    }

    #[test]
    fn shipped_is_what_is_linked() {
        let registry = "registry+x";
        let package = |id: &str, kind: &str| {
            json!({ "id": id, "name": id, "version": "1.0.0", "source": registry, "license": "MIT",
            "manifest_path": "x/Cargo.toml", "targets": [{ "kind": [kind] }] })
        };
        let dependency =
            |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                { "id": "desk-cli", "name": "desk-cli", "version": "0", "source": null, "manifest_path": "y/Cargo.toml", "targets": [] },
                package("linked", "lib"), package("deeper", "lib"), package("builder", "lib"), package("tested", "lib"), package("macro", "proc-macro"), package("behind", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "desk-cli", "deps": [dependency("linked", json!(null)), dependency("builder", json!("build")), dependency("tested", json!("dev")), dependency("macro", json!(null))] },
                { "id": "linked", "deps": [dependency("deeper", json!(null)), dependency("linked", json!(null))] },
                { "id": "macro", "deps": [dependency("behind", json!(null))] },
            ]},
        });
        let packages = rust_packages(&metadata).unwrap();
        let shipped: Vec<_> = packages
            .iter()
            .filter(|package| package.shipped)
            .map(|package| package.name.as_str())
            .collect();
        assert_eq!(shipped, ["deeper", "linked"]);
        assert_eq!(packages.len(), 6);
    }
}
