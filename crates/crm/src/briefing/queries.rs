//! What is read of briefings.

use super::{BriefedHow, BriefingsOf, BriefingsRequest, TOPICS, store};
use crate::error::Result;
use crate::session::Read;
use crate::types::PartDay;

/// The briefings of a school, and what a new one may choose from.
///
/// # Errors
/// What SQLite says.
pub fn of(read: &Read<'_>, request: BriefingsRequest) -> Result<BriefingsOf> {
    let mut topics = store::topics(read.db)?;
    for usual in TOPICS {
        if !topics.iter().any(|topic| topic == usual) {
            topics.push((*usual).to_owned());
        }
    }
    let (briefings, since) = match request.school_id {
        Some(school) => (
            store::of_school(read.db, school)?,
            store::wanted_since(read.db, school)?,
        ),
        None => (Vec::new(), None),
    };
    Ok(BriefingsOf {
        briefings,
        topics,
        hows: BriefedHow::ALL
            .iter()
            .map(|how| (*how, how.label().to_owned()))
            .collect(),
        wanted: match since.as_deref() {
            None => String::new(),
            Some("") => "The school asked for a briefing.".to_owned(),
            Some(on) => format!(
                "The school asked for a briefing on {}.",
                PartDay::stored(on).written()
            ),
        },
    })
}
