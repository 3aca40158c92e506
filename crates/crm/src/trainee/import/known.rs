//! Who is known, and whom a row means: by Register’s id, by TRN, by the provider's id, by e-mail, by name with birth date.

use super::numbers::Number;
use crate::fold::fold;
use crate::person::PersonName;
use std::collections::HashMap;

/// A person who is, or may become, a trainee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Someone {
    pub person_id: i64,
    /// Their latest entry; `None`: no trainee.
    pub trainee_id: Option<i64>,
    pub first: String,
    pub last: String,
    pub known_as: String,
    pub trn: String,
    pub provider_ref: String,
    pub register_id: String,
    pub born_on: String,
    pub emails: Vec<String>,
}

impl Someone {
    /// `Ada Brook`
    pub(super) fn full(&self) -> String {
        PersonName {
            first: self.first.clone(),
            last: self.last.clone(),
            known_as: self.known_as.clone(),
            ..PersonName::default()
        }
        .full()
    }

    /// Whether somebody of this name may be them: one of the two names is the same.
    fn may_be(&self, name: &PersonName) -> bool {
        fold(&self.last) == fold(&name.last)
            || fold(&self.first) == fold(&name.first)
            || !self.known_as.is_empty() && fold(&self.known_as) == fold(&name.first)
    }

    fn is_called(&self, name: &PersonName) -> bool {
        let same_first = |mine: &str| first_of(mine) == first_of(&name.first);
        fold(&self.last) == fold(&name.last)
            && (same_first(&self.first) || !self.known_as.is_empty() && same_first(&self.known_as))
    }
}

/// The first of several first names: Register writes all of them.
fn first_of(names: &str) -> String {
    fold(names).split(' ').next().unwrap_or_default().to_owned()
}

/// What a row says of who it is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Said<'a> {
    pub name: PersonName,
    pub trn: &'a str,
    pub provider_ref: &'a str,
    pub register_id: &'a str,
    pub email: String,
    pub born_on: String,
}

/// Whom a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// This one of those who are known.
    Known(usize),
    /// Nobody who is known.
    New,
    /// Perhaps one of these, and why it is asked.
    Perhaps(Vec<usize>, String),
}

/// Everyone.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub people: Vec<Someone>,
    by_register: HashMap<String, usize>,
    by_trn: HashMap<String, usize>,
    by_ref: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
    by_last: HashMap<String, Vec<usize>>,
}

impl Known {
    pub(super) fn of(people: Vec<Someone>) -> Self {
        let mut known = Self::default();
        for (at, one) in people.iter().enumerate() {
            if !one.trn.is_empty() {
                known.by_trn.insert(one.trn.clone(), at);
            }
            for email in &one.emails {
                known.by_email.entry(email.clone()).or_default().push(at);
            }
            if one.trainee_id.is_some() {
                if !one.register_id.is_empty() {
                    known.by_register.insert(one.register_id.clone(), at);
                }
                known.by_last.entry(fold(&one.last)).or_default().push(at);
                if !one.provider_ref.is_empty() {
                    known
                        .by_ref
                        .entry(fold(&one.provider_ref))
                        .or_default()
                        .push(at);
                }
            }
        }
        known.people = people;
        known
    }

    /// Whom a row means. `answer`: what somebody said of it, a person's id or `new`; empty: nothing.
    pub(super) fn who(&self, said: &Said<'_>, answer: &str) -> Who {
        match answer {
            "" => {}
            "new" => return Who::New,
            id => {
                let at = self
                    .people
                    .iter()
                    .position(|one| one.person_id.to_string() == id);
                if let Some(at) = at {
                    return Who::Known(at);
                }
            }
        }
        // Nobody types Register's own id, so a name that changed whole is no mistake.
        if let Some(at) = self.by_register.get(said.register_id) {
            return Who::Known(*at);
        }
        if let Some(at) = self.by_trn.get(said.trn).filter(|_| !said.trn.is_empty()) {
            return self.sure(*at, said, &Number::Trn.said(said.trn));
        }
        if let Some(at) = self.by_provider(said) {
            return self.sure(at, said, &Number::Provider.said(said.provider_ref));
        }
        if !said.email.is_empty()
            && let Some(holders) = self.by_email.get(&said.email)
        {
            let alike: Vec<usize> = holders
                .iter()
                .copied()
                .filter(|at| {
                    self.people
                        .get(*at)
                        .is_some_and(|one| one.may_be(&said.name))
                })
                .collect();
            return match alike.as_slice() {
                [one] => Who::Known(*one),
                _ => Who::Perhaps(
                    holders.clone(),
                    format!(
                        "{} belongs to {}. Say whether it is the same person.",
                        said.email,
                        self.names(holders)
                    ),
                ),
            };
        }
        self.by_name(said)
    }

    /// Who has the provider's id; where several do, the only one of that name.
    fn by_provider(&self, said: &Said<'_>) -> Option<usize> {
        let holders = self.by_ref.get(&fold(said.provider_ref))?.as_slice();
        if let [one] = holders {
            return Some(*one);
        }
        let is_called = |at: &&usize| {
            let one = self.people.get(**at);
            one.is_some_and(|one| one.is_called(&said.name))
        };
        let mut called = holders.iter().filter(is_called);
        let one = called.next().filter(|_| called.next().is_none())?;
        Some(*one)
    }

    /// The name of someone by their id; empty: nobody.
    pub(super) fn called(&self, person_id: i64) -> String {
        let mut people = self.people.iter();
        let one = people.find(|one| one.person_id == person_id);
        one.map_or_else(String::new, Someone::full)
    }

    /// Someone whom a number names: asked where no part of the name agrees.
    fn sure(&self, at: usize, said: &Said<'_>, number: &str) -> Who {
        if self
            .people
            .get(at)
            .is_some_and(|one| one.may_be(&said.name))
        {
            Who::Known(at)
        } else {
            Who::Perhaps(
                vec![at],
                format!(
                    "{number} is {}’s. Say whether it is the same person.",
                    self.names(&[at])
                ),
            )
        }
    }

    /// A trainee of the same name: the same one where the birth date agrees, another where it does not, else asked.
    fn by_name(&self, said: &Said<'_>) -> Who {
        let namesakes: Vec<usize> = self
            .by_last
            .get(&fold(&said.name.last))
            .into_iter()
            .flatten()
            .copied()
            .filter(|at| {
                self.people
                    .get(*at)
                    .is_some_and(|one| one.is_called(&said.name))
            })
            .filter(|at| {
                // Two different TRNs, or days of birth, are two people.
                let one = self.people.get(*at);
                let differs = |mine: &str, theirs: &str| {
                    !mine.is_empty() && !theirs.is_empty() && mine != theirs
                };
                !one.is_some_and(|one| {
                    differs(&one.born_on, &said.born_on) || differs(&one.trn, said.trn)
                })
            })
            .collect();
        let same_day = |at: &&usize| {
            !said.born_on.is_empty()
                && self
                    .people
                    .get(**at)
                    .is_some_and(|one| one.born_on == said.born_on)
        };
        let sure: Vec<usize> = namesakes.iter().filter(same_day).copied().collect();
        match (sure.as_slice(), namesakes.as_slice()) {
            ([one], _) => Who::Known(*one),
            (_, []) => Who::New,
            (_, several) => Who::Perhaps(
                several.to_vec(),
                "There is a trainee of this name already, and nothing says whether it is the same. Say so, or add a TRN or the birth date."
                    .to_owned(),
            ),
        }
    }

    fn names(&self, people: &[usize]) -> String {
        let names: Vec<String> = people
            .iter()
            .take(3)
            .filter_map(|at| Some(self.people.get(*at)?.full()))
            .collect();
        names.join(" and ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone(id: i64, first: &str, last: &str) -> Someone {
        Someone {
            person_id: id,
            trainee_id: Some(id),
            first: first.to_owned(),
            last: last.to_owned(),
            ..Someone::default()
        }
    }

    fn said<'a>(first: &str, last: &str) -> Said<'a> {
        Said {
            name: PersonName {
                first: first.to_owned(),
                last: last.to_owned(),
                ..PersonName::default()
            },
            ..Said::default()
        }
    }

    #[test]
    fn a_row_means_whoever_its_surest_sign_names() {
        let known = Known::of(vec![
            Someone {
                trn: "1234567".to_owned(),
                born_on: "2001-02-03".to_owned(),
                ..someone(1, "Ada", "Brook")
            },
            Someone {
                provider_ref: "NF-9".to_owned(),
                emails: vec!["bo@home.example".to_owned()],
                ..someone(2, "Bo", "Cole")
            },
            Someone {
                trainee_id: None,
                emails: vec!["cy@school.example".to_owned()],
                ..someone(3, "Cy", "Dale")
            },
        ]);
        let who = |said: Said<'_>| known.who(&said, "");
        let perhaps = |said: Said<'_>| matches!(known.who(&said, ""), Who::Perhaps(..));
        let trn = |first, last| Said {
            trn: "1234567",
            ..said(first, last)
        };
        assert_eq!(
            who(trn("Ada", "Brook-Hill")),
            Who::Known(0),
            "a surname may change"
        );
        assert!(perhaps(trn("Una", "Vale")), "a number may be mistyped");
        assert_eq!(
            who(Said {
                provider_ref: "nf-9",
                ..said("Bo", "Cole")
            }),
            Who::Known(1)
        );
        let shared = Known::of(vec![
            Someone {
                provider_ref: "P1".to_owned(),
                ..someone(1, "Ada", "Brook")
            },
            Someone {
                provider_ref: "P1".to_owned(),
                ..someone(2, "Bo", "Cole")
            },
        ]);
        let theirs = Said {
            provider_ref: "P1",
            ..said("Bo", "Cole")
        };
        assert_eq!(
            shared.who(&theirs, ""),
            Who::Known(1),
            "of several with one id the one of that name"
        );
        let email = |email: &str, first, last| Said {
            email: email.to_owned(),
            ..said(first, last)
        };
        assert_eq!(who(email("bo@home.example", "Bo", "Cole")), Who::Known(1));
        assert_eq!(
            who(email("cy@school.example", "Cy", "Dale")),
            Who::Known(2),
            "no trainee yet"
        );
        assert!(perhaps(email("cy@school.example", "Una", "Vale")));
        let born = |day: &str| Said {
            born_on: day.to_owned(),
            ..said("Ada Jane", "Brook")
        };
        assert_eq!(
            who(born("2001-02-03")),
            Who::Known(0),
            "Register writes all first names"
        );
        assert_eq!(who(born("2001-02-04")), Who::New);
        assert!(perhaps(said("Ada", "Brook")));
        assert_eq!(
            who(Said {
                trn: "7654321",
                ..said("Ada", "Brook")
            }),
            Who::New
        );
        assert_eq!(
            who(said("Cy", "Dale")),
            Who::New,
            "a namesake who is no trainee is not asked about"
        );
        assert_eq!(known.who(&said("Ada", "Brook"), "new"), Who::New);
        assert_eq!(known.who(&said("Ada", "Brook"), "1"), Who::Known(0));
    }
}
