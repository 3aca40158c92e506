//! The service's sampling (quality assurance) file, row by row. Its cells are kept as they are, so that what goes back is
//! what came; a row is known again by its claim and the mentor's name.

use super::store::{self, Kept};
use crate::error::{Error, Result};
use crate::import::adapter::{Adapter, Entry, Judged};
use crate::import::field::{Choice, Field, Kind, of_row};
use crate::returns::windows;
use crate::session::Read;
use crate::store::Write;
use crate::types::Day;
use std::collections::HashMap;

/// The most hours that anybody ever claimed for a mentor, in whole hours (2024/25: 20), with room for a later cap.
const MOST_HOURS: u32 = 100;

pub(crate) const FIELDS: &[Field] = &[
    of_row("claimReference", "Claim", Kind::Text, &["claim reference"]),
    of_row(
        "claimSchoolUrn",
        "School’s URN",
        Kind::Text,
        &["school urn", "urn"],
    ),
    of_row("claimSchool", "School", Kind::Text, &["school name"]),
    of_row(
        "claimLa",
        "Local authority",
        Kind::Text,
        &["school local authority"],
    ),
    of_row(
        "claimType",
        "Type of school",
        Kind::Text,
        &["school type of establishment"],
    ),
    of_row(
        "claimGroup",
        "Trust or federation",
        Kind::Text,
        &["school group"],
    ),
    of_row("claimProvider", "Provider", Kind::Text, &["provider name"]),
    of_row(
        "claimSubmitted",
        "Handed in",
        Kind::Text,
        &["claim submission date"],
    ),
    of_row("claimTrn", "Mentor’s TRN", Kind::Text, &["mentor trn"]),
    of_row("claimMentor", "Mentor", Kind::Text, &["mentor full name"]),
    of_row(
        "claimHours",
        "Hours claimed",
        Kind::Text,
        &["mentor hours of training"],
    ),
];

/// By claim and name, in any letters.
type Key = (String, String);

fn key(kept: &Kept) -> Key {
    (kept.reference.clone(), kept.mentor_name.to_lowercase())
}

/// Imports claims that we are asked about.
pub(crate) struct Claims {
    today: Day,
    known: HashMap<Key, Kept>,
    /// In which row each stood.
    seen: HashMap<Key, (u32, Kept)>,
    works: Vec<Option<Kept>>,
}

impl Claims {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'_>, today: Day) -> Result<Self> {
        let every = store::every(read.db)?;
        Ok(Self {
            today,
            known: every.into_iter().map(|kept| (key(&kept), kept)).collect(),
            seen: HashMap::new(),
            works: Vec::new(),
        })
    }

    fn read(&self, entry: &Entry) -> std::result::Result<Kept, String> {
        let text = |field: &str| entry.text(field).trim().to_owned();
        let one = Kept {
            reference: text("claimReference"),
            school_urn: text("claimSchoolUrn"),
            school_name: text("claimSchool"),
            local_authority: text("claimLa"),
            establishment_type: text("claimType"),
            school_group: text("claimGroup"),
            provider_name: text("claimProvider"),
            submitted_at: text("claimSubmitted"),
            mentor_trn: text("claimTrn"),
            mentor_name: text("claimMentor"),
            ..Kept::default()
        };
        if one.reference.is_empty() {
            return Err("It has no claim_reference, by which the service knows the claim. Ask for the file again.".to_owned());
        }
        if one.mentor_name.is_empty() {
            return Err("It has no mentor_full_name, by which the service knows the mentor. Ask for the file again.".to_owned());
        }
        let year = year_of(&one.submitted_at, self.today).ok_or_else(|| {
            format!(
                "“{}” as claim_submission_date is not a day. The service writes it like 2026-06-10T09:30:00.",
                one.submitted_at
            )
        })?;
        let hours = text("claimHours");
        let whole = hours.strip_suffix(".0").unwrap_or(&hours);
        let hours = whole
            .parse()
            .ok()
            .filter(|hours| (1..=MOST_HOURS).contains(hours))
            .ok_or_else(|| {
                format!("“{hours}” as mentor_hours_of_training is no whole number of hours. Ask for the file again.")
            })?;
        Ok(Kept { year, hours, ..one })
    }
}

/// The year of claims, as the calendar year in which it begins, of the moment at which a claim was handed in: ISO, or a day
/// that Excel has saved anew. Blank: today. `None`: it is no moment.
pub(super) fn year_of(submitted: &str, today: Day) -> Option<i32> {
    let day = if submitted.is_empty() {
        today
    } else {
        let iso = submitted.get(..10).and_then(|text| text.parse().ok());
        let slashed = submitted.split([' ', 'T']).next().unwrap_or_default();
        iso.or_else(|| Day::parse_from_str(slashed, "%d/%m/%Y").ok())?
    };
    Some(windows::claimed_year(day).start_year())
}

impl Adapter for Claims {
    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn choices(&self, _: &str) -> &[Choice] {
        &[]
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        for (field, heading) in [
            ("claimReference", "claim_reference"),
            ("claimMentor", "mentor_full_name"),
            ("claimHours", "mentor_hours_of_training"),
        ] {
            if !filled.contains(&field) {
                return Err(Error::invalid(format!(
                    "No column is {heading}. Choose the quality assurance file that the claims service sent."
                )));
            }
        }
        Ok("A row is found by its claim and the mentor’s name; what the office decided of it stays.".to_owned())
    }

    fn title(&self, entry: &Entry) -> String {
        let parts = ["claimReference", "claimMentor", "claimSchool"].map(|field| entry.text(field));
        let parts: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
        parts.join(", ")
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let one = match self.read(entry) {
            Ok(one) => one,
            Err(why) => {
                self.works.push(None);
                return Ok(Judged::Rejected(why));
            }
        };
        let key = key(&one);
        if let Some((row, first)) = self.seen.get(&key) {
            let judged = if *first == one {
                Judged::Unchanged
            } else {
                Judged::Rejected(format!(
                    "Row {row} has this mentor of claim {} already, with other words. Keep one of the two.",
                    one.reference
                ))
            };
            self.works.push(None);
            return Ok(judged);
        }
        self.seen.insert(key.clone(), (entry.number, one.clone()));
        let hours = format!("{} hours claimed for {}", one.hours, one.mentor_name);
        let (judged, work) = match self.known.get(&key) {
            None => (Judged::Create(vec![hours]), Some(one)),
            Some(held) => {
                let now = Kept {
                    id: held.id,
                    answer: held.answer,
                    reason: held.reason.clone(),
                    ..one
                };
                if now == *held {
                    (Judged::Unchanged, None)
                } else if now.hours == held.hours {
                    (
                        Judged::Update(vec!["Details of the claim".to_owned()]),
                        Some(now),
                    )
                } else {
                    let says = format!("Hours: {} → {}", held.hours, now.hours);
                    (Judged::Update(vec![says]), Some(now))
                }
            }
        };
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        match self.works.get(nth) {
            Some(Some(work)) => store::put(w, work),
            _ => Ok(()),
        }
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("mentor of a claim", "mentors of claims")
    }
}

#[cfg(test)]
mod tests {
    use super::year_of;
    use crate::types::Day;

    #[test]
    fn the_year_that_is_claimed_for_follows_from_the_day_of_the_claim() {
        let today: Day = "2026-09-10".parse().unwrap_or_default();
        for (submitted, year) in [
            ("2026-06-10T09:30:00+01:00", Some(2025)),
            ("2026-06-10 09:30:00 UTC", Some(2025)),
            ("2027-05-02", Some(2026)),
            ("10/06/2026 09:30", Some(2025)),
            ("", Some(2025)),
            ("soon", None),
            ("2026-13-10", None),
        ] {
            assert_eq!(year_of(submitted, today), year, "{submitted:?}");
        }
    }
}
