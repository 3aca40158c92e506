//! A display and a session bus of our own, for machines that have neither, and so that tests never touch the
//! developer's own desktop.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Doing, Outcome, fail};
use crate::program::{Started, capture, capture_text};

/// Xvfb and a D-Bus daemon; both end with this value.
pub struct Display {
    number: String,
    bus_address: String,
    key: PathBuf,
    _xvfb: Started,
    _bus: Started,
}

impl Display {
    /// Starts both and waits until they answer.
    pub fn start(root: &Path) -> Outcome<Self> {
        let folder = root.join("target/xtask");
        fs::create_dir_all(&folder).doing("make target/xtask")?;
        let key = folder.join(format!("display-{}.key", std::process::id()));
        write_key(&key)?;

        let mut xvfb = Command::new("Xvfb");
        xvfb.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SIZE,
            "-nolisten",
            "tcp",
            "-noreset",
            "-auth",
        ])
        .arg(&key);
        let mut xvfb = Started::start(
            xvfb.stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let number = first_line(&mut xvfb)?;
        if number.is_empty() {
            fail!("Xvfb started and opened no display.");
        }

        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let mut bus = Started::start(
            bus.stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let bus_address = first_line(&mut bus)?;
        if bus_address.is_empty() {
            fail!("dbus-daemon started and gave no address.");
        }
        Ok(Self {
            number: format!(":{number}"),
            bus_address,
            key,
            _xvfb: xvfb,
            _bus: bus,
        })
    }

    /// Makes a program use this display and this bus, with drawing by software as there is no graphics card.
    pub fn show<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("DISPLAY", &self.number)
            .env("XAUTHORITY", &self.key)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
    }

    /// The biggest window that a process shows, once it shows one.
    pub fn window_of(&self, process: u32) -> Option<String> {
        let process = process.to_string();
        let found = self
            .ask(&["search", "--onlyvisible", "--pid", &process])
            .ok()?;
        let area = |window: &str| -> u64 {
            let told = self
                .ask(&["getwindowgeometry", "--shell", window])
                .unwrap_or_default();
            let number = |key: &str| {
                told.lines()
                    .find_map(|line| line.strip_prefix(key)?.parse::<u64>().ok())
                    .unwrap_or(0)
            };
            number("WIDTH=") * number("HEIGHT=")
        };
        found
            .lines()
            .max_by_key(|window| area(window))
            .filter(|window| area(window) > 10_000)
            .map(str::to_owned)
    }

    /// Fills the display with a window, as there is no window manager that could.
    pub fn fill_with(&self, window: &str) -> Outcome {
        let (width, height) = size();
        self.ask(&[
            "windowmove",
            window,
            "0",
            "0",
            "windowsize",
            window,
            width,
            height,
            "windowfocus",
            window,
        ])?;
        Ok(())
    }

    /// The pixels of the display, three bytes each.
    pub fn pixels(&self) -> Outcome<Vec<u8>> {
        capture(self.show(Command::new("import").args(["-window", "root", "-depth", "8", "rgb:-"])))
    }

    /// Saves what the display shows.
    pub fn save_picture(&self, path: &Path) -> Outcome {
        capture(self.show(Command::new("import").args(["-window", "root"]).arg(path)))?;
        Ok(())
    }

    fn ask(&self, arguments: &[&str]) -> Outcome<String> {
        capture_text(self.show(Command::new("xdotool").args(arguments)))
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // A key that stays opens nothing: its display is gone.
        let _ = fs::remove_file(&self.key);
    }
}

const SIZE: &str = "1440x900x24";

fn size() -> (&'static str, &'static str) {
    let mut parts = SIZE.split('x');
    (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    )
}

/// A file of one random cookie that opens any display, so that other users of the machine can't look at ours.
fn write_key(path: &Path) -> Outcome {
    let mut cookie = [0_u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut cookie))
        .doing("make a key for the display")?;
    // Xauthority: the family "any", no address, no number, the protocol's name, the cookie; lengths before each.
    let mut entry = vec![0xff, 0xff, 0, 0, 0, 0, 0, 18];
    entry.extend(b"MIT-MAGIC-COOKIE-1");
    entry.extend([0, 16]);
    entry.extend(cookie);
    // Empty first, so that nobody else can read it when the cookie comes.
    fs::write(path, b"").doing("write the display's key")?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))
            .doing("close the display's key to others")?;
    }
    fs::write(path, entry).doing("write the display's key")
}

fn first_line(program: &mut Started) -> Outcome<String> {
    let Some(pipe) = program.child().stdout.take() else {
        fail!("A program of ours has no output to read.")
    };
    let mut line = String::new();
    BufReader::new(pipe)
        .read_line(&mut line)
        .doing("read what a program of ours answered")?;
    Ok(line.trim().to_owned())
}
