//! Counts the days that a trainee has at a school: by the calendar of that school, read once and asked often.

use super::days::{self, Counted};
use super::store;
use super::{PlacementKind, PlacementState};
use crate::calendar::days::{Calendar, Is, Place, Whose};
use crate::error::Result;
use crate::itap::{self, ItapSpan};
use crate::store::Db;
use crate::types::{AcademicYear, Day};
use chrono::Datelike;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Half days in a day.
const HALVES: u32 = 2;

/// What counts the days of placements.
#[derive(Debug)]
pub struct Counting {
    places: HashMap<i64, Place>,
    calendars: HashMap<AcademicYear, Calendar>,
    /// When each trainee is at ITaP, by `trainee.id`.
    itap: HashMap<i64, Vec<ItapSpan>>,
    open: RefCell<Known>,
}

/// The days of a year by who speaks of them: schools of whom the same speak share them.
type Known = HashMap<(AcademicYear, Vec<Whose>), Rc<OpenDays>>;

/// How many days of each weekday (0 is Monday) a year has had that were open, before each of its days.
#[derive(Debug)]
struct OpenDays(Vec<[u16; 7]>);

/// What counts the days of all placements of the file.
///
/// # Errors
/// What SQLite says.
pub fn counting(db: &Db) -> Result<Counting> {
    let mut calendars = HashMap::new();
    if let Some((first, last)) = store::whole_span(db)? {
        let last = AcademicYear::of(last);
        let mut year = AcademicYear::of(first);
        while year <= last {
            calendars.insert(year, Calendar::read(db, year)?);
            let (_, end) = year.days();
            let Some(next) = end.succ_opt() else { break };
            year = AcademicYear::of(next);
        }
    }
    let mut itap = itap::queries::spans(db)?;
    for (trainee_id, span) in store::itap_spans(db)? {
        itap.entry(trainee_id).or_default().push(span);
    }
    Ok(Counting {
        places: store::places(db)?,
        calendars,
        itap,
        open: RefCell::default(),
    })
}

impl Counting {
    /// Half days at a school from one day until another, both included, on a trainee's weekdays.
    pub fn half_days(&self, school_id: i64, from: Day, until: Day, weekdays: &str) -> u32 {
        let mut half_days = 0;
        let mut start = from;
        while start <= until {
            let year = AcademicYear::of(start);
            let (first, last) = year.days();
            let end = until.min(last);
            half_days += match self.open(year, school_id) {
                Some(open) => open.between(first, start, end, weekdays),
                None => days::on_weekdays(start, end, weekdays),
            };
            let Some(next) = last.succ_opt() else { break };
            start = next;
        }
        half_days
    }

    fn open(&self, year: AcademicYear, school_id: i64) -> Option<Rc<OpenDays>> {
        let calendar = self.calendars.get(&year)?;
        let place = self.places.get(&school_id)?;
        let key = (year, calendar.speaking(place));
        if let Some(known) = self.open.borrow().get(&key) {
            return Some(Rc::clone(known));
        }
        let made = Rc::new(OpenDays::of(calendar, place));
        self.open.borrow_mut().insert(key, Rc::clone(&made));
        Some(made)
    }

    /// What is known of a placement for counting its days, as `today` has it.
    pub(super) fn of(&self, of: &ForCounting<'_>, today: Day) -> Counted {
        let all = |until: Day| self.half_days(of.school_id, of.from, until, of.weekdays);
        let count = |until: Day| all(until).saturating_sub(self.itap(of, until));
        // What was withdrawn stopped before that day; what goes on has all days.
        let stop = if of.state.is_withdrawn() {
            of.state_on.pred_opt().unwrap_or(of.state_on).min(of.until)
        } else {
            of.until
        };
        let passed = today.pred_opt().unwrap_or(today).min(stop);
        Counted {
            state: of.state,
            said: of.said,
            calendar: count(of.until),
            kept: count(stop),
            passed: if of.begun() { count(passed) } else { 0 },
            lost: of.lost,
            itap: self.itap(of, stop).min(all(stop)),
        }
    }

    /// Half days of ITaP of the trainee within a placement, until a day. ITaP itself is not apart from anything.
    fn itap(&self, of: &ForCounting<'_>, until: Day) -> u32 {
        if of.kind == PlacementKind::Itap {
            return 0;
        }
        let spans = self.itap.get(&of.trainee_id).map_or(&[][..], Vec::as_slice);
        let open = |from: Day, until: Day| self.half_days(of.school_id, from, until, of.weekdays);
        spans
            .iter()
            .filter(|span| span.from <= until && span.until >= of.from)
            .map(|span| {
                let here = open(of.from.max(span.from), until.min(span.until));
                days::itap_within(span.half_days, here, open(span.from, span.until))
            })
            .sum()
    }
}

impl OpenDays {
    fn of(calendar: &Calendar, place: &Place) -> Self {
        let mut so_far = [0_u16; 7];
        let mut before = vec![so_far];
        for (day, is) in calendar.year_at(place) {
            let weekday = day.weekday().num_days_from_monday() as usize;
            if is == Is::Open
                && let Some(count) = so_far.get_mut(weekday)
            {
                *count += 1;
            }
            before.push(so_far);
        }
        Self(before)
    }

    /// Half days from one day until another, both in the year whose first day is `first`.
    fn between(&self, first: Day, from: Day, until: Day, weekdays: &str) -> u32 {
        let at = |day: Day| usize::try_from((day - first).num_days()).ok();
        let counts = at(from)
            .and_then(|at| self.0.get(at))
            .zip(at(until).and_then(|at| self.0.get(at + 1)));
        let Some((before, after)) = counts else {
            return 0;
        };
        ('1'..='7')
            .zip(before.iter().zip(after))
            .filter(|(weekday, _)| weekdays.contains(*weekday))
            .map(|(_, (before, after))| u32::from(after.saturating_sub(*before)) * HALVES)
            .sum()
    }
}

/// A placement as its days are counted.
pub(super) struct ForCounting<'a> {
    pub trainee_id: i64,
    pub school_id: i64,
    pub kind: PlacementKind,
    pub weekdays: &'a str,
    pub from: Day,
    pub until: Day,
    pub state: PlacementState,
    pub state_on: Day,
    pub said: Option<u32>,
    pub lost: u32,
}

impl ForCounting<'_> {
    /// Whether its days pass: one that is only planned has done no day, however late it is. What was confirmed goes on
    /// by its dates, since nobody ticks every one of them off on its first morning.
    fn begun(&self) -> bool {
        matches!(
            self.state,
            PlacementState::Confirmed | PlacementState::UnderWay | PlacementState::Completed
        ) || self.state.is_withdrawn()
    }
}
