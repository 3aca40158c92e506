//! Everything that is done with this project: `cargo xtask run`, `cargo xtask test` and what they are made of.
//!
//! It depends on no other crate of the workspace, so it builds in seconds and still works when they don't.
#![allow(
    clippy::print_stdout,
    reason = "a task speaks to the person at the terminal"
)]

mod bench;
mod check;
mod dev;
mod display;
mod failure;
mod licences;
mod pages;
mod program;
mod run;
mod setup;
mod steps;
mod test;
mod tidy;

use std::path::Path;
use std::process::{Command, ExitCode};

use failure::{Doing, Outcome, fail};

/// A task: its name, what it takes, what it does, and the doing.
struct Task {
    name: &'static str,
    takes: &'static str,
    line: &'static str,
    work: fn(&Path, &[String]) -> Outcome,
}

const TASKS: [Task; 10] = [
    Task {
        name: "run",
        takes: "[FILE…]",
        line: "build and open the window, with these files; without a display, a picture of it",
        work: run::window,
    },
    Task {
        name: "test",
        takes: "",
        line: "every check and every test",
        work: |root, rest| alone(rest, || test::everything(root)),
    },
    Task {
        name: "check",
        takes: "[--fix]",
        line: "the quick checks; --fix repairs what a tool can repair",
        work: check_or_fix,
    },
    Task {
        name: "dev",
        takes: "[FILE…]",
        line: "the window over Vite's server, for work on the pages",
        work: dev::window,
    },
    Task {
        name: "e2e",
        takes: "[NAME…]",
        line: "the end-to-end tests alone, or those of that name",
        work: test::end_to_end_alone,
    },
    Task {
        name: "shots",
        takes: "[WORD…]",
        line: "pictures of every screen in target/shots, or of those with these words in their names",
        work: test::shots,
    },
    Task {
        name: "seed",
        takes: "[OPTION…]",
        line: "a sample file in target/seed; options as for `desk sample`",
        work: seed,
    },
    Task {
        name: "bench",
        takes: "[--quick]",
        line: "how fast it is, each figure beside its reference; --rows N, --pairs N, or names of rows",
        work: bench::measure,
    },
    Task {
        name: "tidy",
        takes: "",
        line: "the rules of the code that no other tool knows",
        work: |root, rest| alone(rest, || tidy::check(root)),
    },
    Task {
        name: "notices",
        takes: "",
        line: "check the licences of all packages and write assets/notices.txt",
        work: |root, rest| alone(rest, || licences::write_notices(root)),
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = words.split_first() else {
        print!("{}", help());
        return ExitCode::from(2);
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprint!("There is no task {name}.\n\n{}", help());
        return ExitCode::from(2);
    };
    match program::root().and_then(|root| (task.work)(&root, rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = "cargo xtask TASK\n\n".to_owned();
    for Task {
        name, takes, line, ..
    } in &TASKS
    {
        let call = format!("{name} {takes}");
        text.push_str(&format!("  {call:<16} {line}\n"));
    }
    text
}

fn alone(rest: &[String], work: impl FnOnce() -> Outcome) -> Outcome {
    match rest.first() {
        None => work(),
        Some(word) => fail!("This task takes nothing more; it was given {word}."),
    }
}

fn check_or_fix(root: &Path, rest: &[String]) -> Outcome {
    match rest {
        [] => check::quick(root, false),
        [word] if word == "--fix" => check::quick(root, true),
        [word, ..] => fail!("`check` takes --fix and nothing else; it was given {word}."),
    }
}

fn seed(root: &Path, rest: &[String]) -> Outcome {
    check::build_desk(root)?;
    let folder = root.join("target/seed");
    std::fs::create_dir_all(&folder).doing("make target/seed")?;
    let file = folder.join("sample.desk");
    run::remove_made_before(&file)?;
    program::run(
        Command::new(program::built(root, "desk"))
            .arg("sample")
            .arg(&file)
            .args(rest),
    )
}
