//! Replies that were set aside, settled by one of us.

use super::Check;
use serde_json::{Value, json};

/// A letter of the first school that does not say which school it is from, sent at this time of 3 September.
fn letter_of_nobody(check: &Check, name: &str, time: &str) -> std::path::PathBuf {
    let path = check.letter(check.schools[0], name, "OK");
    let (value, _) = check.check(check.schools[0]);
    let letter = std::fs::read_to_string(&path).unwrap();
    let letter = letter
        .replace(&value, "ZZZZZZZZ")
        .replace("10:00:00", &format!("{time}:00"));
    std::fs::write(&path, letter).unwrap();
    path
}

fn named(check: &Check, file: &str) -> Value {
    let all = check.replies();
    let found = all.iter().find(|row| row["file"] == file);
    found
        .unwrap_or_else(|| panic!("{file} in {all:#?}"))
        .clone()
}

#[test]
fn an_answer_that_the_school_followed_by_another_is_not_put_in_its_place() {
    let check = Check::new();
    check.written();
    let school = check.schools[0];
    let undated = check.answer_file(school, "undated.json", json!({"check": "ZZZZZZZZ"}));
    let early = letter_of_nobody(&check, "early.eml", "09:00");
    let late = letter_of_nobody(&check, "late.eml", "11:00");
    assert_eq!(check.read(&[undated, early, late])["setAside"], 3);
    let now = check.letter(school, "now.eml", "OK");
    assert_eq!(check.read(&[now])["unchanged"], 1);
    let assign = |file: &str| json!({"id": named(&check, file)["id"], "schoolId": school});

    for (file, told) in [
        ("undated.json", "answered again after it"),
        ("early.eml", "before its answer of 3 Sep 2026"),
    ] {
        let refused = check.office.refused("round_assign", assign(file));
        assert!(
            refused.message.contains(told) && refused.message.contains("dismiss one"),
            "{}",
            refused.message
        );
    }
    assert_eq!(check.waiting(school)["file"], "now.eml");

    // The one that was sent later goes before it, and is not set aside for any reason any more.
    assert_ne!(named(&check, "late.eml")["reason"], "");
    check.office.act("round_assign", assign("late.eml"));
    let late = named(&check, "late.eml");
    assert_eq!([&late["state"], &late["reason"]], ["unchanged", ""]);
    assert_eq!(named(&check, "now.eml")["state"], "superseded");

    // Whoever looked at both and dismissed the later may take the earlier.
    check
        .office
        .act("round_dismiss", json!({"ids": [late["id"]]}));
    check.office.act("round_assign", assign("early.eml"));
    assert_eq!(check.waiting(school)["file"], "early.eml");
}

#[test]
fn a_round_keeps_its_questions_once_a_school_answered_although_nothing_is_marked_as_sent() {
    let check = Check::new();
    check.written();
    let ok = check.letter(check.schools[0], "ok.eml", "OK");
    assert_eq!(check.read(&[ok])["unchanged"], 1);
    let refused = check
        .office
        .refused("round_edit", json!({"id": check.round, "own": ["Bikes?"]}));
    assert!(
        refused
            .message
            .starts_with("1 school has answered this round"),
        "{}",
        refused.message
    );
}

#[test]
fn a_round_counts_what_was_set_aside_and_all_that_came() {
    let check = Check::new();
    check.written();
    let school = check.schools[0];
    let lost = check.office.put("lost.json", b"{}");
    assert_eq!(check.read(&[lost])["setAside"], 1);
    let counts = || {
        let rounds = check.office.query("rounds", json!({}));
        let round = &rounds["rounds"][0];
        ["answered", "waiting", "setAside", "replies"].map(|key| round[key].clone())
    };
    assert_eq!(counts(), [0, 1, 1, 1].map(Value::from));
    let ok = check.letter(school, "ok.eml", "OK");
    let form = check.answer_file(
        school,
        "a.json",
        json!({"answers": {"senco.name": "Ida Jay"}}),
    );
    check.read(&[ok]);
    check.read(&[form]);
    assert_eq!(counts(), [1, 2, 1, 3].map(Value::from));
}
