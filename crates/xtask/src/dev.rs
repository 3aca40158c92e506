//! `dev`: the window over Vite's server, so that a saved page shows at once.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::failure::{Doing, Failure, Outcome, fail};
use crate::program::{Started, cargo, run};
use crate::{pages, setup};

/// Serves the pages and opens the window on them; the server ends with the window.
pub fn window(root: &Path, files: &[String]) -> Outcome {
    setup::everything(root, setup::Purpose::Build)?;
    // The crate looks for built pages even when it shows those of the server.
    pages::build(root)?;
    let address = server_address(root)?;
    // Vite itself and not `npm run dev`: of npm's children nobody would know whom to end.
    let mut server = Command::new("node");
    server
        .current_dir(root.join("ui"))
        .arg("node_modules/vite/bin/vite.js")
        .stdin(Stdio::null());
    let mut server = Started::start(&mut server)?;
    for _ in 0..120 {
        server.still_runs()?;
        if TcpStream::connect(&address).is_ok() {
            let mut window = cargo(root, "run");
            window
                .args([
                    "--package",
                    "partnership-desk",
                    "--no-default-features",
                    "--",
                ])
                .args(files);
            return run(&mut window);
        }
        sleep(Duration::from_millis(250));
    }
    fail!("Vite's server did not answer at {address} within 30 seconds.")
}

/// Host and port of `build.devUrl`, the one place that says them.
fn server_address(root: &Path) -> Outcome<String> {
    let path = root.join("src-tauri/tauri.conf.json");
    let text = fs::read_to_string(&path).doing("read src-tauri/tauri.conf.json")?;
    let conf: serde_json::Value =
        serde_json::from_str(&text).doing("read src-tauri/tauri.conf.json")?;
    let url = conf
        .pointer("/build/devUrl")
        .and_then(serde_json::Value::as_str);
    url.and_then(|url| url.strip_prefix("http://"))
        .map(|rest| rest.trim_end_matches('/').to_owned())
        .ok_or_else(|| {
            Failure::new("src-tauri/tauri.conf.json has no build.devUrl that begins with http://.")
        })
}
