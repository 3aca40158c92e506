//! What the cards, the editing panel and the first screen read.

use super::store;
use super::{AgreementChoices, AgreementPage, AgreementsOf, AgreementsRequest, OneAgreement};
use crate::error::{Error, Result};
use crate::session::Read;
use crate::store::Db;
use crate::tenure;
use crate::types::AcademicYear;
use std::collections::HashSet;

/// Academic years that may be chosen: from one back to so many ahead.
const YEARS_AHEAD: i32 = 4;

pub(super) fn no_agreement() -> Error {
    Error::not_found("This agreement is not in the file any more. Undo may bring it back.")
}

/// The agreements of a school or trust.
///
/// # Errors
/// A sentence where it is not there.
pub fn of(read: &Read<'_>, request: AgreementsRequest) -> Result<AgreementsOf> {
    let (name, agreements) = match (request.school_id, request.trust_uid) {
        (Some(id), None) => (
            store::school(read.db, id)?.map(|(name, _)| name),
            store::of_school(read.db, id)?,
        ),
        (None, Some(uid)) => (store::trust(read.db, uid)?, store::of_trust(read.db, uid)?),
        _ => {
            return Err(Error::invalid(
                "Agreements are read for a school or for a trust. Name one of the two.",
            ));
        }
    };
    let name = name.ok_or_else(|| {
        Error::not_found(
            "This school or trust is not in the file any more. Undo may bring it back.",
        )
    })?;
    Ok(AgreementsOf {
        name,
        agreements,
        choices: choices(read, request.school_id, request.trust_uid)?,
    })
}

/// One agreement.
///
/// # Errors
/// A sentence where it is not there.
pub fn one(read: &Read<'_>, request: OneAgreement) -> Result<AgreementPage> {
    let agreement = store::find(read.db, request.id)?.ok_or_else(no_agreement)?;
    Ok(AgreementPage {
        choices: choices(read, agreement.school_id, agreement.trust_uid)?,
        agreement,
    })
}

/// How many agreements end with a year and would be due again for the next.
///
/// # Errors
/// What SQLite says.
pub fn ending(db: &Db, year: AcademicYear) -> Result<u32> {
    let ending = store::ending(db, year)?;
    Ok(u32::try_from(ending.len()).unwrap_or(u32::MAX))
}

fn choices(
    read: &Read<'_>,
    school_id: Option<i64>,
    trust_uid: Option<i64>,
) -> Result<AgreementChoices> {
    let year = AcademicYear::of(read.desk.store.clock().today());
    let first = year.start_year() - 1;
    Ok(AgreementChoices {
        signatories: store::signatories(read.db, school_id, trust_uid)?,
        posts: tenure::actions::posts(read.db)?
            .into_iter()
            .filter(|post| post.active)
            .map(|post| (post.id, post.name))
            .collect(),
        schools: match trust_uid {
            Some(uid) => store::schools_of_trust(read.db, uid)?,
            None => Vec::new(),
        },
        versions: store::versions(read.db)?,
        years: (first..=first + YEARS_AHEAD)
            .filter_map(|start| AcademicYear::parse(&start.to_string()).ok())
            .collect(),
        year,
    })
}

/// The schools of ours with which an agreement is signed for `year`: their own, or a trust's that names them.
///
/// # Errors
/// What SQLite says.
pub fn signed(db: &Db, year: AcademicYear) -> Result<HashSet<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT a.school_id FROM agreement a
         WHERE a.state = 'signed' AND ?1 BETWEEN a.first_year AND a.last_year AND a.school_id IS NOT NULL
         UNION SELECT n.school_id FROM agreement_named n JOIN agreement a ON a.id = n.agreement_id
         WHERE a.state = 'signed' AND ?1 BETWEEN a.first_year AND a.last_year",
    )?;
    let rows = statement.query_map([year.start_year()], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
