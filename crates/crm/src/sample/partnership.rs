//! An invented partnership: a register of two months, and schools of ours in some neighbouring authorities.
//!
//! It goes through the same doors as an office's own work (the register is loaded and refreshed from written files), so
//! what the sample shows is what a real file would show.

use super::register::{self, NextOptions, Options};
use crate::error::{Error, Result};
use crate::register::load;
use crate::register::watch::LoadRequest;
use crate::school::Stage;
use crate::session::Signals;
use crate::store::{Store, Write, log, set_setting};
use crate::trust::actions as trust;
use crate::types::AcademicYear;
use std::path::{Path, PathBuf};

mod leaders;
mod people;
mod places;
mod store;
mod told;
mod working_day;

/// Invented staff.
const STAFF: [&str; 4] = [
    "Imogen Thackwray",
    "Tobias Okonjo-Bell",
    "Perpetua Lindqvist",
    "Rafferty Ames",
];

const TAGS: [&str; 6] = [
    "Rural",
    "ITaP host",
    "SEND strength",
    "Mentors trained",
    "Part-time welcome",
    "New this year",
];

const NOTES: [&str; 6] = [
    "Happy to host in the autumn term; two mentors, one of them with an early career teacher this year.",
    "Ring the office before half past eight. The head answers e-mail on Fridays.",
    "Asked for mentor training dates. Would take a pair of trainees in the spring.",
    "Had a hard inspection in the summer; ask again after Easter.",
    "Strong phonics teaching, glad to show it to the whole cohort.",
    "Wants trainees who drive; there is one bus an hour.",
];

const PARKING: [&str; 4] = [
    "Church car park opposite",
    "On site, sign in at reception",
    "Street parking only, full by 8.30",
    "Use the village hall",
];

const ACCESS: [&str; 3] = [
    "Main gate, press 1 for the office",
    "Bring the DBS letter and photo ID",
    "Side gate after 9.00, report to reception",
];

/// A small fixed random sequence (SplitMix64), so that a seed always gives the same sample.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % (bound.max(1) as u64)).unwrap_or(0)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_default()
    }
}

/// A folder that goes when it is dropped.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Fills a new file: the register of the first month, `schools` of ours, then the month after.
///
/// # Errors
/// Where the temporary folder cannot be written, or it was stopped.
pub(crate) fn fill(
    desk: &Store,
    signals: &Signals,
    schools: u32,
    seed: u64,
    year: AcademicYear,
) -> Result<()> {
    let folder = std::env::temp_dir().join(format!(
        "partnership-desk-sample-{}-{}",
        std::process::id(),
        desk.file_id()
    ));
    std::fs::create_dir_all(&folder).map_err(|error| Error::io(folder.display(), &error))?;
    let folder = Scratch(folder);
    // About half of a register is closed, and a partnership is a small part of the rest.
    let rows = (schools * 6).clamp(1_500, 52_000).max(schools * 2 + 500);
    // The second month is 2 to 32 days before the year's autumn, so that a sample is neither new nor stale by itself.
    let (first, second) = (
        format!("{}0802", year.start_year()),
        format!("{}0901", year.start_year()),
    );
    let month = |day: &str| folder.0.join(format!("edubasealldata{day}.csv"));
    let links = folder.0.join(format!("links_edubasealldata{second}.csv"));
    signals.step("Inventing a register", 0, 0)?;
    register::write(
        &register::header(),
        register::rows(Options { rows, seed }),
        create(&month(&first))?,
    )?;
    register::write_next(
        &register::header(),
        register::rows(Options { rows, seed }),
        NextOptions {
            seed,
            rows: Some(rows),
            ..NextOptions::default()
        },
        create(&month(&second))?,
        create(&links)?,
    )?;
    let request = |paths: &[&Path]| LoadRequest {
        paths: paths
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect(),
        yes: true,
        ..LoadRequest::default()
    };
    load::load(desk, signals, &request(&[&month(&first)]))?;
    signals.step("Inventing a partnership", 0, 0)?;
    desk.operate("file_sample", |w| {
        w.unlogged();
        w.label("Made an invented partnership");
        // Nobody takes a sample back row by row, and its rows would lie in the file twice.
        for table in log::LOGGED {
            log::remove_from(w.db, table)?;
        }
        partnership(w, signals, schools, seed, year)?;
        for table in log::LOGGED {
            log::install_on(w.db, table)?;
        }
        Ok(())
    })?;
    load::load(desk, signals, &request(&[&month(&second), &links]))?;
    Ok(())
}

fn create(path: &Path) -> Result<std::fs::File> {
    std::fs::File::create(path).map_err(|error| Error::io(path.display(), &error))
}

/// A school of the sample, as what hangs on it needs it.
struct SampleOurs {
    id: i64,
    urn: i64,
    name: String,
    stage: Stage,
}

fn partnership(
    w: &Write<'_>,
    signals: &Signals,
    schools: u32,
    seed: u64,
    year: AcademicYear,
) -> Result<()> {
    let mut dice = Dice(seed);
    store::mark_sample(w.db)?;
    set_setting(w, "officeName", &"Northfold Partnership")?;
    set_setting(w, "academicYear", &year)?;
    let mut staff = Vec::new();
    for name in STAFF {
        let id = w.id("staff")?;
        store::add_staff(w.db, id, name)?;
        staff.push(id);
    }
    let urns = store::neighbouring(w.db, schools, seed)?;
    let (first_day, _) = year.days();
    let mut ours = Vec::new();
    for (urn, name) in urns {
        let stage = match dice.below(100) {
            0..=57 => Stage::Partnership,
            58..=72 => Stage::Prospect,
            73..=85 => Stage::Approached,
            86..=93 => Stage::Paused,
            _ => Stage::Former,
        };
        let id = w.id("school")?;
        let added = first_day - chrono::Days::new(30 + dice.below(2_500) as u64);
        let owner = if dice.below(10) < 8 {
            staff.get(dice.below(staff.len())).copied()
        } else {
            None
        };
        let school = store::SampleSchool {
            id,
            urn,
            name: &name,
            stage,
            owner,
            notes: if dice.below(3) == 0 {
                dice.pick(&NOTES)
            } else {
                ""
            },
            parking: if dice.below(2) == 0 {
                dice.pick(&PARKING)
            } else {
                ""
            },
            access: if dice.below(3) == 0 {
                dice.pick(&ACCESS)
            } else {
                ""
            },
            added_on: added.to_string(),
        };
        store::add_school(w.db, &school)?;
        for _ in 0..dice.below(3) {
            let tag = w.id("school_tag")?;
            store::add_tag(w.db, tag, id, dice.pick(&TAGS))?;
        }
        ours.push(SampleOurs {
            id,
            urn,
            name,
            stage,
        });
    }
    // Another sequence, so that the schools of a seed stay the same whatever hangs on them.
    people_and_days(w, signals, &mut Dice(seed ^ 0x5EED), ours, &staff, year)?;
    signals.step("Inventing trainees and places", 0, 0)?;
    places::places(w, &mut Dice(seed ^ 0x0009_1ACE), schools, year)
}

/// Who is at the schools, and what the office does with them.
fn people_and_days(
    w: &Write<'_>,
    signals: &Signals,
    dice: &mut Dice,
    ours: Vec<SampleOurs>,
    staff: &[i64],
    year: AcademicYear,
) -> Result<()> {
    let total = ours.len() as u64;
    let mut schools = Vec::with_capacity(ours.len());
    for (done, school) in (0..).zip(ours) {
        signals.step("Inventing people", done, total)?;
        let mut people = people::of_school(w, dice, &school)?;
        // One school in twelve is left as it is, so that there is someone to ring.
        if done % 12 != 11 {
            people::contact(w, &school, &mut people)?;
        }
        leaders::champion(w, dice, &school, &people)?;
        leaders::agreement(w, dice, &school, &people, year)?;
        working_day::of_school(w, dice, &school, &people, staff)?;
        told::of_school(w, &school, &people)?;
        if dice.below(40) == 0 {
            people::twice(w, dice, &school)?;
        }
        schools.push((school, people));
    }
    for (uid, name) in store::larger_trusts(w.db)? {
        let trust = trust::of_uid(w, uid)?;
        people::of_trust(w, dice, trust, &name)?;
    }
    leaders::groups(w, dice, &schools)
}
