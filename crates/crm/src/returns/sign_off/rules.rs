//! Who is in a return, as pure rules that say why not.
//!
//! Source: Register's own code and guidance, read in 2026/27 (dfe.md 1.7). A trainee whom nobody would look for in a return
//! (they left years ago, they begin in years to come) is not spoken of at all.

use super::SignOffWhat;
use crate::returns::windows;
use crate::trainee::TraineeState;
use crate::types::{AcademicYear, Day, written};

/// Assessment only, and early years assessment only (`trainingRoute` codes).
const ASSESSMENT_ONLY: [&str; 2] = ["16", "17"];

/// Whoever withdraws within so many days of the start is not in the performance profile.
const SOON: i64 = 90;

/// What a return asks of a trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// `trainee.id`.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// The year of the cohort with which they began.
    pub cohort: Option<AcademicYear>,
    /// `trainingRoute` code; empty: not known.
    pub route: String,
    /// Subject code; empty: not known.
    pub subject: String,
    /// `ageRange` code; empty: not known.
    pub age_range: String,
    /// `studyMode` code; empty: not known.
    pub study_mode: String,
    /// First day of the course.
    pub starts: Option<Day>,
    /// The trainee's own first day, where it is another.
    pub begins: Option<Day>,
    /// Last day expected.
    pub ends: Option<Day>,
    /// How far they have come.
    pub state: TraineeState,
    /// The day of that.
    pub since: Option<Day>,
    /// Teacher reference number; empty: not known.
    pub trn: String,
    /// The other provider whose trainee they are; empty: none.
    pub elsewhere: String,
    /// Who employs them.
    pub employer: Option<i64>,
    /// The schools where they were placed, each as often as they were.
    pub schools: Vec<i64>,
}

impl Facts {
    /// Their first day: their own where it is another than the course's, as Register counts who joined late or early
    /// (dfe.md 1.7).
    pub fn first_day(&self) -> Option<Day> {
        self.begins.or(self.starts)
    }

    /// The cycle of Register in which they begin: that of the first day, else that of the cohort.
    pub fn cycle(&self) -> Option<AcademicYear> {
        self.first_day()
            .map_or(self.cohort, |day| Some(cycle_of(day)))
    }

    /// Whether their route has no course.
    pub fn is_assessment_only(&self) -> bool {
        ASSESSMENT_ONLY.contains(&self.route.as_str())
    }

    /// Their state as it was at the end of a day, as far as the file knows.
    pub fn state_on(&self, day: Day) -> TraineeState {
        let changed_later = self.since.is_some_and(|since| since > day);
        let begun = self.first_day().is_some_and(|starts| starts <= day);
        match self.state {
            TraineeState::Deferred | TraineeState::Withdrawn | TraineeState::Completed
                if !changed_later =>
            {
                self.state
            }
            TraineeState::NotStarted => TraineeState::NotStarted,
            _ if begun || self.first_day().is_none() => TraineeState::InTraining,
            _ => TraineeState::NotStarted,
        }
    }
}

/// The cycle of Register that a day lies in.
pub fn cycle_of(day: Day) -> AcademicYear {
    let of_office = AcademicYear::of(day);
    let (_, last) = windows::cycle(of_office);
    if day > last {
        // August is the last month of the office's year and the first of Register's.
        return day
            .checked_add_months(chrono::Months::new(1))
            .map_or(of_office, AcademicYear::of);
    }
    of_office
}

/// Whether a trainee is in a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// They are.
    In,
    /// They are not, though one may expect it: why, a sentence.
    Out(String),
    /// They are not, and nobody would look for them.
    Elsewhere,
}

/// Whether a trainee is in the return of a year.
pub fn place(what: SignOffWhat, facts: &Facts, year: AcademicYear) -> Place {
    match what {
        SignOffWhat::Census => census(facts, year),
        SignOffWhat::PerformanceProfile => profile(facts, year),
    }
}

fn out(why: impl Into<String>) -> Place {
    Place::Out(why.into())
}

/// Whether somebody's training was over before a day.
fn over_before(facts: &Facts, day: Day) -> bool {
    matches!(
        facts.state,
        TraineeState::Withdrawn | TraineeState::Completed
    ) && facts.since.is_some_and(|since| since < day)
}

fn census(facts: &Facts, year: AcademicYear) -> Place {
    let (first, last) = windows::cycle(year);
    let day = windows::census_day(year);
    let Some(cycle) = facts.cycle() else {
        return if over_before(facts, first) {
            Place::Elsewhere
        } else {
            out(
                "Has neither a first day nor a cohort, so that nobody can tell in which cycle they start. Enter the first day.",
            )
        };
    };
    if cycle > year || over_before(facts, first) {
        return Place::Elsewhere;
    }
    if cycle < year {
        return if matches!(
            facts.state,
            TraineeState::Withdrawn | TraineeState::Completed
        ) {
            Place::Elsewhere
        } else {
            out(format!(
                "Started in {cycle}: a census counts those who start in its own cycle."
            ))
        };
    }
    if !facts.elsewhere.is_empty() {
        return out(format!("Is in the census of {}.", facts.elsewhere));
    }
    if facts.is_assessment_only() {
        return out("Is on an assessment-only route, which the census leaves out.");
    }
    if let Some(starts) = facts.first_day().filter(|starts| *starts > day) {
        let after = if starts > last {
            "in the next cycle"
        } else {
            "after census day"
        };
        return out(format!("Starts on {}, {after}.", written(starts)));
    }
    match facts.since {
        Some(on) if facts.state == TraineeState::Withdrawn && on < day => {
            out(format!("Withdrew on {}, before census day.", written(on)))
        }
        _ => Place::In,
    }
}

fn profile(facts: &Facts, year: AcademicYear) -> Place {
    let (first, last) = windows::cycle(year);
    let Some(cycle) = facts.cycle() else {
        return if over_before(facts, first) {
            Place::Elsewhere
        } else {
            out(
                "Has neither a first day nor a cohort, so that nobody can tell in which cycle they study. Enter the first day.",
            )
        };
    };
    if cycle > year
        || facts.first_day().is_some_and(|starts| starts > last)
        || over_before(facts, first)
    {
        return Place::Elsewhere;
    }
    if !facts.elsewhere.is_empty() {
        return out(format!(
            "Is in the performance profile of {}.",
            facts.elsewhere
        ));
    }
    match (facts.state, facts.first_day(), facts.since) {
        (TraineeState::Withdrawn, Some(starts), Some(on))
            if on.signed_duration_since(starts).num_days() <= SOON =>
        {
            out(format!(
                "Withdrew on {}, within {SOON} days of the start.",
                written(on)
            ))
        }
        (TraineeState::Deferred, _, Some(on)) if on < first => out(format!(
            "Deferred since {}, before the cycle: neither studied in it nor had an outcome.",
            written(on)
        )),
        _ => Place::In,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    fn year(text: &str) -> AcademicYear {
        AcademicYear::parse(text).unwrap()
    }

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    fn trainee(route: &str, starts: &str, state: TraineeState, since: &str) -> Facts {
        Facts {
            id: 1,
            name: "Ada Brook".to_owned(),
            cohort: None,
            route: route.to_owned(),
            subject: String::new(),
            age_range: String::new(),
            study_mode: String::new(),
            starts: day(starts),
            begins: None,
            ends: None,
            state,
            since: day(since),
            trn: String::new(),
            elsewhere: String::new(),
            employer: None,
            schools: Vec::new(),
        }
    }

    fn said(place: &Place) -> &str {
        match place {
            Place::In => "in",
            Place::Out(why) => why,
            Place::Elsewhere => "",
        }
    }

    use TraineeState::{Completed, Deferred, InTraining, NotStarted, Withdrawn};

    #[test]
    fn the_census_has_those_who_start_in_its_cycle_until_its_day() {
        // Census day of 2026/27 is 14 October 2026.
        for (route, starts, state, since, is) in [
            ("12", "2026-09-01", InTraining, "", "in"),
            ("12", "2026-10-14", NotStarted, "", "in"),
            (
                "12",
                "2026-10-15",
                NotStarted,
                "",
                "Starts on 15 Oct 2026, after census day.",
            ),
            // Register's cycle begins in August.
            ("12", "2026-08-03", InTraining, "", "in"),
            (
                "12",
                "2026-07-31",
                InTraining,
                "",
                "Started in 2025/26: a census counts those who start in its own cycle.",
            ),
            (
                "16",
                "2026-09-01",
                InTraining,
                "",
                "Is on an assessment-only route, which the census leaves out.",
            ),
            (
                "17",
                "2026-09-01",
                InTraining,
                "",
                "Is on an assessment-only route, which the census leaves out.",
            ),
            (
                "12",
                "2026-09-01",
                Withdrawn,
                "2026-10-13",
                "Withdrew on 13 Oct 2026, before census day.",
            ),
            ("12", "2026-09-01", Withdrawn, "2026-10-14", "in"),
            ("12", "2026-09-01", Withdrawn, "", "in"),
            ("12", "2026-09-01", Deferred, "2026-10-01", "in"),
            (
                "12",
                "2025-09-01",
                Deferred,
                "2026-01-10",
                "Started in 2025/26: a census counts those who start in its own cycle.",
            ),
            ("12", "2025-09-01", Completed, "2026-07-10", ""),
            ("12", "2025-09-01", Completed, "2026-09-10", ""),
            ("12", "2027-09-01", NotStarted, "", ""),
            (
                "12",
                "",
                InTraining,
                "",
                "Has neither a first day nor a cohort, so that nobody can tell in which cycle they start. Enter the first day.",
            ),
            ("12", "", Withdrawn, "2024-02-01", ""),
        ] {
            let facts = trainee(route, starts, state, since);
            assert_eq!(
                said(&census(&facts, year("2026/27"))),
                is,
                "route {route}, from {starts:?}, {state:?} {since}"
            );
        }
    }

    #[test]
    fn whoever_begins_on_another_day_than_the_course_counts_from_their_own() {
        let mut late = trainee("12", "2026-09-01", InTraining, "");
        late.begins = day("2026-11-02");
        assert_eq!(
            said(&census(&late, year("2026/27"))),
            "Starts on 2 Nov 2026, after census day."
        );
        // They joined a course that had begun in the cycle before, and had left within 90 days.
        late.starts = day("2025-09-01");
        late.begins = day("2026-08-24");
        assert_eq!(census(&late, year("2026/27")), Place::In);
        assert_eq!(census(&late, year("2025/26")), Place::Elsewhere);
        late.state = Withdrawn;
        late.since = day("2026-11-20");
        assert_eq!(
            said(&profile(&late, year("2026/27"))),
            "Withdrew on 20 Nov 2026, within 90 days of the start."
        );
    }

    #[test]
    fn a_cohort_stands_for_a_first_day_that_is_not_known() {
        let mut facts = trainee("12", "", NotStarted, "");
        facts.cohort = Some(year("2026/27"));
        assert_eq!(census(&facts, year("2026/27")), Place::In);
        assert_eq!(census(&facts, year("2025/26")), Place::Elsewhere);
        facts.elsewhere = "Teesway".to_owned();
        assert_eq!(
            said(&census(&facts, year("2026/27"))),
            "Is in the census of Teesway."
        );
    }

    #[test]
    fn the_profile_has_those_who_studied_or_had_an_outcome_in_the_cycle() {
        // The cycle of 2025/26: 1 August 2025 to 31 July 2026.
        for (route, starts, state, since, is) in [
            ("12", "2025-09-01", InTraining, "", "in"),
            ("12", "2025-09-01", Completed, "2026-07-10", "in"),
            ("12", "2024-09-01", InTraining, "", "in"),
            ("11", "2023-09-01", Completed, "2025-07-31", ""),
            ("11", "2023-09-01", Completed, "2025-08-01", "in"),
            ("16", "2026-02-01", Completed, "2026-05-01", "in"),
            ("12", "2026-09-01", InTraining, "", ""),
            (
                "12",
                "2025-09-01",
                Withdrawn,
                "2025-11-30",
                "Withdrew on 30 Nov 2025, within 90 days of the start.",
            ),
            ("12", "2025-09-01", Withdrawn, "2025-12-01", "in"),
            ("12", "2024-09-01", Withdrawn, "2025-07-01", ""),
            (
                "12",
                "2024-09-01",
                Deferred,
                "2025-03-01",
                "Deferred since 1 Mar 2025, before the cycle: neither studied in it nor had an outcome.",
            ),
            ("12", "2025-09-01", Deferred, "2026-03-01", "in"),
        ] {
            let facts = trainee(route, starts, state, since);
            assert_eq!(
                said(&profile(&facts, year("2025/26"))),
                is,
                "route {route}, from {starts:?}, {state:?} {since}"
            );
        }
    }

    #[test]
    fn a_state_is_known_as_it_was_on_a_day() {
        let later = trainee("12", "2026-09-01", Withdrawn, "2026-11-02");
        for (on, state) in [
            ("2026-08-01", NotStarted),
            ("2026-10-14", InTraining),
            ("2026-11-02", Withdrawn),
        ] {
            assert_eq!(later.state_on(day(on).unwrap()), state, "{on}");
        }
        let waiting = trainee("12", "2026-09-01", NotStarted, "");
        assert_eq!(waiting.state_on(day("2026-10-14").unwrap()), NotStarted);
    }
}
