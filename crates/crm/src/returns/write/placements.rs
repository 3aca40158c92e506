//! The placements file: which schools of a trainee go into its five cells, in which order. Pure rules (dfe.md 1.5, 2026/27).
//!
//! An upload replaces whatever Register has of a trainee, so all schools go out: ours first, then what Register has and we
//! do not, since leaving that off would take it away.

use crate::placement::{PlacementKind, PlacementState};
use crate::returns::columns::ADDED_MANUALLY as BY_HAND;
use crate::types::Day;

/// How many placements the file holds.
pub(crate) const MOST: usize = 5;

/// A placement that we hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    pub school_id: i64,
    pub school: String,
    /// The school's URN as it is now; `None`: it has none.
    pub urn: Option<i64>,
    pub kind: PlacementKind,
    pub state: PlacementState,
    pub from: Day,
    pub until: Day,
    /// When the establishment of that URN opened and closed.
    pub opened: Option<Day>,
    pub closed: Option<Day>,
    /// Whether the register has that URN.
    pub is_in_register: bool,
}

/// A placement that Register holds, as its export or its own file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct InRegister {
    /// `None`: added there by hand, without a URN.
    pub urn: Option<i64>,
    /// The school's name; empty: not known.
    pub name: String,
}

/// What goes into the cells of a trainee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cells {
    /// At most [`MOST`]: URNs, then those without.
    pub cells: Vec<String>,
    /// URNs that Register has and we do not: they stay in.
    pub kept: Vec<i64>,
    /// Schools of ours for which there is no room.
    pub left: Vec<String>,
    /// URNs of Register's for which there is no room: the upload takes them away.
    pub lost: Vec<i64>,
    /// Our schools that have no URN.
    pub without_urn: Vec<String>,
}

/// Whether the days of a placement and those of the establishment do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mismatch {
    /// It closed before the placement was over.
    Closed(Day),
    /// It opened after the placement was over, so the school had another URN then.
    OpenedLater(Day),
    /// The register does not have it.
    Unknown,
}

impl Placed {
    /// What is to be asked about the URN.
    pub(crate) fn mismatch(&self) -> Option<Mismatch> {
        self.urn?;
        match (self.is_in_register, self.closed, self.opened) {
            (false, _, _) => Some(Mismatch::Unknown),
            (_, Some(closed), _) if closed < self.until => Some(Mismatch::Closed(closed)),
            (_, _, Some(opened)) if opened > self.until => Some(Mismatch::OpenedLater(opened)),
            _ => None,
        }
    }

    /// Whether Register counts it: ITaP stands beside the placements.
    pub(crate) fn counts(&self) -> bool {
        self.kind != PlacementKind::Itap
    }
}

/// The schools of a trainee in the order of the file, each once: who employs them, then by the first day.
pub(crate) fn schools(placed: &[Placed], employer: Option<i64>) -> Vec<&Placed> {
    let is_employer =
        |one: &Placed| one.kind == PlacementKind::Employing || employer == Some(one.school_id);
    let counted = || placed.iter().filter(|one| one.counts());
    let mut schools: Vec<&Placed> = Vec::new();
    for one in counted()
        .filter(|one| is_employer(one))
        .chain(counted().filter(|one| !is_employer(one)))
    {
        let same = |known: &&Placed| {
            known.school_id == one.school_id || one.urn.is_some() && known.urn == one.urn
        };
        if !schools.iter().any(same) {
            schools.push(one);
        }
    }
    schools
}

/// Fills the cells of a trainee: our schools, then what Register has besides.
pub(crate) fn cells(placed: &[Placed], employer: Option<i64>, held: &[InRegister]) -> Cells {
    let mut out = Cells::default();
    let schools = schools(placed, employer);
    let mut urns: Vec<i64> = Vec::new();
    for school in &schools {
        match school.urn {
            Some(urn) if urns.len() < MOST => urns.push(urn),
            Some(_) => out.left.push(school.school.clone()),
            None => out.without_urn.push(school.school.clone()),
        }
    }
    for urn in held.iter().filter_map(|one| one.urn) {
        let is_left = || {
            schools
                .iter()
                .any(|school| school.urn == Some(urn) && !urns.contains(&urn))
        };
        if urns.contains(&urn) || is_left() {
            continue;
        }
        if urns.len() < MOST {
            urns.push(urn);
            out.kept.push(urn);
        } else {
            out.lost.push(urn);
        }
    }
    let by_hand = held.iter().filter(|one| one.urn.is_none()).count();
    let by_hand = by_hand.max(out.without_urn.len()).min(MOST - urns.len());
    out.cells = urns.iter().map(i64::to_string).collect();
    out.cells
        .extend(std::iter::repeat_n(BY_HAND.to_owned(), by_hand));
    out
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail at once"
)]
mod tests {
    use super::*;

    fn at(school_id: i64, urn: Option<i64>, from: &str, until: &str) -> Placed {
        Placed {
            school_id,
            school: format!("School {school_id}"),
            urn,
            kind: PlacementKind::Main,
            state: PlacementState::Completed,
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
            opened: None,
            closed: None,
            is_in_register: true,
        }
    }

    fn autumn(school_id: i64, urn: i64) -> Placed {
        at(school_id, Some(urn), "2026-10-05", "2026-12-18")
    }

    fn held(urns: &[Option<i64>]) -> Vec<InRegister> {
        urns.iter()
            .map(|urn| InRegister {
                urn: *urn,
                name: String::new(),
            })
            .collect()
    }

    #[test]
    fn the_employing_school_comes_first_and_each_school_once() {
        let mut spring = autumn(3, 100_003);
        spring.from = "2026-09-07".parse().unwrap();
        let mut employing = autumn(4, 100_004);
        employing.kind = PlacementKind::Employing;
        let mut itap = autumn(5, 100_005);
        itap.kind = PlacementKind::Itap;
        let placed = [
            spring,
            autumn(1, 100_001),
            autumn(2, 100_002),
            autumn(1, 100_001),
            employing,
            itap,
        ];
        assert_eq!(
            cells(&placed, None, &[]).cells,
            ["100004", "100003", "100001", "100002"]
        );
        assert_eq!(
            cells(&placed, Some(2), &[]).cells[..2],
            ["100002", "100004"]
        );
    }

    #[test]
    fn what_register_has_is_never_taken_away_unsaid() {
        // (our URNs, Register's, cells, kept, lost)
        type Case = (
            &'static [i64],
            &'static [Option<i64>],
            &'static [&'static str],
            &'static [i64],
            &'static [i64],
        );
        let cases: &[Case] = &[
            (&[], &[], &[], &[], &[]),
            (&[1], &[Some(1)], &["1"], &[], &[]),
            (&[1], &[Some(2), Some(1)], &["1", "2"], &[2], &[]),
            (&[], &[Some(2)], &["2"], &[2], &[]),
            (&[1], &[None], &["1", BY_HAND], &[], &[]),
            (
                &[1, 2, 3, 4, 5],
                &[Some(9), None],
                &["1", "2", "3", "4", "5"],
                &[],
                &[9],
            ),
            (
                &[1, 2, 3, 4],
                &[Some(8), Some(9)],
                &["1", "2", "3", "4", "8"],
                &[8],
                &[9],
            ),
        ];
        for (ours, theirs, expected, kept, lost) in cases {
            let placed: Vec<Placed> = ours.iter().map(|urn| autumn(*urn, *urn)).collect();
            let got = cells(&placed, None, &held(theirs));
            assert_eq!(got.cells, *expected, "{ours:?} {theirs:?}");
            assert_eq!((&got.kept[..], &got.lost[..]), (*kept, *lost));
        }
    }

    #[test]
    fn more_than_five_and_those_without_a_urn_are_named() {
        let mut placed: Vec<Placed> = (1..=6).map(|urn| autumn(urn, urn)).collect();
        placed.push(at(7, None, "2027-01-04", "2027-03-26"));
        let got = cells(&placed, None, &held(&[Some(6)]));
        assert_eq!(got.cells, ["1", "2", "3", "4", "5"]);
        assert_eq!(got.left, ["School 6"]);
        assert_eq!(got.without_urn, ["School 7"]);
        assert!(got.lost.is_empty(), "it is told as one of ours");
        let got = cells(&placed[6..], None, &[]);
        assert_eq!(got.cells, [BY_HAND]);
    }

    #[test]
    fn a_urn_is_questioned_by_the_days_of_its_school() {
        let day = |text: &str| text.parse::<Day>().ok();
        let of = |opened, closed| {
            Placed {
                opened,
                closed,
                ..autumn(1, 100_001)
            }
            .mismatch()
        };
        assert_eq!(of(None, None), None);
        assert_eq!(of(day("2026-09-01"), None), None);
        assert_eq!(
            of(None, day("2026-08-31")),
            day("2026-08-31").map(Mismatch::Closed)
        );
        assert_eq!(
            of(None, day("2026-11-30")),
            day("2026-11-30").map(Mismatch::Closed)
        );
        assert_eq!(of(None, day("2027-08-31")), None);
        assert_eq!(
            of(day("2027-01-01"), None),
            day("2027-01-01").map(Mismatch::OpenedLater)
        );
        let unknown = Placed {
            is_in_register: false,
            ..autumn(1, 100_001)
        };
        assert_eq!(unknown.mismatch(), Some(Mismatch::Unknown));
        assert_eq!(at(1, None, "2026-10-05", "2026-12-18").mismatch(), None);
    }
}
