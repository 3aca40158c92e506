//! The client itself, tried on a page of its own in WebKit's small browser: a test that can't fail proves nothing.

use std::path::PathBuf;

use e2e::{Start, Tried, Trouble, Window};

const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Client</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'nonce-x'; style-src 'self'">
<script nonce="x">
window.__cspViolations = [];
addEventListener("securitypolicyviolation", (e) => window.__cspViolations.push(e.violatedDirective));
addEventListener("DOMContentLoaded", () => {
  const out = document.querySelector("output");
  document.querySelector("button").addEventListener("click", () => { setTimeout(() => { out.textContent = "Pressed"; }, 100); });
  addEventListener("keydown", (e) => { if (e.ctrlKey && e.key === "k") out.textContent = "Found"; });
});
</script></head>
<body><main><h1>Client</h1><label>Name <input></label> <button>Press</button> <output></output></main></body></html>"#;

/// Where Debian and its kin keep the browser that comes with WebKitGTK.
pub fn browser() -> Tried<PathBuf> {
    let folders = ["/usr/lib", "/usr/libexec"];
    let found = folders.into_iter().flat_map(|folder| {
        let inner = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        inner
            .chain([PathBuf::from(folder)])
            .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
    });
    found
        .into_iter()
        .find(|path| path.is_file())
        .ok_or_else(|| Trouble::new("MiniBrowser is not installed"))
}

fn open(name: &str, page: &str) -> Tried<(Window, tempfile::TempDir)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("page.html");
    std::fs::write(&path, page)?;
    let window = Start::program(name, browser()?)
        .argument("--automation")
        .open()?;
    window.go(&format!("file://{}", path.display()))?;
    Ok((window, folder))
}

#[test]
fn it_finds_clicks_types_and_presses() -> Tried {
    let (window, _folder) = open("client", PAGE)?;
    assert_eq!(window.text(&window.role("heading", "Client")?)?, "Client");
    let name = window.role("textbox", "Name")?;
    window.type_into(&name, "Hill Top")?;
    window.type_keys(" Primary")?;
    assert_eq!(window.value(&name)?, "Hill Top Primary");
    window.fill(&name, "Mill")?;
    assert_eq!(window.value(&name)?, "Mill");
    window.click(&window.role("button", "Press")?)?;
    window.with_text("Pressed")?;
    window.keys("Control+k")?;
    window.with_text("Found")?;
    window.without_text("Pressed")?;
    window.resize(800, 600)?;
    window.wait_for(
        "A window of 800",
        "return document.hasFocus() && innerWidth === 800",
        &[],
    )?;
    let picture = std::fs::read(window.screenshot("client")?)?;
    assert!(picture.starts_with(b"\x89PNG"));
    window.check_policy()?;
    window.axe()?;
    window.close()
}

#[test]
fn it_tells_what_is_wrong() -> Tried {
    let broken = PAGE.replace(
        "<label>Name <input></label>",
        "<input style=\"color: red\">",
    );
    let (window, _folder) = open("client-broken", &broken)?;
    window.css("h1")?;
    let Err(policy) = window.check_policy() else {
        panic!("an inline style passed the policy")
    };
    assert!(policy.to_string().contains("style-src"), "{policy}");
    let Err(axe) = window.axe() else {
        panic!("a field without a name passed axe")
    };
    assert!(axe.to_string().contains("label"), "{axe}");
    window.close()
}
