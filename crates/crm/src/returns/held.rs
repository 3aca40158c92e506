//! What Register holds of a trainee, as its export tells it: placements as URNs and names, without days, which a
//! placements file has to carry, since an upload replaces them; and the award, after which no status changes any more.

use super::store;
pub(crate) use super::write::placements::InRegister;
use crate::error::Result;
use crate::store::{Db, Write};
use crate::types::coded;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

coded! {
    /// How far Register is with QTS or EYTS, in the words of its export (dfe.md 1.7, 2026/27).
    AwardInRegister {
        Recommended = "recommended", "Recommended for QTS or EYTS", "QTS recommended", "EYTS recommended";
        Awarded = "awarded", "QTS or EYTS awarded", "QTS awarded", "EYTS awarded";
    }
}

/// How far Register is with the award of a trainee; `None`: not so far, or not known.
///
/// # Errors
/// What SQLite says.
pub(crate) fn award(db: &Db, trainee: i64) -> Result<Option<AwardInRegister>> {
    store::award_in_register(db, trainee)
}

/// Sets how far Register is with the award of a trainee.
///
/// # Errors
/// What SQLite says.
pub(crate) fn set_award(w: &Write<'_>, trainee: i64, award: Option<AwardInRegister>) -> Result<()> {
    store::set_award_in_register(w, trainee, award)
}

/// What Register holds of a trainee, in its order.
///
/// # Errors
/// What SQLite says.
pub(crate) fn of(db: &Db, trainee: i64) -> Result<Vec<InRegister>> {
    Ok(store::in_register(db, Some(trainee))?
        .remove(&trainee)
        .unwrap_or_default())
}

/// Sets what Register holds of a trainee; says whether that was something else.
///
/// # Errors
/// What SQLite says.
pub(crate) fn set(w: &Write<'_>, trainee: i64, held: &[InRegister]) -> Result<bool> {
    store::set_in_register(w, trainee, held)
}

/// Whether two say the same: names count only where there is no URN.
pub(crate) fn same(one: &[InRegister], other: &[InRegister]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one.urn == other.urn && (one.urn.is_some() || one.name == other.name)
        })
}

/// The placements that the cells of an export name: a URN, several with commas between, or the name of a school that was
/// added by hand.
pub(crate) fn read(cells: [&str; 3]) -> Vec<InRegister> {
    let urn = |text: &str| {
        let text = text.trim().trim_start_matches('\'');
        (text.len() == 6)
            .then(|| text.parse::<i64>().ok())
            .flatten()
    };
    let mut held: Vec<InRegister> = Vec::new();
    for (at, cell) in cells.into_iter().enumerate() {
        let several: Vec<&str> = cell.split(',').collect();
        let all_urns = several.iter().all(|part| urn(part).is_some());
        let parts = if at == 2 || all_urns {
            several
        } else {
            vec![cell]
        };
        for part in parts {
            let part = part.trim();
            if part.is_empty() {
                continue;
            }
            held.push(match urn(part) {
                Some(urn) => InRegister {
                    urn: Some(urn),
                    name: String::new(),
                },
                None => InRegister {
                    urn: None,
                    name: part.to_owned(),
                },
            });
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_an_export_name_schools_by_urn_or_by_name() {
        let said = |cells| {
            read(cells)
                .into_iter()
                .map(|one| one.urn.map_or(one.name, |urn| urn.to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(said(["", "", ""]), [""; 0]);
        assert_eq!(said(["100001", "", ""]), ["100001"]);
        assert_eq!(
            said(["'100001", "Mere School, Lower Site", "100003, 100004"]),
            ["100001", "Mere School, Lower Site", "100003", "100004"]
        );
    }
}
