//! Writing down who was told what.

use super::{AddBriefings, BriefingsTouched, LONGEST, SomeBriefings, store};
use crate::error::{Error, Result};
use crate::list::List;
use crate::person;
use crate::session::{Act, Read};
use crate::types::{PartDay, counted, written};

/// Writes a briefing of some schools down, once each.
///
/// # Errors
/// A sentence where the topic is missing or too long, the day cannot be read or lies ahead, or somebody is named for several
/// schools.
pub fn add(act: &Act<'_>, mut request: AddBriefings) -> Result<BriefingsTouched> {
    let w = act.write;
    let today = w.clock.today();
    request.topic = line(&request.topic, "The topic")?;
    request.note = line(&request.note, "The note")?;
    if request.topic.is_empty() {
        return Err(Error::invalid("Say what the school was told about."));
    }
    let on = PartDay::read_whole(&request.on, today)?.unwrap_or(today);
    if on > today {
        return Err(Error::invalid(format!(
            "{} lies ahead. A briefing is written down once it was held.",
            written(on)
        )));
    }
    let read = Read {
        db: w.db,
        desk: act.desk,
    };
    let schools = act
        .desk
        .lists
        .selected(&read, List::Schools, &request.selection)?;
    if let Some(person) = request.person_id {
        if schools.len() > 1 {
            return Err(Error::invalid(
                "Somebody is named, and several schools are chosen. Name a person for one school at a time.",
            ));
        }
        person::actions::name(w.db, person)?.ok_or_else(|| {
            Error::not_found("This person is not in the file any more. Undo may bring them back.")
        })?;
    }
    let on = on.to_string();
    let (mut told, mut already) = (Vec::new(), 0_u64);
    for school in schools {
        let Some(name) = store::school(w.db, school)? else {
            continue;
        };
        if store::is_known(w.db, school, &request, &on)? {
            already += 1;
            continue;
        }
        store::insert(w, school, &request, &on)?;
        told.push(name);
    }
    let whom = match told.as_slice() {
        [one] => one.clone(),
        many => counted(many.len() as u64, "school", "schools"),
    };
    w.label(format!("Briefing on “{}”: {whom}", request.topic));
    let mut said = match told.len() {
        0 => "Nothing was written down.".to_owned(),
        _ => format!("Written down for {whom}."),
    };
    if already > 0 {
        said += &format!(
            " {} it already.",
            counted(already, "school has", "schools have")
        );
    }
    Ok(BriefingsTouched {
        briefings: u32::try_from(told.len()).unwrap_or(u32::MAX),
        said,
    })
}

/// Takes briefings off, as if they had not been.
///
/// # Errors
/// What SQLite says.
pub fn remove(act: &Act<'_>, request: SomeBriefings) -> Result<BriefingsTouched> {
    let mut gone = 0_u32;
    for id in request.ids {
        gone += u32::from(store::delete(act.write, id)?);
    }
    let said = format!(
        "Took {} off",
        counted(u64::from(gone), "briefing", "briefings")
    );
    act.write.label(said.clone());
    Ok(BriefingsTouched {
        briefings: gone,
        said: format!("{said}."),
    })
}

fn line(text: &str, what: &str) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Error::invalid(format!(
            "{what} has {length} characters, and {LONGEST} are kept. Shorten it."
        )));
    }
    Ok(text)
}
