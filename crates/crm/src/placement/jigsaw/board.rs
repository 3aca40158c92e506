//! The facts of a block: who is to be placed, which places there are, who is where.
//!
//! [`Rows`] is what was read, once and for all trainees and places together. A [`Board`] is made of it without the file,
//! as often as something else is pretended.

use super::fit::{Been, KeptOut, PlaceFacts, Span, StudyWanted, TraineeFacts, Verdict, judge};
use super::seats::{Line, Sitter, taken};
use super::store::{BlockRow, PlacementRow, SchoolRow};
use super::subjects::{Ages, Phases, SubjectMatch, compare, is_part_time};
use super::{JigsawPair, JigsawPlaceKey, WhatIf, store};
use crate::capacity::safe::SafeCapacity;
use crate::capacity::{self, OfferFunding, OfferStudy, OfferTerm, OpenPlace};
use crate::distance::Point;
use crate::error::{Error, Result};
use crate::figure::{self, Figures, Key};
use crate::mentor::{self, FreeMentor};
use crate::placement::{NewPlacement, PlacementKind, PlacementState};
use crate::register::codes;
use crate::store::Db;
use crate::trainee::{self, ConstraintRule, Placing, is_salaried};
use crate::types::{AcademicYear, Day, KeyStage, YearGroup};
use std::collections::{HashMap, HashSet};

/// What was read for a block.
pub struct Rows {
    pub(super) block: BlockRow,
    pub(super) schools: HashMap<i64, SchoolRow>,
    trainees: Vec<Placing>,
    places: Vec<OpenPlace>,
    safe: HashMap<i64, SafeCapacity>,
    mentors: HashMap<i64, Vec<FreeMentor>>,
    agreements: HashSet<i64>,
    placements: Vec<PlacementRow>,
    not_to_place: HashMap<i64, Vec<KeptOut>>,
    step_free: HashSet<i64>,
    figures: Figures,
}

impl Rows {
    /// Reads all that the board of a block needs.
    ///
    /// # Errors
    /// A sentence where the block is not there; what SQLite says.
    pub fn read(db: &Db, block_id: i64, today: Day) -> Result<Self> {
        let block = store::one_block(db, block_id)?.ok_or_else(|| {
            Error::not_found("This block is not in the file any more. Undo may bring it back.")
        })?;
        Ok(Self {
            schools: store::schools(db)?,
            trainees: trainee::queries::placing(db)?,
            places: capacity::queries::open_places(db, block.year)?,
            safe: capacity::queries::safe(db, block.year, today)?,
            mentors: mentor::queries::free(db, block.span.from)?,
            agreements: crate::agreement::queries::signed(db, block.year)?,
            placements: store::placements(db)?,
            not_to_place: store::not_to_place(db)?,
            step_free: crate::school::queries::step_free(db)?,
            figures: figure::queries::figures(db)?,
            block,
        })
    }

    /// The same for other days of the block: what is left of it when a school drops out.
    pub(super) fn rest(mut self, day: Day) -> Self {
        if day <= self.block.span.until {
            self.block.span.from = self.block.span.from.max(day);
        }
        self
    }
}

/// Somebody at a school, in truth or pretended.
#[derive(Debug, Clone)]
pub(super) struct Seated {
    /// The placement; `None`: it is only pretended.
    pub placement_id: Option<i64>,
    pub trainee_id: i64,
    pub trainee: String,
    pub school_id: i64,
    pub block_id: Option<i64>,
    pub span: Span,
    pub state: PlacementState,
    subject: String,
    year_group: Option<YearGroup>,
    key_stage: Option<KeyStage>,
}

impl Seated {
    /// Whether it can be moved or removed without telling a school.
    pub(super) fn is_movable(&self) -> bool {
        self.state == PlacementState::Planned
    }

    fn stage(&self) -> Option<KeyStage> {
        self.year_group
            .map(YearGroup::key_stage)
            .or(self.key_stage)
            .filter(|stage| *stage != KeyStage::Mixed)
    }
}

/// A trainee of the block.
pub(super) struct TraineeOnBoard<'a> {
    pub row: &'a Placing,
    pub facts: TraineeFacts,
    /// Where they are in these days: index among those who are seated.
    pub seat: Option<usize>,
    /// The place at the school that employs them, where that has offered none.
    pub at_employer: Option<PlaceFacts>,
}

/// A place of the block.
pub(super) struct PlaceOnBoard<'a> {
    pub row: &'a OpenPlace,
    pub facts: PlaceFacts,
    /// Which of the subjects of [`Board`] it is for.
    subject: usize,
    pub area: &'a str,
}

/// What is open to a trainee.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Chances {
    pub best: Option<Verdict>,
    pub fitting: u32,
    pub warned: u32,
}

/// A block with all that is so and all that is pretended.
pub struct Board<'a> {
    pub(super) rows: &'a Rows,
    pub(super) span: Span,
    pub(super) trainees: Vec<TraineeOnBoard<'a>>,
    pub(super) places: Vec<PlaceOnBoard<'a>>,
    pub(super) seated: Vec<Seated>,
    /// The subjects that places are for, each once.
    subjects: Vec<&'a str>,
}

impl<'a> Board<'a> {
    /// The board of what was read, with what is pretended.
    pub fn of(rows: &'a Rows, what_if: &WhatIf) -> Self {
        let span = rows.block.span;
        let seated = seated(rows, what_if);
        let mut been: HashMap<i64, Vec<Been>> = HashMap::new();
        let mut seats: HashMap<i64, usize> = HashMap::new();
        for (at, seat) in seated.iter().enumerate() {
            been.entry(seat.trainee_id).or_default().push(Been {
                school_id: seat.school_id,
                school: name_of(rows, seat.school_id),
                span: seat.span,
                stage: seat.stage(),
            });
            if seat.span.meets(span) {
                // The first that begins is where they are.
                seats.entry(seat.trainee_id).or_insert(at);
            }
        }
        let (places, subjects) = places(rows, what_if, &seated);
        let with_line: HashSet<i64> = places.iter().map(|place| place.facts.school_id).collect();
        let trainees = rows
            .trainees
            .iter()
            .filter(|row| is_of_block(rows, row, seats.contains_key(&row.id)))
            .map(|row| TraineeOnBoard {
                facts: trainee_facts(rows, row, been.remove(&row.id).unwrap_or_default()),
                seat: seats.get(&row.id).copied(),
                at_employer: row
                    .employing_school_id
                    .filter(|id| !with_line.contains(id) && !what_if.dropped_out.contains(id))
                    .and_then(|id| employer_place(rows, &seated, id)),
                row,
            })
            .collect();
        Self {
            rows,
            span,
            trainees,
            places,
            seated,
            subjects,
        }
    }

    /// The trainee with this id, where they are of this block.
    pub(super) fn trainee(&self, id: i64) -> Option<&TraineeOnBoard<'a>> {
        self.trainees.iter().find(|trainee| trainee.row.id == id)
    }

    /// The place with this key; for a school without an offer that which the trainee's employer is.
    pub(super) fn place<'b>(
        &'b self,
        key: JigsawPlaceKey,
        trainee: Option<&'b TraineeOnBoard<'a>>,
    ) -> Option<&'b PlaceFacts> {
        let offered = self
            .places
            .iter()
            .map(|place| &place.facts)
            .find(|place| place.school_id == key.school_id && place.offer_id == key.offer_id);
        offered.or_else(|| {
            trainee?
                .at_employer
                .as_ref()
                .filter(|place| key.offer_id.is_none() && place.school_id == key.school_id)
        })
    }

    /// Who of the seated a trainee is in these days.
    pub(super) fn seat(&self, trainee: &TraineeOnBoard<'_>) -> Option<&Seated> {
        self.seated.get(trainee.seat?)
    }

    /// What is open to a trainee: counted, not told.
    pub(super) fn chances(&self, trainee: &TraineeOnBoard<'_>) -> Chances {
        let mut chances = Chances::default();
        let facts = &trainee.facts;
        let phases = facts.phases();
        // Subjects are compared once for a trainee, not once for each of a thousand places.
        let is_other: Vec<bool> = self
            .subjects
            .iter()
            .map(|wanted| compare(wanted, &facts.subject, &facts.second_subject))
            .map(|found| found == SubjectMatch::Other)
            .collect();
        let offered = self.places.iter().map(|place| {
            let is_other = is_other.get(place.subject).copied().unwrap_or_default();
            (&place.facts, is_other)
        });
        let open = offered.chain(trainee.at_employer.iter().map(|place| (place, false)));
        for (place, is_other) in open {
            // What is full is full for everyone, and most pairings end with the subject or the phase: so far it goes quickly.
            if is_other || place.free < 1 || !phases.meet(place.phases) {
                chances.best = chances.best.or(Some(Verdict::Blocked));
                continue;
            }
            let verdict = judge(facts, place, self.span).verdict();
            match verdict {
                Verdict::Fits => chances.fitting += 1,
                Verdict::Warns => chances.warned += 1,
                Verdict::Blocked => (),
            }
            chances.best = Some(chances.best.map_or(verdict, |best| best.min(verdict)));
        }
        chances
    }
}

fn name_of(rows: &Rows, school_id: i64) -> String {
    rows.schools
        .get(&school_id)
        .map_or_else(|| "another school".to_owned(), |school| school.name.clone())
}

/// Who is where: what is so, less what is pretended away, and what is pretended besides.
fn seated(rows: &Rows, what_if: &WhatIf) -> Vec<Seated> {
    let block = &rows.block;
    let gone = |row: &PlacementRow| {
        (row.block_id == Some(block.id) || row.span.meets(block.span))
            && (what_if.taken_off.contains(&row.trainee_id)
                || what_if.dropped_out.contains(&row.school_id))
    };
    let mut seated: Vec<Seated> = rows
        .placements
        .iter()
        .filter(|row| !gone(row))
        .map(|row| Seated {
            placement_id: Some(row.id),
            trainee_id: row.trainee_id,
            trainee: row.trainee.clone(),
            school_id: row.school_id,
            block_id: row.block_id,
            span: row.span,
            state: row.state,
            subject: row.subject.clone(),
            year_group: row.year_group,
            key_stage: row.key_stage,
        })
        .collect();
    seated.extend(
        what_if
            .placed
            .iter()
            .filter_map(|pair| pretended(rows, *pair)),
    );
    seated
}

fn pretended(rows: &Rows, pair: JigsawPair) -> Option<Seated> {
    let trainee = rows.trainees.iter().find(|row| row.id == pair.trainee_id)?;
    let line = pair
        .offer_id
        .and_then(|id| rows.places.iter().find(|place| place.offer_id == id));
    let subject = line.map_or("", |line| line.subject.as_str());
    Some(Seated {
        placement_id: None,
        trainee_id: trainee.id,
        trainee: trainee.name.clone(),
        school_id: pair.school_id,
        block_id: Some(rows.block.id),
        span: rows.block.span,
        state: PlacementState::Planned,
        subject: if subject.is_empty() {
            trainee.subject.clone()
        } else {
            subject.to_owned()
        },
        year_group: line.and_then(|line| line.year_group),
        key_stage: line.and_then(|line| line.key_stage),
    })
}

/// Whether a trainee is to be placed in the block: in training or about to be, of its cohort, on a route that asks for
/// placements, with a course in those days. Whoever is placed in it is of it, whatever was written down since.
fn is_of_block(rows: &Rows, row: &Placing, is_seated: bool) -> bool {
    let block = &rows.block;
    let cohort = block.cohort_id.is_none() || block.cohort_id == row.cohort_id;
    let (starts, ends) = (day(&row.starts_on), day(&row.ends_on));
    let in_course = starts.is_none_or(|day| day <= block.span.until)
        && ends.is_none_or(|day| block.span.from <= day);
    let asks = rows
        .figures
        .value(Key::PlacementDays, block.year, &row.route)
        > 0;
    cohort && (is_seated || row.state.is_placed() && in_course && asks)
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn trainee_facts(rows: &Rows, row: &Placing, been: Vec<Been>) -> TraineeFacts {
    let figure = |key| rows.figures.value(key, rows.block.year, &row.route);
    let mut facts = TraineeFacts {
        id: row.id,
        name: row.name.clone(),
        subject: row.subject.clone(),
        second_subject: row.second_subject.clone(),
        ages: codes::name("ageRange", &row.age_range).and_then(Ages::parse),
        part_time: is_part_time(&row.study_mode),
        salaried: is_salaried(&row.route),
        starts_on: day(&row.starts_on),
        ends_on: day(&row.ends_on),
        employer: row.employing_school_id.map(|id| (id, name_of(rows, id))),
        home: row
            .home
            .map(|(easting, northing)| Point { easting, northing }),
        not_schools: Vec::new(),
        most_minutes: None,
        most_miles: None,
        step_free: false,
        schools_wanted: usize::try_from(figure(Key::PlacementSchools)).unwrap_or_default(),
        employer_wanted: figure(Key::EmployingSchool) > 0,
        office_miles: figure(Key::DistanceMiles),
        mph: figure(Key::TravelMph),
        been,
    };
    let stricter = |known: Option<u32>, new: u32| Some(known.map_or(new, |known| known.min(new)));
    for rule in &row.rules {
        match rule {
            ConstraintRule::NotSchool(id) => facts.not_schools.push(*id),
            ConstraintRule::Minutes(most) => {
                facts.most_minutes = stricter(facts.most_minutes, *most);
            }
            ConstraintRule::Miles(most) => facts.most_miles = stricter(facts.most_miles, *most),
            ConstraintRule::StepFree => facts.step_free = true,
        }
    }
    facts
}

/// The lines of offers that hold in the block, with what is left of each; and the subjects that they are for.
fn places<'a>(
    rows: &'a Rows,
    what_if: &WhatIf,
    seated: &[Seated],
) -> (Vec<PlaceOnBoard<'a>>, Vec<&'a str>) {
    let block = &rows.block;
    let mut by_school: HashMap<i64, Vec<&OpenPlace>> = HashMap::new();
    for row in &rows.places {
        let of_block =
            row.block_id.is_none_or(|id| id == block.id) && in_term(row.term, block.span);
        if of_block && !what_if.dropped_out.contains(&row.school_id) {
            by_school.entry(row.school_id).or_default().push(row);
        }
    }
    let mut here: HashMap<i64, Vec<&Seated>> = HashMap::new();
    for seat in seated.iter().filter(|seat| seat.span.meets(block.span)) {
        here.entry(seat.school_id).or_default().push(seat);
    }
    let mut places = Vec::new();
    let mut subjects: Vec<&str> = Vec::new();
    for (school_id, lines) in by_school {
        let Some(school) = rows.schools.get(&school_id) else {
            continue;
        };
        let here = here.get(&school_id).map_or(&[][..], Vec::as_slice);
        let seats: Vec<Line> = lines.iter().map(|line| seats_of(line)).collect();
        let sitters: Vec<Sitter> = here.iter().map(|seat| sitter(seat)).collect();
        let taken = taken(&seats, &sitters);
        for (line, taken) in lines.into_iter().zip(taken) {
            let facts = PlaceFacts {
                offer_id: Some(line.offer_id),
                phases: Phases::of_offer(line.phase, school.phases),
                subject: line.subject.clone(),
                year_group: line.year_group,
                key_stage: line.key_stage,
                study: line.study.map(|study| match study {
                    OfferStudy::FullTime => StudyWanted::FullTime,
                    OfferStudy::PartTime | OfferStudy::JobShare => StudyWanted::PartTime,
                }),
                salaried: line
                    .funding
                    .map(|funding| funding == OfferFunding::Salaried),
                free: i64::from(line.most) - count(taken),
                ..school_facts(rows, school_id, school, here.len())
            };
            let known = subjects.iter().position(|known| *known == line.subject);
            let subject = known.unwrap_or_else(|| {
                subjects.push(&line.subject);
                subjects.len() - 1
            });
            places.push(PlaceOnBoard {
                row: line,
                facts,
                subject,
                area: &school.area,
            });
        }
    }
    // A map has no order of its own.
    places.sort_by(|one, other| {
        (&one.facts.school, one.row.offer_id).cmp(&(&other.facts.school, other.row.offer_id))
    });
    (places, subjects)
}

fn seats_of(line: &OpenPlace) -> Line {
    Line {
        most: usize::try_from(line.most).unwrap_or(usize::MAX),
        subject: line.subject.clone(),
        year_group: line.year_group,
        key_stage: line.key_stage,
    }
}

fn sitter(seat: &Seated) -> Sitter {
    Sitter {
        subject: seat.subject.clone(),
        year_group: seat.year_group,
        key_stage: seat.key_stage,
    }
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

/// What a school is, whatever the line.
fn school_facts(rows: &Rows, school_id: i64, school: &SchoolRow, here: usize) -> PlaceFacts {
    let safe = rows.safe.get(&school_id);
    let mentors = rows.mentors.get(&school_id).map_or(&[][..], Vec::as_slice);
    let left = |most: u32| i64::from(most) - count(here);
    PlaceFacts {
        offer_id: None,
        school_id,
        school: school.name.clone(),
        at: school.at,
        phases: school.phases,
        subject: String::new(),
        year_group: None,
        key_stage: None,
        study: None,
        salaried: None,
        free: 0,
        free_in_school: safe.and_then(|safe| safe.cap).map(left),
        free_safely: safe.map(|safe| left(safe.safe)),
        closes_on: school.closes_on,
        not_to_place: rows
            .not_to_place
            .get(&school_id)
            .cloned()
            .unwrap_or_default(),
        mentors: mentors.len(),
        trained: mentors
            .iter()
            .filter(|mentor| mentor.trained)
            .map(|mentor| mentor.name.clone())
            .collect(),
        agreement: rows.agreements.contains(&school_id),
        step_free: rows.step_free.contains(&school_id),
    }
}

/// The place that a school has for the trainee whom it employs, without having offered one.
fn employer_place(rows: &Rows, seated: &[Seated], school_id: i64) -> Option<PlaceFacts> {
    let school = rows.schools.get(&school_id)?;
    let here = seated
        .iter()
        .filter(|seat| seat.school_id == school_id && seat.span.meets(rows.block.span))
        .count();
    Some(PlaceFacts {
        free: 1,
        ..school_facts(rows, school_id, school, here)
    })
}

/// Days after which a block is longer than any term, so that offers of every term hold in it.
const LONGER_THAN_A_TERM: i64 = 150;

/// Whether an offer for a term holds in these days: by the middle day of the block. The autumn term ends with December, the
/// spring term with the last day on which Easter's holidays can begin, about 10 April.
fn in_term(term: Option<OfferTerm>, span: Span) -> bool {
    use chrono::Datelike;
    let days = (span.until - span.from).num_days();
    let Some(term) = term.filter(|_| days <= LONGER_THAN_A_TERM) else {
        return true;
    };
    let middle = span.from + chrono::Days::new(u64::try_from(days / 2).unwrap_or_default());
    let is = match (middle.month(), middle.day()) {
        (9.., _) => OfferTerm::Autumn,
        (1..=3, _) | (4, ..=10) => OfferTerm::Spring,
        _ => OfferTerm::Summer,
    };
    term == is
}

/// The placement that comes of putting a trainee on a place: as the line of the offer has it. At the school that employs
/// them it is that; elsewhere a second school contrasts with the first.
pub(super) fn new_placement(
    board: &Board<'_>,
    trainee: &TraineeOnBoard<'_>,
    place: &PlaceFacts,
) -> NewPlacement {
    let employer = trainee.row.employing_school_id;
    let before =
        |been: &&Been| Some(been.school_id) != employer && been.school_id != place.school_id;
    let kind = if employer == Some(place.school_id) {
        PlacementKind::Employing
    } else if trainee.facts.been.iter().any(|been| before(&been)) || employer.is_some() {
        PlacementKind::Contrasting
    } else {
        PlacementKind::Main
    };
    NewPlacement {
        kind,
        subject: place.subject.clone(),
        year_group: place.year_group,
        key_stage: place.key_stage,
        ..NewPlacement::in_block(trainee.row.id, place.school_id, board.rows.block.id)
    }
}

/// The academic year that is shown where none is asked for.
pub(super) fn present(today: Day) -> AcademicYear {
    AcademicYear::of(today)
}
