//! The hours of a year of claims, by school, mentor and provider.

use super::shares::{self, Share};
use super::store::{self, Mentor, School};
use super::{FundingHours, FundingMentor, FundingProvider, FundingRequest, FundingSchool};
use crate::error::Result;
use crate::figure::queries::figures;
use crate::mail;
use crate::mail::draft::Mailbox;
use crate::mentor;
use crate::mentor::funding::{area, pounds};
use crate::mentor::hours::written as hours_written;
use crate::office::queries::academic_year;
use crate::returns::windows::{self, Window};
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::{AcademicYear, counted, written};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a row of the file says, and a row of the screen: the share with whom and where it is.
pub(super) struct Row {
    pub share: Share,
    pub mentor: Mentor,
    /// `None`: no school is known.
    pub school: Option<School>,
    /// Pence an hour.
    pub rate: u32,
    /// The area of the rate.
    pub area: &'static str,
}

impl Row {
    /// What the hours are worth, in pence.
    pub(super) fn pence(&self) -> u32 {
        self.share.hours.saturating_mul(self.rate)
    }

    /// What kind of training the cap is for.
    pub(super) fn kind(&self) -> mentor::MentorTrainingKind {
        if self.share.refresher {
            mentor::MentorTrainingKind::Refresher
        } else {
            mentor::MentorTrainingKind::Initial
        }
    }
}

/// The year of a request.
pub(super) fn year_of(read: &Read<'_>, asked: Option<AcademicYear>) -> Result<AcademicYear> {
    match asked {
        Some(year) => Ok(year),
        None => academic_year(read.db, read.desk.store.clock().today()),
    }
}

/// What was had in a year: by school's name, then by mentor's. `all`: with those mentors of our schools who had nothing.
pub(super) fn rows(read: &Read<'_>, year: AcademicYear, all: bool) -> Result<Vec<Row>> {
    let db = read.db;
    let lines = store::lines(db)?;
    let figures = figures(db)?;
    let schools = store::schools(db)?;
    let mut found = shares::shares(&lines, year, &figures);
    if all {
        let ours: BTreeSet<(i64, i64)> = found
            .iter()
            .filter(|share| share.provider.is_empty())
            .filter_map(|share| Some((share.person_id, share.school_id?)))
            .collect();
        let today = read.desk.store.clock().today();
        for (school_id, mentors) in mentor::queries::free(db, today)? {
            if schools
                .get(&school_id)
                .is_none_or(|school| school.is_former)
            {
                continue;
            }
            for one in mentors {
                if !ours.contains(&(one.person_id, school_id)) {
                    let had_here =
                        shares::without(&lines, one.person_id, school_id, year, &figures);
                    found.push(left_by_others(had_here, &found));
                }
            }
        }
    }
    let mut people: HashMap<i64, Option<Mentor>> = HashMap::new();
    let mut rows = Vec::new();
    for share in found {
        let known = match people.entry(share.person_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(store::mentor(db, share.person_id)?),
        };
        let Some(mentor) = known.clone() else {
            continue;
        };
        let school = share.school_id.and_then(|id| schools.get(&id).cloned());
        let of = area(school.as_ref().map_or("", |school| &school.district_code));
        rows.push(Row {
            share,
            mentor,
            school,
            rate: of.pence_an_hour,
            area: of.name,
        });
    }
    rows.sort_by_cached_key(|row| {
        let school = row.school.as_ref();
        (
            school.is_none(),
            school.map_or_else(String::new, |school| school.name.to_lowercase()),
            row.share.school_id,
            row.mentor.last_name.to_lowercase(),
            row.share.person_id,
            row.share.provider.clone(),
        )
    });
    Ok(rows)
}

/// Whoever had nothing here may have had hours with us at another school: they come off the same cap.
fn left_by_others(mut share: Share, others: &[Share]) -> Share {
    let other = others
        .iter()
        .find(|other| other.person_id == share.person_id && other.provider.is_empty());
    if let Some(other) = other {
        share.left_hours = other.left_hours;
    }
    share
}

/// The hours of a year of claims.
///
/// # Errors
/// What SQLite says.
pub fn hours(read: &Read<'_>, request: FundingRequest) -> Result<FundingHours> {
    let db = read.db;
    let year = year_of(read, request.year)?;
    let rows = rows(read, year, true)?;
    let present = AcademicYear::of(read.desk.store.clock().today()).start_year();
    let schools = by_school(db, &rows)?;
    let (windows, note) = windows_said(year);
    Ok(FundingHours {
        year,
        years: (present - 2..=present + 1)
            .rev()
            .filter_map(|year| AcademicYear::parse(&year.to_string()).ok())
            .collect(),
        windows,
        note,
        said: said(&rows),
        schools,
        providers: by_provider(db, &rows)?,
    })
}

/// `6 Apr 2025 to 31 May 2026`; empty: there is no such window.
pub(crate) fn training_window(year: AcademicYear) -> String {
    windows::about(windows::MENTOR_TRAINING, year).map_or_else(String::new, |window| days(&window))
}

fn days(window: &Window) -> String {
    format!("{} to {}", written(window.opens), written(window.closes))
}

fn windows_said(year: AcademicYear) -> (String, String) {
    let of = |key: &str| windows::about(key, year);
    let Some(training) = of(windows::MENTOR_TRAINING) else {
        return (
            format!("Training in the academic year {year} counts."),
            "The DfE’s days of claims before 2025/26 are not in this program.".to_owned(),
        );
    };
    let mut said = format!("Training from {} counts.", days(&training));
    if let Some(claims) = of(windows::CLAIMS) {
        said += &format!(" Schools claim from {}", days(&claims));
        if let Some(again) = of(windows::CLAIMS_AGAIN) {
            said += &format!(", and once more from {}", days(&again));
        }
        said.push('.');
    }
    let note = training.not_known_since.map_or_else(String::new, |known| {
        format!(
            "The DfE’s days and rates for {year} are not known yet: these are those of {known}."
        )
    });
    (said, note)
}

fn said(rows: &[Row]) -> String {
    let ours: Vec<&Row> = rows
        .iter()
        .filter(|row| row.share.provider.is_empty() && row.share.hours > 0)
        .collect();
    if ours.is_empty() {
        return "We gave no mentor training that counts for this year.".to_owned();
    }
    let people: BTreeSet<i64> = ours.iter().map(|row| row.share.person_id).collect();
    let schools: BTreeSet<Option<i64>> = ours.iter().map(|row| row.share.school_id).collect();
    let hours: u32 = ours.iter().map(|row| row.share.hours).sum();
    let pence: u32 = ours.iter().map(|row| row.pence()).sum();
    let without: BTreeSet<i64> = ours
        .iter()
        .filter(|row| row.mentor.trn.is_empty())
        .map(|row| row.share.person_id)
        .collect();
    let mut said = format!(
        "We can confirm {} of {} at {}, worth {}.",
        counted(u64::from(hours), "hour", "hours"),
        counted(people.len() as u64, "mentor", "mentors"),
        counted(schools.len() as u64, "school", "schools"),
        pounds(pence)
    );
    if !without.is_empty() {
        said += &format!(
            " {} no TRN here, without which a school cannot claim.",
            counted(without.len() as u64, "of them has", "of them have")
        );
    }
    said
}

/// A mentor as the screen and the statement show them.
pub(super) fn shown(row: &Row) -> FundingMentor {
    let pence = row.pence();
    FundingMentor {
        person_id: row.share.person_id,
        name: row.mentor.name.clone(),
        trn: row.mentor.trn.clone(),
        provider: row.share.provider.clone(),
        kind: row.kind().label().to_owned(),
        had: match row.share.minutes {
            0 => "None".to_owned(),
            minutes => hours_written(minutes),
        },
        hours: row.share.hours,
        cap_hours: row.share.cap_hours,
        left_hours: row.share.left_hours,
        pence,
        amount: pounds(pence),
    }
}

fn by_school(db: &Db, rows: &[Row]) -> Result<Vec<FundingSchool>> {
    rows.chunk_by(|one, other| one.share.school_id == other.share.school_id)
        .filter_map(|rows| Some((rows.first()?, rows)))
        .map(|(first, rows)| {
            let school_id = first.share.school_id.filter(|_| first.school.is_some());
            let (to, notes) = match school_id {
                Some(id) => whom(db, id, first.school.as_ref().map_or("", |school| &school.name))?,
                None => (None, vec![
                    "Nobody wrote down where these mentors worked. Enter the school of their training, or their post.".to_owned(),
                ]),
            };
            let pence = rows.iter().map(Row::pence).sum();
            Ok(FundingSchool {
                school_id,
                urn: first.school.as_ref().map_or_else(String::new, |school| school.urn.clone()),
                name: first
                    .school
                    .as_ref()
                    .map_or_else(|| "No school known".to_owned(), |school| school.name.clone()),
                area: first.area.to_owned(),
                rate: pounds(first.rate),
                hours: rows.iter().map(|row| row.share.hours).sum(),
                pence,
                amount: pounds(pence),
                without_trn: count(rows.iter().filter(|row| row.mentor.trn.is_empty()).count()),
                mentors: rows.iter().map(shown).collect(),
                to: to.as_ref().map(mailbox_said).unwrap_or_default(),
                notes,
            })
        })
        .collect()
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn mailbox_said(to: &Mailbox) -> String {
    if to.name.is_empty() {
        to.email.clone()
    } else {
        format!("{} ({})", to.name, to.email)
    }
}

/// To whom a statement goes, and what its sender should know: the business manager, else our contact there, and that it is
/// so.
pub(super) fn whom(
    db: &Db,
    school_id: i64,
    school: &str,
) -> Result<(Option<Mailbox>, Vec<String>)> {
    let manager = mail::queries::business_manager(db, school_id)?;
    let objects = |name: &String| format!("{name} objects to our e-mails and is not written to.");
    let mut notes: Vec<String> = manager.objecting.iter().map(objects).collect();
    if manager.mailbox.is_some() {
        return Ok((manager.mailbox, notes));
    }
    let contact = mail::queries::addressee(db, school_id)?;
    notes.extend(
        contact
            .objecting
            .iter()
            .filter(|name| !manager.objecting.contains(name))
            .map(objects),
    );
    notes.push(match &contact.mailbox {
        Some(to) => format!(
            "The file has no e-mail of a business manager at {school}, so this goes to {}.",
            mailbox_said(to)
        ),
        None => {
            format!("The file has no e-mail for {school}. Put one in before you send the draft.")
        }
    });
    Ok((contact.mailbox, notes))
}

/// What we are called in a claim.
pub(crate) fn our_name(db: &Db) -> Result<String> {
    let name: String = setting(db, "officeName")?.unwrap_or_default();
    Ok(if name.is_empty() {
        "Our own".to_owned()
    } else {
        name
    })
}

fn by_provider(db: &Db, rows: &[Row]) -> Result<Vec<FundingProvider>> {
    let mut providers: BTreeMap<&str, (BTreeSet<i64>, u32, u32)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.share.minutes > 0) {
        let (people, hours, pence) = providers.entry(&row.share.provider).or_default();
        people.insert(row.share.person_id);
        *hours += row.share.hours;
        *pence += row.pence();
    }
    let ours = our_name(db)?;
    Ok(providers
        .into_iter()
        .map(|(name, (people, hours, pence))| FundingProvider {
            name: if name.is_empty() {
                ours.clone()
            } else {
                name.to_owned()
            },
            mentors: count(people.len()),
            hours,
            amount: pounds(pence),
        })
        .collect())
}
