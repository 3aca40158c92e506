//! The doors of the page: `query`, `act`, `signal`.
//!
//! The first two hand their work to a thread that may block; no command ever runs on the window's own thread.
//! A signal takes neither a reader nor the writer, so it answers while a load runs.

use crm::commands::{self, Done};
use crm::session::Session;
use crm::{Error, Result};
use serde_json::Value;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow};

/// How small and how large the page may be drawn; 1 is its usual size.
const ZOOM: RangeInclusive<f64> = 0.5..=2.5;

/// Paths that wait for the page: from the command line, a drop, or a second start.
///
/// The file that the program was started with is opened while the webview is still loading the page, so that the first
/// question finds it open. Where that does not work out (a password, damage), the path waits like any other, and the page
/// goes the way that tells why.
#[derive(Default)]
pub struct Opened {
    paths: Mutex<Vec<String>>,
    early: Mutex<Option<JoinHandle<()>>>,
}

impl Opened {
    /// Begins with paths that were given before the page was there.
    pub fn begin(&self, session: &Arc<Session>, app: &AppHandle, paths: Vec<String>) {
        let file = paths.iter().position(|path| path.ends_with(".desk"));
        self.add(paths);
        let Some(at) = file else { return };
        let (session, app) = (session.clone(), app.clone());
        let open = std::thread::spawn(move || {
            let opened = app.state::<Opened>();
            let path = opened.paths().get(at).cloned().unwrap_or_default();
            let request = serde_json::json!({ "path": path });
            if commands::act(&session, "file_open", request).is_ok() {
                opened.paths().retain(|waiting| *waiting != path);
            }
        });
        *self.early.lock().unwrap_or_else(PoisonError::into_inner) = Some(open);
    }

    fn paths(&self) -> MutexGuard<'_, Vec<String>> {
        self.paths.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, paths: Vec<String>) {
        self.paths().extend(paths);
    }

    /// Takes the paths, once the file that the program was started with is open or has turned out not to be.
    fn take(&self) -> Vec<String> {
        let early = self
            .early
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(early) = early {
            let _ = early.join();
        }
        std::mem::take(&mut *self.paths())
    }
}

/// Hands paths to the page, whichever way they came.
pub fn open_paths(app: &AppHandle, paths: Vec<String>) {
    if !paths.is_empty() {
        app.state::<Opened>().add(paths);
        let _ = app.emit("opened", ());
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Error::bug(format!("The work was broken off ({error})."))))
}

/// The reading door.
#[tauri::command]
pub async fn query(
    session: State<'_, Arc<Session>>,
    name: String,
    request: Value,
) -> Result<Value> {
    let session = session.inner().clone();
    blocking(move || commands::query(&session, &name, request)).await
}

/// The writing door.
#[tauri::command]
pub async fn act(session: State<'_, Arc<Session>>, name: String, request: Value) -> Result<Done> {
    let session = session.inner().clone();
    blocking(move || commands::act(&session, &name, request)).await
}

/// Progress and cancel of the job under way, paths that wait to be opened, how large the page is drawn, and the page's
/// word that it stands.
#[tauri::command]
pub async fn signal(
    app: AppHandle,
    window: WebviewWindow,
    name: String,
    factor: Option<f64>,
    paths: Option<Vec<String>>,
) -> Result<Value> {
    let session = app.state::<Arc<Session>>();
    match name.as_str() {
        "progress" => Ok(serde_json::to_value(session.signals.progress())?),
        "cancel" => {
            session.signals.cancel();
            Ok(Value::Null)
        }
        "opened" => {
            let app = app.clone();
            let paths = blocking(move || Ok(app.state::<Opened>().take())).await?;
            Ok(serde_json::to_value(paths)?)
        }
        "zoom" => {
            let factor = factor.unwrap_or(1.0).clamp(*ZOOM.start(), *ZOOM.end());
            window.set_zoom(factor).map_err(|error| {
                Error::bug(format!("The size of the text stays as it is ({error})."))
            })?;
            Ok(Value::Null)
        }
        "ready" => {
            tracing::info!("the first screen stands");
            app.state::<crate::window::Ready>().say();
            session.first_screen_stands();
            Ok(Value::Null)
        }
        // The tests' drop: no test can drag a file from another window.
        #[cfg(feature = "e2e")]
        "drop" => {
            open_paths(&app, paths.unwrap_or_default());
            Ok(Value::Null)
        }
        _ => {
            let _ = paths;
            Err(Error::invalid(format!(
                "There is no signal called “{name}”."
            )))
        }
    }
}
