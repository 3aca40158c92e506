//! How many schools answered, against the round before.

use super::queries::{is, named, rate, route};
use super::{ResponseBy, ResponseRequest, ResponseRow, RoundResponse, store};
use crate::error::Result;
use crate::round::queries::named_or_latest;
use crate::session::Read;
use crate::types::counted;
use std::collections::HashMap;

/// How many schools answered a round, by authority, phase or trust, against the round before.
///
/// # Errors
/// A sentence where there is none.
pub fn response(read: &Read<'_>, request: ResponseRequest) -> Result<RoundResponse> {
    let round = named_or_latest(read.db, request.id)?;
    let found = store::response(read.db, round.id, request.by)?;
    let before = store::before(read.db, round.id)?;
    let then: HashMap<String, (u32, u32)> = match &before {
        Some((id, _)) => store::response(read.db, *id, request.by)?
            .into_iter()
            .map(|(code, _, asked, answered)| (code, (asked, answered)))
            .collect(),
        None => HashMap::new(),
    };
    let column = match request.by {
        ResponseBy::La => "la",
        ResponseBy::Phase => "phase",
        ResponseBy::Trust => "trust",
    };
    let rows: Vec<ResponseRow> = found
        .into_iter()
        .map(|(code, label, asked, answered)| ResponseRow {
            label: named(&label, &code),
            asked,
            answered,
            rate: rate(answered, asked),
            before: then
                .get(&code)
                .map(|(asked, answered)| rate(*answered, *asked)),
            route: route(round.id, &[(column, is(&code))]),
        })
        .collect();
    let (asked, answered) = rows.iter().fold((0, 0), |(asked, answered), row| {
        (asked + row.asked, answered + row.answered)
    });
    let (asked_then, answered_then) = then.values().fold((0, 0), |(asked, answered), (a, b)| {
        (asked + a, answered + b)
    });
    let all = ResponseRow {
        label: "All schools".to_owned(),
        asked,
        answered,
        rate: rate(answered, asked),
        before: (asked_then > 0).then(|| rate(answered_then, asked_then)),
        route: route(round.id, &[]),
    };
    let title = before.map(|(_, title)| title).unwrap_or_default();
    let mut said = format!(
        "{answered} of {} answered ({}%)",
        counted(u64::from(asked), "school", "schools"),
        all.rate
    );
    said += &match all.before {
        Some(rate) => format!("; {rate}% did in {title}."),
        None => ".".to_owned(),
    };
    Ok(RoundResponse {
        id: round.id,
        title: round.title,
        before: title,
        rows,
        all,
        said,
    })
}
