//! WebKitGTK and graphics drivers.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};
use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// A page whose process ends again within this time is not loaded anew: it would go on for ever.
const TOO_SOON: Duration = Duration::from_secs(10);

/// Chooses how WebKitGTK draws, before anything of GTK starts and while there is one thread.
///
/// With NVIDIA's driver its DMA-BUF buffers give a blank window, so plain shared memory is used there, unless the user
/// chose something. `WEBKIT_DISABLE_DMABUF_RENDERER` is no way out: since WebKitGTK 2.44 it draws everything in
/// software. `--safe-graphics` does that, for drivers that fail some other way.
pub fn prepare(safe_graphics: bool) {
    if is_chosen() {
        return;
    }
    let wanted = if safe_graphics {
        "WEBKIT_DISABLE_DMABUF_RENDERER"
    } else if Path::new("/proc/driver/nvidia/version").exists() {
        "WEBKIT_DMABUF_RENDERER_FORCE_SHM"
    } else {
        return;
    };
    restart_with(wanted);
}

/// Has the page drawn straight into the window where nothing but the processor draws, as in most virtual machines and
/// over most remote desktops. WebKitGTK would else draw through an emulated graphics card, which takes 120 MB and a
/// quarter of all the work of a key.
pub fn suit_drawing(window: &WebviewWindow) {
    if is_chosen() || has_graphics_card() {
        return;
    }
    let told = window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
    if let Err(error) = told {
        tracing::warn!(%error, "the page is drawn through an emulated graphics card");
    }
}

/// Loads the page anew where its process ended, by a fault of the webview's or for want of memory, instead of leaving a
/// blank window: what was saved is in the file, and the address says which screen it was.
pub fn bring_back(window: &WebviewWindow) {
    let told = window.with_webview(|webview| {
        let last: Cell<Option<Instant>> = Cell::new(None);
        webview
            .inner()
            .connect_web_process_terminated(move |webview, reason| {
                tracing::error!(?reason, "the page's process ended");
                let before = last.replace(Some(Instant::now()));
                if before.is_none_or(|before| before.elapsed() > TOO_SOON) {
                    webview.reload();
                }
            });
    });
    if let Err(error) = told {
        tracing::warn!(%error, "a page that ends is not brought back");
    }
}

/// Whether the user has said how WebKitGTK is to draw.
fn is_chosen() -> bool {
    std::env::vars_os().any(|(name, _)| name.to_string_lossy().starts_with("WEBKIT_D"))
}

/// Whether there is one, and Mesa was not told to do without it.
fn has_graphics_card() -> bool {
    let told_not_to =
        std::env::var_os("LIBGL_ALWAYS_SOFTWARE").is_some_and(|told| told == "1" || told == "true");
    let cards = std::fs::read_dir("/dev/dri").into_iter().flatten();
    let known_to_mesa = cards
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"));
    // NVIDIA's own driver and Windows' subsystem for Linux bring theirs another way.
    let others = ["/dev/nvidiactl", "/dev/dxg"];
    !told_not_to && (known_to_mesa || others.iter().any(|path| Path::new(path).exists()))
}

/// Starts this program anew with one variable set: setting it in a running process is unsound.
fn restart_with(variable: &str) {
    use std::os::unix::process::CommandExt;
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let error = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(variable, "1")
        .exec();
    eprintln!("Partnership Desk goes on without {variable}: {error}");
}
