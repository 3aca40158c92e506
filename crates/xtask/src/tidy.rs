//! The rules of the code that neither the compiler nor a linter knows: who may import whom, where SQL may stand, what
//! must not appear at all. Each rule is a function from files to findings, and each has a test that it can fail.

mod lex;
mod pages;
mod rust;
#[cfg(test)]
mod tests;
mod tree;

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Doing, Outcome, fail};
use crate::program::capture_text;

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    rule: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.rule),
            line => write!(f, "{}:{line}: {}", self.path, self.rule),
        }
    }
}

/// A text file of the project.
pub struct Source {
    /// From the root, with forward slashes.
    path: String,
    text: String,
}

impl Source {
    fn finding(&self, line: usize, rule: impl Into<String>) -> Finding {
        Finding {
            path: self.path.clone(),
            line,
            rule: rule.into(),
        }
    }

    /// Lines with their numbers from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }

    fn is_under(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    fn has_extension(&self, extension: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, own)| own == extension)
    }

    fn file_name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name)
    }
}

/// Looks at every file that Git tracks or would track, and fails with all findings.
pub fn check(root: &Path) -> Outcome {
    let paths = capture_text(Command::new("git").current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let mut names: Vec<&str> = paths.split('\0').filter(|path| !path.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    let mut findings = tree::file_names(&names);
    let mut sources = Vec::new();
    for name in names {
        // Removed and not yet committed, a link, or no text: nothing to read.
        let path = root.join(name);
        if !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path).doing(format!("read {name}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            sources.push(Source {
                path: name.to_owned(),
                text,
            });
        }
    }
    findings.extend(all(&sources));
    findings.extend(frozen_migrations(root)?);
    findings.sort();
    if findings.is_empty() {
        println!("{} files keep the rules of the code", sources.len());
        return Ok(());
    }
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    fail!(
        "{}\n{} against the rules of the code.",
        told.join("\n"),
        plural(findings.len())
    )
}

fn plural(count: usize) -> String {
    if count == 1 {
        "1 place is".to_owned()
    } else {
        format!("{count} places are")
    }
}

/// Every rule that needs nothing but the files.
fn all(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        findings.extend(tree::absolute_paths(source));
        findings.extend(tree::manifests(source));
        findings.extend(tree::permissions(source));
        findings.extend(tree::length(source));
        findings.extend(pages::rules(source));
        findings.extend(rust::rules(source));
    }
    findings.extend(rust::shell_commands(sources));
    findings
}

/// From the tag on, a shipped migration is history: files out there were made by it.
fn frozen_migrations(root: &Path) -> Outcome<Vec<Finding>> {
    const TAG: &str = "format-1";
    const FOLDER: &str = "crates/crm/src/store/migrations";
    let git =
        |arguments: &[&str]| capture_text(Command::new("git").current_dir(root).args(arguments));
    if git(&["tag", "--list", TAG])?.trim().is_empty() {
        return Ok(Vec::new());
    }
    Ok(not_added(&git(&[
        "diff",
        "--name-status",
        "--no-renames",
        TAG,
        "--",
        FOLDER,
    ])?))
}

fn not_added(name_status: &str) -> Vec<Finding> {
    let changed = name_status
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(status, _)| *status != "A");
    changed
        .map(|(_, path)| Finding {
            path: path.to_owned(),
            line: 0,
            rule: "this migration is frozen since the tag format-1: add a new one instead"
                .to_owned(),
        })
        .collect()
}
