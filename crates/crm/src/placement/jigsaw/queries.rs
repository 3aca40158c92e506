//! What the board reads: trainees and places side by side, what fits one of them, and other places where a school drops out.

use super::board::{Board, PlaceOnBoard, Rows, TraineeOnBoard, present};
use super::fit::{Judged, PlaceFacts, Verdict, explain, judge, rank};
use super::store::{self, BlockRow};
use super::subjects::is_part_time;
use super::{
    Alternative, JigsawBlock, JigsawBoard, JigsawFits, JigsawFitsRequest, JigsawLacks, JigsawOrder,
    JigsawPairing, JigsawPlace, JigsawPlaced, JigsawRequest, JigsawShow, JigsawTrainee, PlaceOrder,
    WhatIf, number, says,
};
use crate::capacity::OpenPlace;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::register::codes;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day, counted, thousands, written};
use std::collections::BTreeMap;

/// Rows of the board, where the page does not say how many.
const ROWS: usize = 200;
/// Ranked pairings, where the page does not say how many.
const PAIRINGS: usize = 100;
/// More than that is never answered at once.
const MOST: usize = 1_000;

fn window(asked: usize, usual: usize) -> usize {
    if asked == 0 { usual } else { asked.min(MOST) }
}

/// The board of a block.
///
/// # Errors
/// A sentence where the block is not there; what SQLite says.
pub fn board(read: &Read<'_>, request: JigsawRequest) -> Result<JigsawBoard> {
    let today = read.desk.store.clock().today();
    let blocks = store::blocks(read.db)?;
    let year = match request.block_id {
        Some(id) => blocks
            .iter()
            .find(|block| block.id == id)
            .map(|block| block.year),
        None => None,
    }
    .or(request.year)
    .unwrap_or_else(|| usual_year(&blocks, today));
    let mut years: Vec<AcademicYear> = blocks.iter().map(|block| block.year).collect();
    years.push(year);
    years.sort_unstable();
    years.dedup();
    let of_year: Vec<&BlockRow> = blocks.iter().filter(|block| block.year == year).collect();
    let chosen = request.block_id.or_else(|| usual_block(&of_year, today));
    let mut answer = JigsawBoard {
        year,
        years,
        blocks: of_year.into_iter().map(block_shown).collect(),
        block_id: chosen,
        lacks: Some(JigsawLacks::Blocks),
        placed: 0,
        of: 0,
        said: String::new(),
        trainees: Vec::new(),
        trainee_count: 0,
        places: Vec::new(),
        place_count: 0,
        subjects: Vec::new(),
    };
    if let Some(id) = chosen {
        let rows = Rows::read(read.db, id, today)?;
        let board = Board::of(&rows, &request.what_if);
        fill(&mut answer, &board, &request);
    }
    Ok(answer)
}

/// The present year; where that has no block the next that has one.
fn usual_year(blocks: &[BlockRow], today: Day) -> AcademicYear {
    let present = present(today);
    let has = |year| blocks.iter().any(|block| block.year == year);
    let ahead = blocks
        .iter()
        .map(|block| block.year)
        .filter(|year| *year > present);
    if has(present) {
        present
    } else {
        ahead.min().unwrap_or(present)
    }
}

/// The block that begins next, for that is to be filled; else the last.
fn usual_block(blocks: &[&BlockRow], today: Day) -> Option<i64> {
    let next = blocks.iter().find(|block| block.span.from > today);
    next.or(blocks.last()).map(|block| block.id)
}

fn block_shown(block: &BlockRow) -> JigsawBlock {
    JigsawBlock {
        id: block.id,
        name: if block.cohort.is_empty() {
            block.name.clone()
        } else {
            format!("{} ({})", block.name, block.cohort)
        },
        dates: format!(
            "{} to {}",
            written(block.span.from),
            written(block.span.until)
        ),
    }
}

fn fill(answer: &mut JigsawBoard, board: &Board<'_>, request: &JigsawRequest) {
    let limit = window(request.limit, ROWS);
    answer.of = number(board.trainees.len());
    answer.placed = number(
        board
            .trainees
            .iter()
            .filter(|one| one.seat.is_some())
            .count(),
    );
    answer.said = format!(
        "{} of {} placed",
        thousands(u64::from(answer.placed)),
        thousands(u64::from(answer.of))
    );
    answer.lacks = if board.trainees.is_empty() {
        Some(JigsawLacks::Trainees)
    } else if board.places.is_empty() {
        Some(JigsawLacks::Places)
    } else {
        None
    };
    answer.subjects = subjects(board);

    let trainees = trainees(board, request);
    answer.trainee_count = number(trainees.len());
    answer.trainees = trainees
        .into_iter()
        .skip(request.trainee_offset)
        .take(limit)
        .collect();

    let places = places(board, request);
    answer.place_count = number(places.len());
    answer.places = places
        .into_iter()
        .skip(request.place_offset)
        .take(limit)
        .map(|place| place_shown(board, place))
        .collect();
}

/// Subjects of the trainees, by name.
fn subjects(board: &Board<'_>) -> Vec<(String, String)> {
    let by_name: BTreeMap<String, String> = board
        .trainees
        .iter()
        .filter(|one| !one.row.subject.is_empty())
        .map(|one| (says::subject(&one.row.subject), one.row.subject.clone()))
        .collect();
    by_name
        .into_iter()
        .map(|(name, code)| (code, name))
        .collect()
}

/// Whether all words of `search` are in `text`.
fn found(search: &str, text: &str) -> bool {
    if search.trim().is_empty() {
        return true;
    }
    let text = fold(text);
    fold(search).split(' ').all(|word| text.contains(word))
}

/// The trainees that match, in the order that is wanted. Only of those it is counted what is open to them.
fn trainees(board: &Board<'_>, request: &JigsawRequest) -> Vec<JigsawTrainee> {
    let mut shown: Vec<JigsawTrainee> = board
        .trainees
        .iter()
        .filter(|one| match request.trainees {
            JigsawShow::Open => one.seat.is_none(),
            JigsawShow::Taken => one.seat.is_some(),
            JigsawShow::All => true,
        })
        .filter(|one| request.subject.is_empty() || request.subject == one.row.subject)
        .filter(|one| {
            let place = board.seat(one).map(|seat| seat.school_id);
            let school = place.and_then(|id| board.rows.schools.get(&id));
            let school = school.map_or("", |school| school.name.as_str());
            let words = format!("{} {} {} {school}", one.row.name, trains(one), route(one));
            found(&request.trainee_search, &words)
        })
        .map(|one| trainee_shown(board, one))
        .collect();
    match request.trainee_order {
        JigsawOrder::Fewest => shown.sort_by_key(|one| {
            // Whom nothing fits is not placed by going on, and whoever is placed is done.
            let none = one.fitting + one.warned == 0;
            (one.placed.is_some(), none, one.fitting, one.warned)
        }),
        JigsawOrder::Name => (),
        JigsawOrder::Subject => shown.sort_by(|one, other| one.trains.cmp(&other.trains)),
    }
    shown
}

fn trains(one: &TraineeOnBoard<'_>) -> String {
    let ages = codes::name("ageRange", &one.row.age_range).unwrap_or_default();
    let named = |code: &str| (!code.is_empty()).then(|| says::subject(code));
    let subjects: Vec<String> = [&one.row.subject, &one.row.second_subject]
        .into_iter()
        .filter_map(|code| named(code))
        .collect();
    let subjects = if subjects.is_empty() {
        "Subject not known".to_owned()
    } else {
        subjects.join(" with ")
    };
    if ages.is_empty() {
        subjects
    } else {
        format!("{subjects}, {ages}")
    }
}

fn route(one: &TraineeOnBoard<'_>) -> String {
    let route = codes::name("trainingRoute", &one.row.route).unwrap_or("Route not known");
    if is_part_time(&one.row.study_mode) {
        format!("{route}, part-time")
    } else {
        route.to_owned()
    }
}

/// What is to be minded, of what may be shown.
fn minded(one: &TraineeOnBoard<'_>, board: &Board<'_>) -> Vec<String> {
    let facts = &one.facts;
    let mut said = Vec::new();
    if let Some(minutes) = facts.most_minutes {
        said.push(format!(
            "At most {}",
            counted(u64::from(minutes), "minute", "minutes")
        ));
    }
    if let Some(miles) = facts.most_miles {
        said.push(format!(
            "At most {}",
            counted(u64::from(miles), "mile", "miles")
        ));
    }
    if facts.step_free {
        said.push("Step-free".to_owned());
    }
    for id in &facts.not_schools {
        if let Some(school) = board.rows.schools.get(id) {
            said.push(format!("Not {}", school.name));
        }
    }
    if let Some((_, employer)) = &facts.employer {
        said.push(format!("Employed by {employer}"));
    }
    if facts.home.is_none() {
        said.push("Home not known".to_owned());
    }
    if !one.row.checks_missing.is_empty() {
        let missing = one.row.checks_missing.len() as u64;
        said.push(format!("{} missing", counted(missing, "check", "checks")));
    }
    said
}

fn trainee_shown(board: &Board<'_>, one: &TraineeOnBoard<'_>) -> JigsawTrainee {
    let seat = board.seat(one);
    let chances = match seat {
        Some(_) => super::board::Chances::default(),
        None => board.chances(one),
    };
    JigsawTrainee {
        id: one.row.id,
        person_id: one.row.person_id,
        name: one.row.name.clone(),
        trains: trains(one),
        route: route(one),
        minded: minded(one, board),
        placed: seat.map(|seat| JigsawPlaced {
            school_id: seat.school_id,
            school: board
                .rows
                .schools
                .get(&seat.school_id)
                .map(|school| school.name.clone())
                .unwrap_or_default(),
            state: if seat.placement_id.is_none() {
                "What if".to_owned()
            } else {
                seat.state.label().to_owned()
            },
            movable: seat.is_movable() && seat.block_id == Some(board.rows.block.id),
            pretended: seat.placement_id.is_none(),
        }),
        best: chances.best,
        fitting: chances.fitting,
        warned: chances.warned,
        chances: if seat.is_some() {
            String::new()
        } else {
            chances_said(chances.fitting, chances.warned)
        },
        chances_short: match (seat, chances.fitting, chances.warned) {
            (Some(_), ..) => String::new(),
            (None, 0, 0) => "None fits".to_owned(),
            (None, 0, warned) => format!("{warned} to mind"),
            (None, fitting, _) => format!("{fitting} fit"),
        },
    }
}

fn chances_said(fitting: u32, warned: u32) -> String {
    match (fitting, warned) {
        (0, 0) => "No place fits".to_owned(),
        (0, warned) => format!("{warned} with a warning"),
        (fitting, 0) => counted(u64::from(fitting), "place fits", "places fit"),
        (fitting, warned) => format!(
            "{}, {warned} with a warning",
            counted(u64::from(fitting), "place fits", "places fit")
        ),
    }
}

/// Places that are left of a line, the whole school's limit minded.
fn left_of(place: &PlaceFacts) -> i64 {
    let in_school = place.free_in_school.unwrap_or(i64::MAX);
    place.free.min(in_school).max(0)
}

fn is_over_safe(place: &PlaceFacts) -> bool {
    place.free_safely.is_some_and(|free| free < 1)
}

fn left_said(place: &PlaceFacts, most: u32) -> String {
    let left = left_of(place);
    let full_school = place.free > 0 && left == 0;
    match (left, full_school) {
        (_, true) => "The school is full".to_owned(),
        (0, _) => format!("Full: {most} of {most} taken"),
        (left, _) if is_over_safe(place) => format!("{left} of {most} left, over safe capacity"),
        (left, _) => format!("{left} of {most} left"),
    }
}

fn places<'b, 'a>(board: &'b Board<'a>, request: &JigsawRequest) -> Vec<&'b PlaceOnBoard<'a>> {
    let mut places: Vec<&PlaceOnBoard<'_>> = board
        .places
        .iter()
        .filter(|place| match request.places {
            JigsawShow::Open => left_of(&place.facts) > 0,
            JigsawShow::Taken => left_of(&place.facts) == 0,
            JigsawShow::All => true,
        })
        .filter(|place| {
            let words = format!(
                "{} {} {}",
                place.facts.school,
                place.area,
                wants(&place.facts, place.row)
            );
            found(&request.place_search, &words)
        })
        .collect();
    match request.place_order {
        PlaceOrder::School => (),
        PlaceOrder::Free => places.sort_by_key(|place| std::cmp::Reverse(left_of(&place.facts))),
        PlaceOrder::Subject => {
            places.sort_by_cached_key(|place| wants(&place.facts, place.row));
        }
    }
    places
}

/// What a place is for, in words.
fn wants(place: &PlaceFacts, line: &OpenPlace) -> String {
    let mut said = Vec::new();
    if place.subject.is_empty() {
        said.push(
            line.phase
                .map_or("Any subject", crate::types::Phase::label)
                .to_owned(),
        );
    } else {
        said.push(says::subject(&place.subject));
    }
    let group = says::group(place);
    if !group.is_empty() {
        said.push(group);
    }
    said.extend(line.study.map(|study| study.label().to_lowercase()));
    said.extend(line.funding.map(|funding| funding.label().to_lowercase()));
    said.join(", ")
}

/// What the place at an employing school that offers none is called.
const AT_EMPLOYER: &str = "Employing school";

fn place_shown(board: &Board<'_>, place: &PlaceOnBoard<'_>) -> JigsawPlace {
    let facts = &place.facts;
    JigsawPlace {
        school_id: facts.school_id,
        offer_id: facts.offer_id,
        school: facts.school.clone(),
        area: place.area.to_owned(),
        wants: wants(facts, place.row),
        most: place.row.most,
        free: u32::try_from(left_of(facts)).unwrap_or(u32::MAX),
        left: left_said(facts, place.row.most),
        over_safe: is_over_safe(facts),
        trainees: board
            .seated
            .iter()
            .filter(|seat| seat.school_id == facts.school_id && seat.span.meets(board.span))
            .map(|seat| seat.trainee.clone())
            .collect(),
    }
}

/// The places of a trainee, or the trainees for a place, the best first, each with its reasons.
///
/// # Errors
/// A sentence where not exactly one of the two is named, or it is not of this block; what SQLite says.
pub fn fits(read: &Read<'_>, request: JigsawFitsRequest) -> Result<JigsawFits> {
    let today = read.desk.store.clock().today();
    let rows = Rows::read(read.db, request.block_id, today)?;
    match (request.trainee_id, request.place) {
        (Some(id), None) => places_for(&rows, id, &request),
        (None, Some(_)) => trainees_for(&rows, &request),
        _ => Err(Error::invalid(
            "Name a trainee, to see the places that fit, or a place, to see the trainees who fit. One of the two.",
        )),
    }
}

/// One that was judged and is to be ranked: its name, its two ids, and what it is.
struct Candidate<'b, T> {
    judged: Judged,
    name: &'b str,
    ids: (i64, i64),
    what: T,
}

fn ranked<T>(mut candidates: Vec<Candidate<'_, T>>) -> Vec<Candidate<'_, T>> {
    candidates.sort_by(|one, other| {
        rank(
            (&one.judged, one.name, one.ids),
            (&other.judged, other.name, other.ids),
        )
    });
    candidates
}

fn candidate<'b>(
    trainee: &TraineeOnBoard<'_>,
    place: &'b PlaceFacts,
    board: &Board<'_>,
) -> Candidate<'b, &'b PlaceFacts> {
    Candidate {
        judged: judge(&trainee.facts, place, board.span),
        name: &place.school,
        ids: (place.school_id, place.offer_id.unwrap_or_default()),
        what: place,
    }
}

pub(super) fn no_trainee() -> Error {
    Error::not_found(
        "This trainee is not to be placed in this block. Their cohort or state may have changed; undo may bring them back.",
    )
}

pub(super) fn no_place() -> Error {
    Error::not_found("This place is not offered in this block any more. Undo may bring it back.")
}

fn places_for(rows: &Rows, id: i64, request: &JigsawFitsRequest) -> Result<JigsawFits> {
    let before = Board::of(rows, &request.what_if);
    let asked = before.trainee(id).ok_or_else(no_trainee)?;
    let now = before
        .seat(asked)
        .map(|seat| (seat.school_id, seat.is_movable()));
    // Whoever can be moved is judged as if they were nowhere yet.
    let what_if = match now {
        Some((_, true)) => without(&request.what_if, id),
        _ => request.what_if.clone(),
    };
    let board = Board::of(rows, &what_if);
    let trainee = board.trainee(id).ok_or_else(no_trainee)?;
    let offered = board.places.iter().map(|place| &place.facts);
    let candidates = offered
        .chain(&trainee.at_employer)
        .map(|place| candidate(trainee, place, &board))
        .collect();
    let lines: std::collections::HashMap<Option<i64>, &PlaceOnBoard<'_>> = board
        .places
        .iter()
        .map(|place| (place.facts.offer_id, place))
        .collect();
    let here = now.map(|(school, _)| school);
    let shown = |one: &Candidate<'_, &PlaceFacts>| {
        let place = one.what;
        let line = place.offer_id.and_then(|id| lines.get(&Some(id)));
        JigsawPairing {
            trainee_id: id,
            school_id: place.school_id,
            offer_id: place.offer_id,
            name: place.school.clone(),
            detail: line.map_or_else(|| AT_EMPLOYER.to_owned(), |line| wants(place, line.row)),
            left: line.map_or_else(String::new, |line| left_said(place, line.row.most)),
            here: here == Some(place.school_id),
            fit: explain(&trainee.facts, place, board.span, one.judged),
        }
    };
    let words = |one: &Candidate<'_, &PlaceFacts>| {
        let line = one.what.offer_id.and_then(|id| lines.get(&Some(id)));
        line.map_or_else(
            || one.what.school.clone(),
            |line| {
                format!(
                    "{} {} {}",
                    one.what.school,
                    line.area,
                    wants(one.what, line.row)
                )
            },
        )
    };
    Ok(answer(
        trainee.row.name.clone(),
        ranked(candidates),
        request,
        words,
        shown,
    ))
}

/// What is pretended, and that a trainee is nowhere in this block.
fn without(what_if: &WhatIf, trainee_id: i64) -> WhatIf {
    let mut what_if = what_if.clone();
    what_if.placed.retain(|pair| pair.trainee_id != trainee_id);
    what_if.taken_off.push(trainee_id);
    what_if
}

fn trainees_for(rows: &Rows, request: &JigsawFitsRequest) -> Result<JigsawFits> {
    let board = Board::of(rows, &request.what_if);
    let key = request.place.ok_or_else(no_place)?;
    let on_board = board
        .places
        .iter()
        .find(|place| {
            place.facts.school_id == key.school_id && place.facts.offer_id == key.offer_id
        })
        .ok_or_else(no_place)?;
    let place = &on_board.facts;
    let candidates = board
        .trainees
        .iter()
        .filter(|one| one.seat.is_none())
        .map(|one| Candidate {
            judged: judge(&one.facts, place, board.span),
            name: &one.row.name,
            ids: (one.row.id, 0),
            what: one,
        })
        .collect();
    let shown = |one: &Candidate<'_, &TraineeOnBoard<'_>>| JigsawPairing {
        trainee_id: one.what.row.id,
        school_id: place.school_id,
        offer_id: place.offer_id,
        name: one.what.row.name.clone(),
        detail: format!("{}, {}", trains(one.what), route(one.what)),
        left: String::new(),
        here: false,
        fit: explain(&one.what.facts, place, board.span, one.judged),
    };
    let words = |one: &Candidate<'_, &TraineeOnBoard<'_>>| {
        format!(
            "{} {} {}",
            one.what.row.name,
            trains(one.what),
            route(one.what)
        )
    };
    let of = format!("{}: {}", place.school, wants(place, on_board.row));
    Ok(answer(of, ranked(candidates), request, words, shown))
}

fn answer<T>(
    of: String,
    candidates: Vec<Candidate<'_, T>>,
    request: &JigsawFitsRequest,
    words: impl Fn(&Candidate<'_, T>) -> String,
    shown: impl Fn(&Candidate<'_, T>) -> JigsawPairing,
) -> JigsawFits {
    let with = |verdict| {
        let those = candidates
            .iter()
            .filter(|one| one.judged.verdict() == verdict);
        number(those.count())
    };
    let (fitting, warned, blocked) = (
        with(Verdict::Fits),
        with(Verdict::Warns),
        with(Verdict::Blocked),
    );
    let matching: Vec<&Candidate<'_, T>> = candidates
        .iter()
        .filter(|one| !request.only_possible || one.judged.verdict() != Verdict::Blocked)
        .filter(|one| request.search.trim().is_empty() || found(&request.search, &words(one)))
        .collect();
    JigsawFits {
        of,
        fitting,
        warned,
        blocked,
        said: format!("{fitting} fit, {warned} with a warning, {blocked} blocked"),
        count: number(matching.len()),
        pairings: matching
            .into_iter()
            .skip(request.offset)
            .take(window(request.limit, PAIRINGS))
            .map(shown)
            .collect(),
    }
}

/// Other places in a block for a trainee whose school drops out, the best first: none that is blocked. What is left of the
/// block counts, from `today` on.
///
/// # Errors
/// A sentence where the block is not there or the trainee not of it; what SQLite says.
pub fn alternatives(
    db: &Db,
    today: Day,
    trainee_id: i64,
    block_id: i64,
    except_school: i64,
) -> Result<Vec<Alternative>> {
    let rows = Rows::read(db, block_id, today)?.rest(today);
    let what_if = WhatIf {
        taken_off: vec![trainee_id],
        dropped_out: vec![except_school],
        placed: Vec::new(),
    };
    let board = Board::of(&rows, &what_if);
    let trainee = board.trainee(trainee_id).ok_or_else(no_trainee)?;
    let candidates = board
        .places
        .iter()
        .map(|place| Candidate {
            judged: judge(&trainee.facts, &place.facts, board.span),
            name: &place.facts.school,
            ids: (place.facts.school_id, place.row.offer_id),
            what: place,
        })
        .filter(|one| one.judged.verdict() != Verdict::Blocked)
        .collect();
    Ok(ranked(candidates)
        .into_iter()
        .map(|one| Alternative {
            school_id: one.what.facts.school_id,
            offer_id: one.what.facts.offer_id,
            school: one.what.facts.school.clone(),
            wants: wants(&one.what.facts, one.what.row),
            fit: explain(&trainee.facts, &one.what.facts, board.span, one.judged),
        })
        .collect())
}
