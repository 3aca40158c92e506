//! `bench`: what fast means (design, section 7), each figure beside its reference in the same run.
//!
//! Reference and ours take turns (A B A B …), the ratio is taken pair by pair, and the median of the pairs counts: the
//! seconds of a busy machine move by half, the ratio hardly does. Whole processes are timed from start to exit; what is
//! inside the core is measured by `desk measure`, which goes through the command table. The other side is `sqlite3` and
//! `bench/reference.py`; the window's other side is a bare window.

mod row;
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::failure::{Doing, Outcome, fail};
use crate::program::{capture_text, cargo, is_on_path, run};
use crate::run::remove_made_before;
use row::{Limit, Row, figure, median};

/// The register that counts: as many rows as the DfE's.
const ROWS: u32 = 52_000;
/// The most rows that the generator has URNs for.
const MOST: u32 = 150_000;
/// The password of the file that has one.
const PASSWORD: &str = "correct horse battery";
/// Megabyte as the system counts memory.
const MIB: f64 = 1024.0;

/// A time in the answer of a measurement.
struct Timing {
    /// The row's name.
    name: &'static str,
    /// What it times.
    work: &'static str,
    /// What the answer calls it, milliseconds.
    key: &'static str,
    /// The goal and the reach, milliseconds.
    limit: (f64, f64),
}

const fn timing(
    name: &'static str,
    work: &'static str,
    key: &'static str,
    limit: (f64, f64),
) -> Timing {
    Timing {
        name,
        work,
        key,
        limit,
    }
}

/// A sheet of 5,000 people.
const IMPORT: [Timing; 2] = [
    timing(
        "import-preview",
        "5,000 people of a sheet, matched and previewed",
        "preview",
        (3_000.0, 1_000.0),
    ),
    timing(
        "import-apply",
        "the same, applied",
        "p50",
        (2_000.0, 1_000.0),
    ),
];

/// Register's export of 10,000 trainees, when nobody is there and when all are; the placements file of 5,000.
const TRAINEE_EXPORT: [Timing; 2] = [
    timing(
        "trainee-export",
        "Register’s export of 10,000 trainees, matched and previewed",
        "max",
        (3_000.0, 1_500.0),
    ),
    timing(
        "placements-file",
        "the placements file of 5,000 trainees",
        "placements",
        (500.0, 250.0),
    ),
];

/// The yearly check of 300 schools.
const ROUND: [Timing; 3] = [
    timing(
        "round-write",
        "forms and drafts of a round of 300 schools",
        "p50",
        (10_000.0, 3_000.0),
    ),
    timing("round-read", "300 replies read", "read", (5_000.0, 2_000.0)),
    timing(
        "round-accept",
        "an unchanged reply accepted, p99",
        "acceptSlow",
        (50.0, 20.0),
    ),
];

/// The names of the loads' rows.
const LOADS: [&str; 6] = [
    "load",
    "refresh",
    "password-load",
    "password-refresh",
    "memory-load",
    "memory-refresh",
];
/// The same of the core's.
const CORE: [&str; 18] = [
    "search",
    "list",
    "scroll",
    "opening",
    "people",
    "filtered",
    "duplicates",
    "grid",
    "paste",
    "checks",
    "jigsaw",
    "returns",
    "edit",
    "export",
    "backup",
    "import",
    "trainee-export",
    "round",
];

/// What was asked for.
struct Options {
    rows: u32,
    pairs: usize,
    /// How often the short things are done in one run.
    times: u32,
    /// The same in the window, where each takes far longer.
    window: window::Times,
    scale: bool,
    only: Vec<String>,
}

impl Options {
    fn read(words: &[String]) -> Outcome<Self> {
        let mut options = Self {
            rows: ROWS,
            pairs: 9,
            times: 1_000,
            window: window::ALL,
            scale: true,
            only: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = || -> Outcome<u32> {
                match words
                    .next()
                    .and_then(|word| word.replace(',', "").parse().ok())
                {
                    Some(number) => Ok(number),
                    None => fail!("{word} wants a number after it."),
                }
            };
            match word.as_str() {
                "--rows" => options.rows = number()?.clamp(1_000, MOST),
                "--pairs" => options.pairs = number()?.max(1) as usize,
                "--quick" => {
                    options.pairs = 3;
                    options.times = 300;
                    options.window = window::QUICK;
                    options.scale = false;
                }
                name if name.starts_with('-') => {
                    fail!(
                        "`bench` takes --rows N, --pairs N, --quick and names of rows; it was given {name}."
                    )
                }
                name => options.only.push(name.to_owned()),
            }
        }
        Ok(options)
    }

    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.starts_with(only.as_str()))
    }
}

/// Runs the bench.
pub fn measure(root: &Path, words: &[String]) -> Outcome {
    let options = Options::read(words)?;
    let of_core = CORE.iter().any(|name| options.wants(name));
    let of_loads = LOADS.iter().any(|name| options.wants(name));
    let of_scale = options.scale && options.wants("scale");
    let of_window = window::NAMES.iter().any(|name| options.wants(name)) && window::can_be_driven();
    if of_core || of_loads {
        for needed in ["sqlite3", "python3"] {
            if !is_on_path(needed) {
                fail!(
                    "The bench compares with {needed}, which is not on this machine. Install it and try again."
                );
            }
        }
    }
    let mut build = cargo(root, "build");
    build.args(["--release", "--package", "desk-cli", "--bin", "desk"]);
    if of_window {
        window::build(root, &mut build)?;
    }
    run(&mut build)?;
    let bench = Bench::new(root, options)?;
    let mut rows = Vec::new();
    let data = bench.data(bench.options.rows)?;
    if of_loads {
        bench.loads(&data, &mut rows)?;
    }
    if of_core || of_window {
        let file = bench.partnership(&data)?;
        if of_core {
            bench.core(&file, &mut rows)?;
        }
        if of_window {
            bench.window(&file, &mut rows)?;
        }
    }
    let scale = if of_scale { bench.scale()? } else { Vec::new() };
    bench.tell(&rows, &scale)
}

/// The files that a register of some size makes.
struct Data {
    rows: u32,
    first: PathBuf,
    next: PathBuf,
    links: PathBuf,
}

struct Bench {
    root: PathBuf,
    folder: PathBuf,
    desk: PathBuf,
    script: PathBuf,
    options: Options,
}

impl Bench {
    fn new(root: &Path, options: Options) -> Outcome<Self> {
        let folder = root.join("target/bench");
        fs::create_dir_all(&folder).doing("make target/bench")?;
        Ok(Self {
            root: root.to_path_buf(),
            desk: root
                .join("target/release")
                .join(format!("desk{}", std::env::consts::EXE_SUFFIX)),
            script: root.join("crates/xtask/src/bench/reference.py"),
            folder,
            options,
        })
    }

    /// `desk` with a data folder of its own.
    fn desk(&self) -> Command {
        let mut command = Command::new(&self.desk);
        command
            .args(["--json", "--data-dir"])
            .arg(self.folder.join("data"))
            .stdin(Stdio::null());
        command
    }

    /// What one of our runs says.
    fn ask(&self, command: &mut Command) -> Outcome<Value> {
        let text = capture_text(command)?;
        serde_json::from_str(&text).doing("read what desk answered")
    }

    fn reference(&self, words: &[&Path]) -> Outcome<Value> {
        let text = capture_text(Command::new("python3").arg(&self.script).args(words))?;
        serde_json::from_str(&text).doing("read what the reference answered")
    }

    /// The register of so many rows, and the month after it.
    fn data(&self, rows: u32) -> Outcome<Data> {
        let at = |name: &str| self.folder.join(format!("{rows}-{name}.csv"));
        let data = Data {
            rows,
            first: at("edubasealldata20260901"),
            next: at("edubasealldata20261001"),
            links: at("links_edubasealldata20261001"),
        };
        if !data.links.is_file() {
            println!("Making a register of {rows} rows");
            self.ask(
                self.desk()
                    .args([
                        "sample-register",
                        "--seed",
                        "1",
                        "--rows",
                        &rows.to_string(),
                    ])
                    .arg(&data.first)
                    .arg("--next")
                    .arg(&data.next)
                    .arg("--links")
                    .arg(&data.links),
            )?;
        }
        Ok(data)
    }

    /// A new, empty file.
    fn fresh(&self, name: &str, password: bool) -> Outcome<PathBuf> {
        let file = self.folder.join(name);
        remove_made_before(&file)?;
        let mut command = self.desk();
        command.arg("new").arg(&file);
        if password {
            command.arg("--password").env("DESK_PASSWORD", PASSWORD);
        }
        self.ask(&mut command)?;
        Ok(file)
    }

    fn copy(&self, from: &Path, name: &str) -> Outcome<PathBuf> {
        let file = self.folder.join(name);
        remove_made_before(&file)?;
        fs::copy(from, &file)
            .and_then(|_| fs::File::open(&file)?.sync_all())
            .doing("copy a file of the bench")?;
        Ok(file)
    }

    fn load(&self, file: &Path, paths: &[&Path]) -> Command {
        let mut command = self.desk();
        command
            .args(["register", "load"])
            .arg(file)
            .args(paths)
            .arg("--yes")
            .env("DESK_PASSWORD", PASSWORD);
        command
    }

    /// The reference of the loads: one bare table.
    fn import(&self, csv: &Path) -> Outcome<Command> {
        let file = self.folder.join("import.db");
        remove_made_before(&file)?;
        let mut command = Command::new("sqlite3");
        command
            .arg(&file)
            .args(["-cmd", ".mode csv"])
            .arg(format!(".import {} gias", csv.display()));
        Ok(command)
    }

    fn loads(&self, data: &Data, rows: &mut Vec<Row>) -> Outcome {
        let loaded = self.fresh("loaded.desk", false)?;
        self.ask(&mut self.load(&loaded, &[&data.first]))?;
        let locked = self.fresh("locked.desk", true)?;
        self.ask(&mut self.load(&locked, &[&data.first]))?;
        let import = || seconds(&mut self.import(&data.first)?);
        let first = |password: bool| {
            let file = self.fresh("load.desk", password)?;
            seconds(&mut self.load(&file, &[&data.first]))
        };
        let refresh = |from: &Path| {
            let file = self.copy(from, "refresh.desk")?;
            seconds(&mut self.load(&file, &[&data.links, &data.next]))
        };
        let ratio = Limit::Ratio;
        self.pairs(
            rows,
            "load",
            "first load",
            "s",
            "sqlite3 .import",
            ratio(0.8, 0.5),
            || Ok((first(false)?, import()?)),
        )?;
        self.pairs(
            rows,
            "refresh",
            "refresh",
            "s",
            "sqlite3 .import",
            ratio(0.3, 0.15),
            || Ok((refresh(&loaded)?, import()?)),
        )?;
        let without = "the same without";
        self.pairs(
            rows,
            "password-load",
            "first load with a password",
            "s",
            without,
            ratio(1.6, 1.15),
            || Ok((first(true)?, first(false)?)),
        )?;
        self.pairs(
            rows,
            "password-refresh",
            "refresh with a password",
            "s",
            without,
            ratio(1.6, 1.15),
            || Ok((refresh(&locked)?, refresh(&loaded)?)),
        )?;
        let most = Limit::Most(150.0, 64.0);
        self.pairs(
            rows,
            "memory-load",
            "memory of a first load",
            "MiB",
            "",
            most,
            || {
                let file = self.fresh("load.desk", false)?;
                Ok((self.peak(&self.load(&file, &[&data.first]))?, 0.0))
            },
        )?;
        self.pairs(
            rows,
            "memory-refresh",
            "memory of a refresh",
            "MiB",
            "",
            most,
            || {
                let file = self.copy(&loaded, "refresh.desk")?;
                Ok((
                    self.peak(&self.load(&file, &[&data.links, &data.next]))?,
                    0.0,
                ))
            },
        )
    }

    /// The most memory that a process had, in MiB, as GNU time tells it.
    fn peak(&self, command: &Command) -> Outcome<f64> {
        let told = self.folder.join("peak.txt");
        let mut timed = Command::new("/usr/bin/time");
        timed
            .args(["-f", "%M", "-o"])
            .arg(&told)
            .arg(command.get_program());
        timed
            .args(command.get_args())
            .env("DESK_PASSWORD", PASSWORD);
        capture_text(&mut timed)?;
        let text = fs::read_to_string(&told).doing("read the peak of memory")?;
        let kilobytes: f64 = text.trim().parse().doing("read the peak of memory")?;
        Ok(kilobytes / MIB)
    }

    /// Takes the pairs of one row, after one to warm up.
    #[allow(clippy::too_many_arguments, reason = "a row of a table")]
    fn pairs(
        &self,
        rows: &mut Vec<Row>,
        name: &'static str,
        work: &str,
        unit: &'static str,
        reference: &'static str,
        limit: Limit,
        mut pair: impl FnMut() -> Outcome<(f64, f64)>,
    ) -> Outcome {
        if !self.options.wants(name) {
            return Ok(());
        }
        pair()?;
        let pairs = (0..self.options.pairs)
            .map(|_| pair())
            .collect::<Outcome<Vec<_>>>()?;
        let row = Row {
            name,
            work: work.to_owned(),
            unit,
            reference,
            pairs,
            limit,
        };
        println!("{}", row.line());
        rows.push(row);
        Ok(())
    }

    /// A file with the register, its next month and 2,500 schools of ours.
    fn partnership(&self, data: &Data) -> Outcome<PathBuf> {
        let file = self.fresh("partnership.desk", false)?;
        self.ask(&mut self.load(&file, &[&data.first]))?;
        let listed = self.ask(self.desk().arg("list").arg(&file).args([
            "england",
            "--where",
            r#"{"status":["1"]}"#,
            "--limit",
            "2500",
            "--columns",
            "urn",
        ]))?;
        let urns: Vec<&Value> = listed
            .get("rows")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|row| row.get("urn"))
            .collect();
        let act = |name: &str, request: Value| {
            self.ask(
                self.desk()
                    .arg("act")
                    .arg(&file)
                    .arg(name)
                    .arg(request.to_string()),
            )
        };
        let made = act(
            "schools_make_ours",
            json!({"selection": {"kind": "ids", "ids": urns}}),
        )?;
        let ids: Vec<Value> = made
            .pointer("/value/made")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        if ids.is_empty() {
            fail!("No school of the invented register could be made ours.");
        }
        // A third of them has an owner, a stage and tags, as after a year of work.
        let share = |of: usize| -> Value {
            let some: Vec<_> = ids
                .iter()
                .enumerate()
                .filter(|(at, _)| at % 7 == of)
                .map(|(_, id)| id)
                .collect();
            json!({"kind": "ids", "ids": some})
        };
        for (of, name) in [
            (0, "Imogen Thackwray"),
            (1, "Tobias Okonjo-Bell"),
            (2, "Rafferty Ames"),
        ] {
            let staff = act("staff_set", json!({"name": name}))?;
            let owner = staff.pointer("/value/id").cloned().unwrap_or(Value::Null);
            act(
                "schools_set",
                json!({"selection": share(of), "field": "owner", "value": owner}),
            )?;
            act(
                "schools_set",
                json!({"selection": share(of), "field": "stage", "value": "partnership"}),
            )?;
            act(
                "schools_tag",
                json!({"selection": share(of), "add": ["Rural", "Mentors trained"], "remove": []}),
            )?;
        }
        self.ask(&mut self.load(&file, &[&data.links, &data.next]))?;
        Ok(file)
    }

    /// The lists of people and of what they do, on a partnership of 2,500 schools and as many people as it has.
    fn lists(
        &self,
        rows: &mut Vec<Row>,
        measured: &impl Fn(&Path, &str, &str) -> Outcome<f64>,
    ) -> Outcome {
        let wanted = [
            ("opening", "first window of any list, p99", (30.0, 10.0)),
            ("people", "people found by a key, p99", (30.0, 10.0)),
            (
                "filtered",
                "people by a new filter and sort, p99",
                (30.0, 10.0),
            ),
            (
                "duplicates",
                "the queue of duplicates, anew",
                (5_000.0, 1_000.0),
            ),
            (
                "grid",
                "a window of the grid of capacity, p99",
                (30.0, 10.0),
            ),
        ];
        let any = wanted.iter().any(|(name, ..)| self.options.wants(name));
        let written = [
            ("paste", "500 cells pasted into it, p99", (200.0, 100.0)),
            ("checks", "the checks of 5,000 placements", (300.0, 100.0)),
            (
                "jigsaw",
                "a jigsaw of 500 trainees and 1,500 places",
                (150.0, 50.0),
            ),
            (
                "returns",
                "5,000 new trainees against the DfE's rules",
                (1_000.0, 250.0),
            ),
        ];
        if !any && !written.iter().any(|(name, ..)| self.options.wants(name)) {
            return Ok(());
        }
        let file = self.folder.join("people.desk");
        remove_made_before(&file)?;
        let mut sample = self.desk();
        sample.arg("sample").arg(&file).args(["--schools", "2500"]);
        self.ask(&mut sample)?;
        for (name, work, (goal, reach)) in wanted {
            self.pairs(rows, name, work, "ms", "", Limit::Most(goal, reach), || {
                Ok((measured(&file, name, "p99")?, 0.0))
            })?;
        }
        // These write into the file, so that each has a copy of its own.
        for (name, work, (goal, reach)) in written {
            self.pairs(rows, name, work, "ms", "", Limit::Most(goal, reach), || {
                let copy = self.copy(&file, &format!("{name}.desk"))?;
                Ok((measured(&copy, name, "p99")?, 0.0))
            })?;
        }
        Ok(())
    }

    /// Several rows out of one measurement of `what`, which writes into a copy of the file: a row for each time that its
    /// answer has.
    fn timings(&self, file: &Path, rows: &mut Vec<Row>, what: &str, wanted: &[Timing]) -> Outcome {
        let mut pairs = vec![Vec::new(); wanted.len()];
        for _ in 0..self.options.pairs {
            let copy = self.copy(file, &format!("{what}.desk"))?;
            let answer = self.ask(self.desk().arg("measure").arg(&copy).arg(what))?;
            for (pairs, timing) in pairs.iter_mut().zip(wanted) {
                pairs.push((number(&answer, timing.key)?, 0.0));
            }
        }
        for (pairs, timing) in pairs.into_iter().zip(wanted) {
            let (goal, reach) = timing.limit;
            let row = Row {
                name: timing.name,
                work: timing.work.to_owned(),
                unit: "ms",
                reference: "",
                pairs,
                limit: Limit::Most(goal, reach),
            };
            println!("{}", row.line());
            rows.push(row);
        }
        Ok(())
    }

    fn core(&self, file: &Path, rows: &mut Vec<Row>) -> Outcome {
        let times = self.options.times.to_string();
        let measured = |file: &Path, what: &str, key: &str| -> Outcome<f64> {
            let answer = self.ask(
                self.desk()
                    .arg("measure")
                    .arg(file)
                    .args([what, "--times", &times]),
            )?;
            number(&answer, key)
        };
        let queries = self.folder.join("queries.json");
        let index = self.folder.join("fts.db");
        let times_path = Path::new(&times);
        let ratio = Limit::Ratio;
        self.pairs(
            rows,
            "search",
            "ranked search, 1 to 12 letters, p99",
            "ms",
            "FTS5 ORDER BY rank, p99",
            ratio(0.1, 0.02),
            || {
                let ours = self.ask(
                    self.desk()
                        .arg("measure")
                        .arg(file)
                        .args(["search", "--times", &times]),
                )?;
                let asked = ours.get("queries").cloned().unwrap_or(Value::Null);
                fs::write(&queries, asked.to_string()).doing("write the queries")?;
                let theirs = self.reference(&[Path::new("search"), file, &queries, &index])?;
                Ok((number(&ours, "p99")?, number(&theirs, "p99")?))
            },
        )?;
        let plain = |what: &str, file: &Path| -> Outcome<f64> {
            number(
                &self.reference(&[Path::new(what), file, times_path])?,
                "p99",
            )
        };
        self.pairs(
            rows,
            "list",
            "list of ours, a new view, p99",
            "ms",
            "plain SQL of it, p99",
            ratio(0.5, 0.1),
            || Ok((measured(file, "list", "p99")?, plain("list", file)?)),
        )?;
        self.pairs(
            rows,
            "scroll",
            "list of ours, as scrolled, p99",
            "ms",
            "plain SQL of it, p99",
            ratio(0.5, 0.1),
            || Ok((measured(file, "scroll", "p99")?, plain("scroll", file)?)),
        )?;
        self.lists(rows, &measured)?;
        let bare = self.folder.join("insert.db");
        self.pairs(
            rows,
            "edit",
            "a durable edit with its log, p99",
            "ms",
            "raw durable insert, p99",
            ratio(4.0, 2.0),
            || {
                let copy = self.copy(file, "edit.desk")?;
                let theirs = number(
                    &self.reference(&[Path::new("edit"), &bare, times_path])?,
                    "p99",
                )?;
                Ok((measured(&copy, "edit", "p99")?, theirs))
            },
        )?;
        let out = self.folder.join("export-reference.csv");
        self.pairs(
            rows,
            "export",
            "CSV export as seen, 11 columns",
            "ms",
            "Python's csv module",
            ratio(0.5, 0.2),
            || {
                let theirs = number(&self.reference(&[Path::new("export"), file, &out])?, "p50")?;
                Ok((measured(file, "export", "p50")?, theirs))
            },
        )?;
        if self.options.wants("import") {
            self.timings(file, rows, "import", &IMPORT)?;
        }
        if self.options.wants("trainee-export") {
            self.timings(file, rows, "trainee-export", &TRAINEE_EXPORT)?;
        }

        if self.options.wants("round") {
            self.timings(file, rows, "round", &ROUND)?;
        }
        if !self.options.wants("backup") {
            return Ok(());
        }
        let copied = self.folder.join("copy.desk");
        let mut waits = Vec::new();
        self.pairs(
            rows,
            "backup",
            "verified backup while edited",
            "ms",
            "plain copy and fsync",
            ratio(4.0, 2.0),
            || {
                let copy = self.copy(file, "edit.desk")?;
                let theirs = number(
                    &self.reference(&[Path::new("backup"), &copy, &copied])?,
                    "p50",
                )?;
                let ours = self.ask(self.desk().arg("measure").arg(&copy).arg("backup"))?;
                waits.push((number(&ours, "longestWait")?, 0.0));
                Ok((number(&ours, "p50")?, theirs))
            },
        )?;
        let row = Row {
            name: "backup-wait",
            work: "longest wait of an edit meanwhile".to_owned(),
            unit: "ms",
            reference: "",
            pairs: waits,
            limit: Limit::Most(50.0, 16.0),
        };
        println!("{}", row.line());
        rows.push(row);
        Ok(())
    }

    /// The core's rows at a tenth, one and ten times the size, or as far as there are URNs.
    fn scale(&self) -> Outcome<Vec<Value>> {
        let mut sizes = vec![
            self.options.rows / 10,
            self.options.rows,
            (self.options.rows * 10).min(MOST),
        ];
        sizes.dedup();
        println!(
            "\n{:>8} {:>12} {:>12} {:>14} {:>12}",
            "rows", "load s", "refresh s", "search p99 ms", "export ms"
        );
        let mut lines = Vec::new();
        for rows in sizes {
            let data = self.data(rows)?;
            let (mut loads, mut refreshes, mut searches, mut exports) =
                (vec![], vec![], vec![], vec![]);
            for _ in 0..3 {
                let file = self.fresh("scale.desk", false)?;
                loads.push(seconds(&mut self.load(&file, &[&data.first]))?);
                refreshes.push(seconds(&mut self.load(&file, &[&data.links, &data.next]))?);
                let ask = |what: &str| {
                    self.ask(
                        self.desk()
                            .arg("measure")
                            .arg(&file)
                            .args([what, "--times", "300"]),
                    )
                };
                searches.push(number(&ask("search")?, "p99")?);
                exports.push(number(&ask("export")?, "p50")?);
            }
            let (load, refresh) = (median(loads), median(refreshes));
            let (search, export) = (median(searches), median(exports));
            println!(
                "{:>8} {:>12} {:>12} {:>14} {:>12}",
                data.rows,
                figure(load),
                figure(refresh),
                figure(search),
                figure(export)
            );
            lines.push(
                json!({"rows": data.rows, "loadSeconds": load, "refreshSeconds": refresh,
                              "searchP99Milliseconds": search, "exportMilliseconds": export}),
            );
        }
        Ok(lines)
    }

    fn tell(&self, rows: &[Row], scale: &[Value]) -> Outcome {
        println!(
            "\n{:<44} {:>12} {:>12} {:>9}  {:>11}  {:>11}  reference",
            format!(
                "{} rows, median of {} pairs",
                self.options.rows, self.options.pairs
            ),
            "ours",
            "reference",
            "ratio",
            "goal    met",
            "reach   met"
        );
        for row in rows {
            println!("{}", row.line());
        }
        let result = json!({
            "rows": self.options.rows,
            "pairs": self.options.pairs,
            "results": rows.iter().map(Row::json).collect::<Vec<_>>(),
            "scale": scale,
        });
        let path = self.root.join("target/bench/result.json");
        let text = serde_json::to_string_pretty(&result).doing("write the result")?;
        fs::write(&path, text).doing("write target/bench/result.json")?;
        println!("\nWritten to target/bench/result.json");
        Ok(())
    }
}

/// How long a whole process takes, from start to exit.
fn seconds(command: &mut Command) -> Outcome<f64> {
    let start = Instant::now();
    capture_text(command)?;
    Ok(start.elapsed().as_secs_f64())
}

fn number(answer: &Value, key: &str) -> Outcome<f64> {
    match answer.get(key).and_then(Value::as_f64) {
        Some(number) => Ok(number),
        None => fail!("An answer of the bench has no {key}: {answer}"),
    }
}
