//! Passwords: from a file, the environment, or a prompt; never from the command line, where others could read them.

use crm::{Error, Kind, Result};
use std::io::IsTerminal;
use std::path::Path;

/// Where a password comes from.
pub struct Source<'a> {
    /// A file whose first line it is.
    pub file: Option<&'a Path>,
    /// An environment variable.
    pub variable: &'a str,
    /// What a prompt asks.
    pub prompt: &'a str,
}

impl Source<'_> {
    /// The password, where a file or the environment has it.
    pub fn given(&self) -> Result<Option<String>> {
        if let Some(path) = self.file {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Error::io(format!("The password file {}", path.display()), &error)
            })?;
            return Ok(Some(text.lines().next().unwrap_or_default().to_owned()));
        }
        Ok(std::env::var(self.variable)
            .ok()
            .filter(|text| !text.is_empty()))
    }

    /// The password, asked for where it was not given.
    pub fn asked(&self) -> Result<String> {
        if let Some(password) = self.given()? {
            return Ok(password);
        }
        if !std::io::stdin().is_terminal() {
            return Err(Error::new(
                Kind::PasswordNeeded,
                format!(
                    "This file has a password. Give it by --password-file or in {}.",
                    self.variable
                ),
            ));
        }
        rpassword::prompt_password(self.prompt).map_err(|error| Error::io("The prompt", &error))
    }
}
