//! Counts by kind, local authority and outcome, each with all filters but its own: what the chips say.

use super::{ChangesRequest, KindCount, LaCount, Outcome, OutcomeCount};
use crate::register::diff::ChangeKind;
use std::collections::{BTreeMap, HashSet};

/// How many changes agree in everything that is filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heap {
    pub kind: ChangeKind,
    pub la: String,
    pub outcome: Outcome,
    pub ours: bool,
    pub seen: bool,
    pub count: u32,
}

/// The counts of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facets {
    pub count: u32,
    pub fresh: u32,
    pub kinds: Vec<KindCount>,
    pub las: Vec<LaCount>,
    pub outcomes: Vec<OutcomeCount>,
}

/// Counts `heaps` for `request`, whose local authorities are `las` by code; `name` gives the name of a code.
pub(super) fn count(
    request: &ChangesRequest,
    las: &HashSet<String>,
    heaps: &[Heap],
    name: impl Fn(&str) -> String,
) -> Facets {
    let mut facets = Facets::default();
    let mut kinds: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    let mut by_la: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut outcomes: BTreeMap<Outcome, u32> = BTreeMap::new();
    for heap in heaps {
        if request.ours && !heap.ours {
            continue;
        }
        let of_kind = request.kinds.is_empty() || request.kinds.contains(&heap.kind);
        let of_la = las.is_empty() || las.contains(&heap.la);
        let of_state = request.state.shows(heap.outcome);
        let ours = if heap.ours { heap.count } else { 0 };
        let place = ChangeKind::ALL.iter().position(|kind| *kind == heap.kind);
        if let (true, true, Some(place)) = (of_la, of_state, place) {
            let (count, mine) = kinds.entry(place).or_default();
            *count += heap.count;
            *mine += ours;
        }
        if of_kind && of_state {
            let (count, mine) = by_la.entry(&heap.la).or_default();
            *count += heap.count;
            *mine += ours;
        }
        if of_kind && of_la {
            *outcomes.entry(heap.outcome).or_default() += heap.count;
        }
        if of_kind && of_la && of_state {
            facets.count += heap.count;
            if heap.outcome == Outcome::Open && !heap.seen {
                facets.fresh += heap.count;
            }
        }
    }
    facets.kinds = kinds
        .into_iter()
        .filter_map(|(place, (count, ours))| {
            let kind = *ChangeKind::ALL.get(place)?;
            Some(KindCount {
                kind,
                label: kind.label().to_owned(),
                ours,
                count,
            })
        })
        .collect();
    facets.las = by_la
        .into_iter()
        .map(|(code, (count, ours))| LaCount {
            code: code.to_owned(),
            name: name(code),
            ours,
            count,
        })
        .collect();
    facets.las.sort_by(|a, b| a.name.cmp(&b.name));
    facets.outcomes = Outcome::ALL
        .into_iter()
        .map(|outcome| OutcomeCount {
            outcome,
            label: outcome.label().to_owned(),
            count: outcomes.get(&outcome).copied().unwrap_or_default(),
        })
        .collect();
    facets
}
