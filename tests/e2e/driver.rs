//! WebKitWebDriver: started, spoken to, ended.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;

use crate::{Tried, Trouble};

/// One driver with one session; both end with it, and so does what the driver started.
pub(crate) struct Driver {
    agent: Agent,
    address: String,
    session: String,
    process: Ours,
    _bus: Ours,
}

/// A process of ours; it ends with this value.
struct Ours(Child);

impl Drop for Ours {
    fn drop(&mut self) {
        // Already ended is as good as ended now.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Driver {
    /// Starts a bus, the driver on a free port, and by it the program.
    pub(crate) fn start(
        program: &Path,
        arguments: &[String],
        environment: &[(String, String)],
    ) -> Tried<Self> {
        if std::env::var_os("DISPLAY").is_none() {
            return Err(Trouble::new(
                "There is no display for the window: run `cargo xtask test`, which brings its own.",
            ));
        }
        if !program.is_file() {
            return Err(Trouble::new(format!(
                "{} is not built: run `cargo xtask test`.",
                program.display()
            )));
        }
        let (bus, bus_address) = start_bus()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DBUS_SESSION_BUS_ADDRESS", bus_address)
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .envs(environment.iter().cloned())
            .stdin(Stdio::null())
            // What the program writes is not what `measure-window` answers.
            .stdout(Stdio::null());
        let process = command
            .spawn()
            .map_err(|error| Trouble::new(format!("WebKitWebDriver did not start ({error}): run `cargo xtask test`, which installs it.")))?;
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(90)));
        let mut driver = Self {
            agent: config.build().new_agent(),
            address: format!("http://127.0.0.1:{port}"),
            session: String::new(),
            process: Ours(process),
            _bus: bus,
        };
        driver.wait_for_port(port)?;
        // `browserName` must not be sent: the driver then looks for a browser of that name.
        let wanted =
            json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let answer = driver.call(
            "POST",
            "/session",
            Some(json!({ "capabilities": { "alwaysMatch": wanted } })),
        )?;
        let Some(session) = answer.get("sessionId").and_then(Value::as_str) else {
            return Err(Trouble::new(format!(
                "The driver began no session: {answer}"
            )));
        };
        driver.session = session.to_owned();
        driver.post(
            "timeouts",
            json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 }),
        )?;
        Ok(driver)
    }

    fn wait_for_port(&mut self, port: u16) -> Tried {
        let deadline = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = self.process.0.try_wait()? {
                return Err(Trouble::new(format!(
                    "WebKitWebDriver ended by itself ({status})."
                )));
            }
            if Instant::now() > deadline {
                return Err(Trouble::new(
                    "WebKitWebDriver did not answer within 10 seconds.",
                ));
            }
            sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    pub(crate) fn get(&self, path: &str) -> Tried<Value> {
        self.call("GET", &format!("/session/{}/{path}", self.session), None)
    }

    pub(crate) fn post(&self, path: &str, body: Value) -> Tried<Value> {
        self.call(
            "POST",
            &format!("/session/{}/{path}", self.session),
            Some(body),
        )
    }

    fn call(&self, method: &str, path: &str, body: Option<Value>) -> Tried<Value> {
        let url = format!("{}{path}", self.address);
        let mut answer = match (method, body) {
            ("POST", Some(body)) => self.agent.post(&url).send_json(body)?,
            ("DELETE", _) => self.agent.delete(&url).call()?,
            _ => self.agent.get(&url).call()?,
        };
        let good = answer.status().is_success();
        // A picture of a big window is more than the client would read unasked.
        let mut told: Value = answer
            .body_mut()
            .with_config()
            .limit(64 * 1024 * 1024)
            .read_json()?;
        let value = told.get_mut("value").map(Value::take).unwrap_or_default();
        if good {
            return Ok(value);
        }
        let part = |key: &str| {
            value
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        Err(Trouble::new(format!(
            "{path}: {}: {}",
            part("error"),
            part("message")
        )))
    }

    /// The program's processes, those of its webview among them.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let mut all = children_of(self.process.0.id());
        let mut at = 0;
        while let Some(process) = all.get(at) {
            let further = children_of(*process);
            all.extend(further);
            at += 1;
        }
        all
    }

    /// Closes the window and waits until the program has ended by itself.
    pub(crate) fn end(mut self) -> Tried {
        let programs = children_of(self.process.0.id());
        self.delete_session();
        let deadline = Instant::now() + Duration::from_secs(10);
        while programs.iter().any(|id| runs(*id)) {
            if Instant::now() > deadline {
                return Err(Trouble::new(
                    "The program did not end within 10 seconds of its window's close.",
                ));
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn delete_session(&mut self) {
        if !self.session.is_empty() {
            // It may be gone already, with the program.
            let _ = self.call("DELETE", &format!("/session/{}", self.session), None);
            self.session.clear();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let programs = children_of(self.process.0.id());
        self.delete_session();
        for id in programs.into_iter().filter(|id| runs(*id)) {
            let _ = Command::new("kill")
                .arg(id.to_string())
                .stderr(Stdio::null())
                .status();
        }
    }
}

fn start_bus() -> Tried<(Ours, String)> {
    let bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| {
            Trouble::new(format!(
                "dbus-daemon did not start ({error}): run `cargo xtask test`, which installs it."
            ))
        })?;
    let mut bus = Ours(bus);
    let mut address = String::new();
    if let Some(pipe) = bus.0.stdout.take() {
        BufReader::new(pipe).read_line(&mut address)?;
    }
    Ok((bus, address.trim().to_owned()))
}

/// The processes that a process started, by the kernel's own lists: each of its threads has one.
fn children_of(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    let lists = threads.into_iter().flatten().flatten();
    lists
        .map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default())
        .flat_map(|list| {
            let ids = list.split_whitespace().filter_map(|id| id.parse().ok());
            ids.collect::<Vec<_>>()
        })
        .collect()
}

/// Ended and not yet waited for is ended; but only once its last thread has gone does it let go of its files.
fn runs(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let threads = fs::read_dir(format!("/proc/{process}/task")).map_or(0, Iterator::count);
    status
        .rsplit_once(") ")
        .is_some_and(|(_, rest)| !rest.starts_with('Z') || threads > 1)
}

/// The driver sends pictures in base 64.
pub(crate) fn from_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(((bits >> held) & 0xff) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::from_base64;

    #[test]
    fn base64() {
        assert_eq!(from_base64("aGVsbG8="), b"hello");
        assert_eq!(from_base64("/+8="), [0xff, 0xef]);
        assert_eq!(from_base64(""), b"");
    }
}
