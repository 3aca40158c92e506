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
    /// The option that names such a file.
    pub option: &'a str,
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

    /// The password of a file, asked for where it was not given.
    pub fn asked(&self) -> Result<String> {
        match self.given()? {
            Some(password) => Ok(password),
            None => self.prompted("This file has a password. Give it"),
        }
    }

    /// A new password, asked for twice where it was not given: what was mistyped once would open nothing.
    pub fn chosen(&self) -> Result<String> {
        if let Some(password) = self.given()? {
            return Ok(password);
        }
        let password = self.prompted("A new password is needed. Give it")?;
        let again = rpassword::prompt_password("The same again: ")
            .map_err(|error| Error::io("The prompt", &error))?;
        if password == again {
            Ok(password)
        } else {
            Err(Error::invalid(
                "The two are not the same, so nothing was changed. Try again.",
            ))
        }
    }

    fn prompted(&self, wanted: &str) -> Result<String> {
        if !std::io::stdin().is_terminal() {
            return Err(Error::new(
                Kind::PasswordNeeded,
                format!("{wanted} by {} or in {}.", self.option, self.variable),
            ));
        }
        rpassword::prompt_password(self.prompt).map_err(|error| Error::io("The prompt", &error))
    }
}
