//! What each training route asks for in Register, and how Register calls it.

use super::{cells, rows, start_year};
use std::collections::HashMap;

const ROUTES: &str = include_str!("../../../../../assets/rules/register-routes-2026-27.csv");

/// The `courseSubject` code of primary teaching: the first subject of whoever teaches up to age 11.
pub const PRIMARY: &str = "100511";
/// The `courseSubject` code of early years teaching.
pub const EARLY_YEARS: &str = "100510";
/// The `ageRange` code of early years, 0 to 5.
pub const AGES_0_TO_5: &str = "13920";
/// The route of iQTS, which asks for a country.
pub const IQTS: &str = "15";
/// The highest age of a primary course.
pub const TOP_OF_PRIMARY: u32 = 11;
/// The number that stands for a school, or a training partner, that there is none of.
pub const NOT_APPLICABLE: i64 = 900_010;
/// Numbers that stand for no school, and what each says (dfe.md 1.2, 2026/27).
pub const NO_SCHOOL: [(i64, &str); 4] = [
    (900_000, "Outside England and Wales"),
    (NOT_APPLICABLE, "Not applicable"),
    (900_020, "Establishment has no URN"),
    (900_030, "Not available"),
];

/// What a number says that stands for no school; `None`: it is a school's, or nobody's.
pub fn no_school(urn: i64) -> Option<&'static str> {
    let mut all = NO_SCHOOL.iter();
    all.find(|(known, _)| *known == urn).map(|(_, says)| *says)
}

/// What a route asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The first cycle with new trainees, by the year in which it begins; `None`: as far back as is known.
    pub from: Option<i32>,
    /// Whether it asks for a degree.
    pub degree: bool,
    /// Whether it leads to EYTS, with its own subject and ages.
    pub early_years: bool,
    /// Whether it asks for a study mode.
    pub study_mode: bool,
    /// As Register's exports call it; empty: not known.
    pub label: String,
}

impl Route {
    /// The award that it leads to.
    pub const fn award(&self) -> &'static str {
        if self.early_years { "EYTS" } else { "QTS" }
    }
}

/// The routes by their `trainingRoute` codes.
#[derive(Debug, Clone, Default)]
pub struct Routes(HashMap<String, Route>);

impl Routes {
    /// As shipped.
    pub fn shipped() -> Self {
        Self::read(ROUTES)
    }

    /// From a table: route, from, degree, early years, study mode, in exports.
    pub fn read(text: &str) -> Self {
        let route = |row: [String; 6]| {
            let [code, from, degree, early_years, study_mode, label] = row;
            let route = Route {
                from: start_year(&from),
                degree: degree == "yes",
                early_years: early_years == "yes",
                study_mode: study_mode == "yes",
                label,
            };
            (code, route)
        };
        Self(rows(text).filter_map(cells).map(route).collect())
    }

    /// The route of a code.
    pub fn of(&self, code: &str) -> Option<&Route> {
        self.0.get(code)
    }

    /// The code of a route as Register's exports call it, in any letters.
    pub fn code(&self, label: &str) -> Option<&str> {
        let label = label.trim();
        self.0
            .iter()
            .find(|(_, route)| !label.is_empty() && route.label.eq_ignore_ascii_case(label))
            .map(|(code, _)| code.as_str())
    }
}

/// The phase of a course as Register's exports say it; empty: not known. `ages` is the name of an `ageRange` code.
pub fn phase(route: Option<&Route>, ages: &str) -> &'static str {
    match (route, top_age(ages)) {
        (Some(route), _) if route.early_years => "Early years",
        (_, Some(top)) if top <= TOP_OF_PRIMARY => "Primary",
        (_, Some(_)) => "Secondary",
        (_, None) => "",
    }
}

/// The highest age of `5 to 11`.
pub fn top_age(ages: &str) -> Option<u32> {
    ages.rsplit_once(' ')?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_known_by_code_and_by_register_s_words() {
        let routes = Routes::shipped();
        assert_eq!(routes.code("HPITT"), Some("21"));
        assert_eq!(
            routes.code("primary and secondary (postgraduate)"),
            Some("12")
        );
        assert_eq!(routes.code(""), None);
        assert_eq!(routes.of("12").and_then(|route| route.from), Some(2022));
        let all = ["09", "11", "14", "18"];
        for (code, route) in &routes.0 {
            assert_eq!(route.degree, !all.contains(&code.as_str()), "{code}");
            assert_eq!(
                route.early_years,
                ["17", "18", "19", "20"].contains(&code.as_str())
            );
            assert_eq!(route.study_mode, !["16", "17"].contains(&code.as_str()));
        }
        let phase = |code, ages| phase(routes.of(code), ages);
        assert_eq!(phase("12", "5 to 11"), "Primary");
        assert_eq!(phase("12", "7 to 14"), "Secondary");
        assert_eq!(phase("19", "0 to 5"), "Early years");
    }
}
