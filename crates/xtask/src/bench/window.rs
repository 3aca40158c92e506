//! The window's rows: start, memory, and what is painted when, beside a bare window of the same Tauri and webview.
//!
//! A start is timed without a driver, from the moment before the program is executed to its own word: the desk's log
//! and the bare window's output tell to the microsecond when two frames had been drawn. Everything else is done by
//! `measure-window` over WebKitWebDriver and timed in the page itself, from the key to the frame that shows what came
//! of it, so that the driver's own time is in no figure.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use super::row::{Limit, Row};
use super::{Bench, number};
use crate::display::Display;
use crate::failure::{Doing, Outcome, fail};
use crate::pages;
use crate::program::{Started, built, capture_text, cargo, is_on_path, run};

/// All the names of its rows.
pub const NAMES: [&str; 12] = [
    "window-start",
    "window-start-list",
    "window-memory",
    "window-keys",
    "window-find",
    "window-list-england",
    "window-list-ours",
    "window-list-filtered",
    "window-list-sorted",
    "window-scroll-wheel",
    "window-scroll-flick",
    "window-scroll-bar",
];

/// How often things are done in the window.
pub struct Times {
    /// Starts of either window.
    starts: usize,
    /// Windows of either kind whose memory is told.
    memories: usize,
    /// Keys pressed.
    keys: usize,
    /// Lists gone to, of each kind, and headings pressed.
    lists: usize,
    /// Seconds of each way to scroll.
    seconds: usize,
}

/// For the figures that count.
pub const ALL: Times = Times {
    starts: 10,
    memories: 3,
    keys: 400,
    lists: 60,
    seconds: 10,
};

/// For a quick look.
pub const QUICK: Times = Times {
    starts: 3,
    memories: 1,
    keys: 60,
    lists: 10,
    seconds: 4,
};

/// What the desk's log says when its first screen has been painted.
const STANDS: &str = "the first screen stands";
/// How long a window may take to start before something must be wrong.
const PATIENCE: Duration = Duration::from_secs(60);
/// Megabyte as the design counts the window's memory.
const MB: f64 = 1e6;
/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Whether this machine has what drives a window; says so where it hasn't.
pub fn can_be_driven() -> bool {
    if !cfg!(target_os = "linux") {
        println!("The window's rows are left out: WebKitWebDriver drives it on Linux only.");
        return false;
    }
    let missing = ["WebKitWebDriver", "Xvfb", "dbus-daemon"]
        .into_iter()
        .find(|name| !is_on_path(name));
    if let Some(missing) = missing {
        println!(
            "The window's rows are left out: {missing} is not on this machine. `cargo xtask test` installs it."
        );
    }
    missing.is_none()
}

/// Builds what measures, and adds both windows to the release that `build` makes.
pub fn build(root: &Path, build: &mut Command) -> Outcome {
    pages::build(root)?;
    run(cargo(root, "build").args(["--package", "e2e", "--bin", "measure-window"]))?;
    build.args([
        "--package",
        "partnership-desk",
        "--bin",
        "partnership-desk",
        "--example",
        "bare-window",
    ]);
    Ok(())
}

impl Bench {
    /// Takes the window's rows, on a display of its own.
    pub(super) fn window(&self, file: &Path, rows: &mut Vec<Row>) -> Outcome {
        let window = Windows {
            bench: self,
            display: Display::start(&self.root)?,
            file: self.copy(file, "window.desk")?,
            desk: self.root.join("target/release/partnership-desk"),
            bare: self.root.join("target/release/examples/bare-window"),
        };
        let load = load();
        let to_list = window.lists(rows)?;
        window.starts(to_list, rows)?;
        window.memory(rows)?;
        window.keys(rows)?;
        window.scroll(rows)?;
        println!(
            "The machine's load was {load} before the window's rows and {} after them.",
            self::load()
        );
        Ok(())
    }
}

/// How many processes wanted a processor in the last minute. A window shares them with all that runs beside it, so its
/// figures mean little where this is more than the machine has.
fn load() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split_whitespace()
        .next()
        .unwrap_or("unknown")
        .to_owned()
}

/// Both windows, and the display on which they take turns.
struct Windows<'a> {
    bench: &'a Bench,
    display: Display,
    file: PathBuf,
    desk: PathBuf,
    bare: PathBuf,
}

impl Windows<'_> {
    fn wants(&self, name: &str) -> bool {
        self.bench.options.wants(name)
    }

    fn times(&self) -> &Times {
        &self.bench.options.window
    }

    /// What `measure-window` says of the desk's window.
    fn desk(&self, what: &str, times: usize) -> Outcome<Value> {
        self.measured(what, times, &self.desk, &self.file)
    }

    /// What it says of the bare one.
    fn bare(&self, what: &str, times: usize) -> Outcome<Value> {
        self.measured(what, times, &self.bare, &self.bench.folder.join("bare"))
    }

    fn measured(
        &self,
        what: &str,
        times: usize,
        program: &Path,
        argument: &Path,
    ) -> Outcome<Value> {
        let mut command = Command::new(built(&self.bench.root, "measure-window"));
        command
            .args([what, &times.to_string()])
            .args([program, argument]);
        let told = capture_text(self.display.show(&mut command))?;
        serde_json::from_str(&told).doing("read what measure-window answered")
    }

    /// From Today to a list, and from one order of it to the next. Answers with the median way to our list, which a start
    /// needs too; `None`: nobody wants any of it.
    fn lists(&self, rows: &mut Vec<Row>) -> Outcome<Option<f64>> {
        let of: [(&'static str, &str, &str); 4] = [
            ("window-list-england", "england", "Today to England's list"),
            ("window-list-ours", "ours", "Today to our list"),
            (
                "window-list-filtered",
                "filtered",
                "Today to a filtered list",
            ),
            ("window-list-sorted", "sorted", "England by another column"),
        ];
        // A start counts until the list, so it needs the way there.
        if !self.wants("window-start-list") && !of.iter().any(|(name, ..)| self.wants(name)) {
            return Ok(None);
        }
        let seen = self.desk("lists", self.times().lists)?;
        let mut to_ours = None;
        for (name, key, work) in of {
            let (p50, p99) = percentiles(&seen, key)?;
            if key == "ours" {
                to_ours = Some(p50);
            }
            told(
                rows,
                Row {
                    name,
                    work: format!("{work}, p99 ({p50:.0} p50)"),
                    unit: "ms",
                    reference: "",
                    pairs: vec![(p99, 0.0)],
                    limit: Limit::Most(100.0, 50.0),
                },
            );
        }
        Ok(to_ours)
    }

    /// Exec to the first screen, and with the way to our list to the first rows: the desk opens on Today.
    fn starts(&self, to_list: Option<f64>, rows: &mut Vec<Row>) -> Outcome {
        if !self.wants("window-start") && !self.wants("window-start-list") {
            return Ok(());
        }
        let pair = || Ok((self.start_desk()?, self.start_bare()?));
        // Once for the system's caches.
        let _: (f64, f64) = pair()?;
        let pairs = (0..self.times().starts)
            .map(|_| pair())
            .collect::<Outcome<Vec<_>>>()?;
        let Some(to_list) = to_list else {
            fail!("The way to the list was not measured.")
        };
        let limit = Limit::More(300.0, 100.0);
        let with_list = pairs
            .iter()
            .map(|(ours, theirs)| (ours + to_list, *theirs))
            .collect();
        for (name, work, pairs) in [
            ("window-start", "start to the first screen", pairs),
            ("window-start-list", "start to a usable list", with_list),
        ] {
            told(
                rows,
                Row {
                    name,
                    work: work.to_owned(),
                    unit: "ms",
                    reference: "a bare window",
                    pairs,
                    limit,
                },
            );
        }
        Ok(())
    }

    /// Milliseconds from exec to the desk's own word that its first screen stands.
    fn start_desk(&self) -> Outcome<f64> {
        let data = self.bench.folder.join("window-data");
        let log = data.join("log");
        if log.is_dir() {
            fs::remove_dir_all(&log).doing("remove the window's log")?;
        }
        // Nothing of the start before, which was ended in the middle of its work.
        let file = self.bench.copy(&self.file, "start.desk")?;
        let mut command = Command::new(&self.desk);
        command.arg("--data-dir").arg(&data).arg(&file);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let began = now();
        let mut window = Started::start(self.display.show(&mut command))?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(stood) = stood_in(&log) {
                window.end();
                return Ok((stood - began).rem_euclid(DAY) * 1000.0);
            }
            window.still_runs()?;
            if Instant::now() > deadline {
                fail!("The window did not stand within {} s.", PATIENCE.as_secs());
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// The same of the bare window.
    fn start_bare(&self) -> Outcome<f64> {
        let mut command = Command::new(&self.bare);
        command.arg(self.bench.folder.join("bare"));
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let began = now();
        let mut window = Started::start(self.display.show(&mut command))?;
        let Some(pipe) = window.child().stdout.take() else {
            fail!("The bare window has no output to read.")
        };
        let mut line = String::new();
        BufReader::new(pipe)
            .read_line(&mut line)
            .doing("read what the bare window told")?;
        let nanoseconds: f64 = line
            .trim()
            .parse()
            .doing("read when the bare window stood")?;
        window.end();
        Ok((nanoseconds / 1e9 % DAY - began).rem_euclid(DAY) * 1000.0)
    }

    /// All processes of the window, with the file open on the list of our schools.
    fn memory(&self, rows: &mut Vec<Row>) -> Outcome {
        if !self.wants("window-memory") {
            return Ok(());
        }
        let bytes = |told: Value| number(&told, "bytes").map(|bytes| bytes / MB);
        let pairs = (0..self.times().memories)
            .map(|_| {
                Ok((
                    bytes(self.desk("list-memory", 1)?)?,
                    bytes(self.bare("line-memory", 1)?)?,
                ))
            })
            .collect::<Outcome<Vec<_>>>()?;
        told(
            rows,
            Row {
                name: "window-memory",
                work: "memory of all processes, list open".to_owned(),
                unit: "MB",
                reference: "a bare window",
                pairs,
                limit: Limit::More(100.0, 50.0),
            },
        );
        Ok(())
    }

    /// Key press to painted rows; the bare window paints one line.
    fn keys(&self, rows: &mut Vec<Row>) -> Outcome {
        let of: [(&'static str, &str, &str); 2] = [
            ("window-keys", "list-keys", "key to England's rows"),
            ("window-find", "find-keys", "key to the lines of Find"),
        ];
        for (name, what, work) in of.into_iter().filter(|(name, ..)| self.wants(name)) {
            let (p50, p99) = percentiles_of(&self.desk(what, self.times().keys)?)?;
            let (_, bare) = percentiles_of(&self.bare("line-keys", self.times().keys)?)?;
            told(
                rows,
                Row {
                    name,
                    work: format!("{work}, p99 ({p50:.0} p50)"),
                    unit: "ms",
                    reference: "key to a bare window's line, p99",
                    pairs: vec![(p99, bare)],
                    limit: Limit::Most(50.0, 16.0),
                },
            );
        }
        Ok(())
    }

    /// The longest time that a row in sight was not there yet.
    fn scroll(&self, rows: &mut Vec<Row>) -> Outcome {
        let of: [(&'static str, &str); 3] = [
            ("window-scroll-wheel", "wheel"),
            ("window-scroll-flick", "flick"),
            ("window-scroll-bar", "bar"),
        ];
        if !of.iter().any(|(name, _)| self.wants(name)) {
            return Ok(());
        }
        let seen = self.desk("scroll", self.times().seconds)?;
        for (name, gait) in of.into_iter().filter(|(name, _)| self.wants(name)) {
            let at = |path: &str| -> Outcome<f64> {
                match seen
                    .pointer(&format!("/{gait}/{path}"))
                    .and_then(Value::as_f64)
                {
                    Some(figure) => Ok(figure),
                    None => fail!("measure-window told no {path} of {gait}: {seen}"),
                }
            };
            told(
                rows,
                Row {
                    name,
                    work: format!(
                        "longest blank, {gait} (frame {:.0}, most {:.0})",
                        at("frames/p50")?,
                        at("frames/max")?
                    ),
                    unit: "ms",
                    reference: "",
                    pairs: vec![(at("blanks/max")?, 0.0)],
                    limit: Limit::Most(100.0, 50.0),
                },
            );
        }
        Ok(())
    }
}

/// Tells a row at once, and keeps it for the table.
fn told(rows: &mut Vec<Row>, row: Row) {
    println!("{}", row.line());
    rows.push(row);
}

/// Median and 99th of a hundred.
fn percentiles_of(told: &Value) -> Outcome<(f64, f64)> {
    Ok((number(told, "p50")?, number(told, "p99")?))
}

fn percentiles(told: &Value, key: &str) -> Outcome<(f64, f64)> {
    percentiles_of(told.get(key).unwrap_or(&Value::Null))
}

/// Seconds since midnight, UTC.
fn now() -> f64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default().as_secs_f64() % DAY
}

/// When the first screen stood, as the log in this folder tells it: seconds since midnight.
fn stood_in(log: &Path) -> Option<f64> {
    let files = fs::read_dir(log).ok()?;
    files.flatten().find_map(|file| {
        let text = fs::read_to_string(file.path()).ok()?;
        text.lines()
            .find(|line| line.ends_with(STANDS))
            .and_then(time_of)
    })
}

/// The time at the head of a line of the log: `2026-09-01T04:14:13.123456Z  INFO …`.
fn time_of(line: &str) -> Option<f64> {
    let (_, time) = line.split_whitespace().next()?.split_once('T')?;
    let mut parts = time
        .trim_end_matches('Z')
        .split(':')
        .map(|part| part.parse::<f64>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    Some(hours * 3600.0 + minutes * 60.0 + seconds)
}

#[cfg(test)]
mod tests {
    use super::time_of;

    #[test]
    fn a_line_of_the_log_tells_its_time() {
        let line =
            "2026-09-01T01:02:03.250000Z  INFO partnership_desk::doors: the first screen stands";
        assert_eq!(time_of(line), Some(3723.25));
        assert_eq!(time_of("no line of a log"), None);
    }
}
