//! What the office does with trainees. Each is one operation.

use super::field::{self, TraineeField};
use super::{OneTrainee, SomeTrainees, TraineeValue, TraineesTouched, no_trainee, number, store};
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::person::{self, AddressKind, Medium, NewAddress, NewPerson, PersonName};
use crate::session::{Act, Read};
use crate::store::Write;
use crate::types::{Source, counted};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Someone who becomes a trainee: a person of the file, or a new one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AddTrainee {
    /// Who, where they are in the file; missing: a new person.
    pub person_id: Option<i64>,
    /// The names of a new person.
    pub name: Option<PersonName>,
    /// Their own e-mail; blank: not known.
    #[ts(as = "Option<String>")]
    pub email: String,
    /// Their own telephone; blank: not known.
    #[ts(as = "Option<String>")]
    pub telephone: String,
    /// What is known of the training.
    #[ts(as = "Option<Vec<TraineeValue>>")]
    pub values: Vec<TraineeValue>,
}

/// A field of some trainees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTrainees {
    /// Rows of the list of trainees.
    pub selection: Selection,
    /// The field.
    pub field: TraineeField,
    /// As typed; a code, or the id of a school, a person or a cohort, where the field wants one; empty: none.
    pub value: String,
}

/// The rows of the list of trainees that a selection means.
pub(super) fn selected(act: &Act<'_>, selection: &Selection) -> Result<Vec<i64>> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    act.desk.lists.selected(&read, List::Trainees, selection)
}

/// Adds a trainee.
///
/// # Errors
/// A sentence where nobody is named, the person is a trainee who has not finished, or a value cannot be.
pub fn add(act: &Act<'_>, request: AddTrainee) -> Result<OneTrainee> {
    let w = act.write;
    let person_id = match (request.person_id, &request.name) {
        (Some(id), _) => {
            let name = person::actions::name(w.db, id)?.ok_or_else(|| {
                Error::not_found(
                    "This person is not in the file any more. Undo may bring them back.",
                )
            })?;
            for other in store::of_person(w.db, id)? {
                let facts = store::facts(w.db, other)?.ok_or_else(no_trainee)?;
                if facts.state.is_placed() || facts.state == super::TraineeState::Deferred {
                    return Err(Error::invalid(format!(
                        "{name} is a trainee already. Open the trainee and change what is to be changed."
                    )));
                }
            }
            id
        }
        (None, Some(name)) => person::actions::add(
            w,
            &NewPerson {
                name: name.clone(),
                notes: String::new(),
            },
        )?,
        (None, None) => {
            return Err(Error::invalid("Type the name of the trainee."));
        }
    };
    for (medium, value) in [
        (Medium::Email, &request.email),
        (Medium::Telephone, &request.telephone),
    ] {
        add_address(w, person_id, medium, value, Source::Typed)?;
    }
    let id = make(w, person_id, &request.values)?;
    let facts = store::facts(w.db, id)?.ok_or_else(no_trainee)?;
    w.label(format!("Added the trainee {}", facts.name));
    Ok(OneTrainee { id })
}

/// Writes a trainee's own e-mail or telephone down; blank: nothing.
pub(super) fn add_address(
    w: &Write<'_>,
    person_id: i64,
    medium: Medium,
    value: &str,
    source: Source,
) -> Result<()> {
    if value.trim().is_empty() {
        return Ok(());
    }
    person::actions::add_address(
        w,
        &NewAddress {
            person_id: Some(person_id),
            role_id: None,
            school_id: None,
            trust_id: None,
            medium,
            value: value.to_owned(),
            kind: AddressKind::Personal,
            is_main: false,
            source,
            confirmed_on: w.clock.today().to_string(),
        },
    )?;
    Ok(())
}

/// Makes a person a trainee with these values.
pub(super) fn make(w: &Write<'_>, person_id: i64, values: &[TraineeValue]) -> Result<i64> {
    let id = store::insert(w, person_id)?;
    set_values(w, id, values)?;
    Ok(id)
}

/// Sets several fields of a trainee and holds the rules between them; says which changed.
pub(super) fn set_values(
    w: &Write<'_>,
    id: i64,
    values: &[TraineeValue],
) -> Result<Vec<TraineeField>> {
    let mut changed = Vec::new();
    for value in values {
        if field::set(w, id, value.field, &value.value)? {
            changed.push(value.field);
        }
    }
    field::check(&store::facts(w.db, id)?.ok_or_else(no_trainee)?)?;
    Ok(changed)
}

/// Sets a field of some trainees.
///
/// # Errors
/// A sentence where the field cannot hold it, of all of them or of one, whom it names. Nothing is then changed.
pub fn set(act: &Act<'_>, request: SetTrainees) -> Result<TraineesTouched> {
    let w = act.write;
    let ids = selected(act, &request.selection)?;
    if request.field == TraineeField::Trn && ids.len() > 1 {
        return Err(Error::invalid(
            "A TRN is one trainee’s own. Set it on their page.",
        ));
    }
    let mut changed = Vec::new();
    for id in ids {
        if field::set(w, id, request.field, &request.value)? {
            let facts = store::facts(w.db, id)?.ok_or_else(no_trainee)?;
            field::check(&facts)?;
            changed.push(facts);
        }
    }
    let whom = match changed.as_slice() {
        [one] => one.name.clone(),
        many => counted(many.len() as u64, "trainee", "trainees"),
    };
    let Some(first) = changed.first() else {
        return Ok(TraineesTouched {
            trainees: 0,
            said: "Nothing changed: it was so already.".to_owned(),
        });
    };
    let said = field::told(w.db, request.field, first.get(request.field), &whom)?;
    w.label(said.clone());
    Ok(TraineesTouched {
        trainees: number(changed.len()),
        said: format!("{said}."),
    })
}

/// Takes trainees off, with their checks, constraints, equality data and placements. The people stay, with what was
/// logged about them.
///
/// # Errors
/// What SQLite says.
pub fn remove(act: &Act<'_>, request: SomeTrainees) -> Result<TraineesTouched> {
    let w = act.write;
    let mut gone = Vec::new();
    for id in selected(act, &request.selection)? {
        if let Some(facts) = store::facts(w.db, id)? {
            store::delete(w, id)?;
            gone.push(facts.name);
        }
    }
    let said = match gone.as_slice() {
        [one] => format!("Took off the trainee {one}"),
        many => format!(
            "Took off {}",
            counted(many.len() as u64, "trainee", "trainees")
        ),
    };
    w.label(said.clone());
    Ok(TraineesTouched {
        trainees: number(gone.len()),
        said: format!("{said}. The people stay."),
    })
}
