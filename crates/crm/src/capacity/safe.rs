//! How many trainees a school can take without anybody being overstretched: a pure rule that says why.
//!
//! Safe is the least of three: what is offered at once, the cap of the whole school, and what its mentors can carry. A
//! mentor has so many minutes a week (a figure of the office's own) and each trainee, ours or another provider's, and each
//! early career teacher takes some of them, so that an ECT can cost a place.
//! All of it counts trainees *at once*: two in autumn and two in spring are two at once, though four over the year.

use crate::figure::{Figures, Key};
use crate::types::{AcademicYear, Day, capital};
use serde::Serialize;
use ts_rs::TS;

/// How many trainees a school can safely take at once, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafeCapacity {
    /// Offered at once, at most.
    pub offered: u32,
    /// The cap of the whole school; `null`: none was said.
    pub cap: Option<u32>,
    /// What the mentors can carry, beside ECTs and other providers' trainees.
    pub carried: u32,
    /// The least of them.
    pub safe: u32,
    /// The reasoning: `Four offered, three safe: two mentors, one with an ECT.`
    pub words: String,
}

/// Places that are offered for some of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// How many trainees, at most.
    pub most: u32,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// What a school has to carry its trainees with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// Trainees at once in the whole school, at most; `None`: not said.
    pub cap: Option<u32>,
    /// Trainees of other providers.
    pub others: u32,
    /// Early career teachers.
    pub ects: u32,
    /// Its mentors: how many trainees each takes at once, at most.
    pub mentors: Vec<u32>,
}

/// Mentor time, minutes a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekly {
    /// That a mentor has.
    pub mentor: u32,
    /// That a trainee takes.
    pub trainee: u32,
    /// That an early career teacher takes.
    pub ect: u32,
}

impl Weekly {
    /// The minutes of a year, as Settings have them.
    pub fn of(figures: &Figures, year: AcademicYear) -> Self {
        let value = |key| u32::try_from(figures.value(key, year, "")).unwrap_or_default();
        Self {
            mentor: value(Key::MentorWeekly),
            trainee: value(Key::MentorMinutesWeekly),
            ect: value(Key::EctMinutesWeekly),
        }
    }

    /// The trainees that a mentor can carry who has `ects` early career teachers; `None`: there is no time for so many.
    fn trainees(self, at_once: u32, ects: u32) -> Option<u32> {
        let left = self.mentor.checked_sub(ects.checked_mul(self.ect)?)?;
        Some(match left.checked_div(self.trainee) {
            Some(by_time) => by_time.min(at_once),
            // Trainees that take no time are as many as the mentor takes.
            None => at_once,
        })
    }
}

/// The most places that lie on one day.
pub fn at_once(spans: &[Span]) -> u32 {
    // The sum can only rise where a span begins.
    spans
        .iter()
        .map(|start| {
            spans
                .iter()
                .filter(|span| span.from <= start.from && start.from <= span.until)
                .fold(0_u32, |sum, span| sum.saturating_add(span.most))
        })
        .max()
        .unwrap_or_default()
}

/// How many of our trainees the mentors can carry, the early career teachers being shared out as well as can be.
pub fn carried(load: &Load, weekly: Weekly) -> u32 {
    room(load, weekly).saturating_sub(load.others)
}

/// The trainees of all providers that the mentors can carry beside the early career teachers.
fn room(load: &Load, weekly: Weekly) -> u32 {
    let each = match weekly.mentor.checked_div(weekly.ect) {
        Some(each) => each,
        // Early career teachers that take no time are no load.
        None => {
            let all = load.mentors.iter();
            return all
                .filter_map(|at_once| weekly.trainees(*at_once, 0))
                .fold(0, u32::saturating_add);
        }
    };
    let all = u32::try_from(load.mentors.len()).unwrap_or(u32::MAX);
    if load.ects > all.saturating_mul(each) {
        return 0;
    }
    // best[n]: the most trainees where the mentors so far have n early career teachers between them.
    let mut best: Vec<Option<u32>> = vec![None; load.ects as usize + 1];
    if let Some(none) = best.first_mut() {
        *none = Some(0);
    }
    for at_once in &load.mentors {
        let of_one: Vec<u32> = (0..=each.min(load.ects))
            .filter_map(|ects| weekly.trainees(*at_once, ects))
            .collect();
        let before = best.clone();
        for (ects, most) in best.iter_mut().enumerate() {
            *most = of_one
                .iter()
                .enumerate()
                .filter_map(|(own, trainees)| {
                    let others = before.get(ects.checked_sub(own)?).copied().flatten()?;
                    Some(others.saturating_add(*trainees))
                })
                .max();
        }
    }
    best.last().copied().flatten().unwrap_or_default()
}

/// How many trainees a school can safely take at once.
pub fn safe(spans: &[Span], load: &Load, weekly: Weekly) -> SafeCapacity {
    let offered = at_once(spans);
    let carried = carried(load, weekly);
    let safe = offered.min(carried).min(load.cap.unwrap_or(u32::MAX));
    let over_the_year = spans
        .iter()
        .fold(0_u32, |sum, span| sum.saturating_add(span.most));
    SafeCapacity {
        offered,
        cap: load.cap,
        carried,
        safe,
        words: words(over_the_year, offered, safe, carried, load, weekly),
    }
}

fn words(
    over_the_year: u32,
    offered: u32,
    safe: u32,
    carried: u32,
    load: &Load,
    weekly: Weekly,
) -> String {
    if offered == 0 {
        return "No place is offered.".to_owned();
    }
    let number = capital(&said(over_the_year));
    let head = if over_the_year > offered {
        format!("{number} offered over the year, {} at once", said(offered))
    } else {
        format!("{number} offered")
    };
    let held = match safe {
        0 => "none safe".to_owned(),
        safe if safe == offered && safe == 1 => "and safe".to_owned(),
        safe if safe == offered => "all safe".to_owned(),
        safe => format!("{} safe", said(safe)),
    };
    let joined = if held == "and safe" { " " } else { ", " };
    let why = match load.cap {
        Some(cap) if safe < offered && cap == safe && cap <= carried => {
            format!("the cap of the whole school is {}", said(cap))
        }
        _ => mentors(safe < offered, load, weekly),
    };
    format!("{head}{joined}{held}: {why}.")
}

/// The mentors and what else they carry: `two mentors, one with an ECT`.
fn mentors(is_short: bool, load: &Load, weekly: Weekly) -> String {
    let mut words = match load.mentors.len() {
        0 => return "no mentor is known".to_owned(),
        1 => "one mentor".to_owned(),
        many => format!("{} mentors", said(u32::try_from(many).unwrap_or(u32::MAX))),
    };
    let ects = match load.ects {
        0 => None,
        1 => Some("an ECT".to_owned()),
        many => Some(format!("{} ECTs", said(many))),
    };
    let others = match load.others {
        0 => None,
        1 => Some("a trainee of another provider".to_owned()),
        many => Some(format!("{} trainees of other providers", said(many))),
    };
    match (ects, others) {
        (Some(ects), None) if load.ects == 1 && load.mentors.len() > 1 => {
            words += &format!(", one with {ects}");
        }
        (Some(load), None) | (None, Some(load)) => words += &format!(" with {load} too"),
        (Some(ects), Some(others)) => words += &format!(" with {ects} and {others} too"),
        (None, None) if is_short => {
            let room = room(load, weekly);
            let trainees = if room == 1 { "trainee" } else { "trainees" };
            words += &format!(
                " for {} {trainees}",
                if room == 0 {
                    "no".to_owned()
                } else {
                    said(room)
                }
            );
        }
        (None, None) => {}
    }
    words
}

/// A number as a sentence has it: in words up to twelve.
pub(super) fn said(number: u32) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    usize::try_from(number)
        .ok()
        .and_then(|at| WORDS.get(at))
        .map_or_else(
            || crate::types::thousands(u64::from(number)),
            |word| (*word).to_owned(),
        )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    const WEEKLY: Weekly = Weekly {
        mentor: 180,
        trainee: 90,
        ect: 60,
    };

    fn day(nth: u32) -> Day {
        let first: Day = "2026-09-01".parse().unwrap();
        first + Days::new(u64::from(nth))
    }

    fn all_year(most: u32) -> Span {
        Span {
            most,
            from: day(0),
            until: day(364),
        }
    }

    fn load(cap: Option<u32>, others: u32, ects: u32, mentors: &[u32]) -> Load {
        Load {
            cap,
            others,
            ects,
            mentors: mentors.to_vec(),
        }
    }

    #[test]
    fn the_reasoning_is_said_in_words() {
        for (offered, load, safe, words) in [
            (
                4,
                load(None, 0, 1, &[2, 2]),
                3,
                "Four offered, three safe: two mentors, one with an ECT.",
            ),
            (
                4,
                load(Some(2), 0, 0, &[2, 2]),
                2,
                "Four offered, two safe: the cap of the whole school is two.",
            ),
            (
                4,
                load(None, 0, 0, &[2, 2]),
                4,
                "Four offered, all safe: two mentors.",
            ),
            (
                1,
                load(None, 0, 0, &[1]),
                1,
                "One offered and safe: one mentor.",
            ),
            (
                4,
                load(None, 0, 0, &[]),
                0,
                "Four offered, none safe: no mentor is known.",
            ),
            (
                3,
                load(Some(2), 0, 0, &[1]),
                1,
                "Three offered, one safe: one mentor for one trainee.",
            ),
            (
                3,
                load(None, 2, 0, &[2, 2]),
                2,
                "Three offered, two safe: two mentors with two trainees of other providers too.",
            ),
            (
                3,
                load(None, 1, 2, &[2, 2]),
                1,
                "Three offered, one safe: two mentors with two ECTs and a trainee of another provider too.",
            ),
            (
                20,
                load(None, 0, 0, &[2; 13]),
                20,
                "20 offered, all safe: 13 mentors.",
            ),
            (0, load(None, 0, 0, &[2]), 0, "No place is offered."),
        ] {
            let found = super::safe(&[all_year(offered)], &load, WEEKLY);
            assert_eq!((found.safe, found.words.as_str()), (safe, words));
        }
        let terms = [
            Span {
                most: 2,
                from: day(0),
                until: day(100),
            },
            Span {
                most: 3,
                from: day(101),
                until: day(200),
            },
        ];
        let found = super::safe(&terms, &load(None, 0, 0, &[2]), WEEKLY);
        assert_eq!(
            found.words,
            "Five offered over the year, three at once, two safe: one mentor for two trainees."
        );
    }

    #[test]
    fn early_career_teachers_are_shared_out_as_well_as_can_be() {
        // One whom a mentor of a single trainee takes costs nothing: 180 minutes are a trainee and an ECT.
        assert_eq!(carried(&load(None, 0, 1, &[1, 2]), WEEKLY), 3);
        // Three take all the time of one mentor.
        assert_eq!(carried(&load(None, 0, 3, &[2, 2]), WEEKLY), 2);
        assert_eq!(carried(&load(None, 0, 7, &[2, 2]), WEEKLY), 0);
        let free = Weekly {
            ect: 0,
            trainee: 0,
            ..WEEKLY
        };
        assert_eq!(carried(&load(None, 1, 9, &[2, 3]), free), 4);
    }

    /// Every way to share the early career teachers out.
    fn carried_by_trying(load: &Load, weekly: Weekly) -> u32 {
        fn most(mentors: &[u32], ects: u32, weekly: Weekly) -> Option<u32> {
            let Some((first, rest)) = mentors.split_first() else {
                return (ects == 0).then_some(0);
            };
            (0..=ects)
                .filter_map(|own| {
                    let minutes = i64::from(weekly.mentor) - i64::from(own * weekly.ect);
                    let fits = (0..=*first)
                        .rev()
                        .find(|trainees| i64::from(trainees * weekly.trainee) <= minutes)?;
                    Some(fits + most(rest, ects - own, weekly)?)
                })
                .max()
        }
        most(&load.mentors, load.ects, weekly)
            .unwrap_or(0)
            .saturating_sub(load.others)
    }

    proptest! {
        #[test]
        fn mentors_carry_what_trying_everything_finds(
            mentors in prop::collection::vec(0_u32..4, 0..5),
            (ects, others) in (0_u32..6, 0_u32..4),
            (mentor, trainee, ect) in (0_u32..300, 0_u32..120, 0_u32..120),
        ) {
            let load = load(None, others, ects, &mentors);
            let weekly = Weekly { mentor, trainee, ect };
            prop_assert_eq!(carried(&load, weekly), carried_by_trying(&load, weekly));
        }

        #[test]
        fn places_at_once_are_the_most_of_any_day(
            spans in prop::collection::vec((0_u32..9, 0_u32..300, 0_u32..65), 0..7),
        ) {
            let spans: Vec<Span> = spans
                .into_iter()
                .map(|(most, from, days)| Span { most, from: day(from), until: day(from + days) })
                .collect();
            let by_day = (0..365)
                .map(|nth| {
                    let on = |span: &&Span| span.from <= day(nth) && day(nth) <= span.until;
                    spans.iter().filter(on).map(|span| span.most).sum::<u32>()
                })
                .max()
                .unwrap();
            prop_assert_eq!(at_once(&spans), by_day);
        }

        #[test]
        fn safe_is_the_least_of_the_three(
            most in 0_u32..9, cap in prop::option::of(0_u32..9), others in 0_u32..4, ects in 0_u32..5,
            mentors in prop::collection::vec(0_u32..4, 0..5),
        ) {
            let load = load(cap, others, ects, &mentors);
            let found = safe(&[all_year(most)], &load, WEEKLY);
            let least = [most, cap.unwrap_or(u32::MAX), carried_by_trying(&load, WEEKLY)];
            prop_assert_eq!(found.safe, least.into_iter().min().unwrap());
            prop_assert!(found.words.ends_with('.'));
        }
    }
}
