//! How many schools a trainee must have been in before the service takes a recommendation for QTS or EYTS.
//!
//! The numbers are figures ([`Key::PlacementSchools`], [`Key::EmployingSchool`]: dfe.md 1.7, Register's guidance on placements
//! before a change of status, 2025/26), so that the office can correct one in Settings in the year in which the DfE changes
//! it. The service itself only counts placements; its guidance and the ITT criteria want different schools, and so do we.

use crate::figure::{Figures, Key};
use crate::types::{AcademicYear, counted};
use std::collections::BTreeSet;

/// What a route asks for before an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minimum {
    /// Different schools, at least.
    pub schools: u32,
    /// Whether one of them has to be the employing school.
    pub employing: bool,
}

impl Minimum {
    /// What `route` (a `trainingRoute` code; empty: not known) asks for in the academic year of the award.
    pub fn of(figures: &Figures, year: AcademicYear, route: &str) -> Self {
        Self {
            schools: u32::try_from(figures.value(Key::PlacementSchools, year, route)).unwrap_or(0),
            employing: figures.value(Key::EmployingSchool, year, route) == 1,
        }
    }

    /// What somebody lacks who was placed at `schools` (`school.id`, each as often as they were placed there) and is
    /// employed by `employer`, as a sentence; `None`: nothing.
    pub fn lacks(self, schools: &[i64], employer: Option<i64>) -> Option<String> {
        let at: BTreeSet<i64> = schools.iter().copied().collect();
        let has = u32::try_from(at.len()).unwrap_or(u32::MAX);
        let employed_there = employer.is_some_and(|school| at.contains(&school));
        let asks = match (self.schools, self.employing) {
            (0, _) => return None,
            (1, _) => "at least 1 school is asked for".to_owned(),
            (_, true) => "the employing school and at least 1 other are asked for".to_owned(),
            (many, false) => format!("at least {many} different schools are asked for"),
        };
        if has < self.schools {
            return Some(match has {
                0 => format!("Has no placement; {asks} before an award."),
                _ => format!(
                    "Has placements in {}; {asks} before an award.",
                    counted(u64::from(has), "school", "schools")
                ),
            });
        }
        if !self.employing || employed_there {
            return None;
        }
        Some(match employer {
            None => "No employing school is entered; a placement there is asked for before an award.".to_owned(),
            Some(_) => "Has no placement in the employing school; one there and one in another school are asked for before an award.".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::Minimum;
    use crate::figure::Figures;
    use crate::register::codes;
    use crate::types::AcademicYear;
    use std::collections::BTreeSet;

    fn minimum(route: &str) -> Minimum {
        let year = AcademicYear::parse("2026/27").unwrap();
        Minimum::of(&Figures::with(Vec::new()), year, route)
    }

    /// dfe.md 1.7, every route of Register's list.
    const ROUTES: [(&str, u32, bool); 13] = [
        ("03", 2, true),
        ("09", 2, false),
        ("10", 2, true),
        ("11", 2, false),
        ("12", 2, false),
        ("14", 2, true),
        ("15", 1, false),
        ("16", 0, false),
        ("17", 0, false),
        ("18", 0, false),
        ("19", 0, false),
        ("20", 0, false),
        ("21", 2, false),
    ];

    #[test]
    fn each_route_asks_for_its_own_number_of_schools() {
        for (route, schools, employing) in ROUTES {
            assert_eq!(
                minimum(route),
                Minimum { schools, employing },
                "route {route}"
            );
        }
    }

    #[test]
    fn no_route_of_the_list_is_left_out() {
        let listed: BTreeSet<&str> = codes::training("trainingRoute")
            .map(|code| code.code)
            .collect();
        let ours: BTreeSet<&str> = ROUTES.iter().map(|(route, ..)| *route).collect();
        assert_eq!(listed, ours);
    }

    #[test]
    fn what_somebody_lacks_is_said() {
        for (route, schools, employer, lacks) in [
            ("12", &[1, 2][..], None, None),
            (
                "12",
                &[1, 1],
                None,
                Some(
                    "Has placements in 1 school; at least 2 different schools are asked for before an award.",
                ),
            ),
            (
                "12",
                &[],
                None,
                Some(
                    "Has no placement; at least 2 different schools are asked for before an award.",
                ),
            ),
            ("10", &[1, 2], Some(1), None),
            (
                "10",
                &[1, 2],
                Some(3),
                Some(
                    "Has no placement in the employing school; one there and one in another school are asked for before an \
                     award.",
                ),
            ),
            (
                "03",
                &[1, 2],
                None,
                Some(
                    "No employing school is entered; a placement there is asked for before an award.",
                ),
            ),
            (
                "14",
                &[1],
                Some(1),
                Some(
                    "Has placements in 1 school; the employing school and at least 1 other are asked for before an award.",
                ),
            ),
            ("15", &[1], None, None),
            (
                "15",
                &[],
                None,
                Some("Has no placement; at least 1 school is asked for before an award."),
            ),
            ("16", &[], None, None),
            ("19", &[], None, None),
        ] {
            assert_eq!(
                minimum(route).lacks(schools, employer).as_deref(),
                lacks,
                "route {route}, schools {schools:?}"
            );
        }
    }
}
