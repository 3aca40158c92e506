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

/// Prints why nothing was run: help and the version are answers, everything else is wrong use.
pub fn not_run(json: bool, told: &clap::Error) -> ExitCode {
    let wrong = told.use_stderr();
    if json {
        print(&if wrong {
            json!({ "error": Error::invalid(sentence(&told.to_string())) }).to_string()
        } else {
            json!({ "text": told.to_string() }).to_string()
        });
    }
    if wrong || !json {
        let _ = told.print();
    }
    ExitCode::from(if wrong { 2 } else { 0 })
}

/// What is wrong, without the usage that stands below it.
fn sentence(told: &str) -> String {
    let said = told.strip_prefix("error: ").unwrap_or(told);
    let lines = said.lines().take_while(|line| !line.trim().is_empty());
    let said = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    let mut letters = said.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!(
        "{}{}. `desk help` tells what can be asked.",
        first.unwrap_or_default(),
        letters.as_str()
    )
}
