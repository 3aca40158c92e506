//! What the office does with its schools. Each is one operation.

use super::by_hand::{postcode, typed};
use super::matching::ByHand;
use super::{
    AddSchools, Field, Follow, Followed, Ids, LinkSchool, MadeOurs, MakeOurs, SetField, SetTags,
    Stage, Touched, store,
};
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::register::diff::Following;
use crate::register::links;
use crate::session::{Act, Read};
use crate::store::Db;
use crate::tenure::heads::{self, Brought};
use crate::types::counted;
use rusqlite::types::Value;

/// The longest text a field may hold, in characters.
const LONGEST: usize = 20_000;

impl Act<'_> {
    /// The action's own connection as a query sees it, so that a selection reads what the action writes on.
    fn reading(&self) -> Read<'_> {
        Read {
            db: self.write.db,
            desk: self.desk,
        }
    }

    fn selected(&self, list: List, selection: &Selection) -> Result<Vec<i64>> {
        self.desk.lists.selected(&self.reading(), list, selection)
    }
}

/// `Alder Hill Primary School`, or `12 schools`: what a label says of some schools.
fn named(act: &Act<'_>, ids: &[i64]) -> Result<String> {
    match ids {
        [one] => Ok(store::find(act.write.db, *one)?
            .map_or_else(|| "1 school".to_owned(), |school| school.name)),
        many => Ok(counted(many.len() as u64, "school", "schools")),
    }
}

fn today(act: &Act<'_>) -> String {
    act.write.clock.today().to_string()
}

/// Makes establishments ours.
pub fn make_ours(act: &Act<'_>, request: MakeOurs) -> Result<MadeOurs> {
    let stage = request.stage.unwrap_or(Stage::Prospect);
    let mut outcome = MadeOurs {
        made: Vec::new(),
        already: 0,
        unknown: Vec::new(),
        heads: 0,
    };
    let urns = act.selected(List::England, &request.selection)?;
    make_each_ours(act, &urns, stage, &mut outcome)?;
    refuse_where_all_unknown(&outcome)?;
    act.write
        .label(format!("Made {} ours", named(act, &outcome.made)?));
    Ok(outcome)
}

fn make_each_ours(act: &Act<'_>, urns: &[i64], stage: Stage, outcome: &mut MadeOurs) -> Result<()> {
    for &urn in urns {
        if store::by_urn(act.write.db, urn)?.is_some() {
            outcome.already += 1;
        } else if let Some((name, _)) = store::establishment(act.write.db, urn)? {
            let id = act.write.id("school")?;
            store::insert(act.write, id, Some(urn), &name, stage.code(), &today(act))?;
            outcome.made.push(id);
            let brought = heads::bring(act.write, id, urn)?;
            outcome.heads += u32::from(matches!(brought, Brought::New | Brought::Known));
        } else {
            outcome.unknown.push(urn);
        }
    }
    Ok(())
}

/// Nothing was done and nothing was there already: the numbers are wrong.
fn refuse_where_all_unknown(outcome: &MadeOurs) -> Result<()> {
    if outcome.made.is_empty() && outcome.already == 0 && !outcome.unknown.is_empty() {
        return Err(Error::not_found(format!(
            "{} in the register. Check the numbers, or load a newer register.",
            match outcome.unknown.as_slice() {
                [one] => format!("URN {one} is not"),
                many => format!("None of the {} URNs is", many.len()),
            }
        )));
    }
    Ok(())
}

/// Adds schools of the register and schools that it does not have, as one operation.
pub fn add(act: &Act<'_>, request: AddSchools) -> Result<MadeOurs> {
    let stage = request.stage.unwrap_or(Stage::Prospect);
    let by_hand: Vec<ByHand> = request.by_hand.iter().map(typed).collect::<Result<_>>()?;
    let mut outcome = MadeOurs {
        made: Vec::new(),
        already: 0,
        unknown: Vec::new(),
        heads: 0,
    };
    make_each_ours(act, &request.urns, stage, &mut outcome)?;
    for school in &by_hand {
        match store::insert_by_hand(act.write, school, stage.code(), &today(act))? {
            Some(id) => outcome.made.push(id),
            None => outcome.already += 1,
        }
    }
    refuse_where_all_unknown(&outcome)?;
    act.write
        .label(format!("Added {}", named(act, &outcome.made)?));
    Ok(outcome)
}

/// Says that a school which was added by hand is this establishment. What was typed of it stays, and is not shown.
pub fn link(act: &Act<'_>, request: LinkSchool) -> Result<Touched> {
    let urn = request.urn;
    let school = store::find(act.write.db, request.id)?.ok_or_else(|| {
        Error::not_found("This school is not in the file any more. Undo may bring it back.")
    })?;
    if let Some(own) = school.urn {
        return Err(Error::invalid(format!(
            "{} is in the register already, as URN {own}. Only a school that was added by hand is linked.",
            school.name
        )));
    }
    if store::establishment(act.write.db, urn)?.is_none() {
        return Err(Error::not_found(format!(
            "URN {urn} is not in the register. Check the number, or load a newer register."
        )));
    }
    if let Some(other) = store::by_urn(act.write.db, urn)? {
        return Err(Error::invalid(format!(
            "URN {urn} is a school of ours already: {}. Keep one of the two and take the other off.",
            named(act, &[other])?
        )));
    }
    store::link(act.write, school.id, urn)?;
    heads::bring(act.write, school.id, urn)?;
    act.write.label(format!(
        "Linked {} to the register (URN {urn})",
        school.name
    ));
    Ok(Touched { schools: 1 })
}

/// A field as SQL knows it, its new value, and the label with `{}` for the schools.
pub(super) fn wanted(db: &Db, request: &SetField) -> Result<(&'static str, Value, String)> {
    let text = || -> Result<String> {
        let text = match &request.value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.trim().to_owned(),
            other => other.to_string(),
        };
        let length = text.chars().count();
        if length > LONGEST {
            return Err(Error::invalid(format!(
                "This text has {length} characters; a field holds {LONGEST}. Shorten it, or put it in a file."
            )));
        }
        Ok(text)
    };
    Ok(match request.field {
        Field::Stage => {
            let text = text()?;
            let stage = Stage::parse(&text).ok_or_else(|| {
                let stages: Vec<_> = Stage::ALL.iter().map(|stage| stage.label()).collect();
                Error::invalid(format!(
                    "“{text}” is not a stage. The stages are {}.",
                    stages.join(", ")
                ))
            })?;
            (
                "stage",
                Value::Text(stage.code().to_owned()),
                format!("Stage of {{}} set to {}", stage.label()),
            )
        }
        Field::Owner => match (&request.value, request.value.as_i64()) {
            (_, Some(id)) => {
                let name = store::staff_name(db, id)?.ok_or_else(|| {
                    Error::not_found("This member of staff is not in the file any more.")
                })?;
                (
                    "owner_id",
                    Value::Integer(id),
                    format!("Owner of {{}} set to {name}"),
                )
            }
            (serde_json::Value::Null, None) => {
                ("owner_id", Value::Null, "Owner of {} taken off".to_owned())
            }
            (other, None) => {
                return Err(Error::invalid(format!(
                    "An owner is a member of staff by number, or nobody, not {other}."
                )));
            }
        },
        Field::Notes => (
            "notes",
            Value::Text(text()?),
            "Notes on {} changed".to_owned(),
        ),
        Field::Parking => (
            "parking",
            Value::Text(text()?),
            "Parking at {} changed".to_owned(),
        ),
        Field::Dress => (
            "dress",
            Value::Text(text()?),
            "Dress at {} changed".to_owned(),
        ),
        Field::Access => (
            "access",
            Value::Text(text()?),
            "Access to {} changed".to_owned(),
        ),
        Field::Name => {
            let name = typed(&ByHand {
                name: text()?,
                ..ByHand::default()
            })?
            .name;
            ("name", Value::Text(name), "Renamed {}".to_owned())
        }
        Field::Postcode => (
            "postcode",
            Value::Text(postcode(&text()?)),
            "Postcode of {} changed".to_owned(),
        ),
        Field::Town => (
            "town",
            Value::Text(text()?),
            "Town of {} changed".to_owned(),
        ),
        Field::Telephone => (
            "telephone",
            Value::Text(text()?),
            "Telephone of {} changed".to_owned(),
        ),
    })
}

/// Sets one field of some schools.
pub fn set_field(act: &Act<'_>, request: SetField) -> Result<Touched> {
    let ids = act.selected(List::Schools, &request.selection)?;
    let (column, value, said) = wanted(act.write.db, &request)?;
    if matches!(
        request.field,
        Field::Name | Field::Postcode | Field::Town | Field::Telephone
    ) {
        refuse_registered(act, &ids)?;
    }
    let mut touched = Vec::new();
    for id in ids {
        if store::set(act.write, id, column, &value)? {
            touched.push(id);
        }
    }
    act.write.label(said.replace("{}", &named(act, &touched)?));
    Ok(Touched {
        schools: u32::try_from(touched.len()).unwrap_or(u32::MAX),
    })
}

/// The register says these things of its schools, and nothing here may say otherwise.
fn refuse_registered(act: &Act<'_>, ids: &[i64]) -> Result<()> {
    for &id in ids {
        if let Some(school) = store::find(act.write.db, id)?.filter(|school| school.urn.is_some()) {
            return Err(Error::invalid(format!(
                "{} is in the DfE’s register, which says its name, postcode, town and telephone. They are typed only for schools added by hand.",
                school.name
            )));
        }
    }
    Ok(())
}

/// The tags to put on and to take off, as they are kept.
pub(super) fn tags(request: &SetTags) -> Result<(Vec<String>, Vec<String>)> {
    let clean = |tags: &[String]| -> Vec<String> {
        tags.iter()
            .map(|tag| tag.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|tag| !tag.is_empty())
            .collect()
    };
    let (add, remove) = (clean(&request.add), clean(&request.remove));
    if let Some(long) = add.iter().find(|tag| tag.chars().count() > 60) {
        return Err(Error::invalid(format!(
            "The tag “{long}” is too long. A tag has at most 60 characters."
        )));
    }
    Ok((add, remove))
}

/// Puts tags on and takes tags off.
pub fn set_tags(act: &Act<'_>, request: SetTags) -> Result<Touched> {
    let (add, remove) = tags(&request)?;
    let mut touched = Vec::new();
    for id in act.selected(List::Schools, &request.selection)? {
        if store::find(act.write.db, id)?.is_none() {
            continue;
        }
        let mut changed = false;
        for tag in &add {
            changed |= store::add_tag(act.write, id, tag)?;
        }
        for tag in &remove {
            changed |= store::remove_tag(act.write, id, tag)?;
        }
        if changed {
            touched.push(id);
        }
    }
    let name = named(act, &touched)?;
    let said = |tags: &[String]| match tags {
        [one] => format!("Tag {one}"),
        several => format!("Tags {}", several.join(", ")),
    };
    act.write.label(match (add.as_slice(), remove.as_slice()) {
        ([], off) => format!("{} taken off {name}", said(off)),
        (on, []) => format!("{} put on {name}", said(on)),
        _ => format!("Tags of {name} changed"),
    });
    Ok(Touched {
        schools: u32::try_from(touched.len()).unwrap_or(u32::MAX),
    })
}

/// Takes schools off our list.
pub fn remove(act: &Act<'_>, request: Ids) -> Result<Touched> {
    let mut ids = Vec::new();
    for id in act.selected(List::Schools, &request.selection)? {
        if store::find(act.write.db, id)?.is_some() {
            ids.push(id);
        }
    }
    let name = named(act, &ids)?;
    for id in &ids {
        store::delete(act.write, *id)?;
    }
    act.write.label(format!("Took {name} off our schools"));
    Ok(Touched {
        schools: u32::try_from(ids.len()).unwrap_or(u32::MAX),
    })
}

/// Follows the successor: the school keeps its id and all that hangs on it, and gets the new URN.
pub fn follow_successor(act: &Act<'_>, request: Follow) -> Result<Followed> {
    let ids = act.selected(List::Schools, &request.selection)?;
    let mut outcome = Followed {
        followed: 0,
        left: Vec::new(),
    };
    let mut moved = Vec::new();
    for id in ids {
        let Some(school) = store::find(act.write.db, id)? else {
            continue;
        };
        let Some(urn) = school.urn else {
            outcome.left.push(format!(
                "{} is not in the register, so nothing followed it.",
                school.name
            ));
            continue;
        };
        let target = match (request.successor, links::following(act.write.db, urn)?) {
            (Some(wanted), _) => wanted,
            (None, Following::Plain { successor }) => successor,
            (None, Following::Nothing) => {
                outcome
                    .left
                    .push(format!("{}: the register names no successor.", school.name));
                continue;
            }
            (None, Following::Ask { successors }) => {
                let several: Vec<_> = successors.iter().map(i64::to_string).collect();
                outcome.left.push(format!(
                    "{}: it was merged or split (URN {}). Open the school and choose which one to follow.",
                    school.name,
                    several.join(", ")
                ));
                continue;
            }
        };
        if target == urn {
            outcome
                .left
                .push(format!("{} has this URN already.", school.name));
            continue;
        }
        if store::establishment(act.write.db, target)?.is_none() {
            outcome.left.push(format!(
                "{}: its successor, URN {target}, is not in the register yet. Load a newer register first.",
                school.name
            ));
            continue;
        }
        if store::by_urn(act.write.db, target)?.is_some() {
            outcome.left.push(format!(
                "{}: its successor, URN {target}, is a school of ours already. Keep that one and take this one off.",
                school.name
            ));
            continue;
        }
        store::follow(act.write, school.id, urn, target, &today(act))?;
        heads::bring(act.write, school.id, target)?;
        moved.push(school.id);
    }
    outcome.followed = u32::try_from(moved.len()).unwrap_or(u32::MAX);
    act.write.label(match moved.as_slice() {
        [_] => format!("{} followed its successor", named(act, &moved)?),
        many => format!(
            "{} followed their successors",
            counted(many.len() as u64, "school", "schools")
        ),
    });
    Ok(outcome)
}
