//! What the panel *Hosting*, and whoever places trainees, read.

use super::grid::{Rule, year_of};
use super::held::{Block, Held, Names, Offer, Place};
use super::safe::SafeCapacity;
use super::store::{self, Of};
use super::{
    CapacityChoice, CapacityChoices, Hosting, HostingInterest, HostingPanel, HostingRequest,
    OfferFunding, OfferJoint, OfferKind, OfferStudy, OfferTerm, OpenPlace,
};
use crate::error::{Error, Result};
use crate::register::codes;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day, KeyStage, Phase, Source, YearGroup, counted};
use std::collections::HashMap;

/// How many years ahead of the present one can be chosen.
const YEARS_AHEAD: i32 = 2;

/// The years that can be chosen, the latest first: those of which something is known, those about the present one, and
/// `year` itself.
pub(super) fn years(read: &Read<'_>, year: AcademicYear) -> Result<Vec<AcademicYear>> {
    let present = AcademicYear::of(read.desk.store.clock().today()).start_year();
    let mut years = store::years(read.db)?;
    years.extend(
        (present - 1..=present + YEARS_AHEAD)
            .filter_map(|start| AcademicYear::parse(&start.to_string()).ok()),
    );
    years.push(year);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    Ok(years)
}

fn named(all: &[(&str, &str)]) -> Vec<CapacityChoice> {
    all.iter()
        .map(|(code, name)| CapacityChoice {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
        })
        .collect()
}

fn of_list(list: &str) -> Vec<CapacityChoice> {
    codes::training(list)
        .map(|code| CapacityChoice {
            code: code.code.to_owned(),
            name: code.name.to_owned(),
        })
        .collect()
}

/// What the fields of a year may choose from.
pub(super) fn choices(blocks: &[Block], year: AcademicYear) -> CapacityChoices {
    let mut subjects = of_list("subject");
    subjects.sort_by_cached_key(|subject| subject.name.to_lowercase());
    CapacityChoices {
        interests: named(HostingInterest::NAMED),
        reasons: of_list("hostingReason"),
        kinds: named(OfferKind::NAMED),
        phases: named(Phase::NAMED),
        subjects,
        year_groups: named(YearGroup::NAMED),
        key_stages: named(KeyStage::NAMED),
        terms: named(OfferTerm::NAMED),
        blocks: blocks
            .iter()
            .filter(|block| block.year == year)
            .map(|block| CapacityChoice {
                code: block.id.to_string(),
                name: block.name.clone(),
            })
            .collect(),
        studies: named(OfferStudy::NAMED),
        fundings: named(OfferFunding::NAMED),
        joints: named(OfferJoint::NAMED),
        sources: Source::ALL
            .into_iter()
            .filter(|source| *source != Source::Register)
            .map(|source| CapacityChoice {
                code: source.code().to_owned(),
                name: source.label().to_owned(),
            })
            .collect(),
    }
}

pub(super) fn no_place() -> Error {
    Error::not_found("This school or trust is not in the file any more. Undo may bring it back.")
}

/// Whose hosting a request names. A trust that the office has not written about has none yet: `Ok((None, name))`.
pub(super) fn place(
    db: &Db,
    school_id: Option<i64>,
    trust_uid: Option<i64>,
) -> Result<(Option<Place>, String)> {
    match (school_id, trust_uid) {
        (Some(id), None) => {
            let place = Place::School(id);
            Ok((Some(place), store::name(db, place)?.ok_or_else(no_place)?))
        }
        (None, Some(uid)) => {
            let name = store::trust_name(db, uid)?.ok_or_else(no_place)?;
            Ok((store::trust(db, uid)?.map(Place::Trust), name))
        }
        _ => Err(Error::invalid(
            "What is hosted is that of a school or of a trust. Name one of the two.",
        )),
    }
}

/// As the page has it.
fn shown(held: &Held, names: &Names) -> Hosting {
    Hosting {
        year: held.year,
        known: held.id.is_some(),
        interest: held.interest,
        reasons: held.reasons.clone(),
        reason_text: held.reason_text.clone(),
        cap: held.cap,
        other_trainees: held.others,
        ects: held.ects,
        note: held.note.clone(),
        source: held.source,
        confirmed: if held.id.is_some() {
            held.confirmed()
        } else {
            String::new()
        },
        is_confirmed: !held.confirmed_on.is_empty(),
        offers: held.offers.iter().map(|offer| offer.shown(names)).collect(),
        said: held.said(names),
    }
}

/// What a school, or a trust for its schools, hosts: a year, with earlier and later ones beside it.
///
/// # Errors
/// A sentence where it is not in the file.
pub fn panel(read: &Read<'_>, request: HostingRequest) -> Result<HostingPanel> {
    let db = read.db;
    let year = year_of(read, request.year)?;
    let (place, name) = place(db, request.school_id, request.trust_uid)?;
    // A trust that nothing was written about has no row to hang it on.
    let place = place.unwrap_or(Place::Trust(0));
    let names = store::names(db)?;
    let of =
        |year| -> Result<Option<Held>> { Ok(store::hostings(db, year, Of::Place(place))?.pop()) };
    let now = of(year)?.unwrap_or_else(|| Held::empty(place, year));
    let mut others = Vec::new();
    for other in store::years_of(db, place)? {
        if other != year {
            others.extend(of(other)?.map(|held| shown(&held, &names)));
        }
    }
    let today = read.desk.store.clock().today();
    let (safe, shared_here) = match place {
        Place::School(id) => {
            let rule = Rule::read(db, year, today, Some(&[id]))?;
            let shared = store::shared_with(db, id, year)?;
            let shared = shared.into_iter().map(|(whose, offer)| {
                let days = match (offer.days_here, offer.days_there) {
                    (0, 0) => String::new(),
                    (there, here) => format!(
                        ", {} a week there and {here} here",
                        counted(u64::from(there), "day", "days")
                    ),
                };
                let bare = Offer {
                    joint: None,
                    joint_school_id: None,
                    ..offer
                };
                format!(
                    "{whose} shares with this school: {}{days}.",
                    bare.said(&names)
                )
            });
            (rule.safe(&now), shared.collect())
        }
        Place::Trust(id) => {
            let schools = store::silent_schools(db, id, year)?;
            let rule = Rule::read(db, year, today, Some(&schools))?;
            (rule.safe_of_trust(&now, &schools), Vec::new())
        }
    };
    Ok(HostingPanel {
        name,
        now: shown(&now, &names),
        safe,
        others,
        shared_here,
        years: years(read, year)?,
        choices: choices(&names.blocks, year),
    })
}

/// How many trainees each school can safely take in a year, for those of which anything is known; see [`SafeCapacity`].
///
/// # Errors
/// What SQLite says.
pub fn safe(db: &Db, year: AcademicYear, today: Day) -> Result<HashMap<i64, SafeCapacity>> {
    let rule = Rule::read(db, year, today, None)?;
    let all = store::hostings(db, year, Of::All)?;
    Ok(all
        .iter()
        .filter_map(|held| Some((held.school_id()?, rule.safe(held))))
        .collect())
}

/// The places that schools offer in a year, a line of an offer each.
///
/// # Errors
/// What SQLite says.
pub fn open_places(db: &Db, year: AcademicYear) -> Result<Vec<OpenPlace>> {
    let all = store::hostings(db, year, Of::All)?;
    Ok(all
        .iter()
        .filter_map(|held| Some((held.school_id()?, held)))
        .flat_map(|(school_id, held)| {
            held.placements().map(move |offer| OpenPlace {
                offer_id: offer.id.unwrap_or_default(),
                school_id,
                block_id: offer.block_id,
                phase: offer.phase,
                subject: offer.subject.clone(),
                year_group: offer.year_group,
                key_stage: offer.key_stage,
                term: offer.term,
                study: offer.study,
                funding: offer.funding,
                least: offer.least,
                most: offer.most,
            })
        })
        .collect())
}
