//! The first screen: what wants doing, each a sentence that leads to the list of what it is about.
//!
//! An exception about our schools is a filter of their list and nothing else, so its count is the list's own.

use super::{Today, TodayItem, Tone, queries};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::View;
use crate::list::columns::{NO_SUCCESSOR, TO_CHOOSE, TO_FOLLOW};
use crate::list::queries::count_passing;
use crate::register::diff::ChangeKind;
use crate::register::queries as register;
use crate::register::watch::{self, ChangesPage, ChangesRequest, REMIND_AFTER_DAYS, Shown};
use crate::school::matching::queries::waiting_to_be_linked;
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::{counted, thousands};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The latest changes that the first screen shows.
const LATEST: u32 = 8;

/// The first screen.
///
/// # Errors
/// What SQLite says.
pub fn today(read: &Read<'_>, _: Nothing) -> Result<Today> {
    let db = read.db;
    let state = register::state(read, Nothing {})?;
    let stages = queries::stages(db)?;
    let schools = stages.iter().map(|(_, count)| count).sum();
    let mut items = Vec::new();
    items.extend(register_age(state.days_old));
    items.extend(of_our_schools(read)?);
    items.extend(in_the_watch(&our_changes(read, Shown::Open, 1)?));
    items.extend(no_password(read, schools)?);
    items.sort_by_key(|item| item.tone);
    Ok(Today {
        day: read.desk.store.clock().today().to_string(),
        office: setting(db, "officeName")?.unwrap_or_default(),
        schools,
        stages,
        establishments: state.establishments,
        register_date: state.date,
        register_reminder: state.reminder,
        register_address: state.address,
        items,
        changes: our_changes(read, Shown::All, LATEST)?.rows,
    })
}

fn our_changes(read: &Read<'_>, state: Shown, limit: u32) -> Result<ChangesPage> {
    let request = ChangesRequest {
        ours: true,
        state,
        limit,
        ..ChangesRequest::default()
    };
    watch::queries::changes(read, request)
}

fn register_age(days: Option<i64>) -> Option<TodayItem> {
    let days = days.filter(|days| *days > REMIND_AFTER_DAYS)?;
    let count = u32::try_from(days).ok()?;
    Some(TodayItem {
        id: "registerOld".to_owned(),
        count,
        text: format!(
            "The register is {} old: time for a new one",
            counted(u64::from(count), "day", "days")
        ),
        route: "/register".to_owned(),
        tone: Tone::Warn,
    })
}

/// Something about our schools, told where the list with these filters holds any.
struct Exception {
    id: &'static str,
    filters: Value,
    /// After the number, of one school and of many.
    said: [&'static str; 2],
    tone: Tone,
}

/// All that is looked for in the list of our schools, in the order of the screen. Nothing is asked of a former school,
/// and nobody is missed as owner before any school has one.
fn exceptions(by_hand: &[String], owners: bool) -> Vec<Exception> {
    let current = json!({"not": ["former"]});
    let mut all = vec![
        Exception {
            id: "closed",
            filters: json!({"successor": [NO_SUCCESSOR], "stage": current}),
            said: [
                "of our schools has closed, and no other follows it",
                "of our schools have closed, and no other follows them",
            ],
            tone: Tone::Bad,
        },
        Exception {
            id: "toFollow",
            filters: json!({"successor": [TO_FOLLOW], "stage": current}),
            said: [
                "of our schools has become another school: follow it",
                "of our schools have become other schools: follow them",
            ],
            tone: Tone::Bad,
        },
        Exception {
            id: "toChoose",
            filters: json!({"successor": [TO_CHOOSE], "stage": current}),
            said: [
                "of our schools has closed, and you have to choose what it goes on as",
                "of our schools have closed, and you have to choose what they go on as",
            ],
            tone: Tone::Bad,
        },
        Exception {
            id: "ownerLeft",
            filters: json!({"ownerLeft": ["yes"], "stage": current}),
            said: [
                "of our schools is looked after by someone who has left",
                "of our schools are looked after by someone who has left",
            ],
            tone: Tone::Warn,
        },
        Exception {
            id: "noHead",
            filters: json!({"head": {"blank": true}, "status": ["1", "3"], "stage": current}),
            said: [
                "of our schools has no head named in the register",
                "of our schools have no head named in the register",
            ],
            tone: Tone::Warn,
        },
        Exception {
            id: "duplicates",
            filters: json!({"duplicate": ["yes"]}),
            said: [
                "of our schools has the name and postcode of another",
                "of our schools have the name and postcode of another",
            ],
            tone: Tone::Warn,
        },
    ];
    if !by_hand.is_empty() {
        all.push(Exception {
            id: "byHandInRegister",
            filters: json!({"urn": {"blank": true}, "name": by_hand}),
            said: [
                "school added by hand is in the register now: link it",
                "schools added by hand are in the register now: link them",
            ],
            tone: Tone::Warn,
        });
    }
    if owners {
        all.push(Exception {
            id: "noOwner",
            filters: json!({"owner": {"blank": true}, "stage": ["approached", "partnership"]}),
            said: [
                "approached or partnership school has nobody of us looking after it",
                "approached or partnership schools have nobody of us looking after them",
            ],
            tone: Tone::Warn,
        });
    }
    all
}

fn of_our_schools(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let owners = count(read.db, &json!({"owner": {"blank": false}}))? > 0;
    let mut items = Vec::new();
    for exception in exceptions(&waiting_to_be_linked(read)?, owners) {
        let count = count(read.db, &exception.filters)?;
        if count > 0 {
            let [one, many] = exception.said;
            items.push(TodayItem {
                id: exception.id.to_owned(),
                count,
                text: counted(u64::from(count), one, many),
                route: format!(
                    "/schools?where={}",
                    in_route(&exception.filters.to_string())
                ),
                tone: exception.tone,
            });
        }
    }
    Ok(items)
}

/// How many of our schools their list holds with these filters.
fn count(db: &Db, filters: &Value) -> Result<u32> {
    let view: View = serde_json::from_value(json!({"list": "schools", "where": filters}))
        .map_err(|error| Error::bug(format!("The first screen asks for no list: {error}")))?;
    count_passing(db, &view)
}

/// A text as the value of a route's query.
pub(crate) fn in_route(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~:,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Changes in the register watch that the first screen tells of by themselves: before and after the number, of one and of
/// many. What closed is told of by the schools, for as long as it is not settled there.
type Watched = (&'static [ChangeKind], &'static str, [&'static str; 2]);
const WATCHED: [Watched; 3] = [
    (
        &[ChangeKind::HeadChanged],
        "The register names ",
        ["new head at our schools", "new heads at our schools"],
    ),
    (
        &[ChangeKind::ProposedToClose],
        "The register says that ",
        ["of our schools may close", "of our schools may close"],
    ),
    (
        &[
            ChangeKind::TrustJoined,
            ChangeKind::TrustLeft,
            ChangeKind::TrustChanged,
        ],
        "The register tells of ",
        [
            "change of trust at our schools",
            "changes of trust at our schools",
        ],
    ),
];

/// What is to do in the register watch, of some kinds and in all.
fn in_the_watch(to_do: &ChangesPage) -> Vec<TodayItem> {
    let mut items = Vec::new();
    let mut item = |id: &str, count: u32, text: String, asked: &str| {
        if count > 0 {
            items.push(TodayItem {
                id: id.to_owned(),
                count,
                text,
                route: format!("/register/changes?{asked}ours=1"),
                tone: Tone::Warn,
            });
        }
    };
    for (kinds, before, [one, many]) in WATCHED {
        let told = to_do.kinds.iter().filter(|of| kinds.contains(&of.kind));
        let count = told.map(|of| of.ours).sum();
        let asked: String = kinds
            .iter()
            .map(|kind| format!("kind={}&", kind.word()))
            .collect();
        item(
            kinds.first().map_or("", |kind| kind.word()),
            count,
            format!("{before}{}", counted(u64::from(count), one, many)),
            &asked,
        );
    }
    let fresh = match (to_do.fresh, to_do.count) {
        (0, _) => String::new(),
        (1, 1) => ", and it is new".to_owned(),
        (fresh, count) if fresh == count => ", all of them new".to_owned(),
        (fresh, _) => format!(", {} of them new", thousands(u64::from(fresh))),
    };
    let all = counted(
        u64::from(to_do.count),
        "change at our schools is",
        "changes at our schools are",
    );
    item(
        "registerWatch",
        to_do.count,
        format!("{all} to do in the register watch{fresh}"),
        "",
    );
    items
}

/// What lies in a file without a password can be read by whoever gets at it. A sample holds nobody.
fn no_password(read: &Read<'_>, schools: u32) -> Result<Option<TodayItem>> {
    let bare = read.desk.store.key().is_none() && schools > 0 && !queries::is_sample(read.db)?;
    Ok(bare.then(|| TodayItem {
        id: "noPassword".to_owned(),
        count: schools,
        text: "This file has no password: whoever can open the folder can read it".to_owned(),
        route: "/settings".to_owned(),
        tone: Tone::Info,
    }))
}
