//! How the hours of a mentor are shared by the schools where they had them: a pure rule.
//!
//! The cap is for a mentor with one provider in one year of claims, whichever schools claim: if one school claims 10 of 16
//! hours, another may claim 6 (dfe.md 2.3, conditions of grant 2025/26). Whole hours only, at each school. The school where
//! they were trained first comes first.

use crate::figure::Figures;
use crate::mentor::funding::{self, Had};
use crate::returns::windows;
use crate::types::{AcademicYear, Day};
use std::collections::BTreeMap;

/// Minutes of an hour.
const HOUR: u32 = 60;

/// A line of the ledger of training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub person_id: i64,
    /// Where they worked then; `None`: not known.
    pub school_id: Option<i64>,
    /// Which provider's; empty: ours.
    pub provider: String,
    /// The day.
    pub on: Day,
    /// How long, in minutes.
    pub minutes: u32,
    /// Whether it was initial training.
    pub initial: bool,
}

/// What of somebody's training with a provider counts at one school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub person_id: i64,
    /// Where; `None`: not known.
    pub school_id: Option<i64>,
    /// Which provider's; empty: ours.
    pub provider: String,
    /// Whether the refresher's cap holds.
    pub refresher: bool,
    /// What they had there, in minutes.
    pub minutes: u32,
    /// The whole hours that count there.
    pub hours: u32,
    /// The cap, in hours.
    pub cap_hours: u32,
    /// What all schools together leave of it.
    pub left_hours: u32,
}

/// The shares of everyone who was trained in a year of claims, by person, provider and the day on which they began.
pub fn shares(lines: &[Line], year: AcademicYear, figures: &Figures) -> Vec<Share> {
    let mut ledgers: BTreeMap<(i64, &str), Vec<&Line>> = BTreeMap::new();
    for line in lines {
        let key = (line.person_id, line.provider.as_str());
        ledgers.entry(key).or_default().push(line);
    }
    let mut shares = Vec::new();
    for ((person_id, provider), mut ledger) in ledgers {
        ledger.sort_by_key(|line| line.on);
        let cap = cap(&ledger, provider, year, figures);
        let mut schools: Vec<(Option<i64>, u32)> = Vec::new();
        for line in ledger
            .iter()
            .filter(|line| windows::claim_year(line.on) == year)
        {
            match schools.iter_mut().find(|(id, _)| *id == line.school_id) {
                Some((_, minutes)) => *minutes = minutes.saturating_add(line.minutes),
                None => schools.push((line.school_id, line.minutes)),
            }
        }
        let mut left = cap.hours;
        let first = shares.len();
        for (school_id, minutes) in schools {
            let hours = (minutes / HOUR).min(left);
            left -= hours;
            shares.push(Share {
                person_id,
                school_id,
                provider: provider.to_owned(),
                refresher: cap.refresher,
                minutes,
                hours,
                cap_hours: cap.hours,
                left_hours: 0,
            });
        }
        for share in shares.iter_mut().skip(first) {
            share.left_hours = left;
        }
    }
    shares
}

/// Somebody of a school who had no training of ours in a year yet: nothing counts, and all of the cap is left.
pub fn without(
    lines: &[Line],
    person_id: i64,
    school_id: i64,
    year: AcademicYear,
    figures: &Figures,
) -> Share {
    let ledger: Vec<&Line> = lines
        .iter()
        .filter(|line| line.person_id == person_id && line.provider.is_empty())
        .collect();
    let cap = cap(&ledger, "", year, figures);
    Share {
        person_id,
        school_id: Some(school_id),
        provider: String::new(),
        refresher: cap.refresher,
        minutes: 0,
        hours: 0,
        cap_hours: cap.hours,
        left_hours: cap.hours,
    }
}

struct Cap {
    hours: u32,
    refresher: bool,
}

/// The cap of somebody with a provider in a year, from their ledger with that provider.
fn cap(ledger: &[&Line], provider: &str, year: AcademicYear, figures: &Figures) -> Cap {
    let had: Vec<Had> = ledger
        .iter()
        .map(|line| Had {
            year: windows::claim_year(line.on),
            provider: provider.to_owned(),
            minutes: line.minutes,
            initial: line.initial,
        })
        .collect();
    let funded = funding::funded(&had, provider, year, figures, "");
    Cap {
        hours: funded.cap_hours,
        refresher: funded.refresher,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    fn line(person_id: i64, school: i64, provider: &str, on: &str, minutes: u32) -> Line {
        Line {
            person_id,
            school_id: Some(school),
            provider: provider.to_owned(),
            on: on.parse().unwrap(),
            minutes,
            initial: true,
        }
    }

    /// Person, school, provider, hours that count, hours left, refresher.
    type Said<'a> = (i64, i64, &'a str, u32, u32, bool);

    fn of(lines: &[Line], year: &str) -> Vec<(i64, i64, String, u32, u32, bool)> {
        let year = AcademicYear::parse(year).unwrap();
        shares(lines, year, &Figures::with(Vec::new()))
            .into_iter()
            .map(|one| {
                let school = one.school_id.unwrap();
                (
                    one.person_id,
                    school,
                    one.provider,
                    one.hours,
                    one.left_hours,
                    one.refresher,
                )
            })
            .collect()
    }

    #[test]
    fn schools_share_one_cap_and_whole_hours_count() {
        let cases: [(&[Line], &[Said<'_>]); 5] = [
            // Ten hours and a half at the first school leave six of sixteen for the second.
            (
                &[
                    line(1, 7, "", "2025-10-01", 630),
                    line(1, 8, "", "2026-02-01", 480),
                ],
                &[(1, 7, "", 10, 0, false), (1, 8, "", 6, 0, false)],
            ),
            // The day decides which school is first, not the order of the ledger.
            (
                &[
                    line(1, 8, "", "2026-02-01", 480),
                    line(1, 7, "", "2025-10-01", 630),
                ],
                &[(1, 7, "", 10, 0, false), (1, 8, "", 6, 0, false)],
            ),
            // Sessions at one school add up before they are rounded down.
            (
                &[
                    line(1, 7, "", "2025-10-01", 90),
                    line(1, 7, "", "2025-11-01", 90),
                ],
                &[(1, 7, "", 3, 13, false)],
            ),
            // Another provider opens another cap.
            (
                &[
                    line(1, 7, "", "2025-10-01", 960),
                    line(1, 7, "Teesway", "2025-10-02", 120),
                ],
                &[(1, 7, "", 16, 0, false), (1, 7, "Teesway", 2, 14, false)],
            ),
            // Trained by us in an earlier year: six hours of refresher.
            (
                &[
                    line(1, 7, "", "2024-10-01", 600),
                    line(1, 7, "", "2025-10-01", 600),
                ],
                &[(1, 7, "", 6, 0, true)],
            ),
        ];
        for (lines, says) in cases {
            let says: Vec<_> = says
                .iter()
                .map(|one| (one.0, one.1, one.2.to_owned(), one.3, one.4, one.5))
                .collect();
            assert_eq!(of(lines, "2025/26"), says, "{lines:?}");
        }
    }

    #[test]
    fn training_outside_the_window_does_not_count() {
        let lines = [
            line(1, 7, "", "2025-04-05", 120),
            line(1, 7, "", "2025-04-06", 120),
            line(1, 7, "", "2026-05-31", 120),
            line(1, 7, "", "2026-06-01", 120),
        ];
        // The two hours of April 2025 before the window make the rest a refresher.
        assert_eq!(of(&lines, "2025/26"), [(1, 7, String::new(), 4, 2, true)]);
    }

    #[test]
    fn whoever_had_none_has_all_of_the_cap_left() {
        let year = AcademicYear::parse("2025/26").unwrap();
        let figures = Figures::with(Vec::new());
        let ledger = [line(1, 7, "", "2024-10-01", 600)];
        let refresher = without(&ledger, 1, 7, year, &figures);
        assert_eq!(
            (
                refresher.cap_hours,
                refresher.left_hours,
                refresher.refresher
            ),
            (6, 6, true)
        );
        let initial = without(&ledger, 2, 7, year, &figures);
        assert_eq!((initial.cap_hours, initial.refresher), (16, false));
    }
}
