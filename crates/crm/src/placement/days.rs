//! The days of placements: planned, done, lost, projected, and how a trainee's stand against the route's figure.
//!
//! All are counted in half days. What is planned is what the calendar gives for the trainee's weekdays, unless the office
//! says otherwise; what is done is as much of that as has passed, less what was missed.
//!
//! ITaP comes on top of the days in schools (ITT criteria 2024/25), so its days are apart: where a trainee is at ITaP
//! within a placement's dates, the calendar's days are as many fewer. What the office says of a placement is left as it is.

use super::PlacementState;
use crate::types::Day;
use chrono::Datelike;
use serde::Serialize;
use ts_rs::TS;

/// The half days of a placement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HalfDays {
    /// As many as it is to have.
    pub planned: u32,
    /// As many as have passed, less those that were missed.
    pub done: u32,
    /// As many as were missed.
    pub lost: u32,
    /// As many as there will be in the end: planned less lost.
    pub projected: u32,
    /// As many as are spent at ITaP within its dates: none of those above.
    pub itap: u32,
}

/// The half days of a placement with their words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DaysSaid {
    /// The numbers.
    pub half_days: HalfDays,
    /// `60 days planned, 12 done, 1½ lost`.
    pub said: String,
}

/// How a trainee's days stand against the route's figure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// Half days that the route asks for; 0: none.
    pub needed: u32,
    /// All placements together.
    pub half_days: HalfDays,
    /// Half days that will be missing as things stand; 0: none.
    pub short: u32,
    /// All of it as a sentence: `60 of 120 days done, 58½ to come. Will fall short of 120 by 1½ days.`
    pub said: String,
}

/// What is known of a placement for counting its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// How far it has come.
    pub state: PlacementState,
    /// Half days as the office says; `None`: those of the calendar.
    pub said: Option<u32>,
    /// Half days of the calendar from its first to its last day.
    pub calendar: u32,
    /// Of them those that stay: all, or those before the day on which it was withdrawn.
    pub kept: u32,
    /// Of those the ones that have passed: until yesterday.
    pub passed: u32,
    /// Half days that were missed.
    pub lost: u32,
    /// Half days of ITaP within the days that stay: none of those of the calendar.
    pub itap: u32,
}

impl Counted {
    /// Its half days. What was declined has none; what was withdrawn has those that had passed.
    pub fn half_days(self) -> HalfDays {
        if self.state == PlacementState::Declined {
            return HalfDays::default();
        }
        // What the office says is spread evenly over the days of the calendar.
        let part = |of: u32| match (self.said, self.calendar) {
            (None, _) => of,
            (Some(said), calendar) if of >= calendar => said,
            (Some(said), calendar) => {
                let shared = u64::from(said) * u64::from(of) / u64::from(calendar);
                u32::try_from(shared).unwrap_or(said)
            }
        };
        let passed = match self.state {
            PlacementState::Completed => part(self.calendar),
            _ if self.passed == 0 => 0,
            _ => part(self.passed),
        };
        let planned = if self.kept == 0 && self.state.is_withdrawn() {
            0
        } else {
            part(self.kept)
        };
        HalfDays {
            planned,
            done: passed.saturating_sub(self.lost),
            lost: self.lost,
            projected: planned.saturating_sub(self.lost),
            // Who says how many days it has, has said it with ITaP in mind.
            itap: if self.said.is_none() { self.itap } else { 0 },
        }
    }
}

impl std::iter::Sum for HalfDays {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            planned: sum.planned + one.planned,
            done: sum.done + one.done,
            lost: sum.lost + one.lost,
            projected: sum.projected + one.projected,
            itap: sum.itap + one.itap,
        })
    }
}

impl DaysSaid {
    /// The numbers with their words.
    pub fn of(half_days: HalfDays) -> Self {
        let mut said = format!("{} planned", in_days(half_days.planned));
        if half_days.done > 0 {
            said += &format!(", {} done", number(half_days.done));
        }
        if half_days.lost > 0 {
            said += &format!(", {} lost", number(half_days.lost));
        }
        if half_days.itap > 0 {
            said += &format!(", {} of ITaP apart", number(half_days.itap));
        }
        Self { half_days, said }
    }
}

impl Outlook {
    /// How `half_days` stand against a route that asks for `needed` half days.
    pub fn of(half_days: HalfDays, needed: u32) -> Self {
        let short = needed.saturating_sub(half_days.projected);
        let to_come = half_days.projected.saturating_sub(half_days.done);
        let said = if needed == 0 {
            format!(
                "{} done, {} to come. The route asks for none.",
                in_days(half_days.done),
                number(to_come)
            )
        } else {
            let stands = format!(
                "{} of {} done, {} to come.",
                number(half_days.done),
                in_days(needed),
                number(to_come)
            );
            match short {
                0 => format!("{stands} That is enough."),
                _ => format!("{stands} {}", shortfall(needed, short)),
            }
        };
        Self {
            needed,
            half_days,
            short,
            said,
        }
    }
}

/// `Will fall short of 120 by 7 days.`
pub fn shortfall(needed: u32, short: u32) -> String {
    format!(
        "Will fall short of {} by {}.",
        number(needed),
        in_days(short)
    )
}

/// Half days as days: `12`, `1½`, `½`.
pub fn number(half_days: u32) -> String {
    match (half_days / 2, half_days % 2) {
        (0, 1) => "½".to_owned(),
        (whole, 1) => format!("{whole}½"),
        (whole, _) => whole.to_string(),
    }
}

/// The same with its noun: `12 days`, `1½ days`, `1 day`, `half a day`.
pub fn in_days(half_days: u32) -> String {
    match half_days {
        1 => "half a day".to_owned(),
        2 => "1 day".to_owned(),
        other => format!("{} days", number(other)),
    }
}

/// How many half days of a span of ITaP lie in a part of it: `half_days` in all, spread evenly over the `whole` span's open
/// half days, of which `here` are in the part. No day is more than whole.
pub fn itap_within(half_days: u32, here: u32, whole: u32) -> u32 {
    if half_days >= whole {
        return here;
    }
    let share = u64::from(half_days) * u64::from(here) / u64::from(whole);
    u32::try_from(share).unwrap_or(here)
}

/// Half days from `from` to `until` that fall on these weekdays (1 is Monday), no holiday taken out.
pub fn on_weekdays(from: Day, until: Day, weekdays: &str) -> u32 {
    let length = (until - from).num_days() + 1;
    if length <= 0 {
        return 0;
    }
    let wanted = |weekday: i64| {
        u8::try_from(weekday + 1)
            .is_ok_and(|number| weekdays.bytes().any(|day| day == b'0' + number))
    };
    let in_week = (0..7).filter(|weekday| wanted(*weekday)).count() as i64;
    let first = i64::from(from.weekday().num_days_from_monday());
    let rest = (0..length % 7)
        .filter(|at| wanted((first + at) % 7))
        .count() as i64;
    u32::try_from((length / 7 * in_week + rest) * 2).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlacementState::{Completed, Confirmed, Declined, UnderWay, WithdrawnBySchool};

    fn counted(
        state: PlacementState,
        said: Option<u32>,
        calendar: u32,
        passed: u32,
        lost: u32,
    ) -> [u32; 4] {
        let days = Counted {
            state,
            said,
            calendar,
            kept: if state.is_withdrawn() { 30 } else { calendar },
            passed,
            lost,
            itap: 0,
        }
        .half_days();
        [days.planned, days.done, days.lost, days.projected]
    }

    #[test]
    fn days_are_counted_by_state_calendar_and_what_the_office_says() {
        for (given, days) in [
            ((Confirmed, None, 120, 0, 0), [120, 0, 0, 120]),
            ((UnderWay, None, 120, 40, 3), [120, 37, 3, 117]),
            ((UnderWay, Some(60), 120, 40, 0), [60, 20, 0, 60]),
            ((Confirmed, Some(60), 0, 0, 0), [60, 0, 0, 60]),
            ((Completed, None, 120, 120, 2), [120, 118, 2, 118]),
            ((Completed, Some(100), 120, 0, 0), [100, 100, 0, 100]),
            ((WithdrawnBySchool, None, 120, 30, 2), [30, 28, 2, 28]),
            // It goes until the day that the school has named.
            ((WithdrawnBySchool, None, 120, 20, 2), [30, 18, 2, 28]),
            ((WithdrawnBySchool, Some(60), 120, 20, 0), [15, 10, 0, 15]),
            ((Declined, None, 120, 30, 0), [0, 0, 0, 0]),
            // More missed than there was never makes days of less than none.
            ((UnderWay, None, 4, 2, 6), [4, 0, 6, 0]),
        ] {
            let (state, said, calendar, passed, lost) = given;
            assert_eq!(
                counted(state, said, calendar, passed, lost),
                days,
                "{given:?}"
            );
        }
    }

    #[test]
    fn itap_is_apart_from_what_the_calendar_gives_and_not_from_what_the_office_says() {
        let days = |said| {
            let counted = Counted {
                state: Confirmed,
                said,
                calendar: 110,
                kept: 110,
                passed: 0,
                lost: 0,
                itap: 10,
            };
            DaysSaid::of(counted.half_days()).said
        };
        assert_eq!(days(None), "55 days planned, 5 of ITaP apart");
        assert_eq!(days(Some(120)), "60 days planned");
        for (half_days, here, whole, within) in [
            (10, 10, 10, 10),
            // Two days of the week lie in the placement.
            (10, 4, 10, 4),
            // An afternoon in each of two weeks, of which one lies in it.
            (2, 10, 20, 1),
            (2, 9, 20, 0),
            // More than there are days on which they are in school.
            (10, 6, 6, 6),
            (10, 0, 0, 0),
            (0, 0, 0, 0),
        ] {
            assert_eq!(itap_within(half_days, here, whole), within);
        }
    }

    #[test]
    fn half_days_are_said_as_days() {
        for (half_days, short, long) in [
            (0, "0", "0 days"),
            (1, "½", "half a day"),
            (2, "1", "1 day"),
            (3, "1½", "1½ days"),
            (240, "120", "120 days"),
        ] {
            assert_eq!(
                (number(half_days), in_days(half_days)),
                (short.to_owned(), long.to_owned())
            );
        }
    }

    #[test]
    fn an_outlook_says_what_will_be_missing_while_there_is_time() {
        let days = |done, projected| HalfDays {
            planned: projected,
            done,
            lost: 0,
            projected,
            itap: 0,
        };
        for (half_days, needed, short, said) in [
            (
                days(100, 240),
                240,
                0,
                "50 of 120 days done, 70 to come. That is enough.",
            ),
            (
                days(100, 226),
                240,
                14,
                "50 of 120 days done, 63 to come. Will fall short of 120 by 7 days.",
            ),
            (
                days(3, 7),
                0,
                0,
                "1½ days done, 2 to come. The route asks for none.",
            ),
        ] {
            let outlook = Outlook::of(half_days, needed);
            assert_eq!((outlook.short, outlook.said.as_str()), (short, said));
        }
    }

    #[test]
    fn weekdays_are_counted_as_if_one_walked_through_them() {
        let day = |text: &str| -> Day { text.parse().expect("a day") };
        let walked = |from: Day, until: Day, weekdays: &str| {
            from.iter_days()
                .take_while(|day| *day <= until)
                .filter(|day| weekdays.contains(&day.weekday().number_from_monday().to_string()))
                .count() as u32
                * 2
        };
        let start = day("2026-08-28");
        for weekdays in ["12345", "135", "24", "", "1234567"] {
            for first in 0..9 {
                for length in [0_u64, 1, 2, 5, 6, 7, 8, 13, 14, 15, 100] {
                    let from = start + chrono::Days::new(first);
                    let until = from + chrono::Days::new(length);
                    assert_eq!(
                        on_weekdays(from, until, weekdays),
                        walked(from, until, weekdays),
                        "{from} {until} {weekdays}"
                    );
                }
            }
        }
        assert_eq!(
            on_weekdays(day("2026-09-10"), day("2026-09-09"), "12345"),
            0
        );
    }
}
