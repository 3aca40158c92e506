//! What many times come to.

use serde_json::{Value, json};

/// How many, the median, the 99th of a hundred and the longest, in the unit of the times; 0 where there are none.
pub fn figures(mut times: Vec<f64>) -> Value {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let last = times.len().saturating_sub(1);
        times
            .get((last * percent).div_ceil(100))
            .copied()
            .unwrap_or(0.0)
    };
    json!({ "times": times.len(), "p50": at(50), "p99": at(99), "max": at(100) })
}

#[cfg(test)]
mod tests {
    use super::figures;
    use serde_json::json;

    #[test]
    fn the_middle_and_the_end() {
        let told = figures((1..=100).rev().map(f64::from).collect());
        assert_eq!(
            told,
            json!({ "times": 100, "p50": 51.0, "p99": 100.0, "max": 100.0 })
        );
        assert_eq!(
            figures(Vec::new()),
            json!({ "times": 0, "p50": 0.0, "p99": 0.0, "max": 0.0 })
        );
    }
}
