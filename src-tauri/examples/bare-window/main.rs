//! A window of the same Tauri and the same webview with nothing of ours in it: what the bench compares the desk's with.
//!
//! It takes a folder for the webview's data, and writes the time at which its one line had been painted, in nanoseconds
//! since 1970.

#![allow(clippy::print_stdout, reason = "the bench reads it")]

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let data = std::env::args_os()
        .nth(1)
        .map_or_else(std::env::temp_dir, PathBuf::from);
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Bare window")
                .inner_size(1280.0, 800.0)
                .data_directory(data)
                .on_document_title_changed(|_, title| {
                    if title == "painted"
                        && let Ok(now) = SystemTime::now().duration_since(UNIX_EPOCH)
                    {
                        println!("{}", now.as_nanos());
                    }
                })
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!(
            "examples/bare-window/tauri.conf.json"
        ))
}
