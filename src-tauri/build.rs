//! Names the commands that the window may be allowed, so that every other one is refused.

fn main() {
    let commands = &[
        "query",
        "act",
        "signal",
        "pick_open",
        "pick_save",
        "open_file",
        "reveal",
    ];
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(commands));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
