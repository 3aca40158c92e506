//! What a school writes where no answer is asked for: below the form, over its words, on a sheet of its own.

use super::{Check, all_ticked, field, filled, rows_of_keys, saved, with_texts};
use crate::round::layout::FORM_SHEET;
use serde_json::json;

const NEWS: &str = "Our head is leaving in July";

#[test]
fn a_text_below_the_form_over_its_words_or_on_another_sheet_is_shown_and_never_unchanged() {
    let check = Check::new();
    let folder = check.written();
    let school = check.schools[0];
    let bytes = std::fs::read(check.workbook(&folder, school)).unwrap();
    let ticked = all_ticked(&bytes);
    let last = rows_of_keys(&bytes).last().unwrap().1;
    let block = rows_of_keys(&bytes)
        .into_iter()
        .find(|(key, _)| key == "block:senco")
        .unwrap()
        .1;
    // As it is, with nothing written beside it: the words that went out are ours.
    let plain = check.office.put("Plain.xlsx", &with_texts(&ticked, &[]));
    assert_eq!(check.read(&[plain])["unchanged"], 1);
    for (number, (sheet, row, column, place)) in [
        ("Form", last + 1, 0, "cell A"),
        ("Form", last + 1, 1, "cell B"),
        ("Form", last + 1, 3, "cell D"),
        ("Form", 1, 0, "cell A2"),
        ("Form", block - 1, 1, "cell B"),
        ("Form", block, 0, "SENCO, Name (row"),
        ("Notes", 0, 0, "sheet “Notes” (row 1)"),
    ]
    .into_iter()
    .enumerate()
    {
        let path = check.office.put(
            &format!("{number}.xlsx"),
            &with_texts(&ticked, &[(sheet, row, column, NEWS)]),
        );
        let read = check.read(&[path]);
        assert_eq!(read["changed"], 1, "{place}: {read}");
        let review = check.review(school);
        let problems = review["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1, "{place}: {problems:#?}");
        let said = problems[0].as_str().unwrap();
        assert!(
            said.contains(NEWS) && said.contains(place),
            "{place}: {said}"
        );
    }
    // Nothing but the text: the form did not come back as it went out.
    let only = check.office.put(
        "Only.xlsx",
        &with_texts(&bytes, &[("Form", last + 1, 0, NEWS)]),
    );
    assert_eq!(check.read(&[only])["changed"], 1);
}

#[test]
fn a_second_form_on_another_sheet_is_named_with_its_answers_and_long_notes_with_their_length() {
    let check = Check::new();
    let folder = check.written();
    let school = check.schools[0];
    let bytes = std::fs::read(check.workbook(&folder, school)).unwrap();
    let mut texts = vec![
        ("Form (2)", 0, 2, "Eve Frost"),
        ("Form (2)", 0, 3, "headTeacher.name"),
    ];
    texts.extend((0..50).map(|row| ("Staff", row, 0, "Gus Hall")));
    let path = check
        .office
        .put("Two.xlsx", &with_texts(&all_ticked(&bytes), &texts));
    assert_eq!(check.read(&[path])["changed"], 1);
    let problems = check.review(school)["problems"].clone();
    let problems = problems.as_array().unwrap();
    let said = |part: &str| {
        problems
            .iter()
            .filter(|one| one.as_str().unwrap().contains(part))
            .count()
    };
    assert_eq!(said("second form"), 1, "{problems:#?}");
    assert_eq!(said("Eve Frost"), 1, "{problems:#?}");
    assert_eq!((said("Gus Hall"), said("10 more rows")), (40, 1));
}

#[test]
fn a_text_around_the_rows_of_several_schools_is_shown_with_each_of_them() {
    let check = Check::new();
    let mut texts = vec![
        ("Schools", 0, 0, "school.name".to_owned()),
        ("Schools", 0, 1, "school.urn".to_owned()),
        ("Schools", 0, 2, "senco.name".to_owned()),
        ("Schools", 0, 3, "school.check".to_owned()),
        ("Schools", 1, 0, "School".to_owned()),
        ("Schools", 1, 1, "URN".to_owned()),
        ("Schools", 1, 2, "SENCO: Name".to_owned()),
        ("Check", 0, 0, "partnership-desk".to_owned()),
        ("Check", 0, 4, "School".to_owned()),
        ("Check", 1, 0, "1".to_owned()),
        ("Check", 1, 4, "URN".to_owned()),
        ("Check", 2, 4, "SENCO: Name".to_owned()),
        // A choice further down than there are schools is no school.
        ("Check", 9, 6, "Not this year".to_owned()),
    ];
    for (row, school) in (3..).zip(&check.schools) {
        let (value, urn) = check.check(*school);
        texts.push(("Schools", row, 1, urn.to_string()));
        texts.push(("Schools", row, 3, value.clone()));
        texts.push(("Check", row, 0, value));
        texts.push(("Check", row, 1, urn.to_string()));
    }
    texts.push(("Schools", 3, 2, "Cy Dunn".to_owned()));
    let mut empty = rust_xlsxwriter::Workbook::new();
    empty.add_worksheet().set_name("Schools").unwrap();
    let empty = empty.save_to_buffer().unwrap();
    let texts: Vec<(&str, u32, u16, &str)> = texts
        .iter()
        .map(|(sheet, row, column, text)| (*sheet, *row, *column, text.as_str()))
        .collect();
    let bytes = with_texts(&empty, &texts);
    let read = check.read(&[check.office.put("As.xlsx", &bytes)]);
    assert_eq!(
        [&read["read"], &read["unchanged"], &read["setAside"]],
        [3, 1, 2],
        "{read} {:#?}",
        check.replies()
    );
    for (number, (sheet, row, column)) in [
        ("Schools", 9, 0),
        ("Schools", 9, 2),
        ("Schools", 1, 2),
        ("Notes", 2, 1),
    ]
    .into_iter()
    .enumerate()
    {
        let text = with_texts(&bytes, &[(sheet, row, column, NEWS)]);
        let path = check.office.put(&format!("{number}.xlsx"), &text);
        let read = check.read(&[path]);
        assert_eq!(
            [&read["read"], &read["changed"]],
            [3, 3],
            "{sheet} {row}: {read}"
        );
    }
}

#[test]
fn a_column_that_was_put_in_moves_no_answer_and_one_that_is_gone_is_named() {
    let check = Check::new();
    let folder = check.written();
    let school = check.schools[0];
    let bytes = std::fs::read(check.workbook(&folder, school)).unwrap();
    let put = |name: &str, head: &str, column: fn(u16) -> Option<u16>| {
        let bytes = filled(&bytes, &[("headTeacher.name", head)]);
        let saved = saved(&bytes, &[], |sheet, at| {
            if sheet == FORM_SHEET {
                column(at)
            } else {
                Some(at)
            }
        });
        check.office.put(name, &saved)
    };
    for (name, column) in [
        (
            "Ida Jay",
            (|at| Some(at + u16::from(at > 1))) as fn(u16) -> Option<u16>,
        ),
        ("Gus Hall", |at| Some(at + 1)),
    ] {
        let read = check.read(&[put(name, name, column)]);
        assert_eq!(read["changed"], 1, "{name}: {read}");
        let review = check.review(school);
        assert_eq!(review["problems"], json!([]), "{name}");
        assert_eq!(field(&review, "headTeacher.name")["said"], name);
    }
    for (name, column, part) in [
        (
            "no keys.xlsx",
            (|at| (at != 3).then_some(at)) as fn(u16) -> Option<u16>,
            "which row is which question",
        ),
        (
            "no answers.xlsx",
            |at| (at != 2).then(|| at - u16::from(at > 2)),
            "column of the answers",
        ),
        (
            "nothing held.xlsx",
            |at| (at != 1).then(|| at - u16::from(at > 1)),
            "column of what we hold",
        ),
    ] {
        assert_eq!(
            check.read(&[put(name, "Eve Frost", column)])["changed"],
            1,
            "{name}"
        );
        let problems = check.review(school)["problems"].clone();
        let problems = problems.as_array().unwrap();
        assert!(problems.len() <= 2, "{name}: {problems:#?}");
        assert!(
            problems[0].as_str().unwrap().contains(part),
            "{name}: {problems:#?}"
        );
        if name.starts_with("no keys") {
            assert!(
                problems[1].as_str().unwrap().contains("Eve Frost"),
                "{problems:#?}"
            );
        }
    }
}
