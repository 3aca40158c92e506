//! What is asked of a champion, as a page to print.

use super::{ChampionBrief, store};
use crate::error::{Error, Result};
use crate::print::{self, Page, Printed};
use crate::session::Job;
use crate::store::setting;

/// The words of the brief, as data. `{champion}`, `{school}` and `{office}` stand for names.
const WORDS: &str = include_str!("../../../../assets/texts/champion-brief.txt");

/// Writes the brief, for one champion or for nobody by name.
///
/// # Errors
/// A sentence where the champion is not in the file, or the page cannot be written.
pub fn print(job: &Job<'_>, request: ChampionBrief) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let champion = request
        .id
        .map(|id| {
            store::find(&reader, id)?.ok_or_else(|| {
                Error::not_found(
                    "This champion is not in the file any more. Undo may bring them back.",
                )
            })
        })
        .transpose()?;
    let title = match &champion {
        Some(champion) => format!("What we ask of a champion: {}", champion.person),
        None => "What we ask of a champion".to_owned(),
    };
    let mut page = Page::new(&title, &office, champion.is_some());
    if let Some(champion) = &champion {
        page.fact("School", &champion.school);
    }
    let or = |name: &str, plain: &str| {
        if name.is_empty() {
            plain.to_owned()
        } else {
            name.to_owned()
        }
    };
    page.text(
        WORDS,
        &[
            ("{office}", &or(&office, "our partnership")),
            (
                "{school}",
                champion.as_ref().map_or("your school", |one| &one.school),
            ),
            (
                "{champion}",
                champion.as_ref().map_or("The champion", |one| &one.person),
            ),
        ],
    );
    let path = print::place(job.session, &request.path, &title)?;
    page.write(&path, job.session.clock().today())
}
