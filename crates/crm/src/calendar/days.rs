//! On which days a school is open, as a pure rule.
//!
//! The nearest word counts: what was entered for the school, then for its trust, then for its local authority, then for
//! all. Where nobody says anything, Monday to Friday count, but for England's bank holidays, which come with the desk
//! (`assets/rules`). A bank holiday counts whoever names it, since term dates seldom leave it out.
//!
//! Term dates say two things: a day in a term is open, and a day between terms is closed. A year that is entered only in
//! part says nothing of the rest: days before the first term are closed only where that begins in the autumn, and days
//! after the last only where that reaches into June.

use super::{CalendarKind, store};
use crate::error::Result;
use crate::store::Db;
use crate::types::{AcademicYear, Day};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;
use std::sync::LazyLock;

const SHIPPED: &str = include_str!("../../../../assets/rules/bank-holidays-2023-28.csv");

/// The parts of a day that are counted: morning and afternoon.
const HALVES: u32 = 2;

static BANK_HOLIDAYS: LazyLock<Vec<(Day, &'static str)>> = LazyLock::new(|| {
    SHIPPED
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?.parse().ok()?, cells.next()?))
        })
        .collect()
});

/// England's bank holidays as shipped: day and name, in order.
pub fn bank_holidays() -> &'static [(Day, &'static str)] {
    &BANK_HOLIDAYS
}

/// For whom an entry holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// For all schools.
    All,
    /// For those of a local authority, by its code.
    Authority(String),
    /// For those of a trust, by `trust.id`.
    Trust(i64),
    /// For one school of ours.
    School(i64),
}

/// Where days are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The school; 0: none, only what is said more widely counts.
    pub school_id: i64,
    /// Its trust, by `trust.id`, where the office has written about it.
    pub trust_id: Option<i64>,
    /// The code of its local authority; empty: none.
    pub la_code: String,
}

/// A span of days with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: CalendarKind,
    /// As it is called.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

impl Entry {
    fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// What a day is at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Is {
    /// The school is open.
    Open,
    /// Saturday or Sunday.
    Weekend,
    /// Before, between or after terms.
    BetweenTerms,
    /// It says so, under this name.
    Closed(CalendarKind, String),
}

/// What is known of the days of an academic year, for all places.
#[derive(Debug, Clone)]
pub struct Calendar {
    year: AcademicYear,
    entries: HashMap<Whose, Vec<Entry>>,
}

impl Calendar {
    /// The calendar of a year with these entries.
    pub fn of(year: AcademicYear, all: impl IntoIterator<Item = (Whose, Entry)>) -> Self {
        let mut entries: HashMap<Whose, Vec<Entry>> = HashMap::new();
        for (whose, entry) in all {
            entries.entry(whose).or_default().push(entry);
        }
        Self { year, entries }
    }

    /// The calendar of a year, as the file has it. Read once, asked for many places.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn read(db: &Db, year: AcademicYear) -> Result<Self> {
        Ok(Self::of(year, store::spoken(db, year)?))
    }

    /// How many half days somebody is at a place from a day until another, both included, on these `weekdays` (`135`:
    /// Monday, Wednesday and Friday). Days outside the calendar's year count where no bank holiday is on them.
    pub fn half_days(&self, place: &Place, from: Day, until: Day, weekdays: &str) -> u32 {
        let words = self.words(place);
        let mut half_days = 0;
        for day in from.iter_days().take_while(|day| *day <= until) {
            if is_wanted(day, weekdays) && words.is(day) == Is::Open {
                half_days += HALVES;
            }
        }
        half_days
    }

    /// What each day of the calendar's year is at a place.
    pub fn year_at(&self, place: &Place) -> Vec<(Day, Is)> {
        let words = self.words(place);
        let (first, last) = self.year.days();
        let days = first.iter_days().take_while(|day| *day <= last);
        days.map(|day| (day, words.is(day))).collect()
    }

    /// Who speaks of a place, the nearest first. Places of whom the same speak have the same days.
    pub fn speaking(&self, place: &Place) -> Vec<Whose> {
        let mut nearest = vec![Whose::School(place.school_id)];
        nearest.extend(place.trust_id.map(Whose::Trust));
        if !place.la_code.is_empty() {
            nearest.push(Whose::Authority(place.la_code.clone()));
        }
        nearest.push(Whose::All);
        nearest.retain(|whose| self.entries.contains_key(whose));
        nearest
    }

    /// What is said of a place, the nearest first.
    fn words(&self, place: &Place) -> Words<'_> {
        Words(
            self.speaking(place)
                .iter()
                .filter_map(|whose| self.entries.get(whose))
                .map(|entries| Word::of(self.year, entries))
                .collect(),
        )
    }
}

fn is_wanted(day: Day, weekdays: &str) -> bool {
    let number = day.weekday().number_from_monday();
    weekdays
        .chars()
        .any(|digit| digit.to_digit(10) == Some(number))
}

/// What one of those that may speak of a place says.
struct Word<'a> {
    entries: &'a [Entry],
    /// From when until when its terms speak of every day.
    terms: Option<(Day, Day)>,
}

impl<'a> Word<'a> {
    fn of(year: AcademicYear, entries: &'a [Entry]) -> Self {
        let terms = || {
            entries
                .iter()
                .filter(|entry| entry.kind == CalendarKind::Term)
        };
        let (first, last) = year.days();
        let spoken = terms()
            .map(|term| term.from)
            .min()
            .zip(terms().map(|term| term.until).max())
            .map(|(from, until)| {
                let october = NaiveDate::from_ymd_opt(year.start_year(), 10, 1).unwrap_or(first);
                let june = NaiveDate::from_ymd_opt(year.start_year() + 1, 6, 1).unwrap_or(last);
                (
                    if from < october { first } else { from },
                    if until >= june { last } else { until },
                )
            });
        Self {
            entries,
            terms: spoken,
        }
    }

    fn is(&self, day: Day) -> Option<Is> {
        let covering = |kind: fn(CalendarKind) -> bool| {
            self.entries
                .iter()
                .find(|entry| kind(entry.kind) && entry.covers(day))
        };
        if let Some(closed) = covering(|kind| kind != CalendarKind::Term) {
            return Some(Is::Closed(closed.kind, closed.name.clone()));
        }
        if covering(|kind| kind == CalendarKind::Term).is_some() {
            return Some(Is::Open);
        }
        let (from, until) = self.terms?;
        (from..=until).contains(&day).then_some(Is::BetweenTerms)
    }
}

/// What is said of a place, the nearest word first.
struct Words<'a>(Vec<Word<'a>>);

impl Words<'_> {
    fn is(&self, day: Day) -> Is {
        if day.weekday().number_from_monday() > 5 {
            return Is::Weekend;
        }
        if let Some(bank) = self.bank_holiday(day) {
            return Is::Closed(CalendarKind::Bank, bank.to_owned());
        }
        self.0
            .iter()
            .find_map(|word| word.is(day))
            .unwrap_or(Is::Open)
    }

    fn bank_holiday(&self, day: Day) -> Option<&str> {
        let entered = self.0.iter().flat_map(|word| word.entries);
        entered
            .filter(|entry| entry.kind == CalendarKind::Bank && entry.covers(day))
            .map(|entry| entry.name.as_str())
            .next()
            .or_else(|| {
                let shipped = bank_holidays();
                let at = shipped.binary_search_by_key(&day, |(day, _)| *day).ok()?;
                shipped.get(at).map(|(_, name)| *name)
            })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::{Calendar, Entry, Is, Place, Whose, bank_holidays};
    use crate::calendar::CalendarKind;
    use crate::types::{AcademicYear, Day};
    use chrono::Datelike;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn entry(kind: CalendarKind, from: &str, until: &str) -> Entry {
        Entry {
            kind,
            name: format!("{kind:?}"),
            from: day(from),
            until: day(until),
        }
    }

    fn calendar(entries: &[(Whose, CalendarKind, &str, &str)]) -> Calendar {
        let entries = entries
            .iter()
            .map(|(whose, kind, from, until)| (whose.clone(), entry(*kind, from, until)));
        Calendar::of(AcademicYear::parse("2026/27").unwrap(), entries)
    }

    fn place() -> Place {
        Place {
            school_id: 7,
            trust_id: Some(3),
            la_code: "886".to_owned(),
        }
    }

    fn kent() -> Whose {
        Whose::Authority("886".to_owned())
    }

    #[test]
    fn without_any_word_weekdays_count_but_bank_holidays() {
        let none = calendar(&[]);
        for (from, until, weekdays, days) in [
            ("2026-09-07", "2026-09-11", "12345", 5),
            ("2026-09-07", "2026-09-13", "12345", 5),
            ("2026-09-07", "2026-09-20", "15", 4),
            ("2026-12-21", "2027-01-01", "12345", 7),
            ("2027-05-03", "2027-05-07", "1", 0),
            ("2026-09-07", "2026-09-07", "", 0),
            ("2026-09-11", "2026-09-07", "12345", 0),
        ] {
            let counted = none.half_days(&place(), day(from), day(until), weekdays);
            assert_eq!(counted, days * 2, "{from} to {until} on {weekdays}");
        }
    }

    #[test]
    fn the_nearest_word_counts() {
        use CalendarKind::{Bank, Holiday, Inset, Term};
        let all = calendar(&[
            (Whose::All, Term, "2026-09-01", "2026-10-23"),
            (Whose::All, Term, "2026-11-02", "2026-12-18"),
            (kent(), Holiday, "2026-10-19", "2026-10-23"),
            (Whose::Trust(3), Term, "2026-10-19", "2026-10-20"),
            (Whose::School(7), Inset, "2026-10-19", "2026-10-19"),
            (Whose::All, Bank, "2026-09-02", "2026-09-02"),
            (Whose::School(7), Term, "2026-09-01", "2026-09-04"),
        ]);
        for (at, is) in [
            // The school's INSET day, though the trust has a term and the authority a holiday.
            ("2026-10-19", Is::Closed(Inset, "Inset".to_owned())),
            // Neither the school's nor the trust's terms end in June, so of later days others speak.
            ("2026-10-20", Is::Open),
            ("2026-10-21", Is::Closed(Holiday, "Holiday".to_owned())),
            ("2026-10-26", Is::BetweenTerms),
            ("2026-11-02", Is::Open),
            ("2026-11-07", Is::Weekend),
            // A bank holiday counts, whoever says it.
            ("2026-09-02", Is::Closed(Bank, "Bank".to_owned())),
            ("2026-09-03", Is::Open),
            // After the last term that is known nobody says anything.
            ("2026-12-21", Is::Open),
            ("2027-03-26", Is::Closed(Bank, "Good Friday".to_owned())),
        ] {
            let year = all.year_at(&place());
            let found = year.iter().find(|(day, _)| *day == at.parse().unwrap());
            assert_eq!(found.unwrap().1, is, "{at}");
        }
        let elsewhere = Place {
            school_id: 8,
            ..Place::default()
        };
        assert_eq!(
            all.half_days(&elsewhere, day("2026-10-19"), day("2026-10-23"), "12345"),
            10,
            "another school goes by what all have"
        );
    }

    #[test]
    fn a_whole_year_of_terms_closes_its_ends_and_a_part_of_one_does_not() {
        use CalendarKind::Term;
        let whole = calendar(&[
            (kent(), Term, "2026-09-03", "2026-12-18"),
            (kent(), Term, "2027-01-04", "2027-07-21"),
        ]);
        assert_eq!(
            whole.half_days(&place(), day("2026-09-01"), day("2026-09-04"), "12345"),
            4
        );
        assert_eq!(
            whole.half_days(&place(), day("2027-07-19"), day("2027-08-31"), "12345"),
            6
        );
        let summer = calendar(&[(kent(), Term, "2027-04-12", "2027-07-21")]);
        assert_eq!(
            summer.half_days(&place(), day("2026-09-07"), day("2026-09-11"), "12345"),
            10
        );
    }

    #[test]
    fn bank_holidays_are_weekdays_in_order() {
        let shipped = bank_holidays();
        assert_eq!(shipped.len(), 40);
        assert!(shipped.is_sorted_by(|one, next| one.0 < next.0));
        for (day, name) in shipped {
            assert!(day.weekday().number_from_monday() <= 5, "{day} {name}");
        }
        for year in ["2023/24", "2024/25", "2025/26", "2026/27", "2027/28"] {
            let year = AcademicYear::parse(year).unwrap();
            let (first, last) = year.days();
            let of_year = shipped
                .iter()
                .filter(|(day, _)| (first..=last).contains(day));
            assert_eq!(of_year.count(), 8, "{year}");
        }
    }
}
