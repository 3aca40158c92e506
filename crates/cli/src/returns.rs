//! `returns`: the files of the DfE's services.

use crate::arguments::{ReturnName, Returns};
use crate::output::Outcome;
use crate::run::{Program, pretty};
use crm::returns::ReturnKind;
use crm::{Error, Result, commands};
use serde_json::json;
use std::path::Path;

impl From<ReturnName> for ReturnKind {
    fn from(name: ReturnName) -> Self {
        match name {
            ReturnName::Placements => Self::Placements,
            ReturnName::Status => Self::Status,
            ReturnName::Trainees => Self::Trainees,
        }
    }
}

/// Does what was asked for.
pub fn run(program: &Program, request: Returns) -> Result<Outcome> {
    match request {
        Returns::Check {
            kind,
            path,
            file,
            on,
        } => {
            if let Some(file) = file {
                program.open(&file, true)?;
            }
            let path = absolute(&path)?;
            let request = json!({"kind": ReturnKind::from(kind), "path": path, "on": on});
            let value = commands::query(&program.session, "returns_check", request)?;
            // The verdict is for programs and people alike, so it is JSON either way.
            let text = pretty(&value);
            Ok(Outcome::new(value, text))
        }
    }
}

fn absolute(path: &Path) -> Result<std::path::PathBuf> {
    std::path::absolute(path).map_err(|error| Error::io(path.display(), &error))
}
