//! A client for the real window.
//!
//! WebKitWebDriver starts the program as a user's desktop would and drives it by the W3C protocol, so these tests see
//! what a person sees: the built pages, the strict content policy, the shell, the core and a file on the disk. Each
//! session has a data folder and a session bus of its own, so that no test meets another's windows or settings.

mod driver;
mod find;
mod keys;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use driver::Driver;

/// What went wrong, as a sentence, with the place of a picture of the window where one could be taken.
pub struct Trouble(String);

/// What everything here answers. A test that returns it says `?` and ends with the sentence.
pub type Tried<T = ()> = Result<T, Trouble>;

impl Trouble {
    /// A trouble that says `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// The test harness prints the debug form.
impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// How long something may take to show before the test gives up: much longer than it ever should, as machines are busy.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Something on the page.
#[derive(Clone, Debug)]
pub struct Element(String);

/// How a window is to be started.
pub struct Start {
    name: String,
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    data: Option<PathBuf>,
}

impl Start {
    /// The desk's window, for the test of that name.
    pub fn desk(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            program: program("DESK_WINDOW", "partnership-desk"),
            arguments: Vec::new(),
            environment: Vec::new(),
            data: None,
        }
    }

    /// Another program with a WebKitGTK view in it. The client's own tests use it.
    pub fn program(name: &str, program: impl Into<PathBuf>) -> Self {
        Self {
            name: name.to_owned(),
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            data: None,
        }
    }

    /// Adds an argument: a file to open, or an option.
    #[must_use]
    pub fn argument(mut self, argument: impl AsRef<Path>) -> Self {
        self.arguments
            .push(argument.as_ref().to_string_lossy().into_owned());
        self
    }

    /// Sets a variable of the program's environment, such as `GTK_THEME`.
    #[must_use]
    pub fn environment(mut self, name: &str, value: impl AsRef<Path>) -> Self {
        self.environment.push((
            name.to_owned(),
            value.as_ref().to_string_lossy().into_owned(),
        ));
        self
    }

    /// Uses this data folder, so that a second start finds what the first one left. Without it, a new one.
    #[must_use]
    pub fn data_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data = Some(folder.into());
        self
    }

    /// Opens the window.
    pub fn open(self) -> Tried<Window> {
        let of_desk = self
            .program
            .file_stem()
            .is_some_and(|stem| stem == "partnership-desk");
        let folder = tempfile::tempdir()?;
        let data = self.data.unwrap_or_else(|| folder.path().join("data"));
        let mut arguments = self.arguments;
        if of_desk {
            arguments.splice(
                0..0,
                ["--data-dir".to_owned(), data.to_string_lossy().into_owned()],
            );
        }
        let driver = Driver::start(&self.program, &arguments, &self.environment)?;
        Ok(Window {
            driver,
            name: self.name,
            data,
            folder,
        })
    }
}

/// Where a program of the debug build lies: as `cargo xtask` says, or beside the tests.
fn program(variable: &str, name: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| root().join("target/debug").join(name), PathBuf::from)
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
        .to_path_buf()
}

/// The command line `desk`, to make files for a test and to look into those that the window wrote.
pub fn desk() -> Command {
    Command::new(program("DESK_CLI", "desk"))
}

/// Runs `desk --json` and gives its one object.
pub fn desk_json(arguments: &[&str]) -> Tried<Value> {
    let output = desk().arg("--json").args(arguments).output()?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        return Err(Trouble::new(format!(
            "desk {} failed: {}",
            arguments.join(" "),
            complaint.trim()
        )));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// An open window. It ends with this value.
pub struct Window {
    driver: Driver,
    name: String,
    data: PathBuf,
    folder: tempfile::TempDir,
}

impl Window {
    /// The data folder that the program was given.
    pub fn data_dir(&self) -> &Path {
        &self.data
    }

    /// A folder for this test's files; it goes with the window.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Goes to an address. The desk has one page and its own routes; the client's own tests need it.
    pub fn go(&self, address: &str) -> Tried {
        self.driver.post("url", json!({ "url": address }))?;
        Ok(())
    }

    /// Follows the desk's own route, such as `/schools`, and waits until the page has drawn it; what the screen then asks
    /// the core for may still be on its way.
    pub fn follow(&self, route: &str) -> Tried {
        // The address changes at once, the page hears of it later: till then the screen of before still stands.
        self.run_later(
            "const [route, done] = arguments;
             const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
             if (location.hash === `#${route}`) return drawn();
             addEventListener('popstate', drawn, { once: true });
             location.hash = route;",
            &[json!(route)],
        )
        .map(drop)
    }

    /// Waits until nothing on the page has changed for a fifth of a second, as every answer that a screen asked for is
    /// there, and until the window shows it: a frame begins when the one before has been shown.
    pub fn settle(&self) -> Tried {
        self.run_later(
            "const done = arguments[0];
             const shown = (frames) => (frames === 0 ? done(true) : requestAnimationFrame(() => shown(frames - 1)));
             const quiet = () => (observer.disconnect(), shown(4));
             let timer = setTimeout(quiet, 200);
             const observer = new MutationObserver(() => (clearTimeout(timer), (timer = setTimeout(quiet, 200))));
             observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });",
            &[],
        )
        .map(drop)
    }

    /// Runs a function's body in the page and gives what it returns.
    pub fn run(&self, body: &str) -> Tried<Value> {
        self.run_with(body, &[])
    }

    /// As [`Window::run`], with `arguments`.
    pub fn run_with(&self, body: &str, arguments: &[Value]) -> Tried<Value> {
        self.driver
            .post("execute/sync", json!({ "script": body, "args": arguments }))
    }

    /// Runs a function's body that calls its last argument with the result, later.
    pub fn run_later(&self, body: &str, arguments: &[Value]) -> Tried<Value> {
        self.driver.post(
            "execute/async",
            json!({ "script": body, "args": arguments }),
        )
    }

    /// Polls the page until a body returns something true.
    pub fn wait_for(&self, what: &str, body: &str, arguments: &[Value]) -> Tried<Value> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = self.run_with(body, arguments)?;
            let no = matches!(value, Value::Null | Value::Bool(false))
                || value.as_str().is_some_and(str::is_empty);
            if !no {
                return Ok(value);
            }
            if Instant::now() > deadline {
                return Err(self.trouble(&format!(
                    "{what} did not show within {} s",
                    PATIENCE.as_secs()
                )));
            }
            sleep(Duration::from_millis(40));
        }
    }

    /// A trouble that also says where to see the window as it was.
    pub fn trouble(&self, sentence: &str) -> Trouble {
        let name = format!("{}-failed", self.name);
        let seen = self.screenshot(&name).map_or_else(
            |_| String::new(),
            |path| format!("; see {}", path.display()),
        );
        let text = self.run("return document.body ? document.body.innerText.slice(0, 600) : ''");
        let text = text
            .ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default();
        Trouble::new(format!(
            "{sentence}{seen}. The page says: {}",
            text.replace('\n', " | ")
        ))
    }

    /// Saves what the window shows as `target/e2e/NAME.png`.
    pub fn screenshot(&self, name: &str) -> Tried<PathBuf> {
        let path = root().join("target/e2e").join(format!("{name}.png"));
        self.picture(&path)?;
        Ok(path)
    }

    /// Saves what the window shows as a PNG file at `path`; makes its folder where there is none.
    pub fn picture(&self, path: &Path) -> Tried {
        let picture = self.driver.get("screenshot")?;
        let bytes = driver::from_base64(picture.as_str().unwrap_or_default());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
        Ok(())
    }

    /// The window's size in pixels. The window has to obey: there is no window manager on the tests' display.
    pub fn resize(&self, width: u32, height: u32) -> Tried {
        self.driver.post(
            "window/rect",
            json!({ "x": 0, "y": 0, "width": width, "height": height }),
        )?;
        Ok(())
    }

    /// Clicks with the mouse, after scrolling there. As a hand would, it waits until the thing has stood still for a tenth
    /// of a second: what comes in above it would else push another under the pointer.
    pub fn click(&self, element: &Element) -> Tried {
        self.run_later(
            "const [element, done] = arguments;
             const place = () => { const box = element.getBoundingClientRect(); return `${box.x} ${box.y}`; };
             let [stood, since, frames] = [place(), performance.now(), 120];
             const look = () => {
               const here = place();
               if (here !== stood) [stood, since] = [here, performance.now()];
               if (performance.now() - since >= 100 || --frames === 0) return done(true);
               requestAnimationFrame(look);
             };
             requestAnimationFrame(look);",
            &[Self::reference(element)],
        )?;
        self.driver
            .post(&format!("element/{}/click", element.0), json!({}))?;
        Ok(())
    }

    /// Types into a field, after what is already there.
    pub fn type_into(&self, element: &Element, text: &str) -> Tried {
        self.driver.post(
            &format!("element/{}/value", element.0),
            json!({ "text": text }),
        )?;
        Ok(())
    }

    /// Empties a field and types into it.
    pub fn fill(&self, element: &Element, text: &str) -> Tried {
        self.driver
            .post(&format!("element/{}/clear", element.0), json!({}))?;
        self.type_into(element, text)
    }

    /// Pastes where the focus is, as one input: typing hundreds of lines key by key takes minutes.
    pub fn paste(&self, text: &str) -> Tried {
        let done = self.run_with(
            "return document.execCommand('insertText', false, arguments[0])",
            &[json!(text)],
        )?;
        if done == Value::Bool(true) {
            return Ok(());
        }
        Err(self.trouble("Nothing that has the focus takes a paste"))
    }

    /// Chooses from a list of choices, by the words that stand in it.
    pub fn choose(&self, list: &Element, words: &str) -> Tried {
        let option = self.option(list, words)?;
        self.click(&option)
    }

    /// The arguments of a script name elements like this.
    fn reference(element: &Element) -> Value {
        json!({ "element-6066-11e4-a52e-4f735466cecf": element.0 })
    }

    /// Runs a function's body with an element as its first argument.
    pub fn run_on(&self, element: &Element, body: &str) -> Tried<Value> {
        self.run_with(body, &[Self::reference(element)])
    }

    /// Gives the focus to an element, as a click or the Tab key would.
    pub fn focus(&self, element: &Element) -> Tried {
        self.run_on(element, "arguments[0].focus()").map(drop)
    }

    /// Presses keys where the focus is: `keys("Control+k")`, `keys("Shift+Tab")`, `keys("ArrowDown")`.
    pub fn keys(&self, chord: &str) -> Tried {
        let actions = keys::chord(chord).map_err(Trouble::new)?;
        self.act(chord, &actions)
    }

    /// Types where the focus is, key by key.
    pub fn type_keys(&self, text: &str) -> Tried {
        let actions: Vec<Value> = text
            .chars()
            .flat_map(|letter| keys::press(&letter.to_string()))
            .collect();
        self.act(text, &actions)
    }

    fn act(&self, keys: &str, actions: &[Value]) -> Tried {
        self.driver
            .post(
                "actions",
                json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
            )
            .map_err(|trouble| self.trouble(&format!("The keys {keys:?}: {trouble}")))?;
        Ok(())
    }

    /// What an element shows.
    pub fn text(&self, element: &Element) -> Tried<String> {
        let text = self.driver.get(&format!("element/{}/text", element.0))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What a field holds.
    pub fn value(&self, element: &Element) -> Tried<String> {
        let value = self
            .driver
            .get(&format!("element/{}/property/value", element.0))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Drives what is no page, such as a native dialog, by the display: `xdotool(&["key", "Escape"])`.
    pub fn xdotool(&self, arguments: &[&str]) -> Tried<String> {
        let output = Command::new("xdotool").args(arguments).output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        Err(self.trouble(&format!("xdotool {} failed", arguments.join(" "))))
    }

    /// Every violation of the content policy since the page began. The page itself keeps them.
    pub fn csp_violations(&self) -> Tried<Vec<String>> {
        let found = self.run(
            "if (!Array.isArray(window.__cspViolations)) return ['the page does not collect its violations'];
             return window.__cspViolations.map((v) => typeof v === 'string' ? v : JSON.stringify(v));",
        )?;
        Ok(strings(&found))
    }

    /// Fails where the screen that shows breaks what every screen promises: one heading of the first rank, nothing wider
    /// than the window, nothing that the content policy had to block, nothing serious for axe.
    pub fn sound(&self) -> Tried {
        // A colour that is still on its way to another has the contrast of neither.
        self.wait_for(
            "Every transition's end",
            "return !document.getAnimations().some((one) => one.effect?.getComputedTiming().iterations !== Infinity && one.playState === 'running')",
            &[],
        )?;
        let found = self.run(
            "const wide = document.scrollingElement;
             const found = [];
             const heads = [...document.querySelectorAll('h1')].filter((e) => e.checkVisibility({ visibilityProperty: true }));
             if (heads.length !== 1) found.push(`${heads.length} first headings`);
             if (wide.scrollWidth > innerWidth) found.push(`the page is ${wide.scrollWidth} wide in a window of ${innerWidth}`);
             const main = document.querySelector('main');
             if (main && main.scrollWidth > main.clientWidth) found.push(`the screen is ${main.scrollWidth} wide in ${main.clientWidth}`);
             return found;",
        )?;
        let found = strings(&found);
        if !found.is_empty() {
            return Err(self.trouble(&found.join("; ")));
        }
        self.check_policy()?;
        self.axe()
    }

    /// Fails with every violation of the content policy.
    pub fn check_policy(&self) -> Tried {
        let found = self.csp_violations()?;
        if found.is_empty() {
            return Ok(());
        }
        Err(self.trouble(&format!(
            "The content policy was broken: {}",
            found.join("; ")
        )))
    }

    /// Looks for what keeps people with disabilities out, by axe-core, and fails with what is serious.
    pub fn axe(&self) -> Tried {
        if self.run("return typeof window.axe === 'undefined'")? == Value::Bool(true) {
            let path = root().join("ui/node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(&path).map_err(|_| {
                Trouble::new("axe-core is not installed in ui: run `cargo xtask test`")
            })?;
            // `axe` becomes a global of the page's only if it finds `window`; a function's body has its own scope.
            self.run(&format!("{axe}; window.axe = axe; return true;"))?;
        }
        let found = self.run_later(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'] }).then(
               (result) => done(result.violations
                 .filter((v) => v.impact === 'serious' || v.impact === 'critical')
                 .map((v) => `${v.id} (${v.impact}): ${v.help}: ` + v.nodes.slice(0, 5).map((n) => n.target.join(' ')).join(', '))),
               (error) => done(['axe itself failed: ' + error]));",
            &[],
        )?;
        let found = strings(&found);
        if found.is_empty() {
            return Ok(());
        }
        Err(self.trouble(&format!("Not usable by everyone: {}", found.join("; "))))
    }

    /// The memory of all its processes in bytes, the webview's too: each page of memory that several have counts as a part
    /// for each of them, as the kernel tells it (PSS).
    pub fn memory(&self) -> Tried<u64> {
        let mut kilobytes = 0;
        for process in self.driver.processes() {
            let told = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
            let line = told.lines().find_map(|line| line.strip_prefix("Pss:"));
            let number = line.and_then(|line| line.split_whitespace().next());
            let number = number.and_then(|number| number.parse::<u64>().ok());
            kilobytes += number.ok_or_else(|| Trouble::new("The kernel tells no PSS."))?;
        }
        Ok(kilobytes * 1024)
    }

    /// The process that draws the page, by its id: the webview keeps it apart from the program.
    pub fn page_process(&self) -> Tried<u32> {
        let draws = |process: &u32| {
            let name = std::fs::read_to_string(format!("/proc/{process}/comm"));
            // The kernel keeps 15 letters of a name.
            name.is_ok_and(|name| name.trim() == "WebKitWebProces")
        };
        let found = self.driver.processes().into_iter().find(draws);
        found.ok_or_else(|| Trouble::new("No process draws the page."))
    }

    /// Closes the window as a user does, and waits until the program has ended.
    pub fn close(self) -> Tried {
        self.driver.end()
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .map(|item| {
            item.as_str()
                .map_or_else(|| item.to_string(), str::to_owned)
        })
        .collect()
}
