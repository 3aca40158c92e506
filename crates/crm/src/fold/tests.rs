use super::{fold, fold_into};
use proptest::prelude::*;

#[test]
fn what_people_write_differently_folds_to_one_text() {
    let check = |text: &str, folded: &str| assert_eq!(fold(text), folded, "{text}");
    check("St. Joseph’s", "st josephs");
    check("ST JOSEPH'S", "st josephs");
    check("St Josephs", "st josephs");
    check("St Thomas à Becket", "st thomas a becket");
    check(
        "École Française Jacques Prévert",
        "ecole francaise jacques prevert",
    );
    check("Anne-Marie", "anne marie");
    check("O`Neill", "oneill");
    check("202/2775", "2022775");
    check("Infant/Junior 3/a", "infant junior 3 a");
    check("  C.E.  (VA) — School, ", "ce va school");
    check("Ysgol Tŷ Gŵyr", "ysgol ty gwyr");
    check("Straße Ærø", "strasse aero");
    check("e\u{301}cole", "ecole");
    check("Caf\u{FFFD} Road", "caf road");
    check("школа", "школа");
    check("", "");
    check(" - . ' ", "");
}

#[test]
fn texts_are_added_with_one_space_between() {
    let mut out = String::new();
    fold_into(&mut out, "St. Anne’s");
    fold_into(&mut out, " - ");
    fold_into(&mut out, "NW3 2JB");
    assert_eq!(out, "st annes nw3 2jb");
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}|[A-Za-z0-9 /'.’-]{0,40}") {
        let once = fold(&text);
        // A stroke between digits is gone after the first time, so nothing is left to fold.
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }
}
