//! Rounds over real stores.

use super::*;
use std::collections::HashSet;

#[test]
fn check_values_stay_and_differ_by_file_round_and_school() {
    let one = check_value("file", 1, 1);
    assert_eq!(one, check_value("file", 1, 1));
    assert_eq!(one.len(), CHECK_LENGTH);
    let mut all = HashSet::new();
    for file in ["file", "other"] {
        for round in 0..20 {
            for school in 0..100 {
                assert!(all.insert(check_value(file, round, school)));
            }
        }
    }
}
