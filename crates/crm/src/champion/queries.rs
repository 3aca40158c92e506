//! What the board, the coverage table, the list of risks and the school page read.

use super::risk::{self, Presence, RiskKind, SuccessionRisk};
use super::store::{self, Held, Place};
use super::{
    BoardRequest, Candidate, Champion, ChampionBoard, ChampionCard, ChampionColumn, ChampionStage,
    ChampionStep, Coverage, CoverageRequest, RiskCount, RisksPage, RisksRequest, SchoolAtRisk,
    Succession, SuccessionRequest, coverage,
};
use crate::error::{Error, Result};
use crate::fold::{fold, has_words};
use crate::session::Read;
use crate::store::Db;
use crate::tenure::{self, RolePlace};
use crate::types::{Day, Standing, written};
use chrono::Months;
use std::collections::{BTreeMap, HashMap};

/// Cards of a column, unless asked otherwise.
const CARDS: u32 = 200;
/// Schools with a risk, unless asked otherwise.
const SCHOOLS: u32 = 100;
/// The most of either.
const MOST: u32 = 1_000;
/// Those who stepped down are on the board for so many months.
const DOWN_FOR: u32 = 12;

fn today(read: &Read<'_>) -> Day {
    read.desk.store.clock().today()
}

/// The board of champions by stage.
///
/// # Errors
/// What SQLite says.
pub fn board(read: &Read<'_>, request: BoardRequest) -> Result<ChampionBoard> {
    let day = today(read);
    let down_since = day
        .checked_sub_months(Months::new(DOWN_FOR))
        .unwrap_or_default();
    let places = store::places(read.db, None)?;
    let at: HashMap<i64, &Place> = places
        .iter()
        .map(|place| (place.facts.school_id, place))
        .collect();
    let words = fold(request.search.as_deref().unwrap_or_default());
    let mut columns: Vec<ChampionColumn> = ChampionStage::ALL
        .into_iter()
        .map(|stage| ChampionColumn {
            stage,
            label: stage.label().to_owned(),
            count: 0,
            cards: Vec::new(),
        })
        .collect();
    let limit = request.limit.unwrap_or(CARDS).min(MOST) as usize;
    let mut las = BTreeMap::new();
    for champion in store::all(read.db, down_since)? {
        let Some(place) = at.get(&champion.school_id) else {
            continue;
        };
        if !place.la_code.is_empty() {
            las.insert(place.la.clone(), place.la_code.clone());
        }
        let of_la = request.la.as_ref().is_none_or(|la| *la == place.la_code);
        if !of_la
            || !has_words(
                &fold(&format!("{} {}", champion.school, champion.person)),
                &words,
            )
        {
            continue;
        }
        let Some(column) = columns.iter_mut().find(|one| one.stage == champion.stage) else {
            continue;
        };
        column.count += 1;
        if column.cards.len() < limit {
            column.cards.push(card(&champion, place, day));
        }
    }
    Ok(ChampionBoard {
        columns,
        las: las.into_iter().map(|(name, code)| (code, name)).collect(),
    })
}

fn card(champion: &Held, place: &Place, day: Day) -> ChampionCard {
    ChampionCard {
        id: champion.id,
        school_id: champion.school_id,
        school: champion.school.clone(),
        person_id: champion.person_id,
        person: champion.person.clone(),
        post: posts(place, champion.person_id, day),
        stage: champion.stage,
        since: champion.since.to_string(),
        since_said: format!("since {}", written(champion.since)),
        la: place.la.clone(),
        reason: champion.reason.clone(),
        note: champion.note.clone(),
        warnings: warnings(champion, place, day),
    }
}

/// The posts that someone holds at a school, in words.
fn posts(place: &Place, person_id: i64, day: Day) -> String {
    let mut posts: Vec<String> = Vec::new();
    for one in &place.facts.contacts {
        if one.person_id == person_id && one.stands(day) != Standing::Former {
            let post = if one.acting && !one.post.to_lowercase().contains("acting") {
                format!("{} (acting)", one.post)
            } else {
                one.post.clone()
            };
            if !posts.contains(&post) {
                posts.push(post);
            }
        }
    }
    posts.join(", ")
}

fn warnings(champion: &Held, place: &Place, day: Day) -> Vec<String> {
    let standing = &place.facts.champions;
    let Some(named) = standing.iter().find(|one| one.id == champion.id) else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    match risk::presence(&place.facts.contacts, champion.person_id, day) {
        Presence::Left(on) => warnings.push(format!("Left{on}")),
        Presence::Unknown => warnings.push("No post at the school".to_owned()),
        Presence::Leaves(on) => warnings.push(format!("Leaves{on}")),
        Presence::Stays if risk::leads(&place.facts, champion.person_id, day) => {
            warnings.push("Leads the school too".to_owned());
        }
        Presence::Comes | Presence::Stays => {}
    }
    if named.stage == ChampionStage::Active && active(place) > 1 {
        warnings.push("Two are active here".to_owned());
    }
    warnings
}

fn active(place: &Place) -> usize {
    let champions = &place.facts.champions;
    champions
        .iter()
        .filter(|one| one.stage == ChampionStage::Active)
        .count()
}

/// Where our schools have champions and where not.
///
/// # Errors
/// What SQLite says.
pub fn covered(read: &Read<'_>, request: CoverageRequest) -> Result<Coverage> {
    let places = store::places(read.db, None)?;
    Ok(coverage::count(&places, request.by, today(read)))
}

/// The schools with a succession risk.
///
/// # Errors
/// A sentence where too many are asked for at once.
pub fn at_risk(read: &Read<'_>, request: RisksRequest) -> Result<RisksPage> {
    let limit = request.limit.unwrap_or(SCHOOLS);
    if limit > MOST {
        return Err(Error::invalid(
            "Risks are read for at most 1,000 schools at a time.",
        ));
    }
    let day = today(read);
    let mut counts: BTreeMap<RiskKind, u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for place in store::places(read.db, None)? {
        if !is_wanted(&place, &request) {
            continue;
        }
        let risks = risk::risks(&place.facts, day);
        for kind in RiskKind::ALL {
            if risks.iter().any(|risk| risk.kind == kind) {
                *counts.entry(kind).or_default() += 1;
            }
        }
        let wanted =
            |risk: &SuccessionRisk| request.kinds.is_empty() || request.kinds.contains(&risk.kind);
        if risks.iter().any(wanted) {
            rows.push(SchoolAtRisk {
                school_id: place.facts.school_id,
                school: place.name,
                la: place.la,
                risks,
            });
        }
    }
    // The order of names stays within what presses alike.
    rows.sort_by_key(|row| row.risks.first().map(|risk| risk.tone));
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Ok(RisksPage {
        count,
        kinds: RiskKind::ALL
            .into_iter()
            .map(|kind| RiskCount {
                kind,
                label: kind.label().to_owned(),
                count: counts.get(&kind).copied().unwrap_or_default(),
            })
            .collect(),
        about: narrowed(read.db, &request)?,
        rows: rows
            .into_iter()
            .skip(request.offset as usize)
            .take(limit as usize)
            .collect(),
    })
}

fn is_wanted(place: &Place, request: &RisksRequest) -> bool {
    let is = |wanted: &Option<String>, code: &str| match wanted.as_deref() {
        None => true,
        Some("none") => code.is_empty(),
        Some(wanted) => wanted == code,
    };
    is(&request.la, &place.la_code)
        && is(&request.phase, &place.phase_code)
        && request
            .trust
            .as_ref()
            .is_none_or(|trust| *trust == place.trust)
}

/// What the list of risks is narrowed to, in words.
fn narrowed(db: &Db, request: &RisksRequest) -> Result<String> {
    let mut parts = Vec::new();
    for (list, wanted, none) in [
        ("la", &request.la, "no local authority"),
        ("phase", &request.phase, "no phase"),
    ] {
        match wanted.as_deref() {
            None => {}
            Some("none") => parts.push(none.to_owned()),
            Some(code) => parts.push(code_name(db, list, code)?),
        }
    }
    match request.trust.as_deref() {
        None => {}
        Some("") => parts.push("no trust".to_owned()),
        Some(trust) => parts.push(trust.to_owned()),
    }
    Ok(parts.join(", "))
}

fn code_name(db: &Db, list: &str, code: &str) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT name FROM code WHERE list = ?1 AND code = ?2")?;
    let mut rows = statement.query([list, code])?;
    Ok(match rows.next()? {
        Some(row) => row.get(0)?,
        None => code.to_owned(),
    })
}

/// The kinds of risk of each school that has any.
///
/// # Errors
/// What SQLite says.
pub(crate) fn kinds_at_risk(db: &Db, day: Day) -> Result<Vec<Vec<RiskKind>>> {
    let kinds = |place: Place| -> Vec<RiskKind> {
        let found = risk::found(&place.facts, day);
        found.into_iter().map(|(kind, _)| kind).collect()
    };
    let places = store::places(db, None)?.into_iter();
    Ok(places
        .map(kinds)
        .filter(|kinds| !kinds.is_empty())
        .collect())
}

/// The name of a school and its risks; `None`: it is not in the file.
pub(super) fn risks_of(
    db: &Db,
    school_id: i64,
    day: Day,
) -> Result<Option<(String, Vec<SuccessionRisk>)>> {
    let place = store::places(db, Some(school_id))?.into_iter().next();
    Ok(place.map(|place| {
        let risks = risk::risks(&place.facts, day);
        (place.name, risks)
    }))
}

/// Whether a person holds a post at a school, or is to.
pub(super) fn holds_post(db: &Db, school_id: i64, person_id: i64, day: Day) -> Result<bool> {
    let place = store::places(db, Some(school_id))?.into_iter().next();
    Ok(place.is_some_and(|place| {
        let mut contacts = place.facts.contacts.iter();
        contacts.any(|one| one.person_id == person_id && one.stands(day) != Standing::Former)
    }))
}

/// Where someone is or is to be champion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingChampion {
    /// The champion.
    pub id: i64,
    /// Their school.
    pub school_id: i64,
    /// How far we have come with them.
    pub stage: ChampionStage,
    /// Since when they are at that stage.
    pub since: Day,
}

/// The schools at which a person is or is to be champion.
///
/// # Errors
/// What SQLite says.
pub fn standing_of(db: &Db, person_id: i64) -> Result<Vec<StandingChampion>> {
    let champions = store::of_person(db, person_id)?.into_iter();
    Ok(champions
        .filter(|one| one.stage.stands())
        .map(|one| StandingChampion {
            id: one.id,
            school_id: one.school_id,
            stage: one.stage,
            since: one.since,
        })
        .collect())
}

/// The champions of a school and what is at risk there.
///
/// # Errors
/// A sentence where the school is not there.
pub fn succession(read: &Read<'_>, request: SuccessionRequest) -> Result<Succession> {
    let day = today(read);
    let place = store::places(read.db, Some(request.school_id))?
        .into_iter()
        .next()
        .ok_or_else(|| {
            Error::not_found("This school is not in the file any more. Undo may bring it back.")
        })?;
    let mut held = store::of_school(read.db, request.school_id)?;
    held.sort_by_key(|one| {
        let furthest_first = std::cmp::Reverse(one.stage.stands().then_some(one.stage));
        (furthest_first, std::cmp::Reverse(one.since))
    });
    let champions = held
        .iter()
        .map(|one| champion(read.db, one, &place, day))
        .collect::<Result<_>>()?;
    let notice = match active(&place) {
        0 | 1 => String::new(),
        many => format!(
            "{many} champions are active here. A school has one as a rule: let one step down, or leave it so."
        ),
    };
    Ok(Succession {
        champions,
        notice,
        risks: risk::risks(&place.facts, day),
        candidates: candidates(&place, day),
        posts: posts_at_schools(read.db)?,
        school: place.name,
    })
}

/// The posts that are offered at schools, senior leaders' first.
fn posts_at_schools(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut posts = tenure::actions::posts(db)?;
    posts.retain(|post| post.active && post.place == RolePlace::School);
    // Who champions ITT leads, though not the school as a rule.
    posts.sort_by_key(|post| match post.code.as_str() {
        "deputyHead" | "assistantHead" | "slt" => 0,
        _ if post.is_leader => 1,
        _ => 2,
    });
    Ok(posts.into_iter().map(|post| (post.id, post.name)).collect())
}

fn champion(db: &Db, held: &Held, place: &Place, day: Day) -> Result<Champion> {
    let steps = store::steps(db, held.id)?
        .into_iter()
        .map(|(stage, since, reason, by)| ChampionStep {
            stage,
            label: stage.label().to_owned(),
            since: written(since),
            reason,
            by,
        })
        .collect();
    Ok(Champion {
        card: card(held, place, day),
        stage_label: held.stage.label().to_owned(),
        steps,
    })
}

/// The people of the school who could be champion: senior leaders who do not lead it, then the head, then the others.
fn candidates(place: &Place, day: Day) -> Vec<Candidate> {
    let facts = &place.facts;
    let mut found: Vec<(u8, Candidate)> = Vec::new();
    for one in &facts.contacts {
        let known = found
            .iter()
            .any(|(_, known)| known.person_id == one.person_id)
            || facts
                .champions
                .iter()
                .any(|named| named.person_id == one.person_id);
        if known || one.stands(day) == Standing::Former {
            continue;
        }
        let own = || {
            let all = facts.contacts.iter();
            all.filter(|other| {
                other.person_id == one.person_id && other.stands(day) != Standing::Former
            })
        };
        let leads = own().any(|post| post.leads);
        let rank = match (leads, own().any(|post| post.senior)) {
            (false, true) => 0,
            (true, _) => 1,
            (false, false) => 2,
        };
        let mut about = posts(place, one.person_id, day);
        if leads {
            about.push_str("; leads the school");
        }
        match risk::presence(&facts.contacts, one.person_id, day) {
            Presence::Leaves(on) => about.push_str(&format!("; leaves{on}")),
            Presence::Comes => about.push_str("; not there yet"),
            _ => {}
        }
        let candidate = Candidate {
            person_id: one.person_id,
            name: one.name.clone(),
            about,
        };
        found.push((rank, candidate));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}
