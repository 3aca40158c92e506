//! What we say of a claim, from our ledger of training: a pure rule.
//!
//! We accept a claim whose hours we gave: in the window of its year, to this mentor, in whole hours and up to the cap. Two
//! claims for one mentor draw on the same hours, in the order of the file.

use super::ClaimAnswer;
use crate::fold::fold;
use crate::returns::funding::shares::Share;
use crate::types::{AcademicYear, counted};
use std::collections::HashMap;

/// A mentor of a claim, as the service's file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The year that is claimed for.
    pub year: Option<AcademicYear>,
    /// The school's URN.
    pub school_urn: String,
    /// The teacher reference number.
    pub trn: String,
    /// The name.
    pub name: String,
    /// The whole hours that are claimed.
    pub hours: u32,
}

/// Somebody of our file who had training, or mentors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub person_id: i64,
    /// `Ada Brook`.
    pub name: String,
    /// The same with the first name that is written down, where they go by another.
    pub written_name: String,
    /// The teacher reference number; empty: not known.
    pub trn: String,
    /// The URNs of the schools where they work, worked or were trained.
    pub urns: Vec<String>,
}

/// What we say, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who that is here.
    pub person_id: Option<i64>,
    /// The hours that we can confirm for this row.
    pub confirmed: u32,
    /// What goes back.
    pub answer: ClaimAnswer,
    /// Why it is rejected; empty: it is not.
    pub reason: String,
    /// What our ledger says, a sentence.
    pub ledger: String,
}

/// Who a row means: by TRN, else by name at that school, else by a name that only one has.
pub fn who<'a>(asked: &Asked, known: &'a [Known]) -> Option<&'a Known> {
    if !asked.trn.is_empty()
        && let Some(found) = known.iter().find(|one| one.trn == asked.trn)
    {
        return Some(found);
    }
    let name = fold(&asked.name);
    // Another TRN is another person, whatever the name.
    let named: Vec<&Known> = known
        .iter()
        .filter(|one| fold(&one.name) == name || fold(&one.written_name) == name)
        .filter(|one| one.trn.is_empty() || asked.trn.is_empty())
        .collect();
    let here: Vec<&Known> = named
        .iter()
        .copied()
        .filter(|one| one.urns.contains(&asked.school_urn))
        .collect();
    match (here.as_slice(), named.as_slice()) {
        ([one], _) | ([], [one]) => Some(one),
        _ => None,
    }
}

/// What we say of each row. `shares`: what was had in each year, of all providers; `window`: the days of training of a
/// year, in words.
pub fn answers(
    asked: &[Asked],
    known: &[Known],
    shares: &HashMap<AcademicYear, Vec<Share>>,
    window: impl Fn(AcademicYear) -> String,
) -> Vec<Said> {
    let mut left: HashMap<(i64, AcademicYear), u32> = HashMap::new();
    asked
        .iter()
        .map(|row| {
            let when = row.year.map(&window).filter(|when| !when.is_empty());
            let when = when.map_or_else(String::new, |when| format!(" from {when}"));
            let Some((one, year)) = who(row, known).zip(row.year) else {
                return reject(
                    None,
                    0,
                    format!("Not ours: we gave no mentor training to {}{when}.", row.name),
                    "Nobody here has this TRN, or this name at this school.".to_owned(),
                );
            };
            let theirs: Vec<&Share> = shares
                .get(&year)
                .into_iter()
                .flatten()
                .filter(|share| share.person_id == one.person_id)
                .collect();
            let ours = theirs.iter().filter(|share| share.provider.is_empty());
            let given: u32 = ours.map(|share| share.hours).sum();
            let left = left.entry((one.person_id, year)).or_insert(given);
            let confirmed = row.hours.min(*left);
            let before = given - *left;
            *left -= confirmed;
            let ledger = ledger(one, given, before, &theirs);
            if confirmed == row.hours {
                return Said {
                    person_id: Some(one.person_id),
                    confirmed,
                    answer: ClaimAnswer::Accepted,
                    reason: String::new(),
                    ledger,
                };
            }
            let hours = |count: u32| counted(u64::from(count), "hour", "hours");
            let reason = if given == 0 {
                format!("Not ours: we gave no mentor training to {}{when}.", row.name)
            } else if before > 0 {
                format!(
                    "We can confirm {} in all for {}{when}; {} of them are claimed elsewhere, so {} here and not {}.",
                    hours(given),
                    row.name,
                    before,
                    confirmed,
                    row.hours
                )
            } else {
                format!(
                    "We can confirm {} of mentor training of {}{when}, not {}.",
                    hours(given),
                    row.name,
                    row.hours
                )
            };
            reject(Some(one.person_id), confirmed, reason, ledger)
        })
        .collect()
}

fn reject(person_id: Option<i64>, confirmed: u32, reason: String, ledger: String) -> Said {
    Said {
        person_id,
        confirmed,
        answer: ClaimAnswer::Rejected,
        reason,
        ledger,
    }
}

fn ledger(one: &Known, given: u32, before: u32, theirs: &[&Share]) -> String {
    let mut said = match given {
        0 => format!("{} had none with us in that time.", one.name),
        hours => format!(
            "{} had {} with us that count.",
            one.name,
            counted(u64::from(hours), "hour", "hours")
        ),
    };
    if before > 0 {
        said += &format!(" {before} of them are in a claim above.");
    }
    for share in theirs.iter().filter(|share| !share.provider.is_empty()) {
        said += &format!(
            " {} with {}.",
            counted(u64::from(share.hours), "hour", "hours"),
            share.provider
        );
    }
    said
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    fn year() -> AcademicYear {
        AcademicYear::parse("2025/26").unwrap()
    }

    fn known(person_id: i64, name: &str, trn: &str, urns: &[&str]) -> Known {
        Known {
            person_id,
            name: name.to_owned(),
            written_name: name.to_owned(),
            trn: trn.to_owned(),
            urns: urns.iter().map(|urn| (*urn).to_owned()).collect(),
        }
    }

    fn asked(urn: &str, trn: &str, name: &str, hours: u32) -> Asked {
        Asked {
            year: Some(year()),
            school_urn: urn.to_owned(),
            trn: trn.to_owned(),
            name: name.to_owned(),
            hours,
        }
    }

    fn share(person_id: i64, provider: &str, hours: u32) -> Share {
        Share {
            person_id,
            school_id: Some(1),
            provider: provider.to_owned(),
            refresher: false,
            minutes: hours * 60,
            hours,
            cap_hours: 16,
            left_hours: 16 - hours,
        }
    }

    #[test]
    fn a_row_means_somebody_by_trn_or_by_a_name_that_only_one_has() {
        let all = [
            known(1, "Ada Brook", "1234567", &["100001"]),
            known(2, "Zoë O’Neill", "", &["100001"]),
            known(3, "Zoe O'Neill", "", &["100002"]),
            known(4, "Cai Coyle", "7654321", &[]),
            known(5, "Dot Dale", "", &["100001"]),
            known(6, "Dot Dale", "", &["100001"]),
        ];
        for (row, is) in [
            (asked("100009", "1234567", "A. Brook-Hill", 1), Some(1)),
            (asked("100002", "", "ZOE O'NEILL", 1), Some(3)),
            (asked("100009", "", "Zoe ONeill", 1), None),
            // The name fits and the TRN does not.
            (asked("100001", "1111111", "Cai Coyle", 1), None),
            (asked("100001", "", "Cai  Coyle", 1), Some(4)),
            (asked("100001", "", "Dot Dale", 1), None),
            (asked("100001", "", "Nobody Known", 1), None),
        ] {
            assert_eq!(who(&row, &all).map(|one| one.person_id), is, "{row:?}");
        }
    }

    #[test]
    fn a_claim_is_accepted_as_far_as_the_ledger_goes() {
        let all = [
            known(1, "Ada Brook", "1234567", &["100001"]),
            known(2, "Ben Dale", "2345678", &["100001"]),
        ];
        let had = HashMap::from([(year(), vec![share(1, "", 12), share(2, "Teesway", 5)])]);
        let said = answers(
            &[
                asked("100001", "1234567", "Ada Brook", 10),
                asked("100002", "1234567", "Ada Brook", 6),
                asked("100001", "2345678", "Ben Dale", 5),
                asked("100001", "9999999", "Cy Ewan", 5),
            ],
            &all,
            &had,
            |_| "6 Apr 2025 to 31 May 2026".to_owned(),
        );
        let says: Vec<(ClaimAnswer, u32, &str)> = said
            .iter()
            .map(|one| (one.answer, one.confirmed, one.reason.as_str()))
            .collect();
        assert_eq!(
            says,
            [
                (ClaimAnswer::Accepted, 10, ""),
                (
                    ClaimAnswer::Rejected,
                    2,
                    "We can confirm 12 hours in all for Ada Brook from 6 Apr 2025 to 31 May 2026; 10 of them are claimed \
                     elsewhere, so 2 here and not 6."
                ),
                (
                    ClaimAnswer::Rejected,
                    0,
                    "Not ours: we gave no mentor training to Ben Dale from 6 Apr 2025 to 31 May 2026."
                ),
                (
                    ClaimAnswer::Rejected,
                    0,
                    "Not ours: we gave no mentor training to Cy Ewan from 6 Apr 2025 to 31 May 2026."
                ),
            ]
        );
        assert_eq!(
            said[2].ledger,
            "Ben Dale had none with us in that time. 5 hours with Teesway."
        );
        let short = answers(
            &[asked("100001", "1234567", "Ada Brook", 16)],
            &all,
            &had,
            |_| String::new(),
        );
        assert_eq!(
            short[0].reason,
            "We can confirm 12 hours of mentor training of Ada Brook, not 16."
        );
    }
}
