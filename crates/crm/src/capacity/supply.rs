//! Supply against demand: what is offered, what of it is safe, who has a place and who still needs one.
//!
//! Every number counts trainees at once. Of a year without a block, a trainee has a place who has any; of a block, who has
//! one in it. A school that offers several subjects counts with each as far as it is safe by itself, so that subjects may
//! come to more than the whole: two of mathematics or two of science are not four.

use super::grid::{Rule, of_the_year, year_of};
use super::held::{Block, Held, Offer, Place};
use super::safe::{self, Span};
use super::store::{self, Need, Of, Seat, Trainee};
use super::{CapacityChoice, CapacityTouched, cells, queries};
use crate::error::{Error, Result};
use crate::list::List;
use crate::list::definition::in_route;
use crate::placement::PlacementState;
use crate::print::{self, Page, Printed};
use crate::register::codes;
use crate::session::{Act, Job, Read};
use crate::store::setting;
use crate::types::{AcademicYear, Phase, counted};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};
use ts_rs::TS;

/// By what supply is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SupplyBy {
    /// Subject.
    #[default]
    Subject,
    /// Phase.
    Phase,
    /// Block of the year.
    Block,
    /// Local authority.
    La,
    /// Trust.
    Trust,
}

impl SupplyBy {
    /// As a heading has it.
    const fn label(self) -> &'static str {
        match self {
            Self::Subject => "Subject",
            Self::Phase => "Phase",
            Self::Block => "Block",
            Self::La => "Local authority",
            Self::Trust => "Trust",
        }
    }
}

/// Asks for supply against demand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SupplyRequest {
    /// The academic year; missing: the office's own.
    pub year: Option<AcademicYear>,
    /// By what it is counted; missing: by subject.
    pub by: Option<SupplyBy>,
    /// Only in this block; missing: all of the year.
    pub block_id: Option<i64>,
}

/// A number that leads to the list of what it counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupplyNumber {
    /// How many.
    pub count: u32,
    /// The page of the window that shows them; empty: none does.
    pub route: String,
}

/// A row of supply against demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupplyRow {
    /// The subject, phase, block, authority or trust.
    pub label: String,
    /// Offered at once, at most.
    pub offered: SupplyNumber,
    /// Of them safe.
    pub safe: SupplyNumber,
    /// Trainees who have a place, confirmed or not.
    pub taken: SupplyNumber,
    /// Of them confirmed by the school.
    pub confirmed: SupplyNumber,
    /// Places still needed; `null`: nobody needs one in a certain authority or trust.
    pub needed: Option<SupplyNumber>,
    /// Of them more than what is safe and free; `null` as above.
    pub short: Option<SupplyNumber>,
}

/// Places that the office needs beside those of its trainees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceNeed {
    /// Its phase; `null`: any.
    pub phase: Option<Phase>,
    /// Its subject's code; empty: any.
    pub subject: String,
    /// Its block; `null`: any.
    pub block_id: Option<i64>,
    /// How many.
    pub places: u32,
    /// All of it in words: `12 in Secondary, Mathematics`.
    pub said: String,
}

/// Supply against demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Supply {
    /// The academic year.
    pub year: AcademicYear,
    /// The years that can be chosen, the latest first.
    pub years: Vec<AcademicYear>,
    /// By what it is counted.
    pub by: SupplyBy,
    /// What the first column is headed.
    pub heading: String,
    /// The block that it is narrowed to; `null`: all of the year.
    pub block_id: Option<i64>,
    /// The blocks of the year.
    pub blocks: Vec<CapacityChoice>,
    /// The rows, by name.
    pub rows: Vec<SupplyRow>,
    /// All together.
    pub all: SupplyRow,
    /// All together, as a sentence.
    pub said: String,
    /// How to read it, a sentence; empty: nothing is to be known.
    pub note: String,
    /// What the office needs beside its trainees.
    pub needs: Vec<PlaceNeed>,
}

/// Sets how many places the office needs beside those of its trainees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetNeed {
    /// The academic year.
    pub year: AcademicYear,
    /// Phase: a code or words; blank: any.
    #[serde(default)]
    pub phase: String,
    /// Subject: a code or its name; blank: any.
    #[serde(default)]
    pub subject: String,
    /// Block; missing: any.
    #[serde(default)]
    pub block_id: Option<i64>,
    /// How many, as typed; blank or 0: none.
    pub places: String,
}

/// Asks for supply against demand as a page to print.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SupplyPrint {
    /// The academic year; missing: the office's own.
    pub year: Option<AcademicYear>,
    /// By what it is counted; missing: by subject.
    pub by: Option<SupplyBy>,
    /// Only in this block.
    pub block_id: Option<i64>,
    /// Where to write the page; missing or empty: among this computer's prints.
    pub path: Option<String>,
}

/// All that is counted, read once.
struct Facts {
    year: AcademicYear,
    rule: Rule,
    hostings: Vec<Held>,
    /// The schools of ours that have not answered themselves, of trusts that have.
    silent: HashMap<i64, Vec<i64>>,
    where_of: HashMap<Place, store::Whereabouts>,
    trainees: Vec<Trainee>,
    seats: Vec<Seat>,
    needs: Vec<Need>,
}

impl Facts {
    fn read(read: &Read<'_>, year: AcademicYear) -> Result<Self> {
        let db = read.db;
        let hostings = store::hostings(db, year, Of::All)?;
        let mut silent = HashMap::new();
        for held in &hostings {
            if let Place::Trust(id) = held.place {
                silent.insert(id, store::silent_schools(db, id, year)?);
            }
        }
        Ok(Self {
            year,
            rule: Rule::read(db, year, read.desk.store.clock().today(), None)?,
            hostings,
            silent,
            where_of: store::whereabouts(db)?,
            trainees: store::trainees(db, year)?,
            seats: store::seats(db, year)?,
            needs: store::needs(db, year)?,
        })
    }
}

/// The subject that places of one are counted under: all of primary are one.
fn subject_of(phase: Option<Phase>, subject: &str) -> &str {
    let is_primary =
        codes::name("subject", subject).is_some_and(|name| name.starts_with("Primary"));
    if is_primary || (subject.is_empty() && phase == Some(Phase::Primary)) {
        "00"
    } else {
        subject
    }
}

/// The phase that a subject and an age range are taught in; `None`: not known, or across phases.
pub(crate) fn phase_of(subject: &str, age_range: &str) -> Option<Phase> {
    let ages = codes::name("ageRange", age_range)
        .and_then(|name| name.split_once(" to "))
        .and_then(|(low, high)| Some((low.parse::<u32>().ok()?, high.parse::<u32>().ok()?)));
    match ages {
        Some((_, high)) if high <= 11 => Some(Phase::Primary),
        Some((low, _)) if low >= 11 => Some(Phase::Secondary),
        Some(_) => None,
        None if subject.is_empty() => None,
        None if subject_of(None, subject) == "00" => Some(Phase::Primary),
        None => Some(Phase::Secondary),
    }
}

/// What a row is about: its code and its name.
type Key = (String, String);

/// What stands for no subject, phase, block, authority or trust in particular.
fn any(by: SupplyBy) -> Key {
    let name = match by {
        SupplyBy::Subject => "Any subject",
        SupplyBy::Phase => "Any phase",
        SupplyBy::Block => "No block",
        SupplyBy::La => "No local authority known",
        SupplyBy::Trust => "No trust",
    };
    (String::new(), name.to_owned())
}

fn subject_key(code: &str) -> Key {
    match codes::name("subject", code) {
        Some(name) => (code.to_owned(), name.to_owned()),
        None => any(SupplyBy::Subject),
    }
}

fn phase_key(phase: Option<Phase>) -> Key {
    match phase {
        Some(phase) => (phase.code().to_owned(), phase.label().to_owned()),
        None => any(SupplyBy::Phase),
    }
}

/// What is counted of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    offered: u32,
    safe: u32,
    taken: u32,
    confirmed: u32,
    needed: u32,
}

impl Counts {
    fn short(self) -> u32 {
        self.needed
            .saturating_sub(self.safe.saturating_sub(self.taken))
    }
}

/// Offers by what they are counted under; `None`: all together.
fn key_of_offer(facts: &Facts, by: SupplyBy, held: &Held, offer: &Offer) -> Key {
    let of_place = facts.where_of.get(&held.place);
    match by {
        SupplyBy::Subject => subject_key(subject_of(offer.phase, &offer.subject)),
        SupplyBy::Phase => phase_key(offer.phase.or_else(|| phase_of(&offer.subject, ""))),
        SupplyBy::Block => any(by),
        SupplyBy::La => place_key(by, of_place.map(|one| (&one.la_code, &one.la))),
        SupplyBy::Trust => place_key(by, of_place.map(|one| (&one.trust, &one.trust))),
    }
}

fn place_key(by: SupplyBy, of: Option<(&String, &String)>) -> Key {
    match of {
        Some((code, name)) if !code.is_empty() => {
            let name = if name.is_empty() { code } else { name };
            (code.clone(), name.clone())
        }
        _ => any(by),
    }
}

/// What of a span lies in the block; `None`: nothing.
fn within(span: Span, block: Option<&Block>) -> Option<Span> {
    let Some(block) = block else {
        return Some(span);
    };
    let from = span.from.max(block.from);
    let until = span.until.min(block.until);
    (from <= until).then_some(Span {
        from,
        until,
        ..span
    })
}

/// Whether an offer can be taken in the block. One that names a block is for that one, however others overlap with it.
fn serves(offer: &Offer, block: Option<&Block>) -> bool {
    match (offer.block_id, block) {
        (Some(of), Some(block)) => of == block.id,
        _ => true,
    }
}

/// Counts of a block, or of all of the year, by `by`, and all together.
fn count(facts: &Facts, by: SupplyBy, block: Option<&Block>) -> (BTreeMap<Key, Counts>, Counts) {
    let mut rows: BTreeMap<Key, Counts> = BTreeMap::new();
    let mut all = Counts::default();
    for held in &facts.hostings {
        let mut spans: BTreeMap<Key, Vec<Span>> = BTreeMap::new();
        let mut of_all = Vec::new();
        for offer in held.placements().filter(|offer| serves(offer, block)) {
            let span = within(offer.span(facts.year, &facts.rule.blocks), block);
            if let Some(span) = span {
                of_all.push(span);
                spans
                    .entry(key_of_offer(facts, by, held, offer))
                    .or_default()
                    .push(span);
            }
        }
        let load = match held.place {
            Place::School(id) => held.load(facts.rule.mentors_of(&[id])),
            Place::Trust(id) => {
                let schools = facts.silent.get(&id).map(Vec::as_slice).unwrap_or_default();
                held.load(facts.rule.mentors_of(schools))
            }
        };
        let carried = safe::carried(&load, facts.rule.weekly);
        let add = |row: &mut Counts, spans: &[Span]| {
            let offered = safe::at_once(spans);
            row.offered += offered;
            row.safe += offered.min(carried).min(load.cap.unwrap_or(u32::MAX));
        };
        for (key, spans) in &spans {
            add(rows.entry(key.clone()).or_default(), spans);
        }
        add(&mut all, &of_all);
    }
    let placed = count_taken(facts, by, block, &mut rows, &mut all);
    count_needed(facts, by, block, &placed, &mut rows, &mut all);
    (rows, all)
}

/// Counts who has a place, and gives who.
fn count_taken(
    facts: &Facts,
    by: SupplyBy,
    block: Option<&Block>,
    rows: &mut BTreeMap<Key, Counts>,
    all: &mut Counts,
) -> HashSet<i64> {
    // A trainee counts once in each row, with the firmest of their places there.
    let mut taken: BTreeMap<(Key, i64), bool> = BTreeMap::new();
    let mut of_all: HashMap<i64, bool> = HashMap::new();
    for seat in &facts.seats {
        if block.is_some_and(|block| seat.block_id != Some(block.id)) {
            continue;
        }
        let of_place = facts.where_of.get(&Place::School(seat.school_id));
        let key = match by {
            SupplyBy::Subject => subject_key(subject_of(None, &seat.subject)),
            SupplyBy::Phase => phase_key(phase_of(&seat.subject, &seat.age_range)),
            SupplyBy::Block => any(by),
            SupplyBy::La => place_key(by, of_place.map(|one| (&one.la_code, &one.la))),
            SupplyBy::Trust => place_key(by, of_place.map(|one| (&one.trust, &one.trust))),
        };
        *taken.entry((key, seat.trainee_id)).or_default() |= seat.confirmed;
        *of_all.entry(seat.trainee_id).or_default() |= seat.confirmed;
    }
    for ((key, _), confirmed) in taken {
        let row = rows.entry(key).or_default();
        row.taken += 1;
        row.confirmed += u32::from(confirmed);
    }
    for confirmed in of_all.values() {
        all.taken += 1;
        all.confirmed += u32::from(*confirmed);
    }
    of_all.into_keys().collect()
}

/// Counts who still needs a place, and what the office needs beside.
fn count_needed(
    facts: &Facts,
    by: SupplyBy,
    block: Option<&Block>,
    placed: &HashSet<i64>,
    rows: &mut BTreeMap<Key, Counts>,
    all: &mut Counts,
) {
    let mut add = |phase: Option<Phase>, subject: &str, places: u32| {
        all.needed += places;
        let key = match by {
            SupplyBy::Subject => subject_key(subject),
            SupplyBy::Phase => phase_key(phase),
            SupplyBy::Block => any(by),
            // Nobody needs a place in a certain authority or trust.
            SupplyBy::La | SupplyBy::Trust => return,
        };
        rows.entry(key).or_default().needed += places;
    };
    for trainee in &facts.trainees {
        let of_block = block
            .is_none_or(|block| block.cohort_id.is_none() || block.cohort_id == trainee.cohort_id);
        if of_block && !placed.contains(&trainee.id) {
            let phase = phase_of(&trainee.subject, &trainee.age_range);
            add(phase, subject_of(phase, &trainee.subject), 1);
        }
    }
    // Of a year, what several blocks need is needed by the same trainees one after the other.
    let mut wanted: BTreeMap<(Option<Phase>, &str), (u32, u32)> = BTreeMap::new();
    for need in &facts.needs {
        let phase = need.phase.or_else(|| phase_of(&need.subject, ""));
        let (free, in_blocks) = wanted
            .entry((phase, subject_of(need.phase, &need.subject)))
            .or_default();
        match (need.block_id, block) {
            (None, _) => *free += need.places,
            (Some(of), Some(block)) if of == block.id => *in_blocks += need.places,
            (Some(_), Some(_)) => {}
            (Some(_), None) => *in_blocks = (*in_blocks).max(need.places),
        }
    }
    for ((phase, subject), (free, in_blocks)) in wanted {
        if free + in_blocks > 0 {
            add(phase, subject, free + in_blocks);
        }
    }
}

/// Where the numbers of a row lead.
struct Routes<'a> {
    facts: &'a Facts,
    by: SupplyBy,
    block: Option<&'a Block>,
}

impl Routes<'_> {
    fn filters(&self, key: &Key) -> Map<String, Value> {
        let mut filters = Map::new();
        let wanted = |value: &str| {
            if value.is_empty() {
                json!({"blank": true})
            } else {
                json!([value])
            }
        };
        let (column, value) = match self.by {
            // By its name: filters read codes without their leading zeros.
            SupplyBy::Subject if key.0.is_empty() => ("subject", ""),
            SupplyBy::Subject => ("subject", key.1.as_str()),
            SupplyBy::Phase => ("offerPhase", key.0.as_str()),
            SupplyBy::Block => return filters,
            SupplyBy::La => ("la", key.0.as_str()),
            SupplyBy::Trust => ("trust", key.0.as_str()),
        };
        filters.insert(column.to_owned(), wanted(value));
        filters
    }

    fn offers(&self, key: Option<&Key>) -> String {
        let mut filters = key.map(|key| self.filters(key)).unwrap_or_default();
        filters.insert("year".to_owned(), json!([self.facts.year.to_string()]));
        filters.insert("kind".to_owned(), json!(["placement"]));
        List::Offers.definition().route_to(&Value::Object(filters))
    }

    fn safe(&self, key: Option<&Key>) -> String {
        let year = in_route(&self.facts.year.to_string());
        let mut route = format!("/capacity?year={year}&only=offering");
        if matches!(self.by, SupplyBy::La | SupplyBy::Trust)
            && let Some(key) = key
        {
            let filters = Value::Object(self.filters(key)).to_string();
            route += &format!("&where={}", in_route(&filters));
        }
        route
    }

    /// What placements and trainees of a row have in common with it. Phases are not among what their lists know.
    fn of_people(&self, key: Option<&Key>) -> Map<String, Value> {
        match (self.by, key) {
            // All of primary are counted as one.
            (SupplyBy::Subject, Some((code, _))) if code == "00" => {
                let primary: Vec<&str> = codes::training("subject")
                    .map(|code| code.name)
                    .filter(|name| name.starts_with("Primary"))
                    .collect();
                Map::from_iter([("subject".to_owned(), json!(primary))])
            }
            (SupplyBy::Subject | SupplyBy::La | SupplyBy::Trust, Some(key)) => self.filters(key),
            _ => Map::new(),
        }
    }

    /// The list of placements in some states.
    fn placements(&self, key: Option<&Key>, of_state: fn(PlacementState) -> bool) -> String {
        let states: Vec<&str> = PlacementState::ALL
            .into_iter()
            .filter(|state| of_state(*state))
            .map(PlacementState::code)
            .collect();
        let mut filters = self.of_people(key);
        filters.insert("year".to_owned(), json!([self.facts.year.to_string()]));
        filters.insert("kind".to_owned(), json!({"not": ["itap"]}));
        filters.insert("state".to_owned(), json!(states));
        if let Some(block) = self.block {
            filters.insert("block".to_owned(), json!([block.name]));
        }
        let filters = Value::Object(filters).to_string();
        format!("/placements?where={}", in_route(&filters))
    }

    /// The list of trainees who are to be placed.
    fn trainees(&self, key: Option<&Key>) -> String {
        let mut filters = self.of_people(key);
        filters.insert("state".to_owned(), json!(["notStarted", "inTraining"]));
        filters.insert("unplaced".to_owned(), json!(["yes"]));
        let filters = Value::Object(filters).to_string();
        format!("/trainees?where={}", in_route(&filters))
    }

    fn row(&self, label: &str, key: Option<&Key>, counts: Counts) -> SupplyRow {
        let to = |count, route: String| SupplyNumber { count, route };
        let has_needs = !matches!((self.by, key), (SupplyBy::La | SupplyBy::Trust, Some(_)));
        SupplyRow {
            label: label.to_owned(),
            offered: to(counts.offered, self.offers(key)),
            safe: to(counts.safe, self.safe(key)),
            taken: to(
                counts.taken,
                self.placements(key, PlacementState::holds_a_place),
            ),
            confirmed: to(
                counts.confirmed,
                self.placements(key, PlacementState::is_confirmed),
            ),
            needed: has_needs.then(|| to(counts.needed, self.trainees(key))),
            short: has_needs.then(|| to(counts.short(), self.trainees(key))),
        }
    }
}

/// Supply against demand.
///
/// # Errors
/// A sentence where the block is another year's.
pub fn supply(read: &Read<'_>, request: SupplyRequest) -> Result<Supply> {
    let year = year_of(read, request.year)?;
    let by = request.by.unwrap_or_default();
    let facts = Facts::read(read, year)?;
    let blocks = &facts.rule.blocks;
    let block = request
        .block_id
        .map(|id| of_the_year(blocks, id, year))
        .transpose()?;
    let routes = Routes {
        facts: &facts,
        by,
        block,
    };
    let (counted, totals) = count(&facts, by, block);
    let mut rows: Vec<SupplyRow> = if by == SupplyBy::Block {
        by_block(&facts, year)
    } else {
        let mut rows: Vec<_> = counted.into_iter().collect();
        // By name; what is of no kind in particular comes last.
        rows.sort_by_cached_key(|((code, name), _)| (code.is_empty(), name.to_lowercase()));
        rows.iter()
            .map(|(key, counts)| routes.row(&key.1, Some(key), *counts))
            .collect()
    };
    rows.retain(|row| {
        row.offered.count + row.taken.count > 0
            || row.needed.as_ref().is_some_and(|needed| needed.count > 0)
            || by == SupplyBy::Block
    });
    Ok(Supply {
        year,
        years: queries::years(read, year)?,
        by,
        heading: by.label().to_owned(),
        block_id: block.map(|block| block.id),
        blocks: queries::choices(blocks, year).blocks,
        all: routes.row("All", None, totals),
        said: said(year, block, totals, short_apart(&rows), by),
        note: match by {
            SupplyBy::Subject | SupplyBy::Phase => {
                "A school that offers several counts with each, so that they may come to more than all together.".to_owned()
            }
            SupplyBy::Block => String::new(),
            SupplyBy::La | SupplyBy::Trust => {
                "What is needed is needed somewhere, so that it stands only in the last line.".to_owned()
            }
        },
        rows,
        needs: facts.needs.iter().map(|need| shown(need, blocks)).collect(),
    })
}

/// A row a block.
fn by_block(facts: &Facts, year: AcademicYear) -> Vec<SupplyRow> {
    facts
        .rule
        .blocks
        .iter()
        .filter(|block| block.year == year)
        .map(|block| {
            let (_, totals) = count(facts, SupplyBy::Block, Some(block));
            let routes = Routes {
                facts,
                by: SupplyBy::Block,
                block: Some(block),
            };
            routes.row(&block.name, None, totals)
        })
        .collect()
}

/// What the rows lack each for itself: room in one subject is none in another.
fn short_apart(rows: &[SupplyRow]) -> u32 {
    rows.iter()
        .filter_map(|row| row.short.as_ref())
        .fold(0, |sum, short| sum.saturating_add(short.count))
}

fn said(
    year: AcademicYear,
    block: Option<&Block>,
    all: Counts,
    short_apart: u32,
    by: SupplyBy,
) -> String {
    let when = match block {
        Some(block) => format!("For {} of {year}", block.name),
        None => format!("For {year}"),
    };
    if all == Counts::default() {
        return format!("{when} nothing is offered and nothing is needed yet.");
    }
    let short = match all.short() {
        0 if all.needed == 0 => "nobody needs one".to_owned(),
        0 if short_apart > 0 => format!(
            "{} still needed, with room for all together, but {short_apart} short by {}",
            all.needed,
            by.label().to_lowercase()
        ),
        0 => format!("{} still needed, and there is room for all", all.needed),
        short => format!(
            "{} still needed, of which {short} cannot be placed safely",
            all.needed
        ),
    };
    let taken = match all.taken {
        0 => "nobody has one yet".to_owned(),
        taken => format!(
            "{} a place, {} confirmed",
            counted(u64::from(taken), "trainee has", "trainees have"),
            all.confirmed
        ),
    };
    format!(
        "{when} {} offered at once, {} safe; {taken}; {short}.",
        counted(u64::from(all.offered), "place is", "places are"),
        all.safe,
    )
}

fn shown(need: &Need, blocks: &[Block]) -> PlaceNeed {
    let offer = Offer {
        least: need.places,
        most: need.places,
        phase: need.phase,
        subject: need.subject.clone(),
        block_id: need.block_id,
        ..Offer::default()
    };
    let names = super::held::Names {
        blocks: blocks.to_vec(),
        schools: HashMap::new(),
    };
    PlaceNeed {
        phase: need.phase,
        subject: need.subject.clone(),
        block_id: need.block_id,
        places: need.places,
        said: offer.said(&names),
    }
}

/// Sets how many places the office needs beside those of its trainees.
///
/// # Errors
/// A sentence where the phase, subject, block or number cannot be.
pub fn set_need(act: &Act<'_>, request: SetNeed) -> Result<CapacityTouched> {
    let w = act.write;
    let places = cells::number(request.places.trim())
        .map_err(Error::invalid)?
        .unwrap_or_default();
    let phase = match request.phase.trim() {
        "" => None,
        text => Some(Phase::parse(text).ok_or_else(|| {
            Error::invalid(format!(
                "“{text}” is no phase. Write Primary, Secondary or SEND."
            ))
        })?),
    };
    let subject = match request.subject.trim() {
        "" => String::new(),
        code if codes::name("subject", code).is_some() => code.to_owned(),
        text => codes::code("subject", text)
            .ok_or_else(|| {
                Error::invalid(format!(
                    "“{text}” is no subject that is known. Choose one of the list."
                ))
            })?
            .to_owned(),
    };
    let blocks = store::blocks(w.db)?;
    if let Some(id) = request.block_id {
        of_the_year(&blocks, id, request.year)?;
    }
    let need = Need {
        phase,
        subject,
        block_id: request.block_id,
        places,
    };
    let count = store::set_need(w, request.year, &need)?;
    let what = if places == 0 {
        "No more places are needed there".to_owned()
    } else {
        format!("{} needed", shown(&need, &blocks).said)
    };
    w.label(format!(
        "Needed in {}: {}",
        request.year,
        shown(&need, &blocks).said
    ));
    Ok(CapacityTouched {
        count,
        said: format!("{what} in {}.", request.year),
    })
}

/// Writes supply against demand as a page to print.
///
/// # Errors
/// A sentence where the block is another year's, or the page cannot be written.
pub fn print(job: &Job<'_>, request: SupplyPrint) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let supply = supply(
        &read,
        SupplyRequest {
            year: request.year,
            by: request.by,
            block_id: request.block_id,
        },
    )?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let title = format!("Placements offered and needed in {}", supply.year);
    let mut page = Page::new(&title, &office, false);
    let block = supply.blocks.iter().find(|block| {
        supply
            .block_id
            .is_some_and(|id| id.to_string() == block.code)
    });
    page.fact(
        "Block",
        block.map(|block| block.name.clone()).unwrap_or_default(),
    );
    page.paragraph(&supply.said);
    let cells = |row: &SupplyRow| {
        let number = |number: Option<&SupplyNumber>| {
            number
                .map(|number| number.count.to_string())
                .unwrap_or_default()
        };
        [
            row.label.clone(),
            row.offered.count.to_string(),
            row.safe.count.to_string(),
            row.taken.count.to_string(),
            row.confirmed.count.to_string(),
            number(row.needed.as_ref()),
            number(row.short.as_ref()),
        ]
    };
    let rows: Vec<[String; 7]> = supply.rows.iter().chain([&supply.all]).map(cells).collect();
    page.table(
        &[
            supply.heading.as_str(),
            "Offered",
            "Safe",
            "Taken",
            "Confirmed",
            "Still needed",
            "Short",
        ],
        &rows,
    );
    if !supply.note.is_empty() {
        page.paragraph(&supply.note);
    }
    if !supply.needs.is_empty() {
        page.heading("Needed beside those of our trainees");
        let needs: Vec<String> = supply.needs.iter().map(|need| need.said.clone()).collect();
        page.points(&needs);
    }
    let path = request.path.unwrap_or_default();
    let path = print::place(job.session, &path, &title)?;
    page.write(&path, job.session.clock().today())
}
