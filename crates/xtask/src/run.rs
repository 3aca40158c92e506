//! `run`: the window, on a desktop or, where there is none, on a display of our own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::display::Display;
use crate::failure::{Doing, Outcome, fail};
use crate::program::{Started, built, cargo, run};
use crate::{pages, setup};

/// How long a window may take until it shows its list: a cold start on a busy machine with the whole register.
const PATIENCE: Duration = Duration::from_secs(120);
/// A picture that stayed the same for so long is finished: loading shows a bar that moves.
const SETTLED: Duration = Duration::from_secs(2);

/// Builds the window and opens it with `files`.
pub fn window(root: &Path, files: &[String]) -> Outcome {
    let files = existing(files)?;
    let headless = has_no_display();
    setup::everything(
        root,
        if headless {
            setup::Purpose::Headless
        } else {
            setup::Purpose::Build
        },
    )?;
    pages::build(root)?;
    let mut build = cargo(root, "build");
    build.args(["--workspace", "--bin", "partnership-desk"]);
    if headless {
        build.args(["--bin", "desk"]);
    }
    run(&mut build)?;
    if headless {
        return without_display(root, &files);
    }
    run(Command::new(built(root, "partnership-desk")).args(&files))
}

fn existing(files: &[String]) -> Outcome<Vec<PathBuf>> {
    files
        .iter()
        .map(|file| {
            let path = std::path::absolute(file).doing(format!("find {file}"))?;
            if path.is_file() {
                Ok(path)
            } else {
                fail!("There is no file {file}.")
            }
        })
        .collect()
}

fn has_no_display() -> bool {
    let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    cfg!(target_os = "linux") && unset("DISPLAY") && unset("WAYLAND_DISPLAY")
}

/// The same job where nobody can see it: the real window, a picture of it, and the list as a file.
fn without_display(root: &Path, files: &[PathBuf]) -> Outcome {
    println!("This machine has no display, so the window is opened on one of its own.");
    let folder = root.join("target/run");
    fs::create_dir_all(&folder).doing("make target/run")?;
    let desk = built(root, "desk");
    let data = data_file(&desk, &folder, files)?;
    let given_data = files.iter().any(|file| is_data(file));
    let opened = if given_data {
        files.to_vec()
    } else {
        vec![data.clone()]
    };

    let picture = folder.join("window.png");
    {
        let display = Display::start(root)?;
        let mut window = Command::new(built(root, "partnership-desk"));
        window
            .arg("--data-dir")
            .arg(folder.join("data"))
            .args(&opened)
            .stdin(Stdio::null());
        let mut window = Started::start(display.show(&mut window))?;
        wait_until_painted(&display, &mut window)?;
        display.save_picture(&picture)?;
        window.end();
    }
    let list = folder.join("schools.csv");
    run(Command::new(&desk)
        .arg("list")
        .arg(&data)
        .args(["england", "--out"])
        .arg(&list)
        .stdout(Stdio::null()))?;

    println!("The window:    {}", picture.display());
    println!("Its list:      {}", list.display());
    println!("The file:      {}", data.display());
    println!(
        "To use the window yourself, run `cargo xtask run` in a desktop session, where DISPLAY or WAYLAND_DISPLAY is set."
    );
    Ok(())
}

fn is_data(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("desk"))
}

/// The file to list from: the one given, else one made here, of the register's files or of the sample.
fn data_file(desk: &Path, folder: &Path, files: &[PathBuf]) -> Outcome<PathBuf> {
    if let Some(given) = files.iter().find(|file| is_data(file)) {
        return Ok(given.clone());
    }
    let data = folder.join(if files.is_empty() {
        "sample.desk"
    } else {
        "register.desk"
    });
    remove_made_before(&data)?;
    if files.is_empty() {
        run(Command::new(desk).arg("sample").arg(&data))?;
    } else {
        run(Command::new(desk).arg("new").arg(&data))?;
        run(Command::new(desk)
            .args(["register", "load"])
            .arg(&data)
            .args(files)
            .arg("--yes"))?;
    }
    Ok(data)
}

/// Removes a data file that an earlier run made here, with what lies beside it.
pub fn remove_made_before(data: &Path) -> Outcome {
    for suffix in ["", "-wal", "-shm", ".lock", ".owner"] {
        let mut name = data.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                fail!("Could not remove {}: {cause}.", Path::new(&name).display())
            }
            _ => {}
        }
    }
    Ok(())
}

fn wait_until_painted(display: &Display, window: &mut Started) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    let mut filled = false;
    let (mut last, mut since) = (Vec::new(), Instant::now());
    while Instant::now() < deadline {
        window.still_runs()?;
        sleep(Duration::from_millis(250));
        if !filled {
            let Some(shown) = display.window_of(window.id()) else {
                continue;
            };
            display.fill_with(&shown)?;
            filled = true;
        }
        let pixels = display.pixels()?;
        if pixels != last {
            (last, since) = (pixels, Instant::now());
        } else if since.elapsed() >= SETTLED && has_content(&last) {
            return Ok(());
        }
    }
    fail!(
        "The window showed nothing that stayed within {} seconds.",
        PATIENCE.as_secs()
    )
}

/// Text and rows take many shades; an empty page takes two or three.
fn has_content(pixels: &[u8]) -> bool {
    let mut shades = std::collections::BTreeSet::new();
    pixels.chunks_exact(3).any(|pixel| {
        shades.insert(pixel.to_vec());
        shades.len() > 24
    })
}

#[cfg(test)]
mod tests {
    use super::has_content;

    #[test]
    fn a_blank_page_is_no_content() {
        assert!(!has_content(&[255; 3 * 1000]));
        let shaded: Vec<u8> = (0..100_u8)
            .flat_map(|shade| [shade, shade, shade])
            .collect();
        assert!(has_content(&shaded));
    }
}
