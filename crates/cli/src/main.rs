//! `desk`: the commands of Partnership Desk without a window.
//!
//! Everything runs through the same command table as the window. With `--json` there is exactly one JSON object on
//! standard output, whatever came of it. Exit codes: 0 done, 1 refused with a sentence on standard error, 2 wrong use.

#![allow(
    clippy::indexing_slicing,
    reason = "a JSON value that is asked for a key it lacks answers null"
)]

mod arguments;
mod codes;
mod import;
mod measure;
mod output;
mod progress;
mod returns;
mod round;
mod run;
mod sample_register;
mod secret;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match arguments::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => {
            let mut options = std::env::args_os().take_while(|word| word != "--");
            return output::not_run(options.any(|word| word == "--json"), &told);
        }
    };
    let json = arguments.json;
    match run::run(arguments) {
        Ok(outcome) => output::done(json, outcome),
        Err(error) => output::refused(json, &error),
    }
}
