//! The text under About.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{ALLOWED, Package, spdx};
use crate::failure::{Doing, Failure, Outcome, fail};

const HEAD: &str = "\
Partnership Desk: notices

Contains public sector information licensed under the Open Government Licence v3.0 (source: Get Information about Schools, Department for Education).

This file is written by `cargo xtask notices`. It names what the program is made of, and by which licence; the licences themselves stand at the end.
";

/// The whole text, the same on every system.
pub fn text(rust: &[Package], pages: &[Package], licences: &Path) -> Outcome<String> {
    let mut text = HEAD.to_owned();
    let mut used = BTreeSet::new();
    text.push_str(&c_code(rust, &mut used)?);
    for (title, packages) in [("Rust packages", rust), ("Packages of the pages", pages)] {
        heading(&mut text, title);
        for package in packages.iter().filter(|package| package.shipped) {
            let chosen = spdx::choose(&package.licence, &ALLOWED).map_err(Failure::new)?;
            text.push_str(&format!(
                "\n{} {} ({})\n",
                package.name,
                package.version,
                chosen.join(", ")
            ));
            for line in copyright_lines(&package.folder)? {
                text.push_str(&format!("  {line}\n"));
            }
            used.extend(chosen);
        }
    }
    for name in used {
        heading(&mut text, name);
        let path = licences.join(format!("{}.txt", name.replace(' ', "-")));
        let Ok(licence) = fs::read_to_string(&path) else {
            fail!(
                "crates/xtask/licences/{}.txt is missing: a shipped package is under {name}.",
                name.replace(' ', "-")
            )
        };
        text.push('\n');
        text.push_str(&unix(&licence));
    }
    Ok(text)
}

fn heading(text: &mut String, title: &str) {
    text.push_str(&format!("\n{title}\n{}\n", "=".repeat(title.len())));
}

fn unix(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

/// The C code that build scripts compile; their packages' version numbers name its versions.
fn c_code(rust: &[Package], used: &mut BTreeSet<&'static str>) -> Outcome<String> {
    let find = |name: &str| rust.iter().find(|package| package.name == name);
    let mut text = String::new();
    heading(&mut text, "C code");
    if let Some(package) = find("sqlcipher-src") {
        let version = |mark: &str| {
            let rest = package
                .version
                .split_once(mark)
                .map(|(_, rest)| rest)
                .unwrap_or_default();
            rest.split('-').next().unwrap_or_default().to_owned()
        };
        text.push_str(&format!(
            "\nSQLite {} (public domain)\n  The authors disclaim copyright to this source code.\n",
            version("-sqlite-")
        ));
        text.push_str(&format!(
            "\nSQLCipher {} (BSD-3-Clause)\n\n",
            version("+sqlcipher-")
        ));
        let licence = fs::read_to_string(package.folder.join("sqlcipher/LICENSE-sqlcipher"))
            .doing("read SQLCipher's licence")?;
        text.push_str(&unix(&licence));
    }
    if let Some(package) = find("openssl-src") {
        let version = package
            .version
            .split_once('+')
            .map(|(_, version)| version)
            .unwrap_or_default();
        text.push_str(&format!(
            "\nOpenSSL {version} (Apache-2.0)\n  Copyright The OpenSSL Project Authors\n"
        ));
        used.insert("Apache-2.0");
    }
    Ok(text)
}

/// Who holds the copyright, as the package's own licence files say.
fn copyright_lines(folder: &Path) -> Outcome<BTreeSet<String>> {
    let mut lines = BTreeSet::new();
    let entries = fs::read_dir(folder).doing(format!("read {}", folder.display()))?;
    for entry in entries {
        let entry = entry.doing(format!("read {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let names_rights = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"]
            .iter()
            .any(|start| name.starts_with(start));
        if !names_rights || !entry.path().is_file() {
            continue;
        }
        let bytes = fs::read(entry.path()).doing(format!("read {}", entry.path().display()))?;
        lines.extend(
            String::from_utf8_lossy(&bytes)
                .lines()
                .filter_map(copyright),
        );
    }
    Ok(lines)
}

/// The line, if it names a holder and is no sentence of the licence and no gap to fill in.
fn copyright(line: &str) -> Option<String> {
    let line = line
        .trim()
        .trim_start_matches(['/', '*', '#', '>', '-', '_'])
        .trim();
    let lower = line.to_lowercase();
    let year = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit());
    let after = match lower.strip_prefix("copyright") {
        Some(rest) => rest.trim_start(),
        // "(c)" alone may as well be the third item of a list.
        None => lower.strip_prefix("(c) ").filter(|rest| year(rest))?,
    };
    let names = ["(c)", "©", "by "]
        .iter()
        .any(|mark| after.starts_with(mark))
        || year(after);
    let gap = ["[", "{", "<year>", "yyyy"]
        .iter()
        .any(|mark| lower.contains(mark))
        && !lower.contains("http");
    (names && !gap).then(|| line.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{copyright, unix};

    #[test]
    fn holders_are_told_from_sentences_and_gaps() {
        assert_eq!(
            copyright("  Copyright (c) 2019  The Somethings "),
            Some("Copyright (c) 2019 The Somethings".to_owned())
        );
        assert_eq!(
            copyright("Copyright © 1991-2023 Unicode, Inc."),
            Some("Copyright © 1991-2023 Unicode, Inc.".to_owned())
        );
        assert_eq!(
            copyright("   Copyright 2020 Someone"),
            Some("Copyright 2020 Someone".to_owned())
        );
        assert_eq!(
            copyright("Copyright [yyyy] [name of copyright owner]"),
            None
        );
        assert_eq!(
            copyright("copyright notice and this permission notice appear in all copies."),
            None
        );
        assert_eq!(copyright("Copyright License. Subject to the terms"), None);
    }

    #[test]
    fn line_ends_are_ours() {
        assert_eq!(unix("a \r\nb\r\n\r\n"), "a\nb\n");
    }
}
