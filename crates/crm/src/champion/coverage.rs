//! Counting our schools by local authority, phase or trust: pure, over what is known of each.

use super::store::Place;
use super::{ChampionStage, Coverage, CoverageBy, CoverageCount, CoverageRow, risk};
use crate::list::List;
use crate::list::definition::in_route;
use crate::types::Day;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What stands for schools that have no local authority, phase or trust.
const NONE: &str = "Not known, or none";

/// Stages before the active one.
const ON_THE_WAY: [&str; 3] = [
    ChampionStage::Identified.code(),
    ChampionStage::Approached.code(),
    ChampionStage::Agreed.code(),
];
/// Stages of those who have not stepped down.
const STANDING: [&str; 4] = [
    ChampionStage::Identified.code(),
    ChampionStage::Approached.code(),
    ChampionStage::Agreed.code(),
    ChampionStage::Active.code(),
];

/// How far a school's champions have come.
enum Reach {
    Active,
    OnTheWay,
    Without,
}

fn reach(place: &Place) -> Reach {
    match place.facts.champions.iter().map(|one| one.stage).max() {
        Some(ChampionStage::Active) => Reach::Active,
        Some(_) => Reach::OnTheWay,
        None => Reach::Without,
    }
}

/// The rows of the table, and all schools together.
pub(super) fn count(places: &[Place], by: CoverageBy, today: Day) -> Coverage {
    // By whether there is one, then by its name in any case of letters.
    let mut rows: BTreeMap<(bool, String, String), CoverageRow> = BTreeMap::new();
    let mut all = empty("All our schools", &Narrowed::default());
    for place in places {
        let narrowed = Narrowed::of(place, by);
        let key = (
            narrowed.label.is_empty(),
            narrowed.label.to_lowercase(),
            narrowed.code.clone(),
        );
        let row = rows.entry(key).or_insert_with(|| {
            let label = if narrowed.label.is_empty() {
                NONE
            } else {
                &narrowed.label
            };
            empty(label, &narrowed)
        });
        let reach = reach(place);
        let at_risk = !risk::found(&place.facts, today).is_empty();
        for row in [row, &mut all] {
            row.schools.count += 1;
            match reach {
                Reach::Active => row.active.count += 1,
                Reach::OnTheWay => row.on_the_way.count += 1,
                Reach::Without => row.without.count += 1,
            }
            row.at_risk.count += u32::from(at_risk);
        }
    }
    Coverage {
        rows: rows.into_values().collect(),
        all,
    }
}

/// What a row is narrowed to.
#[derive(Default)]
struct Narrowed {
    by: Option<CoverageBy>,
    code: String,
    label: String,
}

impl Narrowed {
    fn of(place: &Place, by: CoverageBy) -> Self {
        let (code, label) = match by {
            CoverageBy::La => (&place.la_code, &place.la),
            CoverageBy::Phase => (&place.phase_code, &place.phase),
            CoverageBy::Trust => (&place.trust, &place.trust),
        };
        Self {
            by: Some(by),
            code: code.clone(),
            // A code without a name is shown as it is.
            label: if label.is_empty() {
                code.clone()
            } else {
                label.clone()
            },
        }
    }

    /// The list of our schools with this row's schools, of which `champion` says more.
    fn schools(&self, champion: Option<Value>) -> String {
        let mut filters = Map::new();
        filters.insert("stage".to_owned(), json!({"not": ["former"]}));
        if let Some(by) = self.by {
            let column = match by {
                CoverageBy::La => "la",
                CoverageBy::Phase => "phase",
                CoverageBy::Trust => "trust",
            };
            let wanted = if self.code.is_empty() {
                json!({"blank": true})
            } else {
                json!([self.code])
            };
            filters.insert(column.to_owned(), wanted);
        }
        if let Some(champion) = champion {
            filters.insert("championStage".to_owned(), champion);
        }
        List::Schools.definition().route_to(&Value::Object(filters))
    }

    fn at_risk(&self) -> String {
        let code = in_route(&self.code);
        let none = self.code.is_empty();
        match self.by {
            None => "/champions/risks".to_owned(),
            Some(CoverageBy::Trust) => format!("/champions/risks?trust={code}"),
            Some(CoverageBy::La) if none => "/champions/risks?la=none".to_owned(),
            Some(CoverageBy::Phase) if none => "/champions/risks?phase=none".to_owned(),
            Some(CoverageBy::La) => format!("/champions/risks?la={code}"),
            Some(CoverageBy::Phase) => format!("/champions/risks?phase={code}"),
        }
    }
}

fn empty(label: &str, narrowed: &Narrowed) -> CoverageRow {
    let to = |route: String| CoverageCount { count: 0, route };
    CoverageRow {
        label: label.to_owned(),
        schools: to(narrowed.schools(None)),
        active: to(narrowed.schools(Some(json!([ChampionStage::Active.code()])))),
        on_the_way: to(narrowed.schools(Some(json!(ON_THE_WAY)))),
        without: to(narrowed.schools(Some(json!({"not": STANDING})))),
        at_risk: to(narrowed.at_risk()),
    }
}
