//! Whether and how many trainees a school hosts, as a reply says it: its answer for the year, and its places as lines of its
//! offer, so that they count wherever places do.

use super::Acceptance;
use crate::capacity::actions::confirm_hosting;
use crate::capacity::as_said::host;
use crate::capacity::{ConfirmHosting, SetHosting};
use crate::error::Result;
use crate::round::reply::places::{OF_PLACES, left, said};
use crate::types::Source;

/// The fields that the hosting of a year keeps itself.
const OF_HOSTING: [&str; 4] = [
    "hosting.interest",
    "hosting.reasons",
    "hosting.reasonText",
    "places",
];

impl Acceptance<'_> {
    pub(super) fn hosting(&self) -> Result<()> {
        let text = |key: &str| self.taken(key).map(str::to_owned);
        let taken: Vec<&str> = OF_HOSTING
            .into_iter()
            .filter(|key| self.taken(key).is_some())
            .collect();
        let year = self.looked.round.year;
        let of_places = OF_PLACES.iter().any(|key| self.taken(key).is_some());
        if taken.is_empty() && !of_places {
            if OF_HOSTING.iter().any(|key| self.right.contains(*key)) {
                confirm_hosting(
                    self.act,
                    ConfirmHosting {
                        school_ids: vec![self.school_id()],
                        trust_uids: Vec::new(),
                        year,
                        source: Some(Source::Form),
                    },
                )?;
            }
            return Ok(());
        }
        let interest = text("hosting.interest");
        // Why not is over where they look for trainees now.
        let hosts = interest
            .as_deref()
            .is_some_and(|interest| !matches!(interest, "" | "notThisYear"));
        let codes = |text: String| {
            text.split(';')
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let reasons = text("hosting.reasons")
            .map(codes)
            .or_else(|| hosts.then(Vec::new));
        let reason_text = text("hosting.reasonText").or_else(|| hosts.then(String::new));
        let places = said(|key| self.taken(key));
        let known = said(|key| {
            let held = self.looked.held.get(key);
            self.taken(key)
                .or_else(|| held.map(|held| held.value.as_str()))
        });
        let offer = host(
            self.act,
            self.school_id(),
            &SetHosting {
                school_id: Some(self.school_id()),
                trust_uid: None,
                year,
                interest,
                reasons,
                reason_text,
                cap: text("places"),
                other_trainees: None,
                ects: None,
                note: None,
                source: Some(Source::Form),
            },
            &places.places,
            &known.places,
        )?;
        for key in taken {
            self.wrote(key, self.taken(key).unwrap_or_default());
        }
        for line in &offer.new {
            self.did(format!("Offered in {year}: {line}"));
        }
        for line in &offer.gone {
            self.did(format!("No longer offered as before: {line}"));
        }
        for sentence in left(&offer, &places.unknown) {
            self.leave(sentence);
        }
        Ok(())
    }
}
