//! What Register holds of a trainee's placements: URNs and names, without days. Its export tells it; a placements file
//! has to carry it, since an upload replaces it.

use super::store;
pub(crate) use super::write::placements::InRegister;
use crate::error::Result;
use crate::store::{Db, Write};

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
