//! The system's own dialogs, and showing a file outside the window.

use crm::{Error, Result};
use serde::Deserialize;
use std::path::Path;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt;

/// What a file is for: it decides which endings the dialog offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// A Partnership Desk file.
    Desk,
    /// The DfE's register.
    Register,
    /// A sheet of the office's own.
    Sheet,
    /// A backup of a file.
    Backup,
    /// A list for a spreadsheet.
    Csv,
    /// A list as an Excel workbook.
    Xlsx,
    /// A page to print.
    Html,
    /// Plain text.
    Text,
    /// E-mails.
    Mail,
    /// What schools sent back of the yearly check.
    Reply,
    /// A folder to write into.
    Folder,
    /// A file of any kind, under the name that it has.
    Any,
}

impl FileKind {
    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Desk => ("Partnership Desk files", &["desk"]),
            Self::Register => ("The DfE's register (csv, zip)", &["csv", "zip"]),
            Self::Sheet => (
                "Sheets (xlsx, csv, tsv)",
                &["xlsx", "xlsm", "csv", "tsv", "txt"],
            ),
            Self::Backup => ("Backups", &["desk"]),
            Self::Csv => ("CSV", &["csv"]),
            Self::Xlsx => ("Excel workbook", &["xlsx"]),
            Self::Html => ("Page", &["html"]),
            Self::Text => ("Text", &["txt"]),
            // Outlook's own format too, so that it is there to be chosen and answered with what to do.
            Self::Mail => ("E-mails", &["eml", "msg"]),
            Self::Reply => (
                "Replies (xlsx, csv, answer files, e-mails)",
                &["xlsx", "xlsm", "csv", "tsv", "json", "eml", "msg"],
            ),
            Self::Folder | Self::Any => ("All files", &["*"]),
        }
    }
}

fn dialog(app: &AppHandle, title: &str, kind: FileKind) -> FileDialogBuilder<tauri::Wry> {
    let (name, endings) = kind.filter();
    let mut dialog = app
        .dialog()
        .file()
        .set_title(title)
        .add_filter(name, endings);
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    dialog
}

async fn asked<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tauri::async_runtime::spawn_blocking(ask)
        .await
        .map_err(|error| Error::bug(format!("The system's dialog was broken off ({error}).")))
}

/// Asks for files to open, or for a folder; none where the dialog was cancelled.
#[tauri::command]
pub async fn pick_open(
    app: AppHandle,
    title: String,
    kind: FileKind,
    multiple: bool,
) -> Result<Vec<String>> {
    let dialog = dialog(&app, &title, kind);
    let picked = asked(move || {
        if kind == FileKind::Folder {
            dialog.blocking_pick_folder().into_iter().collect()
        } else if multiple {
            dialog.blocking_pick_files().unwrap_or_default()
        } else {
            dialog.blocking_pick_file().into_iter().collect()
        }
    })
    .await?;
    Ok(picked.into_iter().map(|path| path.to_string()).collect())
}

/// Asks where to save a file; `None` where the dialog was cancelled.
#[tauri::command]
pub async fn pick_save(
    app: AppHandle,
    title: String,
    kind: FileKind,
    name: String,
) -> Result<Option<String>> {
    let dialog = dialog(&app, &title, kind).set_file_name(&name);
    let picked = asked(move || dialog.blocking_save_file()).await?;
    let (_, endings) = kind.filter();
    Ok(picked.map(|path| {
        let path = path.to_string();
        match (Path::new(&path).extension(), endings.first()) {
            (None, Some(ending)) if *ending != "*" => format!("{path}.{ending}"),
            _ => path,
        }
    }))
}

fn there(path: &str) -> Result<()> {
    if Path::new(path).exists() {
        Ok(())
    } else {
        Err(Error::not_found(format!("{path} is not there any more.")))
    }
}

/// Opens a file in its usual program.
#[tauri::command]
pub async fn open_file(app: AppHandle, path: String) -> Result<()> {
    there(&path)?;
    app.opener()
        .open_path(&path, None::<&str>)
        .map_err(|error| {
            Error::new(
                crm::Kind::Io,
                format!("{path} could not be opened: {error}."),
            )
        })
}

/// Shows a file in its folder.
#[tauri::command]
pub async fn reveal(app: AppHandle, path: String) -> Result<()> {
    there(&path)?;
    app.opener().reveal_item_in_dir(&path).map_err(|error| {
        Error::new(
            crm::Kind::Io,
            format!("The folder of {path} could not be opened: {error}."),
        )
    })
}
