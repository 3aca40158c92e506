//! What followed an establishment, from the DfE's links.
//!
//! Most links are listed from both ends (Predecessor on one, Successor on the other), some from one only; both are read.

pub use super::diff::LinkRole;
use super::diff::{Following, follow, role_of};
use super::store;
use crate::error::Result;
use crate::store::Db;

/// One link of an establishment, seen from its side.
#[derive(Debug, Clone)]
pub struct LinkOf {
    /// The other establishment.
    pub other: i64,
    /// Its name as the links file has it; empty where it was listed from the other end.
    pub name: String,
    /// What the other is to this one.
    pub role: LinkRole,
    /// The DfE's words.
    pub words: String,
    /// Since when, ISO day.
    pub since: Option<String>,
}

/// The links of `urn`, from both ends, latest first.
pub fn of(db: &Db, urn: i64) -> Result<Vec<LinkOf>> {
    let mut links = Vec::new();
    for row in store::links_of(db, urn)? {
        // Nothing follows itself, whatever the file says.
        if row.urn == row.link_urn {
            continue;
        }
        let from_here = row.urn == urn;
        let role = role_of(&row.link_type);
        let role = if from_here { role } else { turned(role) };
        links.push(LinkOf {
            other: if from_here { row.link_urn } else { row.urn },
            name: if from_here {
                row.link_name
            } else {
                String::new()
            },
            role,
            words: if from_here {
                row.link_type
            } else {
                words(role).to_owned()
            },
            since: row.since.map(|day| day.to_string()),
        });
    }
    Ok(links)
}

/// What followed `urn`: by its links, else by what a refresh saw (the register's reason and the same postcode).
pub fn following(db: &Db, urn: i64) -> Result<Following> {
    let closed = store::Establishments::new(db)?
        .find(urn)?
        .unwrap_or(super::Establishment {
            id: urn,
            ..super::Establishment::default()
        });
    Ok(
        match follow(&closed, &store::links_of(db, urn)?, None, &[]) {
            Following::Nothing => store::conversion_of(db, urn)?
                .map_or(Following::Nothing, |successor| Following::Plain {
                    successor,
                }),
            known => known,
        },
    )
}

/// What the establishment at one end of a link is, given what the other is.
fn turned(role: LinkRole) -> LinkRole {
    match role {
        LinkRole::Successor => LinkRole::Predecessor,
        LinkRole::Predecessor => LinkRole::Successor,
        LinkRole::MergedInto => LinkRole::MergedFrom,
        LinkRole::MergedFrom => LinkRole::MergedInto,
        LinkRole::SplitInto => LinkRole::SplitFrom,
        LinkRole::SplitFrom => LinkRole::SplitInto,
        LinkRole::Merged => LinkRole::Merged,
        LinkRole::Other => LinkRole::Other,
    }
}

/// A role in words, for a link that was listed from the other end.
fn words(role: LinkRole) -> &'static str {
    match role {
        LinkRole::Successor => "Successor",
        LinkRole::Predecessor => "Predecessor",
        LinkRole::MergedInto => "Successor - merged",
        LinkRole::MergedFrom => "Predecessor - merged",
        LinkRole::SplitInto => "Successor - split school",
        LinkRole::SplitFrom => "Predecessor - split school",
        LinkRole::Merged => "Merged",
        LinkRole::Other => "Linked",
    }
}
