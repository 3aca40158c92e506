//! What the first screen says of the register: its age, and what wants doing in the register watch.

use crate::commands::Nothing;
use crate::error::Result;
use crate::office::{TodayItem, Tone};
use crate::register::diff::ChangeKind;
use crate::register::queries as register;
use crate::register::watch::{self, ChangesPage, ChangesRequest, REMIND_AFTER_DAYS, Shown};
use crate::session::Read;
use crate::types::{counted, thousands};

/// Changes at our schools, as the register watch has them.
pub(super) fn our_changes(read: &Read<'_>, state: Shown, limit: u32) -> Result<ChangesPage> {
    let request = ChangesRequest {
        ours: true,
        state,
        limit,
        ..ChangesRequest::default()
    };
    watch::queries::changes(read, request)
}

/// How old the register is, where that is too old.
pub(super) fn age(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let days = register::state(read, Nothing {})?.days_old;
    let old = days.filter(|days| *days > REMIND_AFTER_DAYS);
    let line = |count| TodayItem {
        id: "registerOld".to_owned(),
        count,
        text: format!(
            "The register is {} old: time for a new one",
            counted(u64::from(count), "day", "days")
        ),
        route: "/register".to_owned(),
        tone: Tone::Warn,
    };
    Ok(old
        .and_then(|days| u32::try_from(days).ok())
        .map(line)
        .into_iter()
        .collect())
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
pub(super) fn to_do(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let to_do = our_changes(read, Shown::Open, 1)?;
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
    Ok(items)
}
