//! What Register answered: its own result file, with `Validation results` and `Errors`.
//!
//! Each error is kept with the trainee that it is about and the field that mends it, and shown there. It stands for as
//! long as the field holds what was sent, so mending a field takes it away, and undoing brings it back. The next answer of
//! the same kind stands in the place of the last.

pub(crate) mod meant;
mod store;
#[cfg(test)]
mod tests;

use super::ReturnKind;
use super::columns::RESULTS;
use super::store as facts;
use super::write::FileProblem;
use super::write::theirs::{Line, Theirs};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::dates::{self, Read as ReadDate};
use crate::import::read::Cell;
use crate::session::{Act, Job, Read};
use crate::store::Db;
use crate::trainee;
use crate::types::{Day, counted};
use meant::Mends;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;
use store::Who;
use ts_rs::TS;

/// A result file of Register's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResultFile {
    /// Where it is.
    pub path: String,
}

/// Marks errors of Register's as mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaidMended {
    /// Which: [`FileProblem::said_id`].
    pub ids: Vec<i64>,
}

/// A row of a result that is about nobody here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResultRow {
    /// Its number in the file.
    pub row: u32,
    /// Why it is left, a sentence.
    pub says: String,
}

/// What a result says, or said. `read` is `applied` and `rejected` together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResultSaid {
    /// Of which file it is the result.
    pub kind: ReturnKind,
    /// Rows.
    pub read: u32,
    /// Those about a trainee here, with errors or without.
    pub applied: u32,
    /// Those about nobody here.
    pub rejected: u32,
    /// Trainees with errors.
    pub trainees: u32,
    /// Errors, each beside the field that mends it.
    pub errors: Vec<FileProblem>,
    /// Rows that are left.
    pub problems: Vec<ResultRow>,
    /// The whole of it, a sentence.
    pub said: String,
}

/// An error of Register's about a trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub trainee: i64,
    pub kind: ReturnKind,
    /// [`Mends::code`]; empty: the whole row.
    pub field: String,
    /// The column that it names, in words; empty: none.
    pub heading: String,
    pub message: String,
}

impl Said {
    fn shown(&self, who: &str, id: Option<i64>) -> FileProblem {
        FileProblem {
            kind: self.kind,
            trainee_id: Some(self.trainee),
            who: who.to_owned(),
            field: self.field.clone(),
            says: format!("Register says: {}", sentence(&self.message)),
            is_warning: false,
            by_register: true,
            said_id: id,
        }
    }
}

fn sentence(message: &str) -> String {
    let message = message.trim();
    if message.ends_with(['.', '!', '?']) {
        message.to_owned()
    } else {
        format!("{message}.")
    }
}

/// What a result file would tell. Nothing is changed.
///
/// # Errors
/// A sentence where it cannot be read, or is no result of Register's.
pub fn look(job: &Job<'_>, request: ResultFile) -> Result<ResultSaid> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    Ok(read_file(&read, &request.path)?.0)
}

/// Keeps what a result file tells, as one operation.
///
/// # Errors
/// As [`look`].
pub fn load(job: &Job<'_>, request: ResultFile) -> Result<ResultSaid> {
    let desk = job.desk()?;
    let finished = desk.store.operate("returns_result_load", |w| {
        let read = Read {
            db: w.db,
            desk: &desk,
        };
        let (told, said) = read_file(&read, &request.path)?;
        store::clear(w, told.kind)?;
        for one in &said {
            store::insert(w, one, &now(w.db, one.trainee, &one.field)?)?;
        }
        store::answered(w, told.kind)?;
        w.label(format!(
            "Loaded Register’s result of “{}”: {}",
            told.kind.label(),
            counted(said.len() as u64, "error", "errors")
        ));
        Ok(told)
    })?;
    Ok(job.finished(finished))
}

/// Takes off what Register said where it is mended, though the field holds what it held: put right in Register itself, or
/// no error at all.
///
/// # Errors
/// A sentence where it is not there any more.
pub fn mended(act: &Act<'_>, request: SaidMended) -> Result<Nothing> {
    let w = act.write;
    let mut said = store::all(w.db, None)?;
    let mut of = Vec::new();
    for id in &request.ids {
        let at = said.iter().position(|one| one.id == *id);
        let one = at.map(|at| said.swap_remove(at)).ok_or_else(|| {
            Error::not_found("This error is not in the file any more. Undo may bring it back.")
        })?;
        store::delete(w, one.id)?;
        if !of.contains(&one.who) {
            of.push(one.who);
        }
    }
    let errors = counted(request.ids.len() as u64, "error", "errors");
    w.label(match of.as_slice() {
        [who] => format!("{errors} of Register’s about {who} marked as mended"),
        all => format!(
            "{errors} of Register’s about {} marked as mended",
            counted(all.len() as u64, "trainee", "trainees")
        ),
    });
    Ok(Nothing {})
}

/// What Register said and still stands: of one trainee, or of all.
///
/// # Errors
/// What SQLite says.
pub fn standing(db: &Db, trainee: Option<i64>) -> Result<Vec<FileProblem>> {
    let mut standing = Vec::new();
    for store::Held {
        id,
        said,
        held,
        who,
    } in store::all(db, trainee)?
    {
        if now(db, said.trainee, &said.field)? == held {
            standing.push(said.shown(&who, Some(id)));
        }
    }
    Ok(standing)
}

/// What the field that mends an error holds now. Nothing of equality data: only the next answer takes that off.
fn now(db: &Db, trainee: i64, field: &str) -> Result<String> {
    Ok(match Mends::from_code(field) {
        None | Some(Mends::Equality) => String::new(),
        Some(Mends::Field(field)) => trainee::queries::value(db, trainee, field)?,
        Some(Mends::Name) => facts::one(db, trainee)?
            .map(|one| format!("{}|{}", one.first, one.last))
            .unwrap_or_default(),
        Some(Mends::Email) => facts::one(db, trainee)?
            .map(|one| one.email)
            .unwrap_or_default(),
        Some(Mends::Placements) => {
            let placed = facts::placed(db, Some(trainee))?
                .remove(&trainee)
                .unwrap_or_default();
            let urns: Vec<String> = placed
                .iter()
                .map(|one| one.urn.map(|urn| urn.to_string()).unwrap_or_default())
                .collect();
            urns.join(";")
        }
    })
}

/// Of which file a result is.
fn kind_of(theirs: &Theirs) -> Result<ReturnKind> {
    let has = |name: &str| theirs.column(&[name]).is_some();
    theirs.needed(&[RESULTS[1]])?;
    if has("training_route") || has("itt_aim") {
        Ok(ReturnKind::Trainees)
    } else if has("Placement 1 URN") {
        Ok(ReturnKind::Placements)
    } else if has("Date QTS or EYTS requirements met") || has("Date QTS or EYTS standards met") {
        Ok(ReturnKind::Status)
    } else {
        Err(Error::invalid(format!(
            "“{}” has errors, but not the columns of new trainees, placements or a change of status. Choose the file that Register gave back.",
            theirs.name
        )))
    }
}

fn read_file(read: &Read<'_>, path: &str) -> Result<(ResultSaid, Vec<Said>)> {
    let theirs = Theirs::read(Path::new(path))?;
    let kind = kind_of(&theirs)?;
    let everyone = store::everyone(read.db)?;
    let known = Known::of(&everyone);
    let columns = Columns::of(&theirs);
    let today = read.desk.store.clock().today();
    let mut told = ResultSaid {
        kind,
        read: 0,
        applied: 0,
        rejected: 0,
        trainees: 0,
        errors: Vec::new(),
        problems: Vec::new(),
        said: String::new(),
    };
    let mut all = Vec::new();
    // Rows with errors that are about nobody here.
    let mut nobodys = 0;
    for line in theirs
        .rows
        .iter()
        .filter(|line| !line.is_guidance && !line.is_blank())
    {
        told.read += 1;
        let messages = meant::messages(line.cells.get(columns.errors).map_or("", String::as_str));
        let Some(who) = known.who(&columns, line, today) else {
            told.rejected += 1;
            nobodys += u64::from(!messages.is_empty());
            told.problems.push(ResultRow {
                row: line.number,
                says: format!(
                    "“{}”, row {}: nobody here has the numbers, or name and birth date, of this row. Type the TRN at the trainee who is meant, and load the file again.",
                    theirs.name, line.number
                ),
            });
            continue;
        };
        told.applied += 1;
        told.trainees += u32::from(!messages.is_empty());
        for message in messages {
            let about = meant::field(kind, &message);
            let said = Said {
                trainee: who.id,
                kind,
                field: about.map(|(_, mends)| mends.code()).unwrap_or_default(),
                heading: about
                    .map(|(heading, _)| heading.to_owned())
                    .unwrap_or_default(),
                message,
            };
            told.errors.push(said.shown(&who.name, None));
            all.push(said);
        }
    }
    let mut said = Vec::new();
    match (told.errors.len() as u64, told.read) {
        (_, 0) => said.push("The file has no rows.".to_owned()),
        (0, _) if nobodys == 0 => said.push("Register found no error.".to_owned()),
        (0, _) => {}
        (errors, _) => said.push(format!(
            "Register found {} of {}. Each stands beside the field that mends it.",
            counted(errors, "error", "errors"),
            counted(u64::from(told.trainees), "trainee", "trainees")
        )),
    }
    if nobodys > 0 {
        let rows = counted(nobodys, "row that is", "rows that are");
        said.push(format!(
            "Register found errors in {rows} about nobody here."
        ));
    }
    told.said = said.join(" ");
    Ok((told, all))
}

/// Where the columns are that say whom a row is about.
struct Columns {
    errors: usize,
    trn: Option<usize>,
    hesa: Option<usize>,
    provider: Option<usize>,
    last: Option<usize>,
    first: Option<usize>,
    born: Option<usize>,
}

impl Columns {
    fn of(theirs: &Theirs) -> Self {
        Self {
            errors: theirs.column(&[RESULTS[1]]).unwrap_or(usize::MAX),
            trn: theirs.column(&["TRN"]),
            hesa: theirs.column(&["hesa_id"]),
            provider: theirs.column(&["provider_trainee_id"]),
            last: theirs.column(&["last_name", "Last names"]),
            first: theirs.column(&["first_names"]),
            born: theirs.column(&["date_of_birth"]),
        }
    }
}

/// Who is known, by what a row may name.
struct Known<'a> {
    trns: HashMap<&'a str, &'a Who>,
    hesa_ids: HashMap<&'a str, &'a Who>,
    provider_refs: HashMap<String, &'a Who>,
    births: HashMap<(String, String), Vec<&'a Who>>,
}

impl<'a> Known<'a> {
    fn of(everyone: &'a [Who]) -> Self {
        let mut known = Self {
            trns: HashMap::new(),
            hesa_ids: HashMap::new(),
            provider_refs: HashMap::new(),
            births: HashMap::new(),
        };
        for who in everyone {
            if !who.trn.is_empty() {
                known.trns.insert(&who.trn, who);
            }
            if !who.hesa_id.is_empty() {
                known.hesa_ids.insert(&who.hesa_id, who);
            }
            if !who.provider_ref.is_empty() {
                known.provider_refs.insert(fold(&who.provider_ref), who);
            }
            if !who.born_on.is_empty() {
                let key = (fold(&who.last), who.born_on.clone());
                known.births.entry(key).or_default().push(who);
            }
        }
        known
    }

    /// Whom a row is about: by TRN, HESA id, the provider's id, else by surname, birth date and first name.
    fn who(&self, columns: &Columns, line: &Line, today: Day) -> Option<&'a Who> {
        let found = self
            .trns
            .get(line.cell(columns.trn))
            .or_else(|| self.hesa_ids.get(line.cell(columns.hesa)))
            .or_else(|| self.provider_refs.get(&fold(line.cell(columns.provider))));
        if let Some(who) = found {
            return Some(who);
        }
        let born = Cell::Text(line.cell(columns.born).to_owned());
        let ReadDate::Date(born) = dates::read(&born, None, today) else {
            return None;
        };
        let first = |names: &str| fold(names).split(' ').next().unwrap_or_default().to_owned();
        let key = (fold(line.cell(columns.last)), born.iso());
        let namesakes = self.births.get(&key)?;
        let mut same = namesakes
            .iter()
            .filter(|who| first(&who.first) == first(line.cell(columns.first)));
        match (same.next(), same.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    }
}
