//! The one window, and what runs beside it: idle checkpoints, hourly backups, watching a file that someone else writes.

use crate::arguments::Arguments;
use crate::doors::{self, Opened};
use crate::native;
use crm::commands;
use crm::session::{Session, Setting, system_user};
use crm::types::Clock;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{
    DragDropEvent, Emitter, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, WindowEvent,
};

/// How often the file is looked after while the window is open.
const CARE: Duration = Duration::from_secs(5);

/// Whether the page has said that its first screen stands.
#[derive(Default)]
pub struct Ready(AtomicBool);

impl Ready {
    /// The page says so.
    pub fn say(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn said(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

fn setting(arguments: &Arguments) -> Setting {
    let project = directories::ProjectDirs::from("uk", "Partnership Desk", "Partnership Desk");
    let data_dir = arguments
        .data_dir
        .clone()
        .or_else(|| project.map(|project| project.data_local_dir().to_owned()))
        .unwrap_or_else(|| std::env::temp_dir().join("partnership-desk"));
    let documents = directories::UserDirs::new()
        .and_then(|user| {
            user.document_dir()
                .or(Some(user.home_dir()))
                .map(PathBuf::from)
        })
        .unwrap_or_else(|| PathBuf::from("."));
    Setting {
        data_dir,
        documents,
        user: system_user(),
        clock: Clock::System,
        stays_open: true,
    }
}

/// A log of what was done, by name and time, never with what it was about.
fn log_to(data_dir: &std::path::Path) {
    let folder = data_dir.join("log");
    let _ = std::fs::create_dir_all(&folder);
    let appender = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("window")
        .max_log_files(7)
        .build(folder);
    if let Ok(appender) = appender {
        let _ = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(appender))
            .with_ansi(false)
            .try_init();
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where the system has no webview, or no display.
pub fn run(arguments: Arguments) -> tauri::Result<()> {
    let setting = setting(&arguments);
    log_to(&setting.data_dir);
    let alone = arguments.data_dir.is_some();
    let session = Arc::new(Session::new(setting.clone()));
    let early = session.clone();
    let mut builder = tauri::Builder::default();
    if !alone {
        builder = builder.plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                if let Some(window) = app.get_webview_window("main") {
                    let _ = window.unminimize();
                    let _ = window.set_focus();
                }
                doors::open_paths(app, Arguments::files_of(&arguments, &folder));
            },
        ));
        // Sizes only: Wayland hides positions, and a window restored off-screen is lost.
        builder = builder.plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(
                    tauri_plugin_window_state::StateFlags::SIZE
                        | tauri_plugin_window_state::StateFlags::MAXIMIZED,
                )
                .build(),
        );
    }
    #[cfg(target_os = "macos")]
    {
        // As on Linux: a blank window helps nobody.
        builder = builder.on_web_content_process_terminate(|webview| {
            tracing::error!("the page's process ended");
            let _ = webview.reload();
        });
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(session.clone())
        .manage(Opened::default())
        .manage(Ready::default())
        .invoke_handler(tauri::generate_handler![
            doors::query,
            doors::act,
            doors::signal,
            native::pick_open,
            native::pick_save,
            native::open_file,
            native::reveal,
        ])
        .setup(move |app| {
            let opened = app.state::<Opened>();
            opened.begin(&early, app.handle(), arguments.files);
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Partnership Desk")
                .inner_size(1280.0, 800.0)
                .min_inner_size(800.0, 500.0)
                .data_directory(setting.data_dir.join("webview"))
                .build()?;
            #[cfg(target_os = "linux")]
            {
                crate::linux::suit_drawing(&window);
                crate::linux::bring_back(&window);
            }
            #[cfg(not(target_os = "linux"))]
            drop(window);
            Ok(())
        })
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
                let paths = paths
                    .iter()
                    .map(|path| path.to_string_lossy().into_owned())
                    .collect();
                doors::open_paths(window.app_handle(), paths);
            }
        })
        .build(tauri::generate_context!())?;
    care(app.handle().clone(), session.clone());
    app.run(move |_, event| {
        if let RunEvent::Exit = event {
            // Readers close before the writer, the write-ahead log goes into the file, a backup is made.
            let _ = commands::act(&session, "file_close", Value::Null);
        }
    });
    Ok(())
}

/// Looks after the open file every few seconds, on a thread of its own.
fn care(app: tauri::AppHandle, session: Arc<Session>) {
    std::thread::spawn(move || {
        let mut waited = Duration::ZERO;
        loop {
            std::thread::sleep(CARE);
            waited += CARE;
            if waited == Duration::from_secs(10) && !app.state::<Ready>().said() {
                tracing::warn!(
                    "the page has not shown itself in 10 seconds; --safe-graphics may help"
                );
            }
            match session.care() {
                Ok(changed) if !changed.is_empty() => {
                    let _ = app.emit("changed", changed);
                }
                Ok(_) => {}
                Err(error) => tracing::warn!(kind = ?error.kind, "looking after the file"),
            }
        }
    });
}
