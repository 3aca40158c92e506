//! The school's champion for ITT, as a reply names them.

use super::Acceptance;
use super::store;
use crate::champion::ChampionStage;
use crate::champion::actions as champions;
use crate::error::Result;
use crate::round::form::Question;
use crate::round::layout::says_nobody;
use crate::tenure::actions as tenures;

/// The desk's own name for a senior leader of whom no further post is known: who champions ITT is one.
const SENIOR_LEADER: &str = "slt";

impl Acceptance<'_> {
    pub(super) fn champion(&self) -> Result<()> {
        let block = Question::Champion.code();
        let key = format!("{block}.name");
        let held = self.looked.held.get(&key).and_then(|held| held.person_id);
        let Some(name) = self.taken(&key) else {
            return match held {
                Some(person) => self.reach(person, block),
                None => Ok(()),
            };
        };
        let standing = store::champions(self.db(), self.school_id())?;
        let old = standing.iter().find(|(_, person, _)| Some(*person) == held);
        let nobody = name.is_empty() || says_nobody(name);
        let person = if nobody {
            None
        } else {
            self.somebody(&key, name)?
        };
        if !nobody && person.is_none() {
            return Ok(());
        }
        if let Some((id, _, called)) = old.filter(|(_, whose, _)| Some(*whose) != person) {
            let reason = format!("As {} said", self.told_by());
            champions::step(
                self.w(),
                *id,
                ChampionStage::SteppedDown,
                None,
                Some(&reason),
            )?;
            self.did(format!("{called} is no longer champion"));
        }
        let Some(person) = person else {
            return Ok(());
        };
        if !standing.iter().any(|(_, whose, _)| *whose == person) {
            self.make_leader(person)?;
            champions::appoint(
                self.w(),
                self.school_id(),
                person,
                ChampionStage::Identified,
                self.w().clock.today(),
                &format!("As {} said", self.told_by()),
            )?;
            self.did(format!("{name} is named as champion"));
        }
        self.reach(person, block)
    }

    /// Someone new without a post at the school is one of its senior leaders.
    fn make_leader(&self, person: i64) -> Result<()> {
        let here = tenures::current_at(self.db(), Some(self.school_id()), None)?;
        if here.iter().any(|(_, whose)| *whose == person) {
            return Ok(());
        }
        let post = tenures::posts(self.db())?
            .into_iter()
            .find(|post| post.code == SENIOR_LEADER);
        if let Some(post) = post {
            self.give_post(person, post.id)?;
        }
        Ok(())
    }
}
