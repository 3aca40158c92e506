//! The posts that a reply names: confirmed where they are right, changed hands where they are not.

use super::{Acceptance, PostChoice};
use crate::error::Result;
use crate::person::actions as people;
use crate::register::heads::NamedHead;
use crate::register::queries as register;
use crate::round::layout::says_nobody;
use crate::round::reply::review::{Slot, matched, slots};
use crate::tenure::actions as tenures;
use crate::tenure::change::Arriving;
use crate::tenure::change::actions::{self as change, Change};
use crate::tenure::queries::Held;
use crate::tenure::queries::held;
use crate::tenure::{Post, SetTenure, Who};
use crate::types::{PartDay, Source};
use crate::{mentor, trust};

impl Acceptance<'_> {
    pub(super) fn posts(&self) -> Result<()> {
        for slot in slots(&self.looked) {
            self.post(&slot)?;
        }
        Ok(())
    }

    fn post(&self, slot: &Slot) -> Result<()> {
        let name_key = format!("{}.name", slot.post);
        let tenure = match self
            .looked
            .held
            .get(&name_key)
            .and_then(|held| held.tenure_id)
        {
            Some(id) => held(self.db(), id)?,
            None => None,
        };
        match (self.taken(&name_key), tenure) {
            (Some(name), Some(leaver)) if name.is_empty() || says_nobody(name) => {
                self.leaves(slot, leaver)
            }
            (Some(name), None) if name.is_empty() || says_nobody(name) => Ok(()),
            (Some(name), leaver) => {
                let choice = self.posts.iter().find(|choice| choice.post == slot.post);
                match (choice, leaver) {
                    (Some(choice), Some(held)) if choice.same_person => {
                        self.renamed(slot, &held, name)
                    }
                    (choice, leaver) => self.comes(slot, choice, leaver, name),
                }
            }
            (None, Some(tenure)) => self.stays(slot, &tenure),
            (None, None) => {
                for part in ["email", "telephone", "from", "subjects"] {
                    let key = format!("{}.{part}", slot.post);
                    if let Some(value) = self.taken(&key).filter(|value| !value.is_empty()) {
                        self.leave(format!(
                            "{}: “{value}” was not taken, since nobody is in this post.",
                            crate::round::reply::review::name_of(&self.looked, &key)
                        ));
                    }
                }
                Ok(())
            }
        }
    }

    fn leaves(&self, slot: &Slot, leaver: Held) -> Result<()> {
        let choice = self
            .posts
            .iter()
            .find(|choice| choice.post == slot.post)
            .cloned()
            .unwrap_or_default();
        let post = tenures::post(self.db(), leaver.role_id)?;
        let change = self.change(slot, post, Some(leaver), &choice)?;
        self.did(change::apply(self.w(), change)?.words);
        Ok(())
    }

    fn change(
        &self,
        slot: &Slot,
        post: Post,
        leaver: Option<Held>,
        choice: &PostChoice,
    ) -> Result<Change> {
        let trust_id = match (slot.at_trust, &leaver) {
            (true, Some(leaver)) => leaver.trust_id,
            (true, None) => self.trust()?,
            (false, _) => None,
        };
        Ok(Change {
            school_id: (!slot.at_trust).then(|| self.school_id()),
            trust_id,
            post,
            leaver,
            last_day: choice.last_day.clone(),
            last_day_by: choice.last_day_by,
            arriving: None,
            source: Source::Form,
            confirmed_on: String::new(),
            note: format!("As {} said", self.told_by()),
            duties: choice.duties.clone(),
            briefing: choice.briefing.unwrap_or(true),
        })
    }

    fn trust(&self) -> Result<Option<i64>> {
        let Some(urn) = self.looked.school.urn else {
            return Ok(None);
        };
        match register::trust_of(self.db(), urn)? {
            Some(uid) => trust::actions::of_uid(self.w(), uid).map(Some),
            None => Ok(None),
        }
    }

    /// Somebody of another name holds the post.
    fn comes(
        &self,
        slot: &Slot,
        choice: Option<&PostChoice>,
        leaver: Option<Held>,
        name: &str,
    ) -> Result<()> {
        let name_key = format!("{}.name", slot.post);
        let Some(NamedHead {
            name: parts,
            acting,
        }) = self.named(&name_key, name)
        else {
            return Ok(());
        };
        let choice = choice.cloned().unwrap_or_default();
        let wants_new = choice.new_person;
        let known = match choice.person_id {
            Some(id) => Some(id),
            None if wants_new => None,
            None => matched(self.db(), &self.looked, &slot.post, name)?.map(|known| known.id),
        };
        let Some(post) = tenures::posts(self.db())?
            .into_iter()
            .find(|post| post.code == slot.role)
        else {
            self.leave(format!(
                "{}: this post is not in the office’s list any more.",
                slot.heading
            ));
            return Ok(());
        };
        let mut change = self.change(slot, post, leaver, &choice)?;
        if slot.at_trust && change.trust_id.is_none() {
            self.leave(format!(
                "{}: {name} was not taken, since the register has no trust for this school.",
                slot.heading
            ));
            return Ok(());
        }
        let held_already = match known {
            Some(person) => self.holds(&change, person)?,
            None => None,
        };
        if let (Some(person), Some(tenure)) = (known, held_already) {
            // They hold the post beside the other: nobody leaves by that.
            tenures::still_right(self.w(), tenure, Source::Form)?;
            return self.reach(person, &slot.post);
        }
        let person = match known {
            Some(id) => id,
            None => self.new_person(&parts)?,
        };
        // Before the post changes hands, so that a head who can be reached makes no task to find an e-mail.
        self.reach(person, &slot.post)?;
        let from = self
            .taken(&format!("{}.from", slot.post))
            .unwrap_or_default();
        change.arriving = Some(Arriving {
            who: Who {
                person_id: Some(person),
                name: None,
            },
            from: PartDay::stored(from),
            acting: acting || choice.acting,
            job_share: false,
            email: String::new(),
        });
        let done = change::apply(self.w(), change)?;
        self.did(done.words);
        match done.opened {
            Some(tenure) => self.subjects(slot, tenure),
            None => Ok(()),
        }
    }

    /// The tenure in which someone holds the post already.
    fn holds(&self, change: &Change, person: i64) -> Result<Option<i64>> {
        for (tenure, whose) in tenures::current_at(self.db(), change.school_id, change.trust_id)? {
            if whose == person
                && held(self.db(), tenure)?.is_some_and(|held| held.role_id == change.post.id)
            {
                return Ok(Some(tenure));
            }
        }
        Ok(None)
    }

    /// It is the same person under another name.
    fn renamed(&self, slot: &Slot, tenure: &Held, name: &str) -> Result<()> {
        let Some(named) = self.named(&slot.post, name) else {
            return Ok(());
        };
        if people::rename(self.w(), tenure.person_id, &named.name)? {
            self.did(format!(
                "{} is now called {}",
                tenure.person,
                named.name.full()
            ));
        }
        self.stays(slot, tenure)
    }

    /// The same person holds the post: what is said of them is written down, and that they hold it is confirmed.
    fn stays(&self, slot: &Slot, tenure: &Held) -> Result<()> {
        let of = |part: &str| format!("{}.{part}", slot.post);
        if let Some(from) = self.taken(&of("from")) {
            tenures::set_tenure(
                self.act,
                SetTenure {
                    id: tenure.id,
                    from: Some(PartDay::stored(from)),
                    source: Some(Source::Form),
                    yes: true,
                    ..SetTenure::default()
                },
            )?;
            self.wrote(&of("from"), from);
        }
        let said_who = self.right.contains(&of("name")) || self.right.contains(&of("from"));
        let renamed = self.taken(&of("name")).is_some();
        if said_who || renamed || self.taken(&of("from")).is_some() {
            tenures::still_right(self.w(), tenure.id, Source::Form)?;
        }
        self.reach(tenure.person_id, &slot.post)?;
        self.subjects(slot, tenure.id)
    }

    /// The subjects of a mentor: those that are on the list as such, others as a line.
    fn subjects(&self, slot: &Slot, tenure_id: i64) -> Result<()> {
        let key = format!("{}.subjects", slot.post);
        let Some(value) = self.taken(&key) else {
            return Ok(());
        };
        let parts = value
            .split([';', '\n', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let (mut codes, mut other) = (Vec::new(), Vec::new());
        for part in parts {
            match crate::register::codes::code("subject", part) {
                Some(code) => codes.push(code.to_owned()),
                None => other.push(part.to_owned()),
            }
        }
        let note = (!other.is_empty()).then(|| format!("Subjects: {}", other.join("; ")));
        mentor::actions::set(
            self.act,
            mentor::SetMentor {
                tenure_id,
                subjects: Some(codes),
                note,
                ..mentor::SetMentor::default()
            },
        )?;
        self.wrote(&key, value);
        Ok(())
    }
}
