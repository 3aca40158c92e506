//! What of a mentor's training is funded, as a pure rule that explains itself.
//!
//! The cap is for a mentor with one provider in one academic year: initial hours, or refresher hours where they were
//! trained initially with the same provider in an earlier year. Another provider opens another cap. Only whole hours are
//! claimed, at the rate of the area in which the school lies.
//!
//! Source: the conditions of grant for mentor training, 2025/26, and the rates shipped in
//! `assets/rules/mentor-areas-2025-26.csv`; the caps are figures that the office may set ([`Key::MentorFundedInitial`],
//! [`Key::MentorFundedRefresher`]).

use super::hours::{HOUR, written};
use crate::figure::{Figures, Key};
use crate::types::{AcademicYear, counted};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::LazyLock;
use ts_rs::TS;

const SHIPPED: &str = include_str!("../../../../assets/rules/mentor-areas-2025-26.csv");

/// The row of the rates that stands for all districts without one of their own.
const ANY_OTHER: &str = "*";

/// An area with its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its name: `Inner London`.
    pub name: &'static str,
    /// What an hour is worth, in pence.
    pub pence_an_hour: u32,
}

static AREAS: LazyLock<HashMap<&'static str, Area>> = LazyLock::new(|| {
    // No cell of this list holds a comma but a district's name, which is the one cell that is not read.
    let area = |line: &'static str| {
        let (code, rest) = line.split_once(',')?;
        let (rest, pence) = rest.rsplit_once(',')?;
        let (_, name) = rest.rsplit_once(',')?;
        let pence_an_hour = pence.trim().parse().ok()?;
        Some((
            code,
            Area {
                name,
                pence_an_hour,
            },
        ))
    };
    SHIPPED.lines().skip(1).filter_map(area).collect()
});

/// The area of a district, by its ONS code.
pub fn area(district_code: &str) -> Area {
    AREAS
        .get(district_code)
        .or_else(|| AREAS.get(ANY_OTHER))
        .copied()
        .unwrap_or(Area {
            name: "",
            pence_an_hour: 0,
        })
}

/// Training that somebody had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Had {
    /// The academic year of its day.
    pub year: AcademicYear,
    /// Which provider's; empty: ours.
    pub provider: String,
    /// How long, in minutes.
    pub minutes: u32,
    /// Whether it was initial training.
    pub initial: bool,
}

/// What of a mentor's training is funded with one provider in one academic year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentorFunding {
    /// The academic year.
    pub year: AcademicYear,
    /// The provider; empty: us.
    pub provider: String,
    /// Whether the refresher's cap holds.
    pub refresher: bool,
    /// What they had, in minutes.
    pub minutes: u32,
    /// The cap, in whole hours.
    pub cap_hours: u32,
    /// The hours that count.
    pub counted_hours: u32,
    /// The hours that are left.
    pub left_hours: u32,
    /// What the counted hours are worth, in pence.
    pub pence: u32,
    /// `£525.60`.
    pub amount: String,
    /// The area of the rate.
    pub area: String,
    /// All of this in words, with its source.
    pub words: String,
}

/// The first earlier year in which somebody was trained initially with a provider.
fn trained_before(had: &[Had], provider: &str, year: AcademicYear) -> Option<AcademicYear> {
    had.iter()
        .filter(|one| one.initial && one.provider == provider && one.year < year)
        .map(|one| one.year)
        .min()
}

/// Whether somebody needs a refresher only, in a year with a provider.
pub fn is_refresher(had: &[Had], provider: &str, year: AcademicYear) -> bool {
    trained_before(had, provider, year).is_some()
}

/// What is funded of what somebody `had`, with a provider in a year, at a school in a district.
pub fn funded(
    had: &[Had],
    provider: &str,
    year: AcademicYear,
    figures: &Figures,
    district_code: &str,
) -> MentorFunding {
    let before = trained_before(had, provider, year);
    let key = if before.is_some() {
        Key::MentorFundedRefresher
    } else {
        Key::MentorFundedInitial
    };
    let figure = figures.of(key, year, "");
    let cap = figure.map_or(0, |figure| u32::try_from(figure.value).unwrap_or(0));
    let source = figure.map_or("", |figure| figure.source.as_str());
    let minutes: u32 = had
        .iter()
        .filter(|one| one.year == year && one.provider == provider)
        .map(|one| one.minutes)
        .sum();
    let cap_hours = cap / HOUR;
    let counted_hours = minutes.min(cap) / HOUR;
    let area = area(district_code);
    let pence = counted_hours.saturating_mul(area.pence_an_hour);
    let mut funding = MentorFunding {
        year,
        provider: provider.to_owned(),
        refresher: before.is_some(),
        minutes,
        cap_hours,
        counted_hours,
        left_hours: cap_hours - counted_hours,
        pence,
        amount: pounds(pence),
        area: area.name.to_owned(),
        words: String::new(),
    };
    funding.words = words(&funding, before, source, area);
    funding
}

fn words(
    funding: &MentorFunding,
    before: Option<AcademicYear>,
    source: &str,
    area: Area,
) -> String {
    let hours = |count: u32| counted(u64::from(count), "hour", "hours");
    let with = match funding.provider.as_str() {
        "" => "us",
        provider => provider,
    };
    let year = funding.year;
    let why = match before {
        Some(before) => format!(
            "Trained initially with {with} in {before}, so up to {} of refresher training count in {year}",
            hours(funding.cap_hours)
        ),
        None => format!(
            "Not trained with {with} before {year}, so up to {} of initial training count",
            hours(funding.cap_hours)
        ),
    };
    let source = if source.is_empty() {
        String::new()
    } else {
        format!(" ({source})")
    };
    let left = match funding.left_hours {
        0 => "none is left".to_owned(),
        1 => "1 hour is left".to_owned(),
        many => format!("{} are left", hours(many)),
    };
    let count = if funding.counted_hours == 1 {
        "1 whole hour counts".to_owned()
    } else {
        format!("{} whole hours count", funding.counted_hours)
    };
    let worth = if funding.pence == 0 {
        String::new()
    } else {
        format!(
            " At {} an hour ({}) that is {}.",
            pounds(area.pence_an_hour),
            area.name,
            funding.amount
        )
    };
    format!(
        "{why}{source}. {} had: {count}, {left}.{worth}",
        written(funding.minutes)
    )
}

/// `£1,525.60`.
pub fn pounds(pence: u32) -> String {
    format!(
        "£{}.{:02}",
        crate::types::thousands(u64::from(pence / 100)),
        pence % 100
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::{Had, area, funded, pounds};
    use crate::figure::Figures;
    use crate::types::AcademicYear;

    fn year(text: &str) -> AcademicYear {
        AcademicYear::parse(text).unwrap()
    }

    fn had(of: &str, provider: &str, minutes: u32, initial: bool) -> Had {
        Had {
            year: year(of),
            provider: provider.to_owned(),
            minutes,
            initial,
        }
    }

    #[test]
    fn the_cap_goes_by_year_provider_and_what_was_before() {
        let figures = Figures::with(Vec::new());
        let all = [
            had("2024/25", "", 600, true),
            had("2024/25", "", 690, true),
            had("2025/26", "", 60, false),
            had("2025/26", "", 150, false),
            had("2025/26", "Teesway", 1200, true),
            had("2026/27", "", 420, false),
        ];
        for (of, provider, refresher, cap, counted, left) in [
            // 21 hours 30 minutes with a cap of twenty.
            ("2024/25", "", false, 20, 20, 0),
            // 3 hours 30 minutes: three whole ones.
            ("2025/26", "", true, 6, 3, 3),
            // Another provider opens another cap.
            ("2025/26", "Teesway", false, 16, 16, 0),
            ("2026/27", "Teesway", true, 6, 0, 6),
            ("2026/27", "", true, 6, 6, 0),
            // Before anything was had.
            ("2023/24", "", false, 20, 0, 20),
        ] {
            let funding = funded(&all, provider, year(of), &figures, "");
            assert_eq!(
                (
                    funding.refresher,
                    funding.cap_hours,
                    funding.counted_hours,
                    funding.left_hours
                ),
                (refresher, cap, counted, left),
                "{of} {provider}: {}",
                funding.words
            );
        }
    }

    #[test]
    fn an_hour_is_worth_what_its_area_says() {
        for (district, name, pence) in [
            ("E09000007", "Inner London", 5360),
            ("E06000034", "Fringe", 4510),
            ("E07000106", "Rest of England", 4380),
            ("", "Rest of England", 4380),
        ] {
            let area = area(district);
            assert_eq!((area.name, area.pence_an_hour), (name, pence), "{district}");
        }
        let figures = Figures::with(Vec::new());
        let all = [had("2026/27", "", 960, true)];
        let funding = funded(&all, "", year("2026/27"), &figures, "E07000106");
        assert_eq!(funding.amount, "£700.80", "as the published rate gives");
        assert_eq!(
            funding.words,
            "Not trained with us before 2026/27, so up to 16 hours of initial training count (Conditions of grant 2025/26 \
             (16 hours)). 16 hours had: 16 whole hours count, none is left. At £43.80 an hour (Rest of England) that is \
             £700.80."
        );
        assert_eq!(pounds(123_405), "£1,234.05");
    }
}
