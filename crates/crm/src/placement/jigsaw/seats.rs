//! Which line of a school's offer each of its trainees takes, so that it is known where a place is left.
//!
//! A placement does not say by which line it came about: lines are edited, schools take somebody on the telephone. So
//! trainees are seated anew each time: as many as can be, each in the most particular line that will have them.

use super::subjects;
use crate::types::{KeyStage, YearGroup};

/// A line of an offer, as far as seats go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How many it takes.
    pub most: usize,
    /// `subject` code; empty: any.
    pub subject: String,
    /// The year group; `None`: any.
    pub year_group: Option<YearGroup>,
    /// The key stage; `None`: any.
    pub key_stage: Option<KeyStage>,
}

/// A trainee at the school, as far as seats go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitter {
    /// `subject` code; empty: not known.
    pub subject: String,
    /// The year group; `None`: not said.
    pub year_group: Option<YearGroup>,
    /// The key stage; `None`: not said.
    pub key_stage: Option<KeyStage>,
}

impl Line {
    /// How well somebody sits here: the higher the better; `None`: not at all.
    fn suits(&self, sitter: &Sitter) -> Option<u8> {
        let subject = match (self.subject.as_str(), sitter.subject.as_str()) {
            (wanted, has) if wanted == has && !wanted.is_empty() => 2,
            ("", _) | (_, "") => 0,
            (wanted, has) if subjects::near(wanted, has) => 1,
            _ => return None,
        };
        let group = match (self.year_group, sitter.year_group) {
            (Some(wanted), Some(has)) if wanted == has => 2,
            (Some(_), Some(_)) => return None,
            _ => 0,
        };
        let stage = match (self.key_stage, sitter.key_stage) {
            (Some(wanted), Some(has)) if wanted == has => 1,
            (Some(_), Some(_)) => return None,
            _ => 0,
        };
        Some(subject * 4 + group + stage)
    }
}

/// How many seats of each line are taken: as many trainees sit as can. Of several ways the one is taken in which those who
/// come first sit best, and nobody who sits is sent away.
pub fn taken(lines: &[Line], sitters: &[Sitter]) -> Vec<usize> {
    let mut sits: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
    for at in 0..sitters.len() {
        let mut tried = vec![false; lines.len()];
        seat(lines, sitters, at, &mut sits, &mut tried);
    }
    sits.iter().map(Vec::len).collect()
}

/// Finds a seat for one, where need be by moving those who sit.
fn seat(
    lines: &[Line],
    sitters: &[Sitter],
    who: usize,
    sits: &mut [Vec<usize>],
    tried: &mut [bool],
) -> bool {
    let Some(sitter) = sitters.get(who) else {
        return false;
    };
    let mut wanted: Vec<(usize, u8)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, line.suits(sitter)?)))
        .collect();
    wanted.sort_by_key(|(at, suits)| (std::cmp::Reverse(*suits), *at));
    for (at, _) in &wanted {
        let (Some(line), Some(here)) = (lines.get(*at), sits.get_mut(*at)) else {
            continue;
        };
        if here.len() < line.most {
            here.push(who);
            return true;
        }
    }
    for (at, _) in wanted {
        match tried.get_mut(at) {
            Some(tried) if !*tried => *tried = true,
            _ => continue,
        }
        let here = sits.get(at).cloned().unwrap_or_default();
        for (place, other) in here.into_iter().enumerate() {
            if seat(lines, sitters, other, sits, tried) {
                if let Some(seat) = sits.get_mut(at).and_then(|here| here.get_mut(place)) {
                    *seat = who;
                }
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test may fail at once")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(most: usize, subject: &str, year_group: Option<YearGroup>) -> Line {
        Line {
            most,
            subject: subject.to_owned(),
            year_group,
            key_stage: None,
        }
    }

    fn sitter(subject: &str) -> Sitter {
        Sitter {
            subject: subject.to_owned(),
            year_group: None,
            key_stage: None,
        }
    }

    #[test]
    fn everyone_takes_the_line_that_is_meant_for_them() {
        let lines = [line(2, "", None), line(1, "F0", None), line(1, "F3", None)];
        assert_eq!(taken(&lines, &[sitter("F3")]), [0, 0, 1]);
        assert_eq!(taken(&lines, &[sitter("F3"), sitter("F3")]), [0, 1, 1]);
        assert_eq!(taken(&lines, &[sitter("G1")]), [1, 0, 0]);
        // The first gives way where only so the last can sit.
        let narrow = [line(1, "F0", None), line(1, "F3", None)];
        assert_eq!(taken(&narrow, &[sitter("F3"), sitter("F3")]), [1, 1]);
        assert_eq!(taken(&narrow, &[sitter("G1")]), [0, 0]);
    }

    /// The most that can sit, by trying everything.
    fn most(lines: &[Line], left: &mut [usize], sitters: &[Sitter]) -> usize {
        let Some((first, rest)) = sitters.split_first() else {
            return 0;
        };
        let mut best = most(lines, left, rest);
        for (at, line) in lines.iter().enumerate() {
            if left[at] > 0 && line.suits(first).is_some() {
                left[at] -= 1;
                best = best.max(1 + most(lines, left, rest));
                left[at] += 1;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn as_many_sit_as_can(
            lines in prop::collection::vec((0_usize..3, 0_usize..4, 0_usize..3), 0..4),
            sitters in prop::collection::vec((0_usize..4, 0_usize..3), 0..6),
        ) {
            let subjects = ["", "F0", "F3", "G1"];
            let groups = [None, Some(YearGroup::Year7), Some(YearGroup::Year8)];
            let lines: Vec<Line> = lines.into_iter().map(|(most, subject, group)| line(most, subjects[subject], groups[group])).collect();
            let sitters: Vec<Sitter> = sitters
                .into_iter()
                .map(|(subject, group)| Sitter { year_group: groups[group], ..sitter(subjects[subject]) })
                .collect();
            let taken = taken(&lines, &sitters);
            prop_assert!(taken.iter().zip(&lines).all(|(taken, line)| *taken <= line.most));
            let mut left: Vec<usize> = lines.iter().map(|line| line.most).collect();
            prop_assert_eq!(taken.iter().sum::<usize>(), most(&lines, &mut left, &sitters));
        }
    }
}
