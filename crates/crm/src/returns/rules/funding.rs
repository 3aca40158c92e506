//! Which bursaries, grants and scholarships there are, and which initiatives, by academic cycle.

use super::{cells, rows, start_year};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;

const AMOUNTS: &str = include_str!("../../../../../assets/rules/register-funding-2026-27.csv");
const SUBJECTS: &str = include_str!("../../../../../assets/rules/register-subjects-2026-27.csv");
const INITIATIVES: &str =
    include_str!("../../../../../assets/rules/register-initiatives-2026-27.csv");

/// Allocation subjects with which funding needs no fund code 7 for those who start in [`EXEMPT_YEARS`] (dfe.md 1.3).
const EXEMPT: [&str; 6] = [
    "Ancient languages",
    "Modern languages",
    "French language",
    "German language",
    "Spanish language",
    "Physics",
];
/// The cycles in which that holds: 2025/26 and 2026/27.
const EXEMPT_YEARS: RangeInclusive<i32> = 2025..=2026;

/// What kind of money a funding method is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paid {
    /// A bursary, of whatever tier.
    Bursary,
    /// A scholarship.
    Scholarship,
    /// A grant.
    Grant,
}

impl Paid {
    /// What a `fundingMethod` code pays; `None`: nothing, or no such code.
    pub fn of(method: &str) -> Option<Self> {
        match method {
            "4" => Some(Self::Scholarship),
            "7" | "8" | "9" | "B" | "C" | "D" => Some(Self::Bursary),
            "E" => Some(Self::Grant),
            _ => None,
        }
    }

    /// In a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bursary => "bursary",
            Self::Scholarship => "scholarship",
            Self::Grant => "grant",
        }
    }

    /// The kind that a word names.
    pub(in crate::returns) fn from_word(word: &str) -> Option<Self> {
        [Self::Bursary, Self::Scholarship, Self::Grant]
            .into_iter()
            .find(|paid| paid.word() == word)
    }
}

/// What is paid on each route.
type OfRoutes = HashMap<String, Vec<Rule>>;

/// What is paid for an allocation subject.
#[derive(Debug, Clone)]
struct Rule {
    paid: Paid,
    subject: String,
    note: String,
}

/// Who is paid what.
#[derive(Debug, Clone, Default)]
pub struct Funding {
    /// By the year in which a cycle begins.
    rules: BTreeMap<i32, OfRoutes>,
    /// Allocation subjects by course subject.
    allocations: HashMap<String, Vec<String>>,
    /// Initiatives by cycle, each with a note.
    initiatives: BTreeMap<i32, Vec<(String, String)>>,
}

impl Funding {
    /// As shipped.
    pub fn shipped() -> Self {
        Self::read(AMOUNTS, SUBJECTS, INITIATIVES)
    }

    /// From three tables: (academic year, kind, route, pounds, allocation subject, note), (course subject, allocation
    /// subject), (academic year, initiative, note).
    pub fn read(amounts: &str, subjects: &str, initiatives: &str) -> Self {
        let mut funding = Self::default();
        funding.read_amounts(amounts);
        funding.read_allocations(subjects);
        funding.read_initiatives(initiatives);
        funding
    }

    /// Puts what is paid in a cycle in the place of what was known of it.
    pub(super) fn replace_amounts(&mut self, year: i32, amounts: &str) {
        self.rules.remove(&year);
        self.read_amounts(amounts);
    }

    /// The same of the initiatives of a cycle.
    pub(super) fn replace_initiatives(&mut self, year: i32, initiatives: &str) {
        self.initiatives.remove(&year);
        self.read_initiatives(initiatives);
    }

    /// Puts the allocation subjects of course subjects in the place of those that were known.
    pub(super) fn replace_allocations(&mut self, subjects: &str) {
        self.allocations.clear();
        self.read_allocations(subjects);
    }

    fn read_amounts(&mut self, amounts: &str) {
        for [cycle, kind, route, _, subject, note] in rows(amounts).filter_map(cells) {
            if let (Some(year), Some(paid)) = (start_year(&cycle), Paid::from_word(&kind)) {
                let routes = self.rules.entry(year).or_default();
                let rules = routes.entry(route).or_default();
                rules.push(Rule {
                    paid,
                    subject,
                    note,
                });
            }
        }
    }

    fn read_allocations(&mut self, subjects: &str) {
        for [subject, allocation] in rows(subjects).filter_map(cells) {
            self.allocations
                .entry(subject)
                .or_default()
                .push(allocation);
        }
    }

    fn read_initiatives(&mut self, initiatives: &str) {
        for [cycle, code, note] in rows(initiatives).filter_map(cells) {
            if let Some(year) = start_year(&cycle) {
                self.initiatives.entry(year).or_default().push((code, note));
            }
        }
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        let routes = self.rules.values().flat_map(HashMap::values);
        routes.map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The first and the last cycle that is known, by the years in which they begin.
    pub fn years(&self) -> RangeInclusive<i32> {
        let first = self.rules.keys().next().copied().unwrap_or(0);
        let last = self.rules.keys().next_back().copied().unwrap_or(-1);
        first..=last
    }

    /// The allocation subjects of a `courseSubject` code.
    pub fn allocations(&self, subject: &str) -> &[String] {
        self.allocations.get(subject).map_or(&[], Vec::as_slice)
    }

    /// Whether anyone on the route is funded in the cycle.
    pub fn pays_route(&self, year: i32, route: &str) -> bool {
        self.rules
            .get(&year)
            .is_some_and(|routes| routes.contains_key(route))
    }

    /// The rule under which somebody is paid, as its note; `None`: there is none.
    pub fn rule(&self, year: i32, route: &str, paid: Paid, subject: &str) -> Option<&str> {
        let allocations = self.allocations(subject);
        let rules = self.rules.get(&year)?.get(route)?;
        rules
            .iter()
            .find(|rule| rule.paid == paid && allocations.contains(&rule.subject))
            .map(|rule| rule.note.as_str())
    }

    /// Whether a course subject is paid for without fund code 7 in the cycle.
    pub fn is_exempt(&self, year: i32, subject: &str) -> bool {
        let allocations: HashSet<&str> = self
            .allocations(subject)
            .iter()
            .map(String::as_str)
            .collect();
        EXEMPT_YEARS.contains(&year) && EXEMPT.iter().any(|exempt| allocations.contains(exempt))
    }

    /// The initiatives of a cycle, each with a note; `None`: the cycle is not known.
    pub fn initiatives(&self, year: i32) -> Option<&[(String, String)]> {
        self.initiatives.get(&year).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_one_of_cycle_route_kind_and_allocation_subject() {
        let funding = Funding::shipped();
        let rule = |year, route, paid, subject| funding.rule(year, route, paid, subject);
        for (year, route, paid, subject, is_there) in [
            // Mathematics: a bursary in both years, a scholarship in 2025/26 only.
            (2026, "12", Paid::Bursary, "100403", true),
            (2025, "12", Paid::Scholarship, "100403", true),
            (2026, "12", Paid::Scholarship, "100403", false),
            // French stands under French and under modern languages.
            (2026, "12", Paid::Scholarship, "100321", true),
            (2026, "12", Paid::Bursary, "100321", true),
            // Nobody is paid for primary, and a grant is no bursary.
            (2026, "12", Paid::Bursary, "100511", false),
            (2026, "03", Paid::Grant, "100425", true),
            (2026, "03", Paid::Bursary, "100425", false),
            (2024, "12", Paid::Bursary, "100320", true),
        ] {
            assert_eq!(
                rule(year, route, paid, subject).is_some(),
                is_there,
                "{year} {route} {paid:?} {subject}"
            );
        }
        assert!(funding.pays_route(2026, "20") && !funding.pays_route(2026, "16"));
        assert!(funding.is_exempt(2026, "100425") && !funding.is_exempt(2026, "100403"));
        assert!(!funding.is_exempt(2024, "100425"));
        let codes = |year| funding.initiatives(year).map(<[_]>::len);
        assert_eq!(
            [codes(2023), codes(2024), codes(2025), codes(2026)],
            [None, Some(2), Some(3), Some(2)]
        );
    }
}
