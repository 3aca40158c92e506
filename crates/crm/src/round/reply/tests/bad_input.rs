//! What can be wrong with a reply: each is set aside or shown, none is lost, none guessed.

use super::{Check, all_ticked, edited, field, filled, rows_of_keys};
use crate::round::layout::FORM_SHEET;
use crate::testkit::only;
use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use std::io::Cursor;

/// The reason of the only reply that was set aside.
fn reason(check: &Check) -> String {
    let all = check.replies();
    let set_aside: Vec<&Value> = all
        .iter()
        .filter(|row| row["state"] == "setAside")
        .collect();
    assert_eq!(set_aside.len(), 1, "{all:#?}");
    set_aside[0]["reason"].as_str().unwrap().to_owned()
}

fn form(check: &Check) -> Vec<u8> {
    let folder = check.written();
    std::fs::read(check.workbook(&folder, check.schools[0])).unwrap()
}

#[test]
fn a_form_from_last_year_is_set_aside_for_its_own_round() {
    let check = Check::new();
    let last = all_ticked(&form(&check));
    let now = check.office.act(
        "round_new",
        json!({"year": "2027", "ask": "leadership", "selection": only(&check.schools), "title": "Check of 2027"}),
    );
    let path = check.office.put("Last year.xlsx", &last);
    let read = check.office.act("round_read", json!({"paths": [path]}));
    assert_eq!(
        [&read["roundId"], &read["setAside"], &read["read"]],
        [&now["id"], &json!(1), &json!(1)]
    );
    let replies = check.office.query("round_replies", json!({}));
    let reason = replies["rows"][0]["reason"].as_str().unwrap();
    assert!(
        reason.contains("another round") && reason.contains("Leadership check 2026/27"),
        "{reason}"
    );
}

#[test]
fn a_changed_check_value_is_set_aside() {
    let check = Check::new();
    let first = check.schools[0];
    let other = check.answer_file(
        first,
        "a.json",
        json!({"check": "ZZZZZZZZ", "allUnchanged": true}),
    );
    assert_eq!(check.read(&[other])["setAside"], 1);
    assert!(reason(&check).contains("ZZZZZZZZ"));
    // The value of one school and the URN of another.
    let (_, urn) = check.check(check.schools[1]);
    let mixed = check.answer_file(first, "b.json", json!({"urn": urn, "allUnchanged": true}));
    assert_eq!(check.read(&[mixed])["setAside"], 1);
}

#[test]
fn answers_typed_into_locked_cells_are_shown_and_not_taken() {
    let check = Check::new();
    let bytes = form(&check);
    let row = rows_of_keys(&bytes)
        .into_iter()
        .find(|(key, _)| key == "headTeacher.name")
        .unwrap()
        .1;
    let typed = edited(
        &all_ticked(&bytes),
        &[(format!("B{row}"), "Eve Frost".to_owned())],
    );
    let read = check.read(&[check.office.put("Locked.xlsx", &typed)]);
    assert_eq!(
        read["changed"], 1,
        "a tick beside it makes it no unchanged one: {read}"
    );
    let review = check.review(check.schools[0]);
    let problem = review["problems"][0].as_str().unwrap();
    assert!(
        problem.contains("Eve Frost") && problem.contains("locked"),
        "{problem}"
    );
    assert_eq!(field(&review, "headTeacher.name")["said"], "Ada Brook");
}

#[test]
fn a_sheet_with_rows_moved_is_read_by_its_keys() {
    let check = Check::new();
    let bytes = filled(
        &form(&check),
        &[
            ("headTeacher.name", "Eve Frost"),
            ("deputies.2.name", "Gus Hall"),
            ("block:senco", "No change"),
        ],
    );
    // The same sheet the other way round.
    let mut old = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in [FORM_SHEET, "Check"] {
        let range = old.worksheet_range(name).unwrap();
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let (height, (top, left)) = (range.height(), range.start().unwrap());
        for (at, row) in range.rows().enumerate() {
            let to = if name == FORM_SHEET {
                height - 1 - at
            } else {
                at
            };
            for (cell, column) in row.iter().zip(left..) {
                let column = u16::try_from(column).unwrap();
                sheet
                    .write(top + u32::try_from(to).unwrap(), column, cell.to_string())
                    .unwrap();
            }
        }
    }
    let read = check.read(&[check
        .office
        .put("Moved.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(read["changed"], 1, "{read} {:#?}", check.replies());
    let review = check.review(check.schools[0]);
    assert_eq!(review["problems"], json!([]));
    for (key, said) in [
        ("headTeacher.name", "Eve Frost"),
        ("deputies.2.name", "Gus Hall"),
        ("senco.name", "Cy Dunn"),
    ] {
        assert_eq!(field(&review, key)["said"], said, "{key}");
    }
}

#[test]
fn an_answer_beside_another_label_than_its_key_is_shown_and_not_taken() {
    let check = Check::new();
    let bytes = filled(
        &form(&check),
        &[("headTeacher.name", "Eve Frost"), ("senco.name", "Ida Jay")],
    );
    let row = rows_of_keys(&bytes)
        .into_iter()
        .find(|(key, _)| key == "headTeacher.name")
        .unwrap()
        .1;
    let typed = edited(
        &bytes,
        &[(format!("A{row}"), "Chair of governors".to_owned())],
    );
    check.read(&[check.office.put("Label.xlsx", &typed)]);
    let review = check.review(check.schools[0]);
    assert_eq!(field(&review, "headTeacher.name")["said"], json!(null));
    assert_eq!(field(&review, "senco.name")["said"], "Ida Jay");
    let problem = review["problems"][0].as_str().unwrap();
    assert!(
        problem.contains("Chair of governors") && problem.contains("Eve Frost"),
        "{problem}"
    );
}

#[test]
fn an_email_with_no_attachment_and_no_ok_is_set_aside_with_its_words() {
    let check = Check::new();
    let first = check.schools[0];
    let path = check.letter(first, "news.eml", "Our head is leaving at Easter, call us.");
    let read = check.read(&[path]);
    assert_eq!(read["setAside"], 1, "{read}");
    assert!(reason(&check).contains("Our head is leaving at Easter"));
    // It can be worked through all the same: its school is known.
    let reply = check.replies()[0].clone();
    assert_eq!(reply["schoolId"], first);
    let review = check
        .office
        .query("round_review", json!({"id": reply["id"]}));
    assert_eq!(review["waits"], true);
}

#[test]
fn two_hundred_emails_of_which_one_is_damaged_are_two_hundred_replies() {
    let check = Check::new();
    let first = check.schools[0];
    let mut paths = Vec::new();
    for number in 0..199 {
        paths.push(check.letter(first, &format!("{number}.eml"), "No change"));
    }
    paths.push(
        check
            .office
            .put("damaged.eml", &[0xFF, 0x00, 0x13, 0x37, 0xC3, 0x28]),
    );
    let read = check.read(&paths);
    assert_eq!([&read["read"], &read["setAside"]], [200, 1], "{read}");
    assert_eq!(
        read["unchanged"].as_u64().unwrap() + read["duplicate"].as_u64().unwrap(),
        199
    );
    assert!(reason(&check).contains("damaged.eml"));
    check.waiting(first);
}

#[test]
fn an_answer_file_that_was_edited_by_hand_is_shown_with_what_is_wrong() {
    let check = Check::new();
    let first = check.schools[0];
    let path = check.answer_file(
        first,
        "edited.json",
        json!({
            "shoe": "44",
            "answers": {"headTeacher.name": 5, "briefing": "perhaps", "garden": "yes", "senco.name": "Ida Jay"},
        }),
    );
    assert_eq!(check.read(&[path])["changed"], 1);
    let review = check.review(first);
    assert_eq!(
        review["problems"].as_array().unwrap().len(),
        4,
        "{:#}",
        review["problems"]
    );
    assert_eq!(field(&review, "senco.name")["said"], "Ida Jay");
    for key in ["headTeacher.name", "briefing"] {
        assert_eq!(field(&review, key)["said"], json!(null), "{key}");
    }
    let broken = check
        .office
        .put("broken.json", b"{\"form\": \"partnership-desk\", ");
    assert_eq!(check.read(&[broken])["setAside"], 1);
    assert!(reason(&check).contains("damaged"));
}

#[test]
fn html_in_a_name_stays_text() {
    let check = Check::new();
    let name = "<img src=x onerror=alert(1)> Frost";
    let path = check
        .office
        .put("Html.xlsx", &filled(&form(&check), &[("senco.name", name)]));
    assert_eq!(check.read(&[path])["changed"], 1);
    let review = check.review(check.schools[0]);
    let field = field(&review, "senco.name");
    assert_eq!(field["said"], name);
    assert!(
        field["warning"]
            .as_str()
            .unwrap()
            .contains("marks of a web page"),
        "{field:#}"
    );
    assert_eq!(field["suggested"], "keep", "it is corrected first");
}

#[test]
fn a_start_in_a_far_year_is_shown_with_a_warning_and_not_suggested() {
    let check = Check::new();
    let bytes = form(&check);
    for (day, suggested) in [("1 Sep 2062", "keep"), ("1 Sep 2027", "take")] {
        let path = check.office.put(
            &format!("{day}.xlsx"),
            &filled(&bytes, &[("headTeacher.from", day)]),
        );
        assert_eq!(check.read(&[path])["changed"], 1, "{day}");
        let review = check.review(check.schools[0]);
        let field = field(&review, "headTeacher.from");
        assert_eq!(field["suggested"], suggested, "{field:#}");
        let warning = field["warning"].as_str().unwrap();
        assert_eq!(
            warning.starts_with("1 Sep 2062 is more than"),
            suggested == "keep",
            "{warning}"
        );
    }
}

#[test]
fn a_formula_in_a_cell_is_shown_and_its_value_not_taken() {
    let check = Check::new();
    let bytes = form(&check);
    let formula = "=HYPERLINK(\"http://x.example\",\"Eve Frost\")→Eve Frost";
    let path = check.office.put(
        "Formula.xlsx",
        &filled(
            &bytes,
            &[("senco.name", formula), ("block:headTeacher", "No change")],
        ),
    );
    assert_eq!(check.read(&[path])["changed"], 1);
    let review = check.review(check.schools[0]);
    assert_eq!(field(&review, "senco.name")["said"], json!(null));
    let problem = review["problems"][0].as_str().unwrap();
    assert!(
        problem.contains("HYPERLINK") && problem.contains("Eve Frost"),
        "{problem}"
    );
    // A text that only looks like one is a text.
    let text = check.office.put(
        "Text.xlsx",
        &filled(&bytes, &[("replier.post", "=1+1"), ("briefing", "Yes")]),
    );
    check.read(&[text]);
    assert_eq!(
        field(&check.review(check.schools[0]), "replier.post")["said"],
        "=1+1"
    );
}

#[test]
fn the_thirty_first_of_february_is_shown_and_not_taken() {
    let check = Check::new();
    let bytes = filled(
        &form(&check),
        &[("deputies.1.from", "31/02/2026"), ("briefing", "No")],
    );
    assert_eq!(
        check.read(&[check.office.put("Date.xlsx", &bytes)])["changed"],
        1
    );
    let review = check.review(check.schools[0]);
    assert_eq!(field(&review, "deputies.1.from")["said"], json!(null));
    let problem = review["problems"][0].as_str().unwrap();
    assert!(
        problem.contains("31/02/2026") && problem.contains("Deputy 1: in post since"),
        "{problem}"
    );
}

#[test]
fn what_was_set_aside_can_be_given_its_school_or_dismissed() {
    let check = Check::new();
    let [first, second, _] = check.schools[..] else {
        panic!()
    };
    let other = check.answer_file(
        first,
        "a.json",
        json!({"check": "ZZZZZZZZ", "answers": {"senco.name": "Ida Jay"}}),
    );
    let lost = check.office.put("b.json", b"{}");
    assert_eq!(check.read(&[other, lost])["setAside"], 2);
    let id = |file: &str| {
        check
            .replies()
            .into_iter()
            .find(|row| row["file"] == file)
            .unwrap()["id"]
            .clone()
    };
    let not_asked = check.office.refused(
        "round_assign",
        json!({"id": id("a.json"), "schoolId": 999_999}),
    );
    assert!(
        not_asked.message.contains("not asked"),
        "{}",
        not_asked.message
    );
    check.office.act(
        "round_assign",
        json!({"id": id("a.json"), "schoolId": second}),
    );
    assert_eq!(
        field(&check.review(second), "senco.name")["said"],
        "Ida Jay"
    );
    check
        .office
        .act("round_dismiss", json!({"ids": [id("b.json")]}));
    let refused = check
        .office
        .refused("round_accept", json!({"id": id("b.json")}));
    assert!(refused.message.ends_with('.'));
    check.office.act("undo", json!({}));
    let replies = check
        .office
        .query("round_replies", json!({"state": "setAside"}));
    assert_eq!(replies["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn empty_files_are_told_apart_and_a_note_is_no_table() {
    let check = Check::new();
    let put = |name: &str, text: &str| check.office.put(name, text.as_bytes());
    let read = check.read(&[
        put("one.xlsx", ""),
        put("two.eml", ""),
        put("note.txt", "OK"),
    ]);
    assert_eq!([&read["setAside"], &read["duplicate"]], [3, 0], "{read}");
    assert_eq!(read["toMap"], json!([]));
    let all = check.replies();
    let note = all.iter().find(|row| row["file"] == "note.txt").unwrap();
    let reason = note["reason"].as_str().unwrap();
    assert!(
        reason.contains("no form of ours") && reason.contains("OK"),
        "{reason}"
    );
}

#[test]
fn a_name_typed_over_the_schools_is_shown() {
    let check = Check::new();
    let first = check.schools[0];
    let bytes = form(&check);
    let mut answered = filled(&bytes, &[("senco.name", "Ida Jay")]);
    answered = edited(&answered, &[("B4".to_owned(), "Another School".to_owned())]);
    let path = check.office.put("a.xlsx", &answered);
    assert_eq!(check.read(&[path])["changed"], 1);
    let problems = check.review(first)["problems"].to_string();
    assert!(problems.contains("Another School"), "{problems}");
}

#[test]
fn a_packed_folder_is_read_file_by_file_and_a_bounce_is_of_the_school_it_was_for() {
    let check = Check::new();
    let bytes = form(&check);
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let members: [(&str, &[u8]); 3] = [
        ("Replies/a.xlsx", &all_ticked(&bytes)),
        ("Replies/b.xlsx", b"no workbook at all"),
        ("__MACOSX/c.xlsx", b"x"),
    ];
    for (name, bytes) in members {
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut out, bytes).unwrap();
    }
    let path = check
        .office
        .put("Replies.zip", &out.finish().unwrap().into_inner());
    let read = check.read(&[path]);
    assert_eq!(
        [&read["read"], &read["unchanged"], &read["setAside"]],
        [2, 1, 1],
        "{read} {:#?}",
        check.replies()
    );

    let check = Check::new();
    check.written();
    let first = check.schools[0];
    let desk = check.office.session.desk().unwrap();
    let email: String = desk
        .store
        .read()
        .unwrap()
        .query_row(
            "SELECT email FROM round_school WHERE school_id = ?1",
            [first],
            |row| row.get(0),
        )
        .unwrap();
    let back = format!(
        "From: postmaster@mx.example\r\nTo: d@office.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n\
         Not reached: {email}\r\n"
    );
    let back = check.office.put("back.eml", back.as_bytes());
    let read = check.read(&[back]);
    assert_eq!([&read["setAside"], &read["bounced"]], [1, 1], "{read}");
    assert_eq!(check.replies()[0]["schoolId"], first);
}

#[test]
fn a_letter_that_answers_nothing_confirms_nothing() {
    let check = Check::new();
    let letter = check.letter(check.schools[0], "Busy.eml", "Please ring after half term.");
    assert_eq!(check.read(&[letter])["setAside"], 1);
    let why = reason(&check);
    assert!(why.ends_with("“Please ring after half term”."), "{why}");
    let id = check.replies()[0]["id"].clone();
    check.office.act(
        "round_assign",
        json!({"id": id, "schoolId": check.schools[0]}),
    );
    let review = check.office.query("round_review", json!({"id": id}));
    assert_eq!(review["words"], "It answers nothing of the form.");
}

#[test]
fn what_answers_a_round_is_known_wherever_it_is_dropped() {
    let check = Check::new();
    let office = &check.office;
    let book = office.put("Back.xlsx", &all_ticked(&form(&check)));
    let answers = check.answer_file(check.schools[1], "a.json", json!({"allUnchanged": true}));
    let changed = check.answer_file(check.schools[1], "b.json", json!({"check": "ZZZZZZZZ"}));
    let sheet = office.put("Contacts.csv", b"URN,Head\n1,Ada Brook\n");
    let talk = office.put(
        "Talk.eml",
        b"From: a@school.example\r\nTo: desk@office.example\r\nSubject: A visit\r\nMessage-ID: <1@x>\r\n\r\nCould we meet?\r\n",
    );
    let next = office.act(
        "round_new",
        json!({"year": "2027", "ask": "hosting", "selection": only(&check.schools), "title": "Hosting"}),
    );
    let found = office.query(
        "round_of_files",
        json!({"paths": [book, sheet, answers, talk, changed]}),
    );
    assert_eq!(
        found["rounds"],
        json!([
            {"roundId": check.round, "round": "Leadership check 2026/27", "paths": [book, answers]},
            // A check value that nobody gave: the latest round sets it aside with the reason.
            {"roundId": next["id"], "round": "Hosting", "paths": [changed]},
        ])
    );
    assert_eq!(found["others"], json!([sheet, talk]));
    for round in [&json!(check.round), &next["id"]] {
        office.act("round_delete", json!({"id": round}));
    }
    let found = office.query("round_of_files", json!({"paths": [answers]}));
    assert_eq!(found["rounds"], json!([]));
    let sentence = found["problems"][0].as_str().unwrap();
    assert!(
        sentence.contains("“a.json” answers a yearly check"),
        "{sentence}"
    );
}
