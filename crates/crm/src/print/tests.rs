#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::{Page, escaped, folder, forget};
use crate::commands;
use crate::session::{Session, Setting};
use crate::testkit::Office;
use crate::types::Clock;
use serde_json::{Value, json};

fn page() -> Page {
    let mut page = Page::new("Heads & <friends>", "Northfold \"SCITT\"", true);
    page.fact("Register of", "1 Sep 2026");
    page.fact("Nothing", "");
    page.heading("By kind");
    page.table(
        &["Kind", "Schools"],
        &[
            ["<script>alert(1)</script>".to_owned(), "1,010".to_owned()],
            ["O’Hara's\nsecond line".to_owned(), "7".to_owned()],
        ],
    );
    page
}

#[test]
fn all_that_is_put_into_a_page_is_escaped() {
    let html = page().html("2026-09-10".parse().unwrap());
    for part in [
        "<title>Heads &amp; &lt;friends&gt;</title>",
        "<p>Northfold &quot;SCITT&quot;</p>",
        "Register of: 1 Sep 2026 · Printed: 10 Sep 2026 · <strong class=\"data\">Contains personal data</strong>",
        "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td class=\"n\">1,010</td>",
        "<td>O’Hara&#39;s<br>second line</td>",
        "<th scope=\"col\" class=\"n\">Schools</th>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    for word in ["<script", "http://", "https://", "src=", "url(", "Nothing"] {
        assert!(!html.contains(word), "{word} in {html}");
    }
    assert_eq!(escaped("a\u{0}b\u{1b}c"), "abc");
}

#[test]
fn a_page_without_people_does_not_say_that_it_has_them() {
    let mut page = page();
    page.personal_data = false;
    assert!(
        !page
            .html("2026-09-10".parse().unwrap())
            .contains("personal data")
    );
}

/// Prints lie outside the file's password, so they go with the file and at the next start.
#[test]
fn prints_go_when_the_file_is_closed_and_when_the_program_starts() {
    let office = Office::new();
    let file = office.path("Office.desk");
    office.act("file_close", json!({}));
    let setting = Setting {
        data_dir: office.path("data"),
        documents: office.path("."),
        user: "Wilhelmina Thrupp".to_owned(),
        clock: Clock::System,
        stays_open: true,
    };
    let prints = folder(&setting.data_dir);
    std::fs::create_dir_all(&prints).unwrap();
    let old = prints.join("Old.html");
    std::fs::write(&old, "names").unwrap();
    let session = Session::new(setting.clone());
    assert!(!old.exists(), "a start takes what a crash has left");
    commands::act(&session, "file_open", json!({ "path": file })).unwrap();
    let path = super::place(&session, "", "Heads: 1/9").unwrap();
    assert_eq!(path, prints.join("Heads- 1-9.html"));
    page().write(&path, Clock::System.today()).unwrap();
    assert!(path.exists());
    commands::act(&session, "file_close", Value::Null).unwrap();
    assert!(!path.exists(), "closing takes them");
    // The command line shares the folder with the window, and leaves it alone.
    std::fs::write(&old, "names").unwrap();
    drop(Session::new(Setting {
        stays_open: false,
        ..setting.clone()
    }));
    assert!(old.exists());
    forget(&setting.data_dir);
    assert!(!old.exists());
}
