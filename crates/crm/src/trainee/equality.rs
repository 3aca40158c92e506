//! Equality data: sex, ethnicity, disability. In a table of their own, read by their own screen and the DfE's files, and
//! by nothing else; the history says that they changed and not what they were.

use super::{OneTrainee, TraineesTouched, no_trainee, store};
use crate::error::{Error, Result};
use crate::returns::{self, lists};
use crate::session::{Act, Read};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The equality data of a trainee, with what may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EqualityData {
    /// `sex` code; empty: not known.
    pub sex: String,
    /// `ethnicity` code; empty: not known.
    pub ethnicity: String,
    /// `disability` codes.
    pub disabilities: Vec<String>,
    /// What sex may be: code and name.
    pub sexes: Vec<(String, String)>,
    /// What ethnicity may be.
    pub ethnicities: Vec<(String, String)>,
    /// What disabilities there are.
    pub disability_names: Vec<(String, String)>,
}

/// Sets all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetEquality {
    /// Whose.
    pub trainee_id: i64,
    /// `sex` code; empty: not known.
    pub sex: String,
    /// `ethnicity` code; empty: not known.
    pub ethnicity: String,
    /// `disability` codes.
    pub disabilities: Vec<String>,
}

/// The equality data of a trainee, when somebody asks to see it.
///
/// # Errors
/// A sentence where the trainee is gone.
pub fn read(read: &Read<'_>, request: OneTrainee) -> Result<EqualityData> {
    store::facts(read.db, request.id)?.ok_or_else(no_trainee)?;
    let (sex, ethnicity, disabilities) = store::equality(read.db, request.id)?.unwrap_or_default();
    let today = read.desk.store.clock().today();
    let names = |list| lists::queries::codes_on(read.db, list, today);
    Ok(EqualityData {
        sex,
        ethnicity,
        disabilities: disabilities
            .split(';')
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect(),
        sexes: names("sex")?,
        ethnicities: names("ethnicity")?,
        disability_names: names("disability")?,
    })
}

/// Sets the equality data of a trainee.
///
/// # Errors
/// A sentence where something is none of the DfE's codes, or a disability is named twice.
pub fn set(act: &Act<'_>, mut request: SetEquality) -> Result<TraineesTouched> {
    let facts = store::facts(act.write.db, request.trainee_id)?.ok_or_else(no_trainee)?;
    let known = returns::lists::queries::on(act.write.db, act.write.clock.today())?;
    let known = |list: &str, code: &str| code.is_empty() || known.codes.has(list, code);
    let sound = known("sex", &request.sex)
        && known("ethnicity", &request.ethnicity)
        && request
            .disabilities
            .iter()
            .all(|code| known("disability", code));
    if !sound {
        return Err(Error::invalid(
            "This is not one of the DfE’s words. Choose one of the list.",
        ));
    }
    request.disabilities.sort();
    request.disabilities.dedup();
    store::set_equality(act.write, &request)?;
    let said = format!("Equality data of {} changed", facts.name);
    act.write.label(said.clone());
    Ok(TraineesTouched {
        trainees: 1,
        said: format!("{said}."),
    })
}
