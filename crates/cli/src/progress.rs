//! A progress bar on standard error, where that is a terminal; Ctrl+C there ends the program, and the file is as it was.

use crm::session::Session;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// Runs `work` and shows how far `session` is with it.
pub fn shown<T>(session: &Session, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (finished, wait) = std::sync::mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let bar = ProgressBar::new(0);
            if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent}%  {msg}") {
                bar.set_style(style);
            }
            while wait.recv_timeout(Duration::from_millis(100))
                == Err(std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                if let Some(progress) = session.signals.progress() {
                    bar.set_length(progress.total);
                    bar.set_position(progress.done);
                    bar.set_message(progress.what);
                }
            }
            bar.finish_and_clear();
        });
        let outcome = work();
        drop(finished);
        outcome
    })
}
