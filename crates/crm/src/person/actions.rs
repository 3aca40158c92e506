//! Writing people and their addresses down.

use super::{
    AddAddress, AddPerson, AddressesTouched, ConfirmAddresses, ConfirmPeople, MarkBounced, Medium,
    NewAddress, NewPerson, OnePerson, PeopleConfirmed, PeopleTouched, PersonAdded, PersonName,
    SetAddress, SetPerson, SomeAddresses, TagPeople, queries, store,
};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Act;
use crate::store::{Db, Write};
use crate::tenure::{self, NewTenure};
use crate::types::{Day, Source, counted};
use crate::{trust, view};

/// How many people who were opened last are kept.
const RECENT: usize = 12;
/// The longest note, in characters.
const LONGEST: usize = 20_000;
/// The longest name or tag, in characters.
const LONGEST_NAME: usize = 100;

/// Adds a person and answers with their id.
///
/// # Errors
/// A sentence where the surname is blank.
pub fn add(w: &Write<'_>, person: &NewPerson) -> Result<i64> {
    if person.name.last.trim().is_empty() {
        return Err(Error::invalid(
            "A person needs a surname. Put the one name that you know there.",
        ));
    }
    store::insert(w, person)
}

/// Adds a person with the first post and the addresses that are known.
pub fn add_whole(act: &Act<'_>, request: AddPerson) -> Result<PersonAdded> {
    let w = act.write;
    let name = clean_name(&request.name)?;
    let notes = clean_notes(&request.notes)?;
    let full = name.full();
    let id = add(w, &NewPerson { name, notes })?;
    for tag in clean_tags(&request.tags)? {
        store::add_tag(w, id, &tag)?;
    }
    let today = w.clock.today().to_string();
    for address in &request.addresses {
        if address.value.trim().is_empty() {
            continue;
        }
        let new = NewAddress {
            person_id: Some(id),
            role_id: None,
            school_id: None,
            trust_id: None,
            medium: address.medium,
            value: address.value.clone(),
            kind: address.kind,
            is_main: false,
            source: request.source,
            confirmed_on: today.clone(),
        };
        add_address(w, &new)?;
    }
    let mut said = format!("Added {full}");
    if let Some(post) = &request.post {
        let trust_id = trust_of(w, post.trust_uid)?;
        let tenure = NewTenure {
            school_id: post.school_id,
            trust_id,
            from: post.from.clone(),
            acting: post.acting,
            job_share: post.job_share,
            main_contact: post.main_contact,
            source: request.source,
            confirmed_on: today,
            ..NewTenure::of(id, post.role_id)
        };
        let role = role_name(w.db, post.role_id)?;
        tenure::actions::add_beside(w, &tenure, request.yes)?;
        said += &format!(", {role}");
        if let Some(place) = queries::place_name(w.db, post.school_id, trust_id)? {
            said += &format!(" at {place}");
        }
    }
    w.label(said);
    Ok(PersonAdded { id })
}

/// The name of a post of the office's list.
fn role_name(db: &Db, id: i64) -> Result<String> {
    tenure::actions::posts(db)?
        .into_iter()
        .find(|post| post.id == id)
        .map(|post| post.name)
        .ok_or_else(|| {
            Error::not_found("This post is not in the office’s list any more. Choose another one.")
        })
}

/// The `trust.id` of a Group UID that may be given.
fn trust_of(w: &Write<'_>, uid: Option<i64>) -> Result<Option<i64>> {
    uid.map(|uid| trust::actions::of_uid(w, uid)).transpose()
}

/// Names without needless spaces.
fn clean_name(name: &PersonName) -> Result<PersonName> {
    let clean = |text: &str| -> Result<String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > LONGEST_NAME {
            return Err(Error::invalid(format!(
                "A name has at most {LONGEST_NAME} characters. Shorten it, and put the rest into the notes."
            )));
        }
        Ok(text)
    };
    Ok(PersonName {
        title: clean(&name.title)?,
        first: clean(&name.first)?,
        last: clean(&name.last)?,
        known_as: clean(&name.known_as)?,
    })
}

fn clean_notes(notes: &str) -> Result<String> {
    let notes = notes.trim();
    let length = notes.chars().count();
    if length > LONGEST {
        return Err(Error::invalid(format!(
            "These notes have {length} characters; a field holds {LONGEST}. Shorten them, or put them in a file."
        )));
    }
    Ok(notes.to_owned())
}

fn clean_tags(tags: &[String]) -> Result<Vec<String>> {
    let clean = tags
        .iter()
        .map(|tag| tag.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|tag| !tag.is_empty());
    clean
        .map(|tag| {
            if tag.chars().count() > LONGEST_NAME {
                return Err(Error::invalid(format!(
                    "The tag “{tag}” is too long. A tag has at most {LONGEST_NAME} characters."
                )));
            }
            Ok(tag)
        })
        .collect()
}

/// Sets names, notes or the objection to mailings.
pub fn set(act: &Act<'_>, request: SetPerson) -> Result<PeopleTouched> {
    let w = act.write;
    let before = store::names(w.db, request.id)?.ok_or_else(queries::gone)?;
    let mut said = Vec::new();
    if let Some(name) = &request.name {
        let name = clean_name(name)?;
        if name.last.is_empty() {
            return Err(Error::invalid(
                "A person needs a surname. Put the one name that you know there.",
            ));
        }
        let mut changed = false;
        for (column, value) in [
            ("title", &name.title),
            ("first_name", &name.first),
            ("last_name", &name.last),
            ("known_as", &name.known_as),
        ] {
            changed |= store::set(w, request.id, column, value)?;
        }
        if changed {
            said.push(if before.full() == name.full() {
                format!("Names of {} changed", name.full())
            } else {
                format!("{} renamed {}", before.full(), name.full())
            });
        }
    }
    if let Some(notes) = &request.notes
        && store::set(w, request.id, "notes", &clean_notes(notes)?)?
    {
        said.push(format!("Notes on {} changed", before.full()));
    }
    if let Some(objects) = request.objects
        && set_objection(w, request.id, objects.then(|| w.clock.today()))?
    {
        said.push(if objects {
            format!("{} objects to mailings", before.full())
        } else {
            format!("{} no longer objects to mailings", before.full())
        });
    }
    let people = u32::from(!said.is_empty());
    w.label(said.join("; "));
    Ok(PeopleTouched { people })
}

/// Writes down that someone objects to mailings since a day, or with `None` that they do no longer. `false`: it stood so.
///
/// # Errors
/// What SQLite says.
pub fn set_objection(w: &Write<'_>, id: i64, since: Option<Day>) -> Result<bool> {
    let changed = store::set(w, id, "objects", &since.is_some())?;
    if changed {
        let day = since.map(|day| day.to_string()).unwrap_or_default();
        store::set(w, id, "objected_on", &day)?;
    }
    Ok(changed)
}

/// Puts tags on people and takes tags off.
pub fn set_tags(act: &Act<'_>, request: TagPeople) -> Result<PeopleTouched> {
    let w = act.write;
    let (add, remove) = (clean_tags(&request.add)?, clean_tags(&request.remove)?);
    let mut touched = Vec::new();
    for id in request.ids {
        if store::name(w.db, id)?.is_none() {
            continue;
        }
        let mut changed = false;
        for tag in &add {
            changed |= store::add_tag(w, id, tag)?;
        }
        for tag in &remove {
            changed |= store::remove_tag(w, id, tag)?;
        }
        if changed {
            touched.push(id);
        }
    }
    let whom = named(w.db, &touched)?;
    w.label(match (add.as_slice(), remove.as_slice()) {
        ([], off) => format!("{} taken off {whom}", tags_said(off)),
        (on, []) => format!("{} put on {whom}", tags_said(on)),
        _ => format!("Tags of {whom} changed"),
    });
    Ok(PeopleTouched {
        people: u32::try_from(touched.len()).unwrap_or(u32::MAX),
    })
}

fn tags_said(tags: &[String]) -> String {
    match tags {
        [one] => format!("Tag {one}"),
        several => format!("Tags {}", several.join(", ")),
    }
}

/// `Jo Ames`, or `12 people`: what a label says of some people.
fn named(db: &Db, ids: &[i64]) -> Result<String> {
    match ids {
        [one] => Ok(store::name(db, *one)?.unwrap_or_else(|| "1 person".to_owned())),
        many => Ok(counted(many.len() as u64, "person", "people")),
    }
}

/// Removes a person with their posts and addresses. What was logged about them stays without the name.
pub fn remove(act: &Act<'_>, request: OnePerson) -> Result<PeopleTouched> {
    let name = store::name(act.write.db, request.id)?.ok_or_else(queries::gone)?;
    store::delete(act.write, request.id)?;
    act.write.label(format!("Removed {name}"));
    Ok(PeopleTouched { people: 1 })
}

/// Adds an address of a person, of a post or of a place, known to be right today.
pub fn address_add(act: &Act<'_>, request: AddAddress) -> Result<AddressesTouched> {
    let w = act.write;
    let trust_id = trust_of(w, request.trust_uid)?;
    let whose = match (request.person_id, request.role_id) {
        (Some(id), _) => store::name(w.db, id)?.ok_or_else(queries::gone)?,
        (None, role) => {
            let place =
                queries::place_name(w.db, request.school_id, trust_id)?.ok_or_else(|| {
                    Error::invalid("An address belongs to a person, or to a school or trust.")
                })?;
            match role {
                Some(role) => format!("{}, {place}", role_name(w.db, role)?),
                None => place,
            }
        }
    };
    let of_person = request.person_id.is_some();
    let new = NewAddress {
        person_id: request.person_id,
        role_id: request.role_id.filter(|_| !of_person),
        school_id: request.school_id.filter(|_| !of_person),
        trust_id: trust_id.filter(|_| !of_person),
        medium: request.medium,
        value: request.value,
        kind: request.kind,
        is_main: false,
        source: request.source,
        confirmed_on: w.clock.today().to_string(),
    };
    add_address(w, &new)?;
    w.label(format!("{} of {whose} added", new.medium.label()));
    Ok(AddressesTouched { addresses: 1 })
}

fn address_gone() -> Error {
    Error::not_found("This address is not in the file any more. Undo may bring it back.")
}

/// `E-mail of Jo Ames`: what a label says of an address.
fn address_said(db: &Db, address: &store::AddressRow) -> Result<String> {
    let whose = match (address.person_id, address.role_id) {
        (Some(person), _) => store::name(db, person)?,
        (None, role) => {
            let place = queries::place_name(db, address.school_id, address.trust_id)?;
            match role {
                Some(role) => {
                    let role = role_name(db, role)?;
                    Some(place.map_or(role.clone(), |place| format!("{role}, {place}")))
                }
                None => place,
            }
        }
    };
    let medium = address.medium.label();
    Ok(whose.map_or_else(|| medium.to_owned(), |whose| format!("{medium} of {whose}")))
}

/// Sets what an address is, whether it is private, and whether it is the one to use first.
pub fn address_set(act: &Act<'_>, request: SetAddress) -> Result<AddressesTouched> {
    let w = act.write;
    let address = store::address(w.db, request.id)?.ok_or_else(address_gone)?;
    let mut changed = false;
    if let Some(value) = &request.value {
        let folded = folded(address.medium, value)?;
        let today = w.clock.today().to_string();
        changed |= store::set_value(w, address.id, value, &folded, request.source, &today)?;
    }
    if let Some(kind) = request.kind {
        changed |= store::set_kind(w, address.id, kind)?;
    }
    if let Some(is_main) = request.is_main {
        changed |= store::set_main(w, &address, is_main)?;
    }
    w.label(format!("{} changed", address_said(w.db, &address)?));
    Ok(AddressesTouched {
        addresses: u32::from(changed),
    })
}

/// Does something with each of some addresses; `said` makes the label of one.
fn each_address(
    act: &Act<'_>,
    ids: &[i64],
    said: &str,
    mut change: impl FnMut(&store::AddressRow) -> Result<bool>,
) -> Result<AddressesTouched> {
    let mut touched = Vec::new();
    for id in ids {
        let address = store::address(act.write.db, *id)?.ok_or_else(address_gone)?;
        let words = address_said(act.write.db, &address)?;
        if change(&address)? {
            touched.push(words);
        }
    }
    act.write.label(match touched.as_slice() {
        [one] => format!("{one} {said}"),
        many => format!(
            "{} {said}",
            counted(many.len() as u64, "address", "addresses")
        ),
    });
    Ok(AddressesTouched {
        addresses: u32::try_from(touched.len()).unwrap_or(u32::MAX),
    })
}

/// Removes addresses.
pub fn address_remove(act: &Act<'_>, request: SomeAddresses) -> Result<AddressesTouched> {
    each_address(act, &request.ids, "removed", |address| {
        store::delete_address(act.write, address.id)
    })
}

/// Notes that addresses are still right today.
pub fn address_confirm(act: &Act<'_>, request: ConfirmAddresses) -> Result<AddressesTouched> {
    let today = act.write.clock.today().to_string();
    each_address(act, &request.ids, "confirmed", |address| {
        store::confirm_address(act.write, address.id, request.source, &today)
    })
}

/// Notes that mail to addresses comes back, or no longer does.
pub fn address_bounced(act: &Act<'_>, request: MarkBounced) -> Result<AddressesTouched> {
    let said = if request.bounced {
        "marked as bounced"
    } else {
        "no longer marked as bounced"
    };
    each_address(act, &request.ids, said, |address| {
        if request.bounced && address.medium == Medium::Telephone {
            return Err(Error::invalid(format!(
                "Only an e-mail can bounce. Take the telephone {} off, or correct it.",
                address.value
            )));
        }
        store::set_state(act.write, address.id, request.bounced)
    })
}

/// Notes that posts and addresses are still right today: of some people, or of everyone at a place.
pub fn confirm(act: &Act<'_>, request: ConfirmPeople) -> Result<PeopleConfirmed> {
    let w = act.write;
    let today = w.clock.today();
    let mut posts = Vec::new();
    let mut addresses = Vec::new();
    let mut people = request.ids.clone();
    let said = if request.school_id.is_some() || request.trust_uid.is_some() {
        let trust_id = trust_of(w, request.trust_uid)?;
        let place = queries::place_name(w.db, request.school_id, trust_id)?.ok_or_else(|| {
            Error::not_found("This school is not in the file any more. Undo may bring it back.")
        })?;
        posts.extend(tenure::actions::current_at(
            w.db,
            request.school_id,
            trust_id,
        )?);
        addresses.extend(store::sound_addresses_at(
            w.db,
            request.school_id,
            trust_id,
        )?);
        people.extend(posts.iter().map(|(_, person)| *person));
        format!("Everyone at {place}")
    } else {
        for id in &people {
            store::name(w.db, *id)?.ok_or_else(queries::gone)?;
            posts.extend(tenure::actions::current_of(w.db, *id)?);
        }
        named(w.db, &people)?
    };
    people.sort_unstable();
    people.dedup();
    for person in people {
        addresses.extend(store::sound_addresses_of(w.db, person)?);
    }
    let mut done = PeopleConfirmed {
        posts: 0,
        addresses: 0,
    };
    for (post, _) in posts {
        done.posts += u32::from(tenure::actions::still_right(w, post, request.source)?);
    }
    for address in addresses {
        let today = today.to_string();
        done.addresses += u32::from(store::confirm_address(w, address, request.source, &today)?);
    }
    w.label(format!("{said} confirmed"));
    Ok(done)
}

/// Puts a person on top of those who were opened last. No operation.
pub fn opened(act: &Act<'_>, request: OnePerson) -> Result<Nothing> {
    let staff = act.write.staff_id;
    let mut recent: Vec<i64> = view::queries::left(act.write.db, staff, queries::RECENT)?;
    recent.retain(|id| *id != request.id);
    recent.insert(0, request.id);
    recent.truncate(RECENT);
    view::actions::leave(act.write, queries::RECENT, &recent)?;
    Ok(Nothing {})
}

/// Adds an address and answers with its id; the one that is there already, where it is the same of the same.
///
/// # Errors
/// A sentence where it cannot be an e-mail or a telephone number.
pub fn add_address(w: &Write<'_>, address: &NewAddress) -> Result<i64> {
    let folded = folded(address.medium, &address.value)?;
    store::insert_address(w, address, &folded)
}

/// Puts a tag on a person; says whether they had not got it.
///
/// # Errors
/// What SQLite says.
pub fn add_tag(w: &Write<'_>, person: i64, tag: &str) -> Result<bool> {
    store::add_tag(w, person, tag)
}

/// Says that a person's own e-mails are right as of today. One that bounced stays so.
///
/// # Errors
/// What SQLite says.
pub fn confirm_emails(w: &Write<'_>, person: i64, source: Source) -> Result<()> {
    store::confirm_emails(w, person, source)
}

/// Notes that an address is right as of today, and that nothing comes back from it; says whether that was not known yet.
///
/// # Errors
/// What SQLite says.
pub fn address_right(w: &Write<'_>, id: i64, source: Source) -> Result<bool> {
    store::confirm_address(w, id, source, &w.clock.today().to_string())
}

/// Gives an address another value, which is right as of today.
///
/// # Errors
/// A sentence where it cannot be an e-mail or a telephone number.
pub fn correct_address(
    w: &Write<'_>,
    id: i64,
    medium: Medium,
    value: &str,
    source: Source,
) -> Result<bool> {
    let folded = folded(medium, value)?;
    store::set_value(w, id, value, &folded, source, &w.clock.today().to_string())
}

/// Takes an address away.
///
/// # Errors
/// What SQLite says.
pub fn drop_address(w: &Write<'_>, id: i64) -> Result<()> {
    store::delete_address(w, id).map(drop)
}

/// Gives a person other names; says whether they had others. What they are known as stays where the first name does.
///
/// # Errors
/// A sentence where the surname is blank or a name is too long.
pub fn rename(w: &Write<'_>, id: i64, name: &PersonName) -> Result<bool> {
    let name = clean_name(name)?;
    if name.last.is_empty() {
        return Err(Error::invalid(
            "A person needs a surname. Put the one name that you know there.",
        ));
    }
    let mut changed = store::set(w, id, "last_name", &name.last)?;
    if store::set(w, id, "first_name", &name.first)? {
        store::set(w, id, "known_as", &name.known_as)?;
        changed = true;
    }
    if !name.title.is_empty() {
        changed |= store::set(w, id, "title", &name.title)?;
    }
    Ok(changed)
}

/// Marks every e-mail address that reads so as bounced and says how many were good until now.
///
/// # Errors
/// What SQLite says.
pub fn mark_bounced(w: &Write<'_>, folded: &str) -> Result<u32> {
    store::mark_bounced(w, folded)
}

/// `Jo Ames`; `None`: not in the file.
///
/// # Errors
/// What SQLite says.
pub fn name(db: &Db, id: i64) -> Result<Option<String>> {
    store::name(db, id)
}

/// A teacher reference number as it is kept: seven digits, typed with or without a slash. Blank: none.
///
/// # Errors
/// A sentence where it has not seven digits.
pub fn read_trn(typed: &str) -> Result<String> {
    let typed = typed.trim().trim_start_matches('\'');
    let digits: String = typed
        .chars()
        .filter(|c| !matches!(c, '/' | ' ' | '-'))
        .collect();
    let sound =
        digits.is_empty() || digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit());
    if sound {
        Ok(digits)
    } else {
        Err(Error::invalid(format!(
            "“{typed}” is not a TRN. A teacher reference number has seven digits, such as 1234567."
        )))
    }
}

/// Sets the TRN of a person, checked by [`read_trn`]; says whether they had another.
///
/// # Errors
/// A sentence where somebody else has it.
pub fn set_trn(w: &Write<'_>, id: i64, trn: &str) -> Result<bool> {
    if !trn.is_empty()
        && let Some(other) = store::other_with_trn(w.db, id, trn)?
    {
        return Err(Error::invalid(format!(
            "The TRN {trn} is {other}’s already. Correct it, or merge the two records if they are one person."
        )));
    }
    store::set(w, id, "trn", &trn)
}

/// An e-mail or telephone as it is matched: an e-mail in small letters, the digits of a telephone with its extension.
///
/// # Errors
/// A sentence where it cannot be one.
pub fn folded(medium: Medium, value: &str) -> Result<String> {
    let value = value.trim();
    match medium {
        Medium::Email => {
            let sound = value.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
                    && !host.contains('@')
            });
            if sound
                && !value
                    .contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
            {
                Ok(value.to_lowercase())
            } else {
                Err(Error::invalid(format!(
                    "“{value}” is not an e-mail address. It is written like office@school.example, without spaces."
                )))
            }
        }
        Medium::Telephone => {
            let digits: String = value.chars().filter(char::is_ascii_digit).collect();
            let digits = match digits.strip_prefix("44") {
                Some(rest) if value.starts_with('+') || value.starts_with("0044") => {
                    format!("0{}", rest.trim_start_matches('0'))
                }
                _ => digits,
            };
            if (5..=20).contains(&digits.len()) {
                Ok(digits)
            } else {
                Err(Error::invalid(format!(
                    "“{value}” is not a telephone number. It has at least five digits, such as 01632 960123."
                )))
            }
        }
    }
}
