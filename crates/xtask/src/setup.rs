//! What the machine needs, and getting it there.
//!
//! Everything that is already there is skipped in a fraction of a second, so that `run` and `test` can always begin
//! with this. Debian and Ubuntu get their packages installed; for other systems the exact command is named, because a
//! guess at somebody's package manager does more harm than a sentence.

use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;

use crate::failure::{Doing, Outcome, fail};
use crate::program::{capture_text, is_on_path, npm, run};

/// What the machine is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and showing the window.
    Build,
    /// The same, and a window on a display of our own that is looked at by a program.
    Headless,
}

const BUILD: [&str; 6] = [
    "build-essential",
    "pkg-config",
    "perl",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libxdo-dev",
];
const HEADLESS: [&str; 6] = [
    "webkit2gtk-driver",
    "xvfb",
    "dbus",
    "xdotool",
    "imagemagick",
    "sqlite3",
];

/// Everything: system packages, Node, and the pages' own packages.
pub fn everything(root: &Path, purpose: Purpose) -> Outcome {
    match std::env::consts::OS {
        "linux" => linux(purpose)?,
        "windows" => windows()?,
        "macos" => macos()?,
        other => eprintln!("xtask: {other} has not been tried; going on."),
    }
    node()?;
    page_packages(root)
}

fn linux(purpose: Purpose) -> Outcome {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    match family(&release) {
        Family::Debian => debian(purpose),
        other => {
            let missing = missing_programs(purpose);
            if missing.is_empty() {
                return Ok(());
            }
            fail!(
                "Missing on this system: {}.\n{}",
                missing.join(", "),
                other.advice(purpose)
            )
        }
    }
}

/// The Linux distributions whose package names we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Debian,
    Fedora,
    Arch,
    Suse,
    Other,
}

impl Family {
    fn advice(self, purpose: Purpose) -> String {
        let (build, headless) = match self {
            Self::Debian => (format!("sudo apt-get install {}", BUILD.join(" ")), HEADLESS.join(" ")),
            Self::Fedora => (
                "sudo dnf install gcc gcc-c++ make pkgconf perl webkit2gtk4.1-devel librsvg2-devel libxdo-devel".into(),
                "xorg-x11-server-Xvfb dbus-daemon xdotool ImageMagick sqlite".into(),
            ),
            Self::Arch => (
                "sudo pacman -S --needed base-devel perl webkit2gtk-4.1 librsvg xdotool".into(),
                "xorg-server-xvfb dbus imagemagick sqlite".into(),
            ),
            Self::Suse => (
                "sudo zypper install gcc gcc-c++ make pkg-config perl webkit2gtk3-devel librsvg-devel xdotool-devel".into(),
                "xorg-x11-server-Xvfb dbus-1 xdotool ImageMagick sqlite3".into(),
            ),
            Self::Other => (
                "Install a C compiler, make, pkg-config, perl and the development files of WebKitGTK 4.1, librsvg and libxdo"
                    .into(),
                "Xvfb, dbus-daemon, xdotool, ImageMagick, sqlite3 and WebKitWebDriver".into(),
            ),
        };
        match purpose {
            Purpose::Build => format!("Install it with: {build}"),
            Purpose::Headless => format!("Install it with: {build} {headless}"),
        }
    }
}

fn family(os_release: &str) -> Family {
    let mut names = String::new();
    for line in os_release.lines() {
        if let Some((key, value)) = line.split_once('=')
            && matches!(key, "ID" | "ID_LIKE")
        {
            names.push(' ');
            names.push_str(value.trim_matches('"'));
        }
    }
    for name in names.split_whitespace() {
        match name {
            "debian" | "ubuntu" => return Family::Debian,
            "fedora" | "rhel" | "centos" => return Family::Fedora,
            "arch" => return Family::Arch,
            "suse" | "opensuse" => return Family::Suse,
            _ => {}
        }
    }
    Family::Other
}

fn debian(purpose: Purpose) -> Outcome {
    let mut wanted = BUILD.to_vec();
    if purpose == Purpose::Headless {
        wanted.extend(HEADLESS);
    }
    let missing = missing_packages(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "apt-get install --no-install-recommends {}",
        missing.join(" ")
    );
    let Some(prefix) = root_prefix() else {
        fail!(
            "These packages are missing, and installing them takes an administrator: {}\nAsk one to run: {by_hand}",
            missing.join(" ")
        );
    };
    eprintln!("xtask: installing {}", missing.join(" "));
    let apt = |arguments: &[&str]| {
        let mut words = prefix.clone();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
        words.extend(arguments);
        let mut words = words.into_iter();
        let mut command = Command::new(words.next().unwrap_or("env"));
        command.args(words);
        run(&mut command)
    };
    // A stale list is a reason to go on: what is wanted may well be in it.
    if apt(&["update"]).is_err() {
        eprintln!(
            "xtask: the lists of packages could not be brought up to date; trying with those that are there"
        );
    }
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(&missing);
    if apt(&install).is_err() {
        fail!(
            "The packages could not be installed. With a network, run as administrator: {by_hand}"
        );
    }
    let left = missing_packages(&missing);
    if !left.is_empty() {
        fail!("Still missing after installing: {}", left.join(" "));
    }
    Ok(())
}

/// How to become root: not at all, by sudo without or with its question, or no way.
fn root_prefix() -> Option<Vec<&'static str>> {
    if capture_text(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(Vec::new());
    }
    if !is_on_path("sudo") {
        return None;
    }
    if capture_text(Command::new("sudo").args(["-n", "true"])).is_ok() {
        return Some(vec!["sudo", "-n"]);
    }
    std::io::stdin().is_terminal().then(|| vec!["sudo"])
}

fn missing_packages<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // It exits with 1 as soon as one is unknown, and still tells the others.
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .output();
    let told = output
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    not_installed(&told, wanted)
}

fn not_installed<'a>(told: &str, wanted: &[&'a str]) -> Vec<&'a str> {
    wanted
        .iter()
        .copied()
        .filter(|name| {
            !told
                .lines()
                .any(|line| line.split_once(' ') == Some((name, "installed")))
        })
        .collect()
}

/// What other distributions lack, asked by what the packages bring, since their names differ.
fn missing_programs(purpose: Purpose) -> Vec<&'static str> {
    let mut missing: Vec<_> = ["cc", "make", "perl", "pkg-config"]
        .into_iter()
        .filter(|name| !is_on_path(name))
        .collect();
    for library in ["webkit2gtk-4.1", "librsvg-2.0"] {
        if capture_text(Command::new("pkg-config").args(["--exists", library])).is_err() {
            missing.push(library);
        }
    }
    if purpose == Purpose::Headless {
        let programs = [
            "WebKitWebDriver",
            "Xvfb",
            "dbus-daemon",
            "xdotool",
            "import",
            "sqlite3",
        ];
        missing.extend(programs.into_iter().filter(|name| !is_on_path(name)));
    }
    missing
}

fn windows() -> Outcome {
    let mut missing = Vec::new();
    if !is_on_path("perl") {
        missing.push(
            "Perl, which builds OpenSSL: winget install -e --id StrawberryPerl.StrawberryPerl",
        );
    }
    if !is_on_path("node") {
        missing.push("Node: winget install -e --id OpenJS.NodeJS.LTS");
    }
    let program_files = std::env::var("ProgramFiles(x86)").unwrap_or_default();
    if !Path::new(&program_files)
        .join("Microsoft Visual Studio/Installer/vswhere.exe")
        .is_file()
    {
        missing.push(
            "Microsoft's C++ build tools: winget install -e --id Microsoft.VisualStudio.2022.BuildTools \
             --override \"--add Microsoft.VisualStudio.Workload.VCTools --includeRecommended --passive\"",
        );
    }
    let webview = Path::new(&program_files).join("Microsoft/EdgeWebView/Application");
    if !webview.is_dir() {
        missing.push("The WebView2 runtime: winget install -e --id Microsoft.EdgeWebView2Runtime");
    }
    told_to_install(&missing, "open a new terminal")
}

fn macos() -> Outcome {
    let mut missing = Vec::new();
    if capture_text(Command::new("xcode-select").arg("-p")).is_err() {
        missing.push("Apple's command line tools: xcode-select --install");
    }
    if !is_on_path("node") {
        missing.push("Node: brew install node");
    }
    told_to_install(&missing, "run the same command again")
}

fn told_to_install(missing: &[&str], then: &str) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    fail!("Install first, then {then}:\n  {}", missing.join("\n  "))
}

fn node() -> Outcome {
    let advice = match std::env::consts::OS {
        "windows" => "winget install -e --id OpenJS.NodeJS.LTS",
        "macos" => "brew install node",
        _ => {
            "the distribution's own package may be older (Debian 12 has 18): \
             take the current LTS from nodejs.org, or Debian 13 or Ubuntu 25.04 and later with their package nodejs and npm"
        }
    };
    let told = match capture_text(Command::new("node").arg("--version")) {
        Ok(told) => told,
        Err(_) => fail!("Node is missing. Node 20.19 or newer is needed: {advice}."),
    };
    if !node_is_new_enough(&told) {
        fail!(
            "Node {} is too old. Node 20.19, 22.13, or 24 and newer is needed: {advice}.",
            told.trim()
        );
    }
    if !is_on_path("npm") && !cfg!(windows) {
        fail!("Node is here and npm is not: install the package npm.");
    }
    Ok(())
}

/// What Vite and ESLint ask for; odd versions were never kept.
fn node_is_new_enough(version: &str) -> bool {
    let mut parts = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    match major {
        20 => minor >= 19,
        22 => minor >= 13,
        _ => major >= 24,
    }
}

/// `npm ci` when nothing is there yet, or when the lock is newer than what was installed by it.
fn page_packages(root: &Path) -> Outcome {
    let ui = root.join("ui");
    let lock = ui.join("package-lock.json");
    if !lock.is_file() {
        fail!("ui/package-lock.json is missing: run `npm install` in ui and commit it.");
    }
    let wanted = fs::metadata(&lock)
        .and_then(|meta| meta.modified())
        .doing("look at ui/package-lock.json")?;
    let installed =
        fs::metadata(ui.join("node_modules/.package-lock.json")).and_then(|meta| meta.modified());
    if installed.is_ok_and(|installed| installed >= wanted) {
        return Ok(());
    }
    eprintln!("xtask: installing the pages' packages");
    run(npm(root).args(["ci", "--no-audit", "--no-fund"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_told_by_id_and_by_likeness() {
        assert_eq!(
            family("NAME=\"Debian GNU/Linux\"\nID=debian\n"),
            Family::Debian
        );
        assert_eq!(
            family("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            Family::Debian
        );
        assert_eq!(
            family("ID=rocky\nID_LIKE=\"rhel centos fedora\"\n"),
            Family::Fedora
        );
        assert_eq!(
            family("ID=opensuse-tumbleweed\nID_LIKE=\"opensuse suse\"\n"),
            Family::Suse
        );
        assert_eq!(family("ID=manjaro\nID_LIKE=arch\n"), Family::Arch);
        assert_eq!(family(""), Family::Other);
    }

    #[test]
    fn a_removed_package_with_its_settings_left_is_missing() {
        let told = "perl installed\nxvfb config-files\n";
        assert_eq!(
            not_installed(told, &["perl", "xvfb", "dbus"]),
            ["xvfb", "dbus"]
        );
    }

    #[test]
    fn node_versions() {
        for good in ["v20.19.0", "v20.20.2\n", "v22.13.1", "v24.0.0", "v26.1.0"] {
            assert!(node_is_new_enough(good), "{good}");
        }
        for old in [
            "v18.20.4", "v20.18.9", "v21.9.0", "v22.12.0", "v23.9.0", "", "junk",
        ] {
            assert!(!node_is_new_enough(old), "{old}");
        }
    }
}
