//! Other programs: started, waited for, and ended when we are done with them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::failure::{Doing, Failure, Outcome, fail};

/// The folder that holds the workspace.
pub fn root() -> Outcome<PathBuf> {
    let start = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(dir) => PathBuf::from(dir),
        None => env::current_dir().doing("tell the current folder")?,
    };
    match start
        .ancestors()
        .find(|dir| dir.join("Cargo.lock").is_file())
    {
        Some(root) => Ok(root.to_path_buf()),
        None => fail!("There is no workspace here: run `cargo xtask` inside the project's folder."),
    }
}

/// The same cargo that started us, in the workspace, never changing `Cargo.lock`. In a log it is quiet: five hundred
/// names of crates bury the one line that matters. At a terminal it shows its bar.
pub fn cargo(root: &Path, subcommand: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(root).arg(subcommand);
    if !std::io::stderr().is_terminal() {
        command.arg("--quiet");
    }
    if subcommand != "fmt" && root.join("Cargo.lock").is_file() {
        command.arg("--locked");
    }
    command
}

/// npm in `ui`. On Windows it is a script, which has to be named in full.
pub fn npm(root: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root.join("ui"));
    command
}

/// Where a program of the debug build lies.
pub fn built(root: &Path, name: &str) -> PathBuf {
    let target = match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root.join(dir),
        None => root.join("target"),
    };
    target
        .join("debug")
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Whether a program can be found by its bare name.
pub fn is_on_path(name: &str) -> bool {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|dir| dir.join(&file).is_file()))
}

/// Runs it in the open: its output is ours. A failure names the command.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|cause| did_not_start(command, &cause))?;
    if status.success() {
        return Ok(());
    }
    fail!("`{}` failed ({status}).", spelled(command))
}

/// Runs it in silence and gives what it wrote. A failure brings its own complaint along.
pub fn capture(command: &mut Command) -> Outcome<Vec<u8>> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| did_not_start(command, &cause))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    fail!(
        "`{}` failed ({}): {}",
        spelled(command),
        output.status,
        complaint.trim()
    )
}

/// As [`capture`], as text.
pub fn capture_text(command: &mut Command) -> Outcome<String> {
    let bytes = capture(command)?;
    String::from_utf8(bytes).doing(format!("read what `{}` wrote", spelled(command)))
}

/// A program of ours that runs beside us and ends with this value.
pub struct Started {
    child: Child,
    name: String,
}

impl Started {
    /// Starts it.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let child = command
            .spawn()
            .map_err(|cause| did_not_start(command, &cause))?;
        Ok(Self {
            child,
            name: command.get_program().to_string_lossy().into_owned(),
        })
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, as the system does at log-out, and waits; what doesn't listen is killed.
    pub fn end(mut self) {
        if cfg!(unix)
            && capture(Command::new("kill").args(["-TERM", &self.id().to_string()])).is_ok()
        {
            for _ in 0..100 {
                if !matches!(self.child.try_wait(), Ok(None)) {
                    return;
                }
                sleep(Duration::from_millis(50));
            }
        }
    }

    /// The running child, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// A failure once it has ended by itself.
    pub fn still_runs(&mut self) -> Outcome {
        match self
            .child
            .try_wait()
            .doing(format!("look after {}", self.name))?
        {
            None => Ok(()),
            Some(status) => fail!("{} ended by itself ({status}).", self.name),
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // Already ended is as good as ended now.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn did_not_start(command: &Command, cause: &std::io::Error) -> Failure {
    Failure::new(format!(
        "`{}` did not start: {cause}.",
        command.get_program().to_string_lossy()
    ))
}

fn spelled(command: &Command) -> String {
    let mut words = vec![command.get_program()];
    words.extend(command.get_args());
    let spelled: Vec<_> = words.into_iter().map(OsStr::to_string_lossy).collect();
    let name = spelled
        .first()
        .and_then(|first| Path::new(first.as_ref()).file_stem());
    let name = name.map(OsStr::to_string_lossy).unwrap_or_default();
    std::iter::once(name.as_ref())
        .chain(spelled.iter().skip(1).map(AsRef::as_ref))
        .collect::<Vec<_>>()
        .join(" ")
}
