//! What comes is read, matched and kept, whatever it comes in.

use super::{Check, all_ticked, field, filled};
use crate::testkit::{Office, only};
use serde_json::{Value, json};

#[test]
fn a_workbook_that_was_filled_in_is_read_as_the_school_meant_it() {
    let check = Check::new();
    let folder = check.written();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let bytes = |school| std::fs::read(check.workbook(&folder, school)).unwrap();
    let changed = check.office.put(
        "Returned.xlsx",
        &filled(
            &bytes(first),
            &[
                ("block:headTeacher", "No change"),
                ("deputies.1.name", "Gus Hall"),
                ("deputies.1.email", "g.hall@alder.example"),
                ("deputies.1.from", "1/9/2026"),
                ("champion.name", "none"),
                ("workingGroup", "Yes"),
                ("replier.name", "Zoe Finch"),
            ],
        ),
    );
    let unchanged = check
        .office
        .put("Unchanged.xlsx", &all_ticked(&bytes(second)));
    let blank = check.office.put("Blank.xlsx", &bytes(third));
    let read = check.read(&[changed.clone(), unchanged, blank]);
    assert_eq!(
        [&read["changed"], &read["unchanged"], &read["setAside"]],
        [1, 1, 1],
        "{read}"
    );

    let review = check.review(first);
    assert_eq!(review["problems"], json!([]));
    assert_eq!(review["confirmer"], "Zoe Finch");
    for (key, of, held, said) in [
        ("headTeacher.name", "same", "Ada Brook", "Ada Brook"),
        ("deputies.1.name", "changed", "Bo Crane", "Gus Hall"),
        ("deputies.1.from", "changed", "Sep 2020", "1 Sep 2026"),
        ("champion.name", "nobody", "Bo Crane", "Nobody is in post"),
        ("workingGroup", "new", "", "Yes"),
        ("senco.name", "nothing", "Cy Dunn", ""),
    ] {
        let field = field(&review, key);
        assert_eq!(
            [&field["of"], &field["held"], &field["saidWords"]],
            [of, held, said],
            "{key}: {field:#}"
        );
    }
    assert_eq!(field(&review, "headTeacher.name")["ticked"], true);
    let posts = review["posts"].as_array().unwrap();
    assert_eq!(posts.len(), 1, "{posts:#?}");
    assert_eq!(posts[0]["words"], "Gus Hall instead of Bo Crane");
    assert_eq!(
        posts[0]["change"]["leaverId"],
        posts[0]["change"]["holders"][0]["tenureId"]
    );

    // The same again is told apart; a later one goes before it, and both are kept.
    assert_eq!(check.read(&[changed])["duplicate"], 1);
    let later = check.answer_file(first, "later.json", json!({"allUnchanged": true}));
    assert_eq!(check.read(&[later])["unchanged"], 1);
    let states: Vec<_> = check
        .replies()
        .iter()
        .filter(|row| row["schoolId"] == first)
        .map(|row| row["state"].clone())
        .collect();
    assert_eq!(states, ["unchanged", "superseded"]);
}

#[test]
fn ok_is_a_whole_reply_and_a_letter_for_several_schools_says_it_for_all() {
    let check = Check::new();
    check.written();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let one = check.letter(first, "one.eml", "OK, thanks\r\n\r\nKind regards\r\nZoe");
    let read = check.read(std::slice::from_ref(&one));
    assert_eq!(read["unchanged"], 1, "{read} {:#?}", check.replies());
    assert_eq!(check.waiting(first)["from"], "Zoe Finch");
    assert_eq!(check.read(&[one])["duplicate"], 1);

    let (two, urn_two) = check.check(second);
    let (three, urn_three) = check.check(third);
    let letter = format!(
        "From: Zoe Finch <z.finch@alder.example>\r\nTo: d@office.example\r\nSubject: RE: Check: 2 schools [{two} +1]\r\n\
         Message-ID: <b@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nNo changes.\r\n\r\n\
         > Reference: {urn_two} {two}\r\n> Reference: {urn_three} {three}\r\n"
    );
    let both = check.office.put("both.eml", letter.as_bytes());
    assert_eq!(check.read(&[both])["unchanged"], 2);
}

#[test]
fn a_form_attached_to_a_letter_is_read_and_what_the_letter_adds_is_shown() {
    let check = Check::new();
    let first = check.schools[0];
    check.written();
    let answers =
        std::fs::read_to_string(check.answer_file(first, "a.json", json!({"allUnchanged": true})))
            .unwrap();
    let letter = |id: &str, text: &str| {
        format!(
            "From: Zoe Finch <z.finch@alder.example>\r\nTo: d@office.example\r\nSubject: Our answer\r\nMessage-ID: <{id}@x>\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n--bb\r\nContent-Type: text/plain\r\n\r\n\
             {text}\r\n--bb\r\nContent-Type: application/json; name=\"a.json\"\r\nContent-ID: <1>\r\n\
             Content-Disposition: attachment; filename=\"a.json\"\r\n\r\n{answers}\r\n--bb--\r\n"
        )
    };
    let plain = check.office.put(
        "plain.eml",
        letter("a", "Please find it attached.").as_bytes(),
    );
    assert_eq!(check.read(&[plain])["unchanged"], 1);
    let news = check.office.put(
        "news.eml",
        letter("b", "Attached. Our SENCO has left, too.").as_bytes(),
    );
    let read = check.read(&[news]);
    assert_eq!(read["changed"], 1, "{read}");
    let review = check.review(first);
    assert!(
        review["problems"][0]
            .as_str()
            .unwrap()
            .contains("Our SENCO has left"),
        "{review:#}"
    );
    assert_eq!(review["note"], "Attached. Our SENCO has left, too.");
}

#[test]
fn a_workbook_for_several_schools_is_reviewed_school_by_school() {
    let check = Check::new();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Schools").unwrap();
    let keys = [
        "school.name",
        "school.urn",
        "block:senco",
        "senco.name",
        "briefing",
        "school.check",
    ];
    for (key, column) in keys.iter().zip(0..) {
        sheet.write(0, column, *key).unwrap();
        sheet
            .write(
                1,
                column,
                if *key == "school.urn" {
                    "URN"
                } else {
                    "A heading"
                },
            )
            .unwrap();
    }
    sheet.write(2, 0, "Same for all our schools").unwrap();
    sheet.write(2, 4, "Yes").unwrap();
    for (row, (school, senco, briefing)) in (3..).zip([
        (third, "", "No"),
        (first, "Cy Dunn", ""),
        (second, "Ida Jay", ""),
    ]) {
        let (value, urn) = check.check(school);
        sheet.write(row, 1, urn.to_string()).unwrap();
        sheet.write(row, 3, senco).unwrap();
        sheet.write(row, 4, briefing).unwrap();
        sheet.write(row, 5, value).unwrap();
    }
    let hidden = book.add_worksheet().set_name("Check").unwrap();
    hidden.write(0, 0, "partnership-desk").unwrap();
    hidden.write(1, 0, 1).unwrap();
    for (row, school) in (3..).zip(&check.schools) {
        let (value, urn) = check.check(*school);
        hidden.write(row, 0, value).unwrap();
        hidden.write(row, 1, urn.to_string()).unwrap();
    }
    let path = check
        .office
        .put("Schools.xlsx", &book.save_to_buffer().unwrap());
    let read = check.read(&[path]);
    assert_eq!(read["changed"], 3, "{read} {:#?}", check.replies());
    let said = |school: i64, key: &str| field(&check.review(school), key)["said"].clone();
    assert_eq!(
        [
            said(first, "briefing"),
            said(second, "briefing"),
            said(third, "briefing")
        ],
        ["yes", "yes", "no"]
    );
    assert_eq!(
        [said(first, "senco.name"), said(second, "senco.name")],
        ["Cy Dunn", "Ida Jay"]
    );
    assert_eq!(
        said(third, "senco.name"),
        json!(null),
        "an empty cell says nothing"
    );
}

#[test]
fn the_columns_of_an_online_form_are_mapped_once_and_remembered() {
    let check = Check::new();
    let [first, second, _] = check.schools[..] else {
        panic!()
    };
    let (_, urn) = check.check(first);
    let (_, other) = check.check(second);
    let table = |name: &str, head: &str| {
        let text = format!(
            "Id,Start time,Your number,Who leads the school now?,SENCO: name\n1,x,{urn},{head},Cy Dunn\n2,x,{other},,Ida Jay\n3,x,999,A B,\n"
        );
        check.office.put(name, text.as_bytes())
    };
    let path = table("Answers.csv", "Eve Frost");
    let look = check.office.query(
        "round_columns",
        json!({"roundId": check.round, "paths": [path]}),
    );
    assert_eq!(look["namesSchools"], false);
    assert_eq!(look["columns"][2]["field"], json!(null), "{look:#}");
    assert_eq!(look["columns"][4]["field"], "senco.name");
    let named = |columns: Value| {
        let look = check.office.query(
            "round_columns",
            json!({"roundId": check.round, "paths": [path], "columns": columns}),
        );
        look["namesSchools"].clone()
    };
    let means = |heading: &str, field: &str| json!({"heading": heading, "field": field});
    assert_eq!(named(json!([means("Your number", "urn")])), true);
    let name = means("Your number", "name");
    assert_eq!(named(json!([name])), false, "a name alone is no school");
    let place = means("Start time", "postcode");
    assert_eq!(named(json!([name, place])), true);
    let unmapped = check.read(std::slice::from_ref(&path));
    assert_eq!([&unmapped["read"], &unmapped["setAside"]], [1, 1]);
    assert_eq!(unmapped["toMap"], json!([path]));
    let refused = check.office.refused(
        "round_read",
        json!({"roundId": check.round, "paths": [path], "columns": [{"heading": "Your number", "field": "shoeSize"}]}),
    );
    assert!(refused.message.contains("shoeSize"), "{}", refused.message);
    let mapped = check.office.act(
        "round_read",
        json!({"roundId": check.round, "paths": [path], "columns": [
            {"heading": "Your number", "field": "urn"}, {"heading": "Who leads the school now?", "field": "headTeacher.name"},
        ]}),
    );
    assert_eq!(
        [&mapped["changed"], &mapped["setAside"]],
        [2, 1],
        "{mapped}"
    );
    assert_eq!(
        field(&check.review(first), "headTeacher.name")["said"],
        "Eve Frost"
    );
    let set_aside: Vec<_> = check
        .replies()
        .into_iter()
        .filter(|row| row["state"] == "setAside")
        .collect();
    assert_eq!(
        set_aside.len(),
        1,
        "the table itself is settled: {set_aside:#?}"
    );
    assert!(set_aside[0]["reason"].as_str().unwrap().contains("999"));

    let next = check.read(&[table("Answers 2.csv", "Gus Hall")]);
    assert_eq!(
        [&next["changed"], &next["duplicate"]],
        [1, 2],
        "the mapping is remembered: {next}"
    );
    assert_eq!(
        field(&check.review(first), "headTeacher.name")["said"],
        "Gus Hall"
    );
}

#[test]
fn a_folder_is_read_whole_and_what_we_wrote_ourselves_is_passed_over() {
    let check = Check::new();
    let folder = check.written();
    let first = check.schools[0];
    let path = check.workbook(&folder, first);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, all_ticked(&bytes)).unwrap();
    std::fs::write(folder.join("~$open.xlsx"), b"lock").unwrap();
    let read = check.read(&[folder]);
    assert_eq!(
        [&read["read"], &read["unchanged"]],
        [3, 1],
        "{read} {:#?}",
        check.replies()
    );
    assert_ne!(read["own"], 0, "drafts and the file for mail merge");
}

#[test]
fn a_round_without_replies_and_a_file_without_a_round_say_so() {
    let office = Office::generated(60, 7);
    let refused = office.refused("round_read", json!({"paths": ["nowhere.xlsx"]}));
    assert!(refused.message.contains("no round"), "{}", refused.message);
    let open = office.england("", json!({"status": "Open"}));
    let schools = office.ours(&open[..1]);
    office.act(
        "round_new",
        json!({"year": "2026", "selection": only(&schools)}),
    );
    assert_eq!(office.query("round_replies", json!({}))["rows"], json!([]));
    let read = office.act(
        "round_read",
        json!({"paths": [office.path("nowhere.xlsx")]}),
    );
    assert_eq!([&read["read"], &read["setAside"]], [1, 1]);
}

/// The states of a school's replies, the latest first.
fn states(check: &Check, school: i64) -> Vec<String> {
    let all = check.replies();
    let of_school = all.iter().filter(|row| row["schoolId"] == school);
    let mut states: Vec<(i64, String)> = of_school
        .map(|row| {
            let state = row["state"].as_str().unwrap().to_owned();
            (row["id"].as_i64().unwrap(), state)
        })
        .collect();
    states.sort_by_key(|(id, _)| -id);
    states.into_iter().map(|(_, state)| state).collect()
}

#[test]
fn what_is_said_again_after_another_answer_is_a_later_answer_and_the_same_file_never_is() {
    let check = Check::new();
    check.written();
    let first = check.schools[0];
    let other = || json!({"answers": {"senco.name": "Ida Jay"}});
    let yes = |name: &str, more: &str| {
        let path = check.answer_file(first, name, json!({"allUnchanged": true}));
        let text = std::fs::read_to_string(&path).unwrap();
        check.office.put(name, format!("{more}{text}").as_bytes())
    };
    let one = yes("one.json", "");
    let read = |path: &std::path::PathBuf| check.read(std::slice::from_ref(path));
    assert_eq!(read(&one)["unchanged"], 1);
    assert_eq!(
        read(&yes("copy.json", " "))["duplicate"],
        1,
        "it says what the last says"
    );
    assert_eq!(
        read(&check.answer_file(first, "two.json", other()))["changed"],
        1
    );
    assert_eq!(read(&one)["duplicate"], 1, "the same file again");
    assert_eq!(
        read(&yes("three.json", "  "))["unchanged"],
        1,
        "they came back to it"
    );
    assert_eq!(
        states(&check, first),
        ["unchanged", "superseded", "superseded"]
    );

    // What was dismissed by a slip may be sent once more.
    let waiting = check.waiting(first)["id"].clone();
    check.office.act("round_dismiss", json!({"ids": [waiting]}));
    assert_eq!(read(&one)["duplicate"], 1);
    assert_eq!(read(&yes("four.json", "   "))["unchanged"], 1);
}

#[test]
fn two_schools_that_say_the_same_and_not_who_they_are_are_two() {
    let check = Check::new();
    let letter = |from: &str| {
        let text = format!(
            "From: {from}@elsewhere.example\r\nTo: d@office.example\r\nSubject: RE: your check\r\n\
             Message-ID: <{from}@elsewhere.example>\r\n\r\nOK\r\n"
        );
        check.office.put(&format!("{from}.eml"), text.as_bytes())
    };
    let both = [letter("ann"), letter("ben")];
    assert_eq!(check.read(&both)["setAside"], 2);
    assert_eq!(check.read(&both)["duplicate"], 2);
}

#[test]
fn an_earlier_letter_that_is_found_later_does_not_go_before_the_later_one() {
    let check = Check::new();
    check.written();
    let first = check.schools[0];
    let at = |name: &str, text: &str, time: &str| {
        let path = check.letter(first, name, text);
        let letter = std::fs::read_to_string(&path).unwrap();
        check
            .office
            .put(name, letter.replace("10:00:00", time).as_bytes())
    };
    let noon = at("noon.eml", "No change", "12:00:00");
    assert_eq!(check.read(&[noon])["unchanged"], 1);
    let early = at("early.eml", "OK", "08:30:00");
    let read = check.read(std::slice::from_ref(&early));
    // It says no other thing than the later one, so it is nothing new.
    assert_eq!(read["duplicate"], 1, "{read}");
    let (value, urn) = check.check(first);
    let form = json!({
        "form": "partnership-desk", "version": 1, "check": value, "urn": urn,
        "answers": {"senco.name": "Ida Jay"},
    });
    let letter = format!(
        "From: Zoe Finch <z.finch@alder.example>\r\nTo: d@office.example\r\nSubject: Form\r\nMessage-ID: <early@x>\r\n\
         Date: Thu, 3 Sep 2026 09:15:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n\
         --bb\r\nContent-Type: text/plain\r\n\r\nAttached.\r\n--bb\r\nContent-Type: application/json; name=\"a.json\"\r\n\
         Content-Disposition: attachment; filename=\"a.json\"\r\n\r\n{form}\r\n--bb--\r\n"
    );
    let form = check.office.put("form.eml", letter.as_bytes());
    assert_eq!(check.read(std::slice::from_ref(&form))["setAside"], 1);
    let all = check.replies();
    let aside = all.iter().find(|row| row["state"] == "setAside").unwrap();
    let reason = aside["reason"].as_str().unwrap();
    assert!(
        reason.contains("3 Sep 2026 09:15") && reason.contains("3 Sep 2026 12:00"),
        "{reason}"
    );
    assert_eq!(aside["schoolId"], first);
    assert_eq!(check.read(&[form])["duplicate"], 1);

    // A form in a letter that is forwarded as a file is the school's own letter.
    let second = check.schools[1];
    let inner = std::fs::read_to_string(check.letter(second, "inner.eml", "OK")).unwrap();
    let forwarded = format!(
        "From: Wilhelmina Thrupp <w@office.example>\r\nTo: d@office.example\r\nSubject: FW\r\nMessage-ID: <fw@x>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=oo\r\n\r\n--oo\r\nContent-Type: text/plain\r\n\r\n\
         See below\r\n--oo\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n{inner}\r\n--oo--\r\n"
    );
    let forwarded = check.office.put("forwarded.eml", forwarded.as_bytes());
    let read = check.read(&[forwarded]);
    assert_eq!(read["unchanged"], 1, "{read} {:#?}", check.replies());
    assert_eq!(check.waiting(second)["from"], "Zoe Finch");
}

#[test]
fn a_row_of_an_online_form_says_who_answered_and_for_which_year() {
    let check = Check::new();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let urn = |school: i64| check.check(school).1;
    let text = format!(
        "ID,Email,Name,URN,Year,SENCO: name\n1,Z.Finch@alder.example,Zoe Finch,{},2026/27,Ida Jay\n\
         2,anonymous,anonymous,{},2025-26,Ida Jay\n3,anonymous,anonymous,{},,Ida Jay\n",
        urn(first),
        urn(second),
        urn(third)
    );
    let read = check.read(&[check.office.put("Answers.csv", text.as_bytes())]);
    assert_eq!([&read["changed"], &read["setAside"]], [2, 1], "{read}");
    assert_eq!(check.review(first)["confirmer"], "Zoe Finch");
    assert_eq!(check.review(third)["confirmer"], "");
    let all = check.replies();
    let aside = all.iter().find(|row| row["state"] == "setAside").unwrap();
    let reason = aside["reason"].as_str().unwrap();
    assert!(
        reason.contains("2025/26") && reason.contains("2026/27"),
        "{reason}"
    );
    assert_eq!(aside["schoolId"], second);
    // Said again after another answer, in a row of its own.
    let rows = |third_row: &str| {
        format!(
            "ID,URN,SENCO: name\n4,{0},Gus Hall\n{third_row}",
            urn(first)
        )
    };
    let next = check.office.put(
        "Next.csv",
        rows(&format!("5,{},Ida Jay\n", urn(first))).as_bytes(),
    );
    let read = check.read(std::slice::from_ref(&next));
    assert_eq!(read["changed"], 2, "{read}");
    assert_eq!(check.read(&[next])["duplicate"], 2);
}
