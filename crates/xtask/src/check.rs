//! The checks that need no test run: form, rules, types, freshness of what is generated.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Doing, Outcome, fail};
use crate::program::{built, capture_text, cargo, npm, run};
use crate::steps::Steps;
use crate::{licences, pages, setup, tidy};

/// What the generated TypeScript is called.
const GENERATED: &str = "ui/src/api/generated.ts";

/// `check`: the quick part of `test`. With `fix`, first repairs what a tool can repair.
pub fn quick(root: &Path, fix: bool) -> Outcome {
    let mut steps = Steps::new();
    steps.step("setup", || setup::everything(root, setup::Purpose::Build))?;
    if fix {
        steps.step("repair", || repair(root))?;
    }
    steps.step("rustfmt", || rustfmt(root))?;
    steps.step("tidy", || tidy::check(root))?;
    steps.step("licences", || licences::check(root))?;
    steps.step("prettier", || script(root, "format:check"))?;
    steps.step("svelte-check", || script(root, "check"))?;
    steps.step("eslint", || script(root, "lint"))?;
    steps.step("pages", || pages::build(root))?;
    steps.step("clippy", || clippy(root))?;
    steps.step("generated TypeScript", || generated(root))?;
    steps.close()
}

fn repair(root: &Path) -> Outcome {
    run(cargo(root, "fmt").arg("--all"))?;
    let text = typescript(root)?;
    fs::write(root.join(GENERATED), text).doing(format!("write {GENERATED}"))?;
    licences::write_notices(root)?;
    script(root, "format")?;
    run(npm(root).args(["run", "--silent", "lint", "--", "--fix"]))
}

/// A script of `ui/package.json`.
pub fn script(root: &Path, name: &str) -> Outcome {
    run(npm(root).args(["run", "--silent", name]))
}

/// Rust is formatted.
pub fn rustfmt(root: &Path) -> Outcome {
    run(cargo(root, "fmt").args(["--all", "--", "--check"]))
}

/// Clippy has nothing to say about anything in the workspace.
pub fn clippy(root: &Path) -> Outcome {
    run(cargo(root, "clippy").args(["--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// The page's types are those of the command table.
pub fn generated(root: &Path) -> Outcome {
    let fresh = typescript(root)?;
    let committed = fs::read_to_string(root.join(GENERATED)).doing(format!("read {GENERATED}"))?;
    match first_difference(&committed, &fresh) {
        None => Ok(()),
        Some(line) => fail!(
            "{GENERATED}:{line} differs from what the command table gives. Run `cargo xtask check --fix` and commit it."
        ),
    }
}

/// The line, from 1, where two texts part. Line ends don't count: Git may have changed them.
pub fn first_difference(one: &str, other: &str) -> Option<usize> {
    let (mut left, mut right) = (one.lines(), other.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (left.next(), right.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            _ => return Some(line),
        }
    }
}

fn typescript(root: &Path) -> Outcome<String> {
    build_desk(root)?;
    capture_text(Command::new(built(root, "desk")).arg("typescript"))
}

/// Builds the command line. The whole workspace is named, so that what it shares with the window and the tests is
/// compiled once and not once for each choice of features.
pub fn build_desk(root: &Path) -> Outcome {
    run(cargo(root, "build").args(["--workspace", "--bin", "desk"]))
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_line_where_texts_part() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\r\nb\r\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
    }
}
