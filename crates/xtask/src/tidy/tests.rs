//! Every rule can fail, and lets the right thing pass.

use super::{Source, all, not_added, tree};

/// What the rules say about one file, as `line rule`, cut to the rule's first words.
fn say(path: &str, text: &str) -> Vec<String> {
    let findings = all(&[Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }]);
    findings
        .iter()
        .map(|finding| format!("{} {}", finding.line, finding.rule))
        .collect()
}

#[track_caller]
fn bad(path: &str, text: &str, says: &str) {
    let said = say(path, text);
    assert!(
        said.iter().any(|line| line.contains(says)),
        "{path}: wanted {says:?}, was told {said:?}"
    );
}

#[track_caller]
fn good(path: &str, text: &str) {
    let said = say(path, text);
    assert!(said.is_empty(), "{path}: {said:?}");
}

#[test]
fn the_core_has_no_shell() {
    bad(
        "crates/crm/Cargo.toml",
        "[dependencies]\ntauri.workspace = true\n",
        "2 tauri: the core",
    );
    bad(
        "crates/crm/Cargo.toml",
        "[dev-dependencies]\ntokio = \"1\"\n",
        "the core",
    );
    bad(
        "crates/crm/Cargo.toml",
        "[target.'cfg(unix)'.dependencies.tokio]\nversion = \"1\"\n",
        "the core",
    );
    good(
        "crates/crm/Cargo.toml",
        "[package]\ntauri = \"no\"\n[dependencies]\nserde = \"1\"\n",
    );
}

#[test]
fn xtask_stands_alone() {
    bad(
        "crates/xtask/Cargo.toml",
        "[dependencies]\ncrm.workspace = true\n",
        "xtask depends",
    );
    bad(
        "crates/xtask/Cargo.toml",
        "[dependencies]\nx = { path = \"../x\" }\n",
        "xtask depends",
    );
    good(
        "crates/xtask/Cargo.toml",
        "[dependencies]\nserde_json.workspace = true\n",
    );
}

#[test]
fn no_network_in_manifests() {
    bad(
        "src-tauri/Cargo.toml",
        "[dependencies]\nureq = \"3\"\n",
        "no network",
    );
    bad(
        "src-tauri/Cargo.toml",
        "[dependencies]\ntauri-plugin-fs = \"2\"\n",
        "no files",
    );
    good("tests/Cargo.toml", "[dependencies]\nureq = \"3\"\n");
}

#[test]
fn sql_has_its_places() {
    for sql in [
        "SELECT name FROM school",
        "INSERT INTO a VALUES (1)",
        "UPDATE school\n SET name = ?1",
        "DELETE FROM a",
    ] {
        let text = format!("fn f() {{\n let _ = \"{sql}\";\n}}\n");
        bad("crates/crm/src/school/actions.rs", &text, "2 SQL stands");
        bad("crates/cli/src/main.rs", &text, "SQL stands");
        good("crates/crm/src/school/store.rs", &text);
        good("crates/crm/src/school/queries.rs", &text);
        good("crates/crm/src/school/list.rs", &text);
        good("crates/crm/src/store/log.rs", &text);
        good("crates/crm/src/history/undo.rs", &text);
        good("crates/crm/src/school/tests.rs", &text);
        good("crates/crm/tests/it/lock.rs", &text);
    }
    bad(
        "crates/cli/src/store.rs",
        "const A: &str = \"DELETE FROM a\";",
        "SQL stands",
    );
    good(
        "crates/crm/src/school/actions.rs",
        "// SELECT name FROM school\nconst A: &str = \"Please select a school from the list\";",
    );
    good(
        "crates/crm/src/school/actions.rs",
        "const A: u8 = 1;\n#[cfg(test)]\nmod tests {\n const B: &str = \"DELETE FROM a\";\n}",
    );
}

#[test]
fn nouns_keep_out_of_each_others_store() {
    bad(
        "crates/crm/src/person/actions.rs",
        "use crate::school::store;\n",
        "person reaches into school's store",
    );
    bad(
        "crates/crm/src/person/actions.rs",
        "use crate::{school::store::find, types};\n",
        "person reaches",
    );
    good(
        "crates/crm/src/person/actions.rs",
        "use crate::person::store;\nuse crate::store::Write;\nuse super::store;\nuse crate::school::find;\nuse crate::school::stored;\n",
    );
}

#[test]
fn no_network_in_code() {
    bad(
        "crates/crm/src/lib.rs",
        "use std::net::TcpStream;\n",
        "no network",
    );
    bad(
        "src-tauri/src/main.rs",
        "fn f() { ureq::get(); }\n",
        "no network",
    );
    bad(
        "ui/src/api/client.ts",
        "const a = await fetch(\"x\");\n",
        "no network",
    );
    bad("ui/src/api/client.ts", "window.fetch(x)\n", "no network");
    good("ui/src/api/client.ts", "prefetch(1); cache.fetch(2);\n");
    good("crates/crm/src/lib.rs", "// no std::net here\n");
    good("tests/e2e/lib.rs", "use std::net::TcpListener;\n");
}

#[test]
fn replacing_is_banned() {
    bad(
        "crates/crm/src/school/store.rs",
        "const A: &str = \"INSERT OR REPLACE INTO a\";",
        "INSERT OR REPLACE",
    );
    bad(
        "crates/crm/src/store/migrations/0002_x.sql",
        "INSERT OR REPLACE INTO a VALUES (1);",
        "INSERT OR REPLACE",
    );
    good(
        "crates/crm/src/store/migrations/0002_x.sql",
        "-- never INSERT OR REPLACE INTO\nSELECT 1;",
    );
}

#[test]
fn transactions_name_their_behaviour() {
    bad(
        "crates/crm/src/store/write.rs",
        "let t = c.transaction()?;",
        "names its behaviour",
    );
    good(
        "crates/crm/src/store/write.rs",
        "let t = c.transaction_with_behavior(Immediate)?;",
    );
}

#[test]
fn only_the_store_opens_files() {
    bad(
        "crates/crm/src/register/load.rs",
        "let c = Connection::open(path)?;",
        "opens a file",
    );
    bad(
        "crates/cli/src/main.rs",
        "let c = rusqlite::Connection::open_in_memory()?;",
        "opens a file",
    );
    good(
        "crates/crm/src/store/open.rs",
        "let c = Connection::open(path)?;",
    );
}

#[test]
fn the_window_has_three_doors_and_pickers() {
    bad(
        "src-tauri/src/rpc.rs",
        "#[tauri::command]\npub async fn read_file() {}\n",
        "2 read_file is no door",
    );
    bad(
        "src-tauri/src/rpc.rs",
        "#[tauri::command]\npub fn query() {}\n",
        "query is not async",
    );
    bad(
        "crates/crm/src/lib.rs",
        "#[tauri::command]\npub async fn query() {}\n",
        "only src-tauri",
    );
    good(
        "src-tauri/src/rpc.rs",
        "#[tauri::command]\n#[allow(x)]\npub async fn query() {}\n#[tauri::command(rename_all = \"x\")]\nasync fn pick_file() {}\nfn other() {}\n",
    );
}

#[test]
fn pages_keep_to_their_layers() {
    bad(
        "ui/src/kit/Button.svelte",
        "import { invoke } from \"@tauri-apps/api/core\";",
        "host.tauri.ts",
    );
    good(
        "ui/src/api/host.tauri.ts",
        "import { invoke } from \"@tauri-apps/api/core\";",
    );
    bad(
        "ui/src/screens/a/A.svelte",
        "import { Dialog } from 'bits-ui';",
        "only ui/src/kit",
    );
    good(
        "ui/src/kit/Dialog.svelte",
        "import { Dialog } from 'bits-ui';",
    );
    bad(
        "ui/src/api/client.ts",
        "import x from \"../kit/toast\";",
        "stands above",
    );
    bad(
        "ui/src/grid/DataGrid.svelte",
        "import x from \"../screens/a/A.svelte\";",
        "stands above",
    );
    bad(
        "ui/src/kit/a/B.ts",
        "const x = await import(\"../../screens/a/A.svelte\");",
        "stands above",
    );
    good(
        "ui/src/screens/a/A.svelte",
        "import x from \"../../grid/DataGrid.svelte\";\nimport { query } from \"../../api/client\";\nimport y from \"./B.svelte\";",
    );
    good(
        "ui/src/grid/DataGrid.svelte",
        "import Button from \"../kit/Button.svelte\";",
    );
}

#[test]
fn pages_keep_the_policy() {
    bad(
        "ui/src/kit/A.svelte",
        "<p style=\"color: red\">x</p>",
        "style attributes",
    );
    bad(
        "ui/index.html",
        "<p class=\"a\"\n  style='color: red'>x</p>",
        "2 the policy",
    );
    good(
        "ui/src/kit/A.svelte",
        "<p style:width={w}>x</p>\n<style>p { color: red }</style>",
    );
    bad(
        "ui/src/kit/A.svelte",
        "<input type=\"date\" />",
        "date field",
    );
    bad(
        "ui/src/kit/A.svelte",
        "<input type='datetime-local' />",
        "date field",
    );
    bad(
        "ui/src/kit/a.ts",
        "if (confirm(\"Sure?\")) go();",
        "confirm() shows nothing",
    );
    bad(
        "ui/src/kit/a.ts",
        "window.alert(1)",
        "alert() shows nothing",
    );
    good(
        "ui/src/kit/a.ts",
        "dialog.confirm(1); onconfirm(2); // fine\n",
    );
}

#[test]
fn the_page_gets_no_files_shell_or_network() {
    bad(
        "src-tauri/capabilities/main.json",
        "{ \"permissions\": [\n\"fs:default\" ] }",
        "2 no permission",
    );
    bad(
        "src-tauri/capabilities/main.json",
        "\"shell:allow-open\"",
        "no permission",
    );
    good(
        "src-tauri/capabilities/main.json",
        "\"dialog:allow-open\", \"allow-query\"",
    );
}

#[test]
fn paths_of_one_machine_are_found() {
    bad(
        "README.md",
        concat!("cd /ho", "me/somebody/desk"),
        "path of one machine",
    );
    bad(
        "src-tauri/src/main.rs",
        concat!("const A: &str = \"/wo", "rk/x\";"),
        "path of one machine",
    );
    bad(
        "crates/cli/src/main.rs",
        concat!("// C:\\Us", "ers\\x"),
        "path of one machine",
    );
    bad(
        "crates/crm/src/store/tests.rs",
        concat!("const A: &str = \"/wo", "rk/x\";"),
        "path of one machine",
    );
    good("README.md", concat!("see https://example.org/ho", "me/x"));
    let table = concat!("(\"/ho", "me/anna/OneDrive/x.desk\", true),");
    bad(
        "crates/crm/src/store/place.rs",
        table,
        "path of one machine",
    );
    good(
        "crates/crm/src/store/place.rs",
        &format!("{table} // example path"),
    );
    good(
        "crates/crm/src/store/place.rs",
        &format!("#[cfg(test)]\n{table}"),
    );
    good("crates/crm/src/store/tests.rs", table);
    good("ui/src/api/words.test.ts", table);
}

#[test]
fn names_mean_something() {
    let found = |path: &str| !tree::file_names(&[path]).is_empty();
    assert!(found("crates/crm/src/utils.rs"));
    assert!(found("ui/src/kit/dateHelper.ts"));
    assert!(found("crates/crm/src/file_manager/mod.rs"));
    assert!(!found("crates/crm/src/school/store.rs"));
    assert!(!found("assets/utilities.csv"));
}

#[test]
fn the_map_stays_short() {
    bad("ARCHITECTURE.md", &"a line\n".repeat(141), "141 lines");
    good("ARCHITECTURE.md", &"a line\n".repeat(140));
}

#[test]
fn shipped_migrations_are_frozen() {
    let found = not_added("A\tm/0002.sql\nM\tm/0001.sql\nD\tm/0000.sql\n");
    let paths: Vec<_> = found.iter().map(|finding| finding.path.as_str()).collect();
    assert_eq!(paths, ["m/0001.sql", "m/0000.sql"]);
}
