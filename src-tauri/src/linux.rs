//! WebKitGTK and graphics drivers.

use std::path::Path;

/// Chooses how WebKitGTK draws, before anything of GTK starts and while there is one thread.
///
/// With NVIDIA's driver its DMA-BUF buffers give a blank window, so plain shared memory is used there, unless the user
/// chose something. `WEBKIT_DISABLE_DMABUF_RENDERER` is no way out: since WebKitGTK 2.44 it draws everything in
/// software. `--safe-graphics` does that, for drivers that fail some other way.
pub fn prepare(safe_graphics: bool) {
    let chosen =
        std::env::vars_os().any(|(name, _)| name.to_string_lossy().starts_with("WEBKIT_D"));
    if chosen {
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
