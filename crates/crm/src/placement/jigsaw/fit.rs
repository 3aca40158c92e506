//! Whether a trainee fits a place, and why: pure rules over plain facts.
//!
//! A rule blocks, warns, or is silent. Hard rules block: whoever placed against one would have to undo it. Soft ones warn
//! and weigh, so that the better of two places stands first. [`judge`] decides, without a word, a million pairings in a
//! moment; [`explain`] finds the words for one. What speaks for a pairing is said too and weighs nothing.

use super::says;
use super::subjects::{self, Ages, Phases, SubjectMatch, ages_of_group, ages_of_stage};
use crate::distance::{Point, miles};
use crate::types::{Day, KeyStage, YearGroup};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use ts_rs::TS;

/// A rule by which a trainee and a place are held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FitRule {
    /// The trainee is not to be at this school.
    NotSchool,
    /// The school is on the list of those not to place at.
    NotToPlace,
    /// The school is closed, or will be.
    Closed,
    /// The trainee is elsewhere in these days.
    DoubleBooked,
    /// The course has not begun, or is over.
    Course,
    /// Primary or secondary.
    Phase,
    /// What the place is for.
    Subject,
    /// The year group or key stage against the age range.
    Ages,
    /// Part-time or full-time.
    Study,
    /// Fee-paying or employed.
    Funding,
    /// No place is left of this kind.
    Line,
    /// The school has as many as it takes in all.
    Cap,
    /// The farthest or longest that the trainee travels.
    Travel,
    /// More than the mentors of the school can carry.
    Safe,
    /// The trainee was here, and another school is wanted.
    SameSchool,
    /// No mentor is free.
    Mentor,
    /// The employing school is still to come.
    Employing,
    /// Farther than the office wants.
    Distance,
    /// The distance is not known, and the trainee has a limit.
    DistanceUnknown,
    /// The same key stage as before.
    KeyStages,
    /// No free mentor was trained this year.
    MentorTraining,
    /// No agreement is signed.
    Agreement,
    /// It has to be step-free, and nobody knows whether it is.
    StepFree,
}

impl FitRule {
    /// All, the most pressing first: in this order reasons are told.
    pub const ALL: [Self; 23] = [
        Self::NotSchool,
        Self::NotToPlace,
        Self::Closed,
        Self::DoubleBooked,
        Self::Course,
        Self::Phase,
        Self::Subject,
        Self::Ages,
        Self::Study,
        Self::Funding,
        Self::Line,
        Self::Cap,
        Self::Travel,
        Self::Safe,
        Self::SameSchool,
        Self::Mentor,
        Self::Employing,
        Self::Distance,
        Self::DistanceUnknown,
        Self::KeyStages,
        Self::MentorTraining,
        Self::Agreement,
        Self::StepFree,
    ];

    /// How much a warning by this rule weighs when two places are compared. One more than the mentors can carry weighs
    /// most: it goes at the cost of every trainee there. What the office can still put right weighs least.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Safe => 30,
            Self::SameSchool => 25,
            Self::Mentor | Self::Employing => 20,
            Self::Distance => 15,
            Self::Subject => 12,
            Self::DistanceUnknown => 10,
            Self::KeyStages | Self::MentorTraining => 8,
            Self::Agreement => 6,
            Self::StepFree => 5,
            _ => 0,
        }
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What each rule that blocks adds: of two places that are blocked, the one with fewer reasons stands first.
pub const BLOCKED: u32 = 1_000;

/// Some rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rules(u32);

impl Rules {
    const fn add(&mut self, rule: FitRule) {
        self.0 |= rule.bit();
    }

    /// Whether none is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `rule` is.
    pub const fn has(self, rule: FitRule) -> bool {
        self.0 & rule.bit() != 0
    }

    /// Those in it, the most pressing first.
    pub fn iter(self) -> impl Iterator<Item = FitRule> {
        FitRule::ALL.into_iter().filter(move |rule| self.has(*rule))
    }
}

/// How a pairing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Nothing speaks against it.
    Fits,
    /// It can be done, and something is to be minded.
    Warns,
    /// It cannot be done.
    Blocked,
}

/// What a reason does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Bearing {
    /// It blocks.
    Blocks,
    /// It warns.
    Warns,
    /// It speaks for the pairing.
    Favours,
}

/// Why a trainee fits a place, or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// By which rule.
    pub rule: FitRule,
    /// What it does.
    pub bearing: Bearing,
    /// A finished sentence.
    pub says: String,
    /// How much it weighs; 0: it speaks for the pairing.
    pub weight: u32,
}

/// A pairing in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    /// How it stands.
    pub verdict: Verdict,
    /// Why: what blocks, what warns, what speaks for it.
    pub reasons: Vec<Reason>,
    /// How far it is from home, miles in a straight line to a tenth; `null`: not known.
    pub miles: Option<f64>,
    /// What speaks against it, added up; 0: nothing.
    pub score: u32,
}

/// The days of a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Day,
    /// The last.
    pub until: Day,
}

impl Span {
    /// Whether the two have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }
}

/// A school where a trainee was, is or will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Been {
    /// Which.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// In which days.
    pub span: Span,
    /// In which key stage; `None`: mixed, or not said.
    pub stage: Option<KeyStage>,
}

/// What is known of a trainee, as far as places go. No home, no private reason, nothing of health.
#[derive(Debug, Clone, PartialEq)]
pub struct TraineeFacts {
    /// Which.
    pub id: i64,
    /// What they are called.
    pub name: String,
    /// `subject` code; empty: not known.
    pub subject: String,
    /// `subject` code; empty: none.
    pub second_subject: String,
    /// The ages that they train for.
    pub ages: Option<Ages>,
    /// Whether they train part-time.
    pub part_time: bool,
    /// Whether a school employs them.
    pub salaried: bool,
    /// The first day of the course; `None`: not known.
    pub starts_on: Option<Day>,
    /// Its last day; `None`: not known.
    pub ends_on: Option<Day>,
    /// The school that employs them, and its name.
    pub employer: Option<(i64, String)>,
    /// Where they live, about; never told.
    pub home: Option<Point>,
    /// Schools where they are not to be.
    pub not_schools: Vec<i64>,
    /// The longest that they travel, minutes.
    pub most_minutes: Option<u32>,
    /// The farthest that they travel, miles.
    pub most_miles: Option<u32>,
    /// Whether the school has to be step-free.
    pub step_free: bool,
    /// Different schools that the route asks for.
    pub schools_wanted: usize,
    /// Whether the route asks for the employing school among them.
    pub employer_wanted: bool,
    /// The farthest that the office wants, miles; 0: it has no limit.
    pub office_miles: i64,
    /// Miles an hour in a straight line, by which minutes are judged.
    pub mph: i64,
    /// Where they were, are and will be: placements that hold a place or are completed.
    pub been: Vec<Been>,
}

impl TraineeFacts {
    /// What they train for.
    pub fn phases(&self) -> Phases {
        Phases::of_training(self.ages, &self.subject)
    }

    /// The farthest that they travel, miles: by their own limits, the stricter of two.
    pub fn limit(&self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss, reason = "a speed of two digits")]
        let by_minutes = self
            .most_minutes
            .map(|minutes| f64::from(minutes) * self.mph as f64 / 60.0);
        let by_miles = self.most_miles.map(f64::from);
        match (by_minutes, by_miles) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }
}

/// From which day until which nobody is to be placed at a school; `None`: until further notice.
pub type KeptOut = (Day, Option<Day>);

/// How a place wants somebody to study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StudyWanted {
    /// The whole week.
    FullTime,
    /// Some days of the week, alone or sharing a place.
    PartTime,
}

/// What is known of a place: a line of a school's offer, in the days of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFacts {
    /// The line of the offer; `None`: the school has made none, and employs a trainee.
    pub offer_id: Option<i64>,
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// Where it is.
    pub at: Option<Point>,
    /// Primary, secondary or both.
    pub phases: Phases,
    /// `subject` code; empty: any.
    pub subject: String,
    /// The year group; `None`: any.
    pub year_group: Option<YearGroup>,
    /// The key stage; `None`: any.
    pub key_stage: Option<KeyStage>,
    /// How one studies there; `None`: either way.
    pub study: Option<StudyWanted>,
    /// Whether it is for the employed (`true`) or those who pay fees; `None`: either.
    pub salaried: Option<bool>,
    /// Places that are left in this line.
    pub free: i64,
    /// Trainees that the school takes beside those that it has; `None`: it named no limit.
    pub free_in_school: Option<i64>,
    /// Trainees that its mentors can carry beside those that it has; `None`: not known.
    pub free_safely: Option<i64>,
    /// The day on which it closes or closed; `None`: it is open.
    pub closes_on: Option<Day>,
    /// When nobody is to be placed there.
    pub not_to_place: Vec<KeptOut>,
    /// Mentors who are free on the first day.
    pub mentors: usize,
    /// Those of them who were trained this academic year.
    pub trained: Vec<String>,
    /// Whether an agreement is signed for the year.
    pub agreement: bool,
    /// Whether the office knows it to be step-free.
    pub step_free: bool,
}

impl PlaceFacts {
    /// The key stage, that of the year group first; `None`: mixed, or any.
    pub fn stage(&self) -> Option<KeyStage> {
        self.year_group
            .map(YearGroup::key_stage)
            .or(self.key_stage)
            .filter(|stage| *stage != KeyStage::Mixed)
    }
}

/// A pairing that was judged, without words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The rules that block.
    pub blocks: Rules,
    /// The rules that warn.
    pub warns: Rules,
    /// How far it is, miles to a tenth.
    pub miles: Option<f64>,
}

impl Judged {
    /// How it stands.
    pub const fn verdict(self) -> Verdict {
        if !self.blocks.is_empty() {
            Verdict::Blocked
        } else if !self.warns.is_empty() {
            Verdict::Warns
        } else {
            Verdict::Fits
        }
    }

    /// What speaks against it, added up.
    pub fn score(self) -> u32 {
        let warned: u32 = self.warns.iter().map(FitRule::weight).sum();
        self.blocks.0.count_ones() * BLOCKED + warned
    }
}

/// How far a trainee has to a school: miles in a straight line, to a tenth, which is as exact as a home is known.
pub fn distance(home: Option<Point>, school: Option<Point>) -> Option<f64> {
    Some((miles(home?, school?) * 10.0).round() / 10.0)
}

/// Holds a trainee against a place in the days of a block.
pub fn judge(trainee: &TraineeFacts, place: &PlaceFacts, span: Span) -> Judged {
    let (mut blocks, mut warns) = (Rules::default(), Rules::default());
    let miles = distance(trainee.home, place.at);
    let mut blocks_if = |hit: bool, rule| {
        if hit {
            blocks.add(rule);
        }
    };
    let mut warns_if = |hit: bool, rule| {
        if hit {
            warns.add(rule);
        }
    };

    // The school in these days.
    blocks_if(
        trainee.not_schools.contains(&place.school_id),
        FitRule::NotSchool,
    );
    blocks_if(
        place.not_to_place.iter().any(|(from, until)| {
            *from <= span.until && until.is_none_or(|until| span.from <= until)
        }),
        FitRule::NotToPlace,
    );
    blocks_if(
        place.closes_on.is_some_and(|day| day <= span.until),
        FitRule::Closed,
    );
    // The trainee in these days.
    blocks_if(
        trainee.been.iter().any(|been| been.span.meets(span)),
        FitRule::DoubleBooked,
    );
    blocks_if(
        trainee.starts_on.is_some_and(|day| span.from < day)
            || trainee.ends_on.is_some_and(|day| day < span.until),
        FitRule::Course,
    );
    // What the place is for.
    blocks_if(!trainee.phases().meet(place.phases), FitRule::Phase);
    match subjects::compare(&place.subject, &trainee.subject, &trainee.second_subject) {
        SubjectMatch::Same => (),
        SubjectMatch::Second | SubjectMatch::Near | SubjectMatch::Unknown => {
            warns_if(true, FitRule::Subject);
        }
        SubjectMatch::Other => blocks_if(true, FitRule::Subject),
    }
    blocks_if(!ages_match(trainee, place), FitRule::Ages);
    blocks_if(
        place
            .study
            .is_some_and(|study| (study == StudyWanted::PartTime) != trainee.part_time),
        FitRule::Study,
    );
    blocks_if(
        place
            .salaried
            .is_some_and(|salaried| salaried != trainee.salaried),
        FitRule::Funding,
    );
    // Room.
    blocks_if(place.free < 1, FitRule::Line);
    blocks_if(
        place.free_in_school.is_some_and(|free| free < 1),
        FitRule::Cap,
    );
    warns_if(
        place.free_safely.is_some_and(|free| free < 1),
        FitRule::Safe,
    );
    warns_if(place.mentors == 0, FitRule::Mentor);
    warns_if(
        place.mentors > 0 && place.trained.is_empty(),
        FitRule::MentorTraining,
    );
    warns_if(!place.agreement, FitRule::Agreement);
    // The way there.
    let limit = trainee.limit();
    match miles {
        Some(miles) => {
            blocks_if(limit.is_some_and(|limit| miles > limit), FitRule::Travel);
            #[allow(clippy::cast_precision_loss, reason = "miles of England")]
            let office = trainee.office_miles as f64;
            warns_if(office > 0.0 && miles > office, FitRule::Distance);
        }
        None => warns_if(limit.is_some(), FitRule::DistanceUnknown),
    }
    warns_if(trainee.step_free && !place.step_free, FitRule::StepFree);
    // What went before.
    let was_here = |id: i64| trainee.been.iter().any(|been| been.school_id == id);
    warns_if(
        was_here(place.school_id) && schools(&trainee.been) < trainee.schools_wanted,
        FitRule::SameSchool,
    );
    warns_if(
        trainee.employer_wanted
            && trainee
                .employer
                .as_ref()
                .is_some_and(|(id, _)| *id != place.school_id && !was_here(*id)),
        FitRule::Employing,
    );
    warns_if(
        place
            .stage()
            .is_some_and(|stage| only_stage(&trainee.been) == Some(stage) && spans_stages(trainee)),
        FitRule::KeyStages,
    );
    Judged {
        blocks,
        warns,
        miles,
    }
}

/// How many different schools.
fn schools(been: &[Been]) -> usize {
    let mut ids: Vec<i64> = been.iter().map(|been| been.school_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

/// The one key stage that a trainee has seen; `None`: none, or more.
fn only_stage(been: &[Been]) -> Option<KeyStage> {
    let mut stages = been.iter().filter_map(|been| been.stage);
    let first = stages.next()?;
    stages.all(|stage| stage == first).then_some(first)
}

/// Whether the ages that somebody trains for lie in two key stages or more; nobody knows: yes.
fn spans_stages(trainee: &TraineeFacts) -> bool {
    let Some(ages) = trainee.ages else {
        return true;
    };
    let met = KeyStage::ALL
        .iter()
        .filter(|stage| ages_of_stage(**stage).is_some_and(|stage| stage.meet(ages)));
    met.count() > 1
}

/// Whether the year group, else the key stage, is one that the trainee trains for. A year group has to lie within the
/// ages, a key stage to meet them.
fn ages_match(trainee: &TraineeFacts, place: &PlaceFacts) -> bool {
    let Some(ages) = trainee.ages else {
        return true;
    };
    if let Some(group) = place.year_group.and_then(ages_of_group) {
        return ages.hold(group);
    }
    place
        .key_stage
        .and_then(ages_of_stage)
        .is_none_or(|stage| ages.meet(stage))
}

/// The pairing in words.
pub fn explain(trainee: &TraineeFacts, place: &PlaceFacts, span: Span, judged: Judged) -> Fit {
    let said = |rule, bearing, weight| Reason {
        rule,
        bearing,
        says: says::against(rule, bearing, trainee, place, span, judged.miles),
        weight,
    };
    let mut reasons: Vec<Reason> = judged
        .blocks
        .iter()
        .map(|rule| said(rule, Bearing::Blocks, BLOCKED))
        .collect();
    reasons.extend(
        judged
            .warns
            .iter()
            .map(|rule| said(rule, Bearing::Warns, rule.weight())),
    );
    reasons.extend(
        says::in_favour(trainee, place, judged)
            .into_iter()
            .map(|(rule, says)| Reason {
                rule,
                bearing: Bearing::Favours,
                says,
                weight: 0,
            }),
    );
    Fit {
        verdict: judged.verdict(),
        reasons,
        miles: judged.miles,
        score: judged.score(),
    }
}

/// A trainee and a place, judged and in words.
pub fn fit(trainee: &TraineeFacts, place: &PlaceFacts, span: Span) -> Fit {
    explain(trainee, place, span, judge(trainee, place, span))
}

/// Which of two pairings stands first: by verdict, by what speaks against it, by miles (unknown last), by name, and then by
/// `ids`, so that the order is always the same.
pub fn rank(
    (one, one_name, one_ids): (&Judged, &str, (i64, i64)),
    (other, other_name, other_ids): (&Judged, &str, (i64, i64)),
) -> Ordering {
    let far = |judged: &Judged| judged.miles.unwrap_or(f64::INFINITY);
    one.verdict()
        .cmp(&other.verdict())
        .then_with(|| one.score().cmp(&other.score()))
        .then_with(|| far(one).total_cmp(&far(other)))
        .then_with(|| one_name.cmp(other_name))
        .then_with(|| one_ids.cmp(&other_ids))
}
