//! Which round a file answers, wherever in the window it was dropped.

use super::{RoundOfFiles, RoundsOfFiles, read, store};
use crate::error::Result;
use crate::import::read::file_name;
use crate::round::queries::named_or_latest;
use crate::session::{Paths, Session};
use crate::store::Db;
use std::path::Path;

/// To which rounds some files belong: returned workbooks, answer files and the e-mails that answer by them. All else stands
/// among the others, and is whatever it would be without a round. Nothing is read into a round yet.
///
/// # Errors
/// None of its own: a file that cannot be read is one of the others.
pub fn rounds(session: &Session, request: Paths) -> Result<RoundsOfFiles> {
    session.read(|reading| {
        let today = reading.desk.store.clock().today();
        let mut found = RoundsOfFiles::default();
        for path in request.paths {
            match read::check_values(Path::new(&path), today) {
                None => found.others.push(path),
                Some(values) => match round_of(reading.db, &values)? {
                    Some((id, title)) => join(&mut found.rounds, id, title, path),
                    None => found.problems.push(format!(
                        "“{}” answers a yearly check, and this file has no round of it. Open the file that the form was \
                         written from, then drop it again.",
                        file_name(Path::new(&path))
                    )),
                },
            }
        }
        Ok(found)
    })
}

/// The round that gave one of these values, else the latest: what it cannot take is set aside there, with the reason.
fn round_of(db: &Db, values: &[String]) -> Result<Option<(i64, String)>> {
    for value in values.iter().filter(|value| !value.is_empty()) {
        if let Some(round) = store::round_that_gave(db, value)? {
            return Ok(Some(round));
        }
    }
    // None at all is an answer, too.
    Ok(named_or_latest(db, None)
        .ok()
        .map(|round| (round.id, round.title)))
}

fn join(rounds: &mut Vec<RoundOfFiles>, round_id: i64, round: String, path: String) {
    match rounds.iter_mut().find(|one| one.round_id == round_id) {
        Some(there) => there.paths.push(path),
        None => rounds.push(RoundOfFiles {
            round_id,
            round,
            paths: vec![path],
        }),
    }
}
