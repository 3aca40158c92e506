//! What the calendar's screen reads, and where the days of a school are counted.

use super::days::{Calendar, Entry, Is, Place, Whose};
use super::store::{self, Held};
use super::{
    CalendarDay, CalendarDayIs, CalendarEntry, CalendarKind, CalendarMonth, CalendarPage,
    CalendarPlace, CalendarRead, CalendarRejected, CalendarRequest, CalendarRow, PasteCalendar,
    paste,
};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::register::codes;
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, counted, thousands, written};
use chrono::Datelike;
use std::collections::HashMap;

/// What everybody's calendar is called.
const ALL: &str = "All schools";

/// Where the days of each of our schools are counted, by `school.id`.
///
/// # Errors
/// What SQLite says.
pub fn places(db: &Db) -> Result<HashMap<i64, Place>> {
    let schools = store::our_schools(db)?.into_iter();
    Ok(schools.map(|school| (school.id, school.place)).collect())
}

/// Those of whom a table may speak: our schools, their trusts and authorities.
pub(super) struct Known {
    schools: HashMap<i64, String>,
    /// Folded name, URN and id.
    by_name: Vec<(String, Option<i64>, i64)>,
    trusts: Vec<(i64, String)>,
    /// `trust.id` by Group UID, where there is one.
    trust_ids: HashMap<i64, i64>,
}

/// For whom an entry is to hold: a trust that was never written about has no id yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    Known(Whose),
    NewTrust(i64),
}

impl Known {
    pub(super) fn read(db: &Db) -> Result<Self> {
        let schools = store::our_schools(db)?;
        let trusts = store::trusts(db)?;
        let mut trust_ids = HashMap::new();
        for (uid, _) in &trusts {
            if let Some(id) = store::trust_id(db, *uid)? {
                trust_ids.insert(*uid, id);
            }
        }
        Ok(Self {
            by_name: schools
                .iter()
                .map(|school| (fold(&school.name), school.urn, school.id))
                .collect(),
            schools: schools
                .into_iter()
                .map(|school| (school.id, school.name))
                .collect(),
            trusts,
            trust_ids,
        })
    }

    fn trust(&self, uid: i64) -> Meant {
        match self.trust_ids.get(&uid) {
            Some(id) => Meant::Known(Whose::Trust(*id)),
            None => Meant::NewTrust(uid),
        }
    }

    /// Whom a place on the wire means.
    ///
    /// # Errors
    /// A sentence where it names several, or something that is not there.
    pub(super) fn meant(&self, place: &CalendarPlace) -> Result<Meant> {
        let la_code = place.la_code.as_deref().unwrap_or_default();
        match (la_code, place.trust_uid, place.school_id) {
            ("", None, None) => Ok(Meant::Known(Whose::All)),
            ("", None, Some(id)) if self.schools.contains_key(&id) => {
                Ok(Meant::Known(Whose::School(id)))
            }
            ("", None, Some(_)) => Err(Error::not_found(
                "This school is not in the file any more. Undo may bring it back.",
            )),
            ("", Some(uid), None) if self.trusts.iter().any(|(known, _)| *known == uid) => {
                Ok(self.trust(uid))
            }
            ("", Some(uid), None) => Err(Error::not_found(format!(
                "None of our schools is in a trust with the Group UID {uid}. Choose another."
            ))),
            (code, None, None) if codes::name("la", code).is_some() => {
                Ok(Meant::Known(Whose::Authority(code.to_owned())))
            }
            (code, None, None) => Err(Error::not_found(format!(
                "There is no local authority with the code {code}. Choose one of the list."
            ))),
            _ => Err(Error::invalid(
                "Dates hold for all schools, a local authority, a trust or one school. Choose one of them.",
            )),
        }
    }

    /// Whom a cell of a table means.
    fn named(&self, text: &str) -> std::result::Result<Meant, String> {
        let folded = fold(text);
        if ["all", "all schools", "everyone", "england"].contains(&folded.as_str()) {
            return Ok(Meant::Known(Whose::All));
        }
        let number: Option<i64> = text.trim().parse().ok();
        let schools: Vec<i64> = self
            .by_name
            .iter()
            .filter(|(name, urn, _)| *name == folded || number.is_some() && *urn == number)
            .map(|(.., id)| *id)
            .collect();
        let trusts: Vec<i64> = self
            .trusts
            .iter()
            .filter(|(uid, name)| fold(name) == folded || number == Some(*uid))
            .map(|(uid, _)| *uid)
            .collect();
        match (schools.as_slice(), trusts.as_slice(), authority(text)) {
            ([school], [], None) => Ok(Meant::Known(Whose::School(*school))),
            ([], [uid], None) => Ok(self.trust(*uid)),
            ([], [], Some(code)) => Ok(Meant::Known(Whose::Authority(code.to_owned()))),
            ([], [], None) => Err(format!(
                "“{text}” is none of our schools, none of their trusts and no local authority. Correct the name, or write the URN."
            )),
            _ => Err(format!(
                "“{text}” is more than one school, trust or authority. Write the URN, the Group UID or the authority’s code."
            )),
        }
    }

    /// By name.
    pub(super) fn called(&self, meant: &Meant) -> String {
        let trust = |uid: i64| {
            let found = self.trusts.iter().find(|(known, _)| *known == uid);
            found.map_or_else(|| "a trust".to_owned(), |(_, name)| name.clone())
        };
        match meant {
            Meant::Known(Whose::All) => ALL.to_owned(),
            Meant::Known(Whose::Authority(code)) => {
                codes::name("la", code).unwrap_or(code).to_owned()
            }
            Meant::Known(Whose::Trust(id)) => {
                let uid = self.trust_ids.iter().find(|(_, known)| *known == id);
                uid.map_or_else(|| "a trust".to_owned(), |(uid, _)| trust(*uid))
            }
            Meant::Known(Whose::School(id)) => self
                .schools
                .get(id)
                .map_or_else(|| "a school".to_owned(), Clone::clone),
            Meant::NewTrust(uid) => trust(*uid),
        }
    }

    /// As the wire names it.
    fn place(&self, whose: &Whose) -> CalendarPlace {
        let nobody = CalendarPlace::default();
        match whose {
            Whose::All => nobody,
            Whose::Authority(code) => CalendarPlace {
                la_code: Some(code.clone()),
                ..nobody
            },
            Whose::Trust(id) => CalendarPlace {
                trust_uid: self
                    .trust_ids
                    .iter()
                    .find(|(_, known)| *known == id)
                    .map(|(uid, _)| *uid),
                ..nobody
            },
            Whose::School(id) => CalendarPlace {
                school_id: Some(*id),
                ..nobody
            },
        }
    }
}

/// The authority of a name or code, with or without its “County Council”.
fn authority(text: &str) -> Option<&'static str> {
    let bare = |text: &str| {
        let words = fold(text);
        let words: Vec<&str> = words
            .split(' ')
            .filter(|word| {
                !["council", "county", "borough", "city", "la", "lea", "of"].contains(word)
            })
            .collect();
        words.join(" ")
    };
    let wanted = bare(text);
    let code = text.trim();
    let mut found = codes::authorities()
        .iter()
        .filter(|one| one.kind == "england")
        .filter(|one| one.code == code || !wanted.is_empty() && bare(one.name) == wanted);
    let first = found.next()?;
    found.next().is_none().then_some(first.code)
}

/// The calendar of a year, as a place sees it.
///
/// # Errors
/// A sentence where the place is not there.
pub fn page(read: &Read<'_>, request: CalendarRequest) -> Result<CalendarPage> {
    let db = read.db;
    let known = Known::read(db)?;
    let meant = known.meant(&request.place)?;
    let place = place_of(db, &meant)?;
    let held = store::of_year(db, request.year)?;
    let calendar = Calendar::of(
        request.year,
        held.iter()
            .map(|one| (one.whose.clone(), one.entry.clone())),
    );
    let place_name = known.called(&meant);
    let months = months(&calendar.year_at(&place));
    let open_days = months.iter().map(|month| month.open_days).sum();
    let mut authorities: Vec<(String, String)> = store::authorities(db)?
        .into_iter()
        .map(|code| (codes::name("la", &code).unwrap_or(&code).to_owned(), code))
        .map(|(name, code)| (code, name))
        .collect();
    authorities.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(CalendarPage {
        year: request.year,
        said: said(&place_name, open_days, &held, &place),
        place_name,
        open_days,
        months,
        entries: held
            .into_iter()
            .map(|one| shown(&known, one, &place))
            .collect(),
        authorities,
        trusts: known.trusts,
        kinds: CalendarKind::ALL
            .into_iter()
            .map(|kind| (kind, kind.label().to_owned()))
            .collect(),
    })
}

/// Where days are counted for whoever is meant.
fn place_of(db: &Db, meant: &Meant) -> Result<Place> {
    let nowhere = Place::default();
    Ok(match meant {
        Meant::Known(Whose::All) | Meant::NewTrust(_) => nowhere,
        Meant::Known(Whose::Authority(code)) => Place {
            la_code: code.clone(),
            ..nowhere
        },
        Meant::Known(Whose::Trust(id)) => Place {
            trust_id: Some(*id),
            ..nowhere
        },
        Meant::Known(Whose::School(id)) => {
            store::our_school_of(db, *id)?.map_or(nowhere, |school| school.place)
        }
    })
}

fn is_asked(whose: &Whose, place: &Place) -> bool {
    match whose {
        Whose::All => true,
        Whose::Authority(code) => *code == place.la_code,
        Whose::Trust(id) => place.trust_id == Some(*id),
        Whose::School(id) => place.school_id == *id,
    }
}

fn said(name: &str, open_days: u32, held: &[Held], place: &Place) -> String {
    let days = counted(u64::from(open_days), "school day", "school days");
    let name = if name == ALL { "all schools" } else { name };
    let terms = held
        .iter()
        .any(|one| one.entry.kind == CalendarKind::Term && is_asked(&one.whose, place));
    if terms {
        format!("{days} in the year for {name}.")
    } else {
        format!(
            "{days} in the year for {name}: no term dates are entered, so every weekday counts but bank holidays."
        )
    }
}

/// `3 Sep 2026 to 23 Oct 2026`, or one day.
pub(super) fn span_written(entry: &Entry) -> String {
    if entry.from == entry.until {
        written(entry.from)
    } else {
        format!("{} to {}", written(entry.from), written(entry.until))
    }
}

fn shown(known: &Known, held: Held, place: &Place) -> CalendarEntry {
    CalendarEntry {
        id: held.id,
        kind: held.entry.kind,
        kind_label: held.entry.kind.label().to_owned(),
        written: span_written(&held.entry),
        from: held.entry.from,
        until: held.entry.until,
        name: held.entry.name,
        place: known.place(&held.whose),
        applies: is_asked(&held.whose, place),
        whose: known.called(&Meant::Known(held.whose)),
    }
}

fn months(days: &[(Day, Is)]) -> Vec<CalendarMonth> {
    let mut months: Vec<CalendarMonth> = Vec::new();
    for (day, is) in days {
        if day.day() == 1 {
            months.push(CalendarMonth {
                name: day.format("%B %Y").to_string(),
                open_days: 0,
                blanks: day.weekday().num_days_from_monday(),
                days: Vec::new(),
            });
        }
        if let Some(month) = months.last_mut() {
            month.open_days += u32::from(*is == Is::Open);
            month.days.push(one_day(*day, is));
        }
    }
    months
}

fn one_day(day: Day, is: &Is) -> CalendarDay {
    let (is, what) = match is {
        Is::Open => (CalendarDayIs::Open, "school is open"),
        Is::Weekend => (CalendarDayIs::Weekend, "weekend"),
        Is::BetweenTerms => (CalendarDayIs::Holiday, "outside term"),
        Is::Closed(CalendarKind::Inset, name) => (CalendarDayIs::Inset, name.as_str()),
        Is::Closed(CalendarKind::Bank, name) => (CalendarDayIs::Bank, name.as_str()),
        Is::Closed(_, name) => (CalendarDayIs::Holiday, name.as_str()),
    };
    CalendarDay {
        number: day.day(),
        is,
        words: format!("{}: {what}", day.format("%a %-d %b %Y")),
    }
}

/// A line of a table that can be entered.
pub(super) struct Ready {
    pub line: u32,
    pub entry: Entry,
    pub meant: Meant,
    pub already: bool,
}

/// What a pasted table says.
///
/// # Errors
/// A sentence where it has too many rows, or the place is not there.
pub(super) fn ready(
    db: &Db,
    known: &Known,
    request: &PasteCalendar,
) -> Result<(Vec<Ready>, Vec<CalendarRejected>)> {
    let default = known.meant(&request.place)?;
    let lines = paste::lines(&request.text, request.year);
    if lines.len() > paste::MOST_ROWS {
        return Err(Error::invalid(format!(
            "This table has {} rows; up to {} are read at once. Paste it in parts.",
            thousands(lines.len() as u64),
            thousands(paste::MOST_ROWS as u64)
        )));
    }
    let mut held: Vec<(Meant, Entry)> = store::every(db)?
        .into_iter()
        .map(|one| (Meant::Known(one.whose), one.entry))
        .collect();
    let (mut ready, mut rejected) = (Vec::new(), Vec::new());
    for line in lines {
        let read = line.says.and_then(|says| {
            let meant = match says.whose.as_str() {
                "" => default.clone(),
                whose => known.named(whose)?,
            };
            Ok((says.entry, meant))
        });
        match read {
            Ok((entry, meant)) => {
                let already = held.iter().any(|(whose, other)| {
                    *whose == meant
                        && (other.kind, other.from, other.until)
                            == (entry.kind, entry.from, entry.until)
                });
                held.push((meant.clone(), entry.clone()));
                ready.push(Ready {
                    line: line.number,
                    entry,
                    meant,
                    already,
                });
            }
            Err(why) => rejected.push(CalendarRejected {
                line: line.number,
                text: line.text,
                why,
            }),
        }
    }
    Ok((ready, rejected))
}

/// What a pasted table says, before anything is written.
///
/// # Errors
/// As [`ready`].
pub fn look(read: &Read<'_>, request: PasteCalendar) -> Result<CalendarRead> {
    let known = Known::read(read.db)?;
    let (ready, rejected) = ready(read.db, &known, &request)?;
    let new = ready.iter().filter(|row| !row.already).count();
    let mut said = Vec::new();
    if new > 0 {
        said.push(format!("{} to enter.", counted(new as u64, "row", "rows")));
    }
    if ready.len() > new {
        said.push(format!(
            "{} entered already.",
            counted((ready.len() - new) as u64, "row is", "rows are")
        ));
    }
    if !rejected.is_empty() {
        said.push(format!(
            "{} cannot be read; the others can still be entered.",
            counted(rejected.len() as u64, "row", "rows")
        ));
    }
    Ok(CalendarRead {
        rows: ready
            .into_iter()
            .map(|row| CalendarRow {
                line: row.line,
                kind_label: row.entry.kind.label().to_owned(),
                written: span_written(&row.entry),
                whose: known.called(&row.meant),
                already: row.already,
                name: row.entry.name,
            })
            .collect(),
        rejected,
        said: said.join(" "),
    })
}

/// What was entered for all schools between two days: its id and what it is, the first day first.
///
/// # Errors
/// What SQLite says.
pub fn of_all_schools(db: &Db, first: Day, last: Day) -> Result<Vec<(i64, Entry)>> {
    let all = store::every(db)?.into_iter();
    let mut entries: Vec<(i64, Entry)> = all
        .filter(|held| held.whose == Whose::All)
        .filter(|held| held.entry.from <= last && held.entry.until >= first)
        .map(|held| (held.id, held.entry))
        .collect();
    entries.sort_by_key(|(id, entry)| (entry.from, *id));
    Ok(entries)
}
