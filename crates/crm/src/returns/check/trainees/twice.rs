//! Somebody who is there twice: in the file, or in Register already (dfe.md 1.3).
//!
//! The same date of birth, surname, route and cycle, and either the same first name or the same e-mail.

use super::line::{Facts, Line};
use crate::returns::check::{Asked, Findings};
use crate::returns::held::AwardInRegister;
use crate::returns::rules::cycle_of;
use crate::trainee::TraineeState;
use crate::types::Day;
use std::collections::HashMap;

/// What has to be equal: date of birth, surname in small letters, route, cycle.
type Key = (Day, String, String, i32);

/// One of those with the same key.
struct Seen {
    /// The row; `None`: one of our trainees.
    row: Option<u32>,
    first: String,
    emails: Vec<String>,
}

pub(super) struct Twice(HashMap<Key, Vec<Seen>>);

impl Twice {
    /// Begins with our trainees who are in Register and neither withdrew nor were awarded.
    pub(super) fn new(asked: &Asked<'_>) -> Self {
        let mut seen: HashMap<Key, Vec<Seen>> = HashMap::new();
        for trainee in asked.known.iter().flat_map(|known| &known.trainees) {
            // Who is only recommended is not over.
            let is_over = match trainee.award {
                Some(award) => award == AwardInRegister::Awarded,
                None => matches!(
                    trainee.state,
                    TraineeState::Withdrawn | TraineeState::Completed
                ),
            };
            let starts = trainee.begins_on.or(trainee.starts_on);
            let (Some(born), Some(starts)) = (trainee.born_on, starts) else {
                continue;
            };
            if is_over || !trainee.in_register {
                continue;
            }
            let key = (
                born,
                trainee.last_name.to_lowercase(),
                trainee.route.clone(),
                cycle_of(starts),
            );
            seen.entry(key).or_default().push(Seen {
                row: None,
                first: first_word(&trainee.first_names),
                emails: trainee
                    .emails
                    .iter()
                    .map(|email| email.to_lowercase())
                    .collect(),
            });
        }
        Self(seen)
    }

    pub(super) fn check(&mut self, line: &Line<'_>, facts: &Facts<'_>, found: &mut Findings) {
        let (Some(born), Some(cycle)) = (line.day("date_of_birth"), facts.cycle) else {
            return;
        };
        let (last, route) = (line.get("last_name"), line.get("training_route"));
        if last.is_empty() || route.is_empty() {
            return;
        }
        let (first, email) = (
            first_word(line.get("first_names")),
            line.get("email").to_lowercase(),
        );
        let key = (born, last.to_lowercase(), route.to_owned(), cycle);
        let others = self.0.entry(key).or_default();
        let same = others.iter().find(|other| {
            other.first == first || (!email.is_empty() && other.emails.contains(&email))
        });
        match same.map(|other| other.row) {
            Some(Some(row)) => found.problem(
                line.at(""),
                "repeatedTrainee",
                format!("This trainee is in row {row} too: the same last name, date of birth, route and year, and the same first name or e-mail. Take one of the rows out."),
            ),
            Some(None) => found.problem(
                line.at(""),
                "inRegister",
                "This trainee is in Register already: one of yours has the same last name, date of birth, route and year, and the same first name or e-mail. Take the row out.",
            ),
            None => {}
        }
        others.push(Seen {
            row: Some(line.number()),
            first,
            emails: if email.is_empty() {
                Vec::new()
            } else {
                vec![email]
            },
        });
    }
}

/// The first word in small letters, without whatever is no letter: `Mary-Ann Rose` is `maryann`.
fn first_word(names: &str) -> String {
    let word = names.split_whitespace().next().unwrap_or_default();
    word.chars()
        .filter(|letter| letter.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}
