//! What threatens a school's link with us: pure rules over what is known of its people.
//!
//! Each risk is explained in a sentence and leads to the act that answers it.
//! Nothing is asked of a prospect, a paused or a former school unless someone there is, or is to be, champion: with the
//! others there is no link yet that could be lost. Former schools have no risks at all.
//! “This year” means the last twelve months rather than the academic year: on 1 September every school would be at risk
//! at once.

use super::ChampionStage;
use crate::office::Tone;
use crate::school::Stage;
use crate::types::{Day, PartDay, Standing, counted, written};
use chrono::Months;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// A contact that was last confirmed longer ago counts as not confirmed, in months.
const CONFIRMED_WITHIN: u32 = 12;
/// Changes of the head are counted over so many months.
const HEADS_OVER: u32 = 24;
/// So many changes of the head within that time are a risk.
const HEADS_CHANGED: usize = 2;

/// A kind of succession risk, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RiskKind {
    /// A champion has no post at the school any more.
    ChampionLeft,
    /// A champion's post has an end ahead.
    ChampionLeaving,
    /// A champion leads the school too.
    ChampionIsHead,
    /// We know one person there, or nobody.
    OneContact,
    /// Nobody there was confirmed within a year.
    NotConfirmed,
    /// The head is acting.
    HeadActing,
    /// The head changed twice in two years.
    HeadChanged,
}

impl RiskKind {
    /// All, the most pressing first.
    pub const ALL: [Self; 7] = [
        Self::ChampionLeft,
        Self::ChampionLeaving,
        Self::ChampionIsHead,
        Self::OneContact,
        Self::NotConfirmed,
        Self::HeadActing,
        Self::HeadChanged,
    ];

    /// As it stands in a route.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ChampionLeft => "championLeft",
            Self::ChampionLeaving => "championLeaving",
            Self::ChampionIsHead => "championIsHead",
            Self::OneContact => "oneContact",
            Self::NotConfirmed => "notConfirmed",
            Self::HeadActing => "headActing",
            Self::HeadChanged => "headChanged",
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ChampionLeft => "Champion has left",
            Self::ChampionLeaving => "Champion is leaving",
            Self::ChampionIsHead => "Champion is also the head",
            Self::OneContact => "One known contact or none",
            Self::NotConfirmed => "No contact confirmed in a year",
            Self::HeadActing => "Head is acting",
            Self::HeadChanged => "Head changed twice in 24 months",
        }
    }

    /// How much it presses.
    const fn tone(self) -> Tone {
        match self {
            Self::ChampionLeft => Tone::Bad,
            _ => Tone::Warn,
        }
    }

    fn act(self, school_id: i64) -> RiskAct {
        let (kind, label, route) = match self {
            Self::ChampionLeft | Self::ChampionLeaving => (
                RiskActKind::NameChampion,
                "Name a successor",
                format!("/champions/board?name={school_id}"),
            ),
            Self::ChampionIsHead => (
                RiskActKind::NameChampion,
                "Name someone beside the head",
                format!("/champions/board?name={school_id}"),
            ),
            Self::OneContact => (
                RiskActKind::SeePeople,
                "Add a contact",
                format!("/school/{school_id}?people=add"),
            ),
            Self::NotConfirmed => (
                RiskActKind::SeePeople,
                "Confirm who is there",
                format!("/school/{school_id}?people=confirm"),
            ),
            Self::HeadActing => (
                RiskActKind::MakeTask,
                "Make a task: ask who will be head",
                String::new(),
            ),
            Self::HeadChanged => (
                RiskActKind::MakeTask,
                "Make a task: meet the new head",
                String::new(),
            ),
        };
        RiskAct {
            kind,
            label: label.to_owned(),
            route,
        }
    }

    /// The title of the task that answers it.
    pub(super) const fn task(self) -> &'static str {
        match self {
            Self::ChampionLeft | Self::ChampionLeaving => "Find the next champion",
            Self::ChampionIsHead => "Find a champion beside the head",
            Self::OneContact => "Get to know a second contact",
            Self::NotConfirmed => "Ask who is there now",
            Self::HeadActing => "Ask who will be head",
            Self::HeadChanged => "Meet the new head",
        }
    }
}

/// What answers a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RiskActKind {
    /// Another champion is named.
    NameChampion,
    /// The people of the school are looked at: someone is added or confirmed.
    SeePeople,
    /// A task is made of it.
    MakeTask,
}

/// The act that answers a risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskAct {
    /// What it is.
    pub kind: RiskActKind,
    /// What its button says.
    pub label: String,
    /// Where it is done: a route of the window; empty: at once, by `risk_task`.
    pub route: String,
}

/// A risk, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuccessionRisk {
    /// What kind.
    pub kind: RiskKind,
    /// What that is called.
    pub label: String,
    /// Why, as a sentence.
    pub text: String,
    /// How much it presses.
    pub tone: Tone,
    /// What answers it.
    pub act: RiskAct,
}

/// What the rules look at, of one school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Our school.
    pub school_id: i64,
    /// How far the relationship with it has come.
    pub stage: Stage,
    /// Its champions who have not stepped down.
    pub champions: Vec<Named>,
    /// All who hold, held or will hold a post there.
    pub contacts: Vec<Contact>,
}

/// A champion who has not stepped down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Their id as champion.
    pub id: i64,
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Where they are.
    pub stage: ChampionStage,
}

/// Someone in a post at the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// The post's name.
    pub post: String,
    /// Whether the post leads the school.
    pub leads: bool,
    /// Whether it is one of the senior leaders'.
    pub senior: bool,
    /// Whether for the time being.
    pub acting: bool,
    /// The first day.
    pub from: PartDay,
    /// The last day.
    pub until: PartDay,
    /// Whether the last day is only the latest that it can be.
    pub until_by: bool,
    /// Whether it is over, though nobody knows since when.
    pub ended: bool,
    /// The day on which it was last known to be right.
    pub confirmed: Option<Day>,
}

impl Contact {
    /// Whether they are there on `day`.
    pub fn stands(&self, day: Day) -> Standing {
        Standing::of(&self.from, &self.until, self.ended, day)
    }

    fn is_current(&self, day: Day) -> bool {
        self.stands(day) == Standing::Current
    }
}

/// Whether and until when someone is at the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Presence {
    /// There, and no end is known.
    Stays,
    /// There, until a day ahead.
    Leaves(String),
    /// Not yet there.
    Comes,
    /// No longer there; since when, where that is known.
    Left(String),
    /// We know of no post there.
    Unknown,
}

/// What `contacts` say of one person on `day`. Of several posts, the one that lasts longest counts.
pub(super) fn presence(contacts: &[Contact], person_id: i64, day: Day) -> Presence {
    let own = || contacts.iter().filter(|one| one.person_id == person_id);
    let current = || own().filter(|one| one.is_current(day));
    if current().any(|one| one.until.is_unknown()) {
        return Presence::Stays;
    }
    if let Some(last) = current().max_by_key(|one| one.until.last()) {
        return Presence::Leaves(on(&last.until, last.until_by));
    }
    if own().any(|one| one.stands(day) == Standing::Announced) {
        return Presence::Comes;
    }
    match own().max_by_key(|one| one.until.last()) {
        Some(last) => Presence::Left(on(&last.until, last.until_by)),
        None => Presence::Unknown,
    }
}

/// ` on 31 Aug 2026`, ` in Aug 2026`, ` by 31 Aug 2026`; empty: not known.
fn on(day: &PartDay, by: bool) -> String {
    if day.is_unknown() {
        return String::new();
    }
    let word = match (by, day.as_str().len()) {
        (true, _) => "by",
        (false, 10) => "on",
        (false, _) => "in",
    };
    format!(" {word} {}", day.written())
}

/// The risks of a school, the most pressing first, each with what answers it.
pub fn risks(facts: &Facts, today: Day) -> Vec<SuccessionRisk> {
    found(facts, today)
        .into_iter()
        .map(|(kind, text)| SuccessionRisk {
            kind,
            label: kind.label().to_owned(),
            text,
            tone: kind.tone(),
            act: kind.act(facts.school_id),
        })
        .collect()
}

/// The kinds of risk of a school with the sentence about each, the most pressing first.
pub(super) fn found(facts: &Facts, today: Day) -> Vec<(RiskKind, String)> {
    let linked = matches!(facts.stage, Stage::Approached | Stage::Partnership);
    if facts.stage == Stage::Former || (!linked && facts.champions.is_empty()) {
        return Vec::new();
    }
    let mut found: Vec<(RiskKind, String)> = Vec::new();
    for champion in &facts.champions {
        found.extend(of_champion(facts, champion, today));
    }
    found.extend(contacts(facts, today));
    found.extend(heads(facts, today));
    found.sort_by_key(|(kind, _)| *kind);
    found
}

/// What is said of one champion alone.
fn of_champion(facts: &Facts, champion: &Named, today: Day) -> Option<(RiskKind, String)> {
    let who = format!("{}, {}", champion.name, said(champion.stage));
    let next = || next(facts, champion, today);
    match presence(&facts.contacts, champion.person_id, today) {
        Presence::Left(day) if day.is_empty() => Some((
            RiskKind::ChampionLeft,
            format!("{who}, has left the school.{}", next()),
        )),
        Presence::Left(day) => Some((
            RiskKind::ChampionLeft,
            format!("{who}, left{day}.{}", next()),
        )),
        Presence::Unknown => Some((
            RiskKind::ChampionLeft,
            format!(
                "{who}, holds no post at the school that we know of.{}",
                next()
            ),
        )),
        Presence::Leaves(day) => Some((
            RiskKind::ChampionLeaving,
            format!("{who}, leaves{day}.{}", next()),
        )),
        Presence::Stays if leads(facts, champion.person_id, today) => Some((
            RiskKind::ChampionIsHead,
            format!("{who}, leads the school too: when the head changes, both change."),
        )),
        Presence::Stays | Presence::Comes => None,
    }
}

/// A champion's stage behind their name.
fn said(stage: ChampionStage) -> &'static str {
    match stage {
        ChampionStage::Identified => "identified as champion",
        ChampionStage::Approached => "asked to be champion",
        ChampionStage::Agreed => "who agreed to be champion",
        ChampionStage::Active => "the champion",
        ChampionStage::SteppedDown => "who was champion",
    }
}

/// Who stays when a champion goes, in words.
fn next(facts: &Facts, gone: &Named, today: Day) -> String {
    let stays = |one: &&Named| {
        one.id != gone.id
            && matches!(
                presence(&facts.contacts, one.person_id, today),
                Presence::Stays | Presence::Comes
            )
    };
    match facts
        .champions
        .iter()
        .filter(stays)
        .max_by_key(|one| one.stage)
    {
        Some(one) => format!(" {} is {}.", one.name, one.stage.label().to_lowercase()),
        None => " Nobody follows yet.".to_owned(),
    }
}

/// Whether someone leads the school now.
pub(super) fn leads(facts: &Facts, person_id: i64, today: Day) -> bool {
    facts
        .contacts
        .iter()
        .any(|one| one.person_id == person_id && one.leads && one.is_current(today))
}

/// Few contacts, or old ones.
fn contacts(facts: &Facts, today: Day) -> Vec<(RiskKind, String)> {
    let current: Vec<&Contact> = facts
        .contacts
        .iter()
        .filter(|one| one.is_current(today))
        .collect();
    let people: BTreeSet<i64> = current.iter().map(|one| one.person_id).collect();
    let mut found = Vec::new();
    match (people.len(), current.first()) {
        (1, Some(only)) => found.push((
            RiskKind::OneContact,
            format!(
                "{} ({}) is the only person whom we know there.",
                only.name, only.post
            ),
        )),
        (0, _) => {
            // That nobody was confirmed goes without saying.
            found.push((RiskKind::OneContact, "We know nobody there.".to_owned()));
            return found;
        }
        _ => {}
    }
    let since = today.checked_sub_months(Months::new(CONFIRMED_WITHIN));
    let last = current.iter().filter_map(|one| one.confirmed).max();
    match last {
        Some(last) if since.is_none_or(|since| last >= since) => {}
        Some(last) => found.push((
            RiskKind::NotConfirmed,
            format!(
                "Nobody there was confirmed in the last {CONFIRMED_WITHIN} months; the last time was {}.",
                written(last)
            ),
        )),
        None => found.push((
            RiskKind::NotConfirmed,
            "Nobody there was ever confirmed.".to_owned(),
        )),
    }
    found
}

/// An acting head, or too many of them.
fn heads(facts: &Facts, today: Day) -> Vec<(RiskKind, String)> {
    let mut found = Vec::new();
    let heads = || facts.contacts.iter().filter(|one| one.leads);
    if let Some(acting) = heads().find(|one| one.acting && one.is_current(today)) {
        found.push((
            RiskKind::HeadActing,
            format!("{} leads the school for the time being.", acting.name),
        ));
    }
    let since = today.checked_sub_months(Months::new(HEADS_OVER));
    let within = |day: Option<Day>| {
        day.filter(|day| *day <= today && since.is_none_or(|since| *day >= since))
    };
    // One who comes the day after another left is one change: beginnings and ends are counted apart. Two who share the post
    // begin on one day.
    let begun: BTreeSet<Day> = heads().filter_map(|one| within(one.from.first())).collect();
    let ended: BTreeSet<Day> = heads().filter_map(|one| within(one.until.last())).collect();
    let changes = begun.len().max(ended.len());
    if changes >= HEADS_CHANGED {
        found.push((
            RiskKind::HeadChanged,
            format!(
                "Who leads the school changed {} in the last {HEADS_OVER} months.",
                counted(changes as u64, "time", "times")
            ),
        ));
    }
    found
}

#[cfg(test)]
mod tests;
