//! The letter that welcomes someone in their post.

use super::{actions, queries, said, store};
use crate::error::Result;
use crate::print::{self, Printed, letter};
use crate::session::Job;
use crate::store::setting;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The text of the letter; its fields stand in braces.
const WELCOME: &str = include_str!("../../../../assets/letters/welcome.txt");

/// A letter to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LetterRequest {
    /// In which post: the tenure.
    pub tenure_id: i64,
    /// Where to write it; empty: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: String,
}

/// Writes the letter that welcomes someone in their post as a page to print.
///
/// # Errors
/// A sentence where the post is gone or the page cannot be written.
pub fn welcome(job: &Job<'_>, request: LetterRequest) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let held = actions::find(&reader, request.tenure_id)?;
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let staff = match desk.store.staff_id() {
        Some(id) => queries::staff_name(&reader, id)?.unwrap_or_default(),
        None => String::new(),
    };
    let formal = format!("{} {}", held.name.title, held.name.last);
    let dear = if held.name.title.is_empty() {
        held.person.clone()
    } else {
        formal.trim().to_owned()
    };
    let full = format!("{} {}", held.name.title, held.person)
        .trim()
        .to_owned();
    let text = letter::filled(
        WELCOME,
        &[
            ("place", &held.place),
            ("dear", &dear),
            ("post", &said::within(&held.role)),
            (
                "office",
                if office.is_empty() {
                    "Our partnership"
                } else {
                    &office
                },
            ),
            ("staff", &staff),
        ],
    );
    let mut address = vec![full, held.role.clone(), held.place.clone()];
    if let Some(school) = held.school_id {
        address.extend(store::postal_address(&reader, school)?);
    }
    let html = letter::html(&address, job.session.clock().today(), &text);
    let name = format!("Welcome letter to {}, {}", held.person, held.place);
    letter::write(&print::place(job.session, &request.path, &name)?, &html)
}

#[cfg(test)]
mod tests {
    use super::WELCOME;
    use crate::print::letter::filled;

    #[test]
    fn every_field_of_the_letter_is_known() {
        let fields = ["place", "dear", "post", "office", "staff"].map(|name| (name, "x"));
        let text = filled(WELCOME, &fields);
        assert!(!text.contains(['{', '}']), "{text}");
    }
}
