//! Which of the DfE's files this office fills. A file that is off stands in no list and asks for nothing: its states,
//! problems and lines of Today are left out, and an import takes nothing that only it needs.

use crate::commands::Nothing;
use crate::error::Result;
use crate::returns::ReturnKind;
use crate::session::{Act, Read};
use crate::store::{Db, set_setting, setting};
use crate::types::coded;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// A file, or a return, of the DfE's.
    ReturnFile {
        Placements = "placements", "Placements";
        Status = "status", "Change of status";
        Trainees = "trainees", "Add trainees and entry sheets";
        MentorFunding = "mentorFunding", "Mentor funding and claims";
        Census = "census", "Census";
        PerformanceProfile = "performanceProfile", "Performance profile";
    }
}

impl ReturnFile {
    /// What it is for and what it needs, a sentence.
    const fn about(self) -> &'static str {
        match self {
            Self::Placements => "The schools where trainees were placed, for Register.",
            Self::Status => "Who met the standards for QTS or EYTS, for Register.",
            Self::Trainees => {
                "New trainees, as a file or to type in. Needs sex, ethnicity, disability and degrees: only where this is on does an import of Register’s export take them."
            }
            Self::MentorFunding => {
                "The hours of mentors, statements for schools, and claims to check."
            }
            Self::Census => "Who trains on census day, signed off in Register.",
            Self::PerformanceProfile => {
                "What became of last year’s trainees, signed off in Register."
            }
        }
    }

    /// Whether it is on before an office says anything: what asks for degrees and equality data is not.
    const fn is_on_at_first(self) -> bool {
        !matches!(self, Self::Trainees)
    }
}

impl From<ReturnKind> for ReturnFile {
    fn from(kind: ReturnKind) -> Self {
        match kind {
            ReturnKind::Placements => Self::Placements,
            ReturnKind::Status => Self::Status,
            ReturnKind::Trainees => Self::Trainees,
        }
    }
}

/// A file with whether it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnSwitch {
    /// Which.
    pub file: ReturnFile,
    /// As it is called.
    pub label: String,
    /// What it is for and what it needs.
    pub about: String,
    /// Whether this office fills it.
    pub on: bool,
}

/// Turns a file on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SwitchReturn {
    /// Which.
    pub file: ReturnFile,
    /// Whether this office fills it.
    pub on: bool,
}

fn name(file: ReturnFile) -> String {
    format!("returnFile.{}", file.code())
}

/// Whether this office fills a file.
///
/// # Errors
/// What SQLite says.
pub(crate) fn is_on(db: &Db, file: ReturnFile) -> Result<bool> {
    Ok(setting(db, &name(file))?.unwrap_or(file.is_on_at_first()))
}

/// All files, with which are on.
///
/// # Errors
/// What SQLite says.
pub fn switches(read: &Read<'_>, _: Nothing) -> Result<Vec<ReturnSwitch>> {
    ReturnFile::ALL
        .iter()
        .map(|file| {
            Ok(ReturnSwitch {
                file: *file,
                label: file.label().to_owned(),
                about: file.about().to_owned(),
                on: is_on(read.db, *file)?,
            })
        })
        .collect()
}

/// Turns a file on or off.
///
/// # Errors
/// What SQLite says.
pub fn switch(act: &Act<'_>, request: SwitchReturn) -> Result<Nothing> {
    set_setting(act.write, &name(request.file), &request.on)?;
    act.write.label(format!(
        "“{}” is {}",
        request.file.label(),
        if request.on { "on" } else { "off" }
    ));
    Ok(Nothing {})
}
