//! What the office's own file knows that a check may ask.

use crate::returns::held::AwardInRegister;
use crate::trainee::TraineeState;
use crate::types::Day;
use std::collections::{HashMap, HashSet};

/// What the file knows.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Our trainees.
    pub trainees: Vec<KnownTrainee>,
    /// URNs of training partners of ours, whether the register has them or not.
    pub partners: HashSet<u32>,
    /// The schools register; `None`: none was loaded.
    pub register: Option<Urns>,
}

/// The URNs of the schools register.
#[derive(Debug, Clone, Default)]
pub struct Urns {
    /// Of schools and colleges.
    pub schools: HashSet<u32>,
    /// Of universities, which Register counts among training partners, not among schools (dfe.md 3.7).
    pub universities: HashSet<u32>,
}

/// One of our trainees, as Register would know them.
#[derive(Debug, Clone)]
pub struct KnownTrainee {
    /// Teacher reference number; empty: not known.
    pub trn: String,
    /// The provider's own id; empty: none.
    pub provider_ref: String,
    /// HUSID; empty: none.
    pub hesa_id: String,
    /// First names.
    pub first_names: String,
    /// Surname.
    pub last_name: String,
    /// Addresses of their own.
    pub emails: Vec<String>,
    /// Date of birth, where it is known.
    pub born_on: Option<Day>,
    /// `trainingRoute` code; empty: not known.
    pub route: String,
    /// `ageRange` code; empty: not known.
    pub age_range: String,
    /// First day of the course, where it is known.
    pub starts_on: Option<Day>,
    /// The trainee's own first day, where it is another.
    pub begins_on: Option<Day>,
    /// Through which partner, by name; empty: none, or not known.
    pub training_partner: String,
    /// What they train to teach, in Register's words; empty: not known.
    pub subject: String,
    /// How far they have come.
    pub state: TraineeState,
    /// How far Register is with the award; `None`: not so far, or not known.
    pub award: Option<AwardInRegister>,
    /// How many placements they have, by today.
    pub placements: u32,
    /// How many they need before an award.
    pub placements_needed: u32,
    /// Whether Register has them already.
    pub in_register: bool,
}

impl Known {
    /// Whether a URN is a school's; `None`: no register was loaded.
    pub(super) fn is_school(&self, urn: u32) -> Option<bool> {
        let register = self.register.as_ref()?;
        Some(register.schools.contains(&urn))
    }

    /// Whether a URN may be a training partner's; `None`: no register was loaded.
    pub(super) fn is_partner(&self, urn: u32) -> Option<bool> {
        if self.partners.contains(&urn) {
            return Some(true);
        }
        let register = self.register.as_ref()?;
        Some(register.schools.contains(&urn) || register.universities.contains(&urn))
    }

    /// Our trainees by one of their ids, in small letters. Those without it are left out.
    pub(super) fn by(
        &self,
        id: impl Fn(&KnownTrainee) -> String,
    ) -> HashMap<String, Vec<&KnownTrainee>> {
        let mut by: HashMap<String, Vec<&KnownTrainee>> = HashMap::new();
        for trainee in &self.trainees {
            let id = id(trainee).to_lowercase();
            if !id.is_empty() {
                by.entry(id).or_default().push(trainee);
            }
        }
        by
    }
}
