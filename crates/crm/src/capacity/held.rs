//! A hosting with its offers as they are kept, and what follows from them alone.

use super::safe::{Load, Span};
use super::{
    HostingInterest, OfferFunding, OfferJoint, OfferKind, OfferStudy, OfferTerm, PlacementOffer,
};
use crate::register::codes;
use crate::types::{AcademicYear, Day, KeyStage, Phase, Source, YearGroup, counted, written};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Whose hosting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// A school of ours, by `school.id`.
    School(i64),
    /// A trust, by `trust.id`.
    Trust(i64),
}

/// A span of the year with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub id: i64,
    pub year: AcademicYear,
    pub name: String,
    /// For whom; `None`: for all of the year.
    pub cohort_id: Option<i64>,
    pub from: Day,
    pub until: Day,
}

/// A line of an offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Offer {
    /// `None`: it is not in the file yet.
    pub id: Option<i64>,
    /// `None`: a placement.
    pub kind: Option<OfferKind>,
    pub least: u32,
    pub most: u32,
    pub phase: Option<Phase>,
    pub subject: String,
    pub year_group: Option<YearGroup>,
    pub key_stage: Option<KeyStage>,
    pub term: Option<OfferTerm>,
    pub block_id: Option<i64>,
    pub send_setting: String,
    pub study: Option<OfferStudy>,
    pub funding: Option<OfferFunding>,
    pub joint: Option<OfferJoint>,
    pub joint_school_id: Option<i64>,
    pub days_here: u32,
    pub days_there: u32,
    pub note: String,
}

/// What is known of a hosting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// `None`: it is not in the file yet.
    pub id: Option<i64>,
    pub place: Place,
    pub year: AcademicYear,
    pub interest: Option<HostingInterest>,
    pub reasons: Vec<String>,
    pub reason_text: String,
    pub cap: Option<u32>,
    pub others: Option<u32>,
    pub ects: Option<u32>,
    pub note: String,
    pub source: Source,
    pub confirmed_on: String,
    pub confirmed_by: Option<i64>,
    /// Who of the school said so, in words; empty: nobody but that one of us.
    pub said_by: String,
    /// Who confirmed it, by name.
    pub confirmer: String,
    pub offers: Vec<Offer>,
}

/// The days of a term. Where Easter lies is the calendar's to know; here a term is three or four whole months, so that
/// two of them never overlap.
fn term_days(term: OfferTerm, year: AcademicYear) -> (Day, Day) {
    let (first, last) = year.days();
    let day = |month, day| {
        let of = year.start_year() + i32::from(month < 9);
        NaiveDate::from_ymd_opt(of, month, day)
    };
    match term {
        OfferTerm::Autumn => (first, day(12, 31).unwrap_or(last)),
        OfferTerm::Spring => (day(1, 1).unwrap_or(first), day(3, 31).unwrap_or(last)),
        OfferTerm::Summer => (day(4, 1).unwrap_or(first), last),
    }
}

impl Offer {
    /// What it is for.
    pub(super) fn kind(&self) -> OfferKind {
        self.kind.unwrap_or(OfferKind::Placement)
    }

    /// Whether it is for a placement: the others need no mentor.
    pub(super) fn is_placement(&self) -> bool {
        self.kind() == OfferKind::Placement
    }

    /// Whether nothing but its kind, phase, subject, term and block is said, so that a cell of the grid is all of it.
    pub(super) fn is_plain(&self) -> bool {
        let bare = Self {
            id: self.id,
            kind: self.kind,
            least: self.least,
            most: self.most,
            phase: self.phase,
            subject: self.subject.clone(),
            term: self.term,
            block_id: self.block_id,
            ..Self::default()
        };
        *self == bare
    }

    /// `3`, `2–4`.
    pub(super) fn places(&self) -> String {
        if self.least == self.most {
            self.most.to_string()
        } else {
            format!("{}–{}", self.least, self.most)
        }
    }

    /// When the places are there.
    pub(super) fn span(&self, year: AcademicYear, blocks: &[Block]) -> Span {
        let block = blocks.iter().find(|block| Some(block.id) == self.block_id);
        let (from, until) = match (block, self.term) {
            (Some(block), _) => (block.from, block.until),
            (None, Some(term)) => term_days(term, year),
            (None, None) => year.days(),
        };
        Span {
            most: self.most,
            from,
            until,
        }
    }

    /// `2–4 in Secondary, Mathematics, autumn`.
    pub(super) fn said(&self, names: &Names) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.phase.map(|phase| phase.label().to_owned()));
        if !self.subject.is_empty() {
            let name = codes::name("subject", &self.subject).unwrap_or(&self.subject);
            parts.push(name.to_owned());
        }
        parts.extend(self.key_stage.map(|stage| stage.label().to_owned()));
        parts.extend(self.year_group.map(|group| group.label().to_owned()));
        if !self.send_setting.is_empty() {
            parts.push(self.send_setting.clone());
        }
        let block = self.block_id.and_then(|id| names.block(id));
        match (block, self.term) {
            (Some(block), _) => parts.push(block.name.clone()),
            (None, Some(term)) => parts.push(term.label().to_lowercase()),
            (None, None) => {}
        }
        parts.extend(self.study.map(|study| study.label().to_lowercase()));
        parts.extend(self.funding.map(|funding| funding.label().to_lowercase()));
        let places = self.places();
        let mut words = match (self.kind(), parts.is_empty()) {
            (OfferKind::Placement, true) if self.most == 1 => "1 place".to_owned(),
            (OfferKind::Placement, true) => format!("{places} places"),
            (OfferKind::Placement, false) => format!("{places} in {}", parts.join(", ")),
            (kind, true) => format!("{}: {places}", kind.label()),
            (kind, false) => format!("{}: {places} in {}", kind.label(), parts.join(", ")),
        };
        match self.joint {
            Some(OfferJoint::Pair) => words += ", a pair in one class",
            Some(OfferJoint::Shared) => {
                let other = self.joint_school_id.and_then(|id| names.schools.get(&id));
                words += &format!(
                    ", shared with {}",
                    other.map_or("another school", String::as_str)
                );
                if self.days_here > 0 || self.days_there > 0 {
                    words += &format!(
                        " ({} a week here, {} there)",
                        counted(u64::from(self.days_here), "day", "days"),
                        self.days_there
                    );
                }
            }
            None => {}
        }
        words
    }

    /// As the page has it.
    pub(super) fn shown(&self, names: &Names) -> PlacementOffer {
        PlacementOffer {
            id: self.id.unwrap_or_default(),
            kind: self.kind(),
            least: self.least,
            most: self.most,
            places: self.places(),
            phase: self.phase,
            subject: self.subject.clone(),
            year_group: self.year_group,
            key_stage: self.key_stage,
            term: self.term,
            block_id: self.block_id,
            send_setting: self.send_setting.clone(),
            study: self.study,
            funding: self.funding,
            joint: self.joint,
            joint_school_id: self.joint_school_id,
            joint_school: self
                .joint_school_id
                .and_then(|id| names.schools.get(&id).cloned())
                .unwrap_or_default(),
            days_here: self.days_here,
            days_there: self.days_there,
            note: self.note.clone(),
            said: self.said(names),
        }
    }
}

/// What offers name beside codes.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Blocks of all years.
    pub blocks: Vec<Block>,
    /// Schools that share a trainee, by id.
    pub schools: HashMap<i64, String>,
}

impl Names {
    /// The block with this id.
    pub(super) fn block(&self, id: i64) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }
}

impl Held {
    /// One of which nothing is known.
    pub(super) fn empty(place: Place, year: AcademicYear) -> Self {
        Self {
            id: None,
            place,
            year,
            interest: None,
            reasons: Vec::new(),
            reason_text: String::new(),
            cap: None,
            others: None,
            ects: None,
            note: String::new(),
            source: Source::Typed,
            confirmed_on: String::new(),
            confirmed_by: None,
            said_by: String::new(),
            confirmer: String::new(),
            offers: Vec::new(),
        }
    }

    /// The school's id, where it is a school's.
    pub(super) fn school_id(&self) -> Option<i64> {
        match self.place {
            Place::School(id) => Some(id),
            Place::Trust(_) => None,
        }
    }

    /// The offers of placements.
    pub(super) fn placements(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(|offer| offer.is_placement())
    }

    /// When which placements are there.
    pub(super) fn spans(&self, blocks: &[Block]) -> Vec<Span> {
        self.placements()
            .map(|offer| offer.span(self.year, blocks))
            .collect()
    }

    /// What its mentors carry, and its cap.
    pub(super) fn load(&self, mentors: Vec<u32>) -> Load {
        Load {
            cap: self.cap,
            others: self.others.unwrap_or_default(),
            ects: self.ects.unwrap_or_default(),
            mentors,
        }
    }

    /// Whether what a school answers is the same: all but the note, and who confirmed it when.
    pub(super) fn answers_as(&self, other: &Self) -> bool {
        let bare = |held: &Self| Self {
            note: String::new(),
            source: Source::Typed,
            confirmed_on: String::new(),
            confirmed_by: None,
            said_by: String::new(),
            confirmer: String::new(),
            ..held.clone()
        };
        bare(self) == bare(other)
    }

    /// Whether there is anything to keep of one that is new.
    pub(super) fn says_nothing(&self) -> bool {
        self.answers_as(&Self::empty(self.place, self.year)) && self.note.is_empty()
    }

    /// `Confirmed on 3 Sep 2026 by Jo Ames, on a call.`
    pub(super) fn confirmed(&self) -> String {
        if self.confirmed_on.is_empty() {
            return "Not confirmed yet.".to_owned();
        }
        let day = self
            .confirmed_on
            .parse()
            .map_or_else(|_| self.confirmed_on.clone(), written);
        let by = if self.confirmer.is_empty() {
            String::new()
        } else {
            format!(" by {}", self.confirmer)
        };
        let from = match self.source {
            Source::Typed | Source::Register => "",
            Source::Form => ", from a form",
            Source::Call => ", on a call",
            Source::Email => ", by e-mail",
            Source::Meeting => ", at a meeting",
            Source::Import => ", from a sheet",
        };
        format!("Confirmed on {day}{by}{from}.")
    }

    /// The answer in a line; empty: nothing is known.
    pub(super) fn said(&self, names: &Names) -> String {
        let mut words = Vec::new();
        if let Some(interest) = self.interest {
            let mut reasons: Vec<&str> = self
                .reasons
                .iter()
                .filter(|code| *code != "other" || self.reason_text.is_empty())
                .map(|code| codes::name("hostingReason", code).unwrap_or(code))
                .collect();
            if !self.reason_text.is_empty() {
                reasons.push(&self.reason_text);
            }
            words.push(if reasons.is_empty() {
                format!("{}.", interest.label())
            } else {
                format!("{}: {}.", interest.label(), reasons.join("; "))
            });
        }
        if !self.offers.is_empty() {
            let offers: Vec<String> = self.offers.iter().map(|offer| offer.said(names)).collect();
            words.push(format!("{}.", offers.join("; ")));
        }
        if let Some(cap) = self.cap {
            words.push(format!("At most {cap} at once."));
        }
        if let Some(others) = self.others.filter(|others| *others > 0) {
            words.push(format!(
                "{} of other providers.",
                counted(u64::from(others), "trainee", "trainees")
            ));
        }
        if let Some(ects) = self.ects.filter(|ects| *ects > 0) {
            words.push(format!("{}.", counted(u64::from(ects), "ECT", "ECTs")));
        }
        words.join(" ")
    }
}
