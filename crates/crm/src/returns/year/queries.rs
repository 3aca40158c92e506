//! The windows of a year, and those of this month.

use super::{
    ReturnsEntry, ReturnsMonth, ReturnsThisMonth, ReturnsWhose, ReturnsYear, ReturnsYearRequest,
    store,
};
use crate::calendar;
use crate::calendar::days::bank_holidays;
use crate::commands::Nothing;
use crate::error::Result;
use crate::itap;
use crate::itap::ItapRequest;
use crate::office::queries::academic_year;
use crate::placement::block;
use crate::placement::block::BlocksRequest;
use crate::returns::switches::{self, ReturnFile};
use crate::returns::windows::{self, Sets, Window};
use crate::session::Read;
use crate::types::{AcademicYear, Day, counted, written};
use chrono::{Datelike, Months};

/// The windows of a file: where it is off, no month tells of them.
const OF_FILES: &[(ReturnFile, &[&str])] = &[
    (ReturnFile::Census, &[windows::CENSUS, windows::CENSUS_DAY]),
    (
        ReturnFile::PerformanceProfile,
        &[windows::PERFORMANCE_PROFILE],
    ),
    (
        ReturnFile::MentorFunding,
        &[
            windows::MENTOR_TRAINING,
            windows::CLAIMS,
            windows::CLAIMS_AGAIN,
            windows::STATEMENTS,
        ],
    ),
];

/// A window of so many days waits for something to be done as long as it is open.
const SHORT: i64 = 100;

/// The windows of a year, with the office's own beside them.
///
/// # Errors
/// What SQLite says.
pub fn year(read: &Read<'_>, request: ReturnsYearRequest) -> Result<ReturnsYear> {
    let today = read.desk.store.clock().today();
    let year = match request.year {
        Some(year) => year,
        None => academic_year(read.db, today)?,
    };
    let (first, last) = year.days();
    let entries = entries(read, first, last, today)?;
    let mut months = Vec::new();
    let mut begins = first;
    while begins <= last {
        let Some(next) = begins.checked_add_months(Months::new(1)) else {
            break;
        };
        months.push(ReturnsMonth {
            name: begins.format("%B %Y").to_string(),
            present: (begins..next).contains(&today),
            // What began before the year is told in its first month.
            entries: entries
                .iter()
                .filter(|entry| (begins..next).contains(&entry.from.max(first)))
                .cloned()
                .collect(),
        });
        begins = next;
    }
    let present = AcademicYear::of(today).start_year();
    Ok(ReturnsYear {
        year,
        years: (present - 1..=present + 2)
            .rev()
            .filter_map(|year| AcademicYear::parse(&year.to_string()).ok())
            .collect(),
        months,
    })
}

/// What lies in the present month and is not over.
///
/// # Errors
/// What SQLite says.
pub fn this_month(read: &Read<'_>, _: Nothing) -> Result<ReturnsThisMonth> {
    let today = read.desk.store.clock().today();
    let first = today.with_day(1).unwrap_or(today);
    let last = first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.pred_opt())
        .unwrap_or(today);
    let mut entries = entries(read, first, last, today)?;
    // A term, or a window of a whole year, that merely goes on is no news of this month; a window of some weeks is.
    entries.retain(|entry| {
        let turns = entry.from >= first || entry.until <= last;
        let days = entry.until.signed_duration_since(entry.from).num_days();
        let waits = entry.whose == ReturnsWhose::Dfe && days <= SHORT;
        entry.until >= today && (turns || waits)
    });
    entries.sort_by_key(|entry| (entry.until, entry.from));
    Ok(ReturnsThisMonth {
        name: today.format("%B %Y").to_string(),
        entries,
    })
}

/// All that lies between two days, the first that begins first; of the files that are off, nothing.
fn entries(read: &Read<'_>, first: Day, last: Day, today: Day) -> Result<Vec<ReturnsEntry>> {
    let mut off = Vec::new();
    for (file, keys) in OF_FILES {
        if !switches::is_on(read.db, *file)? {
            off.extend_from_slice(keys);
        }
    }
    let mut entries: Vec<ReturnsEntry> = windows::between(first, last)
        .into_iter()
        .filter(|window| !off.contains(&window.key))
        .map(|window| of_window(window, today))
        .collect();
    entries.extend(own(read, first, last, today)?);
    entries.sort_by(|one, other| {
        (one.from, one.until, &one.title).cmp(&(other.from, other.until, &other.title))
    });
    Ok(entries)
}

/// The route of what a window asks for.
fn route_of(window: &Window) -> String {
    let about = window.about;
    match window.key {
        windows::CENSUS | windows::CENSUS_DAY => {
            format!("/returns/sign-off?what=census&year={about}")
        }
        windows::PERFORMANCE_PROFILE => {
            format!("/returns/sign-off?what=performanceProfile&year={about}")
        }
        windows::MENTOR_TRAINING
        | windows::CLAIMS
        | windows::CLAIMS_AGAIN
        | windows::STATEMENTS => {
            format!("/returns/funding?year={about}")
        }
        windows::LEADERSHIP | windows::HOSTING | windows::MENTORS => "/rounds".to_owned(),
        _ => String::new(),
    }
}

fn of_window(window: Window, today: Day) -> ReturnsEntry {
    let note = match window.not_known_since {
        Some(known) => format!(
            "As in {known}: the DfE’s days for {} are not known yet ({}).",
            window.about, window.source
        ),
        None => window.source.to_owned(),
    };
    let route = route_of(&window);
    let title = if window.sets == Sets::Dfe {
        format!("{} ({})", window.is, window.about)
    } else {
        window.is.to_owned()
    };
    ReturnsEntry {
        key: format!("{}-{}", window.key, window.about.start_year()),
        whose: match window.sets {
            Sets::Dfe => ReturnsWhose::Dfe,
            Sets::Office => ReturnsWhose::Office,
        },
        note,
        route,
        ..entry(title, window.opens, window.closes, today)
    }
}

/// An entry of the office's own.
fn entry(title: String, from: Day, until: Day, today: Day) -> ReturnsEntry {
    ReturnsEntry {
        key: String::new(),
        whose: ReturnsWhose::Office,
        title,
        from,
        until,
        written: span(from, until),
        now: (from..=until).contains(&today),
        near: near(from, until, today),
        note: String::new(),
        route: String::new(),
    }
}

/// `1 Sep to 31 Oct 2026`, `14 Oct 2026`.
fn span(from: Day, until: Day) -> String {
    if from == until {
        written(from)
    } else if from.year() == until.year() {
        format!("{} to {}", from.format("%-d %b"), written(until))
    } else {
        format!("{} to {}", written(from), written(until))
    }
}

/// How near something is.
fn near(from: Day, until: Day, today: Day) -> String {
    let days = |from: Day, to: Day| to.signed_duration_since(from).num_days();
    let counted = |days: i64| counted(u64::try_from(days).unwrap_or(0), "day", "days");
    if until < today {
        "over".to_owned()
    } else if from == today && until == today {
        "today".to_owned()
    } else if from > today {
        match days(today, from) {
            1 => "tomorrow".to_owned(),
            ahead => format!("in {}", counted(ahead)),
        }
    } else {
        match days(today, until) {
            0 => "the last day is today".to_owned(),
            left => format!("{} left", counted(left)),
        }
    }
}

/// What the office has entered: terms and holidays of all schools, blocks, ITaP, sessions of mentor training.
fn own(read: &Read<'_>, first: Day, last: Day, today: Day) -> Result<Vec<ReturnsEntry>> {
    let db = read.db;
    let mut found = Vec::new();
    let mut add = |kind: &str, id: i64, route: &str, one: ReturnsEntry| {
        if one.from <= last && one.until >= first {
            found.push(ReturnsEntry {
                key: format!("{kind}-{id}"),
                route: route.to_owned(),
                ..one
            });
        }
    };
    for (at, (day, name)) in (0..).zip(bank_holidays()) {
        add(
            "bank",
            at,
            "/calendar",
            entry((*name).to_owned(), *day, *day, today),
        );
    }
    for (id, of_all) in calendar::queries::of_all_schools(db, first, last)? {
        let one = entry(of_all.name, of_all.from, of_all.until, today);
        add("calendar", id, "/calendar", one);
    }
    for one in block::queries::all(db, BlocksRequest { year: None })? {
        if let (Ok(from), Ok(until)) = (one.from_on.parse(), one.until_on.parse()) {
            let title = match one.cohort.as_str() {
                "" => one.name,
                cohort => format!("{} ({cohort})", one.name),
            };
            add("block", one.id, "/blocks", entry(title, from, until, today));
        }
    }
    for year in [AcademicYear::of(first), AcademicYear::of(last)] {
        for set in itap::queries::year(read, ItapRequest { year })?.sets {
            let one = entry(format!("ITaP: {}", set.name), set.from, set.until, today);
            add("itap", set.id, "/itap", one);
        }
        if AcademicYear::of(last) == AcademicYear::of(first) {
            break;
        }
    }
    for (at, session) in (0..).zip(store::sessions(db, first, last)?) {
        let topic = match session.topic.as_str() {
            "" => String::new(),
            topic => format!(": {topic}"),
        };
        let people = counted(u64::from(session.people), "mentor", "mentors");
        let title = format!("Mentor training{topic} ({people})");
        add(
            "training",
            at,
            "/mentors",
            entry(title, session.on, session.on, today),
        );
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{near, span};
    use crate::types::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn how_near_something_is_reads_as_an_office_says_it() {
        for (from, until, says) in [
            ("2026-09-01", "2026-09-09", "over"),
            ("2026-09-10", "2026-09-10", "today"),
            ("2026-09-01", "2026-09-10", "the last day is today"),
            ("2026-09-01", "2026-09-11", "1 day left"),
            ("2026-09-01", "2026-10-31", "51 days left"),
            ("2026-09-11", "2026-09-20", "tomorrow"),
            ("2026-10-14", "2026-10-14", "in 34 days"),
        ] {
            assert_eq!(
                near(day(from), day(until), day("2026-09-10")),
                says,
                "{from} to {until}"
            );
        }
    }

    #[test]
    fn a_span_says_its_year_once() {
        assert_eq!(
            span(day("2026-09-01"), day("2026-10-31")),
            "1 Sep to 31 Oct 2026"
        );
        assert_eq!(
            span(day("2026-12-21"), day("2027-01-01")),
            "21 Dec 2026 to 1 Jan 2027"
        );
        assert_eq!(span(day("2026-10-14"), day("2026-10-14")), "14 Oct 2026");
    }
}
