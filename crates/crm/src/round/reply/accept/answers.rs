//! What a school says of itself that has no table of its own, who answered, and what they agree to.

use super::Acceptance;
use super::store;
use crate::consent::actions::keep;
use crate::consent::{ConsentHow, ConsentStand, NewConsent};
use crate::error::Result;
use crate::fold::fold;
use crate::person::Medium;
use crate::round::form::{CONSENT, Question};
use crate::round::layout::says_nobody;
use crate::tenure::actions as tenures;

/// The code under which the office's own questions are kept, beside their words.
const OWN: &str = crate::round::ask::prefill::OWN;

/// The questions whose fields are kept as they are, each under its own key.
const KEPT: &[Question] = &[
    Question::Subjects,
    Question::Phases,
    Question::Terms,
    Question::Study,
    Question::Itap,
    Question::LeadSession,
    Question::WorkingGroup,
    Question::Flexible,
    Question::Cpd,
    Question::Briefing,
];

impl Acceptance<'_> {
    pub(super) fn answers(&self) -> Result<()> {
        let year = self.looked.round.year.start_year();
        for field in &self.looked.form {
            let question = Question::parse(&field.block);
            if question.is_some_and(|question| !KEPT.contains(&question)) {
                continue;
            }
            let (code, words) = match question {
                Some(_) => (field.key.as_str(), ""),
                None => (OWN, field.heading.as_str()),
            };
            if field.key.ends_with(".name") {
                self.who(&field.key, year)?;
            } else if let Some(value) = self.taken(&field.key) {
                store::put_answer(self.w(), self.school_id(), (code, words), year, value, None)?;
                self.wrote(&field.key, value);
            } else if self.right.contains(&field.key)
                && let Some((value, person)) =
                    store::answer(self.db(), self.school_id(), (code, words))?
            {
                store::put_answer(
                    self.w(),
                    self.school_id(),
                    (code, words),
                    year,
                    &value,
                    person,
                )?;
            }
        }
        Ok(())
    }

    /// Who would lead a session, or join a group: kept beside the answer.
    fn who(&self, key: &str, year: i32) -> Result<()> {
        let Some(name) = self.taken(key) else {
            return Ok(());
        };
        let code = key.strip_suffix(".name").unwrap_or(key);
        if name.is_empty() || says_nobody(name) {
            if let Some((value, _)) = store::answer(self.db(), self.school_id(), (code, ""))? {
                let answer = (code, "");
                store::put_answer(self.w(), self.school_id(), answer, year, &value, None)?;
                store::name_nobody(self.w(), self.school_id(), answer, year)?;
                self.wrote(key, "");
            }
            return Ok(());
        }
        let Some(person) = self.somebody(key, name)? else {
            return Ok(());
        };
        let value = match self.taken(code) {
            Some(value) => value.to_owned(),
            None => store::answer(self.db(), self.school_id(), (code, ""))?
                .map_or_else(String::new, |(value, _)| value),
        };
        // Whoever is named would do it.
        let value = if value.is_empty() {
            "yes".to_owned()
        } else {
            value
        };
        store::put_answer(
            self.w(),
            self.school_id(),
            (code, ""),
            year,
            &value,
            Some(person),
        )?;
        self.wrote(key, name);
        Ok(())
    }

    /// Who answered, with what they say of themselves and agree to. Somebody whom we do not know is written down only where
    /// there is an agreement or an objection to keep.
    pub(super) fn replier(&self) -> Result<Option<i64>> {
        let stand = self
            .taken(Question::Consent.code())
            .and_then(ConsentStand::parse);
        let known = match &self.looked.replier {
            Some(known) => Some(known.id),
            None if stand.is_some() => self.new_replier()?,
            None => None,
        };
        let Some(person) = known else {
            if stand.is_some() {
                self.leave(
                    "What they say about mailings was not taken, since the answer does not say who they are.",
                );
            }
            return Ok(None);
        };
        if let Some(email) = self
            .taken("replier.email")
            .filter(|email| !email.is_empty())
        {
            self.address(person, Medium::Email, email, None)?;
        }
        if let Some(stand) = stand {
            let explicit = self.explicit.contains(Question::Consent.code());
            keep(
                self.w(),
                &NewConsent {
                    person_id: person,
                    stand,
                    on: self.w().clock.today(),
                    how: ConsentHow::Form,
                    told: CONSENT.to_owned(),
                    note: self.looked.round.title.clone(),
                    reply_id: Some(self.looked.reply.id),
                    lifts_objection: explicit,
                },
            )?;
            self.did(format!("Mailings: {}", stand.label().to_lowercase()));
        }
        Ok(Some(person))
    }

    fn new_replier(&self) -> Result<Option<i64>> {
        let name = match self.looked.said("replier.name") {
            Some(name) if !name.is_empty() => name,
            _ => self.looked.reply.from_name.as_str(),
        };
        if name.is_empty() {
            return Ok(None);
        }
        // Someone whom the same answer named in a post is in the file by now.
        let near = store::people_near(self.db(), self.school_id())?;
        if let Some(known) = near
            .iter()
            .find(|known| crate::round::reply::compare::same_name(&known.name, name))
        {
            return Ok(Some(known.id));
        }
        let Some(named) = self.named("replier.name", name) else {
            return Ok(None);
        };
        let person = self.new_person(&named.name)?;
        if self.taken("replier.email").is_none() && !self.looked.reply.from_email.is_empty() {
            self.address(person, Medium::Email, &self.looked.reply.from_email, None)?;
        }
        let wanted = fold(self.looked.said("replier.post").unwrap_or_default());
        let post = tenures::posts(self.db())?.into_iter().find(|post| {
            !wanted.is_empty()
                && post.place == crate::tenure::RolePlace::School
                && (fold(&post.name) == wanted
                    || post.synonyms.iter().any(|word| fold(word) == wanted))
        });
        if let Some(post) = post.filter(|post| !post.is_head) {
            self.give_post(person, post.id)?;
        }
        self.did(format!("{} is written down", named.name.full()));
        Ok(Some(person))
    }
}
