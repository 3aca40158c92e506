//! The window of Partnership Desk: one page, two doors to the core, the system's dialogs, and nothing else.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod doors;
#[cfg(target_os = "linux")]
mod linux;
mod native;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::read(std::env::args_os().skip(1));
    #[cfg(target_os = "linux")]
    linux::prepare(arguments.safe_graphics);
    match window::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Partnership Desk could not start: {error}");
            ExitCode::FAILURE
        }
    }
}
