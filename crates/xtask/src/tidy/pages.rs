//! Rules about the pages: layers, the content security policy, dialogs that some systems don't show.

use super::{Finding, Source};

/// Every rule for a file of the pages.
pub fn rules(source: &Source) -> Vec<Finding> {
    let written = ["ts", "js", "svelte", "html"]
        .into_iter()
        .any(|extension| source.has_extension(extension));
    if !source.is_under("ui") || !written {
        return Vec::new();
    }
    let mut findings = imports(source);
    let is_test = source.path.contains(".test.");
    let marked_up = source.has_extension("svelte") || source.has_extension("html");
    for (line, text) in source.lines() {
        if is_comment(text) {
            continue;
        }
        if marked_up && has_attribute(text, "style=") {
            findings.push(source.finding(
                line,
                "the policy forbids style attributes: use a class, or Svelte's style: directive",
            ));
        }
        if ["type=\"date", "type='date", "type={\"date", "type={'date"]
            .into_iter()
            .any(|start| text.contains(start))
        {
            findings.push(source.finding(line, "the system's date field follows the machine's order of day and month: use the kit's"));
        }
        if !is_test {
            for dialog in ["alert", "confirm", "prompt"] {
                if calls(text, dialog) {
                    findings.push(source.finding(
                        line,
                        format!("{dialog}() shows nothing on macOS: use the kit's dialog"),
                    ));
                }
            }
            for name in [
                "fetch",
                "XMLHttpRequest",
                "WebSocket",
                "EventSource",
                "sendBeacon",
            ] {
                if calls(text, name) {
                    findings
                        .push(source.finding(line, format!("{name}: the program uses no network")));
                }
            }
        }
    }
    findings
}

fn is_comment(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("//")
        || text.starts_with("* ")
        || text.starts_with("/*")
        || text.starts_with("<!--")
}

fn has_attribute(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let value = text
            .get(at + name.len()..)
            .and_then(|rest| rest.chars().next());
        before.chars().next_back().is_none_or(char::is_whitespace)
            && matches!(value, Some('"' | '\'' | '{'))
    })
}

/// A call of a global function, bare or by `window`, and not of somebody's method or of another function's end.
fn calls(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let called = text
            .get(at + name.len()..)
            .is_some_and(|rest| rest.starts_with('('));
        let global = ["window.", "globalThis.", "self.", "navigator."]
            .into_iter()
            .any(|owner| before.ends_with(owner));
        let inside = before
            .chars()
            .next_back()
            .is_some_and(|last| last.is_alphanumeric() || "_$.".contains(last));
        called && (global || !inside)
    })
}

/// How high a folder of `ui/src` stands: a file may import what stands beside or below it.
fn height(path: &str) -> Option<u8> {
    match path.strip_prefix("ui/src/")?.split('/').next()? {
        "screens" => Some(3),
        "grid" | "chart" | "map" | "kit" => Some(2),
        "api" => Some(1),
        _ => None,
    }
}

fn imports(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in source.lines() {
        for name in imported(text) {
            if name.starts_with("@tauri-apps/") && source.path != "ui/src/api/host.tauri.ts" {
                findings
                    .push(source.finding(line, "only ui/src/api/host.tauri.ts knows the shell"));
            }
            if (name == "bits-ui" || name.starts_with("bits-ui/")) && !source.is_under("ui/src/kit")
            {
                findings.push(source.finding(line, "only ui/src/kit knows bits-ui"));
            }
            let Some(target) = resolve(&source.path, name) else {
                continue;
            };
            if let (Some(own), Some(other)) = (height(&source.path), height(&target))
                && other > own
            {
                findings.push(source.finding(line, format!("{target} stands above this file: screens, then grid, chart, map and kit, then api")));
            }
        }
    }
    findings
}

/// What a line imports: `from "x"`, `import "x"`, `import("x")`.
fn imported(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for mark in ["from ", "import ", "import("] {
        for (at, _) in text.match_indices(mark) {
            let rest = text.get(at + mark.len()..).unwrap_or_default();
            let Some(quote) = rest
                .chars()
                .next()
                .filter(|quote| matches!(quote, '"' | '\''))
            else {
                continue;
            };
            if let Some((name, _)) = rest.get(1..).and_then(|rest| rest.split_once(quote)) {
                names.push(name);
            }
        }
    }
    names
}

/// The file that a relative import means, seen from the root. Packages give none.
fn resolve(from: &str, name: &str) -> Option<String> {
    let mut parts: Vec<&str> = if name.starts_with('.') {
        from.split('/')
            .rev()
            .skip(1)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect()
    } else {
        vec!["ui", "src"]
    };
    let rest = if name.starts_with('.') {
        name
    } else {
        ["@/", "$lib/", "$ui/", "src/"]
            .into_iter()
            .find_map(|alias| name.strip_prefix(alias))?
    };
    for part in rest.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
