//! The SQL of the stand-ins.

use super::{OpenPlace, SafeCapacity};
use crate::error::Result;
use crate::store::Db;
use crate::types::{AcademicYear, Day, KeyStage, Phase, YearGroup};
use std::collections::HashMap;

pub(in crate::placement::jigsaw) fn open_places(
    db: &Db,
    year: AcademicYear,
) -> Result<Vec<OpenPlace>> {
    let mut statement = db.prepare_cached(
        "SELECT o.id, h.school_id, o.block_id, o.phase, o.subject, o.year_group, o.key_stage, o.term, o.study, o.funding,
           o.most
         FROM placement_offer o JOIN hosting h ON h.id = o.hosting_id
         WHERE h.year = ?1 AND h.school_id IS NOT NULL AND o.kind = 'placement' ORDER BY o.id",
    )?;
    let rows = statement.query_map([year.start_year()], |row| {
        let code = |at: usize| -> rusqlite::Result<String> { row.get(at) };
        Ok(OpenPlace {
            offer_id: row.get(0)?,
            school_id: row.get(1)?,
            block_id: row.get(2)?,
            phase: Phase::parse(&code(3)?),
            subject: row.get(4)?,
            year_group: YearGroup::parse(&code(5)?),
            key_stage: KeyStage::parse(&code(6)?),
            term: row.get(7)?,
            study: row.get(8)?,
            funding: row.get(9)?,
            most: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::placement::jigsaw) fn safe(
    db: &Db,
    year: AcademicYear,
    _today: Day,
) -> Result<HashMap<i64, SafeCapacity>> {
    let mut statement = db.prepare_cached(
        "SELECT h.school_id, h.cap,
           (SELECT coalesce(sum(o.most), 0) FROM placement_offer o WHERE o.hosting_id = h.id AND o.kind = 'placement'),
           (SELECT coalesce(sum(m.at_once), 0) FROM mentor m JOIN tenure t ON t.id = m.tenure_id WHERE t.school_id = h.school_id)
         FROM hosting h WHERE h.year = ?1 AND h.school_id IS NOT NULL",
    )?;
    let rows = statement.query_map([year.start_year()], |row| {
        let cap: Option<u32> = row.get(1)?;
        let (offered, carried): (u32, u32) = (row.get(2)?, row.get(3)?);
        let safe = offered.min(carried).min(cap.unwrap_or(u32::MAX));
        Ok((row.get(0)?, SafeCapacity { cap, safe }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
