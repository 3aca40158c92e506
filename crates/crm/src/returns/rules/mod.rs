//! What changes from year to year in the DfE's rules: code lists, funding, routes, initiatives.
//!
//! They are data with their academic year (`assets/codes`, `assets/rules`), as seen in *Register trainee teachers* in
//! August 2026. [`Rules`] is made from texts, so that a newer list that the office loaded (`lists`) can stand in the place of a
//! shipped one.

pub mod codes;
pub mod funding;
pub mod routes;

use crate::types::Day;
use chrono::Datelike;
use std::sync::LazyLock;

pub use codes::CodeLists;
pub use funding::{Funding, Paid};
pub use routes::{Route, Routes};

/// All that a check asks.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The lists of codes.
    pub codes: CodeLists,
    /// Who is paid what, and which initiatives there are.
    pub funding: Funding,
    /// What each route asks for.
    pub routes: Routes,
}

static SHIPPED: LazyLock<Rules> = LazyLock::new(|| Rules {
    codes: CodeLists::shipped(),
    funding: Funding::shipped(),
    routes: Routes::shipped(),
});

impl Rules {
    /// The rules as shipped.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }
}

impl Rules {
    /// Puts a newer table in the place of one: `list` is a list of codes, or `allocations` or `routes`.
    pub(super) fn replace(&mut self, list: &str, text: &str) {
        match list {
            "routes" => self.routes = Routes::read(text),
            "allocations" => self.funding.replace_allocations(text),
            codes => self.codes.replace(codes, text),
        }
    }

    /// The same for one cycle of a table that has rows for each: `funding` or `initiatives`.
    pub(super) fn replace_cycle(&mut self, table: &str, year: i32, text: &str) {
        match table {
            "funding" => self.funding.replace_amounts(year, text),
            _ => self.funding.replace_initiatives(year, text),
        }
    }
}

/// The year in which the academic cycle of Register begins that `day` lies in: 1 August to 31 July (dfe.md 1.7), unlike
/// the office's own year.
pub fn cycle_of(day: Day) -> i32 {
    if day.month() >= 8 {
        day.year()
    } else {
        day.year() - 1
    }
}

/// A cycle as it is written: `2026/27`.
pub fn cycle_written(start: i32) -> String {
    format!("{start}/{:02}", (start + 1).rem_euclid(100))
}

/// The year in which `2026/27` begins.
fn start_year(cycle: &str) -> Option<i32> {
    cycle.split_once('/')?.0.parse().ok()
}

/// The rows of a table below its header, each as its cells.
fn rows(text: &str) -> impl Iterator<Item = Vec<String>> {
    let reader = csv::Reader::from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.into_records().flatten().collect();
    records
        .into_iter()
        .map(|record| record.iter().map(str::to_owned).collect())
}

/// A row of `N` cells; `None` where it has fewer.
fn cells<const N: usize>(row: Vec<String>) -> Option<[String; N]> {
    let mut row = row;
    row.truncate(N);
    row.try_into().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;

    #[test]
    fn the_cycle_begins_in_august() {
        for (day, cycle) in [
            ("2026-07-31", "2025/26"),
            ("2026-08-01", "2026/27"),
            ("2099-12-31", "2099/00"),
        ] {
            assert_eq!(cycle_written(cycle_of(day.parse().unwrap())), cycle);
        }
    }

    #[test]
    fn every_shipped_table_is_read_whole() {
        let rules = Rules::shipped();
        let sizes = [
            ("sex", 5),
            ("nationality", 223),
            ("ethnicity", 22),
            ("disability", 12),
            ("ittAim", 2),
            ("trainingRoute", 13),
            ("qualificationAim", 11),
            ("courseSubject", 72),
            ("studyMode", 5),
            ("ageRange", 11),
            ("fundCode", 2),
            ("fundingMethod", 9),
            ("trainingInitiative", 5),
            ("degreeType", 90),
            ("degreeSubject", 1_094),
            ("degreeGrade", 16),
            ("institution", 586),
            ("country", 263),
        ];
        for (list, size) in sizes {
            assert_eq!(rules.codes.list(list).len(), size, "{list}");
        }
        for (code, _) in rules.codes.list("trainingRoute") {
            assert!(rules.routes.of(code).is_some(), "{code}");
        }
        assert_eq!(rules.funding.years(), 2020..=2026);
        // dfe.md 1.3: seven cycles of amounts, 2021/22 as the one before.
        assert_eq!(rules.funding.len(), 408);
        let subjects = rules.codes.list("courseSubject");
        for (code, name) in subjects {
            assert!(
                !rules.funding.allocations(code).is_empty(),
                "{code} {name} has no allocation subject"
            );
        }
    }
}
