//! `test`: everything, in the order in which it fails soonest.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::display::Display;
use crate::failure::{Doing, Outcome, fail};
use crate::program::{built, cargo, run};
use crate::steps::Steps;
use crate::{check, licences, pages, setup, tidy};

/// Every check and every test. Stops at the first that fails.
pub fn everything(root: &Path) -> Outcome {
    let mut steps = Steps::new();
    steps.step("setup", || {
        setup::everything(root, setup::Purpose::Headless)
    })?;
    steps.step("rustfmt", || check::rustfmt(root))?;
    steps.step("tidy", || tidy::check(root))?;
    steps.step("licences", || licences::check(root))?;
    steps.step("prettier", || check::script(root, "format:check"))?;
    steps.step("svelte-check", || check::script(root, "check"))?;
    steps.step("eslint", || check::script(root, "lint"))?;
    steps.step("vitest", || check::script(root, "test"))?;
    // The window's crate holds the pages, so they come before the first look at it.
    steps.step("pages", || pages::build_anew(root))?;
    steps.step("clippy", || check::clippy(root))?;
    steps.step("generated TypeScript", || check::generated(root))?;
    steps.step("cargo test", || cargo_test(root))?;
    if cfg!(target_os = "linux") {
        steps.step("window for the end-to-end tests", || build_window(root))?;
        let display = Display::start(root)?;
        steps.step("end to end", || end_to_end(root, &display, None, &[]))?;
        steps.step("start under C.UTF-8", || {
            end_to_end(root, &display, Some("C.UTF-8"), &["start::".to_owned()])
        })?;
    } else {
        println!("\n== end to end: only on Linux, where WebKitWebDriver can drive the window");
    }
    steps.close()
}

/// `e2e`: the end-to-end tests alone; the rest of the line goes to the test program, a name to filter by first of all.
pub fn end_to_end_alone(root: &Path, rest: &[String]) -> Outcome {
    only_on_linux()?;
    setup::everything(root, setup::Purpose::Headless)?;
    pages::build(root)?;
    build_window(root)?;
    end_to_end(root, &Display::start(root)?, None, rest)
}

fn only_on_linux() -> Outcome {
    if !cfg!(target_os = "linux") {
        fail!(
            "The end-to-end tests run on Linux only, where WebKitWebDriver can drive the window."
        );
    }
    Ok(())
}

fn cargo_test(root: &Path) -> Outcome {
    run(cargo(root, "test").args(["--workspace", "--exclude", "e2e"]))
}

/// `shots`: pictures of every screen in `target/shots`; with words, of those whose names have them all.
pub fn shots(root: &Path, words: &[String]) -> Outcome {
    only_on_linux()?;
    setup::everything(root, setup::Purpose::Headless)?;
    pages::build(root)?;
    build_window(root)?;
    let folder = root.join("target/shots");
    if words.is_empty() && folder.is_dir() {
        // A screen that is gone must not stay in the folder.
        fs::remove_dir_all(&folder).doing("empty target/shots")?;
    }
    let mut command = journeys(root, &["shots::".to_owned(), "--ignored".to_owned()]);
    command.env("DESK_SHOTS", words.join(" "));
    // A page that is drawn straight into the window, as where there is no graphics card, is not always given out as a
    // picture: some wait for ever. This has it composed, and looks the same.
    command.env("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1");
    run(Display::start(root)?.show(&mut command))?;
    let count = fs::read_dir(&folder).map_or(0, Iterator::count);
    println!("{count} pictures are in {}", folder.display());
    Ok(())
}

/// The window as the tests need it: with the doors that a release doesn't have.
fn build_window(root: &Path) -> Outcome {
    run(cargo(root, "build").args([
        "--workspace",
        "--bin",
        "partnership-desk",
        "--bin",
        "desk",
        "--features",
        "partnership-desk/e2e",
    ]))
}

/// In the machine's own language, or in the one given: WebKitGTK calls that of `C.UTF-8` "C", which no library expects.
fn end_to_end(root: &Path, display: &Display, language: Option<&str>, rest: &[String]) -> Outcome {
    let mut command = journeys(root, rest);
    if let Some(language) = language {
        command
            .env("LANG", language)
            .env_remove("LC_ALL")
            .env_remove("LANGUAGE");
    }
    run(display.show(&mut command))
}

/// The test program with these words of its own, on the window that was built.
/// One after the other: tests that need the keyboard focus or a native dialog would take it from each other.
fn journeys(root: &Path, words: &[String]) -> Command {
    let mut command = cargo(root, "test");
    command
        .args(["--package", "e2e", "--test", "it", "--"])
        .args(words)
        .arg("--test-threads=1")
        .env("DESK_WINDOW", built(root, "partnership-desk"))
        .env("DESK_CLI", built(root, "desk"));
    command
}
