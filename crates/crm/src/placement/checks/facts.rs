//! What the rules look at.

use crate::distance::Point;
use crate::figure::Figures;
use crate::placement::days::HalfDays;
use crate::placement::{PlacementKind, PlacementState};
use crate::types::{AcademicYear, Day, KeyStage};
use std::collections::{BTreeMap, HashMap, HashSet};

/// All that the rules look at.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The present day.
    pub today: Day,
    /// Trainees who are on their course or are to begin it, by `trainee.id`.
    pub trainees: BTreeMap<i64, Trainee>,
    /// The schools of their placements, by `school.id`.
    pub schools: BTreeMap<i64, School>,
    /// Their placements that hold a place, by trainee and first day.
    pub placements: Vec<Placed>,
    /// Those who mentor in them, by `person.id`.
    pub mentors: HashMap<i64, Mentor>,
    /// The figures that count.
    pub figures: Figures,
}

/// A trainee.
#[derive(Debug, Clone, Default)]
pub struct Trainee {
    /// Their name.
    pub name: String,
    /// `trainingRoute` code; empty: not known.
    pub route: String,
    /// The ages that they train for; `None`: not known.
    pub ages: Option<(u8, u8)>,
    /// The first day of the course; `None`: not known.
    pub starts: Option<Day>,
    /// The last day of the course; `None`: not known.
    pub ends: Option<Day>,
    /// Who employs them.
    pub employing_school: Option<i64>,
    /// About where they live; `None`: not known.
    pub home: Option<Point>,
    /// Checks of suitability that are not cleared, in words.
    pub missing_checks: Vec<&'static str>,
    /// Schools that they are not to go to.
    pub not_schools: HashSet<i64>,
    /// How far they can travel, in miles in a straight line; `None`: nobody has said.
    pub miles_at_most: Option<u32>,
    /// For how long they can travel, in minutes; `None`: nobody has said.
    pub minutes_at_most: Option<u32>,
    /// Whether a school has to be step-free.
    pub step_free: bool,
    /// Half days of ITaP that are planned beside placements.
    pub itap_half_days: u32,
}

/// A school.
#[derive(Debug, Clone, Default)]
pub struct School {
    /// Its name.
    pub name: String,
    /// Whether the register says that it is closed.
    pub closed: bool,
    /// The day on which it closed or closes; `None`: not known, or it does not.
    pub closed_on: Option<Day>,
    /// Why, in the register's words; empty: not said.
    pub closed_why: String,
    /// Where it is; `None`: the register does not say.
    pub point: Option<Point>,
    /// Whether the office knows it to be step-free.
    pub step_free: bool,
    /// The academic years for which an agreement is signed, its own or its trust's.
    pub signed: Vec<(i32, i32)>,
    /// When nobody is to be placed here, and why.
    pub not_to_place: Vec<(Day, Option<Day>, String)>,
    /// How many trainees at once are safe, by the academic year's first, and why in words.
    pub safe: HashMap<i32, (u32, String)>,
}

/// A placement that holds a place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its id.
    pub id: i64,
    /// Who.
    pub trainee_id: i64,
    /// Where.
    pub school_id: i64,
    /// What it is for.
    pub kind: PlacementKind,
    /// How far it has come.
    pub state: PlacementState,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The key stage; `None`: not said.
    pub key_stage: Option<KeyStage>,
    /// Who mentors.
    pub mentors: Vec<i64>,
    /// Its days.
    pub half_days: HalfDays,
}

impl Placed {
    /// The academic year that it begins in.
    pub fn year(&self) -> AcademicYear {
        AcademicYear::of(self.from)
    }
}

/// Somebody who mentors.
#[derive(Debug, Clone, Default)]
pub struct Mentor {
    /// Their name.
    pub name: String,
    /// The academic years in which they were trained, by the year's first.
    pub trained: HashSet<i32>,
}
