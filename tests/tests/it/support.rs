//! An office for a test: its folder, its file, its data folder; and what several journeys do alike.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use e2e::{Element, Start, Tried, Trouble, Window, desk_json, root};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A folder with one `.desk` file in it. The folder goes with this value, so it must outlive the window.
pub struct Office {
    name: String,
    folder: tempfile::TempDir,
}

impl Office {
    /// An empty folder.
    pub fn without_file(name: &str) -> Tried<Self> {
        Ok(Self {
            name: name.to_owned(),
            folder: tempfile::tempdir()?,
        })
    }

    /// An empty file.
    pub fn new(name: &str) -> Tried<Self> {
        let office = Self::without_file(name)?;
        office.desk(&[
            "new",
            &office.file(),
            "--office",
            "Fernway Teaching Partnership",
        ])?;
        Ok(office)
    }

    /// The invented partnership of 60 schools in a register of 1,510.
    pub fn sample(name: &str) -> Tried<Self> {
        let office = Self::without_file(name)?;
        std::fs::copy(sample()?, office.file())?;
        Ok(office)
    }

    /// An empty file with a password.
    pub fn locked(name: &str) -> Tried<Self> {
        let office = Self::without_file(name)?;
        let made = e2e::desk()
            .args(["--data-dir", &office.path("data"), "new", &office.file()])
            .args(["--office", "Fernway Teaching Partnership", "--password"])
            .env("DESK_PASSWORD", "brambles and tea")
            .output()?;
        if made.status.success() {
            return Ok(office);
        }
        let complaint = String::from_utf8_lossy(&made.stderr);
        Err(Trouble::new(format!("desk new failed: {complaint}")))
    }

    /// An invented partnership of 2,500 schools.
    pub fn large(name: &str) -> Tried<Self> {
        let office = Self::without_file(name)?;
        office.desk(&["sample", &office.file(), "--schools", "2500", "--seed", "1"])?;
        Ok(office)
    }

    /// A file with an invented register and no schools of ours yet.
    pub fn with_register(name: &str, rows: u32) -> Tried<Self> {
        let office = Self::new(name)?;
        let register = office.path("edubasealldata20260901.csv");
        office.desk(&[
            "sample-register",
            &register,
            "--rows",
            &rows.to_string(),
            "--seed",
            "5",
        ])?;
        office.desk(&["register", "load", &office.file(), &register])?;
        Ok(office)
    }

    /// A place in the office's folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// The office's file.
    pub fn file(&self) -> String {
        self.path("Fernway.desk")
    }

    /// Runs `desk --json` with the window's own data folder.
    pub fn desk(&self, arguments: &[&str]) -> Tried<Value> {
        let data = self.path("data");
        let mut all = vec!["--data-dir", data.as_str()];
        all.extend(arguments);
        desk_json(&all)
    }

    /// Asks one query of the file.
    pub fn ask(&self, query: &str, request: &Value) -> Tried<Value> {
        let answer = self.desk(&["query", &self.file(), query, &request.to_string()])?;
        Ok(answer.get("value").cloned().unwrap_or_default())
    }

    /// `desk list` with further arguments.
    pub fn list(&self, list: &str, arguments: &[&str]) -> Tried<Value> {
        let file = self.file();
        let mut all = vec!["list", file.as_str(), list];
        all.extend(arguments);
        self.desk(&all)
    }

    /// How many schools are ours.
    pub fn ours(&self) -> Tried<u64> {
        number(&self.list("schools", &["--limit", "0"])?, "count")
    }

    /// A start of the window with this office's data folder, and no file yet.
    pub fn start(&self) -> Start {
        Start::desk(&self.name).data_dir(self.path("data"))
    }

    /// Opens the window on the office's file.
    pub fn open(&self) -> Tried<Window> {
        let window = self.start().argument(self.file()).open()?;
        window.css("nav")?;
        Ok(window)
    }
}

/// Made once for all tests, as making it takes longer than copying it.
fn sample() -> Tried<&'static Path> {
    static SAMPLE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let made = SAMPLE.get_or_init(|| {
        let make = || -> Tried<PathBuf> {
            let path = fresh("sample.desk")?;
            let data = path.with_extension("data");
            let words = [&data, &path].map(|path| path.to_string_lossy().into_owned());
            let [data, file] = &words;
            desk_json(&[
                "--data-dir",
                data,
                "sample",
                file,
                "--schools",
                "60",
                "--seed",
                "1",
            ])?;
            Ok(path)
        };
        make().map_err(|trouble| trouble.to_string())
    });
    made.as_deref().map_err(Trouble::new)
}

/// A register as large as England's, made once for all tests.
pub fn england() -> Tried<&'static Path> {
    static ENGLAND: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let made = ENGLAND.get_or_init(|| {
        let make = || -> Tried<PathBuf> {
            let path = fresh("edubasealldata20260901.csv")?;
            desk_json(&[
                "sample-register",
                &path.to_string_lossy(),
                "--rows",
                "50000",
                "--seed",
                "7",
            ])?;
            Ok(path)
        };
        make().map_err(|trouble| trouble.to_string())
    });
    made.as_deref().map_err(Trouble::new)
}

/// A place that several tests share, with nothing of an earlier run in it.
fn fresh(name: &str) -> Tried<PathBuf> {
    let folder = root().join("target/e2e/made");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    if path.exists() {
        std::fs::remove_file(&path)?;
    }
    Ok(path)
}

/// Puts one file into a zip, as the DfE does.
pub fn zipped(inside: &str, zip: &str) -> Tried {
    let name = Path::new(inside).file_name().unwrap_or_default();
    let mut writer = ZipWriter::new(File::create(zip)?);
    writer.start_file(name.to_string_lossy(), SimpleFileOptions::default())?;
    writer.write_all(&std::fs::read(inside)?)?;
    writer.finish()?;
    Ok(())
}

/// A number in an answer.
pub fn number(value: &Value, key: &str) -> Tried<u64> {
    value
        .pointer(&format!("/{}", key.replace('.', "/")))
        .and_then(Value::as_u64)
        .ok_or_else(|| Trouble::new(format!("no number “{key}” in {value}")))
}

/// The rows of an answer.
pub fn rows(value: &Value) -> Tried<&Vec<Value>> {
    value
        .get("rows")
        .and_then(Value::as_array)
        .ok_or_else(|| Trouble::new(format!("no rows in {value}")))
}

/// A text in an answer.
pub fn text<'a>(value: &'a Value, key: &str) -> Tried<&'a str> {
    value
        .pointer(&format!("/{}", key.replace('.', "/")))
        .and_then(Value::as_str)
        .ok_or_else(|| Trouble::new(format!("no text “{key}” in {value}")))
}

/// What all rows of an answer say in one column.
pub fn column(value: &Value, key: &str) -> Tried<Vec<String>> {
    rows(value)?
        .iter()
        .map(|row| text(row, key).map(str::to_owned))
        .collect()
}

/// `1,234`, as the window writes it.
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// What more than one journey does in the window.
pub trait Journey {
    /// Goes to a screen by the menu at the left.
    fn menu(&self, place: &str) -> Tried;
    /// Clicks what has that role and that name.
    fn press(&self, role: &str, name: &str) -> Tried;
    /// Waits until the screen's heading says this.
    fn heading(&self, says: &str) -> Tried;
    /// Waits until the list says that it holds so many schools.
    fn holds(&self, count: u64) -> Tried;
    /// What the rows that are in sight say in their first column.
    fn names(&self) -> Tried<Vec<String>>;
    /// Waits until the first rows of the list are these; the list may have more.
    fn shows(&self, names: &[String]) -> Tried;
    /// Waits until the keys act on that row, counted from 1, and it is painted and in sight.
    fn at_row(&self, row: u64) -> Tried;
    /// Drops files on the window, as by the mouse.
    fn drop_files(&self, paths: &[&str]) -> Tried;
    /// Looks at the screen as a whole, then closes the window.
    fn end(self) -> Tried;
    /// The field of a list's own search.
    fn search_field(&self) -> Tried<Element>;
    /// Presses Tab until the focus is on what has that role and a name that begins so.
    fn tab_to(&self, role: &str, name: &str) -> Tried;
    /// Goes there by Tab, and presses Enter.
    fn enter(&self, role: &str, name: &str) -> Tried;
    /// Waits until the focus is on what this selects.
    fn focused(&self, what: &str, selector: &str) -> Tried;
    /// Waits until no dialog stands.
    fn closed(&self) -> Tried;
}

/// Clicks what `find` finds; again, where the page drew it anew in between.
fn clicked(window: &Window, find: impl Fn() -> Tried<Element>) -> Tried {
    for _ in 0..20 {
        match window.click(&find()?) {
            Err(trouble) if trouble.to_string().contains("stale element") => {}
            outcome => return outcome,
        }
    }
    window.click(&find()?)
}

impl Journey for Window {
    fn menu(&self, place: &str) -> Tried {
        // Not by its whole name: Today's also says how many things want doing.
        clicked(self, || self.begins("link", place))
    }

    fn press(&self, role: &str, name: &str) -> Tried {
        clicked(self, || self.role(role, name))
    }

    fn heading(&self, says: &str) -> Tried {
        self.wait_for(
            &format!("The heading “{says}”"),
            "const found = [...document.querySelectorAll('h1')]; return found.length === 1 && found[0].textContent.trim() === arguments[0]",
            &[json!(says)],
        )
        .map(drop)
    }

    fn holds(&self, count: u64) -> Tried {
        let words = thousands(count);
        self.wait_for(
            &format!("A list of {words}"),
            "return [...document.querySelectorAll('[role=status]')].some((e) => /^[\\d,]+ [a-z ]+(,|$)/.test(e.textContent.trim()) && e.textContent.trim().split(' ')[0] === arguments[0])",
            &[json!(words)],
        )
        .map(drop)
    }

    fn names(&self) -> Tried<Vec<String>> {
        let names = self.run(
            "const scroller = document.querySelector('[role=grid]').parentElement.getBoundingClientRect();
             return [...document.querySelectorAll('[role=grid] tbody tr')]
               .filter((row) => { const box = row.getBoundingClientRect(); return box.top >= scroller.top && box.bottom <= scroller.bottom + 1; })
               .map((row) => row.querySelector('th')?.textContent.trim() ?? '');",
        )?;
        Ok(names
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect())
    }

    fn shows(&self, names: &[String]) -> Tried {
        self.wait_for(
            &format!("The rows {names:?}"),
            "const wanted = arguments[0];
             const here = [...document.querySelectorAll('[role=grid] tbody tr')].slice(0, wanted.length)
               .map((row) => row.querySelector('th')?.textContent.trim());
             return wanted.length === here.length && wanted.every((name, n) => name.replace(/\\s+/g, ' ') === here[n].replace(/\\s+/g, ' '))",
            &[json!(names)],
        )
        .map(drop)
    }

    fn at_row(&self, row: u64) -> Tried {
        self.wait_for(
            &format!("Row {row} under the keys"),
            "const grid = document.querySelector('[role=grid]');
             const active = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '');
             if (!active || Number(active.getAttribute('aria-rowindex')) !== arguments[0] + 1 || active.ariaBusy === 'true') return false;
             const box = active.getBoundingClientRect(), around = grid.parentElement.getBoundingClientRect();
             return box.top >= around.top && box.bottom <= around.bottom + 1 && active.querySelector('th').textContent.trim() !== ''",
            &[json!(row)],
        )
        .map(drop)
    }

    fn drop_files(&self, paths: &[&str]) -> Tried {
        self.run_with(
            "return window.__TAURI_INTERNALS__.invoke('signal', { name: 'drop', paths: arguments[0] }).then(() => true)",
            &[json!(paths)],
        )
        .map(drop)
    }

    fn end(self) -> Tried {
        self.sound()?;
        self.close()
    }

    fn search_field(&self) -> Tried<Element> {
        self.role(
            "searchbox",
            "Search this list by name, URN, postcode, town, head or trust",
        )
    }

    fn tab_to(&self, role: &str, name: &str) -> Tried {
        for _ in 0..120 {
            let here = self.run_with(
                "const here = document.activeElement;
                 const input = { checkbox: 'checkbox', radio: 'radio', search: 'searchbox' }[here?.type] ?? 'textbox';
                 const kinds = { A: 'link', BUTTON: 'button', SELECT: 'combobox', TEXTAREA: 'textbox', INPUT: input };
                 const role = here?.getAttribute('role') ?? kinds[here?.tagName];
                 const name = here?.getAttribute('aria-label') ?? (here?.labels?.[0]?.textContent || here?.textContent || '');
                 return role === arguments[0] && name.trim().replace(/\\s+/g, ' ').startsWith(arguments[1])",
                &[json!(role), json!(name)],
            )?;
            if here == Value::Bool(true) {
                return Ok(());
            }
            self.keys("Tab")?;
        }
        Err(self.trouble(&format!("Tab never comes to the {role} “{name}”.")))
    }

    fn enter(&self, role: &str, name: &str) -> Tried {
        self.tab_to(role, name)?;
        self.keys("Enter")
    }

    fn focused(&self, what: &str, selector: &str) -> Tried {
        self.wait_for(
            what,
            "return document.activeElement?.matches(arguments[0]) ?? false",
            &[json!(selector)],
        )
        .map(drop)
    }

    fn closed(&self) -> Tried {
        self.wait_for(
            "No dialog",
            "return !document.querySelector('[role=dialog]')",
            &[],
        )
        .map(drop)
    }
}
