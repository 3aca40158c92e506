//! The figures that change from year to year: days in schools, funded hours, limits of the office's own.
//!
//! They ship as data with their academic year and source (`assets/rules`), never as constants. The office may set its
//! own in their place, from a year on; what it set counts before what was shipped. A figure for a route counts before
//! one for all routes, and of two the later that has begun.

pub mod actions;
pub mod queries;
mod store;
#[cfg(test)]
mod tests;

use crate::error::{Error, Result};
use crate::types::AcademicYear;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use ts_rs::TS;

const SHIPPED: &str = include_str!("../../../../assets/rules/figures-2026-27.csv");

macro_rules! keys {
    ($( #[doc = $doc:literal] $name:ident = $code:literal; )*) => {
        /// Which figure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum Key {
            $( #[doc = $doc] $name, )*
        }

        impl Key {
            /// All, in the order of Settings.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// As it is stored.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }
        }
    };
}

keys! {
    /// Days in schools before the course ends.
    PlacementDays = "placementDays";
    /// Different schools, at least.
    PlacementSchools = "placementSchools";
    /// 1: the employing school and at least one other.
    EmployingSchool = "employingSchool";
    /// Days of ITaP, beside those in schools.
    ItapDays = "itapDays";
    /// Minutes of mentor time for a trainee, a week.
    MentorMinutesWeekly = "mentorMinutesWeekly";
    /// Minutes that a mentor has for trainees, a week.
    MentorWeekly = "mentorWeekly";
    /// Minutes of mentor time for an early career teacher, a week.
    EctMinutesWeekly = "ectMinutesWeekly";
    /// Minutes of initial mentor training that are funded.
    MentorFundedInitial = "mentorFundedInitial";
    /// Minutes of refresher training that are funded.
    MentorFundedRefresher = "mentorFundedRefresher";
    /// The farthest that a trainee travels, miles in a straight line.
    DistanceMiles = "distanceMiles";
    /// Miles an hour in a straight line, by which a limit in minutes is judged.
    TravelMph = "travelMph";
    /// Days after which a school that was sent a placement should have answered.
    AnswerDays = "answerDays";
}

impl Key {
    /// The key that is stored as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.code() == code)
    }
}

/// A figure as it holds from a year on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub key: Key,
    /// The `trainingRoute` code that it is for; empty: all that have none of their own.
    pub route: String,
    /// The academic year from which it holds.
    pub from: AcademicYear,
    /// How much, in the unit of its key.
    pub value: i64,
    /// The unit, in words.
    pub unit: String,
    /// What it is, in words.
    pub is: String,
    /// Where it is from, with its year.
    pub source: String,
    /// Whether the office set it.
    pub own: bool,
}

static DEFAULTS: LazyLock<Vec<Figure>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(SHIPPED.as_bytes());
    let figure = |cells: csv::StringRecord| {
        let cell = |at: usize| cells.get(at).unwrap_or_default().to_owned();
        Some(Figure {
            key: Key::from_code(&cell(0))?,
            route: cell(1),
            from: AcademicYear::parse(&cell(2)).ok()?,
            value: cell(3).parse().ok()?,
            unit: cell(4),
            is: cell(5),
            source: cell(6),
            own: false,
        })
    };
    reader.records().flatten().filter_map(figure).collect()
});

/// The figures as shipped.
pub fn shipped() -> &'static [Figure] {
    &DEFAULTS
}

/// The figure as shipped for exactly this route (empty: all that have none of their own), in the academic year that
/// begins in `year`; a year before the first that is known goes by the first.
pub fn shipped_for(key: Key, year: i32, route: &str) -> Option<i64> {
    let fits = |figure: &&Figure| figure.key == key && figure.route == route;
    let begun = |figure: &&Figure| figure.from.start_year() <= year;
    let of_route = || shipped().iter().filter(fits);
    of_route()
        .filter(begun)
        .max_by_key(|figure| figure.from)
        .or_else(|| of_route().min_by_key(|figure| figure.from))
        .map(|figure| figure.value)
}

/// All figures that count, the office's own with those that were shipped: read once, asked often.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Those shipped, with the office's own.
    pub fn with(own: Vec<Figure>) -> Self {
        Self(own.into_iter().chain(shipped().iter().cloned()).collect())
    }

    /// The figure that counts for `route` (empty: no route in particular) in `year`.
    pub fn of(&self, key: Key, year: AcademicYear, route: &str) -> Option<&Figure> {
        let fits = |figure: &&Figure| {
            figure.key == key && (figure.route == route || figure.route.is_empty())
        };
        // A year before the first that is known goes by the first.
        let first = self.0.iter().filter(fits).map(|figure| figure.from).min()?;
        let year = year.max(first);
        self.0
            .iter()
            .filter(fits)
            .filter(|figure| figure.from <= year)
            .max_by_key(|figure| {
                (
                    figure.own && figure.route == route,
                    figure.route == route,
                    figure.own,
                    figure.from,
                )
            })
    }

    /// Its value; 0 where there is none.
    pub fn value(&self, key: Key, year: AcademicYear, route: &str) -> i64 {
        self.of(key, year, route).map_or(0, |figure| figure.value)
    }
}

/// Asks for the figures of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FiguresRequest {
    /// The academic year.
    pub year: AcademicYear,
}

/// A figure as Settings shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureShown {
    /// Which.
    pub key: Key,
    /// The route's code; empty: all others.
    pub route: String,
    /// The route's name; empty: all others.
    pub route_name: String,
    /// How much.
    #[ts(type = "number")]
    pub value: i64,
    /// The unit, in words.
    pub unit: String,
    /// How much, with its unit: `120 days`, `960 minutes (16 hours)`, `Yes`.
    pub said: String,
    /// What it is.
    pub is: String,
    /// Where it is from.
    pub source: String,
    /// The academic year from which it holds.
    pub from: AcademicYear,
    /// Whether the office set it.
    pub own: bool,
}

/// Sets a figure from a year on, or goes back to the one that was shipped.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetFigure {
    /// Which.
    pub key: Key,
    /// The route's code; missing or empty: all that have none of their own.
    #[serde(default)]
    pub route: String,
    /// From which academic year on.
    pub from: AcademicYear,
    /// How much; missing: as shipped.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub value: Option<i64>,
    /// Where the office has it from.
    #[serde(default)]
    pub source: String,
}

impl SetFigure {
    /// # Errors
    /// A sentence where the value cannot be.
    pub fn check(&self) -> Result<()> {
        match self.value {
            Some(value) if !(0..=100_000).contains(&value) => Err(Error::invalid(format!(
                "A figure is a whole number from 0 to 100,000, not {value}."
            ))),
            _ => Ok(()),
        }
    }
}
