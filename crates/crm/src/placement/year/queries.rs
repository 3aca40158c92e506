//! Reading a year.

use super::{PlacementYear, PlacementYearRequest, YearBar, YearBy, YearLine, YearMonth};
use crate::error::Result;
use crate::fold::fold;
use crate::list::sql::person_name;
use crate::office;
use crate::placement::{span, store};
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day};
use chrono::Months;
use std::collections::BTreeMap;

/// Lines, unless told otherwise.
const LINES: u32 = 50;

/// Who is where when in an academic year. What was declined or withdrawn is left out.
///
/// # Errors
/// What SQLite says.
pub fn year(read: &Read<'_>, request: PlacementYearRequest) -> Result<PlacementYear> {
    let today = read.desk.store.clock().today();
    let present = office::queries::academic_year(read.db, today)?;
    let year = request.year.unwrap_or(present);
    let (first, last) = year.days();
    let at = |day: Day| u32::try_from((day - first).num_days()).unwrap_or_default();
    let mut lines = lines(read.db, request.by, (first, last), &fold(&request.search))?;
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    lines = lines
        .into_iter()
        .skip(request.offset as usize)
        .take(request.limit.unwrap_or(LINES) as usize)
        .collect();
    Ok(PlacementYear {
        year,
        years: years(read.db, present)?,
        days: at(last) + 1,
        today: (first..=last).contains(&today).then(|| at(today)),
        months: (0..12)
            .filter_map(|month| first.checked_add_months(Months::new(month)))
            .map(|day| YearMonth {
                name: day.format("%b").to_string(),
                from: at(day),
            })
            .collect(),
        count,
        lines,
    })
}

fn years(db: &Db, present: AcademicYear) -> Result<Vec<AcademicYear>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT substr(from_on, 1, 4) - (substr(from_on, 6, 2) < '09') FROM placement",
    )?;
    let rows = statement.query_map([], |row| store::year(row, 0))?;
    let mut years: Vec<AcademicYear> = rows.collect::<rusqlite::Result<_>>()?;
    years.push(present);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    Ok(years)
}

/// The lines of a year by name, each with its bars in rows.
fn lines(db: &Db, by: YearBy, (first, last): (Day, Day), search: &str) -> Result<Vec<YearLine>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT x.id, x.trainee_id, t.person_id, {trainee}, x.school_id, coalesce(e.name, s.name), x.state, x.from_on,
           x.until_on, coalesce(b.name, ''), m.person_id, {mentor}
         FROM placement x JOIN trainee t ON t.id = x.trainee_id JOIN person p ON p.id = t.person_id
         JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN block b ON b.id = x.block_id
         LEFT JOIN placement_mentor m ON m.placement_id = x.id AND ?3 LEFT JOIN person q ON q.id = m.person_id
         WHERE x.from_on <= ?2 AND x.until_on >= ?1 ORDER BY x.from_on, x.id",
        trainee = person_name!("p"),
        mentor = person_name!("q")
    ))?;
    let mut rows = statement.query((first.to_string(), last.to_string(), by == YearBy::Mentor))?;
    let mut lines: BTreeMap<(String, i64), YearLine> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let state = store::state(row, 6)?;
        if !state.holds_a_place() {
            continue;
        }
        let (trainee, school): (String, String) = (row.get(3)?, row.get(5)?);
        let (id, person_id, name, label) = match by {
            YearBy::School => (row.get(4)?, None, school, trainee),
            YearBy::Trainee => (row.get(1)?, Some(row.get(2)?), trainee, school),
            YearBy::Mentor => {
                let Some(mentor) = row.get::<_, Option<i64>>(10)? else {
                    continue;
                };
                let label = format!("{trainee}, {school}");
                (mentor, Some(mentor), row.get(11)?, label)
            }
        };
        let (from, until) = (store::day(row, 7)?, store::day(row, 8)?);
        let block: String = row.get(9)?;
        let words = fold(&format!("{name} {label} {block}"));
        if !search.split(' ').all(|word| words.contains(word)) {
            continue;
        }
        let shown = (from.max(first), until.min(last));
        let line = lines.entry((fold(&name), id)).or_insert_with(|| YearLine {
            id,
            person_id,
            name,
            rows: 0,
            bars: Vec::new(),
        });
        let at = u32::try_from((shown.0 - first).num_days()).unwrap_or_default();
        let days = u32::try_from((shown.1 - shown.0).num_days() + 1).unwrap_or_default();
        let row_of_line = free_row(&line.bars, at);
        line.rows = line.rows.max(row_of_line + 1);
        line.bars.push(YearBar {
            placement_id: row.get(0)?,
            label,
            state,
            state_label: state.label(),
            dates: span(from, until),
            block,
            from: at,
            days,
            row: row_of_line,
        });
    }
    Ok(lines.into_values().collect())
}

/// The first row in which no earlier bar reaches as far as `from`. The bars come by their first day.
fn free_row(bars: &[YearBar], from: u32) -> u32 {
    (0..)
        .find(|row| {
            bars.iter()
                .all(|bar| bar.row != *row || bar.from + bar.days <= from)
        })
        .unwrap_or_default()
}
