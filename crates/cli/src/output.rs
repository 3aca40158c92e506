//! What is printed: one JSON object with `--json`, else text for a reader.

use crm::Error;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// What a command came to.
pub struct Outcome {
    /// The one JSON object.
    pub value: Value,
    /// The same for a reader.
    pub text: String,
    /// Whether the answer is yes (`check` may say no).
    pub good: bool,
}

impl Outcome {
    /// A good answer.
    pub fn new(value: Value, text: impl Into<String>) -> Self {
        Self {
            value,
            text: text.into(),
            good: true,
        }
    }
}

fn print(text: &str) {
    // A reader that closed the pipe (head) is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Prints an outcome.
pub fn done(json: bool, outcome: Outcome) -> ExitCode {
    if json {
        print(&outcome.value.to_string());
    } else if !outcome.text.is_empty() {
        print(outcome.text.trim_end());
    }
    ExitCode::from(u8::from(!outcome.good))
}

/// Prints a refusal.
pub fn refused(json: bool, error: &Error) -> ExitCode {
    if json {
        print(&json!({ "error": error }).to_string());
    }
    let _ = writeln!(std::io::stderr(), "{}", error.message);
    ExitCode::from(1)
}
