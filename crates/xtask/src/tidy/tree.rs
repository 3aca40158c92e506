//! Rules about the tree as a whole: names, places, what may depend on what.

use super::{Finding, Source};

/// Words that say nothing about what a file is for.
const EMPTY_WORDS: [&str; 7] = [
    "util", "utils", "manager", "managers", "helper", "helpers", "misc",
];

/// A file is named for what it holds.
pub fn file_names(paths: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in paths {
        let empty = path
            .split('/')
            .flat_map(words)
            .find(|word| EMPTY_WORDS.contains(&word.as_str()));
        if let Some(word) = empty {
            findings.push(Finding {
                path: (*path).to_owned(),
                line: 0,
                rule: format!("\"{word}\" in a name says nothing: name the file for what it holds"),
            });
        }
    }
    findings
}

/// The words of `some-fileName.rs`: some, file, name, rs.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter.is_uppercase() || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && letter.is_alphanumeric()
        {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

/// A path of one machine has no meaning on another. Tests may invent somebody's own folder, for the rules about synced
/// folders and network drives; elsewhere a line that needs one as an example says `example path`.
pub fn absolute_paths(source: &Source) -> Vec<Finding> {
    // Written in two pieces, or this file would break its own rule.
    let machine = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];
    let personal = [
        concat!("/ho", "me/"),
        concat!("C:\\Us", "ers"),
        concat!("C:/Us", "ers"),
    ];
    let of_tests = source.file_name() == "tests.rs"
        || source.path.contains(".test.")
        || source.path.split('/').any(|part| part == "tests");
    let mut in_tests = of_tests;
    if matches!(source.file_name(), "Cargo.lock" | "package-lock.json") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (line, text) in source.lines() {
        in_tests |= text.trim().starts_with("#[cfg(test)]");
        if text.contains("example path") {
            continue;
        }
        let roots = machine.iter().chain(personal.iter().filter(|_| !in_tests));
        for root in roots {
            let begins = |at: usize| {
                text.get(..at)
                    .and_then(|before| before.chars().next_back())
                    .is_none_or(|before| before.is_whitespace() || "\"'`=(<[:,;".contains(before))
            };
            if text.match_indices(*root).any(|(at, _)| begins(at)) {
                findings.push(source.finding(
                    line,
                    format!("{root} is a path of one machine; a line that shows one as an example says \"example path\""),
                ));
            }
        }
    }
    findings
}

/// The core knows no shell and no runtime, and xtask builds when nothing else does.
pub fn manifests(source: &Source) -> Vec<Finding> {
    let (banned, rule): (fn(&str, &str) -> bool, &str) = match source.path.as_str() {
        "crates/crm/Cargo.toml" => (
            |name, _| name.starts_with("tauri") || name.starts_with("tokio") || is_network(name),
            "the core depends on no shell, no runtime and no network",
        ),
        "crates/xtask/Cargo.toml" => (
            |name, value| {
                value.contains("path")
                    || matches!(name, "crm" | "desk-cli" | "partnership-desk" | "e2e")
            },
            "xtask depends on no crate of the workspace",
        ),
        "crates/cli/Cargo.toml" | "src-tauri/Cargo.toml" => (
            |name, _| {
                is_network(name)
                    || matches!(
                        name,
                        "tauri-plugin-fs" | "tauri-plugin-shell" | "tauri-plugin-http"
                    )
            },
            "the program uses no network, and the page gets no files and no shell",
        ),
        _ => return Vec::new(),
    };
    let mut findings = Vec::new();
    let mut in_dependencies = false;
    for (line, text) in source.lines() {
        let text = text.trim();
        if let Some(section) = text.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            in_dependencies = section
                .split('.')
                .any(|part| part.ends_with("dependencies"));
            let own = section.rsplit_once("dependencies.").map(|(_, name)| name);
            if own.is_some_and(|name| banned(name, "")) {
                findings.push(source.finding(line, rule));
            }
        } else if in_dependencies && let Some((name, value)) = text.split_once('=') {
            let name = name.trim().split('.').next().unwrap_or_default();
            if !name.starts_with('#') && banned(name, value) {
                findings.push(source.finding(line, format!("{name}: {rule}")));
            }
        }
    }
    findings
}

fn is_network(name: &str) -> bool {
    matches!(
        name,
        "reqwest" | "ureq" | "hyper" | "curl" | "isahc" | "attohttpc" | "tungstenite"
    )
}

/// The page asks the program for everything; it never gets files, a shell or the network itself.
pub fn permissions(source: &Source) -> Vec<Finding> {
    if !source.is_under("src-tauri/capabilities") {
        return Vec::new();
    }
    let banned = [
        "\"fs:",
        "\"shell:",
        "\"http:",
        "\"websocket:",
        "\"upload:",
        "\"updater:",
    ];
    source
        .lines()
        .filter(|(_, text)| banned.iter().any(|start| text.contains(start)))
        .map(|(line, text)| {
            source.finding(
                line,
                format!("no permission for files, shell or network: {}", text.trim()),
            )
        })
        .collect()
}

/// A map that nobody can take in at one sitting is no map.
pub fn length(source: &Source) -> Option<Finding> {
    const MOST: usize = 140;
    let lines = source.text.lines().count();
    (source.path == "ARCHITECTURE.md" && lines > MOST).then(|| {
        source.finding(
            0,
            format!("{lines} lines; at most {MOST}, or it is no longer a map"),
        )
    })
}
