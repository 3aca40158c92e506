//! What the office set, and what counts in a year.

use super::{Figure, FigureShown, Figures, FiguresRequest, Key, shipped};
use crate::error::Result;
use crate::mentor::hours;
use crate::register::codes;
use crate::session::Read;
use crate::store::Db;
use crate::types::AcademicYear;

/// All figures that count.
///
/// # Errors
/// What SQLite says.
pub fn figures(db: &Db) -> Result<Figures> {
    let mut statement =
        db.prepare_cached("SELECT key, route, from_year, value, source FROM figure ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut own = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(0)?;
        let Some(key) = Key::from_code(&code) else {
            continue;
        };
        let shipped = shipped().iter().find(|figure| figure.key == key);
        let year: i32 = row.get(2)?;
        own.push(Figure {
            key,
            route: row.get(1)?,
            from: AcademicYear::parse(&year.to_string())?,
            value: row.get(3)?,
            unit: shipped.map_or_else(String::new, |figure| figure.unit.clone()),
            is: shipped.map_or_else(String::new, |figure| figure.is.clone()),
            source: row.get(4)?,
            own: true,
        });
    }
    Ok(Figures::with(own))
}

/// How much, with its unit.
fn said(figure: &Figure) -> String {
    match (figure.unit.as_str(), u32::try_from(figure.value)) {
        ("yes", Ok(0)) => "No".to_owned(),
        ("yes", _) => "Yes".to_owned(),
        ("minutes", Ok(minutes)) if minutes >= hours::HOUR => {
            format!("{minutes} minutes ({})", hours::written(minutes))
        }
        (unit, _) => format!("{} {unit}", figure.value),
    }
}

/// The figures of a year, for Settings.
///
/// # Errors
/// What SQLite says.
pub fn shown(read: &Read<'_>, request: FiguresRequest) -> Result<Vec<FigureShown>> {
    let figures = figures(read.db)?;
    let mut shown = Vec::new();
    for key in Key::ALL {
        let mut routes: Vec<&str> = figures
            .0
            .iter()
            .filter(|figure| figure.key == *key)
            .map(|figure| figure.route.as_str())
            .collect();
        routes.sort_unstable();
        routes.dedup();
        for route in routes {
            let Some(figure) = figures.of(*key, request.year, route) else {
                continue;
            };
            shown.push(FigureShown {
                key: *key,
                route: route.to_owned(),
                route_name: codes::name("trainingRoute", route)
                    .unwrap_or_default()
                    .to_owned(),
                value: figure.value,
                said: said(figure),
                unit: figure.unit.clone(),
                is: figure.is.clone(),
                source: figure.source.clone(),
                from: figure.from,
                own: figure.own,
            });
        }
    }
    Ok(shown)
}
