//! What the first screen says of champions and of succession.

use super::queries;
use super::risk::RiskKind;
use crate::error::Result;
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use crate::types::counted;

/// Its lines: which kinds of risk, of one school and of many, and how much it presses.
type Line = (&'static str, &'static [RiskKind], [&'static str; 2], Tone);

const LINES: [Line; 3] = [
    (
        "championLeft",
        &[RiskKind::ChampionLeft],
        [
            "of our schools has lost its champion: name a successor",
            "of our schools have lost their champion: name successors",
        ],
        Tone::Bad,
    ),
    (
        "championLeaving",
        &[RiskKind::ChampionLeaving],
        [
            "of our schools has a champion who is leaving",
            "of our schools have a champion who is leaving",
        ],
        Tone::Warn,
    ),
    (
        "successionRisk",
        &[
            RiskKind::ChampionIsHead,
            RiskKind::OneContact,
            RiskKind::NotConfirmed,
            RiskKind::HeadActing,
            RiskKind::HeadChanged,
        ],
        [
            "of our schools hangs on few people, or on people who may have changed",
            "of our schools hang on few people, or on people who may have changed",
        ],
        Tone::Info,
    ),
];

/// The lines of champions and succession.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let schools = queries::kinds_at_risk(read.db, read.desk.store.clock().today())?;
    let mut items = Vec::new();
    for (id, kinds, [one, many], tone) in LINES {
        let has_one = |found: &&Vec<RiskKind>| found.iter().any(|kind| kinds.contains(kind));
        let count = u32::try_from(schools.iter().filter(has_one).count()).unwrap_or(u32::MAX);
        if count > 0 {
            let asked: Vec<String> = kinds
                .iter()
                .map(|kind| format!("kind={}", kind.code()))
                .collect();
            items.push(TodayItem {
                id: id.to_owned(),
                count,
                text: counted(u64::from(count), one, many),
                route: format!("/champions/risks?{}", asked.join("&")),
                tone,
            });
        }
    }
    Ok(items)
}
