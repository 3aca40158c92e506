//! People whom a reply names: found or written down, with their work e-mail and telephone.

use super::Acceptance;
use super::store;
use crate::error::Result;
use crate::mail::queries::is_anyones;
use crate::person::actions as people;
use crate::person::{AddressKind, Medium, NewAddress, NewPerson, PersonName};
use crate::privacy::{self, NewNotice};
use crate::register::heads::{NamedHead, named_in};
use crate::tenure::NewTenure;
use crate::tenure::actions as tenures;
use crate::types::Source;

impl Acceptance<'_> {
    /// A name on a form taken apart; `None`, and told: it names nobody.
    pub(super) fn named(&self, key: &str, name: &str) -> Option<NamedHead> {
        let named = named_in(name);
        if named.is_none() {
            self.leave(format!(
                "“{name}” is no name that could be written down ({key})."
            ));
        }
        named
    }

    /// Writes down someone whom the reply names. Unless they filled it in themselves they are to be told that we hold their
    /// details.
    pub(super) fn new_person(&self, name: &PersonName) -> Result<i64> {
        let id = people::add(
            self.w(),
            &NewPerson {
                name: name.clone(),
                ..NewPerson::default()
            },
        )?;
        let full = name.full();
        let is_replier = self
            .looked
            .said("replier.name")
            .is_some_and(|replier| crate::round::reply::compare::same_name(replier, &full));
        if !is_replier {
            privacy::actions::need(
                self.w(),
                &NewNotice {
                    person_id: id,
                    told_by: self.told_by(),
                    reply_id: Some(self.looked.reply.id),
                },
            )?;
        }
        Ok(id)
    }

    /// Gives somebody a post at the school from now on, as the form says.
    pub(super) fn give_post(&self, person_id: i64, role_id: i64) -> Result<()> {
        tenures::add(
            self.w(),
            &NewTenure {
                school_id: Some(self.school_id()),
                source: Source::Form,
                confirmed_on: self.w().clock.today().to_string(),
                ..NewTenure::of(person_id, role_id)
            },
        )?;
        Ok(())
    }

    /// Does with the e-mail and telephone beside a name what was taken, and confirms what is right.
    pub(super) fn reach(&self, person_id: i64, post: &str) -> Result<()> {
        for (part, medium) in [("email", Medium::Email), ("telephone", Medium::Telephone)] {
            let key = format!("{post}.{part}");
            let held = self.looked.held.get(&key);
            // What we hold in this place may be the leaver's.
            let old = held
                .filter(|held| held.person_id == Some(person_id))
                .map(|held| held.value.as_str());
            if let Some(value) = self.taken(&key) {
                self.address(person_id, medium, value, old)?;
                self.wrote(&key, value);
            } else if self.right.contains(&key)
                && let Some(old) = old
            {
                self.confirm_address(person_id, medium, old)?;
            }
        }
        Ok(())
    }

    /// Gives a person an e-mail or telephone in place of `old`. A personal e-mail stands beside what we hold.
    pub(super) fn address(
        &self,
        person_id: i64,
        medium: Medium,
        value: &str,
        old: Option<&str>,
    ) -> Result<()> {
        let w = self.w();
        let there = match old {
            Some(old) => store::address_of(w.db, person_id, medium, &people::folded(medium, old)?)?,
            None => None,
        };
        if value.is_empty() {
            return match there {
                Some(id) => people::drop_address(w, id),
                None => Ok(()),
            };
        }
        let folded = people::folded(medium, value)?;
        let personal = medium == Medium::Email && is_anyones(&folded);
        if let Some(known) = store::address_of(w.db, person_id, medium, &folded)? {
            people::address_right(w, known, Source::Form)?;
        } else if let Some(id) = there.filter(|_| !personal) {
            people::correct_address(w, id, medium, value, Source::Form)?;
        } else {
            people::add_address(
                w,
                &NewAddress {
                    person_id: Some(person_id),
                    role_id: None,
                    school_id: None,
                    trust_id: None,
                    medium,
                    value: value.to_owned(),
                    kind: if personal {
                        AddressKind::Personal
                    } else {
                        AddressKind::School
                    },
                    is_main: !personal,
                    source: Source::Form,
                    confirmed_on: w.clock.today().to_string(),
                },
            )?;
        }
        Ok(())
    }

    fn confirm_address(&self, person_id: i64, medium: Medium, value: &str) -> Result<()> {
        let folded = people::folded(medium, value)?;
        if let Some(id) = store::address_of(self.db(), person_id, medium, &folded)? {
            people::address_right(self.w(), id, Source::Form)?;
        }
        Ok(())
    }

    /// Someone at the school whom the reply names without a post: known there by that name, else new.
    pub(super) fn somebody(&self, key: &str, name: &str) -> Result<Option<i64>> {
        let post = key.strip_suffix(".name").unwrap_or(key);
        if let Some(known) =
            crate::round::reply::review::matched(self.db(), &self.looked, post, name)?
        {
            return Ok(Some(known.id));
        }
        match self.named(key, name) {
            Some(named) => self.new_person(&named.name).map(Some),
            None => Ok(None),
        }
    }
}
