//! One line of the table: what was done, how long it took beside its reference, and how that is judged.

use serde_json::{Value, json};

/// How a row is judged.
#[derive(Clone, Copy)]
pub enum Limit {
    /// Ours is at most so many times the reference.
    Ratio(f64, f64),
    /// Ours is at most so much more than the reference.
    More(f64, f64),
    /// Ours is at most so much, whatever anything else takes.
    Most(f64, f64),
}

/// One line of the table.
pub struct Row {
    /// What asks for it on the command line.
    pub name: &'static str,
    /// What was done, for the reader.
    pub work: String,
    /// Of both figures.
    pub unit: &'static str,
    /// What it is compared with; empty: nothing.
    pub reference: &'static str,
    /// Ours and the reference's, taken in turn.
    pub pairs: Vec<(f64, f64)>,
    /// Goal and reach.
    pub limit: Limit,
}

impl Row {
    /// The median of ours.
    pub fn ours(&self) -> f64 {
        median(self.pairs.iter().map(|pair| pair.0).collect())
    }

    fn theirs(&self) -> f64 {
        median(self.pairs.iter().map(|pair| pair.1).collect())
    }

    /// What is held against goal and reach.
    fn judged(&self) -> f64 {
        match self.limit {
            Limit::Ratio(..) => median(self.pairs.iter().map(|pair| pair.0 / pair.1).collect()),
            Limit::More(..) => median(self.pairs.iter().map(|pair| pair.0 - pair.1).collect()),
            Limit::Most(..) => self.ours(),
        }
    }

    fn limits(&self) -> (f64, f64) {
        match self.limit {
            Limit::Ratio(goal, reach) | Limit::More(goal, reach) | Limit::Most(goal, reach) => {
                (goal, reach)
            }
        }
    }

    /// As it stands in the table.
    pub fn line(&self) -> String {
        let (goal, reach) = self.limits();
        let met = |limit: f64| if self.judged() <= limit { "yes" } else { "NO" };
        let theirs = match self.reference {
            "" => "–".to_owned(),
            _ => format!("{} {}", figure(self.theirs()), self.unit),
        };
        let ratio = match self.limit {
            Limit::Ratio(..) => format!("{} x", figure(self.judged())),
            Limit::More(..) => format!("+ {}", figure(self.judged())),
            Limit::Most(..) => "–".to_owned(),
        };
        format!(
            "{:<44} {:>12} {:>12} {:>9}  {:>7} {:<3}  {:>7} {:<3}  {}",
            self.work,
            format!("{} {}", figure(self.ours()), self.unit),
            theirs,
            ratio,
            figure(goal),
            met(goal),
            figure(reach),
            met(reach),
            self.reference
        )
    }

    /// As it stands in the file of results.
    pub fn json(&self) -> Value {
        let (goal, reach) = self.limits();
        json!({
            "name": self.name, "work": self.work, "unit": self.unit, "reference": self.reference,
            "ours": self.ours(), "theirs": self.theirs(), "judged": self.judged(),
            "by": match self.limit { Limit::Ratio(..) => "ratio", Limit::More(..) => "difference", Limit::Most(..) => "figure" },
            "goal": goal, "goalMet": self.judged() <= goal, "reach": reach, "reachMet": self.judged() <= reach,
            "pairs": self.pairs,
        })
    }
}

/// The middle one; of an even number, the middle of the two.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
    if values.len().is_multiple_of(2) && middle > 0 {
        f64::midpoint(at(middle - 1), at(middle))
    } else {
        at(middle)
    }
}

/// Three digits that count.
pub fn figure(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        large if large >= 10.0 => format!("{value:.1}"),
        small if small >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{figure, median};

    #[test]
    fn the_middle_of_some_figures() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(vec![4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
    }

    #[test]
    fn figures_have_three_digits() {
        assert_eq!(figure(123.4), "123");
        assert_eq!(figure(0.51), "0.510");
    }
}
